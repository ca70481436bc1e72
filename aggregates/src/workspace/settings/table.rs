//! The table of settings.

use super::{Definition, Kind};

/// Every setting, in the order people read them.
pub fn definitions() -> &'static [Definition] {
    DEFINITIONS
}

const fn row(key: &'static str, kind: Kind, default: &'static str, description: &'static str) -> Definition {
    Definition { key, kind, default, description }
}

const DEFINITIONS: &[Definition] = &[
    row("panel_url", Kind::Url, "", "Address of the SMM panel, such as https://panel.example"),
    row("panel_api_key", Kind::Secret, "", "Key of the panel's Admin API"),
    row("panel_user_api_key", Kind::Secret, "", "Key of an ordinary user of the panel, for reading its service list"),
    row(
        "service_refresh_minutes",
        Kind::Integer { min: 5, max: 10_080 },
        "60",
        "Minutes between two looks at the panel's service list",
    ),
    row("services_url", Kind::Url, "", "Address of the service list customers get; empty = /services on the panel"),
    row(
        "chat_mode",
        Kind::Choice(&["manual", "ai", "custom"]),
        "manual",
        "How replies are worded: fixed texts, reworded by a model, or your templates",
    ),
    row(
        "ask_when_unsure",
        Kind::Flag,
        "true",
        "Whether customers are asked back when it is unclear what they want; if not, nothing is done and the log says so",
    ),
    row(
        "show_provider_to_customers",
        Kind::Flag,
        "false",
        "Whether customers may read which provider fulfils an order",
    ),
    row(
        "cooldown_seconds",
        Kind::Integer { min: 0, max: 2_592_000 },
        "3600",
        "Seconds before the same action may be asked for again on the same order",
    ),
    row(
        "balance_cooldown_seconds",
        Kind::Integer { min: 0, max: 86_400 },
        "60",
        "Seconds between two balance answers for one customer",
    ),
    row("refill_statuses", Kind::Statuses, "completed,partial", "Order statuses in which a refill may be asked for"),
    row(
        "cancel_statuses",
        Kind::Statuses,
        "pending,in_progress,processing",
        "Order statuses in which a cancellation may be asked for",
    ),
    row(
        "speed_up_statuses",
        Kind::Statuses,
        "pending,in_progress,processing",
        "Order statuses in which a speed-up may be asked for",
    ),
    row(
        "refund_statuses",
        Kind::Statuses,
        "pending,in_progress,processing,completed,partial,canceled,error,fail",
        "Order statuses in which a refund may be asked for",
    ),
    row(
        "partial_statuses",
        Kind::Statuses,
        "pending,in_progress,processing",
        "Order statuses in which partial delivery may be asked for",
    ),
    row(
        "verification_enabled",
        Kind::Flag,
        "true",
        "Whether customers prove their panel account before they are served",
    ),
    row(
        "verification_max_attempts",
        Kind::Integer { min: 1, max: 20 },
        "3",
        "Wrong codes before a customer is locked out of verification",
    ),
    row(
        "verification_cooldown_seconds",
        Kind::Integer { min: 0, max: 86_400 },
        "300",
        "Seconds a customer is locked out after too many wrong codes",
    ),
    row(
        "max_messages_per_user_per_min",
        Kind::Integer { min: 1, max: 1_000 },
        "20",
        "Messages of one customer that are handled per minute",
    ),
    row(
        "max_order_checks_per_hr",
        Kind::Integer { min: 1, max: 100_000 },
        "200",
        "Orders one customer may have looked up per hour",
    ),
    row(
        "max_ai_replies_per_hr",
        Kind::Integer { min: 0, max: 100_000 },
        "60",
        "Replies one customer may have worded by the language model per hour; beyond it the fixed texts are sent",
    ),
    row(
        "send_interval_whatsapp_ms",
        Kind::Integer { min: 0, max: 60_000 },
        "500",
        "Milliseconds between two messages of one WhatsApp number (Evolution, Green)",
    ),
    row(
        "send_interval_meta_ms",
        Kind::Integer { min: 0, max: 60_000 },
        "13",
        "Milliseconds between two messages of one WhatsApp Cloud API number",
    ),
    row(
        "send_interval_telegram_ms",
        Kind::Integer { min: 0, max: 60_000 },
        "34",
        "Milliseconds between two messages of one Telegram bot",
    ),
    row(
        "send_interval_chat_ms",
        Kind::Integer { min: 0, max: 60_000 },
        "1000",
        "Milliseconds between two messages to the same chat",
    ),
    row(
        "send_interval_telegram_group_ms",
        Kind::Integer { min: 0, max: 60_000 },
        "3000",
        "Milliseconds between two messages to the same Telegram group",
    ),
    row("marketing_interval_hours", Kind::Integer { min: 1, max: 720 }, "24", "Hours between two marketing messages"),
    row("scheduler_timezone", Kind::TimeZone, "UTC", "Time zone of the marketing schedule"),
    row("ticket_ai_enabled", Kind::Flag, "false", "Whether panel tickets are answered"),
    row(
        "ticket_poll_subject",
        Kind::Text { max_chars: 200 },
        "Orders Support- AI",
        "Only tickets whose subject matches this are answered",
    ),
    row(
        "ticket_poll_interval",
        Kind::Integer { min: 15, max: 86_400 },
        "60",
        "Seconds between two looks at the panel's tickets",
    ),
    row("ticket_signature", Kind::Text { max_chars: 200 }, "Support Team", "Signature under every ticket reply"),
    row(
        "ticket_reply_staff_name",
        Kind::Text { max_chars: 100 },
        "",
        "Name of the panel's staff account that replies to tickets",
    ),
];
