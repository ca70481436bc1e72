//! What happened in a chat.

use cqrs_es::DomainEvent;
use eventlog_contract::{LoggedEvent, Personal};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Lapse, Receipt};
use crate::ids::{ChannelId, ChannelMessageId, CustomerId, GroupId};
use crate::request::Action;
use crate::values::{ChatKind, Identity};

/// Why an outgoing message exists.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Purpose {
    /// An answer to a message; `request_id` when it answers a logged request.
    Reply { message_id: Uuid, request_id: Option<Uuid> },
    /// A command for a provider's group (PR8).
    Dispatch { request_id: Uuid, order_id: u64 },
    /// An escalated log entry for a provider's group (PR9).
    Escalation { request_id: Uuid },
    /// A message to many groups (AD2).
    Broadcast { campaign_id: Uuid, group_id: GroupId },
    /// A word to one of the team about a log entry that needs them (PR10).
    Warning { request_id: Uuid },
}

/// The message of a group that an answer quotes, so that whoever reads along sees whom it is for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quoted {
    /// What the messenger calls it in its chat.
    pub channel_message_id: ChannelMessageId,
    /// Its author's address.
    pub author: String,
    /// What was written, or how it begins.
    pub text: String,
}

/// Where words come from that their author only passed on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Forwarded {
    /// A bot wrote them, ours or another: they ask for nothing.
    Bot,
    /// Somebody else did, or nobody says who: whether the author asks for it is in doubt.
    Elsewhere,
}

/// The message that an incoming one answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "whose")]
pub enum Answers {
    /// One of ours.
    Ours { outgoing_id: Uuid },
    /// Somebody else's, or one that is no longer remembered.
    Other,
}

/// What the team asks about orders at their providers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Question {
    /// What the provider says of them (AD7).
    ProviderStatus,
    /// The panel's counts beside the provider's (AD6).
    RefillVerify,
}

/// Events of one chat. The text, the chat and the people are sealed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum ConversationEvent {
    /// A message came in; its webhook is acknowledged once this is durable (CH7).
    MessageReceived {
        message_id: Uuid,
        channel_id: ChannelId,
        chat: String,
        chat_kind: ChatKind,
        /// Opaque id of the sender, whose key seals the personal fields.
        subject: String,
        /// Every form in which the sender is known, phone before LID.
        identities: Vec<Identity>,
        sender_name: Option<String>,
        text: String,
        sent_at: Timestamp,
        received_at: Timestamp,
        /// What the messenger calls the message in its chat, so that an answer can quote it and a new wording finds it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        channel_message_id: Option<ChannelMessageId>,
        /// None where the words are the author's own.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        forwarded: Option<Forwarded>,
        /// The message it answers, where the messenger tells.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        answers: Option<Answers>,
        /// The message that this is a new wording of.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        edits: Option<Uuid>,
    },
    /// It was unclear whether something is to be done: whoever wrote it is asked (CC19). Reactors let the question lapse in time.
    ConfirmationAsked {
        /// The log entry.
        request_id: Uuid,
        /// The message that was unclear.
        message_id: Uuid,
        /// Who is asked.
        customer_id: CustomerId,
        action: Action,
        order_ids: Vec<u64>,
        /// The message that asks.
        outgoing_id: Uuid,
        text_key: String,
        text: String,
        /// Whose key seals `text`.
        subject: String,
        expires_at: Timestamp,
        asked_at: Timestamp,
    },
    /// Who was asked said yes; reactors carry it out.
    ConfirmationGiven {
        request_id: Uuid,
        customer_id: CustomerId,
        /// The message that said so.
        message_id: Uuid,
        given_at: Timestamp,
    },
    /// Nobody said yes.
    ConfirmationLapsed { request_id: Uuid, customer_id: CustomerId, why: Lapse, lapsed_at: Timestamp },
    /// A message was not understood, and stands on this log entry for people (CC19).
    LeftToPeople { message_id: Uuid, request_id: Uuid, left_at: Timestamp },
    /// Somebody of the team asked what providers say of orders; reactors find out and answer.
    ProvidersAsked { message_id: Uuid, question: Question, order_ids: Vec<u64>, asked_at: Timestamp },
    /// A message is to be sent; reactors send it.
    MessageQueued {
        outgoing_id: Uuid,
        channel_id: ChannelId,
        chat: String,
        purpose: Purpose,
        /// Key of the text in `words`, for auditors.
        text_key: String,
        text: String,
        /// Whose key seals `chat`, `text` and what is quoted.
        subject: String,
        queued_at: Timestamp,
        /// The message it answers; none in private, where there is no doubt.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        quoted: Option<Quoted>,
    },
    /// The message would have been sent, had the group not been silent (GR1).
    MessageWithheld {
        outgoing_id: Uuid,
        channel_id: ChannelId,
        chat: String,
        purpose: Purpose,
        text_key: String,
        text: String,
        subject: String,
        queued_at: Timestamp,
        /// The message it answers; none in private, where there is no doubt.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        quoted: Option<Quoted>,
    },
    /// The channel took the message.
    MessageSent {
        outgoing_id: Uuid,
        purpose: Purpose,
        attempt: u32,
        provider_message_id: ChannelMessageId,
        sent_at: Timestamp,
    },
    /// The channel took one part of a long text, not the last; `part` counts from 1.
    PartSent {
        outgoing_id: Uuid,
        purpose: Purpose,
        attempt: u32,
        part: u32,
        parts: u32,
        provider_message_id: ChannelMessageId,
        sent_at: Timestamp,
    },
    /// One attempt failed and certainly sent nothing.
    SendingFailed { outgoing_id: Uuid, purpose: Purpose, attempt: u32, reason: String, retry_at: Timestamp },
    /// The connection broke after the request went out: it may have been sent (CH9).
    SendingUnknown { outgoing_id: Uuid, purpose: Purpose, attempt: u32, reason: String, retry_at: Option<Timestamp> },
    /// No further attempt will be made.
    SendingAbandoned { outgoing_id: Uuid, purpose: Purpose, attempts: u32, reason: String, abandoned_at: Timestamp },
    /// An operator asked for the message to be sent again.
    ResendRequested { outgoing_id: Uuid, purpose: Purpose, requested_at: Timestamp },
    /// The message reached the person's device.
    MessageDelivered {
        outgoing_id: Uuid,
        purpose: Purpose,
        provider_message_id: ChannelMessageId,
        delivered_at: Timestamp,
    },
    /// The person opened it.
    MessageRead { outgoing_id: Uuid, purpose: Purpose, provider_message_id: ChannelMessageId, read_at: Timestamp },
    /// The channel took the message and could not deliver it.
    DeliveryFailed {
        outgoing_id: Uuid,
        purpose: Purpose,
        provider_message_id: ChannelMessageId,
        reason: String,
        failed_at: Timestamp,
    },
    /// The messenger told of a message whose sending was not on record yet; it counts once that is.
    ReceiptCameEarly { provider_message_id: ChannelMessageId, receipt: Receipt, told_at: Timestamp },
}

impl DomainEvent for ConversationEvent {
    fn event_type(&self) -> String {
        match self {
            Self::MessageReceived { .. } => "MessageReceived",
            Self::ConfirmationAsked { .. } => "ConfirmationAsked",
            Self::ConfirmationGiven { .. } => "ConfirmationGiven",
            Self::ConfirmationLapsed { .. } => "ConfirmationLapsed",
            Self::LeftToPeople { .. } => "LeftToPeople",
            Self::ProvidersAsked { .. } => "ProvidersAsked",
            Self::MessageQueued { .. } => "MessageQueued",
            Self::MessageWithheld { .. } => "MessageWithheld",
            Self::MessageSent { .. } => "MessageSent",
            Self::PartSent { .. } => "PartSent",
            Self::SendingFailed { .. } => "SendingFailed",
            Self::SendingUnknown { .. } => "SendingUnknown",
            Self::SendingAbandoned { .. } => "SendingAbandoned",
            Self::ResendRequested { .. } => "ResendRequested",
            Self::MessageDelivered { .. } => "MessageDelivered",
            Self::MessageRead { .. } => "MessageRead",
            Self::DeliveryFailed { .. } => "DeliveryFailed",
            Self::ReceiptCameEarly { .. } => "ReceiptCameEarly",
        }
        .to_owned()
    }

    fn event_version(&self) -> String {
        match self {
            // 1.1 knew of no forwarding and of no new wordings, 1.2 not what a message answers.
            Self::MessageReceived { .. } => "1.3",
            // 1.0 knew of no quoting.
            Self::MessageQueued { .. } | Self::MessageWithheld { .. } => "1.1",
            Self::ConfirmationAsked { .. }
            | Self::ConfirmationGiven { .. }
            | Self::ConfirmationLapsed { .. }
            | Self::LeftToPeople { .. }
            | Self::ProvidersAsked { .. }
            | Self::MessageSent { .. }
            | Self::PartSent { .. }
            | Self::SendingFailed { .. }
            | Self::SendingUnknown { .. }
            | Self::SendingAbandoned { .. }
            | Self::ResendRequested { .. }
            | Self::MessageDelivered { .. }
            | Self::MessageRead { .. }
            | Self::DeliveryFailed { .. }
            | Self::ReceiptCameEarly { .. } => "1.0",
        }
        .to_owned()
    }
}

impl LoggedEvent for ConversationEvent {
    fn personal(&self) -> Personal {
        match self {
            Self::MessageReceived { subject, .. } => {
                Personal::of(subject, &["chat", "identities", "sender_name", "text"])
            }
            Self::MessageQueued { subject, .. } | Self::MessageWithheld { subject, .. } => {
                Personal::of(subject, &["chat", "text", "quoted.author", "quoted.text"])
            }
            Self::ConfirmationAsked { subject, .. } => Personal::of(subject, &["text"]),
            Self::ConfirmationGiven { .. }
            | Self::ConfirmationLapsed { .. }
            | Self::LeftToPeople { .. }
            | Self::ProvidersAsked { .. }
            | Self::MessageSent { .. }
            | Self::PartSent { .. }
            | Self::SendingFailed { .. }
            | Self::SendingUnknown { .. }
            | Self::SendingAbandoned { .. }
            | Self::ResendRequested { .. }
            | Self::MessageDelivered { .. }
            | Self::MessageRead { .. }
            | Self::DeliveryFailed { .. }
            | Self::ReceiptCameEarly { .. } => Personal::None,
        }
    }
}
