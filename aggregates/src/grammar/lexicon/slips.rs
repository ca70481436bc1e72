//! Slips of the finger: one letter missing, added, wrong, or swapped with its neighbour.

use super::{CANCEL, Meaning, PARTIAL, REFILL, REFUND, SPEED_UP};

/// Keywords long enough to be known by one slip of the finger.
const FORGIVEN: [(&str, Meaning); 10] = [
    ("refill", REFILL),
    ("cancel", CANCEL),
    ("speedup", SPEED_UP),
    ("refund", REFUND),
    ("partial", PARTIAL),
    ("status", Meaning::Check),
    ("details", Meaning::Details),
    ("balance", Meaning::Balance),
    ("services", Meaning::Services),
    ("username", Meaning::Username),
];

/// Words of their own that are one slip away from a keyword.
const NOT_TYPOS: [&str; 16] = [
    "cancer",
    "refile",
    "rebill",
    "refined",
    "defund",
    "martial",
    "balanced",
    "statue",
    "states",
    "serviced",
    "cancels",
    "cancelo",
    "resell",
    "devices",
    "retails",
    "impartial",
];

/// Whether a word is long enough, and of letters few enough, to look for a slip in it.
pub(super) fn forgivable(word: &str) -> bool {
    word.len() >= 5 && word.is_ascii()
}

/// A keyword with one letter missing, added, wrong or swapped, where only one keyword is that near.
pub(super) fn typo(word: &str) -> Meaning {
    if !forgivable(word) || NOT_TYPOS.contains(&word) {
        return Meaning::Other;
    }
    let mut near = FORGIVEN.iter().filter(|(keyword, _)| one_slip(word, keyword) && !past_tense(word, keyword));
    match (near.next(), near.next()) {
        (Some((_, meaning)), None) => *meaning,
        (_, _) => Meaning::Other,
    }
}

/// `canceld` tells of something that happened; it is no order.
fn past_tense(word: &str, keyword: &str) -> bool {
    word.starts_with(keyword) && word.ends_with('d')
}

/// Runs of one letter cut to a length: `refilllll` → `refill`, `brooo` → `bro`.
pub(super) fn shorten_runs(word: &str, longest: usize) -> String {
    let mut shorter = String::with_capacity(word.len());
    let mut last = None;
    let mut run = 0;
    for letter in word.chars() {
        run = if last == Some(letter) { run + 1 } else { 1 };
        last = Some(letter);
        if run <= longest {
            shorter.push(letter);
        }
    }
    shorter
}

/// Whether two words differ by one letter missing, added or wrong, or by two neighbours swapped.
pub(in super::super) fn one_slip(word: &str, keyword: &str) -> bool {
    let (word, keyword) = (word.as_bytes(), keyword.as_bytes());
    let same_start = word.iter().zip(keyword).take_while(|(one, other)| one == other).count();
    let (word, keyword) = (&word[same_start..], &keyword[same_start..]);
    match (word, keyword) {
        ([], [_]) | ([_], []) => true,
        ([first, second, rest @ ..], [other_first, other_second, other_rest @ ..])
            if first == other_second && second == other_first && rest == other_rest =>
        {
            true
        }
        ([_, rest @ ..], [_, other_rest @ ..]) if rest == other_rest => true,
        ([_, rest @ ..], keyword) if rest == keyword => true,
        (word, [_, other_rest @ ..]) if word == other_rest => true,
        (_, _) => false,
    }
}
