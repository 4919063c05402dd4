//! The totals: computed beside printed, by year, by source. Adds nothing up itself.

use super::start_cards::printed_total;
use crate::calc::Row;
use crate::money::{Money, Scale, print_scaled};
use crate::text::{amount_text, fill, scale_unit};
use crate::web::app::app;
use crate::web::desk::desk;
use leptos::prelude::*;

/// The totals.
#[component]
pub(super) fn TotalsPart() -> impl IntoView {
    let app = app();
    let words = app.words();
    view! {
        <details class="part" open>
            <summary>
                <h2>{words.totals}</h2>
            </summary>
            <GrandTotal />
            <ByYear />
            <BySource />
        </details>
    }
}

#[component]
fn GrandTotal() -> impl IntoView {
    let (app, desk) = (app(), desk());
    let words = app.words();
    let printed = move || {
        let lang = app.lang();
        desk.sheet.with(|sheet| {
            let (plan, total) = (&sheet.0.plan, sheet.0.report.grand_total());
            let printed = printed_total(plan)?;
            let difference = total.minus(printed);
            if difference.is_zero() {
                return Some(view! { <p data-mark="ok">{words.total_agrees.to_owned()}</p> });
            }
            let sign = if difference > Money::ZERO { "+" } else { "" };
            let difference = [sign, &print_scaled(difference, plan.scale)].concat();
            let stated = amount_text(printed, plan.scale, lang);
            let text = fill(words.printed_total, &[("stated", &stated), ("difference", &difference)]);
            Some(view! { <p data-mark="error">{text}</p> })
        })
    };
    view! {
        {move || {
            desk.sheet
                .with(|sheet| {
                    let (total, scale) = (sheet.0.report.grand_total(), sheet.0.plan.scale);
                    view! {
                        <p class="grand">
                            <data value=total.dong().to_string()>{print_scaled(total, scale)}</data>
                            " "
                            <small>{scale_unit(scale, app.lang())}</small>
                        </p>
                    }
                })
        }}
        {printed}
    }
}

/// A bar with its name and its figure; `part` is its length beside the longest.
fn bar(name: String, amount: Money, longest: Money, scale: Scale, none: bool) -> impl IntoView {
    let part = super::super::browser::dom::ratio(amount.dong(), longest.dong());
    view! {
        <div style=("--part", part) data-state=none.then_some("none")>
            <dt>{name}</dt>
            <dd>{print_scaled(amount, scale)}</dd>
        </div>
    }
}

#[component]
fn ByYear() -> impl IntoView {
    let (app, desk) = (app(), desk());
    let words = app.words();
    move || {
        let sheet = desk.sheet.get().0;
        let years = sheet.plan.period.years().enumerate();
        let amount = |index| sheet.report.in_year(Row::Plan, index).unwrap_or(Money::ZERO);
        let amounts: Vec<(String, Money)> = years.map(|(index, year)| (year.to_string(), amount(index))).collect();
        let longest = amounts.iter().map(|(_, amount)| *amount).max().unwrap_or(Money::ZERO);
        let bars = amounts.into_iter().map(|(year, amount)| bar(year, amount, longest, sheet.plan.scale, false));
        (sheet.plan.period.len() > 1).then(|| {
            view! {
                <h3>{words.by_year}</h3>
                <dl class="bars">{bars.collect_view()}</dl>
            }
        })
    }
}

#[component]
fn BySource() -> impl IntoView {
    let (app, desk) = (app(), desk());
    let words = app.words();
    move || {
        let sheet = desk.sheet.get().0;
        let names = sheet.plan.sources.iter().map(|source| source.name.clone()).chain([words.no_source.to_owned()]);
        let last = sheet.plan.sources.len();
        let amounts = names.enumerate().map(|(at, name)| (name, sheet.report.share(Row::Plan, at), at == last));
        let amounts: Vec<_> = amounts.filter(|(_, amount, none)| !none || !amount.is_zero()).collect();
        let longest = amounts.iter().map(|(_, amount, _)| *amount).max().unwrap_or(Money::ZERO);
        let scale = sheet.plan.scale;
        let bars = amounts.into_iter().map(|(name, amount, none)| bar(name, amount, longest, scale, none));
        let in_kind = sheet.report.in_kind_total();
        let in_kind = (!in_kind.is_zero()).then(|| bar(words.in_kind_total.to_owned(), in_kind, longest, scale, true));
        view! {
            <h3>{words.by_source}</h3>
            <dl class="bars">{bars.collect_view()} {in_kind}</dl>
        }
    }
}
