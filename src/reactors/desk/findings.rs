//! What there is to say to a request.

use std::collections::BTreeMap;

use aggregates::customer::{Customer, CustomerCommand, CustomerEvent};
use aggregates::grammar::CustomCommand;
use aggregates::ids::CustomerId;
use aggregates::order::Requester;
use aggregates::request::{Action, Findings};
use aggregates::values::Network;
use aggregates::workspace::Workspace;
use eventlog::{Call, Provenance, WorkspaceId};
use gateways::{GatewayError, Kind};
use uuid::Uuid;

use super::orders::same_name;
use super::{Desk, facts};
use crate::reactors::job::Trouble;

/// A request to be looked into.
pub struct Inquiry<'a> {
    pub workspace_id: WorkspaceId,
    pub workspace: &'a Workspace,
    pub request_id: Uuid,
    pub action: Action,
    /// Each once.
    pub order_ids: &'a [u64],
    pub ticket_id: Option<u64>,
    /// The operator's own command, for [`Action::Custom`].
    pub custom: Option<&'a CustomCommand>,
    /// Providers are told in their chat on this messenger only; none: in all their chats.
    pub only: Option<Network>,
    pub requester: Requester,
    /// Who asks, should they be a known customer; also a member of the team may be one.
    pub customer_id: Option<&'a CustomerId>,
    /// Their panel username.
    pub username: Option<&'a str>,
    /// Whose key seals what is personal.
    pub subject: &'a str,
    /// Of the commands this takes.
    pub provenance: Provenance,
    /// It was worked on before, and may have got anywhere.
    pub again: bool,
    /// Asked before anything is changed outside: whether whoever works on it may still do so.
    pub still_ours: &'a (dyn Fn() -> bool + Sync),
}

impl<'a> Inquiry<'a> {
    /// The same about some of its orders.
    pub fn only<'b>(&'b self, order_ids: &'b [u64]) -> Inquiry<'b>
    where
        'a: 'b,
    {
        Inquiry {
            order_ids,
            requester: self.requester.clone(),
            provenance: self.provenance.clone(),
            workspace_id: self.workspace_id,
            workspace: self.workspace,
            request_id: self.request_id,
            action: self.action,
            ticket_id: self.ticket_id,
            custom: self.custom,
            only: self.only,
            customer_id: self.customer_id,
            username: self.username,
            subject: self.subject,
            again: self.again,
            still_ours: self.still_ours,
        }
    }
}

impl Desk {
    /// Gathers the facts and has them decided. What the panel could not be asked is a finding, not an error.
    pub async fn findings(&self, inquiry: &Inquiry<'_>) -> Result<Findings, Trouble> {
        match inquiry.action {
            Action::Check
            | Action::Details
            | Action::Refill
            | Action::Cancel
            | Action::SpeedUp
            | Action::Refund
            | Action::Partial
            | Action::FakeComplete => self.orders(inquiry).await,
            Action::Balance => self.balance(inquiry).await,
            Action::Services => Ok(match inquiry.workspace.settings.services_url() {
                Some(url) => Findings::Services { url },
                None => Findings::PanelUnavailable { reason: "neither services_url nor panel_url is set".to_owned() },
            }),
            Action::Ticket => Ok(self.ticket(inquiry).await.unwrap_or_else(|error| unavailable(&error))),
            Action::MyUsername => Ok(match inquiry.username {
                Some(username) => Findings::Username { username: username.to_owned() },
                None => no_username(),
            }),
            Action::Help => {
                let own = &inquiry.workspace.vocabulary.custom_commands;
                let commands: Vec<String> = own.iter().map(|command| command.name.clone()).collect();
                Ok(if commands.is_empty() { Findings::Help } else { Findings::Menu { commands } })
            }
            Action::Message => Ok(Findings::LeftToPeople),
            Action::Custom => Ok(self.custom(inquiry).await.unwrap_or_else(|error| unavailable(&error))),
        }
    }

    /// An operator's own command: what its template needs to know.
    async fn custom(&self, inquiry: &Inquiry<'_>) -> Result<Findings, GatewayError> {
        let Some(command) = inquiry.custom else { return Ok(Findings::Help) };
        let results = if inquiry.order_ids.is_empty() {
            Vec::new()
        } else {
            Self::show(inquiry, inquiry.order_ids, &self.order_facts(inquiry, inquiry.order_ids).await?)
        };
        Ok(Findings::Custom {
            command: command.name.clone(),
            template: command.template.clone(),
            username: inquiry.username.map(str::to_owned),
            results,
        })
    }

    /// What was decided before a stop of the program stands, and the panel is asked about the rest. Where it can not be asked, a
    /// request of which something was done is worked on again: the customer must not be told that nothing was.
    async fn orders(&self, inquiry: &Inquiry<'_>) -> Result<Findings, Trouble> {
        let mut decided = if inquiry.again { self.decided_before(inquiry).await? } else { BTreeMap::new() };
        let open: Vec<u64> = inquiry.order_ids.iter().copied().filter(|id| !decided.contains_key(id)).collect();
        if !open.is_empty() {
            let facts = match self.order_facts(inquiry, &open).await {
                Ok(facts) => facts,
                Err(error) if decided.is_empty() && !self.in_doubt(inquiry).await? => return Ok(unavailable(&error)),
                Err(error) => return Err(Trouble::passing(error)),
            };
            let results = self.results(inquiry, &open, &facts).await?;
            decided.extend(results.into_iter().map(|result| (result.order_id, result)));
        }
        Ok(Findings::Orders { results: inquiry.order_ids.iter().filter_map(|id| decided.remove(id)).collect() })
    }

    /// What came of these orders of an inquiry, given what the panel says about them.
    pub(super) async fn results(
        &self,
        inquiry: &Inquiry<'_>,
        ids: &[u64],
        facts: &super::orders::Facts,
    ) -> Result<Vec<aggregates::request::OrderResult>, Trouble> {
        match (inquiry.action, inquiry.action.order_action()) {
            (_, Some(action)) => self.decide(inquiry, action, ids, facts).await,
            (Action::FakeComplete, None) => self.complete(inquiry, ids, facts).await,
            (Action::Details, None) => self.describe(inquiry, ids, facts).await,
            (_, None) => Ok(Self::show(inquiry, ids, facts)),
        }
    }

    /// The panel is asked before the cooldown starts, so that a panel that is down costs the customer nothing.
    async fn balance(&self, inquiry: &Inquiry<'_>) -> Result<Findings, Trouble> {
        let Some(username) = inquiry.username else { return Ok(no_username()) };
        if let Some(customer_id) = inquiry.customer_id {
            let customer: Customer = self.log().load(inquiry.workspace_id, customer_id.as_str()).await?;
            if customer.balance_cooldown_until.is_some_and(|until| until > self.log().now())
                && let Some(refused) = self.ask_balance(inquiry, customer_id).await?
            {
                return Ok(refused);
            }
        }
        let asked = match self.panel(inquiry.workspace) {
            Ok(panel) => self.patiently(inquiry.workspace_id, 0, || panel.user_by_name(username)).await,
            Err(error) => Err(error),
        };
        let balance = match asked {
            Ok(user) => user.and_then(|user| user.balance),
            Err(error) => return Ok(unavailable(&error)),
        };
        let Some(balance) = balance else {
            return Ok(Findings::PanelUnavailable {
                reason: "the panel tells no balance for the linked username".to_owned(),
            });
        };
        if let Some(customer_id) = inquiry.customer_id
            && let Some(refused) = self.ask_balance(inquiry, customer_id).await?
        {
            return Ok(refused);
        }
        Ok(Findings::Balance { balance: facts::money(balance) })
    }

    /// Puts the question on record; answers the refusal while the cooldown runs.
    async fn ask_balance(&self, inquiry: &Inquiry<'_>, customer_id: &CustomerId) -> Result<Option<Findings>, Trouble> {
        let cooldown_seconds = inquiry.workspace.settings.balance_cooldown_seconds();
        let command = CustomerCommand::AskBalance { cooldown_seconds, now: self.log().now() };
        let key = format!("{}:balance", inquiry.request_id.as_simple());
        let call = Call::with_key(key, inquiry.provenance.clone());
        let committed =
            self.log().execute::<Customer>(inquiry.workspace_id, customer_id.as_str(), command, call).await?;
        for event in &committed.events {
            if let CustomerEvent::BalanceRefused { retry_at, .. } = &*event.event::<Customer>()? {
                return Ok(Some(Findings::BalanceCoolingDown { retry_at: *retry_at }));
            }
        }
        Ok(None)
    }

    /// Customers see their own tickets only; one without a known owner is nobody's.
    async fn ticket(&self, inquiry: &Inquiry<'_>) -> Result<Findings, GatewayError> {
        let ticket_id = inquiry.ticket_id.unwrap_or_default();
        let panel = self.panel(inquiry.workspace)?;
        let ticket = match self.patiently(inquiry.workspace_id, 0, || panel.ticket(ticket_id)).await {
            Ok(ticket) => ticket,
            Err(error) if error.kind == Kind::NotFound => return Ok(Findings::TicketNotFound { ticket_id }),
            Err(error) => return Err(error),
        };
        let own = || match (&ticket.user, inquiry.username) {
            (Some(user), Some(username)) => same_name(user, username),
            (Some(_) | None, Some(_) | None) => false,
        };
        Ok(if inquiry.requester == Requester::Operator || own() {
            Findings::Ticket { ticket_id, status: ticket.status, subject: ticket.subject }
        } else {
            Findings::TicketNotFound { ticket_id }
        })
    }
}

fn unavailable(error: &GatewayError) -> Findings {
    Findings::PanelUnavailable { reason: error.to_string() }
}

fn no_username() -> Findings {
    Findings::PanelUnavailable { reason: "the sender is linked to no panel username".to_owned() }
}
