//! The use of an idempotency key: which request it stood for, and what came of it.

use std::borrow::Cow;

use eventlog_contract::WorkspaceId;
use serde::Serialize;

use crate::db::Row;
use crate::error::LogError;
use crate::keyring::{Key, keyed_hash};

/// What a row is read by, in the order of [`read`].
pub(crate) const COLUMNS: &str =
    "workspace_id, key_hash, aggregate_type, aggregate_id, first_position, last_position, request_hash, seal";

/// Bytes of a row's seal.
const SEAL: usize = 16;

/// The use of one key, as a row of its own (`last_position < first_position`: nothing was appended).
#[derive(Clone, Debug, Serialize)]
pub(crate) struct KeyUse {
    pub workspace_id: String,
    #[serde(serialize_with = "hex::serialize")]
    pub key_hash: [u8; 32],
    /// What was asked, where the key alone does not tell.
    #[serde(skip)]
    pub request_hash: Option<[u8; 32]>,
    /// Empty where no command was named by the key.
    pub aggregate_type: Cow<'static, str>,
    pub aggregate_id: String,
    pub first_position: i64,
    pub last_position: i64,
}

impl KeyUse {
    /// Keyed hash of the row: whoever can write the database and lacks the master key makes no row that is believed.
    pub(crate) fn seal(&self, key: &Key, workspace: WorkspaceId) -> [u8; SEAL] {
        let Self {
            workspace_id: _,
            key_hash,
            request_hash,
            aggregate_type,
            aggregate_id,
            first_position,
            last_position,
        } = self;
        let mut text = Vec::with_capacity(200);
        text.extend_from_slice(b"ledgerdesk key use 1\n");
        text.extend_from_slice(workspace.uuid().as_bytes());
        text.extend_from_slice(key_hash);
        text.push(u8::from(request_hash.is_some()));
        text.extend_from_slice(&request_hash.unwrap_or_default());
        text.extend_from_slice(&first_position.to_le_bytes());
        text.extend_from_slice(&last_position.to_le_bytes());
        for name in [&**aggregate_type, aggregate_id] {
            text.extend_from_slice(&(name.len() as u64).to_le_bytes());
            text.extend_from_slice(name.as_bytes());
        }
        let hash = keyed_hash(key, &text);
        *hash.first_chunk().expect("a hash is longer than a seal")
    }

    /// Whether the key was used for this request. Where the key alone names it, an aggregate of the same type was asked.
    pub(crate) fn is_of(&self, request_hash: Option<&[u8; 32]>, aggregate_type: &str) -> bool {
        match (&self.request_hash, request_hash) {
            (Some(first), Some(asked)) => first == asked,
            (None, _) | (_, None) => self.aggregate_type == aggregate_type,
        }
    }
}

/// A row and its seal; what is of another length than it should be proves nothing, as what is missing.
pub(crate) fn read(workspace: WorkspaceId, row: &Row) -> Result<(KeyUse, Option<[u8; SEAL]>), LogError> {
    let used = KeyUse {
        workspace_id: workspace.to_string(),
        key_hash: row.bytes(1)?.try_into().unwrap_or_default(),
        aggregate_type: Cow::Owned(row.text(2)?.to_owned()),
        aggregate_id: row.text(3)?.to_owned(),
        first_position: row.int(4)?,
        last_position: row.int(5)?,
        request_hash: row.bytes_or_null(6)?.and_then(|hash| hash.try_into().ok()),
    };
    Ok((used, row.bytes_or_null(7)?.and_then(|seal| seal.try_into().ok())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_of_a_key_use_is_covered_by_its_seal() {
        let workspace = WorkspaceId::from_uuid(uuid::Uuid::from_u128(1));
        let used = KeyUse {
            workspace_id: workspace.to_string(),
            key_hash: [1; 32],
            request_hash: None,
            aggregate_type: "order".into(),
            aggregate_id: "5".into(),
            first_position: 3,
            last_position: 4,
        };
        let seal = used.seal(&[7; 32], workspace);
        let changes: [fn(&mut KeyUse); 7] = [
            |used| used.key_hash[31] ^= 1,
            |used| used.request_hash = Some([0; 32]),
            |used| used.aggregate_type = "orders".into(),
            |used| used.aggregate_id = "6".into(),
            |used| (used.aggregate_type, used.aggregate_id) = ("orde".into(), "r5".into()),
            |used| used.first_position += 1,
            |used| used.last_position += 1,
        ];
        for change in changes {
            let mut changed = used.clone();
            change(&mut changed);
            assert_ne!(changed.seal(&[7; 32], workspace), seal, "{changed:?}");
        }
        assert_ne!(used.seal(&[8; 32], workspace), seal, "another master key");
        assert_ne!(used.seal(&[7; 32], WorkspaceId::from_uuid(uuid::Uuid::from_u128(2))), seal, "another workspace");
    }
}
