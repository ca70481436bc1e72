//! Customers, groups, providers, usage.

use serde_json::json;

use crate::common::{Home, World};
use crate::on_both;

on_both!(
    customers_are_verified_blocked_and_found,
    groups_are_switched,
    providers_are_kept_without_their_keys,
    usage_is_counted
);

async fn customers_are_verified_blocked_and_found(home: Home) {
    let mut world = World::new(home).await;
    let maria = world.customer().await;
    let added = world.post("/api/v1/customers", json!({"username": "rahim", "identity": "+880 1812-345678"})).await;
    let rahim = added["id"].as_str().unwrap().to_owned();
    world.name(&rahim, "other customer");
    let linked = world
        .post(
            "/api/v1/commands/VerifyUser",
            json!({"username": "rahim", "identity": "jid:8801812345678@s.whatsapp.net"}),
        )
        .await;
    assert_eq!(linked["id"].as_str(), Some(rahim.as_str()), "one person, whatever the form");
    world.get(&format!("/api/v1/customers?after={}", linked["position"])).await;
    let owner = world.owner.clone();
    world.call("POST", &format!("/api/v1/customers/{maria}/block"), &owner, None).await;
    let blocked = world.call("POST", &format!("/api/v1/customers/{maria}/block"), &owner, None).await;
    world.get(&format!("/api/v1/customers?state=blocked&after={}", blocked["position"])).await;
    world.call("POST", &format!("/api/v1/customers/{maria}/unblock"), &owner, None).await;
    let removed = world.call("DELETE", &format!("/api/v1/customers/{maria}"), &owner, None).await;
    let found = world.get(&format!("/api/v1/customers/{maria}?after={}", removed["position"])).await;
    assert_eq!(found["username"], json!(null));
    let page = world.get("/api/v1/customers?q=rahim&page=1&limit=1").await;
    assert_eq!((page["items"].as_array().unwrap().len(), &page["total"]), (1, &json!(1)));
    world.said("customers");
    let head = world.head().await;
    for body in [
        json!({"username": "rahim"}),
        json!({"username": "rahim", "identity": "nobody"}),
        json!({"username": "  ", "identity": "+8801812345678"}),
        json!({"username": 7, "identity": "+8801812345678"}),
        json!({"username": "rahim", "identity": "+8801812345678", "vip": true}),
    ] {
        world.post("/api/v1/customers", body).await;
    }
    world.get("/api/v1/customers?state=happy").await;
    world.get("/api/v1/customers/nobody").await;
    for action in ["block", "unblock"] {
        world.call("POST", &format!("/api/v1/customers/nobody/{action}"), &owner, None).await;
    }
    world.call("DELETE", "/api/v1/customers/nobody", &owner, None).await;
    assert_eq!(world.head().await, head, "what is refused records nothing");
    world.said("customers_refused");
}

async fn groups_are_switched(home: Home) {
    let mut world = World::new(home).await;
    let channel = world.channel().await;
    let group = world.group(&channel).await;
    let path = format!("/api/v1/groups/{group}");
    let set = world.patch(&path, json!({"support_enabled": true, "silent_mode": true})).await;
    world.get(&format!("/api/v1/groups?after={}", set["position"])).await;
    let flag = json!({"group_id": group, "flag": "silent", "enabled": false});
    let toggled = world.post("/api/v1/commands/ToggleGroupFlag", flag).await;
    let owner = world.owner.clone();
    let stale =
        world.call_with("PATCH", &path, &owner, Some(json!({"silent_mode": true})), &[("If-Match", "\"1\"")]).await;
    assert_eq!(stale["code"], "stale_version");
    let fresh = toggled["position"].to_string();
    let both = Some(json!({"support_enabled": false, "marketing_enabled": true}));
    let done = world.call_with("PATCH", &path, &owner, both, &[("If-Match", &fresh)]).await;
    assert_eq!(done["http_status"], 200, "parts of one change do not make each other stale");
    world.post("/api/v1/groups/sync", json!({})).await;
    world.post("/api/v1/groups/sync", json!({"channel_id": channel})).await;
    let removed = world.call("DELETE", &path, &owner, None).await;
    world.get(&format!("/api/v1/groups?after={}", removed["position"])).await;
    world.said("groups");
    let head = world.head().await;
    world.patch(&path, json!({"support_enabled": true})).await;
    world.patch(&path, json!({})).await;
    world.patch(&path, json!({"support_enabled": "yes"})).await;
    world.patch(&path, json!({"colour": "red"})).await;
    world.patch("/api/v1/groups/nothing", json!({"support_enabled": true})).await;
    world.call("DELETE", "/api/v1/groups/nothing", &owner, None).await;
    world.post("/api/v1/groups/sync", json!({"channel_id": "nothing"})).await;
    world.post("/api/v1/commands/ToggleGroupFlag", json!({"group_id": group, "flag": "loud", "enabled": true})).await;
    assert_eq!(world.head().await, head, "what is refused records nothing");
    world.said("groups_refused");
}

async fn providers_are_kept_without_their_keys(home: Home) {
    let mut world = World::new(home).await;
    let new = json!({"name": "smmcost.com", "api_url": "https://smmcost.com/api/v2/", "api_key": "pk-secret"});
    let added = world.post("/api/v1/providers", new).await;
    let path = format!("/api/v1/providers/{}", added["id"].as_str().unwrap());
    let edited = world.patch(&path, json!({"sync_interval": 600, "is_active": false, "api_key": "pk-other"})).await;
    let list = world.get(&format!("/api/v1/providers?after={}", edited["position"])).await;
    assert!(!list.to_string().contains("pk-"), "keys are never shown");
    let owner = world.owner.clone();
    let removed = world.call("DELETE", &path, &owner, None).await;
    world.get(&format!("/api/v1/providers?after={}", removed["position"])).await;
    world.said("providers");
    let head = world.head().await;
    for body in [
        json!({"name": "", "api_url": "https://smmcost.com", "api_key": "k"}),
        json!({"name": "a", "api_url": "ftp://smmcost.com", "api_key": "k"}),
        json!({"name": "a", "api_url": "https://smmcost.com", "api_key": " "}),
        json!({"name": "a", "api_url": "https://smmcost.com", "api_key": "k", "sync_interval": 5}),
        json!({"name": "a", "api_url": "https://smmcost.com", "api_key": "k", "sync_interval": -5}),
    ] {
        world.post("/api/v1/providers", body).await;
    }
    world.patch(&path, json!({"name": "b"})).await;
    world.patch("/api/v1/providers/nothing", json!({"name": "b"})).await;
    world.call("DELETE", "/api/v1/providers/nothing", &owner, None).await;
    assert_eq!(world.head().await, head, "what is refused records nothing");
    world.said("providers_refused");
}

async fn usage_is_counted(home: Home) {
    let mut world = World::new(home).await;
    let channel = world.channel().await;
    let customer = world.customer().await;
    world.handled(&channel, &customer, 54321, "refill 54321", true).await;
    let head = world.head().await;
    world.get(&format!("/api/v1/usage?after={head}")).await;
    world.get("/api/v1/usage?from=2026-05-01&to=2026-05-31").await;
    world.get("/api/v1/usage?from=May").await;
    world.said("usage");
}
