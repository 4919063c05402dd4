//! What is done to the selected cells and rows: fill, empty, insert, delete, move. Each is one command; none is worked
//! out here.

use super::clip::copied;
use crate::edit::{Command, Move, Place};
use crate::entry::Column;
use crate::plan::Id;
use crate::range::{
    Clip, Direction, Filled, PasteProblem, clear, fill_down, fill_right, fill_series, insert_line, paste, problem_text,
    seeded,
};
use crate::text::{fill, item_name, short_label};
use crate::web::browser::clipboard;
use crate::web::desk::Desk;
use crate::web::selection::Area;
use leptos::prelude::*;

/// Fills the selected cells from the first row of them, or a single row from the one above it.
pub(crate) fn fill_from_above(desk: Desk) {
    let Some(area) = desk.area() else { return };
    let (_, columns) = desk.cells_of(&area);
    let ids = desk.ids.with_untracked(|ids| seeded(&ids.0, area.rows.clone()).to_vec());
    done(desk, fill_down(&desk.plan_now(), &ids, &columns));
}

/// Fills the selected cells from the first column of them, or a single column from the one before it.
pub(crate) fn fill_from_left(desk: Desk) {
    let Some(area) = desk.area() else { return };
    let (ids, _) = desk.cells_of(&area);
    let columns = desk.columns.with_untracked(|columns| seeded(columns, area.columns.clone()).to_vec());
    done(desk, fill_right(&desk.plan_now(), &ids, &columns));
}

/// Pulls the selected cells over others beside them.
pub(super) fn pull(desk: Desk, over: &Area, from: usize, direction: Direction) {
    let (ids, columns) = desk.cells_of(over);
    if done(desk, fill_series(&desk.plan_now(), &ids, &columns, from, direction)) {
        desk.select_area(over);
    }
}

/// Empties the selected cells.
pub(crate) fn empty(desk: Desk) {
    let Some(area) = desk.area() else { return };
    let (ids, columns) = desk.cells_of(&area);
    let cells = ids.len().saturating_mul(columns.len());
    desk.drafts.update(|drafts| drafts.retain(|((id, column), _)| !(ids.contains(id) && columns.contains(column))));
    if done(desk, clear(&desk.plan_now(), &ids, &columns)) && cells > 1 {
        let said = fill(desk.app.words().cleared, &[("n", &cells.to_string())]);
        desk.app.say_with_undo(said, move || desk.undo());
    }
}

/// Makes the change, or says why there is none. False if nothing changed.
fn done(desk: Desk, filled: Result<Filled, PasteProblem>) -> bool {
    match filled {
        Ok(Filled { command: Command::Several(all), .. }) if all.is_empty() => false,
        Ok(filled) => desk.attempt(filled.command),
        Err(problem) => {
            desk.app.say(problem_text(&desk.plan_now(), &problem, desk.app.lang()));
            false
        }
    }
}

/// Puts the selected cells on the clipboard.
pub(crate) fn copy(desk: Desk) {
    if let Some(copied) = copied(desk) {
        let app = desk.app;
        clipboard::copy(copied.text, &copied.html, move |there| {
            app.say(if there { app.words().copied } else { app.words().copy_failed }.to_owned());
        });
    }
}

/// Puts a block over the selected cells.
pub(super) fn put(desk: Desk, clip: Result<Clip, PasteProblem>) {
    let plan = desk.plan_now();
    let Some(area) = desk.area() else { return };
    let (ids, columns) = (desk.ids.get_untracked().0, desk.columns.get_untracked());
    let (at, size) = ((area.rows.start, area.columns.start), (area.rows.len(), area.columns.len()));
    let pasted = clip.and_then(|clip| paste(&plan, &ids, &columns, at, size, &clip));
    match pasted {
        Err(problem) => desk.app.say(problem_text(&plan, &problem, desk.app.lang())),
        Ok(pasted) => {
            let drafted = |id: &Id, column: &Column| pasted.rows.contains(id) && pasted.columns.contains(column);
            desk.drafts.update(|drafts| drafts.retain(|((id, column), _)| !drafted(id, column)));
            if !desk.attempt(pasted.command) {
                return;
            }
            select(desk, &pasted.rows, &pasted.columns);
            if pasted.rows.len() > 1 || pasted.columns.len() > 1 {
                let (rows, columns) = (pasted.rows.len().to_string(), pasted.columns.len().to_string());
                let words = desk.app.words();
                let mut said = fill(words.pasted, &[("rows", &rows), ("columns", &columns)]);
                if pasted.skipped > 0 {
                    said = [said, fill(words.pasted_skipped, &[("n", &pasted.skipped.to_string())])].join(" ");
                }
                desk.app.say_with_undo(said, move || desk.undo());
            }
        }
    }
}

/// Selects from the first to the last of these rows and columns.
fn select(desk: Desk, ids: &[Id], columns: &[Column]) {
    let first = ids.first().copied().zip(columns.first().copied());
    let last = ids.last().copied().zip(columns.last().copied());
    desk.active.set(first);
    desk.head.set(last.filter(|_| first != last));
}

/// The selected rows that are in no other selected row.
fn selected_rows(desk: Desk) -> Vec<Id> {
    let Some(area) = desk.area() else { return Vec::new() };
    let (ids, _) = desk.cells_of(&area);
    let plan = desk.plan_now();
    let mut end = 0;
    let is_outer = |id: &Id| {
        let Some(at) = plan.outline.position(*id).filter(|at| *at >= end) else { return false };
        end = plan.outline.subtree(at).end;
        true
    };
    ids.into_iter().filter(is_outer).collect()
}

/// Makes a change that adds an item, and goes to that.
pub(crate) fn add(desk: Desk, command: Command, column: Column) {
    let new = desk.plan_now().next_id;
    if desk.attempt(command) {
        desk.select((new, column));
    }
}

/// Adds a line: before the selected row, or after it and all in it.
pub(crate) fn insert(desk: Desk, before: bool) {
    let plan = desk.plan_now();
    let Some((id, column)) = desk.active.get_untracked() else { return };
    add(desk, insert_line(&plan, id, before), column);
}

/// Deletes the selected rows with all that is in them.
pub(crate) fn delete_rows(desk: Desk) {
    let rows = selected_rows(desk);
    let plan = desk.plan_now();
    let (Some(first), Some((_, column))) = (rows.first().copied(), desk.active.get_untracked()) else { return };
    let next = neighbour(desk, &rows);
    let name = item_name(&plan, Some(first), desk.app.lang());
    let count = rows.len();
    let command = Command::Several(rows.into_iter().map(Command::DeleteItem).collect());
    if !desk.attempt(command) {
        return;
    }
    desk.head.set(None);
    desk.active.set(next.map(|id| (id, column)));
    let words = desk.app.words();
    let said = match count {
        1 => fill(words.deleted_item, &[("item", &name)]),
        count => fill(words.deleted_rows, &[("n", &count.to_string())]),
    };
    desk.app.say_with_undo(said, move || desk.undo());
}

/// Where the selection goes when rows go: the row after them and their children, else the one before.
fn neighbour(desk: Desk, rows: &[Id]) -> Option<Id> {
    let plan = desk.plan_now();
    let items = plan.outline.items();
    let (first, last) = (plan.outline.position(*rows.first()?)?, plan.outline.position(*rows.last()?)?);
    let after = items.get(plan.outline.subtree(last).end);
    let item = after.or_else(|| first.checked_sub(1).and_then(|before| items.get(before)))?;
    Some(item.id)
}

/// Moves the selected rows; the selection moves with them.
pub(crate) fn move_rows(desk: Desk, to: Move) {
    let mut rows = selected_rows(desk);
    if matches!(to, Move::Down | Move::Outdent) {
        rows.reverse(); // so that none has to pass another
    }
    let step = |id| Command::MoveItem { item: id, to };
    let command = match rows.as_slice() {
        [only] => step(*only),
        _ => Command::Several(rows.into_iter().map(step).collect()),
    };
    let before = desk.plan_now();
    if !desk.attempt(command) {
        return;
    }
    if desk.plan_now().outline == before.outline {
        return desk.app.say(desk.app.words().cannot_move.to_owned());
    }
    desk.active.notify(); // it is the same, but elsewhere now: the table goes there
}

/// Moves a row to before another, or to the end of the table.
pub(super) fn drop_row(desk: Desk, item: Id, before: Option<Id>) {
    let plan = desk.plan_now();
    let Some(at) = plan.outline.position(item) else { return };
    let inside = |id: &Id| plan.outline.position(*id).is_some_and(|place| plan.outline.subtree(at).contains(&place));
    if before.as_ref().is_some_and(inside) {
        return;
    }
    let place = match before.and_then(|before| plan.outline.place_of(before)) {
        // positions count without the item itself
        Some((group, position)) => {
            let own = plan.outline.place_of(item).filter(|(own, at)| *own == group && *at < position);
            Place::In { group, position: position.saturating_sub(usize::from(own.is_some())) }
        }
        None => Place::In { group: None, position: usize::MAX },
    };
    if desk.attempt(Command::MoveItem { item, to: Move::To(place) }) {
        let name = plan.outline.get(item).map_or(String::new(), |item| short_label(&item.label));
        let said = fill(desk.app.words().moved_row, &[("item", &name)]);
        desk.app.say_with_undo(said, move || desk.undo());
    }
}

/// Selects every cell.
pub(crate) fn select_all(desk: Desk) {
    let (ids, columns) = (desk.ids.get_untracked().0, desk.columns.get_untracked());
    desk.commit_typing();
    select(desk, &ids, &columns);
}
