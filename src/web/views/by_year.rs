//! The unit price and the count of a line year by year, where they are not the same in all. Computes nothing.

use crate::calc::count_in_year;
use crate::edit::Command;
use crate::entry::{Column, print_price, read_money, understand};
use crate::money::print_decimal;
use crate::plan::{Basis, Id};
use crate::text::{fill, typo_text};
use crate::web::app::app;
use crate::web::desk::{Desk, desk};
use crate::web::parts::{live, text};
use leptos::prelude::*;

/// A field for the price and one for the count of each year, of a line with a unit price in a plan of several years.
#[component]
pub(super) fn ByYear(id: Id) -> impl IntoView {
    let (app, desk) = (app(), desk());
    let words = app.words();
    let years = Memo::new(move |_| {
        let plan = desk.plan();
        let line = plan.outline.get(id).and_then(|item| item.line());
        let counted = line.is_some_and(|line| matches!(line.basis, Basis::UnitCost { .. }));
        if counted && plan.period.len() > 1 { plan.period.years().collect() } else { Vec::new() }
    });
    live(move || {
        let years = years.get();
        if years.is_empty() {
            return ().into_any();
        }
        let rows = years.into_iter().enumerate().map(|(index, year)| year_row(desk, id, index, year));
        view! {
            <details class="by-year">
                <summary>{words.year_by_year}</summary>
                <div class="years" role="group" aria-label=words.year_by_year>
                    <span aria-hidden="true"></span>
                    <span aria-hidden="true">{words.col_price}</span>
                    <span aria-hidden="true">{words.col_count}</span>
                    {rows.collect::<Vec<_>>()}
                </div>
            </details>
        }
        .into_any()
    })
}

fn year_row(desk: Desk, id: Id, index: usize, year: u16) -> AnyView {
    let words = desk.app.words();
    let price = text(move || {
        with_basis(desk, id, |plan, price, _| price.in_year(index).map(|price| print_price(price, plan.scale)))
    });
    let count =
        text(move || with_basis(desk, id, |plan, _, count| count_in_year(plan, count, index).map(print_decimal)));
    let label = |column: &str| fill(words.of_year, &[("column", column), ("year", &year.to_string())]);
    let set_price = move |event: leptos::ev::Event| {
        let read = read_money(&desk.plan_now(), &event_target_value(&event));
        match read {
            Ok(price) => drop(desk.attempt(Command::SetPrice { item: id, year: Some(year), price })),
            Err(typo) => desk.app.say(typo_text(&typo, desk.app.lang())),
        }
        event_target::<web_sys::HtmlInputElement>(&event).set_value(&price.get_untracked());
    };
    let set_count = move |event: leptos::ev::Event| {
        let plan = desk.plan_now();
        let item = plan.outline.get(id);
        let typed = event_target_value(&event);
        match item.map(|item| understand(&plan, item, Column::Year(index), &typed)) {
            Some(Ok(understood)) => drop(desk.attempt(understood.command)),
            Some(Err(typo)) => desk.app.say(typo_text(&typo, desk.app.lang())),
            None => {}
        }
        event_target::<web_sys::HtmlInputElement>(&event).set_value(&count.get_untracked());
    };
    view! {
        <span>{year.to_string()}</span>
        <input class="field" readonly=desk.locked() inputmode="decimal" aria-label=label(words.col_price) prop:value=price on:change=set_price />
        <input class="field" readonly=desk.locked() inputmode="decimal" aria-label=label(words.col_count) prop:value=count on:change=set_count />
    }
    .into_any()
}

fn with_basis(
    desk: Desk,
    id: Id,
    get: impl Fn(&crate::plan::Plan, &crate::plan::Price, &crate::plan::Count) -> Option<String>,
) -> String {
    let plan = desk.plan();
    match plan.outline.get(id).and_then(|item| item.line()).map(|line| &line.basis) {
        Some(Basis::UnitCost { price, count }) => get(&plan, price, count).unwrap_or_default(),
        _ => String::new(),
    }
}
