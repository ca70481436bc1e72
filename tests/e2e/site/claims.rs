//! A text that claims an act needs the event that backs it. Looked at after every test: whatever was said by then.

use std::collections::{HashMap, HashSet};

use aggregates::conversation::{Conversation, ConversationEvent, Purpose};
use aggregates::customer::{Customer, CustomerEvent};
use aggregates::group::{Group, GroupEvent};
use aggregates::order::{Order, OrderEvent};
use aggregates::request::{Request, RequestEvent, SupportStatus};
use aggregates::words::Key;
use cqrs_es::Aggregate as _;
use eventlog::{EventLog, Recorded, WorkspaceId};
use uuid::Uuid;

/// What must have happened before a text may be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Backing {
    /// The entry stands, or stood, on the list of what people have to look at.
    EntryIsOpen,
    /// The action was accepted, for this entry.
    Accepted,
    /// The panel has the order as completed, for this entry.
    Completed,
    /// Nothing was accepted for this entry.
    NothingAccepted,
    /// The entry is being worked on.
    Opened,
    /// The ticket with the code is on the panel.
    CodeDelivered,
    /// The customer is bound to the username.
    Verified,
    /// The group's flag was switched, or is so.
    FlagToggled,
    /// The same was accepted before, for whichever entry.
    AcceptedBefore,
    /// Entries were moved, or stood there before.
    StatusChanged,
}

/// Every text that claims an act.
pub const CLAIMS: &[(Key, Backing)] = &[
    (Key::RefillAccepted, Backing::Accepted),
    (Key::CancelAccepted, Backing::Accepted),
    (Key::SpeedUpAccepted, Backing::Accepted),
    (Key::RefundAccepted, Backing::Accepted),
    (Key::RefundAccepted, Backing::EntryIsOpen),
    (Key::PartialAccepted, Backing::Accepted),
    (Key::PartialAccepted, Backing::EntryIsOpen),
    (Key::BulkAccepted, Backing::Accepted),
    (Key::FakeCompleted, Backing::Completed),
    (Key::FakeCompletedAlready, Backing::Completed),
    (Key::BulkCompleted, Backing::Completed),
    (Key::Failed, Backing::NothingAccepted),
    (Key::PanelUnavailable, Backing::NothingAccepted),
    (Key::NothingDone, Backing::NothingAccepted),
    (Key::AnsweredTooLate, Backing::NothingAccepted),
    (Key::BulkAcknowledged, Backing::Opened),
    (Key::ProviderMissing, Backing::EntryIsOpen),
    (Key::RouteMissing, Backing::EntryIsOpen),
    (Key::LeftToPeople, Backing::EntryIsOpen),
    (Key::WantsHuman, Backing::EntryIsOpen),
    (Key::Consolation, Backing::EntryIsOpen),
    (Key::CodeSent, Backing::CodeDelivered),
    (Key::Verified, Backing::Verified),
    (Key::FlagEnabled, Backing::FlagToggled),
    (Key::FlagDisabled, Backing::FlagToggled),
    (Key::CoolingDown, Backing::AcceptedBefore),
    (Key::RefillsUsed, Backing::AcceptedBefore),
    (Key::Resolved, Backing::StatusChanged),
];

/// Words by which a text claims that something was, is being or will be done.
const CLAIM_WORDS: [&str; 14] = [
    "submitted",
    "noted",
    "our team",
    "i sent",
    "i'm working",
    "will send",
    "verified!",
    "is now",
    "now *",
    "already",
    "nothing was",
    "told",
    "✅",
    "we will",
];

/// Texts with such a word that claim nothing of their own.
const NO_CLAIM: [Key; 1] = [Key::BulkNeedsTeam];

#[test]
fn every_text_that_claims_an_act_is_listed() {
    for key in Key::ALL {
        let text = key.text().to_lowercase();
        let word = CLAIM_WORDS.into_iter().find(|word| text.contains(word));
        let is_listed = CLAIMS.iter().any(|(known, _)| known == key) || NO_CLAIM.contains(key);
        assert!(
            word.is_none() || is_listed,
            "`{}` says `{}`: list what backs it",
            key.name(),
            word.unwrap_or_default()
        );
    }
}

/// What happened so far.
#[derive(Default)]
struct Past {
    opened: HashSet<Uuid>,
    was_open: HashSet<Uuid>,
    accepted: HashSet<Uuid>,
    completed: HashSet<Uuid>,
    /// Streams of orders of which something was accepted.
    orders: HashSet<String>,
    delivered: bool,
    verified: bool,
    toggled: bool,
    moved: bool,
    /// Of every entry, its orders.
    entries: HashMap<Uuid, Vec<u64>>,
}

impl Past {
    fn take(&mut self, event: &Recorded) {
        match &*event.aggregate_type {
            Request::TYPE => self.request(event),
            Order::TYPE => self.order(event),
            Customer::TYPE => {
                let event = event.event::<Customer>().expect("an event");
                self.delivered |= matches!(&*event, CustomerEvent::VerificationCodeDelivered { .. });
                self.verified |= matches!(&*event, CustomerEvent::CustomerVerified { .. });
            }
            Group::TYPE => {
                let is_toggled =
                    matches!(&*event.event::<Group>().expect("an event"), GroupEvent::GroupFlagToggled { .. });
                self.toggled |= is_toggled;
            }
            _ => {}
        }
    }

    fn request(&mut self, recorded: &Recorded) {
        let id = Uuid::try_parse(&recorded.aggregate_id).expect("an id");
        let status = match &*recorded.event::<Request>().expect("an event") {
            RequestEvent::RequestOpened { support_status, order_ids, .. } => {
                self.opened.insert(id);
                self.entries.insert(id, order_ids.clone());
                Some(*support_status)
            }
            RequestEvent::RequestAnswered { support_status, .. }
            | RequestEvent::QuestionLapsed { support_status, .. } => *support_status,
            RequestEvent::SupportStatusChanged { to, .. } => {
                self.moved = true;
                Some(*to)
            }
            RequestEvent::LogEscalated { .. } => {
                self.moved = true;
                None
            }
            RequestEvent::RequestProgressed { .. } | RequestEvent::MessageAdded { .. } => None,
        };
        if status == Some(SupportStatus::Open) {
            self.was_open.insert(id);
        }
    }

    fn order(&mut self, recorded: &Recorded) {
        let event = recorded.event::<Order>().expect("an event");
        if event.accepted().is_some() {
            self.accepted.insert(event.request_id());
            self.orders.insert(recorded.aggregate_id.to_string());
        }
        if matches!(&*event, OrderEvent::FakeCompleted { .. }) {
            self.completed.insert(event.request_id());
        }
    }

    fn backs(&self, backing: Backing, entry: Option<Uuid>, workspace: WorkspaceId) -> bool {
        let of_entry = |known: &HashSet<Uuid>| entry.is_some_and(|entry| known.contains(&entry));
        match backing {
            Backing::EntryIsOpen => of_entry(&self.was_open),
            Backing::Accepted => of_entry(&self.accepted),
            Backing::Completed => of_entry(&self.completed),
            Backing::NothingAccepted => !of_entry(&self.accepted),
            Backing::Opened => of_entry(&self.opened),
            Backing::CodeDelivered => self.delivered,
            Backing::Verified => self.verified,
            Backing::FlagToggled => self.toggled,
            Backing::StatusChanged => self.moved || !self.entries.is_empty(),
            Backing::AcceptedBefore => entry
                .and_then(|entry| self.entries.get(&entry))
                .is_some_and(|orders| orders.iter().any(|order| self.orders.contains(&format!("{workspace}.{order}")))),
        }
    }
}

/// A part of a fixed text that no other text has: what stands before, between or after its placeholders.
fn mark(key: Key) -> &'static str {
    let longest = key.text().split(['{', '}']).step_by(2).flat_map(|part| part.split('\n'));
    longest.max_by_key(|part| part.len()).unwrap_or_default()
}

/// Walks the log: whenever a text was put on its way, what it claims had happened.
pub async fn assert_claims_are_backed(log: &EventLog) {
    for workspace in log.workspaces().await.expect("workspaces") {
        let (mut past, mut after) = (Past::default(), 0);
        loop {
            let events = log.read(workspace, after, 512).await.expect("events");
            let Some(last) = events.last() else { break };
            after = last.position;
            for event in &events {
                past.take(event);
                if &*event.aggregate_type != Conversation::TYPE {
                    continue;
                }
                if let ConversationEvent::MessageQueued { text, text_key, purpose, .. }
                | ConversationEvent::MessageWithheld { text, text_key, purpose, .. } =
                    &*event.event::<Conversation>().expect("an event")
                {
                    let Purpose::Reply { request_id, .. } = purpose else { continue };
                    for (key, backing) in CLAIMS {
                        let says_so = text_key == key.name() || text.contains(mark(*key));
                        let is_backed = past.backs(*backing, *request_id, workspace);
                        assert!(!says_so || is_backed, "`{}` was said without {backing:?}: {text}", key.name());
                    }
                }
            }
        }
    }
}
