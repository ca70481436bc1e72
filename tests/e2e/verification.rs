//! Who a customer is (VC1, VC2, VC4).

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use aggregates::customer::{CODE_LIFETIME_SECONDS, CODES_PER_USERNAME_AND_HOUR};
use jiff::{SignedDuration, Timestamp};
use reqwest::Method;
use sandbox::evolution::{Generation, Person};
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
    codes_to_one_username_are_few_whoever_asks_for_them,
    the_panel_is_asked_before_somebody_is_verified_by_hand,
    somebody_bound_is_bound_anew_only_where_that_is_said,
    only_a_panel_passes_for_a_panel,
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

async fn codes_to_one_username_are_few_whoever_asks_for_them(site: &mut Site) {
    let most = usize::try_from(CODES_PER_USERNAME_AND_HOUR).expect("a small number");
    let strangers: Vec<String> = (10..22).map(|number| format!("4477009030{number}")).collect();
    for phone in &strangers {
        site.world.evolution.add_person(Person::new("Somebody", phone, &format!("3{phone}")));
        site.tells(phone, "hello").await;
        site.answers(phone, "panel username").await;
    }
    // All at once, in different spellings.
    let spellings = ["maria_smm", "MARIA_SMM", "Maria_Smm"];
    let asking = strangers.iter().enumerate().map(|(index, phone)| site.tells(phone, spellings[index % 3]));
    futures::future::join_all(asking).await;
    let mut refused = 0;
    for phone in &strangers {
        let told = site.answers(phone, "").await;
        refused += usize::from(told.contains("Too many tries"));
    }
    assert_eq!((refused, site.all_events("type=VerificationCodeIssued").await.len()), (strangers.len() - most, most));
    site.world.panel.wait_for_code("maria_smm", PATIENCE).await.expect("a ticket with a code");
    // Neither does a restart forget it, and another username is another matter.
    site.stop().await;
    site.start().await;
    let late = "447700903099";
    for (phone, username, words) in
        [(late, "maria_smm", "Too many tries"), ("447700903098", World::CUSTOMERS[2].username, "6-digit code")]
    {
        site.world.evolution.add_person(Person::new("Somebody", phone, &format!("3{phone}")));
        site.tells(phone, "hello").await;
        site.answers(phone, "panel username").await;
        site.tells(phone, username).await;
        site.answers(phone, words).await;
    }
    assert_eq!(site.all_events("type=VerificationCodeIssued").await.len(), most + 1);
    let of_maria = site.world.panel.tickets().iter().filter(|ticket| ticket.user == "maria_smm").count();
    assert!(of_maria <= most, "{of_maria} tickets");
}

async fn the_panel_is_asked_before_somebody_is_verified_by_hand(site: &mut Site) {
    let verify = async |username: &str, key: &str| {
        let body = json!({"username": username, "identity": format!("+{MARIA}")});
        let key = [("Idempotency-Key", key)];
        let by_path = site.api.call(Method::POST, "/api/v1/customers", Some(&body), &key).await;
        let by_name = site.api.call(Method::POST, "/api/v1/commands/VerifyUser", Some(&body), &[]).await;
        assert_eq!((by_path.status, by_path.code()), (by_name.status, by_name.code()), "both doors are the same");
        by_path
    };
    let head = site.head().await;
    let unknown = verify("nobody_there", "v-1").await;
    assert_eq!((unknown.status, unknown.code()), (422, "unknown_username"), "{}", unknown.body);
    assert_eq!(unknown.body["field"], "username");
    site.world.panel.faults().always("/adminapi", Fault::Html { status: 503 });
    let away = verify("maria_smm", "v-2").await;
    assert_eq!((away.status, away.code()), (503, "panel_unavailable"), "{}", away.body);
    assert_eq!(site.head().await, head);
    site.world.panel.faults().clear();
    // As the panel spells it.
    let verified = verify("Maria_SMM", "v-3").await.granted("a username the panel knows");
    let path = format!("/api/v1/customers/{}?after={}", text(&verified["id"]), verified["position"]);
    assert_eq!(site.api.get(&path).await["username"], "maria_smm");
    // A repeat asks nobody.
    site.world.panel.faults().always("/adminapi", Fault::Html { status: 503 });
    let body = json!({"username": "Maria_SMM", "identity": format!("+{MARIA}")});
    let again = site.api.call(Method::POST, "/api/v1/customers", Some(&body), &[("Idempotency-Key", "v-3")]).await;
    assert_eq!(again.granted("the repeat"), verified);
    site.world.panel.faults().clear();
}

async fn somebody_bound_is_bound_anew_only_where_that_is_said(site: &mut Site) {
    let verify = async |username: &str, rebind: Option<bool>| {
        let mut body = json!({"username": username, "identity": format!("+{JOHN}")});
        if let Some(rebind) = rebind {
            body["rebind"] = json!(rebind);
        }
        site.api.call(Method::POST, "/api/v1/customers", Some(&body), &[]).await
    };
    for rebind in [None, Some(false)] {
        let bound = verify("maria_smm", rebind).await;
        assert_eq!((bound.status, bound.code()), (409, "already_bound"), "{}", bound.body);
        assert_eq!(bound.body["username"], World::CUSTOMERS[0].username);
    }
    // To the same one is no change.
    verify(&World::CUSTOMERS[0].username.to_uppercase(), None).await.granted("the same");
    let bound = verify("maria_smm", Some(true)).await.granted("another, as said");
    let customer = site.api.get(&format!("/api/v1/customers/{}?after={}", text(&bound["id"]), bound["position"])).await;
    assert_eq!(customer["username"], "maria_smm");
}

async fn only_a_panel_passes_for_a_panel(site: &mut Site) {
    let check = async || site.api.post("/api/v1/config/validate-panel", json!({})).await;
    let address = |checked: &serde_json::Value| checked["checks"][0].clone();
    let well = check().await;
    assert_eq!(well["ok"], true, "{well}");
    let panel = site.world.panel.base_url();
    // Other servers, and other paths of a panel's: they answer, and what they say is no panel's list of users.
    for url in [site.world.evolution.base_url(), site.door.url(), format!("{panel}/some/where")] {
        site.set("panel_url", &url).await;
        site.set("panel_api_key", site.world.panel.api_key()).await;
        let checked = check().await;
        assert_eq!((&checked["ok"], &address(&checked)["ok"]), (&json!(false), &json!(false)), "{url}: {checked}");
    }
    site.set("panel_url", &panel).await;
    site.set("panel_api_key", site.world.panel.api_key()).await;
    for fault in [
        Fault::Html { status: 404 },
        Fault::Status { status: 404, text: None },
        Fault::Html { status: 200 },
        Fault::Status { status: 500, text: None },
    ] {
        site.world.panel.faults().always("/adminapi", fault.clone());
        let checked = check().await;
        assert_eq!(checked["ok"], false, "{fault:?}: {checked}");
        site.world.panel.faults().clear();
    }
    site.world.panel.revoke_key(true);
    let checked = check().await;
    assert_eq!((&checked["ok"], &address(&checked)["ok"]), (&json!(false), &json!(true)), "{checked}");
    site.world.panel.revoke_key(false);
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
