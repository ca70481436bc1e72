//! The same conversation over each messenger: what the person does, and the webhooks that follow. The stand-ins keep theirs back; the
//! tests post them.

use sandbox::evolution::Post as Written;
use sandbox::messenger::Hooks;
use sandbox::telegram::JOHN as JOHN_ON_TELEGRAM;
use sandbox::{Fault, Faults};
use serde_json::{Value, json};

use super::post::Post;
use crate::messengers::sign;
use crate::site::{JOHN, Site, private};
use crate::support::PATIENCE;
use crate::support::office::{INSTANCE, text};
use crate::support::plain::without_marks;

/// Which messenger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Messenger {
    Evolution,
    Green,
    Meta,
    Telegram,
}

/// A channel of a site, with its webhooks kept back.
pub struct Line {
    pub id: String,
    messenger: Messenger,
    /// How many webhooks its stand-in had posted before.
    first: usize,
}

impl Line {
    pub async fn open(site: &Site, messenger: Messenger) -> Self {
        let world = &site.world;
        let body = match messenger {
            Messenger::Evolution => None,
            Messenger::Green => Some(json!({
                "kind": "green", "api_url": world.green.base_url(), "id_instance": world.green.id_instance(),
                "api_token": world.green.api_token(),
            })),
            Messenger::Meta => {
                let seed = world.meta.seed();
                Some(json!({
                    "kind": "meta", "api_url": world.meta.base_url(), "phone_number_id": seed.phone_number_id,
                    "access_token": seed.access_token, "app_secret": seed.app_secret, "verify_token": seed.verify_token,
                }))
            }
            Messenger::Telegram => Some(json!({
                "kind": "telegram", "api_url": world.telegram.base_url(), "bot_token": world.telegram.token(),
            })),
        };
        let id = match body {
            None => site.channel.id.clone(),
            Some(body) => {
                let made = site.api.post("/api/v1/channels", body).await;
                if messenger == Messenger::Meta {
                    assert!(world.meta.set_callback(&text(&made["webhook_url"])).await, "the handshake failed");
                }
                text(&made["id"])
            }
        };
        if messenger == Messenger::Telegram {
            let john = json!({"username": "johndoe123", "identity": format!("telegram:{JOHN_ON_TELEGRAM}")});
            site.api.post("/api/v1/customers", john).await;
        }
        for interval in ["send_interval_meta_ms", "send_interval_telegram_ms"] {
            site.set(interval, "0").await;
        }
        let mut line = Self { id, messenger, first: 0 };
        match line.hooks(site) {
            Some(hooks) => hooks.hold(),
            None => {
                world.evolution.hold_webhooks();
                world.evolution.tells_delivered(true);
            }
        }
        line.first = line.webhooks(site).len();
        line
    }

    fn hooks<'a>(&self, site: &'a Site) -> Option<&'a Hooks> {
        match self.messenger {
            Messenger::Evolution => None,
            Messenger::Green => Some(site.world.green.hooks()),
            Messenger::Meta => Some(site.world.meta.hooks()),
            Messenger::Telegram => Some(site.world.telegram.hooks()),
        }
    }

    /// All webhooks since, in the order of what they tell.
    pub fn webhooks(&self, site: &Site) -> Vec<Post> {
        let all: Vec<Post> = match self.hooks(site) {
            Some(hooks) => {
                let posted = hooks.all().into_iter();
                posted.map(|one| Post { url: one.url, headers: one.headers, body: apart(&one.body) }).collect()
            }
            None => {
                let secret = format!("Bearer {}", site.channel.webhook_secret);
                let headers = vec![("authorization".to_owned(), secret)];
                let posted = site.world.evolution.deliveries().into_iter();
                posted.map(|one| Post { url: one.url, headers: headers.clone(), body: one.body }).collect()
            }
        };
        all.into_iter().skip(self.first).collect()
    }

    /// Delivers what was posted since so many, each once; answers how many there are now.
    pub async fn deliver_new_in_order(&self, site: &Site, mut told: usize) -> usize {
        loop {
            let Some(next) = self.webhooks(site).into_iter().nth(told) else { return told };
            assert_eq!(next.deliver().await, Some(200), "{next:?}");
            told += 1;
        }
    }

    /// The connection is lost for a moment, in the messenger's worst words. Meta and Telegram have none.
    pub fn connection_breaks_and_mends(&self, site: &Site) {
        match self.messenger {
            Messenger::Evolution => {
                site.world.evolution.disconnect(INSTANCE, 401);
                site.world.evolution.scan(INSTANCE);
            }
            Messenger::Green => {
                site.world.green.set_state("notAuthorized");
                site.world.green.set_state("authorized");
            }
            Messenger::Meta | Messenger::Telegram => {}
        }
    }

    /// A person writes; and somebody types an answer on the connected phone, which is nothing for us.
    pub fn john_writes(&self, site: &Site, words: &str) {
        match self.messenger {
            Messenger::Evolution => {
                let chat = private(JOHN);
                site.world.evolution.post(Written::text(&chat, JOHN, words)).expect("a person");
                let own = Written { from_me: true, ..Written::text(&chat, JOHN, "one moment please") };
                site.world.evolution.post(own).expect("a person");
            }
            Messenger::Green => {
                site.world.green.write(JOHN, JOHN, words).expect("a person");
            }
            Messenger::Meta => {
                site.world.meta.write(JOHN, words).expect("a person");
            }
            Messenger::Telegram => {
                site.world.telegram.write(JOHN_ON_TELEGRAM, JOHN_ON_TELEGRAM, words).expect("a person");
            }
        }
    }

    /// Whatever is to be sent from now on is taken, and no answer comes.
    pub fn dies(&self, site: &Site) {
        let (faults, path) = self.sending(site);
        faults.always(&path, Fault::TimeoutBeforeActing);
    }

    /// The next text takes long to be sent.
    pub fn sends_slowly_once(&self, site: &Site) {
        let (faults, path) = self.sending(site);
        faults.next(1, &path, Fault::Slow { ms: 500 });
    }

    /// The next text goes through, and the one after it runs into this.
    pub fn goes_wrong_at_the_second(&self, site: &Site, fault: Fault) {
        let (faults, path) = self.sending(site);
        faults.next(1, &path, Fault::Slow { ms: 1 });
        faults.next(1, &path, fault);
    }

    /// The same webhook with another body, as if the messenger had posted it.
    pub fn proven(&self, site: &Site, post: &Post, body: &str) -> Post {
        let mut post = Post { body: body.to_owned(), ..post.clone() };
        if self.messenger == Messenger::Meta {
            post.headers[0].1 = sign(&site.world.meta.seed().app_secret, body);
        }
        post
    }

    /// How often sending was asked for.
    pub fn asked_to_send(&self, site: &Site) -> usize {
        let world = &site.world;
        let requests = match self.messenger {
            Messenger::Evolution => world.evolution.requests(),
            Messenger::Green => world.green.requests(),
            Messenger::Meta => world.meta.requests(),
            Messenger::Telegram => world.telegram.requests(),
        };
        let path = self.sending(site).1;
        requests.all().iter().filter(|request| request.path.starts_with(&path)).count()
    }

    /// What goes wrong with this messenger, and the path of sending.
    fn sending<'a>(&self, site: &'a Site) -> (&'a Faults, String) {
        let world = &site.world;
        match self.messenger {
            Messenger::Evolution => (world.evolution.faults(), "/message/sendText".to_owned()),
            Messenger::Green => (world.green.faults(), world.green.path_of("sendMessage")),
            Messenger::Meta => (world.meta.faults(), format!("/v23.0/{}/messages", world.meta.seed().phone_number_id)),
            Messenger::Telegram => (world.telegram.faults(), world.telegram.path_of("sendMessage")),
        }
    }

    /// Somebody nobody knows writes, delivered at once; answers the status. John's message, told of another person.
    pub async fn a_stranger_writes(&self, site: &Site, index: usize, words: &str) -> Option<u16> {
        let before = self.webhooks(site).len();
        self.john_writes(site, words);
        let post = self.webhooks(site).swap_remove(before);
        let (john, other) = match self.messenger {
            Messenger::Evolution | Messenger::Green | Messenger::Meta => {
                (JOHN.to_owned(), (8_801_700_000_000 + index).to_string())
            }
            Messenger::Telegram => (JOHN_ON_TELEGRAM.to_string(), (9_000_000_000 + index).to_string()),
        };
        let body = post.body.replace(&john, &other).replace("GB.1349120001", &format!("GB.{other}"));
        self.proven(site, &post, &body).deliver().await
    }

    /// What John was sent, without marks.
    pub fn told(&self, site: &Site) -> Vec<String> {
        self.sent(site).into_iter().map(|(_, text)| without_marks(&text)).collect()
    }

    /// What John was sent: the messenger's ids and the texts.
    fn sent(&self, site: &Site) -> Vec<(String, String)> {
        let outbox = match self.messenger {
            Messenger::Evolution => {
                let sent = site.world.evolution.sent_to(&private(JOHN)).into_iter();
                return sent.map(|sent| (sent.id, sent.text)).collect();
            }
            Messenger::Green => site.world.green.outbox().to(&format!("{JOHN}@c.us")),
            Messenger::Meta => site.world.meta.outbox().to(JOHN),
            Messenger::Telegram => site.world.telegram.outbox().to(&JOHN_ON_TELEGRAM.to_string()),
        };
        outbox.into_iter().map(|sent| (sent.id, sent.text)).collect()
    }

    /// John opens the chat. Telegram does not tell.
    pub fn john_reads_everything(&self, site: &Site) {
        for (id, _) in self.sent(site) {
            match self.messenger {
                Messenger::Evolution => site.world.evolution.tell_status(&id, "READ", &private(JOHN)),
                Messenger::Green => site.world.green.read(&id, &format!("{JOHN}@c.us")),
                Messenger::Meta => site.world.meta.status(&id, JOHN, "read", None),
                Messenger::Telegram => {}
            }
        }
    }

    /// Waits until John has so many answers, and all that is to be sent is on record.
    pub async fn is_answered(&self, site: &Site, count: usize) {
        let all_sent = async || {
            let of = async |event_type: &str| site.all_events(&format!("type={event_type}")).await.len();
            (self.sent(site).len() >= count && of("MessageSent").await == of("MessageQueued").await).then_some(())
        };
        site.until(&format!("{count} answers"), all_sent).await;
        self.is_quiet(site).await;
        assert_eq!(self.sent(site).len(), count, "{:#?}", site.logs("").await);
    }

    /// Waits until nothing is left to do.
    pub async fn is_quiet(&self, site: &Site) {
        let deadline = tokio::time::Instant::now() + PATIENCE;
        loop {
            site.all_is_handled().await;
            let open = projections::outbox::counts(site.node().models.db()).await.expect("the outbox");
            if open.pending + open.leased == 0 {
                return;
            }
            assert!(tokio::time::Instant::now() < deadline, "still to do: {open:?}");
            tokio::task::yield_now().await;
        }
    }

    /// The channel as the API shows it: connection and health.
    pub async fn shown(&self, site: &Site) -> (Value, Value) {
        let channel = site.api.get(&format!("/api/v1/channels/{}", self.id)).await;
        (channel["connection"].clone(), channel["health"]["state"].clone())
    }
}

/// Green tells whole seconds: the number was away for a minute, not for less than one.
fn apart(body: &str) -> String {
    let mut told: Value = serde_json::from_str(body).expect("JSON");
    if told["stateInstance"] != "notAuthorized" {
        return body.to_owned();
    }
    told["timestamp"] = json!(told["timestamp"].as_i64().expect("a time") - 60);
    told.to_string()
}
