//! A message that names an action and an order always leaves a log entry in chats the bot serves (CC19), and whoever wants a person is
//! seen by people.

use sandbox::World;
use sandbox::panel::known::{IN_PROGRESS, REFILLABLE};
use serde_json::{Value, json};

use crate::site::{JOHN, MARIA, OWNER, SMMCOST, Site};
use crate::support::office::text;

on_both!(
    a_range_and_a_number_with_signs_leave_an_entry,
    beyond_a_limit_one_entry_grows,
    our_own_words_leave_an_entry_and_do_nothing,
    what_only_the_team_may_leaves_an_entry_in_a_group,
    who_is_not_verified_leaves_an_entry,
    what_names_an_order_and_asks_for_nothing_leaves_an_entry,
    who_wants_a_person_gets_a_text_of_its_own,
    in_a_group_who_wants_a_person_is_seen_where_an_order_is_named,
    who_is_blocked_or_not_served_leaves_none,
    work_for_people_is_by_hand_whatever_was_asked,
);

const GROUP: &str = World::SUPPORT_GROUP;

/// The one entry of this reason.
async fn of_reason(site: &Site, reason: &str) -> Value {
    let entry = site.log_entry("", |entry| entry["reason"] == reason).await;
    site.all_is_handled().await;
    let all = site.logs("").await;
    let alike = all.iter().filter(|entry| entry["reason"] == reason).count();
    assert_eq!(alike, 1, "one entry says {reason}: {all:#?}");
    entry
}

fn standing(entry: &Value) -> (&str, &str, &str) {
    let of = |name: &str| entry[name].as_str().unwrap_or_default();
    (of("action"), of("outcome"), of("support_status"))
}

async fn nothing_was_done(site: &Site) {
    site.all_is_handled().await;
    assert!(site.sent_to(SMMCOST).is_empty(), "{:?}", site.sent_to(SMMCOST));
    for event in ["RefillRequested", "CancelRequested", "FakeCompleteRequested"] {
        assert!(site.all_events(&format!("type={event}")).await.is_empty(), "{event}");
    }
}

async fn a_range_and_a_number_with_signs_leave_an_entry(site: &mut Site) {
    site.support_on().await;
    site.says(GROUP, JOHN, "refill 54321-54323").await;
    site.expects(GROUP, "#54321").await;
    let range = site.log_entry("", |entry| entry["order_ids"] == json!([54321, 54322, 54323])).await;
    assert_eq!((&range["action"], &range["outcome"]), (&json!("refill"), &json!("asked")), "{range}");
    site.says(GROUP, JOHN, "cancel 54,321").await;
    let grouped = site.log_entry("action=cancel", |entry| entry["outcome"] == "asked").await;
    assert_eq!(grouped["order_ids"], json!([54321]), "{grouped}");
    nothing_was_done(site).await;
    assert_eq!(site.logs("").await.len(), 2);
}

async fn beyond_a_limit_one_entry_grows(site: &mut Site) {
    site.support_on().await;
    site.set("max_messages_per_user_per_min", "3").await;
    for _ in 0..3 {
        site.tells(JOHN, "my username").await;
    }
    site.tells(JOHN, &format!("refill {REFILLABLE}")).await;
    site.answers(JOHN, "faster than I can answer").await;
    let first = of_reason(site, "over_limit").await;
    assert_eq!(standing(&first), ("message", "refused", "ignored"), "{first}");
    assert_eq!(first["order_ids"], json!([REFILLABLE]));
    for message in ["my username", "hello", "thanks"] {
        site.tells(JOHN, message).await;
    }
    for _ in 0..5 {
        site.tells(JOHN, &format!("cancel {IN_PROGRESS}")).await;
    }
    site.tells(JOHN, "my followers are gone since monday").await;
    let all_of_it = |entry: &Value| text(&entry["text"]).contains("since monday");
    site.log_entry("", all_of_it).await;
    let grown = of_reason(site, "over_limit").await;
    assert_eq!((&grown["id"], &grown["order_ids"]), (&first["id"], &json!([REFILLABLE, IN_PROGRESS])));
    assert_eq!(text(&grown["text"]).matches("cancel").count(), 5, "{grown}");
    assert!(!text(&grown["text"]).contains("my username"), "{grown}");
    assert_eq!(site.logs(&format!("order_id={IN_PROGRESS}")).await.len(), 1, "it is found by its orders");
    // A restart changes nothing: it is the same window.
    site.stop().await;
    site.start().await;
    site.tells(JOHN, &format!("speed up {REFILLABLE}")).await;
    site.log_entry("", |entry| text(&entry["text"]).contains("speed up")).await;
    of_reason(site, "over_limit").await;
    // Another chat has an entry of its own, which grows as well.
    for _ in 0..3 {
        site.says(GROUP, JOHN, &format!("refill {REFILLABLE}")).await;
    }
    let in_group = site.log_entry("", |entry| !entry["group"].is_null() && entry["reason"] == "over_limit").await;
    site.all_is_handled().await;
    assert_ne!(in_group["id"], first["id"]);
    assert_eq!(site.logs("").await.len(), 3 + 2, "three answers and one entry for each chat");
    nothing_was_done(site).await;
}

async fn our_own_words_leave_an_entry_and_do_nothing(site: &mut Site) {
    site.support_on().await;
    let own = format!("✅ Refill submitted for *#{REFILLABLE}*.\nService: Instagram Followers [Refill: 30D]");
    site.says(GROUP, JOHN, &own).await;
    let entry = of_reason(site, "own_words").await;
    assert_eq!(standing(&entry), ("refill", "unclear", "ignored"), "{entry}");
    assert_eq!((&entry["order_ids"], text(&entry["text"])), (&json!([REFILLABLE]), own));
    let chain = site.api.get(&format!("/api/v1/logs/{}", text(&entry["id"]))).await["chain"].to_string();
    assert!(chain.contains("nothing is done: our own words came back"), "{chain}");
    site.tells(JOHN, &format!("thanks\n❌ *#{REFILLABLE}*: this service has no refill.")).await;
    site.log_entry("", |entry| entry["group"].is_null() && entry["reason"] == "own_words").await;
    nothing_was_done(site).await;
    assert_eq!(site.logs("").await.len(), 2);
}

async fn what_only_the_team_may_leaves_an_entry_in_a_group(site: &mut Site) {
    site.support_on().await;
    site.says(GROUP, JOHN, &format!("fake complete {IN_PROGRESS}")).await;
    let entry = of_reason(site, "team_only").await;
    assert_eq!(standing(&entry), ("message", "refused", "ignored"), "{entry}");
    assert_eq!(entry["order_ids"], json!([IN_PROGRESS]));
    site.tells(JOHN, &format!("fake complete {IN_PROGRESS}")).await;
    let for_people = site.log_entry("action=message&outcome=by_hand", |_| true).await;
    assert_eq!(for_people["order_ids"], json!([IN_PROGRESS]), "{for_people}");
    nothing_was_done(site).await;
    assert_eq!(site.logs("").await.len(), 2);
}

async fn who_is_not_verified_leaves_an_entry(site: &mut Site) {
    site.support_on().await;
    site.tells(MARIA, &format!("refill {REFILLABLE}")).await;
    site.answers(MARIA, "panel username").await;
    let entry = of_reason(site, "not_verified").await;
    assert_eq!(standing(&entry), ("refill", "refused", "ignored"), "{entry}");
    site.says(GROUP, MARIA, &format!("why cancel {IN_PROGRESS}")).await;
    let in_group = site.log_entry("action=cancel", |entry| !entry["group"].is_null()).await;
    assert_eq!((&in_group["reason"], &in_group["question"]), (&json!("not_verified"), &Value::Null), "{in_group}");
    nothing_was_done(site).await;
    assert_eq!(site.logs("").await.len(), 2);
}

async fn what_names_an_order_and_asks_for_nothing_leaves_an_entry(site: &mut Site) {
    site.support_on().await;
    let messages = [
        format!("~cancel {IN_PROGRESS}~"),
        format!("> cancel {IN_PROGRESS}\nthanks"),
        format!("```cancel {IN_PROGRESS}```"),
        format!("dont check {IN_PROGRESS}"),
    ];
    for (index, message) in messages.iter().enumerate() {
        site.says(GROUP, JOHN, message).await;
        let entry = site.log_entry("", |entry| entry["text"] == **message).await;
        assert_eq!((&entry["outcome"], &entry["support_status"]), (&json!("unclear"), &json!("ignored")), "{entry}");
        assert_eq!((&entry["reason"], &entry["order_ids"]), (&json!("no_request"), &json!([IN_PROGRESS])), "{entry}");
        assert_eq!(site.logs("").await.len(), index + 1);
    }
    let many: Vec<String> = (10_000..10_101).map(|id| id.to_string()).collect();
    site.tells(JOHN, &format!("refill {}", many.join(" "))).await;
    site.answers(JOHN, "too much at once").await;
    let entry = of_reason(site, "too_many_orders").await;
    assert_eq!(standing(&entry), ("refill", "refused", "ignored"), "{entry}");
    assert!(text(&entry["reply"]).contains("too much at once"), "{entry}");
    nothing_was_done(site).await;
    // What names no order leaves none.
    for small in ["hello", "thanks", "ok", "no", "👍", "who wants my old phone", "refill"] {
        site.says(GROUP, JOHN, small).await;
    }
    site.all_is_handled().await;
    assert_eq!(site.logs("").await.len(), messages.len() + 1);
}

async fn who_wants_a_person_gets_a_text_of_its_own(site: &mut Site) {
    site.tells(JOHN, "I want to talk to a HUMAN!!! you useless bot").await;
    let told = site.answers(JOHN, "talk to a person").await;
    assert!(told.contains("Our team will see your message") && !told.contains("understand"), "{told}");
    let entry = site.log_entry("action=message", |entry| entry["reply_state"] == "sent").await;
    assert_eq!(standing(&entry), ("message", "by_hand", "open"), "{entry}");
    assert_eq!((&entry["reason"], text(&entry["reply"])), (&json!("wants_human"), told));
    // One entry for each chat, which grows.
    site.tells(JOHN, "bhai admin se baat karao").await;
    site.log_entry("action=message", |entry| text(&entry["text"]).contains("karao")).await;
    assert_eq!(site.logs("").await.len(), 1);
    // Worded by the workspace.
    site.set("chat_mode", "custom").await;
    site.api.patch("/api/v1/templates/wants_human", json!({"value": "Um atendente vai ler. "})).await;
    site.verify(MARIA, World::CUSTOMERS[1].username).await;
    site.tells(MARIA, "quero falar com um atendente").await;
    site.answers(MARIA, "Um atendente vai ler").await;
    // A keyword with an order goes first.
    site.set("chat_mode", "manual").await;
    site.tells(JOHN, &format!("cancel {IN_PROGRESS} and let me talk to your manager")).await;
    site.answers(JOHN, &format!("#{IN_PROGRESS}")).await;
    let asked = site.log_entry("action=cancel", |_| true).await;
    assert_ne!(asked["reason"], "wants_human", "{asked}");
    // Verification comes first, and people see it all the same.
    let stranger = World::CUSTOMERS[2].phone;
    site.tells(stranger, "позовите оператора").await;
    site.answers(stranger, "Our team will see your message").await;
    site.answers(stranger, "panel username").await;
    // The team is not told that the team will see it.
    site.tells(OWNER, "i want to talk to a human").await;
    site.answers(OWNER, "I did not understand that").await;
}

async fn in_a_group_who_wants_a_person_is_seen_where_an_order_is_named(site: &mut Site) {
    site.support_on().await;
    site.says(GROUP, JOHN, "i want to talk to an admin").await;
    site.all_is_handled().await;
    assert!(site.logs("").await.is_empty(), "talk without an order");
    site.says(GROUP, JOHN, &format!("i need a human for {IN_PROGRESS}, nobody answers me")).await;
    site.expects(GROUP, "Our team will see your message").await;
    let entry = of_reason(site, "wants_human").await;
    assert_eq!(standing(&entry), ("message", "by_hand", "open"), "{entry}");
    assert_eq!(entry["order_ids"], json!([IN_PROGRESS]));
    assert_eq!(site.logs("").await.len(), 1);
    assert_eq!(site.logs("outcome=by_hand&status=open").await.len(), 1);
}

async fn who_is_blocked_or_not_served_leaves_none(site: &mut Site) {
    site.says(GROUP, JOHN, &format!("fake complete {IN_PROGRESS}")).await;
    site.says(GROUP, JOHN, &format!("✅ Refill submitted for *#{REFILLABLE}*.")).await;
    site.tells(OWNER, &format!("!block {JOHN}")).await;
    site.answers(OWNER, "is blocked").await;
    site.tells(JOHN, &format!("refill {REFILLABLE}")).await;
    site.tells(JOHN, "i want to talk to a human").await;
    site.all_is_handled().await;
    assert!(site.logs("").await.is_empty(), "{:#?}", site.logs("").await);
}

async fn work_for_people_is_by_hand_whatever_was_asked(site: &mut Site) {
    for action in ["refund", "partial"] {
        site.tells(JOHN, &format!("{action} {IN_PROGRESS}")).await;
        site.answers(JOHN, "request noted").await;
        let entry = site.log_entry(&format!("action={action}"), |entry| entry["outcome"] != "pending").await;
        assert_eq!(standing(&entry), (action, "by_hand", "open"), "{entry}");
    }
    // Of several orders, whatever else came of them.
    site.tells(JOHN, &format!("refund {IN_PROGRESS} {REFILLABLE} 99999")).await;
    let mixed = site.log_entry("outcome=mixed", |_| true).await;
    assert_eq!(mixed["support_status"], "open", "{mixed}");
    assert_eq!(site.logs("outcome=by_hand&status=open").await.len(), 2);
    assert!(site.logs("outcome=accepted").await.is_empty());
}
