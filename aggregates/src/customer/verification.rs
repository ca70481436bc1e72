//! The way from a greeting to a bound username.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{CodeTicket, Customer, CustomerError, CustomerEvent, UsernameLookup, VerifiedBy};
use crate::ids::CustomerId;
use crate::values::later;

/// How long a code is good for: ten minutes (VC1).
pub const CODE_LIFETIME_SECONDS: i64 = 600;

/// How many codes may be asked for within one code's lifetime.
pub const CODES_AT_ONCE: usize = 5;

/// How many codes go out to one username within an hour, whoever asks: each opens a ticket in that user's name.
pub const CODES_PER_USERNAME_AND_HOUR: u32 = 5;

/// How far verification is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "is")]
pub enum Verification {
    /// Never begun, or undone.
    #[default]
    None,
    /// Welcomed; the username is asked for.
    AwaitingUsername,
    /// A code is out.
    AwaitingCode {
        username: String,
        code: String,
        expires_at: Timestamp,
        /// The panel ticket with the code, once it is there.
        ticket_id: Option<u64>,
    },
    /// Bound.
    Verified { username: String },
}

impl Verification {
    /// A new greeting: a code that is out stays good, so that `hello?` in between does no harm.
    pub(super) fn restart(&mut self) {
        match self {
            Self::None | Self::AwaitingUsername | Self::Verified { .. } => *self = Self::AwaitingUsername,
            Self::AwaitingCode { .. } => {}
        }
    }

    pub(super) fn delivered(&mut self, ticket: u64) {
        match self {
            Self::AwaitingCode { ticket_id, .. } => *ticket_id = Some(ticket),
            Self::None | Self::AwaitingUsername | Self::Verified { .. } => {}
        }
    }
}

impl Customer {
    pub(super) fn start_verification(&self, now: Timestamp) -> Result<Vec<CustomerEvent>, CustomerError> {
        let customer_id = self.unverified(now)?;
        Ok(vec![CustomerEvent::VerificationStarted { customer_id, started_at: now }])
    }

    pub(super) fn give_username(
        &self,
        username: &str,
        lookup: UsernameLookup,
        code: &str,
        ticket: impl Fn(Timestamp) -> CodeTicket,
        now: Timestamp,
    ) -> Result<Vec<CustomerEvent>, CustomerError> {
        let customer_id = self.unverified(now)?;
        let username = username.trim();
        if username.is_empty() {
            return Err(CustomerError::UsernameEmpty);
        }
        if self.verification == Verification::None {
            return Err(CustomerError::NotStarted);
        }
        Ok(vec![match lookup {
            UsernameLookup::NotFound => {
                CustomerEvent::UsernameNotFound { customer_id, username: username.to_owned(), asked_at: now }
            }
            UsernameLookup::TooManyCodes { until } => {
                CustomerEvent::VerificationLocked { customer_id, until, locked_at: now }
            }
            UsernameLookup::Unavailable(reason) => {
                CustomerEvent::VerificationPostponed { customer_id, reason, postponed_at: now }
            }
            UsernameLookup::Found(username) => {
                if !is_code(code) {
                    return Err(CustomerError::BadCode);
                }
                let expires_at = later(now, CODE_LIFETIME_SECONDS);
                match self.too_many_codes_until(now) {
                    Some(until) => CustomerEvent::VerificationLocked { customer_id, until, locked_at: now },
                    None => CustomerEvent::VerificationCodeIssued {
                        customer_id,
                        username,
                        code: code.to_owned(),
                        expires_at,
                        ticket: Some(ticket(expires_at)),
                        issued_at: now,
                    },
                }
            }
        }])
    }

    pub(super) fn record_code_delivered(
        &self,
        ticket_id: u64,
        text_key: String,
        now: Timestamp,
    ) -> Result<Vec<CustomerEvent>, CustomerError> {
        let customer_id = self.known()?;
        Ok(match &self.verification {
            Verification::AwaitingCode { ticket_id: None, .. } => {
                vec![CustomerEvent::VerificationCodeDelivered { customer_id, ticket_id, text_key, delivered_at: now }]
            }
            Verification::AwaitingCode { ticket_id: Some(_), .. }
            | Verification::None
            | Verification::AwaitingUsername
            | Verification::Verified { .. } => Vec::new(),
        })
    }

    pub(super) fn record_code_undelivered(
        &self,
        reason: String,
        now: Timestamp,
    ) -> Result<Vec<CustomerEvent>, CustomerError> {
        let customer_id = self.known()?;
        Ok(match &self.verification {
            Verification::AwaitingCode { ticket_id: None, .. } => {
                vec![CustomerEvent::VerificationCodeUndelivered { customer_id, reason, failed_at: now }]
            }
            Verification::AwaitingCode { ticket_id: Some(_), .. }
            | Verification::None
            | Verification::AwaitingUsername
            | Verification::Verified { .. } => Vec::new(),
        })
    }

    pub(super) fn give_code(
        &self,
        given: &str,
        max_attempts: u32,
        cooldown_seconds: u32,
        now: Timestamp,
    ) -> Result<Vec<CustomerEvent>, CustomerError> {
        let customer_id = self.unverified(now)?;
        let given = given.trim();
        if !is_code(given) {
            return Err(CustomerError::BadCode);
        }
        match &self.verification {
            Verification::None | Verification::AwaitingUsername | Verification::Verified { .. } => {
                Err(CustomerError::NoCodeIssued)
            }
            Verification::AwaitingCode { expires_at, .. } if *expires_at <= now => {
                Ok(vec![CustomerEvent::VerificationCodeExpired { customer_id, expired_at: *expires_at }])
            }
            Verification::AwaitingCode { username, code, .. } if code == given => {
                Ok(vec![CustomerEvent::CustomerVerified {
                    customer_id,
                    username: username.clone(),
                    by: VerifiedBy::Code,
                    verified_at: now,
                }])
            }
            Verification::AwaitingCode { .. } => {
                let attempts_left = max_attempts.saturating_sub(self.wrong_codes + 1);
                Ok(vec![if attempts_left == 0 {
                    let until = later(now, i64::from(cooldown_seconds));
                    CustomerEvent::VerificationLocked { customer_id, until, locked_at: now }
                } else {
                    CustomerEvent::WrongCodeGiven { customer_id, attempts_left, given_at: now }
                }])
            }
        }
    }

    /// The id of a customer who may go on with verification.
    fn unverified(&self, now: Timestamp) -> Result<CustomerId, CustomerError> {
        let customer_id = self.active()?;
        if self.username().is_some() {
            return Err(CustomerError::AlreadyVerified);
        }
        match self.locked_until {
            Some(until) if until > now => Err(CustomerError::Locked { until }),
            Some(_) | None => Ok(customer_id),
        }
    }

    /// Until when no further code is issued, if the last few came within one lifetime.
    fn too_many_codes_until(&self, now: Timestamp) -> Option<Timestamp> {
        if self.codes_issued_at.len() < CODES_AT_ONCE {
            return None;
        }
        let until = later(*self.codes_issued_at.first()?, CODE_LIFETIME_SECONDS);
        (until > now).then_some(until)
    }
}

fn is_code(text: &str) -> bool {
    text.len() == 6 && text.bytes().all(|byte| byte.is_ascii_digit())
}
