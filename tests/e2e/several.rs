//! Several requests in one message: each has a log entry and an answer of its own, and one question is asked at most.

use std::time::{Duration, Instant};

use sandbox::World;
use sandbox::panel::known::{IN_PROGRESS, PENDING, REFILLABLE};
use serde_json::{Value, json};
use tokio::time::sleep;

use crate::site::{JOHN, SMMCOST, Site};
use crate::support::PATIENCE;
use crate::support::office::text;

on_both!(
    each_plain_request_in_a_message_is_done,
    the_plain_one_is_done_and_the_doubtful_one_asked_about,
    of_two_doubtful_requests_one_is_asked_about_and_people_see_the_other,
    a_restart_in_between_does_nothing_twice,
);

const GROUP: &str = World::SUPPORT_GROUP;

/// The entry about an order, answered or not.
async fn about(site: &Site, order: u64) -> Value {
    site.log_entry("", |entry| entry["order_ids"] == json!([order])).await
}

async fn each_plain_request_in_a_message_is_done(site: &mut Site) {
    let message = format!("{REFILLABLE} refill please\n{IN_PROGRESS} cancel");
    site.tells(JOHN, &message).await;
    for (order, action) in [(REFILLABLE, "refill"), (IN_PROGRESS, "cancel")] {
        let entry = site.log_entry(&format!("action={action}"), |entry| entry["outcome"] == "accepted").await;
        assert_eq!((&entry["order_ids"], text(&entry["text"])), (&json!([order]), message.clone()), "{entry}");
        let chain = site.api.get(&format!("/api/v1/logs/{}", text(&entry["id"]))).await["chain"].to_string();
        assert!(chain.contains(&message.replace('\n', "\\n")) && chain.contains("submitted"), "{chain}");
    }
    site.all_is_handled().await;
    assert_eq!(site.logs("").await.len(), 2);
    assert_eq!(told(site, 2).await, ["2323223 refill", "6565655 cancel"]);
}

/// What the provider's group was told, once it was told so much. Which of two requests it reads first is left open.
async fn told(site: &Site, times: usize) -> Vec<String> {
    let deadline = Instant::now() + PATIENCE;
    loop {
        let mut told = site.sent_to(SMMCOST);
        if told.len() >= times || Instant::now() >= deadline {
            told.sort();
            return told;
        }
        sleep(Duration::from_millis(20)).await;
    }
}

async fn the_plain_one_is_done_and_the_doubtful_one_asked_about(site: &mut Site) {
    site.support_on().await;
    site.says(GROUP, JOHN, &format!("refill {REFILLABLE} and why cancel {IN_PROGRESS}?")).await;
    site.expects(GROUP, "Refill submitted").await;
    site.expects(GROUP, &format!("Shall I cancel #{IN_PROGRESS}?")).await;
    site.log_entry("outcome=asked", |entry| {
        entry["question"] == "open" && ["sent", "delivered", "read"].contains(&text(&entry["reply_state"]).as_str())
    })
    .await;
    assert_eq!(told(site, 1).await, ["2323223 refill"]);
    site.says(GROUP, JOHN, "yes").await;
    site.expects(SMMCOST, "cancel").await;
    let done = site.log_entry("action=cancel", |entry| entry["outcome"] == "accepted").await;
    assert_eq!(done["question"], "answered", "{done}");
    site.all_is_handled().await;
    assert_eq!(site.logs("").await.len(), 2);
}

async fn of_two_doubtful_requests_one_is_asked_about_and_people_see_the_other(site: &mut Site) {
    site.tells(JOHN, &format!("why refill {REFILLABLE}, why cancel {IN_PROGRESS}")).await;
    let question = site.answers(JOHN, "Shall I").await;
    assert!(question.contains(&format!("*refill {REFILLABLE}*")), "{question}");
    let other = about(site, IN_PROGRESS).await;
    assert_eq!((&other["action"], &other["outcome"]), (&json!("cancel"), &json!("unclear")), "{other}");
    assert_eq!(
        (&other["reason"], &other["support_status"]),
        (&json!("asked_about_another"), &json!("open")),
        "{other}"
    );
    site.all_is_handled().await;
    assert_eq!(site.logs("").await.len(), 2);
    assert!(site.sent_to(SMMCOST).is_empty());
}

async fn a_restart_in_between_does_nothing_twice(site: &mut Site) {
    site.tells(JOHN, &format!("refill {REFILLABLE}, cancel {IN_PROGRESS}, speed up {PENDING}")).await;
    site.stop().await;
    site.start().await;
    for order in [REFILLABLE, IN_PROGRESS, PENDING] {
        site.log_entry("", |entry| entry["order_ids"] == json!([order]) && !entry["reply"].is_null()).await;
    }
    site.all_is_handled().await;
    assert_eq!(site.logs("").await.len(), 3);
    for event in ["RefillRequested", "CancelRequested"] {
        assert_eq!(site.all_events(&format!("type={event}")).await.len(), 1, "{event}");
    }
    assert_eq!(told(site, 3).await, ["2323223 refill", "2323288 speed up", "6565655 cancel"]);
}
