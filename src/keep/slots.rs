//! The two slots of a plan in a [`Kv`]: a write goes over the older one, so that the newest whole record is never the
//! one that is being written. It never forgets bytes that are not kept elsewhere.

use super::places::{Fault, Kv};
use super::record::{Damage, OLDEST_WRITTEN, Record, Stamp};
use super::sum::fingerprint;
use crate::open::is_key;

const PLAN: &str = "plan:";
/// Before what could not be read: `q:<fingerprint>:<key it was under>`.
pub(super) const ASIDE: &str = "q:";
/// The keys of the plans that should be there, with a space between.
const META: &str = "meta";

/// What is under one key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Slot {
    /// Nothing.
    Empty,
    /// A whole record.
    Whole(Record),
    /// Something else, verbatim.
    Damaged(String, Damage),
    /// The browser could not give it.
    Unreadable(Fault),
}

impl Slot {
    /// The record, if it is whole.
    pub fn record(&self) -> Option<&Record> {
        if let Self::Whole(record) = self { Some(record) } else { None }
    }
}

/// The two slots of a plan.
#[derive(Clone, Debug)]
pub struct Slots {
    pair: [(String, Slot); 2],
}

impl Slots {
    /// Reads the slots of a plan.
    pub fn read(kv: &dyn Kv, key: &str) -> Self {
        Self { pair: names(key).map(|name| (name.clone(), look(kv, &name))) }
    }

    /// The slots with their keys.
    pub fn iter(&self) -> impl Iterator<Item = &(String, Slot)> {
        self.pair.iter()
    }

    /// The whole records.
    pub fn records(&self) -> impl Iterator<Item = &Record> {
        self.pair.iter().filter_map(|(_, slot)| slot.record())
    }

    /// The record of the highest revision.
    pub fn top(&self) -> Option<&Record> {
        self.records().reduce(|top, other| if other.rev > top.rev { other } else { top })
    }

    /// Another record of the same revision: two tabs wrote and neither saw the other.
    pub fn twin(&self) -> Option<&Record> {
        let top = self.top()?;
        self.records().find(|other| other.rev == top.rev && other.stamp() != top.stamp())
    }

    /// The schema of a newer app, if one wrote here: then nothing is written any more.
    pub fn newer(&self) -> Option<u32> {
        self.pair.iter().find_map(|(_, slot)| match slot {
            Slot::Damaged(_, Damage::Newer { schema }) => Some(*schema),
            _ => None,
        })
    }

    /// Where the next record goes: an empty slot, a damaged one, or the older one. `None` if one of them cannot be
    /// read: it may be the newest.
    fn target(&self) -> Option<&(String, Slot)> {
        let rank = |slot: &Slot| match slot {
            Slot::Empty => Some((0, 0)),
            Slot::Damaged(_, Damage::Newer { .. }) | Slot::Unreadable(_) => None,
            Slot::Damaged(..) => Some((1, 0)),
            Slot::Whole(record) => Some((2, record.rev)),
        };
        let ranks: Option<Vec<_>> = self.pair.iter().map(|it| Some((rank(&it.1)?, it))).collect();
        ranks?.into_iter().min_by_key(|(rank, _)| *rank).map(|(_, it)| it)
    }

    /// Writes a record over the older or invalid slot and reads it back. `safe` tells of a text whether it is kept
    /// elsewhere or worth nothing.
    ///
    /// # Errors
    /// It is not kept here, and what was here still is.
    pub fn write(&self, kv: &dyn Kv, text: &str, safe: &dyn Fn(&str) -> bool) -> Result<(), Fault> {
        let (name, old) = self.target().ok_or(Fault::Unreadable)?;
        let must_stay = match old {
            Slot::Damaged(text, _) => Some(text.clone()),
            Slot::Whole(record) if record.schema < OLDEST_WRITTEN => Some(record.text()),
            _ => None,
        };
        if let Some(bytes) = must_stay.filter(|bytes| !safe(bytes)) {
            keep_aside(kv, name, &bytes)?;
        }
        write_checked(kv, name, text)
    }
}

fn look(kv: &dyn Kv, name: &str) -> Slot {
    match kv.get(name) {
        Err(fault) => Slot::Unreadable(fault),
        Ok(None) => Slot::Empty,
        Ok(Some(text)) => Record::read(&text).map_or_else(|damage| Slot::Damaged(text, damage), Slot::Whole),
    }
}

fn write_checked(kv: &dyn Kv, name: &str, text: &str) -> Result<(), Fault> {
    kv.set(name, text)?;
    if kv.get(name)?.as_deref() == Some(text) { Ok(()) } else { Err(Fault::Refused) }
}

/// Keeps bytes under `q:` as well. Doing it twice makes no second copy.
pub(super) fn keep_aside(kv: &dyn Kv, name: &str, bytes: &str) -> Result<(), Fault> {
    write_checked(kv, &[ASIDE, &fingerprint(bytes), ":", name].concat(), bytes)
}

/// What is kept under `q:`: its key, the key it was under before, and the bytes.
pub(super) fn aside(kv: &dyn Kv) -> Vec<(String, String, String)> {
    let keys = kv.keys().unwrap_or_default();
    let found = keys.into_iter().filter_map(|key| {
        let (_, from) = key.strip_prefix(ASIDE)?.split_once(':')?;
        Some((key.clone(), from.to_owned(), kv.get(&key).ok()??))
    });
    found.collect()
}

/// Removes a key if it still holds this very text.
pub(super) fn remove_exactly(kv: &dyn Kv, name: &str, text: &str) {
    if kv.get(name).is_ok_and(|found| found.as_deref() == Some(text)) {
        let _ = kv.remove(name); // it may come back: then the revision decides
    }
}

/// The keys of the two slots of a plan.
pub fn names(key: &str) -> [String; 2] {
    ["A", "B"].map(|slot| [PLAN, key, ":", slot].concat())
}

/// The key under which apps before this one kept a plan.
pub fn legacy_name(key: &str) -> String {
    [PLAN, key].concat()
}

/// The bare plan file of an app before this one.
pub(super) fn legacy(kv: &dyn Kv, key: &str) -> Option<String> {
    kv.get(&legacy_name(key)).ok().flatten()
}

/// The plan that a key belongs to.
pub(super) fn plan_of(name: &str) -> Option<&str> {
    let rest = name.strip_prefix(PLAN)?;
    let key = rest.strip_suffix(":A").or_else(|| rest.strip_suffix(":B")).unwrap_or(rest);
    is_key(key).then_some(key)
}

/// The plans of which there is something here, in order.
pub(super) fn plans(kv: &dyn Kv) -> Vec<String> {
    let keys = kv.keys().unwrap_or_default();
    let mut plans: Vec<String> = keys.iter().filter_map(|key| plan_of(key)).map(str::to_owned).collect();
    plans.sort_unstable();
    plans.dedup();
    plans
}

/// The plans that should be there.
pub(super) fn expected(kv: &dyn Kv) -> Vec<String> {
    let text = kv.get(META).ok().flatten().unwrap_or_default();
    text.split(' ').filter(|key| is_key(key)).map(str::to_owned).collect()
}

/// Remembers whether a plan should be there. A hint only: it decides what is said, never what is kept.
pub(super) fn expect(kv: &dyn Kv, key: &str, there: bool) {
    let mut keys = expected(kv);
    if keys.iter().any(|other| other == key) == there {
        return;
    }
    keys.retain(|other| other != key);
    keys.extend(there.then(|| key.to_owned()));
    let _ = kv.set(META, &keys.join(" "));
}

/// Whether two records are one.
pub(super) fn same(record: &Record, stamp: &Stamp) -> bool {
    record.rev == stamp.rev && record.sum == stamp.sum && record.writer == stamp.writer
}
