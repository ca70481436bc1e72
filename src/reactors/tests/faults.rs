//! What goes wrong outside, and stops and starts inside: a retry or a word to the customer, never silence, never twice.

use std::time::Instant;

use aggregates::conversation::{Conversation, ConversationEvent};
use aggregates::request::{Findings, Request, RequestEvent};
use projections::outbox;
use sandbox::panel::known::REFILLABLE;
use sandbox::{Fault, World};

use super::*;

fn john() -> &'static str {
    World::CUSTOMERS[0].phone
}

#[tokio::test]
async fn a_panel_that_is_down_is_told_to_the_customer_within_seconds_and_the_reason_stays_inside() {
    let office = Office::open().await;
    office.world.panel.faults().always("/adminapi", Fault::Html { status: 503 });
    let asked = Instant::now();
    office.write(john(), &format!("refill {REFILLABLE}")).await;
    let reply = office.told(&private(john()), "can't reach the panel").await;
    assert!(asked.elapsed() < Duration::from_secs(12), "{:?}", asked.elapsed());
    assert!(!reply.contains("503"), "{reply}");
    let answered = office.events("RequestAnswered", 1).await;
    let event = answered[0].event::<Request>().expect("readable");
    let RequestEvent::RequestAnswered { findings: Findings::PanelUnavailable { reason }, .. } = &*event else {
        panic!("not unavailable: {event:?}")
    };
    assert!(reason.contains("503"), "{reason}");

    // Known to be down: the next one waits less, and nobody is verified on a guess.
    let maria = World::CUSTOMERS[1];
    office.write(maria.phone, "hello").await;
    office.told(&private(maria.phone), "panel username").await;
    let asked = Instant::now();
    office.write(maria.phone, maria.username).await;
    office.told(&private(maria.phone), "can't check usernames").await;
    assert!(asked.elapsed() < Duration::from_secs(6), "{:?}", asked.elapsed());
    office.close().await;
}

#[tokio::test]
async fn a_send_whose_outcome_is_unknown_is_recorded_as_such_and_made_again() {
    let office = Office::open().await;
    office.world.evolution.faults().next(1, "/message/sendText", Fault::ClosedAfterActing);
    office.write(john(), "help").await;
    office.events("MessageSent", 1).await;
    let unknown = office.events("SendingUnknown", 1).await;
    let event = unknown[0].event::<Conversation>().expect("readable");
    let ConversationEvent::SendingUnknown { attempt, retry_at, .. } = &*event else { panic!("not unknown: {event:?}") };
    assert_eq!((*attempt, retry_at.is_some()), (1, true));
    assert_eq!(office.world.evolution.sent_to(&private(john())).len(), 2);
    office.close().await;
}

#[tokio::test]
async fn a_ticket_the_panel_refuses_is_told_to_the_customer() {
    let office = Office::open().await;
    let maria = World::CUSTOMERS[1];
    let refused = Fault::OkWithError { code: 100, text: "No access to tickets".to_owned() };
    office.world.panel.faults().always("/adminapi/v2/tickets/add", refused);
    office.write(maria.phone, "hello").await;
    office.told(&private(maria.phone), "panel username").await;
    office.write(maria.phone, maria.username).await;
    let told = office.told(&private(maria.phone), "could not send your code").await;
    assert!(!told.contains("access"), "{told}");
    assert_eq!(office.events("VerificationCodeUndelivered", 1).await.len(), 1);
    office.close().await;
}

#[tokio::test]
async fn what_came_in_while_nobody_worked_is_answered_after_the_start() {
    let mut office = Office::without_reactors().await;
    office.write(john(), "help").await;
    office.start_reactors();
    office.told(&private(john()), "What I can do").await;
    if let Some(reactors) = office.reactors.take() {
        reactors.stop().await;
    }
    office.write(john(), "my username").await;
    office.start_reactors();
    office.told(&private(john()), "johndoe123").await;
    office.close().await;
}

#[tokio::test]
async fn two_workers_share_the_work_and_do_nothing_twice() {
    let mut office = Office::without_reactors().await;
    for _ in 0..5 {
        for customer in World::CUSTOMERS {
            office.write(customer.phone, "help").await;
        }
    }
    office.start_reactors();
    let first = office.reactors.take();
    office.start_reactors();
    office.events("MessageSent", 15).await;
    for reactors in first.into_iter().chain(office.reactors.take()) {
        reactors.stop().await;
    }
    assert_eq!(office.world.evolution.sent().len(), 15);
    assert_eq!(office.events("RequestAnswered", 15).await.len(), 15);
    let left = outbox::counts(office.tools.log.db()).await.expect("the outbox");
    assert_eq!(left, outbox::Counts::default());
    office.close().await;
}

#[tokio::test]
async fn a_server_that_tells_no_members_holds_up_one_message_and_not_every_one() {
    let office = Office::without_reactors().await;
    office.world.evolution.faults().always("/group/participants", Fault::TimeoutBeforeActing);
    let workspace: Workspace =
        office.tools.log.load(office.workspace, &office.workspace.to_string()).await.expect("a workspace");
    let channel = &workspace.channels[&office.channel];
    let lid = Identity("lid:181960112233441@lid".to_owned());
    let asked = Instant::now();
    for chat in [World::SUPPORT_GROUP, World::PROVIDERS[0].group_jid, World::SUPPORT_GROUP] {
        let found = office.tools.desk.addresses_of(&office.channel, channel, chat, &lid).await;
        assert_eq!(found, []);
    }
    assert!(asked.elapsed() < Duration::from_secs(6), "{:?}", asked.elapsed());
    assert_eq!(office.world.evolution.requests().count("GET", "/group/participants"), 1);
    office.close().await;
}
