//! Questions to the message log.

use aggregates::ids::GroupId;
use aggregates::request::{Action, Outcome, SupportStatus};
use eventlog::WorkspaceId;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use super::NAME;
use super::fold::LATENESS;
use super::row::{LogRow, Question, TABLE};
use crate::error::ReadError;
use crate::groups;
use crate::read_models::ReadModels;
use crate::store::checkpoint;
use crate::store::query::{self, Filter};

/// Which entries, and which page of them (LG2).
#[derive(Clone, Debug, Default)]
pub struct LogQuery {
    /// Received at or after.
    pub from: Option<Timestamp>,
    /// Received before.
    pub to: Option<Timestamp>,
    /// Received on this UTC day; narrows `from` and `to`.
    pub date: Option<Date>,
    pub action: Option<Action>,
    /// Name of an operator's own command.
    pub custom_command: Option<String>,
    pub outcome: Option<Outcome>,
    /// How the question to the customer stands.
    pub question: Option<Question>,
    pub status: Option<SupportStatus>,
    pub priority: Option<bool>,
    /// Words or their beginnings, all of which the entry has: in its text, names, ids or serial.
    pub q: Option<String>,
    pub order_id: Option<u64>,
    /// Only serials below this.
    pub cursor: Option<i64>,
    /// From 1; instead of a cursor.
    pub page: Option<u32>,
    /// From 1 to 200; 0 = 50.
    pub limit: u32,
    /// Count all that match.
    pub with_total: bool,
}

/// One entry with the present name of its group.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LogEntry {
    pub row: LogRow,
    pub group_name: Option<String>,
}

/// Entries, highest serial first.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct LogPage {
    pub items: Vec<LogEntry>,
    /// For [`LogQuery::cursor`]; none on the last page.
    pub next_cursor: Option<i64>,
    pub total: Option<i64>,
}

/// Entries that match, highest serial first. Pages by cursor stay right while entries are added.
pub async fn list(models: &ReadModels, workspace: WorkspaceId, wanted: &LogQuery) -> Result<LogPage, ReadError> {
    let mut filter = Filter::new(&TABLE, models.db().dialect(), workspace, "serial");
    within(models, workspace, wanted, &mut filter).await?;
    if let Some(action) = wanted.action {
        filter.equals("action", query::plain(&action)?.into());
    }
    if let Some(command) = &wanted.custom_command {
        filter.equals("custom_command", command.clone().into());
    }
    if let Some(outcome) = wanted.outcome {
        filter.equals("outcome", query::plain(&outcome)?.into());
    }
    if let Some(question) = wanted.question {
        filter.equals("question", query::plain(&question)?.into());
    }
    if let Some(status) = wanted.status {
        filter.equals("support_status", query::plain(&status)?.into());
    }
    match wanted.priority {
        // Twice: what the index is limited to, and what it begins with. SQLite takes it for that only.
        Some(true) => filter.only("t.priority AND t.priority = TRUE"),
        Some(false) => filter.only("NOT t.priority"),
        None => {}
    }
    if let Some(words) = &wanted.q {
        filter.words(words);
    }
    if let Some(order_id) = wanted.order_id {
        filter.value(order_id.to_string());
    }
    let total = if wanted.with_total { Some(filter.count(models.db()).await?) } else { None };
    filter.page(wanted.cursor, wanted.page, wanted.limit);
    let (rows, next_cursor) = filter.fetch::<LogRow>(models.db(), |row| row.serial).await?;
    Ok(LogPage { items: named(models, workspace, rows).await?, next_cursor, total })
}

/// One entry.
pub async fn get(models: &ReadModels, workspace: WorkspaceId, id: &str) -> Result<Option<LogEntry>, ReadError> {
    let row: Option<LogRow> = query::one(models.db(), &TABLE, workspace, id).await?;
    Ok(named(models, workspace, row.into_iter().collect()).await?.pop())
}

/// Several entries, highest serial first.
pub async fn get_many(models: &ReadModels, workspace: WorkspaceId, ids: &[String]) -> Result<Vec<LogEntry>, ReadError> {
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    let mut rows: Vec<LogRow> = query::many(models.db(), &TABLE, workspace, &ids).await?;
    rows.sort_by_key(|row| std::cmp::Reverse(row.serial));
    named(models, workspace, rows).await
}

/// Entries about an order, highest serial first, at most 200.
pub async fn by_order(models: &ReadModels, workspace: WorkspaceId, order_id: u64) -> Result<Vec<LogEntry>, ReadError> {
    let rows: Vec<LogRow> = query::by_value(models.db(), &TABLE, workspace, &order_id.to_string(), query::MOST).await?;
    named(models, workspace, rows).await
}

async fn named(models: &ReadModels, workspace: WorkspaceId, rows: Vec<LogRow>) -> Result<Vec<LogEntry>, ReadError> {
    let mut ids: Vec<&GroupId> = rows.iter().filter_map(|row| row.group_id.as_ref()).collect();
    ids.sort_unstable();
    ids.dedup();
    let names = groups::names(models, workspace, &ids).await?;
    Ok(rows
        .into_iter()
        .map(|row| LogEntry { group_name: row.group_id.as_ref().and_then(|id| names.get(id)).cloned(), row })
        .collect())
}

/// Narrows to a span of time. Serials follow the clock up to the greatest lateness on record, so a span of time is a span of
/// serials, found by two look-ups, and the other filters keep their indexes.
async fn within(
    models: &ReadModels,
    workspace: WorkspaceId,
    wanted: &LogQuery,
    filter: &mut Filter,
) -> Result<(), ReadError> {
    let mut from = wanted.from.map(Timestamp::as_microsecond);
    let mut to = wanted.to.map(Timestamp::as_microsecond);
    if let Some(date) = wanted.date {
        let begins = micros(date);
        let ends = date.tomorrow().map_or(i64::MAX, micros);
        from = Some(from.map_or(begins, |from| from.max(begins)));
        to = Some(to.map_or(ends, |to| to.min(ends)));
    }
    if let Some(from) = from {
        let sql = "SELECT serial FROM message_log WHERE workspace_id = $1 AND logged_at >= $2 ORDER BY logged_at, serial LIMIT 1";
        match models.db().fetch_optional(sql, &[workspace.into(), from.into()]).await? {
            Some(row) => filter.that("t.serial >= ?", row.int(0)?.into()),
            None => filter.only("1 = 0"),
        }
        filter.that("t.received_at >= ?", from.into());
    }
    if let Some(to) = to {
        let lateness = checkpoint::counters(models.db(), NAME, workspace).await?.get(LATENESS);
        let sql = "SELECT serial FROM message_log WHERE workspace_id = $1 AND logged_at < $2 ORDER BY logged_at DESC, serial DESC LIMIT 1";
        match models.db().fetch_optional(sql, &[workspace.into(), to.saturating_add(lateness).into()]).await? {
            Some(row) => filter.that("t.serial <= ?", row.int(0)?.into()),
            None => filter.only("1 = 0"),
        }
        filter.that("t.received_at < ?", to.into());
    }
    Ok(())
}

fn micros(date: Date) -> i64 {
    date.to_zoned(TimeZone::UTC).map_or(i64::MAX, |begin| begin.timestamp().as_microsecond())
}
