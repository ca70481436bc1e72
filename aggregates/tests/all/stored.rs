//! The stored form of every event: one fixture per type and version, which must keep loading.
//!
//! A fixture is written once, by `UPDATE_FIXTURES=1 cargo test -p aggregates stored`, and never changed: a difference is a question of
//! compatibility, answered by a new version and an upcaster.

mod samples;

use std::collections::BTreeSet;
use std::path::PathBuf;

use aggregates::campaign::Campaign;
use aggregates::channel_health::ChannelHealth;
use aggregates::conversation::Conversation;
use aggregates::customer::{Customer, CustomerEvent};
use aggregates::draft::Draft;
use aggregates::group::Group;
use aggregates::order::Order;
use aggregates::provider::Provider;
use aggregates::request::{Request, RequestEvent};
use aggregates::service_list::{ServiceList, ServiceListEvent};
use aggregates::workspace::Workspace;
use cqrs_es::persist::SerializedEvent;
use cqrs_es::{Aggregate, DomainEvent};
use eventlog_contract::{LoggedAggregate, LoggedEvent, Personal};
use serde_json::Value;

#[expect(clippy::disallowed_methods, reason = "fixtures are files, and this is a test")]
fn fixture<A: Aggregate>(event: &A::Event, form: &str) -> String {
    let name = format!("{}-v{}{form}.json", event.event_type(), event.event_version());
    let path =
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../snapshots/aggregates/stored").join(A::TYPE).join(name);
    if !path.exists() && std::env::var("UPDATE_FIXTURES").is_ok() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, serde_json::to_string_pretty(event).unwrap() + "\n").unwrap();
    }
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Every stored fixture loads, stores as it was, and every event type has one.
fn check<A: LoggedAggregate>(samples: &[A::Event]) {
    let mut covered = BTreeSet::new();
    for sample in samples {
        let stored = check_form::<A>("", sample);
        let (name, payload) = stored.as_object().unwrap().iter().next().unwrap();
        assert_eq!(*name, sample.event_type(), "the stored name is the variant's");
        check_personal(sample, payload);
        covered.insert(sample.event_type());
    }
    assert_eq!(covered, variants::<A>(), "every event type of {} has a fixture", A::TYPE);
}

/// A fixture loads, means what it meant, and stores as it was. `form` names what only some events of this version have.
fn check_form<A: LoggedAggregate>(form: &str, sample: &A::Event) -> Value {
    let stored: Value = serde_json::from_str(&fixture::<A>(sample, form)).unwrap();
    let loaded: A::Event = serde_json::from_value(stored.clone()).unwrap();
    assert_eq!(serde_json::to_value(&loaded).unwrap(), stored, "{} stores as it was", sample.event_type());
    assert_eq!(&loaded, sample, "{} means what it meant", sample.event_type());
    stored
}

/// The names serde knows, as its own error lists them.
fn variants<A: Aggregate>() -> BTreeSet<String> {
    let error = serde_json::from_str::<A::Event>(r#"{"no such event":{}}"#).unwrap_err().to_string();
    let (_, list) = error.split_once("expected").unwrap();
    list.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

/// Every path declared personal leads to a text in the sample.
fn check_personal<E: LoggedEvent>(event: &E, payload: &Value) {
    let Personal::Fields { subject, fields } = event.personal() else { return };
    assert!(!subject.is_empty());
    for field in fields {
        let found = follow(payload, &field.split('.').collect::<Vec<_>>());
        let elsewhere = event.event_type() == "RequestAnswered" && field.starts_with("findings.");
        assert!(found || elsewhere, "{}: {field} leads nowhere", event.event_type());
    }
}

fn follow(value: &Value, path: &[&str]) -> bool {
    match (value, path) {
        (Value::Array(items), _) => items.iter().any(|item| follow(item, path)),
        (_, []) => value.is_string(),
        (_, [first, rest @ ..]) => value.get(first).is_some_and(|value| follow(value, rest)),
    }
}

#[test]
fn events_of_a_channels_health_keep_loading() {
    check::<ChannelHealth>(&samples::channel_health());
}

#[test]
fn events_of_a_campaign_keep_loading() {
    check::<Campaign>(&samples::campaign());
}

#[test]
fn events_of_a_conversation_keep_loading() {
    check::<Conversation>(&samples::conversation());
}

#[test]
fn events_of_a_customer_keep_loading() {
    check::<Customer>(&samples::customer());
}

#[test]
fn events_of_a_draft_keep_loading() {
    check::<Draft>(&samples::draft());
}

#[test]
fn events_of_a_group_keep_loading() {
    check::<Group>(&samples::group());
}

#[test]
fn events_of_an_order_keep_loading() {
    check::<Order>(&samples::order());
}

#[test]
fn what_only_some_events_have_keeps_loading() {
    check_form::<Order>("-on-both-messengers", &samples::refill_on_both_messengers());
    check_form::<Order>("-switched-off", &samples::refill_of_a_provider_switched_off());
    check_form::<Conversation>("-of-a-warning", &samples::a_warning());
    check_form::<Workspace>("-with-an-escalation", &samples::routes_with_an_escalation());
}

#[test]
fn events_of_a_provider_keep_loading() {
    check::<Provider>(&samples::provider());
}

#[test]
fn events_of_a_request_keep_loading() {
    check::<Request>(&samples::request());
}

#[test]
fn events_of_a_service_list_keep_loading() {
    check::<ServiceList>(&samples::service_list());
}

#[test]
fn events_of_a_workspace_keep_loading() {
    check::<Workspace>(&samples::workspace());
}

/// An event of an older version, given what it is today.
#[expect(clippy::disallowed_methods, reason = "fixtures are files, and this is a test")]
fn check_older<A: LoggedAggregate>(version: &str, today: &A::Event) {
    let name = format!("{}-v{version}.json", today.event_type());
    let path =
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../snapshots/aggregates/stored").join(A::TYPE).join(name);
    let payload: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let (kind, version) = (today.event_type(), version.to_owned());
    let stored = SerializedEvent::new(String::new(), 1, A::TYPE.to_owned(), kind, version, payload, Value::Null);
    let upcast = A::upcasters().iter().fold(stored, |event, upcaster| {
        if upcaster.can_upcast(&event.event_type, &event.event_version) { upcaster.upcast(event) } else { event }
    });
    assert_eq!(serde_json::from_value::<A::Event>(upcast.payload).unwrap(), *today);
}

#[test]
fn a_ticket_of_the_time_before_texts_were_named_has_the_text_of_that_time() {
    let today =
        samples::customer().into_iter().find(|event| event.event_type() == "VerificationCodeDelivered").unwrap();
    check_older::<Customer>("1.0", &today);
}

#[test]
fn a_code_of_the_time_before_its_ticket_was_worded_with_it_has_no_words_for_it() {
    let today = samples::customer().into_iter().find(|event| event.event_type() == "VerificationCodeIssued").unwrap();
    let CustomerEvent::VerificationCodeIssued { customer_id, username, code, expires_at, ticket: _, issued_at } = today
    else {
        unreachable!("it was found by its name");
    };
    check_older::<Customer>(
        "1.0",
        &CustomerEvent::VerificationCodeIssued { customer_id, username, code, expires_at, ticket: None, issued_at },
    );
}

/// Decisions of version 1.0 recorded no grounds, and no rule or start time; nothing else was different.
#[test]
fn decisions_of_the_time_before_service_rules_keep_loading() {
    for today in samples::order_before_rules() {
        check_older::<Order>("1.0", &today);
    }
}

/// Versions 1.1 and 1.0 left every entry open, and knew of no unclear request.
#[test]
fn requests_of_the_time_before_the_program_said_where_an_entry_stands_keep_loading() {
    let [opened, answered] = samples::request_before_standing();
    check_older::<Request>("1.1", &opened);
    check_older::<Request>("1.0", &answered);
}

/// Version 1.2 of a request did not say why nothing is done, and 1.0 of a further message not which orders it names.
#[test]
fn requests_of_the_time_before_entries_said_why_nothing_is_done_keep_loading() {
    let [opened, added] = samples::request_before_reasons();
    check_older::<Request>("1.2", &opened);
    check_older::<Request>("1.0", &added);
}

/// Version 1.2 did not tell what a message answers.
#[test]
fn messages_of_the_time_before_it_was_told_what_they_answer_keep_loading() {
    check_older::<Conversation>("1.2", &samples::message_before_answers());
}

/// Version 1.0 did not say which of the operator's own commands was given.
#[test]
fn requests_of_the_time_before_own_commands_were_written_down_with_them_keep_loading() {
    let [mut today, _] = samples::request_before_standing();
    if let RequestEvent::RequestOpened { custom, .. } = &mut today {
        *custom = None;
    }
    check_older::<Request>("1.0", &today);
}

/// Version 1.0 quoted nothing.
#[test]
fn messages_of_the_time_before_quoting_keep_loading() {
    for today in samples::conversation_before_quoting() {
        check_older::<Conversation>("1.0", &today);
    }
}

/// Version 1.1 did not say whose words a message holds.
#[test]
fn messages_of_the_time_before_forwarding_was_noticed_keep_loading() {
    check_older::<Conversation>("1.1", &samples::message_before_forwarding());
}

/// A failed look of version 1.0 never was one at a list that is much shorter.
#[test]
fn failed_looks_of_the_time_before_short_lists_were_doubted_keep_loading() {
    let today = ServiceListEvent::ServiceListUnread {
        look: 2,
        reason: "unavailable: no connection".to_owned(),
        listed: None,
        kept: 2,
        next_refresh_at: crate::support::samples::at(62),
        failed_at: crate::support::samples::at(61),
    };
    check_older::<ServiceList>("1.0", &today);
}

/// Event types that come out of an example of `snapshots/aggregates/`.
#[expect(clippy::disallowed_methods, reason = "examples are files, and this is a test")]
fn outcomes<A: Aggregate>() -> BTreeSet<String> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../snapshots/aggregates").join(A::TYPE);
    let files = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    let examples = files.filter(|path| path.extension().is_some_and(|extension| extension == "snap"));
    let mut found = BTreeSet::new();
    for example in examples {
        let text = std::fs::read_to_string(example).unwrap();
        let (_, then) = text.split_once("\nthen:").unwrap();
        let events = then.lines().filter_map(|line| line.strip_prefix("  - ")?.strip_suffix(':'));
        found.extend(events.map(str::to_owned));
    }
    found
}

#[test]
fn every_event_is_the_outcome_of_an_example() {
    assert_eq!(outcomes::<ChannelHealth>(), variants::<ChannelHealth>());
    assert_eq!(outcomes::<Campaign>(), variants::<Campaign>());
    assert_eq!(outcomes::<Conversation>(), variants::<Conversation>());
    assert_eq!(outcomes::<Customer>(), variants::<Customer>());
    assert_eq!(outcomes::<Draft>(), variants::<Draft>());
    assert_eq!(outcomes::<Group>(), variants::<Group>());
    assert_eq!(outcomes::<Order>(), variants::<Order>());
    assert_eq!(outcomes::<Provider>(), variants::<Provider>());
    assert_eq!(outcomes::<Request>(), variants::<Request>());
    assert_eq!(outcomes::<ServiceList>(), variants::<ServiceList>());
    assert_eq!(outcomes::<Workspace>(), variants::<Workspace>());
}

#[test]
fn names_of_aggregates_never_change() {
    let names = [
        Campaign::TYPE,
        ChannelHealth::TYPE,
        Conversation::TYPE,
        Customer::TYPE,
        Draft::TYPE,
        Group::TYPE,
        Order::TYPE,
        Provider::TYPE,
        Request::TYPE,
        ServiceList::TYPE,
        Workspace::TYPE,
    ];
    assert_eq!(
        names,
        [
            "campaign",
            "channel_health",
            "conversation",
            "customer",
            "draft",
            "group",
            "order",
            "provider",
            "request",
            "service_list",
            "workspace"
        ]
    );
}
