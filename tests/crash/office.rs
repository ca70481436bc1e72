//! A workspace with its outside world: customers on WhatsApp, their orders on the panel, providers' groups, the operator's desk.

use std::ops::RangeInclusive;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

use eventlog::WorkspaceId;
use jiff::Timestamp;
use rand::rngs::StdRng;
use rand::seq::IndexedRandom as _;
use reqwest::Method;
use sandbox::World;
use sandbox::evolution::{ChatKind, Person};
use sandbox::panel::UserRow;
use serde_json::{Value, json};

use crate::caller::{Call, Caller};
use crate::stage::Stage;

/// Name of the instance on the Evolution server.
const INSTANCE: &str = "desk";
/// Groups whose flags the operator switches, besides the support group.
const SWITCHED_GROUPS: usize = 3;

/// What was acknowledged, and what has to be found of it in the end.
#[derive(Clone, Debug)]
pub struct Acknowledged {
    pub call: Call,
    /// The answer, whole: a repeat has to get the same.
    pub answer: Value,
    pub what: What,
}

impl Acknowledged {
    /// Where in the log it is, as the answer says.
    pub fn position(&self) -> i64 {
        self.answer["position"].as_i64().unwrap_or_default()
    }
}

/// What a call was about.
#[derive(Clone, Debug)]
pub enum What {
    Message { chat: String, text: String, answers: RangeInclusive<usize> },
    GroupFlag { group_id: String, flag: &'static str, enabled: bool },
    Verification { username: String },
    Statuses { entries: Vec<String>, status: &'static str },
    Escalation { entry: String },
    Refill { order_id: u64 },
}

/// One workspace of the database under test.
pub struct Office {
    pub world: World,
    pub workspace: WorkspaceId,
    pub caller: Caller,
    pub people: Vec<Person>,
    pub groups: Vec<String>,
    token: String,
    webhook_path: String,
    webhook_secret: String,
    acknowledged: Mutex<Vec<Acknowledged>>,
    next: AtomicU64,
}

impl Office {
    /// Makes a workspace with the command line, before or while a node serves.
    pub async fn create(stage: &Stage, caller: Caller) -> Self {
        let made = stage.run(&["workspace", "create", "--name", "Crash", "--owner-phone", "+447700900001"]).await;
        let text = String::from_utf8_lossy(&made.stdout).into_owned();
        let made: Value = serde_json::from_str(&text).unwrap_or_else(|_| panic!("no workspace: {made:?}"));
        let text = |name: &str| made[name].as_str().expect(name).to_owned();
        let world = World::start_at(Timestamp::now()).await.expect("the sandbox");
        Self {
            world,
            workspace: text("workspace_id").parse().expect("an id"),
            caller,
            people: Vec::new(),
            groups: Vec::new(),
            token: text("api_token"),
            webhook_path: String::new(),
            webhook_secret: String::new(),
            acknowledged: Mutex::default(),
            next: AtomicU64::new(700_001),
        }
    }

    /// Sets it up over the API of a serving node: panel, channel, routes, customers, groups.
    pub async fn set_up(&mut self, customers: usize) {
        let settings = [
            ("panel_url", self.world.panel.base_url()),
            ("panel_api_key", self.world.panel.api_key().into()),
            ("send_interval_whatsapp_ms", "0".into()),
            ("send_interval_chat_ms", "0".into()),
            // These customers write faster than people do.
            ("max_messages_per_user_per_min", "1000".to_owned()),
            ("max_order_checks_per_hr", "100000".to_owned()),
        ];
        for (key, value) in settings {
            self.change(Method::PATCH, "/api/v1/config", json!({"key": key, "value": value})).await;
        }
        let evolution = &self.world.evolution;
        let channel = json!({
            "kind": "evolution", "name": "WhatsApp", "api_url": evolution.base_url(),
            "api_key": evolution.api_key(), "instance": INSTANCE,
        });
        let channel = self.change(Method::POST, "/api/v1/channels", channel).await;
        let text = |name: &str| channel[name].as_str().expect(name).to_owned();
        self.webhook_path = format!("/webhooks/evolution/{}", text("id"));
        self.webhook_secret = text("webhook_secret");
        let routes = World::PROVIDERS.map(|provider| {
            json!({"provider": provider.name, "channel_id": channel["id"], "whatsapp_group": provider.group_jid})
        });
        self.change(Method::PUT, "/api/v1/routes", json!({ "items": routes })).await;
        for number in 0..customers {
            let person = self.new_person(&format!("customer{number}"));
            let body = json!({"username": person.name, "identity": format!("+{}", person.phone)});
            self.change(Method::POST, "/api/v1/customers", body).await;
            self.people.push(person);
        }
        for number in 0..SWITCHED_GROUPS {
            let jid = format!("12036304123456800{number}@g.us");
            self.world.evolution.add_group(&jid, "Switched", ChatKind::Support, &[]);
        }
        let synced = self.change(Method::POST, "/api/v1/groups/sync", json!({})).await;
        let groups = self.read(&format!("/api/v1/groups?after={}", synced["position"])).await;
        for group in groups["items"].as_array().expect("a list") {
            let (id, chat) = (group["id"].as_str().expect("an id"), group["chat"].as_str().expect("a chat"));
            if chat == World::SUPPORT_GROUP {
                let switch = json!({"group_id": id, "flag": "support", "enabled": true});
                self.change(Method::POST, "/api/v1/commands/ToggleGroupFlag", switch).await;
            } else if World::PROVIDERS.iter().all(|provider| provider.group_jid != chat) {
                self.groups.push(id.to_owned());
            }
        }
        assert_eq!(self.groups.len(), SWITCHED_GROUPS);
    }

    /// A person on WhatsApp who is known to the panel by this name.
    pub fn new_person(&self, username: &str) -> Person {
        let number = self.number();
        let person = Person::new(username, &format!("4477{number:08}"), &format!("18{number:013}"));
        self.world.evolution.add_person(person.clone());
        let email = format!("{username}@example.com");
        let user = UserRow { id: number, username: username.to_owned(), email, balance_micros: 5_000_000 };
        self.world.panel.put_user(user);
        person
    }

    /// A new order of this person, fit for what is going to be asked: a copy of one of the panel's known ones.
    pub fn new_order(&self, person: &Person, like: u64) -> u64 {
        let id = self.number();
        let mut order = self.world.panel.order(like).expect("a known order");
        order.id = id;
        order.external_id = Some(format!("9{id}"));
        order.user.clone_from(&person.name);
        order.provider = Some(World::PROVIDERS[usize::from(id.is_multiple_of(2))].name.to_owned());
        self.world.panel.put_order(order);
        id
    }

    /// A number no other has here.
    pub fn number(&self) -> u64 {
        self.next.fetch_add(1, Ordering::Relaxed)
    }

    /// A delivery of a message, as the Evolution server posts it.
    pub fn message(&self, person: &Person, group: Option<&str>, text: &str) -> (Call, String) {
        let id = format!("3EB0{:016X}", self.number());
        let mut key = match group {
            Some(group) => {
                let (lid, phone) = (person.lid_jid(), person.phone_jid());
                json!({"remoteJid": group, "participant": lid, "participantAlt": phone, "addressingMode": "lid"})
            }
            None => json!({"remoteJid": person.phone_jid(), "participant": ""}),
        };
        key["id"] = json!(id);
        key["fromMe"] = json!(false);
        let body = json!({
            "event": "messages.upsert",
            "instance": INSTANCE,
            "data": {
                "key": key, "pushName": person.name, "message": {"conversation": text}, "messageType": "conversation",
                "messageTimestamp": Timestamp::now().as_second(),
            },
            "sender": "447700900999@s.whatsapp.net",
        });
        let call = Call {
            method: Method::POST,
            path: self.webhook_path.clone(),
            bearer: self.webhook_secret.clone(),
            idempotency_key: None,
            body: Some(body),
        };
        (call, group.map_or_else(|| person.phone_jid(), str::to_owned))
    }

    /// A person writes; the messenger delivers until it is acknowledged, sometimes more than once at the same time.
    pub async fn write(
        &self,
        person: &Person,
        group: Option<&str>,
        text: &str,
        answers: RangeInclusive<usize>,
        copies: usize,
    ) {
        let (call, chat) = self.message(person, group, text);
        self.acknowledge(call, What::Message { chat, text: text.to_owned(), answers }, copies).await;
    }

    /// The operator's desk gives a command, and again until it is acknowledged; an impatient client twice at the same time.
    pub async fn command(&self, path: &str, body: Value, what: What, copies: usize) {
        let call = Call {
            method: Method::POST,
            path: path.to_owned(),
            bearer: self.token.clone(),
            idempotency_key: Some(format!("crash-{}", self.number())),
            body: Some(body),
        };
        self.acknowledge(call, what, copies).await;
    }

    async fn acknowledge(&self, call: Call, what: What, copies: usize) {
        let calls = (0..copies.max(1)).map(|_| self.caller.until_granted(&call));
        let answers = futures::future::join_all(calls).await;
        assert!(
            answers.iter().all(|answer| *answer == answers[0]),
            "{call:?} was answered in different ways: {answers:#?}"
        );
        let answer = answers.into_iter().next().expect("one at least");
        self.note(Acknowledged { call, answer, what });
    }

    /// Sends something acknowledged long ago once more: it must be answered as the first time.
    pub async fn repeat(&self, known: &Acknowledged) {
        let again = self.caller.until_granted(&known.call).await;
        assert_eq!(again, known.answer, "a repeat of {:?} is answered as the first time", known.call);
    }

    pub async fn read(&self, path: &str) -> Value {
        self.caller.until_granted(&self.call(Method::GET, path, None)).await
    }

    /// Everything acknowledged so far, in the order of acknowledgement.
    pub fn acknowledged(&self) -> Vec<Acknowledged> {
        self.acknowledged.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Any one of them.
    pub fn any_acknowledged(&self, rng: &mut StdRng) -> Option<Acknowledged> {
        self.acknowledged.lock().unwrap_or_else(PoisonError::into_inner).choose(rng).cloned()
    }

    fn note(&self, acknowledged: Acknowledged) {
        self.acknowledged.lock().unwrap_or_else(PoisonError::into_inner).push(acknowledged);
    }

    /// Set-up: changes nobody counts.
    async fn change(&self, method: Method, path: &str, body: Value) -> Value {
        self.caller.until_granted(&self.call(method, path, Some(body))).await
    }

    fn call(&self, method: Method, path: &str, body: Option<Value>) -> Call {
        Call { method, path: path.to_owned(), bearer: self.token.clone(), idempotency_key: None, body }
    }
}
