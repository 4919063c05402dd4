//! The table: one grid, one place for the focus, one handler for clicks and one for keys. Draws no cell itself.

use super::keys::on_key;
use super::row::{TotalRow, column_class, column_name};
use super::rows::Rows;
use crate::entry::Column;
use crate::money::Scale;
use crate::plan::Id;
use crate::web::app::app;
use crate::web::browser::dom;
use crate::web::desk::{Desk, desk};
use crate::web::parts::{live, text, word};
use leptos::prelude::*;

/// The table of the plan.
#[component]
pub(super) fn SheetGrid() -> impl IntoView {
    let (app, desk) = (app(), desk());
    let words = app.words();
    let ids = Memo::new(move |_| desk.plan().outline.items().iter().map(|item| item.id).collect::<Vec<Id>>());
    let columns = Memo::new(move |_| Column::of(&desk.plan()));
    let years = move || desk.plan().period.len();
    let unit = word(move || {
        Some(match desk.plan().scale {
            Scale::Dong => "dong",
            Scale::Thousand => "thousand",
            Scale::Million => "million",
            Scale::Billion => "billion",
        })
    });
    view! {
        <div
            class="sheet"
            id="sheet"
            role="grid"
            aria-labelledby="sheet-name"
            aria-describedby="unit-name"
            aria-rowcount=text(move || ids.with(Vec::len).saturating_add(2).to_string())
            style=("--years", text(move || years().to_string()))
            data-unit=unit
            data-single=word(move || (years() == 1).then_some(""))
            tabindex=word(move || Some(if desk.active.get().is_none() { "0" } else { "-1" }))
            on:focus=move |_| enter(desk, ids)
            on:mousedown=move |event| press(desk, columns, &event)
            on:dblclick=move |event| edit_text(desk, &event)
            on:keydown=move |event| on_key(desk, ids, columns, &event)
        >
            <HeadRow columns=columns />
            <Rows ids=ids columns=columns />
            <TotalRow columns=columns />
        </div>
        {live(move || {
            let empty = ids.with(Vec::is_empty);
            empty.then(|| view! { <p class="empty">{words.empty_table}</p> }).into_any()
        })}
    }
}

#[component]
fn HeadRow(columns: Memo<Vec<Column>>) -> impl IntoView {
    let (app, desk) = (app(), desk());
    let words = app.words();
    let header = move |column: Column, first: u16| {
        view! {
            <div role="columnheader" class=column_class(column)>
                {column_name(column, words, first)}
            </div>
        }
    };
    view! {
        <div role="row" class="row head">
            {live(move || {
                let first = desk.plan().period.first();
                columns.get().into_iter().map(|column| header(column, first)).collect::<Vec<_>>().into_any()
            })}
        </div>
    }
}

/// The keyboard enters the table at its first description.
fn enter(desk: Desk, ids: Memo<Vec<Id>>) {
    if desk.active.get_untracked().is_none()
        && let Some(first) = ids.with_untracked(|ids| ids.first().copied())
    {
        desk.active.set(Some((first, Column::Label)));
    }
}

/// Pressing selects a cell with all its text, as spreadsheets do, so that typing replaces it; pressing once more changes
/// nothing, and while a text is edited it moves the caret. The browser must not focus the cell: its editor takes that.
fn press(desk: Desk, columns: Memo<Vec<Column>>, event: &web_sys::MouseEvent) {
    let row = dom::nearest(event, "data-row").and_then(|id| id.parse::<Id>().ok());
    let at = dom::nearest(event, "data-col").and_then(|at| at.parse::<usize>().ok());
    let (Some(id), Some(at)) = (row, at) else { return };
    let Some(column) = columns.with_untracked(|columns| columns.get(at).copied()) else { return };
    if desk.active.get_untracked() == Some((id, column)) {
        let moves_caret = desk.editing.get_untracked() && dom::is_typing(event);
        if !moves_caret && !dom::is_list(event) {
            event.prevent_default();
            dom::enter_first(super::actions::ACTIVE_FIELD); // it has no focus yet if it was found
        }
    } else {
        event.prevent_default();
        desk.commit_typing();
        desk.active.set(Some((id, column)));
    }
}

/// A double press edits the text that is there, from its end.
fn edit_text(desk: Desk, event: &web_sys::MouseEvent) {
    if desk.active.get_untracked().is_some() && !desk.editing.get_untracked() {
        dom::caret_to_end(event);
        desk.editing.set(true);
    }
}
