//! The other messengers: Green API, Meta's Cloud API, Telegram (CH2, CH3, CH4).

mod edits;
mod green;
mod meta;
mod quotes;
mod telegram;
mod words;

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use sandbox::messenger::Hooks;
use serde_json::{Value, json};

use crate::site::{Site, items};
use crate::support::PATIENCE;
use crate::support::client::Answer;
use crate::support::office::text;

/// A channel as its adding answered.
struct Line {
    id: String,
    url: String,
    /// Empty where the messenger proves itself otherwise.
    secret: String,
    made: Value,
}

/// Adds a channel over the API.
async fn add(site: &Site, body: Value) -> Line {
    let made = site.api.post("/api/v1/channels", body).await;
    assert!(made["connection"]["state"].is_string(), "{made}");
    let secret = made["webhook_secret"].as_str().unwrap_or_default().to_owned();
    Line { id: text(&made["id"]), url: text(&made["webhook_url"]), secret, made }
}

/// Waits until every delivery about this was acknowledged.
async fn is_taken(hooks: &Hooks, about: &str) {
    assert!(hooks.wait_delivered(about, PATIENCE).await, "not acknowledged: {:#?}", hooks.of(about));
}

/// Posts a webhook by hand.
async fn deliver(url: &str, headers: &[(&str, &str)], body: &str) -> Answer {
    let mut request = reqwest::Client::builder().no_proxy().build().expect("a client").post(url);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    Answer::of(
        request.header("content-type", "application/json").body(body.to_owned()).send().await.expect("an answer"),
    )
    .await
}

/// The group of a chat as the API shows it, as soon as it is there.
pub async fn group(site: &Site, chat: &str) -> Value {
    let look = async || {
        let head = site.head().await;
        let groups = items(&site.api.get(&format!("/api/v1/groups?after={head}")).await);
        groups.into_iter().find(|group| group["chat"] == chat)
    };
    site.until(&format!("the group {chat}"), look).await
}

/// Switches support on in a group.
async fn serve(site: &Site, chat: &str) {
    let id = text(&group(site, chat).await["id"]);
    site.api.patch(&format!("/api/v1/groups/{id}"), json!({"support_enabled": true})).await;
}

/// Ten quiet minutes later a message that goes through ends the slowness of a channel, on record and as shown.
async fn recovers(site: &mut Site, line: &Line, converse: impl AsyncFnOnce(&Site)) {
    let path = format!("/api/v1/channels/{}", line.id);
    assert_eq!(site.api.get(&path).await["health"]["state"], "slowed");
    let later: ledgerdesk::node::Clock = Arc::new(|| Timestamp::now() + SignedDuration::from_mins(11));
    site.start_by(later).await;
    converse(site).await;
    site.events("ChannelRecovered", 1).await;
    let health = site.api.get(&path).await["health"].clone();
    assert_eq!((&health["state"], health.get("factor")), (&json!("well"), None), "{health}");
}

/// A body one byte over what is taken.
fn too_large() -> String {
    format!("{{\"x\":\"{}\"}}", "x".repeat(1024 * 1024))
}

/// Signs a body as Meta does.
pub fn sign(secret: &str, body: &str) -> String {
    use hmac::{Hmac, Mac};
    let mut mac = Hmac::<sha2::Sha256>::new_from_slice(secret.as_bytes()).expect("a key");
    mac.update(body.as_bytes());
    format!("sha256={}", hex::encode(mac.finalize().into_bytes()))
}
