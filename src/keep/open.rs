//! Opening a plan: at once from the slots, then in agreement with the journal. What could not be read is kept elsewhere
//! first, and of two versions neither is dropped.

use super::Shelf;
use super::head::{Head, Look, Stop, look, revision_name};
use super::places::{Fault, Journal, Kv, Store};
use super::record::{Damage, Record};
use super::save::{LARGEST, TRIES};
use super::session::{Copier, Session};
use super::slots::{Slot, Slots, expect, expected, keep_aside, legacy, legacy_name, remove_exactly, same};
use super::sum::fingerprint;
use std::cell::RefCell;

/// A text that is no record, verbatim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// The key it was under.
    pub from: String,
    /// The bytes.
    pub text: String,
    /// What is wrong with it.
    pub why: Damage,
}

/// A plan as the slots have it.
#[derive(Debug)]
pub struct Opened {
    /// What saves go through.
    pub session: Session,
    /// The plan file; `None` if only the journal may have it.
    pub text: Option<String>,
    /// What could not be read. `reconcile` keeps it elsewhere; here it is for a download.
    pub unread: Vec<Unread>,
}

/// What the journal makes of an open plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// What is open is what is kept, durably.
    InStep,
    /// This is the plan: show it instead.
    Take(String),
    /// Something was typed here: the next save goes on, or keeps both.
    Typed,
    /// It was deleted; it is in the bin.
    Deleted,
    /// There was one, and the browser removed it.
    Removed,
    /// There never was one.
    Absent,
    /// A newer app wrote it.
    ReadOnly {
        /// The schema it says.
        schema: u32,
    },
    /// The journal is of no use: the slots are all there is.
    Alone(Fault),
}

/// What came of reconciling.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reconciled {
    /// What is to be shown.
    pub standing: Standing,
    /// New plans made of versions that would have been lost.
    pub copies: Vec<String>,
}

/// Who decides what while reconciling.
pub(super) struct Round<'a> {
    pub(super) session: &'a Session,
    pub(super) typed: &'a dyn Fn() -> bool,
    pub(super) now: u64,
    pub(super) copies: Copier<'a>,
    /// Where the session stood when the journal was asked: a save that completes meanwhile makes the answer old.
    pub(super) stood: RefCell<(String, u64, u64)>,
}

impl<K: Kv, J: Journal> Shelf<K, J> {
    /// Opens a plan from the slots, at once.
    pub fn open(&self, key: &str) -> Opened {
        let slots = Slots::read(&self.kv, key);
        let session = Session::new(key, self.writer());
        let mut unread: Vec<_> = unread(&slots).map(|(from, text, why)| Unread { from, text, why }).collect();
        let bare = legacy(&self.kv, key);
        let legacy = bare.as_deref().and_then(Record::legacy);
        if let Some(text) = bare.filter(|_| legacy.is_none()) {
            unread.push(Unread { from: legacy_name(key), text, why: Damage::NotARecord });
        }
        let record = slots.top().cloned().or(legacy);
        let mut state = session.state.borrow_mut();
        state.read_only = slots.newer();
        if let Some(record) = &record {
            (state.rev, state.base, state.from) = (record.rev, record.base, Some(record.stamp()));
            let older = slots.records().filter(|it| it.rev < record.rev).map(Record::stamp);
            state.seen = older.collect();
        }
        drop(state);
        Opened { session, text: record.map(|record| record.body), unread }
    }

    /// Brings an open plan and the journal into agreement: after `open`, and on [`News::Reread`](super::News). `typed`
    /// says whether something was typed that was not put yet; it is asked at the very moment that it matters.
    pub async fn reconcile(
        &self,
        session: &Session,
        typed: &dyn Fn() -> bool,
        now: u64,
        copies: Copier<'_>,
    ) -> Reconciled {
        let round = Round { session, typed, now, copies, stood: RefCell::default() };
        let mut made = Vec::new();
        let standing = match self.agree(&round, &mut made).await {
            Ok(standing) => standing,
            Err(Stop::Newer(schema)) => {
                session.refuse(schema);
                Standing::ReadOnly { schema }
            }
            Err(Stop::Fault(fault)) => {
                self.agree_alone(&round, &mut made).await;
                Standing::Alone(fault)
            }
        };
        Reconciled { standing, copies: made }
    }

    async fn agree(&self, round: &Round<'_>, made: &mut Vec<String>) -> Result<Standing, Stop> {
        for _ in 0..TRIES {
            let key = round.session.key();
            *round.stood.borrow_mut() = round.session.stands();
            let seen = look(&self.journal, &key).await?;
            self.rescue(&Slots::read(&self.kv, &key)).await?;
            let slots = Slots::read(&self.kv, &key);
            if let Some(schema) = slots.newer() {
                return Err(Stop::Newer(schema));
            }
            if let Some(twin) = slots.twin().filter(|twin| !is_in(&seen, twin)) {
                self.save_other(round, &key, twin, made).await?;
                continue;
            }
            if self.save_legacy(round, &key, &slots, &seen, made).await? {
                continue;
            }
            if let Some(standing) = self.agree_on(round, &key, &slots, &seen, made).await? {
                return Ok(standing);
            }
        }
        Ok(Standing::Typed)
    }

    /// `None`: something changed; look again.
    async fn agree_on(
        &self,
        round: &Round<'_>,
        key: &str,
        slots: &Slots,
        seen: &Look,
        made: &mut Vec<String>,
    ) -> Result<Option<Standing>, Stop> {
        let (Some(top), session) = (slots.top(), round.session) else { return self.take_head(round, key, seen).await };
        if is_in(seen, top) {
            return self.take_head(round, key, seen).await;
        }
        // what was put and is not committed is for the next commit to judge
        let is_own = session.is_pending() && session.state.borrow().knows(top);
        let follows = seen
            .head
            .as_ref()
            .is_none_or(|head| !head.gone && head.stamp.rev <= top.base || head.is_of(&top.writer, top.rev));
        if is_own {
            return Ok(Some(Standing::Typed));
        }
        if follows && top.rev > seen.rev() {
            let extra = if seen.text.is_none() { self.backup_of_legacy(key, round.now) } else { Vec::new() };
            let _ = self.push(key, top, seen, round.now, extra).await?;
            return Ok(None);
        }
        if (round.typed)() && session.state.borrow().from.as_ref().is_some_and(|from| same(top, from)) {
            return Ok(Some(Standing::Typed)); // the next save makes the copy, with what was typed
        }
        self.save_other(round, key, top, made).await?;
        Ok(None)
    }

    /// The journal has the newest version.
    async fn take_head(&self, round: &Round<'_>, key: &str, seen: &Look) -> Result<Option<Standing>, Stop> {
        let Some(head) = &seen.head else {
            let is_lost = expected(&self.kv).iter().any(|other| other == key);
            return Ok(Some(if is_lost { Standing::Removed } else { Standing::Absent }));
        };
        if head.gone {
            self.clear_slots(key, head);
            return Ok(Some(Standing::Deleted));
        }
        let Some(record) = self.newest(key, head).await? else { return Ok(Some(Standing::Removed)) };
        let session = round.session;
        if session.stands() != *round.stood.borrow() {
            return Ok(None);
        }
        let is_shown = session.state.borrow().from.as_ref().is_some_and(|from| same(&record, from));
        if session.is_pending() || (!is_shown && (round.typed)()) {
            return Ok(Some(Standing::Typed));
        }
        session.state.borrow_mut().stand_on(&record, seen.clone());
        self.refresh_slots(key, &record);
        expect(&self.kv, key, true);
        Ok(Some(if is_shown { Standing::InStep } else { Standing::Take(record.body) }))
    }

    /// The next opening finds the newest record at once, and two whole slots.
    fn refresh_slots(&self, key: &str, record: &Record) {
        let slots = Slots::read(&self.kv, key);
        let is_broken = slots.iter().any(|(_, slot)| matches!(slot, Slot::Damaged(..)));
        let is_old = slots.top().is_none_or(|top| top.rev < record.rev);
        if (is_broken || is_old) && record.body.len() <= LARGEST {
            let _ = self.write_slot(key, &slots, &record.text()); // the journal has it anyway
        }
    }

    /// The newest record of a plan that is in the journal: the slots may have it as well, and whole.
    async fn newest(&self, key: &str, head: &Head) -> Result<Option<Record>, Stop> {
        let here = Slots::read(&self.kv, key).records().filter(|it| head.contains(it)).max_by_key(|it| it.rev).cloned();
        if here.as_ref().is_some_and(|record| same(record, &head.stamp)) {
            return Ok(here);
        }
        let there = self.current(key, head).await?;
        Ok([here, there].into_iter().flatten().max_by_key(|record| record.rev))
    }

    /// The newest record of the journal that is whole.
    pub(super) async fn current(&self, key: &str, head: &Head) -> Result<Option<Record>, Stop> {
        let revisions = head.history.iter().map(|(rev, _)| *rev);
        for rev in std::iter::once(head.stamp.rev).chain(revisions.rev()) {
            let name = revision_name(key, rev);
            let Some(text) = self.journal.get(Store::Revisions, &name).await? else { continue };
            match Record::read(&text) {
                Ok(record) => return Ok(Some(record)),
                Err(Damage::Newer { schema }) => return Err(Stop::Newer(schema)),
                Err(_) => self.quarantine(vec![(name, text)]).await?,
            }
        }
        Ok(None)
    }

    /// Removes what the slots hold of a deleted plan.
    pub(super) fn clear_slots(&self, key: &str, head: &Head) {
        for (name, slot) in Slots::read(&self.kv, key).iter() {
            if let Some(record) = slot.record().filter(|record| head.contains(record)) {
                remove_exactly(&self.kv, name, &record.text());
            }
        }
        expect(&self.kv, key, false);
    }

    /// Without a journal: what could not be read goes under `q:`, and a twin becomes a plan of its own.
    async fn agree_alone(&self, round: &Round<'_>, made: &mut Vec<String>) {
        let key = round.session.key();
        let slots = Slots::read(&self.kv, &key);
        for (name, text, why) in unread(&slots) {
            if !matches!(why, Damage::Newer { .. }) && keep_aside(&self.kv, &name, &text).is_ok() {
                self.safe.borrow_mut().insert(fingerprint(&text));
            }
        }
        if let Some(twin) = slots.twin().filter(|_| slots.newer().is_none()) {
            let _ = self.save_other(round, &key, twin, made).await;
        }
    }
}

fn is_in(seen: &Look, record: &Record) -> bool {
    seen.head.as_ref().is_some_and(|head| head.contains(record))
}

/// What of the slots is no record: its key, its bytes, and why.
pub(super) fn unread(slots: &Slots) -> impl Iterator<Item = (String, String, Damage)> {
    slots.iter().filter_map(|(name, slot)| match slot {
        Slot::Damaged(text, why) => Some((name.clone(), text.clone(), *why)),
        _ => None,
    })
}
