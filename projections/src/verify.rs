//! Checking read models against the log, without any of the code that keeps them: a plain loop over the log and a plain map of rows.
//! Compared are rows, the values and words they are found by, counters and checkpoints.

mod words;

use std::collections::{BTreeMap, BTreeSet};

use eventlog::db::{Conn, Database, PgTx};
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
    /// The row of this key, once.
    fn take(&mut self, key: &str) -> Result<Option<Expected>, ReadError>;
    /// A stored row in the same form, with its key.
    fn canonical(&self, row: &str) -> Result<(String, String), ReadError>;
    /// A row that nobody took.
    fn take_any(&mut self) -> Result<Option<(String, String)>, ReadError>;
    fn counters(&self) -> &Counters;
    /// Values that find the rows not taken yet: value and key.
    fn lookups(&self) -> Vec<(String, String, i64)>;
}

/// A row as it has to be.
pub(crate) struct Expected {
    /// As JSON text.
    pub row: String,
    /// The text whose words find it.
    pub text: String,
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

    fn take(&mut self, key: &str) -> Result<Option<Expected>, ReadError> {
        self.rows.remove(key).map(|row| Ok(Expected { row: text::<P>(&row)?, text: P::words(&row) })).transpose()
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
    let workspaces = models.log().workspaces().await?;
    let check = |workspace| Check { models, projection, workspace, progress: &progress, total };
    match models.db() {
        Database::Sqlite(db) => {
            // One moment for all: the words of all workspaces lie in one index. Nobody is held up by it.
            let mut snapshot = db.pool.begin().await?;
            let mut conn = Conn::Sqlite(&mut snapshot, &db.files);
            let astray = words::turn_around(&mut conn, projection.table()).await?;
            for workspace in workspaces {
                check(workspace).run(&mut conn, &mut found).await?;
                for words in astray.iter().filter(|words| words::is_of(workspace, words)) {
                    let (what, stored) = ("words of no row".to_owned(), Some(words::line(words)));
                    found.note(Difference { workspace_id: workspace, what, expected: None, stored });
                }
            }
        }
        Database::Postgres(pool) => {
            for workspace in workspaces {
                let mut snapshot = PgTx::begin(pool, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await?;
                check(workspace).run(&mut snapshot.conn(), &mut found).await?;
                snapshot.commit().await?;
            }
        }
    }
    Ok(found)
}

/// The check of one workspace, as of the moment `conn` sees.
struct Check<'a, F> {
    models: &'a ReadModels,
    projection: &'static dyn AnyProjection,
    workspace: WorkspaceId,
    progress: &'a F,
    total: u64,
}

impl<F: Fn(Progress) + Send + Sync> Check<'_, F> {
    async fn run(&self, conn: &mut Conn<'_>, found: &mut Verification) -> Result<(), ReadError> {
        found.workspaces += 1;
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
                found.events += 1;
                fresh.apply(event)?;
            }
            (self.progress)(Progress { done: found.events, total: self.total.max(found.events) });
        }
        self.expect(found, "checkpoint position", &position, &stored.position);
        self.expect(found, "checkpoint count", &position, &stored.count);
        self.expect(found, "checkpoint hash", &hex::encode(hash), &hex::encode(stored.hash));
        self.expect(found, "counters", &serde_json::json!(fresh.counters()), &serde_json::json!(stored.counters));
        self.lookups(conn, found, &*fresh).await?;
        self.rows(conn, found, &mut *fresh).await
    }

    fn expect<T: PartialEq + ToString>(&self, found: &mut Verification, what: &str, expected: &T, stored: &T) {
        if expected != stored {
            self.differ(found, what.to_owned(), Some(expected.to_string()), Some(stored.to_string()));
        }
    }

    fn differ(&self, found: &mut Verification, what: String, expected: Option<String>, stored: Option<String>) {
        found.note(Difference { workspace_id: self.workspace, what, expected, stored });
    }

    async fn rows(
        &self,
        conn: &mut Conn<'_>,
        found: &mut Verification,
        fresh: &mut dyn Compare,
    ) -> Result<(), ReadError> {
        let table = self.projection.table();
        let sql = format!(
            "SELECT {}, {} FROM {} t WHERE t.workspace_id = $1 AND t.\"{key}\" > $2 ORDER BY t.\"{key}\" LIMIT {PAGE}",
            row_json(conn.dialect(), table),
            words::stored(conn.dialect(), table),
            table.name,
            key = table.key
        );
        let mut last = String::new();
        loop {
            let page = conn.fetch_all(&sql, &[self.workspace.into(), last.as_str().into()]).await?;
            for row in &page {
                let (key, stored) = fresh.canonical(row.text(0)?)?;
                let expected = fresh.take(&key)?;
                found.rows += 1;
                if let Some(expected) = expected.as_ref().filter(|_| table.search) {
                    let stored = row.text_or_null(1)?.map(words::line).unwrap_or_default();
                    self.expect(
                        found,
                        &format!("words of {key}"),
                        &words::expected(self.workspace, &expected.text),
                        &stored,
                    );
                }
                let expected = expected.map(|expected| expected.row);
                if expected.as_ref() != Some(&stored) {
                    self.differ(found, key.clone(), expected, Some(stored));
                }
                last = key;
            }
            if page.len() < PAGE {
                break;
            }
        }
        while let Some((key, expected)) = fresh.take_any()? {
            self.differ(found, key, Some(expected), None);
        }
        Ok(())
    }

    async fn lookups(
        &self,
        conn: &mut Conn<'_>,
        found: &mut Verification,
        fresh: &dyn Compare,
    ) -> Result<(), ReadError> {
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
            self.differ(found, format!("lookup {value}"), Some(format!("{key} {sort}")), None);
        }
        for (value, key, sort) in stored.difference(&expected) {
            self.differ(found, format!("lookup {value}"), None, Some(format!("{key} {sort}")));
        }
        Ok(())
    }
}
