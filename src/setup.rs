//! Making workspaces and tokens: what comes before anybody can log in.

use aggregates::values::{Identity, Role};
use aggregates::workspace::{TokenScope, Workspace, WorkspaceCommand};
use anyhow::{Context as _, bail};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use eventlog::{Actor, Call, EventLog, Provenance, WorkspaceId};
use serde::Serialize;
use sha2::{Digest as _, Sha256};

/// A new workspace. The token is shown this once.
#[derive(Clone, Debug, Serialize)]
pub struct NewWorkspace {
    pub workspace_id: WorkspaceId,
    pub owner_id: String,
    pub api_token: String,
}

/// Makes a workspace with its owner (by phone, known in chats as that number) and a token of scope `owner`.
pub async fn create_workspace(log: &EventLog, name: &str, owner_phone: &str) -> anyhow::Result<NewWorkspace> {
    let digits: String = owner_phone.chars().filter(char::is_ascii_digit).collect();
    let punctuation = owner_phone.chars().all(|c| c.is_ascii_digit() || "+ ()-".contains(c));
    if !(7..=15).contains(&digits.len()) || !punctuation {
        bail!("the owner's phone {owner_phone} is not an international number such as +8801712345678");
    }
    let workspace_id = WorkspaceId::from_uuid(log.new_id());
    let owner_id = log.new_id().simple().to_string();
    let create = WorkspaceCommand::CreateWorkspace {
        workspace_id: workspace_id.to_string(),
        name: name.to_owned(),
        now: log.now(),
    };
    run(log, workspace_id, create).await?;
    let owner = WorkspaceCommand::AddMember {
        member_id: owner_id.clone(),
        role: Role::Owner,
        identities: vec![Identity::from_jid(&format!("{digits}@s.whatsapp.net"))],
        now: log.now(),
    };
    run(log, workspace_id, owner).await?;
    let api_token = create_token(log, workspace_id, TokenScope::Owner).await?;
    Ok(NewWorkspace { workspace_id, owner_id, api_token })
}

/// Makes an API token; only its hash is kept.
pub async fn create_token(log: &EventLog, workspace: WorkspaceId, scope: TokenScope) -> anyhow::Result<String> {
    let token_id = log.new_id().simple().to_string();
    let secret = URL_SAFE_NO_PAD.encode(rand::random::<[u8; 32]>());
    let api_token = format!("ldk_{workspace}_{token_id}_{secret}");
    let token_hash = hex::encode(Sha256::digest(&api_token));
    run(log, workspace, WorkspaceCommand::IssueApiToken { token_id, scope, token_hash, now: log.now() }).await?;
    Ok(api_token)
}

/// One command on a workspace, in the program's own name.
pub async fn run(log: &EventLog, workspace: WorkspaceId, command: WorkspaceCommand) -> anyhow::Result<i64> {
    let call = Call::new(Provenance::start(Actor::System, log.new_id()));
    let committed = log.execute::<Workspace>(workspace, &workspace.to_string(), command, call).await;
    Ok(committed.context("the workspace refused")?.position)
}
