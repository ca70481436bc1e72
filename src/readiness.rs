//! Whether calls can be taken (`/readyz`): each part is tried, not asked how it feels.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use api::{Readiness, Ready};
use eventlog::EventLog;
use projections::{Ahead, ProjectionState, ReadError, ReadModels};
use tokio::sync::Mutex;
use tokio::time::{Instant, timeout};

use crate::redis_link::RedisLink;

/// What was found out holds for so long, however many ask.
const HOLDS: Duration = Duration::from_secs(1);
/// A part that takes longer than this fails.
const TRIED_WITHIN: Duration = Duration::from_secs(2);
/// A read model that lacks events and has not moved for so long is in trouble.
const STANDS_STILL: Duration = Duration::from_secs(15);

/// What `/readyz` asks of this node.
pub fn of(log: EventLog, models: ReadModels, redis: Option<RedisLink>) -> Readiness {
    let parts = Arc::new(Parts { log, models, redis, found: Mutex::default() });
    Arc::new(move || {
        let parts = Arc::clone(&parts);
        Box::pin(async move { parts.state().await })
    })
}

struct Parts {
    log: EventLog,
    models: ReadModels,
    redis: Option<RedisLink>,
    found: Mutex<Found>,
}

#[derive(Default)]
struct Found {
    last: Option<(Instant, Ready)>,
    /// How many events each read model that lacks some had applied, and since when.
    behind: HashMap<String, (i64, Instant)>,
}

impl Parts {
    async fn state(&self) -> Ready {
        // Whoever asks meanwhile waits, and has the same answer.
        let mut found = self.found.lock().await;
        if let Some((at, state)) = &found.last
            && at.elapsed() < HOLDS
        {
            return state.clone();
        }
        let mut state = Ready::default();
        if let Some(damage) = self.log.db().damage() {
            state.troubles.push(("database", format!("it is damaged or gone: {damage}")));
        }
        let (written, models, redis) =
            tokio::join!(self.log_write(), self.read_models(&mut found.behind), self.redis());
        state.troubles.extend(written.err().map(|trouble| ("log_write", trouble)));
        state.troubles.extend(models.err().map(|trouble| ("read_models", trouble)));
        // A node does without Redis: others hear of it later, and nothing is lost.
        state.remarks.extend(redis.err().map(|trouble| ("redis", trouble)));
        found.last = Some((Instant::now(), state.clone()));
        state
    }

    /// Writes for a try, and remembers what became of real appends.
    async fn log_write(&self) -> Result<(), String> {
        if let Some(trouble) = self.log.append_trouble() {
            return Err(format!("the last append failed: {trouble}"));
        }
        match timeout(TRIED_WITHIN, self.log.try_writing()).await {
            Ok(written) => written.map_err(|error| format!("the database can not be written: {error}")),
            Err(_) => Err(format!(
                "a write was not done within {TRIED_WITHIN:?}: the database does not answer, or another program holds its lock"
            )),
        }
    }

    async fn read_models(&self, behind: &mut HashMap<String, (i64, Instant)>) -> Result<(), String> {
        let look = async { Ok::<_, ReadError>((self.models.list().await?, self.models.ahead().await?)) };
        let (list, ahead) = match timeout(TRIED_WITHIN, look).await {
            Ok(found) => found.map_err(|error| format!("they can not be read: {error}"))?,
            Err(_) => return Err(format!("they can not be read within {TRIED_WITHIN:?}")),
        };
        behind.retain(|name, _| list.iter().any(|model| model.name == *name && model.lag > 0));
        // A log whose head went back is told of by itself, and the others are served.
        let untrusted = self.log.untrusted();
        let told = |one: &&Ahead| untrusted.iter().all(|(workspace, _)| *workspace != one.workspace_id);
        let mut troubles: Vec<String> =
            ahead.iter().filter(told).map(|one| format!("{one}: rebuild it, and verify the log")).collect();
        for model in list.iter().filter(|model| model.lag > 0 && model.state == ProjectionState::Live) {
            let seen = behind.entry(model.name.clone()).or_insert((model.events, Instant::now()));
            if seen.0 != model.events {
                *seen = (model.events, Instant::now());
            }
            if seen.1.elapsed() > STANDS_STILL {
                troubles.push(format!("{} lacks {} events and stands still", model.name, model.lag));
            }
        }
        if troubles.is_empty() { Ok(()) } else { Err(troubles.join(", ")) }
    }

    async fn redis(&self) -> Result<(), String> {
        let Some(link) = &self.redis else { return Ok(()) };
        match timeout(TRIED_WITHIN, link.answers()).await {
            Ok(answered) => answered.map_err(|error| format!("it can not be reached: {error}")),
            Err(_) => Err("it does not answer".to_owned()),
        }
    }
}
