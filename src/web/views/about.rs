//! What is known of the plan as a document: issuer, decision, years, the tables it was taken from. Sends commands only.

use super::actions::open;
use crate::edit::{Command, PlanText};
use crate::plan::Period;
use crate::text::{Catalogue, scale_unit, visible};
use crate::web::app::app;
use crate::web::browser::dom;
use crate::web::desk::{Desk, Overlay, desk};
use crate::web::parts::{live, text};
use leptos::prelude::*;

/// The document.
#[component]
pub(super) fn AboutPart() -> impl IntoView {
    let app = app();
    let words = app.words();
    view! {
        <details class="part">
            <summary>
                <h2>{words.about_plan}</h2>
            </summary>
            <PlanField field=PlanText::Issuer label=|words| words.issuer />
            <PlanField field=PlanText::Decision label=|words| words.decision />
            <Years />
            <Tables />
            <button on:click=move |_| open(desk(), Overlay::Versions)>{words.versions}</button>
        </details>
    }
}

#[component]
fn PlanField(field: PlanText, label: fn(&Catalogue) -> &'static str) -> impl IntoView {
    let (app, desk) = (app(), desk());
    let words = app.words();
    let value = text(move || {
        let plan = desk.plan();
        match field {
            PlanText::Title => plan.title.clone(),
            PlanText::Issuer => plan.issuer.clone(),
            PlanText::Decision => plan.decision.clone(),
        }
    });
    let set = move |event: leptos::ev::Event| {
        let typed = dom::nfc(event_target_value(&event).trim());
        if !desk.attempt(Command::SetPlanText { field, text: typed }) {
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

/// The first and the last year.
#[component]
fn Years() -> impl IntoView {
    let (app, desk) = (app(), desk());
    let words = app.words();
    let first = text(move || desk.plan().period.first().to_string());
    let last = text(move || desk.plan().period.last().to_string());
    let set_first = move |event: leptos::ev::Event| {
        let now = desk.plan_now().period;
        let year = event_target_value(&event).trim().parse().unwrap_or(0);
        if !set_years(desk, year, now.last().max(year)) {
            event_target::<web_sys::HtmlInputElement>(&event).set_value(&now.first().to_string());
        }
    };
    let set_last = move |event: leptos::ev::Event| {
        let now = desk.plan_now().period;
        let year = event_target_value(&event).trim().parse().unwrap_or(0);
        if !set_years(desk, now.first().min(year), year) {
            event_target::<web_sys::HtmlInputElement>(&event).set_value(&now.last().to_string());
        }
    };
    view! {
        <div class="pair">
            <label class="stack">
                <span>{words.first_year}</span>
                <input class="field" readonly=desk.locked() inputmode="numeric" prop:value=first on:change=set_first />
            </label>
            <label class="stack">
                <span>{words.last_year}</span>
                <input class="field" readonly=desk.locked() inputmode="numeric" prop:value=last on:change=set_last />
            </label>
        </div>
    }
}

fn set_years(desk: Desk, first: u16, last: u16) -> bool {
    match Period::new(first, last) {
        Some(period) => desk.attempt(Command::SetPeriod(period)),
        None => {
            desk.app.say(desk.app.words().years_refused.to_owned());
            false
        }
    }
}

/// The tables of the document, each with its unit and whether the unit is printed.
#[component]
fn Tables() -> impl IntoView {
    let (app, desk) = (app(), desk());
    let words = app.words();
    live(move || {
        let lang = app.lang();
        let plan = desk.plan();
        let line = |table: &crate::plan::Table| {
            let inferred = || [scale_unit(table.scale, lang), " (", words.unit_inferred, ")"].concat();
            let unit = table.unit_printed.clone().unwrap_or_else(inferred);
            view! {
                <li>
                    <span lang="vi">{visible(&table.title).into_owned()}</span>
                    " "
                    <small>{[&*visible(&table.place), " · ", &visible(&unit)].concat()}</small>
                </li>
            }
        };
        let lines = plan.tables.iter().map(line).collect::<Vec<_>>();
        let listed = (!lines.is_empty()).then(|| {
            view! {
                <h3>{words.document_tables}</h3>
                <ul class="tables">{lines}</ul>
            }
        });
        listed.into_any()
    })
}
