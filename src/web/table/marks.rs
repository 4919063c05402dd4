//! What tells cells apart in the table while somebody works on it: the selection, its handle, what it would be pulled over,
//! where a dragged row would go. Changes no text.

use super::paint::Painter;
use super::window::BLOCK;
use crate::plan::Id;
use crate::web::browser::tree;
use crate::web::selection::Area;
use leptos::prelude::*;
use web_sys::Element;

/// The elements that are told apart now.
pub(super) struct Marks {
    selected: Vec<Element>,
    current: Option<Element>,
    pulled: Vec<Element>,
    drop: Option<Element>,
    corner: Option<Element>,
    handle: Element,
}

impl Marks {
    /// Nothing told apart; `title` says what the handle is for.
    pub(super) fn new(title: &str) -> Self {
        let handle = tree::element("span", &[("class", "handle"), ("title", title), ("aria-hidden", "true")]);
        Self { selected: Vec::new(), current: None, pulled: Vec::new(), drop: None, corner: None, handle }
    }
}

impl Painter {
    /// Tells the selected cells apart, and the row that the tools act on.
    pub(super) fn show_selection(&mut self) {
        for cell in self.marks.selected.drain(..) {
            tree::set_or_clear(&cell, "aria-selected", None);
        }
        if let Some(row) = self.marks.current.take() {
            tree::set_or_clear(&row, "data-current", None);
        }
        self.marks.handle.remove();
        if let Some(corner) = self.marks.corner.take() {
            tree::set_or_clear(&corner, "data-corner", None);
        }
        let Some(area) = self.desk.area() else { return };
        self.marks.current = self.desk.active.get_untracked().and_then(|(id, _)| Some(self.row(id)?.element.clone()));
        if let Some(row) = &self.marks.current {
            tree::set(row, "data-current", "");
        }
        let mut selected: Vec<Element> = self.cells_in(&area).cloned().collect();
        for cell in &selected {
            tree::set(cell, "aria-selected", "true");
        }
        let last = (area.rows.end.saturating_sub(1), area.columns.end.saturating_sub(1));
        let corner = self.desk.cell_at(last.0, last.1).and_then(|cell| self.cell(cell));
        if let Some(corner) = corner.cloned() {
            tree::append(&corner, &self.marks.handle);
            tree::set(&corner, "data-corner", "");
            self.marks.corner = Some(corner);
        }
        self.marks.selected.append(&mut selected);
    }

    /// Tells the active cell apart while it is typed into.
    pub(super) fn show_editing(&self, editing: bool) {
        let cell = self.editor.as_ref().and_then(|editor| self.cell(editor.cell));
        if let Some(cell) = cell {
            tree::set_or_clear(cell, "data-state", editing.then_some("edit"));
        }
    }

    /// Shows over which cells the selected ones would be pulled.
    pub(super) fn show_pulled(&mut self, area: Option<&Area>) {
        for cell in self.marks.pulled.drain(..) {
            tree::set_or_clear(&cell, "data-pulled", None);
        }
        let mut cells: Vec<Element> = area.map(|area| self.cells_in(area).cloned().collect()).unwrap_or_default();
        cells.iter().for_each(|cell| tree::set(cell, "data-pulled", ""));
        self.marks.pulled.append(&mut cells);
    }

    /// Shows before which row a dragged one would go.
    pub(super) fn show_drop(&mut self, before: Option<Id>) {
        if let Some(row) = self.marks.drop.take() {
            tree::set_or_clear(&row, "data-drop", None);
        }
        self.marks.drop = before.and_then(|id| Some(self.row(id)?.element.clone()));
        if let Some(row) = &self.marks.drop {
            tree::set(row, "data-drop", "");
        }
    }

    /// The drawn cells of an area.
    pub(super) fn cells_in(&self, area: &Area) -> impl Iterator<Item = &Element> {
        let rows = self.drawn.iter().flat_map(|block| {
            let first = block.at.saturating_mul(BLOCK);
            block.rows.iter().enumerate().map(move |(place, row)| (first.saturating_add(place), row))
        });
        let (rows_in, columns) = (area.rows.clone(), area.columns.clone());
        rows.filter(move |(at, _)| rows_in.contains(at))
            .flat_map(move |(_, row)| row.cells.get(columns.clone()).unwrap_or_default())
    }
}
