//! A workspace never sees another's data (SF1), a token does no more than its scope allows, and no address of the inside is called (SF4).

use ledgerdesk::setup;
use reqwest::Method;
use sandbox::World;
use sandbox::panel::known::REFILLABLE;
use serde_json::json;

use crate::site::{JOHN, SMMCOST, Site, items, private};
use crate::support::client::Client;
use crate::support::office::{self, route, text};

on_both!(
    ids_of_another_workspace_are_not_found,
    another_workspaces_lists_are_empty,
    one_person_is_another_customer_in_another_workspace,
    a_message_in_a_group_of_two_workspaces_is_handled_by_each_alone,
    a_token_does_no_more_than_its_scope_allows,
    an_address_of_the_inside_is_not_called,
);

/// Another workspace on the same node.
pub async fn another(site: &Site) -> Client {
    let made = setup::create_workspace(&site.node().log, "Another", "+447700900500").await.expect("a workspace");
    site.api.with_token(&made.api_token)
}

async fn ids_of_another_workspace_are_not_found(site: &mut Site) {
    let other = another(site).await;
    site.support_on().await;
    site.tells(JOHN, &format!("refill {REFILLABLE}")).await;
    let entry = text(&site.log_entry("action=refill", |entry| entry["dispatch_state"] == "sent").await["id"]);
    let head = site.head().await;
    let first = |list: serde_json::Value| text(&items(&list)[0]["id"]);
    let customer = first(site.api.get(&format!("/api/v1/customers?after={head}")).await);
    let group = first(site.api.get(&format!("/api/v1/groups?after={head}")).await);
    let provider = first(site.api.get(&format!("/api/v1/providers?after={head}")).await);
    let member = first(site.api.get("/api/v1/admin-numbers").await);
    let channel = &site.channel.id;
    let nothing = json!({});
    let resolved = json!({"status": "resolved"});
    for (method, path, body) in [
        (Method::GET, format!("logs/{entry}"), None),
        (Method::PATCH, format!("logs/{entry}/support-status"), Some(&resolved)),
        (Method::POST, format!("logs/{entry}/resend"), Some(&nothing)),
        (Method::GET, format!("customers/{customer}"), None),
        (Method::POST, format!("customers/{customer}/block"), Some(&nothing)),
        (Method::DELETE, format!("customers/{customer}"), None),
        (Method::PATCH, format!("groups/{group}"), Some(&json!({"silent_mode": true}))),
        (Method::DELETE, format!("groups/{group}"), None),
        (Method::PATCH, format!("providers/{provider}"), Some(&json!({"is_active": false}))),
        (Method::DELETE, format!("providers/{provider}"), None),
        (Method::DELETE, format!("admin-numbers/{member}"), None),
        (Method::GET, format!("channels/{channel}"), None),
        (Method::GET, format!("channels/{channel}/state"), None),
        (Method::POST, format!("channels/{channel}/connect"), Some(&nothing)),
        (Method::PATCH, format!("channels/{channel}"), Some(&json!({"name": "Mine"}))),
        (Method::DELETE, format!("channels/{channel}"), None),
        (Method::POST, "logs/bulk-status".to_owned(), Some(&json!({"ids": [entry], "status": "ignored"}))),
        (Method::POST, "commands/EscalateLog".to_owned(), Some(&json!({"id": entry}))),
        (
            Method::POST,
            "commands/ToggleGroupFlag".to_owned(),
            Some(&json!({"group_id": group, "flag": "silent", "enabled": true})),
        ),
        (Method::POST, "groups/sync".to_owned(), Some(&json!({"channel_id": channel}))),
        (Method::GET, format!("streams/request/{entry}"), None),
        (Method::GET, format!("streams/workspace/{}", site.workspace), None),
    ] {
        let answer = other.call(method.clone(), &format!("/api/v1/{path}"), body, &[]).await;
        assert_eq!((answer.status, answer.code()), (404, "not_found"), "{method} {path}: {}", answer.body);
    }
    let routes = json!({"items": [route("smmcost.com", SMMCOST, channel)]});
    let refused = other.call(Method::PUT, "/api/v1/routes", Some(&routes), &[]).await;
    assert_eq!((refused.status, refused.body["field"].as_str()), (422, Some("channel_id")));
    assert_eq!(site.head().await, head);
}

async fn another_workspaces_lists_are_empty(site: &mut Site) {
    site.tells(JOHN, &format!("refill {REFILLABLE}")).await;
    site.log_entry("action=refill", |entry| entry["dispatch_state"] == "sent").await;
    let other = another(site).await;
    for path in ["logs", "customers", "groups", "providers", "routes", "channels"] {
        assert_eq!(items(&other.get(&format!("/api/v1/{path}")).await).len(), 0, "{path}");
    }
    let seen: Vec<String> =
        items(&other.get("/api/v1/events?limit=200").await).iter().map(|event| text(&event["event_type"])).collect();
    assert_eq!(seen, ["WorkspaceCreated", "MemberAdded", "ApiTokenIssued"]);
    let config = other.get("/api/v1/config").await.to_string();
    assert!(!config.contains(&site.world.panel.base_url()), "the other panel is shown");
    let export = other.call(Method::GET, "/api/v1/audit/export", None, &[]).await.body.to_string();
    assert!(!export.contains("RefillRequested"));
    assert_eq!(other.get("/api/v1/usage").await["messages_today"], 0);
    // Its own panel is not set: no other one is asked in its name.
    let refused =
        other.call(Method::POST, "/api/v1/commands/RequestRefill", Some(&json!({"order_ids": [54321]})), &[]).await;
    assert_eq!((refused.status, refused.code()), (409, "not_configured"));
    assert_eq!(items(&other.get("/api/v1/logs").await).len(), 0);
}

async fn one_person_is_another_customer_in_another_workspace(site: &mut Site) {
    let other = another(site).await;
    office::set(&other, "panel_url", &site.world.panel.base_url()).await;
    office::set(&other, "panel_api_key", site.world.panel.api_key()).await;
    office::set(&other, "send_interval_whatsapp_ms", "0").await;
    office::set(&other, "send_interval_chat_ms", "0").await;
    office::add_whatsapp(&other, &site.world, "another").await;
    let only = |text: &str| sandbox::evolution::Post {
        instance: Some("another".to_owned()),
        ..sandbox::evolution::Post::text(&private(JOHN), JOHN, text)
    };
    // Verified here, a stranger there.
    site.posts(only("my username")).await;
    site.answers(JOHN, "panel username").await;
    let told = site.world.evolution.sent();
    assert_eq!(told.iter().map(|sent| sent.instance.as_str()).collect::<Vec<_>>(), ["another"]);
    assert!(site.logs("").await.is_empty());
    // A cooldown there is none here.
    office::verify(&other, JOHN, "johndoe123").await;
    site.posts(only(&format!("refund {REFILLABLE}"))).await;
    site.answers(JOHN, "Refund request noted").await;
    site.posts(sandbox::evolution::Post {
        instance: Some(office::INSTANCE.to_owned()),
        ..only(&format!("refund {REFILLABLE}"))
    })
    .await;
    site.answers(JOHN, "Refund request noted").await;
}

async fn a_message_in_a_group_of_two_workspaces_is_handled_by_each_alone(site: &mut Site) {
    let other = another(site).await;
    office::add_whatsapp(&other, &site.world, "another").await;
    site.support_on().await;
    let id = site.says(World::SUPPORT_GROUP, JOHN, "my username").await;
    site.expects(World::SUPPORT_GROUP, "johndoe123").await;
    let of_message =
        site.world.evolution.deliveries().into_iter().filter(|one| one.message_id.as_deref() == Some(&*id)).count();
    assert_eq!(of_message, 2, "both workspaces were told");
    let groups = other.get("/api/v1/groups?after=6").await;
    assert_eq!(items(&groups)[0]["support_enabled"], false);
    assert!(site.world.evolution.sent().iter().all(|sent| sent.instance == office::INSTANCE));
}

async fn a_token_does_no_more_than_its_scope_allows(site: &mut Site) {
    let issue = async |scope: &str| {
        let issued = site.api.post("/api/v1/commands/IssueApiToken", json!({"scope": scope})).await;
        (site.api.with_token(&text(&issued["api_token"])), text(&issued["token_id"]))
    };
    let (reader, _) = issue("read").await;
    let (writer, _) = issue("write").await;
    let (auditor, auditors) = issue("audit").await;
    let before = site.head().await;
    let toggle = json!({"key": "cooldown_seconds", "value": 1});
    for (client, method, path, body) in [
        (&reader, Method::POST, "/api/v1/providers", Some(&toggle)),
        (&reader, Method::GET, "/api/v1/events", None),
        (&reader, Method::POST, "/api/v1/commands/RequestRefill", Some(&toggle)),
        (&writer, Method::PATCH, "/api/v1/config", Some(&toggle)),
        (&writer, Method::GET, "/api/v1/audit/export", None),
        (&writer, Method::POST, "/api/v1/commands/IssueApiToken", Some(&toggle)),
        (&auditor, Method::GET, "/api/v1/logs", None),
        (&auditor, Method::PATCH, "/api/v1/config", Some(&toggle)),
    ] {
        let refused = client.call(method.clone(), path, body, &[]).await;
        assert_eq!((refused.status, refused.code()), (403, "forbidden"), "{method} {path}: {}", refused.body);
    }
    for (client, path) in [(&reader, "/api/v1/logs"), (&writer, "/api/v1/config"), (&auditor, "/api/v1/audit/verify")] {
        client.get(path).await;
    }
    for token in ["", "ldk", "ldk_x_y_z", "wrong"] {
        let refused = site.api.with_token(token).call(Method::GET, "/api/v1/logs", None, &[]).await;
        assert_eq!((refused.status, refused.code()), (401, "unauthorized"), "{token}");
    }
    assert_eq!(site.head().await, before);
    site.api.post("/api/v1/commands/RevokeApiToken", json!({"token_id": auditors})).await;
    let refused = auditor.call(Method::GET, "/api/v1/audit/verify", None, &[]).await;
    assert_eq!(refused.status, 401);
}

async fn an_address_of_the_inside_is_not_called(site: &mut Site) {
    for inside in ["http://169.254.169.254", "http://10.0.0.1", "http://[::1]:9", "http://192.168.1.1:8080"] {
        site.set("panel_url", inside).await;
        site.set("panel_api_key", site.world.panel.api_key()).await;
        let check = site.api.post("/api/v1/config/validate-panel", json!({})).await;
        assert_eq!(check["ok"], false, "{inside}: {check}");
        site.tells(JOHN, &format!("check {REFILLABLE}")).await;
        site.answers(JOHN, "can't reach the panel").await;
    }
    site.set("panel_url", &site.world.panel.base_url()).await;
    site.set("panel_api_key", site.world.panel.api_key()).await;
    let check = site.api.post("/api/v1/config/validate-panel", json!({})).await;
    assert_eq!(check["ok"], true, "{check}");
    site.tells(JOHN, &format!("check {REFILLABLE}")).await;
    site.answers(JOHN, "*Order #54321*").await;
}
