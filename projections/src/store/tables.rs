//! Making, filling in and swapping tables.

use eventlog::db::{Conn, Dialect};

use super::{postgres, sqlite};
use crate::schema::Table;

/// What the copy of a table is called while it is built.
pub(crate) fn next_name(table: &Table) -> String {
    format!("{}__next", table.name)
}

/// Makes the table as `name`, without indexes.
pub(crate) async fn create(conn: &mut Conn<'_>, table: &Table, name: &str) -> Result<(), sqlx::Error> {
    let script = match conn.dialect() {
        Dialect::Sqlite => sqlite::create_table(table, name),
        Dialect::Postgres => postgres::create_table(table, name),
    };
    for statement in script {
        conn.execute(&statement, &[]).await?;
    }
    Ok(())
}

/// The statements that make the indexes. Index names carry the generation: they stay while tables are renamed.
pub(crate) fn create_indexes(dialect: Dialect, table: &Table, name: &str, generation: i64) -> Vec<String> {
    let mut statements: Vec<String> = table
        .indexes
        .iter()
        .map(|index| {
            let only = index.only.map(|only| format!(" WHERE {only}")).unwrap_or_default();
            format!(
                "CREATE INDEX {}_g{generation}_{} ON {name} (workspace_id, {}){only}",
                table.name, index.name, index.on
            )
        })
        .collect();
    match dialect {
        Dialect::Sqlite => {}
        Dialect::Postgres => statements.extend(postgres::create_words_index(table, name, generation)),
    }
    statements
}

/// Removes the table `name` with what belongs to it.
pub(crate) async fn drop(conn: &mut Conn<'_>, name: &str) -> Result<(), sqlx::Error> {
    // An older description of the table may have had other parts.
    for part in ["", "_lookup", "_words"] {
        conn.execute(&format!("DROP TABLE IF EXISTS {name}{part}"), &[]).await?;
    }
    Ok(())
}

/// Renames the table with what belongs to it.
pub(crate) async fn rename(conn: &mut Conn<'_>, table: &Table, from: &str, to: &str) -> Result<(), sqlx::Error> {
    for part in parts(conn.dialect(), table) {
        conn.execute(&format!("ALTER TABLE {from}{part} RENAME TO {to}{part}"), &[]).await?;
    }
    Ok(())
}

/// Suffixes of the tables that make up one read model.
fn parts(dialect: Dialect, table: &Table) -> Vec<&'static str> {
    let mut parts = vec![""];
    if table.lookup {
        parts.push("_lookup");
    }
    if table.search && dialect == Dialect::Sqlite {
        parts.push("_words");
    }
    parts
}
