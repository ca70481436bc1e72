//! What happens to the servers, and to the systems outside.

use std::process::Stdio;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use rand::Rng as _;
use rand::rngs::StdRng;
use rand::seq::IndexedRandom as _;
use sandbox::Fault;
use tokio::process::Command;
use tokio::time::sleep;

use crate::node::Node;
use crate::office::Office;
use crate::stage::{Kind, Stage};

/// What is done to the servers in a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Blow {
    /// SIGKILL, and started again.
    Kill,
    /// The new process is killed, too, while it starts.
    KillTwice,
    /// SIGTERM in the middle of the work.
    Stop,
    /// PostgreSQL is crashed and started again, the node stays.
    RestartPostgres,
    /// PostgreSQL and the node at the same time.
    KillAndRestartPostgres,
    /// The process stands still for longer than its leases last, and goes on.
    HoldUp,
    /// Redis cuts every connection, and a node is killed.
    CutRedisAndKill,
    /// A read model is built anew, which is killed; then again, while a node is killed.
    KillRebuild,
    /// The log and the read models are verified in the middle of the work.
    Verify,
}

/// The blows of the first rounds, in turn: a short run has them all.
pub const fn blows(kind: Kind) -> [Blow; 5] {
    match kind {
        Kind::Sqlite => [Blow::Kill, Blow::KillTwice, Blow::Stop, Blow::HoldUp, Blow::Verify],
        Kind::Postgres => {
            [Blow::Kill, Blow::RestartPostgres, Blow::KillAndRestartPostgres, Blow::Stop, Blow::KillTwice]
        }
        Kind::TwoNodes => {
            [Blow::Kill, Blow::RestartPostgres, Blow::HoldUp, Blow::CutRedisAndKill, Blow::KillAndRestartPostgres]
        }
    }
}

/// A blow of a later round.
fn any_blow(kind: Kind, rng: &mut StdRng) -> Blow {
    let everywhere = [Blow::KillTwice, Blow::Stop, Blow::KillRebuild, Blow::Verify];
    *[blows(kind).as_slice(), &everywhere].concat().choose(rng).expect("not empty")
}

/// Longer than any lease lasts.
const HOLD_UP: Duration = Duration::from_secs(8);
/// How long the other node is alone after one was killed.
const ALONE: Duration = Duration::from_secs(3);
/// A rebuild that was killed can be made again after this time at the latest.
const REBUILT_WITHIN: Duration = Duration::from_secs(60);

/// Something done to a server, and since when.
#[derive(Clone, Copy, Debug)]
pub struct Disruption {
    pub blow: Blow,
    pub from: Timestamp,
}

/// The nodes of a run, and what was done to them.
pub struct Cluster {
    pub stage: Stage,
    pub nodes: Vec<Node>,
    pub disruptions: Vec<Disruption>,
    /// When a process was started again, and when it took calls.
    pub restarts: Vec<(Timestamp, Timestamp)>,
    pub kills: u32,
    pub stops: u32,
    pub postgres_restarts: u32,
    http: reqwest::Client,
}

impl Cluster {
    pub async fn start(stage: Stage, http: reqwest::Client) -> Self {
        let nodes: Vec<Node> = (0..stage.kind.nodes()).map(Node::new).collect();
        let mut cluster = Self {
            stage,
            nodes,
            disruptions: Vec::new(),
            restarts: Vec::new(),
            kills: 0,
            stops: 0,
            postgres_restarts: 0,
            http,
        };
        // All at once, on an empty database.
        let url = cluster.nodes[0].base_url();
        for node in &mut cluster.nodes {
            node.begin_log(&cluster.stage);
            node.start(&cluster.stage, &url);
        }
        for node in &mut cluster.nodes {
            node.wait_ready(&cluster.stage, &cluster.http).await;
        }
        cluster
    }

    /// Strikes as this round has it.
    pub async fn strike(&mut self, round: usize, rng: &mut StdRng) {
        let blows = blows(self.stage.kind);
        let blow = blows.get(round).copied().unwrap_or_else(|| any_blow(self.stage.kind, rng));
        let victim = rng.random_range(0..self.nodes.len());
        let from = Timestamp::now();
        match blow {
            Blow::Kill => self.kill_and_start(victim).await,
            Blow::KillTwice => {
                self.kill(victim).await;
                let url = self.nodes[0].base_url();
                self.nodes[victim].start(&self.stage, &url);
                sleep(Duration::from_millis(rng.random_range(0..600))).await;
                self.kill_and_start(victim).await;
            }
            Blow::Stop => {
                self.stops += 1;
                let ended = self.nodes[victim].stop().await;
                assert!(
                    ended.is_some_and(|status| status.success()),
                    "a node asked to stop did not end well: {ended:?}"
                );
                self.start_node(victim).await;
            }
            Blow::RestartPostgres => self.restart_postgres().await,
            Blow::KillAndRestartPostgres => {
                self.kill(victim).await;
                self.restart_postgres().await;
                self.start_node(victim).await;
            }
            Blow::HoldUp => self.nodes[victim].hold_up(HOLD_UP).await,
            Blow::CutRedisAndKill => {
                self.cut_redis().await;
                self.kill_and_start(victim).await;
            }
            Blow::KillRebuild => self.kill_rebuild(victim, rng).await,
            Blow::Verify => self.verify().await,
        }
        self.disruptions.push(Disruption { blow, from });
    }

    async fn kill(&mut self, victim: usize) {
        self.kills += 1;
        self.nodes[victim].kill().await;
    }

    async fn kill_and_start(&mut self, victim: usize) {
        self.kill(victim).await;
        if self.nodes.len() > 1 {
            sleep(ALONE).await;
        }
        self.start_node(victim).await;
    }

    async fn start_node(&mut self, number: usize) {
        let url = self.nodes[0].base_url();
        let started = self.nodes[number].start(&self.stage, &url);
        self.nodes[number].wait_ready(&self.stage, &self.http).await;
        self.restarts.push((started, Timestamp::now()));
    }

    /// Crashes the server; where nothing says how to, that is left out.
    async fn restart_postgres(&mut self) {
        let Some(control) = std::env::var_os("TEST_PG_CTL") else { return };
        self.postgres_restarts += 1;
        let done = Command::new(control).args(["restart", "-m", "immediate"]).output().await.expect("it can be run");
        assert!(done.status.success(), "PostgreSQL did not come back: {done:?}");
    }

    async fn kill_rebuild(&mut self, victim: usize, rng: &mut StdRng) {
        let name = *["message_log", "customers", "groups", "providers", "usage"].choose(rng).expect("not empty");
        let rebuild = ["projections", "rebuild", name];
        let mut first = self.stage.program(&rebuild).stderr(Stdio::null()).spawn().expect("the program starts");
        sleep(Duration::from_millis(rng.random_range(50..600))).await;
        first.kill().await.expect("it can be killed");
        // Whoever was killed at it is known to be gone after a while.
        let stage = &self.stage;
        let again = async {
            let patience = tokio::time::Instant::now() + REBUILT_WITHIN;
            loop {
                let ended = stage.run(&rebuild).await;
                if ended.status.success() {
                    return;
                }
                assert!(tokio::time::Instant::now() < patience, "{name} is not built anew: {ended:?}");
                sleep(Duration::from_millis(500)).await;
            }
        };
        let url = self.nodes[0].base_url();
        let node = &mut self.nodes[victim];
        let restart = async {
            sleep(Duration::from_millis(rng.random_range(100..1000))).await;
            node.kill().await;
            let started = node.start(stage, &url);
            node.wait_ready(stage, &self.http).await;
            (started, Timestamp::now())
        };
        let ((), restarted) = tokio::join!(again, restart);
        self.kills += 1;
        self.restarts.push(restarted);
    }

    async fn verify(&self) {
        for arguments in [["audit", "verify"], ["projections", "verify"], ["projections", "list"]] {
            let ended = self.stage.run(&arguments).await;
            assert!(ended.status.success(), "under load, `{}` says {ended:?}", arguments.join(" "));
        }
    }

    async fn cut_redis(&self) {
        let Some(client) = self.stage.redis() else { return };
        let mut connection = client.get_multiplexed_async_connection().await.expect("Redis");
        for kind in ["normal", "pubsub"] {
            let mut cut = redis::cmd("CLIENT");
            cut.arg("KILL").arg("TYPE").arg(kind).arg("SKIPME").arg("yes");
            cut.query_async::<i64>(&mut connection).await.expect("connections are cut");
        }
    }

    /// How often a node says that it lost the lease of what it was doing.
    pub fn lost_leases(&self) -> usize {
        let lost =
            |line: &&str| line.contains("lease of an effect was lost") || line.contains("lease of this effect ran out");
        self.nodes.iter().map(|node| node.logged(&self.stage).lines().filter(lost).count()).sum()
    }

    /// Ends every node in order.
    pub async fn stop(&mut self) {
        for node in &mut self.nodes {
            let ended = node.stop().await;
            assert!(ended.is_some_and(|status| status.success()), "a node asked to stop did not end well: {ended:?}");
        }
    }
}

/// Lets the outside stumble: a few of the next calls fail in one way or another.
pub fn trouble_outside(offices: &[Arc<Office>], rng: &mut StdRng) {
    for office in offices {
        // No 429 here: it rightly slows the channel down for minutes.
        let send = [
            Fault::ClosedAfterActing,
            Fault::ClosedBeforeActing,
            Fault::Status { status: 500, text: None },
            Fault::ConnectionClosed,
            Fault::Slow { ms: 400 },
        ];
        let fault = send.choose(rng).expect("not empty").clone();
        // Few enough that one message, struck by a blow as well, is not left to people.
        office.world.evolution.faults().next(rng.random_range(1..=2), "/message/sendText", fault);
        // Everything takes its time, so that something is always under way.
        let slow = Fault::Slow { ms: rng.random_range(5..80) };
        office.world.evolution.faults().next(60, "/message/sendText", slow);
        let ask = [
            Fault::Html { status: 503 },
            Fault::TooManyRequests { retry_after: Some(1) },
            Fault::ClosedAfterActing,
            Fault::Slow { ms: 700 },
        ];
        let fault = ask.choose(rng).expect("not empty").clone();
        office.world.panel.faults().next(rng.random_range(0..=2), "/adminapi/v2", fault);
    }
}

/// The outside is well again.
pub fn calm_outside(offices: &[Arc<Office>]) {
    for office in offices {
        office.world.evolution.faults().clear();
        office.world.panel.faults().clear();
    }
}
