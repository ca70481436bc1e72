//! Groups: chats of several people.

pub mod follow_move;
mod register;

pub use register::{Registration, register};
