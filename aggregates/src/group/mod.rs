//! One group chat and its three independent switches (GR1): support, marketing, silent.
//!
//! * A group registers itself on its first message, with every switch off (CH8); to register again only renames it.
//! * A switch can be set only in a registered group. Setting it to what it already is succeeds and changes nothing.
//! * A group may get another address (Telegram's supergroups), under which it is another aggregate: that one takes over name and switches,
//!   once, and this one is left behind and never registers again.
//! * Its members may be bound to a panel username all at once (VC3); who asked, and what came of it, is on record.
//! * A removed group is unknown until its next message registers it anew, with every switch off again.

mod command;
mod event;

use cqrs_es::Aggregate;
use cqrs_es::event_sink::EventSink;
use eventlog_contract::LoggedAggregate;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::ids::{ChannelId, GroupId};

pub use command::GroupCommand;
pub use event::{GroupEvent, GroupFlag};

/// State of one group.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Group {
    pub group_id: GroupId,
    pub channel_id: ChannelId,
    pub chat: String,
    pub name: Option<String>,
    /// Registered and not removed.
    pub registered: bool,
    pub support_enabled: bool,
    pub marketing_enabled: bool,
    pub silent_mode: bool,
    /// The messenger said that the bot was removed.
    pub left: bool,
    /// When the newest of what the messenger said of that was so, by its clock.
    pub membership_told_at: Option<Timestamp>,
    /// The group this one took over from.
    pub moved_from: Option<GroupId>,
    /// Where it goes on.
    pub moved_to: Option<MovedTo>,
}

/// The new address of a group that has moved.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MovedTo {
    pub group_id: GroupId,
    pub chat: String,
}

/// A call that makes no sense for this group.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum GroupError {
    #[error("the group is not registered")]
    NotRegistered,
    #[error("the username is empty")]
    UsernameEmpty,
    #[error("this is group {is}, not {asked}")]
    WrongGroup { is: GroupId, asked: GroupId },
}

impl Group {
    /// Whether a switch is on.
    pub const fn flag(&self, flag: GroupFlag) -> bool {
        match flag {
            GroupFlag::Support => self.support_enabled,
            GroupFlag::Marketing => self.marketing_enabled,
            GroupFlag::Silent => self.silent_mode,
        }
    }

    /// Registered once, whatever became of it since.
    const fn known(&self) -> Result<(), GroupError> {
        if self.group_id.is_empty() { Err(GroupError::NotRegistered) } else { Ok(()) }
    }

    /// What follows from a command.
    pub fn decide(&self, command: GroupCommand) -> Result<Vec<GroupEvent>, GroupError> {
        match command {
            GroupCommand::RegisterGroup { group_id, channel_id, chat, name, joined_at, now } => {
                let name = name.map(|name| name.trim().to_owned()).filter(|name| !name.is_empty());
                if !self.group_id.is_empty() && self.group_id != group_id {
                    return Err(GroupError::WrongGroup { is: self.group_id.clone(), asked: group_id });
                }
                if self.moved_to.is_some() {
                    return Ok(Vec::new());
                }
                if !self.registered {
                    return Ok(vec![GroupEvent::GroupRegistered {
                        group_id,
                        channel_id,
                        chat,
                        name,
                        joined_at,
                        registered_at: now,
                    }]);
                }
                Ok(match name {
                    Some(name) if self.name.as_ref() != Some(&name) => {
                        vec![GroupEvent::GroupRenamed { group_id, name, renamed_at: now }]
                    }
                    Some(_) | None => Vec::new(),
                })
            }
            GroupCommand::ToggleGroupFlag { flag, enabled, now } => {
                if !self.registered {
                    return Err(GroupError::NotRegistered);
                }
                if self.flag(flag) == enabled {
                    return Ok(Vec::new());
                }
                Ok(vec![GroupEvent::GroupFlagToggled {
                    group_id: self.group_id.clone(),
                    flag,
                    enabled,
                    toggled_at: now,
                }])
            }
            GroupCommand::NoteMembership { is_member, told_at, now } => {
                // The same told later is news, too: what was so in between may still be told.
                if !self.registered || Some(told_at) <= self.membership_told_at {
                    return Ok(Vec::new());
                }
                let (group_id, told_at) = (self.group_id.clone(), Some(told_at));
                Ok(vec![if is_member {
                    GroupEvent::GroupRejoined { group_id, told_at, rejoined_at: now }
                } else {
                    GroupEvent::GroupLeft { group_id, told_at, left_at: now }
                }])
            }
            GroupCommand::TakeOver {
                group_id,
                channel_id,
                chat,
                from_group_id,
                name,
                support_enabled,
                marketing_enabled,
                silent_mode,
                now,
            } => {
                if self.moved_from.as_ref() == Some(&from_group_id) {
                    return Ok(Vec::new());
                }
                Ok(vec![GroupEvent::GroupMovedIn {
                    group_id,
                    channel_id,
                    chat,
                    from_group_id,
                    // What it is called here is newer.
                    name: self.name.clone().or(name),
                    support_enabled,
                    marketing_enabled,
                    silent_mode,
                    moved_at: now,
                }])
            }
            GroupCommand::MoveAway { group_id, to_group_id, to_chat, now } => {
                if self.moved_to.as_ref().is_some_and(|known| known.group_id == to_group_id) {
                    return Ok(Vec::new());
                }
                Ok(vec![GroupEvent::GroupMovedAway { group_id, to_group_id, to_chat, moved_at: now }])
            }
            GroupCommand::VerifyMembers { username, now } => {
                if !self.registered {
                    return Err(GroupError::NotRegistered);
                }
                let username = username.trim().to_owned();
                if username.is_empty() {
                    return Err(GroupError::UsernameEmpty);
                }
                Ok(vec![GroupEvent::MembersVerificationRequested {
                    group_id: self.group_id.clone(),
                    username,
                    requested_at: now,
                }])
            }
            GroupCommand::RecordMembersVerified { members, verified, already, elsewhere, now } => {
                self.known()?;
                Ok(vec![GroupEvent::MembersVerified {
                    group_id: self.group_id.clone(),
                    members,
                    verified,
                    already,
                    elsewhere,
                    finished_at: now,
                }])
            }
            GroupCommand::RecordMembersUnknown { reason, now } => {
                self.known()?;
                Ok(vec![GroupEvent::MembersUnknown { group_id: self.group_id.clone(), reason, given_up_at: now }])
            }
            GroupCommand::RemoveGroup { now } => {
                if self.registered {
                    return Ok(vec![GroupEvent::GroupRemoved { group_id: self.group_id.clone(), removed_at: now }]);
                }
                if self.group_id.is_empty() {
                    return Err(GroupError::NotRegistered);
                }
                Ok(Vec::new())
            }
        }
    }
}

impl Aggregate for Group {
    const TYPE: &'static str = "group";
    type Command = GroupCommand;
    type Event = GroupEvent;
    type Error = GroupError;
    type Services = ();

    async fn handle(
        &mut self,
        command: Self::Command,
        (): &Self::Services,
        sink: &EventSink<Self>,
    ) -> Result<(), Self::Error> {
        for event in self.decide(command)? {
            sink.write(event, self).await;
        }
        Ok(())
    }

    fn apply(&mut self, event: Self::Event) {
        match event {
            GroupEvent::GroupRegistered { group_id, channel_id, chat, name, joined_at, registered_at: _ } => {
                let (moved_from, membership_told_at) = (self.moved_from.take(), joined_at.or(self.membership_told_at));
                let known = Self { group_id, channel_id, chat, name, ..Self::default() };
                *self = Self { registered: true, moved_from, membership_told_at, ..known };
            }
            GroupEvent::GroupMovedIn {
                group_id,
                channel_id,
                chat,
                from_group_id,
                name,
                support_enabled,
                marketing_enabled,
                silent_mode,
                moved_at: _,
            } => {
                *self = Self {
                    group_id,
                    channel_id,
                    chat,
                    name,
                    registered: true,
                    support_enabled,
                    marketing_enabled,
                    silent_mode,
                    left: false,
                    membership_told_at: self.membership_told_at,
                    moved_from: Some(from_group_id),
                    moved_to: None,
                };
            }
            GroupEvent::GroupMovedAway { group_id, to_group_id, to_chat, moved_at: _ } => {
                self.group_id = group_id;
                self.registered = false;
                self.moved_to = Some(MovedTo { group_id: to_group_id, chat: to_chat });
            }
            GroupEvent::GroupLeft { told_at, .. } => {
                (self.left, self.membership_told_at) = (true, told_at.or(self.membership_told_at));
            }
            GroupEvent::GroupRejoined { told_at, .. } => {
                (self.left, self.membership_told_at) = (false, told_at.or(self.membership_told_at));
            }
            GroupEvent::GroupRenamed { name, .. } => self.name = Some(name),
            GroupEvent::GroupFlagToggled { flag, enabled, .. } => match flag {
                GroupFlag::Support => self.support_enabled = enabled,
                GroupFlag::Marketing => self.marketing_enabled = enabled,
                GroupFlag::Silent => self.silent_mode = enabled,
            },
            GroupEvent::MembersVerificationRequested { .. }
            | GroupEvent::MembersVerified { .. }
            | GroupEvent::MembersUnknown { .. } => {}
            GroupEvent::GroupRemoved { .. } => self.registered = false,
        }
    }
}

impl LoggedAggregate for Group {}
