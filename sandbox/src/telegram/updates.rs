//! What Telegram posts.

use jiff::Timestamp;
use serde_json::{Value, json};

use super::{Shared, State};
use crate::messenger::{self, NoSuch};

pub(super) fn text(text: &str) -> Value {
    let mut content = json!({ "text": text });
    if text.starts_with('/') {
        let end = text.find(char::is_whitespace).unwrap_or(text.len());
        // Counted in UTF-16, as Telegram does.
        let length = text[..end].encode_utf16().count();
        content["entities"] = json!([{ "type": "bot_command", "offset": 0, "length": length }]);
    }
    content
}

impl State {
    pub(super) fn chat(&self, id: i64) -> Option<Value> {
        if let Some(p) = self.seed.people.iter().find(|p| p.id == id) {
            return Some(json!({ "id": p.id, "type": "private", "first_name": p.name, "username": p.username }));
        }
        let group = self.seed.groups.iter().find(|g| g.id == id)?;
        let kind = if group.is_supergroup { "supergroup" } else { "group" };
        Some(json!({ "id": group.id, "type": kind, "title": group.title }))
    }

    pub(super) fn bot(&self) -> Value {
        let id: i64 = self.seed.token.split(':').next().and_then(|id| id.parse().ok()).unwrap_or_default();
        json!({ "id": id, "is_bot": true, "first_name": "Ledgerdesk", "username": self.seed.username })
    }

    pub(super) fn message(&mut self, chat: &Value, from: &Value, content: &Value) -> Value {
        let mut message = json!({
            "message_id": self.next_message, "date": Timestamp::now().as_second(), "chat": chat, "from": from,
        });
        self.next_message += 1;
        if let (Some(message), Some(content)) = (message.as_object_mut(), content.as_object()) {
            message.extend(content.clone());
        }
        message
    }
}

pub(super) fn message(shared: &Shared, chat: i64, person: i64, content: &Value) -> Result<String, NoSuch> {
    let (message, author, is_heard) = shared.memory.change(|state| {
        let place = state.chat(chat).ok_or_else(|| NoSuch(format!("chat {chat}")))?;
        let author = state.seed.people.iter().find(|p| p.id == person).cloned();
        let author = author.ok_or_else(|| NoSuch(format!("person {person}")))?;
        let from = json!({ "id": author.id, "is_bot": false, "first_name": author.name, "username": author.username });
        let is_command = content["text"].as_str().is_some_and(|text| text.starts_with('/'));
        let is_answer = content["reply_to_message"]["from"]["id"] == state.bot()["id"];
        let is_heard = chat > 0 || state.seed.can_read_all_group_messages || is_command || is_answer;
        let message = state.message(&place, &from, content);
        state.written.push((chat, message["message_id"].as_i64().unwrap_or_default()));
        Ok((message, author.name, is_heard))
    })?;
    let text = messenger::shown(content, &["/text", "/caption"], "message");
    shared.inbox.put(&message["message_id"].to_string(), &chat.to_string(), &author, &text);
    Ok(if is_heard { update(shared, "message", &message) } else { String::new() })
}

pub(super) fn edit(shared: &Shared, chat: i64, person: i64, content: &Value) -> Result<String, NoSuch> {
    let message = shared.memory.read(|state| {
        let place = state.chat(chat).ok_or_else(|| NoSuch(format!("chat {chat}")))?;
        let author =
            state.seed.people.iter().find(|p| p.id == person).ok_or_else(|| NoSuch(format!("person {person}")))?;
        let last = state.written.iter().rev().find(|(written, _)| *written == chat);
        let (_, id) = last.ok_or_else(|| NoSuch(format!("message in chat {chat}")))?;
        let from = json!({ "id": author.id, "is_bot": false, "first_name": author.name, "username": author.username });
        let now = Timestamp::now().as_second();
        let mut message = json!({ "message_id": id, "date": now, "edit_date": now, "chat": place, "from": from });
        if let (Some(message), Some(content)) = (message.as_object_mut(), content.as_object()) {
            message.extend(content.clone());
        }
        Ok(message)
    })?;
    Ok(update(shared, "edited_message", &message))
}

/// A message about a chat; nobody in particular wrote it.
pub(super) fn service(shared: &Shared, chat: i64, content: &Value) {
    let message = shared.memory.change(|state| {
        let place = state.chat(chat).unwrap_or_else(|| json!({ "id": chat, "type": "group", "title": "" }));
        let from =
            json!({ "id": 1_087_968_824, "is_bot": true, "first_name": "Group", "username": "GroupAnonymousBot" });
        state.message(&place, &from, content)
    });
    update(shared, "message", &message);
}

pub(super) fn membership(shared: &Shared, chat: i64, before: &str, now: &str) {
    let told = shared.memory.read(|state| {
        let place = state.chat(chat)?;
        let (bot, date) = (state.bot(), Timestamp::now().as_second());
        let from = json!({ "id": super::JOHN, "is_bot": false, "first_name": "John Doe" });
        Some(json!({
            "chat": place, "from": from, "date": date,
            "old_chat_member": { "status": before, "user": bot }, "new_chat_member": { "status": now, "user": bot },
        }))
    });
    if let Some(told) = told {
        update(shared, "my_chat_member", &told);
    }
}

/// Posts an update, if the product asked for its kind; answers its number.
fn update(shared: &Shared, kind: &str, told: &Value) -> String {
    let (id, webhook) = shared.memory.change(|state| {
        state.next_update += 1;
        (state.next_update - 1, state.webhook.clone())
    });
    let about = id.to_string();
    let Some(webhook) = webhook.filter(|w| w.allowed.is_empty() || w.allowed.iter().any(|k| k == kind)) else {
        return about;
    };
    let body = json!({ "update_id": id, kind: told }).to_string();
    shared.hooks.post(&about, &webhook.url, webhook.headers(), body);
    about
}
