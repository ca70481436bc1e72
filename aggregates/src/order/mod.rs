//! One panel order: what customers asked to be done to it, and what was decided.
//!
//! Five actions, one rule book ([`rules`]), checked in this order:
//!
//! 1. The order is the customer's (CC15). An order the panel does not know and somebody else's get the same answer, so nobody
//!    can probe. The operator's team may act on any order.
//! 2. Its status allows the action (EL1), as the workspace set it.
//! 3. The panel itself does not forbid it. No word from the panel is not a "no".
//! 4. The same action was not accepted within the cooldown (CC16).
//! 5. Refill: the service has a refill, not all of them were used, and its window is open (EL2, EL4). The window counts from
//!    completion: the panel's last update moves with every refill, so the earliest time the order was known to be complete counts.
//!    Terms nobody stated are left to the provider. Speed-up of a pending order: its promised start time has passed.
//! 6. Refill, cancel and speed-up go to the provider's group, so provider and route must be known (PR8, PR10).
//!
//! `fake complete` is the team's: a running order is set to completed on the panel itself (CC7). What came of it is on record apart,
//! and until then nobody sets it a second time.
//!
//! Terms come from the operator's rule, the service's name, or the panel's list, in this order (EL3, [`crate::eligibility`]); a rule may
//! also set the statuses and the cooldown. Which rule of which version it was is on record.
//!
//! An accepted action starts the cooldown. A refusal starts nothing: the customer may ask again at once.

mod command;
mod event;
mod fake_complete;
mod prospects;
mod rehearsal;
mod rules;

use std::collections::BTreeMap;
use std::fmt;

use cqrs_es::Aggregate;
use cqrs_es::event_sink::EventSink;
use eventlog_contract::LoggedAggregate;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::values::{EXTERNAL_ID, OrderAction, OrderFacts};

use rules::{Judgement, Past};

pub use command::{Ask, OrderCommand};
pub use event::{
    Accepted, Dispatch, FakeComplete, Grounds, OrderEvent, Refusal, Refused, Requester, RuleUsed, TermsUsed,
};
pub use prospects::{Prospect, Prospects};
pub use rehearsal::{Rehearsal, Rehearsed};

/// Id of an order's stream: panels count alike, so a workspace's id stands before the panel's.
pub fn stream_id(workspace_id: &impl fmt::Display, order_id: u64) -> String {
    format!("{workspace_id}.{order_id}")
}

/// State of one order.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Order {
    /// Panel order id, once an event told it.
    pub order_id: Option<u64>,
    /// Per action, when it may be asked for again.
    pub cooldown_until: BTreeMap<OrderAction, Timestamp>,
    /// Per action, how often it was accepted.
    pub accepted: BTreeMap<OrderAction, u32>,
    /// The team's word that it is to be completed, while nothing is known of what came of it: the request, and when it was given.
    #[serde(default)]
    pub completing: Option<(Uuid, Timestamp)>,
    /// The earliest time it is known to have been complete, wholly or in part.
    #[serde(default)]
    pub completed_at: Option<Timestamp>,
}

/// A call that cannot be decided.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OrderError {
    #[error("this is order {is}; the facts are of order {asked}")]
    WrongOrder { is: u64, asked: u64 },
    #[error("the provider command `{template}` has no place for the order id ({{external_id}})")]
    TemplateWithoutId { template: String },
}

impl Order {
    /// What follows from a command.
    pub fn decide(&self, command: OrderCommand) -> Result<Vec<OrderEvent>, OrderError> {
        match command {
            OrderCommand::RequestRefill(ask) => self.request(OrderAction::Refill, ask),
            OrderCommand::RequestCancel(ask) => self.request(OrderAction::Cancel, ask),
            OrderCommand::RequestSpeedUp(ask) => self.request(OrderAction::SpeedUp, ask),
            OrderCommand::RequestRefund(ask) => self.request(OrderAction::Refund, ask),
            OrderCommand::RequestPartial(ask) => self.request(OrderAction::Partial, ask),
            OrderCommand::RequestFakeComplete(ask) => {
                self.check_order(&ask)?;
                Ok(vec![fake_complete::judge(self.completing, ask)])
            }
            OrderCommand::RecordFakeCompleted { request_id, already, now } => {
                Ok(self.is_completing(request_id).map_or_else(Vec::new, |order_id| {
                    vec![OrderEvent::FakeCompleted { request_id, order_id, already, completed_at: now }]
                }))
            }
            OrderCommand::RecordFakeCompleteFailed { request_id, reason, certain, now } => {
                Ok(self.is_completing(request_id).map_or_else(Vec::new, |order_id| {
                    vec![OrderEvent::FakeCompleteFailed { request_id, order_id, reason, certain, failed_at: now }]
                }))
            }
        }
    }

    /// This order, if this request is the one whose outcome is waited for.
    fn is_completing(&self, request_id: Uuid) -> Option<u64> {
        self.completing.filter(|(by, _)| *by == request_id).and(self.order_id)
    }

    fn check_order(&self, ask: &Ask) -> Result<(), OrderError> {
        match (self.order_id, &ask.facts) {
            (Some(is), Some(facts)) if is != facts.order_id => {
                Err(OrderError::WrongOrder { is, asked: facts.order_id })
            }
            (Some(_) | None, Some(_) | None) => Ok(()),
        }
    }

    fn request(&self, action: OrderAction, ask: Ask) -> Result<Vec<OrderEvent>, OrderError> {
        self.check_order(&ask)?;
        if let Some(route) = &ask.route
            && !route.template.contains(EXTERNAL_ID)
        {
            return Err(OrderError::TemplateWithoutId { template: route.template.clone() });
        }
        let decision = match rules::judge(action, ask, &self.past(action)) {
            Judgement::Accepted(accepted) => match action {
                OrderAction::Refill => OrderEvent::RefillRequested(accepted),
                OrderAction::Cancel => OrderEvent::CancelRequested(accepted),
                OrderAction::SpeedUp => OrderEvent::SpeedUpRequested(accepted),
                OrderAction::Refund => OrderEvent::RefundRequested(accepted),
                OrderAction::Partial => OrderEvent::PartialRequested(accepted),
            },
            Judgement::Refused(refused) => match action {
                OrderAction::Refill => OrderEvent::RefillRefused(refused),
                OrderAction::Cancel => OrderEvent::CancelRefused(refused),
                OrderAction::SpeedUp => OrderEvent::SpeedUpRefused(refused),
                OrderAction::Refund => OrderEvent::RefundRefused(refused),
                OrderAction::Partial => OrderEvent::PartialRefused(refused),
            },
        };
        Ok(vec![decision])
    }

    /// What an action's decision needs to know of what was before.
    fn past(&self, action: OrderAction) -> Past {
        Past {
            cooling_until: self.cooldown_until.get(&action).copied(),
            accepted: self.accepted.get(&action).copied().unwrap_or(0),
            completed_at: self.completed_at,
        }
    }

    /// A sight of the order at some time.
    fn saw(&mut self, facts: &OrderFacts, at: Timestamp) {
        self.order_id = Some(facts.order_id);
        if let Some(completed_at) = rules::completed_at(facts, at) {
            self.completed_at = Some(self.completed_at.map_or(completed_at, |known| known.min(completed_at)));
        }
    }

    fn note(&mut self, action: OrderAction, accepted: &Accepted) {
        self.saw(&accepted.facts, accepted.requested_at);
        self.cooldown_until.insert(action, accepted.cooldown_until);
        *self.accepted.entry(action).or_default() += 1;
    }
}

impl Aggregate for Order {
    const TYPE: &'static str = "order";
    type Command = OrderCommand;
    type Event = OrderEvent;
    type Error = OrderError;
    type Services = ();

    async fn handle(
        &mut self,
        command: Self::Command,
        (): &Self::Services,
        sink: &EventSink<Self>,
    ) -> Result<(), Self::Error> {
        for event in self.decide(command)? {
            sink.write(event, self).await;
        }
        Ok(())
    }

    fn apply(&mut self, event: Self::Event) {
        match event {
            OrderEvent::RefillRequested(accepted) => self.note(OrderAction::Refill, &accepted),
            OrderEvent::CancelRequested(accepted) => self.note(OrderAction::Cancel, &accepted),
            OrderEvent::SpeedUpRequested(accepted) => self.note(OrderAction::SpeedUp, &accepted),
            OrderEvent::RefundRequested(accepted) => self.note(OrderAction::Refund, &accepted),
            OrderEvent::PartialRequested(accepted) => self.note(OrderAction::Partial, &accepted),
            OrderEvent::RefillRefused(refused)
            | OrderEvent::CancelRefused(refused)
            | OrderEvent::SpeedUpRefused(refused)
            | OrderEvent::RefundRefused(refused)
            | OrderEvent::PartialRefused(refused)
            | OrderEvent::FakeCompleteRefused(refused) => {
                if let Some(facts) = &refused.facts {
                    self.saw(facts, refused.refused_at);
                }
            }
            OrderEvent::FakeCompleteRequested(asked) => {
                self.order_id = Some(asked.facts.order_id);
                self.completing = Some((asked.request_id, asked.requested_at));
            }
            OrderEvent::FakeCompleted { .. } | OrderEvent::FakeCompleteFailed { .. } => self.completing = None,
        }
    }
}

impl LoggedAggregate for Order {}
