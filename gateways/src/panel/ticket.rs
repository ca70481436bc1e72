//! What the panel says about its users and tickets.

use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;

use super::money::Money;
use super::time;
use crate::wire;

/// A customer of the panel.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct User {
    pub id: Option<u64>,
    pub username: String,
    pub email: Option<String>,
    pub balance: Option<Money>,
}

/// A ticket on the panel.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Ticket {
    pub id: u64,
    pub subject: String,
    pub user: Option<String>,
    /// The panel's word, lower case.
    pub status: String,
    pub created_at: Option<Timestamp>,
    /// Whether `created_at` was told in the panel's local time and may be off by its distance from UTC.
    pub created_at_is_local: bool,
    pub updated_at: Option<Timestamp>,
    /// Only filled when one ticket is asked for.
    pub messages: Vec<TicketMessage>,
}

/// One message of a ticket.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TicketMessage {
    pub id: Option<u64>,
    pub author: Option<String>,
    pub is_staff: Option<bool>,
    pub text: String,
    pub created_at: Option<Timestamp>,
}

impl User {
    pub(super) fn read(value: &Value) -> Option<Self> {
        let currency = wire::text_at(value, &["currency_code", "currency"]);
        Some(Self {
            id: wire::id_at(value, &["id"]),
            username: wire::text_at(value, &["username", "user", "login"])?,
            email: wire::text_at(value, &["email"]),
            balance: value.get("balance").and_then(|v| Money::read(v, currency.as_deref())),
        })
    }
}

impl Ticket {
    pub(super) fn read(value: &Value) -> Option<Self> {
        let (created_at, created_at_is_local) = time::read(value, "created_timestamp", "created");
        let (updated_at, _) = time::read(value, "last_update_timestamp", "last_update");
        let messages = wire::field(value, &["messages"]).map(|m| wire::field(m, &["list"]).unwrap_or(m));
        Some(Self {
            id: wire::id_at(value, &["id", "ticket_id"])?,
            subject: wire::text_at(value, &["subject"]).unwrap_or_default(),
            user: user_of(value),
            status: wire::text_at(value, &["status", "ticket_status"]).unwrap_or_default().to_ascii_lowercase(),
            created_at,
            created_at_is_local,
            updated_at,
            messages: messages
                .and_then(Value::as_array)
                .into_iter()
                .flatten()
                .filter_map(TicketMessage::read)
                .collect(),
        })
    }
}

impl TicketMessage {
    fn read(value: &Value) -> Option<Self> {
        Some(Self {
            id: wire::id_at(value, &["id"]),
            author: wire::text_at(value, &["author", "staff_name", "name"]).or_else(|| user_of(value)),
            is_staff: wire::field(value, &["is_staff", "is_admin"]).and_then(wire::flag),
            text: wire::text_at(value, &["message", "text"])?,
            created_at: time::read(value, "created_timestamp", "created").0,
        })
    }
}

fn user_of(value: &Value) -> Option<String> {
    wire::text_at(value, &["user", "username"]).or_else(|| wire::text_at(value.get("user")?, &["username", "login"]))
}
