//! One inbound message, whatever version of the server it came from (`docs/wire/evolution.md §3.4`, `§3.5`).

use serde::Serialize;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::event::IgnoreReason;
use super::jid::{self, JidKind};
use crate::channel::{DecodeError, UNREADABLE};
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
    /// Its author passed it on; WhatsApp does not say whose words they are.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub forwarded: bool,
    /// The message this is a new wording of, by its id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edits: Option<String>,
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
    let context = context(data, envelope);
    let edit = envelope.and_then(Edit::read);
    let body = match (&edit, envelope.map(Body::read)) {
        (Some(edit), _) => (Content::Text, Some(edit.text.clone())),
        (None, Some(Body::Said(content, text))) => (content, text),
        // An answer to a message that came without its words.
        (None, Some(Body::Noise(IgnoreReason::Empty)) | None) if context.is_some_and(quotes) => {
            (Content::Text, Some(UNREADABLE.to_owned()))
        }
        (None, Some(Body::Noise(reason))) => return Ok(Err(reason)),
        (None, None) => return Ok(Err(IgnoreReason::Empty)),
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
    let (content, text) = body;
    let external_key = match &edit {
        // The same edit may be told by several events, each with an id of its own.
        Some(edit) => format!("{chat_jid}/{who}/{}/edit/{}", edit.of, digest(&edit.text)),
        // Should the words come after all, they come under the same id.
        None if text.as_deref() == Some(UNREADABLE) => format!("{chat_jid}/{who}/{message_id}/unreadable"),
        None => format!("{chat_jid}/{who}/{message_id}"),
    };
    Ok(Ok(InboundMessage {
        external_key,
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
        forwarded: context.is_some_and(is_forwarded),
        edits: edit.map(|edit| edit.of),
    }))
}

/// A new wording of a message.
struct Edit {
    /// The message's id.
    of: String,
    text: String,
}

impl Edit {
    /// `protocolMessage` with the new wording in it, alone or inside `editedMessage`.
    fn read(message: &Value) -> Option<Self> {
        let inside = message.pointer("/editedMessage/message");
        let told = [Some(message), inside].into_iter().flatten().find_map(|place| place.get("protocolMessage"))?;
        Some(Self {
            of: wire::text_at(wire::field(told, &["key"])?, &["id"])?,
            text: written(unwrapped(wire::field(told, &["editedMessage"])?))?,
        })
    }
}

/// `messages.edited` tells the edited message's key and its new wording. Of a private chat some versions give the key as the author's own
/// phone has it, with our address in it: then nothing says who wrote, and it is none for us.
pub(super) fn edited(
    instance: &str,
    own_jid: Option<&str>,
    data: &Value,
) -> Result<Result<InboundMessage, IgnoreReason>, DecodeError> {
    let told = wire::field(data, &["key"]).unwrap_or(data);
    let words = wire::field(data, &["editedMessage"]).or_else(|| wire::field(data, &["message"]));
    let (Some(of), Some(words)) = (wire::text_at(told, &["id"]), words) else {
        return Ok(Err(IgnoreReason::Protocol));
    };
    let chat = at(told, "remoteJid").and_then(jid::plain);
    let is_group = chat.as_deref().is_some_and(|chat| JidKind::of(chat) == JidKind::Group);
    let is_own = told.get("fromMe").and_then(wire::flag).unwrap_or(false);
    let names_us = chat.is_some() && chat == own_jid.and_then(jid::plain);
    if chat.is_none() || names_us || (is_own && !(is_group && at(told, "participant").is_some())) {
        return Ok(Err(IgnoreReason::Protocol));
    }
    let mut key = told.clone();
    if let Some(parts) = key.as_object_mut() {
        // As the author's phone has it.
        parts.insert("fromMe".to_owned(), Value::Bool(false));
    }
    let sent_at = wire::field(data, &["timestampMs", "messageTimestamp"]).cloned().unwrap_or(Value::Null);
    let message = json!({
        "key": key,
        "pushName": data.get("pushName"),
        "messageTimestamp": sent_at,
        "message": { "protocolMessage": { "key": { "id": of }, "editedMessage": words } },
    });
    read(instance, own_jid, &message).map(|read| read.map_err(|_| IgnoreReason::Protocol))
}

fn digest(text: &str) -> String {
    hex::encode(&Sha256::digest(text.as_bytes())[..8])
}

/// Whether a message answers another one.
fn quotes(context: &Value) -> bool {
    wire::text_at(context, &["stanzaId"]).is_some()
}

fn is_forwarded(context: &Value) -> bool {
    context.get("isForwarded").and_then(wire::flag).unwrap_or(false)
        || wire::int_at(context, &["forwardingScore"]).is_some_and(|times| times > 0)
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

/// Where a text can be, in the order of preference.
const TEXTS: [&str; 8] = [
    "/extendedTextMessage/text",
    "/buttonsResponseMessage/selectedDisplayText",
    "/templateButtonReplyMessage/selectedDisplayText",
    "/listResponseMessage/title",
    "/interactiveResponseMessage/body/text",
    "/imageMessage/caption",
    "/videoMessage/caption",
    "/documentMessage/caption",
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
        let parts = message.as_object().into_iter().flatten();
        if parts.into_iter().any(|(name, part)| is_status(name) && part.get("message").is_some()) {
            return Self::Noise(IgnoreReason::Broadcast);
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
        Some(parts) => parts.iter().all(|(name, part)| {
            let says_nothing = part.is_null() || part.as_str().is_some_and(|text| text.trim().is_empty());
            name == "messageContextInfo"
                || says_nothing
                || (name == "extendedTextMessage" && written(message).is_none())
        }),
        None => true,
    }
}

/// Whatever holds a `message` is a wrapper around the real one; but an edit is none, and posts of a status are no conversation.
fn unwrapped(mut message: &Value) -> &Value {
    for _ in 0..8 {
        if written(message).is_some() || MEDIA.iter().any(|name| has(message, name)) {
            break;
        }
        let parts = message.as_object().into_iter().flatten();
        let inner = parts
            .filter(|(name, _)| !is_edit(name) && !is_status(name))
            .find_map(|(_, part)| part.get("message").filter(|inner| inner.is_object()));
        match inner {
            Some(inner) => message = inner,
            None => break,
        }
    }
    message
}

fn is_edit(part: &str) -> bool {
    part == "editedMessage"
}

fn is_status(part: &str) -> bool {
    part.to_ascii_lowercase().contains("status")
}

fn written(message: &Value) -> Option<String> {
    let plain = message.get("conversation").and_then(Value::as_str);
    let parts = TEXTS.iter().map(|place| message.pointer(place)?.as_str());
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
