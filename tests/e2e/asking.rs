//! In doubt, ask (CC19): what is not plainly asked for is asked back; a yes carries it out once, anything else lets it lapse.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use jiff::{SignedDuration, Timestamp};
use ledgerdesk::node::{Clock, Node};
use reqwest::Method;
use sandbox::evolution::Post;
use sandbox::panel::known::{IN_PROGRESS, PENDING, REFILLABLE};
use sandbox::{Fault, World};
use serde_json::{Value, json};

use crate::killed::Mortal;
use crate::site::{JOHN, MARIA, OWNER, SMMCOST, Site, private};
use crate::support::database::Kind;
use crate::support::office::{self, text};

on_both!(
    a_yes_carries_out_what_was_asked_once,
    in_a_group_only_who_was_asked_can_say_yes,
    anything_else_lets_the_question_lapse,
    in_a_silent_group_nobody_is_asked_and_a_yes_does_nothing,
    a_yes_to_a_question_that_could_not_be_sent_does_nothing,
    an_ok_before_the_question_is_no_answer_to_it,
    a_new_question_takes_the_place_of_the_one_before,
    time_lets_the_question_lapse_and_a_yes_after_it_does_nothing,
    a_node_that_is_gone_after_the_yes_neither_loses_it_nor_does_it_twice,
    the_question_can_be_switched_off,
    the_question_can_be_worded_by_the_workspace,
    what_nobody_understands_is_left_to_people_on_one_entry,
    work_for_people_is_filtered_by_its_outcome,
    only_what_needs_a_person_starts_open,
    the_same_is_not_said_over_and_over,
    lists_of_filters_come_from_the_program,
);

const GROUP: &str = World::SUPPORT_GROUP;

/// A clock that goes on when told.
fn clock() -> (Arc<AtomicI64>, Clock) {
    let ahead = Arc::new(AtomicI64::new(0));
    let hand = Arc::clone(&ahead);
    let now = move || Timestamp::now() + SignedDuration::from_secs(hand.load(Ordering::Relaxed));
    (ahead, Arc::new(now))
}

/// Nothing was done to any order, and no provider was told of anything.
async fn nothing_was_done(site: &Site) {
    site.all_is_handled().await;
    assert!(site.sent_to(SMMCOST).is_empty(), "{:?}", site.sent_to(SMMCOST));
    assert!(site.all_events("type=CancelRequested").await.is_empty());
    assert!(site.all_events("type=RefillRequested").await.is_empty());
}

/// The entry of a question that is open, once the question is on record as sent.
async fn asked(site: &Site) -> Value {
    site.log_entry("outcome=asked", |entry| entry["question"] == "open" && is_said(entry)).await
}

fn is_said(entry: &Value) -> bool {
    ["sent", "delivered", "read"].contains(&text(&entry["reply_state"]).as_str())
}

async fn a_yes_carries_out_what_was_asked_once(site: &mut Site) {
    site.tells(JOHN, &format!("why cancel {IN_PROGRESS}")).await;
    let question = site.answers(JOHN, "Shall I cancel").await;
    assert_eq!(question, format!("Shall I cancel #{IN_PROGRESS}? Answer *yes*, or write *cancel {IN_PROGRESS}*."));
    let entry = asked(site).await;
    assert_eq!((&entry["action"], &entry["order_ids"]), (&json!("cancel"), &json!([IN_PROGRESS])));
    assert_eq!((&entry["support_status"], text(&entry["reply"])), (&json!("ignored"), question));
    nothing_was_done(site).await;

    site.tells(JOHN, "Yes please 👍").await;
    site.answers(JOHN, "Cancellation submitted").await;
    assert_eq!(site.expects(SMMCOST, "cancel").await, "6565655 cancel");
    let done = site.log_entry("action=cancel", |entry| entry["outcome"] == "accepted").await;
    assert_eq!((&done["id"], &done["question"]), (&entry["id"], &json!("answered")));
    assert_eq!(done["support_status"], "resolved", "{done}");
    assert_eq!(site.logs("").await.len(), 1, "one entry tells of all of it");
    assert_eq!(site.logs("question=answered").await.len(), 1);

    // The question is what it was done for.
    let one = |kind: &str, events: Vec<Value>| {
        assert_eq!(events.len(), 1, "{kind}: {events:#?}");
        events.into_iter().next().expect("one")
    };
    let event = async |kind: &str| one(kind, site.all_events(&format!("type={kind}")).await);
    let (question, given, requested) =
        (event("ConfirmationAsked").await, event("ConfirmationGiven").await, event("CancelRequested").await);
    assert_eq!(given["metadata"]["causation_id"], question["event_id"]);
    assert_eq!(requested["metadata"]["causation_id"], given["event_id"]);
    let chain = site.api.get(&format!("/api/v1/logs/{}", text(&entry["id"]))).await["chain"].to_string();
    for told in
        ["why cancel", "Unclear whether cancel", "The customer said yes", "Yes please", "Cancellation submitted"]
    {
        assert!(chain.contains(told), "`{told}` is not in {chain}");
    }

    // A second yes is only a yes.
    site.tells(JOHN, "yes").await;
    site.all_is_handled().await;
    assert_eq!(site.sent_to(SMMCOST).len(), 1);
    assert_eq!(site.all_events("type=ConfirmationGiven").await.len(), 1);
}

async fn in_a_group_only_who_was_asked_can_say_yes(site: &mut Site) {
    site.support_on().await;
    site.verify(MARIA, World::CUSTOMERS[1].username).await;
    site.says(GROUP, JOHN, &format!("why cancel {IN_PROGRESS}")).await;
    site.expects(GROUP, "Shall I cancel").await;
    let quoted = site.world.evolution.sent_to(GROUP).pop().expect("the question").quotes;
    assert!(quoted.is_some(), "the question quotes what it asks about");
    asked(site).await;
    for word in ["yes", "ok", "👍"] {
        site.says(GROUP, MARIA, word).await;
    }
    nothing_was_done(site).await;
    asked(site).await;
    site.says(GROUP, JOHN, "haan").await;
    site.expects(GROUP, "Cancellation submitted").await;
    site.log_entry("action=cancel", |entry| entry["question"] == "answered" && entry["outcome"] == "accepted").await;
}

async fn anything_else_lets_the_question_lapse(site: &mut Site) {
    for (word, status) in [("no", "ignored"), ("nahi", "ignored"), ("thanks", "open"), ("balance", "open")] {
        site.tells(JOHN, &format!("why cancel {IN_PROGRESS}")).await;
        let entry = asked(site).await;
        site.tells(JOHN, word).await;
        let lapsed = site.log_entry("question=lapsed", |lapsed| lapsed["id"] == entry["id"]).await;
        assert_eq!((&lapsed["outcome"], &lapsed["support_status"]), (&json!("asked"), &json!(status)), "{word}");
        site.tells(JOHN, "yes").await;
    }
    nothing_was_done(site).await;
    // Who then asks plainly is served, and nobody has to look after the question.
    site.tells(JOHN, &format!("why cancel {IN_PROGRESS}")).await;
    let entry = asked(site).await;
    site.tells(JOHN, &format!("cancel {IN_PROGRESS}")).await;
    site.answers(JOHN, "Cancellation submitted").await;
    let lapsed = site.log_entry("question=lapsed", |lapsed| lapsed["id"] == entry["id"]).await;
    assert_eq!((&lapsed["outcome"], &lapsed["support_status"]), (&json!("asked"), &json!("ignored")));
    site.expects(SMMCOST, "cancel").await;
    assert_eq!(site.sent_to(SMMCOST).len(), 1);
}

async fn in_a_silent_group_nobody_is_asked_and_a_yes_does_nothing(site: &mut Site) {
    site.support_on().await;
    site.says(GROUP, OWNER, "!silent enable").await;
    site.all_is_handled().await;
    let said = site.sent_to(GROUP).len();
    for person in [JOHN, OWNER] {
        site.says(GROUP, person, &format!("why cancel {IN_PROGRESS}")).await;
    }
    let unclear = |entries: &[Value]| entries.len() == 2 && entries.iter().all(|one| one["reply_state"] == "withheld");
    site.until("both entries", async || Some(site.logs("outcome=unclear").await).filter(|all| unclear(all))).await;
    for entry in site.logs("").await {
        let seen = (&entry["action"], &entry["question"], &entry["support_status"]);
        assert_eq!(seen, (&json!("cancel"), &Value::Null, &json!("open")), "{entry}");
    }
    for word in ["yes", "haan", "👍"] {
        site.says(GROUP, JOHN, word).await;
        site.says(GROUP, OWNER, word).await;
    }
    nothing_was_done(site).await;
    assert!(site.all_events("type=ConfirmationAsked").await.is_empty());
    assert_eq!(site.sent_to(GROUP).len(), said, "{:?}", site.sent_to(GROUP));
    // Spoken again, it asks; a yes to what it said is one.
    site.says(GROUP, OWNER, "!silent disable").await;
    site.says(GROUP, JOHN, &format!("why cancel {IN_PROGRESS} then")).await;
    site.expects(GROUP, "Shall I cancel").await;
    asked(site).await;
    site.says(GROUP, JOHN, "yes").await;
    site.expects(GROUP, "Cancellation submitted").await;
}

async fn a_yes_to_a_question_that_could_not_be_sent_does_nothing(site: &mut Site) {
    // The channel takes it in the end, or is stopped.
    for (status, order) in [(429, IN_PROGRESS), (401, PENDING)] {
        let given = site.all_events("type=ConfirmationGiven").await.len();
        site.world.evolution.faults().always("/message/sendText", Fault::Status { status, text: None });
        site.tells(JOHN, &format!("why cancel {order}")).await;
        let entry = site.log_entry("question=open", |entry| entry["reply_state"] == "retrying").await;
        for word in ["yes", "ok", "👍"] {
            site.tells(JOHN, word).await;
        }
        site.all_is_handled().await;
        assert_eq!(site.all_events("type=ConfirmationGiven").await.len(), given, "{}", site.story().await);
        let still = site.logs("question=open").await;
        assert_eq!((still.len(), &still[0]["id"]), (1, &entry["id"]), "it can be answered once it is out");
        if status == 429 {
            site.world.evolution.faults().clear();
            asked(site).await;
            nothing_was_done(site).await;
            site.tells(JOHN, "yes").await;
            site.answers(JOHN, "Cancellation submitted").await;
            site.log_entry("question=answered", |done| done["id"] == entry["id"]).await;
        }
    }
    assert_eq!(site.all_events("type=CancelRequested").await.len(), 1);
}

async fn an_ok_before_the_question_is_no_answer_to_it(site: &mut Site) {
    site.world.evolution.faults().next(1, "/message/sendText", Fault::Slow { ms: 2000 });
    site.tells(JOHN, &format!("why cancel {IN_PROGRESS}")).await;
    site.tells(JOHN, "ok").await;
    asked(site).await;
    nothing_was_done(site).await;
    assert!(site.all_events("type=ConfirmationGiven").await.is_empty());
    assert_eq!(site.logs("question=open").await.len(), 1);
    site.tells(JOHN, "ok").await;
    site.answers(JOHN, "Cancellation submitted").await;
    assert_eq!(site.all_events("type=ConfirmationGiven").await.len(), 1);
}

async fn a_new_question_takes_the_place_of_the_one_before(site: &mut Site) {
    site.tells(JOHN, &format!("why cancel {IN_PROGRESS}")).await;
    let first = asked(site).await;
    site.tells(JOHN, &format!("why cancel {PENDING}")).await;
    site.answers(JOHN, &format!("Shall I cancel #{PENDING}?")).await;
    site.log_entry("question=lapsed", |entry| entry["id"] == first["id"]).await;
    asked(site).await;
    site.tells(JOHN, "sim").await;
    site.answers(JOHN, &format!("Cancellation submitted for *#{PENDING}*")).await;
    site.all_is_handled().await;
    assert_eq!(site.all_events("type=CancelRequested").await.len(), 1);
    assert_eq!(site.logs("outcome=asked").await.len(), 1);
}

async fn time_lets_the_question_lapse_and_a_yes_after_it_does_nothing(site: &mut Site) {
    let (ahead, clock) = clock();
    site.start_by(Arc::clone(&clock)).await;
    site.tells(JOHN, &format!("why cancel {IN_PROGRESS}")).await;
    asked(site).await;
    ahead.store(14 * 60, Ordering::Relaxed);
    site.tells(OWNER, "help").await;
    site.answers(OWNER, "What I can do").await;
    asked(site).await;
    // The node was away when its time ran out.
    site.stop().await;
    ahead.store(16 * 60, Ordering::Relaxed);
    site.start_by(clock).await;
    let lapsed = site.log_entry("question=lapsed", |_| true).await;
    assert_eq!((&lapsed["outcome"], &lapsed["support_status"]), (&json!("asked"), &json!("open")));
    site.tells(JOHN, "yes").await;
    site.answers(JOHN, "came too late, so nothing was done").await;
    nothing_was_done(site).await;
    assert_eq!(site.all_events("type=ConfirmationLapsed").await.len(), 1);
    assert_eq!(site.all_events("type=QuestionLapsed").await.len(), 1);
}

async fn a_node_that_is_gone_after_the_yes_neither_loses_it_nor_does_it_twice(site: &mut Site) {
    site.tells(JOHN, &format!("why cancel {IN_PROGRESS}")).await;
    asked(site).await;
    site.stop().await;
    // The panel hangs when it is asked about the order: the yes is on record, and nothing is done.
    let mortal = Mortal::start(site).await;
    site.door.leads_to(Some(mortal.address()));
    site.world.panel.faults().next(1, "/adminapi/v2/orders", sandbox::Fault::TimeoutAfterActing);
    let before = site.world.panel.requests().all().len();
    site.tells(JOHN, "yes").await;
    site.until_outside("the panel to be asked", || site.world.panel.requests().all().len() > before).await;
    site.door.leads_to(None);
    mortal.kill().await;

    site.start().await;
    site.answers(JOHN, "Cancellation submitted").await;
    site.log_entry("action=cancel", |entry| entry["question"] == "answered" && entry["outcome"] == "accepted").await;
    site.expects(SMMCOST, "cancel").await;
    site.all_is_handled().await;
    assert_eq!(site.sent_to(SMMCOST).len(), 1);
    for kind in ["ConfirmationGiven", "CancelRequested", "RequestAnswered"] {
        assert_eq!(site.all_events(&format!("type={kind}")).await.len(), 1, "{kind}");
    }
}

async fn the_question_can_be_switched_off(site: &mut Site) {
    site.set("ask_when_unsure", "false").await;
    site.tells(JOHN, &format!("why cancel {IN_PROGRESS}")).await;
    let told = site.answers(JOHN, "nothing was done").await;
    assert!(told.contains(&format!("*cancel {IN_PROGRESS}*")), "{told}");
    let entry = site.log_entry("outcome=unclear", |_| true).await;
    assert_eq!((&entry["action"], &entry["question"]), (&json!("cancel"), &Value::Null));
    assert_eq!((&entry["support_status"], text(&entry["reply"])), (&json!("open"), told));
    site.tells(JOHN, "yes").await;
    nothing_was_done(site).await;
    // In a group too, it leaves an entry.
    site.support_on().await;
    site.says(GROUP, JOHN, &format!("why refill {REFILLABLE}")).await;
    site.log_entry("outcome=unclear&action=refill", |entry| !entry["group"].is_null()).await;
}

async fn the_question_can_be_worded_by_the_workspace(site: &mut Site) {
    site.set("chat_mode", "custom").await;
    let own = json!({"value": "Devo cancelar {order_ids}? Responda *sim* ou escreva *{command}*."});
    site.api.patch("/api/v1/templates/ask_cancel", own).await;
    site.tells(JOHN, &format!("why cancel {IN_PROGRESS}")).await;
    site.answers(JOHN, &format!("Devo cancelar #{IN_PROGRESS}? Responda *sim* ou escreva *cancel {IN_PROGRESS}*."))
        .await;
    asked(site).await;
    site.tells(JOHN, "sim").await;
    site.answers(JOHN, "Cancellation submitted").await;
}

async fn what_nobody_understands_is_left_to_people_on_one_entry(site: &mut Site) {
    site.tells(JOHN, "I want to talk to a human").await;
    site.answers(JOHN, "Our team will see your message").await;
    let entry = site.log_entry("action=message", |entry| entry["reply_state"] == "sent").await;
    assert_eq!((&entry["outcome"], &entry["support_status"]), (&json!("by_hand"), &json!("open")));
    assert_eq!(entry["text"], "I want to talk to a human");
    for small in ["hello", "thanks", "ok", "yes", "no", "🙏🙏", "👍"] {
        site.tells(JOHN, small).await;
    }
    site.tells(JOHN, "my followers are gone since monday").await;
    let grown = site.log_entry("action=message", |entry| text(&entry["text"]).contains("since monday")).await;
    assert_eq!(grown["text"], "I want to talk to a human\nmy followers are gone since monday");
    site.all_is_handled().await;
    assert_eq!(site.logs("").await.len(), 1, "greetings, thanks, yes, no and emoji leave no entry");
    // Once it is closed, the next begins another.
    let closed = json!({"status": "resolved"});
    site.api.patch(&format!("/api/v1/logs/{}/support-status", text(&entry["id"])), closed).await;
    site.tells(JOHN, "still nothing happened with my thing").await;
    let next = site.log_entry("action=message&status=open", |_| true).await;
    assert_ne!(next["id"], entry["id"]);
    // Somebody who is not verified goes through verification, and is seen all the same.
    site.tells(MARIA, "I want to talk to a human").await;
    site.answers(MARIA, "panel username").await;
    let of_maria = |entry: &Value| entry["id"] != next["id"];
    site.log_entry("action=message&status=open", of_maria).await;
    // What was asked is seen in the chain.
    let chain = site.api.get(&format!("/api/v1/logs/{}", text(&entry["id"]))).await["chain"].to_string();
    assert!(chain.contains("since monday") && chain.contains("left to people"), "{chain}");
}

async fn work_for_people_is_filtered_by_its_outcome(site: &mut Site) {
    site.api.put("/api/v1/routes", json!({"items": []})).await;
    site.tells(JOHN, &format!("refill {REFILLABLE}")).await;
    site.answers(JOHN, "our team will take care of this one by hand").await;
    let entry = site.log_entry("outcome=by_hand", |_| true).await;
    assert_eq!((&entry["action"], &entry["support_status"]), (&json!("refill"), &json!("open")));
    assert!(site.logs("outcome=refused").await.is_empty());
    let unknown = site.api.call(Method::GET, "/api/v1/logs?outcome=nonsense", None, &[]).await;
    assert_eq!(unknown.status, 422, "{}", unknown.body);
    assert!(unknown.body.to_string().contains("by_hand"), "{}", unknown.body);
}

async fn only_what_needs_a_person_starts_open(site: &mut Site) {
    let all = [
        ("help".to_owned(), "ignored"),
        ("balance".to_owned(), "ignored"),
        ("services".to_owned(), "ignored"),
        ("my username".to_owned(), "ignored"),
        (format!("check {REFILLABLE}"), "ignored"),
        (format!("details {REFILLABLE}"), "ignored"),
        ("ticket 99999".to_owned(), "ignored"),
        (format!("refill {REFILLABLE}"), "resolved"),
        // Refused, with its reason.
        (format!("refill {IN_PROGRESS}"), "ignored"),
        // The team looks into it.
        (format!("refund {IN_PROGRESS}"), "open"),
        // A complaint.
        (format!("cancel {PENDING} this is the third time I ask"), "open"),
    ];
    for (message, status) in &all {
        site.tells(JOHN, message).await;
        let entry = site.log_entry("", |entry| entry["text"] == **message && entry["outcome"] != "pending").await;
        assert_eq!(entry["support_status"], *status, "{message}: {entry}");
    }
    let open = site.logs("status=open").await;
    assert_eq!(open.len(), 2, "{open:#?}");
    for entry in open {
        let path = format!("/api/v1/logs/{}/support-status", text(&entry["id"]));
        site.api.patch(&path, json!({"status": "resolved"})).await;
    }
    assert!(site.logs("status=open").await.is_empty(), "open reaches zero");
}

/// How often these words were said, or are about to be.
async fn times_said(site: &Site, words: &str) -> usize {
    site.all_is_handled().await;
    let queued = site.all_events("type=MessageQueued").await;
    queued.iter().filter(|event| event["payload"].to_string().contains(words)).count()
}

async fn the_same_is_not_said_over_and_over(site: &mut Site) {
    let (ahead, clock) = clock();
    site.start_by(Arc::clone(&clock)).await;
    // Somebody's machine answers whatever it gets.
    for _ in 0..8 {
        site.tells(JOHN, "hello").await;
        site.tells(MARIA, "hello").await;
    }
    assert_eq!((times_said(site, "What I can do").await, times_said(site, "panel username").await), (2, 2));
    assert!(site.logs("").await.is_empty(), "greetings leave no entry");
    // Nor is the same question to the same message; another wording is asked back again.
    for _ in 0..5 {
        site.tells(JOHN, &format!("why cancel {IN_PROGRESS}")).await;
    }
    assert_eq!(times_said(site, "Shall I cancel").await, 2);
    let outcomes = (site.logs("outcome=asked").await.len(), site.logs("outcome=unclear").await.len());
    assert_eq!(outcomes, (2, 3), "each leaves an entry, and a question that was not said is none");
    site.tells(JOHN, "yes").await;
    site.tells(JOHN, "hello").await;
    assert!(site.logs("outcome=accepted").await.is_empty(), "a yes to a question that was not said does nothing");
    site.tells(JOHN, &format!("dont cancel {IN_PROGRESS}")).await;
    assert_eq!(times_said(site, "Shall I cancel").await, 3);
    // A restart forgets nothing of it.
    site.start_by(clock).await;
    site.tells(JOHN, "hello").await;
    assert_eq!(times_said(site, "What I can do").await, 2);
    // What is asked for is answered.
    for _ in 0..3 {
        site.tells(JOHN, "help").await;
    }
    assert_eq!(times_said(site, "What I can do").await, 5);
    ahead.store(601, Ordering::Relaxed);
    site.tells(JOHN, "hello").await;
    assert_eq!(times_said(site, "What I can do").await, 6);
}

async fn lists_of_filters_come_from_the_program(site: &mut Site) {
    let choices = site.api.get("/api/v1/logs/choices").await;
    let page = site.api.request(Method::GET, "/live").send().await.expect("a page").text().await.expect("text");
    let document = site.api.get("/api/openapi.json").await;
    let listed = |name: &str| document["components"]["schemas"][name]["enum"].clone();
    for (list, schema, filter) in [
        ("actions", "ActionName", "action"),
        ("outcomes", "OutcomeName", "outcome"),
        ("statuses", "StatusName", "status"),
    ] {
        let names = choices[list].as_array().expect("a list");
        assert_eq!(listed(schema), choices[list], "{list}");
        for name in names {
            let name = text(name);
            assert!(page.contains(&format!("<option value=\"{name}\">")), "the live page does not offer {name}");
            let found = site.api.call(Method::GET, &format!("/api/v1/logs?{filter}={name}"), None, &[]).await;
            assert_eq!(found.status, 200, "{filter}={name}: {}", found.body);
        }
    }
    for name in ["message", "fake_complete", "details", "custom"] {
        assert!(choices["actions"].as_array().expect("a list").contains(&json!(name)), "{name}");
    }
    for name in ["asked", "by_hand"] {
        assert!(choices["outcomes"].as_array().expect("a list").contains(&json!(name)), "{name}");
    }
}

/// A question's time runs out on one of two nodes, once.
#[tokio::test(flavor = "multi_thread")]
async fn of_two_nodes_one_lets_a_question_lapse() {
    crate::support::bounds::limited(async {
        let mut site = Site::open(Kind::Postgres).await;
        let (ahead, clock) = clock();
        site.start_by(Arc::clone(&clock)).await;
        let other = Node::start_by(&site.config(), clock).await.expect("another node");
        for order in [IN_PROGRESS, PENDING] {
            let person = if order == PENDING { MARIA } else { JOHN };
            if person == MARIA {
                office::verify(&site.api, MARIA, World::CUSTOMERS[1].username).await;
            }
            site.posts(Post::text(&private(person), person, &format!("why cancel {order}"))).await;
            site.answers(person, "Shall I cancel").await;
        }
        ahead.store(16 * 60, Ordering::Relaxed);
        site.events("QuestionLapsed", 2).await;
        site.all_is_handled().await;
        assert_eq!(site.all_events("type=ConfirmationLapsed").await.len(), 2);
        assert_eq!(site.all_events("type=QuestionLapsed").await.len(), 2);
        other.stop().await;
        site.close().await;
    })
    .await;
}
