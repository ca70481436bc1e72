//! How long to wait before the next attempt.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

/// Seconds after the first, second, third … attempt; the last one repeats.
const STEPS_SECONDS: [u64; 8] = [1, 2, 5, 15, 60, 300, 900, 3600];

/// After this long a message is given up: more than a day, so that an outage over a day and a night is survived.
pub const GIVE_UP_AFTER: SignedDuration = SignedDuration::from_hours(30);

/// The wait after attempt number `attempt` (1, 2, 3 …), a fifth more or less as `seed` has it, so that what failed
/// together does not come back together.
pub fn wait(attempt: u32, seed: &str) -> Duration {
    let step = usize::try_from(attempt.saturating_sub(1)).unwrap_or(usize::MAX).min(STEPS_SECONDS.len() - 1);
    let millis = STEPS_SECONDS[step] * 1000;
    let share = millis / 5;
    Duration::from_millis(millis - share + spread(seed, attempt) % (2 * share + 1))
}

/// `now` plus a wait; the end of time where that overflows.
pub fn after(now: Timestamp, wait: Duration) -> Timestamp {
    now.checked_add(wait).unwrap_or(Timestamp::MAX)
}

/// FNV-1a: any cheap spread does.
fn spread(seed: &str, attempt: u32) -> u64 {
    let bytes = seed.bytes().chain(attempt.to_le_bytes());
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_to_an_hour_and_stay_within_a_fifth() {
        for (index, seconds) in STEPS_SECONDS.into_iter().chain([3600, 3600]).enumerate() {
            let attempt = u32::try_from(index).expect("small") + 1;
            let millis = u64::try_from(wait(attempt, "effect").as_millis()).expect("small");
            assert!((seconds * 800..=seconds * 1200).contains(&millis), "attempt {attempt}: {millis} ms");
        }
    }

    #[test]
    fn two_effects_do_not_wait_equally_long() {
        assert_ne!(wait(5, "one"), wait(5, "another"));
    }
}
