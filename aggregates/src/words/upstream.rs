//! What providers say of orders, for the operator's team (AD6, AD7).

use super::format::{line, sentence};
use super::team::Said;
use crate::values::{OrderFacts, OrderStatus};

/// An order, as the panel and its provider have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Upstream {
    pub order_id: u64,
    /// None where the panel does not know it.
    pub facts: Option<OrderFacts>,
    pub told: Told,
}

/// What a provider tells of an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    Order {
        status: OrderStatus,
        start_count: Option<i64>,
        remains: Option<i64>,
    },
    /// It was asked, and gives no status for this order.
    Nothing,
    /// It could not be asked.
    Silent(Silence),
    /// There is nobody to ask: no such order, no provider, or the provider has no number for it.
    NotAsked,
}

/// Why a provider could not be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Silence {
    /// The workspace has no provider of this name.
    NotSetUp,
    /// An operator has switched it off.
    SwitchedOff,
    NoKey,
    /// Its address is not one to be called.
    Address,
    KeyRefused,
    TooManyQuestions,
    /// It answers that it will not tell.
    Refused,
    NoAnswer,
}

impl Silence {
    const fn words(self) -> &'static str {
        match self {
            Self::NotSetUp => "is not set up among your providers",
            Self::SwitchedOff => "is switched off among your providers",
            Self::NoKey => "has no key here",
            Self::Address => "can't be reached at the address you gave",
            Self::KeyRefused => "does not take your key",
            Self::TooManyQuestions => "takes no more questions right now",
            Self::Refused => "does not tell",
            Self::NoAnswer => "does not answer",
        }
    }
}

/// The answer to `<ids> provider status`: a line per order, as asked.
pub fn provider_status(orders: &[Upstream]) -> Said {
    let lines: Vec<String> = orders.iter().map(status_line).collect();
    ("team_provider_status", lines.join("\n"))
}

/// The panel could not be asked which provider has the orders.
pub fn panel_away() -> Said {
    let text = "❌ I can't reach the panel to look the orders up. Please try again later.";
    ("team_panel_away", text.to_owned())
}

fn status_line(order: &Upstream) -> String {
    let mut parts = vec![format!("#{}", order.order_id)];
    match place(order) {
        Err(nowhere) => parts.push(nowhere),
        Ok((provider, external_id)) => {
            let status = match &order.told {
                Told::Order { status, .. } => title(status),
                told @ (Told::Nothing | Told::Silent(_) | Told::NotAsked) => unknown(told, &provider),
            };
            parts.push(format!("Provider OID: {external_id}"));
            parts.push(format!("Provider Status: {status}"));
        }
    }
    parts.join(" | ")
}

/// That a provider did not tell, and why.
pub(super) fn unknown(told: &Told, provider: &str) -> String {
    match told {
        Told::Nothing => format!("unknown ({provider} gives none for this order)"),
        Told::Silent(why) => format!("unknown ({provider} {})", why.words()),
        Told::Order { .. } | Told::NotAsked => "unknown".to_owned(),
    }
}

/// The provider an order is at, and its number there; or why it is at none.
pub(super) fn place(order: &Upstream) -> Result<(String, String), String> {
    let Some(facts) = &order.facts else { return Err("Not found on the panel".to_owned()) };
    match (facts.provider.as_deref(), facts.provider_order_id.as_ref()) {
        (None, _) => Err("No provider: a manual order".to_owned()),
        (Some(provider), None) => Err(format!("{} has no number for it yet", line(provider))),
        (Some(provider), Some(external_id)) => Ok((line(provider), line(external_id.as_str()))),
    }
}

/// `In Progress`
pub(super) fn title(status: &OrderStatus) -> String {
    let words = status.name().replace('_', " ");
    words.split_whitespace().map(sentence).collect::<Vec<_>>().join(" ")
}
