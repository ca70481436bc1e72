//! What an event type must tell the event log, and the few names both share.
//!
//! The lowest floor: `aggregates` describes its events with these traits, `eventlog` stores them,
//! and neither knows the other.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// One tenant: the unit of isolation, ordering, verification and export. Text form: 32 hex digits.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct WorkspaceId(Uuid);

impl WorkspaceId {
    /// Wraps a UUID made by the caller (ids are facts; nothing here makes one up).
    pub const fn from_uuid(id: Uuid) -> Self {
        Self(id)
    }

    /// The UUID itself.
    pub const fn uuid(self) -> Uuid {
        self.0
    }
}

impl fmt::Display for WorkspaceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.as_simple().fmt(f)
    }
}

impl fmt::Debug for WorkspaceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.as_simple().fmt(f)
    }
}

impl FromStr for WorkspaceId {
    type Err = uuid::Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Uuid::try_parse(text).map(Self)
    }
}

impl TryFrom<String> for WorkspaceId {
    type Error = uuid::Error;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<WorkspaceId> for String {
    fn from(id: WorkspaceId) -> Self {
        id.to_string()
    }
}

/// Which fields of one event are personal (or secret), and whose key seals them.
///
/// Every string inside a named field (itself, or inside a list or map) is sealed before the event is
/// stored, and hashed in its sealed form. Destroying the subject's key makes them unreadable for good.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Personal {
    /// Nothing in this event is personal. Saying so is an explicit choice.
    None,
    /// The named top-level fields of the event's payload belong to `subject`.
    Fields {
        /// Opaque id of the person, group or secret store; never personal data itself.
        subject: String,
        /// Paths from the event's payload, dotted (`facts.owner`); lists on the way are walked through.
        /// A path that is absent or null is passed over.
        fields: &'static [&'static str],
    },
}

impl Personal {
    /// Fields that belong to one subject.
    pub fn of(subject: impl Into<String>, fields: &'static [&'static str]) -> Self {
        Self::Fields { subject: subject.into(), fields }
    }
}

/// What a sealed string reads as once its subject's key has been destroyed.
pub const ERASED: &str = "[erased]";

/// An event that may be stored. There is no default for [`LoggedEvent::personal`]: implement it with a `match`
/// over all variants, so that a new variant does not compile until its personal fields are declared.
pub trait LoggedEvent: cqrs_es::DomainEvent + 'static {
    /// The personal fields of this event.
    fn personal(&self) -> Personal;
}

/// An aggregate the log can load, cache and decide on.
pub trait LoggedAggregate:
    cqrs_es::Aggregate<Event: LoggedEvent, Command: Clone + Send + Sync, Error: Send + Sync, Services = ()>
    + Clone
    + 'static
{
    /// Upcasters of this aggregate's older event versions, applied on every read.
    fn upcasters() -> Vec<Box<dyn cqrs_es::persist::EventUpcaster>> {
        Vec::new()
    }
}

/// Who caused a command: kept in every event's metadata.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind", content = "id")]
pub enum Actor {
    /// The program itself (a reactor, a scheduler).
    System,
    /// A customer, by customer or subject id.
    Customer(String),
    /// A member of the operator's team, by member id.
    Member(String),
    /// An API token, by token id.
    Token(String),
    /// A channel's webhook, by channel id.
    Channel(String),
}

/// Who, why and in which chain of events something happened. Stored with every event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provenance {
    /// Who caused it.
    pub actor: Actor,
    /// One id for everything that follows from the same first cause (a customer's message, an API call).
    pub correlation_id: Uuid,
    /// The event or call that directly caused this; equal to `correlation_id` at the start of a chain.
    pub causation_id: Uuid,
}

impl Provenance {
    /// The start of a chain.
    pub const fn start(actor: Actor, id: Uuid) -> Self {
        Self { actor, correlation_id: id, causation_id: id }
    }

    /// What follows from event or call `cause` in the same chain.
    pub fn caused_by(&self, actor: Actor, cause: Uuid) -> Self {
        Self { actor, correlation_id: self.correlation_id, causation_id: cause }
    }
}
