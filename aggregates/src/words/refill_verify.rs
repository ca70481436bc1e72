//! `refill verify`: what the panel has of an order beside what its provider has now, for the operator's team (AD6).
//!
//! Neither counts the link itself, and the answer says so: a drop shows here once the provider counts what is left to deliver again.

use super::team::Said;
use super::upstream::{Told, Upstream, place, title, unknown};
use crate::values::{OrderFacts, OrderStatus};

/// The answer to `refill verify <ids>`: a few lines per order, as asked.
pub fn refill_verify(orders: &[Upstream]) -> Said {
    let mut parts: Vec<String> = orders.iter().map(verified).collect();
    parts.push("These are the counts of panel and provider. Neither of them counts the link itself.".to_owned());
    ("team_refill_verify", parts.join("\n\n"))
}

fn verified(order: &Upstream) -> String {
    let id = order.order_id;
    let (Some(facts), place) = (&order.facts, place(order)) else { return format!("*#{id}*\nNot found on the panel") };
    let panel = counted("Panel", &facts.status, facts.quantity, facts.start_count, facts.remains);
    let (provider, external_id) = match place {
        Ok(place) => place,
        Err(nowhere) => return format!("*#{id}*\n{panel}\n{nowhere}\n{NOTHING_TO_COMPARE}."),
    };
    match &order.told {
        Told::Order { status, start_count, remains } => {
            let there = counted(&format!("Provider ({external_id})"), status, facts.quantity, *start_count, *remains);
            format!("*#{id}*\n{panel}\n{there}\n{}", compared(facts, *start_count, *remains))
        }
        told @ (Told::Nothing | Told::Silent(_) | Told::NotAsked) => {
            let why = unknown(told, &provider);
            format!("*#{id}*\n{panel}\nProvider ({external_id}): {why}\n{NOTHING_TO_COMPARE}.")
        }
    }
}

const NOTHING_TO_COMPARE: &str = "❔ Nothing to compare";

/// `Panel: Completed | Start 847 | Ordered 1000 | Remains 0 | Delivered 1000`
fn counted(who: &str, status: &OrderStatus, ordered: i64, start: Option<i64>, remains: Option<i64>) -> String {
    let number = |number: Option<i64>| number.map_or_else(|| "not told".to_owned(), |number| number.to_string());
    format!(
        "{who}: {} | Start {} | Ordered {} | Remains {} | Delivered {}",
        title(status),
        number(start),
        number(known(ordered)),
        number(remains),
        number(delivered(ordered, remains)),
    )
}

/// A quantity that the panel tells.
fn known(ordered: i64) -> Option<i64> {
    (ordered > 0).then_some(ordered)
}

fn delivered(ordered: i64, remains: Option<i64>) -> Option<i64> {
    Some(known(ordered)?.saturating_sub(remains?))
}

/// What the two counts say together.
fn compared(facts: &OrderFacts, start_there: Option<i64>, remains_there: Option<i64>) -> String {
    let under_way = match facts.status {
        OrderStatus::Pending | OrderStatus::InProgress | OrderStatus::Processing => true,
        OrderStatus::Completed
        | OrderStatus::Partial
        | OrderStatus::Canceled
        | OrderStatus::Error
        | OrderStatus::Fail
        | OrderStatus::Unknown(_) => false,
    };
    if under_way {
        return format!("{NOTHING_TO_COMPARE}: it is still being delivered.");
    }
    let Some(here) = delivered(facts.quantity, facts.remains) else {
        return format!("{NOTHING_TO_COMPARE}: the panel does not tell what was delivered.");
    };
    let Some(there) = delivered(facts.quantity, remains_there) else {
        return format!("{NOTHING_TO_COMPARE}: the provider does not tell what remains.");
    };
    if here <= 0 {
        return format!("{NOTHING_TO_COMPARE}: nothing was delivered.");
    }
    let found = if there < here {
        let missing = here.saturating_sub(there);
        format!("⬇️ {missing} of {here} dropped ({}%).", share(missing, here))
    } else if there > here {
        format!("The provider counts {} more than the panel.", there.saturating_sub(here))
    } else {
        "✅ No drop: both count the same.".to_owned()
    };
    match (facts.start_count, start_there) {
        (Some(one), Some(other)) if one != other => format!("{found} Their start counts differ."),
        (Some(_) | None, Some(_) | None) => found,
    }
}

/// Whole percent, rounded up: a drop is never 0%.
fn share(part: i64, whole: i64) -> i128 {
    (i128::from(part) * 100 + i128::from(whole) - 1) / i128::from(whole)
}
