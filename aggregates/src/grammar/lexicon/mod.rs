//! The words the grammar knows, and the typing mistakes it forgives.

mod english;
mod languages;
mod slips;

use std::collections::BTreeMap;
use std::sync::LazyLock;

pub(super) use slips::one_slip;

use super::{OrderRequest, Vocabulary};
use crate::text::fold;
use crate::values::OrderAction;

/// What a word means to the grammar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A keyword for something to be done to orders.
    Action(OrderRequest),
    /// `check`, `status`
    Check,
    /// `details`
    Details,
    /// `order`: asks for a status where nothing else is asked.
    Order,
    Balance,
    Services,
    Ticket,
    Username,
    Help,
    /// The operator's own command, by its place in the vocabulary.
    Custom(usize),
    Greeting,
    /// `thanks`, `ok`
    Courtesy,
    /// `please`, `bro`
    Polite,
    /// `id`, `number`: stands before ids.
    Label,
    /// Small words without weight.
    Glue,
    /// Takes the whole message back: `don't`, `stop`, `except`.
    Never,
    /// `nahi`, `tidak`, `не`: takes the action of its clause back, on whichever side of it the language puts it.
    Negated,
    /// `no`, `not`: takes back what follows it.
    Not,
    /// Ties the action to something else, wherever it stands: `if`, `when`, `or`, `tomorrow`.
    Condition,
    /// Makes a question or a report of what follows: `why`, `did`.
    Doubt,
    /// What orders are counted in: `followers`, `likes`.
    Counted,
    /// Anything else: what a person has to say.
    Other,
}

pub(super) const REFILL: Meaning = action(OrderAction::Refill);
pub(super) const CANCEL: Meaning = action(OrderAction::Cancel);
pub(super) const SPEED_UP: Meaning = action(OrderAction::SpeedUp);
pub(super) const REFUND: Meaning = action(OrderAction::Refund);
pub(super) const PARTIAL: Meaning = action(OrderAction::Partial);
pub(super) const FAKE_COMPLETE: Meaning = Meaning::Action(OrderRequest::FakeComplete);

const fn action(action: OrderAction) -> Meaning {
    Meaning::Action(OrderRequest::Do(action))
}

/// English first: where two languages share a word, the earlier list has it.
static WORDS: LazyLock<BTreeMap<String, Meaning>> = LazyLock::new(|| {
    let lists = [
        english::WORDS,
        languages::BANGLA,
        languages::HINDI,
        languages::ARABIC,
        languages::SPANISH_AND_PORTUGUESE,
        languages::INDONESIAN,
        languages::TURKISH,
        languages::RUSSIAN,
        languages::UKRAINIAN_AND_POLISH,
        languages::FRENCH_GERMAN_AND_ITALIAN,
        languages::EAST_ASIAN,
        languages::VIETNAMESE,
    ];
    let mut words = BTreeMap::new();
    for (meaning, list) in lists.into_iter().flatten() {
        for word in list.split_whitespace() {
            words.entry(fold(word)).or_insert(*meaning);
        }
    }
    words
});

/// Phrases by their words, the longest first.
static PHRASES: LazyLock<Vec<(Vec<String>, Meaning)>> = LazyLock::new(|| {
    let mut phrases: Vec<(Vec<String>, Meaning)> = english::PHRASES
        .iter()
        .chain(languages::PHRASES)
        .map(|(meaning, phrase)| (phrase.split_whitespace().map(fold).collect(), *meaning))
        .collect();
    phrases.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
    phrases
});

/// The built-in words, and an operator's own.
pub(super) struct Lexicon {
    own: Vec<(Vec<String>, Meaning)>,
}

impl Lexicon {
    /// Without any word of an operator.
    pub(super) const fn built_in() -> Self {
        Self { own: Vec::new() }
    }

    pub(super) fn with(vocabulary: &Vocabulary) -> Self {
        let mut own = vocabulary.phrases();
        own.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        Self { own }
    }

    /// The meaning of a folded word that stands alone.
    pub(super) fn meaning(&self, word: &str) -> Meaning {
        let known = meaning(word);
        if known == Meaning::Other { self.own_word(word) } else { known }
    }

    /// The phrase of several words that begins here, and how many words it takes.
    pub(super) fn phrase(&self, words: &[&str]) -> Option<(Meaning, usize)> {
        let begins = |phrase: &[String]| {
            phrase.len() > 1 && phrase.len() <= words.len() && phrase.iter().zip(words).all(|(one, other)| one == other)
        };
        PHRASES
            .iter()
            .chain(&self.own)
            .find(|(phrase, _)| begins(phrase))
            .map(|(phrase, meaning)| (*meaning, phrase.len()))
    }

    /// An own word, spelled right or with one slip that leads nowhere else.
    fn own_word(&self, word: &str) -> Meaning {
        let single = || {
            self.own
                .iter()
                .filter_map(|(words, meaning)| Some((<&[String; 1]>::try_from(words.as_slice()).ok()?, *meaning)))
        };
        if let Some((_, meaning)) = single().find(|([own], _)| own == word) {
            return meaning;
        }
        if !slips::forgivable(word) || keywords().any(|keyword| one_slip(word, keyword)) {
            return Meaning::Other;
        }
        let mut near = single().filter(|([own], _)| slips::forgivable(own) && one_slip(word, own));
        match (near.next(), near.next()) {
            (Some((_, meaning)), None) => meaning,
            (_, _) => Meaning::Other,
        }
    }
}

/// Every built-in keyword, phrases included.
pub(super) fn keywords() -> impl Iterator<Item = &'static str> {
    const MORE: [&str; 4] = ["speed up", "fake complete", "my username", "user name"];
    WORDS.iter().filter(|(_, meaning)| is_keyword(**meaning)).map(|(word, _)| word.as_str()).chain(MORE)
}

/// Whether a word asks for something.
pub(super) const fn is_keyword(meaning: Meaning) -> bool {
    match meaning {
        Meaning::Action(_)
        | Meaning::Check
        | Meaning::Details
        | Meaning::Order
        | Meaning::Balance
        | Meaning::Services
        | Meaning::Ticket
        | Meaning::Username
        | Meaning::Help
        | Meaning::Custom(_) => true,
        Meaning::Greeting
        | Meaning::Courtesy
        | Meaning::Polite
        | Meaning::Label
        | Meaning::Glue
        | Meaning::Never
        | Meaning::Negated
        | Meaning::Not
        | Meaning::Condition
        | Meaning::Doubt
        | Meaning::Counted
        | Meaning::Other => false,
    }
}

/// Whether a word may take an action back.
pub(super) const fn takes_back(meaning: Meaning) -> bool {
    matches!(meaning, Meaning::Never | Meaning::Negated | Meaning::Not | Meaning::Condition | Meaning::Doubt)
}

/// The meaning of a folded word to the built-in grammar.
pub(super) fn meaning(word: &str) -> Meaning {
    let known = exact(word);
    if known != Meaning::Other {
        return known;
    }
    if forbids(word) {
        return Meaning::Never;
    }
    for longest_run in [2, 1] {
        let shorter = slips::shorten_runs(word, longest_run);
        if shorter != word && shorter.len() > 1 {
            let known = exact(&shorter);
            if known != Meaning::Other {
                return known;
            }
        }
    }
    slips::typo(word)
}

fn exact(word: &str) -> Meaning {
    WORDS.get(word).copied().unwrap_or(Meaning::Other)
}

/// "Don't" as a part of the word: Chinese, Turkish `etmeyin`, Bangla `korbenna`, Arabic `لاتلغي`.
fn forbids(word: &str) -> bool {
    const TURKISH: [&str; 8] = ["meyin", "mayin", "mesin", "masin", "meyiniz", "mayiniz", "miyorum", "muyorum"];
    let letters = word.chars().count();
    let bangla = |stems: [&str; 3], ends: &str| word.ends_with(ends) && stems.iter().any(|stem| word.starts_with(stem));
    word.chars().any(|letter| matches!(letter, '不' | '别' | '没' | '沒' | '勿'))
        || letters >= 6 && TURKISH.iter().any(|ending| word.ends_with(ending))
        || letters >= 5 && (bangla(["kor", "koi", "diy"], "na") || bangla(["কর", "দিয", "দেব"], "না"))
        || letters >= 5 && word.starts_with("لات")
}
