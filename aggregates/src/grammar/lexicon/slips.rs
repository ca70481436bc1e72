//! Slips of the finger: one letter missing, added, wrong, or swapped with its neighbour.

use std::collections::BTreeMap;

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

/// Keywords of other languages, by one slip. A slip there may be another form of the word, so it is enough to ask only.
pub(super) fn other_keyword(word: &str) -> Meaning {
    let letters = word.chars().count();
    if letters < 6 {
        return Meaning::Other;
    }
    let near = OTHERS
        .iter()
        .find(|(keyword, _)| keyword.chars().count().abs_diff(letters) <= 1 && one_slip_of_letters(word, keyword));
    near.map_or(Meaning::Other, |(_, meaning)| *meaning)
}

const OTHERS: [(&str, Meaning); 13] = [
    ("acelera", super::SPEED_UP_NAMED),
    ("aceleren", super::SPEED_UP_NAMED),
    ("hizlandirin", super::SPEED_UP_NAMED),
    ("percepat", super::SPEED_UP_NAMED),
    ("batalkan", super::CANCEL_NAMED),
    ("cancelar", super::CANCEL_NAMED),
    ("reembolso", super::REFUND_NAMED),
    ("reposicion", super::REFILL_NAMED),
    ("reposicao", super::REFILL_NAMED),
    ("ускорьте", super::SPEED_UP_NAMED),
    ("отмените", super::CANCEL_NAMED),
    ("возврат", super::REFUND_NAMED),
    ("докрутите", super::REFILL_NAMED),
];

fn one_slip_of_letters(word: &str, keyword: &str) -> bool {
    let (word, keyword): (Vec<char>, Vec<char>) = (word.chars().collect(), keyword.chars().collect());
    differ_by_one(&word, &keyword)
}

/// `canceld` tells of something that happened; it is no order.
fn past_tense(word: &str, keyword: &str) -> bool {
    word.starts_with(keyword) && word.ends_with('d')
}

/// Whether a word of a complaint is so long that it is known with a slip in it.
pub(super) fn forgivable_in_talk(word: &str) -> bool {
    word.len() >= 7 && word.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// A word of complaints with one slip: `immediatly`, `yestarday`. The first letter is right, and no word that is one slip away may
/// take a request back.
pub(super) fn frequent(word: &str, words: &BTreeMap<usize, Vec<(&'static str, Meaning)>>) -> Meaning {
    if !forgivable_in_talk(word) {
        return Meaning::Other;
    }
    let near = words
        .range(word.len() - 1..=word.len() + 1)
        .flat_map(|(_, words)| words)
        .filter(|(known, _)| known.as_bytes()[0] == word.as_bytes()[0] && one_slip(word, known));
    let mut meaning = Meaning::Other;
    for (_, near) in near {
        let harmless = matches!(
            near,
            Meaning::Complaint
                | Meaning::Waiting
                | Meaning::State
                | Meaning::Everyday
                | Meaning::Counted
                | Meaning::Please
        );
        if !harmless {
            return Meaning::Other;
        }
        meaning = *near;
    }
    meaning
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
    differ_by_one(word.as_bytes(), keyword.as_bytes())
}

fn differ_by_one<Letter: PartialEq>(word: &[Letter], keyword: &[Letter]) -> bool {
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
