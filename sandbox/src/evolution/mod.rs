//! An Evolution API server (`docs/wire/evolution.md §3`) with people, groups and a phone to look at.
//!
//! A person "writes" with [`EvolutionServer::post_message`]; the server posts webhooks to the product by Evolution's rules, and keeps what the
//! product sent to each chat. `GET /` in a browser is the phone: `?chat=<jid>` shows one chat, `?only=provider` the provider groups.

mod api;
mod deliver;
pub mod known;
mod page;
mod payload;
mod rows;
mod seed;
mod state;

use std::io;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;

pub use rows::{ChatKind, ChatRow, Delivery, MessageRow, Person, SentMessage};
pub use seed::{EvolutionSeed, RetryPolicy};

use crate::faults::Faults;
use crate::gate::{Dialect, Gate};
use crate::record::Requests;
use crate::server::Server;
use state::Shared;

/// Which of Evolution's versions a message looks as if it came from (`docs/wire/evolution.md §3.5`): they differ in where the phone number is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Generation {
    /// Up to 2.2: phone numbers only.
    V2_2,
    /// 2.3.0 to 2.3.4: LID, with the phone as `senderPn` in private chats and no phone at all in groups.
    V2_3_0,
    /// The same versions the other way round: phone, with `senderLid`.
    V2_3_0Phone,
    /// 2.3.5 and 2.3.6: LID, with the phone in `remoteJidAlt` or `participantAlt`.
    V2_3_5,
    /// The same versions when they leave the phone out.
    V2_3_5NoAlt,
    /// 2.3.7: private chats by phone with the LID lost, groups as before.
    #[default]
    V2_3_7,
}

/// What a person sends.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    Text(String),
    /// The unflattened form: `extendedTextMessage.text`.
    ExtendedText(String),
    /// A text that answers another message.
    Reply {
        text: String,
        to: String,
    },
    Reaction {
        to: String,
        emoji: String,
    },
    Image {
        caption: Option<String>,
    },
    Sticker,
    /// Deletes a message of one's own.
    Deletion {
        of: String,
    },
    /// Any `message` object, as it is.
    Raw(serde_json::Value),
}

/// A message to be received by the product.
#[derive(Clone, Debug, PartialEq)]
pub struct Post {
    /// The chat's JID; a person's phone JID for a private chat.
    pub chat: String,
    /// The author's phone number, LID digits or name.
    pub person: String,
    pub what: What,
    pub generation: Generation,
    /// Written on the connected phone itself.
    pub from_me: bool,
    /// How often each webhook is delivered: 2 is a duplicate.
    pub copies: u32,
    /// Only for this instance; all that are connected when none.
    pub instance: Option<String>,
    /// WhatsApp's id of the message; a new one when none.
    pub message_id: Option<String>,
    /// When it was written; now when none.
    pub at: Option<Timestamp>,
}

impl Post {
    /// A text, as the newest server tells it, delivered once.
    #[must_use]
    pub fn text(chat: &str, person: &str, text: &str) -> Self {
        Self {
            chat: chat.to_owned(),
            person: person.to_owned(),
            what: What::Text(text.to_owned()),
            generation: Generation::default(),
            from_me: false,
            copies: 1,
            instance: None,
            message_id: None,
            at: None,
        }
    }
}

/// In which order held webhooks go out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Release {
    InOrder,
    Reversed,
}

/// There is no such chat or person here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoSuch(pub String);

impl std::fmt::Display for NoSuch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "there is no {} here", self.0)
    }
}

impl std::error::Error for NoSuch {}

/// A running server; stops when dropped.
#[derive(Debug)]
pub struct EvolutionServer {
    server: Server,
    gate: Arc<Gate>,
    shared: Arc<Shared>,
    api_key: String,
}

impl EvolutionServer {
    /// Starts on a free loopback port.
    ///
    /// # Errors
    /// When no port can be taken.
    pub async fn start(seed: EvolutionSeed) -> io::Result<Self> {
        let gate = Gate::new(Dialect::Evolution);
        let api_key = seed.api_key.clone();
        let reserved = Server::reserve().await?;
        let shared = Arc::new(Shared::new(seed, reserved.base_url()));
        let routes = api::routes(Arc::clone(&shared)).merge(page::routes(Arc::clone(&shared)));
        let server = reserved.serve(gate.guard(routes));
        Ok(Self { server, gate, shared, api_key })
    }

    /// The address an operator would type: `http://127.0.0.1:…`. In a browser, the phone.
    #[must_use]
    pub fn base_url(&self) -> String {
        self.server.base_url()
    }

    /// The server's global key.
    #[must_use]
    pub fn api_key(&self) -> &str {
        &self.api_key
    }

    /// What the next requests run into.
    #[must_use]
    pub fn faults(&self) -> &Faults {
        &self.gate.faults
    }

    /// What was asked so far.
    #[must_use]
    pub fn requests(&self) -> &Requests {
        &self.gate.requests
    }

    /// A person writes a text into a chat; answers the message's id.
    ///
    /// # Errors
    /// When the chat or the person is not known here.
    pub fn post_message(&self, chat: &str, person: &str, text: &str, generation: Generation) -> Result<String, NoSuch> {
        self.post(Post { generation, ..Post::text(chat, person, text) })
    }

    /// The same with everything that can vary.
    ///
    /// # Errors
    /// When the chat or the person is not known here.
    pub fn post(&self, post: Post) -> Result<String, NoSuch> {
        deliver::post(&self.shared, post)
    }

    /// Delivers the webhooks of a message once more, byte for byte.
    pub fn redeliver(&self, message_id: &str) {
        deliver::again(&self.shared, message_id);
    }

    /// Keeps webhooks back until [`EvolutionServer::release_webhooks`].
    pub fn hold_webhooks(&self) {
        self.shared.change(|state| state.holding = true);
    }

    /// Lets the webhooks kept back go out, one after the other, and keeps none back from now on.
    pub fn release_webhooks(&self, order: Release) {
        deliver::release(&self.shared, order);
    }

    /// Every webhook delivery so far.
    #[must_use]
    pub fn deliveries(&self) -> Vec<Delivery> {
        self.shared.read(|state| state.deliveries.clone())
    }

    /// Waits until every delivery of this message was accepted or given up; true when all were accepted.
    pub async fn wait_delivered(&self, message_id: &str, patience: Duration) -> bool {
        let look = || {
            self.shared.read(|state| {
                let of: Vec<&Delivery> =
                    state.deliveries.iter().filter(|d| d.message_id.as_deref() == Some(message_id)).collect();
                let over = !of.is_empty() && of.iter().all(|d| d.is_over);
                over.then(|| of.iter().all(|d| d.was_accepted()))
            })
        };
        self.shared.changes.until(patience, look).await.unwrap_or(false)
    }

    /// Waits until no delivery is under way; false when the time is over first.
    pub async fn settle(&self, patience: Duration) -> bool {
        let look = || self.shared.read(|state| state.deliveries.iter().all(|d| d.is_over).then_some(()));
        self.shared.changes.until(patience, look).await.is_some()
    }

    /// Everything the product sent, oldest first.
    #[must_use]
    pub fn sent(&self) -> Vec<SentMessage> {
        self.shared.read(|state| state.sent.clone())
    }

    /// What the product sent to this chat; a private chat may be named by phone JID or LID.
    #[must_use]
    pub fn sent_to(&self, chat: &str) -> Vec<SentMessage> {
        self.shared.read(|state| state.sent_to(chat))
    }

    /// The first message to this chat that `fits`, as soon as there is one.
    pub async fn wait_for_sent(
        &self,
        chat: &str,
        patience: Duration,
        fits: impl Fn(&SentMessage) -> bool,
    ) -> Option<SentMessage> {
        let look = || self.shared.read(|state| state.sent_to(chat).into_iter().find(|m| fits(m)));
        self.shared.changes.until(patience, look).await
    }

    /// The chats with everything said in them.
    #[must_use]
    pub fn chats(&self) -> Vec<ChatRow> {
        self.shared.read(|state| state.chats.clone())
    }

    /// The people.
    #[must_use]
    pub fn people(&self) -> Vec<Person> {
        self.shared.read(|state| state.people.clone())
    }

    /// Adds a person.
    pub fn add_person(&self, person: Person) {
        self.shared.change(|state| state.people.push(person));
    }

    /// Adds a group the connected number is in.
    pub fn add_group(&self, jid: &str, name: &str, kind: ChatKind, members: &[&str]) {
        let members = members.iter().map(|m| (*m).to_owned()).collect();
        self.shared.change(|state| state.chats.push(ChatRow::new(jid, name, kind, members)));
    }

    /// The names of the instances that exist.
    #[must_use]
    pub fn instances(&self) -> Vec<String> {
        self.shared.read(|state| state.instances.keys().cloned().collect())
    }

    /// The phone's owner scans the code: the instance is connected.
    pub fn scan(&self, instance: &str) {
        deliver::connection(&self.shared, instance, "open", 200);
    }

    /// The connection breaks, with WhatsApp's code for why (401 logged out, 403 banned, 428 closed, …).
    pub fn disconnect(&self, instance: &str, reason: u16) {
        deliver::connection(&self.shared, instance, "close", reason);
    }

    /// Tells how far a sent message got (`DELIVERY_ACK`, `READ`, `ERROR` …), naming its chat like this.
    pub fn tell_status(&self, message_id: &str, status: &str, chat: &str) {
        deliver::status(&self.shared, message_id, status, chat);
    }

    /// Whether every message sent from now on is told to have arrived.
    pub fn tells_delivered(&self, yes: bool) {
        self.shared.change(|state| state.tells_delivered = yes);
    }

    /// Whether numbers nobody here has are refused as not on WhatsApp.
    pub fn strict_numbers(&self, yes: bool) {
        self.shared.change(|state| state.strict_numbers = yes);
    }

    /// Whether sending to a LID fails, as it does on some versions.
    pub fn refuse_lids(&self, yes: bool) {
        self.shared.change(|state| state.refuse_lids = yes);
    }

    /// The version the server and its phone page behave like.
    pub fn set_generation(&self, generation: Generation) {
        self.shared.change(|state| state.generation = generation);
    }
}
