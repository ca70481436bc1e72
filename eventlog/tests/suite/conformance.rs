//! What the log promises, the same on both databases.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use crate::common::{Home, Tally, TallyCommand, TallyFull, call, keyed, workspace};
use eventlog::db::{Database, Durability};
use eventlog::{Call, ERASED, EventLog, ExecuteError, LogOptions, Wake, WorkspaceId};

macro_rules! on_both {
    ($($name:ident),* $(,)?) => {
        mod sqlite {
            $(#[tokio::test(flavor = "multi_thread")] async fn $name() {
                crate::bounds::limited(async { super::$name(&crate::common::Home::sqlite()).await }).await;
            })*
        }
        mod postgres {
            $(#[tokio::test(flavor = "multi_thread")] async fn $name() {
                crate::bounds::limited(async { super::$name(&crate::common::Home::postgres().await).await }).await;
            })*
        }
    };
}

on_both!(
    positions_are_gapless_and_in_commit_order_under_concurrency,
    a_repeated_key_answers_with_the_first_outcome_and_appends_nothing,
    a_key_used_for_another_request_is_refused,
    concurrent_calls_with_one_key_take_effect_once,
    a_repeat_of_a_command_that_would_now_be_refused_answers_as_the_first_time,
    a_decision_never_rests_on_an_outdated_state,
    two_nodes_write_to_one_workspace,
    what_writes_nothing_never_rests_on_an_outdated_state,
    what_was_decided_on_a_write_that_failed_is_decided_again,
    a_stale_workspace_does_not_spoil_the_others_in_its_batch,
    what_another_node_wrote_is_seen,
    personal_fields_are_sealed_at_rest_and_open_when_read,
    destroying_a_subjects_key_makes_its_fields_unreadable_and_leaves_the_chain_valid,
    a_log_that_is_written_while_it_is_verified_is_intact,
    the_database_refuses_to_rewrite_events,
    time_never_goes_back_within_a_log,
    checkpoints_are_signed_with_the_first_append_and_every_so_many_events,
    nodes_that_share_an_anchor_move_it_forward_together,
    a_log_from_before_heads_were_sealed_is_taken_over_by_command_alone,
    another_workspaces_aggregate_is_an_empty_stream,
    a_follower_skips_nothing_while_the_log_grows,
    a_noisy_workspace_does_not_starve_a_quiet_one,
    a_log_is_read_again_by_a_new_node,
    another_master_key_does_not_open_the_log,
    a_small_cache_changes_nothing,
    an_aggregate_thought_to_be_new_is_decided_on_what_is_there,
    a_command_on_a_version_that_changed_is_stale_and_never_written,
    of_many_commands_on_one_version_exactly_one_is_written,
);

async fn add(log: &EventLog, ws: WorkspaceId, id: &str, note: &str) -> i64 {
    let command = TallyCommand::Add { note: note.into(), subject: format!("subject-{id}") };
    log.execute::<Tally>(ws, id, command, call()).await.unwrap().position
}

async fn positions(log: &EventLog, ws: WorkspaceId) -> Vec<i64> {
    log.read_from_database(ws, 0, 100_000).await.unwrap().iter().map(|event| event.position).collect()
}

async fn positions_are_gapless_and_in_commit_order_under_concurrency(home: &Home) {
    let log = home.open().await;
    let tasks = (0..64).map(|n| {
        let log = log.clone();
        tokio::spawn(async move {
            for round in 0..10 {
                let ws = workspace(1 + (n + round) % 4);
                let command = if n % 2 == 0 { TallyCommand::AddMany(3) } else { TallyCommand::AddBelow(i64::MAX) };
                log.execute::<Tally>(ws, &format!("{ws}.{}", n % 5), command, call()).await.unwrap();
            }
        })
    });
    futures::future::join_all(tasks).await.into_iter().for_each(Result::unwrap);
    let mut total = 0;
    for n in 1..=4 {
        let ws = workspace(n);
        let found = positions(&log, ws).await;
        assert_eq!(found, (1..=i64::try_from(found.len()).unwrap()).collect::<Vec<_>>());
        assert_eq!(log.head(ws).await.unwrap(), i64::try_from(found.len()).unwrap());
        total += found.len();
        let report = eventlog::audit::verify(&log, ws).await.unwrap();
        assert!(report.is_intact(), "{report:?}");
    }
    assert_eq!(total, 32 * 10 * 3 + 32 * 10);
}

async fn a_repeated_key_answers_with_the_first_outcome_and_appends_nothing(home: &Home) {
    let log = home.open().await;
    let ws = workspace(1);
    let first = log.execute::<Tally>(ws, "a", TallyCommand::AddMany(2), keyed("k")).await.unwrap();
    add(&log, ws, "a", "later").await;
    // On this node, and on one that has never heard of the key.
    for node in [log.clone(), home.open().await] {
        let again = node.execute::<Tally>(ws, "a", TallyCommand::AddMany(2), keyed("k")).await.unwrap();
        assert!(again.repeated && !first.repeated);
        assert_eq!((again.position, again.events.len()), (first.position, 2));
    }
    let nothing = log.execute::<Tally>(ws, "a", TallyCommand::Nothing, keyed("none")).await.unwrap();
    let again = log.execute::<Tally>(ws, "a", TallyCommand::AddMany(1), keyed("none")).await.unwrap();
    assert!(again.repeated && again.events.is_empty() && again.position == nothing.position);
    assert_eq!(positions(&log, ws).await.len(), 3);
    // The same key in another workspace is another key.
    assert!(!log.execute::<Tally>(workspace(2), "b", TallyCommand::AddMany(2), keyed("k")).await.unwrap().repeated);
}

async fn a_key_used_for_another_request_is_refused(home: &Home) {
    let log = home.open().await;
    let ws = workspace(1);
    let asking = |request: u8| Call { request: Some([request; 32]), ..keyed("k") };
    let first = log.execute::<Tally>(ws, "a", TallyCommand::AddMany(2), asking(1)).await.unwrap();
    let nothing = Call { key: Some("none".into()), ..asking(1) };
    log.execute::<Tally>(ws, "a", TallyCommand::Nothing, nothing.clone()).await.unwrap();
    log.keep_request(ws, "kept", [1; 32]).await.unwrap();
    for node in [log.clone(), home.open().await] {
        let again = node.execute::<Tally>(ws, "a", TallyCommand::AddMany(2), asking(1)).await.unwrap();
        assert!(again.repeated && again.position == first.position);
        for other in [asking(2), Call { request: Some([2; 32]), ..nothing.clone() }] {
            let refused = node.execute::<Tally>(ws, "b", TallyCommand::AddMany(2), other).await;
            assert!(matches!(refused, Err(ExecuteError::KeyReused { position: 2 })), "{:?}", refused.err());
        }
        for key in ["k", "none", "kept"] {
            assert_eq!(node.key_names_another(ws, key, [1; 32]).await.unwrap(), None, "{key}");
            assert_eq!(node.key_names_another(ws, key, [2; 32]).await.unwrap(), Some(2), "{key}");
        }
        assert_eq!(node.key_names_another(ws, "unused", [2; 32]).await.unwrap(), None);
    }
    assert_eq!(positions(&log, ws).await, [1, 2]);
    // What is kept says nothing to whoever lacks the key.
    let rows = log.db().fetch_all("SELECT request_hash FROM idempotency_keys", &[]).await.unwrap();
    assert_eq!(rows.len(), 3);
    assert!(rows.iter().all(|row| row.bytes(0).unwrap() != [1; 32]));
}

async fn concurrent_calls_with_one_key_take_effect_once(home: &Home) {
    let nodes = [home.open().await, home.open().await];
    let ws = workspace(1);
    let tasks = (0..40).map(|n| {
        let log = nodes[n % 2].clone();
        tokio::spawn(async move {
            let key = format!("key-{}", n % 5);
            log.execute::<Tally>(ws, "a", TallyCommand::AddMany(1), keyed(&key)).await.unwrap()
        })
    });
    let outcomes: Vec<_> = futures::future::join_all(tasks).await.into_iter().map(Result::unwrap).collect();
    assert_eq!(outcomes.iter().filter(|outcome| !outcome.repeated).count(), 5);
    assert_eq!(positions(&nodes[0], ws).await, [1, 2, 3, 4, 5]);
}

async fn a_repeat_of_a_command_that_would_now_be_refused_answers_as_the_first_time(home: &Home) {
    let log = home.open().await;
    let ws = workspace(1);
    let first = log.execute::<Tally>(ws, "a", TallyCommand::AddBelow(1), keyed("k")).await.unwrap();
    let again = home.open().await.execute::<Tally>(ws, "a", TallyCommand::AddBelow(1), keyed("k")).await.unwrap();
    assert!(again.repeated && again.position == first.position);
    let other = log.execute::<Tally>(ws, "a", TallyCommand::AddBelow(1), keyed("other")).await;
    assert!(matches!(other, Err(ExecuteError::Refused(TallyFull(1)))));
    assert_eq!(positions(&log, ws).await, [1]);
}

async fn a_decision_never_rests_on_an_outdated_state(home: &Home) {
    let nodes = [home.open().await, home.open().await];
    let ws = workspace(1);
    let tasks = (0..60).map(|n| {
        let log = nodes[n % 2].clone();
        tokio::spawn(async move { log.execute::<Tally>(ws, "a", TallyCommand::AddBelow(10), call()).await })
    });
    let outcomes: Vec<_> = futures::future::join_all(tasks).await.into_iter().map(Result::unwrap).collect();
    assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 10);
    let refused =
        outcomes.iter().filter(|outcome| matches!(outcome, Err(ExecuteError::Refused(TallyFull(10))))).count();
    assert_eq!(refused, 50, "{:?}", outcomes.iter().filter_map(|outcome| outcome.as_ref().err()).collect::<Vec<_>>());
}

async fn two_nodes_write_to_one_workspace(home: &Home) {
    let nodes = [home.open().await, home.open().await];
    let ws = workspace(1);
    let tasks = (0..16).map(|n| {
        let log = nodes[n % 2].clone();
        tokio::spawn(async move {
            for _ in 0..20 {
                log.execute::<Tally>(ws, &format!("tally-{}", n % 3), TallyCommand::AddMany(1), call()).await.unwrap();
            }
        })
    });
    futures::future::join_all(tasks).await.into_iter().for_each(Result::unwrap);
    assert_eq!(positions(&nodes[0], ws).await, (1..=320).collect::<Vec<_>>());
    assert!(eventlog::audit::verify(&nodes[1], ws).await.unwrap().is_intact());
    let mut sum = 0;
    for n in 0..3 {
        nodes[1].catch_up(ws).await.unwrap();
        sum += nodes[1].load::<Tally>(ws, &format!("tally-{n}")).await.unwrap().count;
    }
    assert_eq!(sum, 320);
}

async fn a_stale_workspace_does_not_spoil_the_others_in_its_batch(home: &Home) {
    // This node does not look at the heads, so its view of workspace 1 is outdated when it writes.
    let log = home.open_with(LogOptions { look_every: None, ..LogOptions::default() }).await;
    let other = home.open().await;
    for n in 1..=3 {
        add(&log, workspace(n), &format!("{n}"), "first").await;
    }
    add(&other, workspace(1), "1", "elsewhere").await;
    let tasks = (1..=3).map(|n| {
        let log = log.clone();
        tokio::spawn(async move { add(&log, workspace(n), &format!("{n}"), "second").await })
    });
    let reached: Vec<i64> = futures::future::join_all(tasks).await.into_iter().map(Result::unwrap).collect();
    assert_eq!(reached, [3, 2, 2]);
    assert_eq!(log.load::<Tally>(workspace(1), "1").await.unwrap().count, 3);
}

async fn what_writes_nothing_never_rests_on_an_outdated_state(home: &Home) {
    // This node hears of no other node's writes.
    let deaf = home.open_with(LogOptions { look_every: None, ..LogOptions::default() }).await;
    let other = home.open().await;
    let ws = workspace(1);
    let limit = async |log: &EventLog, limit: i64| {
        log.execute::<Tally>(ws, "a", TallyCommand::AddBelow(limit), call()).await.map(|done| done.position)
    };
    assert_eq!(limit(&deaf, 1).await.unwrap(), 1);
    assert_eq!(limit(&other, 2).await.unwrap(), 2);
    // Refused, with the facts as they are.
    assert!(matches!(limit(&deaf, 1).await, Err(ExecuteError::Refused(TallyFull(2)))));
    assert_eq!(limit(&other, 3).await.unwrap(), 3);
    let nothing = deaf.execute::<Tally>(ws, "a", TallyCommand::Nothing, call()).await.unwrap();
    assert_eq!(nothing.position, 3, "decided on what is there");
    assert_eq!(deaf.load::<Tally>(ws, "a").await.unwrap().count, 3);
    // That there is nothing is not remembered either.
    assert_eq!(deaf.load::<Tally>(ws, "b").await.unwrap().count, 0);
    other.execute::<Tally>(ws, "b", TallyCommand::AddMany(1), call()).await.unwrap();
    assert_eq!(deaf.load::<Tally>(ws, "b").await.unwrap().count, 1);
}

async fn what_was_decided_on_a_write_that_failed_is_decided_again(home: &Home) {
    let ws = workspace(1);
    add(&home.open().await, ws, "a", "one").await;
    // A node that has not written yet has to look at the head first, and can not.
    let log = home.open_with(LogOptions { look_every: None, ..LogOptions::default() }).await;
    log.db().execute("ALTER TABLE log_heads RENAME TO log_heads_away", &[]).await.unwrap();
    let failed = log.execute::<Tally>(ws, "a", TallyCommand::AddMany(1), call()).await;
    assert!(matches!(failed, Err(ExecuteError::Log(_))));
    log.db().execute("ALTER TABLE log_heads_away RENAME TO log_heads", &[]).await.unwrap();
    let written = log.execute::<Tally>(ws, "a", TallyCommand::AddMany(1), call()).await.unwrap();
    assert_eq!((written.position, written.events[0].sequence), (2, 2));
    assert_eq!(log.load::<Tally>(ws, "a").await.unwrap().count, 2);
}

#[derive(Default)]
struct Told(AtomicUsize);

impl Wake for Told {
    fn grew(&self, _: WorkspaceId, _: i64) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }
}

async fn what_another_node_wrote_is_seen(home: &Home) {
    let told = Arc::new(Told::default());
    let writer =
        home.open_with(LogOptions { wake: Some(Arc::clone(&told) as Arc<dyn Wake>), ..LogOptions::default() }).await;
    let deaf = home.open_with(LogOptions { look_every: None, ..LogOptions::default() }).await;
    let looking =
        home.open_with(LogOptions { look_every: Some(Duration::from_millis(5)), ..LogOptions::default() }).await;
    let ws = workspace(1);
    add(&writer, ws, "a", "one").await;
    looking.wait_beyond(ws, 0).await;
    assert_eq!(looking.read(ws, 0, 10).await.unwrap().len(), 1);
    assert_eq!(told.0.load(Ordering::Relaxed), 1);
    // Without looking, news is enough; without news, asking is.
    assert_eq!(deaf.load::<Tally>(ws, "a").await.unwrap().count, 1);
    let position = add(&writer, ws, "a", "two").await;
    assert_eq!(deaf.load::<Tally>(ws, "a").await.unwrap().count, 1);
    deaf.notice(ws, position);
    deaf.wait_beyond(ws, position - 1).await;
    assert_eq!(deaf.load::<Tally>(ws, "a").await.unwrap().count, 2);
    add(&writer, ws, "a", "three").await;
    assert_eq!(deaf.catch_up(ws).await.unwrap(), 3);
    assert_eq!(deaf.load::<Tally>(ws, "a").await.unwrap().last_note, "three");
}

async fn personal_fields_are_sealed_at_rest_and_open_when_read(home: &Home) {
    let log = home.open().await;
    let ws = workspace(1);
    add(&log, ws, "a", "call me on +8801711").await;
    let stored = log.read_stored(ws, 0, 10).await.unwrap();
    assert!(
        !stored[0].payload.contains("+8801711") && stored[0].payload.contains("subject-a"),
        "{}",
        stored[0].payload
    );
    let fresh = home.open().await;
    let read = fresh.read(ws, 0, 10).await.unwrap();
    assert_eq!(read[0].payload()["Added"]["note"], "call me on +8801711");
    assert_eq!(fresh.load::<Tally>(ws, "a").await.unwrap().last_note, "call me on +8801711");
    let id = log.keyed_id(ws, "conversation", "+8801711").await.unwrap();
    assert_eq!(id, fresh.keyed_id(ws, "conversation", "+8801711").await.unwrap());
    assert_ne!(id, log.keyed_id(workspace(2), "conversation", "+8801711").await.unwrap());
}

async fn destroying_a_subjects_key_makes_its_fields_unreadable_and_leaves_the_chain_valid(home: &Home) {
    let log = home.open().await;
    let ws = workspace(1);
    add(&log, ws, "a", "secret").await;
    add(&log, ws, "b", "kept").await;
    log.destroy_subject(ws, "subject-a").await.unwrap();
    for node in [log.clone(), home.open().await] {
        let read = node.read(ws, 0, 10).await.unwrap();
        assert_eq!(read[0].payload()["Added"]["note"], ERASED);
        assert_eq!(read[1].payload()["Added"]["note"], "kept");
    }
    // Nothing personal is stored for them afterwards either.
    add(&log, ws, "a", "secret again").await;
    let stored = log.read_stored(ws, 2, 1).await.unwrap();
    assert!(!stored[0].payload.contains("secret again") && stored[0].payload.contains(ERASED));
    assert!(eventlog::audit::verify(&log, ws).await.unwrap().is_intact());
}

async fn a_log_that_is_written_while_it_is_verified_is_intact(home: &Home) {
    let log = home.open().await;
    let ws = workspace(1);
    add(&log, ws, "first", "note").await;
    let done = Arc::new(AtomicBool::new(false));
    let writers = (0..4).map(|writer| {
        let (log, done) = (log.clone(), Arc::clone(&done));
        tokio::spawn(async move {
            // Somebody new each time, and some of them are erased.
            for n in 0.. {
                let id = format!("{writer}-{n}");
                add(&log, ws, &id, "note").await;
                if n % 7 == 0 {
                    log.destroy_subject(ws, &format!("subject-{id}")).await.unwrap();
                }
                if done.load(Ordering::Relaxed) {
                    return;
                }
            }
        })
    });
    let writers: Vec<_> = writers.collect();
    let mut rounds = 0;
    loop {
        let report = eventlog::audit::verify(&log, ws).await.unwrap();
        assert!(report.is_intact(), "{report:?}");
        rounds += 1;
        if rounds >= 12 && report.events > 40 {
            break;
        }
    }
    done.store(true, Ordering::Relaxed);
    futures::future::join_all(writers).await.into_iter().for_each(Result::unwrap);
}

#[tokio::test]
async fn sqlite_is_new_enough_for_two_processes_on_one_file() {
    let home = Home::sqlite();
    let row = home.open().await.db().fetch_all("SELECT sqlite_version()", &[]).await.unwrap().remove(0);
    let version: Vec<u32> = row.text(0).unwrap().split('.').map(|part| part.parse().unwrap()).collect();
    assert!(version >= vec![3, 51, 3], "SQLite {version:?} can lose a part of a write-ahead log");
}

async fn the_database_refuses_to_rewrite_events(home: &Home) {
    let log = home.open().await;
    let ws = workspace(1);
    add(&log, ws, "a", "note").await;
    let attempts = [
        "UPDATE events SET payload = '{}'",
        "DELETE FROM events",
        "UPDATE idempotency_keys SET last_position = 9",
        "DELETE FROM idempotency_keys",
        "DELETE FROM log_heads",
        "UPDATE log_heads SET position = position - 1",
        "UPDATE log_heads SET recorded_at = recorded_at - 1",
        "UPDATE log_heads SET signed_position = 0",
        "UPDATE log_heads SET hash = seal",
        "UPDATE log_checkpoints SET position = 7",
        "DELETE FROM log_checkpoints",
        "UPDATE workspace_keys SET wrapped = workspace_keys.wrapped",
        "DELETE FROM workspace_keys",
        "UPDATE subject_keys SET subject = 'other'",
        "UPDATE subject_keys SET wrapped = (SELECT wrapped FROM workspace_keys)",
        "DELETE FROM subject_keys",
    ];
    for sql in attempts {
        let mut tx = log.db().begin(Durability::Full).await.unwrap();
        let error = tx.conn().execute(sql, &[]).await.expect_err(sql);
        assert!(error.to_string().contains("is never rewritten"), "{sql}: {error}");
    }
    if let Database::Postgres(pool) = log.db() {
        let tables = ["events", "log_heads", "log_checkpoints", "idempotency_keys", "workspace_keys", "subject_keys"];
        for table in tables {
            let error = sqlx::query(sqlx::AssertSqlSafe(format!("TRUNCATE {table}"))).execute(pool).await.unwrap_err();
            assert!(error.to_string().contains("is never rewritten"), "{table}: {error}");
        }
    }
    assert_eq!(positions(&log, ws).await, [1]);
    // What the program itself does stays possible: to go on, and to destroy a key.
    log.destroy_subject(ws, "subject-a").await.unwrap();
    assert_eq!(add(&log, ws, "b", "another").await, 2);
}

async fn time_never_goes_back_within_a_log(home: &Home) {
    // One node's clock is an hour behind the other's; each writes in turn.
    let now = jiff::Timestamp::now();
    let by = |seconds: i64| LogOptions {
        clock: Arc::new(move || now + jiff::SignedDuration::from_secs(seconds)),
        look_every: None,
        ..LogOptions::default()
    };
    let (ahead, behind) = (home.open_with(by(0)).await, home.open_with(by(-3600)).await);
    let ws = workspace(1);
    for round in 0..3 {
        add(&ahead, ws, "a", &format!("{round}")).await;
        let command = TallyCommand::AddMany(2);
        let written = behind.execute::<Tally>(ws, "b", command, call()).await.unwrap();
        let stored = behind.read_stored(ws, written.position - 1, 1).await.unwrap();
        assert_eq!(written.events[1].recorded_at, stored[0].recorded_at, "what is answered is what is stored");
    }
    let late = home.open_with(by(60)).await;
    add(&late, ws, "c", "late").await;
    let stored = late.read_stored(ws, 0, 100).await.unwrap();
    assert!(stored.is_sorted_by_key(|event| event.recorded_at) && stored.len() == 10, "{stored:?}");
    assert!(stored[9].recorded_at > stored[8].recorded_at);
    // Where a workspace is new, a clock that is behind is all there is.
    add(&behind, workspace(2), "a", "alone").await;
    assert!(behind.read_stored(workspace(2), 0, 1).await.unwrap()[0].recorded_at < stored[0].recorded_at);
    assert!(eventlog::audit::verify(&late, ws).await.unwrap().is_intact());
}

async fn checkpoints_are_signed_with_the_first_append_and_every_so_many_events(home: &Home) {
    let log = home.open_with(LogOptions { sign_every: 10, ..LogOptions::default() }).await;
    let ws = workspace(1);
    for _ in 0..12 {
        log.execute::<Tally>(ws, "a", TallyCommand::AddMany(2), call()).await.unwrap();
    }
    let rows = log.db().fetch_all("SELECT position FROM log_checkpoints ORDER BY position", &[]).await.unwrap();
    let signed: Vec<i64> = rows.iter().map(|row| row.int(0).unwrap()).collect();
    assert_eq!(signed, [2, 12, 22]);
    // At a clean stop, and then no more.
    for _ in 0..2 {
        log.close().await;
        let head = eventlog::audit::head(&log, ws).await.unwrap();
        assert_eq!((head.position, head.checkpoint.unwrap().position), (24, 24));
    }
    let report = eventlog::audit::verify(&log, ws).await.unwrap();
    assert!(report.is_intact() && report.checkpoints == 4, "{report:?}");
}

async fn nodes_that_share_an_anchor_move_it_forward_together(home: &Home) {
    let folder = tempfile::tempdir().unwrap();
    let anchor = folder.path().join("log.anchor");
    let options = || LogOptions { anchor: Some(anchor.clone()), ..LogOptions::default() };
    let nodes = [home.open_with(options()).await, home.open_with(options()).await];
    let tasks = (0..40).map(|n: u128| {
        let log = nodes[usize::try_from(n).unwrap() % 2].clone();
        tokio::spawn(async move {
            log.execute::<Tally>(workspace(1 + n % 3), &format!("t{n}"), TallyCommand::AddMany(1), call())
                .await
                .unwrap();
            log.anchor().await.unwrap();
        })
    });
    futures::future::join_all(tasks).await.into_iter().for_each(Result::unwrap);
    for (node, n) in nodes.iter().zip([1, 2]) {
        node.catch_up(workspace(n)).await.unwrap();
        node.anchor().await.unwrap();
        assert!(node.untrusted().is_empty(), "{:?}", node.untrusted());
        let report = eventlog::audit::verify(node, workspace(n)).await.unwrap();
        assert!(report.is_intact(), "{report:?}");
    }
    // Signing side by side is no fault either.
    let signing = nodes.iter().map(|node| node.sign_all());
    futures::future::join_all(signing).await.into_iter().for_each(Result::unwrap);
    assert!(eventlog::audit::verify(&nodes[0], workspace(3)).await.unwrap().is_intact());
}

async fn a_log_from_before_heads_were_sealed_is_taken_over_by_command_alone(home: &Home) {
    let folder = tempfile::tempdir().unwrap();
    let options = || LogOptions { anchor: Some(folder.path().join("log.anchor")), ..LogOptions::default() };
    let ws = workspace(1);
    add(&home.open().await, ws, "a", "note").await;
    let before = "UPDATE log_heads SET seal = NULL";
    home.open().await.db().execute(before, &[]).await.unwrap();
    let log = home.open_with(options()).await;
    let refused = log.execute::<Tally>(ws, "a", TallyCommand::AddMany(1), call()).await;
    assert!(matches!(refused, Err(ExecuteError::Log(eventlog::LogError::Untrusted { .. }))));
    let accepted = eventlog::audit::accept(&log).await.unwrap();
    assert!(accepted.len() == 1 && accepted[0].sealed && accepted[0].position == 1, "{accepted:?}");
    let log = home.open_with(options()).await;
    assert_eq!(add(&log, ws, "a", "later").await, 2);
    log.anchor().await.unwrap();
    assert!(eventlog::audit::verify(&log, ws).await.unwrap().is_intact());
    assert!(eventlog::audit::accept(&log).await.unwrap().is_empty(), "there is nothing more to accept");
}

async fn another_workspaces_aggregate_is_an_empty_stream(home: &Home) {
    let log = home.open().await;
    add(&log, workspace(1), "a", "note").await;
    assert_eq!(log.load::<Tally>(workspace(2), "a").await.unwrap(), Tally::default());
    assert!(log.read_stream(workspace(2), "tally", "a").await.unwrap().is_empty());
}

async fn a_follower_skips_nothing_while_the_log_grows(home: &Home) {
    // A short memory, so that the follower often has to go back to the database.
    let log = home.open_with(LogOptions { tail_events: 1, ..LogOptions::default() }).await;
    let ws = workspace(1);
    let follower = tokio::spawn({
        let log = log.clone();
        async move {
            let mut seen = Vec::new();
            while seen.len() < 600 {
                let after = seen.last().copied().unwrap_or(0);
                log.wait_beyond(ws, after).await;
                seen.extend(log.read(ws, after, 37).await.unwrap().iter().map(|event| event.position));
            }
            seen
        }
    });
    let writers = (0..6).map(|n| {
        let log = log.clone();
        tokio::spawn(async move {
            for _ in 0..20 {
                log.execute::<Tally>(ws, &format!("t{n}"), TallyCommand::AddMany(5), call()).await.unwrap();
            }
        })
    });
    futures::future::join_all(writers).await.into_iter().for_each(Result::unwrap);
    assert_eq!(follower.await.unwrap(), (1..=600).collect::<Vec<_>>());
}

async fn a_noisy_workspace_does_not_starve_a_quiet_one(home: &Home) {
    let log = home.open_with(LogOptions { batch_events: 8, ..LogOptions::default() }).await;
    add(&log, workspace(2), "quiet", "first").await;
    let noise: Vec<_> = (0..400)
        .map(|n| {
            let log = log.clone();
            tokio::spawn(async move {
                log.execute::<Tally>(workspace(1), &format!("n{n}"), TallyCommand::AddMany(1), call())
                    .await
                    .unwrap()
                    .position
            })
        })
        .collect();
    log.wait_beyond(workspace(1), 0).await;
    add(&log, workspace(2), "quiet", "second").await;
    let written = log.head(workspace(1)).await.unwrap();
    assert!(written < 400, "the quiet workspace waited for all {written} events of the noisy one");
    futures::future::join_all(noise).await;
}

async fn a_log_is_read_again_by_a_new_node(home: &Home) {
    let ws = workspace(1);
    {
        let log = home.open().await;
        add(&log, ws, "a", "one").await;
        log.execute::<Tally>(ws, "a", TallyCommand::AddMany(4), call()).await.unwrap();
    }
    let log = home.open().await;
    assert_eq!(log.workspaces().await.unwrap(), [ws]);
    assert_eq!(log.load::<Tally>(ws, "a").await.unwrap(), Tally { count: 5, last_note: "one".into() });
    assert_eq!(add(&log, ws, "a", "six").await, 6);
}

async fn another_master_key_does_not_open_the_log(home: &Home) {
    add(&home.open().await, workspace(1), "a", "note").await;
    let db = Database::connect(&home.url).await.unwrap();
    let opened = EventLog::open(db, eventlog::MasterKey::generate(), LogOptions::default()).await;
    let error = opened.err().expect("a foreign key is refused at once").to_string();
    assert!(error.contains("the master key does not open"), "{error}");
}

async fn a_small_cache_changes_nothing(home: &Home) {
    let log = home.open_with(LogOptions { cached_states: 16, ..LogOptions::default() }).await;
    let ws = workspace(1);
    for round in 1..=3 {
        let tasks = (0..60).map(|n| {
            let log = log.clone();
            tokio::spawn(async move { add(&log, ws, &format!("t{n}"), "x").await })
        });
        futures::future::join_all(tasks).await.into_iter().for_each(|task| assert!(task.unwrap() > 0));
        for n in (0..60).step_by(7) {
            assert_eq!(log.load::<Tally>(ws, &format!("t{n}")).await.unwrap().count, round);
        }
    }
}

async fn an_aggregate_thought_to_be_new_is_decided_on_what_is_there(home: &Home) {
    let writer = home.open().await;
    let ws = workspace(1);
    writer.execute::<Tally>(ws, "a", TallyCommand::AddMany(2), call().on_new_aggregate()).await.unwrap();
    // A node that knows nothing of it, together with neighbours that must not suffer.
    let log = home.open().await;
    let tasks = (0..8).map(|n| {
        let log = log.clone();
        tokio::spawn(async move {
            let id = if n == 3 { "a".to_owned() } else { format!("new-{n}") };
            let call = keyed(&format!("k{n}")).on_new_aggregate();
            log.execute::<Tally>(workspace(1 + n % 2), &id, TallyCommand::AddBelow(5), call)
                .await
                .map(|done| done.position)
        })
    });
    for done in futures::future::join_all(tasks).await {
        done.unwrap().unwrap();
    }
    // Task 3 writes to workspace 2, where "a" is free: aggregate ids are global, the stream key holds the workspace too.
    assert_eq!(log.load::<Tally>(workspace(2), "a").await.unwrap().count, 1);
    let again =
        log.execute::<Tally>(ws, "a", TallyCommand::AddBelow(3), keyed("again").on_new_aggregate()).await.unwrap();
    assert_eq!((again.events[0].sequence, log.load::<Tally>(ws, "a").await.unwrap().count), (3, 3));
    let refused =
        home.open().await.execute::<Tally>(ws, "a", TallyCommand::AddBelow(3), call().on_new_aggregate()).await;
    assert!(matches!(refused, Err(ExecuteError::Refused(TallyFull(3)))));
    let refused =
        home.open().await.execute::<Tally>(ws, "a", TallyCommand::AddBelow(0), call().on_new_aggregate()).await;
    assert!(matches!(refused, Err(ExecuteError::Refused(TallyFull(3)))), "a refusal tells the real state");
    for n in [1, 2] {
        assert!(eventlog::audit::verify(&log, workspace(n)).await.unwrap().is_intact());
    }
}

async fn a_command_on_a_version_that_changed_is_stale_and_never_written(home: &Home) {
    // Neither node hears of the other's writes before it writes itself.
    let options = || LogOptions { look_every: None, ..LogOptions::default() };
    let (here, there) = (home.open_with(options()).await, home.open_with(options()).await);
    let ws = workspace(1);
    let on = async |log: &EventLog, seen: i64, command: TallyCommand| {
        log.execute::<Tally>(ws, "a", command, call().if_unchanged_since(Some(seen))).await.map(|done| done.position)
    };
    // Nothing is there yet, so nothing changed.
    assert_eq!(on(&here, 0, TallyCommand::AddMany(1)).await.unwrap(), 1);
    // What others do in the workspace moves nothing here.
    add(&here, ws, "b", "elsewhere").await;
    assert_eq!(on(&there, 1, TallyCommand::AddMany(2)).await.unwrap(), 4);
    // This node still holds the state of version 1: the write fails on the head, and is not decided again on the new one.
    for command in [TallyCommand::AddMany(1), TallyCommand::Nothing, TallyCommand::AddBelow(1)] {
        let stale = on(&here, 2, command).await;
        assert!(matches!(stale, Err(ExecuteError::Stale { position: 4 })), "{stale:?}");
    }
    assert_eq!(positions(&here, ws).await.len(), 4);
    // A repeat of what succeeded answers as the first time, whatever came since.
    let again = || keyed("k").if_unchanged_since(Some(4));
    let first = here.execute::<Tally>(ws, "a", TallyCommand::AddMany(1), again()).await.unwrap();
    add(&there, ws, "a", "since").await;
    for log in [&here, &there] {
        let repeat = log.execute::<Tally>(ws, "a", TallyCommand::AddMany(1), again()).await.unwrap();
        assert!(repeat.repeated && repeat.position == first.position);
    }
    assert_eq!(there.load::<Tally>(ws, "a").await.unwrap().count, 5);
}

async fn of_many_commands_on_one_version_exactly_one_is_written(home: &Home) {
    let nodes = [home.open().await, home.open().await];
    let ws = workspace(1);
    let mut seen = add(&nodes[0], ws, "a", "first").await;
    for round in 1..=10 {
        let tasks = (0..16).map(|n| {
            let log = nodes[n % 2].clone();
            tokio::spawn(async move {
                let call = call().if_unchanged_since(Some(seen));
                log.execute::<Tally>(ws, "a", TallyCommand::AddMany(1), call).await
            })
        });
        let outcomes: Vec<_> = futures::future::join_all(tasks).await.into_iter().map(Result::unwrap).collect();
        let written: Vec<i64> = outcomes.iter().flatten().map(|done| done.position).collect();
        assert_eq!(written, [seen + 1], "round {round}");
        let others = outcomes.iter().filter(|outcome| outcome.is_err());
        let stale =
            others.filter(|outcome| matches!(outcome, Err(ExecuteError::Stale { position }) if *position == seen + 1));
        assert_eq!(stale.count(), 15, "round {round}");
        seen += 1;
    }
}
