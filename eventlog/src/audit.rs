//! Proving that a log is whole: the hash chain, signed checkpoints, and exports that can be checked offline.

use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::{Signature, Signer as _, SigningKey, Verifier as _, VerifyingKey};
use eventlog_contract::WorkspaceId;
use futures::Stream;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use tokio::io::AsyncBufReadExt as _;

use crate::db::Durability;
use crate::error::LogError;
use crate::hash::{GENESIS, Link};
use crate::log::EventLog;
use crate::recorded::StoredEvent;

/// Events read at a time.
const PAGE: usize = 2000;

/// A signed statement: at this time the log of this workspace reached this position with this hash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Checkpoint {
    pub workspace_id: WorkspaceId,
    pub position: i64,
    /// Hex.
    pub hash: String,
    pub signed_at: Timestamp,
    /// Ed25519 public key, base64.
    pub public_key: String,
    /// Ed25519 signature, base64.
    pub signature: String,
}

impl Checkpoint {
    fn message(&self) -> Vec<u8> {
        let Self { workspace_id, position, hash, signed_at, .. } = self;
        format!("ledgerdesk checkpoint 1\n{workspace_id}\n{position}\n{hash}\n{}\n", signed_at.as_microsecond())
            .into_bytes()
    }

    /// Whether the signature is by the named key over exactly this statement.
    pub fn is_genuine(&self) -> bool {
        let verify = || -> Option<()> {
            let key: [u8; 32] = STANDARD.decode(&self.public_key).ok()?.try_into().ok()?;
            let signature = Signature::from_slice(&STANDARD.decode(&self.signature).ok()?).ok()?;
            VerifyingKey::from_bytes(&key).ok()?.verify(&self.message(), &signature).ok()
        };
        verify().is_some()
    }
}

/// Where a log stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AuditHead {
    pub workspace_id: WorkspaceId,
    pub position: i64,
    /// Hex.
    pub hash: String,
    /// The newest signed checkpoint.
    pub checkpoint: Option<Checkpoint>,
}

/// One thing that is wrong with a log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fault {
    pub position: i64,
    pub what: String,
}

/// The outcome of a verification.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Report {
    pub workspace_id: Option<WorkspaceId>,
    /// Events looked at.
    pub events: i64,
    /// Hash of the last event, hex.
    pub head_hash: String,
    /// Checkpoints whose signature and hash were compared.
    pub checkpoints: usize,
    /// Public keys (base64) that signed them: compare with the operator's.
    pub signed_by: Vec<String>,
    /// Empty when nothing was changed, removed, reordered or cut off.
    pub faults: Vec<Fault>,
}

impl Report {
    /// Whether nothing is wrong.
    pub fn is_intact(&self) -> bool {
        self.faults.is_empty()
    }
}

/// One line of an export.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "line")]
pub enum ExportLine {
    /// First line: what follows.
    Header { format: String, workspace_id: WorkspaceId, head_position: i64, head_hash: String, exported_at: Timestamp },
    /// One event, exactly as stored.
    Event(Box<ExportedEvent>),
    /// A signed checkpoint.
    Checkpoint(Checkpoint),
    /// Last line: without it the export was cut off.
    End { events: i64 },
}

/// An event in an export. `payload` and `metadata` are the stored texts, because the hash covers texts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExportedEvent {
    pub workspace_id: WorkspaceId,
    pub position: i64,
    pub event_id: String,
    pub recorded_at: Timestamp,
    pub aggregate_type: String,
    pub aggregate_id: String,
    pub sequence: i64,
    pub event_type: String,
    pub event_version: String,
    pub payload: String,
    pub metadata: String,
    /// Hex.
    pub hash: String,
}

impl From<StoredEvent> for ExportedEvent {
    fn from(event: StoredEvent) -> Self {
        Self {
            workspace_id: event.workspace_id,
            position: event.position,
            event_id: event.event_id.to_string(),
            recorded_at: event.recorded_at,
            aggregate_type: event.aggregate_type,
            aggregate_id: event.aggregate_id,
            sequence: event.sequence,
            event_type: event.event_type,
            event_version: event.event_version,
            payload: event.payload,
            metadata: event.metadata,
            hash: hex::encode(event.hash),
        }
    }
}

/// Format name in an export's header.
const FORMAT: &str = "ledgerdesk-events-1";

/// Follows a chain event by event, and the checkpoints beside it.
struct Chain {
    workspace_id: Option<WorkspaceId>,
    position: i64,
    hash: [u8; 32],
    checkpoints: Vec<Checkpoint>,
    report: Report,
}

/// Faults listed at most; one lost event makes every later one wrong.
const MOST_FAULTS: usize = 20;

impl Chain {
    fn new(workspace_id: Option<WorkspaceId>, mut checkpoints: Vec<Checkpoint>) -> Self {
        checkpoints.sort_by_key(|checkpoint| checkpoint.position);
        checkpoints.reverse();
        let report = Report {
            workspace_id,
            events: 0,
            head_hash: hex::encode(GENESIS),
            checkpoints: 0,
            signed_by: Vec::new(),
            faults: Vec::new(),
        };
        Self { workspace_id, position: 0, hash: GENESIS, checkpoints, report }
    }

    fn fault(&mut self, position: i64, what: impl Into<String>) {
        if self.report.faults.len() < MOST_FAULTS {
            self.report.faults.push(Fault { position, what: what.into() });
        }
    }

    fn event(&mut self, event: &ExportedEvent) {
        if Some(event.workspace_id) != self.workspace_id {
            self.fault(event.position, "belongs to another workspace");
        }
        if event.position != self.position + 1 {
            self.fault(
                event.position,
                format!("position {} was expected: events are missing, repeated or reordered", self.position + 1),
            );
        }
        let link = Link {
            workspace_id: &event.workspace_id.to_string(),
            position: event.position,
            event_id: &event.event_id,
            aggregate_type: &event.aggregate_type,
            aggregate_id: &event.aggregate_id,
            sequence: event.sequence,
            event_type: &event.event_type,
            event_version: &event.event_version,
            payload: &event.payload,
            metadata: &event.metadata,
            recorded_at: event.recorded_at.as_microsecond(),
        };
        let expected = link.hash(&self.hash);
        if hex::encode(expected) != event.hash {
            self.fault(event.position, "its hash does not match its contents and the event before it");
        }
        self.position = event.position;
        // Going on from the stored hash shows every further break, not one long shadow of the first.
        self.hash = hex::decode(&event.hash).ok().and_then(|hash| hash.try_into().ok()).unwrap_or(expected);
        self.report.events += 1;
        while let Some(checkpoint) = self.checkpoints.pop_if(|checkpoint| checkpoint.position <= event.position) {
            self.checkpoint(&checkpoint, &event.hash, event.position);
        }
    }

    fn checkpoint(&mut self, checkpoint: &Checkpoint, hash: &str, position: i64) {
        self.report.checkpoints += 1;
        if !self.report.signed_by.contains(&checkpoint.public_key) {
            self.report.signed_by.push(checkpoint.public_key.clone());
        }
        if !checkpoint.is_genuine() {
            self.fault(checkpoint.position, "a checkpoint's signature does not match it");
        } else if checkpoint.position != position || checkpoint.hash != hash {
            self.fault(checkpoint.position, "the log differs from what was signed at a checkpoint");
        }
    }

    fn finish(mut self, head: Option<(i64, &str)>) -> Report {
        let (position, hash) = (self.position, hex::encode(self.hash));
        if let Some((expected, expected_hash)) = head {
            if expected != position {
                self.fault(position, format!("the log ends at {position}, its head says {expected}: it was cut off"));
            } else if expected_hash != hash {
                self.fault(position, "the last event's hash is not the head's");
            }
        }
        for checkpoint in std::mem::take(&mut self.checkpoints) {
            let what = if checkpoint.is_genuine() {
                "was signed, and is missing"
            } else {
                "a checkpoint's signature does not match it"
            };
            self.fault(checkpoint.position, what);
        }
        self.report.head_hash = hash;
        self.report
    }
}

/// Verifies a workspace's log in the database: chain, positions, head, signed checkpoints.
pub async fn verify(log: &EventLog, workspace: WorkspaceId) -> Result<Report, LogError> {
    verify_with(log, workspace, |_| ()).await
}

/// The same, telling how many events are done.
pub async fn verify_with(
    log: &EventLog,
    workspace: WorkspaceId,
    mut done: impl FnMut(i64),
) -> Result<Report, LogError> {
    // Checkpoints before the head: none of them may lie beyond it. What is appended meanwhile is not looked at.
    let mut chain = Chain::new(Some(workspace), checkpoints(log, workspace).await?);
    let head = head(log, workspace).await?;
    while chain.position < head.position {
        let page = log.read_stored(workspace, chain.position, PAGE).await?;
        let events: Vec<ExportedEvent> =
            page.into_iter().filter(|event| event.position <= head.position).map(Into::into).collect();
        if events.is_empty() {
            break;
        }
        events.iter().for_each(|event| chain.event(event));
        done(chain.report.events);
    }
    Ok(chain.finish(Some((head.position, &head.hash))))
}

/// Where a workspace's log stands.
pub async fn head(log: &EventLog, workspace: WorkspaceId) -> Result<AuditHead, LogError> {
    let sql = "SELECT position, hash FROM log_heads WHERE workspace_id = $1";
    let row = log.db().fetch_optional(sql, &[workspace.into()]).await?;
    let (position, hash) = match row {
        Some(row) => (row.int(0)?, hex::encode(row.bytes(1)?)),
        None => (0, hex::encode(GENESIS)),
    };
    let checkpoint = checkpoints(log, workspace).await?.pop();
    Ok(AuditHead { workspace_id: workspace, position, hash, checkpoint })
}

/// All signed checkpoints of a workspace, oldest first.
pub async fn checkpoints(log: &EventLog, workspace: WorkspaceId) -> Result<Vec<Checkpoint>, LogError> {
    let sql = "SELECT position, hash, signed_at, public_key, signature FROM log_checkpoints WHERE workspace_id = $1 ORDER BY position";
    let rows = log.db().fetch_all(sql, &[workspace.into()]).await?;
    rows.iter()
        .map(|row| {
            Ok(Checkpoint {
                workspace_id: workspace,
                position: row.int(0)?,
                hash: hex::encode(row.bytes(1)?),
                signed_at: Timestamp::from_microsecond(row.int(2)?).unwrap_or_default(),
                public_key: STANDARD.encode(row.bytes(3)?),
                signature: STANDARD.encode(row.bytes(4)?),
            })
        })
        .collect()
}

/// Signs where the log stands, unless that is signed already. None while the log is empty.
pub async fn sign_checkpoint(log: &EventLog, workspace: WorkspaceId) -> Result<Option<Checkpoint>, LogError> {
    let head = head(log, workspace).await?;
    if head.position == 0 || head.checkpoint.as_ref().is_some_and(|newest| newest.position == head.position) {
        return Ok(head.checkpoint);
    }
    let key = SigningKey::from_bytes(&log.inner.keys.master().derive("sign checkpoints"));
    let mut checkpoint = Checkpoint {
        workspace_id: workspace,
        position: head.position,
        hash: head.hash,
        signed_at: log.now(),
        public_key: STANDARD.encode(key.verifying_key().as_bytes()),
        signature: String::new(),
    };
    let signature = key.sign(&checkpoint.message());
    checkpoint.signature = STANDARD.encode(signature.to_bytes());
    let sql = "INSERT INTO log_checkpoints (workspace_id, position, hash, signed_at, public_key, signature) \
               VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING";
    let mut tx = log.db().begin(Durability::Full).await?;
    let hash = hex::decode(&checkpoint.hash).unwrap_or_default();
    tx.conn()
        .execute(
            sql,
            &[
                workspace.into(),
                checkpoint.position.into(),
                hash.into(),
                checkpoint.signed_at.as_microsecond().into(),
                key.verifying_key().as_bytes().as_slice().into(),
                signature.to_bytes().to_vec().into(),
            ],
        )
        .await?;
    tx.commit().await?;
    Ok(Some(checkpoint))
}

/// A workspace's log as lines of JSON: header, events, checkpoints, end. The head is signed first, so that an export
/// always ends in a checkpoint.
pub async fn export(
    log: &EventLog,
    workspace: WorkspaceId,
) -> Result<impl Stream<Item = Result<String, LogError>> + Send + use<>, LogError> {
    sign_checkpoint(log, workspace).await?;
    let checkpoints = checkpoints(log, workspace).await?;
    let head = head(log, workspace).await?;
    let header = ExportLine::Header {
        format: FORMAT.to_owned(),
        workspace_id: workspace,
        head_position: head.position,
        head_hash: head.hash,
        exported_at: log.now(),
    };
    let end = head.position;
    let pages = futures::stream::try_unfold((log.clone(), 0), move |(log, after)| async move {
        if after >= end {
            return Ok::<_, LogError>(None);
        }
        let page = log.read_stored(workspace, after, PAGE).await?;
        let Some(last) = page.last().map(|event| event.position) else { return Ok(None) };
        let mut lines = String::new();
        for event in page.into_iter().filter(|event| event.position <= end) {
            lines += &line(&ExportLine::Event(Box::new(event.into())));
        }
        Ok(Some((lines, (log, last))))
    });
    let mut tail = String::new();
    for checkpoint in checkpoints.into_iter().filter(|checkpoint| checkpoint.position <= end) {
        tail += &line(&ExportLine::Checkpoint(checkpoint));
    }
    tail += &line(&ExportLine::End { events: end });
    let first = futures::stream::iter([Ok(line(&header))]);
    let last = futures::stream::iter([Ok(tail)]);
    Ok(futures::StreamExt::chain(futures::StreamExt::chain(first, pages), last))
}

fn line(line: &ExportLine) -> String {
    let mut text = serde_json::to_string(line).expect("texts and numbers are JSON");
    text.push('\n');
    text
}

/// Verifies an export, without any database.
pub async fn verify_export(path: &Path) -> Result<Report, ExportError> {
    let file = tokio::fs::File::open(path).await?;
    let mut lines = tokio::io::BufReader::new(file).lines();
    let mut number = 0;
    let mut chain: Option<(Chain, i64, String)> = None;
    let mut ended = None;
    while let Some(text) = lines.next_line().await? {
        number += 1;
        let read: ExportLine =
            serde_json::from_str(&text).map_err(|error| ExportError::Line { number, reason: error.to_string() })?;
        match (read, &mut chain) {
            (ExportLine::Header { format, workspace_id, head_position, head_hash, .. }, None) => {
                if format != FORMAT {
                    return Err(ExportError::Line { number, reason: format!("format {format} is not {FORMAT}") });
                }
                chain = Some((Chain::new(Some(workspace_id), Vec::new()), head_position, head_hash));
            }
            (_, None) => return Err(ExportError::Line { number, reason: "an export begins with its header".into() }),
            (ExportLine::Header { .. }, Some(_)) => {
                return Err(ExportError::Line { number, reason: "a second header".into() });
            }
            (ExportLine::Event(event), Some((chain, ..))) => chain.event(&event),
            (ExportLine::Checkpoint(checkpoint), Some((chain, ..))) => chain.checkpoints.push(checkpoint),
            (ExportLine::End { events }, Some(_)) => ended = Some(events),
        }
    }
    let (mut chain, head_position, head_hash) = chain.ok_or(ExportError::Empty)?;
    if ended != Some(chain.report.events) {
        chain.fault(chain.position, "the export's end is missing or counts other events: it was cut off");
    }
    // In an export the checkpoints follow the events: compare them in a second pass over the file.
    let checkpoints = std::mem::take(&mut chain.checkpoints);
    let hashes = hashes_at(path, &checkpoints).await?;
    for checkpoint in checkpoints {
        match hashes.get(&checkpoint.position) {
            Some(hash) => chain.checkpoint(&checkpoint, hash, checkpoint.position),
            None => chain.fault(checkpoint.position, "was signed, and is missing"),
        }
    }
    if chain.report.checkpoints == 0 && chain.report.events > 0 {
        chain.fault(chain.position, "no signed checkpoint covers this export");
    }
    Ok(chain.finish(Some((head_position, &head_hash))))
}

async fn hashes_at(
    path: &Path,
    checkpoints: &[Checkpoint],
) -> Result<std::collections::HashMap<i64, String>, ExportError> {
    let wanted: std::collections::HashSet<i64> = checkpoints.iter().map(|checkpoint| checkpoint.position).collect();
    let mut lines = tokio::io::BufReader::new(tokio::fs::File::open(path).await?).lines();
    let mut hashes = std::collections::HashMap::new();
    while let Some(text) = lines.next_line().await? {
        if let Ok(ExportLine::Event(event)) = serde_json::from_str(&text)
            && wanted.contains(&event.position)
        {
            hashes.insert(event.position, event.hash);
        }
    }
    Ok(hashes)
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
}
