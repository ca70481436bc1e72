//! What every request passes before it is acted on: it is written down, and it may run into a fault.

use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{ConnectInfo, Request, State};
use axum::http::header::{CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::{self, Next};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use serde_json::{Value, json};

use crate::faults::{Fault, FaultRule, Faults};
use crate::record::{Recorded, Requests};
use crate::server::Scissors;

/// How a system words its errors.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Dialect {
    Panel,
    Evolution,
    Green,
    Meta,
    Telegram,
    Model,
    Provider,
}

/// The gate of one stand-in.
#[derive(Debug)]
pub(crate) struct Gate {
    pub(crate) dialect: Dialect,
    pub(crate) faults: Faults,
    pub(crate) requests: Requests,
}

impl Gate {
    pub(crate) fn new(dialect: Dialect) -> Arc<Self> {
        Arc::new(Self { dialect, faults: Faults::default(), requests: Requests::default() })
    }

    /// Puts the gate in front of these routes, and the fault switches beside them.
    pub(crate) fn guard(self: &Arc<Self>, routes: Router) -> Router {
        let switches = get(waiting).post(add).delete(clear).with_state(Arc::clone(self));
        routes.layer(middleware::from_fn_with_state(Arc::clone(self), pass)).route("/_sandbox/faults", switches)
    }
}

async fn waiting(State(gate): State<Arc<Gate>>) -> Json<Vec<FaultRule>> {
    Json(gate.faults.waiting())
}

async fn add(State(gate): State<Arc<Gate>>, Json(rule): Json<FaultRule>) -> StatusCode {
    gate.faults.add(rule);
    StatusCode::NO_CONTENT
}

async fn clear(State(gate): State<Arc<Gate>>) -> StatusCode {
    gate.faults.clear();
    StatusCode::NO_CONTENT
}

const BODY_LIMIT: usize = 4 * 1024 * 1024;

async fn pass(
    State(gate): State<Arc<Gate>>,
    ConnectInfo(scissors): ConnectInfo<Scissors>,
    request: Request,
    next: Next,
) -> Response {
    if request.uri().path() == "/" || request.uri().path().starts_with("/_sandbox") {
        return next.run(request).await;
    }
    let (head, body) = request.into_parts();
    let Ok(body) = to_bytes(body, BODY_LIMIT).await else {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    };
    let recorded = Recorded {
        method: head.method.to_string(),
        path: head.uri.path().to_owned(),
        query: head.uri.query().unwrap_or_default().to_owned(),
        body: as_value(&body),
        open_beside: 0,
        status: None,
    };
    let fault = gate.faults.take(&recorded.method, &recorded.path);
    let index = gate.requests.open(recorded);
    let act = next.run(Request::from_parts(head, Body::from(body)));
    let answer = match fault {
        None => act.await,
        Some(fault) => run_into(fault, gate.dialect, &scissors, act).await,
    };
    gate.requests.answered(index, answer.status().as_u16());
    answer
}

fn as_value(body: &Bytes) -> Value {
    if body.is_empty() {
        return Value::Null;
    }
    serde_json::from_slice(body).unwrap_or_else(|_| Value::String(String::from_utf8_lossy(body).into_owned()))
}

async fn run_into(
    fault: Fault,
    dialect: Dialect,
    scissors: &Scissors,
    act: impl Future<Output = Response>,
) -> Response {
    match fault {
        Fault::Html { status } => (code(status), Html(PAGE)).into_response(),
        Fault::TooManyRequests { retry_after } => {
            let mut answer = too_many(dialect, retry_after);
            if let Some(seconds) = retry_after {
                answer.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
            }
            answer
        }
        Fault::Coded { status, code: own, text } => refusal(dialect, code(status), own, &text),
        Fault::OkWithError { code, text } => match dialect {
            Dialect::Panel
            | Dialect::Green
            | Dialect::Meta
            | Dialect::Telegram
            | Dialect::Model
            | Dialect::Provider => refusal(dialect, StatusCode::OK, code, &text),
            Dialect::Evolution => Json(json!({ "error": true, "message": text })).into_response(),
        },
        Fault::Status { status, text } => {
            let status = code(status);
            let reason = status.canonical_reason().unwrap_or("Error");
            refusal(dialect, status, 100, text.as_deref().unwrap_or(reason))
        }
        Fault::TimeoutAfterActing => {
            act.await;
            std::future::pending().await
        }
        Fault::TimeoutBeforeActing => std::future::pending().await,
        Fault::ClosedAfterActing => {
            act.await;
            cut(scissors).await
        }
        Fault::ClosedBeforeActing => cut(scissors).await,
        Fault::ConnectionClosed => {
            refusal(Dialect::Evolution, StatusCode::BAD_REQUEST, 400, "Error: Connection Closed")
        }
        Fault::NoSuchNumber => {
            evolution_refusal(StatusCode::BAD_REQUEST, json!([{ "exists": false, "jid": "", "number": "" }]))
        }
        Fault::Slow { ms } => {
            tokio::time::sleep(Duration::from_millis(ms)).await;
            act.await
        }
    }
}

/// The answer is made but can no longer be written, so the connection closes.
async fn cut(scissors: &Scissors) -> Response {
    scissors.cut();
    StatusCode::IM_A_TEAPOT.into_response()
}

fn code(status: u16) -> StatusCode {
    StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

/// An error in the words of the system.
pub(crate) fn refusal(dialect: Dialect, status: StatusCode, code: i64, text: &str) -> Response {
    match dialect {
        Dialect::Panel => {
            (status, Json(json!({ "data": {}, "error_message": text, "error_code": code }))).into_response()
        }
        Dialect::Evolution => evolution_refusal(status, json!([text])),
        Dialect::Green => {
            (status, Json(json!({ "statusCode": status.as_u16(), "message": text, "path": "/" }))).into_response()
        }
        Dialect::Meta => meta_refusal(status, code, text),
        Dialect::Telegram => telegram_refusal(status, text, None),
        Dialect::Model => model_refusal(status, "server_error", text),
        Dialect::Provider => (status, Json(json!({ "error": text }))).into_response(),
    }
}

fn too_many(dialect: Dialect, retry_after: Option<u64>) -> Response {
    let status = StatusCode::TOO_MANY_REQUESTS;
    match dialect {
        Dialect::Panel | Dialect::Evolution | Dialect::Green | Dialect::Provider => {
            refusal(dialect, status, 100, "Too many requests")
        }
        Dialect::Meta => meta_refusal(status, 130_429, "Rate limit hit"),
        Dialect::Model => model_refusal(status, "rate_limit_exceeded", "Rate limit reached for requests"),
        // Told in the body.
        Dialect::Telegram => {
            let wait = retry_after.map(|seconds| json!({ "retry_after": seconds }));
            let text = retry_after.map_or(String::new(), |seconds| format!(": retry after {seconds}"));
            telegram_refusal(status, &format!("Too Many Requests{text}"), wait)
        }
    }
}

pub(crate) fn meta_refusal(status: StatusCode, code: i64, text: &str) -> Response {
    let error = json!({
        "message": format!("(#{code}) {text}"), "type": "OAuthException", "code": code,
        "error_data": { "messaging_product": "whatsapp", "details": text }, "fbtrace_id": "AZ1kXhwQ3vJ",
    });
    (status, Json(json!({ "error": error }))).into_response()
}

pub(crate) fn telegram_refusal(status: StatusCode, text: &str, parameters: Option<Value>) -> Response {
    let mut body = json!({ "ok": false, "error_code": status.as_u16(), "description": text });
    if let Some(parameters) = parameters {
        body["parameters"] = parameters;
    }
    (status, Json(body)).into_response()
}

/// An error as OpenAI, Groq and Anthropic tell it.
pub(crate) fn model_refusal(status: StatusCode, class: &str, text: &str) -> Response {
    let error = json!({ "type": class, "message": text, "param": null, "code": class });
    (status, Json(json!({ "type": "error", "error": error }))).into_response()
}

pub(crate) fn evolution_refusal(status: StatusCode, message: Value) -> Response {
    let error = status.canonical_reason().unwrap_or("Error");
    let body = json!({ "status": status.as_u16(), "error": error, "response": { "message": message } });
    (status, [(CONTENT_TYPE, "application/json; charset=utf-8")], body.to_string()).into_response()
}

/// What an edge in front of a panel shows.
const PAGE: &str = "<!DOCTYPE html>\n<html lang=\"en-US\"><head><title>Just a moment...</title></head>\
<body><h1>Checking your browser before accessing the site.</h1></body></html>\n";
