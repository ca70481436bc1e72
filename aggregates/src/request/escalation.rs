//! Whom an escalated log entry is passed on to.

use serde::{Deserialize, Serialize};

use super::{EscalationTarget, Findings, OrderOutcome};
use crate::ids::{ChannelId, ProviderOrderId};
use crate::order::Refusal;
use crate::values::{EXTERNAL_ID, OrderFacts, RouteFacts, is_same_provider};

/// One order of the entry, as its provider knows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProviderOrder {
    pub order_id: u64,
    pub provider: String,
    pub provider_order_id: ProviderOrderId,
}

impl ProviderOrder {
    /// Where the panel says an order is; none for a manual one.
    pub fn of(facts: &OrderFacts) -> Option<Self> {
        let named = |text: Option<&str>| text.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
        Some(Self {
            order_id: facts.order_id,
            provider: named(facts.provider.as_deref())?,
            provider_order_id: ProviderOrderId::new(named(
                facts.provider_order_id.as_ref().map(ProviderOrderId::as_str),
            )?),
        })
    }
}

/// The orders at providers that findings tell of, and the orders whose provider they do not tell; not those that are somebody else's.
pub(super) fn provider_orders(findings: &Findings) -> (Vec<ProviderOrder>, Vec<u64>) {
    let results = match findings {
        Findings::Orders { results } | Findings::Custom { results, .. } => results,
        Findings::Balance { .. }
        | Findings::BalanceCoolingDown { .. }
        | Findings::Services { .. }
        | Findings::Ticket { .. }
        | Findings::TicketNotFound { .. }
        | Findings::Username { .. }
        | Findings::Help
        | Findings::Menu { .. }
        | Findings::PanelUnavailable { .. }
        | Findings::Unclear { .. }
        | Findings::LeftToPeople
        | Findings::WantsHuman => return (Vec::new(), Vec::new()),
    };
    let (mut placed, mut unplaced) = (Vec::new(), Vec::new());
    for result in results {
        let Some(facts) = &result.facts else { continue };
        if matches!(result.outcome, OrderOutcome::Refused { refusal: Refusal::NotYours }) {
            continue;
        }
        match ProviderOrder::of(facts) {
            Some(order) => placed.push(ProviderOrder { order_id: result.order_id, ..order }),
            None => unplaced.push(result.order_id),
        }
    }
    (placed, unplaced)
}

/// One message per group of a provider, in the order the providers first appear, and the providers without a group.
pub(super) fn targets(orders: &[ProviderOrder], routes: &[RouteFacts]) -> (Vec<EscalationTarget>, Vec<String>) {
    let mut by_provider: Vec<(&str, Vec<ProviderOrderId>)> = Vec::new();
    for order in orders {
        let known = by_provider.iter_mut().find(|(provider, _)| is_same_provider(provider, &order.provider));
        match known {
            Some((_, ids)) if ids.contains(&order.provider_order_id) => {}
            Some((_, ids)) => ids.push(order.provider_order_id.clone()),
            None => by_provider.push((&order.provider, vec![order.provider_order_id.clone()])),
        }
    }
    let mut targets = Vec::new();
    let mut unrouted = Vec::new();
    for (provider, provider_order_ids) in by_provider {
        match routes.iter().find(|route| is_same_provider(&route.provider, provider)) {
            Some(route) => {
                let text = route.template.replace(EXTERNAL_ID, &provider_order_ids.join(", ")).trim().to_owned();
                let target = |channel_id: &ChannelId, chat: &str| EscalationTarget {
                    provider: provider.to_owned(),
                    channel_id: channel_id.to_owned(),
                    chat: chat.to_owned(),
                    text: text.clone(),
                    provider_order_ids: provider_order_ids.clone(),
                };
                targets.push(target(&route.channel_id, &route.chat));
                targets.extend(route.also.as_ref().map(|also| target(&also.channel_id, &also.chat)));
            }
            None => unrouted.push(provider.to_owned()),
        }
    }
    (targets, unrouted)
}
