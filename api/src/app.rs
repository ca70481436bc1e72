//! What every handler is given.

use std::collections::HashSet;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use aggregates::workspace::Workspace;
use eventlog::{EventLog, WorkspaceId};
use futures::future::BoxFuture;
use projections::ReadModels;
use tokio_util::sync::CancellationToken;

use crate::body::Unproven;
use crate::error::Problem;
use crate::keyed::Turns;
use crate::ports::Desk;
use crate::setup_link::SetupLink;

/// How long a read waits for the position it was asked for.
const READ_WAIT: Duration = Duration::from_secs(5);
/// Time for the body of a request.
const BODY_TIME: Duration = Duration::from_secs(20);

/// Renders the metrics in Prometheus's text form.
pub type RenderMetrics = Arc<dyn Fn() -> String + Send + Sync>;

/// Who may read the metrics here.
#[derive(Clone)]
pub enum MetricsFor {
    /// They are at an address of their own, or nowhere.
    Nobody,
    /// Who calls from this machine, not through a proxy.
    ThisMachine,
    /// Who shows this token.
    Bearer(Arc<secrecy::SecretString>),
    /// Whoever reaches this address.
    Everybody,
}

/// How the parts of a node are, by their names.
#[derive(Clone, Debug, Default)]
pub struct Ready {
    /// What keeps calls from being taken.
    pub troubles: Vec<(&'static str, String)>,
    /// What is amiss without that.
    pub remarks: Vec<(&'static str, String)>,
}

/// Tells whether calls can be taken, or in words why not.
pub type Readiness = Arc<dyn Fn() -> BoxFuture<'static, Ready> + Send + Sync>;

/// The state of the HTTP side. Cheap to clone.
#[derive(Clone)]
pub struct App {
    pub(crate) log: EventLog,
    pub(crate) models: ReadModels,
    pub(crate) desk: Arc<dyn Desk>,
    pub(crate) public_url: Arc<str>,
    pub(crate) metrics: RenderMetrics,
    pub(crate) readiness: Readiness,
    pub(crate) stopping: CancellationToken,
    /// Where the program started without a workspace.
    pub(crate) setup_link: Option<Arc<SetupLink>>,
    pub(crate) read_wait: Duration,
    pub(crate) turns: Turns,
    /// Time for a request's body.
    pub(crate) body_time: Duration,
    pub(crate) unproven: Unproven,
    pub(crate) metrics_for: MetricsFor,
    known: Arc<RwLock<HashSet<WorkspaceId>>>,
}

impl App {
    /// An app without metrics that is always ready. `public_url`: how this server is reached from outside, for webhook addresses.
    pub fn new(log: EventLog, models: ReadModels, desk: Arc<dyn Desk>, public_url: &str) -> Self {
        Self {
            log,
            models,
            desk,
            public_url: public_url.trim_end_matches('/').into(),
            metrics: Arc::new(String::new),
            readiness: Arc::new(|| Box::pin(std::future::ready(Ready::default()))),
            stopping: CancellationToken::new(),
            setup_link: None,
            read_wait: READ_WAIT,
            turns: Turns::default(),
            body_time: BODY_TIME,
            unproven: Unproven::default(),
            metrics_for: MetricsFor::Nobody,
            known: Arc::default(),
        }
    }

    /// The same, with what `/metrics` answers, and whom.
    #[must_use]
    pub fn with_metrics(mut self, render: RenderMetrics, readers: MetricsFor) -> Self {
        self.metrics = render;
        self.metrics_for = readers;
        self
    }

    /// The same, with another time for the body of a request.
    #[must_use]
    pub fn reading_bodies_within(mut self, time: Duration) -> Self {
        self.body_time = time;
        self
    }

    /// The same, with what `/readyz` asks.
    #[must_use]
    pub fn with_readiness(mut self, readiness: Readiness) -> Self {
        self.readiness = readiness;
        self
    }

    /// The same, ending live views when the token is cancelled, so that the server can stop.
    #[must_use]
    pub fn stopping_with(mut self, token: CancellationToken) -> Self {
        self.stopping = token;
        self
    }

    /// The same, with a link that makes the first workspace.
    #[must_use]
    pub fn with_setup_link(mut self, link: Option<Arc<SetupLink>>) -> Self {
        self.setup_link = link;
        self
    }

    /// The same, with another limit on how long a read waits for a position.
    #[must_use]
    pub fn waiting_at_most(mut self, wait: Duration) -> Self {
        self.read_wait = wait;
        self
    }

    /// The workspace, if there is one of this id. Ids nobody has are not remembered.
    pub(crate) async fn workspace(&self, id: WorkspaceId) -> Result<Option<Workspace>, Problem> {
        let is_known = self.known.read().unwrap_or_else(PoisonError::into_inner).contains(&id);
        if !is_known {
            if !self.log.workspaces().await?.contains(&id) {
                return Ok(None);
            }
            self.known.write().unwrap_or_else(PoisonError::into_inner).insert(id);
        }
        let state = self.log.load::<Workspace>(id, &id.to_string()).await?;
        Ok(state.exists().then_some(state))
    }

    /// The caller's own workspace.
    pub(crate) async fn own_workspace(&self, id: WorkspaceId) -> Result<Workspace, Problem> {
        self.workspace(id).await?.ok_or_else(|| Problem::missing("workspace", &id.to_string()))
    }
}
