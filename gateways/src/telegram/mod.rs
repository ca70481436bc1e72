//! A Telegram bot (`WIRE.md §6`).
//!
//! [`TelegramClient`] makes the calls; [`decode`] reads what Telegram posts to our webhook; [`verify_secret`] tells whether it was
//! Telegram. Chats are known by number, negative for groups; a group that becomes a supergroup gets another one.

mod client;
mod errors;
mod event;
mod format;

use secrecy::{ExposeSecret, SecretString};

pub use client::{Bot, ChatInfo, SECRET_HEADER, TEXT_LIMIT, TelegramClient, WEBHOOK_UPDATES, WebhookInfo};
pub use event::decode;

use crate::secret::is_same;

/// Where the API is.
pub const DEFAULT_API_URL: &str = "https://api.telegram.org";

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
