//! WhatsApp through Meta's Cloud API (CH3).

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use sandbox::Fault;
use sandbox::evolution::known::ALEX;
use sandbox::panel::known::REFILLABLE;
use serde_json::{Value, json};

use super::{Line, add, deliver, is_taken, recovers, sign, too_large};
use crate::site::{JOHN, MARIA, SMMCOST, Site};
use crate::story;
use crate::support::PATIENCE;

on_both!(
    a_refill_is_answered_and_the_provider_told,
    the_operator_is_told_what_to_enter_and_the_handshake_proves_the_token,
    only_what_the_app_signed_is_taken,
    every_message_of_a_batch_is_answered_and_a_repeat_changes_nothing,
    a_batch_broken_off_midway_goes_on_where_it_was,
    what_is_about_another_number_is_passed_over,
    a_person_without_a_number_is_answered_by_their_id,
    the_team_is_known_by_number_or_id_and_nobody_else_is_obeyed,
    there_are_no_groups_to_fetch,
    a_day_after_the_customers_last_word_nothing_is_tried,
    what_meta_does_not_deliver_after_a_day_is_told_in_words,
    a_number_that_meta_finds_spamming_slows_down_and_is_shown,
);

const WINDOW_CLOSED: &str = "more than 24 hours have passed since the customer last wrote";

async fn open(site: &Site) -> Line {
    let seed = site.world.meta.seed();
    let line = add(site, json!({
        "kind": "meta", "name": "Meta", "api_url": site.world.meta.base_url(), "phone_number_id": seed.phone_number_id,
        "access_token": seed.access_token, "app_secret": seed.app_secret, "verify_token": seed.verify_token,
    }))
    .await;
    assert!(site.world.meta.set_callback(&line.url).await, "the handshake failed");
    line
}

async fn answers(site: &Site, to: &str, words: &str) -> String {
    let sent = site.world.meta.outbox().wait_for(to, PATIENCE, |sent| sent.text.contains(words)).await;
    let Some(sent) = sent else {
        panic!("nobody said `{words}`: {:#?}\n{}", site.world.meta.outbox().all(), site.story().await)
    };
    sent.text
}

async fn a_refill_is_answered_and_the_provider_told(site: &mut Site) {
    open(site).await;
    story::set_dates(site);
    let id = site.world.meta.write(JOHN, &format!("refill {REFILLABLE}")).expect("a person");
    is_taken(site.world.meta.hooks(), &id).await;
    answers(site, JOHN, "Refill submitted").await;
    assert_eq!(site.expects(SMMCOST, "refill").await, "2323223 refill");
    story::assert_told(site, "a_refill_over_meta").await;
}

async fn the_operator_is_told_what_to_enter_and_the_handshake_proves_the_token(site: &mut Site) {
    let line = open(site).await;
    let next = line.made["connection"]["next_step"].as_str().expect("a next step");
    assert!(next.contains(&line.url) && next.contains("verify token"), "{next}");
    assert!(line.secret.is_empty(), "Meta signs: there is no secret to enter");
    let ask = async |mode: &str, token: &str| {
        let query = [("hub.mode", mode), ("hub.verify_token", token), ("hub.challenge", "1158201444")];
        let client = reqwest::Client::builder().no_proxy().build().expect("a client");
        let answer = client.get(&line.url).query(&query).send().await.expect("an answer");
        (answer.status().as_u16(), answer.text().await.expect("a text"))
    };
    let token = &site.world.meta.seed().verify_token;
    assert_eq!(ask("subscribe", token).await, (200, "1158201444".to_owned()));
    for (mode, wrong) in [("subscribe", "desk-verif"), ("subscribe", ""), ("unsubscribe", token)] {
        assert_eq!(ask(mode, wrong).await.0, 403, "{mode} {wrong}");
    }
    site.world.meta.set_quality("RED");
    let path = format!("/api/v1/channels/{}", line.id);
    let connected = site.api.post(&format!("{path}/connect"), json!({})).await;
    assert_eq!(connected["state"], "limited", "{connected}");
    assert!(connected["warning"].is_string(), "{connected}");
    assert_eq!(site.api.get(&path).await["connection"], "limited");
    assert!(!site.story().await.contains(&site.world.meta.seed().app_secret), "the app's secret was shown");
}

async fn only_what_the_app_signed_is_taken(site: &mut Site) {
    let line = open(site).await;
    site.world.meta.hooks().hold();
    let id = site.world.meta.write(JOHN, "my username").expect("a person");
    let posted = site.world.meta.hooks().of(&id)[0].clone();
    let (header, signature) = posted.headers[0].clone();
    let before = site.head().await;
    let other_signature = signature.replace(&signature[8..9], if &signature[8..9] == "0" { "1" } else { "0" });
    for wrong in ["", "sha256=", "sha256=00", &signature[7..], &other_signature] {
        let answer = deliver(&line.url, &[(&header, wrong)], &posted.body).await;
        assert_eq!((answer.status, answer.code()), (401, "unauthorized"), "{wrong}");
    }
    assert_eq!(deliver(&line.url, &[], &posted.body).await.status, 401);
    // The signature is of the bytes, not of what they mean.
    let spaced = posted.body.replacen(':', ": ", 1);
    assert_eq!(deliver(&line.url, &[(&header, &signature)], &spaced).await.status, 401);
    assert_eq!(deliver(&line.url, &[(&header, &signature)], &too_large()).await.status, 413);
    let secret = &site.world.meta.seed().app_secret;
    for unreadable in ["", "{", "{\"x\":1}", "[1]"] {
        let signature = sign(secret, unreadable);
        let answer = deliver(&line.url, &[(&header, &signature)], unreadable).await;
        assert_eq!((answer.status, &answer.body["ignored"]), (200, &json!("not readable")), "{unreadable}");
    }
    assert_eq!(site.head().await, before, "a refused or empty webhook was written down");
    let taken = deliver(&line.url, &[(&header, &signature)], &posted.body).await;
    assert_eq!(taken.status, 200, "{}", taken.body);
    answers(site, JOHN, "johndoe123").await;
}

async fn every_message_of_a_batch_is_answered_and_a_repeat_changes_nothing(site: &mut Site) {
    open(site).await;
    site.verify(MARIA, sandbox::panel::known::MARIA).await;
    let hooks = site.world.meta.hooks();
    hooks.repeat(5);
    let batch = [(JOHN, "my username"), (MARIA, "my username"), (JOHN, "help"), (MARIA, "services")];
    let ids = site.world.meta.write_batch(&batch).expect("people");
    is_taken(hooks, &ids[0]).await;
    answers(site, JOHN, "johndoe123").await;
    answers(site, MARIA, "maria_smm").await;
    answers(site, JOHN, "What I can do").await;
    answers(site, MARIA, "/services").await;
    site.all_is_handled().await;
    assert_eq!(site.all_events("type=MessageReceived").await.len(), 4);
    assert_eq!(site.world.meta.outbox().all().len(), 4);
}

async fn a_batch_broken_off_midway_goes_on_where_it_was(site: &mut Site) {
    let line = open(site).await;
    let hooks = site.world.meta.hooks();
    hooks.hold();
    let ids = site.world.meta.write_batch(&[(JOHN, "my username"), (JOHN, "help")]).expect("people");
    let whole = hooks.of(&ids[0])[0].clone();
    let mut half: Value = serde_json::from_str(&whole.body).expect("JSON");
    half["entry"][0]["changes"][0]["value"]["messages"].as_array_mut().expect("messages").truncate(1);
    let half = half.to_string();
    let signature = sign(&site.world.meta.seed().app_secret, &half);
    let header = whole.headers[0].0.clone();
    assert_eq!(deliver(&line.url, &[(&header, &signature)], &half).await.status, 200);
    answers(site, JOHN, "johndoe123").await;
    assert_eq!(deliver(&line.url, &[(&header, &whole.headers[0].1)], &whole.body).await.status, 200);
    answers(site, JOHN, "What I can do").await;
    assert_eq!(site.all_events("type=MessageReceived").await.len(), 2);
}

async fn what_is_about_another_number_is_passed_over(site: &mut Site) {
    let line = open(site).await;
    let hooks = site.world.meta.hooks();
    hooks.hold();
    let id = site.world.meta.write(JOHN, "my username").expect("a person");
    let posted = hooks.of(&id)[0].clone();
    let other = posted.body.replace(&site.world.meta.seed().phone_number_id, "999");
    let before = site.head().await;
    let signature = sign(&site.world.meta.seed().app_secret, &other);
    let answer = deliver(&line.url, &[(&posted.headers[0].0, &signature)], &other).await;
    assert_eq!((answer.status, &answer.body["ignored"]), (200, &json!("nothing to handle")), "{}", answer.body);
    assert_eq!(site.head().await, before);
}

async fn a_person_without_a_number_is_answered_by_their_id(site: &mut Site) {
    open(site).await;
    let id = site.world.meta.write("Quinn", "help").expect("a person");
    is_taken(site.world.meta.hooks(), &id).await;
    answers(site, "US.1349120004", "What I can do").await;
}

async fn the_team_is_known_by_number_or_id_and_nobody_else_is_obeyed(site: &mut Site) {
    open(site).await;
    let twice = json!({"identity": "user_id:1349120004", "role": "staff", "verified": true});
    let refused = site.api.call(reqwest::Method::POST, "/api/v1/admin-numbers", Some(&twice), &[]).await;
    assert_eq!((refused.status, refused.body["field"].as_str()), (422, Some("identity")), "{}", refused.body);
    for (identity, role) in [("user_id:US.1349120004".to_owned(), "staff_admin"), (format!("wa_id:+{ALEX}"), "staff")] {
        let body = json!({"identity": identity, "role": role, "verified": true});
        site.api.post("/api/v1/admin-numbers", body).await;
    }
    let tells = async |person: &str, words: &str| {
        let id = site.world.meta.write(person, words).expect("a person");
        is_taken(site.world.meta.hooks(), &id).await;
    };
    tells("Quinn", "!status").await;
    answers(site, "US.1349120004", "Online").await;
    tells(ALEX, "!resolve 99999 resolved").await;
    answers(site, ALEX, "No log entry found").await;
    tells(ALEX, "!status").await;
    answers(site, ALEX, "not available to you").await;
    tells(MARIA, "!resolve 99999 resolved").await;
    answers(site, MARIA, "not available to you").await;
    // One person, whatever connects their number.
    site.tells(ALEX, "!resolve 99999 resolved").await;
    site.answers(ALEX, "No log entry found").await;
    let members = site.api.get(&format!("/api/v1/admin-numbers?after={}", site.head().await)).await;
    let alex = members["items"].as_array().expect("members").iter().find(|member| member["role"] == "staff");
    let alex = alex.expect("Alex")["identities"].to_string();
    for known in [format!("wa_id:{ALEX}"), format!("jid:{ALEX}@s.whatsapp.net"), "user_id:GB.1349120003".to_owned()] {
        assert!(alex.contains(&known), "{alex}");
    }
}

async fn there_are_no_groups_to_fetch(site: &mut Site) {
    let line = open(site).await;
    let body = json!({"channel_id": line.id});
    let answer = site.api.call(reqwest::Method::POST, "/api/v1/groups/sync", Some(&body), &[]).await;
    assert_eq!((answer.status, answer.code()), (409, "not_supported"), "{}", answer.body);
}

/// John writes, and the answer does not go out at first.
async fn an_answer_is_kept_waiting(site: &Site) {
    let busy = Fault::Coded { status: 503, code: 131_016, text: "Service unavailable".to_owned() };
    site.world.meta.faults().next(1, "", busy);
    let id = site.world.meta.write(JOHN, "my username").expect("a person");
    is_taken(site.world.meta.hooks(), &id).await;
    site.events("SendingFailed", 1).await;
}

async fn the_window_is_told(site: &Site) {
    let failed = site.log_entry("action=my_username", |entry| entry["reply_state"] == "failed").await;
    let reason = failed["sends"][0]["reason"].as_str().expect("a reason");
    assert!(reason.starts_with(WINDOW_CLOSED), "{failed}");
    assert!(site.world.meta.outbox().all().is_empty(), "{:#?}", site.world.meta.outbox().all());
}

async fn a_day_after_the_customers_last_word_nothing_is_tried(site: &mut Site) {
    open(site).await;
    an_answer_is_kept_waiting(site).await;
    let calls = site.world.meta.requests().all().len();
    let later: ledgerdesk::node::Clock = Arc::new(|| Timestamp::now() + SignedDuration::from_hours(25));
    site.start_by(later).await;
    the_window_is_told(site).await;
    assert_eq!(site.world.meta.requests().all().len(), calls, "Meta was asked");
    // A word from the customer opens the window again.
    let id = site.world.meta.write(JOHN, "help").expect("a person");
    is_taken(site.world.meta.hooks(), &id).await;
    answers(site, JOHN, "What I can do").await;
}

async fn what_meta_does_not_deliver_after_a_day_is_told_in_words(site: &mut Site) {
    open(site).await;
    an_answer_is_kept_waiting(site).await;
    site.world.meta.close_window(JOHN);
    the_window_is_told(site).await;
    assert_eq!(site.all_events("type=MessageSent").await.len(), 1, "taken first, and not delivered");
    assert_eq!(site.all_events("type=DeliveryFailed").await.len(), 1);
    // Told at once, it is final as well.
    let closed = Fault::Coded { status: 400, code: 131_047, text: "Re-engagement message".to_owned() };
    site.world.meta.faults().next(1, "", closed);
    let id = site.world.meta.write(JOHN, "help").expect("a person");
    is_taken(site.world.meta.hooks(), &id).await;
    let failed = site.log_entry("action=help", |entry| entry["reply_state"] == "failed").await;
    assert!(failed["sends"][0]["reason"].as_str().is_some_and(|why| why.starts_with(WINDOW_CLOSED)), "{failed}");
}

async fn a_number_that_meta_finds_spamming_slows_down_and_is_shown(site: &mut Site) {
    let line = open(site).await;
    let spam = Fault::Coded { status: 400, code: 131_048, text: "Spam rate limit hit".to_owned() };
    site.world.meta.faults().next(1, "", spam);
    let id = site.world.meta.write(JOHN, "my username").expect("a person");
    is_taken(site.world.meta.hooks(), &id).await;
    site.events("ChannelSlowed", 1).await;
    let health = site.api.get(&format!("/api/v1/channels/{}", line.id)).await["health"].clone();
    assert_eq!((&health["state"], &health["factor"]), (&json!("slowed"), &json!(4)), "{health}");
    assert!(health["reason"].as_str().is_some_and(|reason| reason.contains("Spam rate limit hit")), "{health}");
    // The message is late, not lost.
    answers(site, JOHN, "johndoe123").await;
    recovers(site, &line, async |site| {
        let id = site.world.meta.write(JOHN, "help").expect("a person");
        is_taken(site.world.meta.hooks(), &id).await;
        answers(site, JOHN, "What I can do").await;
    })
    .await;
}
