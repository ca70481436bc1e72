//! The envelope of every answer (`WIRE.md §1.2`), and what its failures mean.

use serde_json::Value;

use crate::net::{Intent, Reply};
use crate::outcome::{GatewayError, Kind, Result};
use crate::wire;

/// The `data` of a successful answer. A failure may come with any status, 200 included.
pub(super) fn data(reply: &Reply, intent: Intent) -> Result<Value> {
    let body: Option<Value> = serde_json::from_slice(&reply.body)
        .ok()
        .filter(Value::is_object);
    let by_status = reply.failure(intent);
    let Some(body) = body else {
        return Err(by_status.unwrap_or_else(|| {
            let what = if reply.is_page() {
                "a web page instead of an answer"
            } else {
                "the answer is not JSON"
            };
            GatewayError::new(intent.lost(), what)
        }));
    };
    let code = body.get("error_code").and_then(wire::int);
    let text = wire::text_at(&body, &["error_message", "message", "error"]).unwrap_or_default();
    match (by_status, code) {
        (None, Some(0)) => Ok(body.get("data").cloned().unwrap_or(Value::Null)),
        (None, None) => Err(GatewayError::new(
            intent.lost(),
            format!("the answer has no error_code: {text}"),
        )),
        (None, Some(code)) => Err(GatewayError::new(
            meaning(&text),
            format!("code {code}: {text}"),
        )
        .after(reply.retry_after)),
        (Some(error), _) => {
            // The panel itself answered: a client error with a reason is better told by the reason.
            let told = meaning(&text);
            let is_vague = matches!(error.kind, Kind::Refused | Kind::NotFound);
            let kind = if is_vague && told != Kind::Refused {
                told
            } else {
                error.kind
            };
            Err(GatewayError::new(kind, format!("{}: {text}", error.detail))
                .after(error.retry_after))
        }
    }
}

/// What the panel's words say. Numeric codes are not documented, so the text decides; unknown text is a plain refusal.
fn meaning(text: &str) -> Kind {
    let text = text.to_ascii_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if says(&["too many", "rate limit", "limit exceeded", "throttl"]) {
        Kind::RateLimited
    } else if says(&[
        "api key",
        "apikey",
        "unauthori",
        "access denied",
        "forbidden",
        "permission",
        "bad_auth",
    ]) {
        Kind::Unauthorized
    } else if says(&[
        "not found",
        "not exist",
        "no such",
        "unknown order",
        "incorrect order",
    ]) {
        Kind::NotFound
    } else if says(&[
        "maintenance",
        "temporarily",
        "try again",
        "internal error",
        "server error",
    ]) {
        Kind::Unavailable
    } else {
        Kind::Refused
    }
}

/// The rows of a list answer: `{"list":[…]}`, or a bare list.
pub(super) fn list(data: &Value) -> &[Value] {
    let list = data.get("list").unwrap_or(data).as_array();
    list.map_or(&[], Vec::as_slice)
}
