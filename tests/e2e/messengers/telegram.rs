//! A Telegram bot (CH4).

use sandbox::Fault;
use sandbox::panel::known::{IN_PROGRESS, NO_REFILL, PARTIAL_LIFETIME, PROCESSING, REFILLABLE, WINDOW_OVER};
use sandbox::telegram::{ALEX, JOHN, MARIA, PROVIDER_GROUP, SUPPORT_GROUP};
use serde_json::{Value, json};

use super::{Line, add, deliver, group, is_taken, recovers, serve, too_large};
use crate::site::{SMMCOST, Site};
use crate::story;
use crate::support::PATIENCE;
use crate::support::office::{route, text};

on_both!(
    a_refill_is_answered_and_the_provider_told_over_telegram,
    what_is_bold_is_bold_on_telegram_too,
    a_command_has_the_words_its_route_gives_it,
    a_provider_with_a_group_on_each_messenger_is_told_in_both,
    a_provider_can_be_told_in_its_chat_on_the_other_messenger,
    a_command_that_the_second_chat_did_not_take_is_sent_again,
    the_operator_is_warned_of_privacy_mode,
    only_who_knows_the_secret_can_post,
    a_group_registers_itself_and_is_served_once_it_is_switched_on,
    the_bot_is_put_into_a_group_and_out_of_it,
    a_group_that_becomes_a_supergroup_keeps_flags_name_and_routes,
    a_message_can_be_the_first_to_tell_that_a_group_has_moved,
    a_hundred_repeats_end_in_the_same_events,
    the_team_is_known_by_number_and_nobody_else_is_obeyed,
    a_text_too_long_for_one_message_arrives_whole_in_order_and_once,
    a_bot_that_is_told_to_slow_down_does_and_recovers,
    a_person_who_shut_the_bot_out_is_no_sign_against_the_channel,
);

pub(super) async fn open(site: &Site) -> Line {
    let telegram = &site.world.telegram;
    let body =
        json!({"kind": "telegram", "name": "Bot", "api_url": telegram.base_url(), "bot_token": telegram.token()});
    let line = add(site, body).await;
    let john = json!({"username": "johndoe123", "identity": format!("telegram:{JOHN}")});
    site.api.post("/api/v1/customers", john).await;
    line
}

pub(super) async fn says(site: &Site, chat: i64, words: &str) {
    person_says(site, chat, JOHN, words).await;
}

async fn person_says(site: &Site, chat: i64, person: i64, words: &str) {
    let id = site.world.telegram.write(chat, person, words).expect("a person");
    is_taken(site.world.telegram.hooks(), &id).await;
}

pub(super) async fn answers(site: &Site, chat: i64, words: &str) -> String {
    let sent = site.world.telegram.outbox();
    let Some(sent) = sent.wait_for(&chat.to_string(), PATIENCE, |sent| sent.text.contains(words)).await else {
        panic!("nobody said `{words}`: {:#?}\n{}", sent.all(), site.story().await)
    };
    sent.text
}

/// Leads smmcost.com to its group on Telegram.
async fn lead(site: &Site, line: &Line, chat: i64, templates: Value) {
    let route = json!({
        "provider": "smmcost.com", "aliases": ["SMM Cost"], "channel_id": line.id, "telegram_chat": chat.to_string(),
        "templates": templates,
    });
    site.api.put("/api/v1/routes", json!({"items": [route]})).await;
}

async fn a_refill_is_answered_and_the_provider_told_over_telegram(site: &mut Site) {
    let line = open(site).await;
    lead(site, &line, PROVIDER_GROUP, json!({})).await;
    story::set_dates(site);
    says(site, JOHN, &format!("/refill@desk_bot {REFILLABLE}")).await;
    answers(site, JOHN, "Refill submitted").await;
    assert_eq!(answers(site, PROVIDER_GROUP, "refill").await, "2323223 refill");
    story::assert_told(site, "a_refill_over_telegram").await;
}

async fn what_is_bold_is_bold_on_telegram_too(site: &mut Site) {
    open(site).await;
    says(site, JOHN, &format!("refill {NO_REFILL}")).await;
    let outbox = site.world.telegram.outbox();
    let is_it = |sent: &sandbox::messenger::SentText| sent.text.contains(&format!("#{NO_REFILL}"));
    let sent = outbox.wait_for(&JOHN.to_string(), PATIENCE, is_it).await.expect("a reply");
    assert!(!sent.text.contains('*'), "{sent:?}");
    let bold = sent.entities.iter().find(|entity| entity["type"] == "bold").expect("something bold");
    let units: Vec<u16> = sent.text.encode_utf16().collect();
    let (offset, length) = (bold["offset"].as_u64().expect("a place"), bold["length"].as_u64().expect("a length"));
    let part = &units[offset as usize..(offset + length) as usize];
    assert_eq!(String::from_utf16_lossy(part), format!("#{NO_REFILL}"));
}

async fn a_command_has_the_words_its_route_gives_it(site: &mut Site) {
    let line = open(site).await;
    lead(site, &line, PROVIDER_GROUP, json!({"refill": "/refill {external_id}", "speed": "faster: {external_id}"}))
        .await;
    says(site, JOHN, &format!("refill {REFILLABLE}")).await;
    assert_eq!(answers(site, PROVIDER_GROUP, "2323223").await, "/refill 2323223");
    says(site, JOHN, &format!("speed up {}", IN_PROGRESS)).await;
    assert_eq!(answers(site, PROVIDER_GROUP, "6565655").await, "faster: 6565655");
    // Nobody is routed for the other provider: the customer is answered all the same.
    says(site, JOHN, &format!("speed up {PROCESSING}")).await;
    answers(site, JOHN, &PROCESSING.to_string()).await;
    assert_eq!(site.world.telegram.outbox().to(&PROVIDER_GROUP.to_string()).len(), 2);
}

async fn a_provider_with_a_group_on_each_messenger_is_told_in_both(site: &mut Site) {
    let mut route = route("smmcost.com", SMMCOST, &site.channel.id);
    route["telegram_chat"] = json!(PROVIDER_GROUP.to_string());
    let body = json!({"items": [route]});
    // Nothing reaches Telegram yet.
    let refused = site.api.call(reqwest::Method::PUT, "/api/v1/routes", Some(&body), &[]).await;
    assert_eq!((refused.status, &refused.body["field"]), (422, &json!("telegram_chat")), "{}", refused.body);
    let line = open(site).await;
    site.api.put("/api/v1/routes", body).await;
    says(site, JOHN, &format!("refill {REFILLABLE}")).await;
    assert_eq!(answers(site, PROVIDER_GROUP, "refill").await, "2323223 refill");
    assert_eq!(site.expects(SMMCOST, "refill").await, "2323223 refill");
    let entry = site.log_entry("action=refill", |entry| entry["dispatch_state"] == "sent").await;
    let escalated = site.api.post("/api/v1/commands/EscalateLog", json!({"id": entry["id"]})).await;
    assert_eq!(escalated["told"], json!(["smmcost.com"]));
    assert_eq!(answers(site, PROVIDER_GROUP, "escalated").await, "2323223 escalated");
    assert_eq!(site.expects(SMMCOST, "escalated").await, "2323223 escalated");
    // The reply, and two commands and two escalations.
    let done = |entry: &Value| {
        let sends = entry["sends"].as_array().expect("sends");
        sends.len() == 5 && sends.iter().all(|send| send["state"] == "sent")
    };
    let entry = site.log_entry("action=refill", done).await;
    let chain = site.api.get(&format!("/api/v1/logs/{}", text(&entry["id"]))).await["chain"].clone();
    let queued = chain.as_array().expect("a chain").iter().filter(|link| link["event_type"] == "MessageQueued");
    assert_eq!(queued.count(), 5, "{chain}");
    // What a route needs stays.
    let path = format!("/api/v1/channels/{}", line.id);
    assert_eq!(site.api.call(reqwest::Method::DELETE, &path, None, &[]).await.status, 409);
}

/// smmcost.com with a group on each messenger.
fn on_each(site: &Site) -> Value {
    let mut route = route("smmcost.com", SMMCOST, &site.channel.id);
    route["telegram_chat"] = json!(PROVIDER_GROUP.to_string());
    json!({"items": [route]})
}

async fn a_provider_can_be_told_in_its_chat_on_the_other_messenger(site: &mut Site) {
    open(site).await;
    says(site, JOHN, &format!("refill {REFILLABLE}")).await;
    assert_eq!(site.expects(SMMCOST, "refill").await, "2323223 refill");
    let entry = site.log_entry("action=refill", |entry| entry["dispatch_state"] == "sent").await;
    let path = format!("/api/v1/logs/{}/resend", text(&entry["id"]));
    let resend =
        async |chat: &str| site.api.call(reqwest::Method::POST, &path, Some(&json!({"chat": chat})), &[]).await;
    // No such chat yet, and no such messenger ever.
    for chat in ["telegram", "signal"] {
        let refused = resend(chat).await;
        assert_eq!((refused.status, &refused.body["field"]), (422, &json!("chat")), "{}", refused.body);
    }
    site.api.put("/api/v1/routes", on_each(site)).await;
    assert_eq!(resend("whatsapp").await.code(), "nothing_to_resend", "it was told there");
    let resent = resend("telegram").await.granted("telling them on Telegram");
    assert_eq!(resent["resent"].as_array().map(Vec::len), Some(1), "{resent}");
    assert_eq!(answers(site, PROVIDER_GROUP, "refill").await, "2323223 refill");
    let told = |entry: &Value| {
        let sends = entry["sends"].as_array().expect("sends");
        sends.len() == 3 && sends.iter().all(|send| send["state"] == "sent")
    };
    site.log_entry("action=refill", told).await;
    assert_eq!(resend("telegram").await.code(), "nothing_to_resend");
    // An operator's own request can go to one chat from the start.
    let cancel = json!({"order_ids": [IN_PROGRESS], "chat": "telegram"});
    site.api.post("/api/v1/commands/RequestCancel", cancel).await;
    assert_eq!(answers(site, PROVIDER_GROUP, "cancel").await, "6565655 cancel");
    let decided = site.all_events("type=CancelRequested").await[0]["payload"]["CancelRequested"]["dispatch"].clone();
    assert_eq!((text(&decided["chat"]), decided.get("also")), (PROVIDER_GROUP.to_string(), None), "{decided}");
    assert_eq!(site.sent_to(SMMCOST), ["2323223 refill"]);
    assert_eq!(site.world.telegram.outbox().to(&PROVIDER_GROUP.to_string()).len(), 2);
}

async fn a_command_that_the_second_chat_did_not_take_is_sent_again(site: &mut Site) {
    open(site).await;
    site.api.put("/api/v1/routes", on_each(site)).await;
    let send = site.world.telegram.path_of("sendMessage");
    site.world.telegram.faults().next(1, &send, Fault::Status { status: 403, text: None });
    site.tells(crate::site::JOHN, &format!("refill {REFILLABLE}")).await;
    assert_eq!(site.expects(SMMCOST, "refill").await, "2323223 refill");
    let failed = |entry: &Value| {
        let sends = entry["sends"].as_array().expect("sends");
        sends.iter().any(|send| send["state"] == "failed")
    };
    let entry = site.log_entry("action=refill", failed).await;
    let path = format!("/api/v1/logs/{}/resend", text(&entry["id"]));
    site.api.post(&path, json!({})).await;
    assert_eq!(answers(site, PROVIDER_GROUP, "refill").await, "2323223 refill");
    site.log_entry("action=refill", |entry| entry["dispatch_state"] == "sent").await;
    assert_eq!(site.sent_to(SMMCOST).len(), 1);
}

async fn the_operator_is_warned_of_privacy_mode(site: &mut Site) {
    site.world.telegram.set_privacy_mode(true);
    let line = open(site).await;
    let connection = &line.made["connection"];
    assert_eq!((&connection["state"], &connection["account"]), (&json!("open"), &json!("@desk_bot")), "{connection}");
    assert!(connection["warning"].as_str().is_some_and(|warning| warning.contains("/setprivacy")), "{connection}");
    site.world.telegram.set_privacy_mode(false);
    let path = format!("/api/v1/channels/{}", line.id);
    let connected = site.api.post(&format!("{path}/connect"), json!({})).await;
    assert_eq!(connected["warning"], Value::Null, "{connected}");
    assert_eq!(site.api.get(&format!("{path}/state")).await["state"], "open");

    let set = &site.world.telegram.requests().of("POST", &site.world.telegram.path_of("setWebhook"))[0].body;
    assert_eq!((&set["url"], &set["secret_token"]), (&json!(line.url), &json!(line.secret)));
    assert_eq!(set["allowed_updates"], json!(["message", "edited_message", "my_chat_member"]));
    let shown = site.api.get(&path).await.to_string() + &site.story().await;
    assert!(!shown.contains(&line.secret) && !shown.contains(site.world.telegram.token()), "a secret was shown");
    let fetched =
        site.api.call(reqwest::Method::POST, "/api/v1/groups/sync", Some(&json!({"channel_id": line.id})), &[]).await;
    assert_eq!((fetched.status, fetched.code()), (409, "not_supported"), "{}", fetched.body);
}

async fn only_who_knows_the_secret_can_post(site: &mut Site) {
    let line = open(site).await;
    site.world.telegram.hooks().hold();
    let id = site.world.telegram.write(JOHN, JOHN, "my username").expect("a person");
    let body = site.world.telegram.hooks().of(&id)[0].body.clone();
    let before = site.events_beside_hearing().await;
    const HEADER: &str = "x-telegram-bot-api-secret-token";
    for wrong in ["", "wrong", &line.secret[1..], &format!("Bearer {}", line.secret)] {
        let answer = deliver(&line.url, &[(HEADER, wrong)], &body).await;
        assert_eq!((answer.status, answer.code()), (401, "unauthorized"), "{wrong}");
    }
    assert_eq!(deliver(&line.url, &[], &body).await.status, 401);
    let good = [(HEADER, line.secret.as_str())];
    assert_eq!(deliver(&line.url, &good, &too_large()).await.status, 413);
    for unreadable in ["", "{", "{\"update_id\":1,\"message\":{}}", "{\"x\":1}"] {
        let answer = deliver(&line.url, &good, unreadable).await;
        assert_eq!((answer.status, &answer.body["ignored"]), (200, &json!("not readable")), "{unreadable}");
    }
    let unknown = deliver(&line.url, &good, "{\"update_id\":1,\"business_connection\":{\"new\":1}}").await;
    assert_eq!((unknown.status, &unknown.body["ignored"]), (200, &json!("nothing to handle")));
    assert_eq!(site.events_beside_hearing().await, before, "a refused or empty webhook was written down");
    let taken = deliver(&line.url, &good, &body).await;
    assert_eq!(taken.status, 200, "{}", taken.body);
    answers(site, JOHN, "johndoe123").await;
}

async fn a_group_registers_itself_and_is_served_once_it_is_switched_on(site: &mut Site) {
    open(site).await;
    says(site, SUPPORT_GROUP, &format!("refill {REFILLABLE}")).await;
    site.all_is_handled().await;
    let known = group(site, &SUPPORT_GROUP.to_string()).await;
    assert_eq!((&known["name"], &known["support_enabled"]), (&json!("SMM Support 24/7"), &json!(false)), "{known}");
    assert!(site.world.telegram.outbox().all().is_empty());
    serve(site, &SUPPORT_GROUP.to_string()).await;
    says(site, SUPPORT_GROUP, &format!("refill {REFILLABLE}")).await;
    answers(site, SUPPORT_GROUP, "Refill submitted").await;
    assert_eq!(site.expects(crate::site::SMMCOST, "refill").await, "2323223 refill");
}

async fn the_bot_is_put_into_a_group_and_out_of_it(site: &mut Site) {
    open(site).await;
    let new = -4_009_999_999;
    let is_member = async |yes: bool| {
        let look = async || (group(site, &new.to_string()).await["is_member"] == yes).then_some(());
        site.until("the membership", look).await;
    };
    site.world.telegram.let_in(new, "Resellers");
    is_member(true).await;
    let known = group(site, &new.to_string()).await;
    assert_eq!((&known["name"], &known["support_enabled"]), (&json!("Resellers"), &json!(false)), "{known}");
    site.world.telegram.shut_out(new);
    is_member(false).await;
    site.world.telegram.let_in(new, "Resellers");
    is_member(true).await;
    assert_eq!(site.all_events("type=GroupRegistered").await.len(), 1);
}

async fn a_group_that_becomes_a_supergroup_keeps_flags_name_and_routes(site: &mut Site) {
    let line = open(site).await;
    // One group for both, so that flags and routes can be seen to follow.
    lead(site, &line, SUPPORT_GROUP, json!({})).await;
    says(site, SUPPORT_GROUP, "hello").await;
    serve(site, &SUPPORT_GROUP.to_string()).await;

    site.world.telegram.hooks().repeat(3);
    let to = site.world.telegram.migrate(SUPPORT_GROUP).expect("a group");
    assert!(site.world.telegram.hooks().settle(PATIENCE).await);
    site.world.telegram.hooks().repeat(1);
    let known = group(site, &to.to_string()).await;
    assert_eq!((&known["name"], &known["support_enabled"]), (&json!("SMM Support 24/7"), &json!(true)), "{known}");
    assert_eq!(site.api.get("/api/v1/routes").await["items"][0]["telegram_chat"], to.to_string());
    let head = site.head().await;
    let groups = site.api.get(&format!("/api/v1/groups?after={head}")).await.to_string();
    assert!(!groups.contains(&format!("\"{SUPPORT_GROUP}\"")), "the old address is still there: {groups}");
    for once in ["GroupMovedIn", "GroupMovedAway"] {
        assert_eq!(site.all_events(&format!("type={once}")).await.len(), 1, "{once}");
    }

    says(site, to, &format!("refill {REFILLABLE}")).await;
    answers(site, to, "Refill submitted").await;
    assert_eq!(answers(site, to, "2323223").await, "2323223 refill");
    // What was switched since is not undone by a move that is told late.
    let path = format!("/api/v1/groups/{}", text(&known["id"]));
    site.api.patch(&path, json!({"support_enabled": false})).await;
    let moves: Vec<_> =
        site.world.telegram.hooks().all().into_iter().filter(|posted| posted.body.contains("migrate_")).collect();
    for posted in &moves {
        let headers: Vec<(&str, &str)> = posted.headers.iter().map(|(name, value)| (&**name, &**value)).collect();
        assert_eq!(deliver(&line.url, &headers, &posted.body).await.status, 200);
    }
    assert_eq!(moves.len(), 6);
    assert_eq!(group(site, &to.to_string()).await["support_enabled"], false);
}

async fn a_message_can_be_the_first_to_tell_that_a_group_has_moved(site: &mut Site) {
    let line = open(site).await;
    lead(site, &line, SUPPORT_GROUP, json!({})).await;
    says(site, SUPPORT_GROUP, "hello").await;
    serve(site, &SUPPORT_GROUP.to_string()).await;
    site.world.telegram.hooks().hold();
    let to = site.world.telegram.migrate(SUPPORT_GROUP).expect("a group");
    site.tells(crate::site::JOHN, &format!("refill {REFILLABLE}")).await;
    assert_eq!(answers(site, to, "2323223").await, "2323223 refill");
    site.events("GroupMovedAway", 1).await;
    assert_eq!(group(site, &to.to_string()).await["support_enabled"], true);
    assert_eq!(site.api.get("/api/v1/routes").await["items"][0]["telegram_chat"], to.to_string());
    assert_eq!(site.world.telegram.outbox().to(&to.to_string()).len(), 1, "sent more than once");
    site.log_entry("action=refill", |entry| entry["dispatch_state"] == "sent").await;
}

async fn a_text_too_long_for_one_message_arrives_whole_in_order_and_once(site: &mut Site) {
    open(site).await;
    site.set("chat_mode", "custom").await;
    let status = format!("#{{order_id}}: {{status}}. {}", "Thank you for your patience. ".repeat(50).trim_end());
    site.api.patch("/api/v1/templates/order_status", json!({"value": status})).await;
    let ids = [REFILLABLE, IN_PROGRESS, PARTIAL_LIFETIME, WINDOW_OVER, NO_REFILL].map(|id| id.to_string());
    let send = site.world.telegram.path_of("sendMessage");
    // The first part goes through, the second not at once.
    for fault in [Fault::Slow { ms: 1 }, Fault::TooManyRequests { retry_after: Some(0) }] {
        site.world.telegram.faults().next(1, &send, fault);
    }
    says(site, JOHN, &format!("check {}", ids.join(" "))).await;
    let entry = site.log_entry("action=check", |entry| entry["reply_state"] == "sent").await;
    let parts = site.world.telegram.outbox().texts_to(&JOHN.to_string());
    assert!(parts.iter().all(|text| text.chars().count() <= 4_096));
    let reply = text(&entry["reply"]);
    let words = |text: &str| text.split_whitespace().collect::<String>();
    assert!(words(&parts.concat()) == words(&reply) && parts.len() > 1, "{parts:#?}\n{reply}");
    assert!(parts.iter().all(|part| !part.starts_with(' ') && reply.contains(part.as_str())), "cut within a line");
    assert_eq!(site.all_events("type=PartSent").await.len(), parts.len() - 1);
    assert_eq!(site.all_events("type=SendingFailed").await.len(), 1);
    assert_eq!(site.all_events("type=MessageSent").await.len(), 1);
    let chain = site.api.get(&format!("/api/v1/logs/{}", text(&entry["id"]))).await["chain"].to_string();
    assert!(chain.contains("Part 1 of"), "{chain}");
}

async fn the_team_is_known_by_number_and_nobody_else_is_obeyed(site: &mut Site) {
    open(site).await;
    for (identity, why) in [
        ("telegram:@maria".to_owned(), "may change hands"),
        (format!("telegram:{SUPPORT_GROUP}"), "is a Telegram group"),
        ("mastodon:7".to_owned(), "no kind of identity"),
    ] {
        let body = json!({"identity": identity, "role": "staff", "verified": true});
        let refused = site.api.call(reqwest::Method::POST, "/api/v1/admin-numbers", Some(&body), &[]).await;
        assert_eq!((refused.status, refused.body["field"].as_str()), (422, Some("identity")), "{}", refused.body);
        assert!(text(&refused.body["detail"]).contains(why), "{}", refused.body);
    }
    let join = async |person: i64, role: &str| {
        let body = json!({"identity": format!("telegram:{person}"), "role": role, "verified": true});
        text(&site.api.post("/api/v1/admin-numbers", body).await["id"])
    };
    let maria = join(MARIA, "staff_admin").await;
    join(ALEX, "staff").await;
    // In the group: the switch is hers, and a customer's word changes nothing.
    person_says(site, SUPPORT_GROUP, MARIA, "!support enable").await;
    answers(site, SUPPORT_GROUP, "Support is now").await;
    says(site, SUPPORT_GROUP, "!support disable").await;
    person_says(site, SUPPORT_GROUP, ALEX, "!support disable").await;
    answers(site, SUPPORT_GROUP, "not available to you").await;
    site.all_is_handled().await;
    let known = group(site, &SUPPORT_GROUP.to_string()).await;
    assert_eq!(known["support_enabled"], true, "{known}");
    assert_eq!(site.world.telegram.outbox().to(&SUPPORT_GROUP.to_string()).len(), 2);
    // What customers must not read is answered privately.
    person_says(site, SUPPORT_GROUP, MARIA, "!users").await;
    answers(site, MARIA, "Verified users:").await;
    // Privately.
    person_says(site, ALEX, ALEX, "!resolve 99999 resolved").await;
    answers(site, ALEX, "No log entry found").await;
    person_says(site, ALEX, ALEX, "!config list").await;
    answers(site, ALEX, "not available to you").await;
    says(site, JOHN, "!users").await;
    answers(site, JOHN, "not available to you").await;
    // Whoever is removed is obeyed no more.
    let path = format!("/api/v1/admin-numbers/{maria}");
    site.api.call(reqwest::Method::DELETE, &path, None, &[]).await.granted("removing");
    person_says(site, MARIA, MARIA, "!status").await;
    answers(site, MARIA, "not available to you").await;
}

async fn a_hundred_repeats_end_in_the_same_events(site: &mut Site) {
    open(site).await;
    let hooks = site.world.telegram.hooks();
    hooks.repeat(100);
    says(site, JOHN, "my username").await;
    answers(site, JOHN, "johndoe123").await;
    site.all_is_handled().await;
    assert_eq!(site.all_events("type=MessageReceived").await.len(), 1);
    assert_eq!(site.world.telegram.outbox().all().len(), 1);
}

async fn a_bot_that_is_told_to_slow_down_does_and_recovers(site: &mut Site) {
    let line = open(site).await;
    let send = site.world.telegram.path_of("sendMessage");
    site.world.telegram.faults().next(1, &send, Fault::TooManyRequests { retry_after: Some(1) });
    says(site, JOHN, "my username").await;
    site.events("ChannelSlowed", 1).await;
    let health = site.api.get(&format!("/api/v1/channels/{}", line.id)).await["health"].clone();
    assert_eq!((&health["state"], &health["factor"]), (&json!("slowed"), &json!(4)), "{health}");
    // The message is late, not lost.
    answers(site, JOHN, "johndoe123").await;
    recovers(site, &line, async |site| {
        says(site, JOHN, "help").await;
        answers(site, JOHN, "What I can do").await;
    })
    .await;
}

async fn a_person_who_shut_the_bot_out_is_no_sign_against_the_channel(site: &mut Site) {
    let line = open(site).await;
    site.world.telegram.shut_out(JOHN);
    says(site, JOHN, "my username").await;
    let failed = site.log_entry("action=my_username", |entry| entry["reply_state"] == "failed").await;
    assert!(text(&failed["sends"][0]["reason"]).contains("blocked by the user"), "{failed}");
    assert_eq!(site.api.get(&format!("/api/v1/channels/{}", line.id)).await["health"]["state"], "well");
    site.world.telegram.let_in(JOHN, "");
    says(site, JOHN, "help").await;
    answers(site, JOHN, "What I can do").await;
    assert!(site.all_events("type=ChannelSlowed").await.is_empty());
}
