//! `ledgerdesk demo`: the whole product on a throw-away database, with stand-ins of every outside system.
//!
//! Everything is set up through the HTTP API, as an operator would do it.

mod furnish;
mod guide;
mod site;
mod traffic;

use std::net::{Ipv4Addr, SocketAddr};
use std::process::ExitCode;
use std::time::Duration;

use anyhow::Context as _;
use clap::{Args, ValueEnum};
use eventlog::MasterKey;
use gateways::model::{ModelSettings, Provider};
use sandbox::World;
use tokio_util::sync::CancellationToken;

use crate::cli::{output, wait_for_stop_signal};
use crate::config::Config;
use crate::node::Node;
use crate::setup;
use site::Site;

/// The customer whose phone the chat page is.
const YOU: &str = "john";
/// How long anything in the setting-up may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// Flags of `demo`.
#[derive(Args)]
#[command(after_help = "\
Nothing leaves this machine: the panel, the messengers and the language model are stand-ins inside this process, each on a
port of its own. Each messenger's stand-in is a phone to look at, with a line to write as any of its people.

Examples:
  ledgerdesk demo                                      everything, on port 8080
  ledgerdesk demo --channel telegram                   a Telegram bot alone
  ledgerdesk demo --channel meta --channel sandbox     Meta's Cloud API and the chat page
  ledgerdesk demo --port 0                             on any free port

A script writes as a person with POST {phone}/_sandbox/write {\"chat\":…,\"person\":…,\"text\":…} and reads what came back with
GET {phone}/_sandbox/sent; GET {phone}/_sandbox/chats lists chats and people.")]
pub struct DemoArgs {
    /// Port of the program; 0 takes any free one
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// A channel to set up; repeat it for several [default: all]
    #[arg(long = "channel", value_name = "CHANNEL")]
    channels: Vec<Messenger>,
}

/// What customers can write over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Messenger {
    /// WhatsApp through an Evolution API server
    Evolution,
    /// WhatsApp through Green API
    Green,
    /// WhatsApp through Meta's Cloud API
    Meta,
    /// A Telegram bot
    Telegram,
    /// The program's own chat page
    Sandbox,
}

impl Messenger {
    const fn is_whatsapp(self) -> bool {
        match self {
            Self::Evolution | Self::Green | Self::Meta => true,
            Self::Telegram | Self::Sandbox => false,
        }
    }
}

/// Runs until Ctrl-C.
pub async fn run(args: DemoArgs) -> anyhow::Result<ExitCode> {
    let folder = tempfile::tempdir().context("a folder for the throw-away database")?;
    // The public address must be known before the node listens: a free port is chosen here.
    let port =
        free_port(args.port).with_context(|| format!("port {} is taken; choose another with --port", args.port))?;
    let listen = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let world = World::start().await.context("the stand-ins can not start")?;
    let node = Node::start(&Config {
        anchor: Some(folder.path().join("demo.anchor")),
        anchor_url: None,
        database_url: format!("sqlite://{}", folder.path().join("demo.db").display()),
        redis_url: None,
        listen,
        public_url: format!("http://{listen}"),
        allow_private_hosts: vec!["127.0.0.1".to_owned()],
        master_key: MasterKey::generate(),
        limits: crate::server::Limits::default(),
        channel_looks: crate::config::CHANNEL_LOOKS,
        metrics: crate::config::Metrics::default(),
        model: Some(canned(&world)),
    })
    .await?;
    let workspace = setup::create_workspace(&node.log, "Demo panel", &format!("+{}", World::OWNER_PHONE)).await?;
    let site = Site::new(format!("http://{listen}"), workspace.api_token.clone());
    let channels = furnish::furnish(&site, &world, &chosen(&args.channels)).await?;
    guide::print(&site, &world, &channels)?;

    let stop = CancellationToken::new();
    let messengers: Vec<Messenger> = channels.iter().map(|channel| channel.messenger).collect();
    let trickle = stop.run_until_cancelled(traffic::run(&world, &messengers));
    let ended = tokio::select! {
        ended = wait_for_stop_signal() => ended,
        _ = trickle => Ok(()),
    };
    output::note("stopping");
    node.stop().await;
    ended?;
    Ok(ExitCode::SUCCESS)
}

/// Each once, in the order of the list; all when none was named.
fn chosen(named: &[Messenger]) -> Vec<Messenger> {
    let all = Messenger::value_variants().iter().copied();
    all.filter(|messenger| named.is_empty() || named.contains(messenger)).collect()
}

/// The stand-in of a language model: it puts a friendly frame around the texts it is given.
fn canned(world: &World) -> ModelSettings {
    ModelSettings {
        provider: Provider::Ollama,
        model: sandbox::model::MODEL.to_owned(),
        api_key: None,
        base_url: Some(world.model.base_url()),
        time_limit: Duration::from_secs(8),
    }
}

fn free_port(wanted: u16) -> std::io::Result<u16> {
    Ok(std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, wanted))?.local_addr()?.port())
}
