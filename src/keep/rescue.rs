//! What must not be lost while a plan is opened: other versions become plans, bare plan files are backed up, and what
//! cannot be read is kept verbatim. It removes nothing that is not kept elsewhere by then.

use super::Shelf;
use super::head::{Look, Stop};
use super::open::{Round, unread};
use super::places::{Applied, Fault, Guard, Journal, Kv, Step, Store};
use super::record::{Damage, Record};
use super::save::{Pushed, TRIES};
use super::session::{Copier, Kept, Session};
use super::slots::{Slots, aside, expect, legacy, legacy_name, remove_exactly};
use super::sum::fingerprint;

impl<K: Kv, J: Journal> Shelf<K, J> {
    /// Makes a plan of its own of a record in a slot that is not in the journal, and then frees the slot.
    pub(super) async fn save_other(
        &self,
        round: &Round<'_>,
        key: &str,
        record: &Record,
        made: &mut Vec<String>,
    ) -> Result<(), Stop> {
        let (copy, kept) = self.make_copy(&record.body, round.now, round.copies, Vec::new()).await;
        if kept == Kept::Nowhere {
            return Err(Stop::Fault(Fault::Refused));
        }
        made.push(copy);
        for (name, slot) in Slots::read(&self.kv, key).iter() {
            if slot.record() == Some(record) {
                remove_exactly(&self.kv, name, &record.text());
            }
        }
        Ok(())
    }

    /// Makes a new plan of a text: in the slots, then in the journal.
    pub(super) async fn make_copy(&self, body: &str, now: u64, copies: Copier<'_>, extra: Vec<Step>) -> (String, Kept) {
        let mut made = (String::new(), Kept::Nowhere);
        for _ in 0..TRIES {
            let _ = self.ask_taken().await;
            let (key, text) = self.name_copy(body, copies);
            let record = Record::new(1, 0, &self.writer(), text);
            let pushed = self.push(&key, &record, &Look::default(), now, extra.clone()).await;
            made = (key.clone(), Kept::Durable);
            if let Ok(Pushed::Refused(_)) = pushed {
                continue;
            }
            let slots = Slots::read(&self.kv, &key);
            let is_free = slots.records().next().is_none();
            let is_written = is_free && self.write_slot(&key, &slots, &record.text()).is_ok();
            if pushed.is_err() {
                made.1 = if is_written { Kept::Local } else { Kept::Nowhere };
            }
            expect(&self.kv, &key, made.1 != Kept::Nowhere);
            return made;
        }
        (made.0, Kept::Nowhere)
    }

    /// The bare plan file of an app before this one goes into the journal, then away. True if something changed.
    pub(super) async fn save_legacy(
        &self,
        round: &Round<'_>,
        key: &str,
        slots: &Slots,
        seen: &Look,
        made: &mut Vec<String>,
    ) -> Result<bool, Stop> {
        let Some(record) = legacy(&self.kv, key).as_deref().and_then(Record::legacy) else { return Ok(false) };
        let backup = self.backup_of_legacy(key, round.now);
        if seen.head.is_none() {
            if slots.top().is_some() {
                return Ok(false); // the slots stand on it: their commit takes it along
            }
            let first = Record::new(1, 0, &self.writer(), record.body);
            if let Pushed::Done(look) = self.push(key, &first, seen, round.now, backup).await? {
                self.adopt_legacy(round.session, &first, look);
            }
            return Ok(true);
        }
        let name = [key, "/", &fingerprint(&record.body), "/"].concat();
        let is_backed_up = self.journal.all(Store::Bak).await?.iter().any(|(other, _)| other.starts_with(&name));
        if !is_backed_up {
            // an app before this one has written again
            let (copy, kept) = self.make_copy(&record.body, round.now, round.copies, backup).await;
            made.push(copy);
            if kept != Kept::Durable {
                return Err(Stop::Fault(Fault::Refused));
            }
        }
        remove_exactly(&self.kv, &legacy_name(key), &record.body);
        Ok(true)
    }

    /// The open text came from a bare plan file that is revision 1 now.
    fn adopt_legacy(&self, session: &Session, first: &Record, look: Look) {
        let mut state = session.state.borrow_mut();
        let is_shown = state.from.as_ref().is_some_and(|from| from.rev == 0);
        if is_shown {
            state.stand_on(first, look);
        }
    }

    /// Keeps what could not be read in the journal, and lets go of what is under `q:` only then.
    pub(super) async fn rescue(&self, slots: &Slots) -> Result<(), Fault> {
        let parked = aside(&self.kv);
        let is_new = |text: &str| !self.safe.borrow().contains(&fingerprint(text));
        let damaged = unread(slots).filter(|(_, text, why)| !matches!(why, Damage::Newer { .. }) && is_new(text));
        let mut found: Vec<_> = damaged.map(|(name, text, _)| (name, text)).collect();
        found.extend(parked.iter().map(|(_, from, text)| (from.clone(), text.clone())));
        if found.is_empty() {
            return Ok(());
        }
        self.quarantine(found).await?;
        for (name, _, text) in &parked {
            remove_exactly(&self.kv, name, text);
        }
        Ok(())
    }

    /// Keeps texts verbatim in the journal. Doing it twice makes no second copy.
    pub(super) async fn quarantine(&self, found: Vec<(String, String)>) -> Result<(), Fault> {
        let prints: Vec<String> = found.iter().map(|(_, text)| fingerprint(text)).collect();
        let put = |((from, text), print): ((String, String), &String)| {
            Step::Put(Store::Quarantine, [&from, "/", print.as_str()].concat(), text)
        };
        let steps: Vec<Step> = found.into_iter().zip(&prints).map(put).collect();
        match self.journal.transact(None::<&Guard>, &steps).await? {
            Applied::Done => self.safe.borrow_mut().extend(prints),
            Applied::Refused { .. } => return Err(Fault::Refused),
        }
        Ok(())
    }
}
