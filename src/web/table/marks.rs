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
    /// The blocks of that row and of the corner.
    around: [Option<Element>; 2],
    pulled: Vec<Element>,
    drop: Option<Element>,
    corner: Option<Element>,
    handle: Element,
}

impl Marks {
    /// Nothing told apart; `title` says what the handle is for.
    pub(super) fn new(title: &str) -> Self {
        let handle = tree::element("span", &[("class", "handle"), ("title", title), ("aria-hidden", "true")]);
        Self {
            selected: Vec::new(),
            current: None,
            around: [None, None],
            pulled: Vec::new(),
            drop: None,
            corner: None,
            handle,
        }
    }
}

impl Painter {
    /// Tells the selected cells apart, and the row that the tools act on.
    pub(super) fn show_selection(&mut self) {
        let area = self.desk.area();
        let active = self.desk.active.get_untracked().filter(|_| area.is_some());
        let current = active.and_then(|(id, _)| Some(self.row(id)?.element.clone()));
        let selected: Vec<Element> = area.iter().flat_map(|area| self.cells_in(area)).cloned().collect();
        let last = area.map(|area| (area.rows.end.saturating_sub(1), area.columns.end.saturating_sub(1)));
        let corner = last.and_then(|(row, column)| self.cell(self.desk.cell_at(row, column)?)).cloned();
        let marks = &mut self.marks;
        // what stays as it is is not touched: a browser would look at its style again, in each frame of a scroll
        if marks.selected != selected {
            marks.selected.iter().for_each(|cell| tree::set_or_clear(cell, "aria-selected", None));
            selected.iter().for_each(|cell| tree::set(cell, "aria-selected", "true"));
            marks.selected = selected;
        }
        let block = |inside: Option<&Element>| inside.and_then(|it| it.closest(".block").ok().flatten());
        let [of_row, of_corner] = &mut marks.around;
        tell(of_row, block(current.as_ref()), "data-around");
        tell(of_corner, block(corner.as_ref()), "data-around-corner");
        tell(&mut marks.current, current, "data-current");
        tell(&mut marks.corner, corner, "data-corner");
        // a cell that shows another text has lost what stood in it
        if marks.handle.parent_element() != marks.corner {
            match &marks.corner {
                Some(corner) => tree::append(corner, &marks.handle),
                None => marks.handle.remove(),
            }
        }
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
        let row = before.and_then(|id| Some(self.row(id)?.element.clone()));
        tell(&mut self.marks.drop, row, "data-drop");
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

/// Tells another element apart than before, by an attribute.
fn tell(told: &mut Option<Element>, now: Option<Element>, attribute: &str) {
    if *told != now {
        told.iter().for_each(|before| tree::set_or_clear(before, attribute, None));
        now.iter().for_each(|element| tree::set(element, attribute, ""));
        *told = now;
    }
}
