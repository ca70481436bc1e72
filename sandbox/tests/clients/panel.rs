//! The panel client against the stand-in: facts, orders, and everything that goes wrong on the way.

use crate::common::{PATIENCE, kind, net, panel, world};
use gateways::Kind;
use gateways::panel::{NewTicket, OrderStatus, PanelClient};
use sandbox::Fault;
use sandbox::panel::known;

const ORDERS: &str = "/adminapi/v2/orders";
const TICKETS: &str = "/adminapi/v2/tickets";

fn code_ticket(username: &str) -> NewTicket<'_> {
    NewTicket { username, subject: "Your verification code", message: "Your code is 482913.", staff_name: Some("desk") }
}

#[tokio::test]
async fn an_order_tells_everything_a_decision_needs() {
    let world = world().await;
    let order = panel(&world).order(known::REFILLABLE).await.expect("the order");
    assert_eq!(order.user, known::JOHN);
    assert_eq!(order.status, OrderStatus::Completed);
    assert_eq!(order.provider.as_deref(), Some(known::SMMCOST));
    assert_eq!(order.external_id.as_deref(), Some("2323223"));
    assert_eq!((order.quantity, order.start_count, order.remains), (Some(1000), Some(847), Some(0)));
    assert_eq!(order.charge.expect("a charge").to_string(), "1.20 USD");
    assert_eq!(order.updated_at, Some("2026-07-23T12:00:00Z".parse().expect("a time")));
    assert_eq!((order.actions.refill, order.actions.request_cancel), (None, Some(false)));
    assert!(order.service_name.contains("[Refill: 30D]"));
}

#[tokio::test]
async fn orders_come_in_the_order_asked_without_the_missing_ones() {
    let world = world().await;
    let ids = [known::OF_MARIA, known::MISSING, known::REFILLABLE, known::REFILLABLE, known::MANUAL];
    let orders = panel(&world).orders(&ids).await.expect("orders");
    let found: Vec<_> = orders.iter().map(|o| (o.id, o.provider.as_deref())).collect();
    assert_eq!(
        found,
        [(known::OF_MARIA, Some(known::SMMCOST)), (known::REFILLABLE, Some(known::SMMCOST)), (known::MANUAL, None)]
    );
}

#[tokio::test]
async fn a_list_with_providers_saves_the_single_calls() {
    let world = world().await;
    world.panel.list_providers(true);
    let ids = [known::REFILLABLE, known::IN_PROGRESS, known::PENDING];
    assert_eq!(panel(&world).orders(&ids).await.expect("orders").len(), 3);
    assert_eq!(world.panel.requests().count("GET", ORDERS), 1);
}

#[tokio::test]
async fn a_panel_that_ignores_the_filter_is_asked_one_by_one() {
    let world = world().await;
    world.panel.honour_ids(false);
    let orders = panel(&world).orders(&[known::REFILLABLE, known::IN_PROGRESS]).await.expect("orders");
    assert_eq!(orders.iter().map(|o| o.id).collect::<Vec<_>>(), [known::REFILLABLE, known::IN_PROGRESS]);
}

#[tokio::test]
async fn a_missing_order_is_not_found() {
    let world = world().await;
    assert_eq!(kind(panel(&world).order(known::MISSING).await), Kind::NotFound);
}

#[tokio::test]
async fn a_user_is_found_by_exactly_the_name_in_any_case() {
    let world = world().await;
    let panel = panel(&world);
    let john = panel.user_by_name(" JohnDoe123 ").await.expect("an answer").expect("a user");
    assert_eq!(john.username, known::JOHN);
    assert_eq!(john.balance.expect("a balance").to_string(), "42.17 USD");
    assert_eq!(panel.user_by_name("johndoe").await.expect("an answer"), None);
    assert_eq!(panel.user_by_name("").await.expect("an answer"), None);
}

#[tokio::test]
async fn a_ticket_is_opened_found_and_read() {
    let world = world().await;
    let panel = panel(&world);
    let before = jiff::Timestamp::now();
    let id = panel.open_ticket(&code_ticket(known::JOHN), || true).await.expect("a ticket").expect("its id");
    let found = panel
        .find_ticket("JOHNDOE123", "Your verification code", before)
        .await
        .expect("an answer")
        .expect("the ticket");
    assert_eq!(found.id, id);
    let later = before + jiff::SignedDuration::from_mins(5);
    assert_eq!(panel.find_ticket(known::JOHN, "Your verification code", later).await.expect("an answer"), None);
    panel.reply_ticket(id, "Still there?", None).await.expect("a reply");
    let ticket = panel.ticket(id).await.expect("the ticket");
    let said: Vec<_> = ticket.messages.iter().map(|m| (m.author.as_deref(), m.is_staff, m.text.as_str())).collect();
    assert_eq!(said, [(Some("desk"), Some(true), "Your code is 482913."), (Some("admin"), Some(true), "Still there?")]);
    assert_eq!(world.panel.wait_for_code(known::JOHN, PATIENCE).await.as_deref(), Some("482913"));
}

#[tokio::test]
async fn a_ticket_for_nobody_is_not_opened() {
    let world = world().await;
    assert_eq!(kind(panel(&world).open_ticket(&code_ticket("nobody"), || true).await), Kind::NotFound);
    assert!(world.panel.tickets().is_empty());
}

#[tokio::test]
async fn actions_on_orders_are_done() {
    let world = world().await;
    let panel = panel(&world);
    let done = panel.request_cancel(&[known::IN_PROGRESS, known::PENDING]).await.expect("done");
    assert!(done.iter().all(|row| row.refusal.is_none()));
    panel.resend(&[known::PROCESSING]).await.expect("done");
    panel.change_status(&[known::PENDING], &OrderStatus::InProgress, || true).await.expect("done");
    let order = |id| world.panel.order(id).expect("there");
    assert!(order(known::IN_PROGRESS).cancel_requested && order(known::PENDING).cancel_requested);
    assert_eq!(order(known::PROCESSING).resent, 1);
    assert_eq!(order(known::PENDING).status, "in_progress");
    let bodies: Vec<_> =
        world.panel.requests().of("POST", "/adminapi/v2/orders/request-cancel").into_iter().map(|r| r.body).collect();
    assert_eq!(bodies, [serde_json::json!({ "ids": "54322,54326" })]);
    assert_eq!(kind(panel.resend(&[known::MISSING]).await), Kind::NotFound);
}

#[tokio::test]
async fn a_wrong_key_is_unauthorized_and_never_shown() {
    let world = world().await;
    let client = PanelClient::new(&net(), &world.panel.base_url(), "wrong-key-hunter2".into()).expect("an address");
    let error = client.order(known::REFILLABLE).await.expect_err("no");
    assert_eq!(error.kind, Kind::Unauthorized);
    assert!(!format!("{error:?} {error} {client:?}").contains("hunter2"));
    let echo = Fault::OkWithError { code: 100, text: "bad X-Api-Key wrong-key-hunter2".to_owned() };
    world.panel.faults().next(1, ORDERS, echo);
    assert!(!client.order(1).await.expect_err("no").detail.contains("hunter2"));
}

#[tokio::test]
async fn a_question_in_trouble_is_unavailable_or_rate_limited_and_never_missing() {
    let cases = [
        (Fault::Html { status: 200 }, Kind::Unavailable),
        (Fault::Html { status: 403 }, Kind::Unavailable),
        (Fault::Html { status: 503 }, Kind::Unavailable),
        (Fault::Html { status: 404 }, Kind::Misconfigured),
        (Fault::Status { status: 500, text: None }, Kind::Unavailable),
        (Fault::Status { status: 502, text: None }, Kind::Unavailable),
        (Fault::Status { status: 401, text: None }, Kind::Unauthorized),
        (Fault::Status { status: 403, text: None }, Kind::Unauthorized),
        (Fault::TimeoutBeforeActing, Kind::Unavailable),
        (Fault::ClosedBeforeActing, Kind::Unavailable),
        (Fault::ClosedAfterActing, Kind::Unavailable),
        (Fault::TooManyRequests { retry_after: Some(0) }, Kind::RateLimited),
        (Fault::OkWithError { code: 100, text: "Something odd".to_owned() }, Kind::Refused),
        (Fault::OkWithError { code: 7, text: "Access denied".to_owned() }, Kind::Unauthorized),
    ];
    let ask = |(fault, expected): (Fault, Kind)| async move {
        let world = world().await;
        let client = panel(&world);
        world.panel.faults().always(ORDERS, fault.clone());
        let one = client.order(known::REFILLABLE).await;
        assert_eq!(kind(one), expected, "{fault:?}");
        let many = client.orders(&[known::REFILLABLE, known::PENDING]).await;
        assert_eq!(kind(many), expected, "{fault:?}");
    };
    futures::future::join_all(cases.map(ask)).await;
}

#[tokio::test]
async fn a_user_that_cannot_be_asked_for_is_an_error_not_nobody() {
    let world = world().await;
    world.panel.faults().always("/adminapi/v2/users", Fault::Html { status: 200 });
    assert_eq!(kind(panel(&world).user_by_name(known::JOHN).await), Kind::Unavailable);
}

#[tokio::test]
async fn an_action_in_trouble_tells_whether_it_may_have_been_done() {
    let world = world().await;
    let cases = [
        (Fault::Html { status: 503 }, Kind::Unavailable),
        (Fault::Html { status: 200 }, Kind::OutcomeUnknown),
        (Fault::Status { status: 500, text: None }, Kind::OutcomeUnknown),
        (Fault::TimeoutAfterActing, Kind::OutcomeUnknown),
        (Fault::TimeoutBeforeActing, Kind::OutcomeUnknown),
        (Fault::ClosedAfterActing, Kind::OutcomeUnknown),
        (Fault::ClosedBeforeActing, Kind::OutcomeUnknown),
        (Fault::TooManyRequests { retry_after: Some(3) }, Kind::RateLimited),
        (Fault::OkWithError { code: 100, text: "Ticket limit".to_owned() }, Kind::Refused),
    ];
    for (fault, expected) in cases {
        world.panel.faults().next(1, TICKETS, fault.clone());
        let before = world.panel.requests().count("POST", TICKETS);
        assert_eq!(kind(panel(&world).open_ticket(&code_ticket(known::JOHN), || true).await), expected, "{fault:?}");
        assert_eq!(world.panel.requests().count("POST", TICKETS) - before, 1, "an action is made once: {fault:?}");
    }
    assert_eq!(world.panel.tickets().len(), 2, "done by the two that acted before the trouble");
}

#[tokio::test]
async fn a_ticket_of_unknown_outcome_is_found_before_a_second_one_is_opened() {
    let world = world().await;
    let panel = panel(&world);
    let before = jiff::Timestamp::now();
    world.panel.faults().next(1, TICKETS, Fault::TimeoutAfterActing);
    assert_eq!(kind(panel.open_ticket(&code_ticket(known::JOHN), || true).await), Kind::OutcomeUnknown);
    let found = panel.find_ticket(known::JOHN, "Your verification code", before).await.expect("an answer");
    assert_eq!(found.expect("the ticket").id, world.panel.tickets()[0].id);
}

#[tokio::test]
async fn a_short_trouble_is_not_noticed_by_a_question() {
    let world = world().await;
    world.panel.faults().next(2, ORDERS, Fault::ClosedBeforeActing);
    assert_eq!(panel(&world).order(known::REFILLABLE).await.expect("the order").id, known::REFILLABLE);
    assert_eq!(world.panel.requests().count("GET", ORDERS), 3);
}

#[tokio::test]
async fn the_wait_a_panel_asks_for_is_told() {
    let world = world().await;
    world.panel.faults().next(1, ORDERS, Fault::TooManyRequests { retry_after: Some(7) });
    let error = panel(&world).order(known::REFILLABLE).await.expect_err("limited");
    assert_eq!((error.kind, error.retry_after), (Kind::RateLimited, Some(std::time::Duration::from_secs(7))));
}

#[tokio::test]
async fn many_callers_together_keep_to_the_panels_limit() {
    let world = world().await;
    world.panel.limit_calls(Some(5));
    let client = panel(&world);
    let start = std::time::Instant::now();
    let calls = (0..8).map(|i| {
        let client = client.clone();
        async move { client.order(known::REFILLABLE + i).await }
    });
    for answer in futures::future::join_all(calls).await {
        answer.expect("an order in spite of the limit");
    }
    assert!(start.elapsed() >= std::time::Duration::from_secs(1), "the sixth call waits");
}

#[tokio::test]
async fn a_busy_panel_is_asked_again_after_a_short_wait() {
    let world = world().await;
    world.panel.faults().next(1, ORDERS, Fault::TooManyRequests { retry_after: Some(0) });
    let order = panel(&world).order(known::REFILLABLE).await.expect("the order");
    assert_eq!(order.id, known::REFILLABLE);
}

#[tokio::test]
async fn a_panel_that_is_gone_is_unavailable_for_questions_and_actions() {
    let world = world().await;
    let client = panel(&world);
    drop(world);
    assert_eq!(kind(client.order(known::REFILLABLE).await), Kind::Unavailable);
    assert_eq!(kind(client.open_ticket(&code_ticket(known::JOHN), || true).await), Kind::Unavailable);
}

#[tokio::test]
async fn an_address_inside_the_network_is_refused_unless_allowed() {
    let world = world().await;
    let closed = gateways::Net::new(gateways::AllowedHosts::none()).expect("a client");
    assert_eq!(kind(PanelClient::new(&closed, &world.panel.base_url(), "k".into())), Kind::Misconfigured);
    // A name is judged when it is resolved.
    let by_name = world.panel.base_url().replace("127.0.0.1", "localhost");
    let client = PanelClient::new(&closed, &by_name, world.panel.api_key().into()).expect("a name says nothing yet");
    assert_eq!(kind(client.order(known::REFILLABLE).await), Kind::Misconfigured);
    assert_eq!(kind(client.open_ticket(&code_ticket(known::JOHN), || true).await), Kind::Misconfigured);
    assert!(world.panel.requests().all().is_empty());
}

#[tokio::test]
async fn a_ticket_that_may_not_go_when_its_turn_comes_is_not_opened() {
    let world = world().await;
    let opened = world.panel.tickets().len();
    assert_eq!(kind(panel(&world).open_ticket(&code_ticket(known::JOHN), || false).await), Kind::Unavailable);
    assert_eq!(world.panel.tickets().len(), opened);
}
