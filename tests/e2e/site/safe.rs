//! Customers never see a technical error (SF3), nor who fulfils their orders.

use std::collections::HashSet;

use aggregates::conversation::{Conversation, ConversationEvent};
use aggregates::words::{Category, Key};
use cqrs_es::Aggregate as _;
use eventlog::{ERASED, EventLog, WorkspaceId};
use sandbox::World;

use crate::support::plain::{technical, without_marks};

/// Longer texts go out in parts on some messenger.
const SHORTEST_LIMIT: usize = gateways::telegram::TEXT_LIMIT;

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

/// Looks at every text that goes out, and at every text that arrived, wherever it did.
pub fn assert_customers_read_nothing_technical(world: &World, said: &[Said], providers_may_be_named: bool) {
    let providers = World::PROVIDERS.map(|provider| provider.group_jid);
    for said in said.iter().filter(|said| said.text != ERASED && !said.is_the_teams()) {
        assert_plain(world, &said.chat, &said.text);
        let is_customers = !providers.contains(&said.chat.as_str()) && said.chat != super::private(super::OWNER);
        if is_customers && !providers_may_be_named {
            assert_no_provider(&said.chat, &said.text);
        }
    }
    let whole: HashSet<String> = said.iter().map(|said| without_marks(&said.text)).collect();
    for text in arrived(world) {
        // A part of a long text counts as what it is a part of.
        let is_part = |whole: &String| whole.chars().count() > SHORTEST_LIMIT && whole.contains(&text);
        let is_known = whole.contains(&text) || whole.iter().any(is_part);
        assert!(is_known, "it was received, and is not in the log: {text}");
    }
    // Tickets are read by customers, and have no conversation.
    for ticket in world.panel.tickets() {
        for message in ticket.messages.iter().filter(|message| message.is_staff) {
            assert_plain(world, "a ticket", &message.message);
            assert_no_provider("a ticket", &message.message);
        }
    }
}

/// Every text any messenger was given.
fn arrived(world: &World) -> Vec<String> {
    let others = [world.green.outbox(), world.meta.outbox(), world.telegram.outbox()];
    let others = others.into_iter().flat_map(sandbox::messenger::Outbox::all).map(|sent| sent.text);
    world.evolution.sent().into_iter().map(|sent| sent.text).chain(others).map(|text| without_marks(&text)).collect()
}

/// An address of a service list, as an operator sets one.
pub const SERVICES_URL: &str = "https://smm.example/prices";

fn assert_plain(world: &World, chat: &str, said: &str) {
    // Links of orders and the address of the service list are what customers asked for.
    let known = |word: &str| {
        word == format!("{}/services", world.panel.base_url())
            || word == SERVICES_URL
            || world.panel.orders().iter().any(|order| order.link == word)
    };
    let found = technical(said, known);
    assert!(found.is_none(), "`{}` was said in {chat}: {said}", found.unwrap_or_default());
}

fn assert_no_provider(chat: &str, said: &str) {
    for provider in World::PROVIDERS {
        assert!(!said.contains(provider.name), "{} was named in {chat}: {said}", provider.name);
    }
}
