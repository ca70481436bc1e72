//! What goes on at an office: customers ask, strangers introduce themselves, operators work, messengers deliver twice.

use std::sync::Arc;
use std::time::Duration;

use rand::rngs::StdRng;
use rand::seq::{IndexedRandom as _, SliceRandom as _};
use rand::{Rng as _, SeedableRng as _};
use sandbox::World;
use sandbox::evolution::Person;
use sandbox::panel::known::{IN_PROGRESS, PROCESSING, REFILLABLE};
use serde_json::json;
use tokio::task::JoinSet;
use tokio::time::sleep;

use crate::office::{Office, What};

/// Customers who write in one round, privately and in the group, and how much each of them writes.
const WRITE_PRIVATELY: usize = 7;
const WRITE_IN_GROUP: usize = 3;
const MESSAGES_EACH: usize = 3;
/// Things of the past that are sent again in one round.
const REPEATS: usize = 12;
/// How long a stranger waits for anything, whatever happens to the servers.
const PATIENCE: Duration = Duration::from_secs(120);

/// Starts one round at an office. `daily` is over when everything is acknowledged; `strangers` take their time.
pub fn begin(office: &Arc<Office>, rng: &mut StdRng, daily: &mut JoinSet<()>, strangers: &mut JoinSet<()>) {
    let mut people = office.people.clone();
    people.shuffle(rng);
    for (number, person) in people.into_iter().take(WRITE_PRIVATELY + WRITE_IN_GROUP).enumerate() {
        let group = (number >= WRITE_PRIVATELY).then_some(World::SUPPORT_GROUP);
        daily.spawn(customer(Arc::clone(office), person, group, own(rng)));
    }
    daily.spawn(desk(Arc::clone(office), own(rng)));
    daily.spawn(switches(Arc::clone(office), own(rng)));
    daily.spawn(repeats(Arc::clone(office), own(rng)));
    strangers.spawn(stranger(Arc::clone(office), own(rng)));
}

fn own(rng: &mut StdRng) -> StdRng {
    StdRng::seed_from_u64(rng.random())
}

async fn moment(rng: &mut StdRng, at_most_ms: u64) {
    sleep(Duration::from_millis(rng.random_range(0..=at_most_ms))).await;
}

/// One after the other, as a person writes. Other chats go on meanwhile.
async fn customer(office: Arc<Office>, person: Person, group: Option<&'static str>, mut rng: StdRng) {
    moment(&mut rng, 800).await;
    let mut refilled = None;
    for _ in 0..MESSAGES_EACH {
        let copies = if rng.random_bool(0.15) { rng.random_range(2..=3) } else { 1 };
        let (text, answers) = match rng.random_range(0..14) {
            0 | 1 => ("help".to_owned(), 1..=1),
            2 | 3 => ("my username".to_owned(), 1..=1),
            4 => ("services".to_owned(), 1..=1),
            5 => ("balance".to_owned(), 1..=1),
            6 => (format!("check {}", office.new_order(&person, REFILLABLE)), 1..=1),
            7 => (format!("{} cancel", office.new_order(&person, IN_PROGRESS)), 1..=1),
            8 => (format!("speed up {}", office.new_order(&person, PROCESSING)), 1..=1),
            9 => match refilled {
                Some(order) => (format!("refill {order}"), 1..=1),
                None => (format!("status {}", office.new_order(&person, IN_PROGRESS)), 1..=1),
            },
            10 => {
                let order = office.new_order(&person, REFILLABLE);
                (format!("refill {order} my client is really angry about this"), 1..=1)
            }
            11 if rng.random_bool(0.3) => {
                let orders: Vec<u64> = (0..11).map(|_| office.new_order(&person, REFILLABLE)).collect();
                let orders: Vec<String> = orders.iter().map(u64::to_string).collect();
                // An acknowledgement and a summary.
                (format!("check {}", orders.join(" ")), 2..=2)
            }
            _ => {
                let order = office.new_order(&person, REFILLABLE);
                refilled = Some(order);
                (format!("refill {order}"), 1..=1)
            }
        };
        office.write(&person, group, &text, answers, copies).await;
        moment(&mut rng, 300).await;
    }
}

/// Somebody new is verified by a code: message, panel, ticket, message. They do what they are told, and wait to be told.
async fn stranger(office: Arc<Office>, mut rng: StdRng) {
    let username = in_letters("stranger", office.number());
    let person = office.new_person(&username);
    let chat = person.phone_jid();
    moment(&mut rng, 500).await;
    office.write(&person, None, "hello", 1..=1, 1).await;
    let mut seen = 0;
    for _ in 0..8 {
        let told = next_told(&office, &chat, &mut seen).await;
        let Some(told) = told else {
            panic!("{username} was told nothing after {:#?}", office.world.evolution.sent_to(&chat))
        };
        if told.contains("Verified!") {
            return;
        } else if told.contains("panel username") || told.contains("right now") || told.contains("could not send") {
            office.write(&person, None, &username, 1..=2, 1).await;
        } else if told.contains("6-digit code") || told.contains("not right") {
            let code = office.world.panel.wait_for_code(&username, PATIENCE).await.expect("a code in a ticket");
            office.write(&person, None, &code, 1..=1, 2).await;
        }
    }
    panic!("{username} was not verified: {:#?}", office.world.evolution.sent_to(&chat));
}

/// The next thing a chat is told. The same text once more is a copy of an unknown outcome, and passed over.
async fn next_told(office: &Office, chat: &str, seen: &mut usize) -> Option<String> {
    let heard = office.world.evolution.sent_to(chat);
    let last = seen.checked_sub(1).and_then(|last| heard.get(last)).map(|sent| sent.text.clone());
    let known: Vec<String> = heard.iter().take(*seen).map(|sent| sent.id.clone()).collect();
    let is_new = |id: &String, text: &String| !known.contains(id) && last.as_ref() != Some(text);
    let next = office.world.evolution.wait_for_sent(chat, PATIENCE, |sent| is_new(&sent.id, &sent.text)).await?;
    let all = office.world.evolution.sent_to(chat);
    *seen = all.iter().position(|sent| sent.id == next.id).map_or(*seen, |index| index + 1);
    Some(next.text)
}

/// A name of its own, without digits that could be taken for a code.
fn in_letters(prefix: &str, number: u64) -> String {
    let letters = number.to_string().bytes().map(|digit| char::from(b'a' + digit - b'0')).collect::<String>();
    format!("{prefix}_{letters}")
}

/// The operator's daily work on the message log, one thing after the other.
async fn desk(office: Arc<Office>, mut rng: StdRng) {
    for _ in 0..4 {
        moment(&mut rng, 400).await;
        let entries = office.read("/api/v1/logs?limit=40").await;
        let copies = if rng.random_bool(0.25) { 2 } else { 1 };
        let entries: Vec<String> = entries["items"]
            .as_array()
            .map(|items| items.iter().filter_map(|item| item["id"].as_str().map(str::to_owned)).collect())
            .unwrap_or_default();
        match rng.random_range(0..4) {
            0 if !entries.is_empty() => {
                let entry = entries.choose(&mut rng).expect("not empty").clone();
                let what = What::Escalation { entry: entry.clone() };
                office.command("/api/v1/commands/EscalateLog", json!({"id": entry}), what, copies).await;
            }
            1 | 2 if !entries.is_empty() => {
                let chosen: Vec<String> = entries.choose_multiple(&mut rng, 4).cloned().collect();
                let status = *["resolved", "ignored", "open", "ticket created"].choose(&mut rng).expect("not empty");
                let what = What::Statuses { entries: chosen.clone(), status };
                office
                    .command("/api/v1/logs/bulk-status", json!({"ids": chosen, "status": status}), what, copies)
                    .await;
            }
            3 => {
                let person = office.people.choose(&mut rng).expect("not empty");
                let order_id = office.new_order(person, REFILLABLE);
                let what = What::Refill { order_id };
                office.command("/api/v1/commands/RequestRefill", json!({"order_ids": [order_id]}), what, copies).await;
            }
            _ => {
                let username = in_letters("byhand", office.number());
                let person = office.new_person(&username);
                let what = What::Verification { username: username.clone() };
                let body = json!({"username": username, "identity": format!("+{}", person.phone)});
                office.command("/api/v1/commands/VerifyUser", body, what, copies).await;
            }
        }
    }
}

/// Flags on and off, now and then to what they are.
async fn switches(office: Arc<Office>, mut rng: StdRng) {
    for _ in 0..6 {
        moment(&mut rng, 250).await;
        let group_id = office.groups.choose(&mut rng).expect("not empty").clone();
        let flag = *["support", "marketing", "silent"].choose(&mut rng).expect("not empty");
        let enabled = rng.random();
        let body = json!({"group_id": group_id, "flag": flag, "enabled": enabled});
        let copies = if rng.random_bool(0.25) { 2 } else { 1 };
        let what = What::GroupFlag { group_id, flag, enabled };
        office.command("/api/v1/commands/ToggleGroupFlag", body, what, copies).await;
    }
}

/// Deliveries and calls of the past come again, however old.
async fn repeats(office: Arc<Office>, mut rng: StdRng) {
    for _ in 0..REPEATS {
        moment(&mut rng, 150).await;
        repeat_one(&office, &mut rng).await;
    }
}

/// Sends one thing of the past again.
pub async fn repeat_one(office: &Office, rng: &mut StdRng) {
    if let Some(known) = office.any_acknowledged(rng) {
        office.repeat(&known).await;
    }
}
