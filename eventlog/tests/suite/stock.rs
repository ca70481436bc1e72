//! Programs written against the stock repositories read our streams.

use crate::common::{Home, Tally, TallyCommand, call, workspace};
use cqrs_es::persist::{PersistedEventRepository, PersistedEventStore};
use cqrs_es::{AggregateContext as _, EventStore};
use eventlog::db::Database;

async fn fill(home: &Home) -> Database {
    let log = home.open().await;
    for _ in 0..3 {
        log.execute::<Tally>(workspace(1), "a", TallyCommand::AddMany(2), call()).await.unwrap();
        log.execute::<Tally>(workspace(1), "b", TallyCommand::AddMany(1), call()).await.unwrap();
    }
    log.db().clone()
}

async fn reads_the_stream(repository: impl PersistedEventRepository) {
    let events = repository.get_events::<Tally>("a").await.unwrap();
    assert_eq!(events.iter().map(|event| event.sequence).collect::<Vec<_>>(), [1, 2, 3, 4, 5, 6]);
    assert_eq!(events[0].event_type, "Counted");
    let store = PersistedEventStore::<_, Tally>::new_event_store(repository);
    assert_eq!(store.load_events("b").await.unwrap().len(), 3);
    assert_eq!(store.load_aggregate("a").await.unwrap().aggregate().count, 6);
}

#[tokio::test]
async fn sqlite_es_reads_our_streams() {
    crate::bounds::limited(async {
        let home = Home::sqlite();
        let Database::Sqlite(db) = fill(&home).await else { panic!("a SQLite database") };
        reads_the_stream(sqlite_es::SqliteEventRepository::new(db.pool)).await;
    })
    .await;
}

#[tokio::test]
async fn postgres_es_reads_our_streams() {
    crate::bounds::limited(async {
        let home = Home::postgres().await;
        let Database::Postgres(pool) = fill(&home).await else { panic!("a PostgreSQL database") };
        reads_the_stream(postgres_es::PostgresEventRepository::new(pool)).await;
    })
    .await;
}
