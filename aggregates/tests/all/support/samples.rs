//! Maria, her orders, and the time of day.

use std::sync::LazyLock;

use aggregates::eligibility::{RefillTerms, Service, ServiceRule};
use aggregates::grammar::Vocabulary;
use aggregates::ids::{ChannelId, CustomerId, ProviderOrderId};
use aggregates::order::{Ask, Requester};
use aggregates::triage::{Incoming, Standing};
use aggregates::values::{ChatKind, Identity, Money, OrderAction, OrderFacts, OrderStatus, RouteFacts};
use jiff::Timestamp;
use uuid::Uuid;

/// `2025-05-01T12:00:00Z`, plus so many minutes.
pub fn at(minutes: i64) -> Timestamp {
    let noon: Timestamp = "2025-05-01T12:00:00Z".parse().unwrap();
    noon + jiff::SignedDuration::from_mins(minutes)
}

pub fn days(days: i64) -> Timestamp {
    at(days * 24 * 60)
}

/// A readable id: `00000000-0000-0000-0000-00000000000n`.
pub fn uuid(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

pub fn jid() -> Identity {
    Identity::from_jid("8801711111111@s.whatsapp.net")
}

pub fn lid() -> Identity {
    Identity::from_jid("99887766@lid")
}

/// Maria's completed order #54321.
pub fn facts() -> OrderFacts {
    OrderFacts {
        order_id: 54321,
        owner: "maria".into(),
        status: OrderStatus::Completed,
        service_id: Some(101),
        service_name: "Instagram Followers [Refill: 30D] [Start: 0-1H]".into(),
        link: "https://instagram.com/maria".into(),
        quantity: 1000,
        start_count: Some(847),
        remains: Some(0),
        charge: Some(Money { micros: 1_200_000, currency: "USD".into() }),
        provider: Some("smmcost.com".into()),
        provider_order_id: Some(ProviderOrderId::new("2323223")),
        created_at: Some(days(-3)),
        updated_at: Some(days(-2)),
        can_refill: None,
        can_cancel: None,
    }
}

/// A service the panel lists.
pub fn service(id: u64) -> Service {
    Service {
        id,
        name: "Instagram Followers".into(),
        category: Some("Instagram".into()),
        kind: Some("Default".into()),
        rate: Some("0.90".into()),
        min: Some(50),
        max: Some(10_000),
        refill: Some(true),
        cancel: Some(false),
    }
}

/// A rule with everything in it.
pub fn rule() -> ServiceRule {
    ServiceRule {
        id: "rule-1".into(),
        service_ids: vec![101, 102],
        name_contains: Some("followers".into()),
        category: Some("Instagram".into()),
        refill: Some(RefillTerms::Days(60)),
        refills_max: Some(2),
        start_seconds: Some(7200),
        statuses: [(OrderAction::Refill, vec![OrderStatus::Completed])].into(),
        cooldown_seconds: Some(600),
        note: Some("as agreed with the provider".into()),
    }
}

pub fn route(template: &str) -> RouteFacts {
    RouteFacts {
        provider: "smmcost.com".into(),
        channel_id: ChannelId::new("ch1"),
        chat: "1203630001@g.us".into(),
        template: template.into(),
        also: None,
        switched_off: false,
    }
}

/// Maria asks, an hour of cooldown, everything known.
pub fn ask(facts: OrderFacts, allowed: &[OrderStatus], template: &str) -> Ask {
    Ask {
        request_id: uuid(1),
        requester: Requester::Customer { customer_id: CustomerId::new("maria-1") },
        subject: "maria-1".into(),
        username: Some("maria".into()),
        facts: Some(facts),
        allowed_statuses: allowed.to_vec(),
        cooldown_seconds: 3600,
        route: Some(route(template)),
        service: None,
        rule: None,
        outgoing_id: uuid(7),
        now: at(0),
    }
}

/// A message of this standing's author where support is on, with nothing special about it.
pub fn incoming<'a>(text: &'a str, chat_kind: ChatKind, standing: &'a Standing) -> Incoming<'a> {
    static NO_WORDS: LazyLock<Vocabulary> = LazyLock::new(Vocabulary::default);
    Incoming {
        message_id: uuid(1),
        text,
        chat_kind,
        support_enabled: true,
        role: None,
        standing,
        verification_enabled: true,
        vocabulary: &NO_WORDS,
        texts: None,
        forwarded: None,
        question: None,
        missed_question: false,
        answers: None,
        received_at: at(0),
        now: at(0),
    }
}
