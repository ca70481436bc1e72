//! Pure folds: events in, rows out, as snapshots.

use std::collections::BTreeMap;

use aggregates::conversation::{Conversation, ConversationEvent, Lapse, Purpose};
use aggregates::customer::{Customer, CustomerEvent, VerifiedBy};
use aggregates::draft::{Cost, Draft, DraftEvent};
use aggregates::group::{Group, GroupEvent, GroupFlag};
use aggregates::guard::Fault;
use aggregates::ids::{ChannelId, ChannelMessageId, ConversationId, CustomerId, GroupId, ProviderId, ProviderOrderId};
use aggregates::order::Refusal;
use aggregates::provider::{Provider, ProviderEvent};
use aggregates::request::{
    Action, EscalationTarget, Findings, OrderOutcome, OrderResult, Request, RequestEvent, SupportStatus,
};
use aggregates::values::{ChatKind, Identity};
use eventlog::{EventLog, LoggedAggregate, LoggedEvent, StoredEvent};
use projections::customers::Customers;
use projections::groups::Groups;
use projections::message_log::MessageLog;
use projections::providers::Providers;
use projections::usage::UsageLog;
use projections::{Counters, Projection, RecordedFact, Touches};
use serde::Serialize;
use uuid::Uuid;

use crate::common::{Home, at, facts, hex, workspace};

/// Events as the log would answer them, one after the other.
struct Story {
    log: EventLog,
    _home: Home,
    events: Vec<RecordedFact>,
    told: Vec<String>,
}

#[derive(Serialize)]
struct Told<'a, R> {
    events: &'a [String],
    rows: Vec<R>,
    counters: Counters,
}

impl Story {
    async fn new() -> Self {
        let home = Home::sqlite();
        Self { log: home.node().await.log, _home: home, events: Vec::new(), told: Vec::new() }
    }

    async fn then<A: LoggedAggregate>(&mut self, aggregate_id: &str, event: A::Event) -> &mut Self
    where
        A::Event: LoggedEvent + Serialize,
    {
        let position = i64::try_from(self.events.len()).unwrap() + 1;
        let causation = Uuid::nil();
        let stored = StoredEvent {
            workspace_id: workspace(1),
            position,
            event_id: Uuid::from_u128(u128::try_from(position).unwrap()),
            aggregate_type: A::TYPE.to_owned(),
            aggregate_id: aggregate_id.to_owned(),
            sequence: position,
            event_type: cqrs_es::DomainEvent::event_type(&event),
            event_version: cqrs_es::DomainEvent::event_version(&event),
            payload: serde_json::to_string(&event).unwrap(),
            metadata: serde_json::json!({ "actor": "system", "correlation_id": causation, "causation_id": causation })
                .to_string(),
            recorded_at: at(position),
            hash: [0; 32],
        };
        self.told.push(format!("{position} {} {}", stored.aggregate_type, stored.event_type));
        let mut opened = self.log.open_stored(vec![stored]).await.unwrap();
        self.events.push(RecordedFact::of(opened.remove(0)).unwrap());
        self
    }

    fn assert_rows<P: Projection>(&self, name: &str) {
        let mut rows: BTreeMap<String, P::Row> = BTreeMap::new();
        let mut counters = Counters::default();
        for event in &self.events {
            let before = (rows.clone(), counters.clone());
            P::fold(event, &mut rows, &mut counters);
            let mut touched = Touches::default();
            P::touches(event, &mut touched);
            if !P::reads(&event.recorded.aggregate_type, &event.recorded.event_type) {
                assert_eq!(touched.keys().count(), 0, "what is not read touches nothing");
                assert!(before == (rows.clone(), counters.clone()), "what is not read changes nothing");
            }
        }
        let told = Told { events: &self.told, rows: rows.into_values().collect(), counters };
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path("../../../snapshots/projections");
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| insta::assert_yaml_snapshot!(name, told));
    }
}

fn id(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

fn opened(n: u128, action: Action, order_ids: &[u64], received: i64) -> RequestEvent {
    RequestEvent::RequestOpened {
        request_id: id(n),
        message_id: id(n),
        conversation_id: ConversationId::new("chat-1"),
        channel_id: ChannelId::new("channel-1"),
        chat_kind: ChatKind::Group,
        group_id: Some(GroupId::new("group-1")),
        customer_id: Some(CustomerId::new("customer-1")),
        username: Some("maria".into()),
        sender_name: Some("Maria".into()),
        subject: "customer-1".into(),
        action,
        order_ids: order_ids.to_vec(),
        text: format!("{action:?} {order_ids:?}"),
        priority: false,
        received_at: at(received),
        custom: None,
        unclear: false,
        reason: None,
        support_status: SupportStatus::Open,
        opened_at: at(received + 1),
    }
}

fn answered(findings: Findings, seconds: i64) -> RequestEvent {
    RequestEvent::RequestAnswered {
        findings,
        text_key: "key".into(),
        reply: "the reply".into(),
        subject: "customer-1".into(),
        support_status: Some(SupportStatus::Resolved),
        answered_at: at(seconds),
    }
}

fn result(order_id: u64, outcome: OrderOutcome, provider: Option<&str>) -> OrderResult {
    OrderResult { order_id, outcome, facts: provider.map(|provider| facts(order_id, provider)) }
}

fn reply(n: u128) -> Purpose {
    Purpose::Reply { message_id: id(n), request_id: Some(id(n)) }
}

fn queued(outgoing: u128, purpose: Purpose) -> ConversationEvent {
    ConversationEvent::MessageQueued {
        outgoing_id: id(outgoing),
        channel_id: ChannelId::new("channel-1"),
        chat: "1@g.us".into(),
        purpose,
        text_key: "key".into(),
        text: "text".into(),
        subject: "customer-1".into(),
        queued_at: at(12),
        quoted: None,
    }
}

fn sent(outgoing: u128, purpose: Purpose, attempt: u32) -> ConversationEvent {
    ConversationEvent::MessageSent {
        outgoing_id: id(outgoing),
        purpose,
        attempt,
        provider_message_id: ChannelMessageId::new("WA1"),
        sent_at: at(13),
    }
}

fn failed(outgoing: u128, purpose: Purpose, attempt: u32) -> ConversationEvent {
    ConversationEvent::SendingFailed {
        outgoing_id: id(outgoing),
        purpose,
        attempt,
        reason: "refused".into(),
        retry_at: at(60),
    }
}

fn received(subject: &str, chat_kind: ChatKind, received: i64) -> ConversationEvent {
    ConversationEvent::MessageReceived {
        message_id: id(9),
        channel_id: ChannelId::new("channel-1"),
        chat: "8801@s.whatsapp.net".into(),
        chat_kind,
        subject: subject.into(),
        identities: vec![Identity("jid:8801@s.whatsapp.net".into())],
        sender_name: None,
        text: "hello".into(),
        sent_at: at(received),
        received_at: at(received),
        channel_message_id: None,
        forwarded: None,
        answers: None,
        edits: None,
    }
}

#[tokio::test]
async fn an_entry_from_opening_to_a_sent_reply() {
    let mut story = Story::new().await;
    let findings = Findings::Orders {
        results: vec![result(54321, OrderOutcome::Accepted { dispatched: true }, Some("smmcost.com"))],
    };
    story.then::<Request>(&hex(id(1)), opened(1, Action::Refill, &[54321], 10)).await;
    story.then::<Request>(&hex(id(1)), answered(findings, 12)).await;
    story.then::<Conversation>("chat-1", queued(101, reply(1))).await;
    story
        .then::<Conversation>("provider-chat", queued(102, Purpose::Dispatch { request_id: id(1), order_id: 54321 }))
        .await;
    story.then::<Conversation>("chat-1", failed(101, reply(1), 1)).await;
    story.then::<Conversation>("chat-1", sent(101, reply(1), 2)).await;
    story
        .then::<Conversation>("provider-chat", sent(102, Purpose::Dispatch { request_id: id(1), order_id: 54321 }, 1))
        .await;
    story.assert_rows::<MessageLog>("message_log.an_entry_from_opening_to_a_sent_reply");
}

#[tokio::test]
async fn several_orders_with_several_outcomes() {
    let mut story = Story::new().await;
    let refused = OrderOutcome::Refused { refusal: Refusal::NotYours };
    let findings = Findings::Orders {
        results: vec![
            result(1001, OrderOutcome::Accepted { dispatched: true }, Some("smmcost.com")),
            result(1002, OrderOutcome::Accepted { dispatched: true }, Some("other.com")),
            result(1003, OrderOutcome::Accepted { dispatched: true }, Some("smmcost.com")),
            result(1004, refused.clone(), None),
        ],
    };
    story.then::<Request>(&hex(id(1)), opened(1, Action::Cancel, &[1001, 1002, 1003, 1004], 10)).await;
    story.then::<Request>(&hex(id(1)), answered(findings, 12)).await;
    for order_id in 1001..=1003 {
        let purpose = Purpose::Dispatch { request_id: id(1), order_id };
        story.then::<Conversation>("provider-chat", queued(u128::from(order_id), purpose)).await;
    }
    story
        .then::<Conversation>("provider-chat", sent(1001, Purpose::Dispatch { request_id: id(1), order_id: 1001 }, 1))
        .await;
    let unknown = ConversationEvent::SendingUnknown {
        outgoing_id: id(1002),
        purpose: Purpose::Dispatch { request_id: id(1), order_id: 1002 },
        attempt: 1,
        reason: "the connection broke".into(),
        retry_at: None,
    };
    story.then::<Conversation>("provider-chat", unknown).await;
    story.then::<Request>(&hex(id(2)), opened(2, Action::Refund, &[1004], 11)).await;
    story
        .then::<Request>(&hex(id(2)), answered(Findings::Orders { results: vec![result(1004, refused, None)] }, 13))
        .await;
    story.assert_rows::<MessageLog>("message_log.several_orders_with_several_outcomes");
}

/// An unclear request, and the question it leads to.
async fn asked(story: &mut Story, n: u128) {
    let mut unclear = opened(n, Action::Cancel, &[54321], 10);
    if let RequestEvent::RequestOpened { unclear, support_status, .. } = &mut unclear {
        (*unclear, *support_status) = (true, SupportStatus::Ignored);
    }
    story.then::<Request>(&hex(id(n)), unclear).await;
    let question = ConversationEvent::ConfirmationAsked {
        request_id: id(n),
        message_id: id(n),
        customer_id: CustomerId::new("customer-1"),
        action: Action::Cancel,
        order_ids: vec![54321],
        outgoing_id: id(n + 100),
        text_key: "ask_cancel".into(),
        text: "Shall I cancel #54321?".into(),
        subject: "customer-1".into(),
        expires_at: at(910),
        asked_at: at(10),
    };
    story.then::<Conversation>("chat-1", question).await;
}

#[tokio::test]
async fn questions_that_are_open_answered_and_lapsed() {
    let mut story = Story::new().await;
    for n in 1..=3 {
        asked(&mut story, n).await;
    }
    let customer_id = || CustomerId::new("customer-1");
    let given = ConversationEvent::ConfirmationGiven {
        request_id: id(2),
        customer_id: customer_id(),
        message_id: id(9),
        given_at: at(20),
    };
    story.then::<Conversation>("chat-1", given).await;
    let accepted = OrderOutcome::Accepted { dispatched: true };
    let findings = Findings::Orders { results: vec![result(54321, accepted, Some("smmcost.com"))] };
    story.then::<Request>(&hex(id(2)), answered(findings, 21)).await;
    let why = Lapse::Expired;
    let lapsed = ConversationEvent::ConfirmationLapsed {
        request_id: id(3),
        customer_id: customer_id(),
        why,
        lapsed_at: at(910),
    };
    story.then::<Conversation>("chat-1", lapsed).await;
    let lapsed = RequestEvent::QuestionLapsed { why, support_status: Some(SupportStatus::Open), lapsed_at: at(911) };
    story.then::<Request>(&hex(id(3)), lapsed).await;
    story.assert_rows::<MessageLog>("message_log.questions");
}

#[tokio::test]
async fn messages_for_people_stand_on_one_entry() {
    let mut story = Story::new().await;
    story.then::<Request>(&hex(id(1)), opened(1, Action::Message, &[], 10)).await;
    let left = ConversationEvent::LeftToPeople { message_id: id(1), request_id: id(1), left_at: at(11) };
    story.then::<Conversation>("chat-1", left).await;
    let added = RequestEvent::MessageAdded {
        message_id: id(2),
        text: "is anybody there about 54321".into(),
        order_ids: vec![54321],
        subject: "customer-1".into(),
        added_at: at(30),
    };
    story.then::<Request>(&hex(id(1)), added).await;
    story.assert_rows::<MessageLog>("message_log.messages_for_people");
}

#[tokio::test]
async fn what_people_do_with_entries() {
    let mut story = Story::new().await;
    for n in 1..=2 {
        story.then::<Request>(&hex(id(n)), opened(n, Action::Refill, &[54321], 10)).await;
    }
    let changed = SupportStatus::TicketCreated;
    story
        .then::<Request>(
            &hex(id(1)),
            RequestEvent::SupportStatusChanged { from: SupportStatus::Open, to: changed, changed_at: at(20) },
        )
        .await;
    let target = EscalationTarget {
        provider: "smmcost.com".into(),
        channel_id: ChannelId::new("channel-1"),
        chat: "9@g.us".into(),
        provider_order_ids: vec![ProviderOrderId::new("P54321")],
        text: "P54321".into(),
    };
    let escalated = RequestEvent::LogEscalated {
        from: SupportStatus::Open,
        targets: vec![target],
        unrouted: vec!["other.com".into()],
        escalated_at: at(21),
    };
    story.then::<Request>(&hex(id(2)), escalated).await;
    let purpose = Purpose::Escalation { request_id: id(2) };
    story.then::<Conversation>("provider-chat", queued(103, purpose.clone())).await;
    let abandoned = ConversationEvent::SendingAbandoned {
        outgoing_id: id(103),
        purpose: purpose.clone(),
        attempts: 9,
        reason: "gone".into(),
        abandoned_at: at(30),
    };
    story.then::<Conversation>("provider-chat", abandoned).await;
    story
        .then::<Conversation>(
            "provider-chat",
            ConversationEvent::ResendRequested { outgoing_id: id(103), purpose, requested_at: at(31) },
        )
        .await;
    let (outgoing_id, purpose) = (id(104), Purpose::Escalation { request_id: id(2) });
    story.then::<Conversation>("other-chat", queued(104, purpose.clone())).await;
    let provider_message_id = ChannelMessageId::new("3EB0");
    let sent = ConversationEvent::MessageSent {
        outgoing_id,
        purpose: purpose.clone(),
        attempt: 1,
        provider_message_id: provider_message_id.clone(),
        sent_at: at(32),
    };
    story.then::<Conversation>("other-chat", sent).await;
    let reason = "it is not on WhatsApp".to_owned();
    let failed =
        ConversationEvent::DeliveryFailed { outgoing_id, purpose, provider_message_id, reason, failed_at: at(33) };
    story.then::<Conversation>("other-chat", failed).await;
    story.assert_rows::<MessageLog>("message_log.what_people_do_with_entries");
}

#[tokio::test]
async fn answers_without_orders_late_messages_and_silent_groups() {
    let mut story = Story::new().await;
    let cases = [
        (1, Action::Balance, 500, Findings::BalanceCoolingDown { retry_at: at(600) }),
        (2, Action::Ticket, 20, Findings::TicketNotFound { ticket_id: 7 }),
        (3, Action::Help, 501, Findings::Help),
        (4, Action::Check, 502, Findings::PanelUnavailable { reason: "HTML instead of JSON".into() }),
    ];
    for (n, action, received, findings) in cases {
        story.then::<Request>(&hex(id(n)), opened(n, action, &[], received)).await;
        story.then::<Request>(&hex(id(n)), answered(findings, received + 3)).await;
    }
    let withheld = ConversationEvent::MessageWithheld {
        outgoing_id: id(101),
        channel_id: ChannelId::new("channel-1"),
        chat: "1@g.us".into(),
        purpose: reply(3),
        text_key: "help".into(),
        text: "text".into(),
        subject: "customer-1".into(),
        queued_at: at(12),
        quoted: None,
    };
    story.then::<Conversation>("chat-1", withheld).await;
    // A reply that belongs to no request changes no entry.
    story.then::<Conversation>("chat-1", queued(102, Purpose::Reply { message_id: id(8), request_id: None })).await;
    story.assert_rows::<MessageLog>("message_log.answers_without_orders_late_messages_and_silent_groups");
}

#[tokio::test]
async fn a_customer_verifies_is_blocked_and_unblocked() {
    let mut story = Story::new().await;
    let customer_id = || CustomerId::new("customer-1");
    let met = CustomerEvent::CustomerMet {
        customer_id: customer_id(),
        identities: vec![Identity("jid:8801@s.whatsapp.net".into())],
        display_name: Some("Maria".into()),
        met_at: at(1),
    };
    let events = [
        met,
        CustomerEvent::VerificationStarted { customer_id: customer_id(), started_at: at(1) },
        CustomerEvent::UsernameNotFound { customer_id: customer_id(), username: "marya".into(), asked_at: at(5) },
        CustomerEvent::VerificationPostponed {
            customer_id: customer_id(),
            reason: "no answer".into(),
            postponed_at: at(6),
        },
        CustomerEvent::VerificationCodeIssued {
            customer_id: customer_id(),
            username: "maria".into(),
            code: "123456".into(),
            expires_at: at(600),
            ticket: None,
            issued_at: at(10),
        },
        CustomerEvent::VerificationCodeDelivered {
            customer_id: customer_id(),
            ticket_id: 5,
            text_key: "verification_ticket".into(),
            delivered_at: at(11),
        },
        CustomerEvent::WrongCodeGiven { customer_id: customer_id(), attempts_left: 2, given_at: at(20) },
        CustomerEvent::CustomerVerified {
            customer_id: customer_id(),
            username: "maria".into(),
            by: VerifiedBy::Code,
            verified_at: at(30),
        },
        CustomerEvent::IdentityLinked {
            customer_id: customer_id(),
            identity: Identity("lid:1@lid".into()),
            linked_at: at(31),
        },
        CustomerEvent::IdentityLinked {
            customer_id: customer_id(),
            identity: Identity("lid:1@lid".into()),
            linked_at: at(32),
        },
        CustomerEvent::BalanceAsked { customer_id: customer_id(), cooldown_until: at(90), asked_at: at(33) },
        CustomerEvent::CustomerBlocked { customer_id: customer_id(), blocked_at: at(40) },
        CustomerEvent::CustomerUnblocked { customer_id: customer_id(), unblocked_at: at(50) },
    ];
    for event in events {
        story.then::<Customer>("customer-1", event).await;
    }
    story.then::<Conversation>("chat-1", received("customer-1", ChatKind::Private, 45)).await;
    story.then::<Conversation>("chat-2", received("stranger", ChatKind::Private, 46)).await;
    story.then::<Request>(&hex(id(1)), opened(1, Action::Check, &[1], 44)).await;
    story.assert_rows::<Customers>("customers.a_customer_verifies_is_blocked_and_unblocked");
}

#[tokio::test]
async fn customers_who_are_locked_blocked_or_no_longer_verified() {
    let mut story = Story::new().await;
    for (name, events) in [
        (
            "locked",
            vec![CustomerEvent::VerificationLocked {
                customer_id: CustomerId::new("locked"),
                until: at(900),
                locked_at: at(9),
            }],
        ),
        (
            "blocked",
            vec![
                CustomerEvent::CustomerBlocked { customer_id: CustomerId::new("blocked"), blocked_at: at(9) },
                CustomerEvent::VerificationStarted { customer_id: CustomerId::new("blocked"), started_at: at(10) },
            ],
        ),
        (
            "removed",
            vec![
                CustomerEvent::CustomerVerified {
                    customer_id: CustomerId::new("removed"),
                    username: "anna".into(),
                    by: VerifiedBy::Operator,
                    verified_at: at(3),
                },
                CustomerEvent::VerificationRemoved { customer_id: CustomerId::new("removed"), removed_at: at(4) },
            ],
        ),
    ] {
        let met = CustomerEvent::CustomerMet {
            customer_id: CustomerId::new(name),
            identities: vec![Identity(format!("sandbox:{name}"))],
            display_name: None,
            met_at: at(1),
        };
        story.then::<Customer>(name, met).await;
        for event in events {
            story.then::<Customer>(name, event).await;
        }
    }
    story.assert_rows::<Customers>("customers.customers_who_are_locked_blocked_or_no_longer_verified");
}

#[tokio::test]
async fn a_group_is_renamed_toggled_removed_and_comes_back() {
    let mut story = Story::new().await;
    let registered = |id: &str| GroupEvent::GroupRegistered {
        group_id: GroupId::new(id),
        channel_id: ChannelId::new("channel-1"),
        chat: format!("{id}@g.us"),
        name: None,
        joined_at: None,
        registered_at: at(1),
    };
    let toggled =
        |flag| GroupEvent::GroupFlagToggled { group_id: GroupId::new("g1"), flag, enabled: true, toggled_at: at(3) };
    story.then::<Group>("g1", registered("g1")).await;
    story
        .then::<Group>(
            "g1",
            GroupEvent::GroupRenamed { group_id: GroupId::new("g1"), name: "Support".into(), renamed_at: at(2) },
        )
        .await;
    story.then::<Group>("g1", toggled(GroupFlag::Support)).await;
    story.then::<Group>("g1", toggled(GroupFlag::Silent)).await;
    for id in ["g2", "g3"] {
        story.then::<Group>(id, registered(id)).await;
        story.then::<Group>(id, GroupEvent::GroupRemoved { group_id: GroupId::new(id), removed_at: at(5) }).await;
    }
    story.then::<Group>("g3", registered("g3")).await;
    story.assert_rows::<Groups>("groups.a_group_is_renamed_toggled_removed_and_comes_back");
}

#[tokio::test]
async fn providers_without_their_keys() {
    let mut story = Story::new().await;
    for provider in ["p1", "p2"] {
        let added = ProviderEvent::ProviderAdded {
            provider_id: ProviderId::new(provider),
            name: format!("{provider}.com"),
            api_url: "https://example.com/api".into(),
            api_key: "SECRET".into(),
            sync_interval_seconds: 3600,
            is_active: true,
            added_at: at(1),
        };
        story.then::<Provider>(provider, added).await;
    }
    let provider_id = || ProviderId::new("p1");
    let events = [
        ProviderEvent::ProviderRenamed { provider_id: provider_id(), name: "smmcost.com".into(), renamed_at: at(2) },
        ProviderEvent::ProviderConnectionSet {
            provider_id: provider_id(),
            api_url: "https://smmcost.com/api".into(),
            api_key: "SECRET".into(),
            set_at: at(3),
        },
        ProviderEvent::ProviderSyncIntervalSet {
            provider_id: provider_id(),
            sync_interval_seconds: 600,
            set_at: at(4),
        },
        ProviderEvent::ProviderDeactivated { provider_id: provider_id(), deactivated_at: at(5) },
        ProviderEvent::ProviderActivated { provider_id: provider_id(), activated_at: at(6) },
        ProviderEvent::ProviderDeactivated { provider_id: provider_id(), deactivated_at: at(7) },
    ];
    for event in events {
        story.then::<Provider>("p1", event).await;
    }
    story
        .then::<Provider>(
            "p2",
            ProviderEvent::ProviderRemoved { provider_id: ProviderId::new("p2"), removed_at: at(8) },
        )
        .await;
    story.assert_rows::<Providers>("providers.providers_without_their_keys");
}

/// The model is asked for a reply to entry 1, and what it gave is on record.
fn drafts() -> [DraftEvent; 2] {
    let cost = Cost { input_tokens: 400, output_tokens: 60, latency_ms: 900 };
    let subject = || "customer-1".to_owned();
    let accepted = DraftEvent::DraftAccepted {
        request_id: Some(id(1)),
        subject: subject(),
        text: "In other words".to_owned(),
        cost,
        accepted_at: at(7),
    };
    let rejected = DraftEvent::DraftRejected {
        request_id: Some(id(2)),
        subject: subject(),
        fault: Fault::Figure,
        text: "A lie".to_owned(),
        cost,
        rejected_at: at(8),
    };
    [accepted, rejected]
}

#[tokio::test]
async fn what_the_model_said_is_the_reply_of_an_entry_and_is_counted_with_what_it_cost() {
    let mut story = Story::new().await;
    for number in [1, 2] {
        story.then::<Request>(&hex(id(number)), opened(number, Action::Help, &[], 5)).await;
        let command = RequestEvent::RequestAnswered {
            findings: Findings::Help,
            text_key: "help".to_owned(),
            reply: "The fixed text".to_owned(),
            subject: "customer-1".to_owned(),
            support_status: None,
            answered_at: at(6),
        };
        story.then::<Request>(&hex(id(number)), command).await;
    }
    for (number, draft) in [1, 2].into_iter().zip(drafts()) {
        story.then::<Draft>(&hex(id(number)), draft).await;
    }
    story.assert_rows::<MessageLog>("message_log.what_the_model_said");
    story.assert_rows::<UsageLog>("usage.what_the_model_cost");
}

#[tokio::test]
async fn usage_per_day_month_and_group() {
    let mut story = Story::new().await;
    let month = 31 * 86_400;
    for (chat, kind, at) in [
        ("private", ChatKind::Private, 0),
        ("g1", ChatKind::Group, 1),
        ("g1", ChatKind::Group, 86_400),
        ("g2", ChatKind::Group, month - 1),
        ("g1", ChatKind::Group, month),
    ] {
        story.then::<Conversation>(chat, received("customer-1", kind, at)).await;
    }
    story.then::<Request>(&hex(id(1)), opened(1, Action::Check, &[1], 5)).await;
    story.then::<Conversation>("g1", queued(101, reply(1))).await;
    story.then::<Conversation>("g1", sent(101, reply(1), 1)).await;
    story.then::<Conversation>("g9", sent(102, Purpose::Escalation { request_id: id(1) }, 1)).await;
    story.assert_rows::<UsageLog>("usage.usage_per_day_month_and_group");
}
