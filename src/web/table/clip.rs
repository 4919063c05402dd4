//! The clipboard of the table: what is copied and cut from it, and what is pasted into it. Reads no cell of a plan.

use super::grid::Grid;
use super::ops;
use crate::range::{Clip, ClipCell, Copied, copy};
use crate::web::browser::{clipboard, dom};
use crate::web::desk::Desk;
use leptos::prelude::*;

/// Copies, cuts and pastes while a cell of the table is selected and not typed into.
pub(super) fn listen(grid: Grid) {
    let desk = grid.desk;
    let mine = move |event: &web_sys::Event| grid.moving().is_some() && dom::is_in(event, "#sheet");
    clipboard::on_event("copy", move |event| {
        if let Some(copied) = copied(desk).filter(|_| mine(event)) {
            clipboard::put(event, &copied.text, &copied.html);
        }
    });
    clipboard::on_event("cut", move |event| {
        if let Some(copied) = copied(desk).filter(|_| mine(event)) {
            clipboard::put(event, &copied.text, &copied.html);
            ops::empty(desk);
        }
    });
    clipboard::on_event("paste", move |event| {
        if !mine(event) {
            return;
        }
        event.prevent_default();
        let cells = clipboard::table(event);
        match (cells, clipboard::text(event)) {
            (Some(rows), _) => {
                let cell = |(text, number)| ClipCell { text, number };
                let row = |row: Vec<_>| row.into_iter().map(cell).collect();
                ops::put(desk, Clip::from_cells(rows.into_iter().map(row).collect()));
            }
            (None, text) if !text.is_empty() => ops::put(desk, Clip::from_text(&text)),
            (None, _) => desk.app.say(desk.app.words().clipboard_empty.to_owned()),
        }
    });
}

/// The selected cells, for other programs.
pub(super) fn copied(desk: Desk) -> Option<Copied> {
    let area = desk.area()?;
    let (ids, columns) = desk.cells_of(&area);
    let figures = desk.figures.get_untracked().0;
    Some(copy(&figures.plan, &figures.report, &ids, &columns, desk.app.lang()))
}
