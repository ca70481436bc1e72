//! What stands beside the events and no chain covers: the keys that open personal data, the uses of idempotency keys, and the index by which
//! a node reads streams.

use std::collections::HashMap;
use std::sync::Arc;

use eventlog_contract::WorkspaceId;

use super::PAGE;
use super::chain::Chain;
use crate::error::LogError;
use crate::key_use;
use crate::keyring::StoredKey;
use crate::loader::StreamIndex;
use crate::log::EventLog;
use crate::metadata::Metadata;
use crate::recorded::StoredEvent;
use crate::seal;

/// Looks whether what was sealed still opens, or was erased by whoever may.
pub(super) struct Keys {
    /// None where the workspace's own key is no more.
    subjects: Option<HashMap<Arc<str>, StoredKey>>,
}

impl Keys {
    /// Reads the key of every person, whether or not an event was sealed with it: one that is not ours would lose what is written next.
    /// Read after the head, so that the keys of all events up to it are among them.
    pub(super) async fn of(log: &EventLog, workspace: WorkspaceId, chain: &mut Chain) -> Result<Self, LogError> {
        let keys = match log.inner.keys.stored_workspace(workspace).await {
            Ok(Some(keys)) => keys,
            Ok(None) => {
                chain.fault(0, "the workspace's key is missing");
                return Ok(Self { subjects: None });
            }
            Err(LogError::Keys(_)) => {
                chain.fault(0, "the workspace's key was changed: this master key does not open it");
                return Ok(Self { subjects: None });
            }
            Err(error) => return Err(error),
        };
        let mut subjects = HashMap::new();
        let mut after: Arc<str> = "".into();
        loop {
            let page = log.inner.keys.subjects_after(workspace, &keys, &after, PAGE).await?;
            let Some((last, _)) = page.last() else { return Ok(Self { subjects: Some(subjects) }) };
            after = Arc::clone(last);
            for (_, stored) in &page {
                match stored {
                    StoredKey::Whole(_) | StoredKey::Erased => {}
                    StoredKey::Foreign => chain.fault(0, "a person's key is not one that this program made"),
                    StoredKey::Removed => {
                        chain.fault(0, "a person's key is gone, and nothing proves that it was erased");
                    }
                }
            }
            subjects.extend(page);
        }
    }

    /// Looks at a page of events. What can not be read of them was changed, and the chain says so.
    pub(super) fn page(&self, workspace: WorkspaceId, events: &[StoredEvent], chain: &mut Chain) {
        let Some(subjects) = &self.subjects else { return };
        for event in events {
            let Some(seal) = Metadata::read(event).ok().and_then(|metadata| metadata.seal) else { continue };
            let fault = match subjects.get(&seal.subject) {
                Some(StoredKey::Erased) => continue,
                Some(StoredKey::Whole(key)) => {
                    let Ok(mut payload) = serde_json::from_str(&event.payload) else { continue };
                    if seal::opens(&mut payload, &seal.fields, key, &seal::aad(workspace, event.event_id)) {
                        continue;
                    }
                    "its personal data does not open: the person's key is another one"
                }
                Some(StoredKey::Foreign) => "the key of its personal data was changed",
                Some(StoredKey::Removed) | None => {
                    "the key of its personal data is gone, and nothing proves that it was to be erased"
                }
            };
            chain.fault(event.position, fault);
        }
    }
}

/// Looks at every use of an idempotency key: each is ours, and each event was written under exactly one. Answers the last position one was
/// used for.
pub(super) async fn compare_key_uses(
    log: &EventLog,
    workspace: WorkspaceId,
    end: i64,
    chain: &mut Chain,
) -> Result<i64, LogError> {
    let mut covered = Positions::up_to(end);
    let mut furthest = 0;
    let mut after: Vec<u8> = Vec::new();
    let sql = format!(
        "SELECT {} FROM idempotency_keys WHERE workspace_id = $1 AND key_hash > $2 ORDER BY key_hash LIMIT {PAGE}",
        key_use::COLUMNS
    );
    loop {
        let rows = log.db().fetch_all(&sql, &[workspace.into(), after.as_slice().into()]).await?;
        let Some(last) = rows.last() else { break };
        after = last.bytes(1)?.to_vec();
        for row in &rows {
            let (used, seal) = key_use::read(workspace, row)?;
            let (first, last) = (used.first_position, used.last_position);
            if seal != Some(used.seal(&log.inner.keys.row_key, workspace)) {
                chain.fault(last, "a use of an idempotency key was not written with this master key");
                continue;
            }
            furthest = furthest.max(last);
            for position in first..=last.min(end) {
                if !covered.insert(position) {
                    chain.fault(position, "it was written under two idempotency keys");
                }
            }
        }
    }
    if let Some(position) = covered.first_missing() {
        chain.fault(position, "the use of its idempotency key is missing: what was asked under it would be done again");
    }
    Ok(furthest)
}

/// Streams asked for in one statement.
const STREAMS: usize = 200;

/// Reads every stream by the index that a node reads it by: an event that is hidden from it, or planted in it, changes what is decided, and
/// the chain is none the wiser.
pub(super) async fn compare_streams(
    log: &EventLog,
    workspace: WorkspaceId,
    end: i64,
    chain: &mut Chain,
) -> Result<(), LogError> {
    let mut streams: Vec<(String, String, i64)> = Vec::new();
    for (kind, ids) in std::mem::take(&mut chain.streams) {
        streams.extend(ids.into_iter().map(|(id, count)| (kind.clone(), id, count)));
    }
    let mut index = StreamIndex::of(log.db());
    for asked in streams.chunks(STREAMS) {
        let mut ids = Vec::with_capacity(asked.len());
        for (kind, id, _) in asked {
            ids.push((kind.as_str(), id.as_str()));
        }
        let found = index.counts(workspace, &ids, end).await?;
        for ((kind, id, count), found) in asked.iter().zip(found) {
            if found != *count {
                chain.fault(
                    0,
                    format!(
                        "the stream {kind}/{id} has {count} events, and {found} by the index that it is read by: some are hidden or planted"
                    ),
                );
            }
        }
    }
    Ok(())
}

/// A set of positions, one bit each.
struct Positions {
    words: Vec<u64>,
    end: i64,
}

impl Positions {
    fn up_to(end: i64) -> Self {
        let words = usize::try_from(end / 64 + 1).unwrap_or(0);
        Self { words: vec![0; words], end }
    }

    /// Whether it was not in it.
    fn insert(&mut self, position: i64) -> bool {
        let word = usize::try_from(position / 64).ok().and_then(|word| self.words.get_mut(word));
        let Some(word) = word else { return true };
        let bit = 1 << (position % 64);
        let fresh = *word & bit == 0;
        *word |= bit;
        fresh
    }

    fn first_missing(&self) -> Option<i64> {
        let holds = |position: i64| {
            let word = usize::try_from(position / 64).ok().and_then(|word| self.words.get(word));
            word.is_some_and(|word| word & (1 << (position % 64)) != 0)
        };
        (1..=self.end).find(|position| !holds(*position))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_know_which_one_is_missing() {
        for end in [0, 1, 63, 64, 65, 200] {
            let mut positions = Positions::up_to(end);
            assert_eq!(positions.first_missing(), (end > 0).then_some(1));
            for position in (1..=end).rev() {
                assert_eq!(positions.first_missing(), Some(1));
                assert!(positions.insert(position) && !positions.insert(position), "{position} of {end}");
            }
            assert_eq!(positions.first_missing(), None);
            assert!(positions.insert(end + 1000), "beyond the end nothing is remembered");
        }
    }
}
