//! The guarded HTTP client every call goes through.
//!
//! Operators give us addresses, so an address may be hostile: pointed at this machine, its network, or a cloud's metadata
//! service. A literal address is checked before the call, a name at the moment it is resolved for the connection, so a name that
//! changes its mind between check and use gains nothing. Redirects are never followed, and no proxy of the environment is used.

mod address;
mod api_root;
mod guard;
mod limiter;
mod send;

use std::sync::Arc;
use std::time::Duration;

use reqwest::redirect;
use url::Url;

pub use address::is_public;
pub use guard::AllowedHosts;

pub(crate) use api_root::api_root;
pub(crate) use limiter::Limiter;
pub(crate) use send::{Intent, Reply, send};

use crate::outcome::{GatewayError, Kind, Result};
use guard::GuardedResolver;
use limiter::Limiters;

/// Who we say we are.
const USER_AGENT: &str = concat!("ledgerdesk/", env!("CARGO_PKG_VERSION"));

/// How long an idle connection is kept: less than the 5 s after which Node servers close theirs, since a request sent into a
/// closing connection has an unknown outcome.
const IDLE: Duration = Duration::from_secs(4);

/// The HTTP client with its guard and its rate limits. Cheap to clone; clones share connections and limits.
#[derive(Clone)]
pub struct Net {
    client: reqwest::Client,
    allowed: Arc<AllowedHosts>,
    limiters: Arc<Limiters>,
}

/// Settings of [`Net`].
#[derive(Clone, Debug)]
pub struct NetBuilder {
    allowed: AllowedHosts,
    connect_timeout: Duration,
    timeout: Duration,
}

impl Net {
    /// Starts with the defaults: 5 s to connect, 30 s overall, no private host allowed.
    #[must_use]
    pub fn builder() -> NetBuilder {
        NetBuilder {
            allowed: AllowedHosts::none(),
            connect_timeout: Duration::from_secs(5),
            timeout: Duration::from_secs(30),
        }
    }

    /// The defaults with these private hosts allowed.
    ///
    /// # Errors
    /// `Misconfigured` when the TLS set-up of this machine cannot be used.
    pub fn new(allowed: AllowedHosts) -> Result<Self> {
        Self::builder().allow(allowed).build()
    }

    /// Reads an operator's URL and refuses what can be refused without asking DNS: other schemes, credentials in the URL,
    /// literal addresses inside a network.
    ///
    /// # Errors
    /// `Misconfigured`, with a reason an operator can act on.
    pub fn check_url(&self, url: &str) -> Result<Url> {
        guard::check_url(url, &self.allowed)
    }

    pub(crate) fn client(&self) -> &reqwest::Client {
        &self.client
    }

    /// The limiter shared by all clients of this address.
    pub(crate) fn limiter(&self, key: &str, per_second: u32) -> Arc<Limiter> {
        self.limiters.of(key, per_second)
    }
}

impl std::fmt::Debug for Net {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Net").field("allowed", &self.allowed).finish_non_exhaustive()
    }
}

impl NetBuilder {
    /// Private hosts that may be called all the same.
    #[must_use]
    pub fn allow(mut self, allowed: AllowedHosts) -> Self {
        self.allowed = allowed;
        self
    }

    /// Longest wait for a connection, name resolution included.
    #[must_use]
    pub fn connect_timeout(mut self, wait: Duration) -> Self {
        self.connect_timeout = wait;
        self
    }

    /// Longest wait for a whole answer.
    #[must_use]
    pub fn timeout(mut self, wait: Duration) -> Self {
        self.timeout = wait;
        self
    }

    /// # Errors
    /// `Misconfigured` when the TLS set-up of this machine cannot be used.
    pub fn build(self) -> Result<Net> {
        let allowed = Arc::new(self.allowed);
        let client = reqwest::Client::builder()
            .user_agent(USER_AGENT)
            .redirect(redirect::Policy::none())
            .no_proxy()
            .connect_timeout(self.connect_timeout)
            .timeout(self.timeout)
            .pool_idle_timeout(IDLE)
            .dns_resolver(Arc::new(GuardedResolver::new(Arc::clone(&allowed))))
            .build()
            .map_err(|e| GatewayError::new(Kind::Misconfigured, format!("no HTTP client: {}", e.without_url())))?;
        Ok(Net { client, allowed, limiters: Arc::new(Limiters::default()) })
    }
}

/// The address with these segments added to its path, each escaped.
pub(crate) fn under(base: &Url, segments: &[&str]) -> Url {
    let mut url = base.clone();
    if let Ok(mut path) = url.path_segments_mut() {
        path.pop_if_empty().extend(segments);
    }
    url
}
