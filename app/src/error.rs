//! Why something was not done.

use aggregates::conversation::ConversationError;
use aggregates::customer::CustomerError;
use aggregates::group::GroupError;
use aggregates::workspace::WorkspaceError;
use eventlog::{ExecuteError, LogError};
use projections::ReadError;

/// What keeps a use case from being done. Each door words it once, for whom it speaks to.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    /// An argument that can not be.
    #[error("{argument}: {reason}")]
    Invalid { argument: String, reason: String },
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// Others were faster, too often: it may be tried again.
    #[error("too many concurrent changes")]
    Busy,
    /// Its key names another request, whose last event is at `position`.
    #[error("the key was used for another request, at position {position}")]
    KeyReused { position: i64 },
    /// Somebody else may be at it by now.
    #[error("the lease ran out while it was worked on")]
    LeaseOver,
    #[error(transparent)]
    Log(#[from] LogError),
    #[error(transparent)]
    Read(#[from] ReadError),
}

/// An aggregate's own refusal.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    #[error(transparent)]
    Conversation(#[from] ConversationError),
    #[error(transparent)]
    Customer(#[from] CustomerError),
    #[error(transparent)]
    Group(#[from] GroupError),
    #[error(transparent)]
    Workspace(#[from] WorkspaceError),
}

impl<E> From<ExecuteError<E>> for AppError
where
    E: std::error::Error,
    Refusal: From<E>,
{
    fn from(error: ExecuteError<E>) -> Self {
        match error {
            ExecuteError::Refused(refusal) => Self::Refused(refusal.into()),
            ExecuteError::Conflict | ExecuteError::Stale { .. } => Self::Busy,
            ExecuteError::KeyReused { position } => Self::KeyReused { position },
            ExecuteError::Log(error) => Self::Log(error),
        }
    }
}
