//! Broadcasts (AD2): one message to every group with support, group after group, each with a result.
//!
//! `CampaignStarted` leads to an effect per group. Each puts its message into the group's conversation under an id of its own, once. There it
//! waits for its turn at the channel's pace, behind replies and in a lane of its own; what becomes of it comes back as the group's
//! result. A group that is silenced, switched off, deleted or left meanwhile does not get it, and nobody does once it is stopped. The
//! program may stop anywhere: what is not done is taken up again.

use aggregates::campaign::{Campaign, CampaignCommand, CampaignEvent, Delivery, Target};
use aggregates::conversation::{Conversation, ConversationCommand, ConversationEvent, Purpose};
use aggregates::group::Group;
use aggregates::ids::{CampaignId, GroupId};
use aggregates::words::team::{self, Missed, Said};
use app::ids;
use cqrs_es::Aggregate as _;
use eventlog::{Actor, ExecuteError};
use projections::groups;
use uuid::Uuid;

use super::chat::{Answer, Origin};
use super::inbound::{Sender, wait_for};
use super::job::{Job, Outcome, Trouble};

/// A group that moved is followed so often at most.
const MOVES_FOLLOWED: usize = 8;
/// How far is looked back for a broadcast that still runs, in events.
const LOOK_BACK: i64 = 100_000;
const LOOKED_AT_ONCE: i64 = 1_000;
/// Key of the text, for auditors.
const BROADCAST: &str = "broadcast";

/// Starts a broadcast to every group with support, for somebody of the team.
pub async fn begin(job: &Job<'_>, sender: &Sender, text: String) -> Result<Said, Trouble> {
    wait_for(job, groups::NAME, job.log().head(job.workspace_id()).await?).await?;
    let (targets, skipped) = groups::for_broadcast(&job.tools.models, job.workspace_id()).await?;
    let campaign_id = CampaignId::new(job.derived_id(BROADCAST).as_simple().to_string());
    let command =
        CampaignCommand::StartCampaign { campaign_id: campaign_id.clone(), text, targets, skipped, now: job.now() };
    match job.execute_on_new::<Campaign>(campaign_id.as_str(), command, BROADCAST, sender.actor()).await {
        Ok(_) => {}
        Err(ExecuteError::Refused(refusal)) => return Ok(team::broadcast_refused(&refusal.to_string())),
        Err(error) => return Err(error.into()),
    }
    let campaign: Campaign = job.log().load(job.workspace_id(), campaign_id.as_str()).await?;
    Ok(team::broadcast_begun(campaign.targets.len(), campaign.skipped.len()))
}

/// Stops the broadcast that was started last and still runs.
pub async fn stop(job: &Job<'_>, sender: &Sender) -> Result<Said, Trouble> {
    const STEP: &str = "stop-broadcast";
    let campaign_id = match job.done_before(STEP).await? {
        Some(done) => done.events.first().map(|event| CampaignId::new(&*event.aggregate_id)),
        None => running(job).await?,
    };
    let Some(campaign_id) = campaign_id else { return Ok(team::broadcast_stopped(None)) };
    let command = CampaignCommand::StopCampaign { now: job.now() };
    match job.execute::<Campaign>(campaign_id.as_str(), command, STEP, sender.actor()).await {
        Ok(_) => {}
        // It ended meanwhile.
        Err(ExecuteError::Refused(_)) => return Ok(team::broadcast_stopped(None)),
        Err(error) => return Err(error.into()),
    }
    let campaign: Campaign = job.log().load(job.workspace_id(), campaign_id.as_str()).await?;
    Ok(team::broadcast_stopped(Some(&campaign.totals())))
}

/// The newest broadcast that is not finished, looked for backwards.
async fn running(job: &Job<'_>) -> Result<Option<CampaignId>, Trouble> {
    let workspace = job.workspace_id();
    let mut before = job.event.position;
    let stop = before.saturating_sub(LOOK_BACK).max(0);
    while before > stop {
        let after = before.saturating_sub(LOOKED_AT_ONCE).max(stop);
        let events = job.log().read(workspace, after, usize::try_from(before - after).unwrap_or(0)).await?;
        let started = events.iter().rev().filter(|event| &*event.event_type == "CampaignStarted");
        for event in started.filter(|event| event.position <= before) {
            let campaign: Campaign = job.log().load(workspace, &event.aggregate_id).await?;
            if campaign.finished_at.is_none() {
                return Ok(Some(campaign.campaign_id));
            }
        }
        before = after;
    }
    Ok(None)
}

/// Puts the message into one group's conversation.
pub async fn send(job: &Job<'_>) -> Result<Outcome, Trouble> {
    let event = job.event.event::<Campaign>()?;
    let CampaignEvent::CampaignStarted { campaign_id, text, targets, .. } = &*event else { return Ok(Outcome::Done) };
    let index = job.effect.payload.get("target").and_then(serde_json::Value::as_u64);
    let index = index.and_then(|index| usize::try_from(index).ok());
    let Some(Target { group_id, channel_id }) = index.and_then(|index| targets.get(index)) else {
        return Err(Trouble::lasting("the broadcast names no such group"));
    };
    let group = match way(job, campaign_id, group_id).await? {
        Way::To(group) => group,
        Way::Barred(result) => return record(job, campaign_id, group_id, result).await,
    };
    let conversation_id = ids::of_conversation(job.log(), job.workspace_id(), channel_id, &group.chat).await?;
    let command = ConversationCommand::SendMessage {
        outgoing_id: job.derived_id(&format!("{BROADCAST}-{group_id}")),
        channel_id: channel_id.clone(),
        chat: group.chat,
        purpose: Purpose::Broadcast {
            campaign_id: Uuid::parse_str(campaign_id.as_str())
                .map_err(|_| Trouble::lasting("the campaign's id is no UUID"))?,
            group_id: group_id.clone(),
        },
        text_key: BROADCAST.to_owned(),
        text: text.clone(),
        subject: group_id.to_string(),
        silent: false,
        quoted: None,
        now: job.now(),
        unasked: false,
    };
    job.execute::<Conversation>(conversation_id.as_str(), command, "send", Actor::System).await?;
    Ok(Outcome::Done)
}

/// Where a broadcast to a group goes now.
pub enum Way {
    /// To this group, wherever it has moved.
    To(Group),
    /// Nowhere, and that is the group's result.
    Barred(Delivery),
}

/// Looks whether a group is still to get a broadcast: asked when its message is put into its conversation, and before every attempt to
/// send it, since hours may lie between.
pub async fn way(job: &Job<'_>, campaign_id: &CampaignId, group_id: &GroupId) -> Result<Way, Trouble> {
    let barred = |reason: &str| Ok(Way::Barred(Delivery::Failed { reason: reason.to_owned() }));
    let campaign: Campaign = job.log().load(job.workspace_id(), campaign_id.as_str()).await?;
    if campaign.stopped_at.is_some() {
        return Ok(Way::Barred(Delivery::Stopped));
    }
    let mut group: Group = job.log().load(job.workspace_id(), group_id.as_str()).await?;
    for _ in 0..MOVES_FOLLOWED {
        let Some(to) = &group.moved_to else { break };
        group = job.log().load(job.workspace_id(), to.group_id.as_str()).await?;
    }
    if !group.registered {
        return barred("the group was deleted");
    }
    if group.left {
        return barred("the bot was removed from the group");
    }
    if !group.support_enabled {
        return barred("support was switched off in the group");
    }
    if group.silent_mode {
        return barred("the group is silent");
    }
    Ok(Way::To(group))
}

/// Puts on record what became of the message in one group.
pub async fn record_result(job: &Job<'_>) -> Result<Outcome, Trouble> {
    let event = job.event.event::<Conversation>()?;
    match result(&event) {
        Some((campaign_id, group_id, result)) => {
            record(job, &CampaignId::new(campaign_id.as_simple().to_string()), group_id, result).await
        }
        None => Ok(Outcome::Done),
    }
}

async fn record(
    job: &Job<'_>,
    campaign_id: &CampaignId,
    group_id: &GroupId,
    result: Delivery,
) -> Result<Outcome, Trouble> {
    let command = CampaignCommand::RecordDelivery { group_id: group_id.to_owned(), result, now: job.now() };
    job.execute::<Campaign>(campaign_id.as_str(), command, "record", Actor::System).await?;
    Ok(Outcome::Done)
}

/// Tells who started a broadcast what came of it; who started it over the API looks there.
pub async fn summarise(job: &Job<'_>) -> Result<Outcome, Trouble> {
    let campaign_id = CampaignId::new(&*job.event.aggregate_id);
    // Its last group may have had its result from a receipt, or by hand: who asked is found behind the start.
    let stream = job.log().read_stream(job.workspace_id(), Campaign::TYPE, campaign_id.as_str()).await?;
    let Some(started) = stream.first() else { return Ok(Outcome::Done) };
    let Some(origin) = Origin::behind_event(job, started).await? else { return Ok(Outcome::Done) };
    let campaign: Campaign = job.log().load(job.workspace_id(), campaign_id.as_str()).await?;
    if campaign.targets.is_empty() && campaign.skipped.is_empty() {
        return Ok(Outcome::Done);
    }
    let mut missed = Missed::default();
    for target in &campaign.targets {
        let name = || name(job, &target.group_id);
        match campaign.results.get(&target.group_id) {
            Some(Delivery::Delivered) | None => {}
            Some(Delivery::Failed { reason }) => missed.failed.push((name().await?, reason.clone())),
            Some(Delivery::Unknown { reason }) => missed.unknown.push((name().await?, reason.clone())),
            Some(Delivery::Stopped) => missed.stopped.push(name().await?),
        }
    }
    for target in &campaign.skipped {
        missed.silent.push(name(job, &target.group_id).await?);
    }
    let said = team::broadcast_done(&campaign.totals(), &missed);
    origin.say_privately(job, Answer::for_team(said, "summary", &origin.subject)).await?;
    Ok(Outcome::Done)
}

/// Tells who started a broadcast what turned out about a group after its summary: a message that the channel took need not arrive.
pub async fn correct(job: &Job<'_>) -> Result<Outcome, Trouble> {
    let event = job.event.event::<Campaign>()?;
    let CampaignEvent::DeliveryRecorded { campaign_id, group_id, result, recorded_at } = &*event else {
        return Ok(Outcome::Done);
    };
    let campaign: Campaign = job.log().load(job.workspace_id(), campaign_id.as_str()).await?;
    if campaign.finished_at.is_none_or(|finished_at| finished_at >= *recorded_at) {
        return Ok(Outcome::Done);
    }
    let stream = job.log().read_stream(job.workspace_id(), Campaign::TYPE, campaign_id.as_str()).await?;
    let Some(started) = stream.first() else { return Ok(Outcome::Done) };
    let Some(origin) = Origin::behind_event(job, started).await? else { return Ok(Outcome::Done) };
    let said = team::broadcast_corrected(&name(job, group_id).await?, result);
    origin.say_privately(job, Answer::for_team(said, "correction", &origin.subject)).await?;
    Ok(Outcome::Done)
}

async fn name(job: &Job<'_>, group_id: &GroupId) -> Result<String, Trouble> {
    let group: Group = job.log().load(job.workspace_id(), group_id.as_str()).await?;
    Ok(group.name.unwrap_or(group.chat))
}

/// What an event of a conversation says of a broadcast: the campaign, the group, the result; none while it is under way.
pub fn result(event: &ConversationEvent) -> Option<(Uuid, &GroupId, Delivery)> {
    let (purpose, result) = match event {
        ConversationEvent::MessageSent { purpose, .. }
        | ConversationEvent::MessageDelivered { purpose, .. }
        | ConversationEvent::MessageRead { purpose, .. } => (purpose, Delivery::Delivered),
        ConversationEvent::MessageWithheld { purpose, .. } => {
            (purpose, Delivery::Failed { reason: "the group is silent".to_owned() })
        }
        ConversationEvent::SendingAbandoned { purpose, reason, .. }
        | ConversationEvent::DeliveryFailed { purpose, reason, .. } => {
            (purpose, Delivery::Failed { reason: reason.clone() })
        }
        ConversationEvent::SendingUnknown { purpose, reason, retry_at: None, .. } => {
            (purpose, Delivery::Unknown { reason: reason.clone() })
        }
        ConversationEvent::SendingUnknown { retry_at: Some(_), .. }
        | ConversationEvent::MessageReceived { .. }
        | ConversationEvent::MessageQueued { .. }
        | ConversationEvent::PartSent { .. }
        | ConversationEvent::SendingFailed { .. }
        | ConversationEvent::ResendRequested { .. }
        | ConversationEvent::ConfirmationAsked { .. }
        | ConversationEvent::ConfirmationGiven { .. }
        | ConversationEvent::ConfirmationLapsed { .. }
        | ConversationEvent::LeftToPeople { .. }
        | ConversationEvent::ProvidersAsked { .. }
        | ConversationEvent::ReceiptCameEarly { .. } => return None,
    };
    match purpose {
        Purpose::Broadcast { campaign_id, group_id } => Some((*campaign_id, group_id, result)),
        Purpose::Reply { .. } | Purpose::Dispatch { .. } | Purpose::Escalation { .. } | Purpose::Warning { .. } => None,
    }
}
