//! Reading terms out of service names.

use super::{RefillTerms, StartTerms, Terms};
use crate::text::{is_letter, plain};

/// A piece of a service name.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Word(String),
    Number(u32),
    /// Anything else but space: brackets, dashes, pictures.
    Mark(char),
}

/// Longest window believed: ten years.
const MAX_DAYS: u32 = 3650;

/// Reads the terms a name states.
pub(super) fn read(name: &str) -> Terms {
    let pieces = pieces(name);
    Terms { refill: refill(&pieces), start: start(&pieces) }
}

fn pieces(name: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = name_chars(name);
    while let Some(&first) = rest.first() {
        let run = |belongs: fn(char) -> bool| rest.iter().take_while(|letter| belongs(**letter)).count();
        let taken = if first.is_ascii_digit() {
            let taken = run(|letter| letter.is_ascii_digit());
            let digits: String = rest[..taken].iter().collect();
            pieces.push(digits.parse().map_or(Piece::Mark('#'), Piece::Number));
            taken
        } else if is_letter(first) {
            let taken = run(is_letter);
            pieces.push(Piece::Word(rest[..taken].iter().collect()));
            taken
        } else {
            if !first.is_whitespace() {
                pieces.push(Piece::Mark(match first {
                    '–' | '—' | '~' | '−' => '-',
                    other => other,
                }));
            }
            1
        };
        rest.drain(..taken);
    }
    pieces
}

fn name_chars(name: &str) -> Vec<char> {
    plain(name).chars().take(500).collect()
}

fn is_word(piece: Option<&Piece>, words: &[&str]) -> bool {
    matches!(piece, Some(Piece::Word(word)) if words.contains(&word.as_str()))
}

fn is_mark(piece: Option<&Piece>, marks: &[char]) -> bool {
    matches!(piece, Some(Piece::Mark(mark)) if marks.contains(mark))
}

const REFILL_WORDS: [&str; 16] = [
    "refill",
    "refills",
    "refil",
    "reffil",
    "reffill",
    "refilling",
    "refillable",
    "autorefill",
    "guarantee",
    "guaranteed",
    "guaranty",
    "garanti",
    "garantia",
    "warranty",
    "recarga",
    "ref",
];

/// Words that stand between a refill word and its number without changing the sense.
const REFILL_FILLERS: [&str; 14] = [
    "refill",
    "guarantee",
    "guaranteed",
    "warranty",
    "time",
    "period",
    "policy",
    "for",
    "button",
    "up",
    "to",
    "within",
    "auto",
    "day",
];

fn is_refill(piece: Option<&Piece>) -> bool {
    is_word(piece, &REFILL_WORDS) || is_mark(piece, &['♻', '🔄', '🔁'])
}

/// The refill terms, where the name states exactly one.
fn refill(pieces: &[Piece]) -> RefillTerms {
    let mut found: Vec<RefillTerms> = Vec::new();
    for at in 0..pieces.len() {
        let here = [
            no_refill(pieces, at),
            lifetime(pieces, at),
            days_before(pieces, at),
            days_after(pieces, at),
            short_form(pieces, at),
        ];
        for terms in here.into_iter().flatten() {
            if !found.contains(&terms) {
                found.push(terms);
            }
        }
    }
    match found.as_slice() {
        [one] => *one,
        _ => RefillTerms::Unknown,
    }
}

/// `No refill`, `non-refill`, `without refill`, `Refill: No`, `Refill ❌`.
fn no_refill(pieces: &[Piece], at: usize) -> Option<RefillTerms> {
    let piece = pieces.get(at);
    let none = Some(RefillTerms::None);
    if is_word(piece, &["norefill", "nonrefill", "nonrefillable", "norefil"]) {
        return none;
    }
    if is_word(piece, &["no", "non", "not", "without", "zero"]) || is_mark(piece, &['❌', '🚫', '⛔', '✖']) {
        let mut next = at + 1;
        while is_mark(pieces.get(next), &['-', '♻']) || is_word(pieces.get(next), &["auto", "any"]) {
            next += 1;
        }
        if is_refill(pieces.get(next)) && !says_yes(pieces, next) {
            return none;
        }
    }
    if is_refill(piece) {
        let mut next = at + 1;
        while is_mark(pieces.get(next), &[':', '=', '-', '(']) {
            next += 1;
        }
        let ends = |after: usize| !matches!(pieces.get(after), Some(Piece::Word(_) | Piece::Number(_)));
        if is_word(pieces.get(next), &["no", "none", "off", "unavailable"]) && ends(next + 1)
            || is_word(pieces.get(next), &["not"])
                && is_word(pieces.get(next + 1), &["available", "included", "possible"])
            || is_mark(pieces.get(next), &['❌', '🚫', '⛔', '✖']) && !is_refill(pieces.get(next + 1))
        {
            return none;
        }
    }
    None
}

/// A refill word that goes on to say how long: `❌ Drop ♻ 30 days` is not a "no".
fn says_yes(pieces: &[Piece], at: usize) -> bool {
    days_after(pieces, at).is_some() && is_mark(pieces.get(at), &['♻', '🔄', '🔁'])
}

/// `Lifetime refill`, `Life time guarantee`, `♻ Lifetime`, `Refill: forever`.
fn lifetime(pieces: &[Piece], at: usize) -> Option<RefillTerms> {
    let piece = pieces.get(at);
    let split = is_word(piece, &["life"]) && is_word(pieces.get(at + 1), &["time", "long"]);
    if split || is_word(piece, &["lifetime", "lifelong", "lifetim", "liftime"]) {
        return Some(RefillTerms::Lifetime);
    }
    let endless = is_word(piece, &["forever", "unlimited", "permanent", "permanently"]) || is_mark(piece, &['∞']);
    let beside = |at: usize| is_refill(pieces.get(at));
    let before =
        at > 0 && (beside(at - 1) || is_mark(pieces.get(at - 1), &[':', '-', '(', '[']) && at > 1 && beside(at - 2));
    (endless && (before || beside(at + 1))).then_some(RefillTerms::Lifetime)
}

/// `30 Days Refill`, `30D-Refill`, `365 days ♻`, `1 year guarantee`.
fn days_before(pieces: &[Piece], at: usize) -> Option<RefillTerms> {
    let Some(Piece::Number(count)) = pieces.get(at) else { return None };
    if at > 0
        && is_mark(pieces.get(at - 1), &['-', '/', '.'])
        && at > 1
        && matches!(pieces.get(at - 2), Some(Piece::Number(_)))
    {
        return None;
    }
    let (days, mut next) = window(pieces, at, *count, true)?;
    while is_mark(pieces.get(next), &['-', '♻', ')', ']']) || is_word(pieces.get(next), &["auto", "of", "free", "drop"])
    {
        if is_mark(pieces.get(next), &['♻']) {
            return days_terms(days);
        }
        next += 1;
    }
    (is_refill(pieces.get(next)) && !refill_has_own_number(pieces, next)).then(|| days_terms(days)).flatten()
}

/// Whether a refill word is followed by a window of its own: in `Start 1 Day Refill 30 Days` the first number is not its.
fn refill_has_own_number(pieces: &[Piece], at: usize) -> bool {
    days_after(pieces, at).is_some()
}

/// `Refill: 30D`, `♻️ 60 Days`, `Refill for 30 days`, `Refill 30`.
fn days_after(pieces: &[Piece], at: usize) -> Option<RefillTerms> {
    if !is_refill(pieces.get(at)) {
        return None;
    }
    let mut next = at + 1;
    while is_mark(pieces.get(next), &[':', '-', '=', '(', '[', '♻', '+']) || is_word(pieces.get(next), &REFILL_FILLERS)
    {
        next += 1;
    }
    let Some(Piece::Number(count)) = pieces.get(next) else { return None };
    let (days, _) = window(pieces, next, *count, false)?;
    days_terms(days)
}

/// `R30`, `AR60`, `R 30`, `30R`.
fn short_form(pieces: &[Piece], at: usize) -> Option<RefillTerms> {
    let number_at = |at: usize| match pieces.get(at) {
        Some(Piece::Number(count)) => Some(*count),
        Some(Piece::Word(_) | Piece::Mark(_)) | None => None,
    };
    if is_word(pieces.get(at), &["r", "ar", "rf"]) {
        if is_mark(pieces.get(at + 1), &['∞']) {
            return Some(RefillTerms::Lifetime);
        }
        let count = number_at(at + 1)?;
        let (days, _) = window(pieces, at + 1, count, false)?;
        return days_terms(days);
    }
    let count = number_at(at)?;
    (is_word(pieces.get(at + 1), &["r"]) && number_at(at + 2).is_none()).then(|| days_terms(count)).flatten()
}

fn days_terms(days: u32) -> Option<RefillTerms> {
    match days {
        0 => Some(RefillTerms::None),
        1..=MAX_DAYS => Some(RefillTerms::Days(days)),
        _ => None,
    }
}

/// A number with its unit as days, and the place after it. Without a unit the number stands alone and means days.
fn window(pieces: &[Piece], at: usize, count: u32, unit_needed: bool) -> Option<(u32, usize)> {
    let unit_at = if is_mark(pieces.get(at + 1), &['-']) && matches!(pieces.get(at + 2), Some(Piece::Word(_))) {
        at + 2
    } else {
        at + 1
    };
    let per = if is_word(
        pieces.get(unit_at),
        &["d", "day", "days", "dys", "dayz", "gün", "gun", "dias", "días", "jours", "tage", "дней", "дня", "день"],
    ) {
        1
    } else if is_word(pieces.get(unit_at), &["week", "weeks", "wk", "wks"]) {
        7
    } else if is_word(pieces.get(unit_at), &["month", "months", "mon", "mo"]) {
        30
    } else if is_word(pieces.get(unit_at), &["year", "years", "yr", "yrs", "y"]) {
        365
    } else {
        let alone = !matches!(pieces.get(at + 1), Some(Piece::Word(_)))
            && !is_mark(pieces.get(at + 1), &['-', '/', '%', '.', ',', '$']);
        return (!unit_needed && alone).then_some((count, at + 1));
    };
    count.checked_mul(per).map(|days| (days, unit_at + 1))
}

/// Longest start time believed: thirty days, in seconds.
const MAX_START_SECONDS: u32 = 30 * 86_400;

/// The start time, where the name states one.
fn start(pieces: &[Piece]) -> StartTerms {
    let within = |seconds: u32| StartTerms::Within { seconds };
    for at in 0..pieces.len() {
        if is_word(pieces.get(at), &["start", "starts", "starting", "startup"]) {
            let mut next = at + 1;
            while is_mark(pieces.get(next), &[':', '=', '-', '(', '[', '⏱', '⏰', '⏳'])
                || is_word(
                    pieces.get(next),
                    &["time", "in", "within", "up", "to", "from", "after", "max", "est", "avg", "average"],
                )
            {
                next += 1;
            }
            if is_word(pieces.get(next), &["instant", "instantly", "now", "immediate", "immediately"]) {
                return within(0);
            }
            if let Some((seconds, _)) = span(pieces, next) {
                return within(seconds);
            }
        }
        if let Some((seconds, next)) = span(pieces, at)
            && is_word(pieces.get(next), &["start", "starts", "starting"])
        {
            return within(seconds);
        }
    }
    if pieces.iter().any(|piece| is_word(Some(piece), &["instant", "instantly"])) {
        within(0)
    } else {
        StartTerms::Unknown
    }
}

/// `0-1H`, `5-30 min`, `24 Hours`, `1H-2H`: the longest time in it, and the place after it.
fn span(pieces: &[Piece], at: usize) -> Option<(u32, usize)> {
    let Some(Piece::Number(first)) = pieces.get(at) else { return None };
    let mut next = at + 1;
    let first_unit = unit_seconds(pieces.get(next));
    next += usize::from(first_unit.is_some());
    let joined = is_mark(pieces.get(next), &['-', '/']) || is_word(pieces.get(next), &["to"]);
    if joined && let Some(Piece::Number(last)) = pieces.get(next + 1) {
        let unit = unit_seconds(pieces.get(next + 2))?;
        return last
            .checked_mul(unit)
            .filter(|seconds| *seconds <= MAX_START_SECONDS)
            .map(|seconds| (seconds, next + 3));
    }
    first.checked_mul(first_unit?).filter(|seconds| *seconds <= MAX_START_SECONDS).map(|seconds| (seconds, next))
}

fn unit_seconds(piece: Option<&Piece>) -> Option<u32> {
    if is_word(piece, &["h", "hr", "hrs", "hour", "hours", "saat", "horas", "hora"]) {
        Some(3600)
    } else if is_word(piece, &["m", "min", "mins", "minute", "minutes", "dk"]) {
        Some(60)
    } else if is_word(piece, &["s", "sec", "secs", "second", "seconds"]) {
        Some(1)
    } else if is_word(piece, &["d", "day", "days"]) {
        Some(86_400)
    } else {
        None
    }
}
