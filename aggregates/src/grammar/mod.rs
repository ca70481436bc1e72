//! What a message says, read from its text alone.
//!
//! Customers write keywords and order ids in any order, separated by anything, with greetings, thanks, small typing mistakes and
//! digits of their own script around them. Two promises: any text can be read, and a message is never read as an action other than
//! the one written. So a negation, a doubt, or two different actions in one message mean that no action is read at all.

mod admin;
mod credentials;
mod lexicon;
mod reader;
mod tokens;

use std::fmt;

use crate::group::GroupFlag;
use crate::request::{Action, SupportStatus};
use crate::values::OrderAction;

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
    /// `!support|!marketing|!silent enable|disable`
    Flag {
        flag: GroupFlag,
        enabled: bool,
    },
    /// A flag command with neither `enable` nor `disable`.
    BadFlag,
    /// `!resolve <ids> <status>`
    Resolve {
        order_ids: Vec<u64>,
        status: SupportStatus,
    },
    /// A `!resolve` without ids or without a status.
    BadResolve,
    /// Another `!…`.
    UnknownAdmin,
    /// Words that ask for nothing this program knows for certain.
    NotUnderstood,
}

/// What is asked about orders.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum OrderRequest {
    Check,
    Do(OrderAction),
}

impl OrderRequest {
    /// The same as an action of a log entry.
    pub const fn action(self) -> Action {
        match self {
            Self::Check => Action::Check,
            Self::Do(OrderAction::Refill) => Action::Refill,
            Self::Do(OrderAction::Cancel) => Action::Cancel,
            Self::Do(OrderAction::SpeedUp) => Action::SpeedUp,
            Self::Do(OrderAction::Refund) => Action::Refund,
            Self::Do(OrderAction::Partial) => Action::Partial,
        }
    }

    const fn keyword(self) -> &'static str {
        match self {
            Self::Check => "check",
            Self::Do(OrderAction::Refill) => "refill",
            Self::Do(OrderAction::Cancel) => "cancel",
            Self::Do(OrderAction::SpeedUp) => "speed up",
            Self::Do(OrderAction::Refund) => "refund",
            Self::Do(OrderAction::Partial) => "partial",
        }
    }
}

/// Reads a message. Never fails, whatever the text.
pub fn read(text: &str) -> Reading {
    admin::read(text).unwrap_or_else(|| reader::read(text))
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
                if *dirty { f.write_str(" this takes far too long") } else { Ok(()) }
            }
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
            Self::Flag { flag, enabled } => {
                write!(f, "!{} {}", admin::flag_name(*flag), if *enabled { "enable" } else { "disable" })
            }
            Self::BadFlag => f.write_str("!support"),
            Self::Resolve { order_ids, status } => write!(f, "!resolve {} {}", join(order_ids), status.name()),
            Self::BadResolve => f.write_str("!resolve"),
            Self::UnknownAdmin => f.write_str("!something"),
            Self::NotUnderstood => f.write_str("lorem ipsum dolor"),
        }
    }
}

fn join(ids: &[u64]) -> String {
    ids.iter().map(u64::to_string).collect::<Vec<_>>().join(", ")
}
