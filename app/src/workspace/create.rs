//! The first steps of a workspace: itself, its owner, and a token to go on with.

use aggregates::ids::MemberId;
use aggregates::phone::{Phone, PhoneProblem};
use aggregates::workspace::{TokenScope, Workspace, WorkspaceCommand, WorkspaceError};
use eventlog::{Actor, Call, EventLog, ExecuteError, LogError, Provenance, WorkspaceId};
use serde::Serialize;

use super::token::NewToken;
use crate::ids;

/// A new workspace. The token is shown this once.
#[derive(Clone, Debug, Serialize)]
pub struct NewWorkspace {
    pub workspace_id: WorkspaceId,
    pub owner_id: MemberId,
    pub api_token: String,
    /// The owner's number as it was read: `+8801712345678`.
    pub owner_phone: String,
}

/// Why there is no new workspace.
#[derive(Debug, thiserror::Error)]
pub enum CreateError {
    #[error("the owner's phone {0} is not an international number such as +8801712345678: {1}")]
    Phone(String, PhoneProblem),
    #[error("the workspace refused: {0}")]
    Refused(WorkspaceError),
    #[error("too many concurrent changes; try again")]
    Conflict,
    #[error(transparent)]
    Log(#[from] LogError),
}

impl From<ExecuteError<WorkspaceError>> for CreateError {
    fn from(error: ExecuteError<WorkspaceError>) -> Self {
        match error {
            ExecuteError::Refused(refusal) => Self::Refused(refusal),
            ExecuteError::Conflict | ExecuteError::Stale { .. } | ExecuteError::KeyReused { .. } => Self::Conflict,
            ExecuteError::Log(error) => Self::Log(error),
        }
    }
}

/// Makes a workspace with its owner (by phone, known in chats as that number) and a token of scope `owner`.
///
/// `cause` names the attempt: repeated under the same name, it goes on where it was interrupted, and answers with another token.
pub async fn create(
    log: &EventLog,
    workspace: WorkspaceId,
    cause: &str,
    name: &str,
    owner_phone: &str,
) -> Result<NewWorkspace, CreateError> {
    let phone =
        Phone::parse(owner_phone).map_err(|problem| CreateError::Phone(owner_phone.trim().to_owned(), problem))?;
    let run = async |step: &str, command: WorkspaceCommand| {
        let call = Call::with_key(format!("found:{cause}:{step}"), Provenance::start(Actor::System, log.new_id()));
        log.execute::<Workspace>(workspace, &workspace.to_string(), command, call).await
    };
    let workspace_id = workspace.to_string();
    let owner_id = ids::of_first_owner(log, workspace).await?;
    let token = NewToken::make(workspace, log.new_id());
    let (scope, token_id) = (TokenScope::Owner, token.token_id);
    // One commit: a program that is killed leaves all of it or nothing.
    let founding = WorkspaceCommand::FoundWorkspace {
        workspace_id,
        name: name.to_owned(),
        owner_id: owner_id.clone(),
        owner: phone.identity(),
        token_id: token_id.clone(),
        token_hash: token.hash.clone(),
        now: log.now(),
    };
    run("all", founding).await?;
    let known: Workspace = log.load(workspace, &workspace.to_string()).await?;
    if !known.tokens.contains_key(&token_id) {
        // It was founded before, and the token of then was shown to nobody: another one.
        let (step, now) = (format!("token:{token_id}"), log.now());
        run(&step, WorkspaceCommand::IssueApiToken { token_id, scope, token_hash: token.hash, now }).await?;
    }
    Ok(NewWorkspace { workspace_id: workspace, owner_id, api_token: token.text, owner_phone: phone.to_string() })
}
