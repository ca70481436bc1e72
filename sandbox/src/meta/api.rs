//! The calls of the product: `/v{N}.0/{phone_number_id}/messages`.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde_json::{Value, json};

use super::{Shared, post as posts};
use crate::gate::meta_refusal;

/// Longest text, in characters.
const TEXT_LIMIT: usize = 4096;

pub(super) fn routes(shared: Arc<Shared>) -> Router {
    Router::new()
        .route("/{version}/{id}/messages", post(send))
        .route("/{version}/{id}", get(phone_number))
        .with_state(shared)
}

/// Who has no token, and numbers that are not there.
fn turned_away(shared: &Shared, headers: &HeaderMap, id: &str) -> Option<Response> {
    let shown = headers.get(header::AUTHORIZATION).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let (token, known) = shared.memory.read(|s| (s.seed.access_token.clone(), s.seed.phone_number_id.clone()));
    if shown != format!("Bearer {token}") {
        return Some(meta_refusal(
            StatusCode::UNAUTHORIZED,
            190,
            "Invalid OAuth access token - Cannot parse access token",
        ));
    }
    if id != known {
        let text = format!("Unsupported request. Object with ID '{id}' does not exist");
        return Some(meta_refusal(StatusCode::BAD_REQUEST, 100, &text));
    }
    None
}

async fn phone_number(
    State(shared): State<Arc<Shared>>,
    Path((_version, id)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    if let Some(refusal) = turned_away(&shared, &headers, &id) {
        return refusal;
    }
    let row = shared.memory.read(|state| {
        let configured = state.callback.as_ref().map_or(json!({}), |url| json!({ "application": url }));
        json!({
            "webhook_configuration": configured, "verified_name": "Ledgerdesk", "display_phone_number": state.seed.display_phone_number,
            "quality_rating": state.quality, "id": state.seed.phone_number_id,
        })
    });
    Json(row).into_response()
}

async fn send(
    State(shared): State<Arc<Shared>>,
    Path((_version, id)): Path<(String, String)>,
    headers: HeaderMap,
    Json(body): Json<Value>,
) -> Response {
    if let Some(refusal) = turned_away(&shared, &headers, &id) {
        return refusal;
    }
    let bad = |text: &str| meta_refusal(StatusCode::BAD_REQUEST, 100, text);
    if body["messaging_product"] != "whatsapp" || body["type"] != "text" {
        return bad("The parameter messaging_product is required.");
    }
    let Some(text) = body["text"]["body"].as_str().filter(|t| !t.is_empty() && t.chars().count() <= TEXT_LIMIT) else {
        return bad("Param text['body'] must be at most 4096 characters long.");
    };
    // With both, the phone number counts.
    let (asked, is_user_id) = match (body["to"].as_str(), body["recipient"].as_str()) {
        (Some(to), _) => (to, false),
        (None, Some(recipient)) => (recipient, true),
        (None, None) => return bad("The parameter to is required."),
    };
    let (person, own, refuses, is_closed) = shared.memory.read(|state| {
        let person = state.seed.people.iter().find(|p| p.is(asked)).cloned();
        let phone = person.as_ref().map_or(asked, |p| p.wa_id.as_str());
        let is_closed = state.closed_windows.iter().any(|address| address == phone);
        (person, state.seed.display_phone_number.clone(), state.refuses_user_ids, is_closed)
    });
    if is_user_id && (refuses || person.is_none()) {
        return meta_refusal(StatusCode::BAD_REQUEST, 131_062, "Business-scoped user ID recipients are not supported");
    }
    if asked == own {
        return meta_refusal(StatusCode::BAD_REQUEST, 131_021, "Recipient cannot be sender");
    }
    let message_id = posts::new_id();
    let mut contact = json!({ "input": asked });
    let chat = person.as_ref().map_or(asked, |p| if is_user_id { p.address() } else { &p.wa_id });
    contact[if is_user_id { "user_id" } else { "wa_id" }] = json!(chat);
    if is_closed {
        posts::status(&shared, &message_id, chat, "failed", Some(131_047));
    } else {
        shared.outbox.put(&message_id, chat, text, None);
        posts::status(&shared, &message_id, chat, "sent", None);
        posts::status(&shared, &message_id, chat, "delivered", None);
    }
    Json(json!({
        "messaging_product": "whatsapp", "contacts": [contact],
        "messages": [{ "id": message_id, "message_status": "accepted" }],
    }))
    .into_response()
}
