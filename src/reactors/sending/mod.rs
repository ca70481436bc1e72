//! Handing messages to their channel (CH9): at least once for texts, and every attempt on record.
//!
//! An attempt has the number of the time its effect is taken up, so one that ended without a word (the program stopped, or lost its lease)
//! leaves a gap in the record. Whoever takes the effect up next fills it in before going on: that message may have been sent.

mod attempt;
mod outgoing;

use aggregates::campaign::Delivery;
use aggregates::conversation::{Conversation, ConversationCommand, ConversationEvent};
use aggregates::ids::{CampaignId, ConversationId};
use aggregates::values::ChatKind;
use aggregates::workspace::{Channel, ChannelKind};
use eventlog::{ExecuteError, Recorded};
use jiff::Timestamp;
use uuid::Uuid;

use super::backoff::{self, GIVE_UP_AFTER};
use super::broadcasts::{self, Way};
use super::channel_health::{self, Waiting};
use super::job::{Job, Outcome, Trouble};
use super::pace::ASK_AGAIN_AFTER;
use attempt::{Attempt, make_attempt};
use outgoing::{Outgoing, outgoing};

/// After so many attempts with an unknown outcome it is left to people: each may have put a copy into the chat.
const UNKNOWN_AT_MOST: usize = 4;
/// Why an attempt of which nothing was heard is on record, for operators.
const LOST: &str =
    "the program stopped, or lost touch, before it wrote down what came of this attempt: it may have been sent";

/// Makes the next attempt to send a message.
pub async fn send_message(job: &Job<'_>) -> Result<Outcome, Trouble> {
    let Some(mut outgoing) = outgoing(job).await? else {
        return Err(Trouble::lasting("the message to send is not in its conversation"));
    };
    let conversation_id = ConversationId::new(&*job.event.aggregate_id);
    let conversation: Conversation = job.log().load(job.workspace_id(), conversation_id.as_str()).await?;
    let (last_attempt, parts_sent) = match conversation.outgoing(outgoing.id) {
        Some(known) if !known.is_settled() => (known.last_attempt, known.parts_sent),
        // Settled, and possibly forgotten since.
        Some(_) | None => return Ok(Outcome::Done),
    };
    let attempt = u32::try_from(job.effect.attempts).unwrap_or(u32::MAX).max(last_attempt.saturating_add(1));
    if let Some(outcome) = held_back(job, &mut outgoing, &conversation, &conversation_id, attempt).await? {
        return Ok(outcome);
    }
    let workspace = job.workspace().await?;
    let channel = workspace.channels.get(&outgoing.channel_id);
    let Some(_place) = job.tools.pace.place(&outgoing.channel_id) else {
        return Ok(Outcome::Later { at: backoff::after(job.now(), ASK_AGAIN_AFTER) });
    };
    if let Some(channel) = channel {
        let waiting = Waiting {
            channel_id: &outgoing.channel_id,
            conversation_id: &conversation_id,
            is_group: outgoing.to_provider
                || outgoing.broadcast.is_some()
                || conversation.chat_kind == Some(ChatKind::Group),
            is_urgent: outgoing.broadcast.is_none(),
            since: outgoing.since,
        };
        if let Some(at) = channel_health::turn(job, &workspace, channel, waiting).await? {
            return Ok(Outcome::Later { at });
        }
    }
    if last_attempt + 1 < attempt && channel.is_none_or(reaches_outside) {
        match record_lost(job, &outgoing, &conversation_id, attempt - 1).await? {
            Outcome::Again { .. } => {}
            Outcome::Later { .. } | Outcome::Done => return Ok(Outcome::Done),
        }
    }
    let last_heard = conversation.last_message_at;
    let made = make_attempt(job, &outgoing, channel, attempt, parts_sent, last_heard).await?;
    let now = job.now();
    let mut step = format!("attempt-{attempt}");
    let mut is_part = false;
    let command = match made.attempt {
        Attempt::PartSent { part, parts, provider_message_id } => {
            step = format!("{step}-part-{part}");
            is_part = true;
            let outgoing_id = outgoing.id;
            ConversationCommand::RecordPartSent { outgoing_id, attempt, part, parts, provider_message_id, now }
        }
        Attempt::Sent { provider_message_id } => {
            ConversationCommand::RecordSent { outgoing_id: outgoing.id, attempt, provider_message_id, now }
        }
        Attempt::Failed { reason, wait } => {
            let retry_at = wait
                .map(|wait| backoff::after(now, wait))
                .filter(|at| at.duration_since(outgoing.since) < GIVE_UP_AFTER);
            ConversationCommand::RecordSendingFailed { outgoing_id: outgoing.id, attempt, reason, retry_at, now }
        }
        Attempt::Unknown { reason } => {
            let wait = backoff::wait(attempt.saturating_add(1), &job.effect.effect_id);
            let retry_at = after_unknown(job, &outgoing, backoff::after(now, wait)).await?;
            ConversationCommand::RecordSendingUnknown { outgoing_id: outgoing.id, attempt, reason, retry_at, now }
        }
    };
    let outcome = record(job, &conversation_id, &step, command).await?;
    if let Some(told) = made.told {
        let learnt = channel_health::learn(job, &outgoing.channel_id, &conversation_id, attempt, told.as_ref().err());
        if let Err(trouble) = learnt.await {
            tracing::warn!(%trouble, "what an attempt told of its channel was not kept");
        }
    }
    // The next part has a turn of its own.
    Ok(if is_part { Outcome::Later { at: now } } else { outcome })
}

/// A broadcast is not sent to a group that is not to get it any more, and to its new address where it has moved. What may have been sent
/// already, wholly or in part, goes on as it began.
async fn held_back(
    job: &Job<'_>,
    outgoing: &mut Outgoing,
    conversation: &Conversation,
    conversation_id: &ConversationId,
    attempt: u32,
) -> Result<Option<Outcome>, Trouble> {
    let Some((campaign_id, group_id)) = &outgoing.broadcast else { return Ok(None) };
    let reason = match broadcasts::way(job, &CampaignId::new(campaign_id.as_simple().to_string()), group_id).await? {
        Way::To(group) => {
            outgoing.chat = group.chat;
            return Ok(None);
        }
        Way::Barred(Delivery::Failed { reason } | Delivery::Unknown { reason }) => reason,
        Way::Barred(Delivery::Stopped | Delivery::Delivered) => "the broadcast was stopped".to_owned(),
    };
    let known = conversation.outgoing(outgoing.id);
    let is_begun = known.is_some_and(|known| known.parts_sent > 0 || known.last_attempt + 1 < attempt);
    if is_begun || unknown_before(job, outgoing.id).await? > 0 {
        return Ok(None);
    }
    let command = ConversationCommand::RecordSendingFailed {
        outgoing_id: outgoing.id,
        attempt,
        reason,
        retry_at: None,
        now: job.now(),
    };
    record(job, conversation_id, &format!("held-back-{attempt}"), command).await.map(Some)
}

/// Puts on record that nobody knows what came of an earlier attempt. Under a key of its own, so that whoever made it can still say
/// that it was sent. `Again`: the next attempt may be made.
async fn record_lost(
    job: &Job<'_>,
    outgoing: &Outgoing,
    conversation_id: &ConversationId,
    attempt: u32,
) -> Result<Outcome, Trouble> {
    job.still_ours()?;
    let now = job.now();
    let retry_at = after_unknown(job, outgoing, now).await?;
    let (outgoing_id, reason) = (outgoing.id, LOST.to_owned());
    let command = ConversationCommand::RecordSendingUnknown { outgoing_id, attempt, reason, retry_at, now };
    record(job, conversation_id, &format!("lost-{attempt}"), command).await
}

/// When the attempt after one of unknown outcome is made; none: it is left to people.
async fn after_unknown(job: &Job<'_>, outgoing: &Outgoing, at: Timestamp) -> Result<Option<Timestamp>, Trouble> {
    let before = unknown_before(job, outgoing.id).await?;
    Ok(Some(at).filter(|at| before + 1 < UNKNOWN_AT_MOST && at.duration_since(outgoing.since) < GIVE_UP_AFTER))
}

/// Writes the outcome of an attempt down, and when the next one is due.
async fn record(
    job: &Job<'_>,
    conversation_id: &ConversationId,
    step: &str,
    command: ConversationCommand,
) -> Result<Outcome, Trouble> {
    let recorded = job.put_on_record::<Conversation>(conversation_id.as_str(), command, step).await;
    let committed = match recorded {
        Ok(committed) => committed,
        // Withheld or forgotten meanwhile: nothing is left to be done.
        Err(ExecuteError::Refused(_)) => return Ok(Outcome::Done),
        Err(error) => return Err(error.into()),
    };
    for event in &committed.events {
        match &*event.event::<Conversation>()? {
            ConversationEvent::SendingFailed { retry_at, reason, .. } => {
                return Ok(Outcome::Again { at: *retry_at, reason: reason.clone() });
            }
            ConversationEvent::SendingUnknown { retry_at: Some(retry_at), reason, .. } => {
                return Ok(Outcome::Again { at: *retry_at, reason: reason.clone() });
            }
            ConversationEvent::MessageReceived { .. }
            | ConversationEvent::MessageQueued { .. }
            | ConversationEvent::MessageWithheld { .. }
            | ConversationEvent::MessageSent { .. }
            | ConversationEvent::PartSent { .. }
            | ConversationEvent::SendingUnknown { retry_at: None, .. }
            | ConversationEvent::SendingAbandoned { .. }
            | ConversationEvent::ResendRequested { .. }
            | ConversationEvent::MessageDelivered { .. }
            | ConversationEvent::MessageRead { .. }
            | ConversationEvent::DeliveryFailed { .. }
            | ConversationEvent::ConfirmationAsked { .. }
            | ConversationEvent::ConfirmationGiven { .. }
            | ConversationEvent::ConfirmationLapsed { .. }
            | ConversationEvent::LeftToPeople { .. }
            | ConversationEvent::ProvidersAsked { .. }
            | ConversationEvent::ReceiptCameEarly { .. } => {}
        }
    }
    Ok(Outcome::Done)
}

/// Whether sending over a channel does anything outside of the log.
const fn reaches_outside(channel: &Channel) -> bool {
    match channel.kind() {
        ChannelKind::Sandbox => false,
        ChannelKind::Evolution | ChannelKind::Green | ChannelKind::Meta | ChannelKind::Telegram => true,
    }
}

/// How many attempts at this message ended unknown since it was last asked for.
async fn unknown_before(job: &Job<'_>, id: Uuid) -> Result<usize, Trouble> {
    let mut unknown = 0;
    for event in stream(job).await?.iter().filter(|event| event.position > job.event.position) {
        if let ConversationEvent::SendingUnknown { outgoing_id, .. } = &*event.event::<Conversation>()?
            && *outgoing_id == id
        {
            unknown += 1;
        }
    }
    Ok(unknown)
}

async fn stream(job: &Job<'_>) -> Result<Vec<Recorded>, Trouble> {
    Ok(job.log().read_stream(job.workspace_id(), &job.event.aggregate_type, &job.event.aggregate_id).await?)
}
