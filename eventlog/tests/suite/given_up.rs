//! Calls that nobody waits for any more: whatever they were at, no connection is left in an open transaction.

use std::pin::{Pin, pin};
use std::task::Poll;
use std::time::Duration;

use eventlog::db::{Database, Durability};
use eventlog::lease::Lease;
use jiff::Timestamp;
use sqlx::{Connection as _, PgConnection, SqliteConnection};
use tokio::task::yield_now;
use tokio::time::{Instant, sleep};

use crate::bounds::waits_for;
use crate::common::{Home, Tally, TallyCommand, call, workspace};

/// What is given up: a piece of work on a database.
type Work = fn(Database) -> Pin<Box<dyn Future<Output = ()> + Send>>;

/// Every way in which a transaction is begun, worked in, and ended.
const WORKS: [(&str, Work); 6] = [
    ("begin, durable", |db| Box::pin(async move { drop(db.begin(Durability::Full).await.unwrap()) })),
    ("begin, relaxed", |db| Box::pin(async move { drop(db.begin(Durability::Relaxed).await.unwrap()) })),
    ("one statement", |db| {
        Box::pin(async move {
            db.execute("UPDATE leases SET fence = fence + 1 WHERE name = $1", &["given up".into()]).await.unwrap();
        })
    }),
    ("several statements, dropped", |db| {
        Box::pin(async move {
            let mut tx = db.begin(Durability::Full).await.unwrap();
            for _ in 0..3 {
                tx.conn().execute("UPDATE leases SET fence = fence + 1", &[]).await.unwrap();
            }
            drop(tx);
        })
    }),
    ("several statements, committed", |db| {
        Box::pin(async move {
            let mut tx = db.begin(Durability::Relaxed).await.unwrap();
            for _ in 0..3 {
                tx.conn().execute("UPDATE leases SET fence = fence + 1", &[]).await.unwrap();
            }
            tx.commit().await.unwrap();
        })
    }),
    ("a lease", |db| {
        Box::pin(async move {
            let ttl = Duration::from_secs(60);
            Lease::acquire(&db, "given up", "somebody", ttl, Timestamp::now()).await.unwrap().expect("it is free");
        })
    }),
];

/// Polls a future so many times, then gives it up. True when it came to its end before that.
async fn polled(times: usize, mut work: Pin<Box<dyn Future<Output = ()> + Send>>) -> bool {
    let mut polls = 0;
    std::future::poll_fn(|cx| {
        if polls == times {
            return Poll::Ready(false);
        }
        polls += 1;
        work.as_mut().poll(cx).map(|()| true)
    })
    .await
}

/// Whoever writes from outside is let in, and the server knows of no open transaction.
async fn assert_nothing_is_open(home: &Home, what: &str) {
    waits_for(|| format!("nothing to be open: {what}"));
    if home.url.starts_with("sqlite:") {
        let mut outside = SqliteConnection::connect(&home.url).await.unwrap();
        sqlx::query("PRAGMA busy_timeout = 2000").execute(&mut outside).await.unwrap();
        let written = sqlx::query("UPDATE leases SET expires_at = expires_at").execute(&mut outside).await;
        assert!(written.is_ok(), "another program can not write: {what}: {written:?}");
        return;
    }
    let mut outside = PgConnection::connect(&home.url).await.unwrap();
    let sql = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in transaction%'";
    let since = Instant::now();
    while sqlx::query_scalar::<_, i64>(sql).fetch_one(&mut outside).await.unwrap() > 0 {
        assert!(since.elapsed() < Duration::from_secs(5), "a connection is idle in a transaction: {what}");
        sleep(Duration::from_millis(2)).await;
    }
}

/// A home whose schema is there, with a row to be changed.
async fn furnished(home: Home) -> Home {
    let db = Database::connect_with(&home.url, 2).await.unwrap();
    db.migrate().await.unwrap();
    let ttl = Duration::from_secs(60);
    Lease::acquire(&db, "given up", "somebody", ttl, Timestamp::now()).await.unwrap().unwrap();
    home
}

async fn given_up_at_every_await(home: Home) {
    let home = furnished(home).await;
    // One connection: whoever is next has the same.
    let db = Database::connect_with(&home.url, 1).await.unwrap();
    for (name, work) in WORKS {
        for times in 0.. {
            assert!(times < 200, "{name} never ends");
            let ended = polled(times, work(db.clone())).await;
            assert_nothing_is_open(&home, &format!("{name}, given up after {times} polls")).await;
            // And the connection itself is as good as new.
            db.execute("UPDATE leases SET fence = fence + 1", &[]).await.unwrap();
            if ended {
                break;
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn work_given_up_at_any_await_leaves_no_transaction_open_on_sqlite() {
    crate::bounds::limited(async {
        given_up_at_every_await(Home::sqlite()).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn work_given_up_at_any_await_leaves_no_transaction_open_on_postgres() {
    crate::bounds::limited(async {
        given_up_at_every_await(Home::postgres().await).await;
    })
    .await;
}

/// The runtime ends under the work, while somebody outside of it still holds the database.
async fn left_by_an_ending_runtime(home: Home) {
    let home = furnished(home).await;
    for (name, work) in WORKS {
        for times in 1.. {
            assert!(times < 200, "{name} never ends");
            let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
            let url = home.url.clone();
            let (db, ended) = runtime
                .spawn(async move {
                    let db = Database::connect_with(&url, 1).await.unwrap();
                    let held = db.clone();
                    let (tell, told) = tokio::sync::oneshot::channel();
                    tokio::spawn(async move {
                        let mut work = pin!(work(db));
                        let mut polls = 0;
                        let mut tell = Some(tell);
                        std::future::poll_fn(|cx| {
                            // Once told, it stands where it is until it is dropped with the runtime.
                            if tell.is_some() {
                                polls += 1;
                                let ended = work.as_mut().poll(cx).is_ready();
                                if ended || polls == times {
                                    tell.take().unwrap().send(ended).unwrap();
                                }
                            }
                            Poll::<()>::Pending
                        })
                        .await;
                    });
                    (held, told.await.unwrap())
                })
                .await
                .unwrap();
            runtime.shutdown_background();
            assert_nothing_is_open(&home, &format!("{name}, its runtime ended after {times} polls")).await;
            drop(db);
            if ended {
                break;
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_runtime_that_ends_leaves_no_transaction_open_on_sqlite() {
    crate::bounds::limited(async {
        left_by_an_ending_runtime(Home::sqlite()).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_runtime_that_ends_leaves_no_transaction_open_on_postgres() {
    crate::bounds::limited(async {
        left_by_an_ending_runtime(Home::postgres().await).await;
    })
    .await;
}

/// Commands whose callers hang up at any await: the writer goes on, and nothing is left open.
async fn commands_given_up(home: Home) {
    let log = home.open().await;
    let ours = workspace(1);
    let mut ended = false;
    for times in 0..200 {
        let log = log.clone();
        let command = Box::pin(async move {
            let add = TallyCommand::Add { note: "a note".to_owned(), subject: "a person".to_owned() };
            log.execute::<Tally>(ours, &format!("tally-{times}"), add, call()).await.unwrap();
        });
        ended = polled(times, command).await;
        assert_nothing_is_open(&home, &format!("a command, given up after {times} polls")).await;
        if ended {
            break;
        }
    }
    assert!(ended, "a command never ends");
    log.execute::<Tally>(ours, "last", TallyCommand::AddMany(1), call()).await.unwrap();
    let found = eventlog::audit::verify(&log, ours).await.unwrap();
    assert!(found.faults.is_empty(), "{found:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_command_given_up_at_any_await_leaves_no_transaction_open_on_sqlite() {
    crate::bounds::limited(async {
        commands_given_up(Home::sqlite()).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_command_given_up_at_any_await_leaves_no_transaction_open_on_postgres() {
    crate::bounds::limited(async {
        commands_given_up(Home::postgres().await).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_transaction_given_up_while_it_begins_is_not_left_open() {
    crate::bounds::limited(async {
        let home = Home::postgres().await;
        // Whoever is next has the same connection.
        let db = Database::connect_with(&home.url, 1).await.unwrap();
        let glances = async |count: u32| {
            for _ in 0..count {
                yield_now().await;
            }
        };
        let transaction = async || {
            let rows = db.fetch_all("SELECT pg_current_xact_id()::text", &[]).await.unwrap();
            rows[0].text(0).unwrap().to_owned()
        };
        for count in (0..4_000).step_by(5) {
            tokio::select! {
                begun = db.begin(Durability::Relaxed) => drop(begun),
                () = glances(count) => {}
            }
            // Two statements outside of a transaction have one each.
            assert_ne!(
                transaction().await,
                transaction().await,
                "a transaction was left open, given up after {count} glances"
            );
        }
    })
    .await;
}
