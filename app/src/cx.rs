//! The one way in.

use eventlog::{Call, Committed, EventLog, LoggedAggregate, Provenance, WorkspaceId};
use projections::ReadModels;

use crate::error::{AppError, Refusal};

/// One call of a use case: whose workspace, who asks and why, and what a repeat is known by.
#[derive(Clone)]
pub struct Cx<'a> {
    pub log: &'a EventLog,
    pub models: &'a ReadModels,
    pub workspace: WorkspaceId,
    provenance: Provenance,
    /// Begins the keys of all commands of this call; none: a call that is not repeated under the same name.
    key: Option<String>,
    lease: Option<&'a dyn Lease>,
}

/// The right to work on something, which may run out meanwhile.
pub trait Lease: Sync {
    /// Whether it is still held.
    fn is_held(&self) -> bool;
}

impl<'a> Cx<'a> {
    /// A call that nobody repeats.
    pub fn new(log: &'a EventLog, models: &'a ReadModels, workspace: WorkspaceId, provenance: Provenance) -> Self {
        Self { log, models, workspace, provenance, key: None, lease: None }
    }

    /// The same, repeated under this key: what it did the first time is not done again.
    #[must_use]
    pub fn under_key(mut self, key: String) -> Self {
        self.key = Some(key);
        self
    }

    /// The same, by a worker who may only go on while the lease is held.
    #[must_use]
    pub fn while_held(mut self, lease: &'a dyn Lease) -> Self {
        self.lease = Some(lease);
        self
    }

    /// The key of one step of this call.
    pub fn key(&self, step: &str) -> Option<String> {
        self.key.as_ref().map(|key| format!("{key}:{step}"))
    }

    /// Asked before anything that others see.
    ///
    /// # Errors
    /// [`AppError::LeaseOver`] where somebody else may be at it by now.
    pub fn ensure_valid(&self) -> Result<(), AppError> {
        if self.lease.is_none_or(Lease::is_held) { Ok(()) } else { Err(AppError::LeaseOver) }
    }

    /// Carries out one step.
    ///
    /// # Errors
    /// The aggregate's refusal, or what the log says.
    pub async fn execute<A>(&self, id: &str, command: A::Command, step: &str) -> Result<Committed, AppError>
    where
        A: LoggedAggregate,
        Refusal: From<A::Error>,
    {
        self.ensure_valid()?;
        let call = Call { key: self.key(step), ..Call::new(self.provenance.clone()) };
        let call = if self.lease.is_some() { call.in_background() } else { call };
        Ok(self.log.execute::<A>(self.workspace, id, command, call).await?)
    }
}
