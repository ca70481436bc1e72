//! `audit verify`, `export`, `show`, `anchor`, `key`: for whoever wants to prove that nothing was changed.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, bail};
use clap::{Subcommand, ValueEnum};
use eventlog::audit::{self, Against, Checkpoint, Fault, Report, SignerCheck};
use eventlog::{EventLog, LogError, Recorded, WorkspaceId, guards};
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
    /// Prove that nothing was changed, removed, reordered or cut off: in the database, or in an export with --file.
    /// Exit code 0: proven; 1: something is wrong, or there is nothing to prove; 2: wrong use
    Verify {
        /// Only this workspace [default: all]
        #[arg(long, value_name = "ID")]
        workspace: Option<WorkspaceId>,
        /// An export to check instead of the database; needs neither database nor keys
        #[arg(long, value_name = "FILE", conflicts_with = "workspace")]
        file: Option<PathBuf>,
        /// With --file: the Ed25519 public key (base64, `audit key` prints it) that must have signed; without it any key will do, and
        /// the report says that the signer was not checked
        #[arg(long, value_name = "KEY")]
        public_key: Option<String>,
        /// Hold the log or export against checkpoints kept elsewhere: JSON of one, of several, or an anchor file
        #[arg(long, value_name = "FILE")]
        checkpoint: Option<PathBuf>,
        /// Do not compare with the anchor file, where it can not be had
        #[arg(long, conflicts_with = "file")]
        no_anchor: bool,
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
        /// Where to, a file that is not there yet [default: standard output]
        #[arg(long, value_name = "FILE")]
        to: Option<PathBuf>,
    },
    /// Print the anchor: the last signed head of each log, kept outside the database
    Anchor {
        /// Take the database as it is, where it lies behind the anchor (a restored backup) or its heads are from before they were
        /// sealed; the anchor remembers it. No node may serve meanwhile
        #[arg(long)]
        accept_loss: bool,
        /// Print it as JSON
        #[arg(long)]
        json: bool,
    },
    /// Print the Ed25519 public key (base64) that checkpoints and exports are signed with
    Key {
        /// Print it as JSON
        #[arg(long)]
        json: bool,
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
    let open = async || anyhow::Ok(node::open_existing_log(&config()?, &CancellationToken::new()).await?.0);
    match command {
        AuditCommand::Verify { file: Some(file), public_key, checkpoint, json, .. } => {
            let kept = kept_checkpoints(checkpoint.as_deref())?;
            let report = audit::verify_export(&file, public_key.as_deref(), &kept).await;
            judge(&[report.with_context(|| format!("{}", file.display()))?], json)
        }
        AuditCommand::Verify { workspace, file: None, public_key, checkpoint, no_anchor, json } => {
            let log = node::open_log_as_it_is(&config()?).await?;
            if let Some(key) = public_key.filter(|key| *key != log.public_key()) {
                bail!("the master key at hand signs as {}, not as --public-key {key}", log.public_key());
            }
            let against = Against { anchor: !no_anchor, kept: kept_checkpoints(checkpoint.as_deref())? };
            let workspaces = match workspace {
                Some(workspace) => vec![workspace],
                None => audit::workspaces(&log, &against).await?,
            };
            if workspaces.is_empty() {
                bail!("there is no workspace in this database: nothing is proven");
            }
            let mut reports = Vec::new();
            for workspace in workspaces {
                let length = log.head(workspace).await.unwrap_or_default();
                let bar = output::progress(&workspace.to_string()[..8], length.unsigned_abs());
                let done = |done: i64| bar.set_position(done.unsigned_abs());
                reports.push(audit::verify_with(&log, workspace, &against, done).await?);
                bar.finish_and_clear();
            }
            for fault in guards::faults(log.db()).await? {
                let what = fault.to_string();
                reports.iter_mut().for_each(|report| report.faults.push(Fault { position: 0, what: what.clone() }));
            }
            judge(&reports, json)
        }
        AuditCommand::Anchor { accept_loss, json } => anchor(&config()?, accept_loss, json).await,
        AuditCommand::Key { json } => {
            let config = config()?;
            match config.existing_database().await {
                // Opened only to find out whether the key is this database's.
                Ok(_) => node::open_log(&config, &CancellationToken::new()).await?.0.close().await,
                Err(_) => output::note("no database was found: nothing says whether this key is the one that signs"),
            }
            let public_key = config.master_key.public_key();
            if json {
                output::json(&json!({ "public_key": public_key }))?;
            } else {
                output::line(&public_key)?;
            }
            Ok(ExitCode::SUCCESS)
        }
        AuditCommand::Export { workspace, format: Format::Jsonl, to } => {
            let log = open().await?;
            let exported = export(&log, chosen(&log, workspace).await?, to.as_deref()).await;
            log.close().await;
            exported.map(|()| ExitCode::SUCCESS)
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

async fn export(log: &EventLog, workspace: WorkspaceId, to: Option<&Path>) -> anyhow::Result<()> {
    let mut lines = std::pin::pin!(audit::export(log, workspace).await?);
    let mut file = match to {
        // Never over what is there: it may be a key, an anchor, or an older export.
        Some(path) => {
            let mut options = tokio::fs::OpenOptions::new();
            let opened = options.write(true).create_new(true).mode(0o600).open(path).await;
            Some(opened.with_context(|| format!("{}", path.display()))?)
        }
        None => None,
    };
    let verdict = loop {
        match (lines.try_next().await, &mut file) {
            (Ok(Some(text)), Some(file)) => file.write_all(text.as_bytes()).await?,
            (Ok(Some(text)), None) => output::write(&text)?,
            (Ok(None), _) => break Ok(()),
            (Err(error @ LogError::Untrusted { .. }), _) => {
                break Err(error).context(
                    "the export was written as the log is, and it is not intact; `audit verify` says what is wrong",
                );
            }
            (Err(error), _) => return Err(error.into()),
        }
    };
    if let Some(file) = &mut file {
        file.sync_all().await?;
    }
    verdict
}

fn kept_checkpoints(file: Option<&Path>) -> anyhow::Result<Vec<Checkpoint>> {
    let Some(file) = file else { return Ok(Vec::new()) };
    let text = std::fs::read_to_string(file).with_context(|| format!("{}", file.display()))?;
    audit::read_checkpoints(&text).with_context(|| format!("{}", file.display()))
}

fn judge(reports: &[Report], as_json: bool) -> anyhow::Result<ExitCode> {
    if as_json {
        output::json(&reports)?;
    } else {
        reports.iter().try_for_each(tell)?;
    }
    let good = reports.iter().all(Report::is_intact);
    Ok(if good { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn tell(report: &Report) -> anyhow::Result<()> {
    let workspace = report.workspace_id.map(|id| id.to_string()).unwrap_or_default();
    let verdict = match (report.is_intact(), report.signer) {
        (true, SignerCheck::Checked) => "intact",
        (true, SignerCheck::NotChecked) => "intact, but the signer was not checked",
        (false, SignerCheck::Checked | SignerCheck::NotChecked) => "NOT INTACT",
    };
    output::line(&format!(
        "{workspace}  {verdict}  {} events, {} signed checkpoints, head {}",
        report.events, report.checkpoints, report.head_hash
    ))?;
    if let Some(exported_at) = report.exported_at {
        output::line(&format!("  exported at {exported_at}"))?;
    }
    if let Some(anchor) = &report.anchor {
        output::line(&format!("  the anchor has position {}", anchor.position))?;
    }
    report.signed_by.iter().try_for_each(|key| output::line(&format!("  signed by {key}")))?;
    if report.signer == SignerCheck::NotChecked {
        output::line("  the signer was not checked: anybody can sign with a key of their own; say --public-key")?;
    }
    report.notes.iter().try_for_each(|note| output::line(&format!("  note: {note}")))?;
    report.faults.iter().try_for_each(|fault| {
        let place = if fault.position > 0 { format!("position {}: ", fault.position) } else { String::new() };
        output::line(&format!("  {place}{}", fault.what))
    })
}

async fn anchor(config: &Config, accept_loss: bool, as_json: bool) -> anyhow::Result<ExitCode> {
    let log = node::open_log_as_it_is(config).await?;
    if accept_loss {
        let accepted = audit::accept(&log).await?;
        if as_json {
            output::json(&accepted)?;
        } else if accepted.is_empty() {
            output::line("nothing was to be accepted")?;
        }
        for one in accepted.iter().filter(|_| !as_json) {
            let had = one.anchored.map_or("nothing".to_owned(), |position| format!("position {position}"));
            let sealed = if one.sealed { ", and its head is sealed now" } else { "" };
            output::line(&format!(
                "{}  taken as it is at position {}; the anchor had {had}{sealed}",
                one.workspace_id, one.position
            ))?;
        }
        return Ok(ExitCode::SUCCESS);
    }
    let Some(file) = log.anchor_file() else { bail!("no anchor is set: LEDGERDESK_ANCHOR names its file") };
    let Some(anchor) = audit::anchor(&log)? else { bail!("there is no anchor at {}", file.display()) };
    if as_json {
        let entries: Vec<_> = anchor.entries.values().collect();
        output::json(&json!({ "file": file, "entries": entries, "accepted": anchor.accepted }))?;
        return Ok(ExitCode::SUCCESS);
    }
    for entry in anchor.entries.values() {
        let Checkpoint { workspace_id, position, hash, signed_at, .. } = &entry.checkpoint;
        output::line(&format!("{workspace_id}  position {position}  {hash}  signed at {signed_at}"))?;
    }
    anchor.accepted.iter().try_for_each(|loss| output::line(&format!("{}  {loss}", loss.workspace_id)))?;
    Ok(ExitCode::SUCCESS)
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
