//! Values shared by several aggregates.

use std::fmt;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

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

    /// The part before the colon: `jid`, `lid`, `sandbox`, later `wa_id`, `telegram` ….
    pub fn kind(&self) -> &str {
        self.0.split_once(':').map_or("", |(kind, _)| kind)
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

/// State of an order on the panel (`WIRE.md §1.4`).
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
    pub provider_order_id: Option<String>,
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

/// Where the provider of an order is written to (PR7), resolved for one order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RouteFacts {
    /// Provider as the order record names it.
    pub provider: String,
    pub channel_id: String,
    /// Chat of the provider's group on that channel.
    pub chat: String,
    /// Template of the command, with `{external_id}`.
    pub template: String,
}
