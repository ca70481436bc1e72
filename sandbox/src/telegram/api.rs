//! The calls of the product: `/bot{token}/{method}`.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::any;
use axum::{Json, Router};
use jiff::Timestamp;
use serde_json::{Value, json};

use super::{Shared, Webhook};
use crate::gate::telegram_refusal;
use crate::messenger::SentText;

/// Longest text, in characters.
const TEXT_LIMIT: usize = 4096;

pub(super) fn routes(shared: Arc<Shared>) -> Router {
    Router::new().route("/{bot}/{method}", any(call)).with_state(shared)
}

fn ok(result: &Value) -> Response {
    Json(json!({ "ok": true, "result": result })).into_response()
}

fn bad(text: &str) -> Response {
    telegram_refusal(StatusCode::BAD_REQUEST, &format!("Bad Request: {text}"), None)
}

async fn call(State(shared): State<Arc<Shared>>, Path((bot, method)): Path<(String, String)>, body: Bytes) -> Response {
    if bot != format!("bot{}", shared.memory.read(|state| state.seed.token.clone())) {
        return telegram_refusal(StatusCode::UNAUTHORIZED, "Unauthorized", None);
    }
    let body: Value = serde_json::from_slice(&body).unwrap_or(Value::Null);
    match method.as_str() {
        "getMe" => ok(&shared.memory.read(|state| {
            let mut me = state.bot();
            me["can_join_groups"] = json!(true);
            me["can_read_all_group_messages"] = json!(state.seed.can_read_all_group_messages);
            me
        })),
        "setWebhook" => set_webhook(&shared, &body),
        "deleteWebhook" => {
            shared.memory.change(|state| state.webhook = None);
            ok(&json!(true))
        }
        "getWebhookInfo" => webhook_info(&shared),
        "sendMessage" => send_message(&shared, &body),
        "getChat" => {
            let id = body["chat_id"].as_i64().or_else(|| body["chat_id"].as_str()?.parse().ok());
            let chat = id.and_then(|id| shared.memory.read(|state| state.chat(id)));
            chat.map_or_else(|| bad("chat not found"), |chat| ok(&chat))
        }
        _ => telegram_refusal(StatusCode::NOT_FOUND, "Not Found", None),
    }
}

fn set_webhook(shared: &Shared, body: &Value) -> Response {
    let Some(url) = body["url"].as_str().filter(|url| url.starts_with("http")) else {
        return bad("bad webhook: An HTTPS URL must be provided for webhook");
    };
    let secret = body["secret_token"].as_str().map(str::to_owned);
    let is_plain =
        |s: &String| s.len() <= 256 && s.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-');
    if !secret.as_ref().is_none_or(is_plain) {
        return bad("secret token contains unallowed characters");
    }
    let allowed = body["allowed_updates"].as_array().into_iter().flatten();
    let allowed = allowed.filter_map(|kind| kind.as_str().map(str::to_owned)).collect();
    let webhook = Webhook { url: url.to_owned(), secret, allowed };
    shared.hooks.aim(url, &webhook.headers());
    shared.memory.change(|state| state.webhook = Some(webhook));
    ok(&json!(true))
}

fn webhook_info(shared: &Shared) -> Response {
    let waiting: Vec<_> = shared.hooks.all().into_iter().filter(|one| !one.is_over).collect();
    let (webhook, error) = shared.memory.read(|state| (state.webhook.clone(), state.last_error.clone()));
    let url = webhook.as_ref().map(|webhook| webhook.url.clone()).unwrap_or_default();
    let mut info = json!({ "url": url, "has_custom_certificate": false, "pending_update_count": waiting.len() });
    if let Some(webhook) = webhook.filter(|webhook| !webhook.allowed.is_empty()) {
        info["allowed_updates"] = json!(webhook.allowed);
    }
    let refused = waiting.iter().find_map(|one| one.last_status);
    let refused = refused.and_then(|status| StatusCode::from_u16(status).ok());
    if let Some(error) = error.or_else(|| refused.map(|status| format!("Wrong response from the webhook: {status}"))) {
        info["last_error_date"] = json!(jiff::Timestamp::now().as_second());
        info["last_error_message"] = json!(error);
    }
    ok(&info)
}

fn send_message(shared: &Shared, body: &Value) -> Response {
    let Some(chat) = body["chat_id"].as_i64() else { return bad("chat_id is empty") };
    let Some(text) = body["text"].as_str().filter(|text| !text.trim().is_empty()) else {
        return bad("message text is empty");
    };
    if text.chars().count() > TEXT_LIMIT {
        return bad("message is too long");
    }
    let entities: Vec<Value> = body["entities"].as_array().cloned().unwrap_or_default();
    if !entities.iter().all(|entity| lies_within(entity, text)) {
        return bad("can't parse entities");
    }
    let sent = shared.memory.change(|state| {
        if let Some((_, to)) = state.moved.iter().find(|(from, _)| *from == chat) {
            let text = "Bad Request: group chat was upgraded to a supergroup chat";
            return Err((StatusCode::BAD_REQUEST, text, Some(json!({ "migrate_to_chat_id": to }))));
        }
        if state.shut.contains(&chat) {
            let (person, group) =
                ("Forbidden: bot was blocked by the user", "Forbidden: bot was kicked from the group chat");
            return Err((StatusCode::FORBIDDEN, if chat > 0 { person } else { group }, None));
        }
        let place = state.chat(chat).ok_or((StatusCode::BAD_REQUEST, "Bad Request: chat not found", None))?;
        let answered = &body["reply_parameters"];
        let id = answered["message_id"].as_i64();
        let quotes = id.filter(|id| state.written.contains(&(chat, *id)));
        if id.is_some() && quotes.is_none() && answered["allow_sending_without_reply"] != true {
            return Err((StatusCode::BAD_REQUEST, "Bad Request: message to be replied not found", None));
        }
        let bot = state.bot();
        Ok((state.message(&place, &bot, &json!({ "text": text })), quotes.map(|id| id.to_string())))
    });
    match sent {
        Ok((message, quotes)) => {
            shared.outbox.put_whole(SentText {
                id: message["message_id"].to_string(),
                chat: chat.to_string(),
                text: text.to_owned(),
                entities,
                at: Timestamp::now(),
                quotes,
                topic: body["message_thread_id"].as_i64(),
            });
            ok(&message)
        }
        Err((status, text, parameters)) => telegram_refusal(status, text, parameters),
    }
}

/// Whether an entity is of a known kind and lies within the text, counted in UTF-16 code units.
fn lies_within(entity: &Value, text: &str) -> bool {
    let is_known = ["bold", "italic", "strikethrough", "code", "pre"].iter().any(|kind| entity["type"] == *kind);
    let place = entity["offset"].as_u64().zip(entity["length"].as_u64().filter(|length| *length > 0));
    let units = text.encode_utf16().count() as u64;
    is_known && place.is_some_and(|(offset, length)| offset.saturating_add(length) <= units)
}
