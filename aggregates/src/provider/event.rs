//! What happened to one provider.

use cqrs_es::DomainEvent;
use eventlog_contract::{LoggedEvent, Personal};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::ids::ProviderId;

/// Events of one provider. The API key is sealed with the provider's own key.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum ProviderEvent {
    /// `name` is what the panel's order record calls the provider.
    ProviderAdded {
        provider_id: ProviderId,
        name: String,
        api_url: String,
        api_key: String,
        sync_interval_seconds: u32,
        is_active: bool,
        added_at: Timestamp,
    },
    ProviderRenamed {
        provider_id: ProviderId,
        name: String,
        renamed_at: Timestamp,
    },
    ProviderConnectionSet {
        provider_id: ProviderId,
        api_url: String,
        api_key: String,
        set_at: Timestamp,
    },
    ProviderSyncIntervalSet {
        provider_id: ProviderId,
        sync_interval_seconds: u32,
        set_at: Timestamp,
    },
    ProviderActivated {
        provider_id: ProviderId,
        activated_at: Timestamp,
    },
    ProviderDeactivated {
        provider_id: ProviderId,
        deactivated_at: Timestamp,
    },
    ProviderRemoved {
        provider_id: ProviderId,
        removed_at: Timestamp,
    },
}

impl DomainEvent for ProviderEvent {
    fn event_type(&self) -> String {
        match self {
            Self::ProviderAdded { .. } => "ProviderAdded",
            Self::ProviderRenamed { .. } => "ProviderRenamed",
            Self::ProviderConnectionSet { .. } => "ProviderConnectionSet",
            Self::ProviderSyncIntervalSet { .. } => "ProviderSyncIntervalSet",
            Self::ProviderActivated { .. } => "ProviderActivated",
            Self::ProviderDeactivated { .. } => "ProviderDeactivated",
            Self::ProviderRemoved { .. } => "ProviderRemoved",
        }
        .to_owned()
    }

    fn event_version(&self) -> String {
        "1.0".to_owned()
    }
}

impl LoggedEvent for ProviderEvent {
    fn personal(&self) -> Personal {
        match self {
            Self::ProviderAdded { provider_id, .. } | Self::ProviderConnectionSet { provider_id, .. } => {
                Personal::of(provider_id.as_str(), &["api_key"])
            }
            Self::ProviderRenamed { .. }
            | Self::ProviderSyncIntervalSet { .. }
            | Self::ProviderActivated { .. }
            | Self::ProviderDeactivated { .. }
            | Self::ProviderRemoved { .. } => Personal::None,
        }
    }
}
