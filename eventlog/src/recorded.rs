//! Events as they are read back.

use std::any::Any;
use std::sync::Arc;

use cqrs_es::persist::SerializedEvent;
use eventlog_contract::{LoggedAggregate, Provenance, WorkspaceId};
use jiff::Timestamp;
use serde_json::Value;
use uuid::Uuid;

use crate::error::LogError;

/// One event exactly as stored: personal fields sealed, texts as hashed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredEvent {
    pub workspace_id: WorkspaceId,
    pub position: i64,
    pub event_id: Uuid,
    pub aggregate_type: String,
    pub aggregate_id: String,
    pub sequence: i64,
    pub event_type: String,
    pub event_version: String,
    /// JSON text, verbatim.
    pub payload: String,
    /// JSON text, verbatim.
    pub metadata: String,
    pub recorded_at: Timestamp,
    pub hash: [u8; 32],
}

/// One event with its personal fields opened (or [`crate::ERASED`]).
#[derive(Clone)]
pub struct Recorded {
    pub workspace_id: WorkspaceId,
    /// 1, 2, 3 … per workspace, without gaps.
    pub position: i64,
    pub event_id: Uuid,
    pub aggregate_type: Arc<str>,
    pub aggregate_id: Arc<str>,
    /// 1, 2, 3 … per aggregate.
    pub sequence: i64,
    pub event_type: Arc<str>,
    pub event_version: Arc<str>,
    /// The stored form with personal fields opened, before upcasting: JSON text.
    pub(crate) payload: Arc<str>,
    pub provenance: Provenance,
    pub recorded_at: Timestamp,
    pub hash: [u8; 32],
    /// The typed event, when this process wrote it.
    pub(crate) typed: Option<Arc<dyn Any + Send + Sync>>,
}

impl Recorded {
    /// The stored form with personal fields opened, before upcasting.
    pub fn payload(&self) -> Value {
        serde_json::from_str(&self.payload)
            .expect("texts are checked when they are read, and made from JSON when written")
    }

    /// The typed event of aggregate `A`, upcast to the current version. Shared, not copied, when this process
    /// wrote it. Errors when the stored form does not load.
    pub fn event<A: LoggedAggregate>(&self) -> Result<Arc<A::Event>, LogError> {
        if let Some(typed) = &self.typed
            && let Ok(event) = Arc::clone(typed).downcast::<A::Event>()
        {
            return Ok(event);
        }
        self.decode::<A>().map(Arc::new).map_err(|reason| LogError::Unreadable {
            workspace: self.workspace_id.to_string(),
            position: self.position,
            reason,
        })
    }

    fn decode<A: LoggedAggregate>(&self) -> Result<A::Event, String> {
        let upcasters = A::upcasters();
        let applies = upcasters.iter().any(|upcaster| upcaster.can_upcast(&self.event_type, &self.event_version));
        if !applies {
            return serde_json::from_str(&self.payload).map_err(|error| error.to_string());
        }
        let upcast = upcasters.iter().fold(self.serialized(), |event, upcaster| {
            if upcaster.can_upcast(&event.event_type, &event.event_version) { upcaster.upcast(event) } else { event }
        });
        serde_json::from_value(upcast.payload).map_err(|error| error.to_string())
    }

    fn serialized(&self) -> SerializedEvent {
        SerializedEvent::new(
            self.aggregate_id.to_string(),
            usize::try_from(self.sequence).unwrap_or_default(),
            self.aggregate_type.to_string(),
            self.event_type.to_string(),
            self.event_version.to_string(),
            self.payload(),
            Value::Null,
        )
    }
}
