//! What may stand in for facts inside a text.

use super::{Key, Values};

/// What a placeholder is filled with. It says how the value is written, so that nobody has to guess from the example.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Number of an order or a ticket, in digits.
    Id,
    /// Numbers of orders, each with `#`, separated by commas.
    Ids,
    /// A number in digits.
    Number,
    /// How many of something, with the word: `12 orders`.
    Count,
    /// Words on one line.
    Text,
    /// Lines that the program words by other templates.
    Lines,
    /// An amount with its currency: `1.20 USD`.
    Amount,
    /// How long until something: `2 hours 10 minutes`.
    TimeLeft,
    /// How long ago something was: `3 days ago`.
    Ago,
    /// A day in the workspace's time zone: `30 Apr 2025`.
    Date,
    /// A web address.
    Link,
    /// A secret code.
    Code,
}

impl Kind {
    /// Name of the type, as the API lists it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Ids => "ids",
            Self::Number => "number",
            Self::Count => "count",
            Self::Text => "text",
            Self::Lines => "lines",
            Self::Amount => "amount",
            Self::TimeLeft => "time_left",
            Self::Ago => "ago",
            Self::Date => "date",
            Self::Link => "link",
            Self::Code => "code",
        }
    }
}

/// One placeholder of a text: `{name}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placeholder {
    pub name: &'static str,
    pub kind: Kind,
    /// There may be no value; then the line it stands in is left out.
    pub optional: bool,
    /// A template without it would be of no use, and is refused.
    pub required: bool,
    /// A value as it may come.
    pub example: &'static str,
}

impl Placeholder {
    /// One that always has a value, and may be left out of a template.
    pub const fn new(name: &'static str, kind: Kind, example: &'static str) -> Self {
        Self { name, kind, optional: false, required: false, example }
    }

    /// The same, sometimes without a value.
    pub const fn optional(self) -> Self {
        Self { optional: true, ..self }
    }

    /// The same, not to be left out of a template.
    pub const fn required(self) -> Self {
        Self { required: true, ..self }
    }

    /// The same with another example.
    pub const fn such_as(self, example: &'static str) -> Self {
        Self { example, ..self }
    }
}

/// Whether a caller gives exactly what the key declares: all that is not optional, and nothing nobody knows of.
pub(super) fn are_given(key: Key, values: &Values) -> bool {
    let is_given = |name: &str| values.iter().any(|(given, _)| *given == name);
    let declared = key.placeholders();
    declared.iter().all(|known| known.optional || is_given(known.name))
        && values.iter().all(|(given, _)| declared.iter().any(|known| known.name == *given))
}
