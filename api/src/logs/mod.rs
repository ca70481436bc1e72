//! The message log: list, one entry with its chain, support status, sending again, live view, export.

mod choices;
mod export;
mod item;
mod params;
mod stream;

use axum::Json;
use axum::extract::State;
use projections::message_log;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use crate::after::After;
use crate::answer::{Changed, List};
use crate::app::App;
use crate::auth::{May, Read, Write};
use crate::chain::{self, Link};
use crate::change::Changing;
use crate::commands::{ChangeSupportStatus, Order, ResendMessage, log_entry_exists, support_status};
use crate::error::{Problem, Problems};
use crate::extract::{Body, NoParams, Params, Path};

pub(crate) use choices::*;
pub(crate) use export::*;
pub(crate) use item::LogItem;
use item::Names;
pub(crate) use params::{LogParams, moment};
pub(crate) use stream::*;

/// Log entries in one bulk change.
const BULK_MAX: usize = 200;

/// Log entries, newest first.
#[utoipa::path(
    get, path = "/api/v1/logs", tag = "logs",
    params(LogParams, ("after" = Option<i64>, Query, description = "Answer once this position is there")),
    responses((status = OK, body = List<LogItem>), Problems)
)]
pub(crate) async fn list(
    State(app): State<App>,
    May(caller, _): May<Read>,
    after: After,
    Params(params): Params<LogParams>,
) -> Result<Json<List<LogItem>>, Problem> {
    let query = params.query()?;
    after.wait(&app, caller.workspace, message_log::NAME).await?;
    let found = message_log::list(&app.models, caller.workspace, &query).await?;
    let names = Names::of(&app, caller.workspace).await?;
    let items = found.items.into_iter().map(|entry| names.item(entry)).collect();
    Ok(Json(List { items, next_cursor: found.next_cursor, total: found.total }))
}

/// One log entry and how it came about.
#[derive(Serialize, ToSchema)]
pub(crate) struct LogDetail {
    #[serde(flatten)]
    item: LogItem,
    /// Message → decisions → answer → sending, in order.
    chain: Vec<Link>,
}

/// One log entry, with the chain of events behind it.
#[utoipa::path(
    get, path = "/api/v1/logs/{id}", tag = "logs",
    params(("id" = String, Path), ("after" = Option<i64>, Query, description = "Answer once this position is there")),
    responses((status = OK, body = LogDetail), Problems)
)]
pub(crate) async fn get(
    State(app): State<App>,
    May(caller, _): May<Read>,
    Path(id): Path<String>,
    after: After,
    Params(NoParams {}): Params<NoParams>,
) -> Result<Json<LogDetail>, Problem> {
    after.wait(&app, caller.workspace, message_log::NAME).await?;
    let entry = message_log::get(&app.models, caller.workspace, &id)
        .await?
        .ok_or_else(|| Problem::missing("log entry", &id))?;
    let chain = chain::of_entry(&app, caller.workspace, &entry.row.id).await?;
    Ok(Json(LogDetail { item: Names::of(&app, caller.workspace).await?.item(entry), chain }))
}

/// A support status to set.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct StatusBody {
    /// `open`, `escalated`, `ticket created`, `resolved` or `ignored`.
    #[schema(example = "resolved")]
    status: String,
}

/// Move a log entry along; `escalated` tells the providers of its orders.
#[utoipa::path(
    patch, path = "/api/v1/logs/{id}/support-status", tag = "logs",
    params(("id" = String, Path), ("Idempotency-Key" = Option<String>, Header), ("If-Match" = Option<i64>, Header)),
    request_body = StatusBody,
    responses((status = OK, body = Changed), Problems)
)]
pub(crate) async fn set_status(
    State(app): State<App>,
    Changing(change, _): Changing<Write>,
    Path(id): Path<String>,
    Body(body): Body<StatusBody>,
) -> Result<Changed, Problem> {
    ChangeSupportStatus { id, status: body.status }.run(&app, &change).await
}

/// A support status for several entries.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct BulkStatus {
    /// Log entries, 1 to 200.
    #[schema(min_items = 1, max_items = 200)]
    ids: Vec<String>,
    status: String,
}

/// Move several log entries along. Nothing is recorded unless all of them exist.
#[utoipa::path(
    post, path = "/api/v1/logs/bulk-status", tag = "logs",
    params(("Idempotency-Key" = Option<String>, Header)),
    request_body = BulkStatus,
    responses((status = OK, body = Changed), Problems)
)]
pub(crate) async fn set_many(
    State(app): State<App>,
    Changing(change, _): Changing<Write>,
    Body(bulk): Body<BulkStatus>,
) -> Result<Changed, Problem> {
    if bulk.ids.is_empty() || bulk.ids.len() > BULK_MAX {
        return Err(Problem::invalid("ids", format!("name 1 to {BULK_MAX} log entries, not {}", bulk.ids.len())));
    }
    support_status(&bulk.status)?;
    for id in &bulk.ids {
        log_entry_exists(&app, change.workspace(), id).await?;
    }
    let mut position = 0;
    let mut items = Vec::with_capacity(bulk.ids.len());
    for id in bulk.ids {
        let set = ChangeSupportStatus { id: id.clone(), status: bulk.status.clone() };
        let changed = set.run(&app, &change.part(&id)).await?;
        position = changed.position().max(position);
        items.push(json!({"id": id, "position": changed.position()}));
    }
    Ok(Changed::at(position).with("items", items))
}

/// What to send again.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ResendBody {
    /// One outgoing message; left out: all that failed or whose outcome is unknown.
    #[serde(default)]
    outgoing_id: Option<String>,
    /// What providers were told is sent to their chat on this messenger, `whatsapp` or `telegram`, where it is not yet.
    #[serde(default)]
    chat: Option<String>,
}

/// Send what could not be sent, or may not have been, again (CH9).
#[utoipa::path(
    post, path = "/api/v1/logs/{id}/resend", tag = "logs",
    params(("id" = String, Path), ("Idempotency-Key" = Option<String>, Header)),
    request_body = ResendBody,
    responses((status = OK, body = Changed), Problems)
)]
pub(crate) async fn resend(
    State(app): State<App>,
    Changing(change, _): Changing<Write>,
    Path(id): Path<String>,
    Body(body): Body<ResendBody>,
) -> Result<Changed, Problem> {
    ResendMessage { id, outgoing_id: body.outgoing_id, chat: body.chat }.run(&app, &change).await
}
