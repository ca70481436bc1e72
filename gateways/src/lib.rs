//! One client per outside system. What goes over the wire is in `WIRE.md`; what it means for the business is decided
//! elsewhere: nothing here knows a database or a rule.
//!
//! * [`outcome`]: the one error type of all calls, and what each kind allows the caller to do next.
//! * [`net`]: the guarded HTTP client all calls go through.
//! * [`evolution`]: WhatsApp through an Evolution API server.
//! * [`panel`]: a PerfectPanel compatible SMM panel, Admin API v2.

pub mod evolution;
pub mod net;
pub mod outcome;
pub mod panel;

mod wire;

pub use net::{AllowedHosts, Net};
pub use outcome::{GatewayError, Kind};
