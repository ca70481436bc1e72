//! When the team may have an order set to completed (CC7).

use jiff::Timestamp;
use uuid::Uuid;

use super::rules::without_owner;
use super::{Ask, FakeComplete, OrderEvent, Refusal, Refused, Requester};
use crate::values::later;

/// An outcome that is not known by then is nobody's any more: the team may try again.
const UNDER_WAY_SECONDS: i64 = 600;

/// Judges one order: it is the team's word, the order is under way, and nobody is at it.
pub(super) fn judge(completing: Option<(Uuid, Timestamp)>, ask: Ask) -> OrderEvent {
    match check(completing, &ask) {
        Ok(()) => match ask.facts {
            Some(facts) => OrderEvent::FakeCompleteRequested(FakeComplete {
                request_id: ask.request_id,
                subject: ask.subject,
                facts,
                requested_at: ask.now,
            }),
            None => refused(Refusal::NotYours, ask),
        },
        Err(refusal) => refused(refusal, ask),
    }
}

fn check(completing: Option<(Uuid, Timestamp)>, ask: &Ask) -> Result<(), Refusal> {
    let Some(facts) = &ask.facts else { return Err(Refusal::NotYours) };
    match &ask.requester {
        Requester::Operator => {}
        Requester::Customer { customer_id: _ } => return Err(Refusal::NotYours),
    }
    if !ask.allowed_statuses.contains(&facts.status) {
        return Err(Refusal::WrongStatus { status: facts.status.clone() });
    }
    match completing {
        Some((_, since)) if ask.now < later(since, UNDER_WAY_SECONDS) => {
            Err(Refusal::CoolingDown { retry_at: later(since, UNDER_WAY_SECONDS) })
        }
        Some(_) | None => Ok(()),
    }
}

fn refused(refusal: Refusal, ask: Ask) -> OrderEvent {
    OrderEvent::FakeCompleteRefused(Refused {
        request_id: ask.request_id,
        facts: if refusal == Refusal::NotYours { ask.facts.map(without_owner) } else { ask.facts },
        requester: ask.requester,
        subject: ask.subject,
        refusal,
        terms: None,
        grounds: None,
        refused_at: ask.now,
    })
}
