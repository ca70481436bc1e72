//! The services the panel offers, as it last listed them (EL3).
//!
//! * A look at the panel is on record with what it changed: services that are new, changed, or gone, in portions.
//! * A panel that could not be asked, or suddenly lists nothing, changes nothing: what is known is kept.
//! * A list less than half as long as the known one is not believed either, until the next one is no shorter: half an answer looks so.
//! * Every look says when the next one is due. Only the newest look counts, so there is one rhythm, however many were asked for.
//! * While a look is waited for, nobody needs to ask for another.

mod command;
mod event;

use std::collections::BTreeMap;
use std::sync::Arc;

use cqrs_es::Aggregate;
use cqrs_es::event_sink::EventSink;
use eventlog_contract::LoggedAggregate;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::eligibility::Service;
use crate::values::later;

pub use command::ServiceListCommand;
pub use event::ServiceListEvent;

/// Services in one event at most.
const PORTION: usize = 200;
/// A look that was asked for this long ago is taken for lost.
const LOST_AFTER_SECONDS: i64 = 600;
/// First pause after a look that failed; it doubles with each further one, up to the usual pause.
const FIRST_PAUSE_SECONDS: u32 = 60;

/// State of one workspace's list.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ServiceList {
    /// By id. Shared, since a list has thousands.
    #[serde(with = "crate::values::shared")]
    pub services: Arc<BTreeMap<u64, Service>>,
    /// How many looks there were, failed ones included.
    pub looks: u32,
    /// When the panel last told its list.
    pub refreshed_at: Option<Timestamp>,
    /// Why the last look failed, and when; none when it did not.
    pub failure: Option<(String, Timestamp)>,
    /// Looks that failed since the last good one.
    pub failures: u32,
    /// How many services the last list had that was not believed for being much shorter; none since a good look.
    #[serde(default)]
    pub doubted: Option<u32>,
    pub next_refresh_at: Option<Timestamp>,
    /// A look that was asked for and did not happen yet.
    pub requested_at: Option<Timestamp>,
}

/// A call that cannot be decided; there is none.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ServiceListError {}

impl ServiceList {
    /// What follows from a command.
    pub fn decide(&self, command: ServiceListCommand) -> Result<Vec<ServiceListEvent>, ServiceListError> {
        Ok(match command {
            ServiceListCommand::RequestServiceRefresh { after_look, now } => {
                let is_outdated = after_look.is_some_and(|look| look != self.looks);
                let is_waited_for = self.requested_at.is_some_and(|at| now < later(at, LOST_AFTER_SECONDS));
                if is_outdated || is_waited_for {
                    Vec::new()
                } else {
                    vec![ServiceListEvent::ServiceRefreshRequested { requested_at: now }]
                }
            }
            ServiceListCommand::RecordServices { services, every_seconds, now } => {
                if services.is_empty() && !self.services.is_empty() {
                    let reason = "the panel suddenly lists no services".to_owned();
                    return Ok(vec![self.unread(reason, None, every_seconds, now)]);
                }
                let listed: BTreeMap<u64, Service> =
                    services.into_iter().map(|service| (service.id, service)).collect();
                let (few, known) = (count(listed.len()), count(self.services.len()));
                if is_much_shorter(few, known) && self.doubted.is_none_or(|before| few < before) {
                    let services = if few == 1 { "service" } else { "services" };
                    let reason = format!("the panel suddenly lists {few} {services}, not {known}");
                    return Ok(vec![self.unread(reason, Some(few), every_seconds, now)]);
                }
                self.refreshed(listed, every_seconds, now)
            }
            ServiceListCommand::RecordServicesUnread { reason, every_seconds, now } => {
                vec![self.unread(reason, None, every_seconds, now)]
            }
        })
    }

    fn unread(&self, reason: String, listed: Option<u32>, every_seconds: u32, now: Timestamp) -> ServiceListEvent {
        let pause = FIRST_PAUSE_SECONDS.saturating_mul(1 << self.failures.min(16)).min(every_seconds);
        ServiceListEvent::ServiceListUnread {
            look: self.looks + 1,
            reason,
            listed,
            kept: count(self.services.len()),
            next_refresh_at: later(now, i64::from(pause)),
            failed_at: now,
        }
    }

    fn refreshed(&self, listed: BTreeMap<u64, Service>, every_seconds: u32, now: Timestamp) -> Vec<ServiceListEvent> {
        let gone: Vec<u64> = self.services.keys().copied().filter(|id| !listed.contains_key(id)).collect();
        let total = count(listed.len());
        let (mut added, mut changed) = (Vec::new(), Vec::new());
        for (id, service) in listed {
            match self.services.get(&id) {
                None => added.push(service),
                Some(known) if *known != service => changed.push(service),
                Some(_) => {}
            }
        }
        let refreshed = ServiceListEvent::ServiceListRefreshed {
            look: self.looks + 1,
            listed: total,
            added: count(added.len()),
            changed: count(changed.len()),
            removed: count(gone.len()),
            next_refresh_at: later(now, i64::from(every_seconds)),
            refreshed_at: now,
        };
        let removed = gone
            .chunks(PORTION)
            .map(|part| ServiceListEvent::ServicesRemoved { service_ids: part.to_vec(), removed_at: now });
        let changed = changed
            .chunks(PORTION)
            .map(|part| ServiceListEvent::ServicesChanged { services: part.to_vec(), changed_at: now });
        let added = added
            .chunks(PORTION)
            .map(|part| ServiceListEvent::ServicesAdded { services: part.to_vec(), added_at: now });
        removed.chain(changed).chain(added).chain([refreshed]).collect()
    }

    fn looked(&mut self, look: u32, next_refresh_at: Timestamp) {
        self.looks = look;
        self.next_refresh_at = Some(next_refresh_at);
        self.requested_at = None;
    }
}

/// Less than half.
const fn is_much_shorter(listed: u32, known: u32) -> bool {
    listed < known.div_ceil(2)
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

impl Aggregate for ServiceList {
    const TYPE: &'static str = "service_list";
    type Command = ServiceListCommand;
    type Event = ServiceListEvent;
    type Error = ServiceListError;
    type Services = ();

    async fn handle(
        &mut self,
        command: Self::Command,
        (): &Self::Services,
        sink: &EventSink<Self>,
    ) -> Result<(), Self::Error> {
        for event in self.decide(command)? {
            sink.write(event, self).await;
        }
        Ok(())
    }

    fn apply(&mut self, event: Self::Event) {
        match event {
            ServiceListEvent::ServiceRefreshRequested { requested_at } => self.requested_at = Some(requested_at),
            ServiceListEvent::ServicesAdded { services, added_at: _ }
            | ServiceListEvent::ServicesChanged { services, changed_at: _ } => {
                let known = Arc::make_mut(&mut self.services);
                known.extend(services.into_iter().map(|service| (service.id, service)));
            }
            ServiceListEvent::ServicesRemoved { service_ids, removed_at: _ } => {
                let known = Arc::make_mut(&mut self.services);
                known.retain(|id, _| !service_ids.contains(id));
            }
            ServiceListEvent::ServiceListRefreshed { look, next_refresh_at, refreshed_at, .. } => {
                self.looked(look, next_refresh_at);
                self.refreshed_at = Some(refreshed_at);
                self.failure = None;
                self.failures = 0;
                self.doubted = None;
            }
            ServiceListEvent::ServiceListUnread { look, reason, listed, kept: _, next_refresh_at, failed_at } => {
                self.looked(look, next_refresh_at);
                self.failure = Some((reason, failed_at));
                self.failures += 1;
                self.doubted = listed.or(self.doubted);
            }
        }
    }
}

impl LoggedAggregate for ServiceList {}
