//! What waits for the writer: decisions on their way to the log, workspaces in turn.

use std::any::Any;
use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex, PoisonError};

use eventlog_contract::{Provenance, WorkspaceId};
use serde_json::Value;
use tokio::sync::{Notify, OwnedSemaphorePermit, Semaphore, oneshot};
use uuid::Uuid;

use crate::cache::{Cached, Slot};
use crate::command::Committed;
use crate::error::LogError;
use crate::log::Workspace;
use crate::seal::{self, Seal};

/// Writes waiting at most; more callers wait for room.
const ROOM: usize = 16_384;
/// Keys remembered to notice a quick repeat before it spoils a batch.
const RECENT_KEYS: usize = 65_536;

/// Why a write did not happen.
pub(crate) enum Rejected {
    /// The decision rests on an outdated state: decide again.
    Stale,
    Failed(LogError),
}

pub(crate) type Answer = Result<Committed, Rejected>;

/// One event ready to be numbered, sealed and written.
pub(crate) struct Prepared {
    pub event_id: Uuid,
    pub event_type: Arc<str>,
    pub event_version: Arc<str>,
    /// The event's JSON text.
    pub payload: Arc<str>,
    pub seal: Option<Sealing>,
    pub typed: Arc<dyn Any + Send + Sync>,
}

/// What of an event is personal, and the event's JSON form to seal it in.
pub(crate) struct Sealing {
    pub seal: Seal,
    pub form: Value,
}

impl Sealing {
    /// The text to store. Without a key the subject was erased: nothing personal is ever stored for it again.
    pub(crate) fn sealed(&mut self, key: Option<&[u8; 32]>, aad: &[u8; 32]) -> String {
        match key {
            Some(key) => seal::seal(&mut self.form, &self.seal.fields, key, aad),
            None => seal::open(&mut self.form, &self.seal.fields, None, aad),
        }
        self.form.to_string()
    }
}

/// What a command decided.
pub(crate) struct Write {
    pub aggregate_type: &'static str,
    pub aggregate_id: Arc<str>,
    pub sequence: i64,
    pub events: Vec<Prepared>,
    pub metadata: HashMap<String, String>,
    pub provenance: Provenance,
    pub key_hash: [u8; 32],
    pub request_hash: Option<[u8; 32]>,
    pub slot: Arc<Slot>,
    pub reached: Cached,
}

/// One caller's wish: a write, or (without one) to hear whether everything queued before in this epoch became durable.
pub(crate) struct Item {
    pub entry: Arc<Workspace>,
    epoch: u64,
    pub write: Option<Write>,
    answer: Option<oneshot::Sender<Answer>>,
    room: Option<OwnedSemaphorePermit>,
}

impl Item {
    #[expect(clippy::too_many_arguments, reason = "called once, with everything one decision consists of")]
    pub(crate) fn new(
        entry: Arc<Workspace>,
        aggregate_type: &'static str,
        aggregate_id: Arc<str>,
        sequence: i64,
        events: Vec<Prepared>,
        metadata: HashMap<String, String>,
        provenance: Provenance,
        key_hash: [u8; 32],
        request_hash: Option<[u8; 32]>,
        epoch: u64,
        slot: Arc<Slot>,
        reached: Cached,
    ) -> Self {
        let write = Write {
            aggregate_type,
            aggregate_id,
            sequence,
            events,
            metadata,
            provenance,
            key_hash,
            request_hash,
            slot,
            reached,
        };
        Self { entry, epoch, write: Some(write), answer: None, room: None }
    }

    pub(crate) fn answer(self, answer: Answer) {
        if let Some(caller) = self.answer {
            // A caller that went away does not mind.
            drop(caller.send(answer));
        }
        drop(self.room);
    }

    pub(crate) fn is_stale(&self) -> bool {
        self.entry.epoch.load(Ordering::Acquire) != self.epoch
    }
}

#[derive(Default)]
struct Waiting {
    by_workspace: HashMap<WorkspaceId, VecDeque<Item>>,
    turns: VecDeque<WorkspaceId>,
    errands: Vec<Errand>,
}

/// What the writer does beside writing what was decided.
pub(crate) enum Errand {
    /// Learn what other nodes wrote to a workspace.
    Refresh(WorkspaceId, oneshot::Sender<()>),
    /// Sign where these logs stand.
    Sign(Vec<WorkspaceId>, oneshot::Sender<Result<(), LogError>>),
}

/// The keys used last, oldest first.
#[derive(Default)]
struct RecentKeys {
    known: HashSet<[u8; 32]>,
    order: VecDeque<[u8; 32]>,
}

/// What waits for the writer.
pub(crate) struct Queue {
    waiting: Mutex<Waiting>,
    recent: Mutex<RecentKeys>,
    /// Something arrived.
    pub arrived: Notify,
    room: Arc<Semaphore>,
}

impl Default for Queue {
    fn default() -> Self {
        Self {
            waiting: Mutex::default(),
            recent: Mutex::default(),
            arrived: Notify::new(),
            room: Arc::new(Semaphore::new(ROOM)),
        }
    }
}

impl Queue {
    /// Waits for room.
    pub(crate) async fn room(&self) -> Result<OwnedSemaphorePermit, LogError> {
        Arc::clone(&self.room).acquire_owned().await.map_err(|_| LogError::Closed)
    }

    /// Queues a write; the receiver hears when it is durable, or why not.
    pub(crate) fn push(
        &self,
        mut item: Item,
        room: OwnedSemaphorePermit,
    ) -> impl Future<Output = Option<Answer>> + use<> {
        let (sender, receiver) = oneshot::channel();
        item.answer = Some(sender);
        item.room = Some(room);
        self.enqueue(item);
        async move { receiver.await.ok() }
    }

    /// Hears whether everything queued for a workspace in `epoch` became durable.
    pub(crate) async fn barrier(&self, entry: Arc<Workspace>, epoch: u64) -> Answer {
        let (sender, receiver) = oneshot::channel();
        self.enqueue(Item { entry, epoch, write: None, answer: Some(sender), room: None });
        receiver.await.unwrap_or(Err(Rejected::Failed(LogError::Closed)))
    }

    /// Has the writer learn what other nodes wrote to a workspace.
    pub(crate) async fn refresh(&self, workspace: WorkspaceId) {
        let (sender, receiver) = oneshot::channel();
        lock(&self.waiting).errands.push(Errand::Refresh(workspace, sender));
        self.arrived.notify_one();
        drop(receiver.await);
    }

    /// Has the writer sign where these logs stand.
    pub(crate) async fn sign(&self, workspaces: Vec<WorkspaceId>) -> Result<(), LogError> {
        let (sender, receiver) = oneshot::channel();
        lock(&self.waiting).errands.push(Errand::Sign(workspaces, sender));
        self.arrived.notify_one();
        receiver.await.unwrap_or(Err(LogError::Closed))
    }

    /// Whether this node saw the key lately.
    pub(crate) fn is_recent(&self, key_hash: &[u8; 32]) -> bool {
        lock(&self.recent).known.contains(key_hash)
    }

    /// Notes keys that were used just now.
    pub(crate) fn remember(&self, keys: impl Iterator<Item = [u8; 32]>) {
        let mut recent = lock(&self.recent);
        for key in keys {
            if recent.known.insert(key) {
                recent.order.push_back(key);
            }
        }
        while recent.order.len() > RECENT_KEYS {
            if let Some(oldest) = recent.order.pop_front() {
                recent.known.remove(&oldest);
            }
        }
    }

    fn enqueue(&self, item: Item) {
        let mut waiting = lock(&self.waiting);
        let workspace = item.entry.id;
        let queue = waiting.by_workspace.entry(workspace).or_default();
        let was_empty = queue.is_empty();
        queue.push_back(item);
        if was_empty {
            waiting.turns.push_back(workspace);
        }
        drop(waiting);
        self.arrived.notify_one();
    }

    /// One item of each waiting workspace in turn, until about `events` events are together.
    pub(crate) fn take(&self, events: usize) -> (Vec<Item>, Vec<Errand>) {
        let mut waiting = lock(&self.waiting);
        let mut taken = Vec::new();
        let mut count = 0;
        while count < events
            && let Some(workspace) = waiting.turns.pop_front()
        {
            let Some(queue) = waiting.by_workspace.get_mut(&workspace) else { continue };
            if let Some(item) = queue.pop_front() {
                count += item.write.as_ref().map_or(1, |write| write.events.len().max(1));
                taken.push(item);
            }
            if queue.is_empty() {
                waiting.by_workspace.remove(&workspace);
            } else {
                waiting.turns.push_back(workspace);
            }
        }
        (taken, std::mem::take(&mut waiting.errands))
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
