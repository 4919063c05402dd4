//! The bar that finds: a field that keeps the focus while the table shows one hit after the other. Finds nothing itself.

use super::actions::{ACTIVE_FIELD, keys_text};
use crate::entry::Column;
use crate::find::Way;
use crate::plan::Id;
use crate::text::{Catalogue, fill, item_name, visible};
use crate::web::app::app;
use crate::web::browser::dom;
use crate::web::desk::{Desk, Overlay, View, desk};
use crate::web::parts::{live, text};
use crate::web::table::composing;
use leptos::html;
use leptos::prelude::*;

/// The field of the bar.
const FIELD: &str = ".find input";

/// The bar, while it is open.
#[component]
pub(super) fn FindBar() -> impl IntoView {
    let desk = desk();
    live(move || {
        let is_open = desk.overlay.get() == Some(Overlay::Find);
        is_open.then(|| view! { <OpenBar /> }).into_any()
    })
}

#[component]
fn OpenBar() -> impl IntoView {
    let (app, desk) = (app(), desk());
    let words = app.words();
    let search = desk.search;
    let field = NodeRef::<html::Input>::new();
    field.on_load(|field| dom::enter(&field));
    let typed = move |event: leptos::ev::Event| {
        search.text.set(event_target_value(&event));
        desk.seek(Way::Here);
    };
    let step = move |way: Way, name: &'static str, keys: &'static str| {
        view! {
            <button title=keys_text(keys) on:click=move |_| desk.seek(way)>
                {name}
            </button>
        }
    };
    view! {
        <div class="find" role="search" aria-label=words.find data-keeps-focus on:keydown=move |event| on_key(desk, &event)>
            <label>
                {words.find_label}
                <input
                    node_ref=field
                    class="field"
                    enterkeyhint="search"
                    autocomplete="off"
                    spellcheck="false"
                    prop:value=search.text
                    on:focus=move |_| desk.seek_from_here()
                    on:input=typed
                />
            </label>
            <p role="status">
                <b>{text(move || count_text(desk, words))}</b>
                " "
                <span class="sr">{text(move || hit_text(desk, words))}</span>
            </p>
            {step(Way::Back, words.find_back, "Shift+Enter")}
            {step(Way::Forward, words.find_next, "Enter")}
            <button class="plain" title="Esc" on:click=move |_| close(desk)>
                {words.close}
            </button>
        </div>
    }
}

/// "3/12", or how many there are where the active cell is none of them, or that there is none.
fn count_text(desk: Desk, words: &Catalogue) -> String {
    if desk.search.text.with(|text| text.trim().is_empty()) {
        return String::new();
    }
    let all = desk.search.hits.with(Vec::len);
    match (all, desk.search.place(desk.active.get())) {
        (0, _) => words.find_none.to_owned(),
        (all, Some(at)) => [at.to_string(), all.to_string()].join("/"),
        (all, None) => fill(words.find_count, &[("n", &all.to_string())]),
    }
}

/// The hit in words, for who cannot see where the table went.
fn hit_text(desk: Desk, words: &'static Catalogue) -> String {
    let active: Option<(Id, Column)> = desk.active.get();
    let Some((item, column)) = active.filter(|_| desk.search.place(active).is_some()) else { return String::new() };
    let plan = desk.plan();
    let column = crate::text::column_name(column, plan.period.first(), desk.app.lang());
    let name = item_name(&plan, Some(item), desk.app.lang());
    let label = plan.outline.get(item).map_or(String::new(), |item| visible(&item.label).into_owned());
    [fill(words.cell_of, &[("column", &column), ("item", &name)]), label].join(": ")
}

fn on_key(desk: Desk, event: &web_sys::KeyboardEvent) {
    if composing(event) {
        return;
    }
    match event.key().as_str() {
        "Enter" if dom::is_typing(event) => desk.seek(if event.shift_key() { Way::Back } else { Way::Forward }),
        "Escape" => close(desk),
        _ => return,
    }
    event.prevent_default();
}

/// Opens the bar, or goes back to its field.
pub(super) fn open(desk: Desk) {
    desk.commit_typing();
    if desk.view.get_untracked() != View::Table {
        desk.view.set(View::Table);
    }
    if !dom::enter_first(FIELD) {
        desk.overlay.set(Some(Overlay::Find));
    }
}

/// Whether the field has the focus: then the keys that open the bar are left to the browser's own search.
pub(super) fn is_focused() -> bool {
    dom::has_focus(FIELD)
}

/// Closes the bar and goes on in the cell that was found.
fn close(desk: Desk) {
    if !dom::enter_first(ACTIVE_FIELD) {
        dom::focus("#find");
    }
    desk.overlay.set(None);
}
