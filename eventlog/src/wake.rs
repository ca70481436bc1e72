//! Telling other nodes that a log grew.

use eventlog_contract::WorkspaceId;

/// Carries the news of new events to other nodes (Redis, or nothing on a single node). News may be lost: nodes
/// also look at the heads now and then.
pub trait Wake: Send + Sync + 'static {
    /// `workspace`'s log reached `position`. Must not block.
    fn grew(&self, workspace: WorkspaceId, position: i64);
}
