//! One panel order: what customers asked to be done to it, and what was decided.
//!
//! Five actions, one rule book ([`rules`]), checked in this order:
//!
//! 1. The order is the customer's (CC15). An order the panel does not know and somebody else's get the same answer, so nobody
//!    can probe. The operator's team may act on any order.
//! 2. Its status allows the action (EL1), as the workspace set it.
//! 3. The panel itself does not forbid it. No word from the panel is not a "no".
//! 4. The same action was not accepted within the cooldown (CC16).
//! 5. Refill: the service has a refill, and its window is open (EL2, EL4). Terms nobody stated are left to the provider.
//!    Speed-up of a pending order: its promised start time has passed.
//! 6. Refill, cancel and speed-up go to the provider's group, so provider and route must be known (PR8, PR10).
//!
//! An accepted action starts the cooldown. A refusal starts nothing: the customer may ask again at once.

mod command;
mod event;
mod rules;

use std::collections::BTreeMap;

use cqrs_es::Aggregate;
use cqrs_es::event_sink::EventSink;
use eventlog_contract::LoggedAggregate;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::values::{EXTERNAL_ID, OrderAction};

use rules::Judgement;

pub use command::{Ask, OrderCommand};
pub use event::{Accepted, Dispatch, OrderEvent, Refusal, Refused, Requester, TermsUsed};

/// State of one order.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Order {
    /// Panel order id, once an event told it.
    pub order_id: Option<u64>,
    /// Per action, when it may be asked for again.
    pub cooldown_until: BTreeMap<OrderAction, Timestamp>,
    /// Per action, how often it was accepted.
    pub accepted: BTreeMap<OrderAction, u32>,
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
        let (action, ask) = command.into_parts();
        if let (Some(is), Some(facts)) = (self.order_id, &ask.facts)
            && is != facts.order_id
        {
            return Err(OrderError::WrongOrder { is, asked: facts.order_id });
        }
        if let Some(route) = &ask.route
            && !route.template.contains(EXTERNAL_ID)
        {
            return Err(OrderError::TemplateWithoutId { template: route.template.clone() });
        }
        let decision = match rules::judge(action, ask, self.cooldown_until.get(&action).copied()) {
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

    fn note(&mut self, action: OrderAction, accepted: &Accepted) {
        self.order_id = Some(accepted.facts.order_id);
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
            | OrderEvent::PartialRefused(refused) => {
                self.order_id = refused.facts.map(|facts| facts.order_id).or(self.order_id);
            }
        }
    }
}

impl LoggedAggregate for Order {}
