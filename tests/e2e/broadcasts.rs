//! One message to every group with support (AD2).

use std::collections::HashMap;

use reqwest::Method;
use sandbox::evolution::ChatKind;
use sandbox::{Fault, World};
use serde_json::{Value, json};

use crate::isolation::another;
use crate::killed::Mortal;
use crate::site::{JOHN, OWNER, Site, items, private};
use crate::support::PATIENCE;
use crate::support::office::text;

on_both!(
    a_broadcast_reaches_every_group_with_support_once,
    a_broadcast_to_nobody_is_told_as_such,
    a_broadcast_cut_off_midway_goes_on_after_the_start,
    a_broadcast_goes_at_the_pace_of_the_channel_and_behind_replies,
    a_broadcast_is_started_and_watched_over_the_api,
    who_is_not_to_get_it_any_more_does_not_and_the_result_says_why,
    what_the_channel_took_and_did_not_deliver_corrects_the_result,
    a_broadcast_follows_a_group_that_moves,
    a_broadcast_is_stopped_midway,
    a_broadcast_is_stopped_in_a_chat,
);

const FIRST: &str = World::SUPPORT_GROUP;
const SECOND: &str = "120363041234567881@g.us";
const SILENT: &str = "120363041234567882@g.us";
const OFF: &str = "120363041234567883@g.us";
const SEND: &str = "/message/sendText";

/// Registers these groups, besides the support group, and sets their switches.
async fn register(site: &Site, groups: &[(&str, &str, Value)]) {
    for (chat, name, _) in groups.iter().filter(|(chat, ..)| *chat != FIRST) {
        site.world.evolution.add_group(chat, name, ChatKind::Support, &[OWNER, JOHN]);
    }
    let synced = site.api.post("/api/v1/groups/sync", json!({})).await;
    let known = items(&site.api.get(&format!("/api/v1/groups?after={}", synced["position"])).await);
    for (chat, _, flags) in groups {
        let group = known.iter().find(|group| group["chat"] == *chat).expect("the group");
        site.api.patch(&format!("/api/v1/groups/{}", text(&group["id"])), flags.clone()).await;
    }
}

/// Two groups with support, a silent one with it, and one without.
async fn four_groups(site: &Site) {
    let on = json!({"support_enabled": true});
    register(
        site,
        &[
            (FIRST, "", on.clone()),
            (SECOND, "VIP", on),
            (SILENT, "Test", json!({"support_enabled": true, "silent_mode": true})),
            (OFF, "Off", json!({"support_enabled": false, "marketing_enabled": true})),
        ],
    )
    .await;
}

/// So many groups with support; answers their chats.
async fn many_groups(site: &Site, count: usize) -> Vec<String> {
    let chats: Vec<String> = (0..count).map(|n| format!("12036304123456790{n}@g.us")).collect();
    let names: Vec<String> = (0..count).map(|n| format!("Panel users {n}")).collect();
    let rows: Vec<(&str, &str, Value)> = chats
        .iter()
        .zip(&names)
        .map(|(chat, name)| (chat.as_str(), name.as_str(), json!({"support_enabled": true})))
        .collect();
    register(site, &rows).await;
    chats
}

async fn finished(site: &Site) -> Value {
    site.events("CampaignFinished", 1).await[0]["payload"]["CampaignFinished"]["totals"].clone()
}

async fn a_broadcast_reaches_every_group_with_support_once(site: &mut Site) {
    four_groups(site).await;
    const MESSAGE: &str = "*Maintenance* tonight\n11 PM to 1 AM UTC";
    // Asked for in a group, it is answered privately.
    site.says(OFF, OWNER, &format!("!broadcast {MESSAGE}")).await;
    site.answers(OWNER, "Sending to 2 groups (1 silent left out)").await;
    let done = site.answers(OWNER, "Your message reached 2 groups").await;
    assert!(done.ends_with("Silent, so left out:\n• Test"), "{done}");
    for group in [FIRST, SECOND] {
        assert_eq!(site.sent_to(group), [MESSAGE]);
    }
    assert!(site.sent_to(OFF).is_empty() && site.sent_to(SILENT).is_empty());
    let started = site.events("CampaignStarted", 1).await;
    assert!(text(&started[0]["metadata"]["actor"]).starts_with("member:"), "{started:?}");
    let results = site.all_events("type=DeliveryRecorded").await;
    assert_eq!(results.len(), 2, "{results:?}");
    assert_eq!(site.all_events("type=CampaignFinished").await.len(), 1);
    // Whoever may not, starts nothing.
    site.tells(JOHN, "!broadcast Free followers").await;
    site.all_is_handled().await;
    assert_eq!(site.all_events("type=CampaignStarted").await.len(), 1);
}

async fn a_broadcast_to_nobody_is_told_as_such(site: &mut Site) {
    site.tells(OWNER, "!broadcast").await;
    site.answers(OWNER, "*!broadcast* and the message").await;
    site.tells(OWNER, "!broadcast Sale!").await;
    site.answers(OWNER, "no group with support").await;
    let totals = json!({"delivered": 0, "failed": 0, "unknown": 0, "skipped": 0});
    assert_eq!(finished(site).await, totals);
    site.tells(OWNER, &format!("!broadcast {}", "long ".repeat(801))).await;
    site.answers(OWNER, "it may have 4000 at most").await;
    assert_eq!(site.all_events("type=CampaignStarted").await.len(), 1);
    assert_eq!(site.sent_to(&private(OWNER)).len(), 3);
}

async fn a_broadcast_cut_off_midway_goes_on_after_the_start(site: &mut Site) {
    let groups = many_groups(site, 4).await;
    site.set("send_interval_whatsapp_ms", "1500").await;
    site.stop().await;
    let mortal = Mortal::start(site).await;
    site.door.leads_to(Some(mortal.address()));
    site.tells(OWNER, "!broadcast Sale!").await;
    // Gone as soon as one group has it on record, long before the next one's turn.
    let log = mortal.log().clone();
    let one_has_it = async {
        loop {
            let head = log.head(site.workspace).await.expect("a head");
            let events = log.read(site.workspace, 0, 10_000).await.expect("events");
            if events.iter().any(|event| &*event.event_type == "DeliveryRecorded") {
                break;
            }
            log.wait_beyond(site.workspace, head).await;
        }
    };
    tokio::time::timeout(PATIENCE, one_has_it).await.expect("one group has it");
    site.door.leads_to(None);
    mortal.kill().await;
    assert!(reached(site, &groups) < groups.len(), "there was nothing left to do");

    site.start().await;
    assert!(site.all_events("type=CampaignFinished").await.is_empty());
    site.set("send_interval_whatsapp_ms", "0").await;
    site.answers(OWNER, "Your message reached 4 groups").await;
    assert_eq!(finished(site).await["delivered"], 4);
    for group in &groups {
        assert_eq!(site.sent_to(group), ["Sale!"], "{group}");
    }
    assert_eq!(site.all_events("type=CampaignStarted").await.len(), 1);
    assert_eq!(site.all_events("type=DeliveryRecorded").await.len(), 4);
}

async fn a_broadcast_goes_at_the_pace_of_the_channel_and_behind_replies(site: &mut Site) {
    const EVERY_MS: i64 = 500;
    let groups = many_groups(site, 8).await;
    site.set("send_interval_whatsapp_ms", &EVERY_MS.to_string()).await;
    let started = site.api.post("/api/v1/broadcasts", json!({"text": "Sale!"})).await;
    let path = format!("/api/v1/broadcasts/{}", text(&started["id"]));
    site.expects(&groups[0], "Sale!").await;
    // In the group whose turn is last, a reply is said first.
    site.says(&groups[7], JOHN, "my username").await;
    site.expects(&groups[7], "johndoe123").await;
    let midway = site.api.get(&format!("{path}?after={}", site.head().await)).await;
    assert_eq!((&midway["state"], &midway["finished_at"]), (&json!("running"), &Value::Null), "{midway}");
    assert_eq!(midway["groups"][7]["result"], "waiting", "{midway}");
    assert_eq!(finished(site).await["delivered"], 8);
    assert_eq!(site.sent_to(&groups[7]).last().map(String::as_str), Some("Sale!"));
    let mut times: Vec<i64> = site.world.evolution.sent().iter().map(|sent| sent.at.as_millisecond()).collect();
    times.sort_unstable();
    assert_eq!(times.len(), 9);
    for (n, at) in times.iter().enumerate() {
        let turn = i64::try_from(n).expect("few") * EVERY_MS;
        assert!(at - times[0] >= turn - 30, "message {n} went out before its turn: {times:?}");
    }
}

async fn a_broadcast_is_started_and_watched_over_the_api(site: &mut Site) {
    four_groups(site).await;
    // One group's message is refused for good.
    site.world.evolution.faults().next(1, SEND, Fault::NoSuchNumber);
    let key = [("Idempotency-Key", "sale-1")];
    let sale = json!({"text": " Sale! "});
    let started = site.api.call(Method::POST, "/api/v1/broadcasts", Some(&sale), &key).await.granted("a broadcast");
    let again = site.api.call(Method::POST, "/api/v1/broadcasts", Some(&sale), &key).await.granted("the same");
    assert_eq!(started["id"], again["id"]);
    let path = format!("/api/v1/broadcasts/{}", text(&started["id"]));
    finished(site).await;
    let shown = site.api.get(&format!("{path}?after={}", site.head().await)).await;
    assert_eq!((&shown["state"], &shown["text"]), (&json!("finished"), &json!("Sale!")), "{shown}");
    let counts = ["delivered", "failed", "unknown", "skipped"].map(|result| shown[result].as_u64());
    assert_eq!(counts, [Some(1), Some(1), Some(0), Some(1)], "{shown}");
    let groups = shown["groups"].as_array().expect("groups");
    let mut results: Vec<String> = groups.iter().map(|group| text(&group["result"])).collect();
    assert_eq!(results.pop().as_deref(), Some("skipped"), "silent ones are at the end");
    results.sort();
    assert_eq!(results, ["delivered", "failed"]);
    let failed = groups.iter().find(|group| group["result"] == "failed").expect("a group");
    assert!(!text(&failed["reason"]).is_empty());
    let sent: Vec<String> = [FIRST, SECOND, SILENT, OFF].iter().flat_map(|group| site.sent_to(group)).collect();
    assert_eq!(sent, ["Sale!"]);

    let refused = site.api.call(Method::POST, "/api/v1/broadcasts", Some(&json!({"text": " "})), &[]).await;
    assert_eq!((refused.status, refused.body["field"].as_str()), (422, Some("text")));
    let missing = site.api.call(Method::GET, "/api/v1/broadcasts/nothing", None, &[]).await;
    assert_eq!(missing.status, 404);
    // Another workspace neither sees it nor reaches its groups.
    let other = another(site).await;
    let hidden = other.call(Method::GET, &path, None, &[]).await;
    assert_eq!((hidden.status, hidden.code()), (404, "not_found"));
    let theirs = other.post("/api/v1/broadcasts", json!({"text": "Ours"})).await;
    let theirs = other.get(&format!("/api/v1/broadcasts/{}", text(&theirs["id"]))).await;
    assert_eq!((&theirs["state"], &theirs["groups"]), (&json!("finished"), &json!([])));
}

/// The result of each group, by chat.
async fn results(site: &Site, path: &str) -> HashMap<String, (String, String)> {
    let head = site.head().await;
    let groups = items(&site.api.get(&format!("/api/v1/groups?after={head}")).await);
    let chat_of = |id: &Value| groups.iter().find(|group| group["id"] == *id).map(|group| text(&group["chat"]));
    let shown = site.api.get(&format!("{path}?after={head}")).await;
    let result = |group: &Value| {
        let reason = group["reason"].as_str().unwrap_or_default().to_owned();
        (chat_of(&group["id"]).unwrap_or_else(|| text(&group["id"])), (text(&group["result"]), reason))
    };
    shown["groups"].as_array().expect("groups").iter().map(result).collect()
}

async fn group_id(site: &Site, chat: &str) -> String {
    let head = site.head().await;
    let groups = items(&site.api.get(&format!("/api/v1/groups?after={head}")).await);
    text(&groups.iter().find(|group| group["chat"] == chat).expect("the group")["id"])
}

/// How many of these groups got something.
fn reached(site: &Site, groups: &[String]) -> usize {
    groups.iter().filter(|group| !site.sent_to(group).is_empty()).count()
}

async fn who_is_not_to_get_it_any_more_does_not_and_the_result_says_why(site: &mut Site) {
    let groups = many_groups(site, 5).await;
    let mut paths = HashMap::new();
    for chat in &groups {
        paths.insert(chat.clone(), format!("/api/v1/groups/{}", group_id(site, chat).await));
    }
    site.set("send_interval_whatsapp_ms", "3000").await;
    site.tells(OWNER, "!broadcast Sale!").await;
    // One has it; the others' messages are queued, and wait for their turn.
    site.events("DeliveryRecorded", 1).await;
    let waiting: Vec<&String> = groups.iter().filter(|group| site.sent_to(group).is_empty()).collect();
    site.api.patch(&paths[waiting[0]], json!({"silent_mode": true})).await;
    site.api.patch(&paths[waiting[1]], json!({"support_enabled": false})).await;
    site.api.call(Method::DELETE, &paths[waiting[2]], None, &[]).await.granted("removing");
    site.set("send_interval_whatsapp_ms", "0").await;
    let totals = finished(site).await;
    assert_eq!((&totals["delivered"], &totals["failed"]), (&json!(2), &json!(3)), "{totals}");
    assert_eq!(reached(site, &groups), 2);
    for chat in &waiting[..3] {
        assert!(site.sent_to(chat).is_empty(), "{chat}");
    }
    let campaign = text(&site.events("CampaignStarted", 1).await[0]["aggregate_id"]);
    let results = results(site, &format!("/api/v1/broadcasts/{campaign}")).await;
    let failed = |why: &str| ("failed".to_owned(), why.to_owned());
    assert_eq!(results[waiting[0]], failed("the group is silent"));
    assert_eq!(results[waiting[1]], failed("support was switched off in the group"));
    assert!(results.values().any(|result| *result == failed("the group was deleted")), "{results:?}");
    let told = site.answers(OWNER, "Your message reached 2 groups").await;
    for why in ["(the group is silent)", "(support was switched off in the group)", "(the group was deleted)"] {
        assert!(told.contains(why), "{told}");
    }
}

async fn what_the_channel_took_and_did_not_deliver_corrects_the_result(site: &mut Site) {
    let groups = many_groups(site, 2).await;
    site.tells(OWNER, "!broadcast Sale!").await;
    site.answers(OWNER, "Your message reached 2 groups").await;
    let sent = site.world.evolution.sent_to(&groups[1]).remove(0);
    site.world.evolution.tell_status(&sent.id, "ERROR", &groups[1]);
    site.answers(OWNER, "did not arrive in *Panel users 1* after all").await;
    let campaign = text(&site.events("CampaignStarted", 1).await[0]["aggregate_id"]);
    let path = format!("/api/v1/broadcasts/{campaign}");
    let results = results(site, &path).await;
    assert_eq!((results[&groups[0]].0.as_str(), results[&groups[1]].0.as_str()), ("delivered", "failed"));
    let shown = site.api.get(&path).await;
    assert_eq!((&shown["delivered"], &shown["failed"]), (&json!(1), &json!(1)), "{shown}");
    assert_eq!(site.all_events("type=CampaignFinished").await.len(), 1);
}

async fn a_broadcast_follows_a_group_that_moves(site: &mut Site) {
    let telegram = &site.world.telegram;
    let bot = json!({"kind": "telegram", "name": "Bot", "api_url": telegram.base_url(), "bot_token": telegram.token()});
    site.api.post("/api/v1/channels", bot).await;
    let chat = sandbox::telegram::SUPPORT_GROUP;
    let id = telegram.write(chat, sandbox::telegram::JOHN, "hello").expect("a person");
    assert!(telegram.hooks().wait_delivered(&id, PATIENCE).await);
    site.all_is_handled().await;
    let path = format!("/api/v1/groups/{}", group_id(site, &chat.to_string()).await);
    site.api.patch(&path, json!({"support_enabled": true})).await;
    // While the channel is down, the group moves: its message is queued for the old chat.
    let send = telegram.path_of("sendMessage");
    telegram.faults().next(1, &send, Fault::TooManyRequests { retry_after: Some(1) });
    let started = site.api.post("/api/v1/broadcasts", json!({"text": "Sale!"})).await;
    site.events("SendingFailed", 1).await;
    let to = site.world.telegram.migrate(chat).expect("a group");
    let arrived = site.world.telegram.outbox().wait_for(&to.to_string(), PATIENCE, |sent| sent.text == "Sale!").await;
    assert!(arrived.is_some(), "{:#?}\n{}", site.world.telegram.outbox().all(), site.story().await);
    assert_eq!(finished(site).await["delivered"], 1);
    assert!(site.world.telegram.outbox().to(&chat.to_string()).is_empty());
    // The next one goes there at once.
    site.api.post("/api/v1/broadcasts", json!({"text": "Again!"})).await;
    let arrived = site.world.telegram.outbox().wait_for(&to.to_string(), PATIENCE, |sent| sent.text == "Again!").await;
    assert!(arrived.is_some(), "{:#?}", site.world.telegram.outbox().all());
    let shown = site.api.get(&format!("/api/v1/broadcasts/{}", text(&started["id"]))).await;
    assert_eq!(shown["groups"][0]["result"], "delivered", "{shown}");
}

async fn a_broadcast_is_stopped_midway(site: &mut Site) {
    let groups = many_groups(site, 4).await;
    site.set("send_interval_whatsapp_ms", "3000").await;
    site.tells(OWNER, "!broadcast Sale!").await;
    site.events("DeliveryRecorded", 1).await;
    let campaign = text(&site.events("CampaignStarted", 1).await[0]["aggregate_id"]);
    let path = format!("/api/v1/broadcasts/{campaign}");
    let stopped = site.api.post(&format!("{path}/cancel"), json!({})).await;
    assert_eq!((&stopped["delivered"], &stopped["stopped"]), (&json!(1), &json!(3)), "{stopped}");
    site.set("send_interval_whatsapp_ms", "0").await;
    let told = site.answers(OWNER, "Stopped. Your message reached 1 group before that.").await;
    assert_eq!((told.contains("Not sent any more to:"), told.matches("• Panel users").count()), (true, 3), "{told}");
    // Their messages were queued already, and come to nothing when their turn is.
    site.events("SendingAbandoned", 3).await;
    assert_eq!(reached(site, &groups), 1);
    let shown = site.api.get(&format!("{path}?after={}", site.head().await)).await;
    assert_eq!((&shown["state"], &shown["delivered"], &shown["failed"]), (&json!("stopped"), &json!(1), &json!(0)));
    let stopped = shown["groups"].as_array().expect("groups").iter().filter(|group| group["result"] == "stopped");
    assert_eq!(stopped.count(), 3, "{shown}");
    // Once is enough; what is over can not be stopped.
    site.api.post(&format!("{path}/cancel"), json!({})).await;
    assert_eq!(site.all_events("type=CampaignStopped").await.len(), 1);
    let next = site.api.post("/api/v1/broadcasts", json!({"text": "Again!"})).await;
    site.events("CampaignFinished", 2).await;
    let over = format!("/api/v1/broadcasts/{}/cancel", text(&next["id"]));
    let over = site.api.call(Method::POST, &over, Some(&json!({})), &[]).await;
    assert_eq!((over.status, over.code()), (409, "broadcast_finished"), "{}", over.body);
    let missing = site.api.call(Method::POST, "/api/v1/broadcasts/nothing/cancel", Some(&json!({})), &[]).await;
    assert_eq!(missing.status, 404, "{}", missing.body);
}

async fn a_broadcast_is_stopped_in_a_chat(site: &mut Site) {
    let groups = many_groups(site, 3).await;
    site.tells(OWNER, "!broadcast stop").await;
    site.answers(OWNER, "No broadcast is running").await;
    site.set("send_interval_whatsapp_ms", "3000").await;
    site.tells(OWNER, "!broadcast Sale!").await;
    site.events("DeliveryRecorded", 1).await;
    site.tells(OWNER, "!broadcast stop").await;
    site.events("CampaignStopped", 1).await;
    site.set("send_interval_whatsapp_ms", "0").await;
    site.events("SendingAbandoned", 2).await;
    let told = site.answers(OWNER, "Stopped. It reached 1 group").await;
    assert!(!told.contains("Not sent"), "{told}");
    assert_eq!(reached(site, &groups), 1);
}
