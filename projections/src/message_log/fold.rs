//! How events become entries.

use std::collections::{BTreeMap, BTreeSet};

use aggregates::conversation::{Conversation, ConversationEvent, Purpose};
use aggregates::draft::{Draft, DraftEvent};
use aggregates::ids::{MessageId, ProviderOrderId};
use aggregates::request::{self, Findings, OrderResult, Outcome, Request, RequestEvent, SupportStatus};
use cqrs_es::Aggregate;
use jiff::Timestamp;
use uuid::Uuid;

use super::row::{LogRow, Question, Send, SendFor, SendState, TABLE};
use crate::fact::{Fact, RecordedFact};
use crate::projection::{Counters, Projection, Rows, Touches};
use crate::schema::Table;

/// Last serial given.
pub(super) const SERIAL: &str = "serial";
/// Latest time a message was received, in microseconds.
pub(super) const CLOCK: &str = "clock";
/// How far any message was behind [`CLOCK`] when its request was opened, at most, in microseconds.
pub(super) const LATENESS: &str = "lateness";

/// The fold of the message log.
pub struct MessageLog;

impl Projection for MessageLog {
    const NAME: &'static str = "message_log";
    const VERSION: i64 = 7;
    type Row = LogRow;

    fn table() -> &'static Table {
        &TABLE
    }

    fn key(row: &LogRow) -> &str {
        &row.id
    }

    fn reads(aggregate_type: &str, event_type: &str) -> bool {
        match aggregate_type {
            Request::TYPE => true,
            Draft::TYPE => event_type == "DraftAccepted",
            Conversation::TYPE => !matches!(
                event_type,
                "MessageReceived"
                    | "ConfirmationGiven"
                    | "ConfirmationLapsed"
                    | "LeftToPeople"
                    | "ProvidersAsked"
                    | "ReceiptCameEarly"
            ),
            _ => false,
        }
    }

    fn touches(fact: &RecordedFact, touched: &mut Touches) {
        match &fact.fact {
            Some(Fact::Request(event)) => match &**event {
                RequestEvent::RequestOpened { request_id, .. } => touched.new_row(fact, hex(*request_id)),
                RequestEvent::RequestProgressed { .. }
                | RequestEvent::RequestAnswered { .. }
                | RequestEvent::MessageAdded { .. }
                | RequestEvent::QuestionLapsed { .. }
                | RequestEvent::SupportStatusChanged { .. }
                | RequestEvent::LogEscalated { .. } => touched.row(fact.aggregate_id()),
            },
            Some(Fact::Conversation(event)) => {
                if let Some(request_id) = purpose(event).and_then(request_of).or(asked_about(event)) {
                    touched.row(hex(request_id));
                }
            }
            Some(Fact::Draft(event)) => {
                if let Some((request_id, _)) = accepted(event) {
                    touched.row(hex(request_id));
                }
            }
            Some(
                Fact::Campaign(_)
                | Fact::ChannelHealth(_)
                | Fact::Customer(_)
                | Fact::Group(_)
                | Fact::Order(_)
                | Fact::Provider(_)
                | Fact::ServiceList(_)
                | Fact::Workspace(_),
            )
            | None => {}
        }
    }

    fn fold(fact: &RecordedFact, rows: &mut dyn Rows<LogRow>, counters: &mut Counters) {
        match &fact.fact {
            Some(Fact::Request(event)) => match &**event {
                RequestEvent::RequestOpened { request_id, .. } => {
                    let id = hex(*request_id);
                    if let Some(row) = opened(id.clone(), event, fact.position(), counters) {
                        rows.put(&id, row);
                    }
                }
                RequestEvent::RequestProgressed { results: _, done, subject: _, progressed_at: _ } => {
                    change(rows, fact.aggregate_id(), fact.position(), |row| {
                        row.orders_done = i64::try_from(*done).ok();
                        said_yes(row);
                    });
                }
                RequestEvent::RequestAnswered {
                    findings,
                    text_key: _,
                    reply,
                    subject: _,
                    support_status,
                    answered_at,
                } => {
                    change(rows, fact.aggregate_id(), fact.position(), |row| {
                        said_yes(row);
                        answer(row, findings, *answered_at);
                        row.reply = Some(reply.clone());
                        row.support_status = support_status.unwrap_or(row.support_status);
                    });
                }
                RequestEvent::MessageAdded { message_id: _, text, order_ids, subject: _, added_at: _ } => {
                    change(rows, fact.aggregate_id(), fact.position(), |row| {
                        add(&mut row.text, text);
                        add_orders(&mut row.order_ids, order_ids);
                    });
                }
                RequestEvent::QuestionLapsed { why: _, support_status, lapsed_at: _ } => {
                    change(rows, fact.aggregate_id(), fact.position(), |row| {
                        row.question = row.question.map(|_| Question::Lapsed);
                        row.support_status = support_status.unwrap_or(row.support_status);
                    });
                }
                RequestEvent::SupportStatusChanged { from: _, to, changed_at: _ } => {
                    change(rows, fact.aggregate_id(), fact.position(), |row| row.support_status = *to);
                }
                RequestEvent::LogEscalated { from: _, targets: _, unrouted, escalated_at: _ } => {
                    change(rows, fact.aggregate_id(), fact.position(), |row| {
                        row.support_status = SupportStatus::Escalated;
                        row.unrouted.clone_from(unrouted);
                    });
                }
            },
            Some(Fact::Conversation(event)) => {
                answered_beside(event, rows);
                if let ConversationEvent::ConfirmationAsked { request_id, text, .. } = &**event {
                    change(rows, &hex(*request_id), fact.position(), |row| {
                        row.outcome = Outcome::Asked;
                        row.question = Some(Question::Open);
                        row.reply = Some(text.clone());
                    });
                }
                send(event, fact.position(), rows);
            }
            Some(Fact::Draft(event)) => {
                if let Some((request_id, text)) = accepted(event) {
                    change(rows, &hex(request_id), fact.position(), |row| row.reply = Some(text.to_owned()));
                }
            }
            Some(
                Fact::Campaign(_)
                | Fact::ChannelHealth(_)
                | Fact::Customer(_)
                | Fact::Group(_)
                | Fact::Order(_)
                | Fact::Provider(_)
                | Fact::ServiceList(_)
                | Fact::Workspace(_),
            )
            | None => {}
        }
    }

    fn lookups(row: &LogRow) -> Vec<(String, i64)> {
        let order_ids: BTreeSet<u64> = row.order_ids.iter().copied().collect();
        order_ids.into_iter().map(|order_id| (order_id.to_string(), row.serial)).collect()
    }

    fn words(row: &LogRow) -> String {
        let mut words = format!("{} {}", row.serial, row.text);
        let names = [&row.username, &row.display, &row.provider].into_iter().flatten().map(String::as_str);
        for part in names.chain(row.provider_order_ids.iter().map(ProviderOrderId::as_str)) {
            words.push(' ');
            words.push_str(part);
        }
        for order_id in &row.order_ids {
            words.push(' ');
            words.push_str(&order_id.to_string());
        }
        words
    }
}

fn opened(id: String, event: &RequestEvent, position: i64, counters: &mut Counters) -> Option<LogRow> {
    let RequestEvent::RequestOpened {
        request_id: _,
        message_id,
        conversation_id,
        channel_id,
        chat_kind: _,
        group_id,
        customer_id,
        username,
        sender_name,
        subject: _,
        action,
        order_ids,
        text,
        priority,
        received_at,
        custom,
        unclear,
        reason,
        support_status,
        opened_at: _,
    } = event
    else {
        return None;
    };
    let serial = counters.next(SERIAL);
    let clock = counters.at_least(CLOCK, received_at.as_microsecond());
    counters.at_least(LATENESS, clock - received_at.as_microsecond());
    Some(LogRow {
        id,
        serial,
        message_id: MessageId::new(hex(*message_id)),
        conversation_id: conversation_id.clone(),
        received_at: *received_at,
        logged_at: Timestamp::from_microsecond(clock).unwrap_or(*received_at),
        action: *action,
        custom_command: custom.as_ref().map(|command| command.name.clone()),
        order_ids: order_ids.clone(),
        orders_done: None,
        customer_id: customer_id.clone(),
        username: username.clone(),
        display: sender_name.clone(),
        group_id: group_id.clone(),
        channel_id: channel_id.clone(),
        provider: None,
        provider_order_ids: Vec::new(),
        outcome: request::when_opened(*action, *reason, *priority, *unclear).0,
        reason: *reason,
        question: None,
        support_status: *support_status,
        priority: *priority,
        text: text.clone(),
        reply: None,
        reply_state: SendState::None,
        attempts: 0,
        dispatch_state: SendState::None,
        escalation_state: SendState::None,
        sends: BTreeMap::new(),
        unrouted: Vec::new(),
        answer_micros: None,
        position,
    })
}

fn answer(row: &mut LogRow, findings: &Findings, answered_at: Timestamp) {
    row.answer_micros = Some(answered_at.as_microsecond() - row.received_at.as_microsecond());
    row.outcome = request::outcome(row.action, findings);
    match findings {
        Findings::Orders { results } => name_providers(row, results),
        Findings::Custom { command, results, .. } => {
            row.custom_command = Some(command.clone());
            name_providers(row, results);
        }
        Findings::Balance { .. }
        | Findings::BalanceCoolingDown { .. }
        | Findings::Services { .. }
        | Findings::Ticket { .. }
        | Findings::TicketNotFound { .. }
        | Findings::Username { .. }
        | Findings::Help
        | Findings::Menu { .. }
        | Findings::PanelUnavailable { .. }
        | Findings::Unclear { .. }
        | Findings::LeftToPeople
        | Findings::WantsHuman => {}
    }
}

/// Something was done after a question: it was answered.
fn said_yes(row: &mut LogRow) {
    row.question = row.question.map(|_| Question::Answered);
}

/// An entry's text holds this much at most, in characters; the conversation has all of it.
const TEXT_MAX_CHARS: usize = 20_000;

fn add(text: &mut String, more: &str) {
    if text.chars().count() + more.chars().count() < TEXT_MAX_CHARS {
        text.push('\n');
        text.push_str(more);
    }
}

/// Orders an entry names at most.
const ORDERS_MAX: usize = 100;

fn add_orders(orders: &mut Vec<u64>, more: &[u64]) {
    for order_id in more {
        if orders.len() < ORDERS_MAX && !orders.contains(order_id) {
            orders.push(*order_id);
        }
    }
}

fn name_providers(row: &mut LogRow, results: &[OrderResult]) {
    let mut providers: Vec<&str> = Vec::new();
    row.provider_order_ids.clear();
    for facts in results.iter().filter_map(|result| result.facts.as_ref()) {
        if let Some(provider) = facts.provider.as_deref()
            && !providers.contains(&provider)
        {
            providers.push(provider);
        }
        row.provider_order_ids.extend(facts.provider_order_id.clone());
    }
    row.provider = (!providers.is_empty()).then(|| providers.join(", "));
}

/// What was said to a message that nothing was done about.
fn answered_beside(event: &ConversationEvent, rows: &mut dyn Rows<LogRow>) {
    let said = match event {
        ConversationEvent::MessageQueued { purpose: Purpose::Reply { request_id, .. }, text, .. }
        | ConversationEvent::MessageWithheld { purpose: Purpose::Reply { request_id, .. }, text, .. } => {
            request_id.map(|request_id| (request_id, text))
        }
        ConversationEvent::MessageQueued { .. }
        | ConversationEvent::MessageWithheld { .. }
        | ConversationEvent::MessageReceived { .. }
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
        | ConversationEvent::ReceiptCameEarly { .. } => None,
    };
    if let Some((request_id, text)) = said
        && let Some(row) = rows.get_mut(&hex(request_id))
        && row.reason.is_some()
        && row.reply.is_none()
    {
        row.reply = Some(text.clone());
    }
}

fn send(event: &ConversationEvent, position: i64, rows: &mut dyn Rows<LogRow>) {
    let (outgoing_id, purpose, state) = match event {
        ConversationEvent::MessageReceived { .. }
        | ConversationEvent::ConfirmationAsked { .. }
        | ConversationEvent::ConfirmationGiven { .. }
        | ConversationEvent::ConfirmationLapsed { .. }
        | ConversationEvent::LeftToPeople { .. }
        | ConversationEvent::ProvidersAsked { .. }
        | ConversationEvent::PartSent { .. }
        | ConversationEvent::ReceiptCameEarly { .. } => return,
        ConversationEvent::MessageQueued { outgoing_id, purpose, .. }
        | ConversationEvent::ResendRequested { outgoing_id, purpose, .. } => (outgoing_id, purpose, SendState::Queued),
        ConversationEvent::MessageWithheld { outgoing_id, purpose, .. } => (outgoing_id, purpose, SendState::Withheld),
        ConversationEvent::MessageSent { outgoing_id, purpose, .. } => (outgoing_id, purpose, SendState::Sent),
        ConversationEvent::SendingFailed { outgoing_id, purpose, .. } => (outgoing_id, purpose, SendState::Retrying),
        ConversationEvent::SendingUnknown { outgoing_id, purpose, .. } => (outgoing_id, purpose, SendState::Unknown),
        ConversationEvent::SendingAbandoned { outgoing_id, purpose, .. } => (outgoing_id, purpose, SendState::Failed),
        ConversationEvent::MessageDelivered { outgoing_id, purpose, .. } => {
            (outgoing_id, purpose, SendState::Delivered)
        }
        ConversationEvent::MessageRead { outgoing_id, purpose, .. } => (outgoing_id, purpose, SendState::Read),
        ConversationEvent::DeliveryFailed { outgoing_id, purpose, .. } => {
            (outgoing_id, purpose, SendState::Undelivered)
        }
    };
    let Some(request_id) = request_of(purpose) else { return };
    let reason = reason(event);
    let attempted = match state {
        SendState::Sent | SendState::Retrying | SendState::Unknown | SendState::Failed => 1,
        SendState::None
        | SendState::Queued
        | SendState::Withheld
        | SendState::Delivered
        | SendState::Read
        | SendState::Undelivered => 0,
    };
    let (is, order_id) = match purpose {
        Purpose::Reply { .. } => (SendFor::Reply, None),
        Purpose::Dispatch { order_id, .. } => (SendFor::Dispatch, Some(*order_id)),
        Purpose::Escalation { .. } => (SendFor::Escalation, None),
        Purpose::Broadcast { .. } | Purpose::Warning { .. } => return,
    };
    change(rows, &hex(request_id), position, |row| {
        let send =
            row.sends.entry(hex(*outgoing_id)).or_insert(Send { is, state, attempts: 0, order_id, reason: None });
        if !state.is_told_too_late_for(send.state) {
            send.state = state;
            send.reason = reason.cloned();
        }
        send.attempts += attempted;
        if is == SendFor::Reply {
            row.attempts += attempted;
        }
        let worst = row.sends.values().filter(|send| send.is == is).map(|send| send.state).max().unwrap_or_default();
        match is {
            SendFor::Reply => row.reply_state = worst,
            SendFor::Dispatch => row.dispatch_state = worst,
            SendFor::Escalation => row.escalation_state = worst,
        }
    });
}

/// The reply a model worded, and the entry it belongs to.
fn accepted(event: &DraftEvent) -> Option<(Uuid, &str)> {
    match event {
        DraftEvent::DraftAccepted { request_id, text, .. } => request_id.map(|request_id| (request_id, text.as_str())),
        DraftEvent::DraftAsked { .. } | DraftEvent::DraftRejected { .. } | DraftEvent::NoDraftGiven { .. } => None,
    }
}

fn purpose(event: &ConversationEvent) -> Option<&Purpose> {
    match event {
        ConversationEvent::MessageReceived { .. }
        | ConversationEvent::ConfirmationAsked { .. }
        | ConversationEvent::ConfirmationGiven { .. }
        | ConversationEvent::ConfirmationLapsed { .. }
        | ConversationEvent::LeftToPeople { .. }
        | ConversationEvent::ProvidersAsked { .. }
        | ConversationEvent::PartSent { .. }
        | ConversationEvent::ReceiptCameEarly { .. } => None,
        ConversationEvent::MessageQueued { purpose, .. }
        | ConversationEvent::MessageWithheld { purpose, .. }
        | ConversationEvent::MessageSent { purpose, .. }
        | ConversationEvent::SendingFailed { purpose, .. }
        | ConversationEvent::SendingUnknown { purpose, .. }
        | ConversationEvent::SendingAbandoned { purpose, .. }
        | ConversationEvent::ResendRequested { purpose, .. }
        | ConversationEvent::MessageDelivered { purpose, .. }
        | ConversationEvent::MessageRead { purpose, .. }
        | ConversationEvent::DeliveryFailed { purpose, .. } => Some(purpose),
    }
}

/// What stands in the way of a message, as of this event.
fn reason(event: &ConversationEvent) -> Option<&String> {
    match event {
        ConversationEvent::SendingFailed { reason, .. }
        | ConversationEvent::SendingUnknown { reason, .. }
        | ConversationEvent::SendingAbandoned { reason, .. }
        | ConversationEvent::DeliveryFailed { reason, .. } => Some(reason),
        ConversationEvent::MessageReceived { .. }
        | ConversationEvent::ConfirmationAsked { .. }
        | ConversationEvent::ConfirmationGiven { .. }
        | ConversationEvent::ConfirmationLapsed { .. }
        | ConversationEvent::LeftToPeople { .. }
        | ConversationEvent::MessageQueued { .. }
        | ConversationEvent::PartSent { .. }
        | ConversationEvent::MessageWithheld { .. }
        | ConversationEvent::MessageSent { .. }
        | ConversationEvent::ResendRequested { .. }
        | ConversationEvent::MessageDelivered { .. }
        | ConversationEvent::MessageRead { .. }
        | ConversationEvent::ProvidersAsked { .. }
        | ConversationEvent::ReceiptCameEarly { .. } => None,
    }
}

/// The log entry a question is about.
fn asked_about(event: &ConversationEvent) -> Option<Uuid> {
    match event {
        ConversationEvent::ConfirmationAsked { request_id, .. } => Some(*request_id),
        ConversationEvent::MessageReceived { .. }
        | ConversationEvent::ConfirmationGiven { .. }
        | ConversationEvent::ConfirmationLapsed { .. }
        | ConversationEvent::LeftToPeople { .. }
        | ConversationEvent::ProvidersAsked { .. }
        | ConversationEvent::MessageQueued { .. }
        | ConversationEvent::MessageWithheld { .. }
        | ConversationEvent::MessageSent { .. }
        | ConversationEvent::PartSent { .. }
        | ConversationEvent::SendingFailed { .. }
        | ConversationEvent::SendingUnknown { .. }
        | ConversationEvent::SendingAbandoned { .. }
        | ConversationEvent::ResendRequested { .. }
        | ConversationEvent::MessageDelivered { .. }
        | ConversationEvent::MessageRead { .. }
        | ConversationEvent::DeliveryFailed { .. }
        | ConversationEvent::ReceiptCameEarly { .. } => None,
    }
}

fn request_of(purpose: &Purpose) -> Option<Uuid> {
    match purpose {
        Purpose::Reply { message_id: _, request_id } => *request_id,
        Purpose::Dispatch { request_id, order_id: _ } | Purpose::Escalation { request_id } => Some(*request_id),
        Purpose::Broadcast { .. } | Purpose::Warning { .. } => None,
    }
}

fn change(rows: &mut dyn Rows<LogRow>, id: &str, position: i64, change: impl FnOnce(&mut LogRow)) {
    if let Some(row) = rows.get_mut(id) {
        change(row);
        row.position = position;
    }
}

fn hex(id: Uuid) -> String {
    id.as_simple().to_string()
}
