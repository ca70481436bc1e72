//! One leased effect at work: its event, and commands that can be repeated without harm.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use aggregates::workspace::Workspace;
use app::{AppError, Cx, Lease};
use eventlog::{
    Actor, Call, Committed, EventLog, ExecuteError, LogError, LoggedAggregate, Provenance, Recorded, WorkspaceId,
};
use jiff::{SignedDuration, Timestamp};
use projections::outbox::LeasedEffect;
use projections::{NotCaughtUp, ReadError, ReadModels};
use uuid::Uuid;

use super::desk::Desk;
use super::limits::Limits;
use super::model::Model;
use super::pace::Pace;

/// What reactors work with. Cheap to clone.
#[derive(Clone)]
pub struct Tools {
    pub log: EventLog,
    pub models: ReadModels,
    pub desk: Desk,
    /// Makes six random digits.
    pub codes: Codes,
    pub limits: Limits,
    /// When this process began to work.
    pub started_at: Timestamp,
    /// Says when a message's turn is.
    pub pace: Pace,
    /// The platform's language model.
    pub model: Option<Model>,
}

/// Makes verification codes; replaced in tests.
pub type Codes = Arc<dyn Fn() -> String + Send + Sync>;

/// How an effect ended, when nothing went wrong inside the program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Done, its outcome is recorded.
    Done,
    /// Nothing was done: its turn is then.
    Later { at: Timestamp },
    /// To be tried again then.
    Again { at: Timestamp, reason: String },
}

/// Why an effect could not be worked on: something of ours failed, not the outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// For operators.
    pub reason: String,
    /// Whether waiting can help. What can not be helped is given up after a few tries, visibly.
    pub passing: bool,
}

impl Trouble {
    /// Something that waiting does not mend.
    pub fn lasting(reason: impl fmt::Display) -> Self {
        Self { reason: reason.to_string(), passing: false }
    }

    /// Something that waiting may mend.
    pub fn passing(reason: impl fmt::Display) -> Self {
        Self { reason: reason.to_string(), passing: true }
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.reason)
    }
}

impl From<LogError> for Trouble {
    fn from(error: LogError) -> Self {
        match error {
            LogError::Unreadable { .. } => Self::lasting(error),
            LogError::Database(_)
            | LogError::Keys(_)
            | LogError::Unavailable(_)
            | LogError::Untrusted { .. }
            | LogError::Anchor { .. }
            | LogError::Closed
            | LogError::Migration(_) => Self::passing(error),
        }
    }
}

impl From<ReadError> for Trouble {
    fn from(error: ReadError) -> Self {
        Self::passing(error)
    }
}

impl From<NotCaughtUp> for Trouble {
    fn from(error: NotCaughtUp) -> Self {
        Self::passing(format!("{} is at {}, wanted {}", error.projection, error.reached, error.wanted))
    }
}

impl<E: std::error::Error> From<ExecuteError<E>> for Trouble {
    fn from(error: ExecuteError<E>) -> Self {
        match error {
            ExecuteError::Refused(refusal) => Self::lasting(format!("refused: {refusal}")),
            ExecuteError::Conflict | ExecuteError::Stale { .. } => Self::passing(ExecuteError::<E>::Conflict),
            ExecuteError::KeyReused { .. } => Self::lasting(error),
            ExecuteError::Log(error) => error.into(),
        }
    }
}

/// Until when an effect is ours, as far as this process can know without asking.
///
/// A process that stood still (a paused machine, a starved one) finds its leases run out when it goes on: somebody else may have
/// done the work meanwhile, and read what it meant before this process changes that. So nothing is said or recorded then.
#[derive(Debug)]
pub struct Hold(AtomicI64);

const LEASE_OVER: &str = "the lease of this effect ran out while it was worked on";
/// What was begun this long before the end of a lease is over when it ends.
const HOLD_MARGIN: SignedDuration = SignedDuration::from_secs(1);

impl Hold {
    /// Held until then.
    pub fn until(end: Timestamp) -> Self {
        Self(AtomicI64::new(end.as_microsecond()))
    }

    /// Held for longer.
    pub fn extend(&self, end: Timestamp) {
        self.0.store(end.as_microsecond(), Ordering::Release);
    }

    fn is_on(&self, now: Timestamp) -> bool {
        now.as_microsecond().saturating_add(HOLD_MARGIN.as_micros().try_into().unwrap_or(0))
            < self.0.load(Ordering::Acquire)
    }
}

impl From<AppError> for Trouble {
    fn from(error: AppError) -> Self {
        match error {
            AppError::Busy | AppError::LeaseOver => Self::passing(error),
            AppError::Invalid { .. } | AppError::KeyReused { .. } => Self::lasting(error),
            AppError::Refused(refusal) => Self::lasting(format!("refused: {refusal}")),
            AppError::Log(error) => error.into(),
            AppError::Read(error) => error.into(),
        }
    }
}

impl Lease for Job<'_> {
    fn is_held(&self) -> bool {
        self.hold.is_on(self.now())
    }
}

/// A leased effect and the event it comes from.
pub struct Job<'a> {
    pub tools: &'a Tools,
    pub effect: &'a LeasedEffect,
    pub event: Recorded,
    hold: &'a Hold,
    /// Which of several requests of one message is worked on.
    part: usize,
}

impl<'a> Job<'a> {
    /// Reads the effect's event.
    pub async fn begin(tools: &'a Tools, effect: &'a LeasedEffect, hold: &'a Hold) -> Result<Self, Trouble> {
        let (workspace, position) = (effect.workspace_id, effect.event_position);
        if tools.log.head(workspace).await? < position {
            tools.log.catch_up(workspace).await?;
        }
        let event = tools.log.read(workspace, position - 1, 1).await?.into_iter().next();
        match event {
            Some(event) if event.position == position => Ok(Self { tools, effect, event, hold, part: 0 }),
            Some(_) | None => Err(Trouble::passing(format!("event {position} can not be read yet"))),
        }
    }

    /// The same job for one of several requests of a message: its steps have names of their own.
    pub fn of_part(&self, part: usize) -> Self {
        Self { tools: self.tools, effect: self.effect, event: self.event.clone(), hold: self.hold, part }
    }

    pub fn log(&self) -> &EventLog {
        &self.tools.log
    }

    pub fn workspace_id(&self) -> WorkspaceId {
        self.effect.workspace_id
    }

    pub fn now(&self) -> Timestamp {
        self.tools.log.now()
    }

    /// The workspace's settings, team, channels and routes as of now.
    pub async fn workspace(&self) -> Result<Workspace, Trouble> {
        Ok(self.log().load(self.workspace_id(), &self.workspace_id().to_string()).await?)
    }

    /// What follows from this effect's event.
    pub fn provenance(&self, actor: Actor) -> Provenance {
        self.event.provenance.caused_by(actor, self.event.event_id)
    }

    /// A name for a step of this effect: the same whenever the effect is worked on again.
    pub fn key(&self, step: &str) -> String {
        format!("effect:{}:{}", self.effect.effect_id, self.named(step))
    }

    /// An id for something this effect makes, the same whenever it is worked on again.
    pub fn derived_id(&self, what: &str) -> Uuid {
        Uuid::new_v5(&self.event.event_id, self.named(what).as_bytes())
    }

    /// The name of a step among those of all parts.
    /// The way in to a use case: done once, however often this effect is worked on, and only while it is ours.
    pub fn cx(&self, actor: Actor) -> Cx<'_> {
        let key = match self.part {
            0 => format!("effect:{}", self.effect.effect_id),
            part => format!("effect:{}:part-{part}", self.effect.effect_id),
        };
        Cx::new(&self.tools.log, &self.tools.models, self.workspace_id(), self.provenance(actor))
            .under_key(key)
            .while_held(self)
    }

    fn named(&self, step: &str) -> String {
        if self.part == 0 { step.to_owned() } else { format!("part-{}-{step}", self.part) }
    }

    /// Asked before anything that others see: whether this effect is still ours to do.
    ///
    /// # Errors
    /// Passing trouble when its lease ran out: whoever has it now goes on.
    pub fn still_ours(&self) -> Result<(), Trouble> {
        if self.hold.is_on(self.now()) { Ok(()) } else { Err(Trouble::passing(LEASE_OVER)) }
    }

    /// Carries a command out once, however often this effect is worked on.
    pub async fn execute<A: LoggedAggregate>(
        &self,
        aggregate_id: &str,
        command: A::Command,
        step: &str,
        actor: Actor,
    ) -> Result<Committed, ExecuteError<A::Error>> {
        self.still_ours().map_err(|trouble| LogError::Unavailable(trouble.reason))?;
        let call = Call::with_key(self.key(step), self.provenance(actor)).in_background();
        self.log().execute::<A>(self.workspace_id(), aggregate_id, command, call).await
    }

    /// Puts on record what happened outside: it happened, whoever has the effect by now.
    pub async fn put_on_record<A: LoggedAggregate>(
        &self,
        aggregate_id: &str,
        command: A::Command,
        step: &str,
    ) -> Result<Committed, ExecuteError<A::Error>> {
        let call = Call::with_key(self.key(step), self.provenance(Actor::System)).in_background();
        self.log().execute::<A>(self.workspace_id(), aggregate_id, command, call).await
    }

    /// The same as [`Job::execute`], on an aggregate that this effect makes.
    pub async fn execute_on_new<A: LoggedAggregate>(
        &self,
        aggregate_id: &str,
        command: A::Command,
        step: &str,
        actor: Actor,
    ) -> Result<Committed, ExecuteError<A::Error>> {
        self.still_ours().map_err(|trouble| LogError::Unavailable(trouble.reason))?;
        let call = Call::with_key(self.key(step), self.provenance(actor)).on_new_aggregate().in_background();
        self.log().execute::<A>(self.workspace_id(), aggregate_id, command, call).await
    }

    /// What a step came to when this effect was worked on before; none when it was not, or did not get that far.
    pub async fn done_before(&self, step: &str) -> Result<Option<Committed>, Trouble> {
        if self.effect.attempts <= 1 {
            return Ok(None);
        }
        Ok(self.log().outcome_of(self.workspace_id(), &self.key(step)).await?)
    }
}
