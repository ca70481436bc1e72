//! An SMM panel through PerfectPanel's Admin API v2 (`WIRE.md §1`).
//!
//! The panel tells facts ([`Order`], [`User`], [`Ticket`]) and takes a few orders. Its answers vary from panel to panel, so reading them is
//! tolerant; what is missing is `None` and never taken for a no.

mod client;
mod envelope;
mod money;
mod order;
mod ticket;

pub use client::{NewTicket, PanelClient, RowOutcome};
pub use money::Money;
pub use order::{Order, OrderActions, OrderStatus};
pub use ticket::{Ticket, TicketMessage, User};
