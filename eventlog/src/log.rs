//! The log's handle: reading, following, and what the command path and the writer share.

use std::collections::{BTreeMap, HashMap, HashSet, VecDeque};
use std::path::PathBuf;
use std::sync::atomic::AtomicU64;
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::{Duration, Instant};

use eventlog_contract::{LoggedAggregate, WorkspaceId};
use jiff::Timestamp;
use serde::de::IgnoredAny;
use tokio::sync::watch;
use uuid::Uuid;

use crate::anchor::Keeper;
use crate::cache::{Cache, Cached};
use crate::checkpoint::Signer;
use crate::db::{Database, Row};
use crate::error::LogError;
use crate::hash::Link;
use crate::head::{self, Mark, SealedHead, Untrusted};
use crate::keyring::{Key, Keyring, MasterKey, WorkspaceKeys};
use crate::loader::Loader;
use crate::metadata::Metadata;
use crate::queue::Queue;
use crate::recorded::{Recorded, StoredEvent};
use crate::seal::{self, Seal};
use crate::wake::Wake;
use crate::writer::Writer;

/// What a program decides about its log. The clock and the ids can be replaced, so that a test repeats itself.
#[derive(Clone)]
pub struct LogOptions {
    /// Decided states kept in memory.
    pub cached_states: usize,
    /// Events at most in one write.
    pub batch_events: usize,
    /// Recent events kept in memory for followers, over all workspaces.
    pub tail_events: usize,
    /// How often other nodes' writes are looked for in the database; none: this node is alone.
    pub look_every: Option<Duration>,
    /// A checkpoint is signed with the first append, and after this many events.
    pub sign_every: i64,
    /// File of the last signed heads; none: nothing stands outside the database.
    pub anchor: Option<PathBuf>,
    /// Tells other nodes that a log grew.
    pub wake: Option<Arc<dyn Wake>>,
    /// The time that events are stamped with.
    pub clock: Arc<dyn Fn() -> Timestamp + Send + Sync>,
    /// Ids of events.
    pub ids: Arc<dyn Fn() -> Uuid + Send + Sync>,
}

impl Default for LogOptions {
    fn default() -> Self {
        Self {
            cached_states: 50_000,
            batch_events: 1024,
            tail_events: 65_536,
            look_every: Some(Duration::from_millis(250)),
            sign_every: 1000,
            anchor: None,
            wake: None,
            clock: Arc::new(Timestamp::now),
            ids: Arc::new(Uuid::now_v7),
        }
    }
}

/// Followers of a workspace get at least this many recent events from memory.
const SHORTEST_TAIL: usize = 64;

/// A failed append counts as trouble for so long, where nobody tries again.
const TROUBLE_LASTS: Duration = Duration::from_secs(30);

/// What this node knows of one workspace.
pub(crate) struct Workspace {
    pub id: WorkspaceId,
    /// Begins anew whenever a decision may have been made on an outdated state.
    pub epoch: AtomicU64,
    /// Position of the last event this node knows of.
    pub head: watch::Sender<i64>,
    /// Where the log stood when this node first saw it.
    pub since_position: i64,
    /// The last event this node took in, with its hash; what comes next must follow from it.
    taken: Mutex<Mark>,
    /// The newest authenticated head that was read or written; none while there is none.
    seen: Mutex<Option<SealedHead>>,
    tail: Mutex<VecDeque<Recorded>>,
}

impl Workspace {
    /// The newest authenticated head this node saw.
    pub(crate) fn seen(&self) -> Option<SealedHead> {
        *self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// An authenticated head was read or written.
    pub(crate) fn see(&self, head: SealedHead) {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        if seen.is_none_or(|seen| head.reaches(&seen)) {
            *seen = Some(head);
        }
    }

    /// The last event this node took in.
    pub(crate) fn taken(&self) -> Mark {
        *self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Everything up to here is taken in, or skipped.
    pub(crate) fn take(&self, mark: Mark) {
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        if mark.position > taken.position {
            *taken = mark;
        }
    }

    /// New events, in order, known to be durable.
    pub(crate) fn grow(&self, events: impl IntoIterator<Item = Recorded>, keep: usize) {
        let mut last = None;
        {
            let mut tail = self.tail.lock().unwrap_or_else(PoisonError::into_inner);
            for event in events {
                if tail.back().is_some_and(|newest| newest.position + 1 != event.position) {
                    tail.clear();
                }
                last = Some(Mark { position: event.position, hash: event.hash });
                tail.push_back(event);
            }
            while tail.len() > keep {
                tail.pop_front();
            }
        }
        if let Some(mark) = last {
            self.take(mark);
            let last = mark.position;
            self.head.send_if_modified(|head| std::mem::replace(head, last.max(*head)) < last);
        }
    }

    /// Events after `after` from memory; none when memory does not reach back that far.
    fn recent(&self, after: i64, limit: usize) -> Option<Vec<Recorded>> {
        let tail = self.tail.lock().unwrap_or_else(PoisonError::into_inner);
        let first = tail.front()?.position;
        let skip = usize::try_from(after + 1 - first).ok()?;
        (skip < tail.len()).then(|| tail.range(skip..tail.len().min(skip + limit)).cloned().collect())
    }
}

pub(crate) struct Inner {
    pub db: Database,
    pub keys: Keyring,
    pub options: LogOptions,
    pub cache: Cache,
    pub queue: Queue,
    pub loader: Arc<Loader>,
    pub grew: watch::Sender<u64>,
    pub head_key: Key,
    pub signer: Signer,
    pub anchor: Option<Keeper>,
    /// When and why the last append failed; none once one went well.
    pub trouble: Mutex<Option<(Instant, String)>>,
    workspaces: RwLock<HashMap<WorkspaceId, Arc<Workspace>>>,
    untrusted: RwLock<BTreeMap<WorkspaceId, Untrusted>>,
}

/// The event log of all workspaces of one database. Cheap to clone; the writer stops when the last clone goes.
#[derive(Clone)]
pub struct EventLog {
    pub(crate) inner: Arc<Inner>,
    _writer: Arc<WriterGuard>,
}

struct WriterGuard(tokio_util::sync::CancellationToken);

impl Drop for WriterGuard {
    fn drop(&mut self) {
        self.0.cancel();
    }
}

impl EventLog {
    /// Brings the schema up to date, checks the master key, and starts the writer.
    pub async fn open(db: Database, master: MasterKey, options: LogOptions) -> Result<Self, LogError> {
        db.migrate().await?;
        let anchor_key = master.derive("seal the anchor");
        let inner = Arc::new(Inner {
            head_key: master.derive("seal heads"),
            signer: Signer::of(&master),
            anchor: options.anchor.clone().map(|path| Keeper::new(path, anchor_key)),
            untrusted: RwLock::default(),
            keys: Keyring::new(db.clone(), master),
            cache: Cache::new(options.cached_states),
            queue: Queue::default(),
            loader: Arc::default(),
            grew: watch::Sender::new(0),
            trouble: Mutex::default(),
            workspaces: RwLock::default(),
            db,
            options,
        });
        // A foreign master key is told apart from a forged head.
        inner.keys.check_master().await?;
        inner.look_at_heads().await?;
        inner.look_for_damage(None).await?;
        for workspace in inner.keys.unopened().await? {
            inner.distrust(workspace, Untrusted::NoKey);
        }
        inner.compare_with_anchor().await?;
        let stop = tokio_util::sync::CancellationToken::new();
        tokio::spawn(Keeper::run(Arc::clone(&inner), stop.clone()));
        tokio::spawn(Arc::clone(&inner.loader).run(inner.db.clone(), stop.clone()));
        tokio::spawn(Writer::new(Arc::clone(&inner)).run(stop.clone()));
        if let Some(every) = inner.options.look_every {
            tokio::spawn(Arc::clone(&inner).keep_looking(every, stop.clone()));
        }
        Ok(Self { inner, _writer: Arc::new(WriterGuard(stop)) })
    }

    /// The database below.
    pub fn db(&self) -> &Database {
        &self.inner.db
    }

    /// Why the last append failed, where none has succeeded since and it was not long ago.
    pub fn append_trouble(&self) -> Option<String> {
        let trouble = self.inner.trouble.lock().unwrap_or_else(PoisonError::into_inner);
        trouble.as_ref().filter(|(at, _)| at.elapsed() < TROUBLE_LASTS).map(|(_, what)| what.clone())
    }

    /// Writes something durable, as an append would, and answers whether that went well.
    pub async fn try_writing(&self) -> Result<(), LogError> {
        let sql = "INSERT INTO write_check (id, written_at, padding) VALUES (1, $1, $2) \
                   ON CONFLICT (id) DO UPDATE SET written_at = excluded.written_at, padding = excluded.padding";
        // About what a small batch of events takes, and never the same, so that it has to be written.
        let mut padding = vec![0_u8; 4096];
        rand::RngCore::fill_bytes(&mut rand::rng(), &mut padding);
        self.db().execute(sql, &[self.now().as_microsecond().into(), padding.into()]).await?;
        Ok(())
    }

    /// The time by the log's clock.
    pub fn now(&self) -> Timestamp {
        (self.inner.options.clock)()
    }

    /// A new id by the log's id source (UUIDv7 unless replaced).
    pub fn new_id(&self) -> Uuid {
        (self.inner.options.ids)()
    }

    /// The committed state of an aggregate; its default when it has no events. On a node that did not write
    /// the last event, up to the moment the news of it arrived: see [`Self::catch_up`]. That there are none at all is
    /// not taken from memory.
    pub async fn load<A: LoggedAggregate>(&self, workspace: WorkspaceId, aggregate_id: &str) -> Result<A, LogError> {
        let entry = self.inner.workspace(workspace).await?;
        let slot = self.inner.cache.slot((workspace, A::TYPE.into(), aggregate_id.into()));
        let mut known = slot.committed();
        if known.as_ref().is_some_and(|cached| cached.sequence == 0) {
            self.catch_up(workspace).await?;
            known = slot.committed();
        }
        let cached = match known {
            Some(cached) => cached,
            None => self.inner.load_state::<A>(&entry, &slot, aggregate_id).await?,
        };
        Ok(cached.state.downcast_ref::<A>().cloned().unwrap_or_default())
    }

    /// Learns what other nodes wrote to a workspace up to now.
    pub async fn catch_up(&self, workspace: WorkspaceId) -> Result<i64, LogError> {
        let entry = self.inner.workspace(workspace).await?;
        let head = self.inner.stored_head(workspace).await?;
        if head.is_some_and(|head| head.head.last.position > *entry.head.borrow()) {
            self.inner.queue.refresh(workspace).await;
        }
        Ok(*entry.head.borrow())
    }

    /// Workspaces that are not written to, because what is stored cannot be what this program wrote.
    pub fn untrusted(&self) -> Vec<(WorkspaceId, Untrusted)> {
        let untrusted = self.inner.untrusted.read().unwrap_or_else(PoisonError::into_inner);
        untrusted.iter().map(|(workspace, reason)| (*workspace, reason.clone())).collect()
    }

    /// Why the anchor could not be written, or carried further, the last time.
    pub fn anchor_troubles(&self) -> Vec<String> {
        self.inner.anchor.as_ref().map(Keeper::troubles).unwrap_or_default()
    }

    /// How it went to carry the anchor further.
    pub fn anchor_carried(&self, carried: Result<(), String>) {
        if let Some(keeper) = &self.inner.anchor {
            keeper.carried(carried);
        }
    }

    /// The file of the anchor.
    pub fn anchor_file(&self) -> Option<&std::path::Path> {
        self.inner.anchor.as_ref().map(|keeper| keeper.path.as_path())
    }

    /// Changes whenever the anchor was written: for whoever carries it further. None without an anchor.
    pub fn anchored(&self) -> Option<watch::Receiver<u64>> {
        self.inner.anchor.as_ref().map(|keeper| keeper.written.subscribe())
    }

    /// Ed25519 public key (base64) that this log's checkpoints are signed with.
    pub fn public_key(&self) -> String {
        self.inner.signer.public_key()
    }

    /// A database without a log gets an empty anchor, before anything is written: an anchor that is missing later is a loss.
    pub fn begin_anchor(&self) -> Result<(), LogError> {
        match &self.inner.anchor {
            Some(keeper) if self.known_heads().iter().all(|(_, position)| *position == 0) => keeper.begin(),
            Some(_) | None => Ok(()),
        }
    }

    /// Anchors where all logs stand, as far as it is known here.
    pub async fn anchor(&self) -> Result<(), LogError> {
        self.inner.note_all();
        match &self.inner.anchor {
            Some(keeper) => keeper.flush(&self.inner).await,
            None => Ok(()),
        }
    }

    /// Signs where all logs stand and anchors it: what a program does before it ends. Errors are told in the log.
    pub async fn close(&self) {
        if let Err(error) = self.sign_all().await {
            tracing::warn!(%error, "not every log was signed at the end");
        }
        if let Some(keeper) = &self.inner.anchor
            && let Err(error) = keeper.flush(&self.inner).await
        {
            tracing::warn!(%error, "the anchor was not written at the end");
        }
    }

    /// Signs a checkpoint of every log that grew since its last one.
    pub async fn sign_all(&self) -> Result<(), LogError> {
        let unsigned = self.inner.unsigned();
        if unsigned.is_empty() { Ok(()) } else { self.inner.queue.sign(unsigned).await }
    }

    /// Another node says that a workspace's log grew.
    pub fn notice(&self, workspace: WorkspaceId, position: i64) {
        let known = self.inner.known(workspace).map(|entry| *entry.head.borrow());
        if known.is_none_or(|head| head < position) {
            let inner = Arc::clone(&self.inner);
            tokio::spawn(async move {
                if inner.workspace(workspace).await.is_ok() {
                    inner.queue.refresh(workspace).await;
                }
            });
        }
    }

    /// Events after a position, in order, at most `limit`: from memory when recent.
    pub async fn read(&self, workspace: WorkspaceId, after: i64, limit: usize) -> Result<Vec<Recorded>, LogError> {
        let entry = self.inner.workspace(workspace).await?;
        if after >= *entry.head.borrow() {
            return Ok(Vec::new());
        }
        match entry.recent(after, limit) {
            Some(events) => Ok(events),
            None => self.inner.open(self.read_stored(workspace, after, limit).await?).await,
        }
    }

    /// The same, always from the database.
    pub async fn read_from_database(
        &self,
        workspace: WorkspaceId,
        after: i64,
        limit: usize,
    ) -> Result<Vec<Recorded>, LogError> {
        self.inner.open(self.read_stored(workspace, after, limit).await?).await
    }

    /// One aggregate's events from the first on.
    pub async fn read_stream(
        &self,
        workspace: WorkspaceId,
        aggregate_type: &str,
        aggregate_id: &str,
    ) -> Result<Vec<Recorded>, LogError> {
        self.inner.read_stream(workspace, aggregate_type, aggregate_id).await
    }

    /// One aggregate's last events, at most `count`, oldest first.
    pub async fn read_stream_tail(
        &self,
        workspace: WorkspaceId,
        aggregate_type: &str,
        aggregate_id: &str,
        count: usize,
    ) -> Result<Vec<Recorded>, LogError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM events WHERE workspace_id = $1 AND aggregate_type = $2 AND aggregate_id = $3 \
             ORDER BY sequence DESC LIMIT $4"
        );
        let count = i64::try_from(count).unwrap_or(i64::MAX);
        let stream = [workspace.into(), aggregate_type.into(), aggregate_id.into(), count.into()];
        let rows = self.inner.db.fetch_all(&sql, &stream).await?;
        self.inner.open(rows.iter().rev().map(stored).collect::<Result<_, _>>()?).await
    }

    /// The same exactly as stored, personal fields sealed.
    pub async fn read_stream_stored(
        &self,
        workspace: WorkspaceId,
        aggregate_type: &str,
        aggregate_id: &str,
    ) -> Result<Vec<StoredEvent>, LogError> {
        self.inner.loader.load(workspace, aggregate_type, aggregate_id).await
    }

    /// Events exactly as stored, personal fields sealed.
    pub async fn read_stored(
        &self,
        workspace: WorkspaceId,
        after: i64,
        limit: usize,
    ) -> Result<Vec<StoredEvent>, LogError> {
        stored_after(&self.inner.db, workspace, after, limit).await
    }

    /// Opens events that were read as stored.
    pub async fn open_stored(&self, events: Vec<StoredEvent>) -> Result<Vec<Recorded>, LogError> {
        self.inner.open(events).await
    }

    /// Position of the last event this node knows of; 0 when there is none.
    pub async fn head(&self, workspace: WorkspaceId) -> Result<i64, LogError> {
        Ok(*self.inner.workspace(workspace).await?.head.borrow())
    }

    /// All workspaces that have a log. One whose first event was never written is none, though its head may stand at 0 already.
    pub async fn workspaces(&self) -> Result<Vec<WorkspaceId>, LogError> {
        let sql = "SELECT workspace_id FROM log_heads h WHERE position > 0 \
                   OR EXISTS (SELECT 1 FROM events e WHERE e.workspace_id = h.workspace_id) ORDER BY workspace_id";
        let rows = self.inner.db.fetch_all(sql, &[]).await?;
        rows.iter().map(|row| parse_workspace(row.text(0)?)).collect()
    }

    /// Waits until an event after `after` is known. Never returns when the log can not be read and never grows.
    pub async fn wait_beyond(&self, workspace: WorkspaceId, after: i64) {
        let Ok(entry) = self.inner.workspace(workspace).await else { return std::future::pending().await };
        let mut head = entry.head.subscribe();
        if head.wait_for(|head| *head > after).await.is_err() {
            std::future::pending().await
        }
    }

    /// Changes whenever any workspace's head moved.
    pub fn heads(&self) -> watch::Receiver<u64> {
        self.inner.grew.subscribe()
    }

    /// The heads this node knows of.
    pub fn known_heads(&self) -> Vec<(WorkspaceId, i64)> {
        self.inner.known_heads()
    }

    /// An opaque id for `text`, stable for a workspace and a purpose: 32 hex digits of a keyed hash.
    pub async fn keyed_id(&self, workspace: WorkspaceId, purpose: &str, text: &str) -> Result<String, LogError> {
        let keys = self.inner.workspace_keys(workspace).await?;
        Ok(hex::encode(&keys.keyed_id(purpose, text)[..16]))
    }

    /// Destroys a subject's key: everything sealed for it reads [`crate::ERASED`] from now on.
    pub async fn destroy_subject(&self, workspace: WorkspaceId, subject: &str) -> Result<(), LogError> {
        self.inner.keys.destroy(workspace, subject, self.now().as_microsecond()).await?;
        self.inner.cache.forget_workspace(workspace);
        if let Some(entry) = self.inner.known(workspace) {
            entry.tail.lock().unwrap_or_else(PoisonError::into_inner).clear();
        }
        Ok(())
    }
}

pub(crate) const COLUMNS: &str = "workspace_id, position, event_id, aggregate_type, aggregate_id, sequence, event_type, event_version, \
    CAST(payload AS text), CAST(metadata AS text), recorded_at, hash";

impl Inner {
    /// Notes how an append went.
    pub(crate) fn note_append(&self, outcome: Result<(), &LogError>) {
        let trouble = outcome.err().map(|error| (Instant::now(), error.to_string()));
        if let Err(LogError::Database(error)) = outcome {
            self.db.note(error);
        }
        *self.trouble.lock().unwrap_or_else(PoisonError::into_inner) = trouble;
    }

    pub(crate) fn known(&self, workspace: WorkspaceId) -> Option<Arc<Workspace>> {
        self.workspaces.read().unwrap_or_else(PoisonError::into_inner).get(&workspace).map(Arc::clone)
    }

    /// What is known of a workspace, asking the database the first time.
    pub(crate) async fn workspace(&self, workspace: WorkspaceId) -> Result<Arc<Workspace>, LogError> {
        match self.known(workspace) {
            Some(entry) => Ok(entry),
            None => Ok(self.enter(workspace, self.stored_head(workspace).await?)),
        }
    }

    fn enter(&self, id: WorkspaceId, head: Option<SealedHead>) -> Arc<Workspace> {
        let mut workspaces = self.workspaces.write().unwrap_or_else(PoisonError::into_inner);
        let last = head.map_or(Mark::START, |head| head.head.last);
        Arc::clone(workspaces.entry(id).or_insert_with(|| {
            Arc::new(Workspace {
                id,
                epoch: AtomicU64::new(0),
                head: watch::Sender::new(last.position),
                since_position: last.position,
                taken: Mutex::new(last),
                seen: Mutex::new(head),
                tail: Mutex::default(),
            })
        }))
    }

    /// The head of a workspace, authenticated; none when it has none. What cannot be the head is remembered against the workspace.
    pub(crate) async fn stored_head(&self, workspace: WorkspaceId) -> Result<Option<SealedHead>, LogError> {
        // Seen before the row is read: a head that moves on meanwhile is no head that went back.
        let seen = self.known(workspace).and_then(|entry| entry.seen());
        let sql = format!("SELECT {} FROM log_heads WHERE workspace_id = $1", head::COLUMNS);
        let row = self.db.fetch_optional(&sql, &[workspace.into()]).await?;
        let found = row.as_ref().map(head::read).transpose()?;
        match head::judge(&self.head_key, workspace, seen.as_ref(), found) {
            Ok(head) => {
                if let (Some(entry), Some(head)) = (self.known(workspace), head) {
                    entry.see(head);
                }
                Ok(head)
            }
            Err(reason) => Err(self.distrust(workspace, reason)),
        }
    }

    /// From now on nothing is written to this workspace, and nothing signed.
    pub(crate) fn distrust(&self, workspace: WorkspaceId, reason: Untrusted) -> LogError {
        let mut untrusted = self.untrusted.write().unwrap_or_else(PoisonError::into_inner);
        let first = untrusted.entry(workspace).or_insert_with(|| {
            tracing::error!(%workspace, %reason, "the log is not trusted: nothing is written to it any more");
            metrics::counter!("log_untrusted_total").increment(1);
            reason
        });
        let reason = first.clone();
        metrics::gauge!("log_untrusted_workspaces").set(u32::try_from(untrusted.len()).unwrap_or(u32::MAX));
        LogError::Untrusted { workspace, reason }
    }

    /// A workspace's keys; without them nothing of it can be named or read.
    pub(crate) async fn workspace_keys(&self, workspace: WorkspaceId) -> Result<Arc<WorkspaceKeys>, LogError> {
        match self.keys.workspace(workspace).await {
            Err(LogError::Keys(_)) => Err(self.distrust(workspace, Untrusted::NoKey)),
            keys => keys,
        }
    }

    /// An error where a workspace must not be written to.
    pub(crate) fn trusted(&self, workspace: WorkspaceId) -> Result<(), LogError> {
        let untrusted = self.untrusted.read().unwrap_or_else(PoisonError::into_inner);
        match untrusted.get(&workspace) {
            Some(reason) => Err(LogError::Untrusted { workspace, reason: reason.clone() }),
            None => Ok(()),
        }
    }

    /// Looks, for one workspace or all, whether the event and the checkpoint that a head names are there, and nothing beyond it.
    pub(crate) async fn look_for_damage(&self, workspace: Option<WorkspaceId>) -> Result<(), LogError> {
        let which = if workspace.is_some() { "h.workspace_id = $1" } else { "h.workspace_id <> $1" };
        let sql = format!(
            "SELECT h.workspace_id, h.position, h.signed_position, \
                CAST(CASE WHEN h.position > 0 AND (e.hash IS NULL OR e.hash <> h.hash) THEN 1 \
                     WHEN h.signed_position > 0 AND (c.hash IS NULL OR c.hash <> h.signed_hash OR c.public_key <> $2) THEN 2 \
                     WHEN n.position IS NOT NULL THEN 3 ELSE 0 END AS bigint) \
             FROM log_heads h \
             LEFT JOIN events e ON e.workspace_id = h.workspace_id AND e.position = h.position \
             LEFT JOIN events n ON n.workspace_id = h.workspace_id AND n.position = h.position + 1 \
             LEFT JOIN log_checkpoints c ON c.workspace_id = h.workspace_id AND c.position = h.signed_position \
             WHERE {which}"
        );
        let workspace = workspace.map(|workspace| workspace.to_string()).unwrap_or_default();
        let public_key = self.signer.public_key_bytes();
        for row in self.db.fetch_all(&sql, &[workspace.into(), public_key.as_slice().into()]).await? {
            let position = row.int(1)?;
            let reason = match row.int(3)? {
                1 => Untrusted::Broken { position },
                2 => Untrusted::NoCheckpoint { position: row.int(2)? },
                3 => Untrusted::Beyond { position, found: position + 1 },
                _ => continue,
            };
            self.distrust(parse_workspace(row.text(0)?)?, reason);
        }
        Ok(())
    }

    /// Makes sure that the database has everything that was anchored.
    async fn compare_with_anchor(&self) -> Result<(), LogError> {
        let Some(keeper) = &self.anchor else { return Ok(()) };
        let logs = self.known_heads().into_iter().filter(|(_, position)| *position > 0);
        let why = match keeper.read() {
            Ok(Some(anchor)) => {
                for (workspace, _) in logs.filter(|(workspace, _)| !anchor.entries.contains_key(workspace)) {
                    self.distrust(workspace, Untrusted::NotInAnchor);
                }
                for entry in anchor.entries.into_values() {
                    self.extends(&entry.checkpoint).await?;
                }
                return Ok(());
            }
            Ok(None) => "is missing".to_owned(),
            Err(LogError::Anchor { reason, .. }) if logs.clone().count() > 0 => format!("can not be used: {reason}"),
            Err(error) => return Err(error),
        };
        for (workspace, _) in logs {
            self.distrust(workspace, Untrusted::NoAnchor { why: why.clone() });
        }
        Ok(())
    }

    /// Has a head anchored soon.
    pub(crate) fn note(&self, workspace: WorkspaceId, mark: Mark) {
        if let (Some(keeper), Some(entry)) = (&self.anchor, self.known(workspace)) {
            keeper.note(workspace, mark, entry.since_position);
        }
    }

    pub(crate) fn note_all(&self) {
        let seen: Vec<(WorkspaceId, SealedHead)> = {
            let workspaces = self.workspaces.read().unwrap_or_else(PoisonError::into_inner);
            workspaces.values().filter_map(|entry| Some((entry.id, entry.seen()?))).collect()
        };
        for (workspace, head) in seen {
            self.note(workspace, head.head.last);
        }
    }

    /// Workspaces whose log grew since it was signed.
    fn unsigned(&self) -> Vec<WorkspaceId> {
        let workspaces = self.workspaces.read().unwrap_or_else(PoisonError::into_inner);
        let grew = |entry: &&Arc<Workspace>| {
            entry.seen().is_some_and(|seen| seen.head.last.position > seen.head.signed.position)
        };
        workspaces.values().filter(grew).map(|entry| entry.id).filter(|id| self.trusted(*id).is_ok()).collect()
    }

    fn known_heads(&self) -> Vec<(WorkspaceId, i64)> {
        let workspaces = self.workspaces.read().unwrap_or_else(PoisonError::into_inner);
        workspaces.values().map(|entry| (entry.id, *entry.head.borrow())).collect()
    }

    /// How many recent events each workspace may keep.
    pub(crate) fn tail_share(&self) -> usize {
        let workspaces = self.workspaces.read().unwrap_or_else(PoisonError::into_inner).len().max(1);
        (self.options.tail_events / workspaces).max(SHORTEST_TAIL)
    }

    /// Looks for workspaces whose log grew elsewhere.
    async fn look_at_heads(&self) -> Result<(), LogError> {
        let mut fresh = false;
        // Seen before the rows are read: a head that moves on meanwhile is no head that went back.
        let mut seen: HashMap<WorkspaceId, SealedHead> = {
            let workspaces = self.workspaces.read().unwrap_or_else(PoisonError::into_inner);
            workspaces.values().filter_map(|entry| Some((entry.id, entry.seen()?))).collect()
        };
        let sql = format!("SELECT {}, workspace_id FROM log_heads", head::COLUMNS);
        for row in self.db.fetch_all(&sql, &[]).await? {
            let workspace = parse_workspace(row.text(6)?)?;
            let head =
                match head::judge(&self.head_key, workspace, seen.remove(&workspace).as_ref(), Some(head::read(&row)?))
                {
                    Ok(head) => head,
                    Err(reason) => {
                        self.distrust(workspace, reason);
                        continue;
                    }
                };
            match (self.known(workspace), head) {
                (Some(entry), Some(head)) => {
                    entry.see(head);
                    if head.head.last.position > *entry.head.borrow() {
                        self.queue.refresh(workspace).await;
                    }
                }
                (_, head) => {
                    self.enter(workspace, head);
                    fresh = true;
                }
            }
        }
        for (workspace, head) in seen {
            self.distrust(workspace, Untrusted::Gone { known: head.head.last.position });
        }
        if fresh {
            self.grew.send_modify(|count| *count += 1);
        }
        Ok(())
    }

    async fn keep_looking(self: Arc<Self>, every: Duration, stop: tokio_util::sync::CancellationToken) {
        let mut ticks = tokio::time::interval(every);
        ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        while stop.run_until_cancelled(ticks.tick()).await.is_some() {
            let looked = stop.run_until_cancelled(self.look_at_heads()).await;
            if let Some(Err(error)) = looked {
                tracing::warn!(%error, "could not look at the heads");
            }
        }
    }

    /// Folds an aggregate's events, and remembers the state.
    pub(crate) async fn load_state<A: LoggedAggregate>(
        &self,
        entry: &Workspace,
        slot: &crate::cache::Slot,
        aggregate_id: &str,
    ) -> Result<Cached, LogError> {
        let epoch = entry.epoch.load(std::sync::atomic::Ordering::Acquire);
        let mut state = A::default();
        let mut sequence = 0;
        for event in self.read_stream(entry.id, A::TYPE, aggregate_id).await? {
            sequence = event.sequence;
            state.apply(A::Event::clone(&*event.event::<A>()?));
        }
        let cached = Cached { state: Arc::new(state), sequence };
        slot.fill(cached.clone(), epoch, &entry.epoch);
        Ok(cached)
    }

    async fn read_stream(
        &self,
        workspace: WorkspaceId,
        aggregate_type: &str,
        aggregate_id: &str,
    ) -> Result<Vec<Recorded>, LogError> {
        // The stock repositories read a stream by type and id alone; naming the workspace too makes another
        // tenant's id an empty stream (docs/decisions/0002).
        let events = self.loader.load(workspace, aggregate_type, aggregate_id).await?;
        self.is_whole(workspace, &events).await?;
        self.open(events).await
    }

    /// Refuses to decide on a stream with an event that no commit of this program left so: out of number, before the first position, or beyond
    /// the head.
    async fn is_whole(&self, workspace: WorkspaceId, events: &[StoredEvent]) -> Result<(), LogError> {
        let unreadable = |position: i64, reason: &str| LogError::Unreadable {
            workspace: workspace.to_string(),
            position,
            reason: reason.to_owned(),
        };
        let mut before = 0;
        for (event, number) in events.iter().zip(1..) {
            if event.sequence != number || event.position <= before {
                return Err(unreadable(event.position, "its stream has gaps, or events that were planted"));
            }
            before = event.position;
        }
        if before > *self.workspace(workspace).await?.head.borrow() {
            // Another node wrote it a moment ago, and the head with it.
            let head = self.stored_head(workspace).await?.map_or(0, |head| head.head.last.position);
            if before > head {
                return Err(unreadable(before, "it lies beyond the head: it was planted"));
            }
        }
        Ok(())
    }

    /// Opens the personal fields of stored events.
    pub(crate) async fn open(&self, events: Vec<StoredEvent>) -> Result<Vec<Recorded>, LogError> {
        let mut wanted = HashSet::new();
        let mut read = Vec::with_capacity(events.len());
        for event in events {
            let metadata = Metadata::read(&event)?;
            if let Some(seal) = &metadata.seal {
                wanted.insert((event.workspace_id, Arc::clone(&seal.subject)));
            }
            read.push((event, metadata));
        }
        let keys = self.keys.subjects(&wanted, false).await?;
        read.into_iter()
            .map(|(event, metadata)| {
                let unreadable = |reason: String| LogError::Unreadable {
                    workspace: event.workspace_id.to_string(),
                    position: event.position,
                    reason,
                };
                let payload = match &metadata.seal {
                    Some(Seal { subject, fields }) => {
                        let mut form =
                            serde_json::from_str(&event.payload).map_err(|error| unreadable(error.to_string()))?;
                        let key = keys.get(&(event.workspace_id, Arc::clone(subject))).copied().flatten();
                        seal::open(&mut form, fields, key.as_ref(), &seal::aad(event.workspace_id, event.event_id));
                        form.to_string()
                    }
                    None => {
                        serde_json::from_str::<IgnoredAny>(&event.payload)
                            .map_err(|error| unreadable(error.to_string()))?;
                        event.payload
                    }
                };
                Ok(Recorded {
                    workspace_id: event.workspace_id,
                    position: event.position,
                    event_id: event.event_id,
                    aggregate_type: event.aggregate_type.into(),
                    aggregate_id: event.aggregate_id.into(),
                    sequence: event.sequence,
                    event_type: event.event_type.into(),
                    event_version: event.event_version.into(),
                    payload: payload.into(),
                    provenance: metadata.provenance,
                    recorded_at: event.recorded_at,
                    hash: event.hash,
                    typed: None,
                })
            })
            .collect()
    }
}

/// A workspace's events after a position, as stored.
pub(crate) async fn stored_after(
    db: &Database,
    workspace: WorkspaceId,
    after: i64,
    limit: usize,
) -> Result<Vec<StoredEvent>, LogError> {
    let sql =
        format!("SELECT {COLUMNS} FROM events WHERE workspace_id = $1 AND position > $2 ORDER BY position LIMIT $3");
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let rows = db.fetch_all(&sql, &[workspace.into(), after.into(), limit.into()]).await?;
    rows.iter().map(stored).collect()
}

/// Whether an event follows from the one before it.
pub(crate) fn follows(event: &StoredEvent, before: &Mark) -> bool {
    let (workspace_id, event_id) = (event.workspace_id.to_string(), event.event_id.to_string());
    let link = Link {
        workspace_id: &workspace_id,
        position: event.position,
        event_id: &event_id,
        aggregate_type: &event.aggregate_type,
        aggregate_id: &event.aggregate_id,
        sequence: event.sequence,
        event_type: &event.event_type,
        event_version: &event.event_version,
        payload: &event.payload,
        metadata: &event.metadata,
        recorded_at: event.recorded_at.as_microsecond(),
    };
    event.position == before.position + 1 && link.hash(&before.hash) == event.hash
}

/// Reads a row of [`COLUMNS`].
pub(crate) fn stored(row: &Row) -> Result<StoredEvent, LogError> {
    let position = row.int(1)?;
    let unreadable = |reason: &str| LogError::Unreadable {
        workspace: row.text(0).unwrap_or_default().to_owned(),
        position,
        reason: reason.to_owned(),
    };
    Ok(StoredEvent {
        workspace_id: parse_workspace(row.text(0)?)?,
        position,
        event_id: row.text(2)?.parse().map_err(|_| unreadable("its event id is not a UUID"))?,
        aggregate_type: row.text(3)?.to_owned(),
        aggregate_id: row.text(4)?.to_owned(),
        sequence: row.int(5)?,
        event_type: row.text(6)?.to_owned(),
        event_version: row.text(7)?.to_owned(),
        payload: row.text(8)?.to_owned(),
        metadata: row.text(9)?.to_owned(),
        recorded_at: Timestamp::from_microsecond(row.int(10)?).map_err(|_| unreadable("its time is out of range"))?,
        hash: row.bytes(11)?.try_into().map_err(|_| unreadable("its hash is not 32 bytes"))?,
    })
}

pub(crate) fn parse_workspace(text: &str) -> Result<WorkspaceId, LogError> {
    text.parse().map_err(|_| LogError::Keys(format!("bad workspace id {text}")))
}
