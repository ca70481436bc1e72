//! The calls we make. The token is part of every URL, so no URL is ever told.

use std::sync::Arc;

use secrecy::{ExposeSecret, SecretString};
use serde::Serialize;
use serde_json::{Value, json};
use url::Url;

use super::errors::{read, unreadable};
use super::format::{Formatted, formatted};
use super::{address, bot_id, parts_of};
use crate::channel::{Calls, ChatKind, ConnectionState, OTHER_SECRET, Quote, Sent};
use crate::net::{Intent, Limiter, Net, send, under};
use crate::outcome::{GatewayError, Kind, Result, Sign};
use crate::wire;

/// Longest text one message takes, in characters.
pub const TEXT_LIMIT: usize = 4096;

/// The header that carries the webhook's secret.
pub const SECRET_HEADER: &str = "x-telegram-bot-api-secret-token";

/// The updates we ask for; everything else Telegram knows is noise.
pub const WEBHOOK_UPDATES: [&str; 3] = ["message", "edited_message", "my_chat_member"];

/// All calls of one bot; Telegram takes about thirty messages a second.
const CALLS_PER_SECOND: u32 = 25;

/// One bot.
#[derive(Clone)]
pub struct TelegramClient {
    net: Net,
    base: Url,
    token: SecretString,
    bot_id: String,
    limiter: Arc<Limiter>,
}

/// What Telegram says of the bot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Bot {
    pub id: i64,
    pub username: Option<String>,
    pub name: Option<String>,
    pub can_join_groups: bool,
    /// False while privacy mode is on: then the bot sees only commands and answers to itself in groups, and customers seem not to be
    /// heard. Tell the operator.
    pub can_read_all_group_messages: bool,
}

/// Where Telegram delivers to, and how that went.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WebhookInfo {
    /// None when no webhook is set.
    pub url: Option<String>,
    pub pending_updates: u64,
    pub last_error: Option<String>,
    pub last_error_at_unix: Option<i64>,
    /// What is delivered; none told: everything we need.
    pub allowed_updates: Vec<String>,
}

/// An error of the last delivery older than this says nothing of the next.
const ERROR_COUNTS_SECONDS: i64 = 300;

impl WebhookInfo {
    /// Whom Telegram calls, and what is missing for us to take it. It never tells the secret: that ours is not shown is seen by our
    /// refusing what it posts, as long as that waits.
    #[must_use]
    pub fn calls(&self, now_unix: i64) -> Calls {
        Calls::of(self.url.clone(), || self.lacks(now_unix))
    }

    fn lacks(&self, now_unix: i64) -> Vec<String> {
        let is_missing =
            |kind: &str| !self.allowed_updates.is_empty() && !self.allowed_updates.iter().any(|k| k == kind);
        let missing = WEBHOOK_UPDATES.iter().filter(|kind| is_missing(kind));
        let mut lacks: Vec<String> = missing.map(|kind| format!("the update {kind}")).collect();
        let is_late = self.last_error_at_unix.is_some_and(|at| now_unix - at < ERROR_COUNTS_SECONDS);
        let refused = self.last_error.as_ref().is_some_and(|error| error.contains("401"));
        if self.pending_updates > 0 && is_late && refused {
            lacks.push(OTHER_SECRET.to_owned());
        }
        lacks
    }
}

/// A chat the bot is in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ChatInfo {
    pub chat: String,
    pub chat_kind: ChatKind,
    pub name: Option<String>,
}

impl TelegramClient {
    /// A client for this bot. The address is checked; nothing is called.
    ///
    /// # Errors
    /// `Misconfigured` for an address that may not be called, or what cannot be a token.
    pub fn new(net: &Net, api_url: &str, token: SecretString) -> Result<Self> {
        let mut base = net.check_url(api_url)?;
        base.set_query(None);
        base.set_fragment(None);
        let Some(bot_id) = bot_id(token.expose_secret()).map(str::to_owned) else {
            return Err(GatewayError::new(Kind::Misconfigured, "this is no token of a bot"));
        };
        let limiter = net.limiter(&format!("{base}#telegram-{bot_id}"), CALLS_PER_SECOND);
        Ok(Self { net: net.clone(), base, token, bot_id, limiter })
    }

    /// The bot's own id: part of a message's key.
    #[must_use]
    pub fn bot_id(&self) -> &str {
        &self.bot_id
    }

    /// Sends a text to a chat; its formatting is WhatsApp's (`*bold*`). A group that has moved is followed once: the answer's chat is then the new one.
    ///
    /// # Errors
    /// `Refused` with [`Sign::ShutOut`] when the bot was blocked, removed or never met, with [`Sign::Moved`] when following failed;
    /// `RateLimited` with the wait asked for; `OutcomeUnknown` when the message may have gone out.
    pub async fn send_text(&self, chat: &str, text: &str) -> Result<Sent> {
        self.send_reply(chat, text, None).await
    }

    /// Sends a plain text that answers a message of the chat, should that still be there.
    ///
    /// # Errors
    /// As [`TelegramClient::send_text`].
    pub async fn send_reply(&self, chat: &str, text: &str, quote: Option<&Quote>) -> Result<Sent> {
        let Some((chat, topic)) = parts_of(chat) else {
            return Err(GatewayError::new(Kind::Refused, "a chat is known by its number"));
        };
        let error = match self.send_once(chat, topic, text, quote).await {
            // The topic was closed or removed: the person reads it in the chat itself.
            Err(error) if topic.is_some() && is_topic_gone(&error) => {
                let sent = self.send_once(chat, None, text, quote).await?;
                return Ok(Sent { chat: address(chat, topic), ..sent });
            }
            Err(error) => error,
            sent => return sent,
        };
        let moved_to = match &error.sign {
            Some(Sign::Moved { to }) => to.parse::<i64>().ok(),
            _ => None,
        };
        let Some(to) = moved_to.filter(|to| *to != chat) else { return Err(error) };
        // Messages of a group that moved have other ids.
        self.send_once(to, None, text, None).await.map_err(|second| {
            let sign = second.sign.clone().or(error.sign);
            second.signed(sign)
        })
    }

    async fn send_once(&self, chat: i64, topic: Option<i64>, text: &str, quote: Option<&Quote>) -> Result<Sent> {
        let Formatted { text, entities, .. } = formatted(text);
        let mut body = json!({ "chat_id": chat, "text": text, "link_preview_options": { "is_disabled": true } });
        if let Some(topic) = topic {
            body["message_thread_id"] = json!(topic);
        }
        if !entities.is_empty() {
            body["entities"] = json!(entities);
        }
        if let Some(id) = quote.and_then(|quote| quote.message_id.parse::<i64>().ok()) {
            body["reply_parameters"] = json!({ "message_id": id, "allow_sending_without_reply": true });
        }
        let message = self.call("sendMessage", &body, Intent::Act).await?;
        let message_id =
            wire::int_at(&message, &["message_id"]).ok_or_else(|| unreadable(Intent::Act, "no message id"))?;
        let told = message.get("chat").and_then(|chat| wire::int_at(chat, &["id"]));
        Ok(Sent { message_id: message_id.to_string(), chat: address(told.unwrap_or(chat), topic) })
    }

    /// Who the bot is; also shows whether the token works.
    ///
    /// # Errors
    /// As any call; `Unauthorized` for a wrong token.
    pub async fn get_me(&self) -> Result<Bot> {
        let me = self.call("getMe", &json!({}), Intent::Read).await?;
        let is = |name| me.get(name).and_then(wire::flag) == Some(true);
        Ok(Bot {
            id: wire::int_at(&me, &["id"]).ok_or_else(|| unreadable(Intent::Read, "no id"))?,
            username: wire::text_at(&me, &["username"]),
            name: wire::text_at(&me, &["first_name"]),
            can_join_groups: is("can_join_groups"),
            can_read_all_group_messages: is("can_read_all_group_messages"),
        })
    }

    /// Where updates go.
    ///
    /// # Errors
    /// As any call.
    pub async fn webhook_info(&self) -> Result<WebhookInfo> {
        let info = self.call("getWebhookInfo", &json!({}), Intent::Read).await?;
        Ok(WebhookInfo {
            url: wire::text_at(&info, &["url"]),
            pending_updates: wire::id_at(&info, &["pending_update_count"]).unwrap_or(0),
            last_error: wire::text_at(&info, &["last_error_message"])
                .map(|e| GatewayError::new(Kind::Refused, e).detail),
            last_error_at_unix: wire::int_at(&info, &["last_error_date"]),
            allowed_updates: info
                .get("allowed_updates")
                .and_then(Value::as_array)
                .into_iter()
                .flatten()
                .filter_map(wire::text)
                .collect(),
        })
    }

    /// Open when the token works and updates are delivered somewhere.
    ///
    /// # Errors
    /// As any call; `Unauthorized` for a wrong token.
    pub async fn connection_state(&self) -> Result<ConnectionState> {
        let has_webhook = self.webhook_info().await?.url.is_some();
        Ok(if has_webhook { ConnectionState::Open } else { ConnectionState::Close })
    }

    /// Points the bot's updates at this address, which must be https. The secret comes back in [`SECRET_HEADER`].
    ///
    /// # Errors
    /// `Misconfigured` when the secret holds other than letters, digits, `_` and `-`, or is longer than 256. Repeating it does no harm,
    /// so an unknown outcome is told as `Unavailable`.
    pub async fn set_webhook(&self, webhook_url: &str, webhook_secret: &SecretString) -> Result<()> {
        let secret = webhook_secret.expose_secret();
        let is_plain = |b: u8| b.is_ascii_alphanumeric() || b == b'_' || b == b'-';
        if secret.is_empty() || secret.len() > 256 || !secret.bytes().all(is_plain) {
            return Err(GatewayError::new(Kind::Misconfigured, "Telegram takes no such webhook secret"));
        }
        let body = json!({ "url": webhook_url, "secret_token": secret, "allowed_updates": WEBHOOK_UPDATES });
        self.call("setWebhook", &body, Intent::Read).await.map(drop).map_err(|e| e.without(webhook_secret))
    }

    /// Updates go nowhere from now on.
    ///
    /// # Errors
    /// As any call.
    pub async fn delete_webhook(&self) -> Result<()> {
        self.call("deleteWebhook", &json!({}), Intent::Read).await.map(drop)
    }

    /// What Telegram says of one chat. There is no list of a bot's chats: they are learned from what arrives.
    ///
    /// # Errors
    /// As any call; `Refused` with [`Sign::ShutOut`] when the bot is not in it.
    pub async fn get_chat(&self, chat: &str) -> Result<ChatInfo> {
        let told = self.call("getChat", &json!({ "chat_id": chat }), Intent::Read).await?;
        let id = wire::int_at(&told, &["id"]).ok_or_else(|| unreadable(Intent::Read, "no chat"))?;
        let is_private = told.get("type").and_then(Value::as_str) == Some("private");
        let chat_kind = if is_private { ChatKind::Private } else { ChatKind::Group };
        Ok(ChatInfo { chat: id.to_string(), chat_kind, name: wire::text_at(&told, &["title", "first_name"]) })
    }

    async fn call(&self, method: &str, body: &Value, intent: Intent) -> Result<Value> {
        self.limiter.turn().await?;
        let token = format!("bot{}", self.token.expose_secret().trim());
        let request = self.net.client().post(under(&self.base, &[&token, method])).json(body);
        let answer = async {
            let reply = send(request, intent).await?;
            read(&reply, intent)
        };
        answer.await.map_err(|e| e.without(&self.token))
    }
}

/// Telegram's words for a topic that is not there (any more).
fn is_topic_gone(error: &GatewayError) -> bool {
    let words = error.detail.to_ascii_lowercase();
    error.kind == Kind::Refused
        && error.sign.is_none()
        && (words.contains("thread not found") || words.contains("topic"))
}

impl std::fmt::Debug for TelegramClient {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("TelegramClient").field("bot_id", &self.bot_id).finish_non_exhaustive()
    }
}
