//! Refill terms: `R30`, `♻️ 60 Days`, `Lifetime Guaranteed`, `No refill`.

use super::start::unit_seconds;
use super::{Piece, before, is_border, is_day, is_mark, is_no, is_word, number};
use crate::eligibility::RefillTerms;

/// Longest window believed: ten years.
const MAX_DAYS: u32 = 3650;

/// Longest window believed of a bare number: `R365`, `Refill 30`; what is longer is a quantity or a year.
const MAX_BARE_DAYS: u32 = 366;

const REFILL_WORDS: [&str; 15] = [
    "refill",
    "refills",
    "refil",
    "reffil",
    "reffill",
    "refilling",
    "refillable",
    "autorefill",
    "ref",
    "рефилл",
    "рефил",
    "রিফিল",
    "रिफिल",
    "ريفيل",
    "ريفل",
];

const GUARANTEE_WORDS: [&str; 43] = [
    "guarantee",
    "guaranteed",
    "guaranty",
    "garanti",
    "garantili",
    "garantia",
    "garantie",
    "garansi",
    "warranty",
    "recarga",
    "telafi",
    "telafili",
    "reposicion",
    "reposicao",
    "гарантия",
    "гарантии",
    "гарантией",
    "восстановление",
    "восстановления",
    "ضمان",
    "الضمان",
    "تعويض",
    "التعويض",
    "garantido",
    "bergaransi",
    "recharge",
    "ricarica",
    "garanzia",
    "gwarancja",
    "gwarancji",
    "gwarancją",
    "uzupełnienie",
    "uzupełnienia",
    "nachfullung",
    "nachfullgarantie",
    "auffullung",
    "докрут",
    "докрута",
    "докрутка",
    "ضمانت",
    "گارانتي",
    "গ্যারান্টি",
    "गारंटी",
];

const NO_REFILL_WORDS: [&str; 8] =
    ["norefill", "nonrefill", "nonrefillable", "norefil", "telafisiz", "garantisiz", "noguarantee", "nowarranty"];

/// Words that stand between a refill word and its number without changing the sense.
const FILLERS: [&str; 27] = [
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
    "yes",
    "available",
    "active",
    "enabled",
    "de",
    "automatica",
    "automatico",
    "automatique",
    "otomatik",
    "butonu",
    "aktif",
    "تلقائي",
    "автоматическая",
];

const CROSSES: [char; 6] = ['❌', '🚫', '⛔', '✖', '❎', '✗'];
const TICKS: [char; 4] = ['✅', '✔', '☑', '✓'];

fn is_refill(piece: Option<&Piece>) -> bool {
    is_word(piece, &REFILL_WORDS) || is_word(piece, &GUARANTEE_WORDS) || is_mark(piece, &['♻', '🔄', '🔁'])
}

/// The refill terms, where the name states exactly one.
pub(super) fn terms(pieces: &[Piece]) -> RefillTerms {
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

/// `No refill`, `non-refill`, `NR`, `without refill`, `Refill: No`, `Refill ❌`.
fn no_refill(pieces: &[Piece], at: usize) -> Option<RefillTerms> {
    let piece = pieces.get(at);
    let code = is_word(piece, &["nr"])
        && number(pieces.get(at + 1)).is_none()
        && (at == 0 || number(pieces.get(at - 1)).is_none());
    (is_word(piece, &NO_REFILL_WORDS) || code || denied_before(pieces, at) || denied_after(pieces, at))
        .then_some(RefillTerms::None)
}

fn denied_before(pieces: &[Piece], at: usize) -> bool {
    let piece = pieces.get(at);
    if !is_no(piece) && !is_mark(piece, &CROSSES) || is_cross_of_another(pieces, at) {
        return false;
    }
    let mut next = at + 1;
    while is_mark(pieces.get(next), &['-']) || is_word(pieces.get(next), &["any", "ada"]) {
        next += 1;
    }
    is_refill(pieces.get(next)) && !says_how_long(pieces, next)
}

/// `Cancel ❌ Refill 30 Days`: the cross is about what stands before it.
fn is_cross_of_another(pieces: &[Piece], at: usize) -> bool {
    const OTHERS: [&str; 6] = ["cancel", "cancellation", "drop", "refund", "partial", "drip"];
    let last = pieces[..at].iter().rev().find(|piece| !is_mark(Some(piece), &[':', '-', '=']));
    is_mark(pieces.get(at), &CROSSES) && is_word(last, &OTHERS)
}

fn denied_after(pieces: &[Piece], at: usize) -> bool {
    if !is_refill(pieces.get(at)) {
        return false;
    }
    let mut next = at + 1;
    while is_mark(pieces.get(next), &[':', '=', '-', '(']) {
        next += 1;
    }
    let ends = !matches!(pieces.get(next + 1), Some(Piece::Word(_) | Piece::Number(_)));
    let no = is_no(pieces.get(next))
        || is_word(pieces.get(next), &["none", "off", "unavailable", "yok", "নেই", "नहीं", "नही"]);
    let not_available =
        is_word(pieces.get(next), &["not"]) && is_word(pieces.get(next + 1), &["available", "included", "possible"]);
    no && ends || not_available || is_mark(pieces.get(next), &CROSSES) && !is_refill(pieces.get(next + 1))
}

/// A refill picture that goes on to say how long: `❌ Drop ♻ 30 days` is not a "no".
fn says_how_long(pieces: &[Piece], at: usize) -> bool {
    days_after(pieces, at).is_some() && is_mark(pieces.get(at), &['♻', '🔄', '🔁'])
}

/// `Lifetime refill`, `Life time guarantee`, `♻ Lifetime`, `Refill: forever`: beside a refill word only, for accounts are
/// sold for a lifetime too.
fn lifetime(pieces: &[Piece], at: usize) -> Option<RefillTerms> {
    let piece = pieces.get(at);
    let next = pieces.get(at + 1);
    let two_words = is_word(piece, &["life"]) && (is_word(next, &["time", "long"]) || is_mark(next, &['-']))
        || is_word(piece, &["omur"]) && is_word(next, &["boyu"])
        || is_word(piece, &["seumur"]) && is_word(next, &["hidup"])
        || is_word(piece, &["por"]) && is_word(next, &["vida"])
        || is_word(piece, &["a"]) && is_word(next, &["vie", "vita"])
        || is_word(piece, &["مدي"]) && is_word(next, &["الحياه"]);
    const WORDS: [&str; 9] = [
        "lifetime",
        "lifelong",
        "lifetim",
        "liftime",
        "vitalicia",
        "vitalicio",
        "пожизненная",
        "пожизненно",
        "пожизненный",
    ];
    let denied = is_no(before(pieces, at));
    if two_words || is_word(piece, &WORDS) {
        return (in_refill_segment(pieces, at) && !denied).then_some(RefillTerms::Lifetime);
    }
    let endless = is_word(piece, &["forever", "unlimited", "permanent", "permanently"]) || is_mark(piece, &['∞']);
    let beside = |at: usize| is_refill(pieces.get(at));
    let after =
        at > 0 && (beside(at - 1) || is_mark(pieces.get(at - 1), &[':', '-', '(', '[']) && at > 1 && beside(at - 2));
    (endless && !denied && (after || beside(at + 1))).then_some(RefillTerms::Lifetime)
}

/// Whether a refill word stands between the same brackets or bars.
fn in_refill_segment(pieces: &[Piece], at: usize) -> bool {
    let from = pieces[..at].iter().rposition(is_border).map_or(0, |border| border + 1);
    let to = pieces[at..].iter().position(is_border).map_or(pieces.len(), |border| at + border);
    let picture = |at: Option<usize>| at.is_some_and(|at| is_mark(pieces.get(at), &['🔄', '🔁']));
    pieces[from..to].iter().any(|piece| is_refill(Some(piece))) || picture(from.checked_sub(1)) || picture(Some(to))
}

/// `30 Days Refill`, `30D-Refill`, `365 days ♻`, `1 year guarantee`.
fn days_before(pieces: &[Piece], at: usize) -> Option<RefillTerms> {
    let count = number(pieces.get(at))?;
    let end_of_range = at > 1 && is_mark(pieces.get(at - 1), &['-', '/', '.']) && number(pieces.get(at - 2)).is_some();
    if end_of_range || is_no(before(pieces, at)) {
        return None;
    }
    let (days, mut next) = window(pieces, at, count, true)?;
    while is_mark(pieces.get(next), &['-', '♻', ')', ']'])
        || is_word(pieces.get(next), &["auto", "of", "free", "drop", "de"])
    {
        if is_mark(pieces.get(next), &['♻']) {
            return days_terms(days);
        }
        next += 1;
    }
    // In `Start 1 Day Refill 30 Days` the refill has a number of its own.
    (is_refill(pieces.get(next)) && days_after(pieces, next).is_none()).then(|| days_terms(days)).flatten()
}

/// `Refill: 30D`, `♻️ 60 Days`, `Refill for 30 days`, `Refill 30`.
fn days_after(pieces: &[Piece], at: usize) -> Option<RefillTerms> {
    if !is_refill(pieces.get(at)) || is_no(before(pieces, at)) && !is_mark(pieces.get(at), &['♻', '🔄', '🔁']) {
        return None;
    }
    let mut next = at + 1;
    while is_mark(pieces.get(next), &[':', '-', '=', '(', '[', '♻', '+'])
        || is_mark(pieces.get(next), &TICKS)
        || is_word(pieces.get(next), &FILLERS)
    {
        next += 1;
    }
    // Arabic says `a year` in one word.
    if is_word(pieces.get(next), &["سنه", "شهر"]) {
        return unit_days(pieces.get(next)).and_then(days_terms);
    }
    let unit_needed = is_word(pieces.get(at), &GUARANTEE_WORDS);
    let (days, _) = window(pieces, next, number(pieces.get(next))?, unit_needed)?;
    days_terms(days)
}

/// `R30`, `AR60`, `R 30`, `R-30`, `30R`.
fn short_form(pieces: &[Piece], at: usize) -> Option<RefillTerms> {
    if is_word(pieces.get(at), &["r", "ar", "rf"]) {
        if is_mark(pieces.get(at + 1), &['∞']) {
            return Some(RefillTerms::Lifetime);
        }
        let at = if is_mark(pieces.get(at + 1), &['-']) { at + 2 } else { at + 1 };
        let count = number(pieces.get(at))?;
        // `R90 - Speed 5K`: what follows the dash is about something else.
        let dash = is_mark(pieces.get(at + 1), &['-'])
            && matches!(pieces.get(at + 2), Some(Piece::Word(_)))
            && unit_seconds(pieces.get(at + 2)).is_none()
            && unit_days(pieces.get(at + 2)).is_none();
        if dash && count <= MAX_BARE_DAYS {
            return days_terms(count);
        }
        return days_terms(window(pieces, at, count, false)?.0);
    }
    let count = number(pieces.get(at)).filter(|count| *count <= MAX_BARE_DAYS)?;
    (is_word(pieces.get(at + 1), &["r"]) && number(pieces.get(at + 2)).is_none()).then(|| days_terms(count)).flatten()
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
    let hyphen = is_mark(pieces.get(at + 1), &['-']) && matches!(pieces.get(at + 2), Some(Piece::Word(_)));
    let unit_at = if hyphen { at + 2 } else { at + 1 };
    let Some(per) = unit_days(pieces.get(unit_at)) else {
        let alone = !matches!(pieces.get(at + 1), Some(Piece::Word(_)))
            && !is_mark(pieces.get(at + 1), &['-', '/', '%', '.', ',', '$', '+']);
        return (!unit_needed && alone && count <= MAX_BARE_DAYS).then_some((count, at + 1));
    };
    count.checked_mul(per).map(|days| (days, unit_at + 1))
}

fn unit_days(piece: Option<&Piece>) -> Option<u32> {
    const WEEKS: [&str; 10] =
        ["week", "weeks", "wk", "wks", "hafta", "semana", "semanas", "minggu", "неделя", "недели"];
    const MONTHS: [&str; 16] = [
        "month",
        "months",
        "mon",
        "mo",
        "ay",
        "mes",
        "meses",
        "mois",
        "bulan",
        "месяц",
        "месяца",
        "месяцев",
        "شهر",
        "اشهر",
        "মাস",
        "महीने",
    ];
    const YEARS: [&str; 15] =
        ["year", "years", "yr", "yrs", "y", "yil", "ano", "anos", "tahun", "год", "года", "лет", "سنه", "বছর", "साल"];
    if is_day(piece) {
        Some(1)
    } else if is_word(piece, &WEEKS) {
        Some(7)
    } else if is_word(piece, &MONTHS) {
        Some(30)
    } else if is_word(piece, &YEARS) {
        Some(365)
    } else {
        None
    }
}
