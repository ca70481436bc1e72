//! What happens because an event happened (ARCHITECTURE §5).
//!
//! [`Reactions`] says which effects follow from an event; they are rows of the outbox, written with the checkpoint of the events they
//! come from. [`Reactors`] work on them: [`inbound`] understands messages, [`requests`] answers them with what the [`desk`] found out,
//! [`dispatch`] writes to providers, [`sending`] hands messages to their channels, [`tickets`] brings verification codes to the panel.
//! Every outcome becomes an event by a command with a key of its own, so that doing an effect twice records it once.

mod admin;
mod asking;
mod backoff;
mod blocking;
mod broadcasts;
mod channel_health;
mod chat;
mod desk;
mod dispatch;
mod effects;
mod inbound;
mod job;
mod limits;
mod lists;
mod messenger;
mod model;
mod pace;
mod parts;
mod requests;
mod sending;
mod services;
mod settings;
mod tickets;
mod upstream;
mod verification;
mod verify_users;
mod warnings;
mod worker;

#[cfg(test)]
mod tests;

use std::sync::Arc;

use eventlog::EventLog;
use projections::{EffectSource, ReadModels};
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

pub use desk::Desk;
pub use effects::{ANSWERED_AT_ONCE, Kind, Reactions};
pub use job::Codes;
pub use limits::Limits;
pub use model::Model;
pub use pace::Pace;
pub use worker::WorkerOptions;

use job::Tools;

/// What the projections' runner asks which effects follow from events.
pub fn sources() -> Vec<Arc<dyn EffectSource>> {
    vec![Arc::new(Reactions)]
}

/// What reactors need.
pub struct Deps {
    pub log: EventLog,
    pub models: ReadModels,
    /// Talks to the outside; share the one the API has, so that both know the same rate limits.
    pub desk: Desk,
    /// Makes verification codes: six digits, unpredictable outside of tests.
    pub codes: Codes,
    /// What customers may ask for; shared with other nodes through Redis, where there is one.
    pub limits: Limits,
    /// How fast messages go out; with Redis, shared with the other nodes.
    pub pace: Pace,
    /// Rewords replies, where the platform has a language model.
    pub model: Option<Model>,
    /// Moves when effects were written ([`projections::Runner::effects`]).
    pub effects: watch::Receiver<u64>,
    pub options: WorkerOptions,
}

/// The reactors of this process, at work until stopped.
pub struct Reactors {
    stop: CancellationToken,
    task: JoinHandle<()>,
}

impl Reactors {
    /// Starts working on effects.
    pub fn start(deps: Deps) -> Self {
        let Deps { log, models, desk, codes, limits, model, pace, effects, options } = deps;
        let stop = CancellationToken::new();
        let tools = Tools { started_at: log.now(), log, models, desk, codes, limits, model, pace };
        let task = tokio::spawn(worker::run(tools, options, effects, stop.clone()));
        Self { stop, task }
    }

    /// Takes no further effects, and waits for those under way, up to the grace of the options.
    pub async fn stop(self) {
        self.stop.cancel();
        if let Err(error) = self.task.await {
            tracing::error!(%error, "the reactors ended badly");
        }
    }
}

/// Six digits that nobody can guess.
pub fn random_codes() -> Codes {
    Arc::new(|| format!("{:06}", rand::random_range(0..1_000_000_u32)))
}
