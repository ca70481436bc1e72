//! How much one customer may ask for in a while (VC5).

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

/// What is limited, each by itself. Windows slide: each counts for so long from when it came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Limit {
    /// Messages that are handled, per minute.
    Messages,
    /// Orders looked up, per hour.
    OrderChecks,
}

impl Limit {
    /// Every limit.
    pub const ALL: [Self; 2] = [Self::Messages, Self::OrderChecks];

    /// How long a window lasts.
    pub const fn window(self) -> SignedDuration {
        match self {
            Self::Messages => SignedDuration::from_mins(1),
            Self::OrderChecks => SignedDuration::from_hours(1),
        }
    }

    /// Its snake_case name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Messages => "messages",
            Self::OrderChecks => "order_checks",
        }
    }
}

/// A limit that was reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reached {
    pub allowed: u32,
    pub until: Timestamp,
    /// When they were told last.
    pub told_at: Timestamp,
}

impl Reached {
    /// Whether they were told within the window that ends now.
    pub fn was_told(&self, limit: Limit, now: Timestamp) -> bool {
        self.told_at.checked_add(limit.window()).is_ok_and(|until| until > now)
    }

    /// Whether it holds: not after its end, and not once the operator allows more.
    pub fn holds(&self, allowed: u32, now: Timestamp) -> bool {
        self.until > now && allowed <= self.allowed
    }
}
