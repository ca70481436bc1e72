//! The endpoints on orders and users (`docs/wire/panel.md §1.3`); tickets are next door.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Instant;

use axum::extract::{Path, Query, Request, State};
use axum::http::StatusCode;
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use jiff::Timestamp;
use serde_json::{Value, json};

use super::rows::OrderRow;
use super::state::Shared;
use super::tickets;
use crate::gate::{Dialect, refusal};

pub(super) type Asked = Query<HashMap<String, String>>;

pub(super) fn routes(shared: Arc<Shared>) -> Router {
    let api = Router::new()
        .route("/orders", get(orders))
        .route("/orders/{id}", get(order))
        .route("/orders/resend", post(resend))
        .route("/orders/change-status", post(change_status))
        .route("/orders/request-cancel", post(request_cancel))
        .route("/orders/cancel", post(cancel))
        .route("/orders/{id}/set-partial", post(set_partial))
        .route("/users", get(users))
        .route("/tickets", get(tickets::list))
        .route("/tickets/add", post(tickets::add))
        .route("/tickets/{id}", get(tickets::one))
        .route("/tickets/{id}/reply", post(tickets::reply))
        .fallback(unknown)
        .layer(middleware::from_fn_with_state(Arc::clone(&shared), admit))
        .with_state(shared);
    Router::new().nest("/adminapi/v2", api)
}

/// The key, then the rate.
async fn admit(State(shared): State<Arc<Shared>>, request: Request, next: Next) -> Response {
    let key = request.headers().get("x-api-key").and_then(|v| v.to_str().ok()).map(str::to_owned);
    let (knows_key, may_call) = shared.change(|panel| {
        let knows = !panel.key_revoked && key.as_deref() == Some(panel.api_key.as_str());
        (knows, panel.may_call(Instant::now()))
    });
    if !may_call {
        return refusal(Dialect::Panel, StatusCode::TOO_MANY_REQUESTS, 100, "Too many requests");
    }
    if !knows_key {
        return refusal(Dialect::Panel, StatusCode::UNAUTHORIZED, 100, "Invalid API key");
    }
    next.run(request).await
}

pub(super) fn ok(data: Value) -> Response {
    Json(json!({ "data": data, "error_message": "", "error_code": 0 })).into_response()
}

/// A page of a list with its envelope.
pub(super) fn page(rows: Vec<Value>, asked: &HashMap<String, String>, path: &str) -> Response {
    let number = |name: &str, default: usize| asked.get(name).and_then(|n| n.parse().ok()).unwrap_or(default);
    let (limit, offset) = (number("limit", 100).clamp(1, 1000), number("offset", 0));
    let total = rows.len();
    let list: Vec<Value> = rows.into_iter().skip(offset).take(limit).collect();
    let href = |offset: usize| format!("/adminapi/v2{path}?limit={limit}&offset={offset}");
    let next = if offset + limit < total { href(offset + limit) } else { String::new() };
    let prev = if offset > 0 { href(offset.saturating_sub(limit)) } else { String::new() };
    Json(json!({
        "data": { "count": list.len(), "list": list },
        "pagination": { "prev_page_href": prev, "next_page_href": next, "offset": offset, "limit": limit, "total": total },
        "error_message": "",
        "error_code": 0,
    }))
    .into_response()
}

/// A failure the way this panel tells it: in the body of an HTTP 200.
pub(super) fn failure(text: &str) -> Response {
    refusal(Dialect::Panel, StatusCode::OK, 100, text)
}

async fn unknown() -> Response {
    refusal(Dialect::Panel, StatusCode::NOT_FOUND, 100, "Not found")
}

async fn orders(State(shared): State<Arc<Shared>>, Query(asked): Asked) -> Response {
    let rows = shared.read(|panel| {
        let wanted = asked.get("ids").filter(|_| panel.honours_ids).map(|text| ids(text));
        let fits = |order: &&OrderRow| {
            wanted.as_ref().is_none_or(|ids| ids.contains(&order.id))
                && asked.get("user").is_none_or(|name| order.user.eq_ignore_ascii_case(name))
                && asked.get("order_status").is_none_or(|status| order.status.eq_ignore_ascii_case(status))
                && asked
                    .get("created_from")
                    .and_then(|s| s.parse().ok())
                    .is_none_or(|from: i64| order.created.as_second() >= from)
                && asked
                    .get("created_to")
                    .and_then(|s| s.parse().ok())
                    .is_none_or(|to: i64| order.created.as_second() <= to)
        };
        let mut found: Vec<&OrderRow> = panel.orders.values().filter(fits).collect();
        found.sort_by_key(|order| (order.created, order.id));
        if asked.get("sort").is_none_or(|sort| sort != "date-asc") {
            found.reverse();
        }
        found.into_iter().map(|order| order.listed(panel.list_has_provider)).collect()
    });
    page(rows, &asked, "/orders")
}

async fn order(State(shared): State<Arc<Shared>>, Path(id): Path<String>) -> Response {
    let found = id.parse().ok().and_then(|id: u64| {
        shared.read(|panel| {
            let mut row = panel.orders.get(&id)?.alone();
            if let (Some(row), Some(odd)) = (row.as_object_mut(), panel.odd.get(&id).and_then(Value::as_object)) {
                row.extend(odd.clone());
            }
            Some(row)
        })
    });
    found.map_or_else(|| failure("Order not found"), ok)
}

async fn users(State(shared): State<Arc<Shared>>, Query(asked): Asked) -> Response {
    let part = |name: &str| asked.get(name).map(|text| text.to_lowercase());
    let (username, email) = (part("username"), part("email"));
    let rows = shared.read(|panel| {
        // The panel's filter finds parts of names, too.
        let fits =
            |have: &str, want: &Option<String>| want.as_ref().is_none_or(|part| have.to_lowercase().contains(part));
        let found = panel.users.iter().filter(|user| fits(&user.username, &username) && fits(&user.email, &email));
        found.map(super::UserRow::listed).collect()
    });
    page(rows, &asked, "/users")
}

async fn resend(State(shared): State<Arc<Shared>>, Json(body): Json<Value>) -> Response {
    on_orders(&shared, &body, |order| order.resent += 1)
}

async fn request_cancel(State(shared): State<Arc<Shared>>, Json(body): Json<Value>) -> Response {
    on_orders(&shared, &body, |order| order.cancel_requested = true)
}

async fn cancel(State(shared): State<Arc<Shared>>, Json(body): Json<Value>) -> Response {
    on_orders(&shared, &body, |order| order.status = "canceled".to_owned())
}

async fn change_status(State(shared): State<Arc<Shared>>, Json(body): Json<Value>) -> Response {
    let known = ["pending", "in_progress", "processing", "completed"];
    match body.get("status").and_then(Value::as_str) {
        Some(status) if known.contains(&status) => {
            let status = status.to_owned();
            on_orders(&shared, &body, move |order| order.status.clone_from(&status))
        }
        Some(_) | None => failure("Incorrect status"),
    }
}

async fn set_partial(State(shared): State<Arc<Shared>>, Path(id): Path<u64>, Json(body): Json<Value>) -> Response {
    let Some(remains) = body.get("remains").and_then(Value::as_i64) else {
        return failure("Incorrect remains");
    };
    on_orders(&shared, &json!({ "ids": id.to_string() }), |order| {
        order.remains = remains;
        order.status = "partial".to_owned();
    })
}

/// `ids` is one text with commas. An id that is not there spoils the call, and nothing is done.
fn on_orders(shared: &Shared, body: &Value, change: impl Fn(&mut OrderRow)) -> Response {
    let ids = body.get("ids").and_then(Value::as_str).map(ids).unwrap_or_default();
    if ids.is_empty() {
        return failure("Parameter ids is required");
    }
    let done = shared.change(|panel| {
        if ids.iter().any(|id| !panel.orders.contains_key(id)) {
            return false;
        }
        for id in &ids {
            if let Some(order) = panel.orders.get_mut(id) {
                change(order);
                order.updated = Timestamp::now();
            }
        }
        true
    });
    if done { ok(json!({})) } else { failure("Order not found") }
}

fn ids(text: &str) -> Vec<u64> {
    text.split(',').filter_map(|id| id.trim().parse().ok()).collect()
}
