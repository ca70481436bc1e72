//! What happened to one campaign.

use cqrs_es::DomainEvent;
use eventlog_contract::{LoggedEvent, Personal};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::ids::{CampaignId, ChannelId, GroupId};

/// A group the message goes to. Where its chat is, the group itself knows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Target {
    pub group_id: GroupId,
    pub channel_id: ChannelId,
}

/// What became of the message in one group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "is")]
pub enum Delivery {
    /// The channel took it.
    Delivered,
    /// It was certainly not sent.
    Failed { reason: String },
    /// It may have been sent.
    Unknown { reason: String },
    /// The broadcast was stopped before its turn.
    Stopped,
}

/// Groups by result.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Totals {
    pub delivered: u32,
    pub failed: u32,
    pub unknown: u32,
    /// Silent groups.
    pub skipped: u32,
    /// Groups whose turn had not come when it was stopped; none before there was a way to stop it.
    #[serde(default, skip_serializing_if = "is_none")]
    pub stopped: u32,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks this way")]
const fn is_none(number: &u32) -> bool {
    *number == 0
}

/// Events of one campaign. Its text is the operator's own, for everybody to read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum CampaignEvent {
    /// The text and the groups are fixed.
    CampaignStarted {
        campaign_id: CampaignId,
        text: String,
        targets: Vec<Target>,
        skipped: Vec<Target>,
        started_at: Timestamp,
    },
    /// One group has a result, or another one than before.
    DeliveryRecorded { campaign_id: CampaignId, group_id: GroupId, result: Delivery, recorded_at: Timestamp },
    /// Somebody stopped it: these groups do not get it.
    CampaignStopped { campaign_id: CampaignId, group_ids: Vec<GroupId>, stopped_at: Timestamp },
    /// Every group has a result.
    CampaignFinished { campaign_id: CampaignId, totals: Totals, finished_at: Timestamp },
}

impl DomainEvent for CampaignEvent {
    fn event_type(&self) -> String {
        match self {
            Self::CampaignStarted { .. } => "CampaignStarted",
            Self::DeliveryRecorded { .. } => "DeliveryRecorded",
            Self::CampaignStopped { .. } => "CampaignStopped",
            Self::CampaignFinished { .. } => "CampaignFinished",
        }
        .to_owned()
    }

    fn event_version(&self) -> String {
        "1.0".to_owned()
    }
}

impl LoggedEvent for CampaignEvent {
    fn personal(&self) -> Personal {
        match self {
            Self::CampaignStarted { .. }
            | Self::DeliveryRecorded { .. }
            | Self::CampaignStopped { .. }
            | Self::CampaignFinished { .. } => Personal::None,
        }
    }
}
