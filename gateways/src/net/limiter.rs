//! At most so many calls a second to one address, however many callers there are.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::time::{Instant, sleep_until};

use crate::outcome::{GatewayError, Kind, Result};

/// Longest time a call waits for its turn before it is handed back as rate limited.
const PATIENCE: Duration = Duration::from_secs(30);

/// Lets calls through at a steady rate, with a burst of one second's worth. Turns are given in order of arrival.
#[derive(Debug)]
pub(crate) struct Limiter {
    interval: Duration,
    burst: Duration,
    /// When the next turn would be if there were no burst.
    next: Mutex<Instant>,
}

impl Limiter {
    fn new(per_second: u32) -> Self {
        let per_second = per_second.max(1);
        let interval = Duration::from_secs(1) / per_second;
        Self { interval, burst: interval * (per_second - 1), next: Mutex::new(Instant::now()) }
    }

    /// Waits for a turn.
    ///
    /// # Errors
    /// `RateLimited` at once when the wait would be too long.
    pub(crate) async fn turn(&self) -> Result<()> {
        let now = Instant::now();
        let at = {
            let mut next = self.next.lock().unwrap_or_else(PoisonError::into_inner);
            let slot = (*next).max(now);
            let at = slot.checked_sub(self.burst).unwrap_or(now).max(now);
            let wait = at - now;
            if wait > PATIENCE {
                return Err(GatewayError::new(Kind::RateLimited, "too many calls are waiting for this address").after(Some(wait)));
            }
            *next = slot + self.interval;
            at
        };
        sleep_until(at).await;
        Ok(())
    }

    /// No turn before this wait is over: the other side asked for it.
    pub(crate) fn hold(&self, wait: Duration) {
        let until = Instant::now() + wait.min(PATIENCE * 2) + self.burst;
        let mut next = self.next.lock().unwrap_or_else(PoisonError::into_inner);
        *next = (*next).max(until);
    }
}

/// The limiters of all addresses.
#[derive(Debug, Default)]
pub(super) struct Limiters(Mutex<HashMap<String, Arc<Limiter>>>);

impl Limiters {
    pub(super) fn of(&self, key: &str, per_second: u32) -> Arc<Limiter> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(all.entry(key.to_owned()).or_insert_with(|| Arc::new(Limiter::new(per_second))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_burst_passes_and_the_rest_is_spread() {
        let limiter = Limiter::new(5);
        let start = Instant::now();
        for _ in 0..5 {
            limiter.turn().await.expect("a turn");
        }
        assert_eq!(start.elapsed(), Duration::ZERO);
        for _ in 0..5 {
            limiter.turn().await.expect("a turn");
        }
        assert!(start.elapsed() >= Duration::from_millis(999), "{:?}", start.elapsed());
    }

    #[tokio::test(start_paused = true)]
    async fn a_long_queue_is_handed_back_as_rate_limited() {
        let limiter = Limiter::new(5);
        limiter.hold(Duration::from_secs(40));
        let error = limiter.turn().await.expect_err("too long a wait");
        assert_eq!(error.kind, Kind::RateLimited);
        assert!(error.retry_after.expect("a wait") > PATIENCE);
    }

    #[tokio::test(start_paused = true)]
    async fn a_wait_asked_for_is_kept() {
        let limiter = Limiter::new(5);
        limiter.hold(Duration::from_secs(3));
        let start = Instant::now();
        limiter.turn().await.expect("a turn");
        assert!(start.elapsed() >= Duration::from_secs(3));
    }
}
