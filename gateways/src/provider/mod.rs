//! A panel as its users and resellers reach it: the provider API v2 (`docs/wire/provider.md §2`).
//!
//! Panels differ in how they write numbers, ids and errors, so reading is tolerant. A list with nothing readable in it is no
//! answer, and never taken for "there are no services".

mod answer;
mod client;
mod order;
mod service;

pub use client::ProviderClient;
pub use order::{ProviderOrder, StatusAnswer};
pub use service::Service;
