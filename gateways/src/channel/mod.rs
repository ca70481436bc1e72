//! What arrives from messengers, in words they have in common. Each system's decoder (`green::decode`, `meta::decode`,
//! `telegram::decode`) makes these of a webhook's body.

mod delivery;

use std::fmt;

use jiff::Timestamp;
use serde::Serialize;

pub use delivery::{Delivery, DeliveryState, Trouble};

use crate::evolution::jid::{JidKind, is_lid};

/// One thing a webhook told.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Arrived {
    /// A person wrote something that can be read.
    Message(Box<Message>),
    /// A person wrote, and the messenger could not decipher it: ask to send it again. Its text is the messenger's placeholder.
    Undeciphered(Box<Message>),
    /// A message we sent got further, or failed.
    Delivery(Delivery),
    /// The connection changed.
    Connection {
        state: ConnectionState,
        /// When, by the system's clock.
        told_at: Option<Timestamp>,
    },
    /// A group has another address now; told more than once.
    GroupMigrated { from: String, to: String },
    /// We were put into a chat or out of it.
    ChatJoined {
        chat: String,
        chat_kind: ChatKind,
        name: Option<String>,
        is_member: bool,
        /// When, by the system's clock; what happened within one second is told apart by smaller steps, in its order.
        told_at: Option<Timestamp>,
    },
    /// The messenger says that one address of a person became another.
    IdentityChanged { from: Identity, to: Identity },
    /// Something is wrong with the channel as a whole.
    Trouble(Trouble),
    /// Nothing for us. `what` is the system's word for it.
    Ignored { what: String, why: IgnoreReason },
}

/// A text or a caption a person sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Message {
    /// The same for every delivery of this message and for no other on this channel (`docs/wire/rules.md §10` rule 1). Holds addresses: hash it
    /// before it becomes an id.
    pub external_key: String,
    /// The system's id of the message in its chat.
    pub message_id: String,
    /// The address to answer to.
    pub chat: String,
    pub chat_kind: ChatKind,
    /// The group's name, when told.
    pub chat_name: Option<String>,
    /// Every way this message tells its author, the steadiest first. Never empty.
    pub author: Vec<Identity>,
    /// The name the author chose: proves nothing.
    pub author_name: Option<String>,
    pub text: String,
    /// When it was sent, unix seconds; 0 when not told.
    pub sent_at_unix: i64,
    /// The message this one answers.
    pub answers: Option<String>,
    /// Whose words these are, where the author passed them on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub forwarded: Option<Forwarded>,
    /// The message this is a new wording of, by [`Message::message_id`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edits: Option<String>,
}

/// Where words that were passed on come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Forwarded {
    /// A bot wrote them: ours, or another.
    Bot,
    /// Somebody else, or nobody says who.
    Elsewhere,
}

/// One way a person is known: `jid`, `lid` (Green), `wa_id`, `user_id`, `parent_user_id` (Meta), `telegram`. Written as `kind:value`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Identity {
    pub kind: &'static str,
    pub value: String,
}

/// A conversation with one person or a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ChatKind {
    Private,
    Group,
}

/// Whether messages go through.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ConnectionState {
    Open,
    Connecting,
    /// The owner has to connect again.
    Close,
    /// Connected, but sending is limited as a sign of a coming ban (Green's `yellowCard`, Meta's red quality).
    Limited,
    /// The number is banned.
    Blocked,
    Unknown(String),
}

/// Whom a messenger calls when something happens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Calls {
    /// This address; `lacks` names in words what is missing for all of it to be heard.
    Address { url: String, lacks: Vec<String> },
    /// No address is set, or calling is switched off.
    Nobody,
    /// The system has no way to tell.
    Untold,
}

impl Calls {
    /// This address, or nobody without one.
    pub(crate) fn of(url: Option<String>, lacks: impl FnOnce() -> Vec<String>) -> Self {
        url.map_or(Self::Nobody, |url| Self::Address { url, lacks: lacks() })
    }
}

/// What is said to be missing where the messenger would show another secret than the channel's.
pub(crate) const OTHER_SECRET: &str = "the channel's own secret";

/// The message a text answers, as the messenger knows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Quote {
    /// Its id in the chat.
    pub message_id: String,
    /// Its author's address.
    pub author: String,
    /// What was written, or how it begins.
    pub text: String,
}

/// A message the system took over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Sent {
    pub message_id: String,
    /// The chat it went to; not the one asked for when the group has moved.
    pub chat: String,
}

/// Why a delivery is nothing for us.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum IgnoreReason {
    /// An event we did not ask for or do not know.
    UnknownEvent,
    /// Sent from our own number or by our own calls.
    Own,
    /// Written by another bot: answering would make a loop.
    Bot,
    Reaction,
    Poll,
    /// A deletion, a service message.
    Protocol,
    /// A picture, film, sound, sticker, place or contact without words.
    NoText,
    /// A kind of message we do not know.
    UnknownContent,
    /// A status post, newsletter or channel: never a conversation.
    Broadcast,
    /// Nobody is named as its author, or somebody who hides.
    NoAuthor,
    /// A command that names another bot.
    OtherBot,
    /// The parts that identify it are missing.
    Incomplete,
}

/// A body that is no delivery of this system.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DecodeError {
    #[error("not JSON: {0}")]
    NotJson(String),
    #[error("`{0}` is missing")]
    Missing(&'static str),
    #[error("`{0}` is not what it should be")]
    Malformed(&'static str),
}

/// Stands for words that did not reach us, in the form Green gives to such (`docs/wire/green.md §4`).
pub(crate) const UNREADABLE: &str = "{{SWE000}}";

impl Identity {
    pub(crate) fn new(kind: &'static str, value: impl Into<String>) -> Self {
        Self { kind, value: value.into() }
    }

    /// A WhatsApp address, in its one spelling.
    pub(crate) fn of_jid(jid: &str) -> Self {
        Self::new(if is_lid(jid) { "lid" } else { "jid" }, jid)
    }
}

impl fmt::Display for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.kind, self.value)
    }
}

impl ChatKind {
    /// The kind of a WhatsApp address; nothing for what is no conversation.
    pub(crate) fn of_jid(jid: &str) -> Result<Self, IgnoreReason> {
        match JidKind::of(jid) {
            JidKind::Group => Ok(Self::Group),
            JidKind::Phone | JidKind::Lid => Ok(Self::Private),
            JidKind::Broadcast => Err(IgnoreReason::Broadcast),
            JidKind::Other => Err(IgnoreReason::Incomplete),
        }
    }
}

impl Arrived {
    pub(crate) fn ignored(what: &str, why: IgnoreReason) -> Self {
        // Somebody else's word: kept short.
        Self::Ignored { what: what.chars().filter(|c| !c.is_control()).take(64).collect(), why }
    }
}
