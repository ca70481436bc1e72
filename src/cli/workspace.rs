//! `workspace create|list`, `token create|list|revoke`.

use std::collections::BTreeMap;
use std::process::ExitCode;

use aggregates::ids::TokenId;
use aggregates::phone::Phone;
use aggregates::values::Role;
use aggregates::workspace::{TokenScope, Workspace, WorkspaceCommand as Command, WorkspaceEvent};
use anyhow::bail;
use app::workspace::create::CreateError;
use clap::{Subcommand, ValueEnum};
use cqrs_es::Aggregate as _;
use eventlog::{EventLog, WorkspaceId};
use serde_json::json;
use tokio_util::sync::CancellationToken;

use super::output;
use crate::config::Config;
use crate::{node, setup};

#[derive(Subcommand)]
pub enum WorkspaceCommand {
    /// Make a workspace; prints {"workspace_id","owner_id","api_token"} (scope owner)
    Create {
        /// What it is called
        #[arg(long)]
        name: String,
        /// The owner's WhatsApp number, international: +8801712345678
        #[arg(long, value_name = "PHONE")]
        owner_phone: String,
    },
    /// List the workspaces of this database: id, name, whether it has an owner, last position of the log
    List {
        /// Print them as JSON
        #[arg(long)]
        json: bool,
    },
}

impl WorkspaceCommand {
    /// Whether the database is made where there is none.
    pub fn makes(&self) -> bool {
        match self {
            Self::Create { .. } => true,
            Self::List { .. } => false,
        }
    }

    /// Refuses what can be refused before anything is opened or made.
    pub fn check(&self) -> anyhow::Result<()> {
        if let Self::Create { name, owner_phone } = self {
            if name.trim().is_empty() {
                bail!("a workspace needs a name");
            }
            Phone::parse(owner_phone).map_err(|problem| CreateError::Phone(owner_phone.clone(), problem))?;
        }
        Ok(())
    }
}

#[derive(Subcommand)]
pub enum TokenCommand {
    /// Make an API token; prints {"api_token"}. Only its hash is kept, so note it now
    Create {
        /// The workspace's id [default: the one workspace there is]
        #[arg(long, value_name = "ID")]
        workspace: Option<WorkspaceId>,
        /// What the token may do
        #[arg(long)]
        scope: Scope,
    },
    /// List a workspace's API tokens: id, scope, since when, whether revoked
    List {
        /// The workspace's id [default: the one workspace there is]
        #[arg(long, value_name = "ID")]
        workspace: Option<WorkspaceId>,
        /// Print them as JSON
        #[arg(long)]
        json: bool,
    },
    /// Revoke an API token, by its id or its whole text: from now on nobody gets in with it
    Revoke {
        /// The workspace's id [default: the one workspace there is]
        #[arg(long, value_name = "ID")]
        workspace: Option<WorkspaceId>,
        /// The id, as `token list` prints it
        token_id: String,
    },
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Scope {
    /// Look at everything but events
    Read,
    /// Look and change
    Write,
    /// Everything in the workspace
    Owner,
    /// Events and proofs
    Audit,
    /// Platform administration
    Platform,
}

impl From<Scope> for TokenScope {
    fn from(scope: Scope) -> Self {
        match scope {
            Scope::Read => Self::Read,
            Scope::Write => Self::Write,
            Scope::Owner => Self::Owner,
            Scope::Audit => Self::Audit,
            Scope::Platform => Self::Platform,
        }
    }
}

pub async fn run(config: &Config, command: WorkspaceCommand) -> anyhow::Result<ExitCode> {
    match command {
        WorkspaceCommand::Create { name, owner_phone } => {
            let (log, _) = node::open_log(config, &CancellationToken::new()).await?;
            let made = setup::create_workspace(&log, &name, &owner_phone).await?;
            log.close().await;
            output::json(&made)?;
        }
        WorkspaceCommand::List { json } => {
            let (log, _) = node::open_existing_log(config, &CancellationToken::new()).await?;
            list(&log, json).await?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

pub async fn run_token(config: &Config, command: TokenCommand) -> anyhow::Result<ExitCode> {
    let (log, _) = node::open_existing_log(config, &CancellationToken::new()).await?;
    match command {
        TokenCommand::Create { workspace, scope } => {
            let workspace = chosen(&log, workspace).await?;
            let api_token = setup::create_token(&log, workspace, scope.into()).await?;
            log.close().await;
            output::json(&json!({ "api_token": api_token }))?;
        }
        TokenCommand::List { workspace, json } => {
            let workspace = chosen(&log, workspace).await?;
            list_tokens(&log, workspace, json).await?;
        }
        TokenCommand::Revoke { workspace, token_id } => {
            let workspace = chosen(&log, workspace).await?;
            let token_id =
                app::workspace::token::read(&token_id).map_or_else(|| token_id.clone(), |(_, id)| id.to_owned());
            setup::run(&log, workspace, Command::RevokeApiToken { token_id: TokenId::new(&token_id), now: log.now() })
                .await?;
            log.close().await;
            output::json(&json!({ "token_id": token_id, "revoked": true }))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// The workspace that was named, or the only one there is.
pub(super) async fn chosen(log: &EventLog, named: Option<WorkspaceId>) -> anyhow::Result<WorkspaceId> {
    let all = log.workspaces().await?;
    match (named, all.as_slice()) {
        (Some(named), all) if all.contains(&named) => Ok(named),
        (Some(named), _) => bail!("there is no workspace {named} in this database"),
        (None, []) => bail!("there is no workspace in this database"),
        (None, [only]) => Ok(*only),
        (None, several) => {
            bail!("there are {} workspaces: name one with --workspace (`workspace list` shows them)", several.len())
        }
    }
}

async fn list(log: &EventLog, as_json: bool) -> anyhow::Result<()> {
    let all = log.workspaces().await?;
    if all.is_empty() {
        bail!("there is no workspace in this database");
    }
    let mut rows = Vec::new();
    for workspace in all {
        let state: Workspace = log.load(workspace, &workspace.to_string()).await?;
        let has_owner = state.members.values().any(|member| member.role == Role::Owner);
        rows.push((workspace.to_string(), state.name, has_owner, log.head(workspace).await?));
    }
    if as_json {
        let rows: Vec<_> = rows
            .iter()
            .map(|(id, name, has_owner, position)| {
                json!({ "workspace_id": id, "name": name, "has_owner": has_owner, "position": position })
            })
            .collect();
        return output::json(&rows);
    }
    let rows: Vec<_> = rows
        .into_iter()
        .map(|(id, name, has_owner, position)| {
            vec![id, name, if has_owner { "yes" } else { "none" }.to_owned(), position.to_string()]
        })
        .collect();
    output::table(&["workspace", "name", "owner", "position"], &rows)
}

async fn list_tokens(log: &EventLog, workspace: WorkspaceId, as_json: bool) -> anyhow::Result<()> {
    let state: Workspace = log.load(workspace, &workspace.to_string()).await?;
    let mut issued = BTreeMap::new();
    for recorded in log.read_stream(workspace, Workspace::TYPE, &workspace.to_string()).await? {
        if let WorkspaceEvent::ApiTokenIssued { token_id, issued_at, .. } = &*recorded.event::<Workspace>()? {
            issued.insert(token_id.clone(), issued_at.to_string());
        }
    }
    let since = |id: &TokenId| issued.get(id).cloned().unwrap_or_default();
    if as_json {
        let tokens: Vec<_> = state
            .tokens
            .iter()
            .map(|(id, token)| {
                json!({ "token_id": id, "scope": token.scope, "issued_at": since(id), "revoked": token.revoked })
            })
            .collect();
        return output::json(&tokens);
    }
    let rows: Vec<_> = state
        .tokens
        .iter()
        .map(|(id, token)| {
            let state = if token.revoked { "revoked" } else { "valid" };
            vec![id.to_string(), format!("{:?}", token.scope).to_lowercase(), state.to_owned(), since(id)]
        })
        .collect();
    output::table(&["token", "scope", "state", "issued at"], &rows)
}
