//! An Evolution API server (`docs/wire/evolution.md §3`).

use aggregates::conversation::Forwarded;
use aggregates::ids::{ChannelId, ChannelMessageId};
use aggregates::values::{ChatKind, Identity};
use aggregates::workspace::{Channel, ChannelKind};
use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use eventlog::WorkspaceId;
use gateways::channel::{Arrived, ConnectionState, Delivery, DeliveryState};
use gateways::evolution::{self as gateway, DeliveryStatus, InboundMessage, WebhookEvent};
use jiff::Timestamp;

use super::receive::heard_as;
use super::{Address, Incoming, Place, Received, arrived, secret, shown, write_down};
use crate::app::App;
use crate::body::Unread;
use crate::channel_health::Report;
use crate::error::{Problem, Problems};
use crate::extract::Path;

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
    body: Unread,
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
    body: Unread,
) -> Result<Json<Received>, Problem> {
    take(&app, &address.channel_id, &headers, body).await.map(Json)
}

async fn take(app: &App, channel_id: &ChannelId, headers: &HeaderMap, body: Unread) -> Result<Received, Problem> {
    let place = Place::find(app, channel_id, ChannelKind::Evolution).await?;
    check_secret(app, headers, &place.channel)?;
    // A server never posts again what was answered with 400, and its own log then says why (`docs/wire/evolution.md §3.3`).
    let body = body.read().await?;
    if !place.is_ours(gateway::instance_of(&body).as_deref()) {
        return Ok(Received::ignored("an event of another instance"));
    }
    let event = gateway::decode(&body).map_err(|error| Problem::malformed(error.to_string()))?;
    place.take(app, written(app, &place, event)).await
}

async fn written(app: &App, place: &Place, event: WebhookEvent) -> Result<Received, Problem> {
    match event {
        WebhookEvent::Message(message) => receive(app, place.workspace, &place.channel_id, *message).await,
        WebhookEvent::MessageStatus { from_me: false, .. } => Ok(Received::ignored("a message of somebody else")),
        WebhookEvent::MessageStatus { message_id, remote_jid, from_me: true, status } => {
            let Some(state) = delivery_state(&status) else {
                return Ok(Received::ignored("a status that tells nothing"));
            };
            let delivery = Delivery { message_id, chat: remote_jid, state, at_unix: 0, trouble: None };
            arrived::take(app, place, Arrived::Delivery(delivery)).await
        }
        WebhookEvent::ConnectionState { state, reason, own_jid: _, told_at } => {
            let report = Report::of_instance(&state, reason);
            arrived::connected(app, place, connection_state(state, reason), report, told_at).await
        }
        WebhookEvent::QrCode(_) => Ok(Received::ignored("qr code")),
        WebhookEvent::GroupsSeen(_) => Ok(Received::ignored("groups")),
        WebhookEvent::Ignored { .. } => Ok(Received::ignored("nothing to handle")),
    }
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

/// WhatsApp closes the connection of a banned number with code 403.
fn connection_state(state: gateway::ConnectionState, reason: Option<i64>) -> ConnectionState {
    match state {
        gateway::ConnectionState::Open => ConnectionState::Open,
        gateway::ConnectionState::Connecting => ConnectionState::Connecting,
        gateway::ConnectionState::Close if reason == Some(403) => ConnectionState::Blocked,
        gateway::ConnectionState::Close => ConnectionState::Close,
        gateway::ConnectionState::Refused => ConnectionState::Unknown("refused".to_owned()),
        gateway::ConnectionState::Unknown(word) => ConnectionState::Unknown(word),
    }
}

async fn receive(
    app: &App,
    workspace: WorkspaceId,
    channel_id: &ChannelId,
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
        gateway::ChatKind::Private => ChatKind::Private,
        gateway::ChatKind::Group => ChatKind::Group,
    };
    let edits = match message.edits {
        None => None,
        Some(id) => match heard_as(app, workspace, channel_id, &message.chat.jid, &ChannelMessageId::new(id)).await? {
            Some(known) => Some(known),
            None => return Ok(Received::ignored(arrived::EDIT_OF_NOTHING)),
        },
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
        channel_message_id: Some(ChannelMessageId::new(message.message_id)),
        forwarded: message.forwarded.then_some(Forwarded::Elsewhere),
        answers: message.quoted.map(|quoted| quoted.message_id).map(ChannelMessageId::new),
        edits,
        key: format!("evolution:{channel_id}:{}", message.external_key),
    };
    let position = write_down(app, workspace, channel_id, incoming).await?;
    Ok(Received::at(position))
}

/// Refuses who does not know the channel's webhook secret.
pub(crate) fn check_secret(app: &App, headers: &HeaderMap, channel: &Channel) -> Result<(), Problem> {
    let (shown, secret) = (shown(headers, "authorization"), secret(&channel.webhook_secret));
    if gateway::verify_authorization(shown, &secret, app.log.now().as_second()) {
        Ok(())
    } else {
        Err(Problem::unauthorized("send `Authorization: Bearer <webhook secret>`"))
    }
}
