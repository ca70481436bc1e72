//! `scripts/bench`: one run, medians, beside the machine's own limits and, in turn with them, the stock event stores.

mod node;
mod ours;
mod raw;
mod report;
mod work;

use std::ops::Range;
use std::path::PathBuf;
use std::process::Stdio;
use std::str::FromStr as _;
use std::time::{Duration, Instant};

use aggregates::conversation::Conversation;
use aggregates::request::Request;
use anyhow::{Context as _, bail, ensure};
use clap::Parser;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{AssertSqlSafe, PgPool, SqlitePool};
use tokio::process::Command;
use uuid::Uuid;
use workload::{Sample, median};

use node::Measured;
use ours::{Bench, Kept};
use report::Report;

/// The product's allocator.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const CALLERS: usize = 64;
const WORKSPACES: usize = 16;
const WEBHOOKS_PER_SECOND: u64 = 500;
/// Callers that fill a log.
const FILLERS: usize = 128;
/// Rows at which the message log is queried first.
const SMALL_LOG: u64 = 10_000;

/// Measures Ledgerdesk beside the machine's own limits and the stock event stores
#[derive(Parser)]
struct BenchArgs {
    /// A PostgreSQL server on which databases may be made; nothing that exists there is touched
    #[arg(long, env = "TEST_DATABASE_URL")]
    database_url: Option<String>,
    /// The program that measures the stock stores
    #[arg(long, value_name = "FILE")]
    stock: PathBuf,
    /// Seconds per measurement
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u64).range(1..=600))]
    seconds: u64,
    /// Measurements of each kind; the median is shown
    #[arg(long, default_value_t = 3, value_parser = clap::value_parser!(u64).range(1..=25))]
    runs: u64,
    /// Events in the log that is rebuilt, four to a row of the message log; 0 leaves rebuild and queries out
    #[arg(long, default_value_t = 1_000_000)]
    events: u64,
    /// Rows of the message log at which it is queried, beside 10,000
    #[arg(long, default_value_t = 1_000_000)]
    rows: u64,
    /// Measure only this database
    #[arg(long)]
    only: Option<Which>,
    /// Print the figures as JSON
    #[arg(long)]
    json: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Which {
    Sqlite,
    Postgres,
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let args = BenchArgs::parse();
    let server = args.database_url.as_deref().filter(|url| url.starts_with("postgres"));
    if args.only == Some(Which::Postgres) && server.is_none() {
        bail!("--only postgres needs --database-url postgres://…, a server on which databases may be made");
    }
    let mut report = Report::default();
    if args.only != Some(Which::Sqlite)
        && let Some(server) = server
    {
        postgres(&args, server, &mut report).await?;
    }
    if args.only != Some(Which::Postgres) {
        sqlite(&args, &mut report).await?;
    }
    report.print(args.json)
}

async fn postgres(args: &BenchArgs, server: &str, report: &mut Report) -> anyhow::Result<()> {
    let databases = Databases::on(server).await?;
    let time = Duration::from_secs(args.seconds);
    let mut bare = Sample::default();
    for clients in [16, 32, 64] {
        report.say(&format!("PostgreSQL: bare inserts by {clients} clients"));
        let pool = databases.pool().await?;
        let sample = repeat(args.runs, async || raw::postgres(&pool, clients, time).await).await?;
        if sample.per_second > bare.per_second {
            bare = sample;
        }
    }
    report.row("PostgreSQL", "bare single-row autocommit inserts, best of 16, 32, 64 clients", bare.clone());
    let url = databases.url().await?;
    let (stock, kept) = commands("PostgreSQL", &url, async || databases.url().await, args, report).await?;
    report.ratio("PostgreSQL", "commands against postgres-es", kept.commands.per_second / stock.per_second, 10.0);
    report.ratio("PostgreSQL", "commands against bare inserts", kept.commands.per_second / bare.per_second, 1.5);
    whole_node("PostgreSQL", &databases.url().await?, args, report).await?;
    if args.events > 0 {
        large_log("PostgreSQL", &databases.url().await?, args, report).await?;
    }
    databases.drop_all().await
}

async fn sqlite(args: &BenchArgs, report: &mut Report) -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let time = Duration::from_secs(args.seconds);
    let mut files = 0;
    let mut file = || {
        files += 1;
        folder.path().join(format!("bench-{files}.db"))
    };
    report.say("SQLite: bare inserts");
    let pool = sqlite_pool(&file()).await?;
    let bare = repeat(args.runs, async || raw::sqlite(&pool, time).await).await?;
    report.row("SQLite", "bare single-row autocommit inserts, synchronous=FULL", bare);
    let url = format!("sqlite://{}", file().display());
    let (stock, kept) =
        commands("SQLite", &url, async || Ok(format!("sqlite://{}", file().display())), args, report).await?;
    report.ratio("SQLite", "commands against sqlite-es", kept.commands.per_second / stock.per_second, 10.0);
    whole_node("SQLite", &format!("sqlite://{}", file().display()), args, report).await?;
    if args.events > 0 {
        large_log("SQLite", &format!("sqlite://{}", file().display()), args, report).await?;
    }
    Ok(())
}

async fn sqlite_pool(path: &std::path::Path) -> anyhow::Result<SqlitePool> {
    let options = SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .busy_timeout(Duration::from_secs(30));
    // One connection: more of them only wait for each other's lock, more slowly.
    Ok(SqlitePoolOptions::new().max_connections(1).connect_with(options).await?)
}

async fn repeat(runs: u64, once: impl AsyncFn() -> anyhow::Result<Sample>) -> anyhow::Result<Sample> {
    let mut samples = Vec::new();
    for _ in 0..runs {
        samples.push(once().await?);
    }
    Ok(median(samples))
}

/// The stock store and the command path in turn; answers the median of each. The stock store gets an empty database each time.
async fn commands(
    database: &'static str,
    url: &str,
    mut empty: impl AsyncFnMut() -> anyhow::Result<String>,
    args: &BenchArgs,
    report: &mut Report,
) -> anyhow::Result<(Sample, Kept)> {
    let time = Duration::from_secs(args.seconds);
    let bench = Bench::open(url).await?;
    report.say(&format!("{database}: the stock store and our commands, in turn"));
    // The first moments fill caches and plans; they are not shown.
    bench.requests(CALLERS, WORKSPACES, Duration::from_secs(1)).await?;
    let (mut stock, mut all) = (Vec::new(), Vec::new());
    for _ in 0..args.runs {
        stock.push(stock_store(args, &empty().await?).await?);
        all.push(bench.requests(CALLERS, WORKSPACES, time).await?);
    }
    all.sort_by(|a, b| a.commands.per_second.total_cmp(&b.commands.per_second));
    let middle = all.swap_remove(all.len() / 2);
    let stock = median(stock);
    report.row(database, "the stock store with one view, 64 callers", stock.clone());
    report.row(database, "commands, 64 callers, 16 workspaces, all projections running", middle.commands.clone());
    report.rate(database, "the same, counted until every read model had them", middle.with_read_models);
    let hot = bench.requests(CALLERS, 1, time).await?;
    report.row(database, "commands, 64 callers, one hot workspace", hot.commands);
    report.row(database, "commands, 64 callers, one hot aggregate", bench.hot_aggregate(CALLERS, time).await?);
    let single = bench.requests(1, 1, time).await?;
    report.row(database, "commands, 1 caller", single.commands);
    bench.close().await;
    Ok((stock, middle))
}

/// One run of the stock store, in a program of its own.
async fn stock_store(args: &BenchArgs, url: &str) -> anyhow::Result<Sample> {
    let mut program = Command::new(&args.stock);
    program.args([url, &CALLERS.to_string(), &args.seconds.to_string()]).stderr(Stdio::inherit());
    let done = program.output().await.with_context(|| format!("{} does not start", args.stock.display()))?;
    ensure!(done.status.success(), "the stock store failed: {}", done.status);
    Ok(serde_json::from_slice(&done.stdout)?)
}

async fn whole_node(database: &'static str, url: &str, args: &BenchArgs, report: &mut Report) -> anyhow::Result<()> {
    report.say(&format!("{database}: webhooks"));
    let mut measured = Measured::start(url).await?;
    let shown = measured.webhooks(WEBHOOKS_PER_SECOND, Duration::from_secs(args.seconds.max(5))).await?;
    report.aim(
        database,
        "webhook to 200, 500 messages/s offered, each handled and answered",
        shown.acknowledged,
        Duration::from_millis(10),
    );
    report.aim(database, "from 200 until the read models have it", shown.lag, Duration::from_millis(50));
    measured.node.stop().await;
    Ok(())
}

/// Fills one workspace, rebuilds its message log, and queries it at two sizes.
async fn large_log(database: &'static str, url: &str, args: &BenchArgs, report: &mut Report) -> anyhow::Result<()> {
    let measured = Measured::start(url).await?;
    report.say(&format!("{database}: filling a log with {} events", args.events));
    let requests = args.events / work::EVENTS_PER_REQUEST;
    let few = SMALL_LOG.min(args.rows);
    fill(&measured, 0..few, Fill::Whole).await?;
    let small = measured.queries(200).await?;
    fill(&measured, few..requests, Fill::Whole).await?;
    report.say(&format!("{database}: rebuilding message_log"));
    workload::forget_peak_memory();
    let start = Instant::now();
    let rebuilt = measured.node.models.rebuild(projections::message_log::NAME, |_| ()).await?;
    let per_second = rebuilt.events as f64 / start.elapsed().as_secs_f64();
    let sample = Sample { per_second, peak_memory: workload::peak_memory(), ..Sample::default() };
    report.at_least(
        database,
        &format!("rebuild of message_log from {} events, events/s", rebuilt.events),
        sample,
        100_000.0,
    );
    report.say(&format!("{database}: filling a log with {} rows", args.rows));
    fill(&measured, few.max(requests)..args.rows, Fill::Opened).await?;
    let large = measured.queries(200).await?;
    for ((name, small), (_, large)) in small.into_iter().zip(large) {
        let what = format!("/logs by {name}: p99 at {few} rows, at {} rows", args.rows);
        report.compare(database, &what, small.p99, large.p99);
    }
    measured.node.stop().await;
    Ok(())
}

/// What becomes of the requests a log is filled with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fill {
    /// Answered and settled.
    Whole,
    /// Opened, and nothing more.
    Opened,
}

async fn fill(measured: &Measured, numbers: Range<u64>, fill: Fill) -> anyhow::Result<()> {
    let tasks = (0..FILLERS).map(|filler| {
        let (log, workspace, numbers) = (measured.node.log.clone(), measured.workspace, numbers.clone());
        tokio::spawn(async move {
            for number in numbers.skip(filler).step_by(FILLERS) {
                let (id, command) = workload::open_request(number);
                let request = id.simple().to_string();
                log.execute::<Request>(workspace, &request, command, work::call_on_new(id)).await?;
                if fill == Fill::Opened {
                    continue;
                }
                for command in work::rest_of_request() {
                    log.execute::<Request>(workspace, &request, command, work::call(Uuid::now_v7())).await?;
                }
                let (chat, command) = work::reply(id, number);
                log.execute::<Conversation>(workspace, &chat, command, work::call(Uuid::now_v7())).await?;
            }
            anyhow::Ok(())
        })
    });
    for task in futures::future::join_all(tasks).await {
        task??;
    }
    let head = measured.node.log.head(measured.workspace).await?;
    let wait = Duration::from_mins(10);
    Ok(measured.node.models.wait_for(measured.workspace, projections::message_log::NAME, head, wait).await?)
}

/// Databases of one run on a PostgreSQL server.
struct Databases {
    server: String,
    admin: PgPool,
    made: std::sync::Mutex<Vec<String>>,
}

impl Databases {
    async fn on(server: &str) -> anyhow::Result<Self> {
        let admin = PgPool::connect(server).await.context("the PostgreSQL server can not be reached")?;
        Ok(Self { server: server.to_owned(), admin, made: std::sync::Mutex::default() })
    }

    async fn url(&self) -> anyhow::Result<String> {
        let name = format!("ledgerdesk_bench_{}", uuid::Uuid::now_v7().simple());
        sqlx::query(AssertSqlSafe(format!("CREATE DATABASE {name}"))).execute(&self.admin).await?;
        let (base, _) = self.server.rsplit_once('/').context("the server's URL has no database")?;
        let url = format!("{base}/{name}");
        self.made.lock().unwrap_or_else(std::sync::PoisonError::into_inner).push(name);
        Ok(url)
    }

    async fn pool(&self) -> anyhow::Result<PgPool> {
        let options = PgConnectOptions::from_str(&self.url().await?)?;
        Ok(PgPoolOptions::new().max_connections(64).test_before_acquire(false).connect_with(options).await?)
    }

    async fn drop_all(self) -> anyhow::Result<()> {
        let made = self.made.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
        for name in made {
            sqlx::query(AssertSqlSafe(format!("DROP DATABASE {name} WITH (FORCE)"))).execute(&self.admin).await?;
        }
        Ok(())
    }
}
