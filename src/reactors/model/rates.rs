//! How many replies by the model a customer had within the hour (VC5). Counted in this process: a limit on cost, not a promise.

use std::collections::{HashMap, VecDeque};
use std::sync::{Mutex, PoisonError};

use eventlog::WorkspaceId;
use jiff::{SignedDuration, Timestamp};

const SPAN: SignedDuration = SignedDuration::from_hours(1);
/// Beyond so many customers those without a reply within the hour are forgotten.
const TIDY_ABOVE: usize = 4_096;

/// Times of the last replies, by customer.
#[derive(Default)]
pub struct Rates(Mutex<HashMap<(WorkspaceId, String), VecDeque<Timestamp>>>);

impl Rates {
    /// Counts one more; false once there were `limit` within the hour.
    pub fn admit(&self, workspace: WorkspaceId, customer_id: &str, limit: u32, now: Timestamp) -> bool {
        let since = now.checked_sub(SPAN).unwrap_or(Timestamp::MIN);
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if all.len() > TIDY_ABOVE {
            all.retain(|_, times| times.back().is_some_and(|last| *last > since));
        }
        let times = all.entry((workspace, customer_id.to_owned())).or_default();
        while times.front().is_some_and(|first| *first <= since) {
            times.pop_front();
        }
        let is_free = times.len() < usize::try_from(limit).unwrap_or(usize::MAX);
        if is_free {
            times.push_back(now);
        }
        is_free
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_customer_has_a_limit_of_their_own_within_the_hour() {
        let rates = Rates::default();
        let workspace = WorkspaceId::from_uuid(uuid::Uuid::from_u128(1));
        let at = |minutes: i64| Timestamp::UNIX_EPOCH + SignedDuration::from_mins(minutes);
        assert!(rates.admit(workspace, "maria", 2, at(0)) && rates.admit(workspace, "maria", 2, at(10)));
        assert!(!rates.admit(workspace, "maria", 2, at(59)));
        assert!(rates.admit(workspace, "john", 2, at(59)));
        assert!(rates.admit(workspace, "maria", 2, at(60)));
        assert!(!rates.admit(workspace, "maria", 2, at(61)));
        assert!(!rates.admit(workspace, "alex", 0, at(61)));
    }
}
