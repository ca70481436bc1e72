//! How a channel's health changed.

use cqrs_es::DomainEvent;
use eventlog_contract::{LoggedEvent, Personal};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::StopCause;
use crate::ids::ChannelId;

/// Events of one channel's health. Reasons are the messenger's words, for operators.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum ChannelHealthEvent {
    /// A sign of a coming ban: messages go out `factor` times slower than usual.
    ChannelSlowed { channel_id: ChannelId, factor: u32, reason: String, slowed_at: Timestamp },
    /// No further sign for a while: messages go out faster again, still `factor` times slower than usual.
    ChannelEased { channel_id: ChannelId, factor: u32, eased_at: Timestamp },
    /// Nothing goes through until the owner acts; messages are kept.
    ChannelStopped {
        channel_id: ChannelId,
        reason: String,
        /// What the stop comes of, and with it what ends it.
        #[serde(default)]
        cause: StopCause,
        stopped_at: Timestamp,
    },
    /// Messages go out as usual.
    ChannelRecovered { channel_id: ChannelId, recovered_at: Timestamp },
}

impl DomainEvent for ChannelHealthEvent {
    fn event_type(&self) -> String {
        match self {
            Self::ChannelSlowed { .. } => "ChannelSlowed",
            Self::ChannelEased { .. } => "ChannelEased",
            Self::ChannelStopped { .. } => "ChannelStopped",
            Self::ChannelRecovered { .. } => "ChannelRecovered",
        }
        .to_owned()
    }

    fn event_version(&self) -> String {
        match self {
            // 1.1: `cause`.
            Self::ChannelStopped { .. } => "1.1",
            Self::ChannelSlowed { .. } | Self::ChannelEased { .. } | Self::ChannelRecovered { .. } => "1.0",
        }
        .to_owned()
    }
}

impl LoggedEvent for ChannelHealthEvent {
    fn personal(&self) -> Personal {
        match self {
            Self::ChannelSlowed { .. }
            | Self::ChannelEased { .. }
            | Self::ChannelStopped { .. }
            | Self::ChannelRecovered { .. } => Personal::None,
        }
    }
}
