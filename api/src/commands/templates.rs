//! The words of the workspace.

use aggregates::workspace::{TokenScope, Workspace, WorkspaceCommand};
use serde::Deserialize;
use utoipa::ToSchema;

use super::Order;
use crate::answer::Changed;
use crate::app::App;
use crate::change::Change;
use crate::error::Problem;

/// Word a text. Keys and placeholders are listed by `GET /templates`.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ChangeTemplate {
    #[schema(example = "refill_submitted")]
    pub key: String,
    /// Empty = the fixed text.
    #[schema(example = "Done! Refill for {order_id} is on its way.")]
    pub value: String,
}

impl Order for ChangeTemplate {
    const NAME: &'static str = "ChangeTemplate";
    const NEEDS: TokenScope = TokenScope::Write;
    const SUMMARY: &'static str = "Word a text";

    async fn run(self, app: &App, change: &Change) -> Result<Changed, Problem> {
        let command = WorkspaceCommand::ChangeTemplate { key: self.key.clone(), text: self.value, now: app.log.now() };
        carry_out(app, change, command, self.key).await
    }
}

/// Go back to the fixed text.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ResetTemplate {
    #[schema(example = "refill_submitted")]
    pub key: String,
}

impl Order for ResetTemplate {
    const NAME: &'static str = "ResetTemplate";
    const NEEDS: TokenScope = TokenScope::Write;
    const SUMMARY: &'static str = "Go back to the fixed text";

    async fn run(self, app: &App, change: &Change) -> Result<Changed, Problem> {
        let command = WorkspaceCommand::ResetTemplate { key: self.key.clone(), now: app.log.now() };
        carry_out(app, change, command, self.key).await
    }
}

async fn carry_out(app: &App, change: &Change, command: WorkspaceCommand, key: String) -> Result<Changed, Problem> {
    let committed = app.execute::<Workspace>(change, &change.workspace().to_string(), command).await?;
    let workspace = app.own_workspace(change.workspace()).await?;
    let is_default = !workspace.templates.contains_key(&key);
    Ok(Changed::at(committed.position).with("key", key).with("is_default", is_default))
}
