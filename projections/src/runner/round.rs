//! One round: what every consumer makes of the batches, stored in one transaction.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use eventlog::WorkspaceId;
use eventlog::db::{Database, Durability};
use futures::future::try_join_all;

use super::consumer::{Consumer, EffectSource, Live, check_generations, effect_rows, tell_planner};
use super::gather::Batch;
use super::slices::{Slice, Slices};
use crate::error::ReadError;
use crate::fact::RecordedFact;
use crate::outbox;
use crate::read_models::Change;
use crate::store::checkpoint::{self, Checkpoint, Move};
use crate::store::writes::Writes;

/// A consumer's share of the round: per workspace, the events after its checkpoint.
type Share<'a> = Vec<(WorkspaceId, &'a [RecordedFact])>;

fn share<'a, K>(consumer: &Consumer<K>, batches: &'a [Batch]) -> Share<'a> {
    let mut share: Share<'a> = Vec::with_capacity(batches.len());
    for batch in batches {
        let taken = share.iter().any(|(workspace, _)| *workspace == batch.workspace);
        if !taken && let Some(facts) = batch.after(consumer.position(batch.workspace)) {
            share.push((batch.workspace, facts));
        }
    }
    share
}

/// Where a consumer is after its share.
struct Moved {
    consumer: usize,
    workspace: WorkspaceId,
    from: i64,
    to: Checkpoint,
}

/// Running hashes of this round: consumers that go the same way share the work.
#[derive(Default)]
struct Hashes(HashMap<(WorkspaceId, i64, i64, [u8; 32]), [u8; 32]>);

impl Hashes {
    fn after(&mut self, from: &Checkpoint, workspace: WorkspaceId, facts: &[RecordedFact]) -> [u8; 32] {
        let last = facts.last().map_or(from.position, RecordedFact::position);
        *self
            .0
            .entry((workspace, from.position, last, from.hash))
            .or_insert_with(|| checkpoint::chain_all(from.hash, facts))
    }
}

/// The checkpoint after some events, counters apart. The events must begin right after it.
fn step(
    name: &str,
    from: &Checkpoint,
    workspace: WorkspaceId,
    facts: &[RecordedFact],
    hashes: &mut Hashes,
) -> Result<Checkpoint, ReadError> {
    let (first, last) =
        (facts.first().map_or(0, RecordedFact::position), facts.last().map_or(0, RecordedFact::position));
    let count = i64::try_from(facts.len()).unwrap_or(i64::MAX);
    if first != from.position + 1 || last != from.position + count {
        return Err(ReadError::Gap { projection: name.to_owned(), workspace, checkpoint: from.position, first });
    }
    Ok(Checkpoint {
        position: last,
        count: from.count + count,
        hash: hashes.after(from, workspace, facts),
        counters: from.counters.clone(),
    })
}

fn moves<'a, K>(consumers: &'a [Consumer<K>], moved: &[Moved]) -> Result<Vec<Move<'a>>, ReadError> {
    moved
        .iter()
        .map(|moved| Move::new(&consumers[moved.consumer].name, moved.workspace, moved.from, &moved.to))
        .collect()
}

fn slices_of(slices: &Slices, moved: &[Moved]) -> BTreeSet<Slice> {
    moved.iter().map(|moved| slices.of(moved.workspace)).collect()
}

fn take_over<K>(consumers: &mut [Consumer<K>], moved: Vec<Moved>) {
    for moved in moved {
        consumers[moved.consumer].at.insert(moved.workspace, moved.to);
    }
}

/// Folds the batches into the read models. Answers what changed; the caller makes it known. `bulk`: trust that rows that
/// begin are not there.
pub(super) async fn project(
    db: &Database,
    slices: &Slices,
    consumers: &mut [Consumer<Live>],
    batches: &[Batch],
    bulk: bool,
) -> Result<Vec<Change>, ReadError> {
    let shares: Vec<Share<'_>> = consumers.iter().map(|consumer| share(consumer, batches)).collect();
    if shares.iter().all(Vec::is_empty) {
        return Ok(Vec::new());
    }
    load(db, consumers, &shares).await?;
    let (moved, writes) = fold(consumers, &shares, bulk)?;

    let mut tx = db.begin(Durability::Relaxed).await?;
    let mut conn = tx.conn();
    check_generations(&mut conn, consumers).await?;
    slices.check_in(&mut conn, &slices_of(slices, &moved)).await?;
    checkpoint::advance(&mut conn, &moves(consumers, &moved)?).await?;
    let mut changed = Vec::with_capacity(writes.len());
    for (consumer, mut writes) in consumers.iter().zip(writes) {
        changed.push(writes.take_changed());
        writes.apply(&mut conn, &consumer.kind.statements).await?;
    }
    tx.commit().await?;

    let rows: Vec<usize> = changed.iter().map(|keys| keys.values().map(Vec::len).sum()).collect();
    let changes = moved
        .iter()
        .map(|moved| Change {
            workspace_id: moved.workspace,
            projection: consumers[moved.consumer].name.clone(),
            from: moved.from,
            position: moved.to.position,
            keys: changed[moved.consumer].remove(&moved.workspace).unwrap_or_default(),
        })
        .collect();
    take_over(consumers, moved);
    for (consumer, rows) in consumers.iter_mut().zip(rows) {
        consumer.kind.folder.settle();
        if consumer.kind.note_written(rows) {
            tell_planner(db.clone(), consumer.kind.statements.name.clone());
        }
    }
    Ok(changes)
}

/// Loads the touched rows that are not in memory, one query per projection.
async fn load(db: &Database, consumers: &mut [Consumer<Live>], shares: &[Share<'_>]) -> Result<(), ReadError> {
    let loads = consumers.iter_mut().zip(shares).filter_map(|(consumer, share)| {
        let missing = consumer.kind.folder.missing(share)?;
        let live = &mut consumer.kind;
        Some(async move {
            for row in db.fetch_all(&live.statements.load, &[missing.into()]).await? {
                let workspace = row.text(0)?.parse().map_err(|error: uuid::Error| ReadError::Row {
                    table: live.statements.name.clone(),
                    reason: error.to_string(),
                })?;
                live.folder.load(workspace, row.text(1)?)?;
            }
            Ok::<(), ReadError>(())
        })
    });
    try_join_all(loads).await.map(drop)
}

fn fold(
    consumers: &mut [Consumer<Live>],
    shares: &[Share<'_>],
    bulk: bool,
) -> Result<(Vec<Moved>, Vec<Writes>), ReadError> {
    let mut hashes = Hashes::default();
    let (mut moved, mut writes) = (Vec::new(), Vec::new());
    for (number, (consumer, share)) in consumers.iter_mut().zip(shares).enumerate() {
        for (workspace, facts) in share {
            let from = consumer.at.get(workspace).cloned().unwrap_or_default();
            let mut to = step(&consumer.name, &from, *workspace, facts, &mut hashes)?;
            consumer.kind.folder.fold(*workspace, facts, &mut to.counters)?;
            moved.push(Moved { consumer: number, workspace: *workspace, from: from.position, to });
        }
        writes.push(consumer.kind.folder.writes(consumer.kind.statements.dialect, bulk)?);
    }
    Ok((moved, writes))
}

/// Writes the effects of the batches into the outbox. Answers how many there are.
pub(super) async fn react(
    db: &Database,
    slices: &Slices,
    consumers: &mut [Consumer<Arc<dyn EffectSource>>],
    batches: &[Batch],
) -> Result<usize, ReadError> {
    let mut hashes = Hashes::default();
    let (mut moved, mut effects) = (Vec::new(), Vec::new());
    for (number, consumer) in consumers.iter().enumerate() {
        for (workspace, facts) in share(consumer, batches) {
            let from = consumer.at.get(&workspace).cloned().unwrap_or_default();
            let to = step(&consumer.name, &from, workspace, facts, &mut hashes)?;
            effect_rows(&consumer.kind, facts, &mut effects);
            moved.push(Moved { consumer: number, workspace, from: from.position, to });
        }
    }
    if moved.is_empty() {
        return Ok(0);
    }
    // What is lost here in a crash, effects with their checkpoint, is made again from the same events.
    let mut tx = db.begin(Durability::Relaxed).await?;
    let mut conn = tx.conn();
    slices.check_in(&mut conn, &slices_of(slices, &moved)).await?;
    checkpoint::advance(&mut conn, &moves(consumers, &moved)?).await?;
    outbox::insert(&mut conn, &effects).await?;
    tx.commit().await?;
    take_over(consumers, moved);
    Ok(effects.len())
}
