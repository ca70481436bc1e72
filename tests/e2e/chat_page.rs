//! The chat page of the program itself (CH5): the whole product without an account anywhere.

use reqwest::Method;
use sandbox::panel::known::{OF_MARIA, REFILLABLE};
use serde_json::{Value, json};

use crate::site::{Site, items};
use crate::support::client::Client;
use crate::support::office::{route, text};

on_both!(
    a_person_writes_on_the_chat_page_and_reads_the_answers,
    a_group_of_the_chat_page_is_served_once_support_is_on,
    a_provider_can_be_a_group_of_the_chat_page,
    only_who_knows_the_secret_reads_and_writes_on_the_chat_page,
);

/// A sandbox channel, and a caller who knows its secret.
struct Page {
    path: String,
    client: Client,
    id: String,
}

impl Page {
    async fn open(site: &Site) -> Self {
        let made = site.api.post("/api/v1/channels", json!({"kind": "sandbox"})).await;
        let id = text(&made["id"]);
        let path = format!("/sandbox/{id}");
        assert_eq!(made["webhook_url"], format!("{}{path}", site.door.url()));
        Self { client: site.api.with_token(&text(&made["webhook_secret"])), path: format!("{path}/messages"), id }
    }

    async fn write(&self, person: &str, group: Option<&str>, message: &str, key: &str) -> Value {
        let mut body = json!({"person": person, "text": message, "message_key": key});
        if let Some(group) = group {
            body["chat"] = json!(group);
        }
        self.client.post(&self.path, body).await
    }

    /// The next message out that holds these words; answers it with the position after it.
    async fn read(&self, chat: &str, words: &str, mut after: i64) -> (String, i64) {
        // Each look waits for something new by itself.
        for _ in 0..10 {
            let page = self.client.get(&format!("{}?{chat}&wait=5&after={after}", self.path)).await;
            after = page["position"].as_i64().expect("a position");
            let found = items(&page).into_iter().find(|item| {
                item["direction"] == "out"
                    && item["state"] == "sent"
                    && item["text"].as_str().is_some_and(|text| text.contains(words))
            });
            if let Some(found) = found {
                return (text(&found["text"]), after);
            }
        }
        panic!("`{words}` did not come")
    }
}

async fn a_person_writes_on_the_chat_page_and_reads_the_answers(site: &mut Site) {
    let page = Page::open(site).await;
    let html = site.api.request(Method::GET, &format!("/sandbox/{}", page.id)).send().await.expect("an answer");
    assert!(html.status().is_success());
    assert!(html.text().await.expect("a page").to_lowercase().contains("<!doctype html"));

    page.write("Maria", None, "hello", "1").await;
    let (_, after) = page.read("person=maria", "panel username", 0).await;
    page.write("Maria", None, "maria_smm", "2").await;
    let (_, after) = page.read("person=maria", "6-digit code", after).await;
    let code = site.world.panel.wait_for_code("maria_smm", crate::support::PATIENCE).await.expect("a code");
    page.write("Maria", None, &code, "3").await;
    let (_, after) = page.read("person=maria", "Verified", after).await;
    let first = page.write("Maria", None, &format!("check {OF_MARIA}"), "4").await;
    page.read("person=maria", &format!("Order #{OF_MARIA}"), after).await;

    // A repeat changes nothing.
    let again = page.write("Maria", None, &format!("check {OF_MARIA}"), "4").await;
    assert_eq!(again["position"], first["position"]);
    assert_eq!(site.logs("action=check").await.len(), 1);
    // Another person's chat is another chat.
    let other = page.client.get(&format!("{}?person=john", page.path)).await;
    assert_eq!(items(&other).len(), 0);
}

async fn a_group_of_the_chat_page_is_served_once_support_is_on(site: &mut Site) {
    let page = Page::open(site).await;
    let verify = json!({"username": "johndoe123", "identity": "sandbox:john"});
    site.api.post("/api/v1/customers", verify).await;
    page.write("John", Some("Lobby"), "my username", "1").await;
    site.events("GroupRegistered", 1).await;
    let head = site.head().await;
    let groups = items(&site.api.get(&format!("/api/v1/groups?after={head}")).await);
    let path = format!("/api/v1/groups/{}", text(&groups[0]["id"]));
    site.api.patch(&path, json!({"support_enabled": true})).await;
    page.write("John", Some("Lobby"), "my username", "2").await;
    page.read("group=lobby", "johndoe123", 0).await;
}

async fn a_provider_can_be_a_group_of_the_chat_page(site: &mut Site) {
    let page = Page::open(site).await;
    let routes = json!({"items": [route("smmcost.com", "provider@sandbox", &page.id)]});
    site.api.put("/api/v1/routes", routes).await;
    let verify = json!({"username": "johndoe123", "identity": "sandbox:john"});
    site.api.post("/api/v1/customers", verify).await;
    page.write("John", None, &format!("refill {REFILLABLE}"), "1").await;
    page.read("person=john", "Refill submitted", 0).await;
    let (told, _) = page.read("group=provider", "refill", 0).await;
    assert_eq!(told, "2323223 refill");
}

async fn only_who_knows_the_secret_reads_and_writes_on_the_chat_page(site: &mut Site) {
    let page = Page::open(site).await;
    let before = site.head().await;
    let body = json!({"person": "maria", "text": "hello", "message_key": "1"});
    // The owner's token is no key to a chat.
    let written = site.api.call(Method::POST, &page.path, Some(&body), &[]).await;
    let read = site.api.call(Method::GET, &format!("{}?person=maria", page.path), None, &[]).await;
    assert_eq!((written.status, read.status), (401, 401));
    for wrong in [
        json!({"person": "", "text": "hello", "message_key": "1"}),
        json!({"person": "a:b", "text": "hello", "message_key": "1"}),
        json!({"person": "maria", "text": " ", "message_key": "1"}),
        json!({"person": "maria", "text": "hello", "message_key": ""}),
        json!({"person": "maria", "text": "hello"}),
        json!({"person": "maria", "text": "hello", "message_key": "1", "from": "me"}),
    ] {
        let refused = page.client.call(Method::POST, &page.path, Some(&wrong), &[]).await;
        assert_eq!(refused.status, 422, "{wrong}: {}", refused.body);
    }
    assert_eq!(site.head().await, before);
}
