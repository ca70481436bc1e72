//! The language model at work (AI2–AI6): asked once, for a limited time, after the facts are on record; never in the way of a command.
//!
//! [`drafts`] is the one place replies pass on their way out. What the model is told is in [`prompt`] and [`memory`].

mod breaker;
mod drafts;
mod memory;
mod prompt;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use aggregates::draft::{Cost, NoDraft};
use eventlog::WorkspaceId;
use gateways::Kind;
use gateways::model::{Finish, ModelClient, Question};
use tokio::time::{Instant, timeout};

use breaker::Breaker;

pub use drafts::{of_confirmation, of_question, of_request};

/// Questions under way at the same time, of one workspace: fewer than the effects it may have under way, so that a model that hangs never
/// holds up all of them.
const AT_ONCE_PER_WORKSPACE: usize = 12;
/// The same in all.
const AT_ONCE: usize = 96;

/// The platform's language model. Cheap to clone; clones share what is known of its health.
#[derive(Clone)]
pub struct Model {
    inner: Arc<Inner>,
}

struct Inner {
    client: ModelClient,
    time_limit: Duration,
    breaker: Breaker,
    /// Questions under way.
    under_way: Mutex<HashMap<WorkspaceId, usize>>,
}

/// What came of a question.
struct Answered {
    said: Result<String, (NoDraft, Option<String>)>,
    cost: Cost,
}

impl Answered {
    fn not_asked(why: NoDraft) -> Self {
        Self { said: Err((why, None)), cost: Cost::default() }
    }
}

impl Model {
    /// Asks through this client; the fixed text is sent when there is no answer within `time_limit`.
    pub fn new(client: ModelClient, time_limit: Duration) -> Self {
        let (breaker, under_way) = (Breaker::default(), Mutex::default());
        Self { inner: Arc::new(Inner { client, time_limit, breaker, under_way }) }
    }

    /// Whose model it is: `openai`.
    pub fn provider(&self) -> &'static str {
        self.inner.client.provider().name()
    }

    /// As the provider calls it.
    pub fn name(&self) -> &str {
        self.inner.client.model()
    }

    /// Asks once, unless it is known to be down or too many wait for it.
    async fn ask(&self, workspace: WorkspaceId, question: &Question) -> Answered {
        let Some(_place) = Place::take(&self.inner, workspace) else { return Answered::not_asked(NoDraft::Busy) };
        let Some(trial) = self.inner.breaker.admit(Instant::now()) else { return Answered::not_asked(NoDraft::Down) };
        let begun = Instant::now();
        let asked = timeout(self.inner.time_limit, self.inner.client.ask(question)).await;
        let mut cost =
            Cost { latency_ms: u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX), ..Cost::default() };
        let said = match asked {
            Ok(Ok(completion)) => {
                trial.succeeded();
                cost.input_tokens = completion.tokens.input;
                cost.output_tokens = completion.tokens.output;
                match completion.finish {
                    Finish::Complete => Ok(completion.text),
                    Finish::CutOff => Err((NoDraft::CutOff, None)),
                    Finish::Refused => Err((NoDraft::Refused, None)),
                }
            }
            Ok(Err(error)) => {
                match error.kind {
                    // It said no to this one question: that tells nothing about the next.
                    Kind::Refused => trial.succeeded(),
                    Kind::RateLimited => trial.failed_for(error.retry_after.unwrap_or(breaker::SHORT), Instant::now()),
                    Kind::Unavailable | Kind::OutcomeUnknown => trial.failed_for(breaker::SHORT, Instant::now()),
                    Kind::Unauthorized | Kind::Misconfigured | Kind::NotFound => {
                        tracing::error!(%error, "the language model can not be used as it is set up");
                        trial.failed_for(breaker::LONG, Instant::now());
                    }
                }
                tracing::warn!(%error, "the language model did not answer");
                let is_late = begun.elapsed() >= self.inner.time_limit;
                let why = if is_late { NoDraft::TooSlow } else { NoDraft::Failed };
                Err((why, Some(error.to_string())))
            }
            Err(_) => {
                trial.failed_for(breaker::SHORT, Instant::now());
                Err((NoDraft::TooSlow, None))
            }
        };
        Answered { said, cost }
    }
}

/// A place among the questions under way, given back when dropped.
struct Place<'a> {
    inner: &'a Inner,
    workspace: WorkspaceId,
}

impl<'a> Place<'a> {
    fn take(inner: &'a Inner, workspace: WorkspaceId) -> Option<Self> {
        let mut under_way = inner.under_way();
        let all: usize = under_way.values().sum();
        let own = under_way.entry(workspace).or_default();
        if all >= AT_ONCE || *own >= AT_ONCE_PER_WORKSPACE {
            return None;
        }
        *own += 1;
        Some(Self { inner, workspace })
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        let mut under_way = self.inner.under_way();
        if let Some(own) = under_way.get_mut(&self.workspace) {
            *own -= 1;
            if *own == 0 {
                under_way.remove(&self.workspace);
            }
        }
    }
}

impl Inner {
    fn under_way(&self) -> MutexGuard<'_, HashMap<WorkspaceId, usize>> {
        self.under_way.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
