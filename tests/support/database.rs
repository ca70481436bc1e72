//! A fresh database of either kind, gone with the test.

use std::sync::atomic::{AtomicU32, Ordering};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ledgerdesk::config::{Config, Metrics};
use ledgerdesk::server::Limits;
use sqlx::{AssertSqlSafe, Connection as _, PgConnection};

use super::bounds::OnServer;

/// Which database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Sqlite,
    Postgres,
}

/// A database of one test, and the key that opens it.
pub struct Database {
    pub url: String,
    pub key: eventlog::MasterKey,
    /// The same in base64, as the environment has it.
    pub key_text: String,
    _on_server: Option<OnServer>,
    folder: tempfile::TempDir,
}

static MADE: AtomicU32 = AtomicU32::new(0);

impl Database {
    /// A new one; of PostgreSQL, on the server at `TEST_DATABASE_URL`.
    pub async fn new(kind: Kind) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let on_server = match kind {
            Kind::Sqlite => None,
            Kind::Postgres => Some(on_server().await),
        };
        let file = || format!("sqlite://{}", folder.path().join("ledgerdesk.db").display());
        let url = on_server.as_ref().map_or_else(file, OnServer::url);
        let key_text = STANDARD.encode(rand::random::<[u8; 32]>());
        let key = eventlog::MasterKey::from_base64(&key_text).expect("a key");
        Self { url, key, key_text, _on_server: on_server, folder }
    }

    /// A folder that goes with it.
    pub fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }

    /// Which it is.
    pub fn kind(&self) -> Kind {
        if self.url.starts_with("sqlite:") { Kind::Sqlite } else { Kind::Postgres }
    }

    /// From now on nothing is written: of SQLite as if the disk were full, of PostgreSQL as if the server were gone.
    pub async fn takes_nothing(&self) {
        match self.kind() {
            Kind::Sqlite => {
                let full = "CREATE TRIGGER full BEFORE INSERT ON events BEGIN SELECT RAISE(ABORT, 'disk full'); END";
                self.run_on_file(full).await;
            }
            Kind::Postgres => {
                let name = self.name();
                on_the_server(&format!("ALTER DATABASE {name} ALLOW_CONNECTIONS false")).await;
                let lines = format!("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'");
                on_the_server(&lines).await;
            }
        }
    }

    /// All is well again.
    pub async fn takes_everything(&self) {
        match self.kind() {
            Kind::Sqlite => self.run_on_file("DROP TRIGGER full").await,
            Kind::Postgres => on_the_server(&format!("ALTER DATABASE {} ALLOW_CONNECTIONS true", self.name())).await,
        }
    }

    /// The file of the last signed heads.
    pub fn anchor(&self) -> std::path::PathBuf {
        self.folder.path().join("ledgerdesk.anchor")
    }

    fn name(&self) -> &str {
        self.url.rsplit_once('/').expect("a URL that ends in a database").1
    }

    async fn run_on_file(&self, sql: &str) {
        let mut file = sqlx::SqliteConnection::connect(&self.url).await.expect("the file");
        sqlx::query(AssertSqlSafe(sql)).execute(&mut file).await.expect("done");
    }

    /// Settings of a node on this database, listening on any free port.
    pub fn config(&self, public_url: &str) -> Config {
        Config {
            database_url: self.url.clone(),
            redis_url: None,
            listen: ([127, 0, 0, 1], 0).into(),
            public_url: public_url.to_owned(),
            allow_private_hosts: vec!["127.0.0.1".to_owned()],
            master_key: self.key.clone(),
            limits: Limits::default(),
            channel_looks: ledgerdesk::config::CHANNEL_LOOKS,
            metrics: Metrics::default(),
            anchor: Some(self.anchor()),
            anchor_url: None,
            model: None,
        }
    }
}

/// Runs one statement on the server at `TEST_DATABASE_URL`.
async fn on_the_server(sql: &str) {
    let server = std::env::var("TEST_DATABASE_URL").expect("TEST_DATABASE_URL names a PostgreSQL server");
    let mut admin = PgConnection::connect(&server).await.expect("the server at TEST_DATABASE_URL");
    sqlx::query(AssertSqlSafe(sql)).execute(&mut admin).await.expect("done");
}

async fn on_server() -> OnServer {
    let server = std::env::var("TEST_DATABASE_URL")
        .expect("TEST_DATABASE_URL names a PostgreSQL server; scripts/test starts one");
    let name = format!("e2e_{}_{}", std::process::id(), MADE.fetch_add(1, Ordering::Relaxed));
    OnServer::create(&server, name).await
}
