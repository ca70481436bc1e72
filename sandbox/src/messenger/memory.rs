//! A state behind its lock that can be waited on.

use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::changes::Changes;

#[derive(Debug)]
pub(crate) struct Memory<T> {
    state: Mutex<T>,
    pub(crate) changes: Changes,
}

impl<T> Memory<T> {
    pub(crate) fn new(state: T) -> Self {
        Self { state: Mutex::new(state), changes: Changes::new() }
    }

    pub(crate) fn read<R>(&self, look: impl FnOnce(&T) -> R) -> R {
        look(&self.lock())
    }

    pub(crate) fn change<R>(&self, change: impl FnOnce(&mut T) -> R) -> R {
        let result = change(&mut self.lock());
        self.changes.tell();
        result
    }

    fn lock(&self) -> MutexGuard<'_, T> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<T: Default> Default for Memory<T> {
    fn default() -> Self {
        Self::new(T::default())
    }
}
