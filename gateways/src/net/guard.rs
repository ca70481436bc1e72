//! The check of operator-given addresses: of the URL before a call, of every resolved address at connect time.

use std::collections::BTreeSet;
use std::fmt;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use url::{Host, Url};

use super::address::is_public;
use crate::outcome::{GatewayError, Kind, Result};

/// Hosts that may be called although they are inside a private network: names or literal addresses, on every port or on one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AllowedHosts(BTreeSet<(String, Option<u16>)>);

impl AllowedHosts {
    /// No private host.
    #[must_use]
    pub fn none() -> Self {
        Self::default()
    }

    /// Reads a comma list as `LEDGERDESK_ALLOW_PRIVATE_HOSTS` holds it: `127.0.0.1, panel.lan:8443, [::1]:9000`. An entry with a port
    /// allows that port alone.
    #[must_use]
    pub fn parse(list: &str) -> Self {
        Self(list.split(',').map(entry).filter(|(host, _)| !host.is_empty()).collect())
    }

    fn has(&self, host: &str, port: Option<u16>) -> bool {
        let host = plain(host);
        self.0.contains(&(host.clone(), None)) || (port.is_some() && self.0.contains(&(host, port)))
    }

    /// Whether this name may resolve to private addresses: on which ports, `check_url` saw to.
    fn has_name(&self, name: &str) -> bool {
        let name = plain(name);
        self.0.iter().any(|(host, _)| *host == name)
    }

    /// Whether this name is listed with other ports only.
    fn has_on_other_ports(&self, name: &str, port: Option<u16>) -> bool {
        self.has_name(name) && !self.has(name, port)
    }

    /// Port none: of a name that was resolved, so that only entries for every port count.
    fn admits(&self, address: IpAddr, port: Option<u16>) -> bool {
        is_public(address) || self.has(&address.to_string(), port)
    }
}

/// An entry's host and, where it names one, its port.
fn entry(text: &str) -> (String, Option<u16>) {
    let text = text.trim();
    let is_bare_v6 = text.parse::<std::net::Ipv6Addr>().is_ok();
    match text.rsplit_once(':') {
        Some((host, port)) if !is_bare_v6 && !text.ends_with(']') => match port.trim().parse() {
            Ok(port) => (plain(host), Some(port)),
            // Nobody meant every port: the entry allows nothing.
            Err(_) => (String::new(), None),
        },
        Some(_) | None => (plain(text), None),
    }
}

/// A host as compared: lower case, without brackets or the final dot.
fn plain(host: &str) -> String {
    host.trim().trim_start_matches('[').trim_end_matches(']').trim_end_matches('.').to_ascii_lowercase()
}

pub(super) fn check_url(text: &str, allowed: &AllowedHosts) -> Result<Url> {
    let url = Url::parse(text.trim()).map_err(|e| misconfigured(format!("not a URL: {e}")))?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err(misconfigured("only http and https addresses can be called"));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(misconfigured("a user name or password in the address is not accepted"));
    }
    let port = url.port_or_known_default();
    let address = match url.host() {
        None => return Err(misconfigured("the address names no host")),
        Some(Host::Domain(name)) if allowed.has_on_other_ports(name, port) => {
            return Err(misconfigured("this host may be called on another port only"));
        }
        Some(Host::Domain(_)) => None,
        Some(Host::Ipv4(v4)) => Some(IpAddr::V4(v4)),
        Some(Host::Ipv6(v6)) => Some(IpAddr::V6(v6)),
    };
    match address {
        Some(address) if !allowed.admits(address, port) => Err(misconfigured(ForbiddenAddress.to_string())),
        Some(_) | None => Ok(url),
    }
}

fn misconfigured(detail: impl AsRef<str>) -> GatewayError {
    GatewayError::new(Kind::Misconfigured, detail)
}

/// The address belongs to a private network and is not on the allow-list.
#[derive(Debug)]
pub(super) struct ForbiddenAddress;

impl fmt::Display for ForbiddenAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the address leads into a private network, which is not allowed here")
    }
}

impl std::error::Error for ForbiddenAddress {}

/// Resolves names as the system does and drops every address that may not be called.
pub(super) struct GuardedResolver {
    allowed: Arc<AllowedHosts>,
}

impl GuardedResolver {
    pub(super) fn new(allowed: Arc<AllowedHosts>) -> Self {
        Self { allowed }
    }
}

impl Resolve for GuardedResolver {
    fn resolve(&self, name: Name) -> Resolving {
        let allowed = Arc::clone(&self.allowed);
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await?;
            let usable = admitted(name.as_str(), found.collect(), &allowed)?;
            Ok(Box::new(usable.into_iter()) as Addrs)
        })
    }
}

fn admitted(
    name: &str,
    found: Vec<SocketAddr>,
    allowed: &AllowedHosts,
) -> std::result::Result<Vec<SocketAddr>, ForbiddenAddress> {
    if allowed.has_name(name) {
        return Ok(found);
    }
    let usable: Vec<SocketAddr> = found.into_iter().filter(|address| allowed.admits(address.ip(), None)).collect();
    if usable.is_empty() { Err(ForbiddenAddress) } else { Ok(usable) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(url: &str) -> String {
        let error = check_url(url, &AllowedHosts::none()).expect_err(url);
        assert_eq!(error.kind, Kind::Misconfigured, "{url}");
        error.detail
    }

    #[test]
    fn public_addresses_and_names_pass() {
        for url in [
            "https://panel.example.com",
            " https://panel.example.com/adminapi/v2 ",
            "http://8.8.8.8:8080/x",
            "https://[2606:4700::1]/",
        ] {
            assert!(check_url(url, &AllowedHosts::none()).is_ok(), "{url}");
        }
    }

    #[test]
    fn literal_private_addresses_are_refused_however_they_are_written() {
        for url in [
            "http://127.0.0.1/",
            "http://127.1/",
            "http://2130706433/",
            "http://0x7f.0.0.1/",
            "http://0177.0.0.1/",
            "http://169.254.169.254/latest/meta-data",
            "http://[::1]/",
            "http://[::ffff:127.0.0.1]/",
            "http://[::ffff:7f00:1]/",
            "http://10.0.0.1:8080",
            "http://0/",
            "http://１２７.0.0.1/",
        ] {
            assert!(refusal(url).contains("private network"), "{url}");
        }
    }

    #[test]
    fn other_schemes_credentials_and_nonsense_are_refused() {
        for url in [
            "ftp://example.com",
            "file:///etc/passwd",
            "gopher://x",
            "https://user:pw@example.com",
            "https://user@example.com",
            "example.com",
            "",
        ] {
            refusal(url);
        }
    }

    #[test]
    fn a_refusal_does_not_repeat_the_address() {
        assert!(!refusal("http://10.0.0.1/?key=hunter2").contains("hunter2"));
        assert!(!refusal("https://user:hunter2@example.com").contains("hunter2"));
    }

    #[test]
    fn an_allowed_address_passes_and_its_neighbour_does_not() {
        let allowed = AllowedHosts::parse(" 127.0.0.1 , [::1],,panel.lan");
        assert!(check_url("http://127.0.0.1:4000/x", &allowed).is_ok());
        assert!(check_url("http://[::1]:4000/x", &allowed).is_ok());
        assert!(check_url("http://127.0.0.2:4000/x", &allowed).is_err());
    }

    #[test]
    fn an_entry_with_a_port_allows_that_port_alone() {
        let allowed =
            AllowedHosts::parse("127.0.0.1:9000, [::1]:9000, panel.lan:8443, web.lan:443, fe80::1, 10.0.0.1:x");
        for url in [
            "http://127.0.0.1:9000/x",
            "http://[::1]:9000",
            "https://panel.lan:8443",
            "https://web.lan",
            "http://[fe80::1]:5",
        ] {
            assert!(check_url(url, &allowed).is_ok(), "{url}");
        }
        for url in [
            "http://127.0.0.1/",
            "http://127.0.0.1:9001/",
            "https://127.0.0.1/",
            "http://[::1]:9001",
            "http://panel.lan:8080",
            "https://panel.lan",
            "http://web.lan",
            "http://10.0.0.1",
            "http://10.0.0.1:80",
        ] {
            assert!(check_url(url, &allowed).is_err(), "{url}");
        }
        // Another name gains nothing by resolving there: its port is not known then.
        assert!(admitted("other.lan", vec![at("127.0.0.1")], &allowed).is_err());
        assert!(admitted("panel.lan", vec![at("127.0.0.1")], &allowed).is_ok());
        // An entry for every port goes before one for a single port.
        let both = AllowedHosts::parse("panel.lan, panel.lan:8443");
        assert!(check_url("http://panel.lan:1", &both).is_ok());
    }

    fn at(text: &str) -> SocketAddr {
        SocketAddr::new(text.parse().expect("an address"), 0)
    }

    #[test]
    fn a_name_that_resolves_inside_is_refused() {
        assert!(admitted("evil.example", vec![at("10.0.0.1"), at("::1")], &AllowedHosts::none()).is_err());
    }

    #[test]
    fn a_name_that_resolves_to_both_sides_is_called_only_outside() {
        let usable = admitted("mixed.example", vec![at("127.0.0.1"), at("8.8.8.8")], &AllowedHosts::none());
        assert_eq!(usable.expect("one is public"), [at("8.8.8.8")]);
    }

    #[test]
    fn an_allowed_name_may_resolve_inside() {
        let allowed = AllowedHosts::parse("Panel.LAN.");
        assert!(admitted("panel.lan", vec![at("192.168.1.5")], &allowed).is_ok());
        assert!(admitted("other.lan", vec![at("192.168.1.5")], &allowed).is_err());
    }
}
