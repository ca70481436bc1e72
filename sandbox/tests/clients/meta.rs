//! The Cloud API client and decoder against the stand-in.

use crate::common::{PATIENCE, kind, net};
use crate::hook::{Hook, Whose};
use gateways::channel::{Arrived, ConnectionState, Delivery, DeliveryState, IgnoreReason};
use gateways::meta::MetaClient;
use gateways::{Kind, Sign};
use sandbox::Fault;
use sandbox::evolution::known;
use sandbox::messenger::{Release, RetryPolicy};
use sandbox::meta::{MetaSeed, MetaServer};
use serde_json::json;

const QUINN: &str = "US.1349120004";

async fn server() -> (MetaServer, MetaClient) {
    let seed = MetaSeed { retries: RetryPolicy::FAST, ..MetaSeed::plausible() };
    let server = MetaServer::start(seed).await.expect("a port");
    let token = server.seed().access_token.as_str().into();
    let client = MetaClient::new(&net(), &server.base_url(), &server.seed().phone_number_id, token);
    (server, client.expect("an address"))
}

async fn listening() -> (MetaServer, MetaClient, Hook) {
    let (server, client) = server().await;
    let (hook, url) = Hook::listen(whose(&server, "desk-verify")).await;
    assert!(server.set_callback(&url).await);
    (server, client, hook)
}

fn whose(server: &MetaServer, verify_token: &str) -> Whose {
    Whose::Meta {
        app_secret: server.seed().app_secret.clone(),
        verify_token: verify_token.to_owned(),
        phone_number_id: server.seed().phone_number_id.clone(),
    }
}

fn deliveries(hook: &Hook) -> Vec<Delivery> {
    hook.got().into_iter().filter_map(|what| if let Arrived::Delivery(d) = what { Some(d) } else { None }).collect()
}

#[tokio::test]
async fn a_text_reaches_a_phone_or_an_id_of_our_business() {
    let (server, client) = server().await;
    let sent = client.send_text("+44 7700 900123", "one").await.expect("sent");
    assert_eq!(sent.chat, known::JOHN);
    client.send_text(QUINN, "two").await.expect("sent");
    assert_eq!(server.outbox().texts_to(known::JOHN), ["one"]);
    assert_eq!(server.outbox().texts_to(QUINN), ["two"]);
    assert_eq!(server.outbox().all()[0].id, sent.message_id);
    assert!(server.requests().all()[0].path.starts_with("/v23.0/106540352242922/messages"));
    server.refuse_user_ids(true);
    let error = client.send_text(QUINN, "three").await.expect_err("no");
    assert_eq!((error.kind, error.sign), (Kind::Refused, Some(Sign::NeedsPhone)));
    assert_eq!(kind(client.send_text(known::SUPPORT_GROUP, "x").await), Kind::Refused);
    assert_eq!(kind(client.send_text(known::BOT, "x").await), Kind::Refused);
    assert_eq!(kind(client.send_text(known::JOHN, &"x".repeat(4097)).await), Kind::Refused);
}

#[tokio::test]
async fn a_number_is_open_while_its_token_works_and_limited_when_people_complain() {
    let (server, client) = server().await;
    assert_eq!(client.connection_state().await.expect("a state"), ConnectionState::Open);
    assert_eq!(client.phone_number().await.expect("a number").verified_name.as_deref(), Some("Ledgerdesk"));
    server.set_quality("RED");
    assert_eq!(client.connection_state().await.expect("a state"), ConnectionState::Limited);
    let wrong = MetaClient::new(&net(), &server.base_url(), "106540352242922", "hunter2".into()).expect("a client");
    let error = wrong.connection_state().await.expect_err("no");
    assert_eq!((error.kind, error.sign.clone()), (Kind::Unauthorized, Some(Sign::OwnerMustAct)));
    assert!(!format!("{error:?} {wrong:?}").contains("hunter2"));
}

#[tokio::test]
async fn every_class_of_error_tells_what_to_do() {
    let (server, client) = server().await;
    let coded = |status, code| Fault::Coded { status, code, text: "no".to_owned() };
    let act = Some(Sign::OwnerMustAct);
    let cases = [
        (coded(401, 190), Kind::Unauthorized, act.clone()),
        (coded(401, 0), Kind::Unauthorized, act.clone()),
        (coded(403, 10), Kind::Unauthorized, act.clone()),
        (coded(403, 200), Kind::Unauthorized, act.clone()),
        (coded(400, 131_042), Kind::Unauthorized, act.clone()),
        (coded(400, 4), Kind::RateLimited, None),
        (coded(400, 80_007), Kind::RateLimited, None),
        (coded(429, 130_429), Kind::RateLimited, None),
        (coded(400, 131_048), Kind::RateLimited, Some(Sign::BanRisk)),
        (coded(400, 131_056), Kind::RateLimited, Some(Sign::ChatTooFast)),
        (coded(400, 131_047), Kind::Refused, Some(Sign::WindowClosed)),
        (coded(400, 131_026), Kind::Refused, None),
        (coded(400, 131_031), Kind::Refused, act.clone()),
        (coded(403, 368), Kind::Refused, act),
        (coded(400, 132_001), Kind::Refused, None),
        (coded(500, 131_000), Kind::Unavailable, None),
        (coded(503, 131_016), Kind::Unavailable, None),
        (coded(400, 999_999), Kind::Refused, None),
        (coded(500, 999_999), Kind::OutcomeUnknown, None),
        (Fault::Html { status: 200 }, Kind::OutcomeUnknown, None),
        (Fault::Html { status: 503 }, Kind::Unavailable, None),
        (Fault::TimeoutAfterActing, Kind::OutcomeUnknown, None),
        (Fault::TimeoutBeforeActing, Kind::OutcomeUnknown, None),
        (Fault::ClosedAfterActing, Kind::OutcomeUnknown, None),
        (Fault::ClosedBeforeActing, Kind::OutcomeUnknown, None),
    ];
    for (fault, expected, sign) in cases {
        server.faults().next(1, "/v23.0/106540352242922/messages", fault.clone());
        let error = client.send_text(known::JOHN, "hi").await.expect_err("trouble");
        assert_eq!((error.kind, error.sign), (expected, sign), "{fault:?}");
    }
    assert_eq!(server.outbox().all().len(), 2, "sent by the two that acted before the trouble");
    for wait in [None, Some(7)] {
        server.faults().next(1, "", Fault::TooManyRequests { retry_after: wait });
        let error = client.send_text(known::JOHN, "hi").await.expect_err("too many");
        assert_eq!((error.kind, error.retry_after.map(|w| w.as_secs())), (Kind::RateLimited, wait));
    }
}

#[tokio::test]
async fn an_address_that_does_not_know_the_token_is_not_taken() {
    let (server, _) = server().await;
    let (_hook, url) = Hook::listen(whose(&server, "another")).await;
    assert!(!server.set_callback(&url).await);
}

#[tokio::test]
async fn a_batch_is_read_whole_and_its_people_by_what_they_show() {
    let (server, _, hook) = listening().await;
    let ids = server.write_batch(&[(known::JOHN, "one"), (known::MARIA, "two"), ("Quinn", "three")]).expect("people");
    assert!(server.hooks().wait_delivered(&ids[0], PATIENCE).await);
    let messages = hook.messages();
    assert_eq!(hook.texts(), ["one", "two", "three"]);
    let chats: Vec<_> = messages.iter().map(|m| m.chat.as_str()).collect();
    assert_eq!(chats, [known::JOHN, known::MARIA, QUINN]);
    let kinds = |at: usize| messages[at].author.iter().map(|i| i.kind).collect::<Vec<_>>();
    assert_eq!((kinds(0), kinds(2)), (vec!["wa_id", "user_id"], vec!["user_id"]));
    assert_eq!(messages[2].author[0].to_string(), "user_id:US.1349120004");
    assert_eq!(messages[1].author_name.as_deref(), Some("Maria Silva"));
}

#[tokio::test]
async fn statuses_told_backwards_and_twice_end_on_the_highest_step() {
    let (server, client, hook) = listening().await;
    server.hooks().repeat(2);
    server.hooks().hold();
    let sent = client.send_text(known::JOHN, "hi").await.expect("sent");
    server.status(&sent.message_id, known::JOHN, "read", None);
    server.hooks().release(Release::Reversed);
    assert!(server.hooks().settle(PATIENCE).await);
    let told: Vec<_> = deliveries(&hook).into_iter().map(|d| d.state).collect();
    assert_eq!((told.first(), told.len()), (Some(&DeliveryState::Read), 6));
    let end = told.iter().fold(None, |known, step| Some(step.after(known)));
    assert_eq!(end, Some(DeliveryState::Read));
}

#[tokio::test]
async fn outside_the_window_a_text_fails_later_until_the_person_writes_again() {
    let (server, client, hook) = listening().await;
    server.close_window(known::JOHN);
    let sent = client.send_text(known::JOHN, "hello?").await.expect("taken over");
    assert!(server.hooks().wait_delivered(&sent.message_id, PATIENCE).await);
    let failed = deliveries(&hook).remove(0);
    assert_eq!((failed.state, failed.message_id), (DeliveryState::Failed, sent.message_id));
    assert_eq!(failed.trouble.expect("why").sign, Some(Sign::WindowClosed));
    server.write(known::JOHN, "yes").expect("a person");
    client.send_text(known::JOHN, "hello!").await.expect("sent");
    assert_eq!(server.outbox().texts_to(known::JOHN), ["hello!"]);
}

#[tokio::test]
async fn a_new_number_is_told_and_noise_is_quiet() {
    let (server, _, hook) = listening().await;
    server.change_number(known::JOHN, "447700900124").expect("a person");
    assert!(server.hooks().settle(PATIENCE).await);
    let changed = hook.got().remove(0);
    let Arrived::IdentityChanged { from, to } = changed else { panic!("{changed:?}") };
    assert_eq!((from.value.as_str(), to.value.as_str()), (known::JOHN, "447700900124"));
    let photo = json!({ "type": "image", "image": { "id": "1", "mime_type": "image/jpeg" } });
    server.write_content("447700900124", &photo).expect("a person");
    assert!(server.hooks().settle(PATIENCE).await);
    assert!(matches!(hook.got()[1], Arrived::Ignored { why: IgnoreReason::NoText, .. }));
}

#[tokio::test]
async fn a_post_that_is_refused_comes_again() {
    let (server, _, hook) = listening().await;
    hook.answers.lock().expect("no panic").extend([503, 403]);
    let id = server.write(known::JOHN, "hi").expect("a person");
    assert!(server.hooks().wait_delivered(&id, PATIENCE).await);
    assert_eq!((server.hooks().of(&id)[0].attempts, hook.texts().len()), (3, 1));
}
