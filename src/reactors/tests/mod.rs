//! The reactors as a whole: real log and read models on SQLite, real HTTP to the sandbox.

mod faults;
mod flows;
mod repeats;
mod streams;

use std::sync::Arc;
use std::time::Duration;

use aggregates::conversation::{Conversation, ConversationCommand};
use aggregates::customer::{Customer, CustomerCommand};
use aggregates::ids::{ChannelId, MemberId};
use aggregates::values::{ChatKind, Identity, Role, Secret};
use aggregates::workspace::{Link, Route, Workspace, WorkspaceCommand};
use api::ports::Desk as _;
use eventlog::db::Database;
use eventlog::{Actor, Call, EventLog, LogOptions, MasterKey, Provenance, Recorded, WorkspaceId};
use gateways::{AllowedHosts, Net};
use projections::{ReadModels, Runner, RunnerOptions};
use sandbox::World;
use uuid::Uuid;

use super::job::Tools;
use super::{Codes, Deps, Desk, Limits, Pace, Reactors, WorkerOptions, sources};

/// The code every verification gets.
const CODE: &str = "424242";
/// Longest wait for anything that is to happen.
const PATIENCE: Duration = Duration::from_secs(30);

/// A workspace with a panel, a WhatsApp channel, two providers, an owner, and John, who is verified.
struct Office {
    world: World,
    tools: Tools,
    workspace: WorkspaceId,
    channel: ChannelId,
    runner: Runner,
    reactors: Option<Reactors>,
    _folder: tempfile::TempDir,
}

impl Office {
    /// Everything running.
    async fn open() -> Self {
        let mut office = Self::without_reactors().await;
        office.start_reactors();
        office
    }

    /// Effects are written, and nobody works on them.
    async fn without_reactors() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let url = format!("sqlite://{}", folder.path().join("test.db").display());
        let db = Database::connect(&url).await.expect("a database");
        let log = EventLog::open(db, MasterKey::generate(), LogOptions::default()).await.expect("a log");
        let models = ReadModels::open(log.clone()).await.expect("read models");
        let options = RunnerOptions { sources: sources(), ..RunnerOptions::new("test") };
        let runner = Runner::start(models.clone(), options);
        let world = World::start_at(log.now()).await.expect("the sandbox");
        let desk =
            Desk::new(log.clone(), models.clone(), Net::new(AllowedHosts::parse("127.0.0.1")).expect("a client"));
        let codes: Codes = Arc::new(|| CODE.to_owned());
        let limits = Limits::new(None);
        let pace = Pace::alone();
        let tools = Tools { started_at: log.now(), log: log.clone(), models, desk, codes, limits, pace, model: None };
        let workspace = WorkspaceId::from_uuid(log.new_id());
        let channel = format!("{workspace}-00000001");
        let office =
            Self { world, tools, workspace, channel: ChannelId::new(channel), runner, reactors: None, _folder: folder };
        office.set_up().await;
        office
    }

    fn start_reactors(&mut self) {
        let Tools { log, models, desk, codes, limits, pace, model, .. } = self.tools.clone();
        let name = format!("test-{}", log.new_id());
        let options = WorkerOptions { look_every: Duration::from_millis(100), ..WorkerOptions::named(name) };
        let effects = self.runner.effects();
        self.reactors = Some(Reactors::start(Deps { log, models, desk, codes, limits, pace, model, effects, options }));
    }

    async fn set_up(&self) {
        let now = self.tools.log.now();
        let setting = |key: &str, value: String| WorkspaceCommand::ChangeSetting { key: key.to_owned(), value, now };
        let route = |provider: &str, group: &str| Route {
            provider: provider.to_owned(),
            aliases: Vec::new(),
            channel_id: self.channel.clone(),
            whatsapp_group: Some(group.to_owned()),
            telegram_chat: None,
            templates: std::collections::BTreeMap::new(),
            escalation: None,
        };
        let commands = [
            WorkspaceCommand::CreateWorkspace {
                workspace_id: self.workspace.to_string(),
                name: "Test".to_owned(),
                now,
            },
            setting("panel_url", self.world.panel.base_url()),
            setting("send_interval_whatsapp_ms", "0".to_owned()),
            setting("send_interval_chat_ms", "0".to_owned()),
            setting("panel_api_key", self.world.panel.api_key().to_owned()),
            WorkspaceCommand::AddMember {
                member_id: MemberId::new("owner"),
                role: Role::Owner,
                identities: vec![phone(World::OWNER_PHONE)],
                now,
            },
            WorkspaceCommand::AddChannel {
                channel_id: self.channel.clone(),
                name: "WhatsApp".to_owned(),
                link: Link::Evolution {
                    api_url: self.world.evolution.base_url(),
                    instance: "test".to_owned(),
                    api_key: Secret::new(self.world.evolution.api_key()),
                },
                webhook_secret: "secret".to_owned(),
                now,
            },
            WorkspaceCommand::ReplaceRoutes {
                routes: World::PROVIDERS.map(|provider| route(provider.name, provider.group_jid)).to_vec(),
                now,
            },
        ];
        for command in commands {
            let id = self.workspace.to_string();
            self.tools.log.execute::<Workspace>(self.workspace, &id, command, self.call()).await.expect("set up");
        }
        // Nobody listens there: tests write messages into the log themselves.
        let webhook = "http://127.0.0.1:9/webhook".to_owned();
        self.tools.desk.prepare_channel(self.workspace, self.channel.clone(), webhook).await.expect("an instance");
        self.world.evolution.scan("test");
        let john = World::CUSTOMERS[0];
        self.verify(john.phone, john.username).await;
    }

    fn call(&self) -> Call {
        Call::new(Provenance::start(Actor::System, self.tools.log.new_id()))
    }

    async fn verify(&self, person: &str, username: &str) {
        let identity = phone(person);
        let id = app::ids::of_customer(&self.tools.log, self.workspace, &identity).await.expect("an id");
        let command = CustomerCommand::VerifyUser {
            rebind: false,
            customer_id: id.clone(),
            username: username.to_owned(),
            identities: vec![identity],
            now: self.tools.log.now(),
        };
        self.tools.log.execute::<Customer>(self.workspace, id.as_str(), command, self.call()).await.expect("verified");
    }

    /// A person writes privately.
    async fn write(&self, person: &str, text: &str) -> Recorded {
        self.receive(&private(person), ChatKind::Private, &[phone(person)], text).await
    }

    /// A person writes in the support group.
    async fn write_in_group(&self, person: &str, text: &str) -> Recorded {
        self.receive(World::SUPPORT_GROUP, ChatKind::Group, &[phone(person)], text).await
    }

    /// A message comes in, as the webhook records it.
    async fn receive(&self, chat: &str, chat_kind: ChatKind, identities: &[Identity], text: &str) -> Recorded {
        let log = &self.tools.log;
        let conversation = app::ids::of_conversation(log, self.workspace, &self.channel, chat).await.expect("an id");
        let subject = app::ids::of_subject(log, self.workspace, &identities[0].0).await.expect("an id");
        let message_id = log.new_id();
        let command = ConversationCommand::ReceiveMessage {
            message_id,
            channel_id: self.channel.clone(),
            chat: chat.to_owned(),
            chat_kind,
            subject,
            identities: identities.to_vec(),
            sender_name: Some("Somebody".to_owned()),
            text: text.to_owned(),
            sent_at: log.now(),
            received_at: log.now(),
            channel_message_id: None,
            forwarded: None,
            answers: None,
            edits: None,
        };
        let call = Call::new(Provenance::start(Actor::Channel(self.channel.to_string()), message_id));
        let committed = log.execute::<Conversation>(self.workspace, conversation.as_str(), command, call).await;
        committed.expect("received").events[0].clone()
    }

    /// The text sent to a chat that holds these words, as soon as there is one.
    async fn told(&self, chat: &str, words: &str) -> String {
        let sent = self.world.evolution.wait_for_sent(chat, PATIENCE, |sent| sent.text.contains(words)).await;
        match sent {
            Some(sent) => sent.text,
            None => panic!("nobody was told `{words}` in {chat}; sent: {:#?}", self.world.evolution.sent()),
        }
    }

    /// All events of a type, as soon as there are `count`.
    async fn events(&self, event_type: &str, count: usize) -> Vec<Recorded> {
        let found = async {
            let mut seen = 0;
            loop {
                let events = self.tools.log.read(self.workspace, 0, 10_000).await.expect("the log");
                let of_type =
                    events.iter().filter(|event| &*event.event_type == event_type).cloned().collect::<Vec<_>>();
                if of_type.len() >= count {
                    return of_type;
                }
                seen = events.last().map_or(seen, |last| last.position);
                self.tools.log.wait_beyond(self.workspace, seen).await;
            }
        };
        match tokio::time::timeout(PATIENCE, found).await {
            Ok(events) => events,
            Err(_) => panic!("there are no {count} {event_type}"),
        }
    }

    async fn close(mut self) {
        if let Some(reactors) = self.reactors.take() {
            reactors.stop().await;
        }
        self.runner.stop().await;
    }
}

fn phone(number: &str) -> Identity {
    Identity(format!("jid:{}", private(number)))
}

fn private(number: &str) -> String {
    format!("{number}@s.whatsapp.net")
}

/// The workspace's own id for something, in tests that need any id.
fn some_id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}
