//! Orders: asking the panel for many at once, and having each decided by itself (CC14).

use std::collections::BTreeMap;

use aggregates::order::{Accepted, Ask, Order, OrderCommand, OrderEvent, Refusal, Refused, Requester};
use aggregates::request::{OrderOutcome, OrderResult};
use aggregates::values::{EXTERNAL_ID, OrderAction, OrderFacts};
use eventlog::{Call, ExecuteError};
use futures::{StreamExt, TryStreamExt, stream};
use gateways::GatewayError;
use uuid::Uuid;

use super::{Desk, Inquiry, facts};
use crate::reactors::job::Trouble;

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
        let panel = self.panel(inquiry.workspace)?;
        let (workspace, together) = (inquiry.workspace_id, &self.inner.together);
        let orders = match inquiry.action.order_action() {
            // Which actions the panel allows, only the answer about one order tells for certain.
            Some(_) => {
                let ask = || async {
                    let _turn = together.turn(workspace).await;
                    panel.orders(ids).await
                };
                self.patiently(workspace, ids.len(), ask).await?
            }
            None => self.patiently(workspace, ids.len(), || together.orders(workspace, &panel, ids)).await?,
        };
        Ok(orders.into_iter().map(|order| (order.id, facts::of_order(order))).collect())
    }

    /// Shows orders to whom they belong. An order the panel does not know and somebody else's look the same (`WIRE.md §10.5`).
    pub(super) fn show(inquiry: &Inquiry<'_>, facts: &Facts) -> Vec<OrderResult> {
        let mut shown = Vec::with_capacity(inquiry.order_ids.len());
        for &order_id in inquiry.order_ids {
            let facts = facts.get(&order_id).filter(|facts| may_see(inquiry, facts)).cloned();
            let outcome = match facts {
                Some(_) => OrderOutcome::Shown,
                None => OrderOutcome::Refused { refusal: Refusal::NotYours },
            };
            shown.push(OrderResult { order_id, outcome, facts });
        }
        shown
    }

    /// What was decided about these orders when this request was worked on before.
    pub(super) async fn decided_before(
        &self,
        inquiry: &Inquiry<'_>,
        action: OrderAction,
    ) -> Result<BTreeMap<u64, OrderResult>, Trouble> {
        let mut decided = BTreeMap::new();
        for &order_id in inquiry.order_ids {
            let known = self.log().outcome_of(inquiry.workspace_id, &step(inquiry, order_id, action)).await?;
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
        stream::iter(ids.iter().copied())
            .map(|order_id| self.decide_one(inquiry, action, order_id, facts.get(&order_id).cloned()))
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
    ) -> Result<OrderResult, Trouble> {
        let workspace = inquiry.workspace;
        let provider = facts.as_ref().and_then(|facts| facts.provider.as_deref());
        let step = step(inquiry, order_id, action);
        let ask = Ask {
            request_id: inquiry.request_id,
            requester: inquiry.requester.clone(),
            subject: inquiry.subject.to_owned(),
            username: inquiry.username.map(str::to_owned),
            allowed_statuses: workspace.settings.statuses_for(action),
            cooldown_seconds: workspace.settings.cooldown_seconds(),
            route: provider
                .and_then(|provider| workspace.route_for(provider, action))
                .filter(|route| route.template.contains(EXTERNAL_ID)),
            outgoing_id: Uuid::new_v5(&inquiry.request_id, step.as_bytes()),
            now: self.log().now(),
            facts,
        };
        let aggregate_id = format!("{}.{order_id}", inquiry.workspace_id);
        let call = Call::with_key(step, inquiry.provenance.clone());
        let command = OrderCommand::of(action, ask);
        let committed = self
            .log()
            .execute::<Order>(inquiry.workspace_id, &aggregate_id, command, call)
            .await
            .map_err(|error: ExecuteError<_>| Trouble::from(error))?;
        match committed.events.first() {
            Some(event) => Ok(result(order_id, &*event.event::<Order>()?)),
            None => Err(Trouble::lasting(format!("nothing was decided about order {order_id}"))),
        }
    }
}

/// Names a decision for ever.
fn step(inquiry: &Inquiry<'_>, order_id: u64, action: OrderAction) -> String {
    format!("{}:{order_id}:{}", inquiry.request_id.as_simple(), action.name())
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

fn result(order_id: u64, event: &OrderEvent) -> OrderResult {
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
        | OrderEvent::PartialRefused(refused) => of_refused(order_id, refused),
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
