//! The selected row in full: how it is computed, who leads, who pays, what the document prints of it.

use super::by_year::ByYear;
use crate::calc::count_in_year;
use crate::check::{Figure, Finding, Verdict};
use crate::edit::{BasisKind, Command, ItemText};
use crate::entry::print_price;
use crate::money::{print_decimal, print_scaled};
use crate::plan::{Basis, FactorValue, Id, Item, Line, Plan};
use crate::text::{Catalogue, Lang, fill, finding_text, item_name, visible};
use crate::web::app::app;
use crate::web::browser::dom;
use crate::web::desk::{Figures, Sheet, desk};
use crate::web::parts::{live, text};
use leptos::prelude::*;

/// The selected row.
#[component]
pub(super) fn DetailPart() -> impl IntoView {
    let (app, desk) = (app(), desk());
    let words = app.words();
    let selected = Memo::new(move |_| desk.chosen.get().map(|(id, _)| id));
    let body = live(move || match selected.get() {
        None => view! { <p>{words.select_a_row}</p> }.into_any(),
        Some(id) => view! { <Detail id=id /> }.into_any(),
    });
    let name = text(move || match selected.get() {
        Some(id) => visible(&item_name(&desk.plan(), Some(id), app.lang())).into_owned(),
        None => String::new(),
    });
    view! {
        <details class="part line" open>
            <summary>
                <h2>{words.selected_row}</h2>
                <span>{name}</span>
            </summary>
            {body}
        </details>
    }
}

#[component]
fn Detail(id: Id) -> impl IntoView {
    let (app, desk) = (app(), desk());
    let words = app.words();
    let facts = live(move || {
        let (figures, sheet) = (desk.settled.get().0, desk.sheet.get().0);
        let item = figures.plan.outline.get(id).cloned();
        let listed = item.map(|item| {
            let mut facts = Vec::new();
            if let Some(line) = item.line() {
                facts.extend(formula(&figures, id, line, words));
                facts.extend(factors(&figures.plan, line, words));
                facts.extend(paid_by(&figures, id, words));
            }
            facts.extend(found(&sheet, id, app.lang()));
            facts.extend(printed(&sheet, id, words));
            facts.extend(quoted(&item, words));
            let fact = |(name, value): (&'static str, String)| {
                view! {
                    <dt>{name}</dt>
                    <dd>{visible(&value).into_owned()}</dd>
                }
            };
            view! { <dl>{facts.into_iter().map(fact).collect::<Vec<_>>()}</dl> }
        });
        listed.into_any()
    });
    let is_line = desk.plan_now().outline.get(id).is_some_and(|item| !item.is_group());
    view! {
        {is_line.then(|| view! { <BasisChoice id=id /> })}
        {facts}
        {is_line.then(|| view! { <ByYear id=id /> })}
        <ItemField id=id field=ItemText::Lead label=|words| words.lead />
        <ItemField id=id field=ItemText::Support label=|words| words.support />
    }
}

/// How the amounts of the line come about.
#[component]
fn BasisChoice(id: Id) -> impl IntoView {
    let (app, desk) = (app(), desk());
    let words = app.words();
    let now = text(move || {
        let plan = desk.plan();
        let name = match plan.outline.get(id).and_then(|item| item.line()).map(|line| &line.basis) {
            Some(Basis::UnitCost { .. }) => "unit-cost",
            Some(Basis::LumpSum(_)) => "lump-sum",
            Some(Basis::Blank) | None => "blank",
        };
        name.to_owned()
    });
    let choose = move |event: leptos::ev::Event| {
        let basis = match event_target_value(&event).as_str() {
            "unit-cost" => BasisKind::UnitCost,
            "lump-sum" => BasisKind::LumpSum,
            _ => BasisKind::Blank,
        };
        if !desk.attempt(Command::SetBasis { item: id, basis }) {
            event_target::<web_sys::HtmlSelectElement>(&event).set_value(&now.get_untracked());
        }
    };
    let option = move |value: &'static str, label: &'static str| {
        view! {
            <option value=value selected=now.get_untracked() == value>
                {label}
            </option>
        }
    };
    view! {
        <label class="stack">
            <span>{words.basis}</span>
            <select class="field" aria-disabled=desk.locked() prop:value=now on:change=choose>
                {option("unit-cost", words.basis_unit_cost)}
                {option("lump-sum", words.basis_lump_sum)}
                {option("blank", words.basis_blank)}
            </select>
        </label>
    }
}

/// A text of the item that has no column.
#[component]
fn ItemField(id: Id, field: ItemText, label: fn(&Catalogue) -> &'static str) -> impl IntoView {
    let (app, desk) = (app(), desk());
    let words = app.words();
    let value = text(move || {
        desk.plan().outline.get(id).map_or(String::new(), |item| match field {
            ItemText::Lead => item.lead.clone(),
            _ => item.support.clone(),
        })
    });
    let set = move |event: leptos::ev::Event| {
        let typed = dom::nfc(event_target_value(&event).trim());
        if !desk.attempt(Command::SetItemText { item: id, field, text: typed }) {
            event_target::<web_sys::HtmlInputElement>(&event).set_value(&value.get_untracked());
        }
    };
    view! {
        <label class="stack">
            <span>{label(words)}</span>
            <input class="field" readonly=desk.locked() prop:value=value on:change=set />
        </label>
    }
}

type Fact = (&'static str, String);

/// "2.000.000 × 20 = 40.000.000", once where all years are alike, else a line a year.
fn formula(figures: &Figures, id: Id, line: &Line, words: &'static Catalogue) -> Vec<Fact> {
    let plan = &figures.plan;
    let Basis::UnitCost { price, count } = &line.basis else { return Vec::new() };
    let Some((row, _)) = figures.row(id) else { return Vec::new() };
    let term = |index: usize| {
        let (price, count) = (price.in_year(index)?, count_in_year(plan, count, index)?);
        let amount = figures.report.in_year(row, index)?;
        let product = [print_price(price, plan.scale).as_str(), " × ", &print_decimal(count)].concat();
        Some([&product, " = ", &print_scaled(amount, plan.scale)].concat())
    };
    let terms = plan.period.years().enumerate().filter_map(|(index, year)| Some((year, term(index)?)));
    let terms: Vec<(u16, String)> = terms.collect();
    let alike = terms.windows(2).all(|pair| pair.first().map(|one| &one.1) == pair.last().map(|one| &one.1));
    match terms.as_slice() {
        [] => Vec::new(),
        [(_, only)] if plan.period.len() == 1 => vec![(words.formula, only.clone())],
        [(first, same), .., (last, _)] if alike => {
            let years = [first.to_string(), last.to_string()].join("–");
            vec![(words.formula, [&years, ": ", same].concat())]
        }
        _ => terms.iter().map(|(year, term)| (words.formula, [&year.to_string(), ": ", term].concat())).collect(),
    }
}

/// The factors of the count, with what drives them.
fn factors(plan: &Plan, line: &Line, words: &'static Catalogue) -> Option<Fact> {
    let Basis::UnitCost { count, .. } = &line.basis else { return None };
    let parts: Vec<String> = count.factors.iter().map(|factor| factor_text(plan, factor, words)).collect();
    (!parts.is_empty()).then(|| (words.cell_factors, parts.join(" × ")))
}

fn factor_text(plan: &Plan, factor: &crate::plan::Factor, words: &Catalogue) -> String {
    let number = factor.number(plan).map_or(String::new(), print_decimal);
    let number = [&number, " ", &factor.unit].concat();
    let FactorValue::Driver { driver, except } = factor.value else { return number };
    let Some(driver) = plan.driver(driver) else { return number };
    let template = if except.is_some() { words.exception } else { words.driver_of };
    let why = fill(template, &[("driver", &driver.name), ("value", &print_decimal(driver.value))]);
    [&number, " (", &why, ")"].concat()
}

/// What each source pays of it.
fn paid_by(figures: &Figures, id: Id, words: &'static Catalogue) -> Option<Fact> {
    let plan = &figures.plan;
    let (row, _) = figures.row(id)?;
    let names = plan.sources.iter().map(|source| source.name.as_str()).chain([words.no_source]);
    let part = |(at, name): (usize, &str)| {
        let share = figures.report.share(row, at);
        (!share.is_zero()).then(|| [name, ": ", &print_scaled(share, plan.scale)].concat())
    };
    let parts: Vec<String> = names.enumerate().filter_map(part).collect();
    (!parts.is_empty() && !plan.sources.is_empty()).then(|| (words.paid_by, parts.join("; ")))
}

/// What the checks say of it, and what caused that.
fn found(sheet: &Sheet, id: Id, lang: Lang) -> Vec<Fact> {
    let mut places: Vec<usize> = Vec::new();
    for (at, finding) in sheet.findings.iter().enumerate().filter(|(_, it)| it.subject.item == Some(id)) {
        let cause = finding.cause.unwrap_or(at);
        if !places.contains(&cause) {
            places.push(cause);
        }
    }
    let sentence = |finding: &Finding| (lang.catalogue().checks, finding_text(&sheet.plan, finding, lang));
    places.into_iter().filter_map(|at| sheet.findings.get(at)).map(sentence).collect()
}

/// What the document prints of it, table by table, and whether that agrees.
fn printed(sheet: &Sheet, id: Id, words: &'static Catalogue) -> Vec<Fact> {
    let plan = &sheet.plan;
    let claims = plan.claims.iter().zip(&sheet.judged).filter(|(claim, _)| claim.subject.item == Some(id));
    let mut facts: Vec<Fact> = Vec::new();
    let mut last = None;
    for (claim, judged) in claims {
        let year = claim.subject.year.map_or(String::new(), |year| [&year.to_string(), ": "].concat());
        let mut text = [year.as_str(), &claim.raw].concat();
        if judged.verdict == Verdict::Differs {
            text = [&text, " ≠ ", &figure(plan, judged.computed.as_ref())].concat();
        }
        match facts.last_mut().filter(|_| last == Some(claim.table)) {
            Some((_, list)) => *list = [list.as_str(), " · ", &text].concat(),
            None => {
                let title = plan.table(claim.table).map_or("", |table| table.place.as_str());
                facts.push((
                    words.printed_figures,
                    if title.is_empty() { text } else { [title, " — ", &text].concat() },
                ));
            }
        }
        last = Some(claim.table);
    }
    facts
}

fn figure(plan: &Plan, figure: Option<&Figure>) -> String {
    match figure {
        Some(Figure::Money(amount)) => print_scaled(*amount, plan.scale),
        Some(Figure::Number(number)) => print_decimal(*number),
        Some(Figure::Text(text)) => text.clone(),
        Some(Figure::Series(_)) | None => String::new(),
    }
}

fn quoted(item: &Item, words: &'static Catalogue) -> Vec<Fact> {
    item.prose.iter().map(|sentence| (words.quoted, ["“", sentence, "”"].concat())).collect()
}
