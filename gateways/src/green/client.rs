//! The calls we make. The token is part of every URL, so no URL is ever told.

use reqwest::{Method, RequestBuilder};
use secrecy::{ExposeSecret, SecretString};
use serde_json::{Value, json};
use url::Url;

use super::event;
use crate::channel::{Calls, ConnectionState, OTHER_SECRET, Quote, Sent};
use crate::evolution::jid::{self, JidKind};
use crate::evolution::{ConnectAnswer, Group, Participant, QrCode};
use crate::net::{Intent, Net, Reply, send, under};
use crate::outcome::{GatewayError, Kind, Result, Sign};
use crate::wire;

/// Longest text one message takes, in characters.
pub const TEXT_LIMIT: usize = 20_000;

/// What has to be switched on for messages, what becomes of ours, and the connection to be heard.
const NEEDED_SWITCHES: [&str; 3] = ["incomingWebhook", "outgoingWebhook", "stateWebhook"];

/// One instance (one WhatsApp number).
#[derive(Clone)]
pub struct GreenClient {
    net: Net,
    base: Url,
    id_instance: String,
    api_token: SecretString,
}

impl GreenClient {
    /// A client for this instance. The address is checked; nothing is called.
    ///
    /// # Errors
    /// `Misconfigured` for an address that may not be called, or an id or token that cannot be one.
    pub fn new(net: &Net, api_url: &str, id_instance: &str, api_token: SecretString) -> Result<Self> {
        let mut base = net.check_url(api_url)?;
        base.set_query(None);
        base.set_fragment(None);
        let id_instance = id_instance.trim();
        if id_instance.is_empty() || !id_instance.bytes().all(|b| b.is_ascii_digit()) {
            return Err(GatewayError::new(Kind::Misconfigured, "the instance's id is a number"));
        }
        if api_token.expose_secret().trim().is_empty() {
            return Err(GatewayError::new(Kind::Misconfigured, "the instance has no token"));
        }
        Ok(Self { net: net.clone(), base, id_instance: id_instance.to_owned(), api_token })
    }

    /// Sends a text to a phone number, a person's JID or LID, or a group. The service queues it, for a day when the number is not
    /// connected.
    ///
    /// # Errors
    /// `Refused` for a wrong address; `Unauthorized` with [`Sign::OwnerMustAct`] for a spent quota (466) or a wrong token;
    /// `RateLimited` with [`Sign::BanRisk`] under a yellow card; `OutcomeUnknown` when the message may have gone out.
    pub async fn send_text(&self, number_or_jid: &str, text: &str) -> Result<Sent> {
        self.send_reply(number_or_jid, text, None).await
    }

    /// Sends a text that answers a message of the same chat.
    ///
    /// # Errors
    /// As [`GreenClient::send_text`].
    pub async fn send_reply(&self, number_or_jid: &str, text: &str, quote: Option<&Quote>) -> Result<Sent> {
        let Some(chat_id) = chat_id(number_or_jid) else {
            return Err(GatewayError::new(Kind::Refused, "this is no address of a person or group"));
        };
        let mut body = json!({ "chatId": chat_id, "message": text });
        if let Some(quote) = quote {
            body["quotedMessageId"] = json!(quote.message_id);
        }
        let answer = self.call(self.request(Method::POST, "sendMessage").json(&body), Intent::Act).await?;
        let message_id =
            wire::text_at(&answer, &["idMessage"]).ok_or_else(|| unreadable(Intent::Act, "no message id"))?;
        Ok(Sent { message_id, chat: jid::plain(&chat_id).unwrap_or(chat_id) })
    }

    /// Whether the number is connected.
    ///
    /// # Errors
    /// As any call.
    pub async fn connection_state(&self) -> Result<ConnectionState> {
        let answer = self.call(self.request(Method::GET, "getStateInstance"), Intent::Read).await?;
        let state = wire::text_at(&answer, &["stateInstance"]);
        state.map(|s| event::connection_state(&s)).ok_or_else(|| unreadable(Intent::Read, "no state"))
    }

    /// The code to scan. It changes every 20 seconds; ask again no sooner than after 5.
    ///
    /// # Errors
    /// As any call; `Unavailable` with the service's words when it cannot make a code now.
    pub async fn connect(&self) -> Result<ConnectAnswer> {
        let answer = self.call(self.request(Method::GET, "qr"), Intent::Read).await?;
        let message = wire::text_at(&answer, &["message"]);
        match (wire::text_at(&answer, &["type"]).as_deref(), message) {
            (Some("alreadyLogged"), _) => Ok(ConnectAnswer::AlreadyOpen),
            (Some("qrCode"), Some(picture)) => {
                let image =
                    if picture.starts_with("data:") { picture } else { format!("data:image/png;base64,{picture}") };
                Ok(ConnectAnswer::Scan(QrCode { image: Some(image), ..QrCode::default() }))
            }
            (Some("error"), message) => {
                let text = message.unwrap_or_default();
                Err(GatewayError::new(Kind::Unavailable, format!("the service has no code to scan: {text}")))
            }
            _ => Ok(ConnectAnswer::NotYet),
        }
    }

    /// Points the instance's events at this address. The secret comes back as `Authorization: Bearer <secret>`. The service may
    /// take five minutes to follow.
    ///
    /// # Errors
    /// As any call. Repeating it does no harm, so an unknown outcome is told as `Unavailable`.
    pub async fn set_webhook(&self, webhook_url: &str, webhook_secret: &SecretString) -> Result<()> {
        let body = json!({
            "webhookUrl": webhook_url,
            "webhookUrlToken": webhook_secret.expose_secret(),
            "incomingWebhook": "yes",
            "outgoingWebhook": "yes",
            "stateWebhook": "yes",
            "outgoingMessageWebhook": "no",
            "outgoingAPIMessageWebhook": "no",
        });
        let request = self.request(Method::POST, "setSettings").json(&body);
        let answer = self.call(request, Intent::Read).await.map_err(|e| e.without(webhook_secret))?;
        match answer.get("saveSettings").and_then(wire::flag) {
            Some(true) => Ok(()),
            Some(false) => Err(GatewayError::new(Kind::Refused, "the service did not save the settings")),
            None => Err(unreadable(Intent::Read, "no word about the settings")),
        }
    }

    /// Whom the service calls for this instance, and what is missing for us to take it, this being the secret.
    ///
    /// # Errors
    /// As any call.
    pub async fn webhook(&self, webhook_secret: &SecretString) -> Result<Calls> {
        let settings = self.call(self.request(Method::GET, "getSettings"), Intent::Read).await?;
        Ok(Calls::of(wire::text_at(&settings, &["webhookUrl"]), || lacks(&settings, webhook_secret)))
    }

    /// The connected number's own address; nothing while no number is connected (Green's page on `GetWaSettings`).
    ///
    /// # Errors
    /// As any call.
    pub async fn own_jid(&self) -> Result<Option<String>> {
        let answer = self.call(self.request(Method::GET, "getWaSettings"), Intent::Read).await?;
        let phone = wire::text_at(&answer, &["phone"]).and_then(|phone| chat_id(&phone));
        Ok(phone.as_deref().and_then(jid::plain))
    }

    /// The groups the number is in, without their members.
    ///
    /// # Errors
    /// As any call.
    pub async fn fetch_groups(&self) -> Result<Vec<Group>> {
        let answer = self.call(self.request(Method::GET, "getContacts"), Intent::Read).await?;
        let rows = answer.as_array().ok_or_else(|| unreadable(Intent::Read, "no list of contacts"))?;
        let group = |row: &Value| {
            let jid = jid::plain(&wire::text_at(row, &["id"])?)?;
            let name = wire::text_at(row, &["name", "contactName"]);
            (JidKind::of(&jid) == JidKind::Group).then_some(Group { jid, name, size: None, participants: Vec::new() })
        };
        Ok(rows.iter().filter_map(group).collect())
    }

    /// The members of a group, with both addresses of each where the service knows them.
    ///
    /// # Errors
    /// As any call.
    pub async fn participants(&self, group_jid: &str) -> Result<Vec<Participant>> {
        let request = self.request(Method::POST, "getGroupData").json(&json!({ "groupId": group_jid }));
        let answer = self.call(request, Intent::Read).await?;
        let Some(rows) = answer.get("participants").and_then(Value::as_array) else {
            return Err(unreadable(Intent::Read, "no participants"));
        };
        let member = |row: &Value| {
            let ids = jid::of_person(["id", "lid"].map(|name| row.get(name).and_then(Value::as_str)));
            let is = |name| row.get(name).and_then(wire::flag) == Some(true);
            let is_admin = is("isAdmin") || is("isSuperAdmin");
            (!ids.is_empty()).then_some(Participant { ids, is_admin, name: wire::text_at(row, &["name"]) })
        };
        Ok(rows.iter().filter_map(member).collect())
    }

    fn request(&self, method: Method, name: &str) -> RequestBuilder {
        let instance = format!("waInstance{}", self.id_instance);
        let url = under(&self.base, &[&instance, name, self.api_token.expose_secret().trim()]);
        self.net.client().request(method, url)
    }

    async fn call(&self, request: RequestBuilder, intent: Intent) -> Result<Value> {
        let answer = async {
            let reply = send(request, intent).await?;
            read(&reply, intent)
        };
        answer.await.map_err(|e| e.without(&self.api_token))
    }
}

impl std::fmt::Debug for GreenClient {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("GreenClient").field("id_instance", &self.id_instance).finish_non_exhaustive()
    }
}

/// What a webhook lacks to be heard. What the settings do not tell lacks nothing as far as is known.
fn lacks(settings: &Value, secret: &SecretString) -> Vec<String> {
    let is_off = |switch: &str| settings.get(switch).and_then(wire::flag) == Some(false);
    let missing = NEEDED_SWITCHES.iter().filter(|switch| is_off(switch));
    let mut lacks: Vec<String> = missing.map(|switch| format!("the setting {switch}")).collect();
    let shown = settings.get("webhookUrlToken").and_then(Value::as_str);
    if shown.is_some_and(|shown| !super::verify_authorization(Some(shown), secret)) {
        lacks.push(OTHER_SECRET.to_owned());
    }
    lacks
}

/// The address as the service spells it; a bare number is a person's.
fn chat_id(number_or_jid: &str) -> Option<String> {
    let asked = number_or_jid.trim();
    if !asked.contains('@') {
        let digits: String = asked.chars().filter(char::is_ascii_digit).collect();
        return (!digits.is_empty()).then(|| format!("{digits}@c.us"));
    }
    let plain = jid::plain(asked)?;
    match JidKind::of(&plain) {
        JidKind::Phone => Some(plain.replace("@s.whatsapp.net", "@c.us")),
        JidKind::Lid | JidKind::Group => Some(plain),
        JidKind::Broadcast | JidKind::Other => None,
    }
}

fn unreadable(intent: Intent, what: &str) -> GatewayError {
    GatewayError::new(intent.lost(), format!("the answer cannot be read: {what}"))
}

/// The answer's JSON, or what its status and words mean.
fn read(reply: &Reply, intent: Intent) -> Result<Value> {
    let body: Option<Value> = serde_json::from_slice(&reply.body).ok();
    // Only words about the call: answers hold names that others chose.
    let words = match &body {
        Some(body) if reply.status.is_success() => wire::text_at(body, &["message"]),
        Some(body) => wire::text_at(body, &["message", "error", "description"]),
        None if reply.is_page() => None,
        None => Some(String::from_utf8_lossy(&reply.body).into_owned()),
    };
    let words = words.unwrap_or_default();
    let lower = words.to_ascii_lowercase();
    // Old versions say it with a 200.
    let is_off = lower.contains("not authorized");
    let Some(failure) = reply.failure(intent) else {
        return match body {
            Some(Value::Object(_) | Value::Array(_)) if !is_off => body.ok_or_else(|| unreadable(intent, "nothing")),
            _ if is_off => {
                Err(GatewayError::new(Kind::Unavailable, "the number is not connected")
                    .signed(Some(Sign::OwnerMustAct)))
            }
            _ => Err(unreadable(intent, if reply.is_page() { "a web page" } else { "not JSON" })),
        };
    };
    let (kind, sign) = match reply.status.as_u16() {
        _ if lower.contains("yellowcard") => (Kind::RateLimited, Some(Sign::BanRisk)),
        // The plan's limit of messages or correspondents.
        466 => (Kind::Unauthorized, Some(Sign::OwnerMustAct)),
        400 if is_off => (Kind::Unavailable, Some(Sign::OwnerMustAct)),
        _ if failure.kind == Kind::Unauthorized => (Kind::Unauthorized, Some(Sign::OwnerMustAct)),
        _ => (failure.kind, None),
    };
    let detail = if words.is_empty() { failure.detail } else { format!("{}: {words}", failure.detail) };
    Err(GatewayError::new(kind, detail).after(failure.retry_after).signed(sign))
}

#[cfg(test)]
mod tests {
    use super::chat_id;

    #[test]
    fn addresses_are_written_as_the_service_wants_them() {
        assert_eq!(chat_id("+44 7700 900123").as_deref(), Some("447700900123@c.us"));
        assert_eq!(chat_id("447700900123@s.whatsapp.net").as_deref(), Some("447700900123@c.us"));
        assert_eq!(chat_id("120363041234567001@g.us").as_deref(), Some("120363041234567001@g.us"));
        assert_eq!(chat_id("7@lid").as_deref(), Some("7@lid"));
        assert_eq!((chat_id("status@broadcast"), chat_id("nobody"), chat_id("x@y")), (None, None, None));
    }
}
