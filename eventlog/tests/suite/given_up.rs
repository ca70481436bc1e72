//! Calls that nobody waits for any more.

use eventlog::db::{Database, Durability};
use tokio::task::yield_now;

use crate::common::Home;

#[tokio::test(flavor = "multi_thread")]
async fn a_transaction_given_up_while_it_begins_is_not_left_open() {
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
}
