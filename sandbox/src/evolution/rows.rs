//! What the server remembers: people, chats, what was sent, what was delivered.

use jiff::Timestamp;
use serde::Serialize;

/// A person with both addresses WhatsApp knows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Person {
    pub name: String,
    /// Digits only.
    pub phone: String,
    /// Digits only.
    pub lid: String,
}

impl Person {
    #[must_use]
    pub fn new(name: &str, phone: &str, lid: &str) -> Self {
        Self { name: name.to_owned(), phone: phone.to_owned(), lid: lid.to_owned() }
    }

    #[must_use]
    pub fn phone_jid(&self) -> String {
        format!("{}@s.whatsapp.net", self.phone)
    }

    #[must_use]
    pub fn lid_jid(&self) -> String {
        format!("{}@lid", self.lid)
    }

    /// Whether this names the person: phone, LID, either JID, or name.
    pub(super) fn is(&self, who: &str) -> bool {
        who == self.phone
            || who == self.lid
            || who == self.phone_jid()
            || who == self.lid_jid()
            || who.eq_ignore_ascii_case(&self.name)
    }
}

/// What a chat is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ChatKind {
    Private,
    /// A group of customers.
    Support,
    /// A group with a provider.
    Provider,
}

/// A chat and what was said in it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ChatRow {
    pub jid: String,
    pub name: String,
    pub kind: ChatKind,
    /// Phone numbers of the people in it, without the connected number.
    pub members: Vec<String>,
    pub messages: Vec<MessageRow>,
}

impl ChatRow {
    pub(super) fn new(jid: &str, name: &str, kind: ChatKind, members: Vec<String>) -> Self {
        Self { jid: jid.to_owned(), name: name.to_owned(), kind, members, messages: Vec::new() }
    }

    pub(super) fn is_group(&self) -> bool {
        self.kind != ChatKind::Private
    }
}

/// One message of a chat.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MessageRow {
    pub id: String,
    /// The author's name; none for the connected number.
    pub author: Option<String>,
    pub text: String,
    pub at: Timestamp,
}

/// A text the product sent.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SentMessage {
    pub id: String,
    pub instance: String,
    /// The chat it went to.
    pub chat: String,
    /// The number or JID the product gave.
    pub asked: String,
    pub text: String,
    pub at: Timestamp,
    /// What it quotes: the message's id and its author.
    pub quotes: Option<(String, String)>,
}

/// One webhook on its way to the product.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Delivery {
    pub instance: String,
    pub event: String,
    pub message_id: Option<String>,
    pub url: String,
    pub body: String,
    pub attempts: u32,
    /// The last answer; none when there was none.
    pub last_status: Option<u16>,
    /// Accepted, or given up.
    pub is_over: bool,
}

impl Delivery {
    #[must_use]
    pub fn was_accepted(&self) -> bool {
        self.is_over && self.last_status.is_some_and(|status| (200..300).contains(&status))
    }
}
