//! Orders to a request.

use jiff::Timestamp;
use serde::Serialize;
use uuid::Uuid;

use super::{Action, Findings, OrderResult, ProviderOrder, Reason, SupportStatus};
use crate::conversation::Lapse;
use crate::grammar::CustomCommand;
use crate::ids::{ChannelId, ConversationId, CustomerId, GroupId};
use crate::values::{ChatKind, RouteFacts};
use crate::words::Texts;

/// What can be asked of one request.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum RequestCommand {
    /// Begin a log entry for a message that triage understood.
    OpenRequest {
        request_id: Uuid,
        message_id: Uuid,
        conversation_id: ConversationId,
        channel_id: ChannelId,
        chat_kind: ChatKind,
        group_id: Option<GroupId>,
        customer_id: Option<CustomerId>,
        username: Option<String>,
        sender_name: Option<String>,
        subject: String,
        action: Action,
        order_ids: Vec<u64>,
        text: String,
        priority: bool,
        received_at: Timestamp,
        /// The operator's own command, for [`Action::Custom`].
        custom: Option<CustomCommand>,
        /// It was no plain request (CC19).
        unclear: bool,
        /// Why nothing is done about it; the entry says so from the beginning.
        reason: Option<Reason>,
        now: Timestamp,
    },
    /// Put another message with the entry: one that was not understood, where the entry is of such and open (CC19), or one that is beyond
    /// the same limit. Nothing happens to other entries.
    AddMessage { message_id: Uuid, text: String, order_ids: Vec<u64>, subject: String, now: Timestamp },
    /// The customer was asked back, and did not say yes (CC19).
    LetQuestionLapse { why: Lapse, now: Timestamp },
    /// Put on record what came of some of many orders, while the rest is worked through (CC14).
    RecordProgress { results: Vec<OrderResult>, now: Timestamp },
    /// Word the reply from what was found out, in the workspace's texts.
    AnswerRequest { findings: Findings, show_provider: bool, texts: Texts, now: Timestamp },
    /// Set the support status; `escalated` is refused here: it is [`Self::EscalateLog`].
    ChangeSupportStatus { status: SupportStatus, now: Timestamp },
    /// Escalate: `routes` are the workspace's routes for this entry's providers. `found` are orders whose provider was not known when the
    /// entry was answered ([`super::Request::unplaced`]).
    EscalateLog { routes: Vec<RouteFacts>, found: Vec<ProviderOrder>, now: Timestamp },
}
