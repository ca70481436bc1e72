//! WhatsApp through Green API (CH2).

use std::time::Duration;

use jiff::Timestamp;
use sandbox::World;
use sandbox::evolution::{Person, known};
use sandbox::messenger::Release;
use sandbox::panel::known::{IN_PROGRESS, REFILLABLE};
use serde_json::{Value, json};

use super::{Line, add, deliver, group, is_taken, serve, too_large};
use crate::site::{JOHN, MARIA, OWNER, SMMCOST, Site, items, private};
use crate::story;
use crate::support::PATIENCE;

on_both!(
    a_refill_is_answered_and_the_provider_told,
    a_new_number_shows_its_code_and_is_open_once_it_is_scanned,
    only_who_knows_the_secret_can_post,
    a_group_registers_itself_by_name_and_is_served_once_it_is_switched_on,
    groups_are_fetched_with_their_names,
    a_hundred_repeats_out_of_order_end_in_the_same_events,
    what_was_not_deciphered_is_asked_for_again_once,
    what_became_of_a_message_is_shown,
    a_yellow_card_slows_the_number_and_is_shown,
    a_number_whose_yellow_card_is_lifted_goes_at_its_own_pace_again,
    a_thousand_members_are_verified_and_the_number_itself_is_not,
);

async fn open(site: &Site) -> Line {
    let green = &site.world.green;
    add(
        site,
        json!({
            "kind": "green", "name": "Green", "api_url": green.base_url(), "id_instance": green.id_instance(),
            "api_token": green.api_token(),
        }),
    )
    .await
}

fn chat(phone: &str) -> String {
    format!("{phone}@c.us")
}

async fn tells(site: &Site, person: &str, words: &str) {
    let id = site.world.green.write(person, person, words).expect("a person");
    is_taken(site.world.green.hooks(), &id).await;
}

async fn answers(site: &Site, to: &str, words: &str) -> String {
    let sent = site.world.green.outbox().wait_for(to, PATIENCE, |sent| sent.text.contains(words)).await;
    let Some(sent) = sent else {
        panic!("nobody said `{words}`: {:#?}\n{}", site.world.green.outbox().all(), site.story().await)
    };
    sent.text
}

async fn a_refill_is_answered_and_the_provider_told(site: &mut Site) {
    open(site).await;
    story::set_dates(site);
    tells(site, JOHN, &format!("refill {REFILLABLE}")).await;
    answers(site, &chat(JOHN), "Refill submitted").await;
    assert_eq!(site.expects(SMMCOST, "refill").await, "2323223 refill");
    story::assert_told(site, "a_refill_over_green").await;
}

async fn a_new_number_shows_its_code_and_is_open_once_it_is_scanned(site: &mut Site) {
    site.world.green.set_state("notAuthorized");
    let line = open(site).await;
    assert_eq!(line.made["connection"]["state"], "connecting", "{}", line.made);
    let path = format!("/api/v1/channels/{}", line.id);
    let code = site.api.post(&format!("{path}/connect"), json!({})).await;
    assert!(code["image"].as_str().is_some_and(|image| image.starts_with("data:image/png;base64,")), "{code}");
    assert_eq!(site.api.get(&format!("{path}/state")).await["state"], "close");

    let known = async |state: &str| {
        let is_known = async || (site.api.get(&path).await["connection"] == state).then_some(());
        site.until(&format!("the connection {state}"), is_known).await;
    };
    // Asked, the server says that it is closed; on its own it tells of a connection that is to come.
    let is_not_open = async || (site.api.get(&path).await["connection"] != "open").then_some(());
    site.until("the connection not open yet", is_not_open).await;
    site.world.green.scan();
    known("open").await;
    assert_eq!(site.api.get(&format!("{path}/state")).await["state"], "open");
    site.world.green.set_state("yellowCard");
    known("limited").await;
    let warned = site.api.post(&format!("{path}/connect"), json!({})).await;
    assert!(warned["warning"].as_str().is_some_and(|warning| warning.contains("ban")), "{warned}");
    let shown = site.api.get("/api/v1/channels").await.to_string() + &site.story().await;
    assert!(!shown.contains(&line.secret) && !shown.contains(&site.world.green.api_token()), "a secret was shown");
}

async fn only_who_knows_the_secret_can_post(site: &mut Site) {
    let line = open(site).await;
    site.world.green.hooks().hold();
    let id = site.world.green.write(JOHN, JOHN, "my username").expect("a person");
    let body = site.world.green.hooks().of(&id)[0].body.clone();
    let before = site.events_beside_hearing().await;
    for shown in ["", "Bearer", "Bearer wrong", "Basic dTpw", "Bearer hook"] {
        let answer = deliver(&line.url, &[("authorization", shown)], &body).await;
        assert_eq!((answer.status, answer.code()), (401, "unauthorized"), "{shown}: {}", answer.body);
    }
    let good = format!("Bearer {}", line.secret);
    let good = [("authorization", good.as_str())];
    assert_eq!(deliver(&line.url, &[], &body).await.status, 401);
    assert_eq!(deliver(&line.url.replace("/green/", "/telegram/"), &good, &body).await.status, 404);
    assert_eq!(deliver(&format!("{}0", line.url), &good, &body).await.status, 404);
    assert_eq!(deliver(&line.url, &good, &too_large()).await.status, 413);
    let own = site.world.green.id_instance().to_string();
    let foreign = body.replace(&own, "1100000009");
    assert_ne!(foreign, body);
    let passed_over = deliver(&line.url, &good, &foreign).await;
    assert_eq!((passed_over.status, &passed_over.body["ignored"]), (200, &json!("an event of another instance")));
    // What nobody can read would hold back everything behind it.
    for unreadable in ["", "{", "[]", "{\"typeWebhook\":\"incomingMessageReceived\"}", "{\"x\":1}"] {
        let answer = deliver(&line.url, &good, unreadable).await;
        assert_eq!((answer.status, &answer.body["ignored"]), (200, &json!("not readable")), "{unreadable}");
    }
    let unknown = deliver(&line.url, &good, "{\"typeWebhook\":\"quotaExceeded\",\"new\":[1]}").await;
    assert_eq!((unknown.status, &unknown.body["ignored"]), (200, &json!("nothing to handle")));
    assert_eq!(site.events_beside_hearing().await, before, "a refused or empty webhook was written down");

    let taken = deliver(&line.url, &good, &body).await;
    assert_eq!(taken.status, 200, "{}", taken.body);
    assert_eq!(deliver(&line.url, &good, &body).await.body["position"], taken.body["position"]);
    answers(site, &chat(JOHN), "johndoe123").await;
}

async fn a_group_registers_itself_by_name_and_is_served_once_it_is_switched_on(site: &mut Site) {
    let line = open(site).await;
    let says = async |words: &str| {
        let id = site.world.green.write(World::SUPPORT_GROUP, JOHN, words).expect("a person");
        is_taken(site.world.green.hooks(), &id).await;
    };
    says(&format!("refill {REFILLABLE}")).await;
    site.all_is_handled().await;
    let known = group(site, World::SUPPORT_GROUP).await;
    assert_eq!((&known["channel_id"], &known["support_enabled"]), (&json!(line.id), &json!(false)), "{known}");
    assert!(known["name"].as_str().is_some_and(|name| !name.is_empty()), "{known}");
    assert!(site.world.green.outbox().to(World::SUPPORT_GROUP).is_empty());

    serve(site, World::SUPPORT_GROUP).await;
    // Of a person whose number is hidden, the group's list of members tells it.
    site.world.green.hide_phones(true);
    says(&format!("speed up {IN_PROGRESS}")).await;
    answers(site, World::SUPPORT_GROUP, &IN_PROGRESS.to_string()).await;
    assert_eq!(site.expects(SMMCOST, "speed").await, "6565655 speed up");
}

async fn groups_are_fetched_with_their_names(site: &mut Site) {
    let line = open(site).await;
    let synced = site.api.post("/api/v1/groups/sync", json!({"channel_id": line.id})).await;
    assert_eq!((&synced["found"], &synced["registered"]), (&json!(3), &json!(3)), "{synced}");
    let groups = items(&site.api.get(&format!("/api/v1/groups?after={}", synced["position"])).await);
    assert!(groups.iter().all(|group| group["name"].is_string() && group["support_enabled"] == false), "{groups:?}");
}

async fn a_hundred_repeats_out_of_order_end_in_the_same_events(site: &mut Site) {
    open(site).await;
    let hooks = site.world.green.hooks();
    hooks.hold();
    hooks.repeat(100);
    let first = site.world.green.write(JOHN, JOHN, "my username").expect("a person");
    let second = site.world.green.write(MARIA, MARIA, "help").expect("a person");
    hooks.release(Release::Reversed);
    is_taken(hooks, &first).await;
    is_taken(hooks, &second).await;
    answers(site, &chat(JOHN), "johndoe123").await;
    site.all_is_handled().await;
    assert_eq!(site.all_events("type=MessageReceived").await.len(), 2);
    assert_eq!(site.world.green.outbox().to(&chat(JOHN)).len(), 1);
}

async fn what_was_not_deciphered_is_asked_for_again_once(site: &mut Site) {
    open(site).await;
    let hooks = site.world.green.hooks();
    hooks.repeat(3);
    tells(site, JOHN, "{{SWE001}}").await;
    let asked = answers(site, &chat(JOHN), "send it again").await;
    assert!(!asked.contains("SWE"), "{asked}");
    hooks.repeat(1);
    tells(site, JOHN, "my username").await;
    answers(site, &chat(JOHN), "johndoe123").await;
    assert_eq!(site.world.green.outbox().to(&chat(JOHN)).len(), 2);
}

async fn what_became_of_a_message_is_shown(site: &mut Site) {
    open(site).await;
    tells(site, JOHN, "my username").await;
    answers(site, &chat(JOHN), "johndoe123").await;
    site.log_entry("action=my_username", |entry| entry["reply_state"] == "delivered").await;
    let sent = &site.world.green.outbox().to(&chat(JOHN))[0];
    site.world.green.read(&sent.id, &chat(JOHN));
    site.log_entry("action=my_username", |entry| entry["reply_state"] == "read").await;
}

async fn a_yellow_card_slows_the_number_and_is_shown(site: &mut Site) {
    let line = open(site).await;
    site.world.green.set_state("yellowCard");
    site.events("ChannelSlowed", 1).await;
    let health = site.api.get(&format!("/api/v1/channels/{}", line.id)).await["health"].clone();
    assert_eq!((&health["state"], &health["factor"]), (&json!("slowed"), &json!(4)), "{health}");
    assert!(health["reason"].as_str().is_some_and(|reason| reason.contains("yellow card")), "{health}");
    // Messages to different people go out two seconds apart: four times the slowest of the usual paces.
    tells(site, JOHN, "my username").await;
    tells(site, MARIA, "hello").await;
    let sent = site.events("MessageSent", 2).await;
    let apart = sent_at(&sent[1]).duration_since(sent_at(&sent[0]));
    assert!(apart.as_millis() >= 1900, "{apart}");
    // What the service took and did not send is shown as such.
    let failed = site.log_entry("action=my_username", |entry| entry["reply_state"] == "failed").await;
    let reason = failed["sends"][0]["reason"].as_str().expect("a reason");
    assert!(reason.contains("WhatsApp limits what our number may send"), "{failed}");
}

async fn a_number_whose_yellow_card_is_lifted_goes_at_its_own_pace_again(site: &mut Site) {
    let line = open(site).await;
    let health = async || site.api.get(&format!("/api/v1/channels/{}", line.id)).await["health"].clone();
    site.world.green.set_state("yellowCard");
    site.events("ChannelSlowed", 1).await;
    site.world.green.set_state("authorized");
    site.events("ChannelRecovered", 1).await;
    let recovered = health().await;
    assert_eq!((&recovered["state"], recovered.get("factor")), (&json!("well"), None), "{recovered}");
    assert!(recovered["since"].is_string() && recovered["reason"].is_null(), "{recovered}");
    // Slowed down, each message would wait two seconds for the one before.
    for customer in World::CUSTOMERS {
        tells(site, customer.phone, "hello").await;
    }
    let sent = site.events("MessageSent", World::CUSTOMERS.len()).await;
    let mut at: Vec<Timestamp> = sent.iter().map(sent_at).collect();
    at.sort_unstable();
    let shortest = at.windows(2).map(|pair| pair[1].duration_since(pair[0])).min().expect("some");
    assert!(shortest.as_millis() < 1900, "{at:?}");
}

fn sent_at(sent: &Value) -> Timestamp {
    sent["payload"]["MessageSent"]["sent_at"].as_str().and_then(|at| at.parse().ok()).expect("a time")
}

async fn a_thousand_members_are_verified_and_the_number_itself_is_not(site: &mut Site) {
    const MEMBERS: usize = 1_000;
    const GROUP: &str = "120363041234567778@g.us";
    open(site).await;
    let member = |n: usize| Person::new("Member", &format!("4477008{n:05}"), &format!("18197100{n:07}"));
    let mut members: Vec<Person> = (0..MEMBERS).map(member).collect();
    members.push(Person::new("Olivia", OWNER, "181960112233900"));
    site.world.green.add_group(GROUP, "Everybody", &members);
    let id = site.world.green.write(GROUP, OWNER, "!verify-users maria_smm").expect("a person");
    is_taken(site.world.green.hooks(), &id).await;
    // Others are served meanwhile.
    tells(site, JOHN, "my username").await;
    answers(site, &chat(JOHN), "johndoe123").await;
    let words = format!("*maria_smm*: {MEMBERS} linked, 0 were linked before, of {MEMBERS} members");
    let outbox = site.world.green.outbox();
    let told = outbox.wait_for(&chat(OWNER), Duration::from_secs(90), |sent| sent.text.contains(&words)).await;
    assert!(told.is_some(), "{:#?}", outbox.to(&chat(OWNER)));
    let verified = site.all_events("type=CustomerVerified").await;
    assert_eq!(verified.len(), MEMBERS + 1, "and John, from the beginning");
    let own = private(known::BOT);
    let met = site.all_events("type=CustomerMet").await;
    assert!(met.iter().all(|event| !event["payload"].to_string().contains(&own)), "the number itself is a customer");
}
