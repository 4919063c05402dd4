//! Which rows of the table look different after a change. Draws nothing: it tells those rows, and no others, so that a
//! change in 2.000 lines costs what it changed.

use super::desk::{Cell, Desk, Draft, Shared, Sheet};
use crate::plan::{Id, Plan};
use leptos::prelude::*;
use std::sync::Arc;

impl Desk {
    /// What tells the row of an item that it has to be drawn again.
    pub(crate) fn row_trigger(self, id: Id) -> ArcTrigger {
        let get = |rows: &mut std::collections::BTreeMap<Id, ArcTrigger>| rows.entry(id).or_default().clone();
        self.rows.try_update_value(get).unwrap_or_default()
    }

    /// Tells rows from now on when the plan, the selection or a draft changes what they show.
    pub(crate) fn watch_rows(self) {
        Effect::new(move |before: Option<Shared>| {
            let now = self.sheet.get();
            if let Some(before) = before {
                self.redraw(changed(&before.0, &now.0));
            }
            now
        });
        Effect::new(move |before: Option<Option<Cell>>| {
            let now = self.active.get();
            self.redraw(before.flatten().iter().chain(&now).map(|(id, _)| *id).collect());
            now
        });
        Effect::new(move |before: Option<Vec<(Cell, Draft)>>| {
            let now = self.drafts.get();
            self.redraw(before.iter().flatten().chain(&now).map(|((id, _), _)| *id).collect());
            now
        });
    }

    fn redraw(self, mut ids: Vec<Id>) {
        ids.sort_unstable();
        ids.dedup();
        self.rows.with_value(|rows| {
            for trigger in ids.iter().filter_map(|id| rows.get(id)) {
                trigger.notify();
            }
        });
    }
}

/// The items whose rows look different.
fn changed(before: &Sheet, now: &Sheet) -> Vec<Id> {
    let items = now.plan.outline.items().iter();
    let all = looks_different(&before.plan, &now.plan);
    items.map(|item| item.id).filter(|id| all || row_differs(before, now, *id)).collect()
}

/// Whether every row looks different: the years, the unit, a name or a shared number.
fn looks_different(before: &Plan, now: &Plan) -> bool {
    before.period != now.period
        || before.scale != now.scale
        || before.sources != now.sources
        || before.drivers != now.drivers
}

fn row_differs(before: &Sheet, now: &Sheet, id: Id) -> bool {
    let (Some((old_row, old)), Some((new_row, new))) = (before.row(id), now.row(id)) else { return true };
    let years = 0..now.plan.period.len();
    let amounts = |index| before.report.in_year(old_row, index) == now.report.in_year(new_row, index);
    let marks = before.marks_of(Some(id)) == now.marks_of(Some(id));
    !(Arc::ptr_eq(old, new) && marks && years.into_iter().all(amounts))
}
