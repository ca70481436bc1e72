//! What comes of every action in every way to end, and where its entry stands: the table of the docs.

use std::fmt::Write as _;

use aggregates::request::{Action, Ending, Outcome, Reason, stands, when_opened};

const DOCS: &str = include_str!("../../../docs/asking.md");

fn about(ending: Ending) -> &'static str {
    match ending {
        Ending::UnderWay => "it is being worked on",
        Ending::Shown => "orders were shown or described",
        Ending::Told => "something else was told",
        Ending::TooSoon => "the balance was asked for again too soon",
        Ending::NotThere => "there is no such ticket",
        Ending::Done => "it was done on the panel, or told to the provider",
        Ending::Refused => "it was refused (unknown order, too soon, too late …), and the customer knows why",
        Ending::ForPeople => "people have to do or read it",
        Ending::Failed => "it failed, or nobody can tell",
        Ending::PanelAway => "the panel could not be asked",
        Ending::AskedBack => "the customer was asked whether it is meant",
        Ending::Lapsed => "the customer did not say yes",
        Ending::Declined => "the customer said no",
        Ending::AskedPlainly => "the customer then asked for the same plainly",
        Ending::Unclear => "it was unclear, and nobody was asked",
        Ending::NoRequest => "it names an action and orders, and asks for nothing",
    }
}

/// Actions that look something up, that do something, and messages for people.
fn kinds() -> [(&'static str, Vec<Action>); 3] {
    let of = |wanted: fn(Action) -> bool| Action::ALL.into_iter().filter(|action| wanted(*action)).collect();
    [
        ("look-ups", of(Action::only_tells)),
        ("actions", of(|action| !action.only_tells() && action != Action::Message)),
        ("`message`", of(|action| action == Action::Message)),
    ]
}

fn table() -> String {
    let kinds = kinds();
    let mut table = String::from("| how it ended |");
    for (kind, _) in &kinds {
        let _ = write!(table, " {kind} |");
    }
    table.push_str("\n|---|---|---|---|\n");
    for ending in Ending::ALL {
        let _ = write!(table, "| {} |", about(ending));
        for (kind, actions) in &kinds {
            let mut cells: Vec<(Outcome, _)> = actions.iter().map(|action| stands(*action, ending)).collect();
            cells.dedup();
            assert_eq!(cells.len(), 1, "{kind} end alike: {ending:?}");
            let (outcome, status) = cells[0];
            let _ = write!(table, " `{}`, {} |", outcome.name(), status.name());
        }
        table.push('\n');
    }
    table
}

#[test]
fn the_docs_have_the_table_of_outcomes() {
    let table = table();
    assert!(DOCS.contains(&table), "docs/asking.md should hold\n{table}");
}

#[test]
fn the_docs_have_every_reason() {
    for reason in Reason::ALL {
        let (outcome, status) = stands(Action::Refill, Ending::of_reason(reason));
        let row = format!("| `{}` | {} | `{}`, {} |", reason.name(), reason.about(), outcome.name(), status.name());
        assert!(DOCS.contains(&row), "docs/asking.md should hold\n{row}");
    }
}

/// Only what needs a person is open once it is known what came of it, and work for people is found by one outcome.
#[test]
fn open_is_what_needs_a_person() {
    for action in Action::ALL {
        for ending in Ending::ALL.into_iter().filter(|ending| *ending != Ending::UnderWay) {
            let (outcome, status) = stands(action, ending);
            let needs_somebody = match outcome {
                Outcome::ByHand | Outcome::Failed | Outcome::Unavailable => true,
                Outcome::Asked => ending == Ending::Lapsed,
                Outcome::Unclear => ending == Ending::Unclear,
                Outcome::Pending
                | Outcome::Shown
                | Outcome::Accepted
                | Outcome::Refused
                | Outcome::Mixed
                | Outcome::Answered
                | Outcome::CoolingDown
                | Outcome::NotFound => false,
            };
            assert_eq!(status.is_open(), needs_somebody, "{action:?} {ending:?}");
            assert_eq!(ending == Ending::ForPeople, outcome == Outcome::ByHand, "{action:?} {ending:?}");
        }
        let (_, complaint) = when_opened(action, None, true, false);
        assert!(complaint.is_open(), "with a complaint {action:?} is for people");
    }
}
