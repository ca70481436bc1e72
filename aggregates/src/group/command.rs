//! Orders to a group.

use jiff::Timestamp;
use serde::Serialize;

use super::GroupFlag;
use crate::ids::{ChannelId, GroupId};

/// What can be asked of one group.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum GroupCommand {
    /// Make sure the group is known; a new name renames it. `joined_at` where the messenger told that we were put into it, by its clock.
    RegisterGroup {
        group_id: GroupId,
        channel_id: ChannelId,
        chat: String,
        name: Option<String>,
        joined_at: Option<Timestamp>,
        now: Timestamp,
    },
    /// Switch one flag. Switching to what it already is changes nothing and succeeds.
    ToggleGroupFlag {
        flag: GroupFlag,
        enabled: bool,
        now: Timestamp,
    },
    /// Whether the bot is in the group, as the messenger says, and since when by its clock. Of a group that is not known nothing is noted,
    /// and nothing that is older than what is known.
    NoteMembership {
        is_member: bool,
        told_at: Timestamp,
        now: Timestamp,
    },
    /// Go on as a group that was known under another address: with its name and switches, once.
    TakeOver {
        group_id: GroupId,
        channel_id: ChannelId,
        chat: String,
        from_group_id: GroupId,
        name: Option<String>,
        support_enabled: bool,
        marketing_enabled: bool,
        silent_mode: bool,
        now: Timestamp,
    },
    /// The group has another address from now on, under which it is another aggregate.
    MoveAway {
        group_id: GroupId,
        to_group_id: GroupId,
        to_chat: String,
        now: Timestamp,
    },
    /// Bind everybody in the group to a username that the panel knows (VC3).
    VerifyMembers {
        username: String,
        now: Timestamp,
    },
    /// What came of it.
    RecordMembersVerified {
        members: u32,
        verified: u32,
        already: u32,
        elsewhere: u32,
        now: Timestamp,
    },
    /// The channel does not tell who is in the group.
    RecordMembersUnknown {
        reason: String,
        now: Timestamp,
    },
    RemoveGroup {
        now: Timestamp,
    },
}
