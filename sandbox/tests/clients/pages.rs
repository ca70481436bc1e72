//! The pages for people: the phone and the panel.

use reqwest::header::ACCEPT;
use sandbox::evolution::known;
use sandbox::{World, telegram};
use serde_json::{Value, json};

use crate::common::{evolution, world};

struct Browser(reqwest::Client);

impl Browser {
    fn new() -> Self {
        Self(reqwest::Client::builder().no_proxy().build().expect("a client"))
    }

    async fn page(&self, url: &str) -> String {
        let answer = self.0.get(url).header(ACCEPT, "text/html,*/*").send().await.expect("an answer");
        assert!(answer.headers().get("x-frame-options").is_none(), "it can be embedded");
        answer.text().await.expect("a page")
    }

    async fn json(&self, url: String) -> Value {
        self.0.get(url).send().await.expect("an answer").json().await.expect("JSON")
    }

    async fn write(&self, world: &World, body: Value) -> u16 {
        self.post(&world.evolution.base_url(), body).await.status().as_u16()
    }

    async fn post(&self, base: &str, body: Value) -> reqwest::Response {
        self.0.post(format!("{base}/_sandbox/write")).json(&body).send().await.expect("an answer")
    }
}

#[tokio::test]
async fn a_browser_gets_the_phone_and_a_program_the_greeting() {
    let world = world().await;
    let url = world.evolution.base_url();
    assert!(Browser::new().page(&format!("{url}/?only=provider")).await.starts_with("<!doctype html>"));
    let greeting = Browser::new().json(url).await;
    assert_eq!(greeting["message"], "Welcome to the Evolution API, it is working!");
    assert!(world.evolution.requests().of("GET", "/").is_empty(), "looking is not recorded");
}

#[tokio::test]
async fn the_phone_shows_what_people_and_the_product_write() {
    let world = world().await;
    let browser = Browser::new();
    let written = json!({ "chat": known::SUPPORT_GROUP, "person": known::JOHN, "text": "refill 54321" });
    assert_eq!(browser.write(&world, written).await, 201);
    let client = evolution(&world);
    client.create_instance("http://127.0.0.1:9/hook", &"s".into()).await.expect("an instance");
    client.send_text(known::SUPPORT_GROUP, "Refill submitted.").await.expect("sent");
    let shown = browser.json(format!("{}/_sandbox/chats", world.evolution.base_url())).await;
    let chats = shown["chats"].as_array().expect("chats");
    let group = chats.iter().find(|c| c["id"] == known::SUPPORT_GROUP).expect("the group");
    let said: Vec<(&Value, &Value)> =
        group["messages"].as_array().expect("messages").iter().map(|m| (&m["author"], &m["text"])).collect();
    assert_eq!(said, [(&json!("John Doe"), &json!("refill 54321")), (&Value::Null, &json!("Refill submitted."))]);
}

#[tokio::test]
async fn nobody_writes_where_there_is_nobody() {
    let world = world().await;
    let browser = Browser::new();
    assert_eq!(browser.write(&world, json!({ "chat": "1@g.us", "person": known::JOHN, "text": "hi" })).await, 404);
    assert_eq!(
        browser.write(&world, json!({ "chat": known::SUPPORT_GROUP, "person": "nobody", "text": "hi" })).await,
        404
    );
    assert_eq!(browser.write(&world, json!({ "chat": known::SUPPORT_GROUP, "person": known::JOHN })).await, 400);
}

#[tokio::test]
async fn the_panel_shows_its_tickets_to_those_who_need_a_code() {
    let world = world().await;
    let browser = Browser::new();
    world.panel.customer_opens_ticket("johndoe123", "Orders", "refill 54321");
    assert!(browser.page(&world.panel.base_url()).await.contains("Stand-in panel"));
    let shown = browser.json(format!("{}/_sandbox/panel", world.panel.base_url())).await;
    assert_eq!(shown["tickets"][0]["messages"][0]["message"], "refill 54321");
    assert!(shown["orders"].as_array().expect("orders").len() > 400);
}

#[tokio::test]
async fn every_messenger_has_its_phone() {
    let world = world().await;
    let browser = Browser::new();
    let (number, group) = (telegram::JOHN.to_string(), telegram::SUPPORT_GROUP.to_string());
    for (base, app, chat, person) in [
        (world.green.base_url(), "WhatsApp", known::SUPPORT_GROUP, known::JOHN),
        (world.green.base_url(), "WhatsApp", "447700900123@c.us", "john doe"),
        (world.meta.base_url(), "WhatsApp", known::JOHN, known::JOHN),
        (world.telegram.base_url(), "Telegram", &*group, &*number),
    ] {
        assert!(browser.page(&base).await.starts_with("<!doctype html>"));
        let text = format!("check 54321 in {chat}");
        let written = browser.post(&base, json!({ "chat": chat, "person": person, "text": text })).await;
        assert_eq!(written.status().as_u16(), 201, "{base} {chat}");
        let shown = browser.json(format!("{base}/_sandbox/chats")).await;
        assert_eq!(shown["app"], app);
        let chats = shown["chats"].as_array().expect("chats");
        let chat = chats.iter().find(|c| c["id"] == chat).expect("the chat");
        assert_eq!(chat["messages"][0]["text"], text, "{chat}");
        assert_eq!(chat["messages"][0]["author"], "John Doe", "{chat}");
        assert_eq!(browser.json(format!("{base}/_sandbox/sent")).await, json!([]));

        let stranger = json!({ "chat": chat["id"], "person": "SMMCost desk", "text": "hi" });
        let refused = browser.post(&base, stranger).await;
        assert_eq!(refused.status().as_u16(), 404);
        let told: Value = refused.json().await.expect("JSON");
        assert!(told["error"].as_str().is_some_and(|error| error.contains("SMMCost desk")), "{told}");
    }
    assert!(world.telegram.requests().all().is_empty(), "looking is not recorded");
}
