//! What happened to one draft.

use cqrs_es::DomainEvent;
use eventlog_contract::{LoggedEvent, Personal};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::guard::{Fault, Task};
use crate::ids::ConversationId;

/// What a draft is made from and held against.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ground {
    pub task: Task,
    /// What goes out otherwise.
    pub fixed: String,
    /// Facts of the fixed text as they came from outside.
    pub values: Vec<String>,
    /// Lines an answer may draw from.
    pub facts: Vec<String>,
    /// Names that must not be told.
    pub hidden: Vec<String>,
}

/// What a call of the model cost: what is billed, and how long the customer waited for it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cost {
    pub input_tokens: u64,
    pub output_tokens: u64,
    pub latency_ms: u64,
}

/// Why there is no draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoDraft {
    /// The call failed.
    Failed,
    /// No answer within the time limit.
    TooSlow,
    /// The model would not say anything.
    Refused,
    /// It ran into its limit of tokens.
    CutOff,
    /// Not asked: it failed just before.
    Down,
    /// Not asked: too many are waiting for it.
    Busy,
    /// Not asked: this customer had as many replies by the model as the limit allows.
    Limited,
    /// Asked, and the program stopped before the reply was on record.
    Interrupted,
}

impl NoDraft {
    /// Every reason.
    pub const ALL: [Self; 8] = [
        Self::Failed,
        Self::TooSlow,
        Self::Refused,
        Self::CutOff,
        Self::Down,
        Self::Busy,
        Self::Limited,
        Self::Interrupted,
    ];

    /// Its stored name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Failed => "failed",
            Self::TooSlow => "too_slow",
            Self::Refused => "refused",
            Self::CutOff => "cut_off",
            Self::Down => "down",
            Self::Busy => "busy",
            Self::Limited => "limited",
            Self::Interrupted => "interrupted",
        }
    }
}

/// Events of one draft.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum DraftEvent {
    /// The model is asked for a reply.
    DraftAsked {
        message_id: Uuid,
        /// The log entry it belongs to.
        request_id: Option<Uuid>,
        conversation_id: ConversationId,
        /// Whose key seals the texts.
        subject: String,
        /// Key of the fixed text, for auditors.
        text_key: String,
        ground: Ground,
        provider: String,
        /// As the provider calls it.
        model: String,
        /// Which of the prompts was used.
        prompt_version: u32,
        asked_at: Timestamp,
    },
    /// The draft says nothing but the facts: it is the reply.
    DraftAccepted { request_id: Option<Uuid>, subject: String, text: String, cost: Cost, accepted_at: Timestamp },
    /// The draft is dropped for the fixed text.
    DraftRejected {
        request_id: Option<Uuid>,
        subject: String,
        fault: Fault,
        text: String,
        cost: Cost,
        rejected_at: Timestamp,
    },
    /// The model gave none: the fixed text goes out. `detail` is technical, for operators.
    NoDraftGiven { request_id: Option<Uuid>, why: NoDraft, detail: Option<String>, cost: Cost, recorded_at: Timestamp },
}

impl DomainEvent for DraftEvent {
    fn event_type(&self) -> String {
        match self {
            Self::DraftAsked { .. } => "DraftAsked",
            Self::DraftAccepted { .. } => "DraftAccepted",
            Self::DraftRejected { .. } => "DraftRejected",
            Self::NoDraftGiven { .. } => "NoDraftGiven",
        }
        .to_owned()
    }

    fn event_version(&self) -> String {
        "1.0".to_owned()
    }
}

impl LoggedEvent for DraftEvent {
    fn personal(&self) -> Personal {
        match self {
            Self::DraftAsked { subject, .. } => {
                Personal::of(subject, &["ground.fixed", "ground.values", "ground.facts"])
            }
            Self::DraftAccepted { subject, .. } | Self::DraftRejected { subject, .. } => {
                Personal::of(subject, &["text"])
            }
            Self::NoDraftGiven { .. } => Personal::None,
        }
    }
}
