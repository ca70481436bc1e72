//! What a language model may say to a customer (AI5): nothing that is not among the facts.
//!
//! A model rewords a fixed text, or answers a message nobody understood. What it drafts goes out only if it passes here; else the fixed text
//! does. To drop a good draft costs little, to send a lie costs a customer, so every doubt counts against the draft:
//!
//! * Figures are the same, in the same lines, in the same order, in whatever script they are written.
//! * Names, links and other facts stand there letter by letter, as often as before, and there is no other link, address or contact.
//! * Each line speaks of what its line of the fixed text speaks of: a refill that was refused is not submitted, remains are no start count, a
//!   day is no hour. Words for outcomes, money, promises, time, trust and the machinery behind are known in a dozen languages ([`topics`]).
//! * Every word is one of the fixed text, of the topics (and so held against the facts), or of a closed list of words that make no claim
//!   ([`vocabulary`]). Only scripts that can be read here are let through; letters of two scripts in one word, spelled-out words and
//!   invisible letters are not.
//! * Who fulfils an order is not named where it is hidden.

mod answer;
mod clauses;
mod language;
mod letters;
mod lines;
mod table;
mod topics;
mod vocabulary;

use serde::{Deserialize, Serialize};

/// What the model was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Task {
    /// To say a fixed text in other words.
    Reword,
    /// To answer a message that is no command, from facts.
    Answer,
}

/// What a draft is held against.
#[derive(Clone, Copy, Debug)]
pub struct Basis<'a> {
    pub task: Task,
    /// What goes out otherwise.
    pub fixed: &'a str,
    /// Facts that stand in the fixed text as they came from outside: names of services, links, subjects.
    pub values: &'a [String],
    /// Lines an answer may draw from, one order each.
    pub facts: &'a [String],
    /// Names that must not be told.
    pub hidden: &'a [String],
}

/// Why a draft is dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    Empty,
    TooLong,
    /// Control characters, direction marks, invisible letters.
    Unprintable,
    /// Letters of a script that is not read here.
    ForeignScript,
    /// Letters of two scripts in one word, letters among digits, words spelled out letter by letter.
    Disguised,
    /// A language that is not read here.
    ForeignLanguage,
    /// A word that is neither in the fixed text nor among those that make no claim.
    UnknownWord,
    /// A figure that is not among the facts, or not where it belongs.
    Figure,
    /// A fact of the fixed text is gone.
    FactMissing,
    /// A link, an address, or the look of one.
    Link,
    /// It says that something was done, will be done, costs, lasts or may be trusted, and the facts do not.
    Claim,
    /// A name that customers must not read.
    HiddenName,
}

impl Fault {
    /// Every fault.
    pub const ALL: [Self; 12] = [
        Self::Empty,
        Self::TooLong,
        Self::Unprintable,
        Self::ForeignScript,
        Self::Disguised,
        Self::ForeignLanguage,
        Self::UnknownWord,
        Self::Figure,
        Self::FactMissing,
        Self::Link,
        Self::Claim,
        Self::HiddenName,
    ];

    /// Its stored name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLong => "too_long",
            Self::Unprintable => "unprintable",
            Self::ForeignScript => "foreign_script",
            Self::Disguised => "disguised",
            Self::ForeignLanguage => "foreign_language",
            Self::UnknownWord => "unknown_word",
            Self::Figure => "figure",
            Self::FactMissing => "fact_missing",
            Self::Link => "link",
            Self::Claim => "claim",
            Self::HiddenName => "hidden_name",
        }
    }
}

/// Longest answer to a message that is no command, in characters.
const ANSWER_MAX: usize = 700;
/// How much longer than the fixed text its rewording may be, in characters.
const REWORDING_EXTRA: usize = 400;
/// What stands for a fact that was cut out.
const CUT: &str = " \u{25C6} ";

/// The draft as it may be sent, or why not.
///
/// # Errors
/// The first fault found.
pub fn check(draft: &str, basis: &Basis<'_>) -> Result<String, Fault> {
    let draft = draft.trim();
    if draft.is_empty() {
        return Err(Fault::Empty);
    }
    let longest = match basis.task {
        Task::Reword => basis.fixed.chars().count() * 2 + REWORDING_EXTRA,
        Task::Answer => ANSWER_MAX,
    };
    if draft.chars().count() > longest {
        return Err(Fault::TooLong);
    }
    letters::printable(draft)?;
    if letters::names(draft, basis.hidden) {
        return Err(Fault::HiddenName);
    }
    let (cut_draft, cut_fixed) = cut(draft, basis)?;
    let (plain, fixed) = (crate::text::plain(&cut_draft), crate::text::plain(&cut_fixed));
    letters::scripts(&plain, &fixed)?;
    letters::undisguised(&plain, &fixed)?;
    // A backtick becomes an apostrophe in the plain form.
    if letters::links(&plain, &fixed) || cut_draft.contains('`') {
        return Err(Fault::Link);
    }
    match basis.task {
        Task::Reword => {
            lines::same(&plain, &fixed)?;
            clauses::same(&plain, &fixed)?;
        }
        Task::Answer => answer::from_facts(&plain, basis.facts)?,
    }
    let named = match basis.task {
        Task::Reword => String::new(),
        Task::Answer => format!("{}\n{}", crate::text::plain(&basis.facts.join("\n")), answer::COMMANDS.join("\n")),
    };
    language::known(&plain, &format!("{fixed}\n{named}"))?;
    Ok(draft.to_owned())
}

/// Both texts with their facts cut out, longest first; a rewording has each as often as the fixed text.
fn cut(draft: &str, basis: &Basis<'_>) -> Result<(String, String), Fault> {
    let (mut draft, mut fixed) = (draft.to_owned(), basis.fixed.to_owned());
    let mut values: Vec<&str> = basis.values.iter().map(|value| value.trim()).collect();
    values.sort_by_key(|value| std::cmp::Reverse(value.len()));
    values.dedup();
    for value in values.into_iter().filter(|value| value.chars().count() >= 3) {
        match basis.task {
            Task::Reword if fixed.matches(value).count() != draft.matches(value).count() => {
                return Err(Fault::FactMissing);
            }
            Task::Reword => {}
            // An answer may name a fact or leave it out.
            Task::Answer if !draft.contains(value) => continue,
            Task::Answer => {}
        }
        draft = draft.replace(value, CUT);
        fixed = fixed.replace(value, CUT);
    }
    Ok((draft, fixed))
}
