//! The triggers by which the database itself refuses to rewrite the log (`docs/proof.md`). They are against mistakes, not against
//! whoever owns the database; that one is missing is told all the same, as nobody takes one away by mistake.

use std::collections::HashMap;
use std::fmt;

use crate::db::{Database, Dialect, Row};
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

/// What keeps a trigger from refusing what it should.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GuardFault {
    /// It is not there, or switched off.
    Missing(Guard),
    /// One of its name is there that does something else.
    Changed(Guard),
    /// The database passes over all triggers on this program's connections: `session_replication_role` is this.
    PassedOver(String),
}

impl fmt::Display for GuardFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing(Guard { name, table, .. }) => {
                write!(f, "the trigger {name} on {table} is missing or switched off")
            }
            Self::Changed(Guard { name, table, .. }) => {
                write!(f, "the trigger {name} on {table} is another one than this program makes")
            }
            Self::PassedOver(role) => {
                write!(
                    f,
                    "no trigger does anything: session_replication_role is {role} for this program's role or database"
                )
            }
        }
    }
}

/// All that is wrong with the triggers.
///
/// # Errors
/// When the database can not be read.
pub async fn faults(db: &Database) -> Result<Vec<GuardFault>, sqlx::Error> {
    let sql = match db.dialect() {
        Dialect::Sqlite => "SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger'",
        Dialect::Postgres => {
            "SELECT tgname::text, relname::text, replace(pg_get_triggerdef(t.oid), quote_ident(current_schema()) || '.', ''), p.prosrc \
             FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid \
             WHERE c.relnamespace = current_schema()::regnamespace AND NOT tgisinternal AND tgenabled IN ('O', 'A')"
        }
    };
    let rows = db.fetch_all(sql, &[]).await?;
    let there = rows
        .iter()
        .map(|row| Ok(((row.text(0)?, row.text(1)?), row)))
        .collect::<Result<HashMap<_, _>, sqlx::Error>>()?;
    let mut faults = Vec::new();
    if db.dialect() == Dialect::Postgres {
        let role = db.fetch_optional("SELECT current_setting('session_replication_role')", &[]).await?;
        let role = role.as_ref().map(|row| row.text(0)).transpose()?.filter(|role| *role != "origin");
        faults.extend(role.map(|role| GuardFault::PassedOver(role.to_owned())));
    }
    for guard in all(db.dialect()) {
        match there.get(&(guard.name, guard.table)) {
            None => faults.push(GuardFault::Missing(guard)),
            Some(row) if !is_ours(db.dialect(), &guard, row)? => faults.push(GuardFault::Changed(guard)),
            Some(_) => {}
        }
    }
    Ok(faults)
}

/// Whether a trigger is what its statement makes.
fn is_ours(dialect: Dialect, guard: &Guard, found: &Row) -> Result<bool, sqlx::Error> {
    match dialect {
        Dialect::Sqlite => Ok(on_one_line(found.text(2)?) == on_one_line(guard.sql)),
        Dialect::Postgres => {
            let is_same = without_spaces(found.text(2)?) == without_spaces(&as_postgres_tells(guard.sql));
            Ok(is_same
                && refusal_of_migrations().is_some_and(|(_, body)| found.text(3).is_ok_and(|found| found == body)))
        }
    }
}

/// Puts back what is missing or changed; answers what was wrong.
///
/// # Errors
/// When the database can not be read or written.
pub async fn restore(db: &Database) -> Result<Vec<GuardFault>, sqlx::Error> {
    let faults = faults(db).await?;
    let is_changed = faults.iter().any(|fault| matches!(fault, GuardFault::Changed(_)));
    if db.dialect() == Dialect::Postgres
        && is_changed
        && let Some((function, _)) = refusal_of_migrations()
    {
        db.execute(&function.replacen("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION", 1), &[]).await?;
    }
    for fault in &faults {
        let (GuardFault::Missing(guard) | GuardFault::Changed(guard)) = fault else { continue };
        let drop = match db.dialect() {
            Dialect::Sqlite => format!("DROP TRIGGER IF EXISTS {}", guard.name),
            Dialect::Postgres => format!("DROP TRIGGER IF EXISTS {} ON {}", guard.name, guard.table),
        };
        db.execute(&drop, &[]).await?;
        db.execute(guard.sql, &[]).await?;
    }
    Ok(faults)
}

/// The function of PostgreSQL's triggers: the statement that makes it, and its body.
fn refusal_of_migrations() -> Option<(&'static str, &'static str)> {
    migrations::texts(Dialect::Postgres).find_map(|text| {
        let statement = &text[text.find("CREATE FUNCTION refuse_change()")?..];
        let (_, rest) = statement.split_once("$$")?;
        let (body, after) = rest.split_once("$$")?;
        Some((&statement[..statement.len() - after.len()], body))
    })
}

/// A statement whatever its line ends, as SQLite keeps it.
fn on_one_line(sql: &str) -> String {
    sql.split_whitespace().collect::<Vec<_>>().join(" ").trim_end_matches([';', ' ']).to_owned()
}

/// In small letters, with neither spaces nor the quotes of names that are words of SQL.
fn without_spaces(sql: &str) -> String {
    sql.chars().filter(|char| !char.is_whitespace() && *char != '"').collect::<String>().to_lowercase()
}

/// A trigger's statement as `pg_get_triggerdef` tells it: each comparison in brackets of its own, and all of them in one more pair.
fn as_postgres_tells(sql: &str) -> String {
    let sql = on_one_line(sql).to_lowercase().replace("update or delete on", "delete or update on");
    let Some((before, rest)) = sql.split_once(" when (") else { return sql };
    let Some((condition, after)) = rest.rsplit_once(") execute ") else { return sql };
    let (mut told, mut comparison) = (String::new(), String::new());
    for word in condition.replace('(', " ( ").replace(')', " ) ").split_whitespace().chain([""]) {
        if !matches!(word, "(" | ")" | "and" | "or" | "") {
            comparison.push_str(word);
            continue;
        }
        if !comparison.is_empty() {
            told.push_str(&format!("({})", std::mem::take(&mut comparison)));
        }
        told.push_str(word);
    }
    format!("{before} when (({told})) execute {after}")
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
