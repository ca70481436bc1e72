//! The rule book for actions on an order.

use jiff::Timestamp;

use super::{Accepted, Ask, Dispatch, Grounds, Refusal, Refused, Requester, RuleUsed, TermsUsed};
use crate::eligibility::{RefillTerms, RuleInForce, ServiceRule, Source, StartTerms, TermsInForce};
use crate::ids::ProviderOrderId;
use crate::values::{EXTERNAL_ID, OrderAction, OrderFacts, OrderStatus, later};

/// What was decided about one action, with everything that led to it.
pub(super) enum Judgement {
    Accepted(Accepted),
    Refused(Refused),
}

/// What was before.
pub(super) struct Past {
    /// Of this action.
    pub cooling_until: Option<Timestamp>,
    /// How often this action was accepted.
    pub accepted: u32,
    /// The earliest time the order is known to have been complete.
    pub completed_at: Option<Timestamp>,
}

/// Judges one action.
pub(super) fn judge(action: OrderAction, ask: Ask, past: &Past) -> Judgement {
    let mut terms = None;
    let checked = check(action, &ask, past, &mut terms);
    let cooldown_seconds = rule(&ask).and_then(|rule| rule.cooldown_seconds).unwrap_or(ask.cooldown_seconds);
    let grounds = Some(Grounds {
        allowed_statuses: ask.allowed_statuses,
        cooldown_seconds: ask.cooldown_seconds,
        route: ask.route,
        service: ask.service,
    });
    match checked {
        Ok((facts, dispatch)) => Judgement::Accepted(Accepted {
            request_id: ask.request_id,
            requester: ask.requester,
            subject: ask.subject,
            facts,
            terms,
            dispatch,
            cooldown_until: later(ask.now, i64::from(cooldown_seconds)),
            grounds,
            requested_at: ask.now,
        }),
        // No rule was looked at.
        Err(Refusal::NotYours) => Judgement::Refused(Refused {
            request_id: ask.request_id,
            facts: ask.facts.map(without_owner),
            requester: ask.requester,
            subject: ask.subject,
            refusal: Refusal::NotYours,
            terms: None,
            grounds: None,
            refused_at: ask.now,
        }),
        Err(refusal) => Judgement::Refused(Refused {
            request_id: ask.request_id,
            facts: ask.facts,
            requester: ask.requester,
            subject: ask.subject,
            refusal,
            terms,
            grounds,
            refused_at: ask.now,
        }),
    }
}

fn rule(ask: &Ask) -> Option<&ServiceRule> {
    ask.rule.as_ref().map(|in_force| &in_force.rule)
}

/// The refill terms in force for the order asked about, in the words of `eligibility`.
pub(super) fn refill_terms(ask: &Ask) -> Option<String> {
    let facts = ask.facts.as_ref()?;
    Some(TermsInForce::of(&facts.service_name, ask.service.as_ref(), rule(ask)).refill.to_string())
}

/// Every rule in its order; `used` tells which terms were looked at.
fn check(
    action: OrderAction,
    ask: &Ask,
    past: &Past,
    used: &mut Option<TermsUsed>,
) -> Result<(OrderFacts, Option<Dispatch>), Refusal> {
    let Some(facts) = &ask.facts else {
        return Err(Refusal::NotYours);
    };
    if !may_act_on(ask, facts) {
        return Err(Refusal::NotYours);
    }
    let terms = TermsInForce::of(&facts.service_name, ask.service.as_ref(), rule(ask));
    let completed_at = known_completion(facts, past, ask.now);
    let told = || terms_used(action, &terms, ask.rule.as_ref(), completed_at);
    if ask.rule.is_some() {
        *used = Some(told());
    }
    check_state(action, ask, facts, past)?;
    match action {
        OrderAction::Refill => {
            *used = Some(told());
            check_refill(ask, facts, past, terms.refill, completed_at)?;
        }
        OrderAction::SpeedUp => {
            if terms.start != StartTerms::Unknown {
                *used = Some(told());
            }
            check_start(ask.now, facts, terms.start)?;
        }
        OrderAction::Cancel | OrderAction::Refund | OrderAction::Partial => {}
    }
    let dispatch = if action.needs_provider() { Some(dispatch(ask, facts)?) } else { None };
    Ok((facts.clone(), dispatch))
}

fn terms_used(
    action: OrderAction,
    terms: &TermsInForce,
    rule: Option<&RuleInForce>,
    completed_at: Option<Timestamp>,
) -> TermsUsed {
    let source = match action {
        OrderAction::Refill => terms.refill_source,
        OrderAction::SpeedUp => terms.start_source,
        OrderAction::Cancel | OrderAction::Refund | OrderAction::Partial => Source::Rule,
    };
    let source = match (source, rule) {
        (Source::Rule, Some(in_force)) => in_force.rule.id.clone(),
        (Source::ServiceName, _) | (Source::Rule, None) => "service name".to_owned(),
        (Source::ServiceList, _) => "service list".to_owned(),
    };
    let counts = action == OrderAction::Refill && matches!(terms.refill, RefillTerms::Days(_));
    TermsUsed {
        refill: terms.refill.to_string(),
        source,
        start: (action == OrderAction::SpeedUp).then(|| terms.start.to_string()),
        rule: rule.map(|in_force| RuleUsed { id: in_force.rule.id.clone(), version: in_force.version }),
        completed_at: completed_at.filter(|_| counts),
    }
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

fn check_state(action: OrderAction, ask: &Ask, facts: &OrderFacts, past: &Past) -> Result<(), Refusal> {
    let by_rule = rule(ask).and_then(|rule| rule.statuses.get(&action));
    if !by_rule.unwrap_or(&ask.allowed_statuses).contains(&facts.status) {
        return Err(Refusal::WrongStatus { status: facts.status.clone() });
    }
    let listed = ask.service.as_ref();
    let panel_says = match action {
        OrderAction::Refill => facts.can_refill,
        // The list's word counts where the order's own is missing, and no rule says when a service may be cancelled.
        OrderAction::Cancel if by_rule.is_none() => facts.can_cancel.or(listed.and_then(|service| service.cancel)),
        OrderAction::Cancel => facts.can_cancel,
        OrderAction::SpeedUp | OrderAction::Refund | OrderAction::Partial => None,
    };
    if panel_says == Some(false) {
        return Err(Refusal::PanelForbids);
    }
    match past.cooling_until {
        Some(retry_at) if retry_at > ask.now => Err(Refusal::CoolingDown { retry_at }),
        Some(_) | None => Ok(()),
    }
}

/// When an order seen at some time was complete at the latest; none where it was not.
pub(super) fn completed_at(facts: &OrderFacts, seen_at: Timestamp) -> Option<Timestamp> {
    match &facts.status {
        OrderStatus::Completed | OrderStatus::Partial => Some(facts.updated_at.map_or(seen_at, |at| at.min(seen_at))),
        OrderStatus::Pending
        | OrderStatus::InProgress
        | OrderStatus::Processing
        | OrderStatus::Canceled
        | OrderStatus::Error
        | OrderStatus::Fail
        | OrderStatus::Unknown(_) => None,
    }
}

/// The best known time of completion: the panel's last update moves with every refill, so an earlier witness is the better one. Where
/// the panel tells no update, the order's own time stands in, unless it was seen complete before.
fn known_completion(facts: &OrderFacts, past: &Past, now: Timestamp) -> Option<Timestamp> {
    let told = match facts.updated_at {
        Some(updated_at) => Some(updated_at.min(now)),
        None => facts.created_at.filter(|_| past.completed_at.is_none()),
    };
    [told, past.completed_at].into_iter().flatten().min()
}

fn check_refill(
    ask: &Ask,
    facts: &OrderFacts,
    past: &Past,
    terms: RefillTerms,
    completed_at: Option<Timestamp>,
) -> Result<(), Refusal> {
    if terms == RefillTerms::None {
        return Err(Refusal::NoRefill);
    }
    if let Some(max) = rule(ask).and_then(|rule| rule.refills_max)
        && past.accepted >= max
    {
        return Err(Refusal::RefillsUsed { used: past.accepted, max });
    }
    let days = match terms {
        RefillTerms::None | RefillTerms::Lifetime | RefillTerms::Unknown => return Ok(()),
        RefillTerms::Days(days) => days,
    };
    let Some(completed_at) = completed_at.or(facts.created_at) else {
        return Ok(());
    };
    let closed_at = later(completed_at, i64::from(days) * 86_400);
    if ask.now > closed_at { Err(Refusal::WindowClosed { closed_at }) } else { Ok(()) }
}

fn check_start(now: Timestamp, facts: &OrderFacts, terms: StartTerms) -> Result<(), Refusal> {
    let StartTerms::Within { seconds } = terms else {
        return Ok(());
    };
    match (&facts.status, facts.created_at) {
        (OrderStatus::Pending, Some(created_at)) => {
            let starts_by = later(created_at, i64::from(seconds));
            if now < starts_by { Err(Refusal::NotStartedYet { starts_by }) } else { Ok(()) }
        }
        (_, _) => Ok(()),
    }
}

fn dispatch(ask: &Ask, facts: &OrderFacts) -> Result<Dispatch, Refusal> {
    let named = |text: Option<&str>| text.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
    let (Some(provider), Some(provider_order_id)) =
        (named(facts.provider.as_deref()), named(facts.provider_order_id.as_ref().map(ProviderOrderId::as_str)))
    else {
        return Err(Refusal::ProviderMissing);
    };
    let Some(route) = &ask.route else {
        return Err(Refusal::RouteMissing { provider });
    };
    if route.switched_off {
        return Err(Refusal::ProviderSwitchedOff { provider });
    }
    Ok(Dispatch {
        outgoing_id: ask.outgoing_id,
        provider,
        channel_id: route.channel_id.clone(),
        chat: route.chat.clone(),
        text: route.template.replace(EXTERNAL_ID, &provider_order_id).trim().to_owned(),
        provider_order_id: ProviderOrderId::new(provider_order_id),
        also: route.also.clone(),
    })
}
