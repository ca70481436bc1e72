//! Exports: a log as lines of JSON that can be checked offline, with the public key alone.

use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use eventlog_contract::WorkspaceId;
use futures::{Stream, StreamExt as _};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use tokio::io::AsyncBufReadExt as _;

use super::chain::{Chain, ExportedEvent, Report, Source};
use super::{PAGE, checkpoints, sign_checkpoint};
use crate::checkpoint::{Checkpoint, is_signed};
use crate::error::LogError;
use crate::hash::GENESIS;
use crate::head::{Mark, Untrusted};
use crate::log::{EventLog, follows};

/// Format name in an export's header. In `ledgerdesk-events-1` the header was not signed, so that an export could be cut at any of
/// its checkpoints.
const FORMAT: &str = "ledgerdesk-events-2";

/// First line of an export: what follows, signed as a whole, so that nothing can be cut off behind it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    pub format: String,
    pub workspace_id: WorkspaceId,
    pub head_position: i64,
    /// Hex.
    pub head_hash: String,
    pub exported_at: Timestamp,
    /// Ed25519 public key, base64.
    #[serde(default)]
    pub public_key: String,
    /// Ed25519 signature, base64.
    #[serde(default)]
    pub signature: String,
}

impl Header {
    fn message(&self) -> Vec<u8> {
        let Self { format, workspace_id, head_position, head_hash, exported_at, .. } = self;
        let exported_at = exported_at.as_microsecond();
        format!("ledgerdesk export\n{format}\n{workspace_id}\n{head_position}\n{head_hash}\n{exported_at}\n")
            .into_bytes()
    }
}

/// One line of an export.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "line")]
pub enum ExportLine {
    /// First line: what follows.
    Header(Header),
    /// One event, exactly as stored.
    Event(Box<ExportedEvent>),
    /// A signed checkpoint.
    Checkpoint(Checkpoint),
    /// Last line: without it the export was cut off.
    End { events: i64 },
}

/// A workspace's log as lines of JSON: header, events, checkpoints, end. The head is signed first, so that an export
/// always ends in a checkpoint. Where an event does not follow from the one before, all lines come, for whoever wants to look into it, and an
/// error after the last.
pub async fn export(
    log: &EventLog,
    workspace: WorkspaceId,
) -> Result<impl Stream<Item = Result<String, LogError>> + Send + use<>, LogError> {
    let signed = sign_checkpoint(log, workspace).await?;
    let (end, head_hash) =
        signed.map_or_else(|| (0, hex::encode(GENESIS)), |checkpoint| (checkpoint.position, checkpoint.hash));
    let exported_at = Timestamp::from_microsecond(log.now().as_microsecond()).unwrap_or_default();
    let mut header = Header {
        format: FORMAT.to_owned(),
        workspace_id: workspace,
        head_position: end,
        head_hash,
        exported_at,
        public_key: log.public_key(),
        signature: String::new(),
    };
    header.signature = log.inner.signer.sign(&header.message());
    let header = line(&ExportLine::Header(header));
    let broken_at = Arc::new(AtomicI64::new(0));
    let broken = Arc::clone(&broken_at);
    let pages = futures::stream::try_unfold((log.clone(), Mark::START), move |(log, mut before)| {
        let broken = Arc::clone(&broken);
        async move {
            if before.position >= end {
                return Ok::<_, LogError>(None);
            }
            let page = log.read_stored(workspace, before.position, PAGE).await?;
            if page.is_empty() {
                note_broken(&broken, before.position + 1);
                return Ok(None);
            }
            let mut lines = String::new();
            for event in page.into_iter().filter(|event| event.position <= end) {
                if !follows(&event, &before) {
                    note_broken(&broken, event.position);
                }
                before = Mark { position: event.position, hash: event.hash };
                lines += &line(&ExportLine::Event(Box::new(event.into())));
            }
            Ok(Some((lines, (log, before))))
        }
    });
    let signatures = futures::stream::try_unfold((log.clone(), 0), move |(log, after)| async move {
        let page = checkpoints(&log, workspace, after, end).await?;
        let Some(last) = page.last().map(|checkpoint| checkpoint.position) else { return Ok::<_, LogError>(None) };
        let lines: String = page.into_iter().map(|checkpoint| line(&ExportLine::Checkpoint(checkpoint))).collect();
        Ok(Some((lines, (log, last))))
    });
    let end = line(&ExportLine::End { events: end });
    let verdict = futures::stream::once(async move { broken_at.load(Ordering::Acquire) }).filter_map(
        move |position| async move {
            let reason = Untrusted::Broken { position };
            (position > 0).then_some(Err(LogError::Untrusted { workspace, reason }))
        },
    );
    Ok(futures::stream::iter([Ok(header)])
        .chain(pages)
        .chain(signatures)
        .chain(futures::stream::iter([Ok(end)]))
        .chain(verdict))
}

/// Remembers the first event that is missing, or does not follow from the one before.
fn note_broken(broken_at: &AtomicI64, position: i64) {
    // Another one was first.
    let _ = broken_at.compare_exchange(0, position, Ordering::AcqRel, Ordering::Acquire);
}

fn line(line: &ExportLine) -> String {
    serde_json::to_string(line).unwrap_or_default() + "\n"
}

/// Verifies an export without a database. `public_key` (base64): the key that must have signed; without it any key will do, and the
/// report says so. `kept`: checkpoints kept elsewhere.
pub async fn verify_export(path: &Path, public_key: Option<&str>, kept: &[Checkpoint]) -> Result<Report, ExportError> {
    let mut lines = tokio::io::BufReader::new(tokio::fs::File::open(path).await?).lines();
    let mut found: Option<(Chain, Header)> = None;
    let mut signed = Vec::new();
    let (mut number, mut ended) = (0, None);
    while let Some(text) = lines.next_line().await? {
        number += 1;
        let wrong = |reason: String| ExportError::Line { number, reason };
        let read: ExportLine = serde_json::from_str(&text).map_err(|error| {
            wrong(if error.is_eof() { "it ends in the middle".to_owned() } else { error.to_string() })
        })?;
        if ended.is_some() {
            return Err(wrong("nothing may follow the end".into()));
        }
        match (read, &mut found) {
            (ExportLine::Header(header), None) => {
                if ![FORMAT, "ledgerdesk-events-1"].contains(&header.format.as_str()) {
                    return Err(wrong(format!("format {} is not {FORMAT}", header.format)));
                }
                let mut chain = Chain::new(header.workspace_id, public_key.map(str::to_owned));
                let kept = kept.iter().filter(|checkpoint| checkpoint.workspace_id == header.workspace_id);
                kept.for_each(|checkpoint| chain.awaits(Source::Kept, checkpoint.clone()));
                found = Some((chain, header));
            }
            (_, None) => return Err(wrong("an export begins with its header".into())),
            (ExportLine::Header(_), Some(_)) => return Err(wrong("a second header".into())),
            (ExportLine::Event(event), Some((chain, _))) => chain.event(&event),
            (ExportLine::Checkpoint(checkpoint), Some(_)) => signed.push(checkpoint),
            (ExportLine::End { events }, Some(_)) => ended = Some(events),
        }
    }
    let (mut chain, header) = found.ok_or(ExportError::Empty)?;
    let position = chain.position;
    if ended != Some(chain.report.events) {
        chain.fault(position, "the export's end is missing or counts other events: it was cut off");
    }
    if header.head_position != position {
        let expected = header.head_position;
        chain.fault(position, format!("the export ends at {position}, its header says {expected}: it was cut off"));
    } else if header.head_hash != chain.hash() {
        chain.fault(position, "the last event's hash is not the header's");
    }
    if header.format != FORMAT {
        chain.fault(0, "the export is of an old format, whose header is not signed: where it ends is not proven");
    } else if !is_signed(&header.public_key, &header.signature, &header.message()) {
        chain.fault(0, "the header's signature does not match it: the export was changed or cut");
    } else if public_key.is_some_and(|key| *key != header.public_key) {
        chain.fault(0, format!("the header was signed with another key, {}", header.public_key));
    }
    if !chain.report.signed_by.contains(&header.public_key) {
        chain.report.signed_by.push(header.public_key);
    }
    chain.report.exported_at = Some(header.exported_at);
    // In an export the checkpoints follow the events: compare them in a second pass over the file.
    let hashes = hashes_at(path, &signed).await?;
    signed.sort_by_key(|checkpoint| checkpoint.position);
    for checkpoint in signed {
        chain.compare(Source::Log, &checkpoint, hashes.get(&checkpoint.position));
    }
    if chain.report.events == 0 {
        chain.fault(0, "the export holds no events: nothing is proven");
    } else if chain.proven.as_ref().is_none_or(|(proven, hash)| *proven != position || *hash != chain.hash()) {
        chain.fault(position, "no signed checkpoint covers the last event: where the log ended is not proven");
    }
    if !kept.is_empty() && !kept.iter().any(|checkpoint| Some(checkpoint.workspace_id) == chain.report.workspace_id) {
        chain.fault(position, "the checkpoints kept elsewhere are of other workspaces");
    }
    Ok(chain.finish())
}

async fn hashes_at(path: &Path, checkpoints: &[Checkpoint]) -> Result<HashMap<i64, String>, ExportError> {
    let wanted: HashSet<i64> = checkpoints.iter().map(|checkpoint| checkpoint.position).collect();
    let mut lines = tokio::io::BufReader::new(tokio::fs::File::open(path).await?).lines();
    let mut hashes = HashMap::new();
    while let Some(text) = lines.next_line().await? {
        if let Ok(ExportLine::Event(event)) = serde_json::from_str(&text)
            && wanted.contains(&event.position)
        {
            hashes.insert(event.position, event.hash);
        }
    }
    Ok(hashes)
}

/// Checkpoints kept elsewhere: one as JSON, several as lines of JSON or as an array, or a whole anchor file.
pub fn read_checkpoints(text: &str) -> Result<Vec<Checkpoint>, ExportError> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Kept {
        One(Checkpoint),
        Many(Vec<Checkpoint>),
        Entries { entries: Vec<crate::anchor::AnchorEntry> },
        Head { checkpoint: Checkpoint },
        Posted { checkpoints: Vec<Checkpoint> },
        Line(ExportLine),
    }
    let mut found = Vec::new();
    for kept in serde_json::Deserializer::from_str(text).into_iter::<Kept>() {
        let unread = |error: serde_json::Error| {
            ExportError::Kept(if error.is_data() { "its JSON has other fields".to_owned() } else { error.to_string() })
        };
        match kept.map_err(unread)? {
            Kept::One(checkpoint) | Kept::Head { checkpoint } => found.push(checkpoint),
            Kept::Many(checkpoints) | Kept::Posted { checkpoints } => found.extend(checkpoints),
            Kept::Entries { entries } => found.extend(entries.into_iter().map(|entry| entry.checkpoint)),
            Kept::Line(ExportLine::Checkpoint(checkpoint)) => found.push(checkpoint),
            Kept::Line(ExportLine::Header(_) | ExportLine::Event(_) | ExportLine::End { .. }) => {}
        }
    }
    // A log is entered in the anchor before its first event.
    found.retain(|checkpoint| checkpoint.position > 0);
    if found.is_empty() { Err(ExportError::Kept("there is none in it".into())) } else { Ok(found) }
}

/// An export that can not be read at all.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    #[error("the export can not be read: {0}")]
    Io(#[from] std::io::Error),
    #[error("line {number} is not a line of an export: {reason}")]
    Line { number: u64, reason: String },
    #[error("the export is empty")]
    Empty,
    #[error("these are no checkpoints, as `audit anchor --json`, an anchor file or an export has them: {0}")]
    Kept(String),
}
