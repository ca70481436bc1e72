//! What other rules would have decided on the last requests. Nothing is asked outside, and nothing recorded: every decision is made
//! anew by the code that made it, on the facts, the time and the order's past as the log has them.
//!
//! Each decision stands for itself: the order's past is the one on record, not the one the rules might have made.

use std::collections::{BTreeMap, BTreeSet};

use aggregates::eligibility::RuleSet;
use aggregates::order::{Grounds, Order, OrderEvent, Rehearsal, Rehearsed};
use aggregates::request::Action;
use aggregates::service_list::ServiceList;
use aggregates::values::{OrderAction, OrderFacts};
use aggregates::workspace::Workspace;
use axum::Json;
use axum::extract::State;
use cqrs_es::Aggregate;
use eventlog::WorkspaceId;
use futures::{StreamExt, TryStreamExt, stream};
use projections::message_log::{self, LogQuery, LogRow};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::answer::time;
use crate::app::App;
use crate::auth::{May, Read};
use crate::commands::{ServiceRuleBody, read_rules};
use crate::error::{Problem, Problems};
use crate::extract::Body;
use crate::story::why;

/// Requests looked at, at most.
const LAST_MAX: u32 = 1_000;
const LAST_DEFAULT: u32 = 100;
/// Orders read from the log side by side.
const SIDE_BY_SIDE: usize = 16;

/// Rules to be tried.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct DryRun {
    items: Vec<ServiceRuleBody>,
    /// How many of the newest requests with an action on orders are looked at, 1 to 1000; 100 where left out.
    #[serde(default)]
    #[schema(minimum = 1, maximum = 1000)]
    last: Option<u32>,
    /// Leave out what would not change.
    #[serde(default)]
    only_changed: bool,
}

/// What would have been.
#[derive(Serialize, ToSchema)]
pub(crate) struct DryRunResult {
    /// The version that these rules would have.
    version: u32,
    totals: Totals,
    /// Newest request first; its orders as asked.
    items: Vec<DryRunItem>,
}

/// Everything counted, whether listed or not.
#[derive(Default, Serialize, ToSchema)]
pub(crate) struct Totals {
    requests: usize,
    /// One per order of a request.
    decisions: usize,
    accepted_then: usize,
    accepted_now: usize,
    changed: usize,
    /// Refused then, accepted now.
    newly_accepted: usize,
    /// Accepted then, refused now.
    newly_refused: usize,
    /// Refused then and now, for another reason or with another date.
    refused_otherwise: usize,
    /// Decisions that fall under one of these rules.
    under_a_rule: usize,
    /// Decisions made before their grounds were recorded: today's settings, routes and service list stand in, so that `now` may differ
    /// for other reasons than these rules.
    by_todays_settings: usize,
}

/// One decision.
#[derive(Serialize, ToSchema)]
pub(crate) struct DryRunItem {
    /// The log entry.
    request_id: String,
    serial: i64,
    order_id: u64,
    /// `refill`, `cancel`, `speed_up`, `refund` or `partial`.
    action: &'static str,
    decided_at: String,
    then: DryRunSide,
    now: DryRunSide,
    changed: bool,
    /// What `now` rests on beside these rules: `recorded`, the settings, route and listed service of that time; or `today`, where the
    /// decision is older than the record of them (and than service rules).
    grounds: &'static str,
}

/// One side of a decision.
#[derive(Serialize, ToSchema)]
pub(crate) struct DryRunSide {
    /// `accepted` or `refused`.
    outcome: &'static str,
    /// Why it was refused, in words for the team.
    reason: Option<String>,
    /// The same with its facts, as the log has it.
    #[schema(value_type = Option<Value>)]
    refusal: Option<Value>,
    /// Id of the rule it fell under.
    rule: Option<String>,
}

/// What these rules would have decided on the last requests.
#[utoipa::path(
    post, path = "/api/v1/service-rules/dry-run", tag = "service-rules",
    request_body = DryRun,
    responses((status = OK, body = DryRunResult), Problems)
)]
pub(crate) async fn dry_run(
    State(app): State<App>,
    May(caller, _): May<Read>,
    Body(asked): Body<DryRun>,
) -> Result<Json<DryRunResult>, Problem> {
    let last = match asked.last {
        None => LAST_DEFAULT,
        Some(last) if (1..=LAST_MAX).contains(&last) => last,
        Some(last) => return Err(Problem::invalid("last", format!("`last` must be from 1 to {LAST_MAX}, not {last}"))),
    };
    let here = caller.workspace;
    let workspace = app.own_workspace(here).await?;
    let rules = workspace.service_rules.followed_by(read_rules(asked.items)?)?;
    let requests = last_requests(&app, here, last as usize).await?;
    let list: ServiceList = app.log.load(here, &here.to_string()).await?;
    let mut orders: BTreeMap<u64, BTreeSet<Uuid>> = BTreeMap::new();
    for row in &requests {
        let Ok(request_id) = Uuid::try_parse(&row.id) else { continue };
        for order_id in &row.order_ids {
            orders.entry(*order_id).or_default().insert(request_id);
        }
    }
    let stage = Stage { workspace: &workspace, list: &list, rules: &rules };
    let (app, stage) = (&app, &stage);
    let decided: Vec<Vec<((Uuid, u64), Decision)>> = stream::iter(orders)
        .map(|(order_id, of)| async move { of_order(app, here, order_id, &of, stage).await })
        .buffer_unordered(SIDE_BY_SIDE)
        .try_collect()
        .await?;
    let mut decided: BTreeMap<(Uuid, u64), Decision> = decided.into_iter().flatten().collect();
    let mut totals = Totals { requests: requests.len(), ..Totals::default() };
    let mut items = Vec::new();
    for row in requests {
        let Ok(request_id) = Uuid::try_parse(&row.id) else { continue };
        for order_id in row.order_ids {
            let Some(decision) = decided.remove(&(request_id, order_id)) else { continue };
            totals.count(&decision.rehearsal);
            if decision.rehearsal.changed() || !asked.only_changed {
                items.push(decision.item(&row.id, row.serial, order_id));
            }
        }
    }
    Ok(Json(DryRunResult { version: rules.version, totals, items }))
}

/// The newest requests with an action on orders, newest first. Of an action, no more are read than may be among them.
async fn last_requests(app: &App, workspace: WorkspaceId, last: usize) -> Result<Vec<LogRow>, Problem> {
    let query = |action| LogQuery { action: Some(action), limit: 200, ..LogQuery::default() };
    let mut open: Vec<LogQuery> =
        [Action::Refill, Action::Cancel, Action::SpeedUp, Action::Refund, Action::Partial].map(query).into();
    let mut rows: Vec<LogRow> = Vec::new();
    while !open.is_empty() {
        let mut further = Vec::new();
        for query in open {
            let page = message_log::list(&app.models, workspace, &query).await?;
            rows.extend(page.items.into_iter().map(|entry| entry.row));
            further.extend(page.next_cursor.map(|cursor| LogQuery { cursor: Some(cursor), ..query }));
        }
        rows.sort_by_key(|row| std::cmp::Reverse(row.serial));
        rows.truncate(last);
        let oldest = rows.last().filter(|_| rows.len() == last).map_or(0, |row| row.serial);
        open = further.into_iter().filter(|query| query.cursor.is_some_and(|cursor| cursor > oldest)).collect();
    }
    Ok(rows)
}

/// What decisions are made with.
struct Stage<'a> {
    workspace: &'a Workspace,
    list: &'a ServiceList,
    rules: &'a RuleSet,
}

impl Stage<'_> {
    /// For decisions older than their record: what holds today.
    fn grounds(&self, action: OrderAction, facts: &OrderFacts) -> Grounds {
        let settings = &self.workspace.settings;
        Grounds {
            allowed_statuses: settings.statuses_for(action),
            cooldown_seconds: settings.cooldown_seconds(),
            route: facts.provider.as_deref().and_then(|provider| self.workspace.route_for(provider, action)),
            service: facts.service_id.and_then(|id| self.list.services.get(&id)).cloned(),
        }
    }
}

struct Decision {
    rehearsal: Rehearsal,
    decided_at: jiff::Timestamp,
}

/// Decides anew what these requests asked of one order, each time with the order as it was just before.
async fn of_order(
    app: &App,
    workspace: WorkspaceId,
    order_id: u64,
    requests: &BTreeSet<Uuid>,
    stage: &Stage<'_>,
) -> Result<Vec<((Uuid, u64), Decision)>, Problem> {
    let mut order = Order::default();
    let mut decisions = Vec::new();
    for recorded in app.log.read_stream(workspace, Order::TYPE, &format!("{workspace}.{order_id}")).await? {
        let event: &OrderEvent = &*recorded.event::<Order>()?;
        // Of an order that was asked about often, only these are decided again.
        if requests.contains(&event.request_id())
            && let Some(rehearsal) = order.rehearse(event, stage.rules, |action, facts| stage.grounds(action, facts))
        {
            let decided_at = recorded.recorded_at;
            decisions.push(((rehearsal.request_id, order_id), Decision { rehearsal, decided_at }));
        }
        order.apply(event.clone());
    }
    Ok(decisions)
}

impl Decision {
    fn item(self, request_id: &str, serial: i64, order_id: u64) -> DryRunItem {
        let Rehearsal { action, ref then, ref now, .. } = self.rehearsal;
        DryRunItem {
            request_id: request_id.to_owned(),
            serial,
            order_id,
            action: action.name(),
            decided_at: time(self.decided_at),
            then: side(then),
            now: side(now),
            changed: self.rehearsal.changed(),
            grounds: if self.rehearsal.grounds_unknown { "today" } else { "recorded" },
        }
    }
}

fn side(side: &Rehearsed) -> DryRunSide {
    DryRunSide {
        outcome: if side.refusal.is_none() { "accepted" } else { "refused" },
        reason: side.refusal.as_ref().map(why),
        refusal: side.refusal.as_ref().and_then(|refusal| serde_json::to_value(refusal).ok()),
        rule: side.rule.as_ref().map(|rule| rule.id.clone()),
    }
}

impl Totals {
    fn count(&mut self, rehearsal: &Rehearsal) {
        let (then, now) = (rehearsal.then.refusal.is_none(), rehearsal.now.refusal.is_none());
        self.decisions += 1;
        self.accepted_then += usize::from(then);
        self.accepted_now += usize::from(now);
        self.changed += usize::from(rehearsal.changed());
        self.newly_accepted += usize::from(!then && now);
        self.newly_refused += usize::from(then && !now);
        self.refused_otherwise += usize::from(!then && !now && rehearsal.changed());
        self.under_a_rule += usize::from(rehearsal.now.rule.is_some());
        self.by_todays_settings += usize::from(rehearsal.grounds_unknown);
    }
}
