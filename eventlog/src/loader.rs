//! Cold loads in groups: whatever streams are waited for are read in one round trip.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use eventlog_contract::WorkspaceId;
use serde::Serialize;
use sqlx::PgConnection;
use tokio::sync::{Notify, oneshot};
use tokio_util::sync::CancellationToken;

use crate::append::batch_connection;
use crate::db::{Conn, Database, Row};
use crate::error::LogError;
use crate::log::{COLUMNS, stored};
use crate::recorded::StoredEvent;

/// Streams read in one round trip at most.
const GROUP: usize = 256;

/// Type and id of a stream, in its workspace.
type Stream = (WorkspaceId, Arc<str>, Arc<str>);
type Found = oneshot::Sender<Result<Vec<StoredEvent>, LogError>>;

/// Where streams are asked for.
#[derive(Default)]
pub(crate) struct Loader {
    waiting: Mutex<Vec<(Stream, Found)>>,
    arrived: Notify,
}

#[derive(Serialize)]
struct Asked<'a> {
    ordinal: usize,
    workspace_id: String,
    aggregate_type: &'a str,
    aggregate_id: &'a str,
}

impl Loader {
    /// All events of one stream, as stored.
    pub(crate) async fn load(
        &self,
        workspace: WorkspaceId,
        aggregate_type: &str,
        aggregate_id: &str,
    ) -> Result<Vec<StoredEvent>, LogError> {
        let (found, answer) = oneshot::channel();
        let stream = (workspace, aggregate_type.into(), aggregate_id.into());
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner).push((stream, found));
        self.arrived.notify_one();
        answer.await.unwrap_or(Err(LogError::Closed))
    }

    /// Answers until stopped.
    pub(crate) async fn run(self: Arc<Self>, db: Database, stop: CancellationToken) {
        let mut conn = None;
        loop {
            let group = self.take();
            if group.is_empty() {
                if stop.run_until_cancelled(self.arrived.notified()).await.is_none() {
                    return;
                }
                continue;
            }
            let (streams, callers): (Vec<Stream>, Vec<Found>) = group.into_iter().unzip();
            let mut found = read(&db, &mut conn, &streams).await;
            if found.is_err() && conn.take().is_some() {
                // The connection may have died of old age: once more on a new one.
                found = read(&db, &mut conn, &streams).await;
            }
            match found {
                Ok(mut found) => {
                    for (ordinal, caller) in callers.into_iter().enumerate() {
                        // A caller that went away does not mind.
                        let _ = caller.send(Ok(found.remove(&ordinal).unwrap_or_default()));
                    }
                }
                Err(error) => {
                    for caller in callers {
                        let _ = caller.send(Err(LogError::Unavailable(error.to_string())));
                    }
                }
            }
        }
    }

    fn take(&self) -> Vec<(Stream, Found)> {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        let count = waiting.len().min(GROUP);
        waiting.drain(..count).collect()
    }
}

/// These streams as the argument of a statement, each with its place in the list.
fn asked<'a>(streams: impl Iterator<Item = (WorkspaceId, &'a str, &'a str)>) -> Result<String, LogError> {
    let one = |(ordinal, (workspace, aggregate_type, aggregate_id)): (usize, (WorkspaceId, &'a str, &'a str))| Asked {
        ordinal,
        workspace_id: workspace.to_string(),
        aggregate_type,
        aggregate_id,
    };
    let asked: Vec<Asked<'a>> = streams.enumerate().map(one).collect();
    serde_json::to_string(&asked).map_err(|error| LogError::Unavailable(error.to_string()))
}

/// The events of these streams, by the place of the stream in the list.
async fn read(
    db: &Database,
    conn: &mut Option<PgConnection>,
    streams: &[Stream],
) -> Result<HashMap<usize, Vec<StoredEvent>>, LogError> {
    let asked = asked(streams.iter().map(|(workspace, kind, id)| (*workspace, &**kind, &**id)))?;
    let rows: Vec<Row> = match db {
        Database::Postgres(pool) => {
            if conn.is_none() {
                *conn = Some(batch_connection(pool).await?);
            }
            let Some(conn) = conn else { return Err(LogError::Closed) };
            let sql = format!(
                "SELECT {COLUMNS}, k.ordinal FROM json_to_recordset(CAST($1 AS json)) \
                 AS k(ordinal bigint, workspace_id text, aggregate_type text, aggregate_id text) \
                 JOIN events e USING (workspace_id, aggregate_type, aggregate_id) ORDER BY k.ordinal, e.sequence"
            );
            Conn::Postgres(conn).fetch_all(&sql, &[asked.into()]).await?
        }
        Database::Sqlite(_) => {
            let sql = format!(
                "SELECT {COLUMNS}, k.value->>'ordinal' FROM json_each($1) AS k CROSS JOIN events e INDEXED BY events_stream \
                 ON e.aggregate_id = k.value->>'aggregate_id' AND e.aggregate_type = k.value->>'aggregate_type' \
                 AND e.workspace_id = k.value->>'workspace_id' ORDER BY 13, e.sequence"
            );
            db.fetch_all(&sql, &[asked.into()]).await?
        }
    };
    let mut found: HashMap<usize, Vec<StoredEvent>> = HashMap::new();
    for row in &rows {
        let ordinal = usize::try_from(row.int(12)?).unwrap_or(usize::MAX);
        found.entry(ordinal).or_default().push(stored(row)?);
    }
    Ok(found)
}

/// The index that streams are read by, to count what it holds.
pub(crate) struct StreamIndex<'a> {
    db: &'a Database,
    conn: Option<PgConnection>,
}

impl<'a> StreamIndex<'a> {
    pub(crate) const fn of(db: &'a Database) -> Self {
        Self { db, conn: None }
    }

    /// How many events up to a position each of these streams (type and id) has, in their order.
    pub(crate) async fn counts(
        &mut self,
        workspace: WorkspaceId,
        streams: &[(&str, &str)],
        until: i64,
    ) -> Result<Vec<i64>, LogError> {
        let asked = asked(streams.iter().map(|(kind, id)| (workspace, *kind, *id)))?;
        let rows = match self.db {
            Database::Postgres(pool) => {
                if self.conn.is_none() {
                    self.conn = Some(batch_connection(pool).await?);
                }
                let Some(conn) = &mut self.conn else { return Err(LogError::Closed) };
                // Workspace and position in a form that no other index serves.
                let sql = "SELECT count(e.position) FILTER (WHERE e.position <= $2) FROM json_to_recordset(CAST($1 AS json)) \
                           AS k(ordinal bigint, workspace_id text, aggregate_type text, aggregate_id text) \
                           LEFT JOIN events e ON e.workspace_id || '' = k.workspace_id AND e.aggregate_type = k.aggregate_type \
                           AND e.aggregate_id = k.aggregate_id GROUP BY k.ordinal ORDER BY k.ordinal";
                Conn::Postgres(conn).fetch_all(sql, &[asked.into(), until.into()]).await?
            }
            Database::Sqlite(_) => {
                let sql = "SELECT count(e.position) FILTER (WHERE e.position <= $2) FROM json_each($1) AS k LEFT JOIN events e INDEXED BY events_stream \
                           ON e.aggregate_id = k.value->>'aggregate_id' AND e.aggregate_type = k.value->>'aggregate_type' \
                           AND e.workspace_id = k.value->>'workspace_id' \
                           GROUP BY k.value->>'ordinal' ORDER BY k.value->>'ordinal'";
                self.db.fetch_all(sql, &[asked.into(), until.into()]).await?
            }
        };
        rows.iter().map(|row| Ok(row.int(0)?)).collect()
    }
}
