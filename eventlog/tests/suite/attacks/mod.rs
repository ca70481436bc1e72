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
        std::fs::write(path, format!("{before}{begin}{table}{end}{after}")).unwrap();
    } else {
        assert_eq!(known, table, "docs/proof.md tells another outcome; UPDATE_FIXTURES=1 writes it anew");
    }
}

async fn every_attack_on_a_database_is_found_or_written_down(kind: Kind) {
    let scene = Scene::new(kind).await;
    let mut table = String::from(
        "| | attack on the database or the anchor | `audit verify` says | held against a checkpoint kept elsewhere | a node that starts | a running node |\n|---|---|---|---|---|---|\n",
    );
    for (n, attack) in database::ATTACKS.iter().enumerate() {
        let outcome = database::outcome(&scene, attack).await;
        let verify = outcome.verify.unwrap_or_else(|| "**intact**".to_owned());
        // Where the test's folder happened to be says nothing.
        let verify = verify
            .split("/tmp/")
            .next()
            .map(str::to_owned)
            .filter(|_| verify.contains("/tmp/"))
            .map_or(verify.clone(), |start| {
                format!("{start}…{}", verify.rsplit_once("log.anchor").map_or("", |(_, end)| end))
            });
        let kept = if outcome.kept { "found" } else { "**intact**" };
        writeln!(
            table,
            "| {} | {} | {verify} | {kept} | {} | {} |",
            n + 1,
            attack.name,
            outcome.starting,
            outcome.running
        )
        .unwrap();
    }
    scene.gone().await;
    documented("attacks on a database", &table);
}

async fn every_attack_on_an_export_is_found_or_written_down(kind: Kind) {
    let scene = Scene::new(kind).await;
    let table = exports::table(&scene).await;
    scene.gone().await;
    documented("attacks on an export", &table);
}

#[tokio::test(flavor = "multi_thread")]
async fn every_attack_on_sqlite_is_found_or_written_down() {
    crate::bounds::limited(every_attack_on_a_database_is_found_or_written_down(Kind::Sqlite)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_attack_on_postgres_is_found_or_written_down() {
    crate::bounds::limited(every_attack_on_a_database_is_found_or_written_down(Kind::Postgres)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_attack_on_an_export_of_sqlite_is_found_or_written_down() {
    crate::bounds::limited(every_attack_on_an_export_is_found_or_written_down(Kind::Sqlite)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_attack_on_an_export_of_postgres_is_found_or_written_down() {
    crate::bounds::limited(every_attack_on_an_export_is_found_or_written_down(Kind::Postgres)).await;
}
