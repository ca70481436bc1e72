//! The decisions of Ledgerdesk: pure, synchronous, and free of clocks, randomness and IO.
//!
//! Each aggregate is a folder: `command.rs` (orders with the facts they need), `event.rs` (what happened),
//! `mod.rs` (the rules). [`grammar`] reads customers' messages, [`team`] names the operator's own commands and who may give them,
//! [`triage`] says what a message asks for, [`eligibility`] holds the order rules, [`words`] the texts people read.

pub mod campaign;
pub mod channel_health;
pub mod conversation;
pub mod customer;
pub mod draft;
pub mod eligibility;
pub mod grammar;
pub mod group;
pub mod guard;
pub mod ids;
pub mod order;
pub mod phone;
pub mod provider;
pub mod request;
pub mod service_list;
pub mod team;
mod text;
pub mod triage;
pub mod values;
pub mod words;
pub mod workspace;
