//! Norms: the most that a document allows for one, the lines that each is about, and whether they keep it. Invents none.

use super::line_picker::line_picker;
use super::sources::{delete, ids};
use super::way::way_to_line;
use crate::check::{Against, against};
use crate::edit::Command;
use crate::entry::{print_price, read_money};
use crate::money::Decimal;
use crate::plan::{Id, Item, Norm, Plan};
use crate::text::{fill, item_name, scale_unit, typo_text};
use crate::web::desk::Desk;
use crate::web::parts::{Field, field, live, text};
use leptos::prelude::*;

/// The texts of a norm, and how each is read and set.
const TEXTS: [(TextOf, Called); 4] = [
    (|norm| &mut norm.name, |words| words.norm_name),
    (|norm| &mut norm.unit, |words| words.norm_unit),
    (|norm| &mut norm.document, |words| words.norm_document),
    (|norm| &mut norm.date, |words| words.norm_date),
];

type TextOf = fn(&mut Norm) -> &mut String;
type Called = fn(&crate::text::Catalogue) -> &'static str;

/// The norms, and a form for one more.
pub(super) fn norms(desk: Desk) -> AnyView {
    let words = desk.app.words();
    let all = ids(move || desk.plan().norms.iter().map(|norm| norm.id).collect());
    let listed = live(move || {
        let all = all.get();
        if all.is_empty() {
            return view! { <p class="none">{words.norms_none}</p> }.into_any();
        }
        all.into_iter().map(|id| norm(desk, id)).collect::<Vec<_>>().into_any()
    });
    (listed, form(desk)).into_any()
}

fn norm_of(plan: &Plan, id: Id) -> Option<Norm> {
    plan.norms.iter().find(|norm| norm.id == id).cloned()
}

/// Changes a norm, if it is there.
fn change(desk: Desk, id: Id, change: impl FnOnce(&mut Norm)) {
    if let Some(mut norm) = norm_of(&desk.plan_now(), id) {
        change(&mut norm);
        desk.attempt(Command::SetNorm(norm));
    }
}

/// The cap in the unit of the table, with that unit in its label.
fn cap_field(desk: Desk, value: Signal<String>) -> Field {
    let words = desk.app.words();
    let label = text(move || fill(words.norm_cap, &[("unit", scale_unit(desk.plan().scale, desk.app.lang()))]));
    Field { label, value, number: true, locked: desk.locked() }
}

/// What was typed as a cap; says why there is none.
fn read_cap(desk: Desk, typed: &str) -> Option<Decimal> {
    match read_money(&desk.plan_now(), typed) {
        Ok(Some(cap)) => return Some(cap),
        Ok(None) => desk.app.say(desk.app.words().norm_needs.to_owned()),
        Err(typo) => desk.app.say(typo_text(&typo, desk.app.lang())),
    }
    None
}

fn norm(desk: Desk, id: Id) -> AnyView {
    let words = desk.app.words();
    let read =
        move |get: TextOf| norm_of(&desk.plan(), id).map_or(String::new(), |mut norm| std::mem::take(get(&mut norm)));
    let name = text(move || read(|norm| &mut norm.name));
    let text_field = |(get, label): (TextOf, Called)| {
        let of = Field::new(label(words), text(move || read(get)), desk.locked());
        field(of, Callback::new(move |typed| change(desk, id, |norm| *get(norm) = typed)))
    };
    let [name_field, unit_field, document_field, date_field] = TEXTS.map(text_field);
    let cap = text(move || {
        let plan = desk.plan();
        norm_of(&plan, id).map_or(String::new(), |norm| print_price(norm.cap, plan.scale))
    });
    let set_cap = move |typed: String| {
        if let Some(cap) = read_cap(desk, &typed) {
            change(desk, id, |norm| norm.cap = cap);
        }
    };
    let remove = move |_| delete(desk, Command::DeleteNorm(id), &name.get_untracked());
    view! {
        <div class="entry" role="group" aria-label=text(move || fill(words.norm_named, &[("name", &name.get())]))>
            <div class="fields">
                {name_field} {unit_field} {field(cap_field(desk, cap), Callback::new(set_cap))} {document_field} {date_field}
                <button
                    class="plain"
                    aria-label=text(move || fill(words.norm_delete, &[("name", &name.get())]))
                    aria-disabled=desk.locked()
                    on:click=remove
                >
                    {words.delete}
                </button>
            </div>
            {live(move || lines(desk, id))}
            {line_adder(desk, id)}
        </div>
    }
    .into_any()
}

fn line_adder(desk: Desk, id: Id) -> AnyView {
    let lines = move || norm_of(&desk.plan(), id).map_or(Vec::new(), |norm| norm.lines);
    let taken = Callback::new(move |line: Id| lines().contains(&line));
    let add = Callback::new(move |line: Id| change(desk, id, |norm| norm.lines.push(line)));
    line_picker(desk, (["norm-", &id.to_string()].concat(), desk.app.words().norm_line_add), taken, add)
}

/// The lines of a norm, each with whether it keeps it.
fn lines(desk: Desk, id: Id) -> AnyView {
    let words = desk.app.words();
    let plan = desk.settled.get().0.plan.clone();
    let Some(norm) = norm_of(&plan, id) else { return ().into_any() };
    if norm.lines.is_empty() {
        return view! { <p class="soft">{words.norm_no_lines}</p> }.into_any();
    }
    let items = norm.lines.iter().filter_map(|line| plan.outline.get(*line));
    let rows = items.map(|item| line_row(desk, &plan, &norm, item)).collect::<Vec<_>>();
    view! { <ul class="uses" aria-label=words.norm_lines>{rows}</ul> }.into_any()
}

fn line_row(desk: Desk, plan: &Plan, norm: &Norm, item: &Item) -> AnyView {
    let (words, norm_id, line) = (desk.app.words(), norm.id, item.id);
    let (mark, said) = match against(plan, item, norm) {
        Against::NoPrice => ("note", words.norm_no_price.to_owned()),
        Against::Within => ("ok", words.norm_within.to_owned()),
        Against::Above { year, price, by } => {
            let [price, by] = [price, by].map(|figure| print_price(figure, plan.scale));
            let year = year.map(|year| [&year.to_string(), ": "].concat()).unwrap_or_default();
            ("error", [year, fill(words.norm_above, &[("price", &price), ("difference", &by)])].concat())
        }
    };
    let name = item_name(plan, Some(line), desk.app.lang());
    let remove = move |_| change(desk, norm_id, |norm| norm.lines.retain(|other| *other != line));
    view! {
        <li>
            {way_to_line(desk, plan, line)}
            <span data-mark=mark>{said}</span>
            <button
                class="plain"
                aria-label=fill(words.norm_line_remove, &[("item", &name)])
                aria-disabled=desk.locked()
                on:click=remove
            >
                {words.norm_line_off}
            </button>
        </li>
    }
    .into_any()
}

/// One more norm: it is added when its name and its cap are there.
fn form(desk: Desk) -> AnyView {
    let words = desk.app.words();
    let typed = [(); 5].map(|()| RwSignal::new(String::new()));
    let [name, unit, document, date, cap] = typed;
    let one = |(signal, (_, label)): (RwSignal<String>, (TextOf, Called))| {
        let of = Field::new(label(words), signal.into(), desk.locked());
        field(of, Callback::new(move |text| signal.set(text)))
    };
    let mut fields: Vec<AnyView> = [name, unit, document, date].into_iter().zip(TEXTS).map(one).collect();
    let cap_is = field(cap_field(desk, cap.into()), Callback::new(move |text| cap.set(text)));
    fields.insert(2, cap_is);
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let text = |signal: RwSignal<String>| signal.get_untracked();
        if text(name).is_empty() {
            return desk.app.say(words.norm_needs.to_owned());
        }
        let Some(cap_is) = read_cap(desk, &text(cap)) else { return };
        let (name, unit, document, date) = (text(name), text(unit), text(document), text(date));
        let norm = Norm { id: 0, name, unit, cap: cap_is, document, date, lines: Vec::new() };
        if desk.add_to_base(Command::AddNorm(norm), words.norm_in_base) {
            typed.iter().for_each(|signal| signal.set(String::new()));
        }
    };
    view! {
        <form class="fields" aria-label=words.norm_add on:submit=add>
            {fields}
            <button aria-disabled=desk.locked()>{words.norm_add}</button>
        </form>
    }
    .into_any()
}
