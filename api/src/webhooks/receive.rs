//! Writing a message down.

use std::time::Duration;

use aggregates::conversation::{Answers, Conversation, ConversationCommand, Forwarded};
use aggregates::ids::{ChannelId, ChannelMessageId, ConversationId};
use aggregates::values::{ChatKind, Identity};
use app::ids;
use eventlog::{Actor, Call, Provenance, WorkspaceId};
use jiff::Timestamp;
use uuid::Uuid;

use super::not_done;
use crate::app::App;
use crate::error::Problem;

/// A message to be written down, whatever messenger it came through.
pub(crate) struct Incoming {
    /// The address of the person whose key seals what is personal.
    pub subject_of: String,
    pub chat: String,
    pub chat_kind: ChatKind,
    pub identities: Vec<Identity>,
    pub sender_name: Option<String>,
    pub text: String,
    pub sent_at: Timestamp,
    pub received_at: Timestamp,
    /// What the messenger calls the message in its chat, in a form that spells nobody's number.
    pub channel_message_id: Option<ChannelMessageId>,
    /// Where the words come from, where the author passed them on.
    pub forwarded: Option<Forwarded>,
    /// The message it answers, named like `channel_message_id`.
    pub answers: Option<ChannelMessageId>,
    /// The message this is a new wording of.
    pub edits: Option<Uuid>,
    /// Names the message for ever: a repeat changes nothing.
    pub key: String,
}

/// How often, and after which pause, the record of a sending is looked for.
const WORD_LOOKS: usize = 20;
const WORD_PAUSE: Duration = Duration::from_millis(50);

/// Appends a message to its conversation; answers its position once it is durable.
pub(crate) async fn write_down(
    app: &App,
    workspace: WorkspaceId,
    channel_id: &ChannelId,
    incoming: Incoming,
) -> Result<i64, Problem> {
    let conversation_id = ids::of_conversation(&app.log, workspace, channel_id, &incoming.chat).await?;
    let subject = ids::of_subject(&app.log, workspace, &one_spelling(&incoming.subject_of)).await?;
    let message_id = app.log.new_id();
    let answers = match &incoming.answers {
        Some(id) => Some(answered(app, workspace, &conversation_id, id).await?),
        None => None,
    };
    let command = ConversationCommand::ReceiveMessage {
        message_id,
        channel_id: channel_id.to_owned(),
        chat: incoming.chat,
        chat_kind: incoming.chat_kind,
        subject,
        identities: incoming.identities,
        sender_name: incoming.sender_name,
        text: incoming.text,
        sent_at: incoming.sent_at,
        received_at: incoming.received_at,
        channel_message_id: incoming.channel_message_id,
        forwarded: incoming.forwarded,
        edits: incoming.edits,
        answers,
    };
    let call = Call::with_key(incoming.key, Provenance::start(Actor::Channel(channel_id.to_string()), message_id));
    let committed = app.log.execute::<Conversation>(workspace, conversation_id.as_str(), command, call).await;
    Ok(committed.map_err(not_done)?.position)
}

/// Whose message is answered. One of ours may be answered before its sending is on record: that is waited for.
async fn answered(
    app: &App,
    workspace: WorkspaceId,
    conversation_id: &ConversationId,
    id: &ChannelMessageId,
) -> Result<Answers, Problem> {
    for _ in 0..WORD_LOOKS {
        let known: Conversation = app.log.load(workspace, conversation_id.as_str()).await?;
        if let Some(outgoing) = known.outgoing_called(id) {
            return Ok(Answers::Ours { outgoing_id: outgoing.outgoing_id });
        }
        if !known.awaits_word() {
            break;
        }
        tokio::time::sleep(WORD_PAUSE).await;
        app.log.catch_up(workspace).await?;
    }
    Ok(Answers::Other)
}

/// One person has one key, whichever way their number is written.
fn one_spelling(address: &str) -> String {
    if !address.contains('@') {
        return address.to_owned();
    }
    let key = Identity::from_jid(address).key().into_owned();
    Identity(key).value().to_owned()
}

/// The message of a chat that the messenger calls so, as long as it is remembered.
pub(super) async fn heard_as(
    app: &App,
    workspace: WorkspaceId,
    channel_id: &ChannelId,
    chat: &str,
    channel_message_id: &ChannelMessageId,
) -> Result<Option<Uuid>, Problem> {
    let id = ids::of_conversation(&app.log, workspace, channel_id, chat).await?;
    let known: Conversation = app.log.load(workspace, id.as_str()).await?;
    Ok(known.heard_as(channel_message_id))
}
