//! How far each consumer is in each workspace.

use std::collections::HashMap;

use eventlog::WorkspaceId;
use eventlog::db::{Conn, Database, Dialect, Row};
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::error::ReadError;
use crate::fact::RecordedFact;
use crate::projection::Counters;

/// Where a consumer stands in one workspace's log; the default is its beginning.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Checkpoint {
    /// Position of the last event applied.
    pub position: i64,
    /// Events applied.
    pub count: i64,
    /// Running SHA-256 over (position, event hash).
    pub hash: [u8; 32],
    pub counters: Counters,
}

/// One step of the running hash.
pub(crate) fn chain(hash: [u8; 32], position: i64, event_hash: &[u8; 32]) -> [u8; 32] {
    let mut hasher = Sha256::new();
    hasher.update(hash);
    hasher.update(position.to_be_bytes());
    hasher.update(event_hash);
    hasher.finalize().into()
}

/// The running hash after some events.
pub(crate) fn chain_all(hash: [u8; 32], facts: &[RecordedFact]) -> [u8; 32] {
    facts.iter().fold(hash, |hash, fact| chain(hash, fact.recorded.position, &fact.recorded.hash))
}

/// A move of one checkpoint.
#[derive(Serialize)]
pub(crate) struct Move<'a> {
    pub projection: &'a str,
    pub workspace_id: WorkspaceId,
    pub position: i64,
    pub count: i64,
    pub hash: String,
    pub counters: String,
    pub expected: i64,
}

impl<'a> Move<'a> {
    /// From one checkpoint to the next.
    pub fn new(
        projection: &'a str,
        workspace_id: WorkspaceId,
        expected: i64,
        to: &Checkpoint,
    ) -> Result<Self, ReadError> {
        Ok(Self {
            projection,
            workspace_id,
            position: to.position,
            count: to.count,
            hash: hex::encode(to.hash),
            counters: serde_json::to_string(&to.counters)
                .map_err(|error| ReadError::row("projection_checkpoints", &error))?,
            expected,
        })
    }
}

/// Moves checkpoints, all or none. Each must still be where it is expected.
pub(crate) async fn advance(conn: &mut Conn<'_>, moves: &[Move<'_>]) -> Result<(), ReadError> {
    if moves.is_empty() {
        return Ok(());
    }
    let columns = "projection, workspace_id, position, count, hash, counters, expected";
    let source = match conn.dialect() {
        Dialect::Sqlite => {
            "(SELECT value->>'projection' AS projection, value->>'workspace_id' AS workspace_id, value->>'position' AS position, \
             value->>'count' AS count, value->>'hash' AS hash, value->>'counters' AS counters, value->>'expected' AS expected \
             FROM json_each($1)) AS r"
        }
        Dialect::Postgres => {
            "json_to_recordset(CAST($1 AS json)) AS r(projection text, workspace_id text, position bigint, count bigint, \
             hash text, counters text, expected bigint)"
        }
    };
    let sql = format!(
        "INSERT INTO projection_checkpoints ({columns}) SELECT {columns} FROM {source} \
         WHERE r.expected = 0 OR EXISTS (SELECT 1 FROM projection_checkpoints c \
           WHERE c.projection = r.projection AND c.workspace_id = r.workspace_id) \
         ON CONFLICT (projection, workspace_id) DO UPDATE SET position = excluded.position, count = excluded.count, \
           hash = excluded.hash, counters = excluded.counters, expected = excluded.expected \
         WHERE projection_checkpoints.position = excluded.expected"
    );
    let text = serde_json::to_string(moves).map_err(|error| ReadError::row("projection_checkpoints", &error))?;
    let moved = conn.execute(&sql, &[text.into()]).await?;
    if usize::try_from(moved).ok() == Some(moves.len()) {
        Ok(())
    } else {
        Err(ReadError::Superseded("a checkpoint".to_owned()))
    }
}

fn read(row: &Row, from: usize) -> Result<Checkpoint, ReadError> {
    let mut hash = [0; 32];
    hex::decode_to_slice(row.text(from + 2)?, &mut hash)
        .map_err(|error| ReadError::Row { table: "projection_checkpoints".to_owned(), reason: error.to_string() })?;
    Ok(Checkpoint {
        position: row.int(from)?,
        count: row.int(from + 1)?,
        hash,
        counters: serde_json::from_str(row.text(from + 3)?)
            .map_err(|error| ReadError::row("projection_checkpoints", &error))?,
    })
}

/// All checkpoints of a consumer (`$1`), for [`parse_all`].
pub(crate) const ALL: &str =
    "SELECT workspace_id, position, count, hash, counters FROM projection_checkpoints WHERE projection = $1";

/// What [`ALL`] answered.
pub(crate) fn parse_all(rows: &[Row]) -> Result<HashMap<WorkspaceId, Checkpoint>, ReadError> {
    rows.iter().map(|row| Ok((workspace(row.text(0)?)?, read(row, 1)?))).collect()
}

fn workspace(text: &str) -> Result<WorkspaceId, ReadError> {
    text.parse().map_err(|error: uuid::Error| ReadError::Row {
        table: "projection_checkpoints".to_owned(),
        reason: error.to_string(),
    })
}

/// One checkpoint; the beginning when there is none.
pub(crate) async fn one(
    conn: &mut Conn<'_>,
    projection: &str,
    workspace: WorkspaceId,
) -> Result<Checkpoint, ReadError> {
    let sql = "SELECT position, count, hash, counters FROM projection_checkpoints WHERE projection = $1 AND workspace_id = $2";
    let row = conn.fetch_optional(sql, &[projection.into(), workspace.into()]).await?;
    row.map_or_else(|| Ok(Checkpoint::default()), |row| read(&row, 0))
}

/// The position of one checkpoint; 0 when there is none.
pub(crate) async fn position(db: &Database, projection: &str, workspace: WorkspaceId) -> Result<i64, ReadError> {
    let sql = "SELECT position FROM projection_checkpoints WHERE projection = $1 AND workspace_id = $2";
    let row = db.fetch_optional(sql, &[projection.into(), workspace.into()]).await?;
    Ok(row.map_or(Ok(0), |row| row.int(0))?)
}

/// The counters of one projection in one workspace.
pub(crate) async fn counters(db: &Database, projection: &str, workspace: WorkspaceId) -> Result<Counters, ReadError> {
    let sql = "SELECT counters FROM projection_checkpoints WHERE projection = $1 AND workspace_id = $2";
    match db.fetch_optional(sql, &[projection.into(), workspace.into()]).await? {
        Some(row) => {
            serde_json::from_str(row.text(0)?).map_err(|error| ReadError::row("projection_checkpoints", &error))
        }
        None => Ok(Counters::default()),
    }
}
