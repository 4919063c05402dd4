//! By how much prices rise from year to year, and what the years come to with and without that. Computes nothing itself.

use crate::calc::{Row, compute, constant_prices};
use crate::edit::Command;
use crate::money::{NumberError, print_decimal, print_scaled, read_number};
use crate::text::{fill, number_problem, scale_unit};
use crate::web::desk::{Desk, Figures};
use crate::web::parts::{Field, Said, field, live, table, table_cell, table_row, text};
use leptos::prelude::*;

/// A field for each year, and the totals of the years in constant and in current prices.
pub(super) fn index(desk: Desk) -> AnyView {
    let years = Memo::new(move |_| desk.plan().period);
    let fields = live(move || {
        let fields = years.get().years().enumerate().map(|(at, year)| percent(desk, at, year));
        view! { <div class="fields">{fields.collect::<Vec<_>>()}</div> }.into_any()
    });
    let totals = live(move || totals(desk, &desk.settled.get().0));
    (fields, totals).into_any()
}

fn percent(desk: Desk, at: usize, year: u16) -> AnyView {
    let words = desk.app.words();
    let value = text(move || {
        let percent = desk.plan().index.get(at).copied().flatten();
        percent.map_or(String::new(), print_decimal)
    });
    let label = fill(words.index_of_year, &[("year", &year.to_string())]);
    let of = Field { label: text(move || label.clone()), value, number: true, locked: desk.locked() };
    let set = move |typed: String| match read_number(typed.trim_end_matches('%').trim_end()) {
        Ok(reading) => drop(desk.attempt(Command::SetIndex { year, percent: Some(reading.value) })),
        Err(NumberError::Empty) => drop(desk.attempt(Command::SetIndex { year, percent: None })),
        Err(error) => desk.app.say(number_problem(&error, desk.app.lang())),
    };
    field(of, Callback::new(set))
}

fn totals(desk: Desk, figures: &Figures) -> AnyView {
    let (plan, report) = (&figures.plan, &figures.report);
    let words = desk.app.words();
    // without a rise both are one
    let constant = if plan.index.is_empty() { (**report).clone() } else { compute(&constant_prices(plan)) };
    let row = |name: String, kind: Option<&'static str>, amounts: [Option<crate::money::Money>; 2]| {
        let head = view! { <th scope="row">{name}</th> }.into_any();
        let printed = |amount: Option<_>| amount.map_or(String::new(), |amount| print_scaled(amount, plan.scale));
        let cells = amounts.map(|amount| table_cell(Said { text: printed(amount), ..Said::default() }));
        table_row(kind, 0, std::iter::once(head).chain(cells).collect())
    };
    let years = plan.period.years().enumerate();
    let mut rows: Vec<AnyView> = years
        .map(|(at, year)| row(year.to_string(), None, [&constant, report].map(|it| it.in_year(Row::Plan, at))))
        .collect();
    rows.push(row(words.grand_total.to_owned(), Some("group"), [&constant, report].map(|it| it.total(Row::Plan))));
    let heads = [words.index_year, words.index_constant, words.index_current].map(str::to_owned).to_vec();
    let caption = (words.index_totals.to_owned(), scale_unit(plan.scale, desk.app.lang()).to_owned());
    table("index-totals".to_owned(), caption, heads, rows)
}
