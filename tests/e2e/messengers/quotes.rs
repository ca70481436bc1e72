//! In a group an answer quotes what it answers, so that everybody sees whom it is for.

use sandbox::evolution::{Generation, SentMessage, known};
use sandbox::messenger::{Release, SentText};
use sandbox::panel::known::{IN_PROGRESS, REFILLABLE};
use sandbox::telegram;
use sandbox::{Fault, World};
use serde_json::{Value, json};

use super::{add, group, is_taken, serve};
use crate::site::{JOHN, MARIA, Site, private};
use crate::support::PATIENCE;
use crate::support::office::text;

on_both!(
    whom_an_answer_in_a_group_is_for_is_seen,
    a_quote_tells_no_number_that_the_group_hides,
    an_answer_whose_quote_is_refused_goes_out_without_it,
    an_answer_sent_again_quotes_as_before,
    over_green_an_answer_in_a_group_quotes,
    over_telegram_an_answer_in_a_group_quotes,
);

const GROUP: &str = World::SUPPORT_GROUP;
const SEND: &str = "/message/sendText";

/// What was sent to the group with these words in it.
async fn sent(site: &Site, words: &str) -> SentMessage {
    let found = site.world.evolution.wait_for_sent(GROUP, PATIENCE, |sent| sent.text.contains(words)).await;
    found.unwrap_or_else(|| panic!("nobody said `{words}`: {:#?}", site.sent_to(GROUP)))
}

async fn whom_an_answer_in_a_group_is_for_is_seen(site: &mut Site) {
    site.support_on().await;
    site.verify(MARIA, World::CUSTOMERS[1].username).await;
    let of_john = site.says(GROUP, JOHN, "my username").await;
    let of_maria = site.says(GROUP, MARIA, "my username").await;
    let id = |sent: SentMessage| sent.quotes.map(|(id, _)| id);
    assert_eq!(id(sent(site, "johndoe123").await), Some(of_john.clone()));
    assert_eq!(id(sent(site, "maria_smm").await), Some(of_maria));
    // More orders than are answered at once: the acknowledgement and the summary quote the same message.
    let ids: Vec<String> = (70_001..70_013).map(|id| id.to_string()).collect();
    let asked = site.says(GROUP, JOHN, &format!("refill {}", ids.join(" "))).await;
    assert_eq!(id(sent(site, "Got it: 12 orders").await), Some(asked.clone()));
    assert_eq!(id(sent(site, "#70012: I can't find this order").await), Some(asked));
    let queued = site.all_events("type=MessageQueued").await;
    let johns = queued
        .iter()
        .map(|event| &event["payload"]["MessageQueued"])
        .find(|queued| queued["text_key"] == "my_username");
    let quoted = &johns.expect("John's answer")["quoted"];
    assert_eq!((&quoted["channel_message_id"], &quoted["text"]), (&json!(of_john), &json!("my username")), "{quoted}");
    // In private there is nobody else.
    site.tells(JOHN, "my username").await;
    site.answers(JOHN, "johndoe123").await;
    assert!(site.world.evolution.sent_to(&private(JOHN)).iter().all(|sent| sent.quotes.is_none()));
    let queued = site.all_events("type=MessageQueued").await;
    assert_eq!(queued.last().expect("an answer")["payload"]["MessageQueued"]["quoted"], Value::Null);
}

async fn a_quote_tells_no_number_that_the_group_hides(site: &mut Site) {
    site.support_on().await;
    for generation in [Generation::V2_3_0, Generation::V2_3_5] {
        let words = format!("check {}", if generation == Generation::V2_3_0 { REFILLABLE } else { IN_PROGRESS });
        let asked = site.says_as(generation, GROUP, JOHN, &words).await;
        let answer = sent(site, &words.replace("check ", "*Order #")).await;
        let (id, author) = answer.quotes.expect("a quote");
        assert_eq!(id, asked);
        assert!(author.ends_with("@lid"), "{author}");
    }
    // Where the group tells numbers, it is the number.
    site.says_as(Generation::V2_2, GROUP, JOHN, "my username").await;
    assert_eq!(sent(site, "johndoe123").await.quotes.expect("a quote").1, known::private(JOHN));
}

async fn an_answer_whose_quote_is_refused_goes_out_without_it(site: &mut Site) {
    site.support_on().await;
    site.world.evolution.faults().next(1, SEND, Fault::Status { status: 400, text: Some("quoted".to_owned()) });
    site.says(GROUP, JOHN, "my username").await;
    assert_eq!(sent(site, "johndoe123").await.quotes, None);
    let entry = site.log_entry("action=my_username", |entry| entry["reply_state"] == "sent").await;
    assert_eq!(entry["attempts"], 1, "{entry}");
}

async fn an_answer_sent_again_quotes_as_before(site: &mut Site) {
    site.support_on().await;
    site.world.evolution.faults().next(2, SEND, Fault::Status { status: 400, text: None });
    let asked = site.says(GROUP, JOHN, "my username").await;
    let failed = site.log_entry("action=my_username", |entry| entry["reply_state"] == "failed").await;
    let body = json!({"outgoing_id": failed["sends"][0]["outgoing_id"]});
    site.api.post(&format!("/api/v1/logs/{}/resend", text(&failed["id"])), body).await;
    assert_eq!(sent(site, "johndoe123").await.quotes.expect("a quote").0, asked);
}

async fn over_green_an_answer_in_a_group_quotes(site: &mut Site) {
    let green = &site.world.green;
    let body = json!({
        "kind": "green", "name": "Green", "api_url": green.base_url(), "id_instance": green.id_instance(),
        "api_token": green.api_token(),
    });
    add(site, body).await;
    let first = green.write(GROUP, JOHN, "hello").expect("a person");
    is_taken(green.hooks(), &first).await;
    serve(site, GROUP).await;
    let answer = async |words: &str| -> SentText {
        let sent = green.outbox().wait_for(GROUP, PATIENCE, |sent| sent.text.contains(words)).await;
        sent.unwrap_or_else(|| panic!("nobody said `{words}`: {:#?}", green.outbox().all()))
    };
    let asked = green.write(GROUP, JOHN, "my username").expect("a person");
    assert_eq!(answer("johndoe123").await.quotes, Some(asked));
    // What the service does not know any more it refuses to quote; the text counts more.
    green.hooks().hold();
    green.write(GROUP, JOHN, &format!("check {REFILLABLE}")).expect("a person");
    green.forget_written();
    green.hooks().release(Release::InOrder);
    assert_eq!(answer("*Order #54321*").await.quotes, None);
    let entry = site.log_entry("action=check", |entry| entry["reply_state"] != "pending").await;
    assert_ne!(entry["reply_state"], "failed", "{entry}");
}

async fn over_telegram_an_answer_in_a_group_quotes(site: &mut Site) {
    let line = &site.world.telegram;
    let body = json!({"kind": "telegram", "name": "Telegram", "bot_token": line.token(), "api_url": line.base_url()});
    add(site, body).await;
    let (chat, john) = (telegram::SUPPORT_GROUP, telegram::JOHN);
    let john_here = json!({"username": "johndoe123", "identity": format!("telegram:{john}")});
    site.api.post("/api/v1/customers", john_here).await;
    let first = line.write(chat, john, "hello").expect("a person");
    is_taken(line.hooks(), &first).await;
    group(site, &chat.to_string()).await;
    serve(site, &chat.to_string()).await;
    let answer = async |words: &str| -> SentText {
        let sent = line.outbox().wait_for(&chat.to_string(), PATIENCE, |sent| sent.text.contains(words)).await;
        sent.unwrap_or_else(|| panic!("nobody said `{words}`: {:#?}", line.outbox().all()))
    };
    let asked = line.write(chat, john, "my username").expect("a person");
    let told: Value = serde_json::from_str(&line.hooks().of(&asked)[0].body).expect("JSON");
    assert_eq!(answer("johndoe123").await.quotes, Some(told["message"]["message_id"].to_string()));
    // Deleted meanwhile: the answer stands alone.
    line.hooks().hold();
    line.write(chat, john, &format!("check {REFILLABLE}")).expect("a person");
    line.delete_written();
    line.hooks().release(Release::InOrder);
    assert_eq!(answer("Order #54321").await.quotes, None);
}
