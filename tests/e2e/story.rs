//! A complete refill as the log tells it, for people to read.

use std::collections::BTreeMap;

use sandbox::panel::known::REFILLABLE;
use serde::Serialize;
use serde_json::Value;

use crate::site::{JOHN, Site};
use crate::support::office::text;

on_both!(a_refill_from_the_message_to_the_providers_group);

async fn a_refill_from_the_message_to_the_providers_group(site: &mut Site) {
    set_dates(site);
    site.tells(JOHN, &format!("refill {REFILLABLE}")).await;
    assert_told(site, "a_complete_refill").await;
}

/// The panel's dates are relative to now; these are told.
pub fn set_dates(site: &Site) {
    let day: jiff::Timestamp = "2026-03-01T12:00:00Z".parse().expect("a time");
    site.world.panel.change_order(REFILLABLE, |order| {
        order.created = day;
        order.updated = site.node().log.now();
    });
}

/// Waits for the first refill to be done, and compares its events with the snapshot of this name.
pub async fn assert_told(site: &Site, snapshot: &str) {
    // Some messengers say at once that the message arrived.
    let is_sent = |state: &Value| state == "sent" || state == "delivered";
    let done = |entry: &Value| is_sent(&entry["dispatch_state"]) && is_sent(&entry["reply_state"]);
    site.log_entry("action=refill", done).await;
    let received = &site.events("MessageReceived", 1).await[0];
    let correlation = text(&received["metadata"]["correlation_id"]);
    let mut events = site.all_events(&format!("correlation_id={correlation}")).await;
    // The way to the provider runs beside the way back to the customer; it is told after it.
    let customers = received["aggregate_id"].clone();
    events.sort_by_key(|event| event["aggregate_type"] == "conversation" && event["aggregate_id"] != customers);

    let mut names = Names::default();
    let story: Vec<Told> = events.iter().map(|event| names.tell(event)).collect();
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../../snapshots/e2e");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_yaml_snapshot!(snapshot, story));
}

/// Ids by the order in which they first appear; times by none.
#[derive(Default)]
struct Names(BTreeMap<String, String>);

/// One event: which and whose, what caused it, and what it says.
#[derive(Serialize)]
struct Told {
    event: Value,
    stream: Value,
    id: Value,
    caused_by: Value,
    actor: Value,
    says: Value,
}

impl Names {
    fn tell(&mut self, event: &Value) -> Told {
        let stream = format!("{}/{}", text(&event["aggregate_type"]), text(&event["aggregate_id"]));
        let payload = event["payload"].as_object().and_then(|payload| payload.values().next()).cloned();
        Told {
            event: event["event_type"].clone(),
            stream: self.hide(&stream.into()),
            caused_by: self.hide(&event["metadata"]["causation_id"]),
            actor: self.hide(&event["metadata"]["actor"]),
            id: self.hide(&event["event_id"]),
            says: self.hide(&payload.unwrap_or_default()),
        }
    }

    fn hide(&mut self, value: &Value) -> Value {
        match value {
            Value::String(text) if text.parse::<jiff::Timestamp>().is_ok() => Value::from("[time]"),
            Value::String(text) => Value::from(self.rename(text)),
            Value::Array(items) => items.iter().map(|item| self.hide(item)).collect(),
            Value::Object(fields) => {
                Value::Object(fields.iter().map(|(name, value)| (name.clone(), self.hide_field(name, value))).collect())
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => value.clone(),
        }
    }

    /// Messages a bot sends side by side are numbered in the order of their arrival.
    fn hide_field(&mut self, name: &str, value: &Value) -> Value {
        let is_number = value.as_str().is_some_and(|text| text.parse::<u64>().is_ok());
        if name == "provider_message_id" && is_number { Value::from("[number]") } else { self.hide(value) }
    }

    /// Runs of hex digits as long as an id, with or without dashes, are names; everything around them stays.
    fn rename(&mut self, text: &str) -> String {
        let is_id = |part: &str| {
            // Meta's ids of messages.
            let part = part.strip_prefix("HBg").unwrap_or(part);
            let digits = part.chars().filter(|letter| letter.is_ascii_hexdigit()).count();
            digits >= 20 && part.chars().all(|letter| letter.is_ascii_hexdigit() || letter == '-')
        };
        text.split_inclusive([':', '.', ' ', '/'])
            .map(|piece| {
                let part = piece.trim_end_matches([':', '.', ' ', '/']);
                if !is_id(part) {
                    return piece.to_owned();
                }
                let next = self.0.len() + 1;
                let name = self.0.entry(part.replace('-', "")).or_insert_with(|| format!("[id {next}]"));
                piece.replace(part, name)
            })
            .collect()
    }
}
