//! The same panel as its users reach it (`docs/wire/provider.md §2`): services, status, balance. Every answer is HTTP 200.

use std::collections::HashMap;
use std::sync::Arc;

use axum::extract::State;
use axum::routing::post;
use axum::{Form, Json, Router};
use serde_json::{Value, json};

use super::rows::OrderRow;
use super::state::{Panel, Shared};

pub(super) fn routes(shared: Arc<Shared>) -> Router {
    Router::new().route("/api/v2", post(call)).with_state(shared)
}

async fn call(State(shared): State<Arc<Shared>>, Form(asked): Form<HashMap<String, String>>) -> Json<Value> {
    let said = |name: &str| asked.get(name).map_or("", String::as_str);
    Json(shared.read(|panel| {
        if said("key") != panel.user_api_key {
            return failure("Invalid API key");
        }
        match said("action") {
            "services" => panel.services.values().map(super::ServiceRow::listed).collect(),
            "status" => match asked.get("orders") {
                Some(ids) => ids.split(',').map(|id| (id.trim().to_owned(), status(panel, id))).collect(),
                None => status(panel, said("order")),
            },
            "balance" => json!({ "balance": "100.84292", "currency": "USD" }),
            _ => failure("Incorrect request"),
        }
    }))
}

fn failure(text: &str) -> Value {
    json!({ "error": text })
}

/// This panel stands in for the providers, too: an order is found by the number it has there, then by its own.
fn status(panel: &Panel, id: &str) -> Value {
    let id = id.trim();
    let at_provider = panel.orders.values().find(|order| order.external_id.as_deref() == Some(id));
    let own = || id.parse().ok().and_then(|id: u64| panel.orders.get(&id));
    at_provider.or_else(own).map_or_else(|| failure("Incorrect order ID"), OrderRow::at_provider)
}
