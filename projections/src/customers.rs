//! Customers (VC4): who wrote, in which forms they are known, and how far they are with verification.

use std::borrow::Cow;
use std::collections::BTreeSet;

use aggregates::conversation::{Conversation, ConversationEvent};
use aggregates::customer::{Customer, CustomerEvent};
use aggregates::ids::CustomerId;
use aggregates::request::{Request, RequestEvent};
use aggregates::values::Identity;
use cqrs_es::Aggregate;
use eventlog::WorkspaceId;
use eventlog::db::Arg;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::error::ReadError;
use crate::fact::{Fact, RecordedFact};
use crate::projection::{Counters, Projection, Rows, Touches};
use crate::read_models::ReadModels;
use crate::schema::{Index, Table, bool, int, json, text};
use crate::store::query::{self, Filter};

/// Name of the projection.
pub const NAME: &str = Customers::NAME;

/// How far a customer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CustomerState {
    /// Known, not asked for a username yet, or no longer bound to one.
    New,
    /// Asked for a username or a code.
    Verifying,
    /// Bound to a username.
    Verified,
    /// Too many wrong codes.
    Locked,
    /// Nothing is answered.
    Blocked,
}

/// One customer. Times are stored in microseconds since the epoch.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CustomerRow {
    pub id: CustomerId,
    /// Panel username they are bound to.
    pub username: Option<String>,
    pub identities: Vec<Identity>,
    /// Their own name for themselves.
    pub display: Option<String>,
    pub state: CustomerState,
    /// What `state` is, or would be without the block.
    pub standing: CustomerState,
    pub blocked: bool,
    #[serde(with = "jiff::fmt::serde::timestamp::microsecond::optional")]
    pub last_active_at: Option<Timestamp>,
    #[serde(with = "jiff::fmt::serde::timestamp::microsecond::required")]
    pub met_at: Timestamp,
    #[serde(with = "jiff::fmt::serde::timestamp::microsecond::optional")]
    pub verified_at: Option<Timestamp>,
    /// Position of the first contact: lists are in this order, newest first.
    pub met_position: i64,
    /// Position of the event that last changed this row.
    pub position: i64,
}

static TABLE: Table = Table {
    name: "customers",
    key: "id",
    columns: &[
        text("id"),
        text("username"),
        json("identities"),
        text("display"),
        text("state"),
        text("standing"),
        bool("blocked"),
        int("last_active_at"),
        int("met_at"),
        int("verified_at"),
        int("met_position"),
        int("position"),
    ],
    indexes: &[
        Index { name: "met", on: "met_position DESC", only: None },
        Index { name: "state", on: "state, met_position DESC", only: None },
        Index { name: "username", on: "lower(username)", only: None },
    ],
    lookup: true,
    search: true,
};

/// The fold of the customers.
pub struct Customers;

impl Projection for Customers {
    const NAME: &'static str = "customers";
    const VERSION: i64 = 2;
    type Row = CustomerRow;

    fn table() -> &'static Table {
        &TABLE
    }

    fn key(row: &CustomerRow) -> &str {
        row.id.as_str()
    }

    fn reads(aggregate_type: &str, event_type: &str) -> bool {
        match aggregate_type {
            Customer::TYPE => true,
            Conversation::TYPE => event_type == "MessageReceived",
            Request::TYPE => event_type == "RequestOpened",
            _ => false,
        }
    }

    fn touches(fact: &RecordedFact, touched: &mut Touches) {
        match &fact.fact {
            Some(Fact::Customer(event)) => match &**event {
                CustomerEvent::CustomerMet { .. } => touched.new_row(fact, fact.aggregate_id()),
                CustomerEvent::IdentityLinked { .. }
                | CustomerEvent::VerificationStarted { .. }
                | CustomerEvent::UsernameNotFound { .. }
                | CustomerEvent::VerificationPostponed { .. }
                | CustomerEvent::VerificationCodeIssued { .. }
                | CustomerEvent::VerificationCodeDelivered { .. }
                | CustomerEvent::VerificationCodeUndelivered { .. }
                | CustomerEvent::WrongCodeGiven { .. }
                | CustomerEvent::VerificationCodeExpired { .. }
                | CustomerEvent::VerificationLocked { .. }
                | CustomerEvent::CustomerVerified { .. }
                | CustomerEvent::VerificationRemoved { .. }
                | CustomerEvent::CustomerBlocked { .. }
                | CustomerEvent::CustomerUnblocked { .. }
                | CustomerEvent::BalanceAsked { .. }
                | CustomerEvent::LimitReached { .. }
                | CustomerEvent::BalanceRefused { .. }
                | CustomerEvent::CustomerAbsorbed { .. }
                | CustomerEvent::CustomerMergedAway { .. }
                | CustomerEvent::AddressChanged { .. } => touched.row(fact.aggregate_id()),
            },
            Some(Fact::Conversation(event)) => match &**event {
                ConversationEvent::MessageReceived { subject, .. } => touched.row(subject.as_str()),
                ConversationEvent::MessageQueued { .. }
                | ConversationEvent::MessageWithheld { .. }
                | ConversationEvent::MessageSent { .. }
                | ConversationEvent::PartSent { .. }
                | ConversationEvent::SendingFailed { .. }
                | ConversationEvent::SendingUnknown { .. }
                | ConversationEvent::SendingAbandoned { .. }
                | ConversationEvent::ResendRequested { .. }
                | ConversationEvent::MessageDelivered { .. }
                | ConversationEvent::MessageRead { .. }
                | ConversationEvent::DeliveryFailed { .. }
                | ConversationEvent::ConfirmationAsked { .. }
                | ConversationEvent::ConfirmationGiven { .. }
                | ConversationEvent::ConfirmationLapsed { .. }
                | ConversationEvent::LeftToPeople { .. }
                | ConversationEvent::ProvidersAsked { .. }
                | ConversationEvent::ReceiptCameEarly { .. } => {}
            },
            Some(Fact::Request(event)) => match &**event {
                RequestEvent::RequestOpened { customer_id, .. } => {
                    if let Some(customer_id) = customer_id {
                        touched.row(customer_id.as_str());
                    }
                }
                RequestEvent::RequestProgressed { .. }
                | RequestEvent::RequestAnswered { .. }
                | RequestEvent::MessageAdded { .. }
                | RequestEvent::QuestionLapsed { .. }
                | RequestEvent::SupportStatusChanged { .. }
                | RequestEvent::LogEscalated { .. } => {}
            },
            Some(
                Fact::Campaign(_)
                | Fact::ChannelHealth(_)
                | Fact::Draft(_)
                | Fact::Group(_)
                | Fact::Order(_)
                | Fact::Provider(_)
                | Fact::ServiceList(_)
                | Fact::Workspace(_),
            )
            | None => {}
        }
    }

    fn fold(fact: &RecordedFact, rows: &mut dyn Rows<CustomerRow>, _counters: &mut Counters) {
        let position = fact.position();
        match &fact.fact {
            Some(Fact::Customer(event)) => fold_customer(event, fact.aggregate_id(), position, rows),
            Some(Fact::Conversation(event)) => match &**event {
                ConversationEvent::MessageReceived { subject, received_at, .. } => {
                    change(rows, subject, position, |row| active(row, *received_at));
                }
                ConversationEvent::MessageQueued { .. }
                | ConversationEvent::MessageWithheld { .. }
                | ConversationEvent::MessageSent { .. }
                | ConversationEvent::PartSent { .. }
                | ConversationEvent::SendingFailed { .. }
                | ConversationEvent::SendingUnknown { .. }
                | ConversationEvent::SendingAbandoned { .. }
                | ConversationEvent::ResendRequested { .. }
                | ConversationEvent::MessageDelivered { .. }
                | ConversationEvent::MessageRead { .. }
                | ConversationEvent::DeliveryFailed { .. }
                | ConversationEvent::ConfirmationAsked { .. }
                | ConversationEvent::ConfirmationGiven { .. }
                | ConversationEvent::ConfirmationLapsed { .. }
                | ConversationEvent::LeftToPeople { .. }
                | ConversationEvent::ProvidersAsked { .. }
                | ConversationEvent::ReceiptCameEarly { .. } => {}
            },
            Some(Fact::Request(event)) => match &**event {
                RequestEvent::RequestOpened { customer_id, received_at, .. } => {
                    if let Some(customer_id) = customer_id {
                        change(rows, customer_id.as_str(), position, |row| active(row, *received_at));
                    }
                }
                RequestEvent::RequestProgressed { .. }
                | RequestEvent::RequestAnswered { .. }
                | RequestEvent::MessageAdded { .. }
                | RequestEvent::QuestionLapsed { .. }
                | RequestEvent::SupportStatusChanged { .. }
                | RequestEvent::LogEscalated { .. } => {}
            },
            Some(
                Fact::Campaign(_)
                | Fact::ChannelHealth(_)
                | Fact::Draft(_)
                | Fact::Group(_)
                | Fact::Order(_)
                | Fact::Provider(_)
                | Fact::ServiceList(_)
                | Fact::Workspace(_),
            )
            | None => {}
        }
    }

    fn lookups(row: &CustomerRow) -> Vec<(String, i64)> {
        let keys: BTreeSet<Cow<'_, str>> = row.identities.iter().map(Identity::key).collect();
        keys.into_iter().map(|key| (key.into_owned(), row.met_position)).collect()
    }

    fn words(row: &CustomerRow) -> String {
        let mut words = row.username.clone().unwrap_or_default();
        for part in row.display.iter().map(String::as_str).chain(row.identities.iter().map(Identity::value)) {
            words.push(' ');
            words.push_str(part);
        }
        words
    }
}

fn fold_customer(event: &CustomerEvent, id: &str, position: i64, rows: &mut dyn Rows<CustomerRow>) {
    if let CustomerEvent::CustomerMet { customer_id: _, identities, display_name, met_at } = event {
        let row = CustomerRow {
            id: CustomerId::new(id),
            username: None,
            identities: identities.clone(),
            display: display_name.clone(),
            state: CustomerState::New,
            standing: CustomerState::New,
            blocked: false,
            last_active_at: None,
            met_at: *met_at,
            verified_at: None,
            met_position: position,
            position,
        };
        rows.put(id, row);
        return;
    }
    if let CustomerEvent::CustomerMergedAway { .. } = event {
        rows.remove(id);
        return;
    }
    change(rows, id, position, |row| {
        match event {
            CustomerEvent::CustomerMet { .. }
            | CustomerEvent::VerificationPostponed { .. }
            | CustomerEvent::VerificationCodeDelivered { .. }
            | CustomerEvent::VerificationCodeUndelivered { .. }
            | CustomerEvent::VerificationCodeExpired { .. } => {}
            CustomerEvent::IdentityLinked { identity, .. } => {
                if !row.identities.contains(identity) {
                    row.identities.push(identity.clone());
                }
            }
            CustomerEvent::VerificationStarted { started_at, .. } => {
                row.standing = CustomerState::Verifying;
                active(row, *started_at);
            }
            CustomerEvent::UsernameNotFound { asked_at, .. } => active(row, *asked_at),
            CustomerEvent::VerificationCodeIssued { issued_at, .. } => {
                row.standing = CustomerState::Verifying;
                active(row, *issued_at);
            }
            CustomerEvent::WrongCodeGiven { given_at, .. } => active(row, *given_at),
            CustomerEvent::VerificationLocked { .. } => row.standing = CustomerState::Locked,
            CustomerEvent::CustomerVerified { username, verified_at, .. } => {
                row.username = Some(username.clone());
                row.verified_at = Some(*verified_at);
                row.standing = CustomerState::Verified;
            }
            CustomerEvent::VerificationRemoved { .. } => {
                row.username = None;
                row.verified_at = None;
                row.standing = CustomerState::New;
            }
            CustomerEvent::CustomerBlocked { .. } => row.blocked = true,
            CustomerEvent::CustomerUnblocked { .. } => row.blocked = false,
            CustomerEvent::BalanceAsked { asked_at, .. } => active(row, *asked_at),
            CustomerEvent::LimitReached { reached_at, .. } => active(row, *reached_at),
            CustomerEvent::BalanceRefused { refused_at, .. } => active(row, *refused_at),
            CustomerEvent::CustomerAbsorbed { identities, username, blocked, locked_until, merged_at, .. } => {
                row.identities.extend(identities.iter().cloned());
                row.blocked |= blocked;
                if let Some(username) = username {
                    row.username = Some(username.clone());
                    row.verified_at = Some(*merged_at);
                    row.standing = CustomerState::Verified;
                } else if row.username.is_none() && locked_until.is_some_and(|until| until > *merged_at) {
                    row.standing = CustomerState::Locked;
                }
                active(row, *merged_at);
            }
            CustomerEvent::AddressChanged { from, to, .. } => {
                row.identities.retain(|identity| identity != from && identity != to);
                row.identities.push(to.clone());
            }
            // Taken off the list above.
            CustomerEvent::CustomerMergedAway { .. } => {}
        }
        row.state = if row.blocked { CustomerState::Blocked } else { row.standing };
    });
}

fn active(row: &mut CustomerRow, at: Timestamp) {
    row.last_active_at = Some(row.last_active_at.map_or(at, |last| last.max(at)));
}

fn change(rows: &mut dyn Rows<CustomerRow>, id: &str, position: i64, change: impl FnOnce(&mut CustomerRow)) {
    if let Some(row) = rows.get_mut(id) {
        change(row);
        row.position = position;
    }
}

/// Which customers, and which page of them.
#[derive(Clone, Debug, Default)]
pub struct CustomerQuery {
    pub state: Option<CustomerState>,
    /// Words of the username, the name or an identity.
    pub q: Option<String>,
    /// Only customers first met before this position.
    pub cursor: Option<i64>,
    /// From 1; instead of a cursor.
    pub page: Option<u32>,
    /// From 1 to 200; 0 = 50.
    pub limit: u32,
    /// Count all that match.
    pub with_total: bool,
}

/// Customers, newest first.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CustomerPage {
    pub items: Vec<CustomerRow>,
    /// For [`CustomerQuery::cursor`]; none on the last page.
    pub next_cursor: Option<i64>,
    pub total: Option<i64>,
}

/// Customers that match, newest first.
pub async fn list(
    models: &ReadModels,
    workspace: WorkspaceId,
    wanted: &CustomerQuery,
) -> Result<CustomerPage, ReadError> {
    let mut filter = Filter::new(&TABLE, models.db().dialect(), workspace, "met_position");
    if let Some(state) = wanted.state {
        filter.equals("state", query::plain(&state)?.into());
    }
    if let Some(words) = &wanted.q {
        filter.words(words);
    }
    let total = if wanted.with_total { Some(filter.count(models.db()).await?) } else { None };
    filter.page(wanted.cursor, wanted.page, wanted.limit);
    let (items, next_cursor) = filter.fetch::<CustomerRow>(models.db(), |row| row.met_position).await?;
    Ok(CustomerPage { items, next_cursor, total })
}

/// One customer.
pub async fn get(
    models: &ReadModels,
    workspace: WorkspaceId,
    id: &CustomerId,
) -> Result<Option<CustomerRow>, ReadError> {
    query::one(models.db(), &TABLE, workspace, id.as_str()).await
}

/// The customer known by one of these identities. The first identity that is known decides; of several customers with it a verified
/// one comes first, then the one met first.
pub async fn by_identity(
    models: &ReadModels,
    workspace: WorkspaceId,
    identities: &[Identity],
) -> Result<Option<CustomerRow>, ReadError> {
    for identity in identities {
        let found: Vec<CustomerRow> =
            query::by_value(models.db(), &TABLE, workspace, &identity.key(), query::MOST).await?;
        let best = found.into_iter().min_by_key(|row| (row.standing != CustomerState::Verified, row.met_position));
        if best.is_some() {
            return Ok(best);
        }
    }
    Ok(None)
}

/// Customers bound to a panel username, whatever its letters' case; newest first, at most 200.
pub async fn by_username(
    models: &ReadModels,
    workspace: WorkspaceId,
    username: &str,
) -> Result<Vec<CustomerRow>, ReadError> {
    let mut filter = Filter::new(&TABLE, models.db().dialect(), workspace, "met_position");
    filter.that("lower(username) = lower(?)", Arg::Text(username.to_owned().into()));
    filter.page(None, None, query::MOST);
    Ok(filter.fetch::<CustomerRow>(models.db(), |row| row.met_position).await?.0)
}

/// How many customers there are.
pub async fn count(models: &ReadModels, workspace: WorkspaceId) -> Result<i64, ReadError> {
    Filter::new(&TABLE, models.db().dialect(), workspace, "met_position").count(models.db()).await
}
