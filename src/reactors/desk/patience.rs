//! How long a customer waits for the panel, and the team for a provider.
//!
//! Nine seconds, while it works; little, while it is known to be down. Those who wait take up places of their workspace, so when many wait
//! and nobody is answered they give up early, and while the panel is known to be down and many wait already, the next ones do not wait at
//! all: a dead panel must not hold up those who need something else. A panel that answers others is not down, however long the line.
//! Each provider is known by itself, in the same way.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use eventlog::WorkspaceId;
use tokio::time::Instant;

/// For a panel that does not answer.
const PATIENCE: Duration = Duration::from_secs(9);
/// While the panel is known to be down, or when many wait and nobody is answered.
const LITTLE_PATIENCE: Duration = Duration::from_millis(2500);
/// How long after a failure a panel counts as down.
const DOWN_FOR: Duration = Duration::from_secs(15);
/// A panel that answered so lately works, however many wait.
const LATELY: Duration = Duration::from_secs(3);
/// Many wait: fewer than half of the places a workspace has.
const MANY: usize = 12;

/// Who is asked: a workspace's panel, or one of its providers.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct Asked {
    pub workspace: WorkspaceId,
    /// None: the panel.
    pub provider: Option<String>,
}

/// What is known of everybody who is asked. Cheap to clone.
#[derive(Clone, Default)]
pub(super) struct Patience(Arc<Mutex<HashMap<Asked, Known>>>);

#[derive(Default)]
struct Known {
    answered: Option<Instant>,
    failed: Option<Instant>,
    waiting: usize,
}

/// One who waits, until dropped.
pub(super) struct Waiting {
    patience: Patience,
    asked: Asked,
    /// How long they wait.
    pub time: Duration,
    since: Instant,
}

impl Patience {
    /// Somebody begins to wait.
    pub fn begin(&self, asked: Asked) -> Waiting {
        let mut all = self.all();
        let known = all.entry(asked.clone()).or_default();
        let time = known.time();
        known.waiting += 1;
        Waiting { patience: self.clone(), asked, time, since: Instant::now() }
    }

    fn all(&self) -> MutexGuard<'_, HashMap<Asked, Known>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Known {
    fn time(&self) -> Duration {
        let is_down = self.failed.is_some_and(|at| at.elapsed() < DOWN_FOR);
        match (is_down, self.waiting >= MANY) {
            (true, true) => Duration::ZERO,
            (true, false) => LITTLE_PATIENCE,
            (false, _) => PATIENCE,
        }
    }

    fn answers(&self) -> bool {
        self.answered.is_some_and(|at| at.elapsed() < LATELY)
    }
}

impl Waiting {
    /// The panel answered.
    pub fn answered(&self) {
        self.change(|known| (known.answered, known.failed) = (Some(Instant::now()), None));
    }

    /// It did not, in all the time there was.
    pub fn in_vain(&self) {
        if !self.time.is_zero() {
            self.change(|known| {
                if !known.answers() {
                    known.failed = Some(Instant::now());
                }
            });
        }
    }

    /// Many wait, and nobody was answered for as long as this one waits.
    pub fn is_hopeless(&self) -> bool {
        let all = self.patience.all();
        self.since.elapsed() >= LITTLE_PATIENCE
            && all.get(&self.asked).is_some_and(|known| known.waiting > MANY && !known.answers())
    }

    fn change(&self, change: impl FnOnce(&mut Known)) {
        if let Some(known) = self.patience.all().get_mut(&self.asked) {
            change(known);
        }
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        self.change(|known| known.waiting -= 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_does_not_answer_is_waited_for_less_and_the_others_as_before() {
        let (patience, workspace) = (Patience::default(), WorkspaceId::from_uuid(uuid::Uuid::nil()));
        let of = |provider: Option<&str>| patience.begin(Asked { workspace, provider: provider.map(str::to_owned) });
        let first = of(Some("dead"));
        assert_eq!(first.time, PATIENCE);
        first.in_vain();
        assert_eq!(of(Some("dead")).time, LITTLE_PATIENCE);
        assert_eq!((of(Some("other")).time, of(None).time), (PATIENCE, PATIENCE));
        let many: Vec<Waiting> = (1..MANY).map(|_| of(Some("dead"))).collect();
        assert_eq!(of(Some("dead")).time, Duration::ZERO, "nobody else takes up a place");
        drop(many);
        first.answered();
        assert_eq!(of(Some("dead")).time, PATIENCE);
    }
}
