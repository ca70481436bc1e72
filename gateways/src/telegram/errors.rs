//! What an answer says. Errors come as `{"ok": false, "error_code", "description", "parameters"}`.

use std::time::Duration;

use serde_json::Value;

use crate::net::{Intent, Reply};
use crate::outcome::{GatewayError, Kind, Result, Sign};
use crate::wire;

/// Longest wait believed.
const LONGEST_WAIT_SECONDS: u64 = 86_400;

/// The `result`, or what went wrong.
pub(super) fn read(reply: &Reply, intent: Intent) -> Result<Value> {
    let body: Option<Value> = serde_json::from_slice(&reply.body).ok();
    let failure = reply.failure(intent);
    let Some(mut body) = body.filter(|body| body.get("ok").is_some_and(Value::is_boolean)) else {
        return Err(failure.unwrap_or_else(|| {
            let what = if reply.is_page() { "a web page" } else { "not JSON of this API" };
            unreadable(intent, what)
        }));
    };
    if body["ok"] == Value::Bool(true) {
        return Ok(body["result"].take());
    }
    Err(refusal(&body, failure, reply))
}

pub(super) fn unreadable(intent: Intent, what: &str) -> GatewayError {
    GatewayError::new(intent.lost(), format!("the answer cannot be read: {what}"))
}

fn refusal(body: &Value, failure: Option<GatewayError>, reply: &Reply) -> GatewayError {
    let code = wire::int_at(body, &["error_code"]).unwrap_or_else(|| i64::from(reply.status.as_u16()));
    let words = wire::text_at(body, &["description"]).unwrap_or_default();
    let parameters = body.get("parameters").unwrap_or(&Value::Null);
    let by_status = failure.map_or(Kind::Refused, |failure| failure.kind);
    let lower = words.to_ascii_lowercase();
    let is_shut = ["chat not found", "not enough rights", "no rights to send", "write_forbidden", "not a member"];
    let (kind, sign) = match code {
        400 => match wire::int_at(parameters, &["migrate_to_chat_id"]) {
            Some(to) => (Kind::Refused, Some(Sign::Moved { to: to.to_string() })),
            None if is_shut.iter().any(|words| lower.contains(words)) => (Kind::Refused, Some(Sign::ShutOut)),
            None => (Kind::Refused, None),
        },
        // An unknown token is answered by either.
        401 | 404 => (Kind::Unauthorized, Some(Sign::OwnerMustAct)),
        403 => (Kind::Refused, Some(Sign::ShutOut)),
        409 => (Kind::Misconfigured, Some(Sign::OwnerMustAct)),
        429 => (Kind::RateLimited, None),
        _ => (by_status, None),
    };
    let told = wire::id_at(parameters, &["retry_after"]).map(|s| Duration::from_secs(s.min(LONGEST_WAIT_SECONDS)));
    GatewayError::new(kind, format!("{code}: {words}")).after(told.or(reply.retry_after)).signed(sign)
}
