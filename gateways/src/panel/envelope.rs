//! The envelope of every answer (`docs/wire/panel.md §1.2`), and what its failures mean.

use serde_json::Value;

use crate::net::{Intent, Reply};
use crate::outcome::{GatewayError, Kind, Result};
use crate::wire;

/// The `data` of a successful answer. A failure may come with any status, 200 included.
pub(super) fn data(reply: &Reply, intent: Intent) -> Result<Value> {
    let body: Option<Value> = serde_json::from_slice(&reply.body).ok().filter(Value::is_object);
    let by_status = reply.failure(intent);
    let Some(body) = body else {
        if by_status.as_ref().is_some_and(|error| error.kind == Kind::NotFound) {
            return Err(no_panel());
        }
        return Err(by_status.unwrap_or_else(|| {
            let what = if reply.is_page() { "a web page instead of an answer" } else { "the answer is not JSON" };
            GatewayError::new(intent.lost(), what)
        }));
    };
    let code = body.get("error_code").and_then(wire::int);
    let text = wire::text_at(&body, &["error_message", "message", "error"]).unwrap_or_default();
    match (by_status, code) {
        (None, Some(0)) => Ok(body.get("data").cloned().unwrap_or(Value::Null)),
        (None, None) => Err(GatewayError::new(intent.lost(), format!("the answer has no error_code: {text}"))),
        (None, Some(code)) => {
            Err(GatewayError::new(meaning(&text), format!("code {code}: {text}")).after(reply.retry_after))
        }
        (Some(error), None) if error.kind == Kind::NotFound && text.is_empty() => Err(no_panel()),
        (Some(error), _) => {
            // The panel itself answered: a client error with a reason is better told by the reason.
            let told = meaning(&text);
            let is_vague = matches!(error.kind, Kind::Refused | Kind::NotFound);
            let kind = if is_vague && told != Kind::Refused { told } else { error.kind };
            Err(GatewayError::new(kind, format!("{}: {text}", error.detail)).after(error.retry_after))
        }
    }
}

/// A 404 that is not in a panel's words says nothing of an order or a user: some other server stands there, or another path was meant.
fn no_panel() -> GatewayError {
    GatewayError::new(Kind::Unavailable, "no panel's API is at this address (HTTP 404)")
}

/// What the panel's words say. Numeric codes are not documented, so the text decides; unknown text is a plain refusal.
pub(crate) fn meaning(text: &str) -> Kind {
    let text = text.to_ascii_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if says(&["too many", "rate limit", "limit exceeded", "throttl"]) {
        Kind::RateLimited
    } else if says(&["api key", "apikey", "unauthori", "access denied", "forbidden", "permission", "bad_auth"]) {
        Kind::Unauthorized
    } else if says(&["not found", "not exist", "no such", "unknown order", "incorrect order"]) {
        Kind::NotFound
    } else if says(&["maintenance", "temporarily", "try again", "internal error", "server error"]) {
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

/// The one thing an answer is about: `data` itself, inside it under its name, or the only row of a list.
pub(super) fn one<'a>(data: &'a Value, name: &str) -> Option<&'a Value> {
    let rows = data.get("list").or_else(|| data.get(format!("{name}s"))).unwrap_or(data);
    match rows.as_array() {
        Some(rows) => rows.first().filter(|_| rows.len() == 1),
        None => Some(wire::field(data, &[name]).unwrap_or(data)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use reqwest::StatusCode;
    use serde_json::json;

    fn read(status: u16, body: &str, intent: Intent) -> Result<Value> {
        let status = StatusCode::from_u16(status).expect("a status");
        data(&Reply { status, retry_after: None, body: body.as_bytes().to_vec() }, intent)
    }

    fn kind(status: u16, body: &str) -> Kind {
        read(status, body, Intent::Read).expect_err(body).kind
    }

    #[test]
    fn only_code_zero_is_success() {
        let good = r#"{"data":{"a":1},"error_message":"","error_code":0}"#;
        assert_eq!(read(200, good, Intent::Read), Ok(json!({"a": 1})));
        assert_eq!(read(200, r#"{"data":{},"error_code":"0"}"#, Intent::Act), Ok(json!({})));
        assert_eq!(kind(200, r#"{"data":{"a":1},"error_message":"No","error_code":100}"#), Kind::Refused);
        assert_eq!(kind(200, r#"{"data":{"a":1}}"#), Kind::Unavailable);
        assert_eq!(kind(500, good), Kind::Unavailable);
    }

    #[test]
    fn the_panels_words_decide_what_a_failure_means() {
        let says = |text: &str| kind(200, &json!({"data": [], "error_message": text, "error_code": 100}).to_string());
        assert_eq!(says("Order not found"), Kind::NotFound);
        assert_eq!(says("Invalid API key"), Kind::Unauthorized);
        assert_eq!(says("You have no permission for this action"), Kind::Unauthorized);
        assert_eq!(says("Too many requests"), Kind::RateLimited);
        assert_eq!(says("Panel is under maintenance"), Kind::Unavailable);
        assert_eq!(says("Remains update is not allowed"), Kind::Refused);
        assert_eq!(kind(400, r#"{"error_message":"Order not found","error_code":100}"#), Kind::NotFound);
        assert_eq!(kind(404, r#"{"error_message":"","error_code":100}"#), Kind::NotFound);
    }

    #[test]
    fn no_answer_of_the_panel_leaves_an_action_unknown_but_not_a_question() {
        for body in ["<!DOCTYPE html><html>", "", "[]", "null", "ok"] {
            assert_eq!(kind(200, body), Kind::Unavailable, "{body}");
            assert_eq!(read(200, body, Intent::Act).expect_err(body).kind, Kind::OutcomeUnknown, "{body}");
        }
    }

    #[test]
    fn the_one_thing_is_found_wherever_it_is() {
        let order = json!({"id": 1});
        for data in [
            order.clone(),
            json!({"order": order}),
            json!({"list": [order]}),
            json!({"orders": [order]}),
            json!([order]),
        ] {
            assert_eq!(one(&data, "order"), Some(&order), "{data}");
        }
        assert_eq!(one(&json!([order, order]), "order"), None);
    }
}
