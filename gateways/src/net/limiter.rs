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
        Self {
            interval,
            burst: interval * (per_second - 1),
            next: Mutex::new(Instant::now()),
        }
    }

    /// Waits for a turn.
    ///
    /// # Errors
    /// `RateLimited` at once when the wait would be too long.
    pub(crate) async fn turn(&self) -> Result<()> {
        let at = self.reserve(Instant::now())?;
        sleep_until(at).await;
        Ok(())
    }

    /// No turn before this wait is over: the other side asked for it.
    pub(crate) fn hold(&self, wait: Duration) {
        self.hold_from(Instant::now(), wait);
    }

    fn reserve(&self, now: Instant) -> Result<Instant> {
        let mut next = self.next.lock().unwrap_or_else(PoisonError::into_inner);
        let slot = (*next).max(now);
        let at = slot.checked_sub(self.burst).unwrap_or(now).max(now);
        let wait = at - now;
        if wait > PATIENCE {
            return Err(GatewayError::new(
                Kind::RateLimited,
                "too many calls are waiting for this address",
            )
            .after(Some(wait)));
        }
        *next = slot + self.interval;
        Ok(at)
    }

    fn hold_from(&self, now: Instant, wait: Duration) {
        let until = now + wait.min(PATIENCE * 2) + self.burst;
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
        Arc::clone(
            all.entry(key.to_owned())
                .or_insert_with(|| Arc::new(Limiter::new(per_second))),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Waits in milliseconds of so many calls that all come at once.
    fn waits(limiter: &Limiter, now: Instant, calls: usize) -> Vec<u128> {
        (0..calls)
            .map(|_| (limiter.reserve(now).expect("a turn") - now).as_millis())
            .collect()
    }

    #[test]
    fn a_burst_passes_and_the_rest_is_spread() {
        let limiter = Limiter::new(5);
        let now = Instant::now();
        assert_eq!(waits(&limiter, now, 8), [0, 0, 0, 0, 0, 200, 400, 600]);
        // A quiet second later the burst is there again.
        assert_eq!(
            waits(&limiter, now + Duration::from_secs(2), 6),
            [0, 0, 0, 0, 0, 200]
        );
    }

    #[test]
    fn a_long_queue_is_handed_back_as_rate_limited() {
        let limiter = Limiter::new(5);
        let now = Instant::now();
        limiter.hold_from(now, Duration::from_secs(40));
        let error = limiter.reserve(now).expect_err("too long a wait");
        assert_eq!(error.kind, Kind::RateLimited);
        assert!(error.retry_after.expect("a wait") > PATIENCE);
    }

    #[test]
    fn a_wait_asked_for_is_kept() {
        let limiter = Limiter::new(5);
        let now = Instant::now();
        limiter.hold_from(now, Duration::from_secs(3));
        assert_eq!(waits(&limiter, now, 2), [3000, 3200]);
    }
}
