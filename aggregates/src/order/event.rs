//! What was asked of one panel order, and what was decided.

use cqrs_es::DomainEvent;
use eventlog_contract::{LoggedEvent, Personal};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::values::{OrderFacts, OrderStatus};

/// Who asks for something to be done to an order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Requester {
    /// A customer: the order must be theirs (CC15).
    Customer { customer_id: String },
    /// The operator's team, or the API: no ownership check.
    Operator,
}

/// The clean text a provider's group receives (PR8).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dispatch {
    pub outgoing_id: Uuid,
    pub provider: String,
    pub provider_order_id: String,
    pub channel_id: String,
    pub chat: String,
    pub text: String,
}

/// Which terms decided, and where they were read (EL2, EL4).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TermsUsed {
    /// Refill terms in force, in the words of `eligibility` (`30 days`, `lifetime`, `none`, `unknown`).
    pub refill: String,
    /// `service name` or the id of an operator's rule.
    pub source: String,
}

/// Why an action was refused, with the facts; `words` puts it into customers' words (EL5).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "why")]
pub enum Refusal {
    /// The panel does not know the order, or it belongs to somebody else: deliberately one answer (`WIRE.md §10.5`).
    NotYours,
    /// The order's status does not allow the action (EL1).
    WrongStatus { status: OrderStatus },
    /// Asked before, and the cooldown still runs (CC16).
    CoolingDown { retry_at: Timestamp },
    /// The service has no refill.
    NoRefill,
    /// The refill window closed (EL4).
    WindowClosed { closed_at: Timestamp },
    /// A speed-up before the order's start time has passed (EL1, EL2).
    NotStartedYet { starts_by: Timestamp },
    /// The panel itself says the action is not possible on this order.
    PanelForbids,
    /// A manual order: there is no provider to ask (PR10).
    ProviderMissing,
    /// The provider is known but no group is mapped to it (PR10).
    RouteMissing { provider: String },
}

/// An accepted action with everything that led to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Accepted {
    pub request_id: Uuid,
    pub requester: Requester,
    /// Whose key seals the owner and the link.
    pub subject: String,
    pub facts: OrderFacts,
    pub terms: Option<TermsUsed>,
    /// Text for the provider's group; none where no provider takes part (refund, partial).
    pub dispatch: Option<Dispatch>,
    /// No further request of this kind before then.
    pub cooldown_until: Timestamp,
    pub requested_at: Timestamp,
}

/// A refused action with everything that led to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refused {
    pub request_id: Uuid,
    pub requester: Requester,
    /// Whose key seals the owner and the link.
    pub subject: String,
    pub refusal: Refusal,
    /// None when the panel did not know the order.
    pub facts: Option<OrderFacts>,
    pub terms: Option<TermsUsed>,
    pub refused_at: Timestamp,
}

/// The order is to be set to completed on the panel, at the team's word (CC7).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FakeComplete {
    pub request_id: Uuid,
    /// Whose key seals the owner and the link.
    pub subject: String,
    /// What the panel said of it before.
    pub facts: OrderFacts,
    pub requested_at: Timestamp,
}

/// Events of one order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum OrderEvent {
    RefillRequested(Accepted),
    RefillRefused(Refused),
    CancelRequested(Accepted),
    CancelRefused(Refused),
    SpeedUpRequested(Accepted),
    SpeedUpRefused(Refused),
    RefundRequested(Accepted),
    RefundRefused(Refused),
    PartialRequested(Accepted),
    PartialRefused(Refused),
    FakeCompleteRequested(FakeComplete),
    FakeCompleteRefused(Refused),
    /// The panel has it as completed; `already`: it had when it was looked at again after an attempt of unknown outcome.
    FakeCompleted {
        request_id: Uuid,
        order_id: u64,
        already: bool,
        completed_at: Timestamp,
    },
    /// The panel did not do it; where not `certain`, it may have.
    FakeCompleteFailed {
        request_id: Uuid,
        order_id: u64,
        reason: String,
        certain: bool,
        failed_at: Timestamp,
    },
}

impl DomainEvent for OrderEvent {
    fn event_type(&self) -> String {
        match self {
            Self::RefillRequested(_) => "RefillRequested",
            Self::RefillRefused(_) => "RefillRefused",
            Self::CancelRequested(_) => "CancelRequested",
            Self::CancelRefused(_) => "CancelRefused",
            Self::SpeedUpRequested(_) => "SpeedUpRequested",
            Self::SpeedUpRefused(_) => "SpeedUpRefused",
            Self::RefundRequested(_) => "RefundRequested",
            Self::RefundRefused(_) => "RefundRefused",
            Self::PartialRequested(_) => "PartialRequested",
            Self::PartialRefused(_) => "PartialRefused",
            Self::FakeCompleteRequested(_) => "FakeCompleteRequested",
            Self::FakeCompleteRefused(_) => "FakeCompleteRefused",
            Self::FakeCompleted { .. } => "FakeCompleted",
            Self::FakeCompleteFailed { .. } => "FakeCompleteFailed",
        }
        .to_owned()
    }

    fn event_version(&self) -> String {
        "1.0".to_owned()
    }
}

impl LoggedEvent for OrderEvent {
    fn personal(&self) -> Personal {
        let subject = match self {
            Self::RefillRequested(accepted)
            | Self::CancelRequested(accepted)
            | Self::SpeedUpRequested(accepted)
            | Self::RefundRequested(accepted)
            | Self::PartialRequested(accepted) => &accepted.subject,
            Self::RefillRefused(refused)
            | Self::CancelRefused(refused)
            | Self::SpeedUpRefused(refused)
            | Self::RefundRefused(refused)
            | Self::PartialRefused(refused)
            | Self::FakeCompleteRefused(refused) => &refused.subject,
            Self::FakeCompleteRequested(asked) => &asked.subject,
            Self::FakeCompleted { .. } | Self::FakeCompleteFailed { .. } => return Personal::None,
        };
        Personal::of(subject, &["facts.owner", "facts.link"])
    }
}
