//! Whatever is done to a log behind its back is found, in the database and in an export.

use crate::common::{Home, Tally, TallyCommand, call, workspace};
use eventlog::EventLog;
use eventlog::audit::{self, ExportError, Report};
use eventlog::db::{Dialect, Durability};
use futures::TryStreamExt as _;

async fn log_with_events(home: &Home) -> EventLog {
    let log = home.open().await;
    for n in 0..6 {
        let command = TallyCommand::Add { note: format!("note {n}"), subject: "s".into() };
        log.execute::<Tally>(workspace(1), "a", command, call()).await.unwrap();
        if n == 3 {
            audit::sign_checkpoint(&log, workspace(1)).await.unwrap().expect("a checkpoint");
        }
    }
    log
}

/// What somebody with full rights on the database can do.
async fn tamper(log: &EventLog, sql: &str) {
    let mut tx = log.db().begin(Durability::Full).await.unwrap();
    match log.db().dialect() {
        Dialect::Postgres => tx.conn().execute_script("ALTER TABLE events DISABLE TRIGGER USER").await.unwrap(),
        Dialect::Sqlite => {
            let drops =
                "DROP TRIGGER events_are_never_rewritten_update; DROP TRIGGER events_are_never_rewritten_delete";
            tx.conn().execute_script(drops).await.unwrap();
        }
    }
    tx.conn().execute_script(sql).await.unwrap();
    tx.commit().await.unwrap();
}

fn faults(report: &Report) -> Vec<(i64, &str)> {
    report.faults.iter().map(|fault| (fault.position, fault.what.as_str())).collect()
}

async fn every_tampering_is_found(homes: impl AsyncFn() -> Home) {
    let cases = [
        ("UPDATE events SET event_type = 'Lied' WHERE position = 2", 2, "its hash does not match"),
        ("UPDATE events SET recorded_at = recorded_at + 1 WHERE position = 5", 5, "its hash does not match"),
        ("DELETE FROM events WHERE position = 3", 4, "missing, repeated or reordered"),
        ("DELETE FROM events WHERE position = 6", 5, "it was cut off"),
        (
            "DELETE FROM events WHERE position > 2; UPDATE log_heads SET position = 2, hash = (SELECT hash FROM events WHERE position = 2)",
            4,
            "was signed, and is missing",
        ),
    ];
    for (sql, position, what) in cases {
        let home = homes().await;
        let log = log_with_events(&home).await;
        assert_eq!(faults(&audit::verify(&log, workspace(1)).await.unwrap()), []);
        tamper(&log, sql).await;
        let report = audit::verify(&log, workspace(1)).await.unwrap();
        assert!(faults(&report).iter().any(|fault| fault.0 == position && fault.1.contains(what)), "{sql}: {report:?}");
    }
}

#[tokio::test]
async fn every_tampering_is_found_on_sqlite() {
    crate::bounds::limited(async {
        every_tampering_is_found(async || Home::sqlite()).await;
    })
    .await;
}

#[tokio::test]
async fn every_tampering_is_found_on_postgres() {
    crate::bounds::limited(async {
        every_tampering_is_found(Home::postgres).await;
    })
    .await;
}

async fn export(log: &EventLog) -> Vec<String> {
    let text: String = audit::export(log, workspace(1)).await.unwrap().try_collect().await.unwrap();
    text.lines().map(str::to_owned).collect()
}

async fn verify(lines: &[String]) -> Result<Report, ExportError> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("export.jsonl");
    std::fs::write(&path, lines.join("\n") + "\n").unwrap();
    audit::verify_export(&path).await
}

async fn an_export_proves_itself_offline(home: &Home) {
    let lines = export(&log_with_events(home).await).await;
    let report = verify(&lines).await.unwrap();
    assert_eq!((report.events, report.checkpoints, faults(&report)), (6, 2, vec![]));
    assert!(!lines.iter().any(|line| line.contains("note 1")), "an export holds personal fields sealed");

    let damaged = |change: fn(&mut Vec<String>)| {
        let mut lines = lines.clone();
        change(&mut lines);
        lines
    };
    let cases: [(&str, Vec<String>); 6] = [
        ("its hash does not match", damaged(|lines| lines[2] = lines[2].replace("Added", "Moved"))),
        ("missing, repeated or reordered", damaged(|lines| lines.swap(3, 4))),
        ("missing, repeated or reordered", damaged(|lines| drop(lines.remove(3)))),
        ("it was cut off", damaged(|lines| lines.truncate(5))),
        ("was signed, and is missing", damaged(|lines| drop(lines.drain(4..7)))),
        ("signature does not match", damaged(|lines| lines[7] = lines[7].replace("\"position\":4", "\"position\":3"))),
    ];
    for (what, lines) in cases {
        let report = verify(&lines).await.unwrap();
        assert!(faults(&report).iter().any(|fault| fault.1.contains(what)), "{what}: {report:?}");
    }
    assert!(matches!(verify(&damaged(|lines| drop(lines.remove(0)))).await, Err(ExportError::Line { number: 1, .. })));
    assert!(matches!(verify(&damaged(|lines| lines[1] = "{}".into())).await, Err(ExportError::Line { number: 2, .. })));
    assert!(matches!(verify(&[]).await, Err(ExportError::Line { number: 1, .. } | ExportError::Empty)));
}

#[tokio::test]
async fn an_export_proves_itself_offline_from_sqlite() {
    crate::bounds::limited(async {
        an_export_proves_itself_offline(&Home::sqlite()).await;
    })
    .await;
}

#[tokio::test]
async fn an_export_proves_itself_offline_from_postgres() {
    crate::bounds::limited(async {
        an_export_proves_itself_offline(&Home::postgres().await).await;
    })
    .await;
}
