//! Whom an escalated log entry is passed on to.

use serde::{Deserialize, Serialize};

use super::{EscalationTarget, Findings, OrderOutcome};
use crate::order::Refusal;
use crate::values::{EXTERNAL_ID, RouteFacts};

/// One order of the entry, as its provider knows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProviderOrder {
    pub order_id: u64,
    pub provider: String,
    pub provider_order_id: String,
}

/// The orders at providers that findings tell of; not those that are somebody else's.
pub(super) fn provider_orders(findings: &Findings) -> Vec<ProviderOrder> {
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
        | Findings::PanelUnavailable { .. } => return Vec::new(),
    };
    let named =
        |text: &Option<String>| text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
    results
        .iter()
        .filter(|result| !matches!(result.outcome, OrderOutcome::Refused { refusal: Refusal::NotYours }))
        .filter_map(|result| {
            let facts = result.facts.as_ref()?;
            Some(ProviderOrder {
                order_id: result.order_id,
                provider: named(&facts.provider)?,
                provider_order_id: named(&facts.provider_order_id)?,
            })
        })
        .collect()
}

/// One message per group of a provider, in the order the providers first appear, and the providers without a group.
pub(super) fn targets(orders: &[ProviderOrder], routes: &[RouteFacts]) -> (Vec<EscalationTarget>, Vec<String>) {
    let mut by_provider: Vec<(&str, Vec<String>)> = Vec::new();
    for order in orders {
        let known = by_provider.iter_mut().find(|(provider, _)| same(provider, &order.provider));
        match known {
            Some((_, ids)) if ids.contains(&order.provider_order_id) => {}
            Some((_, ids)) => ids.push(order.provider_order_id.clone()),
            None => by_provider.push((&order.provider, vec![order.provider_order_id.clone()])),
        }
    }
    let mut targets = Vec::new();
    let mut unrouted = Vec::new();
    for (provider, provider_order_ids) in by_provider {
        match routes.iter().find(|route| same(&route.provider, provider)) {
            Some(route) => {
                let text = route.template.replace(EXTERNAL_ID, &provider_order_ids.join(", ")).trim().to_owned();
                let target = |channel_id: &str, chat: &str| EscalationTarget {
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

fn same(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}
