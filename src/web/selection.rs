//! Which cells are selected: the active one, and the rectangle between it and another corner. Changes no plan.

use super::desk::{Cell, Desk, Shared, View};
use crate::entry::Column;
use crate::plan::{Id, Plan};
use leptos::prelude::*;
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

/// A rectangle of cells, as positions among the rows and columns that are shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Area {
    pub(crate) rows: Range<usize>,
    pub(crate) columns: Range<usize>,
}

impl Area {
    /// Whether it is one cell.
    pub(crate) fn is_one(&self) -> bool {
        self.rows.len() == 1 && self.columns.len() == 1
    }
}

impl Desk {
    /// Makes a cell the active one, and the only one selected. What is being typed elsewhere is committed first.
    pub(crate) fn select(self, cell: Cell) {
        self.commit_typing();
        // a text that was refused waits in the cell it was typed into; this one is not edited yet
        if self.editing.get_untracked() && self.active.get_untracked() != Some(cell) {
            self.editing.set(false);
        }
        self.head.set(None);
        self.active.set(Some(cell));
    }

    /// Selects the rectangle between the active cell and this one.
    pub(crate) fn extend(self, to: Cell) {
        self.commit_typing();
        self.head.set(Some(to).filter(|to| self.active.get_untracked() != Some(*to)));
    }

    /// The position of a cell among those shown.
    pub(crate) fn place(self, (id, column): Cell) -> Option<(usize, usize)> {
        let row = self.ids.with_untracked(|ids| ids.0.iter().position(|other| *other == id))?;
        let column = self.columns.with_untracked(|columns| columns.iter().position(|other| *other == column))?;
        Some((row, column))
    }

    /// The cell at a position among those shown, or the nearest one.
    pub(crate) fn cell_at(self, row: usize, column: usize) -> Option<Cell> {
        let nearest = |at: usize, length: usize| at.min(length.saturating_sub(1));
        let id = self.ids.with_untracked(|ids| ids.0.get(nearest(row, ids.0.len())).copied())?;
        let column = self.columns.with_untracked(|columns| columns.get(nearest(column, columns.len())).copied())?;
        Some((id, column))
    }

    /// What is selected now.
    pub(crate) fn area(self) -> Option<Area> {
        let active = self.place(self.active.get_untracked()?)?;
        let head = self.head.get_untracked().and_then(|head| self.place(head)).unwrap_or(active);
        let between = |one: usize, two: usize| one.min(two)..one.max(two).saturating_add(1);
        Some(Area { rows: between(active.0, head.0), columns: between(active.1, head.1) })
    }

    /// Selects a rectangle; its first cell is the active one.
    pub(crate) fn select_area(self, area: &Area) {
        let last = |range: &Range<usize>| range.end.saturating_sub(1);
        let first = self.cell_at(area.rows.start, area.columns.start);
        let corner = self.cell_at(last(&area.rows), last(&area.columns));
        self.commit_typing();
        self.active.set(first);
        self.head.set(corner.filter(|corner| Some(*corner) != first));
    }

    /// The rows and columns of an area.
    pub(crate) fn cells_of(self, area: &Area) -> (Vec<Id>, Vec<Column>) {
        let ids = self.ids.with_untracked(|ids| ids.0.get(area.rows.clone()).unwrap_or_default().to_vec());
        let columns =
            self.columns.with_untracked(|columns| columns.get(area.columns.clone()).unwrap_or_default().to_vec());
        (ids, columns)
    }

    /// Selects the row that differs from the plan before, unless the active one does; what was deleted is left.
    pub(super) fn go_to_change(self, before: &Plan) {
        // what is shown in place of the table stays
        let in_table = self.view.get_untracked() == View::Table;
        let Some((id, column)) = self.active.get_untracked().filter(|_| in_table) else { return };
        let plan = self.plan_now();
        let changed = plan
            .outline
            .items()
            .iter()
            .filter(|item| before.outline.get(item.id).is_none_or(|old| !Arc::ptr_eq(old, item)));
        let changed: Vec<Id> = changed.map(|item| item.id).collect();
        let is_line = |id: &&Id| plan.outline.get(**id).is_some_and(|item| !item.is_group());
        let first = changed.iter().find(is_line).or(changed.first());
        if let Some(first) = first.filter(|_| !changed.contains(&id)) {
            self.select((*first, column));
        }
    }

    /// Unfolds the groups around a row, so that it is there to be seen.
    pub(crate) fn unfold_to(self, id: Id) {
        let shown = self.ids.with_untracked(|ids| ids.0.contains(&id));
        let plan = self.plan_now();
        let Some(at) = plan.outline.position(id).filter(|_| !shown) else { return };
        let mut depth = plan.outline.items().get(at).map_or(0, |item| item.depth);
        let mut around = Vec::new();
        for item in plan.outline.items().iter().take(at).rev() {
            if item.depth < depth {
                depth = item.depth;
                around.push(item.id);
            }
        }
        self.arrangement.update(|arrangement| arrangement.folded.retain(|group| !around.contains(group)));
    }

    /// Folds a group, or unfolds it. A selection that would be hidden goes to the group.
    pub(crate) fn fold(self, group: Id, folded: bool) {
        let plan = self.plan_now();
        if !plan.outline.get(group).is_some_and(|item| item.is_group()) {
            return;
        }
        self.arrangement.update(|arrangement| {
            if folded {
                arrangement.folded.insert(group)
            } else {
                arrangement.folded.remove(&group)
            };
        });
        let hidden = |(id, _): &Cell| self.ids.with_untracked(|ids| !ids.0.contains(id));
        if let Some((_, column)) = self.active.get_untracked().filter(hidden) {
            self.select((group, column));
        }
    }

    /// Folds every group, or none.
    pub(crate) fn fold_all(self, folded: bool) {
        let plan = self.plan_now();
        let groups = plan.outline.items().iter().filter(|item| folded && item.is_group()).map(|item| item.id);
        self.arrangement.update(|arrangement| arrangement.folded = groups.collect());
        let ids: Arc<Vec<Id>> = self.ids.get_untracked().0;
        if let Some((id, column)) = self.active.get_untracked().filter(|(id, _)| !ids.contains(id)) {
            let at = plan.outline.position(id).unwrap_or_default();
            let above = plan.outline.items().iter().take(at).rev().find(|item| ids.contains(&item.id));
            self.active.set(above.map(|item| (item.id, column)));
        }
    }
}

/// The items whose groups are all unfolded, in order.
pub(crate) fn shown_rows(plan: &Plan, folded: &BTreeSet<Id>, before: Option<&Shared<Vec<Id>>>) -> Shared<Vec<Id>> {
    let mut ids = Vec::with_capacity(plan.outline.len());
    let mut hidden_below = None;
    for item in plan.outline.items() {
        hidden_below = hidden_below.filter(|depth| item.depth > *depth);
        if hidden_below.is_none() {
            ids.push(item.id);
            hidden_below = folded.contains(&item.id).then_some(item.depth);
        }
    }
    // whoever listens is told of no change where there is none
    before.filter(|before| *before.0 == ids).cloned().unwrap_or_else(|| Shared(Arc::new(ids)))
}
