//! How much one customer may ask for in a while (VC5).

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use jiff::{SignedDuration, Timestamp};
use sandbox::panel::known::{IN_PROGRESS, REFILLABLE};
use serde_json::json;

use crate::nodes::with_another_node_by;
use crate::site::{JOHN, MARIA, OWNER, Site, private};
use crate::support::office::text;

on_both!(
    messages_beyond_the_limit_are_answered_once_and_then_not,
    windows_slide_and_what_is_too_much_is_told_once,
    a_restart_forgets_nothing_that_was_counted,
    order_checks_have_a_limit_of_their_own,
    whatever_looks_at_orders_counts_as_a_check,
    the_team_is_not_limited,
);

/// A clock that goes on when told.
fn clock() -> (Arc<AtomicI64>, ledgerdesk::node::Clock) {
    let ahead = Arc::new(AtomicI64::new(0));
    let hand = Arc::clone(&ahead);
    let now = move || Timestamp::now() + SignedDuration::from_secs(hand.load(Ordering::Relaxed));
    (ahead, Arc::new(now))
}

async fn messages_beyond_the_limit_are_answered_once_and_then_not(site: &mut Site) {
    let (ahead, clock) = clock();
    site.start_by(clock).await;
    site.set("max_messages_per_user_per_min", "3").await;
    for _ in 0..9 {
        site.tells(JOHN, "my username").await;
    }
    let told = site.answers(JOHN, "faster than I can answer").await;
    assert!(told.contains("second") || told.contains("1 minute"), "{told}");
    site.all_is_handled().await;
    let reached = site.events("LimitReached", 1).await;
    assert_eq!(reached.len(), 1, "once per window: {reached:?}");
    assert_eq!(reached[0]["payload"]["LimitReached"]["limit"], "messages");
    assert_eq!(site.sent_to(&private(JOHN)).len(), 4, "{:?}", site.sent_to(&private(JOHN)));
    // Others are served meanwhile.
    site.tells(MARIA, "help").await;
    site.answers(MARIA, "What I can do").await;
    // A restart forgets nothing of it.
    let (ahead_again, clock) = self::clock();
    site.start_by(clock).await;
    site.tells(JOHN, "my username").await;
    site.all_is_handled().await;
    assert_eq!(site.sent_to(&private(JOHN)).len(), 4);
    ahead.store(61, Ordering::Relaxed);
    ahead_again.store(61, Ordering::Relaxed);
    site.tells(JOHN, "my username").await;
    site.answers(JOHN, "johndoe123").await;
}

async fn windows_slide_and_what_is_too_much_is_told_once(site: &mut Site) {
    let (ahead, clock) = clock();
    site.start_by(clock).await;
    site.set("max_messages_per_user_per_min", "3").await;
    let answered = async |seconds: i64, answers: usize| {
        ahead.store(seconds, Ordering::Relaxed);
        site.tells(JOHN, "my username").await;
        site.all_is_handled().await;
        let said = site.sent_to(&private(JOHN));
        let own = said.iter().filter(|text| text.contains("johndoe123")).count();
        // Replies go out beside the handling.
        if own < answers {
            site.answers(JOHN, "johndoe123").await;
        }
        assert_eq!(site.all_events("type=RequestOpened").await.len(), answers, "after {seconds} seconds");
    };
    answered(0, 1).await;
    answered(30, 2).await;
    answered(31, 3).await;
    answered(50, 3).await;
    site.answers(JOHN, "faster than I can answer").await;
    // The first has left the window: there is room for one.
    answered(65, 4).await;
    answered(70, 4).await;
    answered(95, 5).await;
    let reached = site.all_events("type=LimitReached").await;
    let is_quiet = |event: &serde_json::Value| event["payload"]["LimitReached"]["quiet"] == true;
    assert_eq!(reached.iter().map(is_quiet).collect::<Vec<_>>(), [false, true], "{reached:?}");
    let told = |said: &String| said.contains("faster than I can answer");
    assert_eq!(site.sent_to(&private(JOHN)).iter().filter(|said| told(said)).count(), 1);
}

async fn a_restart_forgets_nothing_that_was_counted(site: &mut Site) {
    site.set("max_messages_per_user_per_min", "4").await;
    site.set("max_order_checks_per_hr", "3").await;
    site.tells(JOHN, &format!("check {REFILLABLE}, {IN_PROGRESS}")).await;
    site.answers(JOHN, "Order").await;
    site.tells(JOHN, "my username").await;
    site.answers(JOHN, "johndoe123").await;
    site.stop().await;
    site.start().await;
    // Two of three orders are used up, and two of four messages.
    site.tells(JOHN, &format!("details {REFILLABLE}, {IN_PROGRESS}")).await;
    site.answers(JOHN, "looked up a lot of orders").await;
    site.tells(JOHN, &format!("check {REFILLABLE}")).await;
    site.answers(JOHN, "*Order #54321*").await;
    // What was not answered does not count.
    site.stop().await;
    site.start().await;
    site.tells(JOHN, "my username").await;
    site.answers(JOHN, "johndoe123").await;
    site.tells(JOHN, "my username").await;
    site.answers(JOHN, "faster than I can answer").await;
    let limits: Vec<String> = site
        .all_events("type=LimitReached")
        .await
        .iter()
        .map(|event| text(&event["payload"]["LimitReached"]["limit"]))
        .collect();
    assert_eq!(limits, ["order_checks", "messages"]);
}

async fn order_checks_have_a_limit_of_their_own(site: &mut Site) {
    site.set("max_order_checks_per_hr", "3").await;
    site.tells(JOHN, &format!("check {REFILLABLE}, {IN_PROGRESS}")).await;
    site.answers(JOHN, "Order").await;
    site.tells(JOHN, &format!("check {REFILLABLE}, {IN_PROGRESS}")).await;
    let told = site.answers(JOHN, "looked up a lot of orders").await;
    assert!(told.contains("1 hour") || told.contains("minutes"), "{told}");
    // There is room for one, and then for none; that is not told again.
    site.tells(JOHN, &format!("check {IN_PROGRESS}")).await;
    site.answers(JOHN, "*Order #54322*").await;
    site.tells(JOHN, &format!("details {REFILLABLE}")).await;
    // Everything else goes on.
    site.tells(JOHN, "my username").await;
    site.answers(JOHN, "johndoe123").await;
    assert_eq!(site.events("LimitReached", 1).await.len(), 1);
    assert_eq!(site.sent_to(&private(JOHN)).len(), 4);
    assert_eq!((site.logs("action=check").await.len(), site.logs("action=details").await.len()), (2, 0));
    // The operator allows more: in force at once.
    site.set("max_order_checks_per_hr", "50").await;
    site.tells(JOHN, &format!("check {REFILLABLE}")).await;
    site.answers(JOHN, "*Order #54321*").await;
}

async fn whatever_looks_at_orders_counts_as_a_check(site: &mut Site) {
    let own = json!([{"name": "where is it", "template": "#{order_id} is {status}."}, {"name": "prices", "template": "See the panel."}]);
    site.api.put("/api/v1/custom-commands", json!({ "items": own })).await;
    site.set("max_order_checks_per_hr", "4").await;
    site.tells(JOHN, &format!("details {REFILLABLE}")).await;
    site.answers(JOHN, "You can ask for").await;
    site.tells(JOHN, &format!("where is it {REFILLABLE}, {IN_PROGRESS}")).await;
    site.answers(JOHN, "#54322 is In progress.").await;
    // What looks at none does not count, and neither does an action.
    site.tells(JOHN, "prices").await;
    site.answers(JOHN, "See the panel.").await;
    site.tells(JOHN, &format!("refund {IN_PROGRESS}")).await;
    site.answers(JOHN, "Refund request noted").await;
    // An order named twice is one order.
    site.tells(JOHN, &format!("check {REFILLABLE} {REFILLABLE}")).await;
    site.answers(JOHN, "*Order #54321*").await;
    site.tells(JOHN, &format!("where is it {REFILLABLE}")).await;
    site.answers(JOHN, "looked up a lot of orders").await;
    site.tells(JOHN, &format!("details {REFILLABLE}")).await;
    site.all_is_handled().await;
    assert_eq!(site.logs("action=details").await.len(), 1);
    assert_eq!(site.all_events("type=LimitReached").await.len(), 1);
}

async fn the_team_is_not_limited(site: &mut Site) {
    site.set("max_messages_per_user_per_min", "1").await;
    site.set("max_order_checks_per_hr", "1").await;
    for _ in 0..4 {
        site.tells(OWNER, &format!("check {REFILLABLE}")).await;
        site.answers(OWNER, "*Order #54321*").await;
    }
    assert!(site.all_events("type=LimitReached").await.is_empty());
}

/// A limit that two nodes keep together, and each by itself while Redis is away.
#[tokio::test(flavor = "multi_thread")]
async fn two_nodes_share_a_limit() {
    crate::support::bounds::limited(async {
        let redis =
            std::env::var("TEST_REDIS_URL").expect("TEST_REDIS_URL names a Redis server; scripts/test starts one");
        let (site, other, _) = with_another_node_by(&redis).await;
        site.set("max_messages_per_user_per_min", "4").await;
        for round in 0..10 {
            site.door.leads_to(Some(if round % 2 == 0 { other.address } else { site.node().address }));
            site.tells(JOHN, "my username").await;
        }
        site.answers(JOHN, "faster than I can answer").await;
        site.all_is_handled().await;
        assert_eq!(site.sent_to(&private(JOHN)).len(), 5, "{:?}", site.sent_to(&private(JOHN)));
        let reached = site.events("LimitReached", 1).await;
        assert_eq!(reached.len(), 1);
        assert!(text(&reached[0]["event_type"]).starts_with("Limit"));
        other.stop().await;
        site.close().await;
    })
    .await;
}
