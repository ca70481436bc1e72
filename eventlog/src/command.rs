//! The command path: key, load, decide, append, answer; again when another writer was faster.

use std::borrow::Cow;
use std::time::Duration;

use cqrs_es::{AggregateError, CqrsFramework};
use eventlog_contract::{LoggedAggregate, Provenance, WorkspaceId};

use crate::append::KeyRow;
use crate::db::ANSWER_WITHIN;
use crate::db::Durability;
use crate::error::{ExecuteError, LogError};
use crate::key_use::{self, KeyUse};
use crate::log::EventLog;
use crate::metadata;
use crate::recorded::Recorded;
use crate::store::Store;

/// A command is decided this often before it is given up as a conflict.
const TRIES: u32 = 64;
/// After so many lost races another node is writing steadily: the next tries come at random moments, not right behind each other.
const TRIES_AT_ONCE: u32 = 8;
/// The longest pause before such a try.
const LONGEST_PAUSE: Duration = Duration::from_millis(30);

/// What comes with a command.
#[derive(Clone, Debug)]
pub struct Call {
    /// Names the command for ever in its workspace: a repeat answers with the first outcome and appends nothing.
    pub key: Option<String>,
    /// Digest of what is asked, where another request may come under the same key: that is [`ExecuteError::KeyReused`]. None: the
    /// key says all, as keys of webhooks' messages and effects do; such a key is still refused for an aggregate of another type.
    pub request: Option<[u8; 32]>,
    /// Who, and why.
    pub provenance: Provenance,
    /// The aggregate's id was made for this command, so there is nothing to load. Where that turns out wrong, the
    /// database refuses the write and the command is decided again on what is there.
    pub new_aggregate: bool,
    /// The version the caller saw: the position of the aggregate's last event then, or any later one. Decided on an aggregate
    /// that changed after it, the command is [`ExecuteError::Stale`] and never written, whichever node the change came from.
    pub seen: Option<i64>,
    /// How long the caller waits for the whole; none: as long as its parts take, each of which has an end.
    pub within: Option<Duration>,
}

impl Call {
    /// A command that nobody will repeat.
    pub const fn new(provenance: Provenance) -> Self {
        Self { key: None, request: None, provenance, new_aggregate: false, seen: None, within: Some(ANSWER_WITHIN) }
    }

    /// A command that may come again.
    pub fn with_key(key: impl Into<String>, provenance: Provenance) -> Self {
        Self {
            key: Some(key.into()),
            request: None,
            provenance,
            new_aggregate: false,
            seen: None,
            within: Some(ANSWER_WITHIN),
        }
    }

    /// The same, on an aggregate whose id was made for this command.
    #[must_use]
    pub const fn on_new_aggregate(mut self) -> Self {
        self.new_aggregate = true;
        self
    }

    /// The same for work at whose door nobody waits: an outcome that comes late is worth more than none.
    #[must_use]
    pub const fn in_background(mut self) -> Self {
        self.within = None;
        self
    }

    /// The same, only on an aggregate that did not change after this position.
    #[must_use]
    pub const fn if_unchanged_since(mut self, seen: Option<i64>) -> Self {
        self.seen = seen;
        self
    }
}

/// A command took effect.
#[derive(Clone)]
pub struct Committed {
    /// Position of the last event written; where nothing was to be written, of the log at that moment.
    pub position: i64,
    /// What was written.
    pub events: Vec<Recorded>,
    /// Whether this is the outcome of an earlier call with the same key.
    pub repeated: bool,
}

impl Committed {
    /// Position of the last event written; none where nothing was to be written.
    pub fn last_written(&self) -> Option<i64> {
        (!self.events.is_empty()).then_some(self.position)
    }
}

impl EventLog {
    /// Decides a command on an aggregate and appends what came of it. When this returns, it is durable.
    ///
    /// Errors: the aggregate's own refusal; [`ExecuteError::KeyReused`] where the call's key names another request; [`ExecuteError::Stale`] where it changed since [`Call::seen`]; [`ExecuteError::Conflict`] after a bounded number of lost races;
    /// the log's failure (or its silence, within seconds), after which a call with a key may be repeated safely.
    pub async fn execute<A: LoggedAggregate>(
        &self,
        workspace: WorkspaceId,
        aggregate_id: &str,
        command: A::Command,
        call: Call,
    ) -> Result<Committed, ExecuteError<A::Error>> {
        let within = call.within;
        let decided = Box::pin(self.decide_and_append::<A>(workspace, aggregate_id, command, call));
        let Some(within) = within else { return decided.await };
        let silent = || LogError::Unavailable(format!("the database did not answer within {within:?}"));
        tokio::time::timeout(within, decided).await.unwrap_or_else(|_| Err(silent().into()))
    }

    async fn decide_and_append<A: LoggedAggregate>(
        &self,
        workspace: WorkspaceId,
        aggregate_id: &str,
        command: A::Command,
        call: Call,
    ) -> Result<Committed, ExecuteError<A::Error>> {
        let keyed = call.key.is_some();
        let keys = self.inner.workspace_keys(workspace).await?;
        let key_hash = match &call.key {
            Some(key) => keys.keyed_id("idempotency", key),
            None => keys.keyed_id("unnamed", &self.new_id().to_string()),
        };
        let request_hash = call.request.map(|request| keys.keyed_id("request", &hex::encode(request)));
        let repeated = async || -> Result<Option<Committed>, ExecuteError<A::Error>> {
            let Some(usage) = self.usage_of(workspace, &key_hash).await? else { return Ok(None) };
            if usage.is_of(request_hash.as_ref(), A::TYPE) {
                Ok(Some(self.outcome(workspace, &usage).await?))
            } else {
                Err(ExecuteError::KeyReused { position: usage.last_position })
            }
        };
        let metadata = metadata::of_command(&call.provenance);
        let mut look_up = keyed && self.inner.queue.is_recent(&key_hash);
        let mut failure = None;
        let mut stood = None;
        for attempted in 0..TRIES {
            if attempted == 1 {
                stood = self.inner.stored_head(workspace).await?;
            }
            if attempted >= TRIES_AT_ONCE {
                tokio::time::sleep(LONGEST_PAUSE.mul_f64(rand::random())).await;
            }
            if look_up && let Some(first) = repeated().await? {
                return Ok(first);
            }
            let is_new = call.new_aggregate && attempted == 0;
            let store = Store::<A>::new(self.clone(), workspace, (key_hash, request_hash), keyed, is_new, call.seen);
            let attempt = store.attempt();
            let framework = CqrsFramework::new(store, Vec::new(), ());
            let executed = framework.execute_with_metadata(aggregate_id, command.clone(), metadata.clone()).await;
            let refusal = match executed {
                Ok(()) => match attempt.take_outcome() {
                    Some(committed) => return Ok(committed),
                    None => return Err(LogError::Closed.into()),
                },
                Err(AggregateError::UserError(refusal)) => refusal,
                Err(AggregateError::AggregateConflict) => {
                    if let Some(position) = attempt.stale_at() {
                        // What moved it may have been this very call.
                        let first = if keyed { repeated().await? } else { None };
                        return first.ok_or(ExecuteError::Stale { position });
                    }
                    look_up = true;
                    failure = None;
                    continue;
                }
                Err(
                    AggregateError::DatabaseConnectionError(error)
                    | AggregateError::DeserializationError(error)
                    | AggregateError::UnexpectedError(error),
                ) => {
                    let error = match error.downcast::<LogError>() {
                        Ok(error) => *error,
                        Err(error) => LogError::Keys(error.to_string()),
                    };
                    // Whether it was written is unknown: the key tells, once the database answers again.
                    if failure.is_some() {
                        return Err(error.into());
                    }
                    failure = Some(());
                    look_up = true;
                    continue;
                }
            };
            if call.new_aggregate && attempted == 0 {
                // Refused on a state that was only thought to be new.
                continue;
            }
            // A refusal writes nothing; but it must not rest on a state that never became durable or that another node moved on
            // from, and a repeat of a command that did succeed answers as the first time.
            if !attempt.confirm().await? {
                look_up = true;
                continue;
            }
            if keyed && let Some(first) = repeated().await? {
                return Ok(first);
            }
            return Err(ExecuteError::Refused(refusal));
        }
        if self.inner.stored_head(workspace).await? == stood {
            // Nobody was faster: what was written did not stay.
            let error = LogError::Unavailable("the database takes changes of this log, and does not keep them".into());
            self.inner.note_append(Err(&error));
            return Err(error.into());
        }
        Err(ExecuteError::Conflict)
    }

    /// What became of an earlier command with this key, if there was one.
    pub async fn outcome_of(&self, workspace: WorkspaceId, key: &str) -> Result<Option<Committed>, LogError> {
        let hash = self.inner.workspace_keys(workspace).await?.keyed_id("idempotency", key);
        match self.usage_of(workspace, &hash).await? {
            Some(usage) => Ok(Some(self.outcome(workspace, &usage).await?)),
            None => Ok(None),
        }
    }

    /// Whether a key names another request than the one with this digest; answers the position of that one's last event.
    pub async fn key_names_another(
        &self,
        workspace: WorkspaceId,
        key: &str,
        request: [u8; 32],
    ) -> Result<Option<i64>, LogError> {
        let keys = self.inner.workspace_keys(workspace).await?;
        let asked = keys.keyed_id("request", &hex::encode(request));
        for purpose in ["idempotency", "requested"] {
            if let Some(usage) = self.usage_of(workspace, &keys.keyed_id(purpose, key)).await?
                && usage.request_hash.is_some_and(|hash| hash != asked)
            {
                return Ok(Some(usage.last_position));
            }
        }
        Ok(None)
    }

    /// Keeps what was asked under a key by a request that was carried out without a command of that key: it appended nothing, or
    /// gave its commands keys of their own.
    pub async fn keep_request(&self, workspace: WorkspaceId, key: &str, request: [u8; 32]) -> Result<(), LogError> {
        let keys = self.inner.workspace_keys(workspace).await?;
        if self.usage_of(workspace, &keys.keyed_id("idempotency", key)).await?.is_some() {
            return Ok(());
        }
        let head = self.head(workspace).await?;
        let used = KeyUse {
            workspace_id: workspace.to_string(),
            key_hash: keys.keyed_id("requested", key),
            request_hash: Some(keys.keyed_id("request", &hex::encode(request))),
            aggregate_type: Cow::Borrowed(""),
            aggregate_id: String::new(),
            first_position: head + 1,
            last_position: head,
        };
        let seal = used.seal(&self.inner.keys.row_key, workspace);
        // Relaxed: nothing was done that a lost row would have done again.
        let mut tx = self.db().begin(Durability::Relaxed).await?;
        KeyRow { used, seal }.keep(&mut tx.conn()).await?;
        tx.commit().await?;
        Ok(())
    }

    async fn usage_of(&self, workspace: WorkspaceId, key_hash: &[u8; 32]) -> Result<Option<KeyUse>, LogError> {
        let sql =
            format!("SELECT {} FROM idempotency_keys WHERE workspace_id = $1 AND key_hash = $2", key_use::COLUMNS);
        let row = self.db().fetch_optional(&sql, &[workspace.into(), key_hash.as_slice().into()]).await?;
        row.map(|row| Ok(key_use::read(workspace, &row)?.0)).transpose()
    }

    async fn outcome(&self, workspace: WorkspaceId, usage: &KeyUse) -> Result<Committed, LogError> {
        let count = usize::try_from(usage.last_position - usage.first_position + 1).unwrap_or(0);
        let events = if count == 0 {
            Vec::new()
        } else {
            self.read_from_database(workspace, usage.first_position - 1, count).await?
        };
        Ok(Committed { position: usage.last_position, events, repeated: true })
    }
}
