//! The clients of `gateways` against the stand-ins, over real HTTP on loopback.

mod common;
mod evolution;
mod pages;
mod panel;
mod webhooks;
