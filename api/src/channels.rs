//! Channels: the messengers a workspace is connected to.

use std::time::Duration;

use aggregates::channel_health::{ChannelHealth, StopCause};
use aggregates::ids::ChannelId;
use aggregates::workspace::{
    Channel, ChannelKind, ConnectionState, Credential, Workspace, WorkspaceCommand, WorkspaceError,
};
use axum::Json;
use axum::extract::State;
use eventlog::{Actor, Call, ExecuteError, Provenance, WorkspaceId};
use futures::future::join_all;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::after::After;
use crate::answer::{Changed, Versioned, time};
use crate::app::App;
use crate::auth::{May, Own, Read, Write};
use crate::change::Changing;
use crate::channel_health::{self, HealthPart, Report};
use crate::commands::{AddChannel, Order, RemoveChannel, RenameChannel, ReplaceChannelKeys};
use crate::error::{Problem, Problems};
use crate::extract::{Body, NoParams, Params, Path};
use crate::ports::{Connection, DeskError, Seen};

/// Somebody who gives new keys waits no longer than this for what the messenger says to them.
const LOOK_ANEW_WITHIN: Duration = Duration::from_secs(5);
/// Workspaces whose channels are looked at at once.
const LOOKS_AT_ONCE: usize = 8;

/// One channel. Keys and secrets are never shown.
#[derive(Serialize, ToSchema)]
pub(crate) struct ChannelItem {
    #[schema(value_type = String)]
    id: ChannelId,
    /// `evolution`, `green`, `meta`, `telegram` or `sandbox`.
    kind: &'static str,
    name: String,
    /// Where the messenger posts to, or where the chat page is.
    webhook_url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    api_url: Option<String>,
    /// The account, by the field its kind has for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    instance: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    id_instance: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    phone_number_id: Option<String>,
    /// The number the bot's token begins with.
    #[serde(skip_serializing_if = "Option::is_none")]
    bot_id: Option<String>,
    /// Of each key its kind has: `set` or `not set`.
    #[serde(skip_serializing_if = "Option::is_none")]
    api_key: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    api_token: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    access_token: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    app_secret: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    verify_token: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    bot_token: Option<&'static str>,
    /// As last told by the messenger: `open`, `connecting`, `close`, `limited`, `blocked`, or its own word; `unknown` before it told any.
    connection: String,
    /// When something first came in; none as long as nothing ever did.
    heard_at: Option<String>,
    /// Whether messages go out and come in.
    health: HealthPart,
}

async fn item(app: &App, workspace: WorkspaceId, id: &ChannelId, channel: &Channel) -> Result<ChannelItem, Problem> {
    let account = |wanted: &str| {
        let account = channel.link.account().filter(|(field, _)| *field == wanted);
        account.map(|(_, name)| name.to_owned())
    };
    let key = |wanted: Credential| {
        let keys = channel.link.credentials();
        let (_, key) = keys.into_iter().find(|(credential, _)| *credential == wanted)?;
        Some(if key.is_set() { "set" } else { "not set" })
    };
    let known = channel.connection.as_ref().map_or("unknown", ConnectionState::name);
    Ok(ChannelItem {
        id: id.to_owned(),
        kind: channel.kind().name(),
        name: channel.name.clone(),
        webhook_url: webhook_url(app, channel.kind(), id),
        api_url: channel.link.api_url().map(str::to_owned),
        instance: account("instance"),
        id_instance: account("id_instance"),
        phone_number_id: account("phone_number_id"),
        bot_id: account("bot_token"),
        api_key: key(Credential::ApiKey),
        api_token: key(Credential::ApiToken),
        access_token: key(Credential::AccessToken),
        app_secret: key(Credential::AppSecret),
        verify_token: key(Credential::VerifyToken),
        bot_token: key(Credential::BotToken),
        connection: if channel.kind() == ChannelKind::Sandbox { "open" } else { known }.to_owned(),
        heard_at: channel.heard_at.map(time),
        health: channel_health::of(app, workspace, id, channel).await?,
    })
}

/// Where a channel's messenger posts to; of a sandbox channel, its chat page.
pub(crate) fn webhook_url(app: &App, kind: ChannelKind, id: &ChannelId) -> String {
    let public_url = &app.public_url;
    match kind {
        ChannelKind::Sandbox => format!("{public_url}/sandbox/{id}"),
        ChannelKind::Evolution | ChannelKind::Green | ChannelKind::Meta | ChannelKind::Telegram => {
            format!("{public_url}/webhooks/{}/{id}", kind.name())
        }
    }
}

/// Keeps what was told of a channel's connection, should it be news. What the caller does has succeeded: a failure here is only logged.
pub(crate) async fn note_state(
    app: &App,
    provenance: Provenance,
    workspace: WorkspaceId,
    channel_id: &ChannelId,
    state: &str,
) {
    let state = match state {
        "open" => ConnectionState::Open,
        "connecting" => ConnectionState::Connecting,
        "close" => ConnectionState::Close,
        "limited" => ConnectionState::Limited,
        "blocked" => ConnectionState::Blocked,
        other => ConnectionState::Unknown(other.to_owned()),
    };
    if let Err(error) = note_connection(app, provenance, workspace, channel_id, state, None).await {
        tracing::warn!(%channel_id, %error, "the state of a connection was not written down");
    }
}

/// Keeps what was told of a channel's connection, at a time of the messenger's clock where it told of its own accord; answers the
/// position, should it be news.
pub(crate) async fn note_connection(
    app: &App,
    provenance: Provenance,
    workspace: WorkspaceId,
    channel_id: &ChannelId,
    state: ConnectionState,
    told_at: Option<Timestamp>,
) -> Result<Option<i64>, ExecuteError<WorkspaceError>> {
    let (channel_id, now) = (channel_id.to_owned(), app.log.now());
    let command = WorkspaceCommand::NoteChannelConnection { channel_id, state, told_at, now };
    let id = workspace.to_string();
    let committed = app.log.execute::<Workspace>(workspace, &id, command, Call::new(provenance)).await?;
    Ok(committed.last_written())
}

/// All channels.
#[utoipa::path(
    get, path = "/api/v1/channels", tag = "channels",
    params(("after" = Option<i64>, Query, description = "Answer once this position is known")),
    responses((status = OK, body = Versioned<ChannelItem>), Problems)
)]
pub(crate) async fn list(
    State(app): State<App>,
    May(caller, _): May<Read>,
    after: After,
    Params(NoParams {}): Params<NoParams>,
) -> Result<Json<Versioned<ChannelItem>>, Problem> {
    after.wait_for_log(&app, caller.workspace).await?;
    let position = app.log.head(caller.workspace).await?;
    let workspace = app.own_workspace(caller.workspace).await?;
    let mut items = Vec::new();
    for (id, channel) in &workspace.channels {
        items.push(item(&app, caller.workspace, id, channel).await?);
    }
    Ok(Json(Versioned { items, position }))
}

/// One channel.
#[utoipa::path(
    get, path = "/api/v1/channels/{id}", tag = "channels",
    params(("id" = String, Path), ("after" = Option<i64>, Query, description = "Answer once this position is known")),
    responses((status = OK, body = ChannelItem), Problems)
)]
pub(crate) async fn get(
    State(app): State<App>,
    May(caller, _): May<Read>,
    Path(id): Path<ChannelId>,
    after: After,
    Params(NoParams {}): Params<NoParams>,
) -> Result<Json<ChannelItem>, Problem> {
    after.wait_for_log(&app, caller.workspace).await?;
    let workspace = app.own_workspace(caller.workspace).await?;
    let channel = workspace.channels.get(&id).ok_or_else(|| Problem::missing("channel", id.as_str()))?;
    Ok(Json(item(&app, caller.workspace, &id, channel).await?))
}

/// Add a channel.
///
/// The messenger is pointed at us at once; if that fails the channel stays, and `connection_problem` says why. Where you have to do something
/// yourself, `connection.next_step` says what; `connection.warning` says what will not work as it is set.
#[utoipa::path(
    post, path = "/api/v1/channels", tag = "channels",
    params(("Idempotency-Key" = Option<String>, Header)),
    request_body = AddChannel,
    responses((status = OK, body = Changed), Problems)
)]
pub(crate) async fn add(
    State(app): State<App>,
    Changing(change, _): Changing<Own>,
    Body(channel): Body<AddChannel>,
) -> Result<Changed, Problem> {
    channel.run(&app, &change).await
}

/// What may be changed of a channel; what is left out stays.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ChannelPatch {
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    api_url: Option<String>,
    /// Of an Evolution channel: another instance of the server.
    #[serde(default)]
    instance: Option<String>,
    /// Of an Evolution channel.
    #[serde(default)]
    api_key: Option<String>,
    /// Of a Green channel.
    #[serde(default)]
    api_token: Option<String>,
    /// Of a Meta channel, as the two that follow.
    #[serde(default)]
    access_token: Option<String>,
    #[serde(default)]
    app_secret: Option<String>,
    #[serde(default)]
    verify_token: Option<String>,
    /// Of a Telegram channel; of the same bot.
    #[serde(default)]
    bot_token: Option<String>,
}

/// Give a channel another name, new keys, or another address of the same system.
///
/// The account behind it stays, but for the instance of an Evolution server: for another one, add a channel. Connect it again afterwards.
/// Another scheme, host or port in `api_url` drops the key that calls show, unless one is given in the same call; `dropped` in the answer
/// names the field to give it in.
#[utoipa::path(
    patch, path = "/api/v1/channels/{id}", tag = "channels",
    params(("id" = String, Path), ("Idempotency-Key" = Option<String>, Header), ("If-Match" = Option<i64>, Header)),
    request_body = ChannelPatch,
    responses((status = OK, body = Changed), Problems)
)]
pub(crate) async fn edit(
    State(app): State<App>,
    Changing(change, _): Changing<Own>,
    Path(id): Path<ChannelId>,
    Body(patch): Body<ChannelPatch>,
) -> Result<Changed, Problem> {
    let ChannelPatch { name, api_url, instance, api_key, api_token, access_token, app_secret, verify_token, bot_token } =
        patch;
    let keys = ReplaceChannelKeys {
        channel_id: id.clone(),
        api_url,
        instance,
        api_key,
        api_token,
        access_token,
        app_secret,
        verify_token,
        bot_token,
    };
    match (name, keys.is_empty()) {
        (None, true) => {
            Err(Problem::invalid_as("missing_field", "name", "give a new `name`, `api_url`, `instance` or key"))
        }
        (Some(name), true) => RenameChannel { channel_id: id, name }.run(&app, &change).await,
        (None, false) => keys.run(&app, &change).await,
        (Some(name), false) => {
            // The keys first: they can be refused, and then nothing was changed.
            let changed = keys.run(&app, &change.part("keys")).await?;
            let mut rest = change.part("name");
            rest.forget_version();
            let renamed = RenameChannel { channel_id: id, name }.run(&app, &rest).await?;
            Ok(changed.and_then(&renamed))
        }
    }
}

/// Remove a channel that no route leads over.
#[utoipa::path(
    delete, path = "/api/v1/channels/{id}", tag = "channels",
    params(("id" = String, Path), ("Idempotency-Key" = Option<String>, Header), ("If-Match" = Option<i64>, Header)),
    responses((status = OK, body = Changed), Problems)
)]
pub(crate) async fn remove(
    State(app): State<App>,
    Changing(change, _): Changing<Own>,
    Path(id): Path<ChannelId>,
) -> Result<Changed, Problem> {
    RemoveChannel { channel_id: id }.run(&app, &change).await
}

/// Start connecting: makes the instance where there is need, points the messenger at us whatever it was pointed at before, asks whom it
/// calls now, and answers a picture to scan, a pairing code, or that it is open already.
///
/// `next_step` says what is left to do by hand, `warning` what will not work as it is set.
#[utoipa::path(
    post, path = "/api/v1/channels/{id}/connect", tag = "channels", params(("id" = String, Path)),
    responses((status = OK, body = Connection), Problems)
)]
pub(crate) async fn connect(
    State(app): State<App>,
    Changing(change, _): Changing<Write>,
    Path(id): Path<ChannelId>,
) -> Result<Json<Connection>, Problem> {
    let kind = kind_of(&app, change.workspace(), &id).await?;
    let url = webhook_url(&app, kind, &id);
    let asked = app.desk.connect_channel(change.workspace(), id.clone(), url).await;
    match note_answer(&app, change.workspace(), &id, asked, Occasion::Anew).await? {
        Look::Connection(connection) => {
            Ok(Json(noted(&app, change.provenance(), change.workspace(), (&id, kind), *connection).await?))
        }
        Look::Failed(error) => Err(error.into()),
    }
}

/// Why a messenger was asked how a channel is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Occasion {
    /// As it is, now and then.
    Routine,
    /// The owner has just given the key or connected the channel.
    Anew,
}

/// What a messenger said when it was asked how a channel is.
pub(crate) enum Look {
    Connection(Box<Connection>),
    Failed(DeskError),
}

/// Keeps what it tells of the channel's health that its messenger answered, or refused to.
pub(crate) async fn note_answer(
    app: &App,
    workspace: WorkspaceId,
    channel_id: &ChannelId,
    asked: Result<Connection, DeskError>,
    why: Occasion,
) -> Result<Look, Problem> {
    let (report, look) = match asked {
        Ok(connection) => (Report::Answered { is_anew: why == Occasion::Anew }, Look::Connection(Box::new(connection))),
        Err(DeskError::Channel { cause, said }) => {
            let report = Report::NotTold(cause, said.to_string());
            (report, Look::Failed(DeskError::Channel { cause, said }))
        }
        Err(error) => return Ok(Look::Failed(error)),
    };
    channel_health::take(app, workspace, channel_id, report).await?;
    Ok(look)
}

/// Asks a channel's messenger after the owner gave new keys, so that a channel which was stopped for the old ones goes on. What the owner
/// asked for has succeeded: a failure here is only logged, and the node asks each minute anyway.
pub(crate) async fn look_anew(app: &App, workspace: WorkspaceId, channel_id: &ChannelId) {
    let look = async {
        let known: ChannelHealth = app.log.load(workspace, channel_id.as_str()).await?;
        if !known.health.may_end_with_an_answer() {
            return Ok(());
        }
        look_at(app, workspace, channel_id, kind_of(app, workspace, channel_id).await?, Occasion::Anew).await
    };
    match tokio::time::timeout(LOOK_ANEW_WITHIN, look).await {
        Ok(Ok(())) => {}
        Ok(Err(error)) => tracing::warn!(%channel_id, ?error, "a channel with new keys could not be looked at"),
        Err(_) => tracing::info!(%channel_id, "a channel's messenger takes long to answer"),
    }
}

/// Keeps what was learnt of a channel by asking its messenger, and completes it by what is known besides.
pub(crate) async fn noted(
    app: &App,
    provenance: Provenance,
    workspace: WorkspaceId,
    (channel_id, kind): (&ChannelId, ChannelKind),
    connection: Connection,
) -> Result<Connection, Problem> {
    if kind == ChannelKind::Sandbox {
        return Ok(connection);
    }
    note_state(app, provenance.clone(), workspace, channel_id, &connection.state).await;
    if let Some(Seen { calls, account }) = connection.seen.clone() {
        let (channel_id, now) = (channel_id.to_owned(), app.log.now());
        let command = WorkspaceCommand::NoteChannelLook { channel_id, calls, account, now };
        note(app, provenance, workspace, command).await;
    }
    shown(app, workspace, channel_id, connection).await
}

/// What is known of the channel besides.
async fn shown(
    app: &App,
    workspace: WorkspaceId,
    channel_id: &ChannelId,
    connection: Connection,
) -> Result<Connection, Problem> {
    let state = app.own_workspace(workspace).await?;
    let Some(channel) = state.channels.get(channel_id) else { return Ok(connection) };
    let warning = unreachable(&app.public_url, channel.link.api_url());
    let health = channel_health::of(app, workspace, channel_id, channel).await?;
    let heard_at = channel.heard_at.map(time);
    Ok(Connection { heard_at, health: Some(health), ..connection.warning_of(warning) })
}

/// Keeps what was learnt, should it be news. What the caller does has succeeded: a failure here is only logged.
pub(crate) async fn note(app: &App, provenance: Provenance, workspace: WorkspaceId, command: WorkspaceCommand) {
    let id = workspace.to_string();
    if let Err(error) = app.log.execute::<Workspace>(workspace, &id, command, Call::new(provenance)).await {
        tracing::warn!(%workspace, %error, "what was learnt of a channel was not written down");
    }
}

/// Why a messenger out there can not reach this server at its public address. One on this machine can.
fn unreachable(public_url: &str, api_url: Option<&str>) -> Option<String> {
    let is_here = |url: &str| url.parse::<axum::http::Uri>().is_ok_and(|uri| uri.host().is_some_and(is_this_machine));
    if api_url.is_none_or(is_here) {
        return None;
    }
    why_unreachable(public_url)
}

/// Why nobody elsewhere can reach a server at this address; none where they can, as far as the address tells.
#[must_use]
pub fn why_unreachable(public_url: &str) -> Option<String> {
    let uri: axum::http::Uri = public_url.parse().ok()?;
    let how = "set LEDGERDESK_PUBLIC_URL to the https address at which messengers reach this server, then connect the channel again";
    if uri.host().is_none_or(is_this_machine) {
        return Some(format!("messengers can not reach {public_url}, which is this machine alone: {how}"));
    }
    (uri.scheme_str() != Some("https"))
        .then(|| format!("{public_url} is not https: what messengers post can be read on its way, and Telegram posts to https alone: {how}"))
}

fn is_this_machine(host: &str) -> bool {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    let is_local = bare.parse::<std::net::IpAddr>().is_ok_and(|ip| ip.is_loopback() || ip.is_unspecified());
    is_local || bare.eq_ignore_ascii_case("localhost") || bare.to_ascii_lowercase().ends_with(".localhost")
}

/// Asks every messenger how its channels are, now and then, until the program stops.
pub async fn look_at_channels(app: App, every: Duration) {
    let stop = app.stopping.clone();
    while stop.run_until_cancelled(tokio::time::sleep(every)).await.is_some() {
        let workspaces = match app.log.workspaces().await {
            Ok(workspaces) => workspaces,
            Err(error) => {
                tracing::warn!(%error, "channels can not be looked at");
                continue;
            }
        };
        let looks = async {
            for some in workspaces.chunks(LOOKS_AT_ONCE) {
                join_all(some.iter().map(|workspace| look_at_workspace(&app, *workspace))).await;
            }
        };
        if stop.run_until_cancelled(looks).await.is_none() {
            return;
        }
    }
}

async fn look_at_workspace(app: &App, workspace: WorkspaceId) {
    if let Err(error) = look_at_its_channels(app, workspace).await {
        tracing::warn!(%workspace, ?error, "the channels of a workspace can not be looked at");
    }
}

async fn look_at_its_channels(app: &App, workspace: WorkspaceId) -> Result<(), Problem> {
    let Some(known) = app.workspace(workspace).await? else { return Ok(()) };
    for (id, channel) in known.channels {
        if channel.kind() == ChannelKind::Sandbox {
            continue;
        }
        look_at(app, workspace, &id, channel.kind(), Occasion::Routine).await?;
    }
    Ok(())
}

async fn look_at(
    app: &App,
    workspace: WorkspaceId,
    id: &ChannelId,
    kind: ChannelKind,
    why: Occasion,
) -> Result<(), Problem> {
    let asked = app.desk.channel_state(workspace, id.clone(), webhook_url(app, kind, id)).await;
    match note_answer(app, workspace, id, asked, why).await? {
        Look::Connection(connection) => {
            let provenance = Provenance::start(Actor::System, app.log.new_id());
            noted(app, provenance, workspace, (id, kind), *connection).await?;
        }
        Look::Failed(error) => tracing::info!(channel_id = %id, %error, "a channel's messenger could not be asked"),
    }
    Ok(())
}

/// How the connection is now.
///
/// The messenger is asked, every five seconds at most: how the connection is, and whom it calls when something happens. Where it refuses the
/// key, `health` says so, and the state is the one known last.
#[utoipa::path(
    get, path = "/api/v1/channels/{id}/state", tag = "channels", params(("id" = String, Path)),
    responses((status = OK, body = Connection), Problems)
)]
pub(crate) async fn state(
    State(app): State<App>,
    May(caller, _): May<Read>,
    Path(id): Path<ChannelId>,
    Params(NoParams {}): Params<NoParams>,
) -> Result<Json<Connection>, Problem> {
    let kind = kind_of(&app, caller.workspace, &id).await?;
    let url = webhook_url(&app, kind, &id);
    let asked = app.desk.channel_state(caller.workspace, id.clone(), url).await;
    match note_answer(&app, caller.workspace, &id, asked, Occasion::Routine).await? {
        Look::Connection(connection) => {
            let provenance = Provenance::start(Actor::System, app.log.new_id());
            Ok(Json(noted(&app, provenance, caller.workspace, (&id, kind), *connection).await?))
        }
        Look::Failed(DeskError::Channel { cause: StopCause::Key, said: _ }) => {
            let workspace = app.own_workspace(caller.workspace).await?;
            let known = workspace.channels.get(&id).and_then(|channel| channel.connection.as_ref());
            let state = known.map_or("unknown", ConnectionState::name).to_owned();
            let connection = Connection { state, ..Connection::default() };
            Ok(Json(shown(&app, caller.workspace, &id, connection).await?))
        }
        Look::Failed(error) => Err(error.into()),
    }
}

async fn kind_of(app: &App, workspace: WorkspaceId, id: &ChannelId) -> Result<ChannelKind, Problem> {
    let workspace = app.own_workspace(workspace).await?;
    workspace.channels.get(id).map(Channel::kind).ok_or_else(|| Problem::missing("channel", id.as_str()))
}

#[cfg(test)]
mod tests {
    use super::{unreachable, why_unreachable};

    #[test]
    fn an_address_that_messengers_can_not_reach_is_warned_of() {
        let alone = "which is this machine alone";
        for url in
            ["http://127.0.0.1:8080", "https://localhost", "http://[::1]:80", "https://a.localhost", "http://0.0.0.0:1"]
        {
            assert!(why_unreachable(url).is_some_and(|why| why.contains(alone)), "{url}");
        }
        assert!(why_unreachable("http://desk.example").is_some_and(|why| why.contains("is not https")));
        assert_eq!(why_unreachable("https://desk.example:8443/x"), None);
    }

    #[test]
    fn a_messenger_on_this_machine_reaches_it_anyway() {
        let here = "http://127.0.0.1:8080";
        assert!(unreachable(here, Some("https://evolution.example")).is_some());
        for server in [Some("http://localhost:8081"), Some("http://[::1]:9"), None] {
            assert_eq!(unreachable(here, server), None, "{server:?}");
        }
    }
}
