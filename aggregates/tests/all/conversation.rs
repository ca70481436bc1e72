//! What goes in and out of one chat.

use aggregates::conversation::{
    Conversation, ConversationCommand, ConversationEvent, Lapse, Purpose, Question, Receipt,
};
use aggregates::ids::{ChannelId, ChannelMessageId, CustomerId};
use aggregates::request::Action;
use aggregates::values::ChatKind;
use proptest::prelude::*;

use crate::support::samples::{at, jid, lid, uuid};
use crate::support::{examples, state};

fn reply() -> Purpose {
    Purpose::Reply { message_id: uuid(1), request_id: Some(uuid(2)) }
}

fn send(n: u128, text: &str, silent: bool) -> ConversationCommand {
    ConversationCommand::SendMessage {
        outgoing_id: uuid(n),
        channel_id: ChannelId::new("ch1"),
        chat: "8801711111111@s.whatsapp.net".into(),
        purpose: reply(),
        text_key: "help".into(),
        text: text.into(),
        subject: "maria-1".into(),
        silent,
        quoted: None,
        now: at(0),
        unasked: false,
    }
}

fn queued() -> Vec<ConversationEvent> {
    Conversation::default().decide(send(7, "hello", false)).unwrap()
}

fn withheld() -> Vec<ConversationEvent> {
    Conversation::default().decide(send(7, "hello", true)).unwrap()
}

fn sent(attempt: u32) -> ConversationCommand {
    ConversationCommand::RecordSent {
        outgoing_id: uuid(7),
        attempt,
        provider_message_id: ChannelMessageId::new("3EB0"),
        now: at(1),
    }
}

fn part(part: u32) -> ConversationCommand {
    ConversationCommand::RecordPartSent {
        outgoing_id: uuid(7),
        attempt: 1,
        part,
        parts: 3,
        provider_message_id: ChannelMessageId::new(format!("3EB{part}")),
        now: at(1),
    }
}

fn failed(attempt: u32, retry: bool) -> ConversationCommand {
    ConversationCommand::RecordSendingFailed {
        outgoing_id: uuid(7),
        attempt,
        reason: "HTTP 500".into(),
        retry_at: retry.then(|| at(2)),
        now: at(1),
    }
}

fn unknown(attempt: u32, retry: bool) -> ConversationCommand {
    ConversationCommand::RecordSendingUnknown {
        outgoing_id: uuid(7),
        attempt,
        reason: "connection closed".into(),
        retry_at: retry.then(|| at(2)),
        now: at(1),
    }
}

fn resend() -> ConversationCommand {
    ConversationCommand::ResendMessage { outgoing_id: uuid(7), now: at(5) }
}

fn told(id: &str, receipt: Receipt) -> ConversationCommand {
    ConversationCommand::RecordReceipt { provider_message_id: ChannelMessageId::new(id), receipt, at: at(3) }
}

fn undelivered() -> Receipt {
    Receipt::Failed { reason: "131026: the message is undeliverable".into() }
}

/// A queued message, and what came of these commands one after the other.
fn then(commands: &[ConversationCommand]) -> Vec<ConversationEvent> {
    let mut events = queued();
    for command in commands {
        let more = state::<Conversation>(&events).decide(command.clone()).unwrap();
        events.extend(more);
    }
    events
}

fn ask(question: Question) -> ConversationCommand {
    ConversationCommand::AskProviders { message_id: uuid(1), question, order_ids: vec![54321, 54322], now: at(0) }
}

/// Asks this person about an order; the entry has the order's number.
fn ask_to_confirm(who: &str, entry: u128) -> ConversationCommand {
    ConversationCommand::AskToConfirm {
        request_id: uuid(entry),
        message_id: uuid(entry),
        customer_id: CustomerId::new(who),
        action: Action::Cancel,
        order_ids: vec![54321],
        outgoing_id: uuid(entry + 100),
        text_key: "ask_cancel".into(),
        text: "Shall I cancel #54321?".into(),
        subject: who.into(),
        now: at(0),
    }
}

/// The message that asks about an entry.
fn question(entry: u128) -> ConversationCommand {
    send(entry + 100, "Shall I cancel #54321?", false)
}

/// The channel took the message that asks, so many minutes after noon.
fn question_sent(entry: u128, minutes: i64) -> ConversationCommand {
    ConversationCommand::RecordSent {
        outgoing_id: uuid(entry + 100),
        attempt: 1,
        provider_message_id: ChannelMessageId::new("3EB0"),
        now: at(minutes),
    }
}

/// This person was asked, and then this happened.
fn asked_then(who: &str, entry: u128, commands: &[ConversationCommand]) -> Vec<ConversationEvent> {
    let asked = [ask_to_confirm(who, entry), question(entry), question_sent(entry, 0)];
    from_nothing(&[&asked[..], commands].concat())
}

/// A yes that came in so many minutes after the question, and is read an hour later.
fn confirm(who: &str, minutes: i64) -> ConversationCommand {
    ConversationCommand::Confirm {
        customer_id: CustomerId::new(who),
        message_id: uuid(77),
        received_at: at(minutes),
        now: at(minutes + 60),
    }
}

fn let_lapse(entry: u128, why: Lapse) -> ConversationCommand {
    ConversationCommand::LetConfirmationLapse { request_id: uuid(entry), why, now: at(15) }
}

/// What came of these commands one after the other, from nothing.
fn from_nothing(commands: &[ConversationCommand]) -> Vec<ConversationEvent> {
    let mut events = Vec::new();
    for command in commands {
        let more = state::<Conversation>(&events).decide(command.clone()).unwrap();
        events.extend(more);
    }
    events
}

/// Something nobody asked for, said so many minutes after noon.
fn unasked(n: u128, text: &str, minutes: i64) -> ConversationCommand {
    let mut command = send(n, text, false);
    if let ConversationCommand::SendMessage { unasked, now, .. } = &mut command {
        (*unasked, *now) = (true, at(minutes));
    }
    command
}

examples! { Conversation;
    a_person_is_asked_whether_it_is_meant: given [], when ask_to_confirm("maria", 1);
    to_ask_the_same_again_changes_nothing: given from_nothing(&[ask_to_confirm("maria", 1)]), when ask_to_confirm("maria", 1);
    a_new_question_takes_the_place_of_the_one_before: given from_nothing(&[ask_to_confirm("maria", 1)]), when ask_to_confirm("maria", 2);
    a_question_to_another_person_leaves_the_first_open: given from_nothing(&[ask_to_confirm("maria", 1)]), when ask_to_confirm("john", 2);
    a_yes_in_time_is_a_yes: given asked_then("maria", 1, &[]), when confirm("maria", 15);
    a_yes_of_somebody_else_is_none: given asked_then("maria", 1, &[]), when confirm("john", 1);
    a_yes_after_the_time_is_none: given asked_then("maria", 1, &[]), when confirm("maria", 16);
    a_second_yes_changes_nothing: given asked_then("maria", 1, &[confirm("maria", 1)]), when confirm("maria", 2);
    a_yes_in_time_that_is_read_after_it_counts: given asked_then("maria", 1, &[let_lapse(1, Lapse::Expired)]), when confirm("maria", 14);
    a_yes_after_something_else_was_written_is_none: given asked_then("maria", 1, &[let_lapse(1, Lapse::Passed)]), when confirm("maria", 2);
    a_yes_to_a_question_that_is_not_on_its_way_is_none: given from_nothing(&[ask_to_confirm("maria", 1)]), when confirm("maria", 1);
    a_yes_to_a_question_that_waits_to_be_sent_is_none: given from_nothing(&[ask_to_confirm("maria", 1), question(1)]), when confirm("maria", 1);
    a_yes_before_the_question_was_sent_is_none: given from_nothing(&[ask_to_confirm("maria", 1), question(1), question_sent(1, 2)]), when confirm("maria", 1);
    a_yes_to_a_withheld_question_is_none: given from_nothing(&[ask_to_confirm("maria", 1), send(101, "Shall I?", true)]), when confirm("maria", 1);
    a_yes_to_a_question_that_did_not_arrive_is_none: given asked_then("maria", 1, &[told("3EB0", undelivered())]), when confirm("maria", 5);
    a_yes_to_a_question_that_arrived_after_all_counts: given asked_then("maria", 1, &[told("3EB0", undelivered()), told("3EB0", Receipt::Delivered)]), when confirm("maria", 5);
    a_failure_told_late_of_a_question_that_arrived_changes_nothing: given asked_then("maria", 1, &[told("3EB0", Receipt::Read), told("3EB0", undelivered())]), when confirm("maria", 5);
    the_time_of_a_question_runs_out: given from_nothing(&[ask_to_confirm("maria", 1)]), when let_lapse(1, Lapse::Expired);
    the_time_of_an_answered_question_is_nothing: given asked_then("maria", 1, &[confirm("maria", 1)]), when let_lapse(1, Lapse::Expired);
    a_question_that_was_declined_does_not_run_out: given from_nothing(&[ask_to_confirm("maria", 1), let_lapse(1, Lapse::Declined)]), when let_lapse(1, Lapse::Expired);
    what_was_not_understood_is_left_to_people: given [], when ConversationCommand::LeaveToPeople { message_id: uuid(1), request_id: uuid(2), now: at(0) };
    what_nobody_asked_for_is_said_twice: given from_nothing(&[unasked(1, "hi", 0)]), when unasked(2, "hi", 9);
    what_nobody_asked_for_is_not_said_a_third_time: given from_nothing(&[unasked(1, "hi", 0), unasked(2, "hi", 1)]), when unasked(3, "hi", 9);
    after_ten_minutes_it_is_said_again: given from_nothing(&[unasked(1, "hi", 0), unasked(2, "hi", 1)]), when unasked(3, "hi", 10);
    something_else_is_said: given from_nothing(&[unasked(1, "hi", 0), unasked(2, "hi", 1)]), when unasked(3, "ho", 2);
    what_was_asked_for_is_said_every_time: given from_nothing(&[unasked(1, "hi", 0), unasked(2, "hi", 0)]), when send(3, "hi", false);
    the_team_asks_what_providers_say: given [], when ask(Question::ProviderStatus);
    the_team_asks_for_counts: given [], when ask(Question::RefillVerify);
    a_part_of_a_long_text_is_sent: given queued(), when part(1);
    a_part_that_is_on_record_changes_nothing: given then(&[part(1), part(2)]), when part(2);
    a_part_of_a_message_that_was_sent_changes_nothing: given then(&[part(1), sent(1)]), when part(2);
    a_message_is_written_down: given [], when ConversationCommand::ReceiveMessage {
        message_id: uuid(1),
        channel_id: ChannelId::new("ch1"),
        chat: "1203630002@g.us".into(),
        chat_kind: ChatKind::Group,
        subject: "maria-1".into(),
        identities: vec![jid(), lid()],
        sender_name: Some("Maria".into()),
        text: "refill 54321".into(),
        sent_at: at(0),
        received_at: at(1),
        channel_message_id: None,
        forwarded: None,
        answers: None,
        edits: None,
    };
    a_message_is_queued: given [], when send(7, "hello", false);
    in_a_silent_group_a_message_is_withheld: given [], when send(7, "hello", true);
    to_queue_a_message_again_changes_nothing: given queued(), when send(7, "hello", false);
    to_withhold_a_message_again_changes_nothing: given withheld(), when send(7, "hello", true);
    an_empty_message_is_an_error: given [], when send(7, " \n", false);
    a_message_is_sent: given queued(), when sent(1);
    to_report_a_message_sent_again_changes_nothing: given then(&[sent(1)]), when sent(1);
    a_failed_attempt_is_tried_again: given queued(), when failed(1, true);
    the_same_failed_attempt_reported_again_changes_nothing: given then(&[failed(1, true)]), when failed(1, true);
    the_next_failed_attempt_is_recorded_too: given then(&[failed(1, true)]), when failed(2, true);
    the_last_failed_attempt_abandons_the_message: given then(&[failed(1, true)]), when failed(2, false);
    a_failure_after_the_message_was_sent_changes_nothing: given then(&[sent(1)]), when failed(2, true);
    an_unknown_outcome_is_recorded: given queued(), when unknown(1, true);
    an_unknown_outcome_may_be_left_to_people: given queued(), when unknown(1, false);
    the_same_unknown_outcome_reported_again_changes_nothing: given then(&[unknown(1, true)]), when unknown(1, true);
    a_message_of_unknown_outcome_may_turn_out_sent: given then(&[unknown(1, false)]), when sent(1);
    an_abandoned_message_is_sent_again_on_request: given then(&[failed(1, false)]), when resend();
    a_message_of_unknown_outcome_is_sent_again_on_request: given then(&[unknown(1, false)]), when resend();
    after_a_resend_attempts_count_from_the_start: given then(&[failed(3, false), resend()]), when failed(1, true);
    to_resend_a_message_under_way_changes_nothing: given then(&[failed(1, true)]), when resend();
    to_resend_a_sent_message_is_an_error: given then(&[sent(1)]), when resend();
    to_resend_an_unknown_message_is_an_error: given [], when resend();
    an_outcome_of_an_unknown_message_is_an_error: given [], when sent(1);
    a_failure_of_an_unknown_message_is_an_error: given [], when failed(1, true);
    an_unknown_outcome_of_an_unknown_message_is_an_error: given [], when unknown(1, true);
    an_outcome_of_a_withheld_message_is_an_error: given withheld(), when sent(1);
    to_resend_a_withheld_message_is_an_error: given withheld(), when resend();
    a_message_arrives: given then(&[sent(1)]), when told("3EB0", Receipt::Delivered);
    a_message_is_read: given then(&[sent(1), told("3EB0", Receipt::Delivered)]), when told("3EB0", Receipt::Read);
    that_a_message_arrived_is_written_down_after_it_was_read: given then(&[sent(1), told("3EB0", Receipt::Read)]), when told("3EB0", Receipt::Delivered);
    the_same_receipt_again_changes_nothing: given then(&[sent(1), told("3EB0", Receipt::Read)]), when told("3EB0", Receipt::Read);
    a_message_the_channel_took_may_not_arrive: given then(&[sent(1)]), when told("3EB0", undelivered());
    a_message_that_failed_may_arrive_after_all: given then(&[sent(1), told("3EB0", undelivered())]), when told("3EB0", Receipt::Delivered);
    that_a_message_failed_is_written_down_after_it_arrived: given then(&[sent(1), told("3EB0", Receipt::Delivered)]), when told("3EB0", undelivered());
    a_message_that_arrived_is_not_sent_again_for_a_failure_told_late: given then(&[sent(1), told("3EB0", Receipt::Delivered), told("3EB0", undelivered())]), when resend();
    an_undelivered_message_is_sent_again_on_request: given then(&[sent(1), told("3EB0", undelivered())]), when resend();
    a_receipt_before_the_message_is_on_record_is_kept: given queued(), when told("3EB0", Receipt::Delivered);
    the_same_early_receipt_again_changes_nothing: given then(&[told("3EB0", Receipt::Delivered)]), when told("3EB0", Receipt::Delivered);
    early_receipts_count_once_the_message_is_on_record: given then(&[told("3EB0", Receipt::Read), told("3EB0", Receipt::Delivered), told("other", undelivered())]), when sent(1);
    a_receipt_of_a_message_somebody_else_sent_is_passed_over: given then(&[sent(1)]), when told("typed on the phone", Receipt::Read);
}

#[test]
fn few_early_receipts_are_remembered() {
    let mut conversation = state::<Conversation>(&queued());
    for n in 0..1000 {
        for event in conversation.decide(told(&n.to_string(), Receipt::Read)).unwrap() {
            cqrs_es::Aggregate::apply(&mut conversation, event);
        }
    }
    assert_eq!(conversation.early.len(), 48);
}

#[test]
fn the_state_stays_small_and_never_forgets_what_is_under_way() {
    let mut conversation = Conversation::default();
    for n in 0..1000 {
        for event in conversation.decide(send(n, "hello", n > 0)).unwrap() {
            cqrs_es::Aggregate::apply(&mut conversation, event);
        }
    }
    assert_eq!(conversation.outgoing.len(), 65);
    assert!(conversation.outgoing(uuid(0)).is_some(), "the first message is still under way");
    assert!(conversation.outgoing(uuid(1)).is_none(), "an old withheld message is forgotten");
    assert!(conversation.outgoing(uuid(999)).is_some(), "the last withheld message is remembered");
}

/// What the messenger may tell of a message, by number.
fn step(number: usize) -> Receipt {
    [undelivered(), Receipt::Delivered, Receipt::Read][number].clone()
}

proptest! {
    #[test]
    fn receipts_end_in_the_same_events_whatever_their_order_and_however_often_they_come(
        steps in prop::collection::vec(0..3_usize, 0..12),
        early in 0..12_usize,
    ) {
        let early = early.min(steps.len());
        let mut commands: Vec<_> = steps.iter().map(|number| told("3EB0", step(*number))).collect();
        commands.insert(early, sent(1));
        let events = then(&commands);
        let count = |fits: fn(&ConversationEvent) -> bool| events.iter().filter(|event| fits(event)).count();
        let counts = [
            count(|event| matches!(event, ConversationEvent::DeliveryFailed { .. })),
            count(|event| matches!(event, ConversationEvent::MessageDelivered { .. })),
            count(|event| matches!(event, ConversationEvent::MessageRead { .. })),
        ];
        prop_assert_eq!(counts, [0, 1, 2].map(|number| usize::from(steps.contains(&number))));
        let highest = steps.iter().max().map(|number| step(*number));
        let conversation = state::<Conversation>(&events);
        prop_assert_eq!(conversation.outgoing(uuid(7)).unwrap().receipt(), highest.as_ref());
    }
}
