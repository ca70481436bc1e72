//! A log entry from question to support status.

use aggregates::conversation::Lapse;
use aggregates::ids::{ChannelId, ConversationId, CustomerId, ProviderOrderId};
use aggregates::order::{Prospects, Refusal};
use aggregates::request::{
    Action, Findings, OrderOutcome, OrderResult, Reason, Request, RequestCommand, RequestEvent, SupportStatus,
};
use aggregates::values::{ChatKind, Money, OrderFacts};
use aggregates::words::Texts;

use crate::support::samples::{at, facts, route, uuid};
use crate::support::{examples, state};

fn open(n: u128) -> RequestCommand {
    RequestCommand::OpenRequest {
        request_id: uuid(n),
        message_id: uuid(1),
        conversation_id: ConversationId::new("c1"),
        channel_id: ChannelId::new("ch1"),
        chat_kind: ChatKind::Private,
        group_id: None,
        customer_id: Some(CustomerId::new("maria-1")),
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
        unclear: false,
        reason: None,
    }
}

fn of(action: Action, unclear: bool, priority: bool) -> RequestCommand {
    let mut command = open(2);
    if let RequestCommand::OpenRequest { action: its, unclear: is_unclear, priority: has, .. } = &mut command {
        (*its, *is_unclear, *has) = (action, unclear, priority);
    }
    command
}

fn undone(action: Action, reason: Reason) -> RequestCommand {
    let mut command = of(action, false, false);
    if let RequestCommand::OpenRequest { reason: its, .. } = &mut command {
        *its = Some(reason);
    }
    command
}

fn lapse(why: Lapse) -> RequestCommand {
    RequestCommand::LetQuestionLapse { why, now: at(15) }
}

fn add(n: u128) -> RequestCommand {
    let (text, subject) = ("is anybody there".to_owned(), "maria-1".to_owned());
    RequestCommand::AddMessage { message_id: uuid(n), text, order_ids: vec![54325], subject, now: at(4) }
}

fn result(order_id: u64, provider: &str, provider_order_id: &str, outcome: OrderOutcome) -> OrderResult {
    let facts = OrderFacts {
        order_id,
        provider: Some(provider.into()),
        provider_order_id: Some(ProviderOrderId::new(provider_order_id)),
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
    a_message_beyond_a_limit_says_so_and_needs_nobody: given [], when undone(Action::Message, Reason::OverLimit);
    a_message_joins_the_entry_of_the_same_limit: given then(&[undone(Action::Message, Reason::OverLimit)]), when add(5);
    who_wants_a_person_is_for_people: given [], when undone(Action::Message, Reason::WantsHuman);
    our_own_words_need_nobody: given [], when undone(Action::Refill, Reason::OwnWords);
    a_look_up_needs_nobody: given [], when of(Action::Balance, false, false);
    a_complaint_needs_somebody_whatever_it_asks_for: given [], when of(Action::Check, false, true);
    an_unclear_request_waits_for_the_customer: given [], when of(Action::Cancel, true, false);
    a_question_that_lapsed_is_for_people: given then(&[of(Action::Cancel, true, false)]), when lapse(Lapse::Expired);
    a_question_that_was_declined_needs_nobody: given then(&[of(Action::Cancel, true, false)]), when lapse(Lapse::Declined);
    a_complaint_whose_question_was_declined_is_for_people: given then(&[of(Action::Cancel, true, true)]), when lapse(Lapse::Declined);
    a_question_whose_answer_was_to_ask_plainly_needs_nobody: given then(&[of(Action::Cancel, true, false)]), when lapse(Lapse::AskedPlainly);
    a_question_lapses_once: given then(&[of(Action::Cancel, true, false), lapse(Lapse::Passed)]), when lapse(Lapse::Expired);
    a_question_that_was_answered_does_not_lapse: given then(&[of(Action::Cancel, true, false), answer(findings())]), when lapse(Lapse::Expired);
    a_plain_request_has_no_question_to_lapse: given opened(), when lapse(Lapse::Expired);
    a_person_moved_the_entry_before_its_question_lapsed: given then(&[of(Action::Cancel, true, false), status(SupportStatus::Resolved)]), when lapse(Lapse::Expired);
    a_person_moved_the_entry_before_it_was_answered: given then(&[open(2), status(SupportStatus::TicketCreated)]), when answer(findings());
    a_message_joins_the_open_entry_of_its_chat: given then(&[of(Action::Message, false, false)]), when add(5);
    a_message_does_not_join_an_entry_that_is_closed: given then(&[of(Action::Message, false, false), status(SupportStatus::Resolved)]), when add(5);
    a_message_does_not_join_a_request: given opened(), when add(5);
    nothing_is_done_where_the_bot_does_not_ask_back: given then(&[of(Action::Cancel, true, false)]), when answer(Findings::Unclear { command: "cancel 54321".into() });
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

/// Every kind of outcome, and where its entry stands: open is what needs a person, and nothing else.
#[test]
fn only_what_needs_a_person_is_open() {
    use OrderOutcome::{Accepted, Completed, Detailed, Failed, Refused, Shown};
    use SupportStatus::{Ignored, Open, Resolved};
    let order = |outcome| Findings::Orders { results: vec![OrderResult { order_id: 54321, outcome, facts: None }] };
    let several = |outcomes: Vec<OrderOutcome>| {
        let result = |outcome| OrderResult { order_id: 54321, outcome, facts: None };
        Findings::Orders { results: outcomes.into_iter().map(result).collect() }
    };
    let refused = |refusal| order(Refused { refusal });
    let provider = || "smmcost.com".to_owned();
    let failed = |certain| Failed { reason: "HTTP 502".into(), certain };
    let told = || Accepted { dispatched: true };
    let prospects = Prospects { refill: "none".into(), each: Vec::new() };
    let cases = [
        (Action::Check, order(Shown), Ignored),
        (Action::Details, order(Detailed { prospects }), Ignored),
        (Action::Balance, Findings::Balance { balance: Money { micros: 1, currency: "USD".into() } }, Ignored),
        (Action::Balance, Findings::BalanceCoolingDown { retry_at: at(1) }, Ignored),
        (Action::Services, Findings::Services { url: "https://panel.example".into() }, Ignored),
        (Action::Ticket, Findings::TicketNotFound { ticket_id: 5 }, Ignored),
        (Action::MyUsername, Findings::Username { username: "maria".into() }, Ignored),
        (Action::Help, Findings::Help, Ignored),
        (Action::Balance, Findings::PanelUnavailable { reason: "HTTP 502".into() }, Open),
        (Action::Refill, Findings::PanelUnavailable { reason: "HTTP 502".into() }, Open),
        (Action::Refill, order(told()), Resolved),
        (Action::FakeComplete, order(Completed { already: true }), Resolved),
        (Action::FakeComplete, order(failed(true)), Open),
        (Action::FakeComplete, order(failed(false)), Open),
        (Action::Refund, order(Accepted { dispatched: false }), Open),
        (Action::Refill, refused(Refusal::NotYours), Ignored),
        (Action::Refill, refused(Refusal::CoolingDown { retry_at: at(1) }), Ignored),
        (Action::Refill, refused(Refusal::NoRefill), Ignored),
        (Action::Refill, refused(Refusal::WindowClosed { closed_at: at(1) }), Ignored),
        (Action::Refill, refused(Refusal::PanelForbids), Ignored),
        (Action::Refill, refused(Refusal::ProviderMissing), Open),
        (Action::Refill, refused(Refusal::RouteMissing { provider: provider() }), Open),
        (Action::Refill, refused(Refusal::ProviderSwitchedOff { provider: provider() }), Open),
        (Action::Refill, several(vec![told(), Refused { refusal: Refusal::NoRefill }]), Resolved),
        (Action::Refill, several(vec![told(), Refused { refusal: Refusal::ProviderMissing }]), Open),
        (Action::Cancel, Findings::Unclear { command: "cancel 54321".into() }, Open),
        (Action::Message, Findings::LeftToPeople, Open),
    ];
    for (action, findings, status) in cases {
        let said = format!("{action:?} {findings:?}");
        let entry = state::<Request>(&then(&[of(action, false, false), answer(findings.clone())]));
        assert_eq!(entry.support_status, status, "{said}");
        let complaint = state::<Request>(&then(&[of(action, false, true), answer(findings)]));
        assert_eq!(complaint.support_status, Open, "{said}, with a complaint");
    }
}
