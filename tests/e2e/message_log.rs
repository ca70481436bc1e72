//! The message log as operators use it (LG).

use std::collections::BTreeSet;

use futures::StreamExt as _;
use reqwest::Method;
use sandbox::panel::known::{IN_PROGRESS, MISSING, NO_REFILL, REFILLABLE};
use serde_json::{Value, json};
use tokio::time::timeout;

use crate::commands::add_orders;
use crate::site::{JOHN, MARIA, Site, items};
use crate::support::PATIENCE;
use crate::support::bounds::waits_for;
use crate::support::office::text;

on_both!(
    entries_are_numbered_and_found_by_every_filter,
    pages_stay_the_same_while_new_entries_come_in,
    many_entries_are_moved_along_at_once_or_not_at_all,
    an_entry_tells_how_it_came_about,
    the_live_view_shows_entries_as_they_come_and_change,
    the_live_view_counts_what_is_done_of_many_orders,
    the_log_is_taken_away_as_a_table,
    usage_counts_messages_requests_and_replies,
);

/// Serials of a list.
fn serials(entries: &[Value]) -> Vec<i64> {
    entries.iter().filter_map(|entry| entry["serial"].as_i64()).collect()
}

/// Five messages of two people, one of them with a complaint, and one that is resolved.
async fn some_traffic(site: &Site) {
    site.verify(MARIA, "maria_smm").await;
    for (person, message, reply) in [
        (JOHN, format!("check {REFILLABLE}"), "*Order #54321*"),
        (JOHN, format!("refill {REFILLABLE} you are all thieves and liars"), "Refill submitted"),
        (MARIA, "balance".to_owned(), "Your balance"),
        (MARIA, format!("refill {MISSING}"), "can't find"),
        (JOHN, format!("cancel {IN_PROGRESS}, {NO_REFILL}"), "Cancellation"),
    ] {
        site.tells(person, &message).await;
        site.answers(person, reply).await;
    }
    let refused = &site.logs(&format!("order_id={MISSING}")).await[0];
    let path = format!("/api/v1/logs/{}/support-status", text(&refused["id"]));
    site.api.patch(&path, json!({"status": "resolved"})).await;
}

async fn entries_are_numbered_and_found_by_every_filter(site: &mut Site) {
    some_traffic(site).await;
    assert_eq!(serials(&site.logs("").await), [5, 4, 3, 2, 1]);
    let today = site.node().log.now().strftime("%Y-%m-%d").to_string();
    let second = &site.logs("order_id=54321&action=refill").await[0];
    let received = text(&second["received_at"]);
    for (query, expected) in [
        ("action=refill".to_owned(), &[4, 2][..]),
        ("action=cancel".to_owned(), &[5]),
        ("action=balance".to_owned(), &[3]),
        ("status=resolved".to_owned(), &[5, 4]),
        ("status=open".to_owned(), &[2]),
        ("status=ignored".to_owned(), &[3, 1]),
        ("outcome=mixed".to_owned(), &[5]),
        ("outcome=refused".to_owned(), &[4]),
        ("outcome=by_hand".to_owned(), &[]),
        ("priority=true".to_owned(), &[2]),
        ("priority=false&action=refill".to_owned(), &[4]),
        ("order_id=54321".to_owned(), &[2, 1]),
        (format!("order_id={NO_REFILL}"), &[5]),
        ("q=thieves".to_owned(), &[2]),
        ("q=maria_smm".to_owned(), &[4, 3]),
        ("q=2323223".to_owned(), &[2, 1]),
        ("q=refill%20liars".to_owned(), &[2]),
        ("q=nothing-of-the-kind".to_owned(), &[]),
        (format!("date={today}"), &[5, 4, 3, 2, 1]),
        ("date=2020-01-01".to_owned(), &[]),
        (format!("from={received}"), &[5, 4, 3, 2]),
        (format!("to={received}"), &[1]),
        (format!("from={received}&action=refill&status=open"), &[2]),
    ] {
        assert_eq!(serials(&site.logs(&query).await), expected, "{query}");
    }
    let mixed = &site.logs("action=cancel").await[0];
    assert_eq!((&mixed["outcome"], &mixed["order_ids"]), (&json!("mixed"), &json!([IN_PROGRESS, NO_REFILL])));
    for (query, field) in [
        ("action=explode", "action"),
        ("status=sleeping", "status"),
        ("outcome=sunny", "outcome"),
        ("question=none", "question"),
        ("limit=0", "limit"),
        ("limit=201", "limit"),
        ("priority=maybe", "priority"),
        ("from=yesterday", "from"),
        ("colour=red", "colour"),
    ] {
        let refused = site.api.call(Method::GET, &format!("/api/v1/logs?{query}"), None, &[]).await;
        assert_eq!((refused.status, refused.body["field"].as_str()), (422, Some(field)), "{}", refused.body);
    }
}

async fn pages_stay_the_same_while_new_entries_come_in(site: &mut Site) {
    for _ in 0..6 {
        site.tells(JOHN, "help").await;
        site.answers(JOHN, "What I can do").await;
    }
    let head = site.head().await;
    let first = site.api.get(&format!("/api/v1/logs?limit=2&after={head}")).await;
    assert_eq!(serials(&items(&first)), [6, 5]);
    site.tells(JOHN, "help").await;
    site.answers(JOHN, "What I can do").await;
    let second = site.api.get(&format!("/api/v1/logs?limit=2&cursor={}", first["next_cursor"])).await;
    assert_eq!(serials(&items(&second)), [4, 3]);
    let third = site.api.get(&format!("/api/v1/logs?limit=2&cursor={}", second["next_cursor"])).await;
    assert_eq!((serials(&items(&third)), &third["next_cursor"]), (vec![2, 1], &Value::Null));
    let numbered = site.api.get(&format!("/api/v1/logs?limit=3&page=3&after={}", site.head().await)).await;
    assert_eq!((serials(&items(&numbered)), &numbered["total"]), (vec![1], &json!(7)));
}

async fn many_entries_are_moved_along_at_once_or_not_at_all(site: &mut Site) {
    some_traffic(site).await;
    let mut ids: Vec<String> = site.logs("").await.iter().map(|entry| text(&entry["id"])).collect();
    let before = site.head().await;
    let unknown = ids.iter().cloned().chain(["0".repeat(32)]).collect::<Vec<_>>();
    let path = "/api/v1/logs/bulk-status";
    let refused = site.api.call(Method::POST, path, Some(&json!({"ids": unknown, "status": "ignored"})), &[]).await;
    assert_eq!(refused.status, 404);
    let refused = site.api.call(Method::POST, path, Some(&json!({"ids": [], "status": "ignored"})), &[]).await;
    assert_eq!(refused.status, 422);
    assert_eq!(site.head().await, before, "a refused change was recorded in part");

    ids.truncate(3);
    let done = site.api.post(path, json!({"ids": ids, "status": "ticket created"})).await;
    assert_eq!(items(&done).len(), 3);
    let listed = site.api.get(&format!("/api/v1/logs?status=ticket%20created&after={}", done["position"])).await;
    let found: BTreeSet<String> = items(&listed).iter().map(|entry| text(&entry["id"])).collect();
    assert_eq!(found, ids.into_iter().collect());
}

async fn an_entry_tells_how_it_came_about(site: &mut Site) {
    site.tells(JOHN, &format!("refill {REFILLABLE}")).await;
    let done = |entry: &Value| entry["dispatch_state"] == "sent" && entry["reply_state"] == "sent";
    let entry = site.log_entry("action=refill", done).await;
    let detail = site.api.get(&format!("/api/v1/logs/{}", text(&entry["id"]))).await;
    let chain = detail["chain"].as_array().expect("a chain").clone();
    let steps: Vec<String> = chain.iter().map(|link| text(&link["step"])).collect();
    assert_eq!(&steps[..4], ["message", "decision", "decision", "answer"], "{chain:#?}");
    assert_eq!(steps.iter().filter(|step| *step == "sending").count(), 4, "{steps:?}");
    let texts = chain.iter().map(|link| text(&link["text"])).collect::<Vec<_>>().join("\n");
    for told in [
        "John Doe wrote: refill 54321",
        "Understood as refill for 54321",
        "refill of 54321 accepted: the panel says Completed, refill terms 30 days by service name; smmcost.com is told `2323223 refill`",
        "The command to the provider was sent, at attempt 1",
    ] {
        assert!(texts.contains(told), "{told} is missing:\n{texts}");
    }
    let correlations: BTreeSet<String> = chain.iter().map(|link| text(&link["correlation_id"])).collect();
    assert_eq!(correlations.len(), 1, "one message, one chain");
}

/// The next server-sent event of a name, as JSON, that `fits`.
pub async fn next_event(
    stream: &mut (impl futures::Stream<Item = String> + Unpin),
    name: &str,
    fits: impl Fn(&Value) -> bool,
) -> Value {
    waits_for(|| format!("a server-sent `{name}`"));
    let look = async {
        while let Some(event) = stream.next().await {
            let field =
                |key: &str| event.lines().find_map(|line| line.strip_prefix(key)).map(str::trim).map(str::to_owned);
            if field("event:").as_deref() == Some(name) {
                let data = serde_json::from_str(&field("data:").unwrap_or_default()).expect("JSON");
                if fits(&data) {
                    return data;
                }
            }
        }
        panic!("the stream ended")
    };
    timeout(PATIENCE, look).await.unwrap_or_else(|_| panic!("no `{name}` came"))
}

/// Opens a stream of server-sent events.
pub async fn live(
    site: &Site,
    api: &crate::support::client::Client,
    path: &str,
) -> std::pin::Pin<Box<dyn futures::Stream<Item = String> + Send>> {
    live_from(site, api.request(Method::GET, path)).await
}

/// The same of a request with headers.
pub async fn live_from(
    site: &Site,
    request: reqwest::RequestBuilder,
) -> std::pin::Pin<Box<dyn futures::Stream<Item = String> + Send>> {
    let response = request.send().await.expect("an answer");
    assert_eq!(response.status(), 200, "{} at {}", response.url(), site.workspace);
    let mut rest = String::new();
    let chunks = response.bytes_stream().flat_map(move |chunk| {
        rest.push_str(&String::from_utf8_lossy(&chunk.unwrap_or_default()));
        let mut whole = Vec::new();
        while let Some(end) = rest.find("\n\n") {
            whole.push(rest.drain(..end + 2).collect::<String>());
        }
        futures::stream::iter(whole)
    });
    Box::pin(chunks)
}

async fn the_live_view_shows_entries_as_they_come_and_change(site: &mut Site) {
    let mut view = live(site, &site.api, "/api/v1/logs/stream").await;
    next_event(&mut view, "ready", |_| true).await;
    site.tells(JOHN, &format!("refund {REFILLABLE}")).await;
    let entry = next_event(&mut view, "entry", |entry| entry["reply_state"] == "sent").await;
    assert_eq!((&entry["serial"], &entry["action"]), (&json!(1), &json!("refund")));
    let seen = entry["position"].as_i64().expect("a position");
    let path = format!("/api/v1/logs/{}/support-status", text(&entry["id"]));
    site.api.patch(&path, json!({"status": "resolved"})).await;
    next_event(&mut view, "entry", |entry| entry["support_status"] == "resolved").await;
    // Whoever was away is told what changed meanwhile.
    let mut back = live(site, &site.api, &format!("/api/v1/logs/stream?after={seen}")).await;
    let caught_up = next_event(&mut back, "entry", |_| true).await;
    assert_eq!(caught_up["support_status"], "resolved");
    next_event(&mut back, "ready", |_| true).await;
}

async fn the_live_view_counts_what_is_done_of_many_orders(site: &mut Site) {
    add_orders(site, 70_001..=70_030);
    let mut view = live(site, &site.api, "/api/v1/logs/stream").await;
    next_event(&mut view, "ready", |_| true).await;
    let ids: Vec<String> = (70_001..=70_030).map(|id| id.to_string()).collect();
    site.tells(JOHN, &format!("refund {}", ids.join(" "))).await;
    for done in [10, 20] {
        let entry = next_event(&mut view, "entry", |entry| entry["orders_done"].as_i64() >= Some(done)).await;
        assert_eq!((&entry["orders_done"], &entry["outcome"]), (&json!(done), &json!("pending")), "{entry}");
        assert_eq!(entry["order_ids"].as_array().map(Vec::len), Some(30));
    }
    let entry = next_event(&mut view, "entry", |entry| entry["outcome"] != "pending").await;
    assert_eq!((&entry["orders_done"], &entry["outcome"]), (&json!(30), &json!("by_hand")), "{entry}");
}

async fn the_log_is_taken_away_as_a_table(site: &mut Site) {
    site.tells(JOHN, "refill 54321 =1+1 of you are \"thieves\"").await;
    site.log_entry("action=refill", |entry| entry["dispatch_state"] == "sent").await;
    let head = site.head().await;
    let answer =
        site.api.call(Method::GET, &format!("/api/v1/logs/export.csv?after={head}&action=refill"), None, &[]).await;
    let table = text(&answer.body);
    let lines: Vec<&str> = table.split("\r\n").filter(|line| !line.is_empty()).collect();
    assert!(lines[0].starts_with("serial,received_at,action,order_ids"), "{table}");
    assert!(
        table.contains("\"refill\",\"54321\"") && table.contains("\"2323223\"") && table.contains("\"\"thieves\"\""),
        "{table}"
    );
    assert!(answer.headers["content-type"].to_str().expect("a text").starts_with("text/csv"));
}

async fn usage_counts_messages_requests_and_replies(site: &mut Site) {
    some_traffic(site).await;
    let head = site.head().await;
    let usage = site.api.get(&format!("/api/v1/usage?after={head}")).await;
    assert_eq!((&usage["messages_today"], &usage["requests_today"]), (&json!(5), &json!(5)));
    assert_eq!((&usage["customers"], &usage["active_groups"]), (&json!(2), &json!(0)));
}
