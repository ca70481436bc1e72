//! WhatsApp through an Evolution API server (`docs/wire/evolution.md §3`).
//!
//! [`EvolutionClient`] makes the calls; [`decode`] reads what the server posts to our webhook; [`verify_authorization`] tells whether
//! it was that server. A person has up to two addresses, a phone JID and a LID, and which of them a message carries depends on the
//! server's version: see [`Sender::jids`].

mod auth;
mod client;
mod event;
pub(crate) mod jid;
mod message;

pub use crate::channel::DecodeError;
pub use auth::verify_authorization;
pub use client::{ConnectAnswer, CreatedInstance, EvolutionClient, Sent, WEBHOOK_EVENTS};
pub use event::{
    ConnectionState, DeliveryStatus, Group, IgnoreReason, Participant, QrCode, WebhookEvent, decode, instance_of,
};
pub use jid::{JidKind, is_lid, is_phone_jid, phone_of};
pub use message::{Chat, ChatKind, Content, InboundMessage, Quoted, Sender};
