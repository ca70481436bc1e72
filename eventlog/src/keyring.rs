//! Keys: the master key wraps a key per workspace, that wraps a key per subject. Destroying a subject's key
//! makes everything sealed with it unreadable; nothing else changes.

use std::collections::{HashMap, HashSet};
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::sync::{Arc, Mutex};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use eventlog_contract::WorkspaceId;
use hmac::{Hmac, Mac};
use rand::RngCore as _;
use serde::Serialize;
use sha2::Sha256;

use crate::db::{Database, Dialect, Durability, Row};
use crate::error::LogError;

pub(crate) type Key = [u8; 32];

/// Subjects' keys kept in memory; beyond that the cache starts over.
const CACHED_SUBJECTS: usize = 100_000;

/// The key above all keys (`LEDGERDESK_MASTER_KEY`, 32 bytes).
#[derive(Clone)]
pub struct MasterKey(Arc<secrecy::SecretBox<Key>>);

impl MasterKey {
    /// From base64 text. Errors when it is not 32 bytes.
    pub fn from_base64(text: &str) -> Result<Self, LogError> {
        let bytes = STANDARD.decode(text.trim()).map_err(|_| LogError::Keys("the master key is not base64".into()))?;
        let key: Key = bytes.try_into().map_err(|_| LogError::Keys("the master key is not 32 bytes long".into()))?;
        Ok(Self(Arc::new(Box::new(key).into())))
    }

    /// A new random key.
    pub fn generate() -> Self {
        Self(Arc::new(Box::new(random_key()).into()))
    }

    /// Reads a key file; none where there is none. One that others than its owner can read or change is refused.
    pub fn load(path: &Path) -> Result<Option<Self>, LogError> {
        let text = match std::fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(broken(path, error)),
        };
        let mode = std::fs::metadata(path).map_err(|error| broken(path, error))?.permissions().mode() & 0o777;
        if mode & 0o077 != 0 {
            let path = path.display();
            return Err(LogError::Keys(format!(
                "key file {path} has mode {mode:04o}: others than its owner can get at the key; mend it with `chmod 600 {path}`"
            )));
        }
        Self::from_base64(&text).map(Some)
    }

    /// Reads a key file, or makes one that only its owner can read. A file by this name is always whole: whoever is stopped while
    /// making one leaves at most a file by another name.
    pub fn load_or_create(path: &Path) -> Result<Self, LogError> {
        let broken = |error: std::io::Error| broken(path, error);
        let read = || Self::load(path);
        if let Some(key) = read()? {
            return Ok(key);
        }
        let key = Self::generate();
        let unfinished = path.with_extension(format!("key.{}", hex::encode(rand::random::<[u8; 4]>())));
        let made = key.write_to(&unfinished).and_then(|()| std::fs::hard_link(&unfinished, path));
        let removed = std::fs::remove_file(&unfinished);
        match made {
            Ok(()) => {
                removed.map_err(broken)?;
                // Its name must be as durable as what will be sealed with it.
                let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
                std::fs::File::open(folder).and_then(|folder| folder.sync_all()).map_err(broken)?;
                Ok(key)
            }
            // Another process was faster.
            Err(error) => read()?.ok_or_else(|| broken(error)),
        }
    }

    fn write_to(&self, path: &Path) -> std::io::Result<()> {
        let mut options = std::fs::OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(path)?;
        std::io::Write::write_all(&mut file, STANDARD.encode(self.expose()).as_bytes())?;
        file.sync_all()
    }

    fn expose(&self) -> &Key {
        secrecy::ExposeSecret::expose_secret(&*self.0)
    }

    /// Ed25519 public key (base64) that checkpoints and exports are signed with.
    pub fn public_key(&self) -> String {
        crate::checkpoint::Signer::of(self).public_key()
    }

    /// A key for one use, derived from the master key.
    pub(crate) fn derive(&self, purpose: &str) -> Key {
        keyed_hash(self.expose(), purpose.as_bytes())
    }
}

pub(crate) fn random_key() -> Key {
    let mut key = [0; 32];
    rand::rng().fill_bytes(&mut key);
    key
}

/// HMAC-SHA-256.
pub(crate) fn keyed_hash(key: &Key, text: &[u8]) -> [u8; 32] {
    let mut mac = <Hmac<Sha256> as Mac>::new_from_slice(key).expect("any length is a key");
    mac.update(text);
    mac.finalize().into_bytes().into()
}

/// XChaCha20-Poly1305 with a random nonce in front.
pub(crate) fn encrypt(key: &Key, plain: &[u8], aad: &[u8]) -> Vec<u8> {
    let mut nonce = [0; 24];
    rand::rng().fill_bytes(&mut nonce);
    let cipher = XChaCha20Poly1305::new(key.into());
    let sealed = cipher
        .encrypt(XNonce::from_slice(&nonce), Payload { msg: plain, aad })
        .expect("texts are far below the cipher's limit");
    [nonce.as_slice(), &sealed].concat()
}

/// Undoes [`encrypt`]; none when the key, the bytes or `aad` are not the ones it was sealed with.
pub(crate) fn decrypt(key: &Key, sealed: &[u8], aad: &[u8]) -> Option<Vec<u8>> {
    let (nonce, text) = sealed.split_at_checked(24)?;
    XChaCha20Poly1305::new(key.into()).decrypt(XNonce::from_slice(nonce), Payload { msg: text, aad }).ok()
}

/// One workspace's keys in use.
pub(crate) struct WorkspaceKeys {
    wrap: Key,
    hash: Key,
}

impl WorkspaceKeys {
    /// Opaque and stable for one workspace and purpose; says nothing of `text` to whoever lacks the key.
    pub(crate) fn keyed_id(&self, purpose: &str, text: &str) -> [u8; 32] {
        keyed_hash(&self.hash, format!("{purpose}\0{text}").as_bytes())
    }
}

/// What is stored as a subject's key.
pub(crate) enum StoredKey {
    Whole(Key),
    /// Another key's bytes, or none that this master key made.
    Foreign,
    /// Destroyed by whoever has the master key.
    Erased,
    /// Gone, and nothing proves that it was to go.
    Removed,
}

#[derive(Serialize)]
struct SubjectRow<'a> {
    workspace_id: String,
    subject: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    wrapped: Option<String>,
}

type Subjects = HashMap<(WorkspaceId, Arc<str>), Option<Key>>;

/// All keys, loaded as they are needed.
pub(crate) struct Keyring {
    db: Database,
    master: MasterKey,
    /// Authenticates rows that no chain covers.
    pub row_key: Key,
    workspaces: Mutex<HashMap<WorkspaceId, Arc<WorkspaceKeys>>>,
    subjects: Mutex<Subjects>,
}

impl Keyring {
    pub(crate) fn new(db: Database, master: MasterKey) -> Self {
        let row_key = master.derive("seal rows");
        Self { db, master, row_key, workspaces: Mutex::default(), subjects: Mutex::default() }
    }

    /// Makes sure that this is the master key the database belongs to. The first one it is opened with is.
    pub(crate) async fn check_master(&self) -> Result<(), LogError> {
        let foreign =
            || LogError::Keys("the master key does not open this database: it was made with another one".into());
        let ours = self.master.derive("belongs to this database");
        let select = "SELECT hash FROM master_key_check WHERE id = 1";
        let mut row = self.db.fetch_optional(select, &[]).await?;
        if row.is_none() {
            // An older program wrote no check: then its keys tell.
            if let Some(row) = self.db.fetch_optional("SELECT workspace_id FROM workspace_keys LIMIT 1", &[]).await? {
                let workspace = row.text(0)?.parse().map_err(|_| LogError::Keys("bad workspace id".into()))?;
                self.workspace(workspace)
                    .await
                    .map_err(|error| if matches!(error, LogError::Keys(_)) { foreign() } else { error })?;
            }
            // Of two nodes that start at once on an empty database, one is first.
            let insert = "INSERT INTO master_key_check (id, hash) VALUES (1, $1) ON CONFLICT DO NOTHING";
            self.db.execute(insert, &[ours.as_slice().into()]).await?;
            row = self.db.fetch_optional(select, &[]).await?;
        }
        let row = row.ok_or_else(|| LogError::Keys("the check of the master key can not be read".into()))?;
        if row.bytes(0)? == ours { Ok(()) } else { Err(foreign()) }
    }

    /// A workspace's keys, made on first use.
    pub(crate) async fn workspace(&self, workspace: WorkspaceId) -> Result<Arc<WorkspaceKeys>, LogError> {
        if let Some(keys) = lock(&self.workspaces).get(&workspace) {
            return Ok(Arc::clone(keys));
        }
        let select = "SELECT wrapped FROM workspace_keys WHERE workspace_id = $1";
        let mut row = self.db.fetch_optional(select, &[workspace.into()]).await?;
        if row.is_none() && self.has_events(workspace).await? {
            // Another node may have made it, and appended, since it was looked for.
            row = self.db.fetch_optional(select, &[workspace.into()]).await?;
            if row.is_none() {
                return Err(LogError::Keys(format!("the key of workspace {workspace} is gone, and it has events")));
            }
        }
        if row.is_none() {
            let wrapped = encrypt(self.master.expose(), &random_key(), format!("workspace {workspace}").as_bytes());
            let insert = "INSERT INTO workspace_keys (workspace_id, wrapped) VALUES ($1, $2) ON CONFLICT DO NOTHING";
            self.db.execute(insert, &[workspace.into(), wrapped.into()]).await?;
            row = self.db.fetch_optional(select, &[workspace.into()]).await?;
        }
        let row = row.ok_or_else(|| LogError::Keys(format!("no key for workspace {workspace}")))?;
        let keys = Arc::new(self.open_workspace(workspace, row.bytes(0)?)?);
        lock(&self.workspaces).insert(workspace, Arc::clone(&keys));
        Ok(keys)
    }

    /// Workspaces with events whose key is missing, or not one that this master key opens.
    pub(crate) async fn unopened(&self) -> Result<Vec<WorkspaceId>, LogError> {
        let sql = "SELECT h.workspace_id, k.wrapped FROM log_heads h \
                   LEFT JOIN workspace_keys k ON k.workspace_id = h.workspace_id WHERE h.position > 0";
        let mut unopened = Vec::new();
        for row in self.db.fetch_all(sql, &[]).await? {
            let workspace = row.text(0)?.parse().map_err(|_| LogError::Keys("bad workspace id".into()))?;
            let opens = row.bytes_or_null(1)?.is_some_and(|wrapped| self.open_workspace(workspace, wrapped).is_ok());
            if !opens {
                unopened.push(workspace);
            }
        }
        Ok(unopened)
    }

    async fn has_events(&self, workspace: WorkspaceId) -> Result<bool, LogError> {
        let sql = "SELECT 1 FROM log_heads WHERE workspace_id = $1 AND position > 0";
        Ok(self.db.fetch_optional(sql, &[workspace.into()]).await?.is_some())
    }

    /// A workspace's key as it is stored, whatever this node remembers; none when it is not there.
    pub(crate) async fn stored_workspace(&self, workspace: WorkspaceId) -> Result<Option<WorkspaceKeys>, LogError> {
        let select = "SELECT wrapped FROM workspace_keys WHERE workspace_id = $1";
        let Some(row) = self.db.fetch_optional(select, &[workspace.into()]).await? else { return Ok(None) };
        self.open_workspace(workspace, row.bytes(0)?).map(Some)
    }

    fn open_workspace(&self, workspace: WorkspaceId, wrapped: &[u8]) -> Result<WorkspaceKeys, LogError> {
        let key = unwrap(self.master.expose(), wrapped, &format!("workspace {workspace}"))?;
        Ok(WorkspaceKeys { wrap: keyed_hash(&key, b"wrap"), hash: keyed_hash(&key, b"hash") })
    }

    /// The rows of a workspace's subjects after one, a page of them; each with what is stored.
    pub(crate) async fn subjects_after(
        &self,
        workspace: WorkspaceId,
        keys: &WorkspaceKeys,
        after: &str,
        limit: usize,
    ) -> Result<Vec<(Arc<str>, StoredKey)>, LogError> {
        let sql = format!(
            "SELECT workspace_id, subject, wrapped, erased_at, erasure FROM subject_keys \
             WHERE workspace_id = $1 AND subject > $2 ORDER BY subject LIMIT {limit}"
        );
        let mut found = Vec::new();
        for row in self.db.fetch_all(&sql, &[workspace.into(), after.into()]).await? {
            let subject: Arc<str> = row.text(1)?.into();
            let stored = self.stored_subject(workspace, keys, &subject, &row)?;
            found.push((subject, stored));
        }
        Ok(found)
    }

    fn stored_subject(
        &self,
        workspace: WorkspaceId,
        keys: &WorkspaceKeys,
        subject: &str,
        row: &Row,
    ) -> Result<StoredKey, LogError> {
        let marked = row.int_or_null(3)?.is_some() || row.bytes_or_null(4)?.is_some();
        Ok(match row.bytes_or_null(2)? {
            Some(_) if marked => StoredKey::Foreign,
            Some(wrapped) => match unwrap(&keys.wrap, wrapped, &aad(workspace, subject)) {
                Ok(key) => StoredKey::Whole(key),
                Err(_) => StoredKey::Foreign,
            },
            None if self.is_erased(workspace, subject, row)? => StoredKey::Erased,
            None => StoredKey::Removed,
        })
    }

    /// Whether a row without a key proves that whoever has the master key destroyed it.
    fn is_erased(&self, workspace: WorkspaceId, subject: &str, row: &Row) -> Result<bool, LogError> {
        let (Some(erased_at), Some(proof)) = (row.int_or_null(3)?, row.bytes_or_null(4)?) else { return Ok(false) };
        Ok(proof == self.erasure(workspace, subject, erased_at))
    }

    /// Proof that whoever has the master key destroyed a key.
    fn erasure(&self, workspace: WorkspaceId, subject: &str, erased_at: i64) -> [u8; 32] {
        let text = format!("ledgerdesk erasure 1\n{workspace}\n{erased_at}\n{subject}");
        keyed_hash(&self.row_key, text.as_bytes())
    }

    /// The keys of these subjects; missing ones are made when `create` is set. A destroyed or never made key is none.
    pub(crate) async fn subjects(
        &self,
        wanted: &HashSet<(WorkspaceId, Arc<str>)>,
        create: bool,
    ) -> Result<Subjects, LogError> {
        let mut found = Subjects::with_capacity(wanted.len());
        let mut missing = Vec::new();
        {
            let cache = lock(&self.subjects);
            for subject in wanted {
                match cache.get(subject) {
                    Some(key) => drop(found.insert(subject.clone(), *key)),
                    None => missing.push(subject),
                }
            }
        }
        if missing.is_empty() {
            return Ok(found);
        }
        // On most first uses the key does not exist yet: make it in the same trip, and read what won.
        let mut rows = Vec::with_capacity(missing.len());
        for (workspace, subject) in &missing {
            let keys = self.workspace(*workspace).await?;
            let wrapped =
                create.then(|| hex::encode(encrypt(&keys.wrap, &random_key(), aad(*workspace, subject).as_bytes())));
            rows.push(SubjectRow { workspace_id: workspace.to_string(), subject, wrapped });
        }
        let rows = serde_json::to_string(&rows).map_err(|error| LogError::Keys(error.to_string()))?;
        let (insert, select) = match self.db.dialect() {
            Dialect::Postgres => (INSERT_POSTGRES, SELECT_POSTGRES),
            Dialect::Sqlite => (INSERT_SQLITE, SELECT_SQLITE),
        };
        let loaded = if create {
            // Relaxed: the events sealed with a key are durable after it, or not at all (see `forget_subjects`).
            let mut tx = self.db.begin(Durability::Relaxed).await?;
            tx.conn().execute(insert, &[rows.as_str().into()]).await?;
            let loaded = tx.conn().fetch_all(select, &[rows.as_str().into()]).await?;
            tx.commit().await?;
            loaded
        } else {
            self.db.fetch_all(select, &[rows.as_str().into()]).await?
        };
        let mut opened = Subjects::with_capacity(missing.len());
        for row in loaded {
            let workspace: WorkspaceId = row.text(0)?.parse().map_err(|_| LogError::Keys("bad workspace id".into()))?;
            let subject: Arc<str> = row.text(1)?.into();
            let keys = self.workspace(workspace).await?;
            let key = match row.bytes_or_null(2)? {
                Some(wrapped) => Some(unwrap(&keys.wrap, wrapped, &aad(workspace, &subject))?),
                // What is sealed without a key is lost: only an erasure that is proven may ask for that.
                None if create && !self.is_erased(workspace, &subject, &row)? => {
                    let whose = aad(workspace, &subject);
                    return Err(LogError::Keys(format!(
                        "the key of {whose} is gone, and nothing proves that it was erased"
                    )));
                }
                None => None,
            };
            opened.insert((workspace, subject), key);
        }
        let mut cache = lock(&self.subjects);
        if cache.len() > CACHED_SUBJECTS {
            cache.clear();
        }
        for subject in missing {
            match opened.get(subject) {
                Some(key) => {
                    cache.insert(subject.clone(), *key);
                    found.insert(subject.clone(), *key);
                }
                None => drop(found.insert(subject.clone(), None)),
            }
        }
        Ok(found)
    }

    /// After a failed write: a key made just before it may be lost with it, and must not be used as if it were stored.
    pub(crate) fn forget_subjects(&self) {
        lock(&self.subjects).clear();
    }

    /// Destroys a subject's key for good. The caller records that it happened.
    pub(crate) async fn destroy(&self, workspace: WorkspaceId, subject: &str, now_micros: i64) -> Result<(), LogError> {
        let sql = "INSERT INTO subject_keys (workspace_id, subject, wrapped, erased_at, erasure) VALUES ($1, $2, NULL, $3, $4) \
                   ON CONFLICT (workspace_id, subject) DO UPDATE SET wrapped = NULL, erased_at = excluded.erased_at, \
                   erasure = excluded.erasure";
        let erasure = self.erasure(workspace, subject, now_micros);
        self.db.execute(sql, &[workspace.into(), subject.into(), now_micros.into(), erasure.as_slice().into()]).await?;
        lock(&self.subjects).insert((workspace, subject.into()), None);
        Ok(())
    }
}

const INSERT_POSTGRES: &str = "INSERT INTO subject_keys (workspace_id, subject, wrapped) \
    SELECT w.workspace_id, w.subject, decode(w.wrapped, 'hex') \
    FROM json_to_recordset(CAST($1 AS json)) AS w(workspace_id text, subject text, wrapped text) \
    ORDER BY 1, 2 ON CONFLICT DO NOTHING";
const SELECT_POSTGRES: &str = "SELECT k.workspace_id, k.subject, k.wrapped, k.erased_at, k.erasure \
    FROM json_to_recordset(CAST($1 AS json)) AS w(workspace_id text, subject text) \
    JOIN subject_keys k ON k.workspace_id = w.workspace_id AND k.subject = w.subject";
const INSERT_SQLITE: &str = "INSERT INTO subject_keys (workspace_id, subject, wrapped) \
    SELECT value->>'workspace_id', value->>'subject', unhex(value->>'wrapped') FROM json_each($1) WHERE true \
    ON CONFLICT DO NOTHING";
const SELECT_SQLITE: &str = "SELECT k.workspace_id, k.subject, k.wrapped, k.erased_at, k.erasure FROM json_each($1) AS w \
    CROSS JOIN subject_keys k ON k.workspace_id = w.value->>'workspace_id' AND k.subject = w.value->>'subject'";

fn broken(path: &Path, error: std::io::Error) -> LogError {
    LogError::Keys(format!("key file {}: {error}", path.display()))
}

fn aad(workspace: WorkspaceId, subject: &str) -> String {
    format!("subject {workspace} {subject}")
}

fn unwrap(key: &Key, wrapped: &[u8], aad: &str) -> Result<Key, LogError> {
    decrypt(key, wrapped, aad.as_bytes())
        .and_then(|plain| plain.try_into().ok())
        .ok_or_else(|| LogError::Keys(format!("the master key does not open the key of {aad}")))
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn processes_that_start_together_share_one_key_file_and_leave_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ledgerdesk.key");
        let keys: Vec<Key> = std::thread::scope(|scope| {
            let starts: Vec<_> =
                (0..8).map(|_| scope.spawn(|| *MasterKey::load_or_create(&path).unwrap().expose())).collect();
            starts.into_iter().map(|start| start.join().unwrap()).collect()
        });
        let stored = *MasterKey::load_or_create(&path).unwrap().expose();
        assert!(keys.iter().all(|key| *key == stored));
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
