//! Who a customer is (VC1, VC2, VC4).

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use aggregates::customer::CODE_LIFETIME_SECONDS;
use jiff::{SignedDuration, Timestamp};
use reqwest::Method;
use sandbox::evolution::Generation;
use sandbox::panel::known::OF_MARIA;
use sandbox::{Fault, World};
use serde_json::json;

use crate::site::{JOHN, MARIA, Site, items, private};
use crate::support::PATIENCE;
use crate::support::office::text;

on_both!(
    a_stranger_proves_their_account_with_the_code_from_a_ticket,
    wrong_codes_lead_to_a_lock_out_and_after_it_the_customer_starts_over,
    a_code_typed_after_its_ten_minutes_is_refused_and_another_one_opens,
    a_username_the_panel_does_not_know_is_told_and_asked_for_again,
    nobody_is_verified_while_the_panel_cannot_be_asked,
    a_code_whose_ticket_may_or_may_not_be_there_is_looked_for_and_not_sent_twice,
    a_code_that_cannot_be_delivered_is_told,
    several_numbers_may_belong_to_one_username_and_stay_bound_over_a_restart,
    a_person_verified_in_a_group_is_known_in_private,
    a_blocked_customer_gets_no_answer_until_unblocked,
    a_removed_customer_starts_again_as_a_stranger,
    where_nobody_needs_to_prove_an_account_orders_are_shown_and_nothing_is_done_to_them,
);

/// Takes a person as far as the code; answers the code.
async fn ask_for_code(site: &Site, person: &str, username: &str) -> String {
    site.tells(person, "hello").await;
    site.answers(person, "panel username").await;
    site.tells(person, username).await;
    site.answers(person, "6-digit code").await;
    site.world.panel.wait_for_code(username, PATIENCE).await.expect("a ticket with a code")
}

async fn a_stranger_proves_their_account_with_the_code_from_a_ticket(site: &mut Site) {
    // Before, whatever they ask for leads to the question who they are.
    site.tells(MARIA, &format!("refill {OF_MARIA}")).await;
    site.answers(MARIA, "panel username").await;
    // Panels do not tell names apart by case.
    site.tells(MARIA, "Maria_SMM").await;
    let told = site.answers(MARIA, "6-digit code").await;
    assert!(told.contains("maria_smm") && told.contains("10 minutes"), "{told}");
    let tickets = site.world.panel.tickets();
    assert_eq!(tickets.len(), 1);
    assert_eq!((tickets[0].user.as_str(), tickets[0].status.as_str()), ("maria_smm", "answered"));
    let code = tickets[0].code().expect("a code");
    assert!(!tickets[0].subject.contains(&code), "the code is in the subject: {}", tickets[0].subject);
    site.tells(MARIA, &code).await;
    site.answers(MARIA, "Verified").await;
    site.tells(MARIA, &format!("refill {OF_MARIA}")).await;
    site.answers(MARIA, "Refill submitted").await;
    // The code is nowhere to be read.
    let log = site.story().await;
    assert!(!log.contains(&format!("\"{code}\"")), "the code can be read in the log");
    let head = site.head().await;
    let customers = site.api.get(&format!("/api/v1/customers?q=maria_smm&state=verified&after={head}")).await;
    assert_eq!(items(&customers).len(), 1);
}

async fn wrong_codes_lead_to_a_lock_out_and_after_it_the_customer_starts_over(site: &mut Site) {
    let code = ask_for_code(site, MARIA, "maria_smm").await;
    let wrong = if code == "000000" { "000001" } else { "000000" };
    for left in ["2 tries", "1 try"] {
        site.tells(MARIA, wrong).await;
        site.answers(MARIA, left).await;
    }
    site.tells(MARIA, wrong).await;
    site.answers(MARIA, "Too many tries. Please wait 5 minutes").await;
    // Not even the right one opens now.
    site.tells(MARIA, &code).await;
    site.answers(MARIA, "Too many tries").await;
    assert_eq!(site.all_events("type=CustomerVerified").await.len(), 1, "only John is verified");

    let alex = World::CUSTOMERS[2];
    site.set("verification_cooldown_seconds", "0").await;
    site.set("verification_max_attempts", "1").await;
    let code = ask_for_code(site, alex.phone, alex.username).await;
    let wrong = if code == "000000" { "000001" } else { "000000" };
    site.tells(alex.phone, wrong).await;
    site.answers(alex.phone, "Too many tries").await;
    site.tells(alex.phone, alex.username).await;
    site.answers(alex.phone, "6-digit code").await;
    let fresh = site.world.panel.wait_for_code(alex.username, PATIENCE).await.expect("a new code");
    site.tells(alex.phone, &fresh).await;
    site.answers(alex.phone, "Verified").await;
}

async fn a_code_typed_after_its_ten_minutes_is_refused_and_another_one_opens(site: &mut Site) {
    let late = Arc::new(AtomicI64::new(0));
    let seconds = Arc::clone(&late);
    site.start_by(Arc::new(move || Timestamp::now() + SignedDuration::from_secs(seconds.load(Ordering::Relaxed))))
        .await;
    let code = ask_for_code(site, MARIA, "maria_smm").await;
    late.store(CODE_LIFETIME_SECONDS + 1, Ordering::Relaxed);
    site.tells(MARIA, &code).await;
    let told = site.answers(MARIA, "too old").await;
    assert_eq!(told, "That code is too old. Please send your username again to get a new one.");
    assert_eq!(site.events("VerificationCodeExpired", 1).await.len(), 1);
    assert_eq!(site.all_events("type=CustomerVerified").await.len(), 1, "only John is verified");
    // It stays too old; the next one is as good as the first was.
    site.tells(MARIA, &code).await;
    site.answers(MARIA, "can't find the username").await;
    site.tells(MARIA, "maria_smm").await;
    site.answers(MARIA, "6-digit code").await;
    let fresh = site.world.panel.wait_for_code("maria_smm", PATIENCE).await.expect("a new code");
    late.fetch_add(CODE_LIFETIME_SECONDS - 60, Ordering::Relaxed);
    site.tells(MARIA, &fresh).await;
    site.answers(MARIA, "Verified").await;
}

async fn a_username_the_panel_does_not_know_is_told_and_asked_for_again(site: &mut Site) {
    site.tells(MARIA, "hello").await;
    site.answers(MARIA, "panel username").await;
    // Part of a name is no name, though the panel's filter finds it.
    for unknown in ["maria", "nobody_here"] {
        site.tells(MARIA, unknown).await;
        let told = site.answers(MARIA, "can't find the username").await;
        assert!(told.contains(unknown), "{told}");
    }
    assert!(site.world.panel.tickets().is_empty());
    site.tells(MARIA, "my username is maria_smm").await;
    site.answers(MARIA, "6-digit code").await;
}

async fn nobody_is_verified_while_the_panel_cannot_be_asked(site: &mut Site) {
    site.tells(MARIA, "hello").await;
    site.answers(MARIA, "panel username").await;
    site.world.panel.revoke_key(true);
    site.tells(MARIA, "maria_smm").await;
    site.answers(MARIA, "can't check usernames right now").await;
    site.world.panel.revoke_key(false);
    let said = Fault::OkWithError { code: 100, text: "Something broke".to_owned() };
    site.world.panel.faults().next(1, "/adminapi/v2/users", said);
    site.tells(MARIA, "maria_smm").await;
    site.answers(MARIA, "can't check usernames right now").await;
    assert!(site.world.panel.tickets().is_empty());
    assert_eq!(site.all_events("type=CustomerVerified").await.len(), 1, "only John is verified");
    // As soon as the panel answers, the same word is enough.
    site.tells(MARIA, "maria_smm").await;
    site.answers(MARIA, "6-digit code").await;
}

async fn a_code_whose_ticket_may_or_may_not_be_there_is_looked_for_and_not_sent_twice(site: &mut Site) {
    site.world.panel.faults().next(1, "/adminapi/v2/tickets/add", Fault::ClosedAfterActing);
    let code = ask_for_code(site, MARIA, "maria_smm").await;
    assert_eq!(site.world.panel.tickets().len(), 1);
    assert_eq!(site.world.panel.requests().count("POST", "/adminapi/v2/tickets/add"), 1);
    site.tells(MARIA, &code).await;
    site.answers(MARIA, "Verified").await;
}

async fn a_code_that_cannot_be_delivered_is_told(site: &mut Site) {
    let refused = Fault::OkWithError { code: 100, text: "No access to tickets".to_owned() };
    site.world.panel.faults().next(1, "/adminapi/v2/tickets/add", refused);
    site.tells(MARIA, "hello").await;
    site.answers(MARIA, "panel username").await;
    site.tells(MARIA, "maria_smm").await;
    site.answers(MARIA, "could not send your code").await;
    let why = &site.events("VerificationCodeUndelivered", 1).await[0]["payload"];
    assert!(why.to_string().contains("No access to tickets"), "{why}");
    site.tells(MARIA, "maria_smm").await;
    site.answers(MARIA, "6-digit code").await;
}

async fn several_numbers_may_belong_to_one_username_and_stay_bound_over_a_restart(site: &mut Site) {
    let code = ask_for_code(site, MARIA, "johndoe123").await;
    site.tells(MARIA, &code).await;
    site.answers(MARIA, "Verified").await;
    site.stop().await;
    site.start().await;
    for person in [JOHN, MARIA] {
        site.tells(person, "my username").await;
        site.answers(person, "johndoe123").await;
    }
    let head = site.head().await;
    let found = items(&site.api.get(&format!("/api/v1/customers?q=johndoe123&after={head}")).await);
    assert_eq!(found.len(), 2, "{found:#?}");
}

async fn a_person_verified_in_a_group_is_known_in_private(site: &mut Site) {
    site.support_on().await;
    let group = World::SUPPORT_GROUP;
    // The server tells a phone and a LID here, and only one of them there.
    site.says_as(Generation::V2_3_5, group, MARIA, "hi").await;
    site.expects(group, "panel username").await;
    site.says_as(Generation::V2_3_5, group, MARIA, "my username is maria_smm").await;
    site.expects(group, "6-digit code").await;
    let code = site.world.panel.wait_for_code("maria_smm", PATIENCE).await.expect("a code");
    site.says_as(Generation::V2_3_5NoAlt, group, MARIA, &code).await;
    site.expects(group, "Verified").await;
    site.says_as(Generation::V2_3_7, &private(MARIA), MARIA, "my username").await;
    site.answers(MARIA, "maria_smm").await;
    let ids: BTreeSet<String> =
        site.logs("action=my_username").await.iter().map(|e| text(&e["customer"]["id"])).collect();
    assert_eq!(ids.len(), 1);
}

async fn a_blocked_customer_gets_no_answer_until_unblocked(site: &mut Site) {
    let id = site.verify(MARIA, "maria_smm").await;
    site.api.post(&format!("/api/v1/customers/{id}/block"), json!({})).await;
    site.tells(MARIA, "my username").await;
    site.tells(JOHN, "my username").await;
    site.answers(JOHN, "johndoe123").await;
    site.api.post(&format!("/api/v1/customers/{id}/unblock"), json!({})).await;
    site.tells(MARIA, "help").await;
    site.answers(MARIA, "What I can do").await;
    assert_eq!(site.sent_to(&private(MARIA)).len(), 1);
    assert_eq!(site.logs("action=my_username").await.len(), 1);
}

async fn a_removed_customer_starts_again_as_a_stranger(site: &mut Site) {
    let id = site.verify(MARIA, "maria_smm").await;
    site.tells(MARIA, "my username").await;
    site.answers(MARIA, "maria_smm").await;
    let path = format!("/api/v1/customers/{id}");
    site.api.call(Method::DELETE, &path, None, &[]).await.granted("removing");
    site.tells(MARIA, "my username").await;
    site.answers(MARIA, "panel username").await;
}

async fn where_nobody_needs_to_prove_an_account_orders_are_shown_and_nothing_is_done_to_them(site: &mut Site) {
    site.set("verification_enabled", "false").await;
    site.tells(MARIA, &format!("check {OF_MARIA}")).await;
    site.answers(MARIA, &format!("Order #{OF_MARIA}")).await;
    site.tells(MARIA, &format!("refill {OF_MARIA}")).await;
    site.answers(MARIA, "can't find this order").await;
    site.tells(MARIA, "balance").await;
    site.answers(MARIA, "not available to you").await;
}
