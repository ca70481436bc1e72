//! What messengers post to us: check who it is, write it down, answer (CH7). Nothing else happens here.

use aggregates::conversation::{Conversation, ConversationCommand};
use aggregates::values::{ChatKind, Identity};
use aggregates::workspace::{Channel, ChannelKind};
use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::extract::rejection::BytesRejection;
use axum::http::{HeaderMap, header};
use eventlog::{Actor, Call, ExecuteError, Provenance, WorkspaceId};
use gateways::channel::{Delivery, DeliveryState};
use gateways::evolution::{self, DeliveryStatus, InboundMessage, WebhookEvent};
use jiff::Timestamp;
use secrecy::SecretString;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::App;
use crate::error::{Problem, Problems};
use crate::extract::Path;
use crate::receipts;

/// What came of a delivery.
#[derive(Serialize, ToSchema)]
pub(crate) struct Received {
    /// Where the message is in the log.
    #[serde(skip_serializing_if = "Option::is_none")]
    position: Option<i64>,
    /// Why it was not written down.
    #[serde(skip_serializing_if = "Option::is_none")]
    ignored: Option<&'static str>,
}

impl Received {
    const fn at(position: i64) -> Self {
        Self { position: Some(position), ignored: None }
    }

    const fn ignored(why: &'static str) -> Self {
        Self { position: None, ignored: Some(why) }
    }
}

/// Where a delivery came in.
#[derive(Deserialize)]
pub(crate) struct Address {
    channel_id: String,
    /// Servers that post by event append its name; the body says it too.
    #[serde(default, rename = "event")]
    _event: Option<String>,
}

/// A delivery of an Evolution API server.
///
/// `Authorization: Bearer <webhook secret>`, or its HS256 JWT signed with it. Answered after the message is durable; a repeat changes nothing.
#[utoipa::path(
    post, path = "/webhooks/evolution/{channel_id}", tag = "webhooks", security(("webhook_secret" = [])),
    params(("channel_id" = String, Path)),
    request_body = serde_json::Value,
    responses((status = OK, body = Received), Problems)
)]
pub(crate) async fn evolution(
    State(app): State<App>,
    Path(address): Path<Address>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Json<Received>, Problem> {
    take(&app, &address.channel_id, &headers, body).await.map(Json)
}

/// The same, for servers that append the event's name.
#[utoipa::path(
    post, path = "/webhooks/evolution/{channel_id}/{event}", tag = "webhooks", security(("webhook_secret" = [])),
    params(("channel_id" = String, Path), ("event" = String, Path)),
    request_body = serde_json::Value,
    responses((status = OK, body = Received), Problems)
)]
pub(crate) async fn evolution_event(
    State(app): State<App>,
    Path(address): Path<Address>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Json<Received>, Problem> {
    take(&app, &address.channel_id, &headers, body).await.map(Json)
}

async fn take(
    app: &App,
    channel_id: &str,
    headers: &HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Received, Problem> {
    let (workspace, channel) = find_channel(app, channel_id, ChannelKind::Evolution).await?;
    check_secret(app, headers, &channel)?;
    let body = body.map_err(|rejection| Problem::unread(&rejection))?;
    let event = evolution::decode(&body).map_err(|error| Problem::malformed(error.to_string()))?;
    match event {
        WebhookEvent::Message(message) => receive(app, workspace, channel_id, *message).await,
        WebhookEvent::MessageStatus { from_me: false, .. } => Ok(Received::ignored("a message of somebody else")),
        WebhookEvent::MessageStatus { message_id, remote_jid, from_me: true, status } => {
            receipt(app, workspace, channel_id, message_id, remote_jid, &status).await
        }
        WebhookEvent::ConnectionState { .. } => Ok(Received::ignored("connection state")),
        WebhookEvent::QrCode(_) => Ok(Received::ignored("qr code")),
        WebhookEvent::GroupsSeen(_) => Ok(Received::ignored("groups")),
        WebhookEvent::Ignored { .. } => Ok(Received::ignored("nothing to handle")),
    }
}

/// What became of a message we sent.
async fn receipt(
    app: &App,
    workspace: WorkspaceId,
    channel_id: &str,
    message_id: String,
    chat: Option<String>,
    status: &DeliveryStatus,
) -> Result<Received, Problem> {
    let Some(state) = delivery_state(status) else { return Ok(Received::ignored("a status that tells nothing")) };
    let delivery = Delivery { message_id, chat, state, at_unix: 0, trouble: None };
    let position = receipts::take(app, workspace, channel_id, delivery).await?;
    Ok(position.map_or(Received::ignored("nothing new about a message of ours"), Received::at))
}

fn delivery_state(status: &DeliveryStatus) -> Option<DeliveryState> {
    match status {
        DeliveryStatus::Error => Some(DeliveryState::Failed),
        DeliveryStatus::Pending => Some(DeliveryState::Accepted),
        DeliveryStatus::Server => Some(DeliveryState::Sent),
        DeliveryStatus::Delivered => Some(DeliveryState::Delivered),
        DeliveryStatus::Read => Some(DeliveryState::Read),
        DeliveryStatus::Played => Some(DeliveryState::Played),
        DeliveryStatus::Deleted | DeliveryStatus::Unknown(_) => None,
    }
}

async fn receive(
    app: &App,
    workspace: WorkspaceId,
    channel_id: &str,
    message: InboundMessage,
) -> Result<Received, Problem> {
    if message.from_me {
        return Ok(Received::ignored("sent by ourselves"));
    }
    let Some(text) = message.text.filter(|text| !text.trim().is_empty()) else {
        return Ok(Received::ignored("no text"));
    };
    let identities: Vec<Identity> = message.sender.jids.iter().map(|jid| Identity::from_jid(jid)).collect();
    let Some(author) = message.sender.jids.first() else {
        return Ok(Received::ignored("no author"));
    };
    let received_at = app.log.now();
    let sent_at =
        Timestamp::from_second(message.sent_at_unix).ok().filter(|_| message.sent_at_unix > 0).unwrap_or(received_at);
    let chat_kind = match message.chat.kind {
        evolution::ChatKind::Private => ChatKind::Private,
        evolution::ChatKind::Group => ChatKind::Group,
    };
    let incoming = Incoming {
        subject_of: author.clone(),
        chat: message.chat.jid,
        chat_kind,
        identities,
        sender_name: message.sender.push_name,
        text,
        sent_at,
        received_at,
        key: format!("evolution:{channel_id}:{}", message.external_key),
    };
    let position = write_down(app, workspace, channel_id, incoming).await?;
    Ok(Received::at(position))
}

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
    /// Names the message for ever: a repeat changes nothing.
    pub key: String,
}

/// Appends a message to its conversation; answers its position once it is durable.
pub(crate) async fn write_down(
    app: &App,
    workspace: WorkspaceId,
    channel_id: &str,
    incoming: Incoming,
) -> Result<i64, Problem> {
    let conversation_id =
        app.log.keyed_id(workspace, "conversation", &format!("{channel_id}/{}", incoming.chat)).await?;
    let subject = app.log.keyed_id(workspace, "subject", &incoming.subject_of).await?;
    let message_id = app.log.new_id();
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
    };
    let call = Call::with_key(incoming.key, Provenance::start(Actor::Channel(channel_id.to_owned()), message_id));
    match app.log.execute::<Conversation>(workspace, &conversation_id, command, call).await {
        Ok(committed) => Ok(committed.position),
        // The messenger posts it again.
        Err(ExecuteError::Conflict | ExecuteError::Stale { .. }) => {
            Err(Problem::unavailable("log_unavailable", "too many messages at once; post it again"))
        }
        Err(ExecuteError::Refused(refusal)) => Err(refusal.into()),
        Err(ExecuteError::Log(error)) => Err(error.into()),
    }
}

/// The channel of this id and kind, and its workspace, which the id begins with.
pub(crate) async fn find_channel(
    app: &App,
    channel_id: &str,
    kind: ChannelKind,
) -> Result<(WorkspaceId, Channel), Problem> {
    let missing = || Problem::missing("channel", channel_id);
    let workspace: WorkspaceId =
        channel_id.split_once('-').and_then(|(workspace, _)| workspace.parse().ok()).ok_or_else(missing)?;
    let mut state = app.workspace(workspace).await?.ok_or_else(missing)?;
    if !state.channels.contains_key(channel_id) {
        // It may have been added by another node a moment ago.
        app.log.catch_up(workspace).await?;
        state = app.workspace(workspace).await?.ok_or_else(missing)?;
    }
    let channel = state.channels.remove(channel_id).filter(|channel| channel.kind() == kind).ok_or_else(missing)?;
    Ok((workspace, channel))
}

/// Refuses who does not know the channel's webhook secret.
pub(crate) fn check_secret(app: &App, headers: &HeaderMap, channel: &Channel) -> Result<(), Problem> {
    let shown = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let secret = SecretString::from(channel.webhook_secret.expose().to_owned());
    if evolution::verify_authorization(shown, &secret, app.log.now().as_second()) {
        Ok(())
    } else {
        Err(Problem::unauthorized("send `Authorization: Bearer <webhook secret>`"))
    }
}
