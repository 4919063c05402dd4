//! The plans that this browser keeps. One record a plan, in the very format of a saved file; nothing is ever guessed.

use super::browser::store::{Store, StoreError};
use crate::format::{ReadError, read, write};
use crate::open::free_key;
use crate::plan::Plan;
use std::rc::Rc;

const PLAN: &str = "plan:";
const LANGUAGE: &str = "language";
const THEME: &str = "theme";
const ARRANGEMENT: &str = "arrangement:";

/// The kept plans and settings.
#[derive(Clone)]
pub(crate) struct Shelf {
    store: Rc<dyn Store>,
}

/// A kept plan, or why its record cannot be read.
pub(crate) struct Kept {
    /// Its key.
    pub(crate) key: String,
    /// The plan.
    pub(crate) plan: Result<Plan, Unread>,
}

/// Why there is no plan.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Unread {
    /// There is no record under that key.
    Absent,
    /// The browser could not give it.
    Store(StoreError),
    /// It is no plan; the text is kept as it is.
    Broken(ReadError),
}

impl Shelf {
    pub(crate) fn new(store: Rc<dyn Store>) -> Self {
        Self { store }
    }

    /// Whether what it keeps outlives this tab.
    pub(crate) fn lasts(&self) -> bool {
        self.store.lasts()
    }

    fn keys(&self) -> Vec<String> {
        let keys = self.store.keys().unwrap_or_default();
        keys.iter().filter_map(|key| key.strip_prefix(PLAN)).map(str::to_owned).collect()
    }

    /// Whether it keeps no plan.
    pub(crate) fn is_empty(&self) -> bool {
        self.keys().is_empty()
    }

    /// All kept plans by key.
    pub(crate) fn all(&self) -> Vec<Kept> {
        let kept = |key: String| Kept { plan: self.plan(&key), key };
        self.keys().into_iter().map(kept).collect()
    }

    /// The plan under a key.
    pub(crate) fn plan(&self, key: &str) -> Result<Plan, Unread> {
        let text = self.text(key)?;
        read(&text).map_err(Unread::Broken)
    }

    /// The record under a key, as it is.
    pub(crate) fn text(&self, key: &str) -> Result<String, Unread> {
        self.store.get(&[PLAN, key].concat()).map_err(Unread::Store)?.ok_or(Unread::Absent)
    }

    /// Keeps a plan under a key.
    pub(crate) fn keep(&self, key: &str, plan: &Plan) -> Result<(), StoreError> {
        self.keep_text(key, &write(plan))
    }

    /// Keeps a record under a key.
    pub(crate) fn keep_text(&self, key: &str, text: &str) -> Result<(), StoreError> {
        self.store.set(&[PLAN, key].concat(), text)
    }

    /// Keeps a plan as a new copy and returns its key.
    pub(crate) fn keep_copy(&self, plan: &Plan) -> Result<String, StoreError> {
        let keys = self.keys();
        let key = free_key(&plan.name, |key| keys.iter().any(|taken| taken == key));
        self.keep(&key, plan).map(|()| key)
    }

    /// Takes a record off the shelf and returns it, for undo.
    pub(crate) fn take(&self, key: &str) -> Result<String, Unread> {
        let text = self.text(key)?;
        self.store.remove(&[PLAN, key].concat()).map_err(Unread::Store)?;
        let _ = self.store.remove(&[ARRANGEMENT, key].concat());
        Ok(text)
    }

    /// The code of the language chosen before.
    pub(crate) fn language(&self) -> Option<String> {
        self.store.get(LANGUAGE).ok().flatten()
    }

    /// Remembers the language. Not remembering it is no loss.
    pub(crate) fn keep_language(&self, code: &str) {
        let _ = self.store.set(LANGUAGE, code);
    }

    /// The name of the theme chosen before.
    pub(crate) fn theme(&self) -> Option<String> {
        self.store.get(THEME).ok().flatten()
    }

    /// Remembers the theme. Not remembering it is no loss.
    pub(crate) fn keep_theme(&self, name: &str) {
        let _ = self.store.set(THEME, name);
    }

    /// How the table of a plan was arranged.
    pub(crate) fn arrangement(&self, key: &str) -> Option<String> {
        self.store.get(&[ARRANGEMENT, key].concat()).ok().flatten()
    }

    /// Remembers how the table of a plan is arranged. Not remembering it is no loss.
    pub(crate) fn keep_arrangement(&self, key: &str, text: &str) {
        let _ = self.store.set(&[ARRANGEMENT, key].concat(), text);
    }
}
