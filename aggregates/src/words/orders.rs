//! Replies about orders: one, or many at once.

use super::format::{ago, date, line, money, time_left};
use super::{Key, Wording, render, with};
use crate::order::Refusal;
use crate::request::{Action, OrderOutcome, OrderResult};
use crate::values::OrderFacts;

/// Above this many, a status list gives each order one line.
const FULL_STATUS_UP_TO: usize = 5;

pub(super) fn compose(results: &[OrderResult], wording: &Wording) -> (Key, String) {
    match results {
        [] => with(Key::MissingOrderId, &[]),
        [result] => one(result, wording),
        results => many(results, wording),
    }
}

fn one(result: &OrderResult, wording: &Wording) -> (Key, String) {
    match (&result.outcome, &result.facts) {
        (OrderOutcome::Shown, Some(facts)) => with(Key::OrderStatus, &values(result.order_id, facts, wording)),
        (OrderOutcome::Accepted { dispatched: _ }, Some(facts)) => {
            with(accepted_key(wording.action), &values(result.order_id, facts, wording))
        }
        (OrderOutcome::Accepted { dispatched: _ }, None) => {
            with(accepted_key(wording.action), &[("order_id", result.order_id.to_string())])
        }
        (OrderOutcome::Shown, None) => refused(result.order_id, &Refusal::NotYours, wording),
        (OrderOutcome::Refused { refusal }, _) => refused(result.order_id, refusal, wording),
    }
}

fn many(results: &[OrderResult], wording: &Wording) -> (Key, String) {
    let shown = results.iter().filter(|result| result.outcome == OrderOutcome::Shown && result.facts.is_some()).count();
    if shown > 0 || wording.action == Action::Check {
        let full = results.len() <= FULL_STATUS_UP_TO;
        let pieces: Vec<String> = results.iter().map(|result| status(result, full, wording)).collect();
        let orders = pieces.join(if full { "\n\n" } else { "\n" });
        return if full { (Key::OrderStatusList, orders) } else { with(Key::OrderStatusList, &[("orders", orders)]) };
    }
    let accepted: Vec<String> = results
        .iter()
        .filter(|result| matches!(result.outcome, OrderOutcome::Accepted { .. }))
        .map(|result| format!("#{}", result.order_id))
        .collect();
    let mut lines = Vec::new();
    if !accepted.is_empty() {
        lines.push(format!("✅ Submitted: {}", accepted.join(", ")));
    }
    for result in results {
        match &result.outcome {
            OrderOutcome::Refused { refusal } => lines.push(refused(result.order_id, refusal, wording).1),
            OrderOutcome::Shown => lines.push(refused(result.order_id, &Refusal::NotYours, wording).1),
            OrderOutcome::Accepted { dispatched: _ } => {}
        }
    }
    with(Key::BulkResult, &[("action", action_name(wording.action).to_owned()), ("lines", lines.join("\n"))])
}

fn status(result: &OrderResult, full: bool, wording: &Wording) -> String {
    match &result.facts {
        Some(facts) if result.outcome == OrderOutcome::Shown => {
            if full {
                return render(Key::OrderStatus, &values(result.order_id, facts, wording));
            }
            let remains = facts.remains.map(|remains| format!("remains {remains}"));
            let provider = shown_provider(facts, wording);
            let summary: Vec<String> =
                std::iter::once(format!("*{}*", line(facts.status.label()))).chain(remains).chain(provider).collect();
            render(Key::OrderStatusLine, &[("order_id", result.order_id.to_string()), ("summary", summary.join(" · "))])
        }
        Some(_) | None => one(result, wording).1,
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

fn refused(order_id: u64, refusal: &Refusal, wording: &Wording) -> (Key, String) {
    let action = || ("action", action_noun(wording.action).to_owned());
    let (key, reason) = match refusal {
        Refusal::NotYours => with(Key::NotYours, &[]),
        Refusal::WrongStatus { status } => with(Key::WrongStatus, &[("status", line(status.label())), action()]),
        Refusal::CoolingDown { retry_at } => {
            with(Key::CoolingDown, &[("time_left", time_left(wording.now, *retry_at))])
        }
        Refusal::NoRefill => with(Key::NoRefill, &[]),
        Refusal::WindowClosed { closed_at } => with(Key::WindowClosed, &[("date", date(*closed_at))]),
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
    (key, render(frame, &[("order_id", order_id.to_string()), ("reason", reason)]))
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
const fn action_name(action: Action) -> &'static str {
    match action {
        Action::Check => "Status",
        Action::Refill => "Refill",
        Action::Cancel => "Cancellation",
        Action::SpeedUp => "Speed-up",
        Action::Refund => "Refund",
        Action::Partial => "Partial",
        Action::Balance => "Balance",
        Action::Services => "Services",
        Action::Ticket => "Ticket",
        Action::MyUsername => "Username",
        Action::Help => "Help",
    }
}

/// An action inside a sentence: `so a refill is not possible`.
const fn action_noun(action: Action) -> &'static str {
    match action {
        Action::Refill => "a refill",
        Action::Cancel => "a cancellation",
        Action::SpeedUp => "a speed-up",
        Action::Refund => "a refund",
        Action::Partial => "partial delivery",
        Action::Check | Action::Balance | Action::Services | Action::Ticket | Action::MyUsername | Action::Help => {
            "this"
        }
    }
}
