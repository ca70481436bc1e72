//! Stand-ins of the outside systems: real HTTP on loopback, the same wire (`WIRE.md`), and switches for everything that goes wrong
//! out there. Used by `demo` and by tests; holds no product code.
//!
//! * [`panel::PanelServer`]: an SMM panel with a few hundred plausible orders.
//! * [`evolution::EvolutionServer`]: a WhatsApp server with people, groups and a phone to look at.
//! * [`world::World`]: both, with names and ids that fit together.
//! * [`faults::Faults`]: what the next requests run into.

pub mod evolution;
pub mod faults;
pub mod panel;
pub mod record;
pub mod world;

mod chance;
mod changes;
mod gate;
mod server;

pub use faults::{Fault, Faults};
pub use record::{Recorded, Requests};
pub use world::World;
