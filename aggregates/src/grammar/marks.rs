//! What a messenger's marks say about a text: quoted lines, struck-out words and code are not the writer's wish.

/// The text without quoted lines, struck-out parts and code.
pub(super) fn own_text(text: &str) -> String {
    let text = without_code(text);
    let own: Vec<String> = text.lines().filter(|line| !is_quote(line)).map(without_struck).collect();
    own.join("\n")
}

/// Lines that begin with `>` are what somebody else wrote.
fn is_quote(line: &str) -> bool {
    line.trim_start_matches(|letter: char| letter.is_whitespace() || crate::text::is_invisible(letter)).starts_with('>')
}

/// Without what stands between ``` and ```.
fn without_code(text: &str) -> String {
    let parts: Vec<&str> = text.split("```").collect();
    match parts.len() {
        0..=2 => text.to_owned(),
        _ => parts.iter().step_by(2).copied().collect::<Vec<_>>().join("\n"),
    }
}

/// Without what stands between `~` and `~` as WhatsApp strikes it out: nothing but the marks parts them from the words inside.
fn without_struck(line: &str) -> String {
    let mut kept = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(first) = rest.find('~') {
        let inside = rest[first..].trim_start_matches('~');
        let end = inside.find('~').filter(|end| {
            let struck = &inside[..*end];
            !struck.is_empty() && !struck.starts_with(char::is_whitespace) && !struck.ends_with(char::is_whitespace)
        });
        let Some(end) = end else { break };
        kept.push_str(&rest[..first]);
        kept.push(' ');
        rest = inside[end..].trim_start_matches('~');
    }
    kept.push_str(rest);
    kept
}

const QUOTES: [char; 7] = ['"', '“', '”', '„', '«', '»', '「'];

/// Parts between quotation marks, and what stands around them; none where nothing is quoted.
pub(super) fn quoted(text: &str) -> Option<(String, String)> {
    let parts: Vec<&str> = text.split(QUOTES).collect();
    let join = |from: usize| parts.iter().skip(from).step_by(2).copied().collect::<Vec<_>>().join("\n");
    (parts.len() >= 3).then(|| (join(1), join(0)))
}

#[cfg(test)]
mod tests {
    use super::own_text;

    #[test]
    fn what_is_struck_quoted_or_code_is_left_out() {
        for (text, own) in [
            ("~cancel 54321~", " "),
            ("~cancel~ refill 54321", "  refill 54321"),
            ("cancel 54321 ~ please", "cancel 54321 ~ please"),
            ("price ~ 5 ~ 6", "price ~ 5 ~ 6"),
            ("~~cancel~~ 54321", "  54321"),
            ("> cancel 54321\nthanks", "thanks"),
            ("```cancel 54321```", ""),
            ("see ```cancel 54321``` ok", "see \n ok"),
            ("don``t", "don``t"),
        ] {
            assert_eq!(own_text(text), own, "{text}");
        }
    }
}
