//! What was said in a chat of late: somebody who answers by machine must not keep us talking.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Within this time the same text is said [`TIMES`] times at most, unless something was asked for.
const WITHIN: SignedDuration = SignedDuration::from_mins(10);
const TIMES: usize = 2;
/// Texts remembered at most.
const KEPT: usize = 64;

/// Texts said of late, oldest first; each by its digest, as the text itself is personal.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said(Vec<(Uuid, Timestamp)>);

impl Said {
    /// Whether a text nobody asked for would be said too often.
    pub(super) fn is_enough_of(&self, text: &str, now: Timestamp) -> bool {
        let digest = digest(text);
        let since = |at: Timestamp| now.duration_since(at) < WITHIN;
        self.0.iter().filter(|(known, at)| *known == digest && since(*at)).count() >= TIMES
    }

    pub(super) fn note(&mut self, text: &str, at: Timestamp) {
        self.0.retain(|(_, before)| at.duration_since(*before) < WITHIN);
        self.0.push((digest(text), at));
        let surplus = self.0.len().saturating_sub(KEPT);
        self.0.drain(..surplus);
    }
}

fn digest(text: &str) -> Uuid {
    Uuid::new_v5(&Uuid::nil(), text.as_bytes())
}
