//! Whatever was worked on before a stop is worked on again: nothing is recorded twice, nothing is read anew.

use aggregates::values::ChatKind;
use eventlog::Recorded;
use jiff::Timestamp;
use projections::outbox::{self, LeasedEffect};
use sandbox::World;
use sandbox::panel::known::REFILLABLE;

use super::*;
use crate::reactors::inbound;
use crate::reactors::job::{Hold, Job};

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
