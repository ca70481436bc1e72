//! A group that has another address now: Telegram gives one to a group that becomes a supergroup.
//!
//! The new address takes over the group's flags and name, routes lead there, and the old one is left behind. The messenger tells it more
//! than once, and a message that could not be sent tells it too: every step is done once, in an order that loses nothing should the program
//! stop in between.

use aggregates::group::{Group, GroupCommand};
use aggregates::ids::ChannelId;
use aggregates::workspace::{Workspace, WorkspaceCommand};

use crate::cx::Cx;
use crate::error::AppError;
use crate::ids;

/// Follows a group to its new address; answers the position of the last event, or nothing where all was known.
///
/// # Errors
/// When the log could not be written, or others were faster too often: the move can be followed again later.
pub async fn follow(cx: &Cx<'_>, channel_id: &ChannelId, from: &str, to: &str) -> Result<Option<i64>, AppError> {
    if from == to {
        return Ok(None);
    }
    let from_id = ids::of_group(cx.log, cx.workspace, channel_id, from).await?;
    let to_id = ids::of_group(cx.log, cx.workspace, channel_id, to).await?;
    let old: Group = cx.log.load(cx.workspace, from_id.as_str()).await?;
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
            now: cx.log.now(),
        };
        let taken = cx.execute::<Group>(to_id.as_str(), take_over, &format!("take-over-{to}")).await?;
        position = taken.last_written();
    }
    let routes = WorkspaceCommand::FollowMovedGroup {
        channel_id: channel_id.to_owned(),
        from: from.to_owned(),
        to: to.to_owned(),
        now: cx.log.now(),
    };
    let rerouted = cx.execute::<Workspace>(&cx.workspace.to_string(), routes, &format!("routes-{to}")).await?;
    position = rerouted.last_written().or(position);
    // Last: from here on the move counts as followed.
    let leave = GroupCommand::MoveAway {
        group_id: from_id.clone(),
        to_group_id: to_id,
        to_chat: to.to_owned(),
        now: cx.log.now(),
    };
    let left = cx.execute::<Group>(from_id.as_str(), leave, &format!("leave-{to}")).await?;
    Ok(left.last_written().or(position))
}
