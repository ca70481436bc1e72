//! Reading customers' messages.

use super::items::{Item, items};
use super::lexicon::{self, Lexicon, Meaning};
use super::numbers::{self, order_ids};
use super::plainness::is_plain;
use super::{MAX_ORDER_IDS, OrderRequest, Reading, Vocabulary, choice, marks, several, traps};

/// Reads a message that is no `!` command.
pub(super) fn read(text: &str, vocabulary: &Vocabulary) -> Reading {
    let lexicon = Lexicon::with(vocabulary);
    let items = items(text, &lexicon);
    if items.iter().all(says_nothing) {
        return Reading::Nothing;
    }
    if let Some(custom) = items.iter().find_map(Item::custom) {
        return read_custom(custom, &items, vocabulary)
            .or_else(|| choice::unclear(&items))
            .unwrap_or(Reading::NotUnderstood);
    }
    if has(&items, Meaning::Ticket) {
        return read_ticket(&items).or_else(|| choice::unclear(&items)).unwrap_or(Reading::NotUnderstood);
    }
    let read_one = |items: &[Item]| match choice::named(items).as_slice() {
        [] => read_without_action(items),
        [asked] => read_action(*asked, text, items, &lexicon),
        [_, _, ..] => choice::unclear(items).unwrap_or(Reading::NotUnderstood),
    };
    let whole = read_one(&items);
    let several = matches!(whole, Reading::Unclear { .. }).then(|| several::read(&items, read_one)).flatten();
    several.unwrap_or(whole)
}

/// Marks and emojis alone.
fn says_nothing(item: &Item) -> bool {
    match item {
        Item::Word { text, .. } => !text.contains(crate::text::is_letter),
        Item::Question | Item::Break => true,
        Item::Id(_) | Item::Number(_) | Item::Link => false,
    }
}

/// `Admin: cancel 54321`: a line of a talk that was copied.
fn names_a_speaker(text: &str, lexicon: &Lexicon) -> bool {
    text.lines().filter_map(|line| line.split_once(':')).any(|(name, said)| {
        let name = items(name, lexicon);
        let words: Vec<Meaning> = name.iter().filter_map(Item::meaning).collect();
        let person = |meaning: &Meaning| {
            matches!(meaning, Meaning::Polite | Meaning::Carrier | Meaning::Glue | Meaning::Determiner | Meaning::Help)
        };
        let alone = name.iter().all(|item| matches!(item, Item::Word { .. } | Item::Break));
        alone && (1..=2).contains(&words.len()) && words.iter().all(person) && !said.trim().is_empty()
    })
}

/// Reads what stands beside our own words. It may be about the order that these name, so that nothing of it is plain.
pub(super) fn read_beside_own(rest: &str, text: &str, vocabulary: &Vocabulary) -> Reading {
    let lexicon = Lexicon::with(vocabulary);
    let said = items(rest, &lexicon);
    if let Some(asked) = choice::named(&said).first() {
        let order_ids = [items(rest, &lexicon), items(text, &lexicon)]
            .iter()
            .map(|items| order_ids(items, Some(*asked)))
            .find(|order_ids| !order_ids.is_empty())
            .unwrap_or_default();
        return match order_ids.len() {
            0 => Reading::NotUnderstood,
            1..=MAX_ORDER_IDS => Reading::Unclear { asked: *asked, order_ids },
            _ => Reading::TooManyIds(*asked),
        };
    }
    let reading = read(rest, vocabulary);
    let bare = matches!(reading, Reading::Orders { .. })
        && said
            .iter()
            .all(|item| item.meaning().is_none_or(|meaning| lexicon::is_small(meaning) || meaning == Meaning::Order));
    if bare || matches!(reading, Reading::Nothing | Reading::Greeting | Reading::Courtesy) {
        Reading::OwnWords
    } else {
        reading
    }
}

/// One action is named.
fn read_action(asked: OrderRequest, text: &str, items: &[Item], lexicon: &Lexicon) -> Reading {
    let mut order_ids = order_ids(items, Some(asked));
    let otherwise = written_otherwise(items, &order_ids);
    if order_ids.is_empty() && otherwise.is_empty() {
        return read_feature(items).unwrap_or_else(|| read_without_ids(asked, items));
    }
    if order_ids.len() + otherwise.len() > MAX_ORDER_IDS {
        return Reading::TooManyIds(asked);
    }
    if !otherwise.is_empty() {
        order_ids.extend(otherwise);
        return Reading::Unclear { asked, order_ids };
    }
    if is_plain(asked, items)
        && !traps::may_mean_otherwise(asked, items, text)
        && !quotes_somebody(asked, text, lexicon)
        && !names_a_speaker(text, lexicon)
    {
        return Reading::Orders { asked, order_ids, dirty: weight(items) >= DIRTY_FROM };
    }
    choice::unclear(items).unwrap_or(Reading::NotUnderstood)
}

/// Orders that are no plain numbers: of a message without an order also one with signs between its digits.
fn written_otherwise(items: &[Item], order_ids: &[u64]) -> Vec<u64> {
    if order_ids.is_empty() {
        return numbers::written_otherwise(items);
    }
    let range = |item: &Item| if let Item::Number(written) = item { numbers::range(written) } else { None };
    items.iter().filter_map(range).flatten().filter(|id| !order_ids.contains(id)).collect()
}

/// Nothing is to be done: a look-up, `balance` and its like, or small talk.
fn read_without_action(items: &[Item]) -> Reading {
    let asked = if has(items, Meaning::Details) {
        Some(OrderRequest::Details)
    } else {
        (has(items, Meaning::Check) || has(items, Meaning::Order)).then_some(OrderRequest::Check)
    };
    let mut order_ids = order_ids(items, asked);
    if asked.is_some() {
        let otherwise = written_otherwise(items, &order_ids);
        order_ids.extend(otherwise);
    }
    match (asked, order_ids.is_empty()) {
        (Some(_), false) if forbids_looking(items) => Reading::NotUnderstood,
        (Some(asked), false) if order_ids.len() > MAX_ORDER_IDS => Reading::TooManyIds(asked),
        (Some(asked), false) => Reading::Orders { asked, order_ids, dirty: weight(items) >= DIRTY_FROM },
        (None, false) => read_bare_ids(order_ids, items),
        (Some(asked), true) => read_feature(items).unwrap_or_else(|| read_without_ids(asked, items)),
        (None, true) => read_feature(items).unwrap_or_else(|| read_small_talk(items)),
    }
}

/// Looking something up harms nobody, so only a plain "don't" counts.
fn forbids_looking(items: &[Item]) -> bool {
    let complaint = |text: &str| matches!(text, "never" | "cant" | "cannot" | "wrong" | "stop" | "mistake");
    items.iter().any(|item| item.meaning() == Some(Meaning::Never) && !item.text().is_some_and(complaint))
}

/// `my friend wrote "cancel 54321"`: an action between quotation marks, and something said around them. A request that stands between
/// them whole is one, unless it could not be undone.
fn quotes_somebody(asked: OrderRequest, text: &str, lexicon: &Lexicon) -> bool {
    let Some((quoted, around)) = marks::quoted(text) else { return false };
    let names = items(&quoted, lexicon)
        .iter()
        .any(|item| matches!(item.meaning(), Some(Meaning::Action(_) | Meaning::Named(_) | Meaning::Fast)));
    let said = items(&around, lexicon).iter().any(|item| matches!(item, Item::Word { .. } | Item::Id(_)));
    names && (said || !super::plainness::is_gentle(asked))
}

/// An operator's own command: the command, ids, and nothing else of weight.
fn read_custom(index: usize, items: &[Item], vocabulary: &Vocabulary) -> Option<Reading> {
    let alone = items.iter().all(|item| match item {
        Item::Word { meaning: Meaning::Custom(other), .. } => *other == index,
        Item::Word { meaning, text } => lexicon::is_small(*meaning) || *meaning == Meaning::Order || is_question(text),
        Item::Number(_) | Item::Link => false,
        Item::Id(_) | Item::Question | Item::Break => true,
    });
    let order_ids = order_ids(items, None);
    match vocabulary.custom_commands.get(index) {
        Some(custom) if alone && order_ids.len() <= MAX_ORDER_IDS => {
            Some(Reading::Custom { name: custom.name.clone(), order_ids })
        }
        Some(_) | None => None,
    }
}

/// Question words that say nothing besides.
fn is_question(word: &str) -> bool {
    const WORDS: [&str; 16] = [
        "what",
        "whats",
        "how",
        "which",
        "where",
        "ki",
        "kya",
        "क्या",
        "কি",
        "como",
        "apa",
        "nasil",
        "как",
        "كيف",
        "কত",
        "koto",
    ];
    WORDS.contains(&word)
}

/// Ids alone ask for their status; with anything to say around them they may be anything.
fn read_bare_ids(order_ids: Vec<u64>, items: &[Item]) -> Reading {
    let alone = items.iter().all(|item| match item {
        Item::Word { meaning, .. } => lexicon::is_small(*meaning),
        Item::Number(_) | Item::Link => false,
        Item::Id(_) | Item::Question | Item::Break => true,
    });
    if !alone {
        return Reading::NotUnderstood;
    }
    if order_ids.len() > MAX_ORDER_IDS {
        return Reading::TooManyIds(OrderRequest::Check);
    }
    Reading::Orders { asked: OrderRequest::Check, order_ids, dirty: false }
}

fn read_without_ids(asked: OrderRequest, items: &[Item]) -> Reading {
    let clean = items.iter().all(|item| match item {
        Item::Word { meaning, .. } => {
            lexicon::is_small(*meaning)
                || matches!(
                    meaning,
                    Meaning::Action(_) | Meaning::Check | Meaning::Details | Meaning::Order | Meaning::Help
                )
        }
        Item::Id(_) | Item::Link => false,
        Item::Number(_) | Item::Question | Item::Break => true,
    });
    if clean { Reading::MissingIds(asked) } else { Reading::NotUnderstood }
}

/// `ticket 123`: exactly one number, right beside the word.
fn read_ticket(items: &[Item]) -> Option<Reading> {
    let mixed = items.iter().any(|item| {
        matches!(
            item,
            Item::Word {
                meaning: Meaning::Action(_)
                    | Meaning::Named(_)
                    | Meaning::Never
                    | Meaning::Negated
                    | Meaning::Condition
                    | Meaning::Doubt
                    | Meaning::Balance,
                ..
            }
        )
    });
    let none = items.windows(2).any(|pair| {
        matches!(pair, [Item::Word { meaning: Meaning::Not, .. }, Item::Word { meaning: Meaning::Ticket, .. }])
    });
    if mixed || none {
        return None;
    }
    let numbers: Vec<(usize, Option<u64>)> = items
        .iter()
        .enumerate()
        .filter_map(|(at, item)| match item {
            Item::Id(id) => Some((at, Some(*id))),
            Item::Number(digits) => Some((at, ticket_id(digits))),
            Item::Word { .. } | Item::Link | Item::Question | Item::Break => None,
        })
        .collect();
    let further = weight(items);
    match numbers.as_slice() {
        [] if further == 0 => Some(Reading::MissingTicketId),
        [(at, Some(ticket_id))] if beside_ticket(items, *at) => {
            Some(Reading::Ticket { ticket_id: *ticket_id, dirty: further >= DIRTY_FROM })
        }
        _ => None,
    }
}

fn ticket_id(digits: &str) -> Option<u64> {
    let right = (1..=12).contains(&digits.len())
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && !digits.starts_with('0');
    if right { digits.parse().ok() } else { None }
}

fn beside_ticket(items: &[Item], at: usize) -> bool {
    let is_ticket = |item: Option<&Item>| matches!(item, Some(Item::Word { meaning: Meaning::Ticket, .. }));
    let small = |item: &&Item| {
        matches!(item, Item::Break | Item::Word { meaning: Meaning::Label | Meaning::Glue | Meaning::Check, .. })
    };
    let before = items[..at].iter().rev().find(|item| !small(item));
    is_ticket(before) || is_ticket(items.get(at + 1))
}

/// `balance`, `services`, `my username`, `help`: one of them, and nothing else said.
fn read_feature(items: &[Item]) -> Option<Reading> {
    let mut found: Vec<Reading> = Vec::new();
    for item in items {
        let reading = match item {
            Item::Word { meaning: Meaning::Balance, .. } => Reading::Balance,
            Item::Word { meaning: Meaning::Services, .. } => Reading::Services,
            Item::Word { meaning: Meaning::Username, .. } => Reading::MyUsername,
            Item::Word { meaning: Meaning::Help, .. } => Reading::Help,
            Item::Word { meaning: Meaning::Doubt, text } if is_question(text) => continue,
            Item::Word { meaning: Meaning::Check | Meaning::Details, .. } | Item::Question | Item::Break => continue,
            Item::Word { meaning, .. } if lexicon::is_small(*meaning) => continue,
            Item::Word { .. } | Item::Id(_) | Item::Number(_) | Item::Link => return None,
        };
        if !found.contains(&reading) {
            found.push(reading);
        }
    }
    match found.as_slice() {
        [one] => Some(one.clone()),
        [one, Reading::Help] | [Reading::Help, one] => Some(one.clone()),
        _ => None,
    }
}

fn read_small_talk(items: &[Item]) -> Reading {
    let small = items.iter().all(|item| match item {
        Item::Word { meaning, text } => {
            lexicon::is_small(*meaning) && *meaning != Meaning::Label || matches!(text.as_str(), "how")
        }
        Item::Question | Item::Break => true,
        Item::Id(_) | Item::Number(_) | Item::Link => false,
    });
    let wishes = |first: &str| {
        items.windows(2).any(|pair| match pair {
            [Item::Word { text: good, .. }, Item::Word { text: part, .. }] => {
                good == first && matches!(part.as_str(), "morning" | "afternoon" | "evening" | "night" | "day")
            }
            _ => false,
        })
    };
    if small && (has(items, Meaning::Greeting) || wishes("good")) {
        Reading::Greeting
    } else if small
        && [Meaning::Thanks, Meaning::Courtesy, Meaning::Praise].into_iter().any(|meaning| has(items, meaning))
    {
        Reading::Courtesy
    } else {
        Reading::NotUnderstood
    }
}

/// From this weight on, further text means something.
const DIRTY_FROM: usize = 4;

/// Weight of what is said besides the command: the letters of its words, where letters of denser scripts count twice.
fn weight(items: &[Item]) -> usize {
    items
        .iter()
        .enumerate()
        .map(|(at, item)| match item {
            Item::Word { text, .. } if is_heavy(text) => DIRTY_FROM,
            Item::Word { meaning: Meaning::Counted, .. } if at > 0 && items[at - 1].is_number() => 0,
            Item::Word {
                meaning: Meaning::Complaint | Meaning::Waiting | Meaning::Unwanted | Meaning::State | Meaning::Missed,
                ..
            } => DIRTY_FROM,
            Item::Word {
                meaning:
                    Meaning::Other
                    | Meaning::Everyday
                    | Meaning::Not
                    | Meaning::Negated
                    | Meaning::Happening
                    | Meaning::Getting
                    | Meaning::Named(_)
                    | Meaning::Guarantee
                    | Meaning::Counted,
                text,
            } => text.chars().map(|letter| if letter.is_ascii() { 1 } else { 2 }).sum(),
            Item::Word { meaning: Meaning::Balance | Meaning::Services | Meaning::Username, .. } => DIRTY_FROM,
            Item::Word { .. } | Item::Id(_) | Item::Number(_) | Item::Link | Item::Question | Item::Break => 0,
        })
        .sum()
}

fn has(items: &[Item], wanted: Meaning) -> bool {
    items.iter().any(|item| matches!(item, Item::Word { meaning, .. } if *meaning == wanted))
}

/// Short words that say a lot.
fn is_heavy(word: &str) -> bool {
    matches!(
        word,
        "why"
            | "wtf"
            | "beg"
            | "bad"
            | "sad"
            | "mad"
            | "keno"
            | "kyu"
            | "kyun"
            | "kenapa"
            | "neden"
            | "почему"
            | "কেন"
            | "क्यों"
            | "😡"
            | "😠"
            | "🤬"
            | "👿"
            | "💢"
    )
}
