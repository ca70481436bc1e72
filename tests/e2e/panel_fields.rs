//! Panels write the same field in many ways: what is meant is read, and what cannot be meant is not shown.

use sandbox::panel::known::{IN_PROGRESS, REFILLABLE, WINDOW_OVER};
use serde_json::{Value, json};

use crate::site::{JOHN, SMMCOST, Site};

on_both!(
    fields_written_oddly_are_read_as_they_are_meant,
    an_order_of_nobody_is_nobodys_and_the_panel_is_not_down,
    a_refill_window_counts_from_times_in_milliseconds_or_words,
);

async fn fields_written_oddly_are_read_as_they_are_meant(site: &mut Site) {
    let odd = json!({
        "external_id": "2323223\n99", "provider": "https://www.SMMCost.com/", "remains": -7, "charge": "1,20", "quantity": "12,345",
    });
    site.world.panel.write_oddly(REFILLABLE, odd);
    site.tells(JOHN, &format!("refill {REFILLABLE}")).await;
    site.answers(JOHN, "Refill submitted").await;
    assert_eq!(site.expects(SMMCOST, "refill").await, "2323223 99 refill");
    let requested = site.events("RefillRequested", 1).await;
    let facts = &requested[0]["payload"]["RefillRequested"]["facts"];
    assert_eq!((&facts["remains"], &facts["quantity"]), (&json!(0), &json!(12_345)), "{facts}");
    assert_eq!(facts["charge"]["micros"], 1_200_000, "{facts}");
    site.world.panel.write_oddly(IN_PROGRESS, json!({"remains": "-1,200"}));
    site.tells(JOHN, &format!("check {IN_PROGRESS}")).await;
    let answer = site.answers(JOHN, &IN_PROGRESS.to_string()).await;
    assert!(!answer.contains("-1"), "{answer}");
}

async fn an_order_of_nobody_is_nobodys_and_the_panel_is_not_down(site: &mut Site) {
    site.world.panel.write_oddly(REFILLABLE, json!({"user": null}));
    site.tells(JOHN, &format!("refill {REFILLABLE}")).await;
    site.answers(JOHN, "I can't find this order").await;
    assert!(site.all_events("type=RefillRequested").await.is_empty());
}

async fn a_refill_window_counts_from_times_in_milliseconds_or_words(site: &mut Site) {
    let order = site.world.panel.order(WINDOW_OVER).expect("an order");
    let milliseconds = |at: jiff::Timestamp| json!(at.as_millisecond());
    let words = |at: jiff::Timestamp| json!(at.strftime("%Y-%m-%d %H:%M:%S").to_string());
    let in_words = json!({
        "created_timestamp": null, "last_update_timestamp": Value::Null,
        "created": words(order.created), "last_update": words(order.updated),
    });
    let in_milliseconds =
        json!({"created_timestamp": milliseconds(order.created), "last_update_timestamp": milliseconds(order.updated)});
    for odd in [in_milliseconds, in_words] {
        site.world.panel.write_oddly(WINDOW_OVER, odd);
        site.tells(JOHN, &format!("refill {WINDOW_OVER}")).await;
        site.answers(JOHN, &WINDOW_OVER.to_string()).await;
    }
    let refused = site.events("RefillRefused", 2).await;
    for event in &refused {
        let facts = &event["payload"]["RefillRefused"]["facts"];
        assert!(facts["updated_at"].is_string() && facts["created_at"].is_string(), "{event}");
    }
    assert!(site.all_events("type=RefillRequested").await.is_empty());
}
