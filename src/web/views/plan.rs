//! The screen of one plan: bar, tools, table, panel. Opens the plan from the shelf, or says that it is not there.

use super::bar::Bar;
use super::checks::tally;
use super::find_bar::FindBar;
use super::finding::BackToFinding;
use super::palette::Palette;
use super::printed::{PrintedPages, ViewSwitch, follow_selection};
use super::sheet::SheetGrid;
use super::shortcuts::ShortcutSheet;
use super::side::SidePanel;
use super::tools::Tools;
use crate::check::{Finding, Severity};
use crate::edit::Command;
use crate::money::{Scale, write_words};
use crate::open::Screen;
use crate::plan::Waiver;
use crate::text::{fill, finding_text, read_problem, scale_unit};
use crate::web::app::app;
use crate::web::browser::dom;
use crate::web::desk::{Desk, desk};
use crate::web::parts::{SkipLink, Switch, live, place, text, word};
use crate::web::shelf::Unread;
use leptos::prelude::*;

/// The plan kept under a key.
#[component]
pub(super) fn PlanScreen(key: String) -> impl IntoView {
    let app = app();
    match app.shelf().plan(&key) {
        Ok(plan) => {
            provide_context(Desk::open(app, key, plan));
            let drawn = live(move || {
                app.lang.track();
                view! { <OpenPlan /> }.into_any()
            });
            drawn.into_any()
        }
        Err(problem) => view! { <NoPlan problem=problem /> }.into_any(),
    }
}

#[component]
fn NoPlan(problem: Unread) -> impl IntoView {
    let app = app();
    let words = app.words();
    let said = match &problem {
        Unread::Broken(error) => read_problem(error, app.lang()),
        Unread::Absent | Unread::Store(_) => words.no_such_plan.to_owned(),
    };
    view! {
        <main class="start">
            <h1 class="brand">{words.product}</h1>
            <p>{said}</p>
            <p>
                <a href=Screen::Start.fragment()>{words.back_to_start}</a>
            </p>
        </main>
    }
}

#[component]
fn OpenPlan() -> impl IntoView {
    let (app, desk) = (app(), desk());
    let words = app.words();
    Effect::new(move |_| {
        let title = desk.plan().title.clone();
        dom::set_title(&[title.as_str(), " – ", words.product].concat());
    });
    super::keys::listen(desk);
    super::actions::listen(desk);
    follow_selection(desk);
    let shown = live(move || match desk.as_printed.get() {
        true => view! { <PrintedPages /> }.into_any(),
        false => view! {
            <SheetGrid />
            <Under />
        }
        .into_any(),
    });
    view! {
        <SkipLink to="#sheet" label=words.skip_to_sheet />
        <div class="plan">
            <Bar />
            <div class="desk">
                <main class="doc">
                    <h1 class="sr">{text(move || desk.plan().title.clone())}</h1>
                    <Tools />
                    <FindBar />
                    <Over />
                    {shown}
                </main>
                <SidePanel />
            </div>
        </div>
        <Palette />
        <ShortcutSheet />
    }
}

/// The lines above the table: where the plan is from, whether it is right, and its unit.
#[component]
fn Over() -> impl IntoView {
    let (app, desk) = (app(), desk());
    let words = app.words();
    let from = text(move || {
        let plan = desk.plan();
        let parts = [plan.issuer.as_str(), plan.decision.as_str()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    });
    let name = word(move || Some(if desk.as_printed.get() { words.view_printed } else { words.table_name }));
    let scales = [Scale::Dong, Scale::Thousand, Scale::Million];
    let names = scales.map(|scale| scale_unit(scale, app.lang())).to_vec();
    let choose = move |at: usize| {
        if let Some(scale) = scales.get(at) {
            desk.attempt(Command::SetScale(*scale));
        }
    };
    let verdict = live(move || {
        let (worst, said) = desk.sheet.with(|sheet| {
            let open = sheet.0.findings.iter().filter(|finding| finding.is_open());
            (open.map(|finding| finding.severity).min(), tally(&sheet.0.findings, words))
        });
        let mark = match worst {
            Some(Severity::Error) => "error",
            Some(Severity::Warning) => "warning",
            Some(Severity::Note) | None => "note",
        };
        let button = (!said.is_empty()).then(|| {
            view! {
                <button class="plain verdict" data-mark=mark on:click=move |_| dom::focus("#checks summary")>
                    {said}
                </button>
            }
        });
        button.into_any()
    });
    view! {
        <div class="over">
            <h2 class="sr" id="sheet-name">{name}</h2>
            <p class="soft">{from}</p>
            {verdict}
            <BackToFinding />
            <ViewSwitch />
            <Switch
                name="unit-name"
                legend=words.money_unit
                shown_legend=true
                options=names
                chosen=Signal::derive(move || place(&scales, &desk.plan().scale))
                choose=Callback::new(choose)
            />
        </div>
    }
}

/// What was accepted as it is, with the reason: on paper only, since the panel stays behind.
#[component]
fn Accepted() -> impl IntoView {
    let (app, desk) = (app(), desk());
    live(move || {
        let sheet = desk.sheet.get().0;
        let waived =
            sheet.findings.iter().filter_map(|finding| Some((finding, sheet.plan.waivers.get(finding.waived?)?)));
        let line = |(finding, waiver): (&Finding, &Waiver)| {
            let because = fill(app.words().waived_because, &[("reason", &waiver.reason)]);
            view! { <li>{[&finding_text(&sheet.plan, finding, app.lang()), " ", &because].concat()}</li> }
        };
        let lines: Vec<_> = waived.map(line).collect();
        view! { <ul class="accepted">{lines}</ul> }.into_any()
    })
}

/// The lines below the table: the total in words, and what the colours mean.
#[component]
fn Under() -> impl IntoView {
    let (app, desk) = (app(), desk());
    let words = app.words();
    let in_words =
        text(move || desk.sheet.with(|sheet| [write_words(sheet.0.report.grand_total()).as_str(), "."].concat()));
    let differs = text(move || match desk.sheet.with(|sheet| sheet.0.marks.is_empty()) {
        true => String::new(),
        false => [" · ", words.legend_differs].concat(),
    });
    view! {
        <div class="under">
            <Accepted />
            <p class="words" aria-live="polite">
                <b>{words.in_words}</b>
                " "
                <span lang="vi">{in_words}</span>
            </p>
            <p class="key">
                <b>{words.legend_hand}</b>
                ": "
                {words.legend_hand_is}
                " · "
                <i>{words.legend_computed}</i>
                ": "
                {words.legend_computed_is}
                {differs}
            </p>
        </div>
    }
}
