//! Commands of the operator's team in a chat.
//!
//! What customers must not read is answered privately, wherever it was asked: settings, lists of customers and groups, who fulfils
//! which order, the team's help.

use aggregates::conversation::Question;
use aggregates::group::{Group, GroupCommand};
use aggregates::request::{Request, RequestCommand, RequestEvent, SupportStatus};
use aggregates::team::{CommandName, TeamCommand};
use aggregates::words;
use aggregates::words::team::{self, Said};
use aggregates::workspace::Workspace;
use api::ports::Desk as _;
use eventlog::{Committed, WorkspaceId};
use projections::message_log;

use super::chat::{Answer, Origin};
use super::inbound::{Sender, wait_for};
use super::job::{Job, Trouble};
use super::{blocking, broadcasts, lists, settings, upstream, verify_users};

/// The step in which a command is answered.
const STEP: &str = "administered";

/// Carries a command of the team out and answers it.
pub async fn administer(
    job: &Job<'_>,
    workspace: &Workspace,
    origin: &Origin,
    sender: &Sender,
    command: TeamCommand,
) -> Result<(), Trouble> {
    let here = async |said: Said| origin.say(job, Answer::for_team(said, STEP, sender.customer_id.as_str())).await;
    let privately =
        async |said: Said| origin.say_privately(job, Answer::for_team(said, STEP, sender.customer_id.as_str())).await;
    match command {
        TeamCommand::ToggleGroupFlag { flag, enabled } => {
            let Some(group_id) = &origin.group_id else { return Ok(()) };
            let command = GroupCommand::ToggleGroupFlag { flag, enabled, now: job.now() };
            job.execute::<Group>(group_id.as_str(), command, "toggle", sender.actor()).await?;
            let worded = words::flag_toggled(&workspace.texts(), flag, enabled);
            origin.say(job, Answer::worded(worded, STEP, sender.customer_id.as_str())).await
        }
        TeamCommand::Resolve { order_ids, status } => {
            let worded = resolve(job, workspace, sender, &order_ids, status).await?;
            origin.say(job, Answer::worded(worded, STEP, sender.customer_id.as_str())).await
        }
        TeamCommand::Help => {
            let Some((_, role)) = &sender.member else { return Ok(()) };
            privately(team::team_help(*role)).await
        }
        TeamCommand::Status => here(lists::status(job, workspace).await?).await,
        TeamCommand::ListUsers { page } => privately(lists::users(job, page).await?).await,
        TeamCommand::ListGroups { page } => privately(lists::groups(job, page).await?).await,
        TeamCommand::ShowSetting { key } => privately(settings::show(workspace, &key)).await,
        TeamCommand::ListSettings => privately(team::settings_list(&workspace.settings)).await,
        TeamCommand::SetSetting { key, value } => {
            // A warning about a secret has to be read where the secret is.
            if settings::is_exposed(origin, &key) {
                return here(team::secret_in_group()).await;
            }
            privately(settings::set(job, sender, &key, value).await?).await
        }
        TeamCommand::Broadcast { text } => privately(broadcasts::begin(job, sender, text).await?).await,
        TeamCommand::StopBroadcast => privately(broadcasts::stop(job, sender).await?).await,
        TeamCommand::VerifyUsers { username } => {
            here(verify_users::begin(job, workspace, origin, sender, &username).await?).await
        }
        TeamCommand::RemoveUsers { username } => here(blocking::remove_users(job, sender, &username).await?).await,
        TeamCommand::Block { who } => here(blocking::block(job, workspace, sender, who).await?).await,
        TeamCommand::ProviderStatus { order_ids } => {
            upstream::begin(job, origin, sender, Question::ProviderStatus, order_ids).await
        }
        TeamCommand::RefillVerify { order_ids } => {
            upstream::begin(job, origin, sender, Question::RefillVerify, order_ids).await
        }
        TeamCommand::Unblock { who } => here(blocking::unblock(job, sender, who).await?).await,
    }
}

/// Tells somebody of the team how the command they meant is written.
pub async fn correct(
    job: &Job<'_>,
    origin: &Origin,
    sender: &Sender,
    meant: Option<CommandName>,
) -> Result<(), Trouble> {
    origin.say(job, Answer::for_team(team::correction(meant), STEP, sender.customer_id.as_str())).await
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
            let found = match request.unplaced.as_slice() {
                [] => Vec::new(),
                unplaced => {
                    let asked = job.tools.desk.provider_orders(job.workspace_id(), unplaced.to_vec());
                    // A panel that does not answer now keeps no provider from being told.
                    asked.await.unwrap_or_default()
                }
            };
            let providers = request.providers(&found).into_iter();
            let routes = providers.filter_map(|provider| workspace.escalation_route(provider)).collect();
            RequestCommand::EscalateLog { routes, found, now }
        }
        SupportStatus::Open | SupportStatus::TicketCreated | SupportStatus::Resolved | SupportStatus::Ignored => {
            RequestCommand::ChangeSupportStatus { status, now }
        }
    };
    Ok(job.execute::<Request>(entry, command, &format!("resolve-{entry}"), sender.actor()).await?)
}
