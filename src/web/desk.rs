//! The open plan: the one writable signal of the page, what follows from it, and the way it is kept. Every change goes
//! through [`Desk::dispatch`].

use super::app::App;
use super::browser::rescue;
use super::browser::timer::{Later, OPENING, after_paint, on_leave, timed};
pub(crate) use super::figures::{Figures, Shared, Sheet};
use super::search::Search;
use super::selection::shown_rows;
use super::shelf::Shelf;
use crate::edit::{Command, History, Refusal};
use crate::entry::Arrangement;
use crate::entry::Column;
use crate::format::write;
use crate::plan::{Id, Plan};
use crate::text::refusal_text;
use leptos::prelude::*;
use std::sync::Arc;

/// How soon after a change it is kept: long enough for a burst of typing, short enough to lose nothing worth naming.
const KEEP_AFTER: u64 = 250;

/// Milliseconds of work that nobody notices.
const A_FRAME: u64 = 8;

/// Milliseconds without a change after which what takes long is done, however long it takes.
const LONGEST_PAUSE: u64 = 1500;

/// Items of a plan whose first check is noticed.
const LARGE: usize = 1000;

/// Whether the plan as shown is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Saved {
    /// In this browser.
    Kept,
    /// Not yet.
    Pending,
    /// Only in this tab: the browser keeps nothing, or no more.
    TabOnly,
}

/// What is shown of the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum View {
    /// The table.
    Table,
    /// The figures that the document prints.
    Printed,
    /// The charts.
    Charts,
}

/// What is open beside or over the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Overlay {
    /// The bar that finds.
    Find,
    /// The list of commands.
    Palette,
    /// The list of keys.
    Shortcuts,
}

/// A place in the table.
pub(crate) type Cell = (Id, Column);

/// Text that was typed and not understood: it stays in its cell until it is mended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Draft {
    pub(crate) text: String,
    pub(crate) problem: String,
}

/// The open plan; copied into every view that needs it.
#[derive(Clone, Copy)]
pub(crate) struct Desk {
    pub(crate) app: App,
    history: RwSignal<History>,
    pub(crate) figures: Memo<Shared<Figures>>,
    /// The figures, once a change of them is painted in the table: for everything beside it.
    pub(crate) settled: RwSignal<Shared<Figures>>,
    pub(crate) sheet: RwSignal<Shared<Sheet>>,
    /// The cell that is worked on; its field has the focus.
    pub(crate) active: RwSignal<Option<Cell>>,
    /// The active cell, once that is painted: for what is shown of it elsewhere.
    pub(crate) chosen: RwSignal<Option<Cell>>,
    /// The opposite corner of the selected cells, where there is more than the active one.
    pub(crate) head: RwSignal<Option<Cell>>,
    /// Whether the active cell is being typed into, rather than moved through.
    pub(crate) editing: RwSignal<bool>,
    /// Columns and groups as the reader wants to see them.
    pub(crate) arrangement: RwSignal<Arrangement>,
    /// The rows of the table that are shown, and its columns.
    pub(crate) ids: Memo<Shared<Vec<Id>>>,
    pub(crate) columns: Memo<Vec<Column>>,
    pub(crate) drafts: RwSignal<Vec<(Cell, Draft)>>,
    pub(crate) saved: RwSignal<Saved>,
    /// The finding that led into the table, for the way back.
    pub(crate) came_from: RwSignal<Option<String>>,
    to_keep: Later,
    /// For how long nothing should change before the plan is kept.
    pause: StoredValue<u64>,
    to_check: Later,
    pub(crate) view: RwSignal<View>,
    pub(crate) overlay: RwSignal<Option<Overlay>>,
    pub(crate) search: Search,
    key: StoredValue<String>,
    /// What is being typed and not committed yet.
    pub(super) typing: StoredValue<Option<(Cell, String)>>,
}

impl Desk {
    /// Puts a plan on the desk; it is kept under `key` from its first change on.
    pub(crate) fn open(app: App, key: String, plan: Plan) -> Self {
        let history = RwSignal::new(History::new(plan));
        let figures = Memo::new(move |before: Option<&Shared<Figures>>| {
            let plan = history.with(|history| history.plan().clone());
            Shared(Arc::new(Figures::new(plan, before.map(|before| &*before.0))))
        });
        let plan = move || figures.with(|figures| figures.0.plan.clone());
        let arrangement = RwSignal::new(Arrangement::from_text(&app.shelf().arrangement(&key).unwrap_or_default()));
        let unchecked = figures.with_untracked(|figures| Sheet::unchecked(&figures.0));
        let saved = if app.shelf().lasts() { Saved::Kept } else { Saved::TabOnly };
        let settled = RwSignal::new(figures.get_untracked());
        let desk = Self {
            app,
            history,
            figures,
            settled,
            sheet: RwSignal::new(Shared(Arc::new(unchecked))),
            active: RwSignal::new(None),
            chosen: RwSignal::new(None),
            head: RwSignal::new(None),
            editing: RwSignal::new(false),
            arrangement,
            ids: Memo::new(move |before| shown_rows(&plan(), &arrangement.read().folded, before)),
            columns: Memo::new(move |_| arrangement.with(|arrangement| arrangement.shown(Column::of(&plan())))),
            drafts: RwSignal::new(Vec::new()),
            saved: RwSignal::new(saved),
            came_from: RwSignal::new(None),
            to_keep: Later::new(),
            pause: StoredValue::new(0),
            to_check: Later::new(),
            view: RwSignal::new(View::Table),
            overlay: RwSignal::new(None),
            search: Search::new(settled),
            key: StoredValue::new(key),
            typing: StoredValue::new(None),
        };
        desk.settle_after_changes();
        desk.check_after_changes();
        desk.keep_arrangement();
        on_leave(move || desk.settle());
        on_cleanup(move || desk.settle());
        desk
    }

    /// The plan as it is now.
    pub(crate) fn plan(self) -> Arc<Plan> {
        self.figures.with(|figures| figures.0.plan.clone())
    }

    /// The plan as it is now, without asking to be told of changes.
    pub(crate) fn plan_now(self) -> Arc<Plan> {
        self.figures.with_untracked(|figures| figures.0.plan.clone())
    }

    /// Tells everything beside the table of a change when that is painted.
    fn settle_after_changes(self) {
        Effect::new(move |_| {
            self.figures.track();
            self.active.track();
            after_paint(move || {
                let (Some(figures), Some(active)) = (self.figures.try_get_untracked(), self.active.try_get_untracked())
                else {
                    return;
                };
                if self.settled.try_get_untracked().is_some_and(|settled| settled != figures) {
                    self.settled.set(figures);
                }
                if self.chosen.try_get_untracked().is_some_and(|chosen| chosen != active) {
                    self.chosen.set(active);
                }
            });
        });
    }

    /// Checks the plan a moment after it changed: at once where that takes no time, else when the planner pauses.
    fn check_after_changes(self) {
        let is_large = self.plan_now().outline.len() > LARGE;
        let pause = StoredValue::new(if is_large { LONGEST_PAUSE } else { OPENING });
        Effect::new(move |_| {
            self.figures.track();
            let run = move || {
                let Some(figures) = self.figures.try_get_untracked() else { return };
                let (sheet, took) = timed(|| Sheet::new(&figures.0));
                pause.set_value(pause_for(took));
                self.sheet.set(Shared(Arc::new(sheet)));
            };
            let pause = pause.get_value();
            // not before what changed is painted
            after_paint(move || self.to_check.call(pause, run));
        });
    }

    /// Changes the plan. Each call is one step of undo.
    pub(crate) fn dispatch(self, command: Command) -> Result<(), Refusal> {
        self.app.toast.set(None); // its undo would take back something else
        let mut outcome = Ok(());
        self.history.update(|history| {
            outcome = history.dispatch(&command);
            history.seal();
        });
        if outcome.is_ok() {
            self.keep_soon();
        }
        outcome
    }

    /// Changes the plan, or says why not.
    pub(crate) fn attempt(self, command: Command) -> bool {
        let plan = self.plan_now();
        let outcome = self.dispatch(command);
        if let Err(refusal) = &outcome {
            self.app.say(refusal_text(&plan, refusal, self.app.lang()));
        }
        outcome.is_ok()
    }

    /// Takes the last change back.
    pub(crate) fn undo(self) {
        self.travel(History::undo);
    }

    /// Makes it again.
    pub(crate) fn redo(self) {
        self.travel(History::redo);
    }

    fn travel(self, step: impl FnOnce(&mut History) -> bool) {
        self.app.toast.set(None);
        let at = self.active.get_untracked().and_then(|active| self.place(active));
        let before = self.plan_now();
        self.history.update(|history| {
            step(history);
        });
        self.go_to_change(&before);
        // the row that was worked on may be gone: what is there now takes its place
        if let Some((row, column)) = at.filter(|_| self.area().is_none()) {
            self.head.set(None);
            self.active.set(self.cell_at(row, column));
        }
        self.keep_soon();
    }

    /// Whether there is something to take back, and to make again.
    pub(crate) fn steps(self) -> (bool, bool) {
        self.history.with(|history| (history.can_undo(), history.can_redo()))
    }

    /// Commits and keeps everything now.
    fn settle(self) {
        self.commit_typing();
        self.keep();
    }

    /// Keeps how the table is arranged, from its first change on.
    fn keep_arrangement(self) {
        Effect::new(move |before: Option<()>| {
            let text = self.arrangement.with(Arrangement::text);
            if before.is_some() {
                self.key.with_value(|key| self.app.shelf().keep_arrangement(key, &text));
            }
        });
    }

    fn keep_soon(self) {
        if self.saved.get_untracked() != Saved::TabOnly {
            self.saved.set(Saved::Pending);
        }
        let pause = self.pause.get_value().max(KEEP_AFTER);
        self.to_keep.call(pause, move || self.keep());
    }

    /// Keeps the plan now, if it is not kept yet.
    fn keep(self) {
        self.to_keep.cancel();
        // on clean-up the signals may be gone already: then there is nothing left to keep
        let (Some(Saved::Pending | Saved::TabOnly), Some(plan)) =
            (self.saved.try_get_untracked(), self.history.try_with_untracked(|history| history.plan().clone()))
        else {
            return;
        };
        let shelf: Shelf = self.app.shelf();
        let Some(key) = self.key.try_get_value() else { return };
        let (kept, took) = timed(|| {
            let text = write(&plan);
            rescue::remember(&key, &text);
            shelf.keep_text(&key, &text).is_ok() && shelf.lasts()
        });
        let _ = self.pause.try_set_value(pause_for(took));
        self.saved.set(if kept { Saved::Kept } else { Saved::TabOnly });
    }
}

/// The open plan around.
pub(crate) fn desk() -> Desk {
    expect_context()
}

/// How long to wait for a pause before something that took so long is done again: not while somebody types.
fn pause_for(took: u64) -> u64 {
    if took < A_FRAME { 0 } else { took.saturating_mul(8).min(LONGEST_PAUSE) }
}
