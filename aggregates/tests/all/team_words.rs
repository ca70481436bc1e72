//! What the team reads.

use aggregates::campaign::{Delivery, Totals};
use aggregates::ids::ProviderOrderId;
use aggregates::team::CommandName;
use aggregates::values::{OrderFacts, OrderStatus, Role};
use aggregates::words::refill_verify::refill_verify;
use aggregates::words::team::{
    self, Blocking, DeskStatus, ListedGroup, ListedUser, Missed, Said, UsersVerified, VerifyUsersAnswer,
};
use aggregates::words::upstream::{self, Silence, Told, Upstream};
use aggregates::workspace::Settings;
use aggregates::workspace::settings::definition;

use crate::support::samples::{at, days, facts};

fn snapshot(name: &str, texts: &[Said]) {
    let page: Vec<String> = texts.iter().map(|(key, text)| format!("## {key}\n{text}")).collect();
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../../../snapshots/aggregates/team");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, page.join("\n\n")));
}

#[test]
fn help_and_corrections() {
    let mut texts: Vec<Said> = [Role::Staff, Role::StaffAdmin, Role::Owner].map(team::team_help).to_vec();
    texts.push(team::correction(None));
    texts.extend(CommandName::ALL.map(|name| team::correction(Some(name))));
    snapshot("help", &texts);
}

#[test]
fn lists() {
    let user = |name: &str| ListedUser {
        username: name.into(),
        display: Some("Maria\nS".into()),
        messengers: vec!["Telegram", "WhatsApp"],
        last_active_at: Some(at(-5)),
    };
    let group = |name: &str, support, silent| ListedGroup { name: name.into(), support, marketing: support, silent };
    let status = DeskStatus {
        up_since: at(-872),
        verified_users: 142,
        groups: 9,
        active_groups: 8,
        model: None,
        chat_mode: "manual".into(),
        channels: vec![("WhatsApp".into(), "open".into()), ("Telegram".into(), "does not answer".into())],
        now: at(0),
    };
    let quiet = DeskStatus { up_since: days(-3), model: Some("openai gpt".into()), channels: vec![], ..status.clone() };
    let many: Vec<ListedUser> = (0..team::LISTED_AT_ONCE).map(|n| user(&format!("user{n}"))).collect();
    snapshot(
        "lists",
        &[
            team::desk_status(&status),
            team::desk_status(&quiet),
            team::users(&[user("maria")], 1, 1, at(0)),
            team::users(&many, 1, 150, at(0)),
            team::users(&[], 7, 150, at(0)),
            team::users(&[], 1, 0, at(0)),
            team::groups(&[group("VIP", true, false), group("Test", false, true), group("New", false, false)], 1, 3),
        ],
    );
}

#[test]
fn settings_in_a_chat() {
    let settings = Settings::default();
    let of = |key: &str| definition(key).expect("a setting");
    snapshot(
        "settings",
        &[
            team::settings_list(&settings),
            team::setting(&settings, of("cooldown_seconds")),
            team::setting(&settings, of("panel_url")),
            team::setting(&settings, of("panel_api_key")),
            team::setting_changed(&settings, of("chat_mode")),
            team::setting_changed(&settings, of("services_url")),
            team::setting_changed(&settings, of("panel_api_key")),
            team::setting_refused("`cooldown_seconds` must be a whole number"),
            team::secret_in_group(),
        ],
    );
}

#[test]
fn what_became_of_people() {
    let blocking = |blocked, customers, of_team| {
        team::blocking(&Blocking { who: "johndoe123".into(), blocked, customers, of_team, unheard: false })
    };
    let verified = |elsewhere: usize| {
        team::users_verified(&UsersVerified {
            username: "johndoe123".into(),
            members: 5 + elsewhere,
            verified: 4,
            already: 1,
            elsewhere: (0..elsewhere).map(|n| (format!("+44770090{n:04}"), format!("other{n}"))).collect(),
        })
    };
    snapshot(
        "people",
        &[
            blocking(true, 2, 0),
            blocking(true, 1, 1),
            blocking(true, 0, 1),
            blocking(true, 0, 0),
            blocking(false, 1, 0),
            blocking(false, 0, 0),
            team::verify_users("johndoe123", VerifyUsersAnswer::Begun),
            team::verify_users("johndoe123", VerifyUsersAnswer::NoSuchUsername),
            team::verify_users("johndoe123", VerifyUsersAnswer::PanelAway),
            team::verify_users("johndoe123", VerifyUsersAnswer::NoMembers),
            team::members_unknown("johndoe123"),
            team::broadcast_begun(0, 0),
            team::broadcast_begun(0, 1),
            team::broadcast_begun(1, 0),
            team::broadcast_begun(8, 2),
            team::broadcast_refused("`text` is empty"),
            team::broadcast_done(&Totals { delivered: 8, ..Totals::default() }, &Missed::default()),
            team::broadcast_done(
                &Totals { delivered: 1, failed: 1, unknown: 1, skipped: 1, ..Totals::default() },
                &Missed {
                    failed: vec![("VIP\nclients".into(), "support was switched off in the group".into())],
                    unknown: vec![("Resellers".into(), "no answer in time".into())],
                    silent: vec!["Test".into()],
                    ..Missed::default()
                },
            ),
            team::broadcast_done(
                &Totals { delivered: 3, stopped: 1, ..Totals::default() },
                &Missed { stopped: vec!["Resellers".into()], ..Missed::default() },
            ),
            team::broadcast_stopped(None),
            team::broadcast_stopped(Some(&Totals { delivered: 3, ..Totals::default() })),
            team::broadcast_corrected("VIP", &Delivery::Failed { reason: "131026: undeliverable".into() }),
            team::broadcast_corrected("VIP", &Delivery::Unknown { reason: "no answer in time".into() }),
            team::broadcast_corrected("VIP", &Delivery::Delivered),
            team::broadcast_corrected("VIP", &Delivery::Stopped),
            verified(0),
            verified(25),
            team::users_removed("johndoe123", 0),
            team::users_removed("johndoe123", 3),
        ],
    );
}

#[test]
fn what_providers_say() {
    let known = || Some(OrderFacts { provider_order_id: Some(ProviderOrderId::new("2323223")), ..facts() });
    let told = |status| Told::Order { status, start_count: None, remains: None };
    let silent = [
        Silence::NotSetUp,
        Silence::SwitchedOff,
        Silence::NoKey,
        Silence::Address,
        Silence::KeyRefused,
        Silence::TooManyQuestions,
        Silence::Refused,
        Silence::NoAnswer,
    ];
    let mut orders = vec![
        (known(), told(OrderStatus::InProgress)),
        (known(), told(OrderStatus::Unknown("Refill pending\n".into()))),
        (known(), Told::Nothing),
        (None, Told::NotAsked),
        (Some(OrderFacts { provider: None, ..facts() }), Told::NotAsked),
        (Some(OrderFacts { provider_order_id: None, ..facts() }), Told::NotAsked),
    ];
    orders.extend(silent.map(|why| (known(), Told::Silent(why))));
    let orders: Vec<Upstream> =
        (54321..).zip(orders).map(|(order_id, (facts, told))| Upstream { order_id, facts, told }).collect();
    snapshot("upstream", &[upstream::provider_status(&orders), upstream::panel_away()]);
}

#[test]
fn what_dropped() {
    let known = |status, remains| {
        Some(OrderFacts { provider_order_id: Some(ProviderOrderId::new("2323223")), status, remains, ..facts() })
    };
    let told = |start_count, remains| Told::Order { status: OrderStatus::Completed, start_count, remains };
    let done = || OrderStatus::Completed;
    let orders = vec![
        (known(done(), Some(0)), told(Some(847), Some(150))),
        (known(done(), Some(0)), told(Some(840), Some(1))),
        (known(done(), Some(0)), told(None, Some(0))),
        (known(OrderStatus::Partial, Some(400)), told(Some(847), Some(100))),
        (known(OrderStatus::Canceled, Some(1000)), told(Some(847), Some(1000))),
        (known(OrderStatus::InProgress, Some(300)), told(Some(847), Some(500))),
        (known(done(), Some(0)), told(Some(847), None)),
        (known(done(), None), told(Some(847), Some(0))),
        (known(done(), Some(0)), Told::Silent(Silence::NoAnswer)),
        (Some(OrderFacts { provider: None, ..facts() }), Told::NotAsked),
        (None, Told::NotAsked),
    ];
    let orders: Vec<Upstream> =
        (54321..).zip(orders).map(|(order_id, (facts, told))| Upstream { order_id, facts, told }).collect();
    snapshot("refill_verify", &[refill_verify(&orders)]);
}
