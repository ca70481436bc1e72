//! `ledgerdesk demo`, started as people start it: each messenger's phone is found by its printed address, and works.

use std::process::Stdio;
use std::time::Duration;

use sandbox::evolution::known;
use sandbox::panel::known::{LONG_ID, OF_MARIA, REFILLABLE};
use sandbox::{World, telegram};
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::process::{Child, Command};

use crate::support::PATIENCE;
use crate::support::office::text;
use crate::support::plain::technical;

const EVOLUTION: &str = "WhatsApp, Evolution API";
const GREEN: &str = "WhatsApp, Green API";
const META: &str = "WhatsApp, Meta Cloud API";
const TELEGRAM: &str = "Telegram";
const CHAT_PAGE: &str = "Chat page";

const JOHN: &str = "John Doe";
const SUBMITTED: &str = "Refill submitted";

/// Starting takes longer on a busy machine.
const START: Duration = Duration::from_mins(1);

fn demo(flags: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ledgerdesk"));
    command.arg("demo").args(flags).stdin(Stdio::null());
    command
}

/// A demo that runs; it ends with this.
struct Demo {
    guide: String,
    http: reqwest::Client,
    _program: Child,
    _folder: tempfile::TempDir,
}

impl Demo {
    /// Starts it on a free port and reads what it prints.
    async fn start(flags: &[&str]) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let mut command = demo(&[&["--port", "0"], flags].concat());
        command.env("TMPDIR", folder.path()).stdout(Stdio::piped()).kill_on_drop(true);
        let mut program = command.spawn().expect("the program starts");
        let mut lines = BufReader::new(program.stdout.take().expect("its output")).lines();
        let mut guide = String::new();
        let read = async {
            while let Some(line) = lines.next_line().await.expect("a text") {
                guide += &format!("{line}\n");
                if line.starts_with("API token") {
                    return;
                }
            }
        };
        tokio::time::timeout(START, read).await.expect("the demo starts in time");
        assert!(guide.contains("API token"), "the demo ended: {guide}");
        let http = reqwest::Client::builder().no_proxy().build().expect("a client");
        Self { guide, http, _program: program, _folder: folder }
    }

    /// The address in the row of this name.
    fn address(&self, name: &str) -> Option<&str> {
        let row = |line: &&str| line.trim_start().starts_with(&format!("{name} "));
        self.guide.lines().find(row)?.split_whitespace().find(|word| word.starts_with("http://"))
    }

    fn phone(&self, name: &str) -> &str {
        self.address(name).unwrap_or_else(|| panic!("no {name} in {}", self.guide)).trim_end_matches('/')
    }

    /// Somebody writes on a phone.
    async fn write(&self, phone: &str, chat: &str, person: &str, text: &str) {
        let url = format!("{}/_sandbox/write", self.phone(phone));
        let body = json!({"chat": chat, "person": person, "text": text});
        let answer = self.http.post(url).json(&body).send().await.expect("an answer");
        assert_eq!(answer.status().as_u16(), 201, "{}", answer.text().await.expect("a text"));
    }

    /// The text that the product's answer with these words quotes, as the phone shows it.
    async fn quoted(&self, phone: &str, chat: &str, words: &str) -> Option<String> {
        let url = format!("{}/_sandbox/chats", self.phone(phone));
        let shown: Value = self.http.get(&url).send().await.expect("an answer").json().await.expect("JSON");
        let chats = shown["chats"].as_array().expect("chats");
        let messages = chats.iter().find(|one| one["id"] == chat)?["messages"].as_array().expect("messages");
        let is_it = |one: &&Value| one["author"].is_null() && one["text"].as_str().unwrap_or("").contains(words);
        let answer = messages.iter().find(is_it)?;
        let quoted = messages.iter().find(|one| one["id"] == answer["quotes"])?;
        quoted["text"].as_str().map(str::to_owned)
    }

    /// Waits until the product wrote these words there.
    async fn reads(&self, phone: &str, chat: &str, words: &str) {
        let url = format!("{}/_sandbox/sent", self.phone(phone));
        let look = async {
            loop {
                let sent: Vec<Value> = self.http.get(&url).send().await.expect("an answer").json().await.expect("JSON");
                let fits = |one: &Value| one["chat"] == chat && one["text"].as_str().unwrap_or("").contains(words);
                if sent.iter().any(fits) {
                    return;
                }
                tokio::task::yield_now().await;
            }
        };
        let seen = tokio::time::timeout(PATIENCE, look).await;
        assert!(seen.is_ok(), "nobody wrote `{words}` to {chat} on {phone}");
    }

    /// Looks at everything the product wrote to anybody but its owner.
    async fn nobody_reads_anything_technical(&self) {
        let phones = [EVOLUTION, GREEN, META, TELEGRAM].into_iter().filter_map(|phone| self.address(phone));
        for phone in phones {
            let url = format!("{}/_sandbox/sent", phone.trim_end_matches('/'));
            let sent: Vec<Value> = self.http.get(&url).send().await.expect("an answer").json().await.expect("JSON");
            for one in sent.iter().filter(|one| !text(&one["chat"]).contains(World::OWNER_PHONE)) {
                let said = text(&one["text"]);
                // Links of orders and of the service list were asked for.
                let known =
                    |word: &str| !word.contains("127.0.0.1") && word.contains("://") || word.ends_with("/services");
                let found = technical(&said, known);
                assert!(found.is_none(), "{found:?} was said on {phone}: {one}");
            }
        }
    }
}

#[tokio::test]
async fn a_refill_goes_through_each_messenger_chosen_alone() {
    crate::support::bounds::limited(async {
        let group = telegram::SUPPORT_GROUP.to_string();
        let provider = telegram::PROVIDER_GROUP.to_string();
        // Meta has no groups, so nobody can be told: people take it on.
        for (channel, phone, chat, answer, told) in [
            ("evolution", EVOLUTION, World::SUPPORT_GROUP, SUBMITTED, Some(World::PROVIDERS[0].group_jid)),
            ("green", GREEN, World::SUPPORT_GROUP, SUBMITTED, Some(World::PROVIDERS[0].group_jid)),
            ("meta", META, World::CUSTOMERS[0].phone, "by hand", None),
            ("telegram", TELEGRAM, &*group, SUBMITTED, Some(&*provider)),
        ] {
            let demo = Demo::start(&["--channel", channel]).await;
            for other in [EVOLUTION, GREEN, META, TELEGRAM, CHAT_PAGE] {
                assert_eq!(demo.address(other).is_some(), other == phone, "{other} with {channel}: {}", demo.guide);
            }
            let page = demo.http.get(demo.phone(phone)).header("accept", "text/html").send().await.expect("an answer");
            assert!(page.text().await.expect("a page").starts_with("<!doctype html>"));
            demo.write(phone, chat, JOHN, &format!("refill {REFILLABLE}")).await;
            demo.reads(phone, chat, answer).await;
            if let Some(told) = told {
                demo.reads(phone, told, "2323223 refill").await;
                // In a group the phone shows what an answer is about.
                let asked = format!("refill {REFILLABLE}");
                assert_eq!(demo.quoted(phone, chat, answer).await, Some(asked), "{phone}");
            }
            demo.nobody_reads_anything_technical().await;
        }
    })
    .await;
}

#[tokio::test]
async fn all_are_there_when_none_is_named_and_one_provider_is_told_over_telegram() {
    crate::support::bounds::limited(async {
        let demo = Demo::start(&[]).await;
        for name in [EVOLUTION, GREEN, META, TELEGRAM, CHAT_PAGE, "Everything at once", "Panel stand-in"] {
            assert!(demo.address(name).is_some(), "no {name} in {}", demo.guide);
        }
        assert!(demo.guide.contains("!config set chat_mode ai"), "{}", demo.guide);
        let [john, maria, _] = World::CUSTOMERS.map(|customer| customer.phone);
        let on_telegram = telegram::JOHN.to_string();
        // Asked on one messenger, told on another.
        demo.write(GREEN, &format!("{john}@c.us"), JOHN, &format!("refill {LONG_ID}")).await;
        demo.reads(GREEN, &format!("{john}@c.us"), SUBMITTED).await;
        demo.reads(TELEGRAM, &telegram::JAP_GROUP.to_string(), &format!("{} refill", LONG_ID * 13 + 1_617_050)).await;
        demo.write(TELEGRAM, &on_telegram, JOHN, &format!("refill {REFILLABLE}")).await;
        demo.reads(TELEGRAM, &on_telegram, SUBMITTED).await;
        demo.reads(EVOLUTION, World::PROVIDERS[0].group_jid, "2323223 refill").await;
        demo.write(META, maria, "Maria Silva", &format!("refill {OF_MARIA}")).await;
        demo.reads(META, maria, SUBMITTED).await;
        demo.nobody_reads_anything_technical().await;
        // The team: staff in the customers' group, the owner in private.
        let (sam, olivia) = (known::private(known::SAM), known::private(known::OLIVIA));
        demo.write(EVOLUTION, World::SUPPORT_GROUP, "Sam (staff)", &format!("{REFILLABLE} provider status")).await;
        demo.reads(EVOLUTION, &sam, "Provider OID: 2323223").await;
        demo.write(EVOLUTION, &sam, "Sam (staff)", "!config list").await;
        demo.reads(EVOLUTION, &sam, "not available").await;
        demo.write(EVOLUTION, &olivia, "Olivia (owner)", "!users").await;
        demo.reads(EVOLUTION, &olivia, "johndoe123").await;
    })
    .await;
}

#[tokio::test]
async fn a_channel_nobody_knows_is_refused_with_the_list() {
    crate::support::bounds::limited(async {
        let ended = demo(&["--channel", "signal"]).output().await.expect("the program runs");
        assert_eq!(ended.status.code(), Some(2));
        let told = String::from_utf8(ended.stderr).expect("a text");
        for name in ["signal", "evolution", "green", "meta", "telegram", "sandbox"] {
            assert!(told.contains(name), "no {name} in {told}");
        }
        assert!(ended.stdout.is_empty());
    })
    .await;
}

#[tokio::test]
async fn the_chat_page_works_alone() {
    crate::support::bounds::limited(async {
        let demo = Demo::start(&["--channel", "sandbox"]).await;
        let page = demo.address(CHAT_PAGE).expect("its address");
        let (page, fragment) = page.split_once('#').expect("who you are");
        let secret = fragment.split('&').find_map(|part| part.strip_prefix("secret=")).expect("the secret");
        let person = fragment.split('&').find_map(|part| part.strip_prefix("person=")).expect("your name");
        let messages = format!("{page}/messages");
        let line = json!({"person": person, "text": format!("check {REFILLABLE}"), "message_key": "1"});
        let written = demo.http.post(&messages).bearer_auth(secret).json(&line).send().await.expect("an answer");
        assert!(written.status().is_success(), "{}", written.text().await.expect("a text"));
        let url = format!("{messages}?person={person}&wait=5");
        let look = async {
            loop {
                let read = demo.http.get(&url).bearer_auth(secret).send().await.expect("an answer");
                if read.text().await.expect("a text").contains(&format!("*Order #{REFILLABLE}*")) {
                    return;
                }
            }
        };
        tokio::time::timeout(PATIENCE, look).await.expect("the state of the order");
    })
    .await;
}
