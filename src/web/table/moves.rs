//! Where keys lead in the table: to the cell beside, to where filled cells end, to the next row. Enters nothing.

use super::keys::Keys;
use super::ops;
use crate::entry::Column;
use crate::range::add_line;
use crate::text::shown;
use crate::web::selection::Area;
use leptos::prelude::*;

impl Keys {
    pub(super) fn active(&self) -> Option<(usize, usize)> {
        self.desk.place(self.desk.active.get_untracked()?)
    }

    /// Moves the active cell by rows and columns, or with Shift the corner of the selection; both stop at the edges.
    pub(super) fn go(&self, shift: bool, rows: isize, columns: isize) -> bool {
        if !shift {
            return self.step(rows, columns);
        }
        let head = self.desk.head.get_untracked().and_then(|head| self.desk.place(head)).or_else(|| self.active());
        if let Some((row, column)) = head {
            let to = self.desk.cell_at(row.saturating_add_signed(rows), column.saturating_add_signed(columns));
            to.into_iter().for_each(|to| self.desk.extend(to));
        }
        true
    }

    pub(super) fn step(&self, rows: isize, columns: isize) -> bool {
        self.grid.run.set_value(None);
        let to = self.active().and_then(|(row, column)| {
            self.desk.cell_at(row.saturating_add_signed(rows), column.saturating_add_signed(columns))
        });
        to.into_iter().for_each(|to| self.desk.select(to));
        true
    }

    /// Moves to where filled cells end, or begin again, as spreadsheets do.
    pub(super) fn jump(&self, shift: bool, rows: isize, columns: isize) -> bool {
        let desk = self.desk;
        let from =
            desk.head.get_untracked().filter(|_| shift).and_then(|head| desk.place(head)).or_else(|| self.active());
        let Some(from) = from else { return true };
        let next = |(row, column): (usize, usize)| {
            let to = (row.checked_add_signed(rows)?, column.checked_add_signed(columns)?);
            let is_there = desk.ids.with_untracked(|ids| to.0 < ids.0.len())
                && desk.columns.with_untracked(|columns| to.1 < columns.len());
            is_there.then_some(to)
        };
        let Some(mut at) = next(from) else { return true };
        let along = self.is_filled(from) && self.is_filled(at);
        while let Some(further) = next(at) {
            if along && !self.is_filled(further) || !along && self.is_filled(at) {
                break;
            }
            at = further;
        }
        match desk.cell_at(at.0, at.1) {
            Some(cell) if shift => desk.extend(cell),
            Some(cell) => desk.select(cell),
            None => {}
        }
        true
    }

    fn is_filled(&self, (row, column): (usize, usize)) -> bool {
        let Some((id, column)) = self.desk.cell_at(row, column) else { return false };
        let figures = self.desk.figures.get_untracked().0;
        let at = figures.plan.outline.position(id);
        at.is_some_and(|at| !shown(&figures.plan, &figures.report, at, column, self.desk.app.lang()).is_empty())
    }

    /// To the row below, in the column where a run of Tab keys began; from the last row to a new one, if something was
    /// just entered there.
    pub(super) fn next_row(&self, back: bool) -> bool {
        let start = self.grid.run.get_value();
        let Some((row, column)) = self.active() else { return true };
        self.grid.run.set_value(None);
        let rows = self.desk.ids.with_untracked(|ids| ids.0.len());
        if !back && row.saturating_add(1) >= rows {
            return self.add_row();
        }
        let row = if back { row.saturating_sub(1) } else { row.saturating_add(1) };
        let to = self.desk.cell_at(row, start.unwrap_or(column));
        to.into_iter().for_each(|to| self.desk.select(to));
        true
    }

    /// Adds a line after the last row, and goes to its description.
    fn add_row(&self) -> bool {
        let plan = self.desk.plan_now();
        let last = self.desk.ids.with_untracked(|ids| ids.0.last().copied());
        ops::add(self.desk, add_line(&plan, last), Column::Label);
        true
    }

    /// To the cell beside; false at the end of a row, where the key leaves the table.
    pub(super) fn next_column(&self, back: bool) -> bool {
        let Some((row, column)) = self.active() else { return false };
        let last = self.desk.columns.with_untracked(Vec::len).saturating_sub(1);
        if (back && column == 0) || (!back && column == last) {
            return false;
        }
        let start = self.grid.run.get_value().unwrap_or(column);
        let to = if back { column.saturating_sub(1) } else { column.saturating_add(1) };
        self.desk.cell_at(row, to).into_iter().for_each(|to| self.desk.select(to));
        self.grid.run.set_value(Some(start.min(to)));
        true
    }

    pub(super) fn select_row(&self) -> bool {
        let last = self.desk.columns.with_untracked(Vec::len).saturating_sub(1);
        if let Some(area) = self.desk.area() {
            let columns = 0..last.saturating_add(1);
            self.desk.select_area(&Area { columns, ..area });
        }
        true
    }

    pub(super) fn select_column(&self) -> bool {
        let rows = self.desk.ids.with_untracked(|ids| ids.0.len());
        if let Some(area) = self.desk.area() {
            self.desk.select_area(&Area { rows: 0..rows, ..area });
        }
        true
    }
}
