//! The calls of the product (`docs/wire/evolution.md §3.1`, `§3.2`).

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use axum::extract::{Path, Query, Request, State};
use axum::http::StatusCode;
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::{delete, get, post};
use axum::{Json, Router};
use jiff::Timestamp;
use serde_json::{Value, json};
use uuid::Uuid;

use super::Generation;
use super::deliver;
use super::rows::{ChatRow, MessageRow, Person, SentMessage};
use super::state::{Instance, Shared, State as Memory, Webhook};
use crate::gate::evolution_refusal;

pub(super) fn routes(shared: Arc<Shared>) -> Router {
    Router::new()
        .route("/instance/create", post(create))
        .route("/instance/connect/{name}", get(connect))
        .route("/instance/connectionState/{name}", get(connection_state))
        .route("/instance/fetchInstances", get(fetch_instances))
        .route("/instance/logout/{name}", delete(logout))
        .route("/webhook/set/{name}", post(set_webhook))
        .route("/webhook/find/{name}", get(find_webhook))
        .route("/message/sendText/{name}", post(send_text))
        .route("/group/fetchAllGroups/{name}", get(fetch_all_groups))
        .route("/group/participants/{name}", get(participants))
        .route("/chat/whatsappNumbers/{name}", post(whatsapp_numbers))
        .route_layer(middleware::from_fn_with_state(Arc::clone(&shared), admit))
        .with_state(shared)
}

/// The global key opens everything, an instance's token its own instance; an unknown instance is told only to those who have a key.
async fn admit(State(shared): State<Arc<Shared>>, request: Request, next: Next) -> Response {
    let key = request.headers().get("apikey").and_then(|v| v.to_str().ok()).unwrap_or_default();
    let name = request.uri().path().rsplit('/').next().unwrap_or_default().to_owned();
    let is_token = shared.read(|state| state.instances.get(&name).is_some_and(|i| i.token == key));
    if key != shared.api_key && !is_token {
        return evolution_refusal(StatusCode::UNAUTHORIZED, json!("Unauthorized"));
    }
    let is_about_one = !matches!(request.uri().path(), "/instance/create" | "/instance/fetchInstances");
    if is_about_one && !shared.read(|state| state.instances.contains_key(&name)) {
        return evolution_refusal(StatusCode::NOT_FOUND, json!([format!("The \"{name}\" instance does not exist")]));
    }
    next.run(request).await
}

fn bad(message: Value) -> Response {
    evolution_refusal(StatusCode::BAD_REQUEST, message)
}

async fn create(State(shared): State<Arc<Shared>>, Json(body): Json<Value>) -> Response {
    let Some(name) = body.get("instanceName").and_then(Value::as_str).filter(|n| !n.is_empty()) else {
        return bad(json!(["instance requires property \"instanceName\""]));
    };
    let token = body
        .get("token")
        .and_then(Value::as_str)
        .map_or_else(|| Uuid::new_v4().to_string().to_uppercase(), str::to_owned);
    let webhook = body.get("webhook").and_then(Webhook::read);
    let made = shared.change(|state| {
        if state.instances.contains_key(name) {
            return None;
        }
        let status = if state.opens_at_once { "open" } else { "connecting" };
        let instance =
            Instance { id: Uuid::new_v4().to_string(), token: token.clone(), state: status, webhook: webhook.clone() };
        state.instances.insert(name.to_owned(), instance.clone());
        Some(instance)
    });
    let Some(instance) = made else {
        return evolution_refusal(StatusCode::FORBIDDEN, json!([format!("This name \"{name}\" is already in use.")]));
    };
    if instance.state == "open" {
        deliver::connection(&shared, name, "open", 200);
    } else {
        deliver::tell(&shared, name, "qrcode.updated", None, &json!({ "qrcode": with_instance(qr(), name) }));
    }
    let mut answer = json!({
        "instance": {
            "instanceName": name,
            "instanceId": instance.id,
            "integration": "WHATSAPP-BAILEYS",
            "webhookWaBusiness": null,
            "accessTokenWaBusiness": "",
            "status": instance.state,
        },
        "hash": token,
        "webhook": instance.webhook.as_ref().map(Webhook::row),
        "settings": { "rejectCall": false, "groupsIgnore": false, "alwaysOnline": false, "readMessages": false },
    });
    if instance.state != "open" && body.get("qrcode").and_then(Value::as_bool) == Some(true) {
        answer["qrcode"] = qr();
    }
    (StatusCode::CREATED, Json(answer)).into_response()
}

/// A code as a phone would scan it. The picture is one white dot.
fn qr() -> Value {
    json!({
        "pairingCode": null,
        "code": "2@hV1x0aJm3Tq8r5Yk7Lw9Zc2Bn4Df6Gs8,Xy1Qw2Er3Ty4Ui5Op6,As7Df8Gh9Jk0Lz",
        "base64": "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==",
        "count": 1,
    })
}

fn with_instance(mut code: Value, name: &str) -> Value {
    code["instance"] = json!(name);
    code
}

async fn connect(State(shared): State<Arc<Shared>>, Path(name): Path<String>) -> Response {
    let open = shared.change(|state| {
        let instance = state.instances.get_mut(&name)?;
        if instance.state == "close" {
            instance.state = "connecting";
        }
        Some(instance.state == "open")
    });
    match open {
        Some(true) => Json(json!({ "instance": { "instanceName": name, "state": "open" } })).into_response(),
        Some(false) | None => Json(qr()).into_response(),
    }
}

async fn connection_state(State(shared): State<Arc<Shared>>, Path(name): Path<String>) -> Response {
    let state = shared.read(|state| state.instances.get(&name).map(|i| i.state));
    Json(json!({ "instance": { "instanceName": name, "state": state } })).into_response()
}

async fn fetch_instances(State(shared): State<Arc<Shared>>, Query(asked): Query<HashMap<String, String>>) -> Response {
    let rows: Vec<Value> = shared.read(|state| {
        let wanted = state.instances.iter().filter(|(name, _)| asked.get("instanceName").is_none_or(|n| n == *name));
        let row = |(name, i): (&String, &Instance)| {
            json!({
                "id": i.id, "name": name, "connectionStatus": i.state, "ownerJid": state.own.phone_jid(),
                "profileName": state.own.name, "profilePicUrl": null, "integration": "WHATSAPP-BAILEYS",
                "number": state.own.phone, "token": i.token,
            })
        };
        wanted.map(row).collect()
    });
    Json(rows).into_response()
}

async fn logout(State(shared): State<Arc<Shared>>, Path(name): Path<String>) -> Response {
    if shared.read(|state| state.instances.get(&name).is_none_or(|i| i.state == "close")) {
        return bad(json!([format!("The \"{name}\" instance is not connected")]));
    }
    deliver::connection(&shared, &name, "close", 401);
    Json(json!({ "status": "SUCCESS", "error": false, "response": { "message": "Instance logged out" } }))
        .into_response()
}

/// The events that are posted here.
const EVENTS: [&str; 7] = [
    "MESSAGES_UPSERT",
    "MESSAGES_EDITED",
    "MESSAGES_UPDATE",
    "SEND_MESSAGE",
    "CONNECTION_UPDATE",
    "QRCODE_UPDATED",
    "GROUPS_UPSERT",
];

impl Webhook {
    fn read(value: &Value) -> Option<Self> {
        let text = |v: &Value| v.as_str().map(str::to_owned);
        let headers = value.get("headers").and_then(Value::as_object);
        let headers: BTreeMap<String, String> =
            headers.into_iter().flatten().filter_map(|(k, v)| Some((k.clone(), text(v)?))).collect();
        let events: Vec<String> =
            value.get("events").and_then(Value::as_array).into_iter().flatten().filter_map(text).collect();
        // None is all of them, and they are kept by name.
        let events = if events.is_empty() { EVENTS.map(str::to_owned).to_vec() } else { events };
        Some(Self {
            is_enabled: value.get("enabled").and_then(Value::as_bool).unwrap_or(true),
            url: value.get("url").and_then(text).filter(|url| url.starts_with("http"))?,
            headers,
            by_events: value.get("byEvents").and_then(Value::as_bool).unwrap_or(false),
            events,
        })
    }

    fn row(&self) -> Value {
        json!({
            "enabled": self.is_enabled, "url": self.url, "headers": self.headers, "webhookByEvents": self.by_events,
            "webhookBase64": false, "events": self.events,
        })
    }
}

/// The settings are nested under `webhook`; flat ones are of version 1 and refused.
async fn set_webhook(State(shared): State<Arc<Shared>>, Path(name): Path<String>, Json(body): Json<Value>) -> Response {
    let Some(webhook) = body.get("webhook").and_then(Webhook::read) else {
        return bad(json!(["instance requires property \"webhook\"", "Invalid \"url\" property"]));
    };
    let row = webhook.row();
    shared.change(|state| {
        if let Some(instance) = state.instances.get_mut(&name) {
            instance.webhook = Some(webhook);
        }
    });
    (StatusCode::CREATED, Json(row)).into_response()
}

async fn find_webhook(State(shared): State<Arc<Shared>>, Path(name): Path<String>) -> Response {
    let row = shared.read(|state| state.instances.get(&name)?.webhook.as_ref().map(Webhook::row));
    Json(row).into_response()
}

async fn send_text(State(shared): State<Arc<Shared>>, Path(name): Path<String>, Json(body): Json<Value>) -> Response {
    let field = |name: &str| body.get(name).and_then(Value::as_str).filter(|text| !text.is_empty());
    let (Some(number), Some(text)) = (field("number"), field("text")) else {
        return bad(json!(["instance requires property \"number\"", "instance requires property \"text\""]));
    };
    let jid = create_jid(number);
    // With the message given, the server looks nothing up.
    let quoted = body.get("quoted");
    let part = |place: &str| quoted.and_then(|quoted| quoted.pointer(place)).and_then(Value::as_str);
    if quoted.is_some() && part("/key/id").is_none_or(str::is_empty) {
        return bad(json!(["instance.quoted.key requires property \"id\""]));
    }
    let quotes = part("/key/id").map(|id| (id.to_owned(), part("/key/participant").unwrap_or_default().to_owned()));
    let context = quotes.as_ref().map(|(id, author)| {
        json!({ "stanzaId": id, "participant": author, "quotedMessage": { "conversation": part("/message/conversation") } })
    });
    let id = deliver::new_message_id();
    let at = Timestamp::now();
    let sent = shared.change(|state| {
        let instance = state.instances.get(&name).filter(|i| i.state == "open").cloned();
        let Some(instance) = instance else {
            return Err(json!(["Error: Connection Closed"]));
        };
        let chat = reach(state, &jid).ok_or_else(|| json!([{ "exists": false, "jid": jid, "number": number }]))?;
        state.say(&chat, MessageRow { id: id.clone(), author: None, text: text.to_owned(), at });
        let (asked, text, quotes) = (number.to_owned(), text.to_owned(), quotes.clone());
        state.sent.push(SentMessage { id: id.clone(), instance: name.clone(), chat, asked, text, at, quotes });
        Ok((instance.id, state.own.name.clone()))
    });
    let (instance_id, own_name) = match sent {
        Ok(sent) => sent,
        Err(message) => return bad(message),
    };
    let answer = json!({
        "key": { "remoteJid": jid, "fromMe": true, "id": id },
        "pushName": own_name,
        "status": "PENDING",
        "message": { "conversation": text },
        "contextInfo": context,
        "messageType": "conversation",
        "messageTimestamp": at.as_second(),
        "instanceId": instance_id,
        "source": "unknown",
    });
    deliver::tell(&shared, &name, "send.message", Some(&id), &answer);
    if shared.read(|state| state.tells_delivered) {
        deliver::status(&shared, &id, "DELIVERY_ACK", &jid);
    }
    (StatusCode::CREATED, Json(answer)).into_response()
}

/// The chat a JID leads to, when it leads anywhere.
fn reach(state: &Memory, jid: &str) -> Option<String> {
    if jid.ends_with("@g.us") {
        return state.chats.iter().find(|c| c.jid == jid).map(|c| c.jid.clone());
    }
    if jid.ends_with("@lid") && state.refuse_lids {
        return None;
    }
    match state.person(jid) {
        Some(person) => Some(person.phone_jid()),
        None => (!state.strict_numbers).then(|| jid.to_owned()),
    }
}

/// How the server makes a JID of a number (`docs/wire/evolution.md §3.2`).
fn create_jid(number: &str) -> String {
    if number.contains('@') {
        return number.to_owned();
    }
    let digits: String = number.chars().filter(|c| c.is_ascii_digit() || *c == '-').collect();
    if digits.len() >= 18 || (digits.contains('-') && digits.len() >= 24) {
        return format!("{digits}@g.us");
    }
    format!("{}@s.whatsapp.net", shortened(&digits))
}

/// Mexico and Argentina lose the third digit of thirteen; Brazil the ninth digit where it was added later.
fn shortened(digits: &str) -> String {
    if digits.len() != 13 {
        return digits.to_owned();
    }
    let drop = match &digits[..2] {
        "52" | "54" => Some(2),
        "55" if digits[2..4] >= *"31" && digits[4..5] == *"9" => Some(4),
        _ => None,
    };
    match drop {
        Some(at) => format!("{}{}", &digits[..at], &digits[at + 1..]),
        None => digits.to_owned(),
    }
}

async fn fetch_all_groups(State(shared): State<Arc<Shared>>, Query(asked): Query<HashMap<String, String>>) -> Response {
    let Some(with_participants) = asked.get("getParticipants") else {
        return bad(json!(["The getParticipants needs to be informed in the query"]));
    };
    let rows: Vec<Value> = shared.read(|state| {
        let row = |chat: &ChatRow| {
            let mut row = json!({
                "id": chat.jid, "subject": chat.name, "subjectOwner": state.own.lid_jid(), "subjectTime": 1_767_225_600,
                "pictureUrl": null, "size": chat.members.len() + 1, "creation": 1_767_225_600, "owner": state.own.lid_jid(),
                "desc": null, "descId": null, "restrict": false, "announce": false, "isCommunity": false, "isCommunityAnnounce": false,
            });
            if with_participants == "true" {
                row["participants"] = members(state, chat);
            }
            row
        };
        state.chats.iter().filter(|c| c.is_group()).map(row).collect()
    });
    Json(rows).into_response()
}

async fn participants(State(shared): State<Arc<Shared>>, Query(asked): Query<HashMap<String, String>>) -> Response {
    let jid = asked.get("groupJid").cloned().unwrap_or_default();
    let found =
        shared.read(|state| state.chats.iter().find(|c| c.is_group() && c.jid == jid).map(|c| members(state, c)));
    match found {
        Some(list) => Json(json!({ "participants": list })).into_response(),
        None => evolution_refusal(StatusCode::NOT_FOUND, json!("No participants")),
    }
}

fn members(state: &Memory, chat: &ChatRow) -> Value {
    let people = chat.members.iter().filter_map(|phone| state.person(phone));
    people.chain([&state.own]).map(|p| member(state, p)).collect()
}

fn member(state: &Memory, person: &Person) -> Value {
    let (phone, lid) = (person.phone_jid(), person.lid_jid());
    let mut row = match state.generation {
        Generation::V2_2 => json!({ "id": phone }),
        Generation::V2_3_0 | Generation::V2_3_0Phone => json!({ "id": lid, "jid": phone }),
        Generation::V2_3_5 | Generation::V2_3_5NoAlt | Generation::V2_3_7 => {
            json!({ "id": lid, "phoneNumber": phone })
        }
    };
    row["admin"] = if *person == state.own { json!("superadmin") } else { Value::Null };
    row["name"] = json!(person.name);
    row
}

async fn whatsapp_numbers(State(shared): State<Arc<Shared>>, Json(body): Json<Value>) -> Response {
    let numbers = body.get("numbers").and_then(Value::as_array).cloned().unwrap_or_default();
    let rows: Vec<Value> = shared.read(|state| {
        let row = |number: &str| {
            let jid = create_jid(number);
            match state.person(&jid) {
                Some(p) => json!({ "jid": jid, "exists": true, "number": number, "name": p.name, "lid": p.lid_jid() }),
                None => json!({ "jid": jid, "exists": !state.strict_numbers, "number": number }),
            }
        };
        numbers.iter().filter_map(Value::as_str).map(row).collect()
    });
    Json(rows).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_become_addresses_as_the_server_makes_them() {
        assert_eq!(create_jid("+44 7700 900123"), "447700900123@s.whatsapp.net");
        assert_eq!(create_jid("5531988887777"), "553188887777@s.whatsapp.net");
        assert_eq!(create_jid("5511988887777"), "5511988887777@s.whatsapp.net");
        assert_eq!(create_jid("5215512345678"), "525512345678@s.whatsapp.net");
        assert_eq!(create_jid("120363041234567001"), "120363041234567001@g.us");
        assert_eq!(create_jid("1@lid"), "1@lid");
    }
}
