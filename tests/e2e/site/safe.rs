//! Customers never see a technical error (SF3), nor who fulfils their orders.

use std::collections::HashSet;

use aggregates::conversation::{Conversation, ConversationEvent};
use aggregates::words::{Category, Key};
use cqrs_es::Aggregate as _;
use eventlog::{ERASED, EventLog, WorkspaceId};
use sandbox::World;

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

/// A text that goes out: the chat, what is said there, and the key of the text as the log has it.
pub struct Said {
    pub chat: String,
    pub text: String,
    pub text_key: String,
}

impl Said {
    /// Every message of every workspace, whatever channel it goes over, sent or not.
    pub async fn all(log: &EventLog) -> Vec<Self> {
        let mut said = Vec::new();
        for workspace in log.workspaces().await.expect("workspaces") {
            Self::of(log, workspace, &mut said).await;
        }
        said
    }

    async fn of(log: &EventLog, workspace: WorkspaceId, said: &mut Vec<Self>) {
        let mut after = 0;
        loop {
            let events = log.read(workspace, after, 512).await.expect("events");
            let Some(last) = events.last() else { return };
            after = last.position;
            let conversations = events.iter().filter(|event| &*event.aggregate_type == Conversation::TYPE);
            for event in conversations {
                if let ConversationEvent::MessageQueued { chat, text, text_key, .. }
                | ConversationEvent::MessageWithheld { chat, text, text_key, .. } =
                    &*event.event::<Conversation>().expect("an event")
                {
                    said.push(Self { chat: chat.clone(), text: text.clone(), text_key: text_key.clone() });
                }
            }
        }
    }

    /// Whether it speaks of settings and systems, as the operator's team does.
    fn is_the_teams(&self) -> bool {
        let to_the_owner = self.text_key.starts_with("team_") && self.chat == super::private(super::OWNER);
        to_the_owner || Key::ALL.iter().any(|key| key.name() == self.text_key && key.category() == Category::Team)
    }
}

/// Looks at every text that goes out, and at every text that arrived.
pub fn assert_customers_read_nothing_technical(world: &World, said: &[Said], providers_may_be_named: bool) {
    let providers = World::PROVIDERS.map(|provider| provider.group_jid);
    for said in said.iter().filter(|said| said.text != ERASED && !said.is_the_teams()) {
        assert_plain(world, &said.chat, &said.text);
        let is_customers = !providers.contains(&said.chat.as_str()) && said.chat != super::private(super::OWNER);
        if is_customers && !providers_may_be_named {
            assert_no_provider(&said.chat, &said.text);
        }
    }
    let of_log: HashSet<&str> = said.iter().map(|said| said.text.as_str()).collect();
    for sent in world.evolution.sent() {
        assert!(of_log.contains(sent.text.as_str()), "not in the log: {}", sent.text);
    }
}

fn assert_plain(world: &World, chat: &str, said: &str) {
    let text = without_known_links(world, said).to_lowercase();
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric() && c != '{' && c != '}').collect();
    for technical in TECHNICAL {
        let found = if technical.chars().all(char::is_alphanumeric) {
            words.contains(&technical)
        } else {
            text.contains(technical)
        };
        assert!(!found, "`{technical}` was said in {chat}: {said}");
    }
    for code in ["400", "401", "403", "404", "429", "500", "502", "503"] {
        assert!(!words.contains(&code), "`{code}` was said in {chat}: {said}");
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

fn assert_no_provider(chat: &str, said: &str) {
    for provider in World::PROVIDERS {
        assert!(!said.contains(provider.name), "{} was named in {chat}: {said}", provider.name);
    }
}
