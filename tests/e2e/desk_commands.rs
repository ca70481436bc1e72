//! What the team asks and sets in a chat: the state of the desk, lists, settings, blocks (AD1, AD4, AD5, VC4).

use gateways::model::Provider;
use sandbox::World;
use sandbox::evolution::known;
use sandbox::panel::known::REFILLABLE;
use serde_json::json;

use crate::site::{JOHN, MARIA, OWNER, Site, private};
use crate::support::PATIENCE;
use crate::support::office::text;

on_both!(
    the_state_of_the_desk_is_told,
    lists_of_customers_and_groups_go_to_the_team_alone,
    settings_are_read_and_set_in_a_chat,
    secrets_are_set_in_private_only_and_never_shown,
    a_customer_is_blocked_and_unblocked_in_a_chat,
    people_of_the_team_can_not_be_blocked,
    everybody_of_a_username_is_unlinked,
);

const GROUP: &str = World::SUPPORT_GROUP;
const SAM: &str = known::SAM;

async fn the_state_of_the_desk_is_told(site: &mut Site) {
    site.support_on().await;
    site.verify(MARIA, World::CUSTOMERS[1].username).await;
    site.says(GROUP, OWNER, "!status").await;
    let told = site.expects(GROUP, "*Status:* Online").await;
    for line in
        ["*Verified users:* 2 | *Active groups:* 1 of 1", "*AI provider:* none", "*Chat mode:* manual", ": open"]
    {
        assert!(told.contains(line), "{line} is missing in {told}");
    }
    site.world.evolution.disconnect(crate::support::office::INSTANCE, 428);
    site.set("chat_mode", "custom").await;
    site.world.evolution.scan(crate::support::office::INSTANCE);
    site.tells(OWNER, "!STATUS").await;
    assert!(site.answers(OWNER, "Online").await.contains("*Chat mode:* custom"));
    // Whose model rewords replies, and which.
    site.thinks_with(Provider::Groq, PATIENCE).await;
    site.tells(OWNER, "!status").await;
    site.answers(OWNER, &format!("*AI provider:* groq {}\n", sandbox::model::MODEL)).await;
}

async fn lists_of_customers_and_groups_go_to_the_team_alone(site: &mut Site) {
    site.support_on().await;
    let said = site.sent_to(GROUP).len();
    site.says(GROUP, OWNER, "!users").await;
    let users = site.answers(OWNER, "*Verified users: 1*").await;
    assert!(users.contains("1. johndoe123"), "{users}");
    for number in 0..31 {
        site.verify(&format!("4477009010{number:02}"), &format!("user{number}")).await;
    }
    site.tells(OWNER, "!users").await;
    let users = site.answers(OWNER, "*Verified users: 32*").await;
    assert!(users.contains("30. ") && users.contains("… and 2 more: *!users 2*"), "{users}");
    site.tells(OWNER, "!users 2").await;
    let users = site.answers(OWNER, "32. ").await;
    assert!(!users.contains("more"), "{users}");
    site.says(GROUP, OWNER, "!groups").await;
    let groups = site.answers(OWNER, "*Groups: 1*").await;
    assert!(groups.contains("– support"), "{groups}");
    site.says(GROUP, OWNER, "!status").await;
    site.expects(GROUP, "Online").await;
    assert_eq!(site.sent_to(GROUP).len(), said + 1, "lists are not for a group");
}

async fn settings_are_read_and_set_in_a_chat(site: &mut Site) {
    site.tells(OWNER, "!config list").await;
    let listed = site.answers(OWNER, "⚙️ *Settings*").await;
    let known = site.api.get("/api/v1/config").await;
    for setting in known["items"].as_array().expect("settings") {
        assert!(listed.contains(&format!("• *{}*: ", text(&setting["key"]))), "{} is not listed", setting["key"]);
    }
    site.tells(OWNER, "!config get cooldown_seconds").await;
    let told = site.answers(OWNER, "⚙️ *cooldown_seconds*: 3600").await;
    assert!(told.contains("Default: 3600") && told.contains("a whole number from 0 to 2592000"), "{told}");
    site.tells(OWNER, "!config set cooldown_seconds 60").await;
    site.answers(OWNER, "⚙️ ✅ *cooldown_seconds* is now *60*").await;
    let changed = site.events("SettingChanged", 3).await;
    let event = changed.last().expect("a change");
    assert_eq!(event["payload"]["SettingChanged"]["value"], "60");
    assert!(text(&event["metadata"]["actor"]).starts_with("member:"), "{event}");
    // In force at once.
    site.tells(JOHN, &format!("refund {REFILLABLE}")).await;
    site.answers(JOHN, "Refund request noted").await;
    site.tells(JOHN, &format!("refund {REFILLABLE}")).await;
    let told = site.answers(JOHN, "already requested").await;
    assert!(told.contains("second") || told.contains("1 minute"), "{told}");
    for (words, answer) in [
        ("!config set cooldown_seconds soon", "must be a whole number from 0 to 2592000, not `soon`"),
        ("!config set cooldown 60", "there is no setting `cooldown`; did you mean `cooldown_seconds`?"),
        ("!config get panel", "there is no setting `panel`"),
        ("!config set chat_mode robot", "must be one of manual, ai, custom, not `robot`"),
        ("!config set scheduler_timezone Mars", "there is no `Mars`"),
        ("!config set panel_url ftp://x", "must begin with"),
        ("!config set chat_mode", "Please write *!config list*"),
    ] {
        site.tells(OWNER, words).await;
        site.answers(OWNER, answer).await;
    }
    // What a setting holds is nothing for a group.
    let said = site.sent_to(GROUP).len();
    site.says(GROUP, OWNER, "!config set services_url https://Panel.example/List").await;
    site.answers(OWNER, "*services_url* is now *https://Panel.example/List*").await;
    assert_eq!(site.sent_to(GROUP).len(), said);
}

async fn secrets_are_set_in_private_only_and_never_shown(site: &mut Site) {
    site.says(GROUP, OWNER, "!config set panel_user_api_key hunter2hunter2").await;
    site.expects(GROUP, "don't take secrets in a group").await;
    site.tells(OWNER, "!config get panel_user_api_key").await;
    site.answers(OWNER, "*panel_user_api_key*: not set").await;
    site.tells(OWNER, "!config set panel_user_api_key hunter2hunter2").await;
    site.answers(OWNER, "is now *set*. Please delete your message").await;
    site.tells(OWNER, "!config get panel_user_api_key").await;
    site.answers(OWNER, "*panel_user_api_key*: set").await;
    for sent in site.world.evolution.sent() {
        assert!(!sent.text.contains("hunter2"), "{}", sent.text);
    }
    site.tells(OWNER, "!config set panel_user_api_key \"\"").await;
    site.answers(OWNER, "is now *not set*").await;
}

async fn a_customer_is_blocked_and_unblocked_in_a_chat(site: &mut Site) {
    site.tells(JOHN, "my username").await;
    site.answers(JOHN, "johndoe123").await;
    site.tells(OWNER, "!block JohnDoe123").await;
    site.answers(OWNER, "*JohnDoe123* is blocked (1 customer)").await;
    site.tells(JOHN, "my username").await;
    site.all_is_handled().await;
    let blocked = site.events("CustomerBlocked", 1).await;
    assert!(text(&blocked[0]["metadata"]["actor"]).starts_with("member:"), "{blocked:?}");
    site.tells(OWNER, &format!("!unblock +{JOHN}")).await;
    site.answers(OWNER, "is answered again (1 customer)").await;
    site.tells(JOHN, "help").await;
    site.answers(JOHN, "What I can do").await;
    assert_eq!(site.sent_to(&private(JOHN)).len(), 2, "nothing was said to the blocked one");
    // Somebody who never wrote.
    site.tells(OWNER, &format!("!block +{MARIA}")).await;
    site.answers(OWNER, "Nobody has written from").await;
    site.tells(MARIA, "hello").await;
    site.all_is_handled().await;
    site.tells(OWNER, &format!("!unblock {MARIA}")).await;
    site.answers(OWNER, "is answered again").await;
    site.tells(MARIA, "hello").await;
    site.answers(MARIA, "Welcome").await;
    assert_eq!(site.sent_to(&private(MARIA)).len(), 1);
}

async fn people_of_the_team_can_not_be_blocked(site: &mut Site) {
    let body = json!({"phone": format!("+{SAM}"), "role": "staff", "verified": true});
    site.api.post("/api/v1/admin-numbers", body).await;
    for who in [SAM, OWNER] {
        site.tells(OWNER, &format!("!block +{who}")).await;
        site.answers(OWNER, "is in your team").await;
    }
    let sam = site.verify(SAM, "samsmm").await;
    let path = format!("/api/v1/customers/{sam}/block");
    let refused = site.api.call(reqwest::Method::POST, &path, None, &[]).await;
    assert_eq!((refused.status, refused.code()), (409, "of_team"), "{}", refused.body);
    site.tells(OWNER, "!block samsmm").await;
    site.answers(OWNER, "is in your team").await;
    assert!(site.all_events("type=CustomerBlocked").await.is_empty());
}

async fn everybody_of_a_username_is_unlinked(site: &mut Site) {
    site.verify(MARIA, "johndoe123").await;
    site.tells(OWNER, "!remove-users JOHNDOE123").await;
    site.answers(OWNER, "2 customers unlinked from *JOHNDOE123*").await;
    for person in [JOHN, MARIA] {
        site.tells(person, "balance").await;
        site.answers(person, "Welcome").await;
    }
    site.tells(OWNER, "!remove-users johndoe123").await;
    site.answers(OWNER, "Nobody is linked").await;
}
