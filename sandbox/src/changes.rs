//! Waiting for something to become true instead of sleeping.

use std::time::Duration;

use tokio::sync::watch;

/// Tells those who wait that the state they look at has changed.
#[derive(Debug)]
pub(crate) struct Changes(watch::Sender<u64>);

impl Changes {
    pub(crate) fn new() -> Self {
        Self(watch::Sender::new(0))
    }

    pub(crate) fn tell(&self) {
        self.0.send_modify(|n| *n += 1);
    }

    /// Looks again after every change until there is something to see; `None` when the time is over.
    pub(crate) async fn until<T>(&self, patience: Duration, mut look: impl FnMut() -> Option<T>) -> Option<T> {
        let mut changes = self.0.subscribe();
        let seen = async {
            loop {
                if let Some(found) = look() {
                    return Some(found);
                }
                changes.changed().await.ok()?;
            }
        };
        tokio::time::timeout(patience, seen).await.ok().flatten()
    }
}
