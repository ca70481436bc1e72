//! Whatever was worked on before a stop is worked on again: nothing is recorded twice, nothing is read anew.

use aggregates::conversation::ConversationEvent;
use aggregates::values::ChatKind;
use eventlog::Recorded;
use jiff::Timestamp;
use projections::outbox::{self, LeasedEffect};
use sandbox::panel::known::REFILLABLE;
use sandbox::{Fault, World};

use super::*;
use crate::reactors::job::{Hold, Job, Outcome};
use crate::reactors::{inbound, sending};

fn john() -> &'static str {
    World::CUSTOMERS[0].phone
}

/// The effect of an event, leased by hand.
async fn leased(office: &Office, event: &Recorded) -> LeasedEffect {
    let take = async {
        loop {
            let now = office.tools.log.now();
            let effects = outbox::lease(office.tools.log.db(), "hand", now, PATIENCE, 10).await.expect("the outbox");
            let of_event = effects.into_iter().find(|effect| effect.event_position == event.position);
            if let Some(effect) = of_event {
                return effect;
            }
            office.runner.effects().changed().await.expect("a runner");
        }
    };
    tokio::time::timeout(PATIENCE, take).await.expect("an effect")
}

async fn handle_twice(office: &Office, event: &Recorded) -> (Vec<String>, Vec<String>) {
    let mut effect = leased(office, event).await;
    let mut logs = Vec::new();
    let hold = Hold::until(Timestamp::MAX);
    for _ in 0..2 {
        let job = Job::begin(&office.tools, &effect, &hold).await.expect("an event");
        inbound::handle_message(&job).await.expect("handled");
        let events = office.tools.log.read(office.workspace, event.position, 1000).await.expect("the log");
        logs.push(events.iter().map(|event| event.event_type.to_string()).collect::<Vec<_>>());
        effect.attempts += 1;
    }
    let second = logs.pop().expect("two");
    (logs.pop().expect("two"), second)
}

#[tokio::test]
async fn a_request_worked_on_twice_is_recorded_once() {
    let office = Office::without_reactors().await;
    let event = office.write(World::CUSTOMERS[0].phone, &format!("refill {REFILLABLE}")).await;
    let (first, second) = handle_twice(&office, &event).await;
    assert_eq!(first, ["RequestOpened", "RefillRequested", "RequestAnswered", "MessageQueued"]);
    assert_eq!(second, first);
    office.close().await;
}

#[tokio::test]
async fn a_greeting_worked_on_twice_is_not_taken_for_a_username_the_second_time() {
    let office = Office::without_reactors().await;
    let event = office.write(World::CUSTOMERS[1].phone, "maria_smm").await;
    let (first, second) = handle_twice(&office, &event).await;
    assert_eq!(first, ["CustomerMet", "VerificationStarted", "MessageQueued"]);
    assert_eq!(second, first);
    office.close().await;
}

#[tokio::test]
async fn a_group_message_worked_on_twice_registers_the_group_once() {
    let office = Office::without_reactors().await;
    let owner = [phone(World::OWNER_PHONE), Identity("lid:181960112233451@lid".to_owned())];
    let event = office.receive(World::SUPPORT_GROUP, ChatKind::Group, &owner, "!support enable").await;
    let (first, second) = handle_twice(&office, &event).await;
    let expected = ["GroupRegistered", "MemberIdentityLinked", "CustomerMet", "GroupFlagToggled", "MessageQueued"];
    assert_eq!(first, expected);
    assert_eq!(second, first);
    office.close().await;
}

#[tokio::test]
async fn who_stood_still_for_longer_than_the_lease_says_and_records_nothing() {
    let office = Office::without_reactors().await;
    let event = office.write(World::CUSTOMERS[1].phone, "hello").await;
    let effect = leased(&office, &event).await;
    let over = Hold::until(office.tools.log.now());
    let job = Job::begin(&office.tools, &effect, &over).await.expect("an event");
    let trouble = inbound::handle_message(&job).await.expect_err("no longer ours");
    assert!(trouble.passing, "{trouble}");
    let head = office.tools.log.head(office.workspace).await.expect("a head");
    assert_eq!(head, event.position);
    office.close().await;
}

#[tokio::test]
async fn what_was_decided_before_a_stop_is_told_even_when_the_panel_is_away_by_then() {
    let office = Office::without_reactors().await;
    let event = office.write(World::CUSTOMERS[0].phone, &format!("refill {REFILLABLE}")).await;
    let mut effect = leased(&office, &event).await;
    // The first time ends before the answer is on record.
    let hold = Hold::until(Timestamp::MAX);
    let job = Job::begin(&office.tools, &effect, &hold).await.expect("an event");
    let stopped = async {
        office.events("RefillRequested", 1).await;
    };
    tokio::select! {
        _ = inbound::handle_message(&job) => {}
        () = stopped => {}
    }
    office.world.panel.faults().always("/adminapi/v2", sandbox::Fault::Html { status: 503 });
    effect.attempts += 1;
    let job = Job::begin(&office.tools, &effect, &hold).await.expect("an event");
    inbound::handle_message(&job).await.expect("handled");
    let answered = office.events("RequestAnswered", 1).await.remove(0);
    let reply = answered.payload()["RequestAnswered"]["reply"].as_str().expect("a reply").to_owned();
    assert!(reply.contains("Refill submitted"), "{reply}");
    office.close().await;
}

#[tokio::test]
async fn a_send_that_was_cut_off_before_its_outcome_was_written_down_is_on_record_as_unknown() {
    let office = Office::without_reactors().await;
    let event = office.write(john(), "help").await;
    let handled = leased(&office, &event).await;
    let hold = Hold::until(Timestamp::MAX);
    inbound::handle_message(&Job::begin(&office.tools, &handled, &hold).await.expect("an event"))
        .await
        .expect("handled");
    let queued = office.events("MessageQueued", 1).await.remove(0);
    let mut effect = leased(&office, &queued).await;
    office.world.evolution.faults().next(1, "/message/sendText", Fault::TimeoutAfterActing);
    let job = Job::begin(&office.tools, &effect, &hold).await.expect("an event");
    let chat = private(john());
    tokio::select! {
        outcome = sending::send_message(&job) => panic!("not cut off: {outcome:?}"),
        _ = office.told(&chat, "What I can do") => {}
    }
    assert_eq!(office.tools.log.head(office.workspace).await.expect("a head"), queued.position);

    effect.attempts += 1;
    let job = Job::begin(&office.tools, &effect, &hold).await.expect("an event");
    assert_eq!(sending::send_message(&job).await, Ok(Outcome::Done));
    let unknown = office.events("SendingUnknown", 1).await.remove(0);
    let ConversationEvent::SendingUnknown { attempt: 1, reason, retry_at: Some(_), .. } =
        &*unknown.event::<Conversation>().expect("readable")
    else {
        panic!("not the first attempt: {}", unknown.payload())
    };
    assert!(reason.contains("may have been sent"), "{reason}");
    let sent = office.events("MessageSent", 1).await.remove(0);
    assert_eq!(sent.payload()["MessageSent"]["attempt"], 2);
    assert!(unknown.position < sent.position);
    assert_eq!(office.world.evolution.sent_to(&chat).len(), 2);
    office.close().await;
}

#[tokio::test]
async fn a_send_that_is_cut_off_again_and_again_is_left_to_people() {
    let office = Office::without_reactors().await;
    let event = office.write(john(), "help").await;
    let handled = leased(&office, &event).await;
    let hold = Hold::until(Timestamp::MAX);
    inbound::handle_message(&Job::begin(&office.tools, &handled, &hold).await.expect("an event"))
        .await
        .expect("handled");
    let queued = office.events("MessageQueued", 1).await.remove(0);
    let mut effect = leased(&office, &queued).await;
    office.world.evolution.faults().always("/message/sendText", Fault::TimeoutAfterActing);
    let chat = private(john());
    for copies in 1..=4 {
        let job = Job::begin(&office.tools, &effect, &hold).await.expect("an event");
        let arrived = async {
            while office.world.evolution.sent_to(&chat).len() < copies {
                tokio::task::yield_now().await;
            }
        };
        tokio::select! {
            outcome = sending::send_message(&job) => panic!("not cut off: {outcome:?}"),
            () = arrived => {}
        }
        effect.attempts += 1;
    }
    let job = Job::begin(&office.tools, &effect, &hold).await.expect("an event");
    assert_eq!(sending::send_message(&job).await, Ok(Outcome::Done));
    assert_eq!(office.world.evolution.sent_to(&chat).len(), 4);
    let unknown = office.events("SendingUnknown", 4).await;
    assert!(unknown[3].payload()["SendingUnknown"]["retry_at"].is_null(), "{:?}", unknown[3].payload());
    office.close().await;
}
