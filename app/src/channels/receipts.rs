//! What messengers tell of messages we sent: delivered, read, failed.
//!
//! The conversation is found by the chat that is told with it. Servers name one chat by phone number here and by LID there, so a chat that
//! knows nothing of the message is looked for under the person's other addresses. Everything is in the log and the read models: nobody
//! outside is asked.

use aggregates::conversation::{Conversation, ConversationCommand, Receipt, WINDOW_CLOSED};
use aggregates::ids::{ChannelId, ChannelMessageId, ConversationId};
use aggregates::values::Identity;
use gateways::Sign;
use gateways::channel::{Delivery, DeliveryState};
use jiff::Timestamp;
use projections::customers;

use crate::cx::Cx;
use crate::error::AppError;
use crate::ids;

/// The kinds of identity whose value is also the address of the private chat.
const ADDRESSES: [&str; 5] = ["jid", "lid", "wa_id", "user_id", "telegram"];

/// Writes down what became of a sent message; answers the position, or nothing where it tells nothing new or is about a message that
/// nobody here sent.
///
/// # Errors
/// When the log or a read model fails.
pub async fn record(
    cx: &Cx<'_>,
    channel_id: &ChannelId,
    message_id: ChannelMessageId,
    delivery: &Delivery,
) -> Result<Option<i64>, AppError> {
    let (Some(receipt), Some(chat)) = (receipt(delivery), &delivery.chat) else { return Ok(None) };
    let Some(conversation_id) = conversation(cx, channel_id, chat, &message_id).await? else {
        return Ok(None);
    };
    let now = cx.log.now();
    let at = Timestamp::from_second(delivery.at_unix).ok().filter(|at| delivery.at_unix > 0 && *at < now);
    let step = match &receipt {
        Receipt::Failed { .. } => "failed",
        Receipt::Delivered => "delivered",
        Receipt::Read => "read",
    };
    let key = format!("receipt:{channel_id}:{message_id}");
    let command =
        ConversationCommand::RecordReceipt { provider_message_id: message_id, receipt, at: at.unwrap_or(now) };
    let cx = cx.clone().under_key(key);
    Ok(cx.execute::<Conversation>(conversation_id.as_str(), command, step).await?.last_written())
}

/// What a delivery tells beyond that the channel took the message, which our own record says.
fn receipt(delivery: &Delivery) -> Option<Receipt> {
    match delivery.state {
        DeliveryState::Accepted | DeliveryState::Sent => None,
        DeliveryState::Failed => Some(Receipt::Failed {
            reason: match &delivery.trouble {
                Some(trouble) if trouble.sign == Some(Sign::WindowClosed) => WINDOW_CLOSED.to_owned(),
                Some(trouble) => format!("{}: {}", trouble.code, trouble.detail),
                None => "the messenger does not say why".to_owned(),
            },
        }),
        DeliveryState::Delivered => Some(Receipt::Delivered),
        DeliveryState::Read | DeliveryState::Played => Some(Receipt::Read),
    }
}

/// The conversation that knows the message, or may be about to.
async fn conversation(
    cx: &Cx<'_>,
    channel_id: &ChannelId,
    chat: &str,
    message_id: &ChannelMessageId,
) -> Result<Option<ConversationId>, AppError> {
    let mut waiting = None;
    let mut chats = vec![chat.to_owned()];
    let mut looked_further = false;
    while let Some(chat) = chats.pop() {
        let id = ids::of_conversation(cx.log, cx.workspace, channel_id, &chat).await?;
        let conversation: Conversation = cx.log.load(cx.workspace, id.as_str()).await?;
        if conversation.outgoing_called(message_id).is_some() {
            return Ok(Some(id));
        }
        if waiting.is_none() && conversation.awaits_word() {
            waiting = Some(id);
        }
        if chats.is_empty() && !looked_further {
            looked_further = true;
            chats = other_addresses(cx, &chat).await?;
        }
    }
    Ok(waiting)
}

/// Addresses under which the person of a private chat is known besides this one.
async fn other_addresses(cx: &Cx<'_>, chat: &str) -> Result<Vec<String>, AppError> {
    let identities = ADDRESSES.map(|kind| Identity(format!("{kind}:{chat}")));
    let Some(customer) = customers::by_identity(cx.models, cx.workspace, &identities).await? else {
        return Ok(Vec::new());
    };
    let others = customer.identities.iter().filter(|identity| ADDRESSES.contains(&identity.kind()));
    Ok(others.map(|identity| identity.value().to_owned()).filter(|other| other != chat).collect())
}
