//! What the panel says about an order (`WIRE.md §1.4`).

use std::fmt;

use jiff::Timestamp;
use serde::{Serialize, Serializer};
use serde_json::Value;

use super::money::Money;
use crate::wire;

/// An order as the panel told it at one moment.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Order {
    pub id: u64,
    /// The provider's own order id; none for manual services.
    pub external_id: Option<String>,
    /// The panel username of the owner.
    pub user: String,
    /// The provider's domain or alias; none for manual services.
    pub provider: Option<String>,
    pub service_id: Option<u64>,
    pub service_name: String,
    pub service_type: Option<String>,
    pub link: String,
    pub quantity: Option<i64>,
    pub start_count: Option<i64>,
    pub remains: Option<i64>,
    pub charge: Option<Money>,
    pub provider_charge: Option<Money>,
    pub status: OrderStatus,
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
    /// `None` when it has no id or owner: then nothing may be decided on it.
    pub(super) fn read(value: &Value) -> Option<Self> {
        Some(Self {
            id: wire::id_at(value, &["id", "order_id"])?,
            external_id: wire::text_at(value, &["external_id"]).filter(|id| id != "0"),
            user: wire::text_at(value, &["user", "username"])
                .or_else(|| wire::text_at(value.get("user")?, &["username", "login"]))?,
            provider: wire::text_at(value, &["provider"])
                .filter(|name| !matches!(name.to_ascii_lowercase().as_str(), "n/a" | "manual" | "-")),
            service_id: wire::id_at(value, &["service_id"]),
            service_name: wire::text_at(value, &["service_name"]).unwrap_or_default(),
            service_type: wire::text_at(value, &["service_type"]),
            link: wire::text_at(value, &["link"]).unwrap_or_default(),
            quantity: wire::int_at(value, &["quantity"]),
            start_count: wire::int_at(value, &["start_count"]),
            remains: wire::int_at(value, &["remains"]),
            charge: value.get("charge").and_then(|v| Money::read(v, None)),
            provider_charge: value.get("provider_charge").and_then(|v| Money::read(v, None)),
            status: OrderStatus::read(&wire::text_at(value, &["status", "order_status"]).unwrap_or_default()),
            created_at: time_at(value, "created_timestamp"),
            updated_at: time_at(value, "last_update_timestamp"),
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

/// A time in unix seconds; zero is none.
pub(super) fn time_at(value: &Value, name: &str) -> Option<Timestamp> {
    let seconds = wire::int_at(value, &[name]).filter(|s| *s > 0)?;
    Timestamp::from_second(seconds).ok()
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
