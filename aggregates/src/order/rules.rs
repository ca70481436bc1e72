//! The rule book for actions on an order.

use jiff::Timestamp;

use super::{Accepted, Ask, Dispatch, Refusal, Refused, Requester, TermsUsed};
use crate::eligibility::{RefillTerms, StartTerms, Terms};
use crate::values::{EXTERNAL_ID, OrderAction, OrderFacts, OrderStatus, later};

/// What was decided about one action, with everything that led to it.
pub(super) enum Judgement {
    Accepted(Accepted),
    Refused(Refused),
}

/// Judges one action.
pub(super) fn judge(action: OrderAction, ask: Ask, cooling_until: Option<Timestamp>) -> Judgement {
    let terms = ask.facts.as_ref().map(|facts| Terms::of_service_name(&facts.service_name));
    let mut terms_used = None;
    match check(action, &ask, cooling_until, terms.as_ref(), &mut terms_used) {
        Ok((facts, dispatch)) => Judgement::Accepted(Accepted {
            request_id: ask.request_id,
            requester: ask.requester,
            subject: ask.subject,
            facts,
            terms: terms_used,
            dispatch,
            cooldown_until: later(ask.now, i64::from(ask.cooldown_seconds)),
            requested_at: ask.now,
        }),
        Err(refusal) => Judgement::Refused(Refused {
            request_id: ask.request_id,
            facts: if refusal == Refusal::NotYours { ask.facts.map(without_owner) } else { ask.facts },
            requester: ask.requester,
            subject: ask.subject,
            refusal,
            terms: terms_used,
            refused_at: ask.now,
        }),
    }
}

/// Every rule in its order; `used` tells which terms were looked at.
fn check(
    action: OrderAction,
    ask: &Ask,
    cooling_until: Option<Timestamp>,
    terms: Option<&Terms>,
    used: &mut Option<TermsUsed>,
) -> Result<(OrderFacts, Option<Dispatch>), Refusal> {
    let (Some(facts), Some(terms)) = (&ask.facts, terms) else {
        return Err(Refusal::NotYours);
    };
    if !may_act_on(ask, facts) {
        return Err(Refusal::NotYours);
    }
    check_state(action, ask, facts, cooling_until)?;
    if action == OrderAction::Refill {
        *used = Some(TermsUsed { refill: terms.refill.to_string(), source: "service name".to_owned() });
    }
    check_terms(action, ask.now, facts, terms)?;
    let dispatch = if action.needs_provider() { Some(dispatch(ask, facts)?) } else { None };
    Ok((facts.clone(), dispatch))
}

/// Customers act on their own orders only; panels do not tell usernames apart by case.
fn may_act_on(ask: &Ask, facts: &OrderFacts) -> bool {
    match &ask.requester {
        Requester::Operator => true,
        Requester::Customer { customer_id: _ } => {
            ask.username.as_deref().is_some_and(|username| !username.is_empty() && same_name(username, &facts.owner))
        }
    }
}

fn same_name(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}

/// Somebody else's order: what is personal in it does not belong into the asker's record.
pub(super) fn without_owner(facts: OrderFacts) -> OrderFacts {
    OrderFacts { owner: String::new(), link: String::new(), ..facts }
}

fn check_state(
    action: OrderAction,
    ask: &Ask,
    facts: &OrderFacts,
    cooling_until: Option<Timestamp>,
) -> Result<(), Refusal> {
    if !ask.allowed_statuses.contains(&facts.status) {
        return Err(Refusal::WrongStatus { status: facts.status.clone() });
    }
    let panel_says = match action {
        OrderAction::Refill => facts.can_refill,
        OrderAction::Cancel => facts.can_cancel,
        OrderAction::SpeedUp | OrderAction::Refund | OrderAction::Partial => None,
    };
    if panel_says == Some(false) {
        return Err(Refusal::PanelForbids);
    }
    match cooling_until {
        Some(retry_at) if retry_at > ask.now => Err(Refusal::CoolingDown { retry_at }),
        Some(_) | None => Ok(()),
    }
}

fn check_terms(action: OrderAction, now: Timestamp, facts: &OrderFacts, terms: &Terms) -> Result<(), Refusal> {
    match action {
        OrderAction::Refill => check_refill(now, facts, &terms.refill),
        OrderAction::SpeedUp => check_start(now, facts, &terms.start),
        OrderAction::Cancel | OrderAction::Refund | OrderAction::Partial => Ok(()),
    }
}

/// The window counts from completion; the panel's last update is the best known time of it.
fn check_refill(now: Timestamp, facts: &OrderFacts, terms: &RefillTerms) -> Result<(), Refusal> {
    let days = match terms {
        RefillTerms::None => return Err(Refusal::NoRefill),
        RefillTerms::Lifetime | RefillTerms::Unknown => return Ok(()),
        RefillTerms::Days(days) => *days,
    };
    let Some(completed_at) = facts.updated_at.or(facts.created_at) else {
        return Ok(());
    };
    let closed_at = later(completed_at, i64::from(days) * 86_400);
    if now > closed_at { Err(Refusal::WindowClosed { closed_at }) } else { Ok(()) }
}

fn check_start(now: Timestamp, facts: &OrderFacts, terms: &StartTerms) -> Result<(), Refusal> {
    let StartTerms::Within { seconds } = terms else {
        return Ok(());
    };
    match (&facts.status, facts.created_at) {
        (OrderStatus::Pending, Some(created_at)) => {
            let starts_by = later(created_at, i64::from(*seconds));
            if now < starts_by { Err(Refusal::NotStartedYet { starts_by }) } else { Ok(()) }
        }
        (_, _) => Ok(()),
    }
}

fn dispatch(ask: &Ask, facts: &OrderFacts) -> Result<Dispatch, Refusal> {
    let named =
        |text: &Option<String>| text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
    let (Some(provider), Some(provider_order_id)) = (named(&facts.provider), named(&facts.provider_order_id)) else {
        return Err(Refusal::ProviderMissing);
    };
    let Some(route) = &ask.route else {
        return Err(Refusal::RouteMissing { provider });
    };
    Ok(Dispatch {
        outgoing_id: ask.outgoing_id,
        provider,
        channel_id: route.channel_id.clone(),
        chat: route.chat.clone(),
        text: route.template.replace(EXTERNAL_ID, &provider_order_id).trim().to_owned(),
        provider_order_id,
    })
}
