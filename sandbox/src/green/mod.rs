//! Green API (`docs/wire/green.md §4`): one instance with people and groups.
//!
//! People write with [`GreenServer::write`]; the webhook the product set is posted to in order, with its token, until it is accepted.

mod api;
mod phone;

use std::io;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::evolution::{ChatKind, EvolutionSeed, Person, known};
use crate::faults::Faults;
use crate::gate::{Dialect, Gate};
use crate::messenger::{self, Hooks, Inbox, Memory, NoSuch, Order, Outbox, RetryPolicy};
use crate::record::Requests;
use crate::server::Server;

/// People, groups and habits of an instance.
#[derive(Clone, Debug)]
pub struct GreenSeed {
    pub id_instance: String,
    pub api_token: String,
    pub own: Person,
    pub people: Vec<Person>,
    pub groups: Vec<GreenGroup>,
    /// `authorized`, `notAuthorized`, `blocked`, `starting`, `yellowCard`, `sleepMode`.
    pub state: String,
    pub retries: RetryPolicy,
}

/// A group the number is in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GreenGroup {
    pub jid: String,
    pub name: String,
    pub kind: ChatKind,
    /// Phone numbers.
    pub members: Vec<String>,
}

impl GreenSeed {
    /// The people and groups of the Evolution stand-in, connected. The webhook is tried again every minute for a day, as the
    /// service does.
    #[must_use]
    pub fn plausible() -> Self {
        let seed = EvolutionSeed::plausible();
        let groups = seed.chats.into_iter().filter(|chat| chat.kind != ChatKind::Private);
        Self {
            id_instance: "7103000001".to_owned(),
            api_token: "d75b3a66374942c5b3c019c698abc2067e151558acbd412345".to_owned(),
            own: Person::new("Ledgerdesk", known::BOT, "181960112233999"),
            people: seed.people,
            groups: groups.map(|c| GreenGroup { jid: c.jid, name: c.name, kind: c.kind, members: c.members }).collect(),
            state: "authorized".to_owned(),
            retries: RetryPolicy {
                attempts: 1440,
                first_delay: Duration::from_secs(60),
                longest_delay: Duration::from_secs(60),
                timeout: Duration::from_secs(30),
            },
        }
    }
}

/// What the instance remembers.
#[derive(Debug)]
struct State {
    seed: GreenSeed,
    /// What `setSettings` was given.
    settings: Value,
    /// Messages that wait for the number to be connected: id, chat, text, what is quoted.
    queued: Vec<(String, String, String, Option<String>)>,
    /// Messages of people: chat and id.
    written: Vec<(String, String)>,
    is_hiding_phones: bool,
}

#[derive(Debug)]
struct Shared {
    memory: Memory<State>,
    hooks: Hooks,
    inbox: Inbox,
    outbox: Outbox,
}

/// A running instance; stops when dropped.
#[derive(Debug)]
pub struct GreenServer {
    server: Server,
    gate: Arc<Gate>,
    shared: Arc<Shared>,
}

impl GreenServer {
    /// Starts on a free loopback port.
    ///
    /// # Errors
    /// When no port can be taken.
    pub async fn start(seed: GreenSeed) -> io::Result<Self> {
        let gate = Gate::new(Dialect::Green);
        let hooks = Hooks::new(seed.retries, Order::Kept);
        let state =
            State { seed, settings: json!({}), queued: Vec::new(), written: Vec::new(), is_hiding_phones: false };
        let shared =
            Arc::new(Shared { memory: Memory::new(state), hooks, inbox: Inbox::default(), outbox: Outbox::default() });
        let server = Server::reserve()
            .await?
            .serve(gate.guard(api::routes(Arc::clone(&shared)).merge(messenger::phone::routes(Arc::clone(&shared)))));
        Ok(Self { server, gate, shared })
    }

    /// What an operator would enter as `api_url`.
    #[must_use]
    pub fn base_url(&self) -> String {
        self.server.base_url()
    }

    #[must_use]
    pub fn id_instance(&self) -> String {
        self.shared.memory.read(|state| state.seed.id_instance.clone())
    }

    #[must_use]
    pub fn api_token(&self) -> String {
        self.shared.memory.read(|state| state.seed.api_token.clone())
    }

    /// What the path of a call begins with, for faults and assertions: `/waInstance7103000001/sendMessage`.
    #[must_use]
    pub fn path_of(&self, method: &str) -> String {
        format!("/waInstance{}/{method}", self.id_instance())
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

    /// What the product sent; chats as the service spells them (`…@c.us`).
    #[must_use]
    pub fn outbox(&self) -> &Outbox {
        &self.shared.outbox
    }

    /// A person writes a text into a group or, with their own phone, to the number; answers the message's id.
    ///
    /// # Errors
    /// When the chat or the person is not known here.
    pub fn write(&self, chat: &str, person: &str, text: &str) -> Result<String, NoSuch> {
        self.write_data(chat, person, text_data(text))
    }

    /// The same with any `messageData`.
    ///
    /// # Errors
    /// When the chat or the person is not known here.
    pub fn write_data(&self, chat: &str, person: &str, data: Value) -> Result<String, NoSuch> {
        self.shared.take(chat, person, data)
    }

    /// The service forgets what people wrote: it can not be quoted any more.
    pub fn forget_written(&self) {
        self.shared.memory.change(|state| state.written.clear());
    }

    /// A group with these members, and the number itself.
    pub fn add_group(&self, jid: &str, name: &str, members: &[Person]) {
        self.shared.memory.change(|state| {
            state.seed.groups.push(GreenGroup {
                jid: jid.to_owned(),
                name: name.to_owned(),
                kind: ChatKind::Support,
                members: members.iter().map(|person| person.phone.clone()).collect(),
            });
            for person in members {
                if state.person(&person.phone).is_none() {
                    state.seed.people.push(person.clone());
                }
            }
        });
    }

    /// Whether people are known by LID alone from now on.
    pub fn hide_phones(&self, yes: bool) {
        self.shared.memory.change(|state| state.is_hiding_phones = yes);
    }

    /// Changes the state and tells it: `yellowCard`, `blocked`, `notAuthorized`, …; once `authorized`, what waited is sent.
    pub fn set_state(&self, to: &str) {
        let waited = self.shared.memory.change(|state| {
            to.clone_into(&mut state.seed.state);
            if to == "authorized" { std::mem::take(&mut state.queued) } else { Vec::new() }
        });
        self.shared.tell(to, "stateInstanceChanged", json!({ "stateInstance": to }));
        for (id, chat, text, quotes) in waited {
            self.shared.send(&id, &chat, &text, quotes);
        }
    }

    /// The phone's owner scans the code.
    pub fn scan(&self) {
        self.set_state("authorized");
    }

    /// The person reads a message of ours.
    pub fn read(&self, id: &str, chat: &str) {
        self.shared.status(id, chat, "read");
    }
}

impl State {
    fn person(&self, who: &str) -> Option<&Person> {
        self.seed.people.iter().find(|p| p.phone == who || p.lid == who || p.name.eq_ignore_ascii_case(who))
    }
}

impl Shared {
    fn take(&self, chat: &str, person: &str, data: Value) -> Result<String, NoSuch> {
        let id = new_id();
        let (sender, author, chat) = self.memory.read(|state| {
            let author = state.person(person).ok_or_else(|| NoSuch(format!("person {person}")))?;
            let address = if state.is_hiding_phones { author.lid_jid() } else { chat_id(&author.phone) };
            let group = state.seed.groups.iter().find(|group| group.jid == chat);
            let (chat_id, name) = match group {
                Some(group) => (group.jid.clone(), group.name.clone()),
                None if chat == author.phone => (address.clone(), author.name.clone()),
                None => return Err(NoSuch(format!("chat {chat}"))),
            };
            let sender = json!({
                "chatId": chat_id, "sender": address, "chatName": name, "senderName": author.name, "senderContactName": "",
            });
            Ok((sender, author.name.clone(), chat_id))
        })?;
        let kind = data["typeMessage"].as_str().unwrap_or("message");
        let places = ["/textMessageData/textMessage", "/extendedTextMessageData/text", "/fileMessageData/caption"];
        let text = messenger::shown(&data, &places, kind);
        let told = json!({ "idMessage": id, "senderData": sender, "messageData": data });
        self.inbox.put(&id, &chat, &author, &text);
        self.memory.change(|state| state.written.push((chat, id.clone())));
        self.tell(&id, "incomingMessageReceived", told);
        Ok(id)
    }

    /// Posts an event, if the product asked for its kind.
    fn tell(&self, about: &str, event: &str, told: Value) {
        let (settings, instance) = self.memory.read(|state| {
            let wid = chat_id(&state.seed.own.phone);
            let id: u64 = state.seed.id_instance.parse().unwrap_or_default();
            (state.settings.clone(), json!({ "idInstance": id, "wid": wid, "typeInstance": "whatsapp" }))
        });
        let switch = match event {
            "incomingMessageReceived" => "incomingWebhook",
            "outgoingMessageStatus" => "outgoingWebhook",
            "outgoingAPIMessageReceived" => "outgoingAPIMessageWebhook",
            _ => "stateWebhook",
        };
        let Some(url) = settings["webhookUrl"].as_str().filter(|url| !url.is_empty() && settings[switch] == "yes")
        else {
            return;
        };
        let mut body =
            json!({ "typeWebhook": event, "instanceData": instance, "timestamp": Timestamp::now().as_second() });
        if let (Some(body), Value::Object(told)) = (body.as_object_mut(), told) {
            body.extend(told);
        }
        let token = settings["webhookUrlToken"].as_str().filter(|token| !token.is_empty());
        let headers = token.map(|token| ("authorization".to_owned(), format!("Bearer {token}")));
        self.hooks.post(about, url, headers.into_iter().collect(), body.to_string());
    }

    fn status(&self, id: &str, chat: &str, status: &str) {
        let told = json!({ "idMessage": id, "chatId": chat, "status": status, "sendByApi": true });
        self.tell(id, "outgoingMessageStatus", told);
    }

    /// The message leaves the queue.
    fn send(&self, id: &str, chat: &str, text: &str, quotes: Option<String>) {
        let is_limited = self.memory.read(|state| state.seed.state == "yellowCard");
        if is_limited {
            return self.status(id, chat, "yellowCard");
        }
        self.outbox.put(id, chat, text, quotes);
        self.status(id, chat, "sent");
        self.status(id, chat, "delivered");
    }
}

fn text_data(text: &str) -> Value {
    json!({ "typeMessage": "textMessage", "textMessageData": { "textMessage": text } })
}

fn chat_id(phone: &str) -> String {
    format!("{phone}@c.us")
}

fn new_id() -> String {
    Uuid::new_v4().simple().to_string().to_uppercase()
}
