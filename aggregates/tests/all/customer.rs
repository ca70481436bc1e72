//! A customer on the way to verification, and after.

use aggregates::customer::{Belongings, Customer, CustomerCommand, CustomerEvent, Limit, MergeProof, UsernameLookup};
use aggregates::ids::CustomerId;
use aggregates::triage::Standing;
use aggregates::words::Texts;

use crate::support::samples::{at, jid, lid, uuid};
use crate::support::{examples, state};

fn meet(identities: &[aggregates::values::Identity]) -> CustomerCommand {
    CustomerCommand::MeetCustomer {
        customer_id: CustomerId::new("maria-1"),
        identities: identities.to_vec(),
        display_name: Some("Maria".into()),
        now: at(0),
    }
}

fn start() -> CustomerCommand {
    CustomerCommand::StartVerification { now: at(0) }
}

fn username(lookup: UsernameLookup) -> CustomerCommand {
    give("maria", lookup, "284719", 0)
}

fn give(username: &str, lookup: UsernameLookup, code: &str, minute: i64) -> CustomerCommand {
    CustomerCommand::GiveUsername {
        username: username.into(),
        lookup,
        code: code.into(),
        reference: "V-3F2A1".into(),
        texts: Texts::default(),
        now: at(minute),
    }
}

fn found() -> CustomerCommand {
    username(UsernameLookup::Found("Maria".into()))
}

fn delivered() -> CustomerCommand {
    CustomerCommand::RecordCodeDelivered { ticket_id: 88, text_key: "verification_ticket".into(), now: at(0) }
}

fn undelivered() -> CustomerCommand {
    CustomerCommand::RecordCodeUndelivered { reason: "HTTP 500".into(), now: at(0) }
}

fn code(code: &str, minute: i64) -> CustomerCommand {
    CustomerCommand::GiveCode { code: code.into(), max_attempts: 3, cooldown_seconds: 300, now: at(minute) }
}

fn by_hand(username: &str) -> CustomerCommand {
    CustomerCommand::VerifyUser {
        customer_id: CustomerId::new("maria-1"),
        username: username.into(),
        identities: vec![jid(), lid()],
        rebind: false,
        now: at(1),
    }
}

fn rebind(username: &str) -> CustomerCommand {
    CustomerCommand::VerifyUser {
        customer_id: CustomerId::new("maria-1"),
        username: username.into(),
        identities: vec![jid()],
        rebind: true,
        now: at(1),
    }
}

fn balance(minute: i64) -> CustomerCommand {
    CustomerCommand::AskBalance { cooldown_seconds: 60, now: at(minute) }
}

fn reach(allowed: u32, until: i64) -> CustomerCommand {
    reach_at(allowed, until, 1)
}

fn reach_at(allowed: u32, until: i64, now: i64) -> CustomerCommand {
    CustomerCommand::ReachLimit { limit: Limit::Messages, allowed, until: at(until), now: at(now) }
}

fn block() -> CustomerCommand {
    CustomerCommand::BlockCustomer { of_team: false, now: at(1) }
}

fn unblock() -> CustomerCommand {
    CustomerCommand::UnblockCustomer { now: at(2) }
}

fn remove() -> CustomerCommand {
    CustomerCommand::RemoveVerification { now: at(3) }
}

/// Another customer, met by a LID, turns out to be the same person.
fn absorb(username: Option<&str>, blocked: bool) -> CustomerCommand {
    CustomerCommand::AbsorbCustomer {
        from: Belongings {
            customer_id: CustomerId::new("maria-2"),
            identities: vec![lid(), jid()],
            username: username.map(str::to_owned),
            blocked,
            wrong_codes: 1,
            locked_until: None,
            balance_cooldown_until: Some(at(5)),
        },
        proof: MergeProof::Message { message_id: uuid(1) },
        now: at(2),
    }
}

fn merge_into(id: &str) -> CustomerCommand {
    CustomerCommand::MergeInto { into: CustomerId::new(id), proof: MergeProof::Messenger, now: at(2) }
}

fn change_address() -> CustomerCommand {
    CustomerCommand::ChangeAddress { from: jid(), to: lid(), now: at(3) }
}

/// What these commands lead to, one after the other.
fn then(commands: &[CustomerCommand]) -> Vec<CustomerEvent> {
    let mut events = Vec::new();
    for command in commands {
        let more = state::<Customer>(&events).decide(command.clone()).unwrap();
        events.extend(more);
    }
    events
}

fn met() -> Vec<CustomerEvent> {
    then(&[meet(&[jid()])])
}

fn greeted() -> Vec<CustomerEvent> {
    then(&[meet(&[jid()]), start()])
}

fn code_out() -> Vec<CustomerEvent> {
    then(&[meet(&[jid()]), start(), found(), delivered()])
}

fn verified() -> Vec<CustomerEvent> {
    then(&[meet(&[jid()]), start(), found(), code("284719", 1)])
}

fn wrong_twice() -> Vec<CustomerEvent> {
    then(&[meet(&[jid()]), start(), found(), code("000000", 1), code("000001", 1)])
}

fn five_codes() -> Vec<CustomerEvent> {
    then(&[meet(&[jid()]), start(), found(), found(), found(), found(), found()])
}

examples! { Customer;
    a_customer_is_met_with_every_identity: given [], when meet(&[jid(), lid(), jid()]);
    another_customer_turns_out_to_be_the_same_person: given met(), when absorb(None, false);
    a_merge_happens_once: given then(&[meet(&[jid()]), absorb(None, false)]), when absorb(None, false);
    the_username_of_either_is_the_username_of_both: given met(), when absorb(Some("Maria"), false);
    the_same_username_in_other_letters_is_no_obstacle: given verified(), when absorb(Some("maria"), false);
    two_verified_as_different_usernames_stay_apart: given verified(), when absorb(Some("john"), false);
    a_block_of_either_is_a_block_of_both: given then(&[meet(&[jid()]), absorb(None, true)]), when start();
    cooldowns_go_along: given then(&[meet(&[jid()]), absorb(None, false)]), when balance(4);
    a_customer_becomes_part_of_another: given met(), when merge_into("maria-9");
    to_become_part_of_them_again_changes_nothing: given then(&[meet(&[jid()]), merge_into("maria-9")]), when merge_into("maria-9");
    nobody_becomes_part_of_two: given then(&[meet(&[jid()]), merge_into("maria-9")]), when merge_into("maria-8");
    who_is_part_of_another_takes_nobody_over: given then(&[meet(&[jid()]), merge_into("maria-9")]), when absorb(None, false);
    who_is_part_of_another_cannot_be_blocked_alone: given then(&[meet(&[jid()]), merge_into("maria-9")]), when block();
    an_address_becomes_another: given met(), when change_address();
    an_address_nobody_has_cannot_change: given then(&[meet(&[jid()]), change_address()]), when change_address();
    to_meet_again_changes_nothing: given met(), when meet(&[jid()]);
    a_new_identity_is_linked: given met(), when meet(&[jid(), lid()]);
    a_customer_without_an_identity_is_an_error: given [], when meet(&[]);
    another_customers_id_is_an_error: given met(), when CustomerCommand::MeetCustomer { customer_id: CustomerId::new("john-1"), identities: vec![jid()], display_name: None, now: at(0) };
    a_greeting_starts_verification: given met(), when start();
    a_second_greeting_welcomes_again: given greeted(), when start();
    an_unknown_customer_cannot_start: given [], when start();
    a_verified_customer_cannot_start: given verified(), when start();
    a_blocked_customer_cannot_start: given then(&[meet(&[jid()]), block()]), when start();
    a_username_the_panel_knows_gets_a_code: given greeted(), when found();
    a_username_the_panel_does_not_know_is_asked_for_again: given greeted(), when username(UsernameLookup::NotFound);
    when_the_panel_is_away_nobody_is_verified: given greeted(), when username(UsernameLookup::Unavailable("HTTP 503".into()));
    another_username_gets_another_code: given code_out(), when give("john", UsernameLookup::Found("john".into()), "111222", 2);
    the_sixth_code_within_ten_minutes_locks: given five_codes(), when found();
    a_username_out_of_turn_is_an_error: given met(), when found();
    an_empty_username_is_an_error: given greeted(), when give(" ", UsernameLookup::NotFound, "284719", 0);
    a_code_that_is_not_six_digits_cannot_be_issued: given greeted(), when give("maria", UsernameLookup::Found("maria".into()), "28471", 0);
    the_ticket_with_the_code_is_recorded: given then(&[meet(&[jid()]), start(), found()]), when delivered();
    the_ticket_recorded_again_changes_nothing: given code_out(), when delivered();
    a_ticket_for_no_code_changes_nothing: given verified(), when delivered();
    a_ticket_for_an_unknown_customer_is_an_error: given [], when delivered();
    a_code_that_could_not_be_delivered_starts_over: given then(&[meet(&[jid()]), start(), found()]), when undelivered();
    a_late_failure_to_deliver_changes_nothing: given code_out(), when undelivered();
    a_failure_to_deliver_to_an_unknown_customer_is_an_error: given [], when undelivered();
    the_right_code_verifies: given code_out(), when code("284719", 9);
    the_right_code_after_ten_minutes_is_too_old: given code_out(), when code("284719", 10);
    a_wrong_code_leaves_two_more_attempts: given code_out(), when code("000000", 1);
    the_last_wrong_code_locks: given wrong_twice(), when code("000002", 1);
    a_new_code_does_not_give_new_attempts: given then(&[meet(&[jid()]), start(), found(), code("000000", 1), code("000001", 1), found()]), when code("000002", 2);
    the_right_code_after_wrong_ones_verifies: given wrong_twice(), when code("284719", 2);
    a_code_during_a_lock_is_an_error: given then(&[meet(&[jid()]), start(), found(), code("1".repeat(6).as_str(), 1), code("000001", 1), code("000002", 1)]), when code("284719", 2);
    after_the_lock_a_username_is_asked_for_again: given then(&[meet(&[jid()]), start(), found(), code("111111", 1), code("000001", 1), code("000002", 1)]), when give("maria", UsernameLookup::Found("maria".into()), "333444", 7);
    a_code_when_none_is_out_is_an_error: given greeted(), when code("284719", 1);
    a_code_of_letters_is_an_error: given code_out(), when code("secret", 1);
    an_operator_verifies_a_stranger: given [], when by_hand("maria");
    an_operator_verifies_a_known_customer_and_links_identities: given greeted(), when by_hand("maria");
    to_verify_by_hand_again_changes_nothing: given then(&[by_hand("maria")]), when by_hand("MARIA");
    an_operator_may_bind_another_username: given then(&[by_hand("maria")]), when rebind("maria2");
    another_username_is_not_bound_unasked: given then(&[by_hand("maria")]), when by_hand("maria2");
    to_a_username_with_too_many_codes_no_further_one_goes_out: given greeted(), when username(UsernameLookup::TooManyCodes { until: at(60) });
    an_operator_needs_a_username: given [], when by_hand("  ");
    a_verification_is_removed: given verified(), when remove();
    to_remove_what_is_not_there_changes_nothing: given met(), when remove();
    to_remove_from_an_unknown_customer_is_an_error: given [], when remove();
    a_customer_is_blocked: given verified(), when block();
    to_block_again_changes_nothing: given then(&[meet(&[jid()]), block()]), when block();
    a_limit_is_reached: given verified(), when reach(20, 5);
    a_limit_is_on_record_once_per_window: given then(&[by_hand("maria"), reach(20, 5)]), when reach(20, 5);
    a_limit_reached_again_within_the_window_is_on_record_and_not_told_again: given then(&[by_hand("maria"), reach(20, 1)]), when reach(20, 5);
    a_limit_in_the_next_window_is_told_again: given then(&[by_hand("maria"), reach(20, 1)]), when reach_at(20, 5, 3);
    another_limit_is_another_matter: given then(&[by_hand("maria"), reach(20, 5)]), when CustomerCommand::ReachLimit { limit: Limit::OrderChecks, allowed: 200, until: at(60), now: at(1) };
    an_unknown_customer_reaches_no_limit: given [], when reach(20, 5);
    people_of_the_team_cannot_be_blocked: given verified(), when CustomerCommand::BlockCustomer { of_team: true, now: at(1) };
    to_block_an_unknown_customer_is_an_error: given [], when block();
    a_customer_is_unblocked: given then(&[meet(&[jid()]), block()]), when unblock();
    to_unblock_again_changes_nothing: given met(), when unblock();
    to_unblock_an_unknown_customer_is_an_error: given [], when unblock();
    the_balance_is_asked_for: given verified(), when balance(0);
    the_balance_inside_the_cooldown_is_refused: given then(&[meet(&[jid()]), balance(0)]), when CustomerCommand::AskBalance { cooldown_seconds: 60, now: at(0) };
    the_balance_after_the_cooldown_is_answered: given then(&[meet(&[jid()]), balance(0)]), when balance(1);
    the_balance_of_an_unknown_customer_is_an_error: given [], when balance(0);
    the_balance_of_a_blocked_customer_is_an_error: given then(&[meet(&[jid()]), block()]), when balance(0);
}

#[test]
fn standing_follows_the_steps() {
    let standing = |events: &[CustomerEvent], minute| state::<Customer>(events).standing(at(minute));
    assert_eq!(standing(&[], 0), Standing::Stranger);
    assert_eq!(standing(&met(), 0), Standing::Stranger);
    assert_eq!(standing(&greeted(), 0), Standing::AwaitingUsername);
    assert_eq!(standing(&code_out(), 30), Standing::AwaitingCode);
    assert_eq!(standing(&verified(), 0), Standing::Verified { username: "Maria".into() });
    let locked = then(&[meet(&[jid()]), start(), found(), code("111111", 1), code("000001", 1), code("000002", 1)]);
    assert_eq!(standing(&locked, 2), Standing::Locked { until: at(6) });
    assert_eq!(standing(&locked, 6), Standing::AwaitingUsername);
    let blocked = then(&[by_hand("maria"), block()]);
    assert_eq!(standing(&blocked, 2), Standing::Blocked);
    let unblocked = then(&[by_hand("maria"), block(), unblock()]);
    assert_eq!(standing(&unblocked, 3), Standing::Verified { username: "maria".into() });
    let removed = then(&[by_hand("maria"), remove()]);
    assert_eq!(standing(&removed, 4), Standing::Stranger);
}

#[test]
fn a_greeting_in_between_leaves_the_code_good() {
    let events = then(&[meet(&[jid()]), start(), found(), delivered(), start(), code("284719", 2)]);
    assert!(matches!(events.last(), Some(CustomerEvent::CustomerVerified { .. })));
}

#[test]
fn an_erased_customer_is_a_stranger_who_may_verify_again() {
    let mut events = verified();
    for event in &mut events {
        if let CustomerEvent::CustomerVerified { username, .. } = event {
            *username = eventlog_contract::ERASED.into();
        }
    }
    let erased: Customer = state(&events);
    assert_eq!(erased.standing(at(5)), Standing::Stranger);
    events.extend(erased.decide(start()).unwrap());
    assert_eq!(state::<Customer>(&events).standing(at(5)), Standing::AwaitingUsername);
}
