//! Orders to a conversation.

use jiff::Timestamp;
use serde::Serialize;
use uuid::Uuid;

use super::{Answers, Forwarded, Lapse, Purpose, Question, Quoted, Receipt};
use crate::ids::{ChannelId, ChannelMessageId, CustomerId};
use crate::request::Action;
use crate::values::{ChatKind, Identity};

/// What can be asked of one chat.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum ConversationCommand {
    /// Write an incoming message down. Exactly once by its idempotency key.
    ReceiveMessage {
        message_id: Uuid,
        channel_id: ChannelId,
        chat: String,
        chat_kind: ChatKind,
        subject: String,
        identities: Vec<Identity>,
        sender_name: Option<String>,
        text: String,
        sent_at: Timestamp,
        received_at: Timestamp,
        channel_message_id: Option<ChannelMessageId>,
        forwarded: Option<Forwarded>,
        answers: Option<Answers>,
        edits: Option<Uuid>,
    },
    /// Ask whoever wrote an unclear message whether it is meant (CC19); a question to the same person before it lapses. Changes nothing
    /// where it was asked before.
    AskToConfirm {
        request_id: Uuid,
        message_id: Uuid,
        customer_id: CustomerId,
        action: Action,
        order_ids: Vec<u64>,
        outgoing_id: Uuid,
        text_key: String,
        text: String,
        subject: String,
        now: Timestamp,
    },
    /// Whoever was asked said yes with a message that came in at `received_at`. Changes nothing where nothing is asked any more.
    Confirm { customer_id: CustomerId, message_id: Uuid, received_at: Timestamp, now: Timestamp },
    /// Nobody said yes to the question about this log entry. Changes nothing where it was answered, or lapsed before.
    LetConfirmationLapse { request_id: Uuid, why: Lapse, now: Timestamp },
    /// A message was not understood, and stands on this log entry.
    LeaveToPeople { message_id: Uuid, request_id: Uuid, now: Timestamp },
    /// Look orders up at their providers, for somebody of the team who wrote this message. Exactly once by its idempotency key.
    AskProviders { message_id: Uuid, question: Question, order_ids: Vec<u64>, now: Timestamp },
    /// Send a text to this chat (or, in a silent group, only write it down).
    SendMessage {
        outgoing_id: Uuid,
        channel_id: ChannelId,
        chat: String,
        purpose: Purpose,
        text_key: String,
        text: String,
        subject: String,
        silent: bool,
        /// The message it answers, where readers would not know.
        quoted: Option<Quoted>,
        /// Nobody asked for it: it is not said over and over ([`super::Said`]).
        unasked: bool,
        now: Timestamp,
    },
    /// The channel took it.
    RecordSent { outgoing_id: Uuid, attempt: u32, provider_message_id: ChannelMessageId, now: Timestamp },
    /// The channel took one part of a text that is too long for one message; `part` counts from 1.
    RecordPartSent {
        outgoing_id: Uuid,
        attempt: u32,
        part: u32,
        parts: u32,
        provider_message_id: ChannelMessageId,
        now: Timestamp,
    },
    /// An attempt failed; `retry_at` none = give up.
    RecordSendingFailed { outgoing_id: Uuid, attempt: u32, reason: String, retry_at: Option<Timestamp>, now: Timestamp },
    /// An attempt's outcome is unknown; `retry_at` none = give up and leave it to people.
    RecordSendingUnknown {
        outgoing_id: Uuid,
        attempt: u32,
        reason: String,
        retry_at: Option<Timestamp>,
        now: Timestamp,
    },
    /// Send an abandoned or unknown message again (an operator's wish).
    ResendMessage { outgoing_id: Uuid, now: Timestamp },
    /// The messenger told what became of a message after it took it, at `at`. Told out of order and more than once.
    RecordReceipt { provider_message_id: ChannelMessageId, receipt: Receipt, at: Timestamp },
}
