//! Which workspaces this node takes care of. Workspaces are divided into slices; each slice is leased by one node at a time.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use eventlog::WorkspaceId;
use eventlog::db::{Conn, Database, Dialect, Durability};
use eventlog::lease::Lease;
use jiff::Timestamp;

use crate::error::ReadError;

/// A slice of all workspaces.
pub(super) type Slice = u64;

/// What the names of slices' leases begin with.
const SLICE: &str = "projections/slice-";

/// The slices this node holds.
pub(super) struct Slices {
    db: Database,
    node: String,
    ttl: Duration,
    /// Slices in all. One on SQLite: a file has one runner, and every lease is a write.
    count: u64,
    held: BTreeMap<Slice, Lease>,
}

impl Slices {
    pub fn new(db: Database, node: String, ttl: Duration) -> Self {
        let count = match db.dialect() {
            Dialect::Sqlite => 1,
            Dialect::Postgres => 8,
        };
        Self { db, node, ttl, count, held: BTreeMap::new() }
    }

    /// The slice of a workspace.
    pub fn of(&self, workspace: WorkspaceId) -> Slice {
        // The last digits of an id are random, whatever its version.
        workspace.uuid().as_u64_pair().1 % self.count
    }

    /// The slices this node holds.
    pub fn held(&self) -> BTreeSet<Slice> {
        self.held.keys().copied().collect()
    }

    /// Whether this node takes care of a workspace.
    pub fn holds(&self, workspace: WorkspaceId) -> bool {
        self.held.contains_key(&self.of(workspace))
    }

    /// Ends the leases of all nodes, which are known to be gone: nobody has to wait until they run out.
    pub async fn forget_the_dead(&self) -> Result<(), ReadError> {
        let mut tx = self.db.begin(Durability::Relaxed).await?;
        let mut conn = tx.conn();
        let slices = format!("{SLICE}%");
        conn.execute("UPDATE leases SET expires_at = 0 WHERE name LIKE $1", &[slices.into()]).await?;
        conn.execute("DELETE FROM runner_nodes", &[]).await?;
        Ok(tx.commit().await?)
    }

    /// Renews what is held and takes this node's share of what is free. Answers the slices that are new and those that are lost.
    pub async fn beat(&mut self) -> Result<(BTreeSet<Slice>, BTreeSet<Slice>), ReadError> {
        let now = Timestamp::now();
        let share = self.share(now).await?;
        let mut lost = BTreeSet::new();
        let mut new = BTreeSet::new();
        for slice in self.held.keys().copied().collect::<Vec<_>>() {
            let renewed = self.acquire(slice, now).await?;
            match (renewed, self.held.get(&slice)) {
                (Some(lease), Some(held)) if lease.fence == held.fence => drop(self.held.insert(slice, lease)),
                (renewed, _) => {
                    self.held.remove(&slice);
                    lost.insert(slice);
                    if let Some(lease) = renewed {
                        lease.release(&self.db).await?;
                    }
                }
            }
        }
        while self.held.len() > share {
            let Some((slice, lease)) = self.held.pop_last() else { break };
            lease.release(&self.db).await?;
            lost.insert(slice);
        }
        for slice in self.beginning_at_own() {
            if self.held.len() >= share {
                break;
            }
            if !self.held.contains_key(&slice)
                && !lost.contains(&slice)
                && let Some(lease) = self.acquire(slice, now).await?
            {
                self.held.insert(slice, lease);
                new.insert(slice);
            }
        }
        Ok((new, lost))
    }

    async fn acquire(&self, slice: Slice, now: Timestamp) -> Result<Option<Lease>, ReadError> {
        Ok(Lease::acquire(&self.db, &format!("{SLICE}{slice}"), &self.node, self.ttl, now).await?)
    }

    /// All slices, beginning at one that depends on the node, so that nodes starting together do not run after the same ones.
    fn beginning_at_own(&self) -> Vec<Slice> {
        let begin = self.node.bytes().fold(0_u64, |sum, byte| sum.wrapping_mul(31).wrapping_add(u64::from(byte)));
        (0..self.count).map(|offset| (begin.wrapping_add(offset)) % self.count).collect()
    }

    /// Says that this node is alive, and answers how many slices are its fair share.
    async fn share(&self, now: Timestamp) -> Result<usize, ReadError> {
        let mut tx = self.db.begin(Durability::Relaxed).await?;
        let mut conn = tx.conn();
        let sql = "INSERT INTO runner_nodes (node, seen_until) VALUES ($1, $2) ON CONFLICT (node) DO UPDATE SET seen_until = excluded.seen_until";
        conn.execute(sql, &[self.node.as_str().into(), (now + self.ttl).as_microsecond().into()]).await?;
        conn.execute("DELETE FROM runner_nodes WHERE seen_until < $1", &[now.as_microsecond().into()]).await?;
        let alive =
            conn.fetch_optional("SELECT count(*) FROM runner_nodes", &[]).await?.map_or(Ok(1), |row| row.int(0))?;
        tx.commit().await?;
        let alive = u64::try_from(alive).unwrap_or(1).max(1);
        Ok(usize::try_from(self.count.div_ceil(alive)).unwrap_or(usize::MAX))
    }

    /// Inside the transaction that does the work: the leases of these slices are still this node's, and stay so until it ends.
    pub async fn check_in(&self, conn: &mut Conn<'_>, slices: &BTreeSet<Slice>) -> Result<(), ReadError> {
        let lock = match conn.dialect() {
            Dialect::Sqlite => "",
            Dialect::Postgres => " FOR SHARE",
        };
        let rows = conn
            .fetch_all(&format!("SELECT name, fence FROM leases WHERE holder = $1{lock}"), &[self.node.as_str().into()])
            .await?;
        let mut ours = BTreeSet::new();
        for row in &rows {
            ours.insert((row.text(0)?.to_owned(), row.int(1)?));
        }
        for slice in slices {
            let held = self.held.get(slice).is_some_and(|lease| ours.contains(&(lease.name.clone(), lease.fence)));
            if !held {
                return Err(ReadError::Superseded(format!("slice {slice}")));
            }
        }
        Ok(())
    }

    /// Gives everything back, so that other nodes need not wait.
    pub async fn release(&mut self) -> Result<(), ReadError> {
        while let Some((_, lease)) = self.held.pop_last() {
            lease.release(&self.db).await?;
        }
        self.db.execute("DELETE FROM runner_nodes WHERE node = $1", &[self.node.as_str().into()]).await?;
        Ok(())
    }
}
