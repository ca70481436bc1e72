//! Making workspaces and tokens: what comes before anybody can log in.

use aggregates::workspace::{TokenScope, Workspace, WorkspaceCommand, WorkspaceError};
use anyhow::Context as _;
use app::workspace::create::{CreateError, create};
use app::workspace::token::NewToken;
use eventlog::{Actor, Call, EventLog, Provenance, WorkspaceId};

pub use app::workspace::create::NewWorkspace;

/// Makes a workspace with its owner (by phone, known in chats as that number) and a token of scope `owner`.
pub async fn create_workspace(log: &EventLog, name: &str, owner_phone: &str) -> anyhow::Result<NewWorkspace> {
    let cause = log.new_id().simple().to_string();
    if log.workspaces().await?.is_empty() {
        // Under the id that a setup link would use, so that a link makes none beside it.
        match create(log, app::ids::of_first_workspace(log).await?, &cause, name, owner_phone).await {
            Err(CreateError::Refused(WorkspaceError::AlreadyCreated)) => {}
            made => return Ok(made?),
        }
    }
    Ok(create(log, WorkspaceId::from_uuid(log.new_id()), &cause, name, owner_phone).await?)
}

/// Makes an API token; only its hash is kept.
pub async fn create_token(log: &EventLog, workspace: WorkspaceId, scope: TokenScope) -> anyhow::Result<String> {
    let NewToken { token_id, text, hash: token_hash } = NewToken::make(workspace, log.new_id());
    run(log, workspace, WorkspaceCommand::IssueApiToken { token_id, scope, token_hash, now: log.now() }).await?;
    Ok(text)
}

/// One command on a workspace, in the program's own name.
pub async fn run(log: &EventLog, workspace: WorkspaceId, command: WorkspaceCommand) -> anyhow::Result<i64> {
    let call = Call::new(Provenance::start(Actor::System, log.new_id()));
    let committed = log.execute::<Workspace>(workspace, &workspace.to_string(), command, call).await;
    Ok(committed.context("the workspace refused")?.position)
}
