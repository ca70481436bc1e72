//! Given / when / then, and the people and orders the examples are about.

pub mod samples;

use std::fmt::Debug;

use aggregates::{
    campaign, channel_health, conversation, customer, draft, group, order, provider, request, service_list, workspace,
};
use cqrs_es::Aggregate;
use cqrs_es::event_sink::EventSink;
use eventlog_contract::LoggedAggregate;
use serde::Serialize;

/// An aggregate whose decisions can be looked at without running them.
pub trait Decides: LoggedAggregate<Command: Serialize + Clone, Event: PartialEq> + PartialEq + Debug {
    fn decide(&self, command: Self::Command) -> Result<Vec<Self::Event>, Self::Error>;
}

macro_rules! decides {
    ($($aggregate:ty),*) => {
        $(impl Decides for $aggregate {
            fn decide(&self, command: Self::Command) -> Result<Vec<Self::Event>, Self::Error> {
                <$aggregate>::decide(self, command)
            }
        })*
    };
}

decides!(
    campaign::Campaign,
    channel_health::ChannelHealth,
    conversation::Conversation,
    customer::Customer,
    draft::Draft,
    group::Group,
    order::Order,
    provider::Provider,
    request::Request,
    service_list::ServiceList,
    workspace::Workspace
);

/// One example, as its snapshot shows it.
#[derive(Serialize)]
struct Example<'a, A: Aggregate<Command: Serialize>> {
    given: &'a [A::Event],
    when: &'a A::Command,
    then: Outcome<A::Event>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Outcome<E> {
    Events(Vec<E>),
    Nothing(&'static str),
    Error { error: String },
}

/// The state after these events.
pub fn state<A: Aggregate>(given: &[A::Event]) -> A {
    let mut state = A::default();
    for event in given {
        state.apply(event.clone());
    }
    state
}

/// Decides one example and compares it with its snapshot. Along the way: the state survives being stored, and `handle` writes exactly
/// what `decide` returned.
pub fn example<A: Decides>(name: &str, given: &[A::Event], when: &A::Command) {
    let mut state: A = state(given);
    let stored = serde_json::to_value(&state).unwrap();
    assert_eq!(serde_json::from_value::<A>(stored).unwrap(), state, "the state survives being stored");

    let decided = state.decide(when.clone());
    let sink = EventSink::default();
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let handled = runtime.block_on(state.handle(when.clone(), &(), &sink));
    let written = runtime.block_on(sink.collect());
    assert_eq!(handled.is_err(), decided.is_err());
    assert_eq!(written, decided.as_ref().map(Clone::clone).unwrap_or_default());

    let then = match decided {
        Ok(events) if events.is_empty() => Outcome::Nothing("nothing happens, and that is fine"),
        Ok(events) => Outcome::Events(events),
        Err(error) => Outcome::Error { error: error.to_string() },
    };
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(format!("../../../../snapshots/aggregates/{}", A::TYPE));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.set_description(name.replace('_', " "));
    settings.bind(|| insta::assert_yaml_snapshot!(name, Example::<A> { given, when, then }));
}

/// Examples of one aggregate, each a test named as a sentence.
macro_rules! examples {
    ($aggregate:ty; $($name:ident: given $given:expr, when $when:expr;)*) => {
        $(#[test]
        fn $name() {
            crate::support::example::<$aggregate>(stringify!($name), &$given, &$when);
        })*
    };
}
pub(crate) use examples;
