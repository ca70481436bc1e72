//! A model that failed is left alone for a while, so that customers do not wait for it one after the other (AI6). Then one question tries
//! it again; the others go on without until that one is answered.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

/// How long a model that did not answer is left alone.
pub const SHORT: Duration = Duration::from_secs(15);
/// The same where somebody has to act: a wrong key, no such model.
pub const LONG: Duration = Duration::from_secs(60);
/// Longest wait that a provider may ask for.
const LONGEST: Duration = Duration::from_secs(600);

/// What is known of a model's health.
#[derive(Default)]
pub struct Breaker(Mutex<State>);

#[derive(Default)]
struct State {
    /// Left alone until then; none while it is well.
    until: Option<Instant>,
    is_tried: bool,
}

/// A question on its way: tells the breaker what came of it. Dropped without a word, it failed.
pub struct Trial<'a> {
    breaker: &'a Breaker,
    is_told: bool,
}

impl Breaker {
    /// Whether the model may be asked now.
    pub fn admit(&self, now: Instant) -> Option<Trial<'_>> {
        let mut state = self.state();
        if let Some(until) = state.until {
            if state.is_tried || now < until {
                return None;
            }
            state.is_tried = true;
        }
        Some(Trial { breaker: self, is_told: false })
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Trial<'_> {
    /// It answered.
    pub fn succeeded(mut self) {
        self.is_told = true;
        *self.breaker.state() = State::default();
    }

    /// It did not: leave it alone for so long.
    pub fn failed_for(mut self, wait: Duration, now: Instant) {
        self.is_told = true;
        self.close(wait, now);
    }

    fn close(&self, wait: Duration, now: Instant) {
        *self.breaker.state() = State { until: Some(now + wait.min(LONGEST)), is_tried: false };
    }
}

impl Drop for Trial<'_> {
    fn drop(&mut self) {
        if !self.is_told {
            self.close(SHORT, Instant::now());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn after_a_failure_one_question_tries_again_while_the_others_go_without() {
        let (breaker, begun) = (Breaker::default(), Instant::now());
        let (one, other) = (breaker.admit(begun).expect("well"), breaker.admit(begun).expect("well"));
        other.succeeded();
        one.failed_for(SHORT, begun);
        assert!(breaker.admit(begun + SHORT / 2).is_none());
        let later = begun + SHORT;
        let trial = breaker.admit(later).expect("its turn");
        assert!(breaker.admit(later).is_none(), "one at a time");
        trial.failed_for(Duration::from_secs(100_000), later);
        let later = later + LONGEST;
        breaker.admit(later).expect("never left alone for longer").succeeded();
        assert!(breaker.admit(later).is_some());
        drop(breaker.admit(later));
        assert!(breaker.admit(Instant::now()).is_none(), "whoever says nothing has failed");
    }
}
