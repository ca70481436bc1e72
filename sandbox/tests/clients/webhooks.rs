//! What the stand-in posts to a webhook, read by the product's decoder: every generation, every kind of noise, retries, duplicates.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use crate::common::{PATIENCE, evolution, world};
use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use gateways::evolution::{
    ChatKind, ConnectionState, DeliveryStatus, IgnoreReason, InboundMessage, WebhookEvent, decode, verify_authorization,
};
use sandbox::World;
use sandbox::evolution::known;
use sandbox::evolution::{Generation, Post, Release, What};

const SECRET: &str = "s3cret-of-the-channel";

const GENERATIONS: [Generation; 6] = [
    Generation::V2_2,
    Generation::V2_3_0,
    Generation::V2_3_0Phone,
    Generation::V2_3_5,
    Generation::V2_3_5NoAlt,
    Generation::V2_3_7,
];

/// A webhook that keeps what it gets and answers what it is told to, then 200.
#[derive(Clone, Default)]
struct Hook {
    got: Arc<Mutex<Vec<WebhookEvent>>>,
    answers: Arc<Mutex<VecDeque<u16>>>,
}

impl Hook {
    async fn listen(&self) -> String {
        let routes = Router::new().route("/hook", post(receive)).with_state(self.clone());
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let url = format!("http://{}/hook", listener.local_addr().expect("an address"));
        tokio::spawn(async move { axum::serve(listener, routes).await });
        url
    }

    fn events(&self) -> Vec<WebhookEvent> {
        self.got.lock().expect("no panic").clone()
    }

    fn messages(&self) -> Vec<InboundMessage> {
        let messages =
            self.events().into_iter().filter_map(|e| if let WebhookEvent::Message(m) = e { Some(*m) } else { None });
        messages.collect()
    }
}

async fn receive(State(hook): State<Hook>, headers: HeaderMap, body: Bytes) -> StatusCode {
    let header = headers.get("authorization").and_then(|v| v.to_str().ok());
    if !verify_authorization(header, &SECRET.into(), jiff::Timestamp::now().as_second()) {
        return StatusCode::UNAUTHORIZED;
    }
    if let Some(status) = hook.answers.lock().expect("no panic").pop_front() {
        return StatusCode::from_u16(status).expect("a status");
    }
    hook.got.lock().expect("no panic").push(decode(&body).expect("an event"));
    StatusCode::OK
}

async fn listening() -> (World, Hook) {
    let world = world().await;
    let hook = Hook::default();
    let url = hook.listen().await;
    evolution(&world).create_instance(&url, &SECRET.into()).await.expect("an instance");
    assert!(world.evolution.settle(PATIENCE).await);
    (world, hook)
}

#[tokio::test]
async fn a_private_message_is_understood_in_every_generation() {
    let (world, hook) = listening().await;
    let john = known::private(known::JOHN);
    for generation in GENERATIONS {
        let id = world.evolution.post_message(&john, known::JOHN, "refill 54321", generation).expect("a chat");
        assert!(world.evolution.wait_delivered(&id, PATIENCE).await);
        let message = hook.messages().pop().expect("a message");
        assert_eq!(message.message_id, id);
        assert_eq!((message.text.as_deref(), message.from_me), (Some("refill 54321"), false));
        assert_eq!(message.chat.kind, ChatKind::Private);
        assert_eq!(message.sender.push_name.as_deref(), Some("John Doe"));
        let lid = "181960112233441@lid".to_owned();
        let expected = match generation {
            Generation::V2_2 | Generation::V2_3_7 => vec![john.clone()],
            Generation::V2_3_0 | Generation::V2_3_0Phone | Generation::V2_3_5 => {
                vec![john.clone(), lid]
            }
            Generation::V2_3_5NoAlt => vec![lid],
        };
        assert_eq!(message.sender.jids, expected, "{generation:?}");
        assert_eq!(message.chat.jid, expected[0], "{generation:?}");
    }
}

#[tokio::test]
async fn a_group_message_is_understood_in_every_generation() {
    let (world, hook) = listening().await;
    let (phone, lid) = (known::private(known::JOHN), "181960112233441@lid".to_owned());
    for generation in GENERATIONS {
        let id =
            world.evolution.post_message(known::SUPPORT_GROUP, "John Doe", "check 54321", generation).expect("a chat");
        assert!(world.evolution.wait_delivered(&id, PATIENCE).await);
        let message = hook.messages().pop().expect("a message");
        assert_eq!((message.chat.jid.as_str(), message.chat.kind), (known::SUPPORT_GROUP, ChatKind::Group));
        let expected = match generation {
            Generation::V2_2 => vec![phone.clone()],
            Generation::V2_3_0 | Generation::V2_3_0Phone | Generation::V2_3_5NoAlt => {
                vec![lid.clone()]
            }
            Generation::V2_3_5 | Generation::V2_3_7 => vec![phone.clone(), lid.clone()],
        };
        assert_eq!(message.sender.jids, expected, "{generation:?}");
    }
}

#[tokio::test]
async fn noise_is_no_message_and_a_caption_is_text() {
    let (world, hook) = listening().await;
    let john = known::private(known::JOHN);
    let send = |what: What| world.evolution.post(Post { what, ..Post::text(&john, known::JOHN, "") }).expect("a chat");
    let quiet = [
        (send(What::Reaction { to: "X".to_owned(), emoji: "👍".to_owned() }), IgnoreReason::Reaction),
        (send(What::Deletion { of: "X".to_owned() }), IgnoreReason::Protocol),
    ];
    for (id, _) in &quiet {
        assert!(world.evolution.wait_delivered(id, PATIENCE).await);
    }
    let ignored: Vec<_> = hook
        .events()
        .into_iter()
        .filter_map(|e| if let WebhookEvent::Ignored { why, .. } = e { Some(why) } else { None })
        .collect();
    assert!(quiet.iter().all(|(_, why)| ignored.contains(why)), "{ignored:?}");
    for (what, text) in [
        (What::Image { caption: Some("refill 54321".to_owned()) }, Some("refill 54321")),
        (What::Image { caption: None }, None),
        (What::Sticker, None),
        (What::ExtendedText("cancel 54322".to_owned()), Some("cancel 54322")),
        (What::Reply { text: "yes".to_owned(), to: "X".to_owned() }, Some("yes")),
    ] {
        let id = send(what);
        assert!(world.evolution.wait_delivered(&id, PATIENCE).await);
        let message = hook.messages().into_iter().find(|m| m.message_id == id).expect("a message");
        assert_eq!(message.text.as_deref(), text);
    }
}

#[tokio::test]
async fn what_the_connected_phone_writes_is_marked_as_its_own() {
    let (world, hook) = listening().await;
    for generation in GENERATIONS {
        for chat in [known::private(known::JOHN), known::SUPPORT_GROUP.to_owned()] {
            let id = world
                .evolution
                .post(Post { from_me: true, generation, ..Post::text(&chat, "", "refill 54321") })
                .expect("a chat");
            assert!(world.evolution.wait_delivered(&id, PATIENCE).await);
            let message = hook.messages().pop().expect("a message");
            assert!(message.from_me);
            assert!(!message.sender.jids.contains(&known::private(known::JOHN)));
        }
    }
}

#[tokio::test]
async fn every_copy_of_a_message_has_the_same_key() {
    let (world, hook) = listening().await;
    let john = known::private(known::JOHN);
    let id =
        world.evolution.post(Post { copies: 3, ..Post::text(&john, known::JOHN, "refill 54321") }).expect("a chat");
    assert!(world.evolution.wait_delivered(&id, PATIENCE).await);
    world.evolution.redeliver(&id);
    assert!(world.evolution.settle(PATIENCE).await);
    // The same message as other versions tell it, where they know the phone.
    for generation in [Generation::V2_2, Generation::V2_3_0, Generation::V2_3_5] {
        world
            .evolution
            .post(Post { generation, message_id: Some(id.clone()), ..Post::text(&john, known::JOHN, "refill 54321") })
            .expect("a chat");
    }
    assert!(world.evolution.settle(PATIENCE).await);
    let keys: Vec<_> = hook.messages().into_iter().map(|m| m.external_key).collect();
    assert_eq!(keys.len(), 7);
    assert!(keys.iter().all(|key| *key == keys[0]), "{keys:?}");
}

#[tokio::test]
async fn held_webhooks_come_in_another_order() {
    let (world, hook) = listening().await;
    let john = known::private(known::JOHN);
    world.evolution.hold_webhooks();
    for text in ["one", "two", "three"] {
        world.evolution.post_message(&john, known::JOHN, text, Generation::V2_3_7).expect("a chat");
    }
    assert!(hook.messages().is_empty());
    world.evolution.release_webhooks(Release::Reversed);
    assert!(world.evolution.settle(PATIENCE).await);
    let texts: Vec<_> = hook.messages().into_iter().filter_map(|m| m.text).collect();
    assert_eq!(texts, ["three", "two", "one"]);
}

#[tokio::test]
async fn a_failing_webhook_is_tried_again_and_a_refusing_one_is_not() {
    let (world, hook) = listening().await;
    let john = known::private(known::JOHN);
    hook.answers.lock().expect("no panic").extend([503, 500]);
    let id = world.evolution.post_message(&john, known::JOHN, "hi", Generation::V2_3_7).expect("a chat");
    assert!(world.evolution.wait_delivered(&id, PATIENCE).await);
    let attempts = |id: &str| {
        world
            .evolution
            .deliveries()
            .into_iter()
            .find(|d| d.message_id.as_deref() == Some(id))
            .expect("a delivery")
            .attempts
    };
    assert_eq!(attempts(&id), 3);
    hook.answers.lock().expect("no panic").extend([422]);
    let id = world.evolution.post_message(&john, known::JOHN, "hi", Generation::V2_3_7).expect("a chat");
    assert!(!world.evolution.wait_delivered(&id, PATIENCE).await);
    assert_eq!(attempts(&id), 1);
}

#[tokio::test]
async fn connection_and_delivery_states_are_told() {
    let (world, hook) = listening().await;
    world.evolution.tells_delivered(true);
    world.evolution.disconnect("desk", 401);
    world.evolution.scan("desk");
    let sent = evolution(&world).send_text(known::JOHN, "hi").await.expect("sent");
    assert!(world.evolution.settle(PATIENCE).await);
    let events = hook.events();
    let lost = |event: &WebhookEvent| {
        let WebhookEvent::ConnectionState { state, reason, own_jid, told_at } = event else { return false };
        (state, *reason, own_jid, told_at.is_some()) == (&ConnectionState::Close, Some(401), &None, true)
    };
    assert!(events.iter().any(lost), "{events:?}");
    let status = WebhookEvent::MessageStatus {
        message_id: sent.message_id,
        remote_jid: Some(known::private(known::JOHN)),
        from_me: true,
        status: DeliveryStatus::Delivered,
    };
    assert!(events.contains(&status), "{events:?}");
}
