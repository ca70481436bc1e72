//! How many messages of one channel are on their way at a time, in this process.
//!
//! A channel that hangs keeps each of its messages for as long as a call may take. A workspace has places for five such channels: while some
//! hang, the others, and everybody who only asks something, go on.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use aggregates::ids::ChannelId;

const AT_ONCE: usize = 12;

/// A message that finds no place asks again after this.
pub const ASK_AGAIN_AFTER: Duration = Duration::from_millis(500);

/// The places of all channels. Cheap to clone.
#[derive(Clone, Default)]
pub struct Places(Arc<Mutex<HashMap<ChannelId, usize>>>);

/// A message on its way, until dropped.
pub struct Place {
    places: Places,
    channel_id: ChannelId,
}

impl Places {
    /// A place, if there is one.
    pub fn take(&self, channel_id: &ChannelId) -> Option<Place> {
        let mut taken = self.taken();
        let count = taken.entry(channel_id.to_owned()).or_default();
        (*count < AT_ONCE).then(|| {
            *count += 1;
            Place { places: self.clone(), channel_id: channel_id.to_owned() }
        })
    }

    fn taken(&self) -> MutexGuard<'_, HashMap<ChannelId, usize>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut taken = self.places.taken();
        if let Some(count) = taken.get_mut(&self.channel_id) {
            *count -= 1;
            if *count == 0 {
                taken.remove(&self.channel_id);
            }
        }
    }
}
