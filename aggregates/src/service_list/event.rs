//! What happened to the list of services.

use cqrs_es::DomainEvent;
use eventlog_contract::{LoggedEvent, Personal};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::eligibility::Service;

/// Events of one list. What a look changed comes before the look itself, in portions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum ServiceListEvent {
    /// Somebody, or the clock, wants the panel looked at.
    ServiceRefreshRequested { requested_at: Timestamp },
    /// New on the list.
    ServicesAdded { services: Vec<Service>, added_at: Timestamp },
    /// Not as they were.
    ServicesChanged { services: Vec<Service>, changed_at: Timestamp },
    /// No longer on the list.
    ServicesRemoved { service_ids: Vec<u64>, removed_at: Timestamp },
    /// The panel told its list.
    ServiceListRefreshed {
        /// 1, 2, 3 …, failed ones included.
        look: u32,
        listed: u32,
        added: u32,
        changed: u32,
        removed: u32,
        next_refresh_at: Timestamp,
        refreshed_at: Timestamp,
    },
    /// The panel could not be asked, or its answer is not believed: the list stays.
    ServiceListUnread {
        look: u32,
        reason: String,
        /// How many services a list has that is not believed for being much shorter; none where that is not why.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        listed: Option<u32>,
        kept: u32,
        next_refresh_at: Timestamp,
        failed_at: Timestamp,
    },
}

impl DomainEvent for ServiceListEvent {
    fn event_type(&self) -> String {
        match self {
            Self::ServiceRefreshRequested { .. } => "ServiceRefreshRequested",
            Self::ServicesAdded { .. } => "ServicesAdded",
            Self::ServicesChanged { .. } => "ServicesChanged",
            Self::ServicesRemoved { .. } => "ServicesRemoved",
            Self::ServiceListRefreshed { .. } => "ServiceListRefreshed",
            Self::ServiceListUnread { .. } => "ServiceListUnread",
        }
        .to_owned()
    }

    fn event_version(&self) -> String {
        match self {
            // 1.0 had no `listed`: much shorter lists were believed.
            Self::ServiceListUnread { .. } => "1.1",
            Self::ServiceRefreshRequested { .. }
            | Self::ServicesAdded { .. }
            | Self::ServicesChanged { .. }
            | Self::ServicesRemoved { .. }
            | Self::ServiceListRefreshed { .. } => "1.0",
        }
        .to_owned()
    }
}

impl LoggedEvent for ServiceListEvent {
    fn personal(&self) -> Personal {
        match self {
            Self::ServiceRefreshRequested { .. }
            | Self::ServicesAdded { .. }
            | Self::ServicesChanged { .. }
            | Self::ServicesRemoved { .. }
            | Self::ServiceListRefreshed { .. }
            | Self::ServiceListUnread { .. } => Personal::None,
        }
    }
}
