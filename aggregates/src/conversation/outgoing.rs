//! What a conversation remembers of a message it sends.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Purpose, Receipt};
use crate::ids::ChannelMessageId;

/// One outgoing message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outgoing {
    pub outgoing_id: Uuid,
    pub purpose: Purpose,
    pub state: OutgoingState,
    /// Number of the last attempt whose outcome is known; 0 before the first and after a resend was asked for.
    pub last_attempt: u32,
    /// What the channel called the message when it took it, the last time.
    pub provider_message_id: Option<ChannelMessageId>,
    /// How many parts of a long text the channel took since it was last asked for.
    pub parts_sent: u32,
    /// What was told of it since, each step once, in the order it was told.
    pub receipts: Vec<Receipt>,
}

/// How far an outgoing message is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OutgoingState {
    /// To be sent, or to be tried again.
    Waiting,
    /// The channel took it.
    Sent,
    /// No further attempt will be made.
    Abandoned,
    /// Nobody knows whether it was sent, and it is not tried again by itself.
    Unknown,
    /// Held back in a silent group.
    Withheld,
}

impl Outgoing {
    /// Whether the program is done with it.
    pub fn is_settled(&self) -> bool {
        match self.state {
            OutgoingState::Waiting => false,
            OutgoingState::Sent | OutgoingState::Abandoned | OutgoingState::Unknown | OutgoingState::Withheld => true,
        }
    }

    /// The most that is known of it since the channel took it.
    pub fn receipt(&self) -> Option<&Receipt> {
        self.receipts.iter().max_by_key(|receipt| receipt.height())
    }

    /// Whether the messenger took it and then could not deliver it.
    pub fn is_undelivered(&self) -> bool {
        matches!(self.receipt(), Some(Receipt::Failed { .. }))
    }

    /// Whether the outcome of this attempt is already on record.
    pub(super) fn heard_of(&self, attempt: u32) -> bool {
        self.is_settled() || attempt <= self.last_attempt
    }
}
