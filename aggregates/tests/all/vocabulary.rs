//! An operator's own words: aliases and custom commands.

use aggregates::grammar::{
    Alias, Command, CustomCommand, MAX_ALIASES, OrderRequest, PhraseFault, Reading, Vocabulary, read, read_with,
};
use aggregates::values::OrderAction;
use proptest::prelude::*;
use proptest::sample::select;

fn alias(phrase: &str, command: Command) -> Alias {
    Alias { phrase: phrase.to_owned(), command }
}

fn custom(name: &str) -> CustomCommand {
    CustomCommand { name: name.to_owned(), template: "We take cards and crypto.".to_owned() }
}

fn vocabulary() -> Vocabulary {
    Vocabulary {
        aliases: vec![
            alias("top up", Command::Refill),
            alias("yenile", Command::Refill),
            alias("Выполнить", Command::SpeedUp),
            alias("kill", Command::Cancel),
            alias("wallet", Command::Balance),
            alias("finish by hand", Command::FakeComplete),
        ],
        custom_commands: vec![custom("payment methods"), custom("Refund policy"), custom("opening hours")],
    }
}

fn reads(text: &str) -> Reading {
    read_with(text, &vocabulary())
}

fn orders(action: OrderAction, order_ids: &[u64], dirty: bool) -> Reading {
    Reading::Orders { asked: OrderRequest::Do(action), order_ids: order_ids.to_vec(), dirty }
}

fn custom_reading(name: &str, order_ids: &[u64]) -> Reading {
    Reading::Custom { name: name.to_owned(), order_ids: order_ids.to_vec() }
}

fn fault(vocabulary: &Vocabulary) -> Option<PhraseFault> {
    vocabulary.validate().err().map(|problem| problem.fault)
}

fn fault_of_alias(phrase: &str, command: Command) -> Option<PhraseFault> {
    fault(&Vocabulary { aliases: vec![alias(phrase, command)], custom_commands: Vec::new() })
}

#[test]
fn an_alias_is_read_like_its_command() {
    assert_eq!(vocabulary().validate(), Ok(()));
    assert_eq!(reads("top up 54321"), orders(OrderAction::Refill, &[54321], false));
    assert_eq!(reads("TOP UP 54321, 54322 please"), orders(OrderAction::Refill, &[54321, 54322], false));
    assert_eq!(reads("54321kill"), orders(OrderAction::Cancel, &[54321], false));
    assert_eq!(reads("kill 54321 this takes far too long"), orders(OrderAction::Cancel, &[54321], true));
    assert_eq!(reads("выполнить 54321"), orders(OrderAction::SpeedUp, &[54321], false));
    assert_eq!(reads("top up"), Reading::MissingIds(OrderRequest::Do(OrderAction::Refill)));
    assert_eq!(reads("my wallet"), Reading::Balance);
    assert_eq!(reads("!kill 54321"), orders(OrderAction::Cancel, &[54321], false));
    assert_eq!(
        reads("finish by hand 54321"),
        Reading::Orders { asked: OrderRequest::FakeComplete, order_ids: vec![54321], dirty: false }
    );
}

#[test]
fn a_slip_of_the_finger_in_an_alias_is_understood() {
    assert_eq!(reads("yenlie 54321"), orders(OrderAction::Refill, &[54321], false));
    assert_eq!(reads("yennile 54321"), orders(OrderAction::Refill, &[54321], false));
}

#[test]
fn an_alias_is_taken_back_like_its_command() {
    for text in [
        "don't kill 54321",
        "top up 54321 nahi karna",
        "kill 54321 if slow",
        "kill or top up 54321",
        "kill refill 54321",
    ] {
        assert!(matches!(reads(text), Reading::Unclear { .. }), "{text}");
    }
}

#[test]
fn a_custom_command_is_read_by_its_name() {
    assert_eq!(reads("payment methods"), custom_reading("payment methods", &[]));
    assert_eq!(reads("Hi, what are your PAYMENT METHODS please?"), custom_reading("payment methods", &[]));
    assert_eq!(reads("refund policy 54321"), custom_reading("Refund policy", &[54321]));
    assert_eq!(reads("payment methods and opening hours"), Reading::NotUnderstood);
    assert_eq!(
        reads("refund policy, cancel 54321"),
        Reading::Unclear { asked: OrderRequest::Do(OrderAction::Cancel), order_ids: vec![54321] }
    );
    assert_eq!(reads("I love the payment methods of my bank"), Reading::NotUnderstood);
}

#[test]
fn what_means_something_already_cannot_be_an_alias() {
    for phrase in [
        "refill",
        "Refil",
        "REFÍLL",
        "check",
        "help",
        "please",
        "hello",
        "speed up",
        "order",
        "pedido",
        "রিফিল",
        "ok",
        "dont",
    ] {
        let found = fault_of_alias(phrase, Command::Cancel);
        assert!(
            matches!(found, Some(PhraseFault::ShadowsBuiltIn { .. } | PhraseFault::HoldsKeyword { .. })),
            "{phrase}: {found:?}"
        );
    }
    assert_eq!(
        fault_of_alias("refund policy", Command::Cancel),
        Some(PhraseFault::HoldsKeyword { word: "refund".to_owned() })
    );
    assert_eq!(fault_of_alias("not good", Command::Cancel), Some(PhraseFault::HoldsKeyword { word: "not".to_owned() }));
}

#[test]
fn an_alias_one_slip_from_a_keyword_is_refused() {
    for phrase in ["spend", "cancer", "rebill", "spend up", "helm", "fake compete"] {
        let found = fault_of_alias(phrase, Command::Refund);
        assert!(matches!(found, Some(PhraseFault::TooLikeKeyword { .. })), "{phrase}: {found:?}");
    }
}

#[test]
fn the_form_of_an_alias_is_checked() {
    let check = |phrase: &str| fault_of_alias(phrase, Command::Refill);
    assert_eq!(check(""), Some(PhraseFault::TooShort));
    assert_eq!(check(" "), Some(PhraseFault::TooShort));
    assert_eq!(check("x"), Some(PhraseFault::TooShort));
    assert_eq!(check(&"x".repeat(41)), Some(PhraseFault::TooLong { limit: 40 }));
    assert_eq!(check("one more time with feeling"), Some(PhraseFault::TooManyWords { limit: 4 }));
    for phrase in ["r2d2", "54321", "fix!", "fix\nit", "a@b.c", "https://x.y", "fix, it", "👍"] {
        assert_eq!(check(phrase), Some(PhraseFault::NotOnlyLetters), "{phrase}");
    }
}

#[test]
fn an_alias_that_makes_a_phone_number_of_an_id_is_refused() {
    for phrase in ["wa", "whatsapp", "paid"] {
        assert_eq!(fault_of_alias(phrase, Command::Refill), Some(PhraseFault::NotReadable), "{phrase}");
    }
}

#[test]
fn two_phrases_keep_apart() {
    let both = |one: &str, other: &str, command| {
        fault(&Vocabulary {
            aliases: vec![alias(one, Command::Refill), alias(other, command)],
            custom_commands: Vec::new(),
        })
    };
    assert_eq!(both("top up", "Top  UP", Command::Refill), Some(PhraseFault::Taken));
    assert_eq!(both("kill", "kill fast", Command::Cancel), Some(PhraseFault::Overlaps { other: "kill".to_owned() }));
    assert_eq!(
        both("yenile", "yenilo", Command::Cancel),
        Some(PhraseFault::TooLikeAnother { other: "yenile".to_owned() })
    );
    assert_eq!(both("yenile", "yenilo", Command::Refill), None);
    let with_custom =
        Vocabulary { aliases: vec![alias("kill", Command::Cancel)], custom_commands: vec![custom("kill")] };
    assert_eq!(fault(&with_custom), Some(PhraseFault::Taken));
}

#[test]
fn a_custom_command_needs_a_free_name_and_a_reply() {
    let check = |custom_command: CustomCommand| {
        fault(&Vocabulary { aliases: Vec::new(), custom_commands: vec![custom_command] })
    };
    assert!(matches!(check(custom("balance")), Some(PhraseFault::ShadowsBuiltIn { .. })));
    assert!(matches!(check(custom("refill order")), Some(PhraseFault::ShadowsBuiltIn { .. })));
    assert_eq!(check(CustomCommand { template: " ".to_owned(), ..custom("terms") }), Some(PhraseFault::EmptyTemplate));
    assert_eq!(
        check(CustomCommand { template: "x".repeat(4001), ..custom("terms") }),
        Some(PhraseFault::TemplateTooLong { limit: 4000 })
    );
}

#[test]
fn there_is_a_limit_to_the_number_of_aliases() {
    let letters = |index: usize| ["b", "d", "f", "g", "j", "q", "v", "x", "z", "w"][index].repeat(2);
    let aliases = (0..=MAX_ALIASES)
        .map(|index| alias(&format!("{} {} zq", letters(index / 10 % 10), letters(index % 10)), Command::Refill))
        .collect();
    let found = fault(&Vocabulary { aliases, custom_commands: Vec::new() });
    assert_eq!(found, Some(PhraseFault::TooManyAliases { limit: MAX_ALIASES }));
}

#[test]
fn a_vocabulary_is_stored_in_plain_words() {
    let stored = serde_json::json!({
        "aliases": [{"phrase": "top up", "command": "speed_up"}],
        "custom_commands": [{"name": "terms", "template": "See our site."}],
    });
    let vocabulary: Vocabulary = serde_json::from_value(stored.clone()).expect("a vocabulary");
    assert_eq!(vocabulary.aliases, [alias("top up", Command::SpeedUp)]);
    assert_eq!(serde_json::to_value(&vocabulary).expect("plain words"), stored);
}

proptest! {
    #[test]
    fn a_valid_alias_changes_no_reading_of_the_built_in_grammar(
        phrase in "[a-z]{2,9}( [a-z]{2,7})?",
        text in select(vec![
            "refill 54321", "cancl 54321", "don't cancel 54321", "speed up 54321", "balance", "hello", "check 54321",
            "my username", "order 54321 not started", "54321", "refund 54321 you are thieves", "fake complete 54321",
        ]),
    ) {
        let own = Vocabulary { aliases: vec![alias(&phrase, Command::Cancel)], custom_commands: Vec::new() };
        prop_assume!(own.validate().is_ok());
        prop_assert_eq!(read_with(text, &own), read(text));
        prop_assert_eq!(
            read_with(&format!("{phrase} 54321"), &own),
            orders(OrderAction::Cancel, &[54321], false)
        );
    }

    #[test]
    fn any_vocabulary_can_be_checked_and_read_with(phrases in proptest::collection::vec(any::<String>(), 0..4), text in any::<String>()) {
        let own = Vocabulary {
            aliases: phrases.iter().map(|phrase| alias(phrase, Command::Cancel)).collect(),
            custom_commands: phrases.iter().map(|phrase| custom(phrase)).collect(),
        };
        let _ = own.validate();
        let _ = read_with(&text, &own);
        prop_assert_eq!(read_with("refill 54321", &own), orders(OrderAction::Refill, &[54321], false));
    }
}
