//! Whether a text is in a language that is read here, and in words that are known: what cannot be read may say anything.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::Fault;
use super::topics::{Said, once, words};
use super::vocabulary::LANGUAGES;
use crate::text::fold;

/// The words of one language.
struct Vocabulary {
    whole: BTreeSet<String>,
    beginnings: Vec<String>,
}

impl Vocabulary {
    fn of(list: &str) -> Self {
        let (mut whole, mut beginnings) = (BTreeSet::new(), Vec::new());
        for word in list.split_whitespace() {
            let (stem, is_beginning) = word.strip_suffix('*').map_or((word, false), |stem| (stem, true));
            let stem = once(&fold(&stem.replace('\'', "")));
            if is_beginning {
                beginnings.push(stem);
            } else {
                whole.insert(stem);
            }
        }
        Self { whole, beginnings }
    }

    fn knows(&self, word: &str) -> bool {
        let is_known = |word: &str| {
            self.whole.contains(word) || self.beginnings.iter().any(|stem| word.starts_with(stem.as_str()))
        };
        is_known(word) || ATTACHED.iter().any(|article| word.strip_prefix(article).is_some_and(is_known))
    }
}

static KNOWN: LazyLock<Vec<Vocabulary>> = LazyLock::new(|| LANGUAGES.iter().map(|list| Vocabulary::of(list)).collect());

/// What Arabic writes together with the word after it: and, the, for, by.
const ATTACHED: [&str; 8] = ["وال", "بال", "لل", "ال", "و", "ل", "ب", "ف"];

/// Words that make no claim together: each alone could say how many, or what was got.
const PAIRS: [(&str, &str); 13] = [
    ("my", "friend"),
    ("any", "order"),
    ("loks", "like"),
    ("al", "this"),
    ("al", "the"),
    ("more", "information"),
    ("otra", "vez"),
    ("outra", "vez"),
    ("al", "services"),
    ("you", "go"),
    ("get", "that"),
    ("any", "question"),
    ("any", "questions"),
];

/// Words that are a deed, a gift or a promise together.
const DEEDS: [(&str, &str); 14] = [
    ("on", "us"),
    ("on", "me"),
    ("do", "it"),
    ("do", "that"),
    ("do", "this"),
    ("did", "it"),
    ("did", "that"),
    ("did", "this"),
    ("does", "it"),
    ("have", "it"),
    ("have", "that"),
    ("have", "this"),
    ("have", "them"),
    ("use", "it"),
];

/// Words that say "done" where nothing follows.
const DONE: [(&str, &str); 3] = [("ya", "esta"), ("ja", "esta"), ("ist", "schon")];

/// Below one known word in so many it is another language, else a word too much.
const ONE_IN: usize = 4;

/// Every sentence is in the words of one language, of the fixed text, or of the topics, which are held against the facts elsewhere.
pub(super) fn known(plain: &str, fixed: &str) -> Result<(), Fault> {
    let fixed: BTreeSet<String> = words(fixed).into_iter().collect();
    for sentence in plain.split(['.', '!', '?', '\n', '।', '؟', ';', ':']) {
        let words = words(sentence);
        let pair = |at: usize| words.get(at).zip(words.get(at + 1)).map(|(one, two)| (one.as_str(), two.as_str()));
        let is_done = words.len().checked_sub(2).and_then(pair).is_some_and(|pair| DONE.contains(&pair));
        if is_done || (0..words.len()).filter_map(pair).any(|pair| DEEDS.contains(&pair)) {
            return Err(Fault::UnknownWord);
        }
        let is_paired = |at: usize| {
            [Some(at), at.checked_sub(1)].into_iter().flatten().filter_map(pair).any(|pair| PAIRS.contains(&pair))
        };
        let is_read =
            |at: usize, word: &String| fixed.contains(word) || !Said::of(word).topics.is_empty() || is_paired(at);
        let unread: Vec<&String> =
            words.iter().enumerate().filter(|(at, word)| !is_read(*at, word)).map(|(_, word)| word).collect();
        let unknown = KNOWN.iter().map(|language| unread.iter().filter(|word| !language.knows(word)).count()).min();
        let unknown = unknown.unwrap_or(unread.len());
        if unknown > 0 {
            let is_foreign = (words.len() - unknown) * ONE_IN < words.len();
            return Err(if is_foreign { Fault::ForeignLanguage } else { Fault::UnknownWord });
        }
    }
    Ok(())
}
