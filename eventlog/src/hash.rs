//! The hash chain: each event's hash covers the one before it and everything stored of the event.

use sha2::{Digest, Sha256};

/// Hash before the first event of a workspace.
pub const GENESIS: [u8; 32] = [0; 32];

/// What is hashed of one event, in this order.
pub struct Link<'a> {
    pub workspace_id: &'a str,
    pub position: i64,
    pub event_id: &'a str,
    pub aggregate_type: &'a str,
    pub aggregate_id: &'a str,
    pub sequence: i64,
    pub event_type: &'a str,
    pub event_version: &'a str,
    pub payload: &'a str,
    pub metadata: &'a str,
    /// Microseconds since the epoch.
    pub recorded_at: i64,
}

impl Link<'_> {
    /// SHA-256 over the previous hash and the fields, each led by its length so that no two events share their bytes.
    pub fn hash(&self, previous: &[u8; 32]) -> [u8; 32] {
        let mut hasher = Sha256::new();
        hasher.update(previous);
        let mut field = |bytes: &[u8]| {
            hasher.update((bytes.len() as u64).to_le_bytes());
            hasher.update(bytes);
        };
        field(self.workspace_id.as_bytes());
        field(&self.position.to_le_bytes());
        field(self.event_id.as_bytes());
        field(self.aggregate_type.as_bytes());
        field(self.aggregate_id.as_bytes());
        field(&self.sequence.to_le_bytes());
        field(self.event_type.as_bytes());
        field(self.event_version.as_bytes());
        field(self.payload.as_bytes());
        field(self.metadata.as_bytes());
        field(&self.recorded_at.to_le_bytes());
        hasher.finalize().into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(payload: &str) -> Link<'_> {
        Link {
            workspace_id: "w",
            position: 1,
            event_id: "e",
            aggregate_type: "order",
            aggregate_id: "o",
            sequence: 1,
            event_type: "RefillRequested",
            event_version: "1.0",
            payload,
            metadata: "{}",
            recorded_at: 5,
        }
    }

    #[test]
    fn moving_a_letter_between_fields_changes_the_hash() {
        let mut moved = link("{}");
        moved.aggregate_type = "orde";
        moved.aggregate_id = "ro";
        assert_ne!(link("{}").hash(&GENESIS), moved.hash(&GENESIS));
    }

    #[test]
    fn the_hash_depends_on_what_came_before() {
        assert_ne!(link("{}").hash(&GENESIS), link("{}").hash(&[1; 32]));
    }
}
