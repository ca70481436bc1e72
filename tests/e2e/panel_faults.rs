//! What goes wrong at the panel ends in another try or in a word to the customer: never in silence, never twice.

use std::time::Instant;

use reqwest::Method;
use sandbox::Fault;
use sandbox::faults::FaultRule;
use sandbox::panel::known::{IN_PROGRESS, REFILLABLE};
use serde_json::json;

use crate::site::{JOHN, MARIA, SMMCOST, Site};
use crate::support::PATIENCE;
use crate::support::office::text;

on_both!(
    a_web_page_instead_of_an_answer_is_asked_again,
    a_panel_that_is_too_busy_is_asked_again_when_it_says,
    a_panel_that_says_no_in_a_good_answer_is_told_as_one_that_cannot_be_reached,
    a_panel_that_stays_down_is_told_to_the_customer_and_nothing_is_done,
    a_panel_that_leaves_the_filter_unheeded_or_a_provider_out_is_understood,
    a_key_that_was_taken_away_is_told_to_the_operator_and_politely_to_the_customer,
    a_ticket_the_panel_opened_without_ever_answering_is_not_opened_twice,
);

const ORDERS: &str = "/adminapi/v2/orders";

async fn a_web_page_instead_of_an_answer_is_asked_again(site: &mut Site) {
    for status in [200, 403, 503] {
        site.world.panel.faults().next(1, ORDERS, Fault::Html { status });
        site.tells(JOHN, &format!("check {REFILLABLE}")).await;
        site.answers(JOHN, "*Order #54321*").await;
    }
    assert!(site.world.panel.faults().waiting().is_empty());
}

async fn a_panel_that_is_too_busy_is_asked_again_when_it_says(site: &mut Site) {
    site.world.panel.faults().next(1, ORDERS, Fault::TooManyRequests { retry_after: Some(1) });
    site.world.panel.faults().next(1, ORDERS, Fault::TooManyRequests { retry_after: None });
    site.tells(JOHN, &format!("refill {REFILLABLE}")).await;
    site.answers(JOHN, "Refill submitted").await;
    assert_eq!(site.all_events("type=RefillRequested").await.len(), 1);
    site.expects(SMMCOST, "2323223 refill").await;
}

async fn a_panel_that_says_no_in_a_good_answer_is_told_as_one_that_cannot_be_reached(site: &mut Site) {
    let no = || Fault::OkWithError { code: 100, text: "Database error: table `orders` is gone".to_owned() };
    site.world.panel.faults().always("/adminapi", no());
    for words in [format!("refill {REFILLABLE}"), "balance".to_owned(), "ticket 18201".to_owned()] {
        site.tells(JOHN, &words).await;
        site.answers(JOHN, "can't reach the panel right now, so nothing was changed").await;
    }
    let entry = site.log_entry("action=refill", |entry| entry["reply_state"] == "sent").await;
    assert_eq!(entry["outcome"], "unavailable");
    let chain = site.api.get(&format!("/api/v1/logs/{}", text(&entry["id"]))).await["chain"].to_string();
    assert!(chain.contains("table `orders` is gone"), "the reason is not in the log: {chain}");
    // It cost the customer nothing: no cooldown has begun.
    site.world.panel.faults().clear();
    for (words, told) in [(format!("refill {REFILLABLE}"), "Refill submitted"), ("balance".to_owned(), "42.17 USD")] {
        site.tells(JOHN, &words).await;
        site.answers(JOHN, told).await;
    }
}

async fn a_panel_that_stays_down_is_told_to_the_customer_and_nothing_is_done(site: &mut Site) {
    site.world.panel.faults().always("/adminapi", Fault::ClosedBeforeActing);
    let asked = Instant::now();
    site.tells(JOHN, &format!("cancel {IN_PROGRESS}")).await;
    site.answers(JOHN, "can't reach the panel").await;
    assert!(asked.elapsed() < PATIENCE, "told after {:?}", asked.elapsed());
    // While it is known to be down, the next ones wait less, and nobody is verified on a guess.
    let asked = Instant::now();
    site.tells(MARIA, "hello").await;
    site.answers(MARIA, "panel username").await;
    site.tells(MARIA, "maria_smm").await;
    site.answers(MARIA, "can't check usernames").await;
    assert!(asked.elapsed().as_secs() < 8, "told after {:?}", asked.elapsed());
    assert!(site.sent_to(SMMCOST).is_empty());
    assert!(site.all_events("type=CancelRequested").await.is_empty());
    let body = json!({"order_ids": [IN_PROGRESS]});
    let refused = site.api.call(Method::POST, "/api/v1/commands/RequestCancel", Some(&body), &[]).await;
    assert_eq!((refused.status, refused.code()), (502, "outside_unavailable"), "{}", refused.body);
    assert_eq!(site.logs("action=cancel").await.len(), 1, "the refused call was recorded");
}

async fn a_panel_that_leaves_the_filter_unheeded_or_a_provider_out_is_understood(site: &mut Site) {
    site.set("cooldown_seconds", "0").await;
    for (honours_ids, lists_providers) in [(true, true), (true, false), (false, true), (false, false)] {
        site.world.panel.honour_ids(honours_ids);
        site.world.panel.list_providers(lists_providers);
        site.tells(JOHN, &format!("refill {REFILLABLE}")).await;
        site.answers(JOHN, "Refill submitted").await;
        assert_eq!(site.expects(SMMCOST, "refill").await, "2323223 refill");
    }
}

async fn a_key_that_was_taken_away_is_told_to_the_operator_and_politely_to_the_customer(site: &mut Site) {
    site.world.panel.revoke_key(true);
    site.tells(JOHN, &format!("refill {REFILLABLE}")).await;
    site.answers(JOHN, "can't reach the panel").await;
    let check = site.api.post("/api/v1/config/validate-panel", json!({})).await;
    assert_eq!(check["ok"], false);
    let key =
        check["checks"].as_array().expect("checks").iter().find(|check| check["name"] == "admin key").expect("a key");
    assert_eq!(key["ok"], false, "{check}");
    assert!(!check.to_string().contains(site.world.panel.api_key()));
}

async fn a_ticket_the_panel_opened_without_ever_answering_is_not_opened_twice(site: &mut Site) {
    let add = "/adminapi/v2/tickets/add";
    let rule = |fault| FaultRule { path: add.to_owned(), method: Some("POST".to_owned()), times: 1, fault };
    site.tells(MARIA, "hello").await;
    site.answers(MARIA, "panel username").await;
    // Opened, and then neither an answer nor, at first, a look at the tickets.
    site.world.panel.faults().add(rule(Fault::ClosedAfterActing));
    site.world.panel.faults().add(FaultRule {
        path: "/adminapi/v2/tickets".to_owned(),
        method: Some("GET".to_owned()),
        times: 1,
        fault: Fault::Html { status: 503 },
    });
    site.tells(MARIA, "maria_smm").await;
    site.answers(MARIA, "6-digit code").await;
    assert_eq!(site.world.panel.tickets().len(), 1);
    assert_eq!(site.world.panel.requests().count("POST", add), 1);
    let code = site.world.panel.tickets()[0].code().expect("a code");
    site.tells(MARIA, &code).await;
    site.answers(MARIA, "Verified").await;
}
