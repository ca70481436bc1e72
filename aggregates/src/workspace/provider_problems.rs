//! Orders that no provider could be told of (PR10): the team is told, once in a while for each cause.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Route, WorkspaceEvent};
use crate::order::Refusal;
use crate::values::{is_same_provider, later, provider_key};

/// The team is told of one cause no more often than that; the message log has every case.
const QUIET_SECONDS: i64 = 3_600;
/// What nobody met for so long is forgotten.
const FORGET_SECONDS: i64 = 30 * 86_400;

/// Why nobody could be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProviderProblem {
    /// The panel names no provider, or no order there: a manual service.
    NoProvider,
    /// No route has a provider of that name.
    NoRoute,
    /// The workspace has switched the provider off.
    SwitchedOff,
}

impl ProviderProblem {
    /// Its snake_case name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::NoProvider => "no_provider",
            Self::NoRoute => "no_route",
            Self::SwitchedOff => "switched_off",
        }
    }

    /// The problem behind a refusal, with the provider; none where the refusal is the customer's matter.
    pub fn of(refusal: &Refusal) -> Option<(Self, Option<&str>)> {
        match refusal {
            Refusal::ProviderMissing => Some((Self::NoProvider, None)),
            Refusal::RouteMissing { provider } => Some((Self::NoRoute, Some(provider))),
            Refusal::ProviderSwitchedOff { provider } => Some((Self::SwitchedOff, Some(provider))),
            Refusal::NotYours
            | Refusal::WrongStatus { .. }
            | Refusal::CoolingDown { .. }
            | Refusal::NoRefill
            | Refusal::RefillsUsed { .. }
            | Refusal::WindowClosed { .. }
            | Refusal::NotStartedYet { .. }
            | Refusal::PanelForbids => None,
        }
    }
}

/// The last case of a problem that the team was told of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticedProblem {
    pub problem: ProviderProblem,
    pub provider: Option<String>,
    /// The log entry.
    pub request_id: Uuid,
    pub order_id: u64,
    pub noticed_at: Timestamp,
}

/// By problem and provider.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ProviderProblems(BTreeMap<String, NoticedProblem>);

impl ProviderProblems {
    /// Those that still stand, as far as the workspace knows.
    pub fn iter(&self) -> impl Iterator<Item = &NoticedProblem> {
        self.0.values()
    }

    /// What follows from meeting a problem: an event, unless the team was told of the same a while ago.
    pub(super) fn note(&self, noticed: NoticedProblem) -> Vec<WorkspaceEvent> {
        let known = self.0.get(&key(&noticed));
        if known.is_some_and(|known| noticed.noticed_at < later(known.noticed_at, QUIET_SECONDS)) {
            return Vec::new();
        }
        let NoticedProblem { problem, provider, request_id, order_id, noticed_at } = noticed;
        vec![WorkspaceEvent::ProviderProblemNoticed { problem, provider, request_id, order_id, noticed_at }]
    }

    pub(super) fn noticed(&mut self, noticed: NoticedProblem) {
        self.0.retain(|_, known| noticed.noticed_at < later(known.noticed_at, FORGET_SECONDS));
        self.0.insert(key(&noticed), noticed);
    }

    /// Names that routes know now have one.
    pub(super) fn routed(&mut self, routes: &[Route]) {
        let is_routed =
            |provider: &str| routes.iter().flat_map(Route::names).any(|name| is_same_provider(name, provider));
        self.0.retain(|_, known| {
            known.problem != ProviderProblem::NoRoute || !known.provider.as_deref().is_some_and(is_routed)
        });
    }
}

fn key(noticed: &NoticedProblem) -> String {
    let provider = noticed.provider.as_deref().unwrap_or_default();
    format!("{} {}", noticed.problem.name(), provider_key(provider))
}
