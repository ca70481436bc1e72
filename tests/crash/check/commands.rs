//! Every acknowledged command is there exactly once, and what it caused happened exactly once.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use aggregates::conversation::{ConversationEvent, Purpose};
use aggregates::customer::{Customer, CustomerEvent};
use aggregates::group::{Group, GroupEvent, GroupFlag};
use aggregates::order::{Order, OrderEvent};
use aggregates::request::{Findings, Request, RequestEvent};

use super::Evidence;
use crate::office::What;

pub fn problems(evidence: &Evidence<'_>) -> Vec<String> {
    let mut problems = group_flags(evidence);
    problems.extend(support_statuses(evidence));
    problems.extend(verifications(evidence));
    problems.extend(orders(evidence));
    problems
}

/// What changed, when everything acknowledged is applied in turn: what was already so is no change.
fn changes<'a, K: Ord + 'a, V: PartialEq + Clone + 'a>(
    asked: impl Iterator<Item = (K, V)>,
    initial: V,
) -> BTreeMap<K, Vec<V>> {
    let mut changes: BTreeMap<K, Vec<V>> = BTreeMap::new();
    for (key, value) in asked {
        let of_key = changes.entry(key).or_default();
        if *of_key.last().unwrap_or(&initial) != value {
            of_key.push(value);
        }
    }
    changes.retain(|_, values| !values.is_empty());
    changes
}

fn group_flags(evidence: &Evidence<'_>) -> Vec<String> {
    let asked = evidence.acknowledged.iter().filter_map(|acknowledged| match &acknowledged.what {
        What::GroupFlag { group_id, flag, enabled } => Some(((group_id.clone(), (*flag).to_owned()), *enabled)),
        What::Message { .. }
        | What::Verification { .. }
        | What::Statuses { .. }
        | What::Escalation { .. }
        | What::Refill { .. } => None,
    });
    let expected = changes(asked, false);
    let mut found: BTreeMap<(String, String), Vec<bool>> = BTreeMap::new();
    for event in evidence.events.iter().filter(|event| &*event.aggregate_type == "group") {
        if let GroupEvent::GroupFlagToggled { group_id, flag, enabled, .. } =
            &*event.event::<Group>().expect("readable")
            && evidence.office.groups.contains(&group_id.to_string())
        {
            let flag = match flag {
                GroupFlag::Support => "support",
                GroupFlag::Marketing => "marketing",
                GroupFlag::Silent => "silent",
            };
            found.entry((group_id.to_string(), flag.to_owned())).or_default().push(*enabled);
        }
    }
    differences("flags", &expected, &found)
}

fn support_statuses(evidence: &Evidence<'_>) -> Vec<String> {
    let asked = evidence.acknowledged.iter().flat_map(|acknowledged| match &acknowledged.what {
        What::Statuses { entries, status } => {
            entries.iter().map(|entry| (entry.clone(), (*status).to_owned())).collect::<Vec<_>>()
        }
        What::Escalation { entry } => vec![(entry.clone(), "escalated".to_owned())],
        What::Message { .. } | What::GroupFlag { .. } | What::Verification { .. } | What::Refill { .. } => Vec::new(),
    });
    let mut expected = changes(asked, String::new());
    // Where the program put an entry itself; to ask for that is no change, until somebody moved it.
    let mut own: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for event in evidence.events.iter().filter(|event| &*event.aggregate_type == "request") {
        let status = match &*event.event::<Request>().expect("readable") {
            RequestEvent::SupportStatusChanged { to, .. } => to.name(),
            RequestEvent::LogEscalated { .. } => "escalated",
            RequestEvent::RequestOpened { support_status, .. } => {
                own.entry(event.aggregate_id.to_string()).or_default().insert(support_status.name().to_owned());
                continue;
            }
            RequestEvent::RequestAnswered { support_status, .. } => {
                let status = support_status.map(|status| status.name().to_owned());
                own.entry(event.aggregate_id.to_string()).or_default().extend(status);
                continue;
            }
            RequestEvent::RequestProgressed { .. }
            | RequestEvent::MessageAdded { .. }
            | RequestEvent::QuestionLapsed { .. } => continue,
        };
        found.entry(event.aggregate_id.to_string()).or_default().push(status.to_owned());
    }
    for (entry, asked) in &mut expected {
        let moved = found.get(entry).map_or(0, Vec::len);
        let is_own = |status: &String| own.get(entry).is_some_and(|own| own.contains(status));
        while asked.len() > moved && asked.first().is_some_and(is_own) {
            asked.remove(0);
        }
    }
    expected.retain(|_, asked| !asked.is_empty());
    let mut problems = differences("support statuses", &expected, &found);
    let targets = evidence.events.iter().filter(|event| &*event.event_type == "LogEscalated");
    let targets: usize = targets
        .map(|event| match &*event.event::<Request>().expect("readable") {
            RequestEvent::LogEscalated { targets, .. } => targets.len(),
            RequestEvent::RequestOpened { .. }
            | RequestEvent::RequestProgressed { .. }
            | RequestEvent::RequestAnswered { .. }
            | RequestEvent::MessageAdded { .. }
            | RequestEvent::QuestionLapsed { .. }
            | RequestEvent::SupportStatusChanged { .. } => 0,
        })
        .sum();
    let told = evidence.chats.iter().filter(|(_, event)| {
        matches!(event, ConversationEvent::MessageQueued { purpose: Purpose::Escalation { .. }, .. })
    });
    let told = told.count();
    if told != targets {
        problems.push(format!("{targets} providers were to be told of escalations, {told} were"));
    }
    problems
}

/// Whoever was verified by hand or by code was so once, and nobody got two tickets for one code.
fn verifications(evidence: &Evidence<'_>) -> Vec<String> {
    let mut problems = Vec::new();
    let (mut verified, mut issued): (HashMap<String, usize>, HashMap<String, usize>) = Default::default();
    for event in evidence.events.iter().filter(|event| &*event.aggregate_type == "customer") {
        let event = event.event::<Customer>().expect("readable");
        if let CustomerEvent::CustomerVerified { username, .. } = &*event {
            *verified.entry(username.clone()).or_default() += 1;
        }
        if let CustomerEvent::VerificationCodeIssued { username, .. } = &*event {
            *issued.entry(username.clone()).or_default() += 1;
        }
    }
    for (username, times) in &verified {
        if *times != 1 {
            problems.push(format!("{username} was verified {times} times"));
        }
    }
    for acknowledged in &evidence.acknowledged {
        if let What::Verification { username } = &acknowledged.what
            && !verified.contains_key(username)
        {
            problems.push(format!("{username} was to be verified, and is not"));
        }
    }
    let mut tickets: HashMap<String, usize> = HashMap::new();
    for ticket in evidence.office.world.panel.tickets() {
        *tickets.entry(ticket.user).or_default() += 1;
    }
    for (username, count) in &tickets {
        let codes = issued.get(username).copied().unwrap_or_default();
        if *count > codes {
            problems.push(format!("{username} has {count} tickets for {codes} codes"));
        }
    }
    problems
}

/// Every accepted action was told to its provider once; every refill by command was accepted once; and nobody whose action was
/// accepted was told that the panel can not be asked.
fn orders(evidence: &Evidence<'_>) -> Vec<String> {
    let mut problems = Vec::new();
    let mut unavailable = HashSet::new();
    for event in evidence.events.iter().filter(|event| &*event.event_type == "RequestAnswered") {
        if let RequestEvent::RequestAnswered { findings: Findings::PanelUnavailable { .. }, .. } =
            &*event.event::<Request>().expect("readable")
        {
            unavailable.insert(event.aggregate_id.to_string());
        }
    }
    let mut queued: HashMap<String, usize> = HashMap::new();
    for (_, event) in &evidence.chats {
        if let ConversationEvent::MessageQueued { outgoing_id, purpose: Purpose::Dispatch { .. }, .. } = event {
            *queued.entry(outgoing_id.to_string()).or_default() += 1;
        }
    }
    let mut refills: HashMap<u64, usize> = HashMap::new();
    for event in evidence.events.iter().filter(|event| &*event.aggregate_type == "order") {
        let event = event.event::<Order>().expect("readable");
        let Some(accepted) = event.accepted() else { continue };
        let order_id = accepted.facts.order_id;
        if unavailable.contains(&accepted.request_id.as_simple().to_string()) {
            problems.push(format!("the action on {order_id} was accepted, but the customer was told that it was not"));
        }
        if matches!(&*event, OrderEvent::RefillRequested(_)) {
            *refills.entry(order_id).or_default() += 1;
        }
        match &accepted.dispatch {
            Some(dispatch) => {
                let times = queued.get(&dispatch.outgoing_id.to_string()).copied().unwrap_or_default();
                if times != 1 {
                    problems.push(format!("`{}` was written to the provider {times} times", dispatch.text));
                }
            }
            None => problems.push(format!("order {order_id} was accepted, but no provider is told")),
        }
    }
    for (order_id, times) in &refills {
        if *times != 1 {
            problems.push(format!("the refill of {order_id} was accepted {times} times within its cooldown"));
        }
    }
    for acknowledged in &evidence.acknowledged {
        if let What::Refill { order_id } = &acknowledged.what
            && refills.get(order_id) != Some(&1)
        {
            problems
                .push(format!("the refill of {order_id} was acknowledged ({}), but not accepted", acknowledged.answer));
        }
    }
    problems
}

fn differences<K: Ord + std::fmt::Debug, V: PartialEq + std::fmt::Debug>(
    what: &str,
    expected: &BTreeMap<K, Vec<V>>,
    found: &BTreeMap<K, Vec<V>>,
) -> Vec<String> {
    let keys: std::collections::BTreeSet<&K> = expected.keys().chain(found.keys()).collect();
    let differ = keys.into_iter().filter(|key| expected.get(key) != found.get(key));
    differ
        .map(|key| format!("{what} of {key:?}: {:?} expected, {:?} found", expected.get(key), found.get(key)))
        .collect()
}
