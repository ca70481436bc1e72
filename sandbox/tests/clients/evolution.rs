//! The Evolution client against the stand-in.

use crate::common::{evolution, kind, net, world};
use gateways::Kind;
use gateways::evolution::{ConnectAnswer, ConnectionState, EvolutionClient};
use sandbox::evolution::known;
use sandbox::evolution::{EvolutionSeed, EvolutionServer, Generation};
use sandbox::{Fault, World};

const HOOK: &str = "http://127.0.0.1:9/webhooks/evolution/1";

async fn connected() -> (World, EvolutionClient) {
    let world = world().await;
    let client = evolution(&world);
    client.create_instance(HOOK, &"s3cret".into()).await.expect("an instance");
    (world, client)
}

#[tokio::test]
async fn an_instance_is_made_with_its_webhook_and_made_again_without_harm() {
    let (world, client) = connected().await;
    assert_eq!(world.evolution.instances(), ["desk"]);
    let again = client.create_instance(HOOK, &"s3cret".into()).await.expect("an instance");
    assert!(again.existed);
    assert_eq!(client.connection_state().await.expect("a state"), ConnectionState::Open);
    assert_eq!(client.connect().await.expect("an answer"), ConnectAnswer::AlreadyOpen);
    let created = world.evolution.requests().of("POST", "/instance/create").remove(0).body;
    assert_eq!(created["webhook"]["headers"]["authorization"], "Bearer s3cret");
}

#[tokio::test]
async fn a_new_number_is_connected_by_scanning_a_code() {
    let seed = EvolutionSeed { opens_at_once: false, ..EvolutionSeed::plausible() };
    let server = EvolutionServer::start(seed).await.expect("a port");
    let client = EvolutionClient::new(&net(), &server.base_url(), server.api_key().into(), "desk").expect("an address");
    let made = client.create_instance(HOOK, &"s3cret".into()).await.expect("an instance");
    assert!(made.qr.expect("a code").code.is_some());
    assert_eq!(client.connection_state().await.expect("a state"), ConnectionState::Connecting);
    let ConnectAnswer::Scan(code) = client.connect().await.expect("an answer") else { panic!("a code to scan") };
    assert!(code.image.expect("a picture").starts_with("data:image/png;base64,"));
    server.scan("desk");
    assert_eq!(client.connection_state().await.expect("a state"), ConnectionState::Open);
}

#[tokio::test]
async fn a_text_reaches_a_number_a_person_or_a_group() {
    let (world, client) = connected().await;
    let john = known::private(known::JOHN);
    let sent = client.send_text("+44 7700 900123", "one").await.expect("sent");
    assert_eq!(sent.remote_jid, john);
    client.send_text(&john, "two").await.expect("sent");
    client.send_text("181960112233441@lid", "three").await.expect("sent");
    client.send_text(known::SMMCOST_GROUP, "2323223 refill").await.expect("sent");
    let texts = |chat: &str| world.evolution.sent_to(chat).into_iter().map(|m| m.text).collect::<Vec<_>>();
    assert_eq!(texts(&john), ["one", "two", "three"]);
    assert_eq!(texts(known::SMMCOST_GROUP), ["2323223 refill"]);
    assert_eq!(world.evolution.sent_to(&john)[0].id, sent.message_id);
}

#[tokio::test]
async fn a_number_nobody_has_is_refused_without_repeating_it() {
    let (world, client) = connected().await;
    world.evolution.strict_numbers(true);
    let error = client.send_text("447700900555", "hi").await.expect_err("nobody");
    assert_eq!(error.kind, Kind::Refused);
    assert!(!error.detail.contains("447700900555"));
    world.evolution.refuse_lids(true);
    assert_eq!(kind(client.send_text("181960112233441@lid", "hi").await), Kind::Refused);
}

#[tokio::test]
async fn groups_and_their_members_are_told_with_both_addresses() {
    let (world, client) = connected().await;
    let groups = client.fetch_groups().await.expect("groups");
    assert!(groups.iter().any(|g| g.jid == known::SUPPORT_GROUP && g.name.as_deref() == Some("SMM Support 24/7")));
    assert_eq!(groups.len(), 3);
    for generation in [Generation::V2_3_0, Generation::V2_3_5, Generation::V2_3_7] {
        world.evolution.set_generation(generation);
        let members = client.participants(known::SUPPORT_GROUP).await.expect("members");
        assert_eq!(members[0].ids, [known::private(known::JOHN), "181960112233441@lid".to_owned()], "{generation:?}");
    }
    world.evolution.set_generation(Generation::V2_2);
    let members = client.participants(known::SUPPORT_GROUP).await.expect("members");
    assert_eq!(members[0].ids, [known::private(known::JOHN)]);
    assert_eq!(kind(client.participants("1203630000000@g.us").await), Kind::NotFound);
}

#[tokio::test]
async fn an_unknown_instance_and_a_wrong_key_are_told_apart() {
    let world = world().await;
    assert_eq!(kind(evolution(&world).send_text(known::JOHN, "hi").await), Kind::NotFound);
    let wrong =
        EvolutionClient::new(&net(), &world.evolution.base_url(), "hunter2".into(), "desk").expect("an address");
    let error = wrong.connection_state().await.expect_err("no");
    assert_eq!(error.kind, Kind::Unauthorized);
    assert!(!format!("{error:?} {wrong:?}").contains("hunter2"));
}

#[tokio::test]
async fn sending_in_trouble_tells_whether_the_message_may_have_gone_out() {
    let (world, client) = connected().await;
    let cases = [
        (Fault::ConnectionClosed, Kind::Unavailable),
        (Fault::Html { status: 503 }, Kind::Unavailable),
        (Fault::Html { status: 403 }, Kind::Unavailable),
        (Fault::Html { status: 200 }, Kind::OutcomeUnknown),
        (Fault::OkWithError { code: 0, text: "odd".to_owned() }, Kind::OutcomeUnknown),
        (Fault::Status { status: 500, text: None }, Kind::OutcomeUnknown),
        (Fault::Status { status: 400, text: Some("text is too long".to_owned()) }, Kind::Refused),
        (Fault::Status { status: 401, text: None }, Kind::Unauthorized),
        (Fault::TooManyRequests { retry_after: None }, Kind::RateLimited),
        (Fault::NoSuchNumber, Kind::Refused),
        (Fault::TimeoutAfterActing, Kind::OutcomeUnknown),
        (Fault::TimeoutBeforeActing, Kind::OutcomeUnknown),
        (Fault::ClosedAfterActing, Kind::OutcomeUnknown),
        (Fault::ClosedBeforeActing, Kind::OutcomeUnknown),
    ];
    for (fault, expected) in cases {
        world.evolution.faults().next(1, "/message/sendText", fault.clone());
        assert_eq!(kind(client.send_text(known::JOHN, "hi").await), expected, "{fault:?}");
    }
    assert_eq!(world.evolution.sent_to(known::JOHN).len(), 2, "sent by the two that acted before the trouble");
}

#[tokio::test]
async fn a_number_that_is_not_connected_sends_nothing_until_it_is() {
    let (world, client) = connected().await;
    world.evolution.disconnect("desk", 428);
    assert_eq!(kind(client.send_text(known::JOHN, "hi").await), Kind::Unavailable);
    assert_eq!(client.connection_state().await.expect("a state"), ConnectionState::Close);
    world.evolution.scan("desk");
    client.send_text(known::JOHN, "hi").await.expect("sent");
    assert_eq!(world.evolution.sent_to(known::JOHN).len(), 1);
}

#[tokio::test]
async fn a_failed_connection_told_in_a_success_is_an_error() {
    let (world, client) = connected().await;
    world.evolution.faults().next(1, "/instance/connect/", Fault::OkWithError { code: 0, text: "no".to_owned() });
    assert_eq!(kind(client.connect().await), Kind::Unavailable);
}

#[tokio::test]
async fn a_server_that_is_gone_is_unavailable() {
    let (world, _) = connected().await;
    let client = evolution(&world);
    drop(world);
    assert_eq!(kind(client.send_text(known::JOHN, "hi").await), Kind::Unavailable);
}

#[tokio::test]
async fn faults_can_be_set_over_http() {
    let (world, client) = connected().await;
    let url = format!("{}/_sandbox/faults", world.evolution.base_url());
    let rule = serde_json::json!({ "path": "/message/sendText", "fault": { "kind": "connection_closed" } });
    let http = reqwest::Client::builder().no_proxy().build().expect("a client");
    let answer = http.post(&url).json(&rule).send().await.expect("an answer");
    assert!(answer.status().is_success());
    assert_eq!(kind(client.send_text(known::JOHN, "hi").await), Kind::Unavailable);
    client.send_text(known::JOHN, "hi").await.expect("sent");
}
