//! Service rules, and the list they are about (EL3).

use std::collections::BTreeMap;

use aggregates::eligibility::{RefillTerms, RuleProblem, ServiceRule};
use aggregates::service_list::{ServiceList, ServiceListCommand};
use aggregates::values::{OrderAction, OrderStatus};
use aggregates::workspace::{TokenScope, WorkspaceCommand};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Order;
use crate::answer::Changed;
use crate::app::App;
use crate::change::Change;
use crate::error::Problem;

/// One rule: which services, and their terms. The first rule that fits decides; where it is silent, names and the panel's list do.
#[derive(Clone, Debug, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ServiceRuleBody {
    /// Names the rule in the log; given where left out.
    #[serde(default)]
    #[schema(example = "instagram-30")]
    pub id: Option<String>,
    /// Of these services. Where more than one condition is given, all must hold.
    #[serde(default)]
    #[schema(example = json!([1204, 1210]))]
    pub service_ids: Vec<u64>,
    /// Of services whose name holds this text, in any case.
    #[serde(default)]
    pub name_contains: Option<String>,
    /// Of services the panel lists under this category.
    #[serde(default)]
    pub category: Option<String>,
    /// `none`, `days` or `lifetime`.
    #[serde(default)]
    #[schema(example = "days")]
    pub refill: Option<String>,
    /// Days from completion, 1 to 3650; goes with `refill` = `days`, which may be left out.
    #[serde(default)]
    #[schema(example = 30)]
    pub refill_days: Option<u32>,
    /// How many refills one order may have, 1 to 1000.
    #[serde(default)]
    pub refills_max: Option<u32>,
    /// Seconds an order may take to start, up to 30 days; a speed-up of a pending order has to wait for them.
    #[serde(default)]
    pub start_seconds: Option<u32>,
    /// Statuses per action (`refill`, `cancel`, `speed_up`, `refund`, `partial`) in which it is allowed; an empty list = never.
    #[serde(default)]
    #[schema(example = json!({"refill": ["completed"]}))]
    pub statuses: BTreeMap<String, Vec<String>>,
    /// Instead of the workspace's `cooldown_seconds`, up to 30 days.
    #[serde(default)]
    pub cooldown_seconds: Option<u32>,
    /// For the team.
    #[serde(default)]
    pub note: Option<String>,
}

/// The rules of a body.
pub(crate) fn read_rules(items: Vec<ServiceRuleBody>) -> Result<Vec<ServiceRule>, Problem> {
    let read = |(index, body): (usize, ServiceRuleBody)| body.read(index).map_err(Problem::from);
    items.into_iter().enumerate().map(read).collect()
}

impl ServiceRuleBody {
    fn read(self, index: usize) -> Result<ServiceRule, RuleProblem> {
        let mut statuses = BTreeMap::new();
        for (name, words) in self.statuses {
            let field = format!("statuses.{name}");
            let Some(action) = OrderAction::ALL.into_iter().find(|action| action.name() == name) else {
                let names = OrderAction::ALL.map(OrderAction::name).join(", ");
                return Err(RuleProblem::new(index, &field, format!("is no action; there are {names}")));
            };
            let mut allowed = Vec::with_capacity(words.len());
            for (place, word) in words.iter().enumerate() {
                let status = OrderStatus::from_text(word);
                if let OrderStatus::Unknown(_) = status {
                    let all = "pending, in_progress, processing, completed, partial, canceled, error, fail";
                    let field = format!("{field}[{place}]");
                    return Err(RuleProblem::new(index, &field, format!("must be one of {all}, not `{word}`")));
                }
                if !allowed.contains(&status) {
                    allowed.push(status);
                }
            }
            statuses.insert(action, allowed);
        }
        Ok(ServiceRule {
            refill: refill(self.refill.as_deref(), self.refill_days, index)?,
            id: self.id.unwrap_or_default(),
            service_ids: self.service_ids,
            name_contains: self.name_contains,
            category: self.category,
            refills_max: self.refills_max,
            start_seconds: self.start_seconds,
            statuses,
            cooldown_seconds: self.cooldown_seconds,
            note: self.note,
        })
    }
}

fn refill(word: Option<&str>, days: Option<u32>, index: usize) -> Result<Option<RefillTerms>, RuleProblem> {
    match (word, days) {
        (None, None) => Ok(None),
        (None | Some("days"), Some(days)) => Ok(Some(RefillTerms::Days(days))),
        (Some("days"), None) => Err(RuleProblem::new(index, "refill_days", "is missing: `refill` is `days`")),
        (Some("none"), None) => Ok(Some(RefillTerms::None)),
        (Some("lifetime"), None) => Ok(Some(RefillTerms::Lifetime)),
        (Some(word @ ("none" | "lifetime")), Some(_)) => {
            Err(RuleProblem::new(index, "refill_days", format!("makes no sense where `refill` is `{word}`")))
        }
        (Some(word), _) => {
            Err(RuleProblem::new(index, "refill", format!("must be one of none, days, lifetime, not `{word}`")))
        }
    }
}

impl From<&ServiceRule> for ServiceRuleBody {
    fn from(rule: &ServiceRule) -> Self {
        let (refill, refill_days) = match rule.refill {
            None | Some(RefillTerms::Unknown) => (None, None),
            Some(RefillTerms::None) => (Some("none"), None),
            Some(RefillTerms::Lifetime) => (Some("lifetime"), None),
            Some(RefillTerms::Days(days)) => (Some("days"), Some(days)),
        };
        let names = |statuses: &Vec<OrderStatus>| statuses.iter().map(|status| status.name().to_owned()).collect();
        Self {
            id: Some(rule.id.clone()),
            service_ids: rule.service_ids.clone(),
            name_contains: rule.name_contains.clone(),
            category: rule.category.clone(),
            refill: refill.map(str::to_owned),
            refill_days,
            refills_max: rule.refills_max,
            start_seconds: rule.start_seconds,
            statuses: rule
                .statuses
                .iter()
                .map(|(action, allowed)| (action.name().to_owned(), names(allowed)))
                .collect(),
            cooldown_seconds: rule.cooldown_seconds,
            note: rule.note.clone(),
        }
    }
}

/// Replace the whole list of service rules (EL3).
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReplaceServiceRules {
    pub items: Vec<ServiceRuleBody>,
}

impl Order for ReplaceServiceRules {
    const NAME: &'static str = "ReplaceServiceRules";
    const NEEDS: TokenScope = TokenScope::Write;
    const SUMMARY: &'static str = "Replace the whole list of service rules";

    async fn run(self, app: &App, change: &Change) -> Result<Changed, Problem> {
        let command = WorkspaceCommand::ReplaceServiceRules { rules: read_rules(self.items)?, now: app.log.now() };
        let changed = app.change_workspace(change, command).await?;
        let version = app.own_workspace(change.workspace()).await?.service_rules.version;
        Ok(changed.with("version", version))
    }
}

/// Have the panel's service list read now (EL3).
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RefreshServices {}

impl Order for RefreshServices {
    const NAME: &'static str = "RefreshServices";
    const NEEDS: TokenScope = TokenScope::Write;
    const SUMMARY: &'static str = "Have the panel's service list read now";

    async fn run(self, app: &App, change: &Change) -> Result<Changed, Problem> {
        let workspace = app.own_workspace(change.workspace()).await?;
        for (setting, is_set) in [
            ("panel_url", workspace.settings.panel_url().is_some()),
            ("panel_user_api_key", workspace.settings.panel_user_api_key().is_some()),
        ] {
            if !is_set {
                return Err(Problem::conflict("not_configured", format!("`{setting}` is not set")).at(setting));
            }
        }
        let command = ServiceListCommand::RequestServiceRefresh { after_look: None, now: app.log.now() };
        app.change::<ServiceList>(change, &change.workspace().to_string(), command).await
    }
}
