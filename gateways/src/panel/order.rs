//! What the panel says about an order (`docs/wire/panel.md §1.4`).

use std::fmt;

use jiff::Timestamp;
use serde::{Serialize, Serializer};
use serde_json::Value;

use super::money::Money;
use super::number::Decimal;
use super::time;
use crate::wire;

/// An order as the panel told it at one moment.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Order {
    pub id: u64,
    /// The provider's own order id; none for manual services.
    pub external_id: Option<String>,
    /// The panel username of the owner; empty where the panel names none: then it is nobody's.
    pub user: String,
    /// The provider's domain or alias; none for manual services.
    pub provider: Option<String>,
    pub service_id: Option<u64>,
    pub service_name: String,
    pub service_type: Option<String>,
    pub link: String,
    pub quantity: Option<i64>,
    pub start_count: Option<i64>,
    /// Never negative, though panels write that for more than was ordered.
    pub remains: Option<i64>,
    pub charge: Option<Money>,
    pub provider_charge: Option<Money>,
    pub status: OrderStatus,
    /// From the panel's local time where it tells nothing better: then it may be off by the distance from UTC.
    pub created_at: Option<Timestamp>,
    /// The last change; for a completed order, its completion.
    pub updated_at: Option<Timestamp>,
    /// What the panel would allow; a missing answer is unknown, not a no.
    pub actions: OrderActions,
}

/// The panel's `actions`; `None` means it did not say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct OrderActions {
    pub refill: Option<bool>,
    pub resend: Option<bool>,
    pub change_status: Option<bool>,
    pub set_partial: Option<bool>,
    pub request_cancel: Option<bool>,
    pub cancel_and_refund: Option<bool>,
}

/// Where an order stands.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum OrderStatus {
    Pending,
    InProgress,
    Processing,
    Completed,
    Partial,
    Canceled,
    Refunded,
    Error,
    Fail,
    /// A word this client does not know, as the panel wrote it.
    Unknown(String),
}

impl OrderStatus {
    /// Reads any case, blanks, dashes or underscores.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let plain: String = text.chars().filter(char::is_ascii_alphabetic).collect::<String>().to_ascii_lowercase();
        match plain.as_str() {
            "pending" => Self::Pending,
            "inprogress" => Self::InProgress,
            "processing" => Self::Processing,
            "completed" | "complete" => Self::Completed,
            "partial" | "partiallycompleted" => Self::Partial,
            "canceled" | "cancelled" => Self::Canceled,
            "refunded" => Self::Refunded,
            "error" => Self::Error,
            "fail" | "failed" => Self::Fail,
            _ => Self::Unknown(text.trim().to_owned()),
        }
    }

    /// The panel's word: lower case with underscores.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Pending => "pending",
            Self::InProgress => "in_progress",
            Self::Processing => "processing",
            Self::Completed => "completed",
            Self::Partial => "partial",
            Self::Canceled => "canceled",
            Self::Refunded => "refunded",
            Self::Error => "error",
            Self::Fail => "fail",
            Self::Unknown(text) => text,
        }
    }
}

impl fmt::Display for OrderStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for OrderStatus {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl Order {
    /// `None` when it has no id or says nothing of an owner: then nothing may be decided on it.
    pub(super) fn read(value: &Value) -> Option<Self> {
        let line = |name| wire::text_at(value, &[name]).map(|text| one_line(&text)).filter(|text| !text.is_empty());
        Some(Self {
            id: wire::id_at(value, &["id", "order_id"])?,
            external_id: line("external_id").filter(|id| id != "0"),
            user: owner(value)?,
            provider: line("provider")
                .filter(|name| !matches!(name.to_ascii_lowercase().as_str(), "n/a" | "manual" | "-")),
            service_id: wire::id_at(value, &["service_id"]),
            service_name: line("service_name").unwrap_or_default(),
            service_type: line("service_type"),
            link: line("link").unwrap_or_default(),
            quantity: count_at(value, &["quantity"]).filter(|count| *count >= 0),
            start_count: count_at(value, &["start_count"]).filter(|count| *count >= 0),
            // More was delivered than was ordered.
            remains: count_at(value, &["remains"]).map(|count| count.max(0)),
            charge: value.get("charge").and_then(|v| Money::read(v, None)),
            provider_charge: value.get("provider_charge").and_then(|v| Money::read(v, None)),
            status: OrderStatus::read(&wire::text_at(value, &["status", "order_status"]).unwrap_or_default()),
            created_at: time::read(value, "created_timestamp", "created").0,
            updated_at: time::read(value, "last_update_timestamp", "last_update").0,
            actions: OrderActions::read(value.get("actions").unwrap_or(&Value::Null)),
        })
    }
}

impl OrderActions {
    fn read(value: &Value) -> Self {
        let may = |name: &str| value.get(name).and_then(wire::flag);
        Self {
            refill: may("refill"),
            resend: may("resend"),
            change_status: may("change_status"),
            set_partial: may("set_partial"),
            request_cancel: may("request_cancel"),
            cancel_and_refund: may("cancel_and_refund"),
        }
    }
}

/// The owner; nobody where the panel names none, and nothing where it does not speak of one.
fn owner(value: &Value) -> Option<String> {
    let told = ["user", "username"].iter().find_map(|name| value.get(*name))?;
    let named = wire::text_at(value, &["user", "username"]).or_else(|| wire::text_at(told, &["username", "login"]));
    Some(named.map(|name| one_line(&name)).unwrap_or_default())
}

/// A count, however its thousands are parted.
pub(crate) fn count_at(value: &Value, names: &[&str]) -> Option<i64> {
    names.iter().filter_map(|name| value.get(*name)).find_map(|value| match value {
        Value::String(text) => Decimal::read(text).and_then(|number| number.count()),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => wire::int(value),
    })
}

/// A text on one line, free of what would make another of it.
fn one_line(text: &str) -> String {
    let breaks = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
    text.split(breaks).map(str::trim).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_full_order_is_read() {
        let order = Order::read(&json!({
            "id": 54321, "external_id": "2323223", "user": "johndoe123", "provider": "smmcost.com", "service_id": 1204,
            "service_name": "Instagram Followers 1K [Refill: 30D]", "service_type": "default", "link": "https://x.example/a",
            "quantity": 1000, "start_count": 847, "remains": 0,
            "charge": {"value": "1.20", "currency_code": "USD", "formatted": "$1.20"}, "provider_charge": {"value": "0.84", "currency_code": "USD"},
            "status": "completed", "created": "2026-07-21 15:00:00", "created_timestamp": 1784635200,
            "last_update": "2026-07-23 15:00:00", "last_update_timestamp": 1784808000,
            "actions": {"resend": false, "request_cancel": false, "cancel_and_refund": null, "refill": true}, "comments": null, "new_field": {}
        }));
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path("../../../snapshots/gateways/panel");
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| insta::assert_yaml_snapshot!("order", order.expect("an order")));
    }

    #[test]
    fn numbers_as_text_and_old_names_are_read() {
        let order = Order::read(&json!({
            "id": "54321", "external_id": 2323223, "username": "JohnDoe123", "provider": "N/A", "service_id": "1204", "quantity": "1000",
            "start_count": null, "remains": "", "charge": 1.2, "status": "In progress", "created_timestamp": "1784635200"
        }))
        .expect("an order");
        assert_eq!((order.id, order.external_id.as_deref(), order.provider), (54_321, Some("2323223"), None));
        assert_eq!((order.user.as_str(), order.service_id), ("JohnDoe123", Some(1204)));
        assert_eq!((order.quantity, order.start_count, order.remains), (Some(1000), None, None));
        assert_eq!(order.status, OrderStatus::InProgress);
        assert_eq!(order.created_at.map(|at| at.as_second()), Some(1_784_635_200));
        assert_eq!(order.updated_at, None);
        assert_eq!(order.actions, OrderActions::default());
    }

    #[test]
    fn fields_are_read_however_they_are_written() {
        let order = |value: Value| Order::read(&value).expect("an order");
        let odd = order(json!({
            "id": 1, "user": "a", "external_id": "23232\n99 cancel\u{2028}", "service_name": "A\r\nB", "provider": "\nsmmcost.com\n",
            "quantity": "12,345", "start_count": "1 200", "remains": -7, "charge": "$0.90",
            "created": "2026-07-21 12:00:00", "last_update_timestamp": 1_784_635_200_000_i64,
        }));
        assert_eq!((odd.external_id.as_deref(), odd.service_name.as_str()), (Some("23232 99 cancel"), "A B"));
        assert_eq!(odd.provider.as_deref(), Some("smmcost.com"));
        assert_eq!((odd.quantity, odd.start_count, odd.remains), (Some(12_345), Some(1200), Some(0)));
        assert_eq!(odd.charge.map(|charge| charge.micros), Some(900_000));
        assert_eq!(odd.created_at, odd.updated_at);
        assert_eq!(odd.created_at.map(|at| at.as_second()), Some(1_784_635_200));
        assert_eq!(order(json!({"id": 1, "user": "a", "external_id": "\n"})).external_id, None);
    }

    #[test]
    fn an_order_of_nobody_is_an_order() {
        for user in [json!(null), json!(""), json!({}), json!({"username": null})] {
            assert_eq!(Order::read(&json!({"id": 1, "user": user})).expect("an order").user, "", "{user}");
        }
        assert_eq!(Order::read(&json!({"id": 1, "user": {"username": "a"}})).expect("an order").user, "a");
        assert_eq!(Order::read(&json!({"id": 1, "user": null, "username": "a"})).expect("an order").user, "a");
    }

    #[test]
    fn an_order_without_id_or_owner_is_no_order() {
        assert_eq!(Order::read(&json!({"user": "a"})), None);
        assert_eq!(Order::read(&json!({"id": 1})), None);
        assert_eq!(Order::read(&json!([])), None);
    }

    #[test]
    fn a_status_is_read_in_any_spelling() {
        for (text, status) in [
            ("In progress", OrderStatus::InProgress),
            ("IN_PROGRESS", OrderStatus::InProgress),
            ("in-progress", OrderStatus::InProgress),
            ("Cancelled", OrderStatus::Canceled),
            ("Completed", OrderStatus::Completed),
            (" partial ", OrderStatus::Partial),
            ("awaiting", OrderStatus::Unknown("awaiting".to_owned())),
            ("", OrderStatus::Unknown(String::new())),
        ] {
            assert_eq!(OrderStatus::read(text), status, "{text}");
        }
    }
}
