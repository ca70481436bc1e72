//! Groups and their three flags (GR).

use reqwest::Method;
use sandbox::World;
use sandbox::panel::known::REFILLABLE;
use serde_json::{Value, json};

use crate::site::{JOHN, OWNER, SMMCOST, Site, items};
use crate::support::office::text;

on_both!(
    in_a_silent_group_everything_is_done_and_nothing_is_said,
    a_silent_providers_group_is_told_nothing_and_the_customer_is_answered,
    flags_are_switched_by_commands_in_the_group,
    flags_are_switched_over_the_api_from_the_next_message_on,
    groups_are_fetched_from_the_server_and_can_be_deleted,
);

const GROUP: &str = World::SUPPORT_GROUP;

/// The support group as the API shows it.
async fn shown(site: &Site) -> Value {
    let head = site.head().await;
    let groups = items(&site.api.get(&format!("/api/v1/groups?after={head}")).await);
    groups.into_iter().find(|group| group["chat"] == GROUP).expect("the support group")
}

async fn in_a_silent_group_everything_is_done_and_nothing_is_said(site: &mut Site) {
    site.support_on().await;
    site.says(GROUP, OWNER, "!silent enable").await;
    site.says(GROUP, JOHN, &format!("refill {REFILLABLE}")).await;
    let entry = site.log_entry("action=refill", |entry| entry["reply_state"] == "withheld").await;
    assert!(text(&entry["reply"]).contains("Refill submitted"), "{entry}");
    assert_eq!((&entry["outcome"], &entry["group"]["id"]), (&json!("accepted"), &shown(site).await["id"]));
    // The provider's group is another group.
    assert_eq!(site.expects(SMMCOST, "refill").await, "2323223 refill");
    // Spoken again, it answers again; what was held back stays unsaid.
    let id = text(&shown(site).await["id"]);
    site.api.patch(&format!("/api/v1/groups/{id}"), json!({"silent_mode": false})).await;
    site.says(GROUP, JOHN, "my username").await;
    site.expects(GROUP, "johndoe123").await;
    assert_eq!(site.sent_to(GROUP).len(), 2, "{:?}", site.sent_to(GROUP));
    let refused = site
        .api
        .call(Method::POST, &format!("/api/v1/logs/{}/resend", text(&entry["id"])), Some(&json!({})), &[])
        .await;
    assert_eq!(refused.status, 409, "{}", refused.body);
}

async fn a_silent_providers_group_is_told_nothing_and_the_customer_is_answered(site: &mut Site) {
    let synced = site.api.post("/api/v1/groups/sync", json!({})).await;
    let groups = items(&site.api.get(&format!("/api/v1/groups?after={}", synced["position"])).await);
    let of_provider = groups.iter().find(|group| group["chat"] == SMMCOST).expect("the provider's group");
    let path = format!("/api/v1/groups/{}", text(&of_provider["id"]));
    site.api.patch(&path, json!({"silent_mode": true})).await;
    site.tells(JOHN, &format!("refill {REFILLABLE}")).await;
    site.answers(JOHN, "Refill submitted").await;
    let entry = site.log_entry("action=refill", |entry| entry["dispatch_state"] == "withheld").await;
    assert_eq!(entry["outcome"], "accepted", "{entry}");
    let withheld = site.events("MessageWithheld", 1).await;
    assert_eq!(withheld[0]["payload"]["MessageWithheld"]["text"], "2323223 refill");
    assert!(site.sent_to(SMMCOST).is_empty());
}

async fn flags_are_switched_by_commands_in_the_group(site: &mut Site) {
    site.says(GROUP, JOHN, "my username").await;
    site.events("GroupRegistered", 1).await;
    for (command, told, flag) in [
        ("!support enable", "Support is now *on*", "support_enabled"),
        ("!marketing enable", "Marketing is now *on*", "marketing_enabled"),
        ("!SILENT Enable", "", "silent_mode"),
    ] {
        site.says(GROUP, OWNER, command).await;
        let switched = async || (shown(site).await[flag] == true).then_some(());
        site.until(command, switched).await;
        if !told.is_empty() {
            site.expects(GROUP, told).await;
        }
    }
    site.says(GROUP, OWNER, "!silent disable").await;
    site.expects(GROUP, "Silent mode is now *off*").await;
    site.says(GROUP, OWNER, "!support disable").await;
    site.expects(GROUP, "Support is now *off*").await;
    site.says(GROUP, JOHN, "my username").await;
    site.says(GROUP, OWNER, "!support").await;
    site.expects(GROUP, "followed by *enable* or *disable*").await;
    // Privately there is no group to switch.
    site.tells(OWNER, "!support enable").await;
    site.answers(OWNER, "only inside the group").await;
    assert!(site.logs("").await.is_empty());
}

async fn flags_are_switched_over_the_api_from_the_next_message_on(site: &mut Site) {
    site.says(GROUP, JOHN, "my username").await;
    site.events("GroupRegistered", 1).await;
    let group = shown(site).await;
    let path = format!("/api/v1/groups/{}", text(&group["id"]));
    site.api.patch(&path, json!({"support_enabled": true, "marketing_enabled": true})).await;
    site.says(GROUP, JOHN, "my username").await;
    site.expects(GROUP, "johndoe123").await;
    // By its name, as a command.
    let toggle = json!({"group_id": group["id"], "flag": "support", "enabled": false});
    site.api.post("/api/v1/commands/ToggleGroupFlag", toggle).await;
    site.says(GROUP, JOHN, "my username").await;
    site.tells(JOHN, "help").await;
    site.answers(JOHN, "What I can do").await;
    assert_eq!(site.sent_to(GROUP).len(), 1);
    let group = shown(site).await;
    assert_eq!((&group["support_enabled"], &group["marketing_enabled"]), (&json!(false), &json!(true)));
    let nothing = site.api.call(Method::PATCH, &path, Some(&json!({})), &[]).await;
    assert_eq!(nothing.status, 422);
}

async fn groups_are_fetched_from_the_server_and_can_be_deleted(site: &mut Site) {
    let synced = site.api.post("/api/v1/groups/sync", json!({})).await;
    assert_eq!((&synced["found"], &synced["registered"]), (&json!(3), &json!(3)));
    let again = site.api.post("/api/v1/groups/sync", json!({})).await;
    assert_eq!((&again["found"], &again["registered"]), (&json!(3), &json!(0)));
    let group = shown(site).await;
    assert_eq!((&group["name"], &group["support_enabled"]), (&json!("SMM Support 24/7"), &json!(false)));
    let path = format!("/api/v1/groups/{}", text(&group["id"]));
    site.api.patch(&path, json!({"support_enabled": true})).await;
    site.api.call(Method::DELETE, &path, None, &[]).await.granted("deleting");
    let head = site.head().await;
    assert_eq!(items(&site.api.get(&format!("/api/v1/groups?after={head}")).await).len(), 2);
    // Its next message registers it anew, unserved.
    site.says(GROUP, JOHN, "my username").await;
    site.events("GroupRegistered", 4).await;
    assert_eq!(shown(site).await["support_enabled"], false);
    assert!(site.sent_to(GROUP).is_empty());
}
