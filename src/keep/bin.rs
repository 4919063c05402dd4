//! Deleted plans: thirty days in the journal's bin. Nothing leaves the slots before it is in there.

use super::head::{Head, Look, Stop, look, revision_name};
use super::places::{Applied, Fault, Guard, Journal, Kv, Step, Store};
use super::record::{Record, Stamp};
use super::save::{Pushed, TRIES};
use super::session::{Copier, Kept};
use super::slots::{Slot, Slots, expect, legacy, legacy_name, remove_exactly};
use super::{Shelf, prune};

/// What became of a plan that was to be deleted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deleted {
    /// It is in the bin.
    Binned {
        /// What [`Shelf::restore`] wants for undo.
        id: String,
    },
    /// There is no journal: it is gone from the slots, and this is the text for undo.
    Here(String),
    /// Somebody wrote it meanwhile: it is not deleted.
    Changed,
    /// There is none.
    Absent,
    /// A newer app wrote it: it is not deleted.
    ReadOnly,
}

/// A plan in the bin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Binned {
    /// What [`Shelf::restore`] wants.
    pub id: String,
    /// The key it had.
    pub key: String,
    /// When it was deleted.
    pub at: u64,
    /// The plan file.
    pub text: String,
}

impl<K: Kv, J: Journal> Shelf<K, J> {
    /// Puts a plan into the bin.
    pub async fn delete(&self, key: &str, now: u64) -> Deleted {
        match self.try_delete(key, now).await {
            Ok(deleted) => deleted,
            Err(Stop::Newer(_)) => Deleted::ReadOnly,
            Err(Stop::Fault(_)) => self.delete_here(key),
        }
    }

    async fn try_delete(&self, key: &str, now: u64) -> Result<Deleted, Stop> {
        let seen = look(&self.journal, key).await?;
        let slots = Slots::read(&self.kv, key);
        if let Some(schema) = slots.newer() {
            return Err(Stop::Newer(schema));
        }
        self.rescue(&slots).await?;
        let bare = legacy(&self.kv, key).as_deref().map(Record::bare);
        let lost = |record: &&Record| seen.head.as_ref().is_none_or(|head| !head.contains(record));
        let mut records: Vec<Record> = slots.records().filter(lost).cloned().collect();
        records.sort_by_key(|record| record.rev);
        if let Some(head) = seen.head.as_ref().filter(|head| !head.gone) {
            records.extend(self.current(key, head).await?);
        }
        let newest = records.last().or(bare.as_ref());
        let Some(id) = newest.map(|record| bin_name(key, record, now)) else {
            self.clear_rest(key, &slots, None);
            expect(&self.kv, key, false);
            return Ok(Deleted::Absent);
        };
        let head = tombstone(&seen, &records, self.writer(), now);
        let mut steps = self.backup_of_legacy(key, now);
        steps.push(Step::Put(Store::Heads, key.to_owned(), head.text(seen.rev())));
        let binned = records.iter().chain(bare.as_ref().filter(|_| records.is_empty()));
        steps.extend(binned.map(|it| Step::Put(Store::Bin, bin_name(key, it, now), in_bin(it))));
        let guard = Guard { key: key.to_owned(), head: seen.text };
        if self.journal.transact(Some(&guard), &steps).await? != Applied::Done {
            return Ok(Deleted::Changed);
        }
        self.clear_slots(key, &head);
        self.clear_rest(key, &slots, bare.as_ref());
        Ok(Deleted::Binned { id })
    }

    /// Damaged slots are in quarantine and the bare plan file is backed up: both may go.
    fn clear_rest(&self, key: &str, slots: &Slots, bare: Option<&Record>) {
        for (name, slot) in slots.iter() {
            if let Slot::Damaged(text, _) = slot {
                remove_exactly(&self.kv, name, text);
            }
        }
        if let Some(bare) = bare {
            remove_exactly(&self.kv, &legacy_name(key), &bare.body);
        }
    }

    fn delete_here(&self, key: &str) -> Deleted {
        let Some(text) = self.read_now(key) else { return Deleted::Absent };
        let slots = Slots::read(&self.kv, key);
        for (name, slot) in slots.iter() {
            if let Some(record) = slot.record() {
                remove_exactly(&self.kv, name, &record.text());
            }
        }
        if let Some(bare) = legacy(&self.kv, key).filter(|bare| *bare == text) {
            remove_exactly(&self.kv, &legacy_name(key), &bare);
        }
        expect(&self.kv, key, false);
        Deleted::Here(text)
    }

    /// What is in the bin.
    ///
    /// # Errors
    /// The journal does not answer.
    pub async fn bin(&self) -> Result<Vec<Binned>, Fault> {
        let all = self.journal.all(Store::Bin).await?;
        let binned = all.into_iter().filter_map(|(id, text)| {
            let (key, _, at) = parts(&id)?;
            let (key, text) = (key.to_owned(), body(&text));
            Some(Binned { key, at, text, id })
        });
        Ok(binned.collect())
    }

    /// Takes a plan out of the bin, under its old key, or under a new one if that is taken again. `None` if there is no
    /// such plan.
    ///
    /// # Errors
    /// The journal does not answer; it is still in the bin.
    pub async fn restore(&self, id: &str, now: u64, copies: Copier<'_>) -> Result<Option<String>, Fault> {
        let (Some(text), Some((key, _, _))) = (self.journal.get(Store::Bin, id).await?, parts(id)) else {
            return Ok(None);
        };
        let out = vec![Step::Delete(Store::Bin, id.to_owned())];
        for _ in 0..TRIES {
            let seen = match look(&self.journal, key).await {
                Ok(seen) => seen,
                Err(Stop::Fault(fault)) => return Err(fault),
                Err(Stop::Newer(_)) => return Err(Fault::Refused),
            };
            let is_other = |record: &Record| seen.head.as_ref().is_none_or(|head| !head.contains(record));
            let is_taken = seen.head.as_ref().is_some_and(|head| !head.gone);
            if is_taken || Slots::read(&self.kv, key).records().any(is_other) {
                let (copy, kept) = self.make_copy(&body(&text), now, copies, out).await;
                return if kept == Kept::Durable { Ok(Some(copy)) } else { Err(Fault::Refused) };
            }
            let record = Record::new(seen.rev().saturating_add(1), seen.rev(), &self.writer(), body(&text));
            if let Pushed::Done(_) = self.push(key, &record, &seen, now, out.clone()).await? {
                let _ = self.write_slot(key, &Slots::read(&self.kv, key), &record.text());
                expect(&self.kv, key, true);
                return Ok(Some(key.to_owned()));
            }
        }
        Err(Fault::Refused)
    }

    /// Forgets what has been in the bin for more than thirty days, and the history of plans that are nowhere else.
    ///
    /// # Errors
    /// The journal does not answer.
    pub async fn empty_bin(&self, now: u64) -> Result<(), Fault> {
        let all = self.journal.all(Store::Bin).await?;
        let ids: Vec<String> = all.into_iter().map(|(id, _)| id).collect();
        let is_old = |id: &&String| parts(id).is_some_and(|(_, _, at)| prune::is_old(at, now));
        let (old, stay): (Vec<&String>, Vec<&String>) = ids.iter().partition(is_old);
        let mut keys: Vec<&str> = old.iter().filter_map(|id| Some(parts(id)?.0)).collect();
        keys.dedup();
        for key in keys {
            let of_key = |id: &&&String| parts(id).is_some_and(|(of, _, _)| of == key);
            let mut steps: Vec<Step> =
                old.iter().filter(of_key).map(|id| Step::Delete(Store::Bin, (*id).clone())).collect();
            let Ok(seen) = look(&self.journal, key).await else { continue };
            let dead = seen.head.as_ref().filter(|head| head.gone && !stay.iter().any(|id| of_key(&id)));
            if let Some(head) = dead {
                let revisions = head.history.iter().map(|(rev, _)| revision_name(key, *rev));
                steps.extend(revisions.map(|name| Step::Delete(Store::Revisions, name)));
                steps.push(Step::Delete(Store::Heads, key.to_owned()));
            }
            let guard = Guard { key: key.to_owned(), head: seen.text.clone() };
            self.journal.transact(Some(&guard), &steps).await?;
        }
        Ok(())
    }
}

/// The head of a deleted plan. It contains what went into the bin.
fn tombstone(seen: &Look, records: &[Record], writer: String, now: u64) -> Head {
    let highest = records.iter().map(|record| record.rev).max().unwrap_or_default().max(seen.rev());
    let stamp = Stamp { rev: highest.saturating_add(1), writer, sum: 0 };
    let mut head = Head::gone(seen.head.as_ref(), stamp, now);
    records.iter().for_each(|record| head.add_line(record));
    head
}

fn bin_name(key: &str, record: &Record, now: u64) -> String {
    format!("{key}/{}-{:08x}/{now}", record.rev, record.sum)
}

/// What the bin keeps of a record; a bare plan file stays bare.
fn in_bin(record: &Record) -> String {
    if record.rev == 0 { record.body.clone() } else { record.text() }
}

/// The plan file of what is in the bin; what cannot be read is given as it is.
fn body(text: &str) -> String {
    Record::read(text).map_or_else(|_| text.to_owned(), |record| record.body)
}

/// The plan, the revision and the time that a name in the bin says.
fn parts(id: &str) -> Option<(&str, &str, u64)> {
    let mut parts = id.splitn(3, '/');
    Some((parts.next()?, parts.next()?, parts.next()?.parse().ok()?))
}
