//! A fresh database per test, of either kind, and a small life of a workspace told in commands.

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use aggregates::conversation::{Conversation, ConversationCommand, Purpose};
use aggregates::customer::{Customer, CustomerCommand};
use aggregates::group::{Group, GroupCommand, GroupFlag};
use aggregates::ids::{ChannelId, ChannelMessageId, ConversationId, CustomerId, GroupId, ProviderId, ProviderOrderId};
use aggregates::provider::{Provider, ProviderCommand};
use aggregates::request::{Action, Findings, OrderOutcome, OrderResult, Request, RequestCommand, SupportStatus};
use aggregates::values::{ChatKind, Identity, OrderFacts, OrderStatus};
use aggregates::words::Texts;
use eventlog::db::Database;
use eventlog::{Actor, Call, EventLog, LogOptions, MasterKey, Provenance, WorkspaceId};
use jiff::Timestamp;
use projections::{ReadModels, Runner, RunnerOptions};
use uuid::Uuid;

use crate::bounds::{OnServer, waits_for};

/// A database of one test; gone with it.
pub struct Home {
    pub url: String,
    pub key: MasterKey,
    _on_server: Option<OnServer>,
    _folder: tempfile::TempDir,
}

static DATABASES: AtomicU32 = AtomicU32::new(0);

impl Home {
    pub fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite://{}", folder.path().join("log.db").display());
        Self { url, key: MasterKey::generate(), _on_server: None, _folder: folder }
    }

    /// A new database on the server at `TEST_DATABASE_URL`; none where there is no server.
    pub async fn postgres() -> Option<Self> {
        let server = std::env::var("TEST_DATABASE_URL").ok()?;
        let name = format!("read_{}_{}", std::process::id(), DATABASES.fetch_add(1, Ordering::Relaxed));
        let on_server = OnServer::create(&server, name).await;
        let url = on_server.url();
        Some(Self {
            url,
            _on_server: Some(on_server),
            key: MasterKey::generate(),
            _folder: tempfile::tempdir().unwrap(),
        })
    }

    /// A node of its own on the database.
    pub async fn node(&self) -> Node {
        let options = LogOptions { look_every: Some(Duration::from_millis(20)), ..LogOptions::default() };
        let db = Database::connect_with(&self.url, 8).await.unwrap();
        let log = EventLog::open(db, self.key.clone(), options).await.unwrap();
        Node { models: ReadModels::open(log.clone()).await.unwrap(), log }
    }
}

#[macro_export]
macro_rules! on_both {
    ($($name:ident),* $(,)?) => {
        mod sqlite {
            $(#[tokio::test(flavor = "multi_thread")] async fn $name() {
                $crate::bounds::limited(async { super::$name(&$crate::common::Home::sqlite()).await }).await;
            })*
        }
        mod postgres {
            $(#[tokio::test(flavor = "multi_thread")] async fn $name() {
                $crate::bounds::limited(async {
                    if let Some(home) = $crate::common::Home::postgres().await { super::$name(&home).await; }
                })
                .await;
            })*
        }
    };
}

pub struct Node {
    pub log: EventLog,
    pub models: ReadModels,
}

pub const WAIT: Duration = Duration::from_secs(20);

impl Node {
    pub fn run(&self, name: &str) -> Runner {
        Runner::start(self.models.clone(), options(name))
    }

    /// Waits until every read model has everything of a workspace.
    pub async fn caught_up(&self, ws: WorkspaceId) -> i64 {
        let head = self.log.catch_up(ws).await.unwrap();
        for projection in projections::names() {
            waits_for(|| format!("{projection} to be at {head}"));
            self.models.wait_for(ws, projection, head, WAIT).await.unwrap();
        }
        head
    }

    /// Every read model is what a fresh fold makes of the log.
    pub async fn assert_verified(&self) -> u64 {
        let mut rows = 0;
        for projection in projections::names() {
            rows += self.assert_verified_named(projection).await;
        }
        rows
    }

    /// One read model is what a fresh fold makes of the log.
    pub async fn assert_verified_named(&self, projection: &str) -> u64 {
        let found = self.models.verify(projection, |_| {}).await.unwrap();
        assert!(found.is_right(), "{found:#?}");
        found.rows
    }
}

pub fn options(node: &str) -> RunnerOptions {
    RunnerOptions { lease_ttl: Duration::from_millis(600), ..RunnerOptions::new(node) }
}

pub fn workspace(n: u128) -> WorkspaceId {
    WorkspaceId::from_uuid(Uuid::from_u128(n))
}

pub fn call() -> Call {
    Call::new(Provenance::start(Actor::System, Uuid::from_u128(7)))
}

/// Seconds after the beginning of 1 May 2026.
pub fn at(seconds: i64) -> Timestamp {
    Timestamp::from_second(1_777_593_600 + seconds).unwrap()
}

/// Ids of request number `n` of a workspace.
pub fn request_id(ws: WorkspaceId, n: u128) -> Uuid {
    Uuid::from_u128(ws.uuid().as_u128() << 64 | n)
}

pub fn hex(id: Uuid) -> String {
    id.as_simple().to_string()
}

pub fn facts(order_id: u64, provider: &str) -> OrderFacts {
    OrderFacts {
        order_id,
        owner: "maria".into(),
        status: OrderStatus::Completed,
        service_id: Some(7),
        service_name: "Followers [Refill: 30D]".into(),
        link: "https://example.com/maria".into(),
        quantity: 1000,
        start_count: Some(10),
        remains: Some(0),
        charge: None,
        provider: Some(provider.into()),
        provider_order_id: Some(ProviderOrderId::new(format!("P{order_id}"))),
        created_at: None,
        updated_at: None,
        can_refill: Some(true),
        can_cancel: None,
    }
}

/// What one request is about.
#[derive(Clone)]
pub struct Asked {
    pub action: Action,
    pub order_ids: Vec<u64>,
    pub text: String,
    pub priority: bool,
    pub received: i64,
    pub group: Option<String>,
    pub customer: Option<String>,
}

impl Asked {
    pub fn new(n: u128) -> Self {
        let action = [Action::Check, Action::Refill, Action::Cancel, Action::SpeedUp][n as usize % 4];
        let order_id = 50_000 + n as u64;
        Self {
            action,
            order_ids: vec![order_id],
            text: format!("please {action:?} {order_id}"),
            priority: n.is_multiple_of(10),
            received: i64::try_from(n).unwrap(),
            group: n.is_multiple_of(3).then(|| "group-1".to_owned()),
            customer: Some(format!("customer-{}", n % 5)),
        }
    }
}

/// A message, its request, the answer and its way out: 5 events, or 6 with a command for a provider.
pub async fn handle(log: &EventLog, ws: WorkspaceId, n: u128, asked: Asked) -> i64 {
    let id = request_id(ws, n);
    let conversation = format!("{ws}.chat-{}", n % 7);
    let subject = asked.customer.clone().unwrap_or_else(|| "nobody".to_owned());
    let chat_kind = if asked.group.is_some() { ChatKind::Group } else { ChatKind::Private };
    let received = ConversationCommand::ReceiveMessage {
        message_id: id,
        channel_id: ChannelId::new("channel-1"),
        chat: "8801@s.whatsapp.net".into(),
        chat_kind,
        subject: subject.clone(),
        identities: vec![Identity::from_jid("8801@s.whatsapp.net")],
        sender_name: Some("Maria".into()),
        text: asked.text.clone(),
        sent_at: at(asked.received),
        received_at: at(asked.received),
        channel_message_id: None,
        forwarded: None,
        answers: None,
        edits: None,
    };
    log.execute::<Conversation>(ws, &conversation, received, call()).await.unwrap();
    let open = RequestCommand::OpenRequest {
        request_id: id,
        message_id: id,
        conversation_id: ConversationId::new(&conversation),
        channel_id: ChannelId::new("channel-1"),
        chat_kind,
        group_id: asked.group.map(GroupId::new),
        customer_id: asked.customer.map(CustomerId::new),
        username: Some("maria".into()),
        sender_name: Some("Maria".into()),
        subject: subject.clone(),
        action: asked.action,
        order_ids: asked.order_ids.clone(),
        text: asked.text,
        priority: asked.priority,
        received_at: at(asked.received),
        custom: None,
        now: at(asked.received + 1),
        unclear: false,
        reason: None,
    };
    log.execute::<Request>(ws, &hex(id), open, call()).await.unwrap();
    let results = asked.order_ids.iter().map(|order_id| OrderResult {
        order_id: *order_id,
        outcome: OrderOutcome::Accepted { dispatched: true },
        facts: Some(facts(*order_id, "smmcost.com")),
    });
    let answer = RequestCommand::AnswerRequest {
        findings: Findings::Orders { results: results.collect() },
        show_provider: false,
        texts: Texts::default(),
        now: at(asked.received + 2),
    };
    log.execute::<Request>(ws, &hex(id), answer, call()).await.unwrap();
    let outgoing_id = Uuid::from_u128(id.as_u128() ^ 1 << 127);
    let send = ConversationCommand::SendMessage {
        outgoing_id,
        channel_id: ChannelId::new("channel-1"),
        chat: "8801@s.whatsapp.net".into(),
        purpose: Purpose::Reply { message_id: id, request_id: Some(id) },
        text_key: "refill_accepted".into(),
        text: "done".into(),
        subject,
        silent: false,
        quoted: None,
        now: at(asked.received + 2),
        unasked: false,
    };
    log.execute::<Conversation>(ws, &conversation, send, call()).await.unwrap();
    let sent = ConversationCommand::RecordSent {
        outgoing_id,
        attempt: 1,
        provider_message_id: ChannelMessageId::new("WA1"),
        now: at(asked.received + 3),
    };
    log.execute::<Conversation>(ws, &conversation, sent, call()).await.unwrap().position
}

/// Customers, a group, a provider and some requests.
pub async fn live_a_little(log: &EventLog, ws: WorkspaceId, requests: u128) -> i64 {
    for n in 0..5 {
        let customer_id = format!("customer-{n}");
        let met = CustomerCommand::MeetCustomer {
            customer_id: CustomerId::new(&customer_id),
            identities: vec![Identity(format!("jid:880{n}@s.whatsapp.net")), Identity(format!("lid:{n}@lid"))],
            display_name: Some(format!("Maria {n}")),
            now: at(0),
        };
        log.execute::<Customer>(ws, &format!("customer-{n}"), met, call()).await.unwrap();
    }
    let registered = GroupCommand::RegisterGroup {
        group_id: GroupId::new("group-1"),
        channel_id: ChannelId::new("channel-1"),
        chat: "1@g.us".into(),
        name: Some("Support".into()),
        joined_at: None,
        now: at(0),
    };
    log.execute::<Group>(ws, "group-1", registered, call()).await.unwrap();
    let toggled = GroupCommand::ToggleGroupFlag { flag: GroupFlag::Support, enabled: true, now: at(0) };
    log.execute::<Group>(ws, "group-1", toggled, call()).await.unwrap();
    let added = ProviderCommand::AddProvider {
        provider_id: ProviderId::new("provider-1"),
        name: "smmcost.com".into(),
        api_url: "https://smmcost.com/api/v2".into(),
        api_key: "secret".into(),
        sync_interval_seconds: 3600,
        is_active: true,
        others: Vec::new(),
        now: at(0),
    };
    log.execute::<Provider>(ws, "provider-1", added, call()).await.unwrap();
    let mut position = log.head(ws).await.unwrap();
    for n in 1..=requests {
        position = handle(log, ws, n, Asked::new(n)).await;
    }
    position
}

/// Sets the support status of a request.
pub async fn resolve(log: &EventLog, ws: WorkspaceId, n: u128, status: SupportStatus) -> i64 {
    let command = RequestCommand::ChangeSupportStatus { status, now: at(9) };
    log.execute::<Request>(ws, &hex(request_id(ws, n)), command, call()).await.unwrap().position
}
