//! What sending tells of a channel's health, and when a message's turn is (`aggregates::channel_health`).

use std::time::Duration;

use aggregates::channel_health::{ChannelHealth, ChannelHealthCommand, ChannelHealthEvent, Health, StopCause};
use aggregates::ids::{ChannelId, ConversationId};
use aggregates::workspace::{Channel, Workspace};
use eventlog::ExecuteError;
use gateways::{GatewayError, Kind, Sign};
use jiff::Timestamp;
use projections::outbox;
use serde_json::{Value, json};

use super::backoff::{self, GIVE_UP_AFTER};
use super::effects;
use super::job::{Job, Outcome, Trouble};
use super::pace::Ask;

/// A stopped channel is tried once in so long; the other messages wait.
const TRY_EVERY: Duration = Duration::from_secs(60);
/// What a slowed channel's pace is reckoned from, should its own interval be shorter.
const SLOWED_FROM_MS: u32 = 500;

/// A message that asks for its turn.
pub struct Waiting<'a> {
    pub channel_id: &'a ChannelId,
    pub conversation_id: &'a ConversationId,
    pub is_group: bool,
    /// Replies go before broadcasts.
    pub is_urgent: bool,
    /// When sending it was asked for.
    pub since: Timestamp,
}

/// When the message's turn is; none: now.
pub async fn turn(
    job: &Job<'_>,
    workspace: &Workspace,
    channel: &Channel,
    waiting: Waiting<'_>,
) -> Result<Option<Timestamp>, Trouble> {
    let Some(pace) = workspace.settings.send_pace(channel.kind()) else { return Ok(None) };
    let known: ChannelHealth = job.log().load(job.workspace_id(), waiting.channel_id.as_str()).await?;
    let now = job.now();
    let channel_ms = match known.health {
        Health::Well => pace.channel_ms,
        Health::Slowed { factor, .. } => pace.channel_ms.max(SLOWED_FROM_MS).saturating_mul(factor),
        Health::Stopped { .. } => {
            // The attempt of what has waited too long is its last.
            let is_over = now.duration_since(waiting.since) >= GIVE_UP_AFTER;
            let may_go = is_over || job.tools.pace.may_try(waiting.channel_id, TRY_EVERY, now).await;
            return Ok((!may_go).then(|| backoff::after(now, TRY_EVERY)));
        }
    };
    let chat_ms = if waiting.is_group { pace.group_ms } else { pace.private_ms };
    if channel_ms == 0 && chat_ms == 0 {
        return Ok(None);
    }
    let ask = Ask {
        effect_id: &job.effect.effect_id,
        channel_id: waiting.channel_id,
        chat: waiting.conversation_id.as_str(),
        channel_every: Duration::from_millis(channel_ms.into()),
        chat_every: Duration::from_millis(chat_ms.into()),
        is_urgent: waiting.is_urgent,
    };
    Ok(job.tools.pace.turn(&ask, now).await)
}

/// Keeps what an attempt tells of the channel. What is lost here the next message tells again.
pub async fn learn(
    job: &Job<'_>,
    channel_id: &ChannelId,
    conversation_id: &ConversationId,
    attempt: u32,
    error: Option<&GatewayError>,
) -> Result<(), Trouble> {
    let now = job.now();
    if let Some(error) = error
        && let Some(wait) = error.retry_after
    {
        let until = backoff::after(now, wait);
        match error.sign {
            Some(Sign::ChatTooFast) => job.tools.pace.hold_chat(conversation_id.as_str(), until).await,
            _ if error.kind == Kind::RateLimited => job.tools.pace.hold_channel(channel_id, until).await,
            _ => {}
        }
    }
    let channel_id = channel_id.to_owned();
    let command = match error {
        None => {
            let known: ChannelHealth = job.log().load(job.workspace_id(), channel_id.as_str()).await?;
            match known.health {
                Health::Well => return Ok(()),
                Health::Slowed { .. } | Health::Stopped { .. } => {
                    ChannelHealthCommand::ReportSent { channel_id: channel_id.clone(), now }
                }
            }
        }
        Some(error) => match lesson(error) {
            Lesson::None => return Ok(()),
            Lesson::BanSign => {
                let reason = error.to_string();
                ChannelHealthCommand::ReportBanSign { channel_id: channel_id.clone(), reason, now }
            }
            Lesson::OwnerMustAct => {
                let reason = error.to_string();
                let cause = match error.kind {
                    Kind::Unauthorized | Kind::Misconfigured => StopCause::Message,
                    Kind::Refused | Kind::RateLimited | Kind::Unavailable | Kind::OutcomeUnknown | Kind::NotFound => {
                        StopCause::Account
                    }
                };
                ChannelHealthCommand::ReportOwnerMustAct { channel_id: channel_id.clone(), reason, cause, now }
            }
        },
    };
    match job.put_on_record::<ChannelHealth>(channel_id.as_str(), command, &format!("health-{attempt}")).await {
        Ok(_) | Err(ExecuteError::Conflict | ExecuteError::Stale { .. }) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

/// What a failed call tells beyond the one message.
#[derive(Debug, PartialEq, Eq)]
enum Lesson {
    None,
    BanSign,
    OwnerMustAct,
}

fn lesson(error: &GatewayError) -> Lesson {
    match (&error.sign, error.kind) {
        (Some(Sign::OwnerMustAct), _) => Lesson::OwnerMustAct,
        (Some(Sign::BanRisk), _) => Lesson::BanSign,
        (Some(Sign::ChatTooFast | Sign::WindowClosed | Sign::ShutOut | Sign::NeedsPhone | Sign::Moved { .. }), _) => {
            Lesson::None
        }
        (None, Kind::RateLimited) => Lesson::BanSign,
        (None, Kind::Unauthorized | Kind::Misconfigured) => Lesson::OwnerMustAct,
        (None, Kind::Refused | Kind::Unavailable | Kind::OutcomeUnknown | Kind::NotFound) => Lesson::None,
    }
}

/// What the effect of a message to be sent over a channel holds, so that it is found when the channel goes on.
pub fn payload(channel_id: &ChannelId) -> Value {
    json!({ "channel": channel_id })
}

/// A channel goes on: what waits for it is due now.
pub async fn wake(job: &Job<'_>) -> Result<Outcome, Trouble> {
    if let ChannelHealthEvent::ChannelRecovered { channel_id, .. } = &*job.event.event::<ChannelHealth>()? {
        let (db, kind) = (job.log().db(), effects::Kind::SendMessage.name());
        let payload = payload(channel_id);
        outbox::hasten(db, job.workspace_id(), kind, &payload, job.now()).await.map_err(Trouble::passing)?;
    }
    Ok(Outcome::Done)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_signs_about_the_channel_concern_it() {
        let told = |kind, sign| lesson(&GatewayError::new(kind, "x").signed(sign));
        assert_eq!(told(Kind::RateLimited, None), Lesson::BanSign);
        assert_eq!(told(Kind::Refused, Some(Sign::BanRisk)), Lesson::BanSign);
        assert_eq!(told(Kind::RateLimited, Some(Sign::ChatTooFast)), Lesson::None);
        assert_eq!(told(Kind::Unauthorized, None), Lesson::OwnerMustAct);
        assert_eq!(told(Kind::Refused, Some(Sign::ShutOut)), Lesson::None);
        assert_eq!(told(Kind::Unavailable, None), Lesson::None);
    }
}
