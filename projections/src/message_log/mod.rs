//! The message log (LG1–LG3): every handled request, in order of its serial number.

mod fold;
mod query;
mod row;

pub use aggregates::request::{Outcome, Reason};
pub use fold::MessageLog;
pub use query::{LogEntry, LogPage, LogQuery, by_order, get, get_many, list};
pub use row::{LogRow, Question, Send, SendFor, SendState};

/// Name of the projection.
pub const NAME: &str = <MessageLog as crate::Projection>::NAME;
