//! Our own texts, where they come back: pasted, forwarded, quoted as plain text, alone or with words of the sender.
//!
//! A text is known by the words of its template, in order, with anything where a placeholder stands; marks, emojis and capital letters
//! do not count, and in one line several lines of a template may follow each other.

use std::sync::LazyLock;

use super::Reading;
use super::reader;
use crate::text::{is_letter, plain};
use crate::words::{Category, Key, Kind, Part, Texts, parts};

/// Longer messages are read as they are.
const MAX_CHARS: usize = 16_000;
/// Words and letters of a line that make it one of ours.
const MIN_WORDS: usize = 3;
const MIN_LETTERS: usize = 12;
/// So many lines of the form `Service: …` are a reply of ours, whatever else is missing.
const MIN_LABELS: usize = 3;

/// A piece of one line of a template.
enum Piece {
    Words(Vec<String>),
    /// A placeholder, and how many words it may take.
    Gap(usize),
}

/// One line of a template.
struct Line {
    pieces: Vec<Piece>,
    /// Enough words of its own to be known anywhere. Others are `Service: …` and its like.
    certain: bool,
}

static BUILT_IN: LazyLock<Vec<Line>> =
    LazyLock::new(|| Key::ALL.iter().filter(|key| is_said(**key)).flat_map(|key| lines(*key, key.text())).collect());

/// Small words inside other texts are everybody's.
fn is_said(key: Key) -> bool {
    key.category() != Category::Words
}

/// What the sender wrote besides our own texts; none where no text is ours.
pub(super) fn without(text: &str, texts: Option<&Texts>) -> Option<String> {
    if text.chars().nth(MAX_CHARS).is_some() {
        return None;
    }
    let own: Vec<Line> = texts.map(changed).unwrap_or_default();
    let known: Vec<&Line> = BUILT_IN.iter().chain(&own).collect();
    let text = plain(text);
    let mut kept = Vec::new();
    let mut certain = false;
    for line in text.lines() {
        let mut rest = line.to_owned();
        while let Some(shorter) = known.iter().filter(|line| line.certain).find_map(|line| line.cut_out(&rest)) {
            certain = true;
            rest = shorter;
        }
        kept.push(rest);
    }
    let labels: Vec<Option<String>> =
        kept.iter().map(|rest| known.iter().filter(|line| !line.certain).find_map(|line| line.cut_off(rest))).collect();
    if !certain && labels.iter().flatten().count() < MIN_LABELS {
        return None;
    }
    let rest = kept.into_iter().zip(labels).map(|(line, cut)| cut.unwrap_or(line));
    Some(rest.collect::<Vec<_>>().join("\n"))
}

/// The lines of templates that the workspace words differently.
fn changed(texts: &Texts) -> Vec<Line> {
    let changed = Key::ALL.iter().filter(|key| is_said(**key) && texts.of(**key) != key.text());
    changed.flat_map(|key| lines(*key, texts.of(*key))).collect()
}

fn lines(key: Key, template: &str) -> Vec<Line> {
    template.lines().filter_map(|line| Line::new(key, line)).collect()
}

impl Line {
    /// None where the line has no words of its own, or is what a customer would write.
    fn new(key: Key, line: &str) -> Option<Self> {
        let mut pieces: Vec<Piece> = Vec::new();
        let mut example = String::new();
        for (_, part) in parts(line) {
            match part {
                Part::Text(text) | Part::Brace(text) | Part::Stray(text) => {
                    example.push_str(text);
                    let text = plain(text);
                    let words: Vec<String> = words(&text).map(|(_, word)| word.to_owned()).collect();
                    match pieces.last_mut() {
                        _ if words.is_empty() => {}
                        Some(Piece::Words(before)) => before.extend(words),
                        Some(Piece::Gap(_)) | None => pieces.push(Piece::Words(words)),
                    }
                }
                Part::Placeholder(name) => {
                    let known = key.placeholders().iter().find(|known| known.name == name);
                    example.push_str(known.map_or("", |known| known.example));
                    pieces.push(Piece::Gap(known.map_or(MANY, |known| most_words(known.kind))));
                }
            }
        }
        let own: Vec<&String> = pieces.iter().filter_map(Piece::words).flatten().collect();
        let letters: usize = own.iter().map(|word| word.chars().count()).sum();
        let certain = own.len() >= MIN_WORDS && letters >= MIN_LETTERS && !asks(&example);
        let label = matches!(pieces.as_slice(), [Piece::Words(_), Piece::Gap(_)]) && line.contains(':');
        (certain || label).then_some(Self { pieces, certain })
    }

    /// The text without this line, wherever it stands in it.
    fn cut_out(&self, text: &str) -> Option<String> {
        let found: Vec<(usize, &str)> = words(text).collect();
        let (from, to) = (0..found.len()).find_map(|at| self.matches(&found, at).map(|end| (at, end)))?;
        // What stands before it without being a word, such as ✅ or `❌ *#54321*:`, belongs to it.
        let before = &text[..found[from].0];
        let before = if from == 0 || is_frame(before) { "" } else { before };
        let after = found.get(to).map_or("", |(at, _)| &text[*at..]);
        Some(format!("{before}\n{after}"))
    }

    /// The text without this line, which must begin it.
    fn cut_off(&self, text: &str) -> Option<String> {
        let found: Vec<(usize, &str)> = words(text).collect();
        let end = self.matches(&found, 0)?;
        let (at, last) = found.get(self.pieces.first()?.words()?.len().checked_sub(1)?)?;
        let named = text[at + last.len()..].trim_start_matches([' ', '*', '_', '~']).starts_with(':');
        if !named {
            return None;
        }
        Some(found.get(end).map_or(String::new(), |(at, _)| text[*at..].to_owned()))
    }

    /// Where the line ends that begins at this word.
    fn matches(&self, found: &[(usize, &str)], begin: usize) -> Option<usize> {
        let mut at = begin;
        let mut gap = 0;
        for piece in &self.pieces {
            match piece {
                Piece::Gap(most) => gap += most,
                Piece::Words(words) => {
                    let last = (at + gap).min(found.len());
                    let starts = |from: &usize| {
                        found.len() >= from + words.len()
                            && found[*from..].iter().zip(words).all(|((_, one), other)| one == other)
                    };
                    at = (at..=last).find(starts)? + words.len();
                    gap = 0;
                }
            }
        }
        let begins_with_words = matches!(self.pieces.first(), Some(Piece::Words(_)));
        (begins_with_words || begin == 0).then(|| (at + gap).min(found.len()))
    }
}

impl Piece {
    fn words(&self) -> Option<&Vec<String>> {
        match self {
            Self::Words(words) => Some(words),
            Self::Gap(_) => None,
        }
    }
}

/// The frame of a reason: marks and orders' numbers, no word.
fn is_frame(text: &str) -> bool {
    text.contains('#') && !text.contains(is_letter)
}

/// Words of a service's name, and a few more.
const MANY: usize = 30;

const fn most_words(kind: Kind) -> usize {
    match kind {
        Kind::Id | Kind::Code => 1,
        Kind::Number | Kind::Count => 2,
        Kind::Date | Kind::Ago | Kind::Amount => 4,
        Kind::TimeLeft => 6,
        Kind::Link => 12,
        Kind::Ids | Kind::Text | Kind::Lines => MANY,
    }
}

/// Whether a customer who wrote this would ask for something to be done.
fn asks(line: &str) -> bool {
    let reading = reader::read(line, &super::Vocabulary::default());
    matches!(reading, Reading::Orders { asked, .. } if !asked.only_looks())
}

/// The words of a plain text, each with the byte it begins at.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let of_word = |letter: char| is_letter(letter) || letter.is_ascii_digit();
    let mut at = 0;
    std::iter::from_fn(move || {
        let begin = at + text[at..].find(of_word)?;
        let length = text[begin..].find(|letter| !of_word(letter)).unwrap_or(text.len() - begin);
        at = begin + length;
        Some((begin, &text[begin..at]))
    })
}
