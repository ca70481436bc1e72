//! Webhooks by Evolution's rules (`docs/wire/evolution.md §3.3`): the configured headers, up to ten attempts with growing pauses, none after an
//! answer that says the request itself is wrong, and no order across events.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use rand::Rng;
use serde_json::{Value, json};
use uuid::Uuid;

use super::payload::{Message, shown};
use super::rows::{ChatKind, ChatRow, Delivery, MessageRow};
use super::state::{Shared, State};
use super::{NoSuch, Post, Release};

/// Answers after which there is no further attempt.
const FINAL: [u16; 5] = [400, 401, 403, 404, 422];

/// A person writes: the chat shows it, the connected instances tell it.
pub(super) fn post(shared: &Arc<Shared>, post: Post) -> Result<String, NoSuch> {
    let at = post.at.unwrap_or_else(Timestamp::now);
    let id = post.message_id.clone().unwrap_or_else(new_message_id);
    let queued = shared.change(|state| {
        let author = if post.from_me { Some(&state.own) } else { state.person(&post.person) };
        let author = author.cloned().ok_or_else(|| NoSuch(format!("person {}", post.person)))?;
        let jid = state.chat_jid(&post.chat);
        let known = state.chats.iter().find(|c| c.jid == jid).cloned();
        let peer = state.person(&jid).cloned();
        let chat = match (known, &peer) {
            (Some(chat), _) => chat,
            (None, Some(peer)) => ChatRow::new(&jid, &peer.name, ChatKind::Private, vec![peer.phone.clone()]),
            (None, None) => return Err(NoSuch(format!("chat {}", post.chat))),
        };
        if let Some(text) = shown(&post.what) {
            let author = (!post.from_me).then(|| author.name.clone());
            state.say(&jid, MessageRow { id: id.clone(), author, text, at });
        }
        let of: Vec<(String, String)> = state
            .instances
            .iter()
            .filter(|(name, instance)| instance.state == "open" && post.instance.as_ref().is_none_or(|i| i == *name))
            .map(|(name, instance)| (name.clone(), instance.id.clone()))
            .collect();
        let mut queued = Vec::new();
        for (name, instance_id) in of {
            let message = Message {
                id: &id,
                chat: &chat,
                author: &author,
                what: &post.what,
                from_me: post.from_me,
                at,
                instance_id: &instance_id,
            };
            let data = message.upsert(post.generation, peer.as_ref());
            if let Some(first) = queue(shared, state, &name, "messages.upsert", Some(&id), &data) {
                queued.push(first);
                // A duplicate is the same to the byte, its date included.
                for _ in 1..post.copies {
                    let copy = state.deliveries[first].clone();
                    queued.push(push(state, copy));
                }
            }
        }
        Ok(queued)
    })?;
    start(shared, queued);
    Ok(id)
}

/// Tells an event that is not a person's message.
pub(super) fn tell(shared: &Arc<Shared>, instance: &str, event: &str, message_id: Option<&str>, data: &Value) {
    let queued = shared.change(|state| queue(shared, state, instance, event, message_id, data));
    start(shared, queued.into_iter().collect());
}

/// Tells how far a sent message got, naming its chat like this.
pub(super) fn status(shared: &Arc<Shared>, message_id: &str, status: &str, chat: &str) {
    let of = shared.read(|state| {
        let sent = state.sent.iter().find(|sent| sent.id == message_id)?;
        Some((sent.instance.clone(), state.instances.get(&sent.instance)?.id.clone()))
    });
    let Some((name, instance_id)) = of else { return };
    let data = json!({
        "keyId": message_id, "remoteJid": chat, "fromMe": true, "participant": "", "status": status, "instanceId": instance_id,
    });
    tell(shared, &name, "messages.update", Some(message_id), &data);
}

/// Changes the connection of an instance and tells it.
pub(super) fn connection(shared: &Arc<Shared>, name: &str, to: &'static str, reason: u16) {
    let own = shared.change(|state| {
        if let Some(instance) = state.instances.get_mut(name) {
            instance.state = to;
        }
        state.own.clone()
    });
    let mut data = json!({ "instance": name, "state": to, "statusReason": reason });
    if to == "open" {
        data["wuid"] = json!(own.phone_jid());
        data["profileName"] = json!(own.name);
    }
    tell(shared, name, "connection.update", None, &data);
}

pub(super) fn again(shared: &Arc<Shared>, message_id: &str) {
    let queued = shared.change(|state| {
        let first = |d: &&Delivery| d.message_id.as_deref() == Some(message_id);
        let mut copies: Vec<Delivery> = state.deliveries.iter().filter(first).cloned().collect();
        copies.dedup_by(|a, b| a.body == b.body);
        copies
            .into_iter()
            .map(|copy| push(state, Delivery { attempts: 0, last_status: None, is_over: false, ..copy }))
            .collect()
    });
    start(shared, queued);
}

pub(super) fn release(shared: &Arc<Shared>, order: Release) {
    let mut held = shared.change(|state| {
        state.holding = false;
        std::mem::take(&mut state.held)
    });
    if order == Release::Reversed {
        held.reverse();
    }
    let shared = Arc::clone(shared);
    tokio::spawn(async move {
        for index in held {
            deliver(&shared, index).await;
        }
    });
}

/// Puts a delivery on the list; answers its index, or nothing when the instance wants no such event.
fn queue(
    shared: &Shared,
    state: &mut State,
    name: &str,
    event: &str,
    message_id: Option<&str>,
    data: &Value,
) -> Option<usize> {
    let instance = state.instances.get(name)?;
    let webhook = instance.webhook.as_ref().filter(|w| w.wants(event))?;
    let url =
        if webhook.by_events { format!("{}/{}", webhook.url, event.replace('.', "-")) } else { webhook.url.clone() };
    let body = json!({
        "event": event,
        "instance": name,
        "data": data,
        "destination": webhook.url,
        "date_time": Timestamp::now().to_string(),
        "sender": state.own.phone_jid(),
        "server_url": shared.base_url,
        "apikey": instance.token,
    });
    let delivery = Delivery {
        instance: name.to_owned(),
        event: event.to_owned(),
        message_id: message_id.map(str::to_owned),
        url,
        body: body.to_string(),
        attempts: 0,
        last_status: None,
        is_over: false,
    };
    Some(push(state, delivery))
}

fn push(state: &mut State, delivery: Delivery) -> usize {
    state.deliveries.push(delivery);
    state.deliveries.len() - 1
}

/// Sends each on its own way, or keeps them back.
fn start(shared: &Arc<Shared>, queued: Vec<usize>) {
    let is_held = shared.change(|state| {
        if state.holding {
            state.held.extend(&queued);
        }
        state.holding
    });
    if is_held {
        return;
    }
    for index in queued {
        let shared = Arc::clone(shared);
        tokio::spawn(async move { deliver(&shared, index).await });
    }
}

async fn deliver(shared: &Shared, index: usize) {
    let mut pause = shared.retries.first_delay;
    for attempt in 1..=shared.retries.attempts {
        let Some((url, headers, body)) = shared.read(|state| request_of(state, index)) else {
            return;
        };
        let mut request = shared.client.post(url).header("content-type", "application/json").body(body);
        for (name, value) in headers {
            request = request.header(name, value);
        }
        let status = request.send().await.ok().map(|answer| answer.status().as_u16());
        let is_over = attempt == shared.retries.attempts
            || status.is_some_and(|status| (200..300).contains(&status) || FINAL.contains(&status));
        shared.change(|state| {
            let delivery = &mut state.deliveries[index];
            delivery.attempts = attempt;
            delivery.last_status = status;
            delivery.is_over = is_over;
        });
        if is_over {
            return;
        }
        tokio::time::sleep(jittered(pause)).await;
        pause = (pause * 2).min(shared.retries.longest_delay);
    }
}

/// The configured headers are read for every attempt, so a changed secret is used at once.
fn request_of(state: &State, index: usize) -> Option<(String, BTreeMap<String, String>, String)> {
    let delivery = state.deliveries.get(index)?;
    let instance = state.instances.get(&delivery.instance);
    let mut headers = instance.and_then(|i| i.webhook.as_ref()).map(|w| w.headers.clone()).unwrap_or_default();
    if let Some(secret) = headers.remove("jwt_key") {
        let now = Timestamp::now().as_second();
        let claims = json!({ "iat": now, "exp": now + 600, "app": "evolution", "action": "webhook" });
        let key = EncodingKey::from_secret(secret.as_bytes());
        if let Ok(token) = jsonwebtoken::encode(&Header::new(Algorithm::HS256), &claims, &key) {
            headers.insert("Authorization".to_owned(), format!("Bearer {token}"));
        }
    }
    Some((delivery.url.clone(), headers, delivery.body.clone()))
}

fn jittered(pause: Duration) -> Duration {
    pause.mul_f64(rand::rng().random_range(0.8..1.2))
}

/// An id as WhatsApp's web clients make them.
pub(super) fn new_message_id() -> String {
    let random = Uuid::new_v4().simple().to_string().to_uppercase();
    format!("3EB0{}", &random[..18])
}
