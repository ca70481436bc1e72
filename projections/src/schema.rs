//! How a read model's table looks, said once for both databases.

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Text,
    /// Numbers, and times as microseconds since the epoch.
    Int,
    Bool,
    /// Lists and maps; compared and indexed by nobody.
    Json,
}

/// One column: a field of the row under the same name.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    pub name: &'static str,
    pub kind: Kind,
}

/// A column of text.
pub const fn text(name: &'static str) -> Column {
    Column { name, kind: Kind::Text }
}

/// A column of numbers.
pub const fn int(name: &'static str) -> Column {
    Column { name, kind: Kind::Int }
}

/// A column of truth values.
pub const fn bool(name: &'static str) -> Column {
    Column { name, kind: Kind::Bool }
}

/// A column of lists or maps.
pub const fn json(name: &'static str) -> Column {
    Column { name, kind: Kind::Json }
}

/// An index over `workspace_id` and more.
#[derive(Clone, Copy, Debug)]
pub struct Index {
    /// Last part of the index's name.
    pub name: &'static str,
    /// Columns after `workspace_id`, as SQL: `action, serial DESC`.
    pub on: &'static str,
    /// Only rows for which this holds, as SQL.
    pub only: Option<&'static str>,
}

/// A read model's table. Every table begins with `workspace_id`, and its primary key is `workspace_id` and `key`.
#[derive(Clone, Copy, Debug)]
pub struct Table {
    pub name: &'static str,
    /// The text column that is unique in a workspace.
    pub key: &'static str,
    /// Columns after `workspace_id`, named as the row's fields.
    pub columns: &'static [Column],
    pub indexes: &'static [Index],
    /// Rows are also found by values of lists ([`crate::Projection::lookups`]).
    pub lookup: bool,
    /// Rows are also found by words ([`crate::Projection::words`]).
    pub search: bool,
}

/// A row's JSON text as both databases can hold it: PostgreSQL has no character 0, so a replacement stands in for it.
pub(crate) fn storable(row: String) -> String {
    const NUL: &str = "\\u0000";
    if !row.contains(NUL) {
        return row;
    }
    let mut clean = String::with_capacity(row.len());
    let mut rest = row.as_str();
    while let Some(backslash) = rest.find('\\') {
        let (before, escape) = rest.split_at(backslash);
        clean.push_str(before);
        // In JSON a backslash and what follows it belong together, and what follows is ASCII.
        let (kept, length) = if escape.starts_with(NUL) { ("\u{fffd}", NUL.len()) } else { (&escape[..2], 2) };
        clean.push_str(kept);
        rest = &escape[length..];
    }
    clean.push_str(rest);
    clean
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_character_0_is_replaced() {
        let text = "a\0b \\u0000 \\ \" \n 🙂 \u{1}";
        let row = serde_json::to_string(&[text, "\0"]).unwrap();
        let read: Vec<String> = serde_json::from_str(&storable(row)).unwrap();
        assert_eq!(read, [text.replace('\0', "\u{fffd}"), "\u{fffd}".to_owned()]);
    }
}
