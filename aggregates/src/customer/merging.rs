//! Two customers who turn out to be one person.
//!
//! Only proof makes them one: one message, or the messenger itself, names both addresses. Names people give themselves prove nothing.
//! The survivor takes over the other's addresses and whatever counts against or for them: a block, a lock, a cooldown, the username. Two
//! customers verified as different usernames are never made one.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Customer, CustomerError, CustomerEvent, Verification};
use crate::ids::CustomerId;
use crate::values::Identity;

/// What shows that two customers are one person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "by")]
pub enum MergeProof {
    /// This message named both addresses as its author's, itself or by the list of its group's members.
    Message { message_id: Uuid },
    /// The messenger said that one address became the other.
    Messenger,
}

/// What a customer brings along when they turn out to be another one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Belongings {
    pub customer_id: CustomerId,
    pub identities: Vec<Identity>,
    pub username: Option<String>,
    pub blocked: bool,
    pub wrong_codes: u32,
    pub locked_until: Option<Timestamp>,
    pub balance_cooldown_until: Option<Timestamp>,
}

impl Customer {
    /// What this customer would bring along.
    pub fn belongings(&self) -> Belongings {
        Belongings {
            customer_id: self.customer_id.clone(),
            identities: self.identities.clone(),
            username: self.username().map(str::to_owned),
            blocked: self.blocked,
            wrong_codes: self.wrong_codes,
            locked_until: self.locked_until,
            balance_cooldown_until: self.balance_cooldown_until,
        }
    }

    /// Takes over another customer.
    pub(super) fn absorb(
        &self,
        from: Belongings,
        proof: MergeProof,
        now: Timestamp,
    ) -> Result<Vec<CustomerEvent>, CustomerError> {
        let customer_id = self.unmerged()?;
        if from.customer_id == customer_id || self.absorbed.contains(&from.customer_id) {
            return Ok(Vec::new());
        }
        let username = match (self.username(), from.username) {
            (Some(ours), Some(theirs)) if !ours.eq_ignore_ascii_case(&theirs) => {
                return Err(CustomerError::DifferentUsernames);
            }
            (Some(_), _) => None,
            (None, theirs) => theirs,
        };
        Ok(vec![CustomerEvent::CustomerAbsorbed {
            identities: from.identities.into_iter().filter(|identity| !self.identities.contains(identity)).collect(),
            customer_id,
            from: from.customer_id,
            username,
            blocked: from.blocked,
            wrong_codes: from.wrong_codes,
            locked_until: from.locked_until,
            balance_cooldown_until: from.balance_cooldown_until,
            proof,
            merged_at: now,
        }])
    }

    /// Becomes part of another customer.
    pub(super) fn merge_into(
        &self,
        into: CustomerId,
        proof: MergeProof,
        now: Timestamp,
    ) -> Result<Vec<CustomerEvent>, CustomerError> {
        let customer_id = self.known()?;
        match &self.merged_into {
            Some(already) if *already == into => Ok(Vec::new()),
            Some(already) => Err(CustomerError::MergedAway { into: already.clone() }),
            None => Ok(vec![CustomerEvent::CustomerMergedAway { customer_id, into, proof, merged_at: now }]),
        }
    }

    /// One address became another, as the messenger says: the old one may be somebody else's tomorrow.
    pub(super) fn change_address(
        &self,
        from: Identity,
        to: Identity,
        now: Timestamp,
    ) -> Result<Vec<CustomerEvent>, CustomerError> {
        let customer_id = self.unmerged()?;
        Ok(if from == to || !self.identities.contains(&from) {
            Vec::new()
        } else {
            vec![CustomerEvent::AddressChanged { customer_id, from, to, changed_at: now }]
        })
    }

    /// The id of a customer that exists and is nobody else's.
    pub(super) fn unmerged(&self) -> Result<CustomerId, CustomerError> {
        match &self.merged_into {
            Some(into) => Err(CustomerError::MergedAway { into: into.clone() }),
            None => self.known(),
        }
    }

    pub(super) fn take_over(&mut self, event: CustomerEvent) {
        let CustomerEvent::CustomerAbsorbed {
            customer_id: _,
            from,
            identities,
            username,
            blocked,
            wrong_codes,
            locked_until,
            balance_cooldown_until,
            proof: _,
            merged_at: _,
        } = event
        else {
            return;
        };
        self.absorbed.push(from);
        self.identities.extend(identities);
        self.blocked |= blocked;
        self.wrong_codes = self.wrong_codes.max(wrong_codes);
        self.balance_cooldown_until = self.balance_cooldown_until.max(balance_cooldown_until);
        match username {
            Some(username) => {
                self.verification = Verification::Verified { username };
                self.locked_until = None;
            }
            None => self.locked_until = self.locked_until.max(locked_until),
        }
    }

    pub(super) fn moved(&mut self, from: &Identity, to: Identity) {
        self.identities.retain(|identity| identity != from && *identity != to);
        self.identities.push(to);
    }
}
