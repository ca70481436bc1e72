//! Actions on orders in the operator's name.

use aggregates::request::Action;
use aggregates::values::Network;
use aggregates::workspace::TokenScope;
use serde::Deserialize;
use utoipa::ToSchema;

use super::Order;
use crate::answer::Changed;
use crate::app::App;
use crate::change::Change;
use crate::error::Problem;
use crate::ports::ActionRequest;

/// Orders in one call.
const ORDERS_MAX: usize = 100;

/// Panel order ids have 4 to 12 digits.
const ORDER_IDS: std::ops::RangeInclusive<u64> = 1_000..=999_999_999_999;

macro_rules! order_actions {
    ($($(#[$doc:meta])* $name:ident, $action:ident, $summary:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Deserialize, ToSchema)]
        #[serde(deny_unknown_fields)]
        pub(crate) struct $name {
            /// Panel order ids, 1 to 100 of 4 to 12 digits.
            #[schema(min_items = 1, max_items = 100, example = json!([54321]))]
            order_ids: Vec<u64>,
            /// Tell providers in their chat on this messenger only: `whatsapp` or `telegram`; left out: in all their chats.
            #[serde(default)]
            #[schema(example = "telegram")]
            chat: Option<String>,
        }

        impl Order for $name {
            const NAME: &'static str = stringify!($name);
            const NEEDS: TokenScope = TokenScope::Write;
            const SUMMARY: &'static str = $summary;

            async fn run(self, app: &App, change: &Change) -> Result<Changed, Problem> {
                request(app, change, Action::$action, self.order_ids, self.chat).await
            }
        }
    )*};
}

order_actions! {
    /// Ask for a refill of orders.
    RequestRefill, Refill, "Ask for a refill of orders";
    /// Ask for orders to be canceled.
    RequestCancel, Cancel, "Ask for orders to be canceled";
    /// Ask for orders to be sped up.
    RequestSpeedUp, SpeedUp, "Ask for orders to be sped up";
    /// Ask for orders to be refunded.
    RequestRefund, Refund, "Ask for orders to be refunded";
    /// Ask for orders to be set to partial.
    RequestPartial, Partial, "Ask for orders to be set to partial";
    /// Set running orders to completed on the panel.
    RequestFakeComplete, FakeComplete, "Set running orders to completed on the panel";
}

async fn request(
    app: &App,
    change: &Change,
    action: Action,
    order_ids: Vec<u64>,
    chat: Option<String>,
) -> Result<Changed, Problem> {
    let (order_ids, only) = (checked(order_ids)?, chat.as_deref().map(network).transpose()?);
    let ask = ActionRequest { action, order_ids, only, provenance: change.provenance(), key: change.key() };
    let outcome = app.desk.request_action(change.workspace(), ask).await?;
    let results = serde_json::to_value(outcome.results).map_err(|error| Problem::internal(&error))?;
    Ok(Changed::at(outcome.position).with("id", outcome.request_id.as_simple().to_string()).with("results", results))
}

/// A messenger by its name.
pub(super) fn network(name: &str) -> Result<Network, Problem> {
    Network::ALL.into_iter().find(|network| network.name() == name).ok_or_else(|| {
        let names = Network::ALL.map(Network::name).join(", ");
        Problem::invalid("chat", format!("`{name}` is no messenger of providers; there are {names}"))
    })
}

/// The ids, each once.
fn checked(order_ids: Vec<u64>) -> Result<Vec<u64>, Problem> {
    let mut once: Vec<u64> = Vec::with_capacity(order_ids.len().min(ORDERS_MAX));
    for (index, id) in order_ids.into_iter().enumerate() {
        if !ORDER_IDS.contains(&id) {
            return Err(Problem::invalid(
                format!("order_ids[{index}]"),
                format!("an order id has 4 to 12 digits, not `{id}`"),
            ));
        }
        if !once.contains(&id) {
            once.push(id);
        }
        if once.len() > ORDERS_MAX {
            return Err(Problem::invalid("order_ids", format!("at most {ORDERS_MAX} orders in one call")));
        }
    }
    if once.is_empty() {
        return Err(Problem::invalid("order_ids", "name at least one order"));
    }
    Ok(once)
}
