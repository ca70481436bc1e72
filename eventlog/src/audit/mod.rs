//! Proving that a log is whole: the hash chain, the authenticated head, signed checkpoints, the anchor, and exports that can be
//! checked offline. What each finds and what nothing finds is in `docs/proof.md`.

mod accept;
mod chain;
mod export;
mod rows;

use std::collections::BTreeSet;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use eventlog_contract::WorkspaceId;
use jiff::Timestamp;
use serde::Serialize;

pub use accept::{Accepted, accept};
pub use chain::{Anchored, ExportedEvent, Fault, Report, SignerCheck};
pub use export::{ExportError, ExportLine, Header, export, read_checkpoints, verify_export};

use self::chain::{Chain, Source};
use crate::anchor::Anchor;
pub use crate::checkpoint::Checkpoint;
use crate::db::{Arg, Row};
use crate::error::LogError;
use crate::head::{self, Head, SealedHead, Untrusted};
use crate::log::{EventLog, parse_workspace};

/// Events or checkpoints read at a time.
const PAGE: usize = 2000;

/// How long a verification waits for the anchor to hear of a workspace that is only just there.
const ANCHOR_LAG: Duration = Duration::from_secs(2);

/// Where a workspace's log stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AuditHead {
    pub workspace_id: WorkspaceId,
    pub position: i64,
    /// Hex.
    pub hash: String,
    /// The newest signed checkpoint.
    pub checkpoint: Option<Checkpoint>,
}

/// What a log in the database is compared with.
#[derive(Clone, Debug)]
pub struct Against {
    /// The anchor of this log, where it has one.
    pub anchor: bool,
    /// Checkpoints kept elsewhere.
    pub kept: Vec<Checkpoint>,
}

impl Default for Against {
    fn default() -> Self {
        Self { anchor: true, kept: Vec::new() }
    }
}

/// Verifies a workspace's log in the database: its chain, its authenticated head, every checkpoint, and the anchor.
pub async fn verify(log: &EventLog, workspace: WorkspaceId) -> Result<Report, LogError> {
    verify_with(log, workspace, &Against::default(), |_| ()).await
}

/// The same against what is named, telling how many events are done.
pub async fn verify_with(
    log: &EventLog,
    workspace: WorkspaceId,
    against: &Against,
    mut done: impl FnMut(i64),
) -> Result<Report, LogError> {
    let mut chain = Chain::new(workspace, Some(log.public_key()));
    // The anchor before the head: what is anchored meanwhile is not looked at, and nothing anchored may lie beyond the head.
    if against.anchor {
        compare_with_anchor(log, workspace, &mut chain).await;
    } else if log.inner.anchor.is_some() {
        chain.report.notes.push("it was not compared with the anchor".into());
    }
    let kept = against.kept.iter().filter(|checkpoint| checkpoint.workspace_id == workspace);
    kept.for_each(|checkpoint| chain.awaits(Source::Kept, checkpoint.clone()));
    let state = read_state(log, workspace).await?;
    let end = state.as_ref().map_or(0, |state| state.head.last.position);
    let forged = state.as_ref().and_then(|state| state.untrusted(log, workspace));
    if let Some(reason) = &forged {
        chain.fault(end, reason.to_string());
    }
    if let Err(LogError::Untrusted { reason, .. }) = log.inner.trusted(workspace)
        && Some(&reason) != forged.as_ref()
        // Told where it is compared with the anchor, if it is to be.
        && !matches!(reason, Untrusted::NoAnchor { .. } | Untrusted::NotInAnchor)
    {
        chain.fault(end, format!("no changes are taken any more: {reason}"));
    }
    let Some(state) = state else {
        chain.fault(0, "the log is not there: it has no head");
        return Ok(chain.finish());
    };
    let keys = rows::Keys::of(log, workspace, &mut chain).await?;
    let mut signed = 0;
    while chain.position < end {
        // What is written meanwhile is left to the next verification: its keys were not read.
        let mut page = log.read_stored(workspace, chain.position, PAGE).await?;
        page.retain(|event| event.position <= end);
        keys.page(workspace, &page, &mut chain);
        let events: Vec<ExportedEvent> = page.into_iter().map(Into::into).collect();
        let Some(last) = events.last().map(|event| event.position) else { break };
        loop {
            let page = checkpoints(log, workspace, signed, last).await?;
            let Some(newest) = page.last().map(|checkpoint| checkpoint.position) else { break };
            signed = newest;
            page.into_iter().for_each(|checkpoint| chain.awaits(Source::Log, checkpoint));
        }
        events.iter().for_each(|event| chain.event(event));
        done(chain.report.events);
    }
    compare_with_head(&mut chain, &state.head);
    rows::compare_streams(log, workspace, end, &mut chain).await?;
    let last_use = rows::compare_key_uses(log, workspace, end, &mut chain).await?;
    // Nothing may lie before the first event, or beyond the head, as it is now.
    if state.first_event.is_some_and(|first| first < 1) {
        chain.fault(0, "there are events before the first one, where no chain holds them: they were planted");
    }
    if let Some(state) = read_state(log, workspace).await? {
        let now = state.head.last.position;
        let beyond = [
            ("an event", state.last_event),
            ("a checkpoint", state.last_checkpoint),
            ("the use of an idempotency key", last_use),
        ];
        for (what, found) in beyond.into_iter().filter(|(_, found)| *found > now) {
            chain.fault(found, format!("there is {what} at {found}, beyond the head at {now}"));
        }
    } else {
        chain.fault(end, "the head vanished while the log was verified");
    }
    Ok(chain.finish())
}

/// Every workspace that the database, the anchor or a checkpoint kept elsewhere knows of: one that was deleted as a whole is found.
pub async fn workspaces(log: &EventLog, against: &Against) -> Result<Vec<WorkspaceId>, LogError> {
    let mut found: BTreeSet<WorkspaceId> = against.kept.iter().map(|checkpoint| checkpoint.workspace_id).collect();
    found.extend(log.workspaces().await?);
    for table in ["events", "log_checkpoints"] {
        // From one workspace to the next by the index: reading every row to know their workspaces would take as long as verifying.
        let sql = format!(
            "WITH RECURSIVE w(id) AS (SELECT min(workspace_id) FROM {table} UNION ALL \
             SELECT (SELECT min(workspace_id) FROM {table} WHERE workspace_id > w.id) FROM w WHERE w.id IS NOT NULL) \
             SELECT id FROM w WHERE id IS NOT NULL"
        );
        for row in log.db().fetch_all(&sql, &[]).await? {
            found.insert(parse_workspace(row.text(0)?)?);
        }
    }
    // A head at 0 of a log that was never begun is as this server seals it; one that was put back to 0 is not.
    for row in log.db().fetch_all("SELECT workspace_id, seal FROM log_heads WHERE position = 0", &[]).await? {
        let workspace = parse_workspace(row.text(0)?)?;
        let empty = Head::EMPTY.seal(&log.inner.head_key, workspace);
        if row.bytes_or_null(1)? != Some(empty.seal.as_slice()) {
            found.insert(workspace);
        }
    }
    if let Some(keeper) = log.inner.anchor.as_ref().filter(|_| against.anchor)
        && let Ok(Some(anchor)) = keeper.read()
    {
        let with_events = anchor.entries.into_values().filter(|entry| entry.checkpoint.position > 0);
        found.extend(with_events.map(|entry| entry.checkpoint.workspace_id));
    }
    Ok(found.into_iter().collect())
}

/// A head, and what lies furthest in the tables, read at one moment.
struct State {
    head: Head,
    seal: Option<[u8; 32]>,
    first_event: Option<i64>,
    last_event: i64,
    last_checkpoint: i64,
}

impl State {
    /// Why this can not be the head.
    fn untrusted(&self, log: &EventLog, workspace: WorkspaceId) -> Option<Untrusted> {
        let found = Some((self.head, self.seal));
        head::judge(&log.inner.head_key, workspace, None, found).err()
    }
}

async fn read_state(log: &EventLog, workspace: WorkspaceId) -> Result<Option<State>, LogError> {
    let sql = format!(
        "SELECT {}, (SELECT max(e.position) FROM events e WHERE e.workspace_id = h.workspace_id), \
         (SELECT max(c.position) FROM log_checkpoints c WHERE c.workspace_id = h.workspace_id), \
         (SELECT min(e.position) FROM events e WHERE e.workspace_id = h.workspace_id) \
         FROM log_heads h WHERE h.workspace_id = $1",
        head::COLUMNS
    );
    let Some(row) = log.db().fetch_optional(&sql, &[workspace.into()]).await? else { return Ok(None) };
    let (head, seal) = head::read(&row)?;
    let last = |column: usize| Ok::<_, LogError>(row.int_or_null(column)?.unwrap_or(0));
    let first_event = row.int_or_null(8)?;
    Ok(Some(State { head, seal, first_event, last_event: last(6)?, last_checkpoint: last(7)? }))
}

/// What the head says must be what the chain came to, and the checkpoint it names must have been met.
fn compare_with_head(chain: &mut Chain, head: &Head) {
    let (position, hash) = (chain.position, chain.hash());
    let Head { last, recorded_at, signed } = head;
    if last.position != position {
        let expected = last.position;
        chain.fault(position, format!("the log ends at {position}, its head says {expected}: it was cut off"));
    } else if hex::encode(last.hash) != hash {
        chain.fault(position, "the last event's hash is not the head's");
    } else if *recorded_at != chain.recorded_at && position > 0 {
        chain.fault(position, "the last event's time is not the head's");
    }
    if position == 0 && last.position == 0 {
        chain.fault(0, "the log holds no events: nothing is proven");
    } else if signed.position == 0 {
        chain.fault(position, "the head names no signed checkpoint: nothing is proven");
    } else if chain.proven.as_ref().is_none_or(|(proven, _)| *proven < signed.position) {
        chain.fault(signed.position, "the signed checkpoint that the head names is missing, or not genuine");
    }
}

async fn compare_with_anchor(log: &EventLog, workspace: WorkspaceId, chain: &mut Chain) {
    let Some(keeper) = &log.inner.anchor else {
        chain.report.notes.push("no anchor is set: nothing outside the database was compared".into());
        return;
    };
    // On a node that serves, what it wrote itself is anchored first.
    if let Err(error) = keeper.flush(&log.inner).await {
        chain.report.notes.push(format!("the anchor can not be written: {error}"));
    }
    let until = tokio::time::Instant::now() + ANCHOR_LAG;
    let found = loop {
        let found = keeper.read();
        let known = |anchor: &Anchor| anchor.entries.contains_key(&workspace);
        let settled = !matches!(&found, Ok(anchor) if !anchor.as_ref().is_some_and(known));
        if settled || tokio::time::Instant::now() > until {
            break found;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    };
    let path = keeper.path.display();
    match found {
        Err(error) => chain.fault(0, error.to_string()),
        Ok(None) => {
            chain.fault(0, format!("the anchor {path} is missing: it can not be told whether later changes are"))
        }
        Ok(Some(anchor)) => {
            for loss in anchor.accepted.iter().filter(|loss| loss.workspace_id == workspace) {
                chain.report.notes.push(loss.to_string());
            }
            match anchor.entries.get(&workspace) {
                None => chain.fault(
                    0,
                    format!("the anchor {path} has no entry of this log: either was put in the place of another"),
                ),
                Some(entry) => {
                    let (since_position, since) = (entry.since_position, entry.since);
                    if since_position > 0 {
                        chain.report.notes.push(format!(
                            "the anchor follows it since {since}, when it stood at {since_position}: an older state put back before then was not found by it"
                        ));
                    }
                    let position = entry.checkpoint.position;
                    chain.report.anchor = Some(Anchored { position, since_position, since });
                    if position > 0 {
                        chain.awaits(Source::Anchor, entry.checkpoint.clone());
                    }
                }
            }
        }
    }
}

/// Where a workspace's log stands. Errors when its head is not genuine.
pub async fn head(log: &EventLog, workspace: WorkspaceId) -> Result<AuditHead, LogError> {
    log.inner.trusted(workspace)?;
    let head = log.inner.stored_head(workspace).await?.map_or(Head::EMPTY, |SealedHead { head, .. }| head);
    Ok(AuditHead {
        workspace_id: workspace,
        position: head.last.position,
        hash: hex::encode(head.last.hash),
        checkpoint: checkpoint_at(log, workspace, head.signed.position).await?,
    })
}

/// Signed checkpoints of a workspace after one position up to another, oldest first, a page of them.
pub(crate) async fn checkpoints(
    log: &EventLog,
    workspace: WorkspaceId,
    after: i64,
    until: i64,
) -> Result<Vec<Checkpoint>, LogError> {
    let sql = "SELECT position, hash, signed_at, public_key, signature, previous_position FROM log_checkpoints \
               WHERE workspace_id = $1 AND position > $2 AND position <= $3 ORDER BY position LIMIT 2000";
    read_checkpoint_rows(log, workspace, sql, &[workspace.into(), after.into(), until.into()]).await
}

async fn checkpoint_at(log: &EventLog, workspace: WorkspaceId, position: i64) -> Result<Option<Checkpoint>, LogError> {
    let sql = "SELECT position, hash, signed_at, public_key, signature, previous_position FROM log_checkpoints \
               WHERE workspace_id = $1 AND position = $2";
    Ok(read_checkpoint_rows(log, workspace, sql, &[workspace.into(), position.into()]).await?.pop())
}

async fn read_checkpoint_rows(
    log: &EventLog,
    workspace: WorkspaceId,
    sql: &str,
    args: &[Arg<'_>],
) -> Result<Vec<Checkpoint>, LogError> {
    let rows = log.db().fetch_all(sql, args).await?;
    let read = |row: &Row| {
        Ok(Checkpoint {
            workspace_id: workspace,
            position: row.int(0)?,
            hash: hex::encode(row.bytes(1)?),
            signed_at: Timestamp::from_microsecond(row.int(2)?).unwrap_or_default(),
            public_key: STANDARD.encode(row.bytes(3)?),
            signature: STANDARD.encode(row.bytes(4)?),
            previous_position: row.int_or_null(5)?,
        })
    };
    rows.iter().map(read).collect()
}

/// Signs where the log stands, unless that is signed already. None while the log is empty. Errors when the log is not
/// trusted: nothing that this program did not write is ever signed.
pub async fn sign_checkpoint(log: &EventLog, workspace: WorkspaceId) -> Result<Option<Checkpoint>, LogError> {
    log.inner.queue.sign(vec![workspace]).await?;
    Ok(head(log, workspace).await?.checkpoint)
}

/// What the anchor of this log holds; none where there is no anchor, or no file yet.
pub fn anchor(log: &EventLog) -> Result<Option<Anchor>, LogError> {
    log.inner.anchor.as_ref().map_or(Ok(None), crate::anchor::Keeper::read)
}
