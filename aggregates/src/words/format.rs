//! Facts in words.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::{Key, Texts};
use crate::values::{Money, OrderStatus};

/// A text from outside on one line, without control characters.
pub(super) fn line(text: &str) -> String {
    text.split(|letter: char| letter.is_control() || letter.is_whitespace())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// A word from outside as a sentence begins: `in_progress` → `In progress`.
pub(super) fn sentence(text: &str) -> String {
    let text = line(&text.replace('_', " "));
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// `1.20 USD`; at least two decimals, at most six.
pub(super) fn money(money: &Money) -> String {
    let sign = if money.micros < 0 { "-" } else { "" };
    let micros = money.micros.unsigned_abs();
    let decimals = format!("{:06}", micros % 1_000_000);
    let mut decimals = decimals.trim_end_matches('0').to_owned();
    while decimals.len() < 2 {
        decimals.push('0');
    }
    line(&format!("{sign}{}.{decimals} {}", micros / 1_000_000, money.currency))
}

/// How long until then, rounded up: `45 seconds`, `5 minutes`, `2 hours 10 minutes`, `3 days`.
pub(super) fn time_left(texts: &Texts, now: Timestamp, until: Timestamp) -> String {
    let seconds = until.as_second().saturating_sub(now.as_second()).max(1);
    if seconds < 60 {
        return texts.count(seconds, Key::Second, Key::Seconds);
    }
    let minutes = (seconds + 59) / 60;
    if minutes < 60 {
        return texts.count(minutes, Key::Minute, Key::Minutes);
    }
    if minutes >= 48 * 60 {
        return texts.count((minutes + 24 * 60 - 1) / (24 * 60), Key::Day, Key::Days);
    }
    let hours = texts.count(minutes / 60, Key::Hour, Key::Hours);
    match minutes % 60 {
        0 => hours,
        minutes => {
            let minutes = texts.count(minutes, Key::Minute, Key::Minutes);
            texts.render(Key::HoursAndMinutes, &[("hours", hours), ("minutes", minutes)])
        }
    }
}

/// How long ago that was: `just now`, `5 minutes ago`, `2 hours ago`, `3 days ago`.
pub(super) fn ago(texts: &Texts, now: Timestamp, then: Timestamp) -> String {
    let seconds = now.as_second().saturating_sub(then.as_second());
    let time = match seconds {
        ..60 => return texts.render(Key::JustNow, &[]),
        60..3_600 => texts.count(seconds / 60, Key::Minute, Key::Minutes),
        3_600..172_800 => texts.count(seconds / 3_600, Key::Hour, Key::Hours),
        172_800.. => texts.count(seconds / 86_400, Key::Day, Key::Days),
    };
    texts.render(Key::Ago, &[("time", time)])
}

/// An order's status, as customers call it. One that only the panel knows reads as the panel has it.
pub(super) fn status(texts: &Texts, status: &OrderStatus) -> String {
    let key = match status {
        OrderStatus::Pending => Key::StatusPending,
        OrderStatus::InProgress => Key::StatusInProgress,
        OrderStatus::Processing => Key::StatusProcessing,
        OrderStatus::Completed => Key::StatusCompleted,
        OrderStatus::Partial => Key::StatusPartial,
        OrderStatus::Canceled => Key::StatusCanceled,
        OrderStatus::Error => Key::StatusError,
        OrderStatus::Fail => Key::StatusFail,
        OrderStatus::Unknown(text) => return line(text),
    };
    texts.render(key, &[])
}

/// Refill terms, which are recorded as `eligibility` words them; empty where they are not known.
pub(super) fn refill_terms(texts: &Texts, recorded: &str) -> String {
    match recorded {
        "unknown" => String::new(),
        "none" => texts.render(Key::RefillNone, &[]),
        "lifetime" => texts.render(Key::RefillLifetime, &[]),
        days => match days.split(' ').next().and_then(|number| number.parse().ok()) {
            Some(days) => texts.count(days, Key::Day, Key::Days),
            None => line(days),
        },
    }
}

/// `30 Apr 2025` in this time zone.
pub(super) fn date(at: Timestamp, zone: &TimeZone) -> String {
    zone.to_datetime(at).strftime("%-d %b %Y").to_string()
}

/// `1 order`, `2 orders`.
pub(super) fn count(number: i64, what: &str) -> String {
    if number == 1 { format!("1 {what}") } else { format!("{number} {what}s") }
}
