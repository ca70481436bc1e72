//! What becomes of messages after the messenger took them: delivered, read, failed.

use sandbox::evolution::Release;
use serde_json::{Value, json};

use crate::message_log::{live, next_event};
use crate::site::{JOHN, Site, private};
use crate::support::office::text;

on_both!(
    a_reply_climbs_to_read_whatever_the_order_of_its_receipts,
    a_receipt_that_names_the_chat_otherwise_or_comes_before_our_own_record_counts,
    a_reply_that_did_not_arrive_is_shown_with_the_reason_and_sent_again,
    receipts_of_what_somebody_else_sent_are_passed_over,
);

/// The id by which the server knows the last message sent to John.
async fn last_sent(site: &Site, words: &str) -> String {
    site.answers(JOHN, words).await;
    site.world.evolution.sent_to(&private(JOHN)).pop().expect("something was sent").id
}

async fn a_reply_climbs_to_read_whatever_the_order_of_its_receipts(site: &mut Site) {
    site.tells(JOHN, "help").await;
    let id = last_sent(site, "What I can do").await;
    site.log_entry("action=help", |entry| entry["reply_state"] == "sent").await;
    let mut view = live(site, &site.api, "/api/v1/logs/stream").await;
    next_event(&mut view, "ready", |_| true).await;
    // Each step twice, the last first.
    site.world.evolution.hold_webhooks();
    for status in ["SERVER_ACK", "DELIVERY_ACK", "READ", "READ", "DELIVERY_ACK", "SERVER_ACK"] {
        site.world.evolution.tell_status(&id, status, &private(JOHN));
    }
    site.world.evolution.release_webhooks(Release::Reversed);
    site.is_taken(&id).await;
    let read = next_event(&mut view, "entry", |entry| entry["reply_state"] == "read").await;
    assert_eq!(read["sends"][0]["state"], "read");
    let told: Vec<Value> = site.all_events("type=MessageRead").await;
    assert_eq!(told.len(), 1, "{told:#?}");
    // Told in reverse with delivery first, the ladder has one more step; read is its end either way.
    assert!(site.all_events("type=MessageDelivered").await.len() <= 1);
    let chain = site.api.get(&format!("/api/v1/logs/{}", text(&read["id"]))).await["chain"].to_string();
    assert!(chain.contains("The reply was read"), "{chain}");
}

async fn a_receipt_that_names_the_chat_otherwise_or_comes_before_our_own_record_counts(site: &mut Site) {
    // The server tells that it arrived in the same moment as it answers: before or after we wrote the answer down.
    site.world.evolution.tells_delivered(true);
    for _ in 0..5 {
        site.tells(JOHN, "my username").await;
    }
    let all_arrived = async || {
        let entries = site.logs("action=my_username").await;
        let arrived = entries.iter().filter(|entry| entry["reply_state"] == "delivered").count();
        (arrived == 5).then_some(())
    };
    site.until("five delivered replies", all_arrived).await;
    site.world.evolution.tells_delivered(false);
    // Met by both addresses, and told of by the other one.
    site.says_as(sandbox::evolution::Generation::V2_3_5, &private(JOHN), JOHN, "help").await;
    let id = last_sent(site, "What I can do").await;
    site.log_entry("action=help", |entry| entry["reply_state"] == "sent").await;
    let lid = site.world.evolution.people().into_iter().find(|person| person.phone == JOHN).expect("John").lid;
    for chat in [private(JOHN), format!("{lid}@lid")] {
        site.world.evolution.tell_status(&id, "READ", &chat);
    }
    site.log_entry("action=help", |entry| entry["reply_state"] == "read").await;
    assert_eq!(site.all_events("type=MessageRead").await.len(), 1);
}

async fn a_reply_that_did_not_arrive_is_shown_with_the_reason_and_sent_again(site: &mut Site) {
    site.tells(JOHN, "help").await;
    let id = last_sent(site, "What I can do").await;
    site.log_entry("action=help", |entry| entry["reply_state"] == "sent").await;
    site.world.evolution.tell_status(&id, "ERROR", &private(JOHN));
    let failed = site.log_entry("action=help", |entry| entry["reply_state"] == "failed").await;
    assert_eq!(failed["sends"][0]["reason"], "the messenger does not say why");
    let resend = format!("/api/v1/logs/{}/resend", text(&failed["id"]));
    site.api.post(&resend, json!({})).await;
    let id = last_sent(site, "What I can do").await;
    site.log_entry("action=help", |entry| entry["reply_state"] == "sent").await;
    site.world.evolution.tell_status(&id, "DELIVERY_ACK", &private(JOHN));
    let there = site.log_entry("action=help", |entry| entry["reply_state"] == "delivered").await;
    assert!(there["sends"][0].get("reason").is_none(), "{there}");
}

async fn receipts_of_what_somebody_else_sent_are_passed_over(site: &mut Site) {
    site.tells(JOHN, "help").await;
    let id = last_sent(site, "What I can do").await;
    site.log_entry("action=help", |entry| entry["reply_state"] == "sent").await;
    let before = site.head().await;
    // The same ids in a chat that never heard of them, and an id nobody has.
    let post = async |message_id: &str, from_me: bool, chat: &str| {
        let body = json!({"event": "messages.update", "instance": "desk", "data": {
            "keyId": message_id, "remoteJid": chat, "fromMe": from_me, "status": "READ"}});
        let url = &site.channel.webhook_url;
        let posted = reqwest::Client::builder().no_proxy().build().expect("a client").post(url);
        let answer = posted.bearer_auth(&site.channel.webhook_secret).json(&body).send().await.expect("an answer");
        assert_eq!(answer.status(), 200);
        assert!(answer.json::<Value>().await.expect("JSON")["ignored"].is_string());
    };
    post("typed on the phone", true, &private(JOHN)).await;
    post(&id, false, &private(JOHN)).await;
    post(&id, true, "15550001111@s.whatsapp.net").await;
    assert_eq!(site.head().await, before);
    assert_eq!(site.all_events("type=MessageRead").await.len(), 0);
}
