//! The calls we make: questions only, so any of them may be repeated.

use std::sync::Arc;
use std::time::Duration;

use reqwest::header::CONTENT_TYPE;
use secrecy::{ExposeSecret, SecretString};
use serde_json::Value;
use url::Url;
use url::form_urlencoded::Serializer;

use super::answer;
use super::order::StatusAnswer;
use super::service::Service;
use crate::net::{Intent, Limiter, Net, api_root, send};
use crate::outcome::{GatewayError, Kind, Result};
use crate::panel::Money;
use crate::wire;

/// Calls a second; no provider says what it takes, and panels of this make take five (`docs/wire/panel.md §1.1`).
const CALLS_PER_SECOND: u32 = 5;
/// Orders asked for in one call, `docs/wire/provider.md §2`.
const ORDERS_PER_CALL: usize = 100;

/// One panel with the key of one of its users. Cheap to clone; all clients of one address share its rate limit.
#[derive(Clone)]
pub struct ProviderClient {
    net: Net,
    address: Url,
    api_key: SecretString,
    limiter: Arc<Limiter>,
}

impl ProviderClient {
    /// A client for the panel at this address, with or without `/api/v2`. Nothing is called.
    ///
    /// # Errors
    /// `Misconfigured` for an address that may not be called.
    pub fn new(net: &Net, base_url: &str, api_key: SecretString) -> Result<Self> {
        let address = net.check_url(&normalised(base_url))?;
        let limiter = net.limiter(address.as_str(), CALLS_PER_SECOND);
        Ok(Self { net: net.clone(), address, api_key, limiter })
    }

    /// Every service the panel offers, in its order, each id once.
    ///
    /// # Errors
    /// `Unavailable` when it cannot be asked or nothing of its answer can be read. An empty list is an answer.
    pub async fn services(&self) -> Result<Vec<Service>> {
        let answer = self.ask("services", &[]).await?;
        let Some(rows) = answer.as_array().or_else(|| answer.get("services").and_then(Value::as_array)) else {
            return Err(unreadable("not a list of services"));
        };
        let mut seen = std::collections::BTreeSet::new();
        let services: Vec<Service> =
            rows.iter().filter_map(Service::read).filter(|service| seen.insert(service.id)).collect();
        if services.is_empty() && !rows.is_empty() {
            return Err(unreadable("no service has an id and a name"));
        }
        Ok(services)
    }

    /// What the provider says of these orders, each by itself, in the order asked.
    ///
    /// # Errors
    /// When it cannot be asked. An order it does not know is an answer.
    pub async fn status(&self, ids: &[String]) -> Result<Vec<StatusAnswer>> {
        let mut answers = Vec::with_capacity(ids.len());
        for page in ids.chunks(ORDERS_PER_CALL) {
            match page {
                [id] => answers.push(self.status_of_one(id).await?),
                page => {
                    let answer = self.ask("status", &[("orders", &page.join(","))]).await?;
                    answers.extend(page.iter().map(|id| StatusAnswer::read(id, answer.get(id))));
                }
            }
        }
        Ok(answers)
    }

    /// Not every panel takes a list of one.
    async fn status_of_one(&self, id: &str) -> Result<StatusAnswer> {
        match self.ask("status", &[("order", id)]).await {
            Ok(answer) => Ok(StatusAnswer::read(id, Some(&answer))),
            Err(error) if matches!(error.kind, Kind::NotFound | Kind::Refused) => {
                Ok(StatusAnswer { id: id.to_owned(), order: Err(error.detail) })
            }
            Err(error) => Err(error),
        }
    }

    /// What the key's user has left.
    ///
    /// # Errors
    /// When it cannot be asked or does not say.
    pub async fn balance(&self) -> Result<Money> {
        let answer = self.ask("balance", &[]).await?;
        let currency = wire::text_at(&answer, &["currency"]);
        let balance = answer.get("balance").and_then(|balance| Money::read(balance, currency.as_deref()));
        balance.ok_or_else(|| unreadable("no balance"))
    }

    fn form(&self, action: &str, fields: &[(&str, &str)]) -> String {
        let mut form = Serializer::new(String::new());
        form.append_pair("key", self.api_key.expose_secret()).append_pair("action", action).extend_pairs(fields);
        form.finish()
    }

    async fn ask(&self, action: &str, fields: &[(&str, &str)]) -> Result<Value> {
        let request = self
            .net
            .client()
            .post(self.address.clone())
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(self.form(action, fields));
        self.limiter.turn().await?;
        let reply = send(request, Intent::Read).await.and_then(|reply| answer::read(&reply));
        reply.map_err(|error| {
            if error.kind == Kind::RateLimited {
                self.limiter.hold(error.retry_after.unwrap_or(Duration::from_secs(1)));
            }
            error.without(&self.api_key)
        })
    }
}

impl std::fmt::Debug for ProviderClient {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ProviderClient").field("address", &self.address.as_str()).finish_non_exhaustive()
    }
}

/// `https://{host}/api/v2`, from whatever form was pasted: the panel's address, its admin address, or the API's own.
fn normalised(base_url: &str) -> String {
    api_root(base_url, "api/v2", &["admin", "adminapi", "api"])
}

fn unreadable(what: &str) -> GatewayError {
    GatewayError::new(Kind::Unavailable, format!("the answer cannot be read: {what}"))
}

#[cfg(test)]
mod tests {
    use super::normalised;

    #[test]
    fn an_address_is_normalised_from_any_form_operators_paste() {
        for pasted in [
            "https://panel.com",
            "panel.com/",
            "https://panel.com/api/v2",
            "https://panel.com/api/v2/",
            "https://panel.com/adminapi/v2",
            "https://panel.com/admin",
        ] {
            assert_eq!(normalised(pasted), "https://panel.com/api/v2", "{pasted}");
        }
        assert_eq!(normalised("http://127.0.0.1:4000/sub/api/v2"), "http://127.0.0.1:4000/sub/api/v2");
    }
}
