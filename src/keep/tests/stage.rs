//! One tab in a world where nothing goes wrong by itself: short words for the cases.

use super::tabs::{Faulty, KEY, copier, found, plan, shelf};
use super::turns::wait;
use super::world::{Faults, World};
use crate::keep::{Kept, Opened, Outcome, Session, Standing, Store};
use std::rc::Rc;

/// A world in which nothing goes wrong by itself, and one tab.
pub(super) struct Stage {
    pub(super) world: Rc<World>,
    pub(super) shelf: Faulty,
}

impl Stage {
    pub(super) fn new() -> Self {
        Self::with(Faults::default())
    }

    pub(super) fn with(faults: Faults) -> Self {
        Self::seeded(7, faults)
    }

    pub(super) fn seeded(seed: u64, faults: Faults) -> Self {
        let world = World::new(seed, faults);
        let shelf = shelf(&world, "one");
        Self { world, shelf }
    }

    /// The plan, saved durably so many times, edit by edit.
    pub(super) fn saved(edits: &[&str]) -> (Self, Session) {
        let stage = Self::new();
        let session = stage.open().session;
        for end in 1..=edits.len() {
            assert_eq!(stage.save(&session, &edits[..end]), Outcome::Kept(Kept::Durable));
        }
        (stage, session)
    }

    pub(super) fn open(&self) -> Opened {
        self.shelf.open(KEY)
    }

    pub(super) fn save(&self, session: &Session, edits: &[&str]) -> Outcome {
        self.shelf.put(session, &plan(edits), &copier);
        self.commit(session)
    }

    pub(super) fn commit(&self, session: &Session) -> Outcome {
        wait(self.shelf.commit(session, 1, &copier))
    }

    pub(super) fn agree(&self, session: &Session) -> (Standing, Vec<String>) {
        let done = wait(self.shelf.reconcile(session, &|| false, 1, &copier));
        (done.standing, done.copies)
    }

    pub(super) fn set(&self, key: &str, text: &str) {
        self.world.kv.borrow_mut().insert(key.to_owned(), text.to_owned());
    }

    pub(super) fn get(&self, key: &str) -> Option<String> {
        self.world.kv.borrow().get(key).cloned()
    }

    pub(super) fn stored(&self, store: Store) -> Vec<(String, String)> {
        let stores = self.world.stores.borrow();
        stores.iter().filter(|((of, _), _)| *of == store).map(|((_, key), text)| (key.clone(), text.clone())).collect()
    }

    /// The plans that are found on the next day.
    pub(super) fn plans(&self) -> Vec<(String, Vec<String>)> {
        self.world.restart(false);
        found(&self.world).into_iter().map(|(key, edits)| (key, edits.into_iter().collect())).collect()
    }

    pub(super) fn plans_are(&self, expected: &[(&str, &[&str])]) {
        let plans = self.plans();
        let names = |edits: &[&str]| edits.iter().map(|edit| (*edit).to_owned()).collect::<Vec<_>>();
        let expected: Vec<_> = expected.iter().map(|(key, edits)| ((*key).to_owned(), names(edits))).collect();
        assert_eq!(plans, expected);
    }
}
