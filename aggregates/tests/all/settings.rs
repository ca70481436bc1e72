//! The table of settings.

use std::collections::BTreeSet;

use aggregates::values::{OrderAction, OrderStatus};
use aggregates::workspace::Settings;
use aggregates::workspace::settings::{ChatMode, Kind, definitions, validate};

#[test]
fn every_default_is_valid_and_canonical() {
    for definition in definitions() {
        let (_, value) = validate(definition.key, definition.default).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(value, definition.default, "{}", definition.key);
        assert!(!definition.description.is_empty() && !definition.description.contains('\n'), "{}", definition.key);
    }
}

#[test]
fn every_name_is_there_once() {
    let keys: BTreeSet<&str> = definitions().iter().map(|definition| definition.key).collect();
    assert_eq!(keys.len(), definitions().len());
    for key in [
        "chat_mode",
        "cooldown_seconds",
        "marketing_interval_hours",
        "scheduler_timezone",
        "verification_enabled",
        "verification_max_attempts",
        "verification_cooldown_seconds",
        "max_messages_per_user_per_min",
        "max_order_checks_per_hr",
        "ticket_ai_enabled",
        "ticket_poll_subject",
        "ticket_poll_interval",
        "ticket_signature",
        "ticket_reply_staff_name",
        "panel_url",
        "panel_api_key",
        "panel_user_api_key",
        "show_provider_to_customers",
    ] {
        assert!(keys.contains(key), "{key}");
    }
}

#[test]
fn an_empty_workspace_has_the_defaults() {
    let settings = Settings::default();
    assert_eq!(settings.chat_mode(), ChatMode::Manual);
    assert_eq!(settings.cooldown_seconds(), 3600);
    assert_eq!(settings.balance_cooldown_seconds(), 60);
    assert!(settings.verification_enabled());
    assert_eq!(settings.verification_max_attempts(), 3);
    assert_eq!(settings.verification_cooldown_seconds(), 300);
    assert!(!settings.show_provider_to_customers());
    assert_eq!(settings.panel_url(), None);
    assert_eq!(settings.services_url(), None);
    assert!(settings.panel_api_key().is_none());
    assert_eq!(settings.statuses_for(OrderAction::Refill), [OrderStatus::Completed, OrderStatus::Partial]);
    assert_eq!(
        settings.statuses_for(OrderAction::Cancel),
        [OrderStatus::Pending, OrderStatus::InProgress, OrderStatus::Processing]
    );
    assert_eq!(settings.scheduler_timezone(), "UTC");
}

#[test]
fn values_have_one_canonical_form() {
    for (key, given, expected) in [
        ("verification_enabled", "Yes", "true"),
        ("verification_enabled", "disable", "false"),
        ("cooldown_seconds", "007", "7"),
        ("chat_mode", "AI", "ai"),
        ("panel_url", " https://panel.example// ", "https://panel.example"),
        ("panel_url", "", ""),
        ("refill_statuses", "Completed, In Progress,completed", "completed,in_progress"),
        ("refill_statuses", "", ""),
    ] {
        assert_eq!(validate(key, given).unwrap().1, expected, "{key} = {given}");
    }
}

#[test]
fn a_time_zone_is_an_offset_from_utc_or_an_iana_name() {
    for (given, expected) in [
        ("UTC", "UTC"),
        ("GMT", "UTC"),
        ("utc+6", "UTC+6"),
        ("UTC+06:00", "UTC+6"),
        ("UTC-5", "UTC-5"),
        ("UTC-3:30", "UTC-3:30"),
        ("UTC+5:45", "UTC+5:45"),
        ("UTC-0", "UTC"),
        ("UTC-12", "UTC-12"),
        ("UTC+14", "UTC+14"),
        ("Asia/Dhaka", "Asia/Dhaka"),
        ("asia/dhaka", "Asia/Dhaka"),
        ("America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"),
        ("Etc/GMT+5", "Etc/GMT+5"),
        ("Singapore", "Singapore"),
    ] {
        assert_eq!(validate("scheduler_timezone", given).unwrap().1, expected, "{given}");
    }
    let offset = "must be an offset from UTC-12 to UTC+14 in quarter hours";
    let name = "or an IANA name such as Asia/Dhaka";
    for (given, expected) in [
        ("UTC+15", offset),
        ("UTC-13", offset),
        ("UTC-12:15", offset),
        ("UTC+14:15", offset),
        ("UTC+5:10", offset),
        ("UTC+6:75", offset),
        ("UTC+6:", offset),
        ("UTC+", offset),
        ("UTC+é", offset),
        ("UTC+4294967296", offset),
        ("UTC++6", offset),
        ("", name),
        ("UTC6", name),
        ("Dhaka", name),
        ("Asia/", name),
        ("Asia/Daka", name),
        ("Asia/Dha ka", name),
        ("Word/Word", name),
        ("../etc/localtime", name),
    ] {
        let refused = validate("scheduler_timezone", given).unwrap_err().to_string();
        assert!(refused.contains(expected), "{given}: {refused}");
        assert!(refused.contains(&format!("`{given}`")), "{given}: {refused}");
    }
}

#[test]
fn errors_never_repeat_a_secret() {
    let error = validate("panel_api_key", &"very-secret".repeat(100)).unwrap_err().to_string();
    assert!(!error.contains("very-secret"), "{error}");
}

#[test]
fn every_type_says_what_it_takes() {
    for definition in definitions() {
        assert!(!definition.kind.name().is_empty());
        assert!(!definition.kind.to_string().is_empty());
        assert_eq!(definition.secret(), definition.kind == Kind::Secret);
    }
}
