//! The schema's changes, one file each (`migrations/`), part of the program.

use std::borrow::Cow;

use futures::future::{BoxFuture, FutureExt as _};
use sqlx::error::BoxDynError;
use sqlx::migrate::{Migration, MigrationSource, MigrationType};

use crate::db::Dialect;

/// The files of one dialect, in order.
macro_rules! files {
    ($dialect:literal: $($name:literal),+ $(,)?) => {
        &[$(($name, include_str!(concat!("../../migrations/", $dialect, "/", $name, ".sql")))),+]
    };
}

type Files = &'static [(&'static str, &'static str)];

const SQLITE: Files = files!("sqlite": "0001_event_log", "0002_read_models", "0003_outbox_turns");
const POSTGRES: Files = files!("postgres": "0001_event_log", "0002_read_models", "0003_outbox_turns");

/// What [`sqlx::migrate::Migrator`] is made of.
#[derive(Debug)]
pub(crate) struct Embedded(Files);

impl Embedded {
    pub(crate) fn of(dialect: Dialect) -> Self {
        Self(match dialect {
            Dialect::Sqlite => SQLITE,
            Dialect::Postgres => POSTGRES,
        })
    }

    fn migrations(&self) -> Result<Vec<Migration>, BoxDynError> {
        self.0
            .iter()
            .map(|(name, sql)| {
                let (version, description) = name.split_once('_').ok_or("a migration's name has no number")?;
                let description = Cow::Owned(description.replace('_', " "));
                Ok(Migration::new(version.parse()?, description, MigrationType::Simple, Cow::Borrowed(sql), false))
            })
            .collect()
    }
}

impl MigrationSource<'static> for Embedded {
    fn resolve(self) -> BoxFuture<'static, Result<Vec<Migration>, BoxDynError>> {
        async move { self.migrations() }.boxed()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_the_folder_is_part_of_the_program() {
        for (folder, files) in [("sqlite", SQLITE), ("postgres", POSTGRES)] {
            let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../migrations").join(folder);
            let entries = std::fs::read_dir(folder).unwrap();
            let mut found: Vec<String> =
                entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
            found.sort();
            let known: Vec<String> = files.iter().map(|(name, _)| format!("{name}.sql")).collect();
            assert_eq!(found, known);
        }
    }
}
