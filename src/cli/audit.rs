//! `audit verify`, `audit export`, `audit show`: for whoever wants to prove that nothing was changed.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context as _, bail};
use clap::{Subcommand, ValueEnum};
use eventlog::audit::{self, Report};
use eventlog::{EventLog, Recorded, WorkspaceId};
use futures::TryStreamExt as _;
use serde_json::json;
use tokio::io::AsyncWriteExt as _;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use super::output;
use super::workspace::chosen;
use crate::config::Config;
use crate::node;

#[derive(Subcommand)]
pub enum AuditCommand {
    /// Prove that nothing was changed, removed, reordered or cut off: in the database, or in an export with --file
    Verify {
        /// Only this workspace [default: all]
        #[arg(long, value_name = "ID")]
        workspace: Option<WorkspaceId>,
        /// An export to check instead of the database; needs neither database nor keys
        #[arg(long, value_name = "FILE", conflicts_with = "workspace")]
        file: Option<PathBuf>,
        /// The Ed25519 public key (base64) that must have signed; without it, any genuine signature will do
        #[arg(long, value_name = "KEY")]
        public_key: Option<String>,
        /// Print the reports as JSON
        #[arg(long)]
        json: bool,
    },
    /// Write a workspace's whole log, exactly as stored; personal fields stay sealed
    Export {
        /// Which workspace's [default: the one there is]
        #[arg(long, value_name = "ID")]
        workspace: Option<WorkspaceId>,
        #[arg(long, default_value = "jsonl")]
        format: Format,
        /// Where to [default: standard output]
        #[arg(long, value_name = "FILE")]
        to: Option<PathBuf>,
    },
    /// Show a stream (AGGREGATE/ID), or everything that followed from one cause (a correlation id)
    Show {
        /// Which workspace's [default: the one there is]
        #[arg(long, value_name = "ID")]
        workspace: Option<WorkspaceId>,
        /// `request/0191…`, `order/54321`, or a correlation id
        what: String,
        /// Print the events as JSON
        #[arg(long)]
        json: bool,
    },
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Format {
    /// JSON Lines: a header, the events, the signed checkpoints, an end
    Jsonl,
}

pub async fn run(config: impl Fn() -> anyhow::Result<Config>, command: AuditCommand) -> anyhow::Result<ExitCode> {
    let open = async || anyhow::Ok(node::open_log(&config()?, &CancellationToken::new()).await?.0);
    match command {
        AuditCommand::Verify { file: Some(file), public_key, json, .. } => {
            let report = audit::verify_export(&file).await.with_context(|| format!("{}", file.display()))?;
            judge(&[report], public_key.as_deref(), json)
        }
        AuditCommand::Verify { workspace, file: None, public_key, json } => {
            let log = open().await?;
            let workspaces = match workspace {
                Some(workspace) => vec![chosen(&log, Some(workspace)).await?],
                None => log.workspaces().await?,
            };
            let mut reports = Vec::new();
            for workspace in workspaces {
                let bar = output::progress(&workspace.to_string()[..8], log.head(workspace).await?.unsigned_abs());
                reports.push(audit::verify_with(&log, workspace, |done| bar.set_position(done.unsigned_abs())).await?);
                bar.finish_and_clear();
            }
            judge(&reports, public_key.as_deref(), json)
        }
        AuditCommand::Export { workspace, format: Format::Jsonl, to } => {
            let log = open().await?;
            let mut lines = std::pin::pin!(audit::export(&log, chosen(&log, workspace).await?).await?);
            match to {
                Some(path) => {
                    let mut file =
                        tokio::fs::File::create(&path).await.with_context(|| format!("{}", path.display()))?;
                    while let Some(text) = lines.try_next().await? {
                        file.write_all(text.as_bytes()).await?;
                    }
                    file.sync_all().await?;
                }
                None => {
                    while let Some(text) = lines.try_next().await? {
                        output::write(&text)?;
                    }
                }
            }
            Ok(ExitCode::SUCCESS)
        }
        AuditCommand::Show { workspace, what, json } => {
            let log = open().await?;
            let workspace = chosen(&log, workspace).await?;
            let events = match api::stream_named(workspace, &what) {
                Some((aggregate, id)) => log.read_stream(workspace, &aggregate, &id).await?,
                None => {
                    let cause = Uuid::parse_str(&what).context("say AGGREGATE/ID, or the UUID of a correlation")?;
                    followed_from(&log, workspace, cause).await?
                }
            };
            if events.is_empty() {
                bail!("there are no events of {what} in workspace {workspace}");
            }
            show(&events, json)
        }
    }
}

fn judge(reports: &[Report], public_key: Option<&str>, as_json: bool) -> anyhow::Result<ExitCode> {
    let trusted = |report: &Report| public_key.is_none_or(|key| report.signed_by.iter().all(|signer| signer == key));
    if as_json {
        output::json(&reports)?;
    } else {
        for report in reports {
            let workspace = report.workspace_id.map(|id| id.to_string()).unwrap_or_default();
            let verdict = if report.is_intact() && trusted(report) { "intact" } else { "NOT INTACT" };
            output::line(&format!(
                "{workspace}  {verdict}  {} events, {} signed checkpoints, head {}",
                report.events, report.checkpoints, report.head_hash
            ))?;
            report.signed_by.iter().try_for_each(|key| output::line(&format!("  signed by {key}")))?;
            report
                .faults
                .iter()
                .try_for_each(|fault| output::line(&format!("  position {}: {}", fault.position, fault.what)))?;
            if !trusted(report) {
                output::line("  a checkpoint was signed with another key than --public-key")?;
            }
        }
    }
    let good = reports.iter().all(|report| report.is_intact() && trusted(report));
    Ok(if good { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// All events of one correlation, in order.
async fn followed_from(log: &EventLog, workspace: WorkspaceId, cause: Uuid) -> anyhow::Result<Vec<Recorded>> {
    let head = log.head(workspace).await?;
    let bar = output::progress("looking", head.unsigned_abs());
    let (mut found, mut after) = (Vec::new(), 0);
    while after < head {
        let page = log.read_from_database(workspace, after, 2000).await?;
        let Some(last) = page.last() else { break };
        after = last.position;
        bar.set_position(after.unsigned_abs());
        found.extend(page.into_iter().filter(|event| event.provenance.correlation_id == cause));
    }
    bar.finish_and_clear();
    Ok(found)
}

fn show(events: &[Recorded], as_json: bool) -> anyhow::Result<ExitCode> {
    if as_json {
        let events: Vec<_> = events
            .iter()
            .map(|event| {
                json!({
                    "position": event.position, "event_id": event.event_id, "recorded_at": event.recorded_at,
                    "aggregate_type": &*event.aggregate_type, "aggregate_id": &*event.aggregate_id,
                    "sequence": event.sequence, "event_type": &*event.event_type, "event_version": &*event.event_version,
                    "provenance": event.provenance, "payload": event.payload(), "hash": hex::encode(event.hash),
                })
            })
            .collect();
        output::json(&events)?;
    } else {
        for event in events {
            output::line(&format!(
                "#{} {} {}/{} {} {} (by {:?})",
                event.position,
                event.recorded_at,
                event.aggregate_type,
                event.aggregate_id,
                event.sequence,
                event.event_type,
                event.provenance.actor
            ))?;
            let payload = event.payload();
            output::line(&serde_json::to_string_pretty(payload.get(&*event.event_type).unwrap_or(&payload))?)?;
        }
    }
    Ok(ExitCode::SUCCESS)
}
