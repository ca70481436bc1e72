//! What a message asks for, by text, place and person.

use aggregates::conversation::{Answers, Confirmation, Forwarded, Lapse};
use aggregates::grammar::OrderRequest;
use aggregates::group::GroupFlag;
use aggregates::ids::CustomerId;
use aggregates::request::{Action, Reason, SupportStatus};
use aggregates::team::{CommandName, TeamCommand};
use aggregates::triage::{
    IgnoreReason, Incoming, Plan, SayKey, Standing, is_left_to_people, lapse, left_undone, triage,
};
use aggregates::values::{ChatKind, OrderAction, Role};

use crate::support::samples::{at, incoming, uuid};

struct Someone {
    role: Option<Role>,
    standing: Standing,
}

/// What a message is about besides its text.
#[derive(Default)]
struct Around {
    question: Option<Confirmation>,
    missed_question: bool,
    answers: Option<Answers>,
    forwarded: Option<Forwarded>,
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
        let around = Around::default();
        let incoming = self.incoming(chat_kind, support_enabled, verification_enabled, text, &around);
        let plan = triage(&incoming);
        assert_eq!(plan, triage(&incoming), "the same message never leads to two plans");
        plan
    }

    fn incoming<'a>(
        &'a self,
        chat_kind: ChatKind,
        support_enabled: bool,
        verification_enabled: bool,
        text: &'a str,
        around: &'a Around,
    ) -> Incoming<'a> {
        Incoming {
            support_enabled,
            role: self.role,
            verification_enabled,
            forwarded: around.forwarded,
            question: around.question.as_ref(),
            missed_question: around.missed_question,
            answers: around.answers,
            ..incoming(text, chat_kind, &self.standing)
        }
    }

    /// The plan of an answer to a question, and how it lapses.
    fn answers(&self, chat_kind: ChatKind, text: &str, around: &Around) -> (Plan, Option<Lapse>) {
        let incoming = self.incoming(chat_kind, true, true, text, around);
        let plan = triage(&incoming);
        let why = lapse(&incoming, &plan);
        (plan, why)
    }

    fn is_left_to_people(&self, chat_kind: ChatKind, text: &str) -> bool {
        let around = Around::default();
        let incoming = self.incoming(chat_kind, true, true, text, &around);
        is_left_to_people(&incoming, &triage(&incoming))
    }

    /// The action, the orders and the reason of the entry a message leaves though nothing is done.
    fn leaves(&self, chat_kind: ChatKind, text: &str) -> Option<(Action, Vec<u64>, Reason)> {
        self.leaves_with(chat_kind, text, &Around::default())
    }

    fn leaves_with(&self, chat_kind: ChatKind, text: &str, around: &Around) -> Option<(Action, Vec<u64>, Reason)> {
        let incoming = self.incoming(chat_kind, true, true, text, around);
        let undone = left_undone(&incoming, &triage(&incoming))?;
        Some((undone.mention.action, undone.mention.order_ids, undone.reason))
    }

    fn passes_on(&self, chat_kind: ChatKind, forwarded: Forwarded, text: &str) -> Plan {
        let around = Around { forwarded: Some(forwarded), ..Around::default() };
        triage(&self.incoming(chat_kind, true, true, text, &around))
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
    assert_eq!(maria().privately("where is my money"), Plan::Say(SayKey::LeftToPeople));
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
    assert_eq!(maria().privately("hello"), Plan::Say(SayKey::Menu));
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
        assert_eq!(maria().privately(text), Plan::Say(SayKey::LeftToPeople));
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

fn asked() -> Around {
    let question = Confirmation {
        request_id: uuid(9),
        customer_id: CustomerId::new("maria-1"),
        action: Action::Cancel,
        order_ids: vec![54321],
        outgoing_id: uuid(8),
        expires_at: at(15),
        expired: false,
        shown_at: Some(at(0)),
    };
    Around { question: Some(question), ..Around::default() }
}

const PLACES: [ChatKind; 2] = [ChatKind::Private, ChatKind::Group];

#[test]
fn what_is_named_but_not_plainly_asked_for_is_asked_back_everywhere() {
    let ask = Plan::Ask { asked: OrderRequest::Do(OrderAction::Cancel), order_ids: vec![54321] };
    for person in [maria(), team(Role::Owner)] {
        assert_eq!(person.privately("dont cancel 54321"), ask);
        assert_eq!(person.in_group("dont cancel 54321"), ask);
    }
    assert_eq!(stranger().privately("dont cancel 54321"), Plan::Greet);
    assert_eq!(maria().in_group_without_support("dont cancel 54321"), SUPPORT_OFF);
}

#[test]
fn what_is_said_to_another_bot_is_not_done() {
    let ask = Plan::Ask { asked: OrderRequest::Do(OrderAction::Cancel), order_ids: vec![54321] };
    for person in [maria(), team(Role::Owner)] {
        for text in ["@other_bot cancel 54321", " @OtherBot, cancel 54321", "@other_bot cancel 54321 please"] {
            assert_eq!(person.privately(text), ask, "{text}");
            assert_eq!(person.in_group(text), ask, "{text}");
        }
        for text in ["@other_bot balance", "@other_bot help", "@other_bot ticket 123"] {
            assert_eq!(person.in_group(text), NOT_FOR_US, "{text}");
        }
    }
    assert_eq!(maria().privately("@other_bot balance"), Plan::Say(SayKey::LeftToPeople));
}

#[test]
fn a_yes_to_the_question_carries_it_out() {
    let yes = (Plan::Confirm { request_id: uuid(9) }, None);
    for text in [
        "yes",
        "Yes please!",
        "ok",
        "haan ji",
        "sim",
        "Sí",
        "да",
        "evet",
        "iya",
        "نعم",
        "ايوه",
        "হ্যাঁ",
        "ہاں",
        "👍🏽",
        "✅",
        "yesss",
    ] {
        for place in PLACES {
            assert_eq!(maria().answers(place, text, &asked()), yes, "{text}");
        }
    }
    let quoting = |answers| Around { answers: Some(answers), ..asked() };
    let ours = quoting(Answers::Ours { outgoing_id: uuid(8) });
    assert_eq!(maria().answers(ChatKind::Group, "yes", &ours), yes);
    for other in [quoting(Answers::Other), quoting(Answers::Ours { outgoing_id: uuid(7) })] {
        assert_eq!(maria().answers(ChatKind::Group, "yes", &other), (NOT_FOR_US, Some(Lapse::Passed)));
    }
    assert_eq!(maria().answers(ChatKind::Private, "ok", &Around::default()), (NOT_FOR_US, None));
}

#[test]
fn a_yes_before_the_question_was_shown_is_none_and_lets_nothing_lapse() {
    for shown_at in [None, Some(at(1))] {
        let unseen = || Around { question: asked().question.map(|one| Confirmation { shown_at, ..one }), ..asked() };
        for place in PLACES {
            for text in ["yes", "ok", "👍"] {
                assert_eq!(maria().answers(place, text, &unseen()), (NOT_FOR_US, None), "{text} {shown_at:?}");
            }
            assert_eq!(maria().answers(place, "no", &unseen()).1, Some(Lapse::Declined));
            assert_eq!(maria().answers(place, "balance", &unseen()).1, Some(Lapse::Passed));
            assert_eq!(maria().answers(place, "cancel 54321", &unseen()).1, Some(Lapse::AskedPlainly));
        }
    }
}

#[test]
fn anything_else_lets_the_question_lapse() {
    for place in PLACES {
        for text in ["no", "nahi", "нет", "👎", "no thanks", "ok no"] {
            assert_eq!(maria().answers(place, text, &asked()), (NOT_FOR_US, Some(Lapse::Declined)), "{text}");
        }
        for text in ["thanks", "yes but not now", "wait", "balance", "refill 54321", "cancel 54322", "help"] {
            let (plan, why) = maria().answers(place, text, &asked());
            assert_eq!(why, Some(Lapse::Passed), "{text}");
            assert!(!matches!(plan, Plan::Confirm { .. }), "{text}");
        }
        let plainly = (handle(Action::Cancel, &[54321], false), Some(Lapse::AskedPlainly));
        assert_eq!(maria().answers(place, "cancel 54321", &asked()), plainly);
        let again = maria().answers(place, "dont refill 54322", &asked());
        let refill = Plan::Ask { asked: OrderRequest::Do(OrderAction::Refill), order_ids: vec![54322] };
        assert_eq!(again, (refill, None), "the new question takes its place");
    }
}

#[test]
fn a_yes_that_comes_too_late_is_told_so() {
    let late = Around { missed_question: true, ..Around::default() };
    assert_eq!(maria().answers(ChatKind::Private, "yes", &late).0, Plan::Say(SayKey::AnsweredTooLate));
    assert_eq!(maria().answers(ChatKind::Private, "no", &late).0, NOT_FOR_US);
    assert_eq!(maria().answers(ChatKind::Private, "cancel 54321", &late).0, handle(Action::Cancel, &[54321], false));
}

#[test]
fn people_read_what_a_customer_wrote_in_private_and_nobody_understood() {
    let locked = standing(Standing::Locked { until: at(5) });
    for person in [stranger(), maria(), standing(Standing::AwaitingUsername), locked] {
        assert!(person.is_left_to_people(ChatKind::Private, "I want to talk to a human"));
        assert!(!person.is_left_to_people(ChatKind::Group, "I want to talk to a human"));
        for text in ["hello", "thanks", "yes", "no", "ok", "🤔", "🙏🙏", "refill 54321", "help", "{{SWE001}}"] {
            assert!(!person.is_left_to_people(ChatKind::Private, text), "{text}");
        }
    }
    assert!(!stranger().is_left_to_people(ChatKind::Private, "maria_77"));
    assert!(!team(Role::Staff).is_left_to_people(ChatKind::Private, "I want to talk to a human"));
    assert_eq!(team(Role::Staff).privately("I want to talk to a human"), Plan::Say(SayKey::NotUnderstood));
}

/// Whatever names an action and an order leaves an entry: by its plan, as a message for people, or as one that nothing is done about.
#[test]
fn a_keyword_with_an_id_always_leaves_an_entry() {
    const TEXTS: &[&str] = &[
        "cancel 54321",
        "why cancel 54321",
        "fake complete 54321",
        "why fake complete 54321",
        "~cancel 54321~",
        "> cancel 54321\nthanks",
        "```cancel 54321```",
        "don't check 54321 please",
        "!refill 54321",
        "!cancel 54321 now",
        "!!! cancel 54321",
        "ticket 54321 no cancel",
        "✅ Refill submitted for *#54321*.\nService: Likes\nQuantity: 100",
        "❌ *#54321*: this service has no refill.",
        "Shall I cancel #54321? Answer *yes*, or write *cancel 54321*.",
        "I want to talk to a human about my order 54321",
        "refill 54321 and talk to your admin",
        "N iptal 54321",
        "হ্যাঁ 54321 রিফিল",
    ];
    let people = [
        maria(),
        stranger(),
        standing(Standing::AwaitingUsername),
        standing(Standing::AwaitingCode),
        team(Role::Staff),
    ];
    for person in &people {
        for chat in [ChatKind::Private, ChatKind::Group] {
            for text in TEXTS {
                let around = Around::default();
                let incoming = person.incoming(chat, true, true, text, &around);
                let plan = triage(&incoming);
                let own = matches!(plan, Plan::Handle { .. } | Plan::Custom { .. } | Plan::Ask { .. });
                let entries = usize::from(own)
                    + usize::from(is_left_to_people(&incoming, &plan))
                    + usize::from(left_undone(&incoming, &plan).is_some());
                assert_eq!(entries, 1, "{text:?} by {:?} in {chat:?}: {plan:?}", person.standing);
            }
        }
    }
}

#[test]
fn what_is_left_undone_says_why() {
    let (group, private) = (ChatKind::Group, ChatKind::Private);
    let refill = |reason| Some((Action::Refill, vec![54321], reason));
    assert_eq!(maria().leaves(group, "fake complete 54321"), Some((Action::Message, vec![54321], Reason::TeamOnly)));
    assert_eq!(maria().leaves(private, "fake complete 54321"), None, "people read it");
    assert_eq!(maria().leaves(group, "✅ Refill submitted for *#54321*."), refill(Reason::OwnWords));
    assert_eq!(maria().leaves(private, "thanks\n✅ Refill submitted for *#54321*."), refill(Reason::OwnWords));
    assert_eq!(maria().leaves(group, "~refill 54321~"), refill(Reason::NoRequest));
    assert_eq!(stranger().leaves(private, "refill 54321"), refill(Reason::NotVerified));
    assert_eq!(stranger().leaves(group, "refill 54321"), refill(Reason::NotVerified));
    let bot = Around { forwarded: Some(Forwarded::Bot), ..Around::default() };
    assert_eq!(maria().leaves_with(group, "refill 54321", &bot), refill(Reason::OwnWords));
    let human = Some((Action::Check, vec![54321], Reason::NoRequest));
    assert_eq!(maria().leaves(group, "don't check 54321"), human);
    assert_eq!(
        maria().leaves(group, "i need a human for 54321"),
        Some((Action::Message, vec![54321], Reason::WantsHuman))
    );
    let many: Vec<String> = (10_000..10_101).map(|id| id.to_string()).collect();
    let (_, orders, why) = maria().leaves(group, &format!("refill {}", many.join(" "))).expect("an entry");
    assert_eq!((orders.len(), why), (100, Reason::TooManyOrders));
}

#[test]
fn what_names_no_order_leaves_nothing_behind() {
    for text in
        ["hello", "thanks", "yes", "no", "🙏", "i want a human", "my phone is broken", "ok admin", "refill please"]
    {
        assert_eq!(maria().leaves(ChatKind::Group, text), None, "{text}");
    }
    for text in ["284719", "Your WhatsApp verification code is: 284719"] {
        assert_eq!(standing(Standing::AwaitingCode).leaves(ChatKind::Private, text), None, "{text}");
    }
    let blocked = standing(Standing::Blocked);
    assert_eq!(blocked.leaves(ChatKind::Private, "refill 54321"), None);
}
