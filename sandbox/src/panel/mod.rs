//! An SMM panel with Admin API v2 (`docs/wire/panel.md §1`), its orders, users and tickets, and the API its users have (`docs/wire/provider.md §2`).
//!
//! `GET /` is a small page with the tickets and orders, for people who try the product and need the code a ticket carries.

mod api;
pub mod known;
mod page;
mod rows;
mod seed;
mod state;
mod tickets;
mod user_api;

use std::io;
use std::sync::Arc;
use std::time::Duration;

pub use rows::{OrderRow, ServiceRow, TicketMessageRow, TicketRow, UserRow};
pub use seed::PanelSeed;

use crate::faults::Faults;
use crate::gate::{Dialect, Gate};
use crate::record::Requests;
use crate::server::Server;
use serde_json::Value;
use state::Shared;

/// A running panel; stops when dropped.
#[derive(Debug)]
pub struct PanelServer {
    server: Server,
    gate: Arc<Gate>,
    shared: Arc<Shared>,
    api_key: String,
    user_api_key: String,
}

impl PanelServer {
    /// Starts on a free loopback port.
    ///
    /// # Errors
    /// When no port can be taken.
    pub async fn start(seed: PanelSeed) -> io::Result<Self> {
        let gate = Gate::new(Dialect::Panel);
        let (api_key, user_api_key) = (seed.api_key.clone(), seed.user_api_key.clone());
        let shared = Arc::new(Shared::new(seed));
        let routes = api::routes(Arc::clone(&shared))
            .merge(user_api::routes(Arc::clone(&shared)))
            .merge(page::routes(Arc::clone(&shared)));
        let server = Server::reserve().await?.serve(gate.guard(routes));
        Ok(Self { server, gate, shared, api_key, user_api_key })
    }

    /// The address an operator would type: `http://127.0.0.1:…`.
    #[must_use]
    pub fn base_url(&self) -> String {
        self.server.base_url()
    }

    /// The admin key.
    #[must_use]
    pub fn api_key(&self) -> &str {
        &self.api_key
    }

    /// The key of an ordinary user, for `/api/v2`.
    #[must_use]
    pub fn user_api_key(&self) -> &str {
        &self.user_api_key
    }

    /// All services by id.
    #[must_use]
    pub fn services(&self) -> Vec<ServiceRow> {
        self.shared.read(|panel| panel.services.values().cloned().collect())
    }

    /// Adds a service or puts another in its place.
    pub fn put_service(&self, service: ServiceRow) {
        self.shared.change(|panel| panel.services.insert(service.id, service));
    }

    /// Takes a service off the list.
    pub fn remove_service(&self, id: u64) {
        self.shared.change(|panel| panel.services.remove(&id));
    }

    /// Takes every service off the list.
    pub fn remove_all_services(&self) {
        self.shared.change(|panel| panel.services.clear());
    }

    /// What the next requests run into.
    #[must_use]
    pub fn faults(&self) -> &Faults {
        &self.gate.faults
    }

    /// What was asked so far.
    #[must_use]
    pub fn requests(&self) -> &Requests {
        &self.gate.requests
    }

    /// An order as it stands.
    #[must_use]
    pub fn order(&self, id: u64) -> Option<OrderRow> {
        self.shared.read(|panel| panel.orders.get(&id).cloned())
    }

    /// All orders by id.
    #[must_use]
    pub fn orders(&self) -> Vec<OrderRow> {
        self.shared.read(|panel| panel.orders.values().cloned().collect())
    }

    /// An order as soon as it `fits`.
    pub async fn wait_for_order(
        &self,
        id: u64,
        patience: Duration,
        fits: impl Fn(&OrderRow) -> bool,
    ) -> Option<OrderRow> {
        self.shared.changes.until(patience, || self.order(id).filter(|order| fits(order))).await
    }

    /// Adds an order or puts another in its place.
    pub fn put_order(&self, order: OrderRow) {
        self.shared.change(|panel| panel.orders.insert(order.id, order));
    }

    /// Changes an order as a provider or another staff member would; false when there is none.
    pub fn change_order(&self, id: u64, change: impl FnOnce(&mut OrderRow)) -> bool {
        self.shared.change(|panel| panel.orders.get_mut(&id).map(change).is_some())
    }

    /// From now on the panel writes these fields of an order so, when it is asked for alone.
    pub fn write_oddly(&self, id: u64, fields: Value) {
        self.shared.change(|panel| panel.odd.insert(id, fields));
    }

    /// All users.
    #[must_use]
    pub fn users(&self) -> Vec<UserRow> {
        self.shared.read(|panel| panel.users.clone())
    }

    /// Adds a user, or puts another of this name in its place.
    pub fn put_user(&self, user: UserRow) {
        self.shared.change(|panel| {
            panel.users.retain(|u| u.username != user.username);
            panel.users.push(user);
        });
    }

    /// All tickets, oldest first.
    #[must_use]
    pub fn tickets(&self) -> Vec<TicketRow> {
        self.shared.read(|panel| panel.tickets.clone())
    }

    /// Opens a ticket as a customer would; answers its id.
    pub fn customer_opens_ticket(&self, username: &str, subject: &str, message: &str) -> u64 {
        self.shared.change(|panel| panel.open_ticket(username, subject, message, None))
    }

    /// The newest ticket of this user, as soon as there is one that `fits`.
    pub async fn wait_for_ticket(
        &self,
        username: &str,
        patience: Duration,
        fits: impl Fn(&TicketRow) -> bool,
    ) -> Option<TicketRow> {
        let look = || {
            self.shared.read(|panel| {
                let mine = panel.tickets.iter().rev().filter(|t| t.user.eq_ignore_ascii_case(username));
                mine.into_iter().find(|t| fits(t)).cloned()
            })
        };
        self.shared.changes.until(patience, look).await
    }

    /// The newest 6-digit code a ticket told this user, as soon as there is one.
    pub async fn wait_for_code(&self, username: &str, patience: Duration) -> Option<String> {
        let ticket = self.wait_for_ticket(username, patience, |t| t.code().is_some()).await?;
        ticket.code()
    }

    /// At most this many calls a second, 429 beyond; `None` lets everything through.
    pub fn limit_calls(&self, per_second: Option<u32>) {
        self.shared.change(|panel| panel.calls_per_second = per_second);
    }

    /// Whether lists hold the provider of each order; many panels leave it out.
    pub fn list_providers(&self, yes: bool) {
        self.shared.change(|panel| panel.list_has_provider = yes);
    }

    /// Whether the `ids` filter of the order list works; some panels ignore it.
    pub fn honour_ids(&self, yes: bool) {
        self.shared.change(|panel| panel.honours_ids = yes);
    }

    /// Takes away the admin key: every call is 401 until it is given back.
    pub fn revoke_key(&self, revoked: bool) {
        self.shared.change(|panel| panel.key_revoked = revoked);
    }
}
