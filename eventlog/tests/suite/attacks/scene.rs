//! A log to be attacked, prepared once and copied for each attack.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use eventlog::db::Database;
use eventlog::{EventLog, LogError, LogOptions, MasterKey, audit};
use futures::TryStreamExt as _;
use sqlx::{AssertSqlSafe, Connection as _};

use super::attacker::{Attacker, HeadRow, TABLES};
use crate::common::{Tally, TallyCommand, call, workspace};

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Sqlite,
    Postgres,
}

static MADE: AtomicU32 = AtomicU32::new(0);

/// A database with its anchor.
pub struct Place {
    pub url: String,
    folder: tempfile::TempDir,
}

impl Place {
    pub async fn empty(kind: Kind) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = match kind {
            Kind::Sqlite => format!("sqlite://{}", folder.path().join("log.db").display()),
            Kind::Postgres => new_database(None).await,
        };
        Self { url, folder }
    }

    pub fn anchor(&self) -> PathBuf {
        self.folder.path().join("log.anchor")
    }

    fn file(&self) -> Option<&Path> {
        self.url.strip_prefix("sqlite://").map(Path::new)
    }

    /// Another place in the same state. Nobody may be connected.
    pub async fn copy(&self) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = match self.file() {
            Some(file) => {
                for ending in ["", "-wal", "-shm"] {
                    let from = PathBuf::from(format!("{}{ending}", file.display()));
                    if from.exists() {
                        std::fs::copy(from, folder.path().join(format!("log.db{ending}"))).unwrap();
                    }
                }
                format!("sqlite://{}", folder.path().join("log.db").display())
            }
            None => new_database(Some(self.name())).await,
        };
        let copy = Self { url, folder };
        if self.anchor().exists() {
            std::fs::copy(self.anchor(), copy.anchor()).unwrap();
        }
        copy
    }

    fn name(&self) -> &str {
        self.url.rsplit_once('/').unwrap().1
    }

    /// Removes the database.
    pub async fn gone(self) {
        if self.file().is_none() {
            on_server(&format!("DROP DATABASE {} WITH (FORCE)", self.name())).await;
        }
    }

    /// Keeps the tables of the log as they are, to go back to.
    async fn keep(&self) {
        let keeping = TABLES.map(|table| format!("CREATE TABLE kept.{table} AS TABLE {table}"));
        let db = sqlx::PgPool::connect(&self.url).await.unwrap();
        sqlx::raw_sql(AssertSqlSafe(format!("CREATE SCHEMA kept; {}", keeping.join(";")))).execute(&db).await.unwrap();
    }

    /// The tables of the log as they were kept, with their triggers.
    async fn go_back(&self) {
        let name = self.name();
        on_server(&format!("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'")).await;
        let back = TABLES.map(|table| {
            format!(
                "ALTER TABLE {table} DISABLE TRIGGER USER; DELETE FROM {table}; INSERT INTO {table} SELECT * FROM kept.{table}; \
                 ALTER TABLE {table} ENABLE TRIGGER USER"
            )
        });
        let mut db = sqlx::PgConnection::connect(&self.url).await.unwrap();
        sqlx::raw_sql(AssertSqlSafe(back.join(";"))).execute(&mut db).await.unwrap();
    }

    /// A node on it.
    pub async fn open(&self, key: &MasterKey) -> Result<EventLog, LogError> {
        let db = Database::connect_with(&self.url, 4).await.unwrap();
        let options = LogOptions { look_every: None, anchor: Some(self.anchor()), ..LogOptions::default() };
        EventLog::open(db, key.clone(), options).await
    }

    /// A node ends without signing.
    pub async fn leave(&self, log: EventLog) {
        log.anchor().await.unwrap();
        match log.db().clone() {
            Database::Sqlite(db) => {
                drop(log);
                db.pool.close().await;
            }
            Database::Postgres(pool) => {
                drop(log);
                pool.close().await;
                let name = self.name();
                on_server(&format!("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"))
                    .await;
            }
        }
    }
}

async fn on_server(sql: &str) {
    let server = std::env::var("TEST_DATABASE_URL").expect("TEST_DATABASE_URL names a PostgreSQL server");
    let mut admin = sqlx::PgConnection::connect(&server).await.unwrap();
    sqlx::query(AssertSqlSafe(sql)).execute(&mut admin).await.unwrap_or_else(|error| panic!("{sql}: {error}"));
}

async fn new_database(template: Option<&str>) -> String {
    let server = std::env::var("TEST_DATABASE_URL").expect("TEST_DATABASE_URL names a PostgreSQL server");
    let name = format!("attack_{}_{}", std::process::id(), MADE.fetch_add(1, Ordering::Relaxed));
    let template = template.map(|name| format!(" TEMPLATE {name}")).unwrap_or_default();
    on_server(&format!("CREATE DATABASE {name}{template}")).await;
    format!("{}/{name}", server.rsplit_once('/').unwrap().0)
}

/// What everybody starts from: the log of workspace 1 with 12 events and checkpoints at 1, 6 and 8; another workspace beside it; and
/// what an attacker may have kept from when it stood at 6.
pub struct Scene {
    pub key: MasterKey,
    pub now: Place,
    /// On PostgreSQL, one copy of it for all attacks: making a database takes long.
    arena: Option<Place>,
    pub at_6: Place,
    pub head_at_6: HeadRow,
    /// A log with the same beginning that another node with the master key continued otherwise.
    pub forked: Place,
    /// Lines of an export made at 12, and of one made at 6.
    pub export: Vec<String>,
    pub export_at_6: Vec<String>,
    /// A checkpoint kept elsewhere, at 12.
    pub kept: audit::Checkpoint,
}

async fn add(log: &EventLog, n: u128, events: usize, note: &str) {
    for event in 0..events {
        let command = TallyCommand::Add { note: format!("{note} {event}"), subject: "s".into() };
        log.execute::<Tally>(workspace(n), &format!("tally-{n}"), command, call()).await.unwrap();
    }
}

async fn exported(place: &Place, key: &MasterKey) -> Vec<String> {
    let copy = place.copy().await;
    let log = copy.open(key).await.unwrap();
    let text: String = audit::export(&log, workspace(1)).await.unwrap().try_collect().await.unwrap();
    copy.leave(log).await;
    copy.gone().await;
    text.lines().map(str::to_owned).collect()
}

impl Scene {
    pub async fn new(kind: Kind) -> Self {
        let key = MasterKey::generate();
        let now = Place::empty(kind).await;
        let log = now.open(&key).await.unwrap();
        add(&log, 1, 6, "early").await;
        add(&log, 2, 3, "other").await;
        audit::sign_checkpoint(&log, workspace(1)).await.unwrap().expect("a checkpoint");
        now.leave(log).await;
        let at_6 = now.copy().await;
        let forked = now.copy().await;
        let log = forked.open(&key).await.unwrap();
        add(&log, 1, 8, "forked").await;
        forked.leave(log).await;
        let log = now.open(&key).await.unwrap();
        let head_at_6 = Attacker::looking(log.db().clone(), workspace(1)).head(workspace(1)).await;
        add(&log, 1, 2, "late").await;
        audit::sign_checkpoint(&log, workspace(1)).await.unwrap().expect("a checkpoint");
        add(&log, 1, 4, "unsigned").await;
        now.leave(log).await;
        let export = exported(&now, &key).await;
        let export_at_6 = exported(&at_6, &key).await;
        let kept = audit::read_checkpoints(&std::fs::read_to_string(now.anchor()).unwrap()).unwrap();
        let kept = kept.into_iter().find(|checkpoint| checkpoint.workspace_id == workspace(1)).unwrap();
        assert_eq!(kept.position, 12);
        let arena = match kind {
            Kind::Sqlite => None,
            Kind::Postgres => {
                let arena = now.copy().await;
                arena.keep().await;
                Some(arena)
            }
        };
        Self { key, now, arena, at_6, head_at_6, forked, export, export_at_6, kept }
    }

    /// A copy to be attacked; the one before is no more.
    pub async fn victim(&self) -> Place {
        let Some(arena) = &self.arena else { return self.now.copy().await };
        arena.go_back().await;
        let victim = Place { url: arena.url.clone(), folder: tempfile::tempdir().unwrap() };
        std::fs::copy(self.now.anchor(), victim.anchor()).unwrap();
        victim
    }

    pub async fn gone(self) {
        if let Some(arena) = self.arena {
            arena.gone().await;
        }
        self.now.gone().await;
        self.at_6.gone().await;
        self.forked.gone().await;
    }
}
