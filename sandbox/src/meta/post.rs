//! What Meta posts, signed.

use hmac::{Hmac, Mac};
use jiff::Timestamp;
use serde_json::{Value, json};
use sha2::Sha256;
use uuid::Uuid;

use super::{MetaPerson, Shared, State};
use crate::messenger::{self, NoSuch};

pub(super) fn text(text: &str) -> Value {
    json!({ "type": "text", "text": { "body": text } })
}

pub(super) fn number_change(to: &str) -> Value {
    json!({ "type": "system", "system": { "type": "user_changed_number", "wa_id": to, "body": "User changed number" } })
}

/// One post with all of these; answers the ids.
pub(super) fn messages(shared: &Shared, contents: &[(&str, Value)]) -> Result<Vec<String>, NoSuch> {
    let mut ids = Vec::new();
    let value = shared.memory.change(|state| {
        let (mut contacts, mut messages) = (Vec::new(), Vec::new());
        for (who, content) in contents {
            let person = state.seed.people.iter().find(|p| p.is(who)).cloned();
            let person = person.ok_or_else(|| NoSuch(format!("person {who}")))?;
            state.closed_windows.retain(|address| *address != person.wa_id);
            let id = new_id();
            let kind = content["type"].as_str().unwrap_or("message");
            let places = ["/text/body", "/image/caption", "/system/body"];
            shared.inbox.put(&id, person.address(), &person.name, &messenger::shown(content, &places, kind));
            messages.push(message(&person, &id, content));
            // What the system says about a person comes without contacts.
            if content["type"] != "system" {
                contacts.push(contact(&person));
            }
            ids.push(id);
        }
        contacts.dedup();
        Ok(value(state, &json!({ "contacts": contacts, "messages": messages })))
    })?;
    post(shared, ids.first().map_or("", String::as_str), &value);
    Ok(ids)
}

pub(super) fn status(shared: &Shared, id: &str, to: &str, status: &str, code: Option<i64>) {
    let mut row = json!({ "id": id, "status": status, "timestamp": Timestamp::now().as_second().to_string(), "recipient_id": to });
    if let Some(code) = code {
        let title = if code == 131_047 { "Re-engagement message" } else { "Message failed to send" };
        row["errors"] = json!([{ "code": code, "title": title, "message": title, "error_data": { "details": title } }]);
    }
    let value = shared.memory.read(|state| value(state, &json!({ "statuses": [row] })));
    post(shared, id, &value);
}

fn value(state: &State, more: &Value) -> Value {
    let mut value = json!({
        "messaging_product": "whatsapp",
        "metadata": {
            "display_phone_number": state.seed.display_phone_number, "phone_number_id": state.seed.phone_number_id,
        },
    });
    if let (Some(value), Some(more)) = (value.as_object_mut(), more.as_object()) {
        value.extend(more.clone().into_iter().filter(|(_, list)| list.as_array().is_none_or(|list| !list.is_empty())));
    }
    value
}

fn contact(person: &MetaPerson) -> Value {
    match &person.username {
        Some(username) => {
            json!({ "profile": { "name": person.name, "username": username }, "user_id": person.user_id })
        }
        None => json!({ "profile": { "name": person.name }, "wa_id": person.wa_id, "user_id": person.user_id }),
    }
}

fn message(person: &MetaPerson, id: &str, content: &Value) -> Value {
    let mut message = json!({
        "id": id, "timestamp": Timestamp::now().as_second().to_string(), "from_user_id": person.user_id,
    });
    if person.username.is_none() {
        message["from"] = json!(person.wa_id);
    }
    if let (Some(message), Some(content)) = (message.as_object_mut(), content.as_object()) {
        message.extend(content.clone());
    }
    message
}

fn post(shared: &Shared, about: &str, value: &Value) {
    let (callback, secret) = shared.memory.read(|state| (state.callback.clone(), state.seed.app_secret.clone()));
    let Some(callback) = callback else { return };
    let change = json!({ "field": "messages", "value": value });
    let entry = json!({ "id": "102290129340398", "changes": [change] });
    let body = json!({ "object": "whatsapp_business_account", "entry": [entry] }).to_string();
    let headers = vec![("x-hub-signature-256".to_owned(), signature(&secret, &body))];
    shared.hooks.post(about, &callback, headers, body);
}

fn signature(secret: &str, body: &str) -> String {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).expect("a key of any length will do");
    mac.update(body.as_bytes());
    format!("sha256={}", hex::encode(mac.finalize().into_bytes()))
}

/// Whether the address answers with exactly the challenge.
pub(super) async fn shake_hands(url: &str, verify_token: &str) -> bool {
    let challenge = "1158201444";
    let query = [("hub.mode", "subscribe"), ("hub.verify_token", verify_token), ("hub.challenge", challenge)];
    let client = reqwest::Client::builder().no_proxy().build().expect("a client without special settings can be built");
    let Ok(answer) = client.get(url).query(&query).send().await else { return false };
    answer.status().as_u16() == 200 && answer.text().await.is_ok_and(|body| body == challenge)
}

pub(super) fn new_id() -> String {
    format!("wamid.HBg{}", Uuid::new_v4().simple().to_string().to_uppercase())
}
