//! What goes wrong out there, on demand.
//!
//! By handle: `panel.faults().next(2, "/adminapi/v2/orders", Fault::Html { status: 200 })`. Over HTTP:
//! `POST /_sandbox/faults {"path":"/adminapi/v2/orders","times":2,"fault":{"kind":"html","status":200}}`; `GET` lists what is left,
//! `DELETE` clears.

use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};

/// What a request runs into.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Fault {
    /// The edge's web page instead of an answer; not acted on.
    Html {
        #[serde(default = "unavailable")]
        status: u16,
    },
    /// 429, with or without `Retry-After` in seconds.
    TooManyRequests { retry_after: Option<u64> },
    /// A failure in the system's own words: its error body with HTTP 200, on Evolution `{"error":true}`.
    OkWithError { code: i64, text: String },
    /// This status and the system's own code for what is wrong (Meta's 131048, say); not acted on.
    Coded { status: u16, code: i64, text: String },
    /// This status with the system's own error body; not acted on.
    Status { status: u16, text: Option<String> },
    /// Done, but the answer never comes.
    TimeoutAfterActing,
    /// Not done, and no answer comes.
    TimeoutBeforeActing,
    /// Done, but the connection closes without an answer.
    ClosedAfterActing,
    /// Not done; the connection closes without an answer.
    ClosedBeforeActing,
    /// Evolution only: the number is not connected, 400 `Error: Connection Closed`.
    ConnectionClosed,
    /// Evolution only: 400 with `exists: false`.
    NoSuchNumber,
    /// A good answer, this many milliseconds late.
    Slow { ms: u64 },
}

fn unavailable() -> u16 {
    503
}

/// A fault and the requests it is for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FaultRule {
    /// What the path must begin with; everything when empty.
    #[serde(default)]
    pub path: String,
    /// The method, or any.
    #[serde(default)]
    pub method: Option<String>,
    /// How many requests are left to hit.
    #[serde(default = "once")]
    pub times: u32,
    pub fault: Fault,
}

fn once() -> u32 {
    1
}

/// The faults waiting for requests; the oldest fitting one is used first.
#[derive(Debug, Default)]
pub struct Faults(Mutex<Vec<FaultRule>>);

impl Faults {
    /// The next requests whose path begins so run into this.
    pub fn next(&self, times: u32, path: &str, fault: Fault) {
        self.add(FaultRule { path: path.to_owned(), method: None, times, fault });
    }

    /// All requests whose path begins so run into this until [`Faults::clear`].
    pub fn always(&self, path: &str, fault: Fault) {
        self.next(u32::MAX, path, fault);
    }

    pub fn add(&self, rule: FaultRule) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(rule);
    }

    pub fn clear(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// What has not happened yet.
    #[must_use]
    pub fn waiting(&self) -> Vec<FaultRule> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(crate) fn take(&self, method: &str, path: &str) -> Option<Fault> {
        let mut rules = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let fits = |rule: &FaultRule| {
            rule.times > 0
                && path.starts_with(&rule.path)
                && rule.method.as_deref().is_none_or(|m| m.eq_ignore_ascii_case(method))
        };
        let index = rules.iter().position(fits)?;
        let fault = rules[index].fault.clone();
        if rules[index].times != u32::MAX {
            rules[index].times -= 1;
        }
        rules.retain(|rule| rule.times > 0);
        Some(fault)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_hits_as_often_as_it_was_asked_to_and_only_where() {
        let faults = Faults::default();
        faults.next(2, "/a", Fault::TimeoutAfterActing);
        assert_eq!(faults.take("GET", "/b"), None);
        assert_eq!(faults.take("GET", "/a/1"), Some(Fault::TimeoutAfterActing));
        assert_eq!(faults.take("POST", "/a"), Some(Fault::TimeoutAfterActing));
        assert_eq!(faults.take("GET", "/a"), None);
    }

    #[test]
    fn a_fault_is_written_as_plain_json() {
        let rule: FaultRule = serde_json::from_str(
            r#"{"path":"/x","method":"post","fault":{"kind":"too_many_requests","retry_after":3}}"#,
        )
        .expect("a rule");
        assert_eq!(rule.times, 1);
        assert_eq!(rule.fault, Fault::TooManyRequests { retry_after: Some(3) });
        let html: Fault = serde_json::from_str(r#"{"kind":"html"}"#).expect("a fault");
        assert_eq!(html, Fault::Html { status: 503 });
    }
}
