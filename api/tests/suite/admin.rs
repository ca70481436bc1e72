//! Settings, channels, routes, team, tokens.

use std::sync::atomic::Ordering;

use serde_json::json;

use crate::common::{Home, World};
use crate::on_both;

on_both!(settings_are_listed_and_set, channels_come_and_go, routes_are_replaced_as_a_whole, the_team_and_its_tokens);

async fn settings_are_listed_and_set(home: Home) {
    let mut world = World::new(home).await;
    let all = world.get("/api/v1/config").await;
    assert!(all["items"].as_array().unwrap().len() > 20);
    world.patch("/api/v1/config", json!({"key": "cooldown_seconds", "value": 600})).await;
    world.patch("/api/v1/config", json!({"key": "verification_enabled", "value": false})).await;
    let secret = world.patch("/api/v1/config", json!({"key": "panel_api_key", "value": "very-secret"})).await;
    let all = world.get(&format!("/api/v1/config?after={}", secret["position"])).await;
    assert!(!all.to_string().contains("very-secret"));
    let panel_key = all["items"].as_array().unwrap().iter().find(|item| item["key"] == "panel_api_key").unwrap();
    assert_eq!(panel_key["value"], "set");
    let owner = world.owner.clone();
    world.call("POST", "/api/v1/config/validate-panel", &owner, None).await;
    world.desk.is_down.store(true, Ordering::Relaxed);
    world.call("POST", "/api/v1/config/validate-panel", &owner, None).await;
    world.said("config");
    let head = world.head().await;
    for body in [
        json!({"key": "cooldown_second", "value": 600}),
        json!({"key": "cooldown_seconds", "value": "soon"}),
        json!({"key": "cooldown_seconds", "value": [1]}),
        json!({"key": "chat_mode", "value": "shouting"}),
        json!({"key": "panel_url", "value": "javascript:alert(1)"}),
        json!({"key": "cooldown_seconds"}),
        json!({"key": "cooldown_seconds", "value": 1, "why": "because"}),
    ] {
        world.patch("/api/v1/config", body).await;
    }
    world
        .call_with(
            "PATCH",
            "/api/v1/config",
            &owner,
            Some(json!({"key": "cooldown_seconds", "value": 1})),
            &[("If-Match", "1")],
        )
        .await;
    assert_eq!(world.head().await, head, "what is refused records nothing");
    world.said("config_refused");
}

async fn channels_come_and_go(home: Home) {
    let mut world = World::new(home).await;
    let new = json!({"kind": "evolution", "name": "WhatsApp", "api_url": "https://evolution.example/", "api_key": "ek", "instance": "main"});
    let added = world.post("/api/v1/channels", new).await;
    let id = added["id"].as_str().unwrap().to_owned();
    assert_eq!(added["webhook_url"], format!("https://desk.example/webhooks/evolution/{id}"));
    let path = format!("/api/v1/channels/{id}");
    let owner = world.owner.clone();
    let sandbox = Some(json!({"kind": "sandbox"}));
    let once =
        world.call_with("POST", "/api/v1/channels", &owner, sandbox.clone(), &[("Idempotency-Key", "chat")]).await;
    let again = world.call_with("POST", "/api/v1/channels", &owner, sandbox, &[("Idempotency-Key", "chat")]).await;
    assert_eq!(
        (&once["id"], &once["webhook_secret"]),
        (&again["id"], &again["webhook_secret"]),
        "a repeat answers as the first time"
    );
    world.patch(&path, json!({"name": "Main"})).await;
    let list = world.get("/api/v1/channels").await;
    assert!(
        !list.to_string().contains("webhook_secret") && !list.to_string().contains("\"ek\""),
        "secrets are shown once"
    );
    world.get(&path).await;
    world.call("POST", &format!("{path}/connect"), &owner, None).await;
    world.get(&format!("{path}/state")).await;
    world.desk.is_down.store(true, Ordering::Relaxed);
    let other = json!({"kind": "evolution", "name": "Second", "api_url": "https://evolution.example/", "api_key": "ek", "instance": "two"});
    let stays = world.post("/api/v1/channels", other).await;
    assert_eq!(stays["http_status"], 200, "the channel stays, whatever the server says");
    world.get(&format!("{path}/state")).await;
    world.call("DELETE", &path, &owner, None).await;
    world.get(&path).await;
    world.said("channels");
    world.desk.is_down.store(false, Ordering::Relaxed);
    let kinds = [
        json!({"kind": "green", "api_url": "https://7103.green.example/", "id_instance": "7103000001", "api_token": "gt-secret"}),
        json!({"kind": "meta", "phone_number_id": "1065", "access_token": "at-secret", "app_secret": "as-secret", "verify_token": "vt-secret"}),
        json!({"kind": "telegram", "bot_token": "7001:bt-secret", "name": "Bot"}),
    ];
    for body in kinds {
        let added = world.post("/api/v1/channels", body).await;
        let shown = world.get(&format!("/api/v1/channels/{}", added["id"].as_str().unwrap())).await.to_string();
        assert!(!shown.contains("-secret"), "a key was shown: {shown}");
        if added["webhook_url"].as_str().unwrap().contains("telegram") {
            let bot = format!("/api/v1/channels/{}", added["id"].as_str().unwrap());
            world.patch(&bot, json!({"name": "Desk bot", "bot_token": "7001:bt2-secret"})).await;
            world.patch(&bot, json!({"bot_token": "7002:bt-secret"})).await;
            world.patch(&bot, json!({"api_key": "k"})).await;
            world.get(&bot).await;
        }
    }
    world.post("/api/v1/channels", json!({"kind": "telegram", "bot_token": "7001:bt3-secret", "name": "Bot 2"})).await;
    world.said("channels_of_each_kind");
    world.desk.is_down.store(true, Ordering::Relaxed);
    let head = world.head().await;
    for body in [
        json!({"kind": "pigeon"}),
        json!({"kind": "evolution", "name": "Third"}),
        json!({"kind": "evolution", "name": "Third", "api_url": "evolution", "api_key": "k", "instance": "i"}),
        json!({"kind": "evolution", "name": "second", "api_url": "https://evolution.example", "api_key": "k", "instance": "i"}),
        json!({"kind": "sandbox", "api_key": "k"}),
        json!({"kind": "green", "api_url": "https://green.example", "id_instance": "7103", "api_key": "k"}),
        json!({"kind": "green", "api_url": "https://green.example", "id_instance": "7103", "api_token": "t", "bot_token": "7001:A"}),
        json!({"kind": "green", "api_url": "https://green.example", "id_instance": "seven", "api_token": "t"}),
        json!({"kind": "meta", "phone_number_id": "1065", "access_token": "a", "verify_token": "v"}),
        json!({"kind": "telegram", "bot_token": "7001", "name": "Bot"}),
        json!({"kind": "telegram", "bot_token": "7001:A", "token": "x"}),
        json!({}),
    ] {
        world.post("/api/v1/channels", body).await;
    }
    world.patch(&path, json!({"name": "Main"})).await;
    world.patch(&path, json!({"api_key": "k"})).await;
    world.patch(&path, json!({})).await;
    world.call("DELETE", "/api/v1/channels/nothing", &owner, None).await;
    world.call("POST", "/api/v1/channels/nothing/connect", &owner, None).await;
    world.get("/api/v1/channels/nothing/state").await;
    assert_eq!(world.head().await, head, "what is refused records nothing");
    world.said("channels_refused");
}

async fn routes_are_replaced_as_a_whole(home: Home) {
    let mut world = World::new(home).await;
    let channel = world.channel().await;
    let owner = world.owner.clone();
    let route = |provider: &str, templates: serde_json::Value| json!({"provider": provider, "aliases": ["cost"], "channel_id": channel, "whatsapp_group": "777@g.us", "templates": templates});
    let good = json!({"items": [route("smmcost.com", json!({"refill": "{external_id} refill please", "speed": "{external_id} fast"}))]});
    let set = world.call("PUT", "/api/v1/routes", &owner, Some(good.clone())).await;
    let same = world.call("PUT", "/api/v1/routes", &owner, Some(good)).await;
    assert_eq!(set["position"], same["position"]);
    world.get("/api/v1/routes").await;
    let in_use = world.call("DELETE", &format!("/api/v1/channels/{channel}"), &owner, None).await;
    assert_eq!(in_use["code"], "channel_in_use");
    world.said("routes");
    let head = world.head().await;
    for items in [
        json!([route("", json!({}))]),
        json!([route("a", json!({"refill": "refill"}))]),
        json!([route("a", json!({"refill": "{external_id} {password}"}))]),
        json!([route("a", json!({"dance": "{external_id}"}))]),
        json!([route("a", json!({})), route("a", json!({}))]),
        json!([{"provider": "a", "channel_id": "nothing", "whatsapp_group": "777@g.us"}]),
        json!([{"provider": "a", "channel_id": channel}]),
        json!([{"provider": "a", "channel_id": channel, "whatsapp_group": 7}]),
        json!([{"provider": "a", "channel": channel}]),
        json!("none"),
    ] {
        world.call("PUT", "/api/v1/routes", &owner, Some(json!({"items": items}))).await;
    }
    assert_eq!(world.head().await, head, "what is refused records nothing");
    world.said("routes_refused");
}

async fn the_team_and_its_tokens(home: Home) {
    let mut world = World::new(home).await;
    let owner = world.owner.clone();
    let boss = world
        .post("/api/v1/admin-numbers", json!({"phone": "+8801712345678", "role": "owner", "verified": true}))
        .await;
    let staff = world
        .post("/api/v1/commands/AddMember", json!({"role": "staff", "identities": ["99@lid", "+8801812345678"]}))
        .await;
    let staff = staff["id"].as_str().unwrap().to_owned();
    world.post("/api/v1/commands/LinkMemberIdentity", json!({"member_id": staff, "identity": "100@lid"})).await;
    let both = json!({"phone": "+8801612345678", "identity": "telegram:7000000456", "role": "staff", "verified": true});
    world.post("/api/v1/admin-numbers", both).await;
    world.get("/api/v1/admin-numbers").await;
    world.call("DELETE", &format!("/api/v1/admin-numbers/{staff}"), &owner, None).await;
    let issued = world.post("/api/v1/commands/IssueApiToken", json!({"scope": "read"})).await;
    let (token, token_id) = (issued["api_token"].as_str().unwrap().to_owned(), issued["token_id"].clone());
    assert_eq!(world.call("GET", "/api/v1/usage", &token, None).await["http_status"], 200);
    world.post("/api/v1/commands/RevokeApiToken", json!({"token_id": token_id})).await;
    let refused = world.call("GET", "/api/v1/usage", &token, None).await;
    assert_eq!(refused["http_status"], 401);
    world.said("team");
    let head = world.head().await;
    world.post("/api/v1/admin-numbers", json!({"phone": "+8801912345678", "role": "staff", "verified": false})).await;
    world.post("/api/v1/admin-numbers", json!({"phone": "call me", "role": "staff", "verified": true})).await;
    world.post("/api/v1/admin-numbers", json!({"phone": "+8801712345678", "role": "staff", "verified": true})).await;
    for identity in ["telegram:@maria", "telegram:-100123", "user_id:1349", "wa_id:0171", "123@g.us", "icq:7"] {
        world.post("/api/v1/admin-numbers", json!({"identity": identity, "role": "staff", "verified": true})).await;
    }
    world.post("/api/v1/admin-numbers", json!({"role": "staff", "verified": true})).await;
    world.post("/api/v1/admin-numbers", json!({"phone": "+8801912345678", "role": "king", "verified": true})).await;
    world.post("/api/v1/commands/AddMember", json!({"role": "staff", "identities": []})).await;
    world.post("/api/v1/commands/AddMember", json!({"role": "staff", "identities": ["+8801912345678", "x"]})).await;
    world.post("/api/v1/commands/RemoveMember", json!({"member_id": boss["id"]})).await;
    world.post("/api/v1/commands/RemoveMember", json!({"member_id": "nobody"})).await;
    world.post("/api/v1/commands/IssueApiToken", json!({"scope": "platform"})).await;
    world.post("/api/v1/commands/RevokeApiToken", json!({"token_id": "nothing"})).await;
    assert_eq!(world.head().await, head, "what is refused records nothing");
    world.said("team_refused");
}
