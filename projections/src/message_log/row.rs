//! One entry of the message log.

use std::collections::BTreeMap;

use aggregates::ids::{ChannelId, ConversationId, CustomerId, GroupId, MessageId, ProviderOrderId};
use aggregates::request::{Action, Outcome, Reason, SupportStatus};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::schema::{Index, Table, bool, int, json, text};

/// How far the sending of a message is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SendState {
    /// Nothing is to be sent.
    #[default]
    None,
    /// Not sent because the group is silent (GR1).
    Withheld,
    /// The person opened it.
    Read,
    /// It is on the person's device.
    Delivered,
    /// The channel took it.
    Sent,
    /// Waits for its first attempt.
    Queued,
    /// An attempt failed; another will be made.
    Retrying,
    /// It may or may not have gone out (CH9).
    Unknown,
    /// The channel took it, and it did not arrive.
    Undelivered,
    /// Given up.
    Failed,
}

impl SendState {
    /// Whether this is a step of the messenger's that a higher one, known already, has overtaken: receipts are told in any order.
    pub(super) const fn is_told_too_late_for(self, known: Self) -> bool {
        match (self, known) {
            (Self::Delivered | Self::Undelivered, Self::Read) | (Self::Undelivered, Self::Delivered) => true,
            (
                Self::None
                | Self::Withheld
                | Self::Read
                | Self::Delivered
                | Self::Sent
                | Self::Queued
                | Self::Retrying
                | Self::Unknown
                | Self::Undelivered
                | Self::Failed,
                _,
            ) => false,
        }
    }
}

/// How a question to the customer stands (CC19).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Question {
    /// It can be answered.
    Open,
    /// Nobody said yes.
    Lapsed,
    /// The customer said yes: the outcome is what came of it.
    Answered,
}

impl Question {
    /// Every state.
    pub const ALL: [Self; 3] = [Self::Open, Self::Lapsed, Self::Answered];

    /// Its stored name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Lapsed => "lapsed",
            Self::Answered => "answered",
        }
    }

    /// The state of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|question| question.name() == name)
    }
}

/// What an outgoing message of an entry is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SendFor {
    Reply,
    Dispatch,
    Escalation,
}

/// One outgoing message of an entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Send {
    pub is: SendFor,
    pub state: SendState,
    /// Attempts whose outcome is on record.
    pub attempts: i64,
    /// The order a dispatch is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order_id: Option<u64>,
    /// Why it is not there, for operators.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// One handled message of a customer (LG1). Times are stored in microseconds since the epoch.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LogRow {
    /// Request id, 32 hex digits.
    pub id: String,
    /// 1, 2, 3 … per workspace, in the order in which requests were opened.
    pub serial: i64,
    pub message_id: MessageId,
    pub conversation_id: ConversationId,
    #[serde(with = "jiff::fmt::serde::timestamp::microsecond::required")]
    pub received_at: Timestamp,
    /// Latest `received_at` up to this serial: never falls as serials rise, so that a span of time is a span of serials.
    #[serde(with = "jiff::fmt::serde::timestamp::microsecond::required")]
    pub logged_at: Timestamp,
    pub action: Action,
    /// Name of the operator's own command, once it is answered.
    pub custom_command: Option<String>,
    pub order_ids: Vec<u64>,
    /// Of many: how many are worked through (CC14).
    pub orders_done: Option<i64>,
    pub customer_id: Option<CustomerId>,
    pub username: Option<String>,
    /// The sender's own name for themselves.
    pub display: Option<String>,
    pub group_id: Option<GroupId>,
    pub channel_id: ChannelId,
    /// Providers of the orders, each once, joined by `, `.
    pub provider: Option<String>,
    pub provider_order_ids: Vec<ProviderOrderId>,
    pub outcome: Outcome,
    /// Why nothing is done, where that was known at once.
    pub reason: Option<Reason>,
    /// How the question to the customer stands; none where nothing was asked.
    pub question: Option<Question>,
    pub support_status: SupportStatus,
    /// The message held more than a clean command (CC17).
    pub priority: bool,
    pub text: String,
    pub reply: Option<String>,
    /// Worst state of the replies.
    pub reply_state: SendState,
    /// Attempts to send the replies.
    pub attempts: i64,
    /// Worst state of the commands to providers' groups (PR8).
    pub dispatch_state: SendState,
    /// Worst state of the escalations to providers' groups (PR9).
    pub escalation_state: SendState,
    /// Every outgoing message by its id.
    pub sends: BTreeMap<String, Send>,
    /// Providers of an escalation that have no group (PR10).
    pub unrouted: Vec<String>,
    /// Microseconds from received to answered.
    pub answer_micros: Option<i64>,
    /// Position of the event that last changed this row.
    pub position: i64,
}

pub(super) static TABLE: Table = Table {
    name: "message_log",
    key: "id",
    columns: &[
        text("id"),
        int("serial"),
        text("message_id"),
        text("conversation_id"),
        int("received_at"),
        int("logged_at"),
        text("action"),
        text("custom_command"),
        json("order_ids"),
        int("orders_done"),
        text("customer_id"),
        text("username"),
        text("display"),
        text("group_id"),
        text("channel_id"),
        text("provider"),
        json("provider_order_ids"),
        text("outcome"),
        text("reason"),
        text("question"),
        text("support_status"),
        bool("priority"),
        text("text"),
        text("reply"),
        text("reply_state"),
        int("attempts"),
        text("dispatch_state"),
        text("escalation_state"),
        json("sends"),
        json("unrouted"),
        int("answer_micros"),
        int("position"),
    ],
    indexes: &[
        Index { name: "serial", on: "serial DESC", only: None },
        Index { name: "time", on: "logged_at, serial", only: None },
        Index { name: "action", on: "action, serial DESC", only: None },
        Index { name: "status", on: "support_status, serial DESC", only: None },
        Index { name: "outcome", on: "outcome, serial DESC", only: None },
        Index { name: "action_status", on: "action, support_status, serial DESC", only: None },
        Index { name: "priority", on: "priority, serial DESC", only: Some("priority") },
    ],
    lookup: true,
    search: true,
};
