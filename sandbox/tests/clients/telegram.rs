//! The Telegram client and decoder against the stand-in.

use crate::common::{PATIENCE, kind, net};
use crate::hook::{Hook, Whose};
use gateways::channel::{Arrived, ChatKind, ConnectionState};
use gateways::telegram::TelegramClient;
use gateways::{Kind, Sign};
use sandbox::Fault;
use sandbox::messenger::{Release, RetryPolicy};
use sandbox::telegram::{JOHN, MARIA, PROVIDER_GROUP, SUPPORT_GROUP, TelegramSeed, TelegramServer};
use serde_json::json;

async fn server() -> (TelegramServer, TelegramClient) {
    let seed = TelegramSeed { retries: RetryPolicy::FAST, ..TelegramSeed::plausible() };
    let server = TelegramServer::start(seed).await.expect("a port");
    let client = TelegramClient::new(&net(), &server.base_url(), server.token().into()).expect("an address");
    (server, client)
}

async fn listening() -> (TelegramServer, TelegramClient, Hook) {
    let (server, client) = server().await;
    let whose = Whose::Telegram { secret: "s3cret_-1".to_owned(), bot_id: client.bot_id().to_owned() };
    let (hook, url) = Hook::listen(whose).await;
    client.set_webhook(&url, &"s3cret_-1".into()).await.expect("set");
    (server, client, hook)
}

#[tokio::test]
async fn a_text_reaches_a_person_or_a_group() {
    let (server, client) = server().await;
    let sent = client.send_text(&JOHN.to_string(), "one").await.expect("sent");
    assert_eq!(sent.chat, JOHN.to_string());
    client.send_text(&PROVIDER_GROUP.to_string(), "2323223 refill").await.expect("sent");
    assert_eq!(server.outbox().texts_to(&JOHN.to_string()), ["one"]);
    assert_eq!(server.outbox().texts_to(&PROVIDER_GROUP.to_string()), ["2323223 refill"]);
    assert_eq!(server.outbox().all()[0].id, sent.message_id);
    assert_eq!(kind(client.send_text("nobody", "x").await), Kind::Refused);
    assert_eq!(kind(client.send_text(&JOHN.to_string(), &"x".repeat(4097)).await), Kind::Refused);
    let chat = client.get_chat(&SUPPORT_GROUP.to_string()).await.expect("a chat");
    assert_eq!((chat.chat_kind, chat.name.as_deref()), (ChatKind::Group, Some("SMM Support 24/7")));
}

#[tokio::test]
async fn the_bot_tells_who_it_is_and_whether_groups_are_hidden_from_it() {
    let (server, client) = server().await;
    let bot = client.get_me().await.expect("a bot");
    assert_eq!((bot.id.to_string().as_str(), bot.username.as_deref()), (client.bot_id(), Some("desk_bot")));
    assert!(bot.can_read_all_group_messages);
    server.set_privacy_mode(true);
    assert!(!client.get_me().await.expect("a bot").can_read_all_group_messages);
}

#[tokio::test]
async fn a_webhook_is_set_seen_and_removed() {
    let (server, client, _hook) = listening().await;
    assert_eq!(client.connection_state().await.expect("a state"), ConnectionState::Open);
    server.set_last_error("Wrong response from the webhook: 503 Service Unavailable");
    let info = client.webhook_info().await.expect("the webhook");
    assert!(info.last_error.expect("an error").contains("503"));
    let set = server.requests().of("POST", &server.path_of("setWebhook")).remove(0).body;
    assert_eq!(set["allowed_updates"], json!(["message", "edited_message", "my_chat_member"]));
    client.delete_webhook().await.expect("removed");
    assert_eq!(client.connection_state().await.expect("a state"), ConnectionState::Close);
    for secret in ["", "two words", "ü", &"x".repeat(257)] {
        assert_eq!(
            kind(client.set_webhook("https://a.example/", &secret.into()).await),
            Kind::Misconfigured,
            "{secret}"
        );
    }
}

#[tokio::test]
async fn a_wrong_token_is_told_and_never_repeated() {
    let (server, _) = server().await;
    let wrong = TelegramClient::new(&net(), &server.base_url(), "7001:hunter2".into()).expect("a client");
    let error = wrong.get_me().await.expect_err("no");
    assert_eq!((error.kind, error.sign.clone()), (Kind::Unauthorized, Some(Sign::OwnerMustAct)));
    drop(server);
    let gone = wrong.get_me().await.expect_err("no");
    assert_eq!(gone.kind, Kind::Unavailable);
    assert!(!format!("{error:?} {gone:?} {wrong:?}").contains("hunter2"));
    assert_eq!(kind(TelegramClient::new(&net(), "http://127.0.0.1:1", "no token".into())), Kind::Misconfigured);
}

#[tokio::test]
async fn sending_in_trouble_tells_whether_the_message_may_have_gone_out() {
    let (server, client) = server().await;
    let status = |status, text: &str| Fault::Status { status, text: Some(text.to_owned()) };
    let cases = [
        (Fault::Html { status: 503 }, Kind::Unavailable, None),
        (Fault::Html { status: 200 }, Kind::OutcomeUnknown, None),
        (status(403, "Forbidden: bot can't initiate conversation with a user"), Kind::Refused, Some(Sign::ShutOut)),
        (status(400, "Bad Request: chat not found"), Kind::Refused, Some(Sign::ShutOut)),
        (status(400, "Bad Request: not enough rights to send text messages"), Kind::Refused, Some(Sign::ShutOut)),
        (status(400, "Bad Request: message is too long"), Kind::Refused, None),
        (
            status(409, "Conflict: terminated by other getUpdates request"),
            Kind::Misconfigured,
            Some(Sign::OwnerMustAct),
        ),
        (status(500, "Internal Server Error"), Kind::OutcomeUnknown, None),
        (Fault::OkWithError { code: 0, text: "Internal".to_owned() }, Kind::Refused, None),
        (Fault::TimeoutAfterActing, Kind::OutcomeUnknown, None),
        (Fault::TimeoutBeforeActing, Kind::OutcomeUnknown, None),
        (Fault::ClosedAfterActing, Kind::OutcomeUnknown, None),
        (Fault::ClosedBeforeActing, Kind::OutcomeUnknown, None),
    ];
    for (fault, expected, sign) in cases {
        server.faults().next(1, &server.path_of("sendMessage"), fault.clone());
        let error = client.send_text(&JOHN.to_string(), "hi").await.expect_err("trouble");
        assert_eq!((error.kind, error.sign), (expected, sign), "{fault:?}");
    }
    assert_eq!(server.outbox().all().len(), 2, "sent by the two that acted before the trouble");
    for wait in [None, Some(7)] {
        server.faults().next(1, "", Fault::TooManyRequests { retry_after: wait });
        let error = client.send_text(&JOHN.to_string(), "hi").await.expect_err("too many");
        assert_eq!((error.kind, error.retry_after.map(|w| w.as_secs())), (Kind::RateLimited, wait));
    }
}

#[tokio::test]
async fn a_group_that_moved_is_followed_once_and_told_twice() {
    let (server, client, hook) = listening().await;
    let to = server.migrate(SUPPORT_GROUP).expect("a group");
    assert!(server.hooks().settle(PATIENCE).await);
    let moved = Arrived::GroupMigrated { from: SUPPORT_GROUP.to_string(), to: to.to_string() };
    assert_eq!(hook.got(), [moved.clone(), moved]);
    let sent = client.send_text(&SUPPORT_GROUP.to_string(), "hi").await.expect("sent");
    assert_eq!(sent.chat, to.to_string());
    assert_eq!(server.outbox().texts_to(&to.to_string()), ["hi"]);
    assert_eq!(server.requests().count("POST", &server.path_of("sendMessage")), 2);
    // Removed from the new one: the move is not lost, and nothing is tried a third time.
    server.shut_out(to);
    let error = client.send_text(&SUPPORT_GROUP.to_string(), "hi").await.expect_err("removed");
    assert_eq!((error.kind, error.sign), (Kind::Refused, Some(Sign::ShutOut)));
    assert_eq!(server.requests().count("POST", &server.path_of("sendMessage")), 4);
    server.faults().next(1, &server.path_of("sendMessage"), Fault::Slow { ms: 0 });
    server.faults().next(1, &server.path_of("sendMessage"), Fault::TooManyRequests { retry_after: Some(3) });
    let error = client.send_text(&SUPPORT_GROUP.to_string(), "hi").await.expect_err("too many");
    assert_eq!((error.kind, error.sign), (Kind::RateLimited, Some(Sign::Moved { to: to.to_string() })));
}

#[tokio::test]
async fn messages_arrive_once_by_key_whatever_is_repeated_or_reordered() {
    let (server, _, hook) = listening().await;
    server.hooks().repeat(2);
    server.hooks().hold();
    let id = server.write(JOHN, JOHN, "one").expect("a person");
    server.write(SUPPORT_GROUP, MARIA, "/refill@desk_bot 54321").expect("a group");
    server.hooks().release(Release::Reversed);
    assert!(server.hooks().settle(PATIENCE).await);
    server.hooks().redeliver(&id);
    assert!(server.hooks().settle(PATIENCE).await);
    assert_eq!(hook.texts(), ["refill 54321", "refill 54321", "one", "one", "one"]);
    let mut keys: Vec<_> = hook.messages().into_iter().map(|m| m.external_key).collect();
    keys.sort();
    keys.dedup();
    assert_eq!(keys, ["7001/870000001", "7001/870000002"]);
    assert_eq!((hook.messages()[0].author[0].kind, hook.messages()[0].chat_kind), ("telegram", ChatKind::Group));
}

#[tokio::test]
async fn privacy_mode_hides_what_is_no_command() {
    let (server, _, hook) = listening().await;
    server.set_privacy_mode(true);
    server.write(SUPPORT_GROUP, JOHN, "refill 1").expect("a group");
    server.write(SUPPORT_GROUP, JOHN, "/refill 2").expect("a group");
    server.write(JOHN, JOHN, "refill 3").expect("a person");
    assert!(server.hooks().settle(PATIENCE).await);
    let mut texts = hook.texts();
    texts.sort();
    assert_eq!(texts, ["refill 2", "refill 3"]);
}

#[tokio::test]
async fn being_let_in_and_shut_out_is_told_and_felt() {
    let (server, client, hook) = listening().await;
    server.let_in(-4_009, "A new group");
    assert!(server.hooks().settle(PATIENCE).await);
    server.shut_out(JOHN);
    assert!(server.hooks().settle(PATIENCE).await);
    let parts = |told| {
        let Arrived::ChatJoined { chat, chat_kind, name, is_member, told_at } = told else { panic!("{told:?}") };
        ((chat, chat_kind, name, is_member), told_at)
    };
    let (told, times): (Vec<_>, Vec<_>) = hook.got().into_iter().map(parts).unzip();
    let joined =
        |chat: i64, chat_kind, name: &str, is_member| (chat.to_string(), chat_kind, Some(name.to_owned()), is_member);
    let expected =
        [joined(-4_009, ChatKind::Group, "A new group", true), joined(JOHN, ChatKind::Private, "John Doe", false)];
    assert_eq!(told, expected);
    assert!(times[0].is_some() && times[0] < times[1], "{times:?}");
    client.send_text("-4009", "hello").await.expect("sent");
    let error = client.send_text(&JOHN.to_string(), "hello").await.expect_err("blocked");
    assert_eq!((error.kind, error.sign), (Kind::Refused, Some(Sign::ShutOut)));
}

#[tokio::test]
async fn a_failing_webhook_is_tried_again() {
    let (server, _, hook) = listening().await;
    hook.answers.lock().expect("no panic").extend([503]);
    let id = server.write(JOHN, JOHN, "hi").expect("a person");
    assert!(server.hooks().wait_delivered(&id, PATIENCE).await);
    assert_eq!((server.hooks().of(&id)[0].attempts, hook.texts().len()), (2, 1));
}
