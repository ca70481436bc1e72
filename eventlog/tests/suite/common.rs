//! A fresh database per test, of either kind, and a small aggregate.

use std::sync::atomic::{AtomicU32, Ordering};

use cqrs_es::event_sink::EventSink;
use cqrs_es::{Aggregate, DomainEvent};
use eventlog::db::Database;
use eventlog::{
    Actor, Call, EventLog, LogOptions, LoggedAggregate, LoggedEvent, MasterKey, Personal, Provenance, WorkspaceId,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::bounds::{OnServer, waits_for};

/// A counter with a note that is personal.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Tally {
    pub count: i64,
    pub last_note: String,
}

#[derive(Clone, Debug)]
pub enum TallyCommand {
    Add {
        note: String,
        subject: String,
    },
    AddMany(usize),
    Nothing,
    /// Refused when the count is at least this.
    AddBelow(i64),
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum TallyEvent {
    Added { note: String, subject: String },
    Counted { by: i64 },
}

#[derive(Debug, thiserror::Error, PartialEq)]
#[error("the count is {0} already")]
pub struct TallyFull(pub i64);

impl DomainEvent for TallyEvent {
    fn event_type(&self) -> String {
        match self {
            Self::Added { .. } => "Added",
            Self::Counted { .. } => "Counted",
        }
        .to_owned()
    }

    fn event_version(&self) -> String {
        "1.0".to_owned()
    }
}

impl LoggedEvent for TallyEvent {
    fn personal(&self) -> Personal {
        match self {
            Self::Added { subject, .. } => Personal::of(subject, &["note"]),
            Self::Counted { .. } => Personal::None,
        }
    }
}

impl Aggregate for Tally {
    const TYPE: &'static str = "tally";
    type Command = TallyCommand;
    type Event = TallyEvent;
    type Error = TallyFull;
    type Services = ();

    async fn handle(&mut self, command: TallyCommand, (): &(), sink: &EventSink<Self>) -> Result<(), TallyFull> {
        let events = match command {
            TallyCommand::Add { note, subject } => vec![TallyEvent::Added { note, subject }],
            TallyCommand::AddMany(times) => vec![TallyEvent::Counted { by: 1 }; times],
            TallyCommand::Nothing => Vec::new(),
            TallyCommand::AddBelow(limit) if self.count >= limit => return Err(TallyFull(self.count)),
            TallyCommand::AddBelow(_) => vec![TallyEvent::Counted { by: 1 }],
        };
        for event in events {
            sink.write(event, self).await;
        }
        Ok(())
    }

    fn apply(&mut self, event: TallyEvent) {
        match event {
            TallyEvent::Added { note, .. } => {
                self.count += 1;
                self.last_note = note;
            }
            TallyEvent::Counted { by } => self.count += by,
        }
    }
}

impl LoggedAggregate for Tally {}

/// A database of one test; gone with it.
pub struct Home {
    pub url: String,
    pub key: MasterKey,
    _on_server: Option<OnServer>,
    _folder: tempfile::TempDir,
}

static DATABASES: AtomicU32 = AtomicU32::new(0);

impl Home {
    pub fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite://{}", folder.path().join("log.db").display());
        Self { url, key: MasterKey::generate(), _on_server: None, _folder: folder }
    }

    /// A new database on the server at `TEST_DATABASE_URL`.
    pub async fn postgres() -> Self {
        let server = std::env::var("TEST_DATABASE_URL")
            .expect("TEST_DATABASE_URL names a PostgreSQL server; scripts/test starts one");
        let name = format!("log_{}_{}", std::process::id(), DATABASES.fetch_add(1, Ordering::Relaxed));
        let on_server = OnServer::create(&server, name).await;
        let url = on_server.url();
        Self { url, _on_server: Some(on_server), key: MasterKey::generate(), _folder: tempfile::tempdir().unwrap() }
    }

    pub async fn open(&self) -> EventLog {
        self.open_with(LogOptions::default()).await
    }

    pub async fn open_with(&self, options: LogOptions) -> EventLog {
        waits_for(|| "the log to open".to_owned());
        let db = Database::connect_with(&self.url, 6).await.unwrap();
        EventLog::open(db, self.key.clone(), options).await.unwrap()
    }
}

pub fn workspace(n: u128) -> WorkspaceId {
    WorkspaceId::from_uuid(Uuid::from_u128(n))
}

pub fn call() -> Call {
    Call::new(Provenance::start(Actor::System, Uuid::from_u128(7)))
}

pub fn keyed(key: &str) -> Call {
    Call::with_key(key, Provenance::start(Actor::System, Uuid::from_u128(7)))
}
