//! One attempt: a call of the messenger, and what it means for the message.

use aggregates::conversation::WINDOW_CLOSED;
use aggregates::ids::ChannelMessageId;
use aggregates::workspace::{Channel, ChannelKind};
use app::groups::follow_move;
use app::ids;
use eventlog::{Actor, ERASED};
use gateways::channel::Sent;
use gateways::{GatewayError, Kind, Sign};
use jiff::Timestamp;

use super::outgoing::Outgoing;
use crate::reactors::backoff;
use crate::reactors::job::{Job, Trouble};
use crate::reactors::messenger::Messenger;
use crate::reactors::parts;

/// Where only the operator can help (a wrong key, a missing instance), there is no hurry: as if so many attempts had failed.
const SLOW_FROM_ATTEMPT: u32 = 6;

/// Free texts reach a person over Meta's Cloud API for so long after they last wrote (`docs/wire/meta.md §5`).
const WINDOW: jiff::SignedDuration = jiff::SignedDuration::from_hours(24);

/// What an attempt came to.
pub(super) enum Attempt {
    Sent {
        provider_message_id: ChannelMessageId,
    },
    /// The channel took this part of a long text, and more are to follow.
    PartSent {
        part: u32,
        parts: u32,
        provider_message_id: ChannelMessageId,
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

/// An attempt, and what the messenger said, where it was asked.
pub(super) struct Made {
    pub(super) attempt: Attempt,
    pub(super) told: Option<Result<(), GatewayError>>,
}

impl Made {
    const fn alone(attempt: Attempt) -> Self {
        Self { attempt, told: None }
    }
}

/// Makes one attempt: the next part of the text is handed to the messenger.
pub(super) async fn make_attempt(
    job: &Job<'_>,
    outgoing: &Outgoing,
    channel: Option<&Channel>,
    attempt: u32,
    parts_sent: u32,
    last_heard: Option<Timestamp>,
) -> Result<Made, Trouble> {
    if outgoing.text == ERASED || outgoing.chat == ERASED {
        return Ok(Made::alone(Attempt::Failed { reason: "its text was erased".to_owned(), wait: None }));
    }
    let Some(channel) = channel else {
        return Ok(Made::alone(Attempt::Failed { reason: "its channel was removed".to_owned(), wait: None }));
    };
    job.still_ours()?;
    if channel.kind() == ChannelKind::Meta && is_window_closed(last_heard, job.now()) {
        return Ok(Made::alone(Attempt::Failed { reason: WINDOW_CLOSED.to_owned(), wait: None }));
    }
    let messenger = Messenger::of(job.tools.desk.net(), channel);
    let limit = messenger.as_ref().ok().and_then(Messenger::text_limit);
    let parts = limit.map_or_else(|| vec![outgoing.text.as_str()], |limit| parts::parts(&outgoing.text, limit));
    // Should the text have had more parts once, the last one is sent again.
    let index = usize::try_from(parts_sent).unwrap_or(usize::MAX).min(parts.len() - 1);
    let sent = match messenger {
        Ok(messenger) => {
            // The parts of a long text follow each other.
            let quote = outgoing.quote.as_ref().filter(|_| index == 0);
            messenger.send_text(&outgoing.chat, parts[index], quote, &outgoing.id.as_simple().to_string()).await
        }
        Err(error) => Err(error),
    };
    follow_move(job, outgoing, channel, &sent).await;
    Ok(match sent {
        Ok(sent) => {
            let provider_message_id =
                ids::of_channel_message(job.log(), job.workspace_id(), channel.kind(), sent.message_id).await?;
            let attempt = if index + 1 < parts.len() {
                let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
                Attempt::PartSent { part: count(index + 1), parts: count(parts.len()), provider_message_id }
            } else {
                Attempt::Sent { provider_message_id }
            };
            Made { attempt, told: Some(Ok(())) }
        }
        Err(error) => Made { attempt: judge(&error, attempt, &job.effect.effect_id), told: Some(Err(error)) },
    })
}

/// A message may be the first to tell that its group has another address. The message itself is sent, or not, whatever comes of this;
/// the messenger tells the move by itself, too.
async fn follow_move(job: &Job<'_>, outgoing: &Outgoing, channel: &Channel, sent: &Result<Sent, GatewayError>) {
    if channel.kind() != ChannelKind::Telegram {
        return;
    }
    let to = match sent {
        Ok(sent) => &sent.chat,
        Err(GatewayError { sign: Some(Sign::Moved { to }), .. }) => to,
        Err(_) => return,
    };
    let (channel_id, from) = (&outgoing.channel_id, outgoing.chat.trim());
    let followed = follow_move::follow(&job.cx(Actor::Channel(channel_id.to_string())), channel_id, from, to).await;
    if let Err(error) = followed {
        tracing::warn!(%channel_id, %error, "a group's new address was not written down");
    }
}

/// Whether the person has not written for so long that Meta takes no free text for them.
fn is_window_closed(last_heard: Option<Timestamp>, now: Timestamp) -> bool {
    last_heard.is_none_or(|heard| now.duration_since(heard) > WINDOW)
}

/// What a failed call means for the message.
fn judge(error: &GatewayError, attempt: u32, seed: &str) -> Attempt {
    let reason = match error.sign {
        Some(Sign::WindowClosed) => WINDOW_CLOSED.to_owned(),
        _ => error.to_string(),
    };
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

#[cfg(test)]
mod tests {
    use super::*;

    fn verdict(kind: Kind) -> &'static str {
        match judge(&GatewayError::new(kind, "x"), 1, "seed") {
            Attempt::Sent { .. } | Attempt::PartSent { .. } => "sent",
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
