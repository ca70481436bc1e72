//! What the panel says, as the aggregates want it.

use aggregates::ids::ProviderOrderId;
use aggregates::values::{Money, OrderFacts, OrderStatus};
use gateways::panel;

/// One order.
pub fn of_order(order: panel::Order) -> OrderFacts {
    OrderFacts {
        order_id: order.id,
        owner: order.user,
        status: OrderStatus::from_text(order.status.as_str()),
        service_id: order.service_id,
        service_name: order.service_name,
        link: order.link,
        quantity: order.quantity.unwrap_or_default(),
        start_count: order.start_count,
        remains: order.remains,
        charge: order.charge.map(money),
        provider: order.provider,
        provider_order_id: order.external_id.map(ProviderOrderId::new),
        created_at: order.created_at,
        updated_at: order.updated_at,
        can_refill: order.actions.refill,
        can_cancel: either(order.actions.request_cancel, order.actions.cancel_and_refund),
    }
}

/// An amount.
pub fn money(money: panel::Money) -> Money {
    Money { micros: money.micros, currency: money.currency }
}

/// Whether one of two ways is open; unknown while either is unknown and none is known to be.
const fn either(one: Option<bool>, other: Option<bool>) -> Option<bool> {
    match (one, other) {
        (Some(true), _) | (_, Some(true)) => Some(true),
        (Some(false), Some(false)) => Some(false),
        (None, _) | (_, None) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::either;

    #[test]
    fn what_the_panel_does_not_say_is_not_a_no() {
        assert_eq!(either(None, None), None);
        assert_eq!(either(Some(false), None), None);
        assert_eq!(either(Some(false), Some(false)), Some(false));
        assert_eq!(either(Some(false), Some(true)), Some(true));
        assert_eq!(either(None, Some(true)), Some(true));
    }
}
