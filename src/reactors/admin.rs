//! Commands of the operator's team in a chat.

use aggregates::group::{Group, GroupCommand};
use aggregates::request::{Request, RequestCommand, RequestEvent, SupportStatus};
use aggregates::triage::AdminCommand;
use aggregates::words;
use aggregates::workspace::Workspace;
use eventlog::{Committed, WorkspaceId};
use projections::message_log;

use super::chat::{Answer, Origin};
use super::inbound::{Sender, wait_for};
use super::job::{Job, Trouble};

/// Carries a command of the team out and answers it.
pub async fn administer(
    job: &Job<'_>,
    workspace: &Workspace,
    origin: &Origin,
    sender: &Sender,
    command: AdminCommand,
) -> Result<(), Trouble> {
    let worded = match command {
        AdminCommand::ToggleGroupFlag { flag, enabled } => {
            let Some(group_id) = &origin.group_id else { return Ok(()) };
            let command = GroupCommand::ToggleGroupFlag { flag, enabled, now: job.now() };
            job.execute::<Group>(group_id, command, "toggle", sender.actor()).await?;
            words::flag_toggled(&workspace.texts(), flag, enabled)
        }
        AdminCommand::Resolve { order_ids, status } => resolve(job, workspace, sender, &order_ids, status).await?,
    };
    origin.say(job, Answer::worded(worded, "administered", &sender.customer_id)).await
}

/// Sets the newest log entry of each order (AD3).
async fn resolve(
    job: &Job<'_>,
    workspace: &Workspace,
    sender: &Sender,
    order_ids: &[u64],
    status: SupportStatus,
) -> Result<(words::Key, String), Trouble> {
    let workspace_id: WorkspaceId = job.workspace_id();
    wait_for(job, message_log::NAME, job.log().head(workspace_id).await?).await?;
    let (mut found, mut not_found) = (Vec::new(), Vec::new());
    let mut entries: Vec<String> = Vec::new();
    for &order_id in order_ids {
        let newest = message_log::by_order(&job.tools.models, workspace_id, order_id).await?.into_iter().next();
        match newest {
            Some(entry) => {
                found.push(order_id);
                if !entries.contains(&entry.row.id) {
                    entries.push(entry.row.id);
                }
            }
            None => not_found.push(order_id),
        }
    }
    let mut unrouted: Vec<String> = Vec::new();
    for entry in &entries {
        let committed = set_status(job, workspace, sender, entry, status).await?;
        for event in &committed.events {
            if let RequestEvent::LogEscalated { unrouted: providers, .. } = &*event.event::<Request>()? {
                unrouted.extend(
                    providers.iter().filter(|provider| !unrouted.contains(provider)).cloned().collect::<Vec<_>>(),
                );
            }
        }
    }
    Ok(words::resolved(&workspace.texts(), &found, status, &not_found, &unrouted))
}

async fn set_status(
    job: &Job<'_>,
    workspace: &Workspace,
    sender: &Sender,
    entry: &str,
    status: SupportStatus,
) -> Result<Committed, Trouble> {
    let now = job.now();
    let command = match status {
        SupportStatus::Escalated => {
            let request: Request = job.log().load(job.workspace_id(), entry).await?;
            let routes =
                request.providers().into_iter().filter_map(|provider| workspace.escalation_route(provider)).collect();
            RequestCommand::EscalateLog { routes, now }
        }
        SupportStatus::Open | SupportStatus::TicketCreated | SupportStatus::Resolved | SupportStatus::Ignored => {
            RequestCommand::ChangeSupportStatus { status, now }
        }
    };
    Ok(job.execute::<Request>(entry, command, &format!("resolve-{entry}"), sender.actor()).await?)
}
