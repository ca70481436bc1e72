//! WhatsApp through Green API (`docs/wire/green.md §4`).
//!
//! [`GreenClient`] makes the calls; [`decode`] reads what the service posts to our webhook; [`verify_authorization`] tells whether it was
//! that service. Addresses have the one spelling all WhatsApp channels share (`…@s.whatsapp.net`, `…@lid`, `…@g.us`); the client
//! writes them as the service wants them.

mod client;
mod event;

use secrecy::{ExposeSecret, SecretString};

pub use client::{GreenClient, TEXT_LIMIT};
pub use event::{decode, instance_of};

pub use crate::evolution::{ConnectAnswer, Group, Participant, QrCode};
use crate::secret::{bearer, is_same};

/// Where instances live unless the console names a host of their own.
pub const DEFAULT_API_URL: &str = "https://api.green-api.com";

/// Whether the `Authorization` header shows the secret: `Bearer <secret>`, or the secret alone, since the service's exact form is not
/// certain. An empty secret proves nothing.
#[must_use]
pub fn verify_authorization(header: Option<&str>, secret: &SecretString) -> bool {
    let Some(header) = header else { return false };
    let shown = bearer(header).unwrap_or_else(|| header.trim());
    is_same(shown.as_bytes(), secret.expose_secret().as_bytes())
}

#[cfg(test)]
mod tests {
    use super::verify_authorization;

    #[test]
    fn only_the_secret_opens() {
        let accepts = |header: &str| verify_authorization(Some(header), &"s3cret".into());
        assert!(accepts("Bearer s3cret") && accepts("bearer s3cret ") && accepts("s3cret"));
        for header in
            ["", "Bearer", "Bearer ", "Bearer s3cre", "Bearer s3cret2", "Basic s3cret", "Bearer Bearer s3cret"]
        {
            assert!(!accepts(header), "{header}");
        }
        assert!(!verify_authorization(None, &"s3cret".into()));
        assert!(!verify_authorization(Some("Bearer "), &"".into()) && !verify_authorization(Some(""), &"".into()));
    }
}
