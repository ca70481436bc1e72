//! The calls we make.

use reqwest::RequestBuilder;
use secrecy::{ExposeSecret, SecretString};
use serde::Serialize;
use serde_json::{Value, json};
use url::Url;

use super::DEFAULT_VERSION;
use super::errors::{class_of, words};
use crate::channel::{Calls, ConnectionState, Sent};
use crate::evolution::jid;
use crate::net::{Intent, Net, Reply, send, under};
use crate::outcome::{GatewayError, Kind, Result};
use crate::wire;

/// Longest text one message takes, in characters.
pub const TEXT_LIMIT: usize = 4096;

/// One business phone number.
#[derive(Clone)]
pub struct MetaClient {
    net: Net,
    base: Url,
    phone_number_id: String,
    access_token: SecretString,
}

/// What Meta says of the number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PhoneNumber {
    pub display: Option<String>,
    pub verified_name: Option<String>,
    /// `GREEN`, `YELLOW`, `RED`: how customers take our messages; red comes before a limit.
    pub quality: Option<String>,
    /// Where webhooks of this number go, where the token may see that.
    pub callback_url: Option<String>,
}

impl MetaClient {
    /// A client for this number. The address is checked; nothing is called. A version in the address (`…/v24.0`) is used instead of
    /// the default.
    ///
    /// # Errors
    /// `Misconfigured` for an address that may not be called, or an id that cannot be one.
    pub fn new(net: &Net, api_url: &str, phone_number_id: &str, access_token: SecretString) -> Result<Self> {
        let mut base = net.check_url(api_url)?;
        base.set_query(None);
        base.set_fragment(None);
        let last = base.path_segments().and_then(|mut path| path.rfind(|part| !part.is_empty()));
        if !last.is_some_and(is_version) {
            base = under(&base, &[DEFAULT_VERSION]);
        }
        let phone_number_id = phone_number_id.trim();
        if phone_number_id.is_empty() || !phone_number_id.bytes().all(|b| b.is_ascii_digit()) {
            return Err(GatewayError::new(Kind::Misconfigured, "the phone number's id is a number"));
        }
        Ok(Self { net: net.clone(), base, phone_number_id: phone_number_id.to_owned(), access_token })
    }

    /// Sends a text to a phone number, a `wa_id`, a person's phone JID, or a `user_id` (`US.1349…`).
    ///
    /// # Errors
    /// By Meta's codes, see [`class_of`]: `Refused` with [`Sign::WindowClosed`](crate::Sign::WindowClosed) when the person has not
    /// written for 24 hours, `RateLimited` with [`Sign::BanRisk`](crate::Sign::BanRisk) for 131048; `OutcomeUnknown` when the message
    /// may have gone out.
    pub async fn send_text(&self, to: &str, text: &str) -> Result<Sent> {
        let mut body = json!({
            "messaging_product": "whatsapp",
            "recipient_type": "individual",
            "type": "text",
            "text": { "preview_url": false, "body": text },
        });
        let to = match address(to) {
            Some(Address::Phone(digits)) => {
                body["to"] = json!(digits);
                digits
            }
            Some(Address::UserId(id)) => {
                body["recipient"] = json!(id);
                id
            }
            None => return Err(GatewayError::new(Kind::Refused, "this is no address of a person")),
        };
        let request = self.net.client().post(under(&self.base, &[&self.phone_number_id, "messages"])).json(&body);
        let answer = self.call(request, Intent::Act).await?;
        let message = answer.pointer("/messages/0").unwrap_or(&Value::Null);
        let message_id = wire::text_at(message, &["id"]).ok_or_else(|| unreadable(Intent::Act, "no message id"))?;
        let contact = answer.pointer("/contacts/0").unwrap_or(&Value::Null);
        Ok(Sent { message_id, chat: wire::text_at(contact, &["wa_id", "user_id"]).unwrap_or(to) })
    }

    /// What Meta says of the number; also shows whether the token works.
    ///
    /// # Errors
    /// As any call.
    pub async fn phone_number(&self) -> Result<PhoneNumber> {
        let fields = ["display_phone_number", "verified_name", "quality_rating", "webhook_configuration"].join(",");
        let url = under(&self.base, &[&self.phone_number_id]);
        let request = self.net.client().get(url).query(&[("fields", fields)]);
        let answer = self.call(request, Intent::Read).await?;
        // The nearest one counts.
        let configured = answer.get("webhook_configuration").unwrap_or(&Value::Null);
        let callback_url = wire::text_at(configured, &["phone_number", "whatsapp_business_account", "application"]);
        Ok(PhoneNumber {
            display: wire::text_at(&answer, &["display_phone_number"]),
            verified_name: wire::text_at(&answer, &["verified_name"]),
            quality: wire::text_at(&answer, &["quality_rating"]).map(|word| word.to_ascii_uppercase()),
            callback_url,
        })
    }

    /// Whom Meta calls for this number, where it tells. Which fields the app is subscribed to it tells to the app alone.
    ///
    /// # Errors
    /// As any call.
    pub async fn webhook(&self) -> Result<Calls> {
        let url = self.phone_number().await?.callback_url;
        Ok(url.map_or(Calls::Untold, |url| Calls::Address { url, lacks: Vec::new() }))
    }

    /// Open when the token works; limited when customers complain of us. Meta connects nothing.
    ///
    /// # Errors
    /// As any call; `Unauthorized` when the token no longer works.
    pub async fn connection_state(&self) -> Result<ConnectionState> {
        let is_red = self.phone_number().await?.quality.as_deref() == Some("RED");
        Ok(if is_red { ConnectionState::Limited } else { ConnectionState::Open })
    }

    async fn call(&self, request: RequestBuilder, intent: Intent) -> Result<Value> {
        let answer = async {
            let reply = send(request.bearer_auth(self.access_token.expose_secret()), intent).await?;
            read(&reply, intent)
        };
        answer.await.map_err(|e| e.without(&self.access_token))
    }
}

impl std::fmt::Debug for MetaClient {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("MetaClient").field("phone_number_id", &self.phone_number_id).finish_non_exhaustive()
    }
}

fn is_version(part: &str) -> bool {
    let number = part.strip_prefix('v').unwrap_or_default();
    !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit() || b == b'.')
}

enum Address {
    Phone(String),
    UserId(String),
}

/// A `user_id` is two letters, a dot and letters or digits; what else holds digits is a phone number.
fn address(to: &str) -> Option<Address> {
    let to = to.trim();
    if let Some((country, rest)) = to.split_once('.')
        && country.len() == 2
        && country.bytes().all(|b| b.is_ascii_alphabetic())
        && rest.bytes().any(|b| b.is_ascii_alphanumeric())
        && rest.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'.')
    {
        return Some(Address::UserId(to.to_owned()));
    }
    let phone = if to.contains('@') { jid::phone_of(to)? } else { to };
    let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
    let is_number = phone.chars().all(|c| c.is_ascii_digit() || "+ -()".contains(c));
    (is_number && !digits.is_empty()).then_some(Address::Phone(digits))
}

fn unreadable(intent: Intent, what: &str) -> GatewayError {
    GatewayError::new(intent.lost(), format!("the answer cannot be read: {what}"))
}

/// The answer's JSON, or what its code means; where the code says nothing, its status.
fn read(reply: &Reply, intent: Intent) -> Result<Value> {
    let body: Option<Value> = serde_json::from_slice(&reply.body).ok();
    let told = body.as_ref().and_then(|body| wire::field(body, &["error"]));
    let failure = reply.failure(intent);
    let Some(told) = told else {
        return match (failure, body) {
            (Some(failure), _) => Err(failure),
            (None, Some(body)) if body.is_object() => Ok(body),
            (None, _) => Err(unreadable(intent, if reply.is_page() { "a web page" } else { "not JSON" })),
        };
    };
    let code = wire::int_at(told, &["code"]);
    // An error in a success is no sign that anything was done.
    let by_status = failure.as_ref().map_or(Kind::Refused, |failure| failure.kind);
    let (kind, sign) = code.and_then(class_of).unwrap_or((by_status, None));
    let number = code.map(|code| format!(" ({code})")).unwrap_or_default();
    let detail = format!("HTTP {}{number}: {}", reply.status.as_u16(), words(told));
    Err(GatewayError::new(kind, detail).after(reply.retry_after).signed(sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_is_addressed_by_phone_or_by_the_id_for_our_business() {
        let shown = |to: &str| match address(to) {
            Some(Address::Phone(digits)) => format!("to {digits}"),
            Some(Address::UserId(id)) => format!("recipient {id}"),
            None => "nobody".to_owned(),
        };
        assert_eq!(shown("+44 7700 900123"), "to 447700900123");
        assert_eq!(shown("447700900123@s.whatsapp.net"), "to 447700900123");
        assert_eq!(shown("US.13491208655302741918"), "recipient US.13491208655302741918");
        assert_eq!(shown("US.ENT.1181"), "recipient US.ENT.1181");
        for nobody in ["", "US.", "7@lid", "120363041234567001@g.us", "hello", "1203630-41@x"] {
            assert_eq!(shown(nobody), "nobody", "{nobody}");
        }
    }

    #[test]
    fn the_version_of_the_address_comes_first() {
        let net = Net::new(crate::AllowedHosts::none()).expect("a client");
        let base = |url: &str| MetaClient::new(&net, url, "1", "T".into()).expect("an address").base.to_string();
        assert_eq!(base("https://graph.facebook.com"), "https://graph.facebook.com/v23.0");
        assert_eq!(base("https://graph.facebook.com/v24.0/"), "https://graph.facebook.com/v24.0/");
    }
}
