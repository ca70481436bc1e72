//! Two nodes on one PostgreSQL, with Redis between them.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use jiff::{SignedDuration, Timestamp};
use ledgerdesk::config::Config;
use ledgerdesk::node::Node;
use reqwest::Method;
use sandbox::Fault;
use sandbox::panel::known::{IN_PROGRESS, REFILLABLE};
use serde_json::{Value, json};

use crate::message_log::{live, next_event};
use crate::service_rules::{looked, movable};
use crate::site::{JOHN, SMMCOST, Site, items, private};
use crate::support::client::Client;
use crate::support::database::Kind;
use crate::support::office::text;

/// How soon one node shows what the other wrote; without Redis between them it would take longer.
pub const AT_ONCE: Duration = Duration::from_millis(1500);

/// A site whose node is one of two.
pub async fn with_another_node() -> (Site, Node, Client) {
    let redis = std::env::var("TEST_REDIS_URL").expect("TEST_REDIS_URL names a Redis server; scripts/test starts one");
    with_another_node_by(&redis).await
}

/// The same with this Redis between them.
pub async fn with_another_node_by(redis: &str) -> (Site, Node, Client) {
    let redis = redis.to_owned();
    let site = Site::open_with(Kind::Postgres, |config| config.redis_url = Some(redis.clone())).await;
    let config = Config { redis_url: Some(redis), ..site.database.config(&site.door.url()) };
    let other = Node::start(&config).await.expect("another node");
    let there = site.api.at(&format!("http://{}", other.address));
    (site, other, there)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_live_view_on_one_node_shows_at_once_what_the_other_was_told() {
    crate::support::bounds::limited(async {
        let (site, other, there) = with_another_node().await;
        let mut view = live(&site, &there, "/api/v1/logs/stream").await;
        next_event(&mut view, "ready", |_| true).await;
        let mut soonest = Duration::MAX;
        for round in 1..=5 {
            let written = Instant::now();
            site.tells(JOHN, "help").await;
            next_event(&mut view, "entry", |entry| entry["serial"] == round).await;
            soonest = soonest.min(written.elapsed());
        }
        assert!(soonest < AT_ONCE, "shown after {soonest:?} at best");
        // A change made here is read there, given its position.
        let changed = site.api.patch("/api/v1/config", json!({"key": "cooldown_seconds", "value": 77})).await;
        let settings = items(&there.get(&format!("/api/v1/config?after={}", changed["position"])).await);
        assert!(settings.iter().any(|setting| setting["key"] == "cooldown_seconds" && setting["value"] == "77"));
        other.stop().await;
        site.close().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn both_nodes_take_messages_and_nothing_is_done_twice() {
    crate::support::bounds::limited(async {
        let (site, other, there) = with_another_node().await;
        for round in 0..10 {
            site.door.leads_to(Some(if round % 2 == 0 { other.address } else { site.node().address }));
            site.tells(JOHN, "my username").await;
        }
        site.tells(JOHN, &format!("refill {REFILLABLE}")).await;
        site.answers(JOHN, "Refill submitted").await;
        site.log_entry("action=refill", |entry| entry["dispatch_state"] == "sent" && entry["reply_state"] == "sent")
            .await;
        assert_eq!(site.sent_to(&private(JOHN)).len(), 11);
        assert_eq!(site.sent_to(SMMCOST), ["2323223 refill"]);
        let head = site.head().await;
        let (here, there) = (
            site.api.get(&format!("/api/v1/logs?after={head}")).await,
            there.get(&format!("/api/v1/logs?after={head}")).await,
        );
        assert_eq!(here, there);
        other.stop().await;
        site.close().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn when_one_node_stops_the_other_carries_on() {
    crate::support::bounds::limited(async {
        let (mut site, other, there) = with_another_node().await;
        site.tells(JOHN, &format!("check {REFILLABLE}")).await;
        site.answers(JOHN, "*Order #54321*").await;
        // Its leases are given back; whoever knocks is let in to the other.
        site.stop().await;
        site.door.leads_to(Some(other.address));
        site.node = Some(other);
        let written = Instant::now();
        site.tells(JOHN, &format!("cancel {IN_PROGRESS}")).await;
        site.answers(JOHN, "Cancellation submitted").await;
        assert!(written.elapsed() < Duration::from_secs(5), "answered after {:?}", written.elapsed());
        site.expects(SMMCOST, "6565655 cancel").await;
        assert_eq!(
            there.get(&format!("/api/v1/logs?after={}", site.head().await)).await["items"].as_array().map(Vec::len),
            Some(2)
        );
        site.close().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_service_list_is_read_by_one_node_at_a_time() {
    crate::support::bounds::limited(async {
        let (site, other, there) = with_another_node().await;
        // Every look takes a while, and meanwhile both nodes are asked for more.
        site.world.panel.faults().always("/api/v2", Fault::Slow { ms: 500 });
        let set = async |api: &Client, key: &str, value: &str| {
            api.patch("/api/v1/config", json!({"key": key, "value": value})).await;
        };
        set(&site.api, "panel_user_api_key", site.world.panel.user_api_key()).await;
        there.get(&format!("/api/v1/services?after={}", site.head().await)).await;
        let _answers = tokio::join!(
            site.api.post("/api/v1/services/refresh", json!({})),
            there.post("/api/v1/services/refresh", json!({})),
            set(&site.api, "service_refresh_minutes", "30"),
            set(&there, "service_refresh_minutes", "45"),
        );
        // The key, both rhythms, and what was asked for: each is one look, whichever node has it.
        let asked = 3 + site.all_events("type=ServiceRefreshRequested").await.len();
        let list = looked(&site, asked).await;
        let read = site.world.panel.requests().of("POST", "/api/v2");
        assert_eq!((read.len(), site.all_events("type=ServiceListRefreshed").await.len()), (asked, asked));
        assert!(read.iter().all(|request| request.open_beside == 0), "{read:#?}");
        assert_eq!(items(&list).len(), site.world.panel.services().len());
        let known_there = there.get(&format!("/api/v1/services?limit=200&after={}", site.head().await)).await;
        assert_eq!(items(&known_there), items(&list));
        other.stop().await;
        site.close().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_clock_of_the_service_list_strikes_once_for_both_nodes() {
    crate::support::bounds::limited(async {
        let mut site = Site::open(Kind::Postgres).await;
        let ahead = movable(&mut site).await;
        let minutes = Arc::clone(&ahead);
        let clock = move || Timestamp::now() + SignedDuration::from_mins(minutes.load(Ordering::Relaxed));
        let other = Node::start_by(&site.config(), Arc::new(clock)).await.expect("another node");
        site.set("panel_user_api_key", site.world.panel.user_api_key()).await;
        looked(&site, 1).await;
        site.set("service_refresh_minutes", "30").await;
        looked(&site, 2).await;
        for round in 1..=3 {
            ahead.store(i64::try_from(round).expect("few") * 31, Ordering::Relaxed);
            looked(&site, 2 + round).await;
        }
        let read = site.world.panel.requests().of("POST", "/api/v2");
        assert_eq!((read.len(), site.all_events("type=ServiceListRefreshed").await.len()), (5, 5));
        assert_eq!(site.all_events("type=ServiceRefreshRequested").await.len(), 3);
        assert!(read.iter().all(|request| request.open_beside == 0), "{read:#?}");
        other.stop().await;
        site.close().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_nodes_that_give_one_name_at_once_the_second_is_refused() {
    crate::support::bounds::limited(async {
        let (site, other, there) = with_another_node().await;
        let ids: Vec<String> =
            items(&site.api.get("/api/v1/providers").await).iter().map(|one| text(&one["id"])).take(2).collect();
        let paths = ids.iter().map(|id| format!("/api/v1/providers/{id}")).collect::<Vec<_>>();
        let (mut taken_back, mut before) = (0, 2);
        for round in 0..12 {
            let name = format!("Round {round}");
            let body = json!({"name": name, "api_url": "https://other.example/api/v2", "api_key": "k-1"});
            let rename = json!({"name": format!("ROUND {round}")});
            // Rename against rename, and rename against a new one.
            let (here, yonder) = if round % 2 == 0 {
                let here = site.api.call(Method::PATCH, &paths[0], Some(&rename), &[]);
                futures::future::join(here, there.call(Method::PATCH, &paths[1], Some(&json!({"name": name})), &[]))
                    .await
            } else {
                let here = site.api.call(Method::PATCH, &paths[0], Some(&rename), &[]);
                futures::future::join(here, there.call(Method::POST, "/api/v1/providers", Some(&body), &[])).await
            };
            // What the other node wrote last may not be known here yet.
            let head = site.node().log.catch_up(site.workspace).await.expect("a head");
            let providers = items(&site.api.get(&format!("/api/v1/providers?after={head}")).await);
            let named = |one: &&Value| text(&one["name"]).eq_ignore_ascii_case(&name);
            let told = format!(
                "round {round}: {} {}; {} {}; {providers:#?}",
                here.status, here.body, yonder.status, yonder.body
            );
            assert_eq!(providers.iter().filter(named).count(), 1, "{told}");
            let granted = [&here, &yonder].iter().filter(|answer| answer.status == 200).count();
            assert_eq!(granted, 1, "{told}");
            let refused = if here.status == 200 { &yonder } else { &here };
            assert_eq!((refused.status, refused.code()), (409, "name_taken"), "{told}");
            let written =
                site.all_events("type=ProviderRenamed").await.len() + site.all_events("type=ProviderAdded").await.len();
            taken_back += usize::from(written > before + 1);
            before = written;
        }
        assert!(taken_back > 0, "the nodes never met");
        other.stop().await;
        site.close().await;
    })
    .await;
}
