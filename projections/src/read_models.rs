//! The handle through which read models are queried, followed and kept.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use eventlog::db::{Database, Durability};
use eventlog::{EventLog, WorkspaceId};
use serde::{Deserialize, Serialize};
use tokio::sync::{broadcast, watch};
use tokio::time::Instant;

use crate::error::ReadError;
use crate::rebuild::{self, Rebuilt};
use crate::registry;
use crate::status::{self, Ahead, ProjectionStatus};
use crate::store::{checkpoint, tables};
use crate::verify::{self, Progress, Verification};

/// Rows of one read model that changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    pub workspace_id: WorkspaceId,
    pub projection: String,
    /// Where the read model was before. Whoever follows and is not there yet has missed a change.
    #[serde(default)]
    pub from: i64,
    /// The read model is at this position now.
    pub position: i64,
    /// Keys of the rows that changed, in no order.
    pub keys: Vec<String>,
}

/// A read model was not at the wanted position in time.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{projection} is at {reached}, not yet at {wanted}")]
pub struct NotCaughtUp {
    pub projection: String,
    pub wanted: i64,
    pub reached: i64,
}

/// Changes kept for a follower that is slow.
const CHANGES_KEPT: usize = 512;
/// First and longest pause between looks at a checkpoint that another node moves.
const LOOK: (Duration, Duration) = (Duration::from_millis(2), Duration::from_millis(50));

struct Shared {
    log: EventLog,
    /// Positions known to be committed, by projection.
    reached: Mutex<HashMap<String, HashMap<WorkspaceId, i64>>>,
    rounds: watch::Sender<u64>,
    changes: broadcast::Sender<Arc<Change>>,
    /// Changes when a table was replaced here.
    replaced: watch::Sender<u64>,
}

/// All read models of one database. Cheap to clone.
#[derive(Clone)]
pub struct ReadModels {
    shared: Arc<Shared>,
}

impl ReadModels {
    /// Makes the tables that are missing. Starts nothing: rows are kept up to date by a [`crate::Runner`].
    pub async fn open(log: EventLog) -> Result<Self, ReadError> {
        make_tables(log.db()).await?;
        let shared = Shared {
            log,
            reached: Mutex::default(),
            rounds: watch::Sender::new(0),
            changes: broadcast::Sender::new(CHANGES_KEPT),
            replaced: watch::Sender::new(0),
        };
        Ok(Self { shared: Arc::new(shared) })
    }

    /// The log that is folded.
    pub fn log(&self) -> &EventLog {
        &self.shared.log
    }

    /// The database with the tables.
    pub fn db(&self) -> &Database {
        self.shared.log.db()
    }

    /// Committed changes, made here or announced by another node. A follower that falls behind by thousands is told so (`Lagged`).
    pub fn changes(&self) -> broadcast::Receiver<Arc<Change>> {
        self.shared.changes.subscribe()
    }

    /// A change that another node committed: wakes whoever waits for it here.
    pub fn announce(&self, change: Change) {
        self.publish(vec![change]);
    }

    /// Committed changes of one round.
    pub(crate) fn publish(&self, changes: Vec<Change>) {
        {
            let mut reached = self.shared.reached.lock().unwrap_or_else(PoisonError::into_inner);
            for change in &changes {
                let position = match reached.get_mut(&change.projection) {
                    Some(positions) => positions.entry(change.workspace_id).or_insert(0),
                    None => {
                        reached.entry(change.projection.clone()).or_default().entry(change.workspace_id).or_insert(0)
                    }
                };
                *position = change.position.max(*position);
            }
        }
        self.shared.rounds.send_modify(|round| *round += 1);
        for change in changes {
            if !change.keys.is_empty() {
                // Nobody listening is fine.
                drop(self.shared.changes.send(Arc::new(change)));
            }
        }
    }

    /// Builds a read model anew beside the one that serves, and swaps it in. Nobody waits but for the swap. Errors when the same read model
    /// is being rebuilt already.
    pub async fn rebuild(&self, name: &str, progress: impl Fn(Progress) + Send + Sync) -> Result<Rebuilt, ReadError> {
        let rebuilt = rebuild::rebuild(self, name, progress).await?;
        self.shared.replaced.send_modify(|count| *count += 1);
        Ok(rebuilt)
    }

    /// Compares a read model with a fresh fold of the log, made independently of the code that keeps it.
    pub async fn verify(
        &self,
        name: &str,
        progress: impl Fn(Progress) + Send + Sync,
    ) -> Result<Verification, ReadError> {
        verify::verify(self, name, progress).await
    }

    /// All projections with their versions, positions and lag.
    pub async fn list(&self) -> Result<Vec<ProjectionStatus>, ReadError> {
        status::list(self.db()).await
    }

    /// Consumers that claim events which are not there.
    pub async fn ahead(&self) -> Result<Vec<Ahead>, ReadError> {
        status::ahead(self.db()).await
    }

    /// Changes when a table was replaced here.
    pub(crate) fn replaced(&self) -> watch::Receiver<u64> {
        self.shared.replaced.subscribe()
    }

    /// The highest position known here without asking the database; 0 when none is.
    fn known(&self, projection: &str, workspace: WorkspaceId) -> i64 {
        let reached = self.shared.reached.lock().unwrap_or_else(PoisonError::into_inner);
        reached.get(projection).and_then(|positions| positions.get(&workspace)).copied().unwrap_or(0)
    }

    /// Waits until a read model has applied the event at `position` (read your own writes).
    pub async fn wait_for(
        &self,
        workspace: WorkspaceId,
        projection: &str,
        position: i64,
        timeout: Duration,
    ) -> Result<(), NotCaughtUp> {
        let mut rounds = self.shared.rounds.subscribe();
        let deadline = Instant::now() + timeout;
        // Where rounds end here, news comes without looking.
        let mut pause = if self.known(projection, workspace) > 0 { LOOK.1 } else { LOOK.0 };
        let mut look_at = Instant::now() + pause;
        let mut reached = 0;
        loop {
            rounds.borrow_and_update();
            reached = self.known(projection, workspace).max(reached);
            if reached >= position {
                return Ok(());
            }
            if Instant::now() >= look_at {
                match checkpoint::position(self.db(), projection, workspace).await {
                    Ok(stored) if stored >= position => return Ok(()),
                    Ok(stored) => reached = stored.max(reached),
                    Err(error) => tracing::debug!(%error, projection, "could not look at a checkpoint"),
                }
                pause = (pause * 2).min(LOOK.1);
                look_at = Instant::now() + pause;
            }
            if Instant::now() >= deadline {
                return Err(NotCaughtUp { projection: projection.to_owned(), wanted: position, reached });
            }
            // The sender lives as long as `self`: a change, or the time to look again.
            drop(tokio::time::timeout_at(look_at.min(deadline), rounds.changed()).await);
        }
    }
}

/// Makes the tables of projections that were never built here, all at their first generation.
async fn make_tables(db: &Database) -> Result<(), ReadError> {
    let known = db.fetch_all("SELECT projection FROM projection_versions", &[]).await?;
    let known = known.iter().map(|row| row.text(0)).collect::<Result<Vec<_>, _>>()?;
    for projection in registry::all() {
        if known.contains(&projection.name()) {
            continue;
        }
        let mut tx = db.begin(Durability::Full).await?;
        let mut conn = tx.conn();
        let claimed = "INSERT INTO projection_versions (projection, version, generation) VALUES ($1, $2, 1) ON CONFLICT DO NOTHING";
        // Another node may be making them at this moment: it holds the row until its tables are there.
        if conn.execute(claimed, &[projection.name().into(), projection.version().into()]).await? == 1 {
            let table = projection.table();
            tables::create(&mut conn, table, table.name).await?;
            for statement in tables::create_indexes(conn.dialect(), table, table.name, 1) {
                conn.execute(&statement, &[]).await?;
            }
        }
        tx.commit().await?;
    }
    Ok(())
}
