//! What people wrote.

use jiff::Timestamp;
use serde_json::Value;

use super::Memory;

/// A message of a person.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Written {
    pub(crate) id: String,
    /// The chat, as the system spells it.
    pub(crate) chat: String,
    /// The author's name.
    pub(crate) author: String,
    pub(crate) text: String,
    pub(crate) at: Timestamp,
}

/// Everything people wrote.
#[derive(Debug, Default)]
pub(crate) struct Inbox(Memory<Vec<Written>>);

impl Inbox {
    /// Oldest first.
    pub(crate) fn all(&self) -> Vec<Written> {
        self.0.read(Clone::clone)
    }

    pub(crate) fn put(&self, id: &str, chat: &str, author: &str, text: &str) {
        let (id, chat, author, text) = (id.to_owned(), chat.to_owned(), author.to_owned(), text.to_owned());
        self.0.change(|written| written.push(Written { id, chat, author, text, at: Timestamp::now() }));
    }
}

/// The text at the first of these places; for what has none, the name of what it is: `[image]`.
pub(crate) fn shown(content: &Value, places: &[&str], kind: &str) -> String {
    let text = places.iter().find_map(|place| content.pointer(place)?.as_str());
    text.map_or_else(|| format!("[{kind}]"), str::to_owned)
}
