//! One batch of events of many aggregates and workspaces, written in one round trip and one fsync.
//!
//! A workspace's events are written only if its head is the one this node last saw and none of its idempotency
//! keys was used before; each workspace stands or falls alone.

use std::collections::{HashMap, HashSet};

use eventlog_contract::WorkspaceId;
use serde::Serialize;
use sqlx::postgres::PgConnectOptions;
use sqlx::{Connection as _, PgConnection, PgPool};

use crate::db::{Arg, BY_INDEX, CONNECTED_WITHIN, Conn, Database, Durability, within};
use crate::error::LogError;
use crate::head::SealedHead;
use crate::key_use::KeyUse;

/// Columns of a batch, one entry per row. Column-wise because PostgreSQL takes arrays.
#[derive(Default)]
pub(crate) struct Batch {
    pub heads: Vec<HeadMove>,
    pub keys: Vec<KeyRow>,
    pub events: Vec<EventRow>,
    pub checkpoints: Vec<CheckpointRow>,
}

/// A head moves from the one with this seal to another. Comparing seals compares all that a head says, so a head that somebody
/// else wrote, signed or changed is never moved.
#[derive(Serialize)]
pub(crate) struct HeadMove {
    pub workspace_id: String,
    pub expected: i64,
    #[serde(serialize_with = "hex::serialize")]
    pub expected_seal: [u8; 32],
    pub position: i64,
    #[serde(serialize_with = "hex::serialize")]
    pub hash: [u8; 32],
    pub recorded_at: i64,
    pub signed_position: i64,
    #[serde(serialize_with = "hex::serialize")]
    pub signed_hash: [u8; 32],
    #[serde(serialize_with = "hex::serialize")]
    pub seal: [u8; 32],
}

impl HeadMove {
    pub(crate) fn new(workspace: String, from: &SealedHead, to: &SealedHead) -> Self {
        Self {
            workspace_id: workspace,
            expected: from.head.last.position,
            expected_seal: from.seal,
            position: to.head.last.position,
            hash: to.head.last.hash,
            recorded_at: to.head.recorded_at,
            signed_position: to.head.signed.position,
            signed_hash: to.head.signed.hash,
            seal: to.seal,
        }
    }
}

/// A signed checkpoint.
pub(crate) struct CheckpointRow {
    pub workspace_id: String,
    pub position: i64,
    pub previous_position: i64,
    pub hash: [u8; 32],
    pub signed_at: i64,
    pub public_key: [u8; 32],
    pub signature: [u8; 64],
}

/// The use of one idempotency key, with its seal.
#[derive(Serialize)]
pub(crate) struct KeyRow {
    #[serde(flatten)]
    pub used: KeyUse,
    #[serde(skip)]
    pub seal: [u8; 16],
}

/// One event, sealed and hashed.
pub(crate) struct EventRow {
    pub workspace_id: String,
    pub position: i64,
    pub event_id: String,
    pub aggregate_type: &'static str,
    pub aggregate_id: String,
    pub sequence: i64,
    pub event_type: String,
    pub event_version: String,
    pub payload: String,
    pub metadata: String,
    pub recorded_at: i64,
    pub hash: [u8; 32],
}

/// A row that binds its columns in order.
trait Bound {
    const COLUMNS: usize;
    fn bind<'a>(&'a self, values: &mut Vec<Arg<'a>>);
}

impl Bound for KeyRow {
    const COLUMNS: usize = 8;

    fn bind<'a>(&'a self, values: &mut Vec<Arg<'a>>) {
        let used = &self.used;
        values.extend([
            used.workspace_id.as_str().into(),
            used.key_hash.as_slice().into(),
            (&*used.aggregate_type).into(),
            used.aggregate_id.as_str().into(),
            used.first_position.into(),
            used.last_position.into(),
            used.request_hash.as_ref().map_or(Arg::Null, |hash| hash.as_slice().into()),
            self.seal.as_slice().into(),
        ]);
    }
}

impl KeyRow {
    /// Keeps this row, unless its key was used already.
    pub(crate) async fn keep(&self, conn: &mut Conn<'_>) -> Result<(), LogError> {
        let mut values = Vec::with_capacity(Self::COLUMNS);
        self.bind(&mut values);
        let sql = format!("{INSERT_KEYS}($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING");
        conn.execute(&sql, &values).await?;
        Ok(())
    }
}

impl Bound for EventRow {
    const COLUMNS: usize = 12;

    fn bind<'a>(&'a self, values: &mut Vec<Arg<'a>>) {
        values.extend([
            self.workspace_id.as_str().into(),
            self.position.into(),
            self.event_id.as_str().into(),
            self.aggregate_type.into(),
            self.aggregate_id.as_str().into(),
            self.sequence.into(),
            self.event_type.as_str().into(),
            self.event_version.as_str().into(),
            self.payload.as_str().into(),
            self.metadata.as_str().into(),
            self.recorded_at.into(),
            self.hash.as_slice().into(),
        ]);
    }
}

impl Bound for CheckpointRow {
    const COLUMNS: usize = 7;

    fn bind<'a>(&'a self, values: &mut Vec<Arg<'a>>) {
        values.extend([
            self.workspace_id.as_str().into(),
            self.position.into(),
            self.hash.as_slice().into(),
            self.signed_at.into(),
            self.public_key.as_slice().into(),
            self.signature.as_slice().into(),
            self.previous_position.into(),
        ]);
    }
}

impl Batch {
    /// Writes what can be written; answers the workspaces whose head moved.
    pub(crate) async fn write(
        &self,
        db: &Database,
        conn: Option<&mut PgConnection>,
    ) -> Result<HashSet<WorkspaceId>, LogError> {
        match (db, conn) {
            (Database::Postgres(_), Some(conn)) => self.write_postgres(conn).await,
            (Database::Postgres(pool), None) => self.write_postgres(&mut *pool.acquire().await?).await,
            (Database::Sqlite(_), _) => self.write_sqlite(db).await,
        }
    }

    async fn write_postgres(&self, conn: &mut PgConnection) -> Result<HashSet<WorkspaceId>, LogError> {
        let moved: Vec<String> = sqlx::query_scalar(POSTGRES)
            .bind(column(&self.heads, |row| row.workspace_id.as_str()))
            .bind(column(&self.heads, |row| row.expected))
            .bind(column(&self.heads, |row| row.position))
            .bind(column(&self.heads, |row| row.hash.as_slice()))
            .bind(column(&self.keys, |row| row.used.workspace_id.as_str()))
            .bind(column(&self.keys, |row| row.used.key_hash.as_slice()))
            .bind(column(&self.keys, |row| &*row.used.aggregate_type))
            .bind(column(&self.keys, |row| row.used.aggregate_id.as_str()))
            .bind(column(&self.keys, |row| row.used.first_position))
            .bind(column(&self.keys, |row| row.used.last_position))
            .bind(column(&self.events, |row| row.workspace_id.as_str()))
            .bind(column(&self.events, |row| row.position))
            .bind(column(&self.events, |row| row.event_id.as_str()))
            .bind(column(&self.events, |row| row.aggregate_type))
            .bind(column(&self.events, |row| row.aggregate_id.as_str()))
            .bind(column(&self.events, |row| row.sequence))
            .bind(column(&self.events, |row| row.event_type.as_str()))
            .bind(column(&self.events, |row| row.event_version.as_str()))
            .bind(column(&self.events, |row| row.payload.as_str()))
            .bind(column(&self.events, |row| row.metadata.as_str()))
            .bind(column(&self.events, |row| row.recorded_at))
            .bind(column(&self.events, |row| row.hash.as_slice()))
            .bind(column(&self.keys, |row| row.used.request_hash.as_ref().map(<[u8; 32]>::as_slice)))
            .bind(column(&self.heads, |row| row.expected_seal.as_slice()))
            .bind(column(&self.heads, |row| row.recorded_at))
            .bind(column(&self.heads, |row| row.signed_position))
            .bind(column(&self.heads, |row| row.signed_hash.as_slice()))
            .bind(column(&self.heads, |row| row.seal.as_slice()))
            .bind(column(&self.checkpoints, |row| row.workspace_id.as_str()))
            .bind(column(&self.checkpoints, |row| row.position))
            .bind(column(&self.checkpoints, |row| row.hash.as_slice()))
            .bind(column(&self.checkpoints, |row| row.signed_at))
            .bind(column(&self.checkpoints, |row| row.public_key.as_slice()))
            .bind(column(&self.checkpoints, |row| row.signature.as_slice()))
            .bind(column(&self.keys, |row| row.seal.as_slice()))
            .bind(column(&self.checkpoints, |row| row.previous_position))
            .fetch_all(conn)
            .await?;
        parse(moved.iter().map(String::as_str))
    }

    async fn write_sqlite(&self, db: &Database) -> Result<HashSet<WorkspaceId>, LogError> {
        let heads = json(&self.heads)?;
        let keys = json(&self.keys)?;
        let mut tx = db.begin(Durability::Full).await?;
        let rows = tx.conn().fetch_all(SQLITE_MOVE, &[heads.as_str().into(), keys.as_str().into()]).await?;
        let texts = rows.iter().map(|row| row.text(0)).collect::<Result<Vec<_>, _>>()?;
        let moved = parse(texts.iter().copied())?;
        if !moved.is_empty() {
            let all = moved.len() == self.heads.len();
            let moves = |workspace: &str| all || texts.contains(&workspace);
            let keys: Vec<_> = self.keys.iter().filter(|row| moves(&row.used.workspace_id)).collect();
            insert(&mut tx.conn(), INSERT_KEYS, &keys).await?;
            let events: Vec<_> = self.events.iter().filter(|row| moves(&row.workspace_id)).collect();
            insert(&mut tx.conn(), SQLITE_EVENTS, &events).await?;
            let checkpoints: Vec<_> = self.checkpoints.iter().filter(|row| moves(&row.workspace_id)).collect();
            insert(&mut tx.conn(), SQLITE_CHECKPOINTS, &checkpoints).await?;
        }
        tx.commit().await?;
        Ok(moved)
    }
}

impl Batch {
    /// One batch per workspace.
    pub(crate) fn split(self) -> Vec<Self> {
        let mut parts: HashMap<String, Self> = HashMap::new();
        for row in self.heads {
            parts.entry(row.workspace_id.clone()).or_default().heads.push(row);
        }
        for row in self.keys {
            parts.entry(row.used.workspace_id.clone()).or_default().keys.push(row);
        }
        for row in self.events {
            parts.entry(row.workspace_id.clone()).or_default().events.push(row);
        }
        for row in self.checkpoints {
            parts.entry(row.workspace_id.clone()).or_default().checkpoints.push(row);
        }
        parts.into_values().collect()
    }
}

/// Whether a write was refused because such a row exists: an event of a stream that was thought to be new.
pub(crate) fn is_taken(error: &LogError) -> bool {
    matches!(error, LogError::Database(sqlx::Error::Database(error)) if error.is_unique_violation())
}

fn column<'a, R, T>(rows: &'a [R], value: impl Fn(&'a R) -> T) -> Vec<T> {
    rows.iter().map(value).collect()
}

fn json<T: Serialize>(rows: &T) -> Result<String, LogError> {
    serde_json::to_string(rows).map_err(|error| LogError::Database(sqlx::Error::Encode(Box::new(error))))
}

fn parse<'a>(ids: impl Iterator<Item = &'a str>) -> Result<HashSet<WorkspaceId>, LogError> {
    ids.map(|id| id.parse().map_err(|_| LogError::Keys(format!("bad workspace id {id}")))).collect()
}

/// A connection set up for statements over batches.
pub(crate) async fn batch_connection(pool: &PgPool) -> Result<PgConnection, sqlx::Error> {
    let options = PgConnectOptions::clone(&pool.connect_options()).options(BY_INDEX);
    within(CONNECTED_WITHIN, PgConnection::connect_with(&options)).await
}

/// A second node that moved a head meanwhile makes `h.position = m.expected` fail on the re-checked row, so a head
/// never moves twice from one position, and a key that node used can not be missed.
const POSTGRES: &str = "
WITH moves AS (
    SELECT * FROM unnest($1::text[], $2::bigint[], $3::bigint[], $4::bytea[], $24::bytea[], $25::bigint[], $26::bigint[],
        $27::bytea[], $28::bytea[])
        AS m(workspace_id, expected, position, hash, expected_seal, recorded_at, signed_position, signed_hash, seal)
), used AS (
    SELECT * FROM unnest($5::text[], $6::bytea[], $7::text[], $8::text[], $9::bigint[], $10::bigint[], $23::bytea[],
        $35::bytea[])
        AS k(workspace_id, key_hash, aggregate_type, aggregate_id, first_position, last_position, request_hash, seal)
), repeated AS (
    SELECT DISTINCT u.workspace_id FROM used u
    JOIN idempotency_keys i ON i.workspace_id = u.workspace_id AND i.key_hash = u.key_hash
), moved AS (
    UPDATE log_heads h SET position = m.position, hash = m.hash, recorded_at = m.recorded_at,
        signed_position = m.signed_position, signed_hash = m.signed_hash, seal = m.seal
    FROM moves m
    WHERE h.workspace_id = m.workspace_id AND h.position = m.expected AND h.seal = m.expected_seal
      AND NOT EXISTS (SELECT 1 FROM repeated r WHERE r.workspace_id = m.workspace_id)
    RETURNING h.workspace_id
), keys AS (
    INSERT INTO idempotency_keys (workspace_id, key_hash, aggregate_type, aggregate_id, first_position, last_position,
        request_hash, seal)
    SELECT u.workspace_id, u.key_hash, u.aggregate_type, u.aggregate_id, u.first_position, u.last_position,
        u.request_hash, u.seal
    FROM used u JOIN moved USING (workspace_id)
), appended AS (
    INSERT INTO events (workspace_id, position, event_id, aggregate_type, aggregate_id, sequence,
        event_type, event_version, payload, metadata, recorded_at, hash)
    SELECT e.workspace_id, e.position, e.event_id, e.aggregate_type, e.aggregate_id, e.sequence,
        e.event_type, e.event_version, e.payload::json, e.metadata::json, e.recorded_at, e.hash
    FROM unnest($11::text[], $12::bigint[], $13::text[], $14::text[], $15::text[], $16::bigint[],
        $17::text[], $18::text[], $19::text[], $20::text[], $21::bigint[], $22::bytea[])
        AS e(workspace_id, position, event_id, aggregate_type, aggregate_id, sequence,
             event_type, event_version, payload, metadata, recorded_at, hash)
    JOIN moved USING (workspace_id)
), signed AS (
    INSERT INTO log_checkpoints (workspace_id, position, hash, signed_at, public_key, signature, previous_position)
    SELECT c.workspace_id, c.position, c.hash, c.signed_at, c.public_key, c.signature, c.previous_position
    FROM unnest($29::text[], $30::bigint[], $31::bytea[], $32::bigint[], $33::bytea[], $34::bytea[], $36::bigint[])
        AS c(workspace_id, position, hash, signed_at, public_key, signature, previous_position)
    JOIN moved USING (workspace_id)
    ON CONFLICT DO NOTHING
)
SELECT workspace_id FROM moved";

const SQLITE_MOVE: &str = "
WITH moves AS (
    SELECT value->>'workspace_id' AS workspace_id, value->>'expected' AS expected,
           value->>'position' AS position, unhex(value->>'hash') AS hash,
           unhex(value->>'expected_seal') AS expected_seal, value->>'recorded_at' AS recorded_at,
           value->>'signed_position' AS signed_position, unhex(value->>'signed_hash') AS signed_hash,
           unhex(value->>'seal') AS seal
    FROM json_each($1)
), repeated AS (
    SELECT DISTINCT i.workspace_id FROM json_each($2) AS k CROSS JOIN idempotency_keys i
    ON i.workspace_id = k.value->>'workspace_id' AND i.key_hash = unhex(k.value->>'key_hash')
)
UPDATE log_heads SET position = m.position, hash = m.hash, recorded_at = m.recorded_at,
    signed_position = m.signed_position, signed_hash = m.signed_hash, seal = m.seal
FROM moves m
WHERE log_heads.workspace_id = m.workspace_id AND log_heads.position = m.expected AND log_heads.seal = m.expected_seal
  AND m.workspace_id NOT IN (SELECT workspace_id FROM repeated)
RETURNING log_heads.workspace_id";

const INSERT_KEYS: &str = "INSERT INTO idempotency_keys \
    (workspace_id, key_hash, aggregate_type, aggregate_id, first_position, last_position, request_hash, seal) VALUES ";

const SQLITE_EVENTS: &str = "INSERT INTO events (workspace_id, position, event_id, aggregate_type, aggregate_id, sequence, \
    event_type, event_version, payload, metadata, recorded_at, hash) VALUES ";

const SQLITE_CHECKPOINTS: &str = "INSERT OR IGNORE INTO log_checkpoints \
    (workspace_id, position, hash, signed_at, public_key, signature, previous_position) VALUES ";

/// Rows of one statement. Few sizes, so that few statements are prepared.
const CHUNKS: [usize; 4] = [64, 16, 4, 1];

/// Inserts rows with as few statements as those sizes allow. Binding is several times faster than handing
/// SQLite the rows as JSON, which it parses again for every column.
async fn insert<R: Bound>(conn: &mut Conn<'_>, sql: &str, mut rows: &[&R]) -> Result<(), LogError> {
    let row = format!("({})", vec!["?"; R::COLUMNS].join(","));
    while !rows.is_empty() {
        let size = CHUNKS.into_iter().find(|size| *size <= rows.len()).unwrap_or(1);
        let (chunk, rest) = rows.split_at(size);
        let mut values = Vec::with_capacity(size * R::COLUMNS);
        for row in chunk {
            row.bind(&mut values);
        }
        conn.execute(&format!("{sql}{}", vec![row.as_str(); size].join(",")), &values).await?;
        rows = rest;
    }
    Ok(())
}
