//! At most so many calls a second to one address, however many callers there are.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::time::{Instant, sleep_until};

use crate::outcome::{GatewayError, Kind, Result};

/// Longest time a call waits for its turn before it is handed back as rate limited.
const PATIENCE: Duration = Duration::from_secs(30);

/// The second a limit is about, with some room for calls that arrive closer together than they left.
const WINDOW: Duration = Duration::from_millis(1100);

/// Lets so many calls through in any one second. Turns are given in order of arrival.
#[derive(Debug)]
pub(crate) struct Limiter(Mutex<Turns>);

#[derive(Debug)]
struct Turns {
    /// When the latest turns were or will be, oldest first; as many as the limit.
    latest: VecDeque<Instant>,
    limit: usize,
    not_before: Option<Instant>,
}

impl Limiter {
    fn new(per_second: u32) -> Self {
        let limit = usize::try_from(per_second.max(1)).unwrap_or(usize::MAX);
        Self(Mutex::new(Turns { latest: VecDeque::new(), limit, not_before: None }))
    }

    /// Waits for a turn.
    ///
    /// # Errors
    /// `RateLimited` at once when the wait would be too long.
    pub(crate) async fn turn(&self) -> Result<()> {
        let at = self.reserve(Instant::now())?;
        sleep_until(at).await;
        Ok(())
    }

    /// No turn before this wait is over: the other side asked for it.
    pub(crate) fn hold(&self, wait: Duration) {
        self.hold_from(Instant::now(), wait);
    }

    fn reserve(&self, now: Instant) -> Result<Instant> {
        let mut turns = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let is_full = turns.latest.len() >= turns.limit;
        let free = turns.latest.front().filter(|_| is_full).map(|oldest| *oldest + WINDOW);
        let at = [free, turns.not_before].into_iter().flatten().fold(now, Instant::max);
        let wait = at - now;
        if wait > PATIENCE {
            let error = GatewayError::new(Kind::RateLimited, "too many calls are waiting for this address");
            return Err(error.after(Some(wait)));
        }
        if is_full {
            turns.latest.pop_front();
        }
        turns.latest.push_back(at);
        Ok(at)
    }

    fn hold_from(&self, now: Instant, wait: Duration) {
        let until = now + wait.min(PATIENCE * 2);
        let mut turns = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        turns.not_before = turns.not_before.max(Some(until));
    }
}

/// The limiters of all addresses.
#[derive(Debug, Default)]
pub(super) struct Limiters(Mutex<HashMap<String, Arc<Limiter>>>);

impl Limiters {
    pub(super) fn of(&self, key: &str, per_second: u32) -> Arc<Limiter> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(all.entry(key.to_owned()).or_insert_with(|| Arc::new(Limiter::new(per_second))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Waits in milliseconds of so many calls that all come at once.
    fn waits(limiter: &Limiter, now: Instant, calls: usize) -> Vec<u128> {
        (0..calls).map(|_| (limiter.reserve(now).expect("a turn") - now).as_millis()).collect()
    }

    #[test]
    fn no_second_has_more_calls_than_the_limit() {
        let limiter = Limiter::new(5);
        let now = Instant::now();
        assert_eq!(waits(&limiter, now, 8), [0, 0, 0, 0, 0, 1100, 1100, 1100]);
        // After a quiet time all turns are free again.
        assert_eq!(waits(&limiter, now + Duration::from_secs(3), 6), [0, 0, 0, 0, 0, 1100]);
    }

    #[test]
    fn a_long_queue_is_handed_back_as_rate_limited() {
        let limiter = Limiter::new(5);
        let now = Instant::now();
        limiter.hold_from(now, Duration::from_secs(40));
        let error = limiter.reserve(now).expect_err("too long a wait");
        assert_eq!(error.kind, Kind::RateLimited);
        assert!(error.retry_after.expect("a wait") > PATIENCE);
    }

    #[test]
    fn a_wait_asked_for_is_kept() {
        let limiter = Limiter::new(5);
        let now = Instant::now();
        limiter.hold_from(now, Duration::from_secs(3));
        assert_eq!(waits(&limiter, now, 2), [3000, 3000]);
    }
}
