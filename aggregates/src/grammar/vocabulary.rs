//! Words of the operator's own (CC13): other names for commands, and commands with a text of their own.
//!
//! What the built-in grammar understands cannot be given another meaning, and no two own phrases may be so near to each other that
//! a slip of the finger turns one into the other. [`Vocabulary::validate`] says what stands in the way; reading itself
//! never fails, because built-in words win over whatever a stored vocabulary holds.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::lexicon::{self, Lexicon, Meaning, one_slip};
use super::tokens::{Token, tokens};
use super::{OrderRequest, Reading};
use crate::values::OrderAction;

/// Most aliases of one workspace.
pub const MAX_ALIASES: usize = 100;
/// Most custom commands of one workspace.
pub const MAX_CUSTOM_COMMANDS: usize = 50;
/// Longest phrase, in characters.
pub const MAX_PHRASE_CHARS: usize = 40;
/// Most words of a phrase.
pub const MAX_PHRASE_WORDS: usize = 4;
/// Longest template of a custom command, in characters.
pub const MAX_TEMPLATE_CHARS: usize = 4000;

/// An operator's words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Vocabulary {
    pub aliases: Vec<Alias>,
    pub custom_commands: Vec<CustomCommand>,
}

/// Another name of a command: `top up` for `refill`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alias {
    /// One to four words, letters only; case and accents do not count.
    pub phrase: String,
    pub command: Command,
}

/// A command of the operator's own, answered with its own text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomCommand {
    /// What customers write: one to four words, letters only; case and accents do not count.
    pub name: String,
    /// The reply.
    pub template: String,
}

/// A built-in command an alias may stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    Check,
    Details,
    Refill,
    Cancel,
    SpeedUp,
    Refund,
    Partial,
    FakeComplete,
    Balance,
    Services,
    Ticket,
    MyUsername,
    Help,
}

impl Alias {
    /// Written with an id on either side, or alone where the command takes none, it must be read as its command and nothing else:
    /// not so a word that makes a quantity or a phone number of the digits beside it.
    fn is_readable(&self) -> Result<(), PhraseFault> {
        let own = Vocabulary { aliases: vec![self.clone()], custom_commands: Vec::new() };
        let phrase = &self.phrase;
        let plain = [
            self.command.reading() == super::read_with(phrase, &own),
            self.command.reading_with(54321) == super::read_with(&format!("{phrase} 54321"), &own),
            self.command.reading_with(54321) == super::read_with(&format!("54321 {phrase}"), &own),
        ];
        if plain.into_iter().all(|right| right) { Ok(()) } else { Err(PhraseFault::NotReadable) }
    }
}

impl Command {
    const fn order_request(self) -> Option<OrderRequest> {
        match self {
            Self::Check => Some(OrderRequest::Check),
            Self::Details => Some(OrderRequest::Details),
            Self::Refill => Some(OrderRequest::Do(OrderAction::Refill)),
            Self::Cancel => Some(OrderRequest::Do(OrderAction::Cancel)),
            Self::SpeedUp => Some(OrderRequest::Do(OrderAction::SpeedUp)),
            Self::Refund => Some(OrderRequest::Do(OrderAction::Refund)),
            Self::Partial => Some(OrderRequest::Do(OrderAction::Partial)),
            Self::FakeComplete => Some(OrderRequest::FakeComplete),
            Self::Balance | Self::Services | Self::Ticket | Self::MyUsername | Self::Help => None,
        }
    }

    /// How the command alone is read.
    fn reading(self) -> Reading {
        match self {
            Self::Balance => Reading::Balance,
            Self::Services => Reading::Services,
            Self::Ticket => Reading::MissingTicketId,
            Self::MyUsername => Reading::MyUsername,
            Self::Help => Reading::Help,
            Self::Check
            | Self::Details
            | Self::Refill
            | Self::Cancel
            | Self::SpeedUp
            | Self::Refund
            | Self::Partial
            | Self::FakeComplete => self.order_request().map_or(Reading::NotUnderstood, Reading::MissingIds),
        }
    }

    /// How the command beside an id is read.
    fn reading_with(self, id: u64) -> Reading {
        match self.order_request() {
            Some(asked) => Reading::Orders { asked, order_ids: vec![id], dirty: false },
            None if self == Self::Ticket => Reading::Ticket { ticket_id: id, dirty: false },
            None => Reading::NotUnderstood,
        }
    }

    const fn meaning(self) -> Meaning {
        match self {
            Self::Check => Meaning::Check,
            Self::Details => Meaning::Details,
            Self::Refill => lexicon::REFILL,
            Self::Cancel => lexicon::CANCEL,
            Self::SpeedUp => lexicon::SPEED_UP,
            Self::Refund => lexicon::REFUND,
            Self::Partial => lexicon::PARTIAL,
            Self::FakeComplete => lexicon::FAKE_COMPLETE,
            Self::Balance => Meaning::Balance,
            Self::Services => Meaning::Services,
            Self::Ticket => Meaning::Ticket,
            Self::MyUsername => Meaning::Username,
            Self::Help => Meaning::Help,
        }
    }
}

/// Which of an operator's phrases cannot be used, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PhraseProblem {
    /// As the operator wrote it.
    pub phrase: String,
    pub fault: PhraseFault,
}

impl fmt::Display for PhraseProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "“{}” {}", self.phrase, self.fault)
    }
}

impl std::error::Error for PhraseProblem {}

/// Why a phrase cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case", tag = "fault")]
pub enum PhraseFault {
    #[error("is too short: two letters at least")]
    TooShort,
    #[error("is too long: {limit} characters at most")]
    TooLong { limit: usize },
    #[error("has too many words: {limit} at most")]
    TooManyWords { limit: usize },
    #[error("may hold nothing but letters and spaces")]
    NotOnlyLetters,
    #[error("means something already: `{reads_as}`")]
    ShadowsBuiltIn { reads_as: String },
    #[error("holds “{word}”, which has a meaning of its own")]
    HoldsKeyword { word: String },
    #[error("is one slip of the finger away from “{keyword}”")]
    TooLikeKeyword { keyword: String },
    #[error("cannot be told from a quantity or a number")]
    NotReadable,
    #[error("is there twice")]
    Taken,
    #[error("overlaps “{other}”")]
    Overlaps { other: String },
    #[error("is one slip of the finger away from “{other}”, which means something else")]
    TooLikeAnother { other: String },
    #[error("has no reply")]
    EmptyTemplate,
    #[error("has a reply that is too long: {limit} characters at most")]
    TemplateTooLong { limit: usize },
    #[error("is one alias too many: {limit} at most")]
    TooManyAliases { limit: usize },
    #[error("is one custom command too many: {limit} at most")]
    TooManyCustomCommands { limit: usize },
}

impl Vocabulary {
    /// Checks every phrase against the built-in grammar and against the others. What placeholders a template may hold is the
    /// templates' matter.
    ///
    /// # Errors
    /// The first phrase that cannot be used, aliases first, in the order given.
    pub fn validate(&self) -> Result<(), PhraseProblem> {
        let mut earlier: Vec<Phrase<'_>> = Vec::new();
        for (index, alias) in self.aliases.iter().enumerate() {
            let limit = MAX_ALIASES;
            let problem = |fault| PhraseProblem { phrase: alias.phrase.clone(), fault };
            if index >= limit {
                return Err(problem(PhraseFault::TooManyAliases { limit }));
            }
            let phrase = Phrase::new(&alias.phrase, alias.command.meaning()).map_err(problem)?;
            phrase.holds_no_keyword().map_err(problem)?;
            alias.is_readable().map_err(problem)?;
            phrase.stands_apart(&earlier).map_err(problem)?;
            earlier.push(phrase);
        }
        for (index, custom) in self.custom_commands.iter().enumerate() {
            let limit = MAX_CUSTOM_COMMANDS;
            let problem = |fault| PhraseProblem { phrase: custom.name.clone(), fault };
            if index >= limit {
                return Err(problem(PhraseFault::TooManyCustomCommands { limit }));
            }
            let phrase = Phrase::new(&custom.name, Meaning::Custom(index)).map_err(problem)?;
            phrase.stands_apart(&earlier).map_err(problem)?;
            check_template(&custom.template).map_err(problem)?;
            earlier.push(phrase);
        }
        Ok(())
    }

    /// Every phrase by its words, with what it means.
    pub(super) fn phrases(&self) -> Vec<(Vec<String>, Meaning)> {
        let aliases = self.aliases.iter().map(|alias| (alias.phrase.as_str(), alias.command.meaning()));
        let customs = self.custom_commands.iter().enumerate();
        let customs = customs.map(|(index, custom)| (custom.name.as_str(), Meaning::Custom(index)));
        aliases.chain(customs).filter_map(|(phrase, meaning)| Some((words(phrase)?, meaning))).collect()
    }
}

fn check_template(template: &str) -> Result<(), PhraseFault> {
    if template.trim().is_empty() {
        return Err(PhraseFault::EmptyTemplate);
    }
    let limit = MAX_TEMPLATE_CHARS;
    if template.chars().count() > limit { Err(PhraseFault::TemplateTooLong { limit }) } else { Ok(()) }
}

/// The folded words of a phrase; none where it holds anything else.
fn words(phrase: &str) -> Option<Vec<String>> {
    let mut words = Vec::new();
    for token in tokens(phrase, &Lexicon::built_in()) {
        match token {
            Token::Word(word) => words.push(word),
            Token::Question | Token::Break => {}
            Token::Id(_) | Token::Number(_) | Token::Link => return None,
        }
    }
    Some(words)
}

/// A phrase that is well formed and means nothing to the built-in grammar.
struct Phrase<'a> {
    written: &'a str,
    words: Vec<String>,
    meaning: Meaning,
}

impl<'a> Phrase<'a> {
    fn new(written: &'a str, meaning: Meaning) -> Result<Self, PhraseFault> {
        if written.chars().count() > MAX_PHRASE_CHARS {
            return Err(PhraseFault::TooLong { limit: MAX_PHRASE_CHARS });
        }
        if !written.chars().all(|letter| crate::text::is_letter(letter) || matches!(letter, ' ' | '-' | '\'' | '’')) {
            return Err(PhraseFault::NotOnlyLetters);
        }
        let words = words(written).ok_or(PhraseFault::NotOnlyLetters)?;
        if words.iter().map(|word| word.chars().count()).sum::<usize>() < 2 {
            return Err(PhraseFault::TooShort);
        }
        if words.len() > MAX_PHRASE_WORDS {
            return Err(PhraseFault::TooManyWords { limit: MAX_PHRASE_WORDS });
        }
        let phrase = Self { written, words, meaning };
        phrase.is_free()?;
        Ok(phrase)
    }

    fn joined(&self) -> String {
        self.words.join(" ")
    }

    /// Alone and beside an id, the built-in grammar must make nothing of it for certain.
    fn is_free(&self) -> Result<(), PhraseFault> {
        let phrase = self.joined();
        for text in [phrase.clone(), format!("{phrase} 54321"), format!("54321 {phrase}")] {
            let reading = super::read(&text);
            if !matches!(reading, Reading::NotUnderstood | Reading::Unclear { .. }) {
                return Err(PhraseFault::ShadowsBuiltIn { reads_as: reading.to_string() });
            }
        }
        match lexicon::keywords().find(|keyword| one_slip(&phrase, keyword)) {
            Some(keyword) => Err(PhraseFault::TooLikeKeyword { keyword: keyword.to_owned() }),
            None => Ok(()),
        }
    }

    /// An alias stands for a command, so it may not hold another, nor a word that would take it back.
    fn holds_no_keyword(&self) -> Result<(), PhraseFault> {
        let strong = |word: &&String| {
            let meaning = lexicon::meaning(word);
            lexicon::is_keyword(meaning) || lexicon::takes_back(meaning)
        };
        match self.words.iter().find(strong) {
            Some(word) => Err(PhraseFault::HoldsKeyword { word: word.clone() }),
            None => Ok(()),
        }
    }

    fn stands_apart(&self, earlier: &[Self]) -> Result<(), PhraseFault> {
        for other in earlier {
            if other.words == self.words {
                return Err(PhraseFault::Taken);
            }
            if holds(&self.words, &other.words) || holds(&other.words, &self.words) {
                return Err(PhraseFault::Overlaps { other: other.written.to_owned() });
            }
            if other.meaning != self.meaning && one_slip(&self.joined(), &other.joined()) {
                return Err(PhraseFault::TooLikeAnother { other: other.written.to_owned() });
            }
        }
        Ok(())
    }
}

fn holds(words: &[String], part: &[String]) -> bool {
    words.windows(part.len()).any(|window| window == part)
}
