//! Is it alive, is it ready, how is it doing.

use axum::extract::State;
use axum::http::header;
use axum::response::IntoResponse;

use crate::app::App;
use crate::error::Problem;

/// The process runs.
#[utoipa::path(get, path = "/livez", tag = "health", security(()), responses((status = OK, body = String)))]
pub(crate) async fn livez() -> &'static str {
    "ok\n"
}

/// Calls can be taken.
#[utoipa::path(get, path = "/readyz", tag = "health", security(()), responses((status = OK, body = String), (status = SERVICE_UNAVAILABLE, body = Problem)))]
pub(crate) async fn readyz(State(app): State<App>) -> Result<&'static str, Problem> {
    (app.readiness)().await.map(|()| "ready\n").map_err(Problem::not_ready)
}

/// Metrics in Prometheus's text form.
#[utoipa::path(get, path = "/metrics", tag = "health", security(()), responses((status = OK, body = String)))]
pub(crate) async fn metrics(State(app): State<App>) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], (app.metrics)())
}
