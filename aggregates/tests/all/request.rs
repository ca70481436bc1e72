//! A log entry from question to support status.

use aggregates::order::Refusal;
use aggregates::request::{
    Action, Findings, OrderOutcome, OrderResult, Request, RequestCommand, RequestEvent, SupportStatus,
};
use aggregates::values::{ChatKind, OrderFacts};
use aggregates::words::Texts;

use crate::support::samples::{at, facts, route, uuid};
use crate::support::{examples, state};

fn open(n: u128) -> RequestCommand {
    RequestCommand::OpenRequest {
        request_id: uuid(n),
        message_id: uuid(1),
        conversation_id: "c1".into(),
        channel_id: "ch1".into(),
        chat_kind: ChatKind::Private,
        group_id: None,
        customer_id: Some("maria-1".into()),
        username: Some("maria".into()),
        sender_name: Some("Maria".into()),
        subject: "maria-1".into(),
        action: Action::Refill,
        order_ids: vec![54321, 54322, 54323, 54324],
        text: "refill 54321 54322 54323 54324".into(),
        priority: false,
        received_at: at(0),
        custom: None,
        now: at(0),
    }
}

fn result(order_id: u64, provider: &str, provider_order_id: &str, outcome: OrderOutcome) -> OrderResult {
    let facts = OrderFacts {
        order_id,
        provider: Some(provider.into()),
        provider_order_id: Some(provider_order_id.into()),
        ..facts()
    };
    OrderResult { order_id, outcome, facts: Some(facts) }
}

fn findings() -> Findings {
    let accepted = OrderOutcome::Accepted { dispatched: true };
    Findings::Orders {
        results: vec![
            result(54321, "smmcost.com", "2323223", accepted.clone()),
            result(54322, "SMMCOST.com", "2323224", accepted),
            result(
                54323,
                "peakerr.com",
                "777",
                OrderOutcome::Refused { refusal: Refusal::RouteMissing { provider: "peakerr.com".into() } },
            ),
            result(54324, "smmcost.com", "666", OrderOutcome::Refused { refusal: Refusal::NotYours }),
        ],
    }
}

fn answer(findings: Findings) -> RequestCommand {
    RequestCommand::AnswerRequest { findings, show_provider: false, texts: Texts::default(), now: at(1) }
}

/// The first so many of them.
fn progress(orders: usize) -> RequestCommand {
    let Findings::Orders { mut results } = findings() else { panic!("orders") };
    results.truncate(orders);
    RequestCommand::RecordProgress { results, now: at(1) }
}

fn status(status: SupportStatus) -> RequestCommand {
    RequestCommand::ChangeSupportStatus { status, now: at(2) }
}

fn escalate() -> RequestCommand {
    RequestCommand::EscalateLog { routes: vec![route("please look at {external_id}")], found: Vec::new(), now: at(3) }
}

fn then(commands: &[RequestCommand]) -> Vec<RequestEvent> {
    let mut events = Vec::new();
    for command in commands {
        let more = state::<Request>(&events).decide(command.clone()).unwrap();
        events.extend(more);
    }
    events
}

fn opened() -> Vec<RequestEvent> {
    then(&[open(2)])
}

examples! { Request;
    a_request_is_opened: given [], when open(2);
    to_open_a_request_again_changes_nothing: given opened(), when open(2);
    another_requests_id_is_an_error: given opened(), when open(3);
    a_request_is_answered: given opened(), when answer(findings());
    an_answer_when_the_panel_is_away_is_harmless: given opened(), when answer(Findings::PanelUnavailable { reason: "HTTP 502 <!DOCTYPE html>".into() });
    of_many_orders_some_are_worked_through: given opened(), when progress(2);
    the_next_of_many_are_counted_on: given then(&[open(2), progress(2)]), when progress(4);
    what_is_worked_through_is_not_recorded_twice: given then(&[open(2), progress(2)]), when progress(2);
    progress_after_the_answer_changes_nothing: given then(&[open(2), answer(findings())]), when progress(2);
    a_second_answer_changes_nothing: given then(&[open(2), answer(findings())]), when answer(Findings::Help);
    an_answer_before_the_question_is_an_error: given [], when answer(findings());
    an_entry_is_resolved: given opened(), when status(SupportStatus::Resolved);
    an_entry_is_ignored: given opened(), when status(SupportStatus::Ignored);
    an_entry_becomes_a_ticket: given opened(), when status(SupportStatus::TicketCreated);
    an_entry_is_opened_again: given then(&[open(2), status(SupportStatus::Resolved)]), when status(SupportStatus::Open);
    the_same_status_changes_nothing: given opened(), when status(SupportStatus::Open);
    escalated_is_not_set_as_a_status: given opened(), when status(SupportStatus::Escalated);
    a_status_of_an_unknown_entry_is_an_error: given [], when status(SupportStatus::Resolved);
    an_escalation_tells_every_provider_its_own_orders: given then(&[open(2), answer(findings())]), when escalate();
    an_entry_without_provider_orders_can_be_escalated_too: given opened(), when escalate();
    to_escalate_again_changes_nothing: given then(&[open(2), escalate()]), when escalate();
    a_resolved_entry_can_be_escalated_again: given then(&[open(2), escalate(), status(SupportStatus::Resolved)]), when escalate();
    an_escalation_of_an_unknown_entry_is_an_error: given [], when escalate();
}
