//! The texts people read, behind one template seam: a [`Key`], its text with `{placeholders}`, and [`render`].
//!
//! Texts are short and friendly, formatted for WhatsApp, and never technical (SF3): what went wrong inside stays in the log. Who fulfils an
//! order is a trade secret and shown only where the workspace wants it.

mod format;
mod key;
mod orders;
mod steps;

use jiff::Timestamp;

use crate::request::{Action, Findings};

pub use format::{Values, render};
pub use key::Key;
pub use steps::{Ticket, bulk_acknowledged, code_ticket, flag_toggled, resolved, say, verification};

/// What the wording of a reply depends on besides its facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wording {
    /// What the customer asked for.
    pub action: Action,
    /// The message held more than a command: a word of comfort is added (CC17).
    pub priority: bool,
    /// The workspace's `show_provider_to_customers`.
    pub show_provider: bool,
    pub now: Timestamp,
}

/// Words a reply from its facts. The key is the one its main text has.
pub fn compose(findings: &Findings, wording: &Wording) -> (Key, String) {
    let (key, text) = match findings {
        Findings::Orders { results } => orders::compose(results, wording),
        Findings::Balance { balance } => with(Key::Balance, &[("balance", format::money(balance))]),
        Findings::BalanceCoolingDown { retry_at } => {
            with(Key::BalanceCoolingDown, &[("time_left", format::time_left(wording.now, *retry_at))])
        }
        Findings::Services { url } => with(Key::Services, &[("url", format::line(url))]),
        Findings::Ticket { ticket_id, status, subject } => with(
            Key::Ticket,
            &[
                ("ticket_id", ticket_id.to_string()),
                ("status", format::sentence(status)),
                ("subject", format::line(subject)),
            ],
        ),
        Findings::TicketNotFound { ticket_id } => with(Key::TicketNotFound, &[("ticket_id", ticket_id.to_string())]),
        Findings::Username { username } => with(Key::MyUsername, &[("username", format::line(username))]),
        Findings::Help => with(Key::Help, &[]),
        Findings::PanelUnavailable { reason: _ } => with(Key::PanelUnavailable, &[]),
    };
    if !wording.priority {
        return (key, text);
    }
    let (_, comfort) = with(Key::Consolation, &[]);
    (key, format!("{text}\n\n{comfort}"))
}

fn with(key: Key, values: &[(&'static str, String)]) -> (Key, String) {
    (key, render(key, values))
}
