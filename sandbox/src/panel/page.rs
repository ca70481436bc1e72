//! The panel as its customers see it: a page with their tickets and orders, for people who try the product.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Html;
use axum::routing::get;
use axum::{Json, Router};
use serde_json::{Value, json};

use super::state::Shared;

pub(super) fn routes(shared: Arc<Shared>) -> Router {
    Router::new()
        .route("/", get(|| async { Html(include_str!("page.html")) }))
        .route("/_sandbox/panel", get(content))
        .with_state(shared)
}

async fn content(State(shared): State<Arc<Shared>>) -> Json<Value> {
    Json(shared.read(|panel| {
        json!({
            "tickets": panel.tickets.iter().rev().take(50).collect::<Vec<_>>(),
            "orders": panel.orders.values().collect::<Vec<_>>(),
            "users": panel.users,
        })
    }))
}
