//! Commands of the operator's team: `!support enable`, `!resolve 54321 resolved`.

use super::lexicon::Lexicon;
use super::tokens::{Token, tokens};
use super::{MAX_ORDER_IDS, Reading, Vocabulary, reader};
use crate::group::GroupFlag;
use crate::request::SupportStatus;
use crate::text::plain;

/// The keyword of a flag.
pub(super) const fn flag_name(flag: GroupFlag) -> &'static str {
    match flag {
        GroupFlag::Support => "support",
        GroupFlag::Marketing => "marketing",
        GroupFlag::Silent => "silent",
    }
}

/// Reads a text that begins with `!` and a letter; none for any other text.
pub(super) fn read(text: &str, vocabulary: &Vocabulary) -> Option<Reading> {
    let text = plain(text);
    let command = text.trim().strip_prefix('!')?.trim_start_matches(['!', ' ']);
    if !command.starts_with(char::is_alphabetic) {
        return None;
    }
    let (word, arguments) = command.split_once(char::is_whitespace).unwrap_or((command, ""));
    Some(match word {
        "support" => flag(GroupFlag::Support, arguments),
        "marketing" => flag(GroupFlag::Marketing, arguments),
        "silent" => flag(GroupFlag::Silent, arguments),
        "resolve" => resolve(arguments),
        _ => customer_command(command, vocabulary),
    })
}

fn flag(flag: GroupFlag, argument: &str) -> Reading {
    match argument.trim().trim_end_matches(['.', '!']) {
        "enable" | "enabled" | "on" => Reading::Flag { flag, enabled: true },
        "disable" | "disabled" | "off" => Reading::Flag { flag, enabled: false },
        _ => Reading::BadFlag,
    }
}

fn resolve(arguments: &str) -> Reading {
    let mut order_ids = Vec::new();
    let mut words = Vec::new();
    for token in tokens(&arguments.replace('_', "-"), &Lexicon::built_in()) {
        match token {
            Token::Id(id) if order_ids.contains(&id) => {}
            Token::Id(id) => order_ids.push(id),
            Token::Word(word) if matches!(word.as_str(), "as" | "to" | "and") => {}
            Token::Word(word) => words.push(word),
            Token::Break => {}
            Token::Number(_) | Token::Link => return Reading::BadResolve,
        }
    }
    match SupportStatus::from_name(&words.join(" ")) {
        Some(status) if !order_ids.is_empty() && order_ids.len() <= MAX_ORDER_IDS => {
            Reading::Resolve { order_ids, status }
        }
        Some(_) | None => Reading::BadResolve,
    }
}

/// `!refill 54321` is what it is without the mark; everything else is unknown.
fn customer_command(command: &str, vocabulary: &Vocabulary) -> Reading {
    let reading = reader::read(command, vocabulary);
    match reading {
        Reading::Orders { dirty: false, .. }
        | Reading::MissingIds(_)
        | Reading::TooManyIds(_)
        | Reading::Balance
        | Reading::Services
        | Reading::Ticket { dirty: false, .. }
        | Reading::MissingTicketId
        | Reading::MyUsername
        | Reading::Help
        | Reading::Custom { .. } => reading,
        Reading::Nothing
        | Reading::Greeting
        | Reading::Courtesy
        | Reading::Orders { dirty: true, .. }
        | Reading::Ticket { dirty: true, .. }
        | Reading::Flag { .. }
        | Reading::BadFlag
        | Reading::Resolve { .. }
        | Reading::BadResolve
        | Reading::UnknownAdmin
        | Reading::NotUnderstood => Reading::UnknownAdmin,
    }
}
