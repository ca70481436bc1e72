//! What the team sees before it grants a refill: the panel's counts beside the provider's, and never a customer (AD6).

use sandbox::panel::known::{IN_PROGRESS, MANUAL, MISSING, NO_REFILL, REFILLABLE};
use sandbox::{Fault, World};
use serde_json::json;

use crate::site::{JOHN, OWNER, Site, snapshot};

on_both!(
    staff_sees_privately_what_dropped,
    where_nothing_can_be_compared_that_is_said,
    customers_see_nothing_of_it_and_no_refill_is_asked_for,
);

const GROUP: &str = World::SUPPORT_GROUP;
const STAFF: &str = sandbox::evolution::known::ALEX;
const API: &str = "/api/v2";

/// The provider finds so many missing.
fn drops(site: &Site, order: u64, missing: i64) {
    let external = site.world.panel.order(order).and_then(|order| order.external_id).expect("a number");
    assert!(site.world.providers[0].change_order(&external, |order| order.remains = missing));
}

async fn staff_sees_privately_what_dropped(site: &mut Site) {
    let body = json!({"phone": format!("+{STAFF}"), "role": "staff", "verified": true});
    site.api.post("/api/v1/admin-numbers", body).await;
    site.support_on().await;
    let said = site.sent_to(GROUP).len();
    drops(site, REFILLABLE, 150);
    site.says(GROUP, STAFF, &format!("refill verify {REFILLABLE} {NO_REFILL}")).await;
    let told = site.answers(STAFF, "*#54321*").await;
    snapshot("refill_verify", &told);
    let ordered = site.world.panel.order(REFILLABLE).expect("an order").quantity;
    assert!(told.contains(&format!("150 of {ordered} dropped")), "{told}");
    assert_eq!(site.world.providers[0].requests().count("POST", API), 1);
    site.says(GROUP, STAFF, "refill verify").await;
    site.expects(GROUP, "Please write *refill verify* and up to 100 order numbers").await;
    assert_eq!(site.sent_to(GROUP).len(), said + 1, "it is not for customers");
    assert!(site.all_events("type=RefillRequested").await.is_empty());
}

async fn where_nothing_can_be_compared_that_is_said(site: &mut Site) {
    site.world.providers[0].faults().next(1, API, Fault::OkWithError { code: 100, text: "Invalid API key".to_owned() });
    site.tells(OWNER, &format!("refill verify {REFILLABLE} {MANUAL} {MISSING}")).await;
    let told = site.answers(OWNER, "*#54321*").await;
    assert!(told.contains("smmcost.com does not take your key"), "{told}");
    assert_eq!(told.matches("Nothing to compare").count(), 2, "{told}");
    assert!(told.contains(&format!("*#{MISSING}*\nNot found on the panel")), "{told}");
    site.tells(OWNER, &format!("refill verify {IN_PROGRESS}")).await;
    site.answers(OWNER, "Nothing to compare: it is still being delivered").await;
}

async fn customers_see_nothing_of_it_and_no_refill_is_asked_for(site: &mut Site) {
    site.support_on().await;
    let said = site.sent_to(GROUP).len();
    site.tells(JOHN, &format!("refill verify {REFILLABLE}")).await;
    site.answers(JOHN, "not available to you").await;
    site.says(GROUP, JOHN, &format!("refill verify {REFILLABLE}")).await;
    site.says(GROUP, JOHN, "my username").await;
    site.expects(GROUP, "johndoe123").await;
    assert_eq!(site.sent_to(GROUP).len(), said + 1);
    assert!(site.all_events("type=RefillRequested").await.is_empty());
    assert_eq!(site.world.providers[0].requests().count("POST", API), 0);
}
