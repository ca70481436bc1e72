//! One chat: what came in, what goes out, and what became of it.
//!
//! * Every incoming message is written down; that it comes in once is the idempotency key's business.
//! * What the team asks about orders at their providers is written down here, and looked up beside the chat: others go on meanwhile.
//! * Where it is unclear whether something is meant, whoever wrote it is asked ([`Confirmations`]): a yes carries it out, anything else
//!   lets the question lapse (CC19). A question that nobody was shown is not answered. What was not understood at all stands on a log entry for people.
//! * The same text that nobody asked for is said twice in ten minutes at most: somebody who answers by machine must not keep us talking.
//! * A message to send is queued, or, in a silent group, withheld: written down and never sent (GR1).
//! * Each attempt to send reports one outcome: sent, failed (certainly not sent), or unknown (CH9). An outcome that was
//!   reported before changes nothing. When no attempt remains the message is abandoned.
//! * A text too long for one message goes out in parts, in order; each but the last reports that it was sent. What was sent is not sent
//!   again when a later part fails, unless an operator asks for the whole message.
//! * After the channel took a message, the messenger tells how far it got: failed, delivered, read. These are told out of order and more
//!   than once. Each step is written down once, whatever the order: the same steps end in the same events, and what is known of the
//!   message is the highest of them. Told before our own record of the sending, a step is kept until then.
//! * What the author of a message passed on, or worded anew, says so; the last messages that came in are remembered for that.
//! * An operator may have an abandoned or undelivered message, or one whose outcome stayed unknown, sent again.
//!
//! The state remembers every message still under way, and the last few that are not.

mod command;
mod confirmation;
mod event;
mod outgoing;
mod receipt;
mod said;

use cqrs_es::Aggregate;
use cqrs_es::event_sink::EventSink;
use eventlog_contract::LoggedAggregate;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::ids::ChannelMessageId;
use crate::values::ChatKind;

pub use command::ConversationCommand;
pub use confirmation::{Confirmation, Confirmations, HOLDS, Lapse};
pub use event::{Answers, ConversationEvent, Forwarded, Purpose, Question, Quoted};
pub use outgoing::{Outgoing, OutgoingState};
pub use receipt::{EarlyReceipt, Receipt};
pub use said::Said;

/// How many messages that were sent, withheld or given up are remembered, for repeats and resends.
const SETTLED_KEPT: usize = 64;
/// How many of the messages that came in are remembered, for new wordings of them.
const HEARD_KEPT: usize = 32;
/// How many receipts of messages not yet known are remembered.
const EARLY_KEPT: usize = 48;

/// Why nothing may be written to a person of Meta's Cloud API who has not written for a day (`docs/wire/meta.md §5`), in words for operators.
pub const WINDOW_CLOSED: &str =
    "more than 24 hours have passed since the customer last wrote: WhatsApp lets only approved templates through";

/// State of one chat.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Conversation {
    /// When the last message came in.
    pub last_message_at: Option<Timestamp>,
    /// When the newest message was written, by the messenger's clock. One that comes in late is older.
    pub newest_sent_at: Option<Timestamp>,
    /// Known from the first message that came in.
    pub chat_kind: Option<ChatKind>,
    /// Messages under way and the last settled ones, oldest first.
    pub outgoing: Vec<Outgoing>,
    /// The last few receipts of messages whose sending is not on record, oldest first.
    pub early: Vec<EarlyReceipt>,
    /// The last messages that came in, oldest first, so that a new wording of one is recognised.
    pub heard: Vec<Heard>,
    /// Questions whether something is meant.
    #[serde(default)]
    pub confirmations: Confirmations,
    /// The log entry that messages which were not understood stand on, the last one.
    #[serde(default)]
    pub left_to_people: Option<Uuid>,
    /// What was said of late.
    #[serde(default)]
    pub said: Said,
}

/// A message that came in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heard {
    pub message_id: Uuid,
    /// What the messenger calls it.
    pub channel_message_id: ChannelMessageId,
}

/// A call that makes no sense for this chat.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ConversationError {
    #[error("no message {outgoing_id} is remembered in this conversation")]
    UnknownOutgoing { outgoing_id: Uuid },
    #[error("message {outgoing_id} was withheld in a silent group, so nothing can have come of sending it")]
    Withheld { outgoing_id: Uuid },
    #[error("message {outgoing_id} was sent; there is nothing to resend")]
    AlreadySent { outgoing_id: Uuid },
    #[error("an outgoing message needs a text")]
    EmptyText,
}

impl Conversation {
    /// A remembered outgoing message.
    pub fn outgoing(&self, outgoing_id: Uuid) -> Option<&Outgoing> {
        self.outgoing.iter().rev().find(|outgoing| outgoing.outgoing_id == outgoing_id)
    }

    /// The message that the messenger calls so, as long as it is remembered.
    pub fn heard_as(&self, channel_message_id: &ChannelMessageId) -> Option<Uuid> {
        let known = self.heard.iter().rev().find(|heard| heard.channel_message_id == *channel_message_id)?;
        Some(known.message_id)
    }

    /// Whether a message was answered, or would have been but for the silence of its group.
    pub fn has_answered(&self, message_id: Uuid) -> bool {
        self.outgoing.iter().any(|outgoing| match &outgoing.purpose {
            Purpose::Reply { message_id: answered, .. } => *answered == message_id,
            Purpose::Dispatch { .. }
            | Purpose::Escalation { .. }
            | Purpose::Broadcast { .. }
            | Purpose::Warning { .. } => false,
        })
    }

    /// What follows from a command.
    pub fn decide(&self, command: ConversationCommand) -> Result<Vec<ConversationEvent>, ConversationError> {
        match command {
            ConversationCommand::ReceiveMessage {
                message_id,
                channel_id,
                chat,
                chat_kind,
                subject,
                identities,
                sender_name,
                text,
                sent_at,
                received_at,
                channel_message_id,
                forwarded,
                answers,
                edits,
            } => Ok(vec![ConversationEvent::MessageReceived {
                message_id,
                channel_id,
                chat,
                chat_kind,
                subject,
                identities,
                sender_name,
                text,
                sent_at,
                received_at,
                channel_message_id,
                forwarded,
                answers,
                edits,
            }]),
            ConversationCommand::AskToConfirm {
                request_id,
                message_id,
                customer_id,
                action,
                order_ids,
                outgoing_id,
                text_key,
                text,
                subject,
                now,
            } => {
                if self.confirmations.about(request_id).is_some() {
                    return Ok(Vec::new());
                }
                let before = self.confirmations.open_of(&customer_id);
                let replaced = before.map(|before| lapsed(before, Lapse::Replaced, now));
                let asked = ConversationEvent::ConfirmationAsked {
                    request_id,
                    message_id,
                    customer_id,
                    action,
                    order_ids,
                    outgoing_id,
                    text_key,
                    text,
                    subject,
                    expires_at: now.saturating_add(HOLDS).unwrap_or(Timestamp::MAX),
                    asked_at: now,
                };
                Ok(replaced.into_iter().chain([asked]).collect())
            }
            ConversationCommand::Confirm { customer_id, message_id, received_at, now } => {
                let asked = self.confirmations.of(&customer_id, received_at);
                let asked = asked.filter(|asked| asked.is_shown_by(received_at));
                let given = asked.map(|asked| ConversationEvent::ConfirmationGiven {
                    request_id: asked.request_id,
                    customer_id: customer_id.clone(),
                    message_id,
                    given_at: now,
                });
                Ok(given.into_iter().collect())
            }
            ConversationCommand::LetConfirmationLapse { request_id, why, now } => {
                let asked = match why {
                    Lapse::Expired => self.confirmations.open(request_id),
                    Lapse::Replaced | Lapse::Passed | Lapse::Declined | Lapse::AskedPlainly => {
                        self.confirmations.about(request_id)
                    }
                };
                Ok(asked.map(|asked| lapsed(asked, why, now)).into_iter().collect())
            }
            ConversationCommand::LeaveToPeople { message_id, request_id, now } => {
                Ok(vec![ConversationEvent::LeftToPeople { message_id, request_id, left_at: now }])
            }
            ConversationCommand::AskProviders { message_id, question, order_ids, now } => {
                Ok(vec![ConversationEvent::ProvidersAsked { message_id, question, order_ids, asked_at: now }])
            }
            ConversationCommand::SendMessage {
                outgoing_id,
                channel_id,
                chat,
                purpose,
                text_key,
                text,
                subject,
                silent,
                quoted,
                unasked,
                now,
            } => {
                if text.trim().is_empty() {
                    return Err(ConversationError::EmptyText);
                }
                if self.outgoing(outgoing_id).is_some() || (unasked && self.said.is_enough_of(&text, now)) {
                    return Ok(Vec::new());
                }
                let queued_at = now;
                Ok(vec![if silent {
                    ConversationEvent::MessageWithheld {
                        outgoing_id,
                        channel_id,
                        chat,
                        purpose,
                        text_key,
                        text,
                        subject,
                        queued_at,
                        quoted,
                    }
                } else {
                    ConversationEvent::MessageQueued {
                        outgoing_id,
                        channel_id,
                        chat,
                        purpose,
                        text_key,
                        text,
                        subject,
                        queued_at,
                        quoted,
                    }
                }])
            }
            ConversationCommand::RecordSent { outgoing_id, attempt, provider_message_id, now } => {
                let outgoing = self.sendable(outgoing_id)?;
                Ok(match outgoing.state {
                    OutgoingState::Sent => Vec::new(),
                    OutgoingState::Waiting
                    | OutgoingState::Abandoned
                    | OutgoingState::Unknown
                    | OutgoingState::Withheld => self.sent(outgoing, attempt, provider_message_id, now),
                })
            }
            ConversationCommand::RecordPartSent { outgoing_id, attempt, part, parts, provider_message_id, now } => {
                let outgoing = self.sendable(outgoing_id)?;
                if outgoing.is_settled() || part <= outgoing.parts_sent {
                    return Ok(Vec::new());
                }
                let purpose = outgoing.purpose.clone();
                Ok(vec![ConversationEvent::PartSent {
                    outgoing_id,
                    purpose,
                    attempt,
                    part,
                    parts,
                    provider_message_id,
                    sent_at: now,
                }])
            }
            ConversationCommand::RecordSendingFailed { outgoing_id, attempt, reason, retry_at, now } => {
                let outgoing = self.sendable(outgoing_id)?;
                if outgoing.heard_of(attempt) {
                    return Ok(Vec::new());
                }
                let purpose = outgoing.purpose.clone();
                Ok(vec![match retry_at {
                    Some(retry_at) => {
                        ConversationEvent::SendingFailed { outgoing_id, purpose, attempt, reason, retry_at }
                    }
                    None => ConversationEvent::SendingAbandoned {
                        outgoing_id,
                        purpose,
                        attempts: attempt,
                        reason,
                        abandoned_at: now,
                    },
                }])
            }
            ConversationCommand::RecordSendingUnknown { outgoing_id, attempt, reason, retry_at, now: _ } => {
                let outgoing = self.sendable(outgoing_id)?;
                if outgoing.heard_of(attempt) {
                    return Ok(Vec::new());
                }
                let purpose = outgoing.purpose.clone();
                Ok(vec![ConversationEvent::SendingUnknown { outgoing_id, purpose, attempt, reason, retry_at }])
            }
            ConversationCommand::ResendMessage { outgoing_id, now } => {
                let outgoing = self.sendable(outgoing_id)?;
                match outgoing.state {
                    OutgoingState::Sent if !outgoing.is_undelivered() => {
                        Err(ConversationError::AlreadySent { outgoing_id })
                    }
                    OutgoingState::Waiting | OutgoingState::Withheld => Ok(Vec::new()),
                    OutgoingState::Sent | OutgoingState::Abandoned | OutgoingState::Unknown => {
                        let purpose = outgoing.purpose.clone();
                        Ok(vec![ConversationEvent::ResendRequested { outgoing_id, purpose, requested_at: now }])
                    }
                }
            }
            ConversationCommand::RecordReceipt { provider_message_id, receipt, at } => {
                Ok(self.receipt(provider_message_id, receipt, at))
            }
        }
    }

    /// The message the channel calls so.
    pub fn outgoing_called(&self, provider_message_id: &ChannelMessageId) -> Option<&Outgoing> {
        let is_called = |outgoing: &&Outgoing| outgoing.provider_message_id.as_ref() == Some(provider_message_id);
        self.outgoing.iter().rev().find(is_called)
    }

    /// Whether a message may be with the channel without that being on record.
    pub fn awaits_word(&self) -> bool {
        self.outgoing.iter().any(|outgoing| match outgoing.state {
            OutgoingState::Waiting | OutgoingState::Unknown => true,
            OutgoingState::Sent | OutgoingState::Abandoned | OutgoingState::Withheld => false,
        })
    }

    /// The channel took a message; what was told of it before now counts.
    fn sent(
        &self,
        outgoing: &Outgoing,
        attempt: u32,
        provider_message_id: ChannelMessageId,
        now: Timestamp,
    ) -> Vec<ConversationEvent> {
        let mut told: Vec<&EarlyReceipt> =
            self.early.iter().filter(|early| early.provider_message_id == provider_message_id).collect();
        told.sort_by_key(|early| early.receipt.height());
        let then: Vec<_> = told
            .into_iter()
            .map(|early| told_of(outgoing, &provider_message_id, &early.receipt, early.told_at))
            .collect();
        let sent = ConversationEvent::MessageSent {
            outgoing_id: outgoing.outgoing_id,
            purpose: outgoing.purpose.clone(),
            attempt,
            provider_message_id: provider_message_id.clone(),
            sent_at: now,
        };
        std::iter::once(sent).chain(then).collect()
    }

    /// What follows from a receipt. One of a message nobody here sent, or of one long forgotten, tells nothing.
    fn receipt(
        &self,
        provider_message_id: ChannelMessageId,
        receipt: Receipt,
        at: Timestamp,
    ) -> Vec<ConversationEvent> {
        if let Some(outgoing) = self.outgoing_called(&provider_message_id) {
            let is_news = outgoing.state == OutgoingState::Sent && receipt.is_news_beside(&outgoing.receipts);
            let event = is_news.then(|| told_of(outgoing, &provider_message_id, &receipt, at));
            return event.into_iter().collect();
        }
        let told = self.early.iter().filter(|early| early.provider_message_id == provider_message_id);
        if self.awaits_word() && receipt.is_news_beside(told.map(|early| &early.receipt)) {
            vec![ConversationEvent::ReceiptCameEarly { provider_message_id, receipt, told_at: at }]
        } else {
            Vec::new()
        }
    }

    /// A remembered message that is allowed to go out.
    fn sendable(&self, outgoing_id: Uuid) -> Result<&Outgoing, ConversationError> {
        let outgoing = self.outgoing(outgoing_id).ok_or(ConversationError::UnknownOutgoing { outgoing_id })?;
        match outgoing.state {
            OutgoingState::Withheld => Err(ConversationError::Withheld { outgoing_id }),
            OutgoingState::Waiting | OutgoingState::Sent | OutgoingState::Abandoned | OutgoingState::Unknown => {
                Ok(outgoing)
            }
        }
    }

    fn remember(&mut self, outgoing_id: Uuid, purpose: Purpose, state: OutgoingState) {
        self.outgoing.push(Outgoing {
            outgoing_id,
            purpose,
            state,
            last_attempt: 0,
            provider_message_id: None,
            parts_sent: 0,
            receipts: Vec::new(),
        });
        self.forget_old();
    }

    fn settle(&mut self, outgoing_id: Uuid, attempt: Option<u32>, state: OutgoingState) {
        if let Some(outgoing) = self.outgoing.iter_mut().rev().find(|outgoing| outgoing.outgoing_id == outgoing_id) {
            outgoing.state = state;
            outgoing.last_attempt = attempt.unwrap_or(0);
        }
        self.forget_old();
    }

    fn count_part(&mut self, outgoing_id: Uuid, parts_sent: u32) {
        if let Some(outgoing) = self.outgoing.iter_mut().rev().find(|outgoing| outgoing.outgoing_id == outgoing_id) {
            outgoing.parts_sent = parts_sent;
        }
    }

    fn hear(&mut self, outgoing_id: Uuid, receipt: Receipt) {
        if let Some(outgoing) = self.outgoing.iter_mut().rev().find(|outgoing| outgoing.outgoing_id == outgoing_id) {
            outgoing.receipts.push(receipt);
        }
    }

    /// Forgets the oldest settled messages beyond [`SETTLED_KEPT`]; what is under way stays.
    fn forget_old(&mut self) {
        let settled = self.outgoing.iter().filter(|outgoing| outgoing.is_settled()).count();
        let mut surplus = settled.saturating_sub(SETTLED_KEPT);
        self.outgoing.retain(|outgoing| {
            let forget = surplus > 0 && outgoing.is_settled();
            surplus -= usize::from(forget);
            !forget
        });
    }
}

fn lapsed(asked: &Confirmation, why: Lapse, now: Timestamp) -> ConversationEvent {
    let (request_id, customer_id) = (asked.request_id, asked.customer_id.clone());
    ConversationEvent::ConfirmationLapsed { request_id, customer_id, why, lapsed_at: now }
}

/// The fact that a message got further.
fn told_of(
    outgoing: &Outgoing,
    provider_message_id: &ChannelMessageId,
    receipt: &Receipt,
    at: Timestamp,
) -> ConversationEvent {
    let (outgoing_id, purpose) = (outgoing.outgoing_id, outgoing.purpose.clone());
    let provider_message_id = provider_message_id.to_owned();
    match receipt {
        Receipt::Failed { reason } => {
            let reason = reason.clone();
            ConversationEvent::DeliveryFailed { outgoing_id, purpose, provider_message_id, reason, failed_at: at }
        }
        Receipt::Delivered => {
            ConversationEvent::MessageDelivered { outgoing_id, purpose, provider_message_id, delivered_at: at }
        }
        Receipt::Read => ConversationEvent::MessageRead { outgoing_id, purpose, provider_message_id, read_at: at },
    }
}

impl Aggregate for Conversation {
    const TYPE: &'static str = "conversation";
    type Command = ConversationCommand;
    type Event = ConversationEvent;
    type Error = ConversationError;
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
            ConversationEvent::MessageReceived {
                message_id,
                received_at,
                sent_at,
                chat_kind,
                channel_message_id,
                edits,
                ..
            } => {
                if let (Some(channel_message_id), None) = (channel_message_id, edits) {
                    self.heard.push(Heard { message_id, channel_message_id });
                    let surplus = self.heard.len().saturating_sub(HEARD_KEPT);
                    self.heard.drain(..surplus);
                }
                self.last_message_at = Some(received_at);
                self.newest_sent_at = self.newest_sent_at.max(Some(sent_at));
                self.chat_kind = Some(chat_kind);
            }
            ConversationEvent::ConfirmationAsked {
                request_id,
                message_id: _,
                customer_id,
                action,
                order_ids,
                outgoing_id,
                text_key: _,
                text: _,
                subject: _,
                expires_at,
                asked_at: _,
            } => self.confirmations.ask(Confirmation {
                request_id,
                customer_id,
                action,
                order_ids,
                outgoing_id,
                expires_at,
                expired: false,
                shown_at: None,
            }),
            ConversationEvent::ConfirmationGiven { request_id, .. } => self.confirmations.settle(request_id, None),
            ConversationEvent::ConfirmationLapsed { request_id, why, .. } => {
                self.confirmations.settle(request_id, Some(why));
            }
            ConversationEvent::LeftToPeople { request_id, .. } => self.left_to_people = Some(request_id),
            ConversationEvent::ProvidersAsked { .. } => {}
            ConversationEvent::MessageQueued { outgoing_id, purpose, text, queued_at, .. } => {
                self.said.note(&text, queued_at);
                self.remember(outgoing_id, purpose, OutgoingState::Waiting);
            }
            ConversationEvent::MessageWithheld { outgoing_id, purpose, text, queued_at, .. } => {
                self.said.note(&text, queued_at);
                self.remember(outgoing_id, purpose, OutgoingState::Withheld);
            }
            ConversationEvent::MessageSent { outgoing_id, attempt, provider_message_id, sent_at, .. } => {
                self.confirmations.show(outgoing_id, sent_at);
                self.early.retain(|early| early.provider_message_id != provider_message_id);
                if let Some(outgoing) = self.outgoing.iter_mut().rev().find(|known| known.outgoing_id == outgoing_id) {
                    outgoing.provider_message_id = Some(provider_message_id);
                    outgoing.receipts.clear();
                }
                self.settle(outgoing_id, Some(attempt), OutgoingState::Sent);
            }
            ConversationEvent::PartSent { outgoing_id, part, .. } => self.count_part(outgoing_id, part),
            ConversationEvent::SendingFailed { outgoing_id, attempt, .. } => {
                self.settle(outgoing_id, Some(attempt), OutgoingState::Waiting);
            }
            ConversationEvent::SendingUnknown { outgoing_id, attempt, retry_at, .. } => {
                let state = if retry_at.is_some() { OutgoingState::Waiting } else { OutgoingState::Unknown };
                self.settle(outgoing_id, Some(attempt), state);
            }
            ConversationEvent::SendingAbandoned { outgoing_id, attempts, .. } => {
                self.settle(outgoing_id, Some(attempts), OutgoingState::Abandoned);
            }
            ConversationEvent::ResendRequested { outgoing_id, .. } => {
                self.count_part(outgoing_id, 0);
                self.settle(outgoing_id, None, OutgoingState::Waiting);
            }
            ConversationEvent::MessageDelivered { outgoing_id, delivered_at, .. } => {
                self.confirmations.show(outgoing_id, delivered_at);
                self.hear(outgoing_id, Receipt::Delivered);
            }
            ConversationEvent::MessageRead { outgoing_id, read_at, .. } => {
                self.confirmations.show(outgoing_id, read_at);
                self.hear(outgoing_id, Receipt::Read);
            }
            ConversationEvent::DeliveryFailed { outgoing_id, reason, .. } => {
                self.hear(outgoing_id, Receipt::Failed { reason });
                // Told late of a message that arrived, it changes nothing.
                if self.outgoing(outgoing_id).is_some_and(Outgoing::is_undelivered) {
                    self.confirmations.hide(outgoing_id);
                }
            }
            ConversationEvent::ReceiptCameEarly { provider_message_id, receipt, told_at } => {
                self.early.push(EarlyReceipt { provider_message_id, receipt, told_at });
                let surplus = self.early.len().saturating_sub(EARLY_KEPT);
                self.early.drain(..surplus);
            }
        }
    }
}

impl LoggedAggregate for Conversation {}
