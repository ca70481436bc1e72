//! The log as it grows, for whoever watches it (DB3).

use reqwest::Method;
use serde_json::{Value, json};

use crate::message_log::{live, live_from, next_event};
use crate::site::{JOHN, Site, private};

on_both!(events_appear_as_they_happen_and_who_was_away_is_told_what_they_missed);

const STREAM: &str = "/api/v1/events/stream";

fn position(event: &Value) -> i64 {
    event["position"].as_i64().expect("a position")
}

async fn events_appear_as_they_happen_and_who_was_away_is_told_what_they_missed(site: &mut Site) {
    let mut view = live(site, &site.api, STREAM).await;
    let before = site.head().await;
    site.set("cooldown_seconds", "77").await;
    let first = next_event(&mut view, "event", |_| true).await;
    assert_eq!(position(&first), before + 1, "{first}");
    assert_eq!(first["event_type"], "SettingChanged");
    site.tells(JOHN, "help").await;
    let mut last = position(&first);
    loop {
        let event = next_event(&mut view, "event", |_| true).await;
        assert_eq!(position(&event), last + 1, "nothing is left out");
        last += 1;
        if event["event_type"] == "MessageSent" {
            break;
        }
    }
    drop(view);

    // As a browser comes back: with the id of the last event it has.
    let missed_from = position(&first) + 2;
    site.tells(JOHN, "my username").await;
    site.answers(JOHN, "johndoe123").await;
    let again = site.api.request(Method::GET, STREAM).header("Last-Event-ID", missed_from - 1);
    let mut back = live_from(site, again).await;
    let head = site.head().await;
    for expected in missed_from..=head {
        assert_eq!(position(&next_event(&mut back, "event", |_| true).await), expected);
    }
    // And goes on from there.
    site.set("cooldown_seconds", "78").await;
    next_event(&mut back, "event", |event| event["event_type"] == "SettingChanged").await;
    assert_eq!(site.sent_to(&private(JOHN)).len(), 2);
    let bad = site.api.call(Method::GET, STREAM, None, &[("Last-Event-ID", "yesterday")]).await;
    assert_eq!((bad.status, &bad.body["status"]), (422, &json!(422)), "{}", bad.body);
}
