//! Several requests in one message: each clause with a keyword and orders of its own stands for itself.

use super::Reading;
use super::items::Item;
use super::lexicon::{self, Meaning};
use super::plainness::{is_gentle, wishes};
use super::telltales::{adds, regrets};

/// Reads a message that is made of several requests; none where it is not.
///
/// * What is plain acts, and the others are asked about. A word that may take back, replace or tie to something takes the plainness from
///   all.
/// * A clause that only thanks for something asks for nothing.
/// * What stands between two requests without a mark or an "and" belongs to both, as far as doubt goes.
pub(super) fn read<'a>(items: &'a [Item], read_one: impl Fn(&'a [Item]) -> Reading) -> Option<Reading> {
    let parts = split(items)?;
    let read: Vec<Reading> = parts.iter().map(|part| read_one(part)).collect();
    if !read.iter().all(|reading| matches!(reading, Reading::Orders { .. } | Reading::Unclear { .. })) {
        return None;
    }
    let all_plain = read.iter().zip(&parts).all(|(reading, part)| is_plain(reading) || thanks_for_something(part));
    let mut readings: Vec<Reading> = Vec::new();
    let mut is_thanked = false;
    for (at, (reading, part)) in read.into_iter().zip(&parts).enumerate() {
        if thanks_for_something(part) {
            is_thanked = true;
            continue;
        }
        let others = parts.iter().enumerate().filter(|(other, _)| *other != at).flat_map(|(_, part)| part.iter());
        let stands = stands_alone(&reading, part, others)
            && (all_plain || is_an_order(&reading, part))
            && (!is_thanked || part.iter().any(|item| wishes(item) || is_now(item)));
        let reading = if stands { reading } else { doubted(reading) };
        is_thanked = false;
        match readings.last_mut().and_then(|before| joined(before, &reading)) {
            Some(()) => {}
            None => readings.push(reading),
        }
    }
    let is_one = readings.len() < 2;
    // One question about all of it, where nothing is to be done: the whole message says best what it is about.
    let thanked = parts.iter().any(|part| thanks_for_something(part));
    match (is_one, thanked) {
        (true, true) => readings.pop(),
        (true, false) => None,
        (false, _) => Some(Reading::Several(readings)),
    }
}

/// Two doubtful requests for the same are one question.
fn joined(before: &mut Reading, reading: &Reading) -> Option<()> {
    let (Reading::Unclear { asked, order_ids }, Reading::Unclear { asked: other, order_ids: more }) = (before, reading)
    else {
        return None;
    };
    (asked == other).then(|| order_ids.extend(more))
}

fn doubted(reading: Reading) -> Reading {
    if let Reading::Orders { asked, order_ids, dirty: _ } = &reading
        && !asked.only_looks()
    {
        return Reading::Unclear { asked: *asked, order_ids: order_ids.clone() };
    }
    reading
}

const fn is_plain(reading: &Reading) -> bool {
    matches!(reading, Reading::Orders { .. })
}

/// Whether nothing in the rest of the message may turn a plain request round.
fn stands_alone<'a>(reading: &Reading, part: &[Item], mut others: impl Iterator<Item = &'a Item>) -> bool {
    let Reading::Orders { asked, .. } = reading else { return true };
    let gentle = is_gentle(*asked) || asked.only_looks();
    let turns = |item: &Item| match item.meaning() {
        Some(Meaning::Never | Meaning::Negated | Meaning::Not | Meaning::Condition) => true,
        Some(Meaning::Other) => !gentle,
        Some(_) | None => false,
    };
    let doubt = |item: &Item| turns(item) || item.text().is_some_and(regrets);
    !others.any(doubt) && (asked.only_looks() || !part.iter().any(turns))
}

/// `cancel 54322`, `54322 cancel kar do`: the form of an order. `54322 partial` may stand in a list of states.
fn is_an_order(reading: &Reading, part: &[Item]) -> bool {
    let Reading::Orders { asked, .. } = reading else { return true };
    let first = part.iter().find(|item| is_head(item) || is_id(item));
    is_gentle(*asked) || first.is_some_and(is_head) || part.iter().any(wishes)
}

/// `thanks for refill 54321`
fn thanks_for_something(part: &[Item]) -> bool {
    let Some(head) = part.iter().position(is_head) else { return false };
    let thanks = |item: &Item| item.text().is_some_and(|word| lexicon::meaning(word) == Meaning::Thanks);
    let Some(thanks) = part[..head].iter().position(thanks) else { return false };
    // `thanks for` is a phrase of its own.
    let for_it = |item: &Item| {
        matches!(item.meaning(), Some(Meaning::Preposition | Meaning::Doubt)) || item.text() == Some("por")
    };
    part[thanks..head].iter().any(for_it) && !part[thanks..head].iter().any(wishes)
}

fn is_now(item: &Item) -> bool {
    item.text().is_some_and(super::telltales::is_now)
}

fn is_id(item: &Item) -> bool {
    matches!(item, Item::Id(_))
}

/// What says what is to be done, or was.
fn is_head(item: &Item) -> bool {
    matches!(item.meaning(), Some(Meaning::Action(_) | Meaning::Named(_) | Meaning::Check | Meaning::Details))
}

/// What leads a part, and what follows in it.
type Way = (fn(&Item) -> bool, fn(&Item) -> bool);

/// The parts of a message, each with a keyword and orders that no other part has.
fn split(items: &[Item]) -> Option<Vec<&[Item]>> {
    let head = items.iter().position(is_head)?;
    let id = items.iter().position(is_id)?;
    let ways: [Way; 2] =
        if head < id { [(is_head, is_id), (is_id, is_head)] } else { [(is_id, is_head), (is_head, is_id)] };
    let [usual, other] = ways;
    let ways = [cut(items, usual, true), cut(items, other, false), Some(clauses(items))];
    ways.into_iter().flatten().find(|parts| are_apart(parts))
}

/// Clauses that have keyword and orders each, whichever comes first: `cancel 54321, 54322 refill`. Others belong to the one before.
fn clauses(items: &[Item]) -> Vec<&[Item]> {
    let mut parts: Vec<&[Item]> = Vec::new();
    let mut start = 0;
    let whole = |part: &[Item]| part.iter().any(is_head) && part.iter().any(is_id);
    let ends = (1..items.len()).filter(|at| is_joint(items, *at)).chain([items.len()]);
    let mut from = 0;
    for end in ends {
        let clause = &items[from..end];
        if whole(clause) && whole(&items[start..from]) {
            parts.push(&items[start..from]);
            start = from;
        }
        from = end;
    }
    parts.push(&items[start..]);
    parts
}

/// Cuts before what leads a part, once the part before has both. Where neither a mark nor an "and" stands there, it is cut right before
/// the leading word, or not at all.
fn cut(items: &[Item], (leads, follows): Way, anywhere: bool) -> Option<Vec<&[Item]>> {
    let mut parts = Vec::new();
    let (mut start, mut is_led, mut complete) = (0, false, None);
    for (at, item) in items.iter().enumerate() {
        if leads(item) {
            if let Some(last) = complete.take() {
                let joint = (last + 1..=at).rev().find(|joint| is_joint(items, *joint));
                let joint = joint.or_else(|| anywhere.then_some(at))?;
                parts.push(&items[start..joint]);
                start = joint;
            }
            is_led = true;
        } else if follows(item) && is_led {
            complete = Some(at);
        }
    }
    parts.push(&items[start..]);
    Some(parts)
}

/// Whether a clause may begin here.
fn is_joint(items: &[Item], at: usize) -> bool {
    let after_mark = at > 0 && matches!(items[at - 1], Item::Break | Item::Question);
    after_mark || items[at].text().is_some_and(adds)
}

fn are_apart(parts: &[&[Item]]) -> bool {
    let mut seen = std::collections::BTreeSet::new();
    let whole = |part: &&[Item]| part.iter().any(is_head) && part.iter().any(is_id);
    let own = |part: &&[Item]| {
        let ids: std::collections::BTreeSet<u64> =
            part.iter().filter_map(|item| if let Item::Id(id) = item { Some(*id) } else { None }).collect();
        ids.into_iter().all(|id| seen.insert(id))
    };
    parts.len() > 1 && parts.iter().all(whole) && parts.iter().all(own)
}
