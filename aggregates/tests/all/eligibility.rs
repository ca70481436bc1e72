//! Terms read from service names.

use aggregates::eligibility::{StartRange, StartTerms, Terms};
use proptest::prelude::*;
use proptest::sample::select;

#[test]
fn terms_are_read_as_people_read_them() {
    let mut wrong = Vec::new();
    let mut count = 0;
    let corpus = include_str!("../../corpus/services.tsv");
    for line in corpus.lines().filter(|line| !line.starts_with("# ") && !line.is_empty()) {
        let [name, refill, start] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("three columns: {line}") };
        let read = (Terms::of_service_name(name).refill.to_string(), minutes(StartRange::of_service_name(name)));
        count += 1;
        if read != (refill.to_owned(), start.to_owned()) {
            wrong.push(format!("{name:?}: refill {}, start {}; expected {refill}, {start}", read.0, read.1));
        }
    }
    assert!(count >= 200, "the corpus holds {count} names");
    assert!(wrong.is_empty(), "{} of {count}:\n{}", wrong.len(), wrong.join("\n"));
}

fn minutes(range: Option<StartRange>) -> String {
    range.map_or_else(
        || "-".to_owned(),
        |range| format!("{}-{}", range.from_seconds / 60, range.to_seconds.div_ceil(60)),
    )
}

/// Every name of the corpus.
fn names() -> Vec<&'static str> {
    let corpus = include_str!("../../corpus/services.tsv");
    corpus.lines().filter(|line| !line.starts_with("# ")).filter_map(|line| line.split('\t').next()).collect()
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

    #[test]
    fn the_latest_start_is_the_end_of_the_range(name in prop_oneof![select(names()).prop_map(str::to_owned), any::<String>()]) {
        let within = StartRange::of_service_name(&name).map(|range| range.to_seconds);
        let terms = match Terms::of_service_name(&name).start {
            StartTerms::Within { seconds } => Some(seconds),
            StartTerms::Unknown => None,
        };
        prop_assert_eq!(terms, within);
    }

    #[test]
    fn neither_case_nor_decoration_changes_the_terms(
        name in select(names()),
        upper in any::<bool>(),
        before in select(DECORATIONS.to_vec()),
        after in select(DECORATIONS.to_vec()),
    ) {
        let cased = if upper { name.to_uppercase() } else { name.to_lowercase() };
        prop_assert_eq!(Terms::of_service_name(&cased), Terms::of_service_name(name), "{}", cased);
        let decorated = format!("{before}{name}{after}");
        prop_assert_eq!(Terms::of_service_name(&decorated), Terms::of_service_name(name), "{}", decorated);
    }

    #[test]
    fn made_up_names_do_not_depend_on_case(
        name in "((refill|no|start|lifetime|instant|guaranteed|days|R|H|min|NR|[0-9]{1,3})[ :\\-|\\[\\]]{0,2}){0,10}",
    ) {
        prop_assert_eq!(Terms::of_service_name(&name.to_uppercase()), Terms::of_service_name(&name.to_lowercase()));
    }
}

/// What panels put around names.
const DECORATIONS: [&str; 14] =
    ["", " ", "⭐ ", " ⭐", "🔥🔥", " | ", "【", "】", "✨ ", " ➤ ", "🇺🇸 ", "••", "\u{200d}", " 💎"];
