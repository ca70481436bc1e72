//! What one projection stores in one round, as a few statements however many rows there are.

use std::collections::HashMap;

use eventlog::WorkspaceId;
use eventlog::db::{Arg, Conn, Dialect};
use serde::Serialize;

use super::cells::{self, Cells, CopyText};
use super::{Statements, words};
use crate::error::ReadError;
use crate::schema::{Table, storable};

/// From this many new rows on, PostgreSQL takes them by `COPY`.
const WORTH_A_COPY: usize = 256;
/// Rows per statement on SQLite: few different statements, so that they stay prepared.
const CHUNKS: [usize; 3] = [64, 8, 1];

/// A JSON array that grows.
#[derive(Default)]
struct Array(String);

impl Array {
    fn begin_item(&mut self) {
        self.0.push(if self.0.is_empty() { '[' } else { ',' });
    }

    fn push(&mut self, item: &serde_json::Value) {
        self.begin_item();
        self.0.push_str(&item.to_string());
    }

    fn finish(self) -> Option<String> {
        if self.0.is_empty() {
            return None;
        }
        let mut text = self.0;
        text.push(']');
        Some(text)
    }
}

/// How rows are brought to the database.
enum Form {
    /// SQLite: the values of all rows, one after the other.
    Values(Vec<Arg<'static>>),
    /// PostgreSQL: JSON for rows that may be there.
    Json(Array),
}

/// A row to be stored, with what the folder knows of it.
pub(crate) struct Upsert<'a, R> {
    pub workspace: WorkspaceId,
    pub key: &'a str,
    pub row: &'a R,
    /// There is a row of this key in the table.
    pub stored: bool,
    /// The text whose words find the row, and whether it changed.
    pub text: &'a str,
    pub text_changed: bool,
    /// Values that find the row, where they changed.
    pub lookups: Option<Vec<(String, i64)>>,
}

/// Rows to be stored.
pub(crate) struct Writes {
    table: &'static Table,
    rows: Form,
    /// New rows, and values that find them, for `COPY`; none when it is not worth it.
    copy: Option<(CopyText, CopyText)>,
    deletes: Array,
    lookups: Array,
    /// Values that find a row no longer.
    outdated_lookups: Array,
    words: Array,
    /// Rows whose stored words are outdated.
    outdated_words: Array,
    /// Keys that changed.
    changed: HashMap<WorkspaceId, Vec<String>>,
}

impl Writes {
    /// Room for `rows` rows; `bulk`: many new ones may come by `COPY`.
    pub fn new(dialect: Dialect, table: &'static Table, rows: usize, bulk: bool) -> Self {
        let (rows, copy) = match dialect {
            Dialect::Sqlite => (Form::Values(Vec::with_capacity(rows * (table.columns.len() + 1))), None),
            Dialect::Postgres => (Form::Json(Array::default()), (bulk && rows >= WORTH_A_COPY).then(Default::default)),
        };
        Self {
            table,
            rows,
            copy,
            deletes: Array::default(),
            lookups: Array::default(),
            outdated_lookups: Array::default(),
            words: Array::default(),
            outdated_words: Array::default(),
            changed: HashMap::new(),
        }
    }

    /// A row that is new or changed.
    pub fn upsert<R: Serialize>(&mut self, upsert: Upsert<'_, R>) -> Result<(), ReadError> {
        let Upsert { workspace, key, row, stored, text, text_changed, lookups } = upsert;
        let table = self.table;
        let unfit = |error| ReadError::row(table.name, &error);
        match (&mut self.rows, &mut self.copy) {
            (Form::Values(values), _) => {
                values.push(workspace.into());
                cells::write(row, table, values).map_err(unfit)?;
                if table.search && text_changed {
                    if stored {
                        self.outdated_words.push(&serde_json::json!([workspace, key]));
                    }
                    self.words.push(&serde_json::json!([workspace, key, words::stored(workspace, text)]));
                }
            }
            (Form::Json(_), Some((copy, _))) if !stored => {
                copy.text(&workspace.to_string());
                cells::write(row, table, copy).map_err(unfit)?;
                if table.search {
                    copy.text(&words::stored(workspace, text));
                }
                copy.end_line();
            }
            (Form::Json(rows), _) => {
                let row = storable(serde_json::to_string(row).map_err(unfit)?);
                rows.begin_item();
                rows.0.push_str("{\"workspace_id\":\"");
                rows.0.push_str(&workspace.to_string());
                rows.0.push_str("\",");
                if table.search {
                    // Words are letters, digits and blanks: nothing to escape.
                    rows.0.push_str("\"words\":\"");
                    rows.0.push_str(&words::stored(workspace, text));
                    rows.0.push_str("\",");
                }
                // The row's own fields follow.
                rows.0.push_str(&row[1..]);
            }
        }
        for (value, sort) in lookups.into_iter().flatten() {
            match &mut self.copy {
                Some((_, copy)) if !stored => {
                    copy.text(&workspace.to_string());
                    copy.text(&value);
                    copy.text(key);
                    copy.int(sort);
                    copy.end_line();
                }
                _ => self.lookups.push(&serde_json::json!([workspace, value.replace('\0', "\u{fffd}"), key, sort])),
            }
        }
        Ok(())
    }

    /// A value that finds a row no longer.
    pub fn outdate_lookup(&mut self, workspace: WorkspaceId, key: &str, value: &str) {
        self.outdated_lookups.push(&serde_json::json!([workspace, value.replace('\0', "\u{fffd}"), key]));
    }

    /// A row that is no more.
    pub fn delete(&mut self, workspace: WorkspaceId, key: &str) {
        let item = serde_json::json!([workspace, key]);
        if self.table.search {
            self.outdated_words.push(&item);
        }
        self.deletes.push(&item);
    }

    /// Takes note of a key that changed.
    pub fn changed(&mut self, workspace: WorkspaceId, key: String) {
        self.changed.entry(workspace).or_default().push(key);
    }

    /// Keys that changed, by workspace.
    pub fn take_changed(&mut self) -> HashMap<WorkspaceId, Vec<String>> {
        std::mem::take(&mut self.changed)
    }

    /// Stores everything.
    pub async fn apply(self, conn: &mut Conn<'_>, statements: &Statements) -> Result<(), ReadError> {
        let sqlite = statements.dialect == Dialect::Sqlite;
        if sqlite && let Some(rows) = self.outdated_words.finish() {
            conn.execute(&statements.delete_words, &[rows.into()]).await?;
        }
        if let Some(rows) = self.deletes.finish() {
            conn.execute(&statements.delete, &[rows.into()]).await?;
        }
        match self.rows {
            Form::Values(values) => insert_values(conn, statements, &values, self.table.columns.len() + 1).await?,
            Form::Json(rows) => {
                if let Some(rows) = rows.finish() {
                    conn.execute(&statements.upsert, &[rows.into()]).await?;
                }
            }
        }
        if let Some((rows, lookups)) = self.copy {
            copy(conn, &statements.copy, rows).await?;
            copy(conn, &statements.copy_lookups, lookups).await?;
        }
        if sqlite && let Some(rows) = self.words.finish() {
            conn.execute(&statements.insert_words, &[rows.into()]).await?;
        }
        if let Some(rows) = self.outdated_lookups.finish() {
            conn.execute(&statements.delete_lookups, &[rows.into()]).await?;
        }
        if let Some(rows) = self.lookups.finish() {
            conn.execute(&statements.insert_lookups, &[rows.into()]).await?;
        }
        Ok(())
    }
}

async fn insert_values(
    conn: &mut Conn<'_>,
    statements: &Statements,
    values: &[Arg<'static>],
    width: usize,
) -> Result<(), ReadError> {
    let mut rest = values;
    for chunk in CHUNKS {
        while rest.len() >= chunk * width {
            let (now, later) = rest.split_at(chunk * width);
            let row = format!("({})", vec!["?"; width].join(","));
            let sql = statements.upsert.replace("{values}", &vec![row.as_str(); chunk].join(","));
            conn.execute(&sql, now).await?;
            rest = later;
        }
    }
    Ok(())
}

async fn copy(conn: &mut Conn<'_>, statement: &str, text: CopyText) -> Result<(), ReadError> {
    if text.lines.is_empty() {
        return Ok(());
    }
    match conn {
        Conn::Postgres(conn) => {
            let mut copy = conn.copy_in_raw(statement).await?;
            copy.send(text.lines.into_bytes()).await?;
            copy.finish().await?;
        }
        Conn::Sqlite(..) => return Err(sqlx::Error::Protocol("SQLite has no COPY".to_owned()).into()),
    }
    Ok(())
}
