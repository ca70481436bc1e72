//! What a message asks for, by text, place and person.

use aggregates::conversation::Forwarded;
use aggregates::grammar::Vocabulary;
use aggregates::group::GroupFlag;
use aggregates::request::{Action, SupportStatus};
use aggregates::team::{CommandName, TeamCommand};
use aggregates::triage::{IgnoreReason, Incoming, Plan, SayKey, Standing, triage};
use aggregates::values::{ChatKind, Role};
use aggregates::words::Texts;

use crate::support::samples::{at, uuid};

struct Someone {
    role: Option<Role>,
    standing: Standing,
}

fn stranger() -> Someone {
    Someone { role: None, standing: Standing::Stranger }
}

fn standing(standing: Standing) -> Someone {
    Someone { role: None, standing }
}

fn maria() -> Someone {
    standing(Standing::Verified { username: "maria".into() })
}

fn team(role: Role) -> Someone {
    Someone { role: Some(role), standing: Standing::Stranger }
}

impl Someone {
    fn writes(&self, chat_kind: ChatKind, support_enabled: bool, verification_enabled: bool, text: &str) -> Plan {
        let incoming = Incoming {
            message_id: uuid(1),
            text,
            chat_kind,
            support_enabled,
            role: self.role,
            standing: &self.standing,
            verification_enabled,
            vocabulary: &Vocabulary::default(),
            texts: &Texts::default(),
            forwarded: None,
            now: at(0),
        };
        let plan = triage(&incoming);
        assert_eq!(plan, triage(&incoming), "the same message never leads to two plans");
        plan
    }

    fn passes_on(&self, chat_kind: ChatKind, forwarded: Forwarded, text: &str) -> Plan {
        triage(&Incoming {
            message_id: uuid(1),
            text,
            chat_kind,
            support_enabled: true,
            role: self.role,
            standing: &self.standing,
            verification_enabled: true,
            vocabulary: &Vocabulary::default(),
            texts: &Texts::default(),
            forwarded: Some(forwarded),
            now: at(0),
        })
    }

    fn privately(&self, text: &str) -> Plan {
        self.writes(ChatKind::Private, false, true, text)
    }

    fn in_group(&self, text: &str) -> Plan {
        self.writes(ChatKind::Group, true, true, text)
    }

    fn in_group_without_support(&self, text: &str) -> Plan {
        self.writes(ChatKind::Group, false, true, text)
    }
}

fn handle(action: Action, order_ids: &[u64], priority: bool) -> Plan {
    Plan::Handle { action, order_ids: order_ids.to_vec(), ticket_id: None, priority }
}

const NOT_FOR_US: Plan = Plan::Ignore(IgnoreReason::NotForUs);
const SUPPORT_OFF: Plan = Plan::Ignore(IgnoreReason::SupportOff);

#[test]
fn a_verified_customer_is_served() {
    for plan in [maria().privately("refill 54321"), maria().in_group("refill 54321")] {
        assert_eq!(plan, handle(Action::Refill, &[54321], false));
    }
    assert_eq!(maria().privately("cancel 54321 you are too slow"), handle(Action::Cancel, &[54321], true));
    assert_eq!(maria().in_group("54321, 54322"), handle(Action::Check, &[54321, 54322], false));
    assert_eq!(maria().privately("balance"), handle(Action::Balance, &[], false));
    assert_eq!(maria().privately("services"), handle(Action::Services, &[], false));
    assert_eq!(maria().privately("my username"), handle(Action::MyUsername, &[], false));
    let ticket = Plan::Handle { action: Action::Ticket, order_ids: vec![], ticket_id: Some(123), priority: false };
    assert_eq!(maria().privately("ticket 123"), ticket);
}

#[test]
fn a_verified_customer_gets_a_hint_where_something_is_missing() {
    assert_eq!(maria().privately("refill"), Plan::Say(SayKey::MissingOrderId));
    assert_eq!(maria().privately("ticket"), Plan::Say(SayKey::MissingOrderId));
    let many: Vec<String> = (10_000..10_101).map(|id| id.to_string()).collect();
    assert_eq!(maria().privately(&format!("check {}", many.join(" "))), Plan::Say(SayKey::TooManyOrderIds));
    assert_eq!(maria().privately("where is my money"), Plan::Say(SayKey::NotUnderstood));
    assert_eq!(maria().privately("dont cancel 54321"), Plan::Say(SayKey::NotUnderstood));
}

#[test]
fn what_the_messenger_could_not_decipher_is_asked_for_again() {
    for person in [stranger(), maria(), standing(Standing::AwaitingCode), team(Role::Owner)] {
        assert_eq!(person.privately(" {{SWE001}} "), Plan::Say(SayKey::Undeciphered));
        assert_eq!(person.in_group("{{SWE003}}"), Plan::Say(SayKey::Undeciphered));
    }
    assert_ne!(maria().privately("{{SWE}}"), Plan::Say(SayKey::Undeciphered));
    assert_ne!(maria().privately("{{SWE001}} refill 54321"), Plan::Say(SayKey::Undeciphered));
}

#[test]
fn small_talk_in_a_private_chat_is_kept_small() {
    assert_eq!(maria().privately("hello"), handle(Action::Help, &[], false));
    assert_eq!(maria().privately("thanks"), NOT_FOR_US);
    assert_eq!(maria().privately("👍"), NOT_FOR_US);
}

#[test]
fn talk_in_a_group_is_passed_over() {
    for person in [stranger(), maria(), standing(Standing::AwaitingUsername), team(Role::Owner)] {
        assert_eq!(person.in_group("did you see the match yesterday?"), NOT_FOR_US);
        assert_eq!(person.in_group("thanks"), NOT_FOR_US);
    }
    assert_eq!(maria().in_group("hello everyone"), NOT_FOR_US);
}

#[test]
fn in_a_group_without_support_only_the_team_commands_count() {
    for person in [stranger(), maria(), team(Role::Owner)] {
        for text in ["refill 54321", "hello", "help", "lorem ipsum"] {
            assert_eq!(person.in_group_without_support(text), SUPPORT_OFF);
        }
    }
    assert_eq!(maria().in_group_without_support("!support enable"), SUPPORT_OFF);
    let on = Plan::Administer(TeamCommand::ToggleGroupFlag { flag: GroupFlag::Support, enabled: true });
    assert_eq!(team(Role::StaffAdmin).in_group_without_support("!support enable"), on);
}

#[test]
fn team_commands_need_their_rank() {
    let resolve = Plan::Administer(TeamCommand::Resolve { order_ids: vec![54321], status: SupportStatus::Escalated });
    let silent = Plan::Administer(TeamCommand::ToggleGroupFlag { flag: GroupFlag::Silent, enabled: false });
    for role in [Role::Staff, Role::StaffAdmin, Role::Owner] {
        assert_eq!(team(role).privately("!resolve 54321 escalated"), resolve);
        assert_eq!(team(role).in_group("!resolve 54321 escalated"), resolve);
        assert_eq!(team(role).privately("!resolve 54321"), Plan::Correct(Some(CommandName::Resolve)));
        assert_eq!(team(role).in_group("!wow"), Plan::Correct(None));
    }
    for role in [Role::StaffAdmin, Role::Owner] {
        assert_eq!(team(role).in_group("!silent disable"), silent);
        assert_eq!(team(role).privately("!silent disable"), Plan::Say(SayKey::GroupOnly));
        assert_eq!(team(role).in_group("!silent"), Plan::Correct(Some(CommandName::Silent)));
    }
    assert_eq!(team(Role::Staff).in_group("!silent disable"), Plan::Say(SayKey::NotAllowed));
    assert_eq!(team(Role::Staff).in_group("!silent"), Plan::Say(SayKey::NotAllowed));
}

#[test]
fn team_commands_are_not_for_customers() {
    for person in [stranger(), maria()] {
        assert_eq!(person.privately("!resolve 54321 resolved"), Plan::Say(SayKey::NotAllowed));
        assert_eq!(person.privately("!wow"), Plan::Say(SayKey::NotAllowed));
        assert_eq!(person.in_group("!support disable"), NOT_FOR_US);
    }
}

#[test]
fn the_team_uses_customers_commands_without_verification() {
    assert_eq!(team(Role::Staff).in_group("check 54321"), handle(Action::Check, &[54321], false));
    assert_eq!(team(Role::Staff).privately("refill 54321"), handle(Action::Refill, &[54321], false));
}

#[test]
fn fake_complete_is_the_teams_and_unknown_to_others() {
    for role in [Role::Staff, Role::StaffAdmin, Role::Owner] {
        let complete = handle(Action::FakeComplete, &[54321], false);
        assert_eq!(team(role).privately("fake complete 54321"), complete);
        assert_eq!(team(role).in_group("54321 fake complete"), complete);
        assert_eq!(team(role).privately("fake complete"), Plan::Say(SayKey::MissingOrderId));
    }
    for text in ["fake complete 54321", "fake complete"] {
        assert_eq!(maria().privately(text), Plan::Say(SayKey::NotUnderstood));
        assert_eq!(maria().in_group(text), NOT_FOR_US);
    }
}

#[test]
fn a_stranger_is_greeted() {
    for text in ["hello", "refill 54321", "I have a problem with my order", "54321"] {
        assert_eq!(stranger().privately(text), Plan::Greet, "{text}");
    }
    assert_eq!(stranger().in_group("hello"), Plan::Greet);
    assert_eq!(stranger().in_group("refill 54321"), Plan::Greet);
    assert_eq!(stranger().in_group("i have a problem"), NOT_FOR_US);
}

#[test]
fn help_is_always_answered() {
    let help = handle(Action::Help, &[], false);
    let locked = standing(Standing::Locked { until: at(5) });
    for person in [stranger(), standing(Standing::AwaitingUsername), standing(Standing::AwaitingCode), locked, maria()]
    {
        assert_eq!(person.privately("help"), help);
        assert_eq!(person.in_group("help"), help);
    }
}

#[test]
fn a_username_is_looked_up() {
    let waiting = standing(Standing::AwaitingUsername);
    for (text, name) in [
        ("maria", "maria"),
        (" Maria_77 ", "Maria_77"),
        ("maria@mail.example", "maria@mail.example"),
        ("my username is maria", "maria"),
        ("username: balance", "balance"),
        ("1234567", "1234567"),
        ("@maria", "maria"),
    ] {
        assert_eq!(waiting.privately(text), Plan::LookUpUsername(name.into()), "{text}");
    }
    assert_eq!(waiting.in_group("maria_77"), Plan::LookUpUsername("maria_77".into()));
    assert_eq!(waiting.in_group("1234567"), Plan::Greet);
    for text in ["hello", "refill 54321", "balance", "this is my name", "x", "মারিয়া"] {
        assert_eq!(waiting.privately(text), Plan::Greet, "{text}");
    }
}

#[test]
fn a_code_is_tried() {
    let waiting = standing(Standing::AwaitingCode);
    for text in ["284719", " 284719 ", "284 719", "284-719", "my code is 284719", "٢٨٤٧١٩", "code: 284719 thanks"]
    {
        assert_eq!(waiting.privately(text), Plan::TryCode("284719".into()), "{text}");
        assert_eq!(waiting.in_group(text), Plan::TryCode("284719".into()), "{text}");
    }
    assert_eq!(waiting.privately("john"), Plan::LookUpUsername("john".into()));
    assert_eq!(waiting.privately("hello"), Plan::Greet);
    assert_eq!(waiting.privately("refill 284719"), Plan::Greet);
}

#[test]
fn a_locked_customer_is_told_so() {
    let locked = standing(Standing::Locked { until: at(5) });
    assert_eq!(locked.privately("284719"), Plan::Say(SayKey::VerificationLocked));
    assert_eq!(locked.in_group("refill 54321"), Plan::Say(SayKey::VerificationLocked));
    assert_eq!(locked.in_group("nice weather today"), NOT_FOR_US);
}

#[test]
fn a_blocked_customer_gets_no_answer() {
    let blocked = Someone { role: None, standing: Standing::Blocked };
    for text in ["help", "hello", "refill 54321", "!support enable"] {
        assert_eq!(blocked.privately(text), Plan::Ignore(IgnoreReason::Blocked));
        assert_eq!(blocked.in_group(text), Plan::Ignore(IgnoreReason::Blocked));
    }
}

#[test]
fn without_verification_everybody_is_served() {
    let plan = stranger().writes(ChatKind::Private, false, false, "refill 54321");
    assert_eq!(plan, handle(Action::Refill, &[54321], false));
}

#[test]
fn words_of_a_bot_that_are_passed_on_ask_for_nothing() {
    for chat in [ChatKind::Private, ChatKind::Group] {
        for text in ["refill 54321", "cancel 54321", "✅ Refill submitted for *#54321*.", "54321"] {
            assert_eq!(maria().passes_on(chat, Forwarded::Bot, text), NOT_FOR_US, "{text}");
            assert_eq!(team(Role::Owner).passes_on(chat, Forwarded::Bot, text), NOT_FOR_US, "{text}");
        }
    }
}

#[test]
fn what_somebody_else_wrote_is_not_done_unasked() {
    for chat in [ChatKind::Private, ChatKind::Group] {
        for text in ["refill 54321", "cancel 54321 you are too slow"] {
            let plan = maria().passes_on(chat, Forwarded::Elsewhere, text);
            assert!(!matches!(plan, Plan::Handle { .. }), "{text}: {plan:?}");
        }
        // Looking an order up does no harm.
        assert_eq!(maria().passes_on(chat, Forwarded::Elsewhere, "54321"), handle(Action::Check, &[54321], false));
    }
    let of_the_team = team(Role::Staff).passes_on(ChatKind::Group, Forwarded::Elsewhere, "cancel 54321");
    assert_eq!(of_the_team, handle(Action::Cancel, &[54321], false));
}
