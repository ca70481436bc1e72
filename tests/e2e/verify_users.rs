//! `!verify-users`: everybody in a group at once (VC3).

use sandbox::evolution::{ChatKind, Generation, Person, known};
use sandbox::{Fault, World};
use serde_json::json;

use crate::site::{JOHN, MARIA, OWNER, Site, items, private};
use crate::support::office::text;

on_both!(
    everybody_in_a_group_is_verified,
    where_the_panel_can_not_be_asked_nobody_is_verified,
    a_group_whose_members_are_not_told_changes_nothing,
    a_large_group_is_verified_beside_everything_else,
);

const GROUP: &str = World::SUPPORT_GROUP;
const SAM: &str = known::SAM;

async fn everybody_in_a_group_is_verified(site: &mut Site) {
    let body = json!({"phone": format!("+{SAM}"), "role": "staff_admin", "verified": true});
    site.api.post("/api/v1/admin-numbers", body).await;
    site.support_on().await;
    site.says(GROUP, SAM, "!verify-users Maria_SMM").await;
    site.expects(GROUP, "linking everybody in this group to *maria_smm*").await;
    let told = site.answers(SAM, "*maria_smm*: 2 linked, 0 were linked before, of 3 members").await;
    assert!(told.contains("linked to another username") && told.contains("– johndoe123"), "{told}");
    // Neither the team, nor the connected number, nor who was somebody else before.
    let head = site.head().await;
    let customers = items(&site.api.get(&format!("/api/v1/customers?state=verified&after={head}")).await);
    let mut verified: Vec<(String, String)> = customers
        .iter()
        .map(|customer| (text(&customer["username"]), text(&customer["identities"][0]["value"])))
        .collect();
    verified.sort();
    let expected = [("johndoe123", JOHN), ("maria_smm", MARIA), ("maria_smm", known::ALEX)];
    let mut expected: Vec<(String, String)> =
        expected.map(|(username, phone)| (username.to_owned(), private(phone))).to_vec();
    expected.sort();
    assert_eq!(verified, expected);
    let events = site.all_events("type=CustomerVerified").await;
    assert!(text(&events.last().expect("events")["metadata"]["actor"]).starts_with("member:"), "{events:?}");
    // They are served at once, known by number and by LID.
    site.says_as(Generation::V2_3_5NoAlt, GROUP, MARIA, "my username").await;
    site.expects(GROUP, "maria_smm").await;
    // Once more changes nothing.
    site.says(GROUP, SAM, "!verify-users maria_smm").await;
    site.answers(SAM, "*maria_smm*: 0 linked, 2 were linked before").await;
    assert_eq!(site.all_events("type=CustomerVerified").await.len(), events.len());
    site.tells(SAM, "!remove-users maria_smm").await;
    site.answers(SAM, "2 customers unlinked").await;
}

async fn where_the_panel_can_not_be_asked_nobody_is_verified(site: &mut Site) {
    site.says(GROUP, OWNER, "!verify-users nobody77").await;
    site.expects(GROUP, "no username *nobody77* on the panel").await;
    site.world.panel.faults().always("/adminapi", Fault::Status { status: 503, text: None });
    site.says(GROUP, OWNER, "!verify-users maria_smm").await;
    site.expects(GROUP, "can't reach the panel").await;
    assert!(site.all_events("type=MembersVerificationRequested").await.is_empty());
    assert_eq!(site.all_events("type=CustomerVerified").await.len(), 1, "John, from the beginning");
}

async fn a_group_whose_members_are_not_told_changes_nothing(site: &mut Site) {
    site.world.evolution.faults().always("/group/participants", Fault::Status { status: 404, text: None });
    site.says(GROUP, OWNER, "!verify-users maria_smm").await;
    site.answers(OWNER, "could not find out who is in the group").await;
    assert_eq!(site.events("MembersUnknown", 1).await.len(), 1);
    assert_eq!(site.all_events("type=CustomerVerified").await.len(), 1, "John, from the beginning");
}

async fn a_large_group_is_verified_beside_everything_else(site: &mut Site) {
    const MEMBERS: usize = 300;
    let group = "120363041234567777@g.us";
    let phones: Vec<String> = (0..MEMBERS).map(|number| format!("4477008{number:05}")).collect();
    for (number, phone) in phones.iter().enumerate() {
        site.world.evolution.add_person(Person::new("Member", phone, &format!("18197000{number:07}")));
    }
    let members: Vec<&str> = phones.iter().map(String::as_str).chain([OWNER]).collect();
    site.world.evolution.add_group(group, "Everybody", ChatKind::Support, &members);
    site.says(group, OWNER, "!verify-users maria_smm").await;
    site.tells(JOHN, "my username").await;
    site.answers(JOHN, "johndoe123").await;
    let told = site.answers(OWNER, &format!("*maria_smm*: {MEMBERS} linked")).await;
    assert!(told.contains(&format!("of {MEMBERS} members")), "{told}");
    assert_eq!(site.all_events("type=CustomerVerified").await.len(), MEMBERS + 1);
    site.tells(OWNER, "!remove-users maria_smm").await;
    site.answers(OWNER, &format!("{MEMBERS} customers unlinked")).await;
}
