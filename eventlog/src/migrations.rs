//! The schema's changes, in order, as text in the program. Their checksums are kept in the database: an applied change is never edited.

use sqlx::SqlStr;
use sqlx::migrate::{Migration, MigrationType, Migrator};

use crate::db::Dialect;

/// Number, description, and the text for SQLite and for PostgreSQL.
type Step = (i64, &'static str, &'static str, &'static str);

/// One file per dialect, named alike.
macro_rules! steps {
    ($($file:literal: $version:literal, $description:literal;)*) => {
        [$((
            $version,
            $description,
            include_str!(concat!("../../migrations/sqlite/", $file)),
            include_str!(concat!("../../migrations/postgres/", $file)),
        )),*]
    };
}

const STEPS: [Step; 7] = steps! {
    "0001_event_log.sql": 1, "event log";
    "0002_read_models.sql": 2, "read models";
    "0003_outbox_turns.sql": 3, "outbox turns";
    "0004_sealed_heads.sql": 4, "sealed heads";
    "0005_requests_of_keys.sql": 5, "requests of keys";
    "0006_checks.sql": 6, "checks";
    "0007_proofs_of_rows.sql": 7, "proofs of rows";
};

/// What brings a database of this dialect up to date.
pub(crate) fn migrator(dialect: Dialect) -> Migrator {
    let migration = |step: Step| {
        let (sql, kind) = (SqlStr::from_static(text(step, dialect)), MigrationType::Simple);
        Migration::new(step.0, step.1.into(), kind, sql, false)
    };
    Migrator::with_migrations(STEPS.into_iter().map(migration).collect())
}

/// The texts of all steps, in order.
pub(crate) fn texts(dialect: Dialect) -> impl Iterator<Item = &'static str> {
    STEPS.into_iter().map(move |step| text(step, dialect))
}

const fn text((_, _, sqlite, postgres): Step, dialect: Dialect) -> &'static str {
    match dialect {
        Dialect::Sqlite => sqlite,
        Dialect::Postgres => postgres,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    #[test]
    fn every_file_of_the_migrations_folder_is_a_step() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../migrations");
        for dialect in ["sqlite", "postgres"] {
            let files = std::fs::read_dir(folder.join(dialect)).unwrap();
            let mut found: Vec<String> = files.map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
            found.sort();
            let name = |(version, description, ..): Step| format!("{version:04}_{}.sql", description.replace(' ', "_"));
            assert_eq!(found, STEPS.map(name), "{dialect}");
        }
    }
}
