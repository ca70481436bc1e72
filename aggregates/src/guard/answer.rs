//! An answer to a message that is no command: it may point to commands, and say of an order of the customer's what the facts say of it.

use std::collections::BTreeMap;

use super::Fault;
use super::lines::{figures, ids, is_mark};
use super::topics::{Said, Topic, once, words};
use crate::text::{fold, plain};

/// Commands as an answer names them, between asterisks.
pub(super) const COMMANDS: [&str; 16] = [
    "check",
    "status",
    "order",
    "refill",
    "cancel",
    "speed up",
    "speedup",
    "speed",
    "refund",
    "partial",
    "balance",
    "services",
    "ticket",
    "my username",
    "help",
    "details",
];

/// The answer says nothing of its own about orders, money, time or promises.
pub(super) fn from_facts(draft: &str, facts: &[String]) -> Result<(), Fault> {
    let mut known: BTreeMap<String, Said> = BTreeMap::new();
    for fact in facts {
        let fact = plain(fact);
        for id in ids(&fact) {
            known.entry(id).or_default().add(&Said::of(&fact));
        }
    }
    if draft.contains(is_mark) {
        return Err(Fault::Claim);
    }
    for sentence in sentences(draft) {
        let (sentence, commands) = &without_commands(sentence, &known);
        let named = figures(sentence);
        if named.iter().any(|figure| !known.contains_key(figure)) {
            return Err(Fault::Figure);
        }
        // Of several orders at once nothing is said: it could be said of the wrong one.
        let mut basis = match named.as_slice() {
            [id] => known.get(id).cloned().unwrap_or_default(),
            _ => Said::default(),
        };
        basis.add(&Said::of(commands));
        // "We can", "bisa kak": too short to be anything but a yes.
        let words = words(sentence);
        let is_short = (1..=2).contains(&words.len()) && !words.iter().any(|word| is_greeting(word));
        if is_short && commands.is_empty() && named.is_empty() && !sentence.contains(super::CUT.trim()) {
            return Err(Fault::Claim);
        }
        let said = Said::of(sentence);
        // Of an order the facts deny nothing.
        let is_denied = !named.is_empty() && said.topics.contains(&Topic::Negation);
        if is_denied || said.claims_beyond(&basis) {
            return Err(Fault::Claim);
        }
    }
    Ok(())
}

/// Words that a short sentence may greet, thank or apologise with, folded.
fn is_greeting(word: &str) -> bool {
    const GREETINGS: &str = "hello helo hi hey dear thank thanks please sorry hola gracias saludos ola oi obrigado obrigada bonjour salut merci desole hallo halo danke ciao grazie hai salam
        terima makasih maaf maf merhaba selam tesekurler uzgunum namaste shukriya dhanyavad dhanyawad dhonobad привет здравствуйте спасибо извините مرحبا اهلا السلام شكرا عذرا سلام شکریہ
        नमस्ते नमस्कार धन्यवाद शुक्रिया হ্যালো হালো নমস্কার সালাম ধন্যবাদ";
    GREETINGS.split_whitespace().any(|greeting| once(&fold(greeting)) == word)
}

/// Cuts out commands between asterisks, with or without an id of the facts; answers the rest, and the commands.
fn without_commands(sentence: &str, known: &BTreeMap<String, Said>) -> (String, String) {
    let is_command = |inner: &str| {
        let inner = inner.trim();
        let bare = inner.rsplit_once(' ').filter(|(_, id)| known.contains_key(*id)).map_or(inner, |(bare, _)| bare);
        COMMANDS.contains(&bare)
    };
    let pieces: Vec<&str> = sentence.split('*').collect();
    let (mut out, mut commands) = (String::new(), String::new());
    for (index, piece) in pieces.iter().enumerate() {
        // Every second piece stands between asterisks.
        let between = index % 2 == 1 && index + 1 < pieces.len();
        if between && is_command(piece) {
            out.push_str(super::CUT);
            commands.push_str(piece);
            commands.push(' ');
        } else {
            out.push_str(piece);
        }
    }
    (out, commands)
}

fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split(['.', '!', '?', '\n', '।', '؟', ';']).filter(|sentence| !sentence.trim().is_empty())
}
