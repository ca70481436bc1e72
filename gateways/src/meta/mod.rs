//! WhatsApp through Meta's Cloud API (`docs/wire/meta.md §5`).
//!
//! [`MetaClient`] makes the calls; [`decode`] reads what Meta posts to our webhook, which may be many things at once; [`verify_signature`]
//! and [`answer_handshake`] tell whether it was Meta. A person is known by phone (`wa_id`), by an id for our business alone
//! (`user_id`, `US.1349…`), or both.

mod auth;
mod client;
mod errors;
mod event;
mod message;

pub use auth::{Handshake, SIGNATURE_HEADER, answer_handshake, verify_signature};
pub use client::{MetaClient, PhoneNumber, TEXT_LIMIT};
pub use errors::class_of;
pub use event::{MetaEvent, decode};

/// Where the API is.
pub const DEFAULT_API_URL: &str = "https://graph.facebook.com";

/// The version used where the address names none.
pub const DEFAULT_VERSION: &str = "v23.0";
