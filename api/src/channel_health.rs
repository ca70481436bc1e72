//! How a channel is, as its messenger's webhooks tell it and as it is shown.

use aggregates::channel_health::{ChannelHealth, ChannelHealthCommand, Health, StopCause};
use aggregates::ids::ChannelId;
use aggregates::workspace::{Channel, ConnectionState as Known, Deafness, Outage};
use eventlog::{Actor, Call, ExecuteError, Provenance, WorkspaceId};
use gateways::channel::{ConnectionState, Trouble};
use gateways::{Kind, Sign, evolution};
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use crate::answer::time;
use crate::app::App;
use crate::error::Problem;

/// Whether messages go out over a channel, and come in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct HealthPart {
    /// `well`; `slowed`: a sign of a coming ban, messages go out slower; `stopped`: nothing goes out until the owner acts, be it that the
    /// account is shut or that the messenger refuses the key, or until a lost connection is open again; `calls_another_address`: the messenger posts to somebody else, or to nobody,
    /// so nothing comes in; `calls_in_part`: it posts to us, but not all we need or without the channel's secret; `never_heard`: nothing
    /// has ever come in.
    pub state: &'static str,
    /// How many times slower, when slowed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub factor: Option<u32>,
    /// Since when; none as long as nothing was ever wrong.
    pub since: Option<String>,
    /// Why it is not well.
    pub reason: Option<String>,
}

/// How a channel is now.
pub(crate) async fn of(
    app: &App,
    workspace: WorkspaceId,
    channel_id: &ChannelId,
    channel: &Channel,
) -> Result<HealthPart, Problem> {
    let known: ChannelHealth = app.log.load(workspace, channel_id.as_str()).await?;
    if let (Health::Well | Health::Slowed { .. }, Some(outage)) = (&known.health, channel.outage()) {
        return Ok(lost(&outage));
    }
    if let (Health::Well, Some(deafness)) = (&known.health, channel.deafness()) {
        let (state, reason) = deaf(deafness);
        return Ok(HealthPart { state, factor: None, since: None, reason: Some(reason) });
    }
    Ok(told(&known.health, known.since))
}

/// A channel's health as it is shown.
fn told(health: &Health, since: Option<Timestamp>) -> HealthPart {
    let factor = match health {
        Health::Slowed { factor, .. } => Some(*factor),
        Health::Well | Health::Stopped { .. } => None,
    };
    HealthPart { state: health.name(), factor, since: since.map(time), reason: health.reason().map(str::to_owned) }
}

/// That nothing goes out or comes in, and what to do about it.
fn lost(outage: &Outage<'_>) -> HealthPart {
    let reason = match outage.state {
        Known::Connecting => "the connection is not open yet: scan the code if one is shown, or wait",
        Known::Blocked => "the number is banned",
        Known::Close | Known::Open | Known::Limited => {
            "the connection is closed: connect the channel again, should it not come back by itself"
        }
        Known::Unknown(_) => "WhatsApp refused the connection: connect the channel again",
    };
    let stopped = Health::Stopped { reason: reason.to_owned(), cause: StopCause::Account, slowed: None };
    told(&stopped, outage.since)
}

/// Why nothing comes in, and what to do about it.
fn deaf(deafness: Deafness<'_>) -> (&'static str, String) {
    match deafness {
        Deafness::CallsElsewhere { host } => (
            "calls_another_address",
            format!("the messenger posts to {host}, not to this server: connect the channel again"),
        ),
        Deafness::CallsInPart { lacks } => {
            ("calls_in_part", format!("the messenger posts to this server without {lacks}: connect the channel again"))
        }
        Deafness::CallsNobody => {
            ("calls_another_address", "the messenger posts to nobody: connect the channel again".to_owned())
        }
        Deafness::NeverHeard => {
            ("never_heard", "nothing has come in over this channel yet: write to it to see that it is heard".to_owned())
        }
    }
}

/// What a webhook tells of a channel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Report {
    Connected,
    BanSign(String),
    OwnerMustAct(String),
    /// It refuses to tell how the channel is.
    NotTold(StopCause, String),
    /// It told how the channel is; `is_anew` as the owner has just given the key or connected the channel.
    Answered {
        is_anew: bool,
    },
}

impl Report {
    /// What the state of an Evolution instance tells. It mends by itself whatever is not final (`docs/wire/evolution.md §3.4`).
    pub(crate) fn of_instance(state: &evolution::ConnectionState, reason: Option<i64>) -> Option<Self> {
        match (state, reason) {
            (evolution::ConnectionState::Open, _) => Some(Self::Connected),
            (evolution::ConnectionState::Close | evolution::ConnectionState::Refused, Some(401)) => {
                Some(Self::OwnerMustAct("WhatsApp logged the number out: connect it again".to_owned()))
            }
            (evolution::ConnectionState::Close | evolution::ConnectionState::Refused, Some(402 | 403 | 406)) => {
                Some(Self::OwnerMustAct("WhatsApp does not let the number in: it may be banned".to_owned()))
            }
            (
                evolution::ConnectionState::Close
                | evolution::ConnectionState::Refused
                | evolution::ConnectionState::Connecting
                | evolution::ConnectionState::Unknown(_),
                _,
            ) => None,
        }
    }

    /// What the state of any other channel tells.
    pub(crate) fn of_connection(state: &ConnectionState) -> Option<Self> {
        match state {
            ConnectionState::Open => Some(Self::Connected),
            ConnectionState::Limited => {
                Some(Self::BanSign("the messenger limits what this number may send (a yellow card)".to_owned()))
            }
            ConnectionState::Blocked => Some(Self::OwnerMustAct("the number is banned".to_owned())),
            ConnectionState::Close => Some(Self::OwnerMustAct("the number is logged out: connect it again".to_owned())),
            ConnectionState::Connecting | ConnectionState::Unknown(_) => None,
        }
    }

    /// What trouble with the channel as a whole tells.
    pub(crate) fn of_trouble(trouble: &Trouble) -> Option<Self> {
        let reason = format!("{}: {}", trouble.code, trouble.detail);
        match (&trouble.sign, trouble.kind) {
            (Some(Sign::OwnerMustAct), _) | (None, Kind::Unauthorized) => Some(Self::OwnerMustAct(reason)),
            (Some(Sign::BanRisk), _) | (None, Kind::RateLimited) => Some(Self::BanSign(reason)),
            (
                Some(Sign::ChatTooFast | Sign::WindowClosed | Sign::ShutOut | Sign::NeedsPhone | Sign::Moved { .. }),
                _,
            )
            | (None, Kind::Refused | Kind::Unavailable | Kind::OutcomeUnknown | Kind::Misconfigured | Kind::NotFound) => {
                None
            }
        }
    }
}

/// Writes a report down; answers the position, or nothing where it changes nothing.
pub(crate) async fn take(
    app: &App,
    workspace: WorkspaceId,
    channel_id: &ChannelId,
    report: Report,
) -> Result<Option<i64>, Problem> {
    let (id, now) = (channel_id.to_owned(), app.log.now());
    let command = match report {
        Report::Connected => ChannelHealthCommand::ReportConnected { channel_id: id, now },
        Report::BanSign(reason) => ChannelHealthCommand::ReportBanSign { channel_id: id, reason, now },
        Report::OwnerMustAct(reason) => {
            let cause = StopCause::Account;
            ChannelHealthCommand::ReportOwnerMustAct { channel_id: id, reason, cause, now }
        }
        Report::NotTold(cause, said) => {
            let reason = match cause {
                StopCause::Key => format!("the messenger refuses the key: {said}"),
                StopCause::Setup => format!("the messenger can not be asked as the channel is set: {said}"),
                StopCause::Account | StopCause::Message => said,
            };
            ChannelHealthCommand::ReportOwnerMustAct { channel_id: id, reason, cause, now }
        }
        Report::Answered { is_anew } => ChannelHealthCommand::ReportAnswered { channel_id: id, is_anew, now },
    };
    let known: ChannelHealth = app.log.load(workspace, channel_id.as_str()).await?;
    if known.decide(command.clone()).is_ok_and(|events| events.is_empty()) {
        // Connections are told of again and again.
        return Ok(None);
    }
    let call = Call::new(Provenance::start(Actor::Channel(channel_id.to_string()), app.log.new_id()));
    match app.log.execute::<ChannelHealth>(workspace, channel_id.as_str(), command, call).await {
        Ok(committed) => Ok(committed.last_written()),
        // The messenger posts it again.
        Err(ExecuteError::Conflict | ExecuteError::Stale { .. }) => {
            Err(Problem::unavailable("log_unavailable", "too many changes at once; post it again"))
        }
        Err(ExecuteError::Refused(refusal)) => Err(Problem::conflict("wrong_channel", refusal.to_string())),
        Err(error @ ExecuteError::KeyReused { .. }) => Err(Problem::internal(&error)),
        Err(ExecuteError::Log(error)) => Err(error.into()),
    }
}

/// Every state that an answer can tell, in the order of [`HealthPart::state`].
#[cfg(test)]
pub(crate) fn every_state() -> Vec<&'static str> {
    let reason = String::new;
    // A kind that is added is added here, too.
    let healths = [
        Health::Well,
        Health::Slowed { factor: 4, reason: reason() },
        Health::Stopped { reason: reason(), cause: StopCause::Account, slowed: None },
    ];
    let after = |deafness: &Deafness<'_>| match deafness {
        Deafness::CallsElsewhere { .. } => Some(Deafness::CallsNobody),
        Deafness::CallsNobody => Some(Deafness::CallsInPart { lacks: "" }),
        Deafness::CallsInPart { .. } => Some(Deafness::NeverHeard),
        Deafness::NeverHeard => None,
    };
    let deaf_ones = std::iter::successors(Some(Deafness::CallsElsewhere { host: "" }), after);
    healths.iter().map(Health::name).chain(deaf_ones.map(|deafness| deaf(deafness).0)).collect()
}

#[cfg(test)]
mod tests {
    use super::Report;
    use gateways::evolution::ConnectionState;

    #[test]
    fn a_connection_that_comes_back_by_itself_needs_no_owner() {
        let told = |state, reason| Report::of_instance(&state, reason);
        assert_eq!(told(ConnectionState::Open, Some(200)), Some(Report::Connected));
        for reason in [408, 428, 440, 500, 503, 515] {
            assert_eq!(told(ConnectionState::Close, Some(reason)), None, "{reason}");
        }
        for reason in [401, 402, 403, 406] {
            assert!(matches!(told(ConnectionState::Close, Some(reason)), Some(Report::OwnerMustAct(_))), "{reason}");
        }
    }
}
