//! Commands of the operator's team that are written without a mark: `54321, 54322 provider status`, `refill verify
//! 54321`.
//!
//! The command's words stand side by side, and beside them nothing but ids and small words. Any other text is no such command.

use super::lexicon::{Lexicon, Meaning, is_small as is_small_word};
use super::tokens::{Token, tokens};
use super::{MAX_ORDER_IDS, Reading};
use crate::team::{CommandName, TeamCommand};

/// The words of each.
const COMMANDS: [(CommandName, &[&str]); 3] = [
    (CommandName::ProviderStatus, &["provider", "status"]),
    (CommandName::ProviderStatus, &["providers", "status"]),
    (CommandName::RefillVerify, &["refill", "verify"]),
];

/// Reads a text that is one of these commands, well or badly written; none for any other text.
pub(super) fn read(text: &str) -> Option<Reading> {
    let lexicon = Lexicon::built_in();
    let tokens: Vec<Token> = tokens(text, &lexicon)
        .into_iter()
        .filter(|token| !is_small(token, &lexicon) && !matches!(token, Token::Question | Token::Break))
        .collect();
    let (name, at, length) = COMMANDS.into_iter().find_map(|(name, words)| {
        let begins = |window: &[Token]| window.iter().zip(words).all(|(token, word)| is(token, word));
        tokens.windows(words.len()).position(begins).map(|at| (name, at, words.len()))
    })?;
    let mut order_ids = Vec::new();
    let mut is_right = true;
    for token in tokens[..at].iter().chain(&tokens[at + length..]) {
        match token {
            Token::Id(id) if order_ids.contains(id) => {}
            Token::Id(id) => order_ids.push(*id),
            Token::Number(_) => is_right = false,
            Token::Word(_) | Token::Link => return None,
            Token::Question | Token::Break => {}
        }
    }
    is_right &= (1..=MAX_ORDER_IDS).contains(&order_ids.len());
    Some(if is_right { command(name, order_ids) } else { Reading::Misused(name) })
}

fn is(token: &Token, wanted: &str) -> bool {
    matches!(token, Token::Word(word) if word == wanted)
}

fn command(name: CommandName, order_ids: Vec<u64>) -> Reading {
    match name {
        CommandName::ProviderStatus => Reading::Team(TeamCommand::ProviderStatus { order_ids }),
        CommandName::RefillVerify => Reading::Team(TeamCommand::RefillVerify { order_ids }),
        CommandName::Help
        | CommandName::Status
        | CommandName::Support
        | CommandName::Marketing
        | CommandName::Silent
        | CommandName::Resolve
        | CommandName::Config
        | CommandName::VerifyUsers
        | CommandName::RemoveUsers
        | CommandName::Users
        | CommandName::Groups
        | CommandName::Block
        | CommandName::Broadcast
        | CommandName::Unblock => Reading::Misused(name),
    }
}

/// Words that change nothing: `please`, `of`, `order`.
fn is_small(token: &Token, lexicon: &Lexicon) -> bool {
    let Token::Word(word) = token else { return false };
    let meaning = lexicon.meaning(word);
    // `status` asks to look, too.
    is_small_word(meaning) || meaning == Meaning::Order || meaning == Meaning::Check && word != "status"
}
