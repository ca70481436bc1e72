//! What was counted before this process began, as the log tells it.
//!
//! A message was counted if it was handled, and whatever was handled left an event that it caused: a reply, a log entry, a step of
//! verification. Looked-up orders stand in the log entries, replies by the model in the drafts.

use std::collections::{HashMap, HashSet};

use aggregates::conversation::{Conversation, ConversationEvent};
use aggregates::customer::{Customer, CustomerEvent, Limit};
use aggregates::draft::{Draft, DraftEvent, NoDraft};
use aggregates::ids::CustomerId;
use aggregates::request::{Reason, Request, RequestEvent};
use aggregates::values::Identity;
use aggregates::words::Key;
use app::ids;
use cqrs_es::Aggregate as _;
use eventlog::{ERASED, Recorded};
use jiff::{SignedDuration, Timestamp};
use projections::customers;
use uuid::Uuid;

use super::counters::{Of, What, code_counter};
use super::looks_up;
use crate::reactors::job::{Job, Trouble};

/// Nothing counts for longer.
const LONGEST: SignedDuration = SignedDuration::from_hours(1);
/// Events read at once.
const PAGE: i64 = 1_000;
/// How far is looked back at most. Of a workspace where more than this happened within the hour, what is older is not counted.
const LOOK_BACK: i64 = 50_000;

/// Events that a message causes though it is not handled.
const NOT_HANDLING: [&str; 8] = [
    "GroupRegistered",
    "CustomerMet",
    "IdentityLinked",
    "CustomerAbsorbed",
    "CustomerMergedAway",
    "MemberIdentityLinked",
    "LimitReached",
    // With the chat's open entry, `LeftToPeople` tells that it was handled.
    "MessageAdded",
];

/// Something counted.
pub(super) struct Past {
    pub of: Of,
    pub id: Uuid,
    pub number: u32,
    pub at: Timestamp,
}

/// A message, until it is known whether it was handled.
struct Written {
    event_id: Uuid,
    message_id: Uuid,
    identities: Vec<Identity>,
    received_at: Timestamp,
}

#[derive(Default)]
struct Found {
    past: Vec<(CustomerId, What, Uuid, u32, Timestamp)>,
    written: Vec<Written>,
    /// Codes that went out: to which username, caused by which event, when.
    codes: Vec<(String, Uuid, Timestamp)>,
    /// Events that caused others.
    handled: HashSet<Uuid>,
    /// Drafts that were not asked for, being beyond the limit.
    unasked: HashSet<String>,
}

/// Everything of this workspace that may still count.
pub(super) async fn read(job: &Job<'_>) -> Result<Vec<Past>, Trouble> {
    let (log, workspace) = (job.log(), job.workspace_id());
    let since = job.now().checked_sub(LONGEST).unwrap_or(Timestamp::MIN);
    let mut before = log.head(workspace).await?;
    let stop = before.saturating_sub(LOOK_BACK).max(0);
    let mut found = Found::default();
    'pages: while before > stop {
        let after = before.saturating_sub(PAGE).max(stop);
        let limit = usize::try_from(before - after).unwrap_or(0);
        let events = log.read(workspace, after, limit).await?;
        for event in events.iter().rev().filter(|event| event.position <= before) {
            if event.recorded_at < since {
                break 'pages;
            }
            found.take(event)?;
        }
        before = after;
    }
    let of = |whose: String, what: What| Of { workspace, whose, what };
    let mut past: Vec<Past> = Vec::with_capacity(found.past.len() + found.written.len());
    for (customer_id, what, id, number, at) in found.past {
        past.push(Past { of: of(customer_id.to_string(), what), id, number, at });
    }
    for (username, cause, at) in found.codes {
        // A code counts under the message that was answered with it, which is not always among these events.
        past.push(Past { of: of(code_counter(job, &username).await?, What::Codes), id: cause, number: 1, at });
    }
    let mut known: HashMap<Vec<Identity>, CustomerId> = HashMap::new();
    for written in found.written {
        if !found.handled.contains(&written.event_id) {
            continue;
        }
        let customer_id = match known.get(&written.identities) {
            Some(customer_id) => customer_id.clone(),
            None => {
                let Some(customer_id) = author(job, &written.identities).await? else { continue };
                known.insert(written.identities, customer_id.clone());
                customer_id
            }
        };
        let of = of(customer_id.to_string(), What::Asked(Limit::Messages));
        past.push(Past { of, id: written.message_id, number: 1, at: written.received_at });
    }
    Ok(past)
}

/// The customer with these identities, under the id that their messages are counted by.
async fn author(job: &Job<'_>, identities: &[Identity]) -> Result<Option<CustomerId>, Trouble> {
    if let Some(row) = customers::by_identity(&job.tools.models, job.workspace_id(), identities).await? {
        return Ok(Some(row.id));
    }
    match identities.first() {
        Some(first) => Ok(Some(ids::of_customer(job.log(), job.workspace_id(), first).await?)),
        None => Ok(None),
    }
}

impl Found {
    /// Takes the next event, the newest first: what an event caused is known before it.
    fn take(&mut self, event: &Recorded) -> Result<(), Trouble> {
        if !NOT_HANDLING.contains(&&*event.event_type) && !is_refusal(event)? && !is_beyond(event)? {
            self.handled.insert(event.provenance.causation_id);
        }
        match &*event.aggregate_type {
            Conversation::TYPE if &*event.event_type == "MessageReceived" => self.take_message(event),
            Request::TYPE if &*event.event_type == "RequestOpened" => self.take_request(event),
            Draft::TYPE => self.take_draft(event),
            Customer::TYPE if &*event.event_type == "VerificationCodeIssued" => self.take_code(event),
            _ => Ok(()),
        }
    }

    fn take_message(&mut self, event: &Recorded) -> Result<(), Trouble> {
        if let ConversationEvent::MessageReceived { message_id, identities, received_at, .. } =
            &*event.event::<Conversation>()?
            && identities.iter().all(|identity| identity.0 != ERASED)
        {
            let (message_id, identities, received_at) = (*message_id, identities.clone(), *received_at);
            self.written.push(Written { event_id: event.event_id, message_id, identities, received_at });
        }
        Ok(())
    }

    fn take_request(&mut self, event: &Recorded) -> Result<(), Trouble> {
        if let RequestEvent::RequestOpened {
            message_id,
            customer_id: Some(customer_id),
            action,
            order_ids,
            received_at,
            reason: None,
            ..
        } = &*event.event::<Request>()?
            && looks_up(*action)
            && !order_ids.is_empty()
        {
            let number = u32::try_from(order_ids.len()).unwrap_or(u32::MAX);
            let what = What::Asked(Limit::OrderChecks);
            self.past.push((customer_id.clone(), what, *message_id, number, *received_at));
        }
        Ok(())
    }

    fn take_code(&mut self, event: &Recorded) -> Result<(), Trouble> {
        if let CustomerEvent::VerificationCodeIssued { username, issued_at, .. } = &*event.event::<Customer>()?
            && username != ERASED
        {
            self.codes.push((username.clone(), event.provenance.causation_id, *issued_at));
        }
        Ok(())
    }

    fn take_draft(&mut self, event: &Recorded) -> Result<(), Trouble> {
        match &*event.event::<Draft>()? {
            DraftEvent::NoDraftGiven { why: NoDraft::Limited, .. } => {
                self.unasked.insert(event.aggregate_id.to_string());
            }
            DraftEvent::DraftAsked { message_id, subject, asked_at, .. }
                if !self.unasked.contains(&*event.aggregate_id) =>
            {
                self.past.push((CustomerId::new(subject), What::ModelReplies, *message_id, 1, *asked_at));
            }
            DraftEvent::DraftAsked { .. }
            | DraftEvent::DraftAccepted { .. }
            | DraftEvent::DraftRejected { .. }
            | DraftEvent::NoDraftGiven { .. } => {}
        }
        Ok(())
    }
}

/// The entry of messages beyond a limit.
fn is_beyond(event: &Recorded) -> Result<bool, Trouble> {
    if &*event.event_type != "RequestOpened" {
        return Ok(false);
    }
    Ok(matches!(&*event.event::<Request>()?, RequestEvent::RequestOpened { reason: Some(Reason::OverLimit), .. }))
}

/// The reply that tells of a limit.
fn is_refusal(event: &Recorded) -> Result<bool, Trouble> {
    if !matches!(&*event.event_type, "MessageQueued" | "MessageWithheld") {
        return Ok(false);
    }
    Ok(match &*event.event::<Conversation>()? {
        ConversationEvent::MessageQueued { text_key, .. } | ConversationEvent::MessageWithheld { text_key, .. } => {
            text_key == Key::MessagesLimited.name() || text_key == Key::OrderChecksLimited.name()
        }
        ConversationEvent::MessageReceived { .. }
        | ConversationEvent::ConfirmationAsked { .. }
        | ConversationEvent::ConfirmationGiven { .. }
        | ConversationEvent::ConfirmationLapsed { .. }
        | ConversationEvent::LeftToPeople { .. }
        | ConversationEvent::ProvidersAsked { .. }
        | ConversationEvent::MessageSent { .. }
        | ConversationEvent::PartSent { .. }
        | ConversationEvent::SendingFailed { .. }
        | ConversationEvent::SendingUnknown { .. }
        | ConversationEvent::SendingAbandoned { .. }
        | ConversationEvent::ResendRequested { .. }
        | ConversationEvent::MessageDelivered { .. }
        | ConversationEvent::MessageRead { .. }
        | ConversationEvent::DeliveryFailed { .. }
        | ConversationEvent::ReceiptCameEarly { .. } => false,
    })
}
