//! The event log: append, read, follow, chain, seal personal data. Knows nothing of the domain.
//!
//! One gapless log per workspace (`position` 1, 2, 3 …), written in groups: see [`EventLog::execute`] for the command
//! path, [`EventLog::read`] and [`EventLog::wait_beyond`] for followers.

pub mod anchor;
mod append;
pub mod audit;
mod cache;
mod checkpoint;
mod command;
pub mod db;
mod error;
pub mod guards;
mod hash;
mod head;
mod key_use;
mod keyring;
pub mod lease;
mod loader;
mod log;
mod metadata;
mod migrations;
mod queue;
mod recorded;
mod seal;
mod store;
mod wake;
mod writer;

pub use command::{Call, Committed};
pub use error::{ExecuteError, LogError};
pub use eventlog_contract::{Actor, ERASED, LoggedAggregate, LoggedEvent, Personal, Provenance, WorkspaceId};
pub use head::Untrusted;
pub use keyring::MasterKey;
pub use log::{EventLog, LogOptions};
pub use recorded::{Recorded, StoredEvent};
pub use wake::Wake;
