//! What the machine itself can do: bare inserts that are each durable on their own.

use std::time::Duration;

use sqlx::{PgPool, SqlitePool};

use workload::{Sample, run};

const TABLE: &str = "CREATE TABLE IF NOT EXISTS bare (id text PRIMARY KEY, payload text NOT NULL)";
/// About the size of one stored event.
const PAYLOAD: &str = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\
    0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\
    0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

/// The same text for both kinds of pool.
macro_rules! inserts {
    ($pool:expr, $clients:expr, $time:expr) => {{
        sqlx::query(TABLE).execute($pool).await?;
        run($clients, $time, |_| {
            let pool = $pool.clone();
            move |_| {
                let pool = pool.clone();
                async move {
                    let insert = sqlx::query("INSERT INTO bare (id, payload) VALUES ($1, $2)");
                    insert.bind(uuid::Uuid::now_v7().to_string()).bind(PAYLOAD).execute(&pool).await?;
                    Ok(())
                }
            }
        })
        .await
    }};
}

/// Single-row autocommit inserts by `clients` at once.
pub async fn postgres(pool: &PgPool, clients: usize, time: Duration) -> anyhow::Result<Sample> {
    inserts!(pool, clients, time)
}

/// Single-row autocommit inserts, one after the other (SQLite has one writer).
pub async fn sqlite(pool: &SqlitePool, time: Duration) -> anyhow::Result<Sample> {
    inserts!(pool, 1, time)
}
