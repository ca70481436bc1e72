//! The last messages of a customer and the replies to them (AI4), read from the end of the chat's own stream.
//!
//! Nothing is kept beside the log, so a restart loses nothing, sealed texts stay sealed and erased ones stay erased. What was said in private is
//! not remembered in a group: a group reads along. Steps of verification are not remembered at all: no code or username gets to the model.

use std::collections::BTreeMap;

use aggregates::conversation::{Conversation, ConversationEvent, Purpose};
use aggregates::words::Key;
use cqrs_es::Aggregate as _;
use eventlog::ERASED;
use gateways::model::{Speaker, Turn};
use uuid::Uuid;

use crate::reactors::chat::Origin;
use crate::reactors::job::{Job, Trouble};

/// Messages remembered, of either side.
const TURNS: usize = 10;
/// Events looked at: ten messages with what became of each, and of others in a group.
const LOOK_BACK: usize = 160;
/// Longest piece of a message that is told, in characters.
const PIECE: usize = 600;

/// What was said before.
#[derive(Debug, Default)]
pub struct Memory {
    /// Oldest first; begins with the customer.
    pub turns: Vec<Turn>,
    /// Log entries that were answered here, oldest first.
    pub requests: Vec<Uuid>,
}

impl Memory {
    /// What this customer and we said in this chat before this message.
    pub async fn of(job: &Job<'_>, origin: &Origin) -> Result<Self, Trouble> {
        let events = job
            .log()
            .read_stream_tail(job.workspace_id(), Conversation::TYPE, origin.conversation_id.as_str(), LOOK_BACK)
            .await?;
        let mut written: BTreeMap<Uuid, String> = BTreeMap::new();
        let mut memory = Self::default();
        for recorded in events.iter().filter(|event| event.position < job.event.position || is_reply(&event.event_type))
        {
            match &*recorded.event::<Conversation>()? {
                ConversationEvent::MessageReceived { message_id, subject, text, .. } if *subject == origin.subject => {
                    written.insert(*message_id, text.clone());
                }
                ConversationEvent::MessageQueued {
                    purpose: Purpose::Reply { message_id, request_id },
                    text_key,
                    text,
                    ..
                } if *message_id != origin.message_id && is_remembered(*request_id, text_key) => {
                    memory.requests.extend(request_id.filter(|id| memory.requests.last() != Some(id)));
                    let Some(asked) = written.remove(message_id) else { continue };
                    if asked != ERASED && text != ERASED {
                        memory.turns.push(Turn { speaker: Speaker::User, text: piece(&asked) });
                        memory.turns.push(Turn { speaker: Speaker::Assistant, text: piece(text) });
                    }
                }
                ConversationEvent::MessageReceived { .. }
                | ConversationEvent::MessageQueued { .. }
                | ConversationEvent::MessageWithheld { .. }
                | ConversationEvent::MessageSent { .. }
                | ConversationEvent::SendingFailed { .. }
                | ConversationEvent::SendingUnknown { .. }
                | ConversationEvent::SendingAbandoned { .. }
                | ConversationEvent::ResendRequested { .. }
                | ConversationEvent::MessageDelivered { .. }
                | ConversationEvent::MessageRead { .. }
                | ConversationEvent::DeliveryFailed { .. }
                | ConversationEvent::PartSent { .. }
                | ConversationEvent::ConfirmationAsked { .. }
                | ConversationEvent::ConfirmationGiven { .. }
                | ConversationEvent::ConfirmationLapsed { .. }
                | ConversationEvent::LeftToPeople { .. }
                | ConversationEvent::ProvidersAsked { .. }
                | ConversationEvent::ReceiptCameEarly { .. } => {}
            }
        }
        let surplus = memory.turns.len().saturating_sub(TURNS);
        memory.turns.drain(..surplus);
        Ok(memory)
    }
}

/// The replies to earlier messages may have been written after this one came in.
fn is_reply(event_type: &str) -> bool {
    event_type == "MessageQueued"
}

/// Answers to requests and to what was not understood; nothing of verification, and no username.
fn is_remembered(request_id: Option<Uuid>, text_key: &str) -> bool {
    let may_name = [Key::MyUsername, Key::CustomReply].iter().any(|key| key.name() == text_key);
    (request_id.is_some() && !may_name) || text_key == Key::NotUnderstood.name()
}

/// The beginning of a text.
pub fn piece(text: &str) -> String {
    match text.char_indices().nth(PIECE) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
