//! Terms of an order: read from its service's name (EL2), from the panel's list of services, and from the operator's rules (EL3).
//!
//! Panels write them for people, in brackets and with little pictures: `[Refill: 30D]`, `♻️ 60 Days`, `Lifetime refill`,
//! `No refill`, `R30`, `Start: 0-1H`. What cannot be read with certainty is unknown, and unknown is never a "no".

mod in_force;
mod names;
mod rules;
mod service;

use std::fmt;

use serde::{Deserialize, Serialize};

pub use in_force::{Source, TermsInForce};
pub use rules::{
    COOLDOWN_SECONDS, REFILL_DAYS, REFILLS_MAX, RULES_AT_MOST, RuleInForce, RuleProblem, RuleSet, SERVICE_IDS_AT_MOST,
    START_SECONDS, ServiceRule,
};
pub use service::Service;

/// Terms of one service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Terms {
    pub refill: RefillTerms,
    pub start: StartTerms,
}

/// For how long lost quantity is refilled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RefillTerms {
    /// Nobody said.
    Unknown,
    /// There is no refill.
    None,
    /// So many days from completion.
    Days(u32),
    /// For ever.
    Lifetime,
}

/// How long an order may take to start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StartTerms {
    /// Nobody said.
    Unknown,
    /// Within so many seconds of ordering; 0 = at once.
    Within { seconds: u32 },
}

/// How soon an order starts at the earliest and at the latest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StartRange {
    pub from_seconds: u32,
    pub to_seconds: u32,
}

impl StartRange {
    /// Reads the start time a service name states; none where it states none for certain.
    pub fn of_service_name(name: &str) -> Option<Self> {
        names::start_range(name)
    }
}

impl Terms {
    /// Reads the terms a service name states.
    pub fn of_service_name(name: &str) -> Self {
        names::read(name)
    }
}

impl fmt::Display for RefillTerms {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown => f.write_str("unknown"),
            Self::None => f.write_str("none"),
            Self::Days(1) => f.write_str("1 day"),
            Self::Days(days) => write!(f, "{days} days"),
            Self::Lifetime => f.write_str("lifetime"),
        }
    }
}

impl fmt::Display for StartTerms {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown => f.write_str("unknown"),
            Self::Within { seconds: 0 } => f.write_str("at once"),
            Self::Within { seconds } if seconds % 60 == 0 => write!(f, "within {} minutes", seconds / 60),
            Self::Within { seconds } => write!(f, "within {seconds} seconds"),
        }
    }
}
