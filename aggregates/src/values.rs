//! Values shared by several aggregates.

use std::borrow::Cow;
use std::fmt;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::ids::{ChannelId, ProviderOrderId};
use crate::phone;

/// One way a person is known on a channel, as one string: `jid:8801…@s.whatsapp.net`, `lid:123@lid`,
/// `sandbox:maria`. One string so that sealing and erasing it never breaks its shape.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Identity(pub String);

impl Identity {
    /// The identity a WhatsApp JID stands for: `lid:` for `…@lid`, `jid:` for everything else.
    pub fn from_jid(jid: &str) -> Self {
        let kind = if jid.ends_with("@lid") { "lid" } else { "jid" };
        Self(format!("{kind}:{jid}"))
    }

    /// What identities are compared by: the person's one spelling. Some countries' mobiles have two, and which of them a messenger tells
    /// differs from message to message; what is written to is always the address as the messenger gave it.
    pub fn key(&self) -> Cow<'_, str> {
        let (user, server) = match (self.kind(), self.value()) {
            ("jid", jid) => match jid.strip_suffix("@s.whatsapp.net") {
                Some(user) => (user, "@s.whatsapp.net"),
                None => return Cow::Borrowed(&self.0),
            },
            ("wa_id", user) => (user, ""),
            (_, _) => return Cow::Borrowed(&self.0),
        };
        match phone::canonical(user) {
            Some(digits) => Cow::Owned(format!("{}:{digits}{server}", self.kind())),
            None => Cow::Borrowed(&self.0),
        }
    }

    /// Whether both are the same person's, in whichever spelling.
    pub fn is_same_as(&self, other: &Self) -> bool {
        self.key() == other.key()
    }

    /// The part before the colon: `jid`, `lid`, `sandbox`, later `wa_id`, `telegram` ….
    pub fn kind(&self) -> &str {
        self.0.split_once(':').map_or("", |(kind, _)| kind)
    }

    /// Where a person with this identity writes, in words for people.
    pub fn messenger(&self) -> &'static str {
        match self.kind() {
            "telegram" => "Telegram",
            "sandbox" => "chat page",
            // `jid`, `lid`, and Meta's own `wa_id` and `user_id`.
            _ => "WhatsApp",
        }
    }

    /// The part after the colon.
    pub fn value(&self) -> &str {
        self.0.split_once(':').map_or(self.0.as_str(), |(_, value)| value)
    }
}

impl fmt::Display for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Where a message was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChatKind {
    /// One person and the bot.
    Private,
    /// A group.
    Group,
}

/// Rank of a trusted person (AD8), weakest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// `refill verify`, `provider status`, `!resolve`.
    Staff,
    /// Everything but `!config`.
    StaffAdmin,
    /// Everything.
    Owner,
}

/// An amount of money. Panels use up to five decimals, so the unit is a millionth.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Money {
    /// Millionths of the currency's unit.
    pub micros: i64,
    /// ISO 4217 code as the panel gives it.
    pub currency: String,
}

/// State of an order on the panel (`docs/wire/panel.md §1.4`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrderStatus {
    Pending,
    InProgress,
    Processing,
    Completed,
    Partial,
    Canceled,
    Error,
    Fail,
    /// A word this program does not know, as the panel wrote it.
    Unknown(String),
}

impl OrderStatus {
    /// Reads a status as panels write it: any case, spaces or underscores, one or two `l` in `cancelled`.
    pub fn from_text(text: &str) -> Self {
        let plain: String = text.trim().to_lowercase().replace([' ', '-'], "_");
        match plain.as_str() {
            "pending" => Self::Pending,
            "in_progress" | "inprogress" => Self::InProgress,
            "processing" => Self::Processing,
            "completed" | "complete" => Self::Completed,
            "partial" => Self::Partial,
            "canceled" | "cancelled" => Self::Canceled,
            "error" => Self::Error,
            "fail" | "failed" => Self::Fail,
            _ => Self::Unknown(text.trim().to_owned()),
        }
    }

    /// Its snake_case name; an unknown status as the panel wrote it.
    pub fn name(&self) -> &str {
        match self {
            Self::Pending => "pending",
            Self::InProgress => "in_progress",
            Self::Processing => "processing",
            Self::Completed => "completed",
            Self::Partial => "partial",
            Self::Canceled => "canceled",
            Self::Error => "error",
            Self::Fail => "fail",
            Self::Unknown(text) => text,
        }
    }

    /// What a customer reads: `In progress`.
    pub fn label(&self) -> &str {
        match self {
            Self::Pending => "Pending",
            Self::InProgress => "In progress",
            Self::Processing => "Processing",
            Self::Completed => "Completed",
            Self::Partial => "Partial",
            Self::Canceled => "Canceled",
            Self::Error => "Error",
            Self::Fail => "Failed",
            Self::Unknown(text) => text,
        }
    }
}

/// What the panel said of one order at the moment of a decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderFacts {
    /// Panel order id, 4 to 12 digits.
    pub order_id: u64,
    /// Panel username of the order's owner.
    pub owner: String,
    pub status: OrderStatus,
    pub service_id: Option<u64>,
    pub service_name: String,
    pub link: String,
    pub quantity: i64,
    pub start_count: Option<i64>,
    pub remains: Option<i64>,
    pub charge: Option<Money>,
    /// Provider as the order record names it; none for manual services.
    pub provider: Option<String>,
    /// The provider's own order id.
    pub provider_order_id: Option<ProviderOrderId>,
    pub created_at: Option<Timestamp>,
    /// Last update on the panel; for a completed order the best known time of completion.
    pub updated_at: Option<Timestamp>,
    /// Whether the panel offers the action on this order; none = unknown, which is not "no".
    pub can_refill: Option<bool>,
    pub can_cancel: Option<bool>,
}

/// What a customer may ask to be done to an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrderAction {
    Refill,
    Cancel,
    SpeedUp,
    Refund,
    Partial,
}

impl OrderAction {
    /// Every action, in the order people list them.
    pub const ALL: [Self; 5] = [Self::Refill, Self::Cancel, Self::SpeedUp, Self::Refund, Self::Partial];

    /// Its snake_case name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Refill => "refill",
            Self::Cancel => "cancel",
            Self::SpeedUp => "speed_up",
            Self::Refund => "refund",
            Self::Partial => "partial",
        }
    }

    /// Whether the provider's group is told when the action is accepted (PR8).
    pub const fn needs_provider(self) -> bool {
        match self {
            Self::Refill | Self::Cancel | Self::SpeedUp => true,
            Self::Refund | Self::Partial => false,
        }
    }

    /// The provider command where a route has no template of its own.
    pub const fn default_template(self) -> &'static str {
        match self {
            Self::Refill => "{external_id} refill",
            Self::Cancel => "{external_id} cancel",
            Self::SpeedUp => "{external_id} speed",
            Self::Refund => "{external_id} refund",
            Self::Partial => "{external_id} partial",
        }
    }
}

/// The place in a provider command where the provider's own order id goes.
pub const EXTERNAL_ID: &str = "{external_id}";

/// A secret inside a state: never shown by `Debug`.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Secret(String);

impl Secret {
    /// Wraps a secret text.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The secret itself; for the call that needs it, never for a log.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// Whether there is one.
    pub fn is_set(&self) -> bool {
        !self.0.is_empty()
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.is_set() { "Secret(set)" } else { "Secret(not set)" })
    }
}

/// Why a URL an operator typed cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UrlProblem {
    #[error("is empty")]
    Empty,
    #[error("is not a URL: {0}")]
    Malformed(String),
    #[error("must begin with http:// or https://")]
    Scheme,
    #[error("must not hold a user name or password")]
    Credentials,
}

/// Checks a base URL for its form only (whether it may be connected to is decided at connect time, SF4),
/// and gives it back without surrounding space and without trailing slashes.
pub fn base_url(text: &str) -> Result<String, UrlProblem> {
    let text = text.trim();
    if text.is_empty() {
        return Err(UrlProblem::Empty);
    }
    let url = url::Url::parse(text).map_err(|problem| UrlProblem::Malformed(problem.to_string()))?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err(UrlProblem::Scheme);
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(UrlProblem::Credentials);
    }
    Ok(text.trim_end_matches('/').to_owned())
}

/// Whether two addresses lead to one server: scheme, host and port are the same. An address that cannot be read leads nowhere else's.
pub fn is_same_origin(one: &str, other: &str) -> bool {
    let origin = |text: &str| {
        let url = url::Url::parse(text.trim()).ok()?;
        Some((url.scheme().to_owned(), url.host_str()?.trim_end_matches('.').to_owned(), url.port_or_known_default()?))
    };
    origin(one).is_some_and(|one| origin(other) == Some(one))
}

/// What a provider's name is compared by: panels and operators write the same host as `smmcost.com`, `www.SMMCost.com` or
/// `https://smmcost.com/`.
pub fn provider_key(name: &str) -> String {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let (is_url, rest) = match name.split_once("://") {
        Some(("http" | "https", rest)) => (true, rest),
        Some(_) | None => (false, name.as_str()),
    };
    let rest = rest.strip_prefix("//").unwrap_or(rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let is_host = |text: &str| text.contains('.') && !text.contains(' ');
    if !is_url && !is_host(host) {
        return name;
    }
    let host = host.split_once(':').map_or(host, |(host, _port)| host).trim_end_matches('.');
    let plain = host.strip_prefix("www.").filter(|rest| is_host(rest)).unwrap_or(host);
    plain.to_owned()
}

/// Whether two names are one provider's.
pub fn is_same_provider(one: &str, other: &str) -> bool {
    provider_key(one) == provider_key(other)
}

/// `now` plus `seconds`; the end of time where that overflows.
pub fn later(now: Timestamp, seconds: i64) -> Timestamp {
    now.checked_add(jiff::SignedDuration::from_secs(seconds)).unwrap_or(Timestamp::MAX)
}

/// Where the provider of an order is written to (PR7), resolved for one order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RouteFacts {
    /// Provider as the order record names it.
    pub provider: String,
    pub channel_id: ChannelId,
    /// Chat of the provider's group on that channel.
    pub chat: String,
    /// Template of the command, with `{external_id}`.
    pub template: String,
    /// The provider's chat on another messenger, which is told the same.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub also: Option<ProviderChat>,
    /// The workspace has switched this provider off: nothing is passed on to it (PR10).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub switched_off: bool,
}

/// The messenger that a provider's chat is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Network {
    WhatsApp,
    Telegram,
}

impl Network {
    /// Both.
    pub const ALL: [Self; 2] = [Self::WhatsApp, Self::Telegram];

    /// Its name in calls of the API.
    pub const fn name(self) -> &'static str {
        match self {
            Self::WhatsApp => "whatsapp",
            Self::Telegram => "telegram",
        }
    }
}

/// A chat of a provider, and the channel that reaches it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProviderChat {
    pub channel_id: ChannelId,
    pub chat: String,
}

/// The stored form of something shared is that of the thing itself.
pub(crate) mod shared {
    use std::sync::Arc;

    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub(crate) fn serialize<T: Serialize, S: Serializer>(shared: &Arc<T>, serializer: S) -> Result<S::Ok, S::Error> {
        T::serialize(shared, serializer)
    }

    pub(crate) fn deserialize<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Arc<T>, D::Error> {
        T::deserialize(deserializer).map(Arc::new)
    }
}
