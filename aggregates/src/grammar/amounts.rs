//! Numbers that say how many there are, were or should be: `start 12000 now 9500`, `1200 dropped`, `300 of 12000`.
//!
//! They look like ids. A word beside one says so, more or less surely; it is believed only where another number is there to be the order.

use std::sync::LazyLock;

use super::items::Item;
use super::lexicon::Meaning;
use crate::text::{Words, words};

/// How sure a word beside a number is that it is no order's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Label {
    /// `start count 12000`, `qty 500`
    Sure,
    /// `now 9500`, `of 12000`: of a number unlike the orders. Of one like them it is doubt.
    Likely,
    /// `followers 25000`, `1200 dropped`: of a number unlike the orders. Orders are named so, too.
    Perhaps,
}

/// Turns ids that are amounts into plain numbers, where others are left that are orders.
pub(super) fn set_apart(items: &mut [Item]) {
    let labelled: Vec<(usize, u64, Option<Label>)> = ids(items).map(|(at, id)| (at, id, label(items, at))).collect();
    let of = |wanted: Option<Label>| labelled.iter().filter(move |(.., label)| *label == wanted).map(|(_, id, _)| *id);
    // `54321 dropped from 10000 to 8000`
    let least = if of(None).next().is_some() { None } else { Some(Label::Perhaps) };
    let orders: Vec<u64> = of(least).collect();
    if orders.is_empty() {
        return;
    }
    for (at, id, label) in labelled {
        let unlike = orders.iter().all(|order| is_unlike(id, *order));
        let apart = match label {
            Some(Label::Sure) => true,
            Some(Label::Likely) => unlike,
            Some(Label::Perhaps) => unlike && least.is_none(),
            None => false,
        };
        if apart {
            items[at] = Item::Number(id.to_string());
        }
    }
}

/// Whether a number that may be an amount was left among the orders: `refill 54321 now 54322`.
pub(super) fn is_doubtful(items: &[Item]) -> bool {
    let numbered = items.iter().any(|item| matches!(item, Item::Number(digits) if digits.len() > 2));
    let is_round = |id: u64| id.is_multiple_of(100) && ids(items).any(|(_, other)| is_unlike(id, other));
    let orders: Vec<u64> = ids(items).map(|(_, id)| id).collect();
    orders.len() > 1
        && (ids(items).any(|(at, id)| label(items, at) == Some(Label::Likely) || numbered && is_round(id))
            || orders.iter().any(|id| is_short_and_round(*id, &orders)))
}

fn ids(items: &[Item]) -> impl Iterator<Item = (usize, u64)> {
    items.iter().enumerate().filter_map(|(at, item)| if let Item::Id(id) = item { Some((at, *id)) } else { None })
}

/// What people buy at most of something, in one go.
const LARGEST_QUANTITY: u64 = 100_000;

/// `cancel 54321 1000`: a round number shorter than all the orders beside it, none of which is round.
pub(super) fn is_short_and_round(number: u64, all: &[u64]) -> bool {
    let mut others = all.iter().filter(|other| **other != number).peekable();
    number.is_multiple_of(100)
        && number <= LARGEST_QUANTITY
        && others.peek().is_some()
        && others.all(|other| other.ilog10() > number.ilog10() && !other.is_multiple_of(100))
}

/// Of another length, or round beside one that is not.
fn is_unlike(number: u64, order: u64) -> bool {
    number.ilog10() != order.ilog10() || number.is_multiple_of(100) && !order.is_multiple_of(100)
}

fn label(items: &[Item], at: usize) -> Option<Label> {
    before(items, at).or_else(|| after(items, at))
}

/// What the words before a number say of it.
fn before(items: &[Item], at: usize) -> Option<Label> {
    let near = at.saturating_sub(3);
    let passed = |item: &Item| matches!(item, Item::Break) || item.text().is_some_and(is_passed);
    let place = items[near..at].iter().rposition(|item| !passed(item)).map(|place| near + place)?;
    let word = items[place].text()?;
    let parted = items[place..at].iter().any(|item| matches!(item, Item::Break));
    let fallen = FALLEN.contains(word) && !parted && !belongs_to_the_left(items, place);
    if SURE.contains(word) || fallen && ids(&items[..place]).next().is_some() {
        return Some(Label::Sure);
    }
    // Only looked for where it counts: the text may be long.
    let numbered = || items[..place].iter().any(|item| matches!(item, Item::Number(_)) || said(item, &SURE));
    if LIKELY.contains(word) && (!parted || numbered()) {
        return Some(Label::Likely);
    }
    (fallen || !parted && items[place].meaning() == Some(Meaning::Counted)).then_some(Label::Perhaps)
}

/// What the words behind a number say of it.
fn after(items: &[Item], at: usize) -> Option<Label> {
    let meaning = |at: usize| items.get(at).and_then(Item::meaning);
    let noun = meaning(at + 1) == Some(Meaning::Counted)
        || matches!(meaning(at + 1), Some(Meaning::Other | Meaning::Everyday | Meaning::Doubt))
            && meaning(at + 2) == Some(Meaning::Counted);
    let next = items.get(at + 1)?;
    if noun && belongs_to_the_left(items, at + 1) {
        return Some(Label::Sure);
    }
    let between =
        |item: &&Item| said(item, &OF) || matches!(item.meaning(), Some(Meaning::Counted | Meaning::Everyday));
    let whole = items[at + 1..].iter().take(4).find(|item| !between(item)).filter(|item| item.is_number());
    let part = |whole: &Item| !matches!((&items[at], whole), (Item::Id(part), Item::Id(whole)) if part > whole);
    if said(next, &OF) && whole.is_some_and(part) {
        return Some(Label::Likely);
    }
    let fallen = said(next, &FALLEN) && belongs_to_the_left(items, at + 1);
    (fallen || said(next, &LEFT) || said(next, &THEN)).then_some(Label::Perhaps)
}

/// Of two numbers with `dropped` between them it says something of the round one, or else of the second: `54321 dropped 1200`.
fn belongs_to_the_left(items: &[Item], at: usize) -> bool {
    let id = |item: Option<&Item>| match item {
        Some(Item::Id(id)) => Some(*id),
        Some(Item::Word { .. } | Item::Number(_) | Item::Link | Item::Question | Item::Break) | None => None,
    };
    match (at.checked_sub(1).and_then(|left| id(items.get(left))), id(items.get(at + 1))) {
        (Some(left), Some(right)) => left.is_multiple_of(100) && !right.is_multiple_of(100),
        (Some(_), None) => true,
        (None, _) => false,
    }
}

fn said(item: &Item, list: &Words) -> bool {
    item.text().is_some_and(|word| list.contains(word))
}

/// `start is 12000`, `now at 9500`
fn is_passed(word: &str) -> bool {
    matches!(word, "is" | "at" | "about" | "around" | "only" | "just" | "sirf" | "era" | "hai" | "был" | "было")
}

/// Whether a word belongs to the number beside it, and says nothing besides.
pub(super) fn belongs_to_numbers(word: &str) -> bool {
    SURE.contains(word) || LIKELY.contains(word) || LEFT.contains(word) || OF.contains(word) || THEN.contains(word)
}

static SURE: Words = LazyLock::new(|| {
    words(
        "start count counts counter qty quantity remain remains remaining initial initially target inicio inicial awal mulai başlangıç старт
         البداية شروع শুরু mulai cantidad quantidade qtd jumlah miktar adet количество عدد كمية الكمية পরিমাণ मात्रा sisa kalan осталось المتبقي
         بقایا faltam faltan restan restam",
    )
});

static LIKELY: Words = LazyLock::new(|| {
    words(
        "total baki বাকি باقی बाकी from was were had only got have now with to of out current currently original originally bought ordered until till reached
         atual actual ahora agora tinha tenia había estava estaba van iban comprei compré de desde hasta até quedan quedo ficou sobrou baixou
         caiu bajo bajó cayo cayó perdi perdió perdeu
         sekarang skrg tinggal dari jadi cuma tadi kurang hilang turun
         şimdi suan şuan kaldı vardı oldu düştü eksik
         сейчас было был стало из всего купил заказал теперь
         الان كان كانت صار صارت من اصل بقي باقي نقص نزل
         এখন ছিল মোট মধ্যে হয়েছে ekhon akhon chilo silo achhe ache theke hoise hoyeche kombe kom
         abhi ab the thi tha se mein total kul kam अभी अब थे थी था से कुल में कम اب تھے تھی تھا سے کل میں کم",
    )
});

/// `1200 left`
static LEFT: Words = LazyLock::new(|| {
    words(
        "left remaining remains came delivered kaldı осталось baki বাকি باقی باقي kurang faltan faltam restantes sisa aaya aaye",
    )
});

/// `1200 dropped`
static FALLEN: Words = LazyLock::new(|| {
    words(
        "drop dropped drops dropping lost lose down gone missing less short minus kam gir gire gaye gayab komse kome gese geche হারিয়ে কমেছে
         কমে কম गिर गए गये कम گر گئے کم caiu cairam perdi sumiu sumiram cayeron bajaron perdí menos faltando turun hilang drop kurang düştü
         düşmüş eksik gitti упало упали пропало ушло меньше отписалось نزل نقص راح راحوا اختفى",
    )
});

/// `18000 the ab 14200`: what was.
static THEN: Words = LazyLock::new(|| words("the thi tha थे थी था تھے تھی تھا chilo silo ছিল idi di dı vardı"));

/// `300 of 12000`
static OF: Words =
    LazyLock::new(|| words("of out из de dari from se سے میں mein me মধ্যে theke থেকে er এর ka من in only sirf صرف"));
