//! What could be asked for an order right now: the rules of a decision, and nothing is decided.

use serde::{Deserialize, Serialize};

use super::rules::{self, Judgement};
use super::{Ask, Order, Refusal};
use crate::values::OrderAction;

/// What customers may know about an order's future (`details`, CC13).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prospects {
    /// Refill terms, in the words of `eligibility` (`30 days`, `lifetime`, `none`, `unknown`).
    pub refill: String,
    /// One per action that was looked at.
    pub each: Vec<Prospect>,
}

/// One action.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prospect {
    pub action: OrderAction,
    /// Why it would be refused; none where it would be accepted.
    pub refusal: Option<Refusal>,
}

impl Order {
    /// What would be decided about these actions now. Nothing is recorded, no cooldown starts.
    pub fn prospects(&self, asks: Vec<(OrderAction, Ask)>) -> Prospects {
        let mut refill = asks.iter().find_map(|(_, ask)| rules::refill_terms(ask));
        let mut each = Vec::with_capacity(asks.len());
        for (action, ask) in asks {
            let (refusal, used) = match rules::judge(action, ask, &self.past(action)) {
                Judgement::Accepted(accepted) => (None, accepted.terms),
                Judgement::Refused(refused) => (Some(refused.refusal), refused.terms),
            };
            refill = used.map(|used| used.refill).or(refill);
            match refusal {
                // Nothing an owner would be told, so nothing to promise.
                Some(Refusal::NotYours) => {}
                // The team sees to these by hand: one may ask.
                Some(Refusal::ProviderMissing | Refusal::RouteMissing { .. } | Refusal::ProviderSwitchedOff { .. })
                | None => {
                    each.push(Prospect { action, refusal: None });
                }
                Some(refusal) => each.push(Prospect { action, refusal: Some(refusal) }),
            }
        }
        Prospects { refill: refill.unwrap_or_else(|| "unknown".to_owned()), each }
    }
}
