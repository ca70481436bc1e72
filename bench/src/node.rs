//! A whole node under webhooks: how fast a message is acknowledged, and how soon it can be read.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context as _, ensure};
use eventlog::{MasterKey, WorkspaceId};
use futures::future::join_all;
use reqwest::{Client, Method};
use serde_json::{Value, json};
use tokio::sync::Mutex;

use ledgerdesk::config::{self, Config};
use ledgerdesk::node::Node;
use ledgerdesk::setup;
use workload::Sample;

/// A node that is being measured, with one workspace.
pub struct Measured {
    pub node: Node,
    pub workspace: WorkspaceId,
    http: Client,
    base: String,
    token: String,
    _world: Option<sandbox::World>,
}

/// The first moments fill caches, plans and connections; they are not shown.
const WARM_UP: Duration = Duration::from_secs(1);

/// What webhooks showed.
pub struct Webhooks {
    pub acknowledged: Sample,
    /// From acknowledgement until the read models have the message.
    pub lag: Sample,
}

impl Measured {
    pub async fn start(database_url: &str) -> anyhow::Result<Self> {
        let listen = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
        let node = Node::start(&Config {
            anchor: None,
            anchor_url: None,
            database_url: database_url.to_owned(),
            redis_url: None,
            listen,
            public_url: "http://127.0.0.1".to_owned(),
            allow_private_hosts: vec!["127.0.0.1".to_owned()],
            master_key: MasterKey::generate(),
            limits: ledgerdesk::server::Limits::default(),
            channel_looks: config::CHANNEL_LOOKS,
            metrics: config::Metrics::default(),
            model: None,
        })
        .await?;
        let made = setup::create_workspace(&node.log, "bench", "+8801712345678").await?;
        let base = format!("http://{}", node.address);
        Ok(Self { workspace: made.workspace_id, token: made.api_token, http: Client::new(), base, node, _world: None })
    }

    async fn call(&self, method: Method, path: &str, body: Value) -> anyhow::Result<Value> {
        let request = self.http.request(method, format!("{}{path}", self.base)).bearer_auth(&self.token);
        let request = if body.is_null() { request } else { request.json(&body) };
        let answer = request.send().await?;
        let status = answer.status();
        let text = answer.text().await?;
        ensure!(status.is_success(), "{path} answered {status}: {text}");
        Ok(serde_json::from_str(&text)?)
    }

    /// Offers webhooks of Evolution at a steady rate, whether or not earlier ones were answered. Each is a customer's
    /// `help` in private, which is handled, logged and answered to the Evolution stand-in.
    pub async fn webhooks(&mut self, per_second: u64, time: Duration) -> anyhow::Result<Webhooks> {
        let world = sandbox::World::start().await?;
        // Measured is the program, not the pace at which WhatsApp lets messages pass.
        for interval in ["send_interval_whatsapp_ms", "send_interval_chat_ms"] {
            self.call(Method::PATCH, "/api/v1/config", json!({"key": interval, "value": "0"})).await?;
        }
        let channel = json!({
            "kind": "evolution", "name": "bench", "instance": "bench",
            "api_url": world.evolution.base_url(), "api_key": world.evolution.api_key(),
        });
        let channel = self.call(Method::POST, "/api/v1/channels", channel).await?;
        let id = channel["id"].as_str().context("a channel id")?.to_owned();
        let secret = channel["webhook_secret"].as_str().context("a webhook secret")?.to_owned();
        world.evolution.scan("bench");
        self._world = Some(world);

        workload::forget_peak_memory();
        let url = format!("{}/webhooks/evolution/{id}", self.base);
        let (acknowledged, lag) = (Arc::new(Mutex::new(Vec::new())), Arc::new(Mutex::new(Vec::new())));
        let offered = per_second * (WARM_UP + time).as_secs();
        let shown_from = per_second * WARM_UP.as_secs();
        let mut ticks = tokio::time::interval(Duration::from_nanos(1_000_000_000 / per_second));
        let began = Instant::now();
        let mut tasks = Vec::new();
        for number in 0..offered {
            ticks.tick().await;
            let request = self.http.post(&url).bearer_auth(&secret).json(&webhook(number));
            let (acknowledged, lag) = (Arc::clone(&acknowledged), Arc::clone(&lag));
            let (models, workspace) = (self.node.models.clone(), self.workspace);
            tasks.push(tokio::spawn(async move {
                let start = Instant::now();
                let answer = request.send().await?;
                ensure!(answer.status().is_success(), "a webhook was answered {}", answer.status());
                let answered = start.elapsed();
                let position = answer.json::<Value>().await?["position"].as_i64().context("a position")?;
                let start = Instant::now();
                models.wait_for(workspace, projections::message_log::NAME, position, Duration::from_secs(30)).await?;
                if number >= shown_from {
                    acknowledged.lock().await.push(answered);
                    lag.lock().await.push(start.elapsed());
                }
                Ok(())
            }));
        }
        for task in join_all(tasks).await {
            task??;
        }
        let rate = offered as f64 / began.elapsed().as_secs_f64();
        let acknowledged = std::mem::take(&mut *acknowledged.lock().await);
        let lag = std::mem::take(&mut *lag.lock().await);
        let peak_memory = workload::peak_memory();
        Ok(Webhooks {
            acknowledged: Sample { per_second: rate, peak_memory, ..workload::of_times(acknowledged) },
            lag: Sample { peak_memory, ..workload::of_times(lag) },
        })
    }

    /// Filtered queries of the message log, one after the other; one sample per filter.
    pub async fn queries(&self, times: usize) -> anyhow::Result<Vec<(&'static str, Sample)>> {
        let filters = [
            ("newest", "limit=50"),
            ("status and action", "status=resolved&action=refill&limit=50"),
            ("priority", "priority=true&limit=50"),
            ("one order", "order_id=54321"),
            ("words", "q=refill+54321&limit=50"),
        ];
        let mut samples = Vec::new();
        for (name, filter) in filters {
            let path = format!("/api/v1/logs?{filter}");
            self.call(Method::GET, &path, Value::Null).await?;
            let mut taken = Vec::with_capacity(times);
            for _ in 0..times {
                let start = Instant::now();
                self.call(Method::GET, &path, Value::Null).await?;
                taken.push(start.elapsed());
            }
            samples.push((name, workload::of_times(taken)));
        }
        Ok(samples)
    }
}

fn webhook(number: u64) -> Value {
    let phone = 8_801_710_000_000_u64 + number % 2000;
    json!({
        "event": "messages.upsert", "instance": "bench", "sender": "447700900999@s.whatsapp.net",
        "data": {
            "key": { "remoteJid": format!("{phone}@s.whatsapp.net"), "fromMe": false, "id": format!("BENCH{number}"), "participant": "" },
            "pushName": "Bench", "message": { "conversation": "help" }, "messageType": "conversation",
            "messageTimestamp": jiff::Timestamp::now().as_second(), "source": "android",
        },
    })
}
