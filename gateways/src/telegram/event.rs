//! What Telegram posts to our webhook: one update.

use jiff::Timestamp;
use serde_json::Value;

use super::Own;
use super::words::{Words, words};
use crate::channel::{Arrived, ChatKind, DecodeError, Forwarded, Identity, IgnoreReason, Message};
use crate::wire;

/// Service messages: about a chat, not said in it.
const SERVICE: [&str; 8] = [
    "new_chat_members",
    "left_chat_member",
    "new_chat_title",
    "new_chat_photo",
    "delete_chat_photo",
    "group_chat_created",
    "supergroup_chat_created",
    "pinned_message",
];

/// Reads one webhook body. Updates are numbered for each bot, and commands may name one. Never panics; unknown updates, kinds of messages and fields are accepted.
///
/// # Errors
/// When the body is no JSON object of this API, or a message lacks the parts that identify it.
pub fn decode(bot: Own<'_>, body: &[u8]) -> Result<Arrived, DecodeError> {
    let body: Value = serde_json::from_slice(body).map_err(|e| DecodeError::NotJson(e.to_string()))?;
    let update_id = wire::int_at(&body, &["update_id"]).ok_or(DecodeError::Missing("update_id"))?;
    if let Some(told) = wire::field(&body, &["message"]) {
        return message(bot, update_id, told, false);
    }
    if let Some(told) = wire::field(&body, &["edited_message"]) {
        return message(bot, update_id, told, true);
    }
    if let Some(told) = wire::field(&body, &["my_chat_member"]) {
        return Ok(membership(update_id, told).unwrap_or_else(|| {
            let is_channel = told.pointer("/chat/type").and_then(Value::as_str) == Some("channel");
            let why = if is_channel { IgnoreReason::Broadcast } else { IgnoreReason::Incomplete };
            Arrived::ignored("my_chat_member", why)
        }));
    }
    let what = body.as_object().and_then(|parts| parts.keys().find(|name| *name != "update_id"));
    let what = what.map_or("", String::as_str);
    let why = match what {
        "channel_post" | "edited_channel_post" => IgnoreReason::Broadcast,
        "message_reaction" | "message_reaction_count" => IgnoreReason::Reaction,
        "poll" | "poll_answer" => IgnoreReason::Poll,
        _ => IgnoreReason::UnknownEvent,
    };
    Ok(Arrived::ignored(what, why))
}

fn message(bot: Own<'_>, update_id: i64, told: &Value, is_edit: bool) -> Result<Arrived, DecodeError> {
    let ignored = |what: &str, why| Ok(Arrived::ignored(what, why));
    let chat = wire::field(told, &["chat"]).ok_or(DecodeError::Missing("message.chat"))?;
    let chat_id = wire::int_at(chat, &["id"]).ok_or(DecodeError::Missing("message.chat.id"))?;
    let message_id = wire::int_at(told, &["message_id"]).ok_or(DecodeError::Missing("message.message_id"))?;
    let migrated = |from: i64, to: i64| Ok(Arrived::GroupMigrated { from: from.to_string(), to: to.to_string() });
    if let Some(to) = wire::int_at(told, &["migrate_to_chat_id"]) {
        return migrated(chat_id, to);
    }
    if let Some(from) = wire::int_at(told, &["migrate_from_chat_id"]) {
        return migrated(from, chat_id);
    }
    let Some(chat_kind) = chat_kind(chat) else { return ignored("channel", IgnoreReason::Broadcast) };
    if let Some(what) = SERVICE.iter().find(|name| wire::field(told, &[name]).is_some()) {
        return ignored(what, IgnoreReason::Protocol);
    }
    if wire::field(told, &["sender_chat"]).is_some() {
        return ignored("sender_chat", IgnoreReason::NoAuthor);
    }
    let Some(from) = wire::field(told, &["from"]) else { return ignored("message", IgnoreReason::NoAuthor) };
    if from.get("is_bot").and_then(wire::flag) == Some(true) {
        let own = wire::text_at(from, &["id"]).is_some_and(|id| id == bot.id);
        return ignored("message", if own { IgnoreReason::Own } else { IgnoreReason::Bot });
    }
    let Some(author) = wire::int_at(from, &["id"]) else { return ignored("message", IgnoreReason::NoAuthor) };
    let texts = [("text", "entities"), ("caption", "caption_entities")];
    let text = texts.iter().find_map(|(name, beside)| {
        let text = wire::field(told, &[name])?.as_str().filter(|text| !text.trim().is_empty())?;
        Some(words(text, told.get(*beside), bot.username, chat_kind == ChatKind::Private))
    });
    let text = match text {
        Some(Words::Said(text)) => wire::written(&Value::from(text)),
        Some(Words::ToAnotherBot) => return ignored("bot_command", IgnoreReason::OtherBot),
        None => None,
    };
    let Some(text) = text else {
        let why = if wire::field(told, &["poll"]).is_some() { IgnoreReason::Poll } else { IgnoreReason::NoText };
        return ignored("message", why);
    };
    let sent_at = wire::int_at(told, &["date"]);
    // In a topic, what answers nothing answers the message that opened it.
    let answers = told
        .get("reply_to_message")
        .filter(|quoted| quoted.get("forum_topic_created").is_none())
        .and_then(|quoted| wire::text_at(quoted, &["message_id"]));
    Ok(Arrived::Message(Box::new(Message {
        external_key: format!("{}/{update_id}", bot.id),
        message_id: message_id.to_string(),
        chat: address(chat_id, chat_kind, told),
        chat_kind,
        chat_name: wire::text_at(chat, &["title"]),
        author: vec![Identity::new("telegram", author.to_string())],
        author_name: name(from),
        text,
        sent_at_unix: wire::int_at(told, &["edit_date"]).filter(|_| is_edit).or(sent_at).unwrap_or(0),
        answers,
        forwarded: forwarded(told),
        edits: is_edit.then(|| message_id.to_string()),
    })))
}

/// A person or a group; nothing for a channel, where nobody answers.
fn chat_kind(chat: &Value) -> Option<ChatKind> {
    match chat.get("type").and_then(Value::as_str) {
        Some("private") => Some(ChatKind::Private),
        Some("group" | "supergroup") => Some(ChatKind::Group),
        Some(_) | None => None,
    }
}

fn name(from: &Value) -> Option<String> {
    let parts = ["first_name", "last_name"].map(|part| wire::text_at(from, &[part]));
    let name = parts.into_iter().flatten().collect::<Vec<_>>().join(" ");
    if name.is_empty() { wire::text_at(from, &["username"]) } else { Some(name) }
}

/// Where the words come from that its author passed on; in old versions of the API by other names.
fn forwarded(told: &Value) -> Option<Forwarded> {
    let origin = wire::field(told, &["forward_origin"]);
    let is_forwarded = origin.is_some()
        || ["forward_from", "forward_from_chat", "forward_sender_name", "forward_date"]
            .iter()
            .any(|name| wire::field(told, &[name]).is_some());
    let author = origin.and_then(|origin| wire::field(origin, &["sender_user"])).or_else(|| told.get("forward_from"));
    let is_of_a_bot = author.and_then(|author| author.get("is_bot")).and_then(wire::flag) == Some(true);
    is_forwarded.then_some(if is_of_a_bot { Forwarded::Bot } else { Forwarded::Elsewhere })
}

/// Where an answer goes: the chat, and of a private chat that is cut into topics, the topic.
fn address(chat_id: i64, chat_kind: ChatKind, told: &Value) -> String {
    let topic = wire::int_at(told, &["message_thread_id"]).filter(|_| chat_kind == ChatKind::Private);
    super::address(chat_id, topic)
}

fn membership(update_id: i64, told: &Value) -> Option<Arrived> {
    let chat = wire::field(told, &["chat"])?;
    let status = wire::text_at(wire::field(told, &["new_chat_member"])?, &["status"])?;
    Some(Arrived::ChatJoined {
        chat: wire::int_at(chat, &["id"])?.to_string(),
        chat_kind: chat_kind(chat)?,
        name: wire::text_at(chat, &["title"]).or_else(|| name(chat)),
        is_member: !matches!(status.as_str(), "left" | "kicked"),
        told_at: told_at(update_id, told),
    })
}

/// Telegram tells whole seconds, and numbers its updates in order.
fn told_at(update_id: i64, told: &Value) -> Option<Timestamp> {
    let second = wire::int_at(told, &["date"])?;
    Timestamp::new(second, i32::try_from(update_id.rem_euclid(1_000_000_000)).ok()?).ok()
}
