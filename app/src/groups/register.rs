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
pub struct Registration<'a> {
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
pub async fn register(cx: &Cx<'_>, registration: Registration<'_>) -> Result<Committed, AppError> {
    let group_id = ids::of_group(cx.log, cx.workspace, registration.channel_id, registration.chat).await?;
    let command = GroupCommand::RegisterGroup {
        group_id: group_id.clone(),
        channel_id: registration.channel_id.clone(),
        chat: registration.chat.to_owned(),
        name: registration.name.map(str::to_owned),
        joined_at: registration.joined_at,
        now: cx.log.now(),
    };
    cx.execute::<Group>(group_id.as_str(), command, "register-group").await
}
