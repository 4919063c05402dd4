//! The open plan: the one writable signal of the page, what follows from it, and the way it is kept. Every change goes
//! through [`Desk::dispatch`].

use super::app::App;
use super::browser::timer::{Later, after_paint, on_leave};
pub(crate) use super::figures::{Compared, Figures, Shared, Sheet};
use super::holding::Held;
use super::keeping::Keeper;
use super::search::Search;
use super::selection::shown_rows;
pub(crate) use super::shown::{Overlay, Saved, View, WhatIf};
use crate::compare::Choices;
use crate::edit::{Command, History};
use crate::entry::{Arrangement, Column, drafts_text, read_drafts};
use crate::keep::Session;
use crate::plan::{CodeKind, Id, Plan};
use crate::text::refusal_text;
use leptos::prelude::*;
use std::rc::Rc;
use std::sync::Arc;

/// Milliseconds of work that nobody notices.
const A_FRAME: u64 = 8;

/// How many items a program that has just started writes in a millisecond, more or less: until it is known, this tells a plan
/// that is kept with every change from one that has to wait for a pause.
const ITEMS_A_MILLISECOND: u64 = 100;

/// Milliseconds without a change after which what takes long is done, however long it takes.
const LONGEST_PAUSE: u64 = 1500;

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
    pub(super) history: RwSignal<History>,
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
    /// Why the plan can only be read here, if so.
    pub(crate) held: RwSignal<Option<Held>>,
    /// The plan that this tab asks to edit, and whether it takes that from another tab.
    pub(super) claim: RwSignal<(String, bool)>,
    /// What keeps the plan; a plan from a link has none, so that nothing of it can be kept.
    pub(super) keeper: StoredValue<Option<Keeper>, LocalStorage>,
    /// Since when something waits to be kept.
    pub(super) waits_since: StoredValue<Option<u64>>,
    pub(super) to_keep: Later,
    /// For how long nothing should change before the plan is kept.
    pub(super) pause: StoredValue<u64>,
    pub(super) to_check: Later,
    /// Whether checks of this plan take longer than keys can wait.
    pub(super) checks_last: StoredValue<bool>,
    pub(crate) view: RwSignal<View>,
    pub(crate) what_if: RwSignal<WhatIf>,
    /// The scenario that is shown and edited in place of the plan under it.
    pub(super) scenario: RwSignal<Option<Id>>,
    /// The target that was asked for, until it is shown.
    pub(crate) wanted_target: RwSignal<Option<Id>>,
    pub(crate) overlay: RwSignal<Option<Overlay>>,
    pub(crate) search: Search,
    /// The plan beside this one, and what is chosen of it.
    pub(crate) compared: RwSignal<Option<Shared<Compared>>>,
    pub(crate) choices: RwSignal<Choices>,
    /// What is being typed and not committed yet.
    pub(super) typing: StoredValue<Option<(Cell, String)>>,
}

impl Desk {
    /// Puts a plan on the desk; it is kept from its first change on. Without a session it is somebody else's: it can only be
    /// read, and nothing that is done here leaves a trace in this browser or is heard in another tab.
    pub(crate) fn open(app: App, session: Option<Rc<Session>>, plan: Plan) -> Self {
        let key = session.as_ref().map(|session| session.key());
        let history = RwSignal::new(History::new(plan));
        let scenario = RwSignal::new(None);
        let figures = Memo::new(move |before: Option<&Shared<Figures>>| {
            let base = history.with(|history| history.plan().clone());
            Shared(Arc::new(Figures::of(base, scenario.get(), before.map(|before| &*before.0))))
        });
        let plan = move || figures.with(|figures| figures.0.plan.clone());
        // most changes move no row
        let shape = Memo::new_with_compare(
            move |_| plan(),
            |before, now| !before.zip(now).is_some_and(|(before, now)| before.outline.is_shaped_as(&now.outline)),
        );
        let arranged = key.as_ref().and_then(|key| app.settings().arrangement(key)).unwrap_or_default();
        let arrangement = RwSignal::new(Arrangement::from_text(&arranged));
        let unchecked = figures.with_untracked(|figures| Sheet::unchecked(&figures.0));
        let plan_now = history.with_untracked(|history| history.plan().clone());
        let items = u64::try_from(plan_now.outline.len()).unwrap_or(u64::MAX);
        let keeper = session.map(|session| Keeper::new(session, plan_now));
        let is_ours = keeper.is_some();
        let settled = RwSignal::new(figures.get_untracked());
        let used = Memo::new(move |before| settled.with(|figures| codes_used(&figures.0.plan, before)));
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
            ids: Memo::new(move |before| shown_rows(&shape.read(), &arrangement.read().folded, before)),
            columns: Memo::new(move |_| {
                arrangement.with(|arrangement| arrangement.shown(Column::of(&plan()), &used.read()))
            }),
            drafts: RwSignal::new(Vec::new()),
            saved: RwSignal::new(if is_ours { Saved::Pending } else { Saved::Not }),
            came_from: RwSignal::new(None),
            held: RwSignal::new((!is_ours).then_some(Held::Link)),
            claim: RwSignal::new((key.unwrap_or_default(), false)),
            keeper: StoredValue::new_local(keeper),
            waits_since: StoredValue::new(None),
            to_keep: Later::new(),
            pause: StoredValue::new(pause_for(items.div_euclid(ITEMS_A_MILLISECOND))),
            to_check: Later::new(),
            checks_last: StoredValue::new(false),
            view: RwSignal::new(View::Table),
            what_if: RwSignal::new(WhatIf::List),
            scenario,
            wanted_target: RwSignal::new(None),
            overlay: RwSignal::new(None),
            search: Search::new(settled),
            compared: RwSignal::new(None),
            choices: RwSignal::new(Choices::default()),
            typing: StoredValue::new(None),
        };
        desk.settle_after_changes();
        desk.check_after_changes();
        if is_ours {
            desk.keep_arrangement();
            desk.keep_drafts();
            desk.follow_tabs();
            on_leave(move || desk.settle());
            on_cleanup(move || desk.settle());
        }
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

    /// Changes the plan, or the scenario that is shown. Each call is one step of undo.
    ///
    /// # Errors
    /// Why not, as a sentence.
    pub(crate) fn dispatch(self, command: Command) -> Result<(), String> {
        if let Some(why) = self.why_held() {
            return Err(why.to_owned());
        }
        self.app.toast.set(None); // its undo would take back something else
        let plan = self.plan_now();
        let command = self.aimed(command);
        let mut outcome = Ok(());
        self.history.update(|history| {
            outcome = history.dispatch(&command);
            history.seal();
        });
        if outcome.is_ok() {
            self.keep_soon();
        }
        outcome.map_err(|refusal| refusal_text(&plan, &refusal, self.app.lang()))
    }

    /// Changes the plan, or says why not.
    pub(crate) fn attempt(self, command: Command) -> bool {
        let outcome = self.dispatch(command);
        if let Err(why) = &outcome {
            self.app.say(why.clone());
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

    pub(super) fn travel(self, step: impl FnOnce(&mut History) -> bool) {
        if let Some(why) = self.why_held() {
            return self.app.say(why.to_owned());
        }
        self.app.toast.set(None);
        let at = self.active.get_untracked().and_then(|active| self.place(active));
        let (before, base) = (self.plan_now(), self.base_now());
        self.history.update(|history| {
            step(history);
        });
        self.follow_scenario(&base);
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
    pub(super) fn settle(self) {
        self.commit_typing();
        self.keep();
    }

    /// Shows what was typed here before and not understood, and keeps it as long as it stands there.
    fn keep_drafts(self) {
        let before = self.key().and_then(|key| self.app.settings().drafts(&key)).unwrap_or_default();
        for (cell, text) in read_drafts(&before) {
            if self.plan_now().outline.get(cell.0).is_some() {
                self.enter(cell, &text);
            }
        }
        Effect::new(move |before: Option<()>| {
            let text =
                self.drafts.with(|drafts| drafts_text(drafts.iter().map(|(at, draft)| (*at, draft.text.as_str()))));
            if let (Some(()), Some(key)) = (before, self.key()) {
                self.app.settings().keep_drafts(&key, &text);
            }
        });
    }

    /// Keeps how the table is arranged, from its first change on.
    fn keep_arrangement(self) {
        Effect::new(move |before: Option<()>| {
            let text = self.arrangement.with(Arrangement::text);
            if let (Some(()), Some(key)) = (before, self.key()) {
                self.app.settings().keep_arrangement(&key, &text);
            }
        });
    }
}

/// The open plan around.
pub(crate) fn desk() -> Desk {
    expect_context()
}

/// The kinds of codes that lines have, or had: a column stays when its last code goes. Asked for once a change is painted,
/// so that no edit waits until all lines are looked through.
fn codes_used(plan: &Plan, before: Option<&Vec<CodeKind>>) -> Vec<CodeKind> {
    let before = before.map(Vec::as_slice).unwrap_or_default();
    if before == CodeKind::ALL {
        return before.to_vec();
    }
    let now = plan.codes_used();
    CodeKind::ALL.into_iter().filter(|kind| now.contains(kind) || before.contains(kind)).collect()
}

/// How long to wait for a pause before something that took so long is done again: not while somebody types.
pub(super) fn pause_for(took: u64) -> u64 {
    if took < A_FRAME { 0 } else { took.saturating_mul(8).min(LONGEST_PAUSE) }
}
