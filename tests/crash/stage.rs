//! What a run plays on: a fresh database with its key, and the program's command line pointed at it.

use std::path::PathBuf;
use std::process::{Output, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use eventlog::db::Database;
use eventlog::{EventLog, LogOptions, MasterKey};
use sqlx::{AssertSqlSafe, Connection as _, PgConnection};
use tokio::process::Command;

/// Which databases, and how many nodes on them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Sqlite,
    Postgres,
    /// PostgreSQL, and Redis between the nodes.
    TwoNodes,
}

impl Kind {
    /// Names reports and databases.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sqlite => "sqlite",
            Self::Postgres => "postgres",
            Self::TwoNodes => "two-nodes",
        }
    }

    pub const fn nodes(self) -> usize {
        match self {
            Self::Sqlite | Self::Postgres => 1,
            Self::TwoNodes => 2,
        }
    }
}

/// A database of one run.
pub struct Stage {
    pub kind: Kind,
    url: String,
    redis_url: Option<String>,
    /// In base64, as the environment has it.
    key: String,
    folder: tempfile::TempDir,
}

static MADE: AtomicU32 = AtomicU32::new(0);

impl Stage {
    pub async fn new(kind: Kind) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let url = match kind {
            Kind::Sqlite => format!("sqlite://{}", folder.path().join("ledgerdesk.db").display()),
            Kind::Postgres | Kind::TwoNodes => fresh_database().await,
        };
        let redis_url = (kind == Kind::TwoNodes).then(|| asked_for("TEST_REDIS_URL"));
        let key = STANDARD.encode(rand::random::<[u8; 32]>());
        Self { kind, url, redis_url, key, folder }
    }

    /// The program, with the settings of this stage and nothing else.
    pub fn program(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_ledgerdesk"));
        command.args(arguments).current_dir(self.folder.path()).env_clear();
        for kept in ["PATH", "HOME", "TMPDIR", "RUST_BACKTRACE"] {
            command.envs(std::env::var_os(kept).map(|value| (kept, value)));
        }
        command.env("DATABASE_URL", &self.url).env("LEDGERDESK_MASTER_KEY", &self.key);
        command.env("LEDGERDESK_ANCHOR", self.folder.path().join("ledgerdesk.anchor"));
        command.envs(self.redis_url.as_ref().map(|url| ("REDIS_URL", url)));
        command
            .env("LEDGERDESK_ALLOW_PRIVATE_HOSTS", "127.0.0.1")
            .env("LEDGERDESK_LOG", "info,sqlx=error")
            .env("NO_COLOR", "1");
        command.stdin(Stdio::null()).kill_on_drop(true);
        command
    }

    /// Runs the program to its end.
    pub async fn run(&self, arguments: &[&str]) -> Output {
        self.program(arguments).output().await.expect("the program can be run")
    }

    /// The log itself, read past the program.
    pub async fn open_log(&self) -> EventLog {
        let key = MasterKey::from_base64(&self.key).expect("a key");
        let options = LogOptions { look_every: None, ..LogOptions::default() };
        EventLog::open(self.open_database().await, key, options).await.expect("the log")
    }

    pub async fn open_database(&self) -> Database {
        Database::connect_with(&self.url, 4).await.expect("the database")
    }

    /// A client of the Redis that the nodes share.
    pub fn redis(&self) -> Option<redis::Client> {
        self.redis_url.as_ref().map(|url| redis::Client::open(url.as_str()).expect("a Redis address"))
    }
}

/// What a failed run leaves is worth a look.
impl Drop for Stage {
    fn drop(&mut self) {
        self.folder.disable_cleanup(std::thread::panicking());
    }
}

/// Where reports and the nodes' own logs go: the build's folder.
pub fn reports() -> PathBuf {
    let scratch = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    scratch.parent().map_or(scratch.clone(), PathBuf::from)
}

async fn fresh_database() -> String {
    let server = asked_for("TEST_DATABASE_URL");
    let name = format!("crash_{}_{}", std::process::id(), MADE.fetch_add(1, Ordering::Relaxed));
    let mut admin = PgConnection::connect(&server).await.expect("the server at TEST_DATABASE_URL");
    sqlx::query(AssertSqlSafe(format!("CREATE DATABASE {name}"))).execute(&mut admin).await.expect("a new database");
    if std::env::var_os("TEST_PG_CTL").is_some() {
        // Only the server is crashed, never the machine: it need not go through every file when it comes back.
        let quick = "ALTER SYSTEM SET recovery_init_sync_method = 'syncfs'";
        sqlx::query(quick).execute(&mut admin).await.expect("a setting of the test server");
        // Nor what earlier tests wrote.
        sqlx::query("CHECKPOINT").execute(&mut admin).await.expect("a checkpoint");
    }
    let (base, _) = server.rsplit_once('/').expect("a URL that ends in a database");
    format!("{base}/{name}")
}

fn asked_for(variable: &str) -> String {
    std::env::var(variable).unwrap_or_else(|_| panic!("{variable} is not set; scripts/test starts what it names"))
}
