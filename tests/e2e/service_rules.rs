//! Terms of services: the operator's rules, the panel's list, and what rules would have changed (EL3, EL4).

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use jiff::{SignedDuration, Timestamp};
use reqwest::Method;
use sandbox::Fault;
use sandbox::panel::known::{IN_PROGRESS, NO_REFILL, OF_MARIA, PENDING, REFILLABLE, WINDOW_OVER};
use serde_json::{Value, json};

use crate::site::{JOHN, Site, items};
use crate::support::office::text;

const RULES: &str = "/api/v1/service-rules";
const DRY_RUN: &str = "/api/v1/service-rules/dry-run";
const SERVICES: &str = "/api/v1/services";

on_both!(
    a_rule_decides_from_the_next_message_on_and_the_log_names_it,
    a_dry_run_tells_what_then_happens,
    hundreds_of_decisions_are_rehearsed_and_no_more_than_asked_for,
    wrong_rules_are_refused_with_their_place_and_change_nothing,
    the_panels_list_is_read_kept_and_searched,
    a_panel_that_does_not_tell_its_list_takes_nothing_away,
    a_service_listed_without_refill_has_none,
    the_list_is_read_again_when_its_time_has_come,
    a_look_that_waits_when_the_key_is_taken_away_fails_and_says_why,
    a_refill_window_counts_from_completion_whatever_was_refilled_since,
    refills_are_counted_and_start_times_waited_for,
);

async fn set_rules(site: &Site, rules: Value) -> Value {
    site.api.put(RULES, json!({ "items": rules })).await
}

/// The decision of the newest entry of an order, as the log's page tells it.
async fn decision(site: &Site, order: u64, event_type: &str) -> Value {
    let newest = async || {
        let entry = site.logs(&format!("order_id={order}")).await.into_iter().next();
        entry.filter(|entry| entry["reply_state"] == "sent")
    };
    let entry = site.until(&format!("the answer about {order}"), newest).await;
    let detail = site.api.get(&format!("/api/v1/logs/{}", text(&entry["id"]))).await;
    let chain = detail["chain"].as_array().expect("a chain").clone();
    let found = chain.into_iter().find(|link| link["event_type"] == event_type);
    found.unwrap_or_else(|| panic!("no {event_type}: {detail}"))
}

async fn a_rule_decides_from_the_next_message_on_and_the_log_names_it(site: &mut Site) {
    site.tells(JOHN, &format!("refill {NO_REFILL}")).await;
    site.answers(JOHN, "this service has no refill").await;
    let rules = json!([
        {"name_contains": "premium", "refill": "lifetime"},
        {"service_ids": [1210], "refill_days": 30, "note": "agreed in March"},
    ]);
    let set = set_rules(site, rules).await;
    assert_eq!(set["version"], 1);
    let shown = site.api.get(&format!("{RULES}?after={}", set["position"])).await;
    assert_eq!((&shown["version"], &shown["items"][1]["id"]), (&json!(1), &json!("rule-2")));
    // What is shown can be set again as it is, and nothing changes.
    let again = site.api.put(RULES, json!({"items": shown["items"]})).await;
    assert_eq!(again["version"], 1);
    assert_eq!(site.all_events("type=ServiceRulesReplaced").await.len(), 1);

    site.tells(JOHN, &format!("refill {NO_REFILL}")).await;
    site.answers(JOHN, "Refill submitted").await;
    let decided = decision(site, NO_REFILL, "RefillRequested").await;
    let terms = &decided["facts"]["RefillRequested"]["terms"];
    assert_eq!((&terms["refill"], &terms["source"]), (&json!("30 days"), &json!("rule-2")));
    assert_eq!(terms["rule"], json!({"id": "rule-2", "version": 1}));
    assert!(text(&decided["text"]).contains("refill terms 30 days by rule rule-2, version 1"), "{decided}");

    // The next version is another one, and the same rule in it keeps its name.
    let mut rules = shown["items"].clone();
    rules[1]["refill_days"] = json!(null);
    rules[1]["refill"] = json!("none");
    assert_eq!(set_rules(site, rules).await["version"], 2);
    site.set("cooldown_seconds", "0").await;
    site.tells(JOHN, &format!("refill {WINDOW_OVER}")).await;
    site.answers(JOHN, "the refill period ended on").await;
    site.world.panel.change_order(WINDOW_OVER, |order| order.service_id = 1210);
    site.tells(JOHN, &format!("refill {WINDOW_OVER}")).await;
    site.answers(JOHN, "this service has no refill").await;
    let decided = decision(site, WINDOW_OVER, "RefillRefused").await;
    assert_eq!(decided["facts"]["RefillRefused"]["terms"]["rule"], json!({"id": "rule-2", "version": 2}));
    assert!(text(&decided["text"]).contains("by rule rule-2, version 2"), "{decided}");
}

async fn a_dry_run_tells_what_then_happens(site: &mut Site) {
    site.set("cooldown_seconds", "0").await;
    let asked = [("refill", REFILLABLE), ("refill", NO_REFILL), ("refill", WINDOW_OVER), ("cancel", IN_PROGRESS)];
    let ask = async |site: &Site| {
        for (action, order) in asked {
            site.tells(JOHN, &format!("{action} {order}")).await;
            site.answers(JOHN, &format!("#{order}*")).await;
        }
        // Not theirs, whatever the rules.
        site.tells(JOHN, &format!("refill {OF_MARIA}")).await;
        site.answers(JOHN, "can't find this order").await;
    };
    ask(site).await;
    let settled = |entry: &Value| {
        entry["reply_state"] == "sent" && (entry["dispatch_state"] == "sent" || entry["dispatch_state"] == "none")
    };
    site.until("everything sent", async || site.logs("").await.iter().all(settled).then_some(())).await;
    let rules = json!([
        {"id": "strict", "service_ids": [1204], "refill": "none"},
        {"id": "kind", "service_ids": [1210, 1388], "refill": "lifetime", "statuses": {"cancel": []}},
    ]);
    let before = site.head().await;
    let logs = site.logs("").await.len();
    let told = site.api.post(DRY_RUN, json!({"items": rules, "last": 1000})).await;
    assert_eq!(site.head().await, before, "a dry run records nothing");
    assert_eq!(told["version"], 1);
    let totals = &told["totals"];
    assert_eq!((&totals["requests"], &totals["decisions"]), (&json!(5), &json!(5)), "{told}");
    assert_eq!((&totals["newly_accepted"], &totals["newly_refused"]), (&json!(1), &json!(2)), "{told}");
    assert_eq!((&totals["refused_otherwise"], &totals["changed"]), (&json!(1), &json!(4)), "{told}");
    let predicted = items(&told);
    let of = |order: u64| predicted.iter().find(|item| item["order_id"] == order).expect("a decision");
    assert_eq!((&of(REFILLABLE)["now"]["rule"], &of(NO_REFILL)["now"]["rule"]), (&json!("strict"), &json!("kind")));
    assert_eq!(of(OF_MARIA)["changed"], false);
    let newest = site.api.post(DRY_RUN, json!({"items": rules, "last": 2, "only_changed": true})).await;
    assert_eq!((&newest["totals"]["decisions"], items(&newest).len()), (&json!(2), 1), "{newest}");

    set_rules(site, rules).await;
    ask(site).await;
    assert_eq!(site.logs("").await.len(), logs * 2);
    // By the rules in force, everything asked since is what it was.
    let rules = site.api.get(RULES).await["items"].clone();
    let same = site.api.post(DRY_RUN, json!({"items": rules, "last": 5})).await;
    assert_eq!(same["totals"]["changed"], 0, "{same}");
    for item in items(&same) {
        let order = item["order_id"].as_u64().expect("an order");
        assert_eq!(item["then"]["outcome"], of(order)["now"]["outcome"], "{item}");
        assert_eq!(item["then"]["reason"], of(order)["now"]["reason"], "{item}");
        assert_eq!(item["then"]["rule"], of(order)["now"]["rule"], "{item}");
    }
}

/// An order like one that may be refilled.
fn another_order(site: &Site, id: u64) {
    let mut order = site.world.panel.order(REFILLABLE).expect("a known order");
    (order.id, order.external_id) = (id, Some(format!("9{id}")));
    site.world.panel.put_order(order);
}

async fn hundreds_of_decisions_are_rehearsed_and_no_more_than_asked_for(site: &mut Site) {
    site.world.panel.list_providers(true);
    let ids: Vec<u64> = (810_001..=810_200).collect();
    ids.iter().for_each(|id| another_order(site, *id));
    let ask = async |command: &str, ids: &[u64]| {
        site.api.post(&format!("/api/v1/commands/{command}"), json!({ "order_ids": ids })).await;
    };
    for part in ids.chunks(100) {
        ask("RequestRefill", part).await;
    }
    // One order again and again: the cooldown runs.
    for _ in 0..20 {
        ask("RequestRefill", &ids[..1]).await;
    }
    ask("RequestRefund", &ids[..50]).await;
    let told = async |rules: Value, last: u32| {
        let position = site.head().await;
        site.api.get(&format!("/api/v1/logs?limit=1&after={position}")).await;
        site.api.post(DRY_RUN, json!({"items": rules, "last": last})).await
    };
    let none = || json!([{"id": "none", "service_ids": [1204], "refill": "none"}]);
    let all = told(none(), 1_000).await;
    let totals = &all["totals"];
    assert_eq!((&totals["requests"], &totals["decisions"]), (&json!(23), &json!(270)), "{totals}");
    assert_eq!((&totals["accepted_then"], &totals["newly_refused"]), (&json!(250), &json!(200)), "{totals}");
    assert_eq!((&totals["under_a_rule"], &totals["by_todays_settings"]), (&json!(270), &json!(0)), "{totals}");
    assert!(items(&all).iter().all(|item| item["grounds"] == "recorded"));
    let serials: Vec<i64> = items(&all).iter().filter_map(|item| item["serial"].as_i64()).collect();
    assert!(serials.is_sorted_by(|newer, older| newer >= older), "newest first");
    // The cooldown of the first refill is on record, whatever these rules say of it: they give another reason, or none.
    let newest = told(none(), 3).await;
    assert_eq!((&newest["totals"]["requests"], &newest["totals"]["decisions"]), (&json!(3), &json!(52)), "{newest}");
    let patient = told(json!([{"service_ids": [1204], "cooldown_seconds": 0}]), 1_000).await;
    assert_eq!(patient["totals"]["changed"], 0, "{}", patient["totals"]);
}

async fn wrong_rules_are_refused_with_their_place_and_change_nothing(site: &mut Site) {
    let before = site.head().await;
    let good = json!({"service_ids": [1], "refill": "none"});
    for (rule, field, words) in [
        (json!({"service_ids": [1], "refill": "days"}), "items[1].refill_days", "is missing"),
        (json!({"service_ids": [1], "refill_days": 0}), "items[1].refill_days", "from 1 to 3650, not 0"),
        (json!({"service_ids": [1], "refill": "forever"}), "items[1].refill", "one of none, days, lifetime"),
        (json!({"service_ids": [1], "refill": "none", "refill_days": 3}), "items[1].refill_days", "makes no sense"),
        (json!({"service_ids": [1], "statuses": {"explode": []}}), "items[1].statuses.explode", "is no action"),
        (json!({"service_ids": [1], "statuses": {"refill": ["done"]}}), "items[1].statuses.refill[0]", "not `done`"),
        (json!({"refill": "none"}), "items[1].service_ids", "names no service"),
        (json!({"service_ids": [1]}), "items[1].refill", "every other term"),
        (json!({"service_ids": [1], "refil": "none"}), "items[1].refil", "unknown field"),
        (json!({"id": "a b", "service_ids": [1], "refill": "none"}), "items[1].id", "letters, digits"),
    ] {
        let body = json!({"items": [good, rule]});
        for (method, path) in [(Method::PUT, RULES), (Method::POST, DRY_RUN)] {
            let refused = site.api.call(method, path, Some(&body), &[]).await;
            assert_eq!((refused.status, refused.body["field"].as_str()), (422, Some(field)), "{}", refused.body);
            assert!(refused.body["detail"].as_str().unwrap_or_default().contains(words), "{}", refused.body);
        }
    }
    let too_many = site.api.call(Method::POST, DRY_RUN, Some(&json!({"items": [good], "last": 1001})), &[]).await;
    assert_eq!((too_many.status, too_many.body["field"].as_str()), (422, Some("last")));
    assert_eq!(site.head().await, before);
}

/// Gives the workspace a user's key and waits for the first look.
async fn read_list(site: &Site) -> Value {
    site.set("panel_user_api_key", site.world.panel.user_api_key()).await;
    looked(site, 1).await
}

/// The list once there were so many looks at it.
pub async fn looked(site: &Site, looks: usize) -> Value {
    let look = async || {
        let good = site.all_events("type=ServiceListRefreshed").await.len();
        let failed = site.all_events("type=ServiceListUnread").await.len();
        (good + failed >= looks).then_some(())
    };
    site.until(&format!("{looks} looks at the services"), look).await;
    site.api.get(&format!("{SERVICES}?limit=200&after={}", site.head().await)).await
}

async fn the_panels_list_is_read_kept_and_searched(site: &mut Site) {
    let refused = site.api.call(Method::POST, "/api/v1/services/refresh", Some(&json!({})), &[]).await;
    assert_eq!((refused.status, refused.code()), (409, "not_configured"));
    let list = read_list(site).await;
    let panels = site.world.panel.services();
    assert_eq!((items(&list).len(), &list["total"]), (panels.len(), &json!(panels.len())));
    assert!(list["failure"].is_null() && list["next_refresh_at"].is_string(), "{list}");
    let found = site.api.get(&format!("{SERVICES}?q=instagram%20likes")).await;
    let found = items(&found);
    assert_eq!((found.len(), &found[0]["id"], &found[0]["refill_terms"]), (1, &json!(1210), &json!("none")));
    let first = site.api.get(&format!("{SERVICES}?limit=5")).await;
    let next = site.api.get(&format!("{SERVICES}?limit=200&cursor={}", first["next_cursor"])).await;
    assert_eq!(items(&first).len() + items(&next).len(), panels.len());
    assert!(next["next_cursor"].is_null());

    // Renamed, gone and new, in one look.
    let mut renamed = panels[0].clone();
    "Instagram Followers [No refill]".clone_into(&mut renamed.name);
    let added = sandbox::panel::ServiceRow { id: 7, ..renamed.clone() };
    site.world.panel.put_service(renamed);
    site.world.panel.put_service(added);
    site.world.panel.remove_service(1999);
    site.api.post("/api/v1/services/refresh", json!({})).await;
    let list = looked(site, 2).await;
    let refreshed = site.events("ServiceListRefreshed", 2).await;
    let last = &refreshed.last().expect("a look")["payload"]["ServiceListRefreshed"];
    assert_eq!((&last["added"], &last["changed"], &last["removed"]), (&json!(1), &json!(1), &json!(1)), "{last}");
    assert_eq!(items(&list)[0]["id"], 7);
    // A rule can go by category now, and the log shows the service as it was listed.
    set_rules(site, json!([{"category": "instagram likes", "refill": "lifetime"}])).await;
    site.tells(JOHN, &format!("refill {NO_REFILL}")).await;
    site.answers(JOHN, "Refill submitted").await;
    let decided = decision(site, NO_REFILL, "RefillRequested").await;
    let grounds = &decided["facts"]["RefillRequested"]["grounds"];
    assert_eq!(grounds["service"]["category"], "Instagram Likes", "{decided}");
    assert!(!site.all_events("").await.iter().any(|event| event.to_string().contains(site.world.panel.user_api_key())));
}

async fn a_panel_that_does_not_tell_its_list_takes_nothing_away(site: &mut Site) {
    let known = items(&read_list(site).await);
    let panels = site.world.panel.services();
    let faults = [
        Fault::Html { status: 503 },
        Fault::OkWithError { code: 100, text: "Invalid API key".to_owned() },
        Fault::ClosedBeforeActing,
    ];
    for (looks, fault) in (2..).zip(faults) {
        site.world.panel.faults().next(1, "/api/v2", fault);
        site.api.post("/api/v1/services/refresh", json!({})).await;
        let list = looked(site, looks).await;
        assert!(list["failure"].is_string(), "{list}");
        assert_eq!(items(&list), known);
    }
    site.world.panel.remove_all_services();
    site.api.post("/api/v1/services/refresh", json!({})).await;
    let list = looked(site, 5).await;
    assert_eq!(
        (text(&list["failure"]).as_str(), items(&list)),
        ("the panel suddenly lists no services", known.clone())
    );
    // A list of which most is missing could be half an answer; told a second time, it is the list.
    for service in &panels {
        site.world.panel.put_service(service.clone());
    }
    for service in &panels[1..] {
        site.world.panel.remove_service(service.id);
    }
    site.api.post("/api/v1/services/refresh", json!({})).await;
    let list = looked(site, 6).await;
    assert!(text(&list["failure"]).starts_with("the panel suddenly lists 1 service,"), "{list}");
    assert_eq!(items(&list), known);
    // What is kept is there for a node that starts anew.
    site.stop().await;
    site.start().await;
    assert_eq!(items(&site.api.get(&format!("{SERVICES}?limit=200")).await), known);
    site.api.post("/api/v1/services/refresh", json!({})).await;
    let list = looked(site, 7).await;
    assert!(list["failure"].is_null(), "{list}");
    assert_eq!(items(&list), [known[0].clone()]);
}

async fn a_service_listed_without_refill_has_none(site: &mut Site) {
    let unclear = "Followers, good ones";
    site.world.panel.change_order(REFILLABLE, |order| unclear.clone_into(&mut order.service_name));
    let mut listed = site.world.panel.services().into_iter().find(|service| service.id == 1204).expect("listed");
    unclear.clone_into(&mut listed.name);
    listed.refill = false;
    site.world.panel.put_service(listed);
    read_list(site).await;
    site.tells(JOHN, &format!("refill {REFILLABLE}")).await;
    site.answers(JOHN, "this service has no refill").await;
    let decided = decision(site, REFILLABLE, "RefillRefused").await;
    assert_eq!(decided["facts"]["RefillRefused"]["terms"]["source"], "service list");
    // A rule wins over the list.
    set_rules(site, json!([{"service_ids": [1204], "refill": "lifetime"}])).await;
    site.tells(JOHN, &format!("refill {REFILLABLE}")).await;
    site.answers(JOHN, "Refill submitted").await;
}

/// Goes on with a clock that can be moved by so many minutes.
pub async fn movable(site: &mut Site) -> Arc<AtomicI64> {
    let ahead = Arc::new(AtomicI64::new(0));
    let minutes = Arc::clone(&ahead);
    let clock = move || Timestamp::now() + SignedDuration::from_mins(minutes.load(Ordering::Relaxed));
    site.start_by(Arc::new(clock)).await;
    ahead
}

async fn the_list_is_read_again_when_its_time_has_come(site: &mut Site) {
    let ahead = movable(site).await;
    read_list(site).await;
    // Another rhythm begins at once.
    site.set("service_refresh_minutes", "30").await;
    looked(site, 2).await;
    site.world.panel.remove_service(1999);
    ahead.store(29, Ordering::Relaxed);
    site.tells(JOHN, "help").await;
    site.answers(JOHN, "What I can do").await;
    assert_eq!(site.all_events("type=ServiceListRefreshed").await.len(), 2);
    ahead.store(31, Ordering::Relaxed);
    let list = looked(site, 3).await;
    assert!(!items(&list).iter().any(|service| service["id"] == 1999));
    assert_eq!(site.world.panel.requests().count("POST", "/api/v2"), 3);
}

async fn a_look_that_waits_when_the_key_is_taken_away_fails_and_says_why(site: &mut Site) {
    // A look that takes a while, another one behind it, and meanwhile the key goes.
    site.world.panel.faults().next(1, "/api/v2", Fault::Slow { ms: 4_000 });
    site.set("panel_user_api_key", site.world.panel.user_api_key()).await;
    // The log tells nothing of a look before it is over.
    site.until_outside("a look under way", || site.world.panel.requests().count("POST", "/api/v2") == 1).await;
    site.api.post("/api/v1/services/refresh", json!({})).await;
    site.set("panel_user_api_key", "").await;
    assert!(site.all_events("type=ServiceListRefreshed").await.is_empty(), "the look was over too soon");
    let list = looked(site, 2).await;
    assert_eq!(list["failure"], "misconfigured: panel_user_api_key is not set", "{list}");
    assert_eq!(site.world.panel.requests().count("POST", "/api/v2"), 1);
    let refused = site.api.call(Method::POST, "/api/v1/services/refresh", Some(&json!({})), &[]).await;
    assert_eq!((refused.status, refused.code()), (409, "not_configured"));
    // Nobody waits for the lost look: with a key again, the next one is taken at once, and so is what is asked for after it.
    site.set("panel_user_api_key", site.world.panel.user_api_key()).await;
    assert!(looked(site, 3).await["failure"].is_null());
    site.api.post("/api/v1/services/refresh", json!({})).await;
    assert!(looked(site, 4).await["failure"].is_null());
}

async fn a_refill_window_counts_from_completion_whatever_was_refilled_since(site: &mut Site) {
    const DAY: i64 = 24 * 60;
    site.set("cooldown_seconds", "0").await;
    let ahead = movable(site).await;
    // Completed 3 days ago, 30 days of refill.
    site.tells(JOHN, &format!("refill {REFILLABLE}")).await;
    site.answers(JOHN, "Refill submitted").await;
    // The refill moved the panel's last update.
    site.world
        .panel
        .change_order(REFILLABLE, |order| order.updated = Timestamp::now() + SignedDuration::from_mins(20 * DAY));
    ahead.store(27 * DAY - 10, Ordering::Relaxed);
    site.tells(JOHN, &format!("refill {REFILLABLE}")).await;
    site.answers(JOHN, "Refill submitted").await;
    ahead.store(27 * DAY + 10, Ordering::Relaxed);
    site.tells(JOHN, &format!("refill {REFILLABLE}")).await;
    site.answers(JOHN, "the refill period ended on").await;
    // For ever is for ever.
    set_rules(site, json!([{"service_ids": [1204], "refill": "lifetime"}])).await;
    ahead.store(3_000 * DAY, Ordering::Relaxed);
    site.tells(JOHN, &format!("refill {REFILLABLE}")).await;
    site.answers(JOHN, "Refill submitted").await;
}

async fn refills_are_counted_and_start_times_waited_for(site: &mut Site) {
    site.set("cooldown_seconds", "0").await;
    let rules = json!([
        {"service_ids": [1204], "refills_max": 2, "start_seconds": 10_800},
    ]);
    set_rules(site, rules).await;
    for _ in 0..2 {
        site.tells(JOHN, &format!("refill {REFILLABLE}")).await;
        site.answers(JOHN, "Refill submitted").await;
    }
    site.tells(JOHN, &format!("refill {REFILLABLE}")).await;
    let reply = site.answers(JOHN, "you already had").await;
    assert_eq!(
        reply,
        format!("❌ *#{REFILLABLE}*: you already had 2 refills for this order, and that is all there is.")
    );
    let decided = decision(site, REFILLABLE, "RefillRefused").await;
    assert_eq!(decided["facts"]["RefillRefused"]["refusal"], json!({"why": "refills_used", "used": 2, "max": 2}));
    // Ordered an hour ago: by its name it should have started, by the rule it has two more hours.
    let now = Timestamp::now();
    site.world.panel.change_order(PENDING, |order| order.created = now - SignedDuration::from_mins(90));
    site.tells(JOHN, &format!("speed up {PENDING}")).await;
    site.answers(JOHN, "has not reached its start time yet. Please wait another 1 hour 30 minutes").await;
    site.world.panel.change_order(PENDING, |order| order.created = now - SignedDuration::from_mins(181));
    site.tells(JOHN, &format!("speed up {PENDING}")).await;
    site.answers(JOHN, "Speed-up submitted").await;
    let decided = decision(site, PENDING, "SpeedUpRequested").await;
    assert!(text(&decided["text"]).contains("start time within 180 minutes by rule rule-1, version 1"), "{decided}");
}
