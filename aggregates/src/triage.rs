//! What a message asks for, decided from the text and from who wrote it where. Pure.

use uuid::Uuid;

use crate::conversation::Forwarded;
use crate::grammar::{self, Context, CustomCommand, MAX_ORDER_IDS, OrderRequest, Reading, Vocabulary};
use crate::request::Action;
use crate::team::{CommandName, TeamCommand};
use crate::values::{ChatKind, Role};
use crate::words::{self, Texts};

/// How far a sender is with verification (VC1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Never greeted.
    Stranger,
    /// Greeted: the next word is a username.
    AwaitingUsername,
    /// A code is out: the next word is the code, or another username.
    AwaitingCode,
    /// Locked out until then.
    Locked { until: jiff::Timestamp },
    /// Bound to a panel username.
    Verified { username: String },
    /// Nothing is answered.
    Blocked,
}

/// A message with everything triage needs to know.
#[derive(Clone, Debug)]
pub struct Incoming<'a> {
    pub message_id: Uuid,
    pub text: &'a str,
    pub chat_kind: ChatKind,
    /// The group's support flag; irrelevant in private chats.
    pub support_enabled: bool,
    /// The sender's rank in the operator's team.
    pub role: Option<Role>,
    pub standing: &'a Standing,
    /// The workspace's `verification_enabled`.
    pub verification_enabled: bool,
    /// The operator's own words.
    pub vocabulary: &'a Vocabulary,
    /// The workspace's texts: what we say asks for nothing when it comes back.
    pub texts: &'a Texts,
    /// Where the words come from, should the sender have passed them on.
    pub forwarded: Option<Forwarded>,
    pub now: jiff::Timestamp,
}

/// What is to be done about a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Plan {
    /// Say nothing, do nothing.
    Ignore(IgnoreReason),
    /// Answer with a fixed text of `words` by its key, nothing else (`not allowed`, `did not understand`, `locked`).
    Say(SayKey),
    /// Start the verification: welcome, ask for the username.
    Greet,
    /// Look this username up and issue a code.
    LookUpUsername(String),
    /// Try this verification code.
    TryCode(String),
    /// A request: a log entry, facts, decisions, reply.
    Handle { action: Action, order_ids: Vec<u64>, ticket_id: Option<u64>, priority: bool },
    /// One of the operator's own commands (CC13), with the ids its template has a place for.
    Custom { command: CustomCommand, order_ids: Vec<u64> },
    /// A command of the operator's team, by somebody of the rank for it, where it may be given.
    Administer(TeamCommand),
    /// Tell somebody of the team how the command they meant is written; none: there is no such command.
    Correct(Option<CommandName>),
}

/// Why a message is passed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IgnoreReason {
    SupportOff,
    Blocked,
    /// Talk in a group that asks nothing of the bot.
    NotForUs,
}

/// Fixed answers that need no facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SayKey {
    NotAllowed,
    NotUnderstood,
    VerificationLocked,
    /// An action keyword without any order id.
    MissingOrderId,
    TooManyOrderIds,
    GroupOnly,
    /// The messenger could not decipher the message.
    Undeciphered,
}

/// Decides what a message asks for.
///
/// * Nobody blocked is answered, unless they are of the team. In a group without support only the team's own commands count.
/// * The team uses customers' commands without verification, `fake complete`, and commands of its rank ([`crate::team`]).
/// * To others a command of the team is like any `!` word: in a private chat it is not available, in a group it is talk.
/// * Customers are verified first, where the workspace wants it; `help` is answered in any case.
/// * Talk in a group that asks nothing is passed over; in a private chat it gets an answer.
pub fn triage(incoming: &Incoming<'_>) -> Plan {
    if *incoming.standing == Standing::Blocked && incoming.role.is_none() {
        return Plan::Ignore(IgnoreReason::Blocked);
    }
    let forwarded_from_us = incoming.forwarded == Some(Forwarded::Bot);
    let reading = grammar::read_in(
        incoming.text,
        &Context { vocabulary: incoming.vocabulary, texts: Some(incoming.texts), forwarded_from_us },
    );
    let reading = passed_on(incoming, reading);
    let reading = match (team_command(reading), incoming.role) {
        (Ok(command), Some(role)) => return administer(incoming, role, command),
        (Ok(Given::Well(TeamCommand::Help) | Given::Badly(CommandName::Help)), None) => Reading::Help,
        (Ok(_), None) => return refuse(incoming),
        (Err(other), _) => other,
    };
    if incoming.chat_kind == ChatKind::Group && !incoming.support_enabled {
        return Plan::Ignore(IgnoreReason::SupportOff);
    }
    if is_undeciphered(incoming.text) {
        return Plan::Say(SayKey::Undeciphered);
    }
    let served = incoming.role.is_some()
        || !incoming.verification_enabled
        || matches!(incoming.standing, Standing::Verified { .. });
    if served || reading == Reading::Help { serve(incoming, reading) } else { verify(incoming, &reading) }
}

/// What somebody else wrote is no plain request of the customer who passes it on.
fn passed_on(incoming: &Incoming<'_>, reading: Reading) -> Reading {
    match (incoming.forwarded, incoming.role, reading) {
        (Some(Forwarded::Elsewhere), None, Reading::Orders { asked, order_ids, .. })
            if asked.action().order_action().is_some() =>
        {
            Reading::Unclear { asked, order_ids }
        }
        (_, _, reading) => reading,
    }
}

/// `{{SWE001}}` and its like stand for what WhatsApp could not decipher (`WIRE.md §4`).
fn is_undeciphered(text: &str) -> bool {
    let code = text.trim().strip_prefix("{{SWE").and_then(|rest| rest.strip_suffix("}}"));
    code.is_some_and(|code| !code.is_empty() && code.bytes().all(|byte| byte.is_ascii_digit()))
}

/// A command of the team, as it was given.
enum Given {
    Well(TeamCommand),
    Badly(CommandName),
    Unknown,
}

/// The command of the team that was read, or the other reading.
fn team_command(reading: Reading) -> Result<Given, Reading> {
    match reading {
        Reading::Team(command) => Ok(Given::Well(command)),
        Reading::Misused(name) => Ok(Given::Badly(name)),
        Reading::UnknownAdmin => Ok(Given::Unknown),
        Reading::Nothing
        | Reading::Greeting
        | Reading::Courtesy
        | Reading::Orders { .. }
        | Reading::Unclear { .. }
        | Reading::OwnWords
        | Reading::MissingIds(_)
        | Reading::TooManyIds(_)
        | Reading::Balance
        | Reading::Services
        | Reading::Ticket { .. }
        | Reading::MissingTicketId
        | Reading::MyUsername
        | Reading::Help
        | Reading::Custom { .. }
        | Reading::NotUnderstood => Err(reading),
    }
}

/// Somebody of the team gives a command.
fn administer(incoming: &Incoming<'_>, role: Role, given: Given) -> Plan {
    let name = match &given {
        Given::Well(command) => command.name(),
        Given::Badly(name) => *name,
        Given::Unknown => return Plan::Correct(None),
    };
    if role < name.rank() {
        return Plan::Say(SayKey::NotAllowed);
    }
    match given {
        Given::Well(_) if !name.place().allows(incoming.chat_kind) => Plan::Say(SayKey::GroupOnly),
        Given::Well(command) => Plan::Administer(command),
        Given::Badly(_) | Given::Unknown => Plan::Correct(Some(name)),
    }
}

/// Somebody else does: nothing tells them which commands there are.
const fn refuse(incoming: &Incoming<'_>) -> Plan {
    match incoming.chat_kind {
        ChatKind::Private => Plan::Say(SayKey::NotAllowed),
        ChatKind::Group if !incoming.support_enabled => Plan::Ignore(IgnoreReason::SupportOff),
        ChatKind::Group => Plan::Ignore(IgnoreReason::NotForUs),
    }
}

/// Customers' commands, for those who may use them.
fn serve(incoming: &Incoming<'_>, reading: Reading) -> Plan {
    let handle = |action, order_ids, ticket_id, priority| Plan::Handle { action, order_ids, ticket_id, priority };
    let simple = |action| handle(action, Vec::new(), None, false);
    let chat = incoming.chat_kind;
    match reading {
        // To others there is no such command.
        Reading::Orders { asked: OrderRequest::FakeComplete, .. }
        | Reading::MissingIds(OrderRequest::FakeComplete)
        | Reading::TooManyIds(OrderRequest::FakeComplete)
            if incoming.role.is_none() =>
        {
            not_understood(chat)
        }
        Reading::Orders { asked, order_ids, dirty } => handle(asked.action(), order_ids, None, dirty),
        Reading::Ticket { ticket_id, dirty } => handle(Action::Ticket, Vec::new(), Some(ticket_id), dirty),
        Reading::Balance => simple(Action::Balance),
        Reading::Services => simple(Action::Services),
        Reading::MyUsername => simple(Action::MyUsername),
        Reading::Help => simple(Action::Help),
        Reading::MissingIds(_) | Reading::MissingTicketId => Plan::Say(SayKey::MissingOrderId),
        Reading::TooManyIds(_) => Plan::Say(SayKey::TooManyOrderIds),
        Reading::Greeting => match chat {
            ChatKind::Private => simple(Action::Help),
            ChatKind::Group => Plan::Ignore(IgnoreReason::NotForUs),
        },
        Reading::Nothing | Reading::Courtesy | Reading::OwnWords => Plan::Ignore(IgnoreReason::NotForUs),
        Reading::Custom { name, order_ids } => custom(incoming, &name, order_ids),
        Reading::Unclear { .. }
        | Reading::NotUnderstood
        | Reading::Team(_)
        | Reading::Misused(_)
        | Reading::UnknownAdmin => not_understood(chat),
    }
}

fn custom(incoming: &Incoming<'_>, name: &str, order_ids: Vec<u64>) -> Plan {
    let Some(command) = incoming.vocabulary.custom_commands.iter().find(|own| own.name == name) else {
        return not_understood(incoming.chat_kind);
    };
    let command = command.clone();
    match (words::needs_orders(&command.template), order_ids.len()) {
        (false, _) => Plan::Custom { command, order_ids: Vec::new() },
        (true, 0) => Plan::Say(SayKey::MissingOrderId),
        (true, 1..=MAX_ORDER_IDS) => Plan::Custom { command, order_ids },
        (true, _) => Plan::Say(SayKey::TooManyOrderIds),
    }
}

fn not_understood(chat: ChatKind) -> Plan {
    match chat {
        ChatKind::Private => Plan::Say(SayKey::NotUnderstood),
        ChatKind::Group => Plan::Ignore(IgnoreReason::NotForUs),
    }
}

/// The way to verification, for those who have to go it.
fn verify(incoming: &Incoming<'_>, reading: &Reading) -> Plan {
    let private = incoming.chat_kind == ChatKind::Private;
    let addressed = private || speaks_to_us(reading);
    let greet = || if addressed { Plan::Greet } else { Plan::Ignore(IgnoreReason::NotForUs) };
    match incoming.standing {
        Standing::Blocked => Plan::Ignore(IgnoreReason::Blocked),
        Standing::Verified { .. } | Standing::Stranger => greet(),
        Standing::Locked { until: _ } if addressed => Plan::Say(SayKey::VerificationLocked),
        Standing::Locked { until: _ } => Plan::Ignore(IgnoreReason::NotForUs),
        Standing::AwaitingUsername => {
            given_username(incoming.text, reading, private).map_or_else(greet, Plan::LookUpUsername)
        }
        Standing::AwaitingCode => match grammar::verification_code(incoming.text) {
            Some(code) => Plan::TryCode(code),
            None => given_username(incoming.text, reading, private).map_or_else(greet, Plan::LookUpUsername),
        },
    }
}

/// A username, unless the word means something else. A bare number counts in private chats: panels have such usernames.
fn given_username(text: &str, reading: &Reading, private: bool) -> Option<String> {
    let name = grammar::username(text)?;
    let named = text.split_whitespace().count() > 1;
    let bare_number = private && name.bytes().all(|byte| byte.is_ascii_digit());
    let free_word = match reading {
        Reading::NotUnderstood => true,
        Reading::Nothing
        | Reading::Greeting
        | Reading::Courtesy
        | Reading::Orders { .. }
        | Reading::Unclear { .. }
        | Reading::OwnWords
        | Reading::MissingIds(_)
        | Reading::TooManyIds(_)
        | Reading::Balance
        | Reading::Services
        | Reading::Ticket { .. }
        | Reading::MissingTicketId
        | Reading::MyUsername
        | Reading::Help
        | Reading::Custom { .. }
        | Reading::Team(_)
        | Reading::Misused(_)
        | Reading::UnknownAdmin => false,
    };
    (named || bare_number || free_word).then_some(name)
}

/// Whether a text in a group is meant for the bot.
fn speaks_to_us(reading: &Reading) -> bool {
    match reading {
        Reading::Greeting
        | Reading::Orders { .. }
        | Reading::Unclear { .. }
        | Reading::MissingIds(_)
        | Reading::TooManyIds(_)
        | Reading::Balance
        | Reading::Services
        | Reading::Ticket { .. }
        | Reading::MissingTicketId
        | Reading::MyUsername
        | Reading::Help
        | Reading::Custom { .. } => true,
        Reading::Nothing
        | Reading::Courtesy
        | Reading::OwnWords
        | Reading::Team(_)
        | Reading::Misused(_)
        | Reading::UnknownAdmin
        | Reading::NotUnderstood => false,
    }
}
