//! Every acknowledged message is there exactly once, and was answered in its turn.

use std::collections::{BTreeMap, HashMap, HashSet};

use aggregates::conversation::{ConversationEvent, Purpose};
use uuid::Uuid;

use super::Evidence;
use crate::office::What;

pub fn problems(evidence: &Evidence<'_>) -> Vec<String> {
    let mut problems = Vec::new();
    let answers = answers(evidence);
    let mut positions = HashSet::new();
    for acknowledged in &evidence.acknowledged {
        let What::Message { chat, text, answers: expected } = &acknowledged.what else { continue };
        let position = acknowledged.position();
        if !positions.insert(position) {
            problems.push(format!("two messages were acknowledged with position {position}"));
        }
        let found = evidence.chat_event(position);
        let Some(ConversationEvent::MessageReceived { message_id, chat: kept, text: written, .. }) = found else {
            problems.push(format!("`{text}` was acknowledged with position {position}, but is not there"));
            continue;
        };
        if (kept, written) != (chat, text) {
            problems.push(format!("`{text}` in {chat} was acknowledged, but at {position} is `{written}` in {kept}"));
        }
        let count = answers.get(message_id).map_or(0, Vec::len);
        if !expected.contains(&count) {
            problems.push(format!("`{text}` ({position}) has {count} answers instead of {expected:?}"));
        }
    }
    let received =
        evidence.chats.iter().filter(|(_, event)| matches!(event, ConversationEvent::MessageReceived { .. }));
    let received = received.count();
    if received != positions.len() {
        problems.push(format!("{} messages were acknowledged, {received} are there", positions.len()));
    }
    problems.extend(out_of_turn(evidence, &answers));
    problems
}

/// Where each message was answered.
fn answers(evidence: &Evidence<'_>) -> HashMap<Uuid, Vec<i64>> {
    let mut answers: HashMap<Uuid, Vec<i64>> = HashMap::new();
    for (recorded, event) in &evidence.chats {
        if let ConversationEvent::MessageQueued { purpose: Purpose::Reply { message_id, .. }, .. } = event {
            answers.entry(*message_id).or_default().push(recorded.position);
        }
    }
    answers
}

/// A chat's messages are answered in the order in which they came.
fn out_of_turn(evidence: &Evidence<'_>, answers: &HashMap<Uuid, Vec<i64>>) -> Vec<String> {
    let mut problems = Vec::new();
    let mut latest: BTreeMap<&str, (i64, i64)> = BTreeMap::new();
    for (recorded, event) in &evidence.chats {
        let ConversationEvent::MessageReceived { message_id, .. } = event else { continue };
        let Some(first) = answers.get(message_id).and_then(|positions| positions.first()) else { continue };
        let before = latest.insert(&recorded.aggregate_id, (recorded.position, *first));
        if let Some((message, answer)) = before.filter(|(_, answer)| answer > first) {
            let position = recorded.position;
            problems.push(format!("message {position} was answered at {first}, {message} before it only at {answer}"));
        }
    }
    problems
}
