//! The clients of `gateways` against the stand-ins, over real HTTP on loopback.

mod common;
mod evolution;
mod green;
mod hook;
mod meta;
mod model;
mod pages;
mod panel;
mod provider;
mod telegram;
mod webhooks;
