//! The endpoints on tickets (`docs/wire/panel.md §1.3`, 19 to 22).

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use serde_json::{Value, json};

use super::api::{Asked, failure, ok, page};
use super::rows::TicketRow;
use super::state::Shared;

/// Who answers when no staff name is given.
const STAFF: &str = "admin";

pub(super) async fn list(State(shared): State<Arc<Shared>>, Query(asked): Asked) -> Response {
    let status = asked.get("ticket_status");
    let rows = shared.read(|panel| {
        let newest_first = panel.tickets.iter().rev();
        newest_first
            .filter(|t| status.is_none_or(|s| t.status.eq_ignore_ascii_case(s)))
            .map(TicketRow::listed)
            .collect()
    });
    page(rows, &asked, "/tickets")
}

pub(super) async fn one(State(shared): State<Arc<Shared>>, Path(id): Path<String>) -> Response {
    let found = id
        .parse()
        .ok()
        .and_then(|id: u64| shared.read(|panel| panel.tickets.iter().find(|t| t.id == id).map(TicketRow::alone)));
    found.map_or_else(|| failure("Ticket not found"), ok)
}

pub(super) async fn add(State(shared): State<Arc<Shared>>, Json(body): Json<Value>) -> Response {
    let text = |name: &str| body.get(name).and_then(Value::as_str).map(str::trim).filter(|s| !s.is_empty());
    let (Some(username), Some(subject), Some(message)) = (text("username"), text("subject"), text("message")) else {
        return failure("Parameters username, subject and message are required");
    };
    let staff = text("staff_name").unwrap_or(STAFF);
    let opened = shared.change(|panel| {
        let username = panel.user(username)?.username.clone();
        Some(panel.open_ticket(&username, subject, message, Some(staff)))
    });
    opened.map_or_else(|| failure("User not found"), |id| ok(json!({ "ticket_id": id })))
}

pub(super) async fn reply(
    State(shared): State<Arc<Shared>>,
    Path(id): Path<String>,
    Json(body): Json<Value>,
) -> Response {
    let text = |name: &str| body.get(name).and_then(Value::as_str).map(str::trim).filter(|s| !s.is_empty());
    let Some(message) = text("message") else {
        return failure("Parameter message is required");
    };
    let staff = text("staff_name").unwrap_or(STAFF);
    let id = id.parse().unwrap_or(0);
    let done = shared.change(|panel| panel.add_message(id, message, Some(staff)));
    if done { ok(json!({})) } else { failure("Ticket not found") }
}
