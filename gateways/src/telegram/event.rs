//! What Telegram posts to our webhook: one update.

use jiff::Timestamp;
use serde_json::Value;

use crate::channel::{Arrived, ChatKind, DecodeError, Identity, IgnoreReason, Message};
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

/// Reads one webhook body. `bot` is the bot's own id (see [`bot_id`](super::bot_id)), since updates are numbered for each bot.
/// Never panics; unknown updates, kinds of messages and fields are accepted.
///
/// # Errors
/// When the body is no JSON object of this API, or a message lacks the parts that identify it.
pub fn decode(bot: &str, body: &[u8]) -> Result<Arrived, DecodeError> {
    let body: Value = serde_json::from_slice(body).map_err(|e| DecodeError::NotJson(e.to_string()))?;
    let update_id = wire::int_at(&body, &["update_id"]).ok_or(DecodeError::Missing("update_id"))?;
    if let Some(told) = wire::field(&body, &["message"]) {
        return message(bot, update_id, told);
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
        "edited_message" => IgnoreReason::Protocol,
        "channel_post" | "edited_channel_post" => IgnoreReason::Broadcast,
        "message_reaction" | "message_reaction_count" => IgnoreReason::Reaction,
        "poll" | "poll_answer" => IgnoreReason::Poll,
        _ => IgnoreReason::UnknownEvent,
    };
    Ok(Arrived::ignored(what, why))
}

fn message(bot: &str, update_id: i64, told: &Value) -> Result<Arrived, DecodeError> {
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
        let own = wire::text_at(from, &["id"]).is_some_and(|id| id == bot);
        return ignored("message", if own { IgnoreReason::Own } else { IgnoreReason::Bot });
    }
    let Some(author) = wire::int_at(from, &["id"]) else { return ignored("message", IgnoreReason::NoAuthor) };
    let Some(text) = ["text", "caption"].iter().find_map(|name| wire::written(told.get(*name)?)) else {
        let why = if wire::field(told, &["poll"]).is_some() { IgnoreReason::Poll } else { IgnoreReason::NoText };
        return ignored("message", why);
    };
    let answers = told.get("reply_to_message").and_then(|quoted| wire::text_at(quoted, &["message_id"]));
    Ok(Arrived::Message(Box::new(Message {
        external_key: format!("{bot}/{update_id}"),
        message_id: message_id.to_string(),
        chat: chat_id.to_string(),
        chat_kind,
        chat_name: wire::text_at(chat, &["title"]),
        author: vec![Identity::new("telegram", author.to_string())],
        author_name: name(from),
        text: without_slash(&text, told),
        sent_at_unix: wire::int_at(told, &["date"]).unwrap_or(0),
        answers,
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

/// `/refill@desk_bot 54321` says `refill 54321`: in groups with privacy mode on, a slash is the only way to be heard.
fn without_slash(text: &str, told: &Value) -> String {
    let first = told.get("entities").or_else(|| told.get("caption_entities")).and_then(|list| list.get(0));
    let is_command = first.is_some_and(|entity| {
        entity.get("type").and_then(Value::as_str) == Some("bot_command")
            && wire::int_at(entity, &["offset"]) == Some(0)
    });
    let Some(rest) = text.strip_prefix('/').filter(|_| is_command) else {
        return text.to_owned();
    };
    let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
    let (command, words) = rest.split_at(end);
    let command = command.split_once('@').map_or(command, |(command, _bot)| command);
    format!("{command}{words}")
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
