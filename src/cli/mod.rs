//! The command line. Exit codes: 0 done, 1 failed, 2 wrong use.

mod audit;
pub(crate) mod output;
mod projections;
mod record;
mod workspace;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use tracing_subscriber::EnvFilter;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;

use crate::bench::BenchArgs;
use crate::config::{Config, Settings};
use crate::demo::DemoArgs;
use crate::node::Node;

/// Customer support for SMM panels over WhatsApp, on an event log that can be audited.
///
/// Without a command it serves: everything in one process. `ledgerdesk demo` shows it with no account anywhere.
#[derive(Parser)]
#[command(
    name = "ledgerdesk",
    version,
    max_term_width = 100,
    after_help = "\
Settings come from ledgerdesk.toml, then the environment (DATABASE_URL, REDIS_URL, LEDGERDESK_…), then flags.
LEDGERDESK_MASTER_KEY holds the key of all keys (32 bytes, base64); without it a key file of mode 0600 is made
beside the database. Keep that key: without it nobody can read what customers wrote.
LEDGERDESK_LOG filters what is logged (info, debug, eventlog=trace …); LEDGERDESK_LOG_FORMAT=json makes it JSON."
)]
struct Cli {
    /// Settings file [default: ledgerdesk.toml, where it exists]
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(flatten)]
    settings: Settings,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// Run the server (the same as no command)
    Serve,
    /// Run on a throw-away database with stand-ins of all outside systems and a little traffic
    Demo(DemoArgs),
    /// Make workspaces
    #[command(subcommand)]
    Workspace(workspace::WorkspaceCommand),
    /// Make API tokens
    #[command(subcommand)]
    Token(workspace::TokenCommand),
    /// Verify, export and show event logs
    #[command(subcommand)]
    Audit(audit::AuditCommand),
    /// List, rebuild and verify read models
    #[command(subcommand)]
    Projections(projections::ProjectionsCommand),
    /// Write a recorded stream as a snapshot test
    Record(record::RecordArgs),
    /// Measure this program beside the machine's own limits and the stock event stores
    Bench(BenchArgs),
}

/// Runs the program; answers its exit code. Not `async`: the caller's crate would compile all of it once more.
#[tokio::main]
pub async fn main() -> ExitCode {
    let cli = Cli::parse();
    start_logging(matches!(cli.command, None | Some(Command::Serve)));
    match run(cli).await {
        Ok(code) => code,
        Err(error) => {
            output::fail(&format!("{error:#}"));
            ExitCode::FAILURE
        }
    }
}

async fn run(cli: Cli) -> anyhow::Result<ExitCode> {
    let load = || Config::load(cli.settings.clone(), cli.config.as_deref());
    match cli.command {
        None | Some(Command::Serve) => serve(&load()?).await,
        Some(Command::Demo(args)) => crate::demo::run(args).await,
        Some(Command::Workspace(command)) => workspace::run(&load()?, command).await,
        Some(Command::Token(command)) => workspace::run_token(&load()?, command).await,
        Some(Command::Audit(command)) => audit::run(load, command).await,
        Some(Command::Projections(command)) => projections::run(&load()?, command).await,
        Some(Command::Record(args)) => record::run(&load()?, args).await,
        Some(Command::Bench(args)) => crate::bench::run(args, cli.settings.database_url).await,
    }
}

async fn serve(config: &Config) -> anyhow::Result<ExitCode> {
    let mut node = Node::start(config).await?;
    tracing::info!(address = %node.address, "listening");
    if let Some(link) = node.setup_link.take() {
        output::note(&format!("There is no workspace yet. Make one by this link, which works once: {link}"));
        output::note("Or here: ledgerdesk workspace create --name 'My panel' --owner-phone +8801712345678");
    }
    output::note(&format!("Message log: {0}/live   API: {0}/api/docs", config.public_url));
    wait_for_stop_signal().await?;
    tracing::info!("stopping");
    node.stop().await;
    Ok(ExitCode::SUCCESS)
}

/// Ctrl-C, or what a service manager sends.
pub async fn wait_for_stop_signal() -> anyhow::Result<()> {
    let mut terminate = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())?;
    tokio::select! {
        interrupted = tokio::signal::ctrl_c() => interrupted?,
        _ = terminate.recv() => {}
    }
    Ok(())
}

fn start_logging(serving: bool) {
    let filter = std::env::var("LEDGERDESK_LOG").unwrap_or_default();
    let usual = if serving { "info,sqlx=warn" } else { "warn" };
    let filter = EnvFilter::try_new(if filter.is_empty() { usual } else { &filter }).unwrap_or_else(|error| {
        output::note(&format!("LEDGERDESK_LOG is not a filter ({error}); using {usual}"));
        EnvFilter::new(usual)
    });
    let registry = tracing_subscriber::registry().with(filter);
    let layer = tracing_subscriber::fmt::layer().with_writer(std::io::stderr);
    if std::env::var("LEDGERDESK_LOG_FORMAT").is_ok_and(|format| format == "json") {
        registry.with(layer.json()).init();
    } else {
        registry.with(layer.compact()).init();
    }
}
