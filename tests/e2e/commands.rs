//! What customers ask for (CC).

use sandbox::panel::known::REFILLABLE;

use crate::site::{JOHN, SMMCOST, Site};

on_both!(a_refill_is_answered_logged_and_told_to_the_providers_group);

async fn a_refill_is_answered_logged_and_told_to_the_providers_group(site: &mut Site) {
    site.tells(JOHN, &format!("refill {REFILLABLE}")).await;
    let reply = site.answers(JOHN, "Refill submitted").await;
    for fact in ["#54321", "Instagram Followers", "instagram.com/account54321", "Quantity: 1000", "Start count: 847"] {
        assert!(reply.contains(fact), "{fact} is missing: {reply}");
    }
    assert_eq!(site.expects(SMMCOST, "refill").await, "2323223 refill");
    let entry = site.log_entry("order_id=54321", |entry| entry["dispatch_state"] == "sent").await;
    assert_eq!(entry["action"], "refill");
}
