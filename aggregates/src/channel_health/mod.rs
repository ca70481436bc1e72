//! How one channel is, as its messenger lets us know: well, slowed, or stopped.
//!
//! * A sign of a coming ban slows the channel down, [`FACTOR`] times; each further sign makes it that much slower again, up to
//!   [`SLOWEST`]. Signs that come together are one.
//! * After [`EASE_AFTER_SECONDS`] without a sign, the next message that goes through makes it faster by one step, until it is well.
//! * Where only the owner can help, the channel stops. It goes on as soon as a message goes through or the messenger says that it
//!   is connected.
//!
//! It has a stream of its own, beside the workspace's: signs come from many messages at once, and settings must not wait for them.

mod command;
mod event;

use cqrs_es::Aggregate;
use cqrs_es::event_sink::EventSink;
use eventlog_contract::LoggedAggregate;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::ids::ChannelId;
use crate::values::later;

pub use command::ChannelHealthCommand;
pub use event::ChannelHealthEvent;

/// How much slower each sign makes the channel.
const FACTOR: u32 = 4;
/// No slower than this.
const SLOWEST: u32 = 64;
/// Signs within so many seconds of each other are one: they come from messages that were under way together.
const TOGETHER_SECONDS: i64 = 30;
/// So long without a sign, and the channel gets faster by one step.
const EASE_AFTER_SECONDS: i64 = 600;

/// State of one channel's health.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ChannelHealth {
    /// Empty as long as nothing was ever wrong.
    pub channel_id: ChannelId,
    pub health: Health,
    /// When it became so; none as long as nothing was ever wrong.
    pub since: Option<Timestamp>,
}

/// How a channel is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Health {
    #[default]
    Well,
    /// Messages go out so many times slower.
    Slowed { factor: u32, reason: String },
    /// Nothing goes through until the owner acts.
    Stopped { reason: String },
}

/// A report that belongs elsewhere.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ChannelHealthError {
    #[error("this is channel {is}, not {asked}")]
    WrongChannel { is: ChannelId, asked: ChannelId },
}

impl Health {
    /// Its snake_case name.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Well => "well",
            Self::Slowed { .. } => "slowed",
            Self::Stopped { .. } => "stopped",
        }
    }

    /// Why it is not well, in the messenger's words.
    pub fn reason(&self) -> Option<&str> {
        match self {
            Self::Well => None,
            Self::Slowed { reason, .. } | Self::Stopped { reason } => Some(reason),
        }
    }
}

impl ChannelHealth {
    /// What follows from a report.
    pub fn decide(&self, command: ChannelHealthCommand) -> Result<Vec<ChannelHealthEvent>, ChannelHealthError> {
        Ok(match command {
            ChannelHealthCommand::ReportBanSign { channel_id, reason, now } => {
                self.belongs(&channel_id)?;
                let factor = match &self.health {
                    Health::Stopped { .. } => return Ok(Vec::new()),
                    Health::Slowed { .. } if self.changed_within(TOGETHER_SECONDS, now) => return Ok(Vec::new()),
                    Health::Slowed { factor, .. } => factor.saturating_mul(FACTOR).min(SLOWEST),
                    Health::Well => FACTOR,
                };
                vec![ChannelHealthEvent::ChannelSlowed { channel_id, factor, reason, slowed_at: now }]
            }
            ChannelHealthCommand::ReportOwnerMustAct { channel_id, reason, now } => {
                self.belongs(&channel_id)?;
                match &self.health {
                    Health::Stopped { .. } => Vec::new(),
                    Health::Well | Health::Slowed { .. } => {
                        vec![ChannelHealthEvent::ChannelStopped { channel_id, reason, stopped_at: now }]
                    }
                }
            }
            ChannelHealthCommand::ReportSent { channel_id, now } => {
                self.belongs(&channel_id)?;
                match &self.health {
                    Health::Well => Vec::new(),
                    Health::Slowed { .. } if self.changed_within(EASE_AFTER_SECONDS, now) => Vec::new(),
                    Health::Slowed { factor, .. } if factor / FACTOR > 1 => {
                        vec![ChannelHealthEvent::ChannelEased { channel_id, factor: factor / FACTOR, eased_at: now }]
                    }
                    Health::Slowed { .. } | Health::Stopped { .. } => {
                        vec![ChannelHealthEvent::ChannelRecovered { channel_id, recovered_at: now }]
                    }
                }
            }
            ChannelHealthCommand::ReportConnected { channel_id, now } => {
                self.belongs(&channel_id)?;
                match &self.health {
                    Health::Well => Vec::new(),
                    Health::Slowed { .. } | Health::Stopped { .. } => {
                        vec![ChannelHealthEvent::ChannelRecovered { channel_id, recovered_at: now }]
                    }
                }
            }
        })
    }

    fn belongs(&self, channel_id: &ChannelId) -> Result<(), ChannelHealthError> {
        if self.channel_id.is_empty() || self.channel_id == *channel_id {
            return Ok(());
        }
        Err(ChannelHealthError::WrongChannel { is: self.channel_id.clone(), asked: channel_id.to_owned() })
    }

    fn changed_within(&self, seconds: i64, now: Timestamp) -> bool {
        self.since.is_some_and(|since| now < later(since, seconds))
    }

    fn becomes(&mut self, channel_id: ChannelId, health: Health, since: Timestamp) {
        *self = Self { channel_id, health, since: Some(since) };
    }
}

impl Aggregate for ChannelHealth {
    const TYPE: &'static str = "channel_health";
    type Command = ChannelHealthCommand;
    type Event = ChannelHealthEvent;
    type Error = ChannelHealthError;
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
            ChannelHealthEvent::ChannelSlowed { channel_id, factor, reason, slowed_at } => {
                self.becomes(channel_id, Health::Slowed { factor, reason }, slowed_at);
            }
            ChannelHealthEvent::ChannelEased { channel_id, factor, eased_at } => {
                let reason = self.health.reason().unwrap_or_default().to_owned();
                self.becomes(channel_id, Health::Slowed { factor, reason }, eased_at);
            }
            ChannelHealthEvent::ChannelStopped { channel_id, reason, stopped_at } => {
                self.becomes(channel_id, Health::Stopped { reason }, stopped_at);
            }
            ChannelHealthEvent::ChannelRecovered { channel_id, recovered_at } => {
                self.becomes(channel_id, Health::Well, recovered_at);
            }
        }
    }
}

impl LoggedAggregate for ChannelHealth {}
