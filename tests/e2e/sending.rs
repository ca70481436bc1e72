//! Messages that could not be sent, or may have been (CH9).

use reqwest::Method;
use sandbox::Fault;
use serde_json::json;

use crate::site::{JOHN, Site, private};
use crate::support::office::text;

on_both!(
    a_refused_message_is_tried_again_and_every_attempt_is_on_record,
    a_message_that_may_have_been_sent_is_shown_as_such_and_sent_again,
    a_message_that_cannot_be_sent_is_shown_and_sent_again_when_the_operator_says_so,
    a_message_the_server_has_no_key_for_waits_for_the_operator,
);

const SEND: &str = "/message/sendText";

async fn a_refused_message_is_tried_again_and_every_attempt_is_on_record(site: &mut Site) {
    site.world.evolution.faults().next(1, SEND, Fault::ConnectionClosed);
    site.tells(JOHN, "help").await;
    let retrying = site.log_entry("action=help", |entry| entry["reply_state"] == "retrying").await;
    assert_eq!(retrying["attempts"], 1);
    site.answers(JOHN, "What I can do").await;
    let sent = site.log_entry("action=help", |entry| entry["reply_state"] == "sent").await;
    assert_eq!(sent["attempts"], 2);
    let failed = &site.events("SendingFailed", 1).await[0]["payload"]["SendingFailed"];
    assert_eq!(failed["attempt"], 1);
    assert!(failed["retry_at"].is_string() || failed["retry_at"].is_number(), "{failed}");
    // The chain tells an operator why the answer came late.
    let chain = site.api.get(&format!("/api/v1/logs/{}", text(&sent["id"]))).await["chain"].to_string();
    assert!(chain.contains("was not sent at attempt 1"), "{chain}");
}

async fn a_message_that_may_have_been_sent_is_shown_as_such_and_sent_again(site: &mut Site) {
    site.world.evolution.faults().next(1, SEND, Fault::ClosedAfterActing);
    site.tells(JOHN, "help").await;
    let unknown = site.log_entry("action=help", |entry| entry["reply_state"] == "unknown").await;
    assert_eq!(unknown["attempts"], 1);
    site.log_entry("action=help", |entry| entry["reply_state"] == "sent").await;
    assert_eq!(site.all_events("type=SendingUnknown").await.len(), 1);
    // At least once: the customer may read it twice, and never not at all.
    assert_eq!(site.sent_to(&private(JOHN)).len(), 2);
    // What the server itself fails at is unknown as well.
    site.world.evolution.faults().next(1, SEND, Fault::Status { status: 500, text: None });
    site.tells(JOHN, "my username").await;
    site.log_entry("action=my_username", |entry| entry["reply_state"] == "unknown").await;
    site.answers(JOHN, "johndoe123").await;
}

async fn a_message_that_cannot_be_sent_is_shown_and_sent_again_when_the_operator_says_so(site: &mut Site) {
    site.world.evolution.faults().next(1, SEND, Fault::NoSuchNumber);
    site.tells(JOHN, "help").await;
    let failed = site.log_entry("action=help", |entry| entry["reply_state"] == "failed").await;
    assert_eq!(failed["attempts"], 1);
    assert!(site.sent_to(&private(JOHN)).is_empty());

    let resend = format!("/api/v1/logs/{}/resend", text(&failed["id"]));
    let body = json!({"outgoing_id": failed["sends"][0]["outgoing_id"]});
    let key = [("Idempotency-Key", "send-it-again")];
    let resent = site.api.call(Method::POST, &resend, Some(&body), &key).await.granted("resend");
    site.answers(JOHN, "What I can do").await;
    let sent = site.log_entry("action=help", |entry| entry["reply_state"] == "sent").await;
    assert_eq!(sent["attempts"], 2);
    // The same call again sends nothing again; neither does another, now that it is there.
    let again = site.api.call(Method::POST, &resend, Some(&body), &key).await.granted("resend");
    assert_eq!(again["position"], resent["position"]);
    let refused = site.api.call(Method::POST, &resend, Some(&json!({})), &[]).await;
    assert_eq!((refused.status, refused.code()), (409, "nothing_to_resend"));
    assert_eq!(site.sent_to(&private(JOHN)).len(), 1);
}

async fn a_message_the_server_has_no_key_for_waits_for_the_operator(site: &mut Site) {
    site.world.evolution.faults().next(1, SEND, Fault::Status { status: 401, text: Some("Unauthorized".to_owned()) });
    site.tells(JOHN, "help").await;
    site.log_entry("action=help", |entry| entry["reply_state"] == "retrying").await;
    let failed = &site.events("SendingFailed", 1).await[0]["payload"]["SendingFailed"];
    assert!(failed["reason"].as_str().is_some_and(|reason| reason.contains("unauthorized")), "{failed}");
    // The next message of the same chat is not lost behind it, only later.
    site.tells(JOHN, "my username").await;
    site.log_entry("action=my_username", |entry| entry["reply_state"] == "queued").await;
}
