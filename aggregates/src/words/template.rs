//! The language of templates: `{name}` is filled in, `{{` and `}}` are braces, all else is said as it is.

use super::Values;

/// A piece of one line of a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part<'a> {
    Text(&'a str),
    /// `{{` or `}}`.
    Brace(&'a str),
    /// What stands between `{` and `}`.
    Placeholder(&'a str),
    /// A brace that neither begins nor ends anything.
    Stray(&'a str),
}

/// The parts of one line, each with the byte it begins at.
pub(crate) fn parts(line: &str) -> Vec<(usize, Part<'_>)> {
    let mut parts = Vec::new();
    let mut at = 0;
    while at < line.len() {
        let rest = &line[at..];
        let (part, length) = match (rest.find(['{', '}']), rest) {
            (None, text) => (Part::Text(text), text.len()),
            (Some(0), _) if rest.starts_with("{{") || rest.starts_with("}}") => (Part::Brace(&rest[..1]), 2),
            (Some(0), _) => match rest[1..].find(['{', '}']) {
                Some(end) if rest.starts_with('{') && rest[1 + end..].starts_with('}') => {
                    (Part::Placeholder(&rest[1..=end]), end + 2)
                }
                Some(_) | None => (Part::Stray(&rest[..1]), 1),
            },
            (Some(brace), _) => (Part::Text(&rest[..brace]), brace),
        };
        parts.push((at, part));
        at += length;
    }
    parts
}

/// A text filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filled {
    pub text: String,
    /// Lines of the template that were left out, since they hold a placeholder without a value.
    pub left_out: Vec<String>,
}

/// Fills a template in.
pub(super) fn fill(template: &str, values: &Values) -> Filled {
    let (mut lines, mut left_out) = (Vec::new(), Vec::new());
    for line in template.lines() {
        match fill_line(line, values) {
            Some(line) => lines.push(line),
            None => left_out.push(line.to_owned()),
        }
    }
    Filled { text: lines.join("\n").trim().to_owned(), left_out }
}

/// One line filled in, in a single pass: what looks like a placeholder inside a value stays as it is.
fn fill_line(line: &str, values: &Values) -> Option<String> {
    let mut filled = String::with_capacity(line.len());
    for (_, part) in parts(line) {
        filled.push_str(match part {
            Part::Text(text) | Part::Brace(text) | Part::Stray(text) => text,
            Part::Placeholder(name) => values
                .iter()
                .find(|(known, _)| *known == name)
                .map(|(_, value)| value)
                .filter(|value| !value.is_empty())?,
        });
    }
    Some(filled)
}
