//! Which effects follow from which event, for people to read.

use aggregates::conversation::{ConversationEvent, Purpose};
use aggregates::customer::CustomerEvent;
use aggregates::ids::{ChannelId, ConversationId, CustomerId, ProviderOrderId};
use aggregates::order::{Accepted, Dispatch, OrderEvent, Requester};
use aggregates::request::{Action, EscalationTarget, RequestEvent, SupportStatus};
use aggregates::values::{ChatKind, OrderFacts, OrderStatus};
use jiff::Timestamp;
use projections::outbox::NewEffect;
use serde::Serialize;
use serde_json::Value;

use super::some_id;
use crate::reactors::effects::{of_conversation, of_customer, of_order, of_request};

/// An event and what is done because of it.
#[derive(Serialize)]
struct Row {
    event: Value,
    effects: Vec<Effect>,
}

#[derive(Serialize)]
struct Effect {
    kind: String,
    lane: String,
    #[serde(skip_serializing_if = "Value::is_null")]
    payload: Value,
}

fn row(event: &impl Serialize, effects: Vec<NewEffect>) -> Row {
    Row {
        event: serde_json::to_value(event).expect("an event"),
        effects: effects
            .into_iter()
            .map(|effect| Effect { kind: effect.kind, lane: effect.lane, payload: effect.payload })
            .collect(),
    }
}

fn snapshot(name: &str, rows: &[Row]) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../../../snapshots/streams");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_yaml_snapshot!(name, rows));
}

fn noon() -> Timestamp {
    "2026-03-01T12:00:00Z".parse().expect("a time")
}

#[test]
fn a_message_is_handled_in_the_order_of_its_chat_and_sent_in_the_order_of_its_chat() {
    let received = ConversationEvent::MessageReceived {
        message_id: some_id(1),
        channel_id: ChannelId::new("channel"),
        chat: "447700900123@s.whatsapp.net".to_owned(),
        chat_kind: ChatKind::Private,
        subject: "subject".to_owned(),
        identities: Vec::new(),
        sender_name: None,
        text: "refill 54321".to_owned(),
        sent_at: noon(),
        received_at: noon(),
        channel_message_id: None,
        forwarded: None,
        answers: None,
        edits: None,
    };
    let purpose = || Purpose::Reply { message_id: some_id(1), request_id: Some(some_id(1)) };
    let queued = ConversationEvent::MessageQueued {
        outgoing_id: some_id(2),
        channel_id: ChannelId::new("channel"),
        chat: "447700900123@s.whatsapp.net".to_owned(),
        purpose: purpose(),
        text_key: "refill_submitted".to_owned(),
        text: "✅ Refill submitted".to_owned(),
        subject: "subject".to_owned(),
        queued_at: noon(),
        quoted: None,
    };
    let failed = ConversationEvent::SendingFailed {
        outgoing_id: some_id(2),
        purpose: purpose(),
        attempt: 1,
        reason: "unavailable".to_owned(),
        retry_at: noon(),
    };
    let resend =
        ConversationEvent::ResendRequested { outgoing_id: some_id(2), purpose: purpose(), requested_at: noon() };
    let rows: Vec<Row> = [received, queued, failed, resend]
        .iter()
        .map(|event| row(event, of_conversation(event, "conversation-1")))
        .collect();
    snapshot("effects_of_a_conversation", &rows);
}

#[test]
fn a_code_is_brought_to_the_panel() {
    let issued = CustomerEvent::VerificationCodeIssued {
        customer_id: CustomerId::new("customer-1"),
        username: "johndoe123".to_owned(),
        code: "123456".to_owned(),
        expires_at: noon(),
        ticket: None,
        issued_at: noon(),
    };
    let started = CustomerEvent::VerificationStarted { customer_id: CustomerId::new("customer-1"), started_at: noon() };
    let rows: Vec<Row> = [started, issued].iter().map(|event| row(event, of_customer(event))).collect();
    snapshot("effects_of_a_customer", &rows);
}

#[test]
fn an_accepted_action_is_dispatched_only_where_a_provider_takes_part() {
    let accepted = |dispatch: Option<Dispatch>| Accepted {
        request_id: some_id(1),
        requester: Requester::Operator,
        subject: "subject".to_owned(),
        facts: OrderFacts {
            order_id: 54_321,
            owner: "johndoe123".to_owned(),
            status: OrderStatus::Completed,
            service_id: None,
            service_name: "Followers [Refill: 30D]".to_owned(),
            link: "https://example.com/john".to_owned(),
            quantity: 1000,
            start_count: Some(10),
            remains: Some(0),
            charge: None,
            provider: Some("smmcost.com".to_owned()),
            provider_order_id: Some(ProviderOrderId::new("2323223")),
            created_at: None,
            updated_at: None,
            can_refill: None,
            can_cancel: None,
        },
        terms: None,
        dispatch,
        cooldown_until: noon(),
        grounds: None,
        requested_at: noon(),
    };
    let dispatch = Dispatch {
        outgoing_id: some_id(2),
        provider: "smmcost.com".to_owned(),
        provider_order_id: ProviderOrderId::new("2323223"),
        channel_id: ChannelId::new("channel"),
        chat: "group@g.us".to_owned(),
        text: "2323223 refill".to_owned(),
        also: None,
    };
    let events = [OrderEvent::RefillRequested(accepted(Some(dispatch))), OrderEvent::RefundRequested(accepted(None))];
    let rows: Vec<Row> = events.iter().map(|event| row(event, of_order(event, "workspace.54321"))).collect();
    snapshot("effects_of_an_order", &rows);
}

#[test]
fn many_orders_are_worked_through_beside_the_chat_and_escalations_go_to_each_provider() {
    let opened = |conversation_id: &str, orders: u64| RequestEvent::RequestOpened {
        request_id: some_id(1),
        message_id: some_id(1),
        conversation_id: ConversationId::new(conversation_id),
        channel_id: ChannelId::new("channel"),
        chat_kind: ChatKind::Private,
        group_id: None,
        customer_id: None,
        username: None,
        sender_name: None,
        subject: "subject".to_owned(),
        action: Action::Refill,
        order_ids: (54_321..54_321 + orders).collect(),
        text: "refill …".to_owned(),
        priority: false,
        received_at: noon(),
        custom: None,
        unclear: false,
        reason: None,
        support_status: SupportStatus::Open,
        opened_at: noon(),
    };
    let target = |provider: &str| EscalationTarget {
        provider: provider.to_owned(),
        channel_id: ChannelId::new("channel"),
        chat: format!("{provider}@g.us"),
        provider_order_ids: vec![ProviderOrderId::new("1")],
        text: "1 escalated".to_owned(),
    };
    let escalated = RequestEvent::LogEscalated {
        from: SupportStatus::Open,
        targets: vec![target("one"), target("other")],
        unrouted: Vec::new(),
        escalated_at: noon(),
    };
    let events = [opened("conversation-1", 10), opened("conversation-1", 11), opened("", 11), escalated];
    let rows: Vec<Row> = events.iter().map(|event| row(event, of_request(event, "request-1"))).collect();
    snapshot("effects_of_a_request", &rows);
}
