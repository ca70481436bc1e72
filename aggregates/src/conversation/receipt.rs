//! What a messenger tells of a message after it took it: the steps of a ladder, told in any order. The highest counts.

use serde::{Deserialize, Serialize};

use crate::ids::ChannelMessageId;

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
    pub(super) const fn height(&self) -> u8 {
        match self {
            Self::Failed { .. } => 0,
            Self::Delivered => 1,
            Self::Read => 2,
        }
    }

    /// Whether none of these is the same step.
    pub(super) fn is_news_beside<'a>(&self, told: impl IntoIterator<Item = &'a Self>) -> bool {
        told.into_iter().all(|known| known.height() != self.height())
    }
}

/// A step told before the message's sending was on record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EarlyReceipt {
    pub provider_message_id: ChannelMessageId,
    pub receipt: Receipt,
    pub told_at: jiff::Timestamp,
}
