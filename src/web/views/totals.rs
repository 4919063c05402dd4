//! The totals: computed beside printed, by year, by source. Adds nothing up itself.

use super::unread::UnreadCells;
use crate::calc::Row;
use crate::money::{Money, Scale, print_scaled};
use crate::text::{Catalogue, amount_text, fill, scale_unit, signed, visible};
use crate::web::app::{App, app};
use crate::web::browser::dom;
use crate::web::desk::{Figures, desk};
use crate::web::parts::live;
use leptos::prelude::*;

/// Characters of a total that stand on one line of the panel; a longer one is set smaller.
const WIDE: usize = 15;

/// The totals.
#[component]
pub(super) fn TotalsPart() -> impl IntoView {
    let (app, desk) = (app(), desk());
    let words = app.words();
    view! {
        <details class="part" open>
            <summary>
                <h2>{words.totals}</h2>
            </summary>
            {live(move || {
                let figures = desk.settled.get().0;
                (grand_total(app, &figures), view! { <UnreadCells /> }, by_year(app, &figures), by_source(app, &figures)).into_any()
            })}
        </details>
    }
}

/// The computed total beside the printed one.
fn grand_total(app: App, figures: &Figures) -> impl IntoView + use<> {
    let (total, scale) = (figures.report.grand_total(), figures.plan.scale);
    let printed = print_scaled(total, scale);
    let long = (printed.len() > WIDE).then_some("");
    view! {
        <p class="grand">
            <data value=total.dong().to_string() data-long=long>{printed}</data>
            " "
            <small>{scale_unit(scale, app.lang())}</small>
        </p>
        {figures.plan.printed_total().map(|printed| beside_printed(app, printed, total, figures))}
    }
}

/// A scenario is meant to differ from the print: that is no error of it.
fn beside_printed(app: App, printed: Money, total: Money, figures: &Figures) -> impl IntoView + use<> {
    let (words, scale) = (app.words(), figures.plan.scale);
    let difference = total.minus(printed);
    if difference.is_zero() {
        return view! { <p data-mark="ok">{words.total_agrees.to_owned()}</p> }.into_any();
    }
    let difference = signed(difference, scale);
    let stated = amount_text(printed, scale, app.lang());
    let said = fill(words.printed_total, &[("stated", &stated), ("difference", &difference)]);
    let mark = if figures.scenario.is_some() { "note" } else { "error" };
    view! { <p data-mark=mark>{said}</p> }.into_any()
}

/// A bar with its name and its figure; `part` is its length beside the longest.
fn bar(name: String, amount: Money, longest: Money, scale: Scale, none: bool) -> impl IntoView {
    let part = dom::ratio(amount.dong(), longest.dong());
    view! {
        <div style=("--part", part) data-state=none.then_some("none")>
            <dt>{visible(&name).into_owned()}</dt>
            <dd>{print_scaled(amount, scale)}</dd>
        </div>
    }
}

/// A bar for each year, if there are several.
fn by_year(app: App, figures: &Figures) -> impl IntoView + use<> {
    let years = figures.plan.period.years().enumerate();
    let amount = |index| figures.report.in_year(Row::Plan, index).unwrap_or(Money::ZERO);
    let amounts: Vec<(String, Money)> = years.map(|(index, year)| (year.to_string(), amount(index))).collect();
    let longest = amounts.iter().map(|(_, amount)| *amount).max().unwrap_or(Money::ZERO);
    let scale = figures.plan.scale;
    let bars = amounts.into_iter().map(|(year, amount)| bar(year, amount, longest, scale, false)).collect::<Vec<_>>();
    (bars.len() > 1).then(|| {
        view! {
            <h3>{app.words().by_year}</h3>
            <dl class="bars">{bars}</dl>
        }
    })
}

/// What each source pays, what no source is named for if there is such, and which of them that is.
pub(super) fn source_sums(figures: &Figures, words: &Catalogue) -> Vec<(String, Money, bool)> {
    let names = figures.plan.sources.iter().map(|source| source.name.clone()).chain([words.no_source.to_owned()]);
    let last = figures.plan.sources.len();
    let amounts = names.enumerate().map(|(at, name)| (name, figures.report.share(Row::Plan, at), at == last));
    amounts.filter(|(_, amount, none)| !none || !amount.is_zero()).collect()
}

/// A bar for each source, for the money that no source is named for, and for what is given in kind.
fn by_source(app: App, figures: &Figures) -> impl IntoView + use<> {
    let words = app.words();
    let mut amounts = source_sums(figures, words);
    let longest = amounts.iter().map(|(_, amount, _)| *amount).max().unwrap_or(Money::ZERO);
    let in_kind = figures.report.in_kind_total();
    if !in_kind.is_zero() {
        amounts.push((words.in_kind_total.to_owned(), in_kind, true));
    }
    let scale = figures.plan.scale;
    let bars = amounts.into_iter().map(|(name, amount, none)| bar(name, amount, longest, scale, none));
    view! {
        <h3>{words.by_source}</h3>
        <dl class="bars">{bars.collect::<Vec<_>>()}</dl>
    }
}
