//! Read models in the database: the SQL that all of them share.

mod cells;
pub(crate) mod checkpoint;
mod postgres;
pub(crate) mod query;
mod sqlite;
pub(crate) mod tables;
pub(crate) mod words;
pub(crate) mod writes;

use eventlog::db::Dialect;

use crate::schema::Table;

/// The statements of one table under one physical name, in one dialect.
#[derive(Clone, Debug)]
pub(crate) struct Statements {
    pub dialect: Dialect,
    /// The table's name at the moment: its own, or that of the copy being built.
    pub name: String,
    /// `$1`: `[[workspace, key], …]`. Answers workspace and row as JSON text.
    pub load: String,
    /// PostgreSQL: `$1` is `[{"workspace_id": …, "words": …, <columns>}, …]`. SQLite: `{values}` stands for the rows' values.
    pub upsert: String,
    /// New rows as lines of text (PostgreSQL only).
    pub copy: String,
    /// Values that find new rows as lines of text (PostgreSQL only).
    pub copy_lookups: String,
    /// `$1`: `[[workspace, key], …]`.
    pub delete: String,
    /// `$1`: `[[workspace, value, key, sort], …]`.
    pub insert_lookups: String,
    pub delete_lookups: String,
    /// `$1`: `[[workspace, key], …]`. Forgets the words of rows (SQLite only; PostgreSQL keeps them in the row).
    pub delete_words: String,
    /// `$1`: `[[workspace, key, words], …]` (SQLite only).
    pub insert_words: String,
}

impl Statements {
    /// The statements for `table`, stored as `name`.
    pub fn new(dialect: Dialect, table: &Table, name: &str) -> Self {
        match dialect {
            Dialect::Sqlite => sqlite::statements(table, name),
            Dialect::Postgres => postgres::statements(table, name),
        }
    }
}

/// A row as JSON text, as an expression over alias `t`.
pub(crate) fn row_json(dialect: Dialect, table: &Table) -> String {
    match dialect {
        Dialect::Sqlite => sqlite::row_json(table),
        Dialect::Postgres => postgres::row_json(table),
    }
}

fn column_list(table: &Table, prefix: &str) -> String {
    table.columns.iter().map(|column| format!("{prefix}\"{}\"", column.name)).collect::<Vec<_>>().join(", ")
}

fn assignments(table: &Table) -> String {
    table
        .columns
        .iter()
        .filter(|column| column.name != table.key)
        .map(|column| format!("\"{0}\" = excluded.\"{0}\"", column.name))
        .collect::<Vec<_>>()
        .join(", ")
}
