//! What happened to one customer: a person, in every form a channel knows them.

use cqrs_es::DomainEvent;
use cqrs_es::persist::{EventUpcaster, SemanticVersionEventUpcaster};
use eventlog_contract::{LoggedEvent, Personal};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::MergeProof;
use super::limit::Limit;
use crate::ids::CustomerId;
use crate::values::Identity;
use crate::words::Key;

const DELIVERED: &str = "VerificationCodeDelivered";
const ISSUED: &str = "VerificationCodeIssued";

/// How a customer came to be verified.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VerifiedBy {
    /// They repeated the code that went out as a panel ticket.
    Code,
    /// Somebody of the operator's team vouched for them.
    Operator,
}

/// The ticket that brings a code, in the words of the moment it was issued.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeTicket {
    /// Key of the message's text in `words`, for auditors.
    pub text_key: String,
    pub subject: String,
    pub message: String,
}

/// Events of one customer. `customer_id` is also the subject whose key seals the personal fields.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum CustomerEvent {
    /// First contact, or entered by hand.
    CustomerMet {
        customer_id: CustomerId,
        identities: Vec<Identity>,
        display_name: Option<String>,
        met_at: Timestamp,
    },
    /// Another form of the same person became known (a LID beside a phone).
    IdentityLinked {
        customer_id: CustomerId,
        identity: Identity,
        linked_at: Timestamp,
    },
    /// They were welcomed and asked for their username (VC1).
    VerificationStarted {
        customer_id: CustomerId,
        started_at: Timestamp,
    },
    /// The panel does not know the username they gave.
    UsernameNotFound {
        customer_id: CustomerId,
        username: String,
        asked_at: Timestamp,
    },
    /// The panel could not be asked; nobody is verified on a guess (`docs/wire/rules.md §10.5`).
    VerificationPostponed {
        customer_id: CustomerId,
        reason: String,
        postponed_at: Timestamp,
    },
    /// The panel knows the username; a code goes out as a panel ticket.
    VerificationCodeIssued {
        customer_id: CustomerId,
        username: String,
        code: String,
        expires_at: Timestamp,
        /// What the ticket says, whenever it is opened and whatever becomes of the workspace's texts: by its subject the panel is
        /// asked whether it is there already. Since version 2.0; a ticket from before has the fixed text.
        ticket: Option<CodeTicket>,
        issued_at: Timestamp,
    },
    /// The ticket with the code is on the panel.
    VerificationCodeDelivered {
        customer_id: CustomerId,
        ticket_id: u64,
        /// Key of the ticket's text in `words`, for auditors; since version 2.0.
        text_key: String,
        delivered_at: Timestamp,
    },
    /// The ticket could not be made; the customer is asked to start again later.
    VerificationCodeUndelivered {
        customer_id: CustomerId,
        reason: String,
        failed_at: Timestamp,
    },
    /// A wrong code.
    WrongCodeGiven {
        customer_id: CustomerId,
        attempts_left: u32,
        given_at: Timestamp,
    },
    /// The code came after its ten minutes.
    VerificationCodeExpired {
        customer_id: CustomerId,
        expired_at: Timestamp,
    },
    /// Too many wrong codes, or too many codes asked for.
    VerificationLocked {
        customer_id: CustomerId,
        until: Timestamp,
        locked_at: Timestamp,
    },
    /// The identities are bound to the username for good (VC2).
    CustomerVerified {
        customer_id: CustomerId,
        username: String,
        by: VerifiedBy,
        verified_at: Timestamp,
    },
    /// The binding was removed by the operator's team.
    VerificationRemoved {
        customer_id: CustomerId,
        removed_at: Timestamp,
    },
    /// Nothing more is answered.
    CustomerBlocked {
        customer_id: CustomerId,
        blocked_at: Timestamp,
    },
    CustomerUnblocked {
        customer_id: CustomerId,
        unblocked_at: Timestamp,
    },
    /// They asked for their balance (CC8).
    BalanceAsked {
        customer_id: CustomerId,
        cooldown_until: Timestamp,
        asked_at: Timestamp,
    },
    /// They wrote more than the workspace's limit allows: nothing of the kind is answered until then (VC5).
    LimitReached {
        customer_id: CustomerId,
        limit: Limit,
        /// How many were allowed in one window.
        allowed: u32,
        until: Timestamp,
        /// They were told within this window already. Before this was kept they were told each time.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        quiet: bool,
        /// When the message came in that was too much.
        reached_at: Timestamp,
    },
    /// They asked again too soon.
    BalanceRefused {
        customer_id: CustomerId,
        retry_at: Timestamp,
        refused_at: Timestamp,
    },
    /// Another customer turned out to be the same person; this one goes on for both.
    CustomerAbsorbed {
        customer_id: CustomerId,
        /// Id of the other customer.
        from: CustomerId,
        /// Addresses of the other one that are new here.
        identities: Vec<Identity>,
        /// The other one's username, where this one has none.
        username: Option<String>,
        blocked: bool,
        wrong_codes: u32,
        locked_until: Option<Timestamp>,
        balance_cooldown_until: Option<Timestamp>,
        proof: MergeProof,
        merged_at: Timestamp,
    },
    /// This customer turned out to be the same person as another, who goes on for both.
    CustomerMergedAway {
        customer_id: CustomerId,
        into: CustomerId,
        proof: MergeProof,
        merged_at: Timestamp,
    },
    /// The messenger gave the person another address; the old one is theirs no longer.
    AddressChanged {
        customer_id: CustomerId,
        from: Identity,
        to: Identity,
        changed_at: Timestamp,
    },
}

impl DomainEvent for CustomerEvent {
    fn event_type(&self) -> String {
        match self {
            Self::CustomerMet { .. } => "CustomerMet",
            Self::IdentityLinked { .. } => "IdentityLinked",
            Self::VerificationStarted { .. } => "VerificationStarted",
            Self::UsernameNotFound { .. } => "UsernameNotFound",
            Self::VerificationPostponed { .. } => "VerificationPostponed",
            Self::VerificationCodeIssued { .. } => ISSUED,
            Self::VerificationCodeDelivered { .. } => DELIVERED,
            Self::VerificationCodeUndelivered { .. } => "VerificationCodeUndelivered",
            Self::WrongCodeGiven { .. } => "WrongCodeGiven",
            Self::VerificationCodeExpired { .. } => "VerificationCodeExpired",
            Self::VerificationLocked { .. } => "VerificationLocked",
            Self::CustomerVerified { .. } => "CustomerVerified",
            Self::VerificationRemoved { .. } => "VerificationRemoved",
            Self::CustomerBlocked { .. } => "CustomerBlocked",
            Self::CustomerUnblocked { .. } => "CustomerUnblocked",
            Self::BalanceAsked { .. } => "BalanceAsked",
            Self::LimitReached { .. } => "LimitReached",
            Self::BalanceRefused { .. } => "BalanceRefused",
            Self::CustomerAbsorbed { .. } => "CustomerAbsorbed",
            Self::CustomerMergedAway { .. } => "CustomerMergedAway",
            Self::AddressChanged { .. } => "AddressChanged",
        }
        .to_owned()
    }

    fn event_version(&self) -> String {
        match self {
            Self::VerificationCodeIssued { .. } | Self::VerificationCodeDelivered { .. } => "2.0",
            Self::CustomerMet { .. }
            | Self::IdentityLinked { .. }
            | Self::VerificationStarted { .. }
            | Self::UsernameNotFound { .. }
            | Self::VerificationPostponed { .. }
            | Self::VerificationCodeUndelivered { .. }
            | Self::WrongCodeGiven { .. }
            | Self::VerificationCodeExpired { .. }
            | Self::VerificationLocked { .. }
            | Self::CustomerVerified { .. }
            | Self::VerificationRemoved { .. }
            | Self::CustomerBlocked { .. }
            | Self::CustomerUnblocked { .. }
            | Self::BalanceAsked { .. }
            | Self::LimitReached { .. }
            | Self::BalanceRefused { .. }
            | Self::CustomerAbsorbed { .. }
            | Self::CustomerMergedAway { .. }
            | Self::AddressChanged { .. } => "1.0",
        }
        .to_owned()
    }
}

impl LoggedEvent for CustomerEvent {
    fn personal(&self) -> Personal {
        match self {
            Self::CustomerMet { customer_id, .. } => {
                Personal::of(customer_id.as_str(), &["identities", "display_name"])
            }
            Self::IdentityLinked { customer_id, .. } => Personal::of(customer_id.as_str(), &["identity"]),
            Self::UsernameNotFound { customer_id, .. } | Self::CustomerVerified { customer_id, .. } => {
                Personal::of(customer_id.as_str(), &["username"])
            }
            Self::VerificationCodeIssued { customer_id, .. } => {
                Personal::of(customer_id.as_str(), &["username", "code", "ticket.subject", "ticket.message"])
            }
            Self::VerificationStarted { .. }
            | Self::VerificationPostponed { .. }
            | Self::VerificationCodeDelivered { .. }
            | Self::VerificationCodeUndelivered { .. }
            | Self::WrongCodeGiven { .. }
            | Self::VerificationCodeExpired { .. }
            | Self::VerificationLocked { .. }
            | Self::VerificationRemoved { .. }
            | Self::CustomerBlocked { .. }
            | Self::CustomerUnblocked { .. }
            | Self::BalanceAsked { .. }
            | Self::LimitReached { .. }
            | Self::BalanceRefused { .. }
            | Self::CustomerMergedAway { .. } => Personal::None,
            Self::CustomerAbsorbed { customer_id, .. } => {
                Personal::of(customer_id.as_str(), &["identities", "username"])
            }
            Self::AddressChanged { customer_id, .. } => Personal::of(customer_id.as_str(), &["from", "to"]),
        }
    }
}

/// Older versions of these events as they are today.
pub(super) fn upcasters() -> Vec<Box<dyn EventUpcaster>> {
    // Before version 2.0 there was one text for the ticket, and nothing named it.
    let with_text_key = |mut payload: Value| {
        if let Some(Value::Object(event)) = payload.get_mut(DELIVERED) {
            event.entry("text_key").or_insert_with(|| Key::CodeTicket.name().into());
        }
        payload
    };
    // Before version 2.0 the ticket was worded when it was opened.
    let with_ticket = |mut payload: Value| {
        if let Some(Value::Object(event)) = payload.get_mut(ISSUED) {
            event.entry("ticket").or_insert(Value::Null);
        }
        payload
    };
    vec![
        Box::new(SemanticVersionEventUpcaster::new(DELIVERED, "2.0", Box::new(with_text_key))),
        Box::new(SemanticVersionEventUpcaster::new(ISSUED, "2.0", Box::new(with_ticket))),
    ]
}
