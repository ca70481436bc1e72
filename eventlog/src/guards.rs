//! The triggers by which the database itself refuses to rewrite the log (`docs/proof.md`). They are against mistakes, not against
//! whoever owns the database; that one is missing is told all the same, as nobody takes one away by mistake.

use std::collections::HashSet;

use crate::db::{Database, Dialect};
use crate::migrations;

/// One trigger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Guard {
    pub name: &'static str,
    /// The table it is on.
    pub table: &'static str,
    /// The statement that makes it.
    sql: &'static str,
}

/// Those that are missing, or switched off.
///
/// # Errors
/// When the database can not be read.
pub async fn missing(db: &Database) -> Result<Vec<Guard>, sqlx::Error> {
    let sql = match db.dialect() {
        Dialect::Sqlite => "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        Dialect::Postgres => {
            "SELECT tgname::text FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid \
             WHERE c.relnamespace = current_schema()::regnamespace AND NOT tgisinternal AND tgenabled IN ('O', 'A')"
        }
    };
    let rows = db.fetch_all(sql, &[]).await?;
    let there = rows.iter().map(|row| row.text(0)).collect::<Result<HashSet<_>, _>>()?;
    Ok(all(db.dialect()).into_iter().filter(|guard| !there.contains(guard.name)).collect())
}

/// Makes those that are missing; answers which.
///
/// # Errors
/// When the database can not be read or written.
pub async fn restore(db: &Database) -> Result<Vec<Guard>, sqlx::Error> {
    let gone = missing(db).await?;
    for guard in &gone {
        if db.dialect() == Dialect::Postgres {
            db.execute(&format!("DROP TRIGGER IF EXISTS {} ON {}", guard.name, guard.table), &[]).await?;
        }
        db.execute(guard.sql, &[]).await?;
    }
    Ok(gone)
}

/// Every trigger the migrations make.
fn all(dialect: Dialect) -> Vec<Guard> {
    let end = match dialect {
        Dialect::Sqlite => "END;",
        Dialect::Postgres => ";",
    };
    migrations::texts(dialect)
        .flat_map(|text| text.match_indices("CREATE TRIGGER ").filter_map(move |(at, _)| guard(&text[at..], end)))
        .collect()
}

fn guard(text: &'static str, end: &str) -> Option<Guard> {
    let sql = &text[..text.find(end)? + end.len()];
    let mut words = sql.split_whitespace();
    let name = words.nth(2)?;
    let table = words.skip_while(|word| *word != "ON").nth(1)?;
    Some(Guard { name, table, sql })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_trigger_of_the_migrations_is_known() {
        for (dialect, least) in [(Dialect::Sqlite, 12), (Dialect::Postgres, 14)] {
            let made: usize = migrations::texts(dialect).map(|text| text.matches("CREATE TRIGGER").count()).sum();
            let guards = all(dialect);
            assert_eq!(guards.len(), made);
            assert!(made >= least, "{made}");
            let tables =
                ["events", "log_heads", "log_checkpoints", "idempotency_keys", "workspace_keys", "subject_keys"];
            for guard in &guards {
                assert!(tables.contains(&guard.table), "{guard:?}");
            }
            assert!(tables.iter().all(|table| guards.iter().any(|guard| guard.table == *table)));
        }
    }
}
