//! Any text is read without a panic, its plainest form reads the same, and a text with "don't" before it does nothing to orders.

#![no_main]

use aggregates::grammar::{Alias, Command, CustomCommand, Reading, Vocabulary, read, read_with, username, verification_code};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let reading = read(text);
    assert_eq!(read(&reading.to_string()), reading, "the plainest form of {text:?}");
    let forbidden = read(&format!("don't {text}"));
    if let Reading::Orders { asked, .. } | Reading::MissingIds(asked) | Reading::TooManyIds(asked) = forbidden {
        assert!(asked.only_looks(), "don't {text:?} is read as {asked:?}");
    }
    let _ = (username(text), verification_code(text));
    let (phrase, rest) = text.split_once('\n').unwrap_or((text, text));
    let own = Vocabulary {
        aliases: vec![Alias { phrase: phrase.to_owned(), command: Command::Cancel }],
        custom_commands: vec![CustomCommand { name: rest.chars().take(20).collect(), template: "Text.".to_owned() }],
    };
    let _ = (own.validate(), read_with(text, &own));
});
