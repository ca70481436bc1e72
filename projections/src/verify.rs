//! Checking read models against the log, without any of the code that keeps them: a plain loop over the log and a plain map of rows.

use std::collections::{BTreeMap, BTreeSet};

use eventlog::db::{Conn, Database};
use eventlog::{Recorded, WorkspaceId};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::error::ReadError;
use crate::fact::RecordedFact;
use crate::folder::AnyProjection;
use crate::projection::{Counters, Projection};
use crate::read_models::ReadModels;
use crate::registry;
use crate::schema::storable;
use crate::store::{checkpoint, row_json};

/// Differences reported at most.
const REPORTED: usize = 20;
/// Events, and rows, read at a time.
const PAGE: usize = 5_000;

/// One place where what is stored is not what the log says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    pub workspace_id: WorkspaceId,
    /// The row's key, or what else differs (`checkpoint hash` …).
    pub what: String,
    /// By a fresh fold; none: no such row.
    pub expected: Option<String>,
    /// In the database; none: no such row.
    pub stored: Option<String>,
}

/// The outcome of a check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verification {
    pub projection: String,
    pub workspaces: u64,
    pub events: u64,
    pub rows: u64,
    /// How many differences there are.
    pub different: u64,
    /// The first of them.
    pub differences: Vec<Difference>,
}

impl Verification {
    /// Whether everything is as the log says.
    pub fn is_right(&self) -> bool {
        self.different == 0
    }

    fn note(&mut self, difference: Difference) {
        self.different += 1;
        if self.differences.len() < REPORTED {
            self.differences.push(difference);
        }
    }
}

/// How far long work is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Events done.
    pub done: u64,
    /// Events to do, as far as is known.
    pub total: u64,
}

/// A fresh fold of one workspace, whatever its row type.
pub(crate) trait Compare: Send {
    fn apply(&mut self, event: Recorded) -> Result<(), ReadError>;
    /// The row of this key as JSON text, once.
    fn take(&mut self, key: &str) -> Result<Option<String>, ReadError>;
    /// A stored row in the same form, with its key.
    fn canonical(&self, row: &str) -> Result<(String, String), ReadError>;
    /// A row that nobody took.
    fn take_any(&mut self) -> Result<Option<(String, String)>, ReadError>;
    fn counters(&self) -> &Counters;
    /// Values that find the rows not taken yet: value and key.
    fn lookups(&self) -> Vec<(String, String, i64)>;
}

pub(crate) struct Comparison<P: Projection> {
    rows: BTreeMap<String, P::Row>,
    counters: Counters,
}

impl<P: Projection> Default for Comparison<P> {
    fn default() -> Self {
        Self { rows: BTreeMap::new(), counters: Counters::default() }
    }
}

impl<P: Projection> Compare for Comparison<P> {
    fn apply(&mut self, event: Recorded) -> Result<(), ReadError> {
        P::fold(&RecordedFact::of(event)?, &mut self.rows, &mut self.counters);
        Ok(())
    }

    fn take(&mut self, key: &str) -> Result<Option<String>, ReadError> {
        self.rows.remove(key).map(|row| text::<P>(&row)).transpose()
    }

    fn canonical(&self, row: &str) -> Result<(String, String), ReadError> {
        let row: P::Row = serde_json::from_str(row).map_err(|error| ReadError::row(P::NAME, &error))?;
        Ok((P::key(&row).to_owned(), text::<P>(&row)?))
    }

    fn take_any(&mut self) -> Result<Option<(String, String)>, ReadError> {
        self.rows.pop_first().map(|(key, row)| Ok((key, text::<P>(&row)?))).transpose()
    }

    fn counters(&self) -> &Counters {
        &self.counters
    }

    fn lookups(&self) -> Vec<(String, String, i64)> {
        let rows = self.rows.iter();
        rows.flat_map(|(key, row)| P::lookups(row).into_iter().map(move |(value, sort)| (value, key.clone(), sort)))
            .collect()
    }
}

fn text<P: Projection>(row: &P::Row) -> Result<String, ReadError> {
    Ok(storable(serde_json::to_string(row).map_err(|error| ReadError::row(P::NAME, &error))?))
}

/// Folds a read model's events afresh and compares every row and checkpoint with what is stored. Readers and the runner go on meanwhile:
/// each workspace is compared as of one moment.
pub(crate) async fn verify(
    models: &ReadModels,
    name: &str,
    progress: impl Fn(Progress) + Send + Sync,
) -> Result<Verification, ReadError> {
    let projection = registry::named(name)?;
    let mut found = Verification {
        projection: name.to_owned(),
        workspaces: 0,
        events: 0,
        rows: 0,
        different: 0,
        differences: Vec::new(),
    };
    let total =
        models.db().fetch_optional("SELECT CAST(coalesce(sum(position), 0) AS bigint) FROM log_heads", &[]).await?;
    let total = total.map_or(Ok(0), |row| row.int(0))?;
    let total = u64::try_from(total).unwrap_or(0);
    for workspace in models.log().workspaces().await? {
        let mut check = Check { models, projection, workspace, found: &mut found, progress: &progress, total };
        match models.db() {
            Database::Sqlite(db) => {
                let mut snapshot = db.pool.begin().await?;
                check.run(&mut Conn::Sqlite(&mut snapshot)).await?;
            }
            Database::Postgres(pool) => {
                let mut snapshot = pool.begin().await?;
                sqlx::query("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
                    .execute(&mut *snapshot)
                    .await?;
                check.run(&mut Conn::Postgres(&mut snapshot)).await?;
            }
        }
        found.workspaces += 1;
    }
    Ok(found)
}

/// The check of one workspace, as of the moment `conn` sees.
struct Check<'a, F> {
    models: &'a ReadModels,
    projection: &'static dyn AnyProjection,
    workspace: WorkspaceId,
    found: &'a mut Verification,
    progress: &'a F,
    total: u64,
}

impl<F: Fn(Progress) + Send + Sync> Check<'_, F> {
    async fn run(&mut self, conn: &mut Conn<'_>) -> Result<(), ReadError> {
        let stored = checkpoint::one(conn, self.projection.name(), self.workspace).await?;
        let mut fresh = self.projection.compare();
        let (mut hash, mut position) = ([0_u8; 32], 0);
        while position < stored.position {
            let events = self.models.log().read_from_database(self.workspace, position, PAGE).await?;
            if events.is_empty() {
                break;
            }
            for event in events.into_iter().filter(|event| event.position <= stored.position) {
                let mut hasher = Sha256::new();
                hasher.update(hash);
                hasher.update(event.position.to_be_bytes());
                hasher.update(event.hash);
                hash = hasher.finalize().into();
                position = event.position;
                self.found.events += 1;
                fresh.apply(event)?;
            }
            (self.progress)(Progress { done: self.found.events, total: self.total.max(self.found.events) });
        }
        self.expect("checkpoint position", &position, &stored.position);
        self.expect("checkpoint count", &position, &stored.count);
        self.expect("checkpoint hash", &hex::encode(hash), &hex::encode(stored.hash));
        self.expect("counters", &serde_json::json!(fresh.counters()), &serde_json::json!(stored.counters));
        self.lookups(conn, &*fresh).await?;
        self.rows(conn, &mut *fresh).await
    }

    fn expect<T: PartialEq + ToString>(&mut self, what: &str, expected: &T, stored: &T) {
        if expected != stored {
            self.differ(what.to_owned(), Some(expected.to_string()), Some(stored.to_string()));
        }
    }

    fn differ(&mut self, what: String, expected: Option<String>, stored: Option<String>) {
        self.found.note(Difference { workspace_id: self.workspace, what, expected, stored });
    }

    async fn rows(&mut self, conn: &mut Conn<'_>, fresh: &mut dyn Compare) -> Result<(), ReadError> {
        let table = self.projection.table();
        let sql = format!(
            "SELECT {} FROM {} t WHERE t.workspace_id = $1 AND t.\"{key}\" > $2 ORDER BY t.\"{key}\" LIMIT {PAGE}",
            row_json(conn.dialect(), table),
            table.name,
            key = table.key
        );
        let mut last = String::new();
        loop {
            let page = conn.fetch_all(&sql, &[self.workspace.into(), last.as_str().into()]).await?;
            for row in &page {
                let (key, stored) = fresh.canonical(row.text(0)?)?;
                let expected = fresh.take(&key)?;
                self.found.rows += 1;
                if expected.as_deref() != Some(&stored) {
                    self.differ(key.clone(), expected, Some(stored));
                }
                last = key;
            }
            if page.len() < PAGE {
                break;
            }
        }
        while let Some((key, expected)) = fresh.take_any()? {
            self.differ(key, Some(expected), None);
        }
        Ok(())
    }

    async fn lookups(&mut self, conn: &mut Conn<'_>, fresh: &dyn Compare) -> Result<(), ReadError> {
        let table = self.projection.table();
        if !table.lookup {
            return Ok(());
        }
        let expected: BTreeSet<(String, String, i64)> = fresh.lookups().into_iter().collect();
        let mut stored = BTreeSet::new();
        let sql = format!("SELECT value, key, sort FROM {}_lookup WHERE workspace_id = $1", table.name);
        for row in conn.fetch_all(&sql, &[self.workspace.into()]).await? {
            stored.insert((row.text(0)?.to_owned(), row.text(1)?.to_owned(), row.int(2)?));
        }
        for (value, key, sort) in expected.difference(&stored) {
            self.differ(format!("lookup {value}"), Some(format!("{key} {sort}")), None);
        }
        for (value, key, sort) in stored.difference(&expected) {
            self.differ(format!("lookup {value}"), None, Some(format!("{key} {sort}")));
        }
        Ok(())
    }
}
