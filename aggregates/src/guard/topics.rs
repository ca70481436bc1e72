//! What a text speaks of, by its words: outcomes, labels of figures, time, and what a reply must not bring up by itself.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::table::TABLE;
use crate::text::{fold, is_letter};

/// What may be spoken of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Topic {
    Refill,
    Cancel,
    Refund,
    SpeedUp,
    Partial,
    Requested,
    Accepted,
    Started,
    Done,
    Pending,
    Progress,
    Failed,
    Negation,
    StartCount,
    Remains,
    Quantity,
    Charge,
    Balance,
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Moment,
    Now,
    Ago,
    Possible,
    Account,
    Link,
    Promise,
    Number,
    Money,
    Contact,
    Trust,
    Machinery,
}

impl Topic {
    /// Part of what came of a request: it must not get lost.
    pub(super) const fn is_outcome(self) -> bool {
        match self {
            Self::Refill
            | Self::Cancel
            | Self::Refund
            | Self::SpeedUp
            | Self::Partial
            | Self::Done
            | Self::Pending
            | Self::Progress
            | Self::Failed
            | Self::Negation => true,
            Self::Requested
            | Self::Accepted
            | Self::Started
            | Self::StartCount
            | Self::Remains
            | Self::Quantity
            | Self::Charge
            | Self::Balance
            | Self::Second
            | Self::Minute
            | Self::Hour
            | Self::Day
            | Self::Week
            | Self::Month
            | Self::Moment
            | Self::Now
            | Self::Ago
            | Self::Possible
            | Self::Account
            | Self::Link
            | Self::Promise
            | Self::Number
            | Self::Money
            | Self::Contact
            | Self::Trust
            | Self::Machinery => false,
        }
    }

    /// Of these the very word must stand in the facts: there are too many to be sure of one for another.
    const fn is_literal(self) -> bool {
        match self {
            Self::Number | Self::Money | Self::Contact | Self::Trust | Self::Machinery => true,
            Self::Refill
            | Self::Cancel
            | Self::Refund
            | Self::SpeedUp
            | Self::Partial
            | Self::Requested
            | Self::Accepted
            | Self::Started
            | Self::Done
            | Self::Pending
            | Self::Progress
            | Self::Failed
            | Self::Negation
            | Self::StartCount
            | Self::Remains
            | Self::Quantity
            | Self::Charge
            | Self::Balance
            | Self::Second
            | Self::Minute
            | Self::Hour
            | Self::Day
            | Self::Week
            | Self::Month
            | Self::Moment
            | Self::Now
            | Self::Ago
            | Self::Possible
            | Self::Account
            | Self::Link
            | Self::Promise => false,
        }
    }

    /// Harmless in an answer to a question: no, a number's name without its figure.
    const fn is_free_in_answers(self) -> bool {
        matches!(
            self,
            Self::Negation
                | Self::StartCount
                | Self::Remains
                | Self::Quantity
                | Self::Balance
                | Self::Account
                | Self::Now
        )
    }
}

/// They say that something is done, of what stands beside them. Beside a word for accepting or asking, that is what was done.
const PERFECT: &str = "sudah telah udah edildi تم تمت गया गयी गए गई গেছে হয়েছে হয়েছে gaya gayi gaye chuka chuki chuke hoyeche hoyechhe hoise geche گیا گئی چکا";
/// How far beside, in words.
const BESIDE: usize = 3;

/// What the perfect may speak of besides: that somebody was told, or asked.
const TOLD: [&str; 8] = ["طلب", "tahu", "diberitahu", "बता", "सूचित", "জানানো", "bata", "ابلاغ"];

static PERFECTS: LazyLock<BTreeSet<String>> =
    LazyLock::new(|| PERFECT.split_whitespace().map(|word| once(&fold(word))).collect());

/// Words that are another before this one: did not, a list of.
const EXCEPT_BEFORE: [(&str, &str); 12] = [
    ("did", "not"),
    // In Indonesian this is "now"; an hour in Turkish.
    ("sat", "ini"),
    ("ما", "زال"),
    ("lista", "de"),
    ("lista", "dei"),
    ("completely", "understand"),
    // In Portuguese "no" and "na" are in the.
    ("no", "seu"),
    ("no", "nosso"),
    ("no", "painel"),
    ("no", "momento"),
    ("na", "sua"),
    ("na", "nossa"),
];

struct Entry {
    topic: Topic,
    stem: String,
    is_beginning: bool,
    is_latin: bool,
}

static ENTRIES: LazyLock<Vec<Entry>> = LazyLock::new(|| {
    let words = TABLE.iter().flat_map(|(topic, words)| words.split_whitespace().map(|word| (*topic, word)));
    words
        // Words of two are found once they are written together.
        .map(|(topic, word)| {
            let (word, is_beginning) = word.strip_suffix('*').map_or((word, false), |stem| (stem, true));
            let stem = once(&fold(&word.replace('_', "")));
            Entry { topic, is_latin: stem.is_ascii(), is_beginning, stem }
        })
        .collect()
});

/// What a text speaks of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Said {
    pub(super) topics: BTreeSet<Topic>,
    /// The words that speak of each.
    spoken: BTreeSet<(Topic, String)>,
    /// Every word.
    words: BTreeSet<String>,
}

impl Said {
    /// Reads a plain text.
    pub(super) fn of(plain: &str) -> Self {
        let mut said = Self::default();
        let words = words(plain);
        for (index, word) in words.iter().enumerate() {
            let next = words.get(index + 1).map(String::as_str).unwrap_or_default();
            if !EXCEPT_BEFORE.contains(&(word.as_str(), next)) {
                said.read(word, 0);
            }
            if PERFECTS.contains(word) {
                let beside = &words[index.saturating_sub(BESIDE)..(index + BESIDE + 1).min(words.len())];
                let is_told = |word: &String| TOLD.contains(&word.as_str());
                if !beside.iter().any(|word| is_of(word, &[Topic::Accepted, Topic::Requested]) || is_told(word)) {
                    said.topics.insert(Topic::Done);
                    said.spoken.insert((Topic::Done, word.clone()));
                }
            }
            // Words torn apart: "re funded", "refun-ded".
            for length in [2, 3] {
                if let Some(parts) = words.get(index..index + length) {
                    said.read(&once(&parts.concat()), parts[..length - 1].concat().len());
                }
            }
            said.words.insert(word.clone());
        }
        said
    }

    /// `torn` is how much of the word the pieces before its last one make up, in bytes; 0 for a whole word.
    fn read(&mut self, word: &str, torn: usize) {
        for entry in ENTRIES.iter().filter(|entry| entry.fits(word, torn)) {
            self.topics.insert(entry.topic);
            self.spoken.insert((entry.topic, word.to_owned()));
        }
        let is_contraction =
            word.ends_with("nt") && ["dont", "cant", "wont", "arent", "werent", "shouldnt"].contains(&word);
        let is_turkish_no = word.is_ascii()
            && word.len() > 5
            && ["madi", "medi", "miyor", "muyor"].iter().any(|end| word.ends_with(end));
        if is_contraction || is_turkish_no {
            self.topics.insert(Topic::Negation);
        }
    }

    /// Both together.
    pub(super) fn and(mut self, other: &Self) -> Self {
        self.add(other);
        self
    }

    pub(super) fn add(&mut self, other: &Self) {
        self.topics.extend(&other.topics);
        self.spoken.extend(other.spoken.iter().cloned());
        self.words.extend(other.words.iter().cloned());
    }

    /// Whether it speaks of anything the other does not.
    pub(super) fn goes_beyond(&self, known: &Self) -> bool {
        let has = |topic| known.topics.contains(&topic);
        let spoken_of = |topics: [Topic; 2]| topics.iter().any(|topic| self.topics.contains(topic));
        let is_other_word = |topic: Topic| {
            (topic == Topic::Requested && has(Topic::Accepted))
                // Nothing comes of a now by itself.
                || topic == Topic::Now
                // "Quantity at the start", "number when it began".
                || (topic == Topic::Started && has(Topic::StartCount))
                || (topic == Topic::Quantity && has(Topic::StartCount) && spoken_of([Topic::StartCount, Topic::Started]))
        };
        self.topics.iter().any(|topic| !has(*topic) && !is_other_word(*topic))
            || self.spoken.iter().any(|(topic, word)| topic.is_literal() && !known.words.contains(word))
    }

    /// The same, for an answer: it has nothing to keep, so of an order it says what the facts say in their very words.
    pub(super) fn claims_beyond(&self, known: &Self) -> bool {
        let is_claim = |topic: Topic| !topic.is_free_in_answers();
        self.topics.iter().any(|topic| is_claim(*topic) && !known.topics.contains(topic))
            || self.spoken.iter().any(|(topic, word)| is_claim(*topic) && !known.words.contains(word))
    }
}

impl Entry {
    /// Of a torn word the stem must reach into the last piece: else the pieces before are enough, and are read by themselves.
    fn fits(&self, word: &str, torn: usize) -> bool {
        if torn > 0 && (self.stem.chars().count() < 5 || self.stem.len() <= torn) {
            return false;
        }
        match (self.is_beginning, self.is_latin) {
            (true, false) if torn == 0 => word.contains(&self.stem),
            (true, _) => word.starts_with(&self.stem),
            (false, _) => word == self.stem,
        }
    }
}

/// Whether a word speaks of one of these.
fn is_of(word: &str, topics: &[Topic]) -> bool {
    ENTRIES.iter().any(|entry| topics.contains(&entry.topic) && entry.fits(word, 0))
}

/// The words of a plain text, folded, doubled letters once.
pub(super) fn words(plain: &str) -> Vec<String> {
    // An apostrophe is part of a word: can't.
    let plain = elided(&plain.replace("'ll", " will").replace("n't", " not"));
    let text: String = plain.chars().filter(|letter| !matches!(letter, '\'' | '\u{200C}' | '\u{200D}')).collect();
    text.split(|letter: char| !letter.is_alphanumeric() && !is_letter(letter))
        .filter(|word| word.chars().any(char::is_alphabetic))
        .map(|word| once(&fold(word)))
        .filter(|word| !word.is_empty())
        .collect()
}

/// French and Italian words apart that are written together: n'est, l'ordine.
fn elided(plain: &str) -> String {
    const ELIDED: [&str; 15] =
        ["n", "l", "d", "j", "c", "s", "m", "t", "qu", "dell", "nell", "all", "dall", "sull", "un"];
    plain.split('\'').enumerate().fold(String::new(), |mut text, (index, piece)| {
        let before = text.rsplit(|letter: char| !is_letter(letter)).next().unwrap_or_default();
        if index > 0 {
            text.push(if ELIDED.contains(&before) { ' ' } else { '\'' });
        }
        text.push_str(piece);
        text
    })
}

/// Doubled letters once: "refuunded" and "refunded" are the same.
pub(super) fn once(word: &str) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    letters.dedup();
    letters.into_iter().collect()
}
