//! What the server posts to our webhook (`docs/wire/evolution.md §3.3`, `§3.4`).

use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;

use super::jid::{self, JidKind};
use super::message::{self, InboundMessage};
use crate::channel::DecodeError;
use crate::wire;

/// One webhook delivery.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum WebhookEvent {
    /// Somebody wrote.
    Message(Box<InboundMessage>),
    /// A message we or somebody else sent got further.
    MessageStatus { message_id: String, remote_jid: Option<String>, from_me: bool, status: DeliveryStatus },
    /// The connection to WhatsApp changed.
    ConnectionState {
        state: ConnectionState,
        /// WhatsApp's code for a closed connection (401 logged out, 403 banned, 515 restarting, …).
        reason: Option<i64>,
        /// The address of the connected number, when told.
        own_jid: Option<String>,
        /// When, by the server's clock, which may be set to another zone than it says: good for nothing but telling what came first.
        told_at: Option<Timestamp>,
    },
    /// A new code to scan, or none when the server has given up making them.
    QrCode(Option<QrCode>),
    /// Groups the connected number is in.
    GroupsSeen(Vec<Group>),
    /// Nothing for us.
    Ignored { event: String, why: IgnoreReason },
}

/// How far a sent message got.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DeliveryStatus {
    Error,
    Pending,
    Server,
    Delivered,
    Read,
    Played,
    Deleted,
    Unknown(String),
}

/// The state of a connection to WhatsApp.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ConnectionState {
    Open,
    Connecting,
    Close,
    Refused,
    Unknown(String),
}

/// What a phone needs to connect: a picture to scan, or a pairing code to type.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct QrCode {
    /// The text inside the picture.
    pub code: Option<String>,
    /// The picture as a `data:image/png;base64,…` URL.
    pub image: Option<String>,
    pub pairing_code: Option<String>,
}

/// A group the connected number is in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Group {
    pub jid: String,
    pub name: Option<String>,
    pub size: Option<u64>,
    pub participants: Vec<Participant>,
}

/// A member of a group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Participant {
    /// Every address known, the phone JID first, then the LID.
    pub ids: Vec<String>,
    pub is_admin: bool,
    pub name: Option<String>,
}

/// Why a delivery is nothing for us.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum IgnoreReason {
    /// An event we did not ask for or do not know.
    UnknownEvent,
    /// What we sent ourselves, told back.
    OwnEcho,
    Reaction,
    Poll,
    /// Deletions, edits of nobody known, key exchange and the like.
    Protocol,
    /// A status post, newsletter or broadcast list.
    Broadcast,
    /// Neither a person nor a group.
    NotAConversation,
    /// No content at all.
    Empty,
}

/// Reads one webhook body. Never panics; unknown events and fields are accepted.
///
/// # Errors
/// When the body is no JSON object of this server, or a message lacks the parts that identify it.
pub fn decode(body: &[u8]) -> Result<WebhookEvent, DecodeError> {
    let body: Value = serde_json::from_slice(body).map_err(|e| DecodeError::NotJson(e.to_string()))?;
    let event = body.get("event").and_then(Value::as_str).ok_or(DecodeError::Missing("event"))?;
    let data = body.get("data").unwrap_or(&Value::Null);
    let ignored = |why| WebhookEvent::Ignored { event: event.to_owned(), why };
    Ok(match name(event).as_str() {
        "MESSAGES_UPSERT" => {
            let instance = wire::text_at(&body, &["instance"]).unwrap_or_default();
            let own_jid = body.get("sender").and_then(Value::as_str);
            match message::read(&instance, own_jid, only(data)?)? {
                Ok(message) => WebhookEvent::Message(Box::new(message)),
                Err(why) => ignored(why),
            }
        }
        "MESSAGES_UPDATE" => match message_status(data) {
            Some(status) => status,
            None => ignored(IgnoreReason::Empty),
        },
        "MESSAGES_EDITED" => {
            let instance = wire::text_at(&body, &["instance"]).unwrap_or_default();
            match message::edited(&instance, body.get("sender").and_then(Value::as_str), data)? {
                Ok(message) => WebhookEvent::Message(Box::new(message)),
                Err(why) => ignored(why),
            }
        }
        "MESSAGES_DELETE" => ignored(IgnoreReason::Protocol),
        "SEND_MESSAGE" | "SEND_MESSAGE_UPDATE" => ignored(IgnoreReason::OwnEcho),
        "CONNECTION_UPDATE" => connection_state(data, &["state"], &["statusReason"], told_at(&body)),
        "STATUS_INSTANCE" => connection_state(data, &["status"], &["disconnectionReasonCode"], told_at(&body)),
        "QRCODE_UPDATED" => WebhookEvent::QrCode(wire::field(data, &["qrcode"]).and_then(QrCode::read)),
        "GROUPS_UPSERT" | "GROUPS_UPDATE" | "GROUP_UPDATE" => WebhookEvent::GroupsSeen(groups(data)),
        _ => ignored(IgnoreReason::UnknownEvent),
    })
}

/// The instance that a webhook body is about, where it names one.
#[must_use]
pub fn instance_of(body: &[u8]) -> Option<String> {
    let body: Value = serde_json::from_slice(body).ok()?;
    wire::text_at(&body, &["instance"]).or_else(|| wire::text_at(body.get("instance")?, &["instanceName", "name"]))
}

/// `messages.upsert`, `messages-upsert` and `MESSAGES_UPSERT` are one event.
fn name(event: &str) -> String {
    event.replace(['.', '-'], "_").to_ascii_uppercase()
}

/// A message comes alone; a list of one is taken for it.
fn only(data: &Value) -> Result<&Value, DecodeError> {
    match data {
        Value::Object(_) => Ok(data),
        Value::Array(list) if list.len() == 1 => Ok(&list[0]),
        Value::Null => Err(DecodeError::Missing("data")),
        Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) => Err(DecodeError::Malformed("data")),
    }
}

fn message_status(data: &Value) -> Option<WebhookEvent> {
    let key = wire::field(data, &["key"]).unwrap_or(data);
    Some(WebhookEvent::MessageStatus {
        message_id: wire::text_at(data, &["keyId"]).or_else(|| wire::text_at(key, &["id"]))?,
        remote_jid: wire::text_at(key, &["remoteJid"]).as_deref().and_then(jid::plain),
        from_me: key.get("fromMe").and_then(wire::flag).unwrap_or(false),
        status: DeliveryStatus::read(&wire::text_at(data, &["status"])?),
    })
}

fn told_at(body: &Value) -> Option<Timestamp> {
    body.get("date_time")?.as_str()?.trim().parse().ok()
}

fn connection_state(data: &Value, state: &[&str], reason: &[&str], told_at: Option<Timestamp>) -> WebhookEvent {
    WebhookEvent::ConnectionState {
        state: ConnectionState::read(&wire::text_at(data, state).unwrap_or_default()),
        reason: wire::int_at(data, reason),
        own_jid: wire::text_at(data, &["wuid"]).as_deref().and_then(jid::plain),
        told_at,
    }
}

/// The groups of a list, or of one group alone; entries that are no group are left out.
pub(super) fn groups(data: &Value) -> Vec<Group> {
    match data.as_array() {
        Some(list) => list.iter().filter_map(Group::read).collect(),
        None => Group::read(data).into_iter().collect(),
    }
}

impl DeliveryStatus {
    fn read(text: &str) -> Self {
        match text.to_ascii_uppercase().as_str() {
            "ERROR" => Self::Error,
            "PENDING" => Self::Pending,
            "SERVER_ACK" => Self::Server,
            "DELIVERY_ACK" => Self::Delivered,
            "READ" => Self::Read,
            "PLAYED" => Self::Played,
            "DELETED" => Self::Deleted,
            _ => Self::Unknown(text.to_owned()),
        }
    }
}

impl ConnectionState {
    pub(super) fn read(text: &str) -> Self {
        match text.to_ascii_lowercase().as_str() {
            "open" => Self::Open,
            "connecting" => Self::Connecting,
            "close" | "closed" => Self::Close,
            "refused" => Self::Refused,
            _ => Self::Unknown(text.to_owned()),
        }
    }
}

impl QrCode {
    pub(super) fn read(value: &Value) -> Option<Self> {
        let qr = Self {
            code: wire::text_at(value, &["code"]),
            image: wire::text_at(value, &["base64"]),
            pairing_code: wire::text_at(value, &["pairingCode"]),
        };
        (qr != Self::default()).then_some(qr)
    }
}

impl Group {
    fn read(value: &Value) -> Option<Self> {
        let jid = jid::plain(&wire::text_at(value, &["id", "jid"])?)?;
        (JidKind::of(&jid) == JidKind::Group).then(|| Self {
            name: wire::text_at(value, &["subject", "name"]),
            size: wire::id_at(value, &["size"]),
            participants: participants(value.get("participants").unwrap_or(&Value::Null)),
            jid,
        })
    }
}

/// Members as objects, or as bare addresses on old servers.
pub(super) fn participants(list: &Value) -> Vec<Participant> {
    list.as_array().into_iter().flatten().filter_map(Participant::read).collect()
}

impl Participant {
    fn read(value: &Value) -> Option<Self> {
        let forms = ["phoneNumber", "jid", "id", "lid"].map(|name| value.get(name).and_then(Value::as_str));
        let ids = jid::of_person(forms.into_iter().chain([value.as_str()]));
        (!ids.is_empty()).then(|| Self {
            ids,
            is_admin: wire::text_at(value, &["admin"]).is_some(),
            name: wire::text_at(value, &["name", "notify"]),
        })
    }
}
