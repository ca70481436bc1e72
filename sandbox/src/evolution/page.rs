//! The phone: every chat as its people see it, and a line to write in their name.

use std::sync::Arc;

use axum::extract;
use axum::http::header::ACCEPT;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{Value, json};

use super::deliver;
use super::rows::{ChatKind, ChatRow};
use super::state::{Shared, State};
use super::{Generation, Post, What};
use crate::messenger::phone::{self, Chat, Member, Message, Phone};

pub(super) fn routes(shared: Arc<Shared>) -> Router {
    Router::new()
        .route("/", get(front))
        .route("/_sandbox/chats", get(chats))
        .route("/_sandbox/write", post(write))
        .route("/_sandbox/sent", get(sent))
        .route("/_sandbox/deliveries", get(deliveries))
        .with_state(shared)
}

/// A browser gets the phone, anything else the server's greeting.
async fn front(headers: HeaderMap) -> Response {
    let wants_page =
        headers.get(ACCEPT).and_then(|v| v.to_str().ok()).is_some_and(|accept| accept.contains("text/html"));
    if wants_page {
        return Html(phone::PAGE).into_response();
    }
    Json(json!({ "status": 200, "message": "Welcome to the Evolution API, it is working!", "version": "2.3.7" }))
        .into_response()
}

async fn chats(extract::State(shared): extract::State<Arc<Shared>>) -> Json<Phone> {
    let chats = shared.read(|state| state.chats.iter().map(|chat| shown(state, chat)).collect());
    Json(Phone { app: "WhatsApp", system: "Evolution API", chats })
}

fn shown(state: &State, chat: &ChatRow) -> Chat {
    let member = |phone: &String| {
        let known = state.people.iter().find(|person| person.phone == *phone);
        Member::new(phone, known.map_or(&format!("+{phone}"), |person| &person.name))
    };
    let about = match (chat.kind, chat.members.first()) {
        (ChatKind::Private, Some(phone)) => format!("+{phone}"),
        _ => String::new(),
    };
    let said = chat.messages.iter();
    let quoted = |id: &str| state.sent.iter().find(|sent| sent.id == id)?.quotes.as_ref().map(|(id, _)| id.clone());
    let said = said.map(|one| Message {
        id: one.id.clone(),
        quotes: quoted(&one.id),
        author: one.author.clone(),
        text: one.text.clone(),
        entities: Vec::new(),
        at: one.at,
    });
    Chat {
        about,
        messages: said.collect(),
        ..Chat::group(&chat.jid, &chat.name, chat.kind, chat.members.iter().map(member).collect())
    }
}

async fn sent(extract::State(shared): extract::State<Arc<Shared>>) -> Json<Value> {
    Json(shared.read(|state| json!(state.sent)))
}

async fn deliveries(extract::State(shared): extract::State<Arc<Shared>>) -> Json<Value> {
    Json(shared.read(|state| json!(state.deliveries)))
}

/// What the phone's page sends, and what a script may.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    chat: String,
    person: String,
    #[serde(default)]
    text: Option<String>,
    #[serde(default)]
    what: Option<What>,
    #[serde(default)]
    generation: Option<Generation>,
    #[serde(default)]
    copies: Option<u32>,
    #[serde(default)]
    message_id: Option<String>,
}

async fn write(extract::State(shared): extract::State<Arc<Shared>>, Json(written): Json<Written>) -> Response {
    let Some(what) = written.what.or(written.text.map(What::Text)) else {
        return (StatusCode::BAD_REQUEST, Json(json!({ "error": "text or what is needed" }))).into_response();
    };
    let post = Post {
        what,
        generation: written.generation.unwrap_or_else(|| shared.read(|state| state.generation)),
        copies: written.copies.unwrap_or(1),
        message_id: written.message_id,
        ..Post::text(&written.chat, &written.person, "")
    };
    match deliver::post(&shared, post) {
        Ok(id) => (StatusCode::CREATED, Json(json!({ "message_id": id }))).into_response(),
        Err(error) => (StatusCode::NOT_FOUND, Json(json!({ "error": error.to_string() }))).into_response(),
    }
}
