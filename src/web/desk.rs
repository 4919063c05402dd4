//! The open plan: the one writable signal of the page, what follows from it, and the way it is kept. Every change goes
//! through [`Desk::dispatch`].

use super::app::App;
use super::browser::timer::{Later, on_leave};
use super::search::Search;
use super::shelf::Shelf;
use crate::calc::{Report, Row, compute};
use crate::check::{Finding, Judged, check, judge};
use crate::edit::{Command, History, Refusal};
use crate::entry::{Column, Typo, sets, text as entry_text, understand};
use crate::mend::{Mark, marks};
use crate::plan::{Id, Item, Plan};
use crate::text::{number_problem, refusal_text};
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// How soon after a change it is kept: long enough for a burst of typing, short enough to lose nothing worth naming.
const KEEP_AFTER: u64 = 250;

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

/// Everything that follows from the plan.
pub(crate) struct Sheet {
    pub(crate) plan: Arc<Plan>,
    pub(crate) report: Report,
    pub(crate) findings: Vec<Finding>,
    /// Each printed figure beside the computed one, in the plan's order.
    pub(crate) judged: Vec<Judged>,
    /// What is printed beside the cells that show something else, by item.
    pub(crate) marks: Vec<Mark>,
}

/// A shared sheet; equal only to itself.
#[derive(Clone)]
pub(crate) struct Shared(pub(crate) Arc<Sheet>);

impl PartialEq for Shared {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// The open plan; copied into every view that needs it.
#[derive(Clone, Copy)]
pub(crate) struct Desk {
    pub(crate) app: App,
    history: RwSignal<History>,
    pub(crate) sheet: Memo<Shared>,
    pub(crate) active: RwSignal<Option<Cell>>,
    /// Whether the active cell is being typed into, rather than moved through.
    pub(crate) editing: RwSignal<bool>,
    pub(crate) drafts: RwSignal<Vec<(Cell, Draft)>>,
    pub(crate) saved: RwSignal<Saved>,
    /// The finding that led into the table, for the way back.
    pub(crate) came_from: RwSignal<Option<String>>,
    /// Whether the printed figures are shown in place of the table.
    pub(crate) as_printed: RwSignal<bool>,
    pub(crate) overlay: RwSignal<Option<Overlay>>,
    pub(crate) search: Search,
    /// What tells a row that it has to be drawn again.
    pub(super) rows: StoredValue<BTreeMap<Id, ArcTrigger>>,
    later: Later,
    key: StoredValue<String>,
    /// What is being typed and not committed yet.
    typing: StoredValue<Option<(Cell, String)>>,
}

impl Sheet {
    fn new(plan: Arc<Plan>) -> Self {
        let report = compute(&plan);
        let findings = check(&plan, &report);
        let judged = judge(&plan, &report);
        let marks = marks(&plan, &judged, &findings);
        Self { plan, report, findings, judged, marks }
    }

    /// The marks of an item (`None`: of the plan).
    pub(crate) fn marks_of(&self, item: Option<Id>) -> &[Mark] {
        let start = self.marks.partition_point(|mark| mark.item < item);
        let end = self.marks.partition_point(|mark| mark.item <= item);
        self.marks.get(start..end).unwrap_or_default()
    }

    /// The row and the item with that id.
    pub(crate) fn row(&self, id: Id) -> Option<(Row, &Arc<Item>)> {
        let place = self.plan.outline.position(id)?;
        Some((Row::Item(place), self.plan.outline.items().get(place)?))
    }
}

impl Desk {
    /// Puts a plan on the desk; it is kept under `key` from its first change on.
    pub(crate) fn open(app: App, key: String, plan: Plan) -> Self {
        let history = RwSignal::new(History::new(plan));
        let sheet = Memo::new(move |_| Shared(Arc::new(Sheet::new(history.with(|history| history.plan().clone())))));
        let saved = if app.shelf().lasts() { Saved::Kept } else { Saved::TabOnly };
        let desk = Self {
            app,
            history,
            sheet,
            active: RwSignal::new(None),
            editing: RwSignal::new(false),
            drafts: RwSignal::new(Vec::new()),
            saved: RwSignal::new(saved),
            came_from: RwSignal::new(None),
            as_printed: RwSignal::new(false),
            overlay: RwSignal::new(None),
            search: Search::new(sheet),
            rows: StoredValue::new(BTreeMap::new()),
            later: Later::new(),
            key: StoredValue::new(key),
            typing: StoredValue::new(None),
        };
        desk.watch_rows();
        on_leave(move || desk.settle());
        on_cleanup(move || desk.settle());
        desk
    }

    /// The plan as it is now.
    pub(crate) fn plan(self) -> Arc<Plan> {
        self.sheet.with(|sheet| sheet.0.plan.clone())
    }

    /// The plan as it is now, without asking to be told of changes.
    pub(crate) fn plan_now(self) -> Arc<Plan> {
        self.sheet.with_untracked(|sheet| sheet.0.plan.clone())
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
        self.history.update(|history| {
            step(history);
        });
        self.keep_soon();
    }

    /// Whether there is something to take back, and to make again.
    pub(crate) fn steps(self) -> (bool, bool) {
        self.history.with(|history| (history.can_undo(), history.can_redo()))
    }

    /// Notes what is being typed, so that it is not lost if the page is left before it is committed.
    pub(crate) fn type_into(self, cell: Cell, text: String) {
        self.editing.set(true);
        self.typing.set_value(Some((cell, text)));
    }

    /// Commits what is being typed, if anything; what is not understood stays in its cell as a draft.
    pub(crate) fn commit_typing(self) {
        // a field that is taken away with its screen says so when everything is gone already
        if let Some((cell, text)) = self.typing.try_update_value(Option::take).flatten() {
            self.editing.set(false);
            self.enter(cell, &text);
        }
    }

    /// Ends editing without a commit.
    pub(crate) fn stop_editing(self) {
        self.typing.set_value(None);
        self.editing.set(false);
    }

    /// Commits and keeps everything now.
    fn settle(self) {
        self.commit_typing();
        self.keep();
    }

    /// Takes a text typed into a cell. True if it was understood and accepted; if not, it stays there as a draft.
    pub(crate) fn enter(self, cell: Cell, typed: &str) -> bool {
        let typed = super::browser::dom::nfc(typed);
        let problem = self.try_enter(cell, &typed).err();
        let accepted = problem.is_none();
        self.drafts.update(|drafts| {
            drafts.retain(|(of, _)| *of != cell);
            drafts.extend(problem.map(|problem| (cell, Draft { text: typed.clone(), problem })));
        });
        accepted
    }

    fn try_enter(self, (id, column): Cell, typed: &str) -> Result<(), String> {
        let plan = self.plan_now();
        let Some(item) = plan.outline.get(id).filter(|item| sets(&plan, item, column).is_some()) else { return Ok(()) };
        if typed.trim() == entry_text(&plan, item, column) {
            return Ok(());
        }
        let understood = understand(&plan, item, column, typed).map_err(|typo| self.typo_text(&typo))?;
        let lang = self.app.lang();
        self.dispatch(understood.command).map_err(|refusal| refusal_text(&plan, &refusal, lang))
    }

    /// The text that was typed into a cell and not understood.
    pub(crate) fn draft(self, cell: Cell) -> Option<Draft> {
        let find =
            |drafts: &Vec<(Cell, Draft)>| drafts.iter().find(|(of, _)| *of == cell).map(|(_, draft)| draft.clone());
        self.drafts.with(find)
    }

    /// Why a typed text means nothing.
    pub(crate) fn typo_text(self, typo: &Typo) -> String {
        let lang = self.app.lang();
        match typo {
            Typo::Number(error) => number_problem(error, lang),
            Typo::NotWhole => lang.catalogue().number_not_whole.to_owned(),
            Typo::ReadOnly => lang.catalogue().cell_computed.to_owned(),
        }
    }

    fn keep_soon(self) {
        if self.saved.get_untracked() != Saved::TabOnly {
            self.saved.set(Saved::Pending);
        }
        self.later.call(KEEP_AFTER, move || self.keep());
    }

    /// Keeps the plan now, if it is not kept yet.
    fn keep(self) {
        self.later.cancel();
        // on clean-up the signals may be gone already: then there is nothing left to keep
        let (Some(Saved::Pending | Saved::TabOnly), Some(plan)) =
            (self.saved.try_get_untracked(), self.history.try_with_untracked(|history| history.plan().clone()))
        else {
            return;
        };
        let shelf: Shelf = self.app.shelf();
        let Some(key) = self.key.try_get_value() else { return };
        let kept = shelf.keep(&key, &plan).is_ok() && shelf.lasts();
        self.saved.set(if kept { Saved::Kept } else { Saved::TabOnly });
    }
}

/// The open plan around.
pub(crate) fn desk() -> Desk {
    expect_context()
}
