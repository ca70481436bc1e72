//! Whether a message that names an action asks for it: negations, conditions, questions, reports, other people's words.
//!
//! In doubt it does not: a person asked once more loses a moment, a person whose order was cancelled loses the order.

use super::OrderRequest;
use super::items::{Item, items};
use super::lexicon::{Lexicon, Meaning};
use crate::text::fold;

/// Whether the message says not to do what it names, asks about it, reports it, or ties it to a condition.
///
/// Looking something up harms nobody, so for that only a plain "don't" counts.
pub(super) fn taken_back(asked: OrderRequest, items: &[Item]) -> bool {
    let forbidden = |item: &Item| item.meaning() == Some(Meaning::Never);
    if asked.only_looks() {
        let complaint = |text: &str| matches!(text, "never" | "cant" | "cannot" | "wrong" | "stop" | "mistake");
        return items.iter().any(|item| forbidden(item) && !item.text().is_some_and(complaint));
    }
    items.iter().any(|item| forbidden(item) || item.meaning() == Some(Meaning::Condition))
        || clauses(items).any(clause_takes_back)
        || refuses(items)
        || asks_permission(items)
        || reports(items)
}

fn clauses(items: &[Item]) -> impl Iterator<Item = &[Item]> {
    items.split(|item| matches!(item, Item::Break)).filter(|clause| !clause.is_empty())
}

/// `why cancel`, `not refill` before the keyword; `cancel nahi karna` on either side of it. A clause of its own
/// about followers that did not come is a complaint.
fn clause_takes_back(clause: &[Item]) -> bool {
    let keyword = clause.iter().rposition(Item::is_action);
    let doubtful = |item: &Item| matches!(item.meaning(), Some(Meaning::Not | Meaning::Doubt));
    if keyword.is_some_and(|at| clause[..at].iter().any(doubtful)) {
        return true;
    }
    let negated = clause.iter().any(|item| item.meaning() == Some(Meaning::Negated));
    let complaint = keyword.is_none() && clause.iter().any(|item| item.meaning() == Some(Meaning::Counted));
    negated && !complaint
}

/// `no`, `not` at the end or before an id; `not needed`, `no need`, `no wait`.
fn refuses(items: &[Item]) -> bool {
    items.iter().enumerate().filter(|(_, item)| item.meaning() == Some(Meaning::Not)).any(|(at, _)| {
        let next = items[at + 1..].iter().find(|item| !is_small(item));
        let takes_back = match next {
            None | Some(Item::Id(_)) => true,
            Some(Item::Word { text, .. }) => matches!(
                text.as_str(),
                "needed" | "required" | "necessary" | "wanted" | "anymore" | "longer" | "wait" | "leave"
            ),
            Some(Item::Number(_) | Item::Link | Item::Break) => false,
        };
        takes_back || items.get(at + 1).and_then(Item::text).is_some_and(|text| matches!(text, "need" | "want"))
    })
}

/// `can I cancel`: asks whether one may. (`can you cancel` asks for it.)
pub(super) fn asks_permission(items: &[Item]) -> bool {
    items.iter().enumerate().any(|(at, item)| {
        let who = items.get(at + 1).and_then(Item::text);
        let what = items.get(at + 2..).unwrap_or_default();
        let what = what.iter().find(|item| item.meaning() != Some(Meaning::Polite));
        item.text().is_some_and(|text| matches!(text, "can" | "could"))
            && who.is_some_and(|text| matches!(text, "i" | "we"))
            && what.is_some_and(Item::is_action)
    })
}

/// `refill done`, `order is cancel`, `you cancel my order`, `nice speed`: tells of something.
fn reports(items: &[Item]) -> bool {
    items.iter().enumerate().filter(|(_, item)| item.is_action()).any(|(at, keyword)| {
        let before = &items[..at];
        let after = &items[at + 1..];
        state_before(before) || doer_before(before) || state_after(after) || praise(keyword, before, after)
    })
}

fn last_text(items: &[Item]) -> Option<&str> {
    items.last().and_then(Item::text)
}

fn state_before(before: &[Item]) -> bool {
    last_text(before)
        .is_some_and(|text| matches!(text, "is" | "are" | "was" | "were" | "got" | "been" | "became" | "has" | "have"))
}

fn doer_before(before: &[Item]) -> bool {
    let doer = last_text(before).is_some_and(|text| matches!(text, "you" | "u" | "they" | "he" | "she"));
    let asks = |text: &str| {
        matches!(
            text,
            "can"
                | "could"
                | "will"
                | "would"
                | "need"
                | "want"
                | "thank"
                | "thanks"
                | "pls"
                | "please"
                | "told"
                | "asked"
                | "fuck"
                | "hate"
        )
    };
    doer && !last_text(&before[..before.len() - 1]).is_some_and(asks)
}

fn state_after(after: &[Item]) -> bool {
    const DONE: [&str; 28] = [
        "done",
        "completed",
        "received",
        "finished",
        "gaya",
        "gya",
        "gayi",
        "hua",
        "hogaya",
        "hoga",
        "hogi",
        "hoise",
        "hoyeche",
        "hoiche",
        "hobe",
        "হয়েছে",
        "হইছে",
        "হবে",
        "होगा",
        "गया",
        "हुआ",
        "edildi",
        "oldu",
        "olacak",
        "отменен",
        "сделан",
        "listo",
        "sudah",
    ];
    const NOUN_AFTER: [&str; 13] = [
        "complete",
        "pending",
        "button",
        "option",
        "time",
        "policy",
        "started",
        "success",
        "successful",
        "rules",
        "link",
        "price",
        "guarantee",
    ];
    let at_once = after.first().and_then(Item::text).is_some_and(|text| NOUN_AFTER.contains(&text));
    let skipped = |item: &&Item| {
        let known = item.text().is_some_and(|text| DONE.iter().any(|done| fold(done) == text));
        !known && (is_small(item) && !matches!(item, Item::Break) || matches!(item, Item::Id(_)))
    };
    let next = after.iter().find(|item| !skipped(item)).and_then(Item::text);
    at_once || next.is_some_and(|text| DONE.iter().any(|done| fold(done) == text))
}

fn praise(keyword: &Item, before: &[Item], after: &[Item]) -> bool {
    let good = |item: Option<&Item>| {
        item.and_then(Item::text).is_some_and(|text| {
            matches!(text, "good" | "nice" | "great" | "perfect" | "awesome" | "excellent" | "amazing" | "super")
        })
    };
    let glue = |item: &&Item| item.meaning() == Some(Meaning::Glue);
    keyword.text() == Some("speed") && (good(before.last()) || good(after.iter().find(|item| !glue(item))))
}

/// Words without weight between the words that count.
fn is_small(item: &Item) -> bool {
    matches!(item, Item::Break)
        || matches!(
            item.meaning(),
            Some(
                Meaning::Glue
                    | Meaning::Label
                    | Meaning::Polite
                    | Meaning::Courtesy
                    | Meaning::Greeting
                    | Meaning::Order
            )
        )
}

/// `my friend wrote "cancel 54321"`: an action between quotation marks, and something said around them.
pub(super) fn quotes_somebody(text: &str, lexicon: &Lexicon) -> bool {
    let parts: Vec<&str> = text.split(['"', '“', '”', '„', '«', '»']).collect();
    if parts.len() < 3 {
        return false;
    }
    let quoted = parts.iter().skip(1).step_by(2).any(|part| items(part, lexicon).iter().any(Item::is_action));
    let weighty =
        |item: &Item| item.meaning().is_some_and(|meaning| meaning == Meaning::Other || meaning == Meaning::Counted);
    let around = parts.iter().step_by(2).any(|part| items(part, lexicon).iter().any(weighty));
    quoted && around
}
