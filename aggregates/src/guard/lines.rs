//! Line by line: a rewording has the figures of the fixed text and speaks of the same things.

use std::collections::BTreeSet;

use super::Fault;
use super::topics::{Said, Topic};

/// Signs that tell an outcome, a yes or a gift.
const MARKS: &str = "✅❌🕑⏳✔☑✓✗✘❎⛔🚫🛑⚠👍👎👌🤝🆗🎉🥳🎁💸";

/// A figure or a sign of outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Anchor {
    Figure(String),
    /// The figures on either side are two of a list, not the ends of a range.
    And,
    Mark(char),
}

/// Whether a sign tells an outcome.
pub(super) fn is_mark(letter: char) -> bool {
    MARKS.contains(letter)
}

struct Line {
    anchors: Vec<Anchor>,
    said: Said,
}

/// The rewording has the same lines of figures and signs, each about what it was about, and nothing beside them that is not said beside
/// them in the fixed text.
pub(super) fn same(plain: &str, fixed: &str) -> Result<(), Fault> {
    let (drafted, known) = (read(plain), read(fixed));
    let anchored = |lines: &[Line]| -> Vec<Vec<Anchor>> {
        lines.iter().filter(|line| !line.anchors.is_empty()).map(|line| line.anchors.clone()).collect()
    };
    let (found, wanted) = (anchored(&drafted), anchored(&known));
    if found != wanted {
        let flat = |lines: &[Vec<Anchor>]| lines.concat();
        let is_less = flat(&found).iter().all(|anchor| flat(&wanted).contains(anchor))
            && flat(&found).len() < flat(&wanted).len();
        return Err(if is_less { Fault::FactMissing } else { Fault::Figure });
    }
    let pairs = drafted
        .iter()
        .filter(|line| !line.anchors.is_empty())
        .zip(known.iter().filter(|line| !line.anchors.is_empty()));
    for (drafted, known) in pairs {
        compare(&drafted.said, &known.said)?;
    }
    let beside = |lines: &[Line]| {
        lines.iter().filter(|line| line.anchors.is_empty()).fold(Said::default(), |all, line| all.and(&line.said))
    };
    compare(&beside(&drafted), &beside(&known))
}

fn compare(drafted: &Said, known: &Said) -> Result<(), Fault> {
    if drafted.goes_beyond(known) {
        return Err(Fault::Claim);
    }
    let missing = |topic: &Topic| topic.is_outcome() && !drafted.topics.contains(topic);
    if known.topics.iter().any(missing) { Err(Fault::FactMissing) } else { Ok(()) }
}

fn read(text: &str) -> Vec<Line> {
    text.lines().map(|line| Line { anchors: anchors(line), said: Said::of(line) }).collect()
}

fn anchors(line: &str) -> Vec<Anchor> {
    let letters: Vec<char> = line.chars().collect();
    let mut found = Vec::new();
    let (mut at, mut last_end) = (0, None);
    while at < letters.len() {
        if is_mark(letters[at]) {
            found.push(Anchor::Mark(letters[at]));
        }
        if !letters[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let begin = at;
        if last_end.is_some_and(|end| is_and(&letters[end..begin])) {
            found.push(Anchor::And);
        }
        while at < letters.len() && (letters[at].is_ascii_digit() || joins(&letters, at)) {
            at += 1;
        }
        last_end = Some(at);
        // A minus belongs to its figure.
        let sign = if begin > 0 && matches!(letters[begin - 1], '-' | '−') { "-" } else { "" };
        found.push(Anchor::Figure(format!("{sign}{}", letters[begin..at].iter().collect::<String>())));
    }
    found
}

/// Whether what stands between two figures joins them to a list: commas, and the word "and".
fn is_and(between: &[char]) -> bool {
    const AND: [&str; 16] =
        ["", "and", "y", "e", "et", "und", "ed", "dan", "ve", "aur", "ar", "и", "و", "और", "এবং", "ও"];
    let between: String = between.iter().collect();
    between.split([',', '#', '*', ' ', '،']).all(|word| AND.contains(&word))
}

/// A point, comma, slash or colon between two digits.
fn joins(letters: &[char], at: usize) -> bool {
    matches!(letters[at], '.' | ',' | '/' | ':' | '\'' | '-') && letters.get(at + 1).is_some_and(char::is_ascii_digit)
}

/// The figures of a text.
pub(super) fn figures(text: &str) -> Vec<String> {
    let all = text.lines().flat_map(anchors);
    all.filter_map(|anchor| match anchor {
        Anchor::Figure(figure) => Some(figure),
        Anchor::And | Anchor::Mark(_) => None,
    })
    .collect()
}

/// Figures that follow a `#`: ids of orders.
pub(super) fn ids(text: &str) -> BTreeSet<String> {
    let after = text.split('#').skip(1).map(|rest| rest.chars().take_while(char::is_ascii_digit).collect::<String>());
    after.filter(|id| !id.is_empty()).collect()
}
