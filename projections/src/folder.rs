//! Folding with rows kept in memory: what is the same for every projection between loading and storing.

use std::cell::RefCell;
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::marker::PhantomData;

use eventlog::WorkspaceId;
use eventlog::db::Dialect;

use crate::error::ReadError;
use crate::fact::RecordedFact;
use crate::projection::{Counters, Projection, Rows, Touches};
use crate::schema::Table;
use crate::store::writes::{Upsert, Writes};
use crate::verify::{Compare, Comparison};

/// A projection whose row type is not named.
pub(crate) trait AnyProjection: Send + Sync {
    fn name(&self) -> &'static str;
    fn version(&self) -> i64;
    fn table(&self) -> &'static Table;
    /// Whether events of this type matter to it.
    fn reads(&self, aggregate_type: &str, event_type: &str) -> bool;
    /// A folder with no rows in memory.
    fn folder(&self) -> Box<dyn Fold>;
    /// A check of one workspace, from nothing.
    fn compare(&self) -> Box<dyn Compare>;
}

/// A projection by its type.
pub(crate) struct Of<P>(PhantomData<fn() -> P>);

impl<P> Of<P> {
    pub const NEW: Self = Self(PhantomData);
}

impl<P: Projection> AnyProjection for Of<P> {
    fn name(&self) -> &'static str {
        P::NAME
    }

    fn version(&self) -> i64 {
        P::VERSION
    }

    fn table(&self) -> &'static Table {
        P::table()
    }

    fn reads(&self, aggregate_type: &str, event_type: &str) -> bool {
        P::reads(aggregate_type, event_type)
    }

    fn folder(&self) -> Box<dyn Fold> {
        Box::new(Folder::<P>::default())
    }

    fn compare(&self) -> Box<dyn Compare> {
        Box::new(Comparison::<P>::default())
    }
}

/// Folds batches of events, with the rows they touch in memory. Between rounds it keeps recently used rows, which are right as long
/// as nobody else writes them.
pub(crate) trait Fold: Send + Sync {
    /// Names the touched rows that are not in memory, as `[[workspace, key], …]`; none when all are.
    fn missing(&mut self, batches: &[(WorkspaceId, &[RecordedFact])]) -> Option<String>;
    /// Takes a row that was asked for. Those that are not there are not brought.
    fn load(&mut self, workspace: WorkspaceId, row: &str) -> Result<(), ReadError>;
    /// Folds one workspace's events.
    fn fold(
        &mut self,
        workspace: WorkspaceId,
        facts: &[RecordedFact],
        counters: &mut Counters,
    ) -> Result<(), ReadError>;
    /// What has to be stored since the last time; `bulk` lets many new rows come the fast way, which fails where a row is there.
    fn writes(&mut self, dialect: Dialect, bulk: bool) -> Result<Writes, ReadError>;
    /// What was to be stored is stored: forgets the rows not used for long, if there are too many.
    fn settle(&mut self);
    /// Forgets the rows of workspaces that somebody else takes care of now.
    fn retain(&mut self, keep: &dyn Fn(WorkspaceId) -> bool);
}

/// Rows kept in memory at most, between rounds.
const ROWS_KEPT: usize = 32_768;

struct Folder<P: Projection> {
    spaces: HashMap<WorkspaceId, Space<P::Row>>,
    /// Rows in memory.
    held: usize,
    /// Rows to store, in the order in which they changed.
    dirty: Vec<(WorkspaceId, String)>,
    round: u32,
    touched: Touches,
}

impl<P: Projection> Default for Folder<P> {
    fn default() -> Self {
        Self { spaces: HashMap::new(), held: 0, dirty: Vec::new(), round: 0, touched: Touches::default() }
    }
}

type Space<R> = HashMap<String, Slot<R>>;

/// A row in memory, or the knowledge that there is none.
struct Slot<R> {
    /// Boxed: maps of large values are slow to grow.
    row: Option<Box<R>>,
    /// There is a row in the table.
    stored: bool,
    /// Hash of the text whose words are stored.
    words: u64,
    /// The values stored that find the row.
    lookups: Vec<(String, i64)>,
    dirty: bool,
    used: u32,
}

impl<R> Slot<R> {
    fn empty(used: u32) -> Self {
        Self { row: None, stored: false, words: 0, lookups: Vec::new(), dirty: false, used }
    }
}

/// The rows of one workspace during a fold.
struct View<'a, R> {
    workspace: WorkspaceId,
    space: &'a mut Space<R>,
    dirty: &'a mut Vec<(WorkspaceId, String)>,
    /// A row was used that had not been named.
    undeclared: RefCell<Option<String>>,
}

impl<R> View<'_, R> {
    fn slot(&mut self, key: &str) -> Option<&mut Slot<R>> {
        let slot = self.space.get_mut(key);
        if slot.is_none() {
            *self.undeclared.borrow_mut() = Some(key.to_owned());
        }
        slot
    }

    fn change(&mut self, key: &str, change: impl FnOnce(&mut Slot<R>)) {
        let workspace = self.workspace;
        let Some(slot) = self.slot(key) else { return };
        change(slot);
        if !std::mem::replace(&mut slot.dirty, true) {
            self.dirty.push((workspace, key.to_owned()));
        }
    }
}

impl<R> Rows<R> for View<'_, R> {
    fn get(&self, key: &str) -> Option<&R> {
        let slot = self.space.get(key);
        if slot.is_none() {
            *self.undeclared.borrow_mut() = Some(key.to_owned());
        }
        slot.and_then(|slot| slot.row.as_deref())
    }

    fn get_mut(&mut self, key: &str) -> Option<&mut R> {
        self.slot(key)?.row.as_ref()?;
        self.change(key, |_| {});
        self.space.get_mut(key)?.row.as_deref_mut()
    }

    fn put(&mut self, key: &str, row: R) {
        self.change(key, |slot| slot.row = Some(Box::new(row)));
    }

    fn remove(&mut self, key: &str) {
        self.change(key, |slot| slot.row = None);
    }
}

fn hash_of(value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

impl<P: Projection> Folder<P> {
    fn trim(&mut self) {
        let mut used: Vec<u32> = self.spaces.values().flat_map(HashMap::values).map(|slot| slot.used).collect();
        let middle = used.len() / 2;
        let (_, newest_to_go, _) = used.select_nth_unstable(middle);
        let newest_to_go = *newest_to_go;
        for space in self.spaces.values_mut() {
            space.retain(|_, slot| slot.used > newest_to_go);
        }
        self.spaces.retain(|_, space| !space.is_empty());
        self.held = self.spaces.values().map(HashMap::len).sum();
    }
}

impl<P: Projection> Fold for Folder<P> {
    fn missing(&mut self, batches: &[(WorkspaceId, &[RecordedFact])]) -> Option<String> {
        self.round = self.round.wrapping_add(1);
        let mut missing = String::new();
        for (workspace, facts) in batches {
            let space = self.spaces.entry(*workspace).or_default();
            for fact in *facts {
                P::touches(fact, &mut self.touched);
                for (key, is_new) in self.touched.keys.drain(..) {
                    if let Some(slot) = space.get_mut(&key) {
                        slot.used = self.round;
                        continue;
                    }
                    if !is_new {
                        missing.push(if missing.is_empty() { '[' } else { ',' });
                        missing.push_str(&serde_json::json!([workspace, key]).to_string());
                    }
                    space.insert(key, Slot::empty(self.round));
                    self.held += 1;
                }
            }
        }
        if missing.is_empty() {
            return None;
        }
        missing.push(']');
        Some(missing)
    }

    fn load(&mut self, workspace: WorkspaceId, row: &str) -> Result<(), ReadError> {
        let row: P::Row = serde_json::from_str(row).map_err(|error| ReadError::row(P::NAME, &error))?;
        if let Some(slot) = self.spaces.get_mut(&workspace).and_then(|space| space.get_mut(P::key(&row))) {
            slot.words = hash_of(&P::words(&row));
            slot.lookups = P::lookups(&row);
            slot.row = Some(Box::new(row));
            slot.stored = true;
        }
        Ok(())
    }

    fn fold(
        &mut self,
        workspace: WorkspaceId,
        facts: &[RecordedFact],
        counters: &mut Counters,
    ) -> Result<(), ReadError> {
        let space = self.spaces.entry(workspace).or_default();
        let mut view = View { workspace, space, dirty: &mut self.dirty, undeclared: RefCell::new(None) };
        for fact in facts {
            P::fold(fact, &mut view, counters);
        }
        match view.undeclared.into_inner() {
            Some(key) => Err(ReadError::Undeclared { projection: P::NAME, key }),
            None => Ok(()),
        }
    }

    fn writes(&mut self, dialect: Dialect, bulk: bool) -> Result<Writes, ReadError> {
        let mut writes = Writes::new(dialect, P::table(), self.dirty.len(), bulk);
        for (workspace, key) in self.dirty.drain(..) {
            let Some(slot) = self.spaces.get_mut(&workspace).and_then(|space| space.get_mut(&key)) else { continue };
            slot.dirty = false;
            match &slot.row {
                Some(row) => {
                    let text = P::words(row);
                    let lookups = P::lookups(row);
                    let words_hash = hash_of(&text);
                    let changed = lookups != slot.lookups;
                    for (value, _) in slot.lookups.iter().filter(|old| !lookups.contains(old)) {
                        writes.outdate_lookup(workspace, &key, value);
                    }
                    writes.upsert(Upsert {
                        workspace,
                        key: &key,
                        row: &**row,
                        stored: slot.stored,
                        text: &text,
                        text_changed: !slot.stored || words_hash != slot.words,
                        lookups: changed.then(|| lookups.clone()),
                    })?;
                    (slot.words, slot.lookups, slot.stored) = (words_hash, lookups, true);
                }
                None if slot.stored => {
                    for (value, _) in slot.lookups.drain(..) {
                        writes.outdate_lookup(workspace, &key, &value);
                    }
                    writes.delete(workspace, &key);
                    slot.stored = false;
                }
                None => {}
            }
            writes.changed(workspace, key);
        }
        Ok(writes)
    }

    fn settle(&mut self) {
        if self.held > ROWS_KEPT {
            self.trim();
        }
    }

    fn retain(&mut self, keep: &dyn Fn(WorkspaceId) -> bool) {
        self.spaces.retain(|workspace, _| keep(*workspace));
        self.held = self.spaces.values().map(HashMap::len).sum();
    }
}
