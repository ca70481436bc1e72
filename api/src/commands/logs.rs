//! Log entries: support status, escalation, sending again.

use aggregates::conversation::{Conversation, ConversationCommand, OutgoingState};
use aggregates::request::{Request, RequestCommand, RequestEvent, SupportStatus};
use aggregates::workspace::TokenScope;
use eventlog::WorkspaceId;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::Order;
use crate::answer::Changed;
use crate::app::App;
use crate::chain;
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
        let routes =
            request.providers().into_iter().filter_map(|provider| workspace.escalation_route(provider)).collect();
        let command = RequestCommand::EscalateLog { routes, now: app.log.now() };
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

/// Send what could not be sent, or may not have been, again (CH9).
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ResendMessage {
    /// Id of the log entry.
    pub id: String,
    /// One of its outgoing messages; left out: all that failed, did not arrive, or whose outcome is unknown.
    #[serde(default)]
    pub outgoing_id: Option<String>,
}

impl Order for ResendMessage {
    const NAME: &'static str = "ResendMessage";
    const NEEDS: TokenScope = TokenScope::Write;
    const SUMMARY: &'static str = "Send an entry's failed messages again";

    async fn run(self, app: &App, change: &Change) -> Result<Changed, Problem> {
        log_entry_exists(app, change.workspace(), &self.id).await?;
        let wanted = match &self.outgoing_id {
            Some(text) => Some(Uuid::try_parse(text).map_err(|_| Problem::missing("outgoing message", text))?),
            None => None,
        };
        let found = resendable(app, change, &self.id, wanted).await?;
        if found.is_empty() {
            return Err(match self.outgoing_id {
                Some(id) => Problem::missing("outgoing message", &id),
                None => Problem::conflict(
                    "nothing_to_resend",
                    "every message of this entry was sent or is still being tried",
                ),
            });
        }
        let mut position = 0;
        let mut resent = Vec::new();
        for (conversation_id, outgoing_id) in found {
            let command = ConversationCommand::ResendMessage { outgoing_id, now: app.log.now() };
            let part = part_of(change, outgoing_id);
            let committed = app.execute::<Conversation>(&part, &conversation_id, command).await?;
            position = committed.position.max(position);
            resent.push(outgoing_id.as_simple().to_string());
        }
        Ok(Changed::at(position).with("resent", resent))
    }
}

/// Each message of one call has an idempotency key of its own.
fn part_of(change: &Change, outgoing_id: Uuid) -> Change {
    change.part(&outgoing_id.as_simple().to_string())
}

/// The entry's outgoing messages to send again, with the conversation each is in; the wanted one whatever its state. Of a call that
/// came before, those it was about then.
async fn resendable(
    app: &App,
    change: &Change,
    id: &str,
    wanted: Option<Uuid>,
) -> Result<Vec<(String, Uuid)>, Problem> {
    let request_id = Uuid::try_parse(id).map_err(|_| Problem::missing("log entry", id))?;
    let (mut stuck, mut repeated) = (Vec::new(), Vec::new());
    for conversation_id in chain::involved(app, change.workspace(), id).await?.conversations {
        let conversation = app.log.load::<Conversation>(change.workspace(), &conversation_id).await?;
        for outgoing in
            conversation.outgoing.iter().filter(|outgoing| chain::request_of(&outgoing.purpose) == Some(request_id))
        {
            let is_stuck = match outgoing.state {
                OutgoingState::Abandoned | OutgoingState::Unknown => true,
                OutgoingState::Sent => outgoing.is_undelivered(),
                OutgoingState::Waiting | OutgoingState::Withheld => false,
            };
            if app.is_repeat(&part_of(change, outgoing.outgoing_id)).await? {
                repeated.push((conversation_id.clone(), outgoing.outgoing_id));
            } else if wanted.map_or(is_stuck, |wanted| wanted == outgoing.outgoing_id) {
                stuck.push((conversation_id.clone(), outgoing.outgoing_id));
            }
        }
    }
    Ok(if repeated.is_empty() { stuck } else { repeated })
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
