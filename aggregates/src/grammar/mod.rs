//! What a message says, read from its text alone.
//!
//! Customers write keywords and order ids in any order, separated by anything, with greetings, thanks, small typing mistakes and
//! digits of their own script around them. Two promises: any text can be read, and a message is never read as an action other than
//! the one written. So a negation, a doubt, or two different actions in one message mean that no action is read at all.

mod admin;
mod amounts;
mod choice;
mod consent;
mod credentials;
mod frames;
mod imperatives;
mod items;
mod lexicon;
mod lookups;
mod marks;
mod mentions;
mod numbers;
mod own;
mod people;
mod plainness;
mod reader;
mod several;
mod telltales;
mod tokens;
mod traps;
mod vocabulary;

use std::fmt;

use crate::request::Action;
use crate::team::{CommandName, TeamCommand};
use crate::values::OrderAction;
use crate::words::{Key, Texts};

pub use consent::{Consent, consent, consent_to, is_bare_emoji};
pub use mentions::{Mention, mention, named_orders};
pub use people::{WantsPerson, wants_person};
pub use vocabulary::{
    Alias, Command, CustomCommand, MAX_ALIASES, MAX_CUSTOM_COMMANDS, MAX_PHRASE_CHARS, MAX_PHRASE_WORDS,
    MAX_TEMPLATE_CHARS, PhraseFault, PhraseProblem, Vocabulary,
};

/// Most order ids in one message.
pub const MAX_ORDER_IDS: usize = 100;

/// What a message says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    /// No words at all.
    Nothing,
    /// `hello`
    Greeting,
    /// `thanks`, `ok`: asks for nothing.
    Courtesy,
    /// An order keyword with ids, or bare ids. `dirty`: with meaningful further text (CC17).
    Orders {
        asked: OrderRequest,
        order_ids: Vec<u64>,
        dirty: bool,
    },
    /// An order keyword with ids, but no plain request (CC19): whoever wrote it is asked whether it is meant. Never a look-up.
    Unclear {
        asked: OrderRequest,
        order_ids: Vec<u64>,
    },
    /// Several requests, each with orders of its own: every one is [`Reading::Orders`] or [`Reading::Unclear`].
    Several(Vec<Self>),
    /// One of our own texts that came back (CC20): asks for nothing.
    OwnWords,
    /// An order keyword without an id, and nothing else.
    MissingIds(OrderRequest),
    /// More than [`MAX_ORDER_IDS`].
    TooManyIds(OrderRequest),
    Balance,
    Services,
    /// `ticket 123`
    Ticket {
        ticket_id: u64,
        dirty: bool,
    },
    /// `ticket` alone.
    MissingTicketId,
    MyUsername,
    Help,
    /// One of the operator's own commands (CC13), with the ids written beside it.
    Custom {
        /// As the operator wrote it.
        name: String,
        order_ids: Vec<u64>,
    },
    /// A command of the operator's team: `!resolve 54321 resolved`.
    Team(TeamCommand),
    /// The word of such a command with something after it that does not fit: `!resolve` alone.
    Misused(CommandName),
    /// Another `!…`.
    UnknownAdmin,
    /// Words that ask for nothing this program knows for certain.
    NotUnderstood,
}

/// What is asked about orders.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum OrderRequest {
    Check,
    /// Everything a customer may know of an order (CC13).
    Details,
    /// For the team only (CC7).
    FakeComplete,
    Do(OrderAction),
}

impl OrderRequest {
    /// The same as an action of a log entry.
    pub const fn action(self) -> Action {
        match self {
            Self::Check => Action::Check,
            Self::Details => Action::Details,
            Self::FakeComplete => Action::FakeComplete,
            Self::Do(OrderAction::Refill) => Action::Refill,
            Self::Do(OrderAction::Cancel) => Action::Cancel,
            Self::Do(OrderAction::SpeedUp) => Action::SpeedUp,
            Self::Do(OrderAction::Refund) => Action::Refund,
            Self::Do(OrderAction::Partial) => Action::Partial,
        }
    }

    /// Its snake_case name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Check => "check",
            Self::Details => "details",
            Self::FakeComplete => "fake_complete",
            Self::Do(action) => action.name(),
        }
    }

    /// Whether orders are only looked at, which harms nobody.
    pub const fn only_looks(self) -> bool {
        match self {
            Self::Check | Self::Details => true,
            Self::FakeComplete | Self::Do(_) => false,
        }
    }

    const fn keyword(self) -> &'static str {
        match self {
            Self::Check => "check",
            Self::Details => "details",
            Self::FakeComplete => "fake complete",
            Self::Do(OrderAction::Refill) => "refill",
            Self::Do(OrderAction::Cancel) => "cancel",
            Self::Do(OrderAction::SpeedUp) => "speed up",
            Self::Do(OrderAction::Refund) => "refund",
            Self::Do(OrderAction::Partial) => "partial",
        }
    }
}

/// What is known of a message besides its text.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The operator's own words.
    pub vocabulary: &'a Vocabulary,
    /// The workspace's texts: what we say is known when it comes back. Without them, the built-in texts are.
    pub texts: Option<&'a Texts>,
    /// The messenger says that the text was forwarded, and that we wrote it.
    pub forwarded_from_us: bool,
}

/// Reads a message. Never fails, whatever the text.
pub fn read(text: &str) -> Reading {
    read_with(text, &Vocabulary::default())
}

/// Reads a message that may hold an operator's own words as well.
pub fn read_with(text: &str, vocabulary: &Vocabulary) -> Reading {
    read_in(text, &Context { vocabulary, texts: None, forwarded_from_us: false })
}

/// Reads a message with all that is known of it.
pub fn read_in(text: &str, context: &Context<'_>) -> Reading {
    if context.forwarded_from_us {
        return Reading::OwnWords;
    }
    let vocabulary = context.vocabulary;
    if let Some(reading) = admin::read(text, vocabulary) {
        return reading;
    }
    let text = marks::own_text(text);
    match own::without(&text, context.texts) {
        Some(rest) => reader::read_beside_own(&rest, &text, vocabulary),
        None => lookups::read(&text).unwrap_or_else(|| reader::read(&text, vocabulary)),
    }
}

/// The one six-digit code a message holds, in plain digits; none where it says anything else besides.
pub fn verification_code(text: &str) -> Option<String> {
    credentials::verification_code(text)
}

/// The username a message consists of, or follows `my username is`; none where it cannot be one.
pub fn username(text: &str) -> Option<String> {
    credentials::username(text)
}

/// The plainest message that reads as this. For readings that stand for no particular text, one that reads the same.
impl fmt::Display for Reading {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nothing => Ok(()),
            Self::Greeting => f.write_str("hello"),
            Self::Courtesy => f.write_str("thanks"),
            Self::Orders { asked, order_ids, dirty } => {
                write!(f, "{} {}", asked.keyword(), join(order_ids))?;
                if *dirty { f.write_str(" this is the third time") } else { Ok(()) }
            }
            Self::Unclear { asked, order_ids } => write!(f, "why {} {}", asked.keyword(), join(order_ids)),
            Self::Several(parts) => {
                let parts: Vec<String> = parts.iter().map(Self::to_string).collect();
                f.write_str(&parts.join("\n"))
            }
            Self::OwnWords => f.write_str(Key::Undeciphered.text()),
            Self::MissingIds(asked) => f.write_str(asked.keyword()),
            Self::TooManyIds(asked) => {
                let ids: Vec<u64> = (10_000..).take(MAX_ORDER_IDS + 1).collect();
                write!(f, "{} {}", asked.keyword(), join(&ids))
            }
            Self::Balance => f.write_str("balance"),
            Self::Services => f.write_str("services"),
            Self::Ticket { ticket_id, dirty } => {
                write!(f, "ticket {ticket_id}")?;
                if *dirty { f.write_str(" nobody answers there") } else { Ok(()) }
            }
            Self::MissingTicketId => f.write_str("ticket"),
            Self::MyUsername => f.write_str("my username"),
            Self::Help => f.write_str("help"),
            Self::Custom { name, order_ids } if order_ids.is_empty() => f.write_str(name),
            Self::Custom { name, order_ids } => write!(f, "{name} {}", join(order_ids)),
            Self::Team(command) => f.write_str(&admin::write(command)),
            Self::Misused(name) => f.write_str(admin::miswritten(*name)),
            Self::UnknownAdmin => f.write_str("!something"),
            Self::NotUnderstood => f.write_str("lorem ipsum dolor"),
        }
    }
}

fn join(ids: &[u64]) -> String {
    ids.iter().map(u64::to_string).collect::<Vec<_>>().join(", ")
}
