//! `projections list|rebuild|verify`.

use std::process::ExitCode;

use clap::Subcommand;
use projections::ReadModels;
use tokio_util::sync::CancellationToken;

use super::output;
use crate::config::Config;
use crate::node;

#[derive(Subcommand)]
pub enum ProjectionsCommand {
    /// Every read model with its version, and how far it is behind
    List {
        #[arg(long)]
        json: bool,
    },
    /// Fold one anew from the first event, beside the live one, and swap it in; servers go on meanwhile
    Rebuild {
        /// `message_log`, `customers`, `groups`, `providers`, `usage`
        name: String,
    },
    /// Fold afresh in another way and compare with what is stored, byte for byte
    Verify {
        /// Only this one [default: all]
        name: Option<String>,
        #[arg(long)]
        json: bool,
    },
}

pub async fn run(config: &Config, command: ProjectionsCommand) -> anyhow::Result<ExitCode> {
    let (log, _) = node::open_existing_log(config, &CancellationToken::new()).await?;
    let models = ReadModels::open(log).await?;
    match command {
        ProjectionsCommand::List { json } => list(&models, json).await,
        ProjectionsCommand::Rebuild { name } => {
            let bar = output::progress(&name, 0);
            let rebuilt = models
                .rebuild(&name, |progress| {
                    bar.set_length(progress.total);
                    bar.set_position(progress.done);
                })
                .await?;
            bar.finish_and_clear();
            output::line(&format!("{name}: {} events of {} workspaces", rebuilt.events, rebuilt.workspaces))?;
            Ok(ExitCode::SUCCESS)
        }
        ProjectionsCommand::Verify { name, json } => verify(&models, name, json).await,
    }
}

async fn list(models: &ReadModels, json: bool) -> anyhow::Result<ExitCode> {
    let (all, ahead) = (models.list().await?, models.ahead().await?);
    let code = if ahead.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    for one in &ahead {
        output::fail(&format!("{one}: rebuild it, and verify the log"));
    }
    if json {
        output::json(&all)?;
        return Ok(code);
    }
    let rows: Vec<Vec<String>> = all
        .iter()
        .map(|one| {
            vec![
                one.name.to_string(),
                one.version.to_string(),
                format!("{:?}", one.state).to_lowercase(),
                one.events.to_string(),
                one.lag.to_string(),
                one.workspaces.len().to_string(),
            ]
        })
        .collect();
    output::table(&["read model", "version", "state", "events", "behind", "workspaces"], &rows)?;
    Ok(code)
}

async fn verify(models: &ReadModels, name: Option<String>, json: bool) -> anyhow::Result<ExitCode> {
    let names = match name {
        Some(name) => vec![name],
        None => models.list().await?.into_iter().map(|one| one.name.to_string()).collect(),
    };
    let mut all = Vec::new();
    for name in names {
        let bar = output::progress(&name, 0);
        let verification = models
            .verify(&name, |progress| {
                bar.set_length(progress.total);
                bar.set_position(progress.done);
            })
            .await?;
        bar.finish_and_clear();
        all.push((name, verification));
    }
    let good = all.iter().all(|(_, verification)| verification.differences.is_empty());
    if json {
        let all: serde_json::Map<_, _> = all
            .iter()
            .map(|(name, one)| Ok((name.clone(), serde_json::to_value(one)?)))
            .collect::<Result<_, serde_json::Error>>()?;
        output::json(&all)?;
    } else {
        for (name, one) in &all {
            let verdict = if one.differences.is_empty() { "equal" } else { "DIFFERENT" };
            output::line(&format!("{name:12}  {verdict}  {} events, {} rows", one.events, one.rows))?;
            one.differences.iter().try_for_each(|difference| output::line(&format!("  {difference:?}")))?;
        }
    }
    Ok(if good { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
