//! A stored key never goes to a new address, whichever door the address comes in by.

use std::sync::{Arc, Mutex, PoisonError};

use reqwest::Method;
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;

use crate::site::{OWNER, Site, items};
use crate::support::client::Answer;
use crate::support::office::text;

on_both!(
    a_providers_key_never_goes_to_a_new_address,
    the_panels_keys_never_go_to_a_new_address,
    a_channels_key_never_goes_to_a_new_address,
);

/// A server that somebody else runs: what it is sent, it keeps.
struct Thief {
    url: String,
    heard: Arc<Mutex<String>>,
}

impl Thief {
    async fn listens() -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a free port");
        let url = format!("http://{}", listener.local_addr().expect("an address"));
        let heard = Arc::<Mutex<String>>::default();
        let ears = Arc::clone(&heard);
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                let ears = Arc::clone(&ears);
                tokio::spawn(async move {
                    let mut buffer = vec![0; 65_536];
                    while let Ok(count @ 1..) = stream.read(&mut buffer).await {
                        let said = String::from_utf8_lossy(&buffer[..count]).into_owned();
                        ears.lock().unwrap_or_else(PoisonError::into_inner).push_str(&said);
                        let answer = "HTTP/1.1 404 Not Found\r\ncontent-length: 2\r\n\r\n{}";
                        if stream.write_all(answer.as_bytes()).await.is_err() {
                            return;
                        }
                    }
                });
            }
        });
        Self { url, heard }
    }

    #[track_caller]
    fn never_heard(&self, key: &str) {
        let heard = self.heard.lock().unwrap_or_else(PoisonError::into_inner);
        assert!(!heard.contains(key), "the key went to a new address: {heard}");
    }

    fn heard(&self, words: &str) -> bool {
        self.heard.lock().unwrap_or_else(PoisonError::into_inner).contains(words)
    }
}

async fn patch(site: &Site, path: &str, body: Value) -> Answer {
    site.api.call(Method::PATCH, path, Some(&body), &[]).await
}

async fn a_providers_key_never_goes_to_a_new_address(site: &mut Site) {
    let thief = Thief::listens().await;
    let known = &site.world.providers[0];
    let listed = items(&site.api.get("/api/v1/providers").await);
    let provider = listed.iter().find(|one| one["name"] == known.name()).expect("the provider");
    let path = format!("/api/v1/providers/{}", text(&provider["id"]));
    let issued = site.api.post("/api/v1/commands/IssueApiToken", json!({"scope": "write"})).await;
    let writer = site.api.with_token(&text(&issued["api_token"]));
    let head = site.head().await;
    // Not by whoever may only write; neither with a key, nor by the command.
    for (method, path, body) in [
        (Method::PATCH, path.clone(), json!({"api_url": thief.url})),
        (Method::PATCH, path.clone(), json!({"api_url": thief.url, "api_key": "another"})),
        (
            Method::POST,
            "/api/v1/commands/EditProvider".to_owned(),
            json!({"provider_id": provider["id"], "api_url": thief.url}),
        ),
    ] {
        let refused = writer.call(method, &path, Some(&body), &[]).await;
        assert_eq!((refused.status, &refused.body["needs"]), (403, &json!("owner")), "{}", refused.body);
    }
    assert_eq!(site.head().await, head);
    // What stays on the server is the daily work.
    let same = json!({"api_url": format!("{}/", known.base_url()), "sync_interval": 7200});
    let changed = writer.call(Method::PATCH, &path, Some(&same), &[]).await.granted("the interval");
    assert_eq!(changed["api_key"], "set");
    // By the owner, without the key.
    let moved = patch(site, &path, json!({"api_url": thief.url})).await.granted("the address");
    assert_eq!(moved["api_key"], "not set");
    site.says(&crate::site::private(OWNER), OWNER, &format!("!provider status {}", sandbox::panel::known::REFILLABLE))
        .await;
    site.answers(OWNER, "").await;
    thief.never_heard(known.api_key());
    // Back again it is not there either: it was forgotten.
    let back = patch(site, &path, json!({"api_url": known.base_url()})).await.granted("back");
    assert_eq!(back["api_key"], "not set");
    let both = json!({"api_url": known.base_url(), "api_key": known.api_key()});
    assert_eq!(patch(site, &path, both).await.granted("with its key")["api_key"], "set");
}

async fn the_panels_keys_never_go_to_a_new_address(site: &mut Site) {
    let thief = Thief::listens().await;
    let key = site.world.panel.api_key().to_owned();
    let validate = async || site.api.post("/api/v1/config/validate-panel", json!({})).await;
    let shown = async |setting: &str| {
        let listed = items(&site.api.get("/api/v1/config").await);
        listed.iter().find(|one| one["key"] == setting).expect("a setting")["value"].clone()
    };
    site.set("panel_user_api_key", "user-key-77").await;
    let moved = patch(site, "/api/v1/config", json!({"key": "panel_url", "value": thief.url})).await.granted("moved");
    assert_eq!(moved["dropped"], json!(["panel_api_key", "panel_user_api_key"]));
    for setting in ["panel_api_key", "panel_user_api_key"] {
        assert_eq!(shown(setting).await, "not set");
    }
    let panel = site.world.panel.base_url().to_owned();
    site.api.call(Method::POST, "/api/v1/config/validate-panel", Some(&json!({})), &[]).await;
    thief.never_heard(&key);
    // In a chat.
    site.set("panel_url", &panel).await;
    site.set("panel_api_key", &key).await;
    assert_eq!(validate().await["ok"], true);
    site.tells(OWNER, &format!("!config set panel_url {}", thief.url)).await;
    let told = site.answers(OWNER, "panel_url").await;
    assert!(told.contains("panel_api_key"), "the owner is not told: {told}");
    assert_eq!(shown("panel_api_key").await, "not set");
    // By the command, and by way of no address at all.
    site.set("panel_url", &panel).await;
    site.set("panel_api_key", &key).await;
    site.set("panel_url", "").await;
    site.set("panel_url", &thief.url).await;
    assert_eq!(shown("panel_api_key").await, "not set");
    site.api.call(Method::POST, "/api/v1/config/validate-panel", Some(&json!({})), &[]).await;
    thief.never_heard(&key);
    thief.never_heard("user-key-77");
    // With a key of its own, the new one is called.
    site.set("panel_api_key", "a-new-key-of-the-new-panel").await;
    validate().await;
    assert!(thief.heard("a-new-key-of-the-new-panel"), "the listener hears what is meant for it");
    thief.never_heard(&key);
    site.set("panel_url", &panel).await;
    site.set("panel_api_key", &key).await;
}

async fn a_channels_key_never_goes_to_a_new_address(site: &mut Site) {
    let thief = Thief::listens().await;
    let seed = site.world.meta.seed();
    let evolution = &site.world.evolution;
    let green = json!({
        "kind": "green", "api_url": site.world.green.base_url(), "id_instance": site.world.green.id_instance(),
        "api_token": site.world.green.api_token(),
    });
    let meta = json!({
        "kind": "meta", "api_url": site.world.meta.base_url(), "phone_number_id": seed.phone_number_id,
        "access_token": seed.access_token, "app_secret": seed.app_secret, "verify_token": seed.verify_token,
    });
    let telegram = json!({
        "kind": "telegram", "api_url": site.world.telegram.base_url(), "bot_token": site.world.telegram.token(),
    });
    let mut lines =
        vec![(site.channel.id.clone(), evolution.base_url().to_owned(), "api_key", evolution.api_key().to_owned())];
    for (body, field) in [(green, "api_token"), (meta, "access_token"), (telegram, "bot_token")] {
        let made = site.api.post("/api/v1/channels", body.clone()).await;
        lines.push((text(&made["id"]), text(&body["api_url"]), field, text(&body[field])));
    }
    for (id, url, field, key) in lines {
        let path = format!("/api/v1/channels/{id}");
        let moved = patch(site, &path, json!({"api_url": thief.url, "name": format!("moved {field}")})).await;
        assert_eq!(moved.granted("the address")["dropped"], json!([field]));
        for call in ["connect", "state"] {
            let method = if call == "state" { Method::GET } else { Method::POST };
            let tried = site.api.call(method, &format!("{path}/{call}"), None, &[]).await;
            assert!(!tried.body.to_string().contains(&key));
            assert_eq!((tried.code(), &tried.body["setting"]), ("not_configured", &json!(field)), "{}", tried.body);
        }
        // Of a bot's token the number names the account.
        let secret = key.split(':').next_back().expect("a key");
        thief.never_heard(secret);
        let back = patch(site, &path, json!({"api_url": url, field: key})).await.granted("back, with the key");
        assert!(back.get("dropped").is_none(), "{back}");
        let state = site.api.get(&format!("{path}/state")).await;
        assert!(!text(&state["state"]).is_empty(), "{field}: {state}");
    }
}
