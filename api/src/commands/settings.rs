//! Settings and routes.

use std::collections::BTreeMap;

use aggregates::ids::ChannelId;
use aggregates::values::OrderAction;
use aggregates::workspace::{Route, TokenScope, Workspace, WorkspaceCommand, WorkspaceEvent};
use eventlog::{LogError, Recorded};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use super::Order;
use crate::answer::Changed;
use crate::app::App;
use crate::change::Change;
use crate::error::Problem;

/// Set one setting. Types, ranges and meanings are listed by `GET /config`.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ChangeSetting {
    #[schema(example = "cooldown_seconds")]
    pub key: String,
    /// A text, a number, or true or false.
    #[schema(value_type = Value, example = json!(43200))]
    pub value: Value,
}

impl Order for ChangeSetting {
    const NAME: &'static str = "ChangeSetting";
    const NEEDS: TokenScope = TokenScope::Owner;
    const SUMMARY: &'static str = "Set one setting";

    async fn run(self, app: &App, change: &Change) -> Result<Changed, Problem> {
        let value = match self.value {
            Value::String(text) => text,
            Value::Number(number) => number.to_string(),
            Value::Bool(flag) => flag.to_string(),
            Value::Null | Value::Array(_) | Value::Object(_) => {
                return Err(Problem::invalid("value", "`value` must be a text, a number, or true or false"));
            }
        };
        let command = WorkspaceCommand::ChangeSetting { key: self.key.clone(), value, now: app.log.now() };
        let committed = app.execute::<Workspace>(change, &change.workspace().to_string(), command).await?;
        let workspace = app.own_workspace(change.workspace()).await?;
        // A panel at another address is not shown the keys of the one before.
        let dropped: Vec<String> =
            committed.events.iter().skip(1).filter_map(|event| key_of(event).transpose()).collect::<Result<_, _>>()?;
        let shown = workspace.settings.shown(&self.key).map(str::to_owned);
        let changed = Changed::at(committed.position).with("key", self.key).with("value", shown);
        Ok(if dropped.is_empty() { changed } else { changed.with("dropped", dropped) })
    }
}

/// The secret setting that an event changes.
fn key_of(event: &Recorded) -> Result<Option<String>, LogError> {
    let event = event.event::<Workspace>()?;
    let WorkspaceEvent::SecretSettingChanged { key, .. } = &*event else { return Ok(None) };
    Ok(Some(key.clone()))
}

/// Replace the whole list of routes (PR7).
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReplaceRoutes {
    pub items: Vec<RouteBody>,
}

/// Where commands for one provider are written to.
#[derive(Debug, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RouteBody {
    /// Provider as the panel's order record names it.
    #[schema(example = "smmcost.com")]
    pub provider: String,
    /// Other names of the same provider.
    #[serde(default)]
    pub aliases: Vec<String>,
    #[schema(value_type = String)]
    pub channel_id: ChannelId,
    #[serde(default)]
    #[schema(example = "120363000000000001@g.us")]
    pub whatsapp_group: Option<String>,
    #[serde(default)]
    pub telegram_chat: Option<String>,
    /// Command per action (`refill`, `cancel`, `speed`, `refund`, `partial`) and what an `escalation` says, each with `{external_id}`;
    /// absent ones are the default.
    #[serde(default)]
    #[schema(example = json!({"refill": "{external_id} refill"}))]
    pub templates: BTreeMap<String, String>,
}

impl RouteBody {
    fn read(self, index: usize) -> Result<Route, Problem> {
        let mut templates = BTreeMap::new();
        let mut escalation = None;
        for (name, template) in self.templates {
            if name == ESCALATION {
                escalation = Some(template);
                continue;
            }
            let Some(action) =
                OrderAction::ALL.into_iter().find(|action| name == action.name() || name == template_name(*action))
            else {
                let names = OrderAction::ALL.map(template_name).join(", ");
                return Err(Problem::invalid_as(
                    "unknown_field",
                    format!("items[{index}].templates.{name}"),
                    format!("`{name}` is no action; there are {names}, {ESCALATION}"),
                ));
            };
            templates.insert(action, template);
        }
        Ok(Route {
            provider: self.provider,
            aliases: self.aliases,
            channel_id: self.channel_id,
            whatsapp_group: self.whatsapp_group,
            telegram_chat: self.telegram_chat,
            templates,
            escalation,
        })
    }
}

impl From<Route> for RouteBody {
    fn from(route: Route) -> Self {
        Self {
            provider: route.provider,
            aliases: route.aliases,
            channel_id: route.channel_id,
            whatsapp_group: route.whatsapp_group,
            telegram_chat: route.telegram_chat,
            templates: route
                .templates
                .into_iter()
                .map(|(action, text)| (template_name(action).to_owned(), text))
                .chain(route.escalation.map(|text| (ESCALATION.to_owned(), text)))
                .collect(),
        }
    }
}

/// The template of an escalation, beside those of actions.
const ESCALATION: &str = "escalation";

const fn template_name(action: OrderAction) -> &'static str {
    match action {
        OrderAction::SpeedUp => "speed",
        OrderAction::Refill | OrderAction::Cancel | OrderAction::Refund | OrderAction::Partial => action.name(),
    }
}

impl Order for ReplaceRoutes {
    const NAME: &'static str = "ReplaceRoutes";
    const NEEDS: TokenScope = TokenScope::Write;
    const SUMMARY: &'static str = "Replace the whole list of routes";

    async fn run(self, app: &App, change: &Change) -> Result<Changed, Problem> {
        let routes = self
            .items
            .into_iter()
            .enumerate()
            .map(|(index, route)| route.read(index))
            .collect::<Result<Vec<_>, _>>()?;
        let command = WorkspaceCommand::ReplaceRoutes { routes, now: app.log.now() };
        app.change_workspace(change, command).await
    }
}
