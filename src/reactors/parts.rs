//! Texts longer than a messenger takes go out as several messages, in order (docs/decisions/0007).

/// The parts of a text, each at most `limit` long, as messengers count (UTF-16). Split at line ends; a line that is too long by itself at
/// spaces; a word that is too long by itself wherever it must be. Always the same for the same text. At least one.
pub fn parts(text: &str, limit: usize) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = text.trim_matches('\n');
    while length(rest) > limit {
        let fits = &rest[..end_within(rest, limit)];
        let end = fits
            .rfind('\n')
            .or_else(|| fits.rfind(' '))
            .map(|at| fits[..at].trim_end())
            .filter(|part| !part.is_empty())
            .map_or(fits.len(), str::len);
        parts.push(&rest[..end]);
        rest = rest[end..].trim_start_matches([' ', '\n']);
    }
    if !rest.is_empty() || parts.is_empty() {
        parts.push(rest);
    }
    parts
}

fn length(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

/// Where the longest beginning that fits ends; at least one letter, so that there is an end.
fn end_within(text: &str, limit: usize) -> usize {
    let mut left = limit;
    for (at, letter) in text.char_indices() {
        match left.checked_sub(letter.len_utf16()) {
            Some(less) => left = less,
            None if at == 0 => return letter.len_utf8(),
            None => return at,
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_fits_stays_whole() {
        assert_eq!(parts("one\ntwo", 7), ["one\ntwo"]);
        assert_eq!(parts("", 7), [""]);
    }

    #[test]
    fn lines_stay_whole_where_they_can() {
        assert_eq!(parts("one\ntwo\nthree", 8), ["one\ntwo", "three"]);
        assert_eq!(parts("one\n\n\ntwo three", 9), ["one", "two three"]);
        assert_eq!(parts("one two three", 8), ["one two", "three"]);
        assert_eq!(parts("1234567890", 4), ["1234", "5678", "90"]);
        assert_eq!(parts(" 234567890", 4), [" 234", "5678", "90"]);
    }

    #[test]
    fn letters_count_as_messengers_count_them_and_are_never_cut() {
        assert_eq!(parts("🙂🙂🙂", 4), ["🙂🙂", "🙂"]);
        assert_eq!(parts("🙂", 1), ["🙂"]);
    }

    #[test]
    fn nothing_but_space_between_parts_is_lost() {
        let text: String = (0..2_000).map(|n| format!("line {n} {}\n", "é🙂 ".repeat(n % 40))).collect();
        for limit in [20, 64, 500, 4_096] {
            let parts = parts(&text, limit);
            assert!(parts.iter().all(|part| length(part) <= limit && !part.trim().is_empty()));
            let words = |text: &str| text.split_whitespace().collect::<String>();
            assert_eq!(words(&parts.concat()), words(&text), "{limit}");
        }
    }
}
