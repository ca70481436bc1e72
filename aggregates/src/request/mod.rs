//! One handled message of a customer: one entry of the message log, from question to support status.
//!
//! * A request is opened once and answered once; to repeat either changes nothing.
//! * Of many orders, what came of some is on record before the next are looked at, so that a stop of the program loses nothing (CC14).
//! * The answer is worded from findings, and both are kept, so that anyone can see later why the bot said what it said.
//! * The program says where an entry stands ([`standing`]) until a person does: only what needs one is open.
//! * What was no plain request is asked back, and done only after a yes; where none comes, the question lapses (CC19).
//! * What was not understood at all is left to people: one open entry per chat, to which further messages are added (CC19).
//! * A message that names an action and orders and is not worked on leaves an entry all the same, which says why ([`Reason`]). Beyond a
//!   limit that is one for each window, to which further messages are added.
//! * People move the entry along (LG3). `escalated` is a step of its own ([`RequestCommand::EscalateLog`]): the providers of the
//!   entry's orders are told, each in its own group, with its own order ids (PR9). Providers without a group are listed for the
//!   operator (PR10). Orders that turned out to be somebody else's are never passed on.

mod command;
mod escalation;
mod event;
mod outcome;
mod standing;

use cqrs_es::Aggregate;
use cqrs_es::event_sink::EventSink;
use eventlog_contract::LoggedAggregate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::ids::{ChannelId, ConversationId, CustomerId, GroupId};
use crate::values::ChatKind;
use crate::words;

pub use command::RequestCommand;
pub use escalation::ProviderOrder;
pub use event::{Action, EscalationTarget, Findings, OrderOutcome, OrderResult, RequestEvent, SupportStatus};
pub use outcome::{Outcome, Reason};
pub use standing::{Ending, outcome, stands, when_opened};

/// State of one request.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Request {
    /// What was asked; none until it is opened.
    pub opened: Option<Opened>,
    pub answered: bool,
    /// What came of the orders that are worked through, until it is answered.
    #[serde(default)]
    pub progress: Vec<OrderResult>,
    pub support_status: SupportStatus,
    /// A person set the status: from then on only people do.
    #[serde(default)]
    pub moved: bool,
    /// The customer was asked back, and did not say yes.
    #[serde(default)]
    pub lapsed: bool,
    /// Orders of this entry at providers, for escalation.
    pub provider_orders: Vec<ProviderOrder>,
    /// Orders whose provider was not told: manual ones, or left out by the panel's list.
    #[serde(default)]
    pub unplaced: Vec<u64>,
}

/// What a request is about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Opened {
    pub request_id: Uuid,
    pub message_id: Uuid,
    pub conversation_id: ConversationId,
    pub channel_id: ChannelId,
    pub chat_kind: ChatKind,
    pub group_id: Option<GroupId>,
    pub customer_id: Option<CustomerId>,
    /// Whose key seals what is personal.
    pub subject: String,
    pub action: Action,
    pub order_ids: Vec<u64>,
    pub priority: bool,
    /// It was no plain request.
    #[serde(default)]
    pub unclear: bool,
    /// Why nothing is done about it.
    #[serde(default)]
    pub reason: Option<Reason>,
}

/// A call that does not fit the request.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RequestError {
    #[error("the request was not opened")]
    NotOpened,
    #[error("this is request {is}, not {asked}")]
    WrongRequest { is: Uuid, asked: Uuid },
    #[error("`escalated` is not set as a status: use EscalateLog, which tells the providers")]
    UseEscalateLog,
}

impl Request {
    /// Providers of this entry's orders and of those found out since, each once: whose routes [`RequestCommand::EscalateLog`] needs.
    pub fn providers<'a>(&'a self, found: &'a [ProviderOrder]) -> Vec<&'a str> {
        let mut providers: Vec<&str> = Vec::new();
        for order in self.provider_orders.iter().chain(found) {
            if !providers.contains(&order.provider.as_str()) {
                providers.push(&order.provider);
            }
        }
        providers
    }

    /// What follows from a command.
    pub fn decide(&self, command: RequestCommand) -> Result<Vec<RequestEvent>, RequestError> {
        match command {
            RequestCommand::OpenRequest {
                request_id,
                message_id,
                conversation_id,
                channel_id,
                chat_kind,
                group_id,
                customer_id,
                username,
                sender_name,
                subject,
                action,
                order_ids,
                text,
                priority,
                received_at,
                custom,
                unclear,
                reason,
                now,
            } => match &self.opened {
                Some(opened) if opened.request_id == request_id => Ok(Vec::new()),
                Some(opened) => Err(RequestError::WrongRequest { is: opened.request_id, asked: request_id }),
                None => Ok(vec![RequestEvent::RequestOpened {
                    request_id,
                    message_id,
                    conversation_id,
                    channel_id,
                    chat_kind,
                    group_id,
                    customer_id,
                    username,
                    sender_name,
                    subject,
                    action,
                    order_ids,
                    text,
                    priority,
                    received_at,
                    custom,
                    unclear,
                    reason,
                    support_status: standing::when_opened(action, reason, priority, unclear).1,
                    opened_at: now,
                }]),
            },
            RequestCommand::RecordProgress { mut results, now } => {
                let opened = self.opened()?;
                results.retain(|result| self.progress.iter().all(|known| known.order_id != result.order_id));
                if self.answered || results.is_empty() {
                    return Ok(Vec::new());
                }
                Ok(vec![RequestEvent::RequestProgressed {
                    done: self.progress.len() + results.len(),
                    results,
                    subject: opened.subject.clone(),
                    progressed_at: now,
                }])
            }
            RequestCommand::AnswerRequest { findings, show_provider, texts, now } => {
                let opened = self.opened()?;
                if self.answered {
                    return Ok(Vec::new());
                }
                let wording = words::Wording { action: opened.action, priority: opened.priority, show_provider, now };
                let (key, reply) = words::compose(&texts, &findings, &wording);
                let support_status =
                    (!self.moved).then(|| standing::when_answered(opened.action, &findings, opened.priority));
                Ok(vec![RequestEvent::RequestAnswered {
                    findings,
                    text_key: key.name().to_owned(),
                    reply,
                    subject: opened.subject.clone(),
                    support_status,
                    answered_at: now,
                }])
            }
            RequestCommand::AddMessage { message_id, text, order_ids, subject, now } => {
                let opened = self.opened()?;
                let is_open = opened.action == Action::Message && self.support_status == SupportStatus::Open;
                if !is_open && opened.reason != Some(Reason::OverLimit) {
                    return Ok(Vec::new());
                }
                Ok(vec![RequestEvent::MessageAdded { message_id, text, order_ids, subject, added_at: now }])
            }
            RequestCommand::LetQuestionLapse { why, now } => {
                let opened = self.opened()?;
                if !opened.unclear || self.answered || self.lapsed {
                    return Ok(Vec::new());
                }
                let support_status = (!self.moved).then(|| standing::when_lapsed(opened.action, why, opened.priority));
                Ok(vec![RequestEvent::QuestionLapsed { why, support_status, lapsed_at: now }])
            }
            RequestCommand::ChangeSupportStatus { status, now } => {
                self.opened()?;
                if status == SupportStatus::Escalated {
                    return Err(RequestError::UseEscalateLog);
                }
                if status == self.support_status {
                    return Ok(Vec::new());
                }
                Ok(vec![RequestEvent::SupportStatusChanged { from: self.support_status, to: status, changed_at: now }])
            }
            RequestCommand::EscalateLog { routes, mut found, now } => {
                self.opened()?;
                if self.support_status == SupportStatus::Escalated {
                    return Ok(Vec::new());
                }
                found.retain(|order| self.unplaced.contains(&order.order_id));
                let orders = [self.provider_orders.as_slice(), &found].concat();
                let (targets, unrouted) = escalation::targets(&orders, &routes);
                Ok(vec![RequestEvent::LogEscalated { from: self.support_status, targets, unrouted, escalated_at: now }])
            }
        }
    }

    fn opened(&self) -> Result<&Opened, RequestError> {
        self.opened.as_ref().ok_or(RequestError::NotOpened)
    }
}

impl Aggregate for Request {
    const TYPE: &'static str = "request";
    type Command = RequestCommand;
    type Event = RequestEvent;
    type Error = RequestError;
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
            RequestEvent::RequestOpened {
                request_id,
                message_id,
                conversation_id,
                channel_id,
                chat_kind,
                group_id,
                customer_id,
                username: _,
                sender_name: _,
                subject,
                action,
                order_ids,
                text: _,
                priority,
                received_at: _,
                custom: _,
                unclear,
                reason,
                support_status,
                opened_at: _,
            } => {
                self.support_status = support_status;
                self.opened = Some(Opened {
                    request_id,
                    message_id,
                    conversation_id,
                    channel_id,
                    chat_kind,
                    group_id,
                    customer_id,
                    subject,
                    action,
                    order_ids,
                    priority,
                    unclear,
                    reason,
                });
            }
            RequestEvent::RequestProgressed { results, .. } => self.progress.extend(results),
            RequestEvent::RequestAnswered { findings, support_status, .. } => {
                self.answered = true;
                self.support_status = support_status.unwrap_or(self.support_status);
                self.progress = Vec::new();
                (self.provider_orders, self.unplaced) = escalation::provider_orders(&findings);
            }
            RequestEvent::MessageAdded { .. } => {}
            RequestEvent::QuestionLapsed { support_status, .. } => {
                self.lapsed = true;
                self.support_status = support_status.unwrap_or(self.support_status);
            }
            RequestEvent::SupportStatusChanged { to, .. } => {
                self.moved = true;
                self.support_status = to;
            }
            RequestEvent::LogEscalated { .. } => {
                self.moved = true;
                self.support_status = SupportStatus::Escalated;
            }
        }
    }
}

impl LoggedAggregate for Request {}
