//! Events, streams and proofs.

use serde_json::{Value, json};

use crate::common::{Home, World};
use crate::on_both;

on_both!(
    events_are_read_in_order_and_filtered,
    streams_are_read_whole,
    the_log_is_proved_and_exported,
    secrets_are_never_shown
);

async fn lived(home: Home) -> (World, String) {
    let mut world = World::new(home).await;
    let channel = world.channel().await;
    let customer = world.customer().await;
    world.pass(60);
    let entry = world.handled(&channel, &customer, 54321, "refill 54321", true).await;
    (world, entry.id)
}

fn positions(page: &Value) -> Vec<i64> {
    page["items"].as_array().unwrap().iter().map(|item| item["position"].as_i64().unwrap()).collect()
}

async fn events_are_read_in_order_and_filtered(home: Home) {
    let (mut world, id) = lived(home).await;
    let head = world.head().await;
    let all = world.get("/api/v1/events").await;
    assert_eq!(positions(&all), (1..=head).collect::<Vec<_>>());
    let correlation =
        all["items"][usize::try_from(head).unwrap() - 1]["metadata"]["correlation_id"].as_str().unwrap().to_owned();
    let first_of_entry = positions(&world.get(&format!("/api/v1/events?stream=request/{id}")).await)[0] - 1;
    world.said("events");
    for (query, expected) in [
        ("limit=2".to_owned(), vec![1, 2]),
        ("limit=2&cursor=2".to_owned(), vec![3, 4]),
        ("from=2&to=4".to_owned(), vec![2, 3]),
        ("type=ApiTokenIssued".to_owned(), vec![2]),
        (format!("correlation_id={correlation}"), (first_of_entry..=head).collect()),
        ("from=2026-05-01T12:00:30Z".to_owned(), (first_of_entry..=head).collect()),
        ("to=2026-05-01T12:00:30Z".to_owned(), (1..first_of_entry).collect()),
        (format!("stream=request/{id}&limit=1"), vec![first_of_entry + 1]),
        (format!("cursor={head}"), vec![]),
        ("q=issued+TOKEN".to_owned(), vec![2]),
        ("q=dragon".to_owned(), vec![]),
    ] {
        let page = world.get(&format!("/api/v1/events?{query}")).await;
        assert_eq!(positions(&page), expected, "{query}");
    }
    // A text of the payload, whoever reads it sees it; what is secret is not found.
    assert!(!positions(&world.get("/api/v1/events?q=refill%2054321%20maria").await).is_empty());
    assert!(positions(&world.get("/api/v1/events?q=hook-secret").await).is_empty());
    world.forget();
    for query in ["from=soon", "from=-1", "correlation_id=x", "stream=request", "limit=0", "kind=x"] {
        world.get(&format!("/api/v1/events?{query}")).await;
    }
    world.said("events_refused");
}

async fn streams_are_read_whole(home: Home) {
    let (mut world, id) = lived(home).await;
    let stream = world.get(&format!("/api/v1/streams/request/{id}")).await;
    assert_eq!(stream["items"].as_array().unwrap().len(), 2);
    world.forget();
    world.get("/api/v1/streams/request/nothing").await;
    world.get("/api/v1/streams/dragon/nothing").await;
    world.said("streams_refused");
}

async fn the_log_is_proved_and_exported(home: Home) {
    let (mut world, _) = lived(home).await;
    let head = world.head().await;
    let stands = world.get("/api/v1/audit/head").await;
    assert_eq!(stands["position"], json!(head));
    let report = world.get("/api/v1/audit/verify").await;
    assert_eq!((&report["intact"], &report["events"]), (&json!(true), &json!(head)));
    world.get("/api/v1/audit/export?format=parquet").await;
    world.said("audit");
    let export = world.get("/api/v1/audit/export?format=jsonl").await;
    let Value::String(lines) = export else { panic!("{export}") };
    assert!(lines.ends_with('\n'));
    let read: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(i64::try_from(read.len()).unwrap() >= head + 2, "a header, every event, an end");
    assert!(!lines.contains("Maria") && !lines.contains("hook-secret"), "what is personal or secret stays sealed");
}

async fn secrets_are_never_shown(home: Home) {
    let mut world = World::new(home).await;
    world.channel().await;
    world.patch("/api/v1/config", json!({"key": "panel_api_key", "value": "panel-secret"})).await;
    let new = json!({"name": "a", "api_url": "https://a.example", "api_key": "provider-secret"});
    let added = world.post("/api/v1/providers", new).await;
    world
        .patch(&format!("/api/v1/providers/{}", added["id"].as_str().unwrap()), json!({"api_key": "provider-other"}))
        .await;
    world.forget();
    let events = world.get("/api/v1/events").await.to_string();
    for secret in ["panel-secret", "provider-secret", "provider-other", "hook-secret", "evolution-key"] {
        assert!(!events.contains(secret), "{secret}");
    }
    assert_eq!(events.matches("[secret]").count(), 5);
}
