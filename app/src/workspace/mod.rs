//! A workspace: one operator's panel, team, channels and tokens.

pub mod create;
pub mod token;
