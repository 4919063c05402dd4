//! The pointer in the table: pressing selects, dragging selects more, pulls the handle, moves a row or an edge. Each ends
//! in one change at most.

use super::grid::Grid;
use super::ops;
use crate::entry::Column;
use crate::plan::Id;
use crate::range::Direction;
use crate::web::browser::{dom, view};
use crate::web::desk::{Cell, Desk};
use crate::web::selection::Area;
use leptos::prelude::*;
use std::cell::{self, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, MouseEvent};

/// Pressing selects a cell with all its text, as spreadsheets do, so that typing replaces it; pressing once more changes
/// nothing, and while a text is edited it moves the caret. The browser must not focus the cell: its field takes that.
pub(super) fn press(grid: Grid, event: &MouseEvent) {
    let desk = grid.desk;
    if event.button() != 0 {
        return;
    }
    if dom::is_in(event, ".handle") {
        event.prevent_default();
        return pull(grid);
    }
    let Some(cell) = cell_under(desk, event) else { return };
    if dom::is_in(event, ".fold") {
        event.prevent_default();
        let folded = desk.arrangement.with_untracked(|arrangement| arrangement.folded.contains(&cell.0));
        return desk.fold(cell.0, !folded);
    }
    if event.shift_key() && desk.active.get_untracked().is_some() {
        event.prevent_default();
        return desk.extend(cell);
    }
    if desk.active.get_untracked() == Some(cell) {
        let moves_caret = desk.editing.get_untracked() && dom::is_typing(event);
        if moves_caret {
            return grid.quick.set_value(false);
        }
        if !dom::is_list(event) {
            event.prevent_default();
        }
        desk.head.set(None);
        grid.focus_field();
        if cell.1 == Column::Number {
            return drag_row(grid, cell.0);
        }
    } else {
        event.prevent_default();
        grid.run.set_value(None);
        desk.select(cell);
    }
    select_on(grid, cell);
}

/// A double press edits the text that is there, from its end.
pub(super) fn press_twice(grid: Grid, event: &MouseEvent) {
    if grid.moving().is_some() && cell_under(grid.desk, event).is_some() {
        grid.begin();
    }
}

/// The cell that an event is on.
fn cell_under(desk: Desk, event: &MouseEvent) -> Option<Cell> {
    let id = dom::nearest(event, "data-row")?.parse::<Id>().ok()?;
    let at = dom::nearest(event, "data-col")?.parse::<usize>().ok()?;
    Some((id, desk.columns.with_untracked(|columns| columns.get(at).copied())?))
}

/// Dragging on selects the rectangle up to where the pointer is.
fn select_on(grid: Grid, from: Cell) {
    let desk = grid.desk;
    view::on_drag(
        move |event| {
            if let Some(cell) = cell_under(desk, event)
                && (cell != from || desk.head.get_untracked().is_some())
                && desk.active.get_untracked() == Some(from)
                && !desk.editing.get_untracked()
            {
                desk.extend(cell);
            }
        },
        |_| {},
    );
}

/// Pulls the selected cells down, up or aside, whichever way the pointer went further.
fn pull(grid: Grid) {
    let desk = grid.desk;
    let Some(area) = desk.area() else { return };
    let over = Rc::new(RefCell::new(None::<(Area, Direction)>));
    let found = over.clone();
    view::on_drag(
        {
            let area = area.clone();
            move |event| {
                let to = cell_under(desk, event).and_then(|cell| desk.place(cell));
                let now = to.and_then(|to| pulled(&area, to));
                grid.with(|painter| painter.show_pulled(now.as_ref().map(|(area, _)| area)));
                over.replace(now);
            }
        },
        move |_| {
            grid.with(|painter| painter.show_pulled(None));
            if let Some((whole, direction)) = found.take() {
                let down = matches!(direction, Direction::Down | Direction::Up);
                let from = if down { area.rows.len() } else { area.columns.len() };
                ops::pull(desk, &whole, from, direction);
            }
        },
    );
}

/// The area with all it is pulled over, and the way; none while the pointer is inside it.
fn pulled(area: &Area, (row, column): (usize, usize)) -> Option<(Area, Direction)> {
    let below = row.saturating_add(1).saturating_sub(area.rows.end);
    let above = area.rows.start.saturating_sub(row);
    let right = column.saturating_add(1).saturating_sub(area.columns.end);
    let left = area.columns.start.saturating_sub(column);
    let furthest = below.max(above).max(right).max(left);
    let (rows, columns) = (area.rows.clone(), area.columns.clone());
    Some(match furthest {
        0 => return None,
        far if far == below => (Area { rows: rows.start..row.saturating_add(1), columns }, Direction::Down),
        far if far == above => (Area { rows: row..rows.end, columns }, Direction::Up),
        far if far == right => (Area { rows, columns: columns.start..column.saturating_add(1) }, Direction::Right),
        _ => (Area { rows, columns: column..columns.end }, Direction::Left),
    })
}

/// Drags the selected row by its number; it goes before the row it is let go on, or to the end below the last one.
fn drag_row(grid: Grid, item: Id) {
    let desk = grid.desk;
    let before = Rc::new(cell::Cell::new(None::<Id>));
    let moved = Rc::new(cell::Cell::new(false));
    let (target, went) = (before.clone(), moved.clone());
    view::on_drag(
        move |event| {
            let over = cell_under(desk, event).map(|(id, _)| id);
            moved.set(moved.get() || over != Some(item));
            before.set(over);
            grid.with(|painter| painter.show_drop(over.filter(|over| *over != item)));
        },
        move |event| {
            grid.with(|painter| painter.show_drop(None));
            let below = dom::nearest(event, "role").as_deref() == Some("row") || dom::is_in(event, ".total");
            let before = target.get();
            if went.get() && before != Some(item) && (before.is_some() || below) {
                ops::drop_row(desk, item, before);
            }
        },
    );
}

/// Drags the edge of a column.
pub(super) fn drag_width(grid: Grid, kind: &'static str, event: &MouseEvent) {
    event.prevent_default();
    let head =
        event.target().and_then(|target| target.dyn_into::<Element>().ok()).and_then(|edge| edge.parent_element());
    let Some(head) = head else { return };
    let (from, width) = (event.client_x(), view::width_of(&head));
    let arrangement = grid.desk.arrangement;
    view::on_drag(
        move |event| {
            let width = width.saturating_add(event.client_x().saturating_sub(from));
            arrangement.update(|arrangement| arrangement.set_width(kind, u32::try_from(width.max(0)).ok()));
        },
        |_| {},
    );
}
