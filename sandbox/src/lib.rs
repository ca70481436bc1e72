//! Stand-ins of the outside systems: real HTTP on loopback, the same wire (`docs/wire`), and switches for everything that goes wrong
//! out there. Used by `demo` and by tests; holds no product code.
//!
//! * [`panel::PanelServer`]: an SMM panel with a few hundred plausible orders.
//! * [`evolution::EvolutionServer`]: a WhatsApp server with people, groups and a phone to look at.
//! * [`green::GreenServer`], [`meta::MetaServer`], [`telegram::TelegramServer`]: the other messengers.
//! * [`model::ModelServer`]: a language model behind four wires, honest or lying.
//! * [`provider::ProviderServer`]: a provider that answers for the orders it was given.
//! * [`world::World`]: all of them, with names and ids that fit together.
//! * [`faults::Faults`]: what the next requests run into.

pub mod evolution;
pub mod faults;
pub mod green;
pub mod messenger;
pub mod meta;
pub mod model;
pub mod panel;
pub mod provider;
pub mod record;
pub mod telegram;
pub mod world;

mod chance;
mod changes;
mod gate;
mod server;

pub use faults::{Fault, Faults};
pub use record::{Recorded, Requests};
pub use world::World;
