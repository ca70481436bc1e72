//! One person met as several (CH, VC2): two customers become one on proof, and on nothing else.

use sandbox::evolution::Generation;
use sandbox::{Fault, World};
use serde_json::{Value, json};

use crate::site::{JOHN, MARIA, Site, items, private};
use crate::support::office::text;

on_both!(
    two_customers_become_one_when_a_message_names_both_addresses,
    a_block_of_one_is_a_block_of_both,
    two_verified_as_different_usernames_stay_apart,
    a_name_proves_nothing,
);

async fn customers(site: &Site) -> Vec<Value> {
    let head = site.head().await;
    items(&site.api.get(&format!("/api/v1/customers?after={head}")).await)
}

fn lid_of(site: &Site, phone: &str) -> String {
    let person = site.world.evolution.people().into_iter().find(|person| person.phone == phone);
    format!("{}@lid", person.expect("a person").lid)
}

/// John writes in the group, where the server tells his LID only and no members: nobody the program knows.
async fn john_is_met_by_his_lid(site: &Site) -> Value {
    site.support_on().await;
    site.world.evolution.faults().next(1, "/group/participants", Fault::Status { status: 500, text: None });
    site.says_as(Generation::V2_3_0, World::SUPPORT_GROUP, JOHN, "my username").await;
    site.expects(World::SUPPORT_GROUP, "").await;
    let lid = format!("lid:{}", lid_of(site, JOHN));
    let met = async || {
        customers(site).await.into_iter().find(|customer| customer["identities"].to_string().contains(&lid[4..]))
    };
    site.until("the second John", met).await
}

async fn two_customers_become_one_when_a_message_names_both_addresses(site: &mut Site) {
    let second = john_is_met_by_his_lid(site).await;
    assert_eq!(second["username"], Value::Null, "{second}");
    let before = customers(site).await.len();
    site.says_as(Generation::V2_3_5, &private(JOHN), JOHN, "my username").await;
    site.answers(JOHN, "johndoe123").await;
    // The events say who became who, and why.
    let absorbed = &site.events("CustomerAbsorbed", 1).await[0]["payload"]["CustomerAbsorbed"];
    assert_eq!(absorbed["from"], second["id"]);
    assert_eq!(absorbed["proof"]["by"], "message");
    let closed = &site.events("CustomerMergedAway", 1).await[0]["payload"]["CustomerMergedAway"];
    assert_eq!((&closed["customer_id"], &closed["into"]), (&second["id"], &absorbed["customer_id"]));
    // The list shows one, with both addresses; the other's id leads there.
    let left = customers(site).await;
    assert_eq!(left.len(), before - 1);
    let john = left.iter().find(|customer| customer["username"] == "johndoe123").expect("John");
    for address in [private(JOHN), lid_of(site, JOHN)] {
        assert!(john["identities"].to_string().contains(&address), "{john}");
    }
    let head = site.head().await;
    let by_old_id = site.api.get(&format!("/api/v1/customers/{}?after={head}", text(&second["id"]))).await;
    assert_eq!(by_old_id["id"], john["id"]);
    // Later messages from either address are his.
    for generation in [Generation::V2_3_0, Generation::V2_3_5NoAlt, Generation::V2_3_5] {
        site.says_as(generation, World::SUPPORT_GROUP, JOHN, "my username").await;
        site.expects(World::SUPPORT_GROUP, "johndoe123").await;
    }
    site.says_as(Generation::V2_2, &private(JOHN), JOHN, "my username").await;
    site.answers(JOHN, "johndoe123").await;
    assert_eq!(site.all_events("type=CustomerAbsorbed").await.len(), 1);
    // The other one cannot be used alone any more.
    let path = format!("/api/v1/customers/{}/block", text(&second["id"]));
    let refused = site.api.call(reqwest::Method::POST, &path, Some(&json!({})), &[]).await;
    assert_eq!((refused.status, refused.code()), (409, "merged"));
}

async fn a_block_of_one_is_a_block_of_both(site: &mut Site) {
    let second = john_is_met_by_his_lid(site).await;
    site.api.post(&format!("/api/v1/customers/{}/block", text(&second["id"])), json!({})).await;
    site.says_as(Generation::V2_3_5, &private(JOHN), JOHN, "help").await;
    site.events("CustomerMergedAway", 1).await;
    // He is blocked under his number as well. Somebody else's answer shows that his message was handled.
    let id = site.says_as(Generation::V2_2, &private(JOHN), JOHN, "my username").await;
    site.is_taken(&id).await;
    site.tells(MARIA, "hello").await;
    site.answers(MARIA, "panel username").await;
    let john = customers(site).await.into_iter().find(|customer| customer["username"] == "johndoe123");
    assert_eq!(john.expect("John")["state"], "blocked");
    assert!(site.sent_to(&private(JOHN)).is_empty());
}

async fn two_verified_as_different_usernames_stay_apart(site: &mut Site) {
    let lid = lid_of(site, JOHN);
    let verify = json!({"username": "maria_smm", "identity": lid});
    site.api.post("/api/v1/customers", verify).await;
    let before = customers(site).await;
    site.says_as(Generation::V2_3_5, &private(JOHN), JOHN, "my username").await;
    site.answers(JOHN, "johndoe123").await;
    assert_eq!(customers(site).await.len(), before.len());
    for event_type in ["CustomerAbsorbed", "CustomerMergedAway", "IdentityLinked"] {
        assert!(site.all_events(&format!("type={event_type}")).await.is_empty(), "{event_type}");
    }
}

async fn a_name_proves_nothing(site: &mut Site) {
    // Somebody calls themselves as John does.
    let person = sandbox::evolution::Person::new("John Doe", "15550004242", "181960112299999");
    site.world.evolution.add_person(person);
    site.tells("15550004242", "my username").await;
    site.answers("15550004242", "").await;
    assert!(site.sent_to(&private("15550004242")).iter().all(|text| !text.contains("johndoe123")));
    assert!(site.all_events("type=CustomerAbsorbed").await.is_empty());
}
