//! Words for full-text search, split alike for both databases.

use std::collections::BTreeSet;

use eventlog::WorkspaceId;

/// Longer words are cut.
const LONGEST: usize = 64;

/// The words of a text, in lower case, each once.
pub(crate) fn split(text: &str) -> BTreeSet<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| word.chars().flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric()).take(LONGEST).collect())
        .collect()
}

/// The word that every row of a workspace has: it keeps searches of one workspace out of another's rows.
fn mark(workspace: WorkspaceId) -> String {
    format!("w{workspace}")
}

/// What is stored for a row: its words, separated by blanks.
pub(crate) fn stored(workspace: WorkspaceId, text: &str) -> String {
    let mut line = mark(workspace);
    for word in split(text) {
        line.push(' ');
        line.push_str(&word);
    }
    line
}

/// How a database writes a query for words.
pub(crate) struct Syntax {
    /// Between words that must all be there.
    pub and: &'static str,
    /// Around a word.
    pub quote: char,
    /// Behind a word that others may begin with.
    pub beginning: &'static str,
}

/// A query for rows that have, for each word of `text`, a word that begins with it; none when the text has no word.
pub(crate) fn query(workspace: WorkspaceId, text: &str, syntax: &Syntax) -> Option<String> {
    let words = split(text);
    if words.is_empty() {
        return None;
    }
    let Syntax { and, quote, beginning } = syntax;
    let begins = words.into_iter().map(|word| format!("{quote}{word}{quote}{beginning}"));
    let mark = format!("{quote}{}{quote}", mark(workspace));
    Some(std::iter::once(mark).chain(begins).collect::<Vec<_>>().join(and))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_split_at_anything_that_is_no_letter_or_digit() {
        let words: Vec<String> = split("Refill 54321! https://insta.com/Foo_bar 'x' হাই").into_iter().collect();
        assert_eq!(words[..6], ["54321", "bar", "com", "foo", "https", "insta"]);
    }

    #[test]
    fn a_text_without_words_asks_nothing() {
        let workspace = WorkspaceId::from_uuid(uuid::Uuid::nil());
        let syntax = Syntax { and: " & ", quote: '\'', beginning: ":*" };
        assert_eq!(query(workspace, " !? ' ", &syntax), None);
        let expected = format!("'{}' & '543':* & 'alex':*", mark(workspace));
        assert_eq!(query(workspace, "Alex 543", &syntax), Some(expected));
    }
}
