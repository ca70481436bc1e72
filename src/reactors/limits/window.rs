//! A sliding window: what one customer had within the last minute or hour.

use std::collections::VecDeque;

use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

/// What was counted, oldest first.
#[derive(Debug, Default)]
pub(super) struct Window(VecDeque<Entry>);

#[derive(Debug)]
struct Entry {
    at: Timestamp,
    id: Uuid,
    number: u32,
}

impl Window {
    /// Counted under this id.
    pub fn has(&self, id: Uuid) -> bool {
        self.0.iter().any(|entry| entry.id == id)
    }

    /// When there is room for so many more; none: now.
    pub fn full_until(&self, number: u32, allowed: u32, span: SignedDuration, now: Timestamp) -> Option<Timestamp> {
        let counts = |entry: &&Entry| end(entry.at, span) > now;
        let mut used: u32 = self.0.iter().filter(counts).map(|entry| entry.number).sum();
        if used.saturating_add(number) <= allowed {
            return None;
        }
        for entry in self.0.iter().filter(counts) {
            used -= entry.number;
            if used.saturating_add(number) <= allowed {
                return Some(end(entry.at, span));
            }
        }
        // More than a whole window allows.
        Some(end(now, span))
    }

    /// Counts; what was counted before under this id is not counted again.
    pub fn add(&mut self, id: Uuid, number: u32, at: Timestamp, span: SignedDuration) {
        if self.has(id) {
            return;
        }
        while self.0.front().is_some_and(|oldest| end(oldest.at, span) <= at) {
            self.0.pop_front();
        }
        let place = self.0.iter().rposition(|entry| entry.at <= at).map_or(0, |before| before + 1);
        self.0.insert(place, Entry { at, id, number });
    }

    /// Nothing in it counts any more.
    pub fn is_over(&self, span: SignedDuration, now: Timestamp) -> bool {
        self.0.back().is_none_or(|newest| end(newest.at, span) <= now)
    }
}

fn end(at: Timestamp, span: SignedDuration) -> Timestamp {
    at.checked_add(span).unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: SignedDuration = SignedDuration::from_mins(1);

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(1_700_000_000 + second).expect("a time")
    }

    fn full(window: &Window, number: u32, second: i64) -> Option<i64> {
        window.full_until(number, 3, MINUTE, at(second)).map(|until| until.as_second() - 1_700_000_000)
    }

    #[test]
    fn each_frees_its_room_a_minute_after_it_came() {
        let mut window = Window::default();
        for (id, second) in [(1, 0), (2, 30), (3, 31)] {
            assert_eq!(full(&window, 1, second), None);
            window.add(Uuid::from_u128(id), 1, at(second), MINUTE);
        }
        assert_eq!(full(&window, 1, 59), Some(60));
        assert_eq!(full(&window, 1, 60), None);
        window.add(Uuid::from_u128(4), 1, at(60), MINUTE);
        assert_eq!((full(&window, 1, 61), full(&window, 2, 61)), (Some(90), Some(91)));
        assert_eq!(full(&window, 4, 61), Some(121), "more than is ever allowed");
        assert!(!window.is_over(MINUTE, at(119)) && window.is_over(MINUTE, at(120)));
    }

    #[test]
    fn what_was_counted_is_not_counted_again_and_order_does_not_matter() {
        let mut window = Window::default();
        for (id, second) in [(1, 20), (2, 10), (1, 20), (2, 10)] {
            window.add(Uuid::from_u128(id), 1, at(second), MINUTE);
        }
        assert!(window.has(Uuid::from_u128(2)) && !window.has(Uuid::from_u128(3)));
        assert_eq!((full(&window, 2, 30), full(&window, 1, 30)), (Some(70), None));
    }
}
