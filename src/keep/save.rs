//! Keeping what was typed: at once in the slots, then in the journal, which decides whether somebody else wrote. It
//! never overwrites what it did not stand on.

use super::head::{Head, Look, Stop, look, revision_name, understand};
use super::places::{Applied, Fault, Guard, Journal, Kv, Step, Store};
use super::record::Record;
use super::session::{Copier, Draft, Kept, Outcome, Relation, Session};
use super::slots::{self, Slot, Slots, expect, legacy, plan_of, remove_exactly};
use super::sum::fingerprint;
use super::{Shelf, prune};

/// How often it tries again when others write at the same time.
pub(super) const TRIES: usize = 8;

/// Bytes of the largest record that goes into the slots once the journal has its plan: two larger ones have no room there,
/// and reading and writing them would be felt at every change.
pub(super) const LARGEST: usize = 1_000_000;

/// What became of a record in the journal.
pub(super) enum Pushed {
    /// It is the newest of its plan now.
    Done(Look),
    /// The head is another one.
    Refused(Option<String>),
}

impl<K: Kv, J: Journal> Shelf<K, J> {
    /// Keeps a text in the slots, at once: the first half of a save, and all of it that a page which goes away can do.
    pub fn put(&self, session: &Session, text: &str, copies: Copier<'_>) -> Outcome {
        if let Some(schema) = session.read_only() {
            return Outcome::ReadOnly { schema };
        }
        let slots = Slots::read(&self.kv, &session.key());
        let is_foreign = slots.records().any(|record| !session.state.borrow().knows(record));
        if is_foreign || slots.newer().is_some() {
            self.move_away(session, text, copies);
        } else {
            let above = slots.top().map_or(0, |top| top.rev);
            session.state.borrow_mut().advance(text.to_owned(), above);
            self.put_draft(session, &slots);
        }
        let kept = session.draft().map_or(Kept::Nowhere, |draft| draft.kept.get());
        session.report(kept)
    }

    /// Brings what was put last into the journal. One at a time for a session; it may be dropped at any moment, and what
    /// the journal does later is understood by the next one. More may have been put in the meantime: see
    /// [`Session::is_pending`].
    pub async fn commit(&self, session: &Session, now: u64, copies: Copier<'_>) -> Outcome {
        let mut kept = Kept::Durable; // if nothing is pending
        for _ in 0..TRIES {
            if let Some(schema) = session.read_only() {
                return Outcome::ReadOnly { schema };
            }
            let Some(draft) = session.draft() else { return session.report(kept) };
            kept = draft.kept.get();
            match self.try_commit(session, &draft, now, copies).await {
                Ok(true) => return session.report(Kept::Durable),
                Ok(false) => {} // once more
                Err(Stop::Newer(_)) => self.move_away(session, &draft.record.body, copies),
                Err(Stop::Fault(_)) => {
                    if draft.kept.get() == Kept::Nowhere {
                        self.write_draft(session, &Slots::read(&self.kv, &draft.key));
                    }
                    return session.report(draft.kept.get());
                }
            }
        }
        session.report(kept)
    }

    async fn try_commit(&self, session: &Session, draft: &Draft, now: u64, copies: Copier<'_>) -> Result<bool, Stop> {
        let known = session.state.borrow().look.clone();
        let Some(seen) = known else {
            let found = look(&self.journal, &draft.key).await?;
            note(session, draft, found);
            return Ok(false);
        };
        let relation = session.state.borrow().relation(draft, seen.head.as_ref());
        match relation {
            Relation::Same => {
                self.settle(session, draft, seen);
                Ok(true)
            }
            Relation::Foreign => {
                self.ask_taken().await?;
                let body = session.draft().map(|latest| latest.record.body.clone());
                self.move_away(session, body.as_deref().unwrap_or(&draft.record.body), copies);
                Ok(false)
            }
            Relation::Ahead if draft.record.rev <= seen.rev() => {
                session.state.borrow_mut().advance(draft.record.body.clone(), seen.rev());
                self.put_draft(session, &Slots::read(&self.kv, &draft.key));
                Ok(false)
            }
            Relation::Ahead => self.push_draft(session, draft, &seen, now).await,
        }
    }

    async fn push_draft(&self, session: &Session, draft: &Draft, seen: &Look, now: u64) -> Result<bool, Stop> {
        let extra = if seen.text.is_none() { self.backup_of_legacy(&draft.key, now) } else { Vec::new() };
        match self.push(&draft.key, &draft.record, seen, now, extra).await? {
            Pushed::Done(after) => {
                self.settle(session, draft, after);
                Ok(true)
            }
            Pushed::Refused(found) => {
                let found = understand(&self.journal, &draft.key, found).await?;
                note(session, draft, found);
                Ok(false)
            }
        }
    }

    fn settle(&self, session: &Session, draft: &Draft, look: Look) {
        if draft.text.len() > LARGEST {
            self.free_slots(&draft.key, &look);
        }
        session.state.borrow_mut().settle(draft, look);
        self.leave(session, &draft.key);
        expect(&self.kv, &draft.key, true);
    }

    /// Lets go of what the journal has.
    fn free_slots(&self, key: &str, look: &Look) {
        let Some(head) = &look.head else { return };
        for (name, slot) in Slots::read(&self.kv, key).iter() {
            if let Some(record) = slot.record().filter(|record| head.contains(record)) {
                remove_exactly(&self.kv, name, &record.text());
            }
        }
    }

    /// One transaction that makes a record the newest of its plan, if the head is still that one; otherwise the head
    /// that there is.
    pub(super) async fn push(
        &self,
        key: &str,
        record: &Record,
        seen: &Look,
        now: u64,
        extra: Vec<Step>,
    ) -> Result<Pushed, Fault> {
        let (head, spare) = Head::after(seen.head.as_ref(), record, now);
        let text = head.text(seen.rev());
        let mut steps = extra;
        steps.push(Step::Put(Store::Revisions, revision_name(key, record.rev), record.text()));
        steps.push(Step::Put(Store::Heads, key.to_owned(), text.clone()));
        steps.extend(spare.iter().map(|rev| Step::Delete(Store::Revisions, revision_name(key, *rev))));
        let guard = Guard { key: key.to_owned(), head: seen.text.clone() };
        let mut applied = self.journal.transact(Some(&guard), &steps).await;
        if applied == Err(Fault::Refused) && self.make_room_in_journal(now).await? {
            applied = self.journal.transact(Some(&guard), &steps).await;
        }
        Ok(match applied? {
            Applied::Done => Pushed::Done(Look { text: Some(text), head: Some(head) }),
            Applied::Refused { head } => Pushed::Refused(head),
        })
    }

    /// The text becomes a plan of its own: somebody else wrote this one.
    fn move_away(&self, session: &Session, text: &str, copies: Copier<'_>) {
        let from = session.key();
        let (key, body) = self.name_copy(text, copies);
        {
            let mut state = session.state.borrow_mut();
            let base = state.base;
            state.left.push((from.clone(), base));
            state.moved.get_or_insert(from);
            let head = state.look.as_ref().and_then(|look| look.head.as_ref());
            state.left_deleted = head.is_some_and(|head| head.gone);
            state.key = key;
            (state.rev, state.base, state.from) = (0, 0, None);
            state.look = Some(Look::default());
            state.seen.clear();
            state.advance(body, 0);
        }
        self.put_draft(session, &Slots::read(&self.kv, &session.key()));
    }

    /// A free key and a text for a new plan made of a text.
    pub(super) fn name_copy(&self, text: &str, copies: Copier<'_>) -> (String, String) {
        let mut named = copies(text, &|key| self.is_taken(key));
        for _ in 0..TRIES {
            // the list of keys may have failed: never into slots that are in use
            let is_free = Slots::read(&self.kv, &named.0).iter().all(|(_, slot)| *slot == Slot::Empty);
            self.taken.borrow_mut().push(named.0.clone());
            if is_free {
                break;
            }
            named = copies(text, &|key| self.is_taken(key));
        }
        named
    }

    /// Writes the draft into the slots of its plan, unless it is large and the journal has the plan.
    fn put_draft(&self, session: &Session, slots: &Slots) {
        let is_large = session.draft().is_some_and(|draft| draft.text.len() > LARGEST);
        if !is_large || session.state.borrow().base == 0 {
            self.write_draft(session, slots);
        }
    }

    /// Writes the draft into the slots of its plan, unless somebody else's record is there. What is judged is what is
    /// written over: one reading for both.
    fn write_draft(&self, session: &Session, slots: &Slots) {
        let Some(draft) = session.draft() else { return };
        let is_foreign = slots.records().any(|record| !session.state.borrow().knows(record));
        if !is_foreign && self.write_slot(&draft.key, slots, &draft.text).is_ok() {
            draft.kept.set(Kept::Local);
            expect(&self.kv, &draft.key, true);
            self.leave(session, &draft.key);
        }
    }

    /// Writes a text into one of these slots, if need be after making room.
    pub(super) fn write_slot(&self, key: &str, slots: &Slots, text: &str) -> Result<(), Fault> {
        let is_safe = |bytes: &str| self.safe.borrow().contains(&fingerprint(bytes));
        let write = || {
            let written = slots.write(&self.kv, text, &is_safe);
            if written.is_err() {
                self.disown(slots, key);
            }
            written
        };
        write().or_else(|fault| if self.make_room() { write() } else { Err(fault) })
    }

    /// After a write that failed: what is damaged now and was not before is a broken copy of what the tab still has.
    fn disown(&self, before: &Slots, key: &str) {
        for ((_, old), (_, new)) in before.iter().zip(Slots::read(&self.kv, key).iter()) {
            if let (Slot::Empty | Slot::Whole(_), Slot::Damaged(bytes, _)) = (old, new) {
                self.safe.borrow_mut().insert(fingerprint(bytes));
            }
        }
    }

    /// Once a copy is kept: what this session wrote under the old key and nobody took is of no use there.
    fn leave(&self, session: &Session, kept: &str) {
        let (left, writer) = {
            let mut state = session.state.borrow_mut();
            (std::mem::take(&mut state.left), state.writer.clone())
        };
        for (key, base) in left.iter().filter(|(key, _)| key != kept) {
            for (name, slot) in Slots::read(&self.kv, key).iter() {
                if let Some(record) = slot.record().filter(|it| it.writer == writer && it.rev > *base) {
                    remove_exactly(&self.kv, name, &record.text());
                }
            }
        }
    }

    fn make_room(&self) -> bool {
        let keys = self.kv.keys().unwrap_or_default();
        let is_plan = |plan: &str| keys.iter().any(|key| plan_of(key) == Some(plan)) || self.is_taken(plan);
        let spare = prune::spare_texts(&keys, &is_plan);
        spare.iter().filter(|key| self.kv.remove(key).is_ok()).count() > 0
    }

    async fn make_room_in_journal(&self, now: u64) -> Result<bool, Fault> {
        let names: Vec<String> = self.journal.all(Store::Bak).await?.into_iter().map(|(name, _)| name).collect();
        let spare = prune::spare_backups(&names, now);
        if spare.is_empty() {
            return Ok(false);
        }
        let steps: Vec<Step> = spare.into_iter().map(|name| Step::Delete(Store::Bak, name)).collect();
        self.journal.transact(None, &steps).await.map(|applied| applied == Applied::Done)
    }

    /// Whether a key is not free for a new plan, as far as is known here.
    pub fn is_taken(&self, key: &str) -> bool {
        self.taken.borrow().iter().any(|taken| taken == key) || slots::plans(&self.kv).iter().any(|taken| taken == key)
    }

    /// Learns the keys that the journal has.
    pub(super) async fn ask_taken(&self) -> Result<(), Fault> {
        let heads = self.journal.all(Store::Heads).await?;
        let mut taken = self.taken.borrow_mut();
        for (key, _) in heads {
            if !taken.contains(&key) {
                taken.push(key);
            }
        }
        Ok(())
    }

    /// The step that keeps the bare plan file of an app before this one as it was.
    pub(super) fn backup_of_legacy(&self, key: &str, now: u64) -> Vec<Step> {
        let backup = |text: String| Step::Put(Store::Bak, format!("{key}/{}/{now}", fingerprint(&text)), text);
        legacy(&self.kv, key).map(backup).into_iter().collect()
    }
}

/// Takes note of the head, unless the session went on to another plan.
fn note(session: &Session, draft: &Draft, found: Look) {
    let mut state = session.state.borrow_mut();
    if state.key == draft.key {
        state.look = Some(found);
    }
}
