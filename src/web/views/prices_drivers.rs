//! The numbers that many lines share, with the lines that follow each and those that do not, and what a value that is
//! typed would move. Computes nothing itself.

use super::sources::{delete, ids, set_driver};
use super::way::way_to_line;
use crate::calc::recompute;
use crate::edit::{Command, DriverText, apply};
use crate::money::{print_decimal, print_scaled, read_number};
use crate::plan::{Driver, DriverUse, Id, Plan};
use crate::steer::{Moved, moves};
use crate::text::{amount_text, fill, item_name, number_problem, refusal_text, signed, visible};
use crate::web::desk::{Desk, Figures};
use crate::web::parts::{Field, Said, field, live, table, table_cell, table_row, text};
use leptos::prelude::*;

/// Lines that are shown, of a preview or of a driver; beyond, how many more there are.
const MOST: usize = 50;

/// The drivers, and a form for one more.
pub(super) fn drivers(desk: Desk) -> AnyView {
    let words = desk.app.words();
    let all = ids(move || desk.plan().drivers.iter().map(|driver| driver.id).collect());
    let listed = live(move || {
        let all = all.get();
        if all.is_empty() {
            return view! { <p class="none">{words.drivers_none}</p> }.into_any();
        }
        all.into_iter().map(|id| driver(desk, id)).collect::<Vec<_>>().into_any()
    });
    (listed, form(desk)).into_any()
}

fn driver(desk: Desk, id: Id) -> AnyView {
    let words = desk.app.words();
    let read =
        move |get: fn(Driver) -> String| text(move || desk.plan().driver(id).cloned().map_or(String::new(), get));
    let name = read(|driver| driver.name);
    let set = move |field| {
        move |text| {
            desk.attempt(Command::SetDriverText { driver: id, field, text });
        }
    };
    let name_of = Field::new(words.driver_name, name, desk.locked());
    let unit_of = Field::new(words.driver_unit, read(|driver| driver.unit), desk.locked());
    let remove = move |_| delete(desk, Command::DeleteDriver(id), &name.get_untracked());
    let typed = RwSignal::new(String::new());
    view! {
        <div class="entry" role="group" aria-label=text(move || fill(words.driver_named, &[("name", &name.get())]))>
            <div class="fields">
                {field(name_of, Callback::new(set(DriverText::Name)))} {value_field(desk, id, typed)}
                {field(unit_of, Callback::new(set(DriverText::Unit)))}
                <button
                    class="plain"
                    aria-label=text(move || fill(words.driver_delete, &[("name", &name.get())]))
                    aria-disabled=desk.locked()
                    on:click=remove
                >
                    {words.delete}
                </button>
            </div>
            {preview(desk, id, typed)}
            {live(move || uses(desk, id))}
        </div>
    }
    .into_any()
}

/// The value: while another is typed it is tried, and it is set when that is done.
fn value_field(desk: Desk, id: Id, typed: RwSignal<String>) -> AnyView {
    let value = text(move || desk.plan().driver(id).map_or(String::new(), |driver| print_decimal(driver.value)));
    let change = move |event: leptos::ev::Event| {
        typed.set(String::new());
        let before = desk.plan_now();
        let (is_set, now) = (set_driver(desk, id, &event_target_value(&event)), desk.plan_now());
        event_target::<web_sys::HtmlInputElement>(&event).set_value(&value.get_untracked());
        let driver = now.driver(id).filter(|driver| is_set && before.driver(id) != Some(driver));
        if let Some(Driver { name, value, .. }) = driver {
            let said = fill(desk.app.words().driver_set, &[("name", name), ("value", &print_decimal(*value))]);
            desk.app.say_with_undo(said, move || desk.undo());
        }
    };
    let give_up = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" {
            typed.set(String::new());
            event_target::<web_sys::HtmlInputElement>(&event).set_value(&value.get_untracked());
        }
    };
    view! {
        <label class="stack">
            <span>{desk.app.words().driver_worth}</span>
            <input
                class="field"
                readonly=desk.locked()
                inputmode="decimal"
                autocomplete="off"
                prop:value=value
                on:input=move |event| typed.set(event_target_value(&event))
                on:keydown=give_up
                on:change=change
            />
        </label>
    }
    .into_any()
}

/// What the value typed would move.
fn preview(desk: Desk, id: Id, typed: RwSignal<String>) -> AnyView {
    let shown = live(move || {
        let typed = typed.get();
        if typed.trim().is_empty() {
            return ().into_any();
        }
        let lang = desk.app.lang();
        match read_number(&typed) {
            Err(error) => view! { <p data-mark="ask">{number_problem(&error, lang)}</p> }.into_any(),
            Ok(reading) => moved_by(desk, &Command::SetDriverValue { driver: id, value: reading.value }),
        }
    });
    view! { <div class="tried" aria-live="polite">{shown}</div> }.into_any()
}

fn moved_by(desk: Desk, command: &Command) -> AnyView {
    let (words, lang) = (desk.app.words(), desk.app.lang());
    let now = desk.settled.get().0;
    let after = match apply(&now.plan, command) {
        Ok(after) => after,
        Err(refusal) => return view! { <p data-mark="ask">{refusal_text(&now.plan, &refusal, lang)}</p> }.into_any(),
    };
    let report = recompute(&after, &now.plan, &now.report);
    let moved = moves((&now.plan, &now.report), (&after, &report));
    let total = report.grand_total();
    let difference = signed(total.minus(now.report.grand_total()), after.scale);
    let values = [("total", amount_text(total, after.scale, lang)), ("difference", difference)];
    let said = fill(words.moves_total, &values.each_ref().map(|(name, value)| (*name, value.as_str())));
    if moved.is_empty() {
        return view! { <p class="soft">{words.moves_none}</p> }.into_any();
    }
    (view! { <p><b>{said}</b></p> }, moved_table(desk, &now, &moved)).into_any()
}

fn moved_table(desk: Desk, now: &Figures, moved: &[Moved]) -> AnyView {
    let (words, plan) = (desk.app.words(), &now.plan);
    let printed = |amount: Option<_>| amount.map_or(String::new(), |amount| print_scaled(amount, plan.scale));
    let row = |moved: &Moved| {
        let head = view! { <th scope="row">{way_to_line(desk, plan, moved.item)}</th> }.into_any();
        let difference = moved.to.unwrap_or_default().minus(moved.from.unwrap_or_default());
        let texts = [printed(moved.from), printed(moved.to), signed(difference, plan.scale)];
        let cells = texts.map(|text| table_cell(Said { text, ..Said::default() }));
        table_row(None, 0, std::iter::once(head).chain(cells).collect())
    };
    let rows = moved.iter().take(MOST).map(row).collect();
    let heads = [words.moves_line, words.moves_now, words.moves_then, words.compare_difference];
    let more = moved.len().saturating_sub(MOST);
    let more = if more > 0 { fill(words.lines_more, &[("n", &more.to_string())]) } else { String::new() };
    let caption = (fill(words.moves_title, &[("n", &moved.len().to_string())]), more);
    table("moves".to_owned(), caption, heads.map(str::to_owned).to_vec(), rows)
}

/// The lines that the driver gives a factor to, and those that say otherwise.
fn uses(desk: Desk, id: Id) -> AnyView {
    let words = desk.app.words();
    let plan = desk.settled.get().0.plan.clone();
    let Some(driver) = plan.driver(id) else { return ().into_any() };
    let mut uses: Vec<DriverUse> = plan.uses_of_driver(id).collect();
    if uses.is_empty() {
        return view! { <p class="soft">{words.driver_unused}</p> }.into_any();
    }
    if uses.len() > MOST {
        uses.sort_by_key(|one| one.except.is_none()); // no exception stays unseen
    }
    let more = uses.len().saturating_sub(MOST);
    let more =
        (more > 0).then(|| view! { <li class="soft">{fill(words.lines_more, &[("n", &more.to_string())])}</li> });
    let rows = uses.into_iter().take(MOST).map(|one| use_row(desk, &plan, driver, one)).collect::<Vec<_>>();
    view! { <ul class="uses" aria-label=words.driver_lines>{rows} {more}</ul> }.into_any()
}

fn use_row(desk: Desk, plan: &Plan, driver: &Driver, used: DriverUse) -> AnyView {
    let words = desk.app.words();
    let DriverUse { item, factor, except } = used;
    let unit = plan.outline.get(item).and_then(|item| factor_unit(item.line()?, factor)).unwrap_or_default();
    let value = print_decimal(except.unwrap_or(driver.value));
    let said = match except {
        None => [&value, " ", &unit].concat(),
        Some(_) => fill(words.driver_exception, &[("value", &value), ("driver", &print_decimal(driver.value))]),
    };
    let end = move |_| {
        if desk.attempt(Command::SetFactor { item, factor, number: None }) {
            desk.app.say_with_undo(words.driver_exception_ended.to_owned(), move || desk.undo());
        }
    };
    let label = fill(words.driver_end_exception_of, &[("item", &item_name(plan, Some(item), desk.app.lang()))]);
    let end = except.map(|_| {
        view! {
            <button class="plain" aria-label=label aria-disabled=desk.locked() on:click=end>
                {words.driver_end_exception}
            </button>
        }
    });
    view! {
        <li>
            {way_to_line(desk, plan, item)}
            <span data-mark=except.map(|_| "note")>{visible(&said).into_owned()}</span>
            {end}
        </li>
    }
    .into_any()
}

fn factor_unit(line: &crate::plan::Line, at: usize) -> Option<String> {
    match &line.basis {
        crate::plan::Basis::UnitCost { count, .. } => Some(count.factors.get(at)?.unit.clone()),
        _ => None,
    }
}

/// One more driver.
fn form(desk: Desk) -> AnyView {
    let words = desk.app.words();
    let typed = [(); 3].map(|()| RwSignal::new(String::new()));
    let [name, worth, unit] = typed;
    let one = |signal: RwSignal<String>, label| {
        let of = Field::new(label, signal.into(), desk.locked());
        (of, Callback::new(move |text| signal.set(text)))
    };
    let (name_of, set_name) = one(name, words.driver_name);
    let (worth_of, set_worth) = one(worth, words.driver_worth);
    let (unit_of, set_unit) = one(unit, words.driver_unit);
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let (name, unit) = (name.get_untracked(), unit.get_untracked());
        match read_number(&worth.get_untracked()) {
            Err(error) => desk.app.say(number_problem(&error, desk.app.lang())),
            Ok(reading) => {
                if desk.attempt(Command::AddDriver { name, unit, value: reading.value }) {
                    typed.iter().for_each(|signal| signal.set(String::new()));
                }
            }
        }
    };
    view! {
        <form class="fields" aria-label=words.driver_add on:submit=add>
            {field(name_of, set_name)} {field(worth_of.number(), set_worth)} {field(unit_of, set_unit)}
            <button aria-disabled=desk.locked()>{words.driver_add}</button>
        </form>
    }
    .into_any()
}
