//! Every text is said by somebody, and every placeholder of it is filled in by whoever says it.

use std::collections::BTreeMap;

use aggregates::customer::{Customer, CustomerEvent, Limit, Verification, VerifiedBy};
use aggregates::grammar::OrderRequest;
use aggregates::group::GroupFlag;
use aggregates::ids::CustomerId;
use aggregates::order::{Prospect, Prospects, Refusal};
use aggregates::request::{Action, Findings, OrderOutcome, OrderResult, SupportStatus};
use aggregates::triage::{SayKey, Standing};
use aggregates::values::{Money, OrderAction, OrderFacts, OrderStatus};
use aggregates::words::{
    Key, Texts, Wording, ask_back, bulk_acknowledged, code_ticket, compose, flag_toggled, limited, resolved, say,
    verification,
};
use jiff::{SignedDuration, Timestamp};

use crate::support::samples::{at, days, facts};

/// A template that tells which text it is, and which of its placeholders have a value.
fn marked(key: Key) -> String {
    let placeholders =
        key.placeholders().iter().map(|known| format!("<{}.{}:{{{}}}>", key.name(), known.name, known.name));
    let parts: Vec<String> = std::iter::once(format!("<{}>", key.name())).chain(placeholders).collect();
    parts.join(if key.is_one_line() { "" } else { "\n" })
}

fn after(seconds: i64) -> Timestamp {
    at(0) + SignedDuration::from_secs(seconds)
}

/// Everything the program can say of orders.
fn of_orders() -> Vec<(Action, Findings)> {
    let statuses = [
        OrderStatus::Pending,
        OrderStatus::InProgress,
        OrderStatus::Processing,
        OrderStatus::Completed,
        OrderStatus::Partial,
        OrderStatus::Canceled,
        OrderStatus::Error,
        OrderStatus::Fail,
    ];
    let refusals = [
        Refusal::NotYours,
        Refusal::WrongStatus { status: OrderStatus::Canceled },
        Refusal::CoolingDown { retry_at: at(90) },
        Refusal::NoRefill,
        Refusal::RefillsUsed { used: 1, max: 1 },
        Refusal::RefillsUsed { used: 2, max: 2 },
        Refusal::WindowClosed { closed_at: days(-3) },
        Refusal::NotStartedYet { starts_by: at(20) },
        Refusal::PanelForbids,
        Refusal::ProviderMissing,
        Refusal::RouteMissing { provider: "smmcost.com".into() },
        Refusal::ProviderSwitchedOff { provider: "smmcost.com".into() },
    ];
    let result = |order_id, outcome| OrderResult { order_id, outcome, facts: Some(OrderFacts { order_id, ..facts() }) };
    let accepted = || OrderOutcome::Accepted { dispatched: true };
    let mut said: Vec<(Action, Vec<OrderResult>)> = vec![(Action::Check, Vec::new())];
    for status in statuses {
        let facts = OrderFacts { status, ..facts() };
        said.push((
            Action::Check,
            vec![OrderResult { order_id: 54321, outcome: OrderOutcome::Shown, facts: Some(facts) }],
        ));
    }
    for seconds in [0, 60, 3_600, 200_000] {
        let facts = OrderFacts { created_at: Some(after(-seconds)), ..facts() };
        said.push((
            Action::Check,
            vec![OrderResult { order_id: 54321, outcome: OrderOutcome::Shown, facts: Some(facts) }],
        ));
    }
    said.push((Action::Check, (54321..54333).map(|id| result(id, OrderOutcome::Shown)).collect()));
    for action in Action::ALL {
        said.push((action, vec![result(54321, accepted())]));
        said.push((action, vec![result(54321, accepted()), result(54322, accepted())]));
        for refusal in &refusals {
            said.push((action, vec![result(54321, OrderOutcome::Refused { refusal: refusal.clone() })]));
        }
    }
    let prospects = |refill: &str| Prospects {
        refill: refill.into(),
        each: vec![
            Prospect { action: OrderAction::Refill, refusal: None },
            Prospect { action: OrderAction::Cancel, refusal: Some(Refusal::NoRefill) },
        ],
    };
    for refill in ["none", "lifetime", "1 day", "30 days"] {
        said.push((Action::Details, vec![result(54321, OrderOutcome::Detailed { prospects: prospects(refill) })]));
    }
    for sure in [true, false] {
        let completed = |id| result(id, OrderOutcome::Completed { already: sure });
        let failed = OrderOutcome::Failed { reason: "HTTP 502".into(), certain: sure };
        said.push((Action::FakeComplete, vec![completed(54321)]));
        said.push((Action::FakeComplete, vec![completed(54321), completed(54322), result(54323, failed.clone())]));
        said.push((Action::FakeComplete, vec![result(54321, failed)]));
    }
    // So many that they are told by reason, and by status.
    let many = |outcome: fn() -> OrderOutcome| (54321..54421).map(|order_id| result(order_id, outcome())).collect();
    said.push((Action::Refill, many(|| OrderOutcome::Refused { refusal: Refusal::NoRefill })));
    said.push((Action::Refill, many(|| OrderOutcome::Refused { refusal: Refusal::ProviderMissing })));
    said.push((Action::FakeComplete, many(|| OrderOutcome::Failed { reason: "HTTP 502".into(), certain: false })));
    said.push((Action::Check, many(|| OrderOutcome::Shown)));
    said.into_iter().map(|(action, results)| (action, Findings::Orders { results })).collect()
}

/// Everything else that answers a request.
fn of_findings() -> Vec<(Action, Findings)> {
    let mut said = vec![
        (Action::Balance, Findings::Balance { balance: Money { micros: 42_170_000, currency: "USD".into() } }),
        (Action::Services, Findings::Services { url: "https://panel.example/services".into() }),
        (Action::Ticket, Findings::Ticket { ticket_id: 123, status: "pending".into(), subject: "Problem".into() }),
        (Action::Ticket, Findings::TicketNotFound { ticket_id: 123 }),
        (Action::MyUsername, Findings::Username { username: "maria".into() }),
        (Action::Help, Findings::Help),
        (Action::Help, Findings::Menu { commands: vec!["hours".into()] }),
        (
            Action::Custom,
            Findings::Custom {
                command: "hours".into(),
                template: "ж".into(),
                username: Some("maria".into()),
                results: Vec::new(),
            },
        ),
        (Action::Check, Findings::PanelUnavailable { reason: "HTTP 502".into() }),
        (Action::Cancel, Findings::Unclear { command: "cancel 54321".into() }),
        (Action::Message, Findings::LeftToPeople),
        (Action::Message, Findings::WantsHuman),
    ];
    said.push((
        Action::Custom,
        Findings::Custom {
            command: "own".into(),
            template: "{username}".into(),
            username: Some("maria".into()),
            results: Vec::new(),
        },
    ));
    for seconds in [1, 30, 60, 120, 3_600, 7_200, 7_260, 86_400 * 2, 86_400 * 3] {
        said.push((Action::Balance, Findings::BalanceCoolingDown { retry_at: after(seconds) }));
    }
    said
}

/// Every step of verification.
fn of_verification() -> Vec<CustomerEvent> {
    let customer_id = || CustomerId::new("maria-1");
    vec![
        CustomerEvent::VerificationStarted { customer_id: customer_id(), started_at: at(0) },
        CustomerEvent::UsernameNotFound { customer_id: customer_id(), username: "mria".into(), asked_at: at(0) },
        CustomerEvent::VerificationPostponed { customer_id: customer_id(), reason: "no".into(), postponed_at: at(0) },
        CustomerEvent::VerificationCodeDelivered {
            customer_id: customer_id(),
            ticket_id: 88,
            text_key: "verification_ticket".into(),
            delivered_at: at(0),
        },
        CustomerEvent::VerificationCodeUndelivered {
            customer_id: customer_id(),
            reason: "no".into(),
            failed_at: at(0),
        },
        CustomerEvent::WrongCodeGiven { customer_id: customer_id(), attempts_left: 2, given_at: at(0) },
        CustomerEvent::WrongCodeGiven { customer_id: customer_id(), attempts_left: 1, given_at: at(0) },
        CustomerEvent::VerificationCodeExpired { customer_id: customer_id(), expired_at: at(0) },
        CustomerEvent::VerificationLocked { customer_id: customer_id(), until: at(5), locked_at: at(0) },
        CustomerEvent::CustomerVerified {
            customer_id: customer_id(),
            username: "maria".into(),
            by: VerifiedBy::Code,
            verified_at: at(0),
        },
    ]
}

/// Everything the program can say in these texts.
fn everything(texts: &Texts) -> Vec<String> {
    let mut said: Vec<String> = Vec::new();
    for (action, findings) in of_orders().into_iter().chain(of_findings()) {
        let wording = Wording { action, priority: true, show_provider: true, now: at(0) };
        said.push(compose(texts, &findings, &wording).1);
    }
    let awaiting = Verification::AwaitingCode {
        username: "maria".into(),
        code: "284719".into(),
        expires_at: at(10),
        ticket_id: Some(88),
    };
    let customer = Customer { verification: awaiting, ..Customer::default() };
    said.extend(of_verification().iter().map(|event| verification(texts, event, &customer, at(0)).unwrap().1));
    let ticket = code_ticket(texts, "284719", "V-3F2A1", at(0), at(10));
    said.extend([ticket.subject, ticket.message]);
    let actions = OrderAction::ALL.map(OrderRequest::Do).into_iter();
    let asked = actions.chain([OrderRequest::Check, OrderRequest::FakeComplete]);
    said.extend(asked.map(|asked| ask_back(texts, asked, &[54321, 54322]).1));
    let fixed = [
        SayKey::NotAllowed,
        SayKey::NotUnderstood,
        SayKey::LeftToPeople,
        SayKey::WantsHuman,
        SayKey::AnsweredTooLate,
        SayKey::Menu,
        SayKey::VerificationLocked,
        SayKey::MissingOrderId,
        SayKey::TooManyOrderIds,
        SayKey::GroupOnly,
        SayKey::Undeciphered,
    ];
    said.extend(fixed.map(|key| say(texts, key, &Standing::Locked { until: at(5) }, at(0)).1));
    said.extend([Limit::Messages, Limit::OrderChecks].map(|limit| limited(texts, limit, at(0), at(25)).1));
    said.extend([1, 12].map(|orders| bulk_acknowledged(texts, orders).1));
    said.extend([true, false].map(|enabled| flag_toggled(texts, GroupFlag::Support, enabled).1));
    said.push(resolved(texts, &[54321], SupportStatus::Resolved, &[54399], &["smmcost.com".into()]).1);
    said.push(resolved(texts, &[], SupportStatus::Resolved, &[54399], &[]).1);
    said
}

#[test]
fn every_text_is_said_with_all_its_placeholders() {
    let templates: BTreeMap<String, String> =
        Key::ALL.iter().map(|key| (key.name().to_owned(), marked(*key))).collect();
    let said = everything(&Texts::new(templates, "UTC")).join("\n");
    for key in Key::ALL.iter().filter(|key| !key.is_fixed()) {
        assert!(
            said.contains(&format!("<{}>", key.name())),
            "nobody says `{}`: add who does to `everything`",
            key.name()
        );
        for known in key.placeholders() {
            let mark = format!("<{}.{}:", key.name(), known.name);
            assert!(said.contains(&mark), "nobody gives {{{}}} to `{}`", known.name, key.name());
        }
    }
}

#[test]
fn a_workspace_can_say_everything_in_its_own_language() {
    // Every template in letters no fixed text has: what is said then holds no word of a fixed text.
    let own = |key: &Key| {
        // A command is written as the bot reads it.
        let known = key.placeholders().iter().filter(|known| known.name != "command");
        let held: String = known.map(|known| format!(" {{{}}}", known.name)).collect();
        (key.name().to_owned(), format!("ж{held}"))
    };
    let texts = Texts::new(Key::ALL.iter().map(own).collect(), "UTC");
    let fixed: Vec<&str> = vec![
        "refill", "cancel", "minute", "hour", "day", "second", "ago", "order", "tries", "remains", "complet",
        "progress",
    ];
    for said in everything(&texts).iter().filter(|said| !said.contains(Key::Help.text())) {
        for word in &fixed {
            let own_words = said.to_lowercase();
            let of_panel = facts().service_name.to_lowercase();
            assert!(!own_words.replace(&of_panel, "").contains(word), "`{word}` is said in English: {said}");
        }
    }
}
