//! The chat page's other side (CH5): messages of a sandbox channel in and out. The channel's webhook secret opens it.

use std::time::Duration;

use aggregates::conversation::{Conversation, ConversationEvent};
use aggregates::ids::{ChannelId, ConversationId};
use aggregates::values::{ChatKind, Identity};
use aggregates::workspace::ChannelKind;
use app::ids;
use axum::Json;
use axum::extract::{FromRequestParts, State};
use axum::http::request::Parts;
use cqrs_es::Aggregate;
use eventlog::{Recorded, WorkspaceId};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::after::After;
use crate::answer::{Changed, time};
use crate::app::App;
use crate::error::{Problem, Problems};
use crate::extract::{Body, Params, Path};
use crate::webhooks::{Incoming, check_secret, find_channel, write_down};

const NAME_MAX_CHARS: usize = 60;
const TEXT_MAX_CHARS: usize = 10_000;

/// Longest wait for something new, in seconds.
const WAIT_MAX_SECONDS: u64 = 25;

/// A sandbox channel, opened with its secret before anything else of the call is looked at.
pub(crate) struct Opened {
    workspace: WorkspaceId,
    channel_id: ChannelId,
}

impl FromRequestParts<App> for Opened {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let Path(channel_id) = Path::<ChannelId>::from_request_parts(parts, app).await?;
        let (workspace, channel) = find_channel(app, &channel_id, ChannelKind::Sandbox).await?;
        check_secret(app, &parts.headers, &channel)?;
        Ok(Self { workspace, channel_id })
    }
}

/// A message a person types.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ChatMessage {
    /// Who writes.
    #[schema(example = "maria")]
    person: String,
    /// The group they write in; left out: privately.
    #[serde(default)]
    chat: Option<String>,
    text: String,
    /// Names the message for ever in its chat: a repeat changes nothing.
    message_key: String,
}

/// Write a message.
#[utoipa::path(
    post, path = "/sandbox/{channel_id}/messages", tag = "sandbox", security(("webhook_secret" = [])),
    params(("channel_id" = String, Path)),
    request_body = ChatMessage,
    responses((status = OK, body = Changed), Problems)
)]
pub(crate) async fn write(
    State(app): State<App>,
    Opened { workspace, channel_id }: Opened,
    Body(message): Body<ChatMessage>,
) -> Result<Changed, Problem> {
    let person = name(&message.person, "person")?;
    let (chat, chat_kind) = match &message.chat {
        Some(group) => (group_chat(&name(group, "chat")?), ChatKind::Group),
        None => (private_chat(&person), ChatKind::Private),
    };
    let key = message.message_key.trim();
    if key.is_empty() || key.len() > 255 {
        return Err(Problem::invalid("message_key", "`message_key` must have 1 to 255 characters"));
    }
    if message.text.trim().is_empty() || message.text.chars().count() > TEXT_MAX_CHARS {
        return Err(Problem::invalid("text", format!("`text` must have 1 to {TEXT_MAX_CHARS} characters")));
    }
    let identity = Identity(private_chat(&person));
    let now = app.log.now();
    let incoming = Incoming {
        subject_of: identity.0.clone(),
        key: format!("sandbox:{channel_id}:{chat}:{key}"),
        chat,
        chat_kind,
        identities: vec![identity],
        sender_name: Some(message.person.trim().to_owned()),
        text: message.text,
        sent_at: now,
        received_at: now,
        channel_message_id: None,
        forwarded: None,
        answers: None,
        edits: None,
    };
    Ok(Changed::at(write_down(&app, workspace, &channel_id, incoming).await?))
}

/// Which chat.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct ChatParams {
    /// The private chat with this person.
    person: Option<String>,
    /// The chat of this group.
    group: Option<String>,
    /// Wait this long for something new, in seconds, at most 25.
    wait: Option<u64>,
}

/// Part of a chat.
#[derive(Serialize, ToSchema)]
pub(crate) struct ChatAnswer {
    /// New and changed messages, oldest first.
    items: Vec<ChatItem>,
    /// Give it as `after` for what comes next.
    position: i64,
}

/// One message of a chat.
#[derive(Serialize, ToSchema)]
pub(crate) struct ChatItem {
    id: String,
    /// `in`: a person wrote it; `out`: the program did.
    direction: &'static str,
    person: Option<String>,
    text: String,
    at: String,
    /// `received`, `queued`, `sent`, `delivered`, `read`, `retrying`, `unknown`, `failed` or `withheld`.
    state: &'static str,
    position: i64,
    #[serde(skip)]
    changed: i64,
}

/// Messages of a chat; with `after`, only what is new or changed since.
#[utoipa::path(
    get, path = "/sandbox/{channel_id}/messages", tag = "sandbox", security(("webhook_secret" = [])),
    params(("channel_id" = String, Path), ChatParams, ("after" = Option<i64>, Query, description = "Only what is new or changed since")),
    responses((status = OK, body = ChatAnswer), Problems)
)]
pub(crate) async fn read(
    State(app): State<App>,
    Opened { workspace, channel_id }: Opened,
    after: After,
    Params(params): Params<ChatParams>,
) -> Result<Json<ChatAnswer>, Problem> {
    let chat = match (&params.person, &params.group) {
        (Some(person), None) => private_chat(&name(person, "person")?),
        (None, Some(group)) => group_chat(&name(group, "group")?),
        (Some(_), Some(_)) | (None, None) => return Err(Problem::invalid("person", "give `person` or `group`")),
    };
    let conversation_id = ids::of_conversation(&app.log, workspace, &channel_id, &chat).await?;
    let since = after.0.unwrap_or(0);
    let until = tokio::time::Instant::now() + Duration::from_secs(params.wait.unwrap_or(0).min(WAIT_MAX_SECONDS));
    loop {
        let head = app.log.head(workspace).await?;
        let items = messages(&app, workspace, &conversation_id, since).await?;
        if !items.is_empty() || tokio::time::Instant::now() >= until {
            return Ok(Json(ChatAnswer { items, position: head.max(since) }));
        }
        tokio::select! {
            () = app.log.wait_beyond(workspace, head) => {}
            () = tokio::time::sleep_until(until) => {}
            () = app.stopping.cancelled() => return Ok(Json(ChatAnswer { items, position: head.max(since) })),
        }
    }
}

async fn messages(
    app: &App,
    workspace: WorkspaceId,
    conversation_id: &ConversationId,
    since: i64,
) -> Result<Vec<ChatItem>, Problem> {
    let mut items: Vec<ChatItem> = Vec::new();
    for recorded in app.log.read_stream(workspace, Conversation::TYPE, conversation_id.as_str()).await? {
        let event = recorded.event::<Conversation>()?;
        apply(&mut items, &recorded, &event);
    }
    items.retain(|item| item.changed > since);
    Ok(items)
}

fn apply(items: &mut Vec<ChatItem>, recorded: &Recorded, event: &ConversationEvent) {
    let new = |id: &uuid::Uuid, direction, person: Option<String>, text: &str, state| ChatItem {
        id: id.as_simple().to_string(),
        direction,
        person,
        text: text.to_owned(),
        at: time(recorded.recorded_at),
        state,
        position: recorded.position,
        changed: recorded.position,
    };
    let (id, state) = match event {
        ConversationEvent::MessageReceived { message_id, sender_name, text, .. } => {
            return items.push(new(message_id, "in", sender_name.clone(), text, "received"));
        }
        ConversationEvent::MessageQueued { outgoing_id, text, .. } => {
            return items.push(new(outgoing_id, "out", None, text, "queued"));
        }
        ConversationEvent::MessageWithheld { outgoing_id, text, .. } => {
            return items.push(new(outgoing_id, "out", None, text, "withheld"));
        }
        ConversationEvent::MessageSent { outgoing_id, .. } => (outgoing_id, "sent"),
        ConversationEvent::SendingFailed { outgoing_id, .. } => (outgoing_id, "retrying"),
        ConversationEvent::SendingUnknown { outgoing_id, .. } => (outgoing_id, "unknown"),
        ConversationEvent::SendingAbandoned { outgoing_id, .. } => (outgoing_id, "failed"),
        ConversationEvent::ResendRequested { outgoing_id, .. } => (outgoing_id, "queued"),
        ConversationEvent::MessageDelivered { outgoing_id, .. } => (outgoing_id, "delivered"),
        ConversationEvent::MessageRead { outgoing_id, .. } => (outgoing_id, "read"),
        ConversationEvent::DeliveryFailed { outgoing_id, .. } => (outgoing_id, "failed"),
        ConversationEvent::ConfirmationAsked { .. }
        | ConversationEvent::ConfirmationGiven { .. }
        | ConversationEvent::ConfirmationLapsed { .. }
        | ConversationEvent::LeftToPeople { .. }
        | ConversationEvent::ProvidersAsked { .. }
        | ConversationEvent::PartSent { .. }
        | ConversationEvent::ReceiptCameEarly { .. } => return,
    };
    let id = id.as_simple().to_string();
    if let Some(item) = items.iter_mut().find(|item| item.id == id) {
        // Receipts are told in any order.
        let is_late = state == "delivered" && item.state == "read";
        item.state = if is_late { "read" } else { state };
        item.changed = recorded.position;
    }
}

/// A name as part of an address: trimmed, in small letters, without colons and the like.
fn name(text: &str, field: &str) -> Result<String, Problem> {
    let name = text.trim().to_lowercase();
    let fits = !name.is_empty()
        && name.chars().count() <= NAME_MAX_CHARS
        && !name.chars().any(|c| c.is_control() || matches!(c, ':' | '/' | '@'));
    if fits {
        Ok(name)
    } else {
        Err(Problem::invalid(
            field,
            format!("`{field}` must have 1 to {NAME_MAX_CHARS} characters, without `:`, `/` and `@`"),
        ))
    }
}

/// Address of the chat with a person, which is also the person's identity.
fn private_chat(person: &str) -> String {
    format!("sandbox:{person}")
}

/// Address of a group's chat: what a route over a sandbox channel has as its group.
fn group_chat(group: &str) -> String {
    format!("{group}@sandbox")
}
