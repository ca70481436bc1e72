//! What a message asks for, decided from the text and from who wrote it where. Pure.

use uuid::Uuid;

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
