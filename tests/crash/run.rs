//! One run: set-up, rounds under load, quiet, judgement.

use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use projections::outbox;
use rand::rngs::StdRng;
use rand::{Rng as _, SeedableRng as _};
use tokio::sync::Mutex;
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep};

use crate::caller::Caller;
use crate::check::{self, Evidence};
use crate::load;
use crate::office::Office;
use crate::report::{Figures, Report};
use crate::stage::{Kind, Stage};
use crate::trouble::{Cluster, calm_outside, trouble_outside};

/// Rounds of the short run: each blow once.
const fn rounds_of(kind: Kind) -> usize {
    crate::trouble::blows(kind).len()
}

/// Customers of one office.
const CUSTOMERS: usize = 16;
/// Things of the past that are repeated after everything.
const REPEATS_AT_THE_END: usize = 60;
/// Everything that was started is done within this time after the last round.
const QUIET_WITHIN: Duration = Duration::from_secs(120);

/// One run at a time: they crash the server they share.
static TURN: Mutex<()> = Mutex::const_new(());

pub fn setting<T: std::str::FromStr>(name: &str) -> Option<T> {
    let text = std::env::var(name).ok()?;
    Some(text.parse().unwrap_or_else(|_| panic!("{name}={text} can not be read")))
}

/// Plays a run on this kind of database. Panics when something was lost.
pub async fn play(kind: Kind) {
    let _turn = TURN.lock().await;
    let rounds = setting("KILL_ROUNDS").unwrap_or(rounds_of(kind));
    let seed = setting("KILL_SEED").unwrap_or_else(rand::random::<u32>);
    let report = Report::begin(kind, rounds, seed);
    let mut rng = StdRng::seed_from_u64(u64::from(seed));

    let (mut cluster, offices) = set_up(kind).await;
    let mut strangers = JoinSet::new();
    let mut answered = Vec::new();
    for round in 0..rounds {
        let mut daily = JoinSet::new();
        trouble_outside(&offices, &mut rng);
        for office in &offices {
            load::begin(office, &mut rng, &mut daily, &mut strangers);
        }
        sleep(Duration::from_millis(rng.random_range(150..1500))).await;
        let before = cluster.restarts.len();
        cluster.strike(round, &mut rng).await;
        answered.extend(cluster.restarts[before..].iter().copied());
        all_well(&mut daily).await;
        report.say(&format!("round {} of {rounds}: {:?}", round + 1, cluster.disruptions[round].blow));
    }
    all_well(&mut strangers).await;
    calm_outside(&offices);
    for office in &offices {
        for _ in 0..REPEATS_AT_THE_END {
            load::repeat_one(office, &mut rng).await;
        }
    }
    let last = Timestamp::now();
    let waited = wait_until_quiet(&cluster.stage, &offices).await;
    cluster.stop().await;

    let mut problems = check::logs_of_nodes(&cluster);
    problems.extend(check::command_line(&cluster.stage).await);
    let log = cluster.stage.open_log().await;
    let mut figures = Figures::of(&cluster, last, waited);
    for office in &offices {
        let evidence = Evidence::gather(&log, office).await;
        problems.extend(check::all(&evidence));
        figures.add(&evidence);
    }
    report.finish(&figures, &problems);
    assert!(problems.is_empty(), "{} things are wrong:\n{}", problems.len(), problems.join("\n"));
}

async fn set_up(kind: Kind) -> (Cluster, Vec<Arc<Office>>) {
    let stage = Stage::new(kind).await;
    let http = reqwest::Client::builder().no_proxy().timeout(Duration::from_secs(2)).build().expect("a client");
    let cluster = Cluster::start(stage, http).await;
    let caller = Caller::new(cluster.nodes.iter().map(crate::node::Node::base_url).collect());
    let mut offices = Vec::new();
    for _ in 0..offices_of(kind) {
        let mut office = Office::create(&cluster.stage, caller.clone()).await;
        office.set_up(CUSTOMERS).await;
        offices.push(Arc::new(office));
    }
    (cluster, offices)
}

const fn offices_of(kind: Kind) -> usize {
    match kind {
        Kind::Sqlite => 1,
        Kind::Postgres => 2,
        Kind::TwoNodes => 3,
    }
}

/// Waits for all; a failure of one is the run's.
async fn all_well(tasks: &mut JoinSet<()>) {
    while let Some(ended) = tasks.join_next().await {
        if let Err(error) = ended {
            std::panic::resume_unwind(error.into_panic());
        }
    }
}

/// Waits until nothing is left to be done, and answers how long that took. What is left after the longest time is named.
async fn wait_until_quiet(stage: &Stage, offices: &[Arc<Office>]) -> Duration {
    let db = stage.open_database().await;
    let began = Instant::now();
    let mut quiet_at = Vec::new();
    loop {
        let counts = outbox::counts(&db).await.expect("the outbox");
        let mut heads = Vec::new();
        let mut behind = 0;
        for office in offices {
            let head = "SELECT position FROM log_heads WHERE workspace_id = $1";
            let head = db.fetch_optional(head, &[office.workspace.into()]).await.expect("a head").expect("a log");
            heads.push(head.int(0).expect("a position"));
            let late = "SELECT count(*) FROM projection_checkpoints WHERE workspace_id = $1 AND position < $2";
            let args = [office.workspace.into(), heads[heads.len() - 1].into()];
            behind += db.fetch_all(late, &args).await.expect("checkpoints")[0].int(0).expect("a count");
        }
        let quiet = counts.pending + counts.leased + behind == 0;
        if quiet && quiet_at == heads {
            return began.elapsed();
        }
        quiet_at = if quiet { heads } else { Vec::new() };
        assert!(
            began.elapsed() < QUIET_WITHIN,
            "{counts:?}, {behind} behind; left: {:#?}",
            check::unfinished(&db).await
        );
        sleep(Duration::from_millis(200)).await;
    }
}
