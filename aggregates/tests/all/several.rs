//! Several requests in one message: each stands for itself.

use aggregates::grammar::{Mention, OrderRequest, Reading, read};
use aggregates::request::{Action, Reason};
use aggregates::triage::{LeftUndone, Part, Plan, Standing, triage};
use aggregates::values::{ChatKind, OrderAction};
use proptest::prelude::*;

use crate::support::samples::incoming;

fn written(reading: &Reading) -> String {
    let ids = |ids: &[u64]| ids.iter().map(u64::to_string).collect::<Vec<_>>().join(" ");
    if let Reading::Several(parts) = reading {
        return parts.iter().map(written).collect::<Vec<_>>().join(" & ");
    }
    if let Reading::Orders { asked, order_ids, .. } = reading {
        return format!("{} {}", asked.name(), ids(order_ids));
    }
    let Reading::Unclear { asked, order_ids } = reading else { return format!("{reading:?}") };
    format!("ask {} {}", asked.name(), ids(order_ids))
}

#[track_caller]
fn are_read(messages: &[(&str, &str)]) {
    for (text, reading) in messages {
        assert_eq!(written(&read(text)), *reading, "{text}");
    }
}

#[test]
fn every_plain_clause_stands_for_itself() {
    are_read(&[
        ("refill 54321 and also cancel 54322", "refill 54321 & cancel 54322"),
        ("54321 refill please\n54322 cancel", "refill 54321 & cancel 54322"),
        ("refill 54321, 54322 and cancel 54323, 54324", "refill 54321 54322 & cancel 54323 54324"),
        ("54321, 54322 refill and 54323 cancel", "refill 54321 54322 & cancel 54323"),
        ("54321\nrefill\n54322\ncancel", "refill 54321 & cancel 54322"),
        ("54321 refill 54322 cancel", "refill 54321 & cancel 54322"),
        ("refill: 54321\ncancel: 54322", "refill 54321 & cancel 54322"),
        ("54321 refill kar do aur 54322 cancel kar do", "refill 54321 & cancel 54322"),
        ("tolong refill 54321 dan cancel 54322", "refill 54321 & cancel 54322"),
        ("54321 iptal ve 54322 telafi lütfen", "cancel 54321 & refill 54322"),
        ("отмените 54321 и докрутите 54322", "cancel 54321 & refill 54322"),
        ("الغاء 54321 و تعويض 54322", "cancel 54321 & refill 54322"),
        ("54321 ক্যান্সেল করুন আর 54322 রিফিল করুন", "cancel 54321 & refill 54322"),
        ("status 54321 and refill 54322", "check 54321 & refill 54322"),
        ("refill 54321, speed up 54322, cancel 54323", "refill 54321 & speed_up 54322 & cancel 54323"),
    ]);
}

#[test]
fn what_is_doubtful_in_one_clause_is_asked_about_alone() {
    are_read(&[
        ("refill 54321 and why cancel 54322?", "refill 54321 & ask cancel 54322"),
        ("refill 54321 came thanks, cancel 54322", "ask refill 54321 & cancel 54322"),
        ("why refill 54321, why cancel 54322", "ask refill 54321 & ask cancel 54322"),
    ]);
}

#[test]
fn what_may_turn_round_another_clause_makes_all_of_them_doubtful() {
    for text in [
        "refill 54321 or cancel 54322",
        "refill 54321 but dont cancel 54322",
        "refill 54321. no sorry cancel 54322",
        "refill 54321, wait no, cancel 54322",
        "if refill 54321 fails cancel 54322",
        "refill 54321 then if not started cancel 54322",
        "cancel 54321 zorblax, refund 54322",
        "cancel 54321, in 2 hours refund 54322",
        "my friend: cancel 54321\nrefill 54322",
        "54321 completed\n54322 partial\n54323 canceled",
    ] {
        let reading = written(&read(text));
        assert!(reading.split(" & ").all(|part| part.starts_with("ask ")), "{text}: {reading}");
    }
}

#[test]
fn thanks_for_one_order_ask_for_nothing_and_leave_the_next_alone() {
    are_read(&[
        ("thanks for refill 54321. now refill 54322", "refill 54322"),
        ("thanks for the refill 54321! please cancel 54322", "cancel 54322"),
        ("thanks for refill 54321, refill 54322", "ask refill 54322"),
        ("thanks for refill 54321", "ask refill 54321"),
        ("thanks for refill 54321\nwhy cancel 54322", "ask cancel 54322"),
    ]);
}

#[test]
fn requests_about_the_same_orders_are_one_question() {
    are_read(&[
        ("refill 54321 and cancel 54321", "ask refill 54321"),
        ("cancel and refund 54321", "ask cancel 54321"),
        ("why refill 54321 and why refill 54322", "ask refill 54321 54322"),
    ]);
}

fn planned(text: &str) -> Plan {
    let standing = Standing::Verified { username: "maria".into() };
    triage(&incoming(text, ChatKind::Group, &standing))
}

#[test]
fn one_question_is_asked_and_the_other_requests_are_left_for_people() {
    let undone = |action, id, reason| {
        Part::Leave(LeftUndone { mention: Mention { action, order_ids: vec![id] }, reason, priority: false })
    };
    let refill = OrderRequest::Do(OrderAction::Refill);
    assert_eq!(
        planned("why refill 54321, why cancel 54322, why speed up 54323"),
        Plan::Several(vec![
            Part::Ask { asked: refill, order_ids: vec![54321] },
            undone(Action::Cancel, 54322, Reason::AskedAboutAnother),
            undone(Action::SpeedUp, 54323, Reason::AskedAboutAnother),
        ])
    );
    assert_eq!(
        planned("refill 54321 and fake complete 54322"),
        Plan::Several(vec![
            Part::Do { asked: refill, order_ids: vec![54321], priority: false },
            undone(Action::Message, 54322, Reason::TeamOnly),
        ])
    );
}

proptest! {
    /// No order is in two requests, and none is there that is not in the message.
    #[test]
    fn requests_in_one_message_share_no_order(
        words in proptest::collection::vec(
            prop_oneof![
                Just("refill"), Just("cancel"), Just("54321"), Just("54322"), Just("54323"), Just("and"), Just(","), Just("\n"),
                Just("please"), Just("why"), Just("not"), Just("thanks for"), Just("status"), Just("dropped")
            ],
            1..14,
        )
    ) {
        if let Reading::Several(parts) = read(&words.join(" ")) {
            let mut seen = std::collections::BTreeSet::new();
            prop_assert!(parts.len() > 1);
            for part in parts {
                let (Reading::Orders { order_ids, .. } | Reading::Unclear { order_ids, .. }) = part else {
                    return Err(TestCaseError::fail(format!("{part:?}")));
                };
                for id in order_ids {
                    prop_assert!(seen.insert(id) && words.contains(&id.to_string().as_str()));
                }
            }
        }
    }
}
