//! What customers, staff and providers see.

use aggregates::conversation::{Conversation, ConversationEvent};
use aggregates::ids::ProviderOrderId;
use aggregates::request::{Action, Request, RequestEvent};
use aggregates::values::ChatKind;
use api::ports::{ActionRequest, Desk as _};
use eventlog::{Actor, Provenance};
use projections::message_log;
use sandbox::panel::known::{IN_PROGRESS, OF_MARIA, REFILLABLE};
use sandbox::{Fault, World};

use super::*;

fn john() -> &'static str {
    World::CUSTOMERS[0].phone
}

#[tokio::test]
async fn a_refill_is_answered_and_told_to_the_providers_group() {
    let office = Office::open().await;
    office.write(john(), &format!("refill {REFILLABLE}")).await;
    let reply = office.told(&private(john()), "Refill submitted").await;
    assert!(reply.contains(&REFILLABLE.to_string()), "{reply}");
    assert_eq!(office.told(World::PROVIDERS[0].group_jid, "refill").await, "2323223 refill");

    let sent = office.events("MessageSent", 2).await;
    let last = sent.last().expect("two").position;
    office.tools.models.wait_for(office.workspace, message_log::NAME, last, PATIENCE).await.expect("caught up");
    let entries = message_log::by_order(&office.tools.models, office.workspace, REFILLABLE).await.expect("entries");
    let row = &entries[0].row;
    assert_eq!((row.action, row.serial), (Action::Refill, 1));
    assert_eq!(row.provider.as_deref(), Some("smmcost.com"));
    assert_eq!(row.provider_order_ids, [ProviderOrderId::new("2323223")]);
    office.close().await;
}

#[tokio::test]
async fn a_stranger_is_verified_by_a_code_in_a_panel_ticket() {
    let office = Office::open().await;
    let maria = World::CUSTOMERS[1];
    let chat = private(maria.phone);
    office.write(maria.phone, "hello").await;
    office.told(&chat, "panel username").await;
    office.write(maria.phone, maria.username).await;
    office.told(&chat, "6-digit code").await;
    let code = office.world.panel.wait_for_code(maria.username, PATIENCE).await.expect("a ticket with a code");
    assert_eq!(code, CODE);
    let delivered = office.events("VerificationCodeDelivered", 1).await.remove(0).payload();
    assert_eq!(delivered["VerificationCodeDelivered"]["text_key"], "verification_ticket");
    office.write(maria.phone, "000000").await;
    office.told(&chat, "not right").await;
    office.write(maria.phone, &code).await;
    office.told(&chat, "Verified").await;
    office.write(maria.phone, &format!("check {OF_MARIA}")).await;
    office.told(&chat, &format!("Order #{OF_MARIA}")).await;
    office.close().await;
}

#[tokio::test]
async fn a_ticket_whose_outcome_is_unknown_is_looked_for_and_not_opened_twice() {
    let office = Office::open().await;
    let maria = World::CUSTOMERS[1];
    office.world.panel.faults().next(1, "/adminapi/v2/tickets/add", Fault::ClosedAfterActing);
    office.write(maria.phone, "hello").await;
    office.told(&private(maria.phone), "panel username").await;
    office.write(maria.phone, maria.username).await;
    office.told(&private(maria.phone), "6-digit code").await;
    let tickets = office.world.panel.tickets();
    let codes = tickets.iter().filter(|ticket| ticket.user == maria.username && ticket.code().is_some()).count();
    assert_eq!(codes, 1);
    office.close().await;
}

#[tokio::test]
async fn somebody_elses_order_is_not_shown_and_not_touched() {
    let office = Office::open().await;
    office.write(john(), &format!("refill {OF_MARIA}")).await;
    office.told(&private(john()), "can't find this order").await;
    office.write(john(), &format!("check {OF_MARIA}")).await;
    office.events("RequestAnswered", 2).await;
    assert!(office.world.evolution.sent_to(World::PROVIDERS[0].group_jid).is_empty());
    office.close().await;
}

#[tokio::test]
async fn many_orders_are_acknowledged_at_once_and_summed_up_at_the_end() {
    let office = Office::open().await;
    let ids: Vec<String> = (REFILLABLE..REFILLABLE + 12).map(|id| id.to_string()).collect();
    office.write(john(), &format!("refill {}", ids.join(" "))).await;
    office.told(&private(john()), "12 orders").await;
    let acknowledged = office.events("MessageQueued", 1).await.remove(0).payload();
    assert_eq!(acknowledged["MessageQueued"]["text_key"], "bulk_acknowledged");
    let summary = office.told(&private(john()), "Submitted").await;
    assert!(summary.contains(&format!("#{REFILLABLE}")), "{summary}");
    office.close().await;
}

#[tokio::test]
async fn a_panel_that_takes_no_key_is_told_as_a_panel_that_cannot_be_reached() {
    let office = Office::open().await;
    office.world.panel.revoke_key(true);
    office.write(john(), &format!("refill {REFILLABLE}")).await;
    let reply = office.told(&private(john()), "can't reach the panel").await;
    assert!(!reply.contains("401"), "{reply}");
    office.close().await;
}

#[tokio::test]
async fn a_panel_that_stumbles_is_asked_again() {
    let office = Office::open().await;
    office.world.panel.faults().next(4, "/adminapi/v2/orders", Fault::Html { status: 503 });
    office.write(john(), &format!("check {REFILLABLE}")).await;
    office.told(&private(john()), &format!("Order #{REFILLABLE}")).await;
    office.close().await;
}

#[tokio::test]
async fn a_group_is_silent_about_everything_until_support_is_switched_on() {
    let office = Office::open().await;
    office.write_in_group(john(), &format!("check {REFILLABLE}")).await;
    let registered = office.events("GroupRegistered", 1).await;
    assert_eq!(registered.len(), 1);
    office.write_in_group(World::OWNER_PHONE, "!support enable").await;
    // In force from the next message, however soon it comes.
    office.write_in_group(john(), &format!("check {REFILLABLE}")).await;
    office.told(World::SUPPORT_GROUP, "is now *on*").await;
    office.told(World::SUPPORT_GROUP, &format!("Order #{REFILLABLE}")).await;

    office.write_in_group(World::OWNER_PHONE, "!silent enable").await;
    office.write_in_group(john(), &format!("refill {REFILLABLE}")).await;
    let withheld = office.events("MessageWithheld", 2).await;
    let ConversationEvent::MessageWithheld { text, .. } = &*withheld[1].event::<Conversation>().expect("readable")
    else {
        panic!("not withheld")
    };
    assert!(text.contains("Refill submitted"), "{text}");
    assert_eq!(office.events("RequestAnswered", 2).await.len(), 2);
    office.close().await;
}

#[tokio::test]
async fn an_escalated_entry_is_told_to_its_providers_group() {
    let office = Office::open().await;
    office.write(john(), &format!("check {REFILLABLE}")).await;
    office.events("RequestAnswered", 1).await;
    office.write(World::OWNER_PHONE, &format!("!resolve {REFILLABLE} escalated")).await;
    assert_eq!(office.told(World::PROVIDERS[0].group_jid, "escalated").await, "2323223 escalated");
    office.told(&private(World::OWNER_PHONE), "now *Escalated*").await;
    office.close().await;
}

#[tokio::test]
async fn a_failed_attempt_to_send_is_recorded_and_made_again() {
    let office = Office::open().await;
    office.world.evolution.faults().next(1, "/message/sendText", Fault::ConnectionClosed);
    office.write(john(), "help").await;
    office.told(&private(john()), "What I can do").await;
    assert_eq!(office.events("SendingFailed", 1).await.len(), 1);
    let sent = office.events("MessageSent", 1).await;
    let ConversationEvent::MessageSent { attempt, .. } = &*sent[0].event::<Conversation>().expect("readable") else {
        panic!("not sent")
    };
    assert_eq!(*attempt, 2);
    office.close().await;
}

#[tokio::test]
async fn a_number_that_is_not_on_whatsapp_is_given_up_at_once() {
    let office = Office::open().await;
    office.world.evolution.faults().next(1, "/message/sendText", Fault::NoSuchNumber);
    office.write(john(), "help").await;
    assert_eq!(office.events("SendingAbandoned", 1).await.len(), 1);
    office.close().await;
}

#[tokio::test]
async fn replies_keep_the_order_of_the_messages() {
    let office = Office::open().await;
    office.write(john(), &format!("check {REFILLABLE}")).await;
    office.write(john(), "my username").await;
    office.write(john(), &format!("check {IN_PROGRESS}")).await;
    office.told(&private(john()), &format!("Order #{IN_PROGRESS}")).await;
    let sent: Vec<String> =
        office.world.evolution.sent_to(&private(john())).into_iter().map(|sent| sent.text).collect();
    let at = |words: &str| sent.iter().position(|text| text.contains(words)).expect("sent");
    assert!(at(&REFILLABLE.to_string()) < at("johndoe123"), "{sent:?}");
    assert!(at("johndoe123") < at(&IN_PROGRESS.to_string()), "{sent:?}");
    office.close().await;
}

#[tokio::test]
async fn a_phone_and_a_lid_that_came_together_are_one_person() {
    let office = Office::open().await;
    let lid = Identity("lid:181960112233441@lid".to_owned());
    office.receive(&private(john()), ChatKind::Private, &[phone(john()), lid.clone()], "my username").await;
    office.told(&private(john()), "johndoe123").await;
    // The next message tells the LID only.
    office.receive("181960112233441@lid", ChatKind::Private, &[lid], &format!("check {REFILLABLE}")).await;
    let answered = office.events("RequestOpened", 2).await;
    let RequestEvent::RequestOpened { username, .. } = &*answered[1].event::<Request>().expect("readable") else {
        panic!("not opened")
    };
    assert_eq!(username.as_deref(), Some("johndoe123"));
    office.close().await;
}

#[tokio::test]
async fn the_operator_acts_through_the_api_and_a_repeat_answers_the_same() {
    let office = Office::open().await;
    let ask = || ActionRequest {
        only: None,
        action: Action::Refill,
        order_ids: vec![OF_MARIA, 99_999_999],
        provenance: Provenance::start(Actor::Token("token".to_owned()), some_id(1)),
        key: Some("the-same".to_owned()),
    };
    let first = office.tools.desk.request_action(office.workspace, ask()).await.expect("done");
    assert_eq!(first.results.len(), 2);
    let head = office.tools.log.head(office.workspace).await.expect("a head");
    office.told(World::PROVIDERS[0].group_jid, "refill").await;
    let again = office.tools.desk.request_action(office.workspace, ask()).await.expect("done");
    assert_eq!((again.request_id, again.position), (first.request_id, first.position));
    assert_eq!(again.results, first.results);
    assert!(first.position <= head);
    assert_eq!(office.events("RequestOpened", 1).await.len(), 1);
    office.close().await;
}
