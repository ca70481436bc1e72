//! What can go wrong in the log.

use eventlog_contract::WorkspaceId;

use crate::head::Untrusted;

/// The log could not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum LogError {
    /// The database refused or could not be reached. Nothing is known to be written; with an idempotency key, try again.
    #[error("database: {0}")]
    Database(sqlx::Error),
    /// Stored bytes do not read as what they should be.
    #[error("unreadable event {position} of workspace {workspace}: {reason}")]
    Unreadable { workspace: String, position: i64, reason: String },
    /// The master key does not open this database's keys, or a key is missing.
    #[error("keys: {0}")]
    Keys(String),
    /// A write was not confirmed, for a reason that concerned its whole batch.
    #[error("not confirmed: {0}")]
    Unavailable(String),
    /// What is stored of this workspace cannot be what this program wrote: nothing is written to it, and nothing signed.
    #[error("the log of workspace {workspace} is not trusted: {reason}")]
    Untrusted { workspace: WorkspaceId, reason: Untrusted },
    /// The anchor can not be read or written.
    #[error("the anchor {path}: {reason}")]
    Anchor { path: String, reason: String },
    /// The writer is gone (the program is stopping).
    #[error("the log is closed")]
    Closed,
    /// Any other reason why the schema could not be brought up to date.
    #[error("migration: {0}")]
    Migration(sqlx::migrate::MigrateError),
}

// Their words are part of ours: named as sources they would be printed twice.
impl From<sqlx::Error> for LogError {
    fn from(error: sqlx::Error) -> Self {
        Self::Database(error)
    }
}

impl From<sqlx::migrate::MigrateError> for LogError {
    fn from(error: sqlx::migrate::MigrateError) -> Self {
        Self::Migration(error)
    }
}

impl LogError {
    /// Whether the database itself refused, and nothing was written.
    pub(crate) fn is_refusal(&self) -> bool {
        matches!(self, Self::Database(error) if crate::db::is_refusal(error))
    }
}

/// Why a command had no effect.
#[derive(Debug, thiserror::Error)]
pub enum ExecuteError<E: std::error::Error> {
    /// The aggregate refused; nothing is recorded.
    #[error("{0}")]
    Refused(E),
    /// The aggregate changed after the version the call rests on; nothing is recorded. `position`: of its last event then.
    #[error("it was changed at position {position}, after the version seen")]
    Stale { position: i64 },
    /// The key was used for another request, whose last event is at `position`; nothing is recorded.
    #[error("this key was used for another request, at position {position}")]
    KeyReused { position: i64 },
    /// Other writers were faster, more often than the command was willing to be decided again.
    #[error("too many concurrent changes; try again")]
    Conflict,
    /// The log could not be read or written.
    #[error(transparent)]
    Log(#[from] LogError),
}
