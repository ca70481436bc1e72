//! A recorded stream of `request`, folded as it happened. Made by `ledgerdesk record`.

use aggregates::request::Request;
use cqrs_es::Aggregate as _;

#[test]
fn recorded_help_folds_as_it_was_recorded() {
    let events = include_str!("recorded_help.jsonl");
    let mut state = Request::default();
    for line in events.lines() {
        let line: serde_json::Value = serde_json::from_str(line).unwrap();
        state.apply(serde_json::from_value(line["payload"].clone()).unwrap());
    }
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(concat!(env!("CARGO_MANIFEST_DIR"), "/snapshots/streams"));
    settings.set_prepend_module_to_snapshot(false);
    settings.bind(|| insta::assert_yaml_snapshot!("recorded_help", state));
}
