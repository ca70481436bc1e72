//! One order as the provider sees it.

use serde::Serialize;
use serde_json::Value;

use super::answer;
use crate::panel::{Money, OrderStatus, count_at};
use crate::wire;

/// State of an order at its provider.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ProviderOrder {
    pub status: OrderStatus,
    pub charge: Option<Money>,
    pub start_count: Option<i64>,
    pub remains: Option<i64>,
}

/// What the provider says of one order id.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StatusAnswer {
    /// As it was asked for.
    pub id: String,
    /// The order, or the provider's reason why there is none.
    pub order: Result<ProviderOrder, String>,
}

impl StatusAnswer {
    /// Reads one entry; a missing one is a refusal.
    pub(super) fn read(id: &str, value: Option<&Value>) -> Self {
        let order = match value {
            None => Err("no answer for this order".to_owned()),
            Some(value) => match answer::failure(value) {
                Some(text) => Err(text),
                None => ProviderOrder::read(value).ok_or_else(|| "the answer has no status".to_owned()),
            },
        };
        Self { id: id.to_owned(), order }
    }
}

impl ProviderOrder {
    fn read(value: &Value) -> Option<Self> {
        let currency = wire::text_at(value, &["currency"]);
        Some(Self {
            status: OrderStatus::read(&wire::text_at(value, &["status"])?),
            charge: value.get("charge").and_then(|charge| Money::read(charge, currency.as_deref())),
            start_count: count_at(value, &["start_count"]).filter(|count| *count >= 0),
            // More was delivered than was ordered.
            remains: count_at(value, &["remains"]).map(|count| count.max(0)),
        })
    }
}
