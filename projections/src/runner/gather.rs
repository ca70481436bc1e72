//! Taking new events out of the logs: fairly, bounded, decoded once.

use eventlog::{EventLog, LogError, Recorded, WorkspaceId};
use futures::StreamExt;

use crate::error::ReadError;
use crate::fact::RecordedFact;

/// Events of one workspace right after a position.
pub(crate) struct Batch {
    pub workspace: WorkspaceId,
    /// Position before the first event.
    pub after: i64,
    pub facts: Vec<RecordedFact>,
}

impl Batch {
    /// What comes right after `position`; none when this batch does not continue there.
    pub fn after(&self, position: i64) -> Option<&[RecordedFact]> {
        let skip = usize::try_from(position - self.after).ok()?;
        self.facts.get(skip..).filter(|facts| !facts.is_empty())
    }
}

/// Something to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Wanted {
    pub workspace: WorkspaceId,
    pub after: i64,
    pub events: i64,
}

/// Divides what one round may take among everybody who waits: those who want little get all they want, the rest share alike.
pub(crate) fn divide(mut wanted: Vec<Wanted>, budget: i64) -> Vec<Wanted> {
    wanted.sort_by_key(|wanted| (wanted.events, wanted.workspace, wanted.after));
    let mut left = budget;
    let mut waiting = i64::try_from(wanted.len()).unwrap_or(i64::MAX);
    for wanted in &mut wanted {
        let share = (left / waiting).max(1);
        wanted.events = wanted.events.min(share);
        left = (left - wanted.events).max(0);
        waiting -= 1;
    }
    wanted
}

/// Reads at a time.
const READS: usize = 4;

/// Reads and decodes. A workspace that can not be read does not hold up the others: it comes back as an error of its own.
pub(crate) async fn gather(log: &EventLog, wanted: Vec<Wanted>) -> (Vec<Batch>, Vec<(WorkspaceId, ReadError)>) {
    let mut reads = futures::stream::iter(wanted.into_iter().map(|wanted| {
        let log = log.clone();
        async move { (wanted.workspace, read(&log, wanted).await) }
    }))
    .buffered(READS);
    let (mut batches, mut stuck) = (Vec::new(), Vec::new());
    while let Some((workspace, read)) = reads.next().await {
        match read {
            Ok(batch) if batch.facts.is_empty() => {}
            Ok(batch) => batches.push(batch),
            Err(error) => stuck.push((workspace, error)),
        }
    }
    (batches, stuck)
}

/// From this many events on, decoding is worth a task of its own.
const WORTH_A_TASK: i64 = 256;

/// Reads one batch, from memory when it is recent.
async fn read(log: &EventLog, wanted: Wanted) -> Result<Batch, ReadError> {
    if wanted.events < WORTH_A_TASK {
        return decode(wanted, log.read(wanted.workspace, wanted.after, limit(wanted)).await?);
    }
    let log = log.clone();
    apart(async move { decode(wanted, log.read(wanted.workspace, wanted.after, limit(wanted)).await?) }).await
}

/// Events of one workspace as a rebuild takes them: all of them for the checkpoint, decoded where they matter.
pub(crate) struct Excerpt {
    pub workspace: WorkspaceId,
    /// Position and hash of every event.
    pub links: Vec<(i64, [u8; 32])>,
    pub facts: Vec<RecordedFact>,
}

/// Reads from the database, and decodes those events that `reads` (aggregate type, event type) asks for.
pub(crate) async fn read_excerpt(
    log: &EventLog,
    wanted: Wanted,
    reads: impl Fn(&str, &str) -> bool + Send + 'static,
) -> Result<Excerpt, ReadError> {
    let log = log.clone();
    apart(async move {
        let mut events = log.read_stored(wanted.workspace, wanted.after, limit(wanted)).await?;
        let links = events.iter().map(|event| (event.position, event.hash)).collect();
        events.retain(|event| reads(&event.aggregate_type, &event.event_type));
        let events = log.open_stored(events).await?;
        let facts = events.into_iter().map(RecordedFact::of).collect::<Result<_, _>>()?;
        Ok(Excerpt { workspace: wanted.workspace, links, facts })
    })
    .await
}

async fn apart<T: Send + 'static>(
    read: impl Future<Output = Result<T, ReadError>> + Send + 'static,
) -> Result<T, ReadError> {
    match tokio::spawn(read).await {
        Ok(read) => read,
        Err(_) => Err(LogError::Closed.into()),
    }
}

fn limit(wanted: Wanted) -> usize {
    usize::try_from(wanted.events).unwrap_or(0)
}

fn decode(wanted: Wanted, events: Vec<Recorded>) -> Result<Batch, ReadError> {
    let mut facts = Vec::with_capacity(events.len());
    for (expected, event) in (wanted.after + 1..).zip(events) {
        if event.position != expected {
            return Err(ReadError::Gap {
                projection: "the log".to_owned(),
                workspace: wanted.workspace,
                checkpoint: expected - 1,
                first: event.position,
            });
        }
        facts.push(RecordedFact::of(event)?);
    }
    Ok(Batch { workspace: wanted.workspace, after: wanted.after, facts })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_wishes_are_fulfilled_and_large_ones_share_the_rest() {
        let workspace = WorkspaceId::from_uuid(uuid::Uuid::nil());
        let wanted = [1000, 3, 500].map(|events| Wanted { workspace, after: 0, events });
        let divided: Vec<i64> = divide(wanted.to_vec(), 203).into_iter().map(|wanted| wanted.events).collect();
        assert_eq!(divided, [3, 100, 100]);
    }
}
