//! Whether a message that names an action plainly asks for it.
//!
//! A plain request is built from words that are known to ask: a clause holds the keyword, ids, and words that carry them. Beside it
//! there may be complaints, likewise of known words (CC17). All else is doubt, and doubt asks: a person asked once more loses a moment,
//! a person whose order was cancelled loses the order.

use super::OrderRequest;
use super::items::Item;
use super::lexicon::{Meaning, goes_along};
use super::telltales::{asks_how, contrasts, falls, is_copula, is_own_wish, regrets, repeats};
use crate::values::OrderAction;

/// Whether the message asks for it, and nothing in it may say otherwise.
pub(super) fn is_plain(asked: OrderRequest, items: &[Item]) -> bool {
    let message = Message { gentle: is_gentle(asked), asked, items };
    let taken_back = items.iter().enumerate().any(|(at, item)| takes_back(item) && !is_what_for(&items[..at], item));
    !taken_back
        && message.is_unwanted_rightly()
        && !message.is_corrected()
        && message.words_are_known()
        && message.clauses_are_plain()
}

/// `angry about this`: behind a complaint the word tells what it is about; elsewhere it may ask.
fn is_what_for(before: &[Item], item: &Item) -> bool {
    item.text() == Some("about") && before.last().is_some_and(complains)
}

/// What harms nobody where it was not meant: beside its complaint people may say more than is known.
pub(super) const fn is_gentle(asked: OrderRequest) -> bool {
    matches!(asked, OrderRequest::Do(OrderAction::Refill | OrderAction::SpeedUp))
}

/// Words that may take the request back, ask about it or tell of it, wherever they stand.
fn takes_back(item: &Item) -> bool {
    matches!(
        item.meaning(),
        Some(
            Meaning::Never
                | Meaning::Negated
                | Meaning::Not
                | Meaning::Condition
                | Meaning::Doubt
                | Meaning::Happening
                | Meaning::Getting
                | Meaning::Named(_)
                | Meaning::Check
                | Meaning::Details
                | Meaning::Ticket
                | Meaning::Custom(_)
        )
    )
}

struct Message<'a> {
    asked: OrderRequest,
    gentle: bool,
    items: &'a [Item],
}

impl Message<'_> {
    /// Every word is known; of a gentle request that is followed by a complaint there may be others behind that.
    fn words_are_known(&self) -> bool {
        let unknown = |item: &Item| item.meaning() == Some(Meaning::Other);
        let Some(first) = self.items.iter().position(unknown) else { return true };
        let before = &self.items[..first];
        let Some(keyword) = before.iter().position(|item| self.is_keyword(item)) else { return false };
        self.gentle && before.iter().any(is_id) && before[keyword..].iter().any(complains)
    }

    /// `I don't need it anymore` is a reason to give an order up: before the keyword, or behind `cancel 54321`. Of all else, and right
    /// behind the keyword, it takes the request back.
    fn is_unwanted_rightly(&self) -> bool {
        let unwanted = |item: &Item| item.meaning() == Some(Meaning::Unwanted);
        let Some(last) = self.items.iter().rposition(unwanted) else { return true };
        let Some(keyword) = self.items.iter().position(|item| self.is_keyword(item)) else { return false };
        let cancel = self.asked == OrderRequest::Do(OrderAction::Cancel);
        let first = self.items.iter().position(unwanted).unwrap_or(last);
        let parted = |from: usize, to: usize| self.items[from..to].iter().any(|item| matches!(item, Item::Break));
        let done = self.items.get(keyword + 1).and_then(Item::meaning) == Some(Meaning::Doing);
        let again = self.items[last..].iter().any(|item| self.is_keyword(item));
        let before = last < keyword && (parted(last, keyword) || done);
        !self.gentle && (before || cancel && first > keyword && !again && parted(keyword, first))
    }

    /// `cancel 54321, sorry 54322`: between two orders a word of regret may put one in the place of the other.
    fn is_corrected(&self) -> bool {
        let first = self.items.iter().position(is_id).unwrap_or_default();
        let last = self.items.iter().rposition(is_id).unwrap_or_default();
        self.items[first..last.max(first)].iter().filter_map(Item::text).any(regrets)
    }

    fn clauses_are_plain(&self) -> bool {
        let mut thanked = false;
        let mut asked = false;
        for clause in self.items.split(|item| matches!(item, Item::Break)) {
            let clause = Clause { message: self, items: clause };
            let right = match clause.keyword() {
                Some(keyword) => clause.asks(keyword, thanked),
                None => clause.stands_beside(asked),
            };
            if !right {
                return false;
            }
            asked |= clause.keyword().is_some();
            thanked |= clause.items.iter().any(thanks) && !asked;
        }
        asked
    }

    /// What is asked for comes to people, so that it may be what they miss.
    const fn comes(&self) -> bool {
        matches!(self.asked, OrderRequest::Do(OrderAction::Refill | OrderAction::Refund | OrderAction::Partial))
    }

    fn is_keyword(&self, item: &Item) -> bool {
        match item.meaning() {
            Some(Meaning::Action(_)) => true,
            Some(Meaning::Fast) => {
                self.asked == OrderRequest::Do(OrderAction::SpeedUp) && !self.items.iter().any(Item::is_action)
            }
            _ => false,
        }
    }
}

/// What stands between two breaks.
struct Clause<'a> {
    message: &'a Message<'a>,
    items: &'a [Item],
}

impl Clause<'_> {
    fn keyword(&self) -> Option<usize> {
        self.items.iter().position(|item| self.message.is_keyword(item))
    }

    /// A clause without the keyword: ids and small words, or a complaint.
    fn stands_beside(&self, asked: bool) -> bool {
        let complaint = self.items.iter().any(complains);
        if self.is_pleased() {
            return false;
        }
        let questioned = self.items.iter().any(|item| matches!(item, Item::Question));
        let loose = self.message.gentle && asked;
        let known = |item: &Item| carries(item) || loose || complaint && is_told(item);
        self.items.iter().all(|item| known(item) || matches!(item, Item::Question))
            && (!questioned || complaint || loose || !self.items.iter().any(is_id))
    }

    /// A clause with the keyword: what stands before it carries it, after a complaint or not; what follows are ids, small words, and
    /// then, if anything, a complaint.
    fn asks(&self, keyword: usize, thanked: bool) -> bool {
        let (before, after) = (&self.items[..keyword], &self.items[keyword + 1..]);
        let complaint_ends = before.iter().rposition(complains).map_or(0, |at| at + 1);
        let (complaint, gap) = before.split_at(complaint_ends);
        let known = |item: &Item| carries(item) || is_told(item);
        if !complaint.iter().all(known) || !gap.iter().all(|item| carries(item) && item.text() != Some("ya")) {
            return false;
        }
        let tail = after
            .iter()
            .position(|item| !(carries(item) || matches!(item, Item::Question) || self.message.is_keyword(item)));
        let (carried, tail) = after.split_at(tail.unwrap_or(after.len()));
        let wished = gap.iter().any(wishes)
            || carried
                .iter()
                .enumerate()
                .take_while(|(_, item)| !matches!(item, Item::Question))
                .any(|(at, item)| wishes(item) && !(is_of(item) && after.get(at + 1).is_some_and(is_had)));
        let is_wished_before = gap.iter().any(wishes);
        (wished || !self.thanks_for_it(before, after, carried, thanked))
            && (is_wished_before || !self.is_noun(before, wished))
            && (wished || !self.is_praise(keyword, before))
            && (wished || !gap.is_empty() || !before.last().and_then(Item::text).is_some_and(asks_how))
            && !gap.iter().any(|item| matches!(item, Item::Number(digits) if digits == "0"))
            && !is_owned(after)
            && (wished || !self.comes_again(before, after))
            && self.complaint_leads_to_it(before, gap, wished)
            && self.complaint_follows(carried, tail, wished)
            && self.question_is_polite(gap, carried, tail)
    }

    /// `54321 cancel again`, `54321 her gün iptal`: of what cannot be undone this may be what happens to the order.
    fn comes_again(&self, before: &[Item], after: &[Item]) -> bool {
        let beside = [before.last(), after.first()];
        let again = beside.into_iter().flatten().filter_map(Item::text).any(repeats);
        !self.message.gentle && before.iter().any(is_id) && again
    }

    /// `thanks, refill 54321`, `refill thanks 54321`; of what cannot be undone also `54321 refund ok thanks`.
    fn thanks_for_it(&self, before: &[Item], after: &[Item], carried: &[Item], thanked: bool) -> bool {
        let first = thanked || before.iter().any(thanks);
        let at_once = after.first().is_some_and(thanks);
        let told = !self.message.gentle && before.iter().any(is_id) && carried.iter().any(thanks);
        first || at_once || told
    }

    /// `my refund`, `for refill`: right before the keyword these make a thing of it that is there already. `my friend cancel` tells of
    /// somebody, and so may `my order 54321 cancel`; an order that is called partial is so.
    fn is_noun(&self, before: &[Item], wished: bool) -> bool {
        let is = |item: &Item, wanted: Meaning| item.meaning() == Some(wanted);
        let thing = before.last().is_some_and(|item| is(item, Meaning::Determiner) || is(item, Meaning::Preposition));
        let somebody = before.windows(2).any(|pair| is(&pair[0], Meaning::Determiner) && is(&pair[1], Meaning::Polite));
        let ours = before
            .windows(2)
            .any(|pair| is(&pair[0], Meaning::Determiner) && (is(&pair[1], Meaning::Order) || is_id(&pair[1])));
        let partial = self.message.asked == OrderRequest::Do(OrderAction::Partial);
        let order = before.iter().any(|item| is(item, Meaning::Order));
        somebody || !wished && (thing || !self.message.gentle && ours || partial && order)
    }

    /// `54321 fast` may praise; `fast 54321` asks.
    fn is_praise(&self, keyword: usize, before: &[Item]) -> bool {
        self.items[keyword].meaning() == Some(Meaning::Fast) && before.iter().any(is_id)
    }

    /// `not started cancel`, but neither `slow refill` nor `not received refund`.
    fn complaint_leads_to_it(&self, before: &[Item], gap: &[Item], wished: bool) -> bool {
        let Some(last) = before.len().checked_sub(gap.len() + 1).and_then(|at| before[at].meaning()) else {
            return true;
        };
        let money = !self.message.gentle && self.message.comes();
        if money && !wished && gap.is_empty() && matches!(last, Meaning::State | Meaning::Waiting) {
            return false;
        }
        // `esperando 54321 refund`
        let awaited = before.len() == gap.len() + 1 && last == Meaning::Missed;
        if money && !wished && awaited {
            return false;
        }
        if wished || gap.iter().any(is_id) {
            return true;
        }
        let subject = before.iter().any(|item| is_id(item) || item.meaning() == Some(Meaning::Order));
        let state = matches!(last, Meaning::State | Meaning::Missed);
        !(state && !subject || last == Meaning::Missed && self.message.comes())
    }

    /// What is said behind the request is a complaint, and not one about what was done: `refill slow`, `refund 54321 is late`.
    fn complaint_follows(&self, carried: &[Item], tail: &[Item], wished: bool) -> bool {
        let Some(first) = tail.first() else { return true };
        let loose = self.message.gentle;
        let known = |item: &Item| {
            carries(item)
                || complains(item)
                || is_glue(item)
                || matches!(item, Item::Question)
                || self.message.is_keyword(item)
        };
        if self.is_urged(carried, tail) {
            return true;
        }
        let directly = carried.last().is_none_or(is_id) && carried.iter().all(belongs_to_ids);
        let state = matches!(first.meaning(), Some(Meaning::State | Meaning::Missed));
        let speed =
            self.message.asked == OrderRequest::Do(OrderAction::SpeedUp) && first.meaning() == Some(Meaning::State);
        let missed = !wished
            && self.message.asked != OrderRequest::Do(OrderAction::SpeedUp)
            && (first.meaning() == Some(Meaning::Missed) || state && !loose && self.message.comes());
        let of_itself = |item: &Item| {
            matches!(item.meaning(), Some(Meaning::State | Meaning::Missed))
                && !matches!(item.text(), Some("paid" | "payed"))
        };
        let money = !wished
            && !loose
            && self.message.comes()
            && (first.meaning() == Some(Meaning::Waiting) || tail.iter().any(of_itself));
        let tells = money
            || directly
                && (is_glue(first) && first.text().is_some_and(is_copula)
                    || missed
                    || state && carried.is_empty() && !speed)
            || !loose && !wished && first.text().is_some_and(falls);
        let imperative = tail
            .windows(2)
            .any(|pair| matches!(pair[0].meaning(), Some(Meaning::State)) && pair[1].meaning() == Some(Meaning::Doing));
        let pleased = tail.iter().any(|item| matches!(item.meaning(), Some(Meaning::Praise | Meaning::Courtesy)));
        !tells && !imperative && !pleased && tail.iter().any(complains) && (loose || tail.iter().all(known))
    }

    /// `cancel 54321 already`, where the message complains elsewhere.
    fn is_urged(&self, carried: &[Item], tail: &[Item]) -> bool {
        let already = matches!(tail, [Item::Word { text, .. }] if matches!(text.as_str(), "already" | "ja" | "уже"));
        let urgent = matches!(self.message.asked, OrderRequest::Do(OrderAction::Cancel | OrderAction::SpeedUp));
        urgent && already && carried.iter().any(is_id) && self.message.items.iter().any(complains)
    }

    /// `but all good now`, `но спасибо`: pleased after all.
    fn is_pleased(&self) -> bool {
        let praise = self.items.iter().any(|item| item.meaning() == Some(Meaning::Praise));
        let but = self.items.iter().filter_map(Item::text).any(contrasts);
        let thanked = self.items.iter().any(|item| matches!(item.meaning(), Some(Meaning::Thanks | Meaning::Courtesy)));
        praise && !self.items.iter().all(|item| item.meaning() == Some(Meaning::Praise) || carries(item))
            || but && thanked
    }

    /// A question mark stands behind a request only where it was worded as a question (`can you …`, `please`), or ends a complaint.
    fn question_is_polite(&self, gap: &[Item], carried: &[Item], tail: &[Item]) -> bool {
        let questioned = self.items.iter().any(|item| matches!(item, Item::Question));
        let polite = |item: &Item| match item.meaning() {
            Some(Meaning::Please) => true,
            // `i need to cancel 54321?` asks itself.
            Some(Meaning::Asking) => !item.text().is_some_and(is_own_wish),
            Some(_) | None => false,
        };
        !questioned || self.message.gentle && !tail.is_empty() || gap.iter().chain(carried).any(polite)
    }
}

/// `refund ka wait`: something of the action, and not the action of an order.
fn is_owned(after: &[Item]) -> bool {
    let [owner, owned, ..] = after else { return false };
    let order = is_id(owned)
        || matches!(owned, Item::Link | Item::Number(_))
        || matches!(
            owned.meaning(),
            Some(
                Meaning::Label
                    | Meaning::Order
                    | Meaning::Determiner
                    | Meaning::Preposition
                    | Meaning::Carrier
                    | Meaning::Counted
                    | Meaning::Polite
                    | Meaning::Please
                    | Meaning::Doing
                    | Meaning::Fast
            )
        );
    owner.meaning() == Some(Meaning::Preposition) && !order && !matches!(owned, Item::Break | Item::Question)
}

/// What may stand in a complaint.
fn is_told(item: &Item) -> bool {
    complains(item) || is_glue(item) || matches!(item, Item::Number(_))
}

fn is_id(item: &Item) -> bool {
    matches!(item, Item::Id(_))
}

/// Words that say nothing beside a complaint: `this is the worst service`.
fn is_glue(item: &Item) -> bool {
    matches!(item.meaning(), Some(Meaning::Glue | Meaning::Everyday | Meaning::Services | Meaning::Balance))
}

fn thanks(item: &Item) -> bool {
    item.meaning() == Some(Meaning::Thanks)
}

/// Ids, and what stands between a keyword and them.
fn belongs_to_ids(item: &Item) -> bool {
    is_id(item)
        || matches!(
            item.meaning(),
            Some(Meaning::Preposition | Meaning::Determiner | Meaning::Label | Meaning::Order | Meaning::Carrier)
        )
        || is_of(item)
}

/// `do` asks in front of a keyword only: behind it, it may be Portuguese for `of the`.
fn is_of(item: &Item) -> bool {
    item.text() == Some("do") && item.meaning() == Some(Meaning::Doing)
}

/// What something may be of: `reembolso do 54321`. `54321 refund do` asks.
fn is_had(item: &Item) -> bool {
    is_id(item)
        || matches!(
            item.meaning(),
            Some(
                Meaning::Order
                    | Meaning::Determiner
                    | Meaning::Everyday
                    | Meaning::Glue
                    | Meaning::Counted
                    | Meaning::Label
            )
        )
}

/// Makes a wish of what stands beside it.
pub(super) fn wishes(item: &Item) -> bool {
    matches!(item.meaning(), Some(Meaning::Please | Meaning::Asking | Meaning::Doing))
}

pub(super) fn complains(item: &Item) -> bool {
    matches!(
        item.meaning(),
        Some(
            Meaning::Complaint
                | Meaning::Waiting
                | Meaning::Unwanted
                | Meaning::Guarantee
                | Meaning::State
                | Meaning::Missed
        )
    )
}

/// Whether the item may stand in a plain request.
fn carries(item: &Item) -> bool {
    match item {
        Item::Id(_) | Item::Link => true,
        // A time or a part is a condition.
        Item::Number(digits) => !digits.contains([':', '%', '٪']),
        Item::Question | Item::Break => false,
        Item::Word { meaning: Meaning::Help, text } => !matches!(text.as_str(), "menu" | "commands" | "command"),
        Item::Word { meaning, .. } => goes_along(*meaning) || matches!(meaning, Meaning::Order | Meaning::Counted),
    }
}
