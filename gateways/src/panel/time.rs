//! Times as panels write them.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use serde_json::Value;

use crate::wire;

/// Later than any time in seconds, earlier than any of this century in milliseconds.
const MILLISECONDS_FROM: i64 = 100_000_000_000;

/// A time, and whether it was told in the panel's local time: then it is taken as UTC, and may be off by the distance from there. The first
/// field is tried first; each may hold unix seconds, milliseconds, or a text.
pub(super) fn read(value: &Value, unix: &str, local: &str) -> (Option<Timestamp>, bool) {
    let told = [unix, local].into_iter().find_map(|name| one(value.get(name)?));
    told.map_or((None, false), |(at, is_local)| (Some(at), is_local))
}

fn one(value: &Value) -> Option<(Timestamp, bool)> {
    if let Some(number) = wire::int(value) {
        let at = if number.abs() >= MILLISECONDS_FROM {
            Timestamp::from_millisecond(number)
        } else {
            Timestamp::from_second(number)
        };
        // Zero is no time.
        return at.ok().filter(|_| number > 0).map(|at| (at, false));
    }
    let text = wire::text(value)?;
    if let Ok(at) = text.replacen(' ', "T", 1).parse::<Timestamp>() {
        return Some((at, false));
    }
    let civil = civil(&text)?;
    // What was never written: `0000-00-00 00:00:00` is refused before, `1970-01-01` is here.
    let at = civil.to_zoned(TimeZone::UTC).ok()?.timestamp();
    (at.as_second() > 86_400).then_some((at, true))
}

/// `2025-04-30 02:20:43`, `2025-04-30 02:20`, `2025-04-30`, and the day first where dots part it: `30.04.2025 02:20`.
fn civil(text: &str) -> Option<DateTime> {
    let (day, time) = text.split_once([' ', 'T']).unwrap_or((text, ""));
    let day = match day.split('.').collect::<Vec<_>>().as_slice() {
        [d, m, y] if y.len() == 4 => format!("{y}-{m:0>2}-{d:0>2}"),
        _ => day.replace('/', "-"),
    };
    let day: Date = day.parse().ok()?;
    let time = time.trim().trim_end_matches("UTC").trim();
    if time.is_empty() { Some(day.at(0, 0, 0, 0)) } else { Some(day.to_datetime(time.parse().ok()?)) }
}

#[cfg(test)]
mod tests {
    use super::read;
    use serde_json::{Value, json};

    fn shown(unix: Value, local: Value) -> (Option<String>, bool) {
        let (at, is_local) = read(&json!({ "u": unix, "l": local }), "u", "l");
        (at.map(|at| at.to_string()), is_local)
    }

    fn at(text: &str) -> Option<String> {
        Some(text.to_owned())
    }

    #[test]
    fn a_time_is_read_in_seconds_milliseconds_and_words() {
        let it = at("2026-07-21T12:00:00Z");
        for unix in [json!(1_784_635_200), json!("1784635200"), json!(1_784_635_200_000_i64), json!("1784635200000")] {
            assert_eq!(shown(unix.clone(), json!(null)), (it.clone(), false), "{unix}");
        }
        for text in ["2026-07-21T12:00:00Z", "2026-07-21 18:00:00+06:00", "2026-07-21T12:00:00.000Z"] {
            assert_eq!(shown(json!(text), json!(null)), (it.clone(), false), "{text}");
            assert_eq!(shown(json!(null), json!(text)), (it.clone(), false), "{text}");
        }
        for text in
            ["2026-07-21 12:00:00", "2026-07-21 12:00", "2026/07/21 12:00", "21.07.2026 12:00", "2026-07-21T12:00:00"]
        {
            assert_eq!(shown(json!(0), json!(text)), (it.clone(), true), "{text}");
        }
        assert_eq!(shown(json!(null), json!("2026-07-21")), (at("2026-07-21T00:00:00Z"), true));
    }

    #[test]
    fn what_is_no_time_is_none() {
        for value in [
            json!(null),
            json!(0),
            json!("0"),
            json!(-5),
            json!(""),
            json!("yesterday"),
            json!("0000-00-00 00:00:00"),
            json!([]),
            json!(9e18),
        ] {
            assert_eq!(shown(value.clone(), json!("1970-01-01 00:00:00")), (None, false), "{value}");
        }
    }
}
