//! What people read.

use std::collections::{BTreeMap, BTreeSet};

use aggregates::customer::{Customer, CustomerEvent, Limit, Verification, VerifiedBy};
use aggregates::group::GroupFlag;
use aggregates::ids::CustomerId;
use aggregates::order::{Prospect, Prospects, Refusal};
use aggregates::request::{Action, Findings, OrderOutcome, OrderResult, SupportStatus};
use aggregates::triage::{SayKey, Standing};
use aggregates::values::{Money, OrderAction, OrderFacts, OrderStatus};
use aggregates::words::{
    Category, Key, Placeholder, Position, Texts, Wording, bulk_acknowledged, check, code_ticket, compose, flag_toggled,
    limited, preview, resolved, say, verification,
};

use crate::support::samples::{at, days, facts};

fn fixed() -> Texts {
    Texts::default()
}

fn wording(action: Action) -> Wording {
    Wording { action, priority: false, show_provider: false, now: at(0) }
}

fn shown(order_id: u64) -> OrderResult {
    OrderResult { order_id, outcome: OrderOutcome::Shown, facts: Some(OrderFacts { order_id, ..facts() }) }
}

fn accepted(order_id: u64) -> OrderResult {
    OrderResult { outcome: OrderOutcome::Accepted { dispatched: true }, ..shown(order_id) }
}

fn refused(order_id: u64, refusal: Refusal) -> OrderResult {
    OrderResult { outcome: OrderOutcome::Refused { refusal }, ..shown(order_id) }
}

fn completed(order_id: u64, already: bool) -> OrderResult {
    OrderResult { outcome: OrderOutcome::Completed { already }, ..shown(order_id) }
}

fn failed(order_id: u64, certain: bool) -> OrderResult {
    let outcome = OrderOutcome::Failed { reason: "HTTP 502 <!DOCTYPE html>".into(), certain };
    OrderResult { outcome, ..shown(order_id) }
}

fn detailed(order_id: u64) -> OrderResult {
    let possible = |action, refusal| Prospect { action, refusal };
    let each = vec![
        possible(OrderAction::Refill, None),
        possible(OrderAction::Cancel, Some(Refusal::WrongStatus { status: OrderStatus::Completed })),
        possible(OrderAction::SpeedUp, Some(Refusal::CoolingDown { retry_at: at(60) })),
    ];
    let outcome = OrderOutcome::Detailed { prospects: Prospects { refill: "30 days".into(), each } };
    OrderResult { outcome, ..shown(order_id) }
}

fn refusals() -> Vec<Refusal> {
    vec![
        Refusal::NotYours,
        Refusal::WrongStatus { status: OrderStatus::Canceled },
        Refusal::CoolingDown { retry_at: at(90) },
        Refusal::NoRefill,
        Refusal::RefillsUsed { used: 2, max: 2 },
        Refusal::WindowClosed { closed_at: days(-3) },
        Refusal::NotStartedYet { starts_by: at(20) },
        Refusal::PanelForbids,
        Refusal::ProviderMissing,
        Refusal::RouteMissing { provider: "smmcost.com".into() },
    ]
}

/// All texts of one kind in one readable snapshot.
fn snapshot(name: &str, texts: &[(String, String)]) {
    let page: Vec<String> = texts.iter().map(|(title, text)| format!("## {title}\n{text}")).collect();
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../../../snapshots/aggregates/words");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, page.join("\n\n")));
}

fn titled(title: &str, (key, text): (Key, String)) -> (String, String) {
    (format!("{title} ({})", key.name()), text)
}

#[test]
fn replies_about_orders() {
    let orders = |results: &[OrderResult]| Findings::Orders { results: results.to_vec() };
    let of = |action, results: &[OrderResult]| compose(&fixed(), &orders(results), &wording(action));
    let sparse = OrderFacts { start_count: None, remains: None, charge: None, created_at: None, ..facts() };
    let sparse = OrderResult { order_id: 54321, outcome: OrderOutcome::Shown, facts: Some(sparse) };
    let with_provider = Wording { show_provider: true, ..wording(Action::Check) };
    let priority = Wording { priority: true, ..wording(Action::Refill) };
    let twelve: Vec<OrderResult> = (54321..54333).map(shown).collect();
    snapshot(
        "replies_about_orders",
        &[
            titled("one order", of(Action::Check, &[shown(54321)])),
            titled("one order of which little is known", of(Action::Check, &[sparse])),
            titled("one order, provider shown", compose(&fixed(), &orders(&[shown(54321)]), &with_provider)),
            titled("two orders, one not theirs", of(Action::Check, &[shown(54321), refused(54322, Refusal::NotYours)])),
            titled("twelve orders", of(Action::Check, &twelve)),
            titled("details", of(Action::Details, &[detailed(54321)])),
            titled(
                "details of two, one not theirs",
                of(Action::Details, &[detailed(54321), refused(54322, Refusal::NotYours)]),
            ),
            titled("fake complete", of(Action::FakeComplete, &[completed(54321, false)])),
            titled("fake complete, done before", of(Action::FakeComplete, &[completed(54321, true)])),
            titled("fake complete, refused by the panel", of(Action::FakeComplete, &[failed(54321, true)])),
            titled("fake complete, unconfirmed", of(Action::FakeComplete, &[failed(54321, false)])),
            titled(
                "fake complete of several",
                of(
                    Action::FakeComplete,
                    &[
                        completed(54321, false),
                        failed(54322, false),
                        refused(54323, Refusal::WrongStatus { status: OrderStatus::Canceled }),
                        completed(54324, true),
                    ],
                ),
            ),
            titled("refill", of(Action::Refill, &[accepted(54321)])),
            titled("cancel", of(Action::Cancel, &[accepted(54321)])),
            titled("speed up", of(Action::SpeedUp, &[accepted(54321)])),
            titled("refund", of(Action::Refund, &[accepted(54321)])),
            titled("partial", of(Action::Partial, &[accepted(54321)])),
            titled(
                "refill of several",
                of(Action::Refill, &[accepted(54321), accepted(54322), refused(54323, Refusal::NoRefill)]),
            ),
            titled(
                "refill of several, none possible",
                of(Action::Refill, &[refused(54321, Refusal::NotYours), refused(54322, Refusal::NoRefill)]),
            ),
            titled("refill, with a word of comfort", compose(&fixed(), &orders(&[accepted(54321)]), &priority)),
        ],
    );
}

#[test]
fn every_refusal_has_its_words() {
    let texts: Vec<(String, String)> =
        [Action::Refill, Action::Cancel, Action::SpeedUp, Action::Refund, Action::Partial]
            .into_iter()
            .flat_map(|action| refusals().into_iter().map(move |refusal| (action, refusal)))
            .map(|(action, refusal)| {
                let findings = Findings::Orders { results: vec![refused(54321, refusal)] };
                titled(action.name(), compose(&fixed(), &findings, &wording(action)))
            })
            .collect();
    snapshot("refusals", &texts);
}

#[test]
fn every_other_reply() {
    let now = at(0);
    let money = |micros| Money { micros, currency: "USD".into() };
    let findings = [
        Findings::Balance { balance: money(127_400_000) },
        Findings::Balance { balance: money(-12_345) },
        Findings::BalanceCoolingDown { retry_at: now + jiff::SignedDuration::from_secs(45) },
        Findings::Services { url: "https://panel.example/services".into() },
        Findings::Ticket { ticket_id: 123, status: "pending".into(), subject: "Order\nproblem".into() },
        Findings::TicketNotFound { ticket_id: 123 },
        Findings::Username { username: "maria".into() },
        Findings::Help,
        Findings::PanelUnavailable { reason: "HTTP 502 <!DOCTYPE html>".into() },
    ];
    let texts: Vec<(String, String)> =
        findings.iter().map(|findings| titled("reply", compose(&fixed(), findings, &wording(Action::Help)))).collect();
    snapshot("other_replies", &texts);
}

#[test]
fn every_fixed_answer() {
    let locked = Standing::Locked { until: at(5) };
    let keys = [
        SayKey::NotAllowed,
        SayKey::NotUnderstood,
        SayKey::LeftToPeople,
        SayKey::AnsweredTooLate,
        SayKey::Menu,
        SayKey::VerificationLocked,
        SayKey::MissingOrderId,
        SayKey::TooManyOrderIds,
        SayKey::GroupOnly,
        SayKey::Undeciphered,
    ];
    let mut texts: Vec<(String, String)> =
        keys.iter().map(|key| titled("say", say(&fixed(), *key, &locked, at(0)))).collect();
    texts.push(titled("flag", flag_toggled(&fixed(), GroupFlag::Support, true)));
    texts.push(titled("flag", flag_toggled(&fixed(), GroupFlag::Silent, false)));
    texts.push(titled("resolved", resolved(&fixed(), &[54321, 54322], SupportStatus::TicketCreated, &[], &[])));
    texts.push(titled(
        "resolved in part",
        resolved(&fixed(), &[54321], SupportStatus::Escalated, &[54399], &["smmcost.com".into()]),
    ));
    texts.push(titled("resolved nothing", resolved(&fixed(), &[], SupportStatus::Resolved, &[54399], &[])));
    texts.push(titled("many orders", bulk_acknowledged(&fixed(), 12)));
    texts.push(titled("limit", limited(&fixed(), Limit::Messages, at(0), at(1))));
    texts.push(titled("limit", limited(&fixed(), Limit::OrderChecks, at(0), at(25))));
    snapshot("fixed_answers", &texts);
}

#[test]
fn every_step_of_verification() {
    let id = || CustomerId::new("maria-1");
    let after = Customer {
        verification: Verification::AwaitingCode {
            username: "maria".into(),
            code: "284719".into(),
            expires_at: at(10),
            ticket_id: Some(88),
        },
        ..Customer::default()
    };
    let events = [
        CustomerEvent::VerificationStarted { customer_id: id(), started_at: at(0) },
        CustomerEvent::UsernameNotFound { customer_id: id(), username: "mria".into(), asked_at: at(0) },
        CustomerEvent::VerificationPostponed { customer_id: id(), reason: "HTTP 500".into(), postponed_at: at(0) },
        CustomerEvent::VerificationCodeDelivered {
            customer_id: id(),
            ticket_id: 88,
            text_key: "verification_ticket".into(),
            delivered_at: at(0),
        },
        CustomerEvent::VerificationCodeUndelivered { customer_id: id(), reason: "HTTP 500".into(), failed_at: at(0) },
        CustomerEvent::WrongCodeGiven { customer_id: id(), attempts_left: 2, given_at: at(0) },
        CustomerEvent::WrongCodeGiven { customer_id: id(), attempts_left: 1, given_at: at(0) },
        CustomerEvent::VerificationCodeExpired { customer_id: id(), expired_at: at(0) },
        CustomerEvent::VerificationLocked { customer_id: id(), until: at(5), locked_at: at(0) },
        CustomerEvent::CustomerVerified {
            customer_id: id(),
            username: "maria".into(),
            by: VerifiedBy::Code,
            verified_at: at(0),
        },
    ];
    let texts: Vec<(String, String)> =
        events.iter().map(|event| titled("step", verification(&fixed(), event, &after, at(0)).unwrap())).collect();
    for (_, text) in &texts {
        assert!(!text.contains("284719") && !text.contains("HTTP"), "{text}");
    }
    snapshot("verification", &texts);
    let issued = CustomerEvent::VerificationCodeIssued {
        customer_id: id(),
        username: "maria".into(),
        code: "284719".into(),
        expires_at: at(10),
        ticket: None,
        issued_at: at(0),
    };
    assert_eq!(verification(&fixed(), &issued, &after, at(0)), None, "nothing is said before the ticket is there");
}

#[test]
fn the_ticket_with_a_code_says_the_same_however_late_it_is_written() {
    let ticket = code_ticket(&fixed(), "284719", "V-3F2A1", at(0), at(10));
    assert_eq!(
        (ticket.text_key.as_str(), ticket.subject.as_str()),
        ("verification_ticket", "Your verification code (V-3F2A1)")
    );
    let message = "Your WhatsApp verification code is: 284719\n\
                   It is good for 10 minutes. If you did not ask for it, ignore this ticket.";
    assert_eq!(ticket.message, message);
}

#[test]
fn the_provider_is_never_named_unless_wanted() {
    for action in Action::ALL {
        for refusal in refusals() {
            let results = vec![refused(54321, refusal), accepted(54322), shown(54323)];
            for results in [results.clone(), results[..1].to_vec(), results[1..2].to_vec(), results[2..].to_vec()] {
                let (_, text) = compose(&fixed(), &Findings::Orders { results }, &wording(action));
                assert!(!text.contains("smmcost") && !text.contains("2323223"), "{text}");
            }
        }
    }
}

#[test]
fn every_text_with_what_may_stand_in_it() {
    let mut texts: Vec<(String, String)> = Vec::new();
    for category in Category::ALL {
        for key in Key::ALL.iter().filter(|key| key.category() == category) {
            let placeholder = |known: &Placeholder| {
                let marks = [(known.optional, ", optional"), (known.required, ", required")];
                let marks: String = marks.into_iter().filter(|(is, _)| *is).map(|(_, mark)| mark).collect();
                format!("  {{{}}} {}{marks}: {}", known.name, known.kind.name(), known.example.replace('\n', " / "))
            };
            let lines = std::iter::once(key.about().to_owned()).chain(key.placeholders().iter().map(placeholder));
            texts.push((format!("{} {}", category.name(), key.name()), lines.collect::<Vec<_>>().join("\n")));
        }
    }
    snapshot("keys", &texts);
}

#[test]
fn every_fixed_text_is_a_good_template() {
    let names: BTreeSet<&str> = Key::ALL.iter().map(|key| key.name()).collect();
    assert_eq!(names.len(), Key::ALL.len());
    assert!(Key::ALL.len() >= 40);
    let used: BTreeSet<Category> = Key::ALL.iter().map(|key| key.category()).collect();
    assert_eq!(used, Category::ALL.into_iter().collect());
    for &key in Key::ALL {
        assert_eq!(check(key, key.text()), Ok(key.text().to_owned()), "{}", key.name());
        assert!(!key.text().is_empty() && !key.about().is_empty(), "{}", key.name());
        let declared: BTreeSet<&str> = key.placeholders().iter().map(|known| known.name).collect();
        assert_eq!(declared.len(), key.placeholders().len(), "{} declares one twice", key.name());
        // What must be said is never on a line that may be left out.
        let required = key.placeholders().iter().any(|known| known.required);
        assert!(!required || key.placeholders().iter().all(|known| !known.optional), "{}", key.name());
        // The example reads as a text.
        let shown = preview(key, key.text(), &BTreeMap::new()).unwrap();
        assert!(shown.left_out.is_empty() && !shown.text.contains(['{', '}']), "{shown:?}");
    }
}

#[test]
fn a_line_without_its_value_is_left_out() {
    let text = fixed().render(
        Key::OrderStatus,
        &[("order_id", "54321".into()), ("status", "Completed".into()), ("remains", String::new())],
    );
    assert_eq!(text, "*Order #54321*\nStatus: *Completed*");
}

#[test]
fn where_nothing_is_left_of_a_template_the_fixed_text_is_said() {
    let own = |text: &str| Texts::new(BTreeMap::from([("order_status".to_owned(), text.to_owned())]), "UTC");
    let values = [("order_id", "54321".to_owned()), ("remains", String::new())];
    assert_eq!(own("{remains} to go").render(Key::OrderStatus, &values), "*Order #54321*");
    assert_eq!(own("{{{order_id}}} }}{{").render(Key::OrderStatus, &values), "{54321} }{");
    // What was a placeholder once and is none any more has no value.
    assert_eq!(own("{colour}\n{order_id} {").render(Key::OrderStatus, &values), "54321 {");
}

#[test]
fn the_first_thing_wrong_is_named_with_its_place() {
    let place = |text: &str| {
        let problem = check(Key::OrderStatus, text).unwrap_err();
        let Position { offset, line, column } = problem.position().unwrap();
        (offset, line, column, problem.similar())
    };
    assert_eq!(place("{oder_id}"), (0, 1, 1, Some("order_id")));
    assert_eq!(place("🙂 {id}"), (2, 1, 3, Some("order_id")));
    assert_eq!(place("{order_id}\r\né{ status }"), (13, 2, 2, Some("status")));
    assert_eq!(place("{order_id}\n\n {xyzzy}"), (13, 3, 2, None));
    assert_eq!(place("{}"), (0, 1, 1, None));
    assert_eq!(place("{order_id} }"), (11, 1, 12, None));
    assert_eq!(place("{order_id} {{status}"), (19, 1, 20, None));
    assert_eq!(place("{order_id} {status {remains}"), (11, 1, 12, None));
    assert_eq!(place("a\tb {zzz}"), (1, 1, 2, None));
}

#[test]
fn a_placeholder_inside_a_value_stays_as_it_is() {
    let text = fixed().render(Key::MyUsername, &[("username", "{username}".into())]);
    assert_eq!(text, "Your panel username is *{username}*.");
}

#[test]
fn replies_of_own_commands() {
    let own = |template: &str, username: Option<&str>, results: &[OrderResult]| {
        let findings = Findings::Custom {
            command: "own".into(),
            template: template.into(),
            username: username.map(Into::into),
            results: results.to_vec(),
        };
        let (key, text) = compose(&fixed(), &findings, &wording(Action::Custom));
        (format!("{template:?} ({})", key.name()), text)
    };
    let maria = Some("maria");
    let two = [shown(54321), refused(54322, Refusal::NotYours)];
    snapshot(
        "own_commands",
        &[
            own("We answer from 9 to 18 h.", None, &[]),
            own("Hello {username}!\nWe answer from 9 to 18 h.", maria, &[]),
            own("Hello {username}!\nWe answer from 9 to 18 h.", None, &[]),
            own("Noted: {order_ids}", maria, &two),
            own("#{order_id}: {service} is {status}, {{really}}", maria, &two),
            own("#{order_id}: {service}", maria, &two[1..]),
            own("Hello {username}", None, &[]),
        ],
    );
    // Of many orders, those alike are told together, and none is left out.
    let many: Vec<OrderResult> =
        (54321..54421).map(|id| if id % 9 == 0 { refused(id, Refusal::NotYours) } else { shown(id) }).collect();
    let (_, text) = own("#{order_id}\n{service}\n{link}\n{status}\n{charge}", maria, &many);
    assert!((54321..54421).all(|id| text.contains(&format!("#{id}"))), "an order is missing: {text}");
    assert!(text.chars().count() < 1_500 && !text.ends_with('…'), "{} characters", text.chars().count());
    let long = format!("#{{order_id}} {}", "x".repeat(1_000));
    let differing: Vec<OrderResult> = many
        .iter()
        .cloned()
        .map(|result| {
            let facts = result.facts.map(|facts| OrderFacts { remains: i64::try_from(result.order_id).ok(), ..facts });
            OrderResult { facts, ..result }
        })
        .collect();
    let (_, text) = own(&format!("{long} {{remains}}"), maria, &differing);
    assert!(text.chars().count() <= 60_100 && text.ends_with('…'), "{} characters", text.chars().count());
}

#[test]
fn the_menu_lists_own_commands() {
    let (key, text) =
        compose(&fixed(), &Findings::Menu { commands: vec!["opening hours".into()] }, &wording(Action::Help));
    assert_eq!(key, Key::Help);
    assert!(text.starts_with(Key::Help.text()) && text.ends_with("\n• *opening hours*"), "{text}");
}

#[test]
fn a_hundred_orders_fit_into_one_message() {
    let all = refusals();
    let id = |n: u64| 999_999_999_000 + n;
    let refills: Vec<OrderResult> = (0..100)
        .map(|n| match (n % 3, usize::try_from(n).unwrap()) {
            (0, _) => accepted(id(n)),
            (1, at_minute) => refused(id(n), Refusal::CoolingDown { retry_at: at(i64::try_from(at_minute).unwrap()) }),
            (_, which) => refused(id(n), all[which % all.len()].clone()),
        })
        .collect();
    let looked_at: Vec<OrderResult> =
        (0..100).map(|n| if n % 4 == 0 { refused(id(n), Refusal::NotYours) } else { shown(id(n)) }).collect();
    let of = |action, results: &[OrderResult]| {
        compose(&fixed(), &Findings::Orders { results: results.to_vec() }, &wording(action))
    };
    let texts = [titled("refill", of(Action::Refill, &refills)), titled("check", of(Action::Check, &looked_at))];
    for (_, text) in &texts {
        assert!(text.chars().count() <= 4_096, "{} characters", text.chars().count());
        assert!((0..100).all(|n| text.contains(&format!("#{}", id(n)))), "an order is missing: {text}");
    }
    snapshot("a_hundred_orders", &texts);
}
