//! Decided states in memory, and who may decide next.
//!
//! A slot holds the committed state of one aggregate and, while writes are under way, the state those writes will
//! lead to. Committed states are filled only after the commit; a pending state counts only while its workspace's
//! epoch is the one it was decided in (a lost race begins a new epoch).

use std::any::Any;
use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use eventlog_contract::WorkspaceId;

pub(crate) type State = Arc<dyn Any + Send + Sync>;

/// Names one aggregate.
pub(crate) type StreamKey = (WorkspaceId, Arc<str>, Arc<str>);

/// A state and the sequence of its last event.
#[derive(Clone)]
pub(crate) struct Cached {
    pub state: State,
    pub sequence: i64,
}

#[derive(Default)]
struct SlotState {
    committed: Option<Cached>,
    pending: Option<(u64, Cached)>,
}

/// One aggregate in memory.
#[derive(Default)]
pub(crate) struct Slot {
    /// Held from load until the decision is queued: one decision at a time per aggregate.
    pub turn: Arc<tokio::sync::Mutex<()>>,
    state: Mutex<SlotState>,
    last_used: AtomicU64,
}

impl Slot {
    /// The newest state decided in `epoch`, and whether it still waits for its commit.
    pub(crate) fn newest(&self, epoch: u64) -> Option<(Cached, bool)> {
        let slot = self.lock();
        match &slot.pending {
            Some((decided_in, cached)) if *decided_in == epoch => Some((cached.clone(), true)),
            Some(_) | None => slot.committed.clone().map(|cached| (cached, false)),
        }
    }

    /// The committed state, if it is in memory.
    pub(crate) fn committed(&self) -> Option<Cached> {
        self.lock().committed.clone()
    }

    /// Remembers a state that was read from the database, unless the workspace moved on meanwhile.
    pub(crate) fn fill(&self, cached: Cached, epoch: u64, current: &AtomicU64) {
        let mut slot = self.lock();
        if current.load(Ordering::Acquire) == epoch && slot.committed.is_none() {
            slot.committed = Some(cached);
        }
    }

    /// Notes the state that a queued write leads to.
    pub(crate) fn expect(&self, cached: Cached, epoch: u64) {
        self.lock().pending = Some((epoch, cached));
    }

    /// The write is durable.
    pub(crate) fn commit(&self, cached: Cached) {
        let mut slot = self.lock();
        if slot.pending.as_ref().is_some_and(|(_, pending)| pending.sequence <= cached.sequence) {
            slot.pending = None;
        }
        slot.committed = Some(cached);
    }

    /// Another node wrote to this aggregate.
    pub(crate) fn forget(&self) {
        let mut slot = self.lock();
        slot.committed = None;
        slot.pending = None;
    }

    fn lock(&self) -> MutexGuard<'_, SlotState> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// All slots, bounded.
pub(crate) struct Cache {
    slots: Mutex<HashMap<StreamKey, Arc<Slot>>>,
    capacity: usize,
    clock: AtomicU64,
}

impl Cache {
    pub(crate) fn new(capacity: usize) -> Self {
        Self { slots: Mutex::default(), capacity: capacity.max(16), clock: AtomicU64::new(0) }
    }

    /// The slot of an aggregate, made if missing. When the cache is full, the quarter longest unused goes.
    pub(crate) fn slot(&self, key: StreamKey) -> Arc<Slot> {
        let now = self.clock.fetch_add(1, Ordering::Relaxed);
        let mut slots = self.slots.lock().unwrap_or_else(PoisonError::into_inner);
        if slots.len() >= self.capacity && !slots.contains_key(&key) {
            let mut used: Vec<u64> = slots.values().map(|slot| slot.last_used.load(Ordering::Relaxed)).collect();
            let quarter = used.len() / 4;
            let (_, oldest, _) = used.select_nth_unstable(quarter);
            let oldest = *oldest;
            // Whoever decides right now holds its slot, and keeps it.
            slots.retain(|_, slot| slot.last_used.load(Ordering::Relaxed) > oldest || Arc::strong_count(slot) > 1);
        }
        let slot = slots.entry(key).or_default();
        slot.last_used.store(now, Ordering::Relaxed);
        Arc::clone(slot)
    }

    /// The slot of an aggregate, if there is one.
    pub(crate) fn existing(
        &self,
        workspace: WorkspaceId,
        aggregate_type: &str,
        aggregate_id: &str,
    ) -> Option<Arc<Slot>> {
        let slots = self.slots.lock().unwrap_or_else(PoisonError::into_inner);
        let key = (workspace, Arc::from(aggregate_type), Arc::from(aggregate_id));
        slots.get(&key).map(Arc::clone)
    }

    /// Forgets every state of a workspace.
    pub(crate) fn forget_workspace(&self, workspace: WorkspaceId) {
        let slots = self.slots.lock().unwrap_or_else(PoisonError::into_inner);
        slots.iter().filter(|(key, _)| key.0 == workspace).for_each(|(_, slot)| slot.forget());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn cached(sequence: i64) -> Cached {
        Cached { state: Arc::new(()), sequence }
    }

    fn key(name: &str) -> StreamKey {
        (WorkspaceId::from_uuid(Uuid::nil()), "order".into(), name.into())
    }

    #[test]
    fn a_pending_state_of_a_past_epoch_is_not_used() {
        let slot = Slot::default();
        slot.commit(cached(3));
        slot.expect(cached(4), 7);
        assert_eq!(slot.newest(7).map(|(cached, pending)| (cached.sequence, pending)), Some((4, true)));
        assert_eq!(slot.newest(8).map(|(cached, pending)| (cached.sequence, pending)), Some((3, false)));
    }

    #[test]
    fn a_state_read_before_the_workspace_moved_on_is_not_kept() {
        let slot = Slot::default();
        slot.fill(cached(3), 1, &AtomicU64::new(2));
        assert!(slot.committed().is_none());
    }

    #[test]
    fn the_cache_stays_within_its_bound_and_keeps_what_is_in_use() {
        let cache = Cache::new(16);
        let held = cache.slot(key("held"));
        for n in 0..200 {
            cache.slot(key(&n.to_string()));
        }
        assert!(cache.slots.lock().unwrap().len() <= 17);
        assert!(Arc::ptr_eq(&held, &cache.slot(key("held"))));
    }
}
