//! What was asked of a stand-in, for assertions.

use std::sync::{Mutex, MutexGuard, PoisonError};

use serde::Serialize;
use serde_json::Value;

/// One request, as it came in. Requests of the sandbox's own pages are not among them.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Recorded {
    pub method: String,
    /// Path without the query.
    pub path: String,
    pub query: String,
    /// The body as JSON, as a text when it is none, null when there is none.
    pub body: Value,
    /// Requests of this method and path that were still open when it came in; those cut off or given up count for good.
    pub open_beside: usize,
    /// The status answered; none while the request is open, and for good when the connection was cut or given up.
    pub status: Option<u16>,
}

/// All requests of a stand-in since its start.
#[derive(Debug, Default)]
pub struct Requests(Mutex<Log>);

#[derive(Debug, Default)]
struct Log {
    kept: Vec<Recorded>,
    forgotten: usize,
}

impl Requests {
    /// Everything, in the order of arrival.
    #[must_use]
    pub fn all(&self) -> Vec<Recorded> {
        self.log().kept.clone()
    }

    /// Those of this method whose path begins so.
    #[must_use]
    pub fn of(&self, method: &str, path_prefix: &str) -> Vec<Recorded> {
        let fits = |r: &&Recorded| r.method == method && r.path.starts_with(path_prefix);
        self.log().kept.iter().filter(fits).cloned().collect()
    }

    /// How many of this method have a path that begins so.
    #[must_use]
    pub fn count(&self, method: &str, path_prefix: &str) -> usize {
        self.of(method, path_prefix).len()
    }

    /// Forgets them.
    pub fn clear(&self) {
        let mut log = self.log();
        log.forgotten += log.kept.len();
        log.kept.clear();
    }

    pub(crate) fn open(&self, mut request: Recorded) -> usize {
        let mut log = self.log();
        let is_beside = |r: &&Recorded| r.status.is_none() && r.method == request.method && r.path == request.path;
        request.open_beside = log.kept.iter().filter(is_beside).count();
        log.kept.push(request);
        log.forgotten + log.kept.len() - 1
    }

    pub(crate) fn answered(&self, index: usize, status: u16) {
        let mut log = self.log();
        let kept = index.checked_sub(log.forgotten);
        if let Some(request) = kept.and_then(|index| log.kept.get_mut(index)) {
            request.status = Some(status);
        }
    }

    fn log(&self) -> MutexGuard<'_, Log> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
