//! What is to be sent, as the log has it.

use aggregates::conversation::{Conversation, ConversationEvent, Purpose};
use aggregates::ids::{ChannelId, GroupId};
use eventlog::Recorded;
use gateways::channel::Quote;
use jiff::Timestamp;
use uuid::Uuid;

use super::stream;
use crate::reactors::job::{Job, Trouble};

/// A message to send.
pub(super) struct Outgoing {
    pub(super) id: Uuid,
    pub(super) channel_id: ChannelId,
    pub(super) chat: String,
    pub(super) text: String,
    /// The message of a group it answers.
    pub(super) quote: Option<Quote>,
    /// Whether it goes to a provider's group.
    pub(super) to_provider: bool,
    /// The campaign and the group, should it be one of many: it waits behind replies.
    pub(super) broadcast: Option<(Uuid, GroupId)>,
    /// When sending it was asked for; counts for giving up.
    pub(super) since: Timestamp,
}

/// The message this job's event wants sent.
pub(super) async fn outgoing(job: &Job<'_>) -> Result<Option<Outgoing>, Trouble> {
    match &*job.event.event::<Conversation>()? {
        ConversationEvent::MessageQueued { queued_at, .. } => queued(&job.event, None, *queued_at),
        ConversationEvent::ResendRequested { outgoing_id, requested_at, .. } => {
            for event in stream(job).await?.iter().rev() {
                if let Some(outgoing) = queued(event, Some(*outgoing_id), *requested_at)? {
                    return Ok(Some(outgoing));
                }
            }
            Ok(None)
        }
        ConversationEvent::MessageReceived { .. }
        | ConversationEvent::MessageWithheld { .. }
        | ConversationEvent::MessageSent { .. }
        | ConversationEvent::PartSent { .. }
        | ConversationEvent::SendingFailed { .. }
        | ConversationEvent::SendingUnknown { .. }
        | ConversationEvent::SendingAbandoned { .. }
        | ConversationEvent::MessageDelivered { .. }
        | ConversationEvent::MessageRead { .. }
        | ConversationEvent::DeliveryFailed { .. }
        | ConversationEvent::ConfirmationAsked { .. }
        | ConversationEvent::ConfirmationGiven { .. }
        | ConversationEvent::ConfirmationLapsed { .. }
        | ConversationEvent::LeftToPeople { .. }
        | ConversationEvent::ProvidersAsked { .. }
        | ConversationEvent::ReceiptCameEarly { .. } => Ok(None),
    }
}

/// The message an event queues; with `wanted`, only that one.
fn queued(event: &Recorded, wanted: Option<Uuid>, since: Timestamp) -> Result<Option<Outgoing>, Trouble> {
    Ok(match &*event.event::<Conversation>()? {
        ConversationEvent::MessageQueued { outgoing_id, channel_id, chat, text, purpose, quoted, .. }
            if wanted.is_none_or(|id| id == *outgoing_id) =>
        {
            Some(Outgoing {
                id: *outgoing_id,
                channel_id: channel_id.clone(),
                chat: chat.clone(),
                text: text.clone(),
                quote: quoted.as_ref().map(|quoted| Quote {
                    message_id: quoted.channel_message_id.to_string(),
                    author: quoted.author.clone(),
                    text: quoted.text.clone(),
                }),
                to_provider: match purpose {
                    Purpose::Dispatch { .. } | Purpose::Escalation { .. } => true,
                    Purpose::Reply { .. } | Purpose::Broadcast { .. } | Purpose::Warning { .. } => false,
                },
                broadcast: match purpose {
                    Purpose::Broadcast { campaign_id, group_id } => Some((*campaign_id, group_id.clone())),
                    Purpose::Reply { .. }
                    | Purpose::Dispatch { .. }
                    | Purpose::Escalation { .. }
                    | Purpose::Warning { .. } => None,
                },
                since,
            })
        }
        ConversationEvent::MessageQueued { .. }
        | ConversationEvent::MessageReceived { .. }
        | ConversationEvent::MessageWithheld { .. }
        | ConversationEvent::MessageSent { .. }
        | ConversationEvent::PartSent { .. }
        | ConversationEvent::SendingFailed { .. }
        | ConversationEvent::SendingUnknown { .. }
        | ConversationEvent::SendingAbandoned { .. }
        | ConversationEvent::ResendRequested { .. }
        | ConversationEvent::MessageDelivered { .. }
        | ConversationEvent::MessageRead { .. }
        | ConversationEvent::DeliveryFailed { .. }
        | ConversationEvent::ConfirmationAsked { .. }
        | ConversationEvent::ConfirmationGiven { .. }
        | ConversationEvent::ConfirmationLapsed { .. }
        | ConversationEvent::LeftToPeople { .. }
        | ConversationEvent::ProvidersAsked { .. }
        | ConversationEvent::ReceiptCameEarly { .. } => None,
    })
}
