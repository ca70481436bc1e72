//! The live message log (LG4): new and changed entries as they come.

use std::collections::BTreeSet;
use std::time::Duration;

use aggregates::conversation::Conversation;
use aggregates::order::Order as PanelOrder;
use aggregates::request::Request;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::IntoResponse;
use axum::response::sse::Event;
use cqrs_es::Aggregate;
use eventlog::WorkspaceId;
use projections::message_log;
use tokio::sync::broadcast::error::RecvError;
use tokio::time::MissedTickBehavior;

use super::item::Names;
use crate::after::After;
use crate::app::App;
use crate::auth::{May, Read};
use crate::chain;
use crate::error::{Problem, Problems};
use crate::extract::{NoParams, Params};
use crate::live::{self, Gone, Outlet};

/// Events read at a time to find what changed while a viewer was away.
const PAGE: usize = 1000;

/// How often is looked for what nobody announced: changes that another node made while its news could not come.
const LOOK_EVERY: Duration = Duration::from_millis(500);

/// A viewer that missed more events than this is told to load anew.
const MISSED_MAX: i64 = 20_000;

/// New and changed log entries, as server-sent events.
///
/// `entry` carries an entry as the list has it. `ready` says that from its position on nothing is missed; `reset`, that too much was
/// missed and the list is to be loaded anew. Resume by `Last-Event-ID` or `?after=`.
#[utoipa::path(
    get, path = "/api/v1/logs/stream", tag = "logs",
    params(("after" = Option<i64>, Query, description = "What changed after this position comes first"), ("Last-Event-ID" = Option<i64>, Header)),
    responses((status = OK, body = crate::live::Told, content_type = "text/event-stream"), Problems)
)]
pub(crate) async fn stream(
    State(app): State<App>,
    May(caller, _): May<Read>,
    after: After,
    headers: HeaderMap,
    Params(NoParams {}): Params<NoParams>,
) -> Result<impl IntoResponse, Problem> {
    let resume = live::resume_at(&app, &caller, &headers, &after).await?;
    let workspace = caller.workspace;
    Ok(live::open(&app, caller, move |app, outlet| async move { follow(&app, workspace, resume, &outlet).await }))
}

async fn follow(app: &App, workspace: WorkspaceId, resume: Option<i64>, outlet: &Outlet) -> Result<(), Gone> {
    // Listening begins before looking back, so that nothing falls between.
    let mut changes = app.models.changes();
    let mut sent = app.log.head(workspace).await?;
    if let Some(after) = resume {
        sent = catch_up(app, workspace, after, outlet).await?;
    }
    outlet.send(Event::default().event("ready").id(sent.to_string()).data(format!(r#"{{"position":{sent}}}"#))).await?;
    let mut looks = tokio::time::interval(LOOK_EVERY);
    looks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        let change = tokio::select! {
            change = outlet.unless_gone(changes.recv()) => change?,
            _ = looks.tick() => {
                sent = catch_up(app, workspace, sent, outlet).await?;
                continue;
            }
        };
        match change {
            Ok(change) if change.workspace_id == workspace && change.projection == message_log::NAME => {
                if change.from > sent {
                    // Another node's news of a change before this one was lost on its way.
                    sent = catch_up(app, workspace, sent, outlet).await?;
                }
                if change.from <= sent {
                    sent = change.position.max(sent);
                }
                send_entries(app, workspace, &change.keys, sent, outlet).await?;
            }
            Ok(_) => {}
            Err(RecvError::Lagged(_)) => sent = catch_up(app, workspace, sent, outlet).await?,
            Err(RecvError::Closed) => return Err(Gone),
        }
    }
}

/// Sends what changed after a position, as far as the read model is; answers where that leaves the viewer.
async fn catch_up(app: &App, workspace: WorkspaceId, after: i64, outlet: &Outlet) -> Result<i64, Gone> {
    let head = app.log.head(workspace).await?;
    if head <= after {
        return Ok(after);
    }
    let head = match app.models.wait_for(workspace, message_log::NAME, head, LOOK_EVERY).await {
        Ok(()) => head,
        Err(behind) => behind.reached,
    };
    if head - after > MISSED_MAX {
        outlet.send(Event::default().event("reset").id(head.to_string()).data("{}")).await?;
        return Ok(head);
    }
    let mut keys = BTreeSet::new();
    let mut reached = after;
    while reached < head {
        let mut events = app.log.read(workspace, reached, PAGE).await?;
        events.retain(|event| event.position <= head);
        let Some(last) = events.last() else { break };
        reached = last.position;
        for recorded in &events {
            let id = match &*recorded.aggregate_type {
                Request::TYPE => Some(recorded.aggregate_id.to_string()),
                Conversation::TYPE => chain::purpose(&*recorded.event::<Conversation>()?)
                    .and_then(chain::request_of)
                    .map(|id| id.as_simple().to_string()),
                PanelOrder::TYPE => Some(recorded.event::<PanelOrder>()?.request_id().as_simple().to_string()),
                _ => None,
            };
            keys.extend(id);
        }
    }
    let keys: Vec<String> = keys.into_iter().collect();
    send_entries(app, workspace, &keys, reached, outlet).await?;
    Ok(reached)
}

/// Sends entries in the order of their serials; only the last carries the id to resume at.
async fn send_entries(
    app: &App,
    workspace: WorkspaceId,
    keys: &[String],
    position: i64,
    outlet: &Outlet,
) -> Result<(), Gone> {
    if keys.is_empty() {
        return Ok(());
    }
    let mut entries = message_log::get_many(&app.models, workspace, keys).await?;
    entries.sort_by_key(|entry| entry.row.serial);
    let names = Names::of(app, workspace).await?;
    let last = entries.len().saturating_sub(1);
    for (index, entry) in entries.into_iter().enumerate() {
        let mut event = Event::default().event("entry").json_data(names.item(entry))?;
        if index == last {
            event = event.id(position.to_string());
        }
        outlet.send(event).await?;
    }
    Ok(())
}
