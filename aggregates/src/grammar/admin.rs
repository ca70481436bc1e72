//! Commands of the operator's team: `!support enable`, `!resolve 54321 resolved`, `!config set chat_mode ai`.
//!
//! The command's word is read in any case and form of letters; what follows it is taken as it was written.

use super::lexicon::Lexicon;
use super::tokens::{Token, tokens};
use super::{MAX_ORDER_IDS, Reading, Vocabulary, lookups, marks, reader};
use crate::group::GroupFlag;
use crate::request::SupportStatus;
use crate::team::{CommandName, TeamCommand};
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
    let (word, arguments) = split(text)?;
    Some(match CommandName::from_word(&word) {
        // `!status 54321` asks for an order's.
        Some(CommandName::Status) if !arguments.trim().is_empty() => customer_command(text, vocabulary),
        Some(name) => team_command(name, arguments.trim()).map_or(Reading::Misused(name), Reading::Team),
        None => customer_command(text, vocabulary),
    })
}

/// The word after the `!`, in plain lower case, and what follows it as it was written.
fn split(text: &str) -> Option<(String, &str)> {
    let is = |letter: char, wanted: &str| plain(letter.encode_utf8(&mut [0; 4])) == wanted;
    let marked = text.trim_start_matches(|letter: char| letter.is_whitespace() || is(letter, ""));
    let command = marked.strip_prefix(|letter| is(letter, "!"))?;
    let command =
        command.trim_start_matches(|letter: char| letter.is_whitespace() || is(letter, "!") || is(letter, ""));
    let (word, arguments) = command.split_once(char::is_whitespace).unwrap_or((command, ""));
    let word = plain(word);
    word.starts_with(char::is_alphabetic).then_some((word, arguments))
}

/// The command of this name with these arguments; none where they do not fit.
fn team_command(name: CommandName, arguments: &str) -> Option<TeamCommand> {
    let alone = |command| arguments.is_empty().then_some(command);
    match name {
        CommandName::Help => alone(TeamCommand::Help),
        CommandName::Status => alone(TeamCommand::Status),
        CommandName::Support => flag(GroupFlag::Support, arguments),
        CommandName::Marketing => flag(GroupFlag::Marketing, arguments),
        CommandName::Silent => flag(GroupFlag::Silent, arguments),
        CommandName::Resolve => resolve(arguments),
        CommandName::Config => config(arguments),
        CommandName::Broadcast => match plain(arguments).as_str() {
            "" => None,
            "stop" | "cancel" => Some(TeamCommand::StopBroadcast),
            _ => Some(TeamCommand::Broadcast { text: arguments.to_owned() }),
        },
        CommandName::VerifyUsers => one_word(arguments).map(|username| TeamCommand::VerifyUsers { username }),
        CommandName::RemoveUsers => one_word(arguments).map(|username| TeamCommand::RemoveUsers { username }),
        CommandName::Users => page(arguments).map(|page| TeamCommand::ListUsers { page }),
        CommandName::Groups => page(arguments).map(|page| TeamCommand::ListGroups { page }),
        CommandName::Block => person(arguments).map(|who| TeamCommand::Block { who }),
        CommandName::Unblock => person(arguments).map(|who| TeamCommand::Unblock { who }),
        // Written without a mark.
        CommandName::ProviderStatus | CommandName::RefillVerify => None,
    }
}

fn flag(flag: GroupFlag, argument: &str) -> Option<TeamCommand> {
    let enabled = match plain(argument).trim().trim_end_matches(['.', '!']) {
        "enable" | "enabled" | "on" => true,
        "disable" | "disabled" | "off" => false,
        _ => return None,
    };
    Some(TeamCommand::ToggleGroupFlag { flag, enabled })
}

fn resolve(arguments: &str) -> Option<TeamCommand> {
    let mut order_ids = Vec::new();
    let mut words = Vec::new();
    for token in tokens(&plain(arguments).replace('_', "-"), &Lexicon::built_in()) {
        match token {
            Token::Id(id) if order_ids.contains(&id) => {}
            Token::Id(id) => order_ids.push(id),
            Token::Word(word) if matches!(word.as_str(), "as" | "to" | "and") => {}
            Token::Word(word) => words.push(word),
            Token::Question | Token::Break => {}
            Token::Number(_) | Token::Link => return None,
        }
    }
    let status = SupportStatus::from_name(&words.join(" "))?;
    let right = !order_ids.is_empty() && order_ids.len() <= MAX_ORDER_IDS;
    right.then_some(TeamCommand::Resolve { order_ids, status })
}

/// `list`, `get <key>`, `set <key> <value>`. A setting is emptied by `""`.
fn config(arguments: &str) -> Option<TeamCommand> {
    let (verb, rest) = arguments.split_once(char::is_whitespace).unwrap_or((arguments, ""));
    let rest = rest.trim();
    match plain(verb).as_str() {
        "list" | "show" if rest.is_empty() => Some(TeamCommand::ListSettings),
        "get" => one_word(rest).map(|key| TeamCommand::ShowSetting { key: key.to_lowercase() }),
        "set" => {
            let (key, value) = rest.split_once(|letter: char| letter.is_whitespace() || letter == '=')?;
            let value = value.trim().trim_start_matches('=').trim();
            if key.is_empty() || value.is_empty() {
                return None;
            }
            let unquoted = value.strip_prefix('"').and_then(|value| value.strip_suffix('"')).unwrap_or(value);
            Some(TeamCommand::SetSetting { key: key.to_lowercase(), value: unquoted.to_owned() })
        }
        _ => None,
    }
}

fn one_word(arguments: &str) -> Option<String> {
    let is_one = !arguments.is_empty() && !arguments.contains(char::is_whitespace);
    is_one.then(|| arguments.to_owned())
}

/// A username, or a phone number as people write them: `+44 7700 900123`.
fn person(arguments: &str) -> Option<String> {
    let mut letters = plain(arguments);
    letters.retain(|letter| !letter.is_whitespace() && !matches!(letter, '+' | '-' | '(' | ')'));
    if !letters.is_empty() && letters.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(letters);
    }
    one_word(arguments).map(|name| name.trim_start_matches('@').to_owned()).filter(|name| !name.is_empty())
}

fn page(arguments: &str) -> Option<u32> {
    if arguments.is_empty() {
        return Some(1);
    }
    plain(arguments).parse().ok().filter(|page| (1..=10_000).contains(page))
}

/// `!refill 54321` is what it is without the mark; everything else is unknown.
fn customer_command(text: &str, vocabulary: &Vocabulary) -> Reading {
    let text = plain(text);
    let text = text.trim().trim_start_matches(['!', ' ']);
    let text = &marks::own_text(text);
    let reading = lookups::read(text).unwrap_or_else(|| reader::read(text, vocabulary));
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
        | Reading::Team(_)
        | Reading::Misused(_)
        | Reading::Custom { .. } => reading,
        Reading::Nothing
        | Reading::Greeting
        | Reading::Courtesy
        | Reading::Orders { dirty: true, .. }
        | Reading::Unclear { .. }
        | Reading::Several(_)
        | Reading::OwnWords
        | Reading::Ticket { dirty: true, .. }
        | Reading::UnknownAdmin
        | Reading::NotUnderstood => Reading::UnknownAdmin,
    }
}

/// The plainest way to write a command.
pub(super) fn write(command: &TeamCommand) -> String {
    let ids = |ids: &[u64]| ids.iter().map(u64::to_string).collect::<Vec<_>>().join(", ");
    match command {
        TeamCommand::Help => "!help".to_owned(),
        TeamCommand::Status => "!status".to_owned(),
        TeamCommand::ToggleGroupFlag { flag, enabled } => {
            format!("!{} {}", flag_name(*flag), if *enabled { "enable" } else { "disable" })
        }
        TeamCommand::Resolve { order_ids, status } => format!("!resolve {} {}", ids(order_ids), status.name()),
        TeamCommand::SetSetting { key, value } => format!("!config set {key} \"{value}\""),
        TeamCommand::ShowSetting { key } => format!("!config get {key}"),
        TeamCommand::ListSettings => "!config list".to_owned(),
        TeamCommand::ListUsers { page } => format!("!users {page}"),
        TeamCommand::ListGroups { page } => format!("!groups {page}"),
        TeamCommand::Broadcast { text } => format!("!broadcast {text}"),
        TeamCommand::StopBroadcast => "!broadcast stop".to_owned(),
        TeamCommand::VerifyUsers { username } => format!("!verify-users {username}"),
        TeamCommand::RemoveUsers { username } => format!("!remove-users {username}"),
        TeamCommand::Block { who } => format!("!block {who}"),
        TeamCommand::Unblock { who } => format!("!unblock {who}"),
        TeamCommand::ProviderStatus { order_ids } => format!("{} provider status", ids(order_ids)),
        TeamCommand::RefillVerify { order_ids } => format!("refill verify {}", ids(order_ids)),
    }
}

/// A command that is written wrong.
pub(super) const fn miswritten(name: CommandName) -> &'static str {
    match name {
        CommandName::Help => "!help me please",
        CommandName::Status => "!status !status",
        CommandName::Support => "!support",
        CommandName::Marketing => "!marketing",
        CommandName::Silent => "!silent",
        CommandName::Resolve => "!resolve",
        CommandName::Config => "!config",
        CommandName::Broadcast => "!broadcast",
        CommandName::VerifyUsers => "!verify-users",
        CommandName::RemoveUsers => "!remove-users",
        CommandName::Users => "!users all",
        CommandName::Groups => "!groups all",
        CommandName::Block => "!block",
        CommandName::Unblock => "!unblock",
        CommandName::ProviderStatus => "provider status",
        CommandName::RefillVerify => "refill verify",
    }
}
