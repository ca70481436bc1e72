//! What Meta posts to our webhook: any number of messages and statuses, of any of the app's numbers.

use serde::Serialize;
use serde_json::Value;

use super::errors::trouble;
use super::message;
use crate::channel::{Arrived, DecodeError, Delivery, DeliveryState, IgnoreReason};
use crate::wire;

/// One thing of a batch, and the number it is about. One app has one address for all its numbers, so what is about another number
/// than the channel's is not for it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MetaEvent {
    /// Empty when not told.
    pub phone_number_id: String,
    pub arrived: Arrived,
}

/// Reads one webhook body, in the order of its parts. Never panics; unknown fields and kinds are accepted, and a part that cannot be
/// read does not spoil the others.
///
/// # Errors
/// When the body is no JSON object of this service.
pub fn decode(body: &[u8]) -> Result<Vec<MetaEvent>, DecodeError> {
    let body: Value = serde_json::from_slice(body).map_err(|e| DecodeError::NotJson(e.to_string()))?;
    let entries = body.get("entry").ok_or(DecodeError::Missing("entry"))?;
    let entries = entries.as_array().ok_or(DecodeError::Malformed("entry"))?;
    let mut events = Vec::new();
    for change in entries.iter().flat_map(|entry| list(entry, "changes")) {
        let value = change.get("value").unwrap_or(&Value::Null);
        let metadata = value.get("metadata").unwrap_or(&Value::Null);
        let phone_number_id = wire::text_at(metadata, &["phone_number_id"]).unwrap_or_default();
        let field = wire::text_at(change, &["field"]).unwrap_or_default();
        let arrived = if field == "messages" {
            messages(&phone_number_id, value)
        } else if list(value, "message_echoes").next().is_some() {
            vec![Arrived::ignored(&field, IgnoreReason::Own)]
        } else {
            vec![Arrived::ignored(&field, IgnoreReason::UnknownEvent)]
        };
        let event = |arrived| MetaEvent { phone_number_id: phone_number_id.clone(), arrived };
        events.extend(arrived.into_iter().map(event));
    }
    Ok(events)
}

fn messages(phone_number_id: &str, value: &Value) -> Vec<Arrived> {
    let read = list(value, "messages").map(|one| message::read(phone_number_id, value, one));
    let statuses = list(value, "statuses").map(status);
    let troubles = list(value, "errors").map(|error| Arrived::Trouble(trouble(error)));
    read.chain(statuses).chain(troubles).collect()
}

fn status(status: &Value) -> Arrived {
    let word = wire::text_at(status, &["status"]).unwrap_or_default();
    let Some(message_id) = wire::text_at(status, &["id"]) else {
        return Arrived::ignored(&word, IgnoreReason::Incomplete);
    };
    let state = match word.as_str() {
        "accepted" => DeliveryState::Accepted,
        "sent" => DeliveryState::Sent,
        "delivered" => DeliveryState::Delivered,
        "read" => DeliveryState::Read,
        "played" => DeliveryState::Played,
        "failed" => DeliveryState::Failed,
        _ => return Arrived::ignored(&word, IgnoreReason::UnknownEvent),
    };
    let error = list(status, "errors").next();
    Arrived::Delivery(Delivery {
        message_id,
        chat: wire::text_at(status, &["recipient_id", "recipient_user_id"]),
        state,
        at_unix: wire::int_at(status, &["timestamp"]).unwrap_or(0),
        trouble: error.map(trouble).filter(|_| state == DeliveryState::Failed),
    })
}

/// The entries of a list; none where there is no list.
pub(super) fn list<'a>(object: &'a Value, name: &str) -> impl Iterator<Item = &'a Value> + use<'a> {
    object.get(name).and_then(Value::as_array).into_iter().flatten()
}
