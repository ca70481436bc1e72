//! What was asked of one panel order, and what was decided.

use cqrs_es::DomainEvent;
use eventlog_contract::{LoggedEvent, Personal};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::eligibility::Service;
use crate::ids::{ChannelId, CustomerId, ProviderOrderId};
use crate::values::{OrderFacts, OrderStatus, ProviderChat, RouteFacts};

/// Who asks for something to be done to an order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Requester {
    /// A customer: the order must be theirs (CC15).
    Customer { customer_id: CustomerId },
    /// The operator's team, or the API: no ownership check.
    Operator,
}

/// The clean text a provider's group receives (PR8).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dispatch {
    pub outgoing_id: Uuid,
    pub provider: String,
    pub provider_order_id: ProviderOrderId,
    pub channel_id: ChannelId,
    pub chat: String,
    pub text: String,
    /// The provider's chat on another messenger, which is told the same.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub also: Option<ProviderChat>,
}

/// Which terms decided, and where they were read (EL2, EL4).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TermsUsed {
    /// Refill terms in force, in the words of `eligibility` (`30 days`, `lifetime`, `none`, `unknown`).
    pub refill: String,
    /// Where the terms that mattered were read: `service name`, `service list`, or the id of an operator's rule.
    pub source: String,
    /// Start time in force, where the action was a speed-up: `within 60 minutes`, `unknown`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<String>,
    /// The operator's rule that the service falls under, whichever of its terms mattered (EL3).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<RuleUsed>,
    /// When the order was completed, as far as anybody knows: a refill window counts from here (EL4).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub completed_at: Option<Timestamp>,
}

/// An operator's rule, by its id and the version of the list it stood in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleUsed {
    pub id: String,
    pub version: u32,
}

/// What a decision rested on beside the order's facts: enough to have it decided again by other rules.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grounds {
    /// Statuses in which the workspace allowed the action.
    pub allowed_statuses: Vec<OrderStatus>,
    /// The workspace's `cooldown_seconds`.
    pub cooldown_seconds: u32,
    pub route: Option<RouteFacts>,
    /// The order's service, as the panel's list had it.
    pub service: Option<Service>,
}

/// Why an action was refused, with the facts; `words` puts it into customers' words (EL5).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "why")]
pub enum Refusal {
    /// The panel does not know the order, or it belongs to somebody else: deliberately one answer (`docs/wire/rules.md §10.5`).
    NotYours,
    /// The order's status does not allow the action (EL1).
    WrongStatus { status: OrderStatus },
    /// Asked before, and the cooldown still runs (CC16).
    CoolingDown { retry_at: Timestamp },
    /// The service has no refill.
    NoRefill,
    /// As many refills as the service has for one order were accepted before (EL4).
    RefillsUsed { used: u32, max: u32 },
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
    /// The workspace has switched the provider off (PR10).
    ProviderSwitchedOff { provider: String },
}

impl Refusal {
    /// Whether the team does it by hand: the customer's wish is not refused (PR10).
    pub const fn is_left_to_people(&self) -> bool {
        match self {
            Self::ProviderMissing | Self::RouteMissing { .. } | Self::ProviderSwitchedOff { .. } => true,
            Self::NotYours
            | Self::WrongStatus { .. }
            | Self::CoolingDown { .. }
            | Self::NoRefill
            | Self::RefillsUsed { .. }
            | Self::WindowClosed { .. }
            | Self::NotStartedYet { .. }
            | Self::PanelForbids => false,
        }
    }
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
    /// None in events of version 1.0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grounds: Option<Grounds>,
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
    /// None in events of version 1.0, and where no rule was looked at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grounds: Option<Grounds>,
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

impl OrderEvent {
    /// The accepted action, where this is the acceptance of one that a provider or the team is to carry out.
    #[must_use]
    pub fn accepted(&self) -> Option<&Accepted> {
        match self {
            Self::RefillRequested(accepted)
            | Self::CancelRequested(accepted)
            | Self::SpeedUpRequested(accepted)
            | Self::RefundRequested(accepted)
            | Self::PartialRequested(accepted) => Some(accepted),
            Self::RefillRefused(_)
            | Self::CancelRefused(_)
            | Self::SpeedUpRefused(_)
            | Self::RefundRefused(_)
            | Self::PartialRefused(_)
            | Self::FakeCompleteRequested(_)
            | Self::FakeCompleteRefused(_)
            | Self::FakeCompleted { .. }
            | Self::FakeCompleteFailed { .. } => None,
        }
    }

    /// The log entry this belongs to.
    #[must_use]
    pub fn request_id(&self) -> Uuid {
        match self {
            Self::RefillRequested(accepted)
            | Self::CancelRequested(accepted)
            | Self::SpeedUpRequested(accepted)
            | Self::RefundRequested(accepted)
            | Self::PartialRequested(accepted) => accepted.request_id,
            Self::RefillRefused(refused)
            | Self::CancelRefused(refused)
            | Self::SpeedUpRefused(refused)
            | Self::RefundRefused(refused)
            | Self::PartialRefused(refused)
            | Self::FakeCompleteRefused(refused) => refused.request_id,
            Self::FakeCompleteRequested(asked) => asked.request_id,
            Self::FakeCompleted { request_id, .. } | Self::FakeCompleteFailed { request_id, .. } => *request_id,
        }
    }
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

    /// 1.1 added the grounds, the rule and the start time; in older events they are absent, and nothing else differs.
    fn event_version(&self) -> String {
        match self {
            Self::RefillRequested(_)
            | Self::RefillRefused(_)
            | Self::CancelRequested(_)
            | Self::CancelRefused(_)
            | Self::SpeedUpRequested(_)
            | Self::SpeedUpRefused(_)
            | Self::RefundRequested(_)
            | Self::RefundRefused(_)
            | Self::PartialRequested(_)
            | Self::PartialRefused(_) => "1.1",
            Self::FakeCompleteRequested(_)
            | Self::FakeCompleteRefused(_)
            | Self::FakeCompleted { .. }
            | Self::FakeCompleteFailed { .. } => "1.0",
        }
        .to_owned()
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
