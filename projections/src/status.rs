//! How the read models are doing.

use std::collections::HashMap;

use eventlog::WorkspaceId;
use eventlog::db::Database;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::error::ReadError;
use crate::rebuild;
use crate::registry;
use crate::runner::versions;
use crate::store::checkpoint;

/// What is the matter with a read model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProjectionState {
    /// Kept up to date.
    Live,
    /// A copy is being built beside it.
    Rebuilding,
    /// Built by another version of the program: it serves, and is not kept up to date by this one.
    Outdated,
}

/// One projection.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProjectionStatus {
    pub name: String,
    /// The version this program has.
    pub version: i64,
    /// The version that the table was built by.
    pub stored_version: i64,
    pub state: ProjectionState,
    /// Events applied, over all workspaces.
    pub events: i64,
    /// Events not applied yet.
    pub lag: i64,
    pub workspaces: Vec<WorkspaceStatus>,
}

/// One projection in one workspace.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkspaceStatus {
    pub workspace_id: WorkspaceId,
    /// Last event applied.
    pub position: i64,
    /// Last event there is.
    pub head: i64,
}

/// The heads of all logs, as stored.
pub(crate) async fn heads(db: &Database) -> Result<HashMap<WorkspaceId, i64>, ReadError> {
    let rows = db.fetch_all("SELECT workspace_id, position FROM log_heads", &[]).await?;
    rows.iter().map(|row| Ok((workspace_in(row.text(0)?, "log_heads")?, row.int(1)?))).collect()
}

/// A workspace's id as this table has it.
fn workspace_in(text: &str, table: &str) -> Result<WorkspaceId, ReadError> {
    text.parse().map_err(|error: uuid::Error| ReadError::Row { table: table.to_owned(), reason: error.to_string() })
}

/// A consumer whose checkpoint lies beyond the end of a log: it hears nothing of what comes until the log is as long.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ahead {
    /// The read model, or whatever else follows the log.
    pub projection: String,
    pub workspace_id: WorkspaceId,
    /// How many events there would have to be more.
    pub events: i64,
}

impl std::fmt::Display for Ahead {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { projection, workspace_id, events } = self;
        write!(
            f,
            "{projection} claims {events} events more than there are in workspace {workspace_id}, and hears of none"
        )
    }
}

/// Asked in one statement, so that both are of one moment.
pub(crate) async fn ahead(db: &Database) -> Result<Vec<Ahead>, ReadError> {
    let sql = "SELECT c.projection, c.workspace_id, c.position - coalesce(h.position, 0) FROM projection_checkpoints c \
               LEFT JOIN log_heads h ON h.workspace_id = c.workspace_id WHERE c.position > coalesce(h.position, 0) \
               ORDER BY c.projection, c.workspace_id";
    let rows = db.fetch_all(sql, &[]).await?;
    let read = |row: &eventlog::db::Row| {
        let workspace_id = workspace_in(row.text(1)?, "projection_checkpoints")?;
        Ok(Ahead { projection: row.text(0)?.to_owned(), workspace_id, events: row.int(2)? })
    };
    rows.iter().map(read).collect()
}

pub(crate) async fn list(db: &Database) -> Result<Vec<ProjectionStatus>, ReadError> {
    let versions = versions(db).await?;
    let mut list = Vec::new();
    for projection in registry::all() {
        let name = projection.name();
        let checkpoints = checkpoint::parse_all(&db.fetch_all(checkpoint::ALL, &[name.into()]).await?)?;
        // Read after the checkpoints, so that no checkpoint seems to be ahead.
        let mut workspaces: Vec<WorkspaceStatus> = heads(db)
            .await?
            .into_iter()
            .map(|(workspace_id, head)| {
                let position = checkpoints.get(&workspace_id).map_or(0, |checkpoint| checkpoint.position);
                WorkspaceStatus { workspace_id, position, head }
            })
            .collect();
        workspaces.sort_by_key(|workspace| workspace.workspace_id);
        let stored_version = versions.get(name).map_or(0, |(version, _)| *version);
        let state = if rebuild::is_running(db, name, Timestamp::now()).await? {
            ProjectionState::Rebuilding
        } else if stored_version == projection.version() {
            ProjectionState::Live
        } else {
            ProjectionState::Outdated
        };
        list.push(ProjectionStatus {
            name: name.to_owned(),
            version: projection.version(),
            stored_version,
            state,
            events: workspaces.iter().map(|workspace| workspace.position).sum(),
            lag: workspaces.iter().map(|workspace| (workspace.head - workspace.position).max(0)).sum(),
            workspaces,
        });
    }
    Ok(list)
}
