//! `stock URL CALLERS SECONDS`: opens requests through a stock store with one view, as its documentation sets it up, in an empty database.
//! Prints what it saw as JSON.

use std::io::Write as _;
use std::str::FromStr as _;
use std::sync::Arc;
use std::time::Duration;

use aggregates::request::{Request, RequestEvent};
use anyhow::bail;
use cqrs_es::persist::{GenericQuery, PersistedEventStore, ViewRepository};
use cqrs_es::{CqrsFramework, EventEnvelope, View};
use postgres_es::{PostgresEventRepository, PostgresViewRepository};
use serde::{Deserialize, Serialize};
use sqlite_es::{SqliteEventRepository, SqliteViewRepository};
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{PgPool, SqlitePool};
use workload::{Sample, run};

/// What a stock view of a request would hold.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct RequestView {
    text: String,
    order_ids: Vec<u64>,
    events: u64,
}

impl View<Request> for RequestView {
    fn update(&mut self, event: &EventEnvelope<Request>) {
        self.events += 1;
        if let RequestEvent::RequestOpened { text, order_ids, .. } = &event.payload {
            self.text.clone_from(text);
            self.order_ids.clone_from(order_ids);
        }
    }
}

const TABLES: [&str; 2] = [
    "CREATE TABLE events (aggregate_type text NOT NULL, aggregate_id text NOT NULL, sequence bigint NOT NULL, \
     event_type text NOT NULL, event_version text NOT NULL, payload json NOT NULL, metadata json NOT NULL, \
     PRIMARY KEY (aggregate_type, aggregate_id, sequence))",
    "CREATE TABLE request_view (view_id text NOT NULL, version bigint NOT NULL, payload json NOT NULL, PRIMARY KEY (view_id))",
];

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [url, callers, seconds] = args.as_slice() else { bail!("how to call it: stock URL CALLERS SECONDS") };
    let (callers, time) = (callers.parse()?, Duration::from_secs(seconds.parse()?));
    let sample = if url.starts_with("postgres") {
        let options = PgConnectOptions::from_str(url)?;
        let pool = PgPoolOptions::new().max_connections(64).test_before_acquire(false).connect_with(options).await?;
        postgres(&pool, callers, time).await?
    } else {
        let options = SqliteConnectOptions::from_str(url)?
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .busy_timeout(Duration::from_secs(30));
        // One connection: more of them only wait for each other's lock, more slowly.
        sqlite(&SqlitePoolOptions::new().max_connections(1).connect_with(options).await?, callers, time).await?
    };
    Ok(writeln!(std::io::stdout(), "{}", serde_json::to_string(&sample)?)?)
}

/// Commands per second through `postgres-es` with one view.
async fn postgres(pool: &PgPool, callers: usize, time: Duration) -> anyhow::Result<Sample> {
    for sql in TABLES {
        sqlx::query(sql).execute(pool).await?;
    }
    let view = Arc::new(PostgresViewRepository::<RequestView, Request>::new("request_view", pool.clone()));
    let store = PersistedEventStore::new_event_store(PostgresEventRepository::new(pool.clone()));
    measure(store, view, callers, time).await
}

/// Commands per second through `sqlite-es` with one view.
async fn sqlite(pool: &SqlitePool, callers: usize, time: Duration) -> anyhow::Result<Sample> {
    for sql in TABLES {
        sqlx::query(sql).execute(pool).await?;
    }
    let view = Arc::new(SqliteViewRepository::<RequestView, Request>::new("request_view", pool.clone()));
    let store = PersistedEventStore::new_event_store(SqliteEventRepository::new(pool.clone()));
    measure(store, view, callers, time).await
}

async fn measure<R, V>(
    store: PersistedEventStore<R, Request>,
    view: Arc<V>,
    callers: usize,
    time: Duration,
) -> anyhow::Result<Sample>
where
    R: cqrs_es::persist::PersistedEventRepository + 'static,
    V: ViewRepository<RequestView, Request> + 'static,
{
    let query = GenericQuery::<V, RequestView, Request>::new(view);
    let framework = Arc::new(CqrsFramework::new(store, vec![Box::new(query)], ()));
    run(callers, time, |caller| {
        let framework = Arc::clone(&framework);
        move |number| {
            let framework = Arc::clone(&framework);
            async move {
                let (id, command) = workload::open_request(number * 64 + caller as u64);
                framework.execute(&id.simple().to_string(), command).await?;
                Ok(())
            }
        }
    })
    .await
}
