//! What the stand-ins of messengers have in common: what was sent can be read back, and webhooks can be held,
//! reordered and repeated, and a page shows the chats.

mod hooks;
mod inbox;
mod memory;
pub(crate) mod phone;

use std::time::Duration;

use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;

pub use crate::evolution::{NoSuch, Release, RetryPolicy};
pub use hooks::{Hooks, Posted};

pub(crate) use hooks::Order;
pub(crate) use inbox::{Inbox, shown};
pub(crate) use memory::Memory;

/// A text the product sent.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SentText {
    pub id: String,
    /// The chat, as the system spells it.
    pub chat: String,
    pub text: String,
    /// Its formatting, where the system tells it beside the text.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub entities: Vec<Value>,
    pub at: Timestamp,
    /// Id of the message it quotes.
    pub quotes: Option<String>,
    /// The topic it went to, in a chat that is cut into topics.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub topic: Option<i64>,
}

/// Everything the product sent.
#[derive(Debug, Default)]
pub struct Outbox(Memory<Vec<SentText>>);

impl Outbox {
    /// Oldest first.
    #[must_use]
    pub fn all(&self) -> Vec<SentText> {
        self.0.read(Clone::clone)
    }

    /// What went to this chat.
    #[must_use]
    pub fn to(&self, chat: &str) -> Vec<SentText> {
        self.0.read(|sent| sent.iter().filter(|one| one.chat == chat).cloned().collect())
    }

    /// The texts that went to this chat.
    #[must_use]
    pub fn texts_to(&self, chat: &str) -> Vec<String> {
        self.to(chat).into_iter().map(|one| one.text).collect()
    }

    /// The first text to this chat that `fits`, as soon as there is one.
    pub async fn wait_for(&self, chat: &str, patience: Duration, fits: impl Fn(&SentText) -> bool) -> Option<SentText> {
        let look = || self.0.read(|sent| sent.iter().find(|one| one.chat == chat && fits(one)).cloned());
        self.0.changes.until(patience, look).await
    }

    pub(crate) fn put(&self, id: &str, chat: &str, text: &str, quotes: Option<String>) {
        let (id, chat, text) = (id.to_owned(), chat.to_owned(), text.to_owned());
        self.put_whole(SentText { id, chat, text, entities: Vec::new(), at: Timestamp::now(), quotes, topic: None });
    }

    pub(crate) fn put_whole(&self, one: SentText) {
        self.0.change(|sent| sent.push(one));
    }
}
