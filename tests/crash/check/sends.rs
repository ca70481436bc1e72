//! Every message that was to be sent reached the other side: once, and once more at most for each attempt that is on record as of
//! unknown outcome. A program that was struck between sending and writing it down has to have said so afterwards.

use std::collections::{HashMap, HashSet};

use aggregates::conversation::ConversationEvent;
use aggregates::ids::ChannelMessageId;
use jiff::{SignedDuration, Timestamp};
use sandbox::evolution::SentMessage;
use uuid::Uuid;

use super::Evidence;

/// Our clock and the moment something is written down differ by less.
const SLACK: SignedDuration = SignedDuration::from_secs(1);

/// One message that was to be sent.
#[derive(Default)]
struct Outgoing {
    queued: u32,
    queued_at: Option<Timestamp>,
    chat: String,
    text: String,
    /// The other side's ids, and when they were written down.
    sent: Vec<(ChannelMessageId, Timestamp)>,
    unknown: u32,
    abandoned: bool,
}

/// What came of all of them.
#[derive(Default)]
pub struct Sends {
    pub problems: Vec<String>,
    /// Messages that were sent.
    pub messages: usize,
    /// Attempts whose outcome is on record as unknown.
    pub unknown: u32,
    /// Copies the other side has beyond the one that is on record.
    pub duplicates: usize,
}

impl Sends {
    pub fn of(evidence: &Evidence<'_>) -> Self {
        let outgoing = outgoing(evidence);
        let mut sends = Self { messages: outgoing.len(), ..Self::default() };
        let received: HashMap<&str, &SentMessage> = evidence.sent.iter().map(|sent| (sent.id.as_str(), sent)).collect();
        let mut on_record = HashSet::new();
        for (id, message) in &outgoing {
            sends.unknown += message.unknown;
            sends.judge(id, message, &received);
            on_record.extend(message.sent.iter().map(|(id, _)| id.as_str()));
        }
        let mut excused: HashMap<&Uuid, u32> = HashMap::new();
        for extra in evidence.sent.iter().filter(|sent| !on_record.contains(sent.id.as_str())) {
            sends.duplicates += 1;
            let left = |id| excused.get(id).is_none_or(|copies| *copies < outgoing[id].unknown);
            let candidates = outgoing.iter().filter(|(id, message)| may_have_sent(message, extra) && left(*id));
            // The one whose time is over first: the others may be needed for later copies.
            match candidates.min_by_key(|(_, message)| message.sent.first().map(|(_, recorded)| *recorded)) {
                Some((id, _)) => *excused.entry(id).or_default() += 1,
                None => {
                    let (text, chat, at) = (&extra.text, &extra.chat, extra.at);
                    sends.problems.push(format!("`{text}` was sent to {chat} at {at} without need"));
                }
            }
        }
        sends
    }

    fn judge(&mut self, id: &Uuid, message: &Outgoing, received: &HashMap<&str, &SentMessage>) {
        let (chat, text) = (&message.chat, &message.text);
        if message.queued != 1 {
            self.problems.push(format!("{id} (`{text}` to {chat}) was queued {} times", message.queued));
        }
        if message.abandoned {
            self.problems.push(format!("`{text}` to {chat} was given up"));
        }
        if message.sent.len() != 1 {
            self.problems.push(format!("`{text}` to {chat} is on record as sent {} times", message.sent.len()));
        }
        for (provider_id, _) in &message.sent {
            match received.get(provider_id.as_str()) {
                Some(sent) if (&sent.chat, &sent.text) == (chat, text) => {}
                Some(sent) => {
                    self.problems.push(format!("`{text}` to {chat} arrived as `{}` in {}", sent.text, sent.chat))
                }
                None => self.problems.push(format!("`{text}` to {chat} never arrived")),
            }
        }
    }
}

/// Whether a copy beyond the one on record can be of this message.
fn may_have_sent(message: &Outgoing, extra: &SentMessage) -> bool {
    let same = (&message.chat, &message.text) == (&extra.chat, &extra.text);
    let queued = message.queued_at.is_some_and(|queued| queued <= extra.at + SLACK);
    // Whatever is sent after it is on record as sent is sent in vain.
    same && queued && message.sent.first().is_some_and(|(_, recorded)| extra.at <= *recorded + SLACK)
}

fn outgoing(evidence: &Evidence<'_>) -> HashMap<Uuid, Outgoing> {
    let mut all: HashMap<Uuid, Outgoing> = HashMap::new();
    for (recorded, event) in &evidence.chats {
        match event {
            ConversationEvent::MessageQueued { outgoing_id, chat, text, .. } => {
                let message = all.entry(*outgoing_id).or_default();
                message.queued += 1;
                message.queued_at = Some(recorded.recorded_at);
                message.chat.clone_from(chat);
                message.text.clone_from(text);
            }
            ConversationEvent::MessageSent { outgoing_id, provider_message_id, .. } => {
                let sent = (provider_message_id.clone(), recorded.recorded_at);
                all.entry(*outgoing_id).or_default().sent.push(sent);
            }
            ConversationEvent::SendingUnknown { outgoing_id, .. } => all.entry(*outgoing_id).or_default().unknown += 1,
            ConversationEvent::SendingAbandoned { outgoing_id, .. } => {
                all.entry(*outgoing_id).or_default().abandoned = true;
            }
            ConversationEvent::MessageReceived { .. }
            | ConversationEvent::MessageWithheld { .. }
            | ConversationEvent::PartSent { .. }
            | ConversationEvent::SendingFailed { .. }
            | ConversationEvent::ResendRequested { .. }
            | ConversationEvent::MessageDelivered { .. }
            | ConversationEvent::MessageRead { .. }
            | ConversationEvent::DeliveryFailed { .. }
            | ConversationEvent::ConfirmationAsked { .. }
            | ConversationEvent::ConfirmationGiven { .. }
            | ConversationEvent::ConfirmationLapsed { .. }
            | ConversationEvent::LeftToPeople { .. }
            | ConversationEvent::ProvidersAsked { .. }
            | ConversationEvent::ReceiptCameEarly { .. } => {}
        }
    }
    all
}
