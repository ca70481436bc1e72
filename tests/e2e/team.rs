//! The operator's team in chats: who may what, known by number or by LID (AD3, AD8).

use sandbox::World;
use sandbox::evolution::{Generation, known};
use sandbox::panel::known::{MISSING, OF_MARIA, REFILLABLE};
use serde_json::json;

use crate::site::{JOHN, OWNER, SMMCOST, Site, items, private};
use crate::support::office::text;

on_both!(
    the_support_status_is_set_in_a_chat,
    staff_may_resolve_and_not_switch_groups,
    a_staff_admin_may_switch_groups,
    customers_may_not_use_the_teams_commands,
    a_member_is_known_by_number_and_by_lid,
    the_team_acts_on_anybodys_orders,
    the_team_is_kept_over_the_api,
);

const GROUP: &str = World::SUPPORT_GROUP;
const SAM: &str = known::SAM;

async fn add(site: &Site, role: &str) -> String {
    let body = json!({"phone": format!("+{SAM}"), "role": role, "verified": true});
    text(&site.api.post("/api/v1/admin-numbers", body).await["id"])
}

async fn the_support_status_is_set_in_a_chat(site: &mut Site) {
    site.tells(JOHN, &format!("refund {REFILLABLE}")).await;
    site.answers(JOHN, "Refund request noted").await;
    for (words, shown, stored) in [
        ("resolved", "Resolved", "resolved"),
        ("ticket created", "Ticket created", "ticket created"),
        ("IGNORED", "Ignored", "ignored"),
        ("open", "Open", "open"),
    ] {
        site.tells(OWNER, &format!("!resolve {REFILLABLE} {words}")).await;
        let told = site.answers(OWNER, &format!("now *{shown}*")).await;
        assert!(told.contains("#54321"), "{told}");
        let entry = site.log_entry("action=refund", |entry| entry["support_status"] == stored).await;
        assert_eq!(entry["outcome"], "by_hand");
    }
    site.tells(OWNER, &format!("!resolve {REFILLABLE}, {MISSING} resolved")).await;
    let told = site.answers(OWNER, "now *Resolved*").await;
    assert!(told.contains(&format!("No log entry found for #{MISSING}")), "{told}");
    site.tells(OWNER, &format!("!resolve {MISSING} resolved")).await;
    site.answers(OWNER, "No log entry found").await;
    for words in ["!resolve", "!resolve 54321", "!resolve resolved"] {
        site.tells(OWNER, words).await;
        site.answers(OWNER, "Please write *!resolve*").await;
    }
    site.tells(OWNER, "!frobnicate").await;
    site.answers(OWNER, "did not understand").await;
    // Of several entries of an order the newest is meant.
    site.tells(JOHN, &format!("check {REFILLABLE}")).await;
    site.answers(JOHN, "*Order #54321*").await;
    site.tells(OWNER, &format!("!resolve {REFILLABLE} ignored")).await;
    site.answers(OWNER, "now *Ignored*").await;
    assert_eq!(site.logs("status=ignored").await[0]["action"], "check");
}

async fn staff_may_resolve_and_not_switch_groups(site: &mut Site) {
    add(site, "staff").await;
    site.tells(JOHN, &format!("check {REFILLABLE}")).await;
    site.answers(JOHN, "*Order #54321*").await;
    site.tells(SAM, &format!("!resolve {REFILLABLE} resolved")).await;
    site.answers(SAM, "now *Resolved*").await;
    site.says(GROUP, SAM, "!support enable").await;
    site.expects(GROUP, "not available to you").await;
    let head = site.head().await;
    let groups = items(&site.api.get(&format!("/api/v1/groups?after={head}")).await);
    assert_eq!(groups[0]["support_enabled"], false);
    // Who did it is on record.
    let changed = &site.events("SupportStatusChanged", 1).await[0];
    assert!(text(&changed["metadata"]["actor"]).starts_with("member:"), "{changed}");
}

async fn a_staff_admin_may_switch_groups(site: &mut Site) {
    add(site, "staff_admin").await;
    site.says(GROUP, SAM, "!support enable").await;
    site.expects(GROUP, "Support is now *on*").await;
}

async fn customers_may_not_use_the_teams_commands(site: &mut Site) {
    site.tells(JOHN, &format!("check {REFILLABLE}")).await;
    site.answers(JOHN, "*Order #54321*").await;
    for words in ["!resolve 54321 resolved", "!support enable", "!config list", "!anything"] {
        site.tells(JOHN, words).await;
        site.answers(JOHN, "not available to you").await;
    }
    site.support_on().await;
    let said = site.sent_to(GROUP).len();
    for words in ["!support disable", "!silent enable", "!resolve 54321 resolved"] {
        site.says(GROUP, JOHN, words).await;
    }
    site.says(GROUP, JOHN, "my username").await;
    site.expects(GROUP, "johndoe123").await;
    assert_eq!(site.sent_to(GROUP).len(), said + 1);
    assert_eq!(site.logs("order_id=54321").await[0]["support_status"], "ignored");
}

async fn a_member_is_known_by_number_and_by_lid(site: &mut Site) {
    add(site, "staff_admin").await;
    // Number and LID come together once; from then on either is enough, here and in private.
    site.says_as(Generation::V2_3_5, GROUP, SAM, "!support enable").await;
    site.expects(GROUP, "is now *on*").await;
    site.says_as(Generation::V2_3_0, GROUP, SAM, "!support disable").await;
    site.expects(GROUP, "is now *off*").await;
    site.says_as(Generation::V2_3_5NoAlt, GROUP, SAM, "!support enable").await;
    site.expects(GROUP, "is now *on*").await;
    site.tells(JOHN, &format!("check {REFILLABLE}")).await;
    site.answers(JOHN, "*Order #54321*").await;
    site.says_as(Generation::V2_3_5NoAlt, &private(SAM), SAM, "!resolve 54321 ignored").await;
    site.answers(SAM, "now *Ignored*").await;
    let members = items(&site.api.get("/api/v1/admin-numbers").await);
    let sam = members.iter().find(|member| member["role"] == "staff_admin").expect("Sam");
    assert_eq!(sam["identities"].as_array().map(Vec::len), Some(2), "{sam}");
}

async fn the_team_acts_on_anybodys_orders(site: &mut Site) {
    add(site, "staff").await;
    site.tells(SAM, &format!("refill {OF_MARIA}")).await;
    site.answers(SAM, "Refill submitted").await;
    assert!(site.expects(SMMCOST, "refill").await.ends_with(" refill"));
    let entry = site.log_entry("action=refill", |entry| entry["reply_state"] == "sent").await;
    assert_eq!(entry["outcome"], "accepted");
    // A member who is no customer has no account of their own to speak of.
    site.tells(SAM, "balance").await;
    site.answers(SAM, "not available to you").await;
}

async fn the_team_is_kept_over_the_api(site: &mut Site) {
    let id = add(site, "staff").await;
    let unproven = json!({"phone": "+8801712345678", "role": "staff", "verified": false});
    let refused = site.api.call(reqwest::Method::POST, "/api/v1/admin-numbers", Some(&unproven), &[]).await;
    assert_eq!((refused.status, refused.body["field"].as_str()), (422, Some("verified")));
    let twice = json!({"phone": format!("+{SAM}"), "role": "staff", "verified": true});
    let refused = site.api.call(reqwest::Method::POST, "/api/v1/admin-numbers", Some(&twice), &[]).await;
    assert_eq!((refused.status, refused.code()), (409, "identity_taken"));
    let remove = |id: &str| format!("/api/v1/admin-numbers/{id}");
    site.api.call(reqwest::Method::DELETE, &remove(&id), None, &[]).await.granted("removing");
    site.tells(SAM, "!resolve 54321 resolved").await;
    site.answers(SAM, "not available to you").await;
    let owner = items(&site.api.get("/api/v1/admin-numbers").await);
    assert_eq!(owner.len(), 1);
    let last = site.api.call(reqwest::Method::DELETE, &remove(&text(&owner[0]["id"])), None, &[]).await;
    assert_eq!((last.status, last.code()), (409, "last_owner"));
}
