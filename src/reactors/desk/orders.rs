//! Orders: asking the panel for many at once, and having each decided by itself (CC14).

use std::collections::BTreeMap;

use aggregates::order::{Accepted, Ask, Order, OrderCommand, OrderEvent, Refusal, Refused, Requester};
use aggregates::request::{OrderOutcome, OrderResult};
use aggregates::service_list::ServiceList;
use aggregates::values::{EXTERNAL_ID, OrderAction, OrderFacts, RouteFacts};
use aggregates::workspace::Workspace;
use eventlog::{Call, ExecuteError, WorkspaceId};
use futures::{StreamExt, TryStreamExt, stream};
use gateways::{GatewayError, panel};
use projections::providers::{self, ProviderRow};
use uuid::Uuid;

use super::{Desk, Inquiry, facts};
use crate::reactors::job::Trouble;

/// What an order's description looks at.
const LOOKED_AT: [OrderAction; 3] = [OrderAction::Refill, OrderAction::Cancel, OrderAction::SpeedUp];
/// Orders decided side by side.
const SIDE_BY_SIDE: usize = 8;

/// What the panel says about orders, by order id; an order it does not know is missing.
pub type Facts = BTreeMap<u64, OrderFacts>;

impl Desk {
    /// Asks the panel for these orders.
    ///
    /// # Errors
    /// When the panel could not be asked: a gap must not look like a missing order.
    pub async fn order_facts(&self, inquiry: &Inquiry<'_>, ids: &[u64]) -> Result<Facts, GatewayError> {
        // Which actions the panel allows, only the answer about one order tells for certain.
        if inquiry.action.order_action().is_some() {
            return self.whole_orders(inquiry.workspace_id, inquiry.workspace, ids).await;
        }
        let panel = self.panel(inquiry.workspace)?;
        let (workspace, together) = (inquiry.workspace_id, &self.inner.together);
        let orders = self.patiently(workspace, ids.len(), || together.orders(workspace, &panel, ids)).await?;
        Ok(by_id(orders))
    }

    /// Asks the panel for these orders with all it knows of each, provider and allowed actions too.
    ///
    /// # Errors
    /// When the panel could not be asked.
    pub async fn whole_orders(
        &self,
        workspace_id: WorkspaceId,
        workspace: &Workspace,
        ids: &[u64],
    ) -> Result<Facts, GatewayError> {
        let panel = self.panel(workspace)?;
        let ask = || async {
            let _turn = self.inner.together.turn(workspace_id).await;
            panel.orders(ids).await
        };
        Ok(by_id(self.patiently(workspace_id, ids.len(), ask).await?))
    }

    /// Shows orders to whom they belong. An order the panel does not know and somebody else's look the same (`docs/wire/rules.md §10.5`).
    pub(super) fn show(inquiry: &Inquiry<'_>, ids: &[u64], facts: &Facts) -> Vec<OrderResult> {
        let mut shown = Vec::with_capacity(ids.len());
        for &order_id in ids {
            let facts = facts.get(&order_id).filter(|facts| may_see(inquiry, facts)).cloned();
            let outcome = match facts {
                Some(_) => OrderOutcome::Shown,
                None => OrderOutcome::Refused { refusal: Refusal::NotYours },
            };
            shown.push(OrderResult { order_id, outcome, facts });
        }
        shown
    }

    /// The same with what its owner could ask for now (CC13).
    pub(super) async fn describe(
        &self,
        inquiry: &Inquiry<'_>,
        ids: &[u64],
        facts: &Facts,
    ) -> Result<Vec<OrderResult>, Trouble> {
        let list = self.service_list(inquiry.workspace_id).await?;
        let providers = self.providers(inquiry.workspace_id).await?;
        let mut described = Self::show(inquiry, ids, facts);
        for result in &mut described {
            let Some(facts) = result.facts.as_ref().filter(|_| result.outcome == OrderOutcome::Shown) else { continue };
            let order: Order = self.log().load(inquiry.workspace_id, &aggregate_id(inquiry, result.order_id)).await?;
            let asks = LOOKED_AT.map(|action| {
                (action, self.ask(inquiry, action, result.order_id, Some(facts.clone()), (&list, providers.as_slice())))
            });
            result.outcome = OrderOutcome::Detailed { prospects: order.prospects(asks.to_vec()) };
        }
        Ok(described)
    }

    /// What was decided about these orders when this request was worked on before.
    pub(super) async fn decided_before(&self, inquiry: &Inquiry<'_>) -> Result<BTreeMap<u64, OrderResult>, Trouble> {
        let mut decided = BTreeMap::new();
        let Some(action) = inquiry.action.order_action() else { return Ok(decided) };
        for &order_id in inquiry.order_ids {
            let known = self.log().outcome_of(inquiry.workspace_id, &step(inquiry, order_id, action.name())).await?;
            if let Some(event) = known.as_ref().and_then(|known| known.events.first()) {
                decided.insert(order_id, result(order_id, &*event.event::<Order>()?));
            }
        }
        Ok(decided)
    }

    /// Has an action decided for each of these orders, once per request, order and action, however often it is asked.
    pub(super) async fn decide(
        &self,
        inquiry: &Inquiry<'_>,
        action: OrderAction,
        ids: &[u64],
        facts: &Facts,
    ) -> Result<Vec<OrderResult>, Trouble> {
        let list = self.service_list(inquiry.workspace_id).await?;
        let providers = if action.needs_provider() { self.providers(inquiry.workspace_id).await? } else { Vec::new() };
        let known = (&list, providers.as_slice());
        stream::iter(ids.iter().copied())
            .map(|order_id| self.decide_one(inquiry, action, order_id, facts.get(&order_id).cloned(), known))
            .buffered(SIDE_BY_SIDE)
            .try_collect()
            .await
    }

    async fn decide_one(
        &self,
        inquiry: &Inquiry<'_>,
        action: OrderAction,
        order_id: u64,
        facts: Option<OrderFacts>,
        known: (&ServiceList, &[ProviderRow]),
    ) -> Result<OrderResult, Trouble> {
        let command = OrderCommand::of(action, self.ask(inquiry, action, order_id, facts, known));
        let call = Call::with_key(step(inquiry, order_id, action.name()), inquiry.provenance.clone());
        let committed = self
            .log()
            .execute::<Order>(inquiry.workspace_id, &aggregate_id(inquiry, order_id), command, call)
            .await
            .map_err(|error: ExecuteError<_>| Trouble::from(error))?;
        match committed.events.first() {
            Some(event) => Ok(result(order_id, &*event.event::<Order>()?)),
            None => Err(Trouble::lasting(format!("nothing was decided about order {order_id}"))),
        }
    }

    /// The panel's services, as last read.
    pub(super) async fn service_list(&self, workspace: WorkspaceId) -> Result<ServiceList, Trouble> {
        Ok(self.log().load(workspace, &workspace.to_string()).await?)
    }

    /// The workspace's providers. What was switched a moment ago may count from the next message on.
    async fn providers(&self, workspace: WorkspaceId) -> Result<Vec<ProviderRow>, Trouble> {
        Ok(providers::list(&self.inner.models, workspace).await?)
    }

    /// Everything there is to know about an action on an order.
    fn ask(
        &self,
        inquiry: &Inquiry<'_>,
        action: OrderAction,
        order_id: u64,
        facts: Option<OrderFacts>,
        (list, providers): (&ServiceList, &[ProviderRow]),
    ) -> Ask {
        let workspace = inquiry.workspace;
        let service_id = facts.as_ref().and_then(|facts| facts.service_id);
        let service = service_id.and_then(|id| list.services.get(&id)).cloned();
        let provider = facts.as_ref().and_then(|facts| facts.provider.as_deref());
        Ask {
            request_id: inquiry.request_id,
            requester: inquiry.requester.clone(),
            subject: inquiry.subject.to_owned(),
            username: inquiry.username.map(str::to_owned),
            allowed_statuses: workspace.settings.statuses_for(action),
            cooldown_seconds: workspace.settings.cooldown_seconds(),
            route: provider
                .and_then(|provider| workspace.route_over(provider, action, inquiry.only))
                .filter(|route| route.template.contains(EXTERNAL_ID))
                .map(|route| RouteFacts { switched_off: is_switched_off(workspace, providers, &route), ..route }),
            rule: facts.as_ref().and_then(|facts| workspace.service_rules.for_order(facts, service.as_ref())),
            service,
            outgoing_id: Uuid::new_v5(&inquiry.request_id, step(inquiry, order_id, action.name()).as_bytes()),
            now: self.log().now(),
            facts,
        }
    }
}

/// Whether the workspace knows the provider, and has switched it off.
fn is_switched_off(workspace: &Workspace, known: &[ProviderRow], route: &RouteFacts) -> bool {
    let mut called = known.iter().filter(|row| workspace.is_alias(&route.provider, &row.name)).peekable();
    called.peek().is_some() && called.all(|row| !row.is_active)
}

fn by_id(orders: Vec<panel::Order>) -> Facts {
    orders.into_iter().map(|order| (order.id, facts::of_order(order))).collect()
}

/// An order's stream.
pub(super) fn aggregate_id(inquiry: &Inquiry<'_>, order_id: u64) -> String {
    aggregates::order::stream_id(&inquiry.workspace_id, order_id)
}

/// Names a decision, or another step of it, for ever.
pub(super) fn step(inquiry: &Inquiry<'_>, order_id: u64, what: &str) -> String {
    format!("{}:{order_id}:{what}", inquiry.request_id.as_simple())
}

/// Customers see their own orders. Where nobody needs to prove an account, there is no own: whoever has the number sees the order.
fn may_see(inquiry: &Inquiry<'_>, facts: &OrderFacts) -> bool {
    match (&inquiry.requester, inquiry.username) {
        (Requester::Operator, _) => true,
        (Requester::Customer { customer_id: _ }, Some(username)) => same_name(username, &facts.owner),
        (Requester::Customer { customer_id: _ }, None) => !inquiry.workspace.settings.verification_enabled(),
    }
}

/// Panels do not tell usernames apart by case.
pub(super) fn same_name(one: &str, other: &str) -> bool {
    !one.trim().is_empty() && one.trim().to_lowercase() == other.trim().to_lowercase()
}

/// What came of one order, as its event tells it.
pub(super) fn result(order_id: u64, event: &OrderEvent) -> OrderResult {
    match event {
        OrderEvent::RefillRequested(accepted)
        | OrderEvent::CancelRequested(accepted)
        | OrderEvent::SpeedUpRequested(accepted)
        | OrderEvent::RefundRequested(accepted)
        | OrderEvent::PartialRequested(accepted) => of_accepted(order_id, accepted),
        OrderEvent::RefillRefused(refused)
        | OrderEvent::CancelRefused(refused)
        | OrderEvent::SpeedUpRefused(refused)
        | OrderEvent::RefundRefused(refused)
        | OrderEvent::PartialRefused(refused)
        | OrderEvent::FakeCompleteRefused(refused) => of_refused(order_id, refused),
        OrderEvent::FakeCompleteRequested(asked) => {
            let reason = "what came of it is not known".to_owned();
            let outcome = OrderOutcome::Failed { reason, certain: false };
            OrderResult { order_id, outcome, facts: Some(asked.facts.clone()) }
        }
        OrderEvent::FakeCompleted { already, .. } => {
            OrderResult { order_id, outcome: OrderOutcome::Completed { already: *already }, facts: None }
        }
        OrderEvent::FakeCompleteFailed { reason, certain, .. } => {
            let outcome = OrderOutcome::Failed { reason: reason.clone(), certain: *certain };
            OrderResult { order_id, outcome, facts: None }
        }
    }
}

fn of_accepted(order_id: u64, accepted: &Accepted) -> OrderResult {
    OrderResult {
        order_id,
        outcome: OrderOutcome::Accepted { dispatched: accepted.dispatch.is_some() },
        facts: Some(accepted.facts.clone()),
    }
}

fn of_refused(order_id: u64, refused: &Refused) -> OrderResult {
    OrderResult {
        order_id,
        outcome: OrderOutcome::Refused { refusal: refused.refusal.clone() },
        facts: refused.facts.clone(),
    }
}
