//! The calls we make (`docs/wire/panel.md §1.1`, `§1.3`).

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::{Duration, Instant};

use futures::{StreamExt, TryStreamExt, stream};
use jiff::{SignedDuration, Timestamp};
use reqwest::{Method, RequestBuilder};
use secrecy::{ExposeSecret, SecretString};
use serde::Serialize;
use serde_json::{Value, json};
use url::Url;

use super::envelope;
use super::order::{Order, OrderStatus};
use super::ticket::{Ticket, User};
use crate::net::{Intent, Limiter, Net, api_root, send};
use crate::outcome::{GatewayError, Kind, Result};
use crate::wire;

/// Calls a second a panel takes, `docs/wire/panel.md §1.1`.
const CALLS_PER_SECOND: u32 = 5;
/// Times a question is repeated when the panel could not be reached or was too busy.
const REPEATS: u32 = 2;
/// A question that took longer than this to fail, or has to wait longer, is not repeated: somebody waits for the answer.
const QUICK: Duration = Duration::from_secs(2);
/// Orders asked for in one call.
const PAGE: usize = 100;
/// Pages of tickets looked through for one that may have been opened.
const TICKET_PAGES: usize = 3;
/// How far a panel's local time can be from UTC.
const FARTHEST_ZONE: SignedDuration = SignedDuration::from_hours(14);

/// One panel with one admin key. Cheap to clone; all clients of one address share its rate limit.
#[derive(Clone)]
pub struct PanelClient {
    net: Net,
    base: Url,
    api_key: SecretString,
    limiter: Arc<Limiter>,
}

/// A ticket to open on behalf of the panel's staff.
#[derive(Clone, Copy, Debug)]
pub struct NewTicket<'a> {
    pub username: &'a str,
    pub subject: &'a str,
    pub message: &'a str,
    /// The staff account it is written by; the panel's default when none.
    pub staff_name: Option<&'a str>,
}

/// What became of one order of a bulk call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RowOutcome {
    pub id: u64,
    /// Done, or the panel's reason why not.
    pub refusal: Option<String>,
}

impl PanelClient {
    /// A client for the panel at this address, given in any of the forms operators paste. Nothing is called.
    ///
    /// # Errors
    /// `Misconfigured` for an address that may not be called.
    pub fn new(net: &Net, base_url: &str, api_key: SecretString) -> Result<Self> {
        let base = net.check_url(&normalised(base_url))?;
        let limiter = net.limiter(base.as_str(), CALLS_PER_SECOND);
        Ok(Self { net: net.clone(), base, api_key, limiter })
    }

    /// Whether another client asks the same panel with the same key.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        self.base == other.base && self.api_key.expose_secret() == other.api_key.expose_secret()
    }

    /// One order with its provider and actions.
    ///
    /// # Errors
    /// `NotFound` when the panel has no such order; `Unavailable` when it cannot be asked.
    pub async fn order(&self, id: u64) -> Result<Order> {
        let data = self.ask(&["orders", &id.to_string()], &[]).await?;
        let order = envelope::one(&data, "order").and_then(Order::read);
        order.filter(|order| order.id == id).ok_or_else(|| unreadable("not the order that was asked for"))
    }

    /// These orders, in the order of `ids`, each id once; those the panel does not have are left out.
    ///
    /// # Errors
    /// When the panel cannot be asked about any one of them: a gap must not look like a missing order.
    pub async fn orders(&self, ids: &[u64]) -> Result<Vec<Order>> {
        // The list may leave out the provider, or its number for the order: those are asked for one by one.
        self.orders_if(ids, |listed| listed.provider.is_some() && listed.external_id.is_some()).await
    }

    /// The same with as few calls as can be: of several orders, those that the panel's list has are taken as they are there, possibly
    /// without provider and actions.
    ///
    /// # Errors
    /// As [`PanelClient::orders`].
    pub async fn orders_as_listed(&self, ids: &[u64]) -> Result<Vec<Order>> {
        self.orders_if(ids, |_| true).await
    }

    /// Orders that the list does not have, or not well enough, are asked for one by one: it may ignore the filter.
    async fn orders_if(&self, ids: &[u64], is_enough: impl Fn(&Order) -> bool) -> Result<Vec<Order>> {
        let mut seen = BTreeSet::new();
        let ids: Vec<u64> = ids.iter().copied().filter(|id| seen.insert(*id)).collect();
        let mut found: BTreeMap<u64, Order> = BTreeMap::new();
        if ids.len() > 1 {
            for page in ids.chunks(PAGE) {
                for order in self.order_page(page).await? {
                    found.insert(order.id, order);
                }
            }
        }
        let open: Vec<u64> = ids.iter().copied().filter(|id| !found.get(id).is_some_and(&is_enough)).collect();
        let single: Vec<Option<Order>> =
            stream::iter(open).map(|id| self.order_if_any(id)).buffered(4).try_collect().await?;
        found.extend(single.into_iter().flatten().map(|order| (order.id, order)));
        Ok(ids.iter().filter_map(|id| found.remove(id)).collect())
    }

    async fn order_page(&self, ids: &[u64]) -> Result<Vec<Order>> {
        let query = [("ids", joined(ids)), ("limit", ids.len().to_string())];
        match self.ask(&["orders"], &query).await {
            Ok(data) => {
                Ok(envelope::list(&data).iter().filter_map(Order::read).filter(|o| ids.contains(&o.id)).collect())
            }
            // A panel that knows none of them, or does not take the filter, may refuse: ask one by one.
            Err(error) if matches!(error.kind, Kind::Refused | Kind::NotFound) => Ok(Vec::new()),
            Err(error) => Err(error),
        }
    }

    async fn order_if_any(&self, id: u64) -> Result<Option<Order>> {
        match self.order(id).await {
            Ok(order) => Ok(Some(order)),
            Err(error) if error.kind == Kind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Whether a panel's Admin API is here and takes the key: its list of users has to come.
    ///
    /// # Errors
    /// `Unauthorized` or `Refused` where the panel says no; anything else where no panel answers.
    pub async fn check(&self) -> Result<()> {
        let data = self.ask(&["users"], &[("limit", "1".to_owned())]).await?;
        let is_list = data.get("list").unwrap_or(&data).is_array();
        if is_list { Ok(()) } else { Err(unreadable("not a list of users")) }
    }

    /// The user of exactly this name, in any case. Names that only resemble it are not accepted.
    ///
    /// # Errors
    /// When the panel cannot be asked. Never take that for a missing user, nor for a found one.
    pub async fn user_by_name(&self, name: &str) -> Result<Option<User>> {
        let name = name.trim();
        if name.is_empty() {
            return Ok(None);
        }
        let data = match self.ask(&["users"], &[("username", name.to_owned()), ("limit", "100".to_owned())]).await {
            Ok(data) => data,
            Err(error) if error.kind == Kind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        };
        let users = envelope::list(&data).iter().filter_map(User::read);
        Ok(users.into_iter().find(|user| same_name(&user.username, name)))
    }

    /// Opens a ticket and answers its id, when the panel tells it. After `OutcomeUnknown`, ask [`PanelClient::find_ticket`] before
    /// repeating.
    ///
    /// # Errors
    /// `Refused` or `NotFound` when the panel does not take it; `OutcomeUnknown` when it may have; `Unavailable` when `may_go` says no
    /// once its turn to call has come.
    pub async fn open_ticket(&self, ticket: &NewTicket<'_>, may_go: impl Fn() -> bool) -> Result<Option<u64>> {
        let mut body = json!({ "username": ticket.username, "subject": ticket.subject, "message": ticket.message });
        if let Some(staff) = ticket.staff_name {
            body["staff_name"] = json!(staff);
        }
        let data = self.act_if(&["tickets", "add"], &body, may_go).await?;
        let inner = wire::field(&data, &["ticket"]).unwrap_or(&data);
        let bare = wire::int(inner).and_then(|id| u64::try_from(id).ok());
        Ok(wire::id_at(inner, &["id", "ticket_id"]).or(bare))
    }

    /// The newest ticket of this user with exactly this subject, opened at or after this time.
    ///
    /// # Errors
    /// When the panel cannot be asked.
    pub async fn find_ticket(&self, username: &str, subject: &str, created_after: Timestamp) -> Result<Option<Ticket>> {
        let earliest = created_after.as_second();
        for page in 0..TICKET_PAGES {
            let query =
                [("limit", PAGE.to_string()), ("offset", (page * PAGE).to_string()), ("sort", "date-desc".to_owned())];
            let data = self.ask(&["tickets"], &query).await?;
            let rows = envelope::list(&data);
            let found = rows.iter().filter_map(Ticket::read).find(|ticket| {
                ticket.user.as_deref().is_some_and(|user| same_name(user, username))
                    && ticket.subject.trim() == subject.trim()
                    && opened_since(ticket, earliest)
            });
            if found.is_some() || rows.len() < PAGE {
                return Ok(found);
            }
        }
        Ok(None)
    }

    /// One ticket with its messages.
    ///
    /// # Errors
    /// `NotFound` when the panel has no such ticket.
    pub async fn ticket(&self, id: u64) -> Result<Ticket> {
        let data = self.ask(&["tickets", &id.to_string()], &[]).await?;
        let inner = wire::field(&data, &["ticket"]).unwrap_or(&data);
        let mut ticket = Ticket::read(inner)
            .filter(|t| t.id == id)
            .ok_or_else(|| unreadable("not the ticket that was asked for"))?;
        if ticket.messages.is_empty() {
            ticket.messages = Ticket::read(&data).map(|t| t.messages).unwrap_or_default();
        }
        Ok(ticket)
    }

    /// Answers a ticket in the name of a staff account.
    ///
    /// # Errors
    /// As any action; `OutcomeUnknown` when the reply may be there.
    pub async fn reply_ticket(&self, id: u64, message: &str, staff_name: Option<&str>) -> Result<()> {
        let mut body = json!({ "message": message });
        if let Some(staff) = staff_name {
            body["staff_name"] = json!(staff);
        }
        self.act(&["tickets", &id.to_string(), "reply"], &body).await.map(drop)
    }

    /// Sends orders to their provider once more.
    ///
    /// # Errors
    /// As any action. Refused rows are not errors.
    pub async fn resend(&self, ids: &[u64]) -> Result<Vec<RowOutcome>> {
        self.act_on(&["orders", "resend"], ids, json!({}), || true).await
    }

    /// Asks the provider to cancel orders.
    ///
    /// # Errors
    /// As any action. Refused rows are not errors.
    pub async fn request_cancel(&self, ids: &[u64]) -> Result<Vec<RowOutcome>> {
        self.act_on(&["orders", "request-cancel"], ids, json!({}), || true).await
    }

    /// Sets the status of orders, if `may_go` says so when its turn to call has come. After `OutcomeUnknown`, ask
    /// [`PanelClient::order`] before repeating.
    ///
    /// # Errors
    /// As any action; `Unavailable` when `may_go` says no. Refused rows are not errors.
    pub async fn change_status(
        &self,
        ids: &[u64],
        status: &OrderStatus,
        may_go: impl Fn() -> bool,
    ) -> Result<Vec<RowOutcome>> {
        self.act_on(&["orders", "change-status"], ids, json!({ "status": status.as_str() }), may_go).await
    }

    async fn act_on(
        &self,
        path: &[&str],
        ids: &[u64],
        mut body: Value,
        may_go: impl Fn() -> bool,
    ) -> Result<Vec<RowOutcome>> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        body["ids"] = json!(joined(ids));
        let data = self.act_if(path, &body, may_go).await?;
        Ok(ids.iter().map(|id| RowOutcome { id: *id, refusal: refusal(&data, *id) }).collect())
    }

    /// A question: repeated when the panel quickly turned out to be unreachable, or asks for a short wait only.
    async fn ask(&self, path: &[&str], query: &[(&str, String)]) -> Result<Value> {
        let mut repeats = 0;
        loop {
            let request = self.request(Method::GET, path).query(query);
            self.limiter.turn().await?;
            let start = Instant::now();
            let error = match self.call(request, Intent::Read).await {
                Err(error) if repeats < REPEATS => error,
                answer => return answer,
            };
            repeats += 1;
            if error.kind == Kind::Unavailable && start.elapsed() < QUICK {
                tokio::time::sleep(Duration::from_millis(100) * repeats).await;
            } else if error.kind != Kind::RateLimited || error.retry_after.is_some_and(|wait| wait > QUICK) {
                return Err(error);
            }
            tracing::debug!(repeats, %error, "asking the panel again");
        }
    }

    /// An action: made once, whatever happens.
    async fn act(&self, path: &[&str], body: &Value) -> Result<Value> {
        self.act_if(path, body, || true).await
    }

    /// The same, if `may_go` says so when its turn has come.
    async fn act_if(&self, path: &[&str], body: &Value, may_go: impl Fn() -> bool) -> Result<Value> {
        self.limiter.turn().await?;
        if !may_go() {
            return Err(GatewayError::new(Kind::Unavailable, "given up while it waited for its turn"));
        }
        self.call(self.request(Method::POST, path).json(body), Intent::Act).await
    }

    fn request(&self, method: Method, path: &[&str]) -> RequestBuilder {
        let mut url = self.base.clone();
        if let Ok(mut segments) = url.path_segments_mut() {
            segments.extend(path);
        }
        self.net.client().request(method, url).header("X-Api-Key", self.api_key.expose_secret())
    }

    async fn call(&self, request: RequestBuilder, intent: Intent) -> Result<Value> {
        let answer = async {
            let reply = send(request, intent).await?;
            envelope::data(&reply, intent)
        };
        answer.await.map_err(|error| {
            if error.kind == Kind::RateLimited {
                self.limiter.hold(error.retry_after.unwrap_or(Duration::from_secs(1)));
            }
            error.without(&self.api_key)
        })
    }
}

impl std::fmt::Debug for PanelClient {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PanelClient").field("host", &self.base.host_str()).finish_non_exhaustive()
    }
}

/// `https://{host}/adminapi/v2`, from whatever form was pasted (`docs/wire/panel.md §1.1`).
fn normalised(base_url: &str) -> String {
    api_root(base_url, "adminapi/v2", &["admin", "adminapi"])
}

fn joined(ids: &[u64]) -> String {
    ids.iter().map(u64::to_string).collect::<Vec<_>>().join(",")
}

fn same_name(a: &str, b: &str) -> bool {
    a.trim().to_lowercase() == b.trim().to_lowercase()
}

/// A time in an unknown zone gets the benefit of the doubt: a ticket taken for ours is better than a second one.
fn opened_since(ticket: &Ticket, earliest: i64) -> bool {
    let doubt = if ticket.created_at_is_local { FARTHEST_ZONE.as_secs() } else { 0 };
    ticket.created_at.is_none_or(|at| at.as_second() + doubt >= earliest)
}

/// The panel's word on one row, when the answer has rows: success is told per row (`docs/wire/panel.md §1.3`, 4).
fn refusal(data: &Value, id: u64) -> Option<String> {
    let rows = wire::field(data, &["orders", "list"]).unwrap_or(data).as_array()?;
    let row = rows.iter().find(|row| wire::id_at(row, &["id", "order_id"]) == Some(id))?;
    let refused = row.get("success").and_then(wire::flag) == Some(false)
        || row.get("error_code").and_then(wire::int).is_some_and(|code| code != 0);
    refused.then(|| {
        wire::text_at(row, &["message", "error_message", "error"]).unwrap_or_else(|| "no reason given".to_owned())
    })
}

fn unreadable(what: &str) -> GatewayError {
    GatewayError::new(Kind::Unavailable, format!("the answer cannot be read: {what}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_normalised_from_any_form_operators_paste() {
        for pasted in [
            "https://panel.com",
            "https://panel.com/",
            "panel.com",
            "https://panel.com/admin",
            "https://panel.com/adminapi/v2/",
            "https://panel.com/admin/adminapi/v2",
            "https://panel.com//adminapi//v2?x=1",
            " https://panel.com/adminapi ",
        ] {
            assert_eq!(normalised(pasted), "https://panel.com/adminapi/v2", "{pasted}");
        }
        assert_eq!(normalised("http://127.0.0.1:4000/sub/admin"), "http://127.0.0.1:4000/sub/adminapi/v2");
    }

    #[test]
    fn a_row_may_be_refused_in_a_successful_answer() {
        let data = json!({"orders": [{"id": 1, "success": true, "message": "", "error_code": 0}, {"id": "2", "success": false, "message": "not allowed"}]});
        assert_eq!(refusal(&data, 1), None);
        assert_eq!(refusal(&data, 2).as_deref(), Some("not allowed"));
        assert_eq!(refusal(&data, 3), None);
        assert_eq!(refusal(&json!({}), 1), None);
    }
}
