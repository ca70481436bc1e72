//! The panel's own records, and how they look on the wire (`docs/wire/panel.md §1.4`).

use jiff::Timestamp;
use jiff::tz::{Offset, TimeZone};
use serde::Serialize;
use serde_json::{Value, json};

/// An order.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OrderRow {
    pub id: u64,
    pub external_id: Option<String>,
    pub user: String,
    pub provider: Option<String>,
    pub service_id: u64,
    pub service_name: String,
    pub service_type: String,
    pub link: String,
    pub quantity: i64,
    pub start_count: Option<i64>,
    pub remains: i64,
    /// Millionths of a dollar.
    pub charge_micros: i64,
    pub provider_charge_micros: i64,
    /// Lower case with underscores.
    pub status: String,
    pub created: Timestamp,
    pub updated: Timestamp,
    /// What `actions.refill` says; the panel leaves it out when none.
    pub may_refill: Option<bool>,
    /// How often it was sent to its provider again.
    pub resent: u32,
    /// The provider was asked to cancel it.
    pub cancel_requested: bool,
}

/// A service as the panel offers it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ServiceRow {
    pub id: u64,
    pub name: String,
    pub category: String,
    /// Millionths of a dollar for a thousand.
    pub rate_micros: i64,
    /// Whether it has a refill button.
    pub refill: bool,
    /// Whether it has a cancel button.
    pub cancel: bool,
}

/// A customer.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct UserRow {
    pub id: u64,
    pub username: String,
    pub email: String,
    pub balance_micros: i64,
}

/// A ticket.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TicketRow {
    pub id: u64,
    pub user: String,
    pub subject: String,
    pub status: String,
    pub created: Timestamp,
    pub updated: Timestamp,
    pub messages: Vec<TicketMessageRow>,
}

/// One message of a ticket.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TicketMessageRow {
    pub id: u64,
    pub author: String,
    pub is_staff: bool,
    pub message: String,
    pub created: Timestamp,
}

impl OrderRow {
    /// As in lists: without `actions`, and often without the provider.
    pub(super) fn listed(&self, with_provider: bool) -> Value {
        let mut row = json!({
            "id": self.id,
            "external_id": self.external_id,
            "user": self.user,
            "creation_type": "standard",
            "charge": money(self.charge_micros),
            "provider_charge": money(self.provider_charge_micros),
            "link": self.link,
            "start_count": self.start_count,
            "quantity": self.quantity,
            "service_id": self.service_id,
            "service_type": self.service_type,
            "service_name": self.service_name,
            "status": self.status,
            "remains": self.remains,
            "created": local(self.created),
            "created_timestamp": self.created.as_second(),
            "last_update": local(self.updated),
            "last_update_timestamp": self.updated.as_second(),
        });
        if with_provider {
            row["provider"] = json!(self.provider);
        }
        // Some panels write numbers as text; a few orders here do.
        if self.id.is_multiple_of(7) {
            row["quantity"] = json!(self.quantity.to_string());
            row["remains"] = json!(self.remains.to_string());
        }
        row
    }

    /// As asked for alone.
    pub(super) fn alone(&self) -> Value {
        let mut row = self.listed(true);
        let is_running = matches!(self.status.as_str(), "pending" | "in_progress" | "processing");
        row["actions"] = json!({
            "resend": self.provider.is_some() && self.status == "fail",
            "edit_link": self.status == "pending",
            "change_status": is_running,
            "set_partial": is_running,
            "request_cancel": is_running && self.provider.is_some(),
            "cancel_and_refund": is_running,
        });
        if let Some(may) = self.may_refill {
            row["actions"]["refill"] = json!(may);
        }
        row
    }
}

impl OrderRow {
    /// As its provider tells it to the panel.
    pub(crate) fn at_provider(&self) -> Value {
        let mut status = self.status.replace('_', " ");
        if let Some(first) = status.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        json!({
            "charge": plain(self.provider_charge_micros),
            "start_count": self.start_count.map(|count| count.to_string()),
            "status": status,
            "remains": self.remains.to_string(),
            "currency": "USD",
        })
    }
}

impl ServiceRow {
    pub(super) fn listed(&self) -> Value {
        json!({
            "service": self.id,
            "name": self.name,
            "type": "Default",
            "category": self.category,
            "rate": plain(self.rate_micros),
            "min": "50",
            "max": "100000",
            "dripfeed": false,
            "refill": self.refill,
            "cancel": self.cancel,
        })
    }
}

impl UserRow {
    pub(super) fn listed(&self) -> Value {
        json!({
            "id": self.id,
            "username": self.username,
            "email": self.email,
            "balance": plain(self.balance_micros),
            "currency_code": "USD",
            "status": "active",
        })
    }
}

impl TicketRow {
    /// The last 6-digit code the staff wrote here.
    #[must_use]
    pub fn code(&self) -> Option<String> {
        let by_staff = self.messages.iter().rev().filter(|m| m.is_staff);
        by_staff.into_iter().find_map(|m| {
            let runs = m.message.split(|c: char| !c.is_ascii_digit());
            runs.into_iter().find(|run| run.len() == 6).map(str::to_owned)
        })
    }

    pub(super) fn listed(&self) -> Value {
        json!({
            "id": self.id,
            "user": self.user,
            "subject": self.subject,
            "status": self.status,
            "created": local(self.created),
            "created_timestamp": self.created.as_second(),
            "last_update": local(self.updated),
            "last_update_timestamp": self.updated.as_second(),
        })
    }

    pub(super) fn alone(&self) -> Value {
        let mut row = self.listed();
        row["messages"] = self.messages.iter().map(TicketMessageRow::listed).collect();
        row
    }
}

impl TicketMessageRow {
    fn listed(&self) -> Value {
        json!({
            "id": self.id,
            "author": self.author,
            "is_staff": self.is_staff,
            "message": self.message,
            "created": local(self.created),
            "created_timestamp": self.created.as_second(),
        })
    }
}

/// `{"value":"1.20","currency_code":"USD","formatted":"$1.20"}`
fn money(micros: i64) -> Value {
    let value = plain(micros);
    json!({ "value": value, "currency_code": "USD", "formatted": format!("${value}") })
}

fn plain(micros: i64) -> String {
    let decimals = format!("{:06}", micros % 1_000_000);
    let shown = decimals.trim_end_matches('0');
    format!("{}.{shown:0<2}", micros / 1_000_000)
}

/// The panel's own clock, three hours ahead of UTC, written without saying so.
fn local(at: Timestamp) -> String {
    let zone = TimeZone::fixed(Offset::constant(3));
    at.to_zoned(zone).strftime("%Y-%m-%d %H:%M:%S").to_string()
}
