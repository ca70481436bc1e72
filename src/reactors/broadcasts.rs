//! Broadcasts (AD2): one message to every group with support, group after group, each with a result.
//!
//! `CampaignStarted` leads to an effect per group. Each puts its message into the group's conversation under an id of its own, once. There it
//! waits for its turn at the channel's pace, behind replies and in a lane of its own; what becomes of it comes back as the group's
//! result. The program may stop anywhere: what is not done is taken up again.

use aggregates::campaign::{Campaign, CampaignCommand, CampaignEvent, Delivery, Target};
use aggregates::conversation::{Conversation, ConversationCommand, ConversationEvent, Purpose};
use aggregates::group::Group;
use aggregates::words::team::{self, Said};
use cqrs_es::Aggregate as _;
use eventlog::{Actor, ExecuteError};
use projections::groups;
use uuid::Uuid;

use super::chat::{Answer, Origin};
use super::inbound::{Sender, wait_for};
use super::job::{Job, Outcome, Trouble};

/// Key of the text, for auditors.
const BROADCAST: &str = "broadcast";

/// Starts a broadcast to every group with support, for somebody of the team.
pub async fn begin(job: &Job<'_>, sender: &Sender, text: String) -> Result<Said, Trouble> {
    wait_for(job, groups::NAME, job.log().head(job.workspace_id()).await?).await?;
    let (targets, skipped) = groups::for_broadcast(&job.tools.models, job.workspace_id()).await?;
    let campaign_id = job.derived_id(BROADCAST).as_simple().to_string();
    let command =
        CampaignCommand::StartCampaign { campaign_id: campaign_id.clone(), text, targets, skipped, now: job.now() };
    match job.execute_on_new::<Campaign>(&campaign_id, command, BROADCAST, sender.actor()).await {
        Ok(_) => {}
        Err(ExecuteError::Refused(refusal)) => return Ok(team::broadcast_refused(&refusal.to_string())),
        Err(error) => return Err(error.into()),
    }
    let campaign: Campaign = job.log().load(job.workspace_id(), &campaign_id).await?;
    Ok(team::broadcast_begun(campaign.targets.len(), campaign.skipped.len()))
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
    let mut group: Group = job.log().load(job.workspace_id(), group_id).await?;
    if let Some(to) = &group.moved_to {
        group = job.log().load(job.workspace_id(), &to.group_id).await?;
    }
    let gone = match (group.registered, group.left) {
        (false, _) => Some("the group was deleted"),
        (true, true) => Some("the bot was removed from the group"),
        (true, false) => None,
    };
    if let Some(reason) = gone {
        return record(job, campaign_id, group_id, Delivery::Failed { reason: reason.to_owned() }).await;
    }
    let address = format!("{channel_id}/{}", group.chat);
    let conversation_id = job.log().keyed_id(job.workspace_id(), "conversation", &address).await?;
    let command = ConversationCommand::SendMessage {
        outgoing_id: job.derived_id(&format!("{BROADCAST}-{group_id}")),
        channel_id: channel_id.clone(),
        chat: group.chat,
        purpose: Purpose::Broadcast {
            campaign_id: Uuid::parse_str(campaign_id).map_err(|_| Trouble::lasting("the campaign's id is no UUID"))?,
            group_id: group_id.clone(),
        },
        text_key: BROADCAST.to_owned(),
        text: text.clone(),
        subject: group_id.clone(),
        // It may have become silent since.
        silent: group.silent_mode,
        quoted: None,
        now: job.now(),
    };
    job.execute::<Conversation>(&conversation_id, command, "send", Actor::System).await?;
    Ok(Outcome::Done)
}

/// Puts on record what became of the message in one group.
pub async fn record_result(job: &Job<'_>) -> Result<Outcome, Trouble> {
    let event = job.event.event::<Conversation>()?;
    match result(&event) {
        Some((campaign_id, group_id, result)) => {
            record(job, &campaign_id.as_simple().to_string(), group_id, result).await
        }
        None => Ok(Outcome::Done),
    }
}

async fn record(job: &Job<'_>, campaign_id: &str, group_id: &str, result: Delivery) -> Result<Outcome, Trouble> {
    let command = CampaignCommand::RecordDelivery { group_id: group_id.to_owned(), result, now: job.now() };
    job.execute::<Campaign>(campaign_id, command, "record", Actor::System).await?;
    Ok(Outcome::Done)
}

/// Tells who started a broadcast what came of it; who started it over the API looks there.
pub async fn summarise(job: &Job<'_>) -> Result<Outcome, Trouble> {
    let campaign_id = job.event.aggregate_id.to_string();
    // Its last group may have had its result from a receipt, or by hand: who asked is found behind the start.
    let stream = job.log().read_stream(job.workspace_id(), Campaign::TYPE, &campaign_id).await?;
    let Some(started) = stream.first() else { return Ok(Outcome::Done) };
    let Some(origin) = Origin::behind_event(job, started).await? else { return Ok(Outcome::Done) };
    let campaign: Campaign = job.log().load(job.workspace_id(), &campaign_id).await?;
    if campaign.targets.is_empty() && campaign.skipped.is_empty() {
        return Ok(Outcome::Done);
    }
    let failed = campaign.results.iter().filter(|(_, result)| !matches!(result, Delivery::Delivered));
    let failed = names(job, failed.map(|(group_id, _)| group_id.as_str())).await?;
    let skipped = names(job, campaign.skipped.iter().map(|target| target.group_id.as_str())).await?;
    let said = team::broadcast_done(&campaign.totals(), &failed, &skipped);
    origin.say_privately(job, Answer::for_team(said, "summary", &origin.subject)).await?;
    Ok(Outcome::Done)
}

async fn names(job: &Job<'_>, group_ids: impl Iterator<Item = &str> + Send) -> Result<Vec<String>, Trouble> {
    let ids: Vec<String> = group_ids.map(str::to_owned).collect();
    let mut names = Vec::with_capacity(ids.len());
    for group_id in ids {
        let group: Group = job.log().load(job.workspace_id(), &group_id).await?;
        names.push(group.name.unwrap_or(group.chat));
    }
    Ok(names)
}

/// What an event of a conversation says of a broadcast: the campaign, the group, the result; none while it is under way.
pub fn result(event: &ConversationEvent) -> Option<(Uuid, &str, Delivery)> {
    let (purpose, result) = match event {
        ConversationEvent::MessageSent { purpose, .. }
        | ConversationEvent::MessageDelivered { purpose, .. }
        | ConversationEvent::MessageRead { purpose, .. } => (purpose, Delivery::Delivered),
        ConversationEvent::MessageWithheld { purpose, .. } => {
            (purpose, Delivery::Failed { reason: "the group is silent".to_owned() })
        }
        ConversationEvent::SendingAbandoned { purpose, reason, .. } => {
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
        | ConversationEvent::DeliveryFailed { .. }
        | ConversationEvent::ProvidersAsked { .. }
        | ConversationEvent::ReceiptCameEarly { .. } => return None,
    };
    match purpose {
        Purpose::Broadcast { campaign_id, group_id } => Some((*campaign_id, group_id, result)),
        Purpose::Reply { .. } | Purpose::Dispatch { .. } | Purpose::Escalation { .. } | Purpose::Warning { .. } => None,
    }
}
