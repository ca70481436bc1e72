//! Building read models anew while they serve, and finding what is wrong with them.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use eventlog::db::Dialect;
use projections::message_log::{self, LogQuery};
use projections::{ProjectionState, ReadError};

use crate::common::{Asked, Home, handle, hex, live_a_little, request_id, resolve, workspace};
use crate::on_both;
use aggregates::request::SupportStatus;

on_both!(
    a_rebuilt_read_model_is_the_same,
    a_rebuild_while_serving_loses_nothing,
    a_damaged_row_is_found_and_mended,
    damaged_words_and_values_that_find_rows_are_named,
    a_damaged_checkpoint_is_found,
    an_outdated_read_model_is_built_anew_at_the_start,
    two_rebuilds_of_one_read_model_do_not_run_at_once,
    a_rebuild_that_died_is_begun_again,
    many_rows_at_once_are_the_same_rows,
    positions_and_lag_are_listed,
    there_is_no_other_projection,
);

async fn a_rebuilt_read_model_is_the_same(home: &Home) {
    let node = home.node().await;
    let runner = node.run("a");
    for n in 1..=3 {
        live_a_little(&node.log, workspace(n), 10).await;
        node.caught_up(workspace(n)).await;
    }
    let total = AtomicU64::new(0);
    for projection in projections::names() {
        let rebuilt =
            node.models.rebuild(projection, |progress| total.store(progress.done, Ordering::Relaxed)).await.unwrap();
        assert_eq!((rebuilt.workspaces, rebuilt.events), (3, total.load(Ordering::Relaxed)));
    }
    node.assert_verified().await;
    // Life goes on in the new tables, also for rows that the runner had in memory.
    for n in 1..=3 {
        resolve(&node.log, workspace(n), 2, SupportStatus::Resolved).await;
        handle(&node.log, workspace(n), 11, Asked::new(11)).await;
        node.caught_up(workspace(n)).await;
    }
    node.assert_verified().await;
    let words = LogQuery { q: Some("please 50002".into()), ..LogQuery::default() };
    assert_eq!(message_log::list(&node.models, workspace(1), &words).await.unwrap().items.len(), 1);
    runner.stop().await;
}

async fn a_rebuild_while_serving_loses_nothing(home: &Home) {
    let node = home.node().await;
    let runner = node.run("a");
    let stop = Arc::new(AtomicBool::new(false));
    let writers = (1..=4).map(|n| {
        let (log, stop) = (node.log.clone(), Arc::clone(&stop));
        tokio::spawn(async move {
            let mut requests = 0;
            while !stop.load(Ordering::Relaxed) {
                requests += 1;
                handle(&log, workspace(n), requests, Asked::new(requests)).await;
                resolve(&log, workspace(n), requests / 2 + 1, SupportStatus::Resolved).await;
            }
            requests
        })
    });
    let writers: Vec<_> = writers.collect();
    let mut changes = node.models.changes();
    for _ in 0..3 {
        // Something was written since the last time.
        changes.recv().await.ok();
        node.models.rebuild(message_log::NAME, |_| {}).await.unwrap();
    }
    stop.store(true, Ordering::Relaxed);
    for (n, writer) in (1..).zip(writers) {
        let requests = writer.await.unwrap();
        node.caught_up(workspace(n)).await;
        let newest = message_log::list(&node.models, workspace(n), &LogQuery::default()).await.unwrap();
        assert_eq!(newest.items[0].row.serial, i64::try_from(requests).unwrap());
    }
    node.assert_verified().await;
    runner.stop().await;
}

async fn a_damaged_row_is_found_and_mended(home: &Home) {
    let node = home.node().await;
    let runner = node.run("a");
    live_a_little(&node.log, workspace(1), 5).await;
    node.caught_up(workspace(1)).await;
    let db = node.models.db();
    db.execute("UPDATE message_log SET text = 'something else' WHERE serial = 2", &[]).await.unwrap();
    db.execute("DELETE FROM message_log WHERE serial = 3", &[]).await.unwrap();
    db.execute("DELETE FROM message_log_lookup WHERE value = '50004'", &[]).await.unwrap();
    let found = node.models.verify(message_log::NAME, |_| {}).await.unwrap();
    // On SQLite the words of the row that went lie elsewhere, and stayed behind.
    let astray = u64::from(db.dialect() == Dialect::Sqlite);
    assert_eq!(found.different, 3 + astray, "{found:#?}");
    assert!(found.differences.iter().any(|difference| difference.stored.is_none()));
    node.models.rebuild(message_log::NAME, |_| {}).await.unwrap();
    resolve(&node.log, workspace(1), 2, SupportStatus::Resolved).await;
    node.caught_up(workspace(1)).await;
    node.assert_verified().await;
    runner.stop().await;
}

async fn damaged_words_and_values_that_find_rows_are_named(home: &Home) {
    let node = home.node().await;
    let runner = node.run("a");
    for number in 1..=2 {
        live_a_little(&node.log, workspace(number), 6).await;
        node.caught_up(workspace(number)).await;
    }
    runner.stop().await;
    node.assert_verified().await;
    let db = node.models.db();
    let damage: &[&str] = match db.dialect() {
        Dialect::Sqlite => &[
            "DELETE FROM message_log_words WHERE rowid = (SELECT row_number FROM message_log WHERE serial = 2 ORDER BY workspace_id LIMIT 1)",
            "INSERT INTO message_log_words (rowid, words) SELECT row_number, 'w' || workspace_id || ' nonsense' FROM message_log \
             WHERE serial = 2 ORDER BY workspace_id LIMIT 1",
            "INSERT INTO message_log_words (rowid, words) SELECT 4711, 'w' || min(workspace_id) || ' ghost' FROM message_log",
        ],
        Dialect::Postgres => {
            &["UPDATE message_log SET words = array_to_tsvector(ARRAY['w' || workspace_id, 'nonsense']) \
             WHERE serial = 2 AND workspace_id = (SELECT min(workspace_id) FROM message_log)"]
        }
    };
    for damage in damage {
        db.execute(damage, &[]).await.unwrap();
    }
    let id = hex(request_id(workspace(1), 2));
    let found = node.models.verify(message_log::NAME, |_| {}).await.unwrap();
    let words = &found.differences[0];
    assert_eq!(
        (words.workspace_id, words.what.as_str()),
        (workspace(1), format!("words of {id}").as_str()),
        "{found:#?}"
    );
    assert!(words.expected.as_ref().unwrap().contains("50002"), "{words:#?}");
    assert!(words.stored.as_ref().unwrap().starts_with("nonsense"), "{words:#?}");
    if db.dialect() == Dialect::Sqlite {
        let ghost = &found.differences[1];
        assert_eq!((ghost.workspace_id, ghost.what.as_str()), (workspace(1), "words of no row"), "{found:#?}");
    }
    assert_eq!(found.different, damage.len().min(2) as u64, "{found:#?}");

    db.execute("UPDATE message_log_lookup SET sort = 99 WHERE value = '50003'", &[]).await.unwrap();
    let found = node.models.verify(message_log::NAME, |_| {}).await.unwrap();
    let named = found.differences.iter().filter(|difference| difference.what == "lookup 50003");
    assert_eq!(named.count(), 4, "missing and surplus in either workspace: {found:#?}");
}

async fn a_damaged_checkpoint_is_found(home: &Home) {
    let node = home.node().await;
    let runner = node.run("a");
    live_a_little(&node.log, workspace(1), 2).await;
    node.caught_up(workspace(1)).await;
    runner.stop().await;
    let sql =
        "UPDATE projection_checkpoints SET position = position - 1, count = count - 1 WHERE projection = 'groups'";
    node.models.db().execute(sql, &[]).await.unwrap();
    let found = node.models.verify("groups", |_| {}).await.unwrap();
    let what: Vec<&str> = found.differences.iter().map(|difference| difference.what.as_str()).collect();
    assert_eq!(what, ["checkpoint hash"]);
}

async fn an_outdated_read_model_is_built_anew_at_the_start(home: &Home) {
    let node = home.node().await;
    let runner = node.run("a");
    live_a_little(&node.log, workspace(1), 5).await;
    node.caught_up(workspace(1)).await;
    runner.stop().await;
    // As an older program would have left it.
    let db = node.models.db();
    db.execute("UPDATE projection_versions SET version = 0 WHERE projection = 'customers'", &[]).await.unwrap();
    db.execute("UPDATE customers SET display = 'an older fold'", &[]).await.unwrap();
    let listed = node.models.list().await.unwrap();
    let state = |name: &str| listed.iter().find(|status| status.name == name).unwrap().state;
    assert_eq!((state("customers"), state("groups")), (ProjectionState::Outdated, ProjectionState::Live));
    let node = home.node().await;
    let runner = node.run("b");
    handle(&node.log, workspace(1), 6, Asked::new(6)).await;
    node.caught_up(workspace(1)).await;
    node.assert_verified().await;
    assert!(node.models.list().await.unwrap().iter().all(|status| status.version == status.stored_version));
    runner.stop().await;
}

async fn two_rebuilds_of_one_read_model_do_not_run_at_once(home: &Home) {
    let node = home.node().await;
    live_a_little(&node.log, workspace(1), 3).await;
    let (first, second) = tokio::join!(node.models.rebuild("usage", |_| {}), node.models.rebuild("usage", |_| {}));
    let refused = |result: &Result<_, ReadError>| matches!(result, Err(ReadError::RebuildRunning(_)));
    assert!(first.is_ok() || second.is_ok());
    assert!(first.is_ok() == refused(&second) || (first.is_ok() && second.is_ok()));
    node.assert_verified_named("usage").await;
}

async fn a_rebuild_that_died_is_begun_again(home: &Home) {
    let node = home.node().await;
    live_a_little(&node.log, workspace(1), 3).await;
    // What is left of one.
    node.models.db().execute("CREATE TABLE message_log__next (id text)", &[]).await.unwrap();
    node.models.rebuild(message_log::NAME, |_| {}).await.unwrap();
    node.assert_verified_named(message_log::NAME).await;
}

async fn many_rows_at_once_are_the_same_rows(home: &Home) {
    let node = home.node().await;
    let write = |n: u128| {
        let log = node.log.clone();
        // Every order id twice, and characters that bulk formats treat in their own way.
        let text = format!("tab\t backslash \\ \\N newline \n return \r nul \0 {n}");
        let asked = Asked { order_ids: vec![60_000 + n as u64 % 50; 2], text, ..Asked::new(n) };
        tokio::spawn(async move { handle(&log, workspace(1), n, asked).await })
    };
    for write in (1..=400).map(write).collect::<Vec<_>>() {
        write.await.unwrap();
    }
    let runner = node.run("a");
    node.caught_up(workspace(1)).await;
    node.assert_verified().await;
    for projection in projections::names() {
        node.models.rebuild(projection, |_| {}).await.unwrap();
    }
    node.assert_verified().await;
    let about = message_log::by_order(&node.models, workspace(1), 60_007).await.unwrap();
    assert_eq!(about.len(), 8);
    assert!(about[0].row.text.starts_with("tab\t backslash \\ \\N newline \n return \r nul \u{fffd} "));
    let words = LogQuery { q: Some("newline 60007".into()), with_total: true, ..LogQuery::default() };
    assert_eq!(message_log::list(&node.models, workspace(1), &words).await.unwrap().total, Some(8));
    runner.stop().await;
}

async fn positions_and_lag_are_listed(home: &Home) {
    let node = home.node().await;
    let head = live_a_little(&node.log, workspace(1), 2).await;
    let before = node.models.list().await.unwrap();
    assert!(before.iter().all(|status| status.lag == head && status.events == 0));
    let runner = node.run("a");
    node.caught_up(workspace(1)).await;
    let after = node.models.list().await.unwrap();
    assert!(
        after.iter().all(|status| status.lag == 0 && status.events == head && status.workspaces[0].position == head)
    );
    runner.stop().await;
}

async fn there_is_no_other_projection(home: &Home) {
    let node = home.node().await;
    assert!(matches!(node.models.rebuild("nonsense", |_| {}).await, Err(ReadError::NoSuchProjection(_))));
    assert!(matches!(node.models.verify("nonsense", |_| {}).await, Err(ReadError::NoSuchProjection(_))));
}
