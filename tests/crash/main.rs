//! Nothing lost: the real program, killed again and again under load.
//!
//! A run starts `ledgerdesk serve` as a child process, with the sandbox as its outside world. In every round customers write,
//! operators work and messengers deliver twice, while something is done to the servers: a node is killed, stopped or held up,
//! PostgreSQL is crashed, Redis cuts its lines. Clients send again whatever was not acknowledged. In the end everything acknowledged
//! has to be there exactly once, and everything that follows from it has to have happened.
//!
//! ```text
//! scripts/test --test crash -- --nocapture                     the short run, with its figures
//! KILL_ROUNDS=200 scripts/test --test crash -- --nocapture     the long run
//! KILL_SEED=7 …                                                the same blows and the same load again
//! ```
//!
//! The seed repeats what is done, not the moment between two instructions at which it strikes. Figures are kept as
//! `crash-report-*.txt` in the build's folder, beside what the nodes logged.

mod caller;
mod check;
mod load;
mod node;
mod office;
#[path = "../support/plain.rs"]
mod plain;
mod report;
mod run;
mod stage;
mod trouble;

use std::time::Duration;

use stage::Kind;

/// Longest time of a run, and for each of its rounds beyond the short run's.
const LIMIT: Duration = Duration::from_secs(900);
const LIMIT_PER_ROUND: Duration = Duration::from_secs(60);

/// Plays a run to its end, or fails it.
async fn play(kind: Kind) {
    let rounds = run::setting::<u32>("KILL_ROUNDS").unwrap_or(0);
    let limit = LIMIT + LIMIT_PER_ROUND * rounds;
    let ended = tokio::time::timeout(limit, Box::pin(run::play(kind))).await;
    assert!(ended.is_ok(), "the run did not end within {limit:?}; its report says how far it came");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_lost_on_sqlite() {
    play(Kind::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_lost_on_postgres() {
    play(Kind::Postgres).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_lost_when_one_of_two_nodes_dies() {
    play(Kind::TwoNodes).await;
}
