//! A group becomes known.

use aggregates::group::{Group, GroupCommand};
use aggregates::ids::ChannelId;
use eventlog::Committed;
use jiff::Timestamp;

use crate::cx::Cx;
use crate::error::AppError;
use crate::ids;

/// What is told of a group.
#[derive(Clone, Copy, Debug)]
pub struct Told<'a> {
    pub channel_id: &'a ChannelId,
    /// Its address on that channel.
    pub chat: &'a str,
    pub name: Option<&'a str>,
    /// When our number came into it, where that is told.
    pub joined_at: Option<Timestamp>,
}

/// Makes sure the group is known, by this name; a new one has every flag off (CH8). No event where all of it was known.
///
/// # Errors
/// What the log says.
pub async fn register(cx: &Cx<'_>, told: Told<'_>) -> Result<Committed, AppError> {
    let group_id = ids::of_group(cx.log, cx.workspace, told.channel_id, told.chat).await?;
    let command = GroupCommand::RegisterGroup {
        group_id: group_id.clone(),
        channel_id: told.channel_id.clone(),
        chat: told.chat.to_owned(),
        name: told.name.map(str::to_owned),
        joined_at: told.joined_at,
        now: cx.log.now(),
    };
    cx.execute::<Group>(group_id.as_str(), command, "register-group").await
}
