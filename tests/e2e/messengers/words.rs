//! Whose words a message holds: quoted, struck out, passed on, worded anew.

use sandbox::panel::known::{IN_PROGRESS, NO_REFILL, REFILLABLE};
use sandbox::telegram::{JOHN, SUPPORT_GROUP};
use serde_json::{Value, json};

use super::telegram::{answers, open, says};
use super::{is_taken, serve};
use crate::site::Site;
use crate::support::PATIENCE;

on_both!(
    what_is_quoted_or_given_as_an_example_asks_for_nothing,
    a_command_to_another_bot_is_not_ours,
    a_command_that_names_our_bot_is_ours_marked_or_not,
    what_is_said_to_another_bot_is_asked_back,
    words_passed_on_from_the_bot_ask_for_nothing,
    words_passed_on_from_somebody_are_not_carried_out_unasked,
    a_message_nobody_answered_is_read_in_its_new_wording,
    an_answer_stays_in_the_topic_of_a_private_chat,
);

async fn writes(site: &Site, chat: i64, content: Value) {
    let id = site.world.telegram.write_content(chat, JOHN, &content).expect("a person");
    is_taken(site.world.telegram.hooks(), &id).await;
}

/// Everything before is done with once this is answered.
async fn all_is_read(site: &Site) {
    says(site, JOHN, "my username").await;
    answers(site, JOHN, "johndoe123").await;
}

async fn nothing_was_cancelled(site: &Site) {
    for event in ["CancelRequested", "CancelRefused"] {
        assert!(site.all_events(&format!("type={event}")).await.is_empty(), "{event}\n{}", site.story().await);
    }
}

async fn what_is_quoted_or_given_as_an_example_asks_for_nothing(site: &mut Site) {
    open(site).await;
    for kind in ["blockquote", "expandable_blockquote", "pre", "strikethrough"] {
        let text = format!("😀 cancel {IN_PROGRESS}");
        let length = text.encode_utf16().count() - 3;
        writes(site, JOHN, json!({"text": text, "entities": [{"type": kind, "offset": 3, "length": length}]})).await;
    }
    all_is_read(site).await;
    nothing_was_cancelled(site).await;
    // An order's number in `code` is one all the same.
    let text = format!("check {REFILLABLE}");
    writes(site, JOHN, json!({"text": text, "entities": [{"type": "code", "offset": 6, "length": 5}]})).await;
    answers(site, JOHN, &REFILLABLE.to_string()).await;
}

async fn a_command_to_another_bot_is_not_ours(site: &mut Site) {
    open(site).await;
    says(site, SUPPORT_GROUP, "good to be here, all of you").await;
    serve(site, &SUPPORT_GROUP.to_string()).await;
    says(site, SUPPORT_GROUP, &format!("/cancel@other_bot {IN_PROGRESS}")).await;
    says(site, SUPPORT_GROUP, &format!("/check@Desk_Bot {REFILLABLE}")).await;
    answers(site, SUPPORT_GROUP, &REFILLABLE.to_string()).await;
    nothing_was_cancelled(site).await;
    let received = site.all_events("type=MessageReceived").await;
    assert!(!format!("{received:?}").contains("other_bot"), "{received:#?}");
}

/// The support group, with support on.
async fn in_the_group(site: &Site) {
    says(site, SUPPORT_GROUP, "good to be here, all of you").await;
    serve(site, &SUPPORT_GROUP.to_string()).await;
}

async fn a_command_that_names_our_bot_is_ours_marked_or_not(site: &mut Site) {
    open(site).await;
    in_the_group(site).await;
    let short = json!([{"type": "bot_command", "offset": 0, "length": 6}]);
    let texts = [
        (JOHN, format!("/check@desk_bot {REFILLABLE}"), json!([]), REFILLABLE),
        (JOHN, format!("/check@DESK_BOT {NO_REFILL}"), short.clone(), NO_REFILL),
        (SUPPORT_GROUP, format!("/check@Desk_Bot {REFILLABLE}"), Value::Null, REFILLABLE),
        (SUPPORT_GROUP, format!("/check@desk_bot {NO_REFILL}"), short, NO_REFILL),
        (SUPPORT_GROUP, format!("@Desk_Bot cancel {IN_PROGRESS}"), json!([]), IN_PROGRESS),
    ];
    for (chat, text, entities, order) in texts {
        writes(site, chat, json!({"text": text, "entities": entities})).await;
        answers(site, chat, &order.to_string()).await;
    }
    assert_eq!(site.all_events("type=CancelRequested").await.len(), 1, "{}", site.story().await);
}

async fn what_is_said_to_another_bot_is_asked_back(site: &mut Site) {
    open(site).await;
    in_the_group(site).await;
    for chat in [JOHN, SUPPORT_GROUP] {
        writes(site, chat, json!({"text": format!("@other_bot cancel {IN_PROGRESS}")})).await;
        answers(site, chat, &format!("Shall I cancel #{IN_PROGRESS}?")).await;
    }
    site.all_is_handled().await;
    nothing_was_cancelled(site).await;
    assert_eq!(site.logs("question=open&action=cancel").await.len(), 2);
}

async fn words_passed_on_from_the_bot_ask_for_nothing(site: &mut Site) {
    open(site).await;
    let bot = json!({"type": "user", "date": 1, "sender_user": {"id": 7001, "is_bot": true, "first_name": "Desk"}});
    for text in [format!("✅ Refill submitted for #{REFILLABLE}."), format!("cancel {IN_PROGRESS}")] {
        writes(site, JOHN, json!({"text": text, "forward_origin": bot})).await;
    }
    all_is_read(site).await;
    nothing_was_cancelled(site).await;
    assert!(site.all_events("type=RefillRequested").await.is_empty(), "{}", site.story().await);
}

async fn words_passed_on_from_somebody_are_not_carried_out_unasked(site: &mut Site) {
    open(site).await;
    let origin = json!({"type": "hidden_user", "date": 1, "sender_user_name": "Ali"});
    writes(site, JOHN, json!({"text": format!("cancel {IN_PROGRESS}"), "forward_origin": origin})).await;
    all_is_read(site).await;
    nothing_was_cancelled(site).await;
    let received = site.all_events("type=MessageReceived").await;
    assert_eq!(received[0]["payload"]["MessageReceived"]["forwarded"], "elsewhere", "{received:#?}");
}

async fn a_message_nobody_answered_is_read_in_its_new_wording(site: &mut Site) {
    open(site).await;
    let telegram = &site.world.telegram;
    says(site, SUPPORT_GROUP, "good to be here, all of you").await;
    serve(site, &SUPPORT_GROUP.to_string()).await;
    let edited = telegram.edit_last(SUPPORT_GROUP, JOHN, &format!("refill {REFILLABLE}")).expect("a message");
    is_taken(telegram.hooks(), &edited).await;
    answers(site, SUPPORT_GROUP, "Refill submitted").await;
    // Nor is a wording after the one that was read.
    let again = telegram.edit_last(SUPPORT_GROUP, JOHN, &format!("cancel {IN_PROGRESS}")).expect("a message");
    is_taken(telegram.hooks(), &again).await;
    // What was answered is not done again in other words.
    says(site, JOHN, &format!("check {NO_REFILL}")).await;
    answers(site, JOHN, &NO_REFILL.to_string()).await;
    let edited = telegram.edit_last(JOHN, JOHN, &format!("cancel {IN_PROGRESS}")).expect("a message");
    is_taken(telegram.hooks(), &edited).await;
    all_is_read(site).await;
    nothing_was_cancelled(site).await;
}

async fn an_answer_stays_in_the_topic_of_a_private_chat(site: &mut Site) {
    open(site).await;
    let text = format!("check {REFILLABLE}");
    writes(site, JOHN, json!({"text": text, "message_thread_id": 12, "is_topic_message": true})).await;
    assert_eq!(topic_of(site, &REFILLABLE.to_string()).await, Some(12));
    says(site, JOHN, "my username").await;
    assert_eq!(topic_of(site, "johndoe123").await, None);
}

async fn topic_of(site: &Site, words: &str) -> Option<i64> {
    let (outbox, chat) = (site.world.telegram.outbox(), JOHN.to_string());
    outbox.wait_for(&chat, PATIENCE, |sent| sent.text.contains(words)).await.expect("an answer").topic
}
