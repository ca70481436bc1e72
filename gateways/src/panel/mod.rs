//! An SMM panel through PerfectPanel's Admin API v2 (`docs/wire/panel.md §1`).
//!
//! The panel tells facts ([`Order`], [`User`], [`Ticket`]) and takes a few orders. Its answers vary from panel to panel, so reading them is
//! tolerant; what is missing is `None` and never taken for a no.

mod client;
mod envelope;
mod money;
mod number;
mod order;
mod ticket;
mod time;

pub(crate) use envelope::meaning;
pub(crate) use order::count_at;

pub use client::{NewTicket, PanelClient, RowOutcome};
pub use money::Money;
pub use order::{Order, OrderActions, OrderStatus};
pub use ticket::{Ticket, TicketMessage, User};

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::{Value, json};

    use super::{Money, Order, Ticket, User, envelope};

    /// A value as panels might write any field.
    fn any_value() -> impl Strategy<Value = Value> {
        prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            any::<f64>().prop_map(Value::from),
            "-?[0-9,.]{0,25}(e-?[0-9]{1,4})?".prop_map(Value::from),
            ".{0,20}".prop_map(Value::from),
            Just(json!([1, "x", {}])),
            Just(json!({ "value": "1.5", "list": [{}], "username": "u" })),
        ]
    }

    proptest! {
        #[test]
        fn no_field_of_the_panel_can_make_reading_panic(
            values in prop::collection::hash_map(
                prop::sample::select(vec![
                    "id", "user", "username", "external_id", "provider", "service_id", "quantity", "remains", "charge", "status",
                    "created", "created_timestamp", "last_update_timestamp", "actions", "balance", "subject", "messages", "list",
                ]),
                any_value(),
                0..12,
            )
        ) {
            let value: Value = values.into_iter().collect();
            let _ = (Order::read(&value), Ticket::read(&value), User::read(&value), envelope::list(&value));
        }

        #[test]
        fn an_amount_is_shown_as_it_was_written(whole in 0_i64..1_000_000_000, cents in 0_i64..100) {
            let text = format!("{whole}.{cents:02}");
            prop_assert_eq!(Money::read(&json!(text.clone()), None).expect("an amount").to_string(), text);
        }
    }
}
