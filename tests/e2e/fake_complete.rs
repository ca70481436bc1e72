//! The team sets orders to completed on the panel (CC7): once, whatever the panel does meanwhile, and nobody else can.

use reqwest::Method;
use sandbox::Fault;
use sandbox::World;
use sandbox::faults::FaultRule;
use sandbox::panel::OrderRow;
use sandbox::panel::known::{CANCELED, IN_PROGRESS, MISSING, OF_MARIA, PENDING, PROCESSING};
use serde_json::json;

use crate::killed::Mortal;
use crate::site::{JOHN, OWNER, Site, snapshot};
use crate::support::PATIENCE;

on_both!(
    the_team_has_orders_completed,
    to_customers_there_is_no_such_command,
    an_order_completed_without_an_answer_is_not_completed_twice,
    a_panel_that_does_not_take_it_is_told_to_the_team,
    a_node_that_is_gone_while_the_panel_is_at_it_completes_nothing_twice,
    the_api_completes_orders_too,
);

const CHANGE: &str = "/adminapi/v2/orders/change-status";

fn status(site: &Site, order: u64) -> String {
    site.world.panel.order(order).expect("an order").status
}

fn changes(site: &Site) -> usize {
    site.world.panel.requests().count("POST", CHANGE)
}

fn rule(times: u32, fault: Fault) -> FaultRule {
    FaultRule { path: CHANGE.to_owned(), method: Some("POST".to_owned()), times, fault }
}

async fn the_team_has_orders_completed(site: &mut Site) {
    site.tells(OWNER, &format!("fake complete {IN_PROGRESS}")).await;
    site.answers(OWNER, "*#54322* is now *Completed*").await;
    assert_eq!(status(site, IN_PROGRESS), "completed");
    let entry = site.log_entry("action=fake_complete", |entry| entry["reply_state"] == "sent").await;
    assert_eq!((&entry["outcome"], &entry["provider"]), (&json!("accepted"), &json!("smmcost.com")));
    // Whose it is plays no part; what is final, or nowhere, spoils nothing.
    site.world
        .panel
        .put_order(OrderRow { status: "processing".to_owned(), ..site.world.panel.order(OF_MARIA).expect("an order") });
    site.tells(OWNER, &format!("fake complete {PENDING} {CANCELED} {MISSING} {OF_MARIA}")).await;
    let reply = site.answers(OWNER, "*Fake complete*").await;
    snapshot("fake_complete_of_several", &reply);
    assert_eq!((status(site, PENDING), status(site, CANCELED)), ("completed".to_owned(), "canceled".to_owned()));
    assert_eq!(status(site, OF_MARIA), "completed");
    assert_eq!(changes(site), 3);
    // Once more is told, and does nothing.
    site.tells(OWNER, &format!("fake complete {PENDING}")).await;
    site.answers(OWNER, "the order is *Completed*").await;
    assert_eq!(changes(site), 3);
    site.events("FakeCompleted", 3).await;
}

async fn to_customers_there_is_no_such_command(site: &mut Site) {
    site.tells(JOHN, &format!("fake complete {IN_PROGRESS}")).await;
    site.answers(JOHN, "did not understand").await;
    site.support_on().await;
    let said = site.sent_to(World::SUPPORT_GROUP).len();
    site.says(World::SUPPORT_GROUP, JOHN, &format!("fake complete {IN_PROGRESS}")).await;
    site.says(World::SUPPORT_GROUP, JOHN, "my username").await;
    site.expects(World::SUPPORT_GROUP, "johndoe123").await;
    assert_eq!(site.sent_to(World::SUPPORT_GROUP).len(), said + 1);
    assert_eq!((changes(site), status(site, IN_PROGRESS).as_str()), (0, "in_progress"));
    assert!(site.logs("action=fake_complete").await.is_empty());
}

async fn an_order_completed_without_an_answer_is_not_completed_twice(site: &mut Site) {
    site.world.panel.faults().add(rule(1, Fault::ClosedAfterActing));
    site.tells(OWNER, &format!("fake complete {IN_PROGRESS}")).await;
    site.answers(OWNER, "*#54322* is *Completed*").await;
    assert_eq!(changes(site), 1);
    assert_eq!(site.all_events("type=FakeCompleted").await[0]["payload"]["FakeCompleted"]["already"], true);
    // Not done, and no answer either: the panel is asked, and told once more.
    site.world.panel.faults().add(rule(1, Fault::ClosedBeforeActing));
    site.tells(OWNER, &format!("fake complete {PROCESSING}")).await;
    site.answers(OWNER, "*#54327* is").await;
    assert_eq!((changes(site), status(site, PROCESSING).as_str()), (3, "completed"));
}

async fn a_panel_that_does_not_take_it_is_told_to_the_team(site: &mut Site) {
    let no = || Fault::OkWithError { code: 100, text: "Change is not allowed".to_owned() };
    site.world.panel.faults().add(rule(1, no()));
    site.tells(OWNER, &format!("fake complete {IN_PROGRESS}")).await;
    site.answers(OWNER, "nothing was changed").await;
    let entry = site.log_entry("action=fake_complete", |entry| entry["outcome"] == "failed").await;
    let chain =
        site.api.get(&format!("/api/v1/logs/{}", entry["id"].as_str().expect("an id"))).await["chain"].to_string();
    assert!(chain.contains("Change is not allowed"), "{chain}");
    // It may be tried again at once.
    site.tells(OWNER, &format!("fake complete {IN_PROGRESS}")).await;
    site.answers(OWNER, "is now *Completed*").await;
}

async fn a_node_that_is_gone_while_the_panel_is_at_it_completes_nothing_twice(site: &mut Site) {
    site.stop().await;
    let mortal = Mortal::start(site).await;
    site.door.leads_to(Some(mortal.address()));
    site.world.panel.faults().add(rule(1, Fault::TimeoutAfterActing));
    site.tells(OWNER, &format!("fake complete {IN_PROGRESS}")).await;
    let completed = |order: &OrderRow| order.status == "completed";
    assert!(
        site.world.panel.wait_for_order(IN_PROGRESS, PATIENCE, completed).await.is_some(),
        "the panel was not told"
    );
    site.door.leads_to(None);
    mortal.kill().await;

    site.start().await;
    site.answers(OWNER, "*#54322* is *Completed*").await;
    assert_eq!(changes(site), 1);
    let done = site.all_events("type=FakeCompleted").await;
    assert_eq!((done.len(), &done[0]["payload"]["FakeCompleted"]["already"]), (1, &json!(true)));
    assert_eq!(site.all_events("type=FakeCompleteRequested").await.len(), 1);
}

async fn the_api_completes_orders_too(site: &mut Site) {
    let body = json!({"order_ids": [IN_PROGRESS, CANCELED]});
    let call = || {
        site.api.call(Method::POST, "/api/v1/commands/RequestFakeComplete", Some(&body), &[("Idempotency-Key", "c1")])
    };
    let first = call().await;
    assert_eq!(first.status, 200, "{}", first.body);
    assert_eq!(first.body["results"][0]["outcome"], json!({"is": "completed", "already": false}));
    assert_eq!(first.body["results"][1]["outcome"]["is"], "refused");
    assert_eq!(call().await.body, first.body);
    assert_eq!((changes(site), status(site, IN_PROGRESS).as_str()), (1, "completed"));
}
