//! Orders to a list of services.

use jiff::Timestamp;
use serde::Serialize;

use crate::eligibility::Service;

/// What can be asked of one list.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum ServiceListCommand {
    /// Have the panel looked at again.
    RequestServiceRefresh {
        /// Only if this look is still the newest; none = whatever happened since.
        after_look: Option<u32>,
        now: Timestamp,
    },
    /// The panel told its whole list.
    RecordServices {
        services: Vec<Service>,
        /// The usual pause between two looks.
        every_seconds: u32,
        now: Timestamp,
    },
    /// The panel could not be asked, or not be understood.
    RecordServicesUnread { reason: String, every_seconds: u32, now: Timestamp },
}
