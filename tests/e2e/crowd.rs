//! Everybody at once.

use std::collections::HashMap;
use std::time::Duration;

use aggregates::customer::CustomerCommand;
use aggregates::values::Identity;
use eventlog::{Actor, Call, Provenance};
use futures::{StreamExt, stream};
use sandbox::Fault;
use sandbox::evolution::{Person, Post};
use sandbox::panel::UserRow;
use sandbox::panel::known::REFILLABLE;
use sandbox::telegram::JOHN as JOHN_ON_TELEGRAM;
use serde_json::json;

use crate::site::{JOHN, Site, private};
use crate::support::PATIENCE;

on_both!(
    a_thousand_customers_writing_at_once_are_all_answered_and_none_twice,
    many_who_wait_for_a_dead_panel_hold_up_nobody_who_needs_something_else,
    many_messages_over_a_dead_channel_hold_up_no_other_channel,
);

const CUSTOMERS: u64 = 1_000;
/// For all of them together, on a busy machine.
const LONG: Duration = Duration::from_mins(4);

/// One of the crowd: a phone, a panel account, an order.
pub struct Customer {
    pub phone: String,
    pub order_id: u64,
    pub text: String,
    answer: &'static str,
}

impl Customer {
    /// Every fiftieth wants a refill, the others look.
    pub fn number(index: u64) -> Self {
        let (phone, order_id) = ((8_801_700_000_000 + index).to_string(), 7_000_000 + index);
        let (word, answer) =
            if index.is_multiple_of(50) { ("refill", "Refill submitted") } else { ("check", "*Order #") };
        Self { phone, order_id, text: format!("{word} {order_id}"), answer }
    }
}

/// The panel takes five calls a second; one out of three messages is delivered twice.
async fn a_thousand_customers_writing_at_once_are_all_answered_and_none_twice(site: &mut Site) {
    let crowd: Vec<Customer> = (0..CUSTOMERS).map(Customer::number).collect();
    stream::iter(&crowd).for_each_concurrent(16, |customer| meet(site, customer)).await;
    site.world.panel.limit_calls(Some(5));
    for (index, customer) in crowd.iter().enumerate() {
        let copies = if index.is_multiple_of(3) { 2 } else { 1 };
        let post = Post { copies, ..Post::text(&private(&customer.phone), &customer.phone, &customer.text) };
        site.world.evolution.post(post).expect("a person");
    }
    for customer in &crowd {
        site.expects_within(LONG, &private(&customer.phone), customer.answer).await;
    }
    assert!(site.world.evolution.settle(PATIENCE).await, "every webhook is acknowledged");
    let mut told: HashMap<String, Vec<String>> = HashMap::new();
    for sent in site.world.evolution.sent() {
        told.entry(sent.chat).or_default().push(sent.text);
    }
    for customer in &crowd {
        let told = told.remove(&private(&customer.phone)).unwrap_or_default();
        let number = format!("#{}*", customer.order_id);
        assert!(told.len() == 1 && told[0].contains(&number), "{} was told {told:?}", customer.text);
    }
    let usage = site.api.get(&format!("/api/v1/usage?after={}", site.head().await)).await;
    assert_eq!(usage["messages_this_month"], CUSTOMERS, "{usage}");
}

/// More of them than a workspace has places for work under way.
async fn many_who_wait_for_a_dead_panel_hold_up_nobody_who_needs_something_else(site: &mut Site) {
    let crowd: Vec<Customer> = (0..100).map(Customer::number).collect();
    stream::iter(&crowd).for_each_concurrent(16, |customer| meet(site, customer)).await;
    site.world.panel.faults().always("/adminapi", Fault::TimeoutBeforeActing);
    for customer in &crowd {
        site.world
            .evolution
            .post(Post::text(&private(&customer.phone), &customer.phone, &customer.text))
            .expect("posted");
    }
    site.world.evolution.settle(PATIENCE).await;
    site.tells(JOHN, "my username").await;
    site.answers(JOHN, "johndoe123").await;
    let answered = site.world.evolution.sent().len();
    assert!(answered < crowd.len(), "John waited for everybody");
    for customer in &crowd {
        site.expects_within(LONG, &private(&customer.phone), "can't reach the panel right now").await;
    }
    // It works again, and so does everything.
    site.world.panel.faults().clear();
    let one = &crowd[0];
    site.tells(&one.phone, &one.text).await;
    site.answers(&one.phone, one.answer).await;
}

async fn many_messages_over_a_dead_channel_hold_up_no_other_channel(site: &mut Site) {
    let telegram = &site.world.telegram;
    let body = json!({"kind": "telegram", "api_url": telegram.base_url(), "bot_token": telegram.token()});
    site.api.post("/api/v1/channels", body).await;
    let crowd: Vec<Customer> = (0..60).map(Customer::number).collect();
    stream::iter(&crowd).for_each_concurrent(16, |customer| meet(site, customer)).await;
    site.world.evolution.faults().always("/message/sendText", Fault::TimeoutAfterActing);
    for customer in &crowd {
        site.world.evolution.post(Post::text(&private(&customer.phone), &customer.phone, "help")).expect("posted");
    }
    site.until_outside("messages that hang", || site.world.evolution.sent().len() >= 12).await;
    telegram.write(JOHN_ON_TELEGRAM, JOHN_ON_TELEGRAM, "help").expect("a person");
    let answered = telegram.outbox().wait_for(&JOHN_ON_TELEGRAM.to_string(), PATIENCE, |_| true).await;
    assert!(answered.is_some_and(|sent| sent.text.contains("What I can do")));
    assert!(site.world.evolution.sent().len() < crowd.len(), "Telegram waited for WhatsApp");
}

/// The customer has a phone, an account with one completed order, and proved it.
pub async fn meet(site: &Site, customer: &Customer) {
    let username = format!("user{}", customer.order_id);
    site.world.evolution.add_person(Person::new(&username, &customer.phone, &format!("2{}", customer.phone)));
    let id = customer.order_id;
    let email = format!("{username}@example.com");
    site.world.panel.put_user(UserRow { id, username: username.clone(), email, balance_micros: 1 });
    let mut order = site.world.panel.order(REFILLABLE).expect("a known order");
    (order.id, order.user) = (id, username.clone());
    order.external_id = Some(format!("9{id}"));
    site.world.panel.put_order(order);
    // Not over the API: it asks the panel each time, which takes a few questions a second.
    let log = &site.node().log;
    let identity = Identity::from_jid(&format!("{}@s.whatsapp.net", customer.phone));
    let customer_id = app::ids::of_customer(log, site.workspace, &identity).await.expect("an id");
    let command = CustomerCommand::VerifyUser {
        customer_id: customer_id.clone(),
        username,
        identities: vec![identity],
        rebind: false,
        now: log.now(),
    };
    let call = Call::new(Provenance::start(Actor::System, log.new_id()));
    log.execute::<aggregates::customer::Customer>(site.workspace, customer_id.as_str(), command, call)
        .await
        .expect("verified");
}
