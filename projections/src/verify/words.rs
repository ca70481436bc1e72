//! The words that rows are found by, as they are stored.

use std::collections::BTreeSet;

use eventlog::WorkspaceId;
use eventlog::db::{Conn, Dialect};

use crate::schema::Table;
use crate::store::words;

/// SQLite keeps the words of all rows in one index, word by word. This turns it around, row by row, until the transaction of `conn` ends;
/// answers the words that lead to no row.
pub(super) async fn turn_around(conn: &mut Conn<'_>, table: &Table) -> Result<Vec<String>, sqlx::Error> {
    match conn.dialect() {
        Dialect::Sqlite if table.search => {}
        Dialect::Sqlite | Dialect::Postgres => return Ok(Vec::new()),
    }
    let name = table.name;
    for statement in [
        format!("CREATE VIRTUAL TABLE temp.{name}_leads USING fts5vocab(main, {name}_words, instance)"),
        format!("CREATE TABLE temp.{name}_found_by (row_number integer PRIMARY KEY, words text NOT NULL)"),
        format!(
            "INSERT INTO temp.{name}_found_by SELECT doc, group_concat(term, ' ') FROM temp.{name}_leads GROUP BY doc"
        ),
    ] {
        conn.execute(&statement, &[]).await?;
    }
    let astray = format!(
        "SELECT f.words FROM temp.{name}_found_by f WHERE NOT EXISTS (SELECT 1 FROM {name} t WHERE t.row_number = f.row_number)"
    );
    conn.fetch_all(&astray, &[]).await?.iter().map(|row| Ok(row.text(0)?.to_owned())).collect()
}

/// The stored words of a row, separated by blanks, as an expression over alias `t`; null where it has none.
pub(super) fn stored(dialect: Dialect, table: &Table) -> String {
    match (table.search, dialect) {
        (false, Dialect::Sqlite | Dialect::Postgres) => "NULL".to_owned(),
        (true, Dialect::Sqlite) => {
            format!("(SELECT f.words FROM temp.{}_found_by f WHERE f.row_number = t.row_number)", table.name)
        }
        (true, Dialect::Postgres) => "array_to_string(tsvector_to_array(t.words), ' ')".to_owned(),
    }
}

/// The words a row of this text has to be found by.
pub(super) fn expected(workspace: WorkspaceId, text: &str) -> String {
    line(&words::stored(workspace, text))
}

/// Words in one order, each once.
pub(super) fn line(words: &str) -> String {
    words.split_whitespace().collect::<BTreeSet<&str>>().into_iter().collect::<Vec<_>>().join(" ")
}

/// Whether these are words of a row of this workspace.
pub(super) fn is_of(workspace: WorkspaceId, words: &str) -> bool {
    let mark = words::stored(workspace, "");
    words.split_whitespace().any(|word| word == mark)
}
