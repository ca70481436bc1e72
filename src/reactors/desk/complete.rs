//! Setting orders to completed on the panel (CC7). Never twice on a guess: after an unknown outcome the panel is asked first.

use aggregates::order::{Ask, Order, OrderCommand, OrderEvent};
use aggregates::request::{Action, OrderOutcome, OrderResult};
use aggregates::values::{OrderFacts, OrderStatus};
use eventlog::{Call, Committed};
use gateways::panel::{self, PanelClient};
use gateways::{GatewayError, Kind};
use jiff::{SignedDuration, Timestamp};
use tokio::time::{Duration, Instant, sleep};
use uuid::Uuid;

use super::orders::{Facts, aggregate_id, result, step};
use super::{Desk, Inquiry};
use crate::reactors::job::Trouble;

/// In which states the team may set an order to completed: those that are not final.
const UNDER_WAY: [OrderStatus; 3] = [OrderStatus::Pending, OrderStatus::InProgress, OrderStatus::Processing];
/// How long the team waits for a panel that does not take it.
const PATIENCE: Duration = Duration::from_secs(10);
/// Wait between two tries.
const PAUSE: Duration = Duration::from_millis(800);
/// An outcome that nobody can tell is looked for that long.
const LOOK_FOR: SignedDuration = SignedDuration::from_mins(3);

const REQUEST: &str = "fake_complete";
const OUTCOME: &str = "fake_complete_outcome";

impl Desk {
    /// Has these orders completed, one after the other: panels answer five calls a second.
    pub(super) async fn complete(
        &self,
        inquiry: &Inquiry<'_>,
        ids: &[u64],
        facts: &Facts,
    ) -> Result<Vec<OrderResult>, Trouble> {
        let mut results = Vec::with_capacity(ids.len());
        for &order_id in ids {
            results.push(self.complete_one(inquiry, order_id, facts.get(&order_id).cloned()).await?);
        }
        Ok(results)
    }

    /// Whether the panel may have completed an order for this request, and nobody knows yet.
    pub(super) async fn in_doubt(&self, inquiry: &Inquiry<'_>) -> Result<bool, Trouble> {
        if inquiry.action != Action::FakeComplete || !inquiry.again {
            return Ok(false);
        }
        for &order_id in inquiry.order_ids {
            let known = |what| {
                let key = step(inquiry, order_id, what);
                async move { self.log().outcome_of(inquiry.workspace_id, &key).await }
            };
            if known(REQUEST).await?.is_some() && known(OUTCOME).await?.is_none() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    async fn complete_one(
        &self,
        inquiry: &Inquiry<'_>,
        order_id: u64,
        facts: Option<OrderFacts>,
    ) -> Result<OrderResult, Trouble> {
        let status = facts.as_ref().map(|facts| facts.status.clone());
        let asked = self.order_command(inquiry, order_id, REQUEST, self.fake_complete(inquiry, facts)).await?;
        let Some(event) = asked.events.first() else {
            return Err(Trouble::lasting(format!("nothing was decided about order {order_id}")));
        };
        let event = event.event::<Order>()?;
        let OrderEvent::FakeCompleteRequested(request) = &*event else { return Ok(result(order_id, &event)) };
        let key = step(inquiry, order_id, OUTCOME);
        let outcome = match self.log().outcome_of(inquiry.workspace_id, &key).await? {
            Some(outcome) => outcome,
            None => {
                // Asked before a stop of the program: what the panel says now tells whether it was done.
                let done = asked.repeated && status == Some(OrderStatus::Completed);
                let command = if done {
                    OrderCommand::RecordFakeCompleted {
                        request_id: inquiry.request_id,
                        already: true,
                        now: self.log().now(),
                    }
                } else {
                    self.set_completed(inquiry, order_id, request.requested_at).await?
                };
                self.order_command(inquiry, order_id, OUTCOME, command).await?
            }
        };
        let came_of_it = match outcome.events.first() {
            Some(event) => result(order_id, &*event.event::<Order>()?).outcome,
            None => result(order_id, &event).outcome,
        };
        let facts = match &came_of_it {
            OrderOutcome::Completed { .. } => OrderFacts { status: OrderStatus::Completed, ..request.facts.clone() },
            OrderOutcome::Shown
            | OrderOutcome::Detailed { .. }
            | OrderOutcome::Accepted { .. }
            | OrderOutcome::Refused { .. }
            | OrderOutcome::Failed { .. } => request.facts.clone(),
        };
        Ok(OrderResult { order_id, outcome: came_of_it, facts: Some(facts) })
    }

    fn fake_complete(&self, inquiry: &Inquiry<'_>, facts: Option<OrderFacts>) -> OrderCommand {
        OrderCommand::RequestFakeComplete(Ask {
            request_id: inquiry.request_id,
            requester: inquiry.requester.clone(),
            subject: inquiry.subject.to_owned(),
            username: inquiry.username.map(str::to_owned),
            facts,
            allowed_statuses: UNDER_WAY.to_vec(),
            cooldown_seconds: 0,
            route: None,
            service: None,
            rule: None,
            outgoing_id: Uuid::nil(),
            now: self.log().now(),
        })
    }

    async fn order_command(
        &self,
        inquiry: &Inquiry<'_>,
        order_id: u64,
        what: &str,
        command: OrderCommand,
    ) -> Result<Committed, Trouble> {
        let call = Call::with_key(step(inquiry, order_id, what), inquiry.provenance.clone());
        let id = aggregate_id(inquiry, order_id);
        Ok(self.log().execute::<Order>(inquiry.workspace_id, &id, command, call).await?)
    }

    /// Tells the panel, and finds out what came of it. Passing trouble: nobody can tell yet.
    async fn set_completed(
        &self,
        inquiry: &Inquiry<'_>,
        order_id: u64,
        requested_at: Timestamp,
    ) -> Result<OrderCommand, Trouble> {
        let request_id = inquiry.request_id;
        let completed = |already| OrderCommand::RecordFakeCompleted { request_id, already, now: self.log().now() };
        let failed = |reason: String, certain| OrderCommand::RecordFakeCompleteFailed {
            request_id,
            reason,
            certain,
            now: self.log().now(),
        };
        let panel = match self.panel(inquiry.workspace) {
            Ok(panel) => panel,
            Err(error) => return Ok(failed(error.to_string(), true)),
        };
        match self.tell_panel(inquiry, &panel, order_id).await {
            Ok(Told::Done { already }) => Ok(completed(already)),
            Ok(Told::Refused(reason)) => Ok(failed(reason, true)),
            Err(error) if !(inquiry.still_ours)() => Err(Trouble::passing(error)),
            Err(error) if error.may_have_been_done() => {
                if self.log().now().duration_since(requested_at) < LOOK_FOR {
                    Err(Trouble::passing(error))
                } else {
                    Ok(failed(error.to_string(), false))
                }
            }
            Err(error) => Ok(failed(error.to_string(), true)),
        }
    }

    /// Tells the panel until it takes it, says no, or patience ends; after an unknown outcome the order is looked at first.
    async fn tell_panel(
        &self,
        inquiry: &Inquiry<'_>,
        panel: &PanelClient,
        order_id: u64,
    ) -> Result<Told, GatewayError> {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let told =
                panel.change_status(&[order_id], &panel::OrderStatus::Completed, || (inquiry.still_ours)()).await;
            let error = match told {
                Ok(rows) => {
                    let refusal = rows.into_iter().find_map(|row| row.refusal);
                    return Ok(refusal.map_or(Told::Done { already: false }, Told::Refused));
                }
                Err(error) => error,
            };
            if error.may_have_been_done() {
                let order = self.patiently(inquiry.workspace_id, 0, || panel.order(order_id)).await.map_err(unknown)?;
                if order.status == panel::OrderStatus::Completed {
                    return Ok(Told::Done { already: true });
                }
            } else if !error.is_retryable() {
                return Err(error);
            }
            let pause = PAUSE.max(error.retry_after.unwrap_or_default());
            if Instant::now() + pause >= deadline {
                return Err(error);
            }
            sleep(pause).await;
        }
    }
}

/// What the panel made of it.
enum Told {
    Done { already: bool },
    Refused(String),
}

/// The panel could not tell what state the order is in.
fn unknown(error: GatewayError) -> GatewayError {
    GatewayError::new(Kind::OutcomeUnknown, format!("the panel could not be asked for the order: {error}"))
}
