//! What happened to one provider.

use cqrs_es::DomainEvent;
use eventlog_contract::{LoggedEvent, Personal};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// Events of one provider. The API key is sealed with the provider's own key.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum ProviderEvent {
    /// `name` is what the panel's order record calls the provider.
    ProviderAdded {
        provider_id: String,
        name: String,
        api_url: String,
        api_key: String,
        sync_interval_seconds: u32,
        is_active: bool,
        added_at: Timestamp,
    },
    ProviderRenamed {
        provider_id: String,
        name: String,
        renamed_at: Timestamp,
    },
    ProviderConnectionSet {
        provider_id: String,
        api_url: String,
        api_key: String,
        set_at: Timestamp,
    },
    ProviderSyncIntervalSet {
        provider_id: String,
        sync_interval_seconds: u32,
        set_at: Timestamp,
    },
    ProviderActivated {
        provider_id: String,
        activated_at: Timestamp,
    },
    ProviderDeactivated {
        provider_id: String,
        deactivated_at: Timestamp,
    },
    ProviderRemoved {
        provider_id: String,
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
                Personal::of(provider_id, &["api_key"])
            }
            Self::ProviderRenamed { .. }
            | Self::ProviderSyncIntervalSet { .. }
            | Self::ProviderActivated { .. }
            | Self::ProviderDeactivated { .. }
            | Self::ProviderRemoved { .. } => Personal::None,
        }
    }
}
