//! One handle for both databases. Statements that are the same text for both run through here with `$1`
//! placeholders; where the dialects part (bulk writes, locks, search), callers match on [`Dialect`].

use std::borrow::Cow;
use std::fs::{File, OpenOptions};
use std::os::unix::fs::{MetadataExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use futures::FutureExt as _;
use sqlx::pool::PoolConnection;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions, PgRow};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteRow, SqliteSynchronous};
use sqlx::{
    AssertSqlSafe, ConnectOptions, Connection as _, Executor as _, PgConnection, PgPool, Postgres, Row as _,
    SqliteConnection, SqlitePool,
};
use tokio::sync::{Mutex, OwnedMutexGuard};

use crate::migrations;

/// Which SQL is spoken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    Sqlite,
    Postgres,
}

/// What a statement is given.
#[derive(Clone, Debug)]
pub enum Arg<'a> {
    Text(Cow<'a, str>),
    Int(i64),
    Bool(bool),
    Bytes(Cow<'a, [u8]>),
    /// A null of text type.
    Null,
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(value: &'a str) -> Self {
        Self::Text(value.into())
    }
}

impl From<String> for Arg<'_> {
    fn from(value: String) -> Self {
        Self::Text(value.into())
    }
}

impl From<i64> for Arg<'_> {
    fn from(value: i64) -> Self {
        Self::Int(value)
    }
}

impl From<bool> for Arg<'_> {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl<'a> From<&'a [u8]> for Arg<'a> {
    fn from(value: &'a [u8]) -> Self {
        Self::Bytes(value.into())
    }
}

impl From<Vec<u8>> for Arg<'_> {
    fn from(value: Vec<u8>) -> Self {
        Self::Bytes(value.into())
    }
}

impl From<eventlog_contract::WorkspaceId> for Arg<'_> {
    fn from(value: eventlog_contract::WorkspaceId) -> Self {
        Self::Text(value.to_string().into())
    }
}

/// One row of an answer, read by column number.
pub enum Row {
    Sqlite(SqliteRow),
    Postgres(PgRow),
}

impl Row {
    /// A text column. Null reads as an error.
    pub fn text(&self, column: usize) -> Result<&str, sqlx::Error> {
        match self {
            Self::Sqlite(row) => row.try_get(column),
            Self::Postgres(row) => row.try_get(column),
        }
    }

    /// A text column that may be null.
    pub fn text_or_null(&self, column: usize) -> Result<Option<&str>, sqlx::Error> {
        match self {
            Self::Sqlite(row) => row.try_get(column),
            Self::Postgres(row) => row.try_get(column),
        }
    }

    /// An integer column (`bigint`, `count(*)`).
    pub fn int(&self, column: usize) -> Result<i64, sqlx::Error> {
        match self {
            Self::Sqlite(row) => row.try_get(column),
            Self::Postgres(row) => row.try_get(column),
        }
    }

    /// An integer column that may be null.
    pub fn int_or_null(&self, column: usize) -> Result<Option<i64>, sqlx::Error> {
        match self {
            Self::Sqlite(row) => row.try_get(column),
            Self::Postgres(row) => row.try_get(column),
        }
    }

    /// A truth column.
    pub fn bool(&self, column: usize) -> Result<bool, sqlx::Error> {
        match self {
            Self::Sqlite(row) => row.try_get(column),
            Self::Postgres(row) => row.try_get(column),
        }
    }

    /// A bytes column.
    pub fn bytes(&self, column: usize) -> Result<&[u8], sqlx::Error> {
        match self {
            Self::Sqlite(row) => row.try_get(column),
            Self::Postgres(row) => row.try_get(column),
        }
    }

    /// A bytes column that may be null.
    pub fn bytes_or_null(&self, column: usize) -> Result<Option<&[u8]>, sqlx::Error> {
        match self {
            Self::Sqlite(row) => row.try_get(column),
            Self::Postgres(row) => row.try_get(column),
        }
    }
}

/// The text of a statement. Every statement is written in this program; what comes from outside goes in as an argument.
fn ours(sql: &str) -> AssertSqlSafe<&str> {
    AssertSqlSafe(sql)
}

macro_rules! bound {
    ($database:ty, $sql:expr, $args:expr) => {{
        let mut query = sqlx::query::<$database>(ours($sql));
        for arg in $args {
            query = match arg {
                Arg::Text(value) => query.bind(value.as_ref()),
                Arg::Int(value) => query.bind(*value),
                Arg::Bool(value) => query.bind(*value),
                Arg::Bytes(value) => query.bind(value.as_ref()),
                Arg::Null => query.bind(None::<&str>),
            };
        }
        query
    }};
}

/// A connection of either kind, borrowed for some statements.
pub enum Conn<'c> {
    /// With the files it writes to: a statement that finds them damaged is remembered there.
    Sqlite(&'c mut SqliteConnection, &'c SqliteFiles),
    Postgres(&'c mut PgConnection),
}

impl Conn<'_> {
    /// The SQL this connection speaks.
    pub fn dialect(&self) -> Dialect {
        match self {
            Self::Sqlite(..) => Dialect::Sqlite,
            Self::Postgres(_) => Dialect::Postgres,
        }
    }

    /// All rows of an answer.
    pub async fn fetch_all(&mut self, sql: &str, args: &[Arg<'_>]) -> Result<Vec<Row>, sqlx::Error> {
        match self {
            Self::Sqlite(conn, files) => {
                let answer = bound!(sqlx::Sqlite, sql, args).fetch_all(&mut **conn).await;
                let rows = answer.inspect_err(|error| files.note(error))?;
                Ok(rows.into_iter().map(Row::Sqlite).collect())
            }
            Self::Postgres(conn) => {
                let rows = within(STATEMENT_WITHIN, (&mut **conn).fetch_all(bound!(sqlx::Postgres, sql, args))).await?;
                Ok(rows.into_iter().map(Row::Postgres).collect())
            }
        }
    }

    /// The first row of an answer, if any.
    pub async fn fetch_optional(&mut self, sql: &str, args: &[Arg<'_>]) -> Result<Option<Row>, sqlx::Error> {
        Ok(self.fetch_all(sql, args).await?.into_iter().next())
    }

    /// Runs a statement; answers how many rows it changed.
    pub async fn execute(&mut self, sql: &str, args: &[Arg<'_>]) -> Result<u64, sqlx::Error> {
        match self {
            Self::Sqlite(conn, files) => {
                let answer = bound!(sqlx::Sqlite, sql, args).execute(&mut **conn).await;
                Ok(answer.inspect_err(|error| files.note(error))?.rows_affected())
            }
            Self::Postgres(conn) => {
                let query = bound!(sqlx::Postgres, sql, args);
                Ok(within(STATEMENT_WITHIN, (&mut **conn).execute(query)).await?.rows_affected())
            }
        }
    }

    /// Runs statements without arguments that may take as long as they do (schema changes, an index on a large table).
    pub async fn execute_script(&mut self, sql: &str) -> Result<(), sqlx::Error> {
        match self {
            Self::Sqlite(conn, files) => {
                (&mut **conn).execute(ours(sql)).await.map(drop).inspect_err(|error| files.note(error))
            }
            Self::Postgres(conn) => {
                let sql = format!("SET LOCAL statement_timeout = 0; {sql}");
                (&mut **conn).execute(ours(&sql)).await.map(drop)
            }
        }
    }
}

/// How durable a transaction must be at its commit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Durability {
    /// On disk before the commit answers: facts (events, effects).
    Full,
    /// May be lost in a crash of the machine, never torn: what can be folded again (read models with their checkpoint).
    Relaxed,
}

/// A write transaction. Dropping it without [`WriteTx::commit`] undoes it.
pub enum WriteTx {
    Sqlite(SqliteTx),
    Postgres(PgTx),
}

/// A transaction on PostgreSQL. Whoever gives it up at any point, while it begins or ends too, closes its connection, which undoes it:
/// no connection goes back to the pool before the server has said that the transaction is over.
pub struct PgTx {
    conn: PoolConnection<Postgres>,
    is_over: bool,
}

impl PgTx {
    /// Begins by this `BEGIN …`.
    pub async fn begin(pool: &PgPool, begin: &'static str) -> Result<Self, sqlx::Error> {
        let mut tx = Self { conn: pool.acquire().await?, is_over: false };
        within(ANSWER_WITHIN, (&mut *tx.conn).execute(begin)).await?;
        Ok(tx)
    }

    /// The connection, for statements.
    pub fn conn(&mut self) -> Conn<'_> {
        Conn::Postgres(&mut self.conn)
    }

    /// Makes it so.
    pub async fn commit(mut self) -> Result<(), sqlx::Error> {
        within(STATEMENT_WITHIN, (&mut *self.conn).execute("COMMIT")).await?;
        self.is_over = true;
        Ok(())
    }
}

impl Drop for PgTx {
    fn drop(&mut self) {
        if !self.is_over {
            self.conn.close_on_drop();
        }
    }
}

/// SQLite has one writer at a time: a transaction holds the process's turn to write until it ends.
pub struct SqliteTx {
    writers: Option<OwnedMutexGuard<SqliteWriters>>,
    durability: Durability,
    files: Arc<SqliteFiles>,
}

/// The two writing connections of a process; whoever holds them has the turn.
pub struct SqliteWriters {
    durable: SqliteConnection,
    relaxed: SqliteConnection,
}

impl SqliteWriters {
    fn conn(&mut self, durability: Durability) -> &mut SqliteConnection {
        match durability {
            Durability::Full => &mut self.durable,
            Durability::Relaxed => &mut self.relaxed,
        }
    }
}

impl SqliteTx {
    async fn begin(db: &SqliteDatabase, durability: Durability) -> Result<Self, sqlx::Error> {
        let turn = Arc::clone(&db.writers).lock_owned();
        let writers = tokio::time::timeout(ANSWER_WITHIN, turn).await.map_err(|_| sqlx::Error::PoolTimedOut)?;
        db.files.can_be_written()?;
        // From here on the guard is there: whoever gives up while it begins undoes it, too.
        let mut tx = Self { writers: Some(writers), durability, files: Arc::clone(&db.files) };
        tx.conn().execute("BEGIN IMMEDIATE", &[]).await?;
        Ok(tx)
    }

    fn conn(&mut self) -> Conn<'_> {
        let writers = self.writers.as_mut().expect("held until the transaction ends");
        Conn::Sqlite(writers.conn(self.durability), &self.files)
    }
}

impl Drop for SqliteTx {
    fn drop(&mut self) {
        let durability = self.durability;
        if let Some(mut writers) = self.writers.take() {
            let mut undo = Box::pin(async move {
                if let Err(error) = sqlx::query("ROLLBACK").execute(writers.conn(durability)).await {
                    tracing::debug!(%error, "nothing to undo");
                }
            });
            // The first look hands the statement to the connection's own thread, which runs it after everything it was given before.
            // It does not depend on the runtime, which may be ending: a connection that others still hold is never left in a transaction.
            let undone = (&mut undo).now_or_never().is_some();
            if !undone && let Ok(runtime) = tokio::runtime::Handle::try_current() {
                // The turn is kept until the transaction is undone.
                runtime.spawn(undo);
            }
        }
    }
}

impl WriteTx {
    /// The connection, for statements.
    pub fn conn(&mut self) -> Conn<'_> {
        match self {
            Self::Sqlite(tx) => tx.conn(),
            Self::Postgres(tx) => tx.conn(),
        }
    }

    /// Makes it so.
    pub async fn commit(self) -> Result<(), sqlx::Error> {
        match self {
            Self::Sqlite(mut tx) => {
                tx.conn().execute("COMMIT", &[]).await?;
                tx.writers = None;
                Ok(())
            }
            Self::Postgres(tx) => tx.commit().await,
        }
    }
}

/// A database of either kind. Cheap to clone.
#[derive(Clone)]
pub enum Database {
    Sqlite(SqliteDatabase),
    Postgres(PgPool),
}

/// One file in WAL mode: many readers, two writing connections (durable and relaxed) of which one at a time has the turn.
#[derive(Clone)]
pub struct SqliteDatabase {
    /// Readers, and what stock libraries are given.
    pub pool: SqlitePool,
    writers: Arc<Mutex<SqliteWriters>>,
    /// Its files, and what was found out about them.
    pub files: Arc<SqliteFiles>,
    presence: Arc<Presence>,
}

/// Says to other processes that this one has the file open, until it ends, however it ends.
struct Presence {
    /// Locked for as long as it is open.
    _lock: Option<File>,
    was_alone: bool,
}

impl Presence {
    /// A lock on a file of its own beside the database: opening and closing the database itself would end SQLite's own locks.
    fn beside(file: &Path) -> Self {
        let mut name = file.as_os_str().to_owned();
        name.push(".lock");
        let opened = OpenOptions::new().create(true).write(true).truncate(false).mode(OWNER_ONLY).open(name);
        let Ok(lock) = opened else { return Self { _lock: None, was_alone: false } };
        // Whoever has it all alone for a moment knows that nobody else has the database open.
        let was_alone = lock.try_lock().is_ok();
        let held = lock.lock_shared();
        Self { was_alone: was_alone && held.is_ok(), _lock: Some(lock) }
    }
}

/// Mode of files that hold what people wrote.
const OWNER_ONLY: u32 = 0o600;

/// Makes the file, for its owner only; what SQLite makes beside it has the same mode.
fn make_file(file: &Path) -> std::io::Result<()> {
    match OpenOptions::new().create_new(true).write(true).mode(OWNER_ONLY).open(file) {
        Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => Err(error),
        Ok(_) | Err(_) => Ok(()),
    }
}

/// Which file is at a path.
fn identity(file: &Path) -> std::io::Result<(u64, u64)> {
    let metadata = std::fs::metadata(file)?;
    Ok((metadata.dev(), metadata.ino()))
}

/// The files of an open SQLite database, and what was found out about them.
#[derive(Default)]
pub struct SqliteFiles {
    /// The database, its write-ahead log, and the index of that; none of a database in memory.
    opened: Vec<OpenedFile>,
    /// What said that the file is damaged. Nothing is written from then on.
    damage: OnceLock<String>,
    /// Anything else that is wrong with them: one was replaced or removed, an index of words is damaged.
    trouble: OnceLock<String>,
}

struct OpenedFile {
    path: PathBuf,
    /// Which file it was when it was first seen. SQLite removes what it makes beside a database when the last connection of all
    /// processes closes, and this one has some open.
    first_seen: OnceLock<(u64, u64)>,
}

impl SqliteFiles {
    /// Those of a database that was just opened.
    fn of(path: PathBuf) -> std::io::Result<Self> {
        // Its own are beside the file itself, wherever a link to it is.
        let real = std::fs::canonicalize(&path)?;
        let beside = ["-wal", "-shm"].map(|suffix| {
            let mut name = real.clone().into_os_string();
            name.push(suffix);
            PathBuf::from(name)
        });
        let opened = std::iter::once(path).chain(beside);
        let opened = opened.map(|path| OpenedFile { path, first_seen: OnceLock::new() }).collect();
        let files = Self { opened, ..Self::default() };
        drop(files.are_in_place());
        Ok(files)
    }

    /// An error where what is written now is lost, or makes damage worse.
    fn can_be_written(&self) -> Result<(), sqlx::Error> {
        if let Some(damage) = self.damage.get() {
            return Err(refused(format!("the database file is damaged, and takes no changes: {damage}")));
        }
        self.are_in_place()
    }

    /// An error where a file was replaced or removed since it was opened: what is written to it now, nobody will find.
    fn are_in_place(&self) -> Result<(), sqlx::Error> {
        for OpenedFile { path, first_seen } in &self.opened {
            let found = identity(path).ok();
            let Some(first) = first_seen.get() else {
                // The log and its index are made with the first statement.
                if let Some(found) = found {
                    first_seen.get_or_init(|| found);
                }
                continue;
            };
            if found == Some(*first) {
                continue;
            }
            let what = format!(
                "{} was replaced or removed while it was open; end the program, and verify what is there",
                path.display()
            );
            if self.trouble.set(what.clone()).is_ok() {
                tracing::error!("{what}");
            }
            return Err(refused(what));
        }
        Ok(())
    }

    /// Remembers what says that the file is damaged.
    fn note(&self, error: &sqlx::Error) {
        let sqlx::Error::Database(error) = error else { return };
        let code = error.code().and_then(|code| code.parse::<i64>().ok()).unwrap_or_default();
        if code == CORRUPT_INDEX_OF_WORDS {
            if self.trouble.set(error.to_string()).is_ok() {
                tracing::error!(%error, "an index of words is damaged; rebuild its read model");
            }
        } else if DAMAGE.contains(&(code & 0xff)) && self.damage.set(error.to_string()).is_ok() {
            tracing::error!(%error, "the database file is damaged; put a backup back, and verify the log");
        }
    }
}

/// `SQLITE_CORRUPT` and `SQLITE_NOTADB`, with whatever is in their upper bits.
const DAMAGE: [i64; 2] = [11, 26];
/// `SQLITE_CORRUPT_VTAB`: what a virtual table says of its own rows, which a read model's words are in. Those are folded anew.
const CORRUPT_INDEX_OF_WORDS: i64 = 267;

fn refused(what: String) -> sqlx::Error {
    sqlx::Error::Io(std::io::Error::other(what))
}

/// Waits this long for another process's write on the same SQLite file.
const SQLITE_BUSY_TIMEOUT: Duration = Duration::from_secs(4);

/// A connection to PostgreSQL is there within this time, new or from the pool.
pub(crate) const CONNECTED_WITHIN: Duration = Duration::from_secs(5);
/// What somebody waits for is answered within this time: a query, one statement, a turn to write.
pub(crate) const ANSWER_WITHIN: Duration = Duration::from_secs(10);
/// Longest time of one statement of a transaction; [`Conn::execute_script`] runs what takes longer.
const STATEMENT_WITHIN: Duration = Duration::from_secs(60);

/// Waits so long for the database, and no longer: a server that is frozen, or gone without a word, says nothing.
pub(crate) async fn within<T, E: Into<sqlx::Error>>(
    limit: Duration,
    answer: impl Future<Output = Result<T, E>>,
) -> Result<T, sqlx::Error> {
    match tokio::time::timeout(limit, answer).await {
        Ok(answer) => answer.map_err(Into::into),
        Err(_) => Err(sqlx::Error::Io(std::io::Error::new(
            std::io::ErrorKind::TimedOut,
            format!("the database did not answer within {limit:?}"),
        ))),
    }
}

/// Settings of every connection to PostgreSQL. Statements are short ones: compiling one would take a hundred times as long as running it.
/// The server ends what a node that is gone left behind: a statement, a wait for a lock, a transaction that nothing happens in.
const SESSION: [(&str, &str); 4] = [
    ("jit", "off"),
    ("statement_timeout", "60s"),
    ("lock_timeout", "8s"),
    ("idle_in_transaction_session_timeout", "60s"),
];

/// Whether the database itself refused: a full disk, a file that can be read only, a lock that somebody holds. Nothing was written then,
/// and trying again at once will not help. A connection that broke, a server that is stopping and a lost race are none of that.
pub(crate) fn is_refusal(error: &sqlx::Error) -> bool {
    let sqlx::Error::Database(error) = error else { return false };
    let code = error.code().unwrap_or_default();
    !error.is_unique_violation() && !["08", "57P", "40"].iter().any(|class| code.starts_with(class) && code.len() == 5)
}

/// A pooled connection idle for longer is asked whether it lives before it is used.
const IDLE_UNTESTED: Duration = Duration::from_millis(500);

/// Settings of a connection for statements over batches: the sizes of batches are unknown to the planner, and fresh tables have no
/// statistics, so that it would read whole tables, and plan anew for every batch.
pub(crate) const BY_INDEX: [(&str, &str); 4] = [
    ("enable_seqscan", "off"),
    ("enable_hashjoin", "off"),
    ("enable_mergejoin", "off"),
    ("plan_cache_mode", "force_generic_plan"),
];

fn postgres_pool(connections: u32) -> PgPoolOptions {
    PgPoolOptions::new()
        .max_connections(connections)
        .acquire_timeout(CONNECTED_WITHIN)
        .test_before_acquire(false)
        .before_acquire(|conn, meta| {
            Box::pin(async move {
                // One in steady use is alive; one that lay idle may have died with its server.
                Ok(meta.idle_for < IDLE_UNTESTED || conn.ping().await.is_ok())
            })
        })
}

impl Database {
    /// Opens `sqlite://path` (made if missing) or `postgres://…`. Does not migrate.
    pub async fn connect(url: &str) -> Result<Self, sqlx::Error> {
        Self::connect_with(url, 16).await
    }

    /// The same with a bound on pooled connections.
    pub async fn connect_with(url: &str, connections: u32) -> Result<Self, sqlx::Error> {
        if url.starts_with("sqlite:") {
            let options = SqliteConnectOptions::from_str(url)?;
            let path = options.get_filename().to_owned();
            let in_memory = url.contains(":memory:") || url.contains("mode=memory");
            let presence = if in_memory {
                Presence { _lock: None, was_alone: true }
            } else {
                make_file(options.get_filename())?;
                Presence::beside(options.get_filename())
            };
            let options = options
                .create_if_missing(true)
                .journal_mode(SqliteJournalMode::Wal)
                .busy_timeout(SQLITE_BUSY_TIMEOUT)
                // Not mapped into memory: a file that shrinks under the map kills the process (docs/storage.md).
                .pragma("cache_size", "-65536");
            let durable = options.clone().synchronous(SqliteSynchronous::Full).connect().await?;
            // Read models are written in bulk: moving pages to the file less often saves writing them twice.
            let relaxed = options.clone().synchronous(SqliteSynchronous::Normal).pragma("wal_autocheckpoint", "16384");
            let relaxed = relaxed.connect().await?;
            let pool = SqlitePoolOptions::new()
                .max_connections(connections)
                .connect_with(options.synchronous(SqliteSynchronous::Full))
                .await?;
            let writers = Arc::new(Mutex::new(SqliteWriters { durable, relaxed }));
            let files = if in_memory { SqliteFiles::default() } else { SqliteFiles::of(path)? };
            let (files, presence) = (Arc::new(files), Arc::new(presence));
            Ok(Self::Sqlite(SqliteDatabase { pool, writers, files, presence }))
        } else {
            let options = PgConnectOptions::from_str(url)?.application_name("ledgerdesk").options(SESSION);
            Ok(Self::Postgres(postgres_pool(connections).connect_with(options).await?))
        }
    }

    /// The same database for a task in steady work. On PostgreSQL with a few connections of its own, set up for statements over
    /// batches: what they remember of its statements stays warm, and nobody else's wait is longer.
    pub fn apart(&self, connections: u32) -> Self {
        match self {
            Self::Sqlite(_) => self.clone(),
            Self::Postgres(pool) => {
                let options = PgConnectOptions::clone(&pool.connect_options()).options(BY_INDEX);
                Self::Postgres(postgres_pool(connections).connect_lazy_with(options))
            }
        }
    }

    /// The SQL it speaks.
    pub fn dialect(&self) -> Dialect {
        match self {
            Self::Sqlite(_) => Dialect::Sqlite,
            Self::Postgres(_) => Dialect::Postgres,
        }
    }

    /// Whether no other process, and nobody else in this one, had the database open when it was opened here. Known of SQLite only.
    pub fn was_alone(&self) -> bool {
        match self {
            Self::Sqlite(db) => db.presence.was_alone,
            Self::Postgres(_) => false,
        }
    }

    /// What said that the database file is damaged, replaced or removed, once something did.
    pub fn damage(&self) -> Option<&str> {
        match self {
            Self::Sqlite(db) => db.files.damage.get().or_else(|| db.files.trouble.get()).map(String::as_str),
            Self::Postgres(_) => None,
        }
    }

    /// Remembers an error that says more of the database than of one call.
    pub(crate) fn note(&self, error: &sqlx::Error) {
        match self {
            Self::Sqlite(db) => db.files.note(error),
            Self::Postgres(_) => {}
        }
    }

    /// All rows of a query outside any transaction.
    pub async fn fetch_all(&self, sql: &str, args: &[Arg<'_>]) -> Result<Vec<Row>, sqlx::Error> {
        match self {
            Self::Sqlite(db) => {
                let answer = async {
                    let mut conn = db.pool.acquire().await?;
                    Conn::Sqlite(&mut conn, &db.files).fetch_all(sql, args).await
                };
                within(ANSWER_WITHIN, answer).await
            }
            Self::Postgres(pool) => {
                let mut conn = pool.acquire().await?;
                let answer = within(ANSWER_WITHIN, Conn::Postgres(&mut conn).fetch_all(sql, args)).await;
                if matches!(answer, Err(sqlx::Error::Io(_))) {
                    // It may never answer again.
                    conn.close_on_drop();
                }
                answer
            }
        }
    }

    /// The first row of a query outside any transaction.
    pub async fn fetch_optional(&self, sql: &str, args: &[Arg<'_>]) -> Result<Option<Row>, sqlx::Error> {
        Ok(self.fetch_all(sql, args).await?.into_iter().next())
    }

    /// Whether an event log was ever made here.
    pub async fn has_log(&self) -> Result<bool, sqlx::Error> {
        let sql = match self.dialect() {
            Dialect::Sqlite => "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'log_heads'",
            Dialect::Postgres => "SELECT 1 WHERE to_regclass('log_heads') IS NOT NULL",
        };
        Ok(self.fetch_optional(sql, &[]).await?.is_some())
    }

    /// One durable statement in a transaction of its own.
    pub async fn execute(&self, sql: &str, args: &[Arg<'_>]) -> Result<u64, sqlx::Error> {
        let mut tx = self.begin(Durability::Full).await?;
        within(ANSWER_WITHIN, async {
            let changed = tx.conn().execute(sql, args).await?;
            tx.commit().await?;
            Ok::<_, sqlx::Error>(changed)
        })
        .await
    }

    /// Begins a write transaction. On SQLite writers of one process take turns here.
    pub async fn begin(&self, durability: Durability) -> Result<WriteTx, sqlx::Error> {
        match self {
            Self::Sqlite(db) => {
                db.files.can_be_written()?;
                Ok(WriteTx::Sqlite(SqliteTx::begin(db, durability).await?))
            }
            Self::Postgres(pool) => {
                let begin = match durability {
                    Durability::Full => "BEGIN",
                    Durability::Relaxed => "BEGIN; SET LOCAL synchronous_commit = off",
                };
                Ok(WriteTx::Postgres(PgTx::begin(pool, begin).await?))
            }
        }
    }

    /// Brings the schema up to date, over a connection of its own: given up halfway, it takes its transaction and its lock with it.
    pub async fn migrate(&self) -> Result<(), sqlx::migrate::MigrateError> {
        match self {
            Self::Sqlite(db) => {
                let mut conn = db.pool.connect_options().connect().await?;
                migrations::migrator(Dialect::Sqlite).run(&mut conn).await?;
                conn.close().await?;
            }
            Self::Postgres(pool) => {
                let mut conn = pool.connect_options().connect().await?;
                migrations::migrator(Dialect::Postgres).run(&mut conn).await?;
                conn.close().await?;
            }
        }
        Ok(())
    }
}
