//! A phone to look at: `GET /` shows every chat as its people see it, with a line to write in their name.
//!
//! Scripts use what the page uses: `POST /_sandbox/write {"chat","person","text"}`, `GET /_sandbox/chats`, and `GET /_sandbox/sent` for
//! what the product sent. `GET /?chat=<id>` shows one chat, `?only=provider` the providers' groups.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::inbox::Inbox;
use super::{NoSuch, Outbox, SentText};
use crate::evolution::ChatKind;

/// The page; what is on it comes from `/_sandbox/chats`.
pub(crate) const PAGE: &str = include_str!("phone.html");

/// What a phone shows.
#[derive(Debug, Serialize)]
pub(crate) struct Phone {
    /// `WhatsApp` or `Telegram`.
    pub(crate) app: &'static str,
    /// What the product reaches it by.
    pub(crate) system: &'static str,
    pub(crate) chats: Vec<Chat>,
}

/// A chat and what was said in it.
#[derive(Debug, Serialize)]
pub(crate) struct Chat {
    /// As the system spells it.
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) kind: ChatKind,
    /// A line about a person; empty for groups.
    pub(crate) about: String,
    /// Who can write there.
    pub(crate) people: Vec<Member>,
    pub(crate) messages: Vec<Message>,
    /// What else the chat is or was addressed by.
    #[serde(skip)]
    pub(crate) aliases: Vec<String>,
}

/// A person in a chat.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Member {
    pub(crate) id: String,
    pub(crate) name: String,
}

/// One message.
#[derive(Debug, Serialize)]
pub(crate) struct Message {
    pub(crate) id: String,
    /// The message it quotes, by its id.
    pub(crate) quotes: Option<String>,
    /// The author's name; none for the product.
    pub(crate) author: Option<String>,
    pub(crate) text: String,
    /// Telegram's formatting; WhatsApp's stands in the text.
    pub(crate) entities: Vec<Value>,
    pub(crate) at: Timestamp,
}

impl Chat {
    pub(crate) fn group(id: &str, name: &str, kind: ChatKind, people: Vec<Member>) -> Self {
        let (id, name) = (id.to_owned(), name.to_owned());
        Self { id, name, kind, about: String::new(), people, messages: Vec::new(), aliases: Vec::new() }
    }

    /// The private chat with a person; the person's id is an alias of the chat's.
    pub(crate) fn private(id: &str, with: Member, about: String) -> Self {
        let aliases = vec![with.id.clone()];
        Self { about, aliases, ..Self::group(id, &with.name.clone(), ChatKind::Private, vec![with]) }
    }

    fn is(&self, address: &str) -> bool {
        self.id == address || self.aliases.iter().any(|alias| alias == address)
    }
}

impl Member {
    pub(crate) fn new(id: &str, name: &str) -> Self {
        Self { id: id.to_owned(), name: name.to_owned() }
    }
}

/// A messenger that can be shown as a phone.
pub(crate) trait Messenger: Send + Sync + 'static {
    /// All chats, without messages.
    fn phone(&self) -> Phone;
    fn inbox(&self) -> &Inbox;
    fn outbox(&self) -> &Outbox;
    /// One of the people of a chat writes there; answers what its webhook is about.
    fn write(&self, chat: &Chat, person: &Member, text: &str) -> Result<String, NoSuch>;
}

pub(crate) fn routes<M: Messenger>(messenger: Arc<M>) -> Router {
    Router::new()
        .route("/", get(async || Html(PAGE)))
        .route("/_sandbox/chats", get(chats::<M>))
        .route("/_sandbox/write", post(write::<M>))
        .route("/_sandbox/sent", get(sent::<M>))
        .with_state(messenger)
}

async fn chats<M: Messenger>(State(messenger): State<Arc<M>>) -> Json<Phone> {
    let (written, sent) = (messenger.inbox().all(), messenger.outbox().all());
    let mut phone = messenger.phone();
    for chat in &mut phone.chats {
        let written = written.iter().filter(|one| chat.is(&one.chat));
        let written = written.map(|one| Message {
            id: one.id.clone(),
            quotes: None,
            author: Some(one.author.clone()),
            text: one.text.clone(),
            entities: Vec::new(),
            at: one.at,
        });
        let sent = sent.iter().filter(|one| chat.is(&one.chat));
        let sent = sent.map(|one| Message {
            id: one.id.clone(),
            quotes: one.quotes.clone(),
            author: None,
            text: one.text.clone(),
            entities: one.entities.clone(),
            at: one.at,
        });
        let mut messages: Vec<Message> = written.chain(sent).collect();
        messages.sort_by_key(|message| message.at);
        chat.messages = messages;
    }
    Json(phone)
}

/// What the page sends, and what a script may.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    chat: String,
    /// An id or a name.
    person: String,
    text: String,
}

async fn write<M: Messenger>(State(messenger): State<Arc<M>>, Json(line): Json<Line>) -> Response {
    let known = messenger.phone().chats.into_iter().find(|chat| chat.is(&line.chat));
    let written = known.ok_or_else(|| NoSuch(format!("chat {}", line.chat))).and_then(|chat| {
        let is_meant = |one: &&Member| one.id == line.person || one.name.eq_ignore_ascii_case(&line.person);
        let person = chat.people.iter().find(is_meant);
        let person = person.ok_or_else(|| NoSuch(format!("{} in {}", line.person, chat.name)))?;
        messenger.write(&chat, person, &line.text)
    });
    match written {
        Ok(id) => (StatusCode::CREATED, Json(json!({ "message_id": id }))).into_response(),
        Err(error) => (StatusCode::NOT_FOUND, Json(json!({ "error": error.to_string() }))).into_response(),
    }
}

async fn sent<M: Messenger>(State(messenger): State<Arc<M>>) -> Json<Vec<SentText>> {
    Json(messenger.outbox().all())
}
