//! What a cut must leave of each line, and how much each target counts: kept in the plan. Draws and sends commands; reads
//! no text itself.

use super::way::way_to_line;
use super::words::counted;
use crate::edit::Command;
use crate::entry::{HoldField, HoldTypo, hold_text, hold_typed, weight_typed};
use crate::find::items_named;
use crate::fit::{cuttable, hold, weight};
use crate::plan::{Basis, Hold, Id, Plan};
use crate::text::{capital, fill, hold_typo_text, item_name, shown_count, target_label, visible};
use crate::web::browser::dom;
use crate::web::desk::Desk;
use crate::web::parts::{Said, live, table, table_cell, table_row, text};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// The most lines that are shown at a time.
const MOST: usize = 50;

/// A part that is drawn once it is opened.
fn part(title: &'static str, said: Signal<String>, content: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    let open = RwSignal::new(false);
    let toggle = move |event: leptos::ev::Event| {
        open.set(event_target::<web_sys::Element>(&event).has_attribute("open"));
    };
    view! {
        <details on:toggle=toggle>
            <summary>
                <b>{title}</b> " " <small>{said}</small>
            </summary>
            {live(move || if open.get() { content() } else { ().into_any() })}
        </details>
    }
    .into_any()
}

/// What must stay of lines.
pub(super) fn keep(desk: Desk) -> AnyView {
    let words = desk.app.words();
    let held = text(move || match desk.plan().holds.len() {
        0 => String::new(),
        n => counted(n, words.fit_keep_held_one, words.fit_keep_held),
    });
    part(words.fit_keep, held, move || lines(desk))
}

fn lines(desk: Desk) -> AnyView {
    let words = desk.app.words();
    let typed = RwSignal::new(String::new());
    let may = Memo::new(move |_| cuttable(&desk.settled.get().0.plan));
    let fitting = Memo::new(move |_| typed.with(|typed| may.with(|may| named(&desk.settled.get().0.plan, may, typed))));
    let shown = Memo::new(move |_| fitting.with(|all| all.iter().take(MOST).copied().collect::<Vec<Id>>()));
    let many = Memo::new(move |_| may.with(|may| may.len() > MOST));
    let finder = live(move || {
        if !many.get() {
            return ().into_any();
        }
        let type_in = move |event| typed.set(dom::nfc(&event_target_value(&event)));
        view! {
            <label class="stack">
                <span>{words.fit_find}</span>
                <input class="field" id="fit-find" autocomplete="off" spellcheck="false" on:input=type_in />
            </label>
        }
        .into_any()
    });
    let rows = live(move || {
        let ids = shown.get();
        if ids.is_empty() {
            let said = match typed.get_untracked().trim() {
                "" => words.fit_keep_none.to_owned(),
                typed => fill(words.funds_no_item, &[("typed", typed)]),
            };
            return view! { <p>{said}</p> }.into_any();
        }
        let heads = [words.fit_line, words.fit_has, words.fit_locked, words.fit_least, words.fit_rank];
        let rows = ids.into_iter().map(|id| line(desk, id)).collect();
        let caption = (words.fit_lines.to_owned(), String::new());
        table("fit-lines".to_owned(), caption, heads.map(str::to_owned).to_vec(), rows)
    });
    let more = text(move || match fitting.with(Vec::len).saturating_sub(MOST) {
        0 => String::new(),
        n => fill(words.fit_more, &[("n", &n.to_string())]),
    });
    view! {
        <p class="soft">{words.fit_keep_about}</p>
        {finder}
        {rows}
        <p class="soft" role="status">
            {more}
        </p>
    }
    .into_any()
}

/// Those of the lines that what is typed finds, the best first; all where nothing is typed.
fn named(plan: &Plan, lines: &[Id], typed: &str) -> Vec<Id> {
    if typed.trim().is_empty() {
        return lines.to_vec();
    }
    let known: BTreeSet<Id> = lines.iter().copied().collect();
    items_named(plan, typed, usize::MAX).into_iter().filter(|id| known.contains(id)).collect()
}

/// A line: what it counts now, and what must stay of it.
fn line(desk: Desk, id: Id) -> AnyView {
    let (words, lang, plan) = (desk.app.words(), desk.app.lang(), desk.plan_now());
    let of = Memo::new(move |_| hold(&desk.plan(), id));
    let name = item_name(&plan, Some(id), lang);
    let called = |what: &str| fill(words.fit_of, &[("what", what), ("of", &name)]);
    let lock = move |event| {
        let locked = event_target_checked(&event);
        if !set(desk, of, Hold { locked, ..of.get_untracked() }) {
            event_target::<web_sys::HtmlInputElement>(&event).set_checked(of.get_untracked().locked);
        }
    };
    let is_lump =
        plan.outline.get(id).and_then(|item| item.line()).is_some_and(|line| matches!(line.basis, Basis::LumpSum(_)));
    let field = |field: HoldField, label: &str, empty: &'static str| {
        if is_lump {
            return ().into_any();
        }
        let shown = text(move || hold_text(&of.get(), field));
        let put = move |typed: &str| {
            let plan = desk.plan_now();
            let planned = plan.outline.get(id).and_then(|item| plan.total_count(item.line()?));
            hold_typed(&of.get_untracked(), planned, field, typed).map(|hold| set(desk, of, hold)).map(drop)
        };
        figure(desk, (called(label), empty), shown, put)
    };
    let locked = view! {
        <input
            type="checkbox"
            aria-label=called(words.fit_locked)
            disabled=move || desk.held.get().is_some()
            prop:checked=move || of.get().locked
            on:change=lock
        />
    };
    let cells = vec![
        view! { <th scope="row">{way_to_line(desk, &plan, id)}</th> }.into_any(),
        table_cell(Said { text: shown_count(&plan, id, lang), ..Said::default() }),
        cell(locked.into_any()),
        cell(field(HoldField::Least, words.fit_least, "1")),
        cell(field(HoldField::Rank, words.fit_rank, "")),
    ];
    table_row(None, 0, cells)
}

fn cell(content: AnyView) -> AnyView {
    view! { <td>{content}</td> }.into_any()
}

fn set(desk: Desk, of: Memo<Hold>, hold: Hold) -> bool {
    hold == of.get_untracked() || desk.attempt(Command::SetHold(hold))
}

/// A field for a figure; what cannot be read is said, and the field shows again what holds.
fn figure(
    desk: Desk,
    (label, empty): (String, &'static str),
    shown: Signal<String>,
    put: impl Fn(&str) -> Result<(), HoldTypo> + 'static,
) -> AnyView {
    let change = move |event: leptos::ev::Event| {
        if let Err(typo) = put(&dom::nfc(&event_target_value(&event))) {
            desk.app.say(hold_typo_text(&typo, desk.app.lang()));
        }
        event_target::<web_sys::HtmlInputElement>(&event).set_value(&shown.get_untracked());
    };
    view! {
        <input
            class="field"
            inputmode="decimal"
            autocomplete="off"
            placeholder=empty
            readonly=desk.locked()
            aria-label=label
            prop:value=shown
            on:change=change
        />
    }
    .into_any()
}

/// How much targets count; nothing where no line adds to one.
pub(super) fn weights(desk: Desk) -> AnyView {
    let words = desk.app.words();
    let counted = move |plan: &Plan| {
        let some = plan.targets.iter().filter(|target| !target.contributions.is_empty());
        some.map(|target| target.id).collect::<Vec<Id>>()
    };
    let ids = Memo::new(move |_| counted(&desk.settled.get().0.plan));
    let drawn = live(move || {
        if ids.read().is_empty() {
            return ().into_any();
        }
        part(words.fit_weights, text(String::new), move || {
            let rows = ids.get().into_iter().map(|id| target(desk, id)).collect();
            let heads = vec![capital(words.target_word), words.fit_weight.to_owned()];
            let caption = (words.targets.to_owned(), String::new());
            let drawn = table("fit-weights".to_owned(), caption, heads, rows);
            view! {
                <p class="soft">{words.fit_weights_about}</p>
                {drawn}
            }
            .into_any()
        })
    });
    drawn.into_any()
}

fn target(desk: Desk, id: Id) -> AnyView {
    let (words, plan) = (desk.app.words(), desk.plan_now());
    let name = plan.targets.iter().find(|target| target.id == id).map_or(String::new(), target_label);
    let now = Memo::new(move |_| weight(&desk.plan(), id));
    let shown = text(move || if now.get() == 1 { String::new() } else { now.get().to_string() });
    let put = move |typed: &str| {
        let weight = weight_typed(typed)?;
        if weight != now.get_untracked() {
            desk.attempt(Command::SetWeight { target: id, weight });
        }
        Ok(())
    };
    let called = fill(words.fit_of, &[("what", words.fit_weight), ("of", &name)]);
    let cells = vec![
        view! {
            <th scope="row" lang="vi">
                {visible(&name).into_owned()}
            </th>
        }
        .into_any(),
        cell(figure(desk, (called, "1"), shown, put)),
    ];
    table_row(None, 0, cells)
}
