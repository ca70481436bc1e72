//! The counters: in memory, and in Redis where there are several nodes.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use aggregates::customer::{CODES_PER_USERNAME_AND_HOUR, Limit};
use app::ids;
use eventlog::WorkspaceId;
use jiff::{SignedDuration, Timestamp};
use tokio::sync::OnceCell;
use uuid::Uuid;

use super::past;
use super::together::Together;
use super::window::Window;
use crate::reactors::job::{Job, Trouble};

/// Windows kept in memory before those that are over are dropped.
const WINDOWS_KEPT: usize = 50_000;

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum What {
    /// What is refused beyond the limit.
    Asked(Limit),
    /// Replies worded by the language model; beyond the limit the fixed text is sent.
    ModelReplies,
    /// Verification codes to one username of the panel, whoever asks for them; beyond the limit none goes out.
    Codes,
}

impl What {
    /// How long each counts.
    pub const fn span(self) -> SignedDuration {
        match self {
            Self::Asked(limit) => limit.window(),
            Self::ModelReplies | Self::Codes => SignedDuration::from_hours(1),
        }
    }

    pub const fn name(self) -> &'static str {
        match self {
            Self::Asked(limit) => limit.name(),
            Self::ModelReplies => "model_replies",
            Self::Codes => "codes",
        }
    }
}

/// One message, and all it counts for.
pub(super) struct Counted<'a> {
    pub workspace: WorkspaceId,
    /// Whose counter: a customer's, or under [`code_counter`] a username's.
    pub whose: &'a str,
    /// Names the message.
    pub id: Uuid,
    pub at: Timestamp,
    /// What it counts for, how much, and how much is allowed.
    pub for_what: &'a [(What, u32, u32)],
}

/// What counting came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It is within every limit; `sure` where everybody who counts was asked.
    Within { sure: bool },
    /// It was counted before.
    Before,
    /// It is beyond this one, until then; it was counted for nothing.
    Beyond(What, Timestamp),
}

/// Names the counter of a username, without telling it.
pub(super) async fn code_counter(job: &Job<'_>, username: &str) -> Result<String, Trouble> {
    Ok(ids::of_code_counter(job.log(), job.workspace_id(), username).await?)
}

/// The counters. Cheap to clone.
#[derive(Clone)]
pub struct Limits {
    inner: Arc<Inner>,
}

struct Inner {
    here: Mutex<HashMap<Of, Window>>,
    together: Option<Together>,
    /// Workspaces of which this process knows what was counted before it began.
    known: Mutex<HashMap<WorkspaceId, Arc<OnceCell<()>>>>,
}

/// Whose counter.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct Of {
    pub workspace: WorkspaceId,
    pub whose: String,
    pub what: What,
}

impl Limits {
    /// Counters of this process; with a client, shared with the other nodes at that Redis.
    pub fn new(redis: Option<redis::Client>) -> Self {
        let together = redis.map(Together::new);
        Self { inner: Arc::new(Inner { here: Mutex::default(), together, known: Mutex::default() }) }
    }

    /// Counts a message, for everything or for nothing.
    pub(super) async fn count(&self, job: &Job<'_>, counted: &Counted<'_>) -> Result<Verdict, Trouble> {
        self.know_the_past(job).await?;
        let together = match &self.inner.together {
            Some(together) => together.count(counted).await,
            None => None,
        };
        if let Some(beyond @ Verdict::Beyond(..)) = together {
            return Ok(beyond);
        }
        // Counted here as well, for when Redis is away, or comes back without what it knew.
        let sure = self.inner.together.is_none() || together.is_some();
        Ok(match (self.count_here(counted), together) {
            (Verdict::Beyond(what, until), _) => Verdict::Beyond(what, until),
            (_, Some(Verdict::Before)) | (Verdict::Before, _) => Verdict::Before,
            (Verdict::Within { .. }, _) => Verdict::Within { sure },
        })
    }

    /// Counts one more reply by the model; false once there were `allowed` within the hour.
    pub async fn admit_reply(&self, job: &Job<'_>, whose: &str, id: Uuid, allowed: u32) -> Result<bool, Trouble> {
        let for_what = [(What::ModelReplies, 1, allowed)];
        let workspace = job.workspace_id();
        let counted = Counted { workspace, whose, id, at: job.now(), for_what: &for_what };
        Ok(!matches!(self.count(job, &counted).await?, Verdict::Beyond(..)))
    }

    /// Counts one more code to a username; the time of the next one once there were as many as may go out within the hour.
    pub async fn admit_code(&self, job: &Job<'_>, username: &str, id: Uuid) -> Result<Option<Timestamp>, Trouble> {
        let for_what = [(What::Codes, 1, CODES_PER_USERNAME_AND_HOUR)];
        let workspace = job.workspace_id();
        let counter = code_counter(job, username).await?;
        let counted = Counted { workspace, whose: &counter, id, at: job.now(), for_what: &for_what };
        Ok(match self.count(job, &counted).await? {
            Verdict::Beyond(_, until) => Some(until),
            Verdict::Within { .. } | Verdict::Before => None,
        })
    }

    /// Reads from the log what was counted before this process began, once for each workspace.
    async fn know_the_past(&self, job: &Job<'_>) -> Result<(), Trouble> {
        let known = {
            let mut all = self.inner.known.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(all.entry(job.workspace_id()).or_default())
        };
        let read = async || {
            for past in past::read(job).await? {
                let span = past.of.what.span();
                self.here().entry(past.of).or_default().add(past.id, past.number, past.at, span);
            }
            Ok(())
        };
        known.get_or_try_init(read).await.map(|_| ())
    }

    fn count_here(&self, counted: &Counted<'_>) -> Verdict {
        let mut windows = self.here();
        if windows.len() >= WINDOWS_KEPT {
            windows.retain(|of, window| !window.is_over(of.what.span(), counted.at));
        }
        let of = |what: What| Of { workspace: counted.workspace, whose: counted.whose.to_owned(), what };
        let mut is_new = false;
        for &(what, number, allowed) in counted.for_what {
            let window = windows.entry(of(what)).or_default();
            if window.has(counted.id) {
                continue;
            }
            is_new = true;
            if let Some(until) = window.full_until(number, allowed, what.span(), counted.at) {
                return Verdict::Beyond(what, until);
            }
        }
        for &(what, number, _) in counted.for_what {
            windows.entry(of(what)).or_default().add(counted.id, number, counted.at, what.span());
        }
        if is_new { Verdict::Within { sure: true } } else { Verdict::Before }
    }

    fn here(&self) -> MutexGuard<'_, HashMap<Of, Window>> {
        self.inner.here.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MESSAGES: What = What::Asked(Limit::Messages);
    const CHECKS: What = What::Asked(Limit::OrderChecks);

    fn count(limits: &Limits, id: u128, seconds: i64, for_what: &[(What, u32, u32)]) -> Verdict {
        let at = Timestamp::from_second(1_700_000_000 + seconds).expect("a time");
        let workspace = WorkspaceId::from_uuid(Uuid::nil());
        limits.count_here(&Counted { workspace, whose: "c", id: Uuid::from_u128(id), at, for_what })
    }

    #[test]
    fn a_message_counts_for_everything_or_for_nothing() {
        let limits = Limits::new(None);
        let both = [(MESSAGES, 1, 3), (CHECKS, 2, 3)];
        assert_eq!(count(&limits, 1, 0, &both), Verdict::Within { sure: true });
        assert_eq!(count(&limits, 1, 0, &both), Verdict::Before);
        let end = Timestamp::from_second(1_700_003_600).expect("a time");
        assert_eq!(count(&limits, 2, 1, &both), Verdict::Beyond(CHECKS, end));
        // That one was not counted among the messages.
        let messages = [(MESSAGES, 1, 3)];
        assert_eq!(count(&limits, 3, 2, &messages), Verdict::Within { sure: true });
        assert_eq!(count(&limits, 4, 2, &messages), Verdict::Within { sure: true });
        let end = Timestamp::from_second(1_700_000_060).expect("a time");
        assert_eq!(count(&limits, 5, 59, &messages), Verdict::Beyond(MESSAGES, end));
        assert_eq!(count(&limits, 5, 60, &messages), Verdict::Within { sure: true });
    }
}
