//! The same command through the stock stores with one view, as their documentation sets them up.

use std::sync::Arc;
use std::time::Duration;

use aggregates::request::{Request, RequestEvent};
use cqrs_es::persist::{GenericQuery, PersistedEventStore, ViewRepository};
use cqrs_es::{CqrsFramework, EventEnvelope, View};
use postgres_es::{PostgresEventRepository, PostgresViewRepository};
use serde::{Deserialize, Serialize};
use sqlite_es::{SqliteEventRepository, SqliteViewRepository};
use sqlx::{PgPool, SqlitePool};

use super::measure::{Sample, run};
use super::work;

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

/// Commands per second through `postgres-es` with one view.
pub async fn postgres(pool: &PgPool, callers: usize, time: Duration) -> anyhow::Result<Sample> {
    for sql in TABLES {
        sqlx::query(sql).execute(pool).await?;
    }
    let view = Arc::new(PostgresViewRepository::<RequestView, Request>::new("request_view", pool.clone()));
    let store = PersistedEventStore::new_event_store(PostgresEventRepository::new(pool.clone()));
    measure(store, view, callers, time).await
}

/// Commands per second through `sqlite-es` with one view.
pub async fn sqlite(pool: &SqlitePool, callers: usize, time: Duration) -> anyhow::Result<Sample> {
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
                let (id, command) = work::open_request(number * 64 + caller as u64);
                framework.execute(&id.simple().to_string(), command).await?;
                Ok(())
            }
        }
    })
    .await
}
