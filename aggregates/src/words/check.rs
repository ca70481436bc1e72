//! Whether a template may be used, and what exactly is wrong with it.

use std::fmt;

use super::Key;
use super::similar::nearest;
use super::template::{Part, parts};

/// A place in a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// Characters before it.
    pub offset: usize,
    /// 1 for the first.
    pub line: usize,
    /// In characters, 1 for the first of the line.
    pub column: usize,
}

impl Position {
    /// Of the character that begins at this byte.
    fn of(text: &str, byte: usize) -> Self {
        let before = &text[..byte];
        let line = before.matches('\n').count() + 1;
        let of_line = before.rsplit('\n').next().unwrap_or_default();
        Self { offset: before.chars().count(), line, column: of_line.chars().count() + 1 }
    }
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}", self.line, self.column)
    }
}

/// Why a template cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TemplateProblem {
    #[error("there is no template `{key}`{}", did_you_mean(*similar).trim_end_matches('.'))]
    UnknownKey { key: String, similar: Option<&'static str> },
    #[error("`{key}` reads the same in every chat mode and cannot be changed")]
    Fixed { key: &'static str },
    #[error("the template has {given} characters; `{key}` may have {max} at most")]
    TooLong { key: &'static str, given: usize, max: usize, position: Position },
    #[error("`{key}` must be one line; it breaks at {position}")]
    NotOneLine { key: &'static str, position: Position },
    #[error("there is a control character (U+{:04X}) at {position}", u32::from(*character))]
    ControlCharacter { character: char, position: Position },
    #[error("`{{{name}}}` at {position} is no placeholder of `{}`{} {}", key.name(), did_you_mean(*similar), known(*key))]
    UnknownPlaceholder { key: Key, name: String, similar: Option<&'static str>, position: Position },
    #[error("the `{{` at {position} is never closed; a brace itself is written `{{{{`")]
    NeverClosed { position: Position },
    #[error("the `}}` at {position} closes nothing; a brace itself is written `}}}}`")]
    NeverOpened { position: Position },
    #[error("`{{{name}}}` is missing, and `{}` is of no use without it", key.name())]
    Missing { key: Key, name: &'static str },
}

impl TemplateProblem {
    /// Where in the template it is; none for what is missing.
    pub const fn position(&self) -> Option<Position> {
        match self {
            Self::TooLong { position, .. }
            | Self::NotOneLine { position, .. }
            | Self::ControlCharacter { position, .. }
            | Self::UnknownPlaceholder { position, .. }
            | Self::NeverClosed { position }
            | Self::NeverOpened { position } => Some(*position),
            Self::UnknownKey { .. } | Self::Fixed { .. } | Self::Missing { .. } => None,
        }
    }

    /// What was probably meant.
    pub const fn similar(&self) -> Option<&'static str> {
        match self {
            Self::UnknownKey { similar, .. } | Self::UnknownPlaceholder { similar, .. } => *similar,
            Self::Fixed { .. }
            | Self::TooLong { .. }
            | Self::NotOneLine { .. }
            | Self::ControlCharacter { .. }
            | Self::NeverClosed { .. }
            | Self::NeverOpened { .. }
            | Self::Missing { .. } => None,
        }
    }
}

fn did_you_mean(similar: Option<&str>) -> String {
    similar.map_or_else(|| ".".to_owned(), |similar| format!("; did you mean `{similar}`?"))
}

fn known(key: Key) -> String {
    let names: Vec<String> = key.placeholders().iter().map(|known| format!("{{{}}}", known.name)).collect();
    if names.is_empty() { "It has none.".to_owned() } else { format!("It may hold {}.", names.join(", ")) }
}

/// The key of this name.
pub fn key_of(name: &str) -> Result<Key, TemplateProblem> {
    Key::named(name).ok_or_else(|| {
        let similar = nearest(name, Key::ALL.iter().map(|key| key.name()));
        TemplateProblem::UnknownKey { key: name.to_owned(), similar }
    })
}

/// The key of a template that may be changed.
pub fn changeable(name: &str) -> Result<Key, TemplateProblem> {
    let key = key_of(name)?;
    if key.is_fixed() { Err(TemplateProblem::Fixed { key: key.name() }) } else { Ok(key) }
}

/// A template as it is stored, or the first thing wrong with it. An empty one is fine: the fixed text is said then.
pub fn check(key: Key, template: &str) -> Result<String, TemplateProblem> {
    check_letters(key, template)?;
    let mut begin = 0;
    for line in template.split('\n') {
        check_line(key, template, begin, line)?;
        begin += line.len() + 1;
    }
    let mut template = template.replace("\r\n", "\n").trim().to_owned();
    if template.chars().all(|letter| letter.is_whitespace() || crate::text::is_invisible(letter)) {
        template.clear();
    }
    let missing = |name: &str| !template.is_empty() && !placeholders(&template).any(|held| held == name);
    match key.placeholders().iter().find(|known| known.required && missing(known.name)) {
        Some(known) => Err(TemplateProblem::Missing { key, name: known.name }),
        None => Ok(template),
    }
}

/// Control characters, and what turns the direction of all that follows.
fn is_harmful(character: char) -> bool {
    character.is_control() || matches!(character, '\u{202D}' | '\u{202E}')
}

fn check_letters(key: Key, template: &str) -> Result<(), TemplateProblem> {
    let (given, max) = (template.chars().count(), key.max_chars());
    if given > max {
        let byte = template.char_indices().nth(max).map_or(template.len(), |(byte, _)| byte);
        return Err(TemplateProblem::TooLong { key: key.name(), given, max, position: Position::of(template, byte) });
    }
    let ends = template.trim_end().len();
    for (byte, character) in template.char_indices().filter(|(_, character)| is_harmful(*character)) {
        let position = Position::of(template, byte);
        match character {
            '\n' if key.is_one_line() && (1..ends).contains(&byte) => {
                return Err(TemplateProblem::NotOneLine { key: key.name(), position });
            }
            '\n' => {}
            '\r' if template[byte + 1..].starts_with('\n') => {}
            character => return Err(TemplateProblem::ControlCharacter { character, position }),
        }
    }
    Ok(())
}

fn check_line(key: Key, template: &str, begin: usize, line: &str) -> Result<(), TemplateProblem> {
    for (at, part) in parts(line) {
        let position = || Position::of(template, begin + at);
        match part {
            Part::Text(_) | Part::Brace(_) => {}
            Part::Placeholder(name) if key.placeholders().iter().any(|known| known.name == name) => {}
            Part::Placeholder(name) => {
                let similar = nearest(name, key.placeholders().iter().map(|known| known.name));
                return Err(TemplateProblem::UnknownPlaceholder {
                    key,
                    name: name.to_owned(),
                    similar,
                    position: position(),
                });
            }
            Part::Stray("{") => return Err(TemplateProblem::NeverClosed { position: position() }),
            Part::Stray(_) => return Err(TemplateProblem::NeverOpened { position: position() }),
        }
    }
    Ok(())
}

/// The placeholders of a template, in order of appearance.
fn placeholders(template: &str) -> impl Iterator<Item = &str> {
    template.lines().flat_map(parts).filter_map(|(_, part)| match part {
        Part::Placeholder(name) => Some(name),
        Part::Text(_) | Part::Brace(_) | Part::Stray(_) => None,
    })
}
