//! What all calls have in common: tokens, scopes, keys, versions, positions, tenants.

use std::sync::atomic::Ordering;
use std::time::Duration;

use aggregates::workspace::TokenScope;
use serde_json::{Value, json};

use crate::common::{Home, World, workspace};
use crate::on_both;

on_both!(
    a_call_needs_a_good_token_of_a_fitting_scope,
    a_repeated_key_answers_with_the_first_outcome,
    a_read_waits_for_the_position_it_is_given,
    another_workspaces_ids_are_not_found,
    orders_are_acted_on_by_command,
    an_unknown_command_is_answered_with_those_there_are,
);

async fn a_call_needs_a_good_token_of_a_fitting_scope(home: Home) {
    let mut world = World::new(home).await;
    let (read, write) = (world.token(TokenScope::Read).await, world.token(TokenScope::Write).await);
    let (audit, platform) = (world.token(TokenScope::Audit).await, world.token(TokenScope::Platform).await);
    let owner = world.owner.clone();
    let head = world.head().await;
    let forged = format!("{}x", &owner[..owner.len() - 1]);
    let elsewhere = owner.replace(&world.ws.to_string(), &workspace(0xdead).to_string());
    for token in ["", "nonsense", &forged, &elsewhere, "ldk___"] {
        let answer = world.call("GET", "/api/v1/usage", token, None).await;
        assert_eq!(answer["http_status"], 401);
    }
    let basic = world.call_with("GET", "/api/v1/usage", "", None, &[("Authorization", "Basic b3duZXI=")]).await;
    assert_eq!(basic["http_status"], 401);
    let setting = || Some(json!({"key": "chat_mode", "value": "manual"}));
    let asks: [(&str, &str, Option<Value>, [u16; 5]); 6] = [
        ("GET", "/api/v1/usage", None, [200, 200, 200, 403, 403]),
        ("POST", "/api/v1/commands/RequestRefill", Some(json!({"order_ids": [54321]})), [200, 200, 403, 403, 403]),
        ("PATCH", "/api/v1/config", setting(), [200, 403, 403, 403, 403]),
        ("POST", "/api/v1/commands/ChangeSetting", setting(), [200, 403, 403, 403, 403]),
        ("GET", "/api/v1/audit/head", None, [200, 403, 403, 200, 403]),
        ("GET", "/api/v1/events", None, [200, 403, 403, 200, 403]),
    ];
    for (method, path, body, expected) in asks {
        for (token, expected) in [&owner, &write, &read, &audit, &platform].into_iter().zip(expected) {
            let answer = world.call(method, path, token, body.clone()).await;
            assert_eq!(answer["http_status"], expected, "{method} {path}: {answer}");
        }
    }
    assert_eq!(world.head().await, head);
    world.forget();
    world.call("GET", "/api/v1/usage", "", None).await;
    world.call("GET", "/api/v1/usage", &forged, None).await;
    world.call("PATCH", "/api/v1/config", &write, setting()).await;
    world.said("calls_refused");
}

async fn a_repeated_key_answers_with_the_first_outcome(home: Home) {
    let mut world = World::new(home).await;
    let owner = world.owner.clone();
    let key = [("Idempotency-Key", "k-1")];
    let provider = |name: &str| Some(json!({"name": name, "api_url": "https://a.example", "api_key": "k"}));
    let first = world.call_with("POST", "/api/v1/providers", &owner, provider("a"), &key).await;
    let head = world.head().await;
    let repeat = world.call_with("POST", "/api/v1/providers", &owner, provider("a"), &key).await;
    assert_eq!((&first["id"], &first["position"]), (&repeat["id"], &repeat["position"]));
    let reused = world
        .call_with("PATCH", "/api/v1/config", &owner, Some(json!({"key": "chat_mode", "value": "ai"})), &key)
        .await;
    assert_eq!(reused["code"], "idempotency_key_reused");
    assert_eq!(world.head().await, head, "a repeat records nothing");
    // Each token has keys of its own.
    let other = world.token(TokenScope::Write).await;
    let own = world.call_with("POST", "/api/v1/providers", &other, provider("b"), &key).await;
    assert_ne!(own["id"], first["id"]);
    let (long, head) = ("k".repeat(256), world.head().await);
    for bad in ["", " ", &long] {
        let refused =
            world.call_with("POST", "/api/v1/providers", &owner, provider("c"), &[("Idempotency-Key", bad)]).await;
        assert_eq!(refused["field"], "Idempotency-Key");
    }
    let refused = world
        .call_with(
            "PATCH",
            "/api/v1/config",
            &owner,
            Some(json!({"key": "chat_mode", "value": "ai"})),
            &[("If-Match", "*")],
        )
        .await;
    assert_eq!(refused["field"], "If-Match");
    assert_eq!(world.head().await, head, "what is refused records nothing");
}

async fn a_read_waits_for_the_position_it_is_given(home: Home) {
    let mut world = World::with(home, |app| app.waiting_at_most(Duration::from_millis(100))).await;
    for path in [
        "logs",
        "customers",
        "groups",
        "providers",
        "usage",
        "config",
        "channels",
        "routes",
        "admin-numbers",
        "events",
        "audit/head",
    ] {
        let waited = world.get(&format!("/api/v1/{path}?after=1")).await;
        assert_eq!(waited["http_status"], 200, "{path}");
        let not_there = world.get(&format!("/api/v1/{path}?after=1000")).await;
        assert_eq!((&not_there["code"], &not_there["http_status"]), (&json!("beyond_the_head"), &json!(422)), "{path}");
    }
    world.forget();
    world.get("/api/v1/config?after=1000").await;
    world.said("beyond_the_head");
}

async fn another_workspaces_ids_are_not_found(home: Home) {
    let mut world = World::new(home).await;
    let channel = world.channel().await;
    let customer = world.customer().await;
    let group = world.group(&channel).await;
    let entry = world.handled(&channel, &customer, 54321, "refill 54321", false).await;
    let provider =
        world.post("/api/v1/providers", json!({"name": "a", "api_url": "https://a.example", "api_key": "k"})).await;
    let provider = provider["id"].as_str().unwrap().to_owned();
    world.caught_up().await;
    let stranger = world.create_workspace(workspace(0xb), "Another").await;
    let heads = (world.head().await, world.log.head(workspace(0xb)).await.unwrap());
    let (status, flag) = (json!({"status": "resolved"}), json!({"support_enabled": true}));
    let asks: Vec<(&str, String, Option<Value>)> = vec![
        ("GET", format!("logs/{}", entry.id), None),
        ("PATCH", format!("logs/{}/support-status", entry.id), Some(status.clone())),
        ("PATCH", format!("logs/{}/support-status", entry.id), Some(json!({"status": "escalated"}))),
        ("POST", "logs/bulk-status".into(), Some(json!({"ids": [entry.id], "status": "resolved"}))),
        ("POST", format!("logs/{}/resend", entry.id), Some(json!({}))),
        ("GET", format!("customers/{customer}"), None),
        ("POST", format!("customers/{customer}/block"), None),
        ("DELETE", format!("customers/{customer}"), None),
        ("PATCH", format!("groups/{group}"), Some(flag)),
        ("DELETE", format!("groups/{group}"), None),
        ("POST", "groups/sync".into(), Some(json!({"channel_id": channel}))),
        ("GET", format!("channels/{channel}"), None),
        ("PATCH", format!("channels/{channel}"), Some(json!({"name": "mine"}))),
        ("DELETE", format!("channels/{channel}"), None),
        ("POST", format!("channels/{channel}/connect"), None),
        ("GET", format!("channels/{channel}/state"), None),
        ("PATCH", format!("providers/{provider}"), Some(json!({"name": "mine"}))),
        ("DELETE", format!("providers/{provider}"), None),
        ("GET", format!("streams/request/{}", entry.id), None),
        ("GET", format!("streams/conversation/{}", entry.conversation_id), None),
        ("GET", format!("streams/workspace/{}", world.ws), None),
    ];
    for (method, path, body) in asks {
        let answer = world.call(method, &format!("/api/v1/{path}"), &stranger, body).await;
        assert_eq!(
            (&answer["http_status"], &answer["code"]),
            (&json!(404), &json!("not_found")),
            "{method} {path}: {answer}"
        );
    }
    for path in ["logs", "customers", "groups", "providers", "channels"] {
        let list = world.call("GET", &format!("/api/v1/{path}"), &stranger, None).await;
        assert_eq!(list["items"], json!([]), "{path}");
    }
    let routed = json!({"items": [{"provider": "a", "channel_id": channel, "whatsapp_group": "1@g.us"}]});
    assert_eq!(world.call("PUT", "/api/v1/routes", &stranger, Some(routed)).await["field"], "channel_id");
    assert_eq!(
        (world.head().await, world.log.head(workspace(0xb)).await.unwrap()),
        heads,
        "nothing is recorded in either"
    );
}

async fn orders_are_acted_on_by_command(home: Home) {
    let mut world = World::new(home).await;
    for command in ["RequestRefill", "RequestCancel", "RequestSpeedUp", "RequestRefund", "RequestPartial"] {
        world.post(&format!("/api/v1/commands/{command}"), json!({"order_ids": [54321, 54322, 54321]})).await;
    }
    let many: Vec<u64> = (10_000..10_101).collect();
    for body in [
        json!({}),
        json!({"order_ids": []}),
        json!({"order_ids": [1]}),
        json!({"order_ids": ["54321"]}),
        json!({"order_ids": 54321}),
        json!({"order_ids": [54321, -1]}),
        json!({"order_ids": [54321], "force": true}),
    ] {
        world.post("/api/v1/commands/RequestRefill", body).await;
    }
    world.desk.is_down.store(true, Ordering::Relaxed);
    world.post("/api/v1/commands/RequestRefill", json!({"order_ids": [54321]})).await;
    world.said("order_commands");
    assert_eq!(world.post("/api/v1/commands/RequestRefill", json!({"order_ids": many})).await["field"], "order_ids");
}

async fn an_unknown_command_is_answered_with_those_there_are(home: Home) {
    let mut world = World::new(home).await;
    world.post("/api/v1/commands/RequestDance", json!({})).await;
    world.said("unknown_command");
}
