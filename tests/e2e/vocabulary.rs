//! Words of the operator's own (CC13): other names for commands, and commands with their own replies.

use reqwest::Method;
use sandbox::World;
use sandbox::panel::known::{IN_PROGRESS, MISSING, OF_MARIA, REFILLABLE};
use serde_json::json;

use crate::commands::{add_orders, progress};
use crate::killed::Mortal;
use crate::site::{JOHN, OWNER, SMMCOST, Site, items, private};

on_both!(
    an_alias_in_any_script_is_its_command,
    an_own_command_is_answered_with_its_own_text,
    an_own_command_tells_of_own_orders_only,
    an_own_command_with_many_orders_is_worked_through_across_a_restart,
    what_cannot_be_used_is_refused_with_its_place,
);

async fn aliases(site: &Site, list: serde_json::Value) {
    site.api.put("/api/v1/aliases", json!({ "items": list })).await;
}

async fn own_commands(site: &Site, list: serde_json::Value) {
    site.api.put("/api/v1/custom-commands", json!({ "items": list })).await;
}

async fn an_alias_in_any_script_is_its_command(site: &mut Site) {
    site.tells(JOHN, &format!("zoom zoom {REFILLABLE}")).await;
    site.answers(JOHN, "did not understand").await;
    aliases(
        site,
        json!([
            {"phrase": "zoom zoom", "command": "refill"},
            {"phrase": "কোথায় আমার মাল", "command": "check"},
            {"phrase": "money left", "command": "balance"},
            {"phrase": "finish by hand", "command": "fake_complete"},
        ]),
    )
    .await;
    // In force from the next message.
    site.tells(JOHN, &format!("Zoom Zoom {REFILLABLE}")).await;
    site.answers(JOHN, "Refill submitted").await;
    assert_eq!(site.expects(SMMCOST, "refill").await, "2323223 refill");
    let entry = site.log_entry("action=refill", |entry| entry["reply_state"] == "sent").await;
    assert_eq!(entry["order_ids"], json!([REFILLABLE]));
    site.tells(JOHN, &format!("কোথায় আমার মাল {IN_PROGRESS}")).await;
    site.answers(JOHN, "*Order #54322*").await;
    site.tells(JOHN, "money left").await;
    site.answers(JOHN, "42.17 USD").await;
    // An alias gives nobody what is not theirs.
    site.tells(JOHN, &format!("finish by hand {IN_PROGRESS}")).await;
    site.answers(JOHN, "did not understand").await;
    site.tells(OWNER, &format!("finish by hand {IN_PROGRESS}")).await;
    site.answers(OWNER, "is now *Completed*").await;
    // Taken away, it is a word like any other.
    aliases(site, json!([])).await;
    site.tells(JOHN, "money left").await;
    site.log_entry("action=message", |entry| entry["text"].as_str().is_some_and(|text| text.ends_with("\nmoney left")))
        .await;
}

async fn an_own_command_is_answered_with_its_own_text(site: &mut Site) {
    own_commands(
        site,
        json!([{"name": "opening hours", "template": "We answer from 9 to 18 h, {username}."}, {"name": "prices", "template": "See the panel."}]),
    )
    .await;
    let listed = items(&site.api.get("/api/v1/custom-commands").await);
    assert_eq!(listed[1], json!({"name": "prices", "template": "See the panel."}));
    site.tells(JOHN, "Opening hours?").await;
    assert_eq!(site.answers(JOHN, "We answer").await, "We answer from 9 to 18 h, johndoe123.");
    let entry = site.log_entry("action=custom", |entry| entry["reply_state"] == "sent").await;
    assert_eq!((&entry["custom_command"], &entry["outcome"]), (&json!("opening hours"), &json!("answered")));
    site.tells(JOHN, "prices").await;
    site.answers(JOHN, "See the panel.").await;
    assert_eq!(site.logs("action=custom").await.len(), 2);
    assert_eq!(site.logs("custom_command=prices").await.len(), 1);
    site.tells(JOHN, "help").await;
    let menu = site.answers(JOHN, "What I can do").await;
    assert!(menu.ends_with("• *opening hours*\n• *prices*"), "{menu}");
    // In a group, too, once support is on there.
    site.support_on().await;
    site.says(World::SUPPORT_GROUP, JOHN, "prices").await;
    site.expects(World::SUPPORT_GROUP, "See the panel.").await;
}

async fn an_own_command_tells_of_own_orders_only(site: &mut Site) {
    own_commands(site, json!([{"name": "where is it", "template": "#{order_id} is {status}.\nProvider: {provider}"}]))
        .await;
    site.tells(JOHN, &format!("where is it {IN_PROGRESS} {OF_MARIA}")).await;
    let reply = site.answers(JOHN, "#54322 is In progress.").await;
    assert!(reply.contains(&format!("*#{OF_MARIA}*: I can't find this order")), "{reply}");
    assert!(!reply.contains("Provider"), "{reply}");
    let entry = site.log_entry("action=custom", |entry| entry["outcome"] == "mixed").await;
    assert_eq!(entry["order_ids"], json!([IN_PROGRESS, OF_MARIA]));
    site.tells(JOHN, "where is it").await;
    site.answers(JOHN, "Please add the number").await;
}

async fn an_own_command_with_many_orders_is_worked_through_across_a_restart(site: &mut Site) {
    own_commands(site, json!([{"name": "where is it", "template": "#{order_id} is {status}."}])).await;
    add_orders(site, 70_001..=70_038);
    let ids: Vec<String> = (70_001..=70_038).chain([MISSING, OF_MARIA]).map(|id| id.to_string()).collect();
    site.stop().await;
    let mortal = Mortal::start(site).await;
    site.door.leads_to(Some(mortal.address()));
    site.tells(JOHN, &format!("where is it {}", ids.join(","))).await;
    site.answers(JOHN, "Got it: 40 orders").await;
    progress(site, &mortal, "action=custom").await;
    // What was asked for stays what it was, whatever the operator does meanwhile.
    own_commands(site, json!([])).await;
    site.door.leads_to(None);
    mortal.kill().await;

    site.world.panel.list_providers(true);
    site.start().await;
    let summary = site.answers(JOHN, "#70001").await;
    let together: Vec<String> = (70_001..=70_038).map(|id| format!("#{id}")).collect();
    assert!(summary.starts_with(&format!("{} is Completed.", together.join(", "))), "{summary}");
    assert!(
        summary.ends_with(&format!(
            "❌ #{MISSING}, #{OF_MARIA}: I can't find this order in your account. Please check the number."
        )),
        "{summary}"
    );
    let entry = site.log_entry("action=custom", |entry| entry["outcome"] == "mixed").await;
    assert_eq!((&entry["custom_command"], &entry["orders_done"]), (&json!("where is it"), &json!(40)), "{entry}");
    assert_eq!(site.all_events("type=RequestProgressed").await.len(), 4);
    assert_eq!(site.sent_to(&private(JOHN)).len(), 2);
}

async fn what_cannot_be_used_is_refused_with_its_place(site: &mut Site) {
    let put = async |path: &str, list: serde_json::Value| {
        let refused = site.api.call(Method::PUT, path, Some(&json!({ "items": list })), &[]).await;
        assert_eq!(refused.status, 422, "{}", refused.body);
        refused.body.to_string()
    };
    let good = json!({"phrase": "zoom zoom", "command": "refill"});
    let refused = put("/api/v1/aliases", json!([good, {"phrase": "cancel", "command": "refill"}])).await;
    assert!(refused.contains("items[1]") && refused.contains("means something already"), "{refused}");
    let refused = put("/api/v1/aliases", json!([{"phrase": "zoom zoom", "command": "fly"}])).await;
    assert!(refused.contains("items[0].command") && refused.contains("speed_up"), "{refused}");
    let refused = put("/api/v1/custom-commands", json!([{"name": "prices", "template": "Hi\nSee {colour}"}])).await;
    assert!(refused.contains("items[0].template") && refused.contains("line 2, character 5"), "{refused}");
    assert!(items(&site.api.get("/api/v1/aliases").await).is_empty());
    assert!(site.all_events("type=AliasesReplaced").await.is_empty());
}
