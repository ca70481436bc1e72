//! Orders to a campaign.

use jiff::Timestamp;
use serde::Serialize;

use super::{Delivery, Target};
use crate::ids::{CampaignId, GroupId};

/// What can be asked of one campaign.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum CampaignCommand {
    /// Send this text to these groups.
    StartCampaign {
        campaign_id: CampaignId,
        text: String,
        targets: Vec<Target>,
        /// Groups that would be sent to, were they not silent.
        skipped: Vec<Target>,
        now: Timestamp,
    },
    /// What became of it in one group.
    RecordDelivery { group_id: GroupId, result: Delivery, now: Timestamp },
    /// Send it to nobody else.
    StopCampaign { now: Timestamp },
}
