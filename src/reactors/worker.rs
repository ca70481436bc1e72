//! Workers: lease effects, do them, say what became of them.
//!
//! One loop per process hands effects out to tasks, a bounded number at a time and of each workspace, and takes back in one
//! transaction whatever is done by then; the outbox sees to the order within a lane. An effect
//! that is worked on for long is held on to; when its lease is lost all the same, the work is dropped: somebody else does it.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use eventlog::WorkspaceId;
use eventlog::db::Database;
use futures::FutureExt;
use jiff::Timestamp;
use projections::outbox::{self, LeasedEffect};
use tokio::sync::watch;
use tokio::task::{JoinError, JoinSet};
use tokio::time::{MissedTickBehavior, interval, sleep, timeout};
use tokio_util::sync::CancellationToken;

use super::backoff;
use super::effects::Kind;
use super::job::{Hold, Job, Outcome, Tools, Trouble};
use super::{
    asking, broadcasts, channel_health, dispatch, inbound, requests, sending, services, tickets, upstream,
    verify_users, warnings,
};

/// How effects are worked on.
#[derive(Clone, Debug)]
pub struct WorkerOptions {
    /// Names this process among the nodes; a new one for every start.
    pub name: String,
    /// Effects worked on at the same time, in all and of one workspace: whose panel or channel hangs holds up nobody else.
    pub at_once: usize,
    pub at_once_per_workspace: usize,
    /// How long an effect is held without a sign of life: so long another node waits when this one is gone.
    pub lease: Duration,
    /// How often effects are looked for when nothing was heard of any: those of other nodes, and those that come due.
    pub look_every: Duration,
    /// How long a stop waits for work under way.
    pub grace: Duration,
}

impl WorkerOptions {
    /// The defaults for a process of this name.
    pub fn named(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            at_once: 512,
            at_once_per_workspace: 64,
            lease: Duration::from_secs(6),
            look_every: Duration::from_secs(1),
            grace: Duration::from_secs(10),
        }
    }
}

/// An effect that can not be helped is tried this often before it is given up.
const HOPELESS_AFTER: i64 = 5;
/// How long done effects are kept for those who look into the past.
const KEEP_DONE: jiff::SignedDuration = jiff::SignedDuration::from_hours(24);
/// Done effects deleted at once.
const PRUNE_AT_ONCE: usize = 5_000;
/// How often old ones are deleted.
const PRUNE_EVERY: Duration = Duration::from_secs(60);

/// Connections of the loop's own.
const CONNECTIONS: u32 = 2;
/// Effects of one workspace taken in one turn at most.
const TAKEN_PER_WORKSPACE: usize = 16;

/// Effects under way, by workspace, and those that are done but not yet taken back.
#[derive(Default)]
struct Hand {
    running: JoinSet<(WorkspaceId, Option<LeasedEffect>)>,
    of: HashMap<WorkspaceId, usize>,
    done: Vec<LeasedEffect>,
}

impl Hand {
    fn take(&mut self, tools: &Arc<Tools>, options: &WorkerOptions, effect: LeasedEffect, held_until: Timestamp) {
        *self.of.entry(effect.workspace_id).or_default() += 1;
        let work = work(Arc::clone(tools), options.clone(), effect, Hold::until(held_until));
        self.running.spawn(work);
    }

    fn put_down(&mut self, ended: Result<(WorkspaceId, Option<LeasedEffect>), JoinError>) {
        match ended {
            Ok((workspace, done)) => {
                if let Entry::Occupied(mut count) = self.of.entry(workspace) {
                    *count.get_mut() -= 1;
                    if *count.get() == 0 {
                        count.remove();
                    }
                }
                self.done.extend(done);
            }
            Err(error) => tracing::error!(%error, "work on an effect ended badly"),
        }
    }

    fn busy_with(&self, at_least: usize) -> Vec<WorkspaceId> {
        self.of.iter().filter(|(_, count)| **count >= at_least).map(|(workspace, _)| *workspace).collect()
    }
}

/// Hands effects out until `stop`.
pub async fn run(tools: Tools, options: WorkerOptions, mut news: watch::Receiver<u64>, stop: CancellationToken) {
    let tools = Arc::new(tools);
    let outbox = db(&tools).apart(CONNECTIONS);
    let mut hand = Hand::default();
    let mut prune = interval(PRUNE_EVERY);
    prune.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut heard = true;
    while !stop.is_cancelled() {
        news.mark_unchanged();
        let room = options.at_once - hand.running.len();
        let now = tools.log.now();
        let wait = match turn(&outbox, &options, &hand, now, room).await {
            Ok(effects) => {
                hand.done.clear();
                // As many as may be taken: there may be more.
                let more = effects.len() >= room.clamp(1, TAKEN_PER_WORKSPACE);
                for effect in effects {
                    hand.take(&tools, &options, effect, backoff::after(now, options.lease));
                }
                if more { Duration::ZERO } else { until_next(&tools, &outbox, &options, &hand, room).await }
            }
            Err(error) => {
                tracing::warn!(%error, "effects can not be leased");
                options.look_every
            }
        };
        tokio::select! {
            () = stop.cancelled() => break,
            changed = news.changed(), if heard => heard = changed.is_ok(),
            Some(ended) = hand.running.join_next(), if !hand.running.is_empty() => hand.put_down(ended),
            _ = prune.tick() => prune_done(&tools).await,
            () = sleep(wait) => {}
        }
        while let Some(ended) = hand.running.try_join_next() {
            hand.put_down(ended);
        }
    }
    let finish = async {
        while let Some(ended) = hand.running.join_next().await {
            hand.put_down(ended);
        }
    };
    if timeout(options.grace, finish).await.is_err() {
        tracing::warn!(unfinished = hand.running.len(), "stopped with effects under way; they are taken up again");
    }
    if let Err(error) = outbox::finish(&outbox, &hand.done, tools.log.now()).await {
        tracing::warn!(%error, "done effects could not be taken back; they are found done when taken up again");
    }
}

fn db(tools: &Tools) -> &Database {
    tools.log.db()
}

async fn turn(
    outbox: &Database,
    options: &WorkerOptions,
    hand: &Hand,
    now: Timestamp,
    room: usize,
) -> Result<Vec<LeasedEffect>, sqlx::Error> {
    let turn = outbox::Turn {
        worker: &options.name,
        now,
        ttl: options.lease,
        done: &hand.done,
        limit: room,
        limit_per_workspace: TAKEN_PER_WORKSPACE,
        except: &hand.busy_with(options.at_once_per_workspace),
    };
    outbox::turn(outbox, &turn).await
}

/// How long there is nothing to do, as far as one can know: whatever is put down wakes the loop anyway.
async fn until_next(tools: &Tools, outbox: &Database, options: &WorkerOptions, hand: &Hand, room: usize) -> Duration {
    if room == 0 {
        return options.look_every;
    }
    match outbox::next_due(outbox, &hand.busy_with(options.at_once_per_workspace)).await {
        Ok(Some(due)) => {
            let wait = Duration::try_from(due.duration_since(tools.log.now())).unwrap_or(Duration::ZERO);
            wait.clamp(Duration::from_millis(2), options.look_every)
        }
        Ok(None) | Err(_) => options.look_every,
    }
}

async fn prune_done(tools: &Tools) {
    let before = tools.log.now().checked_sub(KEEP_DONE).unwrap_or(Timestamp::MIN);
    if let Err(error) = outbox::prune(db(tools), before, PRUNE_AT_ONCE).await {
        tracing::warn!(%error, "done effects can not be deleted");
    }
}

/// Works on one effect, holding on to it. Answers its workspace, and the effect when it is done; what else became of it is
/// written here.
async fn work(
    tools: Arc<Tools>,
    options: WorkerOptions,
    effect: LeasedEffect,
    held: Hold,
) -> (WorkspaceId, Option<LeasedEffect>) {
    let workspace = effect.workspace_id;
    let outcome = tokio::select! {
        outcome = AssertUnwindSafe(perform(&tools, &effect, &held)).catch_unwind() => {
            outcome.unwrap_or_else(|_| Err(Trouble::lasting("the program failed at this effect (a panic)")))
        }
        () = hold(&tools, &options, &effect, &held) => {
            tracing::warn!(effect = effect.effect_id, kind = effect.kind, "the lease of an effect was lost");
            return (workspace, None);
        }
    };
    match settle(&tools, &effect, outcome).await {
        Ok(is_done) => (workspace, is_done.then_some(effect)),
        Err(error) => {
            tracing::warn!(%error, effect = effect.effect_id, "the outcome of an effect could not be written; it is taken up again");
            (workspace, None)
        }
    }
}

/// Renews the lease; returns when it was lost.
async fn hold(tools: &Tools, options: &WorkerOptions, effect: &LeasedEffect, held: &Hold) {
    loop {
        sleep(options.lease / 3).await;
        let until = backoff::after(tools.log.now(), options.lease);
        match outbox::renew(db(tools), effect, until).await {
            Ok(true) => held.extend(until),
            Ok(false) => return,
            Err(error) => {
                tracing::warn!(%error, effect = effect.effect_id, "the lease of an effect could not be renewed")
            }
        }
    }
}

async fn perform(tools: &Tools, effect: &LeasedEffect, held: &Hold) -> Result<Outcome, Trouble> {
    let Some(kind) = Kind::from_name(&effect.kind) else {
        return Err(Trouble::lasting(format!("no worker knows effects of kind {}", effect.kind)));
    };
    let job = Job::begin(tools, effect, held).await?;
    match kind {
        Kind::HandleMessage => Box::pin(inbound::handle_message(&job)).await,
        Kind::WorkRequest => Box::pin(requests::work(&job)).await,
        Kind::TimeQuestion => asking::time(&job).await,
        Kind::CarryOut => Box::pin(asking::carry_out(&job)).await,
        Kind::LapseQuestion => asking::lapse_entry(&job).await,
        Kind::AskProviders => Box::pin(upstream::ask_providers(&job)).await,
        Kind::SendMessage => Box::pin(sending::send_message(&job)).await,
        Kind::OpenCodeTicket => Box::pin(tickets::open_code_ticket(&job)).await,
        Kind::Dispatch => Box::pin(dispatch::dispatch(&job)).await,
        Kind::WakeChannel => channel_health::wake(&job).await,
        Kind::Escalate => Box::pin(dispatch::escalate(&job)).await,
        Kind::Broadcast => Box::pin(broadcasts::send(&job)).await,
        Kind::RecordBroadcast => Box::pin(broadcasts::record_result(&job)).await,
        Kind::SummariseBroadcast => Box::pin(broadcasts::summarise(&job)).await,
        Kind::CorrectBroadcast => Box::pin(broadcasts::correct(&job)).await,
        Kind::VerifyMembers => Box::pin(verify_users::work(&job)).await,
        Kind::RefreshServices => Box::pin(services::refresh(&job)).await,
        Kind::TimeServices => Box::pin(services::time(&job)).await,
        Kind::WarnTeam => Box::pin(warnings::warn(&job)).await,
    }
}

/// Writes what became of an effect that is not done. True: it is, and the loop takes it back.
async fn settle(tools: &Tools, effect: &LeasedEffect, outcome: Result<Outcome, Trouble>) -> Result<bool, sqlx::Error> {
    let now = tools.log.now();
    let ours = match outcome {
        Ok(Outcome::Done) => return Ok(true),
        Ok(Outcome::Later { at }) => outbox::put_back(db(tools), effect, at).await?,
        Ok(Outcome::Again { at, reason }) => outbox::retry(db(tools), effect, at, &reason).await?,
        Err(trouble) if !trouble.passing && effect.attempts >= HOPELESS_AFTER => {
            tracing::error!(%trouble, effect = effect.effect_id, kind = effect.kind, workspace = %effect.workspace_id, "an effect was given up");
            outbox::fail(db(tools), effect, &trouble.reason, now).await?
        }
        Err(trouble) => {
            tracing::warn!(%trouble, effect = effect.effect_id, kind = effect.kind, attempts = effect.attempts, "an effect failed");
            let attempt = u32::try_from(effect.attempts).unwrap_or(u32::MAX);
            outbox::retry(
                db(tools),
                effect,
                backoff::after(now, backoff::wait(attempt, &effect.effect_id)),
                &trouble.reason,
            )
            .await?
        }
    };
    if !ours {
        tracing::debug!(effect = effect.effect_id, "somebody else took the effect over");
    }
    Ok(false)
}
