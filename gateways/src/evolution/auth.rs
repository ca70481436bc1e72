//! Who may post to our webhook (`docs/wire/evolution.md §3.3`): there is no signature, so the server shows a secret we gave it.

use jsonwebtoken::{Algorithm, DecodingKey, Validation};
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;

use crate::secret::{bearer, is_same};

/// How far the server's clock may be off, in seconds.
const LEEWAY_SECONDS: i64 = 60;

/// Whether the `Authorization` header proves knowledge of the secret: `Bearer <secret>`, or `Bearer <HS256 JWT signed with it>` that has
/// not run out. An empty secret proves nothing.
#[must_use]
pub fn verify_authorization(header: Option<&str>, secret: &SecretString, now_unix: i64) -> bool {
    let secret = secret.expose_secret().as_bytes();
    let Some(token) = header.and_then(bearer) else {
        return false;
    };
    if secret.is_empty() {
        return false;
    }
    is_same(token.as_bytes(), secret) || is_valid_jwt(token, secret, now_unix)
}

#[derive(Deserialize)]
struct Claims {
    exp: i64,
}

fn is_valid_jwt(token: &str, secret: &[u8], now_unix: i64) -> bool {
    let mut rules = Validation::new(Algorithm::HS256);
    // The time is checked here, against the caller's clock.
    rules.validate_exp = false;
    rules.validate_aud = false;
    rules.required_spec_claims.clear();
    jsonwebtoken::decode::<Claims>(token, &DecodingKey::from_secret(secret), &rules)
        .is_ok_and(|data| data.claims.exp.saturating_add(LEEWAY_SECONDS) > now_unix)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jsonwebtoken::{EncodingKey, Header};
    use serde_json::{Value, json};

    const NOW: i64 = 1_790_000_000;

    fn accepts(header: &str) -> bool {
        verify_authorization(Some(header), &"s3cret-of-the-channel".into(), NOW)
    }

    fn jwt(algorithm: Algorithm, claims: &Value, secret: &str) -> String {
        let key = EncodingKey::from_secret(secret.as_bytes());
        jsonwebtoken::encode(&Header::new(algorithm), claims, &key).expect("a token")
    }

    #[test]
    fn the_secret_itself_is_accepted() {
        assert!(accepts("Bearer s3cret-of-the-channel"));
        assert!(accepts("bearer  s3cret-of-the-channel "));
    }

    #[test]
    fn anything_else_is_refused() {
        for header in [
            "",
            "Bearer",
            "Bearer ",
            "Bearer s3cret",
            "Bearer s3cret-of-the-channel2",
            "Basic s3cret-of-the-channel",
            "s3cret-of-the-channel",
            "Bearer a.b.c",
        ] {
            assert!(!accepts(header), "{header}");
        }
        assert!(!verify_authorization(None, &"s".into(), NOW));
        assert!(!verify_authorization(Some("Bearer "), &"".into(), NOW));
    }

    #[test]
    fn a_token_signed_with_the_secret_is_accepted_until_it_runs_out() {
        let claims = |exp: i64| json!({"iat": exp - 600, "exp": exp, "app": "evolution", "action": "webhook"});
        let token = |exp| format!("Bearer {}", jwt(Algorithm::HS256, &claims(exp), "s3cret-of-the-channel"));
        assert!(accepts(&token(NOW + 600)));
        assert!(accepts(&token(NOW - 30)));
        assert!(!accepts(&token(NOW - 61)));
    }

    #[test]
    fn a_token_with_another_key_algorithm_or_no_end_is_refused() {
        let good = json!({"exp": NOW + 600});
        assert!(!accepts(&format!("Bearer {}", jwt(Algorithm::HS256, &good, "another secret"))));
        assert!(!accepts(&format!("Bearer {}", jwt(Algorithm::HS512, &good, "s3cret-of-the-channel"))));
        assert!(!accepts(&format!("Bearer {}", jwt(Algorithm::HS256, &json!({"iat": NOW}), "s3cret-of-the-channel"))));
        assert!(!accepts("Bearer eyJhbGciOiJub25lIn0.eyJleHAiOjk5OTk5OTk5OTl9."));
    }
}
