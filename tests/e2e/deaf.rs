//! A channel that failed once must not stay deaf, and one that is deaf must not look well.

use std::time::Duration;

use ledgerdesk::config::Config;
use reqwest::Method;
use sandbox::Fault;
use sandbox::green::GreenServer;
use sandbox::telegram::TelegramServer;
use serde_json::{Value, json};

use crate::site::{JOHN, Site, private};
use crate::support::office::text;

on_both!(
    a_key_that_was_wrong_at_first_ends_in_a_channel_that_is_heard,
    an_instances_own_token_is_enough_to_be_heard,
    a_messenger_that_calls_another_address_is_noticed_and_set_right,
    every_kind_of_channel_tells_whom_its_messenger_calls,
    a_channel_that_never_heard_anything_is_shown_so,
    a_messenger_that_goes_deaf_is_noticed_though_nobody_asks,
    a_channel_gets_another_instance,
    events_of_another_instance_are_passed_over,
    a_key_that_is_refused_is_noticed_though_nobody_sends,
    a_new_key_is_tried_at_once,
    a_refused_key_hides_no_ban_and_an_answer_ends_none,
    a_webhook_that_is_set_in_part_is_noticed_and_set_right,
    a_webhook_with_another_secret_is_noticed_and_set_right,
    a_lost_connection_is_shown_until_it_is_open_again,
    a_connection_that_is_lost_is_noticed_though_nothing_is_told,
    what_was_said_before_a_failed_connect_is_forgotten,
);

const SECOND: &str = "second";

/// A second WhatsApp channel of the same server, as its adding answered.
async fn add(site: &Site, key: &str) -> Value {
    let body = json!({
        "kind": "evolution", "name": "Second", "api_url": site.world.evolution.base_url(), "api_key": key, "instance": SECOND,
    });
    site.api.post("/api/v1/channels", body).await
}

/// Whether the reason of a channel's health holds these words.
fn says(health: &Value, words: &str) -> bool {
    health["reason"].as_str().is_some_and(|reason| reason.contains(words))
}

/// The channel of each kind: the site's own, and one of every other messenger, all of them asked three times a second.
async fn one_of_each_kind(site: &mut Site) -> [(&'static str, String); 4] {
    let config = Config { channel_looks: Duration::from_millis(300), ..site.config() };
    site.stop().await;
    site.start_with(&config).await;
    let (green, telegram, meta) = (&site.world.green, &site.world.telegram, &site.world.meta);
    let add = async |body: Value| text(&site.api.post("/api/v1/channels", body).await["id"]);
    let green = add(json!({
        "kind": "green", "api_url": green.base_url(), "id_instance": green.id_instance(), "api_token": green.api_token(),
    }));
    let telegram = add(json!({"kind": "telegram", "api_url": telegram.base_url(), "bot_token": telegram.token()}));
    let meta = add(json!({
        "kind": "meta", "api_url": meta.base_url(), "phone_number_id": meta.seed().phone_number_id,
        "access_token": meta.seed().access_token, "app_secret": meta.seed().app_secret, "verify_token": meta.seed().verify_token,
    }));
    let (green, telegram, meta) = (green.await, telegram.await, meta.await);
    [("evolution", site.channel.id.clone()), ("green", green), ("telegram", telegram), ("meta", meta)]
}

/// Waits until a channel's health is this, and answers it.
async fn health_is(site: &Site, id: &str, expected: &str) -> Value {
    site.until(&format!("the health {expected} of {id}"), async || {
        let health = channel(site, id).await["health"].clone();
        (health["state"] == expected).then_some(health)
    })
    .await
}

async fn channel(site: &Site, id: &str) -> Value {
    site.api.get(&format!("/api/v1/channels/{id}")).await
}

/// What the server says it calls for an instance.
async fn webhook_of(site: &Site, instance: &str) -> Value {
    let url = format!("{}/webhook/find/{instance}", site.world.evolution.base_url());
    let client = reqwest::Client::builder().no_proxy().build().expect("a client");
    let answer = client.get(url).header("apikey", site.world.evolution.api_key()).send().await.expect("an answer");
    answer.json::<Value>().await.expect("JSON")["url"].clone()
}

/// Points an instance's webhook elsewhere, as another program would.
async fn point_elsewhere(site: &Site, instance: &str) {
    point_at(site, instance, json!("https://other.example/hook?key=hush")).await;
}

async fn point_at(site: &Site, instance: &str, to: Value) {
    let secret = format!("Bearer {}", site.channel.webhook_secret);
    set_webhook(site, instance, to, json!({ "authorization": secret }), json!([])).await;
}

async fn set_webhook(site: &Site, instance: &str, to: Value, headers: Value, events: Value) {
    let url = format!("{}/webhook/set/{instance}", site.world.evolution.base_url());
    let webhook = json!({"enabled": true, "url": to, "headers": headers, "byEvents": false, "events": events});
    let client = reqwest::Client::builder().no_proxy().build().expect("a client");
    let request =
        client.post(url).header("apikey", site.world.evolution.api_key()).json(&json!({ "webhook": webhook }));
    assert_eq!(request.send().await.expect("an answer").status(), 201);
}

async fn a_key_that_was_wrong_at_first_ends_in_a_channel_that_is_heard(site: &mut Site) {
    let made = add(site, "wrong").await;
    let id = text(&made["id"]);
    assert!(made["connection_problem"].is_string(), "{made}");
    let health = channel(site, &id).await["health"].clone();
    assert_eq!((&health["state"], says(&health, "refuses the key")), (&json!("stopped"), true), "{health}");
    site.api.patch(&format!("/api/v1/channels/{id}"), json!({"api_key": site.world.evolution.api_key()})).await;
    // The key is taken now, and the server knows no such instance yet.
    let health = channel(site, &id).await["health"].clone();
    assert_eq!((&health["state"], says(&health, "refuses the key")), (&json!("stopped"), false), "{health}");
    let connected = site.api.post(&format!("/api/v1/channels/{id}/connect"), json!({})).await;
    assert_eq!(connected["calls"], "us", "{connected}");
    assert_eq!(webhook_of(site, SECOND).await, made["webhook_url"]);
    // The server posts that the instance is open.
    let look = async || (channel(site, &id).await["health"]["state"] == "well").then_some(());
    site.until("the channel to be heard", look).await;
    assert!(channel(site, &id).await["heard_at"].is_string());
}

async fn an_instances_own_token_is_enough_to_be_heard(site: &mut Site) {
    let create = format!("{}/instance/create", site.world.evolution.base_url());
    let body =
        json!({"instanceName": SECOND, "integration": "WHATSAPP-BAILEYS", "token": "TOKEN-OF-SECOND", "qrcode": true});
    let client = reqwest::Client::builder().no_proxy().build().expect("a client");
    let request = client.post(create).header("apikey", site.world.evolution.api_key()).json(&body);
    assert_eq!(request.send().await.expect("an answer").status(), 201);
    let made = add(site, "TOKEN-OF-SECOND").await;
    assert_eq!((made.get("connection_problem"), &made["connection"]["calls"]), (None, &json!("us")), "{made}");
    assert_eq!(webhook_of(site, SECOND).await, made["webhook_url"]);
}

async fn a_messenger_that_calls_another_address_is_noticed_and_set_right(site: &mut Site) {
    let id = site.channel.id.clone();
    point_elsewhere(site, "desk").await;
    let state = site.api.get(&format!("/api/v1/channels/{id}/state")).await;
    assert_eq!((&state["state"], &state["calls"]), (&json!("open"), &json!("elsewhere")), "{state}");
    assert_eq!(state["calls_host"], "other.example");
    let shown = channel(site, &id).await;
    assert_eq!(shown["health"]["state"], "calls_another_address", "{shown}");
    assert!(!shown.to_string().contains("hush") && !site.story().await.contains("hush"), "{shown}");
    // Within five seconds nobody is asked again.
    let asked = || site.world.evolution.requests().of("GET", "/webhook/find/desk").len();
    let before = asked();
    site.api.get(&format!("/api/v1/channels/{id}/state")).await;
    assert_eq!(asked(), before);
    let connected = site.api.post(&format!("/api/v1/channels/{id}/connect"), json!({})).await;
    assert_eq!(connected["calls"], "us", "{connected}");
    assert_eq!(channel(site, &id).await["health"]["state"], "well");
    site.tells(JOHN, "my username").await;
    site.answers(JOHN, "johndoe123").await;
}

async fn every_kind_of_channel_tells_whom_its_messenger_calls(site: &mut Site) {
    let (green, telegram, meta) = (&site.world.green, &site.world.telegram, &site.world.meta);
    for (body, calls) in [
        (
            json!({"kind": "green", "api_url": green.base_url(), "id_instance": green.id_instance(), "api_token": green.api_token()}),
            "us",
        ),
        (json!({"kind": "telegram", "api_url": telegram.base_url(), "bot_token": telegram.token()}), "us"),
        (
            json!({
                "kind": "meta", "api_url": meta.base_url(), "phone_number_id": meta.seed().phone_number_id, "access_token": meta.seed().access_token,
                "app_secret": meta.seed().app_secret, "verify_token": meta.seed().verify_token,
            }),
            "untold",
        ),
    ] {
        let made = site.api.post("/api/v1/channels", body).await;
        assert_eq!(made["connection"]["calls"], calls, "{made}");
        let id = text(&made["id"]);
        let connected = site.api.post(&format!("/api/v1/channels/{id}/connect"), json!({})).await;
        assert_eq!(connected["calls"], calls, "{connected}");
        assert_eq!(site.api.get(&format!("/api/v1/channels/{id}/state")).await["calls"], calls);
        assert_eq!(channel(site, &id).await["health"]["state"], "never_heard");
    }
}

async fn a_channel_that_never_heard_anything_is_shown_so(site: &mut Site) {
    let telegram = &site.world.telegram;
    let body = json!({"kind": "telegram", "api_url": telegram.base_url(), "bot_token": telegram.token()});
    let made = site.api.post("/api/v1/channels", body).await;
    let id = text(&made["id"]);
    let shown = channel(site, &id).await;
    assert_eq!((&shown["connection"], &shown["health"]["state"]), (&json!("open"), &json!("never_heard")), "{shown}");
    telegram.write(sandbox::telegram::JOHN, sandbox::telegram::JOHN, "help").expect("a person");
    let look = async || (channel(site, &id).await["health"]["state"] == "well").then_some(());
    site.until("the channel to be heard", look).await;
}

async fn a_channel_gets_another_instance(site: &mut Site) {
    let made = add(site, site.world.evolution.api_key()).await;
    let id = text(&made["id"]);
    let path = format!("/api/v1/channels/{id}");
    let taken = site.api.call(Method::PATCH, &path, Some(&json!({"instance": "desk"})), &[]).await;
    assert_eq!(taken.status, 409, "{}", taken.body);
    site.api.patch(&path, json!({"instance": "third"})).await;
    let shown = channel(site, &id).await;
    assert_eq!((&shown["instance"], &shown["health"]["state"]), (&json!("third"), &json!("never_heard")), "{shown}");
    let connected = site.api.post(&format!("{path}/connect"), json!({})).await;
    assert_eq!(connected["calls"], "us", "{connected}");
    assert_eq!(webhook_of(site, "third").await, made["webhook_url"]);
}

async fn events_of_another_instance_are_passed_over(site: &mut Site) {
    let post = async |instance: Value| {
        let body = json!({
            "event": "messages.upsert", "instance": instance,
            "data": {
                "key": {"remoteJid": private(JOHN), "fromMe": false, "id": "3EB0FF"},
                "message": {"conversation": "my username"}, "messageTimestamp": 1_785_057_210,
            },
        });
        let client = reqwest::Client::builder().no_proxy().build().expect("a client");
        let request = client.post(&site.channel.webhook_url).bearer_auth(&site.channel.webhook_secret).json(&body);
        let answer = request.send().await.expect("an answer");
        assert_eq!(answer.status(), 200);
        answer.json::<Value>().await.expect("JSON")
    };
    for other in [json!("other"), json!("DESK "), json!({"instanceName": "other"})] {
        let told = post(other).await;
        assert_eq!(told["ignored"], "an event of another instance", "{told}");
    }
    assert!(site.all_events("type=MessageReceived").await.is_empty());
    assert!(post(json!("desk")).await["position"].is_i64());
    site.answers(JOHN, "johndoe123").await;
}

async fn a_messenger_that_goes_deaf_is_noticed_though_nobody_asks(site: &mut Site) {
    let config = Config { channel_looks: Duration::from_millis(300), ..site.config() };
    site.stop().await;
    site.start_with(&config).await;
    let id = site.channel.id.clone();
    let ours = webhook_of(site, "desk").await;
    point_elsewhere(site, "desk").await;
    let health = async |expected: &str| {
        site.until(&format!("the health {expected}"), async || {
            (channel(site, &id).await["health"]["state"] == expected).then_some(())
        })
        .await;
    };
    health("calls_another_address").await;
    // Set right at the messenger, it is well again by itself.
    point_at(site, "desk", ours).await;
    health("well").await;
}

async fn a_key_that_is_refused_is_noticed_though_nobody_sends(site: &mut Site) {
    let channels = one_of_each_kind(site).await;
    let before =
        [("evolution", "well"), ("green", "never_heard"), ("telegram", "never_heard"), ("meta", "never_heard")];
    for ((_, id), (_, expected)) in channels.iter().zip(before) {
        health_is(site, id, expected).await;
    }
    let refused = |status| Fault::Status { status, text: Some("Unauthorized".to_owned()) };
    let world = &site.world;
    world.evolution.faults().always("/instance/connectionState", refused(401));
    world.green.faults().always(&world.green.path_of("getStateInstance"), refused(403));
    world.telegram.faults().always(&world.telegram.path_of("getWebhookInfo"), refused(401));
    let expired = Fault::Coded { status: 401, code: 190, text: "Session has expired".to_owned() };
    world.meta.faults().always("/", expired);
    for (kind, id) in &channels {
        let health = health_is(site, id, "stopped").await;
        assert!(says(&health, "the messenger refuses the key"), "{kind}: {health}");
        let state = site.api.get(&format!("/api/v1/channels/{id}/state")).await;
        assert_eq!(state["health"], health, "{kind}: {state}");
    }
    // Nothing was sent, and to be refused again and again is one event.
    assert_eq!(site.all_events("type=ChannelStopped").await.len(), channels.len());
    let world = &site.world;
    for faults in [world.evolution.faults(), world.green.faults(), world.telegram.faults(), world.meta.faults()] {
        faults.clear();
    }
    for ((_, id), (_, expected)) in channels.iter().zip(before) {
        health_is(site, id, expected).await;
        let state = site.api.get(&format!("/api/v1/channels/{id}/state")).await;
        assert_eq!(state["health"]["state"], expected, "{state}");
    }
}

async fn a_new_key_is_tried_at_once(site: &mut Site) {
    let green = &site.world.green;
    let made = site
        .api
        .post(
            "/api/v1/channels",
            json!({"kind": "green", "api_url": green.base_url(), "id_instance": green.id_instance(), "api_token": "wrong"}),
        )
        .await;
    let id = text(&made["id"]);
    assert!(made["connection_problem"].is_string(), "{made}");
    assert_eq!(channel(site, &id).await["health"]["state"], "stopped");
    let path = format!("/api/v1/channels/{id}");
    site.api.patch(&path, json!({"api_token": "wrong-again"})).await;
    assert_eq!(channel(site, &id).await["health"]["state"], "stopped");
    site.api.patch(&path, json!({"api_token": green.api_token()})).await;
    // It is heard by nobody yet: its webhook was never set.
    assert_eq!(channel(site, &id).await["health"]["state"], "calls_another_address");
    let connected = site.api.post(&format!("{path}/connect"), json!({})).await;
    assert_eq!(
        (&connected["calls"], &connected["health"]["state"]),
        (&json!("us"), &json!("never_heard")),
        "{connected}"
    );
}

async fn a_refused_key_hides_no_ban_and_an_answer_ends_none(site: &mut Site) {
    let config = Config { channel_looks: Duration::from_millis(300), ..site.config() };
    site.stop().await;
    site.start_with(&config).await;
    let id = site.channel.id.clone();
    let refused = Fault::Status { status: 401, text: None };
    site.world.evolution.faults().always("/instance/connectionState", refused);
    health_is(site, &id, "stopped").await;
    site.world.evolution.disconnect("desk", 403);
    let banned = async || says(&channel(site, &id).await["health"], "may be banned").then_some(());
    site.until("the ban to be told", banned).await;
    let asked = || site.world.evolution.requests().of("GET", "/webhook/find/desk").len();
    let before = asked();
    site.world.evolution.faults().clear();
    // The server answers again, twice, and the number is as banned as before.
    site.until_outside("two looks", || asked() >= before + 2).await;
    assert!(says(&channel(site, &id).await["health"], "may be banned"), "{}", channel(site, &id).await);
    let again = site.api.post(&format!("/api/v1/channels/{id}/connect"), json!({})).await;
    assert_eq!(again["health"]["state"], "stopped", "{again}");
    site.world.evolution.scan("desk");
    health_is(site, &id, "well").await;
}

async fn a_webhook_that_is_set_in_part_is_noticed_and_set_right(site: &mut Site) {
    let channels = one_of_each_kind(site).await;
    let [(_, evolution), (_, green), (_, telegram), (_, meta)] = &channels;
    let ours = webhook_of(site, "desk").await;
    let secret = json!({"authorization": format!("Bearer {}", site.channel.webhook_secret)});
    set_webhook(site, "desk", ours, secret, json!(["MESSAGES_UPDATE", "CONNECTION_UPDATE", "MESSAGES_EDITED"])).await;
    other_settings(&site.world.green, json!({"incomingWebhook": "no"})).await;
    let url = text(&channel(site, telegram).await["webhook_url"]);
    telegram_calls(&site.world.telegram, json!({"url": url, "allowed_updates": ["callback_query", "edited_message"]}))
        .await;
    for (id, lacks) in [(evolution, "MESSAGES_UPSERT"), (green, "incomingWebhook"), (telegram, "message")] {
        let health = health_is(site, id, "calls_in_part").await;
        assert!(says(&health, lacks), "{health}");
        let state = site.api.get(&format!("/api/v1/channels/{id}/state")).await;
        assert_eq!((&state["calls"], &state["health"]), (&json!("us_in_part"), &health), "{state}");
        let connected = site.api.post(&format!("/api/v1/channels/{id}/connect"), json!({})).await;
        assert_eq!((&connected["calls"], connected.get("calls_lack")), (&json!("us"), None), "{connected}");
        assert_ne!(channel(site, id).await["health"]["state"], "calls_in_part");
    }
    // Meta tells the address as soon as one is entered.
    let url = text(&channel(site, meta).await["webhook_url"]);
    assert!(site.world.meta.set_callback(&url).await, "the handshake failed");
    let told = async || (site.api.get(&format!("/api/v1/channels/{meta}/state")).await["calls"] == "us").then_some(());
    site.until("Meta to tell whom it calls", told).await;
    site.tells(JOHN, "my username").await;
    site.answers(JOHN, "johndoe123").await;
}

async fn a_webhook_with_another_secret_is_noticed_and_set_right(site: &mut Site) {
    let channels = one_of_each_kind(site).await;
    let [(_, evolution), (_, green), (_, telegram), _] = &channels;
    let ours = webhook_of(site, "desk").await;
    set_webhook(site, "desk", ours, json!({"authorization": "Bearer another"}), json!([])).await;
    other_settings(&site.world.green, json!({"webhookUrlToken": "another"})).await;
    let url = text(&channel(site, telegram).await["webhook_url"]);
    telegram_calls(&site.world.telegram, json!({"url": url, "secret_token": "another"})).await;
    // Telegram never tells the secret: what it posts is refused, and waits.
    let person = sandbox::telegram::JOHN;
    site.world.telegram.write(person, person, "help").expect("a person");
    for id in [evolution, green, telegram] {
        let health = health_is(site, id, "calls_in_part").await;
        assert!(says(&health, "the channel's own secret"), "{health}");
        let connected = site.api.post(&format!("/api/v1/channels/{id}/connect"), json!({})).await;
        assert!(connected["calls"] == "us" || id == telegram, "{connected}");
        health_is(
            site,
            id,
            if id == evolution {
                "well"
            } else if id == green {
                "never_heard"
            } else {
                "well"
            },
        )
        .await;
    }
}

async fn a_lost_connection_is_shown_until_it_is_open_again(site: &mut Site) {
    let id = site.channel.id.clone();
    site.tells(JOHN, "my username").await;
    site.answers(JOHN, "johndoe123").await;
    health_is(site, &id, "well").await;
    // WhatsApp breaks it for a while: Evolution connects by itself.
    site.world.evolution.disconnect("desk", 428);
    let health = health_is(site, &id, "stopped").await;
    assert!(says(&health, "the connection is closed") && health["since"].is_string(), "{health}");
    let shown = channel(site, &id).await;
    assert_eq!(shown["connection"], "close", "{shown}");
    let state = site.api.get(&format!("/api/v1/channels/{id}/state")).await;
    assert_eq!((&state["state"], &state["health"]), (&json!("close"), &health), "{state}");
    let listed = site.api.get("/api/v1/channels").await;
    assert_eq!(listed["items"][0]["health"], health, "{listed}");
    // It is lost since it was closed, however far connecting it has come.
    let connecting = site.api.post(&format!("/api/v1/channels/{id}/connect"), json!({})).await;
    assert_eq!((&connecting["state"], &connecting["health"]["state"]), (&json!("connecting"), &json!("stopped")));
    assert!(says(&connecting["health"], "not open yet"), "{connecting}");
    assert_eq!(connecting["health"]["since"], health["since"], "{connecting}");
    site.world.evolution.scan("desk");
    let well = health_is(site, &id, "well").await;
    assert_eq!(well["reason"], Value::Null, "{well}");
    // Another loss begins anew.
    site.world.evolution.disconnect("desk", 428);
    assert_ne!(health_is(site, &id, "stopped").await["since"], health["since"]);
    site.world.evolution.scan("desk");
    health_is(site, &id, "well").await;
    site.tells(JOHN, "help").await;
    site.answers(JOHN, "What I can do").await;
}

async fn a_connection_that_is_lost_is_noticed_though_nothing_is_told(site: &mut Site) {
    let config = Config { channel_looks: Duration::from_millis(300), ..site.config() };
    site.stop().await;
    site.start_with(&config).await;
    let id = site.channel.id.clone();
    health_is(site, &id, "well").await;
    site.world.evolution.hold_webhooks();
    site.world.evolution.disconnect("desk", 428);
    let health = health_is(site, &id, "stopped").await;
    assert!(says(&health, "the connection is closed") && health["since"].is_string(), "{health}");
    site.world.evolution.scan("desk");
    health_is(site, &id, "well").await;
    assert!(site.all_events("type=ChannelStopped").await.is_empty(), "the account itself is in order");
}

async fn what_was_said_before_a_failed_connect_is_forgotten(site: &mut Site) {
    let path = format!("/api/v1/channels/{}", site.channel.id);
    let asked = async |method: Method, end: &str, body: Option<&Value>| {
        site.api.call(method, &format!("{path}/{end}"), body, &[]).await.status
    };
    let broken = || Fault::Status { status: 500, text: None };
    site.world.evolution.faults().always("/instance/connectionState", broken());
    assert_eq!(asked(Method::GET, "state", None).await, 502);
    site.world.evolution.faults().clear();
    // Within five seconds nobody is asked again.
    assert_eq!(asked(Method::GET, "state", None).await, 502);
    site.world.evolution.faults().always("/webhook/set", broken());
    assert_eq!(asked(Method::POST, "connect", Some(&json!({}))).await, 502);
    site.world.evolution.faults().clear();
    assert_eq!(asked(Method::GET, "state", None).await, 200);
}

/// Somebody changes the settings of a Green instance.
async fn other_settings(green: &GreenServer, settings: Value) {
    let client = reqwest::Client::builder().no_proxy().build().expect("a client");
    let url = format!("{}{}/{}", green.base_url(), green.path_of("setSettings"), green.api_token());
    assert_eq!(client.post(url).json(&settings).send().await.expect("an answer").status(), 200);
}

/// Somebody sets a bot's webhook.
async fn telegram_calls(telegram: &TelegramServer, webhook: Value) {
    let client = reqwest::Client::builder().no_proxy().build().expect("a client");
    let url = format!("{}{}", telegram.base_url(), telegram.path_of("setWebhook"));
    assert_eq!(client.post(url).json(&webhook).send().await.expect("an answer").status(), 200);
}
