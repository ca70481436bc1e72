//! What has to be true in the end. Every check answers with what is wrong, in words.

mod commands;
mod messages;
mod sends;
mod words;

use std::collections::HashMap;

use aggregates::conversation::{Conversation, ConversationEvent};
use eventlog::db::Database;
use eventlog::{EventLog, Recorded};
use sandbox::evolution::SentMessage;

use crate::office::{Acknowledged, Office};
use crate::stage::Stage;
use crate::trouble::Cluster;

pub use sends::Sends;

/// Events read at once.
const PAGE: usize = 4096;

/// Everything there is to know about one office after a run.
pub struct Evidence<'a> {
    pub office: &'a Office,
    pub events: Vec<Recorded>,
    /// The events of chats, typed, by position.
    pub chats: Vec<(Recorded, ConversationEvent)>,
    pub acknowledged: Vec<Acknowledged>,
    /// What the outside received.
    pub sent: Vec<SentMessage>,
    head: i64,
}

impl<'a> Evidence<'a> {
    pub async fn gather(log: &EventLog, office: &'a Office) -> Self {
        let mut events: Vec<Recorded> = Vec::new();
        loop {
            let after = events.last().map_or(0, |last| last.position);
            let page = log.read_from_database(office.workspace, after, PAGE).await.expect("the log");
            if page.is_empty() {
                break;
            }
            events.extend(page);
        }
        let typed =
            |event: &Recorded| event.event::<Conversation>().expect("an event of this version").as_ref().clone();
        let of_chats = events.iter().filter(|event| &*event.aggregate_type == "conversation");
        Self {
            office,
            chats: of_chats.map(|event| (event.clone(), typed(event))).collect(),
            acknowledged: office.acknowledged(),
            sent: office.world.evolution.sent(),
            head: log.head(office.workspace).await.expect("a head"),
            events,
        }
    }

    /// The event of a chat at a position.
    fn chat_event(&self, position: i64) -> Option<&ConversationEvent> {
        let index = self.chats.binary_search_by_key(&position, |(event, _)| event.position).ok()?;
        Some(&self.chats[index].1)
    }
}

/// All checks of one office.
pub fn all(evidence: &Evidence<'_>) -> Vec<String> {
    let mut problems = gaps(evidence);
    problems.extend(messages::problems(evidence));
    problems.extend(commands::problems(evidence));
    problems.extend(words::problems(evidence));
    problems.extend(Sends::of(evidence).problems);
    problems
}

/// Positions are 1, 2, 3 … up to the head, and so are the sequences of every stream.
fn gaps(evidence: &Evidence<'_>) -> Vec<String> {
    let mut problems = Vec::new();
    for (event, expected) in evidence.events.iter().zip(1..) {
        if event.position != expected {
            problems.push(format!("position {expected} is missing: {} follows", event.position));
            break;
        }
    }
    let last = evidence.events.last().map_or(0, |event| event.position);
    if last != evidence.head {
        problems.push(format!("the head is at {}, the last event at {last}", evidence.head));
    }
    let mut sequences: HashMap<(&str, &str), i64> = HashMap::new();
    for event in &evidence.events {
        let sequence = sequences.entry((&event.aggregate_type, &event.aggregate_id)).or_default();
        *sequence += 1;
        if *sequence != event.sequence {
            problems.push(format!("{}/{} has no event {sequence}", event.aggregate_type, event.aggregate_id));
        }
    }
    problems
}

/// The program's own proofs: the chain, and the read models against a fresh fold.
pub async fn command_line(stage: &Stage) -> Vec<String> {
    let mut problems = Vec::new();
    for arguments in [["audit", "verify"], ["projections", "verify"]] {
        let ended = stage.run(&arguments).await;
        if !ended.status.success() {
            let said = [ended.stdout, ended.stderr].concat();
            problems.push(format!("`{}`: {} {}", arguments.join(" "), ended.status, String::from_utf8_lossy(&said)));
        }
    }
    problems
}

/// Nothing panicked, no effect was given up, and nothing was wrong enough to be logged as an error.
pub fn logs_of_nodes(cluster: &Cluster) -> Vec<String> {
    // A call answered with 503 is logged as an error, too; clients try again.
    let bad = |line: &&str| line.contains("panicked") || line.contains(" ERROR ") && !line.contains(" tower_http::");
    let logged = cluster.nodes.iter().map(|node| node.logged(&cluster.stage));
    logged.flat_map(|text| text.lines().filter(bad).map(|line| format!("logged: {line}")).collect::<Vec<_>>()).collect()
}

/// What is left in the outbox, for people to read.
pub async fn unfinished(db: &Database) -> Vec<String> {
    let sql = "SELECT kind, lane, state, attempts, due_at, event_position, coalesce(last_error, '') FROM effects \
               WHERE state IN ('pending', 'leased') ORDER BY due_at LIMIT 40";
    let rows = db.fetch_all(sql, &[]).await.expect("the outbox");
    let text = |row: &eventlog::db::Row, column| row.text(column).unwrap_or_default().to_owned();
    rows.iter()
        .map(|row| {
            let (attempts, due, position) = (row.int(3), row.int(4), row.int(5));
            format!(
                "{} {} {} attempts {attempts:?} due {due:?} event {position:?} {}",
                text(row, 0),
                text(row, 1),
                text(row, 2),
                text(row, 6)
            )
        })
        .collect()
}
