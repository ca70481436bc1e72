//! The decisions of Ledgerdesk: pure, synchronous, and free of clocks, randomness and IO.
//!
//! Each aggregate is a folder: `command.rs` (orders with the facts they need), `event.rs` (what happened),
//! `mod.rs` (the rules). [`grammar`] reads customers' messages, [`triage`] says what a message asks for,
//! [`eligibility`] holds the order rules, [`words`] the texts customers read.

pub mod conversation;
pub mod customer;
pub mod eligibility;
pub mod grammar;
pub mod group;
pub mod order;
pub mod provider;
pub mod request;
mod text;
pub mod triage;
pub mod values;
pub mod words;
pub mod workspace;
