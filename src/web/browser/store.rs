//! Small texts kept under keys: localStorage where the browser allows it, memory otherwise. Never panics, never clears,
//! never touches a key outside its own prefix.

use crate::keep::{Fault, Kv};
use gloo_storage::{LocalStorage, Storage as _};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use wasm_bindgen::JsCast;

/// The best store that this browser gives, and whether what it keeps outlives this tab.
pub(crate) fn open(prefix: &str) -> (Rc<dyn Kv>, bool) {
    match Local::probe(prefix) {
        Ok(local) => (Rc::new(local), true),
        Err(_) => (Rc::new(Memory::default()), false),
    }
}

/// Asks the browser not to throw away what this page keeps when it wants room. A wish: it may say no.
pub(crate) fn ask_to_stay() {
    let find = |from: &wasm_bindgen::JsValue, name: &str| js_sys::Reflect::get(from, &name.into()).ok();
    let storage = find(&js_sys::global(), "navigator").and_then(|navigator| find(&navigator, "storage"));
    let persist = storage.as_ref().and_then(|storage| find(storage, "persist")?.dyn_into::<js_sys::Function>().ok());
    if let (Some(storage), Some(persist)) = (storage, persist) {
        let _ = persist.call0(&storage);
    }
}

/// A name that no other page start has.
pub(crate) fn random_name() -> String {
    let number = js_sys::Math::random().to_string();
    [&super::timer::now().to_string(), number.trim_start_matches("0.")].concat()
}

/// localStorage, under a prefix.
struct Local {
    raw: web_sys::Storage,
    prefix: String,
}

impl Local {
    /// Tries a whole round before it trusts the browser: gloo's own accessors panic where storage is blocked or broken.
    fn probe(prefix: &str) -> Result<Self, Fault> {
        let key = [prefix, "probe"].concat();
        let storage = web_sys::window().and_then(|window| window.local_storage().ok().flatten());
        let storage = storage.ok_or(Fault::Blocked)?;
        storage.set_item(&key, "1").map_err(|_| Fault::Refused)?;
        let back = storage.get_item(&key).map_err(|_| Fault::Unreadable)?;
        storage.remove_item(&key).map_err(|_| Fault::Refused)?;
        match back.as_deref() {
            Some("1") => Ok(Self { raw: LocalStorage::raw(), prefix: prefix.to_owned() }),
            _ => Err(Fault::Unreadable),
        }
    }

    fn name(&self, key: &str) -> String {
        [self.prefix.as_str(), key].concat()
    }
}

impl Kv for Local {
    fn get(&self, key: &str) -> Result<Option<String>, Fault> {
        self.raw.get_item(&self.name(key)).map_err(|_| Fault::Unreadable)
    }

    fn set(&self, key: &str, text: &str) -> Result<(), Fault> {
        self.raw.set_item(&self.name(key), text).map_err(|_| Fault::Refused)
    }

    fn remove(&self, key: &str) -> Result<(), Fault> {
        self.raw.remove_item(&self.name(key)).map_err(|_| Fault::Refused)
    }

    fn keys(&self) -> Result<Vec<String>, Fault> {
        let count = self.raw.length().map_err(|_| Fault::Unreadable)?;
        let mut keys = Vec::new();
        for at in 0..count {
            let name = self.raw.key(at).map_err(|_| Fault::Unreadable)?;
            keys.extend(name.and_then(|name| name.strip_prefix(&self.prefix).map(str::to_owned)));
        }
        keys.sort_unstable();
        Ok(keys)
    }
}

/// Memory: what it keeps goes with the tab.
#[derive(Default)]
struct Memory {
    texts: RefCell<BTreeMap<String, String>>,
}

impl Kv for Memory {
    fn get(&self, key: &str) -> Result<Option<String>, Fault> {
        Ok(self.texts.borrow().get(key).cloned())
    }

    fn set(&self, key: &str, text: &str) -> Result<(), Fault> {
        self.texts.borrow_mut().insert(key.to_owned(), text.to_owned());
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), Fault> {
        self.texts.borrow_mut().remove(key);
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, Fault> {
        Ok(self.texts.borrow().keys().cloned().collect())
    }
}
