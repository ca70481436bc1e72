//! A node that is gone between one step and the next (CH9): nothing is written down, and somebody else goes on.

use std::net::SocketAddr;
use std::process::Stdio;
use std::time::Duration;

use eventlog::{EventLog, LogOptions};
use gateways::model::Provider;
use sandbox::Fault;
use sandbox::evolution::SentMessage;
use sandbox::panel::known::{IN_PROGRESS, NO_REFILL, PARTIAL_LIFETIME, REFILLABLE, WINDOW_OVER};
use secrecy::ExposeSecret as _;
use serde_json::json;
use tokio::process::{Child, Command};

use crate::deliveries::{Line, Messenger};
use crate::site::{JOHN, Site, private};
use crate::support::PATIENCE;
use crate::support::bounds::waits_for;
use crate::support::office::text;
use crate::support::plain::without_marks;

on_both!(
    a_message_cut_off_between_sending_and_writing_it_down_is_shown_as_unknown_and_sent_again,
    a_long_text_cut_off_between_two_parts_goes_on_with_the_next,
    of_a_long_text_only_the_part_on_its_way_may_arrive_twice,
    a_model_that_was_asked_when_the_node_went_is_not_asked_again,
);

/// A node as a process of its own, so that it can end without a word.
///
/// Not within the test's process: what an aborted runtime leaves there (open connections, locks) a dead process can not leave.
pub struct Mortal {
    process: Child,
    address: SocketAddr,
    log: Option<EventLog>,
}

/// Ports below those that outgoing connections get, so that nobody else takes one between the look and the start.
const PORTS: std::ops::Range<u16> = 12_000..30_000;

impl Mortal {
    /// Starts the program with the settings of this site, and waits until it takes calls. Its log is read beside it.
    pub async fn start(site: &Site) -> Self {
        let mut mortal = Self::unread(site).await;
        let options = LogOptions { look_every: Some(Duration::from_millis(20)), ..LogOptions::default() };
        let db = eventlog::db::Database::connect_with(&site.database.url, 2).await.expect("its database");
        mortal.log = Some(EventLog::open(db, site.database.key.clone(), options).await.expect("its log"));
        mortal
    }

    /// The same, with nobody else at its database.
    pub async fn unread(site: &Site) -> Self {
        waits_for(|| "a node's process to take calls".to_owned());
        let config = site.config();
        let free = |port: &u16| std::net::TcpListener::bind(("127.0.0.1", *port)).is_ok();
        let port = std::iter::repeat_with(|| rand::random_range(PORTS)).find(free).expect("endless");
        let address = SocketAddr::from(([127, 0, 0, 1], port));
        let said = site.database.folder().join("killed-node.log");
        let mut command = Command::new(env!("CARGO_BIN_EXE_ledgerdesk"));
        command.arg("serve").env_clear().stdin(Stdio::null()).stdout(Stdio::null()).kill_on_drop(true);
        command.stderr(std::fs::File::create(&said).expect("a file for what it says"));
        for kept in ["PATH", "HOME", "TMPDIR", "RUST_BACKTRACE"] {
            command.envs(std::env::var_os(kept).map(|value| (kept, value)));
        }
        command
            .current_dir(site.database.folder())
            .env("DATABASE_URL", &config.database_url)
            .env("LEDGERDESK_MASTER_KEY", &site.database.key_text)
            .env("LEDGERDESK_LISTEN", address.to_string())
            .env("LEDGERDESK_PUBLIC_URL", &config.public_url)
            .env("LEDGERDESK_ALLOW_PRIVATE_HOSTS", config.allow_private_hosts.join(","))
            .env("LEDGERDESK_LOG", "warn");
        if let Some(url) = &config.redis_url {
            command.env("REDIS_URL", url);
        }
        if let Some(model) = &config.model {
            command
                .env("LEDGERDESK_LLM_PROVIDER", model.provider.to_string())
                .env("LEDGERDESK_LLM_MODEL", &model.model)
                .env("LEDGERDESK_LLM_TIMEOUT_SECONDS", model.time_limit.as_secs().to_string());
            command.envs(model.base_url.as_ref().map(|url| ("LEDGERDESK_LLM_BASE_URL", url)));
            command.envs(model.api_key.as_ref().map(|key| ("LEDGERDESK_LLM_API_KEY", key.expose_secret())));
        }
        let mut process = command.spawn().expect("the program starts");
        let takes_calls = async {
            while tokio::net::TcpStream::connect(address).await.is_err() {
                let ended = process.try_wait().expect("a process");
                let words = || std::fs::read_to_string(&said).unwrap_or_default();
                assert!(ended.is_none(), "the node ended with {ended:?}: {}", words());
                tokio::time::sleep(Duration::from_millis(15)).await;
            }
        };
        tokio::time::timeout(PATIENCE, takes_calls).await.expect("the node takes calls");
        Self { process, address, log: None }
    }

    /// The log, read beside it.
    pub fn log(&self) -> &EventLog {
        self.log.as_ref().expect("a node whose log is read")
    }

    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The number of its process.
    pub fn pid(&self) -> Option<u32> {
        self.process.id()
    }

    /// SIGKILL, in the middle of whatever it does.
    pub async fn kill(mut self) {
        self.process.kill().await.expect("it can be killed");
    }
}

async fn a_message_cut_off_between_sending_and_writing_it_down_is_shown_as_unknown_and_sent_again(site: &mut Site) {
    site.stop().await;
    let mortal = Mortal::start(site).await;
    site.door.leads_to(Some(mortal.address()));
    // The message arrives, the answer never does.
    site.world.evolution.faults().next(1, "/message/sendText", Fault::TimeoutAfterActing);
    site.tells(JOHN, "help").await;
    let arrived = |sent: &SentMessage| sent.text.contains("What I can do");
    assert!(site.world.evolution.wait_for_sent(&private(JOHN), PATIENCE, arrived).await.is_some());
    site.door.leads_to(None);
    mortal.kill().await;

    site.start().await;
    let sent = site.log_entry("action=help", |entry| entry["reply_state"] == "sent").await;
    assert_eq!(sent["attempts"], 2, "{sent}");
    let unknown = site.all_events("type=SendingUnknown").await;
    assert_eq!(unknown.len(), 1, "{unknown:?}");
    let unknown = &unknown[0]["payload"]["SendingUnknown"];
    assert_eq!(unknown["attempt"], 1);
    assert!(text(&unknown["reason"]).contains("may have been sent"), "{unknown}");
    // The operator reads it, and so does whoever asks why the customer has it twice.
    let chain = site.api.get(&format!("/api/v1/logs/{}", text(&sent["id"]))).await["chain"].to_string();
    assert!(chain.contains("attempt 1") && chain.contains("may have been sent"), "{chain}");
    assert_eq!(site.sent_to(&private(JOHN)).len(), 2);
}

async fn a_model_that_was_asked_when_the_node_went_is_not_asked_again(site: &mut Site) {
    site.set("chat_mode", "ai").await;
    site.thinks_with(Provider::OpenAi, PATIENCE).await;
    site.stop().await;
    let mortal = Mortal::start(site).await;
    site.door.leads_to(Some(mortal.address()));
    site.world.model.faults().always("", Fault::TimeoutAfterActing);
    site.tells(JOHN, &format!("check {REFILLABLE}")).await;
    let asked = async {
        while site.world.model.requests().all().is_empty() {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(PATIENCE, asked).await.expect("the model is asked");
    site.door.leads_to(None);
    mortal.kill().await;

    site.world.model.faults().clear();
    site.start().await;
    site.answers(JOHN, "*Order #54321*").await;
    let none = site.events("NoDraftGiven", 1).await;
    assert_eq!(none[0]["payload"]["NoDraftGiven"]["why"], "interrupted", "{none:?}");
    assert_eq!(site.world.model.requests().all().len(), 1);
    assert_eq!(site.all_events("type=DraftAsked").await.len(), 1);
    assert_eq!(site.sent_to(&private(JOHN)).len(), 1);
}

/// The reply to five orders, each in so many words that it takes three parts or more.
async fn talks_at_length(site: &Site) -> String {
    site.set("chat_mode", "custom").await;
    let status = format!("#{{order_id}}: {{status}}. {}", "Thank you for your patience. ".repeat(60).trim_end());
    site.api.patch("/api/v1/templates/order_status", json!({"value": status})).await;
    let ids = [REFILLABLE, IN_PROGRESS, PARTIAL_LIFETIME, WINDOW_OVER, NO_REFILL].map(|id| id.to_string());
    format!("check {}", ids.join(" "))
}

/// The node goes while the second part is on its way; how often each part arrived then, in order.
async fn parts_across_a_kill(site: &mut Site, messenger: Messenger, fault: Fault) -> Vec<usize> {
    let line = Line::open(site, messenger).await;
    let words = talks_at_length(site).await;
    site.stop().await;
    let mortal = Mortal::start(site).await;
    site.door.leads_to(Some(mortal.address()));
    line.goes_wrong_at_the_second(site, fault);
    line.john_writes(site, &words);
    line.deliver_new_in_order(site, 0).await;
    site.until_outside("the second part", || line.asked_to_send(site) == 2).await;
    site.door.leads_to(None);
    mortal.kill().await;

    site.start().await;
    let entry =
        site.log_entry("action=check", |entry| ["sent", "delivered"].contains(&&*text(&entry["reply_state"]))).await;
    let (mut told, reply) = (line.told(site), without_marks(&text(&entry["reply"])));
    let arrived = told.len();
    let mut counts = Vec::new();
    while let Some(part) = told.first().cloned() {
        let count = told.iter().take_while(|other| **other == part).count();
        told.drain(..count);
        counts.push(count);
    }
    let once: Vec<String> = {
        let mut all = line.told(site);
        all.dedup();
        all
    };
    let plain = |text: &str| text.split_whitespace().collect::<String>();
    assert_eq!(plain(&once.concat()), plain(&reply), "something is missing or out of order");
    assert!(counts.len() >= 3, "{counts:?}");
    assert_eq!(site.all_events("type=PartSent").await.len(), counts.len() - 1);
    assert_eq!(site.all_events("type=MessageSent").await.len(), 1);
    assert_eq!(site.all_events("type=SendingUnknown").await.len(), 1, "{arrived} arrived");
    counts
}

async fn a_long_text_cut_off_between_two_parts_goes_on_with_the_next(site: &mut Site) {
    let counts = parts_across_a_kill(site, Messenger::Telegram, Fault::TimeoutBeforeActing).await;
    assert!(counts.iter().all(|count| *count == 1), "{counts:?}");
}

async fn of_a_long_text_only_the_part_on_its_way_may_arrive_twice(site: &mut Site) {
    let counts = parts_across_a_kill(site, Messenger::Meta, Fault::TimeoutAfterActing).await;
    assert_eq!(counts[1], 2, "{counts:?}");
    assert!(counts.iter().enumerate().all(|(index, count)| index == 1 || *count == 1), "{counts:?}");
}
