//! Which columns the table shows and how wide they are, for those who do not drag edges. Changes no plan.

use crate::entry::Column;
use crate::entry::{Arrangement, kind};
use crate::text::{Lang, column_name, fill};
use crate::web::app::app;
use crate::web::browser::view;
use crate::web::desk::{Desk, desk};
use crate::web::parts::word;
use leptos::prelude::*;

/// How many pixels a press makes a column wider.
const STEP: u32 = 24;

/// A button with the list of columns.
#[component]
pub(super) fn ColumnsMenu() -> impl IntoView {
    let (app, desk) = (app(), desk());
    let words = app.words();
    // all years are one
    let columns = Column::of(&desk.plan_now()).into_iter().filter(|column| !matches!(column, Column::Year(1..)));
    let reset = move |_| {
        desk.arrangement.update(|arrangement| {
            *arrangement = Arrangement { folded: std::mem::take(&mut arrangement.folded), ..Arrangement::default() };
        });
    };
    view! {
        <button class="plain columns" popovertarget="columns">
            {words.columns}
        </button>
        <div id="columns" popover role="group" aria-label=words.columns>
            <ul>{columns.map(|column| view! { <li>{one(desk, column)}</li> }).collect::<Vec<_>>()}</ul>
            <button on:click=reset>{words.columns_reset}</button>
        </div>
    }
}

fn one(desk: Desk, column: Column) -> AnyView {
    let words = desk.app.words();
    let (kind, name) = (kind(column), name(column, desk.app.lang()));
    let arrangement = desk.arrangement;
    let shown = word(move || desk.columns.with(|columns| columns.contains(&column)).then_some(""));
    let show = move |event: leptos::ev::Event| {
        let shown = event_target_checked(&event);
        desk.commit_typing();
        arrangement.update(|arrangement| arrangement.show(column, shown));
    };
    let resize = move |wider: bool| {
        // as wide as it is now, however that came about
        let now = view::width_of_first(&[".head > [data-kind=\"", kind, "\"]"].concat());
        let width = if wider { now.saturating_add(STEP) } else { now.saturating_sub(STEP) };
        arrangement.update(|arrangement| arrangement.set_width(kind, Some(width)));
    };
    let label = |template| fill(template, &[("column", name.as_str())]);
    let (narrower, wider) = (label(words.narrower), label(words.wider));
    view! {
        <label>
            <input type="checkbox" prop:checked=move || shown.get().is_some() disabled=kind == "label" on:change=show />
            {name}
        </label>
        <button aria-label=narrower on:click=move |_| resize(false)>"−"</button>
        <button aria-label=wider on:click=move |_| resize(true)>"+"</button>
    }
    .into_any()
}

/// The name of all columns of that kind.
fn name(column: Column, lang: Lang) -> String {
    match column {
        Column::Year(_) => lang.catalogue().col_years.to_owned(),
        column => column_name(column, 0, lang),
    }
}
