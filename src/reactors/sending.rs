//! Handing messages to their channel (CH9): at least once for texts, and every attempt on record.

use aggregates::conversation::{Conversation, ConversationCommand, ConversationEvent};
use aggregates::values::Secret;
use aggregates::workspace::{Channel, ChannelKind};
use eventlog::{ERASED, ExecuteError, Recorded};
use gateways::evolution::EvolutionClient;
use gateways::{GatewayError, Kind, Net};
use jiff::Timestamp;
use uuid::Uuid;

use super::backoff::{self, GIVE_UP_AFTER};
use super::job::{Job, Outcome, Trouble};

/// After so many attempts with an unknown outcome it is left to people: each may have put a copy into the chat.
const UNKNOWN_AT_MOST: usize = 4;
/// Where only the operator can help (a wrong key, a missing instance), there is no hurry: as if so many attempts had failed.
const SLOW_FROM_ATTEMPT: u32 = 6;

/// A message to send.
struct Outgoing {
    id: Uuid,
    channel_id: String,
    chat: String,
    text: String,
    /// When sending it was asked for; counts for giving up.
    since: Timestamp,
}

/// What an attempt came to.
enum Attempt {
    Sent {
        provider_message_id: String,
    },
    /// Certainly not sent. `wait` none: no use in trying again.
    Failed {
        reason: String,
        wait: Option<std::time::Duration>,
    },
    Unknown {
        reason: String,
    },
}

/// Makes the next attempt to send a message.
pub async fn send_message(job: &Job<'_>) -> Result<Outcome, Trouble> {
    let Some(outgoing) = outgoing(job).await? else {
        return Err(Trouble::lasting("the message to send is not in its conversation"));
    };
    let conversation_id = job.event.aggregate_id.to_string();
    let conversation: Conversation = job.log().load(job.workspace_id(), &conversation_id).await?;
    let attempt = match conversation.outgoing(outgoing.id) {
        Some(known) if !known.is_settled() => known.last_attempt + 1,
        // Settled, and possibly forgotten since.
        Some(_) | None => return Ok(Outcome::Done),
    };
    let made = make_attempt(job, &outgoing, attempt).await?;
    let now = job.now();
    let command = match made {
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
            let before = unknown_before(job, outgoing.id).await?;
            let wait = backoff::wait(attempt.saturating_add(1), &job.effect.effect_id);
            let retry_at = Some(backoff::after(now, wait))
                .filter(|at| before + 1 < UNKNOWN_AT_MOST && at.duration_since(outgoing.since) < GIVE_UP_AFTER);
            ConversationCommand::RecordSendingUnknown { outgoing_id: outgoing.id, attempt, reason, retry_at, now }
        }
    };
    record(job, &conversation_id, attempt, command).await
}

/// Writes the outcome of an attempt down, and when the next one is due.
async fn record(
    job: &Job<'_>,
    conversation_id: &str,
    attempt: u32,
    command: ConversationCommand,
) -> Result<Outcome, Trouble> {
    let recorded = job.put_on_record::<Conversation>(conversation_id, command, &format!("attempt-{attempt}")).await;
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
            | ConversationEvent::SendingUnknown { retry_at: None, .. }
            | ConversationEvent::SendingAbandoned { .. }
            | ConversationEvent::ResendRequested { .. } => {}
        }
    }
    Ok(Outcome::Done)
}

async fn make_attempt(job: &Job<'_>, outgoing: &Outgoing, attempt: u32) -> Result<Attempt, Trouble> {
    if outgoing.text == ERASED || outgoing.chat == ERASED {
        return Ok(Attempt::Failed { reason: "its text was erased".to_owned(), wait: None });
    }
    let workspace = job.workspace().await?;
    let Some(channel) = workspace.channels.get(&outgoing.channel_id) else {
        return Ok(Attempt::Failed { reason: "its channel was removed".to_owned(), wait: None });
    };
    job.still_ours()?;
    let sent = match channel.kind {
        ChannelKind::Sandbox => return Ok(Attempt::Sent { provider_message_id: outgoing.id.as_simple().to_string() }),
        ChannelKind::Evolution => match evolution(job.tools.desk.net(), channel) {
            Ok(client) => client.send_text(&outgoing.chat, &outgoing.text).await,
            Err(error) => Err(error),
        },
    };
    Ok(match sent {
        Ok(sent) => Attempt::Sent { provider_message_id: sent.message_id },
        Err(error) => judge(&error, attempt, &job.effect.effect_id),
    })
}

/// What a failed call means for the message.
fn judge(error: &GatewayError, attempt: u32, seed: &str) -> Attempt {
    let reason = error.to_string();
    let wait = match error.kind {
        Kind::OutcomeUnknown => return Attempt::Unknown { reason },
        Kind::Refused => None,
        Kind::RateLimited | Kind::Unavailable => {
            Some(backoff::wait(attempt, seed).max(error.retry_after.unwrap_or_default()))
        }
        Kind::Unauthorized | Kind::Misconfigured | Kind::NotFound => {
            Some(backoff::wait(attempt.max(SLOW_FROM_ATTEMPT), seed))
        }
    };
    Attempt::Failed { reason, wait }
}

/// The client of an Evolution channel. Clients share connections and rate limits through `net`, so making one costs nothing.
pub fn evolution(net: &Net, channel: &Channel) -> Result<EvolutionClient, GatewayError> {
    EvolutionClient::new(net, &channel.api_url, secret(&channel.api_key), &channel.instance)
}

/// A secret of a state as clients take it.
pub fn secret(secret: &Secret) -> secrecy::SecretString {
    secret.expose().to_owned().into()
}

/// The message this job's event wants sent.
async fn outgoing(job: &Job<'_>) -> Result<Option<Outgoing>, Trouble> {
    match &*job.event.event::<Conversation>()? {
        ConversationEvent::MessageQueued { queued_at, .. } => queued(&job.event, None, *queued_at),
        ConversationEvent::ResendRequested { outgoing_id, requested_at, .. } => {
            for event in stream(job).await?.iter().rev() {
                if let Some(outgoing) = queued(event, Some(*outgoing_id), *requested_at)? {
                    return Ok(Some(outgoing));
                }
            }
            Ok(None)
        }
        ConversationEvent::MessageReceived { .. }
        | ConversationEvent::MessageWithheld { .. }
        | ConversationEvent::MessageSent { .. }
        | ConversationEvent::SendingFailed { .. }
        | ConversationEvent::SendingUnknown { .. }
        | ConversationEvent::SendingAbandoned { .. } => Ok(None),
    }
}

/// The message an event queues; with `wanted`, only that one.
fn queued(event: &Recorded, wanted: Option<Uuid>, since: Timestamp) -> Result<Option<Outgoing>, Trouble> {
    Ok(match &*event.event::<Conversation>()? {
        ConversationEvent::MessageQueued { outgoing_id, channel_id, chat, text, .. }
            if wanted.is_none_or(|id| id == *outgoing_id) =>
        {
            Some(Outgoing {
                id: *outgoing_id,
                channel_id: channel_id.clone(),
                chat: chat.clone(),
                text: text.clone(),
                since,
            })
        }
        ConversationEvent::MessageQueued { .. }
        | ConversationEvent::MessageReceived { .. }
        | ConversationEvent::MessageWithheld { .. }
        | ConversationEvent::MessageSent { .. }
        | ConversationEvent::SendingFailed { .. }
        | ConversationEvent::SendingUnknown { .. }
        | ConversationEvent::SendingAbandoned { .. }
        | ConversationEvent::ResendRequested { .. } => None,
    })
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

#[cfg(test)]
mod tests {
    use super::*;

    fn verdict(kind: Kind) -> &'static str {
        match judge(&GatewayError::new(kind, "x"), 1, "seed") {
            Attempt::Sent { .. } => "sent",
            Attempt::Unknown { .. } => "unknown",
            Attempt::Failed { wait: None, .. } => "given up",
            Attempt::Failed { wait: Some(wait), .. } if wait.as_secs() > 60 => "slowly",
            Attempt::Failed { wait: Some(_), .. } => "soon",
        }
    }

    #[test]
    fn what_cannot_work_is_given_up_and_what_the_operator_can_mend_is_tried_slowly() {
        assert_eq!(verdict(Kind::Refused), "given up");
        assert_eq!(verdict(Kind::Unavailable), "soon");
        assert_eq!(verdict(Kind::RateLimited), "soon");
        assert_eq!(verdict(Kind::Unauthorized), "slowly");
        assert_eq!(verdict(Kind::Misconfigured), "slowly");
        assert_eq!(verdict(Kind::NotFound), "slowly");
        assert_eq!(verdict(Kind::OutcomeUnknown), "unknown");
    }
}
