//! The operator's own words: aliases and custom commands (CC13).

use aggregates::grammar::{Alias, Command, CustomCommand};
use aggregates::workspace::{TokenScope, WorkspaceCommand};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use super::Order;
use crate::answer::Changed;
use crate::app::App;
use crate::change::Change;
use crate::error::Problem;

/// What an alias may stand for.
const COMMANDS: [&str; 13] = [
    "check",
    "details",
    "refill",
    "cancel",
    "speed_up",
    "refund",
    "partial",
    "fake_complete",
    "balance",
    "services",
    "ticket",
    "my_username",
    "help",
];

/// Another name of a command.
#[derive(Debug, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AliasBody {
    /// One to four words, letters only, in any script; case and accents do not count.
    #[schema(example = "top up")]
    pub phrase: String,
    /// `check`, `details`, `refill`, `cancel`, `speed_up`, `refund`, `partial`, `fake_complete`, `balance`, `services`, `ticket`,
    /// `my_username` or `help`.
    #[schema(example = "refill")]
    pub command: String,
}

impl AliasBody {
    fn read(self, index: usize) -> Result<Alias, Problem> {
        let wrong = || {
            let (field, names) = (format!("items[{index}].command"), COMMANDS.join(", "));
            Problem::invalid(field, format!("`{}` is no command; there are {names}", self.command))
        };
        let name = self.command.trim().to_lowercase().replace([' ', '-'], "_");
        let command: Command = serde_json::from_value(Value::String(name)).map_err(|_| wrong())?;
        Ok(Alias { phrase: self.phrase, command })
    }
}

impl TryFrom<Alias> for AliasBody {
    type Error = Problem;

    fn try_from(alias: Alias) -> Result<Self, Problem> {
        let command = serde_json::to_value(alias.command).map_err(|error| Problem::internal(&error))?;
        Ok(Self { phrase: alias.phrase, command: command.as_str().unwrap_or_default().to_owned() })
    }
}

/// Replace the whole list of aliases (CC13).
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReplaceAliases {
    pub items: Vec<AliasBody>,
}

impl Order for ReplaceAliases {
    const NAME: &'static str = "ReplaceAliases";
    const NEEDS: TokenScope = TokenScope::Write;
    const SUMMARY: &'static str = "Replace the whole list of aliases";

    async fn run(self, app: &App, change: &Change) -> Result<Changed, Problem> {
        let aliases = self.items.into_iter().enumerate().map(|(index, alias)| alias.read(index));
        let aliases = aliases.collect::<Result<Vec<_>, _>>()?;
        app.change_workspace(change, WorkspaceCommand::ReplaceAliases { aliases, now: app.log.now() }).await
    }
}

/// A command of your own.
#[derive(Debug, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CustomCommandBody {
    /// What customers write: one to four words, letters only, in any script; case and accents do not count.
    #[schema(example = "opening hours")]
    pub name: String,
    /// The reply. `{username}` and `{order_ids}` are filled in once; with `{order_id}`, `{service}`, `{status}`, `{link}`, `{quantity}`,
    /// `{start_count}`, `{remains}`, `{charge}`, `{provider}` or `{ordered}` in it, it is said for each order asked about. A line
    /// with a placeholder that has no value is left out.
    #[schema(example = "We answer from 9 to 18 h, {username}.")]
    pub template: String,
}

impl From<CustomCommand> for CustomCommandBody {
    fn from(own: CustomCommand) -> Self {
        Self { name: own.name, template: own.template }
    }
}

/// Replace the whole list of your own commands (CC13).
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReplaceCustomCommands {
    pub items: Vec<CustomCommandBody>,
}

impl Order for ReplaceCustomCommands {
    const NAME: &'static str = "ReplaceCustomCommands";
    const NEEDS: TokenScope = TokenScope::Write;
    const SUMMARY: &'static str = "Replace the whole list of your own commands";

    async fn run(self, app: &App, change: &Change) -> Result<Changed, Problem> {
        let own = |body: CustomCommandBody| CustomCommand { name: body.name, template: body.template };
        let commands = self.items.into_iter().map(own).collect();
        app.change_workspace(change, WorkspaceCommand::ReplaceCustomCommands { commands, now: app.log.now() }).await
    }
}
