//! Read your own writes: `?after=<position>` on every read.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use eventlog::WorkspaceId;

use crate::app::App;
use crate::error::Problem;
use crate::extract::{AFTER, pairs};

/// The position a read must have reached before it answers.
pub(crate) struct After(pub Option<i64>);

impl<S: Send + Sync> FromRequestParts<S> for After {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let mut texts = pairs(&parts.uri).filter(|(name, value)| name == AFTER && !value.is_empty());
        let Some((_, text)) = texts.next() else { return Ok(Self(None)) };
        if texts.next().is_some() {
            return Err(Problem::invalid(AFTER, format!("`{AFTER}` may be given once")));
        }
        match text.parse() {
            Ok(position) if position >= 0 => Ok(Self(Some(position))),
            Ok(_) | Err(_) => Err(Problem::invalid(AFTER, format!("`{AFTER}` must be a position, not `{text}`"))),
        }
    }
}

impl After {
    /// Waits until a read model has the position.
    pub(crate) async fn wait(&self, app: &App, workspace: WorkspaceId, projection: &str) -> Result<(), Problem> {
        match self.0 {
            Some(position) => {
                not_beyond(app, workspace, position).await?;
                Ok(app.models.wait_for(workspace, projection, position, app.read_wait).await?)
            }
            None => Ok(()),
        }
    }

    /// Makes sure that this node knows of the position: for what is read from the log itself.
    pub(crate) async fn wait_for_log(&self, app: &App, workspace: WorkspaceId) -> Result<(), Problem> {
        let Some(position) = self.0 else { return Ok(()) };
        not_beyond(app, workspace, position).await
    }
}

/// Refuses a position that the log has not reached: it was never given out, so there is nothing to wait for.
async fn not_beyond(app: &App, workspace: WorkspaceId, position: i64) -> Result<(), Problem> {
    if app.log.head(workspace).await? >= position {
        return Ok(());
    }
    // It may have been written by another node a moment ago.
    let head = app.log.catch_up(workspace).await?;
    if head >= position { Ok(()) } else { Err(Problem::beyond_the_head(position, head)) }
}
