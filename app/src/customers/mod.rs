//! Customers: people who write, and the panel users they are.

pub mod identity;
pub mod merge;
