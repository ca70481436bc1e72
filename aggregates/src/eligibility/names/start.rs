//! Start times: `Start: 0-1H`, `0-15 min`, `Instant`.

use super::{Piece, before, is_border, is_day, is_mark, is_no, is_word, number};
use crate::eligibility::StartRange;

/// Longest start time believed: thirty days, in seconds.
const MAX_SECONDS: u32 = 30 * 86_400;

/// `Instant` in other languages, which may be said of anything: it counts beside the start, or alone between its brackets.
const INSTANT_ELSEWHERE: [&str; 15] = [
    "instantaneo",
    "inmediato",
    "imediato",
    "immediato",
    "immediat",
    "instantane",
    "instan",
    "anlik",
    "aninda",
    "мгновенный",
    "мгновенно",
    "моментальный",
    "sofort",
    "فوري",
    "فورا",
];

const AT_ONCE: StartRange = StartRange { from_seconds: 0, to_seconds: 0 };

/// The start time, where the name states exactly one. A time counts more than the word "instant".
pub(super) fn range(pieces: &[Piece]) -> Option<StartRange> {
    let stated = |at: usize| after_start(pieces, at).or_else(|| before_start(pieces, at));
    let mut found: Vec<StartRange> = (0..pieces.len()).filter_map(stated).collect();
    if found.is_empty() {
        found = lone_ranges(pieces);
    }
    found.dedup();
    match found.as_slice() {
        [one] => Some(*one),
        [] => (0..pieces.len()).any(|at| is_instant(pieces, at)).then_some(AT_ONCE),
        [_, _, ..] => None,
    }
}

fn is_start(piece: Option<&Piece>) -> bool {
    const START: [&str; 19] = [
        "start",
        "starts",
        "starting",
        "startup",
        "baslangic",
        "baslama",
        "inicio",
        "comienzo",
        "старт",
        "запуск",
        "начало",
        "بدء",
        "mulai",
        "demarrage",
        "baslar",
        "inizio",
        "يبدا",
        "تبدا",
        "البدء",
    ];
    is_word(piece, &START)
}

/// `Start: 0-1H`, `Starts within 30 minutes`, `Start: Instant - 1 Hour`.
fn after_start(pieces: &[Piece], at: usize) -> Option<StartRange> {
    if !is_start(pieces.get(at)) {
        return None;
    }
    const FILLERS: [&str; 15] = [
        "time", "in", "within", "up", "to", "from", "after", "max", "est", "avg", "average", "خلال", "em", "en", "dans",
    ];
    let mut next = at + 1;
    while is_mark(pieces.get(next), &[':', '=', '-', '(', '[', '⏱', '⏰', '⏳']) || is_word(pieces.get(next), &FILLERS)
    {
        next += 1;
    }
    if let Some((range, _)) = from_instant(pieces, next).or_else(|| span(pieces, next)) {
        return Some(range);
    }
    let at_once = is_word(pieces.get(next), &["instant", "instantly", "now", "immediate", "immediately"])
        || is_word(pieces.get(next), &INSTANT_ELSEWHERE);
    at_once.then_some(AT_ONCE)
}

/// `0-6 Hours Start`, `0-1 Hour/Start`, `Instant-1H Start`.
fn before_start(pieces: &[Piece], at: usize) -> Option<StartRange> {
    let end_of_range = at > 1 && is_mark(pieces.get(at - 1), &['-', '/']);
    if end_of_range && (number(pieces.get(at - 2)).is_some() || unit_seconds(pieces.get(at - 2)).is_some()) {
        return None;
    }
    if end_of_range && is_word(pieces.get(at - 2), &["instant"]) || at > 0 && is_start(before_marks(pieces, at)) {
        return None;
    }
    let (range, next) = from_instant(pieces, at).or_else(|| span(pieces, at))?;
    let slash = usize::from(is_mark(pieces.get(next), &['/']));
    is_start(pieces.get(next + slash)).then_some(range)
}

/// The nearest piece before that is no colon or dash.
fn before_marks(pieces: &[Piece], at: usize) -> Option<&Piece> {
    pieces[..at].iter().rev().find(|piece| !is_mark(Some(piece), &[':', '=', '-']))
}

/// `Instant - 1 Hour`: from at once to that time.
fn from_instant(pieces: &[Piece], at: usize) -> Option<(StartRange, usize)> {
    let joined = is_word(pieces.get(at), &["instant"])
        && (is_mark(pieces.get(at + 1), &['-', '/']) || is_word(pieces.get(at + 1), &["to"]));
    let (range, next) = if joined { span(pieces, at + 2)? } else { return None };
    Some((StartRange { from_seconds: 0, ..range }, next))
}

/// `[0-15 min]`: a range from 0 alone between its brackets, where nothing else in the name is measured in minutes or hours.
fn lone_ranges(pieces: &[Piece]) -> Vec<StartRange> {
    const MEASURED: [&str; 20] = [
        "watch",
        "watchtime",
        "video",
        "videos",
        "retention",
        "live",
        "stream",
        "streaming",
        "livestream",
        "premiere",
        "duration",
        "viewers",
        "space",
        "spaces",
        "listeners",
        "hours",
        "stay",
        "online",
        "complete",
        "completed",
    ];
    let lone = |segment: &[Piece]| {
        let (range, next) = span(segment, 0)?;
        let from_zero = number(segment.first()) == Some(0) && is_mark(segment.get(1), &['-']);
        let unit_is_clear = is_minute(segment.last()) || is_hour(segment.last());
        (from_zero && next == segment.len() && unit_is_clear).then_some(range)
    };
    let others = pieces.split(is_border).filter(|segment| lone(segment).is_none());
    if others.flatten().any(|piece| is_word(Some(piece), &MEASURED)) {
        return Vec::new();
    }
    pieces.split(is_border).filter_map(lone).collect()
}

/// `Instant` of the start: not `non-instant`, not `instant refill`.
fn is_instant(pieces: &[Piece], at: usize) -> bool {
    const OF_SOMETHING_ELSE: [&str; 9] =
        ["refill", "support", "refund", "replacement", "reply", "cancel", "button", "help", "payment"];
    if is_word(pieces.get(at), &["sofortstart"]) {
        return true;
    }
    if is_word(pieces.get(at), &INSTANT_ELSEWHERE) {
        let alone = |piece: Option<&Piece>| piece.is_none_or(is_border);
        return is_start(pieces.get(at + 1))
            || alone(at.checked_sub(1).and_then(|at| pieces.get(at))) && alone(pieces.get(at + 1));
    }
    is_word(pieces.get(at), &["instant", "instantly"])
        && !is_no(before(pieces, at))
        && !is_word(pieces.get(at + 1), &OF_SOMETHING_ELSE)
}

/// `0-1H`, `5-30 min`, `24 Hours`, `1H-2H`, `30 Min - 1 Hour`: the range, and the place after it. One time alone is the latest.
fn span(pieces: &[Piece], at: usize) -> Option<(StartRange, usize)> {
    let first = number(pieces.get(at))?;
    let mut next = at + 1;
    let first_unit = unit_seconds(pieces.get(next));
    next += usize::from(first_unit.is_some());
    let joined =
        is_mark(pieces.get(next), &['-', '/']) || is_word(pieces.get(next), &["to", "a", "до", "ila", "sampai"]);
    let (from_seconds, to_seconds, next) = match number(pieces.get(next + 1)) {
        Some(last) if joined => {
            let slash = usize::from(is_mark(pieces.get(next + 2), &['/']));
            let unit = unit_seconds(pieces.get(next + 2 + slash))?;
            (first.checked_mul(first_unit.unwrap_or(unit))?, last.checked_mul(unit)?, next + 3 + slash)
        }
        Some(_) | None => (0, first.checked_mul(first_unit?)?, next),
    };
    (from_seconds <= to_seconds && to_seconds <= MAX_SECONDS).then_some((StartRange { from_seconds, to_seconds }, next))
}

fn is_hour(piece: Option<&Piece>) -> bool {
    const HOURS: [&str; 28] = [
        "h",
        "hr",
        "hrs",
        "hour",
        "hours",
        "saat",
        "hora",
        "horas",
        "jam",
        "heure",
        "heures",
        "час",
        "часа",
        "часов",
        "ч",
        "ساعه",
        "ساعات",
        "ঘন্টা",
        "घंटे",
        "stunde",
        "stunden",
        "std",
        "ora",
        "ore",
        "godz",
        "godzin",
        "godzina",
        "godziny",
    ];
    is_word(piece, &HOURS)
}

fn is_minute(piece: Option<&Piece>) -> bool {
    const MINUTES: [&str; 21] = [
        "min",
        "mins",
        "mint",
        "mints",
        "minute",
        "minutes",
        "minuto",
        "minutos",
        "dk",
        "dakika",
        "menit",
        "мин",
        "минут",
        "минуты",
        "دقيقه",
        "মিনিট",
        "मिनट",
        "minuten",
        "minuti",
        "minuty",
        "phut",
    ];
    is_word(piece, &MINUTES)
}

pub(super) fn unit_seconds(piece: Option<&Piece>) -> Option<u32> {
    if is_hour(piece) {
        Some(3600)
    } else if is_minute(piece) || is_word(piece, &["m"]) {
        Some(60)
    } else if is_word(piece, &["s", "sec", "secs", "second", "seconds"]) {
        Some(1)
    } else if is_day(piece) {
        Some(86_400)
    } else {
        None
    }
}
