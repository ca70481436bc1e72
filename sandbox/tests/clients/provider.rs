//! The provider client against the stand-in: services, status, balance, and what goes wrong on the way.

use gateways::Kind;
use gateways::provider::ProviderClient;
use sandbox::panel::known;
use sandbox::{Fault, World};

use crate::common::{kind, net, world};

const API: &str = "/api/v2";

fn provider(world: &World) -> ProviderClient {
    ProviderClient::new(&net(), &world.panel.base_url(), world.panel.user_api_key().into()).expect("an address")
}

#[tokio::test]
async fn the_whole_list_of_services_is_read() {
    let world = world().await;
    let services = provider(&world).services().await.expect("services");
    assert_eq!(services.len(), world.panel.services().len());
    let first = &services[0];
    assert_eq!(
        (first.id, first.category.as_deref(), first.rate.as_deref()),
        (1204, Some("Instagram Followers"), Some("1.20"))
    );
    assert_eq!((first.refill, first.cancel, first.min, first.max), (Some(true), Some(true), Some(50), Some(100_000)));
    let none = services.iter().find(|service| service.id == 1210).expect("likes without refill");
    assert_eq!(none.refill, Some(false));
}

#[tokio::test]
async fn orders_are_told_one_by_one_or_many_at_once_and_an_unknown_one_spoils_nothing() {
    let world = world().await;
    let ids = |ids: &[&str]| ids.iter().map(|&id| id.to_owned()).collect::<Vec<_>>();
    for asked in [ids(&["2323223"]), ids(&["2323223", "1", "6565655"])] {
        let answers = provider(&world).status(&asked).await.expect("answers");
        assert_eq!(answers.iter().map(|answer| answer.id.clone()).collect::<Vec<_>>(), asked);
        let order = answers[0].order.as_ref().expect("an order");
        assert_eq!((order.status.as_str(), order.start_count, order.remains), ("completed", Some(847), Some(0)));
        assert_eq!(order.charge.as_ref().expect("a charge").currency, "USD");
        if let Some(unknown) = answers.get(1) {
            assert_eq!(unknown.order, Err("Incorrect order ID".to_owned()));
            assert_eq!(answers[2].order.as_ref().expect("an order").status.as_str(), "in_progress");
        }
    }
    let alone = provider(&world).status(&ids(&["1"])).await.expect("an answer");
    assert_eq!(alone[0].order, Err("Incorrect order ID".to_owned()));
    assert_eq!(known::REFILLABLE, 54_321);
}

#[tokio::test]
async fn the_balance_is_told_to_the_last_decimal() {
    let world = world().await;
    assert_eq!(provider(&world).balance().await.expect("a balance").to_string(), "100.84292 USD");
}

#[tokio::test]
async fn whatever_goes_wrong_is_an_error_and_never_an_empty_list() {
    let world = world().await;
    let faults = world.panel.faults();
    for (fault, is) in [
        (Fault::Html { status: 200 }, Kind::Unavailable),
        (Fault::Status { status: 500, text: None }, Kind::Unavailable),
        (Fault::TooManyRequests { retry_after: None }, Kind::RateLimited),
        (Fault::OkWithError { code: 100, text: "Panel is under maintenance".to_owned() }, Kind::Unavailable),
        (Fault::ClosedBeforeActing, Kind::Unavailable),
        (Fault::TimeoutBeforeActing, Kind::Unavailable),
    ] {
        faults.next(1, API, fault.clone());
        assert_eq!(kind(provider(&world).services().await), is, "{fault:?}");
    }
    let wrong = ProviderClient::new(&net(), &world.panel.base_url(), "wrong".into()).expect("an address");
    assert_eq!(kind(wrong.services().await), Kind::Unauthorized);
    assert_eq!(kind(wrong.balance().await), Kind::Unauthorized);
}
