//! The panel's services, as it lists them.

use aggregates::eligibility::Service;
use aggregates::service_list::{ServiceList, ServiceListCommand, ServiceListEvent};
use jiff::Timestamp;

use crate::support::samples::{at, service};
use crate::support::{examples, state};

fn listed(services: &[Service], now: Timestamp) -> ServiceListCommand {
    ServiceListCommand::RecordServices { services: services.to_vec(), every_seconds: 3600, now }
}

fn unread(now: Timestamp) -> ServiceListCommand {
    ServiceListCommand::RecordServicesUnread { reason: "unavailable: no connection".into(), every_seconds: 3600, now }
}

fn asked(after_look: Option<u32>, now: Timestamp) -> ServiceListCommand {
    ServiceListCommand::RequestServiceRefresh { after_look, now }
}

fn three() -> Vec<Service> {
    vec![service(101), service(102), service(103)]
}

fn five() -> Vec<Service> {
    (101..=105).map(service).collect()
}

/// What came of these commands one after the other.
fn then(commands: &[ServiceListCommand]) -> Vec<ServiceListEvent> {
    let mut events = Vec::new();
    for command in commands {
        let more = state::<ServiceList>(&events).decide(command.clone()).unwrap();
        events.extend(more);
    }
    events
}

examples! { ServiceList;
    the_first_list_is_all_new: given [], when listed(&three(), at(0));
    a_look_tells_what_changed: given then(&[listed(&three(), at(0))]), when listed(&[Service { name: "Renamed".into(), ..service(101) }, service(102), service(104)], at(60));
    the_same_list_changes_nothing_but_the_time: given then(&[listed(&three(), at(0))]), when listed(&three(), at(60));
    a_list_that_is_suddenly_empty_is_not_believed: given then(&[listed(&three(), at(0))]), when listed(&[], at(60));
    a_list_that_is_suddenly_much_shorter_is_not_believed: given then(&[listed(&three(), at(0))]), when listed(&[service(102)], at(60));
    a_much_shorter_list_seen_twice_is_believed: given then(&[listed(&three(), at(0)), listed(&[service(102)], at(60))]), when listed(&[service(102)], at(61));
    a_panel_that_cannot_be_asked_in_between_does_not_change_what_was_seen: given then(&[listed(&three(), at(0)), listed(&[service(102)], at(60)), unread(at(61))]), when listed(&[service(102)], at(63));
    a_list_that_goes_on_shrinking_is_not_believed: given then(&[listed(&five(), at(0)), listed(&[service(101), service(102)], at(60))]), when listed(&[service(101)], at(61));
    a_list_that_is_whole_again_ends_the_doubt: given then(&[listed(&three(), at(0)), listed(&[service(102)], at(60)), listed(&three(), at(61))]), when listed(&[service(102)], at(121));
    half_of_a_list_is_believed: given then(&[listed(&[service(101), service(102)], at(0))]), when listed(&[service(101)], at(60));
    a_panel_that_has_no_services_yet_lists_none: given [], when listed(&[], at(0));
    a_panel_that_cannot_be_asked_changes_nothing: given then(&[listed(&three(), at(0))]), when unread(at(60));
    failures_are_tried_again_less_and_less_often: given then(&[listed(&three(), at(0)), unread(at(60)), unread(at(61)), unread(at(63))]), when unread(at(67));
    a_look_can_be_asked_for: given [], when asked(None, at(0));
    while_one_is_waited_for_nobody_asks_for_another: given then(&[asked(None, at(0))]), when asked(None, at(5));
    a_look_that_never_came_can_be_asked_for_again: given then(&[asked(None, at(0))]), when asked(None, at(10));
    the_clock_of_the_newest_look_counts: given then(&[listed(&three(), at(0))]), when asked(Some(1), at(60));
    the_clock_of_an_older_look_does_not: given then(&[listed(&three(), at(0)), listed(&three(), at(5))]), when asked(Some(1), at(60));
}

#[test]
fn a_long_list_comes_in_portions() {
    let services: Vec<Service> = (1..=4_500).map(service).collect();
    let events = then(&[listed(&services, at(0))]);
    let portions = events.iter().filter_map(|event| match event {
        ServiceListEvent::ServicesAdded { services, .. } => Some(services.len()),
        ServiceListEvent::ServiceRefreshRequested { .. }
        | ServiceListEvent::ServicesChanged { .. }
        | ServiceListEvent::ServicesRemoved { .. }
        | ServiceListEvent::ServiceListRefreshed { .. }
        | ServiceListEvent::ServiceListUnread { .. } => None,
    });
    let portions: Vec<usize> = portions.collect();
    assert_eq!((portions.iter().sum::<usize>(), portions.iter().max()), (4_500, Some(&200)));
    assert_eq!(state::<ServiceList>(&events).services.len(), 4_500);
}
