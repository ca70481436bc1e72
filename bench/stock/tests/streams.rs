//! Programs written against the stock stores read what the product wrote, and can write past none of its proofs.
//!
//! The product is run as a program: `LEDGERDESK` names it, or it lies where `cargo build` at the top puts it.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use aggregates::workspace::Workspace;
use cqrs_es::persist::{PersistedEventRepository, PersistedEventStore};
use cqrs_es::{AggregateContext as _, EventStore as _};
use postgres_es::PostgresEventRepository;
use sqlite_es::SqliteEventRepository;
use sqlx::{Connection as _, PgConnection, PgPool, SqlitePool};
use tempfile::TempDir;

const NAME: &str = "Panel of the stock stores";
/// A stock store's own table.
const STOCK_TABLE: &str = "CREATE TABLE events (aggregate_type text NOT NULL, aggregate_id text NOT NULL, \
    sequence bigint NOT NULL, event_type text NOT NULL, event_version text NOT NULL, payload json NOT NULL, \
    metadata json NOT NULL, PRIMARY KEY (aggregate_type, aggregate_id, sequence))";

/// A folder with the product's keys, and a database that it wrote to.
struct Product {
    url: String,
    workspace: String,
    folder: TempDir,
}

impl Product {
    /// The product makes a workspace and a token in this database.
    fn filling(url: impl FnOnce(&Path) -> String) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let mut product = Self { url: url(folder.path()), workspace: String::new(), folder };
        let made = product.runs(&["workspace", "create", "--name", NAME, "--owner-phone", "+8801712345678"]);
        assert!(made.status.success(), "{made:?}");
        let made: serde_json::Value = serde_json::from_slice(&made.stdout).expect("JSON");
        product.workspace = made["workspace_id"].as_str().expect("an id").to_owned();
        let token = product.runs(&["token", "create", "--scope", "read"]);
        assert!(token.status.success(), "{token:?}");
        product
    }

    fn runs(&self, arguments: &[&str]) -> Output {
        let program = std::env::var_os("LEDGERDESK")
            .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/debug/ledgerdesk"), PathBuf::from);
        Command::new(&program)
            .args(arguments)
            .args(["--database-url", &self.url])
            .current_dir(self.folder.path())
            .output()
            .unwrap_or_else(|error| panic!("{} (run `cargo build` at the top first): {error}", program.display()))
    }

    /// Reads the workspace's stream, copies it into a table of the stock store's own, and tries to write to ours.
    async fn is_read_and_never_written(&self, ours: impl PersistedEventRepository, own: impl PersistedEventRepository) {
        let events = ours.get_events::<Workspace>(&self.workspace).await.expect("a stream");
        let sequences: Vec<usize> = events.iter().map(|event| event.sequence).collect();
        assert!(events.len() >= 2 && sequences == (1..=events.len()).collect::<Vec<_>>(), "{sequences:?}");
        own.persist::<Workspace>(&events, None).await.expect("the stock store keeps them");

        let mut next = events.last().expect("the newest").clone();
        next.sequence += 1;
        let refused = ours.persist::<Workspace>(&[next], None).await;
        assert!(refused.is_err(), "a stock store wrote to the log");

        let read = PersistedEventStore::<_, Workspace>::new_event_store(ours);
        let mut loaded = read.load_aggregate(&self.workspace).await.expect("the state");
        assert_eq!(loaded.aggregate().name, NAME);
        let copied = PersistedEventStore::<_, Workspace>::new_event_store(own);
        let mut copy = copied.load_aggregate(&self.workspace).await.expect("the state of the copy");
        let state = |workspace: &Workspace| serde_json::to_value(workspace).expect("JSON");
        assert_eq!(state(copy.aggregate()), state(loaded.aggregate()));

        let verified = self.runs(&["audit", "verify", "--json"]);
        assert!(verified.status.success(), "{verified:?}");
    }
}

#[tokio::test]
async fn sqlite_es_reads_our_streams() {
    let product = Product::filling(|folder| format!("sqlite://{}", folder.join("ours.db").display()));
    let ours = SqlitePool::connect(&product.url).await.expect("the product's database");
    let copy = format!("sqlite://{}?mode=rwc", product.folder.path().join("copy.db").display());
    let own = SqlitePool::connect(&copy).await.expect("a database");
    sqlx::query(STOCK_TABLE).execute(&own).await.expect("a table");
    product.is_read_and_never_written(SqliteEventRepository::new(ours), SqliteEventRepository::new(own)).await;
}

#[tokio::test]
async fn postgres_es_reads_our_streams() {
    let server = std::env::var("TEST_DATABASE_URL").expect("TEST_DATABASE_URL: a PostgreSQL server (scripts/test)");
    let base = server.rsplit_once('/').expect("a database in the URL").0.to_owned();
    let mut admin = PgConnection::connect(&server).await.expect("the server");
    let names = ["ours", "copy"].map(|what| format!("stock_{what}_{}", std::process::id()));
    for name in &names {
        sqlx::query(&format!("CREATE DATABASE {name}")).execute(&mut admin).await.expect("a database");
    }
    let product = Product::filling(|_| format!("{base}/{}", names[0]));
    let ours = PgPool::connect(&product.url).await.expect("the product's database");
    let own = PgPool::connect(&format!("{base}/{}", names[1])).await.expect("a database");
    sqlx::query(STOCK_TABLE).execute(&own).await.expect("a table");
    product.is_read_and_never_written(PostgresEventRepository::new(ours), PostgresEventRepository::new(own)).await;
    for name in &names {
        sqlx::query(&format!("DROP DATABASE {name} WITH (FORCE)")).execute(&mut admin).await.expect("dropped");
    }
}
