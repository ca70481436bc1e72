//! Recorded decisions, decided again by other rules: what would have been.
//!
//! It is the same judge that decided, with the facts, the time and the order's past as they were. Only the operator's rules are others.

use uuid::Uuid;

use super::{Accepted, Ask, Grounds, Order, OrderCommand, OrderEvent, Refusal, Refused, RuleUsed};
use crate::eligibility::RuleSet;
use crate::values::{OrderAction, OrderFacts};

/// A recorded decision and what it would be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rehearsal {
    pub request_id: Uuid,
    pub order_id: Option<u64>,
    pub action: OrderAction,
    pub then: Rehearsed,
    /// The same where no rule can change it: an order that is not the asker's.
    pub now: Rehearsed,
    /// The decision recorded no grounds, being older than that: others stood in for them.
    pub grounds_unknown: bool,
}

/// One side of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rehearsed {
    /// None: accepted.
    pub refusal: Option<Refusal>,
    /// The rule the order fell under.
    pub rule: Option<RuleUsed>,
}

impl Rehearsal {
    /// Whether the answer would be another.
    pub fn changed(&self) -> bool {
        self.then.refusal != self.now.refusal
    }
}

impl Order {
    /// Decides a recorded decision again. `self` is the order as it was just before; `grounds` stand in for those that events of
    /// version 1.0 did not record. None for events that are no such decision.
    pub fn rehearse(
        &self,
        event: &OrderEvent,
        rules: &RuleSet,
        grounds: impl FnOnce(OrderAction, &OrderFacts) -> Grounds,
    ) -> Option<Rehearsal> {
        match event {
            OrderEvent::RefillRequested(accepted) => {
                Some(self.after_all(OrderAction::Refill, accepted, rules, grounds))
            }
            OrderEvent::CancelRequested(accepted) => {
                Some(self.after_all(OrderAction::Cancel, accepted, rules, grounds))
            }
            OrderEvent::SpeedUpRequested(accepted) => {
                Some(self.after_all(OrderAction::SpeedUp, accepted, rules, grounds))
            }
            OrderEvent::RefundRequested(accepted) => {
                Some(self.after_all(OrderAction::Refund, accepted, rules, grounds))
            }
            OrderEvent::PartialRequested(accepted) => {
                Some(self.after_all(OrderAction::Partial, accepted, rules, grounds))
            }
            OrderEvent::RefillRefused(refused) => Some(self.still(OrderAction::Refill, refused, rules, grounds)),
            OrderEvent::CancelRefused(refused) => Some(self.still(OrderAction::Cancel, refused, rules, grounds)),
            OrderEvent::SpeedUpRefused(refused) => Some(self.still(OrderAction::SpeedUp, refused, rules, grounds)),
            OrderEvent::RefundRefused(refused) => Some(self.still(OrderAction::Refund, refused, rules, grounds)),
            OrderEvent::PartialRefused(refused) => Some(self.still(OrderAction::Partial, refused, rules, grounds)),
            OrderEvent::FakeCompleteRequested(_)
            | OrderEvent::FakeCompleteRefused(_)
            | OrderEvent::FakeCompleted { .. }
            | OrderEvent::FakeCompleteFailed { .. } => None,
        }
    }

    fn after_all(
        &self,
        action: OrderAction,
        accepted: &Accepted,
        rules: &RuleSet,
        grounds: impl FnOnce(OrderAction, &OrderFacts) -> Grounds,
    ) -> Rehearsal {
        let facts = &accepted.facts;
        let grounds = accepted.grounds.clone().unwrap_or_else(|| grounds(action, facts));
        let ask = Ask {
            request_id: accepted.request_id,
            requester: accepted.requester.clone(),
            subject: accepted.subject.clone(),
            now: accepted.requested_at,
            ..on(facts, grounds, rules)
        };
        let then = Rehearsed { refusal: None, rule: accepted.terms.as_ref().and_then(|terms| terms.rule.clone()) };
        Rehearsal { grounds_unknown: accepted.grounds.is_none(), ..self.again(action, ask, then) }
    }

    fn still(
        &self,
        action: OrderAction,
        refused: &Refused,
        rules: &RuleSet,
        grounds: impl FnOnce(OrderAction, &OrderFacts) -> Grounds,
    ) -> Rehearsal {
        let then = Rehearsed {
            refusal: Some(refused.refusal.clone()),
            rule: refused.terms.as_ref().and_then(|terms| terms.rule.clone()),
        };
        match &refused.facts {
            Some(facts) if refused.refusal != Refusal::NotYours => {
                let grounds = refused.grounds.clone().unwrap_or_else(|| grounds(action, facts));
                let ask = Ask {
                    request_id: refused.request_id,
                    requester: refused.requester.clone(),
                    subject: refused.subject.clone(),
                    now: refused.refused_at,
                    ..on(facts, grounds, rules)
                };
                Rehearsal { grounds_unknown: refused.grounds.is_none(), ..self.again(action, ask, then) }
            }
            Some(_) | None => Rehearsal {
                request_id: refused.request_id,
                order_id: refused.facts.as_ref().map(|facts| facts.order_id),
                action,
                now: then.clone(),
                then,
                grounds_unknown: false,
            },
        }
    }

    fn again(&self, action: OrderAction, ask: Ask, then: Rehearsed) -> Rehearsal {
        let request_id = ask.request_id;
        let order_id = ask.facts.as_ref().map(|facts| facts.order_id);
        let rule =
            ask.rule.as_ref().map(|in_force| RuleUsed { id: in_force.rule.id.clone(), version: in_force.version });
        let decided = self.decide(OrderCommand::of(action, ask)).unwrap_or_default();
        let refusal = match decided.first() {
            Some(
                OrderEvent::RefillRefused(refused)
                | OrderEvent::CancelRefused(refused)
                | OrderEvent::SpeedUpRefused(refused)
                | OrderEvent::RefundRefused(refused)
                | OrderEvent::PartialRefused(refused),
            ) => Some(refused.refusal.clone()),
            Some(
                OrderEvent::RefillRequested(_)
                | OrderEvent::CancelRequested(_)
                | OrderEvent::SpeedUpRequested(_)
                | OrderEvent::RefundRequested(_)
                | OrderEvent::PartialRequested(_),
            ) => None,
            // A call that could not be decided then could not be recorded either; the rest is no answer to it.
            Some(
                OrderEvent::FakeCompleteRequested(_)
                | OrderEvent::FakeCompleteRefused(_)
                | OrderEvent::FakeCompleted { .. }
                | OrderEvent::FakeCompleteFailed { .. },
            )
            | None => then.refusal.clone(),
        };
        let now = Rehearsed { refusal, rule };
        Rehearsal { request_id, order_id, action, then, now, grounds_unknown: false }
    }
}

/// The question as it was asked, under these rules. Whose order it is was settled then: the owner asks.
fn on(facts: &OrderFacts, grounds: Grounds, rules: &RuleSet) -> Ask {
    let Grounds { allowed_statuses, cooldown_seconds, route, service } = grounds;
    Ask {
        request_id: Uuid::nil(),
        requester: super::Requester::Operator,
        subject: String::new(),
        username: Some(facts.owner.clone()),
        rule: rules.for_order(facts, service.as_ref()),
        facts: Some(facts.clone()),
        allowed_statuses,
        cooldown_seconds,
        route,
        service,
        outgoing_id: Uuid::nil(),
        now: jiff::Timestamp::UNIX_EPOCH,
    }
}
