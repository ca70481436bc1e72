//! The Green API client and decoder against the stand-in.

use crate::common::{PATIENCE, kind, net};
use crate::hook::{Hook, Whose};
use gateways::channel::{Arrived, ConnectionState, DeliveryState, IgnoreReason};
use gateways::green::{ConnectAnswer, GreenClient};
use gateways::{Kind, Sign};
use sandbox::Fault;
use sandbox::evolution::{Person, known};
use sandbox::green::{GreenSeed, GreenServer};
use sandbox::messenger::{Release, RetryPolicy};
use serde_json::json;

const JOHN_CHAT: &str = "447700900123@c.us";

async fn server() -> (GreenServer, GreenClient) {
    let seed = GreenSeed { retries: RetryPolicy::FAST, ..GreenSeed::plausible() };
    let server = GreenServer::start(seed).await.expect("a port");
    let client = GreenClient::new(&net(), &server.base_url(), &server.id_instance(), server.api_token().into());
    (server, client.expect("an address"))
}

async fn listening() -> (GreenServer, GreenClient, Hook) {
    let (server, client) = server().await;
    let (hook, url) = Hook::listen(Whose::Green { secret: "s3cret".to_owned() }).await;
    client.set_webhook(&url, &"s3cret".into()).await.expect("saved");
    (server, client, hook)
}

#[tokio::test]
async fn a_text_reaches_a_number_a_person_or_a_group() {
    let (server, client) = server().await;
    let sent = client.send_text("+44 7700 900123", "one").await.expect("sent");
    assert_eq!(sent.chat, known::private(known::JOHN));
    client.send_text(&known::private(known::JOHN), "two").await.expect("sent");
    client.send_text(known::SMMCOST_GROUP, "2323223 refill").await.expect("sent");
    assert_eq!(server.outbox().texts_to(JOHN_CHAT), ["one", "two"]);
    assert_eq!(server.outbox().texts_to(known::SMMCOST_GROUP), ["2323223 refill"]);
    assert_eq!(server.outbox().to(JOHN_CHAT)[0].id, sent.message_id);
    assert_eq!(kind(client.send_text("status@broadcast", "x").await), Kind::Refused);
    assert_eq!(kind(client.send_text(known::JOHN, &"x".repeat(20_001)).await), Kind::Refused);
}

#[tokio::test]
async fn a_number_is_connected_by_scanning_a_code_and_then_sends_what_waited() {
    let (server, client) = server().await;
    server.set_state("notAuthorized");
    assert_eq!(client.connection_state().await.expect("a state"), ConnectionState::Close);
    let ConnectAnswer::Scan(code) = client.connect().await.expect("an answer") else { panic!("a code") };
    assert!(code.image.expect("a picture").starts_with("data:image/png;base64,"));
    client.send_text(known::JOHN, "later").await.expect("queued");
    assert!(server.outbox().all().is_empty());
    server.scan();
    assert_eq!(server.outbox().texts_to(JOHN_CHAT), ["later"]);
    assert_eq!(client.connect().await.expect("an answer"), ConnectAnswer::AlreadyOpen);
    server.set_state("starting");
    assert_eq!(kind(client.connect().await), Kind::Unavailable);
    assert_eq!(client.connection_state().await.expect("a state"), ConnectionState::Connecting);
}

#[tokio::test]
async fn groups_and_their_members_are_told_with_both_addresses() {
    let (_server, client) = server().await;
    let groups = client.fetch_groups().await.expect("groups");
    assert_eq!(groups.len(), 3);
    assert!(groups.iter().any(|g| g.jid == known::SUPPORT_GROUP && g.name.as_deref() == Some("SMM Support 24/7")));
    let members = client.participants(known::SUPPORT_GROUP).await.expect("members");
    assert_eq!(members[0].ids, [known::private(known::JOHN), "181960112233441@lid".to_owned()]);
    assert!(members.last().expect("the bot").is_admin);
    assert_eq!(kind(client.participants("1203630000000@g.us").await), Kind::Refused);
}

#[tokio::test]
async fn what_people_call_themselves_is_no_word_of_the_service() {
    let mut seed = GreenSeed::plausible();
    seed.people.push(Person::new("Instance account not authorized (yellowCard)", "447700900888", "181960112233888"));
    let server = GreenServer::start(seed).await.expect("a port");
    let client = GreenClient::new(&net(), &server.base_url(), &server.id_instance(), server.api_token().into());
    assert_eq!(client.expect("an address").fetch_groups().await.expect("groups").len(), 3);
}

#[tokio::test]
async fn a_wrong_token_is_told_and_never_repeated() {
    let (server, _) = server().await;
    let wrong =
        GreenClient::new(&net(), &server.base_url(), &server.id_instance(), "hunter2".into()).expect("a client");
    let error = wrong.connection_state().await.expect_err("no");
    assert_eq!((error.kind, error.sign.clone()), (Kind::Unauthorized, Some(Sign::OwnerMustAct)));
    drop(server);
    let gone = wrong.connection_state().await.expect_err("no");
    assert_eq!(gone.kind, Kind::Unavailable);
    assert!(!format!("{error:?} {gone:?} {wrong:?}").contains("hunter2"));
    assert_eq!(kind(GreenClient::new(&net(), "http://127.0.0.1:1", "7103x", "t".into())), Kind::Misconfigured);
}

#[tokio::test]
async fn sending_in_trouble_tells_whether_the_message_may_have_gone_out() {
    let (server, client) = server().await;
    let status = |status, text: Option<&str>| Fault::Status { status, text: text.map(str::to_owned) };
    let act = Some(Sign::OwnerMustAct);
    let cases = [
        (Fault::Html { status: 503 }, Kind::Unavailable, None),
        (Fault::Html { status: 200 }, Kind::OutcomeUnknown, None),
        (status(466, Some("Correspondents quota exceeded")), Kind::Unauthorized, act.clone()),
        (status(403, Some("Instance is deleted")), Kind::Unauthorized, act.clone()),
        (status(400, Some("instance account not authorized")), Kind::Unavailable, act.clone()),
        (status(400, Some("Validation failed")), Kind::Refused, None),
        (status(469, None), Kind::Refused, None),
        (status(429, Some("yellowCard: sending is limited")), Kind::RateLimited, Some(Sign::BanRisk)),
        (Fault::OkWithError { code: 0, text: "instance account not authorized".to_owned() }, Kind::Unavailable, act),
        (status(500, None), Kind::OutcomeUnknown, None),
        (Fault::TimeoutAfterActing, Kind::OutcomeUnknown, None),
        (Fault::TimeoutBeforeActing, Kind::OutcomeUnknown, None),
        (Fault::ClosedAfterActing, Kind::OutcomeUnknown, None),
        (Fault::ClosedBeforeActing, Kind::OutcomeUnknown, None),
    ];
    for (fault, expected, sign) in cases {
        server.faults().next(1, &server.path_of("sendMessage"), fault.clone());
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
async fn messages_arrive_in_order_with_the_secret_until_they_are_accepted() {
    let (server, _, hook) = listening().await;
    hook.answers.lock().expect("no panic").extend([503, 500]);
    for text in ["one", "two", "three"] {
        server.write(known::SUPPORT_GROUP, known::JOHN, text).expect("a chat");
    }
    assert!(server.hooks().settle(PATIENCE).await);
    assert_eq!(hook.texts(), ["one", "two", "three"]);
    assert_eq!(server.hooks().all()[0].attempts, 3);
    let message = hook.messages().remove(0);
    assert_eq!((message.chat.as_str(), message.author[0].kind), (known::SUPPORT_GROUP, "jid"));
    assert_eq!(message.author[0].value, known::private(known::JOHN));
}

#[tokio::test]
async fn repeats_and_reordering_keep_the_keys_and_noise_is_quiet() {
    let (server, _, hook) = listening().await;
    server.hooks().repeat(2);
    server.hooks().hold();
    let id = server.write(known::JOHN, known::JOHN, "one").expect("a person");
    server.hide_phones(true);
    server.write(known::JOHN, known::JOHN, "two").expect("a person");
    server.hooks().release(Release::Reversed);
    assert!(server.hooks().settle(PATIENCE).await);
    assert_eq!(hook.texts(), ["two", "two", "one", "one"]);
    server.hooks().redeliver(&id);
    assert!(server.hooks().settle(PATIENCE).await);
    let mut keys: Vec<_> = hook.messages().into_iter().map(|m| m.external_key).collect();
    keys.sort();
    keys.dedup();
    assert_eq!(keys.len(), 2);
    assert_eq!(hook.messages()[0].author[0].kind, "lid");
    server.hooks().repeat(1);
    let reaction = json!({ "typeMessage": "reactionMessage", "extendedTextMessageData": { "text": "refill 54321" } });
    server.write_data(known::JOHN, known::JOHN, reaction).expect("a person");
    assert!(server.hooks().settle(PATIENCE).await);
    let last = hook.got().pop().expect("noise");
    assert!(matches!(last, Arrived::Ignored { why: IgnoreReason::Reaction, .. }), "{last:?}");
}

#[tokio::test]
async fn a_yellow_card_is_told_and_fails_what_is_sent() {
    let (server, client, hook) = listening().await;
    let sent = client.send_text(known::JOHN, "fine").await.expect("sent");
    server.read(&sent.message_id, JOHN_CHAT);
    server.set_state("yellowCard");
    assert_eq!(client.connection_state().await.expect("a state"), ConnectionState::Limited);
    client.send_text(known::JOHN, "limited").await.expect("taken over");
    assert!(server.hooks().settle(PATIENCE).await);
    let states: Vec<_> =
        hook.got().into_iter().filter_map(|w| if let Arrived::Delivery(d) = w { Some(d) } else { None }).collect();
    let steps: Vec<_> = states.iter().map(|d| d.state).collect();
    use DeliveryState::{Delivered, Failed, Read, Sent};
    assert_eq!(steps, [Sent, Delivered, Read, Failed]);
    assert_eq!(states[3].trouble.as_ref().expect("why").sign, Some(Sign::BanRisk));
    let limited =
        |told: &Arrived| matches!(told, Arrived::Connection { state: ConnectionState::Limited, told_at: Some(_) });
    assert!(hook.got().iter().any(limited));
    assert_eq!(server.outbox().texts_to(JOHN_CHAT), ["fine"]);
    server.set_state("blocked");
    assert_eq!(client.connection_state().await.expect("a state"), ConnectionState::Blocked);
    assert_eq!(kind(client.send_text(known::JOHN, "x").await), Kind::Unauthorized);
}
