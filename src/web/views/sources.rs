//! The names of who pays, and the numbers that many lines share. Sends commands; checks nothing.

use super::actions::show_view;
use super::funds::show_funds;
use crate::edit::Command;
use crate::money::{print_decimal, read_number};
use crate::plan::Id;
use crate::text::{fill, number_problem, visible};
use crate::web::app::app;
use crate::web::browser::dom;
use crate::web::desk::{Desk, View, desk};
use crate::web::parts::{live, text};
use leptos::prelude::*;

/// Sources and drivers.
#[component]
pub(super) fn SourcesPart() -> impl IntoView {
    let (app, desk) = (app(), desk());
    let words = app.words();
    let sources = ids(move || desk.plan().sources.iter().map(|source| source.id).collect());
    view! {
        <details class="part" open>
            <summary>
                <h2>{words.sources}</h2>
            </summary>
            <div class="sources">
                {live(move || {
                    let ids = sources.get().into_iter().enumerate();
                    ids.map(|(at, id)| view! { <SourceName id=id at=at /> }).collect_view().into_any()
                })}
                <div class="acts">
                    <button on:click=move |_| show_funds(desk)>{words.funds_open}</button>
                    <button aria-disabled=desk.locked() on:click=move |_| add_source(desk)>{words.add_source}</button>
                </div>
            </div>
            <Drivers />
        </details>
    }
}

/// Adds a source under a name that no other has.
pub(super) fn add_source(desk: Desk) {
    let name = desk.app.words().new_source;
    let taken = |name: &str| desk.plan_now().sources.iter().any(|source| source.name == name);
    let numbered = (2_u32..1000).map(|number| [name, " ", &number.to_string()].concat());
    let name = std::iter::once(name.to_owned()).chain(numbered).find(|name| !taken(name));
    desk.attempt(Command::AddSource { name: name.unwrap_or_default() });
}

/// The ids in a list, told of only when they change: a name being typed must not draw the list anew.
pub(super) fn ids(of: impl Fn() -> Vec<Id> + Send + Sync + 'static) -> Memo<Vec<Id>> {
    Memo::new(move |_| of())
}

/// The name of one source, and the way to delete it.
#[component]
fn SourceName(id: Id, at: usize) -> impl IntoView {
    let (app, desk) = (app(), desk());
    let words = app.words();
    let name = text(move || desk.plan().source(id).map_or(String::new(), |source| source.name.clone()));
    let label = fill(words.source_name, &[("n", &at.saturating_add(1).to_string())]);
    let delete_label = text(move || fill(words.delete_source, &[("name", &name.get())]));
    let set = move |event: leptos::ev::Event| {
        let typed = dom::nfc(event_target_value(&event).trim());
        if !desk.attempt(Command::SetSourceName { source: id, name: typed }) {
            let now = desk.plan_now().source(id).map_or(String::new(), |source| source.name.clone());
            event_target::<web_sys::HtmlInputElement>(&event).set_value(&now);
        }
    };
    view! {
        <div class="pair">
            <input class="field" readonly=desk.locked() aria-label=label prop:value=name on:change=set />
            <button
                class="plain"
                aria-label=delete_label
                aria-disabled=desk.locked()
                on:click=move |_| delete(desk, Command::DeleteSource(id), &name.get_untracked())
            >
                {words.delete}
            </button>
        </div>
    }
}

/// Deletes something with a name; the message that says so takes it back.
pub(super) fn delete(desk: Desk, command: Command, name: &str) {
    if desk.attempt(command) {
        let said = fill(desk.app.words().deleted_item, &[("item", name)]);
        desk.app.say_with_undo(said, move || desk.undo());
    }
}

/// The numbers that many lines share: change one, and every line that uses it follows.
#[component]
fn Drivers() -> impl IntoView {
    let (app, desk) = (app(), desk());
    let words = app.words();
    let drivers = ids(move || desk.plan().drivers.iter().map(|driver| driver.id).collect());
    view! {
        {live(move || {
            let values = drivers.get().into_iter().map(|id| view! { <DriverValue id=id /> }).collect::<Vec<_>>();
            let heading = (!values.is_empty()).then(|| view! { <h3>{words.drivers}</h3> });
            view! {
                {heading}
                <div class="sources">{values}</div>
                <div class="acts">
                    <button on:click=move |_| show_view(desk, View::Prices)>{words.prices_open}</button>
                </div>
            }
                .into_any()
        })}
    }
}

#[component]
fn DriverValue(id: Id) -> impl IntoView {
    let (app, desk) = (app(), desk());
    let words = app.words();
    let driver = move || desk.plan().driver(id).cloned();
    let name = text(move || driver().map_or(String::new(), |driver| driver.name));
    let value = text(move || driver().map_or(String::new(), |driver| print_decimal(driver.value)));
    let unit = text(move || driver().map_or(String::new(), |driver| driver.unit));
    let label = text(move || fill(words.driver_value, &[("name", &name.get())]));
    let set = move |event: leptos::ev::Event| {
        let typed = event_target_value(&event);
        if !set_driver(desk, id, &typed) {
            event_target::<web_sys::HtmlInputElement>(&event).set_value(&value.get_untracked());
        }
    };
    view! {
        <label class="pair">
            <span>{shown(name)}</span>
            <input class="field" readonly=desk.locked() inputmode="decimal" aria-label=label prop:value=value on:change=set />
            <span>{shown(unit)}</span>
        </label>
    }
}

/// A text of the plan as it is shown.
fn shown(of: Signal<String>) -> Signal<String> {
    text(move || visible(&of.get()).into_owned())
}

pub(super) fn set_driver(desk: Desk, driver: Id, typed: &str) -> bool {
    match read_number(typed) {
        Ok(reading) => desk.attempt(Command::SetDriverValue { driver, value: reading.value }),
        Err(error) => {
            desk.app.say(number_problem(&error, desk.app.lang()));
            false
        }
    }
}
