//! How a call to the outside ended when it did not end well.
//!
//! The kinds differ in what the caller may do next, not in what went wrong on the way: that is in `detail`.

use std::fmt;
use std::time::Duration;

use secrecy::{ExposeSecret, SecretString};
use serde::Serialize;

/// What a failed call means for the one who made it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// The other side understood and said no. Nothing was done, and asking again gives the same answer.
    Refused,
    /// Too many calls. Nothing was done; see `retry_after`.
    RateLimited,
    /// Certainly not done: no connection, a closed session, an error page before the request was acted on.
    Unavailable,
    /// The request went out and no usable answer came back: it may have been done.
    OutcomeUnknown,
    /// The key was not accepted, or does not allow this.
    Unauthorized,
    /// The address or the settings cannot work: a forbidden address, not an API, an unreadable URL.
    Misconfigured,
    /// The thing asked for does not exist there.
    NotFound,
}

/// What a failure tells about the channel or the chat, beyond the one call.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Sign {
    /// Nothing goes through until the owner acts: an expired token, a missing right, a locked account, an unpaid bill, a spent quota.
    OwnerMustAct,
    /// The messenger counts us as a nuisance: going on at this pace may end in a ban.
    BanRisk,
    /// Too fast for this one chat; others are not concerned.
    ChatTooFast,
    /// The person has not written for too long: only an approved template goes through.
    WindowClosed,
    /// This person or group does not let us write: blocked, removed, or never met.
    ShutOut,
    /// This person can only be reached by phone number.
    NeedsPhone,
    /// The group has another address now.
    Moved { to: String },
}

/// A call that did not succeed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GatewayError {
    pub kind: Kind,
    /// Technical, for operators and logs, never for customers. Safe to store: holds no URL, key or header value.
    pub detail: String,
    /// How long the other side asked us to wait.
    pub retry_after: Option<Duration>,
    /// What it tells beyond this call, where the system says so.
    pub sign: Option<Sign>,
}

/// The answer of a call.
pub type Result<T> = std::result::Result<T, GatewayError>;

/// Longest `detail` kept, in characters.
const DETAIL_LIMIT: usize = 300;

impl GatewayError {
    /// An error of this kind; `detail` is shortened and freed of control characters.
    #[must_use]
    pub fn new(kind: Kind, detail: impl AsRef<str>) -> Self {
        Self { kind, detail: tidy(detail.as_ref()), retry_after: None, sign: None }
    }

    /// The same, with the wait the other side asked for.
    #[must_use]
    pub fn after(mut self, wait: Option<Duration>) -> Self {
        self.retry_after = wait;
        self
    }

    /// The same, with what it tells beyond this call.
    #[must_use]
    pub fn signed(mut self, sign: Option<Sign>) -> Self {
        self.sign = sign;
        self
    }

    /// Whether the very same call may be made again without harm: it was certainly not done, and may work later.
    ///
    /// An unknown outcome is not retryable here: whether a repeat does harm is for the caller to know.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        match self.kind {
            Kind::RateLimited | Kind::Unavailable => true,
            Kind::Refused | Kind::OutcomeUnknown | Kind::Unauthorized | Kind::Misconfigured | Kind::NotFound => false,
        }
    }

    /// Whether the call may have had its effect.
    #[must_use]
    pub fn may_have_been_done(&self) -> bool {
        self.kind == Kind::OutcomeUnknown
    }

    /// Removes a secret the other side may have echoed.
    pub(crate) fn without(mut self, secret: &SecretString) -> Self {
        let secret = secret.expose_secret();
        if !secret.is_empty() && self.detail.contains(secret) {
            self.detail = self.detail.replace(secret, "[key]");
        }
        self
    }
}

impl fmt::Display for GatewayError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = match self.kind {
            Kind::Refused => "refused",
            Kind::RateLimited => "rate limited",
            Kind::Unavailable => "unavailable",
            Kind::OutcomeUnknown => "outcome unknown",
            Kind::Unauthorized => "unauthorized",
            Kind::Misconfigured => "misconfigured",
            Kind::NotFound => "not found",
        };
        write!(f, "{kind}: {}", self.detail)
    }
}

impl std::error::Error for GatewayError {}

/// One line, no control characters, not endless, without addresses of any kind.
fn tidy(text: &str) -> String {
    let one_line: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let words: Vec<&str> = one_line.split_whitespace().map(unaddressed).collect();
    let line = words.join(" ");
    match line.char_indices().nth(DETAIL_LIMIT) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}

/// URLs may hold keys, JIDs hold phone numbers: what the other side echoes of them is left out.
fn unaddressed(word: &str) -> &str {
    if word.contains("://") {
        "[url]"
    } else if ["@s.whatsapp.net", "@c.us", "@lid"].iter().any(|server| word.contains(server)) {
        "[jid]"
    } else {
        word
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_calls_that_were_certainly_not_done_are_retryable() {
        let retryable: Vec<Kind> = [
            Kind::Refused,
            Kind::RateLimited,
            Kind::Unavailable,
            Kind::OutcomeUnknown,
            Kind::Unauthorized,
            Kind::Misconfigured,
            Kind::NotFound,
        ]
        .into_iter()
        .filter(|kind| GatewayError::new(*kind, "").is_retryable())
        .collect();
        assert_eq!(retryable, [Kind::RateLimited, Kind::Unavailable]);
    }

    #[test]
    fn a_detail_is_one_short_line() {
        let error = GatewayError::new(Kind::Refused, format!("a\r\n\0b  {}", "é".repeat(1000)));
        assert!(error.detail.starts_with("a b é"));
        assert_eq!(error.detail.chars().count(), DETAIL_LIMIT + 1);
    }

    #[test]
    fn a_detail_holds_no_address() {
        let error =
            GatewayError::new(Kind::Refused, "GET https://a.example/?key=1 for \"447700900123@s.whatsapp.net\" failed");
        assert_eq!(error.detail, "GET [url] for [jid] failed");
    }

    #[test]
    fn an_echoed_key_is_removed() {
        let error = GatewayError::new(Kind::Unauthorized, "bad key abc123").without(&"abc123".into());
        assert_eq!(error.detail, "bad key [key]");
    }
}
