//! What the service posts to our webhook.

use jiff::Timestamp;
use serde_json::Value;

use crate::channel::{
    Arrived, ChatKind, ConnectionState, DecodeError, Delivery, DeliveryState, Forwarded, Identity, IgnoreReason,
    Message, Trouble, UNREADABLE,
};
use crate::evolution::jid;
use crate::outcome::{Kind, Sign};
use crate::wire;

/// Reads one webhook body. Never panics; unknown events, kinds of messages and fields are accepted.
///
/// # Errors
/// When the body is no JSON object of this service, or a message lacks the parts that identify it.
pub fn decode(body: &[u8]) -> Result<Arrived, DecodeError> {
    let body: Value = serde_json::from_slice(body).map_err(|e| DecodeError::NotJson(e.to_string()))?;
    let event = body.get("typeWebhook").and_then(Value::as_str).ok_or(DecodeError::Missing("typeWebhook"))?;
    let ignored = |why| Ok(Arrived::ignored(event, why));
    match event {
        "incomingMessageReceived" => message(&body),
        "outgoingMessageReceived" | "outgoingAPIMessageReceived" => ignored(IgnoreReason::Own),
        "outgoingMessageStatus" => {
            Ok(delivery(&body).unwrap_or_else(|| Arrived::ignored(event, IgnoreReason::Incomplete)))
        }
        "stateInstanceChanged" => match wire::text_at(&body, &["stateInstance"]) {
            Some(state) => {
                let told_at = wire::int_at(&body, &["timestamp"]).and_then(|at| Timestamp::from_second(at).ok());
                Ok(Arrived::Connection { state: connection_state(&state), told_at })
            }
            None => ignored(IgnoreReason::Incomplete),
        },
        // The phone's own network: says nothing about the connection of the instance.
        _ => ignored(IgnoreReason::UnknownEvent),
    }
}

/// The instance that a webhook body is about, where it names one.
#[must_use]
pub fn instance_of(body: &[u8]) -> Option<String> {
    let body: Value = serde_json::from_slice(body).ok()?;
    wire::text_at(body.get("instanceData")?, &["idInstance"])
}

fn message(body: &Value) -> Result<Arrived, DecodeError> {
    let message_id = wire::text_at(body, &["idMessage"]).ok_or(DecodeError::Missing("idMessage"))?;
    let sender = wire::field(body, &["senderData"]).ok_or(DecodeError::Missing("senderData"))?;
    let chat = wire::text_at(sender, &["chatId"]).ok_or(DecodeError::Missing("senderData.chatId"))?;
    let chat = jid::plain(&chat).ok_or(DecodeError::Malformed("senderData.chatId"))?;
    let said = body.get("messageData").unwrap_or(&Value::Null);
    let type_message = wire::text_at(said, &["typeMessage"]).unwrap_or_default();
    let ignored = |why| Ok(Arrived::ignored(&type_message, why));
    let chat_kind = match ChatKind::of_jid(&chat) {
        Ok(kind) => kind,
        Err(why) => return ignored(why),
    };
    let answers = answered(said);
    let edit = (type_message == "editedMessage").then(|| edited(said));
    let edits = match &edit {
        Some(edit) => edit.as_ref().map(|(of, _)| of.clone()),
        None => None,
    };
    let text = match edit {
        Some(edit) => edit.map(|(_, text)| text).ok_or(IgnoreReason::Protocol),
        None => words(&type_message, said),
    };
    let text = match text {
        Ok(text) => text,
        // An answer to a message that came without its words.
        Err(IgnoreReason::NoText) if is_text(&type_message) && answers.is_some() => UNREADABLE.to_owned(),
        Err(why) => return ignored(why),
    };
    let at = |name: &str| sender.get(name).and_then(Value::as_str);
    let own = wire::text_at(body.get("instanceData").unwrap_or(&Value::Null), &["wid"]).as_deref().and_then(jid::plain);
    let author = match chat_kind {
        ChatKind::Group => jid::of_person([at("sender"), at("senderLid")]),
        ChatKind::Private => jid::of_person([at("sender"), at("senderLid"), Some(&chat)]),
    };
    if own.is_some_and(|own| author.contains(&own)) {
        return ignored(IgnoreReason::Own);
    }
    if author.is_empty() {
        return ignored(IgnoreReason::NoAuthor);
    }
    let is_placeholder = is_placeholder(&text);
    let message = Box::new(Message {
        external_key: format!("{chat}/{message_id}"),
        message_id,
        chat_name: (chat_kind == ChatKind::Group).then(|| wire::text_at(sender, &["chatName"])).flatten(),
        // One person, one chat, whichever address the service names it by.
        chat: if chat_kind == ChatKind::Private { author[0].clone() } else { chat },
        chat_kind,
        author: author.iter().map(|jid| Identity::of_jid(jid)).collect(),
        author_name: wire::text_at(sender, &["senderName", "senderContactName"]),
        text,
        sent_at_unix: wire::int_at(body, &["timestamp"]).unwrap_or(0),
        answers,
        forwarded: is_forwarded(said).then_some(Forwarded::Elsewhere),
        edits,
    });
    Ok(if is_placeholder { Arrived::Undeciphered(message) } else { Arrived::Message(message) })
}

/// Every part of a message by its name.
fn parts(said: &Value) -> impl Iterator<Item = (&str, &Value)> {
    said.as_object()
        .into_iter()
        .flatten()
        .map(|(name, part)| (name.as_str(), part))
        .filter(|(_, part)| part.is_object())
}

/// The message this one answers. Of one that edits another, that one is not answered.
fn answered(said: &Value) -> Option<String> {
    let quoting = parts(said).filter(|(name, _)| *name != "editedMessageData" && *name != "deletedMessageData");
    quoting.into_iter().find_map(|(_, part)| wire::text_at(part, &["stanzaId"]))
}

/// The message that has new words, and these.
fn edited(said: &Value) -> Option<(String, String)> {
    let told = said.get("editedMessageData")?;
    let text = ["textMessage", "caption", "text"].iter().find_map(|name| wire::written(told.get(*name)?))?;
    Some((wire::text_at(told, &["stanzaId"])?, text))
}

/// WhatsApp does not say whose words they are.
fn is_forwarded(said: &Value) -> bool {
    let mut told = parts(said).filter(|(name, _)| *name != "quotedMessage");
    told.any(|(_, part)| {
        part.get("isForwarded").and_then(wire::flag).unwrap_or(false)
            || wire::int_at(part, &["forwardingScore"]).is_some_and(|times| times > 0)
    })
}

fn is_text(type_message: &str) -> bool {
    matches!(type_message, "textMessage" | "extendedTextMessage" | "quotedMessage")
}

/// The button or the line of a list that was chosen.
fn chosen(said: &Value) -> Option<String> {
    parts(said).find_map(|(name, part)| {
        let of_list = (name == "listResponseMessage").then(|| part.get("title")).flatten();
        let texts = [part.get("selectedButtonText"), part.get("selectedDisplayText"), of_list];
        texts.into_iter().flatten().find_map(wire::written)
    })
}

/// What was written or chosen, or why there is nothing to read.
fn words(type_message: &str, said: &Value) -> Result<String, IgnoreReason> {
    let at = |part: &str, name: &str| said.get(part).and_then(|part| part.get(name)).and_then(wire::written);
    match type_message {
        "textMessage" => at("textMessageData", "textMessage").ok_or(IgnoreReason::NoText),
        "extendedTextMessage" | "quotedMessage" => at("extendedTextMessageData", "text")
            .or_else(|| at("textMessageData", "textMessage"))
            .ok_or(IgnoreReason::NoText),
        "imageMessage" | "videoMessage" | "documentMessage" | "audioMessage" => {
            at("fileMessageData", "caption").ok_or(IgnoreReason::NoText)
        }
        "stickerMessage" | "locationMessage" | "contactMessage" | "contactsArrayMessage" => Err(IgnoreReason::NoText),
        "reactionMessage" => Err(IgnoreReason::Reaction),
        "pollMessage" | "pollUpdateMessage" => Err(IgnoreReason::Poll),
        "deletedMessage" | "groupInviteMessage" => Err(IgnoreReason::Protocol),
        _ => chosen(said).ok_or(IgnoreReason::UnknownContent),
    }
}

/// `{{SWE001}}` and its like stand for what WhatsApp could not decipher.
fn is_placeholder(text: &str) -> bool {
    let code = text.trim().strip_prefix("{{SWE").and_then(|rest| rest.strip_suffix("}}"));
    code.is_some_and(|code| !code.is_empty() && code.bytes().all(|b| b.is_ascii_digit()))
}

fn delivery(body: &Value) -> Option<Arrived> {
    let message_id = wire::text_at(body, &["idMessage"])?;
    let word = wire::text_at(body, &["status"])?;
    let described = wire::text_at(body, &["description"]).filter(|words| *words != word);
    let failed = |kind, sign, plain: &str| {
        let detail = described.as_ref().map_or_else(|| plain.to_owned(), |words| format!("{plain} ({words})"));
        (DeliveryState::Failed, Some(Trouble::new(&*word, kind, sign, &detail)))
    };
    let (state, trouble) = match word.as_str() {
        "sent" => (DeliveryState::Sent, None),
        "delivered" => (DeliveryState::Delivered, None),
        "read" => (DeliveryState::Read, None),
        "played" => (DeliveryState::Played, None),
        "failed" => failed(Kind::Refused, None, "WhatsApp did not deliver it"),
        "noAccount" => failed(Kind::Refused, None, "the number has no WhatsApp account"),
        "notInGroup" => failed(Kind::Refused, Some(Sign::ShutOut), "our number is not in this group any more"),
        "yellowCard" => {
            let plain = "WhatsApp limits what our number may send, a sign of a coming ban";
            failed(Kind::RateLimited, Some(Sign::BanRisk), plain)
        }
        _ => return Some(Arrived::ignored(&word, IgnoreReason::UnknownEvent)),
    };
    let chat = wire::text_at(body, &["chatId"]).as_deref().and_then(jid::plain);
    let at_unix = wire::int_at(body, &["timestamp"]).unwrap_or(0);
    Some(Arrived::Delivery(Delivery { message_id, chat, state, at_unix, trouble }))
}

pub(super) fn connection_state(word: &str) -> ConnectionState {
    match word {
        "authorized" => ConnectionState::Open,
        "notAuthorized" | "sleepMode" => ConnectionState::Close,
        "starting" => ConnectionState::Connecting,
        "yellowCard" => ConnectionState::Limited,
        "blocked" => ConnectionState::Blocked,
        _ => ConnectionState::Unknown(word.to_owned()),
    }
}
