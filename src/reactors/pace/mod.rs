//! When the next message may go out: one channel after the other's pace, one chat after its own.
//!
//! A message asks for its turn before it is sent. It gets a place in the line of its chat, and once that has come, one in the line of its
//! channel; until then it is put back into the outbox as due at that time, so that nobody stands idle holding it. Broadcasts wait in a
//! line of their own and go only where no reply has a place. [`lines`] is exact in one process; with Redis, [`shared`] does the same for all
//! nodes. While Redis is away each node keeps the pace by itself. [`places`] bounds how many are on their way at a time.

mod lines;
mod places;
mod shared;

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use aggregates::ids::ChannelId;
use jiff::Timestamp;

use lines::Lines;
use places::Places;
use shared::Shared;

pub use places::{ASK_AGAIN_AFTER, Place};

/// A message that wants to go out.
#[derive(Clone, Debug)]
pub struct Ask<'a> {
    /// Names the message while it waits.
    pub effect_id: &'a str,
    pub channel_id: &'a ChannelId,
    /// The conversation it goes to.
    pub chat: &'a str,
    /// Between two messages of the channel.
    pub channel_every: Duration,
    /// Between two messages to the chat.
    pub chat_every: Duration,
    /// Replies go before broadcasts.
    pub is_urgent: bool,
}

/// The pace of all channels. Cheap to clone.
#[derive(Clone)]
pub struct Pace {
    lines: Arc<Mutex<Lines>>,
    places: Places,
    shared: Option<Arc<Shared>>,
}

impl Pace {
    /// Kept in this process.
    pub fn alone() -> Self {
        Self { lines: Arc::default(), places: Places::default(), shared: None }
    }

    /// Kept in Redis, for all nodes.
    ///
    /// # Errors
    /// When `url` is none of Redis; one that is away is tried again.
    pub fn shared(url: &str) -> redis::RedisResult<Self> {
        Ok(Self { lines: Arc::default(), places: Places::default(), shared: Some(Arc::new(Shared::new(url)?)) })
    }

    /// A place among the channel's messages that are on their way; none: ask again after [`ASK_AGAIN_AFTER`].
    pub fn place(&self, channel_id: &ChannelId) -> Option<Place> {
        self.places.take(channel_id)
    }

    /// Nothing: go now. Else the time to ask again; the place in line is kept.
    pub async fn turn(&self, ask: &Ask<'_>, now: Timestamp) -> Option<Timestamp> {
        let now_micros = now.as_microsecond();
        let mut at = None;
        if let Some(shared) = &self.shared {
            at = shared.turn(ask, now_micros).await;
        }
        let at = at.unwrap_or_else(|| self.lines().turn(ask, now_micros));
        if at <= now_micros { None } else { Timestamp::from_microsecond(at).ok() }
    }

    /// Whether it is time for a try over a channel that is stopped: once in so long.
    pub async fn may_try(&self, channel_id: &ChannelId, every: Duration, now: Timestamp) -> bool {
        if let Some(shared) = &self.shared
            && let Some(may) = shared.may_try(channel_id, every).await
        {
            return may;
        }
        self.lines().may_try(channel_id, micros(every), now.as_microsecond())
    }

    /// Nothing goes to this chat before then: its messenger asked for it.
    pub async fn hold_chat(&self, chat: &str, until: Timestamp) {
        self.lines().hold_chat(chat, until.as_microsecond());
        if let Some(shared) = &self.shared {
            shared.hold_chat(chat, until.as_microsecond()).await;
        }
    }

    /// Nothing goes over this channel before then.
    pub async fn hold_channel(&self, channel_id: &ChannelId, until: Timestamp) {
        self.lines().hold_channel(channel_id, until.as_microsecond());
        if let Some(shared) = &self.shared {
            shared.hold_channel(channel_id, until.as_microsecond()).await;
        }
    }

    fn lines(&self) -> std::sync::MutexGuard<'_, Lines> {
        self.lines.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn micros(time: Duration) -> i64 {
    i64::try_from(time.as_micros()).unwrap_or(i64::MAX / 4)
}
