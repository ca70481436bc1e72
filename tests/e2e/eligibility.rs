//! What is refused, in words made for customers, with the reason in the log (EL).

use jiff::{SignedDuration, Timestamp};
use sandbox::panel::known::{
    CANCELED, IN_PROGRESS, LONG_ID, NO_REFILL, PARTIAL_LIFETIME, PENDING, REFILLABLE, WINDOW_OVER,
};
use serde_json::json;

use crate::site::{JOHN, SMMCOST, Site};
use crate::support::office::text;

on_both!(
    every_refusal_names_its_reason_in_plain_words,
    the_terms_in_a_services_name_decide,
    which_statuses_allow_an_action_is_up_to_the_workspace,
    the_log_says_what_the_panel_said_at_that_moment,
);

async fn every_refusal_names_its_reason_in_plain_words(site: &mut Site) {
    let now = Timestamp::now();
    // Ordered a moment ago, it may take an hour to start.
    site.world.panel.change_order(PENDING, |order| order.created = now - SignedDuration::from_mins(10));
    site.world.panel.change_order(LONG_ID, |order| order.may_refill = Some(false));
    let refusals = [
        ("refill", WINDOW_OVER, "the refill period ended on"),
        ("refill", NO_REFILL, "this service has no refill"),
        ("refill", CANCELED, "the order is *Canceled*, so a refill is not possible"),
        ("refill", IN_PROGRESS, "the order is *In progress*, so a refill is not possible"),
        ("refill", LONG_ID, "a refill is not available for this order"),
        ("cancel", REFILLABLE, "the order is *Completed*, so a cancellation is not possible"),
        ("speed up", REFILLABLE, "so a speed-up is not possible"),
        ("speed up", PENDING, "has not reached its start time yet. Please wait another 50 minutes"),
        ("partial", CANCELED, "so partial delivery is not possible"),
    ];
    for (action, order, reason) in refusals {
        site.tells(JOHN, &format!("{action} {order}")).await;
        let reply = site.answers(JOHN, reason).await;
        assert!(reply.starts_with(&format!("❌ *#{order}*")), "{reply}");
    }
    let entries = site.logs("").await;
    assert_eq!(entries.len(), refusals.len());
    assert!(entries.iter().all(|entry| entry["outcome"] == "refused" && entry["dispatch_state"] == "none"));
    assert!(site.sent_to(SMMCOST).is_empty());
    // A refusal starts no cooldown.
    site.world.panel.change_order(PENDING, |order| order.created = now - SignedDuration::from_hours(2));
    site.tells(JOHN, &format!("speed up {PENDING}")).await;
    site.answers(JOHN, "Speed-up submitted").await;
}

async fn the_terms_in_a_services_name_decide(site: &mut Site) {
    site.set("cooldown_seconds", "0").await;
    let now = Timestamp::now();
    let accepted =
        ["Followers [Refill: 30D]", "Likes ♻️ 60 Days", "Views Lifetime refill", "Plays R30", "Something unclear"];
    let refused = ["Followers [No Refill]", "Likes [Refill: 7D]", "Views | No refill", "Plays R10"];
    for (names, words) in [(&accepted[..], "Refill submitted"), (&refused[..], "❌")] {
        for name in names {
            site.world.panel.change_order(REFILLABLE, |order| {
                (*name).clone_into(&mut order.service_name);
                order.updated = now - SignedDuration::from_hours(20 * 24);
            });
            site.tells(JOHN, &format!("refill {REFILLABLE}")).await;
            let reply = site.answers(JOHN, "*#54321*").await;
            assert!(reply.contains(words), "{name}: {reply}");
        }
    }
}

async fn which_statuses_allow_an_action_is_up_to_the_workspace(site: &mut Site) {
    site.set("refill_statuses", "completed").await;
    site.tells(JOHN, &format!("refill {PARTIAL_LIFETIME}")).await;
    site.answers(JOHN, "the order is *Partial*").await;
    site.set("refill_statuses", "completed,partial").await;
    site.tells(JOHN, &format!("refill {PARTIAL_LIFETIME}")).await;
    site.answers(JOHN, "Refill submitted").await;
    // Never at all is possible, too.
    site.set("refund_statuses", "").await;
    site.tells(JOHN, &format!("refund {REFILLABLE}")).await;
    site.answers(JOHN, "so a refund is not possible").await;
}

async fn the_log_says_what_the_panel_said_at_that_moment(site: &mut Site) {
    site.tells(JOHN, &format!("refill {NO_REFILL}")).await;
    site.answers(JOHN, "no refill").await;
    site.world.panel.change_order(NO_REFILL, |order| "Renamed [Refill: 365D]".clone_into(&mut order.service_name));
    let entry = site.log_entry("action=refill", |entry| entry["reply_state"] == "sent").await;
    let detail = site.api.get(&format!("/api/v1/logs/{}", text(&entry["id"]))).await;
    let decision =
        detail["chain"].as_array().expect("a chain").iter().find(|link| link["event_type"] == "RefillRefused");
    let decision = decision.expect("a decision");
    assert_eq!(decision["text"], format!("refill of {NO_REFILL} refused: the service has no refill"));
    let facts = &decision["facts"]["RefillRefused"];
    assert_eq!(facts["facts"]["service_name"], "Instagram Likes | No refill | Super fast");
    assert_eq!(facts["terms"], json!({"refill": "none", "source": "service name"}));
}
