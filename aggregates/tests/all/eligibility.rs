//! Terms read from service names.

use aggregates::eligibility::{StartTerms, Terms};
use proptest::prelude::*;

#[test]
fn terms_are_read_as_people_read_them() {
    let mut wrong = Vec::new();
    for line in
        include_str!("../../corpus/services.tsv").lines().filter(|line| !line.starts_with('#') && !line.is_empty())
    {
        let [name, refill, start] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("three columns: {line}") };
        let terms = Terms::of_service_name(name);
        let starts = match terms.start {
            StartTerms::Unknown => "-".to_owned(),
            StartTerms::Within { seconds } => seconds.to_string(),
        };
        if (terms.refill.to_string().as_str(), starts.as_str()) != (refill, start) {
            wrong.push(format!("{name:?}: refill {}, start {starts}; expected {refill}, {start}", terms.refill));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

proptest! {
    #[test]
    fn any_name_can_be_read(name in prop_oneof![any::<String>(), "[a-zA-Z0-9 :\\-\\[\\]♻❌]{0,80}", "(refill|start|no|r|lifetime|[0-9]{1,12}|days|h|-|:| ){0,20}"]) {
        let _ = Terms::of_service_name(&name);
    }

    #[test]
    fn a_window_in_brackets_is_read_whatever_stands_around_it(before in "[A-KMO-QS-Za-kmo-qs-z ]{0,20}", days in 1u32..=999) {
        let terms = Terms::of_service_name(&format!("{before} [Refill: {days}D]"));
        prop_assert_eq!(terms.refill.to_string(), if days == 1 { "1 day".to_owned() } else { format!("{days} days") });
    }
}
