//! Who may post to our webhook: Meta signs the bytes it sends with the app's secret, and shows a token we chose when the address is
//! entered.

use hmac::{Hmac, Mac};
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use sha2::Sha256;

use crate::secret::is_same;

/// The header with the signature.
pub const SIGNATURE_HEADER: &str = "x-hub-signature-256";

/// The query of Meta's `GET` when an address is entered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Handshake {
    #[serde(rename = "hub.mode", default)]
    pub mode: String,
    #[serde(rename = "hub.verify_token", default)]
    pub verify_token: String,
    #[serde(rename = "hub.challenge", default)]
    pub challenge: String,
}

/// What to answer with status 200 as `text/plain`: the challenge, if the token is ours. Otherwise 403.
#[must_use]
pub fn answer_handshake<'a>(handshake: &'a Handshake, verify_token: &SecretString) -> Option<&'a str> {
    let is_ours = is_same(handshake.verify_token.as_bytes(), verify_token.expose_secret().as_bytes());
    (is_ours && handshake.mode == "subscribe").then_some(handshake.challenge.as_str())
}

/// Whether `X-Hub-Signature-256: sha256=<hex>` is the HMAC of exactly these bytes. An empty secret proves nothing.
#[must_use]
pub fn verify_signature(header: Option<&str>, app_secret: &SecretString, body: &[u8]) -> bool {
    let Some(shown) = header.and_then(|header| header.trim().strip_prefix("sha256=")) else {
        return false;
    };
    let (Ok(shown), Some(mac)) = (hex::decode(shown), mac(app_secret, body)) else {
        return false;
    };
    mac.verify_slice(&shown).is_ok()
}

fn mac(secret: &SecretString, body: &[u8]) -> Option<Hmac<Sha256>> {
    let secret = secret.expose_secret().as_bytes();
    let mut mac = Hmac::<Sha256>::new_from_slice(secret).ok().filter(|_| !secret.is_empty())?;
    mac.update(body);
    Some(mac)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sign(app_secret: &str, body: &[u8]) -> String {
        let mac = mac(&app_secret.into(), body).expect("a key");
        format!("sha256={}", hex::encode(mac.finalize().into_bytes()))
    }

    #[test]
    fn a_signature_fits_the_bytes_it_was_made_of_and_no_others() {
        // RFC 4231, test case 2.
        let known = "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";
        let accepts = |header: &str, secret: &str, body: &[u8]| verify_signature(Some(header), &secret.into(), body);
        assert!(accepts(known, "Jefe", b"what do ya want for nothing?"));
        assert!(accepts(&known.to_uppercase().replace("SHA256", "sha256"), "Jefe", b"what do ya want for nothing?"));
        assert!(!accepts(known, "Jefe", b"what do ya want for nothing? "));
        assert!(!accepts(known, "jefe", b"what do ya want for nothing?"));
        assert_eq!(sign("Jefe", b"what do ya want for nothing?"), known);
    }

    #[test]
    fn what_is_no_signature_is_refused() {
        let good = sign("Jefe", b"x");
        for header in ["", "sha256=", "sha256=zz", "sha1=aa", &good[7..], &good[..good.len() - 2]] {
            assert!(!verify_signature(Some(header), &"Jefe".into(), b"x"), "{header}");
        }
        assert!(!verify_signature(None, &"Jefe".into(), b"x"));
        assert!(!verify_signature(Some(&good), &"".into(), b"x"));
    }

    #[test]
    fn the_challenge_is_told_to_who_knows_the_token() {
        let ask = |mode: &str, token: &str| Handshake {
            mode: mode.to_owned(),
            verify_token: token.to_owned(),
            challenge: "1158201444".to_owned(),
        };
        assert_eq!(answer_handshake(&ask("subscribe", "T"), &"T".into()), Some("1158201444"));
        for (mode, token) in [("subscribe", "t"), ("subscribe", ""), ("unsubscribe", "T"), ("", "T")] {
            assert_eq!(answer_handshake(&ask(mode, token), &"T".into()), None);
        }
        assert_eq!(answer_handshake(&ask("subscribe", ""), &"".into()), None);
    }
}
