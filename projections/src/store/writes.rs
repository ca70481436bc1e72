//! What one projection stores in one round, as a few statements however many rows there are.

use std::collections::HashMap;

use eventlog::WorkspaceId;
use eventlog::db::{Conn, Dialect};
use serde::Serialize;

use super::{Statements, words};
use crate::error::ReadError;
use crate::schema::{Table, storable};

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

/// Rows to be stored.
pub(crate) struct Writes {
    table: &'static Table,
    upserts: Array,
    deletes: Array,
    lookups: Array,
    words: Array,
    /// Rows whose stored words are outdated.
    outdated_words: Array,
    /// Keys that changed.
    changed: HashMap<WorkspaceId, Vec<String>>,
}

impl Writes {
    pub fn new(table: &'static Table) -> Self {
        Self {
            table,
            upserts: Array::default(),
            deletes: Array::default(),
            lookups: Array::default(),
            words: Array::default(),
            outdated_words: Array::default(),
            changed: HashMap::new(),
        }
    }

    /// A row that is new (`stored` false) or changed.
    pub fn upsert<R: Serialize>(
        &mut self,
        workspace: WorkspaceId,
        key: &str,
        row: &R,
        text: &str,
        stored: bool,
        words_changed: bool,
    ) -> Result<(), ReadError> {
        let row = storable(serde_json::to_string(row).map_err(|error| ReadError::row(self.table.name, &error))?);
        self.upserts.begin_item();
        let item = &mut self.upserts.0;
        item.push_str("{\"workspace_id\":\"");
        item.push_str(&workspace.to_string());
        item.push('"');
        if self.table.search {
            // Words are letters, digits and blanks: nothing to escape.
            let line = words::stored(workspace, text);
            item.push_str(",\"words\":\"");
            item.push_str(&line);
            item.push('"');
            if words_changed {
                if stored {
                    self.outdated_words.push(&serde_json::json!([workspace, key]));
                }
                self.words.push(&serde_json::json!([workspace, key, line]));
            }
        }
        // The row's own fields follow.
        item.push(',');
        item.push_str(&row[1..]);
        Ok(())
    }

    /// A row that is no more.
    pub fn delete(&mut self, workspace: WorkspaceId, key: &str) {
        let item = serde_json::json!([workspace, key]);
        if self.table.search {
            self.outdated_words.push(&item);
        }
        self.deletes.push(&item);
    }

    /// Values that find a row.
    pub fn lookups(&mut self, workspace: WorkspaceId, key: &str, values: Vec<(String, i64)>) {
        for (value, sort) in values {
            self.lookups.push(&serde_json::json!([workspace, value.replace('\0', "\u{fffd}"), key, sort]));
        }
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
        if let Some(rows) = self.upserts.finish() {
            conn.execute(&statements.upsert, &[rows.into()]).await?;
        }
        if sqlite && let Some(rows) = self.words.finish() {
            conn.execute(&statements.insert_words, &[rows.into()]).await?;
        }
        if let Some(rows) = self.lookups.finish() {
            conn.execute(&statements.insert_lookups, &[rows.into()]).await?;
        }
        Ok(())
    }
}
