//! Somebody who can do with the database whatever they like, knows every recipe, and lacks the master key.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::{Signer as _, SigningKey};
use eventlog::WorkspaceId;
use eventlog::audit::Checkpoint;
use eventlog::db::{Arg, Database, Dialect, Row};
use sha2::{Digest as _, Sha256};

/// The tables of the log, with what guards them.
pub const TABLES: [&str; 6] =
    ["events", "log_heads", "log_checkpoints", "idempotency_keys", "workspace_keys", "subject_keys"];

/// A head's row.
#[derive(Clone, Debug)]
pub struct HeadRow {
    pub position: i64,
    pub hash: Vec<u8>,
    pub recorded_at: i64,
    pub signed_position: i64,
    pub signed_hash: Vec<u8>,
    pub seal: Vec<u8>,
}

pub struct Attacker {
    pub db: Database,
    /// Whose log is attacked.
    pub workspace: WorkspaceId,
    key: SigningKey,
}

impl Attacker {
    /// Begins by removing every trigger.
    pub async fn on(url: &str, workspace: WorkspaceId) -> Self {
        let db = Database::connect_with(url, 2).await.unwrap();
        match db.dialect() {
            Dialect::Postgres => {
                for table in TABLES {
                    db.execute(&format!("ALTER TABLE {table} DISABLE TRIGGER USER"), &[]).await.unwrap();
                }
            }
            Dialect::Sqlite => {
                let triggers =
                    db.fetch_all("SELECT name FROM sqlite_master WHERE type = 'trigger'", &[]).await.unwrap();
                for row in triggers {
                    db.execute(&format!("DROP TRIGGER {}", row.text(0).unwrap()), &[]).await.unwrap();
                }
            }
        }
        Self::looking(db, workspace)
    }

    /// Somebody who only looks.
    pub fn looking(db: Database, workspace: WorkspaceId) -> Self {
        Self { db, workspace, key: SigningKey::from_bytes(&[66; 32]) }
    }

    /// Runs SQL; `WS` stands for the workspace.
    pub async fn sql(&self, sql: &str) {
        for statement in sql.replace("WS", &format!("'{}'", self.workspace)).split(';') {
            if !statement.trim().is_empty() {
                self.db.execute(statement, &[]).await.unwrap_or_else(|error| panic!("{statement}: {error}"));
            }
        }
    }

    async fn run(&self, sql: &str, args: &[Arg<'_>]) {
        self.db.execute(sql, args).await.unwrap_or_else(|error| panic!("{sql}: {error}"));
    }

    async fn rows(&self, sql: &str, args: &[Arg<'_>]) -> Vec<Row> {
        self.db.fetch_all(sql, args).await.unwrap_or_else(|error| panic!("{sql}: {error}"))
    }

    /// Computes the chain anew from its first event on, by the recipe in docs/proof.md.
    pub async fn chain_anew(&self) {
        let sql = "SELECT position, event_id, aggregate_type, aggregate_id, sequence, event_type, event_version, \
                   CAST(payload AS text), CAST(metadata AS text), recorded_at FROM events WHERE workspace_id = $1 ORDER BY position";
        let mut previous = vec![0; 32];
        for row in self.rows(sql, &[self.workspace.into()]).await {
            let position = row.int(0).unwrap();
            let mut hash = Sha256::new();
            hash.update(&previous);
            let workspace = self.workspace.to_string();
            let number = |column: usize| row.int(column).unwrap().to_le_bytes().to_vec();
            let text = |column: usize| row.text(column).unwrap().as_bytes().to_vec();
            let fields = [
                workspace.into_bytes(),
                number(0),
                text(1),
                text(2),
                text(3),
                number(4),
                text(5),
                text(6),
                text(7),
                text(8),
                number(9),
            ];
            for field in fields {
                hash.update((field.len() as u64).to_le_bytes());
                hash.update(field);
            }
            previous = hash.finalize().to_vec();
            let args = [self.workspace.into(), position.into(), previous.clone().into()];
            self.run("UPDATE events SET hash = $3 WHERE workspace_id = $1 AND position = $2", &args).await;
        }
    }

    /// Moves the head to the last event there is; its seal stays as it was.
    pub async fn head_to_last_event(&self) {
        self.sql(
            "UPDATE log_heads SET position = (SELECT max(position) FROM events WHERE workspace_id = WS), \
             hash = (SELECT hash FROM events WHERE workspace_id = WS ORDER BY position DESC LIMIT 1), \
             recorded_at = (SELECT max(recorded_at) FROM events WHERE workspace_id = WS) WHERE workspace_id = WS",
        )
        .await;
    }

    pub async fn head(&self, workspace: WorkspaceId) -> HeadRow {
        let sql = "SELECT position, hash, recorded_at, signed_position, signed_hash, seal FROM log_heads WHERE workspace_id = $1";
        let row = self.rows(sql, &[workspace.into()]).await.pop().unwrap();
        HeadRow {
            position: row.int(0).unwrap(),
            hash: row.bytes(1).unwrap().to_vec(),
            recorded_at: row.int(2).unwrap(),
            signed_position: row.int(3).unwrap(),
            signed_hash: row.bytes(4).unwrap().to_vec(),
            seal: row.bytes(5).unwrap().to_vec(),
        }
    }

    /// Puts a head's row in place of what is there.
    pub async fn put_head(&self, head: &HeadRow) {
        let sql = "UPDATE log_heads SET position = $2, hash = $3, recorded_at = $4, signed_position = $5, signed_hash = $6, \
                   seal = $7 WHERE workspace_id = $1";
        let args = [
            self.workspace.into(),
            head.position.into(),
            head.hash.clone().into(),
            head.recorded_at.into(),
            head.signed_position.into(),
            head.signed_hash.clone().into(),
            head.seal.clone().into(),
        ];
        self.run(sql, &args).await;
    }

    /// Signs a checkpoint with a key of their own, at an event that is there, or with any hash.
    pub async fn sign(&self, position: i64) {
        let sql = "SELECT hash FROM events WHERE workspace_id = $1 AND position = $2";
        let found = self.rows(sql, &[self.workspace.into(), position.into()]).await.pop();
        let hash = found.map_or_else(|| vec![1; 32], |row| row.bytes(0).unwrap().to_vec());
        let signed_at = 1_790_000_000_000_000;
        let text =
            format!("ledgerdesk checkpoint 1\n{}\n{position}\n{}\n{signed_at}\n", self.workspace, hex::encode(&hash));
        let args = [
            self.workspace.into(),
            position.into(),
            hash.into(),
            signed_at.into(),
            self.key.verifying_key().as_bytes().to_vec().into(),
            self.key.sign(text.as_bytes()).to_bytes().to_vec().into(),
        ];
        let insert = "INSERT INTO log_checkpoints (workspace_id, position, hash, signed_at, public_key, signature) \
                      VALUES ($1, $2, $3, $4, $5, $6)";
        self.sql(&format!("DELETE FROM log_checkpoints WHERE workspace_id = WS AND position = {position}")).await;
        self.run(insert, &args).await;
    }

    /// Adds a checkpoint as it is.
    pub async fn add_checkpoint(&self, checkpoint: &Checkpoint) {
        let args = [
            self.workspace.into(),
            checkpoint.position.into(),
            hex::decode(&checkpoint.hash).unwrap().into(),
            checkpoint.signed_at.as_microsecond().into(),
            STANDARD.decode(&checkpoint.public_key).unwrap().into(),
            STANDARD.decode(&checkpoint.signature).unwrap().into(),
        ];
        let insert = "INSERT INTO log_checkpoints (workspace_id, position, hash, signed_at, public_key, signature) \
                      VALUES ($1, $2, $3, $4, $5, $6)";
        self.run(insert, &args).await;
    }

    /// A text signed with a key of their own, and that key; both base64.
    pub fn signed(text: &str) -> (String, String) {
        let key = SigningKey::from_bytes(&[66; 32]);
        let signature = key.sign(text.as_bytes()).to_bytes();
        (STANDARD.encode(key.verifying_key().as_bytes()), STANDARD.encode(signature))
    }
}
