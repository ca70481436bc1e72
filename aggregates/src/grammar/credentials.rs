//! Usernames and codes people send on the way to verification.

use super::lexicon::{is_small, meaning};
use crate::text::{fold, plain};

/// The one six-digit code of a message, in plain digits.
pub(super) fn verification_code(text: &str) -> Option<String> {
    let mut digits: Vec<String> = Vec::new();
    for chunk in plain(text).split(|letter: char| !letter.is_alphanumeric()).filter(|chunk| !chunk.is_empty()) {
        if chunk.bytes().all(|byte| byte.is_ascii_digit()) {
            digits.push(chunk.to_owned());
            continue;
        }
        let said_with_codes =
            matches!(chunk, "code" | "otp" | "pin" | "verification") || is_small(meaning(&fold(chunk)));
        if !said_with_codes {
            return None;
        }
    }
    match digits.as_slice() {
        [code] if code.len() == 6 => Some(code.clone()),
        [first, second] if first.len() == 3 && second.len() == 3 => Some(format!("{first}{second}")),
        _ => None,
    }
}

/// The username a message consists of, or names: `johndoe`, `my username is johndoe`, `username: johndoe`.
pub(super) fn username(text: &str) -> Option<String> {
    let visible: String = text.chars().filter(|letter| !letter.is_control() || letter.is_whitespace()).collect();
    let words: Vec<&str> = visible.split_whitespace().collect();
    let lower: Vec<String> =
        words.iter().map(|word| plain(word).trim_matches([':', '=', '-', '.']).to_owned()).collect();
    let name = match (words.as_slice(), lower.iter().map(String::as_str).collect::<Vec<_>>().as_slice()) {
        ([name], _) => name,
        ([_, name], ["username" | "user", _])
        | ([_, _, name], ["my" | "user", "username" | "name" | "user", _])
        | ([_, _, name], ["username", "is", _])
        | ([_, _, _, name], ["my", "username", "is", _])
        | ([_, _, _, name], ["my", "user", "name", _])
        | ([_, _, _, _, name], ["my", "user", "name", "is", _]) => name,
        (_, _) => return None,
    };
    let name: String = name
        .chars()
        .filter(|letter| !matches!(u32::from(*letter), 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x206F | 0xFEFF))
        .collect();
    let name = name.trim_start_matches('@');
    let plausible = (2..=64).contains(&name.len())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'@' | b'-'))
        && name.bytes().any(|byte| byte.is_ascii_alphanumeric());
    plausible.then(|| name.to_owned())
}
