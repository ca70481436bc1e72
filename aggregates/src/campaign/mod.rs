//! One message to many groups (AD2): who is to get it, and what became of each.
//!
//! * The groups are fixed when it starts. Silent ones are left out, and named as such.
//! * Each group has one result at a time, and the last word counts: what the channel took may turn out not to have arrived, and the other
//!   way round.
//! * It is finished when every group has a result; a campaign without groups is finished at once.
//! * It may be stopped until then: whoever has no result yet does not get it, and it is finished. What was on its way at that moment may
//!   arrive all the same, and then counts as delivered.

mod command;
mod event;

use std::collections::BTreeMap;

use cqrs_es::Aggregate;
use cqrs_es::event_sink::EventSink;
use eventlog_contract::LoggedAggregate;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::ids::{CampaignId, GroupId};

pub use command::CampaignCommand;
pub use event::{CampaignEvent, Delivery, Target, Totals};

/// Characters a broadcast may have.
pub const TEXT_MAX_CHARS: usize = 4_000;

/// State of one campaign.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Campaign {
    pub campaign_id: CampaignId,
    pub text: String,
    /// In the order in which they are sent to.
    pub targets: Vec<Target>,
    /// Silent groups, which get nothing.
    pub skipped: Vec<Target>,
    /// By group.
    pub results: BTreeMap<GroupId, Delivery>,
    pub started_at: Option<Timestamp>,
    pub stopped_at: Option<Timestamp>,
    pub finished_at: Option<Timestamp>,
}

/// A call that makes no sense for this campaign.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CampaignError {
    #[error("the campaign was started before, with other data")]
    AlreadyStarted,
    #[error("the campaign was not started")]
    NotStarted,
    #[error("the broadcast is finished; there is nothing left to stop")]
    AlreadyFinished,
    #[error("`text` is empty")]
    TextEmpty,
    #[error("`text` has {given} characters; it may have {max} at most")]
    TextTooLong { given: usize, max: usize },
    #[error("group {group_id} is none of this campaign's")]
    NotATarget { group_id: GroupId },
}

impl Campaign {
    /// Started.
    pub const fn exists(&self) -> bool {
        self.started_at.is_some()
    }

    /// How many groups have which result so far.
    pub fn totals(&self) -> Totals {
        let count = |wanted: fn(&Delivery) -> bool| {
            u32::try_from(self.results.values().filter(|result| wanted(result)).count()).unwrap_or(u32::MAX)
        };
        Totals {
            delivered: count(|result| matches!(result, Delivery::Delivered)),
            failed: count(|result| matches!(result, Delivery::Failed { .. })),
            stopped: count(|result| matches!(result, Delivery::Stopped)),
            unknown: count(|result| matches!(result, Delivery::Unknown { .. })),
            skipped: u32::try_from(self.skipped.len()).unwrap_or(u32::MAX),
        }
    }

    /// What follows from a command.
    pub fn decide(&self, command: CampaignCommand) -> Result<Vec<CampaignEvent>, CampaignError> {
        match command {
            CampaignCommand::StartCampaign { campaign_id, text, targets, skipped, now } => {
                let text = text.trim().to_owned();
                if text.is_empty() {
                    return Err(CampaignError::TextEmpty);
                }
                let given = text.chars().count();
                if given > TEXT_MAX_CHARS {
                    return Err(CampaignError::TextTooLong { given, max: TEXT_MAX_CHARS });
                }
                if self.exists() {
                    let same = self.campaign_id == campaign_id && self.text == text;
                    return if same { Ok(Vec::new()) } else { Err(CampaignError::AlreadyStarted) };
                }
                let totals = Totals { skipped: u32::try_from(skipped.len()).unwrap_or(u32::MAX), ..Totals::default() };
                let nobody = targets.is_empty();
                let started = CampaignEvent::CampaignStarted {
                    campaign_id: campaign_id.clone(),
                    text,
                    targets,
                    skipped,
                    started_at: now,
                };
                let finished = CampaignEvent::CampaignFinished { campaign_id, totals, finished_at: now };
                Ok(if nobody { vec![started, finished] } else { vec![started] })
            }
            CampaignCommand::RecordDelivery { group_id, result, now } => {
                if !self.exists() {
                    return Err(CampaignError::NotStarted);
                }
                if !self.targets.iter().any(|target| target.group_id == group_id) {
                    return Err(CampaignError::NotATarget { group_id });
                }
                match (self.results.get(&group_id), &result) {
                    (Some(known), _) if *known == result => return Ok(Vec::new()),
                    // It was not sent because of that.
                    (Some(Delivery::Stopped), Delivery::Failed { .. } | Delivery::Stopped) => return Ok(Vec::new()),
                    (Some(_) | None, _) => {}
                }
                let mut after = self.clone();
                after.results.insert(group_id.clone(), result.clone());
                let campaign_id = || self.campaign_id.clone();
                let recorded =
                    CampaignEvent::DeliveryRecorded { campaign_id: campaign_id(), group_id, result, recorded_at: now };
                let is_last = self.finished_at.is_none() && after.results.len() == self.targets.len();
                let finished = CampaignEvent::CampaignFinished {
                    campaign_id: campaign_id(),
                    totals: after.totals(),
                    finished_at: now,
                };
                Ok(if is_last { vec![recorded, finished] } else { vec![recorded] })
            }
            CampaignCommand::StopCampaign { now } => {
                if !self.exists() {
                    return Err(CampaignError::NotStarted);
                }
                if self.stopped_at.is_some() {
                    return Ok(Vec::new());
                }
                if self.finished_at.is_some() {
                    return Err(CampaignError::AlreadyFinished);
                }
                let left = self.targets.iter().filter(|target| !self.results.contains_key(&target.group_id));
                let stopped = CampaignEvent::CampaignStopped {
                    campaign_id: self.campaign_id.clone(),
                    group_ids: left.map(|target| target.group_id.clone()).collect(),
                    stopped_at: now,
                };
                let mut after = self.clone();
                after.apply(stopped.clone());
                let finished = CampaignEvent::CampaignFinished {
                    campaign_id: self.campaign_id.clone(),
                    totals: after.totals(),
                    finished_at: now,
                };
                Ok(vec![stopped, finished])
            }
        }
    }
}

impl Aggregate for Campaign {
    const TYPE: &'static str = "campaign";
    type Command = CampaignCommand;
    type Event = CampaignEvent;
    type Error = CampaignError;
    type Services = ();

    async fn handle(
        &mut self,
        command: Self::Command,
        (): &Self::Services,
        sink: &EventSink<Self>,
    ) -> Result<(), Self::Error> {
        for event in self.decide(command)? {
            sink.write(event, self).await;
        }
        Ok(())
    }

    fn apply(&mut self, event: Self::Event) {
        match event {
            CampaignEvent::CampaignStarted { campaign_id, text, targets, skipped, started_at } => {
                self.campaign_id = campaign_id;
                self.text = text;
                self.targets = targets;
                self.skipped = skipped;
                self.started_at = Some(started_at);
            }
            CampaignEvent::DeliveryRecorded { group_id, result, .. } => {
                self.results.insert(group_id, result);
            }
            CampaignEvent::CampaignStopped { group_ids, stopped_at, .. } => {
                self.results.extend(group_ids.into_iter().map(|group_id| (group_id, Delivery::Stopped)));
                self.stopped_at = Some(stopped_at);
            }
            CampaignEvent::CampaignFinished { finished_at, .. } => self.finished_at = Some(finished_at),
        }
    }
}

impl LoggedAggregate for Campaign {}
