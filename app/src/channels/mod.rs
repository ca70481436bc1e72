//! Channels: accounts of messengers.

pub mod receipts;
