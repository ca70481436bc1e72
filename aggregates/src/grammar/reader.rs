//! Reading customers' messages.

use super::lexicon::{Meaning, meaning};
use super::tokens::{Token, tokens};
use super::{MAX_ORDER_IDS, OrderRequest, Reading};
use crate::values::OrderAction;

/// A token with its meaning.
#[derive(Clone, Debug)]
enum Item {
    Word { text: String, meaning: Meaning },
    Id(u64),
    Number(String),
    Link,
    Break,
}

/// Reads a message that is no `!` command.
pub(super) fn read(text: &str) -> Reading {
    let items = items(text);
    if !items.iter().any(|item| !matches!(item, Item::Break)) {
        return Reading::Nothing;
    }
    if has(&items, Meaning::Ticket) {
        return read_ticket(&items);
    }
    let actions = actions(&items);
    let checks = has(&items, Meaning::Check);
    let asked = match (actions.as_slice(), checks) {
        ([], true) => Some(OrderRequest::Check),
        ([], false) => has(&items, Meaning::Order).then_some(OrderRequest::Check),
        ([one], false) => Some(*one),
        ([_, ..], _) => return Reading::NotUnderstood,
    };
    let order_ids = order_ids(&items, asked);
    match (asked, order_ids.is_empty()) {
        (Some(asked), false) => read_order_request(asked, order_ids, &items),
        (None, false) => read_bare_ids(order_ids, &items),
        (Some(asked), true) => read_feature(&items).unwrap_or_else(|| read_without_ids(asked, &items)),
        (None, true) => read_feature(&items).unwrap_or_else(|| read_small_talk(&items)),
    }
}

fn read_order_request(asked: OrderRequest, order_ids: Vec<u64>, items: &[Item]) -> Reading {
    if taken_back(asked, items) {
        return Reading::NotUnderstood;
    }
    if order_ids.len() > MAX_ORDER_IDS {
        return Reading::TooManyIds(asked);
    }
    Reading::Orders { asked, order_ids, dirty: weight(items) >= DIRTY_FROM }
}

/// Ids alone ask for their status; with anything to say around them they may be anything.
fn read_bare_ids(order_ids: Vec<u64>, items: &[Item]) -> Reading {
    let alone = items.iter().all(|item| match item {
        Item::Word { meaning, .. } => {
            matches!(meaning, Meaning::Greeting | Meaning::Courtesy | Meaning::Polite | Meaning::Label | Meaning::Glue)
        }
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
        Item::Word { meaning, .. } => matches!(
            meaning,
            Meaning::Action(_)
                | Meaning::Check
                | Meaning::Order
                | Meaning::Greeting
                | Meaning::Courtesy
                | Meaning::Polite
                | Meaning::Label
                | Meaning::Glue
                | Meaning::Help
        ),
        Item::Id(_) | Item::Link => false,
        Item::Number(_) | Item::Break => true,
    });
    if clean { Reading::MissingIds(asked) } else { Reading::NotUnderstood }
}

/// `ticket 123`: exactly one number, right beside the word.
fn read_ticket(items: &[Item]) -> Reading {
    let mixed = items.iter().any(|item| {
        matches!(
            item,
            Item::Word { meaning: Meaning::Action(_) | Meaning::Never | Meaning::Doubt | Meaning::Balance, .. }
        )
    });
    if mixed {
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
            Item::Word { meaning: Meaning::Doubt, text } if matches!(text.as_str(), "what" | "whats" | "how") => {
                continue;
            }
            Item::Word {
                meaning:
                    Meaning::Check
                    | Meaning::Greeting
                    | Meaning::Courtesy
                    | Meaning::Polite
                    | Meaning::Glue
                    | Meaning::Label,
                ..
            }
            | Item::Break => continue,
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

/// Whether the message says not to do what it names, asks about it, or ties it to a condition.
///
/// Looking a status up harms nobody, so for that only a plain "don't" counts.
fn taken_back(asked: OrderRequest, items: &[Item]) -> bool {
    if has(items, Meaning::Never) {
        return true;
    }
    if asked == OrderRequest::Check {
        return false;
    }
    let is =
        |item: Option<&Item>, wanted: Meaning| matches!(item, Some(Item::Word { meaning, .. }) if *meaning == wanted);
    let keyword = |item: &Item| matches!(item, Item::Word { meaning: Meaning::Action(_), .. });
    let mut clause_is_doubtful = false;
    for (at, item) in items.iter().enumerate() {
        if matches!(item, Item::Break) {
            clause_is_doubtful = false;
            continue;
        }
        if is(Some(item), Meaning::Not) || is(Some(item), Meaning::Doubt) {
            clause_is_doubtful = true;
        }
        if clause_is_doubtful && keyword(item) {
            return true;
        }
        if is(Some(item), Meaning::Not) {
            let next = items[at + 1..].iter().find(|item| !is_small(item));
            let refuses = match next {
                None | Some(Item::Id(_)) => true,
                Some(Item::Word { text, .. }) => {
                    matches!(text.as_str(), "needed" | "required" | "necessary" | "wanted" | "anymore" | "longer")
                }
                Some(Item::Number(_) | Item::Link | Item::Break) => false,
            };
            let need = items.get(at + 1).is_some_and(
                |item| matches!(item, Item::Word { text, .. } if matches!(text.as_str(), "need" | "want")),
            );
            if refuses || need {
                return true;
            }
        }
    }
    false
}

fn is_small(item: &Item) -> bool {
    match item {
        Item::Break => true,
        Item::Word { meaning, .. } => matches!(
            meaning,
            Meaning::Glue | Meaning::Label | Meaning::Polite | Meaning::Courtesy | Meaning::Greeting | Meaning::Order
        ),
        Item::Id(_) | Item::Number(_) | Item::Link => false,
    }
}

/// From this weight on, further text means something.
const DIRTY_FROM: usize = 4;

/// Weight of what is said besides the command: the letters of its words, where letters of denser scripts count twice.
fn weight(items: &[Item]) -> usize {
    items
        .iter()
        .map(|item| match item {
            Item::Word { meaning: Meaning::Other | Meaning::Not, text } => {
                text.chars().map(|letter| if letter.is_ascii() { 1 } else { 2 }).sum()
            }
            Item::Word { meaning: Meaning::Doubt, text } if text == "why" => DIRTY_FROM,
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

/// The ids of a message, each once. A number of followers or likes is an id only where an action is asked and no other id is there.
fn order_ids(items: &[Item], asked: Option<OrderRequest>) -> Vec<u64> {
    let mut ids = Vec::new();
    let mut amounts = Vec::new();
    for (at, item) in items.iter().enumerate() {
        let Item::Id(id) = item else { continue };
        let counted = matches!(items.get(at + 1), Some(Item::Word { text, .. }) if is_counted(text));
        let list = if counted { &mut amounts } else { &mut ids };
        if list.len() <= MAX_ORDER_IDS && !list.contains(id) {
            list.push(*id);
        }
    }
    if ids.is_empty() && matches!(asked, Some(OrderRequest::Do(_))) { amounts } else { ids }
}

fn is_counted(word: &str) -> bool {
    matches!(
        word,
        "followers"
            | "follower"
            | "likes"
            | "views"
            | "subscribers"
            | "subs"
            | "members"
            | "comments"
            | "shares"
            | "plays"
            | "reactions"
    )
}

fn is_money_or_time(word: &str) -> bool {
    matches!(
        word,
        "usd"
            | "dollar"
            | "dollars"
            | "taka"
            | "tk"
            | "bdt"
            | "rs"
            | "inr"
            | "rupees"
            | "eur"
            | "euro"
            | "euros"
            | "hours"
            | "minutes"
            | "days"
    )
}

/// The tokens of a text with their meanings; phrases of two words become one.
fn items(text: &str) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    let mut tokens = tokens(text).into_iter().peekable();
    while let Some(token) = tokens.next() {
        let item = match token {
            Token::Id(id) => {
                let unit = matches!(tokens.peek(), Some(Token::Word(word)) if is_money_or_time(word));
                if unit { Item::Number(id.to_string()) } else { Item::Id(id) }
            }
            Token::Number(digits) => Item::Number(digits),
            Token::Link => Item::Link,
            Token::Break => Item::Break,
            Token::Word(text) => {
                let next = match tokens.peek() {
                    Some(Token::Word(next)) => Some(next.as_str()),
                    Some(Token::Id(_) | Token::Number(_) | Token::Link | Token::Break) | None => None,
                };
                let (meaning, two_words) = in_context(&text, items.last(), next);
                if two_words {
                    tokens.next();
                }
                Item::Word { text, meaning }
            }
        };
        items.push(item);
    }
    items
}

/// The meaning of a word between its neighbours, and whether it takes the next word with it.
fn in_context(word: &str, before: Option<&Item>, next: Option<&str>) -> (Meaning, bool) {
    let before_is =
        |meanings: &[Meaning]| matches!(before, Some(Item::Word { meaning, .. }) if meanings.contains(meaning));
    match (word, next) {
        ("re", Some("fill" | "fil")) => (Meaning::Action(OrderRequest::Do(OrderAction::Refill)), true),
        ("do" | "does", Some("not")) | ("can", Some("not")) => (Meaning::Never, true),
        ("provider", Some("status")) => (Meaning::Never, true),
        ("user", Some("name" | "id")) => (Meaning::Username, true),
        ("no" | "nr", _) if before_is(&[Meaning::Order, Meaning::Ticket, Meaning::Label]) => (Meaning::Label, false),
        ("like", _) if before_is(&[Meaning::Other]) => (Meaning::Other, false),
        _ => (meaning(word), false),
    }
}
