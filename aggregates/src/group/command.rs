//! Orders to a group.

use jiff::Timestamp;
use serde::Serialize;

use super::GroupFlag;

/// What can be asked of one group.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum GroupCommand {
    /// Make sure the group is known; a new name renames it.
    RegisterGroup {
        group_id: String,
        channel_id: String,
        chat: String,
        name: Option<String>,
        now: Timestamp,
    },
    /// Switch one flag. Switching to what it already is changes nothing and succeeds.
    ToggleGroupFlag {
        flag: GroupFlag,
        enabled: bool,
        now: Timestamp,
    },
    RemoveGroup {
        now: Timestamp,
    },
}
