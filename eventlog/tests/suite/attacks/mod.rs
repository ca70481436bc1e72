//! Whatever is done to a log behind its back is found, or written down as not found: the tables of `docs/proof.md` are made here.

mod attacker;
mod database;
mod exports;
mod scene;

use std::fmt::Write as _;

use self::scene::{Kind, Scene};

/// Compares a part of the document with what was found; `UPDATE_FIXTURES=1` writes it.
fn documented(part: &str, table: &str) {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/proof.md");
    let text = std::fs::read_to_string(path).unwrap();
    let (begin, end) = (format!("<!-- {part} -->\n"), format!("<!-- end of {part} -->"));
    let (before, rest) = text.split_once(&begin).expect("the part begins");
    let (known, after) = rest.split_once(&end).expect("the part ends");
    if std::env::var_os("UPDATE_FIXTURES").is_some() {
        // Run one test at a time (`--test-threads 1`): all write one file.
        std::fs::write(path, format!("{before}{begin}{table}{end}{after}")).unwrap();
    } else {
        assert_eq!(known, table, "docs/proof.md tells another outcome; UPDATE_FIXTURES=1 writes it anew");
    }
}

async fn every_attack_on_a_database_is_found_or_written_down(kind: Kind, group: usize) {
    let scene = Scene::new(kind).await;
    let mut table = String::from(
        "| | attack | `audit verify` says | held against a checkpoint kept elsewhere | a node that starts | a running node |\n|---|---|---|---|---|---|\n",
    );
    let (name, attacks) = database::GROUPS[group];
    let before: usize = database::GROUPS[..group].iter().map(|(_, attacks)| attacks.len()).sum();
    for (n, attack) in attacks.iter().enumerate() {
        crate::bounds::waits_for(|| attack.name.to_owned());
        let outcome = database::outcome(&scene, attack).await;
        let verify = outcome.verify.unwrap_or_else(|| "**intact**".to_owned());
        let kept = if outcome.kept { "found" } else { "**intact**" };
        let (number, starting, running) = (before + n + 1, outcome.starting, outcome.running);
        let verify = without_folder(&verify);
        writeln!(table, "| {number} | {} | {verify} | {kept} | {starting} | {running} |", attack.name).unwrap();
    }
    scene.gone().await;
    documented(&format!("attacks on {name}"), &table);
}

/// Where the test's folder happened to be says nothing.
fn without_folder(text: &str) -> String {
    match (text.split_once("the anchor /"), text.rsplit_once("log.anchor")) {
        (Some((start, _)), Some((_, end))) => format!("{start}the anchor …{end}"),
        _ => text.to_owned(),
    }
}

async fn every_attack_on_an_export_is_found_or_written_down(kind: Kind) {
    let scene = Scene::new(kind).await;
    let table = exports::table(&scene).await;
    scene.gone().await;
    documented("attacks on an export", &table);
}

macro_rules! groups {
    ($($name:ident: $group:literal),* $(,)?) => {
        mod sqlite {
            $(#[tokio::test(flavor = "multi_thread")] async fn $name() {
                let attacks = super::every_attack_on_a_database_is_found_or_written_down(super::Kind::Sqlite, $group);
                crate::bounds::limited(Box::pin(attacks)).await;
            })*
        }
        mod postgres {
            $(#[tokio::test(flavor = "multi_thread")] async fn $name() {
                let attacks = super::every_attack_on_a_database_is_found_or_written_down(super::Kind::Postgres, $group);
                crate::bounds::limited(Box::pin(attacks)).await;
            })*
        }
    };
}

groups!(
    every_attack_on_events_is_found: 0,
    every_attack_on_heads_is_found: 1,
    every_forged_chain_and_checkpoint_is_found: 2,
    every_attack_on_keys_and_their_uses_is_found: 3,
    every_attack_on_whole_logs_and_the_anchor_is_found_or_written_down: 4,
);

#[tokio::test(flavor = "multi_thread")]
async fn every_attack_on_an_export_of_sqlite_is_found_or_written_down() {
    crate::bounds::limited(Box::pin(every_attack_on_an_export_is_found_or_written_down(Kind::Sqlite))).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_attack_on_an_export_of_postgres_is_found_or_written_down() {
    crate::bounds::limited(Box::pin(every_attack_on_an_export_is_found_or_written_down(Kind::Postgres))).await;
}

async fn what_is_sealed_for_a_planted_key_is_not_taken(kind: Kind) {
    use crate::common::{Tally, TallyCommand, call, workspace};
    let scene = Scene::new(kind).await;
    let place = scene.victim().await;
    let attacker = attacker::Attacker::on(&place.url, workspace(1)).await;
    attacker.sql("INSERT INTO subject_keys (workspace_id, subject) VALUES (WS, 'new')").await;
    let log = place.open(&scene.key).await.unwrap();
    let add = |subject: &str| TallyCommand::Add { note: "hello".into(), subject: subject.into() };
    let lost = log.execute::<Tally>(workspace(1), "another", add("new"), call()).await.map(|done| done.position);
    assert!(
        lost.as_ref().is_err_and(|error| error.to_string().contains("nothing proves that it was erased")),
        "{lost:?}"
    );
    // Everybody else's words are taken.
    let kept = log.execute::<Tally>(workspace(1), "another", add("s"), call()).await.unwrap();
    assert_eq!(kept.position, 13);
    // Who was erased by whoever may stays erased: what comes later of them is not kept.
    log.destroy_subject(workspace(1), "gone").await.unwrap();
    log.execute::<Tally>(workspace(1), "another", add("gone"), call()).await.unwrap();
    drop(log);
    scene.gone().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_sealed_for_a_planted_key_is_not_taken_on_sqlite() {
    crate::bounds::limited(Box::pin(what_is_sealed_for_a_planted_key_is_not_taken(Kind::Sqlite))).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_sealed_for_a_planted_key_is_not_taken_on_postgres() {
    crate::bounds::limited(Box::pin(what_is_sealed_for_a_planted_key_is_not_taken(Kind::Postgres))).await;
}

/// Where no chain looks, and where a node reads all the same.
async fn what_is_planted_in_a_stream_or_hidden_from_it_is_found(kind: Kind) {
    use crate::common::{Tally, TallyCommand, call, workspace};
    let scene = Scene::new(kind).await;

    let place = scene.victim().await;
    let attacker = attacker::Attacker::on(&place.url, workspace(1)).await;
    let unchecked = match kind {
        Kind::Sqlite => "PRAGMA ignore_check_constraints = 1",
        Kind::Postgres => "ALTER TABLE events DROP CONSTRAINT events_position_check",
    };
    attacker.sql(unchecked).await;
    for (position, sequence) in [(0, 13), (-7, 14)] {
        let plant = format!(
            "INSERT INTO events SELECT workspace_id, {position}, '00000000-0000-7000-8000-{sequence:012}', aggregate_type, aggregate_id, \
             {sequence}, event_type, event_version, payload, metadata, recorded_at, hash FROM events \
             WHERE workspace_id = WS AND position = 12"
        );
        attacker.sql(&plant).await;
    }
    let log = place.open(&scene.key).await.unwrap();
    let report = eventlog::audit::verify(&log, workspace(1)).await.unwrap();
    let faults: Vec<_> = report.faults.iter().map(|fault| &*fault.what).collect();
    assert!(!report.intact && faults.iter().any(|what| what.contains("before the first one")), "{faults:?}");
    assert!(faults.iter().any(|what| what.contains("12 events, and 14 by the index")), "{faults:?}");
    let acted = log.execute::<Tally>(workspace(1), "tally-1", TallyCommand::AddMany(1), call()).await;
    assert!(acted.is_err_and(|error| error.to_string().contains("planted")), "a planted event was decided on");
    drop(log);

    let place = scene.victim().await;
    let attacker = attacker::Attacker::on(&place.url, workspace(1)).await;
    let whole = "CREATE UNIQUE INDEX events_stream ON events (aggregate_id, sequence, aggregate_type, workspace_id)";
    attacker.sql("DROP INDEX events_stream").await;
    attacker.sql(&format!("{whole} WHERE position <> 12")).await;
    match kind {
        Kind::Sqlite => {
            let hide = format!("UPDATE sqlite_master SET sql = '{whole}' WHERE name = 'events_stream'");
            attacker.sql(&format!("PRAGMA writable_schema = 1; {hide}; PRAGMA writable_schema = 0")).await;
        }
        Kind::Postgres => {
            attacker.sql("UPDATE pg_index SET indpred = NULL WHERE indexrelid = 'events_stream'::regclass").await;
        }
    }
    drop(attacker);
    let log = place.open(&scene.key).await.unwrap();
    let report = eventlog::audit::verify(&log, workspace(1)).await.unwrap();
    let faults: Vec<_> = report.faults.iter().map(|fault| &*fault.what).collect();
    assert!(faults.iter().any(|what| what.contains("12 events, and 11 by the index")), "{faults:?}");
    drop(log);
    scene.gone().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_planted_in_a_stream_or_hidden_from_it_is_found_on_sqlite() {
    crate::bounds::limited(Box::pin(what_is_planted_in_a_stream_or_hidden_from_it_is_found(Kind::Sqlite))).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_planted_in_a_stream_or_hidden_from_it_is_found_on_postgres() {
    crate::bounds::limited(Box::pin(what_is_planted_in_a_stream_or_hidden_from_it_is_found(Kind::Postgres))).await;
}
