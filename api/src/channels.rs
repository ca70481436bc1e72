//! Channels: the messengers a workspace is connected to.

use aggregates::workspace::{Channel, ChannelKind};
use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::after::After;
use crate::answer::{Changed, Versioned};
use crate::app::App;
use crate::auth::{May, Own, Read, Write};
use crate::change::Changing;
use crate::commands::{AddChannel, Order, RemoveChannel, RenameChannel};
use crate::error::{Problem, Problems};
use crate::extract::{Body, NoParams, Params, Path};
use crate::ports::Connection;

/// One channel. Keys and secrets are never shown.
#[derive(Serialize, ToSchema)]
pub(crate) struct ChannelItem {
    id: String,
    /// `evolution` or `sandbox`.
    kind: &'static str,
    name: String,
    /// Where the messenger posts to, or where the chat page is.
    webhook_url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    api_url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    instance: Option<String>,
    /// `set` or `not set`.
    #[serde(skip_serializing_if = "Option::is_none")]
    api_key: Option<&'static str>,
}

fn item(app: &App, id: &str, channel: &Channel) -> ChannelItem {
    let evolution = channel.kind == ChannelKind::Evolution;
    ChannelItem {
        id: id.to_owned(),
        kind: kind_name(channel.kind),
        name: channel.name.clone(),
        webhook_url: webhook_url(app, channel.kind, id),
        api_url: evolution.then(|| channel.api_url.clone()),
        instance: evolution.then(|| channel.instance.clone()),
        api_key: evolution.then(|| if channel.api_key.is_set() { "set" } else { "not set" }),
    }
}

/// A kind's name.
pub(crate) const fn kind_name(kind: ChannelKind) -> &'static str {
    match kind {
        ChannelKind::Evolution => "evolution",
        ChannelKind::Sandbox => "sandbox",
    }
}

/// Where a channel's messenger posts to; of a sandbox channel, its chat page.
pub(crate) fn webhook_url(app: &App, kind: ChannelKind, id: &str) -> String {
    match kind {
        ChannelKind::Evolution => format!("{}/webhooks/evolution/{id}", app.public_url),
        ChannelKind::Sandbox => format!("{}/sandbox/{id}", app.public_url),
    }
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
    let items = workspace.channels.iter().map(|(id, channel)| item(&app, id, channel)).collect();
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
    Path(id): Path<String>,
    after: After,
    Params(NoParams {}): Params<NoParams>,
) -> Result<Json<ChannelItem>, Problem> {
    after.wait_for_log(&app, caller.workspace).await?;
    let workspace = app.own_workspace(caller.workspace).await?;
    let channel = workspace.channels.get(&id).ok_or_else(|| Problem::missing("channel", &id))?;
    Ok(Json(item(&app, &id, channel)))
}

/// Add a channel. An Evolution instance is made and pointed at us; if that fails the channel stays, and `connection_problem` says why.
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

/// What may be changed of a channel.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ChannelPatch {
    name: String,
}

/// Give a channel another name.
#[utoipa::path(
    patch, path = "/api/v1/channels/{id}", tag = "channels",
    params(("id" = String, Path), ("Idempotency-Key" = Option<String>, Header), ("If-Match" = Option<i64>, Header)),
    request_body = ChannelPatch,
    responses((status = OK, body = Changed), Problems)
)]
pub(crate) async fn rename(
    State(app): State<App>,
    Changing(change, _): Changing<Own>,
    Path(id): Path<String>,
    Body(patch): Body<ChannelPatch>,
) -> Result<Changed, Problem> {
    RenameChannel { channel_id: id, name: patch.name }.run(&app, &change).await
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
    Path(id): Path<String>,
) -> Result<Changed, Problem> {
    RemoveChannel { channel_id: id }.run(&app, &change).await
}

/// Start connecting: answers a picture to scan, a pairing code, or that it is open already.
#[utoipa::path(
    post, path = "/api/v1/channels/{id}/connect", tag = "channels", params(("id" = String, Path)),
    responses((status = OK, body = Connection), Problems)
)]
pub(crate) async fn connect(
    State(app): State<App>,
    May(caller, _): May<Write>,
    Path(id): Path<String>,
) -> Result<Json<Connection>, Problem> {
    exists(&app, &caller.workspace, &id).await?;
    Ok(Json(app.desk.connect_channel(caller.workspace, id).await?))
}

/// How the connection is now.
#[utoipa::path(
    get, path = "/api/v1/channels/{id}/state", tag = "channels", params(("id" = String, Path)),
    responses((status = OK, body = Connection), Problems)
)]
pub(crate) async fn state(
    State(app): State<App>,
    May(caller, _): May<Read>,
    Path(id): Path<String>,
    Params(NoParams {}): Params<NoParams>,
) -> Result<Json<Connection>, Problem> {
    exists(&app, &caller.workspace, &id).await?;
    Ok(Json(app.desk.channel_state(caller.workspace, id).await?))
}

async fn exists(app: &App, workspace: &eventlog::WorkspaceId, id: &str) -> Result<(), Problem> {
    let workspace = app.own_workspace(*workspace).await?;
    if workspace.channels.contains_key(id) { Ok(()) } else { Err(Problem::missing("channel", id)) }
}
