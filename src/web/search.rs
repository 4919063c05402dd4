//! What is looked for in the table, where it stands, and the way from one place to the next. Finds nothing itself.

use super::desk::{Cell, Desk, Figures, Shared, View};
use crate::find::{Hit, Way, find, next};
use leptos::prelude::*;

/// What is looked for; copied with the desk.
#[derive(Clone, Copy)]
pub(crate) struct Search {
    /// The text as it was typed.
    pub(crate) text: RwSignal<String>,
    /// The cells that have it; looked for when they are asked for.
    pub(crate) hits: Memo<Vec<Hit>>,
    /// Where typing began: a longer text is looked for from there, and not from where a shorter one was found.
    from: StoredValue<Option<Cell>>,
}

impl Search {
    /// Nothing looked for.
    pub(crate) fn new(settled: RwSignal<Shared<Figures>>) -> Self {
        let text = RwSignal::new(String::new());
        let hits = Memo::new(move |_| settled.with(|figures| find(&figures.0.plan, &figures.0.report, &text.read())));
        Self { text, hits, from: StoredValue::new(None) }
    }

    /// The place of the active cell among the hits, counted from 1.
    pub(crate) fn place(self, active: Option<Cell>) -> Option<usize> {
        let (item, column) = active?;
        let at = self.hits.with(|hits| hits.iter().position(|hit| *hit == Hit { item, column }))?;
        Some(at.saturating_add(1))
    }
}

impl Desk {
    /// Shows a cell: makes it the active one, in the table if something else was shown. Its editor takes the focus, unless
    /// what has it keeps it, as the find bar does.
    pub(crate) fn show(self, cell: Cell) {
        if self.view.get_untracked() != View::Table {
            self.view.set(View::Table);
        }
        self.select(cell);
    }

    /// From now on, typing looks from the active cell on.
    pub(crate) fn seek_from_here(self) {
        self.search.from.set_value(self.active.get_untracked());
    }

    /// Shows a hit, if there is one.
    pub(crate) fn seek(self, way: Way) {
        let active = self.active.get_untracked();
        let from = if way == Way::Here { self.search.from.get_value() } else { active };
        let plan = self.plan_now();
        let hit = self.search.hits.with_untracked(|hits| hits.get(next(&plan, hits, from, way)?).copied());
        if let Some(Hit { item, column }) = hit {
            self.show((item, column));
        }
        if way != Way::Here {
            self.seek_from_here();
        }
    }
}
