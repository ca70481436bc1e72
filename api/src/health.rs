//! Is it alive, is it ready, how is it doing.

use app::workspace::token;
use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::IntoResponse;
use secrecy::ExposeSecret as _;
use subtle::ConstantTimeEq as _;

use crate::app::{App, MetricsFor};
use crate::auth::bearer;
use crate::error::Problem;

/// The process runs.
#[utoipa::path(get, path = "/livez", tag = "health", security(()), responses((status = OK, body = String)))]
pub(crate) async fn livez() -> &'static str {
    "ok\n"
}

/// Calls can be taken: the log can be written, and the read models follow it.
///
/// What needs somebody's attention without keeping calls out follows in lines of its own: logs that are not trusted, an anchor that can not
/// be written, Redis that is away. Where calls can not be taken, `parts` says which part fails, and why.
#[utoipa::path(get, path = "/readyz", tag = "health", security(()), responses((status = OK, body = String), (status = SERVICE_UNAVAILABLE, body = Problem)))]
pub(crate) async fn readyz(State(app): State<App>) -> Result<String, Problem> {
    let mut state = (app.readiness)().await;
    let untrusted = app.log.untrusted();
    let lines: Vec<String> = untrusted
        .iter()
        .map(|(workspace, reason)| format!("workspace {workspace} takes no changes: {reason}"))
        .chain(app.log.anchor_troubles())
        .collect();
    // One workspace's trouble keeps no other from being served.
    let served =
        app.log.known_heads().iter().any(|(known, _)| untrusted.iter().all(|(workspace, _)| workspace != known));
    if !untrusted.is_empty() && !served {
        state.troubles.push(("log", lines.join("; ")));
    }
    if !state.troubles.is_empty() {
        return Err(Problem::not_ready(&state.troubles));
    }
    let remarks = state.remarks.iter().map(|(part, remark)| format!("{part}: {remark}"));
    Ok(std::iter::once("ready".to_owned()).chain(lines).chain(remarks).map(|line| line + "\n").collect())
}

/// Metrics in Prometheus's text form.
///
/// For callers on this machine where the server listens on loopback only; else with the token in `LEDGERDESK_METRICS_TOKEN`, or at the
/// address in `LEDGERDESK_METRICS_LISTEN`. Nothing is here for others.
#[utoipa::path(
    get, path = "/metrics", tag = "health", security((), ("metrics_token" = [])),
    responses(
        (status = OK, body = String, content_type = "text/plain"),
        (status = UNAUTHORIZED, body = Problem, content_type = "application/problem+json"),
        (status = NOT_FOUND, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn metrics(State(app): State<App>, headers: HeaderMap) -> Result<impl IntoResponse, Problem> {
    match &app.metrics_for {
        MetricsFor::Everybody => {}
        MetricsFor::ThisMachine if !came_through_a_proxy(&headers) => {}
        MetricsFor::ThisMachine | MetricsFor::Nobody => return Err(Problem::no_such_path("/metrics")),
        MetricsFor::Bearer(token) => {
            let shown = bearer(&headers).unwrap_or_default();
            if !bool::from(token::hash(shown).as_bytes().ct_eq(token::hash(token.expose_secret()).as_bytes())) {
                return Err(Problem::unauthorized("send `Authorization: Bearer <LEDGERDESK_METRICS_TOKEN>`"));
            }
        }
    }
    Ok(([(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], (app.metrics)()))
}

fn came_through_a_proxy(headers: &HeaderMap) -> bool {
    ["forwarded", "x-forwarded-for", "x-forwarded-proto", "x-forwarded-host", "x-real-ip", "via"]
        .into_iter()
        .any(|name| headers.contains_key(name))
}
