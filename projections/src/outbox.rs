//! The outbox: effects wait here until a worker has done them (ARCHITECTURE §5).
//!
//! Effects of one lane (a chat, an order) are handed out one at a time, in the order of the events that caused them; lanes go side by
//! side. Each hand-over raises the effect's fencing number: who was away for longer than the lease changes nothing any more. That
//! something is done at least once is promised here; that it is recorded exactly once is the business of commands with the
//! effect's id as idempotency key.

use std::time::Duration;

use eventlog::WorkspaceId;
use eventlog::db::{Arg, Conn, Database, Dialect, Durability, Row};
use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;

/// What a source wants done because of an event.
#[derive(Clone, Debug, PartialEq)]
pub struct NewEffect {
    /// What order is kept in, unique in the workspace: a chat, an order.
    pub lane: String,
    /// Which worker code does it.
    pub kind: String,
    /// Ids and positions only; personal data is read from the log when it is done.
    pub payload: Value,
    /// Not before; none = at once.
    pub due_at: Option<Timestamp>,
}

/// A new effect as a row.
#[derive(Serialize)]
pub(crate) struct EffectRow {
    pub effect_id: String,
    pub workspace_id: WorkspaceId,
    pub lane: String,
    pub seq: i64,
    pub kind: String,
    pub payload: String,
    pub event_position: i64,
    pub due_at: i64,
    pub created_at: i64,
}

/// Writes new effects; those already there stay as they are.
pub(crate) async fn insert(conn: &mut Conn<'_>, effects: &[EffectRow]) -> Result<(), sqlx::Error> {
    if effects.is_empty() {
        return Ok(());
    }
    let fields =
        ["effect_id", "workspace_id", "lane", "seq", "kind", "payload", "event_position", "due_at", "created_at"];
    let source = match conn.dialect() {
        Dialect::Sqlite => {
            let fields = fields.map(|field| format!("value->>'{field}'")).join(", ");
            format!("{fields}, 'pending', 0, 0 FROM json_each($1) WHERE true")
        }
        Dialect::Postgres => format!(
            "{}, 'pending', 0, 0 FROM json_to_recordset(CAST($1 AS json)) AS r(effect_id text, workspace_id text, lane text, \
             seq bigint, kind text, payload text, event_position bigint, due_at bigint, created_at bigint)",
            fields.join(", ")
        ),
    };
    let sql = format!(
        "INSERT INTO effects ({}, state, attempts, fence) SELECT {source} ON CONFLICT DO NOTHING",
        fields.join(", ")
    );
    let rows = serde_json::to_string(effects).map_err(|error| sqlx::Error::Encode(error.into()))?;
    conn.execute(&sql, &[rows.into()]).await.map(drop)
}

/// An effect that a worker holds.
#[derive(Clone, Debug, PartialEq)]
pub struct LeasedEffect {
    pub effect_id: String,
    pub workspace_id: WorkspaceId,
    pub lane: String,
    pub kind: String,
    pub payload: Value,
    /// The event that caused it.
    pub event_position: i64,
    /// How often it was handed out, this time included. Above 1, an earlier attempt may have reached the outside.
    pub attempts: i64,
    /// Rises with every hand-over.
    pub fence: i64,
    pub leased_by: String,
    pub created_at: Timestamp,
    pub last_error: Option<String>,
}

const LEASED_COLUMNS: &str = "effect_id, workspace_id, lane, kind, payload, event_position, attempts, fence, leased_by, created_at, last_error, seq";

/// Unfinished effects that are first in their lane. While an effect is leased, `due_at` is the end of the lease. As a look-up of each
/// lane's first: PostgreSQL takes `NOT EXISTS` for a join, and compares all with all.
const FIRST_IN_LANE: &str = "e.state IN ('pending', 'leased') AND e.effect_id = (SELECT f.effect_id FROM effects f \
    WHERE f.workspace_id = e.workspace_id AND f.lane = e.lane AND f.state IN ('pending', 'leased') \
    ORDER BY f.workspace_id, f.lane, f.seq, f.effect_id LIMIT 1)";

/// Workspaces with unfinished effects, found by leaps through the index, however many effects each of them has.
const ACTIVE: &str = "WITH RECURSIVE active(workspace_id) AS ( \
        SELECT min(workspace_id) FROM effects WHERE state IN ('pending', 'leased') \
        UNION ALL \
        SELECT (SELECT min(e.workspace_id) FROM effects e WHERE e.state IN ('pending', 'leased') AND e.workspace_id > a.workspace_id) \
        FROM active a WHERE a.workspace_id IS NOT NULL)";

/// A worker's turn at the outbox.
pub struct Turn<'a> {
    /// Names the worker.
    pub worker: &'a str,
    pub now: Timestamp,
    /// How long what is handed out stays with the worker.
    pub ttl: Duration,
    /// What the worker is done with.
    pub done: &'a [LeasedEffect],
    /// Effects at most that it takes, and of one workspace.
    pub limit: usize,
    pub limit_per_workspace: usize,
    /// Workspaces of which it has enough in hand.
    pub except: &'a [WorkspaceId],
}

/// Takes back what is done and hands out due effects, the first unfinished one of each lane, workspaces in turn.
///
/// Handing out is durable on PostgreSQL, where a worker may outlive a crash of its server; that something is done is in the log
/// already, and found there should this be lost.
pub async fn turn(db: &Database, turn: &Turn<'_>) -> Result<Vec<LeasedEffect>, sqlx::Error> {
    let durability = match db.dialect() {
        Dialect::Postgres if turn.limit > 0 => Durability::Full,
        Dialect::Postgres | Dialect::Sqlite => Durability::Relaxed,
    };
    let mut tx = db.begin(durability).await?;
    let mut conn = tx.conn();
    let kept = finish_in(&mut conn, turn.done, turn.now).await?;
    if kept < turn.done.len() {
        tracing::debug!(lost = turn.done.len() - kept, "somebody else took effects over");
    }
    let leased = if turn.limit > 0 { lease_in(&mut conn, turn).await? } else { Vec::new() };
    if leased.is_empty() && turn.done.is_empty() {
        // Nothing to write, so nothing to wait for.
        return Ok(leased);
    }
    tx.commit().await?;
    Ok(leased)
}

/// Hands out due effects, at most `limit`, until `now + ttl`.
pub async fn lease(
    db: &Database,
    worker: &str,
    now: Timestamp,
    ttl: Duration,
    limit: usize,
) -> Result<Vec<LeasedEffect>, sqlx::Error> {
    turn(db, &Turn { worker, now, ttl, done: &[], limit, limit_per_workspace: limit, except: &[] }).await
}

async fn lease_in(conn: &mut Conn<'_>, turn: &Turn<'_>) -> Result<Vec<LeasedEffect>, sqlx::Error> {
    // Of every workspace its first due ones; in each round one of every workspace. What is `IS TRUE` is checked on the rows found by
    // their ids: an index for it would be the wrong way.
    let due = format!("e.due_at <= $3 AND {FIRST_IN_LANE}");
    let (except_list, except) = excepted(conn.dialect(), turn.except, "$6")?;
    let chosen = match conn.dialect() {
        Dialect::Sqlite => format!(
            "SELECT c.effect_id FROM (SELECT e.effect_id, e.due_at, row_number() OVER (PARTITION BY e.workspace_id ORDER BY e.due_at) AS turn \
             FROM active a CROSS JOIN effects e ON e.effect_id IN (SELECT e.effect_id FROM effects e \
                 WHERE e.workspace_id = a.workspace_id AND {due} ORDER BY e.due_at LIMIT $5) \
             WHERE a.workspace_id NOT IN ({except_list})) AS c ORDER BY c.turn, c.due_at LIMIT $4"
        ),
        Dialect::Postgres => format!(
            "SELECT e.effect_id FROM effects e WHERE e.effect_id = ANY(ARRAY( \
                 SELECT c.effect_id FROM active a CROSS JOIN LATERAL (SELECT e.effect_id, e.due_at, \
                     row_number() OVER (ORDER BY e.due_at) AS turn FROM effects e \
                     WHERE e.workspace_id = a.workspace_id AND {due} ORDER BY e.due_at LIMIT $5) AS c \
                 WHERE a.workspace_id NOT IN ({except_list}) \
                 ORDER BY c.turn, c.due_at LIMIT $4)) \
             AND (e.state IN ('pending', 'leased') AND e.due_at <= $3) IS TRUE FOR UPDATE OF e SKIP LOCKED"
        ),
    };
    let sql = format!(
        "{ACTIVE} UPDATE effects SET state = 'leased', leased_by = $1, lease_until = $2, due_at = $2, fence = fence + 1, \
         attempts = attempts + 1 WHERE effect_id IN ({chosen}) RETURNING {LEASED_COLUMNS}"
    );
    let int = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    let args: [Arg<'_>; 6] = [
        turn.worker.into(),
        (turn.now + turn.ttl).as_microsecond().into(),
        turn.now.as_microsecond().into(),
        int(turn.limit).into(),
        int(turn.limit_per_workspace).into(),
        except,
    ];
    let rows = conn.fetch_all(&sql, &args).await?;
    let mut effects = rows.iter().map(|row| Ok((row.int(11)?, read(row)?))).collect::<Result<Vec<_>, sqlx::Error>>()?;
    effects.sort_by(|(a_seq, a), (b_seq, b)| {
        (a.created_at, a_seq, &a.effect_id).cmp(&(b.created_at, b_seq, &b.effect_id))
    });
    Ok(effects.into_iter().map(|(_, effect)| effect).collect())
}

/// Workspaces as a subquery, and what is bound at its place.
fn excepted(dialect: Dialect, except: &[WorkspaceId], place: &str) -> Result<(String, Arg<'static>), sqlx::Error> {
    let subquery = match dialect {
        Dialect::Sqlite => format!("SELECT value FROM json_each({place})"),
        Dialect::Postgres => format!("SELECT json_array_elements_text(CAST({place} AS json))"),
    };
    let list = serde_json::to_string(except).map_err(|error| sqlx::Error::Encode(error.into()))?;
    Ok((subquery, list.into()))
}

/// These are done. Answers how many; of the others the lease was lost meanwhile, and somebody else decides.
pub async fn finish(db: &Database, effects: &[LeasedEffect], now: Timestamp) -> Result<usize, sqlx::Error> {
    let mut tx = db.begin(Durability::Relaxed).await?;
    let kept = finish_in(&mut tx.conn(), effects, now).await?;
    tx.commit().await?;
    Ok(kept)
}

async fn finish_in(conn: &mut Conn<'_>, effects: &[LeasedEffect], now: Timestamp) -> Result<usize, sqlx::Error> {
    if effects.is_empty() {
        return Ok(0);
    }
    let (list, fields) = match conn.dialect() {
        Dialect::Sqlite => ("json_each($1)", ["d.value->>0", "d.value->>1", "d.value->>2"]),
        Dialect::Postgres => {
            ("json_array_elements(CAST($1 AS json))", ["d.value->>0", "CAST(d.value->>1 AS bigint)", "d.value->>2"])
        }
    };
    let [effect_id, fence, leased_by] = fields;
    let sql = format!(
        "UPDATE effects SET state = 'done', finished_at = $2, last_error = NULL, leased_by = NULL, lease_until = NULL \
         FROM {list} AS d WHERE effects.effect_id = {effect_id} AND effects.fence = {fence} \
         AND (effects.leased_by = {leased_by} AND effects.state = 'leased') IS TRUE"
    );
    let list: Vec<_> = effects.iter().map(|effect| (&effect.effect_id, effect.fence, &effect.leased_by)).collect();
    let list = serde_json::to_string(&list).map_err(|error| sqlx::Error::Encode(error.into()))?;
    let changed = conn.execute(&sql, &[list.into(), now.as_microsecond().into()]).await?;
    Ok(usize::try_from(changed).unwrap_or(usize::MAX))
}

fn read(row: &Row) -> Result<LeasedEffect, sqlx::Error> {
    let unreadable = |column: &'static str, error: Box<dyn std::error::Error + Send + Sync>| {
        sqlx::Error::ColumnDecode { index: column.to_owned(), source: error }
    };
    Ok(LeasedEffect {
        effect_id: row.text(0)?.to_owned(),
        workspace_id: row.text(1)?.parse().map_err(|error: uuid::Error| unreadable("workspace_id", error.into()))?,
        lane: row.text(2)?.to_owned(),
        kind: row.text(3)?.to_owned(),
        payload: serde_json::from_str(row.text(4)?).map_err(|error| unreadable("payload", error.into()))?,
        event_position: row.int(5)?,
        attempts: row.int(6)?,
        fence: row.int(7)?,
        leased_by: row.text(8)?.to_owned(),
        created_at: Timestamp::from_microsecond(row.int(9)?).map_err(|error| unreadable("created_at", error.into()))?,
        last_error: row.text_or_null(10)?.map(str::to_owned),
    })
}

/// It is given up; the effects behind it in its lane go on. False: the lease was lost meanwhile.
pub async fn fail(db: &Database, effect: &LeasedEffect, error: &str, now: Timestamp) -> Result<bool, sqlx::Error> {
    settle(
        db,
        effect,
        "state = 'failed', finished_at = $4, last_error = $5",
        vec![now.as_microsecond().into(), Arg::from(error)],
    )
    .await
}

/// It will be handed out again from `due_at` on; the effects behind it in its lane wait. False: the lease was lost meanwhile.
pub async fn retry(db: &Database, effect: &LeasedEffect, due_at: Timestamp, error: &str) -> Result<bool, sqlx::Error> {
    let due_at = due_at.as_microsecond();
    let mut tx = db.begin(Durability::Full).await?;
    let mut conn = tx.conn();
    let set = "state = 'pending', due_at = $4, last_error = $5";
    let kept = settle_in(&mut conn, effect, set, vec![due_at.into(), Arg::from(error)]).await?;
    if kept {
        // What waits behind it need not be looked at before then.
        let sql = "UPDATE effects SET due_at = $3 WHERE workspace_id = $1 AND lane = $2 AND state = 'pending' AND due_at < $3";
        conn.execute(sql, &[effect.workspace_id.into(), effect.lane.as_str().into(), due_at.into()]).await?;
    }
    tx.commit().await?;
    Ok(kept)
}

/// It was taken too early: handed out again from `due_at` on, as if it had not been taken. The effects behind it in its lane wait.
/// False: the lease was lost meanwhile.
pub async fn put_back(db: &Database, effect: &LeasedEffect, due_at: Timestamp) -> Result<bool, sqlx::Error> {
    // Should this be lost, it is handed out once the lease is over.
    let mut tx = db.begin(Durability::Relaxed).await?;
    let set = "state = 'pending', due_at = $4, attempts = attempts - 1";
    let kept = settle_in(&mut tx.conn(), effect, set, vec![due_at.as_microsecond().into()]).await?;
    tx.commit().await?;
    Ok(kept)
}

/// Effects of this kind with this payload that wait for a later time are due now. Answers how many.
pub async fn hasten(
    db: &Database,
    workspace: WorkspaceId,
    kind: &str,
    payload: &Value,
    now: Timestamp,
) -> Result<u64, sqlx::Error> {
    let sql = "UPDATE effects SET due_at = $4 WHERE workspace_id = $1 AND kind = $2 AND payload = $3 AND state = 'pending' AND due_at > $4";
    let payload = payload.to_string();
    db.execute(sql, &[workspace.into(), kind.into(), payload.as_str().into(), now.as_microsecond().into()]).await
}

/// Holds on to it until then. False: the lease was lost meanwhile.
pub async fn renew(db: &Database, effect: &LeasedEffect, until: Timestamp) -> Result<bool, sqlx::Error> {
    let sql = "UPDATE effects SET lease_until = $4, due_at = $4 WHERE effect_id = $1 AND fence = $2 AND leased_by = $3 AND state = 'leased'";
    let args = [
        effect.effect_id.as_str().into(),
        effect.fence.into(),
        effect.leased_by.as_str().into(),
        until.as_microsecond().into(),
    ];
    Ok(db.execute(sql, &args).await? == 1)
}

async fn settle(db: &Database, effect: &LeasedEffect, set: &str, values: Vec<Arg<'_>>) -> Result<bool, sqlx::Error> {
    let mut tx = db.begin(Durability::Full).await?;
    let kept = settle_in(&mut tx.conn(), effect, set, values).await?;
    tx.commit().await?;
    Ok(kept)
}

async fn settle_in(
    conn: &mut Conn<'_>,
    effect: &LeasedEffect,
    set: &str,
    values: Vec<Arg<'_>>,
) -> Result<bool, sqlx::Error> {
    let sql = format!(
        "UPDATE effects SET {set}, leased_by = NULL, lease_until = NULL \
         WHERE effect_id = $1 AND fence = $2 AND leased_by = $3 AND state = 'leased'"
    );
    let mut args = vec![effect.effect_id.as_str().into(), effect.fence.into(), effect.leased_by.as_str().into()];
    args.extend(values);
    Ok(conn.execute(&sql, &args).await? == 1)
}

/// When the next effect can be handed out, of workspaces other than these; none when all is done.
pub async fn next_due(db: &Database, except: &[WorkspaceId]) -> Result<Option<Timestamp>, sqlx::Error> {
    let (except_list, except) = excepted(db.dialect(), except, "$1")?;
    let sql = format!(
        "{ACTIVE} SELECT (SELECT e.due_at FROM effects e WHERE e.workspace_id = a.workspace_id AND {FIRST_IN_LANE} \
         ORDER BY e.due_at LIMIT 1) AS due_at FROM active a \
         WHERE a.workspace_id IS NOT NULL AND a.workspace_id NOT IN ({except_list}) ORDER BY due_at LIMIT 1"
    );
    let row = db.fetch_optional(&sql, &[except]).await?;
    let due_at = row.map(|row| row.int_or_null(0)).transpose()?.flatten();
    due_at
        .map(|due_at| Timestamp::from_microsecond(due_at).map_err(|error| sqlx::Error::Decode(error.into())))
        .transpose()
}

/// How many effects are in which state; done ones are not counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    pub pending: i64,
    pub leased: i64,
    pub failed: i64,
}

/// Counts what is not done.
pub async fn counts(db: &Database) -> Result<Counts, sqlx::Error> {
    let mut counts = Counts::default();
    for (state, count) in
        [("pending", &mut counts.pending), ("leased", &mut counts.leased), ("failed", &mut counts.failed)]
    {
        let only = if state == "failed" { "" } else { " AND state IN ('pending', 'leased')" };
        let sql = format!("SELECT count(*) FROM effects WHERE state = '{state}'{only}");
        *count = db.fetch_optional(&sql, &[]).await?.map_or(Ok(0), |row| row.int(0))?;
    }
    Ok(counts)
}

/// Deletes effects that were done before then, at most `limit`; answers how many.
pub async fn prune(db: &Database, done_before: Timestamp, limit: usize) -> Result<u64, sqlx::Error> {
    let sql = "DELETE FROM effects WHERE effect_id IN (SELECT effect_id FROM effects WHERE state = 'done' AND finished_at < $1 \
               ORDER BY finished_at LIMIT $2)";
    db.execute(sql, &[done_before.as_microsecond().into(), i64::try_from(limit).unwrap_or(i64::MAX).into()]).await
}
