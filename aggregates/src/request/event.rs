//! What happened to one customer request: one entry of the message log.

use cqrs_es::DomainEvent;
use eventlog_contract::{LoggedEvent, Personal};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::Reason;
use crate::conversation::Lapse;
use crate::grammar::CustomCommand;
use crate::ids::{ChannelId, ConversationId, CustomerId, GroupId, ProviderOrderId};
use crate::order::{Prospects, Refusal};
use crate::values::{ChatKind, Money, OrderAction, OrderFacts};

/// What a request asks for: the name of a log entry's action. Stored and filtered by its snake_case form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    Check,
    Details,
    Refill,
    Cancel,
    SpeedUp,
    Refund,
    Partial,
    /// The team sets orders to completed that are done but do not say so (CC7).
    FakeComplete,
    Balance,
    Services,
    Ticket,
    MyUsername,
    Help,
    /// A command of the operator's own (CC13).
    Custom,
    /// Nothing was understood: left to people (CC19).
    Message,
}

impl Action {
    /// Every action, in the order of the command menu.
    pub const ALL: [Self; 15] = [
        Self::Check,
        Self::Details,
        Self::Refill,
        Self::Cancel,
        Self::SpeedUp,
        Self::Refund,
        Self::Partial,
        Self::FakeComplete,
        Self::Balance,
        Self::Services,
        Self::Ticket,
        Self::MyUsername,
        Self::Help,
        Self::Custom,
        Self::Message,
    ];

    /// Its snake_case name: the stored form.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Check => "check",
            Self::Details => "details",
            Self::Refill => "refill",
            Self::Cancel => "cancel",
            Self::SpeedUp => "speed_up",
            Self::Refund => "refund",
            Self::Partial => "partial",
            Self::FakeComplete => "fake_complete",
            Self::Balance => "balance",
            Self::Services => "services",
            Self::Ticket => "ticket",
            Self::MyUsername => "my_username",
            Self::Help => "help",
            Self::Custom => "custom",
            Self::Message => "message",
        }
    }

    /// The action with this snake_case name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|action| action.name() == name)
    }

    /// What a customer may ask to be done to the orders; none where orders are only looked at, not involved, or the team's.
    pub const fn order_action(self) -> Option<OrderAction> {
        match self {
            Self::Refill => Some(OrderAction::Refill),
            Self::Cancel => Some(OrderAction::Cancel),
            Self::SpeedUp => Some(OrderAction::SpeedUp),
            Self::Refund => Some(OrderAction::Refund),
            Self::Partial => Some(OrderAction::Partial),
            Self::Check
            | Self::Details
            | Self::FakeComplete
            | Self::Balance
            | Self::Services
            | Self::Ticket
            | Self::MyUsername
            | Self::Help
            | Self::Custom
            | Self::Message => None,
        }
    }

    /// Whether something is only told, and nothing done: nobody has to look after it (LG3).
    pub const fn only_tells(self) -> bool {
        match self {
            Self::Check
            | Self::Details
            | Self::Balance
            | Self::Services
            | Self::Ticket
            | Self::MyUsername
            | Self::Help
            | Self::Custom => true,
            Self::Refill
            | Self::Cancel
            | Self::SpeedUp
            | Self::Refund
            | Self::Partial
            | Self::FakeComplete
            | Self::Message => false,
        }
    }
}

impl From<OrderAction> for Action {
    fn from(action: OrderAction) -> Self {
        match action {
            OrderAction::Refill => Self::Refill,
            OrderAction::Cancel => Self::Cancel,
            OrderAction::SpeedUp => Self::SpeedUp,
            OrderAction::Refund => Self::Refund,
            OrderAction::Partial => Self::Partial,
        }
    }
}

/// Support status of a log entry (LG3). Text forms as product A has them: `open`, `escalated`, `ticket created`, `resolved`, `ignored`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum SupportStatus {
    #[default]
    #[serde(rename = "open")]
    Open,
    #[serde(rename = "escalated")]
    Escalated,
    #[serde(rename = "ticket created")]
    TicketCreated,
    #[serde(rename = "resolved")]
    Resolved,
    #[serde(rename = "ignored")]
    Ignored,
}

impl SupportStatus {
    /// Every status.
    pub const ALL: [Self; 5] = [Self::Open, Self::Escalated, Self::TicketCreated, Self::Resolved, Self::Ignored];

    /// Whether a person is to look at the entry.
    pub fn is_open(&self) -> bool {
        *self == Self::Open
    }

    /// Its text form, which is also the stored one.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Escalated => "escalated",
            Self::TicketCreated => "ticket created",
            Self::Resolved => "resolved",
            Self::Ignored => "ignored",
        }
    }

    /// Reads a text form: any case, and `ticket_created` or `ticket-created` as well.
    pub fn from_name(text: &str) -> Option<Self> {
        let plain = text.trim().to_lowercase().replace(['_', '-'], " ");
        let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
        Self::ALL.into_iter().find(|status| status.name() == plain)
    }
}

/// What came of one order id of a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderResult {
    pub order_id: u64,
    pub outcome: OrderOutcome,
    /// What the panel said; none when it did not know the order, or could not be asked.
    pub facts: Option<OrderFacts>,
}

/// Outcome for one order id.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "is")]
pub enum OrderOutcome {
    /// Its state is shown (`check`).
    Shown,
    /// Everything about it is told, and what may be asked for now (`details`).
    Detailed { prospects: Prospects },
    /// The action was accepted; `dispatched` when a provider's group is told.
    Accepted { dispatched: bool },
    /// Refused, with the reason.
    Refused { refusal: Refusal },
    /// The panel has it as completed now (`fake complete`); `already`: it had before it was asked again.
    Completed { already: bool },
    /// It was to be done and was not; where not `certain`, it may have been. The reason is for the log only.
    Failed { reason: String, certain: bool },
}

/// Everything found out for a request: the facts its reply is made of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "of")]
pub enum Findings {
    Orders {
        results: Vec<OrderResult>,
    },
    Balance {
        balance: Money,
    },
    BalanceCoolingDown {
        retry_at: Timestamp,
    },
    Services {
        url: String,
    },
    Ticket {
        ticket_id: u64,
        status: String,
        subject: String,
    },
    TicketNotFound {
        ticket_id: u64,
    },
    Username {
        username: String,
    },
    Help,
    /// The menu of a workspace that has commands of its own, by their names.
    Menu {
        commands: Vec<String>,
    },
    /// One of them (CC13), with its template as it was then, and the orders it was asked about.
    Custom {
        command: String,
        template: String,
        username: Option<String>,
        results: Vec<OrderResult>,
    },
    /// The panel could not be asked: nothing was done. The technical reason is for the log only.
    PanelUnavailable {
        reason: String,
    },
    /// It was no plain request, and the workspace does not ask back: nothing was done (CC19). `command` asks for it plainly.
    Unclear {
        command: String,
    },
    /// Nothing was understood: people have to read it (CC19).
    LeftToPeople,
    /// The customer wants a person: people have to read it (CC19).
    WantsHuman,
}

/// One provider's group that an escalation is sent to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EscalationTarget {
    pub provider: String,
    pub channel_id: ChannelId,
    pub chat: String,
    pub provider_order_ids: Vec<ProviderOrderId>,
    pub text: String,
}

/// Events of one request.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum RequestEvent {
    /// A message was understood as a request.
    RequestOpened {
        request_id: Uuid,
        message_id: Uuid,
        conversation_id: ConversationId,
        channel_id: ChannelId,
        chat_kind: ChatKind,
        /// Aggregate id of the group it was written in.
        group_id: Option<GroupId>,
        customer_id: Option<CustomerId>,
        username: Option<String>,
        sender_name: Option<String>,
        /// Whose key seals `username`, `sender_name`, `text`.
        subject: String,
        action: Action,
        order_ids: Vec<u64>,
        text: String,
        /// The message held more than a clean command: flagged for people (CC17).
        priority: bool,
        received_at: Timestamp,
        /// The operator's own command as it was then, with its template; of others there is none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        custom: Option<CustomCommand>,
        /// It was no plain request (CC19).
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        unclear: bool,
        /// Why nothing is done about it; none where it is worked on.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<Reason>,
        /// Where the entry begins.
        #[serde(default, skip_serializing_if = "SupportStatus::is_open")]
        support_status: SupportStatus,
        opened_at: Timestamp,
    },
    /// Another message of the chat: not understood, while the entry is open (CC19), or beyond the same limit.
    MessageAdded {
        message_id: Uuid,
        text: String,
        /// Orders it names.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        order_ids: Vec<u64>,
        /// Whose key seals `text`.
        subject: String,
        added_at: Timestamp,
    },
    /// The customer was asked back and did not say yes (CC19).
    QuestionLapsed {
        why: Lapse,
        /// Where the entry stands now; none where a person moved it before.
        support_status: Option<SupportStatus>,
        lapsed_at: Timestamp,
    },
    /// Some of many orders are worked through (CC14): what came of them, and how many are by now.
    RequestProgressed { results: Vec<OrderResult>, done: usize, subject: String, progressed_at: Timestamp },
    /// All facts are in and the reply is worded.
    RequestAnswered {
        findings: Findings,
        text_key: String,
        reply: String,
        subject: String,
        /// Where the entry stands now; none where a person moved it before, and in events of old.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        support_status: Option<SupportStatus>,
        answered_at: Timestamp,
    },
    /// A person moved the entry along (LG3), to anything but `escalated`.
    SupportStatusChanged { from: SupportStatus, to: SupportStatus, changed_at: Timestamp },
    /// A person escalated the entry: the providers' groups are told (PR9).
    LogEscalated {
        from: SupportStatus,
        targets: Vec<EscalationTarget>,
        /// Providers without a route: told to the operator (PR10).
        unrouted: Vec<String>,
        escalated_at: Timestamp,
    },
}

impl DomainEvent for RequestEvent {
    fn event_type(&self) -> String {
        match self {
            Self::RequestOpened { .. } => "RequestOpened",
            Self::RequestProgressed { .. } => "RequestProgressed",
            Self::RequestAnswered { .. } => "RequestAnswered",
            Self::MessageAdded { .. } => "MessageAdded",
            Self::QuestionLapsed { .. } => "QuestionLapsed",
            Self::SupportStatusChanged { .. } => "SupportStatusChanged",
            Self::LogEscalated { .. } => "LogEscalated",
        }
        .to_owned()
    }

    fn event_version(&self) -> String {
        match self {
            // 1.0 did not say which of the operator's own commands was given, 1.1 not whether it was a plain request, 1.2 not why nothing
            // is done.
            Self::RequestOpened { .. } => "1.3",
            // 1.0 left every entry open.
            Self::RequestAnswered { .. } => "1.1",
            // 1.0 did not tell the orders.
            Self::MessageAdded { .. } => "1.1",
            Self::RequestProgressed { .. }
            | Self::QuestionLapsed { .. }
            | Self::SupportStatusChanged { .. }
            | Self::LogEscalated { .. } => "1.0",
        }
        .to_owned()
    }
}

impl LoggedEvent for RequestEvent {
    fn personal(&self) -> Personal {
        match self {
            Self::RequestOpened { subject, .. } => Personal::of(subject, &["username", "sender_name", "text"]),
            Self::RequestProgressed { subject, .. } => {
                Personal::of(subject, &["results.facts.owner", "results.facts.link"])
            }
            Self::RequestAnswered { subject, .. } => Personal::of(
                subject,
                &[
                    "reply",
                    "findings.results.facts.owner",
                    "findings.results.facts.link",
                    "findings.username",
                    "findings.subject",
                ],
            ),
            Self::MessageAdded { subject, .. } => Personal::of(subject, &["text"]),
            Self::QuestionLapsed { .. } | Self::SupportStatusChanged { .. } | Self::LogEscalated { .. } => {
                Personal::None
            }
        }
    }
}
