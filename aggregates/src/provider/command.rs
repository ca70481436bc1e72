//! Orders to a provider.

use jiff::Timestamp;
use serde::Serialize;

use crate::ids::ProviderId;

/// What can be asked of one provider.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum ProviderCommand {
    AddProvider {
        provider_id: ProviderId,
        name: String,
        api_url: String,
        api_key: String,
        sync_interval_seconds: u32,
        is_active: bool,
        /// Names of the workspace's other providers.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        others: Vec<String>,
        now: Timestamp,
    },
    /// Change what is given, leave the rest.
    EditProvider {
        name: Option<String>,
        api_url: Option<String>,
        api_key: Option<String>,
        sync_interval_seconds: Option<u32>,
        is_active: Option<bool>,
        /// Names of the workspace's other providers.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        others: Vec<String>,
        now: Timestamp,
    },
    RemoveProvider {
        now: Timestamp,
    },
}
