//! What the tests from outside share: a database of one's own, a client of the API, a workspace set up over it, and a door that
//! stays where it is while nodes come and go.

pub mod bounds;
pub mod client;
pub mod database;
pub mod door;
pub mod office;
pub mod plain;

use std::time::Duration;

/// Longest wait for anything that is to happen.
pub const PATIENCE: Duration = Duration::from_secs(20);
