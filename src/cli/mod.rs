//! The command line. Exit codes: 0 done, 1 failed, 2 wrong use.

mod audit;
pub mod output;
mod projections;
mod record;
mod workspace;

use std::io::IsTerminal as _;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::parser::ValueSource;
use clap::{ArgMatches, Command as Clap, CommandFactory as _, FromArgMatches as _, Parser, Subcommand};
use clap_complete::Shell;
use tracing_subscriber::EnvFilter;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;

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
    /// Make and list workspaces
    #[command(subcommand)]
    Workspace(workspace::WorkspaceCommand),
    /// Make, list and revoke API tokens
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
    /// Print what completes this program's commands in a shell
    #[command(
        after_help = "Example: ledgerdesk completions bash > ~/.local/share/bash-completion/completions/ledgerdesk"
    )]
    Completions { shell: Shell },
}

/// Settings that only a server has a use for.
const OF_A_SERVER: [&str; 8] = [
    "listen",
    "public_url",
    "allow_private_hosts",
    "metrics_listen",
    "llm_provider",
    "llm_model",
    "llm_base_url",
    "llm_timeout_seconds",
];
/// Settings that say where the data is: of no use to what opens none of yours.
const OF_THE_DATA: [&str; 3] = ["config", "database_url", "redis_url"];
/// Commands that open no database of the operator's.
const WITHOUT_DATA: [&str; 2] = ["demo", "completions"];

/// The command line, in which each command shows the settings it has a use for.
fn command_line() -> Clap {
    let mut line = Cli::command();
    line.build();
    let names: Vec<String> = line.get_subcommands().map(|command| command.get_name().to_owned()).collect();
    for name in names {
        let without = without_use(&name);
        line = line.mut_subcommand(&name, |command| hiding(command, &without));
    }
    line
}

/// The settings that a command has no use for.
fn without_use(command: &str) -> Vec<&'static str> {
    match command {
        "serve" | "help" => Vec::new(),
        other if WITHOUT_DATA.contains(&other) => [&OF_A_SERVER[..], &OF_THE_DATA[..]].concat(),
        _ => OF_A_SERVER.to_vec(),
    }
}

fn hiding(command: Clap, settings: &[&str]) -> Clap {
    let names: Vec<String> = command.get_subcommands().map(|inner| inner.get_name().to_owned()).collect();
    let command = command.mut_args(|arg| {
        let hidden = settings.contains(&arg.get_id().as_str());
        if hidden { arg.hide(true) } else { arg }
    });
    names.iter().fold(command, |command, name| command.mut_subcommand(name, |inner| hiding(inner, settings)))
}

/// Reads the command line. A flag that means nothing to the command is wrong use, not ignored.
fn parse(arguments: impl IntoIterator<Item = std::ffi::OsString>) -> Result<Cli, clap::Error> {
    let mut line = command_line();
    let matches = line.try_get_matches_from_mut(arguments)?;
    if let Some((name, inner)) = matches.subcommand()
        && let Some(flag) = without_use(name).into_iter().find(|id| is_given(&matches, inner, id))
    {
        let flag = flag.replace('_', "-");
        return Err(line.error(ErrorKind::ArgumentConflict, format!("--{flag} means nothing to `{name}`")));
    }
    Cli::from_arg_matches(&matches)
}

/// Whether somebody wrote this flag, before the command or behind it.
fn is_given(outer: &ArgMatches, inner: &ArgMatches, id: &str) -> bool {
    let said = |matches: &ArgMatches| matches.value_source(id) == Some(ValueSource::CommandLine);
    said(outer) || said(inner) || inner.subcommand().is_some_and(|(_, deeper)| is_given(inner, deeper, id))
}

/// Runs the program; answers its exit code. Not `async`: the caller's crate would compile all of it once more.
#[tokio::main]
pub async fn main() -> ExitCode {
    let cli = parse(std::env::args_os()).unwrap_or_else(|error| error.exit());
    start_logging(matches!(cli.command, None | Some(Command::Serve)));
    if let Err(error) = outlive_a_full_file() {
        tracing::warn!(%error, "a file that reaches the limit of its size will end the program");
    }
    match run(cli).await {
        Ok(code) => code,
        Err(error) => {
            output::fail(&format!("{error:#}"));
            ExitCode::FAILURE
        }
    }
}

/// `SIGXFSZ`: a write would make a file larger than its limit (`ulimit -f`).
const FILE_SIZE_LIMIT_REACHED: i32 = 25;

/// Takes the signal that would end the program there, until the program ends: the write fails with an error then, as on a full disk.
fn outlive_a_full_file() -> std::io::Result<()> {
    tokio::signal::unix::signal(tokio::signal::unix::SignalKind::from_raw(FILE_SIZE_LIMIT_REACHED)).map(drop)
}

async fn run(cli: Cli) -> anyhow::Result<ExitCode> {
    let load = || Config::load(cli.settings.clone(), cli.config.as_deref());
    // Whoever asks about a log makes none.
    let load_existing = || Config::load_existing(cli.settings.clone(), cli.config.as_deref());
    match cli.command {
        None | Some(Command::Serve) => serve(&load()?).await,
        Some(Command::Demo(args)) => crate::demo::run(args).await,
        Some(Command::Workspace(command)) if command.makes() => {
            // Before anything is made: neither a database nor a key is left behind by what is refused.
            command.check()?;
            workspace::run(&load()?, command).await
        }
        Some(Command::Workspace(command)) => workspace::run(&load_existing()?, command).await,
        Some(Command::Token(command)) => workspace::run_token(&load_existing()?, command).await,
        Some(Command::Audit(command)) => audit::run(load_existing, command).await,
        Some(Command::Projections(command)) => projections::run(&load_existing()?, command).await,
        Some(Command::Record(args)) => record::run(&load_existing()?, args).await,
        Some(Command::Completions { shell }) => {
            let mut text = Vec::new();
            clap_complete::generate(shell, &mut command_line(), "ledgerdesk", &mut text);
            output::write(&String::from_utf8(text)?)?;
            Ok(ExitCode::SUCCESS)
        }
    }
}

async fn serve(config: &Config) -> anyhow::Result<ExitCode> {
    let mut node = Node::start(config).await?;
    tracing::info!(address = %node.address, "listening");
    if let Some(why) = api::why_unreachable(&config.public_url) {
        tracing::warn!("{why}");
    }
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

/// Colours are for people at a terminal that has them, never for files.
fn colourful() -> bool {
    std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

fn start_logging(serving: bool) {
    let filter = std::env::var("LEDGERDESK_LOG").unwrap_or_default();
    let usual = if serving { "info,sqlx=warn" } else { "warn" };
    let filter = EnvFilter::try_new(if filter.is_empty() { usual } else { &filter }).unwrap_or_else(|error| {
        output::note(&format!("LEDGERDESK_LOG is not a filter ({error}); using {usual}"));
        EnvFilter::new(usual)
    });
    let registry = tracing_subscriber::registry().with(filter);
    let layer = tracing_subscriber::fmt::layer().with_writer(std::io::stderr).with_ansi(colourful());
    if std::env::var("LEDGERDESK_LOG_FORMAT").is_ok_and(|format| format == "json") {
        registry.with(layer.json()).init();
    } else {
        registry.with(layer.compact()).init();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(arguments: &str) -> Result<Cli, ErrorKind> {
        let words = arguments.split_whitespace().map(std::ffi::OsString::from);
        parse(std::iter::once("ledgerdesk".into()).chain(words)).map_err(|error| error.kind())
    }

    #[test]
    fn a_setting_is_taken_only_by_commands_that_have_a_use_for_it() {
        command_line().debug_assert();
        for id in OF_A_SERVER.into_iter().chain(OF_THE_DATA) {
            assert!(Cli::command().get_arguments().any(|arg| arg.get_id() == id), "there is no setting {id}");
        }
        let cli = parsed("--listen 127.0.0.1:1 serve").unwrap();
        assert_eq!(cli.settings.listen.as_deref(), Some("127.0.0.1:1"));
        assert_eq!(parsed("serve --listen 127.0.0.1:2").unwrap().settings.listen.as_deref(), Some("127.0.0.1:2"));
        assert!(parsed("audit verify --database-url sqlite://x").is_ok());
        for wrong in [
            "--listen 127.0.0.1:1 audit verify",
            "audit verify --listen 127.0.0.1:1",
            "token list --llm-model x",
            "demo --database-url sqlite://x",
            "completions bash --config x",
        ] {
            assert_eq!(parsed(wrong).err(), Some(ErrorKind::ArgumentConflict), "{wrong}");
        }
    }
}
