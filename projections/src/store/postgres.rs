//! What PostgreSQL says differently.

use eventlog::db::Dialect;

use super::{Statements, assignments, column_list};
use crate::schema::{Kind, Table};

fn sql_type(kind: Kind) -> &'static str {
    match kind {
        Kind::Text => "text",
        Kind::Int => "bigint",
        Kind::Bool => "boolean",
        Kind::Json => "json",
    }
}

pub(super) fn row_json(table: &Table) -> String {
    format!("(SELECT CAST(row_to_json(r) AS text) FROM (SELECT {}) AS r)", column_list(table, "t."))
}

pub(super) fn statements(table: &Table, name: &str) -> Statements {
    let key = table.key;
    let fields = table
        .columns
        .iter()
        .map(|column| format!("\"{}\" {}", column.name, sql_type(column.kind)))
        .collect::<Vec<_>>()
        .join(", ");
    let (words, words_of, words_set) = match table.search {
        true => (", words", ", array_to_tsvector(string_to_array(r.words, ' '))", ", words = excluded.words"),
        false => ("", "", ""),
    };
    Statements {
        dialect: Dialect::Postgres,
        name: name.to_owned(),
        load: format!(
            "SELECT t.workspace_id, {} FROM json_array_elements(CAST($1 AS json)) AS k \
             JOIN {name} t ON t.workspace_id = k->>0 AND t.\"{key}\" = k->>1",
            row_json(table)
        ),
        upsert: format!(
            "INSERT INTO {name} (workspace_id, {}{words}) SELECT r.workspace_id, {}{words_of} \
             FROM json_to_recordset(CAST($1 AS json)) AS r(workspace_id text, words text, {fields}) \
             ON CONFLICT (workspace_id, \"{key}\") DO UPDATE SET {}{words_set}",
            column_list(table, ""),
            column_list(table, "r."),
            assignments(table)
        ),
        copy: format!("COPY {name} (workspace_id, {}{words}) FROM STDIN", column_list(table, "")),
        copy_lookups: format!("COPY {name}_lookup (workspace_id, value, key, sort) FROM STDIN"),
        delete: format!(
            "DELETE FROM {name} t USING json_array_elements(CAST($1 AS json)) AS k \
             WHERE t.workspace_id = k->>0 AND t.\"{key}\" = k->>1"
        ),
        insert_lookups: format!(
            "INSERT INTO {name}_lookup (workspace_id, value, key, sort) \
             SELECT k->>0, k->>1, k->>2, CAST(k->>3 AS bigint) FROM json_array_elements(CAST($1 AS json)) AS k ON CONFLICT DO NOTHING"
        ),
        delete_lookups: format!(
            "DELETE FROM {name}_lookup l USING json_array_elements(CAST($1 AS json)) AS k \
             WHERE l.workspace_id = k->>0 AND l.value = k->>1 AND l.key = k->>2"
        ),
        delete_words: String::new(),
        insert_words: String::new(),
    }
}

pub(super) fn create_table(table: &Table, name: &str) -> Vec<String> {
    let columns = table
        .columns
        .iter()
        .map(|column| match column.kind {
            Kind::Text => format!("\"{}\" text COLLATE \"C\"", column.name),
            Kind::Int | Kind::Bool | Kind::Json => format!("\"{}\" {}", column.name, sql_type(column.kind)),
        })
        .collect::<Vec<_>>()
        .join(", ");
    let words = if table.search { ", words tsvector" } else { "" };
    let mut script = vec![format!(
        "CREATE TABLE {name} (workspace_id text COLLATE \"C\" NOT NULL, {columns}{words}, \
         PRIMARY KEY (workspace_id, \"{}\")) WITH (fillfactor = 80)",
        table.key
    )];
    if table.lookup {
        script.push(format!(
            "CREATE TABLE {name}_lookup (workspace_id text COLLATE \"C\" NOT NULL, value text COLLATE \"C\" NOT NULL, \
             key text COLLATE \"C\" NOT NULL, sort bigint NOT NULL, PRIMARY KEY (workspace_id, value, key))"
        ));
    }
    script
}

pub(super) fn create_words_index(table: &Table, name: &str, generation: i64) -> Option<String> {
    // A short list of what is not sorted in yet: every search reads it from end to end.
    let with = "WITH (gin_pending_list_limit = 256)";
    table.search.then(|| format!("CREATE INDEX {}_g{generation}_words ON {name} USING gin (words) {with}", table.name))
}
