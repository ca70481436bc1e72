//! The API towards programs: repeats, bad input, reading one's own writes, the log itself.

use ledgerdesk::node::Node;
use reqwest::Method;
use sandbox::panel::known::{MANUAL, MISSING, REFILLABLE};
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::TcpStream;
use tokio::time::timeout;

use crate::site::{JOHN, SMMCOST, Site, items};
use crate::support::PATIENCE;
use crate::support::client::Client;
use crate::support::office::text;

on_both!(
    the_operator_acts_over_the_api_and_a_repeat_answers_the_same,
    a_key_names_one_call_for_ever,
    bad_input_is_named_and_recorded_nowhere,
    a_change_made_to_an_outdated_version_is_refused,
    of_two_changes_racing_on_one_version_exactly_one_wins,
    a_read_waits_for_the_position_it_is_given,
    the_log_is_read_by_position_type_stream_and_cause,
    the_log_is_taken_away_and_whole,
    the_settings_are_listed_and_take_only_what_they_may,
    pages_documents_and_probes_are_served,
);

async fn the_operator_acts_over_the_api_and_a_repeat_answers_the_same(site: &mut Site) {
    let body = json!({"order_ids": [REFILLABLE, MANUAL, MISSING]});
    let call =
        || site.api.call(Method::POST, "/api/v1/commands/RequestRefill", Some(&body), &[("Idempotency-Key", "r-1")]);
    let first = call().await.granted("refill");
    let results = first["results"].as_array().expect("results");
    assert_eq!(results.len(), 3, "{first}");
    assert_eq!(site.expects(SMMCOST, "refill").await, "2323223 refill");
    let entry = site.log_entry("action=refill", |entry| entry["dispatch_state"] == "sent").await;
    assert_eq!((&entry["id"], &entry["outcome"]), (&first["id"], &json!("mixed")));
    let head = site.head().await;
    let again = call().await.granted("refill again");
    assert_eq!(again, first);
    // The same by many at once.
    let all = futures::future::join_all((0..5).map(|_| call())).await;
    assert!(all.into_iter().all(|answer| answer.granted("refill again") == first));
    assert_eq!(site.head().await, head);
    assert_eq!(site.sent_to(SMMCOST).len(), 1);
}

async fn a_key_names_one_call_for_ever(site: &mut Site) {
    let add = |name: &str| json!({"name": name, "api_url": "https://x.example/api/v2", "api_key": "key"});
    let key = [("Idempotency-Key", "add-x")];
    let call = async |path: &str, body: Value| site.api.call(Method::POST, path, Some(&body), &key).await;
    let first = call("/api/v1/providers", add("x.example")).await.granted("adding");
    site.stop().await;
    site.start().await;
    let call = async |path: &str, body: Value| site.api.call(Method::POST, path, Some(&body), &key).await;
    let again = call("/api/v1/providers", add("x.example")).await.granted("adding again");
    assert_eq!(again, first);
    let misused = call("/api/v1/commands/IssueApiToken", json!({"scope": "read"})).await;
    assert_eq!((misused.status, misused.code()), (422, "idempotency_key_reused"), "{}", misused.body);
    // Whichever of the workspace's tokens it comes with.
    let issued = site.api.post("/api/v1/commands/IssueApiToken", json!({"scope": "write"})).await;
    let writer = site.api.with_token(&text(&issued["api_token"]));
    let other = writer.call(Method::POST, "/api/v1/providers", Some(&add("y.example")), &key).await;
    assert_eq!((other.status, other.code()), (422, "idempotency_key_reused"), "{}", other.body);
    let same = writer.call(Method::POST, "/api/v1/providers", Some(&add("x.example")), &key).await.granted("the same");
    assert_eq!(same, first);
    let too_long = "k".repeat(256);
    let refused =
        site.api.call(Method::POST, "/api/v1/providers", Some(&add("z")), &[("Idempotency-Key", &too_long)]).await;
    assert_eq!((refused.status, refused.body["field"].as_str()), (422, Some("Idempotency-Key")));
}

async fn bad_input_is_named_and_recorded_nowhere(site: &mut Site) {
    let before = site.head().await;
    let refill = "/api/v1/commands/RequestRefill";
    for (path, body, status, field) in [
        (refill, json!({"order_ids": ["54321"]}), 422, "order_ids[0]"),
        (refill, json!({"order_ids": []}), 422, "order_ids"),
        (refill, json!({"order_ids": [12]}), 422, "order_ids[0]"),
        (refill, json!({"order_ids": (10_000..10_101).collect::<Vec<u64>>()}), 422, "order_ids"),
        (refill, json!({"order_ids": [54321], "force": true}), 422, "force"),
        (refill, json!({}), 422, "order_ids"),
        (refill, json!([]), 400, ""),
        ("/api/v1/commands/Explode", json!({}), 404, ""),
        ("/api/v1/customers", json!({"username": "x", "identity": "not a number"}), 422, "identity"),
        ("/api/v1/customers", json!({"username": " ", "identity": "+447700900456"}), 422, "username"),
        ("/api/v1/providers", json!({"name": "x", "api_url": "ftp://x", "api_key": "k"}), 422, "api_url"),
        (
            "/api/v1/providers",
            json!({"name": "x", "api_url": "https://x", "api_key": "k", "sync_interval": 1}),
            422,
            "sync_interval",
        ),
        ("/api/v1/channels", json!({"kind": "pigeon"}), 422, "kind"),
        (
            "/api/v1/channels",
            json!({"kind": "evolution", "name": "y", "api_url": "nowhere", "api_key": "k", "instance": "i"}),
            422,
            "api_url",
        ),
        ("/api/v1/logs/00000000000000000000000000000000/resend", json!({}), 404, ""),
        ("/api/v1/nothing/here", json!({}), 404, ""),
    ] {
        let refused = site.api.call(Method::POST, path, Some(&body), &[]).await;
        assert_eq!(refused.status, status, "{path} {body}: {}", refused.body);
        assert_eq!(refused.body["field"].as_str().unwrap_or_default(), field, "{path} {body}: {}", refused.body);
        assert!(!refused.code().is_empty() && !text(&refused.body["detail"]).is_empty());
        assert_eq!(refused.headers["content-type"], "application/problem+json");
    }
    let raw = async |body: String, kind: &str| {
        let request = site.api.request(Method::POST, refill).header("content-type", kind).body(body);
        crate::support::client::Answer::of(request.send().await.expect("an answer")).await
    };
    assert_eq!(raw("{\"order_ids\":".to_owned(), "application/json").await.status, 400);
    assert_eq!(raw("order_ids=54321".to_owned(), "application/x-www-form-urlencoded").await.status, 415);
    assert_eq!(raw("{}".to_owned(), "text/plain").await.status, 415);
    assert_eq!(too_large(site, refill).await, "HTTP/1.1 413 Payload Too Large");
    // Whoever sends all of it before reading hears the answer, too.
    let large = site.api.request(Method::POST, refill).header("content-type", "application/json");
    let large = large.body(vec![b' '; 30 * 1024 * 1024]).send().await.expect("an answer, not a broken connection");
    assert_eq!(large.status(), 413);
    assert_eq!(site.api.call(Method::DELETE, "/api/v1/logs", None, &[]).await.status, 405);
    let twice = site.api.call(Method::GET, "/api/v1/logs?after=1&after=2", None, &[]).await;
    assert_eq!((twice.status, &twice.body["field"]), (422, &json!("after")), "{}", twice.body);
    for long in [format!("/api/v1/logs/{}", "0".repeat(501)), format!("/api/v1/channels/{}", "%41".repeat(300))] {
        assert_eq!(site.api.call(Method::GET, &long, None, &[]).await.code(), "no_such_path", "{long}");
    }
    assert_eq!(site.head().await, before, "{}", site.story().await);
}

/// Sends a body that is too large as far as the limit; the answer comes without the rest.
async fn too_large(site: &Site, path: &str) -> String {
    let head = site.api.request(Method::POST, path).build().expect("a request");
    let authorization = head.headers()["authorization"].to_str().expect("a text");
    let mut stream = TcpStream::connect(site.node().address).await.expect("a connection");
    let request = format!(
        "POST {path} HTTP/1.1\r\nhost: ledgerdesk\r\nauthorization: {authorization}\r\n\
         content-type: application/json\r\ncontent-length: 2000000\r\n\r\n"
    );
    stream.write_all(request.as_bytes()).await.expect("sent");
    stream.write_all(&vec![b' '; 1024 * 1024 + 1]).await.expect("sent");
    let mut line = String::new();
    timeout(PATIENCE, BufReader::new(stream).read_line(&mut line)).await.expect("in time").expect("an answer");
    line.trim_end().to_owned()
}

async fn a_change_made_to_an_outdated_version_is_refused(site: &mut Site) {
    let seen = site.api.get("/api/v1/config").await["position"].to_string();
    site.set("cooldown_seconds", "60").await;
    let change = json!({"key": "cooldown_seconds", "value": 120});
    let stale = site.api.call(Method::PATCH, "/api/v1/config", Some(&change), &[("If-Match", &seen)]).await;
    assert_eq!((stale.status, stale.code()), (412, "stale_version"));
    let now = stale.body["position"].to_string();
    site.api.call(Method::PATCH, "/api/v1/config", Some(&change), &[("If-Match", &now)]).await.granted("the change");
}

async fn of_two_changes_racing_on_one_version_exactly_one_wins(site: &mut Site) {
    let other = Node::start(&site.database.config(&site.door.url())).await.expect("another node");
    let there = site.api.at(&format!("http://{}", other.address));
    for round in 1..=8 {
        // In even rounds, on two nodes.
        let second = if round % 2 == 0 { &there } else { &site.api };
        let before = site.api.get("/api/v1/config").await["position"].as_i64().expect("a position");
        let seen = before.to_string();
        let set = async |api: &Client, value: u32| {
            let change = json!({"key": "cooldown_seconds", "value": value});
            api.call(Method::PATCH, "/api/v1/config", Some(&change), &[("If-Match", &seen)]).await
        };
        let (one, two) = tokio::join!(set(&site.api, 1000 + round), set(second, 2000 + round));
        let (won, lost) = if one.status == 200 { (one, two) } else { (two, one) };
        let position = won.granted("the change that came first")["position"].clone();
        assert_eq!((lost.status, lost.code()), (412, "stale_version"), "{}", lost.body);
        assert_eq!((&lost.body["position"], &lost.body["field"]), (&position, &json!("If-Match")));
        assert_eq!(site.head().await, before + 1, "one event and no other");
    }
    other.stop().await;
}

async fn a_read_waits_for_the_position_it_is_given(site: &mut Site) {
    let made = site
        .api
        .call(
            Method::POST,
            "/api/v1/customers",
            Some(&json!({"username": "maria_smm", "identity": "+447700900456"})),
            &[],
        )
        .await;
    let position = made.headers["ledgerdesk-position"].to_str().expect("a text").to_owned();
    assert_eq!(made.body["position"].to_string(), position);
    let listed = items(&site.api.get(&format!("/api/v1/customers?after={position}")).await);
    assert_eq!(listed.len(), 2);
    for path in ["logs", "groups", "providers", "usage", "channels", "routes", "config", "events"] {
        site.api.get(&format!("/api/v1/{path}?after={position}")).await;
    }
    // What was never there is not waited for.
    let asked = std::time::Instant::now();
    let beyond = site.head().await + 1_000;
    let (models, log) = (format!("/api/v1/logs?after={beyond}"), format!("/api/v1/events?after={beyond}"));
    let (models, log) =
        tokio::join!(site.api.call(Method::GET, &models, None, &[]), site.api.call(Method::GET, &log, None, &[]));
    for late in [models, log] {
        assert_eq!((late.status, late.code()), (422, "beyond_the_head"), "{}", late.body);
        assert_eq!((&late.body["field"], &late.body["wanted"]), (&json!("after"), &json!(beyond)));
    }
    assert!(asked.elapsed() < std::time::Duration::from_secs(4), "it was waited for");
    let wrong = site.api.call(Method::GET, "/api/v1/logs?after=soon", None, &[]).await;
    assert_eq!((wrong.status, wrong.body["field"].as_str()), (422, Some("after")));
}

async fn the_log_is_read_by_position_type_stream_and_cause(site: &mut Site) {
    site.tells(JOHN, &format!("refund {REFILLABLE}")).await;
    site.log_entry("action=refund", |entry| entry["reply_state"] == "sent").await;
    let all = site.all_events("").await;
    let positions: Vec<i64> = all.iter().filter_map(|event| event["position"].as_i64()).collect();
    assert_eq!(positions, (1..=site.head().await).collect::<Vec<_>>());
    let received = all.iter().find(|event| event["event_type"] == "MessageReceived").expect("a message");
    let correlation = text(&received["metadata"]["correlation_id"]);
    let of_cause = site.all_events(&format!("correlation_id={correlation}")).await;
    let types: Vec<String> = of_cause.iter().map(|event| text(&event["event_type"])).collect();
    assert_eq!(
        types,
        ["MessageReceived", "RequestOpened", "RefundRequested", "RequestAnswered", "MessageQueued", "MessageSent"]
    );
    let stream = format!("conversation/{}", text(&received["aggregate_id"]));
    let of_stream = site.all_events(&format!("stream={stream}")).await;
    let sequences: Vec<&Value> = of_stream.iter().map(|event| &event["sequence"]).collect();
    assert_eq!(sequences, [1, 2, 3]);
    assert_eq!(items(&site.api.get(&format!("/api/v1/streams/{stream}")).await), of_stream);
    let from = received["position"].as_i64().expect("a position");
    let between = site.all_events(&format!("from={from}&to={}", from + 2)).await;
    assert_eq!(between.len(), 2);
}

async fn the_log_is_taken_away_and_whole(site: &mut Site) {
    site.tells(JOHN, &format!("refill {REFILLABLE}")).await;
    site.log_entry("action=refill", |entry| entry["dispatch_state"] == "sent").await;
    let head = site.api.get("/api/v1/audit/head").await;
    let verified = site.api.get("/api/v1/audit/verify").await;
    assert_eq!((&verified["intact"], &verified["events"]), (&json!(true), &head["position"]));
    assert_eq!(verified["head_hash"], head["hash"]);
    let export = site.api.request(Method::GET, "/api/v1/audit/export?format=jsonl").send().await.expect("an answer");
    let export = export.text().await.expect("a text");
    // Sealed: what is personal is not in it.
    for personal in ["447700900123", "John Doe", "refill 54321", "johndoe123"] {
        assert!(!export.contains(personal), "{personal} can be read in the export");
    }
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("export.jsonl");
    std::fs::write(&file, &export).expect("written");
    let report = eventlog::audit::verify_export(&file, None, &[]).await.expect("readable");
    assert!(report.is_intact(), "{report:?}");
    assert_eq!(report.head_hash, text(&head["hash"]));
    // One changed letter is found.
    std::fs::write(&file, export.replacen("RefillRequested", "RefillRequestee", 1)).expect("written");
    let tampered = eventlog::audit::verify_export(&file, None, &[]).await;
    assert!(!tampered.is_ok_and(|report| report.is_intact()), "a change was not found");
}

async fn the_settings_are_listed_and_take_only_what_they_may(site: &mut Site) {
    let listed = items(&site.api.get("/api/v1/config").await);
    let of =
        |key: &str| listed.iter().find(|setting| setting["key"] == key).cloned().unwrap_or_else(|| panic!("{key}"));
    for key in [
        "chat_mode",
        "cooldown_seconds",
        "verification_max_attempts",
        "scheduler_timezone",
        "show_provider_to_customers",
    ] {
        assert!(!text(&of(key)["description"]).is_empty());
    }
    assert_eq!((&of("panel_api_key")["value"], &of("panel_user_api_key")["value"]), (&json!("set"), &json!("not set")));
    let before = site.head().await;
    for (key, value) in [
        ("cooldown_seconds", json!("soon")),
        ("cooldown_seconds", json!(-1)),
        ("cooldown_seconds", json!([1])),
        ("chat_mode", json!("loud")),
        ("verification_enabled", json!("perhaps")),
        ("panel_url", json!("panel.example")),
        ("scheduler_timezone", json!("midnight")),
        ("refill_statuses", json!("completed,vanished")),
        ("cooldown_second", json!(1)),
    ] {
        let refused =
            site.api.call(Method::PATCH, "/api/v1/config", Some(&json!({"key": key, "value": value})), &[]).await;
        assert_eq!(refused.status, 422, "{key}: {}", refused.body);
    }
    assert_eq!(site.head().await, before);
}

async fn pages_documents_and_probes_are_served(site: &mut Site) {
    for (path, words) in [
        ("/live", "<!doctype html"),
        ("/events", "<!doctype html"),
        ("/api/docs/", "swagger"),
        ("/livez", "ok"),
        ("/readyz", "ready"),
        ("/metrics", "http_requests_total"),
    ] {
        let answer = site.api.request(Method::GET, path).send().await.expect("an answer");
        assert_eq!(answer.status(), 200, "{path}");
        let body = answer.text().await.expect("a text").to_lowercase();
        assert!(body.contains(words), "{path}: {body}");
    }
    let document = site.api.get("/api/openapi.json").await;
    for path in
        ["/webhooks/evolution/{channel_id}", "/api/v1/logs/{id}/support-status", "/api/v1/commands/RequestRefill"]
    {
        assert!(document["paths"].get(path).is_some(), "{path} is not in the document");
    }
}
