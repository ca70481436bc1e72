//! What customers ask for (CC).

use sandbox::World;
use sandbox::panel::OrderRow;
use sandbox::panel::known::{
    CANCELED, IN_PROGRESS, JAP as JAP_NAME, LONG_ID, MANUAL, MISSING, NO_REFILL, OF_MARIA, PARTIAL_LIFETIME, PENDING,
    PROCESSING, REFILLABLE, SMMCOST as SMMCOST_NAME, WINDOW_OVER,
};
use serde_json::json;

use crate::killed::Mortal;
use crate::site::safe::SERVICES_URL;
use crate::site::{JAP, JOHN, MARIA, OWNER, SMMCOST, Site, items, private, snapshot};
use crate::support::PATIENCE;
use crate::support::office::text;

on_both!(
    an_order_is_shown_however_it_is_asked_for,
    who_fulfils_an_order_is_shown_only_where_the_workspace_wants_it,
    the_team_reads_who_fulfils_an_order_in_private_and_a_group_does_not,
    everything_about_an_order_is_told_and_what_may_be_asked_for_now,
    a_refill_is_answered_logged_and_told_to_the_providers_group,
    a_cancellation_and_a_speed_up_are_told_to_the_providers_group,
    a_refund_and_a_partial_are_noted_for_the_team_with_provider_and_provider_order_id,
    the_balance_is_told_and_has_a_cooldown_of_its_own,
    services_username_and_help_are_answered,
    a_ticket_is_shown_to_its_owner_only,
    eight_orders_are_answered_in_one_reply_and_a_bad_one_spoils_nothing,
    more_than_ten_orders_are_acknowledged_and_summed_up,
    a_hundred_orders_are_worked_through_across_a_restart_with_progress_on_record,
    what_the_team_does_by_hand_is_no_refusal,
    ids_have_four_to_twelve_digits_and_count_once,
    too_many_orders_or_none_are_told,
    where_no_service_list_is_set_nothing_technical_is_said,
    somebody_elses_order_and_one_that_does_not_exist_are_answered_alike,
    the_same_action_on_the_same_order_has_to_wait,
    a_command_with_a_complaint_is_carried_out_comforted_and_flagged,
    typing_mistakes_are_understood_and_never_taken_for_another_action,
);

async fn an_order_is_shown_however_it_is_asked_for(site: &mut Site) {
    site.tells(JOHN, &format!("check {REFILLABLE}")).await;
    let reply = site.answers(JOHN, "*Order #54321*").await;
    for fact in [
        "Service: Instagram Followers 1K",
        "Status: *Completed*",
        "Start count: 847",
        "Remains: 0",
        "Charge: 1.20 USD",
        "Ordered: 5 days ago",
    ] {
        assert!(reply.contains(fact), "{fact} is missing: {reply}");
    }
    for words in ["order 54321", "STATUS 54321", "54321", "54321 check", "Order #54321", "check: 54321!"] {
        site.tells(JOHN, words).await;
        assert_eq!(site.answers(JOHN, "*Order #54321*").await, reply, "{words}");
    }
    // Several at once, however they are separated.
    for words in ["54321 54322", "check 54321,54322", "status 54321\n54322"] {
        site.tells(JOHN, words).await;
        let both = site.answers(JOHN, "*Order #54322*").await;
        assert!(both.contains("*Order #54321*") && both.contains("Status: *In progress*"), "{both}");
    }
    site.tells(JOHN, &format!("check {LONG_ID}")).await;
    site.answers(JOHN, "*Order #2274209*").await;
    assert!(site.logs("action=check").await.iter().all(|entry| entry["outcome"] == "shown"));
}

async fn who_fulfils_an_order_is_shown_only_where_the_workspace_wants_it(site: &mut Site) {
    site.tells(JOHN, &format!("check {REFILLABLE}")).await;
    let hidden = site.answers(JOHN, "*Order #54321*").await;
    assert!(!hidden.contains("Provider"), "{hidden}");
    for text in every_reply_with_a_place_for_the_provider(site).await {
        assert!(!text.contains(SMMCOST_NAME) && !text.contains(JAP_NAME), "{text}");
    }
    site.providers_may_be_named = true;
    site.set("show_provider_to_customers", "true").await;
    site.tells(JOHN, &format!("check {REFILLABLE}")).await;
    let shown = site.answers(JOHN, "*Order #54321*").await;
    assert!(shown.contains("Provider: smmcost.com"), "{shown}");
    let shown = every_reply_with_a_place_for_the_provider(site).await;
    let named: Vec<bool> = shown.iter().map(|text| text.contains(SMMCOST_NAME)).collect();
    assert_eq!(named, [true, true, true, true, false, false, false], "{shown:#?}");
}

/// Answers about orders of both providers, worded with a place for the provider wherever there can be one: the last three have none.
async fn every_reply_with_a_place_for_the_provider(site: &Site) -> Vec<String> {
    site.set("cooldown_seconds", "0").await;
    site.set("chat_mode", "custom").await;
    let commands = json!([{"name": "supplier", "template": "#{order_id} is known\nand at {provider}."}]);
    site.api.put("/api/v1/custom-commands", json!({ "items": commands })).await;
    for key in ["order_status", "order_details", "refill_submitted"] {
        // A line whose fact is kept back is left out.
        let value = format!("{key} #{{order_id}}\nat: {{provider}}");
        site.api.patch(&format!("/api/v1/templates/{key}"), json!({ "value": value })).await;
    }
    let both = format!("{REFILLABLE} {PARTIAL_LIFETIME}");
    let mut said = Vec::new();
    for (asked, words) in [
        (format!("check {both}"), "order_status #54323"),
        (format!("details {REFILLABLE}"), "order_details #54321"),
        (format!("refill {REFILLABLE}"), "refill_submitted #54321"),
        (format!("supplier {both}"), "#54323 is known"),
        (format!("refund {both}"), "#54323"),
        (format!("cancel {MANUAL}"), "#54329"),
        (
            format!(
                "refill {both} {IN_PROGRESS} {WINDOW_OVER} {NO_REFILL} {PENDING} {PROCESSING} {CANCELED} {MANUAL} {LONG_ID} 77777 88888"
            ),
            "*Refill*",
        ),
    ] {
        site.tells(JOHN, &asked).await;
        said.push(site.answers(JOHN, words).await);
    }
    site.set("chat_mode", "manual").await;
    said
}

async fn the_team_reads_who_fulfils_an_order_in_private_and_a_group_does_not(site: &mut Site) {
    site.support_on().await;
    site.says(World::SUPPORT_GROUP, OWNER, &format!("check {REFILLABLE}")).await;
    let read_by_all = site.expects(World::SUPPORT_GROUP, "*Order #54321*").await;
    assert!(!read_by_all.contains("Provider"), "{read_by_all}");
    site.tells(OWNER, &format!("check {REFILLABLE}")).await;
    let told = site.answers(OWNER, "*Order #54321*").await;
    assert!(told.contains("Provider: smmcost.com"), "{told}");
}

async fn everything_about_an_order_is_told_and_what_may_be_asked_for_now(site: &mut Site) {
    site.tells(JOHN, &format!("details {REFILLABLE}")).await;
    let details = site.answers(JOHN, "*Order #54321*").await;
    snapshot("details_of_a_completed_order", &details);
    site.tells(JOHN, &format!("refill {REFILLABLE}")).await;
    site.answers(JOHN, "Refill submitted").await;
    site.tells(JOHN, &format!("{REFILLABLE} details")).await;
    let details = site.answers(JOHN, "*Order #54321*").await;
    assert!(details.contains("🚫 Refill: this was already requested"), "{details}");
    // To look is not to ask: nothing was decided, and nobody was told.
    assert_eq!(site.all_events("type=CancelRefused").await.len(), 0);
    assert_eq!(site.all_events("type=RefillRefused").await.len(), 0);
    site.tells(JOHN, &format!("details {IN_PROGRESS} {OF_MARIA}")).await;
    let both = site.answers(JOHN, "*Order #54322*").await;
    assert!(both.contains("You can ask for: a cancellation, a speed-up"), "{both}");
    assert!(both.contains(&format!("*#{OF_MARIA}*: I can't find this order")), "{both}");
    let entry = site.log_entry("action=details", |entry| entry["outcome"] == "mixed").await;
    assert_eq!(entry["order_ids"], json!([IN_PROGRESS, OF_MARIA]));
}

async fn a_refill_is_answered_logged_and_told_to_the_providers_group(site: &mut Site) {
    site.tells(JOHN, &format!("refill {REFILLABLE}")).await;
    let reply = site.answers(JOHN, "Refill submitted").await;
    for fact in ["#54321", "Instagram Followers", "instagram.com/account54321", "Quantity: 1000", "Start count: 847"] {
        assert!(reply.contains(fact), "{fact} is missing: {reply}");
    }
    assert_eq!(site.expects(SMMCOST, "refill").await, "2323223 refill");
    let sent = |entry: &serde_json::Value| entry["dispatch_state"] == "sent" && entry["reply_state"] == "sent";
    let entry = site.log_entry("order_id=54321", sent).await;
    assert_eq!((&entry["serial"], &entry["action"]), (&json!(1), &json!("refill")));
    assert_eq!((&entry["outcome"], &entry["support_status"]), (&json!("accepted"), &json!("resolved")));
    assert_eq!((&entry["provider"], &entry["provider_order_ids"]), (&json!("smmcost.com"), &json!(["2323223"])));
    assert_eq!((&entry["customer"]["username"], &entry["text"]), (&json!("johndoe123"), &json!("refill 54321")));
    assert_eq!(
        (&entry["priority"], &entry["group"], &entry["channel"]["id"]),
        (&json!(false), &json!(null), &json!(site.channel.id))
    );
    assert_eq!(entry["reply"], reply.as_str());
    assert!(entry["answer_micros"].as_i64().is_some_and(|micros| micros > 0), "{entry}");
    // The panel itself is only asked.
    let changed = site.world.panel.requests().all().into_iter().filter(|asked| asked.method != "GET").count();
    assert_eq!(changed, 0);
}

async fn a_cancellation_and_a_speed_up_are_told_to_the_providers_group(site: &mut Site) {
    site.tells(JOHN, &format!("cancel {IN_PROGRESS}")).await;
    site.answers(JOHN, "Cancellation submitted").await;
    assert_eq!(site.expects(SMMCOST, "6565655").await, "6565655 cancel");
    for (order, words) in [(IN_PROGRESS, "speed up"), (PROCESSING, "speedup"), (PENDING, "speed")] {
        site.tells(JOHN, &format!("{words} {order}")).await;
        let reply = site.answers(JOHN, "Speed-up submitted").await;
        assert!(reply.contains(&order.to_string()), "{reply}");
    }
    site.expects(SMMCOST, "6565655 speed up").await;
    let external = site.world.panel.order(PROCESSING).and_then(|order| order.external_id).expect("a provider's id");
    assert_eq!(site.expects(JAP, "speed up").await, format!("{external} speed up"));
    // The panel has not been told to cancel: the provider's people decide.
    assert!(!site.world.panel.order(IN_PROGRESS).expect("an order").cancel_requested);
}

async fn a_refund_and_a_partial_are_noted_for_the_team_with_provider_and_provider_order_id(site: &mut Site) {
    for (words, told, action) in
        [("refund", "Refund request noted", "refund"), ("partial", "Partial request noted", "partial")]
    {
        site.tells(JOHN, &format!("{words} {IN_PROGRESS}")).await;
        site.answers(JOHN, told).await;
        let entry = site.log_entry(&format!("action={action}"), |entry| entry["reply_state"] == "sent").await;
        assert_eq!((&entry["provider"], &entry["provider_order_ids"]), (&json!("smmcost.com"), &json!(["6565655"])));
        assert_eq!((&entry["outcome"], &entry["dispatch_state"]), (&json!("by_hand"), &json!("none")));
    }
    // Of several at once, each is known, though the panel's list names no provider.
    site.tells(JOHN, &format!("refund {REFILLABLE} {PARTIAL_LIFETIME} {LONG_ID}")).await;
    site.answers(JOHN, "#2274209").await;
    let entry = site.log_entry(&format!("order_id={LONG_ID}"), |entry| entry["reply_state"] == "sent").await;
    assert_eq!(entry["provider"], "smmcost.com, justanotherpanel", "{entry}");
    assert_eq!(entry["provider_order_ids"].as_array().map(Vec::len), Some(3), "{entry}");
    assert!(site.sent_to(SMMCOST).is_empty());
}

async fn the_balance_is_told_and_has_a_cooldown_of_its_own(site: &mut Site) {
    site.tells(JOHN, "balance").await;
    assert_eq!(site.answers(JOHN, "balance").await, "💰 Your balance: *42.17 USD*");
    site.tells(JOHN, "Balance?").await;
    site.answers(JOHN, "You just checked your balance. You can ask again in").await;
    site.log_entry("action=balance", |entry| entry["outcome"] == "cooling_down").await;
    // It is the customer's own: another one is not held up, and neither are orders.
    site.verify(MARIA, "maria_smm").await;
    site.tells(MARIA, "balance").await;
    site.answers(MARIA, "*8.055 USD*").await;
    site.tells(JOHN, &format!("check {REFILLABLE}")).await;
    site.answers(JOHN, "*Order #54321*").await;
}

async fn services_username_and_help_are_answered(site: &mut Site) {
    site.tells(JOHN, "services").await;
    let reply = site.answers(JOHN, "service list").await;
    assert!(reply.ends_with(&format!("{}/services", site.world.panel.base_url())), "{reply}");
    site.tells(JOHN, "my username").await;
    assert_eq!(site.answers(JOHN, "username").await, "Your panel username is *johndoe123*.");
    site.tells(JOHN, "HELP").await;
    let help = site.answers(JOHN, "What I can do").await;
    for command in [
        "check",
        "refill",
        "cancel",
        "speed up",
        "refund",
        "partial",
        "balance",
        "services",
        "ticket",
        "my username",
        "help",
    ] {
        assert!(help.contains(&format!("*{command}")), "{command} is missing: {help}");
    }
    // The same in every chat mode, for everybody.
    for mode in ["ai", "custom", "manual"] {
        site.set("chat_mode", mode).await;
        site.tells(MARIA, "help").await;
        assert_eq!(site.answers(MARIA, "What I can do").await, help, "{mode}");
    }
    // What is not understood is told in private.
    site.tells(JOHN, "lorem ipsum dolor").await;
    site.answers(JOHN, "Write *help*").await;
}

async fn a_ticket_is_shown_to_its_owner_only(site: &mut Site) {
    let panel = &site.world.panel;
    let own = panel.customer_opens_ticket("johndoe123", "Where is my order", "It does not start");
    let other = panel.customer_opens_ticket("maria_smm", "Secret", "Mine");
    site.tells(JOHN, &format!("ticket {own}")).await;
    let reply = site.answers(JOHN, &format!("*Ticket #{own}*")).await;
    assert!(reply.contains("Where is my order") && reply.contains("*Pending*"), "{reply}");
    for unseen in [other, 99_999] {
        site.tells(JOHN, &format!("ticket {unseen}")).await;
        let reply = site.answers(JOHN, "can't find ticket").await;
        assert!(!reply.contains("Secret"), "{reply}");
    }
    site.tells(JOHN, "ticket").await;
    site.answers(JOHN, "Please add the number").await;
}

/// Further refillable orders of John's, with these ids.
pub fn add_orders(site: &Site, ids: impl Iterator<Item = u64>) {
    let like = site.world.panel.order(REFILLABLE).expect("an order");
    for id in ids {
        site.world.panel.put_order(OrderRow { id, external_id: Some(format!("9{id}")), ..like.clone() });
    }
}

async fn eight_orders_are_answered_in_one_reply_and_a_bad_one_spoils_nothing(site: &mut Site) {
    add_orders(site, 70_001..=70_007);
    let ids: Vec<String> = (70_001..=70_004).chain([MISSING]).chain(70_005..=70_007).map(|id| id.to_string()).collect();
    site.tells(JOHN, &format!("refill {}", ids.join(", "))).await;
    let reply = site.answers(JOHN, "*Refill*").await;
    let submitted = "✅ Submitted: #70001, #70002, #70003, #70004, #70005, #70006, #70007";
    assert!(reply.contains(submitted), "{reply}");
    assert!(reply.contains(&format!("*#{MISSING}*: I can't find this order")), "{reply}");
    for id in 70_001..=70_007 {
        site.world
            .evolution
            .wait_for_sent(SMMCOST, crate::support::PATIENCE, |sent| sent.text == format!("9{id} refill"))
            .await
            .expect("told");
    }
    let entry = site.log_entry("action=refill", |entry| entry["dispatch_state"] == "sent").await;
    assert_eq!((&entry["outcome"], entry["order_ids"].as_array().map(Vec::len)), (&json!("mixed"), Some(8)));
    assert_eq!(site.sent_to(SMMCOST).len(), 7);
    assert_eq!(site.sent_to(&private(JOHN)).len(), 1);
}

async fn more_than_ten_orders_are_acknowledged_and_summed_up(site: &mut Site) {
    add_orders(site, 70_001..=70_012);
    let ids: Vec<String> = (70_001..=70_012).chain([MISSING]).map(|id| id.to_string()).collect();
    site.tells(JOHN, &format!("refill\n{}", ids.join("\n"))).await;
    site.answers(JOHN, "Got it: 13 orders").await;
    let summary = site.answers(JOHN, "Submitted: #70001").await;
    assert!(
        summary.contains("#70012") && summary.contains(&format!("❌ #{MISSING}: I can't find this order")),
        "{summary}"
    );
    let entry = site.log_entry("action=refill", |entry| entry["dispatch_state"] == "sent").await;
    assert_eq!(entry["outcome"], "mixed");
    assert_eq!(site.sent_to(SMMCOST).len(), 12);
    assert_eq!(site.sent_to(&private(JOHN)).len(), 2);
}

/// The entry of a request with many orders, as soon as ten are done.
pub async fn progress(site: &Site, mortal: &Mortal, query: &str) -> serde_json::Value {
    loop {
        let head = mortal.log().head(site.workspace).await.expect("a head");
        let entries = items(&site.api.get(&format!("/api/v1/logs?after={head}&{query}")).await);
        let under_way = |entry: &serde_json::Value| entry["orders_done"].as_i64().is_some_and(|done| done >= 10);
        if let Some(entry) = entries.into_iter().find(under_way) {
            return entry;
        }
        let more = tokio::time::timeout(PATIENCE, mortal.log().wait_beyond(site.workspace, head)).await;
        more.map(drop).expect("progress");
    }
}

async fn a_hundred_orders_are_worked_through_across_a_restart_with_progress_on_record(site: &mut Site) {
    add_orders(site, 70_001..=70_098);
    let ids: Vec<String> = (70_001..=70_098).chain([MISSING, OF_MARIA]).map(|id| id.to_string()).collect();
    site.stop().await;
    let mortal = Mortal::start(site).await;
    site.door.leads_to(Some(mortal.address()));
    site.tells(JOHN, &format!("refund {}", ids.join(" "))).await;
    site.answers(JOHN, "Got it: 100 orders").await;
    let entry = progress(site, &mortal, "action=refund").await;
    assert_eq!((&entry["outcome"], &entry["reply_state"]), (&json!("pending"), &json!("sent")), "{entry}");
    site.door.leads_to(None);
    mortal.kill().await;

    site.world.panel.list_providers(true);
    site.start().await;
    let summary = site.answers(JOHN, "Submitted: #70001").await;
    assert!(summary.contains("#70098") && summary.chars().count() <= 4_096, "{summary}");
    assert!(summary.contains(&format!("❌ #{MISSING}, #{OF_MARIA}: I can't find this order")), "{summary}");
    let entry = site.log_entry("action=refund", |entry| entry["outcome"] == "mixed").await;
    assert_eq!(entry["orders_done"], 100);
    // Each was decided once, each piece was put on record once, and one summary went out.
    assert_eq!(site.all_events("type=RefundRequested").await.len(), 98);
    assert_eq!(site.all_events("type=RequestProgressed").await.len(), 10);
    assert_eq!(site.sent_to(&private(JOHN)).len(), 2);
}

async fn what_the_team_does_by_hand_is_no_refusal(site: &mut Site) {
    add_orders(site, 70_001..=70_012);
    site.api.put("/api/v1/routes", json!({"items": []})).await;
    let by_hand = "our team will take care of this one by hand. Your request is noted.";
    site.tells(JOHN, "refill 70001").await;
    assert_eq!(site.answers(JOHN, "70001").await, format!("🕑 *#70001*: {by_hand}"));
    site.tells(JOHN, "refill 70002, 70003").await;
    let few = site.answers(JOHN, "70002").await;
    assert!(few.ends_with(&format!("🕑 *#70002*: {by_hand}\n🕑 *#70003*: {by_hand}")), "{few}");
    let ids: Vec<String> = (70_001..=70_012).chain([MISSING]).map(|id| id.to_string()).collect();
    site.tells(JOHN, &format!("refill {}", ids.join(" "))).await;
    let many = site.answers(JOHN, "#70012").await;
    let numbered: Vec<String> = (70_001..=70_012).map(|id| format!("#{id}")).collect();
    assert!(many.contains(&format!("🕑 {}: {by_hand}", numbered.join(", "))), "{many}");
    assert!(many.contains(&format!("❌ #{MISSING}: I can't find this order")), "{many}");
    let entry = site.log_entry("order_id=70012", |entry| entry["reply_state"] == "sent").await;
    assert_eq!((&entry["provider"], &entry["dispatch_state"]), (&json!("smmcost.com"), &json!("none")), "{entry}");
    assert!(site.sent_to(SMMCOST).is_empty());
}

async fn ids_have_four_to_twelve_digits_and_count_once(site: &mut Site) {
    let like = site.world.panel.order(REFILLABLE).expect("an order");
    for id in [1_000, 999_999_999_999] {
        site.world.panel.put_order(OrderRow { id, ..like.clone() });
        site.tells(JOHN, &format!("{id} check")).await;
        site.answers(JOHN, &format!("*Order #{id}*")).await;
    }
    for words in ["refill 999", "refill 9999999999999"] {
        site.tells(JOHN, words).await;
        site.answers(JOHN, "Order numbers have 4 to 12 digits").await;
    }
    site.tells(JOHN, "check #54321, 54321\n54321 54322 order 54321").await;
    let both = site.answers(JOHN, "*Order #54322*").await;
    assert_eq!(both.matches("*Order #54321*").count(), 1, "{both}");
    let entry = site.log_entry("order_id=54322", |entry| entry["reply_state"] == "sent").await;
    assert_eq!(entry["order_ids"], json!([REFILLABLE, IN_PROGRESS]));
    // Once each, so that a hundred and one numbers may be a hundred orders.
    site.world.panel.list_providers(true);
    add_orders(site, 70_000..=70_099);
    let ids: Vec<String> = (70_000..=70_099).chain([70_000]).map(|id| id.to_string()).collect();
    site.tells(JOHN, &format!("check {}", ids.join(" "))).await;
    site.answers(JOHN, "Got it: 100 orders").await;
    site.answers(JOHN, "#70099").await;
}

async fn where_no_service_list_is_set_nothing_technical_is_said(site: &mut Site) {
    site.set("services_url", SERVICES_URL).await;
    site.tells(JOHN, "services").await;
    assert_eq!(site.answers(JOHN, "list").await, format!("Here is our service list:\n{SERVICES_URL}"));
    site.set("services_url", "").await;
    site.set("panel_url", "").await;
    site.tells(JOHN, "services").await;
    site.answers(JOHN, "Please try again in a few minutes").await;
    let entry = site.log_entry("action=services", |entry| entry["outcome"] == "unavailable").await;
    // Why, the operator reads.
    let chain = site.api.get(&format!("/api/v1/logs/{}", text(&entry["id"]))).await.to_string();
    assert!(chain.contains("services_url"), "{chain}");
}

async fn too_many_orders_or_none_are_told(site: &mut Site) {
    let ids: Vec<String> = (10_000..10_101).map(|id: u64| id.to_string()).collect();
    site.tells(JOHN, &format!("refill {}", ids.join(" "))).await;
    site.answers(JOHN, "too much at once").await;
    site.tells(JOHN, "refill").await;
    site.answers(JOHN, "Please add the number").await;
    let entry = site.log_entry("action=refill", |_| true).await;
    assert_eq!((&entry["outcome"], &entry["reason"]), (&json!("refused"), &json!("too_many_orders")), "{entry}");
    site.all_is_handled().await;
    assert_eq!(site.logs("").await.len(), 1, "a keyword without a number leaves none");
}

async fn somebody_elses_order_and_one_that_does_not_exist_are_answered_alike(site: &mut Site) {
    for action in ["check", "refill", "cancel", "speed up", "refund", "partial"] {
        let mut replies = Vec::new();
        for order in [OF_MARIA, MISSING] {
            site.tells(JOHN, &format!("{action} {order}")).await;
            let reply = site.answers(JOHN, "can't find this order").await;
            assert!(!reply.contains("maria") && !reply.contains("TikTok"), "{reply}");
            replies.push(reply.replace(&order.to_string(), "?"));
        }
        assert_eq!(replies[0], replies[1], "{action}");
    }
    assert!(site.sent_to(SMMCOST).is_empty());
    // Not even the log tells whose it was.
    let decided = site.all_events("type=RefillRefused").await;
    assert_eq!(decided.len(), 2);
    assert!(!decided[0]["payload"].to_string().contains("maria"), "{}", decided[0]);
}

async fn the_same_action_on_the_same_order_has_to_wait(site: &mut Site) {
    site.set("cooldown_seconds", "43200").await;
    site.tells(JOHN, &format!("refill {REFILLABLE}")).await;
    site.answers(JOHN, "Refill submitted").await;
    site.tells(JOHN, &format!("refill {REFILLABLE}")).await;
    let refused = site.answers(JOHN, "already requested").await;
    assert!(refused.contains("in 12 hours") || refused.contains("in 11 hours 59 minutes"), "{refused}");
    // Other actions and other orders are not held up.
    site.tells(JOHN, &format!("refund {REFILLABLE}")).await;
    site.answers(JOHN, "Refund request noted").await;
    site.tells(JOHN, &format!("refill {PARTIAL_LIFETIME}")).await;
    site.answers(JOHN, "Refill submitted").await;
    site.log_entry("action=refill&order_id=54321", |entry| entry["outcome"] == "refused").await;
    site.expects(JAP, "refill").await;
    assert_eq!(site.sent_to(SMMCOST), ["2323223 refill"]);
    // A new value is in force from the next message on, for what is asked then.
    site.set("cooldown_seconds", "0").await;
    for _ in 0..2 {
        site.tells(JOHN, &format!("refill {LONG_ID}")).await;
        site.answers(JOHN, "Refill submitted").await;
    }
}

async fn a_command_with_a_complaint_is_carried_out_comforted_and_flagged(site: &mut Site) {
    site.tells(JOHN, "refill 54321 this is the third time and nobody answers me, very bad service").await;
    let reply = site.answers(JOHN, "Refill submitted").await;
    assert!(reply.contains("I'm sorry for the trouble"), "{reply}");
    site.expects(SMMCOST, "2323223 refill").await;
    let flagged = site.log_entry("order_id=54321&priority=true", |entry| entry["reply_state"] == "sent").await;
    assert_eq!(flagged["action"], "refill");
    assert_eq!(site.sent_to(&private(JOHN)).len(), 1, "one merged reply");
    // A clean one is never flagged, however polite.
    site.tells(JOHN, &format!("hello bro please refill {PARTIAL_LIFETIME} thanks")).await;
    let reply = site.answers(JOHN, "Refill submitted").await;
    assert!(!reply.contains("sorry"), "{reply}");
    let clean = site.log_entry(&format!("order_id={PARTIAL_LIFETIME}"), |entry| entry["reply_state"] == "sent").await;
    assert_eq!(clean["priority"], false);
    assert_eq!(site.logs("priority=true").await, [site.logs("order_id=54321").await[0].clone()]);
    let serial = text(&clean["id"]);
    assert!(!serial.is_empty());
}

async fn typing_mistakes_are_understood_and_never_taken_for_another_action(site: &mut Site) {
    site.set("cooldown_seconds", "0").await;
    for words in [
        "refil 54321",
        "54321refill",
        "refill54321",
        "pls refill 54321 bro",
        "refill ٥٤٣٢١",
        "REFILLLL 54321",
        "2 refill 54321",
    ] {
        site.tells(JOHN, words).await;
        let reply = site.answers(JOHN, "*#54321*").await;
        assert!(reply.contains("Refill submitted"), "{words}: {reply}");
    }
    let accepted = site.all_events("type=RefillRequested").await.len();
    for words in [
        "don't refill 54321",
        "why was 54321 refilled",
        "refill or cancel 54321?",
        "no refill for 54322",
        "do not cancel 54322",
    ] {
        site.tells(JOHN, words).await;
        site.answers(JOHN, "").await;
    }
    assert_eq!(site.all_events("type=RefillRequested").await.len(), accepted);
    assert!(site.all_events("type=CancelRequested").await.is_empty());
    assert!(site.sent_to(World::PROVIDERS[0].group_jid).iter().all(|told| told == "2323223 refill"));
}
