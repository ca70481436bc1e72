//! A message as words with meanings, ids, and numbers that are no ids.

use super::OrderRequest;
use super::amounts;
use super::frames::complain_with_numbers;
use super::imperatives;
use super::lexicon::{Lexicon, MAX_WORDS, Meaning};
use super::numbers::{self, is_measured};
use super::tokens::{Token, tokens};
use crate::values::OrderAction;

/// A token with its meaning.
#[derive(Clone, Debug)]
pub(super) enum Item {
    /// A word or, under its first word, a phrase.
    Word {
        text: String,
        meaning: Meaning,
    },
    Id(u64),
    Number(String),
    Link,
    Question,
    Break,
}

impl Item {
    pub(super) fn text(&self) -> Option<&str> {
        match self {
            Self::Word { text, .. } => Some(text),
            Self::Id(_) | Self::Number(_) | Self::Link | Self::Question | Self::Break => None,
        }
    }

    pub(super) fn meaning(&self) -> Option<Meaning> {
        match self {
            Self::Word { meaning, .. } => Some(*meaning),
            Self::Id(_) | Self::Number(_) | Self::Link | Self::Question | Self::Break => None,
        }
    }

    pub(super) fn mean(&mut self, new: Meaning) {
        match self {
            Self::Word { meaning, .. } => *meaning = new,
            Self::Id(_) | Self::Number(_) | Self::Link | Self::Question | Self::Break => {}
        }
    }

    /// A word becomes part of a complaint; what names an action stays what it is.
    pub(super) fn complain(&mut self, complaint: Meaning) {
        let names = matches!(self.meaning(), Some(Meaning::Action(_) | Meaning::Named(_) | Meaning::Never));
        if !names {
            self.mean(complaint);
        }
    }

    pub(super) fn is_action(&self) -> bool {
        matches!(self, Self::Word { meaning: Meaning::Action(_), .. })
    }

    pub(super) fn is_number(&self) -> bool {
        matches!(self, Self::Id(_) | Self::Number(_))
    }

    /// The place of an operator's own command in the vocabulary.
    pub(super) fn custom(&self) -> Option<usize> {
        match self {
            Self::Word { meaning: Meaning::Custom(index), .. } => Some(*index),
            Self::Word { .. } | Self::Id(_) | Self::Number(_) | Self::Link | Self::Question | Self::Break => None,
        }
    }
}

/// The tokens of a text with their meanings; a phrase becomes one item.
pub(super) fn items(text: &str, lexicon: &Lexicon) -> Vec<Item> {
    let tokens = tokens(text, lexicon);
    let mut items: Vec<Item> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let mut taken = 1;
        let item = match &tokens[at] {
            Token::Id(id) if is_measured(&items, &tokens[at + 1..], *id) => Item::Number(id.to_string()),
            Token::Id(id) => Item::Id(*id),
            Token::Number(digits) => Item::Number(digits.clone()),
            Token::Link => Item::Link,
            Token::Question => Item::Question,
            Token::Break => Item::Break,
            Token::Word(text) => {
                let (meaning, words) = lexicon
                    .phrase(&words_from(&tokens[at..]))
                    .unwrap_or_else(|| (in_context(text, items.last(), tokens.get(at + 1), lexicon), 1));
                taken = words;
                Item::Word { text: text.clone(), meaning }
            }
        };
        items.push(item);
        at += taken;
    }
    amounts::set_apart(&mut items);
    label_numbers(&mut items);
    complaints(&mut items);
    complain_with_numbers(&mut items);
    imperatives::settle(&mut items);
    items
}

/// Words beside a number that is no id, which say what it is, are known.
fn label_numbers(items: &mut [Item]) {
    for at in 0..items.len() {
        if !matches!(items[at], Item::Number(_)) {
            continue;
        }
        let belongs = |word: &str| numbers::is_name_or_unit(word) || amounts::belongs_to_numbers(word);
        let said = |item: &Item| item.text().is_some_and(belongs);
        let named = |item: &&Item| said(item) || matches!(item, Item::Break);
        let before = items[..at].iter().rev().take(5).take_while(named).count();
        let after = items[at + 1..].iter().take(2).take_while(|item| said(item)).count();
        for item in items[at - before..=at + after].iter_mut().filter(|item| is_weak(item)) {
            item.mean(Meaning::Counted);
        }
    }
}

/// Whether what stands beside the word may take its meaning: it takes nothing back.
fn is_weak(item: &Item) -> bool {
    let weak = matches!(item.meaning(), Some(Meaning::Other | Meaning::Everyday | Meaning::Glue));
    let was = |word: &str| {
        matches!(
            word,
            "start"
                | "was"
                | "were"
                | "had"
                | "have"
                | "tinha"
                | "tenia"
                | "chilo"
                | "ছিল"
                | "vardi"
                | "было"
                | "был"
                | "стало"
                | "كان"
                | "كانت"
        )
    };
    weak || matches!(item.meaning(), Some(Meaning::Happening | Meaning::Getting | Meaning::Doubt))
        && item.text().is_some_and(was)
}

/// A negation beside what orders do, or what people get, is a complaint: `not yet started`, `aaya nahi`.
fn complaints(items: &mut [Item]) {
    for at in 0..items.len() {
        if at > 0 && happened(&items[at]) && complains(&items[at - 1]) {
            items[at].mean(Meaning::Complaint);
            continue;
        }
        let either_side = match items[at].meaning() {
            Some(Meaning::Not) => false,
            Some(Meaning::Negated) => true,
            _ => continue,
        };
        let small = |item: &Item| {
            matches!(item.meaning(), Some(Meaning::Glue | Meaning::Carrier | Meaning::Polite | Meaning::Getting))
        };
        let ahead = items[at + 1..].iter().take_while(|item| small(item)).count().min(2);
        let before = items[..at].iter().rev().take(1).take_while(|item| small(item)).count();
        let after = (at + 1..=at + 1 + ahead).find_map(|place| Some((place, missing(items.get(place)?)?)));
        let behind = || {
            (at - before..at)
                .rev()
                .chain(at.checked_sub(1 + before))
                .find_map(|place| Some((place, missing(&items[place])?)))
        };
        let found = after.or_else(|| if either_side { behind() } else { None });
        if let Some((place, meaning)) = found {
            items[at].mean(meaning);
            items[place].mean(meaning);
        }
    }
}

/// `ho gaya`, `kar diya`, `hoye gese`: of something bad, right behind it (`private kar diya`), these belong to the complaint.
fn happened(item: &Item) -> bool {
    let text = item.text().is_some_and(|text| {
        matches!(
            text,
            "ho" | "hua"
                | "kar"
                | "kr"
                | "हो"
                | "हुआ"
                | "कर"
                | "ہو"
                | "ہوا"
                | "كر"
                | "hoye"
                | "hoise"
                | "korse"
                | "korche"
                | "করছে"
                | "করেছে"
                | "hoiche"
                | "kore"
                | "হযে"
                | "হইছে"
                | "হযেছে"
                | "করে"
        )
    });
    text && item.meaning() == Some(Meaning::Doubt)
}

fn complains(item: &Item) -> bool {
    matches!(item.meaning(), Some(Meaning::Complaint | Meaning::State | Meaning::Waiting))
}

/// What it means that something does not happen.
fn missing(item: &Item) -> Option<Meaning> {
    match item.meaning() {
        Some(Meaning::Happening) => Some(Meaning::Complaint),
        Some(Meaning::Getting) => Some(Meaning::Missed),
        Some(_) | None => None,
    }
}

/// The words that follow each other here without anything between; as many as the longest phrase has.
fn words_from(tokens: &[Token]) -> Vec<&str> {
    tokens
        .iter()
        .map_while(|token| match token {
            Token::Word(word) => Some(word.as_str()),
            Token::Id(_) | Token::Number(_) | Token::Link | Token::Question | Token::Break => None,
        })
        .take(MAX_WORDS)
        .collect()
}

fn is_turkish(word: &str) -> bool {
    ["iptal", "iade", "telafi", "hizlandir", "kismi"].iter().any(|stem| word.starts_with(stem))
}

fn is_coaxed(word: &str) -> bool {
    matches!(
        word,
        "karo"
            | "kro"
            | "kardo"
            | "krdo"
            | "karwao"
            | "karwado"
            | "krwado"
            | "badhao"
            | "badhado"
            | "barhao"
            | "lagao"
            | "lagado"
            | "dedo"
            | "dijiye"
            | "krado"
            | "karado"
            | "kardena"
            | "krdena"
            | "lagwado"
            | "korun"
            | "করুন"
            | "দিন"
            | "din"
            | "kijiye"
    )
}

/// What people delete that is no order: `post delete ho gayi`.
fn is_posted(word: &str) -> bool {
    matches!(
        word,
        "post" | "video" | "reel" | "photo" | "pic" | "account" | "page" | "id" | "channel" | "profile" | "story"
    )
}

/// What may stand before `no 54321` without denying it: an action, or what is wrong with the order.
fn leads_to_ids(item: &Item) -> bool {
    matches!(
        item.meaning(),
        Some(
            Meaning::Action(_)
                | Meaning::Named(_)
                | Meaning::Complaint
                | Meaning::Waiting
                | Meaning::State
                | Meaning::Polite
                | Meaning::Please
        )
    )
}

/// The meaning of a word after what stands before it.
fn in_context(word: &str, before: Option<&Item>, after: Option<&Token>, lexicon: &Lexicon) -> Meaning {
    let before_is =
        |meanings: &[Meaning]| before.and_then(Item::meaning).is_some_and(|meaning| meanings.contains(&meaning));
    match word {
        "no" | "nr" if before_is(&[Meaning::Order, Meaning::Ticket, Meaning::Label]) => Meaning::Label,
        // Portuguese `no 54321` is "of 54321", and English "number 54321".
        "no" if matches!(after, Some(Token::Word(word)) if matches!(word.as_str(), "pedido" | "id" | "link" | "perfil" | "nº")) => {
            Meaning::Label
        }
        // `54321 te`, `54321 r 54322`.
        "te" | "তে" | "এ" if matches!(before, Some(Item::Id(_))) => Meaning::Label,
        "r" | "n" | "nd" if matches!((before, after), (Some(Item::Id(_)), Some(Token::Id(_)))) => Meaning::Carrier,
        // `stop 54321`
        "stop" if matches!(after, Some(Token::Id(_))) => Meaning::Wished(OrderRequest::Do(OrderAction::Cancel)),
        // `coloca 54321 como parcial`
        "como"
            if before.is_some()
                && matches!(after, Some(Token::Word(word)) if matches!(word.as_str(), "parcial" | "partial")) =>
        {
            Meaning::Carrier
        }
        // Turkish `iptal çek`.
        "cek" | "gir" if before.and_then(Item::text).is_some_and(is_turkish) => Meaning::Doing,
        "no" if matches!(after, Some(Token::Id(_))) && before.is_some_and(leads_to_ids) => Meaning::Label,
        // `cancel 54321 already` urges; whether it may is looked at with what stands around it.
        "already" if matches!(before, Some(Item::Id(_))) && matches!(after, None | Some(Token::Break)) => {
            Meaning::Everyday
        }
        // Turkish endings stand apart from digits: `54321 ü iptal`.
        "u" | "i" | "un" | "in" | "nin" | "e" | "ye" | "yi" | "yu" | "a" | "ya"
            if matches!(before, Some(Item::Id(_))) && matches!(after, Some(Token::Word(word)) if is_turkish(word)) =>
        {
            Meaning::Label
        }
        // `karo na` coaxes.
        "na" | "naa" | "না" if before.and_then(Item::text).is_some_and(is_coaxed) => Meaning::Polite,
        "delete" if before.and_then(Item::text).is_some_and(is_posted) => Meaning::Complaint,
        "may" if before.is_some_and(Item::is_number) => Meaning::Glue,
        "like" if before.is_some_and(Item::is_number) => Meaning::Counted,
        "like" if before_is(&[Meaning::Other, Meaning::Counted]) => Meaning::Other,
        _ => lexicon.meaning(word),
    }
}
