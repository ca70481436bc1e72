//! Group commit: one task writes whatever is waiting, workspaces in turn, and answers when it is durable.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use eventlog_contract::WorkspaceId;
use jiff::Timestamp;
use sqlx::PgConnection;
use tokio_util::sync::CancellationToken;

use crate::append::{Batch, EventRow, HeadMove, KeyRow, batch_connection, is_taken};
use crate::command::Committed;
use crate::db::{ANSWER_WITHIN, Database, Durability};
use crate::error::LogError;
use crate::hash::{GENESIS, Link};
use crate::head::{self, Head, Mark, SealedHead, Untrusted};
use crate::key_use::KeyUse;
use crate::log::{Inner, Workspace, follows};
use crate::metadata::Metadata;
use crate::queue::{Errand, Item, Prepared, Rejected, Write};
use crate::recorded::Recorded;
use crate::seal;

/// How often a batch whose outcome is unknown is looked after before its callers are told.
const RECOVERY_TRIES: u32 = 5;
/// More missed events than this, and all states of the workspace are forgotten instead of the touched ones.
const MISSED_EVENTS: usize = 4096;
/// How often a checkpoint is tried while other nodes move the head.
const SIGN_TRIES: u32 = 5;

/// The one task that writes.
pub(crate) struct Writer {
    inner: Arc<Inner>,
    heads: HashMap<WorkspaceId, SealedHead>,
    /// PostgreSQL only: a connection of its own, set up for batches.
    conn: Option<PgConnection>,
}

/// One workspace's part of a batch.
struct Share {
    entry: Arc<Workspace>,
    before: SealedHead,
    after: SealedHead,
    items: Vec<Item>,
    recorded: Vec<Vec<Recorded>>,
}

impl Writer {
    pub(crate) fn new(inner: Arc<Inner>) -> Self {
        Self { inner, heads: HashMap::new(), conn: None }
    }

    pub(crate) async fn run(mut self, stop: CancellationToken) {
        let inner = Arc::clone(&self.inner);
        loop {
            let (items, errands) = inner.queue.take(inner.options.batch_events);
            if items.is_empty() && errands.is_empty() {
                if stop.run_until_cancelled(inner.queue.arrived.notified()).await.is_none() {
                    return;
                }
                continue;
            }
            for errand in errands {
                // Who asked and went away does not mind.
                match errand {
                    Errand::Refresh(workspace, done) => {
                        if let Err(error) = self.refresh(workspace).await {
                            tracing::warn!(%workspace, %error, "could not learn what other nodes wrote");
                        }
                        let _ = done.send(());
                    }
                    Errand::Sign(workspaces, done) => {
                        let _ = done.send(self.sign(workspaces).await);
                    }
                }
            }
            self.write(items).await;
        }
    }

    async fn write(&mut self, items: Vec<Item>) {
        let mut by_workspace: HashMap<WorkspaceId, Vec<Item>> = HashMap::new();
        for item in items {
            by_workspace.entry(item.entry.id).or_default().push(item);
        }
        if let Err(error) = self.learn_heads(by_workspace.keys().copied().collect()).await {
            // What was decided on top of these must not be written either.
            self.give_up(by_workspace.into_values(), &error);
            return;
        }
        let inner = Arc::clone(&self.inner);
        by_workspace.retain(|workspace, items| match inner.trusted(*workspace) {
            Ok(()) => true,
            Err(error) => {
                self.give_up(std::iter::once(std::mem::take(items)), &error);
                false
            }
        });
        if let Err(error) = self.enter_in_anchor(&by_workspace).await {
            self.give_up(by_workspace.into_values(), &error);
            return;
        }
        let keys = match self.subject_keys(&by_workspace).await {
            Ok(keys) => keys,
            Err(error) => {
                self.give_up(by_workspace.into_values(), &error);
                return;
            }
        };
        let mut batch = Batch::default();
        let mut shares = Vec::with_capacity(by_workspace.len());
        for (workspace, items) in by_workspace {
            match self.heads.get(&workspace).copied() {
                Some(head) => shares.extend(self.number(workspace, head, items, &keys, &mut batch)),
                None => {
                    let error = LogError::Unavailable(format!("the head of workspace {workspace} is not known"));
                    self.give_up(std::iter::once(items), &error);
                }
            }
        }
        if !batch.heads.is_empty() {
            batch.heads.sort_by(|a, b| a.workspace_id.cmp(&b.workspace_id));
            match self.persist(batch, &shares).await {
                Ok(moved) => {
                    self.inner.note_append(Ok(()));
                    self.settle(shares, &moved).await;
                }
                Err(error) => self.give_up(shares.into_iter().map(|share| share.items), &error),
            }
            return;
        }
        // Only barriers: everything before them is settled.
        self.settle(shares, &HashSet::new()).await;
    }

    /// A log without events is entered in the anchor before the first one is written.
    async fn enter_in_anchor(&self, by_workspace: &HashMap<WorkspaceId, Vec<Item>>) -> Result<(), LogError> {
        let Some(keeper) = &self.inner.anchor else { return Ok(()) };
        for (workspace, items) in by_workspace {
            let is_empty = self.heads.get(workspace).is_some_and(|head| head.head.last.position == 0);
            if is_empty && items.iter().any(|item| item.write.is_some()) {
                let now = (self.inner.options.clock)();
                keeper.enter(self.inner.signer.checkpoint(*workspace, Mark::START, now), now).await?;
            }
        }
        Ok(())
    }

    /// Numbers, seals and chains one workspace's items. Items that rest on an outdated state are sent back.
    fn number(
        &self,
        workspace: WorkspaceId,
        before: SealedHead,
        items: Vec<Item>,
        keys: &HashMap<(WorkspaceId, Arc<str>), Option<[u8; 32]>>,
        batch: &mut Batch,
    ) -> Option<Share> {
        let mut head = before.head;
        let workspace_text = workspace.to_string();
        let clock = (self.inner.options.clock)();
        // Whatever a node's clock says, time never goes back within a log.
        let recorded_at = clock.as_microsecond().max(head.recorded_at);
        let now = Timestamp::from_microsecond(recorded_at).unwrap_or(clock);
        let mut seen = HashSet::new();
        let mut share = Share {
            entry: Arc::clone(&items.first()?.entry),
            before,
            after: before,
            items: Vec::new(),
            recorded: Vec::new(),
        };
        let mut writes = false;
        for mut item in items {
            let repeated = item.write.as_ref().is_some_and(|write| !seen.insert(write.key_hash));
            if repeated {
                // Whatever was decided after the repeat rests on it.
                share.entry.epoch.fetch_add(1, Ordering::AcqRel);
            }
            if repeated || item.is_stale() {
                item.answer(Err(Rejected::Stale));
                continue;
            }
            let mut recorded = Vec::new();
            if let Some(write) = &mut item.write {
                writes = true;
                let first_position = head.last.position + 1;
                let mut events = std::mem::take(&mut write.events);
                for (event, sequence) in events.iter_mut().zip(write.sequence + 1..) {
                    let mut row = row(write, event, sequence, &workspace_text, recorded_at);
                    row.payload = match &mut event.seal {
                        Some(sealing) => {
                            let key = keys.get(&(workspace, Arc::clone(&sealing.seal.subject))).copied().flatten();
                            sealing.sealed(key.as_ref(), &seal::aad(workspace, event.event_id))
                        }
                        None => event.payload.to_string(),
                    };
                    row.position = head.last.position + 1;
                    row.hash = link(&row).hash(&head.last.hash);
                    head.last = Mark { position: row.position, hash: row.hash };
                    head.recorded_at = recorded_at;
                    recorded.push(Recorded {
                        workspace_id: workspace,
                        position: row.position,
                        event_id: event.event_id,
                        aggregate_type: write.aggregate_type.into(),
                        aggregate_id: Arc::clone(&write.aggregate_id),
                        sequence,
                        event_type: Arc::clone(&event.event_type),
                        event_version: Arc::clone(&event.event_version),
                        payload: Arc::clone(&event.payload),
                        provenance: write.provenance.clone(),
                        recorded_at: now,
                        hash: row.hash,
                        typed: Some(Arc::clone(&event.typed)),
                    });
                    batch.events.push(row);
                }
                let used = KeyUse {
                    workspace_id: workspace_text.clone(),
                    key_hash: write.key_hash,
                    request_hash: write.request_hash,
                    aggregate_type: write.aggregate_type.into(),
                    aggregate_id: write.aggregate_id.to_string(),
                    first_position,
                    last_position: head.last.position,
                };
                batch.keys.push(KeyRow { seal: used.seal(&self.inner.keys.row_key, workspace), used });
            }
            share.items.push(item);
            share.recorded.push(recorded);
        }
        let unsigned = head.last.position - head.signed.position;
        if unsigned > 0 && (head.signed.position == 0 || unsigned >= self.inner.options.sign_every) {
            batch.checkpoints.push(self.inner.signer.row(workspace, head.last, head.signed, now));
            head.signed = head.last;
        }
        if head != before.head {
            share.after = head.seal(&self.inner.head_key, workspace);
        }
        if writes {
            batch.heads.push(HeadMove::new(workspace_text, &share.before, &share.after));
        }
        Some(share)
    }

    /// Signs where these logs stand.
    async fn sign(&mut self, mut workspaces: Vec<WorkspaceId>) -> Result<(), LogError> {
        let mut failed = Ok(());
        for _ in 0..SIGN_TRIES {
            let mut batch = Batch::default();
            let mut heads = Vec::new();
            for workspace in std::mem::take(&mut workspaces) {
                match self.due_for_signing(workspace).await {
                    Ok(Some(before)) => {
                        let after = Head { signed: before.head.last, ..before.head };
                        let after = after.seal(&self.inner.head_key, workspace);
                        batch.heads.push(HeadMove::new(workspace.to_string(), &before, &after));
                        let now = (self.inner.options.clock)();
                        batch.checkpoints.push(self.inner.signer.row(
                            workspace,
                            before.head.last,
                            before.head.signed,
                            now,
                        ));
                        heads.push((workspace, after));
                    }
                    Ok(None) => {}
                    // One log that can not be signed keeps no other from it.
                    Err(error) => failed = Err(error),
                }
            }
            if heads.is_empty() {
                return failed;
            }
            batch.heads.sort_by(|a, b| a.workspace_id.cmp(&b.workspace_id));
            let moved = match self.try_persist(&batch).await {
                Ok(moved) => moved,
                Err(error) => {
                    self.lost_connection();
                    for (workspace, _) in heads {
                        self.heads.remove(&workspace);
                    }
                    return Err(error);
                }
            };
            for (workspace, after) in heads {
                if moved.contains(&workspace) {
                    self.heads.insert(workspace, after);
                    self.inner.workspace(workspace).await?.see(after);
                    self.inner.note(workspace, after.head.last);
                } else {
                    workspaces.push(workspace);
                }
            }
        }
        failed.and(Err(LogError::Unavailable("other nodes were faster, again and again".into())))
    }

    /// The head that a checkpoint is due for, as it is in the database, with what it says there.
    async fn due_for_signing(&mut self, workspace: WorkspaceId) -> Result<Option<SealedHead>, LogError> {
        self.refresh(workspace).await?;
        let Some(before) = self.heads.get(&workspace).copied() else { return Ok(None) };
        let Head { last, signed, .. } = before.head;
        self.inner.look_for_damage(Some(workspace)).await?;
        self.inner.trusted(workspace)?;
        Ok((last.position > signed.position).then_some(before))
    }

    /// Writes the batch. When the connection breaks half-way, the heads tell what happened, as soon as they can be read.
    async fn persist(&mut self, batch: Batch, shares: &[Share]) -> Result<HashSet<WorkspaceId>, LogError> {
        let error = match self.try_persist(&batch).await {
            Ok(moved) => return Ok(moved),
            Err(error) if is_taken(&error) => return self.persist_apart(batch).await,
            Err(error) => error,
        };
        self.lost_connection();
        for tries in 1..=RECOVERY_TRIES {
            tracing::warn!(%error, tries, "a batch was not confirmed");
            tokio::time::sleep(Duration::from_millis(20 << tries)).await;
            let workspaces = shares.iter().map(|share| share.entry.id).collect();
            let Ok(stored) = self.raw_heads(workspaces).await else { continue };
            // What was not written is decided again, and sealed again: its keys may be lost, too.
            let written = shares.iter().filter(|share| share.before != share.after);
            let moved = written.filter(|share| stored.get(&share.entry.id) == Some(&share.after));
            let moved: HashSet<WorkspaceId> = moved.map(|share| share.entry.id).collect();
            if moved.is_empty() && error.is_refusal() {
                // A full disk, a file that can be read only: deciding again would come to the same.
                return Err(error);
            }
            return Ok(moved);
        }
        Err(error)
    }

    /// After a failed write. Keys made just before it may be lost with it.
    fn lost_connection(&mut self) {
        self.conn = None;
        self.inner.keys.forget_subjects();
    }

    /// Somewhere in the batch a stream was not as new as its caller thought: each workspace on its own, so that only
    /// that one's commands are decided again.
    async fn persist_apart(&mut self, batch: Batch) -> Result<HashSet<WorkspaceId>, LogError> {
        let mut moved = HashSet::new();
        for part in batch.split() {
            match self.try_persist(&part).await {
                Ok(one) => moved.extend(one),
                Err(error) if is_taken(&error) => {
                    tracing::debug!(%error, "a stream was not new");
                    self.find_beyond(&part).await;
                }
                Err(error) => {
                    // What this part came to is unknown; its workspace counts as not moved and is read again.
                    tracing::warn!(%error, "a workspace's events were not confirmed");
                    self.lost_connection();
                }
            }
        }
        Ok(moved)
    }

    async fn try_persist(&mut self, batch: &Batch) -> Result<HashSet<WorkspaceId>, LogError> {
        if let (Database::Postgres(pool), None) = (&self.inner.db, &self.conn) {
            self.conn = Some(batch_connection(pool).await?);
        }
        let written = batch.write(&self.inner.db, self.conn.as_mut());
        let written = tokio::time::timeout(ANSWER_WITHIN, written).await;
        written.unwrap_or_else(|_| Err(LogError::Unavailable("the database took a batch and did not answer".into())))
    }

    /// Tells everybody what became of their items.
    async fn settle(&mut self, shares: Vec<Share>, moved: &HashSet<WorkspaceId>) {
        let mut grew = false;
        for share in shares {
            let workspace = share.entry.id;
            let has_writes = share.items.iter().any(|item| item.write.is_some());
            if has_writes && !moved.contains(&workspace) {
                // Another node was faster, or a key was used before: learn, and have everything decided again.
                share.entry.epoch.fetch_add(1, Ordering::AcqRel);
                if let Err(error) = self.refresh(workspace).await {
                    tracing::warn!(%workspace, %error, "could not learn what other nodes wrote");
                    self.heads.remove(&workspace);
                    self.inner.cache.forget_workspace(workspace);
                }
                if let Err(error) = self.inner.trusted(workspace) {
                    self.give_up(std::iter::once(share.items), &error);
                    continue;
                }
                share.items.into_iter().for_each(|item| item.answer(Err(Rejected::Stale)));
                continue;
            }
            self.heads.insert(workspace, share.after);
            share.entry.see(share.after);
            self.inner
                .queue
                .remember(share.items.iter().filter_map(|item| item.write.as_ref()).map(|write| write.key_hash));
            for item in &share.items {
                if let Some(write) = &item.write {
                    write.slot.commit(write.reached.clone());
                }
            }
            if share.after.head.last.position > share.before.head.last.position {
                grew = true;
                share.entry.grow(share.recorded.iter().flatten().cloned(), self.inner.tail_share());
                self.inner.note(workspace, share.after.head.last);
                if let Some(wake) = &self.inner.options.wake {
                    wake.grew(workspace, share.after.head.last.position);
                }
            }
            let mut position = share.before.head.last.position;
            for (item, events) in share.items.into_iter().zip(share.recorded) {
                position = events.last().map_or(position, |event| event.position);
                item.answer(Ok(Committed { position, events, repeated: false }));
            }
        }
        if grew {
            self.inner.grew.send_modify(|count| *count += 1);
        }
    }

    /// Nothing is known of the outcome: forget what was built on it, and say so.
    fn give_up(&mut self, items: impl Iterator<Item = Vec<Item>>, error: &LogError) {
        self.inner.note_append(Err(error));
        for item in items.flatten() {
            item.entry.epoch.fetch_add(1, Ordering::AcqRel);
            self.heads.remove(&item.entry.id);
            if let Some(write) = &item.write {
                write.slot.forget();
            }
            item.answer(Err(failed(error)));
        }
    }

    /// Learns what other nodes wrote to a workspace: their events go to the followers, touched states are forgotten.
    async fn refresh(&mut self, workspace: WorkspaceId) -> Result<(), LogError> {
        self.inner.trusted(workspace)?;
        let Some(head) = self.inner.stored_head(workspace).await? else {
            self.heads.remove(&workspace);
            return Ok(());
        };
        let last = head.head.last;
        let entry = self.inner.workspace(workspace).await?;
        let known = *entry.head.borrow();
        if known >= last.position {
            // Nobody else wrote since this node last looked, so what it read since then is current.
            self.heads.insert(workspace, head);
            return Ok(());
        }
        entry.epoch.fetch_add(1, Ordering::AcqRel);
        let log = self.missed(&entry, last).await?;
        if log.last().map_or(known, |event| event.position) < last.position {
            self.inner.cache.forget_workspace(workspace);
        } else {
            for event in &log {
                if let Some(slot) = self.inner.cache.existing(workspace, &event.aggregate_type, &event.aggregate_id) {
                    slot.forget();
                }
            }
        }
        // A head that moved on while the events were read is met again as a conflict.
        self.heads.insert(workspace, head);
        // Whoever decided on a state before it was forgotten is sent back, too.
        entry.epoch.fetch_add(1, Ordering::AcqRel);
        entry.grow(log, self.inner.tail_share());
        entry.take(last);
        entry.head.send_if_modified(|known| std::mem::replace(known, last.position.max(*known)) < last.position);
        self.inner.grew.send_modify(|count| *count += 1);
        Ok(())
    }

    /// The events after the last one taken in, each following from the one before, up to the head at least.
    async fn missed(&self, entry: &Workspace, last: Mark) -> Result<Vec<Recorded>, LogError> {
        let mut at = entry.taken();
        let stored = crate::log::stored_after(&self.inner.db, entry.id, at.position, MISSED_EVENTS).await?;
        let all = stored.len() < MISSED_EVENTS;
        for event in &stored {
            let follows = follows(event, &at) && (event.position != last.position || event.hash == last.hash);
            if !follows {
                return Err(self.inner.distrust(entry.id, Untrusted::Broken { position: at.position + 1 }));
            }
            at = Mark { position: event.position, hash: event.hash };
        }
        if all && at.position < last.position {
            return Err(self.inner.distrust(entry.id, Untrusted::Broken { position: at.position + 1 }));
        }
        self.inner.open(stored).await
    }

    /// Makes sure that the heads of these workspaces are known, and that new workspaces have one. A log that is not trusted is no
    /// error here.
    async fn learn_heads(&mut self, workspaces: Vec<WorkspaceId>) -> Result<(), LogError> {
        let missing: Vec<WorkspaceId> = workspaces.into_iter().filter(|id| !self.heads.contains_key(id)).collect();
        for workspace in missing {
            match self.learn_head(workspace).await {
                Ok(()) | Err(LogError::Untrusted { .. }) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    async fn learn_head(&mut self, workspace: WorkspaceId) -> Result<(), LogError> {
        self.inner.trusted(workspace)?;
        if self.inner.stored_head(workspace).await?.is_none() {
            let events = "SELECT 1 FROM events WHERE workspace_id = $1 AND position > 0 ORDER BY position LIMIT 1";
            if self.inner.db.fetch_optional(events, &[workspace.into()]).await?.is_some()
                && self.inner.stored_head(workspace).await?.is_none()
            {
                return Err(self.inner.distrust(workspace, Untrusted::Headless));
            }
            let sql = "INSERT INTO log_heads (workspace_id, position, hash, seal) VALUES ($1, 0, $2, $3) ON CONFLICT DO NOTHING";
            let empty = Head::EMPTY.seal(&self.inner.head_key, workspace);
            let mut tx = self.inner.db.begin(Durability::Full).await?;
            let args = [workspace.into(), GENESIS.as_slice().into(), empty.seal.as_slice().into()];
            tx.conn().execute(sql, &args).await?;
            tx.commit().await?;
        }
        // Cached states are only as new as the head they were read under.
        self.refresh(workspace).await
    }

    /// The heads as they are stored, for a comparison.
    async fn raw_heads(&self, workspaces: Vec<WorkspaceId>) -> Result<HashMap<WorkspaceId, SealedHead>, LogError> {
        let mut heads = HashMap::new();
        for workspace in workspaces {
            let sql = format!("SELECT {} FROM log_heads WHERE workspace_id = $1", head::COLUMNS);
            if let Some(row) = self.inner.db.fetch_optional(&sql, &[workspace.into()]).await?
                && let (head, Some(seal)) = head::read(&row)?
            {
                heads.insert(workspace, SealedHead { head, seal });
            }
        }
        Ok(heads)
    }

    /// Whether a place was taken by an event that no head vouches for.
    async fn find_beyond(&self, batch: &Batch) {
        let sql = "SELECT h.position, (SELECT max(position) FROM events e WHERE e.workspace_id = h.workspace_id) \
                   FROM log_heads h WHERE h.workspace_id = $1";
        for workspace in batch.heads.iter().filter_map(|head| head.workspace_id.parse::<WorkspaceId>().ok()) {
            if let Ok(Some(row)) = self.inner.db.fetch_optional(sql, &[workspace.into()]).await
                && let (Ok(position), Ok(Some(found))) = (row.int(0), row.int_or_null(1))
                && found > position
            {
                self.inner.distrust(workspace, Untrusted::Beyond { position, found });
            }
        }
    }

    async fn subject_keys(
        &self,
        items: &HashMap<WorkspaceId, Vec<Item>>,
    ) -> Result<HashMap<(WorkspaceId, Arc<str>), Option<[u8; 32]>>, LogError> {
        let mut wanted = HashSet::new();
        for (workspace, items) in items {
            let events = items.iter().filter_map(|item| item.write.as_ref()).flat_map(|write| &write.events);
            wanted.extend(
                events
                    .filter_map(|event| event.seal.as_ref())
                    .map(|sealing| (*workspace, Arc::clone(&sealing.seal.subject))),
            );
        }
        if wanted.is_empty() {
            return Ok(HashMap::new());
        }
        self.inner.keys.subjects(&wanted, true).await
    }
}

fn row(write: &Write, event: &Prepared, sequence: i64, workspace: &str, recorded_at: i64) -> EventRow {
    EventRow {
        workspace_id: workspace.to_owned(),
        position: 0,
        event_id: event.event_id.to_string(),
        aggregate_type: write.aggregate_type,
        aggregate_id: write.aggregate_id.to_string(),
        sequence,
        event_type: event.event_type.to_string(),
        event_version: event.event_version.to_string(),
        payload: String::new(),
        metadata: Metadata::to_text(&write.metadata, event.seal.as_ref().map(|sealing| &sealing.seal)),
        recorded_at,
        hash: GENESIS,
    }
}

fn link(row: &EventRow) -> Link<'_> {
    Link {
        workspace_id: &row.workspace_id,
        position: row.position,
        event_id: &row.event_id,
        aggregate_type: row.aggregate_type,
        aggregate_id: &row.aggregate_id,
        sequence: row.sequence,
        event_type: &row.event_type,
        event_version: &row.event_version,
        payload: &row.payload,
        metadata: &row.metadata,
        recorded_at: row.recorded_at,
    }
}

fn failed(error: &LogError) -> Rejected {
    Rejected::Failed(if let LogError::Untrusted { workspace, reason } = error {
        LogError::Untrusted { workspace: *workspace, reason: reason.clone() }
    } else {
        LogError::Unavailable(error.to_string())
    })
}
