//! The language of templates, for any text somebody may write.

use std::collections::BTreeMap;

use aggregates::words::{Key, Texts, check, preview};
use proptest::prelude::*;

/// Texts made of what templates are made of, and of anything else.
fn template() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("{order_id}".to_owned()),
        Just("{status}".to_owned()),
        Just("{provider}".to_owned()),
        Just("{{".to_owned()),
        Just("}}".to_owned()),
        Just("{".to_owned()),
        Just("}".to_owned()),
        Just("\n".to_owned()),
        Just("\r\n".to_owned()),
        "[a-zé🙂 _*]{0,5}",
        any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

fn texts(template: &str) -> Texts {
    Texts::new(BTreeMap::from([(Key::OrderStatus.name().to_owned(), template.to_owned())]), "UTC")
}

proptest! {
    #[test]
    fn what_is_wrong_is_in_the_text_where_it_is_said_to_be(template in template()) {
        if let Err(problem) = check(Key::OrderStatus, &template) {
            let position = problem.position().expect("nothing is required here");
            let before: String = template.chars().take(position.offset).collect();
            prop_assert!(position.offset < template.chars().count());
            prop_assert_eq!(before.matches('\n').count() + 1, position.line);
            prop_assert_eq!(before.rsplit('\n').next().unwrap().chars().count() + 1, position.column);
        }
    }

    #[test]
    fn a_good_template_stays_as_it_is_and_is_said_without_its_braces(template in template()) {
        let Ok(stored) = check(Key::OrderStatus, &template) else { return Ok(()) };
        prop_assert_eq!(check(Key::OrderStatus, &stored), Ok(stored.clone()));
        let shown = preview(Key::OrderStatus, &stored, &BTreeMap::new()).unwrap();
        for known in Key::OrderStatus.placeholders() {
            let written = format!("{{{}}}", known.name);
            prop_assert!(stored.contains(&format!("{{{written}")) || !shown.text.contains(&written), "{}", shown.text);
        }
    }

    #[test]
    fn something_is_always_said(template in template(), order_id in "\\PC{0,4}", provider in "[{}a-z_]{0,12}") {
        let values = [("order_id", order_id), ("provider", provider.clone())];
        let said = texts(&template).render(Key::OrderStatus, &values);
        prop_assert!(!said.is_empty());
        // What a customer or a panel wrote is never filled in again.
        if template.trim() == "{provider}" && !provider.is_empty() {
            prop_assert_eq!(said, provider);
        }
    }
}

#[test]
fn where_even_the_fixed_text_has_no_value_a_dash_stands_for_it() {
    let said = Texts::default().render(Key::UsernameNotFound, &[("username", String::new())]);
    assert_eq!(said, "I can't find the username *–*. Please check the spelling and send it again.");
}
