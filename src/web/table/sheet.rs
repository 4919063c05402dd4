//! The table: one grid, one place for the focus, one handler for each kind of event. Draws no cell itself.

use super::grid::Grid;
use super::head::HeadRow;
use super::keys::on_key;
use super::{clip, press};
use crate::calc::Row;
use crate::edit::Command;
use crate::entry::Column;
use crate::money::{Money, Scale, print_scaled};
use crate::web::app::app;
use crate::web::desk::{Desk, desk};
use crate::web::parts::{live, text, word};
use leptos::html;
use leptos::prelude::*;

/// The table of the plan.
#[component]
pub(crate) fn SheetGrid() -> impl IntoView {
    let (app, desk) = (app(), desk());
    let words = app.words();
    let grid = Grid::new(desk);
    let sheet = NodeRef::<html::Div>::new();
    sheet.on_load(move |sheet| grid.mount(&sheet));
    clip::listen(grid);
    let unit = word(move || {
        Some(match desk.plan().scale {
            Scale::Dong => "dong",
            Scale::Thousand => "thousand",
            Scale::Million => "million",
            Scale::Billion => "billion",
        })
    });
    let columns = Memo::new(move |_| style(desk));
    view! {
        <div
            node_ref=sheet
            class="sheet"
            id="sheet"
            role="grid"
            aria-labelledby="sheet-name"
            aria-describedby="unit-name"
            aria-multiselectable="true"
            aria-rowcount=text(move || desk.ids.with(|ids| ids.0.len()).saturating_add(2).to_string())
            aria-colcount=text(move || desk.columns.with(Vec::len).to_string())
            prop:style=text(move || columns.get())
            data-unit=unit
            tabindex=word(move || Some(if desk.active.get().is_none() { "0" } else { "-1" }))
            on:focus=move |_| enter(grid)
            on:mousedown=move |event| press::press(grid, &event)
            on:dblclick=move |event| press::press_twice(grid, &event)
            on:keydown=move |event| on_key(grid, &event)
            on:input=move |_| typed(grid)
            on:change=move |_| choose(grid)
            on:focusout=move |_| desk.commit_typing()
        >
            <HeadRow grid=grid />
        </div>
        {live(move || {
            let empty = desk.ids.with(|ids| ids.0.is_empty());
            empty.then(|| view! { <p class="empty">{words.empty_table}</p> }).into_any()
        })}
    }
}

/// The columns as CSS wants them: their order, and the widths that are not the usual ones. Set as a property, because the
/// policy of the page forbids the attribute.
fn style(desk: Desk) -> String {
    let track = |column: &Column| match column {
        Column::Label => "minmax(var(--w-label), 1fr)".to_owned(),
        other => ["var(--w-", crate::entry::kind(*other), ")"].concat(),
    };
    let tracks: Vec<String> = desk.columns.with(|columns| columns.iter().map(track).collect());
    // said outright: to find it out, a browser would measure every cell
    let least = |column: &Column| ["var(--w-", crate::entry::kind(*column), ")"].concat();
    let least: Vec<String> = desk.columns.with(|columns| columns.iter().map(least).collect());
    // the description stands beside the numbers, where they are shown
    let number = desk.columns.with(|columns| columns.first() == Some(&Column::Number));
    let beside = if number { "--n-shown:var(--w-n);" } else { "" };
    let widths = desk.arrangement.with(crate::entry::Arrangement::style);
    ["--columns:", &tracks.join(" "), ";--least:calc(", &least.join(" + "), ");", beside, &wide_enough(desk), &widths]
        .concat()
}

/// Columns of money that hold the largest sum on one line.
fn wide_enough(desk: Desk) -> String {
    let figures = desk.figures.get().0;
    let width = |name: &str, amount: Option<Money>| {
        let digits = amount.map_or(0, |amount| print_scaled(amount, figures.plan.scale).len());
        let ch = [&digits.saturating_add(2).to_string(), "ch"].concat();
        if digits > 10 { [name, ":", &ch, ";"].concat() } else { String::new() }
    };
    let years = (0..figures.plan.period.len()).filter_map(|index| figures.report.in_year(Row::Plan, index));
    [width("--w-sum", figures.report.total(Row::Plan)), width("--w-year", years.max())].concat()
}

/// The keyboard enters the table where it left it, or at its first description where that is not shown any more.
pub(super) fn enter(grid: Grid) {
    let desk = grid.desk;
    if desk.area().is_some() {
        return grid.focus_field();
    }
    let first = desk.ids.with_untracked(|ids| ids.0.first().copied());
    if let Some(first) = first {
        desk.select((first, Column::Label));
    }
}

/// Something was typed, pasted or dictated into the field.
fn typed(grid: Grid) {
    if !grid.desk.editing.get_untracked() {
        grid.quick.set_value(true);
    }
    grid.editor(|editor| editor.typed(grid.desk));
}

/// Who pays was chosen from the list.
fn choose(grid: Grid) {
    let chosen = grid.editor(|editor| Some((editor.cell.0, editor.chosen()?)));
    if let Some((item, funding)) = chosen.flatten()
        && !grid.desk.attempt(Command::SetFunding { item, funding })
    {
        grid.refill();
    }
}
