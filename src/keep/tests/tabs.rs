//! Tabs that edit plans in a world that fails, and what must be left of their edits afterwards.

use super::turns::{Dice, for_a_while, pause, wait};
use super::world::{FaultyJournal, FaultyKv, World};
use crate::keep::{Kept, Outcome, Session, Shelf, Standing};
use crate::open::free_key;
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

pub(super) type Faulty = Shelf<FaultyKv, FaultyJournal>;

/// The plan that all tabs edit.
pub(super) const KEY: &str = "ke-hoach";

/// A shelf of one more tab.
pub(super) fn shelf(world: &Rc<World>, tab: &str) -> Faulty {
    let (kv, journal) = world.tab();
    Shelf::new(kv, journal, tab)
}

/// A plan in these tests: its edits in braces.
pub(super) fn plan(edits: &[&str]) -> String {
    edits.iter().fold("{}".to_owned(), |text, edit| add(&text, edit))
}

fn add(text: &str, edit: &str) -> String {
    let inner = &text[1..text.len() - 1];
    if inner.is_empty() { format!("{{{edit}}}") } else { format!("{{{inner},{edit}}}") }
}

/// The edits of a plan; a text that is half a plan has none, and says so.
pub(super) fn edits(text: &str) -> BTreeSet<String> {
    let inner = text.strip_prefix('{').and_then(|text| text.strip_suffix('}'));
    let inner = inner.unwrap_or_else(|| panic!("half a plan: {text}"));
    inner.split(',').filter(|edit| !edit.is_empty()).map(str::to_owned).collect()
}

/// Makes a plan of its own.
pub(super) fn copier(text: &str, taken: &dyn Fn(&str) -> bool) -> (String, String) {
    (free_key("ban-sao", taken), text.to_owned())
}

/// What the tabs were told of their edits.
#[derive(Default)]
pub(super) struct Told {
    pub(super) durable: RefCell<BTreeSet<String>>,
    pub(super) local: RefCell<BTreeSet<String>>,
    pub(super) conflicts: Cell<u64>,
}

impl Told {
    fn hear(&self, outcome: &Outcome, text: &str) {
        let kept = match outcome {
            Outcome::Kept(kept) => *kept,
            Outcome::Conflict { kept, .. } => {
                self.conflicts.set(self.conflicts.get() + 1);
                *kept
            }
            Outcome::ReadOnly { .. } => Kept::Nowhere,
        };
        let told = match kept {
            Kept::Durable => &self.durable,
            Kept::Local => &self.local,
            Kept::Nowhere => return,
        };
        told.borrow_mut().extend(edits(text));
    }
}

/// One tab with the plan open.
pub(super) struct Tab<'a> {
    world: &'a World,
    shelf: &'a Faulty,
    session: Session,
    text: RefCell<String>,
    put: RefCell<String>,
    is_typed: Cell<bool>,
    told: &'a Told,
    clock: Cell<u64>,
    /// What is added to its clock.
    pub(super) skew: Cell<u64>,
}

impl<'a> Tab<'a> {
    pub(super) fn open(world: &'a World, shelf: &'a Faulty, told: &'a Told) -> Self {
        let opened = shelf.open(KEY);
        let text = opened.text.unwrap_or_else(|| plan(&[]));
        let (put, is_typed) = (RefCell::new(text.clone()), Cell::new(false));
        let (clock, skew) = <(Cell<u64>, Cell<u64>)>::default();
        Self { world, shelf, session: opened.session, text: RefCell::new(text), put, is_typed, told, clock, skew }
    }

    pub(super) fn type_edit(&self, edit: &str) {
        let text = add(&self.text.borrow(), edit);
        *self.text.borrow_mut() = text;
        self.is_typed.set(true);
    }

    pub(super) fn put(&self) {
        let text = self.text.borrow().clone();
        let outcome = self.shelf.put(&self.session, &text, &copier);
        self.is_typed.set(false);
        if !self.world.is_dead.get() {
            self.told.hear(&outcome, &text);
        }
        *self.put.borrow_mut() = text;
    }

    pub(super) async fn commit(&self) {
        let text = self.put.borrow().clone();
        let outcome = self.shelf.commit(&self.session, self.clock.get(), &copier).await;
        if !self.world.is_dead.get() {
            self.told.hear(&outcome, &text);
        }
    }

    pub(super) async fn reconcile(&self) {
        let done = self.shelf.reconcile(&self.session, &|| self.is_typed.get(), self.clock.get(), &copier).await;
        if let Standing::Take(text) = done.standing {
            *self.text.borrow_mut() = text;
        }
    }

    /// So many random steps.
    pub(super) async fn live(&self, name: &str, steps: u64, seed: u64) {
        let mut dice = Dice::new(seed);
        for step in 0..steps {
            self.clock.set((step * 250).wrapping_add(self.skew.get().wrapping_mul(step)));
            match dice.below(12) {
                0..3 => self.type_edit(&format!("{name}{step}")),
                3..5 => self.put(),
                5..8 => {
                    if self.is_typed.get() {
                        self.put();
                    }
                    self.commit().await;
                }
                8 => self.reconcile().await,
                9 => drop(for_a_while(self.commit(), dice.below(3)).await),
                10 => drop(for_a_while(self.reconcile(), dice.below(4)).await),
                _ => pause().await,
            }
        }
    }
}

/// What is there when the browser starts anew: every plan with its edits, in the whole.
pub(super) fn found(world: &Rc<World>) -> BTreeMap<String, BTreeSet<String>> {
    let shelf = shelf(world, "later");
    for key in keys(&shelf) {
        let opened = shelf.open(&key);
        wait(shelf.reconcile(&opened.session, &|| false, 0, &copier));
    }
    let read = |key: String| Some((key.clone(), edits(&wait(shelf.read(&key))?)));
    keys(&shelf).into_iter().filter_map(read).collect()
}

fn keys(shelf: &Faulty) -> Vec<String> {
    wait(shelf.list()).plans.into_iter().map(|plan| plan.key).collect()
}

/// The edits that were told to be kept and are in no plan.
pub(super) fn lost(found: &BTreeMap<String, BTreeSet<String>>, told: &RefCell<BTreeSet<String>>) -> Vec<String> {
    let is_there = |edit: &&String| found.values().any(|edits| edits.contains(*edit));
    told.borrow().iter().filter(|edit| !is_there(edit)).cloned().collect()
}
