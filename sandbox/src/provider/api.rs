//! The one address everything is asked at. Every answer is HTTP 200.

use std::collections::HashMap;
use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use axum::{Form, Json, Router};
use serde_json::{Value, json};

use super::Shared;
use crate::gate::{Dialect, refusal};
use crate::panel::OrderRow;

/// Orders that one call may ask for.
const ORDERS_PER_CALL: usize = 100;

pub(super) fn routes(shared: Arc<Shared>) -> Router {
    Router::new().route("/api/v2", post(call)).with_state(shared)
}

async fn call(State(shared): State<Arc<Shared>>, Form(asked): Form<HashMap<String, String>>) -> Response {
    let said = |name: &str| asked.get(name).map_or("", String::as_str);
    if said("key") != shared.api_key {
        return failure("Invalid API key");
    }
    match (said("action"), asked.get("orders")) {
        ("status", None) => status(&shared, said("order")).map_or_else(failure, |order| Json(order).into_response()),
        ("status", Some(ids)) if ids.split(',').count() <= ORDERS_PER_CALL => {
            let answer = |id: &str| status(&shared, id).unwrap_or_else(|text| json!({ "error": text }));
            let all: HashMap<&str, Value> = ids.split(',').map(|id| (id.trim(), answer(id))).collect();
            Json(all).into_response()
        }
        _ => failure("Incorrect request"),
    }
}

fn status(shared: &Shared, id: &str) -> Result<Value, &'static str> {
    shared.orders().get(id.trim()).map(OrderRow::at_provider).ok_or("Incorrect order ID")
}

fn failure(text: &str) -> Response {
    refusal(Dialect::Provider, StatusCode::OK, 100, text)
}
