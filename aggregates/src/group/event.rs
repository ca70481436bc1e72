//! What happened to one group.

use cqrs_es::DomainEvent;
use eventlog_contract::{LoggedEvent, Personal};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::ids::{ChannelId, GroupId};

/// The three independent switches of a group (GR1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GroupFlag {
    /// Customers are answered.
    Support,
    /// Marketing is sent.
    Marketing,
    /// Everything is processed and logged, nothing is sent.
    Silent,
}

/// Events of one group. `group_id` is also the subject that seals chat and name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum GroupEvent {
    /// First seen, with every flag off (CH8).
    GroupRegistered {
        group_id: GroupId,
        channel_id: ChannelId,
        chat: String,
        name: Option<String>,
        /// When we were put into it, by the messenger's clock; none where it was known otherwise.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        joined_at: Option<Timestamp>,
        registered_at: Timestamp,
    },
    GroupRenamed {
        group_id: GroupId,
        name: String,
        renamed_at: Timestamp,
    },
    GroupFlagToggled {
        group_id: GroupId,
        flag: GroupFlag,
        enabled: bool,
        toggled_at: Timestamp,
    },
    /// The bot was removed from the group: nothing can be sent there.
    GroupLeft {
        group_id: GroupId,
        /// When, by the messenger's clock; none in older events.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        told_at: Option<Timestamp>,
        left_at: Timestamp,
    },
    /// The bot is in the group again, or still.
    GroupRejoined {
        group_id: GroupId,
        /// Since when, by the messenger's clock; none in older events.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        told_at: Option<Timestamp>,
        rejoined_at: Timestamp,
    },
    /// A group known under another address goes on here, with its name and switches.
    GroupMovedIn {
        group_id: GroupId,
        channel_id: ChannelId,
        chat: String,
        from_group_id: GroupId,
        name: Option<String>,
        support_enabled: bool,
        marketing_enabled: bool,
        silent_mode: bool,
        moved_at: Timestamp,
    },
    /// The group goes on under another address.
    GroupMovedAway {
        group_id: GroupId,
        to_group_id: GroupId,
        to_chat: String,
        moved_at: Timestamp,
    },
    /// Everybody in the group is to be bound to a panel username that exists (VC3).
    MembersVerificationRequested {
        group_id: GroupId,
        username: String,
        requested_at: Timestamp,
    },
    /// What came of it: of so many members, the team and the connected number left out.
    MembersVerified {
        group_id: GroupId,
        members: u32,
        verified: u32,
        /// Bound to this username before.
        already: u32,
        /// Bound to another username, and left alone.
        elsewhere: u32,
        finished_at: Timestamp,
    },
    /// The channel did not tell who is in the group.
    MembersUnknown {
        group_id: GroupId,
        reason: String,
        given_up_at: Timestamp,
    },
    /// Deleted from the workspace; it registers anew on its next message.
    GroupRemoved {
        group_id: GroupId,
        removed_at: Timestamp,
    },
}

impl DomainEvent for GroupEvent {
    fn event_type(&self) -> String {
        match self {
            Self::GroupRegistered { .. } => "GroupRegistered",
            Self::GroupRenamed { .. } => "GroupRenamed",
            Self::GroupFlagToggled { .. } => "GroupFlagToggled",
            Self::GroupLeft { .. } => "GroupLeft",
            Self::GroupRejoined { .. } => "GroupRejoined",
            Self::GroupMovedIn { .. } => "GroupMovedIn",
            Self::GroupMovedAway { .. } => "GroupMovedAway",
            Self::MembersVerificationRequested { .. } => "MembersVerificationRequested",
            Self::MembersVerified { .. } => "MembersVerified",
            Self::MembersUnknown { .. } => "MembersUnknown",
            Self::GroupRemoved { .. } => "GroupRemoved",
        }
        .to_owned()
    }

    fn event_version(&self) -> String {
        "1.0".to_owned()
    }
}

impl LoggedEvent for GroupEvent {
    fn personal(&self) -> Personal {
        match self {
            Self::GroupRegistered { group_id, .. } => Personal::of(group_id.as_str(), &["chat", "name"]),
            Self::GroupRenamed { group_id, .. } => Personal::of(group_id.as_str(), &["name"]),
            Self::GroupMovedIn { group_id, .. } => Personal::of(group_id.as_str(), &["chat", "name"]),
            Self::GroupMovedAway { group_id, .. } => Personal::of(group_id.as_str(), &["to_chat"]),
            Self::MembersVerificationRequested { group_id, .. } => Personal::of(group_id.as_str(), &["username"]),
            Self::GroupFlagToggled { .. }
            | Self::GroupLeft { .. }
            | Self::GroupRejoined { .. }
            | Self::MembersVerified { .. }
            | Self::MembersUnknown { .. }
            | Self::GroupRemoved { .. } => Personal::None,
        }
    }
}
