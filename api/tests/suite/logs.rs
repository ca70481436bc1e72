//! The message log.

use serde_json::{Value, json};

use crate::common::{Home, World};
use crate::on_both;

on_both!(
    entries_are_listed_filtered_and_paged,
    an_entry_comes_with_the_chain_behind_it,
    a_support_status_is_set_alone_and_in_bulk,
    an_escalation_tells_the_providers_of_the_entry,
    what_could_not_be_sent_is_sent_again,
    the_log_is_exported_as_csv,
);

async fn three_entries(home: Home) -> (World, Vec<String>) {
    let mut world = World::new(home).await;
    let channel = world.channel().await;
    world.route(&channel).await;
    let customer = world.customer().await;
    let mut ids = Vec::new();
    for (order_id, text) in [(54321, "refill 54321"), (54322, "please refill 54322 i beg you"), (54323, "refill 54323")]
    {
        ids.push(world.handled(&channel, &customer, order_id, text, true).await.id);
        world.pass(86_400);
    }
    world.caught_up().await;
    (world, ids)
}

async fn entries_are_listed_filtered_and_paged(home: Home) {
    let (mut world, _) = three_entries(home).await;
    let head = world.head().await;
    let all = world.get(&format!("/api/v1/logs?after={head}")).await;
    assert_eq!(all["items"].as_array().unwrap().len(), 3);
    world.said("logs_list");
    for (query, serials) in [
        ("limit=2", vec![3, 2]),
        ("limit=2&cursor=2", vec![1]),
        ("page=2&limit=2", vec![1]),
        ("date=2026-05-02", vec![2]),
        ("from=2026-05-02T12:00:00Z", vec![3, 2]),
        ("to=2026-05-02", vec![1]),
        ("from=2026-05-02&to=2026-05-03", vec![2]),
        ("action=refill", vec![3, 2, 1]),
        ("action=cancel", vec![]),
        ("status=open", vec![2]),
        ("status=resolved", vec![3, 1]),
        ("outcome=accepted", vec![3, 2, 1]),
        ("outcome=by_hand", vec![]),
        ("question=open", vec![]),
        ("status=ticket%20created", vec![]),
        ("priority=true", vec![2]),
        ("q=beg", vec![2]),
        ("order_id=54321", vec![1]),
        ("action=&status=&q=&priority=", vec![3, 2, 1]),
    ] {
        let page = world.get(&format!("/api/v1/logs?{query}")).await;
        let found: Vec<i64> =
            page["items"].as_array().unwrap().iter().map(|item| item["serial"].as_i64().unwrap()).collect();
        assert_eq!(found, serials, "{query}");
        assert_eq!(page["total"].as_i64(), query.starts_with("page").then_some(3), "{query}");
    }
    world.forget();
    for query in [
        "limit=0",
        "limit=201",
        "limit=many",
        "page=0",
        "page=1&cursor=3",
        "action=dance",
        "outcome=dance",
        "question=dance",
        "status=lost",
        "priority=maybe",
        "date=yesterday",
        "from=now",
        "order_id=x",
        "colour=red",
        "after=x",
        "after=-1",
        "limit=1&limit=2",
    ] {
        world.get(&format!("/api/v1/logs?{query}")).await;
    }
    world.said("logs_list_refused");
}

async fn an_entry_comes_with_the_chain_behind_it(home: Home) {
    let (mut world, ids) = three_entries(home).await;
    let entry = world.get(&format!("/api/v1/logs/{}", ids[1])).await;
    let steps: Vec<&str> =
        entry["chain"].as_array().unwrap().iter().map(|link| link["step"].as_str().unwrap()).collect();
    assert_eq!(steps, ["message", "decision", "decision", "answer", "sending", "sending"]);
    world.get("/api/v1/logs/00000000000000000000000000000bad").await;
    world.get("/api/v1/logs/x").await;
    world.said("logs_detail");
}

async fn a_support_status_is_set_alone_and_in_bulk(home: Home) {
    let (mut world, ids) = three_entries(home).await;
    let one = format!("/api/v1/logs/{}/support-status", ids[0]);
    let changed = world.patch(&one, json!({"status": "open"})).await;
    let position = changed["position"].as_i64().unwrap();
    let again = world.patch(&one, json!({"status": "open"})).await;
    assert_eq!(again["position"], json!(position), "setting what is set changes nothing");
    let owner = world.owner.clone();
    let stale = (position - 1).to_string();
    let status = Some(json!({"status": "ignored"}));
    let refused = world.call_with("PATCH", &one, &owner, status.clone(), &[("If-Match", &stale)]).await;
    assert_eq!(refused["code"], "stale_version");
    assert_eq!(world.head().await, position);
    world.call_with("PATCH", &one, &owner, status, &[("If-Match", &position.to_string())]).await;
    world.post("/api/v1/logs/bulk-status", json!({"ids": ids, "status": "Ticket_Created"})).await;
    let before = world.head().await;
    for body in [
        json!({"ids": [ids[0], "00000000000000000000000000000bad"], "status": "open"}),
        json!({"ids": [], "status": "open"}),
        json!({"ids": ids, "status": "lost"}),
        json!({"ids": "all", "status": "open"}),
    ] {
        world.post("/api/v1/logs/bulk-status", body).await;
    }
    world.patch(&one, json!({"status": "lost"})).await;
    world.patch("/api/v1/logs/00000000000000000000000000000bad/support-status", json!({"status": "open"})).await;
    assert_eq!(world.head().await, before, "what is refused records nothing");
    world.get(&format!("/api/v1/logs?status=ticket%20created&after={before}")).await;
    world.said("logs_status");
}

async fn an_escalation_tells_the_providers_of_the_entry(home: Home) {
    let (mut world, ids) = three_entries(home).await;
    let escalated =
        world.patch(&format!("/api/v1/logs/{}/support-status", ids[0]), json!({"status": "escalated"})).await;
    world.post("/api/v1/commands/EscalateLog", json!({"id": ids[1]})).await;
    let owner = world.owner.clone();
    world.call("PUT", "/api/v1/routes", &owner, Some(json!({"items": []}))).await;
    world.post("/api/v1/commands/EscalateLog", json!({"id": ids[2]})).await;
    world.post("/api/v1/commands/EscalateLog", json!({"id": "nothing"})).await;
    let entry = world.get(&format!("/api/v1/logs/{}?after={}", ids[0], escalated["position"])).await;
    assert_eq!(entry["support_status"], "escalated");
    world.said("logs_escalate");
}

async fn what_could_not_be_sent_is_sent_again(home: Home) {
    let mut world = World::new(home).await;
    let channel = world.channel().await;
    let customer = world.customer().await;
    let lost = world.handled(&channel, &customer, 54321, "refill 54321", false).await;
    let sent = world.handled(&channel, &customer, 54322, "refill 54322", true).await;
    world.caught_up().await;
    let state = world.get(&format!("/api/v1/logs/{}", lost.id)).await["reply_state"].clone();
    assert_eq!(state, "failed");
    world.forget();
    let owner = world.owner.clone();
    let path = format!("/api/v1/logs/{}/resend", lost.id);
    let first = world.call_with("POST", &path, &owner, Some(json!({})), &[("Idempotency-Key", "again-1")]).await;
    let head = world.head().await;
    let repeat = world.call_with("POST", &path, &owner, Some(json!({})), &[("Idempotency-Key", "again-1")]).await;
    assert_eq!(world.head().await, head);
    assert_eq!((&repeat["resent"], &repeat["position"]), (&first["resent"], &first["position"]));
    world.post(&path, json!({"outgoing_id": "00000000-0000-0000-0000-000000000bad"})).await;
    world.post(&format!("/api/v1/logs/{}/resend", sent.id), json!({"outgoing_id": sent.outgoing_id.to_string()})).await;
    world.post(&format!("/api/v1/logs/{}/resend", sent.id), json!({})).await;
    world.post("/api/v1/logs/00000000000000000000000000000bad/resend", json!({})).await;
    assert_eq!(world.head().await, head, "what is refused records nothing");
    let entry = world.get(&format!("/api/v1/logs/{}?after={head}", lost.id)).await;
    assert_eq!(entry["reply_state"], "queued");
    world.said("logs_resend");
}

async fn the_log_is_exported_as_csv(home: Home) {
    let mut world = World::new(home).await;
    let channel = world.channel().await;
    let customer = world.customer().await;
    world.handled(&channel, &customer, 54321, "=HYPERLINK(\"x\") \"refill\" 54321", true).await;
    world.handled(&channel, &customer, 54322, "refill 54322", true).await;
    let head = world.head().await;
    let table = world.get(&format!("/api/v1/logs/export.csv?after={head}")).await;
    let Value::String(table) = table else { panic!("{table}") };
    assert!(table.contains(r#""'=HYPERLINK(""x"") ""refill"" 54321""#), "{table}");
    world.said("logs_export");
}
