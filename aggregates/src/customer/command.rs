//! Orders to a customer.

use jiff::Timestamp;
use serde::Serialize;

use super::limit::Limit;
use super::{Belongings, MergeProof};
use crate::ids::CustomerId;
use crate::values::Identity;
use crate::words::Texts;

/// What the panel answered when asked for a username.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum UsernameLookup {
    /// It exists, spelled like this.
    Found(String),
    NotFound,
    /// It exists, and was sent as many codes as may go out within an hour: no further one before then.
    TooManyCodes {
        until: Timestamp,
    },
    /// The panel could not be asked; the technical reason.
    Unavailable(String),
}

/// What can be asked of one customer.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum CustomerCommand {
    /// Make sure the customer exists and knows all these identities.
    MeetCustomer {
        customer_id: CustomerId,
        identities: Vec<Identity>,
        display_name: Option<String>,
        now: Timestamp,
    },
    /// Welcome and ask for the username.
    StartVerification {
        now: Timestamp,
    },
    /// A username was given and the panel was asked. `code`: six random digits, made by the caller, as is `reference`, which tells one
    /// ticket of a customer from another. `texts`: the workspace's.
    GiveUsername {
        username: String,
        lookup: UsernameLookup,
        code: String,
        reference: String,
        texts: Texts,
        now: Timestamp,
    },
    RecordCodeDelivered {
        ticket_id: u64,
        /// Key of the ticket's text in `words`.
        text_key: String,
        now: Timestamp,
    },
    RecordCodeUndelivered {
        reason: String,
        now: Timestamp,
    },
    /// A code was given. The two settings are the workspace's.
    GiveCode {
        code: String,
        max_attempts: u32,
        cooldown_seconds: u32,
        now: Timestamp,
    },
    /// Bind to a username without a code (an operator's word). `rebind`: also where they are bound to another username.
    VerifyUser {
        customer_id: CustomerId,
        username: String,
        identities: Vec<Identity>,
        rebind: bool,
        now: Timestamp,
    },
    RemoveVerification {
        now: Timestamp,
    },
    /// Answer nothing more. `of_team`: one of their identities belongs to the operator's team.
    BlockCustomer {
        of_team: bool,
        now: Timestamp,
    },
    UnblockCustomer {
        now: Timestamp,
    },
    /// Put on record that a limit was reached, once per window.
    ReachLimit {
        limit: Limit,
        /// How many the workspace allows in one window.
        allowed: u32,
        until: Timestamp,
        now: Timestamp,
    },
    /// Another customer is the same person: take over what is theirs.
    AbsorbCustomer {
        from: Belongings,
        proof: MergeProof,
        now: Timestamp,
    },
    /// This customer is the same person as another, who took over what is theirs.
    MergeInto {
        into: CustomerId,
        proof: MergeProof,
        now: Timestamp,
    },
    /// The messenger gave the person another address.
    ChangeAddress {
        from: Identity,
        to: Identity,
        now: Timestamp,
    },
    /// Ask for the balance; at most once per `cooldown_seconds`.
    AskBalance {
        cooldown_seconds: u32,
        now: Timestamp,
    },
}
