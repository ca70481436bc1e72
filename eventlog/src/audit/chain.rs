//! Following a chain event by event, and comparing it with what was signed.

use std::collections::{BTreeMap, HashMap, VecDeque};

use eventlog_contract::WorkspaceId;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::checkpoint::Checkpoint;
use crate::hash::{GENESIS, Link};
use crate::recorded::StoredEvent;

/// One thing that is wrong with a log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fault {
    pub position: i64,
    pub what: String,
}

/// Whether the key that signed was compared with one that is trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SignerCheck {
    /// Every checkpoint is by the key that was to be expected.
    Checked,
    /// No key was given: all that is known is that one key signed, and that may be anybody's.
    NotChecked,
}

/// What a log was compared with that stands outside the database.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Anchored {
    pub position: i64,
    /// Where the log stood when the anchor began to follow it.
    pub since_position: i64,
    pub since: Timestamp,
}

/// The outcome of a verification.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Report {
    pub workspace_id: Option<WorkspaceId>,
    /// Nothing is wrong.
    pub intact: bool,
    /// Events looked at.
    pub events: i64,
    /// Hash of the last event, hex.
    pub head_hash: String,
    /// Checkpoints whose signature and hash were compared.
    pub checkpoints: usize,
    /// Public keys (base64) that signed them: compare with the operator's.
    pub signed_by: Vec<String>,
    pub signer: SignerCheck,
    /// When an export says it was made; signed with it.
    pub exported_at: Option<Timestamp>,
    /// The anchor's entry it was compared with; none where nothing outside the database was compared.
    pub anchor: Option<Anchored>,
    /// Checkpoints kept elsewhere that it was held against.
    pub kept_checkpoints: usize,
    /// What is no fault, and worth knowing.
    pub notes: Vec<String>,
    /// Empty when nothing was changed, removed, reordered or cut off.
    pub faults: Vec<Fault>,
}

impl Report {
    /// Whether nothing is wrong.
    pub fn is_intact(&self) -> bool {
        self.faults.is_empty()
    }
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

/// Where a checkpoint comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Source {
    /// Beside the events.
    Log,
    Anchor,
    /// Kept elsewhere by whoever verifies.
    Kept,
}

impl Source {
    const fn name(self) -> &'static str {
        match self {
            Self::Log => "a checkpoint",
            Self::Anchor => "the anchor",
            Self::Kept => "the checkpoint kept elsewhere",
        }
    }
}

/// Faults listed at most; one lost event makes every later one wrong.
const MOST_FAULTS: usize = 20;

/// Follows a chain event by event, and the checkpoints beside it.
pub(super) struct Chain {
    workspace_id: WorkspaceId,
    pub position: i64,
    hash: [u8; 32],
    pub recorded_at: i64,
    /// The key that must have signed everything (base64), where it is known.
    signer: Option<String>,
    /// To be compared, by position.
    awaited: VecDeque<(Source, Checkpoint)>,
    /// Position of the last checkpoint of the log that was compared and is right, with its hash.
    pub proven: Option<(i64, String)>,
    /// Position of the last checkpoint of the log that is genuine, and whether it names the one before it.
    signed_before: (i64, bool),
    /// How many events each stream has, by its type and id.
    pub streams: BTreeMap<String, HashMap<String, i64>>,
    pub report: Report,
}

impl Chain {
    pub(super) fn new(workspace_id: WorkspaceId, signer: Option<String>) -> Self {
        let report = Report {
            workspace_id: Some(workspace_id),
            intact: false,
            events: 0,
            head_hash: hex::encode(GENESIS),
            checkpoints: 0,
            signed_by: Vec::new(),
            signer: if signer.is_some() { SignerCheck::Checked } else { SignerCheck::NotChecked },
            exported_at: None,
            anchor: None,
            kept_checkpoints: 0,
            notes: Vec::new(),
            faults: Vec::new(),
        };
        Self {
            workspace_id,
            position: 0,
            hash: GENESIS,
            recorded_at: 0,
            signer,
            awaited: VecDeque::new(),
            proven: None,
            signed_before: (0, false),
            streams: BTreeMap::new(),
            report,
        }
    }

    pub(super) fn fault(&mut self, position: i64, what: impl Into<String>) {
        if self.report.faults.len() < MOST_FAULTS {
            self.report.faults.push(Fault { position, what: what.into() });
        }
    }

    /// What lies ahead is compared with this checkpoint when its position is reached.
    pub(super) fn awaits(&mut self, source: Source, checkpoint: Checkpoint) {
        let place = self.awaited.partition_point(|(_, known)| known.position <= checkpoint.position);
        self.awaited.insert(place, (source, checkpoint));
    }

    pub(super) fn event(&mut self, event: &ExportedEvent) {
        if event.workspace_id != self.workspace_id {
            self.fault(event.position, "belongs to another workspace");
        }
        if event.position != self.position + 1 {
            self.fault(
                event.position,
                format!("position {} was expected: events are missing, repeated or reordered", self.position + 1),
            );
        }
        self.follow_stream(event);
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
        self.recorded_at = event.recorded_at.as_microsecond();
        // Going on from the stored hash shows every further break, not one long shadow of the first.
        self.hash = hex::decode(&event.hash).ok().and_then(|hash| hash.try_into().ok()).unwrap_or(expected);
        self.report.events += 1;
        while self.awaited.front().is_some_and(|(_, checkpoint)| checkpoint.position <= event.position) {
            if let Some((source, checkpoint)) = self.awaited.pop_front() {
                self.compare(source, &checkpoint, Some(&event.hash).filter(|_| checkpoint.position == event.position));
            }
        }
    }

    /// The events of each stream are numbered, too: what a node decides on is read by that number.
    fn follow_stream(&mut self, event: &ExportedEvent) {
        if !self.streams.contains_key(&event.aggregate_type) {
            self.streams.insert(event.aggregate_type.clone(), HashMap::new());
        }
        let Some(streams) = self.streams.get_mut(&event.aggregate_type) else { return };
        let count = match streams.get_mut(&event.aggregate_id) {
            Some(count) => count,
            None => streams.entry(event.aggregate_id.clone()).or_default(),
        };
        let expected = *count + 1;
        // Going on from the number that is there shows every further break, not one long shadow of the first.
        *count = event.sequence;
        if event.sequence != expected {
            let what = format!("it is event {} of its stream, {expected} was expected", event.sequence);
            self.fault(event.position, what);
        }
    }

    /// Compares a checkpoint with the hash that the log has at its position; none: the log has no such event.
    pub(super) fn compare(&mut self, source: Source, checkpoint: &Checkpoint, hash: Option<&String>) {
        let (position, name) = (checkpoint.position, source.name());
        match source {
            Source::Log => self.report.checkpoints += 1,
            Source::Kept => self.report.kept_checkpoints += 1,
            Source::Anchor => {}
        }
        if !self.report.signed_by.contains(&checkpoint.public_key) {
            self.report.signed_by.push(checkpoint.public_key.clone());
        }
        if !checkpoint.is_genuine() {
            self.fault(position, format!("{name} is not signed by the key it names: its signature does not match it"));
        } else if checkpoint.workspace_id != self.workspace_id {
            self.fault(position, format!("{name} is of another workspace"));
        } else if self.signer.as_ref().is_some_and(|signer| *signer != checkpoint.public_key) {
            self.fault(position, format!("{name} was signed with another key, {}", checkpoint.public_key));
        } else {
            if source == Source::Log {
                self.follow_checkpoints(checkpoint);
            }
            match hash {
                None => {
                    self.fault(position, format!("{name} says that there was an event: it was signed, and is missing"))
                }
                Some(hash) if *hash != checkpoint.hash => {
                    self.fault(position, format!("the log differs from what was signed: {name} has another hash"));
                }
                Some(hash) if source == Source::Log => self.proven = Some((position, hash.clone())),
                Some(_) => {}
            }
        }
    }

    /// Each genuine checkpoint beside the events names the one before it.
    fn follow_checkpoints(&mut self, checkpoint: &Checkpoint) {
        let (before, linked) = self.signed_before;
        let position = checkpoint.position;
        match checkpoint.previous_position {
            Some(previous) if previous != before => {
                self.fault(
                    position,
                    format!(
                        "a checkpoint names one at {previous} before it, and there is {}: checkpoints are missing",
                        match before {
                            0 => "none".to_owned(),
                            before => format!("one at {before}"),
                        }
                    ),
                );
            }
            None if linked => {
                self.fault(position, "a checkpoint names none before it: it does not stand beside this log")
            }
            Some(_) | None => {}
        }
        self.signed_before = (position, checkpoint.previous_position.is_some());
    }

    /// The hash of the last event, hex.
    pub(super) fn hash(&self) -> String {
        hex::encode(self.hash)
    }

    /// Ends with what was still awaited.
    pub(super) fn finish(mut self) -> Report {
        for (source, checkpoint) in std::mem::take(&mut self.awaited) {
            self.compare(source, &checkpoint, None);
        }
        if self.signer.is_none() && self.report.signed_by.len() > 1 {
            self.fault(self.position, "its checkpoints were signed with different keys");
        }
        self.report.head_hash = self.hash();
        self.report.intact = self.report.is_intact();
        self.report
    }
}
