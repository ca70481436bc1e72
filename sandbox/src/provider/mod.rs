//! A provider: a panel that fulfils other panels' orders, as its users reach it (`docs/wire/provider.md §2`). It answers for the orders it was given,
//! by its own numbers.

mod api;

use std::collections::BTreeMap;
use std::io;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::faults::Faults;
use crate::gate::{Dialect, Gate};
use crate::panel::OrderRow;
use crate::record::Requests;
use crate::server::Server;

/// Its orders, by its own numbers.
type Orders = Mutex<BTreeMap<String, OrderRow>>;

/// A running provider; stops when dropped.
#[derive(Debug)]
pub struct ProviderServer {
    server: Server,
    gate: Arc<Gate>,
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    name: String,
    api_key: String,
    orders: Orders,
}

impl Shared {
    fn orders(&self) -> MutexGuard<'_, BTreeMap<String, OrderRow>> {
        self.orders.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl ProviderServer {
    /// Starts on a free loopback port, with those of the orders that went to the provider of this name.
    ///
    /// # Errors
    /// When no port can be taken.
    pub async fn start(name: &str, orders: &[OrderRow]) -> io::Result<Self> {
        let own = orders.iter().filter(|order| order.provider.as_deref() == Some(name));
        let orders = own.filter_map(|order| Some((order.external_id.clone()?, order.clone()))).collect();
        let shared = Arc::new(Shared {
            name: name.to_owned(),
            api_key: format!("sandbox-key-of-{name}"),
            orders: Mutex::new(orders),
        });
        let gate = Gate::new(Dialect::Provider);
        let server = Server::reserve().await?.serve(gate.guard(api::routes(Arc::clone(&shared))));
        Ok(Self { server, gate, shared })
    }

    /// What panels call it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.shared.name
    }

    /// The address an operator would type: `http://127.0.0.1:…`.
    #[must_use]
    pub fn base_url(&self) -> String {
        self.server.base_url()
    }

    /// The key of the panel that orders here.
    #[must_use]
    pub fn api_key(&self) -> &str {
        &self.shared.api_key
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

    /// Changes an order, by its number here; false when there is none.
    pub fn change_order(&self, external_id: &str, change: impl FnOnce(&mut OrderRow)) -> bool {
        self.shared.orders().get_mut(external_id).map(change).is_some()
    }

    /// Forgets an order, as providers do with old ones.
    pub fn forget_order(&self, external_id: &str) {
        self.shared.orders().remove(external_id);
    }
}
