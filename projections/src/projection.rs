//! What a projection is: a pure fold from events to rows.

use std::collections::{BTreeMap, HashMap};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::fact::RecordedFact;
use crate::schema::Table;

/// A read model as a fold. The runner loads the rows an event touches, folds, and stores what changed.
pub trait Projection: Send + Sync + 'static {
    /// Name of the projection, its table and its checkpoints.
    const NAME: &'static str;
    /// Raised whenever the same events would give other rows: the read model is then built anew.
    const VERSION: i64;
    /// One row; its fields are the table's columns.
    type Row: Serialize + DeserializeOwned + Clone + PartialEq + Send + Sync + 'static;

    /// The table.
    fn table() -> &'static Table;

    /// The row's key.
    fn key(row: &Self::Row) -> &str;

    /// Whether events of this type matter: those that do not are not even decoded when the read model is built anew.
    fn reads(_aggregate_type: &str, _event_type: &str) -> bool {
        true
    }

    /// Names every row that [`Self::fold`] may look at for this event.
    fn touches(fact: &RecordedFact, touched: &mut Touches);

    /// What becomes of the rows.
    fn fold(fact: &RecordedFact, rows: &mut dyn Rows<Self::Row>, counters: &mut Counters);

    /// Values by which a row is found in the lookup table, each once, with a number to order by.
    fn lookups(_row: &Self::Row) -> Vec<(String, i64)> {
        Vec::new()
    }

    /// The text whose words find the row.
    fn words(_row: &Self::Row) -> String {
        String::new()
    }
}

/// The rows an event touches.
#[derive(Debug, Default)]
pub struct Touches {
    pub(crate) keys: Vec<(String, bool)>,
}

impl Touches {
    /// The keys named so far.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.keys.iter().map(|(key, _)| key.as_str())
    }

    /// A row that may exist.
    pub fn row(&mut self, key: impl Into<String>) {
        self.keys.push((key.into(), false));
    }

    /// A row that begins with its aggregate: with the aggregate's first event, it is not looked for in the database.
    pub fn new_row(&mut self, fact: &RecordedFact, key: impl Into<String>) {
        self.keys.push((key.into(), fact.recorded.sequence == 1));
    }
}

/// The rows of one workspace, as a fold sees them.
pub trait Rows<R> {
    /// A row, to look at.
    fn get(&self, key: &str) -> Option<&R>;
    /// A row, to change.
    fn get_mut(&mut self, key: &str) -> Option<&mut R>;
    /// A new row, or another in its place.
    fn put(&mut self, key: &str, row: R);
    /// No row any more.
    fn remove(&mut self, key: &str);
}

/// Rows in memory: for tests, and for checking what the runner made.
impl<R> Rows<R> for BTreeMap<String, R> {
    fn get(&self, key: &str) -> Option<&R> {
        Self::get(self, key)
    }

    fn get_mut(&mut self, key: &str) -> Option<&mut R> {
        Self::get_mut(self, key)
    }

    fn put(&mut self, key: &str, row: R) {
        self.insert(key.to_owned(), row);
    }

    fn remove(&mut self, key: &str) {
        Self::remove(self, key);
    }
}

impl<R> Rows<R> for HashMap<String, R> {
    fn get(&self, key: &str) -> Option<&R> {
        Self::get(self, key)
    }

    fn get_mut(&mut self, key: &str) -> Option<&mut R> {
        Self::get_mut(self, key)
    }

    fn put(&mut self, key: &str, row: R) {
        self.insert(key.to_owned(), row);
    }

    fn remove(&mut self, key: &str) {
        Self::remove(self, key);
    }
}

/// Numbers a projection keeps per workspace, stored with its checkpoint.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Counters(BTreeMap<String, i64>);

impl Counters {
    /// The number; 0 when it was never set.
    pub fn get(&self, name: &str) -> i64 {
        self.0.get(name).copied().unwrap_or(0)
    }

    /// Raises the number by one and answers it: 1, 2, 3 ….
    pub fn next(&mut self, name: &str) -> i64 {
        let number = self.slot(name);
        *number += 1;
        *number
    }

    /// Raises the number to `value` if it is lower; answers what it is now.
    pub fn at_least(&mut self, name: &str, value: i64) -> i64 {
        let number = self.slot(name);
        *number = value.max(*number);
        *number
    }

    fn slot(&mut self, name: &str) -> &mut i64 {
        if !self.0.contains_key(name) {
            self.0.insert(name.to_owned(), 0);
        }
        self.0.get_mut(name).expect("inserted above")
    }
}
