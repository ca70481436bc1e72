//! The runner: one task per process that keeps the read models and the outbox of all its workspaces up to date.
//!
//! Each round takes the new events of every workspace it holds (fairly, bounded), decodes them once, and lets every consumer have its
//! share: projections in one transaction, sources of effects in another. Nothing is skipped and nothing applied twice:
//! a checkpoint moves only from where it is expected to be, in the transaction that stores what was folded.

mod consumer;
mod gather;
mod round;
mod slices;

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;
use std::time::Duration;

use eventlog::WorkspaceId;
use eventlog::db::Database;
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use self::consumer::{Consumer, Live};
use self::gather::Batch;
use self::slices::Slices;
use crate::error::ReadError;
use crate::read_models::{Change, ReadModels};
use crate::registry;

pub use self::consumer::EffectSource;
pub(crate) use self::consumer::versions;
pub(crate) use self::gather::{Excerpt, Wanted, read_excerpt};

/// Told of a committed change.
pub type Notify = Arc<dyn Fn(&Change) + Send + Sync>;

/// What a program decides about its runner.
#[derive(Clone)]
pub struct RunnerOptions {
    /// Name of this process among all that share the database: never the same for two.
    pub node: String,
    /// Turn events into effects.
    pub sources: Vec<Arc<dyn EffectSource>>,
    /// No other process has the database open: what leases there are belong to nodes that are gone.
    pub is_alone: bool,
    /// How long another node waits before it takes over from one that is gone.
    pub lease_ttl: Duration,
    /// Events at most in one round, over all workspaces.
    pub batch_events: usize,
    /// From the beginning of one round to that of the next, while little is new: many small rounds would take from the
    /// commands what few larger ones need not. A round after a silence begins at once.
    pub pace: Duration,
    /// Told of every committed change, so that other nodes can be.
    pub notify_remote: Option<Notify>,
}

impl RunnerOptions {
    /// The usual, without effects.
    pub fn new(node: impl Into<String>) -> Self {
        Self {
            node: node.into(),
            sources: Vec::new(),
            is_alone: false,
            lease_ttl: Duration::from_secs(3),
            batch_events: 4096,
            pace: Duration::from_millis(12),
            notify_remote: None,
        }
    }
}

/// The running task. Dropping it stops the task; [`Runner::stop`] also waits for it.
pub struct Runner {
    stop: CancellationToken,
    task: Option<JoinHandle<()>>,
    effects: watch::Receiver<u64>,
}

impl Runner {
    /// Starts the task.
    pub fn start(models: ReadModels, options: RunnerOptions) -> Self {
        let stop = CancellationToken::new();
        let (effects_sent, effects) = watch::channel(0);
        let worker = Worker::new(models, options, effects_sent);
        let task = tokio::spawn(worker.run(stop.clone()));
        Self { stop, task: Some(task), effects }
    }

    /// Changes whenever effects were put into the outbox here.
    pub fn effects(&self) -> watch::Receiver<u64> {
        self.effects.clone()
    }

    /// Finishes the round and gives the leases back.
    pub async fn stop(mut self) {
        self.stop.cancel();
        if let Some(task) = self.task.take()
            && let Err(error) = task.await
        {
            tracing::error!(%error, "the projection runner ended badly");
        }
    }

    /// Ends at once, as a crash would: leases are kept until they run out.
    pub async fn abort(mut self) {
        if let Some(task) = self.task.take() {
            task.abort();
            // Being cancelled is what it should be.
            drop(task.await);
        }
    }
}

impl Drop for Runner {
    fn drop(&mut self) {
        self.stop.cancel();
    }
}

/// Leases are renewed this many times before they would expire.
const BEATS_PER_LEASE: u32 = 3;
/// Connections of its own: read models and effects are stored side by side, and tables are analysed now and then.
const CONNECTIONS: u32 = 3;
/// Pauses after an error, from the first to the longest.
const PAUSE: (Duration, Duration) = (Duration::from_millis(20), Duration::from_secs(2));
/// So long after an error rows take the slow way.
const CAREFUL: Duration = Duration::from_secs(10);
/// A workspace that can not be read is tried again after this long.
const STUCK_PAUSE: Duration = Duration::from_secs(1);

/// While commands keep coming, the runner rests this many times as long as it worked, at most [`LONGEST_REST`]: larger
/// rounds cost less per event, and commands are what people wait for.
const REST_PER_WORK: u32 = 2;
const LONGEST_REST: Duration = Duration::from_millis(30);

struct Worker {
    models: ReadModels,
    db: Database,
    options: RunnerOptions,
    slices: Slices,
    projections: Vec<Consumer<Live>>,
    sources: Vec<Consumer<Arc<dyn EffectSource>>>,
    /// Lowest position of any consumer, by workspace.
    lowest: HashMap<WorkspaceId, i64>,
    stuck: HashMap<WorkspaceId, Instant>,
    /// Version and generation of every table when we last looked.
    versions: HashMap<String, (i64, i64)>,
    rebuilding: HashMap<&'static str, JoinHandle<()>>,
    effects: watch::Sender<u64>,
    beat_at: Instant,
    next_round_at: Instant,
    /// After an error, rows take the slow way until then, which suits every state of the tables.
    careful_until: Instant,
    /// Whether everything is to be read from the database again.
    confused: bool,
}

impl Worker {
    fn new(models: ReadModels, options: RunnerOptions, effects: watch::Sender<u64>) -> Self {
        let db = models.db().apart(CONNECTIONS);
        let sources = options.sources.iter().map(|source| Consumer {
            name: format!("effects/{}", source.name()),
            at: HashMap::new(),
            kind: Arc::clone(source),
        });
        Self {
            slices: Slices::new(db.clone(), options.node.clone(), options.lease_ttl),
            sources: sources.collect(),
            models,
            db,
            options,
            projections: Vec::new(),
            lowest: HashMap::new(),
            stuck: HashMap::new(),
            versions: HashMap::new(),
            rebuilding: HashMap::new(),
            effects,
            beat_at: Instant::now(),
            next_round_at: Instant::now(),
            careful_until: Instant::now(),
            confused: true,
        }
    }

    async fn run(mut self, stop: CancellationToken) {
        if self.options.is_alone
            && let Err(error) = self.slices.forget_the_dead().await
        {
            tracing::warn!(%error, "leases of nodes that are gone could not be ended; they run out");
        }
        let mut heads = self.models.log().heads();
        let mut replaced = self.models.replaced();
        let mut pause = PAUSE.0;
        while !stop.is_cancelled() {
            heads.borrow_and_update();
            if replaced.has_changed().unwrap_or(false) {
                replaced.borrow_and_update();
                self.confused = true;
            }
            match self.turn().await {
                Ok(true) => {
                    pause = PAUSE.0;
                    tokio::select! {
                        () = stop.cancelled() => {}
                        () = tokio::time::sleep_until(self.next_round_at) => {}
                    }
                    continue;
                }
                Ok(false) => pause = PAUSE.0,
                Err(error) => {
                    self.confused = true;
                    self.careful_until = Instant::now() + CAREFUL;
                    if let ReadError::Superseded(what) = &error {
                        tracing::info!(what, "looking again: something changed hands");
                    } else {
                        tracing::warn!(%error, "the projection runner pauses");
                    }
                    tokio::select! {
                        () = stop.cancelled() => break,
                        () = tokio::time::sleep(pause) => {}
                    }
                    pause = (pause * 2).min(PAUSE.1);
                    continue;
                }
            }
            tokio::select! {
                () = stop.cancelled() => break,
                _ = heads.changed() => {}
                _ = replaced.changed() => self.confused = true,
                () = tokio::time::sleep_until(self.beat_at) => {}
            }
        }
        for task in self.rebuilding.values() {
            task.abort();
        }
        if let Err(error) = self.slices.release().await {
            tracing::warn!(%error, "leases could not be given back; others wait for their end");
        }
    }

    /// Renews leases when it is time, and runs a round. False: there was nothing to do.
    async fn turn(&mut self) -> Result<bool, ReadError> {
        if Instant::now() >= self.beat_at || self.confused {
            self.beat().await?;
        }
        if self.confused {
            self.look_again().await?;
            self.confused = false;
        }
        let wanted = self.wanted();
        if wanted.is_empty() {
            return Ok(false);
        }
        let wanted = gather::divide(wanted, i64::try_from(self.options.batch_events).unwrap_or(i64::MAX));
        let (batches, stuck) = gather::gather(self.models.log(), wanted).await;
        for (workspace, error) in stuck {
            tracing::error!(%error, %workspace, "a workspace can not be followed for now");
            self.stuck.insert(workspace, Instant::now() + STUCK_PAUSE);
        }
        if batches.is_empty() {
            return Ok(false);
        }
        self.round(&batches).await?;
        Ok(true)
    }

    async fn round(&mut self, batches: &[Batch]) -> Result<(), ReadError> {
        let began = Instant::now();
        let written_before = self.written();
        let bulk = began >= self.careful_until;
        let (changes, effects) = tokio::join!(
            round::project(&self.db, &self.slices, &mut self.projections, batches, bulk),
            round::react(&self.db, &self.slices, &mut self.sources, batches),
        );
        if let Ok(effects) = effects
            && effects > 0
        {
            self.effects.send_modify(|count| *count += 1);
        }
        let changes = changes?;
        effects?;
        if let Some(notify) = &self.options.notify_remote {
            changes.iter().for_each(|change| notify(change));
        }
        self.models.publish(changes);
        let events: usize = batches.iter().map(|batch| batch.facts.len()).sum();
        metrics::histogram!("projection_round_seconds").record(began.elapsed());
        metrics::counter!("projection_events_total").increment(events as u64);
        if let Some(oldest) =
            batches.iter().filter_map(|batch| batch.facts.first()).map(|fact| fact.recorded.recorded_at).min()
        {
            let lag = self.models.log().now().duration_since(oldest);
            metrics::histogram!("projection_lag_seconds").record(lag.as_secs_f64().max(0.0));
        }
        for batch in batches {
            self.note_lowest(batch.workspace);
        }
        let much = events * 2 >= self.options.batch_events;
        let idle_writers = self.written() == written_before;
        let now = Instant::now();
        self.next_round_at = if much && idle_writers {
            now
        } else {
            let rest = now.duration_since(began) * REST_PER_WORK;
            (began + self.options.pace).max(now + rest.min(LONGEST_REST))
        };
        Ok(())
    }

    /// Grows with every event of any workspace this node knows of.
    fn written(&self) -> i64 {
        self.models.log().known_heads().iter().map(|(_, head)| head).sum()
    }

    fn positions(&self, workspace: WorkspaceId) -> impl Iterator<Item = i64> + '_ {
        let projections = self.projections.iter().map(move |consumer| consumer.position(workspace));
        projections.chain(self.sources.iter().map(move |consumer| consumer.position(workspace)))
    }

    fn note_lowest(&mut self, workspace: WorkspaceId) {
        if let Some(lowest) = self.positions(workspace).min() {
            self.lowest.insert(workspace, lowest);
        }
    }

    /// What is new: for every workspace held, after the most and the least advanced of the consumers that lag.
    fn wanted(&mut self) -> Vec<Wanted> {
        let now = Instant::now();
        self.stuck.retain(|_, until| *until > now);
        let mut wanted = Vec::new();
        for (workspace, head) in self.models.log().known_heads() {
            if !self.slices.holds(workspace) || self.stuck.contains_key(&workspace) {
                continue;
            }
            if !self.lowest.contains_key(&workspace) {
                self.note_lowest(workspace);
            }
            let Some(lowest) = self.lowest.get(&workspace).copied().filter(|lowest| *lowest < head) else { continue };
            let foremost = self.positions(workspace).filter(|position| *position < head).max().unwrap_or(lowest);
            wanted.push(Wanted { workspace, after: foremost, events: head - foremost });
            if lowest < foremost {
                wanted.push(Wanted { workspace, after: lowest, events: head - lowest });
            }
        }
        wanted
    }

    async fn beat(&mut self) -> Result<(), ReadError> {
        self.beat_at = Instant::now() + self.options.lease_ttl / BEATS_PER_LEASE;
        let (new, lost) = self.slices.beat().await?;
        if self.versions != versions(&self.db).await? {
            self.confused = true;
        } else {
            self.renew_outdated();
        }
        if !lost.is_empty() {
            self.let_go();
        }
        if !new.is_empty() && !self.confused {
            self.read_checkpoints(&new).await?;
        }
        Ok(())
    }

    /// Forgets workspaces that are not held any more.
    fn let_go(&mut self) {
        let slices = &self.slices;
        for consumer in &mut self.projections {
            consumer.at.retain(|workspace, _| slices.holds(*workspace));
            consumer.kind.folder.retain(&|workspace| slices.holds(workspace));
        }
        for consumer in &mut self.sources {
            consumer.at.retain(|workspace, _| slices.holds(*workspace));
        }
        self.lowest.retain(|workspace, _| slices.holds(*workspace));
    }

    /// Reads everything from the database that rounds otherwise keep in memory.
    async fn look_again(&mut self) -> Result<(), ReadError> {
        self.versions = versions(&self.db).await?;
        self.projections = consumer::live(&self.db, &self.versions);
        for consumer in &mut self.sources {
            consumer.at.clear();
        }
        self.lowest.clear();
        let held = self.slices.held();
        self.read_checkpoints(&held).await?;
        self.renew_outdated();
        Ok(())
    }

    /// Builds anew, beside what serves, every read model that an older program made.
    fn renew_outdated(&mut self) {
        self.rebuilding.retain(|_, task| !task.is_finished());
        for projection in registry::all() {
            let name = projection.name();
            let outdated = self.versions.get(name).is_some_and(|(version, _)| *version < projection.version());
            if outdated && !self.rebuilding.contains_key(name) {
                let models = self.models.clone();
                let task = tokio::spawn(async move {
                    match models.rebuild(name, |_| {}).await {
                        Ok(_) => tracing::info!(
                            projection = name,
                            version = projection.version(),
                            "a read model was built anew"
                        ),
                        Err(ReadError::RebuildRunning(_)) => {
                            tracing::info!(projection = name, "another node builds a read model anew")
                        }
                        Err(error) => {
                            tracing::error!(%error, projection = name, "a read model could not be built anew")
                        }
                    }
                });
                self.rebuilding.insert(name, task);
            }
        }
    }

    async fn read_checkpoints(&mut self, wanted: &BTreeSet<slices::Slice>) -> Result<(), ReadError> {
        let slices = &self.slices;
        let wanted = |workspace: WorkspaceId| wanted.contains(&slices.of(workspace));
        for consumer in &mut self.projections {
            consumer.read_checkpoints(&self.db, wanted).await?;
        }
        for consumer in &mut self.sources {
            consumer.read_checkpoints(&self.db, wanted).await?;
        }
        Ok(())
    }
}
