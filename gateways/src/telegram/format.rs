//! The formatting of our texts, which is WhatsApp's, in Telegram's way: plain text, and entities beside it.
//!
//! `*bold*`, `_italic_`, `~struck~`, `` `code` `` and ```` ```block``` ````. A mark counts where a word may begin and where one may end, so
//! `john_doe_1` and the underscores of a link stay as they are.

use serde::Serialize;

/// A stretch of a text. Offset and length are in UTF-16 code units, as Telegram counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Entity {
    #[serde(rename = "type")]
    pub kind: &'static str,
    pub offset: usize,
    pub length: usize,
}

/// A text as Telegram takes it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Formatted {
    pub text: String,
    pub entities: Vec<Entity>,
    units: usize,
}

struct Mark {
    sign: &'static str,
    kind: &'static str,
    /// What is inside is taken as it stands.
    literal: bool,
}

/// The longer sign first.
const MARKS: [Mark; 5] = [
    Mark { sign: "```", kind: "pre", literal: true },
    Mark { sign: "`", kind: "code", literal: true },
    Mark { sign: "*", kind: "bold", literal: false },
    Mark { sign: "_", kind: "italic", literal: false },
    Mark { sign: "~", kind: "strikethrough", literal: false },
];

/// Takes the marks out of a text and tells what they meant.
#[must_use]
pub fn formatted(text: &str) -> Formatted {
    let mut done = Formatted::default();
    done.take(text, None);
    done
}

impl Formatted {
    fn take(&mut self, text: &str, mut before: Option<char>) {
        let mut rest = text;
        while let Some(next) = rest.chars().next() {
            if let Some((mark, inside, after)) = marked(rest, before) {
                let at = self.entities.len();
                let offset = self.units;
                self.entities.push(Entity { kind: mark.kind, offset, length: 0 });
                if mark.literal {
                    inside.chars().for_each(|c| self.push(c));
                } else {
                    self.take(inside, None);
                }
                self.entities[at].length = self.units - offset;
                before = mark.sign.chars().next();
                rest = after;
            } else {
                self.push(next);
                before = Some(next);
                rest = &rest[next.len_utf8()..];
            }
        }
    }

    fn push(&mut self, c: char) {
        self.text.push(c);
        self.units += c.len_utf16();
    }
}

/// The mark that opens here, what it encloses, and what follows.
fn marked(text: &str, before: Option<char>) -> Option<(&'static Mark, &str, &str)> {
    if !may_begin(before) {
        return None;
    }
    let mark = MARKS.iter().find(|mark| text.starts_with(mark.sign))?;
    let body = &text[mark.sign.len()..];
    let is_word = |c: char| !c.is_whitespace() && !mark.sign.contains(c);
    if !mark.literal && !body.chars().next().is_some_and(is_word) {
        return None;
    }
    let line = if mark.kind == "pre" { body } else { body.split('\n').next()? };
    line.match_indices(mark.sign).find_map(|(at, _)| {
        let (inside, after) = (&body[..at], &body[at + mark.sign.len()..]);
        let is_end = mark.literal || inside.chars().next_back().is_some_and(is_word);
        let ends = is_end && !inside.trim().is_empty() && may_end(after.chars().next());
        ends.then_some((mark, inside, after))
    })
}

fn may_begin(before: Option<char>) -> bool {
    before.is_none_or(|c| c.is_whitespace() || "([{\"'*_~•-–—".contains(c) || !(c.is_ascii() || c.is_alphanumeric()))
}

fn may_end(after: Option<char>) -> bool {
    after.is_none_or(|c| !c.is_alphanumeric() && !"/=&%@".contains(c))
}

#[cfg(test)]
mod tests {
    use super::{Entity, formatted};

    fn shown(text: &str) -> (String, Vec<(&'static str, String)>) {
        let done = formatted(text);
        let units: Vec<u16> = done.text.encode_utf16().collect();
        let part = |e: &Entity| String::from_utf16(&units[e.offset..e.offset + e.length]).expect("whole characters");
        let parts = done.entities.iter().map(|e| (e.kind, part(e))).collect();
        (done.text, parts)
    }

    #[test]
    fn marks_become_entities() {
        let (text, parts) = shown("❌ *#54325*: not _yet_ ~now~, say `refill 1`\n```a *b*\nc```");
        assert_eq!(text, "❌ #54325: not yet now, say refill 1\na *b*\nc");
        let expected = [("bold", "#54325"), ("italic", "yet"), ("strikethrough", "now"), ("code", "refill 1")];
        assert_eq!(parts[..4], expected.map(|(kind, part)| (kind, part.to_owned())));
        assert_eq!(parts[4], ("pre", "a *b*\nc".to_owned()));
    }

    #[test]
    fn entities_are_counted_as_telegram_counts() {
        let done = formatted("😀 *ok*");
        assert_eq!(done.entities, [Entity { kind: "bold", offset: 3, length: 2 }]);
    }

    #[test]
    fn one_inside_another_is_both() {
        let (text, parts) = shown("*very _much_ so*");
        assert_eq!(text, "very much so");
        assert_eq!(parts, [("bold", "very much so".to_owned()), ("italic", "much".to_owned())]);
    }

    #[test]
    fn what_is_no_formatting_stays_to_the_letter() {
        for text in [
            "john_doe_1 and _",
            "https://panel.test/a_b_c/_x_/?q=*a*&b=~c~",
            "2 * 3 * 4",
            "**",
            "* a list\n* of two",
            "*open\nclosed*",
            "5*6*7",
            "snake_case_name",
            "```",
            "* *",
        ] {
            let done = formatted(text);
            assert_eq!((done.text.as_str(), done.entities.len()), (text, 0), "{text}");
        }
    }
}
