//! What a messenger tells of a message after it took it: a ladder that is only climbed.

use serde::{Deserialize, Serialize};

/// One step, lowest first. That a message was delivered disproves that it failed, whichever is told first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "step")]
pub enum Receipt {
    /// It will not arrive, for this reason.
    Failed { reason: String },
    /// It is on the person's device.
    Delivered,
    /// The person opened it.
    Read,
}

impl Receipt {
    const fn height(&self) -> u8 {
        match self {
            Self::Failed { .. } => 0,
            Self::Delivered => 1,
            Self::Read => 2,
        }
    }

    /// Whether being told this says something new.
    pub fn is_beyond(&self, known: Option<&Self>) -> bool {
        known.is_none_or(|known| self.height() > known.height())
    }
}

/// A step told before the message's sending was on record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EarlyReceipt {
    pub provider_message_id: String,
    pub receipt: Receipt,
    pub told_at: jiff::Timestamp,
}
