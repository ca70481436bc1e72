//! One client per outside system. What goes over the wire is in `docs/wire`; what it means for the business is decided
//! elsewhere: nothing here knows a database or a rule.
//!
//! * [`outcome`]: the one error type of all calls, and what each kind allows the caller to do next.
//! * [`net`]: the guarded HTTP client all calls go through.
//! * [`evolution`]: WhatsApp through an Evolution API server.
//! * [`green`]: WhatsApp through Green API.
//! * [`meta`]: WhatsApp through Meta's Cloud API.
//! * [`telegram`]: a Telegram bot.
//! * [`channel`]: what arrives, in words the last three have in common.
//! * [`model`]: language models of four providers.
//! * [`panel`]: a PerfectPanel compatible SMM panel, Admin API v2.
//! * [`provider`]: any SMM panel as its users reach it, provider API v2.

pub mod channel;
pub mod evolution;
pub mod green;
pub mod meta;
pub mod model;
pub mod net;
pub mod outcome;
pub mod panel;
pub mod provider;
pub mod telegram;

mod secret;
mod wire;

pub use net::{AllowedHosts, Net};
pub use outcome::{GatewayError, Kind, Sign};
