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
use crate::runner::{Excerpt, Wanted, read_excerpt, versions};
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
/// Indexes made side by side on PostgreSQL.
const INDEXES_AT_ONCE: usize = 2;
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

pub(crate) async fn rebuild(
    models: &ReadModels,
    name: &str,
    progress: impl Fn(Progress) + Send + Sync,
) -> Result<Rebuilt, ReadError> {
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
    async fn new(
        models: &'a ReadModels,
        projection: &'static dyn AnyProjection,
        lease: &'a Lease,
    ) -> Result<Self, ReadError> {
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
        Ok(Rebuilt {
            projection: self.projection.name().to_owned(),
            events: self.done,
            workspaces: self.at.len() as u64,
        })
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
        let (models, projection) = (self.models, self.projection);
        let mut reads =
            futures::stream::iter(wanted.into_iter().map(|wanted| read(models, projection, wanted))).buffered(READS);
        let mut excerpts: Vec<Excerpt> = Vec::new();
        let mut waiting = 0;
        while let Some(excerpt) = reads.next().await {
            let excerpt = excerpt?;
            waiting += excerpt.facts.len();
            excerpts.push(excerpt);
            if waiting >= STORE {
                self.apply(&std::mem::take(&mut excerpts)).await?;
                waiting = 0;
                progress(Progress { done: self.done, total });
            }
        }
        self.apply(&excerpts).await?;
        self.stored().await?;
        progress(Progress { done: self.done, total });
        Ok(())
    }

    /// Folds some events, and stores the rows while the next ones are folded.
    async fn apply(&mut self, excerpts: &[Excerpt]) -> Result<(), ReadError> {
        let db = self.models.db().clone();
        if let Some(missing) = self.folder.missing(&shares(excerpts)) {
            // Rows may be on their way.
            self.stored().await?;
            let rows = db.fetch_all(&self.statements.load, &[missing.into()]).await?;
            self.load(&rows)?;
        }
        let writes = self.fold(excerpts)?;
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

    fn fold(&mut self, excerpts: &[Excerpt]) -> Result<Writes, ReadError> {
        for excerpt in excerpts {
            let workspace = excerpt.workspace;
            let at = self.at.entry(workspace).or_default();
            for (position, hash) in &excerpt.links {
                if *position != at.position + 1 {
                    let projection = self.projection.name().to_owned();
                    return Err(ReadError::Gap { projection, workspace, checkpoint: at.position, first: *position });
                }
                at.hash = checkpoint::chain(at.hash, *position, hash);
                at.position = *position;
                at.count += 1;
            }
            self.folder.fold(workspace, &excerpt.facts, &mut at.counters)?;
            self.done += excerpt.links.len() as u64;
        }
        self.folder.writes(self.statements.dialect, true)
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
        let mut indexes = tables::create_indexes(db.dialect(), table, &name, self.replaces.1 + 1);
        // The index of words takes longest: it comes first, beside the others.
        indexes.reverse();
        let at_once = match db.dialect() {
            Dialect::Sqlite => 1,
            Dialect::Postgres => INDEXES_AT_ONCE,
        };
        let mut made = futures::stream::iter(indexes.into_iter().map(|index| make_index(db.clone(), index)))
            .buffer_unordered(at_once);
        while let Some(index) = made.next().await {
            index?;
        }
        drop(made);
        if db.dialect() == Dialect::Postgres {
            let mut tx = db.begin(Durability::Relaxed).await?;
            tx.conn().execute(&format!("ANALYZE {name}"), &[]).await?;
            tx.commit().await?;
        }
        self.renew().await
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
                let rest =
                    [read(self.models, self.projection, Wanted { workspace, after, events: READ.min(head - after) })
                        .await?];
                if rest[0].links.is_empty() {
                    break;
                }
                if let Some(missing) = self.folder.missing(&shares(&rest)) {
                    let rows = conn.fetch_all(&self.statements.load, &[missing.into()]).await?;
                    self.load(&rows)?;
                }
                self.fold(&rest)?.apply(&mut conn, &self.statements).await?;
            }
        }
        let table = self.projection.table();
        tables::drop(&mut conn, table.name).await?;
        tables::rename(&mut conn, table, &self.statements.name, table.name).await?;
        conn.execute("DELETE FROM projection_checkpoints WHERE projection = $1", &[name.into()]).await?;
        let moves =
            self.at.iter().map(|(workspace, at)| Move::new(name, *workspace, 0, at)).collect::<Result<Vec<_>, _>>()?;
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
        if found == Some(self.replaces) {
            Ok(())
        } else {
            Err(ReadError::Superseded(self.projection.name().to_owned()))
        }
    }

    fn changes(&self) -> Vec<Change> {
        let name = self.projection.name();
        let change = |(workspace, at): (&WorkspaceId, &Checkpoint)| Change {
            workspace_id: *workspace,
            projection: name.to_owned(),
            from: at.position,
            position: at.position,
            keys: Vec::new(),
        };
        self.at.iter().map(change).collect()
    }
}

/// Reads what a projection needs of some events.
async fn read(
    models: &ReadModels,
    projection: &'static dyn AnyProjection,
    wanted: Wanted,
) -> Result<Excerpt, ReadError> {
    read_excerpt(models.log(), wanted, move |aggregate_type, event_type| projection.reads(aggregate_type, event_type))
        .await
}

fn shares(excerpts: &[Excerpt]) -> Vec<(WorkspaceId, &[RecordedFact])> {
    excerpts.iter().map(|excerpt| (excerpt.workspace, &*excerpt.facts)).collect()
}

async fn make_index(db: Database, statement: String) -> Result<(), ReadError> {
    let mut tx = db.begin(Durability::Relaxed).await?;
    let mut conn = tx.conn();
    if conn.dialect() == Dialect::Postgres {
        conn.execute("SET LOCAL maintenance_work_mem = '128MB'", &[]).await?;
    }
    conn.execute_script(&statement).await?;
    Ok(tx.commit().await?)
}
