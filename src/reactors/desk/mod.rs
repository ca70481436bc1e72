//! Asking the outside, for customers' messages and for the API: gathers the facts, has them decided, collects what came of it.
//!
//! A panel that does not answer is asked again for a few seconds, then the customer is told so (`Findings::PanelUnavailable`). While a
//! panel is known to be down, the next customers wait less.

mod complete;
mod facts;
mod findings;
mod looks;
mod members;
mod orders;
mod patience;
mod port;
mod together;

use std::sync::Arc;
use std::time::Duration;

use aggregates::ids::ProviderId;
use aggregates::workspace::Workspace;
use eventlog::{EventLog, WorkspaceId};
use gateways::panel::PanelClient;
use gateways::provider::ProviderClient;
use gateways::{GatewayError, Kind, Net};
use projections::ReadModels;
use tokio::time::{Instant, sleep, timeout_at};

pub use findings::Inquiry;

use super::messenger::secret;
use looks::Looks;
use members::Members;
use patience::{Asked, Patience, Waiting};
use together::Together;

/// How often somebody who waits looks whether there is hope.
const LOOK_EVERY: Duration = Duration::from_millis(250);
/// Further patience per order beyond the first few: panels answer five calls a second.
const PER_ORDER: Duration = Duration::from_millis(400);
/// Waits between two tries.
const PAUSES: [Duration; 4] =
    [Duration::from_millis(250), Duration::from_millis(750), Duration::from_millis(1500), Duration::from_millis(2500)];

/// The desk. Cheap to clone.
#[derive(Clone)]
pub struct Desk {
    inner: Arc<Inner>,
}

struct Inner {
    log: EventLog,
    models: ReadModels,
    net: Net,
    patience: Patience,
    members: Members,
    together: Together,
    looks: Looks,
}

impl Desk {
    /// `net` carries the addresses that may be called (SF4), the connections and the rate limits, shared by all clients.
    pub fn new(log: EventLog, models: ReadModels, net: Net) -> Self {
        Self {
            inner: Arc::new(Inner {
                log,
                models,
                net,
                patience: Patience::default(),
                members: Members::default(),
                together: Together::default(),
                looks: Looks::default(),
            }),
        }
    }

    /// The guarded HTTP client.
    pub fn net(&self) -> &Net {
        &self.inner.net
    }

    fn looks(&self) -> &Looks {
        &self.inner.looks
    }

    fn models(&self) -> &ReadModels {
        &self.inner.models
    }

    fn log(&self) -> &EventLog {
        &self.inner.log
    }

    /// The client of a workspace's panel, as set now.
    ///
    /// # Errors
    /// `Misconfigured` where address or key are missing or cannot work.
    pub fn panel(&self, workspace: &Workspace) -> Result<PanelClient, GatewayError> {
        let missing = |what: &str| GatewayError::new(Kind::Misconfigured, format!("{what} is not set"));
        let url = workspace.settings.panel_url().ok_or_else(|| missing("panel_url"))?;
        let key = workspace.settings.panel_api_key().ok_or_else(|| missing("panel_api_key"))?;
        PanelClient::new(self.net(), url, secret(key))
    }

    /// The client of a workspace's panel as one of its users reaches it; none where no user's key is set.
    ///
    /// # Errors
    /// `Misconfigured` where the address is missing or cannot work.
    pub fn panel_of_user(&self, workspace: &Workspace) -> Result<Option<ProviderClient>, GatewayError> {
        let Some(key) = workspace.settings.panel_user_api_key() else { return Ok(None) };
        let missing = || GatewayError::new(Kind::Misconfigured, "panel_url is not set");
        let url = workspace.settings.panel_url().ok_or_else(missing)?;
        ProviderClient::new(self.net(), url, secret(key)).map(Some)
    }

    /// Asks a panel until it answers, or patience ends. Only for questions: they may be asked again, and left midway.
    pub async fn patiently<T, F>(
        &self,
        workspace: WorkspaceId,
        orders: usize,
        ask: impl Fn() -> F,
    ) -> Result<T, GatewayError>
    where
        F: Future<Output = Result<T, GatewayError>>,
    {
        let further = PER_ORDER * u32::try_from(orders.saturating_sub(10)).unwrap_or(u32::MAX).min(1000);
        self.with_patience(Asked { workspace, provider: None }, further, ask).await
    }

    /// Asks a provider in the same way.
    pub async fn patiently_of_provider<T, F>(
        &self,
        workspace: WorkspaceId,
        provider_id: &ProviderId,
        ask: impl Fn() -> F,
    ) -> Result<T, GatewayError>
    where
        F: Future<Output = Result<T, GatewayError>>,
    {
        let asked = Asked { workspace, provider: Some(provider_id.to_string()) };
        self.with_patience(asked, Duration::ZERO, ask).await
    }

    async fn with_patience<T, F>(&self, asked: Asked, further: Duration, ask: impl Fn() -> F) -> Result<T, GatewayError>
    where
        F: Future<Output = Result<T, GatewayError>>,
    {
        let waiting = self.inner.patience.begin(asked);
        let deadline = Instant::now() + waiting.time + further;
        let mut pauses = PAUSES.into_iter();
        let mut last = None;
        loop {
            let error = match until(deadline, &waiting, ask()).await {
                Some(Ok(answer)) => {
                    waiting.answered();
                    return Ok(answer);
                }
                Some(Err(error)) if error.is_retryable() => error,
                Some(Err(error)) => {
                    if matches!(error.kind, Kind::Refused | Kind::NotFound) {
                        waiting.answered();
                    }
                    return Err(error);
                }
                None => {
                    waiting.in_vain();
                    return Err(last.unwrap_or_else(|| GatewayError::new(Kind::Unavailable, "no answer in time")));
                }
            };
            let pause = pauses.next().unwrap_or(PAUSES[PAUSES.len() - 1]).max(error.retry_after.unwrap_or_default());
            if Instant::now() + pause >= deadline || waiting.is_hopeless() {
                waiting.in_vain();
                return Err(error);
            }
            sleep(pause).await;
            last = Some(error);
        }
    }
}

/// The answer, unless there is no time left for it, or no hope.
async fn until<T>(deadline: Instant, waiting: &Waiting, ask: impl Future<Output = T>) -> Option<T> {
    let mut ask = std::pin::pin!(ask);
    loop {
        let look = (Instant::now() + LOOK_EVERY).min(deadline);
        if let Ok(answer) = timeout_at(look, &mut ask).await {
            return Some(answer);
        }
        if Instant::now() >= deadline || waiting.is_hopeless() {
            return None;
        }
    }
}
