//! Telegram's Bot API (`docs/wire/telegram.md §6`): one bot with people and groups.
//!
//! People write with [`TelegramServer::write`]; updates go to the webhook the product set, with its secret. Unlike the real one, this
//! takes `http` addresses.

mod api;
mod phone;
mod updates;

use std::io;
use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};

use crate::evolution::ChatKind;
use crate::faults::Faults;
use crate::gate::{Dialect, Gate};
use crate::messenger::{self, Hooks, Inbox, Memory, NoSuch, Order, Outbox, RetryPolicy};
use crate::record::Requests;
use crate::server::Server;

/// A customer, John Doe.
pub const JOHN: i64 = 7_000_000_123;
/// A customer, Maria Silva.
pub const MARIA: i64 = 7_000_000_456;
/// A customer, Alex Grow.
pub const ALEX: i64 = 7_000_000_789;
/// Who reads the group of smmcost.com.
pub const SMMCOST_DESK: i64 = 7_000_000_301;
/// Who reads the group of justanotherpanel.
pub const JAP_DESK: i64 = 7_000_000_302;
/// Where customers write.
pub const SUPPORT_GROUP: i64 = -4_001_234_567;
/// Where smmcost.com takes requests: a supergroup.
pub const PROVIDER_GROUP: i64 = -1_001_234_567_001;
/// Where justanotherpanel takes requests: a supergroup.
pub const JAP_GROUP: i64 = -1_001_234_567_002;

/// The bot, its people and habits.
#[derive(Clone, Debug)]
pub struct TelegramSeed {
    pub token: String,
    pub username: String,
    /// With privacy mode off the bot hears everything in groups.
    pub can_read_all_group_messages: bool,
    pub people: Vec<TelegramPerson>,
    pub groups: Vec<TelegramGroup>,
    pub retries: RetryPolicy,
}

/// A person; Telegram never tells the phone number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TelegramPerson {
    pub id: i64,
    pub name: String,
    pub username: Option<String>,
}

/// A group the bot is in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TelegramGroup {
    pub id: i64,
    pub title: String,
    pub is_supergroup: bool,
    pub kind: ChatKind,
    pub members: Vec<i64>,
}

impl TelegramSeed {
    /// Three customers with a support group, two providers with a group each; privacy mode off.
    #[must_use]
    pub fn plausible() -> Self {
        let person = |id, name: &str, username: &str| TelegramPerson {
            id,
            name: name.to_owned(),
            username: Some(username.to_owned()),
        };
        let group = |id, title: &str, kind, members: &[i64]| TelegramGroup {
            id,
            title: title.to_owned(),
            is_supergroup: kind == ChatKind::Provider,
            kind,
            members: members.to_vec(),
        };
        Self {
            token: "7001:AAE-desk_bot_token".to_owned(),
            username: "desk_bot".to_owned(),
            can_read_all_group_messages: true,
            people: vec![
                person(JOHN, "John Doe", "johndoe"),
                person(MARIA, "Maria Silva", "maria"),
                person(ALEX, "Alex Grow", "alexgrow"),
                person(SMMCOST_DESK, "SMMCost desk", "smmcost_desk"),
                person(JAP_DESK, "JAP desk", "jap_desk"),
            ],
            groups: vec![
                group(SUPPORT_GROUP, "SMM Support 24/7", ChatKind::Support, &[JOHN, MARIA, ALEX]),
                group(PROVIDER_GROUP, "smmcost.com · requests", ChatKind::Provider, &[SMMCOST_DESK]),
                group(JAP_GROUP, "JustAnotherPanel desk", ChatKind::Provider, &[JAP_DESK]),
            ],
            retries: RetryPolicy {
                attempts: 20,
                first_delay: Duration::from_secs(1),
                longest_delay: Duration::from_secs(600),
                timeout: Duration::from_secs(30),
            },
        }
    }
}

#[derive(Debug)]
struct State {
    seed: TelegramSeed,
    webhook: Option<Webhook>,
    next_update: i64,
    next_message: i64,
    /// Messages of people that are still there: chat and id.
    written: Vec<(i64, i64)>,
    /// Old and new address of groups that moved.
    moved: Vec<(i64, i64)>,
    /// Chats that do not let the bot write.
    shut: Vec<i64>,
    /// The last delivery's trouble, as the product is told it.
    last_error: Option<String>,
}

#[derive(Clone, Debug)]
struct Webhook {
    url: String,
    secret: Option<String>,
    /// Empty means the usual ones.
    allowed: Vec<String>,
}

impl Webhook {
    /// What every post shows.
    fn headers(&self) -> Vec<(String, String)> {
        let secret = self.secret.clone().map(|secret| ("x-telegram-bot-api-secret-token".to_owned(), secret));
        secret.into_iter().collect()
    }
}

#[derive(Debug)]
struct Shared {
    memory: Memory<State>,
    hooks: Hooks,
    inbox: Inbox,
    outbox: Outbox,
}

/// A running bot; stops when dropped.
#[derive(Debug)]
pub struct TelegramServer {
    server: Server,
    gate: Arc<Gate>,
    shared: Arc<Shared>,
    token: String,
}

impl TelegramServer {
    /// Starts on a free loopback port.
    ///
    /// # Errors
    /// When no port can be taken.
    pub async fn start(seed: TelegramSeed) -> io::Result<Self> {
        let gate = Gate::new(Dialect::Telegram);
        let hooks = Hooks::new(seed.retries, Order::Any);
        let token = seed.token.clone();
        let state = State {
            seed,
            webhook: None,
            next_update: 870_000_001,
            next_message: 1,
            written: Vec::new(),
            moved: Vec::new(),
            shut: Vec::new(),
            last_error: None,
        };
        let shared =
            Arc::new(Shared { memory: Memory::new(state), hooks, inbox: Inbox::default(), outbox: Outbox::default() });
        let server = Server::reserve()
            .await?
            .serve(gate.guard(api::routes(Arc::clone(&shared)).merge(messenger::phone::routes(Arc::clone(&shared)))));
        Ok(Self { server, gate, shared, token })
    }

    /// What an operator would enter as `api_url`.
    #[must_use]
    pub fn base_url(&self) -> String {
        self.server.base_url()
    }

    #[must_use]
    pub fn token(&self) -> &str {
        &self.token
    }

    /// What the path of a call begins with, for faults and assertions.
    #[must_use]
    pub fn path_of(&self, method: &str) -> String {
        format!("/bot{}/{method}", self.token)
    }

    #[must_use]
    pub fn faults(&self) -> &Faults {
        &self.gate.faults
    }

    #[must_use]
    pub fn requests(&self) -> &Requests {
        &self.gate.requests
    }

    #[must_use]
    pub fn hooks(&self) -> &Hooks {
        &self.shared.hooks
    }

    /// What the product sent; chats by number.
    #[must_use]
    pub fn outbox(&self) -> &Outbox {
        &self.shared.outbox
    }

    /// A person writes a text into a group or, with their own id, to the bot; answers what its webhook is about. In groups nothing is
    /// posted that privacy mode hides from the bot.
    ///
    /// # Errors
    /// When the chat or the person is not known here.
    pub fn write(&self, chat: i64, person: i64, text: &str) -> Result<String, NoSuch> {
        self.write_content(chat, person, &updates::text(text))
    }

    /// The same with any content: `{"photo": […], "caption": "…"}`.
    ///
    /// # Errors
    /// When the chat or the person is not known here.
    pub fn write_content(&self, chat: i64, person: i64, content: &Value) -> Result<String, NoSuch> {
        updates::message(&self.shared, chat, person, content)
    }

    /// A person gives the last message of the chat another wording; answers what its webhook is about.
    ///
    /// # Errors
    /// When the person is not known here, or nothing was written there.
    pub fn edit_last(&self, chat: i64, person: i64, text: &str) -> Result<String, NoSuch> {
        updates::edit(&self.shared, chat, person, &updates::text(text))
    }

    /// Somebody deletes everything people wrote.
    pub fn delete_written(&self) {
        self.shared.memory.change(|state| state.written.clear());
    }

    /// The group becomes a supergroup; answers its new address. Both chats tell it, and the old one takes no messages.
    ///
    /// # Errors
    /// When the group is not known here.
    pub fn migrate(&self, group: i64) -> Result<i64, NoSuch> {
        let to = self.shared.memory.change(|state| {
            let known = state.seed.groups.iter_mut().find(|g| g.id == group);
            let known = known.ok_or_else(|| NoSuch(format!("group {group}")))?;
            let to = -1_000_000_000_000 + group;
            (known.id, known.is_supergroup) = (to, true);
            state.moved.push((group, to));
            Ok(to)
        })?;
        updates::service(&self.shared, group, &json!({ "migrate_to_chat_id": to }));
        updates::service(&self.shared, to, &json!({ "migrate_from_chat_id": group }));
        Ok(to)
    }

    /// A person blocks the bot, or a group removes it.
    pub fn shut_out(&self, chat: i64) {
        self.shared.memory.change(|state| state.shut.push(chat));
        updates::membership(&self.shared, chat, "member", "kicked");
    }

    /// The bot is let in, into a group it may not have known.
    pub fn let_in(&self, chat: i64, title: &str) {
        self.shared.memory.change(|state| {
            state.shut.retain(|shut| *shut != chat);
            let is_known = state.seed.groups.iter().any(|g| g.id == chat) || chat > 0;
            if !is_known {
                let is_supergroup = chat < -1_000_000_000_000;
                let members = state.seed.people.iter().map(|p| p.id).collect();
                let (title, kind) = (title.to_owned(), ChatKind::Support);
                state.seed.groups.push(TelegramGroup { id: chat, title, is_supergroup, kind, members });
            }
        });
        updates::membership(&self.shared, chat, "left", "member");
    }

    /// Switches privacy mode.
    pub fn set_privacy_mode(&self, on: bool) {
        self.shared.memory.change(|state| state.seed.can_read_all_group_messages = !on);
    }

    /// What `getWebhookInfo` tells about the last delivery.
    pub fn set_last_error(&self, text: &str) {
        self.shared.memory.change(|state| state.last_error = Some(text.to_owned()));
    }
}
