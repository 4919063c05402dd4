//! The two places that keep texts, as the protocol sees them: small synchronous `Kv` (localStorage) and transactional
//! [`Journal`] (IndexedDB). They only carry texts; every decision is in the other files of this layer.

use std::rc::Rc;

/// Why a place did not do what it was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The browser does not let this page keep anything there, or it is not open.
    Blocked,
    /// No room, or the browser refused this text.
    Refused,
    /// The browser could not read what it kept.
    Unreadable,
}

/// Texts under keys, at once. It owns a prefix and shows no key outside it.
pub trait Kv {
    /// The text under a key.
    ///
    /// # Errors
    /// The browser could not give it.
    fn get(&self, key: &str) -> Result<Option<String>, Fault>;
    /// Keeps a text under a key.
    ///
    /// # Errors
    /// The browser refused; the old text stays.
    fn set(&self, key: &str, text: &str) -> Result<(), Fault>;
    /// Forgets a key.
    ///
    /// # Errors
    /// The browser refused.
    fn remove(&self, key: &str) -> Result<(), Fault>;
    /// The keys that there are.
    ///
    /// # Errors
    /// The browser could not list them.
    fn keys(&self) -> Result<Vec<String>, Fault>;
}

impl<T: Kv + ?Sized> Kv for Rc<T> {
    fn get(&self, key: &str) -> Result<Option<String>, Fault> {
        (**self).get(key)
    }

    fn set(&self, key: &str, text: &str) -> Result<(), Fault> {
        (**self).set(key, text)
    }

    fn remove(&self, key: &str) -> Result<(), Fault> {
        (**self).remove(key)
    }

    fn keys(&self) -> Result<Vec<String>, Fault> {
        (**self).keys()
    }
}

/// A store of the journal: texts under texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Store {
    /// `<plan>`: its newest revision, who wrote what, and which revisions are kept.
    Heads,
    /// `<plan>/<rev>`: the record of one revision; the newest one is the plan.
    Revisions,
    /// `<plan>/<rev>/<when>`: records of deleted plans.
    Bin,
    /// `<plan>/<fingerprint>/<when>`: bytes from before a migration.
    Bak,
    /// `<where from>/<fingerprint>`: what could not be read, verbatim.
    Quarantine,
}

impl Store {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Heads, Self::Revisions, Self::Bin, Self::Bak, Self::Quarantine];

    /// Its name in the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::Heads => "heads",
            Self::Revisions => "revisions",
            Self::Bin => "bin",
            Self::Bak => "bak",
            Self::Quarantine => "quarantine",
        }
    }
}

/// One write of a transaction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Keeps a text under a key.
    Put(Store, String, String),
    /// Forgets a key; no error if there is none.
    Delete(Store, String),
}

/// What a transaction asks for: the head of a plan is this very text, or there is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guard {
    /// The plan.
    pub key: String,
    /// Its head.
    pub head: Option<String>,
}

/// What a transaction did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Applied {
    /// All of it, and it lasts.
    Done,
    /// Nothing: the head of the plan is another one.
    Refused {
        /// The head that there is.
        head: Option<String>,
    },
}

/// Texts in stores, in transactions that happen whole or not at all.
#[allow(async_fn_in_trait)] // one thread: nothing has to be `Send`
pub trait Journal {
    /// The text under a key.
    ///
    /// # Errors
    /// The browser could not give it.
    async fn get(&self, store: Store, key: &str) -> Result<Option<String>, Fault>;
    /// All keys of a store with their texts.
    ///
    /// # Errors
    /// The browser could not give them.
    async fn all(&self, store: Store) -> Result<Vec<(String, String)>, Fault>;
    /// One strict readwrite transaction: if the guard holds, all steps in order. `Done` only once it is complete.
    ///
    /// # Errors
    /// It is not known whether it took place, or will.
    async fn transact(&self, guard: Option<&Guard>, steps: &[Step]) -> Result<Applied, Fault>;
}
