//! Whatever was killed in the middle of what, people read nothing that only programs say, and nothing that is not on record.

use std::collections::HashSet;

use aggregates::conversation::ConversationEvent;
use aggregates::words::{Category, Key};

use super::Evidence;
use crate::plain::{technical, without_marks};

pub fn problems(evidence: &Evidence<'_>) -> Vec<String> {
    let mut problems = Vec::new();
    let mut queued = HashSet::new();
    let links: HashSet<String> = evidence.office.world.panel.orders().into_iter().map(|order| order.link).collect();
    let services = format!("{}/services", evidence.office.world.panel.base_url());
    for (recorded, event) in &evidence.chats {
        let ConversationEvent::MessageQueued { chat, text, text_key, .. } = event else { continue };
        queued.insert(without_marks(text));
        if !is_the_teams(text_key)
            && let Some(found) = technical(text, |word| word == services || links.contains(word))
        {
            problems.push(format!("`{found}` was said in {chat} ({}): {text}", recorded.position));
        }
    }
    let strange = evidence.sent.iter().filter(|sent| !queued.contains(&without_marks(&sent.text)));
    problems.extend(strange.map(|sent| format!("{} received what is not on record: {}", sent.chat, sent.text)));
    problems
}

/// Texts about settings and systems, which the operator's team reads.
fn is_the_teams(text_key: &str) -> bool {
    let of_team = |key: &&Key| key.name() == text_key && key.category() == Category::Team;
    text_key.starts_with("team_") || Key::ALL.iter().any(|key| of_team(&key))
}
