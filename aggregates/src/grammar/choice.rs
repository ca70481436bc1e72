//! What to ask back about, where a message names an action and orders but is no plain request.

use super::amounts;
use super::imperatives::is_money;
use super::items::Item;
use super::lexicon::{self, Meaning};
use super::numbers::order_ids;
use super::plainness::wishes;
use super::telltales::repeats;
use super::{MAX_ORDER_IDS, OrderRequest, Reading};
use crate::values::OrderAction;

/// The actions a message names, in its order. `fast` counts where nothing else is named or looked up,
/// a guarantee where nothing else is named.
pub(super) fn named(items: &[Item]) -> Vec<OrderRequest> {
    let mut named = Vec::new();
    for item in items {
        if let Some(Meaning::Action(action) | Meaning::Named(action)) = item.meaning()
            && !named.contains(&action)
        {
            named.push(action);
        }
    }
    let other = |item: &Item| {
        matches!(
            item.meaning(),
            Some(
                Meaning::Check
                    | Meaning::Details
                    | Meaning::Ticket
                    | Meaning::Balance
                    | Meaning::Services
                    | Meaning::Custom(_)
            )
        )
    };
    let fast = items.iter().any(|item| item.meaning() == Some(Meaning::Fast));
    if named.is_empty() && fast && !items.iter().any(other) {
        named.push(OrderRequest::Do(OrderAction::SpeedUp));
    }
    let guaranteed = items.iter().any(|item| item.meaning() == Some(Meaning::Guarantee));
    if named.is_empty() && guaranteed {
        named.push(OrderRequest::Do(OrderAction::Refill));
    }
    if named.is_empty() && !items.iter().any(other) {
        named.extend(described(items));
    }
    named
}

/// `taka pathiye din 54321`, `54321 followers phir se dalo`: a wish for money is one for a refund, one for followers again is one for a
/// refill. It is reason to ask, where nothing else is said.
fn described(items: &[Item]) -> Option<OrderRequest> {
    let wish = items.iter().any(wishes) && items.iter().any(|item| matches!(item, Item::Id(_)));
    let known = |item: &Item| match item.meaning() {
        Some(Meaning::Order | Meaning::Everyday | Meaning::Counted | Meaning::Complaint) => true,
        Some(meaning) => lexicon::is_small(meaning) || is_money(item),
        None => !matches!(item, Item::Number(_)),
    };
    if !wish || !items.iter().all(known) {
        return None;
    }
    let followers = items.iter().any(|item| item.meaning() == Some(Meaning::Counted));
    let again = items.iter().filter_map(Item::text).any(repeats);
    match (items.iter().any(is_money), followers && again) {
        (true, false) => Some(OrderRequest::Do(OrderAction::Refund)),
        (false, true) => Some(OrderRequest::Do(OrderAction::Refill)),
        (true, true) | (false, false) => None,
    }
}

/// The question for such a message: of several actions the first that is not negated, keywords
/// before words that may tell of an action, with the orders named beside it. None where no
/// action or no order is named.
pub(super) fn unclear(items: &[Item]) -> Option<Reading> {
    let named = named(items);
    let wanted = || named.iter().filter(|action| !is_negated(**action, items));
    let asked = *wanted().find(|action| is_ordered(**action, items)).or_else(|| wanted().next()).or(named.first())?;
    let mut order_ids = match named.as_slice() {
        [_] => wanted_ids(asked, items),
        _ => ids_beside(asked, items),
    };
    if order_ids.is_empty() {
        order_ids = measured_ids(items);
    }
    match order_ids.len() {
        0 => None,
        1..=MAX_ORDER_IDS => Some(Reading::Unclear { asked, order_ids }),
        _ => Some(Reading::TooManyIds(asked)),
    }
}

/// Named by a keyword, and not only by a word that may tell of it.
fn is_ordered(asked: OrderRequest, items: &[Item]) -> bool {
    items.iter().any(|item| item.meaning() == Some(Meaning::Action(asked)))
}

/// Where nothing else may be an order, digits beside a word like `paid` may: `11 days since I paid 3390879`.
fn measured_ids(items: &[Item]) -> Vec<u64> {
    let number = |item: &Item| match item {
        Item::Number(digits) if (6..=9).contains(&digits.len()) => super::tokens::id(digits),
        Item::Number(_) | Item::Word { .. } | Item::Id(_) | Item::Link | Item::Question | Item::Break => None,
    };
    items.iter().filter_map(number).collect()
}

fn names(item: &Item, asked: OrderRequest) -> bool {
    matches!(item.meaning(), Some(Meaning::Action(action) | Meaning::Named(action)) if action == asked)
}

fn negates(item: &Item) -> bool {
    matches!(item.meaning(), Some(Meaning::Not | Meaning::Negated | Meaning::Never))
}

/// Every time it is named, a negation stands right before it.
fn is_negated(asked: OrderRequest, items: &[Item]) -> bool {
    let mut places = items.iter().enumerate().filter(|(_, item)| names(item, asked)).map(|(at, _)| at).peekable();
    places.peek().is_some() && places.all(|at| at > 0 && negates(&items[at - 1]))
}

/// The orders, without those right behind a negation (`cancel 54321 not 54322`) where others are left.
fn wanted_ids(asked: OrderRequest, items: &[Item]) -> Vec<u64> {
    let all = order_ids(items, Some(asked));
    let refused: Vec<u64> = items
        .windows(2)
        .filter_map(|pair| match pair {
            [negation, Item::Id(id)] if negates(negation) => Some(*id),
            _ => None,
        })
        .collect();
    let apart = ids_said_apart(asked, items);
    let wanted = |id: &u64| !refused.contains(id) && !apart.contains(id) && !is_quantity(*id, &all);
    let wanted: Vec<u64> = all.iter().copied().filter(wanted).collect();
    if wanted.is_empty() { all } else { wanted }
}

/// `54326 is fine. cancel 54322`: the orders of clauses that say something else, where the clause with the keyword has orders of its own.
fn ids_said_apart(asked: OrderRequest, items: &[Item]) -> Vec<u64> {
    let ids = |clause: &[Item]| -> Vec<u64> {
        let id = |item: &Item| if let Item::Id(id) = item { Some(*id) } else { None };
        clause.iter().filter_map(id).collect()
    };
    let clauses: Vec<&[Item]> = items.split(|item| matches!(item, Item::Break)).collect();
    let named = |clause: &[Item]| clause.iter().any(|item| names(item, asked));
    let thanked = |clause: &[Item]| clause.iter().any(|item| item.meaning() == Some(Meaning::Thanks));
    let own: Vec<u64> =
        clauses.iter().filter(|clause| named(clause) && !thanked(clause)).flat_map(|clause| ids(clause)).collect();
    if own.is_empty() {
        return Vec::new();
    }
    let says = |clause: &[Item]| {
        clause.iter().filter_map(Item::meaning).any(|meaning| !lexicon::is_small(meaning) || meaning == Meaning::Praise)
    };
    let apart = clauses.iter().filter(|clause| says(clause) && (!named(clause) || thanked(clause)));
    apart.flat_map(|clause| ids(clause)).filter(|id| !own.contains(id)).collect()
}

/// A round number far shorter than the longest id, or shorter than every id beside it: `5000 instead of 500 on 672210`, `54321 1000`.
fn is_quantity(id: u64, all: &[u64]) -> bool {
    let longest = all.iter().copied().max().unwrap_or_default();
    id.is_multiple_of(100) && id.ilog10() + 2 <= longest.ilog10() || amounts::is_short_and_round(id, all)
}

/// Of several actions: the orders between this one's name and the next action's, or right before it; all where none stands there.
fn ids_beside(asked: OrderRequest, items: &[Item]) -> Vec<u64> {
    let all = order_ids(items, Some(asked));
    let is_name = |item: &Item| matches!(item.meaning(), Some(Meaning::Action(_) | Meaning::Named(_)));
    let Some(at) = items.iter().position(|item| names(item, asked)) else { return all };
    let ids = |part: &[Item]| -> Vec<u64> {
        let inside = |id: &u64| part.iter().any(|item| matches!(item, Item::Id(other) if other == id));
        all.iter().copied().filter(inside).collect()
    };
    let after = items[at + 1..]
        .iter()
        .position(|item| is_name(item) && !names(item, asked))
        .map_or(items.len(), |next| at + 1 + next);
    let before = items[..at].iter().rposition(is_name).map_or(0, |last| last + 1);
    let names_first = !items[..at].iter().any(|item| matches!(item, Item::Id(_)));
    let (first, second) = if names_first {
        (ids(&items[at..after]), ids(&items[before..at]))
    } else {
        (ids(&items[before..at]), ids(&items[at..after]))
    };
    match (first.is_empty(), second.is_empty()) {
        (false, _) => first,
        (true, false) => second,
        (true, true) => all,
    }
}
