//! Groups and their switches (GR1, GR2).

use aggregates::group::{Group, GroupCommand, GroupFlag};
use aggregates::ids::GroupId;
use aggregates::workspace::TokenScope;
use serde::Deserialize;
use utoipa::ToSchema;

use super::Order;
use crate::answer::Changed;
use crate::app::App;
use crate::change::Change;
use crate::error::Problem;

/// A switch of a group.
#[derive(Clone, Copy, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum FlagName {
    /// Customers are answered.
    Support,
    /// Marketing is sent.
    Marketing,
    /// Everything is processed and logged, nothing is sent.
    Silent,
}

impl From<FlagName> for GroupFlag {
    fn from(name: FlagName) -> Self {
        match name {
            FlagName::Support => Self::Support,
            FlagName::Marketing => Self::Marketing,
            FlagName::Silent => Self::Silent,
        }
    }
}

/// Switch one of a group's flags. Switching it to what it is succeeds and changes nothing.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ToggleGroupFlag {
    /// As `GET /groups` shows it.
    #[schema(value_type = String)]
    pub group_id: GroupId,
    pub flag: FlagName,
    pub enabled: bool,
}

impl Order for ToggleGroupFlag {
    const NAME: &'static str = "ToggleGroupFlag";
    const NEEDS: TokenScope = TokenScope::Write;
    const SUMMARY: &'static str = "Switch a group's support, marketing or silent flag";

    async fn run(self, app: &App, change: &Change) -> Result<Changed, Problem> {
        registered(app, change, &self.group_id).await?;
        let command =
            GroupCommand::ToggleGroupFlag { flag: self.flag.into(), enabled: self.enabled, now: app.log.now() };
        app.change::<Group>(change, self.group_id.as_str(), command).await
    }
}

/// Delete a group; its next message registers it anew, all flags off.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RemoveGroup {
    #[schema(value_type = String)]
    pub group_id: GroupId,
}

impl Order for RemoveGroup {
    const NAME: &'static str = "RemoveGroup";
    const NEEDS: TokenScope = TokenScope::Write;
    const SUMMARY: &'static str = "Delete a group";

    async fn run(self, app: &App, change: &Change) -> Result<Changed, Problem> {
        if app.log.load::<Group>(change.workspace(), self.group_id.as_str()).await?.group_id.is_empty() {
            return Err(Problem::missing("group", self.group_id.as_str()));
        }
        app.change::<Group>(change, self.group_id.as_str(), GroupCommand::RemoveGroup { now: app.log.now() }).await
    }
}

async fn registered(app: &App, change: &Change, group_id: &GroupId) -> Result<(), Problem> {
    let group = app.log.load::<Group>(change.workspace(), group_id.as_str()).await?;
    if group.registered || app.is_repeat(change).await? {
        Ok(())
    } else {
        Err(Problem::missing("group", group_id.as_str()))
    }
}
