//! The clipboard of the table: what is copied and cut from it, and what is pasted into it. Reads no cell of a plan.

use super::grid::Grid;
use super::ops;
use crate::range::{Clip, ClipCell, Copied, PasteProblem, copy};
use crate::web::browser::clipboard::NotRead;
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
        match pasted(event) {
            Ok(Some(clip)) => ops::put(desk, clip),
            Ok(None) => desk.app.say(desk.app.words().clipboard_empty.to_owned()),
            Err(NotRead::TooLong) => desk.app.say(desk.app.words().paste_too_long.to_owned()),
            Err(NotRead::Rows(rows)) => ops::put(desk, Err(PasteProblem::too_large(rows, 1))),
        }
    });
}

/// The block that is pasted: the first table, or else the text; none where there is nothing.
fn pasted(event: &web_sys::Event) -> Result<Option<Result<Clip, PasteProblem>>, NotRead> {
    if let Some(rows) = clipboard::table(event, Clip::MOST_ROWS, Clip::MOST_COLUMNS)? {
        let cell = |(text, number)| ClipCell { text, number };
        let row = |row: Vec<_>| row.into_iter().map(cell).collect();
        return Ok(Some(Clip::from_cells(rows.into_iter().map(row).collect())));
    }
    let text = clipboard::text(event)?;
    Ok((!text.is_empty()).then(|| Clip::from_text(&text)))
}

/// The selected cells, for other programs.
pub(super) fn copied(desk: Desk) -> Option<Copied> {
    let area = desk.area()?;
    let (ids, columns) = desk.cells_of(&area);
    let figures = desk.figures.get_untracked().0;
    Some(copy(&figures.plan, &figures.report, &ids, &columns, desk.app.lang()))
}
