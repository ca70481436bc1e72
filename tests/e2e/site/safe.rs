//! Customers never see a technical error (SF3), nor who fulfils their orders.

use sandbox::World;
use sandbox::evolution::SentMessage;

/// Words of programs, not of people.
const TECHNICAL: [&str; 24] = [
    "error",
    "panic",
    "exception",
    "timeout",
    "timed out",
    "status code",
    "http",
    "json",
    "null",
    "none(",
    "some(",
    "sql",
    "database",
    "unwrap",
    "refused:",
    "internal",
    "stack",
    "connection",
    "server",
    "api",
    "{",
    "}",
    "undefined",
    "nan",
];

/// Looks at every text that was ever sent.
pub fn assert_customers_read_nothing_technical(world: &World, providers_may_be_named: bool) {
    let providers = World::PROVIDERS.map(|provider| provider.group_jid);
    for sent in world.evolution.sent() {
        assert_plain(world, &sent);
        let is_customers = !providers.contains(&sent.chat.as_str()) && sent.chat != super::private(super::OWNER);
        if is_customers && !providers_may_be_named {
            assert_no_provider(&sent);
        }
    }
}

fn assert_plain(world: &World, sent: &SentMessage) {
    let text = without_known_links(world, &sent.text).to_lowercase();
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric() && c != '{' && c != '}').collect();
    for technical in TECHNICAL {
        let found = if technical.chars().all(char::is_alphanumeric) {
            words.contains(&technical)
        } else {
            text.contains(technical)
        };
        assert!(!found, "`{technical}` was said in {}: {}", sent.chat, sent.text);
    }
    for code in ["400", "401", "403", "404", "429", "500", "502", "503"] {
        assert!(!words.contains(&code), "`{code}` was said in {}: {}", sent.chat, sent.text);
    }
}

/// Links of orders and the address of the service list are what customers asked for.
fn without_known_links(world: &World, text: &str) -> String {
    let known = |word: &str| {
        word == format!("{}/services", world.panel.base_url())
            || world.panel.orders().iter().any(|order| order.link == word)
    };
    text.split_whitespace().filter(|word| !known(word)).collect::<Vec<_>>().join(" ")
}

fn assert_no_provider(sent: &SentMessage) {
    for provider in World::PROVIDERS {
        assert!(!sent.text.contains(provider.name), "{} was named in {}: {}", provider.name, sent.chat, sent.text);
    }
}
