//! Orders to an order.

use jiff::Timestamp;
use serde::Serialize;
use uuid::Uuid;

use super::Requester;
use crate::eligibility::{RuleInForce, Service};
use crate::values::{OrderAction, OrderFacts, OrderStatus, RouteFacts};

/// Everything a decision about an order needs to know; gathered before, recorded after.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Ask {
    pub request_id: Uuid,
    pub requester: Requester,
    /// Whose key seals what is personal in the facts.
    pub subject: String,
    /// Panel username linked to the requester; must own the order when the requester is a customer.
    pub username: Option<String>,
    /// None: the panel does not know the order.
    pub facts: Option<OrderFacts>,
    /// Statuses in which the workspace allows the action (EL1).
    pub allowed_statuses: Vec<OrderStatus>,
    /// The workspace's `cooldown_seconds`.
    pub cooldown_seconds: u32,
    /// The route of the order's provider, where one is mapped.
    pub route: Option<RouteFacts>,
    /// The order's service, as the panel's list has it.
    pub service: Option<Service>,
    /// The operator's rule that the order falls under (EL3).
    pub rule: Option<RuleInForce>,
    /// Id for the message to the provider's group, should there be one.
    pub outgoing_id: Uuid,
    pub now: Timestamp,
}

/// What can be asked of one order.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum OrderCommand {
    RequestRefill(Ask),
    RequestCancel(Ask),
    RequestSpeedUp(Ask),
    RequestRefund(Ask),
    RequestPartial(Ask),
    /// Set the order to completed on the panel (CC7); for the team only.
    RequestFakeComplete(Ask),
    /// The panel has it as completed; `already`: it had when it was looked at again.
    RecordFakeCompleted {
        request_id: Uuid,
        already: bool,
        now: Timestamp,
    },
    /// It was not done; where not `certain`, it may have been.
    RecordFakeCompleteFailed {
        request_id: Uuid,
        reason: String,
        certain: bool,
        now: Timestamp,
    },
}

impl OrderCommand {
    /// The command for an action.
    pub fn of(action: OrderAction, ask: Ask) -> Self {
        match action {
            OrderAction::Refill => Self::RequestRefill(ask),
            OrderAction::Cancel => Self::RequestCancel(ask),
            OrderAction::SpeedUp => Self::RequestSpeedUp(ask),
            OrderAction::Refund => Self::RequestRefund(ask),
            OrderAction::Partial => Self::RequestPartial(ask),
        }
    }
}
