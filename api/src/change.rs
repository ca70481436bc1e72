//! Changes: who asks, under which idempotency key, and having seen which version.

use std::marker::PhantomData;

use aggregates::workspace::{Workspace, WorkspaceCommand};
use axum::extract::FromRequestParts;
use axum::http::HeaderMap;
use axum::http::request::Parts;
use eventlog::{Call, Committed, ExecuteError, LoggedAggregate, Provenance, WorkspaceId};
use uuid::Uuid;

use crate::answer::Changed;
use crate::app::App;
use crate::auth::{Caller, May, Needs};
use crate::error::Problem;
use crate::keyed::Keyed;

const SEEN_HEADER: &str = "If-Match";

/// One change that a caller asks for.
pub(crate) struct Change {
    pub caller: Caller,
    /// The first cause of everything that follows from this call.
    pub id: Uuid,
    key: Option<String>,
    /// Digest of what is asked, where the call has a key.
    request: Option<[u8; 32]>,
    seen: Option<i64>,
}

/// A change by a caller whose token allows what `N` needs.
pub(crate) struct Changing<N>(pub Change, pub PhantomData<N>);

impl<N: Needs> FromRequestParts<App> for Changing<N> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let May(caller, needs) = May::<N>::from_request_parts(parts, app).await?;
        let keyed = parts.extensions.get::<Keyed>().cloned();
        let (key, request) = keyed.map(|keyed| (keyed.key, keyed.request)).unzip();
        let seen = seen_version(&parts.headers)?;
        // What the caller saw done by another node a moment ago counts here, too.
        app.log.catch_up(caller.workspace).await?;
        Ok(Self(Change { caller, id: app.log.new_id(), key, request, seen }, needs))
    }
}

impl Change {
    /// The workspace that changes.
    pub(crate) const fn workspace(&self) -> WorkspaceId {
        self.caller.workspace
    }

    /// The beginning of a chain of events.
    pub(crate) fn provenance(&self) -> Provenance {
        self.caller.provenance(self.id)
    }

    /// The key of the whole call, where it has one.
    pub(crate) fn key(&self) -> Option<String> {
        self.key.clone()
    }

    /// The same change, as one of several parts: its key tells the parts apart.
    pub(crate) fn part(&self, part: &str) -> Self {
        let key = self.key.as_ref().map(|key| format!("{key}:{part}"));
        Self { caller: self.caller.clone(), id: self.id, key, request: self.request, seen: self.seen }
    }

    /// Asks for no version any more: an earlier part of the same change may just have moved it.
    pub(crate) fn forget_version(&mut self) {
        self.seen = None;
    }

    fn call(&self) -> Call {
        Call { key: self.key.clone(), request: self.request, ..Call::new(self.provenance()) }
    }
}

impl App {
    /// Executes a command on an aggregate that should exist, unless it changed since the version the caller saw.
    pub(crate) async fn execute<A>(&self, change: &Change, id: &str, command: A::Command) -> Result<Committed, Problem>
    where
        A: LoggedAggregate,
        Problem: From<A::Error>,
    {
        let call = change.call().if_unchanged_since(change.seen);
        let committed = match (self.log.execute::<A>(change.workspace(), id, command, call).await, change.seen) {
            (Err(ExecuteError::Stale { position }), Some(seen)) => return Err(Problem::stale_version(seen, position)),
            (executed, _) => executed?,
        };
        Ok(committed)
    }

    /// The same where there is nothing to tell but the position.
    pub(crate) async fn change<A>(&self, change: &Change, id: &str, command: A::Command) -> Result<Changed, Problem>
    where
        A: LoggedAggregate,
        Problem: From<A::Error>,
    {
        Ok(Changed::at(self.execute::<A>(change, id, command).await?.position))
    }

    /// The same on the workspace itself.
    pub(crate) async fn change_workspace(
        &self,
        change: &Change,
        command: WorkspaceCommand,
    ) -> Result<Changed, Problem> {
        self.change::<Workspace>(change, &change.workspace().to_string(), command).await
    }

    /// Executes a command that makes a new aggregate; a repeat answers with the one made first.
    pub(crate) async fn create<A>(&self, change: &Change, id: &str, command: A::Command) -> Result<Committed, Problem>
    where
        A: LoggedAggregate,
        Problem: From<A::Error>,
    {
        Ok(self.log.execute::<A>(change.workspace(), id, command, change.call()).await?)
    }

    /// Whether a call with this change's key was carried out before.
    pub(crate) async fn is_repeat(&self, change: &Change) -> Result<bool, Problem> {
        match &change.key {
            Some(key) => Ok(self.log.outcome_of(change.workspace(), key).await?.is_some()),
            None => Ok(false),
        }
    }
}

fn seen_version(headers: &HeaderMap) -> Result<Option<i64>, Problem> {
    let Some(value) = headers.get(SEEN_HEADER) else { return Ok(None) };
    let text = value.to_str().unwrap_or_default().trim();
    let text = text.strip_prefix("W/").unwrap_or(text).trim_matches('"');
    let wrong = || Problem::invalid(SEEN_HEADER, format!("`{SEEN_HEADER}` must be the `position` of what you saw"));
    text.parse().ok().filter(|position| *position >= 0).map(Some).ok_or_else(wrong)
}
