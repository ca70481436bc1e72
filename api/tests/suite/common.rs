//! A fresh database per test, a workspace with a life in it, and a record of what was said.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU32, AtomicU64, Ordering};
use std::time::Duration;

use aggregates::conversation::{Conversation, ConversationCommand, Purpose};
use aggregates::customer::{Customer, CustomerCommand};
use aggregates::group::{Group, GroupCommand};
use aggregates::ids::{ChannelId, ChannelMessageId, CustomerId, GroupId, ProviderOrderId};
use aggregates::order::{Ask, Order, OrderCommand, Requester};
use aggregates::request::{Action, Findings, OrderOutcome, OrderResult, Request as Entry, RequestCommand};
use aggregates::values::{ChatKind, Identity, OrderFacts, OrderStatus, Secret};
use aggregates::words::Texts;
use aggregates::workspace::{Link, Route, TokenScope, Workspace, WorkspaceCommand};
use api::App;
use app::workspace::token::NewToken;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, Response, StatusCode, header};
use eventlog::db::Database;
use eventlog::{Actor, Call, EventLog, LogOptions, MasterKey, Provenance, WorkspaceId};
use jiff::Timestamp;
use projections::{ReadModels, Runner, RunnerOptions};
use serde_json::{Value, json};
use tower::ServiceExt;
use uuid::Uuid;

use crate::bounds::{OnServer, waits_for};

use crate::desk::StandIn;

/// 1 May 2026, noon.
pub const NOON: i64 = 1_777_636_800;

static DATABASES: AtomicU32 = AtomicU32::new(0);

/// A database of one test; gone with it.
pub struct Home {
    url: String,
    _on_server: Option<OnServer>,
    _folder: tempfile::TempDir,
}

impl Home {
    pub fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self { url: format!("sqlite://{}", folder.path().join("log.db").display()), _on_server: None, _folder: folder }
    }

    /// A new database on the server at `TEST_DATABASE_URL`; none where there is no server.
    pub async fn postgres() -> Option<Self> {
        let server = std::env::var("TEST_DATABASE_URL").ok()?;
        let name = format!("api_{}_{}", std::process::id(), DATABASES.fetch_add(1, Ordering::Relaxed));
        let on_server = OnServer::create(&server, name).await;
        let url = on_server.url();
        Some(Self { url, _on_server: Some(on_server), _folder: tempfile::tempdir().unwrap() })
    }
}

/// Runs a test on both databases.
#[macro_export]
macro_rules! on_both {
    ($($name:ident),* $(,)?) => {
        mod sqlite {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)] async fn $name() {
                $crate::bounds::limited(async { super::$name($crate::common::Home::sqlite()).await }).await;
            })*
        }
        mod postgres {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)] async fn $name() {
                $crate::bounds::limited(async {
                    if let Some(home) = $crate::common::Home::postgres().await { super::$name(home).await; }
                })
                .await;
            })*
        }
    };
}

/// The HTTP side over a fresh database, with a clock and ids that repeat themselves.
pub struct World {
    pub log: EventLog,
    pub models: ReadModels,
    pub desk: StandIn,
    pub router: Router,
    pub ws: WorkspaceId,
    pub owner: String,
    clock: Arc<AtomicI64>,
    said: Vec<Value>,
    names: BTreeMap<String, String>,
    _runner: Runner,
    _home: Home,
}

pub fn workspace(n: u128) -> WorkspaceId {
    WorkspaceId::from_uuid(Uuid::from_u128(n))
}

pub fn call() -> Call {
    Call::new(Provenance::start(Actor::System, Uuid::from_u128(7)))
}

impl World {
    /// A workspace with an owner token, and nothing else.
    pub async fn new(home: Home) -> Self {
        Self::with(home, |app| app).await
    }

    /// The same, with something else about the app.
    pub async fn with(home: Home, change: impl FnOnce(App) -> App) -> Self {
        let clock = Arc::new(AtomicI64::new(NOON));
        let ids = Arc::new(AtomicU64::new(1));
        let time = Arc::clone(&clock);
        let options = LogOptions {
            look_every: None,
            clock: Arc::new(move || Timestamp::from_second(time.load(Ordering::Relaxed)).unwrap()),
            ids: Arc::new(move || Uuid::from_u128(u128::from(ids.fetch_add(1, Ordering::Relaxed)))),
            ..LogOptions::default()
        };
        let db = Database::connect_with(&home.url, 6).await.unwrap();
        let log = EventLog::open(db, MasterKey::generate(), options).await.unwrap();
        let models = ReadModels::open(log.clone()).await.unwrap();
        let runner = Runner::start(models.clone(), RunnerOptions::new("test"));
        let desk = StandIn::default();
        let app = App::new(log.clone(), models.clone(), Arc::new(desk.clone()), "https://desk.example/");
        let router = api::router(change(app));
        let ws = workspace(0xa);
        let names = BTreeMap::new();
        let mut world = Self {
            log,
            models,
            desk,
            router,
            ws,
            owner: String::new(),
            clock,
            said: Vec::new(),
            names,
            _runner: runner,
            _home: home,
        };
        world.owner = world.create_workspace(ws, "Sample").await;
        world
    }

    /// Creates a workspace; answers an owner token.
    pub async fn create_workspace(&mut self, ws: WorkspaceId, name: &str) -> String {
        let create =
            WorkspaceCommand::CreateWorkspace { workspace_id: ws.to_string(), name: name.into(), now: self.log.now() };
        self.log.execute::<Workspace>(ws, &ws.to_string(), create, call()).await.unwrap();
        self.token_in(ws, TokenScope::Owner).await
    }

    /// Issues a token in the sample workspace.
    pub async fn token(&mut self, scope: TokenScope) -> String {
        self.token_in(self.ws, scope).await
    }

    pub async fn token_in(&mut self, ws: WorkspaceId, scope: TokenScope) -> String {
        let token = NewToken::make(ws, self.log.new_id());
        let issue = WorkspaceCommand::IssueApiToken {
            token_id: token.token_id,
            scope,
            token_hash: token.hash,
            now: self.log.now(),
        };
        self.log.execute::<Workspace>(ws, &ws.to_string(), issue, call()).await.unwrap();
        token.text
    }

    /// Moves the clock.
    pub fn pass(&self, seconds: i64) {
        self.clock.fetch_add(seconds, Ordering::Relaxed);
    }

    /// Adds an Evolution channel with the secret `hook-secret`; answers its id.
    pub async fn channel(&self) -> String {
        let link = Link::Evolution {
            api_url: "https://evolution.example".into(),
            instance: "main".into(),
            api_key: Secret::new("evolution-key"),
        };
        self.channel_of(link, "WhatsApp", "00000001").await
    }

    /// Adds a sandbox channel with the secret `hook-secret`; answers its id.
    pub async fn sandbox_channel(&self) -> String {
        self.channel_of(Link::Sandbox, "Chat page", "00000002").await
    }

    async fn channel_of(&self, link: Link, name: &str, suffix: &str) -> String {
        let ws = self.ws;
        let channel_id = format!("{ws}-{suffix}");
        let add = WorkspaceCommand::AddChannel {
            channel_id: ChannelId::new(&channel_id),
            name: name.into(),
            link,
            webhook_secret: "hook-secret".into(),
            now: self.log.now(),
        };
        self.log.execute::<Workspace>(ws, &ws.to_string(), add, call()).await.unwrap();
        channel_id
    }

    pub async fn head(&self) -> i64 {
        self.log.head(self.ws).await.unwrap()
    }

    /// Waits until every read model has everything.
    pub async fn caught_up(&self) -> i64 {
        let head = self.head().await;
        for projection in projections::names() {
            self.models.wait_for(self.ws, projection, head, Duration::from_secs(20)).await.unwrap();
        }
        head
    }

    /// Sends a request as it is.
    pub async fn send(&self, request: Request<Body>) -> Response<Body> {
        waits_for(|| format!("the answer to {} {}", request.method(), request.uri()));
        self.router.clone().oneshot(request).await.unwrap()
    }

    /// Makes a call with a token and records what was said.
    pub async fn call(&mut self, method: &str, path: &str, token: &str, body: Option<Value>) -> Value {
        self.call_with(method, path, token, body, &[]).await
    }

    /// The same with more headers.
    pub async fn call_with(
        &mut self,
        method: &str,
        path: &str,
        token: &str,
        body: Option<Value>,
        headers: &[(&str, &str)],
    ) -> Value {
        let mut request = Request::builder().method(method).uri(path);
        if !token.is_empty() {
            request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        // A text is a body as it is; everything else is sent as JSON.
        let text = body.as_ref().map(|body| body.as_str().map_or_else(|| body.to_string(), str::to_owned));
        if text.is_some() {
            request = request.header(header::CONTENT_TYPE, "application/json");
        }
        let response = self.send(request.body(text.map_or_else(Body::empty, Body::from)).unwrap()).await;
        let (status, kind, position, answer) = read(response).await;
        let mut exchange = json!({"ask": format!("{method} {path}"), "status": status.as_u16(), "answer": answer});
        if let Some(body) = body {
            exchange["body"] = body;
        }
        if !headers.is_empty() {
            exchange["headers"] = headers.iter().map(|(name, value)| json!(format!("{name}: {value}"))).collect();
        }
        if kind != "application/json" {
            exchange["kind"] = json!(kind);
        }
        if let Some(position) = position {
            assert_eq!(answer["position"], json!(position), "header and body name the same position");
        }
        self.said.push(exchange);
        let mut answer = answer;
        if let Value::Object(answer) = &mut answer {
            answer.insert("http_status".to_owned(), json!(status.as_u16()));
        }
        answer
    }

    pub async fn get(&mut self, path: &str) -> Value {
        let owner = self.owner.clone();
        self.call("GET", path, &owner, None).await
    }

    pub async fn post(&mut self, path: &str, body: Value) -> Value {
        let owner = self.owner.clone();
        self.call("POST", path, &owner, Some(body)).await
    }

    pub async fn patch(&mut self, path: &str, body: Value) -> Value {
        let owner = self.owner.clone();
        self.call("PATCH", path, &owner, Some(body)).await
    }

    /// Says what a text that differs from run to run is, for the snapshots.
    pub fn name(&mut self, text: &str, name: &str) {
        self.names.insert(text.to_owned(), format!("[{name}]"));
    }

    /// Compares what was said with the snapshot of this name.
    pub fn said(&mut self, name: &str) {
        let mut said = Value::Array(std::mem::take(&mut self.said));
        hide(&mut said, &self.names);
        snapshot(name, &said);
    }

    /// What was said so far is of no interest.
    pub fn forget(&mut self) {
        self.said.clear();
    }
}

/// Compares a value with `snapshots/api/{name}.snap`.
pub fn snapshot(name: &str, value: &Value) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../../../snapshots/api");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.set_sort_maps(true);
    settings.bind(|| insta::assert_json_snapshot!(name, value));
}

/// Status, content type, position header and body of an answer.
pub async fn read(response: Response<Body>) -> (StatusCode, String, Option<i64>, Value) {
    let (parts, body) = response.into_parts();
    let text = |name: &str| parts.headers.get(name).map(|value| value.to_str().unwrap().to_owned());
    let kind = text("content-type").unwrap_or_default();
    let position = text("ledgerdesk-position").map(|position| position.parse().unwrap());
    let bytes = to_bytes(body, usize::MAX).await.unwrap();
    let answer =
        serde_json::from_slice(&bytes).unwrap_or_else(|_| Value::String(String::from_utf8_lossy(&bytes).into_owned()));
    (parts.status, kind, position, answer)
}

/// Keyed ids, hashes and secrets differ from run to run: named ones read as their name, others as what they are.
fn hide(value: &mut Value, names: &BTreeMap<String, String>) {
    match value {
        Value::String(text) => {
            for (known, name) in names {
                *text = text.replace(known, name);
            }
            *text = hide_hex(text);
            // A public key in base64: each test has its own master key.
            if text.len() == 44 && text.ends_with('=') {
                *text = "[public key]".into();
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| hide(item, names)),
        Value::Object(fields) => {
            // It covers a hash, and so does what differs from test to test.
            if let Some(signature) = fields.get_mut("signature") {
                *signature = "[signature]".into();
            }
            fields.values_mut().for_each(|field| hide(field, names));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Runs of 32 and 64 hex digits that are no seeded ids.
fn hide_hex(text: &str) -> String {
    let mut shown = String::new();
    let mut rest = text;
    while !rest.is_empty() {
        let digits = rest.bytes().take_while(u8::is_ascii_hexdigit).count();
        let (run, after) = rest.split_at(digits);
        let seeded = run.starts_with("0000000000");
        shown.push_str(match digits {
            64 => "[64 hex]",
            32 if !seeded => "[32 hex]",
            _ => run,
        });
        let next = after.chars().next().map_or(0, char::len_utf8);
        shown.push_str(&after[..next]);
        rest = &after[next..];
    }
    shown
}

/// A delivery of an Evolution server: `who` wrote `text`, privately or in a group.
pub fn delivery(id: &str, who: &str, group: Option<&str>, text: &str) -> Value {
    let mut key = json!({"id": id, "fromMe": false, "remoteJid": group.unwrap_or(who)});
    if group.is_some() {
        key["participant"] = json!(who);
    }
    json!({
        "event": "messages.upsert",
        "instance": "main",
        "data": {"key": key, "pushName": "Maria", "message": {"conversation": text}, "messageType": "conversation", "messageTimestamp": NOON},
        "sender": "8801000000000@s.whatsapp.net"
    })
}

pub fn facts(order_id: u64) -> OrderFacts {
    OrderFacts {
        order_id,
        owner: "maria".into(),
        status: OrderStatus::Completed,
        service_id: Some(7),
        service_name: "Followers [Refill: 30D]".into(),
        link: "https://social.example/maria".into(),
        quantity: 1000,
        start_count: Some(10),
        remains: Some(0),
        charge: None,
        provider: Some("smmcost.com".into()),
        provider_order_id: Some(ProviderOrderId::new(format!("P{order_id}"))),
        created_at: Timestamp::from_second(NOON - 86_400).ok(),
        updated_at: Timestamp::from_second(NOON - 43_200).ok(),
        can_refill: Some(true),
        can_cancel: None,
    }
}

/// A handled request, as the reactors leave it.
pub struct Handled {
    pub id: String,
    pub outgoing_id: Uuid,
    pub conversation_id: String,
}

impl World {
    /// Routes smmcost.com to a group of the channel.
    pub async fn route(&self, channel_id: &str) {
        let routes = vec![Route {
            provider: "smmcost.com".into(),
            aliases: vec!["cost".into()],
            channel_id: ChannelId::new(channel_id),
            whatsapp_group: Some("777@g.us".into()),
            telegram_chat: None,
            templates: BTreeMap::new(),
            escalation: None,
        }];
        let replace = WorkspaceCommand::ReplaceRoutes { routes, now: self.log.now() };
        self.log.execute::<Workspace>(self.ws, &self.ws.to_string(), replace, call()).await.unwrap();
    }

    /// Registers a group named Support; answers its id.
    pub async fn group(&mut self, channel_id: &str) -> GroupId {
        let group_id = app::ids::of_group(&self.log, self.ws, &ChannelId::new(channel_id), "555@g.us").await.unwrap();
        let register = GroupCommand::RegisterGroup {
            group_id: group_id.clone(),
            channel_id: ChannelId::new(channel_id),
            chat: "555@g.us".into(),
            name: Some("Support".into()),
            joined_at: None,
            now: self.log.now(),
        };
        self.log.execute::<Group>(self.ws, group_id.as_str(), register, call()).await.unwrap();
        self.name(group_id.as_str(), "group");
        group_id
    }

    /// Meets and verifies Maria; answers her id.
    pub async fn customer(&mut self) -> String {
        let identity = Identity::from_jid("8801712345678@s.whatsapp.net");
        let id = app::ids::of_customer(&self.log, self.ws, &identity).await.unwrap();
        let now = self.log.now();
        let met = CustomerCommand::MeetCustomer {
            customer_id: id.clone(),
            identities: vec![identity.clone()],
            display_name: Some("Maria".into()),
            now,
        };
        self.log.execute::<Customer>(self.ws, id.as_str(), met, call()).await.unwrap();
        let verify = CustomerCommand::VerifyUser {
            rebind: false,
            customer_id: id.clone(),
            username: "maria".into(),
            identities: vec![identity],
            now,
        };
        self.log.execute::<Customer>(self.ws, id.as_str(), verify, call()).await.unwrap();
        self.name(id.as_str(), "customer");
        id.to_string()
    }

    /// A message that came by webhook, understood, decided, answered, and the answer sent `times` times without success.
    pub async fn handled(
        &mut self,
        channel_id: &str,
        customer_id: &str,
        order_id: u64,
        text: &str,
        sent: bool,
    ) -> Handled {
        let ws = self.ws;
        let chat = "8801712345678@s.whatsapp.net";
        let message_id = self.log.new_id();
        let now = self.log.now();
        let conversation_id =
            app::ids::of_conversation(&self.log, ws, &ChannelId::new(channel_id), chat).await.unwrap();
        let subject = app::ids::of_subject(&self.log, ws, chat).await.unwrap();
        self.name(conversation_id.as_str(), "conversation");
        self.name(&subject, "subject");
        let start = Provenance::start(Actor::Channel(channel_id.into()), message_id);
        let receive = ConversationCommand::ReceiveMessage {
            message_id,
            channel_id: ChannelId::new(channel_id),
            chat: chat.into(),
            chat_kind: ChatKind::Private,
            subject: subject.clone(),
            identities: vec![Identity::from_jid(chat)],
            sender_name: Some("Maria".into()),
            text: text.into(),
            sent_at: now,
            received_at: now,
            channel_message_id: None,
            forwarded: None,
            answers: None,
            edits: None,
        };
        let received = self
            .log
            .execute::<Conversation>(ws, conversation_id.as_str(), receive, Call::new(start.clone()))
            .await
            .unwrap();
        let then = || Call::new(start.caused_by(Actor::System, received.events[0].event_id));
        let id = message_id.as_simple().to_string();
        let open = RequestCommand::OpenRequest {
            request_id: message_id,
            message_id,
            conversation_id: conversation_id.clone(),
            channel_id: ChannelId::new(channel_id),
            chat_kind: ChatKind::Private,
            group_id: None,
            customer_id: Some(CustomerId::new(customer_id)),
            username: Some("maria".into()),
            sender_name: Some("Maria".into()),
            subject: subject.clone(),
            action: Action::Refill,
            order_ids: vec![order_id],
            text: text.into(),
            priority: text.contains("please"),
            received_at: now,
            custom: None,
            now,
            unclear: false,
            reason: None,
        };
        self.log.execute::<Entry>(ws, &id, open, then()).await.unwrap();
        let workspace = self.log.load::<Workspace>(ws, &ws.to_string()).await.unwrap();
        let ask = Ask {
            request_id: message_id,
            requester: Requester::Customer { customer_id: CustomerId::new(customer_id) },
            subject: subject.clone(),
            username: Some("maria".into()),
            facts: Some(facts(order_id)),
            allowed_statuses: vec![OrderStatus::Completed, OrderStatus::Partial],
            cooldown_seconds: 3600,
            route: workspace.route_for("smmcost.com", aggregates::values::OrderAction::Refill),
            service: None,
            rule: None,
            outgoing_id: self.log.new_id(),
            now,
        };
        self.log
            .execute::<Order>(ws, &format!("{ws}.{order_id}"), OrderCommand::RequestRefill(ask), then())
            .await
            .unwrap();
        let results = vec![OrderResult {
            order_id,
            outcome: OrderOutcome::Accepted { dispatched: true },
            facts: Some(facts(order_id)),
        }];
        let answer = RequestCommand::AnswerRequest {
            findings: Findings::Orders { results },
            show_provider: false,
            texts: Texts::default(),
            now,
        };
        self.log.execute::<Entry>(ws, &id, answer, then()).await.unwrap();
        let outgoing_id = self.log.new_id();
        let send = ConversationCommand::SendMessage {
            outgoing_id,
            channel_id: ChannelId::new(channel_id),
            chat: chat.into(),
            purpose: Purpose::Reply { message_id, request_id: Some(message_id) },
            text_key: "orders".into(),
            text: "Your refill is on its way.".into(),
            subject,
            silent: false,
            quoted: None,
            now,
            unasked: false,
        };
        self.log.execute::<Conversation>(ws, conversation_id.as_str(), send, then()).await.unwrap();
        let outcome = if sent {
            ConversationCommand::RecordSent {
                outgoing_id,
                attempt: 1,
                provider_message_id: ChannelMessageId::new("WA1"),
                now,
            }
        } else {
            ConversationCommand::RecordSendingFailed {
                outgoing_id,
                attempt: 1,
                reason: "closed session".into(),
                retry_at: None,
                now,
            }
        };
        self.log.execute::<Conversation>(ws, conversation_id.as_str(), outcome, then()).await.unwrap();
        Handled { id, outgoing_id, conversation_id: conversation_id.to_string() }
    }
}
