//! Asking back (CC19): what one person in one chat was asked, and what became of it.
//!
//! * A question that nobody was shown is not answered: a yes counts where the question was on record as sent before the yes came in, and
//!   not where the messenger told that it could not deliver the question.
//! * A question holds [`HOLDS`]. One person has one open question in a chat: a new one takes the place of the one before.
//! * A yes within that time carries it out, once. A yes counts by when it came in: should it be read only after the time ran out, it
//!   still counts, unless the person wrote something else in between.
//! * Whatever else the person writes, and the end of the time, let it lapse.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::ids::CustomerId;
use crate::request::Action;

/// How long a question can be answered.
pub const HOLDS: SignedDuration = SignedDuration::from_mins(15);
/// Expired questions that are remembered at most.
const EXPIRED_KEPT: usize = 32;

/// Why a question lapsed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lapse {
    /// Its time ran out.
    Expired,
    /// Another question took its place.
    Replaced,
    /// The person wrote something else.
    Passed,
    /// The person said no.
    Declined,
    /// The person then asked for the same plainly.
    AskedPlainly,
}

/// A question whether something is to be done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confirmation {
    /// The log entry it is about.
    pub request_id: Uuid,
    /// Who was asked.
    pub customer_id: CustomerId,
    pub action: Action,
    pub order_ids: Vec<u64>,
    /// The message that asks.
    pub outgoing_id: Uuid,
    pub expires_at: Timestamp,
    /// Its time ran out.
    pub expired: bool,
    /// Since when the message that asks is on record as sent; none while the messenger does not have it, or could not deliver it.
    #[serde(default)]
    pub shown_at: Option<Timestamp>,
}

impl Confirmation {
    /// Whether its person can have read it before `at`.
    pub fn is_shown_by(&self, at: Timestamp) -> bool {
        self.shown_at.is_some_and(|shown_at| shown_at <= at)
    }
}

/// The questions of one chat.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confirmations(Vec<Confirmation>);

impl Confirmations {
    /// This person's question whose time had not run out at `at`, shown or not.
    pub fn of(&self, customer_id: &CustomerId, at: Timestamp) -> Option<&Confirmation> {
        self.0.iter().rev().find(|asked| asked.customer_id == *customer_id && at <= asked.expires_at)
    }

    /// Whether this person was shown a question that ran out without an answer, less than a day before `at`.
    pub fn was_missed(&self, customer_id: &CustomerId, at: Timestamp) -> bool {
        const LONG_AGO: SignedDuration = SignedDuration::from_hours(24);
        let missed = |asked: &&Confirmation| {
            asked.customer_id == *customer_id
                && asked.is_shown_by(at)
                && asked.expires_at < at
                && at.duration_since(asked.expires_at) < LONG_AGO
        };
        self.0.iter().any(|asked| missed(&asked))
    }

    /// The open question about a log entry.
    pub(super) fn open(&self, request_id: Uuid) -> Option<&Confirmation> {
        self.0.iter().find(|asked| asked.request_id == request_id && !asked.expired)
    }

    /// This person's open question.
    pub(super) fn open_of(&self, customer_id: &CustomerId) -> Option<&Confirmation> {
        self.0.iter().find(|asked| asked.customer_id == *customer_id && !asked.expired)
    }

    /// The question about a log entry, open or just expired.
    pub(super) fn about(&self, request_id: Uuid) -> Option<&Confirmation> {
        self.0.iter().find(|asked| asked.request_id == request_id)
    }

    pub(super) fn ask(&mut self, asked: Confirmation) {
        self.0.retain(|known| known.customer_id != asked.customer_id);
        self.0.push(asked);
    }

    /// The messenger has the message that asks.
    pub(super) fn show(&mut self, outgoing_id: Uuid, at: Timestamp) {
        for asked in self.0.iter_mut().filter(|asked| asked.outgoing_id == outgoing_id) {
            asked.shown_at = asked.shown_at.or(Some(at));
        }
    }

    /// The messenger could not deliver the message that asks.
    pub(super) fn hide(&mut self, outgoing_id: Uuid) {
        for asked in self.0.iter_mut().filter(|asked| asked.outgoing_id == outgoing_id) {
            asked.shown_at = None;
        }
    }

    pub(super) fn settle(&mut self, request_id: Uuid, why: Option<Lapse>) {
        match why {
            Some(Lapse::Expired) => {
                for asked in self.0.iter_mut().filter(|asked| asked.request_id == request_id) {
                    asked.expired = true;
                }
                let expired = self.0.iter().filter(|asked| asked.expired).count();
                let mut surplus = expired.saturating_sub(EXPIRED_KEPT);
                self.0.retain(|asked| {
                    let forget = surplus > 0 && asked.expired;
                    surplus -= usize::from(forget);
                    !forget
                });
            }
            Some(Lapse::Replaced | Lapse::Passed | Lapse::Declined | Lapse::AskedPlainly) | None => {
                self.0.retain(|asked| asked.request_id != request_id);
            }
        }
    }
}
