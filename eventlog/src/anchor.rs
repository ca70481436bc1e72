//! The anchor: the last signed head of each workspace, in a file outside the database.
//!
//! Whoever can write the database can put an older state back, and everything in it is genuine. The anchor remembers how far
//! each log had come. It is written after the commit, for all workspaces that moved meanwhile at once, and never moves an entry backwards;
//! several nodes may share one file.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use eventlog_contract::WorkspaceId;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use tokio::sync::{Notify, watch};
use tokio_util::sync::CancellationToken;

use crate::checkpoint::Checkpoint;
use crate::error::LogError;
use crate::head::{Mark, Untrusted};
use crate::keyring::{Key, keyed_hash};
use crate::log::Inner;

/// Name of the format.
const FORMAT: &str = "ledgerdesk-anchor-1";
/// Commits of this long are written together.
const GATHER: Duration = Duration::from_millis(200);
/// Writing the file takes at most this part of the time: one in …
const SHARE: u32 = 20;
/// However slow the file is, it is written this often.
const LONGEST_GATHER: Duration = Duration::from_secs(10);

/// The last signed head of one workspace.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnchorEntry {
    pub checkpoint: Checkpoint,
    /// Where the log stood when this anchor began to follow it: 0 when from its first event on.
    pub since_position: i64,
    pub since: Timestamp,
}

/// Somebody with the master key took a state for good that lies behind the anchor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AcceptedLoss {
    pub workspace_id: WorkspaceId,
    pub accepted_at: Timestamp,
    /// What the anchor had.
    pub anchored: Option<Checkpoint>,
    /// Where the database stood; 0 when the workspace was not there.
    pub position: i64,
}

impl std::fmt::Display for AcceptedLoss {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { accepted_at, position, .. } = self;
        let had = match &self.anchored {
            Some(anchored) => format!("the anchor had position {}", anchored.position),
            None => "there was no anchor".to_owned(),
        };
        write!(f, "on {accepted_at} a loss was accepted: {had}, the database ended at {position}")
    }
}

/// What is in the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Anchor {
    pub entries: BTreeMap<WorkspaceId, AnchorEntry>,
    pub accepted: Vec<AcceptedLoss>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    format: String,
    entries: Vec<AnchorEntry>,
    accepted: Vec<AcceptedLoss>,
    /// Keyed hash of all the rest, hex: nothing in the file can be changed without the master key.
    seal: String,
}

impl Anchor {
    /// Reads the file; none where there is none. Errors when it can not be read, or was not written with this master key.
    pub(crate) fn read(path: &Path, key: &Key) -> Result<Option<Self>, LogError> {
        let text = match std::fs::read(path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(broken(path, &error)),
        };
        if text.is_empty() {
            return Err(broken(path, &"it is empty"));
        }
        let not_whole = |error| broken(path, &format!("it is not an anchor, or not whole ({error})"));
        let file: File = serde_json::from_slice(&text).map_err(not_whole)?;
        if file.format != FORMAT {
            return Err(broken(path, &format!("its format is {}, not {FORMAT}", file.format)));
        }
        let anchor = Self {
            entries: file.entries.into_iter().map(|entry| (entry.checkpoint.workspace_id, entry)).collect(),
            accepted: file.accepted,
        };
        if anchor.seal(key) != file.seal {
            return Err(broken(path, &"it was changed, or written with another master key"));
        }
        Ok(Some(anchor))
    }

    fn seal(&self, key: &Key) -> String {
        let entries: Vec<&AnchorEntry> = self.entries.values().collect();
        let text = serde_json::to_vec(&(FORMAT, entries, &self.accepted)).unwrap_or_default();
        hex::encode(keyed_hash(key, &text))
    }

    /// Replaces the file as a whole: who reads it finds the old one or the new one.
    fn write(&self, path: &Path, key: &Key) -> std::io::Result<()> {
        let file = File {
            format: FORMAT.to_owned(),
            entries: self.entries.values().cloned().collect(),
            accepted: self.accepted.clone(),
            seal: self.seal(key),
        };
        let unfinished = beside(path, "new");
        let mut options = private();
        let mut to = options.create(true).truncate(true).open(&unfinished)?;
        std::io::Write::write_all(&mut to, &serde_json::to_vec_pretty(&file)?)?;
        to.sync_all()?;
        std::fs::rename(&unfinished, path)?;
        std::fs::File::open(folder_of(path))?.sync_all()
    }

    /// Changes the file while no other process does.
    pub(crate) fn change<T>(path: &Path, key: &Key, change: impl FnOnce(&mut Self) -> T) -> Result<T, LogError> {
        make_folder(folder_of(path)).map_err(|error| broken(path, &format!("its folder can not be made: {error}")))?;
        let lock = private().create(true).truncate(false).open(beside(path, "lock"));
        let lock = lock.map_err(|error| broken(path, &format!("its lock file can not be opened: {error}")))?;
        lock.lock().map_err(|error| broken(path, &error))?;
        let found = Self::read(path, key)?;
        let mut anchor = found.clone().unwrap_or_default();
        let changed = change(&mut anchor);
        // One that is not there yet is written, whatever is in it.
        if found.as_ref() != Some(&anchor) {
            anchor.write(path, key).map_err(|error| broken(path, &error))?;
        }
        Ok(changed)
    }

    /// Takes what is newer than what is there.
    fn advance(&mut self, entry: AnchorEntry) {
        match self.entries.get_mut(&entry.checkpoint.workspace_id) {
            Some(known) if known.checkpoint.position >= entry.checkpoint.position => {}
            Some(known) => known.checkpoint = entry.checkpoint,
            None => drop(self.entries.insert(entry.checkpoint.workspace_id, entry)),
        }
    }
}

fn private() -> std::fs::OpenOptions {
    let mut options = std::fs::OpenOptions::new();
    options.write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn make_folder(folder: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    name.into()
}

fn broken(path: &Path, reason: &dyn std::fmt::Display) -> LogError {
    LogError::Anchor { path: path.display().to_string(), reason: reason.to_string() }
}

/// A head to be anchored.
#[derive(Clone, Copy)]
struct Noted {
    mark: Mark,
    since_position: i64,
}

/// Keeps the anchor of a running log.
pub(crate) struct Keeper {
    pub path: PathBuf,
    pub key: Key,
    noted: Mutex<BTreeMap<WorkspaceId, Noted>>,
    arrived: Notify,
    /// What the file is known to hold that the database extends. Held while the file is written.
    known: tokio::sync::Mutex<BTreeMap<WorkspaceId, Mark>>,
    trouble: Mutex<Option<String>>,
    /// Why it could not be carried further.
    uncarried: Mutex<Option<String>>,
    /// Counts how often the file was written, for whoever carries it further.
    pub written: watch::Sender<u64>,
}

impl Keeper {
    pub(crate) fn new(path: PathBuf, key: Key) -> Self {
        Self {
            path,
            key,
            noted: Mutex::default(),
            arrived: Notify::new(),
            known: tokio::sync::Mutex::default(),
            trouble: Mutex::default(),
            uncarried: Mutex::default(),
            written: watch::Sender::new(0),
        }
    }

    pub(crate) fn read(&self) -> Result<Option<Anchor>, LogError> {
        Anchor::read(&self.path, &self.key)
    }

    /// Enters a log before its first event is written, so that each log with events has an entry.
    pub(crate) async fn enter(&self, checkpoint: Checkpoint, now: Timestamp) -> Result<(), LogError> {
        self.advance(vec![AnchorEntry { checkpoint, since_position: 0, since: now }]).await
    }

    async fn advance(&self, entries: Vec<AnchorEntry>) -> Result<(), LogError> {
        let (path, key) = (self.path.clone(), self.key);
        let change =
            move || Anchor::change(&path, &key, |anchor| entries.into_iter().for_each(|entry| anchor.advance(entry)));
        tokio::task::spawn_blocking(change).await.unwrap_or(Err(LogError::Closed))
    }

    /// Writes a file that holds nothing yet, unless there is one.
    pub(crate) fn begin(&self) -> Result<(), LogError> {
        Anchor::change(&self.path, &self.key, |_| ())
    }

    /// A log came this far.
    pub(crate) fn note(&self, workspace: WorkspaceId, mark: Mark, since_position: i64) {
        if mark.position > 0 {
            lock(&self.noted).insert(workspace, Noted { mark, since_position });
            self.arrived.notify_one();
        }
    }

    /// Why the file could not be written, or carried further, the last time.
    pub(crate) fn troubles(&self) -> Vec<String> {
        [&self.trouble, &self.uncarried].into_iter().filter_map(|trouble| lock(trouble).clone()).collect()
    }

    /// How it went to carry the anchor further.
    pub(crate) fn carried(&self, carried: Result<(), String>) {
        *lock(&self.uncarried) = carried.err();
    }

    /// Writes what was noted, now and then, and once more at the end.
    pub(crate) async fn run(inner: std::sync::Arc<Inner>, stop: CancellationToken) {
        let Some(keeper) = &inner.anchor else { return };
        let mut pause = GATHER;
        loop {
            let stopped = stop.run_until_cancelled(keeper.arrived.notified()).await.is_none()
                || stop.run_until_cancelled(tokio::time::sleep(pause)).await.is_none();
            let began = Instant::now();
            if keeper.flush(&inner).await.is_err() && !stopped {
                // It is tried again, whether or not something arrives.
                keeper.arrived.notify_one();
                pause = (pause * 2).min(LONGEST_GATHER);
            } else {
                pause = (began.elapsed() * SHARE).clamp(GATHER, LONGEST_GATHER);
            }
            if stopped {
                return;
            }
        }
    }

    /// Writes what was noted.
    pub(crate) async fn flush(&self, inner: &Inner) -> Result<(), LogError> {
        let mut known = self.known.lock().await;
        if lock(&self.noted).is_empty() {
            return Ok(());
        }
        if !self.path.exists() {
            if !known.is_empty() {
                tracing::error!(file = %self.path.display(), "the anchor is gone: it is written anew");
                known.clear();
            }
            inner.note_all();
        }
        let noted = std::mem::take(&mut *lock(&self.noted));
        let written = self.write(inner, &mut known, &noted).await;
        match &written {
            Ok(()) => drop(lock(&self.trouble).take()),
            Err(error) => {
                // A database that is away says so elsewhere, and what was noted is written once it is back.
                if matches!(error, LogError::Database(_) | LogError::Unavailable(_)) {
                    tracing::warn!(%error, "the anchor waits for the database");
                } else {
                    tracing::error!(%error, "the anchor was not written");
                }
                metrics::counter!("anchor_write_failures_total").increment(1);
                *lock(&self.trouble) = Some(error.to_string());
                let mut waiting = lock(&self.noted);
                for (workspace, head) in noted {
                    waiting.entry(workspace).or_insert(head);
                }
            }
        }
        written
    }

    async fn write(
        &self,
        inner: &Inner,
        known: &mut BTreeMap<WorkspaceId, Mark>,
        noted: &BTreeMap<WorkspaceId, Noted>,
    ) -> Result<(), LogError> {
        // Another node that shares the file may have anchored something that this database does not have.
        for entry in self.read()?.unwrap_or_default().entries.into_values() {
            let Checkpoint { workspace_id, position, .. } = entry.checkpoint;
            if noted.contains_key(&workspace_id) && known.get(&workspace_id) != mark(&entry.checkpoint).as_ref() {
                inner.extends(&entry.checkpoint).await?;
                tracing::debug!(%workspace_id, position, "another node moved the anchor");
            }
        }
        let now = (inner.options.clock)();
        let trusted = noted.iter().filter(|(workspace, _)| inner.trusted(**workspace).is_ok());
        let entries: Vec<AnchorEntry> = trusted
            .map(|(workspace, noted)| AnchorEntry {
                checkpoint: inner.signer.checkpoint(*workspace, noted.mark, now),
                since_position: noted.since_position,
                since: now,
            })
            .collect();
        let checkpoints: Vec<Checkpoint> = entries.iter().map(|entry| entry.checkpoint.clone()).collect();
        self.advance(entries).await?;
        for checkpoint in &checkpoints {
            known.extend(mark(checkpoint).map(|mark| (checkpoint.workspace_id, mark)));
        }
        if !checkpoints.is_empty() {
            self.written.send_modify(|count| *count += 1);
        }
        Ok(())
    }
}

/// What a checkpoint says; none when its hash is none.
pub(crate) fn mark(checkpoint: &Checkpoint) -> Option<Mark> {
    let hash = hex::decode(&checkpoint.hash).ok()?.try_into().ok()?;
    Some(Mark { position: checkpoint.position, hash })
}

impl Inner {
    /// Makes sure that the database has what was anchored; where not, its workspace is not written to any more.
    pub(crate) async fn extends(&self, anchored: &Checkpoint) -> Result<(), LogError> {
        // Entered before its first event, which may never have been written.
        if anchored.position == 0 {
            return Ok(());
        }
        let workspace = anchored.workspace_id;
        let sql = "SELECT h.position, (SELECT hash FROM events e WHERE e.workspace_id = h.workspace_id AND e.position = $2) \
                   FROM log_heads h WHERE h.workspace_id = $1";
        let row = self.db.fetch_optional(sql, &[workspace.into(), anchored.position.into()]).await?;
        let position = row.as_ref().map(|row| row.int(0)).transpose()?;
        let hash = row.as_ref().map(|row| row.bytes_or_null(1)).transpose()?.flatten();
        let extends = position.is_some_and(|position| position >= anchored.position)
            && hash.is_some_and(|hash| hex::encode(hash) == anchored.hash);
        if !extends {
            self.distrust(workspace, Untrusted::NotAnchored { anchored: anchored.position, position });
        }
        Ok(())
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checkpoint::Signer;
    use crate::keyring::MasterKey;

    const KEY: Key = [3; 32];

    fn workspace(n: u128) -> WorkspaceId {
        WorkspaceId::from_uuid(uuid::Uuid::from_u128(n))
    }

    fn entry(n: u128, position: i64) -> AnchorEntry {
        let signer = Signer::of(&MasterKey::from_base64("MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=").unwrap());
        let mark = Mark { position, hash: [1; 32] };
        AnchorEntry {
            checkpoint: signer.checkpoint(workspace(n), mark, Timestamp::UNIX_EPOCH),
            since_position: 0,
            since: Timestamp::UNIX_EPOCH,
        }
    }

    fn file() -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("log.anchor");
        (folder, path)
    }

    #[test]
    fn several_processes_that_share_a_file_lose_nothing_and_move_nothing_backwards() {
        let (_folder, path) = file();
        std::thread::scope(|scope| {
            for n in 0..8 {
                let path = &path;
                scope.spawn(move || {
                    for position in (1..=20).rev() {
                        Anchor::change(path, &KEY, |anchor| anchor.advance(entry(n % 4, position))).unwrap();
                    }
                });
            }
        });
        let anchor = Anchor::read(&path, &KEY).unwrap().unwrap();
        let positions: Vec<i64> = anchor.entries.values().map(|entry| entry.checkpoint.position).collect();
        assert_eq!(positions, [20; 4]);
        let mode = std::os::unix::fs::PermissionsExt::mode(&std::fs::metadata(&path).unwrap().permissions());
        assert_eq!(mode & 0o777, 0o600);
    }

    #[test]
    fn a_file_that_somebody_else_changed_is_refused_and_stays_as_it_is() {
        let (_folder, path) = file();
        assert_eq!(Anchor::read(&path, &KEY).unwrap(), None);
        Anchor::change(&path, &KEY, |anchor| anchor.advance(entry(1, 5))).unwrap();
        let text = std::fs::read_to_string(&path).unwrap();
        for changed in [
            text.replace("\"position\": 5", "\"position\": 4"),
            text.replace("\"since_position\": 0", "\"since_position\": 5"),
            text[..text.len() / 2].to_owned(),
            String::new(),
        ] {
            std::fs::write(&path, &changed).unwrap();
            let refused = Anchor::change(&path, &KEY, |anchor| anchor.advance(entry(1, 6)));
            assert!(matches!(refused, Err(LogError::Anchor { .. })), "{changed}");
            assert_eq!(std::fs::read_to_string(&path).unwrap(), changed);
        }
        std::fs::write(&path, &text).unwrap();
        assert!(Anchor::read(&path, &[4; 32]).is_err(), "another master key");
        assert!(Anchor::read(&path, &KEY).unwrap().is_some());
    }
}
