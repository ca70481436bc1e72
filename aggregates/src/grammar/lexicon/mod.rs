//! The words the grammar knows, and the typing mistakes it forgives.

mod arabic;
mod around;
mod bangla;
mod colloquial;
mod english;
mod hindi;
mod imperatives;
mod indonesian;
mod others;
mod portuguese;
mod russian;
mod slang;
mod slips;
mod spanish;
mod stems;
mod turkish;
mod urdu;

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
    /// Names such an action in a form that may as well tell of it: `refunded`, `отменять`. Reason enough to ask, never to act.
    Named(OrderRequest),
    /// Orders it in words that may be about something else: `band karo`, `снимите`. What it means is settled with the whole message.
    Wished(OrderRequest),
    /// `fast`: asks for a speed-up where nothing else is asked; beside another keyword it only says that it is urgent.
    Fast,
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
    /// `thanks`: after a request good manners, before it a reason to doubt.
    Thanks,
    /// `ok`
    Courtesy,
    /// `nice`: good manners after a greeting, a report beside a keyword.
    Praise,
    /// `please`
    Please,
    /// `bro`, `asap`: may stand anywhere in a request.
    Polite,
    /// `id`, `number`: stands before ids.
    Label,
    /// `my`, `this`: right before a keyword it makes a noun of it (`my refund`).
    Determiner,
    /// `for`, `to`: right before a keyword it may make a tale of it (`waiting for refill`).
    Preposition,
    /// Any other small word of a plain request: `and`, `both`, `all`.
    Carrier,
    /// `can you`, `i want`, `need`: makes a request of what follows.
    Asking,
    /// `do`, `give`, `kar do`: the same with a verb.
    Doing,
    /// Small words without weight that may also tell of something: `is`, `have`, `you`. They are known inside a complaint only.
    Glue,
    /// Takes the whole message back: `don't`, `stop`, `except`.
    Never,
    /// `nahi`, `tidak`, `не`: takes the action back, or makes a complaint of what happens (`не начался`).
    Negated,
    /// `no`, `not`: the same, of what follows it.
    Not,
    /// Ties the action to something else, wherever it stands: `if`, `when`, `or`, `tomorrow`.
    Condition,
    /// Makes a question or a report of what follows: `why`, `did`.
    Doubt,
    /// What orders are counted in: `followers`, `likes`.
    Counted,
    /// What orders do: `started`. Not to do it is a complaint.
    Happening,
    /// What is done for people, or comes to them: `received`, `answered`. Not to get it is a complaint.
    Getting,
    /// Not to get something, as one word or phrase: `belum masuk`. Right before or after a keyword it may be the action that did not come.
    Missed,
    /// A complaint, urgency or a reason: `dropped`, `thieves`, `urgent` (CC17).
    Complaint,
    /// For how long nothing has come: `since yesterday`, `no reply`. A complaint; behind what comes to people it may be about that.
    Waiting,
    /// What complaints and reasons are about: `client`, `post`, `money`. Known inside a complaint only, and of some weight.
    Everyday,
    /// `I don't need it anymore`: a reason to give an order up. Of anything else it may be the thing that is not needed.
    Unwanted,
    /// `garantia`: alone it asks for a refill, which is doubt; beside a keyword it is a reason.
    Guarantee,
    /// The same as a state that may also be one of the action: `slow refill`, `refund pending`.
    State,
    /// Anything else: what a person has to say.
    Other,
}

pub(super) const REFILL: Meaning = action(OrderAction::Refill);
pub(super) const CANCEL: Meaning = action(OrderAction::Cancel);
pub(super) const SPEED_UP: Meaning = action(OrderAction::SpeedUp);
pub(super) const REFUND: Meaning = action(OrderAction::Refund);
pub(super) const PARTIAL: Meaning = action(OrderAction::Partial);
pub(super) const FAKE_COMPLETE: Meaning = Meaning::Action(OrderRequest::FakeComplete);

pub(super) const REFILL_NAMED: Meaning = named(OrderAction::Refill);
pub(super) const CANCEL_NAMED: Meaning = named(OrderAction::Cancel);
pub(super) const SPEED_UP_NAMED: Meaning = named(OrderAction::SpeedUp);
pub(super) const REFUND_NAMED: Meaning = named(OrderAction::Refund);
pub(super) const PARTIAL_NAMED: Meaning = named(OrderAction::Partial);

const fn action(action: OrderAction) -> Meaning {
    Meaning::Action(OrderRequest::Do(action))
}

const fn named(action: OrderAction) -> Meaning {
    Meaning::Named(OrderRequest::Do(action))
}

/// English first: where two languages share a word, the earlier list has it.
static WORDS: LazyLock<BTreeMap<String, Meaning>> = LazyLock::new(|| {
    let lists = [
        colloquial::KEYWORDS,
        imperatives::WORDS,
        english::WORDS,
        bangla::WORDS,
        hindi::WORDS,
        urdu::WORDS,
        arabic::WORDS,
        spanish::WORDS,
        portuguese::WORDS,
        indonesian::WORDS,
        turkish::WORDS,
        russian::WORDS,
        others::FRENCH_GERMAN_AND_ITALIAN,
        others::EAST_ASIAN,
        others::VIETNAMESE,
        slang::WORDS,
        colloquial::WORDS,
    ];
    let mut words = BTreeMap::new();
    for (meaning, list) in lists.into_iter().flatten() {
        for word in list.split_whitespace() {
            words.entry(fold(word)).or_insert(*meaning);
        }
    }
    for (meaning, entry) in around().filter(|(_, entry)| !entry.contains(' ')) {
        words.entry(fold(entry)).or_insert(meaning);
    }
    words
});

/// Words long enough to be known with a slip, by their length.
static BY_LENGTH: LazyLock<BTreeMap<usize, Vec<(&'static str, Meaning)>>> = LazyLock::new(|| {
    let mut words: BTreeMap<usize, Vec<(&'static str, Meaning)>> = BTreeMap::new();
    for (word, meaning) in WORDS.iter().filter(|(word, _)| slips::forgivable_in_talk(word)) {
        words.entry(word.len()).or_default().push((word, *meaning));
    }
    words
});

/// What is said around requests, of all languages. It comes last: a word that any list doubts stays doubtful.
fn around() -> impl Iterator<Item = (Meaning, &'static str)> {
    [
        english::AROUND,
        hindi::AROUND,
        urdu::AROUND,
        bangla::AROUND,
        arabic::AROUND,
        portuguese::AROUND,
        spanish::AROUND,
        russian::AROUND,
        turkish::AROUND,
        indonesian::AROUND,
    ]
    .into_iter()
    .flat_map(|language| language.entries())
}

/// Most words of a built-in phrase.
pub(super) const MAX_WORDS: usize = 6;

/// A phrase by its folded words, and what it means.
type Phrase = (Vec<String>, Meaning);

/// Phrases by their first word, the longest first; where two lists have one, the earlier list has it.
static PHRASES: LazyLock<BTreeMap<String, Vec<Phrase>>> = LazyLock::new(|| {
    let lists = [
        imperatives::PHRASES,
        english::PHRASES,
        bangla::PHRASES,
        hindi::PHRASES,
        urdu::PHRASES,
        arabic::PHRASES,
        spanish::PHRASES,
        portuguese::PHRASES,
        indonesian::PHRASES,
        turkish::PHRASES,
        russian::PHRASES,
        others::PHRASES,
        slang::PHRASES,
        slang::REASONS,
        colloquial::PHRASES,
    ];
    let mut phrases: BTreeMap<String, Vec<Phrase>> = BTreeMap::new();
    for (meaning, list) in lists.into_iter().flatten() {
        for phrase in list.split(',') {
            let words: Vec<String> = phrase.split_whitespace().map(fold).collect();
            let Some(first) = words.first() else { continue };
            phrases.entry(first.clone()).or_default().push((words, *meaning));
        }
    }
    let combined = imperatives::combined();
    for (meaning, phrase) in combined {
        let words: Vec<String> = phrase.split_whitespace().map(fold).collect();
        if let [first, ..] = words.as_slice() {
            phrases.entry(first.clone()).or_default().insert(0, (words, meaning));
        }
    }
    for (meaning, entry) in around() {
        let words: Vec<String> = entry.split_whitespace().map(fold).collect();
        if let [first, _, ..] = words.as_slice() {
            phrases.entry(first.clone()).or_default().push((words, meaning));
        }
    }
    for beginning in phrases.values_mut() {
        beginning.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
    }
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

    /// The meaning of a folded word that stands alone. The operator's own word stands before what says little by itself.
    pub(super) fn meaning(&self, word: &str) -> Meaning {
        let known = meaning(word);
        let own = if yields(known) { self.own_word(word) } else { None };
        own.or_else(|| (known == Meaning::Other).then(|| self.own_slip(word))?).unwrap_or(known)
    }

    /// The phrase of several words that begins here, and how many words it takes.
    pub(super) fn phrase(&self, words: &[&str]) -> Option<(Meaning, usize)> {
        let begins = |(phrase, _): &&Phrase| {
            phrase.len() > 1 && phrase.len() <= words.len() && phrase.iter().zip(words).all(|(one, other)| one == other)
        };
        let built_in = words.first().and_then(|first| PHRASES.get(*first)).map_or(&[][..], Vec::as_slice);
        let built_in = built_in.iter().find(begins);
        let own = self.own.iter().find(begins).filter(|_| built_in.is_none_or(|(_, meaning)| yields(*meaning)));
        own.or(built_in).map(|(phrase, meaning)| (*meaning, phrase.len()))
    }

    /// The operator's own words that stand alone.
    fn single(&self) -> impl Iterator<Item = (&str, Meaning)> {
        self.own.iter().filter_map(|(words, meaning)| match words.as_slice() {
            [word] => Some((word.as_str(), *meaning)),
            _ => None,
        })
    }

    fn own_word(&self, word: &str) -> Option<Meaning> {
        self.single().find(|(own, _)| *own == word).map(|(_, meaning)| meaning)
    }

    /// An own word with one slip that leads nowhere else.
    fn own_slip(&self, word: &str) -> Option<Meaning> {
        if !slips::forgivable(word) || keywords().any(|keyword| one_slip(word, keyword)) {
            return None;
        }
        let mut near = self.single().filter(|(own, _)| slips::forgivable(own) && one_slip(word, own));
        match (near.next(), near.next()) {
            (Some((_, meaning)), None) => Some(meaning),
            (_, _) => None,
        }
    }
}

/// Whether an operator may give the word another meaning.
const fn yields(meaning: Meaning) -> bool {
    matches!(
        meaning,
        Meaning::Other
            | Meaning::Named(_)
            | Meaning::Wished(_)
            | Meaning::Guarantee
            | Meaning::Counted
            | Meaning::Happening
            | Meaning::Getting
            | Meaning::Missed
            | Meaning::Complaint
            | Meaning::Waiting
            | Meaning::Unwanted
            | Meaning::Everyday
            | Meaning::State
    )
}

/// Every built-in keyword that does something, phrases included.
pub(super) fn keywords() -> impl Iterator<Item = &'static str> {
    const MORE: [&str; 4] = ["speed up", "fake complete", "my username", "user name"];
    let acts = |meaning: Meaning| {
        is_keyword(meaning) && !matches!(meaning, Meaning::Named(_) | Meaning::Wished(_) | Meaning::Guarantee)
    };
    WORDS.iter().filter(move |(_, meaning)| acts(**meaning)).map(|(word, _)| word.as_str()).chain(MORE)
}

/// Whether a word asks for something.
pub(super) const fn is_keyword(meaning: Meaning) -> bool {
    match meaning {
        Meaning::Action(_)
        | Meaning::Named(_)
        | Meaning::Wished(_)
        | Meaning::Guarantee
        | Meaning::Check
        | Meaning::Details
        | Meaning::Order
        | Meaning::Balance
        | Meaning::Services
        | Meaning::Ticket
        | Meaning::Username
        | Meaning::Help
        | Meaning::Custom(_) => true,
        Meaning::Fast
        | Meaning::Greeting
        | Meaning::Thanks
        | Meaning::Courtesy
        | Meaning::Praise
        | Meaning::Please
        | Meaning::Polite
        | Meaning::Label
        | Meaning::Determiner
        | Meaning::Preposition
        | Meaning::Carrier
        | Meaning::Asking
        | Meaning::Doing
        | Meaning::Glue
        | Meaning::Never
        | Meaning::Negated
        | Meaning::Not
        | Meaning::Condition
        | Meaning::Doubt
        | Meaning::Counted
        | Meaning::Happening
        | Meaning::Getting
        | Meaning::Missed
        | Meaning::Complaint
        | Meaning::Waiting
        | Meaning::Unwanted
        | Meaning::Everyday
        | Meaning::State
        | Meaning::Other => false,
    }
}

/// Whether a word may take an action back.
pub(super) const fn takes_back(meaning: Meaning) -> bool {
    matches!(meaning, Meaning::Never | Meaning::Negated | Meaning::Not | Meaning::Condition | Meaning::Doubt)
}

/// Whether a word changes nothing about what is asked.
pub(super) const fn is_small(meaning: Meaning) -> bool {
    goes_along(meaning) || matches!(meaning, Meaning::Praise | Meaning::Glue)
}

/// Whether a word goes along with a plain request.
pub(super) const fn goes_along(meaning: Meaning) -> bool {
    matches!(
        meaning,
        Meaning::Greeting
            | Meaning::Thanks
            | Meaning::Courtesy
            | Meaning::Please
            | Meaning::Polite
            | Meaning::Fast
            | Meaning::Label
            | Meaning::Determiner
            | Meaning::Preposition
            | Meaning::Carrier
            | Meaning::Asking
            | Meaning::Doing
    )
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
    let slip = slips::typo(word);
    if slip != Meaning::Other {
        return slip;
    }
    let named = stems::named(word);
    if named == Meaning::Other { joined(word) } else { named }
}

/// Arabic writes "and" and "the" together with the word: `والعميل`. What names an action then only names it.
fn joined(word: &str) -> Meaning {
    let rest = word.strip_prefix('و').or_else(|| word.strip_prefix('ف')).unwrap_or(word);
    let bare = rest.strip_prefix("ال").unwrap_or(rest);
    let known = [rest, bare].into_iter().filter(|part| part.chars().count() >= 3 && *part != word).map(exact);
    match known.into_iter().find(|meaning| *meaning != Meaning::Other) {
        Some(Meaning::Action(action)) => Meaning::Named(action),
        Some(meaning) => meaning,
        None => {
            let named = slips::other_keyword(word);
            if named == Meaning::Other { slips::frequent(word, &BY_LENGTH) } else { named }
        }
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    /// A phrase stands for its words, so it must not swallow one that names an action.
    #[test]
    fn no_phrase_hides_a_keyword() {
        let names = |meaning: Meaning| matches!(meaning, Meaning::Action(_) | Meaning::Named(_) | Meaning::Wished(_));
        let hiding: Vec<&Vec<String>> = PHRASES
            .values()
            .flatten()
            .filter(|(words, means)| !names(*means) && words.iter().any(|word| names(meaning(word))))
            .map(|(words, _)| words)
            .collect();
        assert!(hiding.is_empty(), "{hiding:?}");
    }

    /// A phrase of one word would never be found.
    #[test]
    fn phrases_have_several_words() {
        let odd: Vec<&Vec<String>> = PHRASES
            .values()
            .flatten()
            .map(|(words, _)| words)
            .filter(|words| !(2..=MAX_WORDS).contains(&words.len()))
            .collect();
        assert!(odd.is_empty(), "{odd:?}");
    }
}
