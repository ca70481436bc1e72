//! What a message asks for, decided from the text and from who wrote it where. Pure.

use uuid::Uuid;

use crate::grammar::{self, OrderRequest, Reading};
use crate::group::GroupFlag;
use crate::request::{Action, SupportStatus};
use crate::values::{ChatKind, Role};

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
    /// A command of the operator's team.
    Administer(AdminCommand),
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
    BadFlagCommand,
    BadResolveCommand,
    GroupOnly,
}

/// Commands of the team in this release.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AdminCommand {
    /// `!support|!marketing|!silent enable|disable`, in the group it is about (GR2).
    ToggleGroupFlag { flag: GroupFlag, enabled: bool },
    /// `!resolve <ids> <status>` (AD3).
    Resolve { order_ids: Vec<u64>, status: SupportStatus },
}

/// Decides what a message asks for.
///
/// * Nobody blocked is answered. In a group without support only the team's own `!` commands count.
/// * The team uses customers' commands without verification, and `!` commands of its rank.
/// * Customers are verified first, where the workspace wants it; `help` is answered in any case.
/// * Talk in a group that asks nothing is passed over; in a private chat it gets an answer.
pub fn triage(incoming: &Incoming<'_>) -> Plan {
    if *incoming.standing == Standing::Blocked {
        return Plan::Ignore(IgnoreReason::Blocked);
    }
    let reading = grammar::read(incoming.text);
    if let Some(admin) = Admin::of(&reading) {
        return administer(incoming, admin);
    }
    if incoming.chat_kind == ChatKind::Group && !incoming.support_enabled {
        return Plan::Ignore(IgnoreReason::SupportOff);
    }
    let served = incoming.role.is_some()
        || !incoming.verification_enabled
        || matches!(incoming.standing, Standing::Verified { .. });
    if served || reading == Reading::Help { serve(incoming, reading) } else { verify(incoming, &reading) }
}

/// A `!` command, well formed or not.
enum Admin {
    Flag(GroupFlag, bool),
    Resolve(Vec<u64>, SupportStatus),
    Malformed(SayKey, Role),
}

impl Admin {
    fn of(reading: &Reading) -> Option<Self> {
        match reading {
            Reading::Flag { flag, enabled } => Some(Self::Flag(*flag, *enabled)),
            Reading::Resolve { order_ids, status } => Some(Self::Resolve(order_ids.clone(), *status)),
            Reading::BadFlag => Some(Self::Malformed(SayKey::BadFlagCommand, Role::StaffAdmin)),
            Reading::BadResolve => Some(Self::Malformed(SayKey::BadResolveCommand, Role::Staff)),
            Reading::UnknownAdmin => Some(Self::Malformed(SayKey::NotUnderstood, Role::Staff)),
            Reading::Nothing
            | Reading::Greeting
            | Reading::Courtesy
            | Reading::Orders { .. }
            | Reading::MissingIds(_)
            | Reading::TooManyIds(_)
            | Reading::Balance
            | Reading::Services
            | Reading::Ticket { .. }
            | Reading::MissingTicketId
            | Reading::MyUsername
            | Reading::Help
            | Reading::Custom { .. }
            | Reading::NotUnderstood => None,
        }
    }

    /// The lowest rank that may give it (AD8).
    const fn rank(&self) -> Role {
        match self {
            Self::Flag(_, _) => Role::StaffAdmin,
            Self::Resolve(_, _) => Role::Staff,
            Self::Malformed(_, rank) => *rank,
        }
    }
}

fn administer(incoming: &Incoming<'_>, admin: Admin) -> Plan {
    let Some(role) = incoming.role else {
        return match incoming.chat_kind {
            ChatKind::Private => Plan::Say(SayKey::NotAllowed),
            ChatKind::Group if !incoming.support_enabled => Plan::Ignore(IgnoreReason::SupportOff),
            ChatKind::Group => Plan::Ignore(IgnoreReason::NotForUs),
        };
    };
    if role < admin.rank() {
        return Plan::Say(SayKey::NotAllowed);
    }
    match admin {
        Admin::Flag(_, _) if incoming.chat_kind == ChatKind::Private => Plan::Say(SayKey::GroupOnly),
        Admin::Flag(flag, enabled) => Plan::Administer(AdminCommand::ToggleGroupFlag { flag, enabled }),
        Admin::Resolve(order_ids, status) => Plan::Administer(AdminCommand::Resolve { order_ids, status }),
        Admin::Malformed(say, _) => Plan::Say(say),
    }
}

/// Customers' commands, for those who may use them.
fn serve(incoming: &Incoming<'_>, reading: Reading) -> Plan {
    let handle = |action, order_ids, ticket_id, priority| Plan::Handle { action, order_ids, ticket_id, priority };
    let simple = |action| handle(action, Vec::new(), None, false);
    let chat = incoming.chat_kind;
    match reading {
        Reading::Orders { asked, order_ids, dirty } => match asked.action() {
            Some(action) => handle(action, order_ids, None, dirty),
            None => not_understood(chat),
        },
        Reading::Ticket { ticket_id, dirty } => handle(Action::Ticket, Vec::new(), Some(ticket_id), dirty),
        Reading::Balance => simple(Action::Balance),
        Reading::Services => simple(Action::Services),
        Reading::MyUsername => simple(Action::MyUsername),
        Reading::Help => simple(Action::Help),
        Reading::MissingIds(OrderRequest::FakeComplete) | Reading::TooManyIds(OrderRequest::FakeComplete) => {
            not_understood(chat)
        }
        Reading::MissingIds(_) | Reading::MissingTicketId => Plan::Say(SayKey::MissingOrderId),
        Reading::TooManyIds(_) => Plan::Say(SayKey::TooManyOrderIds),
        Reading::Greeting => match chat {
            ChatKind::Private => simple(Action::Help),
            ChatKind::Group => Plan::Ignore(IgnoreReason::NotForUs),
        },
        Reading::Nothing | Reading::Courtesy => Plan::Ignore(IgnoreReason::NotForUs),
        Reading::NotUnderstood
        | Reading::Flag { .. }
        | Reading::BadFlag
        | Reading::Resolve { .. }
        | Reading::BadResolve
        | Reading::UnknownAdmin
        | Reading::Custom { .. } => not_understood(chat),
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
        | Reading::MissingIds(_)
        | Reading::TooManyIds(_)
        | Reading::Balance
        | Reading::Services
        | Reading::Ticket { .. }
        | Reading::MissingTicketId
        | Reading::MyUsername
        | Reading::Help
        | Reading::Custom { .. }
        | Reading::Flag { .. }
        | Reading::BadFlag
        | Reading::Resolve { .. }
        | Reading::BadResolve
        | Reading::UnknownAdmin => false,
    };
    (named || bare_number || free_word).then_some(name)
}

/// Whether a text in a group is meant for the bot.
fn speaks_to_us(reading: &Reading) -> bool {
    match reading {
        Reading::Greeting
        | Reading::Orders { .. }
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
        | Reading::Flag { .. }
        | Reading::BadFlag
        | Reading::Resolve { .. }
        | Reading::BadResolve
        | Reading::UnknownAdmin
        | Reading::NotUnderstood => false,
    }
}
