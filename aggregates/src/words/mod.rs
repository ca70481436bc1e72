//! The texts people read: a [`Key`] names one, [`Texts`] has it as the workspace wants it, with `{placeholders}` for the facts.
//!
//! * Every key has a fixed text. In chat mode `custom` a workspace's own template takes its place (TE1); in `manual` and `ai` the fixed
//!   text is said, or reworded from. The menu is the same in every mode (CC12).
//! * A placeholder is declared with its key: name, type, whether it may be without a value, an example. A line with a placeholder that
//!   has no value is left out. `{{` and `}}` stand for braces.
//!
//! Texts are short and friendly, formatted for WhatsApp, and never technical (SF3): what went wrong inside stays in the log. Who fulfils an
//! order is a trade secret and shown only where the workspace wants it.

mod category;
mod check;
mod custom;
mod format;
mod key;
mod orders;
mod placeholder;
mod preview;
pub mod refill_verify;
mod similar;
mod steps;
mod table;
pub mod team;
mod template;
mod texts;
pub mod upstream;

use jiff::Timestamp;

use crate::request::{Action, Findings};

pub use category::Category;
pub use check::{Position, TemplateProblem, changeable, check, key_of};
pub use custom::{CustomTemplateProblem, check_custom, needs_orders};
pub use placeholder::{Kind, Placeholder};
pub use preview::{ValueProblem, preview};
pub use steps::{
    ask_back, bulk_acknowledged, code_ticket, flag_toggled, limited, menu, plain_command, resolved, say, verification,
};
pub use table::Key;
pub use template::Filled;
pub(crate) use template::{Part, parts};
pub use texts::{Texts, Values};

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
pub fn compose(texts: &Texts, findings: &Findings, wording: &Wording) -> (Key, String) {
    let with = |key, values: &Values| texts.with(key, values);
    let (key, text) = match findings {
        Findings::Orders { results } => orders::compose(texts, results, wording),
        Findings::Balance { balance } => with(Key::Balance, &[("balance", format::money(balance))]),
        Findings::BalanceCoolingDown { retry_at } => {
            with(Key::BalanceCoolingDown, &[("time_left", format::time_left(texts, wording.now, *retry_at))])
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
        Findings::Help => menu(texts, &[]),
        Findings::Menu { commands } => menu(texts, commands),
        Findings::Custom { command: _, template, username, results } => {
            custom::compose(texts, template, username.as_deref(), results, wording)
        }
        Findings::PanelUnavailable { reason: _ } => with(Key::PanelUnavailable, &[]),
        Findings::Unclear { command } => with(Key::NothingDone, &[("command", command.clone())]),
        Findings::LeftToPeople => with(Key::LeftToPeople, &[]),
        Findings::WantsHuman => with(Key::WantsHuman, &[]),
    };
    if !wording.priority {
        return (key, text);
    }
    let comfort = texts.render(Key::Consolation, &[]);
    (key, format!("{text}\n\n{comfort}"))
}
