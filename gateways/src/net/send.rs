//! Sending one request, and telling what a failure on the way means.

use std::error::Error;
use std::time::Duration;

use jiff::Timestamp;
use jiff::fmt::rfc2822;
use reqwest::header::{HeaderMap, RETRY_AFTER};
use reqwest::{RequestBuilder, StatusCode};

use super::guard::ForbiddenAddress;
use crate::outcome::{GatewayError, Kind, Result};

/// Largest answer read, in bytes.
const BODY_LIMIT: usize = 16 * 1024 * 1024;

/// Whether a request changes something on the other side: then a broken connection leaves its outcome unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Intent {
    Read,
    Act,
}

impl Intent {
    /// The kind of a failure after the request may have reached the other side.
    pub(crate) fn lost(self) -> Kind {
        match self {
            Intent::Read => Kind::Unavailable,
            Intent::Act => Kind::OutcomeUnknown,
        }
    }
}

/// An answer, whatever its status.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: StatusCode,
    pub(crate) retry_after: Option<Duration>,
    pub(crate) body: Vec<u8>,
}

impl Reply {
    /// A web page where an API answer was expected: the edge in front of it, or another site altogether.
    pub(crate) fn is_page(&self) -> bool {
        self.body.iter().find(|b| !b.is_ascii_whitespace() && !matches!(b, 0xef | 0xbb | 0xbf)) == Some(&b'<')
    }

    /// What an error status says when the body says nothing better. `None` for a success.
    pub(crate) fn failure(&self, intent: Intent) -> Option<GatewayError> {
        let status = self.status.as_u16();
        let page = self.is_page();
        let kind = match status {
            200..=299 => return None,
            300..=399 => Kind::Misconfigured,
            // An edge that blocks us answers with a page before the API sees the call.
            401 | 403 if page => Kind::Unavailable,
            401 | 403 => Kind::Unauthorized,
            404 | 405 if page => Kind::Misconfigured,
            404 | 410 => Kind::NotFound,
            408 => intent.lost(),
            425 | 429 => Kind::RateLimited,
            // Not reached, or not accepted: 503, and the edge's "down", "no connection", "no route".
            503 | 521 | 522 | 523 | 525 | 526 | 530 => Kind::Unavailable,
            500..=599 => intent.lost(),
            _ => Kind::Refused,
        };
        let what = if page { " with a web page" } else { "" };
        Some(GatewayError::new(kind, format!("HTTP {status}{what}")).after(self.retry_after))
    }
}

/// Sends a request and reads the whole answer.
pub(crate) async fn send(request: RequestBuilder, intent: Intent) -> Result<Reply> {
    let mut response = request.send().await.map_err(|e| failed(e, intent))?;
    let status = response.status();
    let retry_after = retry_after(response.headers(), Timestamp::now());
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(|e| failed(e, intent))? {
        if body.len() + chunk.len() > BODY_LIMIT {
            return Err(GatewayError::new(intent.lost(), "the answer is too large"));
        }
        body.extend_from_slice(&chunk);
    }
    Ok(Reply { status, retry_after, body })
}

/// What a failure without an answer means. The URL never gets into the detail.
fn failed(error: reqwest::Error, intent: Intent) -> GatewayError {
    let kind = if has_cause::<ForbiddenAddress>(&error) || error.is_builder() {
        Kind::Misconfigured
    } else if error.is_connect() {
        Kind::Unavailable
    } else {
        intent.lost()
    };
    let what = if error.is_connect() {
        "no connection"
    } else if error.is_timeout() {
        "no answer in time"
    } else {
        "the connection broke"
    };
    let detail = match deepest(&error) {
        Some(cause) => format!("{what}: {cause}"),
        None => what.to_owned(),
    };
    GatewayError::new(kind, detail)
}

fn causes<'a>(error: &'a (dyn Error + 'static)) -> impl Iterator<Item = &'a (dyn Error + 'static)> {
    std::iter::successors(Some(error), |e: &&(dyn Error + 'static)| (*e).source())
}

fn has_cause<T: Error + 'static>(error: &(dyn Error + 'static)) -> bool {
    causes(error).any(|cause| cause.is::<T>())
}

/// The innermost cause: a word of the operating system or of TLS, never a URL.
fn deepest(error: &reqwest::Error) -> Option<String> {
    let cause = causes(error).last()?;
    (!cause.is::<reqwest::Error>()).then(|| cause.to_string())
}

/// `Retry-After` as seconds or as a date.
fn retry_after(headers: &HeaderMap, now: Timestamp) -> Option<Duration> {
    let text = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    if let Ok(seconds) = text.parse::<u64>() {
        return Some(Duration::from_secs(seconds.min(86_400)));
    }
    let at = rfc2822::DateTimeParser::new().parse_timestamp(text).ok()?;
    let seconds = u64::try_from(at.as_second() - now.as_second()).unwrap_or(0);
    Some(Duration::from_secs(seconds.min(86_400)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reply(status: u16, body: &str) -> Reply {
        Reply {
            status: StatusCode::from_u16(status).expect("a status"),
            retry_after: None,
            body: body.as_bytes().to_vec(),
        }
    }

    fn kind(status: u16, body: &str, intent: Intent) -> Option<Kind> {
        reply(status, body).failure(intent).map(|e| e.kind)
    }

    #[test]
    fn a_status_means_the_same_for_reading_and_acting_when_nothing_can_have_been_done() {
        for intent in [Intent::Read, Intent::Act] {
            assert_eq!(kind(200, "{}", intent), None);
            assert_eq!(kind(302, "", intent), Some(Kind::Misconfigured));
            assert_eq!(kind(400, "{}", intent), Some(Kind::Refused));
            assert_eq!(kind(401, "{}", intent), Some(Kind::Unauthorized));
            assert_eq!(kind(403, "<!DOCTYPE html>", intent), Some(Kind::Unavailable));
            assert_eq!(kind(404, "{}", intent), Some(Kind::NotFound));
            assert_eq!(kind(404, " <html>", intent), Some(Kind::Misconfigured));
            assert_eq!(kind(429, "", intent), Some(Kind::RateLimited));
            assert_eq!(kind(503, "<html>", intent), Some(Kind::Unavailable));
        }
    }

    #[test]
    fn a_server_error_leaves_an_action_unknown_but_not_a_question() {
        for status in [500, 502, 504, 520, 524] {
            assert_eq!(kind(status, "", Intent::Read), Some(Kind::Unavailable), "{status}");
            assert_eq!(kind(status, "", Intent::Act), Some(Kind::OutcomeUnknown), "{status}");
        }
    }

    #[test]
    fn retry_after_is_read_as_seconds_or_as_a_date() {
        let now: Timestamp = "2026-07-26T10:00:00Z".parse().expect("a time");
        let read = |text: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(RETRY_AFTER, text.parse().expect("a header"));
            retry_after(&headers, now)
        };
        assert_eq!(read("7"), Some(Duration::from_secs(7)));
        assert_eq!(read("Sun, 26 Jul 2026 10:00:30 GMT"), Some(Duration::from_secs(30)));
        assert_eq!(read("Sun, 26 Jul 2026 09:00:30 GMT"), Some(Duration::ZERO));
        assert_eq!(read("soon"), None);
    }
}
