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

const KEY_HEADER: &str = "Idempotency-Key";
const KEY_MAX_CHARS: usize = 255;
const SEEN_HEADER: &str = "If-Match";

/// One change that a caller asks for.
pub(crate) struct Change {
    pub caller: Caller,
    /// The first cause of everything that follows from this call.
    pub id: Uuid,
    key: Option<String>,
    seen: Option<i64>,
}

/// A change by a caller whose token allows what `N` needs.
pub(crate) struct Changing<N>(pub Change, pub PhantomData<N>);

impl<N: Needs> FromRequestParts<App> for Changing<N> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let May(caller, needs) = May::<N>::from_request_parts(parts, app).await?;
        let key = idempotency_key(&parts.headers)?.map(|key| format!("api:{}:{key}", caller.token_id));
        let seen = seen_version(&parts.headers)?;
        // What the caller saw done by another node a moment ago counts here, too.
        app.log.catch_up(caller.workspace).await?;
        Ok(Self(Change { caller, id: app.log.new_id(), key, seen }, needs))
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
        let caller = Caller {
            workspace: self.caller.workspace,
            token_id: self.caller.token_id.clone(),
            scope: self.caller.scope,
        };
        Self { caller, id: self.id, key: self.key.as_ref().map(|key| format!("{key}:{part}")), seen: self.seen }
    }

    /// Asks for no version any more: an earlier part of the same change may just have moved it.
    pub(crate) fn forget_version(&mut self) {
        self.seen = None;
    }

    fn call(&self) -> Call {
        Call { key: self.key.clone(), ..Call::new(self.provenance()) }
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
        check_repeat(&committed, A::TYPE, Some(id))?;
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
        let committed = self.log.execute::<A>(change.workspace(), id, command, change.call()).await?;
        check_repeat(&committed, A::TYPE, None)?;
        Ok(committed)
    }

    /// Whether a call with this change's key was carried out before.
    pub(crate) async fn is_repeat(&self, change: &Change) -> Result<bool, Problem> {
        match &change.key {
            Some(key) => Ok(self.log.outcome_of(change.workspace(), key).await?.is_some()),
            None => Ok(false),
        }
    }
}

/// A key names one call: the same key with another call is a mistake of the caller.
fn check_repeat(committed: &Committed, kind: &str, id: Option<&str>) -> Result<(), Problem> {
    let Some(first) = committed.events.first().filter(|_| committed.repeated) else { return Ok(()) };
    if &*first.aggregate_type == kind && id.is_none_or(|id| &*first.aggregate_id == id) {
        return Ok(());
    }
    let detail = format!("this key was used for another call, at position {}", first.position);
    Err(Problem::invalid_as("idempotency_key_reused", KEY_HEADER, detail))
}

fn idempotency_key(headers: &HeaderMap) -> Result<Option<String>, Problem> {
    let Some(value) = headers.get(KEY_HEADER) else { return Ok(None) };
    let text = value.to_str().ok().map(str::trim).filter(|text| !text.is_empty() && text.len() <= KEY_MAX_CHARS);
    let wrong = || {
        Problem::invalid(
            KEY_HEADER,
            format!("`{KEY_HEADER}` must have 1 to {KEY_MAX_CHARS} printable ASCII characters"),
        )
    };
    text.map(|text| Some(text.to_owned())).ok_or_else(wrong)
}

fn seen_version(headers: &HeaderMap) -> Result<Option<i64>, Problem> {
    let Some(value) = headers.get(SEEN_HEADER) else { return Ok(None) };
    let text = value.to_str().unwrap_or_default().trim();
    let text = text.strip_prefix("W/").unwrap_or(text).trim_matches('"');
    let wrong = || Problem::invalid(SEEN_HEADER, format!("`{SEEN_HEADER}` must be the `position` of what you saw"));
    text.parse().map(Some).map_err(|_| wrong())
}
