//! Reading rows for people: filters, pages, and single rows. Every query names its workspace.

use eventlog::WorkspaceId;
use eventlog::db::{Arg, Database, Dialect};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{row_json, words};
use crate::error::ReadError;
use crate::schema::Table;

/// Rows at most on a page.
pub(crate) const MOST: u32 = 200;
/// Rows on a page when nothing is said.
const USUAL: u32 = 50;

/// The text form of a plain enum.
pub(crate) fn plain<T: Serialize>(value: &T) -> Result<String, ReadError> {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(text)) => Ok(text),
        Ok(other) => Ok(other.to_string()),
        Err(error) => Err(ReadError::row("a filter", &error)),
    }
}

/// A query over one table, newest first by a column of numbers.
pub(crate) struct Filter {
    table: &'static Table,
    dialect: Dialect,
    order: &'static str,
    conditions: Vec<String>,
    args: Vec<Arg<'static>>,
    /// The words to look for; none inside = nothing matches.
    words: Option<usize>,
    value: Option<usize>,
    cursor: Option<i64>,
    limit: u32,
    offset: u64,
}

impl Filter {
    /// All rows of a workspace.
    pub fn new(table: &'static Table, dialect: Dialect, workspace: WorkspaceId, order: &'static str) -> Self {
        Self {
            table,
            dialect,
            order,
            conditions: vec!["t.workspace_id = $1".to_owned()],
            args: vec![workspace.into()],
            words: None,
            value: None,
            cursor: None,
            limit: MOST,
            offset: 0,
        }
    }

    fn arg(&mut self, arg: Arg<'static>) -> usize {
        self.args.push(arg);
        self.args.len()
    }

    /// Only rows where a column has this value.
    pub fn equals(&mut self, column: &str, value: Arg<'static>) {
        let number = self.arg(value);
        self.conditions.push(format!("t.\"{column}\" = ${number}"));
    }

    /// Only rows for which `condition` holds; `?` stands for the argument, `t` for the table.
    pub fn that(&mut self, condition: &str, value: Arg<'static>) {
        let number = self.arg(value);
        self.conditions.push(condition.replace('?', &format!("${number}")));
    }

    /// Only rows for which `condition` holds.
    pub fn only(&mut self, condition: &str) {
        self.conditions.push(condition.to_owned());
    }

    /// Only rows that have words beginning with each of these. Blank text asks nothing.
    pub fn words(&mut self, text: &str) {
        if text.trim().is_empty() {
            return;
        }
        let Arg::Text(workspace) = &self.args[0] else { return };
        let Ok(workspace) = workspace.parse::<WorkspaceId>() else { return };
        let syntax = match self.dialect {
            Dialect::Sqlite => words::Syntax { and: " ", quote: '"', beginning: "*" },
            Dialect::Postgres => words::Syntax { and: " & ", quote: '\'', beginning: ":*" },
        };
        let Some(query) = words::query(workspace, text, &syntax) else {
            self.only("1 = 0");
            return;
        };
        let number = self.arg(query.into());
        match self.dialect {
            Dialect::Sqlite => {
                self.words = Some(number);
                self.conditions.push(format!("{}_words MATCH ${number}", self.table.name));
            }
            Dialect::Postgres => self.conditions.push(format!("t.words @@ CAST(${number} AS tsquery)")),
        }
    }

    /// Only rows that are found by this value in the lookup table.
    pub fn value(&mut self, value: String) {
        let number = self.arg(value.into());
        self.value = Some(number);
        self.conditions.push(format!("l.workspace_id = $1 AND l.value = ${number}"));
    }

    /// Which page: after a cursor, or by number from 1.
    pub fn page(&mut self, cursor: Option<i64>, page: Option<u32>, limit: u32) {
        self.limit = if limit == 0 { USUAL } else { limit.min(MOST) };
        self.cursor = cursor;
        if cursor.is_none() {
            self.offset = u64::from(page.unwrap_or(1).saturating_sub(1)) * u64::from(self.limit);
        }
    }

    fn from(&self) -> String {
        let name = self.table.name;
        let mut from = String::new();
        let join = match self.dialect {
            // SQLite takes the tables of a cross join in the order written.
            Dialect::Sqlite => "CROSS JOIN",
            Dialect::Postgres => "JOIN",
        };
        if self.words.is_some() {
            from.push_str(&format!("{name}_words CROSS JOIN {name} t ON t.row_number = {name}_words.rowid"));
            if self.value.is_some() {
                from.push_str(&format!(
                    " JOIN {name}_lookup l ON l.workspace_id = t.workspace_id AND l.key = t.\"{}\"",
                    self.table.key
                ));
            }
        } else if self.value.is_some() {
            from.push_str(&format!(
                "{name}_lookup l {join} {name} t ON t.workspace_id = l.workspace_id AND t.\"{}\" = l.key",
                self.table.key
            ));
        } else {
            from.push_str(&format!("{name} t"));
        }
        from
    }

    /// How many rows match, whatever the page.
    pub async fn count(&self, db: &Database) -> Result<i64, ReadError> {
        let sql = format!("SELECT count(*) FROM {} WHERE {}", self.from(), self.conditions.join(" AND "));
        let row = db.fetch_optional(&sql, &self.args).await?;
        Ok(row.map_or(Ok(0), |row| row.int(0))?)
    }

    /// The page's rows, and the cursor of the next one.
    pub async fn fetch<R: DeserializeOwned>(
        &self,
        db: &Database,
        order: impl Fn(&R) -> i64,
    ) -> Result<(Vec<R>, Option<i64>), ReadError> {
        let mut rows: Vec<R> = self.run(db, u64::from(self.limit) + 1).await?;
        let more = rows.len() > self.limit as usize;
        rows.truncate(self.limit as usize);
        let next = rows.last().filter(|_| more).map(order);
        Ok((rows, next))
    }

    /// Every row.
    pub async fn fetch_all<R: DeserializeOwned>(&self, db: &Database) -> Result<Vec<R>, ReadError> {
        self.run(db, i64::MAX as u64).await
    }

    async fn run<R: DeserializeOwned>(&self, db: &Database, limit: u64) -> Result<Vec<R>, ReadError> {
        let (name, order) = (self.table.name, self.order);
        let mut conditions = self.conditions.clone();
        let mut args = self.args.clone();
        if let Some(cursor) = self.cursor {
            args.push(cursor.into());
            let number = args.len();
            conditions.push(format!("t.\"{order}\" < ${number}"));
            if self.words.is_some() {
                // Words are found in the order of row numbers, which is that of `order`: begin at the cursor.
                conditions.push(format!(
                    "{name}_words.rowid <= (SELECT c.row_number FROM {name} c WHERE c.workspace_id = $1 AND c.\"{order}\" < ${number} \
                     ORDER BY c.\"{order}\" DESC LIMIT 1)"
                ));
            }
        }
        let by = if self.words.is_some() { format!("{name}_words.rowid") } else { format!("t.\"{order}\"") };
        let sql = format!(
            "SELECT {} FROM {} WHERE {} ORDER BY {by} DESC LIMIT {limit} OFFSET {}",
            row_json(self.dialect, self.table),
            self.from(),
            conditions.join(" AND "),
            self.offset
        );
        let rows = db.fetch_all(&sql, &args).await?;
        rows.iter().map(|row| parse(self.table, row.text(0)?)).collect()
    }
}

fn parse<R: DeserializeOwned>(table: &Table, text: &str) -> Result<R, ReadError> {
    serde_json::from_str(text).map_err(|error| ReadError::row(table.name, &error))
}

/// The row with this key.
pub(crate) async fn one<R: DeserializeOwned>(
    db: &Database,
    table: &'static Table,
    workspace: WorkspaceId,
    key: &str,
) -> Result<Option<R>, ReadError> {
    let sql = format!(
        "SELECT {} FROM {} t WHERE t.workspace_id = $1 AND t.\"{}\" = $2",
        row_json(db.dialect(), table),
        table.name,
        table.key
    );
    let row = db.fetch_optional(&sql, &[workspace.into(), key.into()]).await?;
    row.map(|row| parse(table, row.text(0)?)).transpose()
}

/// The rows with these keys, in no order.
pub(crate) async fn many<R: DeserializeOwned>(
    db: &Database,
    table: &'static Table,
    workspace: WorkspaceId,
    keys: &[&str],
) -> Result<Vec<R>, ReadError> {
    if keys.is_empty() {
        return Ok(Vec::new());
    }
    let statements = super::Statements::new(db.dialect(), table, table.name);
    let workspace = workspace.to_string();
    let pairs: Vec<[&str; 2]> = keys.iter().map(|key| [workspace.as_str(), key]).collect();
    let pairs = serde_json::to_string(&pairs).map_err(|error| ReadError::row(table.name, &error))?;
    let rows = db.fetch_all(&statements.load, &[pairs.into()]).await?;
    rows.iter().map(|row| parse(table, row.text(1)?)).collect()
}

/// The rows found by a value, newest first.
pub(crate) async fn by_value<R: DeserializeOwned>(
    db: &Database,
    table: &'static Table,
    workspace: WorkspaceId,
    value: &str,
    limit: u32,
) -> Result<Vec<R>, ReadError> {
    let dialect = db.dialect();
    let join = match dialect {
        Dialect::Sqlite => "CROSS JOIN",
        Dialect::Postgres => "JOIN",
    };
    let sql = format!(
        "SELECT {} FROM {name}_lookup l {join} {name} t ON t.workspace_id = l.workspace_id AND t.\"{key}\" = l.key \
         WHERE l.workspace_id = $1 AND l.value = $2 ORDER BY l.sort DESC LIMIT {limit}",
        row_json(dialect, table),
        name = table.name,
        key = table.key
    );
    let rows = db.fetch_all(&sql, &[workspace.into(), value.into()]).await?;
    rows.iter().map(|row| parse(table, row.text(0)?)).collect()
}
