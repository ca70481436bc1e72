//! A group that has another address now: Telegram gives one to a group that becomes a supergroup.
//!
//! The new address takes over the group's flags and name, routes lead there, and the old one is left behind. The messenger tells it more
//! than once, and a message that could not be sent tells it too: every step is done once, in an order that loses nothing should the program
//! stop in between.

use aggregates::group::{Group, GroupCommand};
use aggregates::ids::ChannelId;
use aggregates::workspace::{Workspace, WorkspaceCommand};
use app::ids;
use eventlog::{Call, EventLog, ExecuteError, LogError, LoggedAggregate, Provenance, WorkspaceId};

use crate::error::Problem;

/// What stood in the way; the move can be followed again later.
#[derive(Debug, thiserror::Error)]
pub enum FollowError {
    #[error("too many concurrent changes")]
    Busy,
    #[error("{0}")]
    Refused(String),
    #[error(transparent)]
    Log(#[from] LogError),
}

/// Follows a group to its new address; answers the position of the last event, or nothing where all was known.
///
/// # Errors
/// When the log could not be written, or others were faster too often.
pub async fn follow(
    log: &EventLog,
    workspace: WorkspaceId,
    channel_id: &ChannelId,
    from: &str,
    to: &str,
    provenance: Provenance,
) -> Result<Option<i64>, FollowError> {
    if from == to {
        return Ok(None);
    }
    let from_id = ids::of_group(log, workspace, channel_id, from).await?;
    let to_id = ids::of_group(log, workspace, channel_id, to).await?;
    let old: Group = log.load(workspace, from_id.as_str()).await?;
    let mut position = None;
    if old.registered {
        let take_over = GroupCommand::TakeOver {
            group_id: to_id.clone(),
            channel_id: channel_id.to_owned(),
            chat: to.to_owned(),
            from_group_id: from_id.clone(),
            name: old.name.clone(),
            support_enabled: old.support_enabled,
            marketing_enabled: old.marketing_enabled,
            silent_mode: old.silent_mode,
            now: log.now(),
        };
        position = execute::<Group>(log, workspace, to_id.as_str(), take_over, &provenance).await?.or(position);
    }
    let routes = WorkspaceCommand::FollowMovedGroup {
        channel_id: channel_id.to_owned(),
        from: from.to_owned(),
        to: to.to_owned(),
        now: log.now(),
    };
    position = execute::<Workspace>(log, workspace, &workspace.to_string(), routes, &provenance).await?.or(position);
    // Last: from here on the move counts as followed.
    let leave = GroupCommand::MoveAway {
        group_id: from_id.clone(),
        to_group_id: to_id,
        to_chat: to.to_owned(),
        now: log.now(),
    };
    Ok(execute::<Group>(log, workspace, from_id.as_str(), leave, &provenance).await?.or(position))
}

async fn execute<A: LoggedAggregate>(
    log: &EventLog,
    workspace: WorkspaceId,
    id: &str,
    command: A::Command,
    provenance: &Provenance,
) -> Result<Option<i64>, FollowError> {
    let done = log.execute::<A>(workspace, id, command, Call::new(provenance.clone())).await;
    let committed = done.map_err(|error| match error {
        ExecuteError::Refused(refusal) => FollowError::Refused(refusal.to_string()),
        ExecuteError::Conflict | ExecuteError::Stale { .. } | ExecuteError::KeyReused { .. } => FollowError::Busy,
        ExecuteError::Log(error) => FollowError::Log(error),
    })?;
    Ok((!committed.events.is_empty()).then_some(committed.position))
}

impl From<FollowError> for Problem {
    fn from(error: FollowError) -> Self {
        match error {
            // The messenger posts it again.
            FollowError::Busy => Self::unavailable("log_unavailable", "too many messages at once; post it again"),
            FollowError::Refused(reason) => Self::conflict("not_followed", reason),
            FollowError::Log(error) => error.into(),
        }
    }
}
