//! The outside of the program: webhooks in, commands and queries, live views, pages.
//!
//! [`router`] is the table of all paths. A handler extracts, builds a command, executes it, answers; what may be done is decided by the
//! aggregates. Whatever needs the outside world goes through [`ports::Desk`].

mod admin_numbers;
mod after;
mod aliases;
mod answer;
mod app;
mod audit;
pub mod auth;
mod body;
mod bounds;
mod broadcasts;
mod chain;
mod change;
mod channel_health;
mod channels;
mod commands;
mod config;
mod custom_commands;
mod customers;
mod error;
mod events;
mod extract;
mod groups;
mod headers;
mod health;
mod keyed;
mod live;
mod logs;
mod openapi;
mod pages;
mod paging;
pub mod ports;
mod providers;
mod router;
mod routes;
mod sandbox_chat;
mod service_rules;
mod services;
mod setup_link;
mod story;
mod templates;
mod usage;
mod webhooks;

pub use app::{App, MetricsFor, Readiness, Ready, RenderMetrics};
pub use channels::{look_at_channels, why_unreachable};
pub use events::stream_named;
pub use router::{metrics_router, openapi_document, router};
pub use setup_link::SetupLink;
