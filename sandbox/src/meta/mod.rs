//! Meta's Cloud API (`docs/wire/meta.md §5`): one business number.
//!
//! The owner enters a callback with [`MetaServer::set_callback`], which shakes hands as Meta does; people write with
//! [`MetaServer::write`]; every post is signed with the app's secret.

mod api;
mod phone;
mod post;

use std::io;
use std::sync::Arc;
use std::time::Duration;

use serde_json::Value;

use crate::evolution::known;
use crate::faults::Faults;
use crate::gate::{Dialect, Gate};
use crate::messenger::{self, Hooks, Inbox, Memory, NoSuch, Order, Outbox, RetryPolicy};
use crate::record::Requests;
use crate::server::Server;

/// The number, its people and habits.
#[derive(Clone, Debug)]
pub struct MetaSeed {
    pub phone_number_id: String,
    pub display_phone_number: String,
    pub access_token: String,
    pub app_secret: String,
    pub verify_token: String,
    pub people: Vec<MetaPerson>,
    pub retries: RetryPolicy,
}

/// A person, with the id Meta gives them for this business alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MetaPerson {
    pub name: String,
    pub wa_id: String,
    pub user_id: String,
    /// With a username, the phone number stays hidden.
    pub username: Option<String>,
}

impl MetaPerson {
    #[must_use]
    pub fn new(name: &str, wa_id: &str, user_id: &str) -> Self {
        Self { name: name.to_owned(), wa_id: wa_id.to_owned(), user_id: user_id.to_owned(), username: None }
    }

    fn is(&self, who: &str) -> bool {
        who == self.wa_id || who == self.user_id || who.eq_ignore_ascii_case(&self.name)
    }

    /// What chats with the person are known by.
    fn address(&self) -> &str {
        if self.username.is_some() { &self.user_id } else { &self.wa_id }
    }
}

impl MetaSeed {
    /// The customers of the Evolution stand-in, and one who hides behind a username.
    #[must_use]
    pub fn plausible() -> Self {
        let hidden = MetaPerson {
            username: Some("quiet.growth".to_owned()),
            ..MetaPerson::new("Quinn", "447700900777", "US.1349120004")
        };
        Self {
            phone_number_id: "106540352242922".to_owned(),
            display_phone_number: known::BOT.to_owned(),
            access_token: "EAAJB1DeskTokenZB".to_owned(),
            app_secret: "0b9d1f5e8c7a4d2f9e3b6a1c5d8f7e20".to_owned(),
            verify_token: "desk-verify".to_owned(),
            people: vec![
                MetaPerson::new("John Doe", known::JOHN, "GB.1349120001"),
                MetaPerson::new("Maria Silva", known::MARIA, "GB.1349120002"),
                MetaPerson::new("Alex Grow", known::ALEX, "GB.1349120003"),
                hidden,
            ],
            retries: RetryPolicy {
                attempts: 40,
                first_delay: Duration::from_secs(5),
                longest_delay: Duration::from_secs(6 * 3600),
                timeout: Duration::from_secs(10),
            },
        }
    }
}

#[derive(Debug)]
struct State {
    seed: MetaSeed,
    callback: Option<String>,
    /// Addresses of people who have not written for 24 hours.
    closed_windows: Vec<String>,
    refuses_user_ids: bool,
    quality: String,
}

#[derive(Debug)]
struct Shared {
    memory: Memory<State>,
    hooks: Hooks,
    inbox: Inbox,
    outbox: Outbox,
}

/// A running number; stops when dropped.
#[derive(Debug)]
pub struct MetaServer {
    server: Server,
    gate: Arc<Gate>,
    shared: Arc<Shared>,
    seed: MetaSeed,
}

impl MetaServer {
    /// Starts on a free loopback port.
    ///
    /// # Errors
    /// When no port can be taken.
    pub async fn start(seed: MetaSeed) -> io::Result<Self> {
        let gate = Gate::new(Dialect::Meta);
        let hooks = Hooks::new(seed.retries, Order::Any);
        let state = State {
            seed: seed.clone(),
            callback: None,
            closed_windows: Vec::new(),
            refuses_user_ids: false,
            quality: "GREEN".to_owned(),
        };
        let shared =
            Arc::new(Shared { memory: Memory::new(state), hooks, inbox: Inbox::default(), outbox: Outbox::default() });
        let server = Server::reserve()
            .await?
            .serve(gate.guard(api::routes(Arc::clone(&shared)).merge(messenger::phone::routes(Arc::clone(&shared)))));
        Ok(Self { server, gate, shared, seed })
    }

    /// What an operator would enter as `api_url`.
    #[must_use]
    pub fn base_url(&self) -> String {
        self.server.base_url()
    }

    /// The number's id, tokens and secrets.
    #[must_use]
    pub fn seed(&self) -> &MetaSeed {
        &self.seed
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

    /// What the product sent; chats by `wa_id`, or by `user_id` where it was sent to that.
    #[must_use]
    pub fn outbox(&self) -> &Outbox {
        &self.shared.outbox
    }

    /// The owner enters where webhooks go; true when the address answered the handshake.
    pub async fn set_callback(&self, url: &str) -> bool {
        let is_ours = post::shake_hands(url, &self.seed.verify_token).await;
        if is_ours {
            self.shared.memory.change(|state| state.callback = Some(url.to_owned()));
        }
        is_ours
    }

    /// A person writes a text; answers the message's id.
    ///
    /// # Errors
    /// When the person is not known here.
    pub fn write(&self, person: &str, text: &str) -> Result<String, NoSuch> {
        self.write_content(person, &post::text(text))
    }

    /// The same with any content: `{"type": "image", "image": {…}}`.
    ///
    /// # Errors
    /// When the person is not known here.
    pub fn write_content(&self, person: &str, content: &Value) -> Result<String, NoSuch> {
        let ids = post::messages(&self.shared, &[(person, content.clone())])?;
        Ok(ids.into_iter().next().unwrap_or_default())
    }

    /// Several texts in one post, as Meta does under load; answers their ids.
    ///
    /// # Errors
    /// When a person is not known here.
    pub fn write_batch(&self, texts: &[(&str, &str)]) -> Result<Vec<String>, NoSuch> {
        let contents: Vec<(&str, Value)> = texts.iter().map(|(person, text)| (*person, post::text(text))).collect();
        post::messages(&self.shared, &contents)
    }

    /// Tells how far a message got: `sent`, `delivered`, `read`, `played`; with a code for `failed`.
    pub fn status(&self, id: &str, to: &str, status: &str, code: Option<i64>) {
        post::status(&self.shared, id, to, status, code);
    }

    /// 24 hours pass without a word of this person: texts are taken and fail later with 131047, until the person writes again.
    pub fn close_window(&self, person: &str) {
        self.shared.memory.change(|state| {
            let known = state.seed.people.iter().find(|p| p.is(person));
            let address = known.map_or(person, |p| p.wa_id.as_str()).to_owned();
            state.closed_windows.push(address);
        });
    }

    /// Whether sending to a `user_id` is refused with 131062.
    pub fn refuse_user_ids(&self, yes: bool) {
        self.shared.memory.change(|state| state.refuses_user_ids = yes);
    }

    /// `GREEN`, `YELLOW` or `RED`.
    pub fn set_quality(&self, quality: &str) {
        self.shared.memory.change(|state| quality.clone_into(&mut state.quality));
    }

    /// The person has another number: Meta tells it once.
    ///
    /// # Errors
    /// When the person is not known here.
    pub fn change_number(&self, person: &str, to: &str) -> Result<String, NoSuch> {
        let content = post::number_change(to);
        let id = self.write_content(person, &content)?;
        self.shared.memory.change(|state| {
            if let Some(known) = state.seed.people.iter_mut().find(|p| p.is(person)) {
                to.clone_into(&mut known.wa_id);
            }
        });
        Ok(id)
    }
}
