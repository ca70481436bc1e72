//! What the compiler does not ask of whoever adds an action: to list it, to have it set, read and offered.

use std::collections::BTreeSet;

use aggregates::grammar::{Command, OrderRequest, Reading, read};
use aggregates::request::Action;
use aggregates::values::OrderAction;
use aggregates::words::Key;
use aggregates::workspace::{Settings, settings};
use serde::de::DeserializeOwned;

/// The names serde knows, as its own error lists them.
fn names<T: DeserializeOwned>() -> BTreeSet<String> {
    let error = serde_json::from_str::<T>("\"no such name\"").err().map(|error| error.to_string()).unwrap_or_default();
    let (_, list) = error.split_once("expected").expect("a list of names");
    list.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

#[test]
fn every_action_is_listed() {
    assert_eq!(BTreeSet::from(Action::ALL.map(|action| action.name().to_owned())), names::<Action>());
    assert_eq!(BTreeSet::from(OrderAction::ALL.map(|action| action.name().to_owned())), names::<OrderAction>());
}

#[test]
fn every_action_has_a_setting_for_its_statuses() {
    for action in OrderAction::ALL {
        let key = format!("{}_statuses", action.name());
        assert!(settings::definitions().iter().any(|setting| setting.key == key), "there is no setting `{key}`");
        assert!(!Settings::default().statuses_for(action).is_empty(), "{key}");
    }
}

#[test]
fn every_action_is_read_by_its_name_and_stands_in_the_menu() {
    for action in OrderAction::ALL {
        let words = action.name().replace('_', " ");
        let asked = Reading::Orders { asked: OrderRequest::Do(action), order_ids: vec![54321], dirty: false };
        assert_eq!(read(&format!("{words} 54321")), asked, "{words}");
        assert!(Key::Help.text().contains(&format!("*{words} 54321*")), "`{words}` is not in the menu");
    }
}

#[test]
fn every_action_can_be_given_another_name() {
    let known = names::<Command>();
    for action in OrderAction::ALL {
        assert!(known.contains(action.name()), "no alias can stand for `{}`", action.name());
    }
}
