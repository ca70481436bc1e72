//! What a text names, whatever it says about it: so that a message with a keyword and an id leaves a log entry though nothing is done.

use super::items::{Item, items};
use super::lexicon::{Lexicon, Meaning};
use super::numbers::order_ids;
use super::{MAX_ORDER_IDS, OrderRequest, Reading, Vocabulary, choice};
use crate::request::Action;

/// An action, and what it is named with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    pub action: Action,
    /// At most [`MAX_ORDER_IDS`].
    pub order_ids: Vec<u64>,
}

/// The action and the orders a text names, struck-out words, quoted lines and code included. None where it names only one of both.
pub fn mention(text: &str, vocabulary: &Vocabulary) -> Option<Mention> {
    let lexicon = Lexicon::with(vocabulary);
    let items = items(text, &lexicon);
    let has = |wanted: Meaning| items.iter().any(|item| item.meaning() == Some(wanted));
    let of = |action: Action, mut order_ids: Vec<u64>| {
        order_ids.truncate(MAX_ORDER_IDS);
        (!order_ids.is_empty()).then_some(Mention { action, order_ids })
    };
    if let Some(Reading::Unclear { asked, order_ids }) = choice::unclear(&items) {
        return of(asked.action(), order_ids);
    }
    if let Some(asked) = choice::named(&items).first() {
        return of(asked.action(), order_ids(&items, Some(*asked)));
    }
    if items.iter().any(|item| item.custom().is_some()) {
        return of(Action::Custom, order_ids(&items, None));
    }
    if has(Meaning::Ticket) && items.iter().any(Item::is_number) {
        return Some(Mention { action: Action::Ticket, order_ids: Vec::new() });
    }
    if has(Meaning::Details) {
        return of(Action::Details, order_ids(&items, Some(OrderRequest::Details)));
    }
    if has(Meaning::Check) || has(Meaning::Order) {
        return of(Action::Check, order_ids(&items, Some(OrderRequest::Check)));
    }
    None
}

/// The orders a text names.
pub fn named_orders(text: &str, vocabulary: &Vocabulary) -> Vec<u64> {
    let mut order_ids = order_ids(&items(text, &Lexicon::with(vocabulary)), None);
    order_ids.truncate(MAX_ORDER_IDS);
    order_ids
}
