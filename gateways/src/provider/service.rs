//! One service of a list.

use serde::Serialize;
use serde_json::Value;

use crate::wire;

/// A service as a panel lists it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Service {
    pub id: u64,
    pub name: String,
    pub category: Option<String>,
    /// `Default`, `Custom Comments`, `Package` ….
    pub kind: Option<String>,
    /// Price of a thousand, as the panel writes it.
    pub rate: Option<String>,
    pub min: Option<i64>,
    pub max: Option<i64>,
    /// Whether it has a refill button; none where the panel does not say.
    pub refill: Option<bool>,
    /// Whether it has a cancel button.
    pub cancel: Option<bool>,
}

impl Service {
    /// `None` without an id or a name.
    pub(super) fn read(value: &Value) -> Option<Self> {
        Some(Self {
            id: wire::id_at(value, &["service", "service_id", "id"])?,
            name: wire::text_at(value, &["name"])?,
            category: wire::text_at(value, &["category"]),
            kind: wire::text_at(value, &["type"]),
            rate: wire::text_at(value, &["rate"]),
            min: wire::int_at(value, &["min"]),
            max: wire::int_at(value, &["max"]),
            refill: value.get("refill").and_then(flag),
            cancel: value.get("cancel").and_then(flag),
        })
    }
}

/// An empty text says nothing, not no.
fn flag(value: &Value) -> Option<bool> {
    if value.as_str().is_some_and(|text| text.trim().is_empty()) { None } else { wire::flag(value) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn ids_and_numbers_are_read_however_they_are_written() {
        let service = Service::read(&json!({
            "service": "1204", "name": " Followers [R30] ", "type": "Default", "category": "Instagram", "rate": 0.9, "min": "50",
            "max": 10000, "refill": true, "cancel": "0", "dripfeed": false, "average_time": "x"
        }))
        .expect("a service");
        assert_eq!((service.id, service.name.as_str()), (1204, "Followers [R30]"));
        assert_eq!((service.rate.as_deref(), service.min, service.max), (Some("0.9"), Some(50), Some(10_000)));
        assert_eq!((service.refill, service.cancel), (Some(true), Some(false)));
    }

    #[test]
    fn what_is_not_said_is_not_a_no() {
        let service =
            Service::read(&json!({"service": 1, "name": "x", "refill": "", "cancel": null})).expect("a service");
        assert_eq!((service.refill, service.cancel, service.category), (None, None, None));
        assert_eq!(Service::read(&json!({"service": 1})), None);
        assert_eq!(Service::read(&json!({"name": "x"})), None);
        assert_eq!(Service::read(&json!("x")), None);
    }
}
