//! A Telegram bot (`docs/wire/telegram.md §6`).
//!
//! [`TelegramClient`] makes the calls; [`decode`] reads what Telegram posts to our webhook; [`verify_secret`] tells whether it was
//! Telegram. Chats are known by number, negative for groups; a group that becomes a supergroup gets another one.

mod client;
mod errors;
mod event;
mod format;
mod words;

use secrecy::{ExposeSecret, SecretString};

pub use client::{Bot, ChatInfo, SECRET_HEADER, TEXT_LIMIT, TelegramClient, WEBHOOK_UPDATES, WebhookInfo};
pub use event::decode;

use crate::secret::is_same;

/// Where the API is.
pub const DEFAULT_API_URL: &str = "https://api.telegram.org";

/// Which bot an update is for.
#[derive(Clone, Copy, Debug)]
pub struct Own<'a> {
    /// Its number, see [`bot_id`].
    pub id: &'a str,
    /// Its username, once `getMe` told it: commands may name the bot they are for.
    pub username: Option<&'a str>,
}

/// The address of a chat, with the topic of a private chat that is cut into topics behind it: `7000000123#12`.
fn address(chat: i64, topic: Option<i64>) -> String {
    topic.map_or_else(|| chat.to_string(), |topic| format!("{chat}#{topic}"))
}

/// The chat and the topic of an address.
fn parts_of(address: &str) -> Option<(i64, Option<i64>)> {
    match address.trim().split_once('#') {
        Some((chat, topic)) => Some((chat.parse().ok()?, Some(topic.parse().ok()?))),
        None => Some((address.trim().parse().ok()?, None)),
    }
}

/// Whether `X-Telegram-Bot-Api-Secret-Token` shows the secret. An empty secret proves nothing.
#[must_use]
pub fn verify_secret(header: Option<&str>, secret: &SecretString) -> bool {
    header.is_some_and(|shown| is_same(shown.as_bytes(), secret.expose_secret().as_bytes()))
}

/// The bot's own id, which its token begins with; `None` for what is no token.
#[must_use]
pub fn bot_id(token: &str) -> Option<&str> {
    let (id, secret) = token.trim().split_once(':')?;
    let is_token = !id.is_empty()
        && id.bytes().all(|b| b.is_ascii_digit())
        && !secret.is_empty()
        && secret.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
    is_token.then_some(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_secret_opens() {
        assert!(verify_secret(Some("s3cret"), &"s3cret".into()));
        for header in [None, Some(""), Some("s3cre"), Some("s3cret2"), Some("Bearer s3cret")] {
            assert!(!verify_secret(header, &"s3cret".into()), "{header:?}");
        }
        assert!(!verify_secret(Some(""), &"".into()));
    }

    #[test]
    fn a_token_begins_with_the_bots_id() {
        assert_eq!(bot_id(" 7001:AAE-x_9 "), Some("7001"));
        for no_token in ["", "7001", "7001:", ":AAE", "bot7001:AAE", "7001:AA/E", "7001:A A"] {
            assert_eq!(bot_id(no_token), None, "{no_token}");
        }
    }
}
