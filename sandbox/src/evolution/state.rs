//! The server's memory behind its lock.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::Generation;
use super::known;
use super::rows::{ChatKind, ChatRow, Delivery, MessageRow, Person, SentMessage};
use super::seed::{EvolutionSeed, RetryPolicy};
use crate::changes::Changes;

#[derive(Debug)]
pub(super) struct State {
    pub(super) instances: BTreeMap<String, Instance>,
    pub(super) own: Person,
    pub(super) people: Vec<Person>,
    pub(super) chats: Vec<ChatRow>,
    pub(super) sent: Vec<SentMessage>,
    pub(super) deliveries: Vec<Delivery>,
    /// Deliveries kept back, by index.
    pub(super) held: Vec<usize>,
    pub(super) holding: bool,
    pub(super) strict_numbers: bool,
    pub(super) refuse_lids: bool,
    pub(super) opens_at_once: bool,
    pub(super) tells_delivered: bool,
    pub(super) generation: Generation,
}

/// One connection to WhatsApp.
#[derive(Clone, Debug)]
pub(super) struct Instance {
    pub(super) id: String,
    pub(super) token: String,
    pub(super) state: &'static str,
    pub(super) webhook: Option<Webhook>,
}

/// Where an instance's events go.
#[derive(Clone, Debug)]
pub(super) struct Webhook {
    pub(super) is_enabled: bool,
    pub(super) url: String,
    pub(super) headers: BTreeMap<String, String>,
    pub(super) by_events: bool,
    pub(super) events: Vec<String>,
}

impl Webhook {
    pub(super) fn wants(&self, event: &str) -> bool {
        let configured = event.replace(['.', '-'], "_").to_ascii_uppercase();
        self.is_enabled && self.events.contains(&configured)
    }
}

#[derive(Debug)]
pub(super) struct Shared {
    state: Mutex<State>,
    pub(super) changes: Changes,
    pub(super) base_url: String,
    pub(super) api_key: String,
    pub(super) retries: RetryPolicy,
    pub(super) client: reqwest::Client,
}

impl Shared {
    pub(super) fn new(seed: EvolutionSeed, base_url: String) -> Self {
        let state = State {
            instances: BTreeMap::new(),
            own: seed.own,
            people: seed.people,
            chats: seed.chats,
            sent: Vec::new(),
            deliveries: Vec::new(),
            held: Vec::new(),
            holding: false,
            strict_numbers: false,
            refuse_lids: false,
            opens_at_once: seed.opens_at_once,
            tells_delivered: seed.tells_delivered,
            generation: seed.generation,
        };
        let client =
            reqwest::Client::builder().no_proxy().timeout(seed.retries.timeout).user_agent("axios/1.7.9").build();
        Self {
            state: Mutex::new(state),
            changes: Changes::new(),
            base_url,
            api_key: seed.api_key,
            retries: seed.retries,
            client: client.expect("a client without special settings can be built"),
        }
    }

    pub(super) fn read<T>(&self, look: impl FnOnce(&State) -> T) -> T {
        look(&self.lock())
    }

    pub(super) fn change<T>(&self, change: impl FnOnce(&mut State) -> T) -> T {
        let result = change(&mut self.lock());
        self.changes.tell();
        result
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    pub(super) fn person(&self, who: &str) -> Option<&Person> {
        self.people.iter().chain([&self.own]).find(|p| p.is(who))
    }

    /// The JID under which a chat is kept: private chats by phone.
    pub(super) fn chat_jid(&self, jid: &str) -> String {
        match self.person(jid) {
            Some(person) => person.phone_jid(),
            None => jid.to_owned(),
        }
    }

    pub(super) fn sent_to(&self, chat: &str) -> Vec<SentMessage> {
        let jid = self.chat_jid(chat);
        self.sent.iter().filter(|m| m.chat == jid).cloned().collect()
    }

    /// Notes what was said; a private chat begins with its first message.
    pub(super) fn say(&mut self, chat: &str, message: MessageRow) {
        if !self.chats.iter().any(|c| c.jid == chat) {
            let person = self.person(chat);
            let phone = chat.split('@').next().unwrap_or_default().to_owned();
            let name = person.map_or_else(|| format!("+{phone}"), |p| p.name.clone());
            self.chats.push(ChatRow::new(&known::private(&phone), &name, ChatKind::Private, vec![phone]));
        }
        if let Some(chat) = self.chats.iter_mut().find(|c| c.jid == chat) {
            chat.messages.push(message);
        }
    }
}
