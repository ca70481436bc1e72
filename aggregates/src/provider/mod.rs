//! One upstream provider: how it is called, reached, and how often its catalogue is synced (PR1).
//!
//! * Its name is what the panel's order record calls it. A workspace has one provider of a name: orders and commands know it by that.
//! * Editing changes what is given and leaves the rest; nothing happens where nothing differs.
//! * A key never goes to a new address: where scheme, host or port change, the key is dropped unless a key comes with the change.
//! * A removed provider stays removed: a new one gets a new id.

mod command;
mod event;

use cqrs_es::Aggregate;
use cqrs_es::event_sink::EventSink;
use eventlog_contract::LoggedAggregate;
use serde::{Deserialize, Serialize};

use crate::ids::ProviderId;
use crate::values::{Secret, UrlProblem, base_url, is_same_origin, provider_key};

pub use command::ProviderCommand;
pub use event::ProviderEvent;

/// Bounds of a provider's sync interval, in seconds.
pub const SYNC_INTERVAL_SECONDS: std::ops::RangeInclusive<u32> = 60..=604_800;

const NAME_MAX_CHARS: usize = 100;

/// State of one provider.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Provider {
    pub provider_id: ProviderId,
    pub name: String,
    pub api_url: String,
    pub api_key: Secret,
    pub sync_interval_seconds: u32,
    pub is_active: bool,
    /// Deleted by an operator.
    pub removed: bool,
}

/// A call that cannot be carried out as given.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProviderError {
    #[error("the provider does not exist")]
    NotAdded,
    #[error("provider {provider_id} exists already, with other data")]
    AlreadyAdded { provider_id: ProviderId },
    #[error("the provider was removed; add it under a new id")]
    Removed,
    #[error("`name` is empty")]
    NameEmpty,
    #[error("`name` is longer than {max} characters")]
    NameTooLong { max: usize },
    #[error("a provider called `{name}` exists already; each needs a name of its own, whatever its case and spaces")]
    NameTaken { name: String },
    #[error("`api_url` {0}")]
    ApiUrl(UrlProblem),
    #[error("`api_key` is empty")]
    ApiKeyEmpty,
    #[error("`sync_interval` is {given} seconds; it must be from {min} to {max}")]
    SyncInterval { given: u32, min: u32, max: u32 },
}

impl Provider {
    /// Added and not removed.
    pub fn exists(&self) -> bool {
        !self.provider_id.is_empty() && !self.removed
    }

    /// What follows from a command.
    pub fn decide(&self, command: ProviderCommand) -> Result<Vec<ProviderEvent>, ProviderError> {
        match command {
            ProviderCommand::AddProvider {
                provider_id,
                name,
                api_url,
                api_key,
                sync_interval_seconds,
                is_active,
                others,
                now,
            } => {
                let name = checked_name(&name)?;
                let api_url = base_url(&api_url).map_err(ProviderError::ApiUrl)?;
                let api_key = checked_key(&api_key)?;
                let sync_interval_seconds = checked_interval(sync_interval_seconds)?;
                if self.removed {
                    return Err(ProviderError::Removed);
                }
                if self.exists() {
                    let same = self.name == name
                        && self.api_url == api_url
                        && self.api_key.expose() == api_key
                        && self.sync_interval_seconds == sync_interval_seconds
                        && self.is_active == is_active;
                    return if same { Ok(Vec::new()) } else { Err(ProviderError::AlreadyAdded { provider_id }) };
                }
                check_free(&name, &others)?;
                Ok(vec![ProviderEvent::ProviderAdded {
                    provider_id,
                    name,
                    api_url,
                    api_key,
                    sync_interval_seconds,
                    is_active,
                    added_at: now,
                }])
            }
            ProviderCommand::EditProvider { name, api_url, api_key, sync_interval_seconds, is_active, others, now } => {
                if self.removed {
                    return Err(ProviderError::Removed);
                }
                if !self.exists() {
                    return Err(ProviderError::NotAdded);
                }
                let provider_id = || self.provider_id.clone();
                let mut events = Vec::new();
                if let Some(name) = name {
                    let name = checked_name(&name)?;
                    if name != self.name {
                        check_free(&name, &others)?;
                        events.push(ProviderEvent::ProviderRenamed {
                            provider_id: provider_id(),
                            name,
                            renamed_at: now,
                        });
                    }
                }
                let api_url = api_url
                    .map_or_else(|| Ok(self.api_url.clone()), |url| base_url(&url))
                    .map_err(ProviderError::ApiUrl)?;
                let api_key = match api_key {
                    Some(key) => checked_key(&key)?,
                    None if is_same_origin(&api_url, &self.api_url) => self.api_key.expose().to_owned(),
                    None => String::new(),
                };
                if api_url != self.api_url || api_key != self.api_key.expose() {
                    events.push(ProviderEvent::ProviderConnectionSet {
                        provider_id: provider_id(),
                        api_url,
                        api_key,
                        set_at: now,
                    });
                }
                if let Some(seconds) = sync_interval_seconds {
                    let sync_interval_seconds = checked_interval(seconds)?;
                    if sync_interval_seconds != self.sync_interval_seconds {
                        events.push(ProviderEvent::ProviderSyncIntervalSet {
                            provider_id: provider_id(),
                            sync_interval_seconds,
                            set_at: now,
                        });
                    }
                }
                match is_active {
                    Some(true) if !self.is_active => {
                        events.push(ProviderEvent::ProviderActivated { provider_id: provider_id(), activated_at: now });
                    }
                    Some(false) if self.is_active => {
                        events.push(ProviderEvent::ProviderDeactivated {
                            provider_id: provider_id(),
                            deactivated_at: now,
                        });
                    }
                    Some(_) | None => {}
                }
                Ok(events)
            }
            ProviderCommand::RemoveProvider { now } => {
                if self.removed {
                    return Ok(Vec::new());
                }
                if !self.exists() {
                    return Err(ProviderError::NotAdded);
                }
                Ok(vec![ProviderEvent::ProviderRemoved { provider_id: self.provider_id.clone(), removed_at: now }])
            }
        }
    }
}

fn checked_name(name: &str) -> Result<String, ProviderError> {
    let name = name.trim();
    if name.is_empty() {
        return Err(ProviderError::NameEmpty);
    }
    if name.chars().count() > NAME_MAX_CHARS {
        return Err(ProviderError::NameTooLong { max: NAME_MAX_CHARS });
    }
    Ok(name.to_owned())
}

/// Whether no other provider has this name.
fn check_free(name: &str, others: &[String]) -> Result<(), ProviderError> {
    match others.iter().find(|other| name_key(other) == name_key(name)) {
        Some(other) => Err(ProviderError::NameTaken { name: other.clone() }),
        None => Ok(()),
    }
}

/// What names of providers are told apart by: as orders find their provider, and without spaces.
pub fn name_key(name: &str) -> String {
    provider_key(&name.split_whitespace().collect::<String>())
}

fn checked_key(key: &str) -> Result<String, ProviderError> {
    let key = key.trim();
    if key.is_empty() { Err(ProviderError::ApiKeyEmpty) } else { Ok(key.to_owned()) }
}

fn checked_interval(seconds: u32) -> Result<u32, ProviderError> {
    if SYNC_INTERVAL_SECONDS.contains(&seconds) {
        Ok(seconds)
    } else {
        Err(ProviderError::SyncInterval {
            given: seconds,
            min: *SYNC_INTERVAL_SECONDS.start(),
            max: *SYNC_INTERVAL_SECONDS.end(),
        })
    }
}

impl Aggregate for Provider {
    const TYPE: &'static str = "provider";
    type Command = ProviderCommand;
    type Event = ProviderEvent;
    type Error = ProviderError;
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
            ProviderEvent::ProviderAdded {
                provider_id,
                name,
                api_url,
                api_key,
                sync_interval_seconds,
                is_active,
                added_at: _,
            } => {
                *self = Self {
                    provider_id,
                    name,
                    api_url,
                    api_key: Secret::new(api_key),
                    sync_interval_seconds,
                    is_active,
                    removed: false,
                };
            }
            ProviderEvent::ProviderRenamed { name, .. } => self.name = name,
            ProviderEvent::ProviderConnectionSet { api_url, api_key, .. } => {
                self.api_url = api_url;
                self.api_key = Secret::new(api_key);
            }
            ProviderEvent::ProviderSyncIntervalSet { sync_interval_seconds, .. } => {
                self.sync_interval_seconds = sync_interval_seconds;
            }
            ProviderEvent::ProviderActivated { .. } => self.is_active = true,
            ProviderEvent::ProviderDeactivated { .. } => self.is_active = false,
            ProviderEvent::ProviderRemoved { .. } => self.removed = true,
        }
    }
}

impl LoggedAggregate for Provider {}
