//! The outside of the program: webhooks in, commands and queries, live views, pages.

pub mod ports;
