//! Reading terms out of service names.
//!
//! Words are compared in their plain form (`text::fold`): without accents, in lower case.

mod refill;
mod start;

use super::{StartRange, StartTerms, Terms};
use crate::text::{fold, is_letter, plain};

/// A piece of a service name.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Word(String),
    Number(u32),
    /// Anything else but space: brackets, dashes, pictures.
    Mark(char),
}

/// Reads the terms a name states.
pub(super) fn read(name: &str) -> Terms {
    let pieces = pieces(name);
    let start =
        start::range(&pieces).map_or(StartTerms::Unknown, |range| StartTerms::Within { seconds: range.to_seconds });
    Terms { refill: refill::terms(&pieces), start }
}

/// Reads the start time a name states, from the earliest to the latest.
pub(super) fn start_range(name: &str) -> Option<StartRange> {
    start::range(&pieces(name))
}

fn pieces(name: &str) -> Vec<Piece> {
    let letters: Vec<char> = worded(&fold(&plain(name))).chars().take(500).collect();
    let mut pieces = Vec::new();
    let mut at = 0;
    while let Some(&first) = letters.get(at) {
        let run = |belongs: fn(char) -> bool| letters[at..].iter().take_while(|letter| belongs(**letter)).count();
        let taken = if first.is_ascii_digit() { run(|letter| letter.is_ascii_digit()) } else { run(is_letter).max(1) };
        let text: String = letters[at..at + taken].iter().collect();
        if first.is_ascii_digit() {
            pieces.push(text.parse().map_or(Piece::Mark('#'), Piece::Number));
        } else if is_letter(first) {
            pieces.push(Piece::Word(text));
        } else if !first.is_whitespace() {
            pieces.push(Piece::Mark(match first {
                '–' | '—' | '~' | '−' => '-',
                '♾' => '∞',
                other => other,
            }));
        }
        at += taken;
    }
    pieces
}

/// Languages that write no spaces, or one word as two, put into words of ours; raised digits put on the line.
fn worded(name: &str) -> String {
    const PHRASES: [(&str, &str); 15] = [
        ("bảo hanh", " warranty "),
        ("不补", " no refill "),
        ("无补", " no refill "),
        ("补充", " refill "),
        ("补单", " refill "),
        ("补", " refill "),
        ("天", " days "),
        ("リフィル", " refill "),
        ("保証", " warranty "),
        ("日間", " days "),
        ("日", " days "),
        ("없음", " none "),
        ("리필", " refill "),
        ("평생", " lifetime "),
        ("일", " days "),
    ];
    const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let lowered = |letter: char| RAISED.iter().zip('0'..='9').find(|(raised, _)| **raised == letter);
    let text: String = name.chars().map(|letter| lowered(letter).map_or(letter, |(_, digit)| digit)).collect();
    if text.is_ascii() {
        return text;
    }
    PHRASES
        .iter()
        .fold(text, |text, (phrase, ours)| if text.contains(phrase) { text.replace(phrase, ours) } else { text })
}

fn is_word(piece: Option<&Piece>, words: &[&str]) -> bool {
    matches!(piece, Some(Piece::Word(word)) if words.contains(&word.as_str()))
}

fn is_mark(piece: Option<&Piece>, marks: &[char]) -> bool {
    matches!(piece, Some(Piece::Mark(mark)) if marks.contains(mark))
}

fn number(piece: Option<&Piece>) -> Option<u32> {
    match piece {
        Some(Piece::Number(count)) => Some(*count),
        Some(Piece::Word(_) | Piece::Mark(_)) | None => None,
    }
}

/// Brackets, bars and pictures: what stands between two of them belongs together.
fn is_border(piece: &Piece) -> bool {
    matches!(piece, Piece::Mark(mark) if !matches!(mark, '-' | '/' | '.' | ':' | ',' | '=' | '+' | '♻' | '∞' | '\'' | '&'))
}

/// The piece before, dashes passed over.
fn before(pieces: &[Piece], at: usize) -> Option<&Piece> {
    pieces[..at].iter().rev().find(|piece| !is_mark(Some(piece), &['-']))
}

/// `no`, `non`, `without`, in the languages panels use.
fn is_no(piece: Option<&Piece>) -> bool {
    const NO: [&str; 22] = [
        "no",
        "non",
        "not",
        "without",
        "zero",
        "sin",
        "sem",
        "sans",
        "tanpa",
        "tidak",
        "nao",
        "без",
        "нет",
        "не",
        "بدون",
        "لا",
        "ohne",
        "bez",
        "senza",
        "khong",
        "नो",
        "बिना",
    ];
    is_word(piece, &NO)
}

fn is_day(piece: Option<&Piece>) -> bool {
    const DAYS: [&str; 28] = [
        "d",
        "day",
        "days",
        "dys",
        "dayz",
        "gun",
        "gunluk",
        "dia",
        "dias",
        "jour",
        "jours",
        "tag",
        "tage",
        "hari",
        "день",
        "дня",
        "дней",
        "يوم",
        "ايام",
        "দিন",
        "दिन",
        "dni",
        "dzien",
        "giorno",
        "giorni",
        "ngay",
        "دن",
        "روز",
    ];
    is_word(piece, &DAYS)
}
