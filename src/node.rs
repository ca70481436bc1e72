//! One running node: the log, the read models, the reactors and the HTTP side, wired together.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context as _, bail};
use eventlog::guards::{self, GuardFault};
use eventlog::{EventLog, LogOptions, Untrusted};
use gateways::model::ModelClient;
use gateways::{AllowedHosts, Net};
use jiff::Timestamp;
use projections::{ReadModels, Runner, RunnerOptions};
use secrecy::SecretString;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use crate::carrier::Carrier;
use crate::config::Config;
use crate::node_name::NodeName;
use crate::reactors::{self, Deps, Desk, Limits, Model, Pace, Reactors, WorkerOptions};
use crate::readiness;
use crate::redis_link::RedisLink;
use crate::server;

/// How often each log that grew gets a signed checkpoint.
const SIGN_EVERY: Duration = Duration::from_mins(1);
/// Without Redis, how often other nodes' writes are looked for; with it, only what its news lost.
const LOOK_ALONE: Duration = Duration::from_millis(250);
const LOOK_BESIDE_REDIS: Duration = Duration::from_secs(2);
/// Readers of metrics at once, where these have an address of their own.
const METRICS_CONNECTIONS: usize = 32;
/// How long requests under way may take to end when the node stops.
const GRACE: Duration = Duration::from_secs(10);

/// A node at work.
pub struct Node {
    pub log: EventLog,
    pub models: ReadModels,
    /// Where it listens.
    pub address: SocketAddr,
    /// Where its metrics are, when at an address of their own.
    pub metrics_address: Option<SocketAddr>,
    /// The one-time link to the first workspace, where there is none: take it and show it, nothing else knows it.
    pub setup_link: Option<String>,
    runner: Runner,
    reactors: Reactors,
    server: JoinHandle<()>,
    carrier: Option<Carrier>,
    stop: CancellationToken,
    _name: NodeName,
}

/// What a node takes for the time; tests move it.
pub type Clock = Arc<dyn Fn() -> Timestamp + Send + Sync>;

/// Opens the log of a configuration, and the link to other nodes where one is set. A database that lies behind its anchor is refused.
pub async fn open_log(config: &Config, stop: &CancellationToken) -> anyhow::Result<(EventLog, Option<RedisLink>)> {
    let opened = open_good_log(config, stop).await?;
    opened.0.begin_anchor()?;
    Ok(opened)
}

async fn open_good_log(config: &Config, stop: &CancellationToken) -> anyhow::Result<(EventLog, Option<RedisLink>)> {
    let opened = open_log_by(config, Arc::new(Timestamp::now), stop).await?;
    refuse_what_lies_behind(&opened.0)?;
    refuse_what_has_no_seals(&opened.0)?;
    Ok(opened)
}

/// The same for whoever wants to know what is wrong with it.
pub async fn open_log_as_it_is(config: &Config) -> anyhow::Result<EventLog> {
    drop(config.existing_database().await?);
    Ok(open_log_by(config, Arc::new(Timestamp::now), &CancellationToken::new()).await?.0)
}

/// A database that lies behind its anchor lost changes, or somebody put an older state back.
fn refuse_what_lies_behind(log: &EventLog) -> anyhow::Result<()> {
    let file = log.anchor_file().map(|path| path.display().to_string()).unwrap_or_default();
    let without = log.untrusted().into_iter().find_map(|(_, reason)| {
        let Untrusted::NoAnchor { why } = reason else { return None };
        Some(why)
    });
    if let Some(why) = without {
        bail!(
            "the anchor {file} {why}. It can not be told whether the database is an older state that somebody put back.\nPut the file back, or name the right one with LEDGERDESK_ANCHOR. Where there never was one here (a new node, a new place), or it is lost, `ledgerdesk audit anchor --accept-loss` takes the database as it is, and remembers that."
        );
    }
    let behind: Vec<String> = log
        .untrusted()
        .into_iter()
        .filter(|(_, reason)| matches!(reason, Untrusted::NotAnchored { .. }))
        .map(|(workspace, reason)| format!("\n  workspace {workspace}: {reason}"))
        .collect();
    if behind.is_empty() {
        return Ok(());
    }
    bail!(
        "the database does not hold what it held when {file} was written:{}\nRestore the newest backup that has it. Where the loss must be accepted, `ledgerdesk audit anchor --accept-loss` takes the database as it is, and remembers that.",
        behind.concat()
    );
}

/// A database of which no head is sealed is from before there were seals; one seal that is missing stops its workspace alone.
fn refuse_what_has_no_seals(log: &EventLog) -> anyhow::Result<()> {
    let unsealed = |(_, reason): &(_, Untrusted)| matches!(reason, Untrusted::Unsealed { .. });
    let untrusted = log.untrusted();
    if !untrusted.is_empty() && untrusted.iter().all(unsealed) && log.known_heads().is_empty() {
        bail!(
            "no log in this database has a sealed head: it is from before heads were sealed, or somebody removed the seals. `ledgerdesk audit anchor --accept-loss` follows each log once, seals it where it is whole, and remembers that."
        );
    }
    Ok(())
}

/// What was written is anchored from the start on; where nothing outside the database knows of it, that is said.
async fn anchor_from_now_on(log: &EventLog) -> anyhow::Result<()> {
    if log.anchor_file().is_none() {
        tracing::warn!(
            "nothing stands outside the database: set LEDGERDESK_ANCHOR, or an older state that is put back will not be found"
        );
    }
    log.begin_anchor()?;
    log.anchor().await?;
    Ok(())
}

/// The same for whoever only reads: a log must be there, with a workspace in it.
pub async fn open_existing_log(
    config: &Config,
    stop: &CancellationToken,
) -> anyhow::Result<(EventLog, Option<RedisLink>)> {
    drop(config.existing_database().await?);
    let (log, link) = open_good_log(config, stop).await?;
    if log.workspaces().await?.is_empty() {
        bail!("there is no workspace in this database; `ledgerdesk workspace create` makes one");
    }
    Ok((log, link))
}

async fn open_log_by(
    config: &Config,
    clock: Clock,
    stop: &CancellationToken,
) -> anyhow::Result<(EventLog, Option<RedisLink>)> {
    let link = match &config.redis_url {
        Some(url) => Some(RedisLink::start(url, stop.clone()).context("REDIS_URL")?),
        None => None,
    };
    let options = LogOptions {
        look_every: Some(if link.is_some() { LOOK_BESIDE_REDIS } else { LOOK_ALONE }),
        anchor: config.anchor.clone(),
        clock,
        wake: link.clone().map(|link| Arc::new(link) as Arc<dyn eventlog::Wake>),
        ..LogOptions::default()
    };
    let log = EventLog::open(config.database().await?, config.master_key.clone(), options).await?;
    Ok((log, link))
}

impl Node {
    /// Starts everything; when this returns, the node takes calls.
    pub async fn start(config: &Config) -> anyhow::Result<Self> {
        Self::start_by(config, Arc::new(Timestamp::now)).await
    }

    /// The same by another clock.
    pub async fn start_by(config: &Config, clock: Clock) -> anyhow::Result<Self> {
        let stop = CancellationToken::new();
        let held_name = NodeName::of(config.name_file().as_deref());
        let name = held_name.name.clone();
        let (log, link) = open_log_by(config, clock, &stop).await?;
        for fault in guards::restore(log.db()).await? {
            match &fault {
                GuardFault::Missing(_) | GuardFault::Changed(_) => {
                    tracing::error!("{fault}: it was put back as it should be; verify the log");
                }
                GuardFault::PassedOver(_) => tracing::error!("{fault}; verify the log"),
            }
        }
        refuse_what_lies_behind(&log)?;
        refuse_what_has_no_seals(&log)?;
        anchor_from_now_on(&log).await?;
        let carrier = config.anchor_url.clone().and_then(|url| Carrier::start(url, log.clone()));
        let models = ReadModels::open(log.clone()).await.context("read models")?;
        if let Some(link) = &link {
            link.listen(log.clone(), models.clone(), stop.clone());
        }
        let redis = link.clone();
        let limits = Limits::new(link.as_ref().map(RedisLink::client));
        let notify_remote = link.map(|link| {
            let tell: Arc<dyn Fn(&projections::Change) + Send + Sync> = Arc::new(move |change| link.changed(change));
            tell
        });
        let runner = Runner::start(
            models.clone(),
            RunnerOptions {
                sources: reactors::sources(),
                notify_remote,
                is_alone: log.db().was_alone(),
                ..RunnerOptions::new(&name)
            },
        );
        let net = Net::new(AllowedHosts::parse(&config.allow_private_hosts.join(",")))?;
        let desk = Desk::new(log.clone(), models.clone(), net);
        let reactors = Reactors::start(Deps {
            log: log.clone(),
            models: models.clone(),
            desk: desk.clone(),
            codes: reactors::random_codes(),
            limits,
            pace: match &config.redis_url {
                Some(url) => Pace::shared(url).context("REDIS_URL")?,
                None => Pace::alone(),
            },
            model: model(config)?,
            effects: runner.effects(),
            options: WorkerOptions::named(&name),
        });
        let (link, secret) = if log.workspaces().await?.is_empty() {
            let (link, secret) = api::SetupLink::make();
            (Some(link), Some(secret))
        } else {
            (None, None)
        };
        let setup_link = secret.map(|secret| format!("{}/setup#secret={secret}", config.public_url));
        let listener =
            TcpListener::bind(config.listen).await.with_context(|| format!("can not listen on {}", config.listen))?;
        let address = listener.local_addr()?;
        let app = api::App::new(log.clone(), models.clone(), Arc::new(desk), &config.public_url)
            .with_metrics(crate::metrics::render(), metrics_for(config, address))
            .reading_bodies_within(config.limits.body)
            .with_readiness(readiness::of(log.clone(), models.clone(), redis))
            .with_setup_link(link)
            .stopping_with(stop.clone());
        let metrics_address = match config.metrics.listen {
            Some(listen) => {
                let listener = TcpListener::bind(listen)
                    .await
                    .with_context(|| format!("can not listen on {listen} for metrics"))?;
                let address = listener.local_addr()?;
                let readers = config.metrics.token.clone().map_or(api::MetricsFor::Everybody, bearer);
                let metrics = api::metrics_router(app.clone().with_metrics(crate::metrics::render(), readers));
                let limits = server::Limits { connections: Some(METRICS_CONNECTIONS), ..config.limits };
                tokio::spawn(server::serve(listener, metrics, limits, stop.clone()));
                Some(address)
            }
            None => None,
        };
        tokio::spawn(api::look_at_channels(app.clone(), config.channel_looks));
        let server = tokio::spawn(server::serve(listener, api::router(app), config.limits, stop.clone()));
        tokio::spawn(sign_now_and_then(log.clone(), stop.clone()));
        Ok(Self {
            log,
            models,
            address,
            metrics_address,
            setup_link,
            runner,
            reactors,
            server,
            carrier,
            stop,
            _name: held_name,
        })
    }

    /// Ends in order: no new calls, then no new work, then leases given back, then everything signed and anchored.
    pub async fn stop(self) {
        self.stop.cancel();
        if tokio::time::timeout(GRACE, self.server).await.is_err() {
            tracing::warn!("requests were still under way");
        }
        self.reactors.stop().await;
        self.runner.stop().await;
        self.log.close().await;
        if let Some(carrier) = self.carrier {
            carrier.stop().await;
        }
    }
}

/// Who may read metrics at the main address.
fn metrics_for(config: &Config, address: SocketAddr) -> api::MetricsFor {
    match (&config.metrics.listen, &config.metrics.token) {
        (Some(_), _) => api::MetricsFor::Nobody,
        (None, Some(token)) => bearer(token.clone()),
        (None, None) if address.ip().is_loopback() => api::MetricsFor::ThisMachine,
        (None, None) => api::MetricsFor::Nobody,
    }
}

fn bearer(token: SecretString) -> api::MetricsFor {
    api::MetricsFor::Bearer(Arc::new(token))
}

/// The language model of the settings.
fn model(config: &Config) -> anyhow::Result<Option<Model>> {
    let Some(settings) = &config.model else { return Ok(None) };
    Ok(Some(Model::new(ModelClient::new(settings.clone()).context("the language model")?, settings.time_limit)))
}

async fn sign_now_and_then(log: EventLog, stop: CancellationToken) {
    while stop.run_until_cancelled(tokio::time::sleep(SIGN_EVERY)).await.is_some() {
        if let Err(error) = log.sign_all().await {
            tracing::warn!(%error, "not every log was signed");
        }
    }
}
