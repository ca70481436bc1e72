//! Every setting of a workspace: its name, type, default, range and meaning in one table.
//!
//! Values live in their text form (that is what events store and `!config` shows); [`Settings`] reads them as types. A stored
//! value that no longer reads as its type counts as not set.

mod table;
mod time_zone;
mod validate;

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::ChannelKind;
use crate::values::{OrderAction, OrderStatus, Secret};

pub use table::definitions;
pub use time_zone::{TimeZoneProblem, zone_of};
pub use validate::{SettingError, validate};

/// One setting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Definition {
    /// Its name in `!config` and `/api/v1/config`.
    pub key: &'static str,
    pub kind: Kind,
    /// Text form; empty = not set.
    pub default: &'static str,
    /// One line for people.
    pub description: &'static str,
}

impl Definition {
    /// Secret settings are never shown, only whether they are set.
    pub fn secret(&self) -> bool {
        self.kind == Kind::Secret
    }
}

/// Type of a setting, with its range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `true` or `false`.
    Flag,
    /// A whole number in a range.
    Integer { min: u32, max: u32 },
    /// One of a few words.
    Choice(&'static [&'static str]),
    /// Free text, at most so many characters; may be empty.
    Text { max_chars: usize },
    /// An `http://` or `https://` address; may be empty.
    Url,
    /// `UTC`, `UTC+6`, `UTC-3:30`, or an IANA name such as `Asia/Dhaka`.
    TimeZone,
    /// Order statuses, separated by commas; may be empty = never.
    Statuses,
    /// A text that is sealed and never shown; may be empty = not set.
    Secret,
}

impl Kind {
    /// Name of the type, as the API lists it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Flag => "boolean",
            Self::Integer { .. } => "integer",
            Self::Choice(_) => "choice",
            Self::Text { .. } => "text",
            Self::Url => "url",
            Self::TimeZone => "time_zone",
            Self::Statuses => "order_statuses",
            Self::Secret => "secret",
        }
    }
}

impl fmt::Display for Kind {
    /// What a value may be, for people: `a whole number from 0 to 86400`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Flag => f.write_str("true or false"),
            Self::Integer { min, max } => write!(f, "a whole number from {min} to {max}"),
            Self::Choice(words) => write!(f, "one of {}", words.join(", ")),
            Self::Text { max_chars } => write!(f, "a text of at most {max_chars} characters"),
            Self::Url => f.write_str("a URL that begins with http:// or https://"),
            Self::TimeZone => f.write_str("UTC, UTC+6, UTC-3:30 or a name such as Asia/Dhaka"),
            Self::Statuses => f.write_str(
                "order statuses separated by commas: pending, in_progress, processing, completed, partial, canceled, error, fail",
            ),
            Self::Secret => f.write_str("a secret text of at most 500 characters"),
        }
    }
}

/// The definition of a setting.
pub fn definition(key: &str) -> Option<&'static Definition> {
    definitions().iter().find(|definition| definition.key == key)
}

/// How replies are worded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChatMode {
    Manual,
    Ai,
    Custom,
}

/// How fast messages may go out over one channel, in milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SendPace {
    /// Between two messages of the channel.
    pub channel_ms: u32,
    /// Between two messages to one private chat.
    pub private_ms: u32,
    /// Between two messages to one group.
    pub group_ms: u32,
}

/// The settings of one workspace, read as types.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Settings {
    values: BTreeMap<String, String>,
    secrets: BTreeMap<String, Secret>,
}

impl Settings {
    /// Text form of a plain setting: its value, or its default. None for secret and unknown settings.
    pub fn text(&self, key: &str) -> Option<&str> {
        let definition = definition(key).filter(|definition| !definition.secret())?;
        Some(self.values.get(key).map_or(definition.default, String::as_str))
    }

    /// A secret setting, where it is set.
    pub fn secret(&self, key: &str) -> Option<&Secret> {
        self.secrets.get(key).filter(|secret| secret.is_set())
    }

    /// What may be shown of a setting: its text, or `set` / `not set` for secrets. None for unknown settings.
    pub fn shown(&self, key: &str) -> Option<&str> {
        let definition = definition(key)?;
        if definition.secret() {
            return Some(if self.secret(key).is_some() { "set" } else { "not set" });
        }
        self.text(key)
    }

    pub(super) fn set(&mut self, key: String, value: String) {
        self.values.insert(key, value);
    }

    pub(super) fn set_secret(&mut self, key: String, value: String) {
        self.secrets.insert(key, Secret::new(value));
    }

    /// How replies are worded (AI2).
    pub fn chat_mode(&self) -> ChatMode {
        match self.text("chat_mode") {
            Some("ai") => ChatMode::Ai,
            Some("custom") => ChatMode::Custom,
            Some(_) | None => ChatMode::Manual,
        }
    }

    /// Seconds before the same action may be asked for again on the same order (CC16).
    pub fn cooldown_seconds(&self) -> u32 {
        self.integer("cooldown_seconds")
    }

    /// How fast messages may go out over a channel of this kind; none where nothing leaves the program.
    pub fn send_pace(&self, kind: ChannelKind) -> Option<SendPace> {
        let chat_ms = self.integer("send_interval_chat_ms");
        let (channel_ms, group_ms) = match kind {
            ChannelKind::Sandbox => return None,
            ChannelKind::Evolution | ChannelKind::Green => (self.integer("send_interval_whatsapp_ms"), chat_ms),
            ChannelKind::Meta => (self.integer("send_interval_meta_ms"), chat_ms),
            ChannelKind::Telegram => {
                (self.integer("send_interval_telegram_ms"), self.integer("send_interval_telegram_group_ms"))
            }
        };
        Some(SendPace { channel_ms, private_ms: chat_ms, group_ms })
    }

    /// Seconds between two balance answers for one customer (CC8).
    pub fn balance_cooldown_seconds(&self) -> u32 {
        self.integer("balance_cooldown_seconds")
    }

    pub fn marketing_interval_hours(&self) -> u32 {
        self.integer("marketing_interval_hours")
    }

    /// UTC offset or IANA name.
    pub fn scheduler_timezone(&self) -> &str {
        self.text("scheduler_timezone").unwrap_or("UTC")
    }

    /// Whether customers prove their panel account first (VC1).
    pub fn verification_enabled(&self) -> bool {
        self.flag("verification_enabled")
    }

    /// Wrong codes before a customer is locked out.
    pub fn verification_max_attempts(&self) -> u32 {
        self.integer("verification_max_attempts")
    }

    /// Seconds a lock-out lasts.
    pub fn verification_cooldown_seconds(&self) -> u32 {
        self.integer("verification_cooldown_seconds")
    }

    pub fn max_messages_per_user_per_min(&self) -> u32 {
        self.integer("max_messages_per_user_per_min")
    }

    pub fn max_order_checks_per_hr(&self) -> u32 {
        self.integer("max_order_checks_per_hr")
    }

    /// Replies by the language model for one customer per hour (VC5).
    pub fn max_ai_replies_per_hr(&self) -> u32 {
        self.integer("max_ai_replies_per_hr")
    }

    pub fn ticket_ai_enabled(&self) -> bool {
        self.flag("ticket_ai_enabled")
    }

    pub fn ticket_poll_subject(&self) -> &str {
        self.text("ticket_poll_subject").unwrap_or_default()
    }

    /// Seconds between two polls of the panel's tickets.
    pub fn ticket_poll_interval_seconds(&self) -> u32 {
        self.integer("ticket_poll_interval")
    }

    pub fn ticket_signature(&self) -> &str {
        self.text("ticket_signature").unwrap_or_default()
    }

    /// Staff account that replies to tickets, where one is set.
    pub fn ticket_reply_staff_name(&self) -> Option<&str> {
        self.filled("ticket_reply_staff_name")
    }

    /// Address of the panel.
    pub fn panel_url(&self) -> Option<&str> {
        self.filled("panel_url")
    }

    /// Key of the panel's Admin API (`docs/wire/panel.md §1.1`).
    pub fn panel_api_key(&self) -> Option<&Secret> {
        self.secret("panel_api_key")
    }

    /// Key of an ordinary user of the panel, for its service list (`docs/wire/provider.md §2`).
    pub fn panel_user_api_key(&self) -> Option<&Secret> {
        self.secret("panel_user_api_key")
    }

    /// Seconds between two looks at the panel's service list (EL3).
    pub fn service_refresh_seconds(&self) -> u32 {
        self.integer("service_refresh_minutes") * 60
    }

    /// Address of the panel's service list (CC9); where none is set, `<panel_url>/services`.
    pub fn services_url(&self) -> Option<String> {
        self.filled("services_url").map(str::to_owned).or_else(|| self.panel_url().map(|url| format!("{url}/services")))
    }

    /// Whether customers are asked back when it is unclear what they want (CC19).
    pub fn ask_when_unsure(&self) -> bool {
        self.flag("ask_when_unsure")
    }

    /// Whether customers may read who fulfils their orders.
    pub fn show_provider_to_customers(&self) -> bool {
        self.flag("show_provider_to_customers")
    }

    /// Statuses in which an action is allowed (EL1).
    pub fn statuses_for(&self, action: OrderAction) -> Vec<OrderStatus> {
        let key = match action {
            OrderAction::Refill => "refill_statuses",
            OrderAction::Cancel => "cancel_statuses",
            OrderAction::SpeedUp => "speed_up_statuses",
            OrderAction::Refund => "refund_statuses",
            OrderAction::Partial => "partial_statuses",
        };
        let words = self.text(key).unwrap_or_default();
        words.split(',').filter(|word| !word.trim().is_empty()).map(OrderStatus::from_text).collect()
    }

    fn filled(&self, key: &str) -> Option<&str> {
        self.text(key).filter(|text| !text.is_empty())
    }

    fn flag(&self, key: &str) -> bool {
        self.text(key) == Some("true")
    }

    /// The value, or the default where the value does not read as a number.
    fn integer(&self, key: &str) -> u32 {
        let default = || definition(key).and_then(|definition| definition.default.parse().ok());
        self.text(key).and_then(|text| text.parse().ok()).or_else(default).unwrap_or_default()
    }
}
