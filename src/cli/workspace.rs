//! `workspace create`, `token create`.

use std::process::ExitCode;

use aggregates::workspace::TokenScope;
use aggregates::workspace::Workspace;
use anyhow::bail;
use clap::{Subcommand, ValueEnum};
use eventlog::WorkspaceId;
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
}

#[derive(Subcommand)]
pub enum TokenCommand {
    /// Make an API token; prints {"api_token"}. Only its hash is kept, so note it now
    Create {
        /// The workspace's id
        #[arg(long, value_name = "ID")]
        workspace: WorkspaceId,
        /// What the token may do
        #[arg(long)]
        scope: Scope,
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
    let WorkspaceCommand::Create { name, owner_phone } = command;
    let (log, _) = node::open_log(config, &CancellationToken::new()).await?;
    output::json(&setup::create_workspace(&log, &name, &owner_phone).await?)?;
    Ok(ExitCode::SUCCESS)
}

pub async fn run_token(config: &Config, command: TokenCommand) -> anyhow::Result<ExitCode> {
    let TokenCommand::Create { workspace, scope } = command;
    let (log, _) = node::open_log(config, &CancellationToken::new()).await?;
    if !log.load::<Workspace>(workspace, &workspace.to_string()).await?.exists() {
        bail!("there is no workspace {workspace} in this database");
    }
    let api_token = setup::create_token(&log, workspace, scope.into()).await?;
    output::json(&serde_json::json!({ "api_token": api_token }))?;
    Ok(ExitCode::SUCCESS)
}
