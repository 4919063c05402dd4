//! Small texts kept under keys: localStorage where the browser allows it, memory otherwise. Never panics, never clears,
//! never touches a key outside its own prefix.

use gloo_storage::{LocalStorage, Storage as _};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

/// Why a text could not be kept or fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum StoreError {
    /// The browser does not let this page keep anything.
    Blocked,
    /// There is no room left, or the browser refused this text.
    Refused,
    /// The browser could not read what it kept.
    Unreadable,
}

/// A place that keeps texts.
pub(crate) trait Store {
    /// The text under a key.
    fn get(&self, key: &str) -> Result<Option<String>, StoreError>;
    /// Keeps a text under a key. On failure the old text stays.
    fn set(&self, key: &str, text: &str) -> Result<(), StoreError>;
    /// Forgets a key.
    fn remove(&self, key: &str) -> Result<(), StoreError>;
    /// The keys that there are, in order.
    fn keys(&self) -> Result<Vec<String>, StoreError>;
    /// Whether what it keeps outlives this tab.
    fn lasts(&self) -> bool;
}

/// The best store that this browser gives: one that lasts, or one for this tab.
pub(crate) fn open(prefix: &str) -> Rc<dyn Store> {
    match Local::probe(prefix) {
        Ok(local) => Rc::new(local),
        Err(_) => Rc::new(Memory::default()),
    }
}

/// localStorage, under a prefix.
struct Local {
    raw: web_sys::Storage,
    prefix: String,
}

impl Local {
    /// Tries a whole round before it trusts the browser: gloo's own accessors panic where storage is blocked or broken.
    fn probe(prefix: &str) -> Result<Self, StoreError> {
        let key = [prefix, "probe"].concat();
        let storage = web_sys::window().and_then(|window| window.local_storage().ok().flatten());
        let storage = storage.ok_or(StoreError::Blocked)?;
        storage.set_item(&key, "1").map_err(|_| StoreError::Refused)?;
        let back = storage.get_item(&key).map_err(|_| StoreError::Unreadable)?;
        storage.remove_item(&key).map_err(|_| StoreError::Refused)?;
        match back.as_deref() {
            Some("1") => Ok(Self { raw: LocalStorage::raw(), prefix: prefix.to_owned() }),
            _ => Err(StoreError::Unreadable),
        }
    }

    fn name(&self, key: &str) -> String {
        [self.prefix.as_str(), key].concat()
    }
}

impl Store for Local {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.raw.get_item(&self.name(key)).map_err(|_| StoreError::Unreadable)
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StoreError> {
        self.raw.set_item(&self.name(key), text).map_err(|_| StoreError::Refused)
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.raw.remove_item(&self.name(key)).map_err(|_| StoreError::Refused)
    }

    fn keys(&self) -> Result<Vec<String>, StoreError> {
        let count = self.raw.length().map_err(|_| StoreError::Unreadable)?;
        let mut keys = Vec::new();
        for at in 0..count {
            let name = self.raw.key(at).map_err(|_| StoreError::Unreadable)?;
            keys.extend(name.and_then(|name| name.strip_prefix(&self.prefix).map(str::to_owned)));
        }
        keys.sort_unstable();
        Ok(keys)
    }

    fn lasts(&self) -> bool {
        true
    }
}

/// Memory: what it keeps goes with the tab.
#[derive(Default)]
pub(crate) struct Memory {
    texts: RefCell<BTreeMap<String, String>>,
}

impl Store for Memory {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        Ok(self.texts.borrow().get(key).cloned())
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StoreError> {
        self.texts.borrow_mut().insert(key.to_owned(), text.to_owned());
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.texts.borrow_mut().remove(key);
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, StoreError> {
        Ok(self.texts.borrow().keys().cloned().collect())
    }

    fn lasts(&self) -> bool {
        false
    }
}
