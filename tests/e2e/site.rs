//! One workspace at work: the outside world, a database, a node, and an owner who has set everything up over the API.

mod claims;
mod look;
pub mod safe;

pub use look::items;

use std::collections::HashSet;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use eventlog::WorkspaceId;
use gateways::model::{ModelSettings, Provider};
use ledgerdesk::config::Config;
use ledgerdesk::node::{Clock, Node};
use ledgerdesk::setup;
use sandbox::World;
use sandbox::evolution::{Generation, Post};
use sandbox::panel::UserRow;

use crate::support::PATIENCE;
use crate::support::bounds::waits_for;
use crate::support::client::Client;
use crate::support::database::{Database, Kind};
use crate::support::door::Door;
use crate::support::office::{self, Channel};

pub const JOHN: &str = World::CUSTOMERS[0].phone;
pub const MARIA: &str = World::CUSTOMERS[1].phone;
pub const OWNER: &str = World::OWNER_PHONE;
pub const SMMCOST: &str = World::PROVIDERS[0].group_jid;
pub const JAP: &str = World::PROVIDERS[1].group_jid;

/// The private chat with a person.
pub fn private(phone: &str) -> String {
    sandbox::evolution::known::private(phone)
}

/// Compares a text that people read with what is on file, the same on both databases.
pub fn snapshot(name: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../../snapshots/e2e");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, text));
}

/// A workspace with a panel, WhatsApp, two providers, an owner, and John, who is verified.
pub struct Site {
    pub world: World,
    pub database: Database,
    pub door: Door,
    /// None while it is stopped.
    pub node: Option<Node>,
    /// The owner's.
    pub api: Client,
    pub workspace: WorkspaceId,
    pub channel: Channel,
    /// Set by tests that let customers read who fulfils their orders.
    pub providers_may_be_named: bool,
    /// The language model of nodes started from now on.
    pub model: Option<ModelSettings>,
    /// Outgoing messages that a test has looked at.
    seen: Mutex<HashSet<String>>,
}

impl Site {
    pub async fn open(kind: Kind) -> Self {
        Self::open_with(kind, |_| ()).await
    }

    /// The same with other settings of the node.
    pub async fn open_with(kind: Kind, set: impl FnOnce(&mut Config)) -> Self {
        let (database, door) = (Database::new(kind).await, Door::open().await);
        let mut config = database.config(&door.url());
        set(&mut config);
        let node = Node::start(&config).await.expect("a node");
        door.leads_to(Some(node.address));
        let made = setup::create_workspace(&node.log, "Test", OWNER).await.expect("a workspace");
        let world = World::start_at(node.log.now()).await.expect("the outside");
        let api = Client::new(&door.url(), &made.api_token);
        let channel = office::set_up(&api, &world).await;
        office::verify(&api, JOHN, World::CUSTOMERS[0].username).await;
        let workspace = made.workspace_id;
        let (providers_may_be_named, model, seen) = (false, None, Mutex::default());
        Self { world, database, door, node: Some(node), api, workspace, channel, providers_may_be_named, model, seen }
    }

    /// The node, which must be running.
    pub fn node(&self) -> &Node {
        self.node.as_ref().expect("the node runs")
    }

    /// Stops the node; whoever calls is turned away.
    pub async fn stop(&mut self) {
        self.door.leads_to(None);
        if let Some(node) = self.node.take() {
            waits_for(|| "the node to stop".to_owned());
            node.stop().await;
        }
    }

    /// Starts a node on the same database.
    pub async fn start(&mut self) {
        self.start_with(&self.config()).await;
    }

    /// Starts a node with these settings.
    pub async fn start_with(&mut self, config: &Config) {
        waits_for(|| "a node to start".to_owned());
        let node = Node::start(config).await.expect("a node");
        self.door.leads_to(Some(node.address));
        self.node = Some(node);
    }

    /// Settings of a node here.
    pub fn config(&self) -> Config {
        Config { model: self.model.clone(), ..self.database.config(&self.door.url()) }
    }

    /// Goes on with the world's language model behind this wire.
    pub async fn thinks_with(&mut self, provider: Provider, time_limit: Duration) {
        self.stop().await;
        let prefix = if provider == Provider::Groq { "/openai" } else { "" };
        self.model = Some(ModelSettings {
            provider,
            model: sandbox::model::MODEL.to_owned(),
            api_key: Some(sandbox::model::KEY.into()),
            base_url: Some(format!("{}{prefix}", self.world.model.base_url())),
            time_limit,
        });
        self.start().await;
    }

    /// Goes on with a node that takes its time from this clock.
    pub async fn start_by(&mut self, clock: Clock) {
        self.stop().await;
        let node = Node::start_by(&self.config(), clock).await.expect("a node");
        self.door.leads_to(Some(node.address));
        self.node = Some(node);
    }

    /// A person writes into a chat; answers the message's id once the webhook was taken.
    pub async fn says(&self, chat: &str, person: &str, text: &str) -> String {
        self.posts(Post::text(chat, person, text)).await
    }

    /// A person writes privately.
    pub async fn tells(&self, person: &str, text: &str) -> String {
        self.says(&private(person), person, text).await
    }

    /// The same with everything that can vary.
    pub async fn posts(&self, post: Post) -> String {
        let id = self.world.evolution.post(post).expect("a chat and a person");
        self.is_taken(&id).await;
        id
    }

    /// A text as servers of one version tell it.
    pub async fn says_as(&self, generation: Generation, chat: &str, person: &str, text: &str) -> String {
        self.posts(Post { generation, ..Post::text(chat, person, text) }).await
    }

    /// Waits until every delivery of a message was acknowledged.
    pub async fn is_taken(&self, message_id: &str) {
        waits_for(|| format!("message {message_id} to be taken"));
        let taken = self.world.evolution.wait_delivered(message_id, PATIENCE).await;
        assert!(taken, "the webhook was not acknowledged: {:#?}", self.world.evolution.deliveries().last());
    }

    /// The next text in a chat that holds these words. What was sent before it counts as read.
    pub async fn expects(&self, chat: &str, words: &str) -> String {
        self.expects_within(PATIENCE, chat, words).await
    }

    /// The same for what takes long.
    pub async fn expects_within(&self, patience: Duration, chat: &str, words: &str) -> String {
        waits_for(|| format!("`{words}` in {chat}"));
        let fits = |sent: &sandbox::evolution::SentMessage| {
            sent.text.contains(words) && !self.seen.lock().unwrap_or_else(PoisonError::into_inner).contains(&sent.id)
        };
        let Some(found) = self.world.evolution.wait_for_sent(chat, patience, fits).await else {
            let sent: Vec<String> = self.sent_to(chat);
            panic!("nobody said `{words}` in {chat}; sent there: {sent:#?}\n{}", self.story().await);
        };
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        for sent in self.world.evolution.sent_to(chat) {
            let is_found = sent.id == found.id;
            seen.insert(sent.id);
            if is_found {
                break;
            }
        }
        found.text
    }

    /// The next private answer to a person that holds these words.
    pub async fn answers(&self, person: &str, words: &str) -> String {
        self.expects(&private(person), words).await
    }

    /// Everything that was sent to a chat.
    pub fn sent_to(&self, chat: &str) -> Vec<String> {
        self.world.evolution.sent_to(chat).into_iter().map(|sent| sent.text).collect()
    }

    /// Binds a person to a panel username on the operator's word. The panel has a user of that name from now on.
    pub async fn verify(&self, person: &str, username: &str) -> String {
        let users = self.world.panel.users();
        if !users.iter().any(|user| user.username.eq_ignore_ascii_case(username)) {
            let id = users.iter().map(|user| user.id).max().unwrap_or_default() + 1;
            let email = format!("{username}@example.com");
            self.world.panel.put_user(UserRow { id, username: username.to_owned(), email, balance_micros: 0 });
        }
        office::verify(&self.api, person, username).await
    }

    /// Sets a setting of the workspace.
    pub async fn set(&self, key: &str, value: &str) {
        office::set(&self.api, key, value).await;
    }

    /// Support on in the customers' group, as the owner switches it on there.
    pub async fn support_on(&self) {
        self.says(World::SUPPORT_GROUP, OWNER, "!support enable").await;
        self.expects(World::SUPPORT_GROUP, "is now *on*").await;
    }

    /// Checks what must hold after every test, and stops.
    pub async fn close(mut self) {
        if let Some(node) = &self.node {
            self.is_whole().await;
            let said = safe::Said::all(&node.log).await;
            claims::assert_claims_are_backed(&node.log).await;
            safe::assert_customers_read_nothing_technical(&self.world, &said, self.providers_may_be_named);
        }
        self.stop().await;
    }
}
