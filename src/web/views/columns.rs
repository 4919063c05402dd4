//! Which columns the table shows and how wide they are, for those who do not drag edges. Changes no plan.

use crate::entry::Column;
use crate::text::{Catalogue, fill};
use crate::web::app::app;
use crate::web::arrangement::{Arrangement, KINDS, kind};
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
    let several_years = desk.plan_now().period.len() > 1;
    let kinds = KINDS.into_iter().filter(move |kind| *kind != "year" || several_years);
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
            <ul>{kinds.map(|kind| view! { <li>{one(desk, kind)}</li> }).collect::<Vec<_>>()}</ul>
            <button on:click=reset>{words.columns_reset}</button>
        </div>
    }
}

fn one(desk: Desk, kind: &'static str) -> AnyView {
    let words = desk.app.words();
    let name = name(kind, words);
    let arrangement = desk.arrangement;
    let shown = word(move || arrangement.with(|it| !it.hidden.contains(kind)).then_some(""));
    let show = move |event: leptos::ev::Event| {
        let shown = event_target_checked(&event);
        desk.commit_typing();
        arrangement.update(|arrangement| arrangement.show(kind, shown));
    };
    let resize = move |wider: bool| {
        // as wide as it is now, however that came about
        let now = view::width_of_first(&[".head > [data-kind=\"", kind, "\"]"].concat());
        let width = if wider { now.saturating_add(STEP) } else { now.saturating_sub(STEP) };
        arrangement.update(|arrangement| arrangement.set_width(kind, Some(width)));
    };
    let label = |template| fill(template, &[("column", name)]);
    view! {
        <label>
            <input type="checkbox" prop:checked=move || shown.get().is_some() disabled=kind == "label" on:change=show />
            {name}
        </label>
        <button aria-label=label(words.narrower) on:click=move |_| resize(false)>"−"</button>
        <button aria-label=label(words.wider) on:click=move |_| resize(true)>"+"</button>
    }
    .into_any()
}

fn name(kind: &'static str, words: &'static Catalogue) -> &'static str {
    let columns = [
        (Column::Number, words.col_number),
        (Column::Label, words.col_label),
        (Column::Unit, words.col_unit),
        (Column::Count, words.col_count),
        (Column::Price, words.col_price),
        (Column::Total, words.col_total),
        (Column::Year(0), words.col_years),
        (Column::Source, words.col_source),
        (Column::Note, words.col_note),
    ];
    columns.into_iter().find(|(column, _)| self::kind(*column) == kind).map_or("", |(_, name)| name)
}
