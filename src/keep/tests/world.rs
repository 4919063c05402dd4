//! A browser that fails: places that tear, lie, delay and crash by a seed.

use super::turns::{Dice, pause};
use crate::keep::{Applied, Fault, Guard, Journal, Kv, Step, Store};
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

/// How often what goes wrong, per mille of the calls.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Faults {
    /// `get` throws.
    pub(super) get: u64,
    /// `set` throws and leaves the old text.
    pub(super) quota: u64,
    /// `set` leaves a part of the text and says nothing.
    pub(super) torn: u64,
    /// `set` says nothing and does nothing, and reads back well once.
    pub(super) lies: u64,
    /// A transaction fails.
    pub(super) journal: u64,
    /// A transaction reports that it failed, and takes place later.
    pub(super) late: u64,
    /// What other tabs wrote is seen only later.
    pub(super) is_stale: bool,
}

/// Nothing goes wrong.
pub(super) const CALM: Faults = Faults { get: 0, quota: 0, torn: 0, lies: 0, journal: 0, late: 0, is_stale: false };

type Texts = BTreeMap<String, String>;
/// What another tab wrote under a key.
type News = (String, Option<String>);
type Late = (Option<Guard>, Vec<Step>);

/// What is on the disk, and what goes wrong.
pub(super) struct World {
    pub(super) dice: RefCell<Dice>,
    pub(super) faults: Cell<Faults>,
    pub(super) kv: RefCell<Texts>,
    /// Earlier states of `kv`: what is left after a crash that loses the last writes.
    pub(super) past: RefCell<Vec<Texts>>,
    pub(super) stores: RefCell<BTreeMap<(Store, String), String>>,
    late: RefCell<Vec<Late>>,
    views: RefCell<Vec<Texts>>,
    news: RefCell<Vec<VecDeque<News>>>,
    pub(super) calls: Cell<u64>,
    pub(super) crash_at: Cell<Option<u64>>,
    pub(super) is_dead: Cell<bool>,
    /// The calls at which a read or a transaction fails, once each.
    pub(super) throws_at: RefCell<Vec<u64>>,
    pub(super) no_journal: Cell<bool>,
    /// Whether what other tabs wrote never arrives.
    pub(super) is_deaf: Cell<bool>,
    /// How many bytes of texts there is room for.
    pub(super) room: Cell<usize>,
}

impl World {
    pub(super) fn new(seed: u64, faults: Faults) -> Rc<Self> {
        Rc::new(Self {
            dice: RefCell::new(Dice::new(seed)),
            faults: Cell::new(faults),
            kv: RefCell::default(),
            past: RefCell::default(),
            stores: RefCell::default(),
            late: RefCell::default(),
            views: RefCell::default(),
            news: RefCell::default(),
            calls: Cell::new(0),
            crash_at: Cell::new(None),
            is_dead: Cell::new(false),
            throws_at: RefCell::default(),
            no_journal: Cell::new(false),
            is_deaf: Cell::new(false),
            room: Cell::new(usize::MAX),
        })
    }

    /// The places as one more tab has them.
    pub(super) fn tab(self: &Rc<Self>) -> (FaultyKv, FaultyJournal) {
        self.views.borrow_mut().push(self.kv.borrow().clone());
        self.news.borrow_mut().push(VecDeque::new());
        let tab = self.views.borrow().len() - 1;
        let lie = RefCell::default();
        (FaultyKv { world: self.clone(), tab, lie }, FaultyJournal { world: self.clone(), tab })
    }

    /// The browser starts again: nothing goes wrong any more, and every tab sees what is on the disk.
    pub(super) fn restart(&self, loses_writes: bool) {
        self.is_dead.set(false);
        self.crash_at.set(None);
        self.faults.set(Faults::default());
        if loses_writes {
            let past = std::mem::take(&mut *self.past.borrow_mut());
            let at = self.dice.borrow_mut().below(past.len() as u64 + 1) as usize;
            if let Some(state) = past.get(at) {
                *self.kv.borrow_mut() = state.clone();
            }
        }
        self.finish_late(1000);
    }

    /// Transactions that were reported as failed take place, or never.
    fn finish_late(&self, per_mille: u64) {
        let waiting = std::mem::take(&mut *self.late.borrow_mut());
        for late in waiting {
            if self.dice.borrow_mut().often(per_mille) {
                self.apply(late.0.as_ref(), &late.1);
            } else if self.dice.borrow_mut().often(950) {
                self.late.borrow_mut().push(late);
            }
        }
    }

    fn apply(&self, guard: Option<&Guard>, steps: &[Step]) -> Applied {
        let mut stores = self.stores.borrow_mut();
        if let Some(guard) = guard {
            let head = stores.get(&(Store::Heads, guard.key.clone())).cloned();
            if head != guard.head {
                return Applied::Refused { head };
            }
        }
        for step in steps.iter().cloned() {
            match step {
                Step::Put(store, key, text) => stores.insert((store, key), text),
                Step::Delete(store, key) => stores.remove(&(store, key)),
            };
        }
        Applied::Done
    }

    /// One more call; true if the browser dies in it.
    fn dies(&self) -> bool {
        self.calls.set(self.calls.get() + 1);
        let dies = self.crash_at.get() == Some(self.calls.get());
        self.is_dead.set(self.is_dead.get() || dies);
        dies
    }

    fn throws(&self, per_mille: u64) -> bool {
        self.throws_at.borrow().contains(&self.calls.get()) || self.often(per_mille)
    }

    fn often(&self, per_mille: u64) -> bool {
        per_mille > 0 && self.dice.borrow_mut().often(per_mille)
    }

    fn write(&self, tab: usize, key: &str, text: Option<&str>) {
        let change = |texts: &mut Texts| match text {
            Some(text) => texts.insert(key.to_owned(), text.to_owned()),
            None => texts.remove(key),
        };
        self.past.borrow_mut().push(self.kv.borrow().clone());
        change(&mut self.kv.borrow_mut());
        change(&mut self.views.borrow_mut()[tab]);
        for (other, news) in self.news.borrow_mut().iter_mut().enumerate() {
            if other != tab {
                news.push_back((key.to_owned(), text.map(str::to_owned)));
            }
        }
    }

    /// Some of what other tabs wrote arrives.
    fn deliver(&self, tab: usize) {
        while !self.is_deaf.get() && !self.news.borrow()[tab].is_empty() && self.dice.borrow_mut().often(500) {
            let (key, text) = self.news.borrow_mut()[tab].pop_front().unwrap();
            let mut views = self.views.borrow_mut();
            match text {
                Some(text) => views[tab].insert(key, text),
                None => views[tab].remove(&key),
            };
        }
    }
}

/// localStorage that fails.
pub(super) struct FaultyKv {
    world: Rc<World>,
    tab: usize,
    lie: RefCell<Option<(String, String)>>,
}

impl FaultyKv {
    fn seen<T>(&self, read: impl FnOnce(&Texts) -> T) -> T {
        if self.world.faults.get().is_stale {
            read(&self.world.views.borrow()[self.tab])
        } else {
            read(&self.world.kv.borrow())
        }
    }
}

/// The first part of a text.
fn part(dice: &mut Dice, text: &str) -> String {
    let mut end = dice.below(text.len() as u64) as usize;
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text[..end].to_owned()
}

impl Kv for FaultyKv {
    fn get(&self, key: &str) -> Result<Option<String>, Fault> {
        let world = &self.world;
        if world.is_dead.get() || world.dies() || world.throws(world.faults.get().get) {
            return Err(Fault::Unreadable);
        }
        if let Some((_, text)) = self.lie.borrow_mut().take_if(|(told, _)| told == key) {
            return Ok(Some(text));
        }
        Ok(self.seen(|texts| texts.get(key).cloned()))
    }

    fn set(&self, key: &str, text: &str) -> Result<(), Fault> {
        let (world, faults) = (&self.world, self.world.faults.get());
        if world.is_dead.get() {
            return Err(Fault::Blocked);
        }
        if world.dies() {
            let half = part(&mut world.dice.borrow_mut(), text);
            match world.dice.borrow_mut().below(3) {
                0 => {}
                1 => world.write(self.tab, key, Some(&half)),
                _ => world.write(self.tab, key, Some(text)),
            }
            return Err(Fault::Blocked);
        }
        let others: usize = world.kv.borrow().iter().filter(|(name, _)| *name != key).map(|(_, text)| text.len()).sum();
        if world.often(faults.quota) || others + text.len() > world.room.get() {
            return Err(Fault::Refused);
        }
        if world.often(faults.lies) {
            *self.lie.borrow_mut() = Some((key.to_owned(), text.to_owned()));
            return Ok(());
        }
        let torn = world.often(faults.torn).then(|| part(&mut world.dice.borrow_mut(), text));
        world.write(self.tab, key, Some(torn.as_deref().unwrap_or(text)));
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), Fault> {
        let world = &self.world;
        if world.is_dead.get() {
            return Err(Fault::Blocked);
        }
        if world.dies() && world.dice.borrow_mut().often(500) {
            return Err(Fault::Blocked);
        }
        world.write(self.tab, key, None);
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, Fault> {
        let world = &self.world;
        if world.is_dead.get() || world.dies() || world.throws(world.faults.get().get) {
            return Err(Fault::Unreadable);
        }
        Ok(self.seen(|texts| texts.keys().cloned().collect()))
    }
}

/// IndexedDB that fails: a transaction happens whole or not at all, now, later or never.
pub(super) struct FaultyJournal {
    world: Rc<World>,
    tab: usize,
}

impl FaultyJournal {
    /// Waits once; then whether this call fails, and how.
    async fn begin(&self) -> Result<(), Fault> {
        pause().await;
        let world = &self.world;
        world.deliver(self.tab);
        world.finish_late(200);
        if world.is_dead.get() || world.no_journal.get() {
            return Err(Fault::Blocked);
        }
        Ok(())
    }
}

impl Journal for FaultyJournal {
    async fn get(&self, store: Store, key: &str) -> Result<Option<String>, Fault> {
        self.begin().await?;
        if self.world.dies() || self.world.throws(self.world.faults.get().journal) {
            return Err(Fault::Unreadable);
        }
        Ok(self.world.stores.borrow().get(&(store, key.to_owned())).cloned())
    }

    async fn all(&self, store: Store) -> Result<Vec<(String, String)>, Fault> {
        self.begin().await?;
        if self.world.dies() || self.world.throws(self.world.faults.get().journal) {
            return Err(Fault::Unreadable);
        }
        let stores = self.world.stores.borrow();
        let of_store = stores.iter().filter(|((of, _), _)| *of == store);
        Ok(of_store.map(|((_, key), text)| (key.clone(), text.clone())).collect())
    }

    async fn transact(&self, guard: Option<&Guard>, steps: &[Step]) -> Result<Applied, Fault> {
        let mut ticket = Ticket { world: &self.world, asked: Some((guard.cloned(), steps.to_vec())) };
        let begun = self.begin().await;
        ticket.asked = None;
        begun?;
        let (world, faults) = (&self.world, self.world.faults.get());
        if world.dies() {
            if world.dice.borrow_mut().often(500) {
                world.apply(guard, steps);
            }
            return Err(Fault::Blocked);
        }
        if world.throws(faults.journal) {
            return Err(Fault::Refused);
        }
        if world.often(faults.late) {
            world.late.borrow_mut().push((guard.cloned(), steps.to_vec()));
            pause().await;
            return Err(Fault::Blocked);
        }
        Ok(world.apply(guard, steps))
    }
}

/// A transaction on its way: it may still take place after whoever asked for it has stopped waiting.
struct Ticket<'a> {
    world: &'a World,
    asked: Option<Late>,
}

impl Drop for Ticket<'_> {
    fn drop(&mut self) {
        self.world.late.borrow_mut().extend(self.asked.take().filter(|_| !self.world.is_dead.get()));
    }
}
