//! The tools that act on the selected row: add, delete, duplicate, move.

use crate::edit::{Command, Move};
use crate::entry::Column;
use crate::plan::Id;
use crate::range::{add_group, add_line};
use crate::text::{Catalogue, item_name, visible};
use crate::web::app::app;
use crate::web::desk::{Desk, desk};
use crate::web::parts::{text, word};
use crate::web::table::ops;
use leptos::prelude::*;

/// The tools.
#[component]
pub(super) fn Tools() -> impl IntoView {
    let (app, desk) = (app(), desk());
    let words = app.words();
    let selected = text(move || match desk.chosen.get() {
        Some((id, _)) => visible(&item_name(&desk.plan(), Some(id), app.lang())).into_owned(),
        None => words.no_row.to_owned(),
    });
    view! {
        <div class="tools" role="toolbar" aria-label=words.tools aria-controls="sheet">
            <output>{selected}</output>
            <button aria-disabled=desk.locked() on:click=move |_| add(desk, false)>{words.add_line}</button>
            <button aria-disabled=desk.locked() on:click=move |_| add(desk, true)>{words.add_group}</button>
            <Tool name=|words| words.duplicate act=duplicate />
            <Tool name=|words| words.delete act=|desk, _| ops::delete_rows(desk) />
            <hr />
            <Tool name=|words| words.move_up long=|words| words.move_up_long act=|desk, _| ops::move_rows(desk, Move::Up) />
            <Tool name=|words| words.move_down long=|words| words.move_down_long act=|desk, _| ops::move_rows(desk, Move::Down) />
            <Tool name=|words| words.indent long=|words| words.indent_long act=|desk, _| ops::move_rows(desk, Move::Indent) />
            <Tool name=|words| words.outdent long=|words| words.outdent_long act=|desk, _| ops::move_rows(desk, Move::Outdent) />
        </div>
    }
}

type Text = fn(&Catalogue) -> &'static str;

/// A button that needs a selected row.
#[component]
fn Tool(name: Text, #[prop(optional)] long: Option<Text>, act: fn(Desk, Id)) -> impl IntoView {
    let (app, desk) = (app(), desk());
    let words = app.words();
    let run = move |_| {
        if let Some((id, _)) = desk.active.get_untracked() {
            act(desk, id);
        }
    };
    view! {
        <button
            title=long.map(|long| long(words))
            aria-disabled=word(move || (desk.active.get().is_none() || desk.held.get().is_some()).then_some("true"))
            on:click=run
        >
            {name(words)}
        </button>
    }
}

/// Adds a line or a group at the selected row, and goes to its description.
pub(super) fn add(desk: Desk, group: bool) {
    let plan = desk.plan_now();
    let selected = desk.active.get_untracked().map(|(id, _)| id);
    let command = if group { add_group(&plan, selected) } else { add_line(&plan, selected) };
    ops::add(desk, command, Column::Label);
}

pub(super) fn duplicate(desk: Desk, id: Id) {
    ops::add(desk, Command::DuplicateItem(id), Column::Label);
}
