//! Checking read models against the log, without any of the code that keeps them: a plain loop over the log and a plain map of rows.

use std::collections::BTreeMap;

use eventlog::db::{Conn, Database};
use eventlog::{Recorded, WorkspaceId};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::error::ReadError;
use crate::fact::RecordedFact;
use crate::projection::{Counters, Projection};
use crate::read_models::ReadModels;
use crate::registry;
use crate::store::row_json;

/// Differences reported at most.
const REPORTED: usize = 20;
/// Events, and rows, read at a time.
const PAGE: usize = 5_000;

/// One place where what is stored is not what the log says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    pub workspace_id: WorkspaceId,
    /// The row's key, or what else differs (`checkpoint hash` …).
    pub what: String,
    /// By a fresh fold; none: no such row.
    pub expected: Option<String>,
    /// In the database; none: no such row.
    pub stored: Option<String>,
}

/// The outcome of a check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verification {
    pub projection: String,
    pub workspaces: u64,
    pub events: u64,
    pub rows: u64,
    /// How many differences there are.
    pub different: u64,
    /// The first of them.
    pub differences: Vec<Difference>,
}

impl Verification {
    /// Whether everything is as the log says.
    pub fn is_right(&self) -> bool {
        self.different == 0
    }

    fn note(&mut self, difference: Difference) {
        self.different += 1;
        if self.differences.len() < REPORTED {
            self.differences.push(difference);
        }
    }
}

/// How far long work is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Events done.
    pub done: u64,
    /// Events to do, as far as is known.
    pub total: u64,
}

/// A fresh fold of one workspace, whatever its row type.
pub(crate) trait Compare: Send {
    fn apply(&mut self, event: Recorded) -> Result<(), ReadError>;
    /// The row of this key as JSON text, once.
    fn take(&mut self, key: &str) -> Result<Option<String>, ReadError>;
    /// A stored row in the same form, with its key.
    fn canonical(&self, row: &str) -> Result<(String, String), ReadError>;
    /// A row that nobody took.
    fn take_any(&mut self) -> Result<Option<(String, String)>, ReadError>;
    fn counters(&self) -> &Counters;
    /// Values that find the rows not taken yet: value and key.
    fn lookups(&self) -> Vec<(String, String, i64)>;
}

pub(crate) struct Comparison<P: Projection> {
    rows: BTreeMap<String, P::Row>,
    counters: Counters,
}

impl<P: Projection> Default for Comparison<P> {
    fn default() -> Self {
        Self { rows: BTreeMap::new(), counters: Counters::default() }
    }
}

impl<P: Projection> Compare for Comparison<P> {
    fn apply(&mut self, event: Recorded) -> Result<(), ReadError> {
        P::fold(&RecordedFact::of(event)?, &mut self.rows, &mut self.counters);
        Ok(())
    }

    fn take(&mut self, key: &str) -> Result<Option<String>, ReadError> {
        self.rows.remove(key).map(|row| text::<P>(&row)).transpose()
    }

    fn canonical(&self, row: &str) -> Result<(String, String), ReadError> {
        let row: P::Row = serde_json::from_str(row).map_err(|error| ReadError::row(P::NAME, &error))?;
        Ok((P::key(&row).to_owned(), text::<P>(&row)?))
    }

    fn take_any(&mut self) -> Result<Option<(String, String)>, ReadError> {
        self.rows.pop_first().map(|(key, row)| Ok((key, text::<P>(&row)?))).transpose()
    }

    fn counters(&self) -> &Counters {
        &self.counters
    }

    fn lookups(&self) -> Vec<(String, String, i64)> {
        let rows = self.rows.iter();
        rows.flat_map(|(key, row)| P::lookups(row).into_iter().map(move |(value, sort)| (value, key.clone(), sort))).collect()
    }
}

fn text<P: Projection>(row: &P::Row) -> Result<String, ReadError> {
    serde_json::to_string(row).map_err(|error| ReadError::row(P::NAME, &error))
}
