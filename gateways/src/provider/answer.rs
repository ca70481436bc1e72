//! What an answer says: every one is HTTP 200, and a failure is told in its body.

use serde_json::Value;

use crate::net::{Intent, Reply};
use crate::outcome::{GatewayError, Kind, Result};
use crate::panel::meaning;
use crate::wire;

/// The body of a successful answer.
pub(super) fn read(reply: &Reply) -> Result<Value> {
    let by_status = reply.failure(Intent::Read);
    let body: Option<Value> =
        serde_json::from_slice(&reply.body).ok().filter(|body: &Value| body.is_object() || body.is_array());
    let Some(body) = body else {
        return Err(by_status.unwrap_or_else(|| {
            let what = if reply.is_page() { "a web page instead of an answer" } else { "the answer is not JSON" };
            GatewayError::new(Kind::Unavailable, what)
        }));
    };
    match (by_status, failure(&body)) {
        (None, None) => Ok(body),
        (None, Some(text)) => Err(GatewayError::new(meaning(&text), text).after(reply.retry_after)),
        (Some(error), None) => Err(error),
        (Some(error), Some(text)) => {
            let told = meaning(&text);
            let kind = if error.kind == Kind::Refused { told } else { error.kind };
            Err(GatewayError::new(kind, format!("{}: {text}", error.detail)).after(error.retry_after))
        }
    }
}

/// The panel's word on what went wrong, in one of the forms panels have for it; none where the body is an answer.
pub(super) fn failure(body: &Value) -> Option<String> {
    if let Some(text) = wire::text_at(body, &["error", "error_message"]) {
        return Some(text);
    }
    let says_error = wire::text_at(body, &["status"]).is_some_and(|status| status.eq_ignore_ascii_case("error"));
    let is_bare = body.as_object().is_some_and(|fields| fields.len() == 1);
    let text = wire::text_at(body, &["message", "msg"])?;
    (says_error || is_bare).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use reqwest::StatusCode;

    fn kind(status: u16, body: &str) -> Option<Kind> {
        let status = StatusCode::from_u16(status).expect("a status");
        read(&Reply { status, retry_after: None, body: body.as_bytes().to_vec() }).err().map(|error| error.kind)
    }

    #[test]
    fn a_failure_is_told_in_the_body_of_a_success() {
        assert_eq!(kind(200, r#"{"error":"Invalid API key"}"#), Some(Kind::Unauthorized));
        assert_eq!(kind(200, r#"{"error":"Incorrect order ID"}"#), Some(Kind::NotFound));
        assert_eq!(kind(200, r#"{"error":"Incorrect request"}"#), Some(Kind::Refused));
        assert_eq!(kind(200, r#"{"status":"error","message":"Too many requests"}"#), Some(Kind::RateLimited));
        assert_eq!(kind(200, r#"{"msg":"Panel is under maintenance"}"#), Some(Kind::Unavailable));
        assert_eq!(kind(200, "<!DOCTYPE html>"), Some(Kind::Unavailable));
        assert_eq!(kind(403, r#"{"error":"Invalid API key"}"#), Some(Kind::Unauthorized));
        assert_eq!(kind(500, "[]"), Some(Kind::Unavailable));
    }

    #[test]
    fn an_order_in_the_status_error_is_an_answer() {
        assert_eq!(kind(200, r#"{"charge":"0.2","status":"Error","remains":"0"}"#), None);
        assert_eq!(kind(200, "[]"), None);
        assert_eq!(kind(200, r#"{"1":{"error":"Incorrect order ID"}}"#), None);
    }
}
