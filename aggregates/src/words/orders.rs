//! Replies about orders: one, or many at once.

use jiff::Timestamp;

use super::format::{self, ago, line, money, time_left};
use super::{Key, Texts, Values, Wording};
use crate::order::{Prospect, Prospects, Refusal};
use crate::request::{Action, OrderOutcome, OrderResult};
use crate::values::OrderFacts;

/// Above this many, refusals are told by reason.
pub(super) const BY_REASON_ABOVE: usize = 10;
/// A longer list is told by status instead: it should be one message. Messengers take 4096 characters; a frame of the operator's comes on
/// top.
const MAX_CHARS: usize = 3_500;
/// Above this many, a status list gives each order one line.
const FULL_STATUS_UP_TO: usize = 5;

pub(super) fn compose(texts: &Texts, results: &[OrderResult], wording: &Wording) -> (Key, String) {
    match results {
        [] => texts.with(Key::MissingOrderId, &[]),
        [result] => one(texts, result, wording),
        results => many(texts, results, wording),
    }
}

pub(super) fn one(texts: &Texts, result: &OrderResult, wording: &Wording) -> (Key, String) {
    match (&result.outcome, &result.facts) {
        (OrderOutcome::Shown, Some(facts)) => {
            texts.with(Key::OrderStatus, &values(texts, result.order_id, facts, wording))
        }
        (OrderOutcome::Accepted { dispatched: _ }, Some(facts)) => {
            texts.with(accepted_key(wording.action), &values(texts, result.order_id, facts, wording))
        }
        (OrderOutcome::Accepted { dispatched: _ }, None) => {
            texts.with(accepted_key(wording.action), &[("order_id", result.order_id.to_string())])
        }
        (OrderOutcome::Detailed { prospects }, Some(facts)) => {
            texts.with(Key::OrderDetails, &detailed(texts, result.order_id, facts, prospects, wording))
        }
        (OrderOutcome::Completed { already }, facts) => {
            let key = if *already { Key::FakeCompletedAlready } else { Key::FakeCompleted };
            match facts {
                Some(facts) => texts.with(key, &values(texts, result.order_id, facts, wording)),
                None => texts.with(key, &[("order_id", result.order_id.to_string())]),
            }
        }
        (OrderOutcome::Failed { reason: _, certain }, _) => failed(texts, result.order_id, *certain),
        (OrderOutcome::Shown | OrderOutcome::Detailed { .. }, None) => {
            refused(texts, result.order_id, &Refusal::NotYours, wording)
        }
        (OrderOutcome::Refused { refusal }, _) => refused(texts, result.order_id, refusal, wording),
    }
}

fn many(texts: &Texts, results: &[OrderResult], wording: &Wording) -> (Key, String) {
    if results.iter().any(is_shown) || matches!(wording.action, Action::Check | Action::Details) {
        let full = results.len() <= FULL_STATUS_UP_TO;
        let pieces: Vec<String> = results.iter().map(|result| status(texts, result, full, wording)).collect();
        let orders = pieces.join(if full { "\n\n" } else { "\n" });
        let too_long = !full && orders.chars().count() > MAX_CHARS;
        let orders = if too_long { by_status(texts, results, wording) } else { orders };
        return if full {
            (Key::OrderStatusList, orders)
        } else {
            texts.with(Key::OrderStatusList, &[("orders", orders)])
        };
    }
    let done = |is: fn(&OrderOutcome) -> bool| {
        let ids = results.iter().filter(|result| is(&result.outcome)).map(|result| format!("#{}", result.order_id));
        ids.collect::<Vec<_>>().join(", ")
    };
    let accepted = done(|outcome| matches!(outcome, OrderOutcome::Accepted { .. }));
    let completed = done(|outcome| matches!(outcome, OrderOutcome::Completed { .. }));
    let mut lines = Vec::new();
    for (key, order_ids) in [(Key::BulkAccepted, accepted), (Key::BulkCompleted, completed)] {
        if !order_ids.is_empty() {
            lines.push(texts.render(key, &[("order_ids", order_ids)]));
        }
    }
    let grouped = results.len() > BY_REASON_ABOVE;
    if grouped {
        lines.extend(by_reason(texts, results, wording));
    }
    for result in results.iter().filter(|_| !grouped) {
        match &result.outcome {
            OrderOutcome::Refused { refusal } => lines.push(refused(texts, result.order_id, refusal, wording).1),
            OrderOutcome::Shown | OrderOutcome::Detailed { .. } => {
                lines.push(refused(texts, result.order_id, &Refusal::NotYours, wording).1);
            }
            OrderOutcome::Failed { reason: _, certain } => lines.push(failed(texts, result.order_id, *certain).1),
            OrderOutcome::Accepted { dispatched: _ } | OrderOutcome::Completed { already: _ } => {}
        }
    }
    let action = texts.render(name_key(wording.action), &[]);
    texts.with(Key::BulkResult, &[("action", action), ("lines", lines.join("\n"))])
}

/// One line per status, and one per reason why an order is not shown.
fn by_status(texts: &Texts, results: &[OrderResult], wording: &Wording) -> String {
    let mut statuses: Vec<(String, Vec<u64>)> = Vec::new();
    for result in results.iter().filter(|result| is_shown(result)) {
        if let Some(facts) = &result.facts {
            gather(&mut statuses, format::status(texts, &facts.status), result.order_id);
        }
    }
    let mut lines: Vec<String> = statuses
        .into_iter()
        .map(|(status, ids)| texts.render(Key::BulkStatus, &[("status", status), ("order_ids", numbered(&ids))]))
        .collect();
    lines.extend(by_reason(texts, results, wording));
    lines.join("\n")
}

/// One line per reason. Of waiting times the longest is told: then all of them are over.
pub(super) fn by_reason(texts: &Texts, results: &[OrderResult], wording: &Wording) -> Vec<String> {
    let refusals = results.iter().filter_map(|result| match &result.outcome {
        OrderOutcome::Refused { refusal } => Some(refusal),
        OrderOutcome::Shown
        | OrderOutcome::Detailed { .. }
        | OrderOutcome::Accepted { .. }
        | OrderOutcome::Completed { .. }
        | OrderOutcome::Failed { .. } => None,
    });
    let latest = |told: &Refusal| {
        let alike = refusals.clone().filter(|one| std::mem::discriminant(*one) == std::mem::discriminant(told));
        alike.max_by_key(|one| waits_until(one)).filter(|one| waits_until(one).is_some()).unwrap_or(told).clone()
    };
    let mut reasons: Vec<((Key, String), Vec<u64>)> = Vec::new();
    for result in results {
        let told = match &result.outcome {
            OrderOutcome::Refused { refusal } => (Mark::of(refusal).bulk(), reason(texts, &latest(refusal), wording).1),
            OrderOutcome::Failed { reason: _, certain } => {
                (Mark::of_failure(*certain).bulk(), why_failed(texts, *certain).1)
            }
            OrderOutcome::Shown
            | OrderOutcome::Detailed { .. }
            | OrderOutcome::Accepted { .. }
            | OrderOutcome::Completed { .. } => continue,
        };
        gather(&mut reasons, told, result.order_id);
    }
    let told = |((frame, reason), ids): ((Key, String), Vec<u64>)| {
        texts.render(frame, &[("order_ids", numbered(&ids)), ("reason", reason)])
    };
    reasons.into_iter().map(told).collect()
}

/// The end of a wait that a refusal tells of.
const fn waits_until(refusal: &Refusal) -> Option<Timestamp> {
    match refusal {
        Refusal::CoolingDown { retry_at } => Some(*retry_at),
        Refusal::NotStartedYet { starts_by } => Some(*starts_by),
        Refusal::NotYours
        | Refusal::WrongStatus { .. }
        | Refusal::NoRefill
        | Refusal::RefillsUsed { .. }
        | Refusal::WindowClosed { .. }
        | Refusal::PanelForbids
        | Refusal::ProviderMissing
        | Refusal::RouteMissing { .. }
        | Refusal::ProviderSwitchedOff { .. } => None,
    }
}

pub(super) fn gather<T: PartialEq, M>(groups: &mut Vec<(T, Vec<M>)>, of: T, member: M) {
    match groups.iter_mut().find(|(known, _)| *known == of) {
        Some((_, members)) => members.push(member),
        None => groups.push((of, vec![member])),
    }
}

fn numbered(ids: &[u64]) -> String {
    ids.iter().map(|id| format!("#{id}")).collect::<Vec<_>>().join(", ")
}

pub(super) fn is_shown(result: &OrderResult) -> bool {
    let shown = match &result.outcome {
        OrderOutcome::Shown | OrderOutcome::Detailed { .. } => true,
        OrderOutcome::Accepted { .. }
        | OrderOutcome::Refused { .. }
        | OrderOutcome::Completed { .. }
        | OrderOutcome::Failed { .. } => false,
    };
    shown && result.facts.is_some()
}

fn status(texts: &Texts, result: &OrderResult, full: bool, wording: &Wording) -> String {
    match &result.facts {
        Some(facts) if is_shown(result) => {
            if full {
                return one(texts, result, wording).1;
            }
            let remains = facts.remains.map(|remains| texts.render(Key::Remains, &[("number", remains.to_string())]));
            let provider = shown_provider(facts, wording);
            let summary: Vec<String> = std::iter::once(format!("*{}*", format::status(texts, &facts.status)))
                .chain(remains)
                .chain(provider)
                .collect();
            texts.render(
                Key::OrderStatusLine,
                &[("order_id", result.order_id.to_string()), ("summary", summary.join(" · "))],
            )
        }
        Some(_) | None => one(texts, result, wording).1,
    }
}

pub(super) fn values(
    texts: &Texts,
    order_id: u64,
    facts: &OrderFacts,
    wording: &Wording,
) -> Vec<(&'static str, String)> {
    let number = |number: Option<i64>| number.map(|number| number.to_string()).unwrap_or_default();
    vec![
        ("order_id", order_id.to_string()),
        ("service", line(&facts.service_name)),
        ("status", format::status(texts, &facts.status)),
        ("link", line(&facts.link)),
        ("quantity", facts.quantity.to_string()),
        ("start_count", number(facts.start_count)),
        ("remains", number(facts.remains)),
        ("charge", facts.charge.as_ref().map(money).unwrap_or_default()),
        ("provider", shown_provider(facts, wording).unwrap_or_default()),
        ("ordered", facts.created_at.map(|at| ago(texts, wording.now, at)).unwrap_or_default()),
    ]
}

/// The same with what may be asked for now, and why the rest may not.
fn detailed(
    texts: &Texts,
    order_id: u64,
    facts: &OrderFacts,
    prospects: &Prospects,
    wording: &Wording,
) -> Vec<(&'static str, String)> {
    let (mut possible, mut impossible) = (Vec::new(), Vec::new());
    for Prospect { action, refusal } in &prospects.each {
        let action = Action::from(*action);
        match refusal {
            None => possible.push(texts.render(noun_key(action), &[])),
            Some(refusal) => {
                let (_, reason) = reason(texts, refusal, &Wording { action, ..*wording });
                let values = [("action", texts.render(name_key(action), &[])), ("reason", reason)];
                impossible.push(texts.render(Key::OrderImpossible, &values));
            }
        }
    }
    let mut values = values(texts, order_id, facts, wording);
    values.extend([
        ("updated", facts.updated_at.map(|at| ago(texts, wording.now, at)).unwrap_or_default()),
        ("refill", format::refill_terms(texts, &prospects.refill)),
        ("possible", possible.join(", ")),
        ("impossible", impossible.join("\n")),
    ]);
    values
}

fn shown_provider(facts: &OrderFacts, wording: &Wording) -> Option<String> {
    facts.provider.as_deref().filter(|_| wording.show_provider).map(line)
}

fn why_failed(texts: &Texts, certain: bool) -> (Key, String) {
    texts.with(if certain { Key::Failed } else { Key::Unconfirmed }, &[])
}

fn failed(texts: &Texts, order_id: u64, certain: bool) -> (Key, String) {
    let (key, reason) = why_failed(texts, certain);
    let frame = Mark::of_failure(certain).single();
    (key, texts.render(frame, &[("order_id", order_id.to_string()), ("reason", reason)]))
}

/// How an order stands of which nothing was done, or nobody knows.
#[derive(Clone, Copy)]
enum Mark {
    /// ❌ It is not done.
    Not,
    /// 🕑 The team does it by hand.
    ByHand,
    /// ⚠️ It may have been done.
    InDoubt,
}

impl Mark {
    const fn of(refusal: &Refusal) -> Self {
        if refusal.is_left_to_people() { Self::ByHand } else { Self::Not }
    }

    const fn of_failure(certain: bool) -> Self {
        if certain { Self::Not } else { Self::InDoubt }
    }

    /// The frame of one order.
    const fn single(self) -> Key {
        match self {
            Self::Not => Key::Refused,
            Self::ByHand => Key::NeedsTeam,
            Self::InDoubt => Key::InDoubt,
        }
    }

    /// The frame of several.
    const fn bulk(self) -> Key {
        match self {
            Self::Not => Key::BulkRefused,
            Self::ByHand => Key::BulkNeedsTeam,
            Self::InDoubt => Key::BulkInDoubt,
        }
    }
}

/// Why an action is refused, in words.
fn reason(texts: &Texts, refusal: &Refusal, wording: &Wording) -> (Key, String) {
    let with = |key, values: &Values| texts.with(key, values);
    let action = || ("action", texts.render(noun_key(wording.action), &[]));
    match refusal {
        Refusal::NotYours => with(Key::NotYours, &[]),
        Refusal::WrongStatus { status } => {
            with(Key::WrongStatus, &[("status", format::status(texts, status)), action()])
        }
        Refusal::CoolingDown { retry_at } => {
            with(Key::CoolingDown, &[("time_left", time_left(texts, wording.now, *retry_at))])
        }
        Refusal::NoRefill => with(Key::NoRefill, &[]),
        Refusal::RefillsUsed { used: _, max } => {
            let refills = texts.count(i64::from(*max), Key::OneRefill, Key::Refills);
            with(Key::RefillsUsed, &[("refills", refills)])
        }
        Refusal::WindowClosed { closed_at } => with(Key::WindowClosed, &[("date", texts.date(*closed_at))]),
        Refusal::NotStartedYet { starts_by } => {
            with(Key::NotStartedYet, &[("time_left", time_left(texts, wording.now, *starts_by))])
        }
        Refusal::PanelForbids => with(Key::PanelForbids, &[action()]),
        Refusal::ProviderMissing => with(Key::ProviderMissing, &[]),
        Refusal::RouteMissing { provider: _ } | Refusal::ProviderSwitchedOff { provider: _ } => {
            with(Key::RouteMissing, &[])
        }
    }
}

fn refused(texts: &Texts, order_id: u64, refusal: &Refusal, wording: &Wording) -> (Key, String) {
    let (key, reason) = reason(texts, refusal, wording);
    let frame = Mark::of(refusal).single();
    (key, texts.render(frame, &[("order_id", order_id.to_string()), ("reason", reason)]))
}

const fn accepted_key(action: Action) -> Key {
    match action {
        Action::Refill => Key::RefillAccepted,
        Action::Cancel => Key::CancelAccepted,
        Action::SpeedUp => Key::SpeedUpAccepted,
        Action::Refund => Key::RefundAccepted,
        Action::Partial => Key::PartialAccepted,
        Action::FakeComplete => Key::FakeCompleted,
        Action::Check
        | Action::Details
        | Action::Balance
        | Action::Services
        | Action::Ticket
        | Action::MyUsername
        | Action::Help
        | Action::Custom
        | Action::Message => Key::OrderStatus,
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
        Action::FakeComplete => Key::NameFakeComplete,
        Action::Check
        | Action::Details
        | Action::Balance
        | Action::Services
        | Action::Ticket
        | Action::MyUsername
        | Action::Help
        | Action::Custom
        | Action::Message => Key::NameOther,
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
        Action::FakeComplete => Key::NounFakeComplete,
        Action::Check
        | Action::Details
        | Action::Balance
        | Action::Services
        | Action::Ticket
        | Action::MyUsername
        | Action::Help
        | Action::Custom
        | Action::Message => Key::NounOther,
    }
}
