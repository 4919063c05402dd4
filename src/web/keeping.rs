//! How the open plan is kept, and when; who may change it here is in [`super::holding`]. What is kept and what wins is
//! decided in [`crate::keep`].

use super::app::name;
use super::browser::timer::{now, timed};
use super::browser::{rescue, store, tabs};
use super::desk::{Desk, Saved, pause_for};
use super::holding::Held;
use super::shelf::copier;
use crate::edit::History;
use crate::format::{read, write};
use crate::keep::{Kept, Outcome, Session, Standing, Word};
use crate::plan::Plan;
use crate::text::fill;
use js_sys::{Function, Promise};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;
use wasm_bindgen::JsValue;

/// How soon after a change it is kept: long enough for a burst of typing, short enough to lose nothing worth naming.
const KEEP_AFTER: u64 = 250;

/// How long a change waits at most, where somebody types without a pause.
const AT_LATEST: u64 = 1000;

/// The same in a plan so large that it would be felt.
const AT_LATEST_LARGE: u64 = 10_000;

/// What keeps the open plan.
#[derive(Clone)]
pub(crate) struct Keeper {
    pub(super) session: Rc<Session>,
    /// The plan that was put into the slots last, or read.
    put: Rc<RefCell<Arc<Plan>>>,
    /// Where that is kept.
    kept: Rc<Cell<Kept>>,
    /// Whether the journal is asked right now: one thing at a time.
    busy: Rc<Cell<bool>>,
    /// Whether to look again what it has, after that.
    again: Rc<Cell<bool>>,
    /// Whether the browser was asked to keep it for good.
    asked: Rc<Cell<bool>>,
    /// Who waits until the journal is asked nothing more.
    waiting: Rc<RefCell<Vec<Function>>>,
    /// Whether this tab is the one that edits, as far as it was told.
    pub(super) mine: Rc<Cell<bool>>,
    pub(super) channel: tabs::Channel,
}

impl Keeper {
    pub(super) fn new(session: Rc<Session>, plan: Arc<Plan>) -> Self {
        let channel = tabs::Channel::open(&name());
        let (busy, again, asked, waiting) = Default::default();
        let (kept, mine) = (Rc::new(Cell::new(Kept::Durable)), Rc::new(Cell::new(true)));
        Self { session, put: Rc::new(RefCell::new(plan)), kept, busy, again, asked, waiting, mine, channel }
    }
}

impl Desk {
    /// What keeps the plan: none where it is somebody else's, or where the screen is gone.
    pub(super) fn keeper(self) -> Option<Keeper> {
        self.keeper.try_get_value().flatten()
    }

    /// The key under which the plan is kept, if it is.
    pub(crate) fn key(self) -> Option<String> {
        self.keeper().map(|keeper| keeper.session.key())
    }

    pub(super) fn keep_soon(self) {
        self.saved.set(Saved::Pending);
        if let (0, Some(key)) = (self.pause.get_value(), self.key()) {
            // cheap for this plan: should the program break before it is kept, it is not lost
            rescue::remember(&key, &write(&self.base_now()));
        }
        let since = self.waits_since.get_value().unwrap_or_else(now);
        self.waits_since.set_value(Some(since));
        let pause = self.pause.get_value().max(KEEP_AFTER);
        let waited = now().saturating_sub(since);
        let latest = if pause > KEEP_AFTER { AT_LATEST_LARGE } else { AT_LATEST };
        self.to_keep.call(pause.min(latest.saturating_sub(waited)), move || self.keep());
    }

    /// Puts the plan into the slots now, if it changed, and begins to bring it into the journal.
    pub(super) fn keep(self) {
        self.to_keep.cancel();
        let _ = self.waits_since.try_set_value(None);
        // on clean-up the signals may be gone already: then there is nothing left to keep
        let (Some(plan), Some(keeper)) =
            (self.history.try_with_untracked(|history| history.plan().clone()), self.keeper())
        else {
            return;
        };
        if self.held.get_untracked().is_some() {
            return;
        }
        if Arc::ptr_eq(&plan, &keeper.put.borrow()) {
            return self.hear(&Outcome::Kept(keeper.kept.get())); // taken back before it was kept
        }
        let put = || {
            let text = write(&plan);
            rescue::remember(&keeper.session.key(), &text);
            self.app.shelf().put(&keeper.session, &text, &copier(self.app))
        };
        let (outcome, took) = timed(put);
        keeper.put.replace(plan);
        if !keeper.asked.replace(true) {
            store::ask_to_stay();
        }
        let _ = self.pause.try_set_value(pause_for(took));
        if !matches!(outcome, Outcome::Kept(_)) {
            self.hear(&outcome);
        }
        self.commit(keeper);
    }

    /// Brings what was put into the journal, until nothing is left or it refuses.
    fn commit(self, keeper: Keeper) {
        if keeper.busy.replace(true) {
            return;
        }
        let (app, shelf) = (self.app, self.app.shelf());
        spawn_local(async move {
            let mut outcome = shelf.commit(&keeper.session, now(), &copier(app)).await;
            while matches!(outcome, Outcome::Kept(Kept::Durable)) && keeper.session.is_pending() {
                outcome = shelf.commit(&keeper.session, now(), &copier(app)).await;
            }
            let word = Word::Saved { rev: keeper.session.rev(), key: keeper.session.key() };
            keeper.channel.say(&word.text());
            self.hear(&outcome);
            self.free(&keeper);
        });
    }

    /// Keeps everything now; the promise is kept when that is done, as far as it can be.
    pub(super) fn flush(self) -> Promise {
        self.settle();
        match self.keeper() {
            Some(keeper) if keeper.busy.get() => Promise::new(&mut |done, _| keeper.waiting.borrow_mut().push(done)),
            _ => Promise::resolve(&JsValue::UNDEFINED),
        }
    }

    /// The journal can be asked again.
    fn free(self, keeper: &Keeper) {
        keeper.busy.set(false);
        for told in keeper.waiting.take() {
            let _ = told.call0(&JsValue::UNDEFINED);
        }
        if keeper.again.take() {
            self.agree();
        }
    }

    /// Says what became of the plan. The screen may be gone by now.
    fn hear(self, outcome: &Outcome) {
        let plan = || self.history.try_with_untracked(|history| history.plan().clone());
        let (Some(keeper), Some(before)) = (self.keeper(), plan()) else { return };
        let kept = match outcome {
            Outcome::Kept(kept) => *kept,
            Outcome::Conflict { from, key, kept } => {
                self.go_on_apart(&keeper, from, key, &before.title);
                *kept
            }
            Outcome::ReadOnly { .. } => {
                self.held.set(Some(Held::NewerApp));
                Kept::Nowhere
            }
        };
        keeper.kept.set(kept);
        // as it is now: a copy has another title, which is not kept yet
        let is_all = plan().is_some_and(|plan| Arc::ptr_eq(&plan, &keeper.put.borrow())) && !self.is_typing();
        self.saved.set(match kept {
            Kept::Durable if keeper.session.is_pending() || !is_all => Saved::Pending,
            Kept::Durable => Saved::Kept,
            Kept::Local if self.app.settings().lasts => Saved::Local,
            Kept::Local | Kept::Nowhere => Saved::TabOnly,
        });
    }

    /// Brings the open plan and the journal into agreement: once it is open, and when another tab has written it.
    pub(super) fn agree(self) {
        let Some(keeper) = self.keeper() else { return };
        if keeper.busy.replace(true) {
            return keeper.again.set(true);
        }
        let (app, shelf) = (self.app, self.app.shelf());
        spawn_local(async move {
            let plan = move || self.history.try_with_untracked(|history| history.plan().clone());
            let put = keeper.put.clone();
            let typed = move || plan().is_some_and(|plan| !Arc::ptr_eq(&plan, &put.borrow())) || self.is_typing();
            let made = shelf.reconcile(&keeper.session, &typed, now(), &copier(app)).await;
            if !made.copies.is_empty() {
                app.say(fill(app.words().copies_kept, &[("n", &made.copies.len().to_string())]));
            }
            self.free(&keeper);
            if plan().is_some() {
                self.stand(keeper, made.standing);
            }
        });
    }

    fn stand(self, keeper: Keeper, standing: Standing) {
        self.hold(&keeper, standing == Standing::Deleted);
        match standing {
            Standing::InStep => self.hear(&Outcome::Kept(Kept::Durable)),
            Standing::Take(text) => {
                if let Ok(plan) = read(&text) {
                    self.replace(plan, &keeper);
                }
            }
            Standing::ReadOnly { schema } => self.hear(&Outcome::ReadOnly { schema }),
            Standing::Alone(_) => self.hear(&Outcome::Kept(Kept::Local)),
            // what is open goes on, and its next save finds out
            Standing::Typed | Standing::Removed | Standing::Absent => self.commit(keeper),
            Standing::Deleted => self.saved.set(Saved::TabOnly), // until its reader says what becomes of it
        }
    }

    /// Shows the plan as it is kept now. What was typed here is in it, or in a plan of its own.
    fn replace(self, plan: Plan, keeper: &Keeper) {
        let history = History::new(plan);
        keeper.put.replace(history.plan().clone());
        self.history.set(history);
        self.hear(&Outcome::Kept(Kept::Durable));
    }

    /// Shows another version of the plan, as a step that can be undone.
    pub(crate) fn exchange(self, plan: Plan) {
        self.travel(move |history| {
            history.exchange(plan);
            true
        });
    }
}
