//! What messengers said of channels a moment ago: they are asked every few seconds at most, however many watch.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use aggregates::ids::ChannelId;
use aggregates::workspace::Channel;
use api::ports::Connection;
use gateways::GatewayError;
use tokio::time::Instant;

/// A channel's messenger is asked once in so long.
const EVERY: Duration = Duration::from_secs(5);
/// Channels remembered; with more, those asked longest ago are forgotten.
const KEPT: usize = 4096;

/// What was said of each channel.
#[derive(Default)]
pub struct Looks {
    known: Mutex<HashMap<ChannelId, Arc<tokio::sync::Mutex<Option<Look>>>>>,
}

struct Look {
    at: Instant,
    /// As the channel was then.
    channel: Channel,
    said: Result<Connection, GatewayError>,
}

impl Looks {
    /// What was said within the last seconds, as long as nothing else was learnt of the channel, else what `ask` tells now. Who comes while somebody asks waits for the same answer.
    pub async fn lately(
        &self,
        channel_id: &ChannelId,
        channel: &Channel,
        ask: impl AsyncFnOnce() -> Result<Connection, GatewayError>,
    ) -> Result<Connection, GatewayError> {
        let place = {
            let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
            if known.len() >= KEPT && !known.contains_key(channel_id) {
                known.clear();
            }
            Arc::clone(known.entry(channel_id.to_owned()).or_default())
        };
        let mut look = place.lock().await;
        if let Some(Look { at, channel: then, said }) = &*look
            && at.elapsed() < EVERY
            && (&then.link, &then.connection) == (&channel.link, &channel.connection)
        {
            return said.clone();
        }
        let said = ask().await;
        *look = Some(Look { at: Instant::now(), channel: channel.clone(), said: said.clone() });
        said
    }

    /// Asks anew the next time.
    pub fn forget(&self, channel_id: &ChannelId) {
        self.known.lock().unwrap_or_else(PoisonError::into_inner).remove(channel_id);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;

    fn channel(key: &str) -> Channel {
        let state = serde_json::json!({
            "name": "Bot", "link": {"telegram": {"api_url": "https://api.telegram.org", "bot_token": key}}, "webhook_secret": "",
            "connection": null, "connection_told_at": null, "connection_was_asked": false, "heard_at": null, "calls": null,
            "account_name": null,
        });
        serde_json::from_value(state).expect("a channel")
    }

    #[tokio::test]
    async fn a_messenger_is_asked_once_in_five_seconds_and_anew_after_a_change() {
        let (looks, asked) = (Looks::default(), Cell::new(0));
        let look = async |key: &str| {
            let ask = async || {
                asked.set(asked.get() + 1);
                Ok(Connection { state: format!("said {}", asked.get()), ..Connection::default() })
            };
            looks.lately(&ChannelId::new("ch1"), &channel(key), ask).await.expect("an answer").state
        };
        assert_eq!((look("1:a").await, look("1:a").await), ("said 1".to_owned(), "said 1".to_owned()));
        assert_eq!(look("1:b").await, "said 2");
        looks.forget(&ChannelId::new("ch1"));
        assert_eq!(look("1:b").await, "said 3");
    }
}
