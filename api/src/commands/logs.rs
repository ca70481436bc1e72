//! Log entries: support status, escalation.

use aggregates::request::{Request, RequestCommand, RequestEvent, SupportStatus};
use aggregates::workspace::TokenScope;
use eventlog::WorkspaceId;
use serde::Deserialize;
use utoipa::ToSchema;

use super::Order;
use crate::answer::Changed;
use crate::app::App;
use crate::change::Change;
use crate::error::Problem;

/// Move a log entry along. `escalated` does what `EscalateLog` does.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ChangeSupportStatus {
    /// Id of the log entry.
    pub id: String,
    /// `open`, `escalated`, `ticket created`, `resolved` or `ignored`.
    #[schema(example = "resolved")]
    pub status: String,
}

impl Order for ChangeSupportStatus {
    const NAME: &'static str = "ChangeSupportStatus";
    const NEEDS: TokenScope = TokenScope::Write;
    const SUMMARY: &'static str = "Set a log entry's support status";

    async fn run(self, app: &App, change: &Change) -> Result<Changed, Problem> {
        match support_status(&self.status)? {
            SupportStatus::Escalated => EscalateLog { id: self.id }.run(app, change).await,
            status @ (SupportStatus::Open
            | SupportStatus::TicketCreated
            | SupportStatus::Resolved
            | SupportStatus::Ignored) => {
                log_entry_exists(app, change.workspace(), &self.id).await?;
                let command = RequestCommand::ChangeSupportStatus { status, now: app.log.now() };
                app.change::<Request>(change, &self.id, command).await
            }
        }
    }
}

/// Escalate a log entry: the providers of its orders are told in their groups (PR9).
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct EscalateLog {
    /// Id of the log entry.
    pub id: String,
}

impl Order for EscalateLog {
    const NAME: &'static str = "EscalateLog";
    const NEEDS: TokenScope = TokenScope::Write;
    const SUMMARY: &'static str = "Escalate a log entry to the providers of its orders";

    async fn run(self, app: &App, change: &Change) -> Result<Changed, Problem> {
        let request = log_entry_exists(app, change.workspace(), &self.id).await?;
        let workspace = app.own_workspace(change.workspace()).await?;
        // A panel that does not answer now keeps no provider from being told.
        let found = match request.unplaced.as_slice() {
            [] => Vec::new(),
            unplaced => app.desk.provider_orders(change.workspace(), unplaced.to_vec()).await.unwrap_or_default(),
        };
        let providers = request.providers(&found).into_iter();
        let routes = providers.filter_map(|provider| workspace.escalation_route(provider)).collect();
        let command = RequestCommand::EscalateLog { routes, found, now: app.log.now() };
        let committed = app.execute::<Request>(change, &self.id, command).await?;
        let mut answer = Changed::at(committed.position);
        for recorded in &committed.events {
            if let RequestEvent::LogEscalated { targets, unrouted, .. } = &*recorded.event::<Request>()? {
                let mut told: Vec<&str> = targets.iter().map(|target| target.provider.as_str()).collect();
                // Some have a group on each messenger.
                told.dedup();
                answer = answer.with("told", told).with("unrouted", unrouted.clone());
            }
        }
        Ok(answer)
    }
}

/// The request behind a log entry of this workspace.
pub(crate) async fn log_entry_exists(app: &App, workspace: WorkspaceId, id: &str) -> Result<Request, Problem> {
    let request = app.log.load::<Request>(workspace, id).await?;
    if request.opened.is_some() { Ok(request) } else { Err(Problem::missing("log entry", id)) }
}

/// A support status by its name.
pub(crate) fn support_status(text: &str) -> Result<SupportStatus, Problem> {
    SupportStatus::from_name(text).ok_or_else(|| {
        let names = SupportStatus::ALL.map(SupportStatus::name).join(", ");
        Problem::invalid("status", format!("`{text}` is no support status; there are {names}"))
    })
}
