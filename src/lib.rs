//! Ledgerdesk, the program: settings, command line, and how the floors below are wired into one node.

mod carrier;
pub mod cli;
pub mod config;
pub mod demo;
pub mod metrics;
pub mod node;
mod node_name;
pub mod reactors;
mod readiness;
pub mod redis_link;
pub mod server;
pub mod setup;
