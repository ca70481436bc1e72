//! Who follows the log: projections, and sources of effects.

use std::collections::HashMap;
use std::sync::Arc;

use eventlog::WorkspaceId;
use eventlog::db::{Conn, Database, Dialect, Durability};

use crate::error::ReadError;
use crate::fact::RecordedFact;
use crate::folder::Fold;
use crate::outbox::{EffectRow, NewEffect};
use crate::registry;
use crate::store::Statements;
use crate::store::checkpoint::{self, Checkpoint};

/// Turns events into effects. Driven by the same runner as projections, and never by a rebuild.
pub trait EffectSource: Send + Sync + 'static {
    /// Names its checkpoint and its effects: stays the same for ever.
    fn name(&self) -> &'static str;
    /// What is to be done because of an event. Pure: the same event gives the same effects.
    fn effects(&self, fact: &RecordedFact) -> Vec<NewEffect>;
}

/// One consumer and where it stands in each workspace.
pub(super) struct Consumer<K> {
    /// Name of its checkpoints.
    pub name: String,
    pub at: HashMap<WorkspaceId, Checkpoint>,
    pub kind: K,
}

/// A projection being kept up to date.
pub(super) struct Live {
    pub folder: Box<dyn Fold>,
    pub statements: Statements,
    pub version: i64,
    /// How often its table was replaced when we last looked.
    pub generation: i64,
    /// Rows written since this runner began, and how many it will be when the planner is told about the table again.
    pub written: usize,
    pub tell_planner_at: usize,
}

/// After so many rows the planner is told about a table (PostgreSQL), and again whenever there are several times as many: its own
/// daemon may come minutes later, and without figures it takes the wrong index for a search.
const TELL_PLANNER_AT: usize = 250;
const TELL_PLANNER_AGAIN: usize = 4;

impl Live {
    /// Takes note of written rows; true when it is time to tell the planner.
    pub fn note_written(&mut self, rows: usize) -> bool {
        self.written += rows;
        let is_time = self.written >= self.tell_planner_at;
        if is_time {
            self.tell_planner_at = self.written * TELL_PLANNER_AGAIN;
        }
        is_time && self.statements.dialect == Dialect::Postgres
    }
}

/// Lets PostgreSQL look at what a table holds, beside everything else.
pub(super) fn tell_planner(db: Database, table: String) {
    tokio::spawn(async move {
        let told = async {
            let mut tx = db.begin(Durability::Relaxed).await?;
            tx.conn().execute_script(&format!("ANALYZE {table}")).await?;
            tx.commit().await
        };
        if let Err(error) = told.await {
            tracing::debug!(%error, table, "the planner could not be told");
        }
    });
}

impl<K> Consumer<K> {
    /// Position in a workspace; 0 at the beginning.
    pub fn position(&self, workspace: WorkspaceId) -> i64 {
        self.at.get(&workspace).map_or(0, |checkpoint| checkpoint.position)
    }

    /// Reads where it stands in the workspaces that `wanted` names.
    pub async fn read_checkpoints(
        &mut self,
        db: &Database,
        wanted: impl Fn(WorkspaceId) -> bool,
    ) -> Result<(), ReadError> {
        let stored = checkpoint::parse_all(&db.fetch_all(checkpoint::ALL, &[self.name.as_str().into()]).await?)?;
        self.at.extend(stored.into_iter().filter(|(workspace, _)| wanted(*workspace)));
        Ok(())
    }
}

/// What is stored of each projection's table.
pub(crate) async fn versions(db: &Database) -> Result<HashMap<String, (i64, i64)>, ReadError> {
    let rows = db.fetch_all("SELECT projection, version, generation FROM projection_versions", &[]).await?;
    rows.iter().map(|row| Ok((row.text(0)?.to_owned(), (row.int(1)?, row.int(2)?)))).collect()
}

/// The projections whose tables this program can keep: those built by the version it has.
pub(super) fn live(db: &Database, versions: &HashMap<String, (i64, i64)>) -> Vec<Consumer<Live>> {
    registry::all()
        .into_iter()
        .filter_map(|projection| {
            let (version, generation) = *versions.get(projection.name())?;
            (version == projection.version()).then(|| Consumer {
                name: projection.name().to_owned(),
                at: HashMap::new(),
                kind: Live {
                    folder: projection.folder(),
                    statements: Statements::new(db.dialect(), projection.table(), projection.table().name),
                    version,
                    generation,
                    written: 0,
                    tell_planner_at: TELL_PLANNER_AT,
                },
            })
        })
        .collect()
}

/// Inside the transaction that stores: no table was replaced meanwhile, and none is until it ends.
pub(super) async fn check_generations(conn: &mut Conn<'_>, consumers: &[Consumer<Live>]) -> Result<(), ReadError> {
    let lock = match conn.dialect() {
        Dialect::Sqlite => "",
        Dialect::Postgres => " ORDER BY projection FOR SHARE",
    };
    let rows =
        conn.fetch_all(&format!("SELECT projection, version, generation FROM projection_versions{lock}"), &[]).await?;
    for consumer in consumers {
        let mut as_known = false;
        for row in &rows {
            as_known |= row.text(0)? == consumer.name
                && row.int(1)? == consumer.kind.version
                && row.int(2)? == consumer.kind.generation;
        }
        if !as_known {
            return Err(ReadError::Superseded(consumer.name.clone()));
        }
    }
    Ok(())
}

/// The rows of a source's effects for some events.
pub(super) fn effect_rows(source: &Arc<dyn EffectSource>, facts: &[RecordedFact], rows: &mut Vec<EffectRow>) {
    for fact in facts {
        for (index, effect) in source.effects(fact).into_iter().enumerate() {
            let recorded = &fact.recorded;
            let recorded_at = recorded.recorded_at.as_microsecond();
            rows.push(EffectRow {
                effect_id: format!("{}-{}-{index}", recorded.event_id.as_simple(), source.name()),
                workspace_id: recorded.workspace_id,
                lane: effect.lane,
                seq: recorded.position * EFFECTS_PER_EVENT + i64::try_from(index).unwrap_or(EFFECTS_PER_EVENT - 1),
                kind: effect.kind,
                payload: effect.payload.to_string(),
                event_position: recorded.position,
                due_at: effect.due_at.map_or(recorded_at, |due_at| due_at.as_microsecond()),
                created_at: recorded_at,
            });
        }
    }
}

/// Room for the order of one event's effects within their lane.
const EFFECTS_PER_EVENT: i64 = 1 << 12;
