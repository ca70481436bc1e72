//! What can go wrong with read models.

use eventlog::{LogError, WorkspaceId};

/// A read model could not be read or kept.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The database refused or could not be reached.
    #[error("database: {0}")]
    Database(sqlx::Error),
    /// The log could not be read.
    #[error(transparent)]
    Log(#[from] LogError),
    /// A stored row does not read as its type; rebuilding the read model mends it.
    #[error("unreadable row of {table}: {reason}")]
    Row { table: String, reason: String },
    /// No projection has this name.
    #[error("there is no projection `{0}`")]
    NoSuchProjection(String),
    /// A fold used a row that its `touches` did not name.
    #[error("{projection} used row {key} without naming it")]
    Undeclared { projection: &'static str, key: String },
    /// Events did not begin right after the checkpoint.
    #[error("{projection} of {workspace} is at {checkpoint}, and was given events from {first} on")]
    Gap { projection: String, workspace: WorkspaceId, checkpoint: i64, first: i64 },
    /// Somebody else moved a checkpoint, or took a lease; what was folded is undone and folded again.
    #[error("{0} changed hands")]
    Superseded(String),
    /// The same projection is being rebuilt already.
    #[error("{0} is being rebuilt by somebody else")]
    RebuildRunning(String),
}

// Its words are part of ours: named as the source they would be printed twice.
impl From<sqlx::Error> for ReadError {
    fn from(error: sqlx::Error) -> Self {
        Self::Database(error)
    }
}

impl ReadError {
    pub(crate) fn row(table: &str, error: &serde_json::Error) -> Self {
        Self::Row { table: table.to_owned(), reason: error.to_string() }
    }
}
