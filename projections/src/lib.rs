//! Read models: everything a person sees, folded from the event log.
//!
//! A [`Projection`] is a pure fold: for an event, which rows it touches and what they become. The [`Runner`] takes events in batches,
//! loads the touched rows, folds, and stores rows and checkpoint in one transaction. Each read model is one module: row, fold, queries.
//! The same runner turns events into effects ([`EffectSource`]), which [`outbox`] hands to workers.

pub mod customers;
mod error;
mod fact;
mod folder;
pub mod groups;
pub mod message_log;
pub mod outbox;
mod projection;
pub mod providers;
mod read_models;
mod rebuild;
mod registry;
mod runner;
pub mod schema;
mod status;
mod store;
pub mod usage;
mod verify;

pub use error::ReadError;
pub use fact::{Fact, RecordedFact};
pub use outbox::NewEffect;
pub use projection::{Counters, Projection, Rows, Touches};
pub use read_models::{Change, NotCaughtUp, ReadModels};
pub use rebuild::Rebuilt;
pub use registry::names;
pub use runner::{EffectSource, Notify, Runner, RunnerOptions};
pub use status::{Ahead, ProjectionState, ProjectionStatus, WorkspaceStatus};
pub use verify::{Difference, Progress, Verification};
