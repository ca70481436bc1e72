//! A service as the panel lists it (EL3).

use serde::{Deserialize, Serialize};

/// One service of the panel's list (`docs/wire/provider.md §2`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Service {
    pub id: u64,
    pub name: String,
    pub category: Option<String>,
    /// `Default`, `Custom Comments`, `Package` ….
    pub kind: Option<String>,
    /// Price of a thousand, as the panel writes it.
    pub rate: Option<String>,
    pub min: Option<i64>,
    pub max: Option<i64>,
    /// Whether it has a refill button; none where the panel does not say.
    pub refill: Option<bool>,
    /// Whether it has a cancel button.
    pub cancel: Option<bool>,
}
