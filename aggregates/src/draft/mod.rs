//! One reply that the language model was asked for (AI2, AI5): from the question to what became of it.
//!
//! * The facts and the fixed text are on record before the model is asked. It is asked once: whoever finds a draft asked for and not
//!   given (the program stopped in between) sends the fixed text.
//! * What the model gave is held against the facts by the [`guard`](crate::guard), and is accepted or rejected with the reason. What it cost
//!   is on record either way.
//! * A model that is down, slow, refuses or is not asked gives no draft, and the reason is on record.

mod command;
mod event;

use cqrs_es::Aggregate;
use cqrs_es::event_sink::EventSink;
use eventlog_contract::LoggedAggregate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::guard::{self, Basis, Task};

pub use command::DraftCommand;
pub use event::{Cost, DraftEvent, Ground, NoDraft};

/// State of one draft.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Draft {
    /// What was asked for; none until it is.
    pub asked: Option<Asked>,
    pub outcome: Option<Outcome>,
}

/// What a draft is about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Asked {
    pub request_id: Option<Uuid>,
    pub subject: String,
    pub ground: Ground,
}

/// How it ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// This is what the customer reads.
    Accepted(String),
    /// The customer reads the fixed text.
    Fixed,
}

/// A call that does not fit the draft.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DraftError {
    #[error("no draft was asked for")]
    NotAsked,
    #[error("a draft needs a fixed text to fall back on")]
    NoFixedText,
}

impl Draft {
    /// What follows from a command.
    pub fn decide(&self, command: DraftCommand) -> Result<Vec<DraftEvent>, DraftError> {
        match command {
            DraftCommand::AskForDraft {
                message_id,
                request_id,
                conversation_id,
                subject,
                text_key,
                ground,
                provider,
                model,
                prompt_version,
                now,
            } => {
                if ground.fixed.trim().is_empty() {
                    return Err(DraftError::NoFixedText);
                }
                if self.asked.is_some() {
                    return Ok(Vec::new());
                }
                Ok(vec![DraftEvent::DraftAsked {
                    message_id,
                    request_id,
                    conversation_id,
                    subject,
                    text_key,
                    ground,
                    provider,
                    model,
                    prompt_version,
                    asked_at: now,
                }])
            }
            DraftCommand::RecordDraft { text, cost, now } => {
                let asked = self.asked()?;
                if self.outcome.is_some() {
                    return Ok(Vec::new());
                }
                let (request_id, subject) = (asked.request_id, asked.subject.clone());
                Ok(vec![match guard::check(&text, &asked.ground.basis()) {
                    Ok(text) => DraftEvent::DraftAccepted { request_id, subject, text, cost, accepted_at: now },
                    Err(fault) => {
                        DraftEvent::DraftRejected { request_id, subject, fault, text, cost, rejected_at: now }
                    }
                }])
            }
            DraftCommand::RecordNoDraft { why, detail, cost, now } => {
                let asked = self.asked()?;
                if self.outcome.is_some() {
                    return Ok(Vec::new());
                }
                let request_id = asked.request_id;
                Ok(vec![DraftEvent::NoDraftGiven { request_id, why, detail, cost, recorded_at: now }])
            }
        }
    }

    fn asked(&self) -> Result<&Asked, DraftError> {
        self.asked.as_ref().ok_or(DraftError::NotAsked)
    }
}

impl Ground {
    /// What a draft is held against.
    pub fn basis(&self) -> Basis<'_> {
        Basis { task: self.task, fixed: &self.fixed, values: &self.values, facts: &self.facts, hidden: &self.hidden }
    }

    /// The ground of a rewording.
    pub fn reword(fixed: String, values: Vec<String>, hidden: Vec<String>) -> Self {
        Self { task: Task::Reword, fixed, values, facts: Vec::new(), hidden }
    }
}

impl Aggregate for Draft {
    const TYPE: &'static str = "draft";
    type Command = DraftCommand;
    type Event = DraftEvent;
    type Error = DraftError;
    type Services = ();

    async fn handle(
        &mut self,
        command: Self::Command,
        (): &Self::Services,
        sink: &EventSink<Self>,
    ) -> Result<(), Self::Error> {
        for event in self.decide(command)? {
            sink.write(event, self).await;
        }
        Ok(())
    }

    fn apply(&mut self, event: Self::Event) {
        match event {
            DraftEvent::DraftAsked {
                message_id: _,
                request_id,
                conversation_id: _,
                subject,
                text_key: _,
                ground,
                provider: _,
                model: _,
                prompt_version: _,
                asked_at: _,
            } => self.asked = Some(Asked { request_id, subject, ground }),
            DraftEvent::DraftAccepted { text, .. } => self.outcome = Some(Outcome::Accepted(text)),
            DraftEvent::DraftRejected { .. } | DraftEvent::NoDraftGiven { .. } => self.outcome = Some(Outcome::Fixed),
        }
    }
}

impl LoggedAggregate for Draft {}
