//! What SQLite says differently.

use eventlog::db::Dialect;

use super::{Statements, assignments, column_list};
use crate::schema::{Kind, Table};

fn sql_type(kind: Kind) -> &'static str {
    match kind {
        Kind::Text | Kind::Json => "text",
        Kind::Int | Kind::Bool => "integer",
    }
}

pub(super) fn row_json(table: &Table) -> String {
    let fields = table.columns.iter().map(|column| {
        let name = column.name;
        match column.kind {
            Kind::Text | Kind::Int => format!("'{name}', t.\"{name}\""),
            Kind::Bool => format!("'{name}', json(iif(t.\"{name}\", 'true', 'false'))"),
            Kind::Json => format!("'{name}', json(t.\"{name}\")"),
        }
    });
    format!("json_object({})", fields.collect::<Vec<_>>().join(", "))
}

pub(super) fn statements(table: &Table, name: &str) -> Statements {
    let key = table.key;
    let touched =
        format!("json_each($1) k CROSS JOIN {name} t ON t.workspace_id = k.value->>0 AND t.\"{key}\" = k.value->>1");
    Statements {
        dialect: Dialect::Sqlite,
        name: name.to_owned(),
        load: format!("SELECT t.workspace_id, {} FROM {touched}", row_json(table)),
        upsert: format!(
            "INSERT INTO {name} (workspace_id, {}) VALUES {{values}} ON CONFLICT (workspace_id, \"{key}\") DO UPDATE SET {}",
            column_list(table, ""),
            assignments(table)
        ),
        copy: String::new(),
        copy_lookups: String::new(),
        delete: format!("DELETE FROM {name} WHERE row_number IN (SELECT t.row_number FROM {touched})"),
        insert_lookups: format!(
            "INSERT INTO {name}_lookup (workspace_id, value, key, sort) \
             SELECT k.value->>0, k.value->>1, k.value->>2, k.value->>3 FROM json_each($1) k WHERE true ON CONFLICT DO NOTHING"
        ),
        delete_lookups: format!(
            "DELETE FROM {name}_lookup WHERE (workspace_id, value, key) IN \
             (SELECT k.value->>0, k.value->>1, k.value->>2 FROM json_each($1) k)"
        ),
        delete_words: format!("DELETE FROM {name}_words WHERE rowid IN (SELECT t.row_number FROM {touched})"),
        insert_words: format!(
            "INSERT INTO {name}_words (rowid, words) SELECT t.row_number, k.value->>2 FROM {touched}"
        ),
    }
}

pub(super) fn create_table(table: &Table, name: &str) -> Vec<String> {
    let columns = table
        .columns
        .iter()
        .map(|column| format!("\"{}\" {}", column.name, sql_type(column.kind)))
        .collect::<Vec<_>>()
        .join(", ");
    // `row_number` rises as rows are first written: in the order in which their events came.
    let mut script = vec![format!(
        "CREATE TABLE {name} (row_number integer PRIMARY KEY, workspace_id text NOT NULL, {columns}, \
         UNIQUE (workspace_id, \"{}\"))",
        table.key
    )];
    if table.lookup {
        script.push(format!(
            "CREATE TABLE {name}_lookup (workspace_id text NOT NULL, value text NOT NULL, key text NOT NULL, sort integer NOT NULL, \
             PRIMARY KEY (workspace_id, value, key)) WITHOUT ROWID"
        ));
    }
    if table.search {
        // Words come split and in lower case, so that the tokenizer has nothing to decide.
        script.push(format!(
            "CREATE VIRTUAL TABLE {name}_words USING fts5(words, content='', contentless_delete=1, detail=none, tokenize='ascii')"
        ));
    }
    script
}
