//! The figures of a run, as a table: on the terminal with `--nocapture`, and as a file in the build's folder.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::time::{Duration, Instant};

use aggregates::conversation::{ConversationEvent, Purpose};
use jiff::Timestamp;

use crate::check::{Evidence, Sends};
use crate::office::What;
use crate::stage::{Kind, reports};
use crate::trouble::{Blow, Cluster, Disruption};

/// What a run came to.
#[derive(Default)]
pub struct Figures {
    kills: u32,
    stops: u32,
    postgres_restarts: u32,
    lost_leases: usize,
    offices: usize,
    messages: usize,
    commands: usize,
    events: usize,
    sent: usize,
    unknown: u32,
    duplicates: usize,
    /// Seconds from a start to its first answer, and by blow: until an office's next message was sent.
    first_answers: Vec<f64>,
    first_sends: BTreeMap<Blow, Vec<f64>>,
    /// Seconds from a customer's message to its answer.
    answers: Vec<f64>,
    failed_calls: BTreeMap<String, u64>,
    quiet_after: Duration,
    /// The blows, and when the next one came.
    blows: Vec<(Disruption, Timestamp)>,
}

impl Figures {
    pub fn of(cluster: &Cluster, last: Timestamp, quiet_after: Duration) -> Self {
        let seconds = |(from, to): &(Timestamp, Timestamp)| to.duration_since(*from).as_secs_f64();
        let mut until: Vec<Timestamp> = cluster.disruptions.iter().skip(1).map(|next| next.from).collect();
        until.push(last);
        Self {
            kills: cluster.kills,
            stops: cluster.stops,
            postgres_restarts: cluster.postgres_restarts,
            lost_leases: cluster.lost_leases(),
            first_answers: cluster.restarts.iter().map(seconds).collect(),
            blows: cluster.disruptions.iter().copied().zip(until).collect(),
            quiet_after,
            ..Self::default()
        }
    }

    pub fn add(&mut self, evidence: &Evidence<'_>) {
        let is_message = |what: &What| matches!(what, What::Message { .. });
        let messages = evidence.acknowledged.iter().filter(|acknowledged| is_message(&acknowledged.what)).count();
        self.offices += 1;
        self.messages += messages;
        self.commands += evidence.acknowledged.len() - messages;
        self.events += evidence.events.len();
        let sends = Sends::of(evidence);
        self.sent += sends.messages;
        self.unknown += sends.unknown;
        self.duplicates += sends.duplicates;
        self.failed_calls = evidence.office.caller.failed();
        for (disruption, until) in &self.blows {
            let later = |at: &Timestamp| *at > disruption.from && at < until;
            let next = evidence.sent.iter().map(|sent| sent.at).filter(later).min();
            let waited = next.map(|at| at.duration_since(disruption.from).as_secs_f64());
            self.first_sends.entry(disruption.blow).or_default().extend(waited);
        }
        self.answers.extend(answer_times(evidence));
    }
}

fn answer_times(evidence: &Evidence<'_>) -> Vec<f64> {
    let mut received = std::collections::HashMap::new();
    let mut times = Vec::new();
    for (recorded, event) in &evidence.chats {
        if let ConversationEvent::MessageReceived { message_id, .. } = event {
            received.insert(*message_id, recorded.recorded_at);
        } else if let ConversationEvent::MessageSent { purpose: Purpose::Reply { message_id, .. }, .. } = event {
            let since = received.get(message_id);
            times.extend(since.map(|at| recorded.recorded_at.duration_since(*at).as_secs_f64()));
        }
    }
    times
}

/// A run being told of.
pub struct Report {
    kind: Kind,
    rounds: usize,
    seed: u32,
    began: Instant,
}

impl Report {
    pub fn begin(kind: Kind, rounds: usize, seed: u32) -> Self {
        let report = Self { kind, rounds, seed, began: Instant::now() };
        report.say(&format!("{rounds} rounds; KILL_SEED={seed} has them again"));
        report
    }

    #[expect(clippy::print_stdout, reason = "shown with --nocapture, and of a test that failed")]
    pub fn say(&self, text: &str) {
        println!("[{} {:5.1} s] {text}", self.kind.name(), self.began.elapsed().as_secs_f64());
    }

    /// Shows the figures, and keeps them.
    pub fn finish(&self, figures: &Figures, problems: &[String]) {
        let text = self.table(figures, problems);
        self.say(&format!("done\n{text}"));
        let path = reports().join(format!("crash-report-{}.txt", self.kind.name()));
        std::fs::write(path, text).expect("the report can be written");
    }

    fn table(&self, figures: &Figures, problems: &[String]) -> String {
        let calls = figures.failed_calls.iter().map(|(why, times)| format!("{times} {why}")).collect::<Vec<_>>();
        let rows = [
            ("database", format!("{} (workspaces: {})", self.kind.name(), figures.offices)),
            ("rounds", format!("{} (seed {})", self.rounds, self.seed)),
            ("kills of a node", figures.kills.to_string()),
            ("orderly stops under load", figures.stops.to_string()),
            ("PostgreSQL crashes", figures.postgres_restarts.to_string()),
            ("leases a busy or held-up node lost", figures.lost_leases.to_string()),
            ("acknowledged messages", figures.messages.to_string()),
            ("acknowledged commands", figures.commands.to_string()),
            ("calls that had to be made again", calls.join(", ")),
            ("events in the log", figures.events.to_string()),
            ("messages sent", figures.sent.to_string()),
            ("sends on record as of unknown outcome", figures.unknown.to_string()),
            ("copies sent because an outcome was unknown", figures.duplicates.to_string()),
            ("start of a node to its first answer, s", spread(&figures.first_answers)),
            ("blow to the next message sent, s", String::new()),
            ("message to answer over the whole run, s", spread(&figures.answers)),
            ("everything done after the last round, s", format!("{:.1}", figures.quiet_after.as_secs_f64())),
            ("whole run, s", format!("{:.1}", self.began.elapsed().as_secs_f64())),
            ("found wrong", problems.len().to_string()),
        ];
        let mut text = String::new();
        for (name, value) in rows {
            writeln!(text, "{name:<44} {value}").expect("a String takes everything");
            if value.is_empty() {
                for (blow, waited) in &figures.first_sends {
                    writeln!(text, "    {:<40} {}", format!("{blow:?}"), spread(waited))
                        .expect("a String takes everything");
                }
            }
        }
        text
    }
}

fn spread(values: &[f64]) -> String {
    let mut values = values.to_vec();
    values.sort_by(f64::total_cmp);
    match (values.get(values.len() / 2), values.last()) {
        (Some(median), Some(longest)) => format!("median {median:.2}, longest {longest:.2} of {}", values.len()),
        _ => "none".to_owned(),
    }
}
