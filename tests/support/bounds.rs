//! What bounds a test: no test runs for ever, and a database of a test goes with it. Shared by the suites of all crates.

use std::cell::RefCell;
use std::pin::Pin;
use std::time::Duration;

use sqlx::{AssertSqlSafe, Connection as _, PgConnection};

/// Longest time of one test.
pub const LIMIT: Duration = Duration::from_secs(120);

/// Longest wait for a database to go.
const GONE_WITHIN: Duration = Duration::from_secs(20);

tokio::task_local! {
    /// What the test waited for last.
    static WAITS_FOR: RefCell<String>;
}

/// Runs a test for at most [`LIMIT`]. One that takes longer fails, and says what it waited for last.
pub fn limited<'t, T: 't>(test: impl Future<Output = T> + 't) -> Pin<Box<dyn Future<Output = T> + 't>> {
    let bounded = async {
        match tokio::time::timeout(LIMIT, test).await {
            Ok(ended) => ended,
            Err(_) => {
                let last = WAITS_FOR.with(|last| last.borrow().clone());
                panic!("the test did not end within {LIMIT:?}; it waited for {last}")
            }
        }
    };
    Box::pin(WAITS_FOR.scope(RefCell::new("nothing that is noted".to_owned()), bounded))
}

/// Notes what the test waits for from here on.
pub fn waits_for(what: impl FnOnce() -> String) {
    // Outside of a test's own task nothing is noted.
    let _outside = WAITS_FOR.try_with(|last| last.replace(what()));
}

/// A database on a PostgreSQL server, removed when this goes, whatever became of the test.
pub struct OnServer {
    server: String,
    name: String,
}

impl OnServer {
    /// Makes one on this server.
    pub async fn create(server: &str, name: String) -> Self {
        let mut admin = PgConnection::connect(server).await.expect("the PostgreSQL server of the tests");
        sqlx::query(AssertSqlSafe(format!("CREATE DATABASE {name}")))
            .execute(&mut admin)
            .await
            .expect("a new database");
        Self { server: server.to_owned(), name }
    }

    /// `postgres://…/name`
    pub fn url(&self) -> String {
        let (base, _) = self.server.rsplit_once('/').expect("a URL that ends in a database");
        format!("{base}/{}", self.name)
    }
}

impl Drop for OnServer {
    fn drop(&mut self) {
        let (server, name) = (self.server.clone(), self.name.clone());
        // A thread of its own: this may be within a runtime, or in a panic.
        let removal = std::thread::spawn(move || {
            let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_all().build() else { return };
            runtime.block_on(async {
                let removed = async {
                    let mut admin = PgConnection::connect(&server).await?;
                    let drop = format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)");
                    sqlx::query(AssertSqlSafe(drop)).execute(&mut admin).await
                };
                // What could not be removed goes with the server.
                drop(tokio::time::timeout(GONE_WITHIN, removed).await);
            });
        });
        drop(removal.join());
    }
}
