//! The projections there are. A new one is added here and nowhere else.

use crate::customers::Customers;
use crate::error::ReadError;
use crate::folder::{AnyProjection, Of};
use crate::groups::Groups;
use crate::message_log::MessageLog;
use crate::providers::Providers;
use crate::usage::UsageLog;

/// Every projection, in the order in which they are folded.
pub(crate) fn all() -> [&'static dyn AnyProjection; 5] {
    [&Of::<MessageLog>::NEW, &Of::<Customers>::NEW, &Of::<Groups>::NEW, &Of::<Providers>::NEW, &Of::<UsageLog>::NEW]
}

/// The projection of this name.
pub(crate) fn named(name: &str) -> Result<&'static dyn AnyProjection, ReadError> {
    all()
        .into_iter()
        .find(|projection| projection.name() == name)
        .ok_or_else(|| ReadError::NoSuchProjection(name.to_owned()))
}

/// Names of all projections.
pub fn names() -> Vec<&'static str> {
    all().into_iter().map(AnyProjection::name).collect()
}
