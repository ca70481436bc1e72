//! Our `cqrs_es::EventStore`: loads from the cache, appends through the writer.

use std::collections::HashMap;
use std::marker::PhantomData;
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex, PoisonError};

use cqrs_es::{AggregateContext, AggregateError, EventEnvelope, EventStore};
use eventlog_contract::{LoggedAggregate, Personal, WorkspaceId};
use tokio::sync::OwnedMutexGuard;

use crate::cache::{Cached, Slot};
use crate::command::Committed;
use crate::error::LogError;
use crate::log::{EventLog, Workspace};
use crate::metadata;
use crate::queue::{Item, Prepared, Rejected, Sealing};
use crate::seal::Seal;

/// The store for one attempt at one command.
pub(crate) struct Store<A> {
    log: EventLog,
    workspace: WorkspaceId,
    key_hash: [u8; 32],
    request_hash: Option<[u8; 32]>,
    keyed: bool,
    /// Nothing is stored of the aggregate, as far as the caller knows.
    is_new: bool,
    /// The version the caller saw.
    seen: Option<i64>,
    attempt: Attempt,
    _aggregate: PhantomData<fn() -> A>,
}

/// What a decision rests on: a workspace, the epoch its state is of, and whether that state still waits for its commit.
#[derive(Clone)]
struct Basis {
    entry: Arc<Workspace>,
    epoch: u64,
    speculative: bool,
}

/// What came of an attempt, for whoever started it: `CqrsFramework` itself answers with nothing.
#[derive(Clone)]
pub(crate) struct Attempt {
    log: EventLog,
    outcome: Arc<Mutex<Option<Committed>>>,
    basis: Arc<Mutex<Option<Basis>>>,
    stale_at: Arc<Mutex<Option<i64>>>,
}

impl Attempt {
    /// What was written.
    pub(crate) fn take_outcome(&self) -> Option<Committed> {
        lock(&self.outcome).take()
    }

    /// Where the aggregate changed after the version the caller saw, if that is why there was no decision.
    pub(crate) fn stale_at(&self) -> Option<i64> {
        *lock(&self.stale_at)
    }

    /// For a decision that writes nothing: waits for the writes that its state rests on, and makes sure that no other node wrote
    /// since. False: one of those writes did not happen, or somebody did.
    pub(crate) async fn confirm(&self) -> Result<bool, LogError> {
        let basis = lock(&self.basis).clone();
        let Some(Basis { entry, epoch, speculative }) = basis else { return Ok(true) };
        if speculative {
            match self.log.inner.queue.barrier(Arc::clone(&entry), epoch).await {
                Ok(_) => {}
                Err(Rejected::Stale) => return Ok(false),
                Err(Rejected::Failed(error)) => return Err(error),
            }
        }
        self.log.catch_up(entry.id).await?;
        Ok(entry.epoch.load(Ordering::Acquire) == epoch)
    }
}

/// An aggregate on loan: nobody else decides on it until its events are queued.
pub(crate) struct Loan<A> {
    state: A,
    sequence: i64,
    aggregate_id: Arc<str>,
    epoch: u64,
    entry: Arc<Workspace>,
    slot: Arc<Slot>,
    turn: OwnedMutexGuard<()>,
}

impl<A: LoggedAggregate> AggregateContext<A> for Loan<A> {
    fn aggregate(&mut self) -> &mut A {
        &mut self.state
    }
}

impl<A: LoggedAggregate> Store<A> {
    pub(crate) fn new(
        log: EventLog,
        workspace: WorkspaceId,
        (key_hash, request_hash): ([u8; 32], Option<[u8; 32]>),
        keyed: bool,
        is_new: bool,
        seen: Option<i64>,
    ) -> Self {
        let attempt =
            Attempt { log: log.clone(), outcome: Arc::default(), basis: Arc::default(), stale_at: Arc::default() };
        Self { log, workspace, key_hash, request_hash, keyed, is_new, seen, attempt, _aggregate: PhantomData }
    }

    pub(crate) fn attempt(&self) -> Attempt {
        self.attempt.clone()
    }

    async fn lend(&self, aggregate_id: &str) -> Result<Loan<A>, LogError> {
        let inner = &self.log.inner;
        let entry = inner.workspace(self.workspace).await?;
        let aggregate_id: Arc<str> = aggregate_id.into();
        let slot = inner.cache.slot((self.workspace, A::TYPE.into(), Arc::clone(&aggregate_id)));
        let turn = Arc::clone(&slot.turn).lock_owned().await;
        let epoch = entry.epoch.load(Ordering::Acquire);
        let (cached, speculative) = match slot.newest(epoch) {
            Some(newest) => newest,
            None if self.is_new => (Cached { state: Arc::new(A::default()), sequence: 0 }, false),
            None => (inner.load_state::<A>(&entry, &slot, &aggregate_id).await?, false),
        };
        let state = cached.state.downcast_ref::<A>().cloned().unwrap_or_default();
        *lock(&self.attempt.basis) = Some(Basis { entry: Arc::clone(&entry), epoch, speculative });
        Ok(Loan { state, sequence: cached.sequence, aggregate_id, epoch, entry, slot, turn })
    }

    /// Whether the state on loan is no newer than what the caller saw. A state that turns out to be older than the log's is decided
    /// again, and asked for again.
    async fn is_as_seen(&self, loan: &Loan<A>) -> Result<bool, Rejected> {
        let Some(seen) = self.seen.filter(|_| loan.sequence > 0) else { return Ok(true) };
        let position = match self.position_of(loan).await.map_err(Rejected::Failed)? {
            Some(position) => position,
            // Its last event is still being written.
            None if self.attempt.confirm().await.map_err(Rejected::Failed)? => {
                self.position_of(loan).await.map_err(Rejected::Failed)?.ok_or(Rejected::Stale)?
            }
            None => return Err(Rejected::Stale),
        };
        if position > seen {
            *lock(&self.attempt.stale_at) = Some(position);
        }
        Ok(position <= seen)
    }

    /// The position of the last event that the state on loan rests on, once it is written.
    async fn position_of(&self, loan: &Loan<A>) -> Result<Option<i64>, LogError> {
        let sql = "SELECT position FROM events \
                   WHERE workspace_id = $1 AND aggregate_type = $2 AND aggregate_id = $3 AND sequence = $4";
        let stream = [self.workspace.into(), A::TYPE.into(), (&*loan.aggregate_id).into(), loan.sequence.into()];
        self.log.db().fetch_optional(sql, &stream).await?.map(|row| Ok(row.int(0)?)).transpose()
    }

    /// Queues the events and waits until they are durable.
    async fn append(
        &self,
        events: Vec<A::Event>,
        loan: Loan<A>,
        metadata: HashMap<String, String>,
    ) -> Result<Committed, Rejected> {
        let Loan { state, sequence, aggregate_id, epoch, entry, slot, turn } = loan;
        if events.is_empty() && !self.keyed {
            drop(turn);
            return match self.attempt.confirm().await {
                Ok(true) => Ok(Committed { position: *entry.head.borrow(), events: Vec::new(), repeated: false }),
                Ok(false) => Err(Rejected::Stale),
                Err(error) => Err(Rejected::Failed(error)),
            };
        }
        let inner = &self.log.inner;
        let count = i64::try_from(events.len()).unwrap_or(i64::MAX);
        let mut prepared = Vec::with_capacity(events.len());
        for event in events {
            prepared.push(prepare(event, (inner.options.ids)()).map_err(Rejected::Failed)?);
        }
        let provenance = metadata::read_provenance(&metadata)
            .map_err(|missing| Rejected::Failed(LogError::Unavailable(format!("a command without {missing}"))))?;
        let reached = Cached { state: Arc::new(state), sequence: sequence + count };
        let room = inner.queue.room().await.map_err(Rejected::Failed)?;
        slot.expect(reached.clone(), epoch);
        let answer = inner.queue.push(
            Item::new(
                entry,
                A::TYPE,
                aggregate_id,
                sequence,
                prepared,
                metadata,
                provenance,
                self.key_hash,
                self.request_hash,
                epoch,
                slot,
                reached,
            ),
            room,
        );
        drop(turn);
        answer.await.unwrap_or(Err(Rejected::Failed(LogError::Closed)))
    }
}

fn prepare<E: eventlog_contract::LoggedEvent>(event: E, event_id: uuid::Uuid) -> Result<Prepared, LogError> {
    let unfit = |error| LogError::Keys(format!("{} can not be stored: {error}", event.event_type()));
    let (payload, seal) = match event.personal() {
        Personal::None => (serde_json::to_string(&event).map_err(unfit)?, None),
        Personal::Fields { subject, fields } => {
            let form = serde_json::to_value(&event).map_err(unfit)?;
            let fields = fields.iter().map(|field| (*field).to_owned()).collect();
            (form.to_string(), Some(Sealing { seal: Seal { subject: subject.into(), fields }, form }))
        }
    };
    Ok(Prepared {
        event_id,
        event_type: event.event_type().into(),
        event_version: event.event_version().into(),
        payload: payload.into(),
        seal,
        typed: Arc::new(event),
    })
}

impl<A: LoggedAggregate> EventStore<A> for Store<A> {
    type AC = Loan<A>;

    async fn load_events(&self, aggregate_id: &str) -> Result<Vec<EventEnvelope<A>>, AggregateError<A::Error>> {
        let events = self.log.read_stream(self.workspace, A::TYPE, aggregate_id).await.map_err(broken)?;
        events
            .into_iter()
            .map(|event| {
                Ok(EventEnvelope {
                    aggregate_id: event.aggregate_id.to_string(),
                    sequence: usize::try_from(event.sequence).unwrap_or_default(),
                    payload: A::Event::clone(&*event.event::<A>().map_err(broken)?),
                    metadata: metadata::of_command(&event.provenance),
                })
            })
            .collect()
    }

    async fn load_aggregate(&self, aggregate_id: &str) -> Result<Loan<A>, AggregateError<A::Error>> {
        let loan = self.lend(aggregate_id).await.map_err(broken)?;
        if self.is_as_seen(&loan).await.map_err(rejection)? { Ok(loan) } else { Err(AggregateError::AggregateConflict) }
    }

    async fn commit(
        &self,
        events: Vec<A::Event>,
        context: Loan<A>,
        metadata: HashMap<String, String>,
    ) -> Result<Vec<EventEnvelope<A>>, AggregateError<A::Error>> {
        let committed = self.append(events, context, metadata).await.map_err(rejection)?;
        *lock(&self.attempt.outcome) = Some(committed);
        // There are no queries behind the framework, so there is nobody to hand envelopes to.
        Ok(Vec::new())
    }
}

fn rejection<E: std::error::Error>(rejected: Rejected) -> AggregateError<E> {
    match rejected {
        Rejected::Stale => AggregateError::AggregateConflict,
        Rejected::Failed(error) => broken(error),
    }
}

fn broken<E: std::error::Error>(error: LogError) -> AggregateError<E> {
    AggregateError::DatabaseConnectionError(Box::new(error))
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
