//! What messengers post to us: check who it is, write it down, answer (CH7). Nothing else happens here.
//!
//! One file for each messenger checks who posts and reads the body; [`arrived`] is where what they tell comes together, and [`receive`] writes
//! messages down. After the check a body that cannot be read is acknowledged all the same where the messenger would hold back everything
//! behind it. What cannot be written down is answered with 503: every messenger posts it again.

mod arrived;
mod evolution;
mod green;
mod meta;
mod receive;
mod telegram;

use std::time::Duration;

use aggregates::ids::ChannelId;
use aggregates::values::Secret;
use aggregates::workspace::{Channel, ChannelKind, WorkspaceCommand};
use app::{AppError, Cx};
use axum::http::HeaderMap;
use eventlog::{Actor, Provenance, WorkspaceId};
use gateways::channel::DecodeError;
use secrecy::SecretString;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

pub(crate) use evolution::{__path_evolution, __path_evolution_event, check_secret, evolution, evolution_event};
pub(crate) use green::{__path_green, green};
pub(crate) use meta::{__path_meta, __path_meta_handshake, meta, meta_handshake};
pub(crate) use receive::{Incoming, write_down};
pub(crate) use telegram::{__path_telegram, telegram};

use crate::app::App;
use crate::channels::note;
use crate::error::Problem;

/// What came of a delivery.
#[derive(Serialize, ToSchema)]
pub(crate) struct Received {
    /// Where the message is in the log.
    #[serde(skip_serializing_if = "Option::is_none")]
    position: Option<i64>,
    /// Why it was not written down.
    #[serde(skip_serializing_if = "Option::is_none")]
    ignored: Option<&'static str>,
}

impl Received {
    const fn at(position: i64) -> Self {
        Self { position: Some(position), ignored: None }
    }

    const fn ignored(why: &'static str) -> Self {
        Self { position: None, ignored: Some(why) }
    }

    /// The position where something was written down, else the reason given.
    fn maybe_at(position: Option<i64>, or: &'static str) -> Self {
        position.map_or(Self::ignored(or), Self::at)
    }
}

/// Where a delivery came in.
#[derive(Deserialize)]
pub(crate) struct Address {
    channel_id: ChannelId,
    /// Servers that post by event append its name; the body says it too.
    #[serde(default, rename = "event")]
    _event: Option<String>,
}

/// The channel a delivery is for.
struct Place {
    workspace: WorkspaceId,
    channel_id: ChannelId,
    channel: Channel,
}

impl Place {
    /// The channel of this id and kind.
    async fn find(app: &App, channel_id: &ChannelId, kind: ChannelKind) -> Result<Self, Problem> {
        let (workspace, channel) = promptly(FOUND_WITHIN, find_channel(app, channel_id, kind)).await?;
        Ok(Self { workspace, channel_id: channel_id.to_owned(), channel })
    }

    /// Writes down what a delivery brought, and before it that the messenger reached us: all of it in one limited time, however many
    /// writes it takes.
    async fn take(
        &self,
        app: &App,
        brought: impl Future<Output = Result<Received, Problem>>,
    ) -> Result<Received, Problem> {
        let written = async {
            self.heard(app).await;
            brought.await
        };
        promptly(WRITTEN_WITHIN, Box::pin(written)).await
    }

    /// The messenger reached us: known from the first time on. What it brought counts more than a failure here.
    async fn heard(&self, app: &App) {
        if self.channel.heard_at.is_none() {
            let (channel_id, now) = (self.channel_id.clone(), app.log.now());
            let command = WorkspaceCommand::NoteChannelHeard { channel_id, now };
            note(app, self.provenance(app), self.workspace, command).await;
        }
    }

    /// Whether an event is of the account this channel stands for; one that names none is taken for it. Others are counted and passed over.
    fn is_ours(&self, named: Option<&str>) -> bool {
        let ours = self.channel.link.account().map(|(_, account)| account);
        if named.is_none() || named == ours {
            return true;
        }
        tracing::warn!(channel_id = %self.channel_id, "an event of another instance is passed over");
        metrics::counter!("webhook_events_of_another_instance_total", "kind" => self.channel.kind().name())
            .increment(1);
        false
    }

    /// The way in to a use case, in the messenger's name.
    fn cx<'a>(&self, app: &'a App) -> Cx<'a> {
        Cx::new(&app.log, &app.models, self.workspace, self.provenance(app))
    }

    /// The beginning of what follows from this delivery.
    fn provenance(&self, app: &App) -> Provenance {
        Provenance::start(Actor::Channel(self.channel_id.to_string()), app.log.new_id())
    }
}

/// A messenger is answered within five seconds, be the database frozen: so long for finding out where a delivery belongs, and for writing all
/// of it down. It posts again what was not acknowledged.
const FOUND_WITHIN: Duration = Duration::from_millis(1500);
const WRITTEN_WITHIN: Duration = Duration::from_secs(3);

/// Answers in time, whatever the database does.
async fn promptly<T>(limit: Duration, work: impl Future<Output = Result<T, Problem>>) -> Result<T, Problem> {
    let late = |_| {
        tracing::warn!(?limit, "the database does not answer; a webhook was not taken");
        Err(Problem::storage_unavailable())
    };
    tokio::time::timeout(limit, work).await.unwrap_or_else(late)
}

/// The channel of this id and kind, and its workspace, which the id begins with.
pub(crate) async fn find_channel(
    app: &App,
    channel_id: &ChannelId,
    kind: ChannelKind,
) -> Result<(WorkspaceId, Channel), Problem> {
    let missing = || Problem::missing("channel", channel_id.as_str());
    let workspace: WorkspaceId =
        channel_id.as_str().split_once('-').and_then(|(workspace, _)| workspace.parse().ok()).ok_or_else(missing)?;
    let mut state = app.workspace(workspace).await?.ok_or_else(missing)?;
    if !state.channels.contains_key(channel_id) {
        // It may have been added by another node a moment ago.
        app.log.catch_up(workspace).await?;
        state = app.workspace(workspace).await?.ok_or_else(missing)?;
    }
    let channel = state.channels.remove(channel_id).filter(|channel| channel.kind() == kind).ok_or_else(missing)?;
    Ok((workspace, channel))
}

/// A header's text.
fn shown<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

/// A secret of a state as the checks take it.
fn secret(secret: &Secret) -> SecretString {
    SecretString::from(secret.expose().to_owned())
}

/// A body of the right sender that says nothing readable: acknowledged, since what waits behind it would never come otherwise.
fn unreadable(place: &Place, error: &DecodeError) -> Received {
    let channel_id = &place.channel_id;
    tracing::warn!(%channel_id, %error, "a webhook could not be read and is passed over");
    Received::ignored("not readable")
}

/// What was not done: the messenger posts it again.
fn not_done(error: impl Into<AppError>) -> Problem {
    let error = error.into();
    match error {
        AppError::Busy => Problem::unavailable("log_unavailable", "too many messages at once; post it again"),
        AppError::KeyReused { .. } => Problem::internal(&error),
        AppError::Invalid { .. }
        | AppError::Refused(_)
        | AppError::LeaseOver
        | AppError::Log(_)
        | AppError::Read(_) => error.into(),
    }
}
