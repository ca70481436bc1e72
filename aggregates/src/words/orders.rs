//! Replies about orders: one, or many at once.

use super::format::{ago, line, money, time_left};
use super::{Key, Texts, Values, Wording};
use crate::order::Refusal;
use crate::request::{Action, OrderOutcome, OrderResult};
use crate::values::OrderFacts;

/// Above this many, a status list gives each order one line.
const FULL_STATUS_UP_TO: usize = 5;

pub(super) fn compose(texts: &Texts, results: &[OrderResult], wording: &Wording) -> (Key, String) {
    match results {
        [] => texts.with(Key::MissingOrderId, &[]),
        [result] => one(texts, result, wording),
        results => many(texts, results, wording),
    }
}

fn one(texts: &Texts, result: &OrderResult, wording: &Wording) -> (Key, String) {
    match (&result.outcome, &result.facts) {
        (OrderOutcome::Shown, Some(facts)) => texts.with(Key::OrderStatus, &values(result.order_id, facts, wording)),
        (OrderOutcome::Accepted { dispatched: _ }, Some(facts)) => {
            texts.with(accepted_key(wording.action), &values(result.order_id, facts, wording))
        }
        (OrderOutcome::Accepted { dispatched: _ }, None) => {
            texts.with(accepted_key(wording.action), &[("order_id", result.order_id.to_string())])
        }
        (OrderOutcome::Shown, None) => refused(texts, result.order_id, &Refusal::NotYours, wording),
        (OrderOutcome::Refused { refusal }, _) => refused(texts, result.order_id, refusal, wording),
    }
}

fn many(texts: &Texts, results: &[OrderResult], wording: &Wording) -> (Key, String) {
    let shown = results.iter().filter(|result| result.outcome == OrderOutcome::Shown && result.facts.is_some()).count();
    if shown > 0 || wording.action == Action::Check {
        let full = results.len() <= FULL_STATUS_UP_TO;
        let pieces: Vec<String> = results.iter().map(|result| status(texts, result, full, wording)).collect();
        let orders = pieces.join(if full { "\n\n" } else { "\n" });
        return if full {
            (Key::OrderStatusList, orders)
        } else {
            texts.with(Key::OrderStatusList, &[("orders", orders)])
        };
    }
    let accepted: Vec<String> = results
        .iter()
        .filter(|result| matches!(result.outcome, OrderOutcome::Accepted { .. }))
        .map(|result| format!("#{}", result.order_id))
        .collect();
    let mut lines = Vec::new();
    if !accepted.is_empty() {
        lines.push(texts.render(Key::BulkAccepted, &[("order_ids", accepted.join(", "))]));
    }
    for result in results {
        match &result.outcome {
            OrderOutcome::Refused { refusal } => lines.push(refused(texts, result.order_id, refusal, wording).1),
            OrderOutcome::Shown => lines.push(refused(texts, result.order_id, &Refusal::NotYours, wording).1),
            OrderOutcome::Accepted { dispatched: _ } => {}
        }
    }
    let action = texts.render(name_key(wording.action), &[]);
    texts.with(Key::BulkResult, &[("action", action), ("lines", lines.join("\n"))])
}

fn status(texts: &Texts, result: &OrderResult, full: bool, wording: &Wording) -> String {
    match &result.facts {
        Some(facts) if result.outcome == OrderOutcome::Shown => {
            if full {
                return texts.render(Key::OrderStatus, &values(result.order_id, facts, wording));
            }
            let remains = facts.remains.map(|remains| format!("remains {remains}"));
            let provider = shown_provider(facts, wording);
            let summary: Vec<String> =
                std::iter::once(format!("*{}*", line(facts.status.label()))).chain(remains).chain(provider).collect();
            texts.render(
                Key::OrderStatusLine,
                &[("order_id", result.order_id.to_string()), ("summary", summary.join(" · "))],
            )
        }
        Some(_) | None => one(texts, result, wording).1,
    }
}

fn values(order_id: u64, facts: &OrderFacts, wording: &Wording) -> Vec<(&'static str, String)> {
    let number = |number: Option<i64>| number.map(|number| number.to_string()).unwrap_or_default();
    vec![
        ("order_id", order_id.to_string()),
        ("service", line(&facts.service_name)),
        ("status", line(facts.status.label())),
        ("link", line(&facts.link)),
        ("quantity", facts.quantity.to_string()),
        ("start_count", number(facts.start_count)),
        ("remains", number(facts.remains)),
        ("charge", facts.charge.as_ref().map(money).unwrap_or_default()),
        ("provider", shown_provider(facts, wording).unwrap_or_default()),
        ("ordered", facts.created_at.map(|at| ago(wording.now, at)).unwrap_or_default()),
    ]
}

fn shown_provider(facts: &OrderFacts, wording: &Wording) -> Option<String> {
    facts.provider.as_deref().filter(|_| wording.show_provider).map(line)
}

fn refused(texts: &Texts, order_id: u64, refusal: &Refusal, wording: &Wording) -> (Key, String) {
    let with = |key, values: &Values| texts.with(key, values);
    let action = || ("action", texts.render(noun_key(wording.action), &[]));
    let (key, reason) = match refusal {
        Refusal::NotYours => with(Key::NotYours, &[]),
        Refusal::WrongStatus { status } => with(Key::WrongStatus, &[("status", line(status.label())), action()]),
        Refusal::CoolingDown { retry_at } => {
            with(Key::CoolingDown, &[("time_left", time_left(wording.now, *retry_at))])
        }
        Refusal::NoRefill => with(Key::NoRefill, &[]),
        Refusal::WindowClosed { closed_at } => with(Key::WindowClosed, &[("date", texts.date(*closed_at))]),
        Refusal::NotStartedYet { starts_by } => {
            with(Key::NotStartedYet, &[("time_left", time_left(wording.now, *starts_by))])
        }
        Refusal::PanelForbids => with(Key::PanelForbids, &[action()]),
        Refusal::ProviderMissing => with(Key::ProviderMissing, &[]),
        Refusal::RouteMissing { provider: _ } => with(Key::RouteMissing, &[]),
    };
    let frame = match refusal {
        Refusal::ProviderMissing | Refusal::RouteMissing { .. } => Key::NeedsTeam,
        Refusal::NotYours
        | Refusal::WrongStatus { .. }
        | Refusal::CoolingDown { .. }
        | Refusal::NoRefill
        | Refusal::WindowClosed { .. }
        | Refusal::NotStartedYet { .. }
        | Refusal::PanelForbids => Key::Refused,
    };
    (key, texts.render(frame, &[("order_id", order_id.to_string()), ("reason", reason)]))
}

const fn accepted_key(action: Action) -> Key {
    match action {
        Action::Refill => Key::RefillAccepted,
        Action::Cancel => Key::CancelAccepted,
        Action::SpeedUp => Key::SpeedUpAccepted,
        Action::Refund => Key::RefundAccepted,
        Action::Partial => Key::PartialAccepted,
        Action::Check | Action::Balance | Action::Services | Action::Ticket | Action::MyUsername | Action::Help => {
            Key::OrderStatus
        }
    }
}

/// An action as the title of a list.
const fn name_key(action: Action) -> Key {
    match action {
        Action::Refill => Key::NameRefill,
        Action::Cancel => Key::NameCancel,
        Action::SpeedUp => Key::NameSpeedUp,
        Action::Refund => Key::NameRefund,
        Action::Partial => Key::NamePartial,
        Action::Check | Action::Balance | Action::Services | Action::Ticket | Action::MyUsername | Action::Help => {
            Key::NameOther
        }
    }
}

/// An action inside a sentence: `so a refill is not possible`.
const fn noun_key(action: Action) -> Key {
    match action {
        Action::Refill => Key::NounRefill,
        Action::Cancel => Key::NounCancel,
        Action::SpeedUp => Key::NounSpeedUp,
        Action::Refund => Key::NounRefund,
        Action::Partial => Key::NounPartial,
        Action::Check | Action::Balance | Action::Services | Action::Ticket | Action::MyUsername | Action::Help => {
            Key::NounOther
        }
    }
}
