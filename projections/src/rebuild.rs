//! Building a read model anew beside the one that serves, and swapping it in.
//!
//! The copy is folded from the first event on, in large batches and without indexes, while the runner keeps the old one up to date. When
//! little is left, one transaction locks the runner out of this projection, applies the rest, renames the tables and moves the checkpoints.
//! The runner notices by the generation that its rows in memory belong to a table that is gone.

use std::collections::HashMap;
use std::time::Duration;

use eventlog::WorkspaceId;
use eventlog::db::{Conn, Database, Dialect, Durability};
use eventlog::lease::Lease;
use futures::StreamExt;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use tokio::task::JoinHandle;

use crate::error::ReadError;
use crate::fact::RecordedFact;
use crate::folder::{AnyProjection, Fold};
use crate::read_models::{Change, ReadModels};
use crate::registry;
use crate::runner::{Batch, Wanted, read_stored, versions};
use crate::status::heads;
use crate::store::checkpoint::{self, Checkpoint, Move};
use crate::store::writes::Writes;
use crate::store::{Statements, tables};
use crate::verify::Progress;

/// What a rebuild did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rebuilt {
    pub projection: String,
    pub events: u64,
    pub workspaces: u64,
}

/// How long another rebuild waits for one that died.
const LEASE: Duration = Duration::from_secs(30);
/// Events per read, reads at a time, and events folded before they are stored.
const READ: i64 = 2_048;
const READS: usize = 3;
const STORE: usize = 8_192;
/// So few events are left to the transaction that swaps, unless they come faster than that.
const FEW: i64 = 1_000;
/// Rounds of catching up before the swap is made anyway.
const ROUNDS: usize = 20;

fn lease_name(name: &str) -> String {
    format!("projections/rebuild/{name}")
}

/// Whether a projection is being rebuilt somewhere.
pub(crate) async fn is_running(db: &Database, name: &str, now: Timestamp) -> Result<bool, ReadError> {
    let sql = "SELECT fence FROM leases WHERE name = $1 AND expires_at >= $2";
    Ok(db.fetch_optional(sql, &[lease_name(name).into(), now.as_microsecond().into()]).await?.is_some())
}

pub(crate) async fn rebuild(models: &ReadModels, name: &str, progress: impl Fn(Progress) + Send + Sync) -> Result<Rebuilt, ReadError> {
    let projection = registry::named(name)?;
    let holder = uuid::Uuid::now_v7().to_string();
    let db = models.db();
    let Some(lease) = Lease::acquire(db, &lease_name(name), &holder, LEASE, Timestamp::now()).await? else {
        return Err(ReadError::RebuildRunning(name.to_owned()));
    };
    let rebuilt = Building::new(models, projection, &lease).await?.run(&progress).await;
    lease.release(db).await?;
    rebuilt
}

struct Building<'a> {
    models: &'a ReadModels,
    projection: &'static dyn AnyProjection,
    lease: &'a Lease,
    renewed_at: Timestamp,
    /// Version and generation of the table to be replaced.
    replaces: (i64, i64),
    folder: Box<dyn Fold>,
    statements: Statements,
    at: HashMap<WorkspaceId, Checkpoint>,
    /// The last batch, on its way into the database.
    storing: Option<JoinHandle<Result<(), ReadError>>>,
    done: u64,
}

impl<'a> Building<'a> {
    async fn new(models: &'a ReadModels, projection: &'static dyn AnyProjection, lease: &'a Lease) -> Result<Self, ReadError> {
        let db = models.db();
        let replaces = versions(db).await?.get(projection.name()).copied().unwrap_or_default();
        let table = projection.table();
        let next = tables::next_name(table);
        let mut tx = db.begin(Durability::Full).await?;
        let mut conn = tx.conn();
        tables::drop(&mut conn, &next).await?;
        tables::create(&mut conn, table, &next).await?;
        tx.commit().await?;
        Ok(Self {
            models,
            projection,
            lease,
            renewed_at: Timestamp::now(),
            replaces,
            folder: projection.folder(),
            statements: Statements::new(db.dialect(), table, &next),
            at: HashMap::new(),
            storing: None,
            done: 0,
        })
    }

    async fn run(mut self, progress: &(impl Fn(Progress) + Send + Sync)) -> Result<Rebuilt, ReadError> {
        self.catch_up(progress).await?;
        self.index().await?;
        for _ in 0..ROUNDS {
            if self.left().await? <= FEW {
                break;
            }
            self.catch_up(progress).await?;
        }
        self.swap().await?;
        progress(Progress { done: self.done, total: self.done });
        Ok(Rebuilt { projection: self.projection.name().to_owned(), events: self.done, workspaces: self.at.len() as u64 })
    }

    /// Events not applied yet.
    async fn left(&self) -> Result<i64, ReadError> {
        Ok(heads(self.models.db()).await?.into_iter().map(|(workspace, head)| head - self.position(workspace)).sum())
    }

    fn position(&self, workspace: WorkspaceId) -> i64 {
        self.at.get(&workspace).map_or(0, |checkpoint| checkpoint.position)
    }

    /// Applies everything that is there when it begins.
    async fn catch_up(&mut self, progress: &(impl Fn(Progress) + Send + Sync)) -> Result<(), ReadError> {
        let heads = heads(self.models.db()).await?;
        let mut wanted = Vec::new();
        for (workspace, head) in heads {
            let mut after = self.position(workspace);
            while after < head {
                let events = READ.min(head - after);
                wanted.push(Wanted { workspace, after, events });
                after += events;
            }
        }
        let total = self.done + wanted.iter().map(|wanted| wanted.events.unsigned_abs()).sum::<u64>();
        let log = self.models.log().clone();
        let mut reads = futures::stream::iter(wanted.into_iter().map(|wanted| read_stored(&log, wanted))).buffered(READS);
        let mut batches: Vec<Batch> = Vec::new();
        let mut waiting = 0;
        while let Some(batch) = reads.next().await {
            let batch = batch?;
            waiting += batch.facts.len();
            batches.push(batch);
            if waiting >= STORE {
                self.apply(&std::mem::take(&mut batches)).await?;
                waiting = 0;
                progress(Progress { done: self.done, total });
            }
        }
        self.apply(&batches).await?;
        self.stored().await?;
        progress(Progress { done: self.done, total });
        Ok(())
    }

    /// Folds some batches, and stores them while the next ones are folded.
    async fn apply(&mut self, batches: &[Batch]) -> Result<(), ReadError> {
        let shares: Vec<(WorkspaceId, &[RecordedFact])> = batches.iter().map(|batch| (batch.workspace, &*batch.facts)).collect();
        let db = self.models.db().clone();
        if let Some(missing) = self.folder.missing(&shares) {
            // Rows may be on their way.
            self.stored().await?;
            let rows = db.fetch_all(&self.statements.load, &[missing.into()]).await?;
            self.load(&rows)?;
        }
        let writes = self.fold(&shares)?;
        self.stored().await?;
        self.folder.settle();
        let statements = self.statements.clone();
        self.storing = Some(tokio::spawn(async move {
            let mut tx = db.begin(Durability::Relaxed).await?;
            writes.apply(&mut tx.conn(), &statements).await?;
            Ok(tx.commit().await?)
        }));
        self.renew().await
    }

    fn load(&mut self, rows: &[eventlog::db::Row]) -> Result<(), ReadError> {
        for row in rows {
            let workspace = row.text(0)?.parse().map_err(|error: uuid::Error| ReadError::Row {
                table: self.statements.name.clone(),
                reason: error.to_string(),
            })?;
            self.folder.load(workspace, row.text(1)?)?;
        }
        Ok(())
    }

    fn fold(&mut self, shares: &[(WorkspaceId, &[RecordedFact])]) -> Result<Writes, ReadError> {
        for (workspace, facts) in shares {
            let at = self.at.entry(*workspace).or_default();
            let first = facts.first().map_or(at.position + 1, RecordedFact::position);
            if first != at.position + 1 {
                let projection = self.projection.name().to_owned();
                return Err(ReadError::Gap { projection, workspace: *workspace, checkpoint: at.position, first });
            }
            self.folder.fold(*workspace, facts, &mut at.counters)?;
            at.hash = checkpoint::chain_all(at.hash, facts);
            at.count += i64::try_from(facts.len()).unwrap_or(i64::MAX);
            at.position = facts.last().map_or(at.position, RecordedFact::position);
            self.done += facts.len() as u64;
        }
        self.folder.writes()
    }

    /// Waits until the last batch is stored.
    async fn stored(&mut self) -> Result<(), ReadError> {
        match self.storing.take() {
            Some(storing) => storing.await.unwrap_or_else(|_| Err(ReadError::Superseded("the rebuild".to_owned()))),
            None => Ok(()),
        }
    }

    async fn renew(&mut self) -> Result<(), ReadError> {
        let now = Timestamp::now();
        if now < self.renewed_at + LEASE / 3 {
            return Ok(());
        }
        self.renewed_at = now;
        let renewed = Lease::acquire(self.models.db(), &self.lease.name, &self.lease.holder, LEASE, now).await?;
        match renewed {
            Some(lease) if lease.fence == self.lease.fence => Ok(()),
            _ => Err(ReadError::RebuildRunning(self.projection.name().to_owned())),
        }
    }

    /// Makes the indexes over what is there, and lets the planner know it.
    async fn index(&mut self) -> Result<(), ReadError> {
        let db = self.models.db();
        let (table, name) = (self.projection.table(), self.statements.name.clone());
        for statement in tables::create_indexes(db.dialect(), table, &name, self.replaces.1 + 1) {
            let mut tx = db.begin(Durability::Relaxed).await?;
            tx.conn().execute(&statement, &[]).await?;
            tx.commit().await?;
            self.renew().await?;
        }
        if db.dialect() == Dialect::Postgres {
            let mut tx = db.begin(Durability::Relaxed).await?;
            tx.conn().execute(&format!("ANALYZE {name}"), &[]).await?;
            tx.commit().await?;
        }
        Ok(())
    }

    /// Applies the rest and puts the copy in the old one's place, in one transaction.
    async fn swap(&mut self) -> Result<(), ReadError> {
        let name = self.projection.name();
        let db = self.models.db().clone();
        let mut tx = db.begin(Durability::Full).await?;
        let mut conn = tx.conn();
        self.lock_out(&mut conn).await?;
        if !self.lease.check_in(&mut conn).await? {
            return Err(ReadError::RebuildRunning(name.to_owned()));
        }
        // Everybody who moves a checkpoint of this projection waits for this transaction: what follows is the last.
        for (workspace, head) in heads(&db).await? {
            while self.position(workspace) < head {
                let after = self.position(workspace);
                let batch = read_stored(self.models.log(), Wanted { workspace, after, events: READ.min(head - after) }).await?;
                if batch.facts.is_empty() {
                    break;
                }
                let share = [(workspace, &*batch.facts)];
                if let Some(missing) = self.folder.missing(&share) {
                    let rows = conn.fetch_all(&self.statements.load, &[missing.into()]).await?;
                    self.load(&rows)?;
                }
                self.fold(&share)?.apply(&mut conn, &self.statements).await?;
            }
        }
        let table = self.projection.table();
        tables::drop(&mut conn, table.name).await?;
        tables::rename(&mut conn, table, &self.statements.name, table.name).await?;
        conn.execute("DELETE FROM projection_checkpoints WHERE projection = $1", &[name.into()]).await?;
        let moves = self.at.iter().map(|(workspace, at)| Move::new(name, *workspace, 0, at)).collect::<Result<Vec<_>, _>>()?;
        checkpoint::advance(&mut conn, &moves).await?;
        let sql = "UPDATE projection_versions SET version = $2, generation = generation + 1 WHERE projection = $1";
        conn.execute(sql, &[name.into(), self.projection.version().into()]).await?;
        tx.commit().await?;
        self.models.publish(self.changes());
        Ok(())
    }

    /// Locks the projection's row: the runner's transactions wait, or find a new generation.
    async fn lock_out(&self, conn: &mut Conn<'_>) -> Result<(), ReadError> {
        let lock = match conn.dialect() {
            Dialect::Sqlite => "",
            Dialect::Postgres => " FOR UPDATE",
        };
        let sql = format!("SELECT version, generation FROM projection_versions WHERE projection = $1{lock}");
        let row = conn.fetch_optional(&sql, &[self.projection.name().into()]).await?;
        let found = row.map(|row| Ok::<_, ReadError>((row.int(0)?, row.int(1)?))).transpose()?;
        if found == Some(self.replaces) { Ok(()) } else { Err(ReadError::Superseded(self.projection.name().to_owned())) }
    }

    fn changes(&self) -> Vec<Change> {
        let name = self.projection.name();
        let change = |(workspace, at): (&WorkspaceId, &Checkpoint)| Change {
            workspace_id: *workspace,
            projection: name.to_owned(),
            position: at.position,
            keys: Vec::new(),
        };
        self.at.iter().map(change).collect()
    }
}
