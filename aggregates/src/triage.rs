//! What a message asks for, decided from the text and from who wrote it where. Pure.

mod several;

use uuid::Uuid;

pub use several::Part;

use crate::conversation::{Answers, Confirmation, Forwarded, Lapse};
use crate::grammar::{
    self, Consent, Context, CustomCommand, MAX_ORDER_IDS, Mention, OrderRequest, Reading, Vocabulary, WantsPerson,
};
use crate::request::{Action, Reason};
use crate::team::{CommandName, TeamCommand};
use crate::values::{ChatKind, Role};
use crate::words;

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
    /// The workspace's own texts, by which our words are known.
    pub texts: Option<&'a words::Texts>,
    /// Where the words come from, should the sender have passed them on.
    pub forwarded: Option<Forwarded>,
    /// The question for its author in this chat whose time has not run out, shown to them or not (CC19).
    pub question: Option<&'a Confirmation>,
    /// There was one, and its time ran out not long ago.
    pub missed_question: bool,
    /// The message it answers, where the messenger tells.
    pub answers: Option<Answers>,
    /// When it came in.
    pub received_at: jiff::Timestamp,
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
    /// An action and orders are named, but not plainly asked for: ask whoever wrote it (CC19).
    Ask { asked: OrderRequest, order_ids: Vec<u64> },
    /// Several requests in one message: each is handled by itself.
    Several(Vec<Part>),
    /// A yes to the question: carry out what was asked.
    Confirm { request_id: Uuid },
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
    /// Somebody of the team wrote no command.
    NotUnderstood,
    /// A customer did: people have to read it (CC19).
    LeftToPeople,
    /// A customer wants a person instead of a machine: people have to read it (CC19).
    WantsHuman,
    /// A yes to a question whose time ran out.
    AnsweredTooLate,
    /// The menu, to somebody who greets.
    Menu,
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
/// * A yes to a question of ours carries out what was asked; a bare yes, no or emoji without a question says nothing.
/// * What names an action and orders without plainly asking for it is asked back, in groups too (CC19).
/// * What begins with the mention of another bot is asked back where it names an action and orders, and is talk otherwise.
/// * Talk in a group that asks nothing is passed over; in a private chat it gets an answer, and people read it. Who wants a person gets
///   an answer of their own, in a group where they name an order.
///
/// What leaves a log entry though nothing is done: [`left_undone`].
pub fn triage(incoming: &Incoming<'_>) -> Plan {
    if *incoming.standing == Standing::Blocked && incoming.role.is_none() {
        return Plan::Ignore(IgnoreReason::Blocked);
    }
    let reading = match (team_command(read(incoming)), incoming.role) {
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
    let served = incoming.role.is_some() || !incoming.verification_enabled || is_verified(incoming);
    if !served && reading != Reading::Help {
        return verify(incoming, &reading);
    }
    // A yes that is passed on is somebody else's.
    let consent = consent(incoming).filter(|_| incoming.forwarded.is_none());
    match (incoming.question, consent) {
        (Some(question), Some(Consent::Yes)) if answers(incoming, question) => {
            Plan::Confirm { request_id: question.request_id }
        }
        (None, Some(Consent::Yes)) if incoming.missed_question => Plan::Say(SayKey::AnsweredTooLate),
        _ => serve(incoming, reading),
    }
}

/// What a message answers, to the question that is open where there is one.
fn consent(incoming: &Incoming<'_>) -> Option<Consent> {
    match incoming.question {
        Some(question) => grammar::consent_to(incoming.text, question.action),
        None => grammar::consent(incoming.text),
    }
}

/// Whether a message may be meant for the question: its author had been shown it, and quotes it, or nothing.
fn answers(incoming: &Incoming<'_>, question: &Confirmation) -> bool {
    if !question.is_shown_by(incoming.received_at) {
        return false;
    }
    match incoming.answers {
        None => true,
        Some(Answers::Ours { outgoing_id }) => outgoing_id == question.outgoing_id,
        Some(Answers::Other) => false,
    }
}

/// Why a message with this plan lets its author's question lapse; none where it does not.
pub fn lapse(incoming: &Incoming<'_>, plan: &Plan) -> Option<Lapse> {
    let question = incoming.question?;
    let consent = consent(incoming);
    if consent == Some(Consent::Yes) && !question.is_shown_by(incoming.received_at) {
        // A yes to something else; the question is still to come.
        return None;
    }
    match plan {
        Plan::Confirm { .. } | Plan::Ignore(IgnoreReason::SupportOff | IgnoreReason::Blocked) => None,
        // The new question takes its place.
        Plan::Ask { .. } => None,
        Plan::Several(parts) if parts.iter().any(|part| matches!(part, Part::Ask { .. })) => None,
        Plan::Handle { action, order_ids, .. }
            if *action == question.action && same(order_ids, &question.order_ids) =>
        {
            Some(Lapse::AskedPlainly)
        }
        Plan::Several(parts) if parts.iter().any(|part| is_asked_by(part, question)) => Some(Lapse::AskedPlainly),
        Plan::Ignore(IgnoreReason::NotForUs)
        | Plan::Say(_)
        | Plan::Greet
        | Plan::LookUpUsername(_)
        | Plan::TryCode(_)
        | Plan::Handle { .. }
        | Plan::Custom { .. }
        | Plan::Several(_)
        | Plan::Administer(_)
        | Plan::Correct(_) => Some(match consent {
            Some(Consent::No) => Lapse::Declined,
            Some(Consent::Yes) | None => Lapse::Passed,
        }),
    }
}

fn is_asked_by(part: &Part, question: &Confirmation) -> bool {
    match part {
        Part::Do { asked, order_ids, priority: _ } => {
            asked.action() == question.action && same(order_ids, &question.order_ids)
        }
        Part::Ask { .. } | Part::Leave(_) => false,
    }
}

fn same(one: &[u64], other: &[u64]) -> bool {
    one.iter().all(|id| other.contains(id)) && other.iter().all(|id| one.contains(id))
}

/// Whether people have to read a message because it was not understood: a customer's, in private (CC19).
pub fn is_left_to_people(incoming: &Incoming<'_>, plan: &Plan) -> bool {
    match plan {
        Plan::Say(SayKey::LeftToPeople) => true,
        Plan::Say(SayKey::WantsHuman) => incoming.chat_kind == ChatKind::Private,
        // Verification asks for something else first. A word that can be a username is on the way there.
        Plan::Greet | Plan::Say(SayKey::VerificationLocked) => {
            let reading = read(incoming);
            let unread = reading == Reading::NotUnderstood
                && !says_nothing(incoming.text)
                && grammar::username(incoming.text).is_none();
            incoming.chat_kind == ChatKind::Private && (unread || wants_person(incoming, &reading))
        }
        Plan::Ignore(_)
        | Plan::Say(_)
        | Plan::LookUpUsername(_)
        | Plan::TryCode(_)
        | Plan::Handle { .. }
        | Plan::Custom { .. }
        | Plan::Ask { .. }
        | Plan::Several(_)
        | Plan::Confirm { .. }
        | Plan::Administer(_)
        | Plan::Correct(_) => false,
    }
}

/// A message that names an action and orders, and about which nothing is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftUndone {
    pub mention: Mention,
    pub reason: Reason,
    /// It holds more than a clean command (CC17).
    pub priority: bool,
}

/// What a message names that nothing is done about, and why: in a chat that is served it leaves a log entry all the same. None where the
/// plan leaves one itself, or where no action is named with an order.
pub fn left_undone(incoming: &Incoming<'_>, plan: &Plan) -> Option<LeftUndone> {
    let verification_first = match plan {
        Plan::Handle { .. }
        | Plan::Custom { .. }
        | Plan::Ask { .. }
        | Plan::Several(_)
        | Plan::Confirm { .. }
        | Plan::Administer(_)
        | Plan::Ignore(IgnoreReason::SupportOff | IgnoreReason::Blocked) => return None,
        Plan::Greet | Plan::LookUpUsername(_) | Plan::TryCode(_) | Plan::Say(SayKey::VerificationLocked) => true,
        Plan::Ignore(IgnoreReason::NotForUs) | Plan::Say(_) | Plan::Correct(_) => {
            incoming.role.is_none() && incoming.verification_enabled && !is_verified(incoming)
        }
    };
    if is_left_to_people(incoming, plan) {
        return None;
    }
    let reading = read(incoming);
    let mut mention = mention(incoming, &reading, plan)?;
    let reason = match &reading {
        Reading::OwnWords => Reason::OwnWords,
        _ if mention.action == Action::Message => Reason::WantsHuman,
        Reading::Orders { .. }
        | Reading::Unclear { .. }
        | Reading::Several(_)
        | Reading::Custom { .. }
        | Reading::Ticket { .. }
        | Reading::TooManyIds(_)
            if verification_first =>
        {
            Reason::NotVerified
        }
        Reading::TooManyIds(_) => Reason::TooManyOrders,
        Reading::Custom { order_ids, .. } if order_ids.len() > MAX_ORDER_IDS => Reason::TooManyOrders,
        Reading::Orders { .. } | Reading::Unclear { .. } | Reading::Several(_) => Reason::TeamOnly,
        Reading::Team(_) | Reading::Misused(_) | Reading::UnknownAdmin if incoming.role.is_none() => Reason::TeamOnly,
        Reading::Nothing
        | Reading::Greeting
        | Reading::Courtesy
        | Reading::MissingIds(_)
        | Reading::Balance
        | Reading::Services
        | Reading::Ticket { .. }
        | Reading::MissingTicketId
        | Reading::MyUsername
        | Reading::Help
        | Reading::Custom { .. }
        | Reading::Team(_)
        | Reading::Misused(_)
        | Reading::UnknownAdmin
        | Reading::NotUnderstood => Reason::NoRequest,
    };
    if reason == Reason::TeamOnly {
        // To others there is no such command.
        mention.action = Action::Message;
    }
    let priority = matches!(reading, Reading::Orders { dirty: true, .. } | Reading::Ticket { dirty: true, .. });
    Some(LeftUndone { mention, reason, priority })
}

/// What a message names. A code that is tried is no order.
fn mention(incoming: &Incoming<'_>, reading: &Reading, plan: &Plan) -> Option<Mention> {
    if matches!(plan, Plan::TryCode(_)) {
        return None;
    }
    match reading {
        Reading::Orders { asked, order_ids, .. } | Reading::Unclear { asked, order_ids } => {
            return Some(Mention { action: asked.action(), order_ids: order_ids.clone() });
        }
        Reading::Several(readings) => return several::mention(readings),
        Reading::Nothing
        | Reading::Greeting
        | Reading::Courtesy
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
        | Reading::UnknownAdmin
        | Reading::NotUnderstood => {}
    }
    let (text, vocabulary) = (incoming.text, incoming.vocabulary);
    if let Some(mention) = grammar::mention(text, vocabulary) {
        return Some(mention);
    }
    let action = if *reading == Reading::OwnWords {
        Action::Check
    } else if wants_person(incoming, reading) {
        Action::Message
    } else {
        return None;
    };
    let order_ids = grammar::named_orders(text, vocabulary);
    (!order_ids.is_empty()).then_some(Mention { action, order_ids })
}

const fn is_verified(incoming: &Incoming<'_>) -> bool {
    matches!(incoming.standing, Standing::Verified { .. })
}

/// Whether a customer wants a person, and nothing this program does.
pub fn wants_human(incoming: &Incoming<'_>) -> bool {
    wants_person(incoming, &read(incoming))
}

/// Where a word asks for something this program has, only what can mean nothing else counts.
fn wants_person(incoming: &Incoming<'_>, reading: &Reading) -> bool {
    if incoming.role.is_some() {
        return false;
    }
    match reading {
        Reading::NotUnderstood => grammar::wants_person(incoming.text).is_some(),
        Reading::Help | Reading::Services => grammar::wants_person(incoming.text) == Some(WantsPerson::Surely),
        Reading::Nothing
        | Reading::Greeting
        | Reading::Courtesy
        | Reading::Orders { .. }
        | Reading::Unclear { .. }
        | Reading::Several(_)
        | Reading::OwnWords
        | Reading::MissingIds(_)
        | Reading::TooManyIds(_)
        | Reading::Balance
        | Reading::Ticket { .. }
        | Reading::MissingTicketId
        | Reading::MyUsername
        | Reading::Custom { .. }
        | Reading::Team(_)
        | Reading::Misused(_)
        | Reading::UnknownAdmin => false,
    }
}

/// A yes, a no, a bare emoji.
fn says_nothing(text: &str) -> bool {
    grammar::consent(text).is_some() || grammar::is_bare_emoji(text)
}

/// What the message says, its author's own words or not.
fn read(incoming: &Incoming<'_>) -> Reading {
    let forwarded_from_us = incoming.forwarded == Some(Forwarded::Bot);
    let context = Context { vocabulary: incoming.vocabulary, texts: incoming.texts, forwarded_from_us };
    let reading = grammar::read_in(incoming.text, &context);
    to_another_bot(incoming, passed_on(incoming, reading))
}

/// What begins with the mention of a bot that is not ours, whose own is taken out before, asks nothing of us plainly.
fn to_another_bot(incoming: &Incoming<'_>, reading: Reading) -> Reading {
    if !begins_with_a_bot(incoming.text) {
        return reading;
    }
    match reading {
        Reading::Orders { asked, order_ids, .. } => Reading::Unclear { asked, order_ids },
        Reading::Several(readings) => several::doubted(readings),
        Reading::Greeting
        | Reading::MissingIds(_)
        | Reading::TooManyIds(_)
        | Reading::Balance
        | Reading::Services
        | Reading::Ticket { .. }
        | Reading::MissingTicketId
        | Reading::MyUsername
        | Reading::Help
        | Reading::Custom { .. } => Reading::NotUnderstood,
        Reading::Nothing
        | Reading::Courtesy
        | Reading::Unclear { .. }
        | Reading::OwnWords
        | Reading::Team(_)
        | Reading::Misused(_)
        | Reading::UnknownAdmin
        | Reading::NotUnderstood => reading,
    }
}

/// Whether the first word is `@…bot`: usernames of bots end so.
fn begins_with_a_bot(text: &str) -> bool {
    let Some(mention) = text.trim_start().strip_prefix('@') else { return false };
    let is_of_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let name = mention.split(|c| !is_of_name(c)).next().unwrap_or_default();
    name.to_ascii_lowercase().ends_with("bot")
}

/// What somebody else wrote is no plain request of the customer who passes it on.
fn passed_on(incoming: &Incoming<'_>, reading: Reading) -> Reading {
    match (incoming.forwarded, incoming.role, reading) {
        (Some(Forwarded::Elsewhere), None, Reading::Orders { asked, order_ids, .. })
            if asked.action().order_action().is_some() =>
        {
            Reading::Unclear { asked, order_ids }
        }
        (Some(Forwarded::Elsewhere), None, Reading::Several(readings)) => several::doubted(readings),
        (_, _, reading) => reading,
    }
}

/// `{{SWE001}}` and its like stand for what WhatsApp could not decipher (`docs/wire/green.md §4`).
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
        | Reading::Several(_)
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
    if wants_person(incoming, &reading)
        && (chat == ChatKind::Private || !grammar::named_orders(incoming.text, incoming.vocabulary).is_empty())
    {
        return Plan::Say(SayKey::WantsHuman);
    }
    match reading {
        // To others there is no such command.
        Reading::Orders { asked: OrderRequest::FakeComplete, .. }
        | Reading::MissingIds(OrderRequest::FakeComplete)
        | Reading::TooManyIds(OrderRequest::FakeComplete)
            if incoming.role.is_none() =>
        {
            not_understood(incoming)
        }
        Reading::Unclear { asked: OrderRequest::FakeComplete, .. } if incoming.role.is_none() => {
            not_understood(incoming)
        }
        Reading::Unclear { asked, order_ids } => Plan::Ask { asked, order_ids },
        Reading::Several(readings) => Plan::Several(several::parts(incoming, readings)),
        Reading::Orders { asked, order_ids, dirty } => handle(asked.action(), order_ids, None, dirty),
        Reading::Ticket { ticket_id, dirty } => handle(Action::Ticket, Vec::new(), Some(ticket_id), dirty),
        Reading::Balance => simple(Action::Balance),
        Reading::Services => simple(Action::Services),
        Reading::MyUsername => simple(Action::MyUsername),
        Reading::Help => simple(Action::Help),
        Reading::MissingIds(_) | Reading::MissingTicketId => Plan::Say(SayKey::MissingOrderId),
        Reading::TooManyIds(_) => Plan::Say(SayKey::TooManyOrderIds),
        Reading::Greeting => match chat {
            ChatKind::Private => Plan::Say(SayKey::Menu),
            ChatKind::Group => Plan::Ignore(IgnoreReason::NotForUs),
        },
        Reading::Nothing | Reading::Courtesy | Reading::OwnWords => Plan::Ignore(IgnoreReason::NotForUs),
        Reading::Custom { name, order_ids } => custom(incoming, &name, order_ids),
        Reading::NotUnderstood | Reading::Team(_) | Reading::Misused(_) | Reading::UnknownAdmin => {
            not_understood(incoming)
        }
    }
}

fn custom(incoming: &Incoming<'_>, name: &str, order_ids: Vec<u64>) -> Plan {
    let Some(command) = incoming.vocabulary.custom_commands.iter().find(|own| own.name == name) else {
        return not_understood(incoming);
    };
    let command = command.clone();
    match (words::needs_orders(&command.template), order_ids.len()) {
        (false, _) => Plan::Custom { command, order_ids: Vec::new() },
        (true, 0) => Plan::Say(SayKey::MissingOrderId),
        (true, 1..=MAX_ORDER_IDS) => Plan::Custom { command, order_ids },
        (true, _) => Plan::Say(SayKey::TooManyOrderIds),
    }
}

fn not_understood(incoming: &Incoming<'_>) -> Plan {
    match (incoming.chat_kind, incoming.role) {
        (ChatKind::Private, _) if says_nothing(incoming.text) => Plan::Ignore(IgnoreReason::NotForUs),
        (ChatKind::Private, Some(_)) => Plan::Say(SayKey::NotUnderstood),
        (ChatKind::Private, None) => Plan::Say(SayKey::LeftToPeople),
        (ChatKind::Group, _) => Plan::Ignore(IgnoreReason::NotForUs),
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
        | Reading::Several(_)
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
        | Reading::Several(_)
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
