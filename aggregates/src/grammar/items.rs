//! A message as words with meanings, ids, and numbers that are no ids.

use super::lexicon::{Lexicon, Meaning};
use super::tokens::{Token, tokens};
use super::{MAX_ORDER_IDS, OrderRequest};

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
    Break,
}

impl Item {
    pub(super) fn text(&self) -> Option<&str> {
        match self {
            Self::Word { text, .. } => Some(text),
            Self::Id(_) | Self::Number(_) | Self::Link | Self::Break => None,
        }
    }

    pub(super) fn meaning(&self) -> Option<Meaning> {
        match self {
            Self::Word { meaning, .. } => Some(*meaning),
            Self::Id(_) | Self::Number(_) | Self::Link | Self::Break => None,
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
            Self::Word { .. } | Self::Id(_) | Self::Number(_) | Self::Link | Self::Break => None,
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
            Token::Break => Item::Break,
            Token::Word(text) => {
                let (meaning, words) = lexicon
                    .phrase(&words_from(&tokens[at..]))
                    .unwrap_or_else(|| (in_context(text, items.last(), lexicon), 1));
                taken = words;
                Item::Word { text: text.clone(), meaning }
            }
        };
        items.push(item);
        at += taken;
    }
    items
}

/// The words that follow each other here without anything between; as many as the longest phrase has.
fn words_from(tokens: &[Token]) -> Vec<&str> {
    tokens
        .iter()
        .map_while(|token| match token {
            Token::Word(word) => Some(word.as_str()),
            Token::Id(_) | Token::Number(_) | Token::Link | Token::Break => None,
        })
        .take(super::MAX_PHRASE_WORDS)
        .collect()
}

/// The meaning of a word after what stands before it.
fn in_context(word: &str, before: Option<&Item>, lexicon: &Lexicon) -> Meaning {
    let before_is =
        |meanings: &[Meaning]| before.and_then(Item::meaning).is_some_and(|meaning| meanings.contains(&meaning));
    match word {
        "no" | "nr" if before_is(&[Meaning::Order, Meaning::Ticket, Meaning::Label]) => Meaning::Label,
        "like" if before.is_some_and(Item::is_number) => Meaning::Counted,
        "like" if before_is(&[Meaning::Other, Meaning::Counted]) => Meaning::Other,
        _ => lexicon.meaning(word),
    }
}

/// Whether digits are money, time, a phone number, a quantity or a year by the words beside them.
fn is_measured(before: &[Item], after: &[Token], number: u64) -> bool {
    let unit = match after {
        [Token::Word(_), Token::Id(_) | Token::Number(_), ..] => false,
        [Token::Word(word), ..] => is_unit(word),
        [Token::Id(_) | Token::Number(_) | Token::Link | Token::Break, ..] | [] => false,
    };
    let named = before
        .iter()
        .rev()
        .take(5)
        .find(|item| !(matches!(item, Item::Break) || item.text().is_some_and(stands_before_numbers)))
        .and_then(Item::text)
        .is_some_and(names_a_number);
    let year = (1990..=2099).contains(&number) && before.last().and_then(Item::text).is_some_and(stands_before_a_year);
    unit || named || year
}

fn is_unit(word: &str) -> bool {
    const UNITS: [&str; 36] = [
        "usd",
        "dollar",
        "dollars",
        "taka",
        "tk",
        "bdt",
        "rs",
        "inr",
        "rupee",
        "rupees",
        "eur",
        "euro",
        "euros",
        "hours",
        "minutes",
        "days",
        "pcs",
        "টাকা",
        "टाका",
        "रुपये",
        "रुपए",
        "reais",
        "pesos",
        "rupiah",
        "idr",
        "tl",
        "lira",
        "руб",
        "рублей",
        "ريال",
        "دولار",
        "جنيه",
        "درهم",
        "points",
        "coins",
        "credits",
    ];
    UNITS.contains(&word)
}

fn stands_before_numbers(word: &str) -> bool {
    matches!(word, "number" | "no" | "num" | "nr" | "is" | "my" | "me" | "at" | "on" | "id" | "of" | "to" | "i" | "was")
}

fn names_a_number(word: &str) -> bool {
    const NAMES: [&str; 36] = [
        "call",
        "phone",
        "mobile",
        "whatsapp",
        "watsapp",
        "wp",
        "wa",
        "contact",
        "tel",
        "telegram",
        "imo",
        "bkash",
        "nagad",
        "upi",
        "trx",
        "txn",
        "trxid",
        "txnid",
        "transaction",
        "otp",
        "pin",
        "code",
        "qty",
        "quantity",
        "amount",
        "price",
        "paid",
        "pay",
        "rs",
        "usd",
        "tk",
        "bdt",
        "inr",
        "rp",
        "tel",
        "balance",
    ];
    NAMES.contains(&word)
}

fn stands_before_a_year(word: &str) -> bool {
    const WORDS: [&str; 28] = [
        "jan",
        "january",
        "feb",
        "february",
        "mar",
        "march",
        "apr",
        "april",
        "may",
        "jun",
        "june",
        "jul",
        "july",
        "aug",
        "august",
        "sep",
        "sept",
        "september",
        "oct",
        "october",
        "nov",
        "november",
        "dec",
        "december",
        "since",
        "in",
        "year",
        "from",
    ];
    WORDS.contains(&word)
}

/// The ids of a message, each once. A number of followers or likes is an id only where an action is asked and no other id is there.
pub(super) fn order_ids(items: &[Item], asked: Option<OrderRequest>) -> Vec<u64> {
    let mut ids = Vec::new();
    let mut amounts = Vec::new();
    for (at, item) in items.iter().enumerate() {
        let Item::Id(id) = item else { continue };
        let list = if is_counted(items, at) { &mut amounts } else { &mut ids };
        if list.len() <= MAX_ORDER_IDS && !list.contains(id) {
            list.push(*id);
        }
    }
    if ids.is_empty() && asked.is_some_and(|asked| !asked.only_looks()) { amounts } else { ids }
}

/// `1500 likes`, `1500 real likes`, `lost 1500`, `only 1500 left`.
fn is_counted(items: &[Item], at: usize) -> bool {
    let meaning = |at: usize| items.get(at).and_then(Item::meaning);
    let text = |at: usize| items.get(at).and_then(Item::text);
    let noun = meaning(at + 1) == Some(Meaning::Counted)
        || matches!(meaning(at + 1), Some(Meaning::Other | Meaning::Doubt))
            && meaning(at + 2) == Some(Meaning::Counted);
    let rest = text(at + 1).is_some_and(|word| matches!(word, "left" | "remaining" | "remains" | "came" | "delivered"));
    let lost = at > 0
        && text(at - 1)
            .is_some_and(|word| matches!(word, "count" | "lost" | "drop" | "dropped" | "remain" | "remains"));
    noun || rest || lost
}
