//! What is learnt about a channel while it is used.

use jiff::Timestamp;
use serde::Serialize;

use super::StopCause;
use crate::ids::ChannelId;

/// Reports on one channel.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum ChannelHealthCommand {
    /// The messenger counts us as a nuisance: a yellow card, too many messages (429, Meta's 131048).
    ReportBanSign { channel_id: ChannelId, reason: String, now: Timestamp },
    /// Nothing goes through until the owner acts: logged out, banned, a wrong key, an unpaid bill.
    ReportOwnerMustAct { channel_id: ChannelId, reason: String, cause: StopCause, now: Timestamp },
    /// The messenger answered when it was asked how the channel is, so its key and its settings work. `is_anew`: the owner has just
    /// given the key or connected the channel.
    ReportAnswered { channel_id: ChannelId, is_anew: bool, now: Timestamp },
    /// A message went through.
    ReportSent { channel_id: ChannelId, now: Timestamp },
    /// The messenger says that all is well again.
    ReportConnected { channel_id: ChannelId, now: Timestamp },
}
