//! What messengers tell of messages we sent: delivered, read, failed.
//!
//! The conversation is found by the chat that is told with it. Servers name one chat by phone number here and by LID there, so a chat that
//! knows nothing of the message is looked for under the person's other addresses. Everything is in the log and the read models: nobody
//! outside is asked.

use aggregates::conversation::{Conversation, ConversationCommand, ConversationError, Receipt, WINDOW_CLOSED};
use aggregates::ids::{ChannelId, ChannelMessageId, ConversationId};
use aggregates::values::Identity;
use app::ids;
use eventlog::{Actor, Call, Committed, ExecuteError, Provenance, WorkspaceId};
use gateways::Sign;
use gateways::channel::{Delivery, DeliveryState};
use jiff::Timestamp;
use projections::customers;

use crate::app::App;
use crate::error::Problem;

/// The kinds of identity whose value is also the address of the private chat.
const ADDRESSES: [&str; 5] = ["jid", "lid", "wa_id", "user_id", "telegram"];

/// Writes down what became of a sent message; answers the position, or nothing where it tells nothing new or is about a message that
/// nobody here sent.
pub(crate) async fn take(
    app: &App,
    workspace: WorkspaceId,
    channel_id: &ChannelId,
    message_id: ChannelMessageId,
    delivery: &Delivery,
) -> Result<Option<i64>, Problem> {
    let (Some(receipt), Some(chat)) = (receipt(delivery), &delivery.chat) else { return Ok(None) };
    let Some(conversation_id) = conversation(app, workspace, channel_id, chat, &message_id).await? else {
        return Ok(None);
    };
    let now = app.log.now();
    let at = Timestamp::from_second(delivery.at_unix).ok().filter(|at| delivery.at_unix > 0 && *at < now);
    let step = match &receipt {
        Receipt::Failed { .. } => "failed",
        Receipt::Delivered => "delivered",
        Receipt::Read => "read",
    };
    let key = format!("receipt:{channel_id}:{message_id}:{step}");
    let command =
        ConversationCommand::RecordReceipt { provider_message_id: message_id, receipt, at: at.unwrap_or(now) };
    let call = Call::with_key(key, Provenance::start(Actor::Channel(channel_id.to_string()), app.log.new_id()));
    let recorded = app.log.execute::<Conversation>(workspace, conversation_id.as_str(), command, call).await;
    let Committed { position, events, .. } = recorded.map_err(problem)?;
    Ok((!events.is_empty()).then_some(position))
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
    app: &App,
    workspace: WorkspaceId,
    channel_id: &ChannelId,
    chat: &str,
    message_id: &ChannelMessageId,
) -> Result<Option<ConversationId>, Problem> {
    let mut waiting = None;
    let mut chats = vec![chat.to_owned()];
    let mut looked_further = false;
    while let Some(chat) = chats.pop() {
        let id = ids::of_conversation(&app.log, workspace, channel_id, &chat).await?;
        let conversation: Conversation = app.log.load(workspace, id.as_str()).await?;
        if conversation.outgoing_called(message_id).is_some() {
            return Ok(Some(id));
        }
        if waiting.is_none() && conversation.awaits_word() {
            waiting = Some(id);
        }
        if chats.is_empty() && !looked_further {
            looked_further = true;
            chats = other_addresses(app, workspace, &chat).await?;
        }
    }
    Ok(waiting)
}

/// Addresses under which the person of a private chat is known besides this one.
async fn other_addresses(app: &App, workspace: WorkspaceId, chat: &str) -> Result<Vec<String>, Problem> {
    let identities = ADDRESSES.map(|kind| Identity(format!("{kind}:{chat}")));
    let Some(customer) = customers::by_identity(&app.models, workspace, &identities).await? else {
        return Ok(Vec::new());
    };
    let others = customer.identities.iter().filter(|identity| ADDRESSES.contains(&identity.kind()));
    Ok(others.map(|identity| identity.value().to_owned()).filter(|other| other != chat).collect())
}

fn problem(error: ExecuteError<ConversationError>) -> Problem {
    match error {
        // The messenger posts it again.
        ExecuteError::Conflict | ExecuteError::Stale { .. } => {
            Problem::unavailable("log_unavailable", "too many messages at once; post it again")
        }
        ExecuteError::Refused(refusal) => refusal.into(),
        ExecuteError::KeyReused { .. } => Problem::internal(&error),
        ExecuteError::Log(error) => error.into(),
    }
}
