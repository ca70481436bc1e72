//! Properties of the grammar: any text is read, and what is written is what is read.

use aggregates::grammar::{OrderRequest, Reading, read, username, verification_code};
use aggregates::group::GroupFlag;
use aggregates::request::SupportStatus;
use aggregates::team::{CommandName, TeamCommand};
use aggregates::values::OrderAction;
use proptest::prelude::*;
use proptest::sample::select;

fn requests() -> Vec<OrderRequest> {
    OrderAction::ALL
        .into_iter()
        .map(OrderRequest::Do)
        .chain([OrderRequest::Check, OrderRequest::Details, OrderRequest::FakeComplete])
        .collect()
}

/// Everything each request may be called, spelled right.
fn keywords(asked: OrderRequest) -> &'static [&'static str] {
    match asked {
        OrderRequest::Check => &["check", "status", "order"],
        OrderRequest::Details => &["details", "order details"],
        OrderRequest::FakeComplete => &["fake complete", "fakecomplete"],
        OrderRequest::Do(OrderAction::Refill) => &["refill"],
        OrderRequest::Do(OrderAction::Cancel) => &["cancel"],
        OrderRequest::Do(OrderAction::SpeedUp) => &["speed up", "speedup", "speed"],
        OrderRequest::Do(OrderAction::Refund) => &["refund"],
        OrderRequest::Do(OrderAction::Partial) => &["partial"],
    }
}

fn ids(most: usize) -> impl Strategy<Value = Vec<u64>> {
    proptest::collection::btree_set(1000u64..=999_999_999_999, 1..=most)
        .prop_map(|ids| ids.into_iter().collect())
        .prop_shuffle()
}

fn team_commands() -> impl Strategy<Value = TeamCommand> {
    let word = || "[a-z][a-z0-9_.]{1,20}";
    prop_oneof![
        select(vec![TeamCommand::Help, TeamCommand::Status, TeamCommand::ListSettings]),
        (word(), "[a-zA-Z0-9][ a-zA-Z0-9:/.+-]{0,30}[a-z0-9]")
            .prop_map(|(key, value)| TeamCommand::SetSetting { key, value }),
        word().prop_map(|key| TeamCommand::ShowSetting { key }),
        (1u32..=10_000).prop_map(|page| TeamCommand::ListUsers { page }),
        (1u32..=10_000).prop_map(|page| TeamCommand::ListGroups { page }),
        "[a-zA-Z][a-zA-Z0-9_.]{1,20}".prop_map(|username| TeamCommand::RemoveUsers { username }),
        "[a-zA-Z][ a-zA-Z0-9!\n.]{0,30}[a-z]".prop_map(|text| TeamCommand::Broadcast { text }),
        Just(TeamCommand::StopBroadcast),
        "[a-zA-Z][a-zA-Z0-9_.]{1,20}".prop_map(|username| TeamCommand::VerifyUsers { username }),
        "[a-zA-Z][a-zA-Z0-9_.]{1,20}|[1-9][0-9]{6,14}".prop_map(|who| TeamCommand::Block { who }),
        "[a-zA-Z][a-zA-Z0-9_.]{1,20}|[1-9][0-9]{6,14}".prop_map(|who| TeamCommand::Unblock { who }),
        ids(100).prop_map(|order_ids| TeamCommand::ProviderStatus { order_ids }),
        ids(100).prop_map(|order_ids| TeamCommand::RefillVerify { order_ids }),
    ]
}

fn readings() -> impl Strategy<Value = Reading> {
    let statuses = SupportStatus::ALL.to_vec();
    prop_oneof![
        (select(requests()), ids(100), any::<bool>()).prop_map(|(asked, order_ids, dirty)| Reading::Orders {
            asked,
            order_ids,
            dirty
        }),
        (select(requests()), ids(100))
            .prop_filter("look-ups are never unclear", |(asked, _)| !asked.only_looks())
            .prop_filter("a round number beside longer ones is a quantity", |(_, ids)| {
                ids.iter().all(|id| !id.is_multiple_of(100))
            })
            .prop_map(|(asked, order_ids)| Reading::Unclear { asked, order_ids }),
        select(requests()).prop_map(Reading::MissingIds),
        select(requests()).prop_map(Reading::TooManyIds),
        (1u64..=999_999_999_999, any::<bool>()).prop_map(|(ticket_id, dirty)| Reading::Ticket { ticket_id, dirty }),
        (select(vec![GroupFlag::Support, GroupFlag::Marketing, GroupFlag::Silent]), any::<bool>())
            .prop_map(|(flag, enabled)| Reading::Team(TeamCommand::ToggleGroupFlag { flag, enabled })),
        (ids(100), select(statuses))
            .prop_map(|(order_ids, status)| Reading::Team(TeamCommand::Resolve { order_ids, status })),
        team_commands().prop_map(Reading::Team),
        select(CommandName::ALL.to_vec())
            .prop_filter("it has a wrong form", |name| *name != CommandName::Status)
            .prop_map(Reading::Misused),
        select(vec![
            Reading::Nothing,
            Reading::Greeting,
            Reading::Courtesy,
            Reading::Balance,
            Reading::Services,
            Reading::MissingTicketId,
            Reading::MyUsername,
            Reading::Help,
            Reading::UnknownAdmin,
            Reading::NotUnderstood,
        ]),
    ]
}

/// Text as people, panels and mischief makers write it.
fn texts() -> impl Strategy<Value = String> {
    let word = select(vec![
        "refill",
        "cancel",
        "speed",
        "up",
        "refund",
        "partial",
        "check",
        "order",
        "status",
        "ticket",
        "balance",
        "services",
        "help",
        "no",
        "not",
        "don't",
        "please",
        "hi",
        "54321",
        "54322refill",
        "#777777",
        "123",
        "0012345",
        "99999999999999",
        "!",
        "!resolve",
        "!support",
        "enable",
        "https://x.y/12345",
        "@12345678",
        "\n",
        ",",
        "٥٤٣٢١",
        "why",
        "if",
        "provider",
        "username",
        "is",
        "maria",
        "\u{200f}",
        "ß",
        "İ",
        "😡",
    ]);
    prop_oneof![
        any::<String>(),
        proptest::collection::vec(word, 0..12).prop_map(|words| words.join(" ")),
        "\\PC{0,40}",
        "[!a-z0-9 ,#]{0,60}"
    ]
}

fn action_of(reading: &Reading) -> Option<OrderRequest> {
    match reading {
        Reading::Orders { asked, .. }
        | Reading::Unclear { asked, .. }
        | Reading::MissingIds(asked)
        | Reading::TooManyIds(asked) => Some(*asked),
        // What each asks for is looked at where several are read.
        Reading::Several(_)
        | Reading::Nothing
        | Reading::OwnWords
        | Reading::Greeting
        | Reading::Courtesy
        | Reading::Balance
        | Reading::Services
        | Reading::Ticket { .. }
        | Reading::MissingTicketId
        | Reading::MyUsername
        | Reading::Help
        | Reading::Custom { .. }
        | Reading::Team(_)
        | Reading::Misused(_)
        | Reading::UnknownAdmin
        | Reading::NotUnderstood => None,
    }
}

/// Keywords that do something, in every language the grammar knows.
const KEYWORDS_OF_ALL_LANGUAGES: [&str; 36] = [
    "refill",
    "cancel",
    "speed up",
    "speedup",
    "speed",
    "refund",
    "partial",
    "fake complete",
    "cancle",
    "রিফিল",
    "ক্যান্সেল",
    "বাতিল",
    "স্পিড",
    "রিফান্ড",
    "रिफिल",
    "कैंसल",
    "रद्द",
    "स्पीड",
    "रिफंड",
    "ريفيل",
    "الغاء",
    "تسريع",
    "استرداد",
    "cancelar",
    "reembolso",
    "reposición",
    "acelerar",
    "batalkan",
    "percepat",
    "iptal",
    "telafi",
    "iade",
    "hızlandır",
    "отменить",
    "рефилл",
    "возврат",
];

/// Words that forbid what follows.
const NEGATIONS: [&str; 32] = [
    "don't",
    "dont",
    "don’t",
    "do not",
    "DO NOT",
    "never",
    "no",
    "not",
    "stop",
    "please do not",
    "i do not want",
    "no need to",
    "cant",
    "jangan",
    "tidak",
    "gak usah",
    "না",
    "না ভাই",
    "لا",
    "ما",
    "mat",
    "nahi",
    "मत",
    "नहीं",
    "no quiero",
    "nunca",
    "não",
    "nao",
    "не",
    "не надо",
    "nicht",
    "ne pas",
];

/// Words that forbid what stands before them.
const NEGATIONS_BEHIND: [&str; 24] = [
    "nahi karna",
    "mat karo",
    "mat karna",
    "na karo",
    "nahi chahiye",
    "koren na",
    "korben na",
    "koiren na",
    "korbenna",
    "koro na",
    "lagbe na",
    "করবেন না",
    "কইরেন না",
    "मत करो",
    "नहीं करना",
    "etme",
    "etmeyin",
    "istemiyorum",
    "olmasın",
    "not needed",
    "no need",
    "dont",
    "no",
    "не надо",
];

/// Whether something would be done to an order.
fn acts(reading: &Reading) -> bool {
    match reading {
        Reading::Orders { asked, .. } | Reading::MissingIds(asked) | Reading::TooManyIds(asked) => !asked.only_looks(),
        Reading::Several(parts) => parts.iter().any(acts),
        Reading::Nothing
        | Reading::Unclear { .. }
        | Reading::OwnWords
        | Reading::Greeting
        | Reading::Courtesy
        | Reading::Balance
        | Reading::Services
        | Reading::Ticket { .. }
        | Reading::MissingTicketId
        | Reading::MyUsername
        | Reading::Help
        | Reading::Custom { .. }
        | Reading::Team(_)
        | Reading::Misused(_)
        | Reading::UnknownAdmin
        | Reading::NotUnderstood => false,
    }
}

proptest! {
    #[test]
    fn any_text_can_be_read(text in texts()) {
        let _ = read(&text);
        let _ = username(&text);
        let _ = verification_code(&text);
    }

    #[test]
    fn a_text_and_its_plainest_form_read_the_same(text in texts()) {
        let reading = read(&text);
        prop_assert_eq!(read(&reading.to_string()), reading);
    }

    #[test]
    fn what_is_written_is_what_is_read(reading in readings()) {
        prop_assert_eq!(read(&reading.to_string()), reading);
    }

    #[test]
    fn keyword_and_ids_may_come_in_any_order_and_case(
        asked in select(requests()),
        spelling in any::<prop::sample::Index>(),
        order_ids in ids(20),
        separator in select(vec![" ", ",", ", ", "\n", " #", " & "]),
        first in any::<bool>(),
        upper in any::<bool>(),
        polite in select(vec!["", "please", "bro", "hi", "pls sir"]),
    ) {
        let keyword = keywords(asked)[spelling.index(keywords(asked).len())];
        let list = order_ids.iter().map(u64::to_string).collect::<Vec<_>>().join(separator);
        let text = if first { format!("{polite} {list} {keyword}") } else { format!("{keyword} {list} {polite}") };
        let text = if upper { text.to_uppercase() } else { text };
        prop_assert_eq!(read(&text), Reading::Orders { asked, order_ids, dirty: false });
    }

    #[test]
    fn one_slip_of_the_finger_never_makes_another_action(
        asked in select(requests()),
        spelling in any::<prop::sample::Index>(),
        place in any::<prop::sample::Index>(),
        letter in proptest::char::range('a', 'z'),
        kind in 0..4,
    ) {
        let keyword = keywords(asked)[spelling.index(keywords(asked).len())];
        let mut letters: Vec<char> = keyword.chars().collect();
        let place = place.index(letters.len());
        match kind {
            0 => { letters.remove(place); }
            1 => letters.insert(place, letter),
            2 => letters[place] = letter,
            _ => letters.swap(place, (place + 1).min(keyword.len() - 1)),
        }
        let text = format!("{} 54321", letters.iter().collect::<String>());
        let read_as = action_of(&read(&text));
        prop_assert!(
            read_as.is_none() || read_as == Some(asked) || read_as == Some(OrderRequest::Check),
            "{} is read as {:?}", text, read_as
        );
    }

    #[test]
    fn of_two_actions_on_the_same_orders_none_is_done(
        pair in proptest::sample::subsequence(OrderAction::ALL.to_vec(), 2),
        swap in any::<bool>(),
        between in select(vec![" ", " 54322 ", " or ", ", "]),
    ) {
        let words: Vec<&str> = pair.iter().map(|action| keywords(OrderRequest::Do(*action))[0]).collect();
        let (one, other) = if swap { (words[1], words[0]) } else { (words[0], words[1]) };
        let reading = read(&format!("{one}{between}{other} 54322"));
        prop_assert!(matches!(reading, Reading::Unclear { .. }), "{:?}", reading);
    }

    #[test]
    fn a_typing_mistake_in_any_keyword_never_makes_another_action(
        spelled in select(KEYWORDS_OF_ALL_LANGUAGES.to_vec()),
        place in any::<prop::sample::Index>(),
        letter in prop_oneof![proptest::char::range('a', 'z'), select(vec!['а', 'е', 'ы', 'া', 'ি', 'र', 'ا', 'ل', ' ', 'ñ'])],
        kind in 0..5,
    ) {
        let meant = action_of(&read(&format!("{spelled} 54321")));
        let mut letters: Vec<char> = spelled.chars().collect();
        let place = place.index(letters.len());
        match kind {
            0 => { letters.remove(place); }
            1 => letters.insert(place, letter),
            2 => letters[place] = letter,
            3 => letters.insert(place, letters[place]),
            _ => { let next = (place + 1).min(letters.len() - 1); letters.swap(place, next); }
        }
        let text = format!("{} 54321", letters.iter().collect::<String>());
        let read_as = action_of(&read(&text));
        prop_assert!(
            read_as.is_none() || read_as == meant || read_as.is_some_and(OrderRequest::only_looks),
            "{} is read as {:?}", text, read_as
        );
    }

    #[test]
    fn a_negated_command_never_acts(
        keyword in select(KEYWORDS_OF_ALL_LANGUAGES.to_vec()),
        negation in select(NEGATIONS.to_vec()),
        id_first in any::<bool>(),
        polite in select(vec!["", "please", "bhai", "por favor", "lütfen", "hi", "ভাই"]),
        upper in any::<bool>(),
    ) {
        let text = if id_first { format!("{polite} 54321 {negation} {keyword}") } else { format!("{negation} {keyword} 54321 {polite}") };
        let text = if upper { text.to_uppercase() } else { text };
        prop_assert!(!acts(&read(&text)), "{} is read as {:?}", text, read(&text));
    }

    #[test]
    fn a_command_negated_behind_it_never_acts(
        keyword in select(KEYWORDS_OF_ALL_LANGUAGES.to_vec()),
        negation in select(NEGATIONS_BEHIND.to_vec()),
        id_first in any::<bool>(),
    ) {
        let text = if id_first { format!("54321 {keyword} {negation}") } else { format!("{keyword} 54321 {negation}") };
        prop_assert!(!acts(&read(&text)), "{} is read as {:?}", text, read(&text));
    }

    #[test]
    fn a_conditional_command_never_acts(
        keyword in select(KEYWORDS_OF_ALL_LANGUAGES.to_vec()),
        condition in select(vec!["if it is slow", "when it drops", "unless it starts", "or not", "tomorrow", "agar slow hai", "si no empieza", "kalau lambat", "если медленно", "لو تأخر", "যদি না আসে"]),
        first in any::<bool>(),
    ) {
        let text = if first { format!("{condition} {keyword} 54321") } else { format!("{keyword} 54321 {condition}") };
        prop_assert!(!acts(&read(&text)), "{} is read as {:?}", text, read(&text));
    }

    #[test]
    fn a_negation_before_an_action_takes_it_back(
        action in select(OrderAction::ALL.to_vec()),
        negation in select(vec!["don't", "dont", "do not", "never", "no", "not", "stop", "please do not", "jangan", "না", "لا"]),
        first in any::<bool>(),
    ) {
        let keyword = keywords(OrderRequest::Do(action))[0];
        let text = if first { format!("54321 {negation} {keyword}") } else { format!("{negation} {keyword} 54321") };
        prop_assert_eq!(
            read(&text),
            Reading::Unclear { asked: OrderRequest::Do(action), order_ids: vec![54321] }
        );
    }

    #[test]
    fn digits_of_every_script_are_digits(order_id in 1000u64..=999_999_999_999, zero in select(vec!['٠', '۰', '०', '০', '０', '๐'])) {
        let digits: String = order_id
            .to_string()
            .chars()
            .map(|digit| char::from_u32(u32::from(zero) + digit.to_digit(10).unwrap()).unwrap())
            .collect();
        prop_assert_eq!(
            read(&format!("refill {digits}")),
            Reading::Orders { asked: OrderRequest::Do(OrderAction::Refill), order_ids: vec![order_id], dirty: false }
        );
    }
}

#[test]
fn ids_are_kept_once_and_in_order() {
    let reading = read("refill 54322 54321 54322 54321");
    assert_eq!(
        reading,
        Reading::Orders { asked: OrderRequest::Do(OrderAction::Refill), order_ids: vec![54322, 54321], dirty: false }
    );
}

#[test]
fn a_very_long_text_is_read_in_good_time() {
    let text = "refill 54321 ".repeat(20_000) + &"x".repeat(100_000);
    assert!(matches!(read(&text), Reading::Unclear { .. }));
}

#[test]
fn a_command_of_the_team_without_a_mark_is_read_only_where_nothing_else_is_said() {
    let verify = |order_ids: &[u64]| Reading::Team(TeamCommand::RefillVerify { order_ids: order_ids.to_vec() });
    let status = |order_ids: &[u64]| Reading::Team(TeamCommand::ProviderStatus { order_ids: order_ids.to_vec() });
    let unclear = |action| Reading::Unclear { asked: OrderRequest::Do(action), order_ids: vec![54321] };
    for (text, reading) in [
        ("54321,54322 provider status", status(&[54321, 54322])),
        ("Provider Status #54321", status(&[54321])),
        ("!54321 provider status", status(&[54321])),
        ("! provider status 54321", status(&[54321])),
        ("please check provider's status of order 54321\n54322 54321, thanks", status(&[54321, 54322])),
        ("provider status", Reading::Misused(CommandName::ProviderStatus)),
        ("Refill verify 54321 54322 pls", verify(&[54321, 54322])),
        ("54321: refill-verify", verify(&[54321])),
        ("refill verify", Reading::Misused(CommandName::RefillVerify)),
        ("refill 54321 and verify", unclear(OrderAction::Refill)),
        ("verify the refill of 54321", unclear(OrderAction::Refill)),
        ("provider status 12", Reading::Misused(CommandName::ProviderStatus)),
        ("provider status of 54321 is bad", Reading::NotUnderstood),
        ("refill 54321 provider status", unclear(OrderAction::Refill)),
    ] {
        assert_eq!(read(text), reading, "{text}");
    }
}
