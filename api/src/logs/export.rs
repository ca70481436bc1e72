//! The message log as a table file (LG5).

use std::fmt::Write as _;

use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::header;
use axum::response::IntoResponse;
use eventlog::WorkspaceId;
use projections::message_log::{self, LogQuery};

use super::item::{LogItem, Names};
use super::params::LogParams;
use crate::after::After;
use crate::app::App;
use crate::auth::{May, Read};
use crate::error::{Problem, Problems};
use crate::extract::Params;

const COLUMNS: &str = "serial,received_at,action,order_ids,customer,username,group,channel,provider,provider_order_ids,outcome,question,\
                       support_status,priority,text,reply,reply_state\r\n";

/// Rows read at a time.
const PAGE: u32 = 200;

/// All entries that match, as CSV (RFC 4180), newest first. `limit`, `page` and `cursor` have no effect.
#[utoipa::path(
    get, path = "/api/v1/logs/export.csv", tag = "logs",
    params(LogParams, ("after" = Option<i64>, Query, description = "Answer once this position is there")),
    responses((status = OK, body = String, content_type = "text/csv"), Problems)
)]
pub(crate) async fn export(
    State(app): State<App>,
    May(caller, _): May<Read>,
    after: After,
    Params(params): Params<LogParams>,
) -> Result<impl IntoResponse, Problem> {
    let query = LogQuery { limit: PAGE, page: None, cursor: None, with_total: false, ..params.query()? };
    after.wait(&app, caller.workspace, message_log::NAME).await?;
    let first = page(&app, caller.workspace, &query).await?;
    let head = Bytes::from_static(COLUMNS.as_bytes());
    let rest = futures::stream::try_unfold(Some((app, caller.workspace, query, Some(first))), |state| async move {
        let Some((app, workspace, query, ready)) = state else { return Ok(None) };
        let (text, next) = match ready {
            Some(page) => page,
            None => page(&app, workspace, &query)
                .await
                .map_err(|_| std::io::Error::other("the message log cannot be read"))?,
        };
        let after = next.map(|cursor| (app, workspace, LogQuery { cursor: Some(cursor), ..query }, None));
        Ok::<_, std::io::Error>(Some((Bytes::from(text), after)))
    });
    let body = futures::StreamExt::chain(futures::stream::iter([Ok(head)]), rest);
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"message-log.csv\""),
    ];
    Ok((headers, Body::from_stream(body)))
}

async fn page(app: &App, workspace: WorkspaceId, query: &LogQuery) -> Result<(String, Option<i64>), Problem> {
    let found = message_log::list(&app.models, workspace, query).await?;
    let names = Names::of(app, workspace).await?;
    let mut text = String::new();
    for entry in found.items {
        row(&mut text, &names.item(entry));
    }
    Ok((text, found.next_cursor))
}

fn row(text: &mut String, item: &LogItem) {
    let ids = item.order_ids.iter().map(u64::to_string).collect::<Vec<_>>().join(" ");
    let group = item.group.as_ref().map(|group| group.name.as_deref().unwrap_or(&group.id));
    let cells = [
        item.serial.to_string(),
        item.received_at.clone(),
        item.action.to_owned(),
        ids,
        item.customer.display.clone().unwrap_or_default(),
        item.customer.username.clone().unwrap_or_default(),
        group.unwrap_or_default().to_owned(),
        item.channel.name.clone().unwrap_or_default(),
        item.provider.clone().unwrap_or_default(),
        item.provider_order_ids.join(" "),
        item.outcome.to_owned(),
        item.question.unwrap_or_default().to_owned(),
        item.support_status.to_owned(),
        item.priority.to_string(),
        item.text.clone(),
        item.reply.clone().unwrap_or_default(),
        item.reply_state.to_owned(),
    ];
    for (index, cell) in cells.iter().enumerate() {
        let comma = if index == 0 { "" } else { "," };
        // A String takes every write.
        let _ = write!(text, "{comma}\"{}\"", harmless(cell).replace('"', "\"\""));
    }
    text.push_str("\r\n");
}

/// What a customer wrote must not run as a formula where the file is opened.
fn harmless(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell.to_owned() }
}
