//! One customer: a person, in every form a channel knows them, and the panel account they proved to be theirs.
//!
//! * A customer exists from first contact. Later forms of the same person are linked to the same customer.
//! * Verification (VC1): greeting, username, the panel is asked, a six-digit code goes out as a panel ticket, the code comes
//!   back. The code lives [`CODE_LIFETIME_SECONDS`]. Wrong codes count across codes; at the workspace's limit the customer is locked
//!   out for a while. Asking for code after code locks as well, since each one opens a ticket in somebody's name.
//! * Where the panel could not be asked, nobody is verified (`docs/wire/rules.md §10.5`).
//! * Once verified, the identities are bound to the username for good (VC2); only the operator's team undoes it.
//! * Who writes more than the workspace allows is told once, and not answered until the window ends (VC5).
//! * Two customers who are shown to be one person become one: see [`MergeProof`].
//! * A blocked customer gets no further; unblocking restores what was. People of the team cannot be blocked.

mod command;
mod event;
mod limit;
mod merging;
mod verification;

use std::collections::BTreeMap;

use cqrs_es::Aggregate;
use cqrs_es::event_sink::EventSink;
use cqrs_es::persist::EventUpcaster;
use eventlog_contract::{ERASED, LoggedAggregate};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::ids::CustomerId;
use crate::triage::Standing;
use crate::values::{Identity, later};
use crate::words;

pub use command::{CustomerCommand, UsernameLookup};
pub use event::{CodeTicket, CustomerEvent, VerifiedBy};
pub use limit::{Limit, Reached};
pub use merging::{Belongings, MergeProof};
pub use verification::{CODE_LIFETIME_SECONDS, CODES_AT_ONCE, CODES_PER_USERNAME_AND_HOUR, Verification};

/// State of one customer.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Customer {
    pub customer_id: CustomerId,
    pub identities: Vec<Identity>,
    pub display_name: Option<String>,
    /// How far verification is; holds the username once verified.
    pub verification: Verification,
    /// Wrong codes since the last success or lock.
    pub wrong_codes: u32,
    /// When the last few codes were issued, oldest first.
    pub codes_issued_at: Vec<Timestamp>,
    pub locked_until: Option<Timestamp>,
    pub blocked: bool,
    /// The last time each limit was reached.
    pub limits: BTreeMap<Limit, Reached>,
    /// No further balance answer before then (CC8).
    pub balance_cooldown_until: Option<Timestamp>,
    /// Customers who turned out to be this person.
    pub absorbed: Vec<CustomerId>,
    /// The customer who goes on for this one.
    pub merged_into: Option<CustomerId>,
}

/// A call that does not fit the customer's standing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CustomerError {
    #[error("the customer does not exist")]
    Unknown,
    #[error("this is customer {is}, not {asked}")]
    WrongCustomer { is: CustomerId, asked: CustomerId },
    #[error("a customer needs at least one identity")]
    NoIdentity,
    #[error("the username is empty")]
    UsernameEmpty,
    #[error("a verification code has six digits")]
    BadCode,
    #[error("the customer is blocked")]
    Blocked,
    #[error("the customer belongs to the team, and people of the team cannot be blocked")]
    OfTeam,
    #[error("the customer is locked out of verification until {until}")]
    Locked { until: Timestamp },
    #[error("the customer is verified already")]
    AlreadyVerified,
    #[error("verification has not begun")]
    NotStarted,
    #[error("no code is out")]
    NoCodeIssued,
    #[error("the customer is the same person as customer {into}")]
    MergedAway { into: CustomerId },
    #[error("the customer is bound to username `{username}`")]
    BoundElsewhere { username: String },
    #[error("the two are verified as different usernames")]
    DifferentUsernames,
}

impl Customer {
    /// Met and therefore existing.
    pub fn exists(&self) -> bool {
        !self.customer_id.is_empty()
    }

    /// The panel username the customer proved to be theirs. An erased one is none: they are a stranger again (VC6).
    pub fn username(&self) -> Option<&str> {
        match &self.verification {
            Verification::Verified { username } => Some(username.as_str()).filter(|username| *username != ERASED),
            Verification::None | Verification::AwaitingUsername | Verification::AwaitingCode { .. } => None,
        }
    }

    /// How far the customer is, for triage.
    pub fn standing(&self, now: Timestamp) -> Standing {
        if self.blocked {
            return Standing::Blocked;
        }
        if let Some(username) = self.username() {
            return Standing::Verified { username: username.to_owned() };
        }
        if let Some(until) = self.locked_until.filter(|until| *until > now) {
            return Standing::Locked { until };
        }
        match &self.verification {
            Verification::None | Verification::Verified { .. } => Standing::Stranger,
            Verification::AwaitingUsername => Standing::AwaitingUsername,
            Verification::AwaitingCode { .. } => Standing::AwaitingCode,
        }
    }

    /// What follows from a command.
    pub fn decide(&self, command: CustomerCommand) -> Result<Vec<CustomerEvent>, CustomerError> {
        match command {
            CustomerCommand::MeetCustomer { customer_id, identities, display_name, now } => {
                self.meet(&customer_id, &identities, display_name, now)
            }
            CustomerCommand::StartVerification { now } => self.start_verification(now),
            CustomerCommand::GiveUsername { username, lookup, code, reference, texts, now } => {
                let ticket = |expires_at| words::code_ticket(&texts, &code, &reference, now, expires_at);
                self.give_username(&username, lookup, &code, ticket, now)
            }
            CustomerCommand::RecordCodeDelivered { ticket_id, text_key, now } => {
                self.record_code_delivered(ticket_id, text_key, now)
            }
            CustomerCommand::RecordCodeUndelivered { reason, now } => self.record_code_undelivered(reason, now),
            CustomerCommand::GiveCode { code, max_attempts, cooldown_seconds, now } => {
                self.give_code(&code, max_attempts, cooldown_seconds, now)
            }
            CustomerCommand::VerifyUser { customer_id, username, identities, rebind, now } => {
                let username = username.trim().to_owned();
                if username.is_empty() {
                    return Err(CustomerError::UsernameEmpty);
                }
                let mut events = self.meet(&customer_id, &identities, None, now)?;
                match self.username() {
                    Some(bound) if bound.eq_ignore_ascii_case(&username) => return Ok(events),
                    Some(bound) if !rebind => return Err(CustomerError::BoundElsewhere { username: bound.to_owned() }),
                    Some(_) => {
                        events.push(CustomerEvent::VerificationRemoved {
                            customer_id: customer_id.clone(),
                            removed_at: now,
                        });
                    }
                    None => {}
                }
                events.push(CustomerEvent::CustomerVerified {
                    customer_id,
                    username,
                    by: VerifiedBy::Operator,
                    verified_at: now,
                });
                Ok(events)
            }
            CustomerCommand::AbsorbCustomer { from, proof, now } => self.absorb(from, proof, now),
            CustomerCommand::MergeInto { into, proof, now } => self.merge_into(into, proof, now),
            CustomerCommand::ChangeAddress { from, to, now } => self.change_address(from, to, now),
            CustomerCommand::RemoveVerification { now } => {
                let customer_id = self.unmerged()?;
                Ok(match self.username() {
                    Some(_) => vec![CustomerEvent::VerificationRemoved { customer_id, removed_at: now }],
                    None => Vec::new(),
                })
            }
            CustomerCommand::BlockCustomer { of_team, now } => {
                let customer_id = self.unmerged()?;
                if of_team {
                    return Err(CustomerError::OfTeam);
                }
                Ok(if self.blocked {
                    Vec::new()
                } else {
                    vec![CustomerEvent::CustomerBlocked { customer_id, blocked_at: now }]
                })
            }
            CustomerCommand::UnblockCustomer { now } => {
                let customer_id = self.unmerged()?;
                Ok(if self.blocked {
                    vec![CustomerEvent::CustomerUnblocked { customer_id, unblocked_at: now }]
                } else {
                    Vec::new()
                })
            }
            CustomerCommand::ReachLimit { limit, allowed, until, now } => {
                let customer_id = self.known()?;
                let reached = self.limits.get(&limit);
                let quiet = reached.is_some_and(|reached| reached.was_told(limit, now));
                Ok(if reached.is_some_and(|reached| reached.holds(allowed, now)) {
                    Vec::new()
                } else {
                    vec![CustomerEvent::LimitReached { customer_id, limit, allowed, until, quiet, reached_at: now }]
                })
            }
            CustomerCommand::AskBalance { cooldown_seconds, now } => {
                let customer_id = self.active()?;
                Ok(vec![match self.balance_cooldown_until {
                    Some(retry_at) if retry_at > now => {
                        CustomerEvent::BalanceRefused { customer_id, retry_at, refused_at: now }
                    }
                    Some(_) | None => CustomerEvent::BalanceAsked {
                        customer_id,
                        cooldown_until: later(now, i64::from(cooldown_seconds)),
                        asked_at: now,
                    },
                }])
            }
        }
    }

    fn meet(
        &self,
        customer_id: &CustomerId,
        identities: &[Identity],
        display_name: Option<String>,
        now: Timestamp,
    ) -> Result<Vec<CustomerEvent>, CustomerError> {
        if self.exists() && self.customer_id != *customer_id {
            return Err(CustomerError::WrongCustomer { is: self.customer_id.clone(), asked: customer_id.to_owned() });
        }
        let mut fresh: Vec<Identity> = Vec::new();
        for identity in identities {
            if !self.identities.contains(identity) && !fresh.contains(identity) {
                fresh.push(identity.clone());
            }
        }
        let customer_id = customer_id.to_owned();
        if self.exists() {
            return Ok(fresh
                .into_iter()
                .map(|identity| CustomerEvent::IdentityLinked {
                    customer_id: customer_id.clone(),
                    identity,
                    linked_at: now,
                })
                .collect());
        }
        if fresh.is_empty() {
            return Err(CustomerError::NoIdentity);
        }
        Ok(vec![CustomerEvent::CustomerMet { customer_id, identities: fresh, display_name, met_at: now }])
    }

    /// The id of a customer that exists.
    fn known(&self) -> Result<CustomerId, CustomerError> {
        if self.exists() { Ok(self.customer_id.clone()) } else { Err(CustomerError::Unknown) }
    }

    /// The id of a customer that exists and is not blocked.
    fn active(&self) -> Result<CustomerId, CustomerError> {
        let customer_id = self.known()?;
        if self.blocked { Err(CustomerError::Blocked) } else { Ok(customer_id) }
    }
}

impl Aggregate for Customer {
    const TYPE: &'static str = "customer";
    type Command = CustomerCommand;
    type Event = CustomerEvent;
    type Error = CustomerError;
    type Services = ();

    async fn handle(
        &mut self,
        command: Self::Command,
        (): &Self::Services,
        sink: &EventSink<Self>,
    ) -> Result<(), Self::Error> {
        for event in self.decide(command)? {
            sink.write(event, self).await;
        }
        Ok(())
    }

    fn apply(&mut self, event: Self::Event) {
        match event {
            CustomerEvent::CustomerMet { customer_id, identities, display_name, met_at: _ } => {
                self.customer_id = customer_id;
                self.identities = identities;
                self.display_name = display_name;
            }
            CustomerEvent::IdentityLinked { identity, .. } => self.identities.push(identity),
            CustomerEvent::VerificationStarted { .. } => self.verification.restart(),
            CustomerEvent::UsernameNotFound { .. } | CustomerEvent::VerificationPostponed { .. } => {}
            CustomerEvent::VerificationCodeIssued { username, code, expires_at, issued_at, .. } => {
                self.verification = Verification::AwaitingCode { username, code, expires_at, ticket_id: None };
                self.codes_issued_at.push(issued_at);
                let surplus = self.codes_issued_at.len().saturating_sub(CODES_AT_ONCE);
                self.codes_issued_at.drain(..surplus);
            }
            CustomerEvent::VerificationCodeDelivered { ticket_id, .. } => self.verification.delivered(ticket_id),
            CustomerEvent::VerificationCodeUndelivered { .. } | CustomerEvent::VerificationCodeExpired { .. } => {
                self.verification = Verification::AwaitingUsername;
            }
            CustomerEvent::WrongCodeGiven { .. } => self.wrong_codes += 1,
            CustomerEvent::VerificationLocked { until, .. } => {
                self.verification = Verification::AwaitingUsername;
                self.locked_until = Some(until);
                self.wrong_codes = 0;
            }
            CustomerEvent::CustomerVerified { username, .. } => {
                self.verification = Verification::Verified { username };
                self.locked_until = None;
                self.wrong_codes = 0;
                self.codes_issued_at.clear();
            }
            CustomerEvent::VerificationRemoved { .. } => self.verification = Verification::None,
            CustomerEvent::CustomerBlocked { .. } => self.blocked = true,
            CustomerEvent::CustomerUnblocked { .. } => self.blocked = false,
            CustomerEvent::BalanceAsked { cooldown_until, .. } => self.balance_cooldown_until = Some(cooldown_until),
            CustomerEvent::BalanceRefused { .. } => {}
            CustomerEvent::LimitReached { limit, allowed, until, quiet, reached_at, customer_id: _ } => {
                let told_before = self.limits.get(&limit).filter(|_| quiet).map(|reached| reached.told_at);
                let told_at = told_before.unwrap_or(reached_at);
                self.limits.insert(limit, Reached { allowed, until, told_at });
            }
            CustomerEvent::CustomerAbsorbed { .. } => self.take_over(event),
            CustomerEvent::CustomerMergedAway { into, .. } => self.merged_into = Some(into),
            CustomerEvent::AddressChanged { from, to, .. } => self.moved(&from, to),
        }
    }
}

impl LoggedAggregate for Customer {
    fn upcasters() -> Vec<Box<dyn EventUpcaster>> {
        event::upcasters()
    }
}
