//! A channel that failed once must not stay deaf, and one that is deaf must not look well.

use std::time::Duration;

use ledgerdesk::config::Config;
use reqwest::Method;
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
);

const SECOND: &str = "second";

/// A second WhatsApp channel of the same server, as its adding answered.
async fn add(site: &Site, key: &str) -> Value {
    let body = json!({
        "kind": "evolution", "name": "Second", "api_url": site.world.evolution.base_url(), "api_key": key, "instance": SECOND,
    });
    site.api.post("/api/v1/channels", body).await
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
    let url = format!("{}/webhook/set/{instance}", site.world.evolution.base_url());
    let webhook = json!({"enabled": true, "url": to, "headers": {}, "byEvents": false, "events": []});
    let client = reqwest::Client::builder().no_proxy().build().expect("a client");
    let request =
        client.post(url).header("apikey", site.world.evolution.api_key()).json(&json!({ "webhook": webhook }));
    assert_eq!(request.send().await.expect("an answer").status(), 201);
}

async fn a_key_that_was_wrong_at_first_ends_in_a_channel_that_is_heard(site: &mut Site) {
    let made = add(site, "wrong").await;
    let id = text(&made["id"]);
    assert!(made["connection_problem"].is_string(), "{made}");
    assert_eq!(channel(site, &id).await["health"]["state"], "never_heard");
    site.api.patch(&format!("/api/v1/channels/{id}"), json!({"api_key": site.world.evolution.api_key()})).await;
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
