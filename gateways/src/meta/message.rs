//! One inbound message of a batch.

use serde_json::Value;

use super::event::list;
use crate::channel::{Arrived, ChatKind, Forwarded, Identity, IgnoreReason, Message};
use crate::wire;

/// The message, or the reason why it is none.
pub(super) fn read(phone_number_id: &str, value: &Value, one: &Value) -> Arrived {
    let kind = wire::text_at(one, &["type"]).unwrap_or_default();
    let ignored = |why| Arrived::ignored(&kind, why);
    if kind == "system" {
        return system(one).unwrap_or_else(|| ignored(IgnoreReason::Protocol));
    }
    let edit = one.get("edit").filter(|_| kind == "edit");
    let text = match edit.map_or_else(|| words(&kind, one), edited) {
        Ok(text) => text,
        Err(why) => return ignored(why),
    };
    let Some(message_id) = wire::text_at(one, &["id"]) else { return ignored(IgnoreReason::Incomplete) };
    let contact = contact(value, one).unwrap_or(&Value::Null);
    let author = author(contact, one);
    let Some(first) = author.first() else { return ignored(IgnoreReason::NoAuthor) };
    let own = value.get("metadata").and_then(|m| wire::text_at(m, &["display_phone_number"]));
    if own.is_some_and(|own| first.kind == "wa_id" && digits(&own) == first.value) {
        return ignored(IgnoreReason::Own);
    }
    let group = wire::text_at(one, &["group_id"]);
    let profile = contact.get("profile").unwrap_or(&Value::Null);
    Arrived::Message(Box::new(Message {
        external_key: format!("{phone_number_id}/{message_id}"),
        message_id,
        chat_kind: if group.is_some() { ChatKind::Group } else { ChatKind::Private },
        chat: group.unwrap_or_else(|| first.value.clone()),
        chat_name: None,
        author_name: wire::text_at(profile, &["name", "username"]),
        author,
        text,
        sent_at_unix: wire::int_at(one, &["timestamp"]).unwrap_or(0),
        answers: one.get("context").and_then(|context| wire::text_at(context, &["id"])),
        forwarded: one.get("context").is_some_and(is_forwarded).then_some(Forwarded::Elsewhere),
        edits: edit.and_then(|edit| wire::text_at(edit, &["original_message_id"])),
    }))
}

/// The new words of an edited message.
fn edited(edit: &Value) -> Result<String, IgnoreReason> {
    let message = edit.get("message").ok_or(IgnoreReason::Protocol)?;
    if wire::text_at(edit, &["original_message_id"]).is_none() {
        return Err(IgnoreReason::Protocol);
    }
    words(&wire::text_at(message, &["type"]).unwrap_or_default(), message)
}

/// Meta does not say whose words they are.
fn is_forwarded(context: &Value) -> bool {
    ["forwarded", "frequently_forwarded"].iter().any(|name| context.get(*name).and_then(wire::flag) == Some(true))
}

/// What was written or chosen, or why there is nothing to read.
fn words(kind: &str, one: &Value) -> Result<String, IgnoreReason> {
    let at = |path: &str| one.pointer(path).and_then(wire::written).ok_or(IgnoreReason::NoText);
    match kind {
        "text" => at("/text/body"),
        "image" | "video" | "document" | "audio" => at(&format!("/{kind}/caption")),
        "button" => at("/button/text"),
        "interactive" => at("/interactive/button_reply/title").or_else(|_| at("/interactive/list_reply/title")),
        "sticker" | "location" | "contacts" => Err(IgnoreReason::NoText),
        "reaction" => Err(IgnoreReason::Reaction),
        "edit" | "revoke" => Err(IgnoreReason::Protocol),
        _ => Err(IgnoreReason::UnknownContent),
    }
}

/// The entry of `contacts` that is about this message's author. It is found by address; only where a single contact and a single
/// message leave no doubt is it taken without, since the two may spell one number differently.
fn contact<'a>(value: &'a Value, one: &Value) -> Option<&'a Value> {
    let same = |contact: &Value, theirs: &str, ours: &[&str]| {
        let address = wire::text_at(contact, &[theirs]);
        address.is_some() && address == wire::text_at(one, ours)
    };
    let is_author =
        |contact: &Value| same(contact, "wa_id", &["from"]) || same(contact, "user_id", &["from_user_id", "user_id"]);
    list(value, "contacts").find(|contact| is_author(contact)).or_else(|| {
        let is_one = |name| list(value, name).take(2).count() == 1;
        list(value, "contacts").next().filter(|_| is_one("contacts") && is_one("messages"))
    })
}

/// Every address of the author, the phone first.
fn author(contact: &Value, one: &Value) -> Vec<Identity> {
    let mut author: Vec<Identity> = Vec::new();
    let mut add = |kind, value: Option<String>| {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            let identity = Identity::new(kind, value);
            if !author.contains(&identity) {
                author.push(identity);
            }
        }
    };
    let phone = wire::text_at(contact, &["wa_id"]).or_else(|| wire::text_at(one, &["from"]));
    let user_id = |object| wire::text_at(object, &["from_user_id", "user_id"]);
    // With a username, an id may stand where the phone was.
    let (phone, misplaced) = match phone {
        Some(text) if text.contains('.') => (None, Some(text)),
        phone => (phone, None),
    };
    add("wa_id", phone.map(|phone| digits(&phone)));
    add("user_id", user_id(one).or_else(|| user_id(contact)).or(misplaced));
    let parent = |object| wire::text_at(object, &["from_parent_user_id", "parent_user_id"]);
    add("parent_user_id", parent(one).or_else(|| parent(contact)));
    author
}

/// A person has another number or id now.
fn system(one: &Value) -> Option<Arrived> {
    let system = wire::field(one, &["system"])?;
    let (kind, from, to) = match wire::text_at(system, &["type"])?.as_str() {
        "user_changed_number" => {
            let (from, to) = (wire::text_at(one, &["from"])?, wire::text_at(system, &["wa_id", "new_wa_id"])?);
            ("wa_id", digits(&from), digits(&to))
        }
        "user_changed_user_id" => {
            ("user_id", wire::text_at(system, &["previous_user_id"])?, wire::text_at(system, &["user_id"])?)
        }
        _ => return None,
    };
    let is_change = !from.is_empty() && !to.is_empty() && from != to;
    is_change.then(|| Arrived::IdentityChanged { from: Identity::new(kind, from), to: Identity::new(kind, to) })
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}
