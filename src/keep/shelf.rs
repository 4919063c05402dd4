//! All plans of this browser: which there are, what they say, their versions, and what could not be read. Changes
//! nothing but what is asked for by name.

use super::head::{Head, Stop, look, revision_name};
use super::open::Unread;
use super::places::{Fault, Journal, Kv, Step, Store};
use super::record::{Damage, Record};
use super::slots::{Slots, aside, expect, expected, legacy, plans, remove_exactly};
use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;

/// The plans that this browser keeps, as one tab sees them.
#[derive(Debug)]
pub struct Shelf<K, J> {
    pub(super) kv: K,
    pub(super) journal: J,
    tab: String,
    openings: Cell<u32>,
    /// Keys that the journal has, as far as is known.
    pub(super) taken: RefCell<Vec<String>>,
    /// Fingerprints of damaged texts that are kept elsewhere, or that are broken copies of what the tab has.
    pub(super) safe: RefCell<BTreeSet<String>>,
}

/// A plan of the shelf.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its key.
    pub key: String,
    /// When it was written last, if the journal knows it.
    pub at: Option<u64>,
}

/// The plans of the shelf.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// Those that there are, by key.
    pub plans: Vec<Listed>,
    /// Those that there were, and that the browser removed.
    pub removed: Vec<String>,
    /// Why the journal was not asked.
    pub alone: Option<Fault>,
}

/// An earlier version of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Version {
    /// Its revision.
    pub rev: u64,
    /// When it was written.
    pub at: u64,
}

impl<K: Kv, J: Journal> Shelf<K, J> {
    /// A shelf for one tab. The id of the tab must be another one each time a page starts, a duplicated tab included.
    pub fn new(kv: K, journal: J, tab: &str) -> Self {
        let tab = tab.chars().filter(char::is_ascii_alphanumeric).collect();
        let (openings, taken, safe) = Default::default();
        Self { kv, journal, tab, openings, taken, safe }
    }

    /// The small texts beside the plans: settings.
    pub fn kv(&self) -> &K {
        &self.kv
    }

    /// The name of one opening: no other writes under it.
    pub(super) fn writer(&self) -> String {
        self.openings.set(self.openings.get().saturating_add(1));
        format!("{}.{}", self.tab, self.openings.get())
    }

    /// The plans of which the slots have something, by key.
    pub fn plans_now(&self) -> Vec<String> {
        plans(&self.kv)
    }

    /// The text of a plan as the slots have it.
    pub fn read_now(&self, key: &str) -> Option<String> {
        let slots = Slots::read(&self.kv, key);
        slots.top().map(|record| record.body.clone()).or_else(|| legacy(&self.kv, key))
    }

    /// All plans, of slots and journal.
    pub async fn list(&self) -> Listing {
        let mut plans: Vec<Listed> = self.plans_now().into_iter().map(|key| Listed { key, at: None }).collect();
        let heads = match self.journal.all(Store::Heads).await {
            Ok(heads) => heads,
            Err(fault) => return Listing { plans, alone: Some(fault), ..Listing::default() },
        };
        *self.taken.borrow_mut() = heads.iter().map(|(key, _)| key.clone()).collect();
        for (key, text) in heads {
            let head = Head::read(&text);
            let at = head.as_ref().ok().map(|head| head.at);
            let here = plans.iter().position(|plan| plan.key == key);
            match (head, here) {
                (Ok(head), Some(here)) if head.gone && self.has_only(&key, &head) => {
                    plans.remove(here);
                }
                (Ok(head), None) if head.gone => {}
                (_, Some(here)) => plans.get_mut(here).into_iter().for_each(|plan| plan.at = at),
                (_, None) => plans.push(Listed { key, at }),
            }
        }
        plans.sort_unstable_by(|one, other| one.key.cmp(&other.key));
        let is_there = |key: &String| plans.iter().any(|plan| plan.key == *key);
        let removed = expected(&self.kv).into_iter().filter(|key| !is_there(key)).collect();
        Listing { plans, removed, alone: None }
    }

    fn has_only(&self, key: &str, head: &Head) -> bool {
        legacy(&self.kv, key).is_none() && Slots::read(&self.kv, key).records().all(|record| head.contains(record))
    }

    /// The reader has been told that a plan was removed.
    pub fn accept_removed(&self, key: &str) {
        expect(&self.kv, key, false);
    }

    /// The newest text of a plan, of slots and journal.
    pub async fn read(&self, key: &str) -> Option<String> {
        let Ok(Some(head)) = look(&self.journal, key).await.map(|seen| seen.head) else { return self.read_now(key) };
        let slots = Slots::read(&self.kv, key);
        let is_ahead = slots.top().is_some_and(|top| !head.contains(top) && top.rev > head.stamp.rev);
        if is_ahead {
            return self.read_now(key);
        }
        if head.gone {
            return None;
        }
        self.current(key, &head).await.ok().flatten().map(|record| record.body).or_else(|| self.read_now(key))
    }

    /// The versions of a plan, newest first.
    ///
    /// # Errors
    /// The journal does not answer.
    pub async fn history(&self, key: &str) -> Result<Vec<Version>, Fault> {
        let head = match look(&self.journal, key).await {
            Ok(seen) => seen.head,
            Err(Stop::Fault(fault)) => return Err(fault),
            Err(Stop::Newer(_)) => None,
        };
        let history = head.map(|head| head.history).unwrap_or_default();
        Ok(history.into_iter().rev().map(|(rev, at)| Version { rev, at }).collect())
    }

    /// The text of a version of a plan.
    ///
    /// # Errors
    /// The journal does not answer.
    pub async fn version(&self, key: &str, rev: u64) -> Result<Option<String>, Fault> {
        let text = self.journal.get(Store::Revisions, &revision_name(key, rev)).await?;
        Ok(text.as_deref().and_then(|text| Record::read(text).ok()).map(|record| record.body))
    }

    /// What could not be read, wherever it is kept now. `from` names it for [`Shelf::discard`].
    pub async fn unread(&self) -> Vec<Unread> {
        let journal = self.journal.all(Store::Quarantine).await.unwrap_or_default();
        let parked = aside(&self.kv).into_iter().map(|(name, _, text)| (name, text));
        let name_it = |(from, text): (String, String)| {
            let why = Record::read(&text).err().unwrap_or(Damage::Altered);
            Unread { from, text, why }
        };
        journal.into_iter().chain(parked).map(name_it).collect()
    }

    /// Forgets one of the texts that could not be read, because its reader said so.
    ///
    /// # Errors
    /// It is still kept.
    pub async fn discard(&self, unread: &Unread) -> Result<(), Fault> {
        if unread.from.starts_with(super::slots::ASIDE) {
            remove_exactly(&self.kv, &unread.from, &unread.text);
            return Ok(());
        }
        self.journal.transact(None, &[Step::Delete(Store::Quarantine, unread.from.clone())]).await.map(drop)
    }
}
