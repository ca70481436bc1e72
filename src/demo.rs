//! `ledgerdesk demo`: the whole product on a throw-away database, with stand-ins of every outside system.
//!
//! Everything is set up through the HTTP API, as an operator would do it.

use std::net::{Ipv4Addr, SocketAddr};
use std::process::ExitCode;
use std::time::Duration;

use anyhow::{Context as _, bail, ensure};
use clap::Args;
use eventlog::MasterKey;
use gateways::model::{ModelSettings, Provider};
use reqwest::{Client, Method};
use sandbox::evolution::{Generation, known};
use sandbox::{World, panel};
use serde_json::{Value, json};
use tokio_util::sync::CancellationToken;

use crate::cli::{output, wait_for_stop_signal};
use crate::config::Config;
use crate::node::Node;
use crate::setup;

/// The customer whose phone the chat page is.
const YOU: &str = "john";
/// How long anything in the setting-up may take.
const PATIENCE: Duration = Duration::from_secs(20);
/// Between two messages of the sample customers.
const TRICKLE: Duration = Duration::from_secs(15);

/// Flags of `demo`.
#[derive(Args)]
pub struct DemoArgs {
    /// Port of the program; 0 takes any free one
    #[arg(long, default_value_t = 8080)]
    port: u16,
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
        database_url: format!("sqlite://{}", folder.path().join("demo.db").display()),
        redis_url: None,
        listen,
        public_url: format!("http://{listen}"),
        allow_private_hosts: vec!["127.0.0.1".to_owned()],
        master_key: MasterKey::generate(),
        model: Some(canned(&world)),
    })
    .await?;
    let workspace = setup::create_workspace(&node.log, "Demo panel", &format!("+{}", World::OWNER_PHONE)).await?;
    let site = Site { http: Client::new(), base: format!("http://{listen}"), token: workspace.api_token.clone() };
    let chat = site.furnish(&world).await?;
    print_addresses(&site, &chat, &world)?;

    let stop = CancellationToken::new();
    let trickle = stop.run_until_cancelled(traffic(&world));
    let ended = tokio::select! {
        ended = wait_for_stop_signal() => ended,
        _ = trickle => Ok(()),
    };
    output::note("stopping");
    node.stop().await;
    ended?;
    Ok(ExitCode::SUCCESS)
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

/// The running program, seen from outside.
struct Site {
    http: Client,
    base: String,
    token: String,
}

/// The chat page's channel.
struct ChatPage {
    channel_id: String,
    secret: String,
}

impl Site {
    async fn call(&self, method: Method, path: &str, body: Value) -> anyhow::Result<Value> {
        let request =
            self.http.request(method, format!("{}{path}", self.base)).bearer_auth(&self.token).timeout(PATIENCE);
        let request = if body.is_null() { request } else { request.json(&body) };
        let answer = request.send().await?;
        let status = answer.status();
        let text = answer.text().await?;
        ensure!(status.is_success(), "{path} answered {status}: {text}");
        Ok(serde_json::from_str(&text).unwrap_or(Value::Null))
    }

    /// Panel, channels, providers, routes, customers: what an operator enters.
    async fn furnish(&self, world: &World) -> anyhow::Result<ChatPage> {
        for (key, value) in [
            ("panel_url", world.panel.base_url()),
            ("panel_api_key", world.panel.api_key().to_owned()),
            ("panel_user_api_key", world.panel.user_api_key().to_owned()),
            // Trying out should not mean waiting.
            ("cooldown_seconds", "120".to_owned()),
        ] {
            self.call(Method::PATCH, "/api/v1/config", json!({ "key": key, "value": value })).await?;
        }
        let evolution = json!({
            "kind": "evolution", "name": "WhatsApp", "api_url": world.evolution.base_url(),
            "api_key": world.evolution.api_key(), "instance": "demo",
        });
        let evolution = self.call(Method::POST, "/api/v1/channels", evolution).await?;
        let evolution = text(&evolution, "id")?;
        world.evolution.scan("demo");
        let chat =
            self.call(Method::POST, "/api/v1/channels", json!({ "kind": "sandbox", "name": "Chat page" })).await?;
        let chat = ChatPage { channel_id: text(&chat, "id")?, secret: text(&chat, "webhook_secret")? };

        let mut routes = Vec::new();
        for (provider, server) in World::PROVIDERS.iter().zip(&world.providers) {
            let added = json!({ "name": provider.name, "api_url": server.base_url(), "api_key": server.api_key() });
            self.call(Method::POST, "/api/v1/providers", added).await?;
            routes.push(json!({ "provider": provider.name, "aliases": [], "channel_id": evolution, "whatsapp_group": provider.group_jid }));
        }
        self.call(Method::PUT, "/api/v1/routes", json!({ "items": routes })).await?;
        for customer in World::CUSTOMERS {
            let known = json!({ "username": customer.username, "identity": format!("+{}", customer.phone) });
            self.call(Method::POST, "/api/v1/customers", known).await?;
        }
        let you = json!({ "username": panel::known::JOHN, "identity": format!("sandbox:{YOU}") });
        self.call(Method::POST, "/api/v1/customers", you).await?;

        // A group is known once somebody wrote in it; then support is switched on.
        world.evolution.post_message(World::SUPPORT_GROUP, known::JOHN, "hello everybody", Generation::V2_3_5)?;
        let group = self.first_group().await?;
        let path = format!("/api/v1/groups/{group}");
        self.call(Method::PATCH, &path, json!({ "support_enabled": true })).await?;
        // Names of groups come from the channel.
        self.call(Method::POST, "/api/v1/groups/sync", json!({ "channel_id": evolution })).await?;
        Ok(chat)
    }

    async fn first_group(&self) -> anyhow::Result<String> {
        let deadline = tokio::time::Instant::now() + PATIENCE;
        loop {
            let groups = self.call(Method::GET, "/api/v1/groups", Value::Null).await?;
            if let Some(group) = groups["items"].get(0) {
                return text(group, "id");
            }
            if tokio::time::Instant::now() > deadline {
                bail!("the support group did not register itself");
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }
}

fn text(value: &Value, field: &str) -> anyhow::Result<String> {
    Ok(value[field].as_str().with_context(|| format!("no {field} in {value}"))?.to_owned())
}

fn print_addresses(site: &Site, chat: &ChatPage, world: &World) -> anyhow::Result<()> {
    let Site { base, token, .. } = site;
    let ChatPage { channel_id, secret } = chat;
    let phone = world.evolution.base_url();
    output::line(&format!(
        "
Ledgerdesk demo. Everything below runs on this machine and is gone when you press Ctrl-C.

  Everything at once   {base}/demo#token={token}&channel={channel_id}&secret={secret}&person={YOU}&providers={phone}/?only=provider
  Chat page            {base}/sandbox/{channel_id}#secret={secret}&person={YOU}
  Message log          {base}/live#token={token}
  Events               {base}/events#token={token}
  Providers' groups    {phone}/?only=provider
  WhatsApp stand-in    {phone}/
  Panel stand-in       {panel}/
  API, to try          {base}/api/docs

On the chat page you are the panel's customer {user}. Write, for example:

  refill {refillable}                 accepted: see it arrive in the provider's group
  check {in_progress}, {pending}            the state of two orders
  {refillable} refill you are thieves!!    asked again too soon, and angrily: flagged for people
  cancel {of_maria}                 somebody else's order
  help

Replies are fixed texts. To have them reworded by a *canned* language model (it puts a friendly frame around them, nothing more):

  curl -X PATCH {base}/api/v1/config -H 'Authorization: Bearer {token}' -H 'Content-Type: application/json' -d '{{\"key\":\"chat_mode\",\"value\":\"ai\"}}'

API token (scope owner): {token}
",
        panel = world.panel.base_url(),
        user = panel::known::JOHN,
        refillable = panel::known::REFILLABLE,
        in_progress = panel::known::IN_PROGRESS,
        pending = panel::known::PENDING,
        of_maria = panel::known::OF_MARIA,
    ))
}

/// What the sample customers write: some at once, then now and then.
async fn traffic(world: &World) {
    let says = |chat: &str, person: &str, text: &str| {
        if let Err(error) = world.evolution.post_message(chat, person, text, Generation::V2_3_5) {
            tracing::warn!(%error, "a sample message was not sent");
        }
    };
    let group = World::SUPPORT_GROUP;
    let (john, maria) = (known::private(known::JOHN), known::private(known::MARIA));
    let first: [(&str, &str, String); 8] = [
        (group, known::MARIA, format!("check {}", panel::known::OF_MARIA)),
        (group, known::JOHN, format!("cancel {}", panel::known::PENDING)),
        (&john, known::JOHN, format!("speed up {}", panel::known::IN_PROGRESS)),
        (
            &john,
            known::JOHN,
            format!("{} refill pls bro this is the third time I ask!!", panel::known::PARTIAL_LIFETIME),
        ),
        (&maria, known::MARIA, "balance".to_owned()),
        (group, known::ALEX, format!("refill {}", panel::known::NO_REFILL)),
        (&john, known::JOHN, format!("refund {}", panel::known::WINDOW_OVER)),
        (&maria, known::MARIA, "help".to_owned()),
    ];
    for (chat, person, text) in &first {
        says(chat, person, text);
        tokio::time::sleep(Duration::from_millis(300)).await;
    }
    let mut orders = world.panel.orders();
    orders.retain(|order| order.user == panel::known::JOHN || order.user == panel::known::MARIA);
    for (order, action) in orders.iter().zip(["check", "refill", "speed up", "check", "cancel"].iter().cycle()).cycle()
    {
        tokio::time::sleep(TRICKLE).await;
        let person = if order.user == panel::known::JOHN { known::JOHN } else { known::MARIA };
        says(group, person, &format!("{action} {}", order.id));
    }
}
