//! The events of a conversation without what may differ: positions, times, random ids. What an id names is told by what was said.

use std::collections::{BTreeMap, HashMap};

use serde_json::Value;

use super::lines::Line;
use crate::site::Site;

/// Not told by every order of deliveries: that a receipt was early, and states that were over before they were told of. Of a connection the
/// last state counts.
const ABOUT_THE_ORDER: [&str; 5] =
    ["ReceiptCameEarly", "ChannelConnectionChanged", "ChannelStopped", "ChannelRecovered", "ChannelSlowed"];

/// What was told of a conversation in the end.
pub struct Told {
    /// How often each event is there.
    events: BTreeMap<String, usize>,
    /// How the channel is.
    channel: (Value, Value),
}

impl Told {
    /// Everything after this position.
    pub async fn of(site: &Site, line: &Line, before: i64) -> Self {
        let all = site.all_events("").await;
        let since: Vec<&Value> = all.iter().filter(|event| event["position"].as_i64() > Some(before)).collect();
        let names = Names::of(&since, &site.world.panel.base_url());
        let mut events = BTreeMap::new();
        for event in since {
            let event_type = event["event_type"].as_str().unwrap_or_default();
            if !ABOUT_THE_ORDER.contains(&event_type) {
                *events.entry(format!("{event_type} {}", names.hide("", facts(event)))).or_default() += 1;
            }
        }
        Self { events, channel: line.shown(site).await }
    }

    /// The same events, as often, and the same state of the channel.
    pub fn assert_same(&self, other: &Self) {
        let missing = |these: &Self, those: &Self| -> Vec<String> {
            let differs = |(event, count): &(&String, &usize)| those.events.get(*event) != Some(*count);
            these.events.iter().filter(differs).map(|(event, count)| format!("{count} × {event}")).collect()
        };
        let (only_here, only_there) = (missing(self, other), missing(other, self));
        assert!(
            only_here.is_empty() && only_there.is_empty(),
            "once and in order:\n{only_here:#?}\nover and over:\n{only_there:#?}"
        );
        assert!(self.events.keys().any(|event| event.starts_with("RefillRequested")), "{:#?}", self.events);
        assert_eq!(self.channel, other.channel);
        assert_eq!(self.channel.1, "well");
    }
}

fn facts(event: &Value) -> &Value {
    event["payload"].as_object().and_then(|payload| payload.values().next()).unwrap_or(&Value::Null)
}

/// What ids stand for, and the address of the panel, which each site has of its own.
struct Names {
    ids: HashMap<String, String>,
    panel: String,
}

impl Names {
    fn of(events: &[&Value], panel: &str) -> Self {
        let mut ids = HashMap::new();
        for event in events {
            let facts = facts(event);
            let at = |name: &str| facts[name].as_str().unwrap_or_default();
            let said = |what: &str| format!("[{what} «{}»]", at("text").replace(panel, "[panel]"));
            match event["event_type"].as_str().unwrap_or_default() {
                "MessageReceived" => ids.insert(plain(at("message_id")), said("message")),
                "RequestOpened" => ids.insert(plain(at("request_id")), said("request")),
                "MessageQueued" => ids.insert(plain(at("outgoing_id")), said("reply")),
                _ => None,
            };
        }
        Self { ids, panel: panel.to_owned() }
    }

    fn hide(&self, name: &str, value: &Value) -> Value {
        match value {
            Value::String(text) if text.parse::<jiff::Timestamp>().is_ok() => Value::from("[time]"),
            // Numbered by the messenger, in the order of sending.
            Value::String(_) if name == "provider_message_id" => Value::from("[theirs]"),
            Value::String(text) => Value::from(self.rename(&text.replace(&self.panel, "[panel]"))),
            Value::Array(items) => items.iter().map(|item| self.hide(name, item)).collect(),
            Value::Object(fields) => {
                Value::Object(fields.iter().map(|(name, value)| (name.clone(), self.hide(name, value))).collect())
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => value.clone(),
        }
    }

    /// Runs of hex digits as long as an id, with or without dashes, are names.
    fn rename(&self, text: &str) -> String {
        let known = |part: &str| self.ids.get(&plain(part)).cloned();
        if let Some(name) = known(text) {
            return name;
        }
        let piece = |piece: &str| {
            let digits = piece.chars().filter(char::is_ascii_hexdigit).count();
            let is_id = digits >= 16 && piece.chars().all(|c| c.is_ascii_hexdigit() || c == '-');
            if is_id { known(piece).unwrap_or_else(|| "[id]".to_owned()) } else { piece.to_owned() }
        };
        text.split([':', '.', '/']).map(piece).collect::<Vec<_>>().join(":")
    }
}

fn plain(id: &str) -> String {
    id.replace('-', "")
}
