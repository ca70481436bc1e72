//! How one channel is, as its messenger lets us know: well, slowed, or stopped.
//!
//! * A sign of a coming ban slows the channel down, [`FACTOR`] times; each further sign makes it that much slower again, up to
//!   [`SLOWEST`]. Signs that come together are one.
//! * After [`EASE_AFTER_SECONDS`] without a sign, the next message that goes through makes it faster by one step, until it is well.
//! * Where only the owner can help, the channel stops. It goes on as soon as a message goes through or the messenger says that it
//!   is connected.
//! * Where the messenger refuses us when it is asked how the channel is, the channel stops, too, and goes on as soon as it answers
//!   again. That ends no stop of another cause, and being connected does not end it: the key is refused all the same.
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
    Stopped {
        reason: String,
        #[serde(default)]
        cause: StopCause,
        /// How slow it was before.
        #[serde(default)]
        slowed: Option<Slowness>,
    },
}

/// A pace slower than usual, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slowness {
    pub factor: u32,
    pub reason: String,
}

/// What a stop comes of. A later one takes the place of an earlier one where it takes more to end it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StopCause {
    /// The account itself: logged out, banned, a bill. An answer to a question about the channel ends none of it.
    #[default]
    Account,
    /// A message was refused for its key, whatever else is answered.
    Message,
    /// The messenger refuses the key when it is asked how the channel is.
    Key,
    /// The messenger can not be asked as the channel is set: it knows no such instance, or the key was dropped with its address.
    Setup,
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

    /// Whether the channel may go on once its messenger answers the owner.
    pub const fn may_end_with_an_answer(&self) -> bool {
        match self {
            Self::Well | Self::Slowed { .. } => false,
            Self::Stopped { cause, .. } => cause.ends_with_an_answer(true),
        }
    }

    /// Why it is not well, in the messenger's words.
    pub fn reason(&self) -> Option<&str> {
        match self {
            Self::Well => None,
            Self::Slowed { reason, .. } | Self::Stopped { reason, .. } => Some(reason),
        }
    }
}

impl StopCause {
    /// Whether a stop of this cause is news where the channel is stopped for `known`.
    const fn succeeds(self, known: Self) -> bool {
        match (known, self) {
            (Self::Account, _) | (_, Self::Message) | (Self::Key, Self::Key) | (Self::Setup, Self::Setup) => false,
            (Self::Message | Self::Key | Self::Setup, Self::Account)
            | (Self::Message, Self::Key | Self::Setup)
            | (Self::Key, Self::Setup)
            | (Self::Setup, Self::Key) => true,
        }
    }

    /// Whether the messenger's answer to a question about the channel ends it.
    const fn ends_with_an_answer(self, is_anew: bool) -> bool {
        match self {
            Self::Account => false,
            Self::Message => is_anew,
            Self::Key | Self::Setup => true,
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
            ChannelHealthCommand::ReportOwnerMustAct { channel_id, reason, cause, now } => {
                self.belongs(&channel_id)?;
                let is_news = match &self.health {
                    Health::Stopped { cause: known, .. } => cause.succeeds(*known),
                    Health::Well | Health::Slowed { .. } => true,
                };
                if !is_news {
                    return Ok(Vec::new());
                }
                vec![ChannelHealthEvent::ChannelStopped { channel_id, reason, cause, stopped_at: now }]
            }
            ChannelHealthCommand::ReportAnswered { channel_id, is_anew, now } => {
                self.belongs(&channel_id)?;
                let slowed = match &self.health {
                    Health::Stopped { cause, slowed, .. } if cause.ends_with_an_answer(is_anew) => slowed,
                    Health::Stopped { .. } | Health::Well | Health::Slowed { .. } => return Ok(Vec::new()),
                };
                let goes_on =
                    ChannelHealthEvent::ChannelRecovered { channel_id: channel_id.clone(), recovered_at: now };
                let as_slow_as_before = slowed.clone().map(|Slowness { factor, reason }| {
                    ChannelHealthEvent::ChannelSlowed { channel_id, factor, reason, slowed_at: now }
                });
                std::iter::once(goes_on).chain(as_slow_as_before).collect()
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
                    // The number is let in, the key is not: only an answer shows that it is.
                    Health::Well | Health::Stopped { cause: StopCause::Key | StopCause::Setup, .. } => Vec::new(),
                    Health::Slowed { .. } | Health::Stopped { cause: StopCause::Account | StopCause::Message, .. } => {
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
            ChannelHealthEvent::ChannelStopped { channel_id, reason, cause, stopped_at } => {
                let slowed = match std::mem::take(&mut self.health) {
                    Health::Well => None,
                    Health::Slowed { factor, reason } => Some(Slowness { factor, reason }),
                    Health::Stopped { slowed, .. } => slowed,
                };
                self.becomes(channel_id, Health::Stopped { reason, cause, slowed }, stopped_at);
            }
            ChannelHealthEvent::ChannelRecovered { channel_id, recovered_at } => {
                self.becomes(channel_id, Health::Well, recovered_at);
            }
        }
    }
}

impl LoggedAggregate for ChannelHealth {}
