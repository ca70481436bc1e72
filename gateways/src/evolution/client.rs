//! The calls we make (`docs/wire/evolution.md §3.1`, `§3.2`).

use reqwest::RequestBuilder;
use secrecy::{ExposeSecret, SecretString};
use serde::Serialize;
use serde_json::{Value, json};
use url::Url;

use super::event::{self, ConnectionState, Group, Participant, QrCode};
use super::jid;
use crate::channel::{Calls, OTHER_SECRET, Quote};
use crate::net::{Intent, Net, Reply, send};
use crate::outcome::{GatewayError, Kind, Result};
use crate::secret::{bearer, is_same};
use crate::wire;

/// The events we ask the server for; everything else it knows is noise.
pub const WEBHOOK_EVENTS: [&str; 6] =
    ["MESSAGES_UPSERT", "MESSAGES_EDITED", "MESSAGES_UPDATE", "CONNECTION_UPDATE", "QRCODE_UPDATED", "GROUPS_UPSERT"];

/// Those of them that are acted on: without one of these not all is heard.
const NEEDED_EVENTS: [&str; 4] = ["MESSAGES_UPSERT", "MESSAGES_EDITED", "MESSAGES_UPDATE", "CONNECTION_UPDATE"];

/// One instance (one WhatsApp number) on one Evolution API server.
#[derive(Clone)]
pub struct EvolutionClient {
    net: Net,
    base: Url,
    api_key: SecretString,
    instance: String,
}

/// A message the server took over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Sent {
    pub message_id: String,
    /// The chat's address as WhatsApp spells it; may differ from the number that was asked for.
    pub remote_jid: String,
}

/// The answer to [`EvolutionClient::create_instance`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CreatedInstance {
    /// The instance was there before; only its webhook was set.
    pub existed: bool,
    pub state: Option<ConnectionState>,
    pub qr: Option<QrCode>,
}

/// The answer to [`EvolutionClient::connect`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ConnectAnswer {
    /// Nothing to do: the number is connected.
    AlreadyOpen,
    /// Show this to the phone's owner.
    Scan(QrCode),
    /// The server is still starting; ask again in a few seconds.
    NotYet,
}

impl EvolutionClient {
    /// A client for this instance. The address is checked; nothing is called.
    ///
    /// # Errors
    /// `Misconfigured` for an address that may not be called or an instance without a name.
    pub fn new(net: &Net, base_url: &str, api_key: SecretString, instance: &str) -> Result<Self> {
        let mut base = net.check_url(base_url)?;
        base.set_query(None);
        base.set_fragment(None);
        if instance.trim().is_empty() {
            return Err(GatewayError::new(Kind::Misconfigured, "the instance has no name"));
        }
        Ok(Self { net: net.clone(), base, api_key, instance: instance.trim().to_owned() })
    }

    /// Makes the instance with its webhook; when its name is taken, sets the webhook of the one that is there.
    ///
    /// # Errors
    /// As any call; `Unauthorized` unless the key is the server's global one.
    pub async fn create_instance(&self, webhook_url: &str, webhook_secret: &SecretString) -> Result<CreatedInstance> {
        let body = json!({
            "instanceName": self.instance,
            "integration": "WHATSAPP-BAILEYS",
            "qrcode": true,
            "groupsIgnore": false,
            "webhook": webhook(webhook_url, webhook_secret),
        });
        let request = self.post("instance/create", false).json(&body);
        match self.call(request, Intent::Act).await {
            Ok(answer) => Ok(CreatedInstance {
                existed: false,
                state: answer.pointer("/instance/status").and_then(wire::text).map(|s| ConnectionState::read(&s)),
                qr: answer.get("qrcode").and_then(QrCode::read),
            }),
            // An instance's own token makes no instances, and opens the one it belongs to.
            Err(error) if error.kind == Kind::Unauthorized => {
                match self.set_webhook(webhook_url, webhook_secret).await {
                    Ok(()) => Ok(CreatedInstance { existed: true, state: None, qr: None }),
                    Err(_) => Err(error),
                }
            }
            Err(error) if error.detail.contains("already in use") => {
                self.set_webhook(webhook_url, webhook_secret).await?;
                Ok(CreatedInstance { existed: true, state: None, qr: None })
            }
            Err(error) => Err(error),
        }
    }

    /// Sets the webhook of the instance that is there, with whichever key opens it; makes the instance where there is none.
    ///
    /// # Errors
    /// As any call; `Unauthorized` when the key is neither the instance's own nor the server's global one.
    pub async fn adopt_or_create(&self, webhook_url: &str, webhook_secret: &SecretString) -> Result<CreatedInstance> {
        let adopted = || CreatedInstance { existed: true, state: None, qr: None };
        match self.set_webhook(webhook_url, webhook_secret).await {
            Ok(()) => Ok(adopted()),
            Err(error) if matches!(error.kind, Kind::NotFound | Kind::Unauthorized) => {
                self.create_instance(webhook_url, webhook_secret).await
            }
            Err(error) => Err(error),
        }
    }

    /// Whom the server calls for this instance, and what is missing for us to take it, this being the secret.
    ///
    /// # Errors
    /// As any call.
    pub async fn webhook(&self, webhook_secret: &SecretString) -> Result<Calls> {
        let row = match self.call(self.get("webhook/find"), Intent::Read).await {
            Ok(row) => row,
            Err(error) if error.kind == Kind::NotFound => return Ok(Calls::Nobody),
            Err(error) => return Err(error),
        };
        // Some versions wrap it.
        let row = wire::field(&row, &["webhook"]).filter(|inner| inner.is_object()).unwrap_or(&row);
        let is_on = row.get("enabled").and_then(wire::flag).unwrap_or(true);
        let url = wire::text_at(row, &["url"]).filter(|_| is_on);
        Ok(Calls::of(url, || lacks(row, webhook_secret)))
    }

    /// Starts connecting and answers what the phone needs to scan or type.
    ///
    /// # Errors
    /// As any call; `NotFound` when the server does not know the instance.
    pub async fn connect(&self) -> Result<ConnectAnswer> {
        let answer = self.call(self.get("instance/connect"), Intent::Read).await?;
        if answer.get("error").and_then(wire::flag) == Some(true) {
            let text = wire::text_at(&answer, &["message"]).unwrap_or_default();
            return Err(GatewayError::new(Kind::Unavailable, format!("the server could not connect: {text}")));
        }
        if answer.pointer("/instance/state").and_then(Value::as_str) == Some("open") {
            return Ok(ConnectAnswer::AlreadyOpen);
        }
        let qr = QrCode::read(&answer).or_else(|| answer.get("qrcode").and_then(QrCode::read));
        Ok(qr.map_or(ConnectAnswer::NotYet, ConnectAnswer::Scan))
    }

    /// Whether the number is connected.
    ///
    /// # Errors
    /// As any call; `NotFound` when the server does not know the instance.
    pub async fn connection_state(&self) -> Result<ConnectionState> {
        let answer = self.call(self.get("instance/connectionState"), Intent::Read).await?;
        let state = answer.pointer("/instance/state").and_then(wire::text);
        state.map(|s| ConnectionState::read(&s)).ok_or_else(|| unreadable(Intent::Read, "no state"))
    }

    /// Points the instance's events at this address. The secret comes back as `Authorization: Bearer <secret>`.
    ///
    /// # Errors
    /// As any call. Repeating it does no harm, so an unknown outcome is told as `Unavailable`.
    pub async fn set_webhook(&self, webhook_url: &str, webhook_secret: &SecretString) -> Result<()> {
        let body = json!({ "webhook": webhook(webhook_url, webhook_secret) });
        let request = self.post("webhook/set", true).json(&body);
        self.call(request, Intent::Read).await.map(drop).map_err(|e| e.without(webhook_secret))
    }

    /// Sends a text to a phone number, a person's JID or LID, or a group.
    ///
    /// # Errors
    /// `Refused` when there is no such number; `Unavailable` when the number is not connected; `OutcomeUnknown` when the message may
    /// have gone out.
    pub async fn send_text(&self, number_or_jid: &str, text: &str) -> Result<Sent> {
        self.send_reply(number_or_jid, text, None).await
    }

    /// Sends a text that answers a message of a group. What is quoted goes along, so the server need not know it; its author is named in
    /// the key, as WhatsApp's own clients do in groups.
    ///
    /// # Errors
    /// As [`EvolutionClient::send_text`].
    pub async fn send_reply(&self, number_or_jid: &str, text: &str, quote: Option<&Quote>) -> Result<Sent> {
        let mut body = json!({ "number": number_or_jid, "text": text });
        if let Some(Quote { message_id, author, text }) = quote {
            let key = json!({ "remoteJid": number_or_jid, "fromMe": false, "id": message_id, "participant": author });
            body["quoted"] = json!({ "key": key, "message": { "conversation": text } });
        }
        let request = self.post("message/sendText", true).json(&body);
        let answer = self.call(request, Intent::Act).await?;
        let key = answer.get("key").unwrap_or(&Value::Null);
        match (wire::text_at(key, &["id"]), wire::text_at(key, &["remoteJid"])) {
            (Some(message_id), remote_jid) => Ok(Sent {
                message_id,
                remote_jid: remote_jid.as_deref().and_then(jid::plain).unwrap_or_else(|| number_or_jid.to_owned()),
            }),
            (None, _) => Err(unreadable(Intent::Act, "no message id")),
        }
    }

    /// The connected number's own JID; none before it was ever connected.
    ///
    /// # Errors
    /// As any call.
    pub async fn own_jid(&self) -> Result<Option<String>> {
        let url = self.url("instance/fetchInstances", false);
        let request = self.with_key(self.net.client().get(url)).query(&[("instanceName", self.instance.as_str())]);
        let answer = self.call(request, Intent::Read).await?;
        let own = answer.as_array().into_iter().flatten().find_map(|row| wire::text_at(row, &["ownerJid"]));
        Ok(own.as_deref().and_then(jid::plain))
    }

    /// The groups the number is in, without their members. Slow on the server's side.
    ///
    /// # Errors
    /// As any call.
    pub async fn fetch_groups(&self) -> Result<Vec<Group>> {
        let request = self.get("group/fetchAllGroups").query(&[("getParticipants", "false")]);
        let answer = self.call(request, Intent::Read).await?;
        if !answer.is_array() {
            return Err(unreadable(Intent::Read, "no list of groups"));
        }
        Ok(event::groups(&answer))
    }

    /// The members of a group, with both addresses of each where the server knows them: how a LID becomes a phone.
    ///
    /// # Errors
    /// As any call; `NotFound` when the number is not in that group.
    pub async fn participants(&self, group_jid: &str) -> Result<Vec<Participant>> {
        let request = self.get("group/participants").query(&[("groupJid", group_jid)]);
        let answer = self.call(request, Intent::Read).await?;
        let list = answer.get("participants").ok_or_else(|| unreadable(Intent::Read, "no participants"))?;
        Ok(event::participants(list))
    }

    fn get(&self, path: &str) -> RequestBuilder {
        self.with_key(self.net.client().get(self.url(path, true)))
    }

    fn post(&self, path: &str, of_instance: bool) -> RequestBuilder {
        self.with_key(self.net.client().post(self.url(path, of_instance)))
    }

    fn with_key(&self, request: RequestBuilder) -> RequestBuilder {
        request.header("apikey", self.api_key.expose_secret())
    }

    /// The instance's name goes into the path, escaped.
    fn url(&self, path: &str, of_instance: bool) -> Url {
        let mut url = self.base.clone();
        if let Ok(mut segments) = url.path_segments_mut() {
            segments.pop_if_empty().extend(path.split('/'));
            if of_instance {
                segments.push(&self.instance);
            }
        }
        url
    }

    async fn call(&self, request: RequestBuilder, intent: Intent) -> Result<Value> {
        let answer = async {
            let reply = send(request, intent).await?;
            read(&reply, intent)
        };
        answer.await.map_err(|e| e.without(&self.api_key))
    }
}

impl std::fmt::Debug for EvolutionClient {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("EvolutionClient").field("instance", &self.instance).finish_non_exhaustive()
    }
}

fn webhook(url: &str, secret: &SecretString) -> Value {
    json!({
        "enabled": true,
        "url": url,
        "headers": { "authorization": format!("Bearer {}", secret.expose_secret()) },
        "byEvents": false,
        "base64": false,
        "events": WEBHOOK_EVENTS,
    })
}

/// What a webhook lacks to be heard. A version that does not tell of its events, or of its headers, lacks nothing as far as is known.
fn lacks(row: &Value, secret: &SecretString) -> Vec<String> {
    let set: Option<Vec<&str>> =
        row.get("events").and_then(Value::as_array).map(|events| events.iter().filter_map(Value::as_str).collect());
    let missing = NEEDED_EVENTS.iter().filter(|event| set.as_ref().is_some_and(|set| !set.contains(event)));
    let mut lacks: Vec<String> = missing.map(|event| format!("the event {event}")).collect();
    if row.get("headers").is_some_and(|headers| !shows(headers, secret)) {
        lacks.push(OTHER_SECRET.to_owned());
    }
    lacks
}

/// Whether posts with these headers show the secret, or a token signed with it.
fn shows(headers: &Value, secret: &SecretString) -> bool {
    let is_it = |shown: &str| is_same(shown.as_bytes(), secret.expose_secret().as_bytes());
    headers.as_object().into_iter().flatten().any(|(name, value)| {
        let value = value.as_str().unwrap_or_default();
        match name.to_ascii_lowercase().as_str() {
            "authorization" => bearer(value).is_some_and(is_it),
            "jwt_key" => is_it(value),
            _ => false,
        }
    })
}

fn unreadable(intent: Intent, what: &str) -> GatewayError {
    GatewayError::new(intent.lost(), format!("the answer cannot be read: {what}"))
}

/// The answer's JSON, or what its status and message mean.
fn read(reply: &Reply, intent: Intent) -> Result<Value> {
    let body: Option<Value> = serde_json::from_slice(&reply.body).ok();
    let Some(mut error) = reply.failure(intent) else {
        return body.ok_or_else(|| {
            let what = if reply.is_page() { "a web page" } else { "not JSON" };
            unreadable(intent, what)
        });
    };
    let Some(body) = body else { return Err(error) };
    let text = complaint(&body);
    if !text.is_empty() {
        error = GatewayError::new(error.kind, format!("{}: {text}", error.detail)).after(error.retry_after);
    }
    let lower = text.to_ascii_lowercase();
    // A number without a socket: the server did not hand the message over, and will when it is connected again.
    let closed = ["connection closed", "not connected", "no sessions", "session closed"];
    if closed.iter().any(|words| lower.contains(words)) {
        error.kind = Kind::Unavailable;
    } else if error.kind == Kind::Unauthorized && lower.contains("already in use") {
        error.kind = Kind::Refused;
    }
    Err(error)
}

/// What the server says is wrong: `response.message` as text, a list of texts, or a list of objects.
fn complaint(body: &Value) -> String {
    let message = body.pointer("/response/message").or_else(|| wire::field(body, &["message", "error"]));
    match message {
        Some(Value::Array(list)) => list.iter().map(one_complaint).collect::<Vec<_>>().join("; "),
        Some(value) => one_complaint(value),
        None => String::new(),
    }
}

/// One entry. An object is told by what it means, not by its content, which may hold a phone number.
fn one_complaint(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Object(parts) if parts.get("exists").and_then(wire::flag) == Some(false) => {
            "no such number on WhatsApp".to_owned()
        }
        Value::Object(_) => "an object".to_owned(),
        Value::Array(list) => list.iter().map(one_complaint).collect::<Vec<_>>().join("; "),
        Value::Null | Value::Bool(_) | Value::Number(_) => value.to_string(),
    }
}
