//! Facts in words.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::values::Money;

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
pub(super) fn time_left(now: Timestamp, until: Timestamp) -> String {
    let seconds = until.as_second().saturating_sub(now.as_second()).max(1);
    if seconds < 60 {
        return count(seconds, "second");
    }
    let minutes = (seconds + 59) / 60;
    if minutes < 60 {
        return count(minutes, "minute");
    }
    if minutes < 48 * 60 {
        let (hours, minutes) = (minutes / 60, minutes % 60);
        return if minutes == 0 {
            count(hours, "hour")
        } else {
            format!("{} {}", count(hours, "hour"), count(minutes, "minute"))
        };
    }
    count((minutes + 24 * 60 - 1) / (24 * 60), "day")
}

/// How long ago that was: `just now`, `5 minutes ago`, `2 hours ago`, `3 days ago`.
pub(super) fn ago(now: Timestamp, then: Timestamp) -> String {
    let seconds = now.as_second().saturating_sub(then.as_second());
    match seconds {
        ..60 => "just now".to_owned(),
        60..3_600 => format!("{} ago", count(seconds / 60, "minute")),
        3_600..172_800 => format!("{} ago", count(seconds / 3_600, "hour")),
        172_800.. => format!("{} ago", count(seconds / 86_400, "day")),
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
