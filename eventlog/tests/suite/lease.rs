//! Leases change hands with a rising fencing number.

use std::time::Duration;

use crate::common::Home;
use eventlog::db::{Database, Durability};
use eventlog::lease::Lease;
use jiff::Timestamp;

async fn a_lease_has_one_holder_and_a_late_holder_is_fenced_off(home: &Home) {
    home.open().await;
    let db = Database::connect(&home.url).await.unwrap();
    let ttl = Duration::from_secs(3);
    let at = |second: i64| Timestamp::from_second(1_000_000 + second).unwrap();
    let first = Lease::acquire(&db, "slice", "a", ttl, at(0)).await.unwrap().expect("it is free");
    assert_eq!(Lease::acquire(&db, "slice", "b", ttl, at(1)).await.unwrap(), None);
    let renewed = Lease::acquire(&db, "slice", "a", ttl, at(2)).await.unwrap().expect("its holder renews it");
    assert_eq!(renewed.fence, first.fence);
    let second = Lease::acquire(&db, "slice", "b", ttl, at(6)).await.unwrap().expect("it has expired");
    assert!(second.fence > first.fence);
    let mut tx = db.begin(Durability::Full).await.unwrap();
    assert!(!first.check_in(&mut tx.conn()).await.unwrap());
    assert!(second.check_in(&mut tx.conn()).await.unwrap());
    tx.commit().await.unwrap();
    second.release(&db).await.unwrap();
    assert!(
        Lease::acquire(&db, "slice", "a", ttl, at(6)).await.unwrap().is_some_and(|lease| lease.fence > first.fence)
    );
}

#[tokio::test]
async fn a_lease_has_one_holder_on_sqlite() {
    crate::bounds::limited(async {
        a_lease_has_one_holder_and_a_late_holder_is_fenced_off(&Home::sqlite()).await;
    })
    .await;
}

#[tokio::test]
async fn a_lease_has_one_holder_on_postgres() {
    crate::bounds::limited(async {
        a_lease_has_one_holder_and_a_late_holder_is_fenced_off(&Home::postgres().await).await;
    })
    .await;
}
