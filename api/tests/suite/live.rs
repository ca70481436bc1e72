//! Live views.

use axum::body::{Body, BodyDataStream};
use axum::http::Request;
use futures::StreamExt;
use serde_json::{Value, json};
use tokio_util::sync::CancellationToken;

use crate::common::{Home, World};
use crate::on_both;

on_both!(
    the_live_log_shows_new_and_changed_entries,
    a_viewer_that_was_away_gets_what_it_missed,
    events_are_shown_as_they_are_recorded,
    live_views_end_when_the_program_stops,
);

/// A live view, read event by event.
struct View {
    body: BodyDataStream,
    rest: String,
}

impl View {
    async fn open(world: &World, path: &str, last_id: Option<&str>) -> Self {
        let mut ask = Request::get(path).header("authorization", format!("Bearer {}", world.owner));
        if let Some(id) = last_id {
            ask = ask.header("last-event-id", id);
        }
        let response = world.send(ask.body(Body::empty()).unwrap()).await;
        assert_eq!(response.status(), 200);
        assert_eq!(response.headers()["content-type"], "text/event-stream");
        Self { body: response.into_body().into_data_stream(), rest: String::new() }
    }

    /// Name, id and data of the next event; none at the end.
    async fn next(&mut self) -> Option<(String, String, Value)> {
        loop {
            if let Some((block, rest)) = self.rest.split_once("\n\n") {
                let line = |field: &str| {
                    let found = block.lines().find_map(|line| line.strip_prefix(field)?.strip_prefix(": "));
                    found.unwrap_or_default().to_owned()
                };
                let event = (line("event"), line("id"), line("data"));
                self.rest = rest.to_owned();
                if event.2.is_empty() {
                    continue;
                }
                return Some((event.0, event.1, serde_json::from_str(&event.2).unwrap()));
            }
            let chunk = self.body.next().await?.unwrap();
            self.rest.push_str(std::str::from_utf8(&chunk).unwrap());
        }
    }

    /// The next entry that satisfies.
    async fn entry(&mut self, is_wanted: impl Fn(&Value) -> bool) -> (String, Value) {
        loop {
            let (name, id, data) = self.next().await.expect("the view goes on");
            if name == "entry" && is_wanted(&data) {
                return (id, data);
            }
        }
    }
}

async fn the_live_log_shows_new_and_changed_entries(home: Home) {
    let mut world = World::new(home).await;
    let channel = world.channel().await;
    let customer = world.customer().await;
    let mut view = View::open(&world, "/api/v1/logs/stream", None).await;
    assert_eq!(view.next().await.unwrap().0, "ready");
    let entry = world.handled(&channel, &customer, 54321, "refill 54321", true).await;
    let (_, shown) = view.entry(|item| item["reply_state"] == "sent").await;
    assert_eq!(shown["id"], json!(entry.id));
    let listed = world.get("/api/v1/logs").await["items"][0].clone();
    assert_eq!(shown, listed, "a live entry is what the list has");
    world.patch(&format!("/api/v1/logs/{}/support-status", entry.id), json!({"status": "ignored"})).await;
    let (id, changed) = view.entry(|item| item["support_status"] == "ignored").await;
    assert_eq!(id, changed["position"].to_string());
}

async fn a_viewer_that_was_away_gets_what_it_missed(home: Home) {
    let mut world = World::new(home).await;
    let channel = world.channel().await;
    let customer = world.customer().await;
    let first = world.handled(&channel, &customer, 54321, "refill 54321", true).await;
    let seen = world.caught_up().await.to_string();
    let second = world.handled(&channel, &customer, 54322, "refill 54322", true).await;
    world.patch(&format!("/api/v1/logs/{}/support-status", first.id), json!({"status": "ignored"})).await;
    let head = world.caught_up().await;
    let mut view = View::open(&world, "/api/v1/logs/stream", Some(&seen)).await;
    let (_, _, one) = view.next().await.unwrap();
    let (_, id, two) = view.next().await.unwrap();
    assert_eq!((one["id"].as_str(), one["support_status"].as_str()), (Some(first.id.as_str()), Some("ignored")));
    assert_eq!((two["id"].as_str(), id), (Some(second.id.as_str()), head.to_string()));
    assert_eq!(view.next().await.unwrap().0, "ready");
    let mut up_to_date = View::open(&world, &format!("/api/v1/logs/stream?after={head}"), None).await;
    assert_eq!(up_to_date.next().await.unwrap().0, "ready");
    world.forget();
    let owner = world.owner.clone();
    let refused = world.call_with("GET", "/api/v1/logs/stream", &owner, None, &[("Last-Event-ID", "x")]).await;
    assert_eq!(refused["field"], "Last-Event-ID");
}

async fn events_are_shown_as_they_are_recorded(home: Home) {
    let mut world = World::new(home).await;
    let mut view = View::open(&world, "/api/v1/events/stream?after=0", None).await;
    for position in 1..=world.head().await {
        let (name, id, event) = view.next().await.unwrap();
        assert_eq!((name.as_str(), id, event["position"].as_i64()), ("event", position.to_string(), Some(position)));
    }
    let changed = world.patch("/api/v1/config", json!({"key": "chat_mode", "value": "ai"})).await;
    let (_, id, event) = view.next().await.unwrap();
    assert_eq!((id, event["event_type"].as_str()), (changed["position"].to_string(), Some("SettingChanged")));
}

async fn live_views_end_when_the_program_stops(home: Home) {
    let stopping = CancellationToken::new();
    let token = stopping.clone();
    let world = World::with(home, move |app| app.stopping_with(token)).await;
    let mut log = View::open(&world, "/api/v1/logs/stream", None).await;
    let mut events = View::open(&world, "/api/v1/events/stream", None).await;
    assert_eq!(log.next().await.unwrap().0, "ready");
    stopping.cancel();
    assert!(log.next().await.is_none());
    assert!(events.next().await.is_none());
}
