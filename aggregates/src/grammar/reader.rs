//! Reading customers' messages.

use super::items::{Item, items, order_ids};
use super::lexicon::{Lexicon, Meaning};
use super::refusal::{asks_permission, quotes_somebody, taken_back};
use super::{MAX_ORDER_IDS, OrderRequest, Reading, Vocabulary};

/// Reads a message that is no `!` command.
pub(super) fn read(text: &str, vocabulary: &Vocabulary) -> Reading {
    let lexicon = Lexicon::with(vocabulary);
    let text = &without_quoted_lines(text);
    let items = items(text, &lexicon);
    if !items.iter().any(|item| !matches!(item, Item::Break)) {
        return Reading::Nothing;
    }
    if let Some(custom) = items.iter().find_map(Item::custom) {
        return read_custom(custom, &items, vocabulary);
    }
    if has(&items, Meaning::Ticket) {
        return read_ticket(&items);
    }
    let Ok(asked) = asked(&items) else {
        let named = actions(&items).first().copied();
        return named.map_or(Reading::NotUnderstood, |named| unclear(named, order_ids(&items, Some(named))));
    };
    let order_ids = order_ids(&items, asked);
    if let Some(asked) = asked.filter(|asked| !asked.only_looks())
        && quotes_somebody(text, &lexicon)
    {
        return unclear(asked, order_ids);
    }
    match (asked, order_ids.is_empty()) {
        (Some(asked), false) => read_order_request(asked, order_ids, &items),
        (None, false) => read_bare_ids(order_ids, &items),
        (Some(asked), true) => read_feature(&items).unwrap_or_else(|| read_without_ids(asked, &items)),
        (None, true) => read_feature(&items).unwrap_or_else(|| read_small_talk(&items)),
    }
}

/// Lines that begin with `>` are what somebody else wrote, where other lines answer them.
fn without_quoted_lines(text: &str) -> String {
    let own: Vec<&str> = text.lines().filter(|line| !line.trim_start().starts_with('>')).collect();
    if own.iter().any(|line| !line.trim().is_empty()) { own.join("\n") } else { text.to_owned() }
}

/// Two different things asked of orders in one message.
struct Contradiction;

/// What is asked about orders. An action outweighs nothing: beside another action or a look-up it is a contradiction.
fn asked(items: &[Item]) -> Result<Option<OrderRequest>, Contradiction> {
    let looks = if has(items, Meaning::Details) {
        Some(OrderRequest::Details)
    } else {
        has(items, Meaning::Check).then_some(OrderRequest::Check)
    };
    match (actions(items).as_slice(), looks) {
        ([], None) => Ok(has(items, Meaning::Order).then_some(OrderRequest::Check)),
        ([], looks) => Ok(looks),
        ([one], None) => Ok(Some(*one)),
        ([_, ..], _) => Err(Contradiction),
    }
}

/// An operator's own command: the command, ids, and nothing else of weight.
fn read_custom(index: usize, items: &[Item], vocabulary: &Vocabulary) -> Reading {
    let alone = items.iter().all(|item| match item {
        Item::Word { meaning: Meaning::Custom(other), .. } => *other == index,
        Item::Word { meaning, text } => is_small_word(*meaning) || *meaning == Meaning::Order || is_question(text),
        Item::Number(_) | Item::Link => false,
        Item::Id(_) | Item::Break => true,
    });
    let order_ids = order_ids(items, None);
    match vocabulary.custom_commands.get(index) {
        Some(custom) if alone && order_ids.len() <= MAX_ORDER_IDS => {
            Reading::Custom { name: custom.name.clone(), order_ids }
        }
        Some(_) | None => Reading::NotUnderstood,
    }
}

fn is_small_word(meaning: Meaning) -> bool {
    matches!(meaning, Meaning::Greeting | Meaning::Courtesy | Meaning::Polite | Meaning::Label | Meaning::Glue)
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

/// Something to be done to orders is named, but not plainly asked for.
fn unclear(asked: OrderRequest, order_ids: Vec<u64>) -> Reading {
    match order_ids.len() {
        0 => Reading::NotUnderstood,
        1..=MAX_ORDER_IDS if !asked.only_looks() => Reading::Unclear { asked, order_ids },
        1..=MAX_ORDER_IDS => Reading::NotUnderstood,
        _ => Reading::TooManyIds(asked),
    }
}

fn read_order_request(asked: OrderRequest, order_ids: Vec<u64>, items: &[Item]) -> Reading {
    if taken_back(asked, items) {
        return unclear(asked, order_ids);
    }
    if order_ids.len() > MAX_ORDER_IDS {
        return Reading::TooManyIds(asked);
    }
    Reading::Orders { asked, order_ids, dirty: weight(items) >= DIRTY_FROM }
}

/// Ids alone ask for their status; with anything to say around them they may be anything.
fn read_bare_ids(order_ids: Vec<u64>, items: &[Item]) -> Reading {
    let alone = items.iter().all(|item| match item {
        Item::Word { meaning, .. } => is_small_word(*meaning),
        Item::Number(_) | Item::Link => false,
        Item::Id(_) | Item::Break => true,
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
            is_small_word(*meaning)
                || matches!(
                    meaning,
                    Meaning::Action(_) | Meaning::Check | Meaning::Details | Meaning::Order | Meaning::Help
                )
        }
        Item::Id(_) | Item::Link => false,
        Item::Number(_) | Item::Break => true,
    });
    if clean && !asks_permission(items) { Reading::MissingIds(asked) } else { Reading::NotUnderstood }
}

/// `ticket 123`: exactly one number, right beside the word.
fn read_ticket(items: &[Item]) -> Reading {
    let mixed = items.iter().any(|item| {
        matches!(
            item,
            Item::Word {
                meaning: Meaning::Action(_)
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
        return Reading::NotUnderstood;
    }
    let numbers: Vec<(usize, Option<u64>)> = items
        .iter()
        .enumerate()
        .filter_map(|(at, item)| match item {
            Item::Id(id) => Some((at, Some(*id))),
            Item::Number(digits) => Some((at, ticket_id(digits))),
            Item::Word { .. } | Item::Link | Item::Break => None,
        })
        .collect();
    let further = weight(items);
    match numbers.as_slice() {
        [] if further == 0 => Reading::MissingTicketId,
        [(at, Some(ticket_id))] if beside_ticket(items, *at) => {
            Reading::Ticket { ticket_id: *ticket_id, dirty: further >= DIRTY_FROM }
        }
        _ => Reading::NotUnderstood,
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
            Item::Word { meaning: Meaning::Check | Meaning::Details, .. } | Item::Break => continue,
            Item::Word { meaning, .. } if is_small_word(*meaning) => continue,
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
            matches!(meaning, Meaning::Greeting | Meaning::Courtesy | Meaning::Polite | Meaning::Glue)
                || matches!(text.as_str(), "how")
        }
        Item::Break => true,
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
    } else if small && has(items, Meaning::Courtesy) {
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
            Item::Word { meaning: Meaning::Other | Meaning::Not | Meaning::Negated | Meaning::Counted, text } => {
                text.chars().map(|letter| if letter.is_ascii() { 1 } else { 2 }).sum()
            }
            Item::Word { meaning: Meaning::Balance | Meaning::Services | Meaning::Username, .. } => DIRTY_FROM,
            Item::Word { .. } | Item::Id(_) | Item::Number(_) | Item::Link | Item::Break => 0,
        })
        .sum()
}

fn has(items: &[Item], wanted: Meaning) -> bool {
    items.iter().any(|item| matches!(item, Item::Word { meaning, .. } if *meaning == wanted))
}

fn actions(items: &[Item]) -> Vec<OrderRequest> {
    let mut actions = Vec::new();
    for item in items {
        if let Item::Word { meaning: Meaning::Action(action), .. } = item
            && !actions.contains(action)
        {
            actions.push(*action);
        }
    }
    actions
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
