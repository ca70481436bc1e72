//! One inbound message, whatever version of the server it came from (`WIRE.md §3.4`, `§3.5`).

use serde::Serialize;
use serde_json::Value;

use super::event::IgnoreReason;
use super::jid::{self, JidKind};
use crate::channel::DecodeError;
use crate::wire;

/// A message a person wrote, or our own phone sent (`from_me`).
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct InboundMessage {
    /// The same for every delivery of this message and for no other: chat, author, message id. Holds addresses: hash it before
    /// it becomes an id.
    pub external_key: String,
    /// The connection of the server that received it.
    pub instance: String,
    /// WhatsApp's id of the message in its chat.
    pub message_id: String,
    pub chat: Chat,
    pub sender: Sender,
    /// What was written: the text or a medium's caption. `None` for media without one.
    pub text: Option<String>,
    pub content: Content,
    /// When it was sent, unix seconds; 0 when the server did not say.
    pub sent_at_unix: i64,
    /// Sent from our own number: never a command.
    pub from_me: bool,
    /// People mentioned in the text, as sent.
    pub mentioned: Vec<String>,
    /// The message this one answers.
    pub quoted: Option<Quoted>,
}

/// Where a message was written and where an answer goes.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Chat {
    /// The address to answer to: the group, or the person's phone JID when known, else the LID.
    pub jid: String,
    pub kind: ChatKind,
}

/// A conversation with one person or a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ChatKind {
    Private,
    Group,
}

/// Who wrote.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Sender {
    /// Every address of this person the message tells, the phone JID first, then the LID. Either may be missing, and which one is
    /// there may differ between two messages of one person. Empty only when a group message names no author.
    pub jids: Vec<String>,
    /// The name the person chose.
    pub push_name: Option<String>,
}

/// What a message consists of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Content {
    Text,
    /// Picture, film, sound, document, sticker, place or contact, with or without a caption.
    Media,
    /// A kind of message this client does not know.
    Other,
}

/// The message another one answers.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Quoted {
    pub message_id: String,
    pub author: Option<String>,
    pub text: Option<String>,
}

/// Either a message or the reason why it is none.
pub(super) fn read(
    instance: &str,
    own_jid: Option<&str>,
    data: &Value,
) -> Result<Result<InboundMessage, IgnoreReason>, DecodeError> {
    let key = wire::field(data, &["key"]).ok_or(DecodeError::Missing("data.key"))?;
    let message_id = wire::text_at(key, &["id"]).ok_or(DecodeError::Missing("data.key.id"))?;
    let remote = at(key, "remoteJid").ok_or(DecodeError::Missing("data.key.remoteJid"))?;
    let remote = jid::plain(remote).ok_or(DecodeError::Malformed("data.key.remoteJid"))?;
    let kind = match JidKind::of(&remote) {
        JidKind::Group => ChatKind::Group,
        JidKind::Phone | JidKind::Lid => ChatKind::Private,
        JidKind::Broadcast => return Ok(Err(IgnoreReason::Broadcast)),
        JidKind::Other => return Ok(Err(IgnoreReason::NotAConversation)),
    };
    let from_me = key.get("fromMe").and_then(wire::flag).unwrap_or(false);
    let envelope = wire::field(data, &["message"]);
    let body = match envelope.map(Body::read) {
        Some(Body::Noise(reason)) => return Ok(Err(reason)),
        Some(Body::Said(content, text)) => (content, text),
        None => return Ok(Err(IgnoreReason::Empty)),
    };
    let peer = || {
        let forms = ["remoteJidAlt", "remoteJid", "senderPn", "senderLid"];
        jid::of_person(forms.map(|name| at(key, name)))
    };
    let author = || {
        let forms = ["participantAlt", "participantPn", "participant", "senderPn", "senderLid", "participantLid"];
        jid::of_person(forms.map(|name| at(key, name)).into_iter().chain([at(data, "participant")]))
    };
    let jids = match (kind, from_me) {
        (ChatKind::Group, _) => author(),
        (ChatKind::Private, false) => peer(),
        (ChatKind::Private, true) => jid::of_person([own_jid]),
    };
    let chat_jid = match kind {
        ChatKind::Group => remote,
        // Our own sends carry our own addresses as senderPn and senderLid.
        ChatKind::Private if from_me => {
            let forms = ["remoteJidAlt", "remoteJid"];
            jid::of_person(forms.map(|name| at(key, name))).into_iter().next().unwrap_or(remote)
        }
        ChatKind::Private => jids.first().cloned().unwrap_or(remote),
    };
    let who = match kind {
        ChatKind::Group => jids.first().map_or("", String::as_str),
        ChatKind::Private => "",
    };
    let context = context(data, envelope);
    let (content, text) = body;
    Ok(Ok(InboundMessage {
        external_key: format!("{chat_jid}/{who}/{message_id}"),
        instance: instance.to_owned(),
        message_id,
        chat: Chat { jid: chat_jid, kind },
        sender: Sender { jids, push_name: wire::text_at(data, &["pushName"]) },
        text,
        content,
        sent_at_unix: data.get("messageTimestamp").and_then(unix_seconds).unwrap_or(0),
        from_me,
        mentioned: context.map(mentioned).unwrap_or_default(),
        quoted: context.and_then(quoted),
    }))
}

fn at<'a>(object: &'a Value, name: &str) -> Option<&'a str> {
    object.get(name).and_then(Value::as_str).map(str::trim).filter(|s| !s.is_empty())
}

/// Seconds as a number, as text, or as the two halves of a long.
fn unix_seconds(value: &Value) -> Option<i64> {
    let seconds = if value.is_object() {
        let low = wire::int_at(value, &["low"])?;
        let high = wire::int_at(value, &["high"]).unwrap_or(0);
        // The low half is written as a signed number.
        high.checked_mul(1 << 32)?.checked_add(low & 0xffff_ffff)?
    } else {
        wire::int(value)?
    };
    // Milliseconds, as some forwarders write them.
    Some(if seconds > 100_000_000_000 { seconds / 1000 } else { seconds })
}

/// What the `message` object holds.
enum Body {
    Said(Content, Option<String>),
    Noise(IgnoreReason),
}

/// Wrappers around the real message.
const WRAPPERS: [&str; 7] = [
    "ephemeralMessage",
    "viewOnceMessage",
    "viewOnceMessageV2",
    "viewOnceMessageV2Extension",
    "documentWithCaptionMessage",
    "deviceSentMessage",
    "groupMentionedMessage",
];

/// Where a text can be, in the order of preference.
const TEXTS: [(&str, &str); 7] = [
    ("extendedTextMessage", "text"),
    ("buttonsResponseMessage", "selectedDisplayText"),
    ("templateButtonReplyMessage", "selectedDisplayText"),
    ("listResponseMessage", "title"),
    ("imageMessage", "caption"),
    ("videoMessage", "caption"),
    ("documentMessage", "caption"),
];

const MEDIA: [&str; 13] = [
    "imageMessage",
    "videoMessage",
    "ptvMessage",
    "audioMessage",
    "documentMessage",
    "stickerMessage",
    "lottieStickerMessage",
    "locationMessage",
    "liveLocationMessage",
    "contactMessage",
    "contactsArrayMessage",
    "albumMessage",
    "stickerPackMessage",
];

/// Parts that are about a message, not one themselves.
const NOISE: [(&str, IgnoreReason); 11] = [
    ("reactionMessage", IgnoreReason::Reaction),
    ("encReactionMessage", IgnoreReason::Reaction),
    ("protocolMessage", IgnoreReason::Protocol),
    ("editedMessage", IgnoreReason::Protocol),
    ("senderKeyDistributionMessage", IgnoreReason::Protocol),
    ("placeholderMessage", IgnoreReason::Protocol),
    ("keepInChatMessage", IgnoreReason::Protocol),
    ("pinInChatMessage", IgnoreReason::Protocol),
    ("pollUpdateMessage", IgnoreReason::Poll),
    ("call", IgnoreReason::Protocol),
    ("callLogMesssage", IgnoreReason::Protocol),
];

impl Body {
    /// A message object may hold several parts (`messageContextInfo` often comes first), so each is looked for by name.
    fn read(message: &Value) -> Self {
        let message = unwrapped(message);
        let text = written(message);
        let has_media = MEDIA.iter().any(|name| has(message, name));
        if has_media {
            return Self::Said(Content::Media, text);
        }
        if text.is_some() {
            return Self::Said(Content::Text, text);
        }
        match NOISE.iter().find(|(name, _)| has(message, name)) {
            Some((_, reason)) => Self::Noise(*reason),
            None if is_empty(message) => Self::Noise(IgnoreReason::Empty),
            None => Self::Said(Content::Other, None),
        }
    }
}

fn has(message: &Value, name: &str) -> bool {
    wire::field(message, &[name]).is_some()
}

/// Nothing in it but remarks about delivery.
fn is_empty(message: &Value) -> bool {
    match message.as_object() {
        Some(parts) => parts.iter().all(|(name, part)| name == "messageContextInfo" || part.is_null()),
        None => true,
    }
}

fn unwrapped(mut message: &Value) -> &Value {
    for _ in 0..4 {
        let inner = WRAPPERS.iter().find_map(|name| message.get(name)?.get("message"));
        match inner {
            Some(inner) if inner.is_object() => message = inner,
            Some(_) | None => break,
        }
    }
    message
}

fn written(message: &Value) -> Option<String> {
    let plain = message.get("conversation").and_then(Value::as_str);
    let parts = TEXTS.iter().map(|(part, name)| message.get(part)?.get(name)?.as_str());
    std::iter::once(plain)
        .chain(parts)
        .flatten()
        .map(|text| text.replace('\0', ""))
        .find(|text| !text.trim().is_empty())
}

/// Evolution puts it beside the message, WhatsApp inside the part.
fn context<'a>(data: &'a Value, message: Option<&'a Value>) -> Option<&'a Value> {
    wire::field(data, &["contextInfo"]).or_else(|| {
        let message = unwrapped(message?);
        message.as_object()?.values().find_map(|part| wire::field(part, &["contextInfo"]))
    })
}

fn mentioned(context: &Value) -> Vec<String> {
    let list = wire::field(context, &["mentionedJid", "mentionedJids"]).and_then(Value::as_array);
    list.into_iter().flatten().filter_map(Value::as_str).filter_map(jid::plain).collect()
}

fn quoted(context: &Value) -> Option<Quoted> {
    let message_id = wire::text_at(context, &["stanzaId"])?;
    let text = wire::field(context, &["quotedMessage"]).and_then(|message| written(unwrapped(message)));
    Some(Quoted { message_id, author: at(context, "participant").and_then(jid::plain), text })
}
