//! What messengers post.

use aggregates::conversation::Conversation;
use aggregates::ids::ChannelId;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use cqrs_es::Aggregate;
use serde_json::{Value, json};

use crate::common::{Home, World, delivery};
use crate::on_both;

const MARIA: &str = "8801712345678@s.whatsapp.net";

on_both!(
    a_message_is_written_down_once,
    a_delivery_that_is_no_message_is_answered_and_forgotten,
    a_connection_that_changes_is_on_record_once,
    a_delivery_that_cannot_be_trusted_or_read_is_refused,
    the_chat_page_writes_and_reads,
    the_chat_page_refuses_what_makes_no_sense,
);

async fn a_message_is_written_down_once(home: Home) {
    let mut world = World::new(home).await;
    let channel = world.channel().await;
    let path = format!("/webhooks/evolution/{channel}");
    let first = world.call("POST", &path, "hook-secret", Some(delivery("A1", MARIA, None, "refill 54321"))).await;
    let head = world.head().await;
    assert_eq!(first["position"], json!(head));
    let repeat = world.call("POST", &path, "hook-secret", Some(delivery("A1", MARIA, None, "refill 54321"))).await;
    assert_eq!(repeat["position"], json!(head), "a repeat answers with the first outcome");
    assert_eq!(world.head().await, head, "and records nothing");
    let by_event = format!("{path}/messages-upsert");
    world.call("POST", &by_event, "hook-secret", Some(delivery("A2", MARIA, Some("555@g.us"), "check 54321"))).await;
    assert_eq!(world.head().await, head + 1);
    let private = app::ids::of_conversation(&world.log, world.ws, &ChannelId::new(&channel), MARIA).await.unwrap();
    let stream = world.log.read_stream(world.ws, Conversation::TYPE, private.as_str()).await.unwrap();
    assert_eq!(stream.len(), 1);
    assert_eq!(stream[0].payload()["MessageReceived"]["text"], "refill 54321");
    world.said("webhooks_message");
}

async fn a_delivery_that_is_no_message_is_answered_and_forgotten(home: Home) {
    let mut world = World::new(home).await;
    let channel = world.channel().await;
    let path = format!("/webhooks/evolution/{channel}");
    let head = world.head().await;
    let mut own = delivery("B1", MARIA, None, "refill 54321");
    own["data"]["key"]["fromMe"] = json!(true);
    let mut picture = delivery("B2", MARIA, None, "");
    picture["data"]["message"] = json!({"imageMessage": {"mimetype": "image/jpeg"}});
    let code = json!({"event": "qrcode.updated", "instance": "main", "data": {"qrcode": {"code": "2@x"}}});
    let unknown = json!({"event": "typebot.start", "data": {}});
    for body in [own, picture, code, unknown, delivery("B3", MARIA, Some("status@broadcast"), "hi")] {
        let answer = world.call("POST", &path, "hook-secret", Some(body)).await;
        assert_eq!(answer["http_status"], 200);
    }
    assert_eq!(world.head().await, head + 1, "nothing is recorded but that the channel is heard");
    world.said("webhooks_ignored");
}

async fn a_connection_that_changes_is_on_record_once(home: Home) {
    let mut world = World::new(home).await;
    let channel = world.channel().await;
    let path = format!("/webhooks/evolution/{channel}");
    let shown = format!("/api/v1/channels/{channel}");
    assert_eq!(world.get(&shown).await["connection"], "unknown");
    for (state, reason, is) in [("open", None, "open"), ("close", Some(515), "close"), ("close", Some(403), "blocked")]
    {
        let mut told = json!({"event": "connection.update", "instance": "main", "data": {"state": state}});
        if let Some(reason) = reason {
            told["data"]["statusReason"] = json!(reason);
        }
        let first = world.call("POST", &path, "hook-secret", Some(told.clone())).await;
        assert_eq!(first["position"], json!(world.head().await));
        let repeat = world.call("POST", &path, "hook-secret", Some(told)).await;
        assert_eq!(repeat["position"], json!(null), "{repeat}");
        assert_eq!(world.get(&shown).await["connection"], is);
    }
}

async fn a_delivery_that_cannot_be_trusted_or_read_is_refused(home: Home) {
    let mut world = World::new(home).await;
    let channel = world.channel().await;
    let sandbox = world.sandbox_channel().await;
    let path = format!("/webhooks/evolution/{channel}");
    let head = world.head().await;
    let good = delivery("C1", MARIA, None, "refill 54321");
    for token in ["", "wrong", "hook-secret2", "hook"] {
        world.call("POST", &path, token, Some(good.clone())).await;
    }
    for elsewhere in [
        format!("{}-0000dead", world.ws),
        "0000000000000000000000000000000b-00000001".to_owned(),
        "x".to_owned(),
        world.ws.to_string(),
        sandbox,
    ] {
        world.call("POST", &format!("/webhooks/evolution/{elsewhere}"), "hook-secret", Some(good.clone())).await;
    }
    for body in [json!("{"), json!("[]"), json!({"data": {}}), json!({"event": "messages.upsert", "data": {"key": {}}})]
    {
        world.call("POST", &path, "hook-secret", Some(body)).await;
    }
    world.call("GET", &path, "hook-secret", None).await;
    world.said("webhooks_refused");
    let large = Request::post(&path)
        .header("authorization", "Bearer hook-secret")
        .body(Body::from(vec![b' '; 1_048_577]))
        .unwrap();
    assert_eq!(world.send(large).await.status(), StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(world.head().await, head, "what is refused records nothing");
}

async fn the_chat_page_writes_and_reads(home: Home) {
    let mut world = World::new(home).await;
    let channel = world.sandbox_channel().await;
    let path = format!("/sandbox/{channel}/messages");
    let hello = json!({"person": "Maria", "text": "help", "message_key": "m-1"});
    let first = world.call("POST", &path, "hook-secret", Some(hello.clone())).await;
    let repeat = world.call("POST", &path, "hook-secret", Some(hello)).await;
    assert_eq!(first["position"], repeat["position"]);
    let in_group = json!({"person": "rahim", "chat": "customers", "text": "refill 54321", "message_key": "m-1"});
    world.call("POST", &path, "hook-secret", Some(in_group)).await;
    world.call("GET", &format!("{path}?person=maria"), "hook-secret", None).await;
    let group = world.call("GET", &format!("{path}?group=Customers"), "hook-secret", None).await;
    let after = group["position"].clone();
    let nothing = world.call("GET", &format!("{path}?group=customers&after={after}"), "hook-secret", None).await;
    assert_eq!(nothing["items"], json!([]));
    world.said("sandbox_chat");
    // Whoever waits is told as soon as there is something.
    let router = world.router.clone();
    let uri = format!("{path}?person=maria&after={after}&wait=25");
    let waiting = tokio::spawn(async move {
        let ask = Request::get(uri).header("authorization", "Bearer hook-secret").body(Body::empty()).unwrap();
        crate::common::read(tower::ServiceExt::oneshot(router, ask).await.unwrap()).await.3
    });
    let more = json!({"person": "maria", "text": "my username", "message_key": "m-2"});
    world.call("POST", &path, "hook-secret", Some(more)).await;
    let answer: Value = waiting.await.unwrap();
    assert_eq!(answer["items"][0]["text"], "my username");
}

async fn the_chat_page_refuses_what_makes_no_sense(home: Home) {
    let mut world = World::new(home).await;
    let channel = world.sandbox_channel().await;
    let evolution = world.channel().await;
    let path = format!("/sandbox/{channel}/messages");
    let head = world.head().await;
    let good = json!({"person": "maria", "text": "help", "message_key": "m-1"});
    world.call("POST", &path, "wrong", Some(good.clone())).await;
    world.call("POST", &format!("/sandbox/{evolution}/messages"), "hook-secret", Some(good)).await;
    for body in [
        json!({"person": "", "text": "help", "message_key": "m-1"}),
        json!({"person": "a:b", "text": "help", "message_key": "m-1"}),
        json!({"person": "maria", "text": " ", "message_key": "m-1"}),
        json!({"person": "maria", "text": "help", "message_key": ""}),
        json!({"person": "maria", "text": "help"}),
        json!({"person": "maria", "text": "help", "message_key": "m-1", "mood": "good"}),
        json!({"person": "maria", "chat": "a/b", "text": "help", "message_key": "m-1"}),
    ] {
        world.call("POST", &path, "hook-secret", Some(body)).await;
    }
    world.call("GET", &path, "hook-secret", None).await;
    world.call("GET", &format!("{path}?person=maria&group=customers"), "hook-secret", None).await;
    world.call("GET", &format!("{path}?person=maria"), "", None).await;
    assert_eq!(world.head().await, head, "what is refused records nothing");
    world.said("sandbox_chat_refused");
}
