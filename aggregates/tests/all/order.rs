//! Rules for actions on one panel order.

use aggregates::eligibility::{RefillTerms, RuleInForce, RuleSet, Service, ServiceRule};
use aggregates::ids::ProviderOrderId;
use aggregates::order::{Accepted, Ask, Grounds, Order, OrderCommand, OrderEvent, Refusal, Requester};
use aggregates::values::{OrderAction, OrderFacts, OrderStatus, RouteFacts};

use cqrs_es::Aggregate;

use crate::support::samples::{ask, at, days, facts, route, service, uuid};
use crate::support::{examples, state};

const DONE: [OrderStatus; 2] = [OrderStatus::Completed, OrderStatus::Partial];
const ACTIVE: [OrderStatus; 3] = [OrderStatus::Pending, OrderStatus::InProgress, OrderStatus::Processing];

fn refill() -> Ask {
    ask(facts(), &DONE, "{external_id} refill")
}

fn running() -> OrderFacts {
    OrderFacts { status: OrderStatus::InProgress, remains: Some(400), ..facts() }
}

fn cancel() -> Ask {
    ask(running(), &ACTIVE, "{external_id} cancel")
}

fn speed_up() -> Ask {
    ask(running(), &ACTIVE, "{external_id} speed")
}

fn with_facts(ask: Ask, facts: OrderFacts) -> Ask {
    Ask { facts: Some(facts), ..ask }
}

fn named(name: &str) -> Ask {
    with_facts(refill(), OrderFacts { service_name: name.into(), ..facts() })
}

fn fake_complete() -> Ask {
    Ask { requester: Requester::Operator, username: None, route: None, ..cancel() }
}

fn completing() -> Vec<OrderEvent> {
    after(OrderCommand::RequestFakeComplete(fake_complete()))
}

/// The same, under a rule of version 3.
fn under(ask: Ask, rule: ServiceRule) -> Ask {
    Ask { rule: Some(RuleInForce { version: 3, rule }), ..ask }
}

fn lifetime() -> ServiceRule {
    let refill = Some(RefillTerms::Lifetime);
    ServiceRule { id: "rule-1".into(), service_ids: vec![101], refill, ..ServiceRule::default() }
}

/// Two refills for each order.
fn twice() -> ServiceRule {
    ServiceRule { refills_max: Some(2), ..lifetime() }
}

/// Refills accepted on these days.
fn refilled(on: &[i64]) -> Vec<OrderEvent> {
    let mut events = Vec::new();
    for day in on {
        let asked = OrderCommand::RequestRefill(Ask { now: days(*day), ..refill() });
        events.extend(state::<Order>(&events).decide(asked).unwrap());
    }
    events
}

/// A speed-up of a pending order, made so many minutes ago.
fn pending(minutes: i64) -> Ask {
    let facts = OrderFacts { status: OrderStatus::Pending, created_at: Some(at(minutes)), ..running() };
    with_facts(speed_up(), facts)
}

fn switched_off() -> RouteFacts {
    RouteFacts { switched_off: true, ..route("{external_id} refill") }
}

/// What deciding a command on a fresh order led to.
fn after(command: OrderCommand) -> Vec<OrderEvent> {
    Order::default().decide(command).unwrap()
}

examples! { Order;
    a_refill_of_a_completed_order_is_accepted: given [], when OrderCommand::RequestRefill(refill());
    a_cancellation_of_a_running_order_is_accepted: given [], when OrderCommand::RequestCancel(cancel());
    a_speed_up_of_a_running_order_is_accepted: given [], when OrderCommand::RequestSpeedUp(speed_up());
    a_refund_is_accepted_without_telling_the_provider: given [], when OrderCommand::RequestRefund(ask(facts(), &DONE, "{external_id}"));
    a_partial_is_accepted_without_telling_the_provider: given [], when OrderCommand::RequestPartial(ask(running(), &ACTIVE, "{external_id}"));

    an_order_the_panel_does_not_know_is_not_yours: given [], when OrderCommand::RequestRefill(Ask { facts: None, ..refill() });
    somebody_elses_order_is_not_yours_and_their_name_is_not_kept: given [], when OrderCommand::RequestRefill(Ask { username: Some("john".into()), ..refill() });
    without_a_username_no_order_is_yours: given [], when OrderCommand::RequestCancel(Ask { username: None, ..cancel() });
    the_team_may_act_on_any_order: given [], when OrderCommand::RequestRefill(Ask { requester: Requester::Operator, username: None, ..refill() });
    an_order_the_panel_does_not_know_is_refused_to_the_team_too: given [], when OrderCommand::RequestRefund(Ask { requester: Requester::Operator, facts: None, ..refill() });
    usernames_are_the_same_in_any_case: given [], when OrderCommand::RequestRefill(Ask { username: Some("MARIA".into()), ..refill() });

    a_refill_of_a_running_order_is_refused: given [], when OrderCommand::RequestRefill(with_facts(refill(), running()));
    a_cancellation_of_a_completed_order_is_refused: given [], when OrderCommand::RequestCancel(with_facts(cancel(), facts()));
    a_speed_up_of_a_completed_order_is_refused: given [], when OrderCommand::RequestSpeedUp(with_facts(speed_up(), facts()));
    a_refund_where_no_status_is_allowed_is_refused: given [], when OrderCommand::RequestRefund(ask(facts(), &[], "{external_id}"));
    a_partial_in_an_unknown_status_is_refused: given [], when OrderCommand::RequestPartial(with_facts(cancel(), OrderFacts { status: OrderStatus::Unknown("Awaiting".into()), ..facts() }));

    what_the_panel_forbids_is_refused: given [], when OrderCommand::RequestRefill(with_facts(refill(), OrderFacts { can_refill: Some(false), ..facts() }));
    a_cancellation_the_panel_forbids_is_refused: given [], when OrderCommand::RequestCancel(with_facts(cancel(), OrderFacts { can_cancel: Some(false), ..running() }));
    what_the_panel_allows_is_accepted: given [], when OrderCommand::RequestRefill(with_facts(refill(), OrderFacts { can_refill: Some(true), ..facts() }));

    a_refill_inside_the_cooldown_is_refused: given after(OrderCommand::RequestRefill(refill())), when OrderCommand::RequestRefill(Ask { now: at(59), ..refill() });
    a_refill_after_the_cooldown_is_accepted: given after(OrderCommand::RequestRefill(refill())), when OrderCommand::RequestRefill(Ask { now: at(60), ..refill() });
    the_cooldown_of_one_action_is_not_that_of_another: given after(OrderCommand::RequestCancel(cancel())), when OrderCommand::RequestSpeedUp(Ask { now: at(1), ..speed_up() });
    a_refill_at_a_provider_that_is_switched_off_is_refused: given [], when OrderCommand::RequestRefill(Ask { route: Some(switched_off()), ..refill() });
    a_refusal_starts_no_cooldown: given after(OrderCommand::RequestRefill(Ask { route: None, ..refill() })), when OrderCommand::RequestRefill(Ask { now: at(1), ..refill() });

    a_service_without_refill_is_refused: given [], when OrderCommand::RequestRefill(named("Instagram Likes [No Refill]"));
    a_refill_after_its_window_is_refused: given [], when OrderCommand::RequestRefill(Ask { now: days(29), ..refill() });
    a_refill_on_the_last_day_of_its_window_is_accepted: given [], when OrderCommand::RequestRefill(Ask { now: days(28), ..refill() });
    the_window_counts_from_the_order_where_completion_is_unknown: given [], when OrderCommand::RequestRefill(with_facts(Ask { now: days(28), ..refill() }, OrderFacts { updated_at: None, ..facts() }));
    a_lifetime_refill_is_accepted_after_years: given [], when OrderCommand::RequestRefill(Ask { now: days(900), ..named("Lifetime Refill Followers") });
    unknown_refill_terms_are_left_to_the_provider: given [], when OrderCommand::RequestRefill(Ask { now: days(900), ..named("Instagram Followers HQ") });

    a_speed_up_before_the_start_time_is_refused: given [], when OrderCommand::RequestSpeedUp(with_facts(speed_up(), OrderFacts { status: OrderStatus::Pending, created_at: Some(at(-20)), ..running() }));
    a_speed_up_of_a_pending_order_past_its_start_time_is_accepted: given [], when OrderCommand::RequestSpeedUp(with_facts(speed_up(), OrderFacts { status: OrderStatus::Pending, created_at: Some(at(-60)), ..running() }));

    a_rule_wins_over_the_name: given [], when OrderCommand::RequestRefill(under(named("Instagram Likes [No Refill]"), lifetime()));
    a_rule_without_a_refill_refuses_it: given [], when OrderCommand::RequestRefill(under(refill(), ServiceRule { refill: Some(RefillTerms::None), ..lifetime() }));
    a_rule_that_says_nothing_of_refills_leaves_them_to_the_name: given [], when OrderCommand::RequestRefill(under(refill(), ServiceRule { refill: None, cooldown_seconds: Some(60), ..lifetime() }));
    a_rules_statuses_stand_in_for_the_workspaces: given [], when OrderCommand::RequestRefill(under(refill(), ServiceRule { statuses: [(OrderAction::Refill, vec![OrderStatus::Partial])].into(), ..lifetime() }));
    a_refill_within_the_number_a_rule_allows_is_accepted: given refilled(&[0]), when OrderCommand::RequestRefill(Ask { now: days(1), ..under(refill(), twice()) });
    a_refill_beyond_the_number_a_rule_allows_is_refused: given refilled(&[0, 1]), when OrderCommand::RequestRefill(Ask { now: days(2), ..under(refill(), twice()) });
    the_list_tells_what_the_orders_name_does_not: given [], when OrderCommand::RequestRefill(Ask { service: Some(Service { name: "Likes [Refill: 1D]".into(), ..service(101) }), ..named("Instagram Likes") });
    a_service_listed_without_refill_has_none_where_no_name_says_otherwise: given [], when OrderCommand::RequestRefill(Ask { service: Some(Service { refill: Some(false), ..service(101) }), ..named("Instagram Likes") });
    a_name_wins_over_the_lists_mark: given [], when OrderCommand::RequestRefill(Ask { service: Some(Service { refill: Some(false), ..service(101) }), ..refill() });
    a_service_listed_without_cancel_is_not_cancelled: given [], when OrderCommand::RequestCancel(Ask { service: Some(service(101)), ..cancel() });
    the_orders_own_word_wins_over_the_lists: given [], when OrderCommand::RequestCancel(with_facts(Ask { service: Some(service(101)), ..cancel() }, OrderFacts { can_cancel: Some(true), ..running() }));
    a_refill_does_not_begin_the_window_anew: given refilled(&[0]), when OrderCommand::RequestRefill(with_facts(Ask { now: days(29), ..refill() }, OrderFacts { updated_at: Some(days(28)), ..facts() }));
    a_rules_start_time_holds_up_a_speed_up: given [], when OrderCommand::RequestSpeedUp(under(pending(-90), ServiceRule { start_seconds: Some(7200), ..lifetime() }));
    a_speed_up_after_a_rules_start_time_is_accepted: given [], when OrderCommand::RequestSpeedUp(under(pending(-120), ServiceRule { start_seconds: Some(7200), ..lifetime() }));

    a_manual_order_has_no_provider_to_ask: given [], when OrderCommand::RequestRefill(with_facts(refill(), OrderFacts { provider: None, provider_order_id: None, ..facts() }));
    an_order_not_yet_at_its_provider_has_no_provider_to_ask: given [], when OrderCommand::RequestCancel(with_facts(cancel(), OrderFacts { provider_order_id: Some(ProviderOrderId::new(" ")), ..running() }));
    a_provider_without_a_group_is_a_missing_route: given [], when OrderCommand::RequestSpeedUp(Ask { route: None, ..speed_up() });
    a_refund_needs_no_route: given [], when OrderCommand::RequestRefund(Ask { route: None, ..refill() });

    the_team_has_a_running_order_completed: given [], when OrderCommand::RequestFakeComplete(fake_complete());
    a_customer_has_nothing_completed: given [], when OrderCommand::RequestFakeComplete(cancel());
    a_canceled_order_is_not_completed: given [], when OrderCommand::RequestFakeComplete(with_facts(fake_complete(), OrderFacts { status: OrderStatus::Canceled, ..running() }));
    an_order_the_panel_does_not_know_is_not_completed: given [], when OrderCommand::RequestFakeComplete(Ask { facts: None, ..fake_complete() });
    what_is_being_completed_is_not_asked_for_twice: given completing(), when OrderCommand::RequestFakeComplete(Ask { request_id: uuid(2), now: at(9), ..fake_complete() });
    what_nobody_knows_the_outcome_of_may_be_asked_for_again: given completing(), when OrderCommand::RequestFakeComplete(Ask { request_id: uuid(2), now: at(10), ..fake_complete() });
    the_panel_completed_it: given completing(), when OrderCommand::RecordFakeCompleted { request_id: uuid(1), already: false, now: at(1) };
    the_panel_did_not_complete_it: given completing(), when OrderCommand::RecordFakeCompleteFailed { request_id: uuid(1), reason: "Change is not allowed".into(), certain: true, now: at(1) };
    an_outcome_of_another_request_changes_nothing: given completing(), when OrderCommand::RecordFakeCompleted { request_id: uuid(2), already: false, now: at(1) };
    an_outcome_nobody_waits_for_changes_nothing: given [], when OrderCommand::RecordFakeCompleteFailed { request_id: uuid(1), reason: "late".into(), certain: false, now: at(1) };

    facts_of_another_order_are_an_error: given after(OrderCommand::RequestRefill(refill())), when OrderCommand::RequestRefill(with_facts(refill(), OrderFacts { order_id: 99999, ..facts() }));
    a_template_without_the_order_id_is_an_error: given [], when OrderCommand::RequestRefill(ask(facts(), &DONE, "refill please"));
}

#[test]
fn every_action_has_its_command() {
    for action in OrderAction::ALL {
        let name = format!("{:?}", OrderCommand::of(action, refill())).to_lowercase();
        assert!(name.starts_with(&format!("request{}", action.name().replace('_', ""))), "{name}");
    }
}

/// What may be asked for now, by the rules that decide.
#[test]
fn what_could_be_asked_for_an_order() {
    let asks = |facts: &OrderFacts, now| {
        vec![
            (OrderAction::Refill, Ask { now, ..with_facts(refill(), facts.clone()) }),
            (OrderAction::Cancel, Ask { now, ..with_facts(cancel(), facts.clone()) }),
            (OrderAction::SpeedUp, Ask { now, route: None, ..with_facts(speed_up(), facts.clone()) }),
        ]
    };
    let fresh = Order::default();
    let asked: Order = state(&after(OrderCommand::RequestRefill(refill())));
    let told = [
        ("completed", fresh.prospects(asks(&facts(), at(0)))),
        ("a refill was just asked for", asked.prospects(asks(&facts(), at(1)))),
        ("running, and the provider has no group", fresh.prospects(asks(&running(), at(0)))),
        ("somebody else's", fresh.prospects(asks(&OrderFacts { owner: "john".into(), ..facts() }, at(0)))),
        ("no terms in the name", fresh.prospects(asks(&OrderFacts { service_name: "Likes".into(), ..facts() }, at(0)))),
    ];
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../../../snapshots/aggregates/prospects");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_yaml_snapshot!("what_could_be_asked_for", told));
}

#[test]
fn a_rehearsal_by_the_same_rules_changes_nothing_and_by_others_what_they_say() {
    let rules = |rule: ServiceRule| RuleSet::new(4, vec![rule], 1);
    let none = ServiceRule { refill: Some(RefillTerms::None), ..lifetime() };
    let grounds = |_, _: &OrderFacts| panic!("the grounds are on record");
    let mut order = Order::default();
    let mut seen = Vec::new();
    for event in refilled(&[0, 1, 40]) {
        let same = order.rehearse(&event, &RuleSet::default(), grounds).unwrap();
        assert!(!same.changed(), "{same:?}");
        let forever = order.rehearse(&event, &rules(lifetime()), grounds).unwrap();
        let never = order.rehearse(&event, &rules(none.clone()), grounds).unwrap();
        seen.push((forever.changed(), never.now.refusal));
        order.apply(event);
    }
    // The third came after the window.
    let refused = || Some(Refusal::NoRefill);
    assert_eq!(seen, [(false, refused()), (false, refused()), (true, refused())]);
}

/// What version 1.0 recorded of a refill.
fn without_grounds(event: OrderEvent) -> OrderEvent {
    let OrderEvent::RefillRequested(accepted) = event else { panic!("no accepted refill: {event:?}") };
    OrderEvent::RefillRequested(Accepted { grounds: None, ..accepted })
}

#[test]
fn a_decision_without_grounds_is_rehearsed_on_others_and_says_so() {
    let recorded = after(OrderCommand::RequestRefill(refill())).remove(0);
    let grounds = |_, _: &OrderFacts| Grounds {
        allowed_statuses: vec![OrderStatus::Pending],
        cooldown_seconds: 3600,
        route: Some(route("{external_id} refill")),
        service: None,
    };
    let rehearsed = |event| Order::default().rehearse(&event, &RuleSet::default(), grounds).unwrap();
    let known = rehearsed(recorded.clone());
    assert_eq!((known.grounds_unknown, known.now.refusal), (false, None));
    let older = rehearsed(without_grounds(recorded));
    let refusal = Some(Refusal::WrongStatus { status: OrderStatus::Completed });
    assert_eq!((older.grounds_unknown, older.now.refusal), (true, refusal));
}
