//! The calls of the product: `/waInstance{id}/{method}/{token}`.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::any;
use axum::{Json, Router};
use serde_json::{Value, json};

use super::{Shared, chat_id, new_id};
use crate::gate::{Dialect, refusal};

/// Longest text, in characters.
const TEXT_LIMIT: usize = 20_000;

pub(super) fn routes(shared: Arc<Shared>) -> Router {
    Router::new().route("/{instance}/{method}/{token}", any(call)).with_state(shared)
}

fn refuse(status: u16, text: &str) -> Response {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::BAD_REQUEST);
    refusal(Dialect::Green, status, 0, text)
}

async fn call(
    State(shared): State<Arc<Shared>>,
    Path((instance, name, token)): Path<(String, String, String)>,
    method: Method,
    body: Bytes,
) -> Response {
    let (id, known) = shared.memory.read(|state| (state.seed.id_instance.clone(), state.seed.api_token.clone()));
    if instance != format!("waInstance{id}") {
        return refuse(403, "Instance is deleted");
    }
    if token != known {
        return refuse(401, "Unauthorized");
    }
    let body: Value = serde_json::from_slice(&body).unwrap_or(Value::Null);
    let post = method == Method::POST;
    match name.as_str() {
        "sendMessage" if post => send_message(&shared, &body),
        "setSettings" if post => set_settings(&shared, body),
        "getSettings" => Json(shared.memory.read(|state| state.settings.clone())).into_response(),
        "getGroupData" if post => group_data(&shared, &body),
        "getStateInstance" => {
            Json(json!({ "stateInstance": shared.memory.read(|state| state.seed.state.clone()) })).into_response()
        }
        "qr" => qr(&shared),
        "getContacts" => contacts(&shared),
        "getWaSettings" => account(&shared),
        "logout" => {
            shared.memory.change(|state| "notAuthorized".clone_into(&mut state.seed.state));
            shared.tell("notAuthorized", "stateInstanceChanged", json!({ "stateInstance": "notAuthorized" }));
            Json(json!({ "isLogout": true })).into_response()
        }
        "reboot" => Json(json!({ "isReboot": true })).into_response(),
        _ => refuse(404, "Not Found"),
    }
}

/// Taken over at once; sent when the number is connected.
fn send_message(shared: &Shared, body: &Value) -> Response {
    let (Some(chat), Some(text)) = (body["chatId"].as_str(), body["message"].as_str()) else {
        return refuse(400, "Validation failed. Details: 'chatId' and 'message' are required");
    };
    if !["@c.us", "@g.us", "@lid"].iter().any(|server| chat.ends_with(server)) {
        return refuse(400, "Validation failed. Details: 'chatId' must end with '@c.us' or '@g.us'");
    }
    if text.is_empty() || text.chars().count() > TEXT_LIMIT {
        return refuse(400, "Validation failed. Details: 'message' length must be between 1 and 20000");
    }
    let quotes = body["quotedMessageId"].as_str().map(str::to_owned);
    let is_here =
        |id: &String| shared.memory.read(|state| state.written.iter().any(|(of, known)| of == chat && known == id));
    if quotes.as_ref().is_some_and(|id| !is_here(id)) {
        return refuse(400, "Validation failed. Details: 'quotedMessageId' is not found in this chat");
    }
    let id = new_id();
    let is_off = shared.memory.change(|state| {
        if state.seed.state == "blocked" {
            return None;
        }
        let is_off = !matches!(state.seed.state.as_str(), "authorized" | "yellowCard");
        if is_off {
            state.queued.push((id.clone(), chat.to_owned(), text.to_owned(), quotes.clone()));
        }
        Some(is_off)
    });
    match is_off {
        None => return refuse(403, "Instance is blocked"),
        Some(true) => {}
        Some(false) => shared.send(&id, chat, text, quotes),
    }
    Json(json!({ "idMessage": id })).into_response()
}

fn set_settings(shared: &Shared, body: Value) -> Response {
    let Value::Object(given) = body else { return refuse(400, "Validation failed") };
    shared.memory.change(|state| {
        if let Some(settings) = state.settings.as_object_mut() {
            settings.extend(given);
        }
    });
    Json(json!({ "saveSettings": true })).into_response()
}

/// A picture of one white dot, as the service sends it: without the prefix of a data URL.
const DOT: &str = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==";

fn qr(shared: &Shared) -> Response {
    let state = shared.memory.read(|state| state.seed.state.clone());
    let (kind, message) = match state.as_str() {
        "authorized" | "yellowCard" => ("alreadyLogged", "instance account already authorized"),
        "notAuthorized" => ("qrCode", DOT),
        _ => ("error", "instance is starting, try later"),
    };
    Json(json!({ "type": kind, "message": message })).into_response()
}

/// Of a number that is not connected nothing is told.
fn account(shared: &Shared) -> Response {
    let (state, own) = shared.memory.read(|state| (state.seed.state.clone(), state.seed.own.clone()));
    let is_known = matches!(state.as_str(), "authorized" | "yellowCard");
    let device = format!("{}:8@s.whatsapp.net", own.phone);
    let shown = |text: String| if is_known { text } else { String::new() };
    Json(json!({ "avatar": "", "phone": shown(own.phone), "stateInstance": state, "deviceId": shown(device) }))
        .into_response()
}

fn contacts(shared: &Shared) -> Response {
    let rows: Vec<Value> = shared.memory.read(|state| {
        let people = state.seed.people.iter();
        let people =
            people.map(|p| json!({ "id": chat_id(&p.phone), "name": p.name, "contactName": "", "type": "user" }));
        let groups = state.seed.groups.iter();
        let groups = groups.map(|g| json!({ "id": g.jid, "name": g.name, "contactName": "", "type": "group" }));
        people.chain(groups).collect()
    });
    Json(rows).into_response()
}

fn group_data(shared: &Shared, body: &Value) -> Response {
    let found = shared.memory.read(|state| {
        let group = state.seed.groups.iter().find(|group| body["groupId"] == group.jid)?;
        let members = group.members.iter().filter_map(|phone| state.person(phone));
        let row = |p: &crate::evolution::Person, is_admin: bool| {
            json!({ "id": chat_id(&p.phone), "lid": p.lid_jid(), "isAdmin": is_admin, "isSuperAdmin": is_admin })
        };
        let rows: Vec<Value> =
            members.map(|p| row(p, false)).chain(std::iter::once(row(&state.seed.own, true))).collect();
        Some(json!({
            "groupId": group.jid, "owner": chat_id(&state.seed.own.phone), "subject": group.name, "creation": 1_767_225_600,
            "participants": rows, "subjectTime": 1_767_225_600, "subjectOwner": "", "groupInviteLink": "", "size": rows.len(),
        }))
    });
    found.map_or_else(|| refuse(400, "item-not-found"), |group| Json(group).into_response())
}
