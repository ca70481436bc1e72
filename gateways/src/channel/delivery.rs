//! How far a sent message got: a ladder that is only climbed, since its steps are told out of order and more than once.

use serde::Serialize;

use crate::outcome::{GatewayError, Kind, Sign};

/// A message we sent got further, or failed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Delivery {
    /// The id the system gave when it took the message over.
    pub message_id: String,
    /// The chat or person, when told.
    pub chat: Option<String>,
    pub state: DeliveryState,
    /// When it happened, unix seconds; 0 when not told.
    pub at_unix: i64,
    /// Why it failed, when it did.
    pub trouble: Option<Trouble>,
}

/// The steps, lowest first. A failure stands above `Sent`, which it follows, and below `Delivered`, which disproves it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DeliveryState {
    Accepted,
    Sent,
    Failed,
    Delivered,
    Read,
    Played,
}

/// What went wrong, in the system's words and in ours.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Trouble {
    /// The system's own code or word.
    pub code: String,
    pub kind: Kind,
    pub sign: Option<Sign>,
    /// For operators and logs, never for customers.
    pub detail: String,
}

impl DeliveryState {
    /// What is known after this state was told: never less than before, whatever the order.
    #[must_use]
    pub fn after(self, known: Option<Self>) -> Self {
        known.map_or(self, |known| known.max(self))
    }

    /// Whether being told this says something new.
    #[must_use]
    pub fn is_beyond(self, known: Option<Self>) -> bool {
        known.is_none_or(|known| self > known)
    }
}

impl Trouble {
    pub(crate) fn new(code: impl Into<String>, kind: Kind, sign: Option<Sign>, detail: &str) -> Self {
        // Shortened and freed of addresses as every technical text.
        let detail = GatewayError::new(kind, detail).detail;
        Self { code: code.into(), kind, sign, detail }
    }
}

#[cfg(test)]
mod tests {
    use super::DeliveryState::{self, Accepted, Delivered, Failed, Played, Read, Sent};
    use proptest::prelude::*;

    #[test]
    fn a_step_told_late_takes_nothing_back() {
        assert_eq!(Sent.after(None), Sent);
        assert_eq!(Sent.after(Some(Read)), Read);
        assert_eq!(Delivered.after(Some(Sent)), Delivered);
        assert!(!Delivered.is_beyond(Some(Read)) && !Read.is_beyond(Some(Read)) && Read.is_beyond(Some(Delivered)));
    }

    #[test]
    fn a_failure_stands_until_the_message_is_delivered_after_all() {
        assert_eq!(Failed.after(Some(Sent)), Failed);
        assert_eq!(Sent.after(Some(Failed)), Failed);
        assert_eq!(Delivered.after(Some(Failed)), Delivered);
        assert_eq!(Failed.after(Some(Delivered)), Delivered);
    }

    proptest! {
        #[test]
        fn the_same_steps_in_any_order_end_on_the_same_step(
            told in prop::collection::vec(prop::sample::select(vec![Accepted, Sent, Failed, Delivered, Read, Played]), 1..8),
            seed in any::<prop::sample::Index>(),
        ) {
            let end = |steps: &[DeliveryState]| steps.iter().fold(None, |known, step| Some(step.after(known)));
            let mut other = told.clone();
            other.rotate_left(seed.index(told.len()));
            other.reverse();
            prop_assert_eq!(end(&told), end(&other));
        }
    }
}
