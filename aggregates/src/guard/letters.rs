//! Letters: which may stand in a draft, and what hides behind them.

use std::collections::BTreeSet;

use super::Fault;
use crate::text::{fold, is_letter};

/// Currencies; whichever a draft shows must be one of the fixed text.
const CURRENCIES: &str = "$€£₹৳₽₺¥₦₫₩₴₱฿¢";

/// No control characters but new lines, nothing invisible that could hide letters or turn their direction. Joiners belong to Bengali, Hindi
/// and Persian words, and to emoji.
pub(super) fn printable(draft: &str) -> Result<(), Fault> {
    let hidden = |letter: char| {
        (letter.is_control() && letter != '\n')
            || matches!(u32::from(letter),
                0x00AD | 0x034F | 0x061C | 0x115F | 0x1160 | 0x17B4 | 0x17B5 | 0x180B..=0x180F | 0x200B | 0x200E | 0x200F
                | 0x2028..=0x202E | 0x2060..=0x206F | 0x20DD..=0x20E4 | 0x2800 | 0x3164 | 0xFE00..=0xFE0E | 0xFEFF | 0xFFA0
                | 0xFFF0..=0xFFFF | 0xE000..=0xF8FF | 0xE0000..=0x0010_FFFF)
    };
    if draft.chars().any(hidden) { Err(Fault::Unprintable) } else { Ok(()) }
}

/// Whether one of these names is in the text, however it is spaced, dotted or written.
pub(super) fn names(draft: &str, hidden: &[String]) -> bool {
    let draft = squeezed(draft);
    let is_named = |name: &str| name.chars().count() >= 3 && draft.contains(name);
    hidden.iter().any(|name| {
        let bare = name.rsplit_once('.').map_or(name.as_str(), |(bare, _)| bare);
        is_named(&squeezed(name)) || is_named(&squeezed(bare))
    })
}

/// Letters and digits alone.
fn squeezed(text: &str) -> String {
    fold(&crate::text::plain(text)).chars().filter(|letter| letter.is_alphanumeric()).collect()
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Script {
    Latin,
    Cyrillic,
    Arabic,
    Devanagari,
    Bengali,
}

fn script(letter: char) -> Option<Script> {
    match u32::from(letter) {
        0x41..=0x5A | 0x61..=0x7A | 0xAA | 0xBA | 0xC0..=0xD6 | 0xD8..=0xF6 | 0xF8..=0x017F => Some(Script::Latin),
        // Combining accents go with any letter before them; they do not count when words are compared.
        0x0430..=0x044F | 0x0451 | 0x0454 | 0x0456 | 0x0457 | 0x0491 => Some(Script::Cyrillic),
        0x0620..=0x065F | 0x0670..=0x06D3 | 0x06D5..=0x06DC => Some(Script::Arabic),
        0x0900..=0x0963 | 0x0971..=0x097F => Some(Script::Devanagari),
        0x0980..=0x09E3 | 0x09F0..=0x09F1 => Some(Script::Bengali),
        _ => None,
    }
}

/// Only letters that are read here, the punctuation that goes with them, and pictures that are not letters or figures. What stands in
/// the fixed text may stand in its rewording.
pub(super) fn scripts(plain: &str, fixed: &str) -> Result<(), Fault> {
    let is_allowed = |letter: char| {
        letter.is_ascii()
            || script(letter).is_some()
            || matches!(letter, '¿' | '¡' | '«' | '»' | '°' | '·' | '،' | '؛' | '؟' | '।' | '॥' | '◆' | '\u{a0}')
            || matches!(u32::from(letter), 0x0300..=0x0333 | 0x2010..=0x2027 | 0x2030 | 0x200C | 0x200D)
            || is_picture(letter)
    };
    let known: BTreeSet<char> = fixed.chars().collect();
    for letter in plain.chars() {
        if CURRENCIES.contains(letter) || letter == '%' {
            if !known.contains(&letter) {
                return Err(Fault::Claim);
            }
        } else if !is_allowed(letter) && !known.contains(&letter) {
            return Err(if letter.is_numeric() { Fault::Figure } else { Fault::ForeignScript });
        }
    }
    Ok(())
}

/// Emoji that show neither letters nor figures nor money.
fn is_picture(letter: char) -> bool {
    !letter.is_numeric()
        && match u32::from(letter) {
            0x1F3E7 | 0x1F4AF | 0x1F51F | 0x1F4B0..=0x1F4B9 | 0x1FA99 => false,
            0x2190..=0x21FF | 0x2300..=0x23FF | 0x2600..=0x27BF | 0x2B00..=0x2BFF => true,
            0x1F300..=0x1FAFF => true,
            _ => false,
        }
}

/// No word of two scripts, no letters among digits, nothing spelled out letter by letter.
pub(super) fn undisguised(plain: &str, fixed: &str) -> Result<(), Fault> {
    let runs = |text: &str| -> Vec<String> {
        text.split(|letter: char| !letter.is_alphanumeric() && !is_letter(letter) && letter != '_')
            .filter(|run| !run.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let known: BTreeSet<String> = runs(fixed).into_iter().collect();
    let mut alone = 0;
    for run in runs(plain) {
        if known.contains(&run) {
            alone = 0;
            continue;
        }
        let run = run.trim_matches('_');
        let scripts: BTreeSet<Script> = run.chars().filter_map(script).collect();
        let has_digit = run.chars().any(|letter| letter.is_ascii_digit());
        if scripts.len() > 1 || (has_digit && !scripts.is_empty()) || run.contains('_') {
            return Err(Fault::Disguised);
        }
        let letters = run.chars().filter(|letter| is_letter(*letter)).count();
        // Bengali and Hindi vowel signs make a letter of two.
        alone = if letters == 1 { alone + 1 } else { 0 };
        if alone >= 3 {
            return Err(Fault::Disguised);
        }
    }
    Ok(())
}

/// The look of an address: facts are cut out already, so whatever is left is invented.
pub(super) fn links(plain: &str, fixed: &str) -> bool {
    const SIGNS: [&str; 15] =
        ["://", "www", "http", "@", "](", "<", ">", "{", "}", "[", "]", "\\", "`", "(dot)", "(at)"];
    if SIGNS.iter().any(|sign| plain.contains(sign)) {
        return true;
    }
    // No language here has a slash between words, or a space before its full stop.
    let is_spaced_dot = plain.match_indices('.').any(|(at, _)| {
        plain[..at].ends_with(char::is_whitespace) && plain[at + 1..].trim_start().starts_with(char::is_alphabetic)
    });
    if is_spaced_dot || plain.matches('/').count() > fixed.matches('/').count() {
        return true;
    }
    let letters: Vec<char> = plain.chars().collect();
    letters.windows(3).any(|around| {
        let inside = |letter: char| letter.is_alphanumeric() || is_letter(letter);
        let between_letters = is_letter(around[0]) && inside(around[2]) || inside(around[0]) && is_letter(around[2]);
        matches!(around[1], '.' | '/' | '\u{2024}' | '\u{2027}' | '·' | '|' | '=') && between_letters
    }) || plain.contains('=')
}
