//! Taking a state for good that the anchor or the seal speaks against: after a backup was restored, or a loss that cannot be
//! mended. Only whoever has the master key can, and the anchor remembers it.

use eventlog_contract::WorkspaceId;
use serde::Serialize;

use super::chain::Chain;
use super::{Against, PAGE, read_state, workspaces};
use crate::anchor::{AcceptedLoss, Anchor, AnchorEntry, mark};
use crate::checkpoint::Checkpoint;
use crate::error::LogError;
use crate::head::{Head, Mark, Untrusted};
use crate::log::EventLog;

/// What was accepted of one workspace.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Accepted {
    pub workspace_id: WorkspaceId,
    /// What the anchor had.
    pub anchored: Option<i64>,
    /// Where the log stands now; 0 when it is not there.
    pub position: i64,
    /// Its head had no seal (it is from before heads were sealed), and has one now.
    pub sealed: bool,
}

/// Makes the anchor say what the database says, and seals heads from before there were seals. A log that is changed within, or whose
/// head was forged, is refused: that is mended by restoring a backup. No node may serve meanwhile.
pub async fn accept(log: &EventLog) -> Result<Vec<Accepted>, LogError> {
    let mut accepted = Vec::new();
    if let Err(LogError::Anchor { path, reason }) = super::anchor(log) {
        let reason = format!("{reason}; where it is to be given up, move the file away first");
        return Err(LogError::Anchor { path, reason });
    }
    for workspace in workspaces(log, &Against::default()).await? {
        accepted.extend(accept_one(log, workspace).await?);
    }
    Ok(accepted)
}

async fn accept_one(log: &EventLog, workspace: WorkspaceId) -> Result<Option<Accepted>, LogError> {
    let inner = &log.inner;
    let entries = super::anchor(log)?.unwrap_or_default().entries;
    let anchored = entries.get(&workspace).map(|entry| entry.checkpoint.clone());
    let state = read_state(log, workspace).await?;
    let sealed = match &state {
        Some(state) => match state.untrusted(log, workspace) {
            None => false,
            Some(Untrusted::Unsealed { .. }) => {
                seal(log, workspace, state.head).await?;
                true
            }
            Some(reason) => return Err(LogError::Untrusted { workspace, reason }),
        },
        None => false,
    };
    let last = state.as_ref().map_or(Mark::START, |state| state.head.last);
    if state.is_some() {
        walk(log, workspace, last.position).await?;
    }
    let agrees = match &anchored {
        Some(anchored) => extends(log, workspace, last, anchored).await?,
        None => inner.anchor.is_none() || last.position == 0,
    };
    if agrees && !sealed {
        return Ok(None);
    }
    if !agrees && let Some(keeper) = &inner.anchor {
        let now = log.now();
        let loss = AcceptedLoss {
            workspace_id: workspace,
            accepted_at: now,
            anchored: anchored.clone(),
            position: last.position,
        };
        let entry = AnchorEntry {
            checkpoint: inner.signer.checkpoint(workspace, last, now),
            since_position: last.position,
            since: now,
        };
        Anchor::change(&keeper.path, &keeper.key, |anchor| {
            anchor.entries.remove(&workspace);
            if state.is_some() {
                anchor.entries.insert(workspace, entry);
            }
            anchor.accepted.push(loss);
        })?;
    }
    Ok(Some(Accepted {
        workspace_id: workspace,
        anchored: anchored.map(|checkpoint| checkpoint.position),
        position: last.position,
        sealed,
    }))
}

async fn extends(log: &EventLog, workspace: WorkspaceId, last: Mark, anchored: &Checkpoint) -> Result<bool, LogError> {
    if anchored.position == 0 || anchored.position > last.position {
        return Ok(anchored.position == 0);
    }
    let event = log.read_stored(workspace, anchored.position - 1, 1).await?.pop();
    Ok(event.map(|event| Mark { position: event.position, hash: event.hash }) == mark(anchored))
}

/// The events must be one chain up to the head.
async fn walk(log: &EventLog, workspace: WorkspaceId, end: i64) -> Result<Chain, LogError> {
    let mut chain = Chain::new(workspace, None);
    while chain.position < end {
        let page = log.read_stored(workspace, chain.position, PAGE).await?;
        if page.is_empty() {
            break;
        }
        page.into_iter().filter(|event| event.position <= end).for_each(|event| chain.event(&event.into()));
    }
    match chain.report.faults.first() {
        Some(fault) => Err(LogError::Untrusted { workspace, reason: Untrusted::Broken { position: fault.position } }),
        None => Ok(chain),
    }
}

/// Seals a head from before there were seals: what its row says must be what its events come to.
async fn seal(log: &EventLog, workspace: WorkspaceId, head: Head) -> Result<(), LogError> {
    let chain = walk(log, workspace, head.last.position).await?;
    let sealed = Head { recorded_at: chain.recorded_at, ..head };
    if chain.hash() != hex::encode(head.last.hash) || chain.position != head.last.position {
        let position = head.last.position;
        return Err(LogError::Untrusted { workspace, reason: Untrusted::Broken { position } });
    }
    let sealed = sealed.seal(&log.inner.head_key, workspace);
    let sql =
        "UPDATE log_heads SET recorded_at = $2, seal = $3 WHERE workspace_id = $1 AND position = $4 AND seal IS NULL";
    let args =
        [workspace.into(), sealed.head.recorded_at.into(), sealed.seal.as_slice().into(), head.last.position.into()];
    log.db().execute(sql, &args).await?;
    Ok(())
}
